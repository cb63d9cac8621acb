"""What kind of value an expression gives, as far as the text and the metamodel tell."""

from __future__ import annotations

from enum import StrEnum

from compiler.model.types import AttributeType


class Flavour(StrEnum):
    """The engine that the O11 text was written for."""

    SQLSERVER = "sqlserver"
    ORACLE = "oracle"


class Value(StrEnum):
    """Kind of a value. ``UNKNOWN`` is never guessed into another kind without a warning."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    INTERVAL = "interval"
    BINARY = "binary"
    GUID = "guid"
    UNKNOWN = "unknown"


NUMBERS = frozenset({Value.INTEGER, Value.DECIMAL})
DATES = frozenset({Value.DATE, Value.DATETIME})

BY_ATTRIBUTE: dict[AttributeType, Value] = {
    AttributeType.TEXT: Value.TEXT,
    AttributeType.INTEGER: Value.INTEGER,
    AttributeType.LONG_INTEGER: Value.INTEGER,
    AttributeType.DECIMAL: Value.DECIMAL,
    AttributeType.CURRENCY: Value.DECIMAL,
    AttributeType.BOOLEAN: Value.BOOLEAN,
    AttributeType.DATE: Value.DATE,
    AttributeType.TIME: Value.TIME,
    AttributeType.DATETIME: Value.DATETIME,
    AttributeType.EMAIL: Value.TEXT,
    AttributeType.PHONE_NUMBER: Value.TEXT,
    AttributeType.BINARY: Value.BINARY,
    # A reference has the kind of the identifier that it holds; the catalog looks that up.
    AttributeType.REFERENCE: Value.UNKNOWN,
}


def common(kinds: list[Value]) -> Value:
    """Return the kind of a value that may be any of these: CASE, COALESCE."""
    known = {kind for kind in kinds if kind is not Value.UNKNOWN}
    if len(known) == 1:
        return next(iter(known))
    if known and known <= NUMBERS:
        return Value.DECIMAL
    if known and known <= DATES:
        return Value.DATETIME
    return Value.UNKNOWN
