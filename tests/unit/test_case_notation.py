"""The notation of cases: names become ids, and a second state keeps those of the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo.layout import tables_of
from compiler.demo.placement import place
from compiler.metamodel.rows import Engine
from tests.support.cases import Case, read_case

CASE = """
about: Somebody approves an order.
modules:
  Shop:
    processes:
      Approve: {inputs: {OrderId: -> Order, Note: Text}, activities: {Review: {}}}
    entities:
      Order: {event_table: true, attributes: {Parent: Text 20}}
source:
  users: {ann: {}}
  rows: {Shop.Order: {o1: {Id: 21}, o2: {Parent: {id: [Shop.Order, o1]}}, o3: {}}}
  instances:
    p1: {id: 11266, process: Shop.Approve, inputs: {OrderId: o1, Note: 21}, activities: {a1: {activity: Review}}}
    p2: {process: Shop.Approve, parent: p1, parent_activity: a1}
    p3: {process: Shop.Approve, parent: p2, top: none}
  events: {Shop.Order: [{process: Shop.Approve, activity: a1, row: o1}]}
second:
  source: {rows: {Shop.Order: {o2: null, o4: {}}}}
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    return read_case(tmp_path)


def rows(case: Case, table: str, *, second: bool = False) -> list[dict[str, object]]:
    side = case.second.source if second and case.second else case.source
    (found,) = [item for item in tables_of(place(side.environment), Engine.POSTGRES) if item.name.upper() == table]
    names = [column.name.upper() for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]


def test_inputs_hold_ids_as_text_where_their_type_refers(case: Case) -> None:
    assert [row["INPUT_VALUE"] for row in rows(case, "OSSYS_BPM_PROCESS_INPUT")] == ["21", "21"]
    assert rows(case, "OSUSR_S01_ORDER")[1]["PARENT"] == "21"


def test_the_top_is_the_root_of_the_parents_unless_it_is_given(case: Case) -> None:
    found = {row["LABEL"]: (row["ID"], row["TOP_PROCESS_ID"]) for row in rows(case, "OSSYS_BPM_PROCESS")}
    assert found == {"p1": (11266, 11266), "p2": (2, 11266), "p3": (3, None)}


def test_events_name_activity_definition_and_row(case: Case) -> None:
    (event,) = rows(case, "OSEVT_S01_ORDER")
    (activity,) = rows(case, "OSSYS_BPM_ACTIVITY")
    assert (event["_ACTIVITY_ID"], event["ID"], event["_PROCESS_DEF_ID"]) == (activity["ID"], 21, 11)


def test_definitions_have_other_ids_in_the_target(case: Case) -> None:
    assert case.target.environment.extra != case.source.environment.extra
    ids = dict(case.target.environment.extra)["OSSYS_BPM_PROCESS_DEFINITION"]
    assert [row["ID"] for row in ids] == [12]


def test_a_second_state_keeps_the_ids_of_the_first(case: Case) -> None:
    assert {row["MARK"]: row["ID"] for row in rows(case, "OSUSR_S01_ORDER", second=True)} == {
        "o1": 21, "o3": 3, "o4": 22,
    }
    assert case.second is not None and case.second.project == {"delta": True}


@pytest.mark.parametrize(("old", "new"), [
    ("about:", "abuot:"), ("  users:", "  usres:"), ("second:\n  source:", "second:\n  sourec:"),
])
def test_words_that_the_notation_does_not_know_are_refused(old: str, new: str, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match="unknown keys"):
        read_case(tmp_path)
