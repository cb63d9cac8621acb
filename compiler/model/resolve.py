"""The resolve stage: from the raw rows of one snapshot to a model in which everything is settled.

Only active espaces, entities, attributes and records count; of what is left behind by deleting,
re-creating and moving things nothing shows (docs/o11.md: "Identity across environments"). What is wrong
with one entity goes to ``Model.problems``: it concerns only migrations that need the entity.
"""

from __future__ import annotations

import msgspec

from compiler.diagnostics import Findings
from compiler.metamodel.collations import with_collations
from compiler.metamodel.rows import AttributeRow, Metamodel, Snapshot, Table
from compiler.model.bpm import resolve_bpm
from compiler.model.hybrid import resolve_hybrids
from compiler.model.lookup import NameIndex, Problems
from compiler.model.modules import resolve_modules
from compiler.model.records import resolve_records
from compiler.model.resolve_attributes import column_attribute, settle
from compiler.model.shells import SYSTEM_PREFIX, References, Shell, resolve_shells
from compiler.model.types import Entity, Model, SystemTable


def resolve(snapshot: Snapshot, findings: Findings) -> Model:
    """Return the model of an O11 environment.

    Global problems (O11-0201: two active modules with one key) go to ``findings``, those of single
    entities (O11-0201 to O11-0210, 0317, 0615, 0616, 0618) to ``Model.problems``. Raises nothing.
    """
    metamodel = snapshot.metamodel
    own = metamodel.environment
    metamodel = msgspec.structs.replace(
        metamodel, tables=with_collations(metamodel.tables, own.engine, own.collation)
    )
    problems = Problems()
    tables = NameIndex(metamodel.tables)
    espaces = resolve_modules(metamodel, findings)
    shells = resolve_shells(metamodel, espaces, tables, problems)
    references = References(metamodel, espaces, tables, shells)
    hybrids = resolve_hybrids(tables, references, problems)
    rows = _rows_by_entity(metamodel)
    entities: list[Entity] = []
    for key in sorted(shells):
        shell = shells[key]
        if shell.row is not None:
            entities.append(_entity(shell, rows.get(shell.row.id, []), references, problems))
    entities += [_synthesised(shell) for shell in shells.values() if shell.row is None]
    entities.sort(key=lambda entity: entity.key)
    bpm = resolve_bpm(metamodel, espaces.active, references, problems)
    return Model(
        environment=metamodel.environment,
        digest=snapshot.digest,
        modules=espaces.modules,
        entities=tuple(entities),
        record_sets=resolve_records(metamodel, espaces.active, entities, problems),
        system_tables=system_tables(metamodel.tables),
        tables=metamodel.tables,
        problems=problems.sorted(),
        inbound_keys=metamodel.inbound_keys,
        hybrids=hybrids,
        bpm=bpm,
    )


def _rows_by_entity(metamodel: Metamodel) -> dict[int, list[AttributeRow]]:
    grouped: dict[int, list[AttributeRow]] = {}
    for row in metamodel.attributes:
        grouped.setdefault(row.entity_id, []).append(row)
    return grouped


def _entity(shell: Shell, rows: list[AttributeRow], references: References, problems: Problems) -> Entity:
    assert shell.row is not None
    settled = settle(shell, rows, references, problems)
    return Entity(
        key=shell.key, name=shell.name, module=shell.module, kind=shell.kind, table=shell.table,
        physical_table=shell.row.physical_table, attributes=settled.attributes,
        identifier=settled.identifier, multitenant=settled.multitenant,
        event_table=shell.row.event_table or None, record_set=shell.record_set,
        description=shell.row.description,
    )


def _synthesised(shell: Shell) -> Entity:
    """Return a system entity that the catalog has and OSSYS_ENTITY has not; its columns are all it knows."""
    assert shell.table is not None
    attributes = tuple(
        column_attribute(column, order, synthetic=True)
        for order, column in enumerate(shell.table.columns, start=1)
    )
    key = shell.table.primary_key[0] if len(shell.table.primary_key) == 1 else "id"
    return Entity(
        key=shell.key, name=shell.name, module=shell.module, kind=shell.kind, table=shell.table,
        physical_table=shell.table.name, attributes=attributes,
        identifier=next((item for item in attributes if item.key == f"name:{key.lower()}"), None),
        multitenant=False, event_table=None, record_set=shell.record_set,
    )


def system_tables(tables: tuple[Table, ...]) -> tuple[SystemTable, ...]:
    """Return the OSSYS tables of a catalog, by upper-case name. Of two spellings the first one counts."""
    found: dict[str, SystemTable] = {}
    for table in sorted(tables, key=lambda table: table.name):
        name = table.name.upper()
        if name.startswith(SYSTEM_PREFIX):
            columns = tuple((column.name.upper(), column) for column in table.columns)
            found.setdefault(name, SystemTable(name, table.name, columns))
    return tuple(found[name] for name in sorted(found))

