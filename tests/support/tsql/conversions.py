"""Values of one type made into another: CAST, CONVERT, assignments and comparisons."""

from __future__ import annotations

from tests.support.tsql.data_types import INTEGERS, Type, postgres
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.values import DEFAULT, Collation, Value

_RANGES = {
    "bit": (0, 1), "tinyint": (0, 255), "smallint": (-(2**15), 2**15 - 1), "int": (-(2**31), 2**31 - 1),
    "bigint": (-(2**63), 2**63 - 1),
}
_BYTES = {"bit": 1, "tinyint": 1, "smallint": 2, "int": 4, "bigint": 8}
# What needs CAST or CONVERT (Microsoft's page "CAST and CONVERT", the table of conversions), or is refused.
_IMPLICIT = {
    "text": {"text", "number", "time", "uuid"},
    "number": {"text", "number", "binary"},
    "time": {"text", "time"},
    "binary": {"binary", "text", "number"},
    "uuid": {"text", "uuid", "binary"},
    "xml": {"xml"},
}


def _class(type: Type) -> str:
    if type.text:
        return "text"
    if type.number:
        return "number"
    if type.time:
        return "time"
    if type.binary:
        return "binary"
    return "uuid" if type.name == "uniqueidentifier" else type.name


def convert(
    value: Value, to: Type, default_collation: str, *, style: int | None = None, tries: bool = False,
    explicit: bool = False, cuts: bool = True,
) -> Value:
    """Return a value as another type. ``cuts``: texts and bytes that are too long lose their end.

    Raises error 257 for what must be converted by name, ``NotEmulated`` for conversions that are not known here.
    """
    source = value.type
    if source.name == "null":
        collation = Collation(default_collation, DEFAULT) if to.text else None
        return Value(f"NULL::{postgres(to)}", to, collation)
    one, other = _class(source), _class(to)
    if not explicit and other not in _IMPLICIT.get(one, set()):
        raise TsqlError(
            257, f"Implicit conversion from data type {source} to {to} is not allowed.", compiling=True
        )
    collation = None
    if to.text:
        collation = value.collation or Collation(default_collation, DEFAULT)
    text = "true" if tries else "false"
    match one, other:
        case "text", "text":
            sql = _text(value.sql, to if cuts else Type(to.name), source)
        case "text", "number":
            sql = _text_number(value, to, text)
        case "text", "time":
            sql = _moment(f"tsql.to_moment({value.sql}, {text})", Type("datetime2", scale=7), to, text)
        case "text", "uuid":
            sql = f"tsql.to_uuid({value.sql}, {text})"
        case "text", "binary":
            sql = _text_binary(value, to, style)
        case "number", "text":
            sql = _number_text(value, to, style)
        case "number", "number":
            sql = _number(value, to, text)
        case "number", "binary":
            sql = _number_binary(value, to)
        case "time", "text":
            sql = _text(_time_text(value, style), to, Type("nvarchar"))
        case "time", "time":
            sql = _moment(value.sql, source, to, text)
        case "time", "binary":
            # Not the server's bytes, but others for each value.
            sql = f"int8send((extract(epoch FROM {value.sql}) * 1000000)::bigint)"
        case "uuid", "text":
            sql = _text(f"upper(({value.sql})::text)", to, Type("nvarchar"))
        case "uuid", "uuid":
            sql = value.sql
        case "uuid", "binary":
            sql = f"tsql.uuid_bytes({value.sql})"
        case "binary", "text":
            sql = _binary_text(value, to, style)
        case "binary", "number" if to.name in INTEGERS:
            sql = f"tsql.bytes_number({value.sql}, {_BYTES[to.name]})::{postgres(to)}"
        case "binary", "uuid":
            sql = f"tsql.bytes_uuid({value.sql})"
        case "binary", "binary":
            sql = _cut_bytes(value.sql, to, source) if cuts else value.sql
        case _:
            raise NotEmulated(f"conversion of {source} to {to}")
    return Value(sql, to, collation)


def _text(sql: str, to: Type, source: Type) -> str:
    if to.name in ("char", "nchar"):
        return sql if source == to else f"rpad({sql}, {to.length})"
    if to.length is None or (source.length is not None and source.length <= to.length):
        return sql
    return f"left({sql}, {to.length})"


def _text_number(value: Value, to: Type, tries: str) -> str:
    if to.name == "decimal":
        return f"tsql.to_decimal({value.sql}, {to.precision}, {to.scale}, {tries})"
    if to.name not in INTEGERS or to.name == "bit":
        raise NotEmulated(f"conversion of text to {to}")
    low, high = _RANGES[to.name]
    return f"tsql.to_int({value.sql}, {low}, {high}, {tries})::{postgres(to)}"


def _text_binary(value: Value, to: Type, style: int | None) -> str:
    if style in (1, 2):
        digits = f"substr({value.sql}, 3)" if style == 1 else value.sql
        return _cut_bytes(f"decode({digits}, 'hex')", to, Type("varbinary"))
    name = "tsql.utf16" if value.type.wide else "tsql.latin1"
    return _cut_bytes(f"{name}({value.sql})", to, Type("varbinary"))


def _cut_bytes(sql: str, to: Type, source: Type) -> str:
    if to.name == "binary":
        zeros = "00" * (to.length or 0)
        return sql if source == to else f"substring({sql} || decode('{zeros}', 'hex') FROM 1 FOR {to.length})"
    if to.length is None or (source.length is not None and source.length <= to.length):
        return sql
    return f"substring({sql} FROM 1 FOR {to.length})"


def _number_text(value: Value, to: Type, style: int | None) -> str:
    if value.type.name == "float" and style != 3:
        raise NotEmulated("conversion of float to text")
    if value.type.name == "float":
        # Not the server's seventeen digits: fewer, that mean the same number.
        return _text(f"({value.sql})::text", to, Type("nvarchar"))
    length = to.length or 8000
    return f"tsql.number_text(({value.sql})::text, {length}, {'true' if to.wide else 'false'})"


def _number(value: Value, to: Type, tries: str) -> str:
    source = value.type
    if source.name == to.name and (source.precision, source.scale) == (to.precision, to.scale):
        return value.sql
    if to.name == "bit":
        return f"(({value.sql}) <> 0)::int::smallint"
    if to.name == "decimal":
        return f"tsql.fit_decimal(({value.sql})::numeric, {to.precision}, {to.scale}, {tries})"
    if to.name == "float":
        return f"({value.sql})::double precision"
    if source.name in INTEGERS and _RANGES[source.name][0] >= _RANGES[to.name][0] and (
        _RANGES[source.name][1] <= _RANGES[to.name][1]
    ):
        return f"({value.sql})::{postgres(to)}"
    low, high = _RANGES[to.name]
    return f"tsql.fit_int(({value.sql})::numeric, {low}, {high}, {tries})::{postgres(to)}"


def _number_binary(value: Value, to: Type) -> str:
    if value.type.name == "decimal":
        # Not the server's bytes, but others for each value.
        return f"tsql.latin1(({value.sql})::text)"
    if value.type.name in ("float", "real"):
        return f"float{4 if value.type.name == 'real' else 8}send({value.sql})"
    if value.type.name not in INTEGERS:
        raise NotEmulated(f"conversion of {value.type} to {to}")
    width = to.length if to.name == "binary" else _BYTES[value.type.name]
    return f"tsql.number_bytes(({value.sql})::bigint, {width})"


def _time_text(value: Value, style: int | None) -> str:
    forms = {
        121: "YYYY-MM-DD HH24:MI:SS.MS", 126: 'YYYY-MM-DD"T"HH24:MI:SS.MS', 120: "YYYY-MM-DD HH24:MI:SS",
        23: "YYYY-MM-DD", 112: "YYYYMMDD",
    }
    if value.type.name == "time" and style == 121:
        return f"(to_char({value.sql}, 'HH24:MI:SS.US') || '0')"
    if value.type.name == "datetime2" and style in (121, 126):
        scale = 7 if value.type.scale is None else value.type.scale
        digits = f"left(to_char({value.sql}, 'US') || '0', {scale})"
        point = f" || '.' || {digits}" if scale else ""
        return f"(to_char({value.sql}, '{forms[style].removesuffix('.MS')}'){point})"
    if style not in forms or value.type.name == "time":
        raise NotEmulated(f"conversion of {value.type} to text, style {style}")
    return f"to_char({value.sql}, '{forms[style]}')"


def _moment(sql: str, source: Type, to: Type, tries: str) -> str:
    if source == to:
        return sql
    if source.name == "time" and to.name != "time":
        sql = f"('1900-01-01'::date + {sql})"
    if to.name == "datetime":
        return f"tsql.to_datetime(({sql})::timestamp, {tries})"
    return f"({sql})::{postgres(to)}"


def _binary_text(value: Value, to: Type, style: int | None) -> str:
    if style in (1, 2):
        digits = f"upper(encode({value.sql}, 'hex'))"
        return _text(digits if style == 2 else f"'0x' || {digits}", to, Type("varchar"))
    if to.wide:
        return _text(f"tsql.from_utf16({value.sql})", to, Type("nvarchar"))
    return _text(f"convert_from({value.sql}, 'LATIN1')", to, Type("varchar"))
