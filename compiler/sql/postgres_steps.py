"""PostgreSQL: each step of the plan as statements."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect, block, cast, refuse_when
from compiler.sql.postgres_checks import check_statements
from compiler.sql.postgres_guard import guard_statements, pair_rows
from compiler.sql.selects import insert_parts, map_join, pair_drift, same
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import all_of, as_, bare, col, eq, ident, join, named, not_null, select

SLICE = 1000
PAIRS = "o11c_pair"


def lower_step(dialect: PostgresDialect, names: Names, step: ir.Step) -> Lowered:
    """Return the statements of one step."""
    match step:
        case ir.OpenRun():
            return _open(dialect, names, step)
        case ir.GuardModel():
            return Lowered(
                guard_statements(dialect, names, step, raising=True),
                reads=("OSSYS tables and catalog of both sides",),
            )
        case ir.BuildLiteralMap():
            return _literal_map(dialect, names, step)
        case ir.BuildMatchedMap():
            return _matched_map(dialect, names, step)
        case ir.LoadUserFile():
            return _user_file(dialect, names, step)
        case ir.ClearReference():
            return _clear(dialect, names, step)
        case ir.DeleteRows():
            return _delete(dialect, names, step)
        case ir.ReserveIds():
            return _reserve(dialect, names, step)
        case ir.InheritIds():
            return _inherit(dialect, names, step)
        case ir.PreserveIds():
            return _preserve(dialect, names, step)
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
            "Keep other writers out of the tables that are written until COMMIT, in key order so that two "
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
            "",
            _RUN_ROW.format(
                project=dialect.inline(dialect.text(names.plan.project)),
                source=names.plan.source_digest,
                target=names.plan.target_digest,
            ),
        ),
        Statement(
            "Pairs of records that the literal maps are filled from; gone at the end of the session.",
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
            "Nothing was changed. Undo that run, or use mode replace.",
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
            "",
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


def _literal_map(dialect: PostgresDialect, names: Names, step: ir.BuildLiteralMap) -> Lowered:
    item = names.map(step.map)
    statements = create_map(dialect, names, step.map)
    statements += pair_rows(dialect, step)
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        query = pair_drift(dialect, names, side, step.records, step.map, pairs_table())
        statements.append(
            Statement(
                f"Every pair above must still be what the {side.value} has.",
                refuse_when(
                    dialect.sql(query),
                    "O11-0908",
                    f"records of {label(item.label)} have changed in the {side.value}",
                    "Nothing was changed. Make both snapshots again and compile again.",
                ),
            )
        )
    fill = select(
        [
            as_(cast(bare("old_id"), dialect.type_of(item.old.type, item.old.native)), "old_id"),
            as_(cast(bare("new_id"), dialect.type_of(item.new.type, item.new.native)), "new_id"),
        ],
        pairs_table(),
        where=eq(bare("map_name"), dialect.text(step.map)),
    )
    statements.append(
        Statement(
            "The pairs become the map.",
            f"INSERT INTO {_work(dialect, names, step.map)} (old_id, new_id)\n{dialect.sql(fill)}",
            counted=True,
        )
    )
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(tuple(statements), reads=(step.records,), writes=(f"o11c.{step.map}",))


def pairs_table() -> exp.Table:
    """Return the temporary table of literal pairs."""
    return exp.Table(this=ident(PAIRS), db=ident("pg_temp"))


def matching_users(
    dialect: PostgresDialect, names: Names, step: ir.BuildMatchedMap, *, tenants: exp.Expression | None
) -> exp.Select:
    """Return (old_id, new_id) of users whose names agree, each name met once on either side.

    ``tenants`` is the tenant map (a table or subquery with old_id and new_id), None without tenants.
    """
    source, target = named(names.table(step.source), "s"), named(names.table(step.target), "t")
    same = eq(
        dialect.fold(cast(col("t", step.target_match.name), "text")),
        dialect.fold(cast(col("s", step.source_match.name), "text")),
    )
    conditions: list[exp.Expression] = [same]
    joins: list[exp.Join] = []
    if tenants is not None and step.source_tenant is not None and step.target_tenant is not None:
        joins.append(join(tenants, eq(col("n", "old_id"), col("s", step.source_tenant.name))))
        conditions.append(eq(col("t", step.target_tenant.name), col("n", "new_id")))
    joins.append(join(target, all_of(*conditions)))
    named_users = exp.NEQ(
        this=dialect.fold(cast(col("s", step.source_match.name), "text")), expression=dialect.text("")
    )
    pairs = select(
        [
            as_(col("s", step.source_id.name), "old_id"),
            as_(col("t", step.target_id.name), "new_id"),
            as_(_count_over(col("s", step.source_id.name)), "partners"),
            as_(_count_over(col("t", step.target_id.name)), "claims"),
        ],
        source,
        joins,
        where=named_users,
    )
    return select(
        [as_(col("u", "old_id"), "old_id"), as_(col("u", "new_id"), "new_id")],
        named(exp.Subquery(this=pairs), "u"),
        where=all_of(eq(col("u", "partners"), exp.Literal.number(1)), eq(col("u", "claims"), exp.Literal.number(1))),
    )


def _count_over(column: exp.Column) -> exp.Window:
    return exp.Window(this=exp.Count(this=exp.Star()), partition_by=[column])


def _matched_map(dialect: PostgresDialect, names: Names, step: ir.BuildMatchedMap) -> Lowered:
    statements = create_map(dialect, names, step.map)
    tenants = named(names.work(step.tenant_map), "n") if step.tenant_map is not None else None
    query = matching_users(dialect, names, step, tenants=tenants)
    within = " within the mapped tenant" if step.tenant_map is not None else ""
    statements.append(
        Statement(
            f"Users are the same when {label(step.source_match.name)} agrees{within}, without regard to case and "
            "accents. A name that is there twice on either side matches nobody: rows that refer to it "
            "have no partner.",
            f"INSERT INTO {_work(dialect, names, step.map)} (old_id, new_id)\n{dialect.sql(query)}",
            counted=True,
        )
    )
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(
        tuple(statements),
        reads=(names.shown(step.source), names.shown(step.target)),
        writes=(f"o11c.{step.map}",),
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


# --- clear ---------------------------------------------------------------------------------------


def _clear(dialect: PostgresDialect, names: Names, step: ir.ClearReference) -> Lowered:
    table, column = _text(dialect, names, step.table), dialect.name_of(step.column.name)
    return Lowered(
        (
            Statement(
                "These rows are deleted below; until then they must not hold on to rows deleted before them.",
                f"UPDATE {table} SET {column} = NULL\nWHERE NOT {column} IS NULL",
                counted=True,
            ),
        ),
        writes=(names.shown(step.table),),
    )


def consumer_query(
    dialect: PostgresDialect, names: Names, target: ir.Table, target_id: str, consumer: ir.Consumer
) -> exp.Select:
    """Return, as text, the ids of target rows that a consumer refers to."""
    on = eq(dialect.as_text(col("c", consumer.column)), dialect.as_text(col("t", target_id)))
    return select(
        [as_(dialect.as_text(col("t", target_id)), "sample")],
        named(names.table(target), "t"),
        [join(named(names.table(consumer.table), "c"), on)],
    )


def _delete(dialect: PostgresDialect, names: Names, step: ir.DeleteRows) -> Lowered:
    table = _text(dialect, names, step.table)
    statements = [
        Statement(
            f"{label(consumer.label)} is not deleted by this run and refers to these rows ({consumer.effect}).",
            refuse_when(
                dialect.sql(consumer_query(dialect, names, step.table, step.identifier.name, consumer)),
                "O11-0904",
                f"rows of {label(consumer.label)} refer to rows that would be deleted",
                "Nothing was changed. Bring the referring entity into scope with mode replace, or use append.",
            ),
        )
        for consumer in step.consumers
    ]
    statements.append(Statement("Mode replace: the target's own rows go.", f"DELETE FROM {table}", counted=True))
    return Lowered(tuple(statements), writes=(names.shown(step.table),))


# --- keys ----------------------------------------------------------------------------------------


def _sequence(dialect: PostgresDialect, names: Names, sequence: ir.Sequence) -> tuple[str, str]:
    """Return the sequence's quoted name and the same as a regclass literal."""
    full = dialect.sequence_of(sequence, names.plan.target.schema)
    return full, "'" + full.replace("'", "''") + "'::regclass"


def _reserve(dialect: PostgresDialect, names: Names, step: ir.ReserveIds) -> Lowered:
    source, target = _text(dialect, names, step.source), _text(dialect, names, step.target)
    work = _work(dialect, names, step.map)
    old, new = dialect.name_of(step.source_id.name), dialect.name_of(step.target_id.name)
    statements = create_map(dialect, names, step.map)
    top = f"SELECT coalesce(max({new}), 0) AS top FROM {target}"
    if step.sequence is None:
        base = f"SELECT q.top, 1 AS step FROM ({top}) AS q"
    else:
        full, literal = _sequence(dialect, names, step.sequence)
        base = (
            "SELECT greatest(q.top,\n"
            "      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,\n"
            "    greatest(d.seqincrement, 1) AS step\n"
            f"  FROM ({top}) AS q\n"
            f"  CROSS JOIN {full} AS n\n"
            f"  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = {literal}) AS d"
        )
    statements.append(
        Statement(
            "A block of new ids above every id that the target has given or holds, in the order of the old ones. "
            "The table lock keeps others from drawing from the sequence for an insert.",
            f"INSERT INTO {work} (old_id, new_id)\n"
            f"SELECT s.{old}, b.top + b.step * row_number() OVER (ORDER BY s.{old})\n"
            f"FROM {source} AS s\nCROSS JOIN (\n  {base}\n) AS b",
            counted=True,
        )
    )
    if step.sequence is not None:
        statements.append(
            _set_sequence(
                dialect,
                names,
                step.sequence,
                f"SELECT max(v) FROM (SELECT max(new_id) AS v FROM {work}\n"
                f"    UNION ALL SELECT max({new}) FROM {target}) AS q",
            )
        )
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(
        tuple(statements), reads=(names.shown(step.source), names.shown(step.target)), writes=(f"o11c.{step.map}",)
    )


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


def _inherit(dialect: PostgresDialect, names: Names, step: ir.InheritIds) -> Lowered:
    statements = create_map(dialect, names, step.map)
    parent = names.map(step.parent)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("p", "new_id"), "new_id")],
        named(names.table(step.source), "s"),
        [map_join(dialect, names, step.parent, "p", step.source_id, left=False)],
    )
    statements.append(
        Statement(
            f"The identifier is the one of {label(parent.label)}: its map gives the new ids.",
            f"INSERT INTO {_work(dialect, names, step.map)} (old_id, new_id)\n{dialect.sql(query)}",
            counted=True,
        )
    )
    statements.append(_collisions(dialect, names, step.map, step.target, step.target_id))
    statements.append(_analyze(dialect, names, step.map))
    reads = (names.shown(step.source), f"o11c.{step.parent}")
    return Lowered(tuple(statements), reads=reads, writes=(f"o11c.{step.map}",))


def _collisions(
    dialect: PostgresDialect, names: Names, table: str, target: ir.Table, identifier: ir.Column
) -> Statement:
    query = select(
        [as_(dialect.as_text(col("t", identifier.name)), "sample")],
        named(names.table(target), "t"),
        [
            join(
                named(names.work(table), "m"),
                same(dialect, col("t", identifier.name), identifier, col("m", "new_id"), names.map(table).new),
            )
        ],
    )
    return Statement(
        "An id that the target has already would be two things at once.",
        refuse_when(
            dialect.sql(query),
            "O11-0903",
            f"ids of {label(names.map(table).label)} exist in the target already",
            "Nothing was changed. Use mode replace, or remove the rows.",
        ),
    )


def _preserve(dialect: PostgresDialect, names: Names, step: ir.PreserveIds) -> Lowered:
    statements = create_map(dialect, names, step.map)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("s", step.source_id.name), "new_id")],
        named(names.table(step.source), "s"),
    )
    statements.append(
        Statement(
            "Identifiers stay as they are, in the spelling of the source row; the map tells which exist.",
            f"INSERT INTO {_work(dialect, names, step.map)} (old_id, new_id)\n{dialect.sql(query)}",
            counted=True,
        )
    )
    statements.append(_collisions(dialect, names, step.map, step.target, step.target_id))
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(tuple(statements), reads=(names.shown(step.source),), writes=(f"o11c.{step.map}",))


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


__all__ = ["block", "consumer_query", "create_map", "lower_step", "matching_users", "not_null", "pairs_table"]
