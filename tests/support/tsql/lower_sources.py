"""What stands in FROM: tables, views of the system, derived tables, joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.support.tsql import nodes as n
from tests.support.tsql.catalog import Column, Table, key_of, pg_name
from tests.support.tsql.conversions import convert
from tests.support.tsql.data_types import Type
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lower_expressions import Expressions, Surroundings
from tests.support.tsql.scope import Relation, Scope
from tests.support.tsql.system_views import table_function, view
from tests.support.tsql.values import IMPLICIT, Collation, Value

_JOINS = {"INNER": "JOIN", "LEFT": "LEFT JOIN", "RIGHT": "RIGHT JOIN", "FULL": "FULL JOIN"}


class Sources(Expressions):
    """FROM."""

    def __init__(self, session: Surroundings) -> None:
        super().__init__(session)
        # Common table expressions that are known now, and tables with names of their own (inserted, deleted).
        self.named: dict[str, tuple[n.Query, tuple[str, ...]]] = {}
        self.own: dict[str, tuple[str, Table]] = {}

    def derived(
        self, node: n.Query, outer: Scope | None, columns: tuple[str, ...]
    ) -> tuple[str, list[tuple[str, Value]]]:
        """Return a query in FROM and its columns."""
        raise NotImplementedError

    def converted(self, value: Value, type: Type) -> Value:
        """Return a value as another type, as it is done without being asked for."""
        return convert(value, type, self.session.collation, cuts=False)

    def table(self, parts: tuple[str, ...]) -> Table:
        """Return a table that a statement names. Raises error 208."""
        key = key_of(parts, self.session.database)
        found = self.session.catalog.tables.get(key)
        if found is None:
            raise TsqlError(208, f"Invalid object name '{'.'.join(parts)}'.")
        return found

    def source(self, node: n.Source, scope: Scope, lateral: Scope | None = None) -> str:
        """Add the relations of FROM to a scope and return the text. ``lateral``: what APPLY lets it see."""
        match node:
            case n.Join():
                return self._join(node, scope, lateral)
            case n.TableSource():
                return self._table(node, scope)
            case n.QuerySource(query, alias, columns):
                sql, found = self.derived(query, lateral or scope.outer, columns)
                return self._relation(f"{'LATERAL ' if lateral else ''}({sql})", alias, found, scope)
            case n.ValuesSource():
                return self._values(node, scope, lateral)
            case n.FunctionSource(parts, arguments, alias):
                for item in arguments:
                    self.value(item, lateral or scope)
                sql, found = table_function(self.session.collation, ".".join(parts).lower())
                return self._relation(sql, alias or parts[-1], found, scope)

    def _relation(
        self, sql: str, alias: str, columns: Sequence[tuple[str, Value]], scope: Scope, *, system: bool = False
    ) -> str:
        name = pg_name(alias)
        own = tuple((column, replace(value, nullable=True, identity=None)) for column, value in columns)
        scope.add(Relation((alias,), name, own, system))
        listed = ", ".join(pg_name(column) for column, _ in columns)
        return f"{sql} AS {name}({listed})"

    def _table(self, node: n.TableSource, scope: Scope) -> str:
        low = node.parts[-1].lower()
        alias = node.alias or node.parts[-1]
        if len(node.parts) == 1 and low in self.named:
            query, columns = self.named.pop(low)  # a common table expression does not see itself
            try:
                sql, found = self.derived(query, None, columns)
            finally:
                self.named[low] = (query, columns)
            return self._relation(f"({sql})", alias, found, scope)
        if len(node.parts) > 1 and node.parts[-2].lower() == "sys":
            database = node.parts[-3] if len(node.parts) > 2 else self.session.database
            sql, found = view(self.session.catalog, database, low)
            return self._relation(sql, alias, found, scope, system=True)
        if len(node.parts) == 1 and low in self.own:
            pg, table = self.own[low]
        else:
            table = self.table(node.parts)
            pg = table.pg
        path = (node.alias,) if node.alias else node.parts
        # An alias of its own in PostgreSQL: two tables of one name may stand in different databases.
        name = pg_name(alias)
        if any(relation.alias == name for relation in scope.relations):
            name = pg_name(f"{alias}~{len(scope.relations)}")
        scope.add(Relation(path, name, tuple((column.name, column_value(column)) for column in table.columns)))
        return f"{pg} AS {name}"

    def _values(self, node: n.ValuesSource, scope: Scope, lateral: Scope | None) -> str:
        inner = lateral or Scope(outer=scope.outer)
        rows = [[self.value(item, inner).plain() for item in row] for row in node.rows]
        if any(len(row) != len(node.columns) for row in rows):
            raise TsqlError(8158, f"'{node.alias}' has more or fewer columns than its column list.", compiling=True)
        columns: list[tuple[str, Value]] = []
        made: list[list[str]] = [[] for _ in rows]
        for at, name in enumerate(node.columns):
            values, type, collation = self.unified([row[at] for row in rows])
            columns.append((name, Value("", type, collation)))
            for row, value in zip(made, values, strict=True):
                row.append(value.sql)
        listed = ", ".join(f"({', '.join(row)})" for row in made)
        return self._relation(f"{'LATERAL ' if lateral else ''}(VALUES {listed})", node.alias, columns, scope)

    def _join(self, node: n.Join, scope: Scope, lateral: Scope | None) -> str:
        left = self.source(node.left, scope, lateral)
        if node.kind.endswith("APPLY"):
            sees = Scope(list(scope.relations), scope.outer)
            right = self.source(node.right, scope, sees)
            return f"{left} CROSS JOIN {right}" if node.kind == "CROSS APPLY" else f"{left} LEFT JOIN {right} ON true"
        right = self.source(node.right, scope, lateral)
        if isinstance(node.right, n.Join):
            right = f"({right})"
        if node.kind == "CROSS":
            return f"{left} CROSS JOIN {right}"
        assert node.on is not None
        return f"{left} {_JOINS[node.kind]} {right} ON {self.predicate(node.on, scope)}"


def column_value(column: Column) -> Value:
    """Return a column as a value; its ``sql`` is its name."""
    collation = Collation(column.collation, IMPLICIT) if column.collation else None
    return Value(column.pg, column.type, collation, column.nullable, column.identity)
