"""How values of OSSYS columns are read, whatever type the driver hands over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """How a value is read: see ``_integer``, ``_text``, ``_code``, ``_key`` and ``_flag`` below."""

    INTEGER = "integer"
    TEXT = "text"
    CODE = "code"
    KEY = "key"
    FLAG = "flag"


class WrongTypeError(Exception):
    """The value is of a type, or has a value, that the column cannot have."""


def read_value(kind: Kind, value: object) -> int | str | bool:
    """Return a value that is not NULL as its kind takes it. Raises ``WrongTypeError``."""
    return _READERS[kind](value)


def has_surrogates(text: str) -> bool:
    """Tell whether the text holds an unpaired surrogate: SQL Server can, JSON and UTF-8 cannot."""
    return not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text)


def _integer(value: object) -> int:
    """Read a 64-bit integer; some catalogs keep ids as decimal numbers."""
    if isinstance(value, Decimal) and value.is_finite() and value == value.to_integral_value():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63:
        return value
    raise WrongTypeError


def _text(value: object) -> str:
    """Read text."""
    if isinstance(value, str) and not has_surrogates(value):
        return value
    raise WrongTypeError


def _code(value: object) -> str:
    """Read text, or a number or uuid as text."""
    if isinstance(value, UUID):
        return str(value)
    return _text(value) if isinstance(value, str) else str(_integer(value))


def _key(value: object) -> str:
    """Read a key, text or uuid: lower case, without blanks and braces around it."""
    return str(value) if isinstance(value, UUID) else _text(value).strip().strip("{}").lower()


def _flag(value: object) -> bool:
    """Read a boolean: bool, 0 and 1 as numbers or text, t, f, true and false."""
    if isinstance(value, bool):
        return value
    text = value.strip().lower() if isinstance(value, str) else str(_integer(value))
    if text in {"1", "t", "true"}:
        return True
    if text in {"0", "f", "false"}:
        return False
    raise WrongTypeError


_READERS: Mapping[Kind, Callable[[object], int | str | bool]] = {
    Kind.INTEGER: _integer,
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.KEY: _key,
    Kind.FLAG: _flag,
}
