"""Goes through trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from tests.support.tsql import nodes as n

AGGREGATES = frozenset({"COUNT", "COUNT_BIG", "SUM", "MIN", "MAX", "AVG", "GROUPING"})


def children(node: object) -> Iterator[object]:
    """Yield what is directly in a node."""
    if isinstance(node, tuple):
        yield from node
    elif is_dataclass(node):
        for field in fields(node):
            yield object.__getattribute__(node, field.name)


def walk(node: object) -> Iterator[object]:
    """Yield a node and all that is in it."""
    yield node
    for item in children(node):
        yield from walk(item)


def aggregates(node: object) -> bool:
    """Tell whether there is an aggregate in an expression, outside of queries in it."""
    if isinstance(node, n.Subquery | n.Exists):
        return False
    if isinstance(node, n.Call) and node.name in AGGREGATES and node.over is None:
        return True
    return any(aggregates(item) for item in children(node))


def asks(node: object) -> bool:
    """Tell whether there is a query in an expression."""
    return any(
        isinstance(item, n.Subquery | n.Exists) or (isinstance(item, n.In) and not isinstance(item.among, tuple))
        for item in walk(node)
    )
