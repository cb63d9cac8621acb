"""A real server that takes T-SQL, SQL Server or Babelfish, through pyodbc."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from compiler.metamodel.address import Address, parse_url
from compiler.metamodel.mssql_driver import PASSWORD_VARIABLE, bundled_driver, choose_driver, connection_string
from tests.support.tsql.errors import TsqlError
from tests.support.tsql_server import bracketed, shown

URL_VARIABLE = "O11C_TSQL_URL"
# ``[42000] [vendor][driver][SQL Server]message (50911) (SQLExecDirectW)``
_NUMBER = re.compile(r"\((\d+)\)(?: \(SQL\w+\))?\s*$")
_ORIGIN = re.compile(r"^(?:\[\w{5}\] )?(?:\[(?:Microsoft|FreeTDS|unixODBC|ODBC[^\]]*|SQL Server)\])+")


class RealSession:
    """A connection that commits by itself, as sqlcmd's does."""

    def __init__(self, address: Address, database: str) -> None:
        pyodbc = pytest.importorskip("pyodbc", exc_type=ImportError)
        driver = choose_driver(pyodbc.drivers(), dict(address.options).get("driver"), bundled_driver())
        text = connection_string(address, database, driver, os.environ.get(PASSWORD_VARIABLE, ""))
        self.problem: type[Exception] = pyodbc.Error
        self.connection = pyodbc.connect(text, autocommit=True)

    def batch(self, text: str) -> list[str]:
        """Run a batch to its end: an error may come after any of its results."""
        lines: list[str] = []
        cursor = self.connection.cursor()
        try:
            cursor.execute(text)
            more = True
            while more:
                lines += [_ORIGIN.sub("", message) for _, message in cursor.messages or ()]
                if cursor.description:
                    lines.append(" | ".join(column[0] for column in cursor.description))
                    lines += [" | ".join(map(shown, row)) for row in cursor.fetchall()]
                more = cursor.nextset()
            lines += [_ORIGIN.sub("", message) for _, message in cursor.messages or ()]
        except self.problem as error:
            raise _translated(error, lines) from error
        finally:
            cursor.close()
        return lines

    def select(self, text: str) -> tuple[list[str], list[tuple[object, ...]]]:
        """Return the column names and rows of one query."""
        cursor = self.connection.cursor()
        try:
            cursor.execute(text)
            return [column[0] for column in cursor.description], [tuple(row) for row in cursor.fetchall()]
        except self.problem as error:
            raise _translated(error, []) from error
        finally:
            cursor.close()

    def close(self) -> None:
        """End the session; what is open is undone."""
        self.connection.close()


def _translated(error: Exception, lines: list[str]) -> TsqlError:
    text = str(error.args[1]) if len(error.args) > 1 else str(error)
    number = _NUMBER.search(text)
    found = TsqlError(int(number[1]) if number else 0, _ORIGIN.sub("", text))
    found.add_note("\n".join(lines))
    return found


class RealServer:
    """The server of a URL. ``babelfish``: it says that it is."""

    def __init__(self, address: Address) -> None:
        self.address = address
        session = self.connect("master")
        try:
            _, rows = session.select("SELECT CAST(SERVERPROPERTY('Babelfish') AS nvarchar(10)) AS [babelfish]")
            self.babelfish = rows[0][0] == "1"
        finally:
            session.close()

    def connect(self, database: str) -> RealSession:
        """Open a session."""
        return RealSession(self.address, database)

    def create_database(self, name: str, collation: str) -> None:
        """Make an empty database that allows snapshot isolation."""
        self._at_home(f"CREATE DATABASE {bracketed(name)} COLLATE {collation};")
        if not self.babelfish:
            self._at_home(f"ALTER DATABASE {bracketed(name)} SET ALLOW_SNAPSHOT_ISOLATION ON;")

    def drop_database(self, name: str) -> None:
        """Drop a database, together with the sessions that are in it; one that is not there is no error."""
        if not self.babelfish:
            self._at_home(
                f"IF DB_ID(N'{name}') IS NOT NULL "
                f"ALTER DATABASE {bracketed(name)} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;"
            )
        self._at_home(f"DROP DATABASE IF EXISTS {bracketed(name)};")

    def _at_home(self, text: str) -> None:
        session = self.connect("master")
        try:
            session.batch(text)
        finally:
            session.close()


@contextmanager
def real_server() -> Iterator[RealServer]:
    """Yield the server that O11C_TSQL_URL names (password in O11C_MSSQL_PASSWORD); without one the test is skipped."""
    url = os.environ.get(URL_VARIABLE)
    if not url:
        pytest.skip("no T-SQL server")
    yield RealServer(parse_url(url))
