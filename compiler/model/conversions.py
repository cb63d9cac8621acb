"""Which column values can be copied from one column to another without loss (O11-0305)."""

from __future__ import annotations

from compiler.metamodel.rows import Column, DataType, TypeKind
from compiler.model.types import Attribute, AttributeType

_WHOLE = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT})
_NUMBERS = _WHOLE | {TypeKind.DECIMAL}
_CLOCKS = frozenset({TypeKind.TIME, TypeKind.DATETIME})
_TIMES = _CLOCKS | {TypeKind.DATE, TypeKind.DATETIME_TZ}

# What each kind can be copied into, besides its own. A value that is only too long or too large is not
# refused here: preflight finds it (O11-0929), the database refuses it, and the run's verification compares
# all copied values. What is refused here would change without a word. A moment with a time zone and one
# without are two things: which one becomes which is a matter of the session.
_INTO: dict[TypeKind, frozenset[TypeKind]] = {
    TypeKind.SMALLINT: _NUMBERS | {TypeKind.FLOAT},
    TypeKind.INTEGER: _NUMBERS | {TypeKind.FLOAT},
    TypeKind.BIGINT: _NUMBERS,
    TypeKind.DECIMAL: _WHOLE,
    TypeKind.DATE: frozenset({TypeKind.DATETIME}),
    TypeKind.UUID: frozenset({TypeKind.TEXT}),
}

# Bits of the significand: what a type brings, and what a float without a width keeps (double precision).
_BITS = {TypeKind.SMALLINT: 16, TypeKind.INTEGER: 32}
_DOUBLE = 53
_UUID = 36
# PostgreSQL keeps six digits of the second unless a type says otherwise.
_MICROSECONDS = 6


def conversion_obstacle(source: Attribute, target: Attribute) -> str:
    """Return why the source column's values cannot go into the target column, or '' when they can.

    Both attributes must have a column. Widening within a family is no obstacle, nor is a shorter text or
    a smaller number; losing decimal places, digits of the second or of a float, the time of day or the
    time zone is.
    """
    assert source.column is not None and target.column is not None
    old, new = source.column.type, target.column.type
    words = f"{source.column.native} in the source, {target.column.native} in the target"
    if old.kind is TypeKind.OTHER or new.kind is TypeKind.OTHER:
        return "" if source.column.native == target.column.native else words
    if old.kind is TypeKind.TIME and target.column.native.startswith("timestamp "):
        return f"{words}: PostgreSQL makes no moment of a time of day"
    if not _fits_kind(source.type, old.kind, new.kind):
        zone = TypeKind.DATETIME_TZ in (old.kind, new.kind) and {old.kind, new.kind} <= _TIMES
        return f"{words}: only one of them has a time zone" if zone else words
    if new.kind in _NUMBERS and _places(old) > _places(new):
        return f"{words}: decimal places would be lost"
    if new.kind is TypeKind.FLOAT and _bits(old) > _bits(new):
        return f"{words}: digits would be lost"
    if old.kind is TypeKind.UUID and new.kind is TypeKind.TEXT and (new.length or _UUID) < _UUID:
        return f"{words}: a UUID is a text of {_UUID} characters"
    # A Date has no time of day to lose, whatever column it is kept in.
    if source.type is not AttributeType.DATE and _loses_time(source.column, target.column):
        return f"{words}: digits of the second would be lost"
    return ""


def _fits_kind(declared: AttributeType, old: TypeKind, new: TypeKind) -> bool:
    """Tell whether the families fit; how much of a value they keep is another question."""
    if new is old or new in _INTO.get(old, frozenset()):
        return True
    # SQL Server keeps all three in datetime; a Date has no time of day to lose, a Time no day.
    if declared is AttributeType.DATE and new is TypeKind.DATE and old is TypeKind.DATETIME:
        return True
    return declared is AttributeType.TIME and {old, new} <= _CLOCKS


def _places(data_type: DataType) -> int:
    """Return the number of decimal places; a decimal without a scale takes any number of them."""
    if data_type.kind is not TypeKind.DECIMAL:
        return 0
    if data_type.scale is None:
        # numeric without precision keeps what it is given; with a precision alone the scale is 0.
        return 0 if data_type.precision is not None else 1_000_000
    return data_type.scale


def _bits(data_type: DataType) -> int:
    """Return the bits of significand that values of the type bring or that it keeps."""
    return _BITS.get(data_type.kind, data_type.precision or _DOUBLE)


def _loses_time(old: Column, new: Column) -> bool:
    """Tell whether the target keeps fewer digits of the second than the source has.

    SQL Server's ``datetime`` has three digits but counts in steps of 1/300 second, so of other types'
    values only those with two digits keep theirs; its own fit three digits and more. ``smalldatetime``
    has minutes only. Source: SQL Server documentation, "datetime (Transact-SQL)", "smalldatetime".
    """
    if new.type.kind not in _TIMES - {TypeKind.DATE}:
        return False
    if new.native.lower() == "datetime" and old.native.lower() != "datetime":
        return _digits(old) > 2
    return _digits(old) > _digits(new)


def _digits(column: Column) -> int:
    """Return the digits of the second, -1 where seconds themselves are missing."""
    if column.type.kind is TypeKind.DATE or column.native.lower() == "smalldatetime":
        return -1
    return _MICROSECONDS if column.type.precision is None else column.type.precision
