"""T-SQL's types: their precedence, and what stands for them in PostgreSQL.

Texts are ``text``; they are compared by keys (``values.key``).
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.tsql.lexer import NotEmulated


@dataclass(frozen=True, slots=True)
class Type:
    """A type. ``length`` is in characters or bytes, None for max; ``precision`` and ``scale`` of decimals and times."""

    name: str
    length: int | None = None
    precision: int = 0
    scale: int = 0

    @property
    def text(self) -> bool:
        """Tell whether it holds texts."""
        return self.name in ("nvarchar", "varchar", "nchar", "char")

    @property
    def wide(self) -> bool:
        """Tell whether its texts have two bytes a character."""
        return self.name in ("nvarchar", "nchar")

    @property
    def binary(self) -> bool:
        """Tell whether it holds bytes."""
        return self.name in ("varbinary", "binary")

    @property
    def number(self) -> bool:
        """Tell whether it can be counted with."""
        return self.name in _NUMBERS

    @property
    def time(self) -> bool:
        """Tell whether it is a date or a time."""
        return self.name in ("date", "time", "datetime", "datetime2")

    def __str__(self) -> str:
        """Return it as T-SQL writes it."""
        if self.text or self.binary:
            return f"{self.name}({'max' if self.length is None else self.length})"
        if self.name == "decimal":
            return f"decimal({self.precision},{self.scale})"
        return f"{self.name}({self.scale})" if self.name in ("datetime2", "time") else self.name


_NUMBERS = ("bit", "tinyint", "smallint", "int", "bigint", "decimal", "float")
INTEGERS = ("bit", "tinyint", "smallint", "int", "bigint")
# Microsoft's page "Data type precedence", lowest first.
_PRECEDENCE = (
    "null", "binary", "varbinary", "char", "varchar", "nchar", "nvarchar", "uniqueidentifier", "bit", "tinyint",
    "smallint", "int", "bigint", "decimal", "float", "time", "date", "datetime", "datetime2", "xml",
)
_POSTGRES = {
    "bit": "smallint", "tinyint": "smallint", "smallint": "smallint", "int": "integer", "bigint": "bigint",
    "float": "double precision", "nvarchar": "text", "varchar": "text", "nchar": "text", "char": "text",
    "varbinary": "bytea", "binary": "bytea", "datetime": "timestamp", "datetime2": "timestamp", "date": "date",
    "time": "time", "uniqueidentifier": "uuid", "xml": "text", "null": "text",
}
NULL = Type("null")
INT = Type("int")
BIGINT = Type("bigint")
BIT = Type("bit")
FLOAT = Type("float")
DATETIME2 = Type("datetime2", scale=7)
MAX_NVARCHAR = Type("nvarchar")
NUMERIC = Type("decimal", precision=38, scale=0)
SIZES = {"nvarchar": 4000, "nchar": 4000, "varchar": 8000, "char": 8000, "varbinary": 8000, "binary": 8000}
_SYNONYMS = {"integer": "int", "numeric": "decimal", "dec": "decimal", "real": "float"}


def nvarchar(length: int) -> Type:
    """Return nvarchar of a length, or max where that is not enough."""
    return Type("nvarchar", length if length <= SIZES["nvarchar"] else None)


def type_of(name: str, arguments: tuple[str, ...], *, cast: bool) -> Type:
    """Return the type that a script names. Without a length texts and bytes have 30 in a cast, else 1."""
    low = _SYNONYMS.get(name.lower(), name.lower())
    if low == "sysname":
        return nvarchar(128)
    if low in SIZES:
        if arguments and arguments[0].lower() == "max":
            if low not in ("nvarchar", "varchar", "varbinary"):
                raise NotEmulated(f"type {name}(max)")
            return Type(low)
        length = int(arguments[0]) if arguments else 30 if cast else 1
        if not 1 <= length <= SIZES[low]:
            raise NotEmulated(f"type {name}({length})")
        return Type(low, length)
    if low == "decimal":
        precision = int(arguments[0]) if arguments else 18
        return Type(low, None, precision, int(arguments[1]) if len(arguments) > 1 else 0)
    if low in ("datetime2", "time"):
        return Type(low, None, 0, int(arguments[0]) if arguments else 7)
    if low == "float" or (low in _POSTGRES and not arguments):
        return Type(low)
    raise NotEmulated(f"type {name}{arguments}")


def postgres(type: Type) -> str:
    """Return the type that stands for it in PostgreSQL."""
    if type.name == "decimal":
        return f"numeric({type.precision},{type.scale})"
    if type.name == "datetime2" or type.name == "time":
        return f"{_POSTGRES[type.name]}({min(type.scale, 6)})"
    if type.name not in _POSTGRES:
        raise NotEmulated(f"type {type}")
    return _POSTGRES[type.name]


def common(one: Type, other: Type) -> Type:
    """Return the type of CASE, COALESCE, UNION or a comparison of two."""
    if one == other:
        return one
    low, high = sorted((one, other), key=lambda type: _PRECEDENCE.index(type.name))
    if low.name == "null":
        return high
    if high.name == "decimal":
        both = [as_decimal(item) for item in (low, high)]
        scale = max(item.scale for item in both)
        whole = max(item.precision - item.scale for item in both)
        return Type("decimal", None, min(whole + scale, 38), scale)
    if (high.text and low.text) or (high.binary and low.binary):
        # Lengths count characters: the longer one holds both.
        length = None if None in (low.length, high.length) else max(low.length or 0, high.length or 0)
        varying = {"nchar": "nvarchar", "char": "varchar", "binary": "varbinary"}
        name = high.name
        if low.name != high.name and name in varying:
            name = varying[name]
        return Type(name, length)
    if high.name == low.name:
        return Type(high.name, None, max(low.precision, high.precision), max(low.scale, high.scale))
    return high


def as_decimal(type: Type) -> Type:
    """Return the decimal that a number counts as."""
    sizes = {"bit": 1, "tinyint": 3, "smallint": 5, "int": 10, "bigint": 19}
    return Type("decimal", None, sizes[type.name], 0) if type.name in sizes else type
