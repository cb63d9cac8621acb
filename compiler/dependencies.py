"""Dependencies: the references between written entities, and which of them may be written later.

A reference can be cut out of a cycle only if its target column may be empty for the time between
insert and update: nullable, in no unique index that admits one NULL only, and under no CHECK that
forbids NULL (docs/safety.md).
"""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph, Edge, Node, analyse
from compiler.hybrids import PARAMETER_VALUES, place_of
from compiler.metamodel.rows import Engine
from compiler.model.types import AttributePair, Correspondence, Entity, EntityKey
from compiler.project import Project
from compiler.scope import Scope, Taken

# Words in a CHECK that may make it fail on NULL. A comparison alone is unknown for NULL, and an
# unknown CHECK passes; only a text that speaks of NULL can forbid it.
_NULL_WORDS = ("null", "coalesce", "case", "nvl", "distinct", "concat")


def dependencies(
    scope: Scope, correspondence: Correspondence, project: Project, engine: Engine, findings: Findings
) -> DependencyGraph:
    """Return the graph of the scope's written and matched entities.

    Ids that rows hold where no reference says so count too, where only an insert makes those ids. O11-0501 goes to
    ``findings``, and O11-0617 for business keys that wait for each other.
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
    held = _held_ids(taken, correspondence, project)
    return analyse(nodes, [*_without_circles(taken, edges, findings), *held], findings)


def _held_ids(
    taken: dict[EntityKey, Taken], correspondence: Correspondence, project: Project
) -> Iterator[Edge]:
    """Yield soft references, and texts of BPT that hold ids, to entities whose ids are known after their insert only.

    Nobody writes such a value later, so it cannot be cut. An entity that holds its own ids so is not among them.
    """
    for item in taken.values():
        held = [*item.soft] if item.inserts else []
        if item.inserts and item.hybrid in PARAMETER_VALUES:
            value, _, table = PARAMETER_VALUES[item.hybrid]
            keys = [pair.source.key for pair in item.pair.attributes if pair.source.name == value]
            refers = {found.refers for found in correspondence.source.bpm.parameters if found.table == table}
            held += [(key, entity) for key in keys for entity in sorted(found for found in refers if found)]
        for key, entity in dict.fromkeys(held):
            attribute = item.pair.source.attribute(key)
            parent = taken.get(entity)
            if attribute is None or attribute.reference is not None or parent is None or parent is item:
                continue
            if _known_late(taken, entity, project, set()):
                rows = item.pair.source.table.rows if item.pair.source.table is not None else None
                obstacle = "the id is part of a value that is written with its row"
                yield Edge(item.pair.key, key, attribute.name, entity, max(1, rows or 1), False, obstacle)


def _known_late(taken: dict[EntityKey, Taken], key: EntityKey, project: Project, seen: set[EntityKey]) -> bool:
    """Tell whether an insert makes the ids of an entity, or those that its ids or its business key follow from."""
    found = taken.get(key)
    if found is None or key in seen:
        return False
    seen.add(key)
    identifier, own = found.pair.target.identifier, found.pair.source.identifier
    identity = identifier is not None and identifier.column is not None and identifier.column.identity is not None
    if found.inserts and identity and project.key_strategy(platform=found.hybrid is not None) in ("ordered", "mint"):
        return True
    follows = [found.referred(attribute) for attribute in (*found.match, *((own.key,) if own is not None else ()))]
    return any(item is not None and _known_late(taken, item, project, seen) for item in follows)


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
