"""`o11c status` beside a real run: what another session sees of it, and what the journal says afterwards."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql

from compiler.cli import cli
from compiler.demo.server import Server
from compiler.diagnostics import CompileError
from compiler.status import State, open_session, read_state, watch
from tests.support.safety import Run, held


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run")


def status(run: Run, *arguments: str) -> str:
    done = CliRunner().invoke(cli, ["status", run.server.url(run.database), *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_before_any_run(run: Run) -> None:
    assert status(run) == "No run of o11c has been committed in this database.\n"


def test_a_whole_run_shows_its_step_and_afterwards_its_entities(run: Run) -> None:
    with held(run):
        text = status(run)
        assert "insert-shop-customer" in text
        assert "waits for a lock of somebody else" in text
        assert "its journal are seen when it commits" not in text  # the step is known
        content = json.loads(status(run, "--json"))
        assert content["active"] is True and content["run"] is None
    lines = status(run).splitlines()
    assert lines[0].startswith("Run 1 of safety, one transaction: done")
    assert "    Shop.Customer: 2 inserted" in lines
    assert "    Shop.Order: 2 inserted" in lines
    content = json.loads(status(run, "--json"))
    assert content["active"] is False
    assert content["run"]["entities_done"] == content["run"]["entities"] > 0


def test_nothing_is_written_and_nobody_waits_for_it(run: Run) -> None:
    run.passes("migrate.sql")
    before = run.everything()
    status(run)
    with open_session(run.server.url(run.database)) as session:
        assert read_state(session).run is not None
        with pytest.raises(CompileError, match="read-only"):
            session.rows("DELETE FROM o11c.step RETURNING 1")
    assert run.everything() == before


def test_watching_a_run_to_its_end(run: Run) -> None:
    looked, states = threading.Event(), list[State]()

    def look() -> None:
        def pause(seconds: float) -> None:
            looked.set()
            time.sleep(0.1)

        with open_session(run.server.url(run.database)) as session:
            states.append(watch(session, pause))

    watcher = threading.Thread(target=look)
    with held(run):
        watcher.start()
        assert looked.wait(20)
        assert watcher.is_alive()
    watcher.join(20)
    [state] = states
    assert state.run is not None and state.run.status == "done"


def test_a_login_without_the_schema(run: Run) -> None:
    run.passes("migrate.sql")
    login = f"o11c_nobody_{run.database[-12:]}"
    with run.stage.connect() as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(login)))
        try:
            url = psycopg.conninfo.conninfo_to_dict(run.server.url(run.database))
            place = f"postgresql://{login}@/{run.database}?host={url['host']}&port={url['port']}"
            with pytest.raises(CompileError) as problem, open_session(place) as session:
                read_state(session)
        finally:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))
    [item] = problem.value.diagnostics
    assert item.code == "O11-1021"
    assert "permission denied" in item.found
