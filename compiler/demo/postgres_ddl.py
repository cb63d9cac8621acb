"""Makes a real PostgreSQL schema of a factory environment: OSSYS tables, application tables, rows."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import psycopg
from psycopg import sql

from compiler.demo.catalog_ddl import create_tables, fill_table, finish_tables
from compiler.demo.factory import FactoryEnvironment
from compiler.demo.layout import TableLayout, tables_of
from compiler.demo.offline import described_tables
from compiler.demo.placement import place
from compiler.metamodel.rows import Engine, Table, TypeKind

COLLATION = "ci_ai"
"""A collation for which Ann, ann and \u00c0nn are one text, as ODC's text columns have one. It is in the schema."""

_PLATFORM = "OSSYS_"
_COLLATION = "CREATE COLLATION IF NOT EXISTS {} (provider = icu, deterministic = false, locale = 'und-u-ks-level1')"


def create_environment(
    connection: psycopg.Connection,
    schema: str,
    environment: FactoryEnvironment,
    *,
    folded: bool = False,
    odc: bool = False,
) -> None:
    """Create the schema and all that the environment describes in it, in one transaction.

    ``odc``: the applications' tables alone, for ODC shows no metamodel; what refers to the platform's has no foreign
    key. ``folded``: every text column has the collation ``ci_ai``; the server needs ICU for that (``has_icu``).

    Names may be hostile: they only ever pass through psycopg's quoting. Rows keep their ids, and
    sequences stand ``sequence_gap`` past the highest one. Foreign keys come after the rows, so that
    rows may refer to each other in circles. Raises ``ValueError`` when the description contradicts
    itself and ``psycopg.Error`` when the rows break a constraint.
    """
    layouts = tables_of(place(environment), Engine.POSTGRES)
    if odc:
        layouts = _applications_only(layouts)
    tables = described_tables(layouts, Engine.POSTGRES, schema, environment.variation.identity)
    with connection.transaction(), connection.cursor() as cursor:
        if folded:
            cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))
            cursor.execute(sql.SQL(_COLLATION).format(sql.Identifier(schema, COLLATION)))
            tables = folded_tables(tables, schema)
        create_tables(cursor, schema, tables)
        for layout in layouts:
            if layout.rows:
                fill_table(cursor, schema, layout.name, [column.name for column in layout.columns], layout.rows)
        finish_tables(
            cursor, schema, tables, {layout.name for layout in layouts if layout.rows},
            gap=environment.variation.sequence_gap,
            events={layout.name: layout.events for layout in layouts if layout.events is not None},
        )


def has_icu(connection: psycopg.Connection) -> bool:
    """Tell whether the server can make the collation ``ci_ai``: embedded ones are often built without ICU."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(sql.SQL(_COLLATION).format(sql.Identifier("pg_temp", COLLATION)))
    except psycopg.errors.FeatureNotSupported:
        return False
    return True


def _applications_only(layouts: tuple[TableLayout, ...]) -> tuple[TableLayout, ...]:
    own = {layout.name for layout in layouts if not layout.name.upper().startswith(_PLATFORM)}
    return tuple(
        replace(layout, foreign_keys=tuple(key for key in layout.foreign_keys if key.table in own))
        for layout in layouts if layout.name in own
    )


def folded_tables(tables: tuple[Table, ...], schema: str) -> tuple[Table, ...]:
    """Return the tables with the collation ``ci_ai`` of the schema for every text column."""
    return tuple(_folded(table, schema) for table in tables)


def _folded(table: Table, schema: str) -> Table:
    columns = tuple(
        msgspec.structs.replace(column, collation=COLLATION, collation_schema=schema)
        if column.type.kind is TypeKind.TEXT
        else column
        for column in table.columns
    )
    return msgspec.structs.replace(table, columns=columns)
