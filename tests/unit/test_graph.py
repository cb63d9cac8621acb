"""The analyse stage: order of writing, minimal cuts, circles that cannot be cut."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler import cuts
from compiler.cuts import Arc, cheapest_cut
from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph, Edge, Node, analyse, prove_order
from compiler.model.types import EntityKey


def key(name: str) -> EntityKey:
    return EntityKey("m", name.lower())


def node(name: str) -> Node:
    return Node(key(name), f"Sales.{name}")


def edge(child: str, name: str, parent: str, weight: int = 10, obstacle: str = "") -> Edge:
    return Edge(key(child), name.lower(), name, key(parent), weight, not obstacle, obstacle)


def run(names: str, *edges: Edge) -> DependencyGraph:
    findings = Findings()
    graph = analyse([node(name) for name in names.split()], edges, findings)
    assert len(findings) == 0
    assert prove_order(graph) == ()
    return graph


def errors(names: str, *edges: Edge) -> list[str]:
    findings = Findings()
    analyse([node(name) for name in names.split()], edges, findings)
    return [str(item) for item in findings]


def cut_names(graph: DependencyGraph) -> list[str]:
    return [f"{item.child.entity}.{item.attribute_name}" for item in graph.cuts]


def order(graph: DependencyGraph) -> list[str]:
    return [item.entity for item in graph.order]


def test_parents_come_first_and_labels_settle_the_rest() -> None:
    graph = run("d b C a", edge("a", "bId", "b"), edge("C", "dId", "d"))
    assert order(graph) == ["b", "a", "d", "c"]
    assert [rank for _, rank in graph.ranks] == [0, 1, 0, 1]
    assert graph.components == ()
    assert graph.cuts == ()


def test_the_label_counts_before_the_key() -> None:
    nodes = [Node(key("1"), "Sales.b"), Node(key("2"), "Sales.A"), Node(key("3"), "sales.a")]
    assert order(analyse(nodes, [], Findings())) == ["2", "3", "1"]


def test_rank_is_the_longest_distance() -> None:
    graph = run("a b c", edge("b", "aId", "a"), edge("c", "bId", "b"), edge("c", "aId", "a"))
    assert {item.entity: rank for item, rank in graph.ranks} == {"a": 0, "b": 1, "c": 2}


def test_nothing_to_order() -> None:
    graph = run("")
    assert graph == DependencyGraph((), (), (), (), (), ())


def test_two_cycle_cuts_the_lighter_reference() -> None:
    graph = run("dept emp", edge("dept", "headId", "emp", 3), edge("emp", "deptId", "dept", 500))
    assert cut_names(graph) == ["dept.headId"]
    assert order(graph) == ["dept", "emp"]
    (component,) = graph.components
    assert (component.cost, component.exact) == (3, True)
    assert component.members == component.order == (key("dept"), key("emp"))
    assert component.cuts == graph.cuts
    assert len(component.edges) == 2


def test_weights_decide_the_other_way() -> None:
    graph = run("dept emp", edge("dept", "headId", "emp", 500), edge("emp", "deptId", "dept", 3))
    assert cut_names(graph) == ["emp.deptId"]
    assert order(graph) == ["emp", "dept"]


def test_one_cut_opens_two_cycles_that_share_an_edge() -> None:
    # a -> b is in both circles: cutting it once (10) beats cutting the two ways back (6 + 6).
    graph = run(
        "a b c d",
        edge("a", "bId", "b", 10),
        edge("b", "cId", "c", 6),
        edge("c", "aId", "a", 50),
        edge("b", "dId", "d", 6),
        edge("d", "aId", "a", 50),
    )
    assert cut_names(graph) == ["a.bId"]


def test_two_light_cuts_beat_the_shared_one() -> None:
    graph = run(
        "a b c d",
        edge("a", "bId", "b", 13),
        edge("b", "cId", "c", 6),
        edge("c", "aId", "a", 50),
        edge("b", "dId", "d", 6),
        edge("d", "aId", "a", 50),
    )
    assert cut_names(graph) == ["b.cId", "b.dId"]
    assert graph.components[0].cost == 12


def test_tie_is_settled_by_key() -> None:
    graph = run("a b c", edge("a", "bId", "b"), edge("b", "cId", "c"), edge("c", "aId", "a"))
    assert cut_names(graph) == ["a.bId"]


def test_fewer_references_win_a_tie_of_cost() -> None:
    graph = run("a b", edge("a", "x", "b", 5), edge("a", "y", "b", 5), edge("b", "aId", "a", 10))
    assert cut_names(graph) == ["b.aId"]


def test_parallel_references_are_cut_together_and_add_up() -> None:
    light = [edge("a", "x", "b", 4), edge("a", "y", "b", 5)]
    graph = run("a b", *light, edge("b", "aId", "a", 10))
    assert cut_names(graph) == ["a.x", "a.y"]
    assert graph.components[0].cost == 9
    assert cut_names(run("a b", *light, edge("b", "aId", "a", 8))) == ["b.aId"]


def test_a_reference_with_an_obstacle_is_never_cut() -> None:
    graph = run("a b", edge("a", "bId", "b", 1, "NOT NULL"), edge("b", "aId", "a", 900))
    assert cut_names(graph) == ["b.aId"]


def test_an_obstacle_holds_its_parallel_references_too() -> None:
    graph = run("a b", edge("a", "x", "b", 1, "NOT NULL"), edge("a", "y", "b", 1), edge("b", "aId", "a", 900))
    assert cut_names(graph) == ["b.aId"]


def test_estimates_below_one_count_as_one() -> None:
    graph = run("a b", edge("a", "bId", "b", -1), edge("a", "cId", "b", 0), edge("b", "aId", "a", 1))
    assert cut_names(graph) == ["b.aId"]
    assert graph.components[0].cost == 1


def test_self_references_are_kept_apart() -> None:
    graph = run("emp", edge("emp", "managerId", "emp", 5, "NOT NULL"))
    assert [item.attribute_name for item in graph.self_references] == ["managerId"]
    assert (graph.components, graph.cuts, graph.edges) == ((), (), ())
    assert order(graph) == ["emp"]


def test_mandatory_cycle_prints_the_path_the_obstacles_and_the_cheapest_way_out() -> None:
    (text,) = errors(
        "Order Customer",
        edge("Order", "CustomerId", "Customer", 900, "the column is NOT NULL"),
        edge("Customer", "FirstOrderId", "Order", 20, "a unique index admits one NULL"),
        edge("Order", "LastOfId", "Customer", 1),
    )
    assert text.splitlines() == [
        "error[O11-0501]: cycle of mandatory references cannot be cut",
        "  --> Sales.Customer, Sales.Order",
        "  found: Sales.Customer.FirstOrderId -> Sales.Order.CustomerId -> Sales.Customer; "
        "Sales.Customer.FirstOrderId cannot be set later: a unique index admits one NULL; "
        "Sales.Order.CustomerId cannot be set later: the column is NOT NULL",
        "  do: Cheapest to relax: Sales.Customer.FirstOrderId (about 20 rows to set later). Make it "
        "optional in Service Studio, without what is named as its obstacle, or exclude an entity.",
    ]


def test_the_shortest_mandatory_cycle_is_printed() -> None:
    must = "NOT NULL"
    (text,) = errors(
        "a b c d",
        edge("a", "bId", "b", 1, must),
        edge("b", "cId", "c", 1, must),
        edge("c", "dId", "d", 1, must),
        edge("d", "aId", "a", 1, must),
        edge("d", "cId", "c", 1, must),
    )
    assert "found: Sales.c.dId -> Sales.d.cId -> Sales.c;" in text


def test_every_reference_of_a_parallel_step_has_to_be_relaxed() -> None:
    must = "NOT NULL"
    (text,) = errors(
        "a b",
        edge("a", "x", "b", 4, must), edge("a", "y", "b", 4, must), edge("b", "aId", "a", 9, must),
    )
    assert "Cheapest to relax: Sales.a.x, Sales.a.y (about 8 rows" in text
    assert "Sales.a.y cannot be set later: NOT NULL" in text


def test_all_mandatory_cycles_are_reported_at_once() -> None:
    must = "NOT NULL"
    found = errors(
        "a b c d e",
        edge("a", "bId", "b", 1, must), edge("b", "aId", "a", 1, must),
        edge("c", "dId", "d", 1, must), edge("d", "cId", "c", 1, must),
        edge("b", "cId", "c"), edge("c", "bId", "b"), edge("e", "aId", "a"),
    )
    assert ["--> Sales.a, Sales.b" in text for text in found] == [True, False]
    assert ["--> Sales.c, Sales.d" in text for text in found] == [False, True]


def test_after_an_error_there_is_still_an_order_that_is_not_proven() -> None:
    findings = Findings()
    pair = [edge("a", "bId", "b", 1, "x"), edge("b", "aId", "a", 1, "x")]
    graph = analyse([node("b"), node("a")], pair, findings)
    assert findings.has_errors
    assert order(graph) == ["a", "b"]
    assert prove_order(graph) == (f"{key('a')}.bId -> {key('b')}: the parent does not come first",)


def test_prove_order_sees_what_is_wrong() -> None:
    graph = run("a b", edge("b", "aId", "a", 1, "NOT NULL"))
    backwards = replace(graph, order=graph.order[::-1])
    assert len(prove_order(backwards)) == 1
    assert "cannot be" in prove_order(replace(graph, cuts=graph.edges))[0]
    assert "listed twice" in prove_order(replace(graph, order=(*graph.order, key("a"))))[0]
    assert "is not in the order" in prove_order(replace(graph, order=(key("a"),)))[0]
    assert "is no reference" in prove_order(replace(graph, cuts=(edge("a", "zId", "b"),)))[0]


@pytest.mark.parametrize(
    ("nodes", "edges"),
    [
        ([node("a"), node("a")], []),
        ([node("a")], [edge("a", "bId", "b")]),
        ([node("a"), node("b")], [edge("a", "bId", "b", 1), edge("a", "bId", "b", 2)]),
    ],
)
def test_misuse_is_a_fault(nodes: list[Node], edges: list[Edge]) -> None:
    with pytest.raises(ValueError, match=r"two nodes|not among|twice"):
        analyse(nodes, edges, Findings())


NAMES = "abcdef"


@st.composite
def small_graphs(draw: st.DrawFn) -> list[Edge]:
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from("xy"))
    picked = draw(st.lists(ends, unique=True, max_size=11))
    obstacles = st.sampled_from(["", "", "", "no"])
    return [
        edge(child, f"{parent}{name}", parent, draw(st.integers(1, 4)), draw(obstacles))
        for child, parent, name in picked
    ]


def acyclic(edges: Sequence[Edge]) -> bool:
    graph: nx.DiGraph[EntityKey] = nx.DiGraph()
    graph.add_edges_from((item.parent, item.child) for item in edges)
    return nx.is_directed_acyclic_graph(graph)


def cheapest_by_trying_all(edges: Sequence[Edge]) -> tuple[int, int] | None:
    """Return cost and number of the best set of cuts by looking at every set."""
    free = [item for item in edges if item.cuttable]
    costs = [
        (sum(item.weight for item in cut), len(cut))
        for size in range(len(free) + 1)
        for cut in combinations(free, size)
        if acyclic([item for item in edges if item not in cut])
    ]
    return min(costs, default=None)


@settings(max_examples=150, deadline=None)
@given(small_graphs(), st.randoms(use_true_random=False))
def test_the_cut_is_the_cheapest_there_is(edges: list[Edge], shuffler: random.Random) -> None:
    nodes = [node(name) for name in NAMES]
    findings = Findings()
    graph = analyse(nodes, edges, findings)
    others = [item for item in edges if item.child != item.parent]
    expected = cheapest_by_trying_all(others)
    assert findings.has_errors == (expected is None)
    if expected is not None:
        assert prove_order(graph) == ()
        assert (sum(item.weight for item in graph.cuts), len(graph.cuts)) == expected
        assert all(component.exact for component in graph.components)
        assert sum(component.cost for component in graph.components) == expected[0]

    shuffled_nodes, shuffled_edges = nodes[:], edges[:]
    shuffler.shuffle(shuffled_nodes)
    shuffler.shuffle(shuffled_edges)
    again = Findings()
    assert analyse(shuffled_nodes, shuffled_edges, again) == graph
    assert list(again) == list(findings)


def random_arcs(seed: int, size: int, count: int, fixed: float) -> list[Arc]:
    chance = random.Random(seed)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < count:
        before, after = chance.randrange(size), chance.randrange(size)
        if before != after:
            pairs.add((before, after))
    # Fixed arcs go upwards only, so they have no cycle.
    return [Arc(a, b, chance.randint(1, 50), 1, a < b and chance.random() < fixed) for a, b in sorted(pairs)]


def check_cut(size: int, arcs: Sequence[Arc], cut: Sequence[int]) -> None:
    """No cycle is left, nothing fixed was cut, and nothing was cut in vain."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from((arc.before, arc.after) for at, arc in enumerate(arcs) if at not in cut)
    assert nx.is_directed_acyclic_graph(graph)
    for at in cut:
        assert not arcs[at].fixed
        assert nx.has_path(graph, arcs[at].after, arcs[at].before)


@pytest.mark.parametrize("seed", range(6))
def test_large_components_get_a_sound_cut(seed: int) -> None:
    arcs = random_arcs(seed, 120, 500, 0.25)
    result = cheapest_cut(120, arcs)
    assert not result.exact
    check_cut(120, arcs, result.arcs)


@pytest.mark.parametrize("seed", range(20))
def test_both_ways_agree_nearly(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    arcs = random_arcs(seed, 10, 40, 0.2)
    exact = cheapest_cut(10, arcs)
    monkeypatch.setattr(cuts, "SEARCH_MEMBERS", 0)
    near = cheapest_cut(10, arcs)
    best, found = (sum(arcs[at].weight for at in result.arcs) for result in (exact, near))
    assert (exact.exact, near.exact) == (True, False)
    check_cut(10, arcs, exact.arcs)
    check_cut(10, arcs, near.arcs)
    assert best <= found <= best * 1.5


def test_moving_single_vertices_only_ever_helps() -> None:
    gains = []
    for seed in range(10):
        arcs = random_arcs(seed, 60, 300, 0.2)
        before = cuts._greedy_order(60, arcs)
        after = cuts._sift(before, arcs)
        gains.append(points_back(before, arcs) - points_back(after, arcs))
        assert cuts._sift(after, arcs) == after
    assert min(gains) > 0


def points_back(order: Sequence[int], arcs: Sequence[Arc]) -> int:
    place = {vertex: index for index, vertex in enumerate(order)}
    return sum(arc.weight for arc in arcs if place[arc.before] > place[arc.after])


def test_complete_graph_of_the_documented_size_is_exact() -> None:
    size = cuts.EXACT_MEMBERS
    arcs = [Arc(a, b, 1) for a in range(size) for b in range(size) if a != b]
    result = cheapest_cut(size, arcs)
    assert result.exact
    assert len(result.arcs) == size * (size - 1) // 2


def test_blocks_are_solved_one_by_one() -> None:
    # 200 rings of three on one common vertex: one component of 401, exact since its blocks are small.
    arcs = [
        arc
        for at in range(1, 401, 2)
        for arc in (Arc(0, at, 5), Arc(at, at + 1, 2), Arc(at + 1, 0, 5))
    ]
    result = cheapest_cut(401, arcs)
    assert result.exact
    assert result.arcs == tuple(range(1, 600, 3))


def test_a_cycle_of_fixed_arcs_is_a_fault() -> None:
    with pytest.raises(ValueError, match="cannot be cut"):
        cheapest_cut(2, [Arc(0, 1, 1, fixed=True), Arc(1, 0, 1, fixed=True)])
