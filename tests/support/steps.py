"""Runs in steps (``transaction: step``): stopped on the way, as often as a test wants, and run again until done."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryFile
from typing import IO, Any

import psycopg

from compiler.demo.server import Server
from compiler.sql.postgres import RUN_LOCK

STEP = "transaction: step\n"
WAIT = 30.0
# Rounds after which a run that is stopped again and again is left alone.
ROUNDS = 60

_HOLDERS = (
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


def beginnings(scripts: Path) -> dict[str, str]:
    """Write, for each step, a script that begins a run and ends before this step, and return their names by step id.

    That of the first step only begins the run, or makes an interrupted one ready to go on.
    """
    text = (scripts / "migrate.sql").read_text(encoding="utf-8")
    begin, *steps = re.split(r"(?m)^(?=SET application_name = 'o11c \d+/)", text)
    found: dict[str, str] = {}
    for place, step in enumerate(steps):
        match = re.search(r"^\\ir steps/(\S+)\.sql$", step, re.MULTILINE)
        assert match is not None
        found[match[1]] = f"until-{place}.sql"
        (scripts / found[match[1]]).write_text("".join([begin, *steps[:place]]), encoding="utf-8")
    return found


class Runner:
    """Runs scripts of one folder in one database."""

    def __init__(self, server: Server, database: str, scripts: Path, env: Mapping[str, str] | None = None) -> None:
        self.server, self.database, self.scripts, self.env = server, database, scripts, env or {}
        self.stopped = 0

    def start(self, script: str, *arguments: str, output: IO[str] | None = None) -> subprocess.Popen[str]:
        """Start psql with a script; what it prints goes to ``output``, or to a pipe."""
        return subprocess.Popen(
            [str(self.server.psql), "-X", *arguments, "-d", self.server.url(self.database),
             "-f", str(self.scripts / script)],
            env={**os.environ, "LC_ALL": "C.UTF-8", **self.env}, stdin=subprocess.DEVNULL,
            stdout=output or subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )

    def run(self, script: str, *arguments: str) -> tuple[int, str]:
        """Run a script; return exit code and output."""
        process = self.start(script, *arguments)
        output, _ = process.communicate(timeout=120)
        return process.returncode, output

    def connect(self) -> psycopg.Connection[Any]:
        """Return a connection that commits every statement."""
        return psycopg.connect(self.server.url(self.database), autocommit=True)

    def value(self, query: str) -> Any:
        """Return the first value of a query."""
        with self.connect() as connection:
            row = connection.execute(query.encode()).fetchone()
            return row[0] if row else None

    def holders(self) -> list[int]:
        """Return the sessions that hold the lock of runs."""
        with self.connect() as connection:
            return [row[0] for row in connection.execute(_HOLDERS, (RUN_LOCK,)).fetchall()]

    def quiet(self) -> None:
        """Wait until no session holds the lock of runs: a killed psql leaves its session for a while."""
        end = time.monotonic() + WAIT
        while self.holders():
            assert time.monotonic() < end, "the session of a killed psql does not end"
            time.sleep(0.01)

    def stop(self, process: subprocess.Popen[str], how: str) -> None:
        """Stop a running script: kill psql, or let the server end its session."""
        if how == "psql":
            process.send_signal(signal.SIGKILL)
        else:
            with self.connect() as connection:
                for pid in self.holders():
                    connection.execute("SELECT pg_terminate_backend(%s)", (pid,))
        process.communicate(timeout=WAIT)
        self.quiet()

    def finished(self) -> int:
        """Return how many steps and batches the journal has; it has no table before the first run."""
        try:
            return int(self.value("SELECT (SELECT count(*) FROM o11c.step) + (SELECT count(*) FROM o11c.batch)"))
        except psycopg.errors.UndefinedTable:
            return 0

    def done(self) -> bool:
        """Tell whether the last run has ended."""
        return bool(self.value("SELECT status = 'done' FROM o11c.run ORDER BY run_id DESC LIMIT 1"))

    def until_done(self, random: Random) -> list[str]:
        """Run migrate.sql and stop it on the way, again and again, until it is done; return the outputs.

        It is stopped some moment after a number of further steps or batches has been finished.
        """
        outputs: list[str] = []
        for _ in range(ROUNDS):
            # A file: psql would wait for the reader of a full pipe.
            with TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
                done = self._round(output, random, len(outputs))
                output.seek(0)
                outputs.append(output.read())
            if done is None:
                continue
            assert done, outputs[-1]
            return outputs
        raise AssertionError("the run does not come to its end")

    def _round(self, output: IO[str], random: Random, place: int) -> bool | None:
        """Run migrate.sql once; tell whether it has ended well, None when it was stopped before its end."""
        process = self.start("migrate.sql", output=output)
        # Further each time, so that a long run ends at some time.
        goal = self.finished() + random.randint(0, 4 * (place + 1))
        while process.poll() is None and self.finished() < goal:
            time.sleep(0.005)
        time.sleep(random.uniform(0, 0.05) if place else 0)
        if process.poll() is not None:
            return process.returncode == 0
        self.stopped += 1
        self.stop(process, random.choice(("psql", "server")))
        # It may have been stopped after its last COMMIT.
        return True if self.finished() and self.done() else None
