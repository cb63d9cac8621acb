"""``constraints: revalidate`` in T-SQL: which foreign keys are disabled, when, and that each ends trusted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from compiler.diagnostics import CompileError
from compiler.metamodel.rows import Engine, ForeignKey, Metamodel, Table
from compiler.pipeline import plan_project, scripts_of
from compiler.plan import ir
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split
from tests.support.case_run import merge_project, metamodel, outcome, prepare
from tests.support.cases import load_case

CASE = load_case("revalidate_append")
EMPLOYEE = "OSUSR_T01_EMPLOYEE"
OFF = re.compile(r"^ALTER TABLE \S+\.\[(\w+)\] NOCHECK CONSTRAINT \[(.+)\];$", re.MULTILINE)
ON = re.compile(r"^ALTER TABLE \S+\.\[(\w+)\] WITH CHECK CHECK CONSTRAINT \[(.+)\];$", re.MULTILINE)
WRITES = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO) \[OSTARGET\]\.\[dbo\]\.\[OSUSR_", re.MULTILINE)


def with_keys(folder: Path, change: Callable[[ForeignKey], ForeignKey]) -> Path:
    """Return the case's project with changed foreign keys of employees in the target."""

    def changed(table: Table) -> Table:
        if table.name != EMPLOYEE:
            return table
        return replace(table, foreign_keys=tuple(map(change, table.foreign_keys)))

    def side(made: Metamodel) -> Metamodel:
        return replace(made, tables=tuple(map(changed, made.tables)))

    source, target = (metamodel(item, Engine.MSSQL, "dbo") for item in (CASE.source, CASE.target))
    return prepare(CASE, folder, "tsql", (source, side(target)))


def texts(project: Path) -> dict[str, str]:
    found = outcome(project)
    assert found.planned is not None, found.diagnostics
    return {item.path: item.data.decode("utf-8-sig") for item in found.scripts}


def steps(project: Path) -> str:
    """Return the steps one after the other, in their order."""
    return "\n".join(text for path, text in sorted(texts(project).items()) if path.startswith("steps/"))


def test_keys_are_off_before_the_first_row_and_trusted_after_the_last(tmp_path: Path) -> None:
    found = steps(prepare(CASE, tmp_path, "tsql"))
    off, on = list(OFF.finditer(found)), list(ON.finditer(found))
    assert len(off) == 4 and [item.groups() for item in off] == [item.groups() for item in on]
    written = [item.start() for item in WRITES.finditer(found)]
    assert max(item.end() for item in off) < written[0] and written[-1] < min(item.start() for item in on)
    assert found.index("-- Step 170-verify") > max(item.end() for item in on)
    assert "WITH NOCHECK" not in found and "OSSYS_USER" not in "".join(item[0].upper() for item in off)


def test_nothing_is_read_of_the_tables_before_they_are_locked(tmp_path: Path) -> None:
    """The static entity is not written, and its table is locked with the others: one order, no lock is raised."""
    found = texts(prepare(CASE, tmp_path, "tsql"))["steps/010-open-the-run.sql"]
    locked = re.findall(r"FROM \[OSTARGET\]\.\[dbo\]\.\[(\w+)\] WITH \(TABLOCKX, HOLDLOCK\)", found)
    assert locked == sorted(locked) == ["OSUSR_T01_DEPARTMENT", EMPLOYEE, "OSUSR_T01_SIZE"]


@pytest.mark.parametrize(("state", "words"), [
    ({"enabled": False, "validated": False}, "is not enabled"),
    ({"validated": False}, "is not trusted"),
    ({"referenced_schema": "other"}, "leads to a table of the schema other"),
])
def test_what_was_disabled_or_untrusted_stays_as_it_was(
    tmp_path: Path, state: dict[str, object], words: str
) -> None:
    project = with_keys(tmp_path, lambda key: replace(key, **state))
    found = outcome(project)
    assert found.planned is not None
    [note] = [item for item in found.diagnostics if item.code == "O11-0423"]
    assert note.found.count(words) >= 3
    assert {table for table, _ in OFF.findall(steps(project))} == {"OSUSR_T01_DEPARTMENT"}
    [states] = [item.state for item in found.planned.plan.checks
                if isinstance(item, ir.CheckStates) and item.state.table.name == EMPLOYEE]
    assert {(item.enabled, item.validated) for item in states.constraints} == {
        (state.get("enabled", True), state.get("validated", True))
    }


def test_names_of_keys_are_quoted_and_harmless(tmp_path: Path) -> None:
    names = iter(("a]b'c", "GO\n--", "x */ y", "z{}"))
    project = with_keys(tmp_path, lambda key: replace(key, name=next(names)))
    with pytest.raises(CompileError, match="O11-0702"):  # a line that is GO
        scripts_of(plan_project(project))
    names = iter(("a]b'c", "100%", "x */ y", "z{}"))
    found = texts(with_keys(tmp_path, lambda key: replace(key, name=next(names))))
    loosened = next(text for path, text in found.items() if "loosen-foreign-keys-of-shop-employee" in path)
    assert "NOCHECK CONSTRAINT [a]]b'c];" in loosened and "(N'a]b''c', 1, 1, " in loosened
    assert "-- a{U+5D}b{U+27}c: DEPARTMENTID1 to " in loosened
    for path, text in found.items():
        if path.endswith(".sql") and ("loosen" in path or "revalidate" in path or path == "preflight.sql"):
            batches = split(text, include=lambda path: found[path])
            assert not [error for level in ("2016", "2019") for error in syntax_errors(batches, level)], path


def test_a_key_over_two_columns_is_looked_at_column_by_column(tmp_path: Path) -> None:
    def double(key: ForeignKey) -> ForeignKey:
        return replace(key, columns=(*key.columns, "ID1"), referenced_columns=(*key.referenced_columns, "OTHER"))

    found = steps(with_keys(tmp_path, double))
    assert re.search(r"1, 2, N'DEPARTMENTID1', .* N'ID1', N'CASCADE'\),\n +\(N'\S+', 2, 2, N'ID1', .* N'OTHER'", found)


@pytest.mark.parametrize("change", [
    {"target": {"permissions": "data-writer"}, "maps": "temporary", "rollback": "none"},
    {"transaction": "step"},
], ids=["data-writer", "step"])
def test_who_may_not_or_commits_between_is_told_so(tmp_path: Path, change: dict[str, object]) -> None:
    project = prepare(CASE, tmp_path, "tsql")
    merge_project(project, change)
    found = outcome(project)
    assert [(item.code, item.where.rsplit(" ", 1)[-1]) for item in found.diagnostics] == [("O11-0414", "constraints")]


def test_the_owner_needs_alter_on_the_tables(tmp_path: Path) -> None:
    found = texts(prepare(CASE, tmp_path, "tsql"))["manifest.json"]
    assert f"ALTER on dbo.{EMPLOYEE} (foreign keys)" in found and "REFERENCES" not in found
