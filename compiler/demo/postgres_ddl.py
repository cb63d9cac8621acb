"""Makes a real PostgreSQL schema of a factory environment: OSSYS tables, application tables, rows."""

from __future__ import annotations

import psycopg

from compiler.demo.catalog_ddl import create_tables, fill_table, finish_tables
from compiler.demo.factory import FactoryEnvironment
from compiler.demo.layout import tables_of
from compiler.demo.offline import described_tables
from compiler.demo.placement import place
from compiler.metamodel.rows import Engine


def create_environment(connection: psycopg.Connection, schema: str, environment: FactoryEnvironment) -> None:
    """Create the schema and all that the environment describes in it, in one transaction.

    Names may be hostile: they only ever pass through psycopg's quoting. Rows keep their ids, and
    sequences stand ``sequence_gap`` past the highest one. Foreign keys come after the rows, so that
    rows may refer to each other in circles. Raises ``ValueError`` when the description contradicts
    itself and ``psycopg.Error`` when the rows break a constraint.
    """
    layouts = tables_of(place(environment), Engine.POSTGRES)
    tables = described_tables(layouts, Engine.POSTGRES, schema, environment.variation.identity)
    with connection.transaction(), connection.cursor() as cursor:
        create_tables(cursor, schema, tables)
        for layout in layouts:
            if layout.rows:
                fill_table(cursor, schema, layout.name, [column.name for column in layout.columns], layout.rows)
        finish_tables(
            cursor, schema, tables, {layout.name for layout in layouts if layout.rows},
            gap=environment.variation.sequence_gap,
            events={layout.name: layout.events for layout in layouts if layout.events is not None},
        )
