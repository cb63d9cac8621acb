"""Queries as PostgreSQL's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.support.tsql import nodes as n
from tests.support.tsql.catalog import pg_name
from tests.support.tsql.data_types import BIGINT, INT, MAX_NVARCHAR, Type, common, postgres
from tests.support.tsql.errors import TsqlError
from tests.support.tsql.lexer import NotEmulated
from tests.support.tsql.lower_expressions import Expressions
from tests.support.tsql.lower_sources import Sources
from tests.support.tsql.scope import Scope
from tests.support.tsql.values import Value, key, settled, together
from tests.support.tsql.walk import aggregates, asks


@dataclass(frozen=True, slots=True)
class Lowered:
    """A query: its text, its columns (names None where it gives none), whether it has an order of its own."""

    sql: str
    columns: tuple[tuple[str | None, Value], ...]
    variables: tuple[str | None, ...] = ()
    ordered: bool = False


class Queries(Sources, Expressions):
    """SELECT, UNION, common table expressions."""

    def query(self, node: n.Query, outer: Scope | None, *, top: bool = False, into: bool = False) -> Lowered:
        """Return a query. ``top``: its rows go somewhere in order; only then it may sort without TOP."""
        match node:
            case n.Select():
                return self._select(node, outer, top=top, into=into)
            case n.Combined():
                return self._combined(node, outer, top=top)
            case n.WithQuery(tables, inner):
                for name, columns, query in tables:
                    self.named[name.lower()] = (query, columns)
                try:
                    return self.query(inner, outer, top=top, into=into)
                finally:
                    for name, _, _ in tables:
                        del self.named[name.lower()]

    def derived(
        self, node: n.Query, outer: Scope | None, columns: tuple[str, ...]
    ) -> tuple[str, list[tuple[str, Value]]]:
        """Return a query in FROM and its columns, which must have names, each once."""
        made = self.query(node, outer)
        names = list(columns) or [name for name, _ in made.columns]
        if len(names) != len(made.columns):
            raise TsqlError(8158, "A derived table has more or fewer columns than its column list.", compiling=True)
        found: list[tuple[str, Value]] = []
        for name, (_, value) in zip(names, made.columns, strict=True):
            if name is None:
                raise TsqlError(8155, "No column name was specified for a column of a derived table.", compiling=True)
            if any(name.lower() == other.lower() for other, _ in found):
                raise TsqlError(8156, f"The column '{name}' was specified multiple times.", compiling=True)
            found.append((name, value))
        return made.sql, found

    # --- one SELECT -------------------------------------------------------------------------------

    def _select(self, node: n.Select, outer: Scope | None, *, top: bool, into: bool) -> Lowered:
        if node.order and not (top or node.top or node.xml):
            raise TsqlError(1033, "ORDER BY is invalid in derived tables and subqueries without TOP.", compiling=True)
        if node.into is not None and not into:
            raise TsqlError(1034, "INTO is only valid in the outermost query.", compiling=True)
        scope = Scope(outer=outer)
        source = self.source(node.source, scope) if node.source is not None else None
        where = self.predicate(node.where, scope) if node.where is not None else None
        group = self._group(node, scope)
        having = self.predicate(node.having, scope) if node.having is not None else None
        items = list(self._items(node, scope))
        parts = [", ".join(f"{value.sql} AS {_output(at)}" for at, (_, value) in enumerate(items))]
        if source is not None:
            parts.append(f"FROM {source}")
        if where is not None:
            parts.append(f"WHERE {where}")
        if group:
            parts.append(f"GROUP BY {group}")
        if having is not None:
            parts.append(f"HAVING {having}")
        limit = ""
        if node.top is not None:
            limit = f" LIMIT {self.value(node.top, Scope()).sql}"
        variables = tuple(item.variable for item in node.items) if any(item.variable for item in node.items) else ()
        columns = tuple((name, value) for name, value in items)
        if node.distinct:
            keys = ", ".join(key(value) for _, value in items)
            sql = f"SELECT DISTINCT ON ({keys}) {' '.join(parts)}"
            if node.order:
                sql = f"SELECT * FROM ({sql}) AS \"sorted\" ORDER BY {self._outer_order(node.order, columns)}"
            return Lowered(sql + limit, _outputs(columns), variables, bool(node.order))
        order = f" ORDER BY {self._order(node, scope, items)}" if node.order else ""
        return Lowered(f"SELECT {' '.join(parts)}{order}{limit}", _outputs(columns), variables, bool(node.order))

    def _items(self, node: n.Select, scope: Scope) -> Iterator[tuple[str | None, Value]]:
        for item in node.items:
            if isinstance(item.value, n.Star):
                for name, value in scope.star(item.value.parts):
                    if scope.grouped is not None:
                        raise NotEmulated("* in a grouped query")
                    yield name, value
                continue
            value = self.value(item.value, scope)
            name = item.alias
            if name is None and isinstance(item.value, n.Column):
                name = item.value.parts[-1]
            if not isinstance(item.value, n.Column) or node.group or node.distinct:
                value = value.plain()
            if value.type.text:
                settled(value.collation)
            yield name, value

    def _group(self, node: n.Select, scope: Scope) -> str:
        """Begin a grouped query: from here on only groups and aggregates are columns. Return GROUP BY."""
        counts = any(aggregates(item.value) for item in node.items) or node.having is not None
        if not (node.group or node.sets is not None or counts):
            return ""
        grouped: dict[str, str] = {}
        listed = {by: self.value(by, scope) for by in (*node.group, *(by for one in node.sets or () for by in one))}
        for by, value in listed.items():
            if isinstance(by, n.Literal | n.Variable) or asks(by):
                raise TsqlError(164, "Each GROUP BY expression must contain a column and no query.", compiling=True)
            if not value.type.text:
                grouped[value.sql] = value.sql
            elif node.sets is None:
                grouped[value.sql] = f"min({value.sql})"
            else:
                grouped[value.sql] = f"(CASE WHEN grouping({key(value)}) = 0 THEN min({value.sql}) END)"
        scope.grouped = grouped
        if node.sets is not None:
            sets = [f"({', '.join(key(listed[by]) for by in one)})" for one in node.sets]
            return f"GROUPING SETS ({', '.join(sets)})"
        return ", ".join(key(listed[by]) for by in node.group)

    def _order(self, node: n.Select, scope: Scope, items: list[tuple[str | None, Value]]) -> str:
        parts = []
        for item in node.order:
            value = None
            if isinstance(item.by, n.Literal):
                raise NotEmulated("ORDER BY a number")
            if isinstance(item.by, n.Column) and len(item.by.parts) == 1:
                named = [found for name, found in items if (name or "").lower() == item.by.parts[0].lower()]
                if len(named) > 1:
                    raise TsqlError(209, f"Ambiguous column name '{item.by.parts[0]}'.", compiling=True)
                value = named[0] if named else None
            parts.append(_sorted(value or self.value(item.by, scope), item.descending))
        return ", ".join(parts)

    @staticmethod
    def _outer_order(order: tuple[n.Order, ...], columns: tuple[tuple[str | None, Value], ...]) -> str:
        """Return ORDER BY over a whole query, by the names of its columns."""
        parts = []
        for item in order:
            if not (isinstance(item.by, n.Column) and len(item.by.parts) == 1):
                raise NotEmulated("ORDER BY of a DISTINCT or UNION by something that is no column of it")
            name = item.by.parts[0].lower()
            found = [at for at, (own, _) in enumerate(columns) if (own or "").lower() == name]
            if len(found) != 1:
                raise TsqlError(104, "ORDER BY items must appear in the select list.", compiling=True)
            value = replace(columns[found[0]][1], sql=_output(found[0]))
            parts.append(_sorted(value, item.descending))
        return ", ".join(parts)

    # --- two queries ------------------------------------------------------------------------------

    def _combined(self, node: n.Combined, outer: Scope | None, *, top: bool) -> Lowered:
        if node.order and not top:
            raise TsqlError(1033, "ORDER BY is invalid in derived tables and subqueries without TOP.", compiling=True)
        left, right = self.query(node.left, outer), self.query(node.right, outer)
        if len(left.columns) != len(right.columns):
            raise TsqlError(205, "All queries combined using a UNION must have as many expressions.", compiling=True)
        columns: list[tuple[str | None, Value]] = []
        sides: tuple[list[str], list[str]] = ([], [])
        for at, ((name, one), (_, other)) in enumerate(zip(left.columns, right.columns, strict=True)):
            type = common(one.type, other.type)
            collation = together(one.collation, other.collation) if type.text else None
            for side, value in zip(sides, (one, other), strict=True):
                made = self.converted(replace(value, sql=_output(at)), type)
                side.append(f"{made.sql} AS {_output(at)}")
            columns.append((name, Value(_output(at), type, collation)))
        both = [
            f"SELECT {', '.join(side)} FROM ({query.sql}) AS \"side\""
            for side, query in zip(sides, (left, right), strict=True)
        ]
        plain = node.word == "UNION" and node.all
        sql = " UNION ALL ".join(both) if plain else self._distinct(node, both, columns)
        if node.order:
            sql = f"SELECT * FROM ({sql}) AS \"sorted\" ORDER BY {self._outer_order(node.order, tuple(columns))}"
        return Lowered(sql, tuple(columns), ordered=bool(node.order))

    @staticmethod
    def _distinct(node: n.Combined, both: list[str], columns: list[tuple[str | None, Value]]) -> str:
        """Return UNION, EXCEPT or INTERSECT by what the columns are compared by."""
        if node.all:
            raise NotEmulated(f"{node.word} ALL")
        keys = ", ".join(key(value) for _, value in columns)
        if node.word == "UNION":
            return f"SELECT DISTINCT ON ({keys}) * FROM ({' UNION ALL '.join(both)}) AS \"both\""
        one = [key(replace(value, sql=f'"one".{value.sql}')) for _, value in columns]
        other = [key(replace(value, sql=f'"other".{value.sql}')) for _, value in columns]
        same = " AND ".join(f"{a} IS NOT DISTINCT FROM {b}" for a, b in zip(one, other, strict=True))
        no = "NOT " if node.word == "EXCEPT" else ""
        return (
            f"SELECT DISTINCT ON ({', '.join(one)}) \"one\".* FROM ({both[0]}) AS \"one\" "
            f"WHERE {no}EXISTS (SELECT 1 FROM ({both[1]}) AS \"other\" WHERE {same})"
        )

    # --- queries in expressions -------------------------------------------------------------------

    def subquery(self, query: n.Query, scope: Scope) -> Value:
        """Return a query that gives one value, or the text of FOR XML PATH('')."""
        if isinstance(query, n.Select) and query.xml:
            return self._xml(query, scope)
        made = self.query(query, scope)
        if len(made.columns) != 1:
            raise _several()
        return replace(made.columns[0][1].plain(), sql=f"({made.sql})")

    def _xml(self, query: n.Select, scope: Scope) -> Value:
        made = self.query(query, scope, top=True)
        if len(made.columns) != 1 or made.columns[0][0] not in (None, "text()"):
            raise NotEmulated("FOR XML PATH with other than one text")
        text = self.converted(replace(made.columns[0][1], sql='"x"."c1"'), MAX_NVARCHAR)
        sql = (
            f"(SELECT string_agg(tsql.xml_text({text.sql}), '' ORDER BY \"x\".\"n\") FROM "
            f"(SELECT \"c1\", row_number() OVER () AS \"n\" FROM ({made.sql}) AS \"y\") AS \"x\")"
        )
        return Value(sql, MAX_NVARCHAR, self.default())

    def exists(self, query: n.Query, scope: Scope) -> str:
        """Return EXISTS of a query."""
        return f"EXISTS ({self.query(query, scope).sql})"

    def listed(self, query: n.Query, scope: Scope) -> tuple[str, Value]:
        """Return a query of one column for IN."""
        made = self.query(query, scope)
        if len(made.columns) != 1:
            raise _several()
        return made.sql, replace(made.columns[0][1], sql='"listed"."value"')

    # --- aggregates and windows -------------------------------------------------------------------

    def aggregate(self, node: n.Call, scope: Scope) -> Value:
        """Return an aggregate or window function."""
        if node.over is None and any(asks(item) or aggregates(item) for item in node.arguments):
            raise TsqlError(
                130, "Cannot perform an aggregate function on an expression containing an aggregate or a subquery.",
                compiling=True,
            )
        if node.name == "GROUPING":
            plain = Scope(scope.relations, scope.outer)
            return Value(f"grouping({key(self.value(node.arguments[0], plain))})", Type("tinyint"))
        before, scope.in_aggregate = scope.in_aggregate, node.over is None or scope.in_aggregate
        try:
            arguments = [self.value(item, scope) for item in node.arguments]
            over = self._over(node.over, scope) if node.over is not None else ""
        finally:
            scope.in_aggregate = before
        return self._aggregated(node, arguments, over)

    def _over(self, over: n.Over, scope: Scope) -> str:
        parts = []
        if over.partition:
            parts.append("PARTITION BY " + ", ".join(key(self.value(item, scope)) for item in over.partition))
        if over.order:
            order = [_sorted(self.value(item.by, scope), item.descending) for item in over.order]
            parts.append(f"ORDER BY {', '.join(order)}")
        return f" OVER ({' '.join(parts)})"

    @staticmethod
    def _aggregated(node: n.Call, arguments: list[Value], over: str) -> Value:
        if node.name in ("COUNT", "COUNT_BIG"):
            inner = "*" if node.star else f"DISTINCT {key(arguments[0])}" if node.distinct else arguments[0].sql
            type = INT if node.name == "COUNT" else BIGINT
            return Value(f"(count({inner}){over})::{postgres(type)}", type)
        if node.name in ("ROW_NUMBER", "RANK", "DENSE_RANK"):
            if "ORDER BY" not in over:
                raise TsqlError(4112, f"The function '{node.name}' must have OVER with ORDER BY.", compiling=True)
            return Value(f"({node.name.lower()}(){over})", BIGINT)
        if node.name not in ("SUM", "MIN", "MAX", "AVG") or node.distinct:
            raise NotEmulated(f"{node.name} with OVER or DISTINCT")
        (value,) = arguments
        type = value.type
        if type.name == "bit" or (node.name in ("SUM", "AVG") and not type.number):
            raise TsqlError(8117, f"Operand data type {type} is invalid for {node.name} operator.", compiling=True)
        if type.text and over:
            raise NotEmulated(f"{node.name} of texts with OVER")
        if type.text:
            direction = "DESC" if node.name == "MAX" else "ASC"
            order = f"ORDER BY {key(value)} {direction}"
            sql = f"(array_agg({value.sql} {order}) FILTER (WHERE ({value.sql}) IS NOT NULL))[1]"
            return Value(sql, type, value.collation)
        if node.name in ("SUM", "AVG"):
            if type.name in ("tinyint", "smallint"):
                type = INT
            if type.name == "decimal":
                type = Type("decimal", None, 38, type.scale if node.name == "SUM" else max(type.scale, 6))
            name = "sum" if node.name == "SUM" else "avg"
            sql = f"({name}({value.sql}){over})"
            return Value(f"(trunc({sql}))::{postgres(type)}" if name == "avg" and type.name != "decimal"
                         else f"{sql}::{postgres(type)}", type)
        return Value(f"({node.name.lower()}({value.sql}){over})", type)


def _output(at: int) -> str:
    return pg_name(f"c{at + 1}")


def _outputs(columns: tuple[tuple[str | None, Value], ...]) -> tuple[tuple[str | None, Value], ...]:
    """Return columns by the names that they have outside: explicit collations stay what they are."""
    return tuple((name, replace(value, sql=_output(at))) for at, (name, value) in enumerate(columns))


def _sorted(value: Value, descending: bool) -> str:
    # NULL comes first for SQL Server.
    return f"{key(value)} {'DESC NULLS LAST' if descending else 'ASC NULLS FIRST'}"


def _several() -> TsqlError:
    return TsqlError(116, "Only one expression can be specified in the select list of a subquery.", compiling=True)
