"""Function calls: those of the tables are converted, those that PostgreSQL has stay, any other is marked."""

from __future__ import annotations

from compiler.adapt import calls_dates, calls_other, calls_texts, nodes
from compiler.adapt.calls_dates import Handler
from compiler.adapt.kinds import Flavour, Value, common
from compiler.adapt.out import ATOM, Out
from compiler.adapt.tokens import Kind
from compiler.adapt.writer_base import Expressions

_HANDLERS: dict[Flavour, dict[str, tuple[int, int, Handler]]] = {
    Flavour.SQLSERVER: {**calls_other.BOTH, **calls_dates.SQLSERVER, **calls_texts.SQLSERVER, **calls_other.SQLSERVER},
    Flavour.ORACLE: {**calls_other.BOTH, **calls_dates.ORACLE, **calls_texts.ORACLE, **calls_other.ORACLE},
}
# Functions that mean the same in PostgreSQL, with the kind of what they give; None: that of the first argument.
_SAME: dict[str, Value | None] = {
    **dict.fromkeys([
        "LOWER", "UPPER", "LTRIM", "RTRIM", "TRIM", "BTRIM", "LEFT", "RIGHT", "REVERSE", "CONCAT", "CONCAT_WS",
        "TRANSLATE", "LPAD", "RPAD", "INITCAP", "REPEAT", "CHR", "REPLACE", "SUBSTRING", "SUBSTR", "OVERLAY",
        "TO_CHAR", "STRING_AGG", "CASEACCENT_NORMALIZE", "LISTAGG", "FORMAT", "SPLIT_PART", "QUOTE_LITERAL",
        "MD5", "ENCODE",
    ], Value.TEXT),
    **dict.fromkeys([
        "LENGTH", "CHAR_LENGTH", "OCTET_LENGTH", "STRPOS", "POSITION", "ASCII", "COUNT", "ROW_NUMBER", "RANK",
        "DENSE_RANK", "NTILE", "FLOOR", "CEILING", "CEIL", "SIGN", "GROUPING",
    ], Value.INTEGER),
    **dict.fromkeys([
        "RANDOM", "SQRT", "EXP", "LN", "LOG10", "PI", "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "ATAN2",
        "COT", "DEGREES", "RADIANS", "PERCENT_RANK", "CUME_DIST", "STDDEV_SAMP", "STDDEV_POP", "VAR_SAMP",
        "VAR_POP", "STDDEV", "VARIANCE", "TO_NUMBER", "AVG", "PERCENTILE_CONT", "MEDIAN",
    ], Value.DECIMAL),
    **dict.fromkeys([
        "COALESCE", "NULLIF", "ABS", "POWER", "MOD", "MAX", "MIN", "SUM", "LAG", "LEAD", "FIRST_VALUE",
        "LAST_VALUE", "NTH_VALUE", "ROUND", "GREATEST", "LEAST", "TRUNC", "ANY_VALUE", "PERCENTILE_DISC",
    ]),
    # Kinds of dates are left open: what is subtracted from what is meant in text that is adapted already.
    **dict.fromkeys([
        "DATE_TRUNC", "MAKE_DATE", "MAKE_TIMESTAMP", "NOW", "TO_TIMESTAMP", "TO_DATE", "EXTRACT", "DATE_PART",
        "AGE", "ROLLUP", "CUBE", "SETS", "GENERATE_SERIES", "UNNEST", "STRING_TO_TABLE", "STRING_TO_ARRAY",
        "REGEXP_SPLIT_TO_TABLE", "PG_SLEEP", "REGEXP_REPLACE", "REGEXP_MATCHES", "ARRAY_AGG", "JSON_AGG",
        "JSONB_AGG", "ROW",
    ], Value.UNKNOWN),
    "GEN_RANDOM_UUID": Value.GUID,
    "BOOL_AND": Value.BOOLEAN, "BOOL_OR": Value.BOOLEAN, "EXISTS": Value.BOOLEAN,
}
_NUMERIC = frozenset({"SUM", "ABS", "POWER", "MOD", "ROUND"})
# In PostgreSQL these are something else, or give something else.
_OTHERS = {
    Flavour.SQLSERVER: frozenset({"FORMAT", "SUBSTR", "TO_NUMBER", "LISTAGG", "MEDIAN"}),
    Flavour.ORACLE: frozenset({"FORMAT", "MEDIAN", "LOG"}),
}
_ADVICE = {
    "SCOPE_IDENTITY": "Use INSERT ... RETURNING.", "PATINDEX": "Use a regular expression with caseaccent_normalize.",
    "OPENJSON": "Use jsonb_to_recordset.", "JSON_VALUE": "Use the operators -> and ->> of jsonb.",
    "MONTHS_BETWEEN": "Write it with EXTRACT and AGE.", "ISNUMERIC": "Use a regular expression.",
}


def write_call(writer: Expressions, node: nodes.Call, wanted: Value | None) -> Out:
    """Return a call with its arguments."""
    token = writer.tokens[node.name[-1]]
    name = (token.word or writer.name(node.name[-1])).upper()
    if len(node.name) > 1 and (writer.tokens[node.name[0]].word, name) == ("DBMS_RANDOM", "VALUE"):
        return Out("random()", ATOM, Value.DECIMAL)
    if len(node.name) > 1 or token.kind not in (Kind.WORD, Kind.QUOTED):
        return writer.refuse(node, "O11-1013", f"{writer.between(node.first, node.name[-1])} is not a function of ODC",
                             "Write what it does with functions of PostgreSQL, or do it in the app's logic.")
    found = _HANDLERS[writer.flavour].get(name)
    if found is not None:
        least, most, handler = found
        if least <= len(node.arguments) <= most:
            out = handler(writer, node)
            if out is not None:
                return _complete(writer, node, out)
            return writer.refuse(node, "O11-1013", f"{name} with these arguments has no counterpart")
        if name not in _SAME:
            return writer.refuse(node, "O11-1013", f"{name} with {len(node.arguments)} arguments is not known")
    if name not in _SAME or (name in _OTHERS[writer.flavour] and found is None):
        return writer.refuse(node, "O11-1013", f"{name} is not known in PostgreSQL",
                             _ADVICE.get(name, "Write what it does with functions of PostgreSQL, or by hand."))
    return _same(writer, node, name, wanted)


def _complete(writer: Expressions, node: nodes.Call, out: Out) -> Out:
    """Add the comments that stand before the parentheses of a call that got another form."""
    lost = [
        kept for number in (node.open, *_commas(writer, node), node.close)
        if (kept := writer.kept(number)) and kept.strip() not in out.text
    ]
    if not lost:
        return out
    return Out("".join(lost).lstrip() + out.text, out.rank, out.value, out.column)


def _commas(writer: Expressions, node: nodes.Call) -> list[int]:
    return [part for part in node.parts if isinstance(part, int) and writer.tokens[part].word == ","]


def _same(writer: Expressions, node: nodes.Call, name: str, wanted: Value | None) -> Out:
    asked = wanted if name in ("COALESCE", "NULLIF", "MAX", "MIN") else None
    outs = {item: writer.write(item, asked) for item in node.arguments}
    text = writer.join(node.parts, {item: out.text for item, out in outs.items()})
    kind = _SAME[name]
    if kind is None:
        kinds = [out.value for out in outs.values()]
        kind = common(kinds) if name in ("COALESCE", "GREATEST", "LEAST") else kinds[0] if kinds else Value.UNKNOWN
        if name == "TRUNC" and len(kinds) == 1:
            kind = Value.INTEGER
        # These give numbers in any case. Oracle needs to know whether they have fractions, so there it stays open.
        if name in _NUMERIC and kind is Value.UNKNOWN and writer.flavour is Flavour.SQLSERVER:
            kind = Value.DECIMAL
    # A CONCAT or a LOWER of a column has the column's collation.
    return Out(text, ATOM, kind, any(out.column for out in outs.values()))


def write_words(writer: Expressions, node: nodes.Words) -> Out:
    """Return a call with words between its arguments; only its arguments change."""
    name = node.name
    if name in ("STRING_AGG", "COUNT", "SUM", "AVG", "MIN", "MAX", "EXTRACT", "SUBSTRING", "TRIM", "POSITION",
                "OVERLAY", "OVER", "WITHIN", "FILTER", "ARRAY_AGG", "GROUPING", "", "STDDEV", "LISTAGG"):
        before, writer.intervals = writer.intervals, name == "EXTRACT"
        text = writer.join(node.parts)
        writer.intervals = before
    elif name in _SAME:
        text = writer.join(node.parts)
    elif name == "COUNT_BIG":
        text = "COUNT" + writer.join(node.parts)[len(name):]
    else:
        return writer.refuse(node, "O11-1013", f"{name} is not known in PostgreSQL")
    if name in ("COUNT", "COUNT_BIG", "POSITION"):
        return Out(text, ATOM, Value.INTEGER)
    if name == "EXTRACT":
        return Out(text, ATOM, Value.DECIMAL if writer.flavour is Flavour.ORACLE else Value.UNKNOWN)
    kind = Value.TEXT if name in ("SUBSTRING", "TRIM", "OVERLAY", "STRING_AGG") else Value.UNKNOWN
    column = any(isinstance(part, nodes.Node) for part in node.parts)
    return Out(text, ATOM, kind, column)
