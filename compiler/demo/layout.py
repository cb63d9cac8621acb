"""The physical tables of an environment, for either engine: what ``postgres_ddl`` creates and
``offline`` describes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from compiler.demo.factory import (
    BooleanStyle,
    FactoryAttribute,
    FactoryCheck,
    IdentityStyle,
    KeyType,
    Variation,
    key_of,
)
from compiler.demo.ossys_tables import (
    SystemColumn,
    SystemRow,
    present_columns,
    stored_flag,
    system_rows,
)
from compiler.demo.placement import PlacedAttribute, PlacedEntity, Placement, has_foreign_key, in_case
from compiler.metamodel.rows import Engine

_TENANT_COLUMN = "TENANT_ID"
_EVENT_COLUMNS = (
    ("_ESPACE_ID", "int"), ("_TENANT_ID", "int"), ("_ACTIVITY_ID", "int"), ("_PROCESS_DEF_ID", "int"),
    ("_IS_UPDATE", "bool"), ("_IS_LIGHT", "bool"),
)
_NULLS: Mapping[str, object] = {
    "Text": "", "Email": "", "PhoneNumber": "", "Integer": 0, "LongInteger": 0, "Decimal": Decimal(0),
    "Currency": Decimal(0), "Boolean": False, "Date": date(1900, 1, 1), "Time": time(0),
    "DateTime": datetime(1900, 1, 1), "BinaryData": b"",
}
# SQL Server: nvarchar(max) past this length (docs/o11.md says 2000 to 4000).
_LONG_TEXT = 2000


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A physical column. ``native`` is the type as the engine prints it; ``default`` is SQL."""

    name: str
    native: str
    nullable: bool = True
    identity: bool = False
    default: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class UniqueLayout:
    """A unique index."""

    columns: tuple[str, ...]
    nulls_distinct: bool = True


@dataclass(frozen=True, slots=True)
class ForeignKeyLayout:
    """A foreign key of one column to the identifier of a table in the same schema."""

    column: str
    table: str
    referenced_column: str
    cascade: bool = False


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A physical table and its rows, values in the order of its columns.

    ``events`` is the table of subscriptions that its BPT trigger reads.
    """

    name: str
    columns: tuple[ColumnLayout, ...]
    primary_key: tuple[str, ...] = ()
    uniques: tuple[UniqueLayout, ...] = ()
    foreign_keys: tuple[ForeignKeyLayout, ...] = ()
    checks: tuple[tuple[FactoryCheck, tuple[str, ...]], ...] = ()
    triggers: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()
    events: str | None = None
    comment: str | None = None


def tables_of(
    placement: Placement, engine: Engine, fetched: Mapping[str, tuple[SystemRow, ...]] | None = None
) -> tuple[TableLayout, ...]:
    """Return all tables, OSSYS first. ``fetched`` are the OSSYS rows when the caller has them already.

    Raises ``ValueError`` for rows with unknown attributes and for two tables of one name.
    """
    rows = system_rows(placement) if fetched is None else fetched
    tables = [_system_table(placement.environment.variation, engine, name, rows[name]) for name in rows]
    for entity in placement.entities:
        if entity.table is not None and entity.well_known is None:
            tables.append(_application_table(placement, engine, entity, entity.table))
            if entity.entity.event_table:
                tables.append(_event_table(placement, engine, entity, entity.entity.event_table))
    names = [table.name for table in tables]
    if len(set(names)) != len(names):
        raise ValueError(f"two tables are called {next(name for name in names if names.count(name) > 1)!r}")
    return tuple(tables)


def system_table_name(variation: Variation, name: str) -> str:
    """Return an OSSYS table's or column's name as this installation spells it."""
    return in_case(name, variation.name_case)


def _system_table(
    variation: Variation, engine: Engine, table: str, rows: tuple[SystemRow, ...]
) -> TableLayout:
    columns = present_columns(variation, table)
    return TableLayout(
        system_table_name(variation, table),
        tuple(
            ColumnLayout(
                system_table_name(variation, column.name), _system_native(variation, engine, column, rows),
                nullable=column.kind != "id", identity=column.kind == "id",
            )
            for column in columns
        ),
        primary_key=tuple(system_table_name(variation, item.name) for item in columns if item.kind == "id"),
        foreign_keys=tuple(
            ForeignKeyLayout(
                system_table_name(variation, column.name), system_table_name(variation, column.refers),
                system_table_name(variation, "ID"),
            )
            for column in columns if column.refers and column.refers not in variation.left_out
        ),
        rows=tuple(tuple(row[column.name] for column in columns) for row in rows),
    )


def _system_native(
    variation: Variation, engine: Engine, column: SystemColumn, rows: tuple[SystemRow, ...]
) -> str:
    postgres = engine is Engine.POSTGRES
    match column.kind:
        case "id" | "int":
            return _integer(variation, engine)
        case "key" if variation.key_type is KeyType.UUID:
            return "uuid" if postgres else "uniqueidentifier"
        case "bool":
            styles = {
                BooleanStyle.BOOLEAN: "boolean" if postgres else "bit",
                BooleanStyle.SMALLINT: "smallint",
                BooleanStyle.NUMERIC: "numeric(1,0)" if postgres else "decimal(1,0)",
            }
            return styles[variation.booleans]
        case "time":
            return "timestamp without time zone" if postgres else "datetime"
        case "code" if all(isinstance(row[column.name], int) for row in rows):
            return _integer(variation, engine)
        case _:
            return "text" if postgres else "nvarchar(max)"


def _integer(variation: Variation, engine: Engine) -> str:
    if variation.identifiers == 64:
        return "bigint"
    return "integer" if engine is Engine.POSTGRES else "int"


def _application_table(
    placement: Placement, engine: Engine, placed: PlacedEntity, name: str
) -> TableLayout:
    variation, entity = placement.environment.variation, placed.entity
    stored = [(item, item.column) for item in placed.attributes if item.column is not None]
    physical = {item.attribute.name: column for item, column in reversed(stored)}
    physical |= {item.attribute.name: column for item, column in stored if item.attribute.active}
    identifiers = tuple(item.column for item in placed.identifiers if item.column is not None)
    columns = [
        ColumnLayout(
            column, native_type(placement, engine, item),
            nullable=not (item.attribute.not_null or column in identifiers),
            identity=item.attribute.autonumber, default=item.attribute.db_default, comment=item.attribute.comment,
        )
        for item, column in stored
    ]
    tenant: tuple[str, ...] = ()
    if entity.multitenant:
        tenant = (in_case(_TENANT_COLUMN, variation.table_case),)
        columns.append(ColumnLayout(tenant[0], _integer(variation, engine)))
    uniques = [UniqueLayout((column,)) for item, column in stored if item.attribute.unique]
    uniques += [
        UniqueLayout(tuple(physical[attribute] for attribute in unique.attributes), unique.nulls_distinct)
        for unique in entity.uniques
    ]
    return TableLayout(
        name,
        tuple(columns),
        primary_key=identifiers,
        uniques=tuple(uniques),
        foreign_keys=_foreign_keys(placement, placed) if entity.active and placed.module.active else (),
        checks=tuple(
            (check, tuple(physical[attribute] for attribute in check.attributes)) for check in entity.checks
        ),
        triggers=entity.triggers,
        rows=_rows(placed, [item for item, _ in stored], bool(tenant)),
        events=in_case(entity.event_table, variation.table_case) if entity.event_table else None,
        comment=entity.comment,
    )


def _foreign_keys(placement: Placement, placed: PlacedEntity) -> tuple[ForeignKeyLayout, ...]:
    variation = placement.environment.variation
    found = []
    for item in placed.attributes:
        if item.target is None or item.column is None or not has_foreign_key(placement, item):
            continue
        target = placement.entity(item.target)
        table = system_table_name(variation, target.well_known) if target.well_known else target.table
        column = target.identifiers[0].column
        if table is not None and column is not None:
            found.append(
                ForeignKeyLayout(item.column, table, column, cascade=item.attribute.delete_rule == "Delete")
            )
    return tuple(found)


def _event_table(placement: Placement, engine: Engine, placed: PlacedEntity, name: str) -> TableLayout:
    """Return the OSEVT table: the event's own columns, then the entity's id and foreign keys."""
    variation = placement.environment.variation
    columns = [
        ColumnLayout(column, _system_native(variation, engine, SystemColumn(column, kind), ()))
        for column, kind in _EVENT_COLUMNS
    ]
    columns += [
        ColumnLayout(item.column, native_type(placement, engine, item))
        for item in placed.attributes
        if item.column is not None and item.attribute.active
        and (item.target is not None or item.attribute.identifier)
    ]
    extra = [row for table, rows in placement.environment.extra if table == name.upper() for row in rows]
    return TableLayout(
        in_case(name, variation.table_case),
        tuple(ColumnLayout(in_case(item.name, variation.table_case), item.native) for item in columns),
        rows=tuple(
            tuple(stored_flag(variation, row.get(column.name.upper())) for column in columns) for row in extra
        ),
    )


def native_type(placement: Placement, engine: Engine, placed: PlacedAttribute) -> str:
    """Return an attribute's column type as the engine prints it (docs/o11.md, "Attribute types")."""
    variation = placement.environment.variation
    base = placement.base(placed)
    if base.native is not None:
        return base.native
    if base.type == "Identifier":
        return _integer(variation, engine)
    return _postgres_type(base) if engine is Engine.POSTGRES else _mssql_type(base)


def _postgres_type(attribute: FactoryAttribute) -> str:
    length = attribute.length or 50
    if attribute.type == "Text":
        return f"character varying({length})" if length <= _LONG_TEXT else "text"
    if attribute.type in ("Decimal", "Currency"):
        return f"numeric({_digits(attribute)})"
    return {
        "Integer": "integer", "LongInteger": "bigint", "Boolean": "boolean", "Date": "date",
        "Time": "time without time zone", "DateTime": "timestamp without time zone",
        "Email": "character varying(250)", "PhoneNumber": "character varying(20)", "BinaryData": "bytea",
    }[attribute.type]


def _mssql_type(attribute: FactoryAttribute) -> str:
    length = attribute.length or 50
    if attribute.type == "Text":
        return f"nvarchar({length})" if length <= _LONG_TEXT else "nvarchar(max)"
    if attribute.type in ("Decimal", "Currency"):
        return f"decimal({_digits(attribute)})"
    return {
        "Integer": "int", "LongInteger": "bigint", "Boolean": "bit", "Date": "datetime",
        "Time": "datetime", "DateTime": "datetime", "Email": "varchar(250)", "PhoneNumber": "varchar(20)",
        "BinaryData": "varbinary(max)",
    }[attribute.type]


def _digits(attribute: FactoryAttribute) -> str:
    if attribute.type == "Currency":
        return "37,8"
    return f"{attribute.length or 37},{8 if attribute.decimals is None else attribute.decimals}"


def _rows(
    placed: PlacedEntity, stored: list[PlacedAttribute], has_tenant: bool
) -> tuple[tuple[object, ...], ...]:
    entity = placed.entity
    source = entity.rows if entity.kind != "static" else _record_rows(placed)
    known = {item.attribute.name for item in placed.attributes}
    known |= {item.attribute.key for item in placed.attributes}
    active = {item.attribute.name for item in placed.attributes if item.attribute.active}
    rows = []
    for row in source:
        unknown = set(row) - known - ({_TENANT_COLUMN} if has_tenant else set())
        if unknown:
            raise ValueError(f"{placed.module.name}.{entity.name} has no attribute {sorted(unknown)}")
        values = [_value(item.attribute, row, active) for item in stored]
        rows.append(tuple([*values, row.get(_TENANT_COLUMN)] if has_tenant else values))
    return tuple(rows)


def _value(attribute: FactoryAttribute, row: Mapping[str, object], active: set[str]) -> object:
    """Return the row's value: by key, by name, else nothing as the platform writes it.

    A name that an active and a soft-deleted attribute share means the active one.
    """
    if attribute.key in row:
        return row[attribute.key]
    if attribute.name in row and (attribute.active or attribute.name not in active):
        return row[attribute.name]
    if attribute.type in _NULLS and (attribute.active or attribute.not_null):
        return _NULLS[attribute.type]
    return None


def _record_rows(placed: PlacedEntity) -> list[dict[str, object]]:
    """Return the physical rows of a static entity's records."""
    names = {item.attribute.name for item in placed.attributes}
    identifier = placed.identifiers[0].attribute.name
    rows = []
    for order, record in enumerate(placed.entity.records, start=1):
        if record.stored is False or (record.stored is None and not record.active):
            continue
        row: dict[str, object] = {identifier: record.data_id}
        if "Label" in names:
            row["Label"] = record.name
        if "Order" in names:
            row["Order"] = order
        if "Is_Active" in names:
            row["Is_Active"] = True
        rows.append({**row, **record.values})
    return rows


def index_name(table: str, number: int) -> str:
    """Return the name of a table's unique index: one schema takes each name once, and 63 bytes at most."""
    return f"osidx_{key_of(table)[:8]}_{number}"


def sequence_names(tables: tuple[TableLayout, ...], style: IdentityStyle) -> Mapping[str, str]:
    """Return the sequence of each PostgreSQL table with an identity column, by table name.

    The names are those that PostgreSQL would choose, where they fit, and others for style ``OWNED``.
    """
    taken = {table.name for table in tables}
    names = {}
    for table in tables:
        column = next((item.name for item in table.columns if item.identity), None)
        if column is None:
            continue
        name = f"{table.name}_{column}_seq"
        if style is IdentityStyle.OWNED or len(name.encode()) > 63 or name in taken:
            name = f"osseq_{hashlib.sha256(table.name.encode()).hexdigest()[:20]}"
        taken.add(name)
        names[table.name] = name
    return names
