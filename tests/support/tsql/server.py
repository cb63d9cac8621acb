"""The emulated server: databases in one PostgreSQL database, sessions, the end of both."""

from __future__ import annotations

from dataclasses import replace

import psycopg

from tests.support.tsql.catalog import Catalog, Database, pg_schema
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.session import Session
from tests.support.tsql.session_state import Server
from tests.support.tsql.setup import SETUP

# Not the databases' own: temporary tables that name no collation get this one.
TEMPDB_COLLATION = "SQL_Latin1_General_CP1_CI_AS"


class EmulatedServer:
    """A server for T-SQL that is no server (see the package). ``url`` is an empty PostgreSQL database."""

    babelfish = False

    def __init__(self, url: str) -> None:
        self.shared = Server(url, Catalog(), TEMPDB_COLLATION)
        self._execute(SETUP)
        for name in ("master", "tempdb"):
            self.create_database(name, TEMPDB_COLLATION)

    def create_database(self, name: str, collation: str) -> None:
        """Make an empty database that allows snapshot isolation. Raises error 1801."""
        catalog = self.shared.catalog
        if name.lower() in catalog.databases:
            raise TsqlError(1801, f"Database '{name}' already exists.")
        made = Database(name, len(catalog.databases) + 1, collation)
        catalog.databases[name.lower()] = replace(made, snapshot=name not in ("master", "tempdb"))
        catalog.schemas[name.lower(), "dbo"] = 1
        if name != "tempdb":
            self._execute(f"CREATE SCHEMA {pg_schema(name, 'dbo')}")

    def drop_database(self, name: str) -> None:
        """Drop a database and all that is in it; one that is not there is no error."""
        catalog = self.shared.catalog
        if name.lower() not in catalog.databases:
            return
        for place in [place for place in catalog.schemas if place[0] == name.lower()]:
            self._execute(f"DROP SCHEMA {pg_schema(*place)} CASCADE")
            del catalog.schemas[place]
        for table in list(catalog.of(name)):
            catalog.drop(table)
        del catalog.databases[name.lower()]

    def connect(self, database: str) -> Session:
        """Open a session."""
        return Session(self.shared, database)

    def _execute(self, sql: str) -> None:
        with psycopg.connect(self.shared.url, autocommit=True) as connection:
            connection.execute(sql.encode())
