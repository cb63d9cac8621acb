"""The rows of the metamodel's own tables, as a snapshot holds them, in the columns that its catalog lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from compiler.metamodel import ossys
from compiler.metamodel.ossys import Field, OssysTable
from compiler.metamodel.rows import Column, Metamodel, Row, Table, TypeKind
from compiler.metamodel.values import Kind
from compiler.rehearse.values import Value, zero

R = TypeVar("R", bound=Row)
_UNREAD_ID = "ID"


def metamodel_rows(metamodel: Metamodel) -> Iterator[tuple[Table, list[str], list[list[Value]]]]:
    """Yield each table of the metamodel that the catalog has, with its columns and rows.

    Columns that no reader takes are empty. A number that nobody reads (the id of a link) is counted.
    """
    by_name = {table.name.upper(): table for table in metamodel.tables}
    for name, fields, rows in _listed(metamodel):
        table = by_name.get(name)
        if table is not None and rows:
            columns = [column for column in table.columns if not column.computed]
            yield table, [column.name for column in columns], [
                [_value(column, fields, row, number) for column in columns] for number, row in enumerate(rows, start=1)
            ]


def _listed(metamodel: Metamodel) -> Iterator[tuple[str, tuple[Field, ...], list[Mapping[str, object]]]]:
    yield _of(ossys.ESPACE, metamodel.espaces)
    yield _of(ossys.EXTENSION, metamodel.extensions)
    yield _of(ossys.MODULE, metamodel.modules)
    yield _of(ossys.APPLICATION, metamodel.applications)
    yield _of(ossys.APPLICATION_MODULE, metamodel.application_modules)
    yield _of(ossys.SOLUTION, metamodel.solutions)
    yield _of(ossys.SOLUTION_REFERENCE, metamodel.solution_references)
    yield _of(ossys.ENTITY, metamodel.entities)
    yield _of(ossys.ATTRIBUTE, metamodel.attributes)
    yield _of(ossys.RECORD, metamodel.records)
    yield _of(ossys.ROLE, metamodel.roles)
    yield _of(ossys.TENANT, metamodel.tenants)
    yield _of(ossys.PROCESS_DEFINITION, metamodel.process_definitions)
    yield _of(ossys.PROCESS_INPUT, metamodel.process_inputs)
    yield _of(ossys.PROCESS_OUTPUT, metamodel.process_outputs)
    yield _of(ossys.ACTIVITY_DEFINITION, metamodel.activity_definitions)
    yield _of(ossys.ACTIVITY_OUTPUT, metamodel.activity_outputs)
    yield _of(ossys.PROCESS_STATUS, metamodel.process_statuses)
    yield _of(ossys.ACTIVITY_STATUS, metamodel.activity_statuses)
    yield _of(ossys.ACTIVITY_KIND, metamodel.activity_kinds)
    yield _of(ossys.BASIC_TYPE, metamodel.basic_types)


def _of(
    table: OssysTable[R], rows: Iterable[R]
) -> tuple[str, tuple[Field, ...], list[Mapping[str, object]]]:
    return table.name, table.fields, [msgspec.structs.asdict(row) for row in rows]


def _value(column: Column, fields: Sequence[Field], row: Mapping[str, object], number: int) -> Value:
    name = column.name.upper()
    field = next((item for item in fields if name in item.columns), None)
    if field is None:
        if name == _UNREAD_ID:
            return number
        return None if column.nullable else zero(column)
    value = row[field.name]
    if value is None:
        return None if column.nullable else zero(column)
    if field.kind is Kind.FLAG and column.type.kind is not TypeKind.BOOLEAN:
        return int(bool(value))
    if field.kind is Kind.KEY and value == "" and column.type.kind is TypeKind.UUID:
        return None
    return value
