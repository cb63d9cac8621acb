"""Makes an environment of the factory in a database that takes T-SQL, as ``compiler.demo.postgres_ddl`` does in a
schema of PostgreSQL: OSSYS tables, application tables, rows, then keys, triggers and identities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compiler.demo.factory import FactoryEnvironment
from compiler.demo.layout import ColumnLayout, TableLayout, tables_of
from compiler.demo.offline import described_tables
from compiler.demo.placement import place
from compiler.hybrids import QUEUES
from compiler.metamodel.rows import Engine, ForeignKey, Index, Table
from tests.support.tsql_server import TsqlSession, bracketed, literal

# What the described snapshots say (compiler/demo/offline.py).
COLLATION = "Latin1_General_CI_AI"
_SLICE = 500
_CAST = re.compile(r"::[a-z ]+(\(\d+\))?$")
_BPT_TRIGGER = "OSTRG_EI_"


def create_environment(
    session: TsqlSession, schema: str, environment: FactoryEnvironment, *, odc: bool = False
) -> None:
    """Create all that the environment describes in a schema that is there. ``odc``: without the OSSYS tables."""
    for batch in definitions(schema, environment, odc=odc):
        session.batch(batch)


def definitions(schema: str, environment: FactoryEnvironment, *, odc: bool = False) -> Iterator[str]:
    """Yield the batches that make an environment."""
    layouts = [
        layout for layout in tables_of(place(environment), Engine.MSSQL)
        if not (odc and layout.name.upper().startswith("OSSYS_"))
    ]
    tables = described_tables(tuple(layouts), Engine.MSSQL, schema, environment.variation.identity)
    yield "\n".join(_table(schema, layout) for layout in layouts)
    filled = [text for layout in layouts for text in _rows(schema, layout)]
    if filled:
        yield "\n".join(filled)
    # Keys refer to unique columns of any table, so all indexes come first.
    after = [_unique(schema, table.name, index) for table in tables for index in table.uniques]
    after += [_check(schema, table) for table in tables if table.checks]
    made = {layout.name for layout in layouts}
    after += [
        _key(schema, table.name, key) for table in tables for key in table.foreign_keys if key.referenced_table in made
    ]
    after += [_reseed(schema, layout, environment.variation.sequence_gap) for layout in layouts if _identity(layout)]
    if any(after):
        yield "\n".join(text for text in after if text)
    queue = next((layout.name for layout in layouts if layout.name.upper() == QUEUES[0]), None)
    for layout in layouts:
        for name in layout.triggers:
            yield _trigger(schema, layout, name, queue)


def _table(schema: str, layout: TableLayout) -> str:
    columns = [_column(column) for column in layout.columns]
    if layout.primary_key:
        columns.append(f"PRIMARY KEY ({_names(layout.primary_key)})")
    return f"CREATE TABLE {bracketed(schema, layout.name)} (\n  " + ",\n  ".join(columns) + "\n);"


def _column(column: ColumnLayout) -> str:
    parts = [bracketed(column.name), column.native]
    if column.identity:
        parts.append("IDENTITY(1, 1)")
    parts.append("NULL" if column.nullable else "NOT NULL")
    if column.default is not None:
        parts.append(f"DEFAULT {_CAST.sub('', column.default)}")
    return " ".join(parts)


def _identity(layout: TableLayout) -> ColumnLayout | None:
    return next((column for column in layout.columns if column.identity), None)


def _rows(schema: str, layout: TableLayout) -> Iterator[str]:
    if not layout.rows:
        return
    table = bracketed(schema, layout.name)
    if _identity(layout):
        yield f"SET IDENTITY_INSERT {table} ON;"
    names = _names([column.name for column in layout.columns])
    for start in range(0, len(layout.rows), _SLICE):
        values = ",\n  ".join(f"({', '.join(map(literal, row))})" for row in layout.rows[start : start + _SLICE])
        yield f"INSERT INTO {table} ({names})\nVALUES\n  {values};"
    if _identity(layout):
        yield f"SET IDENTITY_INSERT {table} OFF;"


def _reseed(schema: str, layout: TableLayout, gap: int) -> str:
    """Return what sets the identity ``gap`` past the highest id, where there is one."""
    column = _identity(layout)
    assert column is not None
    at = layout.columns.index(column)
    ids = [number for row in layout.rows if isinstance(number := row[at], int)]
    if not ids or max(ids) <= 0:
        return ""
    return f"DBCC CHECKIDENT ({literal(bracketed(schema, layout.name))}, RESEED, {max(ids) + gap}) WITH NO_INFOMSGS;"


def _unique(schema: str, table: str, index: Index) -> str:
    """Return a unique index. It admits one NULL, as all of SQL Server do."""
    return f"CREATE UNIQUE INDEX {bracketed(index.name)} ON {bracketed(schema, table)} ({_names(index.columns)});"


def _check(schema: str, table: Table) -> str:
    return "\n".join(
        f"ALTER TABLE {bracketed(schema, table.name)} "
        f"ADD CONSTRAINT {bracketed(check.name)} CHECK ({check.expression});"
        for check in table.checks
    )


def _key(schema: str, table: str, key: ForeignKey) -> str:
    return (
        f"ALTER TABLE {bracketed(schema, table)} ADD CONSTRAINT {bracketed(key.name)} "
        f"FOREIGN KEY ({_names(key.columns)}) "
        f"REFERENCES {bracketed(key.referenced_schema, key.referenced_table)} ({_names(key.referenced_columns)}) "
        f"ON DELETE {key.on_delete.upper()};"
    )


def _trigger(schema: str, layout: TableLayout, name: str, queue: str | None) -> str:
    """Return a trigger: one of BPT queues an event when there is a subscription, another does nothing."""
    listens = name.upper().startswith(_BPT_TRIGGER) and layout.events is not None and queue is not None
    head = f"CREATE TRIGGER {bracketed(schema, name)} ON {bracketed(schema, layout.name)} AFTER INSERT AS\n"
    if not listens:
        return f"{head}RETURN;"
    assert layout.events is not None and queue is not None
    # The queue has an identity and nothing else, so its rows come one by one.
    return (
        f"{head}SET NOCOUNT ON;\nDECLARE @left int = 0;\n"
        f"IF EXISTS (SELECT 1 FROM {bracketed(schema, layout.events)}) SET @left = (SELECT COUNT(*) FROM inserted);\n"
        f"WHILE @left > 0\nBEGIN\n  INSERT INTO {bracketed(schema, queue)} DEFAULT VALUES;\n"
        "  SET @left = @left - 1;\nEND;"
    )


def _names(columns: tuple[str, ...] | list[str]) -> str:
    return ", ".join(bracketed(name) for name in columns)
