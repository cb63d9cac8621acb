"""A server that can compare texts without regard to case and accents, as ODC does.

ODC's text columns have a non-deterministic collation. PostgreSQL makes one only where it was built with ICU, which
embedded ones often are not: ``server_with_icu`` looks for one that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg

from compiler.demo.postgres_ddl import has_icu
from compiler.demo.server import Server, installed_binaries, postgres_server
from compiler.diagnostics import CompileError


@contextmanager
def server_with_icu(running: Server) -> Iterator[Server | None]:
    """Yield ``running`` when it has ICU, else a server from the first installed programs that have; None: none has."""
    if _has_icu(running):
        yield running
        return
    for binaries in installed_binaries():
        with ExitStack() as stack:
            try:
                server = stack.enter_context(postgres_server(binaries=binaries))
            except CompileError:  # programs that do not start here
                continue
            if _has_icu(server):
                yield server
                return
    yield None


def _has_icu(server: Server) -> bool:
    with psycopg.connect(server.url("postgres")) as connection:
        return has_icu(connection)
