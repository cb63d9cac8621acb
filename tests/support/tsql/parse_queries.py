"""Parses T-SQL queries."""

from __future__ import annotations

import dataclasses

from tests.support.tsql import nodes as n
from tests.support.tsql.parse_expressions import RESERVED, Expressions

_HINTS = frozenset({"TABLOCKX", "TABLOCK", "HOLDLOCK", "UPDLOCK", "XLOCK", "ROWLOCK", "PAGLOCK", "SERIALIZABLE"})
_OPTIONS = frozenset({"RECOMPILE"})


class Queries(Expressions):
    """SELECT and what is in it."""

    def query(self) -> n.Query:
        """Parse a query, with common table expressions perhaps."""
        if not self.skip("WITH"):
            return self._combined()
        tables = []
        while True:
            name = self.name()
            columns = self.in_parentheses(self.name) if self.is_word("(") else ()
            self.expect("AS", "(")
            tables.append((name, columns, self._combined()))
            self.expect(")")
            if not self.skip(","):
                return n.WithQuery(tuple(tables), self._combined())

    def _combined(self) -> n.Query:
        left = self._intersected()
        while self.now.up in ("UNION", "EXCEPT"):
            word = self.take().up
            left = n.Combined(word, self.skip("ALL"), left, self._intersected())
        if isinstance(left, n.Combined) and self.skip("ORDER", "BY"):
            left = dataclasses.replace(left, order=self.listed(self.order))
        return left

    def _intersected(self) -> n.Query:
        left = self._term()
        while self.skip("INTERSECT"):
            left = n.Combined("INTERSECT", False, left, self._term())
        return left

    def _term(self) -> n.Query:
        if self.skip("("):
            found = self._combined()
            self.expect(")")
            return found
        return self._select()

    def _select(self) -> n.Select:
        self.expect("SELECT")
        distinct = self.skip("DISTINCT")
        top = self.top()
        items = self.listed(self.item)
        into = self.names() if self.skip("INTO") else None
        source = self.sources() if self.skip("FROM") else None
        where = self.predicate() if self.skip("WHERE") else None
        group: tuple[n.Expression, ...] = ()
        sets = None
        if self.skip("GROUP", "BY"):
            if self.skip("GROUPING", "SETS"):
                sets = self.in_parentheses(self._grouping_set)
            else:
                group = self.listed(self.expression)
        having = self.predicate() if self.skip("HAVING") else None
        order = self.listed(self.order) if self.skip("ORDER", "BY") else ()
        if self.is_word("OFFSET"):
            self.fail("OFFSET")
        xml = False
        if self.skip("FOR"):
            self.expect("XML", "PATH", "(")
            if self.take().text != "":
                self.fail("FOR XML PATH with a name")
            self.expect(")")
            xml = True
        self.options()
        return n.Select(items, distinct, top, into, source, where, group, sets, having, order, xml)

    def options(self) -> None:
        """Go past OPTION (...): hints change no result."""
        if self.skip("OPTION"):
            for hint in self.in_parentheses(self.name):
                if hint.upper() not in _OPTIONS:
                    self.fail(f"OPTION ({hint})")

    def top(self) -> n.Expression | None:
        """Parse TOP (n)."""
        if not self.skip("TOP"):
            return None
        self.expect("(")
        found = self.expression()
        self.expect(")")
        if self.is_word("PERCENT") or self.is_word("WITH", "TIES"):
            self.fail("TOP PERCENT, WITH TIES")
        return found

    def _grouping_set(self) -> tuple[n.Expression, ...]:
        if self.skip("(", ")"):
            return ()
        if self.is_word("("):
            return self.in_parentheses(self.expression)
        return (self.expression(),)

    def item(self) -> n.Item:
        """Parse an item of a select list."""
        if self.skip("*"):
            return n.Item(n.Star(()))
        if self.now.kind == "var" and self.peek().up == "=":
            variable = self.take().text.lower()
            self.at += 1
            return n.Item(self.expression(), variable=variable)
        if self.now.kind == "name" and self.peek().up == "=":
            self.fail("alias = expression")
        value = self.expression()
        return n.Item(value, self.alias())

    def alias(self) -> str | None:
        """Parse an alias, if there is one."""
        if self.skip("AS"):
            return self.name()
        token = self.now
        if token.kind == "name" or (token.kind == "word" and token.up not in RESERVED):
            return self.name()
        return None

    # --- FROM -------------------------------------------------------------------------------------

    def sources(self) -> n.Source:
        """Parse what follows FROM."""
        left = self._joined()
        while self.skip(","):
            left = n.Join("CROSS", left, self._joined(), None)
        return left

    def _joined(self) -> n.Source:
        left = self._source()
        while True:
            kind = self._kind()
            if kind is None:
                return left
            right = self._source()
            on = None
            if kind not in ("CROSS", "CROSS APPLY", "OUTER APPLY"):
                self.expect("ON")
                on = self.predicate()
            left = n.Join(kind, left, right, on)

    def _kind(self) -> str | None:
        if self.skip("JOIN") or self.skip("INNER", "JOIN"):
            return "INNER"
        for kind in ("LEFT", "RIGHT", "FULL"):
            if self.skip(kind, "JOIN") or self.skip(kind, "OUTER", "JOIN"):
                return kind
        if self.skip("CROSS", "JOIN"):
            return "CROSS"
        for kind in ("CROSS", "OUTER"):
            if self.skip(kind, "APPLY"):
                return f"{kind} APPLY"
        return None

    def _source(self) -> n.Source:
        if self.is_word("("):
            if self.peek().up == "VALUES":
                self.at += 2
                rows = self.listed(lambda: self.in_parentheses(self.expression))
                self.expect(")")
                alias, columns = self._correlation()
                return n.ValuesSource(rows, alias, columns)
            if self.starts_query():
                self.at += 1
                query = self.query()
                self.expect(")")
                alias, columns = self._correlation()
                return n.QuerySource(query, alias, columns)
            self.at += 1
            found = self.sources()
            self.expect(")")
            return found
        parts = self.names()
        if self.is_word("("):
            self.at += 1
            arguments: tuple[n.Expression, ...] = ()
            if not self.is_word(")"):
                arguments = self.listed(self.expression)
            self.expect(")")
            return n.FunctionSource(parts, arguments, self.alias())
        return n.TableSource(parts, self.alias(), self.hints())

    def hints(self) -> tuple[str, ...]:
        """Parse WITH (...) of a table."""
        if not self.is_word("WITH", "("):
            return ()
        self.at += 1
        found = self.in_parentheses(lambda: self.take().up)
        for hint in found:
            if hint not in _HINTS:
                self.fail(f"table hint {hint}")
        return found

    def _correlation(self) -> tuple[str, tuple[str, ...]]:
        alias = self.alias()
        if alias is None:
            self.fail("a derived table needs a name")
            raise AssertionError
        columns = self.in_parentheses(self.name) if self.is_word("(") else ()
        return alias, columns
