"""Reads a metamodel from a live database: the only part of the compiler that queries one."""

from __future__ import annotations

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel import mssql, postgres
from compiler.metamodel.address import parse_url
from compiler.metamodel.file import snapshot_digest
from compiler.metamodel.rows import Engine, Metamodel, Platform


def read_metamodel(url: str, schema: str | None, database: str | None, platform: Platform) -> Metamodel:
    """Read the metamodel behind ``url`` (``postgresql://``, ``postgres://`` or ``mssql://``).

    ``schema`` None: the only schema with OSSYS tables; ``database`` overrides that of the URL. Nothing
    is written to the database, and no row of application data and no user is read.
    Raises ``CompileError`` with codes O11-0105 to O11-0115, O11-0119 and O11-1001.
    """
    address = parse_url(url)
    match address.engine:
        case Engine.POSTGRES:
            metamodel = postgres.read(address, schema, database, platform)
        case Engine.MSSQL:
            metamodel = mssql.read(address, schema, database, platform)
    try:
        snapshot_digest(metamodel)
    except UnicodeEncodeError as error:
        found = f"a name with an unpaired surrogate: {error.object[:60]!r}"
        raise CompileError([diagnostic("O11-0111", "catalog", found)]) from error
    return metamodel
