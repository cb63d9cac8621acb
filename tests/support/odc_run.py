"""Runs a random pair of O11 and ODC on PostgreSQL, from the metamodel to the last script, and judges it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from psycopg import sql

from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, create_database, drop_database, run_psql
from compiler.diagnostics import CompileError
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import compile_project
from compiler.plan import ir
from tests.support.compare import equal_up_to_bijection
from tests.support.environments import SCHEMAS
from tests.support.interpreter import RunRefused, interpret
from tests.support.judge import unchanged
from tests.support.odc_design import CODES, OdcFault, Way
from tests.support.odc_outcome import USERS_FILE, OdcPair
from tests.support.odc_roads import Given, PostgresFiles, Road, SqlServerFiles
from tests.support.run import Place
from tests.support.staged_stage import STAGE
from tests.support.tables import Database, differences
from tests.support.tsql.server import EmulatedServer

_TARGET = SCHEMAS[1]


@dataclass(frozen=True, slots=True)
class OdcPlace(Place):
    """A database of a PostgreSQL server with ODC's tables, and a folder of its own."""

    @property
    def output(self) -> Path:
        """Return the output folder."""
        return self.folder / "output" / "pair"

    def psql(self, script: str) -> tuple[int, str]:
        """Run a script from the output folder, where it finds its files; return exit code and output."""
        done = run_psql(self.server, self.database, self.output / script, self.output)
        return done.returncode, done.stdout + done.stderr

    def make_odc(self, pair: OdcPair) -> None:
        """Make ODC's tables anew; it shows no metamodel. Nothing of an earlier run is left."""
        with self.connect() as connection:
            for schema in (*SCHEMAS, "o11c", STAGE):
                connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema)))
            create_environment(connection, _TARGET, pair.target, folded=self.folded, odc=True)


def road_of(pair: OdcPair, server: Server, databases: tuple[str, str]) -> Road:
    """Return where the pair's source is: on the first database if that is not ODC's own, or emulated there."""
    source, odc = databases
    match pair.design.way:
        case Way.GIVEN:
            return Given(server, odc)
        case Way.POSTGRES:
            return PostgresFiles(server, source, odc)
        case Way.SQL_SERVER:
            drop_database(server, source)
            return SqlServerFiles(EmulatedServer(create_database(server, source)), server, odc)


def prepare_odc(at: OdcPlace, road: Road, pair: OdcPair) -> Path:
    """Make both sides, read them as ``o11c snapshot`` does, write the project; return its path."""
    at.make_odc(pair)
    road.make(pair.source, native_guids=pair.design.native_guids)
    write_snapshot(road.metamodel(), at.folder / "source.json")
    url = at.server.url(at.database)
    write_snapshot(read_metamodel(url, _TARGET, None, Platform.ODC), at.folder / "target.json")
    (at.folder / USERS_FILE).write_text(pair.users_file(), encoding="utf-8")
    project = at.folder / "project.yaml"
    content = {**pair.project, "source": {"snapshot": "source.json", "at": road.at}}
    project.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    return project


def run_odc_pair(
    server: Server, databases: tuple[str, str], folder: Path, pair: OdcPair, *, folded: bool = False
) -> list[str]:
    """Run the pair the whole way and return everything that is wrong; nothing means right.

    ``databases`` are those of a source that comes in files, and of ODC. Preflight, dry run, migrate, verify; compare
    with the interpreter and with what the generator expects. Undo brings the old rows back; two more runs overwrite,
    and end with the same rows. A pair with a fault must fail, preflight must find that fault, and ODC's tables must be
    as they were.
    """
    at, road = OdcPlace(server, databases[1], folder, folded), road_of(pair, server, databases)
    try:
        plan = compile_project(prepare_odc(at, road, pair), at.output).planned.plan
    except CompileError as problem:
        return [f"it does not compile: {problem}"]
    there, before = road.load(), at.result()
    problem = road.bring(at.output)
    if problem:
        return [problem]
    problems: list[str] = []
    source = at.load(road.staged)
    fails = pair.fault is not OdcFault.NONE
    expected = _interpreted(plan, pair, source, before, problems)
    said = _ran(at, "preflight.sql", fails, problems)
    if fails and CODES[pair.fault] not in said:
        problems.append(f"preflight.sql does not find {CODES[pair.fault]} ({pair.fault}):\n{said}")
    _ran(at, "dryrun.sql", fails, problems)
    problems += [f"after the dry run: {line}" for line in unchanged(at.load(_TARGET), before)]
    _ran(at, "migrate.sql", fails, problems)
    problems += [f"source after the run: {line}" for line in unchanged(road.load(), there)]
    after = at.result()
    if fails:
        problems += [f"after the refused run: {line}" for line in unchanged(after, before)]
        return problems
    if problems:
        return problems
    if expected is not None:
        problems += [f"interpreter: {line}" for line in equal_up_to_bijection(after, expected, plan)]
    problems += _judged("after the run", after, pair, before)
    problems += [f"sequences: {line}" for line in at.behind(after)]
    _ran(at, "verify.sql", False, problems)
    _ran(at, "rollback.sql", False, problems)
    problems += [f"after rollback.sql: {line}" for line in unchanged(at.load(_TARGET), before)]
    for time in ("again", "a third time"):
        _ran(at, "migrate.sql", False, problems)
        problems += _judged(f"migrate.sql {time}", at.load(_TARGET), pair, before)
    _ran(at, "verify.sql", False, problems)
    return problems


def _ran(at: OdcPlace, script: str, fails: bool, problems: list[str]) -> str:
    code, output = at.psql(script)
    if (code != 0) != fails:
        problems.append(f"{script} ended with {code} and {'should fail' if fails else 'should pass'}:\n{output}")
    return output


def _interpreted(
    plan: ir.Plan, pair: OdcPair, source: Database, before: Database, problems: list[str]
) -> Database | None:
    files: Mapping[str, Sequence[tuple[str, str]]] = {
        step.file: pair.users for step in plan.steps if isinstance(step, ir.LoadUserFile)
    }
    try:
        found = interpret(plan, source, before, files, earlier=before)
    except RunRefused as refused:
        if pair.fault is OdcFault.NONE:
            problems.append(f"interpreter: it refuses the run: {refused}")
        return None
    if pair.fault is not OdcFault.NONE:
        problems.append(f"interpreter: it does not refuse the run ({pair.fault})")
    return found


def _judged(when: str, found: Database, pair: OdcPair, before: Database) -> list[str]:
    """Compare ODC's tables with what the generator expects; a table that it does not name is as before."""
    problems = []
    for table, rows in found.tables.items():
        wanted = pair.expected.get(table, before.tables.get(table, []))
        problems += [f"{when}: {line}" for line in differences(table, rows, wanted)]
    return [*problems, *(f"{when}: {table} is gone" for table in sorted(pair.expected.keys() - found.tables.keys()))]
