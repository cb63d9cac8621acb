"""A read-only session on a target, of either engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, LiteralString, Protocol

import psycopg

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel import mssql_driver, postgres
from compiler.metamodel.address import parse_url
from compiler.metamodel.mssql_catalog import Cursor, DriverError
from compiler.metamodel.rows import Engine


class JournalBusy(Exception):
    """The journal cannot be read now: SQL Server shows nothing of a table that another transaction is making."""


class Session(Protocol):
    """What reading the journal needs of a connection."""

    @property
    def engine(self) -> Engine:
        """Return which engine answers."""
        ...

    def rows(self, query: LiteralString) -> Sequence[Sequence[Any]]:
        """Run a query and return its rows.

        Raises ``CompileError`` (O11-1021) when the server refuses it, ``JournalBusy`` when it had to wait.
        """
        ...


class PostgresSession:
    """A psycopg connection; every query is a transaction of its own, so a long watch holds nothing back."""

    engine = Engine.POSTGRES

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def rows(self, query: LiteralString) -> Sequence[Sequence[Any]]:
        """Run a query and return its rows. Raises ``CompileError`` (O11-1021)."""
        try:
            return self._connection.execute(query).fetchall()
        except psycopg.Error as problem:
            raise CompileError([_refused(problem)]) from problem


class MssqlSession:
    """A connection to SQL Server."""

    engine = Engine.MSSQL

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def rows(self, query: LiteralString) -> Sequence[Sequence[Any]]:
        """Run a query and return its rows. Raises ``CompileError`` (O11-1021), ``JournalBusy``."""
        try:
            self._cursor.execute(query)
            return self._cursor.fetchall()
        except DriverError as problem:
            if problem.waited:
                raise JournalBusy from problem
            raise CompileError([_refused(problem)]) from problem


def _refused(problem: Exception) -> Any:
    return diagnostic("O11-1021", "schema o11c", " ".join(str(problem).split()))


# A status must never wait for the run that it looks at.
_PREPARE_POSTGRES: LiteralString = (
    "SELECT set_config('default_transaction_read_only', 'on', false), set_config('lock_timeout', '5s', false), "
    "set_config('statement_timeout', '30s', false), set_config('search_path', 'pg_catalog', false)"
)
_PREPARE_MSSQL = "SET LOCK_TIMEOUT 1000; SET TRANSACTION ISOLATION LEVEL READ COMMITTED"


@contextmanager
def open_session(url: str) -> Iterator[Session]:
    """Connect to the target behind ``url``; nothing can be written through the session.

    Raises ``CompileError``: O11-0107, O11-0109, O11-0110, O11-1001 as ``o11c snapshot`` does.
    """
    address = parse_url(url)
    match address.engine:
        case Engine.POSTGRES:
            with postgres.connect(address) as connection:
                connection.autocommit = True
                session = PostgresSession(connection)
                session.rows(_PREPARE_POSTGRES)
                yield session
        case Engine.MSSQL:
            cursor = mssql_driver.connect(address)
            try:
                cursor.execute(_PREPARE_MSSQL)
                yield MssqlSession(cursor)
            finally:
                cursor.close()
