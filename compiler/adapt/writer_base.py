"""What the modules that write parts of an expression can ask of the whole."""

from __future__ import annotations

from abc import ABC, abstractmethod

from compiler.adapt.kinds import Value
from compiler.adapt.nodes import Node, Part, Type
from compiler.adapt.out import Out
from compiler.adapt.scope import Columns
from compiler.adapt.writer import Writer


class Expressions(Writer, ABC):
    """Writes nodes of every kind."""

    @abstractmethod
    def write(self, node: Node, wanted: Value | None = None) -> Out:
        """Return what ``node`` becomes; ``wanted`` is the kind that the place asks for."""

    @abstractmethod
    def query(self, node: Node) -> tuple[str, Columns | None]:
        """Return the text of a query and its columns by lower-case name, None when they are not known."""

    @abstractmethod
    def join(self, parts: tuple[Part, ...], texts: dict[Node, str] | None = None) -> str:
        """Return parts as they follow each other; ``texts`` has those that are adapted already."""

    @abstractmethod
    def literal(self, node: Node) -> str | None:
        """Return the value of a text literal, None for anything else."""

    @abstractmethod
    def type(self, node: Type) -> tuple[str, Value]:
        """Return ODC's data type and the kind of its values."""

    @abstractmethod
    def timestamp(self, out: Out) -> str:
        """Return a date as what PostgreSQL's date functions take."""

    @abstractmethod
    def comparable(self, out: Out, node: Node, other: Node) -> Out:
        """Return a value that is compared with ``other``: a column of type Time is cast."""

    def argument(self, node: Node, wanted: Value | None = None) -> Out:
        """Write an argument of a call that gets another form; comments before it go with it."""
        out = self.write(node, wanted)
        kept = self.kept(node).lstrip()
        return Out(kept + out.text, out.rank, out.value, out.column) if kept else out
