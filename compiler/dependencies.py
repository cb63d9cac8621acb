"""Dependencies: the references between written entities, and which of them may be written later.

A reference can be cut out of a cycle only if its target column may be empty for the time between
insert and update: nullable, in no unique index that admits one NULL only, and under no CHECK that
forbids NULL (docs/safety.md).
"""

from __future__ import annotations

import networkx as nx

from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph, Edge, Node, analyse
from compiler.hybrids import place_of
from compiler.metamodel.rows import Engine
from compiler.model.types import AttributePair, Entity, EntityKey
from compiler.scope import Scope, Taken

# Words in a CHECK that may make it fail on NULL. A comparison alone is unknown for NULL, and an
# unknown CHECK passes; only a text that speaks of NULL can forbid it.
_NULL_WORDS = ("null", "coalesce", "case", "nvl", "distinct", "concat")


def dependencies(scope: Scope, engine: Engine, findings: Findings) -> DependencyGraph:
    """Return the graph of the scope's written and matched entities.

    O11-0501 goes to ``findings``, and O11-0617 for business keys that wait for each other.
    """
    taken = {item.pair.key: item for item in scope.written}
    nodes = [Node(item.pair.key, item.pair.source.label, place_of(item.hybrid)) for item in scope.written]
    edges = [
        _edge(item, attribute, taken[reference.entity], engine)
        for item in scope.written
        for attribute in item.pair.attributes
        if attribute.source.key not in item.dropped
        and (reference := attribute.source.reference) is not None
        and reference.entity in taken
        and (item.inserts or attribute.source.key in item.match)
    ]
    return analyse(nodes, _without_circles(taken, edges, findings), findings)


def _without_circles(taken: dict[EntityKey, Taken], edges: list[Edge], findings: Findings) -> list[Edge]:
    """Report business keys that refer to each other in a circle (O11-0617); return the edges outside of it."""
    keys = [edge for edge in edges if edge.attribute in taken[edge.child].match]
    graph: nx.DiGraph[EntityKey] = nx.DiGraph()
    graph.add_edges_from((edge.child, edge.parent) for edge in keys)
    circle = {key: number for number, found in enumerate(nx.strongly_connected_components(graph)) for key in found}
    inside = [edge for edge in keys if circle[edge.child] == circle[edge.parent]]
    for edge in inside:
        child, parent = taken[edge.child].pair.source.label, taken[edge.parent].pair.source.label
        what = "it refers to its own entity"
        if edge.child != edge.parent:
            what = f"rows of {parent} are matched by rows of {child} in turn"
        findings.add("O11-0617", f"{child}.{edge.attribute_name}", what)
    return [edge for edge in edges if edge not in inside]


def _edge(taken: Taken, attribute: AttributePair, parent: Taken, engine: Engine) -> Edge:
    obstacle = cut_obstacle(taken.pair.target, attribute, engine)
    if not obstacle and attribute.source.key in taken.match:
        obstacle = "rows are matched by it"
    rows = taken.pair.source.table.rows if taken.pair.source.table is not None else None
    # The vendor's chapters run users, data, processes; a process is written before its activities.
    against = place_of(parent.hybrid) > place_of(taken.hybrid)
    return Edge(
        child=taken.pair.key,
        attribute=attribute.source.key,
        attribute_name=attribute.source.name,
        parent=parent.pair.key,
        weight=max(1, rows or 1),
        cuttable=not obstacle,
        obstacle=obstacle,
        deferred=against and not obstacle,
    )


def cut_obstacle(target: Entity, attribute: AttributePair, engine: Engine) -> str:
    """Return why the reference cannot be written empty first, or '' when it can."""
    column = attribute.target.column
    table = target.table
    if column is None or table is None:
        return "it has no column in the target"
    if target.identifier is not None and target.identifier.key == attribute.target.key:
        return "it is the identifier"
    if column.name in table.primary_key:
        return "it is part of the primary key"
    if not column.nullable:
        return f"column {column.name} is NOT NULL"
    for index in table.uniques:
        admits_one_null = not index.nulls_distinct or (engine is Engine.MSSQL and index.predicate is None)
        if column.name in index.columns and admits_one_null:
            return f"unique index {index.name} admits one NULL only"
    for check in table.checks:
        speaks_of_null = any(word in check.expression.lower() for word in _NULL_WORDS)
        if column.name in check.columns and speaks_of_null:
            return f"check {check.name} may forbid NULL"
    return ""
