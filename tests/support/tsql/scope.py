"""Names in a query: which relations there are, and what a column's name means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tests.support.tsql.catalog import pg_name
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.values import Value


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or derived table in FROM. ``columns``: name and value, whose ``sql`` is the column's name only.

    ``path`` is what may stand before a column: the alias, or the parts of a table's name without one. Without an
    ``alias`` columns stand alone in PostgreSQL. ``system``: a view of the system, of which not all columns are here.
    """

    path: tuple[str, ...]
    alias: str
    columns: tuple[tuple[str, Value], ...]
    system: bool = False

    def value(self, at: int) -> Value:
        """Return a column as an expression."""
        name, value = self.columns[at]
        return replace(value, sql=f"{self.alias}.{pg_name(name)}" if self.alias else pg_name(name))


@dataclass(slots=True)
class Scope:
    """The relations of one query. ``grouped`` are its groups by PostgreSQL's text, with what stands for them."""

    relations: list[Relation] = field(default_factory=list)
    outer: Scope | None = None
    grouped: dict[str, str] | None = None
    in_aggregate: bool = False

    def add(self, relation: Relation) -> None:
        """Add a relation. Raises error 1013 when its name is there already."""
        if any(_same(item.path, relation.path) for item in self.relations):
            raise TsqlError(
                1013, f"The objects \"{'.'.join(relation.path)}\" in the FROM clause have the same exposed names.",
                compiling=True,
            )
        self.relations.append(relation)

    def column(self, parts: tuple[str, ...]) -> tuple[Value, Scope]:
        """Return what a name means and where. Raises errors 207, 209 and 4104."""
        name, path = parts[-1].lower(), parts[:-1]
        found = [
            (relation, at)
            for relation in self.relations
            if not path or _same(relation.path, path)
            for at, (own, _) in enumerate(relation.columns)
            if own.lower() == name
        ]
        if len(found) > 1:
            raise TsqlError(209, f"Ambiguous column name '{parts[-1]}'.", compiling=True)
        if found:
            return found[0][0].value(found[0][1]), self
        if self.outer is not None and not (path and any(_same(item.path, path) for item in self.relations)):
            return self.outer.column(parts)
        if any(item.system for item in self.relations if not path or _same(item.path, path)):
            raise NotEmulated(f"column {'.'.join(parts)} of a view of the system")
        if path:
            number = 207 if any(_same(item.path, path) for item in self.relations) else 4104
            text = "Invalid column name" if number == 207 else "The multi-part identifier could not be bound:"
            raise TsqlError(number, f"{text} '{'.'.join(parts)}'.", compiling=True)
        raise TsqlError(207, f"Invalid column name '{parts[-1]}'.", compiling=True)

    def star(self, path: tuple[str, ...]) -> list[tuple[str, Value]]:
        """Return all columns, or those of one relation."""
        chosen = [item for item in self.relations if not path or _same(item.path, path)]
        if not chosen:
            raise TsqlError(107, f"The column prefix '{'.'.join(path)}' does not match.", compiling=True)
        return [(item.columns[at][0], item.value(at)) for item in chosen for at in range(len(item.columns))]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two paths name one relation: the shorter one is the end of the longer."""
    short, long = sorted((one, other), key=len)
    return [part.lower() for part in short] == [part.lower() for part in long[len(long) - len(short) :]]
