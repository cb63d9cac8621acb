"""From the tree to the text of ODC: what all parts of it share. Tokens that nobody changes are copied."""

from __future__ import annotations

from dataclasses import dataclass, field

from compiler.adapt.catalog import Catalog
from compiler.adapt.kinds import Flavour
from compiler.adapt.marks import Marks, comment
from compiler.adapt.nodes import Node, Part
from compiler.adapt.out import Out
from compiler.adapt.scope import Columns, Scope
from compiler.adapt.tokens import Kind, Token, comments


@dataclass(slots=True)
class Writer:
    """The text that is adapted, what is known of it, and where its findings go."""

    source: str
    tokens: list[Token]
    flavour: Flavour
    catalog: Catalog
    marks: Marks
    scope: Scope = field(default_factory=Scope)
    # Queries of WITH that can be seen here, by lower-case name.
    ctes: dict[str, Columns | None] = field(default_factory=dict)
    # Inside EXTRACT, where the difference of two dates is meant to be an interval.
    intervals: bool = False

    def original(self, node: Node) -> str:
        """Return the node's text as it was, without what stands before it."""
        return self.between(node.first, node.last)

    def between(self, first: int, last: int) -> str:
        """Return the text from token ``first`` to token ``last``, both counted in."""
        end = self.tokens[last]
        return self.source[self.tokens[first].start : end.start + len(end.text)]

    def lead(self, part: Part) -> str:
        """Return what stands before a node or token."""
        return self.tokens[part if isinstance(part, int) else part.first].lead

    def kept(self, part: Part) -> str:
        """Return the comments before a node or token that is going to stand elsewhere."""
        return comments(self.lead(part))

    def token(self, number: int) -> str:
        """Return the text of a token in ODC: a temporary table has no # there."""
        token = self.tokens[number]
        if token.kind is Kind.TEMP:
            if token.text.startswith("##"):
                return self.mark(number, "O11-1018", "a global temporary table has no counterpart") + token.text
            return token.text[1:]
        return token.text

    def name(self, number: int) -> str:
        """Return a name without brackets or quotes."""
        token = self.tokens[number]
        if token.kind in (Kind.BRACKET, Kind.QUOTED, Kind.ENTITY):
            return token.text[1:-1]
        return token.text.lstrip("#@")

    def mark(self, number: int, code: str, found: str, action: str = "") -> str:
        """Add an error at a token and return the comment for it, empty when it is there already."""
        token = self.tokens[number]
        self.marks.add(token.start, code, found, action)
        return "" if f"/* {code}:" in token.lead else comment(code, found) + " "

    def refuse(self, node: Node, code: str, found: str, action: str = "") -> Out:
        """Return the node as it was, with a mark before it."""
        return Out(self.mark(node.first, code, found, action) + self.original(node))

    def warn(self, node: Node, code: str, found: str) -> None:
        """Add a finding that does not fail."""
        self.marks.add(self.tokens[node.first].start, code, found)

    def once(self, node: Node, code: str, found: str) -> None:
        """Add a finding that is told at its first place only."""
        self.marks.once(self.tokens[node.first].start, code, found)
