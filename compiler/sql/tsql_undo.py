"""T-SQL: what a run prepares for its undo, rollback.sql and cleanup.sql."""

from __future__ import annotations

from dataclasses import replace

from compiler.plan import ir
from compiler.plan.names import earlier_map
from compiler.sql.dialect import Names
from compiler.sql.images import REGISTRY, image_tables, prepared
from compiler.sql.maps import map_columns
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_checks import with_identity
from compiler.sql.tsql_guard import guard_statements
from compiler.sql.tsql_journal import closed, looked_only
from compiler.sql.tsql_probes import SHOWN_FINDINGS
from compiler.sql.undo import UndoForms, sequences_stay, undone
from compiler.sql.undo_names import (
    JOURNAL,
    REGISTRY_COLUMNS,
    UNDO_HINT,
    maps_of_texts,
    plan_digest,
    undo_work_tables,
)

_LAST = "(SELECT MAX([run_id]) FROM [o11c].[run])"
_COLUMNS = ", ".join(f"[{name}]" for name in REGISTRY_COLUMNS)
_PAIR = "[old_id], [new_id], [fresh], [made]"
# The text is made of the names that the catalog has now; names of two parts are in the current database. What
# SELECT @text = @text + ... makes of several rows is not documented; XML changes nothing in these names.
_DROP_IMAGES = """DECLARE @o11c_images nvarchar(max) = COALESCE((
  SELECT N'DROP TABLE [o11c].' + QUOTENAME([name]) + N';' FROM sys.tables
  WHERE [schema_id] = SCHEMA_ID(N'o11c') AND ([name] LIKE N'before[_]%' OR [name] LIKE N'after[_]%')
  ORDER BY [name] FOR XML PATH('')), N'');
EXEC (@o11c_images)"""


def _two_part(dialect: TsqlDialect, name: str) -> str:
    return f"[o11c].{dialect.name_of(name)}"


def _renamed(dialect: TsqlDialect, name: str, to: str) -> str:
    own = dialect.quoted(_two_part(dialect, name))
    return (
        f"IF OBJECT_ID({own}, N'U') IS NOT NULL\n"
        f"  EXEC sys.sp_rename @objname = {own}, @newname = {dialect.quoted(to)}, @objtype = N'OBJECT'"
    )


_FORGOTTEN_WHY = (
    "A run in steps that ended before it had changed anything is none: the journal forgets it, and the one before it "
    "is the last."
)


def _executed(text: str) -> str:
    """Return a text that is run where the journal has lists of steps; one of an older version has none."""
    inner = text.replace("'", "''")
    return f"IF OBJECT_ID(N'[o11c].[plan_step]', N'U') IS NOT NULL\n  EXEC (N'{inner}')"


def _forgotten() -> str:
    gone = "(SELECT [run_id] FROM @o11c_gone)"
    return (
        "DECLARE @o11c_gone TABLE ([run_id] bigint NOT NULL);\n"
        "INSERT INTO @o11c_gone ([run_id])\nSELECT [run_id] FROM [o11c].[run]\n"
        "WHERE [mode] = N'step' AND [status] IN (N'running', N'rolled back')\n"
        "  AND NOT EXISTS (SELECT 1 FROM [o11c].[map] AS [g] WHERE [g].[run_id] = [o11c].[run].[run_id])\n"
        f"  AND {looked_only()};\n"
        f"DELETE FROM [o11c].[step] WHERE [run_id] IN {gone};\n"
        f"DELETE FROM [o11c].[plan_step] WHERE [run_id] IN {gone};\n"
        f"DELETE FROM [o11c].[run] WHERE [run_id] IN {gone};"
    )


def prepare_undo(dialect: TsqlDialect, names: Names, step: ir.PrepareUndo) -> Lowered:
    """Return the statements that make the images ready and keep the maps of earlier runs."""
    statements = [
        Statement("Only the last run can be undone: what an earlier one has kept is dropped.", _DROP_IMAGES),
        Statement(
            "The registry of maps as it was.", f"SELECT {_COLUMNS}\nINTO [o11c].[{REGISTRY}]\nFROM [o11c].[map]"
        ),
    ]
    statements += [
        Statement(
            "Maps of earlier runs that this one replaces are put aside; they come back with rollback.sql. The "
            "server warns that a name has changed."
            if place == 0
            else "",
            _renamed(dialect, name, earlier_map(name)),
        )
        for place, name in enumerate(step.replaced)
    ]
    statements += [
        Statement(
            "Maps that this run goes on with, as they were." if place == 0 else "",
            f"SELECT {_PAIR}\nINTO {_two_part(dialect, earlier_map(name))}\nFROM {_two_part(dialect, name)}",
        )
        for place, name in enumerate(step.kept)
    ]
    statements += image_tables(dialect, names, step)
    return prepared(step, statements)


# --- rollback.sql ------------------------------------------------------------------------------------


def undo_steps(plan: ir.Plan) -> tuple[tuple[ir.Head, Lowered], ...]:
    """Return the steps of rollback.sql. Raises ``CompileError`` (O11-0702)."""
    dialect, names = TsqlDialect(), Names(plan, {})
    forms = UndoForms(
        lock=lambda step: _lock(dialect, names, step),
        run=lambda step: _run(dialect, names, step),
        guard=lambda step: guard_statements(dialect, names, step, raising=True),
        insert=lambda image, query, why: _insert(dialect, names, image, query, why),
        maps=lambda step: _maps(dialect, names, step),
        findings=SHOWN_FINDINGS,
    )
    found = undone(dialect, names, forms)
    dialect.findings.stop_on_error()
    return found


def journal_guard(dialect: TsqlDialect) -> Statement:
    """Return the check that there is a journal with all its columns, for a batch before those that name them."""
    return Statement(
        "There must be a journal; one of an older version does not know which scripts made a run.",
        dialect.refuse_when(
            "SELECT N'o11c.run' WHERE COL_LENGTH(N'[o11c].[run]', N'mode') IS NULL",
            "O11-0945",
            "no run that has changed anything is recorded in this database",
            UNDO_HINT,
        ),
    )


def _lock(dialect: TsqlDialect, names: Names, step: ir.LockForUndo) -> list[Statement]:
    others = (
        " TABLOCK keeps writers out: tables that undo does not write, whose rows may refer to rows that go; nobody may "
        "add one between the check and COMMIT."
    )
    why = (
        "Keep others out until COMMIT, in one order so that two sessions of these scripts cannot block each other. "
        "TABLOCKX keeps readers out too, but for those that read row versions."
        f"{others if step.referring else ''}"
    )
    return [
        Statement(
            why if place == 0 else "",
            f"SELECT TOP (1) @o11c_lock = 1 FROM {dialect.inline(names.table(table))} "
            f"WITH ({'TABLOCK' if table in step.referring else 'TABLOCKX'}, HOLDLOCK)",
        )
        for place, table in enumerate(step.ordered)
    ]


def _run(dialect: TsqlDialect, names: Names, step: ir.CheckRun) -> list[Statement]:
    project, digest = dialect.quoted(names.plan.project), plan_digest(names.plan)
    tables = ",\n".join(f"  ({dialect.quoted(name)})" for name in (REGISTRY, *step.tables))
    stepwise = names.plan.transaction == "step"
    running = "[status] = N'running' AND [mode] = N'step'"
    unfinished = (
        f" AND NOT ([name] LIKE N'map[_]%' AND EXISTS (SELECT 1 FROM [o11c].[run] WHERE [run_id] = {_LAST}"
        f" AND {running}))"
    )
    statements = [
        Statement(_FORGOTTEN_WHY, _executed(_forgotten())),
        Statement(
            "The last run of this database must be one of these scripts, finished or interrupted.",
            dialect.refuse_when(
                "SELECT N'none' WHERE NOT EXISTS (SELECT 1 FROM [o11c].[run])\nUNION ALL\n"
                "SELECT N'run ' + CONVERT(nvarchar(20), [run_id]) + N' of ' + [project] + N', ' + [status]\n"
                f"FROM [o11c].[run]\nWHERE [run_id] = {_LAST}\n"
                f"  AND ([project] <> {project} OR [plan] IS NULL OR [plan] <> N'{digest}'\n"
                f"    OR NOT ([status] = N'done' OR ({running})))",
                "O11-0945",
                "the last run is not one that these scripts can undo",
                UNDO_HINT,
            ),
        ),
        Statement(
            "What it has kept must be there.",
            dialect.refuse_when(
                f"SELECT [name] FROM (VALUES\n{tables}\n) AS [t]([name])\n"
                "WHERE OBJECT_ID(N'[o11c].' + QUOTENAME([name]), N'U') IS NULL" + (unfinished if stepwise else ""),
                "O11-0946",
                "tables that the run has kept are not there",
                "Nothing was undone. Without these tables the run cannot be undone: restore a backup.",
            ),
        ),
    ]
    if stepwise:
        needed = {*step.tables, *maps_of_texts(names.plan)}
        statements += [
            Statement(
                "A run that has not ended may not have come as far as its last maps: those are empty."
                if place == 0
                else "",
                f"IF OBJECT_ID({dialect.quoted(_two_part(dialect, item.table))}, N'U') IS NULL\n"
                f"  CREATE TABLE {_two_part(dialect, item.table)} (\n{map_columns(dialect, item)}\n)",
            )
            for place, item in enumerate(item for item in names.plan.maps if item.table in needed)
        ]
    return statements


def _insert(dialect: TsqlDialect, names: Names, image: ir.Image, query: str, why: str) -> Lowered:
    listed = ", ".join(dialect.name_of(item.name) for item in image.columns)
    text = f"INSERT INTO {dialect.inline(names.table(image.table))} ({listed})\n{query}"
    insert = Statement(why, text, counted=True)
    if image.identities:
        lowered = with_identity(dialect, names, image.table, insert, "The ids are the old ones")
    else:
        lowered = Lowered((insert,))
    return replace(lowered, reads=(f"o11c.{image.before}",), writes=(names.shown(image.table),))


def _maps(dialect: TsqlDialect, names: Names, step: ir.RestoreMaps) -> list[Statement]:
    statements: list[Statement] = []
    if step.replaced:
        dropped = ",\n  ".join(_two_part(dialect, name) for name in step.replaced)
        statements.append(Statement("The maps that the run has made go.", f"DROP TABLE IF EXISTS {dropped}"))
    statements += [
        Statement(
            "Those of earlier runs that it had put aside come back." if place == 0 else "",
            _renamed(dialect, earlier_map(name), name),
        )
        for place, name in enumerate(step.replaced)
    ]
    statements += [
        Statement(
            "Maps that the run has gone on with are as they were; one that it has begun goes." if place == 0 else "",
            f"IF EXISTS (SELECT 1 FROM [o11c].[{REGISTRY}] WHERE [table_name] = {dialect.quoted(name)})\nBEGIN\n"
            f"  DELETE FROM {_two_part(dialect, name)};\n"
            f"  INSERT INTO {_two_part(dialect, name)} ({_PAIR})\n"
            f"  SELECT {_PAIR} FROM {_two_part(dialect, earlier_map(name))};\n"
            f"END\nELSE\n  DROP TABLE {_two_part(dialect, name)}",
        )
        for place, name in enumerate(step.kept)
    ]
    stays = sequences_stay(names.plan)
    statements += [
        Statement("The registry forgets the run's maps.", f"DELETE FROM [o11c].[map]\nWHERE [run_id] = {_LAST}"),
        Statement(
            "And knows those again that the run had replaced, of runs that are still in the journal.",
            f"INSERT INTO [o11c].[map] ({_COLUMNS})\nSELECT {_COLUMNS}\nFROM [o11c].[{REGISTRY}] AS [b]\n"
            "WHERE NOT EXISTS (SELECT 1 FROM [o11c].[map] AS [g]\n"
            "  WHERE [g].[espace_key] = [b].[espace_key] AND [g].[entity_key] = [b].[entity_key])\n"
            "  AND EXISTS (SELECT 1 FROM [o11c].[run] AS [r] WHERE [r].[run_id] = [b].[run_id])",
        ),
        Statement(
            f"The run is undone; what it did stays in the journal. {stays}".strip(),
            "UPDATE [o11c].[run] SET [status] = N'rolled back', [finished] = COALESCE([finished], SYSUTCDATETIME())\n"
            f"WHERE [run_id] = {_LAST}",
        ),
        Statement("What the run has kept is not needed any more.", _DROP_IMAGES),
    ]
    dropped = ",\n  ".join(_two_part(dialect, name) for name in undo_work_tables(names.plan))
    if dropped:
        statements.append(Statement("Nor are the work tables of run and undo.", f"DROP TABLE IF EXISTS {dropped}"))
    return statements


# --- cleanup.sql -------------------------------------------------------------------------------------


def cleanup_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements of cleanup.sql, inside its transaction.

    What may not be there is inside EXEC: a batch that names a table or column that is not there fails.
    """
    dialect = TsqlDialect()
    project = dialect.quoted(plan.project)
    runs = f"SELECT [run_id] FROM [o11c].[run] WHERE [project] = {project}"
    # A journal of an older version has fewer tables.
    deleted = "".join(
        f"IF OBJECT_ID(N'[o11c].[{name}]', N'U') IS NOT NULL\n"
        f"  DELETE FROM [o11c].[{name}] WHERE [run_id] IN ({runs});\n"
        for name in ("map", *JOURNAL)
    )
    journal = ", ".join(f"[o11c].[{name}]" for name in (*JOURNAL, "map", "run"))

    def there(text: str) -> str:
        inner = text.replace("'", "''")
        return f"IF OBJECT_ID(N'[o11c].[run]', N'U') IS NOT NULL\n  EXEC (N'{inner}')"

    statements = (
        Statement(closed().why, _executed(closed().text)),
        Statement(
            "A run in steps that has not ended needs all of it.",
            there(
                f"IF EXISTS ({runs} AND [status] = N'running')\n"
                "  THROW 50954, N'O11-0954: a run has not ended. Nothing was dropped. Run migrate.sql again to finish "
                "it, or undo it with rollback.sql.', 1;"
            ),
        ),
        Statement(
            "What goes: this project's maps; images and work tables when the last run was this project's (they "
            "are the last run's).",
            "CREATE TABLE #o11c_going ([name] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL)",
        ),
        Statement(
            "",
            there(
                "INSERT INTO #o11c_going ([name])\n"
                f"SELECT [g].[table_name] FROM [o11c].[map] AS [g] WHERE [g].[run_id] IN ({runs})\n"
                "  AND OBJECT_ID(N'[o11c].' + QUOTENAME([g].[table_name]), N'U') IS NOT NULL\n"
                "UNION\n"
                "SELECT [name] COLLATE Latin1_General_BIN2 FROM sys.tables\n"
                "WHERE [schema_id] = SCHEMA_ID(N'o11c')\n"
                "  AND ([name] LIKE N'before[_]%' OR [name] LIKE N'after[_]%' OR [name] LIKE N'kept[_]%'\n"
                "    OR [name] LIKE N'undo[_]%' OR [name] LIKE N'work[_]%')\n"
                f"  AND NOT EXISTS (SELECT 1 FROM [o11c].[run] WHERE [run_id] = {_LAST} AND [project] <> {project});"
            ),
        ),
        Statement(
            "Each table that is dropped.",
            "SELECT N'o11c.' + [name] AS [dropped]\nFROM #o11c_going\nORDER BY [name]",
        ),
        Statement(
            "They go, and what the journal says of this project.",
            "DECLARE @o11c_text nvarchar(max) = COALESCE((\n"
            "  SELECT N'DROP TABLE [o11c].' + QUOTENAME([name]) + N';' FROM #o11c_going\n"
            "  ORDER BY [name] FOR XML PATH('')), N'');\nEXEC (@o11c_text);\n"
            "DROP TABLE #o11c_going",
        ),
        Statement("", there(f"{deleted}DELETE FROM [o11c].[run] WHERE [project] = {project};")),
        Statement(
            "When no other project has a run here, the journal goes too, and the schema when nothing else is in it.",
            there(
                f"IF NOT EXISTS (SELECT 1 FROM [o11c].[run])\nBEGIN\n  DROP TABLE IF EXISTS {journal};\n"
                "  IF NOT EXISTS (SELECT 1 FROM sys.objects WHERE [schema_id] = SCHEMA_ID(N'o11c'))\n"
                "    EXEC (N'DROP SCHEMA [o11c]');\nEND;"
            ),
        ),
    )
    dialect.findings.stop_on_error()
    return statements
