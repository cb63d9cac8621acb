"""Checks: what must hold before COMMIT, and afterwards in verify.sql."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.hybrids import PROCESSES
from compiler.metamodel.rows import TypeKind
from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.context import Context, column_of, sequence_of, table_of
from compiler.plan.environment import state_checks, table_states
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, slug
from compiler.plan.odc_links import link_checks
from compiler.plan.selections import Selections
from compiler.plan.writes import Writes


def plan_checks(
    ctx: Context,
    keys: Keys,
    selections: Selections,
    writes: tuple[Writes, ...],
    steps: tuple[ir.Step, ...],
) -> tuple[ir.Check, ...]:
    """Return the checks: rows and references of every entity, trees, maps, sequences, triggers, constraints."""
    by_map = entities_by_map(keys)
    checks: list[ir.Check] = [_rows_check(ctx, selections, by_map, found) for found in writes]
    checks += _tree_checks(ctx, keys)
    checks += [ir.CheckMap(f"map-{slug(item.label, 60)}", item.table, item.label) for item in sorted_maps(keys)]
    for taken in ctx.order:
        identifier = taken.pair.target.identifier
        if not taken.inserts or identifier is None or identifier.column is None:
            continue
        if identifier.column.identity is not None or identifier.column.sequence is not None:
            checks.append(
                ir.CheckSequence(
                    id=f"sequence-{slug(taken.pair.source.label, 60)}",
                    entity=key_of(taken.pair.key),
                    label=taken.pair.source.label,
                    table=table_of(taken.pair.target, ir.Side.TARGET),
                    identifier=column_of(identifier),
                    sequence=sequence_of(identifier.column),
                )
            )
    checks += [
        ir.CheckTriggers(f"triggers-{slug(item.label, 60)}", item.entity, item.label, item.table, item.triggers)
        for item in steps
        if isinstance(item, ir.SilenceTriggers)
    ]
    checks += state_checks(table_states(ctx, steps))
    checks += [
        ir.CheckEvents(f"events-{slug(item.label, 60)}", item.entity, item.label, item)
        for item in steps
        if isinstance(item, ir.InsertEvents)
    ]
    checks += link_checks(steps)
    return tuple(checks)


def _rows_check(ctx: Context, selections: Selections, by_map: dict[str, EntityKey], found: Writes) -> ir.CheckRows:
    insert, taken = found.insert, found.taken
    by_value = ctx.file.project.verify == "values"
    later = {link.column.name: link.value for link in found.links}
    references: list[ir.ReferenceCheck] = []
    copies: list[ir.CopyCheck] = []
    computed: list[ir.ColumnPlan] = []
    updated = {plan.target.name: plan for plan in found.update.columns} if found.update is not None else {}
    for plan in insert.columns:
        value = later.get(plan.target.name, plan.value)
        match value:
            case ir.Copy():
                name = plan.attribute or plan.target.name
                # Rows that were there before keep the spelling of what they were matched by.
                own = updated.get(plan.target.name)
                kept = own.folded if own is not None else value.source.type.kind is TypeKind.TEXT
                if by_value:
                    copies.append(ir.CopyCheck(name, value.source, plan.target, found.update is not None and kept))
            case ir.Trimmed():
                name = plan.attribute or plan.target.name
                if by_value:
                    copies.append(ir.CopyCheck(name, value.source, plan.target, True, True))
            case ir.RemapText():
                computed.append(plan)  # it is a reference too
            case ir.Mask():
                if by_value:
                    computed.append(plan)
            case ir.Remap():
                references.append(_reference(ctx, by_map, plan, value))
            case _:
                pass
    label = taken.pair.source.label
    return ir.CheckRows(
        id=f"rows-{slug(label, 60)}",
        entity=insert.entity,
        label=label,
        source=insert.source,
        target=insert.target,
        map=insert.map,
        source_id=insert.source_id,
        target_id=insert.target_id,
        references=tuple(references),
        copies=tuple(copies),
        computed=tuple(computed),
        rows=selections.to_write(taken.pair.key),
        fresh_only=taken.matches and found.update is None and taken.mode != "recreate",
    )


def _reference(ctx: Context, by_map: dict[str, EntityKey], plan: ir.ColumnPlan, value: ir.Remap) -> ir.ReferenceCheck:
    referenced, referenced_id = _referenced(ctx, by_map[value.map])
    origin = ctx.taken.get(by_map[value.map])
    known = origin.pair.source if origin is not None and origin.looked_up else None
    return ir.ReferenceCheck(
        attribute=plan.attribute or plan.target.name,
        source=value.source,
        target=plan.target,
        map=value.map,
        missing=value.missing,
        referenced=referenced,
        referenced_id=referenced_id,
        zero=value.zero,
        instead=value.instead,
        origin=table_of(known, ir.Side.SOURCE) if known is not None else None,
        origin_id=column_of(known.identifier) if known is not None and known.identifier is not None else None,
    )


def _tree_checks(ctx: Context, keys: Keys) -> Iterator[ir.CheckTree]:
    """Yield the check of BPT's trees: a root points at itself, every other row at its parent's root."""
    taken = ctx.hybrid(PROCESSES)
    if taken is None or not taken.inserts or taken.pair.target.identifier is None:
        return
    columns = {item.name: item for item in taken.pair.target.attributes if item.column is not None}
    if {"PARENT_PROCESS_ID", "TOP_PROCESS_ID"} <= columns.keys():
        yield ir.CheckTree(
            id=f"tree-{slug(taken.pair.source.label, 60)}",
            entity=key_of(taken.pair.key),
            label=taken.pair.source.label,
            table=table_of(taken.pair.target, ir.Side.TARGET),
            identifier=column_of(taken.pair.target.identifier),
            parent=column_of(columns["PARENT_PROCESS_ID"]),
            top=column_of(columns["TOP_PROCESS_ID"]),
            map=keys.maps[taken.pair.key].table,
        )


def sorted_maps(keys: Keys) -> tuple[ir.IdentifierMap, ...]:
    """Return all maps by label."""
    return tuple(sorted(keys.maps.values(), key=lambda item: (item.label.lower(), item.table)))


def entities_by_map(keys: Keys) -> dict[str, EntityKey]:
    """Return the entity of each map, by the map's table name."""
    return {item.table: key for key, item in keys.maps.items()}


def _referenced(ctx: Context, key: EntityKey) -> tuple[ir.Table | None, ir.Column | None]:
    """Return the target table of a referenced entity, where a reference's new value must exist."""
    pair = ctx.pairs.get(key)
    if pair is None or pair.target.table is None or pair.target.identifier is None:
        return None, None
    if pair.target.identifier.column is None:
        return None, None
    return table_of(pair.target, ir.Side.TARGET), column_of(pair.target.identifier)
