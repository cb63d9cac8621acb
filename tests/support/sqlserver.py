"""A SQL Server for the reader's tests: a cursor that answers its queries from tables in memory.

It is given what a PostgreSQL reader found (``Table``) and logical OSSYS rows, and answers the way SQL
Server's catalog views and drivers do: types by name, length in bytes, precision and scale; flags as
bool; column names in upper case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from compiler.metamodel import mssql_queries as catalog
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.rows import Column, InboundKey, Table, TypeKind

COLLATION = "Latin1_General_CI_AI"
SERVER_COLLATION = "SQL_Latin1_General_CP1_CI_AS"

_SELECT = re.compile(r"SELECT (?P<columns>.*) FROM \[(?P<schema>[^\]]+)\]\.\[(?P<table>[^\]]+)\]")

# Name, max_length, precision, scale as sys.types and sys.columns give them.
_NATIVE: Mapping[TypeKind, tuple[str, int, int, int]] = {
    TypeKind.SMALLINT: ("smallint", 2, 5, 0),
    TypeKind.INTEGER: ("int", 4, 10, 0),
    TypeKind.BIGINT: ("bigint", 8, 19, 0),
    TypeKind.FLOAT: ("float", 8, 53, 0),
    TypeKind.BOOLEAN: ("bit", 1, 1, 0),
    TypeKind.DATE: ("date", 3, 10, 0),
    TypeKind.TIME: ("time", 5, 16, 7),
    TypeKind.DATETIME: ("datetime2", 8, 27, 7),
    TypeKind.DATETIME_TZ: ("datetimeoffset", 10, 34, 7),
    TypeKind.UUID: ("uniqueidentifier", 16, 0, 0),
    TypeKind.OTHER: ("sql_variant", 8016, 0, 0),
}


def native(column: Column) -> tuple[str, int, int, int]:
    """Return name, max_length, precision and scale of a column in SQL Server."""
    kind, length = column.type.kind, column.type.length
    if kind is TypeKind.TEXT:
        return "nvarchar", -1 if length is None else 2 * length, 0, 0
    if kind is TypeKind.BINARY:
        return "varbinary", -1 if length is None else length, 0, 0
    if kind is TypeKind.DECIMAL:
        return "decimal", 17, column.type.precision or 38, column.type.scale or 0
    return _NATIVE[kind]


class FakeSqlServer:
    """Answers the reader's queries; ``queries`` records them.

    ``inbound``: foreign keys of other schemas. ``snapshot``: SNAPSHOT isolation is on. ``hidden``:
    definitions read as NULL. ``server`` is what the server says of itself: release, edition, Babelfish. ``fail``
    maps a piece of a query to the error it raises. ``on_query`` runs before each query, to change things
    meanwhile. ``given`` changes each value on its way out, as drivers do.
    """

    def __init__(
        self, tables: Sequence[Table], rows: Mapping[str, Sequence[Mapping[str, object]]], schema: str = "dbo"
    ) -> None:
        self.tables = list(tables)
        self.rows = {name.upper(): list(items) for name, items in rows.items()}
        self.schema = schema
        self.inbound: list[InboundKey] = []
        self.snapshot = True
        self.hidden = False
        self.server: tuple[str, int, str | None] = ("15.0.4430.1", 3, None)
        self.given: Callable[[Any], Any] = lambda value: value
        self.fail: dict[str, DriverError] = {}
        self.on_query: Callable[[str], None] = lambda query: None
        self.queries: list[str] = []
        self._answer: list[tuple[Any, ...]] = []

    def execute(self, query: str, /) -> object:
        """Answer one query."""
        self.on_query(query)
        self.queries.append(query)
        for piece, error in self.fail.items():
            if piece in query:
                raise error
        release, edition, babelfish = self.server
        answers: Mapping[str, Callable[[], list[tuple[Any, ...]]]] = {
            catalog.SERVER: lambda: [(release, "OSPROD", COLLATION, edition, SERVER_COLLATION, babelfish)],
            catalog.DATABASE: lambda: [(150, int(self.snapshot), False, 0)],
            catalog.MAY_SEE_DEFINITIONS: lambda: [(int(not self.hidden),)],
            catalog.SCHEMAS: lambda: [("sys",), (self.schema,)],
            catalog.SCHEMA_TABLES: lambda: [(self.schema, table.name) for table in self.tables],
            catalog.TABLES: self._tables,
            catalog.COLUMNS: self._columns,
            catalog.INDEXES: self._indexes,
            catalog.FOREIGN_KEYS: self._foreign_keys,
            catalog.INBOUND_KEYS: self._inbound_keys,
            catalog.TRIGGERS: self._triggers,
            catalog.CHECKS: self._checks,
            catalog.ROW_COUNTS: lambda: [(number, table.rows) for number, table in self._numbered()],
            catalog.SIZES: lambda: [(number, table.bytes) for number, table in self._numbered()],
            catalog.INCREMENTS: self._increments,
        }
        asked = {catalog.about(known, self.schema): answer for known, answer in answers.items()}
        if query in asked:
            self._answer = asked[query]()
        elif query.startswith(("SET ", "IF @@TRANCOUNT")):
            self._answer = []
        else:
            self._answer = self._ossys(query)
        return self

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return the rows of the last query."""
        return [tuple(self.given(value) for value in row) for row in self._answer]

    def _numbered(self) -> list[tuple[int, Table]]:
        return list(enumerate(self.tables, 100))

    def _number(self, name: str) -> int:
        return next(number for number, table in self._numbered() if table.name == name)

    def _defined(self, text: str | None) -> str | None:
        return None if self.hidden else text

    def _tables(self) -> list[tuple[Any, ...]]:
        return [
            (number, table.name, "V" if table.kind == "view" else "U", table.comment)
            for number, table in self._numbered()
        ]

    def _columns(self) -> list[tuple[Any, ...]]:
        rows = []
        for number, table in self._numbered():
            for position, column in enumerate(table.columns, 1):
                name, length, precision, scale = native(column)
                text = column.type.kind is TypeKind.TEXT
                has_default = column.default is not None and column.sequence is None
                rows.append(
                    (
                        number,
                        position,
                        column.name,
                        name,
                        False,
                        length,
                        precision,
                        scale,
                        column.nullable,
                        int(column.identity is not None or column.sequence is not None),
                        column.computed,
                        position if has_default else 0,
                        self._defined(column.default if has_default else None),
                        (column.collation or COLLATION) if text else None,
                        False,
                        0,
                        1 if column.encrypted else None,
                        column.masked,
                    )
                )
        return rows

    def _increments(self) -> list[tuple[Any, ...]]:
        return [
            (number, position, Decimal(column.increment))
            for number, table in self._numbered()
            for position, column in enumerate(table.columns, 1)
            if column.identity is not None
        ]

    def _indexes(self) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for number, table in self._numbered():
            for name in table.primary_key:
                rows.append((number, 1, f"pk_{table.name}", True, False, None, name))
            for position, index in enumerate(table.uniques, 2):
                filtered = index.predicate is not None
                predicate = self._defined(index.predicate)
                rows += [
                    (number, position, index.name, False, filtered, predicate, name) for name in index.columns
                ]
        return rows

    def _foreign_keys(self) -> list[tuple[Any, ...]]:
        return [
            (
                number,
                1000 * number + position,
                key.name,
                self.schema,
                key.referenced_table,
                key.on_delete.upper().replace(" ", "_"),
                not key.enabled,
                not key.validated,
                column,
                referenced,
            )
            for number, table in self._numbered()
            for position, key in enumerate(table.foreign_keys)
            for column, referenced in zip(key.columns, key.referenced_columns, strict=True)
        ]

    def _inbound_keys(self) -> list[tuple[Any, ...]]:
        return [
            (number, key.schema, key.table, key.name, key.referenced_table,
             key.on_delete.upper().replace(" ", "_"), column, referenced)
            for number, key in enumerate(self.inbound)
            for column, referenced in zip(key.columns, key.referenced_columns, strict=True)
        ]

    def _triggers(self) -> list[tuple[Any, ...]]:
        return [
            (number, trigger.name, not trigger.enabled)
            for number, table in self._numbered()
            for trigger in table.triggers
        ]

    def _checks(self) -> list[tuple[Any, ...]]:
        return [
            (
                number,
                check.name,
                self._defined(check.expression),
                check.columns[0] if len(check.columns) == 1 else None,
                not check.validated,
            )
            for number, table in self._numbered()
            for check in table.checks
        ]

    def _ossys(self, query: str) -> list[tuple[Any, ...]]:
        match = _SELECT.fullmatch(query)
        if match is None or match["schema"] != self.schema:
            raise AssertionError(f"unexpected query: {query}")
        columns = re.findall(r"\[([^\]]+)\] AS \[[^\]]+\]", match["columns"])
        rows = self.rows.get(match["table"].upper(), [])
        return [tuple(row[name.upper()] for name in columns) for row in rows]
