"""The interpreter's undo: what a run keeps, and the steps of ``Plan.undo``, on tables in memory.

A step that changes rows keeps the whole table as it was: what it has not changed is the same afterwards.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field
from typing import assert_never

from compiler.plan import ir
from tests.support import interpreter_writes as writes
from tests.support.interpreter_state import Run, RunRefused
from tests.support.tables import Row, multiset


@dataclass(slots=True)
class Kept:
    """Rows before each step that changes some, by its id; event tables before the run and after it."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    before: dict[str, list[Row]] = field(default_factory=dict)
    after: dict[str, list[Row]] = field(default_factory=dict)


def keep(kept: Kept, run: Run, step: ir.Step) -> None:
    """Keep what the step is about to change, where the plan says so."""
    match step:
        case ir.UpdateRows(keep=str()):
            kept.rows[step.head.id] = copy.deepcopy(run.rows(step.target))
        case ir.ClearReference(keep=str()) | ir.DeleteRows(keep=str()):
            kept.rows[step.head.id] = copy.deepcopy(run.rows(step.table))
        case ir.ReplaceLinks(keep=str()):
            kept.rows[step.head.id] = copy.deepcopy(run.rows(step.target))
        case ir.KeepEvents(keep=str()) | ir.EndSubscriptions(keep=str()) | ir.RestoreEvents(keep=str()):
            kept.before[step.table.name] = copy.deepcopy(run.rows(step.table))
        case ir.InsertEvents(keep=str()):
            kept.before[step.target.name] = copy.deepcopy(run.rows(step.target))
        case _:
            pass


def record(kept: Kept, run: Run, step: ir.Step) -> None:
    """Keep what the step has left of an event table, where the plan says so."""
    match step:
        case ir.KeepEvents(record=str()) | ir.EndSubscriptions(record=str()) | ir.RestoreEvents(record=str()):
            kept.after[step.table.name] = copy.deepcopy(run.rows(step.table))
        case ir.InsertEvents(record=str()):
            kept.after[step.target.name] = copy.deepcopy(run.rows(step.target))
        case _:
            pass


def undo(kept: Kept, run: Run) -> None:
    """Undo the run. Raises ``RunRefused`` where a step cannot be undone."""
    prepared = next(step for step in run.plan.steps if isinstance(step, ir.PrepareUndo))
    images = {image.table.name: image for image in prepared.images}
    events = {image.table.name: image for image in prepared.events}
    for step in run.plan.undo:
        match step:
            case ir.LockForUndo():
                for table in step.tables:
                    run.rows(table)
            case ir.CheckUndo():
                for reference in step.references:
                    if reference.table.schema is None:
                        run.rows(reference.table)
            case ir.CheckRun() | ir.GuardImages():
                pass
            case ir.CheckQueues():
                writes.check_queues(run, step)
            case ir.SilenceTriggers() | ir.RestoreTriggers():
                run.rows(step.table)
            case ir.KeepEvents():
                writes.keep_events(run, step)
            case ir.RestoreEvents():
                writes.restore_events(run, step)
            case ir.TakeEvents():
                name = step.table.name
                run.kept[events[name].kept] = _merged(run.rows(step.table), kept.before[name], kept.after[name])
                run.rows(step.table).clear()
            case ir.LoosenReference():
                for row in _inserted(run, images[step.table.name]):
                    row[step.column.name] = None
            case ir.DeleteInserted():
                gone = _inserted(run, images[step.table.name])
                rows = run.rows(step.table)
                rows[:] = [row for row in rows if not any(row is other for other in gone)]
            case ir.RestoreRows():
                _restore(run, images[step.table.name], kept.rows[step.undone])
            case ir.PutBackRows():
                own = images[step.table.name].identifier.name
                there = {row[own] for row in run.rows(step.table)}
                back = [row for row in kept.rows[step.undone] if row[own] not in there]
                run.rows(step.table).extend(copy.deepcopy(back))
            case ir.RestoreLinks():
                run.rows(step.table)[:] = copy.deepcopy(kept.rows[step.undone])
            case ir.ProveUndo():
                for image in images.values():
                    _prove(kept, run, image)
            case ir.RestoreMaps():
                run.target.maps = copy.deepcopy(run.earlier.maps)
                run.target.fresh = copy.deepcopy(run.earlier.fresh)
                run.target.made = copy.deepcopy(run.earlier.made)
            case _:
                assert_never(step)


def _inserted(run: Run, image: ir.Image) -> list[Row]:
    assert image.map is not None
    known = run.map(image.map)
    new = {known[old] for old in run.fresh(image.map)}
    return [row for row in run.rows(image.table) if row[image.identifier.name] in new]


def _restore(run: Run, image: ir.Image, before: list[Row]) -> None:
    own = image.identifier.name
    known = {row[own]: row for row in before}
    for row in run.rows(image.table):
        if row[own] in known:
            row.update(copy.deepcopy(known[row[own]]))


def _merged(now: list[Row], before: list[Row], after: list[Row]) -> list[Row]:
    """Return what is there now, without what the run has added, with what it has taken away."""
    wanted = multiset(now) - (multiset(after) - multiset(before)) + (multiset(before) - multiset(after))
    found: list[Row] = []
    left = Counter(wanted)
    for row in [*now, *before]:
        (key,) = multiset([row])
        if left[key] > 0:
            left[key] -= 1
            found.append(copy.deepcopy(row))
    return found


def _changed(step: ir.Step) -> ir.Table | None:
    match step:
        case ir.UpdateRows(target=table) | ir.ClearReference(table=table) | ir.DeleteRows(table=table):
            return table
        case _:
            return None


def _prove(kept: Kept, run: Run, image: ir.Image) -> None:
    """Refuse when a table is not what it was before the first step that changed it, but for inserted rows."""
    for step in run.plan.steps:
        if step.head.id in kept.rows and _changed(step) == image.table:
            own = image.identifier.name
            now = {row[own]: row for row in run.rows(image.table)}
            for row in kept.rows[step.head.id]:
                if now.get(row[own], row) != row:
                    raise RunRefused(f"{image.table.name} {row[own]!r} is not as before")
            return
