"""The second judge on rows that were updated, rows without a text of their own, and texts that hold an id."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.judge import Arrival, Expectation, Fixed, InText, Loose, Marked, judge
from tests.support.tables import Database


def at(marker: str) -> Marked:
    return Marked("t", "ID", "NAME", marker)


def expectation() -> Expectation:
    """Row 1 is updated, row 2 stays, one row is new; two links are new, one of them was there before."""
    return Expectation(
        arrivals=(
            Arrival(at("new 1"), {"N": 7}, {}, at("old 1")),
            Arrival(at("new"), {"N": 8}, {"T": InText(at("new 1"))}),
        ),
        before={
            "t": [
                {"ID": 1, "NAME": "old 1", "N": 0, "T": "mine"},
                {"ID": 2, "NAME": "old 2", "N": 0, "T": ""},
            ],
            "link": [{"ID": 5, "A": 1, "B": 9}],
        },
        written=frozenset({"t", "link"}),
        loose=(Loose("link", {"B": 9}, {"A": at("new")}), Loose("link", {"B": 9}, {"A": Fixed(1)})),
    )


def arrived() -> Database:
    return Database(
        {
            "t": [
                {"ID": 1, "NAME": "new 1", "N": 7, "T": "mine"},
                {"ID": 2, "NAME": "old 2", "N": 0, "T": ""},
                {"ID": 3, "NAME": "new", "N": 8, "T": "1"},
            ],
            "link": [{"ID": 5, "A": 1, "B": 9}, {"ID": 6, "A": 3, "B": 9}, {"ID": 7, "A": 1, "B": 9}],
        }
    )


def test_all_is_right() -> None:
    assert judge(arrived(), expectation()) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.tables["t"][0].update(T="theirs"),
        lambda found: found.tables["t"][0].update(ID=4),
        lambda found: found.tables["t"][0].update(N=0),
        lambda found: found.tables["t"][0].update(NAME="old 1"),
        lambda found: found.tables["t"].append({"ID": 9, "NAME": "old 1", "N": 0, "T": "mine"}),
        lambda found: found.tables["t"][2].update(T="2"),
        lambda found: found.tables["t"][2].update(T=1),
        lambda found: found.tables["link"].pop(),
        lambda found: found.tables["link"].pop(0),
        lambda found: found.tables["link"][1].update(A=2),
        lambda found: found.tables["link"].append({"ID": 8, "A": 3, "B": 9}),
    ],
)
def test_every_fault_is_found(spoil: Callable[[Database], object]) -> None:
    found = arrived()
    spoil(found)
    assert judge(found, expectation()) != []
