"""Filters, row by row: three-valued, texts without regard to case, accents and trailing blanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any, assert_never
from uuid import UUID

from compiler.plan import ir
from tests.support.interpreter_state import fold
from tests.support.literals import literal
from tests.support.tables import Row, Value

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "<>": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def holds(predicate: ir.Predicate, row: Row) -> bool | None:
    """Return whether a row fulfils a predicate; None is SQL's unknown."""
    match predicate:
        case ir.Compares():
            return _compare(row[predicate.column.name], predicate.operator, predicate.value)
        case ir.IsOneOf():
            return _any([_compare(row[predicate.column.name], "=", value) for value in predicate.values])
        case ir.IsLike():
            text = row[predicate.column.name]
            return None if text is None else _like(str(text), predicate.pattern)
        case ir.IsEmpty():
            return row[predicate.column.name] is None
        case ir.AllOf():
            return _not(_any([_not(holds(part, row)) for part in predicate.parts]))
        case ir.AnyOf():
            return _any([holds(part, row) for part in predicate.parts])
        case ir.NotTrue():
            return _not(holds(predicate.part, row))
        case _:
            assert_never(predicate)


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _any(values: list[bool | None]) -> bool | None:
    if any(value is True for value in values):
        return True
    return None if any(value is None for value in values) else False


def _compare(left: Value, operator: str, constant: ir.Constant) -> bool | None:
    if left is None or constant.text is None:
        return None
    right = literal(constant.text, constant.type)
    if isinstance(left, str):
        assert isinstance(right, str)
        assert operator in ("=", "<>"), "texts have no order"
        left, right = fold(left), fold(right)
    elif isinstance(left, UUID):
        left, right = str(left), str(right).lower()
    elif isinstance(left, float):
        left = Decimal(repr(left))
        right = Decimal(constant.text)
    return _OPERATORS[operator](left, right)


def _like(text: str, pattern: str) -> bool:
    signs = {"%": ".*", "_": "."}
    wanted = "".join(signs.get(sign, re.escape(sign)) for sign in fold(pattern))
    return re.fullmatch(wanted, fold(text), re.DOTALL) is not None
