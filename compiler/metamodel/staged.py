"""A source as it stands in a staging schema of a PostgreSQL database: the same tables and names, PostgreSQL's types.

What a migration has to know of a source that is brought over as rows (docs/places.md). Sources of the types:
docs/o11.md ("Attribute types"); PostgreSQL manual, "Data Types"; SQL Server documentation, "Data types".
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from compiler.metamodel.native import postgres_type
from compiler.metamodel.rows import Column, DataType, Engine, Environment, Metamodel, Snapshot, Table, TypeKind

_NATIVE: Mapping[TypeKind, str] = {
    TypeKind.SMALLINT: "smallint", TypeKind.INTEGER: "integer", TypeKind.BIGINT: "bigint",
    TypeKind.BOOLEAN: "boolean", TypeKind.DATE: "date", TypeKind.BINARY: "bytea", TypeKind.UUID: "uuid",
    TypeKind.DATETIME_TZ: "timestamp with time zone", TypeKind.OTHER: "text",
}
# Types of SQL Server that the engine-free type does not tell. A text is what xml is.
_MSSQL_NATIVE: Mapping[str, str] = {"smalldatetime": "timestamp(0) without time zone", "xml": "text"}
# PostgreSQL keeps six digits of a second; SQL Server up to seven.
DIGITS = 6


def postgres_native(type_: DataType) -> str:
    """Return PostgreSQL's type for an engine-free one, as ``format_type`` prints it.

    A length in SQL Server counts UTF-16 units, or bytes of a code page; a text of so many has never more characters.
    """
    match type_.kind:
        case TypeKind.TEXT:
            return f"character varying({type_.length})" if type_.length is not None else "text"
        case TypeKind.DECIMAL:
            return f"numeric({type_.precision},{type_.scale or 0})" if type_.precision is not None else "numeric"
        case TypeKind.FLOAT:
            return "real" if (type_.precision or 53) <= 24 else "double precision"
        case TypeKind.TIME:
            return f"time{_digits(type_)} without time zone"
        case TypeKind.DATETIME:
            return f"timestamp{_digits(type_)} without time zone"
        case _:
            return _NATIVE[type_.kind]


def _digits(type_: DataType) -> str:
    return "" if type_.precision is None else f"({min(type_.precision, DIGITS)})"


def staged_native(column: Column, engine: Engine) -> str | None:
    """Return the type of a source's column in the staging schema; None for one that cannot be brought over."""
    if engine is Engine.MSSQL:
        known = _MSSQL_NATIVE.get(column.native.lower())
        if known is not None:
            return known
        return postgres_native(column.type) if column.type.kind is not TypeKind.OTHER else None
    if column.type.kind is TypeKind.OTHER:
        return None  # arrays, domains, enums: the target's database need not have their types
    # citext belongs to an extension; all others are PostgreSQL's own, and stay what they are.
    return postgres_native(column.type) if column.native.endswith("citext") else column.native


def staged_snapshot(snapshot: Snapshot, schema: str) -> Snapshot:
    """Return a source's snapshot as it stands in a staging schema. Its digest stays that of the file."""
    return msgspec.structs.replace(snapshot, metamodel=staged_metamodel(snapshot.metamodel, schema))


def staged_metamodel(metamodel: Metamodel, schema: str) -> Metamodel:
    """Return the metamodel of a source as it stands in a staging schema.

    Tables keep their columns, names, primary keys and which identifiers count by themselves. Foreign keys are kept as
    knowledge: some installations say nowhere else what a reference refers to. Other constraints, defaults, triggers
    and collations stay behind: rows are read there, never written. A column that cannot be brought over keeps
    its own type, which PostgreSQL does not know.
    """
    own = metamodel.environment
    environment = msgspec.structs.replace(
        own, engine=Engine.POSTGRES, schema=schema, collation=None, encoding="UTF8", edition=None, babelfish=None,
        server_collation=None, compatibility=None, snapshot_isolation=False, committed_snapshot=False, contained=False,
    )
    tables = tuple(_table(table, own, schema) for table in metamodel.tables)
    return msgspec.structs.replace(metamodel, environment=environment, tables=tables, inbound_keys=())


def _table(table: Table, own: Environment, schema: str) -> Table:
    keys = tuple(
        msgspec.structs.replace(key, referenced_schema=schema) if key.referenced_schema == own.schema else key
        for key in table.foreign_keys
    )
    return msgspec.structs.replace(
        table, kind="table", columns=tuple(_column(column, own.engine) for column in table.columns), uniques=(),
        foreign_keys=keys, triggers=(), checks=(), inherits=False,
    )


def _column(column: Column, engine: Engine) -> Column:
    native = staged_native(column, engine)
    return msgspec.structs.replace(
        column,
        native=column.native if native is None else native,
        type=DataType(TypeKind.OTHER) if native is None else postgres_type(native),
        default=None, sequence=None, sequence_schema=None, computed=False, collation=None, collation_schema=None,
        increment=1, masked=False,
    )
