"""A database in memory: the tables of one schema as lists of rows.

The tests read both environments into this form before and after a run. Values are what psycopg
gives: int, Decimal, str, bool, date, time, datetime, bytes, or None.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

Value = object
Row = dict[str, Value]

_COLUMNS = """
    SELECT c.relname, a.attname, a.attidentity <> '', pg_get_expr(d.adbin, d.adrelid)
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE n.nspname = %s AND c.relkind IN ('r', 'p', 'f') AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum
"""


@dataclass(slots=True)
class Database:
    """One schema. All are by table name; the last three only where a run has left maps.

    ``defaults`` holds the value that the database gives to a column that an insert does not name.
    ``maps`` are identifier maps: old id to new id. ``fresh`` and ``made`` are old ids of a map whose rows
    the run has inserted, and an earlier run.
    """

    tables: dict[str, list[Row]]
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    defaults: dict[str, dict[str, Value]] = field(default_factory=dict)
    maps: dict[str, dict[Value, Value]] = field(default_factory=dict)
    fresh: dict[str, set[Value]] = field(default_factory=dict)
    made: dict[str, set[Value]] = field(default_factory=dict)

    def copy(self) -> Database:
        """Return an independent copy."""
        return copy.deepcopy(self)


def load(connection: psycopg.Connection[Any], schema: str) -> Database:
    """Read every table of a PostgreSQL schema. Generated columns are left out: nobody writes them."""
    found: dict[str, list[str]] = {}
    defaults: dict[str, dict[str, Value]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS, (schema,))
        for table, column, identity, default in cursor.fetchall():
            found.setdefault(table, []).append(column)
            if default is None or identity or "nextval(" in default:
                continue
            cursor.execute(sql.SQL("SELECT {}").format(sql.SQL(default)))
            row = cursor.fetchone()
            assert row is not None
            defaults.setdefault(table, {})[column] = row[0]
        tables = {}
        for table, columns in found.items():
            names = sql.SQL(", ").join(sql.Identifier(name) for name in columns)
            cursor.execute(sql.SQL("SELECT {} FROM {}").format(names, sql.Identifier(schema, table)))
            tables[table] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return Database(tables, {name: tuple(columns) for name, columns in found.items()}, defaults)


def load_maps(connection: psycopg.Connection[Any], found: Database, schema: str = "o11c") -> None:
    """Read the identifier maps that a run left into ``found``; none where there is no such schema.

    Raises ``AssertionError`` when a map holds one old id twice.
    """
    for name, rows in load(connection, schema).tables.items():
        if not name.startswith("map_"):
            continue
        found.maps[name] = {row["old_id"]: row["new_id"] for row in rows}
        found.fresh[name] = {row["old_id"] for row in rows if row["fresh"]}
        found.made[name] = {row["old_id"] for row in rows if row["made"]}
        assert len(found.maps[name]) == len(rows), f"{name} holds one old id twice"


def canonical(value: Value) -> Value:
    """Return a hashable value that is equal exactly when the stored values are."""
    if isinstance(value, memoryview | bytearray):
        value = bytes(value)
    if isinstance(value, bool):
        return ("bool", value)
    return value


def multiset(
    rows: list[Row], translate: Callable[[str, Value], Value] | None = None
) -> Counter[tuple[tuple[str, Value], ...]]:
    """Return the rows with their counts, each value passed through ``translate`` (column, value)."""
    return Counter(
        tuple(
            (name, canonical(translate(name, value) if translate is not None else value))
            for name, value in sorted(row.items())
        )
        for row in rows
    )


def differences(table: str, actual: list[Row], expected: list[Row]) -> list[str]:
    """Return one line for each row that only one of the two has."""
    left, right = multiset(actual), multiset(expected)
    extra = [f"{table}: not expected: {dict(row)} ({count}x)" for row, count in (left - right).items()]
    gone = [f"{table}: missing: {dict(row)} ({count}x)" for row, count in (right - left).items()]
    return sorted(extra) + sorted(gone)
