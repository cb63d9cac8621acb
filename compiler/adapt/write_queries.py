"""Queries: what stands in another place in PostgreSQL. TOP and ROWNUM are a LIMIT at the end; DUAL is not needed."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.adapt import nodes
from compiler.adapt.kinds import Flavour, Value
from compiler.adapt.nodes import Node, Part
from compiler.adapt.out import AND
from compiler.adapt.scope import Columns, Scope
from compiler.adapt.tokens import Kind
from compiler.adapt.write_names import inline
from compiler.adapt.write_tables import TableWriter

# PostgreSQL wants AS before these when they name a column (its manual, appendix "SQL Key Words").
_NEED_AS = frozenset({"CHAR", "CHARACTER", "CREATE", "DAY", "EXCEPT", "FETCH", "FILTER", "FOR", "FROM", "GRANT",
                      "GROUP", "HAVING", "HOUR", "INTERSECT", "INTO", "ISNULL", "LIMIT", "MINUTE", "MONTH", "NOTNULL",
                      "OFFSET", "ON", "ORDER", "OVER", "OVERLAPS", "PRECISION", "RETURNING", "SECOND", "TO", "UNION",
                      "VARYING", "WHERE", "WINDOW", "WITH", "WITHIN", "WITHOUT", "YEAR"})
NULLS = "NULL comes first in ORDER BY of SQL Server and last in ODC; add NULLS FIRST where a column can be NULL"
_LIMITS = {"<=": 0, "<": -1, "=": 0}


@dataclass(slots=True)
class _Written:
    """One SELECT: its text, its columns, the rows that it is limited to (a clause, empty for none)."""

    text: str
    columns: Columns | None
    limit: str = ""
    into: str = ""


class QueryWriter(TableWriter):
    """Writes queries. ``into`` is the temporary table that the last query of a statement makes."""

    into: str = ""

    def query(self, node: Node) -> tuple[str, Columns | None]:
        """Return the text of a query and its columns."""
        return self.query_for(node, [], top=False)

    def query_for(self, node: Node, wanted: list[Value], *, top: bool) -> tuple[str, Columns | None]:
        """Return the same; ``wanted`` are the kinds of columns that take the rows, ``top`` allows SELECT INTO."""
        if isinstance(node, nodes.Values):
            return self.join(node.parts, {row: self.row(row, wanted) for row in node.rows}), None
        assert isinstance(node, nodes.Query)
        scope, ctes = self.scope, self.ctes
        self.ctes = dict(ctes)
        try:
            return self._query(node, wanted, top)
        finally:
            self.scope, self.ctes = scope, ctes

    def row(self, node: nodes.Paren, wanted: list[Value]) -> str:
        """Return one row of VALUES."""
        texts: dict[Node, str] = {}
        for number, item in enumerate(node.inner):
            texts[item] = self.write(item, wanted[number] if number < len(wanted) else None).text
        return self.join(node.parts, texts)

    def _query(self, node: nodes.Query, wanted: list[Value], top: bool) -> tuple[str, Columns | None]:
        outer = self.scope
        pieces: list[str] = []
        columns: Columns | None = None
        single = len(node.bodies) == 1
        limit = ""
        for part in node.parts:
            lead = self.lead(part) if pieces else ""
            if isinstance(part, nodes.With):
                pieces.append(lead + self.with_text(part))
            elif isinstance(part, nodes.Clause):
                pieces.append(self._closing(part, lead))
            elif isinstance(part, int):
                word = self.tokens[part].word
                pieces.append(lead + (self._minus(node, part) if word == "MINUS" else self.tokens[part].text))
            elif isinstance(part, nodes.Select):
                self.scope = Scope(outer)
                written = self._select(part, wanted, top and not pieces[1:])
                if part is node.bodies[0]:
                    columns = written.columns
                if written.limit and not single:
                    pieces.append(f"{lead}({written.text} {written.limit})")
                else:
                    limit = limit or written.limit
                    pieces.append(lead + written.text)
                if not single:
                    self.scope = Scope(outer)
            else:
                text = self.query_for(part, wanted, top=False)[0] if isinstance(part, nodes.Values) else None
                pieces.append(lead + (text if text is not None else self.write(part).text))
        if limit:
            pieces.append(" " + limit)
        return "".join(pieces), columns

    def with_text(self, node: nodes.With) -> str:
        """Return WITH; a query that reads itself needs RECURSIVE in PostgreSQL."""
        pieces: list[str] = []
        recursive = any(self._reads_itself(cte) for cte in node.ctes)
        for part in node.parts:
            lead = self.lead(part) if pieces else ""
            if isinstance(part, nodes.Cte):
                name = self.name(part.name).lower()
                self.ctes[name] = None
                assert isinstance(part.query, nodes.Paren)
                inner = part.query.inner[0]
                text, columns = self.query(inner) if isinstance(inner, (nodes.Query, nodes.Values)) else (
                    self.write(inner).text, None)
                if not any(isinstance(item, nodes.Paren) and item is not part.query for item in part.parts):
                    self.ctes[name] = columns
                pieces.append(lead + self.join(part.parts, {part.query: self.join(part.query.parts, {inner: text})}))
            else:
                assert isinstance(part, int)
                word = self.tokens[part]
                pieces.append(lead + word.text)
                if word.word == "WITH" and recursive and self.tokens[part + 1].word != "RECURSIVE":
                    pieces.append(" RECURSIVE")
        return "".join(pieces)

    def _reads_itself(self, cte: nodes.Cte) -> bool:
        name = self.name(cte.name).lower()
        return any(
            self.tokens[number].kind in (Kind.WORD, Kind.BRACKET, Kind.QUOTED) and self.name(number).lower() == name
            and self.tokens[number - 1].word in ("FROM", "JOIN", ",")
            for number in range(cte.query.first, cte.query.last)
        )

    def _minus(self, node: nodes.Query, part: int) -> str:
        if "INTERSECT" in node.operators:
            return self.mark(part, "O11-1009", "MINUS and INTERSECT in one query bind otherwise in ODC",
                             "Put them into parentheses.") + self.tokens[part].text
        return "except" if self.tokens[part].text.islower() else "EXCEPT"

    def _closing(self, node: nodes.Clause, lead: str) -> str:
        """Return ORDER BY and what follows it."""
        if node.word == "OPTION":
            words = {self.tokens[number].word for number in range(node.first, node.last)}
            if "MAXRECURSION" in words:
                self.warn(node, "O11-1024", "MAXRECURSION: a recursive query has no limit in ODC")
            return self.kept(node.first) + "".join(self.kept(number) for number in range(node.first + 1, node.last + 1))
        if node.word == "ORDER":
            return lead + self._order(node)
        texts: dict[Node, str] = {}
        for item in node.inner:
            out = self.write(item, Value.INTEGER)
            simple = isinstance(item, (nodes.Literal, nodes.Parameter, nodes.Paren))
            texts[item] = out.text if simple or node.word == "LIMIT" else f"({out.text})"
        return lead + self.join(node.parts, texts)

    def _order(self, node: nodes.Clause) -> str:
        texts: dict[Node, str] = {}
        for item in node.inner:
            if isinstance(item, nodes.Parameter):
                inline(self, item)
                continue
            assert isinstance(item, nodes.Ordered)
            if isinstance(item.value, nodes.Parameter):
                inline(self, item.value)
            if self.original(item.value).replace(" ", "").upper() == "NEWID()":
                # Ids are not needed to mix rows: the vendor's page "SQL queries compared to OutSystems 11".
                texts[item] = self.join(item.parts, {item.value: "RANDOM()"})
            else:
                texts[item] = self.join(item.parts, {item.value: self.write(item.value).text})
        if self.flavour is Flavour.SQLSERVER:
            self.once(node, "O11-1028", NULLS)
        return self.join(node.parts, texts)

    def _select(self, node: nodes.Select, wanted: list[Value], top: bool) -> _Written:
        written = _Written("", None)
        texts: dict[Node, str] = {}
        from_ = node.clause("FROM")
        if from_ is not None:
            assert isinstance(from_.inner[0], nodes.From)
            texts[from_] = self.join(from_.parts, {from_.inner[0]: self.tables(from_.inner[0])})
            if self._is_dual(from_.inner[0]):
                texts[from_] = ""
        columns: dict[str, Value] | None = {}
        for number, item in enumerate(node.items):
            text, name, value = self._item(node, item, wanted[number] if number < len(wanted) else None)
            texts[item] = text
            if name == "*":
                columns = None
            elif columns is not None and name:
                columns[name] = value
        written.columns = columns
        for clause in node.clauses:
            if clause.word in ("WHERE", "HAVING"):
                texts[clause] = self._condition(node, clause, written)
            elif clause.word == "INTO":
                texts[clause] = self._into(clause, top)
            elif clause.word == "GROUP":
                texts[clause] = self.join(clause.parts)
        if node.top is not None:
            texts[node.top] = self._top(node.top, written)
        pieces: list[str] = []
        for part in node.parts:
            gone = not isinstance(part, int) and texts.get(part) == ""
            lead = self.kept(part) if gone else self.lead(part)
            text = self._word(part) if isinstance(part, int) else texts[part]
            pieces.append((lead if pieces else "") + text)
        written.text = "".join(pieces)
        return written

    def _word(self, part: int) -> str:
        return "DISTINCT" if self.tokens[part].word == "UNIQUE" else self.tokens[part].text

    def _is_dual(self, node: nodes.From) -> bool:
        what = node.table.what if isinstance(node.table, nodes.Table) else None
        return (
            isinstance(what, nodes.Name) and not node.joins and len(what.names) == 1
            and self.tokens[what.names[0]].word == "DUAL"
        )

    def _into(self, clause: nodes.Clause, top: bool) -> str:
        token = self.tokens[clause.last]
        if token.kind is not Kind.TEMP or not top:
            what = "SELECT INTO makes a table, which only ODC Studio can" if top else "SELECT INTO inside a query"
            return self.refuse(clause, "O11-1008", what, "Write INSERT INTO an entity.").text
        self.into = self.token(clause.last)
        return ""

    def _top(self, node: nodes.Top, written: _Written) -> str:
        if node.percent:
            if self.original(node.count).strip("() ") == "100":
                return ""
            return self.refuse(node, "O11-1009", "a part of the rows in percent has no counterpart").text
        count = node.count
        inner = count.inner[0] if isinstance(count, nodes.Paren) and len(count.inner) == 1 else count
        out = self.write(inner, Value.INTEGER)
        simple = isinstance(inner, (nodes.Literal, nodes.Parameter))
        text = out.text if simple else f"({out.text})"
        written.limit = f"FETCH FIRST {text} ROWS WITH TIES" if node.ties else f"LIMIT {text}"
        kept = "".join(self.kept(number) for number in range(node.first + 1, node.last + 1))
        return kept.lstrip()

    def _condition(self, node: nodes.Select, clause: nodes.Clause, written: _Written) -> str:
        condition = clause.inner[0]
        texts: dict[Node, str] = {}
        for item in clause.inner:
            if isinstance(item, nodes.Parameter):
                inline(self, item)
        if self.flavour is Flavour.ORACLE and clause.word == "WHERE" and not node.clause("GROUP"):
            operands = self._operands(condition)
            limits = [operand for operand in operands if self._rownum(operand)]
            grouped = "DISTINCT" in {self.tokens[part].word for part in node.parts[:2] if isinstance(part, int)}
            if limits and not grouped and len(limits) == 1:
                limit = limits[0]
                assert isinstance(limit, nodes.Chain)
                count = self.write(limit.operands[1], Value.INTEGER).text
                less = _LIMITS[self.tokens[limit.operators[0]].word]
                if less:
                    count = str(int(count) - 1) if count.isdigit() else f"({count} - 1)"
                elif not isinstance(limit.operands[1], (nodes.Literal, nodes.Parameter)):
                    count = f"({count})"
                written.limit = f"LIMIT {count}"
                return self._without(clause, condition, limit)
        return self.join(clause.parts, texts)

    def _without(self, clause: nodes.Clause, condition: Node, gone: Node) -> str:
        kept = "".join(self.kept(number) for number in range(gone.first, gone.last + 1))
        if not isinstance(condition, nodes.Chain) or condition is gone:
            return kept.lstrip()
        pieces = [self.tokens[clause.first].text]
        before: Part | None = None
        rest = [operand for operand in condition.operands if operand is not gone]
        for operand in rest:
            out = self.write(operand)
            if before is None:
                pieces.append(self.lead(operand) or " ")
            else:
                operator = condition.operators[condition.operands.index(operand) - 1]
                pieces.append(self.lead(operator) + self.tokens[operator].text + self.lead(operand))
            pieces.append(out.at_least(AND))
            before = operand
        return "".join(pieces) + kept

    def _operands(self, node: Node) -> tuple[Node, ...]:
        """Return what AND joins."""
        if isinstance(node, nodes.Chain) and self.tokens[node.operators[0]].word == "AND":
            return node.operands
        return (node,)

    def _rownum(self, node: Node) -> bool:
        return (
            isinstance(node, nodes.Chain) and len(node.operands) == 2
            and self.original(node.operands[0]).upper() == "ROWNUM"
            and (word := self.tokens[node.operators[0]].word) in _LIMITS
            and (word != "=" or self.original(node.operands[1]) == "1")
        )

    def _item(self, node: nodes.Select, item: nodes.Item, wanted: Value | None) -> tuple[str, str, Value]:
        """Return an item of the list, its name in lower case ("*" for all columns), the kind of its values."""
        value = item.value
        if isinstance(value, nodes.Name) and self.tokens[value.names[-1]].text == "*":
            return self._star(node, item, value), "*", Value.UNKNOWN
        if isinstance(value, nodes.Chain) and isinstance(value.operands[0], nodes.Parameter) and (
            self.tokens[value.operators[0]].word == "="
        ):
            return self.refuse(item, "O11-1008", "a variable cannot be set here").text, "", Value.UNKNOWN
        out = self.write(value, wanted)
        if item.alias is None:
            name = self.name(value.names[-1]).lower() if isinstance(value, nodes.Name) else ""
            return out.text, name, out.value
        alias = self._alias(item.alias)
        if item.before:
            kept = "".join(self.kept(part) for part in item.parts[1:])
            return f"{kept.lstrip()}{out.text} AS {alias}", self.name(item.alias).lower(), out.value
        pieces = [out.text]
        for part in item.parts[1:]:
            assert isinstance(part, int)
            bare = part == item.alias and len(item.parts) == 2
            needs = bare and (self.tokens[part].word in _NEED_AS or self.tokens[part].kind is Kind.STRING)
            pieces.append(self.lead(part) + ("AS " if needs else "") + (alias if part == item.alias else
                                                                      self.tokens[part].text))
        return "".join(pieces), self.name(item.alias).strip("'").lower(), out.value

    def _alias(self, number: int) -> str:
        token = self.tokens[number]
        if token.kind is Kind.STRING:
            return '"' + token.text[token.text.index("'") + 1 : -1].replace("''", "'").replace('"', '""') + '"'
        return token.text

    def _star(self, node: nodes.Select, item: nodes.Item, value: nodes.Name) -> str:
        """Return ``*``: of one entity or several, what the platform expands to their attributes."""
        if len(value.names) > 1:
            return self.original(item)
        if self._in_exists(node):
            return "*"
        from_ = node.clause("FROM")
        text = "*"
        if from_ is not None:
            assert isinstance(from_.inner[0], nodes.From)
            found = self._entities(from_.inner[0])
            if found:
                text = ", ".join(f"{name}.*" for name in found)
        self.warn(item, "O11-1022", "SELECT * " + (f"is written {text}" if text != "*" else "stays as it is"))
        return text

    def _in_exists(self, node: nodes.Select) -> bool:
        before = [self.tokens[number].word for number in range(max(node.first - 2, 0), node.first)]
        return before == ["EXISTS", "("]

    def _entities(self, node: nodes.From) -> list[str]:
        """Return the entities of FROM as they are written; nothing when one has an alias or is no entity."""
        found: list[str] = []
        for table in (node.table, *(join.table for join in node.joins)):
            if not isinstance(table, nodes.Table) or table.alias is not None or not isinstance(table.what, nodes.Name):
                return []
            if self.tokens[table.what.names[0]].kind is not Kind.ENTITY:
                return []
            found.append(self.original(table.what))
        return found
