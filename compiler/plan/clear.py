"""Emptying target tables (mode replace): order, references to clear first, consumers to look for."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.context import Context, column, column_of, table_of
from compiler.plan.names import key_of
from compiler.scope import Taken

_EFFECTS = {
    "cascade": "deletes",
    "set null": "empties",
    "set default": "changes",
}


@dataclass(frozen=True, slots=True)
class Clearing:
    """What has to be emptied: references first, then tables, consumers of other entities before theirs."""

    references: tuple[tuple[Taken, ir.Column], ...]
    deletions: tuple[tuple[Taken, tuple[ir.Consumer, ...], tuple[str, ...]], ...]


def plan_clearing(ctx: Context) -> Clearing:
    """Return the deletions of all entities in mode replace, in reverse order of the inserts."""
    replaced = [taken for taken in ctx.order if taken.mode == "replace"]
    position = {_table(taken): index for index, taken in enumerate(replaced)}
    consumers: dict[str, list[ir.Consumer]] = {name: [] for name in position}
    references: list[tuple[Taken, ir.Column]] = []
    by_table = {_table(taken): taken for taken in replaced}
    held: set[tuple[str, str]] = set()
    keys: dict[str, list[str]] = {name: [] for name in position}
    schema = ctx.correspondence.target.environment.schema
    for table in ctx.correspondence.target.tables:
        for key in table.foreign_keys:
            parent = key.referenced_table
            if parent not in position or key.referenced_schema != schema:
                continue
            keys[parent].append(f"{schema}.{table.name}.{key.name}")
            held |= {(table.name, name) for name in key.columns}
            if table.name in position:
                # The child is deleted first, unless the plan's order has the parent after it.
                if position[table.name] < position[parent]:
                    nullable = [item for item in table.columns if item.name in key.columns and item.nullable]
                    references += [(by_table[table.name], column(item)) for item in nullable[:1]]
                continue
            pairs = tuple(zip(key.columns, key.referenced_columns, strict=True))
            consumers[parent].append(_consumer(ir.Table(ir.Side.TARGET, table.name), pairs, key.on_delete))
    for inbound in ctx.correspondence.target.inbound_keys:
        parent = inbound.referenced_table
        if parent not in position:
            continue
        keys[parent].append(f"{inbound.schema}.{inbound.table}.{inbound.name}")
        pairs = tuple(zip(inbound.columns, inbound.referenced_columns, strict=True))
        elsewhere = ir.Table(ir.Side.TARGET, inbound.table, inbound.schema)
        consumers[parent].append(_consumer(elsewhere, pairs, inbound.on_delete))
    _logical_consumers(ctx, by_table, consumers, held)
    return Clearing(
        references=tuple(references),
        deletions=tuple(
            (
                taken,
                tuple(sorted(consumers[_table(taken)], key=lambda item: (item.label, item.columns[0].column))),
                tuple(sorted(keys[_table(taken)])),
            )
            for taken in reversed(replaced)
        ),
    )


def _consumer(table: ir.Table, pairs: tuple[tuple[str, str], ...], on_delete: str) -> ir.Consumer:
    """Return a foreign key as consumer, with what the database would do to the referring rows."""
    place = table.name if table.schema is None else f"{table.schema}.{table.name}"
    return ir.Consumer(
        table=table,
        columns=tuple(ir.ConsumerColumn(column, referred) for column, referred in pairs),
        label=f"{place}.{', '.join(column for column, _ in pairs)}",
        effect=_EFFECTS.get(on_delete, "blocks"),
    )


def _logical_consumers(
    ctx: Context,
    by_table: dict[str, Taken],
    consumers: dict[str, list[ir.Consumer]],
    held: set[tuple[str, str]],
) -> None:
    """Add references that no constraint holds: after the deletion they would point at nothing."""
    replaced: dict[EntityKey, str] = {taken.pair.target.key: name for name, taken in by_table.items()}
    for entity in ctx.correspondence.target.entities:
        if entity.table is None or entity.table.name in by_table:
            continue
        for attribute in entity.attributes:
            if attribute.reference is None or attribute.column is None:
                continue
            parent = replaced.get(attribute.reference.entity)
            if parent is None or (entity.table.name, attribute.column.name) in held:
                continue
            label = f"{entity.label}.{attribute.name}"
            table = ir.Table(ir.Side.TARGET, entity.table.name)
            identifier = by_table[parent].pair.target.identifier
            assert identifier is not None and identifier.column is not None
            pair = ir.ConsumerColumn(attribute.column.name, identifier.column.name)
            consumers[parent].append(ir.Consumer(table, (pair,), label, "dangles"))


def _table(taken: Taken) -> str:
    assert taken.pair.target.table is not None
    return taken.pair.target.table.name


def clear_step(taken: Taken, physical: ir.Column, head: ir.Head) -> ir.ClearReference:
    """Return the step that empties one reference of rows about to be deleted."""
    return ir.ClearReference(head, key_of(taken.pair.key), table_of(taken.pair.target, ir.Side.TARGET), physical)


def delete_step(
    taken: Taken, consumers: tuple[ir.Consumer, ...], keys: tuple[str, ...], head: ir.Head
) -> ir.DeleteRows:
    """Return the step that empties one target table."""
    assert taken.pair.target.identifier is not None
    return ir.DeleteRows(
        head,
        key_of(taken.pair.key),
        table_of(taken.pair.target, ir.Side.TARGET),
        column_of(taken.pair.target.identifier),
        consumers,
        keys,
    )
