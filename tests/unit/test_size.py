"""A large run in one transaction has to be asked for in the project file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from compiler.diagnostics import CompileError, Findings
from compiler.metamodel.file import read_snapshot
from compiler.metamodel.rows import Snapshot
from compiler.pipeline import plan_snapshots
from compiler.plan.size import MOST_BYTES, MOST_ROWS
from compiler.project import load_project
from tests.support.case_run import prepare
from tests.support.cases import load_case

Sizes = Mapping[str, tuple[int | None, int | None]]


def sized(snapshot: Snapshot, sizes: Sizes) -> Snapshot:
    """Return the snapshot with other estimates: rows and bytes by what a table's name ends with."""
    tables = []
    for table in snapshot.metamodel.tables:
        for end, (rows, size) in sizes.items():
            if table.name.endswith(end):
                table = msgspec.structs.replace(table, rows=rows, bytes=size)
        tables.append(table)
    metamodel = msgspec.structs.replace(snapshot.metamodel, tables=tuple(tables))
    return msgspec.structs.replace(snapshot, metamodel=metamodel)


def found(folder: Path, sizes: Sizes, more: str = "", case: str = "cycle_cut") -> list[str]:
    """Return what O11-0415 says of a case with these estimates and these lines in its project file."""
    project = prepare(load_case(case), folder, "postgres")
    project.write_text(project.read_text(encoding="utf-8") + more, encoding="utf-8")
    findings = Findings()
    file = load_project(project, findings)
    sides = [sized(read_snapshot(folder / f"{side}.json"), sizes) for side in ("source", "target")]
    try:
        plan_snapshots(file, sides[0], sides[1], findings)
    except CompileError as problem:
        return [str(item) for item in problem.diagnostics if item.code == "O11-0415"]
    return []


@pytest.mark.parametrize("sizes", [
    {"EMPLOYEE": (MOST_ROWS, None)},
    {"EMPLOYEE": (MOST_ROWS - 5, MOST_BYTES - 5), "DEPARTMENT": (5, 5)},
    {"EMPLOYEE": (None, MOST_BYTES), "DEPARTMENT": (None, None)},
])
def test_up_to_the_limit_nothing_is_said(sizes: Sizes, tmp_path: Path) -> None:
    assert found(tmp_path, {"DEPARTMENT": (0, 0), **sizes}) == []


@pytest.mark.parametrize(("sizes", "wanted"), [
    ({"S01_EMPLOYEE": (12_345_678, 5), "S01_DEPARTMENT": (2, 2_100_000_000)},
     "about 12,345,680 rows and 2.1 GB in one transaction; most of them: Shop.Employee (about 12,345,678 rows)"),
    ({"S01_EMPLOYEE": (6_000_000, None), "S01_DEPARTMENT": (5_000_000, None)},
     "about 11,000,000 rows in one transaction"),
    ({"S01_EMPLOYEE": (1_000, MOST_BYTES + 1), "S01_DEPARTMENT": (9_000_000, 1)},
     "about 9,001,000 rows and 20.0 GB in one transaction; most of them: Shop.Employee (20.0 GB)"),
])
def test_above_it_is_an_error_that_names_rows_bytes_and_both_ways_out(
    sizes: Sizes, wanted: str, tmp_path: Path
) -> None:
    (text,) = found(tmp_path, sizes)
    assert text.startswith("error[O11-0415]: ")
    assert "\n  --> project.yaml transaction\n" in text
    assert wanted in text
    assert "`transaction: whole`" in text and "`transaction: step`" in text


@pytest.mark.parametrize("how", ["whole", "step"])
def test_either_word_in_the_project_file_settles_it(how: str, tmp_path: Path) -> None:
    assert found(tmp_path, {"EMPLOYEE": (MOST_ROWS + 1, None)}, f"transaction: {how}\n") == []


def test_rows_of_the_target_count_where_they_are_replaced(tmp_path: Path) -> None:
    sizes = {"T01_EMPLOYEE": (MOST_ROWS + 1, None)}
    assert found(tmp_path / "append", sizes) == []
    replaced = 'entities: {"Shop.Employee": {mode: replace}, "Shop.Department": {mode: replace}}\n'
    assert len(found(tmp_path / "replace", sizes, replaced)) == 1


def test_tables_that_are_not_migrated_do_not_count(tmp_path: Path) -> None:
    assert found(tmp_path, {"LOG": (MOST_ROWS + 1, MOST_BYTES + 1)}, case="excluded_unneeded") == []
