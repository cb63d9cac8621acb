"""``o11c rehearse``: both environments out of the snapshots on a server of our own, and every script, with psql."""

from __future__ import annotations

import os
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec
import psycopg
from psycopg import sql
from rich.console import Console

from compiler.demo.catalog_ddl import create_tables, fill_table, finish_tables
from compiler.demo.server import URL_VARIABLE, Server, create_database, drop_database, postgres_server, run_psql
from compiler.diagnostics import CompileError, Diagnostic, Findings, diagnostic
from compiler.metamodel.rows import Check, Engine, Metamodel, Table
from compiler.pipeline import Planned, plan_snapshots, read_project, scripts_of
from compiler.plan.context import event_table
from compiler.rehearse.invent import Invented, Inventor
from compiler.rehearse.ossys import metamodel_rows
from compiler.rehearse.result import Rehearsal, ScriptResult, StepResult, findings_in, stopped_at
from compiler.rehearse.server_side import prepared
from compiler.rehearse.stage import Stage
from compiler.rehearse.translate import is_staged, staged, translated
from compiler.script.write import write_folder

ROWS = 10_000
"""Rows of the source in all, unless somebody asks for another number."""

SCRIPTS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "rollback.sql")
"""In the order in which they are run, as far as the output folder has them."""

_DATABASE = "o11c_rehearsal"
_LAST = 8
_GAP = 10
_T = TypeVar("_T")


def rehearse(project: Path, rows: int, progress: Console) -> tuple[Rehearsal, tuple[Diagnostic, ...]]:
    """Rehearse a project and return what came of it, and what was found wrong.

    Nothing is left behind. Raises ``CompileError``: that of compiling, O11-1001 or O11-1002 without a server,
    O11-1012 when the environments cannot be made.
    """
    findings = Findings()
    planned, metamodels, notes = _planned(project, findings)
    with postgres_server() as server:
        return rehearse_on(server, planned, metamodels, rows, progress, notes)


def rehearse_on(
    server: Server, planned: Planned, metamodels: tuple[Metamodel, Metamodel], rows: int, progress: Console,
    notes: tuple[str, ...] = (),
) -> tuple[Rehearsal, tuple[Diagnostic, ...]]:
    """Rehearse a planned project on a running server, in a database that is made and dropped."""
    with tempfile.TemporaryDirectory(prefix="o11c-rehearse-") as home, _database(server, planned) as database:
        folder = Path(home) / "scripts"
        write_folder(scripts_of(planned), folder, planned.findings)
        work = _Rehearsal(server, database, planned, metamodels, progress, list(notes))
        work.build(rows)
        return work.run(folder)


def read_for_rehearsal(project: Path) -> tuple[Planned, tuple[Metamodel, Metamodel], tuple[str, ...]]:
    """Return a project's plan for PostgreSQL, the metamodels that it was made of, and what is said about that."""
    return _planned(project, Findings())


def _planned(project: Path, findings: Findings) -> tuple[Planned, tuple[Metamodel, Metamodel], tuple[str, ...]]:
    """Read and plan the project. Between SQL Server databases it is planned a second time, for PostgreSQL."""
    file, source, target = read_project(project, findings)
    planned = plan_snapshots(file, source, target, findings)
    if planned.correspondence.stores:
        found = "users go into tables whose meaning only their operator knows (odc.stores): no rows can be invented"
        action = "Rehearse a copy of the project file without odc.stores; odc.users says who is who."
        raise CompileError([diagnostic("O11-1012", str(project), found, action)])
    if target.metamodel.environment.engine is Engine.POSTGRES:
        if not is_staged(file.project, source):
            return planned, (source.metamodel, target.metamodel), ()
        scripts_of(planned)  # What exports and loads cannot express is no secret until the rehearsal has passed.
        file, source = staged(file, source)
        planned = plan_snapshots(file, source, target, Findings())
        return planned, (source.metamodel, target.metamodel), (_STAGED,)
    scripts_of(planned)  # What T-SQL cannot express is no secret until the rehearsal has passed.
    try:
        file, source, target = translated(file, source, target)
        planned = plan_snapshots(file, source, target, Findings())
    except CompileError as problem:
        head = diagnostic("O11-1012", str(project), "the same project does not compile for PostgreSQL")
        raise CompileError([head, *problem.diagnostics]) from problem
    note = (
        "SQL Server is not to be had here: the plan was compiled for PostgreSQL and rehearsed there. "
        "The T-SQL scripts were not run; texts that differ in letter case are different."
    )
    return planned, (source.metamodel, target.metamodel), (note,)


_STAGED = (
    "The source was invented where its rows are brought to, in the staging schema. The scripts that export and load "
    "them were not run."
)


@contextmanager
def _database(server: Server, planned: Planned) -> Iterator[str]:
    """Yield the name of a new database: the one that the scripts insist on."""
    name = planned.plan.target.expected_database or _DATABASE
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None
    if there and os.environ.get(URL_VARIABLE):
        found = f"the server of {URL_VARIABLE} has a database {name} already"
        action = "Rehearse without that variable, or drop the database."
        raise CompileError([diagnostic("O11-1012", name, found, action)])
    if not there:
        create_database(server, name)
    try:
        yield name
    finally:
        if not there:
            drop_database(server, name)


class _Rehearsal:
    """The working state of a rehearsal."""

    def __init__(
        self, server: Server, database: str, planned: Planned, metamodels: tuple[Metamodel, Metamodel],
        progress: Console, notes: list[str],
    ) -> None:
        self.server = server
        self.database = database
        self.planned = planned
        self.plan = planned.plan
        self.metamodels = metamodels
        self.progress = progress
        self.notes = notes
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.problems: list[Diagnostic] = []
        # Of these processes only; nobody has to see it.
        self.environment = {"O11C_MASK_KEY": secrets.token_urlsafe(24)}

    # --- the environments ------------------------------------------------------------------------

    def build(self, rows: int) -> None:
        """Make both environments and fill them. Raises O11-1012."""
        places = (self.plan.source.schema, self.plan.target.schema)
        with self._connect() as connection:
            try:
                tables = self._timed("make the tables", lambda: self._tables(connection, places))
                invented = self._timed(
                    "invent rows",
                    lambda: Inventor(self.planned, self.metamodels, rows, connection, self._note).run(),
                )
                self._timed("write the rows", lambda: self._write(connection, places, tables, invented))
            except psycopg.Error as problem:
                found = " ".join(str(problem).split())
                raise CompileError([diagnostic("O11-1012", self.plan.project, found)]) from problem

    def _tables(self, connection: psycopg.Connection, places: tuple[str, str]) -> list[tuple[Table, ...]]:
        made = []
        for metamodel, place in zip(self.metamodels, places, strict=True):
            tables = prepared(connection, metamodel, place, self._note)
            with connection.transaction(), connection.cursor() as cursor:
                create_tables(cursor, place, tables)
            made.append(tables)
        return made

    def _write(
        self, connection: psycopg.Connection, places: tuple[str, str], tables: list[tuple[Table, ...]],
        invented: Invented,
    ) -> None:
        for number, stage in enumerate((invented.source, invented.target)):
            place, aside = places[number], invented.aside[stage.side]
            filled: set[str] = set()
            with connection.transaction(), connection.cursor() as cursor:
                for table, columns, rows in metamodel_rows(self.metamodels[number]):
                    fill_table(cursor, place, table.name, columns, rows)
                    filled.add(table.name)
                for name, sheet in stage.sheets.items():
                    if sheet.rows:
                        fill_table(cursor, place, name, [column.name for column in sheet.columns], sheet.rows)
                        filled.add(name)
                kept = tuple(
                    msgspec.structs.replace(table, checks=tuple(
                        _harmless(item) if (table.name, item.name) in aside else item for item in table.checks
                    ))
                    for table in tables[number]
                )
                finish_tables(cursor, place, kept, filled, gap=_GAP, events=_events(stage), failed=self._failed(place))
            self.counts[stage.side.value] = sum(len(sheet.rows) for sheet in stage.sheets.values())

    def _failed(self, place: str) -> Callable[[str, psycopg.Error], None]:
        def failed(words: str, problem: psycopg.Error) -> None:
            self._note(f"{place}: {words} is left out: {problem.diag.message_primary or problem}")

        return failed

    # --- the scripts -----------------------------------------------------------------------------

    def run(self, folder: Path) -> tuple[Rehearsal, tuple[Diagnostic, ...]]:
        """Run the scripts one after the other, up to the first that fails."""
        source, target = self.plan.source.schema, self.plan.target.schema
        before = (self._contents(source), self._contents(target))
        done: list[ScriptResult] = []
        steps: tuple[StepResult, ...] = ()
        for name in SCRIPTS:
            if not (folder / name).is_file():
                continue
            result = self._script(folder, name)
            done.append(result)
            if not result.ok:
                break
            if name == "migrate.sql" and not self.plan.temporary_maps:  # else there is no journal
                steps = self._journal()
            if name != "verify.sql":
                self._compare(name, source, before[0])
            if name in ("preflight.sql", "dryrun.sql", "rollback.sql"):
                self._compare(name, target, before[1])
        problems = tuple(self.problems)
        rehearsal = Rehearsal(
            project=self.plan.project, dialect=self.planned.file.project.target.dialect, postgres=self.server.version,
            rows=self.counts, seconds=self.seconds, scripts=tuple(done), steps=steps, notes=tuple(self.notes),
            problems=tuple(f"{item.code} {item.where}: {item.found}" for item in problems),
        )
        return rehearsal, problems

    def _script(self, folder: Path, name: str) -> ScriptResult:
        """Run a script as a person would, from its folder."""
        done = self._timed(
            f"psql -f {name}",
            lambda: run_psql(self.server, self.database, folder / name, folder, environment=self.environment),
        )
        ok = done.returncode == 0
        step = None if ok else stopped_at(done.stdout)
        lines = _last_lines(done.stdout, done.stderr)
        if not ok:
            where = f"{name}, step {step}" if step is not None else name
            last = next((line for line in done.stderr.splitlines() if "ERROR" in line), lines[-1] if lines else "")
            found = f"psql ended with exit code {done.returncode}: {last}"
            self.problems.append(diagnostic("O11-1010", where, found))
        findings = findings_in(done.stdout) if name == "preflight.sql" else ()
        return ScriptResult(name, self.seconds[f"psql -f {name}"], ok, step, () if ok else lines, findings)

    def _compare(self, script: str, schema: str, before: dict[str, str]) -> None:
        """Add O11-1011 for tables whose rows are not as they were."""
        after = self._contents(schema)
        changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        if changed:
            more = f" and {len(changed) - 5} more" if len(changed) > 5 else ""
            self.problems.append(diagnostic("O11-1011", script, f"{schema}: {', '.join(changed[:5])}{more}"))

    def _contents(self, schema: str) -> dict[str, str]:
        """Return a fingerprint of each table's rows."""
        found: dict[str, str] = {}
        with self._connect() as connection:
            names = connection.execute(
                "SELECT relname::text FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r' ORDER BY 1",
                (sql.Identifier(schema).as_string(connection),),
            ).fetchall()
            for (name,) in names:
                query = sql.SQL(
                    "SELECT md5(string_agg(h, '' ORDER BY h)) FROM (SELECT md5(t::text) AS h FROM {} AS t) AS r"
                ).format(sql.Identifier(schema, name))
                row = connection.execute(query).fetchone()
                found[name] = row[0] or "" if row is not None else ""
        return found

    def _journal(self) -> tuple[StepResult, ...]:
        with self._connect() as connection:
            kept = connection.execute("SELECT to_regclass('o11c.step') IS NOT NULL").fetchone()
            if kept is None or not kept[0]:
                return ()  # Without a schema of its own a run leaves no journal.
            return tuple(
                StepResult(step, rows, seconds)
                for step, rows, seconds in connection.execute(
                    "SELECT step_id, coalesce(rows, 0), coalesce(extract(epoch FROM finished - started), 0)::float8 "
                    "FROM o11c.step WHERE run_id = (SELECT max(run_id) FROM o11c.run) ORDER BY started, step_id"
                )
            )

    # --- helpers -----------------------------------------------------------------------------------

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self.server.url(self.database), autocommit=True)

    def _note(self, words: str) -> None:
        if words not in self.notes:
            self.notes.append(words)

    def _timed(self, name: str, work: Callable[[], _T]) -> _T:
        start = time.monotonic()
        if self.progress.is_terminal:
            with self.progress.status(name):
                result = work()
        else:
            result = work()
        self.seconds[name] = round(time.monotonic() - start, 3)
        self.progress.print(f"{name}: {self.seconds[name]:.2f} s", markup=False, highlight=False)
        return result


def _harmless(check: Check) -> Check:
    """Return a CHECK of the same name and columns that every row fulfils: scripts look whether it is there."""
    named = [f"{sql.Identifier(name).as_string(None)} IS NULL" for name in check.columns]
    return msgspec.structs.replace(check, expression=" OR ".join((*named, "true")))


def _last_lines(output: str, errors: str) -> tuple[str, ...]:
    """Return the last lines of the output and the error, without the statement that psql repeats."""
    told = errors.split("STATEMENT:")[0].rstrip().splitlines()
    told = [line for line in told if not line.endswith(".sql:")]
    return (*output.rstrip().splitlines()[-_LAST:], *told[-_LAST:])


def _events(stage: Stage) -> dict[str, str]:
    """Return the tables of subscriptions that triggers look into, by table."""
    found = {}
    for entity in stage.model.entities:
        table = event_table(stage.model, entity)
        if entity.table is not None and table is not None:
            found[entity.table.name] = table.name
    return found
