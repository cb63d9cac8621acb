"""PostgreSQL: the findings of preflight.sql. It reads only; its results are in a temporary table."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect, cast, refuse_when
from compiler.sql.postgres_guard import finding, guard_statements, pair_rows
from compiler.sql.postgres_steps import consumer_query, matching_users, pairs_table
from compiler.sql.selects import map_join, pair_drift, same
from compiler.sql.statement import Statement
from compiler.sql.tree import all_of, as_, bare, col, eq, ident, is_null, join, named, not_null, select

FINDING_TABLE = (
    "CREATE TEMPORARY TABLE o11c_finding (place bigint GENERATED ALWAYS AS IDENTITY, code text, severity text, "
    "entity text, what text, count bigint, samples text)"
)
PAIR_TABLE = (
    "CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, "
    "source_key text, target_key text)"
)
MATCHED_TABLE = "CREATE TEMPORARY TABLE o11c_matched (old_id text, new_id text)"


def probe_statements(dialect: PostgresDialect, names: Names) -> tuple[Statement, ...]:
    """Return all probes, the table of findings, and the statement that fails when one is an error."""
    statements: list[Statement] = []
    literal: dict[str, ir.BuildLiteralMap] = {}
    matched: ir.BuildMatchedMap | None = None
    for step in names.plan.steps:
        match step:
            case ir.GuardModel():
                statements += guard_statements(dialect, names, step, raising=False)
            case ir.BuildLiteralMap():
                literal[step.map] = step
                statements += _pairs(dialect, names, step)
            case ir.BuildMatchedMap():
                matched = step
                statements.append(_matched(dialect, names, step))
            case _:
                pass
    for probe in names.plan.probes:
        statement = _probe(dialect, names, probe, literal, matched)
        if statement is not None:
            statements.append(statement)
    statements.append(
        Statement(
            "Every finding: code, severity, entity, count, up to five sample ids.",
            "SELECT code, severity, entity, what, count, samples\nFROM pg_temp.o11c_finding\nORDER BY place",
            shown=True,
        )
    )
    statements.append(
        Statement(
            "An error among the findings makes this script fail.",
            refuse_when(
                "SELECT code || ' ' || entity FROM pg_temp.o11c_finding WHERE severity = 'error'",
                "O11-0900",
                "preflight found errors",
                "The table above lists them; migrate.sql would fail or refuse.",
            ),
        )
    )
    return tuple(statements)


def _pairs(dialect: PostgresDialect, names: Names, step: ir.BuildLiteralMap) -> list[Statement]:
    statements = pair_rows(dialect, step)
    name = label(names.map(step.map).label)
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        query = dialect.sql(pair_drift(dialect, names, side, step.records, step.map, pairs_table()))
        statements.append(
            Statement(
                f"Every pair above must still be what the {side.value} has.",
                finding(query, "O11-0908", "error", name, f"records have changed in the {side.value}"),
            )
        )
    return statements


def _literal_map(dialect: PostgresDialect, names: Names, table: str) -> exp.Subquery:
    """Return a literal map as a subquery over the pairs: the real map does not exist yet."""
    item = names.map(table)
    return exp.Subquery(
        this=select(
            [
                as_(cast(bare("old_id"), dialect.type_of(item.old.type, item.old.native)), "old_id"),
                as_(cast(bare("new_id"), dialect.type_of(item.new.type, item.new.native)), "new_id"),
            ],
            pairs_table(),
            where=eq(bare("map_name"), dialect.text(table)),
        )
    )


def _matched(dialect: PostgresDialect, names: Names, step: ir.BuildMatchedMap) -> Statement:
    tenants = named(_literal_map(dialect, names, step.tenant_map), "n") if step.tenant_map is not None else None
    query = matching_users(dialect, names, step, tenants=tenants)
    text = select(
        [
            as_(dialect.as_text(col("k", "old_id")), "old_id"),
            as_(dialect.as_text(col("k", "new_id")), "new_id"),
        ],
        named(exp.Subquery(this=query), "k"),
    )
    return Statement(
        "The match of users as migrate.sql will make it.",
        f"INSERT INTO pg_temp.o11c_matched (old_id, new_id)\n{dialect.sql(text)}",
    )


def matched_table() -> exp.Table:
    """Return the temporary table of matched users."""
    return exp.Table(this=ident("o11c_matched"), db=ident("pg_temp"))


def _probe(
    dialect: PostgresDialect,
    names: Names,
    probe: ir.Probe,
    literal: dict[str, ir.BuildLiteralMap],
    matched: ir.BuildMatchedMap | None,
) -> Statement | None:
    match probe:
        case ir.ProbeReference():
            return _reference(dialect, names, probe, literal, matched)
        case ir.ProbeUsers():
            return _users(dialect, names, probe)
        case ir.ProbeCollision():
            return _collision(dialect, names, probe, matched)
        case ir.ProbeMerging():
            return _merging(dialect, names, probe)
        case ir.ProbeConsumer():
            query = consumer_query(dialect, names, probe.target, probe.target_id.name, probe.consumer)
            what = f"rows that would be deleted are referred to by {label(probe.consumer.label)}"
            return Statement(
                f"{label(probe.label)}: {what}.",
                finding(dialect.sql(query), probe.code, "error", label(probe.label), what),
            )
        case ir.ProbeDropped():
            query = select(
                [as_(dialect.as_text(col("s", probe.source_id.name)), "sample")],
                named(names.table(probe.source), "s"),
                where=not_null(col("s", probe.column.name)),
            )
            what = f"{label(probe.attribute)}: values are left behind (drop)"
            return Statement(
                f"{label(probe.label)}: rows whose value is left behind, for the record.",
                finding(dialect.sql(query), probe.code, "note", label(probe.label), what),
            )
        case _:
            assert_never(probe)


def _reference(
    dialect: PostgresDialect,
    names: Names,
    probe: ir.ProbeReference,
    literal: dict[str, ir.BuildLiteralMap],
    matched: ir.BuildMatchedMap | None,
) -> Statement | None:
    value = col("s", probe.column.name)
    if probe.referenced is not None and probe.referenced_id is not None:
        left, right = col("p", probe.referenced_id.name), value.copy()
        same_kind = probe.referenced_id.type.kind == probe.column.type.kind
        on = eq(left, right) if same_kind else eq(dialect.as_text(left), dialect.as_text(right))
        partner = join(named(names.table(probe.referenced), "p"), on, left=True)
        missing = is_null(col("p", probe.referenced_id.name))
    elif probe.map in literal:
        partner = map_join(dialect, names, probe.map, "p", probe.column, left=True)
        partner.set("this", named(_literal_map(dialect, names, probe.map), "p"))
        missing = is_null(col("p", "old_id"))
    elif matched is not None and probe.map == matched.map:
        partner = join(named(matched_table(), "p"), eq(col("p", "old_id"), dialect.as_text(value.copy())), left=True)
        missing = is_null(col("p", "old_id"))
    else:
        return None  # users from a file: the file is loaded by migrate.sql, whose checks find these
    query = select(
        [as_(dialect.as_text(col("s", probe.source_id.name)), "sample")],
        named(names.table(probe.source), "s"),
        [partner],
        where=all_of(not_null(value), missing),
    )
    what = f"{label(probe.attribute)} refers to nothing that is mapped"
    if probe.severity == "warning":
        what += "; it becomes NULL"
    return Statement(
        f"{label(probe.label)}: {what}.",
        finding(dialect.sql(query), probe.code, probe.severity, label(probe.label), what),
    )


def _users(dialect: PostgresDialect, names: Names, probe: ir.ProbeUsers) -> Statement:
    folded = dialect.fold(cast(col("u", probe.match.name), "text"))
    group: list[exp.Expression] = [folded]
    if probe.tenant is not None:
        group.append(col("u", probe.tenant.name))
    query = select(
        [as_(exp.Min(this=dialect.as_text(col("u", probe.identifier.name))), "sample")],
        named(names.table(probe.table), "u"),
        where=exp.NEQ(this=folded.copy(), expression=dialect.text("")),
        group=group,
        having=exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(1)),
    )
    side = probe.table.side.value
    what = f"users of the {side} share {label(probe.match.name)}: they match nobody"
    return Statement(
        f"Users of the {side} that share a name, ignoring case and accents.",
        finding(dialect.sql(query), probe.code, "warning", label(probe.label), what),
    )


def _collision(
    dialect: PostgresDialect, names: Names, probe: ir.ProbeCollision, matched: ir.BuildMatchedMap | None
) -> Statement | None:
    if probe.emptied:
        return None
    target_id = col("t", probe.target_id.name)
    source = named(names.table(probe.source), "s")
    if not probe.map:
        own = col("s", probe.source_id.name)
        joins = [join(source, same(dialect, target_id, probe.target_id, own, probe.source_id))]
    elif matched is not None and probe.map == matched.map:
        pairs = named(matched_table(), "k")
        joins = [
            join(pairs, eq(col("k", "new_id"), dialect.as_text(target_id))),
            join(source, eq(dialect.as_text(col("s", probe.source_id.name)), col("k", "old_id"))),
        ]
    else:
        return None  # ids inherited from reserved ones are new: nothing can collide
    query = select([as_(dialect.as_text(target_id.copy()), "sample")], named(names.table(probe.target), "t"), joins)
    what = "ids that stay as they are exist in the target already"
    return Statement(
        f"{label(probe.label)}: {what}.",
        finding(dialect.sql(query), probe.code, "error", label(probe.label), what),
    )


def _merging(dialect: PostgresDialect, names: Names, probe: ir.ProbeMerging) -> Statement:
    """Return the probe for text ids that are two in the source and one in the target."""
    value = col("s", probe.source_id.name)
    query = select(
        [as_(exp.Min(this=dialect.as_text(value)), "sample")],
        named(names.table(probe.source), "s"),
        group=[dialect.collate(value.copy(), probe.target_id)],
        having=exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(1)),
    )
    what = "ids that differ in the source are the same text for the target"
    return Statement(
        f"{label(probe.label)}: {what}.",
        finding(dialect.sql(query), probe.code, "error", label(probe.label), what),
    )
