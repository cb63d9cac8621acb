"""T-SQL: the journal of runs, steps and batches; how a run in steps is begun, resumed and ended."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.plan import ir
from compiler.plan.stepwise import Silence, looking, opening, repeated, silences, work_tables
from compiler.sql.dialect import Names
from compiler.sql.images import spoken
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tsql import EXACT, TsqlDialect, executed

# The list of the steps that were compiled, which the driver makes in its session.
LIST = "#o11c_plan"


def _text(length: int) -> str:
    return f"nvarchar({length}) COLLATE {EXACT}"


_RUN_TABLE = f"""IF OBJECT_ID(N'[o11c].[run]', N'U') IS NULL
  CREATE TABLE [o11c].[run] (
    [run_id] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
    [project] {_text(400)} NOT NULL,
    [source_digest] {_text(64)} NOT NULL,
    [target_digest] {_text(64)} NOT NULL,
    [started] datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    [finished] datetime2(3) NULL,
    [status] {_text(20)} NOT NULL DEFAULT N'running',
    [plan] {_text(64)} NULL,
    [mode] {_text(10)} NULL
  )"""
_RUN_COLUMNS = f"""IF COL_LENGTH(N'[o11c].[run]', N'mode') IS NULL
  ALTER TABLE [o11c].[run] ADD [plan] {_text(64)} NULL, [mode] {_text(10)} NULL"""
_STEP_COLUMNS = f"""    [position] int NOT NULL,
    [step_id] {_text(100)} NOT NULL,
    [checksum] {_text(64)} NOT NULL,
    [phase] {_text(20)} NOT NULL,
    [kind] {_text(40)} NOT NULL,
    [label] {_text(4000)} NULL,
    [applications] {_text(4000)} NULL,
    [rows_expected] bigint NULL"""
_PLAN_STEP_TABLE = f"""IF OBJECT_ID(N'[o11c].[plan_step]', N'U') IS NULL
  CREATE TABLE [o11c].[plan_step] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
{_STEP_COLUMNS},
    PRIMARY KEY ([run_id], [position])
  )"""
_STEP_TABLE = f"""IF OBJECT_ID(N'[o11c].[step]', N'U') IS NULL
  CREATE TABLE [o11c].[step] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [step_id] {_text(100)} NOT NULL,
    [checksum] {_text(64)} NOT NULL,
    [started] datetime2(3) NOT NULL,
    [finished] datetime2(3) NOT NULL,
    [rows] bigint NULL,
    [status] {_text(20)} NOT NULL,
    PRIMARY KEY ([run_id], [step_id])
  )"""
_BATCH_TABLE = f"""IF OBJECT_ID(N'[o11c].[batch]', N'U') IS NULL
  CREATE TABLE [o11c].[batch] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [step_id] {_text(100)} NOT NULL,
    [batch] bigint NOT NULL,
    [upto] {_text(4000)} NULL,
    [rows] bigint NOT NULL,
    [finished] datetime2(3) NOT NULL,
    PRIMARY KEY ([run_id], [step_id], [batch])
  )"""
_MAP_TABLE = f"""IF OBJECT_ID(N'[o11c].[map]', N'U') IS NULL
  CREATE TABLE [o11c].[map] (
    [espace_key] {_text(200)} NOT NULL,
    [entity_key] {_text(200)} NOT NULL,
    [identifier_key] {_text(400)} NOT NULL,
    [label] {_text(4000)} NOT NULL,
    [kind] {_text(20)} NOT NULL,
    [table_name] {_text(128)} NOT NULL,
    [source_digest] {_text(64)} NOT NULL,
    [target_digest] {_text(64)} NOT NULL,
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    PRIMARY KEY ([espace_key], [entity_key])
  )"""
# The driver fills it: it knows the checksums.
LIST_TABLE = f"DROP TABLE IF EXISTS {LIST};\nCREATE TABLE {LIST} (\n{_STEP_COLUMNS}\n)"


def run_of(dialect: TsqlDialect) -> str:
    """Return the run that is under way: no other begins while one has not ended, so it is the last one."""
    return f"(SELECT MAX([run_id]) FROM {dialect.home}.[run])"


def _running(dialect: TsqlDialect) -> str:
    return f"(SELECT MAX([run_id]) FROM {dialect.home}.[run] WHERE [status] = N'running')"


def journal_tables(dialect: TsqlDialect) -> list[Statement]:
    """Return the statements that make the journal and the registry of maps, or bring them up to date."""
    where = "in the database of the maps" if dialect.database else "in the current database, which is the target"
    schema = "IF SCHEMA_ID(N'o11c') IS NULL EXEC (N'CREATE SCHEMA [o11c]')"
    tables = (
        (
            f"Identifier maps, journal and registry live in a schema of their own. Names of two parts are {where}.",
            schema,
        ),
        ("One row a run.", _RUN_TABLE),
        ("A journal of an older version gets the columns that it lacks.", _RUN_COLUMNS),
        ("One row a step that the run will make.", _PLAN_STEP_TABLE),
        ("One row a finished step.", _STEP_TABLE),
        ("One row a finished batch of a step, where each step commits.", _BATCH_TABLE),
        ("Registry of identifier maps: later runs find a map by its keys.", _MAP_TABLE),
    )
    made = [Statement(why, dialect.at_home(text) if dialect.database else text) for why, text in tables]
    return [*made, *_owner(dialect)] if dialect.database else made


# The target that a database of maps belongs to: one row.
TARGET = "target"
_OWNER_TABLE = f"""IF OBJECT_ID(N'[o11c].[{TARGET}]', N'U') IS NULL
  CREATE TABLE [o11c].[{TARGET}] ([name] {_text(128)} NOT NULL PRIMARY KEY)"""


def _owner(dialect: TsqlDialect) -> list[Statement]:
    table = f"{dialect.home}.[{TARGET}]"
    return [
        Statement(
            "The target that these maps are of: another one needs a database of its own.",
            dialect.at_home(_OWNER_TABLE),
        ),
        Statement("", f"INSERT INTO {table} ([name])\nSELECT DB_NAME() WHERE NOT EXISTS (SELECT 1 FROM {table})"),
    ]


def maps_guard(dialect: TsqlDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the check that the database of the maps is there and is this target's; nothing without one."""
    if plan.maps_database is None:
        return ()
    name, table = label(plan.maps_database), f"{dialect.home}.[{TARGET}]"
    other = executed(
        f"IF EXISTS (SELECT 1 FROM {table} WHERE [name] <> DB_NAME() COLLATE {EXACT})\nBEGIN\n"
        f"  THROW 50965, N'O11-0965: the maps in database {name} are of another target. Nothing was changed. Give this "
        "target a database of its own (maps in the project file).', 1;\nEND"
    )
    return (
        Statement(
            "The database of the maps must be there, and its maps must be of this target.",
            f"IF DB_ID({dialect.quoted(plan.maps_database)}) IS NULL\nBEGIN\n"
            f"  THROW 50911, N'O11-0911: there is no database {name} for the maps. Nothing was changed. Make "
            "it, or name another one (maps in the project file).', 1;\nEND;\n"
            f"IF OBJECT_ID(N'{table}', N'U') IS NOT NULL\n  {other}",
        ),
    )


def list_table() -> Statement:
    """Return the statement that makes the list of steps."""
    return Statement("The steps that were compiled, with the SHA-256 of their files.", LIST_TABLE)


def looked_only(dialect: TsqlDialect) -> str:
    """Return the condition that a run of ``o11c.run`` has changed nothing."""
    kinds = _texts(looking())
    return (
        f"NOT EXISTS (SELECT 1 FROM {dialect.home}.[batch] AS [b] WHERE [b].[run_id] = [run].[run_id])\n"
        f"  AND NOT EXISTS (SELECT 1 FROM {dialect.home}.[step] AS [s]\n"
        f"    LEFT JOIN {dialect.home}.[plan_step] AS [p] ON [p].[run_id] = [s].[run_id] AND [p].[step_id] = "
        "[s].[step_id]\n"
        f"    WHERE [s].[run_id] = [run].[run_id] AND ([p].[kind] IS NULL\n"
        f"      OR NOT [p].[kind] IN ({kinds})))"
    )


def closed(dialect: TsqlDialect) -> Statement:
    """Return the statement that closes a run which has changed nothing."""
    return Statement(
        "A run in steps that ended before it had changed anything has nothing to finish: it is closed.",
        f"UPDATE {dialect.home}.[run] SET [status] = N'rolled back', [finished] = SYSUTCDATETIME()\n"
        f"WHERE [status] = N'running'\n  AND {looked_only(dialect)}",
    )


def _refused(dialect: TsqlDialect, where: str = "") -> Statement:
    return Statement(
        "A run in steps that has changed something and has not ended comes first: this one would work on half "
        "of its rows.",
        dialect.refuse_when(
            f"SELECT [project] FROM {dialect.home}.[run] WHERE [status] = N'running'{where}",
            "O11-0957",
            "a run that commits step by step has not ended",
            "No row was changed. Run the migrate.sql of that project again to finish it, or undo it with its "
            "rollback.sql.",
        ),
    )


_COLUMNS = "[project], [source_digest], [target_digest], [mode]"


def _row(dialect: TsqlDialect, plan: ir.Plan, mode: str) -> str:
    return f"{dialect.quoted(plan.project)}, N'{plan.source_digest}', N'{plan.target_digest}', N'{mode}'"


def whole_run(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the statements that begin a run in one transaction.

    The columns that a journal of an older version lacks are named by later batches only: the driver sets them.
    """
    return [
        closed(dialect),
        _refused(dialect),
        Statement(
            "This run.",
            f"INSERT INTO {dialect.home}.[run] ([project], [source_digest], [target_digest])\n"
            f"VALUES ({dialect.quoted(names.plan.project)}, N'{names.plan.source_digest}', "
            f"N'{names.plan.target_digest}')",
        ),
    ]


# --- a run in steps ------------------------------------------------------------------------------


def begin_steps(dialect: TsqlDialect, names: Names) -> tuple[Statement, ...]:
    """Return the statements that begin a run in steps or make an unfinished one ready to go on."""
    plan = names.plan
    return (
        closed(dialect),
        _refused(dialect, f" AND [project] <> {dialect.quoted(plan.project)}"),
        _changed_scripts(dialect),
        Statement(
            "This run and its steps, unless there is one to finish.",
            f"BEGIN TRANSACTION;\nINSERT INTO {dialect.home}.[run] ({_COLUMNS})\nSELECT {_row(dialect, plan, 'step')}\n"
            f"WHERE NOT EXISTS (SELECT 1 FROM {dialect.home}.[run] WHERE [status] = N'running');\n"
            "IF ROWCOUNT_BIG() = 1\n"
            f"  INSERT INTO {dialect.home}.[plan_step] ([run_id], [position], [step_id], [checksum], [phase], "
            "[kind], [label],\n"
            "    [applications], [rows_expected])\n"
            f"  SELECT {run_of(dialect)}, [position], [step_id], [checksum], [phase], [kind], [label],\n"
            f"    [applications], [rows_expected]\n  FROM {LIST};\nCOMMIT TRANSACTION",
        ),
        *(_spoken(dialect, names, item) for item in silences(plan)),
        Statement(
            "Steps that only look are made again by a run that goes on.",
            f"DELETE FROM {dialect.home}.[step] WHERE [run_id] = {run_of(dialect)}\n  AND [step_id] IN "
            f"({_texts(repeated(plan))})",
        ),
    )


def _texts(items: Sequence[str]) -> str:
    return ", ".join(f"N'{item}'" for item in items)


def _changed_scripts(dialect: TsqlDialect) -> Statement:
    return Statement(
        "A run goes on with the scripts that it began with, to the last byte: what it has done follows from them.",
        dialect.refuse_when(
            "SELECT COALESCE([p].[step_id], [l].[step_id])\n"
            f"FROM (SELECT [position], [step_id], [checksum] FROM {dialect.home}.[plan_step]\n"
            f"  WHERE [run_id] = {_running(dialect)}) AS [p]\n"
            f"FULL JOIN {LIST} AS [l]\n"
            "  ON [l].[position] = [p].[position] AND [l].[step_id] = [p].[step_id]\n"
            "    AND [l].[checksum] = [p].[checksum]\n"
            f"WHERE NOT {_running(dialect)} IS NULL AND ([p].[step_id] IS NULL OR [l].[step_id] IS NULL)\n"
            "UNION\n"
            f"SELECT [s].[step_id] FROM {dialect.home}.[step] AS [s] WHERE [s].[run_id] = {_running(dialect)}\n"
            f"  AND NOT EXISTS (SELECT 1 FROM {LIST} AS [l]\n"
            "    WHERE [l].[step_id] = [s].[step_id] AND [l].[checksum] = [s].[checksum])",
            "O11-0956",
            "scripts have changed since the run began that is to go on",
            "No row was changed. Finish it with the scripts that it began with, or undo it with their rollback.sql.",
        ),
    )


def _spoken(dialect: TsqlDialect, names: Names, item: Silence) -> Statement:
    """Return the statements that end the silence of a run which was interrupted; the step begins it again."""
    begins, ends = item.begins, item.ends
    why, texts = spoken(dialect, names, item)
    done = f"SELECT 1 FROM {dialect.home}.[step] WHERE [run_id] = {run_of(dialect)} AND [step_id] ="
    # Inside EXEC: the table of kept rows may not be there, and is not looked at before it is needed.
    again = "".join(f"  {executed(text)};\n" for text in texts)
    return Statement(
        why,
        f"IF EXISTS ({done} N'{begins.head.id}')\n  AND NOT EXISTS ({done} N'{ends.head.id}')\nBEGIN\n"
        f"  BEGIN TRANSACTION;\n{again}"
        f"  DELETE FROM {dialect.home}.[step] WHERE [run_id] = {run_of(dialect)} AND [step_id] = N'{begins.head.id}';\n"
        "  COMMIT TRANSACTION;\nEND",
    )


def not_opened(dialect: TsqlDialect, plan: ir.Plan) -> str:
    """Return the condition that the run's first step is not finished: the source may be copied aside."""
    step = opening(plan).head.id
    return (
        f"NOT EXISTS (SELECT 1 FROM {dialect.home}.[step] WHERE [run_id] = {run_of(dialect)} AND [step_id] = "
        f"N'{step}')"
    )


def finish_steps(dialect: TsqlDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements before the run is marked as done."""
    dropped = ",\n  ".join(dialect.home_of(name) for name in work_tables(plan))
    looked = Statement(
        "No step was passed over.",
        dialect.refuse_when(
            f"SELECT [p].[step_id] FROM {dialect.home}.[plan_step] AS [p] WHERE [p].[run_id] = "
            f"{run_of(dialect)} AND NOT EXISTS (\n"
            f"  SELECT 1 FROM {dialect.home}.[step] AS [s] WHERE [s].[run_id] = [p].[run_id]\n"
            "    AND [s].[step_id] = [p].[step_id] AND [s].[checksum] = [p].[checksum])",
            "O11-0959",
            "steps of the run are not finished",
            "The run is not done. Run migrate.sql again; check the folder with o11c verify.",
        ),
    )
    if not dropped:
        return (looked,)
    why = "What later steps read of earlier ones, and the copies of the source, are not needed any more."
    return (looked, Statement(why, f"DROP TABLE IF EXISTS {dropped}"))
