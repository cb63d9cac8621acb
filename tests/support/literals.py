"""Canonical literals and simple catalog defaults as the values that psycopg reads back."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import assert_never

from compiler.metamodel.rows import DataType, TypeKind
from tests.support.tables import Value


def whole(value: Value) -> int:
    """Return a whole number that a numeric identifier column holds."""
    assert isinstance(value, int | Decimal), f"{value!r} is not a number"
    return int(value)


def literal(text: str, kind: DataType) -> Value:
    """Return the value that a canonical literal text stands for, as psycopg would read it back."""
    match kind.kind:
        case TypeKind.SMALLINT | TypeKind.INTEGER | TypeKind.BIGINT:
            return int(text)
        case TypeKind.DECIMAL:
            return Decimal(text)
        case TypeKind.FLOAT:
            return float(text)
        case TypeKind.BOOLEAN:
            return {"true": True, "false": False}[text]
        case TypeKind.DATE:
            return date.fromisoformat(text)
        case TypeKind.TIME:
            return time.fromisoformat(text)
        case TypeKind.DATETIME | TypeKind.DATETIME_TZ:
            return datetime.fromisoformat(text)
        case TypeKind.BINARY:
            return bytes.fromhex(text)
        case TypeKind.TEXT | TypeKind.UUID | TypeKind.OTHER:
            return text
        case _:
            assert_never(kind.kind)


def default_value(expression: str, kind: DataType) -> Value:
    """Return the value of a simple default expression as a catalog prints it: a literal, perhaps cast.

    Raises ``ValueError`` for anything else: then the caller must give the value in
    ``Database.defaults``.
    """
    text = expression.strip()
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    if text.startswith(("'", "N'")):
        quoted = text.removeprefix("N")
        closing = _closing_quote(quoted)
        if (
            closing is not None
            and not quoted[closing + 1 :].lstrip().startswith("::")
            and quoted[closing + 1 :]
        ):
            raise ValueError(f"not a simple default: {expression}")
        if closing is not None:
            return literal(quoted[1:closing].replace("''", "'"), kind)
        raise ValueError(f"not a simple default: {expression}")
    plain = text.split("::", 1)[0].strip("() ")
    if plain.upper() == "NULL":
        return None
    try:
        return literal(plain.lower(), kind)
    except (ValueError, KeyError, ArithmeticError):
        raise ValueError(f"not a simple default: {expression}") from None


def _closing_quote(text: str) -> int | None:
    """Return the place of the quote that closes the one at the start; doubled ones do not."""
    place = 1
    while place < len(text):
        if text[place] == "'":
            if text[place + 1 : place + 2] != "'":
                return place
            place += 1
        place += 1
    return None
