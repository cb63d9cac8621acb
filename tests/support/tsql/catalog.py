"""What the emulator knows of databases, schemas, tables, columns and constraints."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.support.tsql.data_types import Type
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.statements import Statement

# PostgreSQL cuts names off here.
_LONGEST = 63


def pg_name(name: str) -> str:
    """Return a name, quoted for PostgreSQL; one that is too long ends in its hash."""
    data = name.encode()
    if len(data) > _LONGEST:
        name = f"{data[:40].decode(errors='ignore')}~{hashlib.sha256(data).hexdigest()[:16]}"
    return '"' + name.replace('"', '""') + '"'


def pg_schema(database: str, schema: str) -> str:
    """Return the schema in PostgreSQL that stands for a database's schema."""
    return "pg_temp" if database == "tempdb" else pg_name(f"{database}.{schema}".lower())


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``collation`` of texts; ``default`` is PostgreSQL's text, ``definition`` the script's.

    ``identity`` is seed and step.
    """

    name: str
    type: Type
    collation: str | None = None
    nullable: bool = True
    identity: tuple[int, int] | None = None
    default: str | None = None
    definition: str = ""
    id: int = 0

    @property
    def pg(self) -> str:
        """Return its name in PostgreSQL."""
        return pg_name(self.name)


@dataclass(frozen=True, slots=True)
class Index:
    """A key or an index. ``kind``: PK, UQ or an empty text.

    ``filter`` is PostgreSQL's text, ``definition`` the script's.
    """

    name: str
    columns: tuple[str, ...]
    unique: bool
    kind: str = ""
    filter: str | None = None
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A foreign key; ``table`` is the referenced table's key in the catalog."""

    name: str
    columns: tuple[str, ...]
    table: tuple[str, str, str]
    referenced: tuple[str, ...]
    cascade: bool
    disabled: bool = False
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """A CHECK; ``condition`` is PostgreSQL's text, ``definition`` the script's."""

    name: str
    condition: str
    definition: str
    disabled: bool = False
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger after INSERT; ``body`` are its statements."""

    name: str
    body: tuple[Statement, ...]
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``pg`` is its whole name in PostgreSQL."""

    database: str
    schema: str
    name: str
    pg: str
    id: int
    columns: tuple[Column, ...]
    indexes: tuple[Index, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Check, ...] = ()
    triggers: tuple[Trigger, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Return how the catalog finds it."""
        return self.database.lower(), self.schema.lower(), self.name.lower()

    @property
    def temporary(self) -> bool:
        """Tell whether it is one session's, or one batch's: a table variable."""
        return self.name.startswith(("#", "@"))

    @property
    def identity(self) -> Column | None:
        """Return the identity column."""
        return next((column for column in self.columns if column.identity), None)

    @property
    def captured(self) -> str:
        """Return the table that holds what the last INSERT has added, for triggers."""
        return f"pg_temp.{pg_name(f'inserted_{self.id}')}"

    @property
    def sequence(self) -> str:
        """Return the sequence of the identity column, as PostgreSQL names it: it follows the table's number."""
        return f"{pg_schema(self.database, self.schema)}.{pg_name(f'identity_{self.id}')}"

    def column(self, name: str) -> Column:
        """Return a column by its name. Raises error 207."""
        found = [column for column in self.columns if column.name.lower() == name.lower()]
        if not found:
            raise TsqlError(207, f"Invalid column name '{name}' (table {self.name}).")
        return found[0]


@dataclass(frozen=True, slots=True)
class Database:
    """A database."""

    name: str
    id: int
    collation: str
    snapshot: bool = False


@dataclass(slots=True)
class Catalog:
    """All that a server has; ``temporary`` tables are one session's and in its own catalog only.

    What is in it is never changed in place, so that ``state`` can be put back when a transaction is undone.
    """

    databases: dict[str, Database] = field(default_factory=dict)
    schemas: dict[tuple[str, str], int] = field(default_factory=dict)
    tables: dict[tuple[str, str, str], Table] = field(default_factory=dict)
    version: int = 0
    last: int = 1_000

    def number(self) -> int:
        """Return an object's number that was never given before."""
        self.last += 7
        return self.last

    def state(self) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str, str], Table]]:
        """Return what ``restore`` takes back."""
        return dict(self.schemas), dict(self.tables)

    def restore(self, state: tuple[dict[tuple[str, str], int], dict[tuple[str, str, str], Table]]) -> None:
        """Put schemas and tables back."""
        self.schemas, self.tables = dict(state[0]), dict(state[1])
        self.version += 1

    def put(self, table: Table) -> None:
        """Add a table, or replace one."""
        self.tables[table.key] = table
        self.version += 1

    def drop(self, table: Table) -> None:
        """Forget a table."""
        del self.tables[table.key]
        self.version += 1

    def of(self, database: str) -> Iterable[Table]:
        """Return a database's tables."""
        return [table for table in self.tables.values() if table.database.lower() == database.lower()]


def key_of(parts: tuple[str, ...], database: str) -> tuple[str, str, str]:
    """Return how the catalog finds a table that a script names, from a session in a database."""
    name = parts[-1]
    if name.startswith(("#", "@")):
        return "tempdb", "dbo", name.lower()
    if len(parts) > 3:
        raise NotEmulated(f"a name of four parts: {parts}")
    schema = (parts[-2] if len(parts) > 1 else "") or "dbo"
    return (parts[-3] if len(parts) > 2 else "").lower() or database.lower(), schema.lower(), name.lower()


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a name in a text such as ``[a].[b]``; what SQL Server takes for no name is empty."""
    parts: list[str] = []
    part, at = "", 0
    while at < len(text):
        sign = text[at]
        if sign == "[":
            end = at + 1
            while end < len(text) and (text[end] != "]" or text[end + 1 : end + 2] == "]"):
                end += 2 if text[end] == "]" else 1
            part += text[at + 1 : end].replace("]]", "]")
            at = end + 1
        elif sign == ".":
            parts.append(part)
            part, at = "", at + 1
        else:
            part, at = part + sign, at + 1
    return (*parts, part)
