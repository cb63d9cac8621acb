"""Email addresses as conditions: the rule of ``compiler.plan.emails`` in both dialects."""

from __future__ import annotations

from sqlglot import exp

from compiler.plan.emails import LONGEST, REFUSED, WANTED
from compiler.sql.dialect import Dialect
from compiler.sql.tree import Node, all_of, call, number
from compiler.sql.tsql import TsqlDialect

# What is neither a blank nor a control character. LIKE in T-SQL sees UTF-16 units: surrogates are within its range.
_PLAIN_TSQL = "!-~\u00a1-\ufffd"
_PLAIN_POSTGRES = r"!-~\u00A1-\uFFFD\U00010000-\U0010FFFF"


def trimmed_email(dialect: Dialect, node: Node) -> Node:
    """Return an address without the blanks around it, compared exactly; '' for NULL."""
    text = exp.Coalesce(this=node, expressions=[dialect.text("")])
    if isinstance(dialect, TsqlDialect):
        return dialect.exact(call("LTRIM", call("RTRIM", text)))
    return dialect.exact(call("btrim", text))


def folded_email(dialect: Dialect, node: Node) -> Node:
    """Return an address as it is compared with another: without regard to case, accents and blanks around it."""
    return dialect.fold(trimmed_email(dialect, node))


def valid_email(dialect: Dialect, node: Node) -> Node:
    """Return the condition that an address is valid; it is false for NULL, never unknown."""
    address = trimmed_email(dialect, node)
    conditions: list[Node] = [exp.LTE(this=_length(dialect, address), expression=number(LONGEST))]
    conditions += [exp.Like(this=address.copy(), expression=dialect.text(pattern)) for pattern in WANTED]
    conditions += [
        exp.Not(this=exp.Like(this=address.copy(), expression=dialect.text(pattern))) for pattern in REFUSED
    ]
    conditions.append(exp.Not(this=exp.Paren(this=_unprintable(dialect, address))))
    return all_of(*conditions)


def _length(dialect: Dialect, address: Node) -> Node:
    return call("LEN" if isinstance(dialect, TsqlDialect) else "char_length", address.copy())


def _unprintable(dialect: Dialect, address: Node) -> Node:
    """Return the condition that a blank or a control character is in it."""
    if isinstance(dialect, TsqlDialect):
        return exp.Like(this=address.copy(), expression=dialect.text(f"%[^{_PLAIN_TSQL}]%"))
    return exp.RegexpLike(this=address.copy(), expression=dialect.text(f"[^{_PLAIN_POSTGRES}]"))
