"""Where the source of a random ODC pair is, and how its rows come into ODC's database.

``Given``: in a schema of that database. ``PostgresFiles``: another database, exported and loaded with psql.
``SqlServerFiles``: an emulated SQL Server; the export's queries run there (``staged_stage.py`` says what that shows).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql

from compiler.demo.factory import FactoryEnvironment
from compiler.demo.placement import place
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, run_psql
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Metamodel, Platform
from tests.support.environments import SCHEMAS
from tests.support.odc_outcome import GUID
from tests.support.staged_stage import DBO, SOURCE, STAGE, export_files
from tests.support.tables import Database, load
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_ddl import COLLATION, definitions
from tests.support.tsql_reader import read_metamodel as read_tsql
from tests.support.tsql_stage import table_names, table_rows

_SCHEMA = SCHEMAS[0]
_LOAD = ("load/prepare.sql", "load/load.sql", "load/check.sql")


class Road(Protocol):
    """A source of one pair."""

    @property
    def at(self) -> Mapping[str, object]:
        """Return ``source.at`` of the project file."""

    @property
    def staged(self) -> str:
        """Return the schema of ODC's database that the plan reads the source from."""

    def make(self, environment: FactoryEnvironment, *, native_guids: bool) -> None:
        """Make the environment anew; ``native_guids``: texts of 36 characters are the database's own GUIDs."""

    def metamodel(self) -> Metamodel:
        """Read it as ``o11c snapshot`` does."""

    def load(self) -> Database:
        """Read the rows."""

    def bring(self, folder: Path) -> str:
        """Bring the rows over with the scripts of the output folder; return what went wrong, in words, or ''."""


@dataclass(frozen=True, slots=True)
class Given:
    """The rows are in a schema of ODC's database."""

    server: Server
    database: str

    @property
    def at(self) -> Mapping[str, object]:
        return {"schema": _SCHEMA}

    @property
    def staged(self) -> str:
        return _SCHEMA

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection to the source that commits every statement."""
        return psycopg.connect(self.server.url(self.database), autocommit=True)

    def make(self, environment: FactoryEnvironment, *, native_guids: bool) -> None:
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(_SCHEMA)))
            create_environment(connection, _SCHEMA, environment)
            if native_guids:
                _native_guids(connection, environment)

    def metamodel(self) -> Metamodel:
        return read_metamodel(self.server.url(self.database), _SCHEMA, None, Platform.O11)

    def load(self) -> Database:
        with self.connect() as connection:
            return load(connection, _SCHEMA)

    def bring(self, folder: Path) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class PostgresFiles(Given):
    """The rows are in another database. ``odc`` is ODC's."""

    odc: str = ""

    @property
    def at(self) -> Mapping[str, object]:
        return {"files": "export"}

    @property
    def staged(self) -> str:
        return STAGE

    def bring(self, folder: Path) -> str:
        return _ran(self.server, self.database, folder, "export/export.sql") or _loaded(self.server, self.odc, folder)


@dataclass(frozen=True, slots=True)
class SqlServerFiles:
    """The rows are on an emulated SQL Server. ``odc`` is ODC's database on a PostgreSQL server."""

    emulated: EmulatedServer
    server: Server
    odc: str

    @property
    def at(self) -> Mapping[str, object]:
        return {"files": "export"}

    @property
    def staged(self) -> str:
        return STAGE

    def make(self, environment: FactoryEnvironment, *, native_guids: bool) -> None:
        self.emulated.create_database(SOURCE, COLLATION)
        session = self.emulated.connect(SOURCE)
        try:
            for batch in definitions(DBO, environment):
                guids = batch.replace(f"nvarchar({GUID})", "uniqueidentifier") if native_guids else batch
                session.batch(guids)
        finally:
            session.close()

    def metamodel(self) -> Metamodel:
        session = self.emulated.connect(SOURCE)
        try:
            return read_tsql(session, DBO, Platform.O11)
        finally:
            session.close()

    def load(self) -> Database:
        session = self.emulated.connect(SOURCE)
        try:
            return Database({name: table_rows(session, DBO, name) for name in table_names(session, DBO)})
        finally:
            session.close()

    def bring(self, folder: Path) -> str:
        session = self.emulated.connect(SOURCE)
        try:
            export_files(session, folder)
        finally:
            session.close()
        return _loaded(self.server, self.odc, folder)


def _loaded(server: Server, database: str, folder: Path) -> str:
    return next((said for name in _LOAD if (said := _ran(server, database, folder, name))), "")


def _ran(server: Server, database: str, folder: Path, script: str) -> str:
    """Run a script that must pass; return what it says when it does not, else nothing."""
    done = run_psql(server, database, folder / script, folder)
    return "" if done.returncode == 0 else f"{script} ended with {done.returncode}:\n{done.stdout}{done.stderr}"


def _native_guids(connection: psycopg.Connection, environment: FactoryEnvironment) -> None:
    placement = place(environment)
    for entity in placement.entities:
        for item in entity.attributes:
            base = placement.base(item)
            if (base.type, base.length) == ("Text", GUID) and entity.table is not None and item.column is not None:
                table, column = sql.Identifier(_SCHEMA, entity.table), sql.Identifier(item.column)
                change = sql.SQL("ALTER TABLE {} ALTER COLUMN {} TYPE uuid USING CAST({} AS uuid)")
                connection.execute(change.format(table, column, column))
