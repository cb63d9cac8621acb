"""Cases with ``transaction: step``: the same rows arrive, with and without batches; the dry run leaves nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compiler.demo.server import Server
from tests.support.case_run import Stage, outcome, prepare
from tests.support.cases import SCHEMAS, Case, case_names, load_case

# Between them every kind of step that runs on PostgreSQL.
SOME = [
    "bpt_mode_replace",
    "cycle_cut",
    "events_emptied",
    "guide_process_11266",
    "hostile_names",
    "keys_preserve",
    "mask_unique",
    "merge_update",
    "replace_consumers_deleted",
    "roles_and_tenants",
    "second_cycle",
    "second_extension",
    "second_gone_deleted",
    "second_masks",
    "self_reference_direct",
    "text_identifier",
    "users_policy_recreate",
    "users_unmatched_as",
    "uuid_and_text_keys",
    "where_closure_all",
]
ALL = [name for name in case_names() if (case := load_case(name)).runs and "postgres" in case.dialects]
NAMES = ALL if os.environ.get("O11C_ALL_CASES") else SOME


def stepwise(project: Path, batch: int | None) -> Path:
    """Let the project commit step by step."""
    more = "transaction: step\n" + (f"batch_rows: {batch}\n" if batch else "")
    text = project.read_text(encoding="utf-8").replace("constraints: revalidate", "constraints: enforce")
    project.write_text(text.rstrip() + "\n" + more, encoding="utf-8")
    return project


def written(stage: Stage, folder: Path, batch: int | None, *, second: bool = False) -> Path:
    found = outcome(stepwise(prepare(stage.case, folder, "postgres", read=stage.read(), second=second), batch))
    assert found.planned is not None, found.diagnostics
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    return folder


def ran(stage: Stage, folder: Path, script: str, fails: str | None) -> bool:
    """Run a script; it must pass, or fail with the code. Tell whether it passed."""
    code, output = stage.psql(folder, script)
    assert (code != 0) is (fails is not None), f"{script} ended with {code}:\n{output}"
    assert fails is None or fails in output, output
    return fails is None


def run(stage: Stage, case: Case, folder: Path, fails: dict[str, str]) -> bool:
    before = {schema: stage.contents(schema) for schema in (*SCHEMAS, "o11c")}
    ran(stage, folder, "preflight.sql", fails.get("preflight"))
    ran(stage, folder, "dryrun.sql", fails.get("migrate"))
    assert {schema: stage.contents(schema) for schema in (*SCHEMAS, "o11c")} == before, "the dry run left something"
    done = ran(stage, folder, "migrate.sql", fails.get("migrate"))
    if done:
        work = [name for name in stage.contents("o11c") if name.startswith("work_")]
        assert work == [], "tables that only the run needed are left"
    return done


@pytest.mark.parametrize("batch", [None, 1])
@pytest.mark.parametrize("name", NAMES)
def test_a_case_in_steps(name: str, batch: int | None, postgres: Server, database_name: str, tmp_path: Path) -> None:
    case = load_case(name)
    stage = Stage(case, postgres, database_name)
    stage.create()
    folder = written(stage, tmp_path, batch)
    if not run(stage, case, folder, dict(case.fails)):
        return
    if case.second is None:
        assert stage.differences() == []
    ran(stage, folder, "verify.sql", case.fails.get("verify"))
    if case.second is None:
        return
    stage.change()
    folder = written(stage, tmp_path / "second", batch, second=True)
    if run(stage, case, folder, dict(case.second.fails)):
        assert stage.differences() == []
        ran(stage, folder, "verify.sql", case.second.fails.get("verify"))
