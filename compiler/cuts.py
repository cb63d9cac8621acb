"""The cheapest set of arcs to cut so that a directed graph has no cycle left.

Plain numbers only: vertices are 0 .. size-1, and whoever calls knows what they stand for
(``compiler/graph.py``: entities, and the references between them). The problem is the weighted
feedback arc set, with arcs that may not be cut. It falls apart into the blocks (biconnected
components) of the graph without directions, since no simple cycle leaves its block.

A block is solved exactly when it has at most ``EXACT_MEMBERS`` vertices. One with up to
``SEARCH_MEMBERS`` is too when the search needs no more states than ``EXACT_MEMBERS`` vertices
ever could (sparse graphs of that size nearly always do). The others get a greedy order (after
Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem", 1993) that
is improved by moving one vertex at a time and by putting arcs back that close no cycle.

Every choice is settled by numbers, so the result depends on the arcs and their order alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

import networkx as nx

EXACT_MEMBERS = 14
"""A block of so many vertices is always solved exactly: at most 2 ** 14 states."""

SEARCH_MEMBERS = 40
"""Above so many vertices the exact search is not even tried."""

_ROUNDS = 4
_PASSES = 8
_GAP = 1 << 32


@dataclass(frozen=True, slots=True)
class Arc:
    """``before`` has to come before ``after``, or the arc is cut.

    ``weight`` is the cost of the cut (at least 1), ``count`` the number of references that it
    stands for: of two cuts of equal cost, the one with fewer references is taken. A ``fixed`` arc
    is never cut.
    """

    before: int
    after: int
    weight: int
    count: int = 1
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """Positions of the arcs to cut, ascending, and whether no cheaper set exists (``exact``)."""

    arcs: tuple[int, ...]
    exact: bool


def cheapest_cut(size: int, arcs: Sequence[Arc]) -> Cut:
    """Return the arcs to cut so that the others have no cycle.

    At most one arc per ordered pair of vertices, and none from a vertex to itself. Of several
    cheapest sets the one with the fewest references is taken, and of those the one that spares the
    arcs latest in ``arcs``. Putting back any single arc of the result closes a cycle.

    Raises ``ValueError`` when the fixed arcs alone have a cycle: the caller has looked for those.
    """
    fixed: nx.DiGraph[int] = nx.DiGraph()
    fixed.add_nodes_from(range(size))
    fixed.add_edges_from((arc.before, arc.after) for arc in arcs if arc.fixed)
    if not nx.is_directed_acyclic_graph(fixed):
        raise ValueError("the arcs that cannot be cut have a cycle")
    cut: list[int] = []
    exact = True
    for positions in _blocks(arcs):
        members = sorted({end for at in positions for end in (arcs[at].before, arcs[at].after)})
        number = {vertex: index for index, vertex in enumerate(members)}
        part = [
            replace(arcs[at], before=number[arcs[at].before], after=number[arcs[at].after])
            for at in positions
        ]
        near = _approximate_cut(len(members), part)
        found = None
        if len(members) <= SEARCH_MEMBERS:
            found = _exact_cut(len(members), part, sum(part[at].weight for at in near))
        if found is None:
            exact = False
            found = near
        cut.extend(positions[at] for at in found)
    return Cut(tuple(sorted(cut)), exact)


def _blocks(arcs: Sequence[Arc]) -> list[list[int]]:
    """Return the positions of the arcs of each strongly connected part of each block, ascending."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from((arc.before, arc.after) for arc in arcs)
    inside: dict[int, int] = {}
    for number, members in enumerate(nx.strongly_connected_components(graph)):
        inside.update(dict.fromkeys(members, number))
    plain: nx.Graph[int] = nx.Graph()
    plain.add_edges_from(
        (arc.before, arc.after) for arc in arcs if inside[arc.before] == inside[arc.after]
    )
    block: dict[frozenset[int], int] = {}
    for number, ends in enumerate(nx.biconnected_component_edges(plain)):
        block.update(dict.fromkeys((frozenset(pair) for pair in ends), number))
    # A block of a strongly connected graph is itself strongly connected: a path that leaves it
    # comes back through the same vertex.
    positions: dict[int, list[int]] = defaultdict(list)
    for at, arc in enumerate(arcs):
        number_of = block.get(frozenset((arc.before, arc.after)))
        if number_of is not None:
            positions[number_of].append(at)
    return sorted(positions.values())


def _exact_cut(size: int, arcs: Sequence[Arc], bound: int) -> tuple[int, ...] | None:
    """Return the cheapest cut, or None when the search grows past 2 ** EXACT_MEMBERS states.

    ``bound`` is the weight of a cut that is known already: dearer ways are not followed.

    A state is the set of vertices that are placed already, as bits. Placing a vertex costs the
    arcs that come to it from vertices not yet placed. The cheapest way to each state is found in
    order of cost (Dijkstra), so that dear states are never looked at. The cost is one number whose
    high bits are the weight, then the count of references, then one bit for each arc that was cut:
    the smallest number is the cheapest cut with all ties settled, and it names its arcs.
    """
    bits = len(arcs)
    shift = sum(arc.count for arc in arcs).bit_length() + bits
    single: list[dict[int, int]] = [{} for _ in range(size)]
    parents = [0] * size
    children = [0] * size
    needed = [0] * size
    for at, arc in enumerate(arcs):
        single[arc.after][1 << arc.before] = (arc.weight << shift) | (arc.count << bits) | (1 << at)
        parents[arc.after] |= 1 << arc.before
        children[arc.before] |= 1 << arc.after
        if arc.fixed:
            needed[arc.after] |= 1 << arc.before
    costs: list[dict[int, int]] = [{0: 0} for _ in range(size)]

    def cost(vertex: int, missing: int) -> int:
        known = costs[vertex].get(missing)
        if known is None:
            rest = missing & (missing - 1)
            known = cost(vertex, rest) + single[vertex][missing ^ rest]
            costs[vertex][missing] = known
        return known

    full = (1 << size) - 1

    def place(vertex: int, placed: int) -> int:
        """Place a vertex, and all that cost nothing then: to wait with those is never cheaper."""
        placed |= 1 << vertex
        todo = children[vertex] & ~placed
        while todo:
            lowest = todo & -todo
            todo ^= lowest
            child = lowest.bit_length() - 1
            if not parents[child] & ~placed:
                placed |= lowest
                todo |= children[child] & ~placed
        return placed

    # A block has a cycle through each vertex: none is free of cost at the start.
    best = {0: 0}
    heap = [(0, 0)]
    limit = (bound + 1) << shift
    done: set[int] = set()
    while heap:
        paid, placed = heappop(heap)
        if placed in done:
            continue
        if placed == full:
            return tuple(at for at in range(bits) if paid >> at & 1)
        done.add(placed)
        if len(done) > 1 << EXACT_MEMBERS:
            return None
        free = full & ~placed
        for vertex in range(size):
            # A vertex that no free one waits for is placed at no cost once it is the turn of none
            # of the others, so it is never worth a choice.
            if not free >> vertex & 1 or needed[vertex] & free or not children[vertex] & free:
                continue
            price = paid + cost(vertex, parents[vertex] & free)
            if price >= limit:
                continue
            state = place(vertex, placed)
            if state not in best or price < best[state]:
                best[state] = price
                heappush(heap, (price, state))
    raise ValueError("the arcs that cannot be cut have a cycle")


def _approximate_cut(size: int, arcs: Sequence[Arc]) -> tuple[int, ...]:
    """Return a cut that is cheap, has no fixed arc, and no arc that could be put back."""
    order = _greedy_order(size, arcs)
    best: tuple[int, ...] | None = None
    price = 0
    for _ in range(_ROUNDS):
        order = _sift(order, arcs)
        order, cut = _put_back(order, arcs)
        now = sum(arcs[at].weight for at in cut)
        if best is not None and now >= price:
            break
        best, price = cut, now
    return best or ()


def _greedy_order(size: int, arcs: Sequence[Arc]) -> list[int]:
    """Return an order of the vertices in which no fixed arc points back.

    Vertices that wait for nothing go to the front, those that nothing waits for to the end; when
    there is none, the one that frees most for the least goes to the front, out of those whose fixed
    arcs are all satisfied.
    """
    before: list[list[Arc]] = [[] for _ in range(size)]
    after: list[list[Arc]] = [[] for _ in range(size)]
    for arc in arcs:
        before[arc.after].append(arc)
        after[arc.before].append(arc)
    waits = [len(items) for items in before]
    awaited = [len(items) for items in after]
    blocked = [sum(arc.fixed for arc in items) for items in before]
    score = [
        sum(arc.weight for arc in before[v]) - sum(arc.weight for arc in after[v]) for v in range(size)
    ]
    sources = [v for v in range(size) if not waits[v]]
    sinks = [v for v in range(size) if not awaited[v]]
    heap = [(score[v], v) for v in range(size) if not blocked[v]]
    heapify(heap)
    placed = [False] * size
    front: list[int] = []
    back: list[int] = []
    while len(front) + len(back) < size:
        if sources:
            vertex, place = heappop(sources), front
        elif sinks:
            vertex, place = heappop(sinks), back
        else:
            points, vertex = heappop(heap)
            if points != score[vertex]:
                continue
            place = front
        if placed[vertex]:
            continue
        placed[vertex] = True
        place.append(vertex)
        for arc in after[vertex]:
            child = arc.after
            score[child] -= arc.weight
            waits[child] -= 1
            blocked[child] -= arc.fixed
            if not placed[child]:
                if not waits[child]:
                    heappush(sources, child)
                if not blocked[child]:
                    heappush(heap, (score[child], child))
        for arc in before[vertex]:
            parent = arc.before
            score[parent] += arc.weight
            awaited[parent] -= 1
            if not placed[parent]:
                if not awaited[parent]:
                    heappush(sinks, parent)
                if not blocked[parent]:
                    heappush(heap, (score[parent], parent))
    return front + back[::-1]


def _sift(order: list[int], arcs: Sequence[Arc]) -> list[int]:
    """Move single vertices to where they cost least, until no move helps (or ``_PASSES`` times).

    Where a vertex stands matters only relative to its neighbours, so it gets a label between two
    of them; labels are spread anew when two have no room between them.
    """
    size = len(order)
    forbidden = sum(arc.weight for arc in arcs) + 1
    beside: list[dict[int, int]] = [{} for _ in range(size)]
    first = [0] * size  # what it costs to stand before all neighbours
    for arc in arcs:
        weight = forbidden if arc.fixed else arc.weight
        # Standing behind a neighbour satisfies the arc from it, and breaks the arc to it.
        beside[arc.after][arc.before] = beside[arc.after].get(arc.before, 0) - weight
        beside[arc.before][arc.after] = beside[arc.before].get(arc.after, 0) + weight
        first[arc.after] += weight
    label = [0] * size

    def spread(vertices: list[int]) -> None:
        for index, vertex in enumerate(vertices):
            label[vertex] = index * _GAP

    spread(order)
    for _ in range(_PASSES):
        moved = False
        for vertex in range(size):
            near = sorted((label[other], other) for other in beside[vertex])
            cost = best = first[vertex]
            slot = 0
            here = cost
            for index, (at, other) in enumerate(near, start=1):
                cost += beside[vertex][other]
                if at < label[vertex]:
                    here = cost
                if cost < best:
                    best, slot = cost, index
            if best >= here:
                continue
            moved = True
            if slot == 0:
                label[vertex] = near[0][0] - _GAP
            elif slot == len(near):
                label[vertex] = near[-1][0] + _GAP
            else:
                if near[slot][0] - near[slot - 1][0] < 2:
                    spread(sorted(range(size), key=lambda item: (label[item], item)))
                label[vertex] = (label[near[slot - 1][1]] + label[near[slot][1]]) // 2
        if not moved:
            break
    return sorted(range(size), key=lambda item: (label[item], item))


def _put_back(order: list[int], arcs: Sequence[Arc]) -> tuple[list[int], tuple[int, ...]]:
    """Cut what points back in ``order``, then put back, dearest first, all that closes no cycle.

    Returns the order that goes with the result. It is kept up to date after each arc as Pearce and
    Kelly describe ("A dynamic topological sort algorithm for directed acyclic graphs", 2006).
    """
    rank = [0] * len(order)
    for index, vertex in enumerate(order):
        rank[vertex] = index
    following: list[list[int]] = [[] for _ in order]
    leading: list[list[int]] = [[] for _ in order]
    broken: list[int] = []
    for at, arc in enumerate(arcs):
        if rank[arc.before] < rank[arc.after]:
            following[arc.before].append(arc.after)
            leading[arc.after].append(arc.before)
        else:
            broken.append(at)
    cut: list[int] = []
    for at in sorted(broken, key=lambda item: (-arcs[item].weight, item)):
        head, tail = arcs[at].before, arcs[at].after
        if rank[head] > rank[tail]:
            later = _reach(tail, following, rank, rank[tail], rank[head], stop=head)
            if head in later:
                cut.append(at)
                continue
            sooner = _reach(head, leading, rank, rank[tail], rank[head], stop=tail)
            group = sorted(sooner, key=rank.__getitem__) + sorted(later, key=rank.__getitem__)
            for vertex, place in zip(group, sorted(rank[item] for item in group), strict=True):
                rank[vertex] = place
        following[head].append(tail)
        leading[tail].append(head)
    return sorted(range(len(order)), key=rank.__getitem__), tuple(sorted(cut))


def _reach(
    start: int, steps: Sequence[Sequence[int]], rank: Sequence[int], low: int, high: int, stop: int
) -> set[int]:
    """Return what ``start`` reaches within the ranks; the search ends as soon as it meets ``stop``."""
    seen = {start}
    todo = [start]
    while todo:
        for other in steps[todo.pop()]:
            if other not in seen and low <= rank[other] <= high:
                seen.add(other)
                if other == stop:
                    return seen
                todo.append(other)
    return seen
