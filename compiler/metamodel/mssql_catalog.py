"""Physical facts from SQL Server's catalog views, each kind with one query for the whole schema.

Decisions:
- Definitions read as NULL for a login without VIEW DEFINITION. The fact that there is one is kept, with
  the text ``HIDDEN`` in its place; a hidden CHECK of the whole table counts for all of its columns.
- Disabled unique indexes and CHECKs are left out: they say nothing of rows to come.
- Every unique index admits one NULL at most, so ``nulls_distinct`` is False.
- A foreign key to a table that the login may not see has an empty referenced table.
- Foreign keys of other schemas are those whose tables the login may see, enabled or not.
- A computed column has no default. Columns of type rowversion count as computed.
- An alias or CLR type is OTHER. Statistics that may not be read are None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from compiler.metamodel.catalog import assemble, sorted_keys
from compiler.metamodel.native import is_rowversion, mssql_native, mssql_type
from compiler.metamodel.rows import Check, Column, ForeignKey, InboundKey, Index, Table, Trigger

HIDDEN = "(definition not visible to this login)"


class Cursor(Protocol):
    """What is used of a database cursor; both methods raise ``DriverError``."""

    def execute(self, query: str, params: Sequence[object] = ..., /) -> object:
        """Run one query."""

    def fetchall(self) -> Sequence[Sequence[Any]]:
        """Return its rows."""


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
        """True when the connection is gone (SQLSTATE class 08, or the driver's HYT01)."""
        return self.state.startswith("08") or self.state == "HYT01"

    @property
    def denied(self) -> bool:
        """True when the login lacks a permission."""
        return bool(self.numbers & {229, 230, 297, 300, 371, 916})

    @property
    def waited(self) -> bool:
        """True when somebody's lock was waited for longer than LOCK_TIMEOUT."""
        return 1222 in self.numbers

    @property
    def changed(self) -> bool:
        """True when the metamodel was changed by someone else while it was read."""
        return bool(self.numbers & {207, 208, 3957, 3960, 3961})


SCHEMAS = "SELECT s.name FROM sys.schemas s"

SCHEMA_TABLES = """
SELECT s.name, o.name FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""

TABLES = """
SELECT o.object_id, o.name, RTRIM(o.type), CAST(p.value AS nvarchar(4000))
FROM sys.objects o
JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN sys.extended_properties p
  ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = 'MS_Description'
WHERE s.name = ? AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
"""

COLUMNS = """
SELECT c.object_id, c.column_id, c.name, t.name, t.is_user_defined, c.max_length, c.precision, c.scale,
       c.is_nullable, CASE WHEN ic.object_id IS NULL THEN 0 ELSE 1 END, c.is_computed,
       c.default_object_id, d.definition, c.collation_name
FROM sys.columns c
JOIN sys.objects o ON o.object_id = c.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.types t ON t.user_type_id = c.user_type_id
LEFT JOIN sys.identity_columns ic ON ic.object_id = c.object_id AND ic.column_id = c.column_id
LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
WHERE s.name = ? AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id
"""

INDEXES = """
SELECT i.object_id, i.index_id, i.name, i.is_primary_key, i.has_filter, i.filter_definition, c.name
FROM sys.indexes i
JOIN sys.objects o ON o.object_id = i.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.index_columns x ON x.object_id = i.object_id AND x.index_id = i.index_id AND x.key_ordinal > 0
JOIN sys.columns c ON c.object_id = x.object_id AND c.column_id = x.column_id
WHERE s.name = ? AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
  AND i.is_unique = 1 AND i.is_disabled = 0 AND i.is_hypothetical = 0
ORDER BY i.object_id, i.index_id, x.key_ordinal
"""

FOREIGN_KEYS = """
SELECT f.parent_object_id, f.object_id, f.name, rs.name, ro.name, f.delete_referential_action_desc,
       f.is_disabled, f.is_not_trusted, pc.name, rc.name
FROM sys.foreign_keys f
JOIN sys.objects o ON o.object_id = f.parent_object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
JOIN sys.columns pc ON pc.object_id = k.parent_object_id AND pc.column_id = k.parent_column_id
LEFT JOIN sys.objects ro ON ro.object_id = f.referenced_object_id
LEFT JOIN sys.schemas rs ON rs.schema_id = ro.schema_id
LEFT JOIN sys.columns rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
WHERE s.name = ?
ORDER BY f.object_id, k.constraint_column_id
"""

INBOUND_KEYS = """
SELECT f.object_id, s.name, o.name, f.name, ro.name, f.delete_referential_action_desc, pc.name, rc.name
FROM sys.foreign_keys f
JOIN sys.objects o ON o.object_id = f.parent_object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.objects ro ON ro.object_id = f.referenced_object_id
JOIN sys.schemas rs ON rs.schema_id = ro.schema_id
JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
JOIN sys.columns pc ON pc.object_id = k.parent_object_id AND pc.column_id = k.parent_column_id
JOIN sys.columns rc ON rc.object_id = k.referenced_object_id AND rc.column_id = k.referenced_column_id
WHERE rs.name = ? AND s.schema_id <> rs.schema_id
ORDER BY f.object_id, k.constraint_column_id
"""

TRIGGERS = """
SELECT t.parent_id, t.name, t.is_disabled
FROM sys.triggers t
JOIN sys.objects o ON o.object_id = t.parent_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ? AND t.parent_class = 1 AND t.is_ms_shipped = 0
"""

CHECKS = """
SELECT k.parent_object_id, k.name, k.definition, c.name, k.is_not_trusted
FROM sys.check_constraints k
JOIN sys.objects o ON o.object_id = k.parent_object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN sys.columns c ON c.object_id = k.parent_object_id AND c.column_id = k.parent_column_id
WHERE s.name = ? AND k.is_disabled = 0
"""

ROW_COUNTS = """
SELECT p.object_id, SUM(p.rows)
FROM sys.partitions p
JOIN sys.objects o ON o.object_id = p.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ? AND o.type = 'U' AND p.index_id IN (0, 1)
GROUP BY p.object_id
"""

# Pages of 8 KB. Types 1 and 3 belong to a heap or B-tree, type 2 (large values) to a partition.
SIZES = """
SELECT p.object_id, SUM(a.total_pages) * 8192
FROM sys.partitions p
JOIN sys.allocation_units a
  ON a.container_id = CASE WHEN a.type IN (1, 3) THEN p.hobt_id ELSE p.partition_id END
JOIN sys.objects o ON o.object_id = p.object_id
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE s.name = ? AND o.type = 'U'
GROUP BY p.object_id
"""

_KINDS: Mapping[str, str] = {"U": "table", "V": "view"}
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_BRACKETED = re.compile(r"\[((?:[^\]]|\]\])+)\]")


def read_tables(cursor: Cursor, schema: str, collation: str | None) -> tuple[Table, ...]:
    """Read every table and view of the schema; ``collation`` is the database's own.

    Raises ``DriverError``.
    """
    rows = _statistics(cursor, ROW_COUNTS, schema)
    sizes = _statistics(cursor, SIZES, schema)
    heads = [
        (number, Table(name, _KINDS[kind], rows.get(number), sizes.get(number), comment=comment))
        for number, name, kind, comment in _fetch(cursor, TABLES, schema)
    ]
    columns = [(row[0], _column(row, collation)) for row in _fetch(cursor, COLUMNS, schema)]
    names: dict[int, list[str]] = {}
    for number, column in columns:
        names.setdefault(number, []).append(column.name)
    primary_keys, uniques = _indexes(_fetch(cursor, INDEXES, schema))
    return assemble(
        heads,
        columns=columns,
        primary_keys=primary_keys,
        uniques=uniques,
        foreign_keys=_foreign_keys(_fetch(cursor, FOREIGN_KEYS, schema)),
        triggers=[(row[0], Trigger(row[1], not row[2])) for row in _fetch(cursor, TRIGGERS, schema)],
        checks=[_check(row, names.get(row[0], [])) for row in _fetch(cursor, CHECKS, schema)],
    )


def read_inbound_keys(cursor: Cursor, schema: str) -> tuple[InboundKey, ...]:
    """Read the foreign keys of other schemas' tables that refer to tables of this one.

    Raises ``DriverError``.
    """
    groups: dict[int, list[Sequence[Any]]] = {}
    for row in _fetch(cursor, INBOUND_KEYS, schema):
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
    cursor.execute(query, (schema,))
    return cursor.fetchall()


def _statistics(cursor: Cursor, query: str, schema: str) -> dict[int, int]:
    """Return a number for each table, none where the login may not see it."""
    try:
        return {number: int(value) for number, value in _fetch(cursor, query, schema) if value is not None}
    except DriverError as error:
        if error.denied:
            return {}
        raise


def _column(row: Sequence[Any], collation: str | None) -> Column:
    (_, _, name, type_name, user_defined, max_length, precision, scale,
     nullable, identity, computed, default_id, default, own_collation) = row
    native = mssql_native(type_name, bool(user_defined), max_length, precision, scale)
    written_by_server = bool(computed) or (not user_defined and is_rowversion(native))
    return Column(
        name=name,
        native=native,
        type=mssql_type(native, bool(user_defined)),
        nullable=bool(nullable),
        identity="always" if identity else None,
        default=None if computed or not default_id else default or HIDDEN,
        computed=written_by_server,
        collation=None if own_collation == collation else own_collation,
    )


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

    The server prints column names in brackets, whatever the person who wrote the CHECK did.
    """
    number, name, definition, column, not_trusted = row
    if definition is None:
        return number, Check(name, HIDDEN, (column,) if column else tuple(columns), validated=not not_trusted)
    bracketed = _BRACKETED.findall(_LITERAL.sub("''", definition))
    used = {item.replace("]]", "]").lower() for item in bracketed} | ({column.lower()} if column else set())
    read = tuple(item for item in columns if item.lower() in used)
    return number, Check(name, definition, read, validated=not not_trusted)
