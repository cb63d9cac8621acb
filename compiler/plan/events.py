"""Events: BPT triggers are kept quiet while rows are written; subscriptions are migrated last.

Docs/o11.md: a trigger ``OSTRG_EI__<table>`` looks into the event table (OSEVT_*) of its entity for
subscriptions. An owner disables it for the transaction; without that permission the event table is
kept aside and emptied, so that the trigger finds nothing, and its rows are written back at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.hybrids import ACTIVITIES, ESPACES, PROCESS_DEFINITIONS, QUEUES, TENANTS
from compiler.metamodel import rows
from compiler.plan import ir
from compiler.plan.context import Context, column, event_table, is_bpt_trigger, table_of
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.plan.names import kept_table, key_of
from compiler.scope import Taken

_RECORDS = {"_ESPACE_ID": ESPACES, "_TENANT_ID": TENANTS, "_PROCESS_DEF_ID": PROCESS_DEFINITIONS}
_COPIED = ("_IS_UPDATE", "_IS_LIGHT")


@dataclass(frozen=True, slots=True)
class Events:
    """Steps before the first row, steps after the last one, and what they write."""

    before: tuple[Draft, ...]
    after: tuple[Draft, ...]
    queues: tuple[ir.Table, ...]


def plan_events(ctx: Context, keys: Keys) -> Events:
    """Return the steps around the rows of entities that BPT listens to (O11-0616, O11-0618)."""
    if not ctx.scope.silent:
        return Events((), (), ())
    before: list[Draft] = []
    after: list[Draft] = []
    silenced: list[ir.SilenceTriggers] = []
    for taken in ctx.order:
        if taken.hybrid is None and taken.inserts:
            triggers = _triggers(taken)
            kept = event_table(ctx.correspondence.target, taken.pair.target)
            if disables(ctx):
                if triggers:
                    silenced.append(_silence(taken, triggers))
            elif kept is not None:
                before.append(_keep(taken, kept))
                after.append(_restore(ctx, taken, kept))
            after += _insert(ctx, keys, taken, kept)
    before += [
        draft(
            ir.Phase.SILENCE,
            f"silence triggers of {step.label}",
            "before any row is written: BPT must not start processes for rows that are moved",
            step,
            step.label,
        )
        for step in silenced
    ]
    after += [
        draft(
            ir.Phase.EVENTS,
            f"enable triggers of {step.label}",
            "after the last row: from COMMIT on, BPT listens again",
            ir.RestoreTriggers(NO_HEAD, step.entity, step.label, step.table, step.triggers),
            step.label,
        )
        for step in silenced
    ]
    queues = tuple(_queues(ctx)) if ctx.scope.bpt or before or after else ()
    if queues:
        reason = "events that wait for the platform would be lost, or would start processes twice"
        before.insert(0, draft(ir.Phase.SILENCE, "check the event queues", reason, ir.CheckQueues(NO_HEAD, queues)))
    return Events(tuple(before), tuple(after), queues)


def disables(ctx: Context) -> bool:
    """Tell whether BPT triggers are disabled; otherwise the event tables are emptied."""
    project = ctx.file.project
    return project.bpt.triggers == "disable" or (
        project.bpt.triggers == "auto" and project.target.permissions == "owner"
    )


def _triggers(taken: Taken) -> tuple[str, ...]:
    assert taken.pair.target.table is not None
    found = (item.name for item in taken.pair.target.table.triggers if item.enabled and is_bpt_trigger(item.name))
    return tuple(sorted(found))


def _queues(ctx: Context) -> Iterator[ir.Table]:
    for side, model in ((ir.Side.SOURCE, ctx.correspondence.source), (ir.Side.TARGET, ctx.correspondence.target)):
        for name in QUEUES:
            found = model.system_table(name)
            if found is not None:
                yield ir.Table(side, found.physical)


def _silence(taken: Taken, triggers: tuple[str, ...]) -> ir.SilenceTriggers:
    target = table_of(taken.pair.target, ir.Side.TARGET)
    return ir.SilenceTriggers(NO_HEAD, key_of(taken.pair.key), taken.pair.source.label, target, triggers)


def _columns(table: rows.Table) -> tuple[ir.Column, ...]:
    return tuple(column(item) for item in table.columns if not item.computed)


def _keep(taken: Taken, table: rows.Table) -> Draft:
    label = taken.pair.source.label
    step = ir.KeepEvents(
        NO_HEAD,
        key_of(taken.pair.key),
        label,
        ir.Table(ir.Side.TARGET, table.name),
        kept_table(taken.pair.key, taken.pair.source.name),
        _columns(table),
    )
    reason = "before any row is written: a trigger that finds no subscription starts nothing"
    return draft(ir.Phase.SILENCE, f"keep events of {label} aside", reason, step, label)


def _restore(ctx: Context, taken: Taken, table: rows.Table) -> Draft:
    label = taken.pair.source.label
    activity = next((item for item in table.columns if item.name.upper() == "_ACTIVITY_ID"), None)
    hybrid = next((item for item in ctx.correspondence.hybrids if item.target.record_set == ACTIVITIES), None)
    activities, identifier = None, None
    if hybrid is not None and hybrid.target.identifier is not None and hybrid.target.identifier.column is not None:
        activities = table_of(hybrid.target, ir.Side.TARGET)
        identifier = column(hybrid.target.identifier.column)
    step = ir.RestoreEvents(
        NO_HEAD,
        key_of(taken.pair.key),
        label,
        ir.Table(ir.Side.TARGET, table.name),
        kept_table(taken.pair.key, taken.pair.source.name),
        _columns(table),
        column(activity) if activity is not None and activities is not None else None,
        activities,
        identifier,
    )
    reason = "after the last row: the subscriptions that the target had come back"
    return draft(ir.Phase.EVENTS, f"write events of {label} back", reason, step, label)


def _insert(ctx: Context, keys: Keys, taken: Taken, target: rows.Table | None) -> list[Draft]:
    source = event_table(ctx.correspondence.source, taken.pair.source)
    if source is None or target is None:
        return []
    label = taken.pair.source.label
    own = {item.name.upper(): item for item in source.columns}
    activities = ctx.hybrid(ACTIVITIES)
    activity = own.get("_ACTIVITY_ID")
    known = next((item for item in target.columns if item.name.upper() == "_ACTIVITY_ID"), None)
    definition, modules = own.get("_PROCESS_DEF_ID"), {item.key for item in ctx.scope.modules}
    step = ir.InsertEvents(
        head=NO_HEAD,
        entity=key_of(taken.pair.key),
        label=label,
        source=ir.Table(ir.Side.SOURCE, source.name),
        target=ir.Table(ir.Side.TARGET, target.name),
        columns=tuple(_value(ctx, keys, taken, own, item) for item in target.columns if not item.computed),
        activity=column(activity) if activity is not None else None,
        activity_map=keys.maps[activities.pair.key].table if activities is not None else None,
        skip_unmatched=ctx.file.project.bpt.unmatched == "skip",
        renewed=column(known) if ctx.file.project.second_run and known is not None and activities is not None else None,
        definition=column(definition) if definition is not None else None,
        definitions=tuple(
            item.id for item in ctx.correspondence.source.bpm.definitions if item.active and item.espace in modules
        ),
    )
    reason = "last of all rows: from COMMIT on a subscription is in force, and all rows must be there by then"
    return [draft(ir.Phase.EVENTS, f"insert events of {label}", reason, step, label)]


def _value(ctx: Context, keys: Keys, taken: Taken, own: dict[str, rows.Column], physical: rows.Column) -> ir.ColumnPlan:
    """Return what a column of the target's event table gets."""
    name, target = physical.name.upper(), column(physical)
    where = f"{taken.pair.source.label}: event column {physical.name}"
    if name.startswith("_"):
        return _event_column(ctx, keys, own, where, name, target)
    for pair in taken.pair.attributes:
        if pair.target.column is None or pair.target.column.name.upper() != name or pair.source.column is None:
            continue
        found = own.get(pair.source.column.name.upper())
        if found is None:
            break
        identifier = taken.pair.source.identifier
        is_own = identifier is not None and identifier.key == pair.source.key
        key = taken.pair.key if is_own else taken.referred(pair.source.key)
        if key is None or key not in keys.maps:
            return ir.ColumnPlan(target, ir.Copy(column(found)), "copied", pair.source.name)
        # No text is the number 0, and comparing the two would cast the text.
        zero = found.type.kind is not rows.TypeKind.TEXT
        value = ir.Remap(column(found), keys.maps[key].table, ir.Missing.ERROR, zero)
        return ir.ColumnPlan(target, value, f"{keys.maps[key].label}, through its map", pair.source.name)
    ctx.findings.add("O11-0616", where, "the source's event table has no such column, or no attribute is behind it")
    return ir.ColumnPlan(target, ir.Constant(target.type, None), "unknown", physical.name)


def _event_column(
    ctx: Context, keys: Keys, own: dict[str, rows.Column], where: str, name: str, target: ir.Column
) -> ir.ColumnPlan:
    found = own.get(name)
    if found is None:
        ctx.findings.add("O11-0618", where, "the source's event table has no such column")
        return ir.ColumnPlan(target, ir.Constant(target.type, None), "unknown", name)
    source = column(found)
    if name == "_ACTIVITY_ID":
        activities = ctx.hybrid(ACTIVITIES)
        if activities is None:
            return ir.ColumnPlan(target, ir.Copy(source), "empty: subscriptions of activities are not migrated", name)
        table = keys.maps[activities.pair.key].table
        return ir.ColumnPlan(
            target, ir.Remap(source, table, ir.Missing.ERROR, zero=True), "the activity, through its map", name
        )
    if name in _RECORDS:
        key = ctx.system(_RECORDS[name])
        if key is None or key not in keys.maps:
            ctx.findings.add("O11-0618", where, f"{_RECORDS[name]} is not mapped")
            return ir.ColumnPlan(target, ir.Copy(source), "unknown", name)
        own_map = keys.maps[key]
        value = ir.Remap(source, own_map.table, ir.Missing.ERROR, zero=True)
        return ir.ColumnPlan(target, value, f"{own_map.label}, through its map", name)
    if name not in _COPIED and (name.endswith("_ID") or name.endswith("_BY")):
        ctx.findings.add("O11-0616", where, "it may be a reference")
    return ir.ColumnPlan(target, ir.Copy(source), "copied", name)
