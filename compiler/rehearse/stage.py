"""One environment of a rehearsal while its rows are invented: which rows references may name, and the sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from compiler.hybrids import TENANTS
from compiler.metamodel.rows import Table
from compiler.model.types import Entity, EntityKey, EntityKind, Model, Record
from compiler.plan import ir
from compiler.plan.selections import IT_MODULE
from compiler.rehearse.sheets import Pool, Sheet, Token, as_id

STATIC = "OSSYS_ENTITY_RECORD"


@dataclass(slots=True)
class Stage:
    """One side: its model, the entity over each table, the rows that references may name, the sheets by table.

    ``closed`` are entities that no invented row of another entity may refer to.
    """

    side: ir.Side
    model: Model
    entities: Mapping[EntityKey, Entity]
    over: Mapping[str, EntityKey]
    pools: dict[EntityKey, Pool] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    closed: frozenset[EntityKey] = frozenset()

    def pool(self, key: EntityKey) -> Pool:
        """Return the pool of an entity; it is empty and not ready until rows are there."""
        return self.pools.setdefault(key, Pool())

    def entity_of(self, table: str) -> Entity | None:
        """Return the entity over one of the platform's tables (upper-case name), or None."""
        found = (item for item in (*self.model.hybrids, *self.model.entities) if item.record_set == table)
        return next(found, None)

    def table(self, name: str) -> Table | None:
        """Return the catalog's table with this name, whatever its letter case."""
        return next((item for item in self.model.tables if item.name.upper() == name.upper()), None)


def stage_of(side: ir.Side, model: Model) -> Stage:
    """Return the stage of a model, without any row."""
    entities = {item.key: item for item in model.entities} | {item.key: item for item in model.hybrids}
    over = {item.table.name: item.key for item in entities.values() if item.table is not None}
    return Stage(side, model, entities, over)


def record_pools(stage: Stage, records: Mapping[EntityKey, Iterable[tuple[Record, Token]]]) -> None:
    """Fill the pools of entities whose rows the snapshot knows: static records, tenants, roles, definitions."""
    for key, found in records.items():
        entity = stage.entities.get(key)
        if entity is None or entity.identifier is None or entity.identifier.column is None:
            continue
        pool = stage.pool(key)
        for record, token in found:
            pool.add(as_id(record.id, entity.identifier.column), token)
        pool.ready = True
    for entity in stage.entities.values():
        if entity.kind in (EntityKind.STATIC, EntityKind.SYSTEM, EntityKind.CLIENT):
            # What is not known by now never will be.
            stage.pool(entity.key).ready = True


def known_records(model: Model) -> Iterator[tuple[EntityKey, str, tuple[Record, ...]]]:
    """Yield entity, OSSYS table and records, the preferred table of an entity only."""
    seen: set[EntityKey] = set()
    for item in model.record_sets:
        if item.entity not in seen:
            seen.add(item.entity)
            yield item.entity, item.table, item.records


def it_tenants(model: Model) -> frozenset[str]:
    """Return the ids (text) of the tenants of LifeTime's own users: such users are not invented."""
    modules = {item.key for item in model.modules if item.name == IT_MODULE}
    return frozenset(
        record.id
        for item in model.record_sets if item.table == TENANTS
        for record in item.records if record.parts[0] in modules
    )
