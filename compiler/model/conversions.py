"""Which column values can be copied from one column to another without loss (O11-0305)."""

from __future__ import annotations

from compiler.metamodel.rows import DataType, TypeKind
from compiler.model.types import Attribute, AttributeType

_WHOLE = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT})
_MOMENTS = frozenset({TypeKind.DATETIME, TypeKind.DATETIME_TZ})

# What each kind can be copied into, besides its own. A type that is only too short makes the insert
# fail, and preflight finds it; what is refused here would lose data without a word.
_INTO: dict[TypeKind, frozenset[TypeKind]] = {
    TypeKind.SMALLINT: _WHOLE | {TypeKind.DECIMAL, TypeKind.FLOAT},
    TypeKind.INTEGER: _WHOLE | {TypeKind.DECIMAL, TypeKind.FLOAT},
    TypeKind.BIGINT: _WHOLE | {TypeKind.DECIMAL},
    TypeKind.DATE: _MOMENTS,
    # Scripts state their time zone, so nothing but the type changes.
    TypeKind.DATETIME: _MOMENTS,
    TypeKind.DATETIME_TZ: _MOMENTS,
    TypeKind.UUID: frozenset({TypeKind.TEXT}),
}


def conversion_obstacle(source: Attribute, target: Attribute) -> str:
    """Return why the source column's values cannot go into the target column, or '' when they can.

    Both attributes must have a column. Widening and narrowing within a family is no obstacle, losing
    decimal places or the time of day is.
    """
    assert source.column is not None and target.column is not None
    old, new = source.column.type, target.column.type
    words = f"{source.column.native} in the source, {target.column.native} in the target"
    if old.kind is TypeKind.OTHER or new.kind is TypeKind.OTHER:
        return "" if source.column.native == target.column.native else words
    if old.kind is TypeKind.DECIMAL and new.kind in _WHOLE | {TypeKind.DECIMAL}:
        return f"{words}: decimal places would be lost" if _places(old) > _places(new) else ""
    if new.kind is old.kind or new.kind in _INTO.get(old.kind, frozenset()):
        return ""
    # SQL Server keeps all three in datetime; a Date has no time of day to lose, a Time no day.
    if source.type is AttributeType.DATE and new.kind is TypeKind.DATE and old.kind in _MOMENTS:
        return ""
    if source.type is AttributeType.TIME and {old.kind, new.kind} <= _MOMENTS | {TypeKind.TIME}:
        return ""
    return words


def _places(data_type: DataType) -> int:
    """Return the number of decimal places; a decimal without a scale takes any number of them."""
    if data_type.kind is not TypeKind.DECIMAL:
        return 0
    if data_type.scale is None:
        # numeric without precision keeps what it is given; with a precision alone the scale is 0.
        return 0 if data_type.precision is not None else 1_000_000
    return data_type.scale
