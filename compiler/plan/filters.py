"""Filters: the text of ``where`` becomes a predicate over columns, checked and typed.

A small language, the same on every engine: attributes on the left, literals on the right, no
expression, no function, no comparison whose meaning depends on a collation or a session setting.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, tzinfo
from difflib import get_close_matches
from typing import NoReturn

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.literals import NotALiteral, constant

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<text>'(?:[^']|'')*')
    |(?P<quoted>"(?:[^"]|"")+")
    |(?P<number>[+-]?\d+(?:\.\d+)?(?![\w.]))
    |(?P<word>[^\W\d]\w*)
    |(?P<sign><>|!=|<=|>=|[=<>(),])""",
    re.VERBOSE,
)
_KEYWORDS = frozenset({"AND", "OR", "NOT", "IN", "LIKE", "BETWEEN", "IS", "NULL", "TRUE", "FALSE"})
_COMPARISONS = frozenset({"=", "<>", "!=", "<", "<=", ">", ">="})
_ORDERED = frozenset({
    TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL, TypeKind.FLOAT,
    TypeKind.DATE, TypeKind.TIME, TypeKind.DATETIME, TypeKind.DATETIME_TZ,
})
_EQUAL_ONLY = frozenset({TypeKind.TEXT, TypeKind.BOOLEAN, TypeKind.UUID})
# Parentheses and NOTs inside one another.
_DEPTH = 50


class NotAFilter(ValueError):
    """The text is no filter; the message says what is wrong and at which character."""


@dataclass(frozen=True, slots=True)
class _Token:
    """``kind`` is ``text``, ``name``, ``number``, ``end``, or the keyword or sign itself. ``at`` counts from 1."""

    kind: str
    value: str
    at: int


def parse_filter(text: str, columns: Mapping[str, ir.Column]) -> ir.Filter:
    """Return the filter that a ``where`` stands for; ``columns`` are the source's by attribute name.

    Raises ``NotAFilter``.
    """
    parser = _Parser(_tokens(text), columns)
    predicate = parser.any_of(0)
    parser.expect("end")
    return ir.Filter(text, predicate)


def _refuse(at: int, words: str) -> NoReturn:
    raise NotAFilter(f"character {at}: {words}")


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if text[at] == "'":
                _refuse(at + 1, "the text does not end; a single quote inside a text is doubled")
            _refuse(at + 1, f"{text[at]!r} means nothing here")
        value, kind = match.group(), match.lastgroup or ""
        match kind:
            case "space":
                pass
            case "text":
                found.append(_Token("text", value[1:-1].replace("''", "'"), at + 1))
            case "quoted":
                found.append(_Token("name", value[1:-1].replace('""', '"'), at + 1))
            case "word" if value.upper() in _KEYWORDS:
                found.append(_Token(value.upper(), value, at + 1))
            case "word":
                found.append(_Token("name", value, at + 1))
            case "number":
                found.append(_Token("number", value, at + 1))
            case _:
                found.append(_Token(value, value, at + 1))
        at = match.end()
    found.append(_Token("end", "", len(text) + 1))
    return found


class _Parser:
    """Recursive descent: OR binds less than AND, AND less than NOT."""

    def __init__(self, tokens: list[_Token], columns: Mapping[str, ir.Column]) -> None:
        self._tokens = tokens
        self._place = 0
        self._columns = columns

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self, *kinds: str) -> _Token | None:
        """Return the next token and go past it if it is one of the kinds."""
        token = self._next
        if token.kind not in kinds:
            return None
        self._place += 1
        return token

    def expect(self, kind: str) -> _Token:
        """Go past a token of this kind. Raises ``NotAFilter`` for another one."""
        token = self._take(kind)
        if token is not None:
            return token
        found = self._next
        shown = "the end" if found.kind == "end" else repr(found.value)
        wanted = {"end": "AND, OR or the end", "name": "an attribute"}.get(kind, kind)
        _refuse(found.at, f"{wanted} is expected, not {shown}")

    def any_of(self, depth: int) -> ir.Predicate:
        """Read conditions joined by OR."""
        if depth > _DEPTH:
            _refuse(self._next.at, f"more than {_DEPTH} parentheses and NOTs inside one another")
        parts = self._joined("OR", lambda: self._all_of(depth))
        return parts[0] if len(parts) == 1 else ir.AnyOf(tuple(parts))

    def _all_of(self, depth: int) -> ir.Predicate:
        parts = self._joined("AND", lambda: self._not(depth))
        return parts[0] if len(parts) == 1 else ir.AllOf(tuple(parts))

    def _joined(self, word: str, read: Callable[[], ir.Predicate]) -> list[ir.Predicate]:
        parts = [read()]
        while self._take(word):
            parts.append(read())
        return parts

    def _not(self, depth: int) -> ir.Predicate:
        if depth > _DEPTH:
            _refuse(self._next.at, f"more than {_DEPTH} parentheses and NOTs inside one another")
        if self._take("NOT"):
            return ir.NotTrue(self._not(depth + 1))
        if self._take("("):
            inner = self.any_of(depth + 1)
            self.expect(")")
            return inner
        return self._condition()

    def _condition(self) -> ir.Predicate:
        if self._next.kind in ("text", "number", "TRUE", "FALSE", "NULL"):
            _refuse(self._next.at, "the attribute comes first, then the value")
        name = self.expect("name")
        column = self._columns.get(name.value)
        if column is None:
            _refuse(name.at, f"the entity has no attribute {name.value!r} with a column{self._near(name.value)}")
        if self._take("IS"):
            negated = self._take("NOT") is not None
            self.expect("NULL")
            return _turned(ir.IsEmpty(column), negated)
        if column.type.kind not in _ORDERED | _EQUAL_ONLY:
            _refuse(name.at, f"{name.value} is {column.native}: only IS NULL and IS NOT NULL can be asked")
        negated = self._take("NOT") is not None
        if self._take("IN"):
            return _turned(ir.IsOneOf(column, self._values(column)), negated)
        if like := self._take("LIKE"):
            return _turned(ir.IsLike(column, self._pattern(column, like)), negated)
        if between := self._take("BETWEEN"):
            self._check_order(column, between)
            low = self._value(column)
            self.expect("AND")
            both = (ir.Compares(column, ">=", low), ir.Compares(column, "<=", self._value(column)))
            return _turned(ir.AllOf(both), negated)
        if negated:
            _refuse(self._next.at, "IN, LIKE or BETWEEN is expected after NOT")
        sign = self._take(*_COMPARISONS)
        if sign is None:
            hint = f"; write {name.value} = true" if column.type.kind is TypeKind.BOOLEAN else ""
            _refuse(self._next.at, f"{name.value} is compared with nothing{hint}")
        operator = "<>" if sign.kind == "!=" else sign.kind
        if operator not in ("=", "<>"):
            self._check_order(column, sign)
        return ir.Compares(column, operator, self._value(column))

    def _near(self, name: str) -> str:
        by_case = [item for item in self._columns if item.lower() == name.lower()]
        near = by_case or get_close_matches(name, self._columns, n=1)
        return f"; is {near[0]} meant?" if near else ""

    def _check_order(self, column: ir.Column, token: _Token) -> None:
        if column.type.kind is TypeKind.TEXT:
            _refuse(token.at, "texts have no order that is the same everywhere: only =, <>, IN and LIKE")
        if column.type.kind not in _ORDERED:
            _refuse(token.at, f"{column.native} has no order: only =, <> and IN")

    def _values(self, column: ir.Column) -> tuple[ir.Constant, ...]:
        self.expect("(")
        values = [self._value(column)]
        while self._take(","):
            values.append(self._value(column))
        self.expect(")")
        return tuple(values)

    def _pattern(self, column: ir.Column, like: _Token) -> str:
        if column.type.kind is not TypeKind.TEXT:
            _refuse(like.at, f"LIKE is for texts, and the column is {column.native}")
        token = self.expect("text")
        if "\x00" in token.value:
            _refuse(token.at, "the pattern holds U+0000, which no text column takes")
        return token.value

    def _value(self, column: ir.Column) -> ir.Constant:
        token = self._take("text", "number", "TRUE", "FALSE")
        if token is None:
            found = self._next
            if found.kind == "NULL":
                _refuse(found.at, "nothing equals NULL; write IS NULL or IS NOT NULL")
            if found.kind == "name":
                _refuse(found.at, f"a value is expected, not {found.value!r}; texts stand in single quotes")
            self.expect("a value")
        assert token is not None
        try:
            found_constant = constant(token.value.removeprefix("+"), column.type, quoted=token.kind == "text")
            _check_text(found_constant)
        except NotALiteral as problem:
            _refuse(token.at, str(problem))
        return found_constant


def _check_text(value: ir.Constant) -> None:
    """Refuse what the engines would read differently: a zone where the column has none, a broken UUID."""
    text, kind = value.text or "", value.type.kind
    if kind is TypeKind.UUID:
        try:
            uuid.UUID(text)
        except ValueError:
            raise NotALiteral(f"{text!r} is not a UUID") from None
    zone: tzinfo | None = None
    if kind is TypeKind.DATETIME:
        zone = datetime.fromisoformat(text).tzinfo
    elif kind is TypeKind.TIME:
        zone = time.fromisoformat(text).tzinfo
    if zone is not None:
        raise NotALiteral("the column has no time zone, so the value must have none")


def _turned(predicate: ir.Predicate, negated: bool) -> ir.Predicate:
    return ir.NotTrue(predicate) if negated else predicate
