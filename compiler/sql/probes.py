"""The findings of preflight.sql: what both dialects share. It reads only; results are in temporary tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.guard import pair_rows
from compiler.sql.labels import label
from compiler.sql.maps import kept_rows, matched_rows
from compiler.sql.matching import empty_in_source, shared_in_source, shared_in_target
from compiler.sql.odc_links import lost_links
from compiler.sql.odc_maps import filed_rows
from compiler.sql.odc_people import left_behind, left_out
from compiler.sql.odc_probes import address_words, links_step, people_findings
from compiler.sql.partners import Partners, early_maps
from compiler.sql.probe_rows import (
    gone_rows,
    lost_references,
    lost_texts,
    merging_ids,
    missing_partners,
    repeated_keys,
    shared_keys,
    taken_ids,
    taken_keys,
)
from compiler.sql.records import pair_drift, record_count_drift
from compiler.sql.selections import fill_statements, selected_join
from compiler.sql.selects import consumer_query, pairs_table
from compiler.sql.statement import Statement
from compiler.sql.tree import as_, col, count_all, eq, named, not_null, number, select


def probe_findings(
    dialect: Dialect,
    names: Names,
    guard: Callable[[ir.GuardModel], tuple[Statement, ...]],
    sizes: Callable[[ir.ProbeSizes | ir.ProbeUnindexed], list[Statement]],
    fitting: Callable[[ir.ProbeValues | ir.ProbeIds | ir.ProbeIdentity], list[Statement]],
) -> list[Statement]:
    """Return all probes of rows, after what they look into. ``guard`` makes the statements of the drift guard.

    ``sizes`` makes those of sizes and of slow deletions, ``fitting`` those of values and ids that do not fit. Other
    probes of server and catalog come before all of these.

    Pairs and selections come in the plan's order: each may read those before it.
    """
    statements: list[Statement] = []
    for step in names.plan.steps:
        if isinstance(step, ir.GuardModel):
            statements += guard(step)
            statements.append(_stop_on_drift(dialect))
    statements += kept_rows(dialect, names)
    for step in names.plan.steps:
        match step:
            case ir.BuildLiteralMap():
                statements += _pairs(dialect, names, step)
            case ir.BuildMatchedMap():
                statements += matched_rows(dialect, names, step)
            case ir.LoadUserFile():
                statements += filed_rows(dialect, names, step)
            case ir.SelectRows() | ir.SelectProcesses() | ir.CloseRows():
                statements += fill_statements(dialect, names, step, early=True)
            case _:
                pass
    partners = early_maps(dialect, names)
    for probe in names.plan.probes:
        match probe:
            case ir.ProbeSizes() | ir.ProbeUnindexed():
                statements += sizes(probe)
            case ir.ProbeValues() | ir.ProbeIds() | ir.ProbeIdentity():
                statements += fitting(probe)
            case _:
                statements += _probe(dialect, names, probe, partners)
    return statements


def _stop_on_drift(dialect: Dialect) -> Statement:
    """Return the statement that ends preflight when the metamodel has changed: nothing below holds then."""
    return Statement(
        "When the metamodel has changed, what follows may not even have its columns: stop here.",
        dialect.refuse_when(
            f"SELECT what FROM {dialect.temporary_name('o11c_finding')} WHERE code = 'O11-0909'",
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


def _probe(dialect: Dialect, names: Names, probe: ir.Probe, partners: Partners) -> list[Statement]:
    """Return the statements of a probe; none where only migrate.sql can know."""

    def finding(severity: str, what: str, query: exp.Select | None) -> list[Statement]:
        if query is None:
            return []
        name = label(probe.label)
        return [Statement(f"{name}: {what}.", dialect.finding(dialect.sql(query), probe.code, severity, name, what))]

    match probe:
        case ir.ProbeReference():
            what = f"{label(probe.attribute)} refers to {_nothing(probe)}{_becomes(probe)}"
            return finding(probe.severity, what, lost_references(dialect, names, probe, partners))
        case ir.ProbeLookedUp():
            whose = "ODC lacks" if probe.asset is None else f"asset {label(probe.asset)} does not have yet"
            what = f"{label(probe.attribute)} names rows of {label(probe.referred)} that {whose}"
            return finding("error", what, missing_partners(dialect, names, probe, partners))
        case ir.ProbeText():
            what = f"{label(probe.attribute)} holds an id that is not mapped"
            what += "; it becomes empty" if probe.severity == "warning" else ""
            return finding(probe.severity, what, lost_texts(dialect, names, probe, partners))
        case ir.ProbeShared():
            return finding(probe.severity, label(probe.what), shared_keys(dialect, names, probe))
        case ir.ProbeMatch():
            keys = _keys(dialect, names, probe, partners)
            return [statement for what, query in keys for statement in finding("error", what, query)]
        case ir.ProbeUnique():
            what = f"rows {_surely(probe)} collide with rows of the target in the unique index {label(probe.index)}"
            return finding(probe.severity, what, taken_keys(dialect, names, probe, partners))
        case ir.ProbeRepeated():
            what = f"rows {_surely(probe)} collide with each other in the unique index {label(probe.index)}"
            return finding(probe.severity, what, repeated_keys(dialect, names, probe, partners))
        case ir.ProbeQueue():
            return finding("error", "the queue is not empty", _queued(dialect, names, probe))
        case ir.ProbeUser():
            what = f"the user with {label(probe.match.name)} {label(probe.value)} is not there once"
            return finding("error", what, _stand_in(dialect, names, probe))
        case ir.ProbeGone():
            what = f"rows of an earlier run are gone in the {'target' if probe.lost else 'source'}"
            name = label(probe.label)
            gone = dialect.sql(gone_rows(dialect, names, probe))
            text = dialect.finding(gone, probe.code, probe.severity, name, what)
            why = f"{name}: {what}. Before the first run there is no such map, and nothing is looked for."
            return [Statement(why, dialect.if_column(probe.map, "made", text))]
        case ir.ProbeCount():
            query = select([as_(dialect.as_text(col("k", "id")), "sample")], named(dialect.temporary(probe.rows), "k"))
            return finding("note", label(probe.what), query)
        case ir.ProbeCollision():
            what = "ids that the run would write exist in the target already"
            return finding("error", what, None if probe.emptied else taken_ids(dialect, names, probe, partners))
        case ir.ProbeMerging():
            what = "ids that differ in the source are the same text for the target"
            return finding("error", what, merging_ids(dialect, names, probe))
        case ir.ProbeConsumer():
            what = f"rows that would be deleted are referred to by {label(probe.consumer.label)}"
            query = consumer_query(dialect, names, probe.target, probe.target_id, probe.consumer, probe.rows)
            return finding("error", what, query)
        case ir.ProbeAddresses():
            what = address_words(probe)
            users = left_behind(
                dialect, names, probe.users, probe.rows, active=probe.active, shared=probe.shared
            )
            return finding(probe.severity, what, users)
        case ir.ProbeLeftOut():
            return finding(probe.severity, label(probe.what), left_out(dialect, names, probe))
        case ir.ProbeLinks():
            what = "leads to roles that ODC lacks, or has more than once"
            return finding("error", what, lost_links(dialect, names, links_step(names, probe), partners))
        case ir.ProbeUserFile() | ir.ProbeDerived():
            return [
                statement
                for severity, what, query in people_findings(dialect, names, probe)
                for statement in finding(severity, what, query)
            ]
        case ir.ProbeDropped():
            query = select(
                [as_(dialect.as_text(col("s", probe.source_id.name)), "sample")],
                named(names.table(probe.source), "s"),
                where=not_null(col("s", probe.column.name)),
            )
            return finding("note", f"{label(probe.attribute)}: values are left behind (drop)", query)
        case ir.ProbeBinary():
            nothing = dialect.constant(ir.Constant(probe.column.type, ""))
            query = select(
                [as_(dialect.as_text(col("s", probe.source_id.name)), "sample")],
                named(names.table(probe.source), "s"),
                selected_join(dialect, probe.rows, "s", probe.source_id),
                where=exp.NEQ(this=col("s", probe.column.name), expression=nothing),
            )
            size = "" if probe.bytes is None else f"; the table has about {probe.bytes:,} bytes"
            return finding("note", f"{label(probe.attribute)}: rows hold binary data{size}", query)
        case (
            ir.ProbeVersion()
            | ir.ProbeCollations()
            | ir.ProbeConstraints()
            | ir.ProbeStates()
            | ir.ProbeKeys()
            | ir.ProbeFiring()
            | ir.ProbePolicies()
            | ir.ProbeSizes()
            | ir.ProbeUnindexed()
            | ir.ProbeValues()
            | ir.ProbeIds()
            | ir.ProbeIdentity()
        ):
            return []  # of server and catalog, or of values: the dialect looks for them by itself
        case _:
            assert_never(probe)


def _surely(probe: ir.ProbeUnique | ir.ProbeRepeated) -> str:
    """Return the verb: nobody has evaluated the predicate of a filtered index."""
    return "would" if probe.severity == "error" else "may (by its predicate)"


_NOTHING = {
    "O11-0943": "a static record that the source does not have any more",
    "O11-0944": "a user who is not migrated",
    "O11-0955": "a row that is gone or not migrated, and must not be NULL in the target",
}


def _nothing(probe: ir.ProbeReference) -> str:
    """Return what a reference without partner refers to."""
    return _NOTHING.get(probe.code, "nothing that is mapped")


def _becomes(probe: ir.ProbeReference) -> str:
    """Return what is written instead of a reference without partner, where the run goes on."""
    if probe.severity != "warning":
        return ""
    return "; the stand-in user takes its place" if probe.instead else "; it becomes NULL"


def _keys(
    dialect: Dialect, names: Names, probe: ir.ProbeMatch, partners: Partners
) -> list[tuple[str, exp.Select | None]]:
    """Return what migrate.sql refuses when it matches, in words and as a query."""
    step = next(
        item
        for item in names.plan.steps
        if isinstance(item, ir.BuildMatchedMap) and item.map == probe.map and item.refuse_shared
    )
    return [
        ("rows of the source have an empty business key", empty_in_source(dialect, names, step, partners)),
        ("rows of the source share a business key", shared_in_source(dialect, names, step, partners)),
        (
            "rows of the target share a business key that the source has too",
            shared_in_target(dialect, names, step, partners),
        ),
    ]


def _queued(dialect: Dialect, names: Names, probe: ir.ProbeQueue) -> exp.Select:
    """Return one row that says how many there are; which columns a queue has is nobody's business."""
    tally = dialect.concat(dialect.as_text(count_all()), dialect.text(" events"))
    some = exp.GT(this=count_all(), expression=number(0))
    return select([as_(tally, "sample")], names.table(probe.table), having=some)


def _stand_in(dialect: Dialect, names: Names, probe: ir.ProbeUser) -> exp.Select:
    """Return a row that says how many users have the name, unless it is one."""
    tally = dialect.concat(dialect.as_text(count_all()), dialect.text(" found"))
    return select(
        [as_(tally, "sample")],
        named(names.table(probe.table), "t"),
        where=eq(
            dialect.fold(dialect.as_text(col("t", probe.match.name))), dialect.fold(dialect.text(probe.value))
        ),
        having=exp.NEQ(this=count_all(), expression=number(1)),
    )
