"""The output folder inside a sqitch project, as docs/other-tools.md describes it. Runs the real sqitch."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from compiler.demo.server import Server
from compiler.pipeline import compile_project
from tests.support.case_run import Stage, prepare
from tests.support.cases import SCHEMAS, load_case

CHANGE = "sales_rows"
PLAN = f"""%syntax-version=1.0.0
%project=sales

{CHANGE} 2026-01-31T20:00:00Z A DBA <dba@example.com> # Rows of Sales.
"""
SCRIPTS = {"deploy": "migrate.sql", "verify": "verify.sql", "revert": "rollback.sql"}


def missing() -> str:
    """Return why sqitch cannot be run here, or ''."""
    if shutil.which("sqitch") is None:
        return "sqitch is not in PATH (Debian: sqitch and libdbd-pg-perl)"
    driver = subprocess.run(["perl", "-MDBD::Pg", "-e", "1"], capture_output=True, check=False)
    return "" if driver.returncode == 0 else "sqitch cannot reach PostgreSQL: the Perl module DBD::Pg is missing"


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "sqitch is here")


@dataclass(frozen=True, slots=True)
class Sqitch:
    """A sqitch project in a folder, with one change around an output folder of o11c."""

    stage: Stage
    folder: Path

    def run(self, *words: str) -> tuple[int, str]:
        server = conninfo_to_dict(self.stage.server.url(self.stage.database))
        environment = {f"PG{key.upper()}": str(server[key]) for key in ("host", "port", "user") if server.get(key)}
        # Nobody's own settings, and a name and address that sqitch wants for its log.
        settings = {
            "HOME": str(self.folder), "SQITCH_USER_CONFIG": "/dev/null", "SQITCH_SYSTEM_CONFIG": "/dev/null",
            "SQITCH_FULLNAME": "A DBA", "SQITCH_EMAIL": "dba@example.com", "LC_ALL": "C.UTF-8",
        }
        done = subprocess.run(
            ["sqitch", *words], cwd=self.folder, env={**os.environ, **environment, **settings},
            stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def must(self, *words: str) -> str:
        code, output = self.run(*words)
        assert code == 0, output
        return output

    @property
    def output(self) -> Path:
        """Return the output folder."""
        return self.folder / "o11c" / "sales"

    def deployed(self) -> bool:
        """Tell whether sqitch believes that the change is deployed."""
        with self.stage.connect() as connection:
            return connection.execute("SELECT change FROM sqitch.changes").fetchall() == [(CHANGE,)]


def project(case: str, postgres: Server, database: str, folder: Path) -> Sqitch:
    """Make the environments of a case, and a sqitch project with one change around the compiled folder."""
    stage = Stage(load_case(case), postgres, database)
    stage.create()
    made = Sqitch(stage, folder / "project")
    made.folder.mkdir()
    compile_project(prepare(stage.case, folder / "input", "postgres", read=stage.read()), made.output)
    client = f'[core]\nengine = pg\n[engine "pg"]\ntarget = db:pg:{database}\nclient = {postgres.psql}\n'
    (made.folder / "sqitch.conf").write_text(client, encoding="utf-8")
    (made.folder / "sqitch.plan").write_text(PLAN, encoding="utf-8")
    for kind, script in SCRIPTS.items():
        (made.folder / kind).mkdir()
        (made.folder / kind / f"{CHANGE}.sql").write_text(f"\\ir ../o11c/sales/{script}\n", encoding="utf-8")
    return made


def test_deploy_and_verify_run_the_scripts(postgres: Server, database_name: str, tmp_path: Path) -> None:
    made = project("cycle_cut", postgres, database_name, tmp_path)
    before = made.stage.contents(SCHEMAS[0])
    assert "o11c: committed" in made.must("deploy", "--verify", "--mode", "change")
    assert made.stage.differences() == []
    assert made.stage.contents(SCHEMAS[0]) == before
    assert made.deployed()
    # Quiet when all is well, unless asked twice.
    assert "verify found no error" not in made.must("verify")
    assert "verify found no error" in made.must("-vv", "verify")
    # sqitch remembers: there is nothing to do a second time.
    assert "Nothing to deploy" in made.run("deploy")[1]
    with made.stage.connect() as connection:
        connection.execute('UPDATE o11_target."OSUSR_T01_DEPARTMENT" SET "HEADID1" = NULL')
    code, output = made.run("verify")
    assert code != 0 and "O11-0910" in output, output


def test_a_run_that_fails_leaves_nothing_and_is_not_taken_for_deployed(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    made = project("dangling_error", postgres, database_name, tmp_path)
    before = made.stage.contents(SCHEMAS[1])
    code, output = made.run("deploy", "--mode", "change")
    assert code != 0 and "O11-0910" in output, output
    assert made.stage.contents(SCHEMAS[1]) == before
    assert not made.deployed()


def test_revert_runs_the_rollback(postgres: Server, database_name: str, tmp_path: Path) -> None:
    made = project("cycle_cut", postgres, database_name, tmp_path)
    if not (made.output / "rollback.sql").is_file():
        pytest.skip("this version compiles no rollback.sql")
    before = made.stage.contents(SCHEMAS[1])
    made.must("deploy", "--mode", "change")
    assert made.stage.contents(SCHEMAS[1]) != before
    made.must("revert", "-y")
    assert made.stage.contents(SCHEMAS[1]) == before
    assert not made.deployed()
    # And once more: nothing of the first run is in the way.
    made.must("deploy", "--mode", "change")
    assert made.stage.differences() == []
