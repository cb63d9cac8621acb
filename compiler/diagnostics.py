"""Diagnostics: what the compiler tells a person about the input, and how it stops.

A diagnostic has a code that never changes its meaning (``O11-0203``), where it was
found, what was found, and what to do. The catalogue of codes is ``compiler/codes.py``;
each code has a page in ``docs/diagnostics/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from compiler.codes import CODES


class Severity(StrEnum):
    """How bad a finding is: an error stops the compiler, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, ready to print.

    ``where`` names the place in the user's terms ("Sales / Order.CustomerId",
    "project.yaml:12 entities.Sales.Order"), ``found`` what is there, ``action`` what to do.
    """

    code: str
    severity: Severity
    title: str
    where: str
    found: str
    action: str

    def __str__(self) -> str:
        """Return the text form that goes to stderr: a head line and up to three indented lines."""
        lines = [f"{self.severity.value}[{self.code}]: {self.title}"]
        for mark, text in (("-->", self.where), ("found:", self.found), ("do:", self.action)):
            if text:
                lines.append(f"  {mark} {one_line(text)}")
        return "\n".join(lines)


def one_line(text: str) -> str:
    """Return ``text`` with control characters spelt out: names come from a database and may hold any."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in text
    )


def diagnostic(code: str, where: str = "", found: str = "", action: str = "") -> Diagnostic:
    """Make the diagnostic ``code``; its title, severity and default action come from the catalogue.

    Raises ``KeyError`` for a code that the catalogue lacks: that is a fault in the program.
    """
    entry = CODES[code]
    return Diagnostic(
        code=code,
        severity=Severity(entry.severity),
        title=entry.title,
        where=where,
        found=found,
        action=action or entry.action,
    )


class CompileError(Exception):
    """The input has errors. ``diagnostics`` holds all that the stage found, errors and the rest."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(str(item) for item in self.diagnostics))


class Findings:
    """Collects the diagnostics of a stage, so that all of its errors are shown at once."""

    def __init__(self) -> None:
        self._items: list[Diagnostic] = []
        self._known: set[Diagnostic] = set()

    def add(self, code: str, where: str = "", found: str = "", action: str = "") -> None:
        """Add the diagnostic ``code``, once: an equal one that is already there is not repeated."""
        item = diagnostic(code, where, found, action)
        if item not in self._known:
            self.extend([item])

    def extend(self, items: Iterable[Diagnostic]) -> None:
        """Add diagnostics made elsewhere."""
        for item in items:
            self._items.append(item)
            self._known.add(item)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    @property
    def has_errors(self) -> bool:
        """True when at least one finding stops the compiler."""
        return any(item.severity is Severity.ERROR for item in self._items)

    def stop_on_error(self) -> None:
        """Raise ``CompileError`` with every finding so far if one of them is an error."""
        if self.has_errors:
            raise CompileError(self._items)
