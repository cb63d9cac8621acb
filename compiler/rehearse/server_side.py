"""What a server must have before a snapshot's tables can be made: its types, collations and defaults, or stand-ins."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import psycopg
from psycopg import sql

from compiler.demo.catalog_ddl import zero_text
from compiler.metamodel.rows import Column, Metamodel, Table

Note = Callable[[str], None]
_PART = r'(?:"(?:[^"]|"")+"|[^\s".()\[\]]+)'
_TYPE = re.compile(rf"(?:(?P<schema>{_PART})\.)?(?P<name>{_PART})(?:\[\])*")


def prepared(connection: psycopg.Connection, metamodel: Metamodel, place: str, note: Note) -> tuple[Table, ...]:
    """Return the tables as the schema ``place`` of this server can have them; what types need is made.

    Views, foreign and partitioned tables become plain ones. A type that the server lacks becomes a domain
    over text, a collation one that compares bytes, a default that cannot be computed the type's "nothing".
    ``note`` is told of each. Raises ``psycopg.Error``.
    """
    work = _Preparation(connection, place, note)
    return tuple(work.table(table, metamodel.environment.schema) for table in metamodel.tables)


class _Preparation:
    def __init__(self, connection: psycopg.Connection, place: str, note: Note) -> None:
        self.connection = connection
        self.place = place
        self.note = note
        self.types: set[str] = set()
        self.collations: set[tuple[str, str]] = set()
        self.defaults: dict[tuple[str, str], bool] = {}

    def table(self, table: Table, schema: str) -> Table:
        """Return a table as this server can have it."""
        keys = tuple(
            msgspec.structs.replace(key, referenced_schema=self.place)
            for key in table.foreign_keys if key.referenced_schema == schema
        )
        columns = tuple(self._column(table, column) for column in table.columns)
        return msgspec.structs.replace(table, kind="table", columns=columns, foreign_keys=keys)

    def _column(self, table: Table, column: Column) -> Column:
        where = f"{self.place}.{table.name}.{column.name}"
        if column.native not in self.types:
            self.types.add(column.native)
            self._type(column.native, where)
        if column.collation is not None:
            self._collation(column.collation_schema or "pg_catalog", column.collation, where)
        if column.default is None or column.sequence is not None or self._computes(column.default, column.native):
            return column
        self.note(f"{where}: the default {column.default} cannot be computed here; it is nothing instead")
        text = "NULL" if column.nullable else sql.Literal(zero_text(column)).as_string(None)
        return msgspec.structs.replace(column, default=text)

    def _type(self, native: str, where: str) -> None:
        found = self.connection.execute("SELECT to_regtype(%s) IS NOT NULL", (native,)).fetchone()
        shape = _TYPE.fullmatch(native)
        if (found is not None and found[0]) or shape is None:
            return
        names = [_plain(part) for part in (shape["schema"], shape["name"]) if part is not None]
        if len(names) == 2:
            self.connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(names[0])))
        self.connection.execute(sql.SQL("CREATE DOMAIN {} AS text").format(sql.Identifier(*names)))
        self.note(f"{where}: the type {native} is unknown here; text stands in for it")

    def _collation(self, schema: str, name: str, where: str) -> None:
        if (schema, name) in self.collations:
            return
        self.collations.add((schema, name))
        query = (
            "SELECT 1 FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace "
            "WHERE n.nspname = %s AND c.collname = %s"
        )
        if self.connection.execute(query, (schema, name)).fetchone() is not None:
            return
        with self.connection.transaction():
            self.connection.execute("SET LOCAL allow_system_table_mods = on")
            if schema != "pg_catalog":
                self.connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
            self.connection.execute(
                sql.SQL('CREATE COLLATION {} FROM pg_catalog."C"').format(sql.Identifier(schema, name))
            )
        self.note(f"{where}: the collation {name} is unknown here; one that compares bytes stands in for it")

    def _computes(self, default: str, native: str) -> bool:
        known = self.defaults.get((default, native))
        if known is None:
            try:
                with self.connection.transaction():
                    # Both are SQL by nature, written by the server that the catalog was read from.
                    self.connection.execute(
                        sql.SQL("SELECT CAST(({}) AS {})").format(sql.SQL(default), sql.SQL(native))
                    )
                known = True
            except psycopg.Error:
                known = False
            self.defaults[default, native] = known
        return known


def _plain(part: str) -> str:
    return part[1:-1].replace('""', '"') if part.startswith('"') else part
