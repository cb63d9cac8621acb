"""The findings of preflight.sql: what both dialects share. It reads only; results are in temporary tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.guard import pair_rows
from compiler.sql.labels import label
from compiler.sql.selects import (
    MATCHED,
    consumer_query,
    literal_pairs,
    map_join,
    matching_users,
    pair_drift,
    pairs_table,
    record_count_drift,
    same,
)
from compiler.sql.statement import Statement
from compiler.sql.tree import all_of, as_, col, count_all, eq, is_null, join, named, not_null, number, select


def probe_findings(
    dialect: Dialect, names: Names, guard: Callable[[ir.GuardModel], tuple[Statement, ...]]
) -> list[Statement]:
    """Return all probes. ``guard`` makes the statements of the drift guard."""
    statements: list[Statement] = []
    literal: dict[str, ir.BuildLiteralMap] = {}
    matched: ir.BuildMatchedMap | None = None
    for step in names.plan.steps:
        match step:
            case ir.GuardModel():
                statements += guard(step)
                statements.append(_stop_on_drift(dialect))
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
    return statements


def _stop_on_drift(dialect: Dialect) -> Statement:
    """Return the statement that ends preflight when the metamodel has changed: nothing below holds then."""
    return Statement(
        "When the metamodel has changed, what follows may not even have its columns: stop here.",
        dialect.refuse_when(
            f"SELECT what FROM {dialect.temporary_name('o11c_finding')} WHERE severity = 'error'",
            "O11-0909",
            "the metamodel has changed since the snapshot",
            "Nothing was changed. Make both snapshots again and compile again.",
        ),
    )


def _pairs(dialect: Dialect, names: Names, step: ir.BuildLiteralMap) -> list[Statement]:
    statements = pair_rows(dialect, step)
    name = label(names.map(step.map).label)
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        query = dialect.sql(pair_drift(dialect, names, side, step.records, step.map, pairs_table(dialect)))
        statements.append(
            Statement(
                f"Every pair above must still be what the {side.value} has.",
                dialect.finding(query, "O11-0908", "error", name, f"records have changed in the {side.value}"),
            )
        )
        count = step.source_count if side is ir.Side.SOURCE else step.target_count
        if step.prefix is not None:
            counted = record_count_drift(dialect, names, side, step.records, step.prefix, count)
            what = f"records have come or gone in the {side.value}"
            statements.append(
                Statement(
                    f"No record has come or gone in the {side.value}: there are {count}.",
                    dialect.finding(dialect.sql(counted), "O11-0908", "error", name, what),
                )
            )
    return statements


def _literal_map(dialect: Dialect, names: Names, table: str) -> exp.Subquery:
    """Return a literal map as a subquery over the pairs: the real map does not exist yet."""
    return exp.Subquery(this=literal_pairs(dialect, names, table))


def _matched(dialect: Dialect, names: Names, step: ir.BuildMatchedMap) -> Statement:
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
        f"INSERT INTO {dialect.temporary_name(MATCHED)} (old_id, new_id)\n{dialect.sql(text)}",
    )


def matched_table(dialect: Dialect) -> exp.Table:
    """Return the temporary table of matched users."""
    return dialect.temporary(MATCHED)


def _probe(
    dialect: Dialect,
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
            query = consumer_query(dialect, names, probe.target, probe.target_id, probe.consumer)
            what = f"rows that would be deleted are referred to by {label(probe.consumer.label)}"
            return Statement(
                f"{label(probe.label)}: {what}.",
                dialect.finding(dialect.sql(query), probe.code, "error", label(probe.label), what),
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
                dialect.finding(dialect.sql(query), probe.code, "note", label(probe.label), what),
            )
        case _:
            assert_never(probe)


def _reference(
    dialect: Dialect,
    names: Names,
    probe: ir.ProbeReference,
    literal: dict[str, ir.BuildLiteralMap],
    matched: ir.BuildMatchedMap | None,
) -> Statement | None:
    value = col("s", probe.column.name)
    if probe.referenced is not None and probe.referenced_id is not None:
        identifier = probe.referenced_id
        on = same(dialect, col("p", identifier.name), identifier, value.copy(), probe.column)
        partner = join(named(names.table(probe.referenced), "p"), on, left=True)
        missing = is_null(col("p", identifier.name))
    elif probe.map in literal:
        partner = map_join(dialect, names, probe.map, "p", probe.column, left=True)
        partner.set("this", named(_literal_map(dialect, names, probe.map), "p"))
        missing = is_null(col("p", "old_id"))
    elif matched is not None and probe.map == matched.map:
        on = eq(col("p", "old_id"), dialect.as_text(value.copy()))
        partner = join(named(matched_table(dialect), "p"), on, left=True)
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
        dialect.finding(dialect.sql(query), probe.code, probe.severity, label(probe.label), what),
    )


def _users(dialect: Dialect, names: Names, probe: ir.ProbeUsers) -> Statement:
    folded = dialect.fold(dialect.as_text(col("u", probe.match.name)))
    group: list[exp.Expression] = [folded]
    if probe.tenant is not None:
        group.append(col("u", probe.tenant.name))
    query = select(
        [as_(exp.Min(this=dialect.as_text(col("u", probe.identifier.name))), "sample")],
        named(names.table(probe.table), "u"),
        where=exp.NEQ(this=folded.copy(), expression=dialect.text("")),
        group=group,
        having=exp.GT(this=count_all(), expression=number(1)),
    )
    side = probe.table.side.value
    what = f"users of the {side} share {label(probe.match.name)}: they match nobody"
    return Statement(
        f"Users of the {side} that share a name, ignoring case and accents.",
        dialect.finding(dialect.sql(query), probe.code, "warning", label(probe.label), what),
    )


def _collision(
    dialect: Dialect, names: Names, probe: ir.ProbeCollision, matched: ir.BuildMatchedMap | None
) -> Statement | None:
    if probe.emptied:
        return None
    target_id = col("t", probe.target_id.name)
    source = named(names.table(probe.source), "s")
    if not probe.map:
        own = col("s", probe.source_id.name)
        joins = [join(source, same(dialect, target_id, probe.target_id, own, probe.source_id))]
    elif matched is not None and probe.map == matched.map:
        pairs = named(matched_table(dialect), "k")
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
        dialect.finding(dialect.sql(query), probe.code, "error", label(probe.label), what),
    )


def _merging(dialect: Dialect, names: Names, probe: ir.ProbeMerging) -> Statement:
    """Return the probe for text ids that are two in the source and one in the target."""
    value = col("s", probe.source_id.name)
    query = select(
        [as_(exp.Min(this=dialect.as_text(value)), "sample")],
        named(names.table(probe.source), "s"),
        group=[dialect.collate(value.copy(), probe.target_id)],
        having=exp.GT(this=count_all(), expression=number(1)),
    )
    what = "ids that differ in the source are the same text for the target"
    return Statement(
        f"{label(probe.label)}: {what}.",
        dialect.finding(dialect.sql(query), probe.code, "error", label(probe.label), what),
    )
