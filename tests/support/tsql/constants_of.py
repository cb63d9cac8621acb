"""Answers what needs no database: constants, variables, whole numbers compared. Most questions of a script are such."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

from tests.support.tsql import nodes as n

_SIGNS: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}


class Unknown(Exception):
    """The database has to be asked."""


# Gives the value of a variable or function; raises ``Unknown``.
Ask = Callable[[n.Variable | n.Call], object]


def value_of(node: n.Expression, ask: Ask) -> object:
    """Return a value. Raises ``Unknown``."""
    match node:
        case n.Literal("int", text) if len(text) < 10:
            return int(text)
        case n.Literal("nstr", text):
            return text
        case n.Literal("null", _):
            return None
        case n.Variable() | n.Call():
            return ask(node)
        case _:
            raise Unknown


def holds(node: n.Predicate, ask: Ask) -> bool | None:
    """Return whether a predicate holds; None where NULL is in the way. Raises ``Unknown``."""
    match node:
        case n.Not(of):
            found = holds(of, ask)
            return None if found is None else not found
        case n.Logic(word, left, right):
            decisive = word == "OR"
            one = holds(left, ask)
            if one is decisive:
                return one
            other = holds(right, ask)
            return other if one is (not decisive) or other is decisive else None
        case n.IsNull(of_value, negated):
            return (value_of(of_value, ask) is None) is not negated
        case n.Compare(sign, left_value, right_value):
            values = value_of(left_value, ask), value_of(right_value, ask)
            if None in values:
                return None
            one_number, other_number = values
            if not (isinstance(one_number, int) and isinstance(other_number, int)):
                raise Unknown
            return _SIGNS[sign](one_number, other_number)
        case _:
            raise Unknown
