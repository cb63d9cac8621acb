"""What is found while O11 SQL is adapted, with its place in the text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from compiler.diagnostics import Diagnostic, diagnostic


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One finding: offset in the text, code, what was found, what to do (empty: as the catalogue says)."""

    start: int
    code: str
    found: str
    action: str = ""


class Marks:
    """Collects the findings of one text, each once. Those of ``once`` are kept at their first place only."""

    def __init__(self) -> None:
        self._marks: dict[tuple[int, str, str], Mark] = {}
        self._once: set[tuple[str, str]] = set()

    def add(self, start: int, code: str, found: str, action: str = "") -> None:
        """Add a finding."""
        self._marks.setdefault((start, code, found), Mark(start, code, found, action))

    def once(self, start: int, code: str, found: str, action: str = "") -> None:
        """Add a finding that need not be repeated for every place of the text."""
        if (code, found) not in self._once:
            self._once.add((code, found))
            self.add(start, code, found, action)

    def diagnostics(self, name: str, text: str) -> tuple[Diagnostic, ...]:
        """Return the findings in the order of the text, as ``name:line:column``; both count from 1."""
        lines = [0]
        at = text.find("\n")
        while at >= 0:
            lines.append(at + 1)
            at = text.find("\n", at + 1)
        found = []
        for mark in sorted(self._marks.values()):
            line = bisect_right(lines, mark.start)
            where = f"{name}:{line}:{mark.start - lines[line - 1] + 1}"
            found.append(diagnostic(mark.code, where, mark.found, mark.action))
        return tuple(found)


def comment(code: str, found: str) -> str:
    """Return the comment that marks a place in the adapted text; nothing in ``found`` can end it."""
    words = "".join(char if char.isprintable() else " " for char in found)
    return f"/* {code}: {words.replace('*/', '* /').replace('/*', '/ *')} */"
