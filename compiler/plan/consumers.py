"""Who refers to a target table: foreign keys of the catalog, and references that no constraint holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from compiler.metamodel import rows
from compiler.model.types import Correspondence, Entity
from compiler.plan import ir

_EFFECTS = {
    "cascade": "deletes",
    "set null": "empties",
    "set default": "changes",
}


@dataclass(frozen=True, slots=True)
class Referring:
    """One reference to a table: from where, by which columns, and what a deletion would do to it.

    ``entity`` is the referring entity, None for a table that no entity stands for. ``key`` is
    "schema.table.constraint", None without a constraint. ``nullable`` are its columns that may be NULL.
    """

    table: ir.Table
    columns: tuple[ir.ConsumerColumn, ...]
    label: str
    effect: str
    entity: Entity | None
    key: str | None
    nullable: tuple[str, ...]

    def consumer(self, deleted: tuple[str, ir.Column] | None = None) -> ir.Consumer:
        """Return it as a consumer; rows of the selection ``deleted`` do not count."""
        chosen, identifier = deleted if deleted is not None else (None, None)
        return ir.Consumer(self.table, self.columns, self.label, self.effect, chosen, identifier)


class References:
    """All references of the target, by the table that they refer to."""

    def __init__(self, correspondence: Correspondence) -> None:
        self._found: dict[str, list[Referring]] = {}
        target = correspondence.target
        entities = {item.table.name: item for item in target.entities if item.table is not None}
        schema = target.environment.schema
        tables = {item.name: item for item in target.tables}
        held: set[tuple[str, str]] = set()
        for table in target.tables:
            for key in table.foreign_keys:
                if key.referenced_schema != schema:
                    continue
                held |= {(table.name, name) for name in key.columns}
                nullable = tuple(item.name for item in table.columns if item.name in key.columns and item.nullable)
                pairs = _pairs(key.columns, key.referenced_columns, table, tables.get(key.referenced_table))
                self._add(
                    key.referenced_table,
                    Referring(
                        ir.Table(ir.Side.TARGET, table.name),
                        pairs,
                        f"{table.name}.{', '.join(key.columns)}",
                        _EFFECTS.get(key.on_delete, "blocks"),
                        entities.get(table.name),
                        f"{schema}.{table.name}.{key.name}",
                        nullable,
                    ),
                )
        for inbound in target.inbound_keys:
            self._add(
                inbound.referenced_table,
                Referring(
                    ir.Table(ir.Side.TARGET, inbound.table, inbound.schema),
                    _pairs(inbound.columns, inbound.referenced_columns),
                    f"{inbound.schema}.{inbound.table}.{', '.join(inbound.columns)}",
                    _EFFECTS.get(inbound.on_delete, "blocks"),
                    None,
                    f"{inbound.schema}.{inbound.table}.{inbound.name}",
                    (),
                ),
            )
        for referring, parent in _logical(target.entities, held, tables):
            self._add(parent, referring)

    def _add(self, parent: str, referring: Referring) -> None:
        self._found.setdefault(parent, []).append(referring)

    def to(self, table: str) -> tuple[Referring, ...]:
        """Return all references to a table, by label."""
        return tuple(sorted(self._found.get(table, ()), key=lambda item: (item.label, item.columns[0].column)))

    def keys(self, table: str) -> tuple[str, ...]:
        """Return all foreign keys to a table, as "schema.table.constraint"."""
        return tuple(sorted(item.key for item in self._found.get(table, ()) if item.key is not None))

    def consumers(
        self,
        table: str,
        *,
        without: Collection[str] = (),
        deleted: Mapping[str, tuple[str, ir.Column]] | None = None,
    ) -> tuple[ir.Consumer, ...]:
        """Return who refers to a table's rows from outside.

        Tables in ``without``, and the table itself, are no consumers; of those in ``deleted`` (then the table
        itself may be one) the rows of the selection given there do not count.
        """
        known = deleted or {}
        return tuple(
            item.consumer(known.get(item.table.name))
            for item in self.to(table)
            if item.table.schema is not None
            or (item.table.name not in without and (item.table.name != table or table in known))
        )


def type_in(table: rows.Table, name: str) -> tuple[str, str | None] | None:
    """Return a column's type and collation: two columns that agree in them can be compared as they are."""
    return next(((item.native, item.collation) for item in table.columns if item.name == name), None)


def _pairs(
    columns: tuple[str, ...],
    referred: tuple[str, ...],
    child: rows.Table | None = None,
    parent: rows.Table | None = None,
) -> tuple[ir.ConsumerColumn, ...]:
    return tuple(
        ir.ConsumerColumn(column, other, _is_plain(child, column, parent, other))
        for column, other in zip(columns, referred, strict=True)
    )


def _is_plain(child: rows.Table | None, column: str, parent: rows.Table | None, referred: str) -> bool:
    if child is None or parent is None:
        return False
    own = type_in(child, column)
    return own is not None and own == type_in(parent, referred)


def _logical(
    entities: tuple[Entity, ...], held: set[tuple[str, str]], tables: Mapping[str, rows.Table]
) -> Iterator[tuple[Referring, str]]:
    """Yield references that no constraint holds: after a deletion they would point at nothing."""
    parents = {
        item.key: (item.table.name, item.identifier.column.name)
        for item in entities
        if item.table is not None and item.identifier is not None and item.identifier.column is not None
    }
    for entity in entities:
        for attribute in entity.attributes:
            if attribute.reference is None or attribute.column is None or entity.table is None:
                continue
            parent = parents.get(attribute.reference.entity)
            if parent is None or (entity.table.name, attribute.column.name) in held:
                continue
            table, identifier = parent
            yield (
                Referring(
                    ir.Table(ir.Side.TARGET, entity.table.name),
                    _pairs((attribute.column.name,), (identifier,), tables.get(entity.table.name), tables.get(table)),
                    f"{entity.label}.{attribute.name}",
                    "dangles",
                    entity,
                    None,
                    (attribute.column.name,) if attribute.column.nullable else (),
                ),
                table,
            )
