"""Values as bytes of a field and back, for tests. Of bcp's own forms only what is documented: texts and bytes.

Numbers, dates and the like are texts of their literals here, under a length prefix of one byte: what they look like
in a real file is bcp's affair on both ends.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from tests.support.bcp_file import FieldForm, Value

# More than a real value takes: its literal.
_MOST = 60


def encoded(field: FieldForm, value: object) -> Value:
    """Return what the field holds."""
    match value:
        case None:
            return None
        case str() if field.host == "SQLNCHAR":
            return value
        case bytes() if field.host == "SQLBINARY":
            return value
        case _:
            return _packed(field, value)


def _packed(field: FieldForm, value: object) -> bytes:
    match field.host, value:
        case ("SQLINT" | "SQLBIGINT" | "SQLSMALLINT" | "SQLTINYINT" | "SQLBIT"), (bool() | int()):
            return int(value).to_bytes(field.length, "little", signed=field.host not in ("SQLBIT", "SQLTINYINT"))
        case ("SQLDECIMAL" | "SQLNUMERIC"), Decimal():
            sign, digits, exponent = value.as_tuple()
            assert isinstance(exponent, int)
            number = int("".join(map(str, digits)))
            return bytes([38, -exponent, 1 - sign]) + number.to_bytes(16, "little")
        case "SQLDATETIME", datetime():
            days = (value.date() - date(1900, 1, 1)).days
            midnight = datetime.combine(value.date(), time())
            ticks = round((value - midnight).total_seconds() * 300)
            return days.to_bytes(4, "little", signed=True) + ticks.to_bytes(4, "little")
        case _:
            raise ValueError(f"{field.host} of {value!r}")


def decoded(field: FieldForm, value: Value) -> object:
    """Return the value that a field holds."""
    if value is None or isinstance(value, str) or field.host == "SQLBINARY":
        return value
    match field.host:
        case "SQLBIT":
            return value != b"\x00"
        case "SQLINT" | "SQLBIGINT" | "SQLSMALLINT" | "SQLTINYINT":
            return int.from_bytes(value, "little", signed=field.host != "SQLTINYINT")
        case "SQLDECIMAL" | "SQLNUMERIC":
            number = Decimal(int.from_bytes(value[3:], "little")).scaleb(-value[1])
            return number if value[2] else -number
        case "SQLDATETIME":
            days = int.from_bytes(value[:4], "little", signed=True)
            ticks = int.from_bytes(value[4:], "little")
            micro = round(ticks * 1_000_000 / 300)
            return datetime.fromordinal(date(1900, 1, 1).toordinal() + days).replace(
                hour=micro // 3_600_000_000,
                minute=micro // 60_000_000 % 60,
                second=micro // 1_000_000 % 60,
                microsecond=micro % 1_000_000,
            )
        case _:
            raise ValueError(field.host)
