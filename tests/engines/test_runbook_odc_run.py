"""A migration to ODC, run with the commands of its RUNBOOK as they stand there; what `o11c status` says of it."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql

from compiler.cli import cli
from compiler.demo.server import Server
from compiler.pipeline import plan_project
from tests.support.case_run import Stage
from tests.support.cases import read_case
from tests.support.odc_plan import CASE, PROJECT, scripts
from tests.unit.test_runbook import cells, section


@pytest.fixture
def stage(postgres: Server, database_name: str, tmp_path: Path) -> Stage:
    (tmp_path / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "project.yaml").write_text(PROJECT, encoding="utf-8")
    made = Stage(read_case(tmp_path), postgres, database_name)
    made.create()
    return made


def compiled(stage: Stage, folder: Path) -> str:
    """Write the folder of the case as it is on the server; return its runbook."""
    for script in scripts(plan_project(stage.prepare(folder)).plan):
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    return (folder / "RUNBOOK.md").read_text(encoding="utf-8")


def typed(stage: Stage, folder: Path, command: str) -> str:
    """Type a command of the runbook into a shell, with the names that it leaves open filled in."""
    url = shlex.quote(stage.server.url(stage.database))
    line = command.replace("psql -X", f"{shlex.quote(str(stage.server.psql))} -X").replace("TARGET", url)
    line = re.sub(r"\bSOURCE\b", url.replace("\\", r"\\"), line)
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail\n{line}"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def commands(text: str, name: str) -> dict[str, str]:
    """Return the commands of a section by the script that they run, in their order."""
    found = re.findall(r"^    +(psql -X .* -f (\S+).*)$", section(text, name), re.M)
    return {script: command for command, script in found}


def last_line(text: str, script: str) -> str:
    """Return the last line that the section of a script wants to see."""
    (block,) = (item for item in section(text, "Run").split("\n### ") if item.startswith(f"{script}:"))
    (found,) = re.findall(r"Go with exit code 0 and `(.*?)(?: \.\.\.)?`", block)
    return str(found)


def status(stage: Stage, *arguments: str) -> str:
    done = CliRunner().invoke(cli, ["status", stage.server.url(stage.database), *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_commands_of_the_runbook_bring_the_rows(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    text = compiled(stage, folder)
    found = commands(text, "Run")
    assert list(found) == ["source/preflight.sql", "preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"]
    for script, command in found.items():
        output = typed(stage, folder, command)
        assert "exit code 0" in output and last_line(text, script) in output, output
    assert stage.contents("o11_target")["osusr_item"] and len(stage.contents("o11_target")["osusr_customer"]) == 1
    log = (folder / "migrate.log").read_text(encoding="utf-8")
    assert "entities: 3 of 3" in log and "o11c: migrated to SalesApp: 2 entities" in log
    assert "exit code 0" in typed(stage, folder, commands(text, "Undo")["rollback.sql"])


def test_status_lists_the_entities_of_each_asset(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    text = compiled(stage, folder)
    typed(stage, folder, commands(text, "Run")["migrate.sql"])
    lines = status(stage).splitlines()
    assert "3 of 3 entities migrated" in lines[1]
    assert lines[-5:] == [
        "  SalesApp: 2 entities", "    Shop.Customer: 1 inserted", "    Shop.Order: 1 inserted",
        "  StockApp: 1 entity", "    Stock.Item: 2 inserted",
    ]
    run = json.loads(status(stage, "--json"))["run"]
    assert run["entities_migrated"] == run["entities_to_migrate"] == 3
    assert [item["asset"] for item in run["assets"]] == ["SalesApp", "StockApp"]
    ended = [step["ended"] for step in run["steps"]]
    assert ended == sorted(ended) and ended[0] >= 0 and ended[-1] <= run["seconds"]


def test_a_journal_without_assets_gets_them(stage: Stage, tmp_path: Path) -> None:
    """The database has had a run to O11 before: its journal knows no assets."""
    folder = tmp_path / "out"
    text = compiled(stage, folder)
    typed(stage, folder, commands(text, "Run")["migrate.sql"])
    with stage.connect() as connection:
        connection.execute("ALTER TABLE o11c.plan_step DROP COLUMN asset")
    assert "  Sales" in status(stage).splitlines()
    again = tmp_path / "again"
    text = compiled(stage, again)
    typed(stage, again, commands(text, "Run")["migrate.sql"])
    assert "  SalesApp: 2 entities" in status(stage).splitlines()


FINAL = PROJECT.replace("groups: skip", "groups: skip, run: production-final, stop_o11: true, undeploy_odc: true")


def test_the_last_run_asks_for_what_the_runbook_says_to_confirm(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(FINAL, encoding="utf-8")
    last = Stage(read_case(tmp_path), stage.server, stage.database)
    folder = tmp_path / "out"
    text = compiled(last, folder)
    run = commands(text, "Run")
    before = last.contents("o11_target")
    for script, code in (("source/gate.sql", "O11-0996"), ("migrate.sql", "O11-0995")):
        refused = typed(last, folder, run[script])
        assert "exit code 3" in refused and "nobody has confirmed" in refused
        assert code in refused or "O11-0996" in refused
    assert last.contents("o11_target") == before
    confirmed = "\n".join(re.findall(r"^        (export \S+)$", section(text, "Before"), re.M))
    for script in run:
        output = typed(last, folder, f"{confirmed}\n{run[script]}")
        assert "exit code 0" in output and last_line(text, script) in output, output


def test_rows_that_come_in_files(stage: Stage, tmp_path: Path) -> None:
    files = PROJECT.replace("at: {schema: o11_source}", "at: {files: export}")
    (tmp_path / "project.yaml").write_text(files, encoding="utf-8")
    filed = Stage(read_case(tmp_path), stage.server, stage.database)
    folder = tmp_path / "out"
    text = compiled(filed, folder)
    name = "The source's rows are brought over"
    way = next(row for row in cells(section(text, "The way to ODC")) if "load/check.sql" in row[0])
    assert way[1] == f"see {name}"
    brought = commands(text, name)
    assert list(brought) == re.findall(r"`(\S+?)`", way[0].split(":")[0])
    refused = typed(filed, folder, commands(text, "Run")["migrate.sql"])
    assert "O11-0982" in refused and "(O11-0982)" in section(text, name)
    for script, command in brought.items():
        output = typed(filed, folder, f"{command}; echo exit code $?")
        assert "exit code 0" in output, f"{script}: {output}"
    (row,) = (row for row in cells(section(text, "Go or stop")) if row[0] == "rows of the source")
    assert re.findall(r"`(.*?)`", row[1])[0] in output
    for script, command in commands(text, "Run").items():
        output = typed(filed, folder, command)
        assert "exit code 0" in output and last_line(text, script) in output, output
    assert "Ask how the source got" not in text and "Bring the rows over" in section(text, "Before")


def test_the_privileges_of_the_runbook_are_enough_on_the_o11_side(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text(FINAL, encoding="utf-8")
    folder = tmp_path / "out"
    text = compiled(Stage(read_case(tmp_path), stage.server, stage.database), folder)
    needed = section(text, "Needed privileges").split("\n- `")
    login = f"o11c_reader_{stage.database[-12:]}"
    place = psycopg.conninfo.conninfo_to_dict(stage.server.url(stage.database))
    url = f"postgresql://{login}@/{stage.database}?host={place['host']}&port={place['port']}"
    with stage.connect() as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(login)))
    try:
        for script in ("source/preflight.sql", "source/gate.sql"):
            (lines,) = (item for item in needed if item.startswith("source/`"))
            # The gate wants nobody else in the database: this connection has to be gone by then.
            with stage.connect() as connection:
                for privilege, on in re.findall(r"^  - (\w+) on (.*) \(of the O11 source", lines, re.M):
                    schema, _, table = on.partition(".")
                    whole = schema.replace("the database", f"DATABASE {stage.database}")
                    thing = f'{schema}."{table}"' if table else whole
                    connection.execute(f"GRANT {privilege} ON {thing} TO {login}".encode())
            psql = f"{shlex.quote(str(stage.server.psql))} -X -d {shlex.quote(url)} -f {script}"
            command = ["bash", "-c", f"export O11C_O11_STOPPED=yes\n{psql}"]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    finally:
        with stage.connect() as connection:
            connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(login)))
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))
