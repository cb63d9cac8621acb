"""Fixtures shared by all tests: a PostgreSQL server for the session, a fresh database for a test."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from compiler.demo.server import Server, create_database, drop_database, postgres_server
from compiler.diagnostics import CompileError
from tests.support.icu import server_with_icu
from tests.support.staged_stage import with_tds_fdw

REQUIRE_VARIABLE = "O11C_REQUIRE_POSTGRES"


@contextmanager
def new_database(server: Server) -> Iterator[str]:
    """Give the name of a new, empty database on a server; it is dropped afterwards."""
    name = f"o11c_test_{uuid.uuid4().hex[:12]}"
    create_database(server, name)
    try:
        yield name
    finally:
        drop_database(server, name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A running server, one per pytest worker.

    Without one the tests that need it are skipped, unless O11C_REQUIRE_POSTGRES is set: then they fail.
    """
    with ExitStack() as stack:
        try:
            server = stack.enter_context(postgres_server())
        except CompileError as error:
            if os.environ.get(REQUIRE_VARIABLE):
                raise
            pytest.skip(f"no PostgreSQL server can be had: {error}")
        yield server


@pytest.fixture(scope="session")
def icu(postgres: Server) -> Iterator[Server]:
    """A server that compares texts without regard to case and accents where a column asks for it.

    The embedded server is often built without ICU: then programs of the system are looked for (Debian's have it).
    Without any the tests that need it are skipped, and say so.
    """
    with server_with_icu(postgres) as server:
        if server is None:
            pytest.skip(
                "no PostgreSQL with ICU: neither the one of the other tests nor any in /usr/lib/postgresql can "
                "CREATE COLLATION (provider = icu, deterministic = false)"
            )
        yield server


@pytest.fixture
def icu_database(icu: Server) -> Iterator[str]:
    """Name of a new, empty database on the server with ICU; dropped after the test."""
    with new_database(icu) as name:
        yield name


@pytest.fixture(scope="session")
def tds() -> Iterator[Server]:
    """A server of this machine that has tds_fdw."""
    binaries = with_tds_fdw()
    if binaries is None:
        pytest.skip("no PostgreSQL of this machine has tds_fdw (Debian: postgresql-15-tds-fdw)")
    with postgres_server(binaries=binaries) as server:
        yield server


@pytest.fixture
def tds_database(tds: Server) -> Iterator[str]:
    """Name of a new, empty database on the server with tds_fdw; dropped after the test."""
    with new_database(tds) as name:
        yield name


@pytest.fixture
def database_name(postgres: Server) -> Iterator[str]:
    """Name of a new, empty database on the server; dropped after the test."""
    with new_database(postgres) as name:
        yield name


@pytest.fixture
def other_database(postgres: Server) -> Iterator[str]:
    """Name of a second one."""
    with new_database(postgres) as name:
        yield name


@pytest.fixture
def database(postgres: Server, database_name: str) -> str:
    """URL of a new, empty database."""
    return postgres.url(database_name)
