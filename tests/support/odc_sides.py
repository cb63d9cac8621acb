"""An O11 source on a server, PostgreSQL or (emulated) SQL Server, with the scripts that are run there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import psycopg
import pytest

from compiler import __version__
from compiler.demo.server import Server
from compiler.pipeline import plan_project
from compiler.script.odc_source import source_files
from compiler.script.templates import environment
from tests.support.case_run import Stage, merge_project, prepare
from tests.support.cases import SCHEMAS, Case, load_case
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_ddl import COLLATION, create_environment
from tests.support.tsql_server import sqlcmd

CASE = "odc_source"
# Every plan of a described snapshot says that its source is the database o11.
DATABASE = "o11"
BOM = b"\xef\xbb\xbf"
_ROW = re.compile(
    r"^\s*(O11-\d{4})\s*\|\s*(\w+)\s*\|\s*([^|]*?)\s*\|\s*([^|]*?)\s*\|\s*(\d+)\s*\|\s*(.*?)\s*$", re.MULTILINE
)
_NAME = re.compile(r"<(\w+)>")

Finding = tuple[str, str, str, int, str]


class Source(Protocol):
    """An O11 source on a server, with the scripts that are run there; ``database`` is its name."""

    database: str

    def run(self, script: str, **variables: str) -> tuple[int, str]:
        """Run a script of the folder ``source``; return exit code and output."""

    def findings(self, script: str) -> set[Finding]:
        """Run a script; return its findings."""

    def change(self, statement: str) -> None:
        """Run a statement in the source: names stand between < and >, {0} joins texts, {1} is false."""


def scripts(folder: Path, project: Path) -> None:
    """Write the folder ``source`` of a project beside it."""
    plan = plan_project(project).plan
    facts = {"plan": plan, "version": __version__, "project": plan.project}
    for path, data in source_files(plan, environment(), facts, BOM).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)


class OnPostgres:
    def __init__(
        self, server: Server, database: str, folder: Path, change: dict[str, object], case: Case | None = None
    ) -> None:
        self.database = database
        self.stage = Stage(case or load_case(CASE), server, database)
        self.folder = folder
        self.stage.create()
        project = self.stage.prepare(folder)
        merge_project(project, change)
        scripts(folder, project)

    def run(self, script: str, **variables: str) -> tuple[int, str]:
        stage = replace(self.stage, case=replace(self.stage.case, env=variables))
        return stage.run(self.folder, f"source/{script}.sql")

    def findings(self, script: str) -> set[Finding]:
        return findings(self.run(script)[1])

    def change(self, statement: str) -> None:
        with psycopg.connect(self.stage.server.url(self.stage.database), autocommit=True) as connection:
            connection.execute(f"SET search_path = {SCHEMAS[0]}")
            # The platform's own tables are in lower case there.
            named = (lambda name: f'"{name[1].lower()}"') if "<OSSYS" in statement else (lambda name: f'"{name[1]}"')
            connection.execute(_NAME.sub(named, statement).format("||", "false").encode())


class OnSqlServer:
    database = DATABASE

    def __init__(self, database: str, folder: Path, change: dict[str, object], case: Case | None = None) -> None:
        self.server = EmulatedServer(database)
        self.folder = folder
        case = case or load_case(CASE)
        case = replace(case, source=replace(case.source, engine="mssql"))
        self.server.create_database(DATABASE, COLLATION)
        session = self.server.connect(DATABASE)
        session.batch(f"CREATE SCHEMA [{SCHEMAS[0]}];")
        create_environment(session, SCHEMAS[0], case.source.environment)
        session.close()
        project = prepare(case, folder, "postgres")
        merge_project(project, change)
        scripts(folder, project)

    def run(self, script: str, **variables: str) -> tuple[int, str]:
        ran = sqlcmd(self.server, DATABASE, self.folder / f"source/{script}.sql", variables)
        return ran.code, ran.output

    def findings(self, script: str) -> set[Finding]:
        return findings(self.run(script)[1])

    def change(self, statement: str) -> None:
        session = self.server.connect(DATABASE)
        placed = re.sub(r"<(OS\w+)>", rf"[{SCHEMAS[0]}].[\1]", statement)
        session.batch(_NAME.sub(r"[\1]", placed).format("+", "0"))
        session.close()


ENGINES = pytest.mark.parametrize("engine", ["postgres", "tsql"])


def made(
    request: pytest.FixtureRequest,
    folder: Path,
    engine: str,
    change: dict[str, object] | None = None,
    case: Case | None = None,
) -> Source:
    """Return the source of a case on a server of an engine; ``change`` is merged into its project."""
    if engine == "tsql":
        return OnSqlServer(request.getfixturevalue("database"), folder, change or {}, case)
    server, database = request.getfixturevalue("postgres"), request.getfixturevalue("database_name")
    return OnPostgres(server, database, folder, change or {}, case)


def findings(output: str) -> set[Finding]:
    """Return (code, severity, entity, count, samples) of each line of the table of findings."""
    return {(row[0], row[1], row[2], int(row[4]), row[5]) for row in _ROW.findall(output)}
