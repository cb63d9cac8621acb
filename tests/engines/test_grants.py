"""The manifest's grants are enough: a login with these privileges and no other runs every script."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path

import msgspec
import psycopg
import pytest
from psycopg import sql

from compiler.demo.people import demo_source, demo_target
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.run import PROJECT, SOURCE_SCHEMA, TARGET_SCHEMA
from compiler.demo.server import Server, create_database, drop_database
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import compile_project
from compiler.plan import ir
from compiler.script.grants import grants
from compiler.sql.dialect import Names
from compiler.sql.postgres import PostgresDialect
from compiler.sql.postgres_steps import lower_step
from tests.support.cases import load_case
from tests.support.evented import EVENT_TABLES, MAPS, Evented
from tests.support.mapped import TABLES
from tests.support.staged_stage import PostgresFilesStage

_TABLE = re.compile(r"([A-Z, ]+) on (sequence )?(\w+)\.(\S+)")
_OWNER = re.compile(r"ownership of (\w+)\.(\S+) \((?:triggers|foreign keys|staged rows)\)")
# The schema o11c and its tables, where they are there, become the role's.
_WORK = """DO $$
DECLARE
  item record;
BEGIN
  IF to_regnamespace('o11c') IS NULL THEN
    RETURN;
  END IF;
  EXECUTE format('ALTER SCHEMA o11c OWNER TO %I', {0});
  FOR item IN SELECT relname FROM pg_class WHERE relnamespace = 'o11c'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE o11c.%I OWNER TO %I', item.relname, {0});
  END LOOP;
END $$"""
_SCHEMA = re.compile(r"(\w+) on (?:all tables of )?schema (\w+)")


_WRITER = PROJECT.replace("  dialect: postgres\n", "  dialect: postgres\n  permissions: data-writer\n") + (
    "maps: temporary\nrollback: none\n"
)


_REVALIDATE = PROJECT + "constraints: revalidate\n"


def enough(postgres: Server, database: str, folder: Path, lines: dict[str, list[str]]) -> None:
    """Run each script with a login that has the grants of the manifest and nothing else."""
    with psycopg.connect(database, autocommit=True) as connection:
        name = connection.info.dbname
        connection.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
        scripts = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "rollback.sql", "cleanup.sql")
        for script in (item for item in scripts if item in lines):
            role = f"o11c_test_{script.removesuffix('.sql')}_{name}"[:60]
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
            try:
                _grant(connection, name, role, lines[script])
                info = psycopg.conninfo.make_conninfo(database, user=role)
                done = subprocess.run(
                    [str(postgres.psql), "-X", "-d", info, "-f", str(folder / script)],
                    capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False,
                    cwd=folder,
                )
                if script == "preflight.sql":
                    # It came to its end: all that this login lacks is what migrate.sql needs.
                    errors = set(re.findall(r"^ (O11-\d+) \| error ", done.stdout, re.MULTILINE))
                    assert errors == {"O11-0934"} and "O11-0900" in done.stderr, done.stderr
                    assert "preflight.sql itself" not in done.stdout
                else:
                    assert done.returncode == 0, done.stderr
            finally:
                _wait_until_gone(connection, role)
                connection.execute(
                    sql.SQL("REASSIGN OWNED BY {} TO CURRENT_USER").format(sql.Identifier(role))
                )
                connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@pytest.mark.parametrize("project", [PROJECT, _WRITER, _REVALIDATE], ids=["owner", "data-writer", "revalidate"])
def test_the_grants_of_the_manifest_are_enough(
    postgres: Server, database: str, tmp_path: Path, project: str
) -> None:
    with psycopg.connect(database) as connection:
        create_environment(connection, SOURCE_SCHEMA, demo_source())
        create_environment(connection, TARGET_SCHEMA, demo_target())
    for schema, name in ((SOURCE_SCHEMA, "source.json"), (TARGET_SCHEMA, "target.json")):
        write_snapshot(read_metamodel(database, schema, None, Platform.O11), tmp_path / name)
    (tmp_path / "project.yaml").write_text(project, encoding="utf-8")
    folder = compile_project(tmp_path / "project.yaml", tmp_path / "out").folder
    lines: dict[str, list[str]] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["grants"]
    if project == _WRITER:
        assert not any("ownership" in line or "CREATE" in line for script in lines.values() for line in script)
    if project == _REVALIDATE:
        assert any(line.startswith("ownership") and "(foreign keys)" in line for line in lines["migrate.sql"])
    enough(postgres, database, folder, lines)


def test_they_are_enough_where_rows_are_brought_over(postgres: Server, database_name: str, tmp_path: Path) -> None:
    """The staged rows are somebody else's: who migrates reads them."""
    other = f"{database_name}_far"
    create_database(postgres, other)
    try:
        stage = PostgresFilesStage(load_case("simple_append"), postgres, database_name, source=other)
        stage.create()
        folder = compile_project(stage.prepare(tmp_path / "in"), tmp_path / "out").folder
        stage.export(folder)
        for script in ("load/prepare.sql", "load/load.sql", "load/check.sql"):
            stage.passes(folder, script)
        lines: dict[str, list[str]] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["grants"]
        enough(postgres, postgres.url(database_name), folder, lines)
    finally:
        drop_database(postgres, other)


def test_they_are_enough_for_events_and_triggers(database: str) -> None:
    kit = Evented()
    locked = (kit.target, kit.events(ir.Side.TARGET))
    opening = msgspec.structs.replace(kit.opening(), locks=locked)
    steps = (opening, kit.queues(), kit.silence(), kit.keep(), kit.insert_events(), kit.restore(), kit.speak())
    plan = kit.planned((), steps)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"{TABLES}{EVENT_TABLES}".encode())
        connection.execute('INSERT INTO tgt."OSEVT_ITEM" VALUES (7, NULL, 8, false, NULL, NULL)')
        role = f"o11c_test_events_{connection.info.dbname}"[:60]
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        try:
            _grant(connection, connection.info.dbname, role, grants(plan)["migrate.sql"])
            with psycopg.connect(psycopg.conninfo.make_conninfo(database, user=role)) as limited:
                for step in steps:
                    dialect, names = PostgresDialect(), Names(kit.planned(kit.event_maps(), steps), {})
                    for statement in lower_step(dialect, names, step).statements:
                        limited.execute(statement.text.encode())
                    if step is opening:
                        for table in MAPS.values():
                            limited.execute(f"CREATE TABLE o11c.{table} (old_id bigint, new_id bigint)".encode())
                assert limited.execute('SELECT count(*) FROM tgt."OSEVT_ITEM"').fetchone() == (1,)
        finally:
            _wait_until_gone(connection, role)
            connection.execute(sql.SQL("REASSIGN OWNED BY {} TO CURRENT_USER").format(sql.Identifier(role)))
            connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def _wait_until_gone(connection: psycopg.Connection, role: str) -> None:
    """Wait for the role's session: it drops its temporary tables after psql has ended."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE usename = %s"
    for _ in range(200):
        found = connection.execute(query, [role]).fetchone()
        if found is not None and found[0] == 0:
            return
        time.sleep(0.05)


def _grant(connection: psycopg.Connection, database: str, role: str, lines: list[str]) -> None:
    """Give the role what the lines say. A line that is not understood fails the test."""
    to = sql.Identifier(role)
    for line in lines:
        if match := _TABLE.fullmatch(line):
            privileges, kind, schema, table = match.groups()
            query = sql.SQL("GRANT {} ON {} {} TO {}").format(
                sql.SQL(privileges), sql.SQL("SEQUENCE" if kind else "TABLE"), sql.Identifier(schema, table), to
            )
        elif match := _SCHEMA.fullmatch(line):
            every = "ALL TABLES IN " if "all tables" in line else ""
            query = sql.SQL("GRANT {} ON {}SCHEMA {} TO {}").format(
                sql.SQL(match[1]), sql.SQL(every), sql.Identifier(match[2]), to
            )
        elif match := _OWNER.fullmatch(line):
            query = sql.SQL("ALTER TABLE {} OWNER TO {}").format(sql.Identifier(*match.groups()), to)
        elif line.startswith(("CREATE on the database", "TEMPORARY on the database")):
            query = sql.SQL("GRANT {} ON DATABASE {} TO {}").format(
                sql.SQL(line.split()[0]), sql.Identifier(database), to
            )
        elif line.startswith("ownership of the schema o11c"):
            # It is made by this login, so it owns it; undo and cleanup are run by the login of the run.
            query = sql.SQL(_WORK).format(sql.Literal(role))
        else:
            pytest.fail(f"the test does not know how to grant: {line}")
        connection.execute(query)
