"""Expressions and predicates as PostgreSQL's text, with T-SQL's rules for types and collations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from tests.support.tsql import nodes as n
from tests.support.tsql.catalog import Catalog
from tests.support.tsql.conversions import convert
from tests.support.tsql.data_types import INT, NULL, SIZES, Type, as_decimal, common
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.scope import Scope
from tests.support.tsql.values import (
    DEFAULT,
    EXPLICIT,
    Collation,
    Value,
    ignores_case,
    key,
    key_function,
    quoted,
    settled,
    together,
)
from tests.support.tsql.walk import AGGREGATES

_INT = range(-(2**31), 2**31)


class Surroundings(Protocol):
    """What an expression can ask the session for."""

    catalog: Catalog

    @property
    def database(self) -> str:
        """Return the current database."""
        ...

    @property
    def tempdb(self) -> str:
        """Return the server's collation, which is that of temporary tables."""
        ...

    @property
    def collation(self) -> str:
        """Return the current database's collation."""
        ...

    def variable(self, name: str) -> Value:
        """Return a variable, or ``@@name``, as an expression. Raises error 137."""
        ...

    def function(self, name: str, arguments: Sequence[n.Expression]) -> Value | None:
        """Return what a function of the session or the catalog gives; None for others."""
        ...


class Expressions:
    """Makes PostgreSQL's text of expressions. ``Queries`` adds queries, ``functions`` the functions."""

    def __init__(self, session: Surroundings) -> None:
        self.session = session
        self.functions: dict[str, Callable[[Expressions, Sequence[n.Expression], Scope], Value]] = {}

    def subquery(self, query: n.Query, scope: Scope) -> Value:
        """Return a query that gives one value."""
        raise NotImplementedError

    def exists(self, query: n.Query, scope: Scope) -> str:
        """Return EXISTS of a query."""
        raise NotImplementedError

    def listed(self, query: n.Query, scope: Scope) -> tuple[str, Value]:
        """Return a query of one column for IN: its text, and the column of relation ``"listed"``."""
        raise NotImplementedError

    def default(self) -> Collation:
        """Return the collation of constants and variables."""
        return Collation(self.session.collation, DEFAULT)

    # --- values -----------------------------------------------------------------------------------

    def value(self, node: n.Expression, scope: Scope) -> Value:
        """Return an expression; of a grouped query what stands for a group."""
        if not scope.grouped or scope.in_aggregate:
            return self._value(node, scope)
        if isinstance(node, n.Unary | n.Binary | n.Case | n.Cast | n.Collate | n.Call):
            # The whole may be a group although its parts are none.
            whole = self._part_of_group(node, scope)
            if whole is not None:
                return whole
        found = self._value(node, scope)
        return replace(found, sql=scope.grouped.get(found.sql, found.sql))

    def _value(self, node: n.Expression, scope: Scope) -> Value:
        match node:
            case n.Literal():
                return self._literal(node)
            case n.Variable(name):
                return self.session.variable(name)
            case n.Column(parts):
                return self._column(parts, scope)
            case n.Star():
                raise NotEmulated("* inside an expression")
            case n.Unary():
                return self._unary(node, scope)
            case n.Binary():
                return self._binary(node, scope)
            case n.Case():
                return self._case(node, scope)
            case n.Cast(of, type, style, tries):
                inner = self.value(of, scope)
                return convert(inner, type, self.session.collation, style=style, tries=tries, explicit=True)
            case n.Collate(of, name):
                inner = self.value(of, scope)
                if inner.type.name == "null":
                    inner = convert(inner, Type("nvarchar", 1), self.session.collation)
                if not inner.type.text:
                    raise TsqlError(447, f"Expression type {inner.type} is invalid for COLLATE clause.", compiling=True)
                named = self.session.collation if name.upper() == "DATABASE_DEFAULT" else name
                key_function(named)
                return replace(inner.plain(), collation=Collation(named, EXPLICIT))
            case n.Subquery(query):
                return self.subquery(query, scope)
            case n.Call():
                return self._call(node, scope)

    def _literal(self, node: n.Literal) -> Value:
        match node.kind:
            case "null":
                return Value("NULL", NULL)
            case "nstr" | "str":
                name = "nvarchar" if node.kind == "nstr" else "varchar"
                length: int | None = max(len(node.text.encode("utf-16-le")) // 2, 1)
                if length is not None and length > SIZES[name]:
                    length = None
                return Value(f"{quoted(node.text)}::text", Type(name, length), self.default())
            case "bin":
                digits = node.text[2:]
                digits = "0" * (len(digits) % 2) + digits
                return Value(f"'\\x{digits}'::bytea", Type("varbinary", max(len(digits) // 2, 1)))
            case "int" if int(node.text) in _INT:
                return Value(node.text, INT)
            case "int":
                return Value(f"{node.text}::numeric", Type("decimal", None, len(node.text.lstrip("-")), 0))
            case "dec":
                whole, _, part = node.text.partition(".")
                digits = len(whole.lstrip("0") + part) or 1
                return Value(f"{node.text}::numeric", Type("decimal", None, digits, len(part)))
            case _:
                return Value(f"{node.text}::double precision", Type("float"))

    def _column(self, parts: tuple[str, ...], scope: Scope) -> Value:
        found, where = scope.column(parts)
        if where is scope and scope.grouped is not None and not scope.in_aggregate and found.sql not in scope.grouped:
            raise TsqlError(
                8120, f"Column '{'.'.join(parts)}' is invalid in the select list because it is not contained in "
                "either an aggregate function or the GROUP BY clause.", compiling=True,
            )
        return found

    def _unary(self, node: n.Unary, scope: Scope) -> Value:
        inner = self.value(node.of, scope).plain()
        if not inner.type.number:
            raise NotEmulated(f"{node.sign} of {inner.type}")
        return replace(inner, sql=f"({node.sign} {inner.sql})")

    def _binary(self, node: n.Binary, scope: Scope) -> Value:
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if node.sign == "+" and (left.type.text or right.type.text) and not (left.type.number or right.type.number):
            return self._put_together(left, right)
        if node.sign == "+" and left.type.binary and right.type.binary:
            length = None
            if left.type.length is not None and right.type.length is not None:
                length = left.type.length + right.type.length
            if length is not None and length > SIZES["varbinary"]:
                raise NotEmulated("bytes put together that may be longer than 8,000")
            return Value(f"({left.sql} || {right.sql})", Type("varbinary", length))
        type = common(left.type, right.type)
        if not type.number or type.name == "bit":
            raise NotEmulated(f"{left.type} {node.sign} {right.type}")
        if node.sign in "&|^":
            sign = "#" if node.sign == "^" else node.sign
            return Value(f"({left.sql} {sign} {right.sql})", type)
        if type.name == "decimal" and "float" not in (left.type.name, right.type.name):
            return self._decimal(node.sign, left, right)
        one, other = (convert(item, type, self.session.collation).sql for item in (left, right))
        return Value(f"({one} {node.sign} {other})", type)

    def _part_of_group(self, node: n.Expression, scope: Scope) -> Value | None:
        assert scope.grouped is not None
        try:
            found = self._value(node, Scope(scope.relations, scope.outer))
        except TsqlError:
            return None
        return replace(found, sql=scope.grouped[found.sql]) if found.sql in scope.grouped else None

    def _put_together(self, left: Value, right: Value) -> Value:
        for item in (left, right):
            if not (item.type.text or item.type.name == "null"):
                raise NotEmulated(f"{left.type} + {right.type}")
        name = "nvarchar" if left.type.wide or right.type.wide else "varchar"
        if "null" in (left.type.name, right.type.name):
            return Value("NULL::text", Type(name, 1), self.default())
        collation = together(left.collation, right.collation)
        sql = f"({left.sql} || {right.sql})"
        if left.type.length is None or right.type.length is None:
            return Value(sql, Type(name), collation)
        length = left.type.length + right.type.length
        if length > SIZES[name]:  # the end is lost, without an error
            length = SIZES[name]
            sql = f"left({sql}, {length})"
        return Value(sql, Type(name, length), collation)

    def _decimal(self, sign: str, left: Value, right: Value) -> Value:
        """Apply the rules of Microsoft's page "Precision, scale, and length"."""
        one, other = as_decimal(left.type), as_decimal(right.type)
        scale = max(one.scale, other.scale)
        match sign:
            case "+" | "-":
                precision = scale + max(one.precision - one.scale, other.precision - other.scale) + 1
            case "*":
                precision, scale = one.precision + other.precision + 1, one.scale + other.scale
            case "/":
                scale = max(6, one.scale + other.precision + 1)
                precision = one.precision - one.scale + other.scale + scale
            case _:
                precision = min(one.precision - one.scale, other.precision - other.scale) + scale
        if precision > 38:
            whole = precision - scale
            scale = max(38 - whole, min(scale, 6)) if sign in "*/" else max(38 - whole, 0)
            precision = 38
        inner = f"({left.sql})::numeric {sign} ({right.sql})::numeric"
        cut = f"trunc({inner}, {scale})" if sign == "/" else inner
        type = Type("decimal", None, precision, scale)
        return Value(f"tsql.fit_decimal({cut}, {precision}, {scale}, false)", type)

    def unified(self, values: Sequence[Value]) -> tuple[list[Value], Type, Collation | None]:
        """Return values as one type, with that type and collation."""
        type = values[0].type
        collation: Collation | None = None
        for item in values[1:]:
            type = common(type, item.type)
        for item in values:
            if item.type.text:
                collation = together(collation, item.collation)
        if type.text and collation is None:
            collation = self.default()
        made = [convert(item, type, self.session.collation, cuts=False) for item in values]
        return made, type, collation

    def _case(self, node: n.Case, scope: Scope) -> Value:
        whens: list[str] = []
        results = [self.value(result, scope) for _, result in node.whens]
        if node.otherwise is not None:
            results.append(self.value(node.otherwise, scope))
        if all(item.type.name == "null" for item in results):
            raise TsqlError(8133, "At least one of the result expressions in a CASE must not be NULL.", compiling=True)
        for when, _ in node.whens:
            if node.of is None:
                assert isinstance(when, n.Predicate)
                whens.append(self.predicate(when, scope))
            else:
                assert isinstance(when, n.Expression)
                whens.append(self.predicate(n.Compare("=", node.of, when), scope))
        made, type, collation = self.unified(results)
        parts = [f"WHEN {when} THEN {item.sql}" for when, item in zip(whens, made, strict=False)]
        if node.otherwise is not None:
            parts.append(f"ELSE {made[-1].sql}")
        return Value(f"(CASE {' '.join(parts)} END)", type, collation)

    def _call(self, node: n.Call, scope: Scope) -> Value:
        if node.name in AGGREGATES or node.over is not None:
            return self.aggregate(node, scope)
        found = self.session.function(node.name, node.arguments)
        if found is not None:
            return found
        if node.name not in self.functions:
            raise NotEmulated(f"function {node.name}")
        return self.functions[node.name](self, node.arguments, scope)

    def aggregate(self, node: n.Call, scope: Scope) -> Value:
        """Return an aggregate or window function."""
        raise NotImplementedError

    # --- predicates -------------------------------------------------------------------------------

    def predicate(self, node: n.Predicate, scope: Scope) -> str:
        """Return a predicate."""
        match node:
            case n.Compare(sign, left, right):
                return self.compared(sign, self.value(left, scope), self.value(right, scope))
            case n.Logic(word, left_side, right_side):
                return f"({self.predicate(left_side, scope)} {word} {self.predicate(right_side, scope)})"
            case n.Not(of):
                return f"(NOT {self.predicate(of, scope)})"
            case n.IsNull(of_value, negated):
                return f"({self.value(of_value, scope).sql} IS {'NOT ' if negated else ''}NULL)"
            case n.In():
                return self._in(node, scope)
            case n.Between(of_value, low, high, negated):
                middle = self.value(of_value, scope)
                both = (
                    self.compared(">=", middle, self.value(low, scope)),
                    self.compared("<=", middle, self.value(high, scope)),
                )
                return f"({'NOT ' if negated else ''}({both[0]} AND {both[1]}))"
            case n.Like():
                return self._like(node, scope)
            case n.Exists(query):
                return self.exists(query, scope)

    def compared(self, sign: str, left: Value, right: Value) -> str:
        """Return a comparison: texts by their collation, other types as the one that goes before."""
        if left.type.text and right.type.text:
            both = settled(together(left.collation, right.collation))
            one, other = (key(replace(item, collation=both)) for item in (left, right))
            return f"({one} {sign} {other})"
        made, type, collation = self.unified([left, right])
        if type.text:
            return self.compared(sign, *(replace(item, collation=collation) for item in made))
        if type.name in ("xml", "null"):
            raise NotEmulated(f"comparison of {left.type} and {right.type}")
        return f"({made[0].sql} {sign} {made[1].sql})"

    def _in(self, node: n.In, scope: Scope) -> str:
        left = self.value(node.of, scope)
        no = "NOT " if node.negated else ""
        if isinstance(node.among, tuple):
            listed = [self.compared("=", left, self.value(item, scope)) for item in node.among]
            return f"({no}({' OR '.join(listed)}))"
        sql, right = self.listed(node.among, scope)
        if left.type.text and right.type.text:
            both = settled(together(left.collation, right.collation))
            one, other = (key(replace(item, collation=both)) for item in (left, right))
        else:
            made, _, _ = self.unified([left, right])
            one, other = made[0].sql, made[1].sql
        return f"({one} {no}IN (SELECT {other} FROM ({sql}) AS \"listed\"(\"value\")))"

    def _like(self, node: n.Like, scope: Scope) -> str:
        left, right = self.value(node.of, scope), self.value(node.pattern, scope)
        if not left.type.text:
            raise NotEmulated("LIKE of no text")
        collation = settled(together(left.collation, right.collation))
        if not isinstance(_bare(node.pattern), n.Literal):
            if ignores_case(collation) or node.escape:
                raise NotEmulated("LIKE with a pattern that is no constant, under this collation or with ESCAPE")
            no = "!" if node.negated else ""
            return f"({left.sql} COLLATE \"C\" {no}~ tsql.like_pattern({right.sql}))"
        literal = _bare(node.pattern)
        assert isinstance(literal, n.Literal)
        pattern, of = _regex(literal.text, node.escape), left.sql
        if ignores_case(collation):
            # Folded as for comparisons, with a sign at the end so that trailing blanks count.
            name = key_function(collation.name)
            of, sql = f"{name}({of} || '|')", f"{name}({quoted(pattern)})"
            return f"({of} {'!' if node.negated else ''}~ ('^' || {sql} || '\\|$'))"
        return f"({of} COLLATE \"C\" {'!' if node.negated else ''}~ {quoted(f'^{pattern}$')})"


def _bare(node: n.Expression) -> n.Expression:
    return node.of if isinstance(node, n.Collate) else node


def _regex(pattern: str, escape: str | None) -> str:
    """Return a pattern of LIKE as a regular expression of PostgreSQL."""
    found, at = "", 0
    while at < len(pattern):
        sign = pattern[at]
        if escape and sign == escape:
            at += 1
            found += re.escape(pattern[at])
        elif sign == "%":
            found += ".*"
        elif sign == "_":
            found += "."
        elif sign == "[" and "]" in pattern[at + 2 :]:
            end = pattern.index("]", at + 2)
            inner = pattern[at + 1 : end].replace("\\", "\\\\").replace("[", "\\[")
            found += f"[{inner}]"
            at = end
        else:
            found += re.escape(sign)
        at += 1
    return found
