"""Parses T-SQL expressions and predicates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.support.tsql import nodes as n
from tests.support.tsql.data_types import Type, type_of
from tests.support.tsql.lexer import NotEmulated, Token

T = TypeVar("T")

# Words that are no alias.
RESERVED = frozenset({
    "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "UNION", "EXCEPT", "INTERSECT", "INSERT", "UPDATE",
    "DELETE", "MERGE", "INTO", "VALUES", "SET", "ON", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "OUTER",
    "APPLY", "AS", "AND", "OR", "NOT", "NULL", "IS", "IN", "LIKE", "BETWEEN", "EXISTS", "CASE", "WHEN", "THEN",
    "ELSE", "END", "CAST", "CONVERT", "COLLATE", "FOR", "WITH", "IF", "BEGIN", "WHILE", "RETURN", "BREAK", "CONTINUE",
    "DECLARE", "EXEC", "EXECUTE", "THROW", "PRINT", "RAISERROR", "COMMIT", "ROLLBACK", "SAVE", "CREATE", "ALTER",
    "DROP", "TRUNCATE", "DISTINCT", "TOP", "ASC", "DESC", "BY", "OPTION", "OUTPUT", "USING", "OVER", "GO", "DBCC",
    "ENABLE", "DISABLE", "DEFAULT", "UNIQUE", "PRIMARY", "FOREIGN", "REFERENCES", "CHECK", "CONSTRAINT", "IDENTITY",
    "ALL", "ANY", "SOME", "ESCAPE", "TRANSACTION",
})
_COMPARISONS = ("=", "<>", "!=", "<", ">", "<=", ">=")
# Functions that are called without parentheses.
_BARE = ("CURRENT_TIMESTAMP", "CURRENT_USER", "SESSION_USER", "SYSTEM_USER", "USER")
_TRIES = {"CAST": False, "CONVERT": False, "TRY_CAST": True, "TRY_CONVERT": True}


class ParseError(NotEmulated):
    """The text is not what the parser knows."""


class Cursor:
    """The tokens of a batch, and where the parser is."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.found = found
        self.at = 0
        # Variables that are read or set, and those that are declared, each as often as it is.
        self.used: set[str] = set()
        self.declared: list[str] = []

    @property
    def now(self) -> Token:
        """Return the token that comes next."""
        return self.found[self.at]

    def peek(self, ahead: int = 1) -> Token:
        """Return a token further on."""
        return self.found[min(self.at + ahead, len(self.found) - 1)]

    def take(self) -> Token:
        """Return the next token and go past it."""
        token = self.found[self.at]
        self.at += 1
        return token

    def is_word(self, *words: str) -> bool:
        """Tell whether the next tokens are these words or signs."""
        return all(self.peek(place).up == word for place, word in enumerate(words))

    def skip(self, *words: str) -> bool:
        """Go past these words or signs, if they are next."""
        if not self.is_word(*words):
            return False
        self.at += len(words)
        return True

    def expect(self, *words: str) -> None:
        """Go past these words or signs; they must be next."""
        if not self.skip(*words):
            self.fail(f"{' '.join(words)} expected")

    def fail(self, why: str) -> None:
        """Raise ``ParseError`` with the place."""
        rest = " ".join(token.text for token in self.found[max(0, self.at - 6) : self.at + 12])
        raise ParseError(f"line {self.now.line}: {why}, at: {rest}")

    def written(self, start: int) -> str:
        """Return what was read since a place, names in brackets, as the catalog shows it."""
        forms = {"name": "[{}]", "nstr": "N'{}'", "str": "'{}'"}
        return " ".join(forms.get(token.kind, "{}").format(token.text) for token in self.found[start : self.at])

    def name(self) -> str:
        """Return a name, bracketed or bare."""
        token = self.take()
        if token.kind == "name" or (token.kind == "word" and token.up not in RESERVED):
            return token.text
        self.at -= 1
        self.fail("a name expected")
        raise AssertionError

    def names(self) -> tuple[str, ...]:
        """Return the parts of a name, two dots in a row give an empty part. A table variable has one part."""
        if self.now.kind == "var" and not self.now.text.startswith("@@"):
            return (self.take().text,)
        parts = [self.name()]
        while self.is_word("."):
            self.at += 1
            parts.append("" if self.is_word(".") else self.name())
        return tuple(parts)

    def listed(self, one: Callable[[], T]) -> tuple[T, ...]:
        """Return what stands between commas."""
        found = [one()]
        while self.skip(","):
            found.append(one())
        return tuple(found)

    def in_parentheses(self, one: Callable[[], T]) -> tuple[T, ...]:
        """Return a list in parentheses."""
        self.expect("(")
        found = self.listed(one)
        self.expect(")")
        return found

    def number(self) -> int:
        """Return a whole number, with a sign perhaps."""
        sign = -1 if self.skip("-") else 1
        token = self.take()
        if token.kind != "num":
            self.at -= 1
            self.fail("a number expected")
        return sign * int(token.text)

    def type(self, *, cast: bool) -> Type:
        """Return a type."""
        name = self.names()[-1]
        arguments: tuple[str, ...] = ()
        if self.is_word("("):
            arguments = self.in_parentheses(lambda: self.take().text)
        return type_of(name, arguments, cast=cast)


class Expressions(Cursor):
    """Expressions and predicates. ``query`` comes with ``Queries``."""

    def query(self) -> n.Query:
        """Parse a query."""
        raise NotImplementedError

    def starts_query(self, ahead: int = 0) -> bool:
        """Tell whether a query comes, in parentheses perhaps."""
        while self.peek(ahead).up == "(":
            ahead += 1
        return self.peek(ahead).up == "SELECT"

    # --- expressions ------------------------------------------------------------------------------

    def variable(self, text: str) -> n.Variable:
        """Return a variable, and note that it is used."""
        self.used.add(text.lower())
        return n.Variable(text.lower())

    def expression(self) -> n.Expression:
        """Parse an expression."""
        left = self._product()
        while self.now.up in ("+", "-", "&", "|", "^"):
            sign = self.take().up
            left = n.Binary(sign, left, self._product())
        return left

    def _product(self) -> n.Expression:
        left = self._signed()
        while self.now.up in ("*", "/", "%"):
            sign = self.take().up
            left = n.Binary(sign, left, self._signed())
        return left

    def _signed(self) -> n.Expression:
        if self.now.up in ("-", "+", "~"):
            return n.Unary(self.take().up, self._signed())
        found = self._primary()
        while self.skip("COLLATE"):
            found = n.Collate(found, self.name())
        return found

    def _primary(self) -> n.Expression:
        token = self.now
        if token.kind in ("nstr", "str", "bin"):
            self.at += 1
            return n.Literal(token.kind, token.text)
        if token.kind == "num":
            self.at += 1
            text = token.text
            return n.Literal("float" if "e" in text.lower() else "dec" if "." in text else "int", text)
        if token.kind == "var":
            self.at += 1
            return self.variable(token.text)
        if token.up == "(":
            if self.starts_query():
                self.at += 1
                found: n.Expression = n.Subquery(self.query())
            else:
                self.at += 1
                found = self.expression()
            self.expect(")")
            return found
        if token.kind == "word":
            special = self._special(token)
            if special is not None:
                return special
        if token.kind in ("word", "name"):
            return self._named()
        self.fail("an expression expected")
        raise AssertionError

    def _special(self, token: Token) -> n.Expression | None:
        if token.up == "NULL":
            self.at += 1
            return n.Literal("null", "")
        if token.up == "CASE":
            return self._case()
        if token.up in _TRIES and self.peek().up == "(":
            return self._cast(token.up)
        if token.up in ("LEFT", "RIGHT", "UPDATE") and self.peek().up == "(":
            self.at += 1
            return n.Call(token.up, self.in_parentheses(self.expression))
        if token.up in _BARE:
            self.at += 1
            return n.Call(token.up, ())
        return None

    def _case(self) -> n.Expression:
        self.expect("CASE")
        of = None if self.is_word("WHEN") else self.expression()
        whens: list[tuple[n.Expression | n.Predicate, n.Expression]] = []
        while self.skip("WHEN"):
            when = self.predicate() if of is None else self.expression()
            self.expect("THEN")
            whens.append((when, self.expression()))
        otherwise = self.expression() if self.skip("ELSE") else None
        self.expect("END")
        return n.Case(of, tuple(whens), otherwise)

    def _cast(self, word: str) -> n.Expression:
        self.expect(word, "(")
        if word.endswith("CAST"):
            of = self.expression()
            self.expect("AS")
            found = n.Cast(of, self.type(cast=True), None, _TRIES[word])
        else:
            type = self.type(cast=True)
            self.expect(",")
            of = self.expression()
            found = n.Cast(of, type, self.number() if self.skip(",") else None, _TRIES[word])
        self.expect(")")
        return found

    def _named(self) -> n.Expression:
        parts = [self.name()]
        while self.is_word("."):
            self.at += 1
            if self.skip("*"):
                return n.Star(tuple(parts))
            parts.append("" if self.is_word(".") else self.name())
        if not self.is_word("("):
            return n.Column(tuple(parts))
        name = ".".join(parts).upper()
        self.at += 1
        if self.skip("*"):
            self.expect(")")
            return n.Call(name, (), star=True, over=self._over())
        distinct = self.skip("DISTINCT")
        arguments: tuple[n.Expression, ...] = ()
        if not self.is_word(")"):
            arguments = self.listed(self.expression)
        self.expect(")")
        return n.Call(name, arguments, distinct, over=self._over())

    def _over(self) -> n.Over | None:
        if not self.skip("OVER"):
            return None
        self.expect("(")
        partition: tuple[n.Expression, ...] = ()
        order: tuple[n.Order, ...] = ()
        if self.skip("PARTITION", "BY"):
            partition = self.listed(self.expression)
        if self.skip("ORDER", "BY"):
            order = self.listed(self.order)
        self.expect(")")
        return n.Over(partition, order)

    def order(self) -> n.Order:
        """Parse one thing to sort by."""
        by = self.expression()
        descending = self.skip("DESC")
        if not descending:
            self.skip("ASC")
        return n.Order(by, descending)

    # --- predicates -------------------------------------------------------------------------------

    def predicate(self) -> n.Predicate:
        """Parse a predicate."""
        left = self._both()
        while self.skip("OR"):
            left = n.Logic("OR", left, self._both())
        return left

    def _both(self) -> n.Predicate:
        left = self._negated()
        while self.skip("AND"):
            left = n.Logic("AND", left, self._negated())
        return left

    def _negated(self) -> n.Predicate:
        if self.skip("NOT"):
            return n.Not(self._negated())
        if self.is_word("EXISTS", "("):
            self.at += 2
            found = n.Exists(self.query())
            self.expect(")")
            return found
        if self.is_word("(") and not self.starts_query():
            start = self.at
            try:
                self.at += 1
                inner = self.predicate()
                self.expect(")")
                return inner
            except ParseError:
                self.at = start
        return self._compared()

    def _compared(self) -> n.Predicate:
        left = self.expression()
        if self.now.up in _COMPARISONS:
            sign = self.take().up
            if self.is_word("ALL") or self.is_word("ANY") or self.is_word("SOME"):
                self.fail("a comparison with ALL, ANY or SOME")
            return n.Compare("<>" if sign == "!=" else sign, left, self.expression())
        if self.skip("IS"):
            negated = self.skip("NOT")
            self.expect("NULL")
            return n.IsNull(left, negated)
        negated = self.skip("NOT")
        if self.skip("IN"):
            self.expect("(")
            among = self.query() if self.starts_query() else self.listed(self.expression)
            self.expect(")")
            return n.In(left, among, negated)
        if self.skip("BETWEEN"):
            low = self.expression()
            self.expect("AND")
            return n.Between(left, low, self.expression(), negated)
        if self.skip("LIKE"):
            pattern = self.expression()
            escape = self.take().text if self.skip("ESCAPE") else None
            return n.Like(left, pattern, escape, negated)
        self.fail("a predicate expected")
        raise AssertionError
