"""What a node becomes: text of ODC, how tightly it binds, and what kind of value it gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from compiler.adapt.kinds import Value

# How tightly PostgreSQL's operators bind (its manual, "Operator Precedence"); an atom needs no parentheses anywhere.
OR, AND, NOT, IS, COMPARE, IN, OTHER, ADD, MULTIPLY, ZONE, COLLATE, SIGN, CAST, ATOM = range(1, 15)


@dataclass(frozen=True, slots=True)
class Out:
    """Adapted text. ``column`` tells that a column's value is in it, so that the column's collation may be too."""

    text: str
    rank: int = ATOM
    value: Value = Value.UNKNOWN
    column: bool = False

    def at_least(self, rank: int) -> str:
        """Return the text, in parentheses where it binds less tightly than ``rank``."""
        return self.text if self.rank >= rank else f"({self.text})"

    def of(self, value: Value) -> Out:
        """Return the same text as a value of another kind."""
        return replace(self, value=value)
