"""T-SQL: the hash of a row. SQL Server 2016 hashes values of any length.

Bytes are taken as the server stores them, so that nothing is lost: FOR XML and texts would round floating
numbers. The conversions are those of the table in "CAST and CONVERT" (SQL Server documentation).
"""

from __future__ import annotations

from collections.abc import Sequence

# Types that become bytes only through another one.
_THROUGH = {"text": "varchar(max)", "ntext": "nvarchar(max)", "xml": "nvarchar(max)"}


def digest(values: Sequence[tuple[str, str]]) -> str:
    """Return the SHA-256 of values: pairs of an expression and its native type."""
    pieces = "\n    + ".join(_piece(value, native) for value, native in values)
    return f"HASHBYTES('SHA2_256',\n    {pieces})"


def _piece(value: str, native: str) -> str:
    through = _THROUGH.get(native)
    plain = f"CONVERT({through}, {value})" if through is not None else value
    # A sql_variant holds at most 8,000 bytes, and the server makes no (max) of it.
    if native == "sql_variant":
        plain = f"CONVERT(varbinary(8000), {value})"
    length = f"CONVERT(binary(8), CONVERT(bigint, DATALENGTH({plain})))"
    some = f"0x01 + {length} + CONVERT(varbinary(max), {plain})"
    return f"CASE WHEN {value} IS NULL THEN 0x00 ELSE {some} END"
