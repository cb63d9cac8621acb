"""What a session has: variables, options, a transaction, a connection to PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.catalog import Catalog
from tests.support.tsql.constants import constant
from tests.support.tsql.constants_of import Unknown
from tests.support.tsql.data_types import BIGINT, INT, Type, nvarchar
from tests.support.tsql.define import Definitions
from tests.support.tsql.errors import TsqlError, translated
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.lower_rows import Rows
from tests.support.tsql.scope import Scope
from tests.support.tsql.system_views import SPID
from tests.support.tsql.values import DEFAULT, Collation, Value, quoted


@dataclass(frozen=True, slots=True)
class Server:
    """What sessions share. ``catalog`` has the databases; ``tempdb`` is the collation of temporary tables."""

    url: str
    catalog: Catalog
    tempdb: str
    locks: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Frame:
    """The variables of a batch, and the error that its CATCH looks at."""

    variables: dict[str, tuple[Type, object]] = field(default_factory=dict)
    error: TsqlError | None = None


class Leave(Exception):
    """RETURN, BREAK or CONTINUE."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


_SYSTEM_CALLS = frozenset({
    "ERROR_NUMBER", "ERROR_MESSAGE", "ERROR_LINE", "ERROR_SEVERITY", "ERROR_STATE", "XACT_STATE", "ROWCOUNT_BIG",
    "SCOPE_IDENTITY", "SESSION_CONTEXT",
})


class State:
    """A session without its statements."""

    def __init__(self, server: Server, database: str) -> None:
        if database.lower() not in server.catalog.databases:
            raise TsqlError(4060, f"Cannot open database '{database}'.")
        self.server = server
        self.catalog = server.catalog
        self._database = database
        self.connection = psycopg.connect(server.url, autocommit=True, prepare_threshold=None)
        self.connection.execute("SET jit = off; SET client_min_messages = error; SET TimeZone = 'UTC'")
        self.lower = Rows(self)
        self.definitions = Definitions(self.lower, server.tempdb)
        self.frame = Frame()
        self.messages: list[str] = []
        self.options: dict[str, str] = {}
        self.context: dict[str, Value] = {}
        self.transactions = 0
        self.doomed = False
        self.rows: int | None = 0
        self.before: Any = None
        self.locks: set[str] = set()

    def close(self) -> None:
        """End the session: what is open is undone, its locks and temporary tables go."""
        if self.transactions:
            self.rollback()
        self.connection.close()
        for table in [table for table in self.catalog.tables.values() if table.temporary]:
            self.catalog.drop(table)
        self.server.locks.difference_update(self.locks)

    # --- what expressions ask for -----------------------------------------------------------------

    @property
    def database(self) -> str:
        """Return the current database."""
        return self._database

    @property
    def tempdb(self) -> str:
        """Return the server's collation, which is that of temporary tables."""
        return self.server.tempdb

    @property
    def collation(self) -> str:
        """Return the current database's collation."""
        return self.catalog.databases[self._database.lower()].collation

    def variable(self, name: str) -> Value:
        """Return a variable as a constant."""
        match name:
            case "@@trancount":
                return Value(str(self.transactions), INT)
            case "@@rowcount":
                return Value(str(self.rowcount()), INT)
            case "@@spid":
                return Value(f"{SPID}", Type("smallint"))
            case "@@servername" | "@@version":
                return Value(quoted("emulator"), nvarchar(128), Collation(self.collation, DEFAULT))
        if name not in self.frame.variables:
            raise TsqlError(137, f'Must declare the scalar variable "{name}".', compiling=True)
        type, value = self.frame.variables[name]
        return Value(constant(value, type), type, Collation(self.collation, DEFAULT) if type.text else None)

    def function(self, name: str, arguments: Sequence[n.Expression]) -> Value | None:
        """Return what a function of the session gives; None for other functions."""
        if name not in _SYSTEM_CALLS:
            return None
        error = self.frame.error
        default = Collation(self.collation, DEFAULT)
        match name:
            case "ERROR_NUMBER":
                return Value(str(error.number) if error else "NULL::int", INT)
            case "ERROR_MESSAGE":
                return Value(f"{quoted(error.message) if error else 'NULL'}::text", nvarchar(4000), default)
            case "ERROR_LINE":
                return Value(str(error.line) if error else "NULL::int", INT)
            case "ERROR_SEVERITY":
                return Value(str(error.severity) if error else "NULL::int", INT)
            case "ERROR_STATE":
                return Value("1" if error else "NULL::int", INT)
            case "XACT_STATE":
                return Value("(-1)" if self.doomed else "1" if self.transactions else "0", Type("smallint"))
            case "ROWCOUNT_BIG":
                return Value(f"{self.rowcount()}::bigint", BIGINT)
            case "SESSION_CONTEXT":
                (key,) = arguments
                assert isinstance(key, n.Literal)
                return self.context.get(key.text, Value("NULL::bytea", Type("varbinary", 8000)))
            case _:
                raise NotEmulated(f"function {name}")

    def rowcount(self) -> int:
        if self.rows is None:
            raise NotEmulated("a count of rows read after a statement whose count is not known here")
        return self.rows

    # --- PostgreSQL -------------------------------------------------------------------------------

    def execute(self, sql: str) -> psycopg.Cursor[Any]:
        """Run a statement of PostgreSQL. Raises ``TsqlError``; with XACT_ABORT OFF an open transaction must go on."""
        try:
            return self.connection.execute(sql.encode())
        except psycopg.Error as error:
            raise translated(error, sql) from error

    def known(self, node: n.Variable | n.Call) -> object:
        """Return what the session knows by itself. Raises ``Unknown``."""
        if isinstance(node, n.Variable):
            found = self.variable(node.name)
            if node.name.startswith("@@"):
                return int(found.sql)
            return self.frame.variables[node.name][1]
        match node.name, node.arguments:
            case "ROWCOUNT_BIG", ():
                return self.rowcount()
            case "ERROR_NUMBER", () if self.frame.error is not None:
                return self.frame.error.number
            case "OBJECT_ID", (n.Literal(), *_):
                sql = self.lower.value(node, Scope()).sql
                return None if sql.startswith("NULL") else int(sql)
            case _:
                raise Unknown

    def evaluate(self, node: n.Expression) -> tuple[Value, object]:
        """Return an expression's type and value."""
        value = self.lower.value(node, Scope())
        return value, self.fetch(value.sql)

    def fetch(self, sql: str) -> object:
        if self.doomed and self.connection.info.transaction_status == psycopg.pq.TransactionStatus.INERROR:
            # PostgreSQL answers nothing more before ROLLBACK; constants can be asked for elsewhere.
            with psycopg.connect(self.server.url, autocommit=True) as other:
                row = other.execute(f"SELECT {sql}".encode()).fetchone()
        else:
            row = self.execute(f"SELECT {sql}").fetchone()
        assert row is not None
        found: object = row[0]
        return found

    # --- transactions -----------------------------------------------------------------------------

    def aborts(self) -> bool:
        return self.options.get("XACT_ABORT") == "ON"
    def broken(self) -> bool:
        return self.connection.info.transaction_status == psycopg.pq.TransactionStatus.INERROR
    def transaction(self, word: str) -> None:
        self.rows = 0
        match word:
            case "BEGIN":
                if not self.transactions:
                    self.execute("BEGIN")
                    self.before = self.catalog.state()
                self.transactions += 1
            case "COMMIT":
                if self.doomed:
                    raise TsqlError(3930, "The current transaction cannot be committed.")
                if not self.transactions:
                    raise TsqlError(3902, "The COMMIT TRANSACTION request has no corresponding BEGIN TRANSACTION.")
                self.transactions -= 1
                if not self.transactions:
                    self.execute("COMMIT")
            case _:
                if not self.transactions:
                    raise TsqlError(3903, "The ROLLBACK TRANSACTION request has no corresponding BEGIN TRANSACTION.")
                self.rollback()

    def rollback(self) -> None:
        self.connection.execute("ROLLBACK")
        self.catalog.restore(self.before)
        self.transactions, self.doomed = 0, False

    # --- what others add --------------------------------------------------------------------------

    def all(self, statements: Iterable[s.Statement]) -> None:
        """Run statements."""
        raise NotImplementedError

    def run_text(self, text: str) -> None:
        """Run a text as a batch."""
        raise NotImplementedError
