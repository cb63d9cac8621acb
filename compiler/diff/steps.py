"""Steps of two plans: paired by what they do, never by their number; which of them moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from compiler.diff.parts import Paired, canonical, differences, pair, plain
from compiler.diff.types import Change, Kind
from compiler.plan import ir
from compiler.plan.words import missing_words, value_words

# How the parts of a step's head are called beside its own fields.
_HEAD = {"reason": "why", "rows": "rows expected", "label": "of"}
# What a step does it to: those of these fields that it has.
_WHAT = ("entity", "map", "column", "rows", "index", "kept")


@dataclass(frozen=True, slots=True)
class Placed:
    """A step, its plain form without its id and with its cost, and its place in the plan (from 1).

    ``besides`` is what its SQL is made of besides its own part of the plan: of the last step the checks.
    """

    step: ir.Step | ir.Undo
    data: dict[str, Any]
    place: int
    besides: str

    def path(self, folder: str) -> str:
        """Return the path of the step's file in a folder of the output."""
        return f"{folder}/{self.step.head.id}.sql"

    @property
    def name(self) -> str:
        """Return what people call the step."""
        return _step_name(self.step)


def _step_name(step: ir.Step | ir.Undo) -> str:
    return f"{step.head.title} ({step.head.id})"


def paired_steps(old: ir.Plan, new: ir.Plan) -> Paired[Placed]:
    """Pair the steps of two plans: by what they do to what, then by their titles."""
    return pair(_placed(old, old.steps), _placed(new, new.steps), _identity, _title)


def paired_undo(old: ir.Plan, new: ir.Plan) -> Paired[Placed]:
    """Pair the steps of two rollback scripts in the same way."""
    return pair(_placed(old, old.undo), _placed(new, new.undo), _identity, _title)


def _placed(plan: ir.Plan, steps: Sequence[ir.Step | ir.Undo]) -> list[Placed]:
    costs = {cost.step: plain(cost, "step") for cost in plan.costs}
    placed: list[Placed] = []
    for place, step in enumerate(steps, start=1):
        head = plain(step.head, "id")
        data = {**plain(step, "head"), **{_HEAD.get(key, key): value for key, value in head.items()}}
        if step.head.id in costs:
            data["cost"] = costs[step.head.id]
        besides = canonical(plan.checks) if isinstance(step, ir.RunChecks) else ""
        placed.append(Placed(step, data, place, besides))
    return placed


def _identity(item: Placed) -> Hashable:
    data = item.data
    found: list[Hashable] = [data["is"]]
    if "entity" not in data:
        found.append(item.step.head.label)
    for field in _WHAT:
        value = data.get(field)
        found.append(tuple(sorted(value.items())) if field == "entity" and value else _named(value))
    return tuple(found)


def _named(value: object) -> Hashable:
    return str(value["name"]) if isinstance(value, dict) and "name" in value else str(value)


def _title(item: Placed) -> Hashable:
    return (item.data["is"], item.step.head.title)


def step_changes(new: Sequence[ir.Step | ir.Undo], steps: Paired[Placed]) -> Iterator[Change]:
    """Yield steps that are gone, new, in another order, or planned otherwise; ``new`` are all new steps."""
    for item in steps.gone:
        yield Change(Kind.REMOVED, item.name)
    for item in steps.new:
        where = "first of all" if item.place == 1 else f"after: {_step_name(new[item.place - 2])}"
        yield Change(Kind.ADDED, item.name, (f"why: {item.step.head.reason}", where))
    yield from _moves(steps.both)
    for one, other in steps.both:
        details = tuple(differences(_without_columns(one), _without_columns(other)))
        if details:
            yield Change(Kind.CHANGED, other.name, details)


def _without_columns(item: Placed) -> dict[str, Any]:
    """Return the step's data without its columns where ``column_changes`` tells of them."""
    if isinstance(item.step, ir.InsertRows | ir.UpdateRows):
        return {key: value for key, value in item.data.items() if key != "columns"}
    return item.data


def _moves(both: Sequence[tuple[Placed, Placed]]) -> Iterator[Change]:
    """Yield the fewest steps that have to move to get from the old order to the new one."""
    stay = increasing([one.place for one, _ in both])
    order = sorted((one for one, _ in both), key=lambda item: item.place)
    previous = dict(zip((item.place for item in order[1:]), order, strict=False))
    for place, (one, other) in enumerate(both):
        if place not in stay:
            now = "first" if place == 0 else f"after {both[place - 1][1].name}"
            was = f"after {previous[one.place].name}" if one.place in previous else "first"
            yield Change(Kind.MOVED, other.name, (f"now {now}, was {was}", f"why: {other.step.head.reason}"))


def increasing(values: Sequence[int]) -> frozenset[int]:
    """Return the places of a longest increasing part of distinct values."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(places[length - 1] if length else None)
        ends[length:length + 1] = [value]
        places[length:length + 1] = [place]
    found: set[int] = set()
    at = places[-1] if places else None
    while at is not None:
        found.add(at)
        at = before[at]
    return frozenset(found)


def column_changes(old: ir.Plan, new: ir.Plan, steps: Paired[Placed]) -> Iterator[Change]:
    """Yield columns that a step of both plans gained, lost, or writes otherwise."""
    old_maps = {item.table: item for item in old.maps}
    new_maps = {item.table: item for item in new.maps}
    for one, other in steps.both:
        if not isinstance(one.step, ir.InsertRows | ir.UpdateRows) or type(one.step) is not type(other.step):
            continue
        if not isinstance(other.step, ir.InsertRows | ir.UpdateRows):
            continue
        where = "" if isinstance(other.step, ir.InsertRows) else " (updates)"
        entity = other.step.head.label or other.step.head.title
        columns = pair(one.step.columns, other.step.columns, lambda item: item.target.name, lambda item: item.attribute)
        for column in columns.gone:
            yield Change(Kind.REMOVED, _column(entity, column, where), (_rule(old_maps, column),))
        for column in columns.new:
            yield Change(Kind.ADDED, _column(entity, column, where), (_rule(new_maps, column),))
        for was, now in columns.both:
            if was != now:
                yield Change(Kind.CHANGED, _column(entity, now, where), tuple(_rules(old_maps, was, new_maps, now)))


def _column(entity: str, column: ir.ColumnPlan, where: str) -> str:
    name = column.target.name if column.attribute is None else f"{column.attribute} ({column.target.name})"
    return f"{entity}.{name}{where}"


def _rules(
    old_maps: dict[str, ir.IdentifierMap], was: ir.ColumnPlan, new_maps: dict[str, ir.IdentifierMap], now: ir.ColumnPlan
) -> Iterator[str]:
    one, other = _rule(old_maps, was), _rule(new_maps, now)
    if one != other:
        yield f"was <- {one}"
        yield f"now <- {other}"
    told = ("reason",) if type(was.value) is type(now.value) else ("reason", "value")
    yield from differences(plain(was, *told), plain(now, *told))


def _rule(maps: dict[str, ir.IdentifierMap], column: ir.ColumnPlan) -> str:
    words = value_words(maps, column.value)
    if isinstance(column.value, ir.Remap | ir.RemapText):
        words += f"; {missing_words(column.value)}"
    return f"{words}: {column.reason}"
