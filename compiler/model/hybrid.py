"""Hybrid tables as entities: the platform's own tables that a migration may write.

OSSYS_ENTITY may list them or not, and its attributes leave columns out; the catalog says what has to be
copied. A column that could be a reference and is not known to be one is a problem, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compiler.metamodel.rows import Column, Table
from compiler.model.conversions import conversion_obstacle
from compiler.model.lookup import NameIndex, Problems
from compiler.model.platform_tables import NO_REFERENCES, PLATFORM_TABLES, REFERENCES
from compiler.model.resolve_attributes import column_attribute
from compiler.model.shells import References, Shell
from compiler.model.types import (
    Attribute,
    AttributePair,
    Entity,
    EntityKey,
    EntityKind,
    EntityPair,
    Reference,
)

_IDENTIFIER = "ID"


def resolve_hybrids(
    tables: NameIndex[Table], references: References, problems: Problems
) -> tuple[Entity, ...]:
    """Return the hybrid tables that the catalog has, sorted by table name, as entities of kind HYBRID.

    The system entities over the platform's tables are there afterwards, synthesised where OSSYS_ENTITY
    has none. Entity-local problems: O11-0206, 0209, 0210, 0616, and 0618 for a reference to a table
    that the catalog lacks.
    """
    for name in sorted(PLATFORM_TABLES):
        references.system(name)
    found: list[Entity] = []
    for name in sorted(REFERENCES):
        key = references.system(name)
        table, _ = tables.find(name)
        if key is not None and table is not None:
            found.append(_Hybrid(name, table, references.shells[key], references, problems).entity())
    return tuple(found)


class _Hybrid:
    """The working state for one table."""

    def __init__(
        self, name: str, table: Table, shell: Shell, references: References, problems: Problems
    ) -> None:
        self.name = name
        self.table = table
        self.shell = shell
        self.references = references
        self.problems = problems
        self.foreign = {column: item for item in table.foreign_keys for column in item.columns}

    def entity(self) -> Entity:
        """Make the entity."""
        attributes = self._attributes()
        identifier = next((item for item in attributes if item.name == _IDENTIFIER), None)
        if identifier is None:
            self._problem("O11-0206", "", f"{self.table.name} has no column {_IDENTIFIER}")
        if self.table.inherits:
            self._problem("O11-0210", "", f"table {self.table.name}")
        return Entity(
            key=self.shell.key, name=self.shell.name, module=self.shell.module, kind=EntityKind.HYBRID,
            table=self.table, physical_table=self.table.name, attributes=attributes, identifier=identifier,
            multitenant=False, event_table=None, record_set=self.name,
        )

    def _attributes(self) -> tuple[Attribute, ...]:
        first: dict[str, Column] = {}
        for column in self.table.columns:
            known = first.setdefault(column.name.upper(), column)
            if known is not column:
                self._problem("O11-0209", "", f"{self.table.name}: {known.name}, {column.name}")
        return tuple(
            self._attribute(name, column, order) for order, (name, column) in enumerate(first.items(), start=1)
        )

    def _attribute(self, name: str, column: Column, order: int) -> Attribute:
        reference = self._reference(name, column)
        # Not synthetic: a column that the other side lacks has to be decided by the project.
        attribute = column_attribute(column, order, synthetic=False, reference=reference)
        return replace(attribute, name=name, autonumber=attribute.autonumber or name == _IDENTIFIER)

    def _reference(self, name: str, column: Column) -> Reference | None:
        table = REFERENCES[self.name].get(name)
        if table is not None:
            target = self.references.system(table)
            if target is not None:
                return Reference(target, None)
            self._problem("O11-0618", name, f"it refers to {table}, which the snapshot does not have")
            return None
        if name == _IDENTIFIER or name in NO_REFERENCES.get(self.name, ()):
            return None
        foreign = self.foreign.get(column.name)
        if foreign is not None:
            found = f"foreign key {foreign.name} to {foreign.referenced_schema}.{foreign.referenced_table}"
            self._problem("O11-0616", name, found)
        elif name.endswith("_ID"):
            self._problem("O11-0616", name, f"column {column.name} of {self.table.name}, type {column.native}")
        return None

    def _problem(self, code: str, name: str, found: str) -> None:
        where = f"{self.shell.label}.{name}" if name else self.shell.label
        self.problems.add(self.shell.key, code, where, found)


def match_hybrids(
    source: Iterable[Entity], target: Iterable[Entity], problems: Problems
) -> tuple[EntityPair, ...]:
    """Pair the hybrid tables of two environments by name, their columns by upper-case name.

    Entity-local: O11-0305 for values that would change on the way.
    """
    partners = {entity.record_set: entity for entity in target}
    pairs: list[EntityPair] = []
    for entity in source:
        partner = partners.get(entity.record_set)
        if partner is not None:
            pairs.append(_pair(entity, partner, problems))
    return tuple(pairs)


def _pair(source: Entity, target: Entity, problems: Problems) -> EntityPair:
    left = {item.name: item for item in target.attributes}
    pairs: list[AttributePair] = []
    alone: list[Attribute] = []
    for attribute in source.attributes:
        partner = left.pop(attribute.name, None)
        if partner is None:
            alone.append(attribute)
            continue
        pairs.append(AttributePair(attribute, partner, "name"))
        obstacle = conversion_obstacle(attribute, partner)
        if obstacle:
            problems.add(source.key, "O11-0305", f"{source.label}.{attribute.name}", obstacle)
    return EntityPair(
        source=source, target=target, evidence="name", attributes=tuple(pairs),
        source_only=tuple(alone), target_only=tuple(left.values()),
    )


def hybrid_key(pairs: Iterable[EntityPair], table: str) -> EntityKey | None:
    """Return the source key of the pair over a hybrid table, or None without one."""
    return next((pair.key for pair in pairs if pair.source.record_set == table), None)
