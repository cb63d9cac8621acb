"""The analyse stage: in which order entities are written, and which references are set later.

An entity that refers to another is written after it. References that run in a circle are broken by
cutting some of them: a cut reference is inserted empty and set by a deferred update when both
entities are there. The cut costs least by estimated rows to update (``compiler/cuts.py`` says how
it is found and when it is proven to be cheapest). References that cannot be written empty
(docs/safety.md) are never cut; a circle of only those is an error.

This stage knows entities by key and name only: who may be cut, and why not, comes in with the edges.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from compiler.cuts import Arc, cheapest_cut
from compiler.diagnostics import Findings
from compiler.model.types import EntityKey


@dataclass(frozen=True, slots=True)
class Node:
    """An entity that the migration writes. ``label`` is "Module.Entity", for people and the order.

    ``chapter`` is its place in the vendor's order (users, data, processes): of the entities whose
    parents are all written, those of the lowest chapter come next.
    """

    key: EntityKey
    label: str
    chapter: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A reference: ``child`` refers to ``parent`` through an attribute, so the parent is written first.

    ``attribute`` is the attribute's key, ``attribute_name`` its name. ``weight`` is the estimated
    number of rows to update if the reference is cut; below 1 it counts as 1. ``obstacle`` says in
    words for people why the reference cannot be cut, and is empty when ``cuttable``. ``deferred``: it
    runs against the chapters and is always cut, whether or not it is part of a circle.
    """

    child: EntityKey
    attribute: str
    attribute_name: str
    parent: EntityKey
    weight: int
    cuttable: bool
    obstacle: str
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class Component:
    """Entities that refer to each other in circles (a strongly connected component, two or more).

    ``members`` are sorted by key, ``edges`` are all references among them but those to themselves,
    ``cuts`` those of them that are set later, ``order`` the members in the order of writing.
    ``cost`` is the estimated number of rows to update for the cuts; ``exact`` tells that no cheaper
    set of cuts exists.
    """

    members: tuple[EntityKey, ...]
    edges: tuple[Edge, ...]
    cuts: tuple[Edge, ...]
    order: tuple[EntityKey, ...]
    exact: bool
    cost: int


@dataclass(frozen=True, slots=True)
class DependencyGraph:
    """The order of writing, and how it came about.

    ``order`` holds every entity once, parents first, else by label. ``ranks`` gives in the same
    order the length of the longest chain of uncut references from each entity to one that refers to
    none. ``components`` are those with more than one member. ``cuts`` are all references to set
    later for the sake of the order; ``self_references`` are the references of an entity to itself,
    which have no part in it. ``edges`` are all others, cut or not. Edges are sorted by child,
    attribute, parent.
    """

    order: tuple[EntityKey, ...]
    ranks: tuple[tuple[EntityKey, int], ...]
    components: tuple[Component, ...]
    cuts: tuple[Edge, ...]
    self_references: tuple[Edge, ...]
    edges: tuple[Edge, ...]


_Pair = tuple[EntityKey, EntityKey]  # (parent, child)


def analyse(nodes: Sequence[Node], edges: Sequence[Edge], findings: Findings) -> DependencyGraph:
    """Order the entities and cut what has to be cut.

    The result depends on the set of nodes and edges, never on their sequence. Several references
    between the same two entities are cut together or not at all.

    Each group of entities whose references cannot be cut and run in a circle is an ``O11-0501`` in
    ``findings``; the graph that is returned then is sorted by label, without cuts, and good for
    nothing but a caller that goes on to collect errors.

    Raises ``ValueError`` for what no input can cause: two nodes with one key, an edge to an entity
    that is not among the nodes, one reference given twice with different contents.
    """
    labels = {node.key: node.label for node in sorted(nodes, key=lambda node: (node.key, node.label))}
    if len(labels) != len(nodes):
        raise ValueError("two nodes with one key")
    unique = {(edge.child, edge.attribute, edge.parent): edge for edge in edges}
    if len(unique) != len(set(edges)):
        raise ValueError("one reference is given twice with different contents")
    everything = [edge for _, edge in sorted(unique.items())]
    if not all(edge.child in labels and edge.parent in labels for edge in everything):
        raise ValueError("an edge ends at an entity that is not among the nodes")
    selfs = tuple(edge for edge in everything if edge.child == edge.parent)
    others = tuple(edge for edge in everything if edge.child != edge.parent)
    against = {edge for edge in others if edge.deferred}
    bound = tuple(edge for edge in others if edge not in against)

    possible = _report_impossible(labels, bound, findings)
    groups = _components(labels, bound)
    cuts: set[Edge] = set(against) if possible else set()
    found: list[tuple[tuple[EntityKey, ...], tuple[Edge, ...], tuple[Edge, ...], bool]] = []
    if possible:
        for members, inner in groups:
            component_cuts, exact = _cut(members, inner)
            cuts.update(component_cuts)
            found.append((members, inner, component_cuts, exact))
        chapters = {node.key: node.chapter for node in nodes}
        order = _order(labels, chapters, (edge for edge in others if edge not in cuts))
    else:
        found = [(members, inner, (), False) for members, inner in groups]
        order = tuple(sorted(labels, key=lambda key: (labels[key].lower(), key)))
    place = {key: index for index, key in enumerate(order)}
    return DependencyGraph(
        order=order,
        ranks=_ranks(order, (edge for edge in others if edge not in cuts)),
        components=tuple(
            Component(
                members=members,
                edges=inner,
                cuts=component_cuts,
                order=tuple(sorted(members, key=place.__getitem__)),
                exact=exact,
                cost=sum(_cost(edge) for edge in component_cuts),
            )
            for members, inner, component_cuts, exact in found
        ),
        cuts=tuple(edge for edge in others if edge in cuts),
        self_references=selfs,
        edges=others,
    )


def prove_order(graph: DependencyGraph) -> tuple[str, ...]:
    """Check the order against the references, without using how it was found.

    Returns one sentence for each violation: an uncut reference whose parent does not come before
    its child, a cut that was not allowed, an entity listed twice. Empty when the order is proven.
    """
    violations: list[str] = []
    place = {key: index for index, key in enumerate(graph.order)}
    if len(place) != len(graph.order):
        violations.append("an entity is listed twice")
    cuts = set(graph.cuts)
    for edge in graph.edges:
        name = f"{edge.child}.{edge.attribute_name} -> {edge.parent}"
        if edge.child not in place or edge.parent not in place:
            violations.append(f"{name}: an end is not in the order")
        elif edge in cuts:
            if not edge.cuttable:
                violations.append(f"{name}: is cut, and cannot be")
        elif place[edge.parent] >= place[edge.child]:
            violations.append(f"{name}: the parent does not come first")
    strangers = cuts.difference(graph.edges)
    violations.extend(sorted(f"{edge.child}.{edge.attribute_name}: is no reference" for edge in strangers))
    return tuple(violations)


def _cost(edge: Edge) -> int:
    return max(edge.weight, 1)


def _components(
    keys: Iterable[EntityKey], edges: Sequence[Edge]
) -> list[tuple[tuple[EntityKey, ...], tuple[Edge, ...]]]:
    """Return members and inner edges of each strongly connected component, sorted by first member."""
    graph: nx.DiGraph[EntityKey] = nx.DiGraph()
    graph.add_nodes_from(keys)
    graph.add_edges_from((edge.parent, edge.child) for edge in edges)
    groups = sorted(
        tuple(sorted(members)) for members in nx.strongly_connected_components(graph) if len(members) > 1
    )
    group_of = {key: index for index, members in enumerate(groups) for key in members}
    inner: list[list[Edge]] = [[] for _ in groups]
    for edge in edges:
        index = group_of.get(edge.child)
        if index is not None and group_of.get(edge.parent) == index:
            inner[index].append(edge)
    return [(members, tuple(inner[index])) for index, members in enumerate(groups)]


def _cut(members: Sequence[EntityKey], edges: Sequence[Edge]) -> tuple[tuple[Edge, ...], bool]:
    """Return the cheapest edges to cut, sorted, and whether they are proven to be cheapest."""
    number = {key: index for index, key in enumerate(members)}
    bundles = _bundles(edges)
    arcs = [
        Arc(
            before=number[parent],
            after=number[child],
            weight=sum(_cost(edge) for edge in bundle),
            count=len(bundle),
            fixed=not all(edge.cuttable for edge in bundle),
        )
        for (parent, child), bundle in bundles
    ]
    result = cheapest_cut(len(members), arcs)
    cut = {edge for at in result.arcs for edge in bundles[at][1]}
    return tuple(edge for edge in edges if edge in cut), result.exact


def _bundles(edges: Iterable[Edge]) -> list[tuple[_Pair, tuple[Edge, ...]]]:
    """Put the edges between the same two entities together; bundles by their first edge's keys."""
    bundles: dict[_Pair, list[Edge]] = defaultdict(list)
    for edge in edges:
        bundles[edge.parent, edge.child].append(edge)
    ordered = sorted(bundles.items(), key=lambda item: (item[0][1], item[1][0].attribute, item[0][0]))
    return [(pair, tuple(bundle)) for pair, bundle in ordered]


def _order(
    labels: Mapping[EntityKey, str], chapters: Mapping[EntityKey, int], edges: Iterable[Edge]
) -> tuple[EntityKey, ...]:
    graph: nx.DiGraph[EntityKey] = nx.DiGraph()
    graph.add_nodes_from(labels)
    graph.add_edges_from((edge.parent, edge.child) for edge in edges)
    ordered = nx.lexicographical_topological_sort(graph, key=lambda key: (chapters[key], labels[key].lower(), key))
    return tuple(ordered)


def _ranks(order: Sequence[EntityKey], edges: Iterable[Edge]) -> tuple[tuple[EntityKey, int], ...]:
    """Return the longest distance of each entity from a root along edges that follow the order."""
    place = {key: index for index, key in enumerate(order)}
    parents: dict[EntityKey, list[EntityKey]] = defaultdict(list)
    for edge in edges:
        if place[edge.parent] < place[edge.child]:
            parents[edge.child].append(edge.parent)
    ranks: dict[EntityKey, int] = {}
    for key in order:
        ranks[key] = max((ranks[parent] + 1 for parent in parents[key]), default=0)
    return tuple(ranks.items())


def _report_impossible(
    labels: Mapping[EntityKey, str], edges: Sequence[Edge], findings: Findings
) -> bool:
    """Add an O11-0501 for each component of references that cannot be cut; True when there is none."""
    fixed = [edge for edge in edges if not edge.cuttable]
    groups = _components(labels, fixed)
    for members, inner in groups:
        cycle = _shortest_cycle(members, inner, labels)
        path = [f"{labels[hop[0].child]}.{hop[0].attribute_name}" for hop in cycle]
        path.append(labels[cycle[0][0].child])
        reasons = [
            f"{labels[edge.child]}.{edge.attribute_name} cannot be set later: {edge.obstacle or 'not stated'}"
            for hop in cycle
            for edge in hop
        ]
        # What it takes to free the whole group, were its references allowed to be cut.
        relaxed = [
            Edge(edge.child, edge.attribute, edge.attribute_name, edge.parent, edge.weight, True, "")
            for edge in inner
        ]
        relax, _ = _cut(members, relaxed)
        names = ", ".join(f"{labels[edge.child]}.{edge.attribute_name}" for edge in relax)
        rows = sum(_cost(edge) for edge in relax)
        findings.add(
            "O11-0501",
            where=_names(labels[key] for key in members),
            found="; ".join([" -> ".join(path), *reasons]),
            action=f"Cheapest to relax: {names} (about {rows} rows to set later). Make it optional in "
            "Service Studio, without what is named as its obstacle, or exclude an entity.",
        )
    return not groups


def _names(labels: Iterable[str]) -> str:
    """Return labels as a short list for people."""
    ordered = sorted(labels, key=lambda label: (label.lower(), label))
    rest = len(ordered) - 10
    return ", ".join(ordered[:10]) + (f" and {rest} more" if rest > 0 else "")


def _shortest_cycle(
    members: Sequence[EntityKey], edges: Sequence[Edge], labels: Mapping[EntityKey, str]
) -> list[tuple[Edge, ...]]:
    """Return the shortest cycle, from child to parent, as bundles of edges.

    Of several, the one that starts at the first entity by label and takes the first ones on its way.
    """
    hops: dict[EntityKey, list[tuple[Edge, ...]]] = defaultdict(list)
    for (_, child), bundle in _bundles(edges):
        hops[child].append(bundle)
    for bundles in hops.values():
        bundles.sort(key=lambda bundle: (labels[bundle[0].parent].lower(), bundle[0].parent))
    best: list[tuple[Edge, ...]] = []
    for start in sorted(members, key=lambda key: (labels[key].lower(), key)):
        if len(best) == 2:
            break
        cycle = _cycle_through(start, hops, len(best))
        if cycle and (not best or len(cycle) < len(best)):
            best = cycle
    return best


def _cycle_through(
    start: EntityKey, hops: Mapping[EntityKey, Sequence[tuple[Edge, ...]]], limit: int
) -> list[tuple[Edge, ...]]:
    """Return a shortest cycle through ``start`` with fewer than ``limit`` steps (0: any), or nothing."""
    came: dict[EntityKey, tuple[Edge, ...]] = {}
    depth = {start: 0}
    queue = deque([start])
    while queue:
        key = queue.popleft()
        if limit and depth[key] + 1 >= limit:
            return []
        for bundle in hops[key]:
            parent = bundle[0].parent
            if parent == start:
                steps = [bundle]
                while key != start:
                    steps.append(came[key])
                    key = came[key][0].child
                return steps[::-1]
            if parent not in depth:
                depth[parent] = depth[key] + 1
                came[parent] = bundle
                queue.append(parent)
    return []
