"""INSERT, UPDATE, DELETE and MERGE as PostgreSQL's text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.support.tsql import nodes as n
from tests.support.tsql import statements as s
from tests.support.tsql.catalog import Column, Table
from tests.support.tsql.data_types import BIGINT
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.functions import FUNCTIONS
from tests.support.tsql.functions_catalog import CATALOG_FUNCTIONS
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.lower_expressions import Surroundings
from tests.support.tsql.lower_queries import Queries
from tests.support.tsql.lower_sources import column_value
from tests.support.tsql.scope import Relation, Scope
from tests.support.tsql.values import Value

_MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Write:
    """A statement that writes. ``identity``: ids were given to this table's identity column.

    ``twice`` is a query that tells whether a row would be changed more than once, with what result is undefined.
    """

    sql: str
    table: Table
    identity: bool = False
    twice: str | None = None
    columns: tuple[tuple[str | None, Value], ...] = ()


class Rows(Queries):
    """Statements that write. ``identity_insert`` is the table that SET IDENTITY_INSERT is ON for."""

    def __init__(self, session: Surroundings) -> None:
        super().__init__(session)
        self.functions = {**FUNCTIONS, **CATALOG_FUNCTIONS}
        self.identity_insert: tuple[str, str, str] | None = None

    def insert(self, node: s.Insert) -> Write:
        """Return INSERT."""
        table = self.table(node.table)
        columns, given = self._columns(table, node.columns)
        if node.rows is not None:
            source = self._rows(node.rows, columns)
        else:
            assert node.query is not None
            source = self._inserted(node.query, columns)
        names = f"({', '.join(column.pg for column in columns)}) " if columns else ""
        sql = f"INSERT INTO {table.pg} AS \"inserted\" {names}{source}"
        found = self._output(sql, node.output, table, {"inserted": ('"inserted"', table)}, writes=True)
        return replace(found, identity=given)

    def _columns(self, table: Table, names: Sequence[str]) -> tuple[list[Column], bool]:
        """Return the columns that get values, and whether the identity column is one. Raises 544 and 545."""
        identity = table.identity
        on = self.identity_insert == table.key
        if names:
            columns = [table.column(name) for name in names]
            if len({column.name for column in columns}) < len(columns):
                raise TsqlError(264, "The column name is specified more than once in the column list.", compiling=True)
        else:
            columns = [column for column in table.columns if column is not identity]
        given = identity is not None and identity in columns
        if given and not on:
            raise TsqlError(
                544, f"Cannot insert explicit value for identity column in table '{table.name}' when IDENTITY_INSERT "
                "is OFF."
            )
        if on and not given:
            raise TsqlError(545, f"Explicit value must be specified for identity column in table '{table.name}'.")
        return columns, given

    def _rows(self, rows: Sequence[Sequence[n.Expression | None]], columns: Sequence[Column]) -> str:
        if len(rows) > _MOST_ROWS:
            raise TsqlError(10738, "The number of row value expressions exceeds 1000.", compiling=True)
        if rows == ((),):
            return "DEFAULT VALUES"
        made = []
        for row in rows:
            self._fits(len(row), columns)
            if any(item is not None and _has_query(item) for item in row) and len(rows) > 1:
                raise NotEmulated("a query in VALUES of several rows")
            values = [
                "DEFAULT" if item is None else self.assigned(self.value(item, Scope()), column)
                for item, column in zip(row, columns, strict=True)
            ]
            made.append(f"({', '.join(values)})")
        return f"VALUES {', '.join(made)}"

    def _inserted(self, query: n.Query, columns: Sequence[Column]) -> str:
        made = self.query(query, None, top=True)
        self._fits(len(made.columns), columns)
        values = [
            self.assigned(replace(value, sql=f'"i"."c{at}"'), column)
            for at, ((_, value), column) in enumerate(zip(made.columns, columns, strict=True), 1)
        ]
        return f"SELECT {', '.join(values)} FROM ({made.sql}) AS \"i\""

    @staticmethod
    def _fits(count: int, columns: Sequence[Column]) -> None:
        if count != len(columns):
            raise TsqlError(
                213, f"{len(columns)} columns get {count} values: the number of supplied values does not match.",
                compiling=True,
            )

    def assigned(self, value: Value, column: Column) -> str:
        """Return a value as a column takes it. Texts that are too long are an error, not cut."""
        return self.converted(value, column.type).sql

    def _output(
        self, sql: str, output: s.Output | None, table: Table, known: dict[str, tuple[str, Table]], *, writes: bool,
        more: Sequence[Relation] = (),
    ) -> Write:
        """Add OUTPUT: RETURNING, and an INSERT of what comes back. Raises error 334."""
        if output is None:
            return Write(sql, table)
        if output.into is None and any(not trigger.disabled for trigger in table.triggers):
            raise TsqlError(334, "The target table of a DML statement with OUTPUT but no INTO has triggers.")
        scope = Scope(relations=list(more))
        for name, (pg, own) in known.items():
            scope.add(Relation((name,), pg, tuple((column.name, column_value(column)) for column in own.columns)))
        items: list[tuple[str | None, Value]] = []
        for item in output.items:
            if isinstance(item.value, n.Star):
                items += scope.star(item.value.parts)
            else:
                name = item.alias or (item.value.parts[-1] if isinstance(item.value, n.Column) else None)
                items.append((name, self.value(item.value, scope)))
        listed = ", ".join(f'{value.sql} AS "c{at}"' for at, (_, value) in enumerate(items, 1))
        sql = f"{sql} RETURNING {listed}"
        if output.into is None:
            return Write(sql, table, columns=tuple(items))
        into = self.table(output.into)
        columns = [into.column(name) for name in output.columns] or list(into.columns)
        self._fits(len(items), columns)
        values = [
            self.assigned(replace(value, sql=f'"o"."c{at}"'), column)
            for at, ((_, value), column) in enumerate(zip(items, columns, strict=True), 1)
        ]
        names = ", ".join(column.pg for column in columns)
        return Write(
            f"WITH \"o\" AS ({sql}) INSERT INTO {into.pg} ({names}) SELECT {', '.join(values)} FROM \"o\"", table
        )

    # --- UPDATE and DELETE ------------------------------------------------------------------------

    def update(self, node: s.Update) -> Write:
        """Return UPDATE. With FROM, rows are found by where PostgreSQL keeps them."""
        if node.output is not None:
            raise NotEmulated("UPDATE with OUTPUT")
        table, source, where, scope = self._target(node.table, node.source, node.where)
        columns = [table.column(name) for name, _ in node.changes]
        if table.identity in columns:
            raise TsqlError(8102, "Cannot update identity column.", compiling=True)
        values = [
            self.assigned(self.value(value, scope), column)
            for (_, value), column in zip(node.changes, columns, strict=True)
        ]
        own = scope.relations[self._place].alias
        listed = ", ".join(f'{value} AS "v{at}"' for at, value in enumerate(values, 1))
        limit = self._limit(node.top)
        if node.source is None and not limit:
            changes = ", ".join(f"{column.pg} = {value}" for column, value in zip(columns, values, strict=True))
            return Write(f"UPDATE {source} SET {changes}{where}", table)
        inner = f'SELECT {own}.ctid AS "ctid", {listed} FROM {source}{where}{limit}'
        changes = ", ".join(f'{column.pg} = "s"."v{at}"' for at, column in enumerate(columns, 1))
        sql = f'UPDATE {table.pg} AS "u" SET {changes} FROM ({inner}) AS "s" WHERE "u".ctid = "s"."ctid"'
        twice = None
        if node.source is not None:
            twice = (
                f'SELECT count(*) FROM (SELECT DISTINCT {own}.ctid AS "ctid", {listed} FROM {source}{where}) AS "t" '
                'GROUP BY "ctid" HAVING count(*) > 1 LIMIT 1'
            )
        return Write(sql, table, twice=twice)

    def delete(self, node: s.Delete) -> Write:
        """Return DELETE."""
        table, source, where, scope = self._target(node.table, node.source, node.where)
        own = scope.relations[self._place].alias
        inner = f"SELECT {own}.ctid FROM {source}{where}{self._limit(node.top)}"
        if node.source is None and node.top is None and node.output is None:
            return Write(f"DELETE FROM {source}{where}", table)
        sql = f'DELETE FROM {table.pg} AS "deleted" WHERE "deleted".ctid IN ({inner})'
        return self._output(sql, node.output, table, {"deleted": ('"deleted"', table)}, writes=False)

    def _limit(self, top: n.Expression | None) -> str:
        return "" if top is None else f" LIMIT {self.converted(self.value(top, Scope()), BIGINT).sql}"

    def _target(
        self, parts: tuple[str, ...], source: n.Source | None, where: n.Predicate | None
    ) -> tuple[Table, str, str, Scope]:
        """Return the table that is written, what stands in FROM, the condition and the names."""
        scope = Scope()
        self._place = 0
        if source is None:
            table = self.table(parts)
            text = self.source(n.TableSource(parts, None), scope)
        else:
            text = self.source(source, scope)
            self._place, table = self._aliased(parts, source, scope)
        condition = f" WHERE {self.predicate(where, scope)}" if where is not None else ""
        return table, text, condition, scope

    def _aliased(self, parts: tuple[str, ...], source: n.Source, scope: Scope) -> tuple[int, Table]:
        """Find the table in FROM that an UPDATE or DELETE means: an alias, or the one of that name."""
        tables = list(_tables(source))
        by_alias = [item for item in tables if len(parts) == 1 and (item.alias or "").lower() == parts[0].lower()]
        chosen = by_alias or [item for item in tables if not item.alias and self.table(item.parts) == self.table(parts)]
        if len(chosen) != 1:
            raise NotEmulated(f"UPDATE or DELETE of {parts}, which is not once in FROM")
        path = (chosen[0].alias,) if chosen[0].alias else chosen[0].parts
        places = [at for at, relation in enumerate(scope.relations) if relation.path == path]
        return places[0], self.table(chosen[0].parts)

    # --- MERGE ------------------------------------------------------------------------------------

    def merge(self, node: s.Merge) -> Write:
        """Return MERGE that inserts what does not match; OUTPUT may name columns of the source."""
        table = self.table(node.table)
        columns, given = self._columns(table, node.columns)
        scope = Scope()
        source = self.source(node.source, scope)
        sources = list(scope.relations)
        values = [
            self.assigned(self.value(value, Scope(relations=sources)), column)
            for value, column in zip(node.values, columns, strict=True)
        ]
        both = Scope(relations=[*sources])
        both.add(Relation((node.alias,), '"inserted"', tuple((c.name, column_value(c)) for c in table.columns)))
        names = ", ".join(column.pg for column in columns)
        sql = (
            f'MERGE INTO {table.pg} AS "inserted" USING {source} ON {self.predicate(node.on, both)} '
            f"WHEN NOT MATCHED THEN INSERT ({names}) VALUES ({', '.join(values)})"
        )
        found = self._output(sql, node.output, table, {"inserted": ('"inserted"', table)}, writes=True, more=sources)
        return replace(found, identity=given)


def _tables(source: n.Source) -> Sequence[n.TableSource]:
    match source:
        case n.Join(_, left, right, _):
            return [*_tables(left), *_tables(right)]
        case n.TableSource():
            return [source]
        case _:
            return []


def _has_query(node: n.Expression) -> bool:
    return isinstance(node, n.Subquery)
