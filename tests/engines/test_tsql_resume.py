"""T-SQL in steps: a session that ends anywhere leaves what migrate.sql can finish. Run on the emulated server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.tsql_batches import split
from tests.support.case_flow import ran
from tests.support.case_run import outcome
from tests.support.cases import load_case, on_tsql
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_server import run_batches
from tests.support.tsql_stage import tsql_stage

CASES = ("step_append", "step_batches", "step_events_emptied", "writer_database_step", "merge_update", "cycle_cut")


@pytest.mark.parametrize("part", [0.4, 0.65, 0.9])
@pytest.mark.parametrize("name", CASES)
def test_a_run_that_was_cut_off_is_finished_by_the_next(name: str, part: float, database: str, tmp_path: Path) -> None:
    server = EmulatedServer(database)
    with tsql_stage(on_tsql(load_case(name)), server) as stage:
        project = stage.prepare(tmp_path)
        text = project.read_text(encoding="utf-8")
        if "transaction:" not in text:
            project.write_text(f"{text.rstrip()}\ntransaction: step\nbatch_rows: 1\n", encoding="utf-8")
        found = outcome(project)
        assert found.planned is not None, found.diagnostics
        for script in found.scripts:
            (tmp_path / script.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / script.path).write_bytes(script.data)
        source, target = (stage.contents(place) for place in stage.places)
        batches = split((tmp_path / "migrate.sql").read_text(encoding="utf-8-sig"), include=tmp_path)
        cut = run_batches(server, stage.names[1], batches[: int(len(batches) * part)], stops=True)
        assert cut.code == 0, cut.output
        ran(stage, tmp_path, "migrate", {})
        assert stage.contents("source") == source, "the source has changed"
        assert stage.differences() == []
        ran(stage, tmp_path, "verify", {})
        ran(stage, tmp_path, "rollback", {})
        assert stage.contents("target") == target, "rollback.sql has not restored every row"
