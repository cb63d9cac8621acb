"""The interpreter's checks: what must hold before COMMIT."""

from __future__ import annotations

from typing import assert_never

from compiler.plan import ir
from tests.support.interpreter_people import check_links
from tests.support.interpreter_state import Run, RunRefused, fold, is_none, spelled
from tests.support.interpreter_writes import lacking_events
from tests.support.tables import Row, Value, canonical


def check(run: Run, item: ir.Check) -> None:
    """Raise ``RunRefused`` when a check does not hold."""
    match item:
        case ir.CheckRows():
            _rows(run, item)
        case ir.CheckMap():
            new = list(run.map(item.map).values())
            if None in new or len(set(new)) != len(new):
                raise RunRefused(f"{item.map} is not one to one")
        case ir.CheckLinks():
            check_links(run, item)
        case ir.CheckSequence():
            run.rows(item.table)
        case ir.CheckTree():
            _tree(run, item)
        case ir.CheckTriggers():
            run.rows(item.table)
        case ir.CheckStates():
            run.rows(item.state.table)  # tables in memory have no constraints and no triggers
        case ir.CheckEvents():
            if lacking_events(run, item.events):
                raise RunRefused(f"subscriptions of {item.label} have not arrived")
        case _:
            assert_never(item)


def _rows(run: Run, item: ir.CheckRows) -> None:
    ids = run.map(item.map)
    by_id: dict[Value, list[Row]] = {}
    for row in run.rows(item.target):
        by_id.setdefault(row[item.target_id.name], []).append(row)
    present = {
        (other.name, identifier.name): {row[identifier.name] for row in run.rows(other)}
        for other, identifier in _referenced(item)
    }
    for old_row in run.chosen(item.source, item.source_id, item.rows):
        old = old_row[item.source_id.name]
        found = by_id.get(ids[old], []) if old in ids else []
        if len(found) != 1:
            raise RunRefused(f"{item.label}: source row {old!r} has {len(found)} rows in the target")
        if not item.fresh_only or old in run.fresh(item.map):
            _row(run, item, old_row, found[0], present)


def _referenced(item: ir.CheckRows) -> list[tuple[ir.Table, ir.Column]]:
    return [
        (reference.referenced, reference.referenced_id)
        for reference in item.references
        if reference.referenced is not None and reference.referenced_id is not None
    ]


def _row(run: Run, item: ir.CheckRows, old_row: Row, row: Row, present: dict[tuple[str, str], set[Value]]) -> None:
    shown = f"of row {old_row[item.source_id.name]!r} has not arrived"
    for copied in item.copies:
        there, wanted = row[copied.target.name], spelled(old_row[copied.source.name], copied.target)
        if copied.trimmed and isinstance(wanted, str):
            wanted = wanted.strip(" ")
        if copied.folded and isinstance(there, str) and isinstance(wanted, str):
            there, wanted = fold(there), fold(wanted)
        if canonical(there) != canonical(wanted):
            raise RunRefused(f"{item.label}.{copied.attribute} {shown}")
    for column in item.computed:
        if row[column.target.name] != run.value(column, old_row, item.source, item.target):
            raise RunRefused(f"{item.label}.{column.attribute} {shown}")
    for reference in item.references:
        value = ir.Remap(
            reference.source, reference.map, reference.missing, zero=reference.zero, instead=reference.instead
        )
        expected = run.remap(value, old_row, item.source.name)
        if row[reference.target.name] != expected:
            raise RunRefused(f"{item.label}.{reference.attribute} {shown}")
        _has_no_origin(run, item, reference, old_row, expected)
        if is_none(expected, zero=reference.zero) or reference.referenced is None:
            continue
        assert reference.referenced_id is not None
        if expected not in present[reference.referenced.name, reference.referenced_id.name]:
            raise RunRefused(f"{item.label} refers to {expected!r}, which {reference.referenced.name} does not have")


def _has_no_origin(
    run: Run, item: ir.CheckRows, reference: ir.ReferenceCheck, old_row: Row, expected: Value
) -> None:
    """Refuse when a reference has become NULL although the source has the row that it names."""
    old = old_row[reference.source.name]
    if expected is not None or old is None or reference.origin is None or reference.origin_id is None:
        return
    name, folded = reference.origin_id.name, run.plan.map(reference.map).folded
    there = [row[name] for row in run.rows(reference.origin)]
    if old in there or (folded and fold(str(old)) in map(fold, map(str, there))):
        raise RunRefused(f"{item.label}.{reference.attribute}: nothing in the target is row {old!r} of the source")


def _tree(run: Run, item: ir.CheckTree) -> None:
    by_id = {row[item.identifier.name]: row for row in run.rows(item.table)}
    for old in run.fresh(item.map):
        row = by_id[run.map(item.map)[old]]
        parent = row[item.parent.name]
        wanted = row[item.identifier.name] if is_none(parent, zero=True) else by_id[parent][item.top.name]
        if row[item.top.name] != wanted or by_id[wanted][item.top.name] != wanted:
            raise RunRefused(f"{item.label} {row[item.identifier.name]!r} hangs under the wrong top")
