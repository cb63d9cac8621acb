"""Which tables a name can mean, at one place of a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.adapt.kinds import Value

Columns = Mapping[str, Value]


@dataclass(slots=True)
class Scope:
    """Tables of one SELECT by lower-case alias, and those of the queries around it.

    A table whose columns are not known has None.
    """

    parent: Scope | None = None
    tables: dict[str, Columns | None] = field(default_factory=dict)

    def of_alias(self, alias: str, column: str) -> Value:
        """Return the kind of ``alias.column``."""
        scope: Scope | None = self
        while scope is not None:
            if alias in scope.tables:
                return (scope.tables[alias] or {}).get(column, Value.UNKNOWN)
            scope = scope.parent
        return Value.UNKNOWN

    def of_column(self, column: str) -> Value:
        """Return the kind of a column without a table: known only if one table has it and the others are known."""
        scope: Scope | None = self
        while scope is not None:
            if scope.tables:
                if any(columns is None for columns in scope.tables.values()):
                    return Value.UNKNOWN
                found = [columns[column] for columns in scope.tables.values() if columns and column in columns]
                if found:
                    return found[0] if len(found) == 1 else Value.UNKNOWN
            scope = scope.parent
        return Value.UNKNOWN
