"""T-SQL: each step of the plan as statements. Those that are the same in both dialects are in steps.py."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.diagnostics import CompileError, diagnostic
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.selects import insert_parts, map_join
from compiler.sql.statement import Lowered, Statement
from compiler.sql.steps import (
    MapForms,
    clear_reference,
    delete_rows,
    inherited_map,
    literal_map,
    matched_map,
    preserved_map,
)
from compiler.sql.tree import all_of, as_, cast, col, eq, join, named, rows_of, select
from compiler.sql.tsql import EXACT, TsqlDialect, under
from compiler.sql.tsql_checks import check_statements, two_part, two_part_text
from compiler.sql.tsql_guard import guard_statements

OLD = "o11c_old"


def lower_step(dialect: TsqlDialect, names: Names, step: ir.Step) -> Lowered:
    """Return the statements of one step."""
    forms = MapForms(lambda table: create_map(dialect, names, table), lambda _table: [])
    match step:
        case ir.OpenRun():
            return _open(dialect, names, step)
        case ir.GuardModel():
            return Lowered(
                guard_statements(dialect, names, step, raising=True),
                reads=("OSSYS tables and catalog of both sides",),
            )
        case ir.BuildLiteralMap():
            return literal_map(dialect, names, forms, step)
        case ir.BuildMatchedMap():
            return matched_map(dialect, names, forms, step)
        case ir.LoadUserFile():
            # Only a migration to ODC has one, and ODC is PostgreSQL.
            raise CompileError([diagnostic("O11-0701", dialect.place, "a file of ODC users is loaded by psql")])
        case ir.ClearReference():
            return clear_reference(dialect, names, step)
        case ir.DeleteRows():
            return delete_rows(dialect, names, step)
        case ir.ReserveIds():
            return _reserve(dialect, names, step)
        case ir.InheritIds():
            return inherited_map(dialect, names, forms, step)
        case ir.PreserveIds():
            return preserved_map(dialect, names, forms, step)
        case ir.InsertRows():
            return _mint(dialect, names, step) if step.minted else _insert(dialect, names, step)
        case ir.LinkReference():
            return _link(dialect, names, step)
        case ir.AdvanceSequence():
            return Lowered((Statement(_ADVANCED, ""),))
        case ir.RunChecks():
            return Lowered(check_statements(dialect, names), reads=("both sides", "maps"))
        case _:
            assert_never(step)


_ADVANCED = (
    "Nothing to do: an insert with IDENTITY_INSERT raises the identity's current value to the highest id "
    "that it was given, and never lowers it. The verification looks."
)


def _text(dialect: TsqlDialect, names: Names, table: ir.Table) -> str:
    return dialect.inline(names.table(table))


def _work(dialect: TsqlDialect, names: Names, table: str) -> str:
    return dialect.inline(names.work(table))


# --- open ----------------------------------------------------------------------------------------


def _open(dialect: TsqlDialect, names: Names, step: ir.OpenRun) -> Lowered:
    plan = names.plan
    statements = [
        Statement(
            "Keep others out of the tables that are written until COMMIT, in one order so that two runs "
            "cannot block each other. TABLOCKX keeps readers out too, but for those that read row versions."
            if number == 0
            else "",
            f"SELECT TOP (1) @o11c_lock = 1 FROM {_text(dialect, names, table)} WITH (TABLOCKX, HOLDLOCK)",
        )
        for number, table in enumerate(step.locks)
    ]
    statements += [
        Statement(
            "Identifier maps, journal and registry live in a schema of their own. Names of two parts are "
            "in the current database, which is the target.",
            "IF SCHEMA_ID(N'o11c') IS NULL EXEC (N'CREATE SCHEMA [o11c]')",
        ),
        Statement("One row a run.", _RUN_TABLE),
        Statement("One row a finished step.", _STEP_TABLE),
        Statement("Registry of identifier maps: later runs find a map by its keys.", _MAP_TABLE),
        Statement(
            "This run.",
            "INSERT INTO [o11c].[run] ([project], [source_digest], [target_digest])\n"
            f"VALUES ({dialect.quoted(plan.project)}, N'{plan.source_digest}', N'{plan.target_digest}')",
        ),
    ]
    statements += _already_migrated(dialect, names)
    return Lowered(tuple(statements), writes=("o11c.run", "o11c.step", "o11c.map"))


_RUN_TABLE = f"""IF OBJECT_ID(N'[o11c].[run]', N'U') IS NULL
  CREATE TABLE [o11c].[run] (
    [run_id] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
    [project] nvarchar(400) COLLATE {EXACT} NOT NULL,
    [source_digest] nvarchar(64) COLLATE {EXACT} NOT NULL,
    [target_digest] nvarchar(64) COLLATE {EXACT} NOT NULL,
    [started] datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    [finished] datetime2(3) NULL,
    [status] nvarchar(20) COLLATE {EXACT} NOT NULL DEFAULT N'running'
  )"""
_STEP_TABLE = f"""IF OBJECT_ID(N'[o11c].[step]', N'U') IS NULL
  CREATE TABLE [o11c].[step] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [step_id] nvarchar(100) COLLATE {EXACT} NOT NULL,
    [checksum] nvarchar(64) COLLATE {EXACT} NOT NULL,
    [started] datetime2(3) NOT NULL,
    [finished] datetime2(3) NOT NULL,
    [rows] bigint NULL,
    [status] nvarchar(20) COLLATE {EXACT} NOT NULL,
    PRIMARY KEY ([run_id], [step_id])
  )"""
_MAP_TABLE = f"""IF OBJECT_ID(N'[o11c].[map]', N'U') IS NULL
  CREATE TABLE [o11c].[map] (
    [espace_key] nvarchar(200) COLLATE {EXACT} NOT NULL,
    [entity_key] nvarchar(200) COLLATE {EXACT} NOT NULL,
    [identifier_key] nvarchar(400) COLLATE {EXACT} NOT NULL,
    [label] nvarchar(4000) COLLATE {EXACT} NOT NULL,
    [kind] nvarchar(20) COLLATE {EXACT} NOT NULL,
    [table_name] nvarchar(128) COLLATE {EXACT} NOT NULL,
    [source_digest] nvarchar(64) COLLATE {EXACT} NOT NULL,
    [target_digest] nvarchar(64) COLLATE {EXACT} NOT NULL,
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    PRIMARY KEY ([espace_key], [entity_key])
  )"""


def _already_migrated(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the guards against migrating an appended entity twice."""
    appended = {
        member.entity for member in names.plan.members if member.role is ir.Role.WRITE and member.mode == "append"
    }
    keys = [item.entity for item in names.plan.maps if item.entity in appended]
    statements: list[Statement] = []
    for part in slices(keys):
        wanted = rows_of(
            [[dialect.text(key.espace), dialect.text(key.entity)] for key in part], "w", ("espace", "entity")
        )
        on = all_of(
            eq(col("g", "espace_key"), under(col("w", "espace"), EXACT)),
            eq(col("g", "entity_key"), under(col("w", "entity"), EXACT)),
        )
        query = select([as_(col("g", "label"), "label")], named(names.work("map"), "g"), [join(wanted, on)])
        statements.append(
            Statement(
                "Rows that an earlier run has appended must not be appended again: its map is still here.",
                dialect.refuse_when(
                    dialect.sql(query),
                    "O11-0907",
                    "entities were migrated by an earlier run",
                    "Nothing was changed. Undo that run first: its rows are still there.",
                ),
            )
        )
    return statements


# --- maps ----------------------------------------------------------------------------------------


def create_map(dialect: TsqlDialect, names: Names, table: str) -> list[Statement]:
    """Return the statements that make an empty map and register it under its keys."""
    item = names.map(table)
    name = f"[o11c].{dialect.name_of(table)}"
    espace, entity = dialect.quoted(item.entity.espace), dialect.quoted(item.entity.entity)
    registry = ", ".join(
        [
            espace,
            entity,
            *(
                dialect.quoted(text)
                for text in (
                    item.identifier_key,
                    item.label,
                    item.kind.value,
                    item.table,
                    names.plan.source_digest,
                    names.plan.target_digest,
                )
            ),
        ]
    )
    return [
        Statement("A map of an earlier run is replaced.", f"DROP TABLE IF EXISTS {name}"),
        Statement(
            f"Old and new identifiers of {label(item.label)} ({item.kind.value}: {label(item.reason)}).",
            f"CREATE TABLE {name} (\n"
            f"  [old_id] {dialect.key_type(item.old)} NOT NULL PRIMARY KEY,\n"
            f"  [new_id] {dialect.key_type(item.new)} NOT NULL UNIQUE\n)",
        ),
        Statement(
            "The registry forgets the map of an earlier run.",
            f"DELETE FROM [o11c].[map]\nWHERE [espace_key] = {espace} AND [entity_key] = {entity}",
        ),
        Statement(
            "Register it under its keys.",
            "INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],\n"
            "  [source_digest], [target_digest], [run_id])\n"
            f"SELECT {registry}, MAX([run_id]) FROM [o11c].[run]",
        ),
    ]


# --- keys ----------------------------------------------------------------------------------------


def _reserve(dialect: TsqlDialect, names: Names, step: ir.ReserveIds) -> Lowered:
    source, target = _text(dialect, names, step.source), _text(dialect, names, step.target)
    table = two_part_text(dialect, names, step.target)
    old, new = dialect.name_of(step.source_id.name), dialect.name_of(step.target_id.name)
    statements = create_map(dialect, names, step.map)
    statements.append(
        Statement(
            "A block of new ids above every id that the target has given or holds, in the order of the old ones. "
            "The table lock keeps others from inserting, and so from drawing ids. An identity that never gave an "
            "id says its first one: then one number stays unused.",
            f"INSERT INTO {_work(dialect, names, step.map)} ([old_id], [new_id])\n"
            f"SELECT [s].{old}, [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].{old})\n"
            f"FROM {source} AS [s]\n"
            "CROSS JOIN (\n"
            "  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],\n"
            "    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]\n"
            f"  FROM (SELECT COALESCE(MAX({new}), 0) AS [held], COALESCE(IDENT_CURRENT({table}), 0) AS [given],\n"
            f"      COALESCE(IDENT_INCR({table}), 1) AS [step]\n"
            f"    FROM {target}) AS [q]\n"
            ") AS [b]",
            counted=True,
        )
    )
    return Lowered(
        tuple(statements), reads=(names.shown(step.source), names.shown(step.target)), writes=(f"o11c.{step.map}",)
    )


# --- data ----------------------------------------------------------------------------------------


def _why(step: ir.InsertRows) -> str:
    omitted = [
        f"{label(plan.target.name)} ({label(plan.reason)})"
        for plan in step.columns
        if isinstance(plan.value, ir.DatabaseDefault)
    ]
    why = "One row for each row of the source; every reference goes through its map."
    if step.explicit_identity:
        why += " The ids are already in the map, so the identity column takes them as given."
    if omitted:
        why += f" Not named here: {', '.join(omitted)}."
    return why


def _insert(dialect: TsqlDialect, names: Names, step: ir.InsertRows) -> Lowered:
    columns, query = insert_parts(dialect, names, step)
    listed = ",\n  ".join(dialect.name_of(name) for name in columns)
    target = _text(dialect, names, step.target)
    insert = Statement(_why(step), f"INSERT INTO {target} (\n  {listed}\n)\n{dialect.sql(query)}", counted=True)
    reads, writes = (names.shown(step.source),), (names.shown(step.target),)
    if not step.explicit_identity:
        return Lowered((insert,), reads, writes)
    # Only one table of a session may have it on, and only the current database's names will do everywhere.
    setting = f"SET IDENTITY_INSERT {two_part(dialect, names, step.target)}"
    statements = (
        Statement("The ids are given, not made: the identity column takes them only when told so.", f"{setting} ON"),
        insert,
        Statement("From here on the identity makes its ids again.", f"{setting} OFF"),
    )
    return Lowered(statements, reads, writes, on_error=(f"{setting} OFF",))


def _mint(dialect: TsqlDialect, names: Names, step: ir.InsertRows) -> Lowered:
    """Return the MERGE that records which new id each row got: OUTPUT of an INSERT cannot see the source."""
    columns, query = insert_parts(dialect, names, step)
    types = {plan.target.name: plan.target for plan in step.columns}
    for name, item in zip(columns, query.expressions, strict=True):
        if isinstance(item.this, exp.Null):
            # In a derived table a bare NULL is an int, which not every type can be made of.
            column = types[name]
            item.set("this", cast(exp.Null(), dialect.type_of(column.type, column.native)))
    query.set("expressions", [as_(col("s", step.source_id.name), OLD), *query.expressions])
    listed = ", ".join(dialect.name_of(name) for name in columns)
    values = ", ".join(f"[q].{dialect.name_of(name)}" for name in columns)
    new = dialect.name_of(step.target_id.name)
    statement = Statement(
        f"{_why(step)} The target's identity makes the ids; MERGE, unlike INSERT, can tell which row got which.",
        f"MERGE INTO {_text(dialect, names, step.target)} AS [t]\n"
        f"USING (\n{dialect.sql(query)}\n) AS [q]\nON 1 = 0\n"
        f"WHEN NOT MATCHED THEN\n  INSERT ({listed})\n  VALUES ({values})\n"
        f"OUTPUT [q].[{OLD}], inserted.{new} INTO {_work(dialect, names, step.map)} ([old_id], [new_id])",
        counted=True,
    )
    return Lowered(
        (*create_map(dialect, names, step.map), statement),
        reads=(names.shown(step.source),),
        writes=(names.shown(step.target), f"o11c.{step.map}"),
    )


def _link(dialect: TsqlDialect, names: Names, step: ir.LinkReference) -> Lowered:
    own, new = col("t", step.target_id.name), col("m", "new_id")
    parts = (
        exp.From(this=named(names.table(step.source), "s")),
        map_join(dialect, names, step.map, "m", step.source_id, left=False),
        map_join(dialect, names, step.value.map, "r", step.value.source, left=False),
        join(named(names.table(step.target), "t"), eq(own, new)),
    )
    rows = "\n".join(dialect.sql(part).strip() for part in parts)
    statement = Statement(
        "The rows that it refers to are in now. Only rows of this run are touched: those in the map.",
        f"UPDATE [t] SET {dialect.name_of(step.column.name)} = [r].[new_id]\n{rows}",
        counted=True,
    )
    return Lowered((statement,), reads=(names.shown(step.source),), writes=(names.shown(step.target),))
