"""Which values a column's type takes: lengths, ranges, code pages; and what another type may bring.

Sources: PostgreSQL manual, "Numeric Types", "Date/Time Types"; SQL Server documentation, "int, bigint, smallint,
and tinyint", "money and smallmoney", "datetime", "smalldatetime", "nchar and nvarchar" (n counts pairs of bytes),
"char and varchar" (n counts bytes of the collation's code page).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from compiler.metamodel.rows import DataType, Engine, TypeKind

_BITS = {TypeKind.SMALLINT: 15, TypeKind.INTEGER: 31, TypeKind.BIGINT: 63}
# Ranges that the engine-free type does not tell.
_NUMBERS = {
    "tinyint": (Decimal(0), Decimal(255)),
    "money": (Decimal("-922337203685477.5808"), Decimal("922337203685477.5807")),
    "smallmoney": (Decimal("-214748.3648"), Decimal("214748.3647")),
}
_MOMENTS = {
    "datetime": ("1753-01-01 00:00:00", None),
    # A value from the 30th second on would be the next minute, which is past the end.
    "smalldatetime": ("1900-01-01 00:00:00", "2079-06-06 23:59:29"),
}
# PostgreSQL: a date may lie beyond what a timestamp reaches.
_LAST_TIMESTAMP = "294276-12-31 00:00:00"
_UNICODE = ("nchar", "nvarchar", "ntext", "sysname")
_FIXED = ("char", "nchar", "binary")


class Typed(Protocol):
    """A column, of a catalog or of a plan."""

    @property
    def type(self) -> DataType:
        """Return the engine-free type."""

    @property
    def native(self) -> str:
        """Return the type as the engine prints it."""

    @property
    def collation(self) -> str | None:
        """Return the collation's name, None for the database's own."""


def native_name(column: Typed) -> str:
    """Return the native type's name without its size."""
    return column.native.partition("(")[0].strip().lower()


def is_unicode(column: Typed) -> bool:
    """Tell whether a text column of SQL Server holds UTF-16; otherwise it holds bytes of a code page."""
    return native_name(column) in _UNICODE


def is_padded(column: Typed) -> bool:
    """Tell whether a column of SQL Server fills its values with blanks, or zero bytes."""
    return native_name(column) in _FIXED


# --- numbers -------------------------------------------------------------------------------------


def number_range(column: Typed) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and the highest number of the type; None: no limit that is known, or no exact number."""
    known = _NUMBERS.get(native_name(column))
    if known is not None:
        return known
    bits = _BITS.get(column.type.kind)
    if bits is not None:
        return Decimal(-(2**bits)), Decimal(2**bits - 1)
    if column.type.kind is TypeKind.DECIMAL and column.type.precision is not None:
        scale = column.type.scale or 0
        highest = (Decimal(10) ** column.type.precision - 1).scaleb(-scale)
        return -highest, highest
    return None


def numbers_outside(source: Typed, target: Typed) -> tuple[str, str] | None:
    """Return the target's lowest and highest number when the source may have others."""
    wanted = number_range(target)
    exact = source.type.kind in _BITS or source.type.kind is TypeKind.DECIMAL
    if wanted is None or not exact:
        return None
    given = number_range(source)
    if given is not None and wanted[0] <= given[0] and given[1] <= wanted[1]:
        return None
    return format(wanted[0], "f"), format(wanted[1], "f")


# --- moments -------------------------------------------------------------------------------------


def moment_range(column: Typed, engine: Engine) -> tuple[str | None, str | None]:
    """Return the first and the last moment of the type as text; None where every date that can be written fits."""
    if engine is Engine.POSTGRES:
        last = _LAST_TIMESTAMP if column.type.kind in (TypeKind.DATETIME, TypeKind.DATETIME_TZ) else None
        return None, last
    return _MOMENTS.get(native_name(column), (None, None))


def moments_outside(source: Typed, target: Typed, engine: Engine) -> tuple[str | None, str | None] | None:
    """Return the target's first and last moment when the source may have others."""
    if not {source.type.kind, target.type.kind} <= {TypeKind.DATE, TypeKind.DATETIME, TypeKind.DATETIME_TZ}:
        return None
    wanted, given = moment_range(target, engine), moment_range(source, engine)
    early = wanted[0] is not None and (given[0] is None or given[0] < wanted[0])
    late = wanted[1] is not None and (given[1] is None or given[1] > wanted[1])
    if not early and not late:
        return None
    return wanted[0] if early else None, wanted[1] if late else None


def moment_obstacle(text: str, column: Typed) -> str:
    """Return why a moment does not fit the column of SQL Server's older types, or '' when it does."""
    first, last = _MOMENTS.get(native_name(column), (None, None))
    full = text if " " in text else f"{text} 00:00:00"
    if (first is not None and full < first) or (last is not None and full > last):
        return f"{text} does not fit {column.native}"
    return ""


def loses_part(source: Typed, target: Typed) -> bool:
    """Tell whether a moment loses its time of day, or its day (docs/o11.md: Date and Time attributes)."""
    return source.type.kind is TypeKind.DATETIME and target.type.kind in (TypeKind.DATE, TypeKind.TIME)


# --- texts ---------------------------------------------------------------------------------------


def too_long(source: Typed, target: Typed, engine: Engine) -> int | None:
    """Return how long a value of the target may be, when one of the source may be longer; else None."""
    limit, kind = target.type.length, target.type.kind
    if limit is None or kind is not source.type.kind or kind not in (TypeKind.TEXT, TypeKind.BINARY):
        return None
    longer = source.type.length is None or source.type.length > limit
    # A sign of UTF-16 may be several bytes of a code page.
    return limit if longer or unwritable(source, target, engine) or _more_bytes(source, target, engine) else None


def _more_bytes(source: Typed, target: Typed, engine: Engine) -> bool:
    if engine is not Engine.MSSQL or target.type.kind is not TypeKind.TEXT or is_unicode(target):
        return False
    return is_unicode(source) or source.collation != target.collation


def unwritable(source: Typed, target: Typed, engine: Engine) -> bool:
    """Tell whether the source may hold signs that the code page of the target's column lacks (SQL Server)."""
    if source.type.kind is not TypeKind.TEXT or not _more_bytes(source, target, engine):
        return False
    return not (target.collation or "").upper().endswith("_UTF8")


def text_obstacle(text: str, column: Typed) -> str:
    """Return why a text does not fit the column, or '' when it does, as far as the type tells.

    Of code pages only those are known here whose collation says so by its name.
    """
    limit, name = column.type.length, native_name(column)
    size, unit = len(text), "characters"
    if name in _UNICODE:
        size, unit = len(text.encode("utf-16-le", "surrogatepass")) // 2, "UTF-16 units"
    elif name in ("char", "varchar"):
        codec = _codec(column.collation)
        if codec is not None:
            try:
                size, unit = len(text.encode(codec)), "bytes"
            except UnicodeEncodeError as problem:
                return f"the column's code page lacks {text[problem.start]!r}"
    if limit is not None and size > limit:
        return f"the text has {size} {unit}, the column {limit}"
    return ""


def _codec(collation: str | None) -> str | None:
    name = (collation or "").upper()
    if name.endswith("_UTF8"):
        return "utf-8"
    latin = name.startswith(("LATIN1_GENERAL", "SQL_LATIN1_GENERAL_CP1_"))
    return "cp1252" if latin else None
