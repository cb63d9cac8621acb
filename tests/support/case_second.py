"""What happens between the two runs of a case: rows of the source change, rows of the target change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg import sql

from compiler.demo.layout import TableLayout, tables_of
from compiler.demo.placement import place
from compiler.metamodel.rows import Engine
from tests.support.case_after import After, PostgresReader, columns_of
from tests.support.case_side import MARK, CaseSide
from tests.support.case_words import Tree, scalar
from tests.support.cases import SCHEMAS, Case


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a table. ``kind``: insert, update, delete. ``where``: values of the rows that are meant."""

    kind: str
    table: str
    values: Mapping[str, object] = field(default_factory=dict)
    where: Mapping[str, object] = field(default_factory=dict)


def side_changes(first: CaseSide, second: CaseSide, engine: Engine) -> Iterator[Change]:
    """Yield what makes a side's rows what they are before the second run."""
    before = tables_of(place(first.environment), engine)
    now = {table.name: table for table in tables_of(place(second.environment), engine)}
    for old in before:
        yield from _changes(old, now.pop(old.name))
    assert not now, f"new tables: {sorted(now)}"


def row_changes(after: After, case: Case) -> Iterator[Change]:
    """Yield the changes of the target's application rows, found by name."""
    assert case.second is not None
    for label, rows in case.second.rows.items():
        for name, row in rows.items():
            yield _target_row(after, label, name, row)


def change_rows(connection: psycopg.Connection[Any], case: Case) -> None:
    """Make source and target what they are before the second run."""
    change_source(connection, case)
    change_target(connection, case)


def change_source(connection: psycopg.Connection[Any], case: Case) -> None:
    """Make the source what it is before the second run. Triggers and foreign keys do not look on."""
    assert case.second is not None
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        for change in side_changes(case.source, case.second.source, Engine.POSTGRES):
            _make(connection, SCHEMAS[0], change)


def change_target(connection: psycopg.Connection[Any], case: Case) -> None:
    """Make the target what it is before the second run."""
    assert case.second is not None
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        for change in side_changes(case.target, case.second.target, Engine.POSTGRES):
            _make(connection, SCHEMAS[1], change)
        for change in row_changes(After(PostgresReader(connection), case, case.second.target), case):
            _make(connection, SCHEMAS[1], change)


def _make(connection: psycopg.Connection[Any], schema: str, change: Change) -> None:
    """Make a change in PostgreSQL."""
    table = sql.Identifier(schema, change.table)
    same = sql.SQL(" AND ").join(
        sql.SQL("{} IS NOT DISTINCT FROM {}").format(sql.Identifier(name), sql.Placeholder()) for name in change.where
    )
    names = [sql.Identifier(name) for name in change.values]
    match change.kind:
        case "delete":
            statement = sql.SQL("DELETE FROM {} WHERE {}").format(table, same)
        case "update":
            values = sql.SQL(", ").join(sql.SQL("{} = {}").format(name, sql.Placeholder()) for name in names)
            statement = sql.SQL("UPDATE {} SET {} WHERE {}").format(table, values, same)
        case _:
            marks = sql.SQL(", ").join([sql.Placeholder()] * len(names))
            statement = sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(
                table, sql.SQL(", ").join(names), marks
            )
    connection.execute(statement, [*change.values.values(), *change.where.values()])


def _changes(old: TableLayout, new: TableLayout) -> Iterator[Change]:
    """Yield what makes a table's rows the new ones: rows are deleted and inserted, one that differs both."""
    assert old.columns == new.columns, f"{old.name} has other columns now"
    names = [column.name for column in old.columns]
    for row in old.rows:
        if row not in new.rows:
            yield Change("delete", old.name, where=dict(zip(names, row, strict=True)))
    for row in new.rows:
        if row not in old.rows:
            yield Change("insert", old.name, dict(zip(names, row, strict=True)))


def _target_row(after: After, label: str, name: str, row: Tree | None) -> Change:
    """Return what deletes, changes or adds a row of the target, found by its name."""
    placed = next(item for item in after.placement.entities if item.entity is after.side.entities[label])
    table = str(placed.table)
    columns = columns_of(after.placement, after.side, label)
    if row is None:
        return Change("delete", table, where={columns[MARK]: name})
    values = {columns[item]: _value(after, label, item, value) for item, value in row.items()}
    if name in after.tables[label]:
        return Change("update", table, values, {columns[MARK]: name})
    return Change("insert", table, {**values, columns[MARK]: name})


def _value(after: After, label: str, attribute: str, value: object) -> object:
    refers = "Tenant" if attribute == "TENANT_ID" else after.side.refers.get((label, attribute))
    if refers is not None and isinstance(value, str):
        return next(number for number, name in after.names[refers].items() if name == value)
    types = {item.name: item.type for item in after.side.entities[label].attributes if item.active}
    return scalar(types[attribute], value)
