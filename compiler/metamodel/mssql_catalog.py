"""Physical facts from SQL Server's catalog views (``mssql_queries``).

Decisions:
- Definitions read as NULL for a login without VIEW DEFINITION. The fact that there is one is kept, with
  the text ``HIDDEN`` in its place; a hidden CHECK of the whole table counts for all of its columns.
- Disabled unique indexes and CHECKs are left out: they say nothing of rows to come.
- Every unique index admits one NULL at most, so ``nulls_distinct`` is False.
- A foreign key to a table that the login may not see has an empty referenced table.
- Foreign keys of other schemas are those whose tables the login may see, enabled or not.
- A computed column has no default. As computed count all columns that nobody may write: rowversion, the periods of a
  temporal table, what a ledger table adds, the set of sparse columns.
- An alias or CLR type is OTHER. Statistics that may not be read are None, so may an identity's increment: it is 1.
- Babelfish prints a CHECK without brackets around names, and collations in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel import mssql_queries
from compiler.metamodel.catalog import assemble, sorted_keys
from compiler.metamodel.native import is_rowversion, mssql_native, mssql_type
from compiler.metamodel.rows import Check, Column, ForeignKey, InboundKey, Index, Table, Trigger

HIDDEN = "(definition not visible to this login)"


class Cursor(Protocol):
    """What is used of a database cursor; both methods raise ``DriverError``."""

    def execute(self, query: str, /) -> object:
        """Run one query."""

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""


# Read or write has failed, unexpected end, connection is dead (FreeTDS, include/sybdb.h).
_FREETDS_LOST = frozenset({20003, 20004, 20006, 20017, 20047})


class DriverError(Exception):
    """An error of driver or server: SQLSTATE and message.

    The numbers in the message are SQL Server's own (``sys.messages``): 229 and 230 permission denied,
    3961 and 3957 metadata changed under SNAPSHOT, 208 and 207 table or column gone.
    """

    def __init__(self, state: str, message: str) -> None:
        super().__init__(message)
        self.state = state
        self.numbers = frozenset(int(number) for number in re.findall(r"\((\d{2,5})\)", message))

    @property
    def lost(self) -> bool:
        """True when the connection is gone: SQLSTATE class 08, HYT01, or FreeTDS's own numbers with state 01000."""
        return self.state.startswith("08") or self.state == "HYT01" or bool(self.numbers & _FREETDS_LOST)

    @property
    def denied(self) -> bool:
        """True when the login lacks a permission."""
        return bool(self.numbers & {229, 230, 297, 300, 371, 916})

    @property
    def waited(self) -> bool:
        """True when somebody's lock was waited for longer than LOCK_TIMEOUT."""
        return 1222 in self.numbers

    @property
    def unknown(self) -> bool:
        """True when the server knows no table or column of this name (208, 207)."""
        return bool(self.numbers & {207, 208})

    @property
    def changed(self) -> bool:
        """True when the metamodel was changed by someone else while it was read."""
        return bool(self.numbers & {207, 208, 3957, 3960, 3961})


_KINDS: Mapping[str, str] = {"U": "table", "V": "view"}
_LACKS = "o11c reads SQL Server 2016 and later, Azure SQL, and Babelfish 4; this server's catalog lacks something."
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_BRACKETED = re.compile(r"\[((?:[^\]]|\]\])+)\]")
_BARE = re.compile(r'"((?:[^"]|"")+)"|([^\W\d][\w$@#]*)')


def read_tables(cursor: Cursor, schema: str, collation: str | None) -> tuple[Table, ...]:
    """Read every table and view of the schema; ``collation`` is the database's own.

    Raises ``DriverError``.
    """
    rows = {row[0]: int(row[1]) for row in _if_known(cursor, mssql_queries.ROW_COUNTS, schema)}
    sizes = {row[0]: int(row[1]) for row in _if_known(cursor, mssql_queries.SIZES, schema)}
    increments = {(row[0], row[1]): int(row[2]) for row in _if_known(cursor, mssql_queries.INCREMENTS, schema)}
    heads = [
        (number, Table(name, _KINDS[kind], rows.get(number), sizes.get(number), comment=comment))
        for number, name, kind, comment in _fetch(cursor, mssql_queries.TABLES, schema)
    ]
    columns = [
        (row[0], _column(row, collation, increments.get((row[0], row[1]), 1)))
        for row in _fetch(cursor, mssql_queries.COLUMNS, schema)
    ]
    names: dict[int, list[str]] = {}
    for number, column in columns:
        names.setdefault(number, []).append(column.name)
    primary_keys, uniques = _indexes(_fetch(cursor, mssql_queries.INDEXES, schema))
    return assemble(
        heads,
        columns=columns,
        primary_keys=primary_keys,
        uniques=uniques,
        foreign_keys=_foreign_keys(_fetch(cursor, mssql_queries.FOREIGN_KEYS, schema)),
        triggers=[(row[0], Trigger(row[1], not row[2])) for row in _fetch(cursor, mssql_queries.TRIGGERS, schema)],
        checks=[_check(row, names.get(row[0], [])) for row in _fetch(cursor, mssql_queries.CHECKS, schema)],
    )


def read_inbound_keys(cursor: Cursor, schema: str) -> tuple[InboundKey, ...]:
    """Read the foreign keys of other schemas' tables that refer to tables of this one.

    Raises ``DriverError``.
    """
    groups: dict[int, list[Sequence[Any]]] = {}
    for row in _fetch(cursor, mssql_queries.INBOUND_KEYS, schema):
        groups.setdefault(row[0], []).append(row)
    return sorted_keys(
        InboundKey(
            schema=members[0][1],
            table=members[0][2],
            name=members[0][3],
            columns=tuple(row[6] for row in members),
            referenced_table=members[0][4],
            referenced_columns=tuple(row[7] for row in members),
            on_delete=_on_delete(members[0][5]),
        )
        for members in groups.values()
    )


def _on_delete(action: str) -> str:
    return action.replace("_", " ").lower()


def _fetch(cursor: Cursor, query: str, schema: str) -> Sequence[Sequence[Any]]:
    """Return the query's rows. Raises ``CompileError`` O11-0115 when the server has no such view or column."""
    try:
        cursor.execute(mssql_queries.about(query, schema))
        return cursor.fetchall()
    except DriverError as error:
        if error.unknown:
            raise CompileError([diagnostic("O11-0115", "catalog", str(error), _LACKS)]) from error
        raise


def _if_known(cursor: Cursor, query: str, schema: str) -> Sequence[Sequence[Any]]:
    """Return the rows whose last value is known; none where the server refuses, for whatever reason."""
    try:
        cursor.execute(mssql_queries.about(query, schema))
        return [row for row in cursor.fetchall() if row[-1] is not None]
    except DriverError as error:
        if error.lost:
            raise
        return []


def _column(row: Sequence[Any], collation: str | None, increment: int = 1) -> Column:
    (_, _, name, type_name, user_defined, max_length, precision, scale,
     nullable, identity, computed, default_id, default, own_collation,
     column_set, generated, encryption, masked) = row
    native = mssql_native(type_name, bool(user_defined), max_length, precision, scale)
    rowversion = not user_defined and is_rowversion(native)
    written_by_server = bool(computed) or bool(column_set) or bool(generated) or rowversion
    return Column(
        name=name,
        native=native,
        type=mssql_type(native, bool(user_defined)),
        nullable=bool(nullable),
        identity="always" if identity else None,
        increment=increment if identity else 1,
        default=None if computed or not default_id else default or HIDDEN,
        computed=written_by_server,
        collation=None if _same(own_collation, collation) else own_collation,
        masked=bool(masked),
        encrypted=encryption is not None,
    )


def _same(own: str | None, database: str | None) -> bool:
    """Tell whether a column's collation is the database's; names of collations have no case."""
    return own is None or (database is not None and own.lower() == database.lower())


def _indexes(
    rows: Sequence[Sequence[Any]],
) -> tuple[list[tuple[int, tuple[str, ...]]], list[tuple[int, Index]]]:
    groups: dict[tuple[int, int], list[Sequence[Any]]] = {}
    for row in rows:
        groups.setdefault((row[0], row[1]), []).append(row)
    primary_keys, uniques = [], []
    for (number, _), members in groups.items():
        _, _, name, primary, filtered, definition, _ = members[0]
        columns = tuple(row[6] for row in members)
        if primary:
            primary_keys.append((number, columns))
        else:
            predicate = (definition or HIDDEN) if filtered else None
            uniques.append((number, Index(name, columns, predicate, nulls_distinct=False)))
    return primary_keys, uniques


def _foreign_keys(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, ForeignKey]]:
    groups: dict[tuple[int, int], list[Sequence[Any]]] = {}
    for row in rows:
        groups.setdefault((row[0], row[1]), []).append(row)
    for (number, _), members in groups.items():
        _, _, name, schema, table, action, disabled, not_trusted, _, _ = members[0]
        yield number, ForeignKey(
            name=name,
            columns=tuple(row[8] for row in members),
            referenced_schema=schema or "",
            referenced_table=table or "",
            referenced_columns=tuple(row[9] for row in members if row[9] is not None),
            on_delete=_on_delete(action),
            enabled=not disabled,
            validated=not not_trusted,
        )


def _check(row: Sequence[Any], columns: Sequence[str]) -> tuple[int, Check]:
    """Return a CHECK with the columns it reads: the catalog names one at most, its text the others.

    SQL Server prints column names in brackets, whatever the person who wrote the CHECK did. Babelfish prints them
    bare: then every word counts that is the name of a column.
    """
    number, name, definition, column, not_trusted = row
    if definition is None:
        return number, Check(name, HIDDEN, (column,) if column else tuple(columns), validated=not not_trusted)
    plain = _LITERAL.sub("''", definition)
    used = {item.replace("]]", "]").lower() for item in _BRACKETED.findall(plain)}
    if not used:
        used = {(quoted.replace('""', '"') or bare).lower() for quoted, bare in _BARE.findall(plain)}
    used |= {column.lower()} if column else set()
    read = tuple(item for item in columns if item.lower() in used)
    return number, Check(name, definition, read, validated=not not_trusted)
