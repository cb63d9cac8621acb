"""``explain`` answers for every target column and every step of all cases, and its answers are true."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from compiler.diagnostics import CompileError, Findings
from compiler.explain import explain
from compiler.metamodel.file import read_snapshot
from compiler.metamodel.rows import Column
from compiler.pipeline import Planned, plan_project, plan_snapshots
from compiler.plan import ir
from compiler.project import load_project
from tests.support.case_run import prepare
from tests.support.cases import case_names, load_case
from tests.support.explained import unexplained


def planned(project: Path) -> Planned | None:
    try:
        return plan_project(project)
    except CompileError:
        return None


@pytest.mark.parametrize("name", case_names())
def test_every_column_and_step_is_explained(name: str, tmp_path: Path) -> None:
    case = load_case(name)
    for second in (False, True) if case.second is not None else (False,):
        # The other dialect has the same plan (tests/test_cases.py).
        found = planned(prepare(case, tmp_path / str(second), case.dialects[0], second=second))
        if found is not None:
            target = read_snapshot(found.file.resolve(found.file.project.target.snapshot)).metamodel
            assert unexplained(found.plan, target) == []


def with_computed(folder: Path) -> tuple[ir.Plan, msgspec.Struct]:
    """Plan a case whose target has two columns more that it computes, one with an attribute behind it."""
    findings = Findings()
    project = prepare(load_case("target_only_attributes"), folder, "postgres")
    file = load_project(project, findings)
    source, target = (read_snapshot(folder / f"{side}.json") for side in ("source", "target"))
    tables = []
    for table in target.metamodel.tables:
        if table.name.upper().startswith("OSUSR_T01_CUSTOMER"):
            columns = [msgspec.structs.replace(item, computed=item.name == "REGION1") for item in table.columns]
            version = Column("VERSION", "bigint", table.columns[0].type, computed=True)
            table = msgspec.structs.replace(table, columns=(*columns, version))
        tables.append(table)
    metamodel = msgspec.structs.replace(target.metamodel, tables=tuple(tables))
    target = msgspec.structs.replace(target, metamodel=metamodel)
    return plan_snapshots(file, source, target, findings).plan, metamodel


def test_a_column_that_the_target_computes(tmp_path: Path) -> None:
    plan, metamodel = with_computed(tmp_path)
    assert unexplained(plan, metamodel) == []
    answer = explain(plan, "Shop.Customer.VERSION")
    assert "VERSION: not written: computed by the target" in answer
    assert "no step names it" in answer
    assert "not written: computed by the target" in explain(plan, "Shop.Customer.Region")


def test_the_judge_sees_what_is_missing(tmp_path: Path) -> None:
    plan, metamodel = with_computed(tmp_path)
    members = tuple(msgspec.structs.replace(member, computed=()) for member in plan.members)
    found = unexplained(msgspec.structs.replace(plan, members=members), metamodel)
    assert "Shop.Customer.VERSION: 0 answers" in found
    assert "Shop.Customer does not list VERSION" in found
