"""The resolve stage for OutSystems Developer Cloud, which shows tables and no metamodel."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.diagnostics import Findings
from compiler.metamodel.rows import ForeignKey, Snapshot, Table
from compiler.model.lookup import Problems, single_primary_key
from compiler.model.resolve_attributes import column_attribute
from compiler.model.shells import foreign_keys_by_column
from compiler.model.types import Attribute, DeleteRule, Entity, EntityKey, EntityKind, Model, Reference

ESPACE = "odc"


def resolve_odc(snapshot: Snapshot, findings: Findings) -> Model:
    """Return the model of an ODC environment: one application entity for each table that is not a view.

    Names are those of the catalog, the module's is the schema's, keys are ``odc`` and the lower-case
    table name. References come from foreign keys of one column to a primary key. Entity-local problems:
    O11-0205 and O11-0209 (names that differ only in case; the first one counts), O11-0206, O11-0208, O11-0210.
    ``findings`` gets nothing so far; it is there because every stage has it.
    """
    metamodel = snapshot.metamodel
    problems = Problems()
    by_key: dict[EntityKey, Table] = {}
    for table in sorted(metamodel.tables, key=lambda table: table.name):
        if table.kind == "view":
            continue
        key = EntityKey(ESPACE, table.name.lower())
        known = by_key.setdefault(key, table)
        if known is not table:
            problems.add(key, "O11-0205", known.name, f"{known.name} and {table.name}")
    by_name = {table.name: key for key, table in by_key.items()}
    schema = metamodel.environment.schema
    entities = tuple(_entity(key, by_key[key], schema, by_name, by_key, problems) for key in sorted(by_key))
    return Model(
        environment=metamodel.environment,
        digest=snapshot.digest,
        modules=(),
        entities=entities,
        record_sets=(),
        system_tables=(),
        tables=metamodel.tables,
        problems=problems.sorted(),
        inbound_keys=metamodel.inbound_keys,
    )


def _entity(
    key: EntityKey, table: Table, schema: str, by_name: Mapping[str, EntityKey],
    by_key: Mapping[EntityKey, Table], problems: Problems,
) -> Entity:
    foreign_keys = foreign_keys_by_column(table)
    attributes: dict[str, Attribute] = {}
    for order, column in enumerate(table.columns, start=1):
        found = foreign_keys.get(column.name)
        reference = _reference(found, schema, by_name, by_key) if found is not None else None
        attribute = column_attribute(column, order, synthetic=False, reference=reference)
        known = attributes.setdefault(attribute.key, attribute)
        if known is not attribute:
            problems.add(key, "O11-0209", f"{schema}.{table.name}", f"{known.name} and {column.name}")
    primary_key = single_primary_key(table)
    identifier = next((item for item in attributes.values() if item.name == primary_key), None)
    if len(table.primary_key) > 1:
        together = ", ".join(table.primary_key)
        problems.add(key, "O11-0208", f"{schema}.{table.name}", f"primary key: {together}")
    elif identifier is None:
        problems.add(key, "O11-0206", f"{schema}.{table.name}", "the table has no primary key")
    if table.inherits:
        problems.add(key, "O11-0210", f"{schema}.{table.name}", f"table {table.name}")
    return Entity(
        key=key, name=table.name, module=schema, kind=EntityKind.APPLICATION, table=table,
        physical_table=table.name, attributes=tuple(attributes.values()), identifier=identifier,
        multitenant=False, event_table=None, record_set=None, description=table.comment,
    )


def _reference(
    foreign_key: ForeignKey, schema: str, by_name: Mapping[str, EntityKey],
    by_key: Mapping[EntityKey, Table],
) -> Reference | None:
    key = by_name.get(foreign_key.referenced_table)
    if key is None or foreign_key.referenced_schema != schema:
        return None
    if foreign_key.referenced_columns != by_key[key].primary_key:
        return None
    rule = DeleteRule.DELETE if foreign_key.on_delete == "cascade" else DeleteRule.PROTECT
    return Reference(key, rule)
