"""Reads a metamodel from SQL Server.

Catalog views are not versioned (SQL Server documentation, "Snapshot isolation"), so no transaction
holds them still. The catalog is read before and after the OSSYS rows and the two must be equal but for
statistics. The OSSYS rows are read under SNAPSHOT where the database allows it; where it does not, they
are read twice under READ COMMITTED and must be equal too (docs/safety.md).

All but ``connect`` and the adapter it returns work on any ``Cursor``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from compiler.diagnostics import CompileError, Diagnostic, Findings, diagnostic
from compiler.metamodel import mssql_catalog
from compiler.metamodel.address import Address
from compiler.metamodel.catalog import choose_schema, without_statistics
from compiler.metamodel.mssql_catalog import Cursor, DriverError
from compiler.metamodel.ossys import Choice, build_metamodel, choose
from compiler.metamodel.rows import Engine, Environment, Metamodel, Platform, Table

try:
    import pyodbc  # type: ignore[import-not-found, unused-ignore]
except ImportError as _error:
    # Either the extra is not installed, or its wheel finds no libodbc on this machine.
    PYODBC_PROBLEM: str | None = str(_error)
else:
    PYODBC_PROBLEM = None

PASSWORD_VARIABLE = "O11C_MSSQL_PASSWORD"
_LOGIN_SECONDS = 15
_LOCK_MILLISECONDS = 30_000
_MICROSOFT = re.compile(r"ODBC Driver (\d+) for SQL Server")
_OPTIONS = {"encrypt": "Encrypt", "trustservercertificate": "TrustServerCertificate"}

_ENVIRONMENT = """
SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)), DB_NAME(),
       CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))
"""
_SNAPSHOT_STATE = "SELECT d.snapshot_isolation_state FROM sys.databases d WHERE d.name = DB_NAME()"
_BEGIN_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRANSACTION"
_END_SNAPSHOT = "IF @@TRANCOUNT > 0 COMMIT TRANSACTION; SET TRANSACTION ISOLATION LEVEL READ COMMITTED"
_PREPARE = f"SET LOCK_TIMEOUT {_LOCK_MILLISECONDS}; SET TRANSACTION ISOLATION LEVEL READ COMMITTED"

_Rows = dict[str, list[dict[str, object]]]


class OdbcCursor:
    """A pyodbc connection as a ``Cursor``: its errors become ``DriverError``, without the password."""

    def __init__(self, connection: pyodbc.Connection, password: str) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._password = password

    def execute(self, query: str, params: Sequence[object] = (), /) -> object:
        """Run one query."""
        try:
            return self._cursor.execute(query, *params)
        except pyodbc.Error as error:
            raise _driver_error(error, self._password) from error

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""
        try:
            return [tuple(row) for row in self._cursor.fetchall()]
        except (pyodbc.Error, UnicodeDecodeError) as error:
            raise _driver_error(error, self._password) from error

    def close(self) -> None:
        """Close the connection; what the server says to that is of no use any more."""
        try:
            self._connection.close()
        except pyodbc.Error:
            return


def connect(address: Address, database: str | None = None) -> OdbcCursor:
    """Open a connection in autocommit mode; the password is taken from O11C_MSSQL_PASSWORD.

    Raises ``CompileError``: O11-1001 when pyodbc or an ODBC driver is missing, O11-0107 when the server
    cannot be reached or refuses the login, O11-0109 for an unknown parameter in the URL.
    """
    if PYODBC_PROBLEM is not None:
        action = 'Run: pip install "o11c[sqlserver]"; pyodbc also needs unixODBC (Debian: unixodbc).'
        raise CompileError([diagnostic("O11-1001", "SQL Server", PYODBC_PROBLEM, action)])
    password = os.environ.get(PASSWORD_VARIABLE, "")
    driver = choose_driver(pyodbc.drivers())
    text = connection_string(address, database, driver, password)
    try:
        connection = pyodbc.connect(text, autocommit=True, readonly=True, timeout=_LOGIN_SECONDS)
        return OdbcCursor(connection, password)
    except pyodbc.Error as error:
        found = str(_driver_error(error, password))
        raise CompileError([diagnostic("O11-0107", f"mssql server {address.host}", found)]) from error


def choose_driver(installed: Sequence[str]) -> str:
    """Return the newest of Microsoft's ODBC drivers, else FreeTDS. Raises O11-1001 without either."""
    microsoft = [(int(match[1]), name) for name in installed if (match := _MICROSOFT.fullmatch(name))]
    if microsoft:
        return max(microsoft)[1]
    if "FreeTDS" in installed:
        return "FreeTDS"
    found = f"no ODBC driver for SQL Server among: {', '.join(sorted(installed)) or 'none'}"
    action = "Install Microsoft's ODBC Driver 18 for SQL Server, or FreeTDS (Debian: tdsodbc)."
    raise CompileError([diagnostic("O11-1001", "SQL Server", found, action)])


def connection_string(address: Address, database: str | None, driver: str, password: str) -> str:
    """Return the ODBC connection string; it holds the password, so it is never printed.

    Without a user the driver uses the caller's own account. The URL may carry ``encrypt`` and
    ``trustServerCertificate`` (Microsoft's drivers encrypt and check certificates unless told otherwise);
    any other parameter raises ``CompileError`` O11-0109.
    """
    unknown = sorted(name for name, _ in address.options if name not in _OPTIONS)
    if unknown:
        raise CompileError([diagnostic("O11-0109", "mssql URL", f"unknown parameter {', '.join(unknown)}")])
    free_tds = driver == "FreeTDS"
    pairs = [("DRIVER", driver)]
    if free_tds:
        pairs += [("SERVER", address.host or ""), ("PORT", str(address.port or 1433))]
        pairs += [("TDS_Version", "7.4"), ("ClientCharset", "UTF-8")]
    else:
        server = address.host or ""
        pairs.append(("SERVER", server if address.port is None else f"{server},{address.port}"))
        pairs += [(_OPTIONS[name], value) for name, value in address.options]
    if database or address.database:
        pairs.append(("DATABASE", database or address.database or ""))
    if address.user:
        pairs += [("UID", address.user), ("PWD", password)]
    elif not free_tds:
        pairs.append(("Trusted_Connection", "yes"))
    pairs.append(("APP", "o11c"))
    return "".join(f"{name}={{{value.replace('}', '}}')}}};" for name, value in pairs)


def read(address: Address, schema: str | None, database: str | None, platform: Platform) -> Metamodel:
    """Connect and read; see ``connect`` and ``read_with`` for the errors."""
    cursor = connect(address, database)
    try:
        return read_with(cursor, schema, platform)
    finally:
        cursor.close()


def read_with(cursor: Cursor, schema: str | None, platform: Platform) -> Metamodel:
    """Read the metamodel of one schema through an open cursor in autocommit mode.

    ``schema`` None: the only one with a table OSSYS_ESPACE, or for ODC the only one with tables.
    Raises ``CompileError`` with codes O11-0105 to O11-0115; O11-0112 when two readings differ.
    """
    try:
        return _read(cursor, schema, platform)
    except DriverError as error:
        raise CompileError([_failure(error)]) from error


def _read(cursor: Cursor, schema: str | None, platform: Platform) -> Metamodel:
    cursor.execute(_PREPARE)
    chosen = _schema(cursor, schema, platform)
    cursor.execute(_ENVIRONMENT)
    version, database, collation = cursor.fetchall()[0]
    environment = Environment(
        engine=Engine.MSSQL,
        engine_version=version,
        database=database,
        schema=chosen,
        platform=platform,
        collation=collation,
    )
    tables = mssql_catalog.read_tables(cursor, chosen, collation)
    inbound_keys = mssql_catalog.read_inbound_keys(cursor, chosen)
    fetched: _Rows = {}
    if platform is Platform.O11:
        findings = Findings()
        choices = choose(tables, chosen, findings)
        findings.stop_on_error()
        fetched = _rows_held_still(cursor, chosen, choices)
    _demand_equal("catalog", tables, mssql_catalog.read_tables(cursor, chosen, collation))
    if inbound_keys != mssql_catalog.read_inbound_keys(cursor, chosen):
        found = "two readings of the foreign keys of other schemas differ"
        raise CompileError([diagnostic("O11-0112", found=found)])
    findings = Findings()
    metamodel = build_metamodel(environment, tables, fetched, findings, inbound_keys)
    findings.stop_on_error()
    return metamodel


def _schema(cursor: Cursor, schema: str | None, platform: Platform) -> str:
    cursor.execute(mssql_catalog.SCHEMAS)
    schemas = [row[0] for row in cursor.fetchall()]
    cursor.execute(mssql_catalog.SCHEMA_TABLES)
    tables = cursor.fetchall()
    candidates = [
        name for name, table in tables if platform is Platform.ODC or table.lower() == "ossys_espace"
    ]
    return choose_schema(schema, schemas, candidates, platform)


def _rows_held_still(cursor: Cursor, schema: str, choices: Sequence[Choice]) -> _Rows:
    """Fetch the OSSYS rows as of one moment, or make sure that nothing changed meanwhile."""
    cursor.execute(_SNAPSHOT_STATE)
    states = cursor.fetchall()
    if states and int(states[0][0]) == 1:
        cursor.execute(_BEGIN_SNAPSHOT)
        try:
            return _rows(cursor, schema, choices)
        finally:
            _leave_snapshot(cursor)
    first = _rows(cursor, schema, choices)
    second = _rows(cursor, schema, choices)
    for choice in choices:
        # As multisets: without ORDER BY the server may return the same rows in another order.
        if _sorted(first[choice.name]) != _sorted(second[choice.name]):
            raise CompileError([diagnostic("O11-0112", f"{schema}.{choice.physical}", "two readings differ")])
    return first


def _leave_snapshot(cursor: Cursor) -> None:
    """End the transaction; if that fails, the connection is lost and the first error tells so."""
    try:
        cursor.execute(_END_SNAPSHOT)
    except DriverError:
        return


def _rows(cursor: Cursor, schema: str, choices: Sequence[Choice]) -> _Rows:
    fetched: _Rows = {}
    findings = Findings()
    for choice in choices:
        names = [name for name, _ in choice.columns]
        try:
            cursor.execute(select(schema, choice))
            fetched[choice.name] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except DriverError as error:
            if not error.denied:
                raise
            findings.add("O11-0113", f"{schema}.{choice.physical}", str(error))
    findings.stop_on_error()
    return fetched


def select(schema: str, choice: Choice) -> str:
    """Return the query for one OSSYS table."""
    columns = ", ".join(f"{_quoted(physical)} AS {_quoted(name)}" for name, physical in choice.columns)
    return f"SELECT {columns} FROM {_quoted(schema)}.{_quoted(choice.physical)}"


def _quoted(name: str) -> str:
    return f"[{name.replace(']', ']]')}]"


def _sorted(rows: Sequence[dict[str, object]]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in rows)


def _demand_equal(what: str, first: tuple[Table, ...], second: tuple[Table, ...]) -> None:
    before = {table.name: table for table in without_statistics(first)}
    after = {table.name: table for table in without_statistics(second)}
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    if changed:
        found = f"two readings of the {what} differ in: {', '.join(changed[:5])}"
        raise CompileError([diagnostic("O11-0112", found=found)])


def _driver_error(error: Exception, password: str) -> DriverError:
    """Make a ``DriverError`` of a pyodbc one, whose arguments are SQLSTATE and message."""
    state = str(error.args[0]) if error.args else ""
    message = " ".join(str(error.args[-1] if error.args else error).split())
    if password:
        message = message.replace(password, "***")
    return DriverError(state, message)


def _failure(error: DriverError) -> Diagnostic:
    """Say what a failed query means."""
    if error.lost:
        return diagnostic("O11-0108", found=str(error))
    if error.denied:
        return diagnostic("O11-0113", found=str(error))
    if error.changed:
        return diagnostic("O11-0112", found=str(error))
    return diagnostic("O11-0115", found=str(error))
