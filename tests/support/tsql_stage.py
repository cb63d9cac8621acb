"""A case on a server that takes T-SQL, emulated or real: its two databases, their rows, its scripts."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from compiler.metamodel.rows import Engine, Metamodel, Platform
from tests.support.case_after import After, differences
from tests.support.case_run import Rows, merge_project, prepare
from tests.support.case_second import Change, row_changes, side_changes
from tests.support.cases import Case
from tests.support.tsql.errors import TsqlError
from tests.support.tsql_ddl import COLLATION, create_environment
from tests.support.tsql_reader import read_metamodel
from tests.support.tsql_server import TsqlServer, TsqlSession, bracketed, literal, sqlcmd

SCHEMA = "dbo"
_NOT_ON_BABELFISH = "O11-0979"


@dataclass(frozen=True, slots=True)
class TsqlReader:
    """Reads tables of the target, for ``After``."""

    session: TsqlSession

    def rows(self, table: str) -> list[dict[str, Any]] | None:
        """Return a table's rows by column name, sorted; None when there is no such table."""
        known = {name.lower() for name in table_names(self.session, SCHEMA)}
        return table_rows(self.session, SCHEMA, table) if table.lower() in known else None


def table_names(session: TsqlSession, schema: str) -> list[str]:
    """Return the names of a schema's tables, sorted."""
    _, rows = session.select(
        "SELECT t.[name] AS [name] FROM sys.tables AS t JOIN sys.schemas AS s ON s.[schema_id] = t.[schema_id] "
        f"WHERE s.[name] = {literal(schema)}"
    )
    return sorted(str(name) for (name,) in rows)


def table_rows(session: TsqlSession, schema: str, table: str) -> list[dict[str, Any]]:
    """Return a table's rows by column name, sorted by their text."""
    names, rows = session.select(f"SELECT * FROM {bracketed(schema, table)}")
    return [dict(zip(names, row, strict=True)) for row in sorted(rows, key=repr)]


@dataclass(frozen=True, slots=True)
class TsqlStage:
    """A case on a server. ``names`` are the databases of source, target and, where the project has one, maps."""

    case: Case
    server: TsqlServer
    names: tuple[str, str, str]

    @property
    def places(self) -> tuple[str, str]:
        """Return what ``contents`` calls source and target."""
        return "source", "target"

    @property
    def maps(self) -> bool:
        """Tell whether the project has a database for the maps."""
        project = YAML(typ="safe").load((self.case.folder / "project.yaml").read_text(encoding="utf-8"))
        return isinstance(project.get("maps"), dict)

    def create(self) -> None:
        """Make the databases and what is in them."""
        for name, side in zip(self.names, (self.case.source, self.case.target), strict=False):
            self.server.create_database(name, COLLATION)
            with self.session(name) as session:
                create_environment(session, SCHEMA, side.environment, odc=side.platform is Platform.ODC)
        if self.maps:
            self.server.create_database(self.names[2], COLLATION)
            with self.session(self.names[2]) as session:
                session.batch("CREATE SCHEMA [o11c];")

    def drop(self) -> None:
        """Drop the databases."""
        for name in self.names if self.maps else self.names[:2]:
            self.server.drop_database(name)

    def read(self) -> tuple[Metamodel, Metamodel]:
        """Read both metamodels."""
        found = []
        for name, side in zip(self.names, (self.case.source, self.case.target), strict=False):
            with self.session(name) as session:
                found.append(read_metamodel(session, SCHEMA, side.platform))
        return found[0], found[1]

    def prepare(self, folder: Path, *, second: bool = False) -> Path:
        """Write the snapshots of both environments as they are now, and the project file; return its path."""
        project = prepare(self.case, folder, "tsql", self.read(), second=second)
        changes: dict[str, Any] = {
            side: {"at": {"database": name}} for side, name in zip(("source", "target"), self.names, strict=False)
        }
        merge_project(project, {**changes, "maps": {"database": self.names[2]}} if self.maps else changes)
        return project

    @contextmanager
    def session(self, database: str) -> Iterator[TsqlSession]:
        """Yield a session that ends afterwards."""
        session = self.server.connect(database)
        try:
            yield session
        finally:
            session.close()

    def run(self, folder: Path, script: str) -> tuple[int, str]:
        """Run a script of the output folder; return exit code and output."""
        ran = sqlcmd(self.server, self.names[1], folder / script, self.case.env)
        if self.server.babelfish and _NOT_ON_BABELFISH in ran.output:
            pytest.skip("Babelfish cannot run these scripts, as they say themselves")
        return ran.code, ran.output

    def contents(self, place: str) -> Rows:
        """Return every row of every table, as text. ``place``: source, target, or o11c."""
        database = self.names[0] if place == "source" else self.names[1]
        if place == "o11c" and self.maps:
            database = self.names[2]
        schema = SCHEMA if place in ("source", "target") else place
        with self.session(database) as session:
            return {
                name: [(repr(sorted(row.items())),) for row in table_rows(session, schema, name)]
                for name in table_names(session, schema)
            }

    def differences(self) -> list[str]:
        """Compare the target with ``after``: every named row is there, no other, references by name."""
        with self.session(self.names[1]) as session:
            return differences(TsqlReader(session), self.case)

    def change(self) -> None:
        """Make the environments what they are before the second run. Triggers and foreign keys do not look on."""
        assert self.case.second is not None
        sides = ((self.case.source, self.case.second.source), (self.case.target, self.case.second.target))
        for name, (first, second) in zip(self.names, sides, strict=False):
            with self.session(name) as session:
                change_tables(session, list(side_changes(first, second, Engine.MSSQL)))
        with self.session(self.names[1]) as session:
            after = After(TsqlReader(session), self.case, self.case.second.target)
            change_tables(session, list(row_changes(after, self.case)))


def change_tables(session: TsqlSession, changes: list[Change]) -> None:
    """Make changes. Triggers and foreign keys do not look on."""
    if not changes:
        return
    touched = sorted({change.table for change in changes})
    keys = _keys(session, touched)
    for table, name in keys:
        session.batch(f"ALTER TABLE {bracketed(SCHEMA, table)} NOCHECK CONSTRAINT {bracketed(name)};")
    for table in touched:
        session.batch(f"DISABLE TRIGGER ALL ON {bracketed(SCHEMA, table)};")
    for change in changes:
        session.batch(_statement(session, change))
    for table, name in keys:
        _enforce(session, bracketed(SCHEMA, table), bracketed(name))
    for table in touched:
        session.batch(f"ENABLE TRIGGER ALL ON {bracketed(SCHEMA, table)};")


def _keys(session: TsqlSession, tables: list[str]) -> list[tuple[str, str]]:
    """Return the foreign keys from and to tables: table and name."""
    listed = ", ".join(literal(name) for name in tables)
    _, rows = session.select(
        "SELECT p.[name] AS [table], k.[name] AS [name] FROM sys.foreign_keys AS k "
        "JOIN sys.tables AS p ON p.[object_id] = k.[parent_object_id] "
        "JOIN sys.tables AS r ON r.[object_id] = k.[referenced_object_id] "
        f"WHERE p.[name] IN ({listed}) OR r.[name] IN ({listed})"
    )
    return sorted((str(table), str(name)) for table, name in rows)


def _enforce(session: TsqlSession, table: str, name: str) -> None:
    """Enforce a foreign key again; where a reference dangles now, for rows to come only."""
    try:
        session.batch(f"ALTER TABLE {table} WITH CHECK CHECK CONSTRAINT {name};")
    except TsqlError:
        session.batch(f"ALTER TABLE {table} CHECK CONSTRAINT {name};")


def _statement(session: TsqlSession, change: Change) -> str:
    table = bracketed(SCHEMA, change.table)
    if change.kind == "delete":
        return f"DELETE FROM {table} WHERE {_same(change.where)};"
    if change.kind == "update":
        values = ", ".join(f"{bracketed(name)} = {literal(value)}" for name, value in change.values.items())
        return f"UPDATE {table} SET {values} WHERE {_same(change.where)};"
    names = ", ".join(map(bracketed, change.values))
    values = ", ".join(map(literal, change.values.values()))
    insert = f"INSERT INTO {table} ({names}) VALUES ({values});"
    _, rows = session.select(
        f"SELECT c.[name] AS [name] FROM sys.columns AS c WHERE c.[object_id] = OBJECT_ID({literal(table)}) "
        "AND c.[is_identity] = 1"
    )
    given = {name.lower() for name in change.values}
    if any(str(name).lower() in given for (name,) in rows):
        return f"SET IDENTITY_INSERT {table} ON;\n{insert}\nSET IDENTITY_INSERT {table} OFF;"
    return insert


def _same(where: Mapping[str, object]) -> str:
    return " AND ".join(
        f"{bracketed(name)} IS NULL" if value is None else f"{bracketed(name)} = {literal(value)}"
        for name, value in where.items()
    )


@contextmanager
def tsql_stage(case: Case, server: TsqlServer) -> Iterator[TsqlStage]:
    """Yield a case on a server, with databases of its own that are dropped afterwards."""
    own = uuid.uuid4().hex[:8]
    stage = TsqlStage(case, server, (f"o11c_source_{own}", f"o11c_target_{own}", f"o11c_maps_{own}"))
    try:
        stage.create()
        yield stage
    finally:
        stage.drop()
