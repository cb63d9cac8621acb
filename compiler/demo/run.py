"""The demo: two sample environments on an embedded PostgreSQL, migrated the whole way."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from rich.console import Console
from rich.table import Table

from compiler.demo.people import demo_source, demo_target
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, create_database, postgres_server, run_psql
from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import Compiled, compile_project
from compiler.plan import ir
from compiler.script.manifest import NAME

DATABASE = "o11c_demo"
SCRIPTS = "scripts"
SOURCE_SCHEMA, TARGET_SCHEMA = "o11_source", "o11_target"

PROJECT = f"""\
# The demo's project: the application "People Portal" goes from one environment to the other.
name: people-demo
source:
  snapshot: source.json
  at: {{schema: {SOURCE_SCHEMA}}}
target:
  snapshot: target.json
  at: {{schema: {TARGET_SCHEMA}}}
  dialect: postgres
scope:
  applications: [People Portal]
users: {{policy: match}}          # users are there already; they are matched by name and tenant
bpt: {{instances: none}}
references: {{dangling: "null"}}  # a favourite city that was deleted becomes "none"
"""


@dataclass(frozen=True, slots=True)
class Timing:
    """One part of the demo and how long it took, in seconds."""

    name: str
    seconds: float


def run_demo(folder: Path) -> None:
    """Run the demo; snapshots, project file and scripts stay in ``folder``.

    Raises ``CompileError``: O11-0801 or O11-0804 when the folder cannot be used (nothing is written
    then), O11-1001 or O11-1002 without a server, O11-1003 when a script fails.
    """
    _prepare(folder)
    console = Console()
    timings: list[Timing] = []
    with postgres_server() as server:
        console.print(f"Embedded PostgreSQL {server.version} is running")
        url = create_database(server, DATABASE)

        def timed(name: str, work: Callable[[], object]) -> object:
            start = time.monotonic()
            with console.status(name) if console.is_terminal else console.capture():
                result = work()
            timings.append(Timing(name, time.monotonic() - start))
            console.print(f"{name}: {timings[-1].seconds:.2f} s")
            return result

        timed("make two environments", lambda: _environments(url))
        timed("snapshot source and target", lambda: _snapshots(url, folder))
        _write_project(folder / "project.yaml")
        compiled = timed("compile", lambda: compile_project(folder / "project.yaml", folder / SCRIPTS))
        assert isinstance(compiled, Compiled)
        before = _counts(url, compiled.planned.plan)
        outputs = [
            timed(f"psql -f {name}", lambda name=name: _psql(server, compiled.folder / name))  # type: ignore[misc]
            for name in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")
        ]
        after = _counts(url, compiled.planned.plan)
        _closing(console, url, compiled.planned.plan, before, after)
        assert all(isinstance(output, str) for output in outputs)
    console.print(
        f"\nRead what ran: {compiled.folder}/migrate.sql and its steps; how to read it: docs/tutorial.md"
    )


def _prepare(folder: Path) -> None:
    """Make the folder; one that holds something that the demo did not make is left alone."""
    if folder.exists() and not folder.is_dir():
        raise CompileError([diagnostic("O11-0801", str(folder), "it is a file")])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = any(folder.iterdir()) and not (folder / SCRIPTS / NAME).is_file()
    except OSError as problem:
        raise CompileError([diagnostic("O11-0801", str(folder), problem.strerror or str(problem))]) from problem
    if foreign:
        found = f"it is not empty and has no {SCRIPTS}/{NAME}"
        raise CompileError([diagnostic("O11-0804", str(folder), found, "Choose another folder.")])


def _environments(url: str) -> None:
    with psycopg.connect(url) as connection:
        create_environment(connection, SOURCE_SCHEMA, demo_source())
        create_environment(connection, TARGET_SCHEMA, demo_target())
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


def _write_project(path: Path) -> None:
    try:
        path.write_text(PROJECT, encoding="utf-8")
    except OSError as problem:
        raise CompileError([diagnostic("O11-0801", str(path), problem.strerror or str(problem))]) from problem


def _snapshots(url: str, folder: Path) -> None:
    for schema, name in ((SOURCE_SCHEMA, "source.json"), (TARGET_SCHEMA, "target.json")):
        write_snapshot(read_metamodel(url, schema, None, Platform.O11), folder / name)


def _psql(server: Server, script: Path) -> str:
    done = run_psql(server, DATABASE, script.absolute())
    if done.returncode != 0:
        sys.stderr.write(done.stdout + done.stderr)
        raise CompileError(
            [diagnostic("O11-1003", str(script), f"psql ended with exit code {done.returncode}")]
        )
    return done.stdout


def _counts(url: str, plan: ir.Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    with psycopg.connect(url) as connection:
        for member in plan.members:
            if member.role is ir.Role.WRITE and member.target_table is not None:
                query = sql.SQL("SELECT count(*) FROM {}").format(
                    sql.Identifier(plan.target.schema, member.target_table)
                )
                row = connection.execute(query).fetchone()
                counts[member.label] = int(row[0]) if row is not None else 0
    return counts


def _closing(
    console: Console, url: str, plan: ir.Plan, before: dict[str, int], after: dict[str, int]
) -> None:
    """Print the closing table: entities, rows, steps' times from the journal, checks."""
    with psycopg.connect(url) as connection:
        journal: dict[str, str] = dict(
            connection.execute(
                "SELECT step_id, (rows, extract(epoch FROM finished - started)::float8)::text FROM o11c.step"
            ).fetchall()
        )
    references: dict[str, int] = {}
    for check in plan.checks:
        if isinstance(check, ir.CheckRows):
            references[check.label] = len(check.references)
    table = Table(title="Migrated into " + plan.target.schema)
    for name in ("entity", "rows before", "inserted", "rows after", "references checked", "seconds"):
        table.add_column(name, justify="left" if name == "entity" else "right")
    for step in plan.steps:
        if isinstance(step, ir.InsertRows) and step.head.label is not None:
            label = step.head.label
            rows, seconds = journal[step.head.id].strip("()").split(",")
            table.add_row(
                label,
                str(before[label]),
                rows,
                str(after[label]),
                str(references.get(label, 0)),
                f"{float(seconds):.3f}",
            )
    console.print(table)
    console.print(f"{len(plan.checks)} checks held before COMMIT and again in verify.sql")
