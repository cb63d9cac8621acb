"""Functions of texts. Search functions get a collation that they work with, as LIKE does.

Sources: the vendor's pages "O11 to ODC SQL node conversion details" and "SQL queries compared to OutSystems 11";
PostgreSQL's manual ("String Functions and Operators", "Nondeterministic Collations").
"""

from __future__ import annotations

from collections.abc import Callable

from compiler.adapt.kinds import DATES, NUMBERS, Value
from compiler.adapt.nodes import Call, Node
from compiler.adapt.out import ATOM, Out
from compiler.adapt.write_like import normalized, plain_collation
from compiler.adapt.writer_base import Expressions

Handler = Callable[[Expressions, Call], Out | None]
BLANKS = "LEN does not count blanks at the end of a text; LENGTH does"
CASE = "REPLACE is case-sensitive in ODC, and followed the collation in O11"


def text_of(writer: Expressions, node: Node, out: Out) -> str:
    """Return an argument as a text. A date is marked: it would be another text than in O11."""
    if out.value in NUMBERS:
        return f"CAST({out.text} AS TEXT)"
    if out.value in DATES or out.value is Value.TIME:
        mark = writer.mark(node.first, "O11-1015", "a date as text without a format differs between the engines",
                           "Write TO_CHAR with the format that you want.")
        return mark + out.text
    return out.text


def _is_attribute(writer: Expressions, node: Node, out: Out) -> bool:
    """Tell whether a column's collation may reach this place; a bare word is left as the vendor writes it."""
    return out.column and "[" in writer.original(node)


def _len(writer: Expressions, node: Call) -> Out | None:
    out = writer.argument(node.arguments[0])
    if out.value is Value.BINARY:
        return Out(f"OCTET_LENGTH({out.text})", ATOM, Value.INTEGER, True)
    writer.once(node, "O11-1028", BLANKS)
    return Out(f"LENGTH({text_of(writer, node.arguments[0], out)})", ATOM, Value.INTEGER, column=True)


def _datalength(writer: Expressions, node: Call) -> Out | None:
    out = writer.argument(node.arguments[0])
    if out.value is not Value.BINARY:
        return writer.refuse(node, "O11-1013", "DATALENGTH of a text counts other bytes in ODC",
                             "Use LENGTH for characters; of binary data, OCTET_LENGTH.")
    return Out(f"OCTET_LENGTH({out.text})", ATOM, Value.INTEGER, True)


def _position(writer: Expressions, node: Call, text: Node, part: Node) -> Out:
    where, what = writer.argument(text), writer.argument(part)
    if _is_attribute(writer, text, where) or _is_attribute(writer, part, what):
        return Out(f"STRPOS({normalized(where)}, {normalized(what)})", ATOM, Value.INTEGER, True)
    return Out(f"STRPOS({where.text}, {what.text})", ATOM, Value.INTEGER, True)


def _charindex(writer: Expressions, node: Call) -> Out | None:
    if len(node.arguments) == 3:
        return writer.refuse(node, "O11-1013", "CHARINDEX from a position has no counterpart",
                             "Search in SUBSTRING(x FROM n) and add n - 1 where something is found.")
    return _position(writer, node, node.arguments[1], node.arguments[0])


def _instr(writer: Expressions, node: Call) -> Out | None:
    if len(node.arguments) > 2:
        return writer.refuse(node, "O11-1013", "INSTR from a position has no counterpart",
                             "Search in SUBSTRING(x FROM n) and add n - 1 where something is found.")
    return _position(writer, node, node.arguments[0], node.arguments[1])


def _substring(writer: Expressions, node: Call) -> Out | None:
    out, start, *rest = [writer.argument(item) for item in node.arguments]
    if writer.tokens[node.name[0]].word == "SUBSTR":
        number = writer.original(node.arguments[1]).replace(" ", "")
        if number.startswith("-"):
            return writer.refuse(node, "O11-1013", "SUBSTR from the end of a text has no counterpart",
                                 "RIGHT(x, n) gives the last n characters.")
        if number == "0":  # Oracle takes 0 for 1
            start = Out("1")
    length = f" FOR {rest[0].text}" if rest else ""
    word = writer.original(node).split("(")[0].strip()
    word = "substring" if word.islower() else "SUBSTRING"
    text = f"{word}({text_of(writer, node.arguments[0], out)} FROM {start.text}{length})"
    return Out(text, ATOM, Value.TEXT, out.column)


def _stuff(writer: Expressions, node: Call) -> Out | None:
    out, start, length, new = [writer.argument(item) for item in node.arguments]
    return Out(f"OVERLAY({out.text} PLACING {new.text} FROM {start.text} FOR {length.text})", ATOM, Value.TEXT,
               out.column)


def _replace(writer: Expressions, node: Call) -> Out | None:
    outs = [writer.argument(item) for item in node.arguments]
    texts = [
        plain_collation(out) if _is_attribute(writer, item, out) and out.value in (Value.TEXT, Value.UNKNOWN)
        else text_of(writer, item, out)
        for item, out in zip(node.arguments, outs, strict=True)
    ]
    if any(out.column for out in outs):
        writer.once(node, "O11-1028", CASE)
    word = writer.tokens[node.name[0]].text
    return Out(f"{word}({', '.join(texts)})", ATOM, Value.TEXT, outs[0].column)


def _renamed(name: str, kind: Value) -> Handler:
    def handle(writer: Expressions, node: Call) -> Out | None:
        outs = [writer.argument(item) for item in node.arguments]
        return Out(f"{name}({', '.join(out.text for out in outs)})", ATOM, kind, any(out.column for out in outs))

    return handle


def _space(writer: Expressions, node: Call) -> Out | None:
    return Out(f"REPEAT(' ', {writer.argument(node.arguments[0]).text})", ATOM, Value.TEXT)


def joined(writer: Expressions, node: Call) -> Out | None:
    """STRING_AGG or LISTAGG: the order goes inside, and what is joined has to be a text."""
    value = writer.argument(node.arguments[0])
    separator = writer.argument(node.arguments[1]) if len(node.arguments) > 1 else Out("''")
    inner, tail = f"{text_of(writer, node.arguments[0], value)}, {separator.text}", ""
    for item in node.tail:
        word = writer.tokens[item.first].word
        if word == "WITHIN":
            # WITHIN GROUP (ORDER BY x): what is in the parentheses.
            inner += " " + writer.join(item.parts[3:-1])
        else:
            tail += writer.lead(item) + writer.write(item).text
    return Out(f"STRING_AGG({inner}){tail}", ATOM, Value.TEXT, value.column)


def _regexp(writer: Expressions, node: Call) -> Out | None:
    name = writer.tokens[node.name[0]].word
    if "CASEACCENT_NORMALIZE" in writer.original(node.arguments[0]).upper():
        return Out(writer.join(node.parts))
    return writer.refuse(node, "O11-1017", f"{name} does not work with ODC's collations, and its patterns differ",
                         "Write the first argument as caseaccent_normalize(x collate \"default\"); look at the "
                         "pattern, and at the flag 'g', without which REGEXP_REPLACE replaces once.")


SQLSERVER: dict[str, tuple[int, int, Handler]] = {
    "LEN": (1, 1, _len), "DATALENGTH": (1, 1, _datalength), "CHARINDEX": (2, 3, _charindex),
    "SUBSTRING": (3, 3, _substring), "STUFF": (4, 4, _stuff), "REPLACE": (3, 3, _replace),
    "REPLICATE": (2, 2, _renamed("REPEAT", Value.TEXT)), "SPACE": (1, 1, _space),
    "CHAR": (1, 1, _renamed("CHR", Value.TEXT)), "NCHAR": (1, 1, _renamed("CHR", Value.TEXT)),
    "UNICODE": (1, 1, _renamed("ASCII", Value.INTEGER)), "STRING_AGG": (2, 2, joined),
}
ORACLE: dict[str, tuple[int, int, Handler]] = {
    "SUBSTR": (2, 3, _substring), "INSTR": (2, 4, _instr), "REPLACE": (3, 3, _replace),
    "LENGTHB": (1, 1, _renamed("OCTET_LENGTH", Value.INTEGER)), "LISTAGG": (1, 2, joined),
    "REGEXP_LIKE": (2, 3, _regexp), "REGEXP_REPLACE": (2, 6, _regexp), "REGEXP_SUBSTR": (2, 6, _regexp),
    "REGEXP_INSTR": (2, 6, _regexp), "REGEXP_COUNT": (2, 4, _regexp),
}
