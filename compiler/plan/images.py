"""Images: which rows a run keeps so that it can be undone, and which steps keep them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, assert_never

from msgspec.structs import replace

from compiler.hybrids import ACTIVITIES, WRITTEN_BY_ITSELF, Chapter, chapter_of
from compiler.metamodel import rows
from compiler.metamodel.rows import Engine
from compiler.model.types import Entity
from compiler.plan import ir
from compiler.plan.context import Context, column, event_table
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.plan.names import after_image, before_image, kept_table, key_of, links_image

EventStep: TypeAlias = ir.KeepEvents | ir.EndSubscriptions | ir.RestoreEvents | ir.InsertEvents


@dataclass(frozen=True)
class Images:
    """What a run keeps: of tables with identifiers, of event tables, of the schema o11c itself.

    ``replaced`` are maps that the run makes anew, ``kept`` those of an earlier run that it goes on with.
    ``facts`` are the columns of the tables: an image holds every one, so the drift guard looks at all.
    """

    images: tuple[ir.Image, ...]
    events: tuple[ir.EventImage, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]
    facts: tuple[ir.EntityFact, ...]

    @property
    def draft(self) -> Draft:
        """Return the step that makes the images ready."""
        return draft(
            ir.Phase.OPEN,
            "prepare for undo",
            "before the first change: rows are kept as they were, so that rollback.sql can undo the run",
            ir.PrepareUndo(NO_HEAD, self.images, self.events, self.replaced, self.kept),
        )

    @cached_property
    def _by_table(self) -> dict[str, ir.Image]:
        return {item.table.name: item for item in self.images}

    @cached_property
    def _by_map(self) -> dict[str, ir.Image]:
        return {item.map: item for item in self.images if item.map is not None}

    def image(self, table: str) -> ir.Image:
        """Return the image of a target table. Raises ``KeyError``."""
        return self._by_table[table]

    def of_table(self, table: str) -> ir.Image | None:
        """Return the image of a target table, or None."""
        return self._by_table.get(table)

    def of_map(self, map_: str) -> ir.Image | None:
        """Return the image of the table whose inserted rows this map has, or None."""
        return self._by_map.get(map_)


# --- which -------------------------------------------------------------------------------------------


def plan_images(ctx: Context, keys: Keys, steps: Iterable[ir.Step]) -> Images:
    """Return what has to be kept of whatever the steps change."""
    entities = _entities(ctx)
    found: dict[str, ir.Image] = {}
    events: dict[str, ir.EventImage] = {}
    filled: dict[str, None] = {}
    for step in steps:
        match step:
            case ir.InsertRows():
                filled[step.map] = None
                image = _image(ctx, entities, found, step.target, before=False, after=True)
                found[step.target.name] = replace(image, map=step.map)
            case ir.UpdateRows():
                found[step.target.name] = _image(ctx, entities, found, step.target, before=True, after=True)
            case ir.ClearReference() | ir.DeleteRows():
                found[step.table.name] = _image(ctx, entities, found, step.table, before=True, after=False)
            case ir.KeepEvents() | ir.EndSubscriptions() | ir.RestoreEvents() | ir.InsertEvents():
                table = event_table_of(step)
                events.setdefault(table.name, _events(ctx, keys, step, table))
            case (
                ir.BuildLiteralMap()
                | ir.BuildMatchedMap()
                | ir.LoadUserFile()
                | ir.ReserveIds()
                | ir.InheritIds()
                | ir.PreserveIds()
                | ir.DeriveIds()
            ):
                filled[step.map] = None
            case (
                ir.OpenRun()
                | ir.GuardModel()
                | ir.PrepareUndo()
                | ir.FindUser()
                | ir.ForgetPairs()
                | ir.SelectRows()
                | ir.SelectProcesses()
                | ir.CloseRows()
                | ir.CheckAddresses()
                | ir.ReplaceLinks()
                | ir.CheckQueues()
                | ir.SilenceTriggers()
                | ir.LinkReference()
                | ir.CheckUnique()
                | ir.RestoreTriggers()
                | ir.LoosenConstraints()
                | ir.RevalidateConstraints()
                | ir.AdvanceSequence()
                | ir.RunChecks()
            ):
                pass
            case _:
                assert_never(step)
    maps = {item.table: item for item in keys.maps.values()}
    kept = dict.fromkeys(name for name in filled if maps[name].kept and maps[name].kind is not ir.MapKind.LITERAL)
    physical = {item.name: item for item in ctx.correspondence.target.tables}
    return Images(
        tuple(found.values()),
        tuple(events.values()),
        tuple(name for name in filled if name not in kept),
        tuple(kept),
        (
            *(_fact(physical[item.table.name], item) for item in found.values()),
            *(_fact(physical[item.table.name], item) for item in events.values()),
        ),
    )


def _fact(physical: rows.Table, image: ir.Image | ir.EventImage) -> ir.EntityFact:
    return ir.EntityFact(
        side=ir.Side.TARGET,
        entity=image.entity,
        label=image.label,
        table=physical.name,
        attributes=(),
        columns=tuple(ir.ColumnFact(item.name, item.native, item.nullable) for item in physical.columns),
    )


def _entities(ctx: Context) -> dict[str, Entity]:
    """Return the target's entities by table; of a platform table the one whose columns are the catalog's."""
    target = ctx.correspondence.target
    found = {item.table.name: item for item in target.entities if item.table is not None}
    found |= {item.table.name: item for item in target.hybrids if item.table is not None}
    return found | {item.pair.target.table.name: item.pair.target for item in ctx.order if item.pair.target.table}


def _image(
    ctx: Context,
    entities: dict[str, Entity],
    found: dict[str, ir.Image],
    table: ir.Table,
    *,
    before: bool,
    after: bool,
) -> ir.Image:
    entity = entities[table.name]
    assert entity.table is not None and entity.identifier is not None and entity.identifier.column is not None
    stored = [item for item in entity.table.columns if not item.computed]
    by_itself = WRITTEN_BY_ITSELF.get(entity.record_set or "", ())
    known = found.get(table.name)
    if known is None:
        known = ir.Image(
            entity=key_of(entity.key),
            label=entity.label,
            table=table,
            identifier=column(entity.identifier.column),
            columns=tuple(column(item) for item in stored),
            identities=tuple(item.name for item in stored if _is_identity(ctx, item)),
            process=chapter_of(entity.record_set) is Chapter.PROCESSES,
            unwatched=tuple(item.name for item in stored if item.name.upper() in by_itself),
        )
    if before:
        known = replace(known, before=before_image(entity.key, entity.name))
    if after:
        known = replace(known, after=after_image(entity.key, entity.name))
    return known


def _is_identity(ctx: Context, item: rows.Column) -> bool:
    engine = ctx.correspondence.target.environment.engine
    return item.identity == "always" or (engine is Engine.MSSQL and item.identity is not None)


def event_table_of(step: EventStep) -> ir.Table:
    """Return the event table whose rows a step changes."""
    return step.target if isinstance(step, ir.InsertEvents) else step.table


def _events(ctx: Context, keys: Keys, step: EventStep, table: ir.Table) -> ir.EventImage:
    target = ctx.correspondence.target
    physical = next(item for item in target.tables if item.name == table.name)
    owner = next(item for item in target.entities if event_table(target, item) is physical)
    columns = tuple(column(item) for item in physical.columns if not item.computed)
    activities = ctx.hybrid(ACTIVITIES)
    return ir.EventImage(
        entity=key_of(owner.key),
        label=step.label,
        table=table,
        columns=columns,
        before=before_image(owner.key, owner.name, events=True),
        after=after_image(owner.key, owner.name, events=True),
        kept=f"undo_{kept_table(owner.key, owner.name)}",
        activity=next((item for item in columns if item.name.upper() == "_ACTIVITY_ID"), None),
        activity_map=keys.maps[activities.pair.key].table if activities is not None and activities.inserts else None,
    )


# --- which steps -------------------------------------------------------------------------------------


def marked(images: Images, steps: tuple[ir.Step, ...], *, each: bool) -> tuple[ir.Step, ...]:
    """Return the steps that know what they have to keep.

    Rows are recorded by the last step that writes their table, with ``each`` (steps commit one by one) by
    every step that does.
    """
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for step in steps:
        for table in _changed(step):
            first.setdefault(table, step.head.id)
            if isinstance(step, EventStep | ir.InsertRows | ir.LinkReference | ir.UpdateRows):
                last[table] = step.head.id
    known = {item.table.name: item for item in images.images}
    events = {item.table.name: item for item in images.events}
    result: list[ir.Step] = []
    for step in steps:
        match step:
            case ir.InsertRows() | ir.LinkReference() | ir.UpdateRows():
                image = known[step.target.name]
                if each or last[step.target.name] == step.head.id:
                    step = replace(step, record=image.after)
                result.append(replace(step, keep=image.before) if isinstance(step, ir.UpdateRows) else step)
            case ir.ClearReference() | ir.DeleteRows():
                result.append(replace(step, keep=known[step.table.name].before))
            case ir.ReplaceLinks():
                result.append(replace(step, keep=links_image(step.target.name)))
            case ir.KeepEvents() | ir.EndSubscriptions() | ir.RestoreEvents() | ir.InsertEvents():
                table = event_table_of(step).name
                if first[table] == step.head.id:
                    step = replace(step, keep=events[table].before)
                if each or last[table] == step.head.id:
                    step = replace(step, record=events[table].after)
                result.append(step)
            case ir.GuardModel():
                compared = {item.table for item in step.entities if item.side is ir.Side.TARGET}
                more = (item for item in images.facts if item.table not in compared)
                result.append(replace(step, entities=(*step.entities, *more)))
            case _:
                result.append(step)
    return tuple(result)


def _changed(step: ir.Step) -> tuple[str, ...]:
    match step:
        case ir.InsertRows() | ir.LinkReference() | ir.UpdateRows() | ir.InsertEvents():
            return (step.target.name,)
        case (
            ir.ClearReference() | ir.DeleteRows() | ir.KeepEvents() | ir.EndSubscriptions() | ir.RestoreEvents()
        ):
            return (step.table.name,)
        case _:
            return ()
