"""Queries of O11 SQL as trees: WITH, SELECT and set operations, tables and joins."""

from __future__ import annotations

from compiler.adapt import nodes
from compiler.adapt.nodes import Node, Part
from compiler.adapt.parse_expressions import Reader, Refused
from compiler.adapt.tokens import Kind

_SET_OPERATIONS = frozenset({"UNION", "EXCEPT", "INTERSECT", "MINUS"})
_JOIN_WORDS = frozenset({"INNER", "LEFT", "RIGHT", "FULL", "CROSS", "OUTER", "NATURAL", "JOIN", "APPLY", "HASH", "LOOP",
                         "MERGE", "REMOTE"})
_HINTS = frozenset(
    [
        "NOLOCK", "READUNCOMMITTED", "READCOMMITTED", "READPAST", "ROWLOCK", "PAGLOCK", "TABLOCK", "TABLOCKX",
        "UPDLOCK", "XLOCK", "HOLDLOCK", "SERIALIZABLE", "REPEATABLEREAD", "NOWAIT", "NOEXPAND", "FORCESEEK",
        "FORCESCAN", "INDEX", "READCOMMITTEDLOCK", "SNAPSHOT", "KEEPIDENTITY",
    ]
)
_NAMES = (Kind.WORD, Kind.QUOTED, Kind.BRACKET, Kind.ENTITY, Kind.TEMP)


class QueryReader(Reader):
    """Reads queries and their clauses."""

    def query_expression(self) -> Node:
        """Read a query with or without WITH."""
        return self.query_rest(self.with_clause() if self.word() == "WITH" else None)

    def with_clause(self) -> nodes.With:
        """Read WITH and its queries."""
        parts: list[Part] = [self.expect("WITH")]
        if self.word() == "RECURSIVE":
            parts.append(self.take())
        ctes: list[nodes.Cte] = []
        while True:
            if self.kind() not in _NAMES:
                raise Refused(self.at, "the name of a query is expected here")
            own: list[Part] = [self.take()]
            name = own[0]
            assert isinstance(name, int)
            if self.word() == "(":
                own.append(self.parenthesis())
            own.append(self.expect("AS"))
            while self.word() in ("NOT", "MATERIALIZED"):
                own.append(self.take())
            query = self.parenthesis()
            own.append(query)
            ctes.append(nodes.Cte(tuple(own), name, query))
            parts.append(ctes[-1])
            if self.word() != ",":
                return nodes.With(tuple(parts), tuple(ctes))
            parts.append(self.take())

    def query_rest(self, with_: nodes.With | None) -> Node:
        """Read a query after its WITH."""
        parts: list[Part] = [with_] if with_ else []
        bodies: list[Node] = []
        operators: list[str] = []
        while True:
            body = self._body()
            bodies.append(body)
            parts.append(body)
            if self.word() not in _SET_OPERATIONS:
                break
            operators.append(self.word())
            parts.append(self.take())
            if self.word() in ("ALL", "DISTINCT"):
                parts.append(self.take())
        clauses: list[nodes.Clause] = []
        while self.word() in ("ORDER", "OFFSET", "FETCH", "LIMIT", "FOR", "OPTION"):
            clauses.append(self._query_clause())
        parts += clauses
        return nodes.Query(tuple(parts), with_, tuple(bodies), tuple(operators), tuple(clauses))

    def _query_clause(self) -> nodes.Clause:
        word = self.word()
        if word == "OPTION":
            return self.option()
        parts: list[Part] = [self.take()]
        if word == "ORDER":
            if self.word() == "SIBLINGS":
                raise Refused(self.at, "CONNECT BY has no counterpart here", "O11-1009")
            parts.append(self.expect("BY"))
            parts += self._ordered()
        elif word == "FOR":
            if self.word() in ("XML", "JSON", "BROWSE"):
                why = f"FOR {self.word()} has no counterpart; STRING_AGG joins texts of several rows"
                raise Refused(self.at - 1, why, "O11-1009")
            while self.word() in ("UPDATE", "SHARE", "NOWAIT", "SKIP", "LOCKED", "NO", "KEY"):
                parts.append(self.take())
            if self.word() == "OF":
                raise Refused(self.at, "FOR UPDATE OF names tables here, not columns", "O11-1009")
        else:
            while self.word() in ("NEXT", "FIRST"):
                parts.append(self.take())
            if not (word == "LIMIT" and self.word() == "ALL"):
                parts.append(self.expression(6))
            while self.word() in ("ROW", "ROWS", "ONLY", "WITH", "TIES", "PERCENT"):
                if self.word() == "PERCENT":
                    raise Refused(self.at, "a part of the rows in percent has no counterpart", "O11-1009")
                parts.append(self.take())
        return nodes.Clause(tuple(parts), word, tuple(part for part in parts if isinstance(part, Node)))

    def option(self) -> nodes.Clause:
        """Read ``OPTION (...)``."""
        parts: list[Part] = [self.take(), self.expect("(")]
        depth = 1
        while depth:
            if self.kind() is Kind.END:
                raise Refused(self.at, "the text ends inside OPTION")
            depth += {"(": 1, ")": -1}.get(self.word(), 0)
            parts.append(self.take())
        return nodes.Clause(tuple(parts), "OPTION", ())

    def _ordered(self) -> list[Part]:
        parts: list[Part] = []
        while True:
            value = self.expression()
            own: list[Part] = [value]
            if self.word() in ("ASC", "DESC"):
                own.append(self.take())
            if self.word() == "NULLS":
                own += [self.take(), self.take()]
            parts.append(nodes.Ordered(tuple(own), value))
            while self.kind() is Kind.PARAMETER:  # text that is put in when the query runs
                parts.append(nodes.Parameter((self.take(),)))
            if self.word() != ",":
                return parts
            parts.append(self.take())

    def _body(self) -> Node:
        if self.word() == "(":
            return self.parenthesis()
        if self.word() == "VALUES":
            parts: list[Part] = [self.take()]
            rows: list[nodes.Paren] = []
            while True:
                rows.append(self.parenthesis())
                parts.append(rows[-1])
                if self.word() != ",":
                    return nodes.Values(tuple(parts), tuple(rows))
                parts.append(self.take())
        return self._select()

    def _select(self) -> Node:
        parts: list[Part] = [self.expect("SELECT")]
        while self.word() in ("DISTINCT", "ALL", "UNIQUE"):
            parts.append(self.take())
        top: nodes.Top | None = None
        if self.word() == "TOP":
            top = self._top()
            parts.append(top)
        listed = self.items()
        parts += listed
        clauses: list[nodes.Clause] = []
        while (clause := self._select_clause()) is not None:
            clauses.append(clause)
        parts += clauses
        items = tuple(part for part in listed if isinstance(part, nodes.Item))
        return nodes.Select(tuple(parts), top, items, tuple(clauses))

    def _top(self) -> nodes.Top:
        parts: list[Part] = [self.take()]
        if self.word() == "(":
            count: Node = self.parenthesis()
        elif self.kind() in (Kind.NUMBER, Kind.PARAMETER):
            count = nodes.Literal((self.take(),))
        else:
            raise Refused(self.at, "the number of rows is expected here")
        parts.append(count)
        percent = self.word() == "PERCENT"
        if percent:
            parts.append(self.take())
        ties = self.word() == "WITH" and self.word(1) == "TIES"
        if ties:
            parts += [self.take(), self.take()]
        return nodes.Top(tuple(parts), count, percent, ties)

    def items(self) -> list[Part]:
        """Read the items of a list, with the commas."""
        parts: list[Part] = [self._item()]
        while self.word() == ",":
            parts.append(self.take())
            parts.append(self._item())
        return parts

    def _item(self) -> nodes.Item:
        if self.kind() in (Kind.WORD, Kind.BRACKET, Kind.STRING, Kind.QUOTED) and self.word(1) == "=":
            alias = self.take()
            equals = self.take()
            value = self.expression()
            return nodes.Item((alias, equals, value), value, alias, True)
        value = self.expression()
        parts: list[Part] = [value]
        named: int | None = None
        if self.word() == "AS":
            parts.append(self.take())
            if self.kind() not in (*_NAMES, Kind.STRING):
                raise Refused(self.at, "a name is expected after AS")
            named = self.take()
            parts.append(named)
        elif self.kind() is Kind.STRING or self.names_something():
            named = self.take()
            parts.append(named)
        return nodes.Item(tuple(parts), value, named, False)

    def _select_clause(self) -> nodes.Clause | None:
        word = self.word()
        if word == "FROM":
            return self.from_clause()
        if word in ("WHERE", "HAVING"):
            return self.condition()
        if word == "INTO":
            parts: list[Part] = [self.take(), *self.names()]
            return nodes.Clause(tuple(parts), word, ())
        if word in ("CONNECT", "START"):
            raise Refused(self.at, "CONNECT BY has to be written as WITH RECURSIVE", "O11-1009")
        if word == "GROUP":
            parts = [self.take(), self.expect("BY")]
            parts += self.listed()
            if self.word() == "WITH" and self.word(1) in ("ROLLUP", "CUBE"):
                raise Refused(self.at, f"WITH {self.word(1)} is written {self.word(1)}(...) here", "O11-1009")
            return nodes.Clause(tuple(parts), word, tuple(part for part in parts if isinstance(part, Node)))
        return None

    def condition(self) -> nodes.Clause:
        """Read WHERE or HAVING."""
        word = self.word()
        parts: list[Part] = [self.take(), self.expression()]
        while self.kind() is Kind.PARAMETER:  # text that is put in when the query runs
            parts.append(nodes.Parameter((self.take(),)))
            if self.word() in ("AND", "OR"):
                parts += [self.take(), self.expression()]
        return nodes.Clause(tuple(parts), word, tuple(part for part in parts if isinstance(part, Node)))

    def names(self) -> list[int]:
        """Read a name with dots."""
        if self.kind() not in _NAMES:
            raise Refused(self.at, "a name is expected here")
        return self._dotted()

    def from_clause(self) -> nodes.Clause:
        """Read FROM (or USING of DELETE) with its tables."""
        word = self.word()
        token = self.take()
        tables = self._from()
        return nodes.Clause((token, tables), word, (tables,))

    def _from(self) -> nodes.From:
        table = self._table()
        parts: list[Part] = [table]
        joins: list[nodes.Join] = []
        while self.word() in _JOIN_WORDS or self.word() == "," or self.kind() is Kind.PARAMETER:
            if self.kind() is Kind.PARAMETER:  # text that is put in when the query runs
                parts.append(nodes.Parameter((self.take(),)))
                continue
            own: list[Part] = [self.take()]
            words = [self.tokens[self.at - 1].word]
            while words[0] != "," and self.word() in _JOIN_WORDS:
                words.append(self.word())
                own.append(self.take())
            right = self._table()
            own.append(right)
            on: Node | None = None
            if self.word() == "ON":
                own.append(self.take())
                on = self.expression()
                own.append(on)
            elif self.word() == "USING":
                own += [self.take(), self.parenthesis()]
            joins.append(nodes.Join(tuple(own), " ".join(words), right, on))
            parts.append(joins[-1])
        return nodes.From(tuple(parts), table, tuple(joins))

    def _table(self) -> nodes.Table:
        parts: list[Part] = []
        if self.word() == "LATERAL":
            parts.append(self.take())
        if self.word() == "(":
            what: Node = self._nested(self._table_parenthesis)
        elif self.kind() is Kind.PARAMETER:
            what = nodes.Parameter((self.take(),))
        else:
            names = self.names()
            nodes_ = tuple(part for part in names if self.tokens[part].word != ".")
            old_hints = self.word() == "(" and self.word(1) in _HINTS
            if self.word() == "(" and not old_hints and self.tokens[names[-1]].kind is not Kind.ENTITY:
                what = self._nested(lambda: self.call(names, nodes_))
            else:
                what = nodes.Name(tuple(names), nodes_)
        parts.append(what)
        return self.table_rest(what, parts, columns=True)

    def _table_parenthesis(self) -> nodes.Paren:
        if self.word(1) in ("SELECT", "WITH", "VALUES"):
            return self._parenthesis()
        open_ = self.take()
        inner = self._from()
        if self.word() in _SET_OPERATIONS:
            # Not tables in parentheses but the first of several queries.
            self.at = open_
            return self._query_parenthesis()
        return nodes.Paren((open_, inner, self.expect(")")), (inner,))

    def _query_parenthesis(self) -> nodes.Paren:
        open_ = self.take()
        query = self.query_expression()
        return nodes.Paren((open_, query, self.expect(")")), (query,))

    def table_rest(self, what: Node, parts: list[Part], *, columns: bool) -> nodes.Table:
        """Read alias, column names and hints after a table; ``columns`` tells that a list may follow the alias."""
        hints = self._hints()
        if hints is not None:
            parts.append(hints)
        alias: int | None = None
        if self.word() == "AS":
            parts.append(self.take())
            alias = self.take()
            parts.append(alias)
        elif self.names_something() and self.word() not in _JOIN_WORDS and (columns or self.word() != "DEFAULT"):
            alias = self.take()
            parts.append(alias)
        names: Node | None = None
        more = self._hints()
        if more is not None:
            hints = more
            parts.append(more)
        elif columns and alias is not None and self.word() == "(":
            names = self.parenthesis()
            parts.append(names)
        if self.word() in ("PIVOT", "UNPIVOT", "TABLESAMPLE"):
            raise Refused(self.at, f"{self.word()} has no counterpart here", "O11-1009")
        return nodes.Table(tuple(parts), what, alias, names, hints)

    def _hints(self) -> nodes.Raw | None:
        old = self.word() == "(" and self.word(1) in _HINTS
        if not old and not (self.word() == "WITH" and self.word(1) == "("):
            return None
        parts: list[Part] = [] if old else [self.take()]
        parts.append(self.take())
        depth = 1
        while depth:
            if self.kind() is Kind.END:
                raise Refused(self.at, "the text ends inside hints")
            depth += {"(": 1, ")": -1}.get(self.word(), 0)
            parts.append(self.take())
        return nodes.Raw(tuple(parts), "WITH")
