"""The OSSYS tables of an environment: their columns (docs/o11.md) and the rows that describe it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.demo.factory import (
    BooleanStyle,
    ColumnStyle,
    FactoryModule,
    KeyType,
    LetterCase,
    ReferenceStyle,
    Variation,
)
from compiler.demo.placement import (
    PlacedAttribute,
    PlacedEntity,
    Placement,
    declared_type,
    numbers,
)

_EXTENSION = "Extension"
_STATUS_TABLES = ("OSSYS_BPM_PROCESS_STATUS", "OSSYS_BPM_ACTIVITY_STATUS", "OSSYS_BPM_ACTIVITY_KIND")
_BASIC_TYPES = (
    "Text", "Integer", "LongInteger", "Decimal", "Currency", "Boolean", "Date", "Time", "DateTime",
    "Email", "PhoneNumber", "BinaryData", "EntityReference",
)


@dataclass(frozen=True, slots=True)
class SystemColumn:
    """A column of an OSSYS table. ``kind``: ``id`` (numbered primary key), ``int``, ``long``, ``key``,
    ``bool``, ``text``, ``code`` (text, or a number where all values are), ``time``, ``binary``.
    ``refers`` names the OSSYS table whose ID a foreign key holds it to."""

    name: str
    kind: str
    refers: str | None = None


def _table(*columns: str) -> tuple[SystemColumn, ...]:
    """Read "NAME kind" and "NAME ref TABLE"."""
    parsed = []
    for text in columns:
        name, kind, *refers = text.split()
        parsed.append(SystemColumn(name, "int" if kind == "ref" else kind, refers[0] if refers else None))
    return tuple(parsed)


_DEFINITION = ("ID id", "NAME text", "SS_KEY key", "ESPACE_ID int", "IS_ACTIVE bool")
_STATUS = ("ID id", "NAME text", "IS_TERMINAL bool")
_PARAMETER = ("ID id", "SS_KEY key", "NAME text", "IS_ACTIVE bool")

SYSTEM_TABLES: Mapping[str, tuple[SystemColumn, ...]] = {
    "OSSYS_ESPACE": _table(
        "ID id", "NAME text", "SS_KEY key", "IS_ACTIVE bool", "IS_SYSTEM bool", "ESPACEKIND text",
        "DBCATALOG_ID int"),
    "OSSYS_MODULE": _table("ID id", "ESPACE_ID int", "EXTENSION_ID int", "MODULE_KIND_ID int"),
    "OSSYS_EXTENSION": _table("ID id", "NAME text", "SS_KEY key", "IS_ACTIVE bool"),
    "OSSYS_APPLICATION": _table("ID id", "NAME text", "KEY key", "IS_ACTIVE bool"),
    "OSSYS_APP_DEFINITION_MODULE": _table("ID id", "APPLICATION_ID int", "MODULE_ID int"),
    "OSSYS_SOLUTION": _table("ID id", "NAME text"),
    "OSSYS_SOLUTION_REFERENCE": _table("ID id", "SOLUTION_ID int", "ESPACE_ID int", "EXTENSION_ID int"),
    "OSSYS_ENTITY": _table(
        "ID id", "NAME text", "PHYSICAL_TABLE_NAME text", "ESPACE_ID int", "SS_KEY key",
        "PRIMARYKEY_SS_KEY key", "DATA_KIND text", "IS_ACTIVE bool", "IS_SYSTEM bool", "IS_EXTERNAL bool",
        "EVENT_TABLE_NAME text", "EXPOSE_PROCESS_EVENTS bool", "IS_MULTITENANT bool", "DESCRIPTION text"),
    "OSSYS_ENTITY_ATTR": _table(
        "ID id", "ENTITY_ID int", "NAME text", "SS_KEY key", "TYPE text", "LENGTH int", "DECIMALS int",
        "IS_MANDATORY bool", "IS_ACTIVE bool", "IS_AUTONUMBER bool", "IS_IDENTIFIER bool",
        "DELETE_RULE text", "DATABASE_NAME text", "PHYSICAL_COLUMN_NAME text", "ORDER_NUM int",
        "DEFAULT_VALUE text", "REFERENCED_ENTITY_ID int", "EXTERNAL_COLUMN_TYPE text"),
    "OSSYS_ENTITY_RECORD": _table(
        "ID id", "DATA_ID code", "NAME text", "SS_KEY key", "ENTITY_SS_KEY key", "ESPACE_ID int",
        "IS_ACTIVE bool"),
    "OSSYS_ROLE": _table("ID id", "NAME text", "SS_KEY key", "ESPACE_ID int", "IS_ACTIVE bool"),
    "OSSYS_TENANT": _table("ID id", "NAME text", "ESPACE_ID int", "IS_ACTIVE bool"),
    "OSSYS_BASIC_TYPE": _table("ID id", "NAME text"),
    "OSSYS_USER": _table(
        "ID id", "TENANT_ID ref OSSYS_TENANT", "NAME text", "USERNAME text", "PASSWORD text", "EMAIL text",
        "MOBILEPHONE text", "EXTERNAL_ID text", "CREATION_DATE time", "LAST_LOGIN time", "IS_ACTIVE bool"),
    "OSSYS_GROUP": _table("ID id", "NAME text", "TENANT_ID ref OSSYS_TENANT", "DESCRIPTION text"),
    "OSSYS_USER_ROLE": _table(
        "ID id", "USER_ID ref OSSYS_USER", "ROLE_ID ref OSSYS_ROLE", "TENANT_ID ref OSSYS_TENANT"),
    "OSSYS_GROUP_ROLE": _table(
        "ID id", "GROUP_ID ref OSSYS_GROUP", "ROLE_ID ref OSSYS_ROLE", "TENANT_ID ref OSSYS_TENANT"),
    "OSSYS_GROUP_USER": _table(
        "ID id", "GROUP_ID ref OSSYS_GROUP", "USER_ID ref OSSYS_USER", "TENANT_ID ref OSSYS_TENANT"),
    "OSSYS_BPM_PROCESS_DEFINITION": _table(*_DEFINITION),
    "OSSYS_BPM_PROCESS_INPUT_DEF": _table(
        *_PARAMETER, "PROCESS_DEF_ID ref OSSYS_BPM_PROCESS_DEFINITION", "DATA_TYPE text", "SS_TYPE text"),
    "OSSYS_BPM_PROCESS_OUTPUT_DEF": _table(
        *_PARAMETER, "PROCESS_DEF_ID ref OSSYS_BPM_PROCESS_DEFINITION", "DATA_TYPE text", "SS_TYPE text"),
    "OSSYS_BPM_ACTIVITY_DEFINITION": _table(
        *_PARAMETER, "KIND text", "PROCESS_DEF_ID ref OSSYS_BPM_PROCESS_DEFINITION"),
    "OSSYS_BPM_ACTIVITY_OUTPUT_DEF": _table(
        *_PARAMETER, "ACTIVITY_DEF_ID ref OSSYS_BPM_ACTIVITY_DEFINITION", "DATA_TYPE text", "SS_TYPE text"),
    "OSSYS_BPM_PROCESS_STATUS": _table(*_STATUS),
    "OSSYS_BPM_ACTIVITY_STATUS": _table(*_STATUS),
    "OSSYS_BPM_ACTIVITY_KIND": _table(*_STATUS),
    "OSSYS_BPM_PROCESS": _table(
        "ID id", "LABEL text", "TENANT_ID ref OSSYS_TENANT",
        "PROCESS_DEF_ID ref OSSYS_BPM_PROCESS_DEFINITION",
        "PARENT_PROCESS_ID ref OSSYS_BPM_PROCESS", "TOP_PROCESS_ID ref OSSYS_BPM_PROCESS",
        "PARENT_ACTIVITY_ID ref OSSYS_BPM_ACTIVITY", "STATUS_ID ref OSSYS_BPM_PROCESS_STATUS",
        "CREATED time", "CREATED_BY ref OSSYS_USER", "LAST_MODIFIED time", "LAST_MODIFIED_BY ref OSSYS_USER",
        "SUSPENDED_DATE time", "SUSPENDED_BY ref OSSYS_USER"),
    "OSSYS_BPM_PROCESS_INPUT": _table(
        "ID id", "PROCESS_ID ref OSSYS_BPM_PROCESS", "INPUT_DEF_ID ref OSSYS_BPM_PROCESS_INPUT_DEF",
        "INPUT_VALUE text"),
    "OSSYS_BPM_PROCESS_OUTPUT": _table(
        "ID id", "PROCESS_ID ref OSSYS_BPM_PROCESS", "OUTPUT_DEF_ID ref OSSYS_BPM_PROCESS_OUTPUT_DEF",
        "OUTPUT_VALUE text"),
    "OSSYS_BPM_ACTIVITY": _table(
        "ID id", "NAME text", "TENANT_ID ref OSSYS_TENANT",
        "ACTIVITY_DEF_ID ref OSSYS_BPM_ACTIVITY_DEFINITION",
        "PROCESS_ID ref OSSYS_BPM_PROCESS", "USER_ID ref OSSYS_USER", "GROUP_ID ref OSSYS_GROUP",
        "STATUS_ID ref OSSYS_BPM_ACTIVITY_STATUS", "PRECEDENT_ACTIVITY_ID ref OSSYS_BPM_ACTIVITY",
        "CREATED time", "OPENED time", "CLOSED time", "IS_RUNNING_SINCE time", "IS_RUNNING_AT text",
        "NEXT_RUN time", "PRECEDENT_OUTCOME text", "DUE_DATE time", "EXPIRED bool", "SKIPPED bool",
        "ERROR_COUNT int", "LAST_ERROR_ID int", "INBOX_DETAIL text", "LAST_MODIFIED time"),
    "OSSYS_BPM_ACTIVITY_OUTPUT": _table(
        "ID id", "ACTIVITY_ID ref OSSYS_BPM_ACTIVITY", "OUTPUT_DEF_ID ref OSSYS_BPM_ACTIVITY_OUTPUT_DEF",
        "OUTPUT_VALUE text"),
    "OSSYS_BPM_EVENT": _table("ID id"),
    "OSSYS_BPM_EVENT_QUEUE": _table("ID id"),
}

SystemRow = Mapping[str, object]


def present_columns(variation: Variation, table: str) -> tuple[SystemColumn, ...]:
    """Return the columns that this installation has; empty when it lacks the table."""
    if table in variation.left_out:
        return ()
    return tuple(
        column for column in SYSTEM_TABLES[table] if f"{table}.{column.name}" not in variation.left_out
    )


def system_rows(placement: Placement) -> Mapping[str, tuple[SystemRow, ...]]:
    """Return the rows of every OSSYS table that this installation has, as it stores them.

    Only present columns appear; keys and flags are in the variation's spelling. Raises ``ValueError``
    for a key that is no UUID where keys are UUIDs, and for ``extra`` rows with unknown columns.
    """
    variation = placement.environment.variation
    rows = _described(placement)
    for table, more in placement.environment.extra:
        if table in SYSTEM_TABLES:
            # An installation has the usual statuses and kinds, unless it says which.
            rows[table] = [*(() if table in _STATUS_TABLES else rows.get(table, [])), *more]
    stored = {}
    for table in SYSTEM_TABLES:
        if table in variation.left_out:
            continue
        known = {column.name for column in SYSTEM_TABLES[table]}
        for row in rows.get(table, []):
            if not set(row) <= known:
                raise ValueError(f"{table} has no column {sorted(set(row) - known)}")
        columns = present_columns(variation, table)
        # An id that nobody refers to need not be given.
        stored[table] = tuple(
            {column.name: _stored(variation, column, row.get(column.name), number) for column in columns}
            for number, row in enumerate(rows.get(table, []), start=1)
        )
    return stored


def _stored(variation: Variation, column: SystemColumn, value: object, number: int) -> object:
    if value is None:
        return number if column.kind == "id" else None
    if column.kind == "bool":
        return stored_flag(variation, bool(value))
    if column.kind == "key":
        text = str(value)
        if variation.key_type is KeyType.UUID:
            if not _is_uuid(text):
                raise ValueError(f"not a UUID: {text!r}")
            return text.lower()
        return text.upper() if variation.key_case is LetterCase.UPPER else text.lower()
    return value


def stored_flag(variation: Variation, value: object) -> object:
    """Return a flag as this installation stores it; anything but True and False stays as it is."""
    if isinstance(value, bool) and variation.booleans is not BooleanStyle.BOOLEAN:
        return int(value)
    return value


def _is_uuid(text: str) -> bool:
    parts = text.split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(
        letter in "0123456789abcdefABCDEF" for letter in "".join(parts)
    )


def _described(placement: Placement) -> dict[str, list[SystemRow]]:
    environment = placement.environment
    extensions = [(module, number) for module, number in placement.modules if module.kind == _EXTENSION]
    extension_ids = {number: index for index, (_, number) in enumerate(extensions, environment.first_id)}
    module_ids = {number: index for index, (_, number) in enumerate(placement.modules, environment.first_id)}
    application_ids = numbers((item.id for item in environment.applications), environment.first_id)
    applications = list(zip(environment.applications, application_ids, strict=True))
    solution_ids = numbers((item.id for item in environment.solutions), environment.first_id)
    solutions = list(zip(environment.solutions, solution_ids, strict=True))
    role_ids = {
        f"{item.module.name}.{item.role.name}": item.id for item in placement.roles if item.role.active
    }

    def module_reference(espace: int) -> SystemRow:
        extension = extension_ids.get(espace)
        return {"ESPACE_ID": espace if extension is None else None, "EXTENSION_ID": extension}

    return {
        "OSSYS_ESPACE": [_espace(module, number) for module, number in placement.modules],
        "OSSYS_EXTENSION": [
            {"ID": extension_ids[number], "NAME": module.name, "SS_KEY": module.key,
             "IS_ACTIVE": module.active}
            for module, number in extensions
        ],
        "OSSYS_MODULE": [
            {"ID": module_ids[number], **module_reference(number)} for _, number in placement.modules
        ],
        "OSSYS_APPLICATION": [
            {"ID": number, "NAME": item.name, "KEY": item.key, "IS_ACTIVE": item.active}
            for item, number in applications
        ],
        "OSSYS_APP_DEFINITION_MODULE": [
            {"APPLICATION_ID": number, "MODULE_ID": module_ids[placement.espace_id(module)]}
            for item, number in applications for module in item.modules
        ],
        "OSSYS_SOLUTION": [{"ID": number, "NAME": item.name} for item, number in solutions],
        "OSSYS_SOLUTION_REFERENCE": [
            {"SOLUTION_ID": number, **module_reference(placement.espace_id(module))}
            for item, number in solutions for module in item.modules
        ],
        "OSSYS_ENTITY": [_entity(item) for item in placement.entities],
        "OSSYS_ENTITY_ATTR": [
            _attribute(placement, entity, item) for entity in placement.entities for item in entity.attributes
        ],
        "OSSYS_ENTITY_RECORD": _records(placement),
        "OSSYS_ROLE": [
            {"ID": item.id, "NAME": item.role.name, "SS_KEY": item.role.key, "ESPACE_ID": item.espace_id,
             "IS_ACTIVE": item.role.active}
            for item in placement.roles
        ],
        "OSSYS_TENANT": [
            {"ID": item.id, "NAME": item.name, "ESPACE_ID": placement.espace_id(item.module),
             "IS_ACTIVE": item.active}
            for item in environment.tenants
        ],
        "OSSYS_BASIC_TYPE": [{"ID": n, "NAME": name} for n, name in enumerate(_BASIC_TYPES, start=1)],
        "OSSYS_USER": [
            {"ID": user.id, "TENANT_ID": user.tenant, "NAME": user.name, "USERNAME": user.username,
             "PASSWORD": user.password, "EMAIL": user.email, "MOBILEPHONE": "", "EXTERNAL_ID": "",
             "IS_ACTIVE": user.active}
            for user in environment.users
        ],
        "OSSYS_USER_ROLE": [
            {"USER_ID": user.id, "ROLE_ID": role_ids[role], "TENANT_ID": user.tenant}
            for user in environment.users for role in user.roles
        ],
        "OSSYS_BPM_PROCESS_STATUS": _statuses(("Active", False), ("Closed", True)),
        "OSSYS_BPM_ACTIVITY_STATUS": _statuses(("Ready", False), ("Closed", True)),
        "OSSYS_BPM_ACTIVITY_KIND": _statuses(("Start", False), ("Human Activity", False)),
    }


def _statuses(*statuses: tuple[str, bool]) -> list[SystemRow]:
    return [
        {"ID": number, "NAME": name, "IS_TERMINAL": terminal}
        for number, (name, terminal) in enumerate(statuses, start=1)
    ]


def _espace(module: FactoryModule, number: int) -> SystemRow:
    return {
        "ID": number, "NAME": module.name, "SS_KEY": module.key, "IS_ACTIVE": module.active,
        "IS_SYSTEM": module.system, "ESPACEKIND": module.kind, "DBCATALOG_ID": None,
    }


def _entity(placed: PlacedEntity) -> SystemRow:
    entity, identifiers = placed.entity, placed.identifiers
    kinds = {"static": "staticEntity", "client": "clientEntity"}
    primary_key = entity.primary_key
    if primary_key is None and len(identifiers) == 1:
        primary_key = identifiers[0].attribute.key
    return {
        "ID": placed.id, "NAME": entity.name, "ESPACE_ID": placed.espace_id, "SS_KEY": entity.key,
        "PHYSICAL_TABLE_NAME": entity.declared_table or entity.table or "",
        "PRIMARYKEY_SS_KEY": primary_key, "DATA_KIND": kinds.get(entity.kind, "entity"),
        "IS_ACTIVE": entity.active, "IS_SYSTEM": entity.kind == "system",
        "IS_EXTERNAL": entity.kind == "external", "EVENT_TABLE_NAME": entity.event_table,
        "EXPOSE_PROCESS_EVENTS": entity.expose_process_events, "IS_MULTITENANT": entity.multitenant,
        "DESCRIPTION": entity.description,
    }


def _attribute(placement: Placement, entity: PlacedEntity, placed: PlacedAttribute) -> SystemRow:
    variation, attribute = placement.environment.variation, placed.attribute
    style, columns = variation.references, variation.columns
    by_id = style in (ReferenceStyle.ID, ReferenceStyle.BOTH)
    physical = placed.declared_column
    # Next to a physical name, DATABASE_NAME may say something else: it must not be preferred.
    database = attribute.name.upper() if columns is ColumnStyle.PHYSICAL else physical
    return {
        "ID": placed.id, "ENTITY_ID": entity.id, "NAME": attribute.name, "SS_KEY": attribute.key,
        "TYPE": declared_type(placement, placed), "LENGTH": attribute.length, "DECIMALS": attribute.decimals,
        "IS_MANDATORY": attribute.mandatory, "IS_ACTIVE": attribute.active,
        "IS_AUTONUMBER": attribute.autonumber, "IS_IDENTIFIER": attribute.identifier,
        "DELETE_RULE": None if placed.target is None else attribute.delete_rule or "Protect",
        "DATABASE_NAME": None if columns is ColumnStyle.NEITHER else database,
        "PHYSICAL_COLUMN_NAME": physical if columns is ColumnStyle.PHYSICAL else None,
        "ORDER_NUM": placed.order, "DEFAULT_VALUE": attribute.default,
        "REFERENCED_ENTITY_ID": placed.target if by_id else None,
        "EXTERNAL_COLUMN_TYPE": attribute.external_type,
    }


def _records(placement: Placement) -> list[SystemRow]:
    listed = [(entity, record) for entity in placement.entities for record in entity.entity.records]
    return [
        {"ID": number, "DATA_ID": record.data_id, "NAME": record.name, "SS_KEY": record.key,
         "ENTITY_SS_KEY": entity.entity.key, "ESPACE_ID": entity.espace_id, "IS_ACTIVE": record.active}
        for number, (entity, record) in enumerate(listed, placement.environment.first_id)
    ]
