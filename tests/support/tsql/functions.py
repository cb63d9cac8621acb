"""T-SQL's functions of values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.support.tsql import nodes as n
from tests.support.tsql.conversions import convert
from tests.support.tsql.data_types import (
    BIGINT,
    DATETIME2,
    INT,
    MAX_NVARCHAR,
    SIZES,
    Type,
    common,
    nvarchar,
)
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.lower_expressions import Expressions
from tests.support.tsql.scope import Scope
from tests.support.tsql.values import Value, ignores_case

Arguments = Sequence[n.Expression]
Function = Callable[[Expressions, Arguments, Scope], Value]
_WIDTHS = {
    "bit": 1, "tinyint": 1, "smallint": 2, "int": 4, "bigint": 8, "datetime": 8, "datetime2": 8, "date": 3, "time": 5,
    "uniqueidentifier": 16, "float": 8,
}


def _values(lower: Expressions, arguments: Arguments, scope: Scope, *counts: int) -> list[Value]:
    if counts and len(arguments) not in counts:
        raise TsqlError(174, f"The function requires {counts} arguments, not {len(arguments)}.", compiling=True)
    return [lower.value(item, scope).plain() for item in arguments]


def _text(lower: Expressions, value: Value) -> Value:
    """Return a value as a text: functions of texts take other types as well."""
    return value if value.type.text else convert(value, MAX_NVARCHAR, lower.session.collation)


def _int(lower: Expressions, value: Value) -> str:
    return convert(value, INT, lower.session.collation).sql


def _simple(sql: str) -> Function:
    def made(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
        (value,) = _values(lower, arguments, scope, 1)
        text = _text(lower, value)
        return replace(text, sql=sql.format(text.sql))

    return made


def _coalesce(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    values = _values(lower, arguments, scope)
    made, type, collation = lower.unified(values)
    return Value(f"COALESCE({', '.join(item.sql for item in made)})", type, collation)


def _isnull(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    one, other = _values(lower, arguments, scope, 2)
    if one.type.name == "null":
        return other
    made = convert(other, one.type, lower.session.collation)
    return replace(one, sql=f"COALESCE({one.sql}, {made.sql})")


def _nullif(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    one, other = _values(lower, arguments, scope, 2)
    return replace(one, sql=f"(CASE WHEN NOT coalesce({lower.compared('=', one, other)}, false) THEN {one.sql} END)")


def _left(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    return _side(lower, arguments, scope, "left")


def _right(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    return _side(lower, arguments, scope, "right")


def _side(lower: Expressions, arguments: Arguments, scope: Scope, name: str) -> Value:
    text, count = _values(lower, arguments, scope, 2)
    text = _text(lower, text)
    length = text.type.length
    if isinstance(arguments[1], n.Literal):
        wanted = int(arguments[1].text)
        length = wanted if length is None and wanted <= SIZES[text.type.name] else min(length or wanted, wanted)
    return replace(text, sql=f"{name}({text.sql}, {_int(lower, count)})", type=_varying(text.type, length))


def _varying(type: Type, length: int | None) -> Type:
    return Type("nvarchar" if type.wide else "varchar", length)


def _substring(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    of, start, count = _values(lower, arguments, scope, 3)
    if not of.type.binary:
        of = _text(lower, of)
    sql = f"substring({of.sql} FROM {_int(lower, start)} FOR {_int(lower, count)})"
    length = of.type.length
    if isinstance(arguments[2], n.Literal):
        length = min(length or 8000, int(arguments[2].text))
    return replace(of, sql=sql, type=Type("varbinary", length) if of.type.binary else _varying(of.type, length))


def _len(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    text = _text(lower, _values(lower, arguments, scope, 1)[0])
    return Value(f"tsql.units(rtrim({text.sql}, ' '))", INT if text.type.length else BIGINT)


def _datalength(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    (value,) = _values(lower, arguments, scope, 1)
    type = value.type
    if type.text:
        return Value(f"(tsql.units({value.sql}){' * 2' if type.wide else ''})", INT if type.length else BIGINT)
    if type.binary:
        return Value(f"octet_length({value.sql})", INT if type.length else BIGINT)
    width = _WIDTHS.get(type.name)
    if type.name == "decimal":
        width = next(size for limit, size in ((9, 5), (19, 9), (28, 13), (38, 17)) if type.precision <= limit)
    if width is None:
        raise NotEmulated(f"DATALENGTH of {type}")
    return Value(f"(CASE WHEN {value.sql} IS NOT NULL THEN {width} END)", INT)


def _replace(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    of, old, new = (_text(lower, item) for item in _values(lower, arguments, scope, 3))
    bare = arguments[1].of if isinstance(arguments[1], n.Collate) else arguments[1]
    if ignores_case(of.collation) and not (isinstance(bare, n.Literal) and bare.text.lower() == bare.text.upper()):
        raise NotEmulated("REPLACE of letters under a collation that ignores case")
    short = of.type.length is not None and new.type.length is not None
    return replace(
        of, sql=f"replace({of.sql}, {old.sql}, {new.sql})", type=_varying(of.type, SIZES["nvarchar"] if short else None)
    )


def _replicate(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    of, count = _values(lower, arguments, scope, 2)
    of = _text(lower, of)
    length = None if of.type.length is None else SIZES[_varying(of.type, None).name]
    return replace(of, sql=f"repeat({of.sql}, {_int(lower, count)})", type=_varying(of.type, length))


def _character(name: str) -> Function:
    def made(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
        (value,) = _values(lower, arguments, scope, 1)
        made = "tsql.character" if name == "nchar" else "chr"
        return Value(f"{made}({_int(lower, value)})", Type(name, 1), lower.default())

    return made


def _quotename(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    text = _text(lower, _values(lower, arguments, scope, 1)[0])
    return replace(text, sql=f"('[' || replace({text.sql}, ']', ']]') || ']')", type=nvarchar(258))


def _charindex(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    find, of = (_text(lower, item) for item in _values(lower, arguments, scope, 2))
    if ignores_case(of.collation):
        raise NotEmulated("CHARINDEX under a collation that ignores case")
    return Value(f"strpos({of.sql}, {find.sql})", INT)


def _hashbytes(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    if not isinstance(arguments[0], n.Literal):
        raise NotEmulated("HASHBYTES of an algorithm that is no constant")
    value = lower.value(arguments[1], scope)
    if value.type.text:
        value = convert(value, Type("varbinary"), lower.session.collation, explicit=True)
    if not value.type.binary:
        raise TsqlError(8116, f"Argument data type {value.type} is invalid for HASHBYTES.", compiling=True)
    match arguments[0].text.upper():
        case "MD5":
            return Value(f"decode(md5({value.sql}), 'hex')", Type("varbinary", 16))
        case "SHA2_256":
            return Value(f"sha256({value.sql})", Type("varbinary", 32))
        case "SHA2_512":
            return Value(f"sha512({value.sql})", Type("varbinary", 64))
        case other:
            raise NotEmulated(f"HASHBYTES {other}")


def _datediff(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    unit = arguments[0]
    one, other = (lower.value(item, scope) for item in arguments[1:])
    if not isinstance(unit, n.Column):
        raise NotEmulated("DATEDIFF of an unknown unit")
    name = unit.parts[0].lower()
    if name not in ("second", "millisecond", "day"):
        raise NotEmulated(f"DATEDIFF({name})")
    field = {"millisecond": "milliseconds"}.get(name, name)
    sql = f"extract(epoch FROM date_trunc('{field}', {other.sql}) - date_trunc('{field}', {one.sql}))"
    factor = {"second": "", "millisecond": " * 1000", "day": " / 86400"}[name]
    return Value(f"(({sql}){factor})::int", INT)


def _moment(type: Type, digits: int) -> Function:
    def made(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
        sql = f"(clock_timestamp() AT TIME ZONE 'UTC')::timestamp({digits})"
        return Value(f"tsql.to_datetime({sql}, false)" if type.name == "datetime" else sql, type)

    return made


def _number(name: str) -> Function:
    def made(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
        (value,) = _values(lower, arguments, scope, 1)
        if not value.type.number:
            raise NotEmulated(f"{name} of {value.type}")
        return replace(value, sql=f"{name}({value.sql})")

    return made


def _concat(lower: Expressions, arguments: Arguments, scope: Scope) -> Value:
    texts = [_text(lower, item) for item in _values(lower, arguments, scope)]
    made, type, collation = lower.unified(texts)
    longest = replace(common(type, MAX_NVARCHAR), length=None)
    return Value(f"concat({', '.join(item.sql for item in made)})", longest, collation)


FUNCTIONS: dict[str, Function] = {
    "COALESCE": _coalesce, "ISNULL": _isnull, "NULLIF": _nullif, "LEFT": _left, "RIGHT": _right,
    "SUBSTRING": _substring, "LEN": _len, "DATALENGTH": _datalength, "REPLACE": _replace, "REPLICATE": _replicate,
    "QUOTENAME": _quotename, "CHARINDEX": _charindex, "HASHBYTES": _hashbytes, "DATEDIFF": _datediff,
    "CONCAT": _concat,
    "LOWER": _simple("lower({0})"), "UPPER": _simple("upper({0})"), "LTRIM": _simple("ltrim({0}, ' ')"),
    "RTRIM": _simple("rtrim({0}, ' ')"), "NCHAR": _character("nchar"), "CHAR": _character("char"),
    "SYSUTCDATETIME": _moment(DATETIME2, 6), "SYSDATETIME": _moment(DATETIME2, 6),
    "GETUTCDATE": _moment(Type("datetime"), 3), "GETDATE": _moment(Type("datetime"), 3),
    "ABS": _number("abs"), "FLOOR": _number("floor"), "CEILING": _number("ceil"),
}
