"""INSERT, UPDATE and DELETE. PostgreSQL names the table once, and other tables in FROM or USING.

Sources: the vendor's page "SQL queries compared to OutSystems 11" (rows INSERT, UPDATE: no entity before the attribute
that is written); PostgreSQL's manual of UPDATE and DELETE (the target is not repeated among the other tables).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.adapt import nodes
from compiler.adapt.kinds import NUMBERS, Value
from compiler.adapt.nodes import Node
from compiler.adapt.out import ADD, AND, OTHER
from compiler.adapt.parse_expressions import Refused
from compiler.adapt.scope import Columns, Scope
from compiler.adapt.tokens import Kind
from compiler.adapt.write_queries import QueryWriter

_COMPOUND = {"+=": "+", "-=": "-", "*=": "*", "/=": "/", "%=": "%"}


@dataclass(frozen=True, slots=True)
class _Source:
    """A table of FROM with the condition of its join; ``kept`` are comments before it."""

    table: nodes.Table
    on: Node | None
    kept: str


@dataclass(frozen=True, slots=True)
class _Target:
    """The table that is written: its text with alias, and the other tables."""

    text: str
    others: list[_Source]
    on: Node | None
    kept: str


class ChangeWriter(QueryWriter):
    """Writes the statements that change rows. Raises ``Refused`` for what has no counterpart."""

    def insert(self, node: nodes.Insert) -> str:
        """Return INSERT."""
        self.scope = Scope()
        assert isinstance(node.table, nodes.Table)
        pieces: list[str] = []
        returning = ""
        known = self._columns_of(node.table)
        wanted: list[Value] = []
        into = any(isinstance(part, int) and self.tokens[part].word == "INTO" for part in node.parts)
        for part in node.parts:
            lead = self.lead(part) if pieces else ""
            if part is node.with_:
                pieces.append(self.with_text(node.with_))
            elif part is node.table:
                pieces.append(("" if into else " INTO") + lead + self.table(node.table))
            elif part is node.columns and node.columns is not None:
                wanted = [(known or {}).get(self._written_column(item).lower(), Value.UNKNOWN)
                          for item in node.columns.inner]
                texts: dict[Node, str] = {item: self.column(item) for item in node.columns.inner}
                pieces.append(lead + self.join(node.columns.parts, texts))
            elif part is node.output and node.output is not None:
                returning = self._returning(node.output, [], deleted=False)
                pieces.append(self.kept(part))
            elif part is node.source and node.source is not None:
                pieces.append(lead + self.query_for(node.source, wanted, top=False)[0]
                              if not self._only_values(node.source) else lead + self._values(node.source, wanted))
            elif isinstance(part, nodes.Clause):
                pieces.append(lead + self.join(part.parts))
            else:
                assert isinstance(part, int)
                pieces.append(lead + self.tokens[part].text)
        return "".join(pieces) + (" " + returning if returning else "")

    def _only_values(self, node: Node) -> bool:
        return isinstance(node, nodes.Query) and len(node.parts) == 1 and isinstance(node.bodies[0], nodes.Values)

    def _values(self, node: Node, wanted: list[Value]) -> str:
        assert isinstance(node, nodes.Query) and isinstance(node.bodies[0], nodes.Values)
        return self.query_for(node.bodies[0], wanted, top=False)[0]

    def update(self, node: nodes.Update) -> str:
        """Return UPDATE."""
        self.scope = Scope()
        head, others, where = self._tables(node.table, node.clause("FROM"), node.clause("WHERE"), "FROM")
        target = self._columns_of(node.table) if not self.scope.tables else None
        pieces = self._verb(node)
        pieces += [self.lead(node.table), head]
        for part in node.parts[node.parts.index(node.set_) :]:
            if isinstance(part, nodes.Clause):
                break
            assert isinstance(part, (int, nodes.Assignment))
            text = self.token(part) if isinstance(part, int) else self._assignment(part, target)
            pieces += [self.lead(part), text]
        pieces += [others, where, *self._outputs(node.clauses, head if others else "", update=True)]
        return "".join(pieces)

    def delete(self, node: nodes.Delete) -> str:
        """Return DELETE."""
        self.scope = Scope()
        more = node.clause("FROM") or node.clause("USING")
        head, others, where = self._tables(node.table, more, node.clause("WHERE"), "USING")
        pieces = self._verb(node)
        if node.from_ is not None:
            pieces += [self.lead(node.from_), self.tokens[node.from_].text]
        else:
            pieces.append(" FROM")
        pieces += [self.lead(node.table), head, others, where]
        pieces += self._outputs(node.clauses, head if others else "", update=False)
        return "".join(pieces)

    # What UPDATE and DELETE share

    def _verb(self, node: nodes.Update | nodes.Delete) -> list[str]:
        """Return WITH and the word UPDATE or DELETE."""
        if node.with_ is None:
            return [self.tokens[node.first].text]
        verb = node.parts[1]
        assert isinstance(verb, int)
        return [self.with_text(node.with_), self.lead(verb), self.tokens[verb].text]

    def _tables(
        self, table: nodes.Table, more: nodes.Clause | None, where: nodes.Clause | None, word: str,
    ) -> tuple[str, str, str]:
        """Return the target, the clause of the other tables, and WHERE, each with what stands before it."""
        if more is None:
            head = self.table(table)
            return head, "", self._where(where, [])
        from_ = more.inner[0]
        assert isinstance(from_, nodes.From)
        target = self._target(table, from_) if self.tokens[more.first].word == "FROM" else None
        if target is None:
            head = self.table(table)
            return head, self.lead(more) + self.join(more.parts, {from_: self.tables(from_)}), self._where(where, [])
        conditions = [target.on] if target.on is not None else []
        texts: list[str] = []
        for source in target.others:
            texts.append(source.kept + self.table(source.table))
            if source.on is not None:
                conditions.append(source.on)
        others = f"{self.lead(more) or ' '}{word} {', '.join(texts)}" if texts else ""
        return target.text, others, target.kept + self._where(where, conditions)

    def _where(self, where: nodes.Clause | None, conditions: list[Node]) -> str:
        """Return WHERE with the conditions of joins before its own."""
        if not conditions:
            return self.lead(where) + self.join(where.parts) if where is not None else ""
        texts = [self._condition_text(item) for item in conditions]
        if where is None:
            return " WHERE " + " AND ".join(texts)
        own = self.join(where.parts[1:]) if len(where.inner) > 1 else self.write(where.inner[0]).at_least(AND)
        kept = self.kept(where.parts[1])
        lead, word = self.lead(where), self.tokens[where.first].text
        return f"{lead}{word} {' AND '.join(texts)} AND {kept}{own}"

    def _condition_text(self, node: Node) -> str:
        return self.kept(node) + self.write(node).at_least(AND)

    def _target(self, table: nodes.Table, from_: nodes.From) -> _Target | None:
        """Find the target among the tables of FROM; None when it is not there, which PostgreSQL takes as it is."""
        sources = list(self._sources(from_))
        found = [source for source in sources if self._is(table, source.table)]
        if not found:
            return None
        if len(found) > 1:
            raise Refused(from_.first, "the target is there twice in FROM", "O11-1009")
        for join in from_.joins:
            words = set(join.words.split())
            if words & {"LEFT", "RIGHT", "FULL", "OUTER", "APPLY", "NATURAL"}:
                raise Refused(join.first, f"{join.words} with the target of UPDATE or DELETE has no counterpart",
                              "O11-1009")
        own = found[0]
        text = self.table(own.table)
        others = [source for source in sources if source is not own]
        return _Target(text, others, own.on, own.kept)

    def _sources(self, from_: nodes.From) -> Iterator[_Source]:
        assert isinstance(from_.table, nodes.Table)
        yield _Source(from_.table, None, self.kept(from_.table))
        for join in from_.joins:
            assert isinstance(join.table, nodes.Table)
            kept = "".join(self.kept(part) for part in join.parts[:-1] if isinstance(part, int))
            yield _Source(join.table, join.on, kept + self.kept(join.table))

    def _is(self, target: nodes.Table, table: nodes.Table) -> bool:
        if not isinstance(target.what, nodes.Name) or len(target.what.names) != 1 or target.alias is not None:
            return False
        name = self.name(target.what.names[0]).lower()
        entity = self.tokens[target.what.names[0]].kind is Kind.ENTITY
        if table.alias is not None:
            own = isinstance(table.what, nodes.Name) and self.original(table.what).lower() == self.original(
                target.what).lower()
            return own if entity else self.name(table.alias).lower() == name
        return isinstance(table.what, nodes.Name) and self.original(table.what).lower() == self.original(
            target.what).lower()

    def _assignment(self, node: nodes.Assignment, target: Columns | None) -> str:
        column = self.column(node.target)
        kind = Value.UNKNOWN
        if isinstance(node.target, nodes.Name):
            kind = self.write(node.target).value
            if kind is Value.UNKNOWN and target is not None:
                kind = target.get(self._written_column(node.target).lower(), Value.UNKNOWN)
        operator = self.tokens[node.operator].text
        value = self.write(node.value, kind)
        if operator == "=":
            return f"{column}{self.lead(node.operator)}={self.lead(node.value)}{value.text}"
        sign = _COMPOUND[operator]
        if sign == "+":
            if Value.TEXT in (kind, value.value) and not {kind, value.value} & NUMBERS:
                sign = "||"
            elif not {kind, value.value} & (NUMBERS | {Value.DATETIME, Value.INTERVAL}):
                raise Refused(node.operator, "nothing tells whether += adds or joins texts", "O11-1014")
        rank = OTHER + 1 if sign == "||" else ADD + 1 if sign in "+-" else ADD + 2
        kept = self.kept(node.operator) + self.kept(node.value)
        return f"{column} = {kept}{self.original(node.target)} {sign} {value.at_least(rank)}"

    def column(self, node: Node) -> str:
        """Return the attribute that is written, without the entity before it."""
        if isinstance(node, nodes.Name):
            self.write(node)  # for what is to be said of it
            return self.token(node.names[-1])
        if isinstance(node, nodes.Paren):
            return self.join(node.parts, {item: self.column(item) for item in node.inner})
        return self.write(node).text

    def _written_column(self, node: Node) -> str:
        return self.name(node.names[-1]) if isinstance(node, nodes.Name) else ""

    def _columns_of(self, table: nodes.Table) -> Columns | None:
        if isinstance(table.what, nodes.Name) and self.tokens[table.what.names[0]].kind is Kind.ENTITY:
            known = self.catalog.entity(self.name(table.what.names[0]))
            return known.attributes if known is not None else None
        return None

    def _outputs(self, clauses: tuple[nodes.Clause, ...], target: str, *, update: bool) -> list[str]:
        """Return RETURNING; beside other tables, ``target`` (with its alias) says whose attributes are meant."""
        found: list[str] = []
        for clause in clauses:
            if clause.word == "OUTPUT":
                found.append(" " + self._returning(clause, target.split()[-1:], deleted=not update))
            elif clause.word == "RETURNING":
                found.append(self.lead(clause) + self.join(clause.parts))
            elif clause.word == "OPTION":
                found.append("".join(self.kept(number) for number in range(clause.first, clause.last + 1)))
        return found

    def _returning(self, clause: nodes.Clause, owner: list[str], *, deleted: bool) -> str:
        """Return RETURNING for OUTPUT; ``deleted`` tells that the rows are gone afterwards."""
        before = "".join(f"{name}." for name in owner)
        allowed = "DELETED" if deleted else "INSERTED"
        texts: dict[Node, str] = {}
        for item in clause.inner:
            assert isinstance(item, nodes.Item)
            value = item.value
            if not (isinstance(value, nodes.Name) and len(value.names) == 2
                    and self.tokens[value.names[0]].word == allowed):
                raise Refused(item.first, f"OUTPUT of something else than {allowed}.attribute", "O11-1009")
            texts[item] = before + self.join((value.names[1], *item.parts[1:]))
        rest = self.join(clause.parts[1:], texts)
        return f"{self.kept(clause.first)}RETURNING{self.lead(clause.parts[1])}{rest}"
