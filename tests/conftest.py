"""Fixtures shared by all tests: a PostgreSQL server for the session, a fresh database for a test."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from compiler.demo.server import Server, create_database, drop_database, postgres_server
from compiler.diagnostics import CompileError

REQUIRE_VARIABLE = "O11C_REQUIRE_POSTGRES"


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


@pytest.fixture
def database_name(postgres: Server) -> Iterator[str]:
    """Name of a new, empty database on the server; dropped after the test."""
    name = f"o11c_test_{uuid.uuid4().hex[:12]}"
    create_database(postgres, name)
    try:
        yield name
    finally:
        drop_database(postgres, name)


@pytest.fixture
def database(postgres: Server, database_name: str) -> str:
    """URL of a new, empty database."""
    return postgres.url(database_name)
