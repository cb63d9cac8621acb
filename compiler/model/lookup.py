"""Small tools that resolve and match share: finding names without regard to case, collecting problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from compiler.diagnostics import Diagnostic, diagnostic
from compiler.metamodel.rows import Table
from compiler.model.types import EntityKey


class Named(Protocol):
    """Anything with a physical name."""

    @property
    def name(self) -> str:
        """Return the name as the catalog spells it."""


N = TypeVar("N", bound=Named)


class NameIndex(Generic[N]):
    """Finds tables or columns by name: the exact spelling first, then without regard to letter case."""

    def __init__(self, items: Iterable[N]) -> None:
        self._exact: dict[str, N] = {}
        self._lower: dict[str, list[N]] = {}
        for item in items:
            self._exact[item.name] = item
            self._lower.setdefault(item.name.lower(), []).append(item)

    def find(self, name: str) -> tuple[N | None, tuple[str, ...]]:
        """Return the item, or None and the names that fit equally well (none, or two and more)."""
        exact = self._exact.get(name)
        if exact is not None:
            return exact, ()
        found = self._lower.get(name.lower(), [])
        if len(found) == 1:
            return found[0], ()
        return None, tuple(sorted(item.name for item in found))


class Problems:
    """Collects diagnostics that concern one entity each (``Model.problems``)."""

    def __init__(self) -> None:
        self._items: dict[EntityKey, list[Diagnostic]] = {}

    def add(self, key: EntityKey, code: str, where: str, found: str, action: str = "") -> None:
        """Add the diagnostic ``code`` about the entity ``key``, once."""
        item = diagnostic(code, where, found, action)
        items = self._items.setdefault(key, [])
        if item not in items:
            items.append(item)

    def has(self, key: EntityKey, code: str, where: str) -> bool:
        """Tell whether the diagnostic ``code`` is there about this place."""
        return any((item.code, item.where) == (code, where) for item in self._items.get(key, ()))

    def sorted(self) -> tuple[tuple[EntityKey, Diagnostic], ...]:
        """Return all problems by entity key, those of one entity in the order in which they were found."""
        return tuple((key, item) for key in sorted(self._items) for item in self._items[key])


def single_primary_key(table: Table) -> str | None:
    """Return the name of the only column of the table's primary key, None without one or with several."""
    return table.primary_key[0] if len(table.primary_key) == 1 else None
