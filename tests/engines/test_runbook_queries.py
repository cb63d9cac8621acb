"""What RUNBOOK.md tells people to type on PostgreSQL, typed while a run is held."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from compiler.demo.server import Server
from tests.support.safety import WAIT, Run, held, until

# psql ends at the statement that was cancelled; or the shell at the signal.
EXIT_CODES = (3, 130)


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run")


def queries(run: Run, section: str) -> list[str]:
    """Return the queries of a section that stand in blocks of their own."""
    text = (run.scripts / "RUNBOOK.md").read_text(encoding="utf-8")
    (part,) = (part for part in text.split("\n## ")[1:] if part.startswith(f"{section}\n"))
    return re.findall(r"(?m)^ {4}(SELECT [^;]*);$", part)


def rows(run: Run, query: str) -> list[dict[str, Any]]:
    with run.stage.connect() as connection:
        cursor = connection.execute(query.encode())
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_the_queries_show_the_run_and_who_keeps_it_waiting(run: Run) -> None:
    who, blocked, journal = queries(run, "Watching")
    assert rows(run, who) == [] and rows(run, blocked) == []
    with held(run):
        (session,) = rows(run, who)
        assert session["application_name"].startswith("o11c ") and session["wait_event_type"] == "Lock"
        (waits,) = rows(run, blocked)
        assert waits["waits"] == session["pid"] != waits["pid"]
    digest = re.search(r"`plan` ([0-9a-f]{64}):", (run.scripts / "RUNBOOK.md").read_text(encoding="utf-8"))
    (done,) = rows(run, journal)
    assert digest is not None and (done["plan"], done["status"]) == (digest[1], "done")


def test_a_session_that_is_ended_is_undone(run: Run) -> None:
    who = queries(run, "Watching")[0]
    with held(run) as process:
        before = run.logical()
        (session,) = rows(run, who)
        assert rows(run, f"SELECT pg_terminate_backend({session['pid']}) AS ended") == [{"ended": True}]
        process.wait(WAIT)
        assert process.returncode == 2  # as the runbook says: the connection was lost
        until(lambda: not rows(run, who))
        assert run.logical() == before


def test_ctrl_c_undoes_the_run_and_the_log_tells_of_it(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "migrate.log"
    psql = shlex.quote(str(run.server.psql))
    url = shlex.quote(run.server.url(run.database))
    with held(run) as first:
        rows(run, f"SELECT pg_terminate_backend({rows(run, queries(run, 'Watching')[0])[0]['pid']})")
        first.wait(WAIT)
        before = run.logical()
        # A shell of its own, in a group of its own: Ctrl+C reaches the shell, psql and tee.
        shell = subprocess.Popen(
            ["bash", "-c", f"set -o pipefail; {psql} -X -d {url} -f migrate.sql 2>&1 | tee -i {shlex.quote(str(log))}"],
            cwd=run.scripts, start_new_session=True, stdout=subprocess.DEVNULL,
        )
        until(lambda: run.waiting("advisory") or shell.poll() is not None)
        os.killpg(shell.pid, signal.SIGINT)
        shell.wait(WAIT)
        said = log.read_text(encoding="utf-8")
        assert shell.returncode in EXIT_CODES, said
        assert "canceling statement due to user request" in said
        assert run.logical() == before
