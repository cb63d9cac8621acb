"""What preflight looks for of ODC's people: ids of the file, ids made out of names, who is left out."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.odc_people import (
    Rows,
    derived,
    file_id,
    file_join,
    nobodys_rows,
    shared_ids,
    taken_by_others,
    without_id,
    without_partner,
)
from compiler.sql.partners import matched_pairs
from compiler.sql.selections import selected_join
from compiler.sql.tree import Node, col, is_null, named

Finding = tuple[str, str, exp.Select]
"""Severity, words, query."""


def address_words(probe: ir.ProbeAddresses) -> str:
    """Return what a probe of addresses has found."""
    who = "active users" if probe.active else "inactive users"
    why = "share a valid email with others" if probe.shared else "have no valid email"
    return f"{who} {why}: they are left out"


def links_step(names: Names, probe: ir.ProbeLinks) -> ir.ReplaceLinks:
    """Return the step whose links are looked at."""
    return next(
        step
        for step in names.plan.steps
        if isinstance(step, ir.ReplaceLinks) and step.target.name == probe.target
    )


def people_findings(
    dialect: Dialect, names: Names, probe: ir.ProbeUserFile | ir.ProbeDerived
) -> Iterator[Finding]:
    """Yield the findings of one probe."""
    file = next(
        (step for step in names.plan.steps if isinstance(step, ir.LoadUserFile) and step.map == probe.map), None
    )
    if isinstance(probe, ir.ProbeUserFile):
        assert file is not None
        yield from _file_findings(dialect, names, file)
        return
    step = next(item for item in names.plan.steps if isinstance(item, ir.DeriveIds) and item.map == probe.map)

    def new() -> Node:
        return derived(dialect, step.scope, col("s", step.name.name), step.target_id)

    what = "ids that the run would make exist in the target already, under another key"
    rows = _new_rows(dialect, names, step, file)
    yield "error", what, taken_by_others(dialect, names, step.target, step.target_id, new, rows)
    yield "error", "rows would share an id", shared_ids(dialect, step, _new_rows(dialect, names, step, file))


def _file_findings(dialect: Dialect, names: Names, step: ir.LoadUserFile) -> Iterator[Finding]:
    def chosen() -> list[exp.Join]:
        return selected_join(dialect, step.rows, "s", step.source_id)

    if step.target is None:
        what = "users whom rows refer to have no id in the file of users"
        yield "error", what, without_id(dialect, names, step, chosen(), referred=True)
        what = "users whom no row refers to have no id in the file of users"
        yield "warning", what, without_id(dialect, names, step, chosen(), referred=False)
    elif step.target_id is not None:
        what = "ids of the file exist in the target already, under another email"
        conditions: list[Node] = [_unmatched(dialect, names, step.map, step.source_id)]
        joins = [*chosen(), file_join(dialect, step)]
        rows = (named(names.table(step.source), "s"), joins, conditions)
        query = taken_by_others(dialect, names, step.target, step.target_id, lambda: file_id(dialect, step), rows)
        yield "error", what, query
    yield "note", "rows of the file of users are of nobody who takes part", nobodys_rows(dialect, names, step, chosen())


def _new_rows(dialect: Dialect, names: Names, step: ir.DeriveIds, file: ir.LoadUserFile | None) -> Rows:
    """Return the rows that will get a new id: selected ones that have no partner, and no id of the file."""
    joins = selected_join(dialect, step.rows, "s", step.source_id)
    conditions: list[Node] = [_unmatched(dialect, names, step.map, step.source_id)]
    if file is not None:
        joins.append(file_join(dialect, file, left=True))
        conditions.append(is_null(col("f", "email")))
    return named(names.table(step.source), "s"), joins, conditions


def _unmatched(dialect: Dialect, names: Names, table: str, own: ir.Column) -> Node:
    pairs = exp.Subquery(this=matched_pairs(dialect, names, table))
    return without_partner(dialect, pairs, names.map(table).old, own)


