"""One step in words: what it does, why it is there, what it waits for, what it reads and writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.explain.columns import column_words
from compiler.plan import ir
from compiler.plan.touches import Thing, touched, waits
from compiler.plan.words import check_words, phase_words


def find_step(plan: ir.Plan, name: str) -> ir.Step | None:
    """Return the step with this id ("050-insert-sales-order") or number ("050", "50"), or None."""
    for step in plan.steps:
        number = step.head.id.partition("-")[0]
        if name == step.head.id or (name.isdecimal() and name.isascii() and int(name) == int(number)):
            return step
    return None


def find_undo(plan: ir.Plan, name: str) -> ir.Undo | None:
    """Return the step of rollback.sql with this id, or None. Its numbers are those of other steps too."""
    return next((step for step in plan.undo if step.head.id == name), None)


def undo_lines(plan: ir.Plan, step: ir.Undo) -> Iterator[str]:
    """Yield what the plan knows about a step of rollback.sql."""
    ids = [item.head.id for item in plan.undo]
    place = ids.index(step.head.id)
    yield f"Step {step.head.id} of rollback.sql ({place + 1} of {len(ids)}): {step.head.title}"
    yield f"  why here: {step.head.reason}"
    yield f"  runs after {ids[place - 1]}" if place else "  runs first"
    yield f"  runs before {ids[place + 1]}" if place + 1 < len(ids) else "  runs last"
    table = _changed(step)
    if table is not None:
        yield f"  writes target table {table.schema or plan.target.schema}.{table.name}"


def _changed(step: ir.Undo) -> ir.Table | None:
    """Return the target table whose rows a step of rollback.sql changes."""
    match step:
        case (
            ir.KeepEvents(table=table)
            | ir.TakeEvents(table=table)
            | ir.LoosenReference(table=table)
            | ir.DeleteInserted(table=table)
            | ir.RestoreRows(table=table)
            | ir.PutBackRows(table=table)
            | ir.RestoreLinks(table=table)
            | ir.RestoreEvents(table=table)
        ):
            return table
        case _:
            return None


def _undone_by(plan: ir.Plan, step: ir.Step) -> Iterator[str]:
    """Yield the steps of rollback.sql that take back what a step has done to rows of the target."""
    for item in plan.undo:
        match item:
            case (
                ir.RestoreRows(undone=undone) | ir.PutBackRows(undone=undone) | ir.RestoreLinks(undone=undone)
            ) if undone == step.head.id:
                yield item.head.id
            case ir.DeleteInserted(table=table) if isinstance(step, ir.InsertRows) and step.target == table:
                yield item.head.id
            case _:
                pass


def step_lines(plan: ir.Plan, step: ir.Step) -> Iterator[str]:
    """Yield everything that the plan knows about a step."""
    ids = [item.head.id for item in plan.steps]
    place = ids.index(step.head.id)
    steps = touched(plan)
    before = waits(steps)
    after = [name for name in ids if step.head.id in before[name]]
    yield f"Step {step.head.id} ({place + 1} of {len(ids)}): {step.head.title}"
    phase = step.head.phase
    inside = (item for item in plan.steps if item.head.phase is phase)
    yield f"  phase {phase.value}: {phase_words(phase, inside)}"
    yield f"  why here: {step.head.reason}"
    if step.head.label is not None:
        yield f"  entity: {step.head.label}"
    if step.head.rows is not None:
        yield f"  rows: about {step.head.rows}"
    yield f"  runs after {ids[place - 1]}" if place else "  runs first"
    yield f"  runs before {ids[place + 1]}" if place + 1 < len(ids) else "  runs last"
    yield f"  needs what these steps wrote: {', '.join(before[step.head.id]) or 'none'}"
    yield f"  needed by: {', '.join(after) or 'none'}"
    undone = ", ".join(_undone_by(plan, step))
    if undone:
        yield f"  undone by step {undone} of rollback.sql"
    yield from _things("reads", steps[step.head.id].reads)
    yield from _things("writes", steps[step.head.id].writes)
    match step:
        case ir.InsertRows(columns=columns) | ir.UpdateRows(columns=columns) | ir.InsertEvents(columns=columns):
            yield "  columns:"
            yield from (f"    {column_words(plan, column)}" for column in columns)
        case ir.LinkReference(column=column):
            yield f"  column: {column.name}"
        case ir.LoosenConstraints(keys=keys) | ir.RevalidateConstraints(keys=keys):
            yield "  foreign keys:"
            yield from (f"    {_key_words(plan, key)}" for key in keys)
        case ir.RunChecks():
            yield "  checks:"
            yield from (f"    {item.id} {item.label}: {check_words(item)}" for item in plan.checks)
        case _:
            pass


def _key_words(plan: ir.Plan, key: ir.LooseKey) -> str:
    leads = f"{key.referenced.schema or plan.target.schema}.{key.referenced.name}"
    return (
        f"{key.name}: {', '.join(key.columns)} to {leads} ({', '.join(key.referenced_columns)}), "
        f"on delete {key.on_delete}{', deferrable' if key.deferrable else ''}"
    )


def _things(verb: str, things: Iterable[Thing]) -> Iterator[str]:
    lines = [f"    {item.kind.value} {item.name}" for item in things]
    yield f"  {verb}:" if lines else f"  {verb}: nothing"
    yield from lines
