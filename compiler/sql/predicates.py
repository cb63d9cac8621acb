"""Filters of the project file as conditions.

Texts are compared in their folded form on both sides (docs/equality.md), values of other types as
they are. A comparison with NULL is unknown, as everywhere in SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect
from compiler.sql.tree import Node, col, is_null

_OPERATORS: dict[str, Callable[..., Node]] = {
    "=": exp.EQ,
    "<>": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}


def predicate(dialect: Dialect, node: ir.Predicate, alias: str) -> Node:
    """Return the condition on the row ``alias``."""
    match node:
        case ir.Compares(column=column, operator=operator, value=value):
            return _OPERATORS[operator](this=_left(dialect, column, alias), expression=_right(dialect, value))
        case ir.IsOneOf(column=column, values=values):
            return exp.In(this=_left(dialect, column, alias), expressions=[_right(dialect, item) for item in values])
        case ir.IsLike(column=column, pattern=pattern):
            return dialect.like(dialect.comparable(col(alias, column.name), column), pattern)
        case ir.IsEmpty(column=column):
            return is_null(col(alias, column.name))
        case ir.AllOf(parts=parts):
            return _joined(exp.And, [_part(dialect, part, alias) for part in parts])
        case ir.AnyOf(parts=parts):
            return _joined(exp.Or, [_part(dialect, part, alias) for part in parts])
        case ir.NotTrue(part=part):
            return exp.Not(this=_part(dialect, part, alias))
        case _:
            assert_never(node)


def _part(dialect: Dialect, node: ir.Predicate, alias: str) -> Node:
    """Return a condition as a part of another: in parentheses unless it is a single comparison.

    T-SQL takes no NOT after NOT, and people forget what binds more.
    """
    condition = predicate(dialect, node, alias)
    return exp.Paren(this=condition) if isinstance(node, ir.AllOf | ir.AnyOf | ir.NotTrue) else condition


def _joined(connect: Callable[..., Node], parts: list[Node]) -> Node:
    return reduce(lambda left, right: connect(this=left, expression=right), parts)


def _left(dialect: Dialect, column: ir.Column, alias: str) -> Node:
    value: Node = col(alias, column.name)
    return dialect.fold(dialect.comparable(value, column)) if column.type.kind is TypeKind.TEXT else value


def _right(dialect: Dialect, value: ir.Constant) -> Node:
    node = dialect.constant(value)
    return dialect.fold(node) if value.type.kind is TypeKind.TEXT else node
