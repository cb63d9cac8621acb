"""A source behind postgres_fdw: its schema in the target's database holds foreign tables only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, create_database, drop_database
from compiler.pipeline import compile_project
from tests.support.case_run import Stage, prepare
from tests.support.cases import SCHEMAS, load_case


@pytest.fixture
def far(postgres: Server, database_name: str) -> Iterator[str]:
    """Name of a second database, where the source really is."""
    name = f"{database_name}_far"
    create_database(postgres, name)
    try:
        yield name
    finally:
        drop_database(postgres, name)


def behind(stage: Stage, far: str) -> None:
    """Make the source in the far database, the target in the near one, and foreign tables between them."""
    source, target = SCHEMAS
    with psycopg.connect(stage.server.url(far), autocommit=True) as connection:
        create_environment(connection, source, stage.case.source.environment)
    server = conninfo_to_dict(stage.server.base)
    with stage.connect() as connection:
        if not connection.execute("SELECT FROM pg_available_extensions WHERE name = 'postgres_fdw'").fetchall():
            pytest.skip("this server has no postgres_fdw")
        create_environment(connection, target, stage.case.target.environment)
        connection.execute("CREATE EXTENSION postgres_fdw")
        connection.execute(
            sql.SQL("CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host {}, port {}, dbname {})").format(
                sql.Literal(server["host"]), sql.Literal(str(server.get("port", 5432))), sql.Literal(far)
            )
        )
        login = sql.Literal(server.get("user", "postgres"))
        connection.execute(sql.SQL("CREATE USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (user {})").format(login))
        schema = sql.Identifier(source)
        connection.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
        connection.execute(sql.SQL("IMPORT FOREIGN SCHEMA {} FROM SERVER far INTO {}").format(schema, schema))


def test_rows_come_from_foreign_tables(postgres: Server, database_name: str, far: str, tmp_path: Path) -> None:
    stage = Stage(load_case("cycle_cut"), postgres, database_name)
    behind(stage, far)
    folder = tmp_path / "output"
    compile_project(prepare(stage.case, tmp_path, "postgres", read=stage.read()), folder)
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        code, output = stage.psql(folder, script)
        assert code == 0, output
    assert stage.differences() == []
