"""T-SQL: the hash of a row. SQL Server 2016 hashes values of any length.

The hash is over a text: each value's own, which loses nothing, and its end. The conversions are those of the
table in "CAST and CONVERT" (SQL Server documentation). Bytes are not joined: Babelfish, which runs these
scripts too, has no operator for that, and no bytes of a decimal or a date (docs/babelfish.md).
"""

from __future__ import annotations

from collections.abc import Sequence

# How a value becomes a text of plain signs without a semicolon; floating numbers by their bytes, which none shares.
_PLAIN = {
    "bit": "CONVERT(nvarchar(1), {0})",
    "tinyint": "CONVERT(nvarchar(20), {0})",
    "smallint": "CONVERT(nvarchar(20), {0})",
    "int": "CONVERT(nvarchar(20), {0})",
    "bigint": "CONVERT(nvarchar(20), {0})",
    "decimal": "CONVERT(nvarchar(41), {0})",
    "numeric": "CONVERT(nvarchar(41), {0})",
    "money": "CONVERT(nvarchar(41), CONVERT(decimal(19, 4), {0}))",
    "smallmoney": "CONVERT(nvarchar(41), CONVERT(decimal(19, 4), {0}))",
    "float": "CONVERT(nvarchar(20), CONVERT(bigint, CAST({0} AS binary(8))))",
    "real": "CONVERT(nvarchar(20), CONVERT(int, CAST({0} AS binary(4))))",
    "date": "CONVERT(nvarchar(10), {0}, 112)",
    "time": "CONVERT(nvarchar(16), {0}, 121)",
    "smalldatetime": "CONVERT(nvarchar(34), {0}, 121)",
    "datetime": "CONVERT(nvarchar(34), {0}, 121)",
    "datetime2": "CONVERT(nvarchar(34), {0}, 121)",
    "datetimeoffset": "CONVERT(nvarchar(34), {0}, 121)",
    "uniqueidentifier": "CONVERT(nvarchar(36), {0})",
}
# Texts of any signs, with their length before them.
_TEXTS = ("nchar", "nvarchar", "ntext", "xml", "sysname")
# What is hashed by itself goes in as it is, or through the type named here; all else through varbinary(max).
_HASHED = {"char": None, "varchar": None, "binary": None, "varbinary": None, "text": "varchar(max)"}
# A sql_variant holds at most 8,000 bytes, and the server makes no (max) of it.
_VARIANT = "varbinary(8000)"


def digest(values: Sequence[tuple[str, str]]) -> str:
    """Return the SHA-256 of values: pairs of an expression and its native type."""
    pieces = "\n    + ".join(f"{_piece(value, native.partition('(')[0])} + N';'" for value, native in values)
    # A text that may be long, first: joined to it, none is cut. And the type of the column that keeps the hash.
    return f"CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')\n    + {pieces}) AS binary(32))"


def _piece(value: str, name: str) -> str:
    if (form := _PLAIN.get(name)) is not None:
        return f"COALESCE({form.format(value)}, N'n')"
    if name in _TEXTS:
        text = f"CONVERT(nvarchar(max), {value}) COLLATE Latin1_General_BIN2"
        length = f"CONVERT(nvarchar(20), DATALENGTH({value}))"
        return f"CASE WHEN {value} IS NULL THEN N'n' ELSE {length} + N':' + {text} END"
    through = _HASHED.get(name, _VARIANT if name == "sql_variant" else "varbinary(max)")
    own = f"HASHBYTES('MD5', {value if through is None else f'CONVERT({through}, {value})'})"
    # MD5 makes the 16 bytes of a GUID, the one form in which both servers print bytes. It finds changes, not forgeries.
    return f"COALESCE(CONVERT(nvarchar(36), CONVERT(uniqueidentifier, {own})), N'n')"
