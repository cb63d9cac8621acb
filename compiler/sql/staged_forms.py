"""A value of SQL Server as a text that PostgreSQL reads back as the same value, made on either side.

The text is what a file holds and what both sides hash, so a value that has become another one on its way shows.
Sources: SQL Server documentation, "CAST and CONVERT" (styles 2, 3, 121; style 3 since SQL Server 2016); PostgreSQL
manual, "COPY" (text format), "Data Type Formatting Functions".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compiler.metamodel.staged import DIGITS

_SHAPE = re.compile(r"(?P<name>[a-z0-9_]+)(?:\((?P<first>max|\d+)(?:,\d+)?\))?")
_TEXTS = ("char", "varchar", "text", "nchar", "nvarchar", "ntext", "sysname", "xml")
_BYTES = ("binary", "varbinary", "image", "timestamp", "rowversion")
_EXACT = ("tinyint", "smallint", "int", "bigint", "decimal", "numeric")
_MONEY = {"money": "decimal(19, 4)", "smallmoney": "decimal(10, 4)"}
_SECOND = len("2000-01-31 23:59:59")
_MOMENT = "YYYY-MM-DD HH24:MI:SS"
# REPLACE looks at signs by their numbers only under such a collation, and each sign of COPY's form is one.
BINARY = "Latin1_General_BIN2"


@dataclass(frozen=True, slots=True)
class Form:
    """How values of a type become texts; ``{0}`` stands for the value, and NULL stays NULL.

    ``tsql`` is the text (nvarchar) on SQL Server, ``postgres`` the same text of the staged value. ``tsql_hash`` and
    ``postgres_hash`` are what is hashed where the text may differ though the value does not. ``escaped``: any sign may
    be in it. ``marked``: it may be empty.
    """

    tsql: str
    postgres: str
    tsql_hash: str | None = None
    postgres_hash: str | None = None
    escaped: bool = False
    marked: bool = False


def form_of(native: str) -> Form:
    """Return the form of a type as T-SQL writes it. Raises ``KeyError`` for one that cannot be brought over."""
    found = _SHAPE.fullmatch(native.lower())
    if found is None:
        raise KeyError(native)
    name, first = found["name"], found["first"]
    if name in _TEXTS:
        return Form(f"CONVERT(nvarchar(max), {{0}}) COLLATE {BINARY}", "CAST({0} AS text)", escaped=True, marked=True)
    if name in _BYTES:
        value = "{0}" if name in ("binary", "varbinary") else "CONVERT(varbinary(max), {0})"
        return Form(f"CONVERT(nvarchar(max), {value}, 2)", "upper(encode({0}, 'hex'))", marked=True)
    if name in _EXACT:
        return Form("CONVERT(nvarchar(41), {0})", "CAST({0} AS text)")
    if name in _MONEY:
        return Form(f"CONVERT(nvarchar(41), CONVERT({_MONEY[name]}, {{0}}))", "CAST({0} AS text)")
    if name in ("date", "time", "datetime", "smalldatetime", "datetime2", "datetimeoffset"):
        return _moment(name, 7 if first is None else int(first))
    return _FORMS[name]


_FORMS = {
    "bit": Form(
        "CASE {0} WHEN 1 THEN N't' WHEN 0 THEN N'f' END", "CASE {0} WHEN true THEN 't' WHEN false THEN 'f' END"
    ),
    # Seventeen digits are the whole value; which of the texts that mean it is printed depends on the server.
    "float": Form(
        "CONVERT(nvarchar(30), {0}, 3)", "CAST({0} AS text)",
        "CONVERT(nvarchar(20), CONVERT(bigint, CAST({0} AS binary(8))))",
        "CAST(CAST(CAST('x' || encode(float8send({0}), 'hex') AS bit(64)) AS bigint) AS text)",
    ),
    "real": Form(
        "CONVERT(nvarchar(30), {0}, 3)", "CAST({0} AS text)",
        "CONVERT(nvarchar(20), CONVERT(int, CAST({0} AS binary(4))))",
        "CAST(CAST(CAST('x' || encode(float4send({0}), 'hex') AS bit(32)) AS integer) AS text)",
    ),
    "uniqueidentifier": Form("LOWER(CONVERT(nvarchar(36), {0}))", "CAST({0} AS text)"),
}


def _moment(name: str, digits: int) -> Form:
    """Return the form of a moment: as many digits of the second as both sides keep, cut off, not rounded."""
    kept = min(digits, DIGITS)
    match name:
        case "date":
            return Form("CONVERT(nvarchar(10), {0}, 23)", "to_char({0}, 'YYYY-MM-DD')")
        case "datetime":
            # Three digits: a datetime2 would show .003 as .0033333.
            return Form("CONVERT(nvarchar(23), {0}, 121)", f"to_char({{0}}, '{_MOMENT}.MS')")
        case "smalldatetime":
            return Form("CONVERT(nvarchar(19), {0}, 120)", f"to_char({{0}}, '{_MOMENT}')")
        case "time":
            size = len("23:59:59") + (1 + kept if kept else 0)
            of = "to_char(CAST({0} AS interval), 'HH24:MI:SS.US')"
            return Form(f"LEFT(CONVERT(nvarchar(16), {{0}}, 121), {size})", f"left({of}, {size})")
        case "datetime2":
            size = _SECOND + (1 + kept if kept else 0)
            return Form(
                f"LEFT(CONVERT(nvarchar(27), {{0}}, 121), {size})", f"left(to_char({{0}}, '{_MOMENT}.US'), {size})"
            )
        case _:
            size = _SECOND + (1 + kept if kept else 0)
            moment = f"CONVERT(datetime2({digits}), SWITCHOFFSET({{0}}, '+00:00'))"
            return Form(
                f"LEFT(CONVERT(nvarchar(27), {moment}, 121), {size}) + N'+00'",
                f"left(to_char({{0}} AT TIME ZONE 'UTC', '{_MOMENT}.US'), {size}) || '+00'",
            )


# --- lines of COPY's text format -------------------------------------------------------------------

# Sign by sign: the backslash first, or those of the others would be doubled.
_ESCAPES = (("N'\\'", "N'\\\\'"), ("NCHAR(9)", "N'\\t'"), ("NCHAR(10)", "N'\\n'"), ("NCHAR(13)", "N'\\r'"))
_POSTGRES_ESCAPES = (("'\\'", "'\\\\'"), ("chr(9)", "'\\t'"), ("chr(10)", "'\\n'"), ("chr(13)", "'\\r'"))


def tsql_field(native: str, value: str, *, hashed: bool = False) -> str:
    """Return a value as a field of a line, as an expression of T-SQL. Raises ``KeyError``."""
    form = form_of(native)
    text = (form.tsql_hash if hashed and form.tsql_hash is not None else form.tsql).format(value)
    if form.escaped:
        for sign, escape in _ESCAPES:
            text = f"REPLACE({text}, {sign}, {escape})"
    elif form.marked:
        text = f"N'\\\\x' + {text}"
    return f"COALESCE({text}, N'\\N')"


def postgres_field(native: str, value: str) -> str:
    """Return the field that is hashed, made of the staged value. Raises ``KeyError``."""
    form = form_of(native)
    text = (form.postgres_hash or form.postgres).format(value)
    if form.escaped:
        for sign, escape in _POSTGRES_ESCAPES:
            text = f"replace({text}, {sign}, {escape})"
    elif form.marked:
        text = f"'\\\\x' || {text}"
    return f"COALESCE({text}, '\\N')"


def tsql_line(fields: list[str]) -> str:
    """Return the fields as a line; the first is made long, so that none is cut."""
    first, *rest = fields
    return " + NCHAR(9) + ".join([f"CONVERT(nvarchar(max), {first})", *rest])


def postgres_line(fields: list[str]) -> str:
    """Return the same line on PostgreSQL."""
    return " || chr(9) || ".join(fields)


# --- hashes of lines -------------------------------------------------------------------------------

# Lines of plain ASCII are hashed as such: PostgreSQL has no UTF-16 of its own, and making it takes time
# (docs/adr/0022).
LINE_HASH = r"""CREATE FUNCTION pg_temp.o11c_line_hash(line text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS $o11c$
  SELECT CAST(CAST('x' || encode(substr(sha256(CASE WHEN line COLLATE "C" ~ '[^\t -~]' THEN pg_temp.o11c_utf16(line)
    ELSE convert_to(line, 'UTF8') END), 1, 8), 'hex') AS bit(64)) AS bigint)
$o11c$"""


def tsql_hash(line: str) -> str:
    """Return the first eight bytes of the line's SHA-256 as a bigint; ``line`` is a column."""
    other = f"{line} LIKE N'%[^' + NCHAR(9) + N' -~]%' COLLATE {BINARY}"
    hashed = (
        f"CASE WHEN {other} THEN HASHBYTES('SHA2_256', {line})\n"
        f"    ELSE HASHBYTES('SHA2_256', CONVERT(varchar(max), {line})) END"
    )
    return f"CONVERT(bigint, SUBSTRING({hashed}, 1, 8))"


def postgres_row_hash(row: str) -> str:
    """Return the first eight bytes of a row's SHA-256 as a bigint, between two PostgreSQL databases."""
    digest = f"encode(substr(sha256(convert_to({row}, 'UTF8')), 1, 8), 'hex')"
    return f"CAST(CAST('x' || {digest} AS bit(64)) AS bigint)"
