"""Data types of SQL Server and Oracle as ODC has them, after the vendor's tables.

Source: the vendor's page "O11 to ODC SQL node conversion details", section "Data type conversion".
"""

from __future__ import annotations

from dataclasses import dataclass

from compiler.adapt.kinds import Flavour, Value


@dataclass(frozen=True, slots=True)
class Converted:
    """A type of ODC. ``loss`` says in which detail it differs, empty for none."""

    text: str
    value: Value
    loss: str = ""


_TEXTS = {"NVARCHAR": "VARCHAR", "NVARCHAR2": "VARCHAR", "VARCHAR2": "VARCHAR", "VARCHAR": "VARCHAR", "NCHAR": "CHAR",
          "CHAR": "CHAR", "CHARACTER": "CHAR", "CHARACTER VARYING": "VARCHAR", "NATIONAL CHARACTER VARYING": "VARCHAR",
          "NATIONAL CHAR VARYING": "VARCHAR", "NATIONAL CHARACTER": "CHAR", "NATIONAL CHAR": "CHAR"}
# Written the same on all sides, and what adapted text holds.
_SAME = {
    "TEXT": Value.TEXT, "INTEGER": Value.INTEGER, "BIGINT": Value.INTEGER, "SMALLINT": Value.INTEGER,
    "DOUBLE PRECISION": Value.DECIMAL, "REAL": Value.DECIMAL, "BOOLEAN": Value.BOOLEAN, "BYTEA": Value.BINARY,
    "UUID": Value.GUID, "DATE": Value.DATE, "TIME": Value.TIME, "TIMESTAMP": Value.DATETIME,
    "TIMESTAMPTZ": Value.DATETIME, "TIMESTAMP WITH TIME ZONE": Value.DATETIME,
    "TIMESTAMP WITHOUT TIME ZONE": Value.DATETIME, "INTERVAL": Value.INTERVAL, "NUMERIC": Value.DECIMAL,
    "DECIMAL": Value.DECIMAL, "DEC": Value.DECIMAL, "JSON": Value.UNKNOWN, "JSONB": Value.UNKNOWN,
}
_SQLSERVER = {
    "NTEXT": Converted("TEXT", Value.TEXT),
    "SMALLDATETIME": Converted("TIMESTAMP", Value.DATETIME, "SMALLDATETIME rounds to the minute, TIMESTAMP does not"),
    "DATETIME": Converted("TIMESTAMP", Value.DATETIME),
    "DATETIME2": Converted("TIMESTAMP", Value.DATETIME),
    "DATETIMEOFFSET": Converted("TIMESTAMPTZ", Value.DATETIME),
    "SMALLMONEY": Converted("NUMERIC", Value.DECIMAL, "SMALLMONEY rounds to 4 decimals, NUMERIC does not"),
    "MONEY": Converted("NUMERIC", Value.DECIMAL, "MONEY rounds to 4 decimals, NUMERIC does not"),
    "TINYINT": Converted("SMALLINT", Value.INTEGER),
    "FLOAT": Converted("DOUBLE PRECISION", Value.DECIMAL),
    "INT": Converted("INTEGER", Value.INTEGER),
    "UNIQUEIDENTIFIER": Converted("UUID", Value.GUID),
    "BIT": Converted("BOOLEAN", Value.BOOLEAN),
    "VARBINARY": Converted("BYTEA", Value.BINARY),
    "BINARY": Converted("BYTEA", Value.BINARY, "BYTEA has no fixed length"),
    "IMAGE": Converted("BYTEA", Value.BINARY),
    "SYSNAME": Converted("VARCHAR(128)", Value.TEXT),
}
_ORACLE = {
    "CLOB": Converted("TEXT", Value.TEXT),
    "NCLOB": Converted("TEXT", Value.TEXT),
    "LONG": Converted("TEXT", Value.TEXT),
    "BINARY_INTEGER": Converted("INTEGER", Value.INTEGER),
    "PLS_INTEGER": Converted("INTEGER", Value.INTEGER),
    "SIMPLE_INTEGER": Converted("INTEGER", Value.INTEGER),
    "INT": Converted("INTEGER", Value.INTEGER),
    "FLOAT": Converted("DOUBLE PRECISION", Value.DECIMAL),
    "BINARY_FLOAT": Converted("DOUBLE PRECISION", Value.DECIMAL),
    "BINARY_DOUBLE": Converted("DOUBLE PRECISION", Value.DECIMAL),
    "BLOB": Converted("BYTEA", Value.BINARY),
    "LONG RAW": Converted("BYTEA", Value.BINARY),
    "RAW": Converted("BYTEA", Value.BINARY),
    "DATE": Converted("TIMESTAMP", Value.DATETIME),
}
_NUMBER_LOSS = "INTEGER holds no fractions and at most 2147483647; NUMBER holds both"


def convert_type(name: str, arguments: str, flavour: Flavour) -> Converted | None:
    """Return ODC's type for ``name`` (upper case) with ``arguments`` ("10,2"); None when it has no counterpart."""
    length = f"({arguments.replace(',', ', ')})" if arguments else ""
    if name in _TEXTS:
        if arguments == "MAX":
            return Converted("TEXT", Value.TEXT)
        # Oracle counts in CHAR or BYTE; PostgreSQL always in characters.
        length = length.replace("CHAR)", ")").replace("BYTE)", ")")
        return Converted(_TEXTS[name] + length, Value.TEXT)
    table = _SQLSERVER if flavour is Flavour.SQLSERVER else _ORACLE
    if name == "NUMBER" and flavour is Flavour.ORACLE:
        return _number(arguments)
    if name in table:
        return table[name]
    if name in ("DECIMAL", "DEC") and not arguments and flavour is Flavour.SQLSERVER:
        return Converted(f"{name}(18, 0)", Value.DECIMAL)  # what SQL Server takes for it
    if name == "NUMERIC" and not arguments and flavour is Flavour.SQLSERVER:
        # The vendor writes this for MONEY, so that it may also be text that is adapted already.
        return Converted(name, Value.DECIMAL, "NUMERIC has no fractions in SQL Server, and any number of them in ODC")
    if name in _SAME:
        return Converted(name + length, _SAME[name])
    return None


def _number(arguments: str) -> Converted:
    precision, _, scale = arguments.partition(",")
    if scale and int(scale) > 0:
        return Converted(f"NUMERIC({precision}, {scale})", Value.DECIMAL)
    if precision.isdigit() and int(precision) > 10:
        return Converted("BIGINT", Value.INTEGER)
    return Converted("INTEGER", Value.INTEGER, "" if precision.isdigit() and int(precision) < 10 else _NUMBER_LOSS)
