"""Native column types of both engines as engine-free ``DataType``.

Sources: PostgreSQL manual, "Data Types" and ``format_type``; SQL Server documentation, "Data types
(Transact-SQL)" and ``sys.columns`` (max_length is in bytes; -1 stands for max).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from compiler.metamodel.rows import DataType, TypeKind

_SHAPE = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<args>[^()]*)\))?(?P<rest>[^()]*)")

_POSTGRES: Mapping[str, TypeKind] = {
    "smallint": TypeKind.SMALLINT,
    "integer": TypeKind.INTEGER,
    "bigint": TypeKind.BIGINT,
    "numeric": TypeKind.DECIMAL,
    "real": TypeKind.FLOAT,
    "double precision": TypeKind.FLOAT,
    "boolean": TypeKind.BOOLEAN,
    "character varying": TypeKind.TEXT,
    "character": TypeKind.TEXT,
    "bpchar": TypeKind.TEXT,
    "text": TypeKind.TEXT,
    "citext": TypeKind.TEXT,
    "date": TypeKind.DATE,
    "time without time zone": TypeKind.TIME,
    "timestamp without time zone": TypeKind.DATETIME,
    "timestamp with time zone": TypeKind.DATETIME_TZ,
    "bytea": TypeKind.BINARY,
    "uuid": TypeKind.UUID,
}

_MSSQL: Mapping[str, TypeKind] = {
    "tinyint": TypeKind.SMALLINT,
    "smallint": TypeKind.SMALLINT,
    "int": TypeKind.INTEGER,
    "bigint": TypeKind.BIGINT,
    "decimal": TypeKind.DECIMAL,
    "numeric": TypeKind.DECIMAL,
    "money": TypeKind.DECIMAL,
    "smallmoney": TypeKind.DECIMAL,
    "real": TypeKind.FLOAT,
    "float": TypeKind.FLOAT,
    "bit": TypeKind.BOOLEAN,
    "char": TypeKind.TEXT,
    "varchar": TypeKind.TEXT,
    "text": TypeKind.TEXT,
    "nchar": TypeKind.TEXT,
    "nvarchar": TypeKind.TEXT,
    "ntext": TypeKind.TEXT,
    "sysname": TypeKind.TEXT,
    "date": TypeKind.DATE,
    "time": TypeKind.TIME,
    "datetime": TypeKind.DATETIME,
    "datetime2": TypeKind.DATETIME,
    "smalldatetime": TypeKind.DATETIME,
    "datetimeoffset": TypeKind.DATETIME_TZ,
    "binary": TypeKind.BINARY,
    "varbinary": TypeKind.BINARY,
    "image": TypeKind.BINARY,
    "timestamp": TypeKind.BINARY,
    "rowversion": TypeKind.BINARY,
    "uniqueidentifier": TypeKind.UUID,
}

# What the name alone says of the size. ``datetime`` keeps steps of 3 or 4 ms, ``smalldatetime`` minutes.
# The precision of a float is the bits of its significand, as in T-SQL's float(53).
_MSSQL_FIXED: Mapping[str, DataType] = {
    "real": DataType(TypeKind.FLOAT, precision=24),
    "float": DataType(TypeKind.FLOAT, precision=53),
    "money": DataType(TypeKind.DECIMAL, precision=19, scale=4),
    "smallmoney": DataType(TypeKind.DECIMAL, precision=10, scale=4),
    "datetime": DataType(TypeKind.DATETIME, precision=3),
    "sysname": DataType(TypeKind.TEXT, length=128),
    "timestamp": DataType(TypeKind.BINARY, length=8),
    "rowversion": DataType(TypeKind.BINARY, length=8),
}

_POSTGRES_FLOATS: Mapping[str, int] = {"real": 24, "double precision": 53}

_TWO_BYTES = frozenset({"nchar", "nvarchar"})
_SIZED = frozenset({"char", "varchar", "binary", "varbinary"})
_NUMERIC = frozenset({"decimal", "numeric"})
_FRACTIONAL = frozenset({"time", "datetime2", "datetimeoffset"})
_ROWVERSION = frozenset({"timestamp", "rowversion"})


def postgres_type(native: str) -> DataType:
    """Return the engine-free type of a ``format_type`` text.

    citext counts as text, also when it is printed with its schema. Arrays, domains, enums, money
    (its value depends on the session's locale), json, intervals and all else are OTHER.
    """
    name, args = _split(native)
    if name.endswith(".citext"):
        name = "citext"
    kind = _POSTGRES.get(name, TypeKind.OTHER)
    if kind is TypeKind.FLOAT:
        return DataType(kind, precision=_POSTGRES_FLOATS[name])
    return _typed(kind, args)


def mssql_native(
    name: str, user_defined: bool, max_length: int | None, precision: int | None, scale: int | None
) -> str:
    """Return the type as T-SQL writes it: ``nvarchar(50)``, ``decimal(37,8)``, ``varbinary(max)``.

    ``name``, ``max_length`` (bytes, -1 for max), ``precision`` and ``scale`` are those of ``sys.types``
    and ``sys.columns``. A user-defined type is its bare name.
    """
    if user_defined:
        return name
    lower = name.lower()
    if lower in _NUMERIC:
        return f"{lower}({precision},{scale})"
    if lower in _FRACTIONAL:
        return f"{lower}({scale})"
    if lower in _TWO_BYTES or lower in _SIZED:
        if max_length is None:
            return lower
        if max_length < 0:
            return f"{lower}(max)"
        return f"{lower}({max_length // 2 if lower in _TWO_BYTES else max_length})"
    return lower


def mssql_type(native: str, user_defined: bool = False) -> DataType:
    """Return the engine-free type of a T-SQL type text; a user-defined type is OTHER, whatever its name."""
    if user_defined:
        return DataType(TypeKind.OTHER)
    name, args = _split(native)
    fixed = _MSSQL_FIXED.get(name)
    if fixed is not None:
        return fixed
    return _typed(_MSSQL.get(name, TypeKind.OTHER), args)


def is_rowversion(native: str) -> bool:
    """Tell whether SQL Server itself writes columns of this type."""
    return native.lower() in _ROWVERSION


def _split(native: str) -> tuple[str, tuple[int, ...]]:
    """Return the lower-case name without its arguments, and the numbers among these."""
    shape = _SHAPE.fullmatch(native.strip())
    if shape is None:
        return native.lower(), ()
    name = f"{shape['name']}{shape['rest']}".lower()
    parts = (shape["args"] or "").split(",")
    numbers = tuple(int(part) for part in parts if part.strip().lstrip("-").isdecimal())
    return name, numbers


def _typed(kind: TypeKind, args: tuple[int, ...]) -> DataType:
    """Give the arguments their meaning for this kind."""
    match kind:
        case TypeKind.TEXT | TypeKind.BINARY:
            return DataType(kind, length=args[0] if args else None)
        case TypeKind.DECIMAL:
            scale = (args[1] if len(args) > 1 else 0) if args else None
            return DataType(kind, precision=args[0] if args else None, scale=scale)
        case TypeKind.TIME | TypeKind.DATETIME | TypeKind.DATETIME_TZ:
            return DataType(kind, precision=args[0] if args else None)
        case _:
            return DataType(kind)
