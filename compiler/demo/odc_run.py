"""The demo of a migration to ODC: a sample O11 environment in one database, tables as ODC has them in another.

The rows go through files, as they do where no server sees the other.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import psycopg
from psycopg import sql
from rich.table import Table

from compiler.demo.odc_tables import PHONE, PREFIX, demo_odc
from compiler.demo.people import APPLICATION, demo_source
from compiler.demo.postgres_ddl import create_environment, has_icu
from compiler.demo.server import Server, create_database, drop_database, postgres_server
from compiler.demo.show import SCRIPTS, Show, prepare_folder, run_script, write_project
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import compile_project
from compiler.plan import ir

O11, ODC = "o11c_demo_o11", "o11c_demo_odc"
"""The two databases."""
O11_SCHEMA, ODC_SCHEMA = "o11", "public"
ASSET = "PeoplePortal"
# The scripts in their order, and where each one runs.
WAY = (
    ("source/preflight.sql", O11),
    ("export/export.sql", O11),
    ("load/prepare.sql", ODC),
    ("load/load.sql", ODC),
    ("load/check.sql", ODC),
    ("preflight.sql", ODC),
    ("dryrun.sql", ODC),
    ("migrate.sql", ODC),
    ("verify.sql", ODC),
)

PROJECT = f"""\
# The demo's project: the application "{APPLICATION}" goes to ODC.
# The names of ODC's tables are invented: ODC's own are not public. Entities pair by name, one column by this file.
name: people-to-odc
source:
  snapshot: source.json
  at: {{files: export}}           # exported from O11's database, loaded into ODC's
target:
  snapshot: target.json
  platform: odc
  dialect: postgres
  at: {{schema: {ODC_SCHEMA}}}
scope:
  applications: [{APPLICATION}]
entities:
  HR.Employee: {{drop: [OnboardingId]}}   # ODC has no processes of O11
references: {{dangling: "null"}}    # a favourite city that was deleted becomes "none"
odc:
  assets: {{{APPLICATION}: {ASSET}}}
  user_extension: HR.UserExtended
  entities:
    People.Person: {{table: {PREFIX}person, columns: {{Phone: {PHONE}}}}}
  stores:                          # where this ODC keeps people, as its operator has found out
    users: {{table: odc_users, columns: {{id: id, name: name, email: email, photo_url: photo_url}}}}
    roles: {{table: odc_roles, columns: {{id: id, name: name, asset: asset}}}}
    user_roles: {{table: odc_user_roles, columns: {{user: user_id, role: role_id}}}}
    groups: {{table: odc_groups, columns: {{id: id, name: name, description: description}}}}
    group_users: {{table: odc_group_users, columns: {{group: group_id, user: user_id}}}}
    group_roles: {{table: odc_group_roles, columns: {{group: group_id, role: role_id}}}}
"""


def run_odc_demo(folder: Path) -> None:
    """Run the demo; snapshots, project file, scripts and exported rows stay in ``folder``.

    Raises ``CompileError``: O11-0801 or O11-0804 when the folder cannot be used (nothing is written
    then), O11-1001 or O11-1002 without a server, O11-1003 when a script fails.
    """
    prepare_folder(folder)
    show = Show()
    with postgres_server() as server:
        show.console.print(f"Embedded PostgreSQL {server.version} is running")
        source, target = (_anew(server, name) for name in (O11, ODC))
        folded = show.timed("make an O11 environment and ODC's tables", lambda: _environments(source, target))
        if not folded:
            show.console.print("  this server has no ICU: texts of ODC are compared exactly here")
        show.timed("snapshot source and target", lambda: _snapshots(source, target, folder))
        write_project(folder / "project.yaml", PROJECT)
        compiled = show.timed(
            "compile project.yaml", lambda: compile_project(folder / "project.yaml", folder / SCRIPTS)
        )
        plan = compiled.planned.plan
        before = _counts(target, plan)
        for name, database in WAY:
            script = compiled.folder / name
            # Files of rows are found from the output folder.
            said = show.timed(
                f"psql -d {database} -f {name}", partial(run_script, server, database, script, compiled.folder)
            )
            if name.endswith("preflight.sql"):
                show.findings(said)
        _closing(show, target, plan, before)
        _witness(show, source, target)
    show.console.print(f"\nRead what ran: {compiled.folder}/RUNBOOK.md; how it goes together: docs/odc-example.md")


def _anew(server: Server, name: str) -> str:
    """Return a new database; that of an earlier demo is dropped, where the server is one that stays."""
    drop_database(server, name)
    return create_database(server, name)


def _environments(source: str, target: str) -> bool:
    """Make both databases; tell whether ODC's texts are compared without regard to case and accents."""
    with psycopg.connect(source) as connection:
        create_environment(connection, O11_SCHEMA, demo_source())
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    with psycopg.connect(target) as connection:
        folded = has_icu(connection)
        create_environment(connection, ODC_SCHEMA, demo_odc(), folded=folded, odc=True)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    return folded


def _snapshots(source: str, target: str, folder: Path) -> None:
    write_snapshot(read_metamodel(source, O11_SCHEMA, None, Platform.O11), folder / "source.json")
    write_snapshot(read_metamodel(target, ODC_SCHEMA, None, Platform.ODC), folder / "target.json")


def _inserts(plan: ir.Plan) -> list[tuple[str, ir.InsertRows]]:
    return [(step.head.label, step) for step in plan.steps if isinstance(step, ir.InsertRows) and step.head.label]


def _counts(url: str, plan: ir.Plan) -> dict[str, int]:
    counts: dict[str, int] = {}
    with psycopg.connect(url) as connection:
        for label, step in _inserts(plan):
            table = sql.Identifier(plan.target.schema, step.target.name)
            row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(table)).fetchone()
            counts[label] = int(row[0]) if row is not None else 0
    return counts


def _closing(show: Show, url: str, plan: ir.Plan, before: dict[str, int]) -> None:
    """Print the figures of the report: entities of each asset, rows, time from the journal, checks."""
    assert plan.odc is not None, "the project's target is ODC"
    asset_of = {label: asset.name for asset in plan.odc.assets for label in asset.entities}
    after = _counts(url, plan)
    with psycopg.connect(url) as connection:
        journal: dict[str, tuple[int, float]] = {
            step: (rows, seconds)
            for step, rows, seconds in connection.execute(
                "SELECT step_id, rows, extract(epoch FROM finished - started)::float8 FROM o11c.step"
            )
        }
    table = Table(title=f"Migrated into {ODC_SCHEMA} of {ODC}")
    for name in ("asset", "entity"):
        table.add_column(name, no_wrap=True)
    for name in ("before", "inserted", "after", "seconds"):
        table.add_column(name, justify="right")
    for label, step in _inserts(plan):
        inserted, seconds = journal[step.head.id]
        table.add_row(
            asset_of.get(label, ""), label, str(before[label]), str(inserted), str(after[label]), f"{seconds:.3f}"
        )
    show.console.print(table)
    whole = sum(seconds for _, seconds in journal.values())
    entities = sum(len(asset.entities) for asset in plan.odc.assets)
    show.console.print(f"{entities} entities of {len(plan.odc.assets)} asset in {whole:.2f} s")
    show.console.print(f"{len(plan.checks)} checks held before COMMIT and again in verify.sql")


_ROW = """\
SELECT p.{id}::text, p.{name}, c.{name}, s.{id}::text || ' ' || s.{label}, u.id::text,
  split_part(u.email COLLATE "C", '@', 1)
FROM {persons} AS p JOIN {cities} AS c ON c.{id} = p.{cityid} JOIN {sizes} AS s ON s.{id} = c.{citysizeid}
JOIN {users} AS u ON u.id = p.{createdby} WHERE p.{id} = 4
"""
_COLUMNS = ("id", "name", "label", "cityid", "citysizeid", "createdby")
_TABLES = ("persons", "cities", "sizes", "users")


def _witness(show: Show, source: str, target: str) -> None:
    """Print one person as they are on both sides: ids stay, those of users and static records are ODC's."""
    table = Table(title="One person on both sides")
    for name in ("", "id", "name", "city", "its size", "created by", "who is"):
        table.add_column(name)
    for side, url, schema, prefix, users, spelled in (
        ("O11", source, O11_SCHEMA, "OSUSR_ABC_", "ossys_user", str.upper),
        ("ODC", target, ODC_SCHEMA, PREFIX, "odc_users", str.lower),
    ):
        found = (*(prefix + spelled(name) for name in ("person", "city", "citysize")), users)
        names = {key: sql.Identifier(schema, name) for key, name in zip(_TABLES, found, strict=True)}
        names |= {name: sql.Identifier(spelled(name)) for name in _COLUMNS}
        with psycopg.connect(url) as connection:
            row = connection.execute(sql.SQL(_ROW).format(**names)).fetchone()
        assert row is not None, "the person has not arrived"
        table.add_row(side, *row)
    show.console.print(table)
