"""Maps in a database of their own, on the emulated server: whose maps they are is looked at before anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.case_run import outcome
from tests.support.cases import load_case
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_stage import TsqlStage, tsql_stage

SCRIPTS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "rollback.sql", "cleanup.sql")


def written(stage: TsqlStage, folder: Path) -> Path:
    done = outcome(stage.prepare(folder))
    for script in done.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    return folder


@pytest.mark.parametrize("script", SCRIPTS)
def test_maps_of_another_target_are_refused(database: str, tmp_path: Path, script: str) -> None:
    case = load_case("writer_database")
    with tsql_stage(case, EmulatedServer(database)) as stage:
        folder = written(stage, tmp_path)
        with stage.session(stage.names[2]) as session:
            session.batch("CREATE TABLE [o11c].[target] ([name] nvarchar(128) NOT NULL PRIMARY KEY);")
            session.batch("INSERT INTO [o11c].[target] ([name]) VALUES (N'ANOTHER');")
        before = stage.contents("target")
        code, output = stage.run(folder, script)
        assert code == 1 and "O11-0965" in output, output
        assert stage.contents("target") == before


def test_the_database_of_the_maps_must_be_there(database: str, tmp_path: Path) -> None:
    case = load_case("writer_database")
    with tsql_stage(case, EmulatedServer(database)) as stage:
        folder = written(stage, tmp_path)
        stage.server.drop_database(stage.names[2])
        for script in ("preflight.sql", "migrate.sql"):
            code, output = stage.run(folder, script)
            assert code == 1 and "O11-0911: there is no database" in output, output
        stage.server.create_database(stage.names[2], "Latin1_General_CI_AI")


def test_the_first_run_makes_them_its_own(database: str, tmp_path: Path) -> None:
    case = load_case("writer_database")
    with tsql_stage(case, EmulatedServer(database)) as stage:
        folder = written(stage, tmp_path)
        code, output = stage.run(folder, "migrate.sql")
        assert code == 0, output
        with stage.session(stage.names[2]) as session:
            assert session.select("SELECT [name] FROM [o11c].[target]")[1] == [(stage.names[1],)]
            # What belongs to the run is there, and nothing of it in the target.
            assert len(session.select("SELECT [run_id] FROM [o11c].[run]")[1]) == 1
        with stage.session(stage.names[1]) as session:
            assert session.select("SELECT [name] FROM sys.schemas WHERE [name] = N'o11c'")[1] == []
        code, output = stage.run(folder, "migrate.sql")
        assert code == 1 and "O11-0907" in output, output
        code, output = stage.run(folder, "rollback.sql")
        assert code == 0, output
        code, output = stage.run(folder, "cleanup.sql")
        assert code == 0, output
        with stage.session(stage.names[2]) as session:
            assert session.select("SELECT [name] FROM sys.schemas WHERE [name] = N'o11c'")[1] == []
