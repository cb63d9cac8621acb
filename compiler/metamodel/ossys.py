"""The OSSYS tables as data, and pure functions from fetched rows to row structs.

Which tables and columns exist differs between platform versions, so a reader takes the catalog first
and asks ``choose`` what to select. Columns marked ``?`` in the list of known columns may be missing;
they leave their field at its default. All other columns are required of a table that is there.

Versions: ``OSSYS_ESPACE.VERSION_ID`` refers to ``OSSYS_ESPACE_VERSION.ID`` in public queries over O11
catalogs, but it is a number of one environment and says nothing about the other. No trustworthy source
was found for a column that means the same in both, nor for the platform's version, so
``EspaceRow.version`` and ``Environment.platform_version`` stay None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from compiler.diagnostics import Findings
from compiler.metamodel.rows import (
    ActivityDefinitionRow,
    ApplicationModuleRow,
    ApplicationRow,
    AttributeRow,
    EntityRow,
    Environment,
    EspaceRow,
    ExtensionRow,
    InboundKey,
    Metamodel,
    ModuleRow,
    ParameterDefinitionRow,
    ProcessDefinitionRow,
    RecordRow,
    RoleRow,
    Row,
    SolutionReferenceRow,
    SolutionRow,
    StatusRow,
    Table,
    TenantRow,
)
from compiler.metamodel.values import Kind, WrongTypeError, read_value

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row and the columns that may carry it, the preferred one first.

    ``required`` False: the column may be missing. ``nullable`` True: NULL is None; otherwise NULL is
    empty text or False (the platform itself filters on ``IS_ACTIVE = 1``), and an error for a number.
    """

    name: str
    columns: tuple[str, ...]
    kind: Kind
    required: bool = True
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class OssysTable(Generic[R]):
    """An OSSYS table (upper-case name), its row struct, its fields, and the fields that order it."""

    name: str
    row: type[R]
    fields: tuple[Field, ...]
    order: tuple[str, ...] = ("id",)
    required: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What to select for one OSSYS table: physical name, and pairs of upper-case and physical column."""

    name: str
    physical: str
    columns: tuple[tuple[str, str], ...]


def _must(name: str, column: str, kind: Kind, nullable: bool = False) -> Field:
    return Field(name, (column,), kind, nullable=nullable)


def _may(name: str, column: str, kind: Kind, nullable: bool = True) -> Field:
    return Field(name, (column,), kind, required=False, nullable=nullable)


_ID = _must("id", "ID", Kind.INTEGER)
_NAME = _must("name", "NAME", Kind.TEXT)
_KEY = _must("key", "SS_KEY", Kind.KEY)
_ACTIVE = _must("active", "IS_ACTIVE", Kind.FLAG)
_ESPACE_ID = _must("espace_id", "ESPACE_ID", Kind.INTEGER)

ESPACE = OssysTable(
    "OSSYS_ESPACE",
    EspaceRow,
    (
        _ID, _NAME, _KEY, _ACTIVE,
        _must("system", "IS_SYSTEM", Kind.FLAG),
        _must("kind", "ESPACEKIND", Kind.TEXT, nullable=True),
    ),
    required=True,
)
EXTENSION = OssysTable("OSSYS_EXTENSION", ExtensionRow, (_ID, _NAME, _KEY, _ACTIVE))
MODULE = OssysTable(
    "OSSYS_MODULE",
    ModuleRow,
    (
        _ID,
        _must("espace_id", "ESPACE_ID", Kind.INTEGER, nullable=True),
        _must("extension_id", "EXTENSION_ID", Kind.INTEGER, nullable=True),
    ),
)
APPLICATION = OssysTable(
    "OSSYS_APPLICATION",
    ApplicationRow,
    (_ID, _NAME, Field("key", ("KEY", "SS_KEY"), Kind.KEY), _ACTIVE),
)
APPLICATION_MODULE = OssysTable(
    "OSSYS_APP_DEFINITION_MODULE",
    ApplicationModuleRow,
    (
        _must("application_id", "APPLICATION_ID", Kind.INTEGER),
        _must("module_id", "MODULE_ID", Kind.INTEGER),
    ),
    order=("application_id", "module_id"),
)
SOLUTION = OssysTable("OSSYS_SOLUTION", SolutionRow, (_ID, _NAME))
SOLUTION_REFERENCE = OssysTable(
    "OSSYS_SOLUTION_REFERENCE",
    SolutionReferenceRow,
    (
        _must("solution_id", "SOLUTION_ID", Kind.INTEGER),
        _must("espace_id", "ESPACE_ID", Kind.INTEGER, nullable=True),
        _must("extension_id", "EXTENSION_ID", Kind.INTEGER, nullable=True),
    ),
    order=("solution_id", "espace_id", "extension_id"),
)
ENTITY = OssysTable(
    "OSSYS_ENTITY",
    EntityRow,
    (
        _ID, _NAME,
        _must("physical_table", "PHYSICAL_TABLE_NAME", Kind.TEXT),
        _ESPACE_ID, _KEY, _ACTIVE,
        _must("primary_key", "PRIMARYKEY_SS_KEY", Kind.KEY, nullable=True),
        _must("data_kind", "DATA_KIND", Kind.TEXT, nullable=True),
        _must("system", "IS_SYSTEM", Kind.FLAG),
        _may("external", "IS_EXTERNAL", Kind.FLAG),
        _may("event_table", "EVENT_TABLE_NAME", Kind.TEXT),
        _may("expose_process_events", "EXPOSE_PROCESS_EVENTS", Kind.FLAG),
        _may("multitenant", "IS_MULTITENANT", Kind.FLAG),
        _may("description", "DESCRIPTION", Kind.TEXT),
    ),
    required=True,
)
ATTRIBUTE = OssysTable(
    "OSSYS_ENTITY_ATTR",
    AttributeRow,
    (
        _ID,
        _must("entity_id", "ENTITY_ID", Kind.INTEGER),
        _NAME,
        _must("type", "TYPE", Kind.TEXT),
        _ACTIVE,
        _may("key", "SS_KEY", Kind.KEY),
        _may("length", "LENGTH", Kind.INTEGER),
        _may("decimals", "DECIMALS", Kind.INTEGER),
        _must("mandatory", "IS_MANDATORY", Kind.FLAG),
        _may("autonumber", "IS_AUTONUMBER", Kind.FLAG),
        _may("identifier", "IS_IDENTIFIER", Kind.FLAG),
        _may("delete_rule", "DELETE_RULE", Kind.TEXT),
        _may("database_name", "DATABASE_NAME", Kind.TEXT),
        _may("physical_column", "PHYSICAL_COLUMN_NAME", Kind.TEXT),
        _may("order", "ORDER_NUM", Kind.INTEGER),
        _may("default", "DEFAULT_VALUE", Kind.TEXT),
        _may("referenced_entity_id", "REFERENCED_ENTITY_ID", Kind.INTEGER),
        _may("external_type", "EXTERNAL_COLUMN_TYPE", Kind.TEXT),
    ),
    required=True,
)
RECORD = OssysTable(
    "OSSYS_ENTITY_RECORD",
    RecordRow,
    (
        _ID,
        _must("data_id", "DATA_ID", Kind.CODE),
        _NAME, _KEY,
        _must("entity_key", "ENTITY_SS_KEY", Kind.KEY),
        _ESPACE_ID, _ACTIVE,
    ),
)
ROLE = OssysTable("OSSYS_ROLE", RoleRow, (_ID, _NAME, _KEY, _ESPACE_ID, _ACTIVE))
TENANT = OssysTable(
    "OSSYS_TENANT",
    TenantRow,
    (_ID, _NAME, _ESPACE_ID, _may("active", "IS_ACTIVE", Kind.FLAG, nullable=False)),
)
PROCESS_DEFINITION = OssysTable(
    "OSSYS_BPM_PROCESS_DEFINITION", ProcessDefinitionRow, (_ID, _NAME, _KEY, _ESPACE_ID, _ACTIVE)
)
# KIND, DATA_TYPE and SS_TYPE may be names or ids of the static tables beside them: kept as text.
_PROCESS_PARAMETER = (
    _ID, _KEY,
    _must("owner_id", "PROCESS_DEF_ID", Kind.INTEGER),
    _NAME, _ACTIVE,
    _must("data_type", "DATA_TYPE", Kind.CODE, nullable=True),
    _must("ss_type", "SS_TYPE", Kind.CODE, nullable=True),
)
PROCESS_INPUT = OssysTable("OSSYS_BPM_PROCESS_INPUT_DEF", ParameterDefinitionRow, _PROCESS_PARAMETER)
PROCESS_OUTPUT = OssysTable("OSSYS_BPM_PROCESS_OUTPUT_DEF", ParameterDefinitionRow, _PROCESS_PARAMETER)
ACTIVITY_DEFINITION = OssysTable(
    "OSSYS_BPM_ACTIVITY_DEFINITION",
    ActivityDefinitionRow,
    (
        _ID, _KEY, _NAME,
        _must("kind", "KIND", Kind.CODE, nullable=True),
        _must("process_definition_id", "PROCESS_DEF_ID", Kind.INTEGER),
        _ACTIVE,
    ),
)
ACTIVITY_OUTPUT = OssysTable(
    "OSSYS_BPM_ACTIVITY_OUTPUT_DEF",
    ParameterDefinitionRow,
    (
        _ID, _KEY,
        _must("owner_id", "ACTIVITY_DEF_ID", Kind.INTEGER),
        _NAME, _ACTIVE,
        # Not in every report of real catalogs, unlike those of a process.
        _may("data_type", "DATA_TYPE", Kind.CODE),
        _may("ss_type", "SS_TYPE", Kind.CODE),
    ),
)
_STATUS = (_ID, _NAME, _must("terminal", "IS_TERMINAL", Kind.FLAG, nullable=True))
PROCESS_STATUS = OssysTable("OSSYS_BPM_PROCESS_STATUS", StatusRow, _STATUS)
ACTIVITY_STATUS = OssysTable("OSSYS_BPM_ACTIVITY_STATUS", StatusRow, _STATUS)
# A kind of activity is no state, so IS_TERMINAL is not demanded of it.
ACTIVITY_KIND = OssysTable(
    "OSSYS_BPM_ACTIVITY_KIND", StatusRow, (_ID, _NAME, _may("terminal", "IS_TERMINAL", Kind.FLAG))
)
BASIC_TYPE = OssysTable("OSSYS_BASIC_TYPE", StatusRow, (_ID, _NAME))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What ``choose`` needs of a table, whatever its row struct is."""

    name: str
    fields: tuple[Field, ...]
    required: bool


def _shape(table: OssysTable[R]) -> _Shape:
    return _Shape(table.name, table.fields, table.required)


_SHAPES: tuple[_Shape, ...] = (
    _shape(ESPACE), _shape(EXTENSION), _shape(MODULE), _shape(APPLICATION), _shape(APPLICATION_MODULE),
    _shape(SOLUTION), _shape(SOLUTION_REFERENCE), _shape(ENTITY), _shape(ATTRIBUTE), _shape(RECORD),
    _shape(ROLE), _shape(TENANT), _shape(PROCESS_DEFINITION), _shape(PROCESS_INPUT),
    _shape(PROCESS_OUTPUT), _shape(ACTIVITY_DEFINITION), _shape(ACTIVITY_OUTPUT),
    _shape(PROCESS_STATUS), _shape(ACTIVITY_STATUS), _shape(ACTIVITY_KIND), _shape(BASIC_TYPE),
)

# All that is ever selected from; OSSYS_USER and its like are not among them.
OSSYS_NAMES: tuple[str, ...] = tuple(shape.name for shape in _SHAPES)


def choose(tables: Iterable[Table], schema: str, findings: Findings) -> tuple[Choice, ...]:
    """Find the known OSSYS tables and columns in the catalog, without regard to letter case.

    Adds O11-0105 for a required table that is missing, O11-0106 for one with missing required columns,
    O11-0205 and O11-0209 for names that differ only in letter case.
    """
    by_name: dict[str, list[Table]] = {}
    for table in tables:
        by_name.setdefault(table.name.upper(), []).append(table)
    choices = []
    for shape in _SHAPES:
        found = by_name.get(shape.name, [])
        if not found:
            if shape.required:
                findings.add("O11-0105", f"schema {schema}", f"no table {shape.name}")
            continue
        if len(found) > 1:
            names = ", ".join(sorted(table.name for table in found))
            findings.add("O11-0205", f"schema {schema}, {shape.name}", names)
            continue
        choices.append(_choose_columns(shape, found[0], schema, findings))
    return tuple(choices)


def _choose_columns(shape: _Shape, table: Table, schema: str, findings: Findings) -> Choice:
    columns: dict[str, list[str]] = {}
    for column in table.columns:
        columns.setdefault(column.name.upper(), []).append(column.name)
    chosen, missing = [], []
    for field in shape.fields:
        name = next((item for item in field.columns if item in columns), None)
        if name is None:
            if field.required:
                missing.append(" or ".join(field.columns))
            continue
        if len(columns[name]) > 1:
            findings.add("O11-0209", f"schema {schema}, {table.name}", ", ".join(sorted(columns[name])))
        chosen.append((name, columns[name][0]))
    if missing:
        findings.add("O11-0106", f"schema {schema}, {table.name}", ", ".join(missing))
    return Choice(shape.name, table.name, tuple(chosen))


def build_metamodel(
    environment: Environment,
    tables: tuple[Table, ...],
    fetched: Mapping[str, Sequence[Mapping[str, object]]],
    findings: Findings,
    inbound_keys: tuple[InboundKey, ...] = (),
) -> Metamodel:
    """Make the metamodel of fetched OSSYS rows, by upper-case table and column name.

    A table that was not fetched gives no rows. Adds O11-0111 for each column with a value of a wrong
    type; the rows concerned are then missing, so the caller must stop on errors.
    """
    return Metamodel(
        environment=environment,
        espaces=parse_rows(ESPACE, fetched, findings),
        extensions=parse_rows(EXTENSION, fetched, findings),
        modules=parse_rows(MODULE, fetched, findings),
        applications=parse_rows(APPLICATION, fetched, findings),
        application_modules=parse_rows(APPLICATION_MODULE, fetched, findings),
        solutions=parse_rows(SOLUTION, fetched, findings),
        solution_references=parse_rows(SOLUTION_REFERENCE, fetched, findings),
        entities=parse_rows(ENTITY, fetched, findings),
        attributes=parse_rows(ATTRIBUTE, fetched, findings),
        records=parse_rows(RECORD, fetched, findings),
        roles=parse_rows(ROLE, fetched, findings),
        tenants=parse_rows(TENANT, fetched, findings),
        process_definitions=parse_rows(PROCESS_DEFINITION, fetched, findings),
        process_inputs=parse_rows(PROCESS_INPUT, fetched, findings),
        process_outputs=parse_rows(PROCESS_OUTPUT, fetched, findings),
        activity_definitions=parse_rows(ACTIVITY_DEFINITION, fetched, findings),
        activity_outputs=parse_rows(ACTIVITY_OUTPUT, fetched, findings),
        process_statuses=parse_rows(PROCESS_STATUS, fetched, findings),
        activity_statuses=parse_rows(ACTIVITY_STATUS, fetched, findings),
        activity_kinds=parse_rows(ACTIVITY_KIND, fetched, findings),
        basic_types=parse_rows(BASIC_TYPE, fetched, findings),
        tables=tables,
        inbound_keys=inbound_keys,
    )


def parse_rows(
    table: OssysTable[R], fetched: Mapping[str, Sequence[Mapping[str, object]]], findings: Findings
) -> tuple[R, ...]:
    """Return the table's rows as structs, sorted; see ``build_metamodel`` for the findings."""
    parsed: list[tuple[tuple[tuple[bool, int], ...], bytes, R]] = []
    wrong: dict[str, list[object]] = {}
    for row in fetched.get(table.name, ()):
        values: dict[str, object] = {}
        readable = True
        for field in table.fields:
            column = next((item for item in field.columns if item in row), None)
            if column is None:
                continue
            try:
                values[field.name] = _value(field, row[column])
            except WrongTypeError:
                wrong.setdefault(column, []).append(row[column])
                readable = False
        if readable:
            struct = msgspec.convert(values, table.row)
            # Rows with one id exist in damaged catalogs; the whole content settles their order.
            parsed.append((_order(table, values), msgspec.json.encode(struct), struct))
    for column, found in wrong.items():
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        text = f"{type(found[0]).__name__} {str(found[0])[:60]!r}{more}"
        findings.add("O11-0111", f"{table.name}.{column}", text)
    parsed.sort(key=lambda item: item[:2])
    return tuple(item[2] for item in parsed)


def _order(table: OssysTable[R], values: Mapping[str, object]) -> tuple[tuple[bool, int], ...]:
    key = []
    for name in table.order:
        value = values.get(name)
        key.append((True, value) if isinstance(value, int) else (False, 0))
    return tuple(key)


def _value(field: Field, value: object) -> object:
    """Return the value as its field takes it. Raises ``WrongTypeError``."""
    if value is None:
        if field.nullable:
            return None
        if field.kind is Kind.INTEGER:
            raise WrongTypeError
        return False if field.kind is Kind.FLAG else ""
    converted = read_value(field.kind, value)
    # An empty key is no key: some installations write '' where others write NULL.
    return None if field.nullable and field.kind is Kind.KEY and converted == "" else converted
