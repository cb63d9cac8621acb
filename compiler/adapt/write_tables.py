"""FROM: tables, aliases, hints, joins. What a table has goes into the scope, so that its columns have a kind."""

from __future__ import annotations

from abc import abstractmethod

from compiler.adapt import nodes, write_calls
from compiler.adapt.kinds import Flavour, Value
from compiler.adapt.nodes import Node
from compiler.adapt.scope import Columns
from compiler.adapt.tokens import Kind
from compiler.adapt.write_expressions import ExpressionWriter
from compiler.adapt.write_names import check_name, inline

_LOCKS = frozenset({"UPDLOCK", "XLOCK", "HOLDLOCK", "TABLOCK", "TABLOCKX", "READPAST", "SERIALIZABLE", "REPEATABLEREAD",
                    "ROWLOCK", "PAGLOCK", "NOWAIT"})
_STRATEGIES = frozenset({"HASH", "LOOP", "MERGE", "REMOTE"})


class TableWriter(ExpressionWriter):
    """Writes the tables of a query."""

    @abstractmethod
    def query(self, node: Node) -> tuple[str, Columns | None]:
        """Return the text of a query and its columns."""

    def tables(self, node: nodes.From) -> str:
        """Return the tables of FROM and put them into the scope, in their order."""
        assert isinstance(node.table, nodes.Table)
        pieces = [self.table(node.table)]
        for part in node.parts[1:]:
            pieces.append(self.lead(part))
            if isinstance(part, nodes.Join):
                pieces.append(self.join_text(part))
            elif isinstance(part, nodes.Parameter):
                inline(self, part)
                pieces.append(self.tokens[part.first].text)
        return "".join(pieces)

    def join_text(self, node: nodes.Join) -> str:
        """Return one join; APPLY is LATERAL in PostgreSQL."""
        words = [word for word in node.words.split() if word not in _STRATEGIES]
        apply = words[-1:] == ["APPLY"]
        pieces: list[str] = []
        written = False
        for number, part in enumerate(node.parts):
            if isinstance(part, int) and self.tokens[part].word in _STRATEGIES:
                pieces.append(self.kept(part))
                continue
            if isinstance(part, int) and apply:
                if not written:
                    pieces.append("CROSS JOIN LATERAL" if words[0] == "CROSS" else "LEFT JOIN LATERAL")
                    written = True
                else:
                    pieces.append(self.kept(part))
                continue
            if number:
                pieces.append(self.lead(part))
            if isinstance(part, int):
                pieces.append(self.tokens[part].text)
            elif part is node.table:
                assert isinstance(part, nodes.Table)
                pieces.append(self.table(part))
            else:
                pieces.append(self.write(part).text)
        if apply and words[0] == "OUTER":
            pieces.append(" ON true")
        return "".join(pieces)

    def table(self, node: nodes.Table) -> str:
        """Return one table without its hints."""
        columns: Columns | None = None
        what = node.what
        alias = self.name(node.alias).lower() if node.alias is not None else None
        named = alias
        suffix = ""
        if isinstance(what, nodes.Name):
            text, columns = self._named_table(what)
            named = alias or self.name(what.names[-1]).lower()
        elif isinstance(what, nodes.Parameter):
            text = self._parameter_table(what)
        elif isinstance(what, nodes.Call) and self.tokens[what.name[0]].word == "STRING_SPLIT":
            text, suffix = self._split(what, alias is None)
            columns = {"value": Value.TEXT}
            named = alias or "string_split"
        elif isinstance(what, nodes.Call):
            text = write_calls.write_call(self, what, None).text
        elif isinstance(what, nodes.Paren) and isinstance(what.inner[0], nodes.From):
            text = self.join(what.parts, {what.inner[0]: self.tables(what.inner[0])})
        else:
            assert isinstance(what, nodes.Paren)
            inner, columns = self.query(what.inner[0])
            text = self.join(what.parts, {what.inner[0]: inner})
            if alias is None and self.flavour is Flavour.ORACLE:
                suffix = f" o11_{len(self.scope.tables) + 1}"  # PostgreSQL asked for one before version 16
        if node.columns is not None:
            columns = None
        if named is not None:
            self.scope.tables[named] = columns
        return self._table_text(node, text, suffix)

    def _table_text(self, node: nodes.Table, text: str, suffix: str) -> str:
        pieces: list[str] = []
        for number, part in enumerate(node.parts):
            if part is node.hints or (isinstance(part, nodes.Raw)):
                pieces.append(self._hints(part))
                continue
            if number:
                pieces.append(self.lead(part))
            if part is node.what:
                pieces.append(text)
            elif isinstance(part, int):
                pieces.append(self.token(part))
                if part == node.alias and suffix.startswith("("):
                    pieces.append(suffix)
            else:
                pieces.append(self.write(part).text)
        if suffix and not suffix.startswith("("):
            pieces.append(suffix)
        return "".join(pieces)

    def _hints(self, node: Node | int) -> str:
        """Drop hints; say so where they are about locks. Comments stay."""
        assert isinstance(node, nodes.Raw)
        locks = sorted({self.tokens[number].word for number in range(node.first, node.last)} & _LOCKS)
        if locks:
            self.warn(node, "O11-1024", f"{', '.join(locks)}: there are no hints about locks")
        inner = "".join(self.kept(number) for number in range(node.first + 1, node.last + 1))
        return self.kept(node.first) + inner

    def _named_table(self, node: nodes.Name) -> tuple[str, Columns | None]:
        first = self.tokens[node.names[0]]
        comment = check_name(self, node)
        if first.kind is not Kind.ENTITY and len(node.names) > 1 and not comment:
            comment = self.mark(node.first, "O11-1018", "a table of a schema, database or server that is not in ODC",
                                "Write the entity in braces.")
        if first.kind is Kind.ENTITY:
            known = self.catalog.entity(self.name(node.names[0]))
            return comment + self.original(node), known.attributes if known is not None else None
        return comment + self.join(node.parts), self.ctes.get(self.name(node.names[-1]).lower())

    def _parameter_table(self, node: nodes.Parameter) -> str:
        text = self.tokens[node.first].text
        if self.name(node.first).lower() in self.catalog.inline:
            inline(self, node)
            return text
        return self.mark(node.first, "O11-1018", "a variable that holds a table has no counterpart",
                         "Use a temporary table; of a parameter, say --parameter NAME=Inline.") + text

    def _split(self, node: nodes.Call, unnamed: bool) -> tuple[str, str]:
        """STRING_SPLIT gives a column ``value``; its PostgreSQL counterpart has to be told the name."""
        if len(node.arguments) != 2:
            refused = self.refuse(node, "O11-1013", "STRING_SPLIT with an ordinal has no counterpart").text
            return refused, ""
        texts = [self.argument(item).text for item in node.arguments]
        self.warn(node, "O11-1023", "the parts of STRING_SPLIT are texts: compare numbers with CAST(value AS ...)")
        return f"STRING_TO_TABLE({', '.join(texts)})", " AS string_split(value)" if unnamed else "(value)"
