"""The commands ``plan`` and ``explain``: the plan in words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from compiler.diagnostics import CompileError
from compiler.explain import explain, plan_text
from compiler.pipeline import plan_project
from compiler.plan import ir
from tests.support.case_run import prepare
from tests.support.cases import load_case


def planned(name: str, folder: Path) -> ir.Plan:
    return plan_project(prepare(load_case(name), folder, "postgres")).plan


def test_why_this_order(tmp_path: Path) -> None:
    plan = planned("cycle_cut", tmp_path)
    text = explain(plan, None)
    places = [text.index(f"  {step.head.id}: {step.head.reason}") for step in plan.steps]
    assert places == sorted(places)
    assert "refer to each other in a circle" in text
    assert "cut: Shop.Department.HeadId, written empty and set afterwards (about 3 rows)" in text


def test_an_entity_tells_its_chain_columns_and_map(tmp_path: Path) -> None:
    text = explain(planned("producer_pulled_in", tmp_path), "Core.Country")
    assert "Geo.City.CountryId refers to it; Geo.City: Shop.Order.CityId refers to it; Shop.Order: module" in text
    assert "identifiers: reserved" in text
    assert "Mark (MARK1) <- source column MARK: copied" in text


@pytest.mark.parametrize(("case", "name", "wanted"), [
    ("cycle_cut", "Shop.Department.HeadId", "empty at first"),
    ("cycle_cut", "Shop.Department.HeadId", ": inserts the row with the column empty"),
    ("cycle_cut", "Shop.Department.HeadId", ": sets it through o11c.map_"),
    ("cycle_cut", "Shop.Department.HeadId", "from: source column HEADID"),
    ("cycle_cut", "Shop.Employee.DepartmentId", "(Shop.Department)"),
    ("target_only_attributes", "Shop.Customer.Channel", "the constant 'web'"),
    ("target_only_attributes", "Shop.Customer.Region", "so the database fills in 'north'"),
    ("source_only_dropped", "Shop.Customer.Legacy", "left behind by `drop`"),
    ("excluded_unneeded", "Shop.Log", "is left out: excluded by the project file"),
    ("excluded_unneeded", "Shop.Size", "is left out: static entity"),
    ("excluded_unneeded", "Shop.Size.Label", "not written: Shop.Size is left out: static entity"),
    ("record_recreated", "Shop.Size.Label", "not written: 3 records are mapped"),
    ("external_reference", "Legacy.Account.Mark", "not written: references keep their value"),
    ("users_by_username", "(System).User.Username", "not written: rows are matched"),
])
def test_what_happens_to_it(case: str, name: str, wanted: str, tmp_path: Path) -> None:
    assert wanted in explain(planned(case, tmp_path), name)


@pytest.mark.parametrize("name", ["Shop.Nothing", "Shop.Department.Nothing", "Shop", "", "Shop.Department."])
def test_a_name_that_the_plan_lacks(name: str, tmp_path: Path) -> None:
    with pytest.raises(CompileError) as error:
        explain(planned("cycle_cut", tmp_path), name)
    assert [item.code for item in error.value.diagnostics] == ["O11-1004"]


@pytest.mark.parametrize("name", ["Users.Account", "(System).Account", "(System).User"])
def test_a_platform_entity_has_its_label_and_that_of_the_system(name: str, tmp_path: Path) -> None:
    plan = planned("users_by_username", tmp_path)
    members = tuple(
        msgspec.structs.replace(item, label="Users.Account") if item.role is ir.Role.MATCHED else item
        for item in plan.members
    )
    plan = msgspec.structs.replace(plan, members=members)
    assert "Users.Account: not written; rows are matched" in explain(plan, name)
    assert "Users.Account.Name: not written: rows are matched" in explain(plan, name + ".Name")


def test_a_step_tells_what_it_waits_for_and_what_it_touches(tmp_path: Path) -> None:
    plan = planned("cycle_cut", tmp_path)
    (insert,) = [step.head.id for step in plan.steps if step.head.title == "insert Shop.Employee"]
    lines = [line.strip() for line in explain(plan, insert).split("\n")]
    known = {step.head.title: step.head.id for step in plan.steps}
    # The map of departments for the reference, and the departments themselves for the foreign key.
    before = sorted(known[title] for title in
                    ("keys of Shop.Department", "keys of Shop.Employee", "insert Shop.Department"))
    (needs,) = [line for line in lines if line.startswith("needs what these steps wrote: ")]
    # Undo is prepared once for all tables (o11c.before_..., o11c.after_...).
    assert [name for name in needs.partition(": ")[2].split(", ") if "undo" not in name] == before
    (needed,) = [line for line in lines if line.startswith("needed by: ")]
    assert known["link Shop.Department HEADID1"] in needed and known["insert Shop.Department"] not in needed
    assert lines[lines.index("writes:") + 1 :][0] == "target table o11_target.OSUSR_T01_EMPLOYEE"
    assert "source table o11_source.OSUSR_S01_EMPLOYEE" in lines


def test_columns_of_an_event_table_are_asked_for_by_its_name(tmp_path: Path) -> None:
    answer = explain(planned("events_emptied", tmp_path), "OSEVT_T01_CITY._TENANT_ID")
    assert "keeps the target's own rows in o11c.kept_" in answer
    assert "writes the target's own rows back as they were" in answer


def test_rows_of_others_that_go_are_explained_by_their_label(tmp_path: Path) -> None:
    plan = planned("replace_consumers_deleted", tmp_path)
    members = {member.label for member in plan.members}
    others = {step.head.label for step in plan.steps if isinstance(step, ir.DeleteRows)} - members
    assert others
    for label in others:
        assert "-delete-" in explain(plan, label)


def test_no_name_brings_control_characters_to_the_terminal(tmp_path: Path) -> None:
    plan = planned("hostile_names", tmp_path)
    labels = [item.label for item in plan.members]
    assert any("\n" in label for label in labels)
    texts = [plan_text(plan), explain(plan, None), *(explain(plan, label) for label in labels)]
    for text in texts:
        assert all(line.isprintable() for line in text.split("\n"))
        assert not [line for line in text.split("\n") if line == "GO"]
    assert "$(x)\\nGO\\n" in texts[0]


def test_the_plan_lists_what_is_left_out_and_why(tmp_path: Path) -> None:
    lines = plan_text(planned("excluded_unneeded", tmp_path)).splitlines()
    start = lines.index("Left out") + 1
    assert [line.split(":")[0].strip() for line in lines[start : lines.index("", start)]] == [
        "Shop.Cart", "Shop.Log", "Shop.Size"
    ]
