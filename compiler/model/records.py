"""Rows whose identity across environments is known when the scripts are compiled.

Static records match by (espace, entity, record) key and never by name; roles, espaces, definitions of
BPT and applications by key, tenants by name within their espace (docs/o11.md: "Identity across
environments"). BPT's statuses and kinds match by record key where the platform keeps records of them, else
by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compiler.metamodel.rows import EspaceRow, Metamodel, RoleRow, StatusRow
from compiler.model.bpm import Definition, definitions
from compiler.model.lookup import Problems
from compiler.model.platform_tables import ACTIVITY_KINDS, ACTIVITY_STATUSES, PROCESS_STATUSES, STATUSES
from compiler.model.types import Entity, EntityKey, EntityKind, Record, RecordSet

STATIC_TABLE = "OSSYS_ENTITY_RECORD"
TENANTS_TABLE = "OSSYS_TENANT"


def resolve_records(
    metamodel: Metamodel, espaces: Mapping[int, EspaceRow], entities: Iterable[Entity], problems: Problems
) -> tuple[RecordSet, ...]:
    """Return the record sets of static and well-known system entities, by entity key.

    ``espaces`` are the active ones by id: rows of other espaces do not count. A static entity without
    records has an empty set. A status or kind of BPT has a set of names, and before it the set of its
    record keys when there are any: which one counts depends on what the other environment has. Two active
    rows with one key are an O11-0201 of the entity; the lower row id then stands for both.
    """
    static = _static_records(metamodel, espaces)
    well_known = _well_known(metamodel, espaces)
    sets: list[RecordSet] = []
    for entity in entities:
        record_set = entity.record_set or ""
        found: list[tuple[str, _Rows]] = []
        if entity.kind is EntityKind.STATIC:
            found.append((STATIC_TABLE, static.get(entity.key, [])))
        elif entity.kind is EntityKind.SYSTEM:
            # The platform's own static entities (statuses, kinds) have records like any other.
            if entity.key in static and (record_set in STATUSES or record_set not in well_known):
                found.append((STATIC_TABLE, static[entity.key]))
            if record_set in well_known:
                found.append((record_set, well_known[record_set]))
        sets += [RecordSet(entity.key, table, _unique(entity, table, rows, problems)) for table, rows in found]
    # A stable sort: the sets of one entity keep their order.
    return tuple(sorted(sets, key=lambda item: item.entity))


_Rows = list[tuple[int, Record]]


def _unique(entity: Entity, table: str, rows: _Rows, problems: Problems) -> tuple[Record, ...]:
    first: dict[str, tuple[int, Record]] = {}
    for number, record in sorted(rows, key=lambda item: item[0]):
        known = first.setdefault(record.key, (number, record))
        if known[1] is not record:
            problems.add(
                entity.key, "O11-0201", f"{entity.label}: record {record.name}",
                f"{table} rows {known[0]} and {number} are active with the key {record.key}",
            )
    return tuple(first[key][1] for key in sorted(first))


def _static_records(metamodel: Metamodel, espaces: Mapping[int, EspaceRow]) -> Mapping[EntityKey, _Rows]:
    grouped: dict[EntityKey, _Rows] = {}
    for row in metamodel.records:
        espace = espaces.get(row.espace_id)
        if not row.active or espace is None:
            continue
        key = EntityKey(espace.key, row.entity_key)
        record = Record(row.key, row.data_id, row.name, (espace.key, row.entity_key, row.key))
        grouped.setdefault(key, []).append((row.id, record))
    return grouped


def _well_known(metamodel: Metamodel, espaces: Mapping[int, EspaceRow]) -> Mapping[str, _Rows]:
    tenants: _Rows = []
    for row in metamodel.tenants:
        espace = espaces.get(row.espace_id)
        if row.active and espace is not None:
            record = Record(f"{espace.key}*{row.name}", str(row.id), row.name, (espace.key, row.name))
            tenants.append((row.id, record))
    definition_sets = {
        table: [(number, _definition(number, item)) for number, item in rows.items() if item.active]
        for table, rows in definitions(metamodel, espaces).items()
    }
    return {
        **definition_sets,
        TENANTS_TABLE: tenants,
        "OSSYS_ROLE": _roles(metamodel.roles, espaces),
        "OSSYS_ESPACE": [
            (row.id, Record(row.key, str(row.id), row.name, (row.key,))) for row in espaces.values()
        ],
        "OSSYS_APPLICATION": [
            (row.id, Record(row.key, str(row.id), row.name, (row.key,)))
            for row in metamodel.applications
            if row.active
        ],
        PROCESS_STATUSES: _names(metamodel.process_statuses),
        ACTIVITY_STATUSES: _names(metamodel.activity_statuses),
        ACTIVITY_KINDS: _names(metamodel.activity_kinds),
    }


def _roles(rows: Iterable[RoleRow], espaces: Mapping[int, EspaceRow]) -> _Rows:
    found: _Rows = []
    for row in rows:
        espace = espaces.get(row.espace_id)
        if row.active and espace is not None:
            record = Record(f"{espace.key}*{row.key}", str(row.id), row.name, (espace.key, row.key))
            found.append((row.id, record))
    return found


def _definition(number: int, item: Definition) -> Record:
    """Return a definition's record: its key is unique only together with its owners' and its espace's."""
    parts = (item.espace.key, *item.keys)
    return Record("*".join(parts), str(number), ".".join(item.names), parts)


def _names(rows: Iterable[StatusRow]) -> _Rows:
    return [(row.id, Record(row.name, str(row.id), row.name, (row.name,))) for row in rows]
