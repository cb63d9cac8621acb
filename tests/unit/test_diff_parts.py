"""Parts of plans compared: pairs, differences in words, moves; and nothing in a plan changes unseen."""

from __future__ import annotations

import json
import random
from itertools import permutations
from typing import Any

import pytest

from compiler.diff.parts import differences, pair
from compiler.diff.plans import plan_sections
from compiler.diff.steps import increasing, paired_steps
from compiler.pipeline import plan_project
from compiler.plan import ir
from compiler.plan.codec import decode, encode
from tests.support.case_run import prepare
from tests.support.cases import load_case


def test_pairs_are_made_by_the_strictest_key_first() -> None:
    found = pair(["a1", "b1", "c1", "c2"], ["c2", "a2", "d1", "c1"], lambda item: item, lambda item: item[0])
    assert found.both == (("c2", "c2"), ("a1", "a2"), ("c1", "c1"))
    assert found.gone == ("b1",) and found.new == ("d1",)
    assert pair("aa", "aaa", lambda item: item).both == (("a", "a"), ("a", "a"))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (1, 1, []),
        ({"a": 1}, {"a": 2}, ["a: 1 -> 2"]),
        ({"a": None}, {"a": "x"}, ["a: nothing -> x"]),
        ({}, {"a": False}, ["a: true -> false"]),
        ({"a": True}, {}, ["a: true -> false"]),
        ({"a": ["x", "y"]}, {"a": ["y", "z"]}, ["a: lost x", "a: gained z"]),
        ({"a": ("x", "y")}, {"a": ("y", "x")}, ["a: another order: y, x"]),
        ({"a": [["x", 1]]}, {"a": [["x", 2]]}, ['a: lost ["x", 1]', 'a: gained ["x", 2]']),
        (
            {"a": [{"name": "x", "v": 1}, {"name": "y", "v": 1}]},
            {"a": [{"name": "y", "v": 2}, {"name": "x", "v": 1}]},
            ["a[y].v: 1 -> 2", "a: another order: y, x"],
        ),
        (
            {"a": [{"key": "k1", "name": "N"}]}, {"a": [{"key": "k2", "name": "N"}]},
            ["a: lost k1 N", "a: gained k2 N"],
        ),
        (
            {"a": [{"name": "x", "v": 1}, {"name": "x", "v": 2}]}, {"a": [{"name": "x", "v": 1}]},
            ['a: lost {"name": "x", "v": 2}'],
        ),
        ({"a": [1, 1]}, {"a": [1]}, ["a: lost 1"]),
    ],
)
def test_differences_in_words(old: Any, new: Any, words: list[str]) -> None:
    assert list(differences(old, new)) == words


def test_as_few_steps_as_can_be_move() -> None:
    for values in permutations(range(6)):
        stay = sorted(increasing(values))
        chosen = [values[place] for place in stay]
        assert chosen == sorted(chosen)
        best = max(
            bin(mask).count("1")
            for mask in range(64)
            if (part := [values[place] for place in range(6) if mask >> place & 1]) == sorted(part)
        )
        assert len(stay) == best
    assert increasing([]) == frozenset()


def plan_of(name: str, tmp_path_factory: pytest.TempPathFactory) -> ir.Plan:
    return plan_project(prepare(load_case(name), tmp_path_factory.mktemp(name), "postgres")).plan


@pytest.fixture(scope="module", params=["cycle_cut", "merge_update", "bpt_second_run", "mask_hash_and_fake"])
def plan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ir.Plan:
    return plan_of(request.param, tmp_path_factory)


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(tree, dict):
        return [leaf for key, item in tree.items() for leaf in leaves(item, (*path, key))]
    if isinstance(tree, list):
        return [leaf for place, item in enumerate(tree) for leaf in leaves(item, (*path, place))]
    return [path]


def changed(tree: Any, path: tuple[Any, ...], value: object) -> bytes:
    made = json.loads(json.dumps(tree))
    at = made
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return json.dumps(made).encode()


def test_no_change_of_a_plan_is_unseen(plan: ir.Plan) -> None:
    """Change one value anywhere in plan.json: some section must have a change, or the plan is no plan any more."""
    tree = json.loads(encode(plan))
    assert not any(section.changes for section in plan_sections(plan, plan, paired_steps(plan, plan), (), ()))
    chance = random.Random(1)
    tried = 0
    for path in chance.sample(leaves(tree), 70):
        value = tree
        for key in path:
            value = value[key]
        other = (not value) if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}x"
        try:
            made = decode(changed(tree, path, other))
        except ValueError:
            continue
        # The number of a step may change: that is not the plan. The id must still be one step's.
        if path[-2:] == ("head", "id") or (path[0], path[-1]) == ("costs", "step"):
            continue
        try:
            sections = list(plan_sections(plan, made, paired_steps(plan, made), (), ()))
        except KeyError:
            continue
        tried += 1
        assert any(section.changes for section in sections), path
    assert tried > 30
