"""The demo: two sample environments on an embedded PostgreSQL, migrated the whole way, and then once more."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import psycopg
from psycopg import sql
from rich.console import Console
from rich.table import Table

from compiler.demo.people import demo_source, demo_target
from compiler.demo.people_processes import changes
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import create_database, postgres_server
from compiler.demo.show import SCRIPTS, Show, prepare_folder, run_script, write_project
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import Compiled, compile_project
from compiler.plan import ir

DATABASE = "o11c_demo"
SCRIPTS_AGAIN = "scripts-again"
DRIVERS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")
SOURCE_SCHEMA, TARGET_SCHEMA = "o11_source", "o11_target"

PROJECT = f"""\
# The demo's project: the application "People Portal" goes from one environment to the other.
# Users that are missing are created, and processes come along: both are the default.
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
references: {{dangling: "null"}}  # a favourite city that was deleted becomes "none"
"""
PROJECT_AGAIN = PROJECT.replace("name: people-demo", "name: people-demo-again") + (
    "delta: true                    # a second run: it goes on from the maps of the first\n"
)


def run_demo(folder: Path) -> None:
    """Run the demo; snapshots, project files and scripts stay in ``folder``.

    Raises ``CompileError``: O11-0801 or O11-0804 when the folder cannot be used (nothing is written
    then), O11-1001 or O11-1002 without a server, O11-1003 when a script fails.
    """
    prepare_folder(folder)
    show = Show()
    console = show.console
    with postgres_server() as server:
        console.print(f"Embedded PostgreSQL {server.version} is running")
        url = create_database(server, DATABASE)

        def migrate(project: str, text: str, scripts: str) -> Path:
            write_project(folder / project, text)
            compiled: Compiled = show.timed(
                f"compile {project}", lambda: compile_project(folder / project, folder / scripts)
            )
            plan = compiled.planned.plan
            before = _counts(url, plan)
            for name in DRIVERS:
                script = compiled.folder / name
                said = show.timed(f"psql -f {scripts}/{name}", partial(run_script, server, DATABASE, script))
                if name == "preflight.sql":
                    show.findings(said)
            _closing(console, url, plan, before, _counts(url, plan))
            return compiled.folder

        show.timed("make two environments", lambda: _environments(url))
        show.timed("snapshot source and target", lambda: _snapshots(url, folder))
        made = migrate("project.yaml", PROJECT, SCRIPTS)
        _witness(console, url)
        console.print("\nIn production life goes on:")
        for words in _change(url):
            console.print(f"- {words}")
        console.print()
        migrate("project-again.yaml", PROJECT_AGAIN, SCRIPTS_AGAIN)
    console.print(f"\nRead what ran: {made}/migrate.sql and its steps; how to read it: docs/tutorial.md")


def _environments(url: str) -> None:
    with psycopg.connect(url) as connection:
        create_environment(connection, SOURCE_SCHEMA, demo_source())
        create_environment(connection, TARGET_SCHEMA, demo_target())
        connection.execute("COMMIT")
        connection.execute("ANALYZE")


def _snapshots(url: str, folder: Path) -> None:
    for schema, name in ((SOURCE_SCHEMA, "source.json"), (TARGET_SCHEMA, "target.json")):
        write_snapshot(read_metamodel(url, schema, None, Platform.O11), folder / name)


def _change(url: str) -> list[str]:
    """Let production go on between the two runs; return in words what happened."""
    done: list[str] = []
    with psycopg.connect(url) as connection:
        for words, statement in changes(SOURCE_SCHEMA):
            connection.execute(statement)
            done.append(words)
    return done


def _counts(url: str, plan: ir.Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    with psycopg.connect(url) as connection:
        for step in plan.steps:
            if isinstance(step, ir.InsertRows) and step.head.label is not None:
                query = sql.SQL("SELECT count(*) FROM {}").format(
                    sql.Identifier(plan.target.schema, step.target.name)
                )
                row = connection.execute(query).fetchone()
                counts[step.head.label] = int(row[0]) if row is not None else 0
    return counts


def _closing(
    console: Console, url: str, plan: ir.Plan, before: dict[str, int], after: dict[str, int]
) -> None:
    """Print the closing table: entities, rows, steps' times from the journal, checks."""
    with psycopg.connect(url) as connection:
        journal: dict[str, tuple[int, float]] = {
            step: (rows, seconds)
            for step, rows, seconds in connection.execute(
                "SELECT step_id, rows, extract(epoch FROM finished - started)::float8 FROM o11c.step "
                "WHERE run_id = (SELECT max(run_id) FROM o11c.run)"
            )
        }
    references = {check.label: len(check.references) for check in plan.checks if isinstance(check, ir.CheckRows)}
    updates = {
        step.head.label: journal[step.head.id] for step in plan.steps if isinstance(step, ir.UpdateRows)
    }
    again = ": what is new and what has changed since" if plan.delta else ""
    table = Table(title=f"Migrated into {plan.target.schema}{again}")
    table.add_column("entity", no_wrap=True)
    for name in ("before", "inserted", "updated", "after", "references", "seconds"):
        table.add_column(name, justify="right")
    for step in plan.steps:
        if isinstance(step, ir.InsertRows) and step.head.label is not None:
            label = step.head.label
            inserted, seconds = journal[step.head.id]
            updated, more = updates.get(label, (0, 0.0))
            table.add_row(
                label, str(before[label]), str(inserted), str(updated), str(after[label]),
                str(references.get(label, 0)), f"{seconds + more:.3f}",
            )
    console.print(table)
    console.print(f"{len(plan.checks)} checks held before COMMIT and again in verify.sql")


_WITNESS = """\
SELECT p.{id}::text, p.{top_process_id}::text, i.{input_value}, u.{username}, g.{name}
FROM {ossys_bpm_process} AS p
JOIN {ossys_bpm_process_input} AS i ON i.{process_id} = p.{id}
JOIN {ossys_bpm_process_input_def} AS d ON d.{id} = i.{input_def_id} AND d.{name} = 'EmployeeId'
JOIN {ossys_bpm_activity} AS a ON a.{process_id} = p.{id} AND a.{name} = 'Check contract'
JOIN {ossys_user} AS u ON u.{id} = a.{user_id}
JOIN {ossys_group} AS g ON g.{id} = a.{group_id}
WHERE p.{label} = 'Onboarding of employee 50'
"""
_TABLES = (
    "ossys_bpm_process", "ossys_bpm_process_input", "ossys_bpm_process_input_def", "ossys_bpm_activity", "ossys_user",
    "ossys_group",
)
_COLUMNS = (
    "id", "top_process_id", "input_value", "username", "name", "process_id", "input_def_id", "user_id", "group_id",
    "label",
)


def _witness(console: Console, url: str) -> None:
    """Print one process as it is on both sides: the number in its text input is another one now."""
    table = Table(title="The onboarding of one employee on both sides")
    for name in ("", "process", "top process", "input EmployeeId", "contract checked by", "group"):
        table.add_column(name)
    with psycopg.connect(url) as connection:
        for schema, spelled in ((SOURCE_SCHEMA, str.lower), (TARGET_SCHEMA, str.upper)):
            names = {name: sql.Identifier(schema, spelled(name)) for name in _TABLES}
            names |= {name: sql.Identifier(spelled(name)) for name in _COLUMNS}
            row = connection.execute(sql.SQL(_WITNESS).format(**names)).fetchone()
            assert row is not None, "the process has not arrived"
            table.add_row(schema, *row)
    console.print(table)
