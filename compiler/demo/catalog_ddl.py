"""PostgreSQL tables out of a catalog: what a snapshot describes, made again in a schema of a server.

``postgres_ddl`` makes sample environments with it, ``compiler.rehearse`` the environments of a project. Rows come
between ``create_tables`` and ``finish_tables``, so that they may refer to each other in circles.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import psycopg
from psycopg import sql

from compiler.hybrids import QUEUES
from compiler.metamodel.rows import Check, Column, ForeignKey, Index, Table, TypeKind

Failed = Callable[[str, psycopg.Error], None]
"""Takes what could not be made, in words, and why."""

_TRIGGER_FUNCTION = "o11c_demo_nothing"
_LISTENER_FUNCTION = "o11c_demo_listens"
_BPT_TRIGGER = "OSTRG_EI_"
_ZEROS: Mapping[TypeKind, str] = {
    TypeKind.SMALLINT: "0", TypeKind.INTEGER: "0", TypeKind.BIGINT: "0", TypeKind.DECIMAL: "0", TypeKind.FLOAT: "0",
    TypeKind.BOOLEAN: "false", TypeKind.DATE: "1900-01-01", TypeKind.TIME: "00:00:00",
    TypeKind.DATETIME: "1900-01-01 00:00:00", TypeKind.DATETIME_TZ: "1900-01-01 00:00:00Z",
    TypeKind.UUID: "00000000-0000-0000-0000-000000000000",
}


def zero_text(column: Column) -> str:
    """Return the text of the value that stands for "nothing" in a column that must have one."""
    return _ZEROS.get(column.type.kind, "")


def create_tables(cursor: psycopg.Cursor, schema: str, tables: Sequence[Table]) -> None:
    """Create the schema, its sequences and its tables with their primary keys. Raises ``psycopg.Error``.

    Types, defaults and collations are taken as they are written. A computed column computes "nothing": a
    snapshot does not have its expression.
    """
    cursor.execute(sql.SQL("; ").join(_definitions(schema, tables)))


def fill_table(
    cursor: psycopg.Cursor, schema: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Write rows with COPY, which takes the values given for identity columns, also of GENERATED ALWAYS."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(schema, table), _names(columns))
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def finish_tables(
    cursor: psycopg.Cursor,
    schema: str,
    tables: Sequence[Table],
    filled: Collection[str],
    *,
    gap: int = 0,
    events: Mapping[str, str] | None = None,
    failed: Failed | None = None,
) -> None:
    """Make what must wait for the rows: indexes, checks, foreign keys, triggers, sequences, statistics.

    ``filled`` are the tables that have rows: the others are never analysed. Sequences stand ``gap`` past the
    highest id, where there is one. ``events`` are tables of subscriptions by table: a BPT trigger of such a table
    does what matters, it queues an event. All other triggers do nothing. ``failed`` is told of what the rows or
    the server do not allow, and the rest is made; without it ``psycopg.Error`` is raised.
    """
    statements = _after(schema, tables, filled, gap, events or {})
    if failed is None:
        cursor.execute(sql.SQL("; ").join(statement for _, statement in statements))
        return
    for words, statement in statements:
        try:
            with cursor.connection.transaction():
                cursor.execute(sql.Composed([statement]))
        except psycopg.Error as problem:
            failed(words, problem)


def _definitions(schema: str, tables: Sequence[Table]) -> Iterator[sql.Composable]:
    yield sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema))
    made: set[tuple[str, str]] = set()
    for table in tables:
        owned: list[tuple[Column, sql.Identifier]] = []
        for column in table.columns:
            if column.sequence is not None and column.identity is None:
                home = column.sequence_schema or schema
                name = sql.Identifier(home, column.sequence)
                if (home, column.sequence) not in made:
                    if home != schema:
                        yield sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(home))
                    yield sql.SQL("CREATE SEQUENCE {}").format(name)
                    made.add((home, column.sequence))
                    if home == schema:  # PostgreSQL wants a sequence in the schema of the table that owns it.
                        owned.append((column, name))
        parts = [_column(schema, column) for column in table.columns]
        if table.primary_key:
            parts.append(sql.SQL("PRIMARY KEY ({})").format(_names(table.primary_key)))
        yield sql.SQL("CREATE TABLE {} ({})").format(sql.Identifier(schema, table.name), sql.SQL(", ").join(parts))
        yield from _comments(schema, table)
        for column, name in owned:
            yield sql.SQL("ALTER SEQUENCE {} OWNED BY {}").format(
                name, sql.Identifier(schema, table.name, column.name)
            )


def _comments(schema: str, table: Table) -> Iterator[sql.Composable]:
    if table.comment is not None:
        words = sql.SQL("COMMENT ON TABLE {} IS {}")
        yield words.format(sql.Identifier(schema, table.name), sql.Literal(table.comment))
    for column in table.columns:
        if column.comment is not None:
            words = sql.SQL("COMMENT ON COLUMN {} IS {}")
            yield words.format(sql.Identifier(schema, table.name, column.name), sql.Literal(column.comment))


def _column(schema: str, column: Column) -> sql.Composable:
    # Types and expressions are SQL by nature, written by the server that the catalog was read from.
    parts: list[sql.Composable] = [sql.Identifier(column.name), _raw(column.native)]
    if column.collation is not None:
        home = column.collation_schema or "pg_catalog"
        parts.append(sql.SQL("COLLATE {}").format(sql.Identifier(home, column.collation)))
    if not column.nullable:
        parts.append(sql.SQL("NOT NULL"))
    if column.computed:
        value = sql.SQL("NULL") if column.nullable else sql.Literal(zero_text(column))
        parts.append(sql.SQL("GENERATED ALWAYS AS (CAST({} AS {})) STORED").format(value, _raw(column.native)))
    elif column.identity is not None:
        style = sql.SQL("ALWAYS" if column.identity == "always" else "BY DEFAULT")
        parts.append(sql.SQL("GENERATED {} AS IDENTITY").format(style))
        if column.sequence is not None:
            name = sql.Identifier(column.sequence_schema or schema, column.sequence)
            parts.append(sql.SQL("(SEQUENCE NAME {})").format(name))
    elif column.sequence is not None:
        if column.default is not None:  # a sequence may belong to a column that does not call it
            parts.append(sql.SQL("DEFAULT nextval({}::regclass)").format(sql.Literal(_sequence(schema, column))))
    elif column.default is not None:
        parts.append(sql.SQL("DEFAULT {}").format(_raw(column.default)))
    return sql.SQL(" ").join(parts)


def _after(
    schema: str, tables: Sequence[Table], filled: Collection[str], gap: int, events: Mapping[str, str]
) -> Iterator[tuple[str, sql.Composable]]:
    """Yield each thing in words, and its statement."""
    if any(table.triggers for table in tables):
        body = sql.SQL("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        yield "the triggers' function", body.format(sql.Identifier(schema, _TRIGGER_FUNCTION))
    queue = next((table.name for table in tables if table.name.upper() == QUEUES[0]), None)
    listeners: set[str] = set()
    # Keys refer to unique columns of any table, so all indexes come first.
    for table in tables:
        for unique in table.uniques:
            yield f"unique index {unique.name} of {table.name}", _unique(schema, table, unique)
        for check in table.checks:
            yield f"check {check.name} of {table.name}", _check(schema, table, check)
    for table in tables:
        for key in table.foreign_keys:
            if key.referenced_columns:
                yield f"foreign key {key.name} of {table.name}", _foreign_key(schema, table, key)
        for trigger in table.triggers:
            function = _TRIGGER_FUNCTION
            listened = events.get(table.name)
            if trigger.name.upper().startswith(_BPT_TRIGGER) and listened is not None and queue is not None:
                function = f"{_LISTENER_FUNCTION}_{listened.lower()}"[:63]
                if function not in listeners:
                    listeners.add(function)
                    yield f"function of trigger {trigger.name}", _listener(schema, function, listened, queue)
            yield f"trigger {trigger.name} of {table.name}", _trigger(schema, table, trigger.name, function)
            if not trigger.enabled:
                off = sql.SQL("ALTER TABLE {} DISABLE TRIGGER {}")
                name = sql.Identifier(schema, table.name)
                yield f"trigger {trigger.name} of {table.name}", off.format(name, sql.Identifier(trigger.name))
        for column in table.columns:
            if column.sequence is not None or column.identity is not None:
                yield f"sequence of {table.name}.{column.name}", _advance(schema, table, column, gap)
        if table.name in filled:
            yield f"statistics of {table.name}", sql.SQL("ANALYZE {}").format(sql.Identifier(schema, table.name))


def _unique(schema: str, table: Table, unique: Index) -> sql.Composable:
    nulls = sql.SQL("" if unique.nulls_distinct else " NULLS NOT DISTINCT")
    made = sql.SQL("CREATE UNIQUE INDEX {} ON {} ({}){}").format(
        sql.Identifier(unique.name), sql.Identifier(schema, table.name), _names(unique.columns), nulls
    )
    if unique.predicate is None:
        return made
    return made + sql.SQL(" WHERE {}").format(_raw(unique.predicate))


def _check(schema: str, table: Table, check: Check) -> sql.Composable:
    return sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} CHECK ({})").format(
        sql.Identifier(schema, table.name), sql.Identifier(check.name), _raw(check.expression)
    )


def _foreign_key(schema: str, table: Table, key: ForeignKey) -> sql.Composable:
    made = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE {}").format(
        sql.Identifier(schema, table.name), sql.Identifier(key.name), _names(key.columns),
        sql.Identifier(key.referenced_schema, key.referenced_table), _names(key.referenced_columns),
        _raw(key.on_delete.upper()),
    )
    if key.deferrable:
        made += sql.SQL(" DEFERRABLE")
    if not key.enabled:
        return made + sql.SQL(" NOT ENFORCED")
    return made if key.validated else made + sql.SQL(" NOT VALID")


def _trigger(schema: str, table: Table, trigger: str, function: str) -> sql.Composable:
    return sql.SQL("CREATE TRIGGER {} AFTER INSERT ON {} FOR EACH ROW EXECUTE FUNCTION {}()").format(
        sql.Identifier(trigger), sql.Identifier(schema, table.name), sql.Identifier(schema, function)
    )


def _listener(schema: str, function: str, events: str, queue: str) -> sql.Composable:
    """Return a function that does what matters of a BPT trigger: with a subscription an event is queued."""
    body = sql.SQL("BEGIN IF EXISTS (SELECT 1 FROM {}) THEN INSERT INTO {} DEFAULT VALUES; END IF; RETURN NULL; END")
    text = body.format(sql.Identifier(schema, events), sql.Identifier(schema, queue)).as_string(None)
    return sql.SQL("CREATE FUNCTION {}() RETURNS trigger LANGUAGE plpgsql AS {}").format(
        sql.Identifier(schema, function), sql.Literal(text)
    )


def _advance(schema: str, table: Table, column: Column, gap: int) -> sql.Composable:
    """Return the statement that sets a column's sequence past its highest value, where it has one."""
    name = sql.Identifier(schema, table.name)
    sequence: sql.Composable = sql.Literal(_sequence(schema, column))
    if column.sequence is None:
        sequence = sql.SQL("pg_get_serial_sequence({}, {})").format(
            sql.Literal(name.as_string(None)), sql.Literal(column.name)
        )
    return sql.SQL("SELECT setval({}::regclass, max({}) + {}) FROM {} HAVING max({}) > 0").format(
        sequence, sql.Identifier(column.name), sql.Literal(gap), name, sql.Identifier(column.name)
    )


def _sequence(schema: str, column: Column) -> str:
    return sql.Identifier(column.sequence_schema or schema, column.sequence or "").as_string(None)


def _names(columns: Iterable[str]) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(column) for column in columns)


def _raw(text: str) -> sql.SQL:
    """Return SQL text of a catalog: types, defaults, conditions; never a name or a value."""
    return sql.SQL(text)
