"""The whole way of a case on a server, of any engine: all scripts, then back; once more for a second run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from compiler.plan.ir import Plan
from tests.support.case_run import Outcome, Rows, diagnostic_lines, findings_of, outcome
from tests.support.cases import Case

# Tables of o11c that a run which was undone leaves as they are, and those that it drops.
_JOURNAL = ("run", "step", "plan_step", "batch", "target")
_IMAGES = ("before_", "after_", "kept_")


class CaseStage(Protocol):
    """A case on a server. ``places`` are what ``contents`` calls source and target."""

    @property
    def case(self) -> Case:
        """Return the case."""

    @property
    def places(self) -> tuple[str, str]:
        """Return what ``contents`` calls source and target."""

    def create(self) -> None:
        """Make both environments."""

    def prepare(self, folder: Path, *, second: bool = False) -> Path:
        """Read both metamodels, write snapshots and project file to a folder; return the project's path."""

    def run(self, folder: Path, script: str) -> tuple[int, str]:
        """Run a script of an output folder; return exit code and output."""

    def contents(self, place: str) -> Rows:
        """Return every row of source, target or ``o11c``, as text."""

    def differences(self) -> list[str]:
        """Compare the target with the case's ``after``."""

    def change(self) -> None:
        """Make the environments what they are before the second run."""


def run_case(stage: CaseStage, folder: Path) -> None:
    """Run a case whose environments are there already: everything must be as the case says."""
    case = stage.case
    fails = case.fails
    read = _compiled(stage, folder)
    assert read.planned is not None, diagnostic_lines(read.diagnostics, folder)
    before = _both(stage)
    _found(ran(stage, folder, "preflight", fails), {*case.finds, *_preflight_error(fails)})
    ran(stage, folder, "dryrun", fails)
    assert _both(stage) == before, "the dry run left something"
    ran(stage, folder, "migrate", fails)
    source, target = stage.places
    assert stage.contents(source) == before[source], "the source has changed"
    if "migrate" in fails:
        assert stage.contents(target) == before[target], "the failed run left something"
        return
    if case.second is None:
        _same(stage)
    ran(stage, folder, "verify", fails)
    if case.second is not None:
        _run_again(stage, folder / "second")
    else:
        _undo(stage, folder, read.planned.plan, before[target], {"map": []}, fails)


def _compiled(stage: CaseStage, folder: Path, *, second: bool = False) -> Outcome:
    """Compile into the folder."""
    found = outcome(stage.prepare(folder, second=second))
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    return found


def _both(stage: CaseStage) -> dict[str, Rows]:
    return {place: stage.contents(place) for place in stage.places}


def _undo(stage: CaseStage, folder: Path, plan: Plan, target: Rows, work: Rows, fails: Mapping[str, str]) -> None:
    """Undo the run; then target and maps are as before it, or nothing is undone when it refuses."""
    if not plan.undo:
        assert not (folder / "rollback.sql").exists()
        return
    migrated = stage.contents(stage.places[1])
    ran(stage, folder, "rollback", fails)
    if "rollback" in fails:
        assert stage.contents(stage.places[1]) == migrated, "rollback.sql has refused and changed something"
        return
    # What triggers that fire write elsewhere are not the run's rows (docs/rollback.md): events in the queue.
    other = {"ossys_bpm_event"} if any(note.code == "O11-0605" for note in plan.notes) else set()
    found = {name: rows for name, rows in stage.contents(stage.places[1]).items() if name not in other}
    wanted = {name: rows for name, rows in target.items() if name not in other}
    assert found == wanted, "rollback.sql has not restored every row"
    left = stage.contents("o11c")
    assert {name: rows for name, rows in left.items() if name not in _JOURNAL} == {
        name: rows for name, rows in work.items() if name not in _JOURNAL and not name.startswith(_IMAGES)
    }, "rollback.sql has not restored the maps"


def _run_again(stage: CaseStage, folder: Path) -> None:
    """Change both environments, compile once more and run; then ``after`` must hold."""
    case = stage.case
    assert case.second is not None
    stage.change()
    work = stage.contents("o11c")
    again = _compiled(stage, folder, second=True)
    assert again.planned is not None, diagnostic_lines(again.diagnostics, folder)
    before = _both(stage)
    source, target = stage.places
    fails = case.second.fails
    errors = [fails["preflight"]] if "preflight" in fails else []
    _found(ran(stage, folder, "preflight", fails), {*case.second.finds, *errors})
    ran(stage, folder, "dryrun", fails)
    assert _both(stage) == before, "the dry run left something"
    ran(stage, folder, "migrate", fails)
    assert stage.contents(source) == before[source], "the source has changed"
    if "migrate" in fails:
        assert stage.contents(target) == before[target], "the failed run left something"
    _same(stage)
    if "migrate" not in fails:
        ran(stage, folder, "verify", fails)
        _undo(stage, folder, again.planned.plan, before[target], work, fails)


def _found(output: str, wanted: set[str]) -> None:
    found = findings_of(output)
    assert found == sorted(wanted), f"preflight finds {found} instead of {sorted(wanted)}:\n{output}"


def _same(stage: CaseStage) -> None:
    found = stage.differences()
    assert not found, "\n".join(found)


def _preflight_error(fails: Mapping[str, str]) -> list[str]:
    """Return the error in preflight's table; without a key for masks it does not come that far."""
    code = fails.get("preflight")
    return [] if code in (None, "O11-0927") else [code]


def ran(stage: CaseStage, folder: Path, script: str, fails: Mapping[str, str]) -> str:
    """Run a script that must pass, or fail with these words; return its output."""
    code, output = stage.run(folder, f"{script}.sql")
    # What makes migrate.sql fail makes the dry run fail.
    wanted = fails.get("migrate" if script == "dryrun" else script)
    if wanted is None:
        assert code == 0, f"{script}.sql ended with {code}:\n{output}"
    else:
        assert code != 0, f"{script}.sql should have failed with {wanted}:\n{output}"
        assert wanted in output, output
    return output
