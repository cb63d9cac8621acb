"""Small constructors for sqlglot nodes. Identifiers are always quoted, nothing is ever parsed.

Nodes are built directly, not through ``exp.column`` and the like: half the time, and no parser
in between (docs/adr/0003).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlglot import exp

Node = exp.Expression


def ident(name: str) -> exp.Identifier:
    """Return a quoted identifier."""
    return exp.Identifier(this=name, quoted=True)


def col(alias: str, name: str) -> exp.Column:
    """Return ``alias.name``."""
    return exp.Column(this=ident(name), table=ident(alias))


def bare(name: str) -> exp.Column:
    """Return a column without an alias."""
    return exp.Column(this=ident(name))


def as_(node: Node, name: str, *comments: str) -> exp.Alias:
    """Return ``node AS name``, with comments behind it."""
    aliased = exp.Alias(this=node, alias=ident(name))
    if comments:
        aliased.add_comments([text for text in comments if text])
    return aliased


def named(node: exp.Table | exp.Subquery, alias: str) -> Node:
    """Return a table or subquery under an alias."""
    node.set("alias", exp.TableAlias(this=ident(alias)))
    return node


def number(value: int | str) -> exp.Literal:
    """Return a numeric literal; ``value`` must hold digits, a sign and a point only."""
    return exp.Literal(this=str(value), is_string=False)


def null() -> exp.Null:
    """Return NULL."""
    return exp.Null()


def eq(left: Node, right: Node) -> exp.EQ:
    """Return ``left = right``."""
    return exp.EQ(this=left, expression=right)


def is_null(node: Node) -> exp.Is:
    """Return ``node IS NULL``."""
    return exp.Is(this=node, expression=exp.Null())


def not_null(node: Node) -> exp.Not:
    """Return ``NOT node IS NULL``."""
    return exp.Not(this=exp.Is(this=node, expression=exp.Null()))


def all_of(*conditions: Node) -> Node:
    """Return the conditions joined by AND."""
    result = conditions[0]
    for condition in conditions[1:]:
        result = exp.And(this=result, expression=condition)
    return result


def any_of(*conditions: Node) -> Node:
    """Return the conditions joined by OR, each in parentheses."""
    wrapped: list[Node] = [exp.Paren(this=condition) for condition in conditions]
    result = wrapped[0]
    for condition in wrapped[1:]:
        result = exp.Or(this=result, expression=condition)
    return result


def count_all() -> exp.Count:
    """Return the number of rows as a 64-bit integer: COUNT(*), in T-SQL COUNT_BIG(*)."""
    return exp.Count(this=exp.Star(), big_int=True)


def count_over(column: exp.Column) -> exp.Window:
    """Return the number of rows that share the column's value."""
    return exp.Window(this=count_all(), partition_by=[column])


def cast(node: Node, type_name: str) -> exp.Cast:
    """Return ``CAST(node AS type)`` with the type's text as it is."""
    return exp.Cast(this=node, to=exp.DataType(this=exp.DType.USERDEFINED, kind=type_name))


def rows_of(rows: Iterable[Sequence[Node]], alias: str, columns: Sequence[str]) -> exp.Values:
    """Return ``(VALUES ...) AS alias(columns)``."""
    return exp.Values(
        expressions=[exp.Tuple(expressions=list(row)) for row in rows],
        alias=exp.TableAlias(this=ident(alias), columns=[ident(name) for name in columns]),
    )


def call(name: str, *arguments: Node) -> exp.Anonymous:
    """Return a function call with the name as it is."""
    return exp.Anonymous(this=name, expressions=list(arguments))


def select(
    expressions: Sequence[Node],
    source: Node,
    joins: Iterable[exp.Join] = (),
    where: Node | None = None,
    group: Sequence[Node] = (),
    having: Node | None = None,
    order: Sequence[Node] = (),
) -> exp.Select:
    """Return a SELECT."""
    tree = exp.Select(expressions=list(expressions))
    tree.set("from_", exp.From(this=source))
    tree.set("joins", list(joins))
    if where is not None:
        tree.set("where", exp.Where(this=where))
    if group:
        tree.set("group", exp.Group(expressions=list(group)))
    if having is not None:
        tree.set("having", exp.Having(this=having))
    if order:
        tree.set("order", exp.Order(expressions=list(order)))
    return tree


def join(table: Node, on: Node, *, left: bool = False) -> exp.Join:
    """Return ``[LEFT] JOIN table ON condition``."""
    if left:
        return exp.Join(this=table, on=on, side="LEFT")
    return exp.Join(this=table, on=on)


def exists(query: exp.Select) -> exp.Exists:
    """Return ``EXISTS (query)``."""
    return exp.Exists(this=query)


def absent(query: exp.Select) -> exp.Not:
    """Return ``NOT EXISTS (query)``."""
    return exp.Not(this=exp.Exists(this=query))
