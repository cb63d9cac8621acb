"""T-SQL: what a run prepares for its undo, rollback.sql and cleanup.sql."""

from __future__ import annotations

from dataclasses import replace

from compiler.plan import ir
from compiler.plan.names import earlier_map
from compiler.sql.dialect import Names
from compiler.sql.images import REGISTRY, image_tables, prepared
from compiler.sql.maps import map_columns
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tsql import TsqlDialect, executed
from compiler.sql.tsql_checks import with_identity
from compiler.sql.tsql_guard import guard_statements
from compiler.sql.tsql_journal import TARGET, closed, looked_only, run_of
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

_COLUMNS = ", ".join(f"[{name}]" for name in REGISTRY_COLUMNS)
_PAIR = "[old_id], [new_id], [fresh], [made]"


def _drop_images(dialect: TsqlDialect) -> str:
    # One table after another, by the names that the catalog has now: a text of several rows is made through XML only.
    return (
        "DECLARE @o11c_images nvarchar(max);\n"
        "WHILE 1 = 1\nBEGIN\n"
        f"  SET @o11c_images = (SELECT MIN(N'DROP TABLE {dialect.home}.' + QUOTENAME([name])) FROM "
        f"{dialect.system('tables')}\n"
        f"    WHERE [schema_id] = {dialect.home_id} AND ([name] LIKE N'before[_]%' OR [name] LIKE N'after[_]%'));\n"
        "  IF @o11c_images IS NULL BREAK;\n"
        "  EXEC (@o11c_images);\n"
        "END"
    )


def _renamed(dialect: TsqlDialect, name: str, to: str) -> str:
    own = dialect.quoted(dialect.home_of(name))
    return (
        f"IF OBJECT_ID({own}, N'U') IS NOT NULL\n"
        f"  EXEC {dialect.system('sp_rename')} @objname = {own}, @newname = {dialect.quoted(to)}, @objtype = N'OBJECT'"
    )


_GONE = "DROP SCHEMA [o11c]"
_FORGOTTEN_WHY = (
    "A run in steps that ended before it had changed anything is none: the journal forgets it, and the one before it "
    "is the last."
)


def _where_listed(dialect: TsqlDialect, text: str) -> str:
    """Return a text that is run where the journal has lists of steps; one of an older version has none."""
    return f"IF OBJECT_ID(N'{dialect.home}.[plan_step]', N'U') IS NOT NULL\n  {executed(text)}"


def _forgotten(dialect: TsqlDialect) -> str:
    gone = "(SELECT [run_id] FROM @o11c_gone)"
    return (
        "DECLARE @o11c_gone TABLE ([run_id] bigint NOT NULL);\n"
        f"INSERT INTO @o11c_gone ([run_id])\nSELECT [run_id] FROM {dialect.home}.[run]\n"
        "WHERE [mode] = N'step' AND [status] IN (N'running', N'rolled back')\n"
        f"  AND NOT EXISTS (SELECT 1 FROM {dialect.home}.[map] AS [g] WHERE [g].[run_id] = [run].[run_id])\n"
        f"  AND {looked_only(dialect)};\n"
        f"DELETE FROM {dialect.home}.[step] WHERE [run_id] IN {gone};\n"
        f"DELETE FROM {dialect.home}.[plan_step] WHERE [run_id] IN {gone};\n"
        f"DELETE FROM {dialect.home}.[run] WHERE [run_id] IN {gone};"
    )


def prepare_undo(dialect: TsqlDialect, names: Names, step: ir.PrepareUndo) -> Lowered:
    """Return the statements that make the images ready and keep the maps of earlier runs."""
    statements = [
        Statement("Only the last run can be undone: what an earlier one has kept is dropped.", _drop_images(dialect)),
        Statement(
            "The registry of maps as it was.",
            f"SELECT {_COLUMNS}\nINTO {dialect.home}.[{REGISTRY}]\nFROM {dialect.home}.[map]",
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
            f"SELECT {_PAIR}\nINTO {dialect.home_of(earlier_map(name))}\nFROM {dialect.home_of(name)}",
        )
        for place, name in enumerate(step.kept)
    ]
    statements += image_tables(dialect, names, step)
    return prepared(step, statements)


# --- rollback.sql ------------------------------------------------------------------------------------


def undo_steps(plan: ir.Plan) -> tuple[tuple[ir.Head, Lowered], ...]:
    """Return the steps of rollback.sql. Raises ``CompileError`` (O11-0702)."""
    dialect, names = TsqlDialect(maps_database=plan.maps_database), Names(plan, {})
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
            f"SELECT N'o11c.run' WHERE COL_LENGTH(N'{dialect.home}.[run]', N'mode') IS NULL",
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
        f" AND NOT ([name] LIKE N'map[_]%' AND EXISTS (SELECT 1 FROM {dialect.home}.[run] "
        f"WHERE [run_id] = {run_of(dialect)}"
        f" AND {running}))"
    )
    statements = [
        Statement(_FORGOTTEN_WHY, _where_listed(dialect, _forgotten(dialect))),
        Statement(
            "The last run of this database must be one of these scripts, finished or interrupted.",
            dialect.refuse_when(
                f"SELECT N'none' WHERE NOT EXISTS (SELECT 1 FROM {dialect.home}.[run])\nUNION ALL\n"
                "SELECT N'run ' + CONVERT(nvarchar(20), [run_id]) + N' of ' + [project] + N', ' + [status]\n"
                f"FROM {dialect.home}.[run]\nWHERE [run_id] = {run_of(dialect)}\n"
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
                f"WHERE OBJECT_ID(N'{dialect.home}.' + QUOTENAME([name]), N'U') IS NULL"
                + (unfinished if stepwise else ""),
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
                f"IF OBJECT_ID({dialect.quoted(dialect.home_of(item.table))}, N'U') IS NULL\n"
                f"  CREATE TABLE {dialect.home_of(item.table)} (\n{map_columns(dialect, item)}\n)",
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
        dropped = ",\n  ".join(dialect.home_of(name) for name in step.replaced)
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
            f"IF EXISTS (SELECT 1 FROM {dialect.home}.[{REGISTRY}] "
            f"WHERE [table_name] = {dialect.quoted(name)})\nBEGIN\n"
            f"  DELETE FROM {dialect.home_of(name)};\n"
            f"  INSERT INTO {dialect.home_of(name)} ({_PAIR})\n"
            f"  SELECT {_PAIR} FROM {dialect.home_of(earlier_map(name))};\n"
            f"END\nELSE\n  DROP TABLE {dialect.home_of(name)}",
        )
        for place, name in enumerate(step.kept)
    ]
    stays = sequences_stay(names.plan)
    statements += [
        Statement(
            "The registry forgets the run's maps.",
            f"DELETE FROM {dialect.home}.[map]\nWHERE [run_id] = {run_of(dialect)}",
        ),
        Statement(
            "And knows those again that the run had replaced, of runs that are still in the journal.",
            f"INSERT INTO {dialect.home}.[map] ({_COLUMNS})\n"
            f"SELECT {_COLUMNS}\nFROM {dialect.home}.[{REGISTRY}] AS [b]\n"
            f"WHERE NOT EXISTS (SELECT 1 FROM {dialect.home}.[map] AS [g]\n"
            "  WHERE [g].[espace_key] = [b].[espace_key] AND [g].[entity_key] = [b].[entity_key])\n"
            f"  AND EXISTS (SELECT 1 FROM {dialect.home}.[run] AS [r] WHERE [r].[run_id] = [b].[run_id])",
        ),
        Statement(
            f"The run is undone; what it did stays in the journal. {stays}".strip(),
            f"UPDATE {dialect.home}.[run] SET [status] = N'rolled back', "
            "[finished] = COALESCE([finished], SYSUTCDATETIME())\n"
            f"WHERE [run_id] = {run_of(dialect)}",
        ),
        Statement("What the run has kept is not needed any more.", _drop_images(dialect)),
    ]
    dropped = ",\n  ".join(dialect.home_of(name) for name in undo_work_tables(names.plan))
    if dropped:
        statements.append(Statement("Nor are the work tables of run and undo.", f"DROP TABLE IF EXISTS {dropped}"))
    return statements


# --- cleanup.sql -------------------------------------------------------------------------------------


def cleanup_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements of cleanup.sql, inside its transaction.

    What may not be there is inside EXEC: a batch that names a table or column that is not there fails.
    """
    dialect = TsqlDialect(maps_database=plan.maps_database)
    project = dialect.quoted(plan.project)
    runs = f"SELECT [run_id] FROM {dialect.home}.[run] WHERE [project] = {project}"
    # A journal of an older version has fewer tables.
    deleted = "".join(
        f"IF OBJECT_ID(N'{dialect.home}.[{name}]', N'U') IS NOT NULL\n"
        f"  DELETE FROM {dialect.home}.[{name}] WHERE [run_id] IN ({runs});\n"
        for name in ("map", *JOURNAL)
    )
    owned = (TARGET,) if dialect.database else ()
    journal = ", ".join(f"{dialect.home}.[{name}]" for name in (*JOURNAL, "map", "run", *owned))

    def there(text: str) -> str:
        return f"IF OBJECT_ID(N'{dialect.home}.[run]', N'U') IS NOT NULL\n  {executed(text)}"

    statements = (
        Statement(closed(dialect).why, _where_listed(dialect, closed(dialect).text)),
        Statement(
            "A run in steps that has not ended needs all of it.",
            there(
                f"IF EXISTS ({runs} AND [status] = N'running')\nBEGIN\n"
                "  THROW 50954, N'O11-0954: a run has not ended. Nothing was dropped. Run migrate.sql again to finish "
                "it, or undo it with rollback.sql.', 1;\nEND"
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
                f"SELECT [g].[table_name] FROM {dialect.home}.[map] AS [g] WHERE [g].[run_id] IN ({runs})\n"
                f"  AND OBJECT_ID(N'{dialect.home}.' + QUOTENAME([g].[table_name]), N'U') IS NOT NULL\n"
                "UNION\n"
                f"SELECT [name] COLLATE Latin1_General_BIN2 FROM {dialect.system('tables')}\n"
                f"WHERE [schema_id] = {dialect.home_id}\n"
                "  AND ([name] LIKE N'before[_]%' OR [name] LIKE N'after[_]%' OR [name] LIKE N'kept[_]%'\n"
                "    OR [name] LIKE N'undo[_]%' OR [name] LIKE N'work[_]%')\n"
                f"  AND NOT EXISTS (SELECT 1 FROM {dialect.home}.[run] "
                f"WHERE [run_id] = {run_of(dialect)} AND [project] <> {project});"
            ),
        ),
        Statement(
            "Each table that is dropped.",
            "SELECT N'o11c.' + [name] AS [dropped]\nFROM #o11c_going\nORDER BY [name]",
        ),
        Statement(
            "They go, and what the journal says of this project.",
            "DECLARE @o11c_name nvarchar(128), @o11c_text nvarchar(max);\n"
            "WHILE 1 = 1\nBEGIN\n"
            "  SET @o11c_name = (SELECT MIN([name]) FROM #o11c_going);\n"
            f"  SET @o11c_text = N'DROP TABLE {dialect.home}.' + QUOTENAME(@o11c_name);\n"
            "  IF @o11c_text IS NULL BREAK;\n"
            "  EXEC (@o11c_text);\n"
            "  DELETE FROM #o11c_going WHERE [name] = @o11c_name;\n"
            "END;\n"
            "DROP TABLE #o11c_going",
        ),
        Statement("", there(f"{deleted}DELETE FROM {dialect.home}.[run] WHERE [project] = {project};")),
        Statement(
            "When no other project has a run here, the journal goes too, and the schema when nothing else is in it.",
            there(
                f"IF NOT EXISTS (SELECT 1 FROM {dialect.home}.[run])\nBEGIN\n  DROP TABLE IF EXISTS {journal};\n"
                f"  IF NOT EXISTS (SELECT 1 FROM {dialect.system('objects')} WHERE [schema_id] = {dialect.home_id})\n"
                f"    {dialect.at_home(_GONE)};\nEND;"
            ),
        ),
    )
    dialect.findings.stop_on_error()
    return statements
