"""Runs every folder of tests/cases. ``O11C_UPDATE_CASES=1`` rewrites what is expected; see its README."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.pipeline import plan_project
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_flow import run_case
from tests.support.case_run import (
    Stage,
    codes,
    compact,
    diagnostic_lines,
    outcome,
    outline,
    plan_tree,
    prepare,
    stored,
    without_place,
)
from tests.support.cases import CASES, Case, case_names, load_case, on_tsql, telling
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_real import real_server
from tests.support.tsql_server import TsqlServer
from tests.support.tsql_stage import tsql_stage

UPDATE = bool(os.environ.get("O11C_UPDATE_CASES"))
ROOT = Path(__file__).resolve().parents[1]
DRIVERS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "rollback.sql", "cleanup.sql")
# Undo masks nothing.
MASK_KEY = [("O11C_MASK_KEY", driver) for driver in DRIVERS[:4]]
LEVELS = ("2016", "2019")
STEPS = ("steps/", "dryrun/")
# Cases that run on PostgreSQL only, and why.
NOT_ON_TSQL = {
    "text_identifier": "its collation takes PT and pt for one identifier, so that there is no such table",
}
NAMES = case_names()
HOSTILE = "hostile_names"


def of(dialect: str) -> list[str]:
    return [name for name in NAMES if dialect in load_case(name).dialects]


def emulated() -> list[str]:
    """Return the cases that run on the emulated server: one of each form, or all with O11C_ALL_CASES."""
    runs = [name for name in of("tsql") if load_case(name).runs]
    if os.environ.get("O11C_ALL_CASES") or os.environ.get("O11C_TSQL_URL"):
        return runs
    # What has a kind of its own in words, not in the plan, and what answers otherwise there than on PostgreSQL.
    own = ("writer", "ordered", "temporary", "revalidate", "step", "mint", "hostile", "linked", "files")
    return sorted({*telling(runs), *(name for name in runs if name.startswith(own) or load_case(name).tsql)})


def expect(path: Path, found: str) -> None:
    """Compare with a file, or write it."""
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.is_file(), f"{path} is missing; see tests/cases/README.md"
    assert found.encode() == path.read_bytes()


def compiled(case: Case, dialect: str, folder: Path, *, second: bool = False) -> dict[str, bytes]:
    """Write the scripts of a case to a folder; nothing when it does not compile."""
    found = outcome(prepare(case, folder, dialect, second=second))
    scripts = {script.path: script.data for script in found.scripts}
    for name, data in scripts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return scripts


def test_there_is_a_case_for_each_folder() -> None:
    folders = sorted(path.name for path in CASES.iterdir() if path.is_dir() and not path.name.startswith("."))
    assert folders == NAMES
    assert len(NAMES) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_plan_and_diagnostics(name: str, tmp_path: Path) -> None:
    case = load_case(name)
    found = outcome(prepare(case, tmp_path, case.dialects[0]))
    # Not a matter of what is expected this time: the case is about these.
    assert set(case.raises) <= {item.code for item in found.diagnostics}
    expect(case.folder / "expected-diagnostics.txt", diagnostic_lines(found.diagnostics, tmp_path))
    plan = case.folder / "expected-plan.json"
    if found.planned is None:
        if UPDATE:
            plan.unlink(missing_ok=True)
        assert not plan.exists(), "it does not compile any more"
        return
    tree = stored(plan_tree(found.planned))
    text = compact(tree) + "\n"
    assert json.loads(text) == tree
    expect(plan, text)


@pytest.mark.parametrize("name", [name for name in of("tsql") if "postgres" in load_case(name).dialects])
def test_both_dialects_have_the_same_plan(name: str, tmp_path: Path) -> None:
    case = load_case(name)
    postgres = outcome(prepare(case, tmp_path / "postgres", "postgres"))
    tsql = outcome(prepare(case, tmp_path / "tsql", "tsql"))
    assert codes(tsql.diagnostics) == codes(postgres.diagnostics)
    if postgres.planned is not None:
        assert tsql.planned is not None
        assert outline(plan_tree(tsql.planned)) == outline(plan_tree(postgres.planned))


@pytest.mark.parametrize(
    ("name", "dialect"),
    [(name, dialect) for name in NAMES if load_case(name).scripts for dialect in load_case(name).dialects],
)
def test_whole_scripts(name: str, dialect: str, tmp_path: Path) -> None:
    case = load_case(name)
    scripts = {name: data for name, data in compiled(case, dialect, tmp_path).items() if name.endswith(".sql")}
    folder = case.folder / "expected" / dialect
    if UPDATE:
        for old in folder.rglob("*.sql"):
            old.unlink()
    for path, data in scripts.items():
        expect(folder / path, data.decode())
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == set(scripts)


@pytest.mark.parametrize(
    ("name", "second"),
    [(name, second) for name in of("tsql") for second in (False, True) if load_case(name).second or not second],
)
def test_tsql_parses(name: str, second: bool, tmp_path: Path) -> None:
    case = load_case(name)
    scripts = compiled(case, "tsql", tmp_path, second=second)
    if not scripts:
        assert codes(outcome(tmp_path / "project.yaml").diagnostics), "no scripts, and no error says why"
        return
    for path, data in scripts.items():
        if not path.endswith(".sql"):
            continue
        assert data.startswith(b"\xef\xbb\xbf"), f"{path} has no byte order mark"
        # The key of masks is the only thing that sqlcmd is meant to put in, in the drivers' first batch.
        found = [name for name in variables(data.decode("utf-8-sig")) if (name, path) not in MASK_KEY]
        assert found == [], f"{path} holds $(x)"
    batches: dict[str, str] = {}  # with the first driver that has the batch: most share their steps
    # Of rows that come in files, what lists, loads and compares them.
    others = [path for path in scripts if path.endswith(".sql") and "/" in path and not path.startswith(STEPS)]
    for driver in (*(name for name in DRIVERS if name in scripts), *others):
        text = (tmp_path / driver).read_text(encoding="utf-8-sig")
        aware = split(text, include=tmp_path)
        assert aware, driver
        assert split(text, naive=True, include=tmp_path) == aware, f"{driver}: where a batch ends is disputed"
        for batch in aware:
            batches.setdefault(batch, driver)
    for level in LEVELS:
        assert syntax_errors([*batches], level) == [], f"level {level}, of {sorted({*batches.values()})}"


@pytest.mark.parametrize("name", [name for name in of("postgres") if load_case(name).runs])
def test_run_on_postgres(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    case = load_case(name)
    folded = case.source.folded or case.target.folded
    server, database = ("icu", "icu_database") if folded else ("postgres", "database_name")
    stage = Stage(case, request.getfixturevalue(server), request.getfixturevalue(database))
    stage.create()
    described = plan_project(prepare(case, tmp_path / "described", "postgres"))
    read = outcome(stage.prepare(tmp_path))
    assert read.planned is not None
    assert without_place(plan_tree(read.planned)) == without_place(plan_tree(described))
    run_case(stage, tmp_path)


@pytest.fixture(params=["emulator", "server"])
def tsql_server(request: pytest.FixtureRequest) -> Iterator[TsqlServer]:
    """A server that takes T-SQL: the emulated one, and the one that O11C_TSQL_URL names."""
    if request.param == "emulator":
        yield EmulatedServer(request.getfixturevalue("database"))
        return
    with real_server() as server:
        yield server


@pytest.mark.parametrize("name", emulated())
def test_run_on_tsql(name: str, tsql_server: TsqlServer, tmp_path: Path) -> None:
    case = on_tsql(load_case(name))
    if name in NOT_ON_TSQL:
        pytest.skip(NOT_ON_TSQL[name])
    with tsql_stage(case, tsql_server) as stage:
        run_case(stage, tmp_path)


def test_cases_that_do_not_run_on_tsql() -> None:
    assert set(NOT_ON_TSQL) <= {name for name in of("tsql") if load_case(name).runs}


@pytest.mark.parametrize(
    ("name", "dialect"), [(name, dialect) for name in NAMES for dialect in load_case(name).dialects]
)
def test_same_input_same_bytes(name: str, dialect: str, tmp_path: Path) -> None:
    case = load_case(name)
    assert compiled(case, dialect, tmp_path / "one") == compiled(case, dialect, tmp_path / "two")


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_same_bytes_in_other_surroundings(dialect: str, tmp_path: Path) -> None:
    """Another hash seed, locale, time zone, folder and process."""
    case = load_case(HOSTILE)
    scripts = compiled(case, dialect, tmp_path / "one")
    prepare(case, tmp_path / "two", dialect)
    surroundings = {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "compiler.cli", "compile", str(tmp_path / "two" / "project.yaml"),
         "-o", str(tmp_path / "out")],
        cwd=ROOT, env={**os.environ, **surroundings}, capture_output=True, check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes()
        for path in (tmp_path / "out").rglob("*") if path.is_file()
    }
    assert written == scripts
