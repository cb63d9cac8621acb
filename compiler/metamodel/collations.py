"""Collations that a snapshot leaves unsaid because they are the database's own, said."""

from __future__ import annotations

import msgspec

from compiler.metamodel.rows import Column, Engine, Environment, Table, TypeKind


def ignores_case(environment: Environment) -> bool:
    """Tell whether a server of SQL Server takes texts that differ in case for one, unless a column says otherwise."""
    name = (environment.collation or "").upper()
    return environment.engine is Engine.MSSQL and "_CS" not in name and "_BIN" not in name


def with_collations(tables: tuple[Table, ...], engine: Engine, collation: str | None) -> tuple[Table, ...]:
    """Return SQL Server tables whose text columns all name their collation.

    ``collation`` is the database's own. A script that reads two databases must name both: what is the
    default in the one is not in the other, nor in tempdb. PostgreSQL has one default for both sides.
    """
    if engine is not Engine.MSSQL or collation is None:
        return tables
    return tuple(
        msgspec.structs.replace(table, columns=tuple(_named(column, collation) for column in table.columns))
        for table in tables
    )


def _named(column: Column, collation: str) -> Column:
    if column.type.kind is not TypeKind.TEXT or column.collation is not None:
        return column
    return msgspec.structs.replace(column, collation=collation)
