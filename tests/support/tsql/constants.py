"""Values of Python as PostgreSQL's constants, and as a client shows them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from tests.support.tsql.data_types import Type, postgres
from tests.support.tsql.values import quoted


def constant(value: object, type: Type) -> str:
    """Return a value as PostgreSQL's constant."""
    if type.name == "null" or value is None:
        return f"NULL::{postgres(type)}"
    if isinstance(value, bytes):
        return f"'\\x{value.hex()}'::bytea"
    if isinstance(value, bool):
        return f"{int(value)}::smallint"
    if isinstance(value, int | Decimal):
        # Quoted, since the lowest bigint is no constant with a sign before it.
        return f"'{value}'::{postgres(type)}"
    if isinstance(value, float | datetime | date | time | UUID):
        return f"'{value}'::{postgres(type)}"
    return f"{quoted(str(value))}::text"


def python(value: object, type: Type) -> object:
    """Return a value as a driver gives it: bit is a bool."""
    return bool(value) if type.name == "bit" and value is not None else value


def shown(value: object) -> str:
    """Return a value as text."""
    if value is None:
        return "NULL"
    return f"0x{value.hex().upper()}" if isinstance(value, bytes) else str(value)
