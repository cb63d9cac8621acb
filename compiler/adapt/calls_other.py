"""Functions that are about neither texts nor dates: NULL, choices, numbers, ids, aggregates.

Source: the vendor's page "O11 to ODC SQL node conversion details".
"""

from __future__ import annotations

from collections.abc import Callable

from compiler.adapt import nodes
from compiler.adapt.kinds import NUMBERS, Value, common
from compiler.adapt.nodes import Call, Node
from compiler.adapt.out import ATOM, IN, OTHER, Out
from compiler.adapt.writer_base import Expressions

Handler = Callable[[Expressions, Call], Out | None]


def _coalesce(writer: Expressions, node: Call) -> Out | None:
    first = writer.argument(node.arguments[0])
    rest = [writer.argument(item, first.value) for item in node.arguments[1:]]
    kind = common([first.value, *(out.value for out in rest)])
    text = ", ".join([first.text, *(out.text for out in rest)])
    return Out(f"COALESCE({text})", ATOM, kind, any(out.column for out in (first, *rest)))


def _iif(writer: Expressions, node: Call) -> Out | None:
    condition, yes, no = [writer.argument(item) for item in node.arguments]
    return Out(f"CASE WHEN {condition.text} THEN {yes.text} ELSE {no.text} END", ATOM, common([yes.value, no.value]),
               yes.column or no.column)


def _nvl2(writer: Expressions, node: Call) -> Out | None:
    value, yes, no = [writer.argument(item) for item in node.arguments]
    return Out(f"CASE WHEN {value.at_least(IN)} IS NOT NULL THEN {yes.text} ELSE {no.text} END", ATOM,
               common([yes.value, no.value]), True)


def _decode(writer: Expressions, node: Call) -> Out | None:
    """DECODE takes NULL for equal to NULL; a literal is never NULL, so = does for it."""
    value, *rest = node.arguments
    argument = writer.argument(value)
    pieces, kinds = [], []
    while len(rest) > 1:
        search, result = rest[:2]
        rest = rest[2:]
        subject = writer.comparable(argument, value, search)
        found = writer.comparable(writer.argument(search, argument.value), search, value)
        out = writer.argument(result)
        kinds.append(out.value)
        if writer.original(search).upper() == "NULL":
            test = f"{subject.at_least(IN)} IS NULL"
        elif isinstance(search, nodes.Literal):
            test = f"{subject.at_least(IN)} = {found.at_least(IN)}"
        else:
            test = f"{subject.at_least(OTHER)} IS NOT DISTINCT FROM {found.at_least(OTHER)}"
        pieces.append(f"WHEN {test} THEN {out.text}")
    if rest:
        out = writer.argument(rest[0])
        kinds.append(out.value)
        pieces.append(f"ELSE {out.text}")
    return Out(f"CASE {' '.join(pieces)} END", ATOM, common(kinds), True)


def _choose(writer: Expressions, node: Call) -> Out | None:
    index, *values = [writer.argument(item) for item in node.arguments]
    pieces = [f"WHEN {number} THEN {out.text}" for number, out in enumerate(values, start=1)]
    return Out(f"CASE {index.text} {' '.join(pieces)} END", ATOM, common([out.value for out in values]), True)


def _new_id(writer: Expressions, node: Call) -> Out | None:
    return Out("gen_random_uuid()", ATOM, Value.GUID)


def _random(writer: Expressions, node: Call) -> Out | None:
    if node.arguments:
        return writer.refuse(node, "O11-1013", "RAND with a seed has no counterpart")
    return Out("random()", ATOM, Value.DECIMAL)


def _round(writer: Expressions, node: Call) -> Out | None:
    outs = [writer.argument(item) for item in node.arguments]
    name = "ROUND"
    if len(outs) == 3:
        if writer.original(node.arguments[2]) != "0":
            name = "TRUNC"
        outs = outs[:2]
    else:
        name = writer.tokens[node.name[0]].text
    return Out(f"{name}({', '.join(out.text for out in outs)})", ATOM, outs[0].value, outs[0].column)


def _log(writer: Expressions, node: Call) -> Out | None:
    outs = [writer.argument(item) for item in node.arguments]
    if len(outs) == 1:
        return Out(f"LN({outs[0].text})", ATOM, Value.DECIMAL, True)
    return Out(f"(LN({outs[0].text}) / LN({outs[1].text}))", ATOM, Value.DECIMAL, True)


def _square(writer: Expressions, node: Call) -> Out | None:
    out = writer.argument(node.arguments[0])
    return Out(f"POWER({out.text}, 2)", ATOM, out.value, out.column)


def _power(writer: Expressions, node: Call) -> Out | None:
    base, exponent = [writer.argument(item) for item in node.arguments]
    text = f"{writer.tokens[node.name[0]].text}({base.text}, {exponent.text})"
    inside = writer.tokens[max(node.first - 2, 0)].word == "TRUNC"
    if base.value is Value.INTEGER and not inside:
        # SQL Server gives a whole number of a whole number, whatever the exponent is.
        return Out(f"CAST(TRUNC({text}) AS BIGINT)", ATOM, Value.INTEGER, True)
    return Out(text, ATOM, Value.DECIMAL, True)


def _average(writer: Expressions, node: Call) -> Out | None:
    out = writer.argument(node.arguments[0])
    tail = "".join(writer.lead(item) + writer.write(item).text for item in node.tail)
    inside = writer.tokens[max(node.first - 2, 0)].word == "TRUNC"
    if out.value is Value.INTEGER and not inside:
        # SQL Server's average of whole numbers is a whole number.
        return Out(f"CAST(TRUNC(AVG({out.text}){tail}) AS BIGINT)", ATOM, Value.INTEGER, True)
    if out.value is Value.UNKNOWN and out.column:
        writer.once(node, "O11-1023", "AVG of whole numbers is a whole number in SQL Server and has fractions in ODC; "
                                      "the values are taken for ones with fractions")
    return Out(f"{writer.tokens[node.name[0]].text}({out.text}){tail}", ATOM, Value.DECIMAL, True)


def _as_text(writer: Expressions, node: Call) -> Out | None:
    if len(node.arguments) != 1:
        text = writer.literal(node.arguments[1]) or ""
        if "FF" in text.upper() or "RR" in text.upper():
            return writer.refuse(node, "O11-1015", "the format has parts that TO_CHAR does not know here (FF, RR)")
        return Out(writer.join(node.parts), ATOM, Value.TEXT, False)
    out = writer.argument(node.arguments[0])
    if out.value in NUMBERS:
        return Out(f"CAST({out.text} AS TEXT)", ATOM, Value.TEXT)
    return writer.refuse(node, "O11-1015", "TO_CHAR without a format writes dates as the session is set",
                         "Give the format; of a number, write CAST(x AS TEXT).")


def _as_number(writer: Expressions, node: Call) -> Out | None:
    if len(node.arguments) != 1:
        return Out(writer.join(node.parts), ATOM, Value.DECIMAL)
    return Out(f"CAST({writer.argument(node.arguments[0]).text} AS NUMERIC)", ATOM, Value.DECIMAL, True)


def _extreme(writer: Expressions, node: Call) -> Out | None:
    writer.once(node, "O11-1028", "GREATEST and LEAST give NULL in Oracle when one value is NULL; in ODC they skip it")
    outs = [writer.write(item) for item in node.arguments]
    return Out(writer.join(node.parts), ATOM, common([out.value for out in outs]), True)


def renamed_aggregate(name: str) -> Handler:
    """Return a handler that gives a function another name and leaves the rest as it is."""

    def handle(writer: Expressions, node: Call) -> Out | None:
        outs: dict[Node, str] = {item: writer.write(item).text for item in node.arguments}
        rest = writer.join(node.parts[node.parts.index(node.open):], outs)
        return Out(name + writer.lead(node.open) + rest, ATOM, Value.DECIMAL, True)

    return handle


BOTH: dict[str, tuple[int, int, Handler]] = {
    "NEWID": (0, 0, _new_id), "SYS_GUID": (0, 0, _new_id),
}
SQLSERVER: dict[str, tuple[int, int, Handler]] = {
    "ISNULL": (2, 2, _coalesce), "COALESCE": (1, 99, _coalesce), "IIF": (3, 3, _iif), "CHOOSE": (2, 99, _choose),
    "NEWSEQUENTIALID": (0, 0, _new_id), "RAND": (0, 1, _random), "ROUND": (2, 3, _round), "LOG": (1, 2, _log),
    "SQUARE": (1, 1, _square), "POWER": (2, 2, _power),
    "AVG": (1, 1, _average), "ATN2": (2, 2, renamed_aggregate("ATAN2")),
    "COUNT_BIG": (1, 1, renamed_aggregate("COUNT")), "STDEV": (1, 1, renamed_aggregate("STDDEV_SAMP")),
    "STDEVP": (1, 1, renamed_aggregate("STDDEV_POP")), "VAR": (1, 1, renamed_aggregate("VAR_SAMP")),
    "VARP": (1, 1, renamed_aggregate("VAR_POP")),
}
ORACLE: dict[str, tuple[int, int, Handler]] = {
    "NVL": (2, 2, _coalesce), "COALESCE": (1, 99, _coalesce), "NVL2": (3, 3, _nvl2), "DECODE": (3, 255, _decode),
    "TO_CHAR": (1, 3, _as_text), "TO_NUMBER": (1, 3, _as_number), "GREATEST": (1, 99, _extreme),
    "LEAST": (1, 99, _extreme),
}
