"""The interpreter's selections: which rows take part."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from compiler.plan import ir
from tests.support.interpreter_people import addressed
from tests.support.interpreter_state import Run, as_text, is_none
from tests.support.predicates import holds
from tests.support.tables import Row, Value


def select_rows(run: Run, step: ir.SelectRows) -> None:
    """Fill a selection with the rows that fulfil every rule."""
    assert step.rows not in run.selections, f"{step.rows} is filled by two steps"
    chosen: list[Row] = []
    if step.rules or not step.empty:
        chosen = [row for row in run.rows(step.table) if all(_keeps(run, rule, row, step) for rule in step.rules)]
    run.selections[step.rows] = dict.fromkeys(row[step.identifier.name] for row in chosen)


def _keeps(run: Run, rule: ir.Rule, row: Row, step: ir.SelectRows) -> bool:
    match rule:
        case ir.KeepMatching():
            return holds(rule.filter.predicate, row) is True
        case ir.KeepValues():
            value = row[rule.column.name]
            return value is not None and as_text(value) in rule.values
        case ir.KeepReferring():
            return row[rule.column.name] in run.selection(rule.rows)
        case ir.KeepConsuming():
            wanted = _values([pair.column for pair in rule.columns], row)
            return wanted is not None and any(
                _values([pair.referred for pair in rule.columns], other) == wanted
                for other in run.chosen(rule.table, rule.identifier, rule.rows)
            )
        case ir.KeepMatched():
            return row[step.identifier.name] in run.map(rule.map).values()
        case ir.KeepAddressed():
            return row[step.identifier.name] in addressed(run, rule.users)
        case ir.KeepGone():
            living = {other[rule.source_id.name] for other in run.rows(rule.source)}
            gone = {run.map(rule.map)[old] for old in run.made(rule.map) - living}
            return row[step.identifier.name] in gone
        case _:
            assert_never(rule)


def _values(columns: list[str], row: Row) -> tuple[Value, ...] | None:
    found = tuple(_plain(row[name]) for name in columns)
    return None if None in found else found


def _plain(value: Value) -> Value:
    """Return what is equal when ids are, of which one may be kept in a text (a soft reference)."""
    return str(int(value)) if isinstance(value, int | Decimal) else value


def select_processes(run: Run, step: ir.SelectProcesses) -> None:
    """Select whole trees of processes."""
    assert step.rows not in run.selections, f"{step.rows} is filled by two steps"
    trees: dict[Value, list[Row]] = {}
    by_id = {row[step.identifier.name]: row for row in run.rows(step.table)}
    for number, row in by_id.items():
        top = row[step.top.name]
        trees.setdefault(number if is_none(top, zero=True) else top, []).append(row)
    run.selections[step.rows] = {}
    for top, members in trees.items():
        if top in by_id and _is_selected(run, step, by_id[top], members):
            run.selections[step.rows] |= dict.fromkeys(row[step.identifier.name] for row in members)


def _is_selected(run: Run, step: ir.SelectProcesses, top: Row, members: list[Row]) -> bool:
    definition = top[step.definition.name]
    if definition is None or as_text(definition) not in step.definitions:
        return False
    if step.open_only and step.status is not None:
        statuses = [row[step.status.name] for row in members]
        # The map as the earlier run left it: no step has opened it yet.
        before = run.earlier.maps.get(step.moved or "", {})
        moved = any(row[step.identifier.name] in before for row in members)
        if not moved and all(status is None or as_text(status) in step.terminal for status in statuses):
            return False
    if not step.skip_unmatched:
        return True
    if any(row[step.definition.name] not in run.map(step.definition_map) for row in members):
        return False
    if step.activities is None or step.activity_map is None:
        return True
    assert step.activity_process is not None and step.activity_definition is not None
    ids = {row[step.identifier.name] for row in members}
    return all(
        row[step.activity_definition.name] in run.map(step.activity_map)
        for row in run.rows(step.activities)
        if row[step.activity_process.name] in ids
    )


def close_rows(run: Run, step: ir.CloseRows) -> None:
    """Let selections grow along the links until nothing is added."""
    grown = True
    while grown:
        grown = False
        for link in step.links:
            rows, more = _reached(run, link)
            new = [value for value in more if value not in run.selection(rows)]
            run.selection(rows).update(dict.fromkeys(new))
            grown = grown or bool(new)


def _is_one_of(value: Value, texts: tuple[str, ...]) -> bool:
    return value is not None and as_text(value) in texts


def _reached(run: Run, link: ir.Needs | ir.Follows) -> tuple[str, list[Value]]:
    match link:
        case ir.Needs():
            children = run.chosen(link.child, link.child_id, link.child_rows)
            parents = [row[link.parent_id.name] for row in run.rows(link.parent)]
            if link.selector is not None:
                texts = [
                    row[link.column.name] for row in children if _is_one_of(row[link.selector.name], link.selectors)
                ]
                return link.parent_rows, [value for value in parents if value is not None and as_text(value) in texts]
            wanted = {_plain(row[link.column.name]) for row in children}
            return link.parent_rows, [value for value in parents if _plain(value) in wanted]
        case ir.Follows():
            leading = {
                _values([pair.referred for pair in link.columns], row)
                for row in run.chosen(link.parent, link.parent_id, link.parent_rows)
            } - {None}
            return link.child_rows, [
                row[link.child_id.name]
                for row in run.rows(link.child)
                if _values([pair.column for pair in link.columns], row) in leading
            ]
