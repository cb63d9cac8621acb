"""``+`` adds or joins texts, as its operands are. Also ``-``, ``||`` and the operators on bits, of the same rank."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compiler.adapt import nodes
from compiler.adapt.kinds import DATES, NUMBERS, Flavour, Value
from compiler.adapt.nodes import Node
from compiler.adapt.out import ADD, MULTIPLY, OTHER, Out
from compiler.adapt.writer_base import Expressions

_NUMBER = re.compile(r"\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*|\s*")


@dataclass(frozen=True, slots=True)
class _Decision:
    """What the ``+`` of a chain do; ``mark`` says why that is not known."""

    joins: bool
    mark: str = ""
    action: str = ""


def write_sum(writer: Expressions, node: nodes.Chain, wanted: Value | None) -> Out:
    """Return a chain of ``+``, ``-``, ``||``, ``&``, ``|``, ``^``."""
    outs = [writer.write(operand, wanted if wanted in NUMBERS else None) for operand in node.operands]
    decision = _decide(writer, node, outs, wanted)
    pieces = [outs[0].text]
    rank, kind = outs[0].rank, outs[0].value
    marked = False
    for number, operator in enumerate(node.operators):
        operand, right = node.operands[number + 1], outs[number + 1]
        word = writer.tokens[operator].word
        comment = ""
        if word == "+" and decision.mark and not marked:
            comment = writer.mark(operator, "O11-1014", decision.mark, decision.action)
            marked = True
        sign = "||" if word == "+" and decision.joins else "#" if word == "^" else word
        own = ADD if sign in ("+", "-") else OTHER
        text = right.at_least(own + 1)
        if sign in ("+", "-") and Value.INTERVAL not in (kind, right.value):
            if kind is Value.DATETIME and right.value in NUMBERS:
                text = days(right, writer.original(operand))
            elif (
                kind in DATES and right.value in DATES and sign == "-" and Value.DATETIME in (kind, right.value)
                and not writer.intervals
            ):
                return _difference(writer, node, outs)
        if rank < own:
            pieces = ["(", *pieces, ")"]
        # Without a blank, # would be part of a name.
        blank = " " if sign == "#" else ""
        pieces += [writer.lead(operator) or blank, comment, sign, writer.lead(operand) or blank, text]
        rank, kind = own, _result(sign, kind, right.value)
    if writer.flavour is Flavour.ORACLE and any(writer.tokens[number].word == "||" for number in node.operators):
        writer.once(node, "O11-1028", "Oracle joins an empty value like an empty text; in ODC the result is NULL")
    return Out("".join(pieces), rank, kind, any(out.column for out in outs))


def days(count: Out, original: str) -> str:
    """Return a number of days as an interval."""
    if original.isdigit():
        return f"INTERVAL '{original} day'"
    return f"{count.at_least(MULTIPLY)} * INTERVAL '1 day'"


def _difference(writer: Expressions, node: nodes.Chain, outs: list[Out]) -> Out:
    if len(outs) == 2 and writer.flavour is Flavour.ORACLE:
        inner = f"{writer.timestamp(outs[0])} - {writer.timestamp(outs[1])}"
        kept = writer.kept(node.operators[0]) + writer.kept(node.operands[1])
        return Out(f"EXTRACT(EPOCH FROM {kept}({inner})) / 86400", MULTIPLY, Value.DECIMAL, column=True)
    return writer.refuse(node, "O11-1020", "the difference of two dates is an interval in ODC",
                         "Use DATEDIFF in O11 and adapt again, or write EXTRACT(EPOCH FROM (b - a)).")


def _result(sign: str, left: Value, right: Value) -> Value:
    if sign == "||":
        return Value.TEXT
    if Value.INTERVAL in (left, right):
        other = right if left is Value.INTERVAL else left
        return Value.DATETIME if other in DATES else other
    if left in DATES:
        return left
    if left in NUMBERS and right in NUMBERS:
        return Value.INTEGER if left is right is Value.INTEGER else Value.DECIMAL
    return left if left in NUMBERS else right if right in NUMBERS else Value.UNKNOWN


def _decide(writer: Expressions, node: nodes.Chain, outs: list[Out], wanted: Value | None) -> _Decision:
    """Say what ``+`` does, from all operands: SQL Server's first rule is that a number makes it an addition."""
    words = {writer.tokens[number].word for number in node.operators}
    if "+" not in words or writer.flavour is Flavour.ORACLE:
        return _Decision(False)
    kinds = [out.value for out in outs]
    if Value.INTERVAL in kinds:
        return _Decision(False)
    numbers = any(kind in NUMBERS for kind in kinds) or any(kind in DATES or kind is Value.TIME for kind in kinds)
    texts = [operand for operand, kind in zip(node.operands, kinds, strict=True) if kind is Value.TEXT]
    words_only = [operand for operand in texts if _is_no_number(writer, operand)]
    if not texts:
        if numbers or words != {"+"} or wanted in NUMBERS:
            return _Decision(False)
        return _Decision(False, "nothing tells whether + adds or joins texts",
                         "Give --snapshot, and --parameter NAME=TYPE for parameters; or write || in its place.")
    if numbers:
        if words_only or any(writer.literal(operand) is None for operand in texts):
            return _Decision(False, "a text and a number or date with + between them",
                             "Cast the number or date to text in O11 and adapt again.")
        return _Decision(False)  # '5' + 1 is 6 in both
    if words == {"+"} and not words_only and Value.UNKNOWN in kinds:
        writer.warn(node, "O11-1023", "+ is taken to join texts: the type of one operand is not known")
    elif words != {"+"}:
        return _Decision(False, "+ and - with a text", "Write what you mean by hand.")
    return _Decision(True)


def _is_no_number(writer: Expressions, operand: Node) -> bool:
    """Tell whether an operand is a literal that no engine takes for a number, so that + can only join."""
    text = writer.literal(operand)
    return text is not None and _NUMBER.fullmatch(text) is None
