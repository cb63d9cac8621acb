"""LIKE, which ODC's collations do not take: both sides go through ``caseaccent_normalize``.

Source: the vendor's page "SQL queries compared to OutSystems 11", section "Case and accent insensitive queries".
"""

from __future__ import annotations

from compiler.adapt import nodes
from compiler.adapt.kinds import DATES, NUMBERS, Flavour, Value
from compiler.adapt.nodes import Node
from compiler.adapt.out import COLLATE, IN, OTHER, Out
from compiler.adapt.writer_base import Expressions

NORMALIZE = "caseaccent_normalize"


def write_like(writer: Expressions, node: nodes.Like) -> Out:
    """Return ``caseaccent_normalize(a collate "default") LIKE caseaccent_normalize('%x%')``."""
    word = writer.tokens[node.words[-1]].word
    left, pattern = writer.write(node.left), writer.write(node.pattern)
    if word != "LIKE" or is_normalized(writer, node.left):
        texts = {node.left: left.at_least(OTHER), node.pattern: pattern.at_least(OTHER)}
        return Out(writer.join(node.parts, texts), IN, Value.BOOLEAN)
    if left.value in DATES or left.value is Value.TIME:
        return writer.refuse(node, "O11-1017", "LIKE on a date compares with a text that differs between the engines",
                             "Compare with a range of dates, or with TO_CHAR and the format that you mean.")
    text = writer.literal(node.pattern)
    if text is not None and "[" in text and writer.flavour is Flavour.SQLSERVER:
        escape = writer.literal(node.escape) if node.escape is not None else None
        if not escape or "[" in text.replace(escape + "[", ""):
            return writer.refuse(node, "O11-1017", "the pattern has a class of letters in brackets",
                                 "Use a regular expression: caseaccent_normalize(x collate \"default\") ~ '...'.")
    texts = {node.left: normalized(left), node.pattern: normalized(pattern)}
    written = writer.join(node.parts, texts)
    if node.escape is None and text is None:
        writer.once(node, "O11-1028", "in a pattern of LIKE that comes from a parameter or column, a backslash is an "
                                      "escape sign in ODC and was none in O11")
    elif node.escape is None and text is not None and "\\" in text:
        written += " ESCAPE ''"  # a backslash meant itself
    return Out(written, IN, Value.BOOLEAN)


def normalized(out: Out) -> str:
    """Return a text without case and accents; the collation is named where a column's could be in the way."""
    if out.value in NUMBERS or out.value in (Value.BOOLEAN, Value.GUID):
        return f"{NORMALIZE}(CAST({out.text} AS TEXT))"
    return f"{NORMALIZE}({plain_collation(out)})"


def plain_collation(out: Out) -> str:
    """Return a text with the collation that search functions take; literals and parameters have it already."""
    if not out.column or out.text.lower().endswith('collate "default"'):
        return out.text
    return f'{out.at_least(COLLATE)} collate "default"'


def is_normalized(writer: Expressions, node: Node) -> bool:
    """Tell whether a call of ``caseaccent_normalize`` is written there already."""
    return isinstance(node, nodes.Call) and writer.tokens[node.name[-1]].text.lower() == NORMALIZE
