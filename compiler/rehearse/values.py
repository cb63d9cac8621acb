"""Invented values: of a type, within its size, like those that people type; the same for the same seed."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from uuid import UUID

from compiler.metamodel.rows import Column, DataType, TypeKind
from compiler.model.types import AttributeType

Value = object
Make = Callable[[Random], Value]

# Letters that other collations and encodings treat in their own way are among them, and signs that SQL quotes.
_WORDS = (
    "north", "south", "order", "Ana", "José", "Zoë", "Müller", "O'Neill", "straße", "Łódź", "山田", "café", "blue",
    "green", "A-1", "50%", "a_b", "back\\slash", '"quoted"', "tab\tstop", "line\nbreak", "🚀",
)
_DIGITS = string.digits + string.ascii_lowercase
_SIGNS = 10
_FIRST_DAY = date(1950, 1, 1)
_DAYS = 36_000
_OTHER: Mapping[str, str] = {
    "json": "{}", "jsonb": "{}", "xml": "<a/>", "interval": "1 day", "inet": "10.0.0.1", "cidr": "10.0.0.0/8",
    "money": "1", "bit": "0", "oid": "1",
}


def narrower(left: DataType, right: DataType) -> DataType:
    """Return a type whose values both have room for. Types of different kinds: the left one."""
    if left.kind is not right.kind:
        return left
    scale = _least(left.scale, right.scale)
    whole = _least(_whole(left), _whole(right))
    precision = _least(left.precision, right.precision)
    if left.kind is TypeKind.DECIMAL and whole is not None:
        precision = whole + (scale or 0)
    return DataType(left.kind, length=_least(left.length, right.length), precision=precision, scale=scale)


def maker(type_: DataType, native: str, of: AttributeType | None = None, *, wide: bool = False) -> Make:
    """Return what makes a value of a column's type.

    ``wide``: from nearly all values of the type, for columns that must differ in every row; otherwise from
    those that people use. ``of`` is the attribute's type, where there is one.
    """
    if type_.kind is TypeKind.TEXT:
        return _text(type_.length, of, wide=wide)
    return _MAKERS[type_.kind](type_, native, wide)


def capacity(type_: DataType) -> int:
    """Return about how many different values ``maker`` has for a type when it is wide."""
    match type_.kind:
        case TypeKind.BOOLEAN:
            return 2
        case TypeKind.SMALLINT:
            return 32_000
        case TypeKind.DATE:
            return _DAYS
        case TypeKind.TIME:
            return 86_400
        case TypeKind.DECIMAL:
            return int(10 ** (_whole_digits(type_) + (type_.scale or 0)))
        case TypeKind.TEXT:
            return int(len(_DIGITS) ** min(_SIGNS - 1, type_.length or _SIGNS))
        case TypeKind.BINARY:
            return int(256 ** min(12, type_.length or 12))
        case TypeKind.OTHER:
            return 1
        case _:
            return 2**31


def zero(column: Column) -> Value:
    """Return the value that stands for "nothing" in a column that must have one (docs/o11.md)."""
    return _ZEROS[column.type.kind]


def _least(left: int | None, right: int | None) -> int | None:
    return min((item for item in (left, right) if item is not None), default=None)


def _whole(type_: DataType) -> int | None:
    return None if type_.precision is None else type_.precision - (type_.scale or 0)


def _whole_digits(type_: DataType) -> int:
    whole = _whole(type_)
    return 9 if whole is None else min(whole, 9)


def _text(length: int | None, of: AttributeType | None, *, wide: bool) -> Make:
    room = length if length is not None else 200

    def distinct(rng: Random) -> str:
        if room < _SIGNS:
            return "".join(rng.choices(_DIGITS, k=room))
        return f"{rng.getrandbits(4 * _SIGNS):0{_SIGNS}x}"

    if of is AttributeType.EMAIL and room >= 24:
        return lambda rng: f"{distinct(rng)}@example.com"
    if of is AttributeType.PHONE_NUMBER and not wide:
        return lambda rng: str(rng.randrange(10 ** min(9, room)))
    phrases = _phrases(room)
    return distinct if wide else lambda rng: rng.choice(phrases)


@cache
def _phrases(room: int) -> tuple[str, ...]:
    """Return texts of up to four words that fit, one in twenty of them empty."""
    rng = Random(room)
    made = [" ".join(rng.choices(_WORDS, k=rng.randint(1, 4)))[:room] for _ in range(400)]
    return (*made, *([""] * 20))


def _integer(top: int, usual: int) -> Callable[[DataType, str, bool], Make]:
    return lambda _type, _native, wide: lambda rng: rng.randint(1, top) if wide else rng.randint(0, usual)


def _decimal(type_: DataType, _native: str, wide: bool) -> Make:
    scale = type_.scale or 0
    top = 10 ** (_whole_digits(type_) + scale) - 1
    usual = top if wide else min(top, 10 ** (5 + scale))
    return lambda rng: Decimal(rng.randint(0, usual)).scaleb(-scale)


def _float(_type: DataType, _native: str, _wide: bool) -> Make:
    # Sixty-fourths are exact in every width.
    return lambda rng: rng.randint(0, 2**20) / 64


def _day(rng: Random, wide: bool) -> date:
    return _FIRST_DAY + timedelta(days=rng.randrange(_DAYS) if wide else 27_000 + rng.randrange(700))


def _moment(rng: Random, wide: bool) -> datetime:
    day = _day(rng, wide)
    return datetime(day.year, day.month, day.day) + timedelta(seconds=rng.randrange(86_400))


def _clock(rng: Random) -> time:
    second = rng.randrange(86_400)
    return time(second // 3600, second // 60 % 60, second % 60)


def _binary(type_: DataType, _native: str, wide: bool) -> Make:
    room = type_.length or 64
    return lambda rng: rng.randbytes(min(room, 12 if wide else rng.randrange(64)))


def _other(_type: DataType, native: str, _wide: bool) -> Make:
    text = "{}" if native.endswith("]") else _OTHER.get(native.split("(")[0], "")
    return lambda _rng: text


_MAKERS: Mapping[TypeKind, Callable[[DataType, str, bool], Make]] = {
    TypeKind.SMALLINT: _integer(32_000, 100),
    TypeKind.INTEGER: _integer(2**31 - 1, 1_000),
    TypeKind.BIGINT: _integer(2**53, 1_000_000),
    TypeKind.DECIMAL: _decimal,
    TypeKind.FLOAT: _float,
    TypeKind.BOOLEAN: lambda _type, _native, _wide: lambda rng: rng.random() < 0.5,
    TypeKind.DATE: lambda _type, _native, wide: lambda rng: _day(rng, wide),
    TypeKind.TIME: lambda _type, _native, _wide: _clock,
    TypeKind.DATETIME: lambda _type, _native, wide: lambda rng: _moment(rng, wide),
    TypeKind.DATETIME_TZ: lambda _type, _native, wide: lambda rng: _moment(rng, wide).replace(tzinfo=UTC),
    TypeKind.BINARY: _binary,
    TypeKind.UUID: lambda _type, _native, _wide: lambda rng: UUID(int=rng.getrandbits(128), version=4),
    TypeKind.OTHER: _other,
}
_ZEROS: Mapping[TypeKind, Value] = {
    TypeKind.SMALLINT: 0, TypeKind.INTEGER: 0, TypeKind.BIGINT: 0, TypeKind.DECIMAL: Decimal(0), TypeKind.FLOAT: 0.0,
    TypeKind.BOOLEAN: False, TypeKind.TEXT: "", TypeKind.DATE: date(1900, 1, 1), TypeKind.TIME: time(0),
    TypeKind.DATETIME: datetime(1900, 1, 1), TypeKind.DATETIME_TZ: datetime(1900, 1, 1, tzinfo=UTC),
    TypeKind.BINARY: b"", TypeKind.UUID: UUID(int=0), TypeKind.OTHER: "",
}
