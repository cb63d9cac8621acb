"""The steps of rollback.sql: the inverse of each step that has changed something, in reverse order.

First the checks, all of them; then the inverses; last the proof that everything is as it was. What a step
reads or fills in the schema o11c needs no inverse of its own: the last step drops it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from compiler.plan import ir
from compiler.plan.consumers import References
from compiler.plan.context import Context, column, event_table, is_bpt_trigger
from compiler.plan.drafts import NO_HEAD, Draft, number
from compiler.plan.events import disables
from compiler.plan.images import Images, event_table_of, marked, plan_images
from compiler.plan.keys import Keys
from compiler.plan.later import later_references, needed_references
from compiler.plan.names import kept_table, key_of, step_id

_Words: TypeAlias = tuple[ir.Phase, str, str, str | None]
_Draft: TypeAlias = tuple[_Words, ir.Undo]


def numbered_with_undo(
    ctx: Context,
    keys: Keys,
    references: References,
    opening: Draft,
    drafts: list[Draft],
    known: tuple[ir.Step, ...],
) -> tuple[tuple[ir.Step, ...], tuple[ir.Undo, ...]]:
    """Return the steps, numbered, and the steps that undo them: none when the project does not ask for it."""
    if ctx.file.project.rollback == "none":
        return number([opening, *drafts]), ()
    images = plan_images(ctx, keys, known)
    guarded, *rest = drafts
    steps = marked(images, number([opening, guarded, images.draft, *rest]), each=ctx.file.project.transaction == "step")
    undo = plan_undo(ctx, references, images, steps)
    _refuse_lost_ids(ctx, images, undo)
    return steps, undo


def _refuse_lost_ids(ctx: Context, images: Images, undo: tuple[ir.Undo, ...]) -> None:
    """Report deleted rows that undo could not give their ids back: on SQL Server only an owner gives ids."""
    project = ctx.file.project
    if project.target.dialect != "tsql" or project.target.permissions != "data-writer":
        return
    for step in undo:
        if isinstance(step, ir.PutBackRows) and images.image(step.table.name).identities:
            label = images.image(step.table.name).label
            found = f"rows of {step.table.name} are deleted, and permissions is data-writer"
            ctx.findings.add("O11-0422", label, found)


def plan_undo(
    ctx: Context, references: References, images: Images, steps: tuple[ir.Step, ...]
) -> tuple[ir.Undo, ...]:
    """Return the steps that undo ``steps``, which know their numbers and what they keep."""
    silenced = list(_silenced(ctx, images, steps))
    drafts: list[_Draft] = [
        *_checks(ctx, references, images, steps),
        *((words, step) for words, step, _ in silenced),
        *(item for step in reversed(steps) for item in _inverse(images, references, steps, step)),
        *((words, step) for _, _, (words, step) in reversed(silenced)),
        *_end(images),
    ]
    return tuple(
        replace(step, head=ir.Head(step_id(place, len(drafts), title), phase, title, reason, label))
        for place, ((phase, title, reason, label), step) in enumerate(drafts, start=1)
    )


# --- before ------------------------------------------------------------------------------------------


def _checks(
    ctx: Context, references: References, images: Images, steps: tuple[ir.Step, ...]
) -> Iterator[_Draft]:
    tables = {item.table.name: item.table for item in images.images}
    tables |= {item.table.name: item.table for item in images.events}
    links = [step for step in steps if isinstance(step, ir.ReplaceLinks)]
    tables |= {step.target.name: step.target for step in links}
    later = later_references(ctx, references, images, steps)
    yield (
        (
            ir.Phase.OPEN,
            "lock the tables",
            "first of all: nobody may change the rows of the run, or refer to them, between the checks and COMMIT",
            None,
        ),
        ir.LockForUndo(NO_HEAD, tuple(tables[name] for name in sorted(tables)), _referring(ctx, tables, later)),
    )
    maps = (item.map for item in images.images if item.map is not None)
    of_rows = (name for item in images.images for name in (item.before, item.after) if name is not None)
    of_events = (name for event in images.events for name in (event.before, event.after))
    of_links = (step.keep for step in links if step.keep is not None)
    yield (
        (ir.Phase.OPEN, "find the run", "only the last run can be undone, and only by the scripts that made it", None),
        ir.CheckRun(NO_HEAD, tuple(dict.fromkeys((*maps, *of_rows, *of_events, *of_links)))),
    )
    yield (
        (ir.Phase.OPEN, "guard the columns", "rows are put back whole: the tables must have the same columns", None),
        ir.GuardImages(NO_HEAD),
    )
    for step in steps:
        if isinstance(step, ir.CheckQueues):
            queues = tuple(table for table in step.tables if table.side is ir.Side.TARGET)
            reason = "an event that waits may be of a row that is about to go"
            yield (ir.Phase.SILENCE, "check the event queues", reason, None), ir.CheckQueues(NO_HEAD, queues)
    yield (
        (
            ir.Phase.OPEN,
            "look for later changes",
            "before the first change: all that stands in the way is found at once, and nothing is overwritten",
            None,
        ),
        ir.CheckUndo(NO_HEAD, tuple(_counted(images, steps)), later, needed_references(ctx, images)),
    )


def _referring(
    ctx: Context, written: Mapping[str, ir.Table], later: Iterable[ir.LaterReference]
) -> tuple[ir.Table, ...]:
    """Return the tables that may refer to inserted rows and are not written; a view cannot be locked."""
    lockable = {item.name for item in ctx.correspondence.target.tables if item.kind in ("table", "partitioned")}
    found = {
        item.table
        for item in later
        if item.table.schema is not None or (item.table.name in lockable and item.table.name not in written)
    }
    return tuple(sorted(found, key=lambda item: (item.name, item.schema or "")))


def _counted(images: Images, steps: tuple[ir.Step, ...]) -> Iterator[ir.Counted]:
    for step in steps:
        match step:
            case ir.InsertRows():
                yield ir.Counted(step.head.id, images.image(step.target.name).label, map=step.map)
            case ir.UpdateRows():
                yield ir.Counted(step.head.id, images.image(step.target.name).label, before=step.keep)
            case ir.ClearReference() | ir.DeleteRows():
                yield ir.Counted(step.head.id, images.image(step.table.name).label, before=step.keep)
            case _:
                pass


def _silenced(
    ctx: Context, images: Images, steps: tuple[ir.Step, ...]
) -> Iterator[tuple[_Words, ir.Undo, _Draft]]:
    """Yield what keeps BPT quiet where only undo inserts rows: the run has deleted them, which starts nothing."""
    if not ctx.scope.silent:
        return
    target = ctx.correspondence.target
    quiet = {step.table.name for step in steps if isinstance(step, ir.SilenceTriggers)}
    inserted = {step.target.name for step in steps if isinstance(step, ir.InsertRows)}
    for entity in sorted(target.entities, key=lambda item: item.key):
        table = entity.table
        deleted = table is not None and any(
            isinstance(step, ir.DeleteRows) and step.table.name == table.name for step in steps
        )
        if table is None or not deleted or table.name in quiet or (table.name in inserted and not disables(ctx)):
            continue
        triggers = tuple(sorted(item.name for item in table.triggers if item.enabled and is_bpt_trigger(item.name)))
        kept = event_table(target, entity)
        why = "rows are put back here: BPT must start no process for them"
        after = "all rows are back: BPT listens again"
        label, key, place = entity.label, key_of(entity.key), images.image(table.name).table
        if disables(ctx) and triggers:
            yield (
                (ir.Phase.SILENCE, f"silence triggers of {label}", why, label),
                ir.SilenceTriggers(NO_HEAD, key, label, place, triggers),
                (
                    (ir.Phase.EVENTS, f"enable triggers of {label}", after, label),
                    ir.RestoreTriggers(NO_HEAD, key, label, place, triggers),
                ),
            )
        elif not disables(ctx) and kept is not None and kept.name not in {item.table.name for item in images.events}:
            own, columns = ir.Table(ir.Side.TARGET, kept.name), tuple(
                column(item) for item in kept.columns if not item.computed
            )
            aside = f"undo_{kept_table(entity.key, entity.name)}"
            yield (
                (ir.Phase.SILENCE, f"keep events of {label} aside", why, label),
                ir.KeepEvents(NO_HEAD, key, label, own, aside, columns),
                (
                    (ir.Phase.EVENTS, f"write events of {label} back", after, label),
                    ir.RestoreEvents(NO_HEAD, key, label, own, aside, columns),
                ),
            )


# --- inverses ----------------------------------------------------------------------------------------


def _inverse(
    images: Images, references: References, steps: tuple[ir.Step, ...], step: ir.Step
) -> Iterator[_Draft]:
    title = step.head.title
    reason = f"the inverse of {step.head.id}, in reverse order"
    match step:
        case ir.RestoreTriggers():
            yield (
                (ir.Phase.SILENCE, f"silence triggers of {step.label}", reason, step.label),
                ir.SilenceTriggers(NO_HEAD, step.entity, step.label, step.table, step.triggers),
            )
        case ir.SilenceTriggers():
            yield (
                (ir.Phase.EVENTS, f"enable triggers of {step.label}", reason, step.label),
                ir.RestoreTriggers(NO_HEAD, step.entity, step.label, step.table, step.triggers),
            )
        case ir.KeepEvents() | ir.EndSubscriptions() | ir.RestoreEvents() | ir.InsertEvents():
            yield from _events(images, steps, step)
        case ir.UpdateRows():
            yield (
                (step.head.phase, f"undo {title}", reason, step.head.label),
                ir.RestoreRows(NO_HEAD, images.image(step.target.name).label, step.target, step.head.id),
            )
        case ir.ClearReference():
            yield (
                (step.head.phase, f"undo {title}", reason, step.head.label),
                ir.RestoreRows(NO_HEAD, images.image(step.table.name).label, step.table, step.head.id),
            )
        case ir.DeleteRows():
            yield (
                (step.head.phase, f"undo {title}", reason, step.head.label),
                ir.PutBackRows(NO_HEAD, images.image(step.table.name).label, step.table, step.head.id),
            )
        case ir.LinkReference():
            if _holds(images, steps, step):
                why = f"{reason}: what it refers to is deleted before these rows"
                yield (
                    (step.head.phase, f"undo {title}", why, step.head.label),
                    ir.LoosenReference(NO_HEAD, images.image(step.target.name).label, step.target, step.column),
                )
        case ir.ReplaceLinks():
            assert step.keep is not None
            yield (
                (step.head.phase, f"undo {title}", reason, step.head.label),
                ir.RestoreLinks(
                    NO_HEAD, step.label, step.target, step.head.id, step.keep, step.left, step.right,
                    step.left_map, step.right_map, step.stored, step.identities,
                ),
            )
        case ir.InsertRows():
            yield (
                (step.head.phase, f"undo {title}", reason, step.head.label),
                ir.DeleteInserted(
                    NO_HEAD, images.image(step.target.name).label, step.target, references.keys(step.target.name)
                ),
            )
        case (
            ir.OpenRun()
            | ir.GuardModel()
            | ir.PrepareUndo()
            | ir.BuildLiteralMap()
            | ir.BuildMatchedMap()
            | ir.FindUser()
            | ir.ForgetPairs()
            | ir.LoadUserFile()
            | ir.SelectRows()
            | ir.SelectProcesses()
            | ir.CloseRows()
            | ir.CheckQueues()
            | ir.ReserveIds()
            | ir.InheritIds()
            | ir.PreserveIds()
            | ir.DeriveIds()
            | ir.CheckAddresses()
            | ir.CheckUnique()
            | ir.AdvanceSequence()
            | ir.RunChecks()
        ):
            pass  # they change nothing outside o11c; a sequence is never lowered
        case ir.LoosenConstraints() | ir.RevalidateConstraints():
            pass  # together they change nothing: at COMMIT the keys are as before, and undo works under them
        case _:
            assert_never(step)


def _holds(images: Images, steps: tuple[ir.Step, ...], link: ir.LinkReference) -> bool:
    """Tell whether a reference leads to rows that are deleted before those that hold it.

    Rows of one table go in one statement. Whether a foreign key holds the reference does not matter: one
    that was added since would.
    """
    referred = images.of_map(link.value.map)
    order = [step.target.name for step in steps if isinstance(step, ir.InsertRows)]
    return referred is not None and order.index(referred.table.name) > order.index(link.target.name)


def _events(
    images: Images,
    steps: tuple[ir.Step, ...],
    step: ir.KeepEvents | ir.EndSubscriptions | ir.RestoreEvents | ir.InsertEvents,
) -> Iterator[_Draft]:
    """Yield what undoes the changes of an event table: at the last of them it is emptied, at the first filled."""
    table = event_table_of(step)
    touching = [
        item.head.id
        for item in steps
        if isinstance(item, ir.KeepEvents | ir.EndSubscriptions | ir.RestoreEvents | ir.InsertEvents)
        and event_table_of(item).name == table.name
    ]
    image = next(item for item in images.events if item.table.name == table.name)
    if touching[-1] == step.head.id:
        why = f"the inverse of {step.head.id}: without what the run has added, with what it has taken away"
        if isinstance(step, ir.RestoreEvents) or len(touching) > 1:
            why += "; an empty table starts no process meanwhile"
        yield (
            (ir.Phase.SILENCE, f"take events of {image.label} aside", why, image.label),
            ir.TakeEvents(NO_HEAD, image.label, table),
        )
    if touching[0] == step.head.id:
        why = f"the inverse of {step.head.id}, in reverse order"
        yield (
            (ir.Phase.EVENTS, f"write events of {image.label} back", why, image.label),
            ir.RestoreEvents(NO_HEAD, image.entity, image.label, table, image.kept, image.columns),
        )


# --- after -------------------------------------------------------------------------------------------


def _end(images: Images) -> Iterator[_Draft]:
    why = "last before COMMIT: whatever is not as before the run undoes the undoing"
    yield (ir.Phase.VERIFY, "prove that all is as before", why, None), ir.ProveUndo(NO_HEAD)
    why = "after the proof, which reads them"
    yield (
        (ir.Phase.VERIFY, "restore the maps of earlier runs", why, None),
        ir.RestoreMaps(NO_HEAD, images.replaced, images.kept),
    )
