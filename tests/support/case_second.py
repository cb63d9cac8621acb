"""What happens between the two runs of a case: rows of the source change, rows of the target change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import psycopg
from psycopg import sql

from compiler.demo.layout import TableLayout, tables_of
from compiler.demo.placement import place
from compiler.metamodel.rows import Engine
from tests.support.case_after import After, columns_of
from tests.support.case_side import MARK
from tests.support.case_words import Tree, scalar
from tests.support.cases import SCHEMAS, Case


def change_rows(connection: psycopg.Connection[Any], case: Case) -> None:
    """Make source and target what they are before the second run. Triggers and foreign keys do not look on."""
    assert case.second is not None
    with connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        sides = ((case.source, case.second.source), (case.target, case.second.target))
        for schema, (first, second) in zip(SCHEMAS, sides, strict=True):
            before = tables_of(place(first.environment), Engine.POSTGRES)
            now = {table.name: table for table in tables_of(place(second.environment), Engine.POSTGRES)}
            for old in before:
                for statement, values in _changes(schema, old, now.pop(old.name)):
                    connection.execute(statement, values)
            assert not now, f"new tables: {sorted(now)}"
        after = After(connection, case, case.second.target)
        for label, rows in case.second.rows.items():
            for name, row in rows.items():
                statement, values = _target_row(after, label, name, row)
                connection.execute(statement, values)


def _changes(
    schema: str, old: TableLayout, new: TableLayout
) -> Iterator[tuple[sql.Composable, Sequence[object]]]:
    """Yield what makes a table's rows the new ones: rows are deleted and inserted, one that differs both."""
    assert old.columns == new.columns, f"{old.name} has other columns now"
    table = sql.Identifier(schema, old.name)
    names = [sql.Identifier(column.name) for column in old.columns]
    gone = [row for row in old.rows if row not in new.rows]
    same = sql.SQL(" AND ").join(
        sql.SQL("{} IS NOT DISTINCT FROM {}").format(name, sql.Placeholder()) for name in names
    )
    for row in gone:
        yield sql.SQL("DELETE FROM {} WHERE {}").format(table, same), row
    marks = sql.SQL(", ").join([sql.Placeholder()] * len(names))
    for row in new.rows:
        if row not in old.rows:
            yield sql.SQL("INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE VALUES ({})").format(
                table, sql.SQL(", ").join(names), marks
            ), row


def _target_row(after: After, label: str, name: str, row: Tree | None) -> tuple[sql.Composable, Sequence[object]]:
    """Return what deletes, changes or adds a row of the target, found by its name."""
    placed = next(item for item in after.placement.entities if item.entity is after.side.entities[label])
    table = sql.Identifier(SCHEMAS[1], str(placed.table))
    columns = columns_of(after.placement, after.side, label)
    mark = sql.Identifier(columns[MARK])
    if row is None:
        return sql.SQL("DELETE FROM {} WHERE {} = {}").format(table, mark, sql.Placeholder()), [name]
    values = {columns[item]: _value(after, label, item, value) for item, value in row.items()}
    if name in after.tables[label]:
        changes = sql.SQL(", ").join(
            sql.SQL("{} = {}").format(sql.Identifier(column), sql.Placeholder()) for column in values
        )
        statement = sql.SQL("UPDATE {} SET {} WHERE {} = {}").format(table, changes, mark, sql.Placeholder())
        return statement, [*values.values(), name]
    added: Mapping[str, object] = {**values, columns[MARK]: name}
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        table, sql.SQL(", ").join(sql.Identifier(column) for column in added),
        sql.SQL(", ").join([sql.Placeholder()] * len(added)),
    )
    return statement, list(added.values())


def _value(after: After, label: str, attribute: str, value: object) -> object:
    refers = "Tenant" if attribute == "TENANT_ID" else after.side.refers.get((label, attribute))
    if refers is not None and isinstance(value, str):
        return next(number for number, name in after.names[refers].items() if name == value)
    types = {item.name: item.type for item in after.side.entities[label].attributes if item.active}
    return scalar(types[attribute], value)
