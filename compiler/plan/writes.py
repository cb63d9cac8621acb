"""Rows: what is inserted, updated and linked for each entity, before the steps get their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.context import Context, column_of, table_of
from compiler.plan.drafts import NO_HEAD
from compiler.plan.keys import Keys, is_identity
from compiler.plan.selections import Selections
from compiler.plan.special import masked_columns
from compiler.plan.values import column_plans, remap_of
from compiler.scope import Taken


@dataclass(frozen=True, slots=True)
class Writes:
    """What is written for one entity: None where nothing is."""

    taken: Taken
    insert: ir.InsertRows
    update: ir.UpdateRows | None
    links: tuple[ir.LinkReference, ...]
    uniques: tuple[ir.CheckUnique, ...]


def plan_writes(ctx: Context, keys: Keys, selections: Selections) -> tuple[Writes, ...]:
    """Return what is written, entity by entity in the order of the inserts; matched entities are left out."""
    return tuple(_writes(ctx, keys, selections, taken) for taken in ctx.order if taken.inserts)


def _writes(ctx: Context, keys: Keys, selections: Selections, taken: Taken) -> Writes:
    insert = _insert(ctx, keys, selections, taken)
    later = {plan.target.name for plan in insert.columns if isinstance(plan.value, ir.Later)}
    links = tuple(_links(ctx, keys, taken, insert, later))
    return Writes(
        taken=taken,
        insert=insert,
        update=_update(ctx, keys, selections, taken, insert, links),
        links=links,
        uniques=tuple(_uniques(ctx, taken, insert)),
    )


def _insert(ctx: Context, keys: Keys, selections: Selections, taken: Taken) -> ir.InsertRows:
    own = keys.maps[taken.pair.key]
    minted = keys.by_insert(taken.pair.key)
    return ir.InsertRows(
        head=NO_HEAD,
        entity=own.entity,
        source=table_of(taken.pair.source, ir.Side.SOURCE),
        target=table_of(taken.pair.target, ir.Side.TARGET),
        map=own.table,
        source_id=own.old,
        target_id=own.new,
        columns=column_plans(ctx, keys, taken),
        explicit_identity=is_identity(ctx, taken) and not minted,
        minted=minted,
        rows=selections.to_write(taken.pair.key) if minted else None,
        ordered=keys.makes[taken.pair.key] is ir.MapKind.ORDERED,
    )


def _links(
    ctx: Context, keys: Keys, taken: Taken, insert: ir.InsertRows, later: set[str]
) -> Iterator[ir.LinkReference]:
    for pair in taken.pair.attributes:
        if pair.target.column is None or pair.target.column.name not in later:
            continue
        value, _ = remap_of(ctx, keys, taken, pair)
        yield ir.LinkReference(
            head=NO_HEAD,
            entity=insert.entity,
            source=insert.source,
            target=insert.target,
            map=insert.map,
            source_id=insert.source_id,
            target_id=insert.target_id,
            column=column_of(pair.target),
            value=value,
        )


def _update(
    ctx: Context,
    keys: Keys,
    selections: Selections,
    taken: Taken,
    insert: ir.InsertRows,
    links: tuple[ir.LinkReference, ...],
) -> ir.UpdateRows | None:
    """Return the update of rows that the target has already: in mode merge, and in a second run."""
    second = ctx.file.project.second_run and taken.mode == "append"
    if not (second or (taken.mode == "merge" and taken.update)):
        return None
    linked = {link.column.name: link.value for link in links}
    # Not the insert's words for these: here they are written at once.
    words = {
        pair.target.column.name: remap_of(ctx, keys, taken, pair)[1]
        for pair in taken.pair.attributes
        if pair.target.column is not None and pair.target.column.name in linked
    }
    matched = {
        pair.target.column.name
        for pair in taken.pair.attributes
        if pair.source.key in taken.match and pair.target.column is not None
    }
    masked = masked_columns(ctx, taken)
    columns: list[ir.ColumnPlan] = []
    for plan in insert.columns:
        value = linked.get(plan.target.name, plan.value)
        given = isinstance(value, ir.Copy | ir.Remap | ir.RemapText | ir.Mask)
        # A mask that is a constant holds for these rows too: an earlier run may have written clear values.
        constant = isinstance(value, ir.Constant) and plan.target.name in masked
        # What rows were matched by in this run is equal as people read it, and stays in the target's spelling.
        # A pair of an earlier run may have another key by now.
        key = plan.target.name in matched
        if (given or constant) and (not key or keys.maps[taken.pair.key].kept):
            folded = key and isinstance(value, ir.Copy) and value.source.type.kind is TypeKind.TEXT
            reason = words.get(plan.target.name, plan.reason)
            if folded:
                reason += "; a spelling that reads the same stays"
            columns.append(ir.ColumnPlan(plan.target, value, reason, plan.attribute, folded))
    if not columns:
        return None
    return ir.UpdateRows(
        head=NO_HEAD,
        entity=insert.entity,
        source=insert.source,
        target=insert.target,
        map=insert.map,
        source_id=insert.source_id,
        target_id=insert.target_id,
        columns=tuple(columns),
        rows=selections.to_write(taken.pair.key),
    )


def _uniques(ctx: Context, taken: Taken, insert: ir.InsertRows) -> Iterator[ir.CheckUnique]:
    """Yield a check for each unique index over a masked column: two values may become one."""
    masked = masked_columns(ctx, taken)
    assert taken.pair.target.table is not None
    plans = {plan.target.name: plan for plan in insert.columns}
    for index in taken.pair.target.table.uniques:
        columns = tuple(plans[name] for name in index.columns if name in plans)
        if len(columns) == len(index.columns) and any(plan.target.name in masked for plan in columns):
            yield ir.CheckUnique(
                head=NO_HEAD,
                entity=insert.entity,
                index=index.name,
                source=insert.source,
                target=insert.target,
                map=insert.map,
                source_id=insert.source_id,
                target_id=insert.target_id,
                columns=columns,
                minted=insert.minted,
                rows=insert.rows,
            )
