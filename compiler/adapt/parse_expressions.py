"""Expressions of T-SQL, Oracle and PostgreSQL as a tree. Statements are in ``parse_statements``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from compiler.adapt import nodes
from compiler.adapt.kinds import Flavour
from compiler.adapt.nodes import Node, Part
from compiler.adapt.tokens import Kind, Token

T = TypeVar("T")

# Parentheses in parentheses: more than anybody writes, and few enough for Python's own stack.
DEPTH = 40
# Words that end an expression, and are no alias when AS is missing.
RESERVED = frozenset(
    [
        "AND", "AS", "ASC", "AT", "BEGIN", "BETWEEN", "BY", "CASE", "COLLATE", "CROSS", "DECLARE", "DELETE",
        "DESC", "ELSE", "END", "ESCAPE", "EXCEPT", "EXEC", "EXECUTE", "FETCH", "FOLLOWING", "FOR", "FROM",
        "FULL", "GO", "GROUP", "HAVING", "IF", "IN", "INNER", "INSERT", "INTERSECT", "INTO", "IS", "JOIN",
        "LEFT", "LIKE", "LIMIT", "MERGE", "MINUS", "NATURAL", "NOT", "OFFSET", "ON", "OPTION", "OR", "ORDER",
        "OUTER", "OUTPUT", "OVER", "PIVOT", "PLACING", "PRECEDING", "PRINT", "RETURNING", "RIGHT", "SELECT",
        "SET", "TABLESAMPLE", "THEN", "TRUNCATE", "UNION", "UNPIVOT", "UPDATE", "USING", "VALUES", "WAITFOR",
        "WHEN", "WHERE", "WHILE", "WINDOW", "WITH", "WITHIN",
    ]
)
_OR, _AND, _COMPARE, _ADD, _MULTIPLY, _UNARY = 1, 2, 4, 6, 7, 8
_RANKS = {
    "OR": _OR, "AND": _AND,
    **dict.fromkeys(("=", "<>", "!=", "<", ">", "<=", ">=", "!<", "!>"), _COMPARE),
    **dict.fromkeys(("+", "-", "||", "&", "|", "^", "#"), _ADD),
    **dict.fromkeys(("*", "/", "%"), _MULTIPLY),
}
_CONSTANTS = frozenset({"NULL", "TRUE", "FALSE", "DEFAULT"})
_TYPED = frozenset({"DATE", "TIMESTAMP", "TIME", "INTERVAL"})
_UNITS = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "TO"})
# Words between the arguments of the calls that have some.
_BETWEEN_ARGUMENTS = frozenset(
    [
        "ALL", "ASC", "BOTH", "BY", "DESC", "DISTINCT", "ERROR", "FIRST", "FOR", "FROM", "LAST", "LEADING",
        "NULLS", "ON", "ORDER", "OVERFLOW", "PLACING", "TRAILING", "WHERE", "PARTITION", "ROWS", "RANGE",
        "GROUPS", "BETWEEN", "UNBOUNDED", "PRECEDING", "FOLLOWING", "CURRENT", "ROW", "AND", "EXCLUDE",
    ]
)
_TAILS = frozenset({"OVER", "WITHIN", "FILTER"})
_TYPE_WORDS = {
    "DOUBLE": ("PRECISION",), "LONG": ("RAW",), "CHARACTER": ("VARYING",), "NATIONAL": ("CHARACTER", "CHAR", "VARYING"),
    "TIMESTAMP": ("WITH", "WITHOUT", "LOCAL", "TIME", "ZONE"), "TIME": ("WITH", "WITHOUT", "TIME", "ZONE"),
}


class Refused(Exception):
    """The statement stays as it is, because of what begins at token ``at``."""

    def __init__(self, at: int, why: str, code: str = "O11-1019") -> None:
        super().__init__(why)
        self.at = at
        self.why = why
        self.code = code


@dataclass(slots=True)
class Reader:
    """A place in the tokens, and what reads on from it. After the last token there are a few more of its kind (END)."""

    tokens: list[Token]
    flavour: Flavour
    query: Callable[[], Node]
    at: int = 0
    depth: int = field(default=0)

    def word(self, ahead: int = 0) -> str:
        """Return the word or operator ahead in upper case; empty for anything else."""
        return self.tokens[self.at + ahead].word

    def kind(self, ahead: int = 0) -> Kind:
        """Return the kind of the token ahead."""
        return self.tokens[self.at + ahead].kind

    def take(self) -> int:
        """Return the number of the current token and go on. The end of the text is never taken."""
        if self.tokens[self.at].kind is Kind.END:
            raise Refused(self.at, "the text ends here")
        self.at += 1
        return self.at - 1

    def names_something(self) -> bool:
        """Tell whether the current token can be an alias without AS."""
        if self.kind() in (Kind.BRACKET, Kind.QUOTED):
            return True
        pair = (self.word(), self.word(1))
        if pair in (("START", "WITH"), ("CONNECT", "BY")):
            return False
        return self.kind() is Kind.WORD and pair[0] not in RESERVED

    def expect(self, word: str) -> int:
        """Take a token that has to be ``word``."""
        if self.word() != word:
            raise Refused(self.at, f"{word} is expected here")
        return self.take()

    def expression(self, rank: int = _OR) -> Node:
        """Read an expression whose operators bind at least as tightly as ``rank``."""
        left = self._prefix()
        while True:
            word = self.word()
            if word in ("IN", "LIKE", "BETWEEN", "IS", "ILIKE", "SIMILAR") or (
                word == "NOT" and self.word(1) in ("IN", "LIKE", "BETWEEN", "ILIKE", "SIMILAR")
            ):
                if rank > _COMPARE:
                    return left
                left = self._predicate(left)
                continue
            found = _RANKS.get(word, 0)
            if not found or found < rank:
                return left
            operands, operators = [left], []
            parts: list[Part] = [left]
            while _RANKS.get(self.word(), 0) == found:
                operators.append(self.take())
                operands.append(self.expression(found + 1))
                parts += [operators[-1], operands[-1]]
            left = nodes.Chain(tuple(parts), tuple(operands), tuple(operators))

    def listed(self) -> list[Part]:
        """Read expressions with commas between them; the parts are theirs and the commas'."""
        parts: list[Part] = [self.expression()]
        while self.word() == ",":
            parts.append(self.take())
            parts.append(self.expression())
        return parts

    def _predicate(self, left: Node) -> Node:
        words: list[int] = []
        if self.word() == "NOT":
            words.append(self.take())
        word = self.word()
        words.append(self.take())
        if word == "IS":
            while self.word() in ("NOT", "NULL", "TRUE", "FALSE", "UNKNOWN"):
                words.append(self.take())
            if self.word() == "DISTINCT" and self.word(1) == "FROM":
                words += [self.take(), self.take()]
                right = self.expression(_ADD)
                return nodes.Chain((left, *words, right), (left, right), (words[0],))
            return nodes.Suffix((left, *words), left, "IS")
        if word == "IN":
            right = self.expression(_ADD)
            return nodes.In((left, *words, right), left, right)
        if word == "BETWEEN":
            low = self.expression(_ADD)
            and_ = self.expect("AND")
            high = self.expression(_ADD)
            return nodes.Between((left, *words, low, and_, high), left, low, high)
        if word == "SIMILAR":
            words.append(self.expect("TO"))
        pattern = self.expression(_ADD)
        parts: list[Part] = [left, *words, pattern]
        escape = None
        if self.word() == "ESCAPE":
            parts.append(self.take())
            escape = self.expression(_ADD)
            parts.append(escape)
        return nodes.Like(tuple(parts), left, tuple(words), pattern, escape)

    def _prefix(self) -> Node:
        signs: list[tuple[int, str]] = []
        while self.word() in ("-", "+", "~", "NOT", "PRIOR"):
            if self.word() == "PRIOR":
                raise Refused(self.at, "CONNECT BY has no counterpart here", "O11-1009")
            word = self.word()
            signs.append((self.take(), word))
            if len(signs) > DEPTH:
                raise Refused(self.at, "too many signs")
        # NOT takes a whole comparison, a sign only what follows it.
        node = self._suffixed()
        for token, word in reversed(signs):
            if word == "NOT":
                node = self._comparison_of(node)
            node = nodes.Prefix((token, node), word, node)
        return node

    def _comparison_of(self, left: Node) -> Node:
        """Read on to the end of a comparison that begins with ``left``."""
        while True:
            word = self.word()
            rank = _RANKS.get(word, 0)
            if rank >= _COMPARE:
                operands, operators = [left], []
                parts: list[Part] = [left]
                while _RANKS.get(self.word(), 0) == rank:
                    operators.append(self.take())
                    operands.append(self.expression(rank + 1))
                    parts += [operators[-1], operands[-1]]
                left = nodes.Chain(tuple(parts), tuple(operands), tuple(operators))
            elif word in ("IN", "LIKE", "BETWEEN", "IS", "ILIKE") or (
                word == "NOT" and self.word(1) in ("IN", "LIKE", "BETWEEN", "ILIKE")
            ):
                left = self._predicate(left)
            else:
                return left

    def _suffixed(self) -> Node:
        node = self._primary()
        while True:
            word = self.word()
            if word == "COLLATE":
                node = nodes.Suffix((node, self.take(), *self._dotted()), node, word)
            elif word == "AT" and self.word(1) == "TIME":
                words = [self.take(), self.take(), self.expect("ZONE")]
                node = nodes.Suffix((node, *words, self._primary()), node, word)
            elif word == "::":
                node = nodes.Suffix((node, self.take(), self.type()), node, word)
            elif word == "(" and self.word(1) == "+" and self.word(2) == ")":
                raise Refused(self.at, "the outer join (+) has to be written as LEFT JOIN", "O11-1009")
            else:
                return node

    def _primary(self) -> Node:
        kind, word = self.kind(), self.word()
        if kind in (Kind.STRING, Kind.NUMBER, Kind.HEX) or word in _CONSTANTS:
            return nodes.Literal((self.take(),))
        if kind is Kind.PARAMETER:
            return nodes.Parameter((self.take(),))
        if kind is Kind.SYSTEM:
            return nodes.Name((self.at,), (self.take(),))
        if word == "(":
            return self.parenthesis()
        if word == "*":
            return nodes.Name((self.at,), (self.take(),))
        if word == "CASE":
            return self._case()
        if word in ("CAST", "TRY_CAST", "CONVERT", "TRY_CONVERT") and self.word(1) == "(":
            return self._nested(self._cast)
        if word in ("EXISTS", "ANY", "ALL", "SOME") and self.word(1) == "(":
            token = self.take()
            inner = self.parenthesis()
            return nodes.Prefix((token, inner), word, inner)
        if word in _TYPED and self.kind(1) is Kind.STRING:
            parts = [self.take(), self.take()]
            while self.word() in _UNITS:
                parts.append(self.take())
            return nodes.Typed(tuple(parts))
        if kind in (Kind.WORD, Kind.QUOTED, Kind.BRACKET, Kind.ENTITY, Kind.TEMP):
            # LEFT and RIGHT are functions here, everything else of the list ends an expression.
            if word in RESERVED and not (word in ("LEFT", "RIGHT", "IF") and self.word(1) == "("):
                raise Refused(self.at, f"an expression is expected before {word}")
            return self._named()
        found = self.tokens[self.at]
        raise Refused(self.at, "the text ends where an expression is expected" if kind is Kind.END
                      else f"an expression is expected instead of {found.text[:40]!r}")

    def _dotted(self) -> list[int]:
        """Read a name with dots and return its tokens, dots and all."""
        parts = [self.take()]
        while self.word() == "." and (
            self.kind(1) in (Kind.WORD, Kind.QUOTED, Kind.BRACKET, Kind.ENTITY) or self.word(1) in ("*", ".")
        ):
            parts.append(self.take())
            if self.word() != ".":
                parts.append(self.take())
        return parts

    def _named(self) -> Node:
        parts = self._dotted()
        names = tuple(part for part in parts if self.tokens[part].word != ".")
        if self.word() != "(" or self.tokens[parts[-1]].kind is Kind.ENTITY or (
            self.word(1) == "+" and self.word(2) == ")"
        ):
            return nodes.Name(tuple(parts), names)
        return self._nested(lambda: self.call(parts, names))

    def call(self, before: list[int], names: tuple[int, ...]) -> Node:
        """Read the arguments of a call whose name is read already."""
        open_ = self.take()
        parts: list[Part] = [*before, open_]
        arguments: list[Node] = []
        plain = True
        while self.word() != ")":
            # FIRST or ROW alone between commas is a column.
            column = plain and self.word() not in RESERVED and self.word(1) in (",", ")")
            if self.word() in _BETWEEN_ARGUMENTS and not column:
                plain = False
                parts.append(self.take())
            elif self.word() == ",":
                parts.append(self.take())
            elif self.word() in ("SELECT", "WITH"):
                parts.append(self.query())
                plain = False
            else:
                argument = self.expression()
                arguments.append(argument)
                parts.append(argument)
        close = self.take()
        parts.append(close)
        tail: list[Node] = []
        while self.word() in _TAILS:
            tail.append(self._tail())
        parts += tail
        if plain:
            return nodes.Call(tuple(parts), names, open_, tuple(arguments), close, tuple(tail))
        return nodes.Words(tuple(parts), self.tokens[names[-1]].word)

    def _tail(self) -> Node:
        """Read OVER (...), WITHIN GROUP (...) or FILTER (...) after a call."""
        name = self.word()
        parts: list[Part] = [self.take()]
        if name == "WITHIN":
            parts.append(self.expect("GROUP"))
        if self.word() != "(":
            parts.append(self.take())
            return nodes.Words(tuple(parts), name)
        parts.append(self.take())
        while self.word() != ")":
            if self.word() == "," or (self.word() in _BETWEEN_ARGUMENTS and self.kind() is Kind.WORD):
                parts.append(self.take())
            else:
                parts.append(self.expression(_ADD if name != "FILTER" else _OR))
        parts.append(self.take())
        return nodes.Words(tuple(parts), name)

    def parenthesis(self) -> nodes.Paren:
        """Read something in parentheses: a query, or expressions with commas between them."""
        return self._nested(self._parenthesis)

    def _parenthesis(self) -> nodes.Paren:
        parts: list[Part] = [self.expect("(")]
        if self.word() in ("SELECT", "WITH", "VALUES"):
            parts.append(self.query())
        elif self.word() != ")":
            parts += self.listed()
            first = parts[1]
            if self.word() in ("UNION", "EXCEPT", "INTERSECT", "MINUS") and isinstance(first, nodes.Paren):
                # It was the first of several queries, each in parentheses.
                self.at = first.first
                parts = [parts[0], self.query()]
        parts.append(self.expect(")"))
        return nodes.Paren(tuple(parts), tuple(part for part in parts if isinstance(part, Node)))

    def _nested(self, read: Callable[[], T]) -> T:
        self.depth += 1
        if self.depth > DEPTH:
            raise Refused(self.at, f"more than {DEPTH} parentheses in each other")
        try:
            return read()
        finally:
            self.depth -= 1

    def _cast(self) -> Node:
        name = self.word()
        parts: list[Part] = [self.take(), self.expect("(")]
        style: Node | None = None
        if name in ("CAST", "TRY_CAST"):
            value = self.expression()
            as_ = self.expect("AS")
            type_ = self.type()
            parts += [value, as_, type_]
        else:
            type_ = self.type()
            comma = self.expect(",")
            value = self.expression()
            parts += [type_, comma, value]
            if self.word() == ",":
                parts.append(self.take())
                style = self.expression()
                parts.append(style)
        parts.append(self.expect(")"))
        return nodes.Cast(tuple(parts), name, value, type_, style)

    def type(self) -> nodes.Type:
        """Read a data type."""
        if self.kind() not in (Kind.WORD, Kind.BRACKET, Kind.QUOTED):
            raise Refused(self.at, "a data type is expected here")
        parts = [self.take()]
        first = self.tokens[parts[0]]
        names = [(first.word or first.text[1:-1]).upper()]
        while self.word() in _TYPE_WORDS.get(names[0], ()):
            names.append(self.word())
            parts.append(self.take())
        arguments = ""
        if self.word() == "(":
            parts.append(self.take())
            while self.word() != ")":
                if self.kind() not in (Kind.NUMBER, Kind.WORD) and self.word() != ",":
                    raise Refused(self.at, "the length of a data type is expected here")
                arguments += self.tokens[self.at].text.upper()
                parts.append(self.take())
            parts.append(self.take())
            while self.word() in _TYPE_WORDS.get(names[0], ()):  # TIMESTAMP(6) WITH TIME ZONE
                names.append(self.word())
                parts.append(self.take())
        return nodes.Type(tuple(parts), " ".join(names), arguments)

    def _case(self) -> Node:
        return self._nested(self._case_inside)

    def _case_inside(self) -> Node:
        parts: list[Part] = [self.take()]
        operand: Node | None = None
        if self.word() != "WHEN":
            operand = self.expression()
            parts.append(operand)
        branches: list[tuple[Node, Node]] = []
        while self.word() == "WHEN":
            parts.append(self.take())
            condition = self.expression()
            then = self.expect("THEN")
            value = self.expression()
            parts += [condition, then, value]
            branches.append((condition, value))
        otherwise: Node | None = None
        if self.word() == "ELSE":
            parts.append(self.take())
            otherwise = self.expression()
            parts.append(otherwise)
        parts.append(self.expect("END"))
        return nodes.Case(tuple(parts), operand, tuple(branches), otherwise)
