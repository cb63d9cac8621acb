"""Runs a generated pair on a server that takes T-SQL, emulated or real."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from compiler.demo.factory import FactoryEnvironment
from compiler.demo.placement import place
from compiler.metamodel.rows import Metamodel, Platform
from tests.support.design import MASK_KEY
from tests.support.environments import SCHEMAS
from tests.support.tables import Database, Row
from tests.support.tsql.errors import TsqlError
from tests.support.tsql_ddl import COLLATION, create_environment
from tests.support.tsql_reader import read_metamodel
from tests.support.tsql_server import TsqlServer, TsqlSession, bracketed, literal, sqlcmd
from tests.support.tsql_stage import SCHEMA, table_names, table_rows

# Duplicate key in a constraint, in an index, found when the index is made.
_TWICE = (2627, 2601, 1505)


class CannotBe(Exception):
    """SQL Server takes two texts of the pair for one, so that there is no such environment."""


@dataclass(frozen=True, slots=True)
class TsqlPlace:
    """Two databases of a server, and a folder. ``names`` are the databases by what the tests call the sides.

    ``moments`` are columns of dates and times: SQL Server keeps both as a moment, the tests as what they are.
    """

    server: TsqlServer
    names: Mapping[str, str]
    folder: Path
    moments: dict[str, dict[tuple[str, str], str]] = field(default_factory=dict)

    @contextmanager
    def session(self, schema: str) -> Iterator[TsqlSession]:
        """Yield a session in a side's database."""
        session = self.server.connect(self.names[schema])
        try:
            yield session
        finally:
            session.close()

    @property
    def refused(self) -> frozenset[str]:
        """Return O11-0702: sqlcmd replaces ``$(x)`` everywhere and ends a batch at GO."""
        return frozenset({"O11-0702"})

    def make(self, sides: Mapping[str, FactoryEnvironment], *, first: bool) -> None:
        """Make environments anew, each in a new database."""
        for schema, environment in sides.items():
            self.server.drop_database(self.names[schema])
            self.server.create_database(self.names[schema], COLLATION)
            with self.session(schema) as session:
                try:
                    create_environment(session, SCHEMA, environment)
                except TsqlError as error:
                    if error.number in _TWICE:
                        raise CannotBe from error
                    raise
            self.moments[schema] = {
                (str(entity.table), str(item.column)): item.attribute.type
                for entity in place(environment).entities for item in entity.attributes
                if item.attribute.type in ("Date", "Time")
            }

    def metamodel(self, schema: str) -> Metamodel:
        """Read a side's metamodel."""
        with self.session(schema) as session:
            return read_metamodel(session, SCHEMA, Platform.O11)

    def project(self, project: Mapping[str, object]) -> Mapping[str, object]:
        """Return the project file's content: the databases are this place's, the scripts are T-SQL."""
        changed: dict[str, Any] = dict(project)
        for name, schema in zip(("source", "target"), SCHEMAS, strict=True):
            changed[name] = {**changed[name], "at": {"database": self.names[schema], "schema": SCHEMA}}
        changed["target"]["dialect"] = "tsql"
        return changed

    def psql(self, script: str) -> tuple[int, str]:
        """Run a script of the output folder; return exit code and output."""
        path = self.folder / "output" / "pair" / script
        ran = sqlcmd(self.server, self.names[SCHEMAS[1]], path, {"O11C_MASK_KEY": MASK_KEY})
        return ran.code, ran.output

    def load(self, schema: str) -> Database:
        """Read a side."""
        with self.session(schema) as session:
            return _load(session)

    def result(self) -> Database:
        """Read the target with the maps that the run left."""
        with self.session(SCHEMAS[1]) as session:
            found = _load(session)
            for name in table_names(session, "o11c"):
                if not name.startswith("map_"):
                    continue
                rows = table_rows(session, "o11c", name)
                found.maps[name] = {row["old_id"]: row["new_id"] for row in rows}
                found.fresh[name] = {row["old_id"] for row in rows if row["fresh"]}
                found.made[name] = {row["old_id"] for row in rows if row["made"]}
                assert len(found.maps[name]) == len(rows), f"{name} holds one old id twice"
            return found

    def told(self, found: Database) -> Database:
        """Return the target as the second judge knows it: dates and times as what they are."""
        tables = {
            name: [{column: self._value(name, column, value) for column, value in row.items()} for row in rows]
            for name, rows in found.tables.items()
        }
        return replace(found, tables=tables)

    def _value(self, table: str, column: str, value: object) -> object:
        kind = self.moments[SCHEMAS[1]].get((table, column))
        if kind is None or not isinstance(value, datetime):
            return value
        return value.date() if kind == "Date" else value.time()

    def behind(self, after: Database) -> list[str]:
        """Return the tables whose identity stands below their highest id."""
        behind = []
        with self.session(SCHEMAS[1]) as session:
            _, identities = session.select(
                "SELECT t.[name] AS [table], i.[name] AS [column] FROM sys.identity_columns AS i "
                "JOIN sys.tables AS t ON t.[object_id] = i.[object_id] "
                f"JOIN sys.schemas AS s ON s.[schema_id] = t.[schema_id] WHERE s.[name] = {literal(SCHEMA)}"
            )
            for table, column in identities:
                ids = [value for row in after.tables[str(table)] if isinstance(value := row.get(str(column)), int)]
                name = literal(bracketed(SCHEMA, str(table)))
                _, ((given,),) = session.select(f"SELECT IDENT_CURRENT({name}) AS [given]")
                if ids and (given is None or int(str(given)) < max(ids)):
                    behind.append(f"{table}.{column}: given {given}, highest is {max(ids)}")
        return behind


def _load(session: TsqlSession) -> Database:
    tables: dict[str, list[Row]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    for name in table_names(session, SCHEMA):
        names, rows = session.select(f"SELECT * FROM {bracketed(SCHEMA, name)}")
        columns[name] = tuple(names)
        tables[name] = [dict(zip(names, row, strict=True)) for row in rows]
    return Database(tables, columns, _defaults(session))


def _defaults(session: TsqlSession) -> dict[str, dict[str, object]]:
    """Return the value that the database gives to a column that an insert does not name."""
    found: dict[str, dict[str, object]] = {}
    _, rows = session.select(
        "SELECT t.[name] AS [table], c.[name] AS [column], d.[definition] AS [text] FROM sys.default_constraints AS d "
        "JOIN sys.tables AS t ON t.[object_id] = d.[parent_object_id] "
        "JOIN sys.columns AS c ON c.[object_id] = d.[parent_object_id] AND c.[column_id] = d.[parent_column_id] "
        f"JOIN sys.schemas AS s ON s.[schema_id] = t.[schema_id] WHERE s.[name] = {literal(SCHEMA)}"
    )
    for table, column, text in rows:
        _, ((value,),) = session.select(f"SELECT {text} AS [value]")
        found.setdefault(str(table), {})[str(column)] = value
    return found
