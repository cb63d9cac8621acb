"""What each step reads and writes, as the plan names it: from that follows which steps must wait for which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from compiler.plan import ir
from compiler.plan.locks import record_tables
from compiler.plan.opening import link_reads
from compiler.plan.origins import maps_of
from compiler.plan.stepwise import home_of


class Kind(StrEnum):
    """What a step reads or writes. The values are words that stand before the name."""

    SOURCE = "source table"
    TARGET = "target table"
    MAP = "map"
    SELECTION = "selection"
    KEPT = "work table"
    STAND_IN = "temporary table"
    SEQUENCE = "sequence"
    TRIGGERS = "triggers of"
    CONSTRAINTS = "constraints of"
    FILE = "file"
    METAMODEL = "metamodel and catalog of"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """One thing that is read or written."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Touched:
    """What a step reads and what it writes, each thing once, in the order of the step's parts."""

    reads: tuple[Thing, ...]
    writes: tuple[Thing, ...]


JOURNAL = Thing(Kind.JOURNAL, "o11c.run, o11c.step, o11c.map")


def touched(plan: ir.Plan) -> dict[str, Touched]:
    """Return, by step id, what each step reads and writes."""
    return {name: _placed(plan, found) for name, found in _touched(plan).items()}


def _placed(plan: ir.Plan, found: Touched) -> Touched:
    """Return the same with the names of maps and work tables as this plan has them."""
    home = home_of(plan)
    if home == "o11c.":
        return found

    def moved(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
        kept = (thing for thing in things if thing.kind is not Kind.JOURNAL or not plan.temporary_maps)
        return tuple(map(renamed, kept))

    def renamed(thing: Thing) -> Thing:
        if thing.kind in (Kind.MAP, Kind.KEPT, Kind.JOURNAL):
            return Thing(thing.kind, thing.name.replace("o11c.", home))
        return thing

    return Touched(moved(found.reads), moved(found.writes))


def _touched(plan: ir.Plan) -> dict[str, Touched]:
    rows = {step.map: _table(plan, step.target) for step in plan.steps if isinstance(step, ir.InsertRows)}
    return {
        step.head.id: Touched(
            tuple(dict.fromkeys((*_reads(plan, step), *_recorded(plan, step), *_referred(rows, step)))),
            tuple(dict.fromkeys(_writes(plan, step))),
        )
        for step in plan.steps
    }


def own_touches(plan: ir.Plan, step: ir.Step) -> Touched:
    """Return what the statements of one step read and write, without what a foreign key looks into."""
    reads = (*_reads(plan, step), *_recorded(plan, step))
    return _placed(plan, Touched(tuple(dict.fromkeys(reads)), tuple(dict.fromkeys(_writes(plan, step)))))


def waits(steps: Mapping[str, Touched]) -> dict[str, tuple[str, ...]]:
    """Return, by step id, the earlier steps that a step needs: those that write what it reads or writes.

    ``steps`` are the plan's in their order, as ``touched`` returns them. Every step is after the first,
    which opens the run: that one is not repeated for each.
    """
    writers: dict[Thing, list[str]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for name, own in steps.items():
        found[name] = tuple(sorted({item for thing in (*own.reads, *own.writes) for item in writers.get(thing, ())}))
        for thing in own.writes:
            writers.setdefault(thing, []).append(name)
    return found


def _recorded(plan: ir.Plan, step: ir.Step) -> Iterator[Thing]:
    """Yield what tells which rows the run has written, where a step records how it leaves them."""
    match step:
        case ir.InsertRows(record=str()) | ir.LinkReference(record=str()) | ir.UpdateRows(record=str()):
            prepared = (item for item in plan.steps if isinstance(item, ir.PrepareUndo))
            for image in (image for item in prepared for image in item.images if image.table == step.target):
                yield from (*_maps(image.map), *_images(image.before))
        case _:
            pass


def _referred(rows: Mapping[str, Thing], step: ir.Step) -> Iterator[Thing]:
    """Yield the target tables that written rows refer to: a foreign key looks there."""
    values: tuple[ir.Value, ...] = ()
    match step:
        case ir.InsertRows() | ir.UpdateRows():
            values = tuple(column.value for column in step.columns)
        case ir.LinkReference():
            values = (step.value,)
        case _:
            pass
    for value in values:
        if isinstance(value, ir.Remap) and value.map in rows:
            yield rows[value.map]


def _table(plan: ir.Plan, table: ir.Table) -> Thing:
    match table.side:
        case ir.Side.SOURCE:
            return Thing(Kind.SOURCE, f"{table.schema or plan.source.schema}.{table.name}")
        case ir.Side.TARGET:
            return Thing(Kind.TARGET, f"{table.schema or plan.target.schema}.{table.name}")
        case ir.Side.WORK:
            return Thing(Kind.KEPT, f"o11c.{table.name}")
        case _:
            assert_never(table.side)


def _map(table: str) -> Thing:
    return Thing(Kind.MAP, f"o11c.{table}")


def _rows(*names: str | None) -> Iterator[Thing]:
    return (Thing(Kind.SELECTION, name) for name in names if name is not None)


def _images(*names: str | None) -> Iterator[Thing]:
    return (Thing(Kind.KEPT, f"o11c.{name}") for name in names if name is not None)


def _maps(*names: str | None) -> Iterator[Thing]:
    return (_map(name) for name in names if name is not None)


def _values(columns: Iterable[ir.ColumnPlan]) -> Iterator[Thing]:
    for column in columns:
        yield from _maps(*maps_of(column.value))
        if isinstance(column.value, ir.Remap):
            yield from _stand_in(column.value)


def _stand_in(value: ir.Remap) -> Iterator[Thing]:
    if value.instead is not None:
        yield Thing(Kind.STAND_IN, value.instead)


def _reads(plan: ir.Plan, step: ir.Step) -> Iterator[Thing]:
    match step:
        case ir.OpenRun():
            yield from (_table(plan, table) for table in step.shares)
            yield from (_table(plan, stage.table) for stage in step.stages)
        case ir.GuardModel():
            yield Thing(Kind.METAMODEL, f"{plan.source.schema} and {plan.target.schema}")
        case ir.PrepareUndo():
            yield from (_table(plan, image.table) for image in step.images)
            yield from (_table(plan, event.table) for event in step.events)
            yield from _maps(*step.kept)
        case ir.BuildLiteralMap():
            found = record_tables(step.records)
            yield from (_table(plan, item.table) for item in plan.system_tables if item.name in found)
        case ir.BuildMatchedMap():
            yield from (_table(plan, step.source), _table(plan, step.target))
            yield from _rows(step.rows)
            yield from _maps(*(column.map for column in step.columns))
        case ir.FindUser():
            yield _table(plan, step.target)
        case ir.ForgetPairs():
            yield from _rows(step.rows)
        case ir.LoadUserFile():
            yield from (_table(plan, step.source), Thing(Kind.FILE, step.file), *_rows(step.rows))
            if step.target is not None:
                yield _table(plan, step.target)
            for reference in step.references:
                yield from (_table(plan, reference.table), *_rows(reference.rows))
        case ir.SelectRows():
            if step.rules or not step.empty:
                yield _table(plan, step.table)
            for rule in step.rules:
                yield from _rule(plan, rule)
        case ir.SelectProcesses():
            yield _table(plan, step.table)
            if step.skip_unmatched:
                if step.activities is not None:
                    yield _table(plan, step.activities)
                yield from _maps(step.definition_map, step.activity_map)
            yield from _maps(step.moved)
        case ir.CloseRows():
            for link in step.links:
                yield from (_table(plan, link.child), _table(plan, link.parent))
                yield from _rows(link.child_rows, link.parent_rows)
        case ir.CheckQueues():
            yield from (_table(plan, table) for table in step.tables)
        case ir.EndSubscriptions():
            yield from _rows(step.rows)
        case ir.SilenceTriggers() | ir.RestoreTriggers():
            return
        case ir.KeepEvents():
            yield _table(plan, step.table)
        case ir.LoosenConstraints():
            return
        case ir.RevalidateConstraints():
            yield from (_table(plan, step.table), *(_table(plan, key.referenced) for key in step.keys))
        case ir.RestoreEvents():
            yield Thing(Kind.KEPT, f"o11c.{step.kept}")
            if step.activities is not None:
                yield _table(plan, step.activities)
        case ir.ClearReference():
            yield from _rows(step.rows)
        case ir.DeleteRows():
            yield from _rows(step.rows)
            for consumer in step.consumers:
                yield _table(plan, consumer.table)
                yield from _rows(consumer.deleted)
        case ir.CheckAddresses():
            yield from (_table(plan, step.users.table), *_rows(step.rows))
        case ir.ReplaceLinks():
            yield from _links(plan, step)
        case ir.ReserveIds() | ir.PreserveIds() | ir.DeriveIds():
            yield from (_table(plan, step.source), _table(plan, step.target), *_rows(step.rows))
        case ir.InheritIds():
            yield from (_table(plan, step.source), _table(plan, step.target), *_rows(step.rows), _map(step.parent))
        case ir.CheckUnique():
            yield from (_table(plan, step.source), _table(plan, step.target), _map(step.map))
            yield from (*_rows(step.rows), *_values(step.columns))
        case ir.InsertRows() | ir.UpdateRows():
            yield from (_table(plan, step.source), _map(step.map), *_rows(step.rows), *_values(step.columns))
        case ir.LinkReference():
            yield from (_table(plan, step.source), _map(step.map), _map(step.value.map), *_stand_in(step.value))
        case ir.InsertEvents():
            yield from (_table(plan, step.source), _table(plan, step.target))
            yield from (*_maps(step.activity_map), *_values(step.columns))
        case ir.AdvanceSequence():
            yield _table(plan, step.table)
        case ir.RunChecks():
            for check in plan.checks:
                yield from _check(plan, check)
        case _:
            assert_never(step)


def _rule(plan: ir.Plan, rule: ir.Rule) -> Iterator[Thing]:
    match rule:
        case ir.KeepMatching() | ir.KeepValues() | ir.KeepAddressed():
            return
        case ir.KeepReferring():
            yield from _rows(rule.rows)
        case ir.KeepConsuming():
            yield from (_table(plan, rule.table), *_rows(rule.rows))
        case ir.KeepMatched():
            yield _map(rule.map)
        case ir.KeepGone():
            yield from (_map(rule.map), _table(plan, rule.source))
        case _:
            assert_never(rule)


def _check(plan: ir.Plan, check: ir.Check) -> Iterator[Thing]:
    match check:
        case ir.CheckRows():
            yield from (_table(plan, check.source), _table(plan, check.target), _map(check.map), *_rows(check.rows))
            for item in check.references:
                yield _map(item.map)
                yield from (_table(plan, table) for table in (item.referenced, item.origin) if table is not None)
            yield from _values(check.computed)
        case ir.CheckMap():
            yield _map(check.map)
        case ir.CheckSequence():
            yield _table(plan, check.table)
            yield from _sequence(plan, check.sequence)
        case ir.CheckTree():
            yield from (_table(plan, check.table), _map(check.map))
        case ir.CheckEvents():
            yield from (_table(plan, check.events.source), _table(plan, check.events.target))
            yield from (*_maps(check.events.activity_map), *_values(check.events.columns))
        case ir.CheckLinks():
            yield from _links(plan, check.links)
        case ir.CheckTriggers():
            yield Thing(Kind.TRIGGERS, _table(plan, check.table).name)
        case ir.CheckStates():
            name = _table(plan, check.state.table).name
            yield from (Thing(Kind.TRIGGERS, name), Thing(Kind.CONSTRAINTS, name))
        case _:
            assert_never(check)


def _links(plan: ir.Plan, step: ir.ReplaceLinks) -> Iterator[Thing]:
    yield from (_table(plan, table) for table, _ in link_reads(step))
    yield from (_map(step.left_map), _map(step.right_map), *_rows(step.rows))


def _sequence(plan: ir.Plan, sequence: ir.Sequence | None) -> Iterator[Thing]:
    if sequence is not None:
        yield Thing(Kind.SEQUENCE, f"{sequence.schema or plan.target.schema}.{sequence.name}")


def _writes(plan: ir.Plan, step: ir.Step) -> Iterator[Thing]:
    match step:
        case ir.OpenRun():
            yield JOURNAL
        case ir.GuardModel() | ir.CheckQueues() | ir.CheckUnique() | ir.CheckAddresses() | ir.RunChecks():
            return
        case ir.ReplaceLinks():
            yield from (_table(plan, step.target), *_images(step.keep))
        case ir.PrepareUndo():
            yield from (JOURNAL, *_maps(*step.replaced))
            yield from _images(*(name for item in step.images for name in (item.before, item.after)))
            yield from _images(*(name for item in step.events for name in (item.before, item.after)))
        case ir.BuildLiteralMap() | ir.BuildMatchedMap() | ir.ForgetPairs() | ir.LoadUserFile():
            yield _map(step.map)
        case ir.InheritIds() | ir.PreserveIds() | ir.DeriveIds():
            yield _map(step.map)
        case ir.ReserveIds():
            yield from (_map(step.map), *_sequence(plan, step.sequence))
        case ir.FindUser():
            yield Thing(Kind.STAND_IN, step.name)
        case ir.SelectRows() | ir.SelectProcesses():
            yield from _rows(step.rows)
        case ir.CloseRows():
            yield from _rows(
                *(link.parent_rows if isinstance(link, ir.Needs) else link.child_rows for link in step.links)
            )
        case ir.SilenceTriggers() | ir.RestoreTriggers():
            yield Thing(Kind.TRIGGERS, _table(plan, step.table).name)
        case ir.LoosenConstraints() | ir.RevalidateConstraints():
            yield Thing(Kind.CONSTRAINTS, _table(plan, step.table).name)
        case ir.KeepEvents():
            yield from (Thing(Kind.KEPT, f"o11c.{step.kept}"), _table(plan, step.table))
            yield from _images(step.keep, step.record)
        case ir.RestoreEvents() | ir.EndSubscriptions():
            yield from (_table(plan, step.table), *_images(step.keep, step.record))
        case ir.ClearReference() | ir.DeleteRows():
            yield from (_table(plan, step.table), *_images(step.keep))
        case ir.InsertRows():
            yield _table(plan, step.target)
            if step.minted:
                yield _map(step.map)
            yield from _images(step.record)
        case ir.UpdateRows() | ir.InsertEvents():
            yield from (_table(plan, step.target), *_images(step.keep, step.record))
        case ir.LinkReference():
            yield from (_table(plan, step.target), *_images(step.record))
        case ir.AdvanceSequence():
            yield from _sequence(plan, step.sequence)
        case _:
            assert_never(step)
