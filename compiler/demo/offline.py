"""The snapshot that reading an environment would give, without a server: for cases and fast tests."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compiler.demo.factory import FactoryEnvironment, IdentityStyle, key_of
from compiler.demo.layout import ColumnLayout, TableLayout, index_name, sequence_names, tables_of
from compiler.demo.ossys_tables import system_rows
from compiler.demo.placement import place
from compiler.diagnostics import Findings
from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.ossys import build_metamodel
from compiler.metamodel.rows import (
    Check,
    Column,
    Engine,
    Environment,
    ForeignKey,
    Index,
    Metamodel,
    Table,
    Trigger,
)

ENGINE_VERSIONS: Mapping[Engine, str] = {Engine.POSTGRES: "18.6", Engine.MSSQL: "16.0.4135.4"}
_COLLATIONS: Mapping[Engine, str] = {Engine.POSTGRES: "C.UTF-8", Engine.MSSQL: "Latin1_General_CI_AI"}


def metamodel_of(environment: FactoryEnvironment, engine: Engine, schema: str) -> Metamodel:
    """Return the metamodel of the environment in a schema of a server of this engine.

    Row estimates are the numbers of rows (None for empty tables, which are never analysed), sizes are
    unknown; names of constraints are ours. Raises ``ValueError`` when the description contradicts
    itself, ``CompileError`` when a value could not be read back (``extra`` rows of a wrong type).
    """
    placement = place(environment)
    fetched = system_rows(placement)
    tables = tables_of(placement, engine, fetched)
    described = described_tables(tables, engine, schema, environment.variation.identity)
    findings = Findings()
    metamodel = build_metamodel(
        Environment(
            engine, ENGINE_VERSIONS[engine], environment.database, schema, collation=_COLLATIONS[engine],
            encoding="UTF8" if engine is Engine.POSTGRES else None,
        ),
        tuple(sorted(described, key=lambda table: table.name)),
        fetched,
        findings,
    )
    findings.stop_on_error()
    return metamodel


def described_tables(
    tables: tuple[TableLayout, ...], engine: Engine, schema: str, style: IdentityStyle
) -> tuple[Table, ...]:
    """Return the tables as a catalog describes them, in the order given."""
    sequences = sequence_names(tables, style) if engine is Engine.POSTGRES else {}
    return tuple(_table(table, engine, schema, sequences.get(table.name), style) for table in tables)


def _table(
    table: TableLayout, engine: Engine, schema: str, sequence: str | None, style: IdentityStyle
) -> Table:
    return Table(
        name=table.name,
        rows=len(table.rows) or None,
        columns=tuple(_column(column, engine, schema, sequence, style) for column in table.columns),
        primary_key=table.primary_key,
        uniques=tuple(
            Index(index_name(table.name, number), unique.columns, nulls_distinct=unique.nulls_distinct)
            for number, unique in enumerate(table.uniques, start=1)
        ),
        foreign_keys=tuple(
            ForeignKey(
                _key_name(table.name, number, engine), (key.column,), schema, key.table, (key.referenced_column,),
                on_delete="cascade" if key.cascade else "no action",
            )
            for number, key in enumerate(table.foreign_keys, start=1)
        ),
        triggers=tuple(Trigger(name) for name in sorted(table.triggers)),
        checks=tuple(
            Check(check.name, check.expression, columns)
            for check, columns in sorted(table.checks, key=lambda item: item[0].name)
        ),
        comment=table.comment,
    )


def _key_name(table: str, number: int, engine: Engine) -> str:
    """Return the name of a table's foreign key: a schema of SQL Server takes each name once."""
    return f"osfrk_{number}" if engine is Engine.POSTGRES else f"osfrk_{key_of(table)[:8]}_{number}"


def _column(
    column: ColumnLayout, engine: Engine, schema: str, sequence: str | None, style: IdentityStyle
) -> Column:
    identity, default = None, column.default
    if column.identity and engine is Engine.MSSQL:
        identity = "always"
    elif column.identity and style in (IdentityStyle.ALWAYS, IdentityStyle.DEFAULT):
        identity = style.value
    elif column.identity and sequence is not None:
        quoted = f"{_quoted(schema)}.{_quoted(sequence)}".replace("'", "''")
        default = f"nextval('{quoted}'::regclass)"
    return Column(
        name=column.name,
        native=column.native,
        type=postgres_type(column.native) if engine is Engine.POSTGRES else mssql_type(column.native),
        nullable=column.nullable,
        identity=identity,
        sequence=sequence if column.identity else None,
        default=default,
        # SQL Server gives a collation for every text column; it is the database's own here.
        collation=None,
        comment=column.comment,
    )


def _quoted(name: str) -> str:
    """Quote a name as PostgreSQL prints it. No keyword is expected here: sequences end in ``_seq``."""
    if re.fullmatch(r"[a-z_][a-z0-9_$]*", name):
        return name
    escaped = name.replace('"', '""')
    return f'"{escaped}"'
