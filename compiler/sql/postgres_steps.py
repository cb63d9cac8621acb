"""PostgreSQL: each step of the plan as statements."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect, block, refuse_when
from compiler.sql.postgres_checks import check_statements
from compiler.sql.postgres_guard import guard_statements
from compiler.sql.selects import PAIRS, insert_parts, map_join
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
from compiler.sql.tree import as_, cast, col, eq, ident, join, named, select


def lower_step(dialect: PostgresDialect, names: Names, step: ir.Step) -> Lowered:
    """Return the statements of one step."""
    forms = MapForms(lambda table: create_map(dialect, names, table), lambda table: [_analyze(dialect, names, table)])
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
            return _user_file(dialect, names, step)
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
            return _insert(dialect, names, step)
        case ir.LinkReference():
            return _link(dialect, names, step)
        case ir.AdvanceSequence():
            return _advance(dialect, names, step)
        case ir.RunChecks():
            return Lowered(check_statements(dialect, names), reads=("both sides", "maps"))
        case _:
            assert_never(step)


def _text(dialect: PostgresDialect, names: Names, table: ir.Table) -> str:
    return dialect.inline(names.table(table))


def _work(dialect: PostgresDialect, names: Names, table: str) -> str:
    return dialect.inline(names.work(table))


# --- open ----------------------------------------------------------------------------------------


def _open(dialect: PostgresDialect, names: Names, step: ir.OpenRun) -> Lowered:
    locked = tuple(_text(dialect, names, table) for table in step.locks)
    statements = [
        Statement(
            "Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and "
            "writing rows go on there."
            if number == 0
            else "",
            f"LOCK TABLE {_text(dialect, names, table)} IN ACCESS SHARE MODE",
        )
        for number, table in enumerate(step.shares)
    ]
    statements += [
        Statement(
            "Keep other writers out of the tables that are written until COMMIT, in one order so that two "
            "runs cannot block each other. Reading goes on. No query has run yet: the snapshot of this "
            "transaction is taken after the wait.",
            f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE",
        )
        for table in locked[:1]
    ]
    statements += [Statement("", f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE") for table in locked[1:]]
    statements += [
        Statement(
            "Identifier maps, journal and registry live in a schema of their own.",
            "CREATE SCHEMA IF NOT EXISTS o11c",
        ),
        Statement("One row a run.", _RUN_TABLE),
        Statement("One row a finished step.", _STEP_TABLE),
        Statement("Registry of identifier maps: later runs find a map by its keys.", _MAP_TABLE),
        Statement(
            "This run.",
            _RUN_ROW.format(
                project=dialect.inline(dialect.text(names.plan.project)),
                source=names.plan.source_digest,
                target=names.plan.target_digest,
            ),
        ),
        Statement(
            "The block of new ids that a step is taking; gone when this transaction ends.",
            "CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint) ON COMMIT DROP",
        ),
        Statement(
            "Pairs of records that the literal maps are filled from; gone when this transaction ends.",
            f"CREATE TEMPORARY TABLE {PAIRS} (map_name text, name text, old_id text, new_id text, "
            "source_key text, target_key text) ON COMMIT DROP",
        ),
    ]
    again = _already_migrated(dialect, names)
    if again is not None:
        statements.append(again)
    return Lowered(tuple(statements), writes=("o11c.run", "o11c.step", "o11c.map"))


_RUN_TABLE = """CREATE TABLE IF NOT EXISTS o11c.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  started timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished timestamptz,
  status text NOT NULL DEFAULT 'running'
)"""
_STEP_TABLE = """CREATE TABLE IF NOT EXISTS o11c.step (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  checksum text NOT NULL,
  started timestamptz NOT NULL,
  finished timestamptz NOT NULL,
  rows bigint,
  status text NOT NULL,
  PRIMARY KEY (run_id, step_id)
)"""
_MAP_TABLE = """CREATE TABLE IF NOT EXISTS o11c.map (
  espace_key text NOT NULL,
  entity_key text NOT NULL,
  identifier_key text NOT NULL,
  label text NOT NULL,
  kind text NOT NULL,
  table_name text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  PRIMARY KEY (espace_key, entity_key)
)"""
_RUN_ROW = "INSERT INTO o11c.run (project, source_digest, target_digest)\nVALUES ({project}, '{source}', '{target}')"


def _already_migrated(dialect: PostgresDialect, names: Names) -> Statement | None:
    """Return the guard against migrating an appended entity twice."""
    appended = {
        member.entity for member in names.plan.members if member.role is ir.Role.WRITE and member.mode == "append"
    }
    rows: list[exp.Expression] = [
        exp.Tuple(expressions=[dialect.text(item.entity.espace), dialect.text(item.entity.entity)])
        for item in names.plan.maps
        if item.entity in appended
    ]
    if not rows:
        return None
    wanted = exp.In(this=exp.Tuple(expressions=[col("g", "espace_key"), col("g", "entity_key")]), expressions=rows)
    query = select([as_(col("g", "label"), "label")], named(names.work("map"), "g"), where=wanted)
    return Statement(
        "Rows that an earlier run has appended must not be appended again: its map is still here.",
        refuse_when(
            dialect.sql(query),
            "O11-0907",
            "entities were migrated by an earlier run",
            "Nothing was changed. Undo that run first: its rows are still there.",
        ),
    )


# --- maps ----------------------------------------------------------------------------------------


def create_map(dialect: PostgresDialect, names: Names, table: str) -> list[Statement]:
    """Return the statements that make an empty map and register it under its keys."""
    item = names.map(table)
    work = _work(dialect, names, table)
    registry = ", ".join(
        dialect.inline(dialect.text(text))
        for text in (
            item.entity.espace,
            item.entity.entity,
            item.identifier_key,
            item.label,
            item.kind.value,
            item.table,
            names.plan.source_digest,
            names.plan.target_digest,
        )
    )
    return [
        Statement("A map of an earlier run is replaced.", f"DROP TABLE IF EXISTS {work}"),
        Statement(
            f"Old and new identifiers of {label(item.label)} ({item.kind.value}: {label(item.reason)}).",
            f"CREATE TABLE {work} (\n"
            f"  old_id {_map_type(dialect, item.old)} PRIMARY KEY,\n"
            f"  new_id {_map_type(dialect, item.new)} NOT NULL UNIQUE\n)",
        ),
        Statement(
            "Register the map under its keys, in place of one of an earlier run.",
            "INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, "
            "source_digest, target_digest, run_id)\n"
            f"SELECT {registry}, max(run_id) FROM o11c.run\n"
            "ON CONFLICT (espace_key, entity_key) DO UPDATE SET\n"
            "  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,\n"
            "  table_name = excluded.table_name, source_digest = excluded.source_digest,\n"
            "  target_digest = excluded.target_digest, run_id = excluded.run_id",
        ),
    ]


def _map_type(dialect: PostgresDialect, item: ir.Column) -> str:
    name = dialect.type_of(item.type, item.native)
    if item.type.kind is TypeKind.TEXT and item.collation:
        name += f" COLLATE {dialect.collation_of(item)}"
    return name


def _analyze(dialect: PostgresDialect, names: Names, table: str) -> Statement:
    return Statement(
        "The planner must know the map's size before it joins it.",
        f"ANALYZE {_work(dialect, names, table)}",
    )


def _user_file(dialect: PostgresDialect, names: Names, step: ir.LoadUserFile) -> Lowered:
    statements = create_map(dialect, names, step.map)
    statements.append(
        Statement(
            f"Emails and the ids that ODC gave to their users ({step.count} rows, SHA-256 {step.digest}).",
            "CREATE TEMPORARY TABLE o11c_user_file (email text, id text) ON COMMIT DROP",
        )
    )
    statements.append(
        Statement(
            "The path is relative to the folder that psql runs in: the output folder.",
            f"\\copy o11c_user_file (email, id) FROM '{step.file}' WITH (FORMAT csv, HEADER true)",
        )
    )
    same = eq(dialect.fold(col("f", "email")), dialect.fold(cast(col("s", step.source_match.name), "text")))
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("f", "id"), "new_id")],
        named(names.table(step.source), "s"),
        [join(named(exp.Table(this=ident("o11c_user_file"), db=ident("pg_temp")), "f"), same)],
    )
    statements.append(
        Statement(
            "Users are the same when their email agrees, without regard to case and accents.",
            f"INSERT INTO {_work(dialect, names, step.map)} (old_id, new_id)\n{dialect.sql(query)}",
            counted=True,
        )
    )
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(tuple(statements), reads=(names.shown(step.source), step.file), writes=(f"o11c.{step.map}",))


# --- keys ----------------------------------------------------------------------------------------


def _sequence(dialect: PostgresDialect, names: Names, sequence: ir.Sequence) -> tuple[str, str]:
    """Return the sequence's quoted name and the same as a regclass literal."""
    full = dialect.sequence_of(sequence, names.plan.target.schema)
    return full, "'" + full.replace("'", "''") + "'::regclass"


def _reserve(dialect: PostgresDialect, names: Names, step: ir.ReserveIds) -> Lowered:
    source, work = _text(dialect, names, step.source), _work(dialect, names, step.map)
    old = dialect.name_of(step.source_id.name)
    statements = create_map(dialect, names, step.map)
    statements += _block_of_ids(dialect, names, step)
    statements.append(
        Statement(
            "The block's ids in the order of the old ones.",
            f"INSERT INTO {work} (old_id, new_id)\n"
            f"SELECT s.{old}, b.top + b.step * row_number() OVER (ORDER BY s.{old})\n"
            f"FROM {source} AS s\nCROSS JOIN pg_temp.o11c_block AS b",
            counted=True,
        )
    )
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(
        tuple(statements), reads=(names.shown(step.source), names.shown(step.target)), writes=(f"o11c.{step.map}",)
    )


def _block_of_ids(dialect: PostgresDialect, names: Names, step: ir.ReserveIds) -> list[Statement]:
    """Return the statements that take a block of ids, the row of ``o11c_block``."""
    source, target = _text(dialect, names, step.source), _text(dialect, names, step.target)
    top = f"(SELECT coalesce(max({dialect.name_of(step.target_id.name)}), 0) FROM {target})"
    statements = [
        Statement(
            "How many ids are needed, and the highest that the target holds.",
            "WITH old_block AS (DELETE FROM pg_temp.o11c_block)\n"
            "INSERT INTO pg_temp.o11c_block (top, step, rows)\n"
            f"SELECT {top}, 1, (SELECT count(*) FROM {source})",
        )
    ]
    if step.sequence is None:
        return statements
    full, literal = _sequence(dialect, names, step.sequence)
    statements.append(
        Statement(
            "Take the block: above what the sequence has given, and the sequence goes past it at once, never "
            "down. An insert of somebody else waits for the table lock and draws its id afterwards.",
            block(
                "DECLARE\n  given bigint;\n  increment bigint;\nBEGIN\n"
                f"  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = {literal};\n"
                "  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given\n"
                f"  FROM {full};\n"
                "  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);\n"
                f"  PERFORM setval({literal}, top + step * rows, true)\n"
                "  FROM pg_temp.o11c_block WHERE top + step * rows > given;\n"
                "END"
            ),
        )
    )
    return statements


def _set_sequence(dialect: PostgresDialect, names: Names, sequence: ir.Sequence, highest: str) -> Statement:
    full, literal = _sequence(dialect, names, sequence)
    return Statement(
        "The sequence goes past the block; it is never lowered.",
        block(
            f"BEGIN\n  PERFORM setval({literal}, h.top, true)\n"
            f"  FROM ({highest}) AS h(top)\n"
            f"  CROSS JOIN {full} AS n\n"
            "  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);\nEND"
        ),
    )


# --- data ----------------------------------------------------------------------------------------


def _insert(dialect: PostgresDialect, names: Names, step: ir.InsertRows) -> Lowered:
    columns, query = insert_parts(dialect, names, step)
    target = _text(dialect, names, step.target)
    listed = ",\n  ".join(dialect.name_of(name) for name in columns)
    overriding = "\nOVERRIDING SYSTEM VALUE" if step.explicit_identity else ""
    omitted = [
        f"{label(plan.target.name)} ({label(plan.reason)})"
        for plan in step.columns
        if isinstance(plan.value, ir.DatabaseDefault)
    ]
    why = "One row for each row of the source; every reference goes through its map."
    if step.explicit_identity:
        why += " The ids are already reserved, so the identity column takes them as given."
    if omitted:
        why += f" Not named here: {', '.join(omitted)}."
    statement = Statement(why, f"INSERT INTO {target} (\n  {listed}\n){overriding}\n{dialect.sql(query)}", counted=True)
    return Lowered((statement,), reads=(names.shown(step.source),), writes=(names.shown(step.target),))


def _link(dialect: PostgresDialect, names: Names, step: ir.LinkReference) -> Lowered:
    target = _text(dialect, names, step.target)
    parts = (
        exp.From(this=named(names.table(step.source), "s")),
        map_join(dialect, names, step.map, "m", step.source_id, left=False),
        map_join(dialect, names, step.value.map, "r", step.value.source, left=False),
    )
    rows = "\n".join(dialect.sql(part).strip() for part in parts)
    column, identifier = dialect.name_of(step.column.name), dialect.name_of(step.target_id.name)
    statement = Statement(
        "The rows that it refers to are in now. Only rows of this run are touched: those in the map.",
        f'UPDATE {target} AS "t" SET {column} = "r"."new_id"\n{rows}\nWHERE "t".{identifier} = "m"."new_id"',
        counted=True,
    )
    return Lowered((statement,), reads=(names.shown(step.source),), writes=(names.shown(step.target),))


def _advance(dialect: PostgresDialect, names: Names, step: ir.AdvanceSequence) -> Lowered:
    table = _text(dialect, names, step.table)
    identifier = dialect.name_of(step.identifier.name)
    if step.sequence is None:
        return Lowered(
            (
                Statement(
                    "No sequence feeds this identifier: there is nothing to move.",
                    "SELECT 1 AS nothing_to_do",
                ),
            )
        )
    statement = _set_sequence(dialect, names, step.sequence, f"SELECT max({identifier}) FROM {table}")
    return Lowered((statement,), reads=(names.shown(step.table),), writes=(label(step.sequence.name),))
