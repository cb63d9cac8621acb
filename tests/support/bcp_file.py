"""A reader and a writer of bcp's data files, laid out by a format file. For tests only.

Sources: SQL Server documentation, "Non-XML Format Files" (the lines of a format file), "Specify Prefix Length in
Data Files by Using bcp" (a length before each field, -1 for NULL), "Unicode native format" (texts in UTF-16). How
numbers and dates look inside is bcp's affair on both ends: here they are bytes of the given length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Value = bytes | str | None


class DamagedError(ValueError):
    """The file ends inside a row, or a length cannot be one."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One field: host type, bytes of its length prefix, most bytes of its value (0: no limit), server column."""

    host: str
    prefix: int
    length: int
    column: int


def read_format(data: bytes) -> tuple[FieldForm, ...]:
    """Return the fields of a format file. Raises ``ValueError`` for one that is no such file."""
    lines = data.decode("ascii").split("\r\n")
    if lines[-1] != "" or lines[0] != "13.0":
        raise ValueError("the file does not end with a line break, or has another version")
    fields: list[FieldForm] = []
    for place, line in enumerate(lines[2:-1], start=1):
        order, host, prefix, length, terminator, column, name, collation = line.split(" ")
        if int(order) != place or terminator != '""' or not name or collation != '""':
            raise ValueError(f"line {place + 2}: {line}")
        fields.append(FieldForm(host, int(prefix), int(length), int(column)))
    if len(fields) != int(lines[1]):
        raise ValueError("the number of fields is another")
    return tuple(fields)


def write_rows(fields: Sequence[FieldForm], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a data file."""
    made = bytearray()
    for row in rows:
        for field, value in zip(fields, row, strict=True):
            if value is None:
                made += (-1).to_bytes(field.prefix, "little", signed=True)
                continue
            body = value.encode("utf-16-le", "surrogatepass") if isinstance(value, str) else value
            if field.length and len(body) > field.length:
                raise ValueError(f"{len(body)} bytes, and the field takes {field.length}")
            made += len(body).to_bytes(field.prefix, "little", signed=True) + body
    return bytes(made)


def read_rows(fields: Sequence[FieldForm], data: bytes) -> list[tuple[Value, ...]]:
    """Return the rows of a data file. Raises ``DamagedError``."""
    rows: list[tuple[Value, ...]] = []
    at = 0

    def take(size: int) -> bytes:
        nonlocal at
        if size < 0 or at + size > len(data):
            raise DamagedError(f"at byte {at}")
        at += size
        return data[at - size : at]

    while at < len(data):
        row: list[Value] = []
        for field in fields:
            size = int.from_bytes(take(field.prefix), "little", signed=True)
            if size == -1:
                row.append(None)
                continue
            if field.length and size > field.length:
                raise DamagedError(f"at byte {at}: {size} bytes in a field of {field.length}")
            body = take(size)
            row.append(body.decode("utf-16-le", "surrogatepass") if field.host == "SQLNCHAR" else body)
        rows.append(tuple(row))
    return rows
