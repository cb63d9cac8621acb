"""Literal values: the project's ``set``, the platform's DEFAULT_VALUE, the types' null values."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation

from compiler.metamodel.rows import DataType, TypeKind
from compiler.model.fits import Typed, moment_obstacle, number_range, text_obstacle
from compiler.plan.ir import Constant
from compiler.project import Scalar

_WHOLE = {
    TypeKind.SMALLINT: 2**15,
    TypeKind.INTEGER: 2**31,
    TypeKind.BIGINT: 2**63,
}
_NUMBERS = {*_WHOLE, TypeKind.DECIMAL, TypeKind.FLOAT}

_NULL_TEXT = {
    TypeKind.SMALLINT: "0",
    TypeKind.INTEGER: "0",
    TypeKind.BIGINT: "0",
    TypeKind.DECIMAL: "0",
    TypeKind.FLOAT: "0",
    TypeKind.BOOLEAN: "false",
    TypeKind.TEXT: "",
    TypeKind.DATE: "1900-01-01",
    TypeKind.TIME: "00:00:00",
    TypeKind.DATETIME: "1900-01-01 00:00:00",
    TypeKind.DATETIME_TZ: "1900-01-01 00:00:00",
    TypeKind.BINARY: "",
}


class NotALiteral(ValueError):
    """The text is not a literal of the type; the message says what was expected."""


def null_value(data_type: DataType) -> Constant | None:
    """Return the platform's "nothing" for a type, or None when the type has none.

    docs/o11.md: "The platform has no NULL except for identifiers: empty text, 0, false and 1900-01-01
    stand for nothing".
    """
    text = _NULL_TEXT.get(data_type.kind)
    return None if text is None else Constant(data_type, text)


def from_project(value: Scalar, column: Typed) -> Constant:
    """Return the constant that a ``set`` entry stands for: a YAML scalar or SQL-like literal text.

    Raises ``NotALiteral``, also for a literal that the column does not take.
    """
    return _fitting(_from_project(value, column.type), column)


def _from_project(value: Scalar, data_type: DataType) -> Constant:
    if value is None or (isinstance(value, str) and value.strip().lower() == "null"):
        return Constant(data_type, None)
    if isinstance(value, bool):
        return constant("true" if value else "false", data_type, quoted=False)
    if isinstance(value, (int, float)):
        return constant(str(value), data_type, quoted=False)
    text = value.strip()
    if len(text) >= 2 and text[0] == text[-1] == "'":
        inner = text[1:-1]
        if "'" in inner.replace("''", ""):
            raise NotALiteral("a single quote inside the text must be doubled")
        return constant(inner.replace("''", "'"), data_type, quoted=True)
    return constant(text, data_type, quoted=False)


def _fitting(found: Constant, column: Typed) -> Constant:
    """Return the constant when the column takes it: its native type may take less than the engine-free one."""
    if found.text is None:
        return found
    obstacle = ""
    match found.type.kind:
        case TypeKind.TEXT:
            obstacle = text_obstacle(found.text, column)
        case TypeKind.DATE | TypeKind.DATETIME | TypeKind.DATETIME_TZ:
            obstacle = moment_obstacle(found.text, column)
        case kind if kind in _NUMBERS:
            known = number_range(column)
            if known is not None and not known[0] <= Decimal(found.text) <= known[1]:
                obstacle = f"{found.text} does not fit {column.native}"
        case _:
            pass
    if obstacle:
        raise NotALiteral(obstacle)
    return found


def from_default(text: str, column: Typed) -> Constant | None:
    """Return the constant that a DEFAULT_VALUE expression stands for, or None.

    Only literals are understood: ``"text"``, numbers, True, False, ``#2024-01-31#`` and the
    Null functions. Everything else only the platform can evaluate.
    """
    text, data_type = text.strip(), column.type
    if re.fullmatch(r"Null\w+\(\s*\)", text, re.IGNORECASE):
        return null_value(data_type)
    try:
        if len(text) >= 2 and text[0] == text[-1] == '"':
            return _fitting(constant(text[1:-1].replace('""', '"'), data_type, quoted=True), column)
        if len(text) >= 2 and text[0] == text[-1] == "#":
            return _fitting(constant(text[1:-1], data_type, quoted=True), column)
        return _fitting(constant(text, data_type, quoted=False), column) if text else None
    except NotALiteral:
        return None


def constant(text: str, data_type: DataType, *, quoted: bool) -> Constant:
    """Return the canonical constant for a literal's text. Raises ``NotALiteral``."""
    kind = data_type.kind
    if kind in _NUMBERS and not quoted:
        return Constant(data_type, _number(text, data_type))
    if kind is TypeKind.BOOLEAN and text.lower() in ("true", "false", "1", "0"):
        return Constant(data_type, "true" if text.lower() in ("true", "1") else "false")
    if kind in (TypeKind.TEXT, TypeKind.UUID) and quoted:
        if kind is TypeKind.TEXT and data_type.length is not None and len(text) > data_type.length:
            raise NotALiteral(f"the text has {len(text)} characters, the column {data_type.length}")
        if "\x00" in text:
            raise NotALiteral("the text holds U+0000, which no text column takes")
        return Constant(data_type, text)
    try:
        if kind is TypeKind.DATE and quoted:
            return Constant(data_type, date.fromisoformat(text).isoformat())
        if kind is TypeKind.TIME and quoted:
            return Constant(data_type, time.fromisoformat(text).isoformat())
        if kind in (TypeKind.DATETIME, TypeKind.DATETIME_TZ) and quoted:
            return Constant(data_type, datetime.fromisoformat(text).isoformat(sep=" "))
    except ValueError as problem:
        raise NotALiteral(f"not a {kind.value}: {problem}") from None
    if kind is TypeKind.BINARY and quoted and text == "":
        return Constant(data_type, "")
    raise NotALiteral(f"{text!r} is not a literal of type {kind.value}")


def _number(text: str, data_type: DataType) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotALiteral(f"{text!r} is not a number") from None
    if not number.is_finite():
        raise NotALiteral(f"{text!r} is not a finite number")
    limit = _WHOLE.get(data_type.kind)
    if limit is not None:
        if number != number.to_integral_value() or not -limit <= number < limit:
            raise NotALiteral(f"{text} does not fit {data_type.kind.value}")
        return str(int(number))
    scale, precision = data_type.scale, data_type.precision
    if scale is not None and precision is not None and abs(number) >= Decimal(10) ** (precision - scale):
        raise NotALiteral(f"{text} does not fit decimal({precision},{scale})")
    return format(number, "f")
