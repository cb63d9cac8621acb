"""RUNBOOK.md and report.html of a migration to ODC: people, what is lost, the O11 side, of whole cases."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import msgspec
import pytest

from compiler.pipeline import plan_project
from tests.support.case_run import prepare
from tests.support.cases import read_case
from tests.support.odc_plan import ITEM, PROJECT, files_of, odc_plan
from tests.unit.test_runbook import cells, section
from tests.unit.test_runbook_odc import Pages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(odc_plan(tmp_path_factory.mktemp("odc")))


def of_case(name: str, folder: Path, **project: str) -> dict[str, str]:
    """Return the folder of one of the cases. ``project``: texts of the project file to change."""
    shutil.copytree(ROOT / "tests/cases" / name, folder / name)
    path = folder / name / "project.yaml"
    for old, new in project.items():
        path.write_text(path.read_text(encoding="utf-8").replace(f"{old}:", new), encoding="utf-8")
    return files_of(plan_project(prepare(read_case(folder / name), folder / "out", "postgres")).plan)


def test_people_that_are_written(tmp_path: Path) -> None:
    text = of_case("odc_people", tmp_path)["RUNBOOK.md"]
    people, first = section(text, "People and rights"), section(text, "Read this first")
    assert "Active users without one stop the run (O11-0985)" in people and "left out and counted (O11-0986)" in people
    assert "they get the name of O11 and keep their id and address. Nobody is deleted" in people
    assert "the id that the file of `odc.users` has for them, else one made of tenant and user name" in people
    assert "Replaced: (System).User_Role, (System).Group_User, (System).Group_Role" in people
    assert "that they got in ODC, is gone" in people and "writes no user" not in people
    assert "ODC's table of users is locked against writers" in first
    assert "references to those left out become NULL" in first and "is taken away" in first
    assert "of the entities of this plan" in first
    after = section(text, "After")
    assert "a run from another environment, later, replaces them again" in after
    assert any(row[0] == "people and rights" for row in cells(section(text, "Go or stop")))


def test_with_an_identity_provider_nobody_stops_the_run(tmp_path: Path) -> None:
    text = of_case("odc_people", tmp_path, odc="odc:\n  authentication: external-idp")["RUNBOOK.md"]
    people = section(text, "People and rights")
    assert "Active users without one are left out: the external identity provider knows them" in people
    assert "People log in through the external identity provider" in people and "must set one" not in people
    assert "Users without one are left out, active ones too" in section(text, "Read this first")


def test_people_that_are_only_mapped(tmp_path: Path) -> None:
    text = of_case("odc", tmp_path)["RUNBOOK.md"]
    people = section(text, "People and rights")
    assert "This run writes no user" in people and "(O11-0988)" in people
    assert "This run writes no roles and no groups" in people and "Replaced" not in people
    assert "This run writes none: give people in ODC those" in section(text, "After")
    assert "is locked against writers until COMMIT, in the dry run" not in text
    lost = section(text, "What is not carried over")
    assert "Shop.Customer.CreatedBy becomes NULL where the user does not come along (O11-0944)" in lost


def test_the_report_says_the_same_of_people(tmp_path: Path, pages: Pages) -> None:
    report = of_case("odc_people", tmp_path)["report.html"]
    assert "Replaced, for migrated people and in roles and groups of this plan: (System).User_Role" in report
    assert "2 of them users and groups, which are in no asset" in report
    assert "Reviewed by (security: people and rights)" in report and "source/preflight.sql of (date)" in report
    without = files_of(pages.plan)["report.html"]
    assert "People and rights" not in without and "Reviewed by (security" not in without


def test_a_later_run_needs_nothing_of_this_one(pages: Pages) -> None:
    text = pages.page()
    assert "A later run needs none of it: it overwrites." in section(text, "Read this first")
    assert "a later run needs none of it" in section(text, "After")
    for words in ("never run migrate.sql", "Never run migrate.sql", "- migrate.sql after cleanup.sql", "delta"):
        assert words not in text
    passing = pages.of(msgspec.structs.replace(pages.plan, temporary_maps=True, undo=()))
    assert "There is no journal" in passing and "Never run migrate.sql" not in passing
    members = [
        msgspec.structs.replace(item, mode="append") if item.label == ITEM else item for item in pages.plan.members
    ]
    appended = pages.of(msgspec.structs.replace(pages.plan, members=tuple(members)))
    assert "Never run migrate.sql of this folder after it" in section(appended, "Read this first")
    assert "- migrate.sql after cleanup.sql" in section(appended, "Run")


def test_without_users_nothing_is_said_of_them(pages: Pages) -> None:
    text = pages.page()
    assert "## People and rights" not in text and "Users come along" not in text
    assert "people and rights" not in section(text, "Go or stop")


def test_records_that_o11_has_lost(tmp_path: Path) -> None:
    files = of_case("odc_static", tmp_path)
    lost = section(files["RUNBOOK.md"], "What is not carried over")
    assert "Shop.Item.SizeId becomes NULL where O11 itself has lost the static record (O11-0943)" in lost
    assert "O11-0943" in files["preflight.sql"] and "O11-0902" not in lost


def test_the_report_has_the_evidence_of_each_pair(tmp_path: Path) -> None:
    report = of_case("odc", tmp_path)["report.html"]
    assert "<dt>table paired</dt><dd>the project file says so (odc.entities): shop_order_v2</dd>" in report
    assert "<dt>columns paired</dt><dd>the project file says so (odc.entities): Amount (total)</dd>" in report
    assert "<dt>columns paired</dt><dd>by its name: Id (id), CustomerId (customer_id), Mark (mark)</dd>" in report
    assets = report.split('<h2 id="assets">')[1].split("</section>")[0]
    assert "<td><code>osusr_customer</code></td><td>by its name</td>" in assets


@pytest.mark.parametrize("name", ["odc_source", "odc_source_final", "odc_people"])
def test_what_the_login_of_the_o11_side_needs(name: str, tmp_path: Path) -> None:
    files = of_case(name, tmp_path)
    needed = section(files["RUNBOOK.md"], "Needed privileges").split("\n- `")
    (lines,) = (item for item in needed if item.startswith("source/`"))
    scripts = "".join(text for path, text in files.items() if path.startswith("source/"))
    read = set(re.findall(r'(?:FROM|JOIN) "o11_source"\."(\w+)"', scripts))
    assert set(re.findall(r"SELECT on o11_source\.(\w+) \(of the O11 source\)", lines)) == read


def test_inactive_users_and_the_entity_that_tells_them_apart(pages: Pages, tmp_path: Path) -> None:
    assert "this plan has no user-extension entity that tells them apart" in section(pages.page(), "After")
    assert "fill-user-extension.sql" not in pages.page()
    text = of_case("odc_source", tmp_path)["RUNBOOK.md"]
    assert "what tells them apart is Shop.Profile" in section(text, "After")
    assert "Fill Shop.Profile once more, right before the rows are read" in section(text, "Before")


def test_the_report_says_where_staged_rows_come_from(tmp_path: Path, pages: Pages) -> None:
    project = PROJECT.replace("at: {schema: o11_source}", "at: {files: export}")
    report = files_of(odc_plan(tmp_path, project=project))["report.html"]
    assert "PostgreSQL, schema o11c_stage; brought over from PostgreSQL, database o11, schema o11_source" in report
    assert "brought over" not in files_of(pages.plan)["report.html"]
