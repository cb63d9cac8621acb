"""Reads a metamodel from PostgreSQL: one connection, one REPEATABLE READ READ ONLY transaction.

Each OSSYS table and each kind of catalog fact is one query for the whole schema. The queries are
in ``postgres_catalog``.
"""

from __future__ import annotations

import msgspec
import psycopg
from psycopg import errors, sql
from psycopg.conninfo import make_conninfo

from compiler.diagnostics import CompileError, Diagnostic, Findings, diagnostic
from compiler.metamodel import postgres_catalog
from compiler.metamodel.address import Address
from compiler.metamodel.catalog import choose_schema
from compiler.metamodel.ossys import Choice, build_metamodel, choose
from compiler.metamodel.rows import Engine, Environment, Metamodel, Platform

_LOCK_TIMEOUT = "30s"
_CONNECT_SECONDS = 15


def connect(address: Address, database: str | None = None) -> psycopg.Connection:
    """Open a connection; ``database`` overrides that of the URL. Passwords come from libpq's own places.

    Raises ``CompileError``: O11-0107 when the server cannot be reached or refuses the login, O11-0109
    when libpq does not understand the URL.
    """
    where = f"{address.engine.value} server"
    try:
        # libpq reads the URL itself; the parameters below are defaults or explicit options of ours.
        timeout = next((value for name, value in address.options if name == "connect_timeout"), None)
        conninfo = make_conninfo(
            address.url,
            fallback_application_name="o11c",
            connect_timeout=timeout or _CONNECT_SECONDS,
            # A database of encoding SQL_ASCII would otherwise answer with bytes; nothing converts them.
            client_encoding="UTF8",
        )
        if database is not None:
            conninfo = make_conninfo(conninfo, dbname=database)
    except psycopg.ProgrammingError as error:
        raise CompileError([diagnostic("O11-0109", found="libpq does not understand the URL")]) from error
    try:
        return psycopg.connect(conninfo)
    except psycopg.Error as error:
        raise CompileError([diagnostic("O11-0107", where, _message(error))]) from error


def read(address: Address, schema: str | None, database: str | None, platform: Platform) -> Metamodel:
    """Read the metamodel of one schema.

    ``schema`` None: the only one with a table OSSYS_ESPACE, or for ODC the only one with tables. For ODC
    the catalog alone is read. No row of application data and no user is read.
    Raises ``CompileError`` with codes O11-0105 to O11-0115.
    """
    with connect(address, database) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        try:
            metamodel = _read(connection, schema, platform)
            connection.rollback()
        except psycopg.Error as error:
            raise CompileError([_failure(error, connection)]) from error
    return metamodel


def _read(connection: psycopg.Connection, schema: str | None, platform: Platform) -> Metamodel:
    cursor = connection.cursor()
    # With an empty path the server prints every name outside pg_catalog with its schema, whatever the
    # login's settings are. A publish that holds a table must not make us wait for ever.
    cursor.execute("SELECT set_config('search_path', 'pg_catalog', true)")
    cursor.execute("SELECT set_config('lock_timeout', %s, true)", (_LOCK_TIMEOUT,))
    cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    cursor.execute(postgres_catalog.SCHEMAS)
    seen = cursor.fetchall()
    candidates = [
        name
        for name, has_tables, has_espace in seen
        if (has_espace if platform is Platform.O11 else has_tables)
    ]
    chosen = choose_schema(schema, [name for name, _, _ in seen], candidates, platform)
    environment = _environment(cursor, chosen, platform)
    tables = postgres_catalog.read_tables(cursor, chosen, connection.info.server_version)
    inbound_keys = postgres_catalog.read_inbound_keys(cursor, chosen)
    if platform is Platform.ODC:
        return Metamodel(environment=environment, tables=tables, inbound_keys=inbound_keys)
    findings = Findings()
    choices = choose(tables, chosen, findings)
    findings.stop_on_error()
    fetched: dict[str, list[dict[str, object]]] = {}
    for choice in choices:
        try:
            # A savepoint for each table, so that all refusals are shown and not only the first.
            with connection.transaction():
                fetched[choice.name] = _rows(cursor, chosen, choice)
        except errors.InsufficientPrivilege as error:
            findings.add("O11-0113", f"{chosen}.{choice.physical}", _message(error))
    findings.stop_on_error()
    metamodel = build_metamodel(environment, tables, fetched, findings, inbound_keys)
    findings.stop_on_error()
    return metamodel


def _environment(cursor: psycopg.Cursor, schema: str, platform: Platform) -> Environment:
    cursor.execute(postgres_catalog.ENVIRONMENT)
    version, database, encoding, settings = cursor.fetchall()[0]
    return Environment(
        engine=Engine.POSTGRES,
        # Packagers append their own name: "15.8 (Debian 15.8-1)".
        engine_version=str(version).split()[0],
        database=str(database),
        schema=schema,
        platform=platform,
        collation=postgres_catalog.database_collation(msgspec.convert(settings, dict[str, object])),
        encoding=str(encoding),
    )


def _rows(cursor: psycopg.Cursor, schema: str, choice: Choice) -> list[dict[str, object]]:
    columns = [
        sql.SQL("{} AS {}").format(sql.Identifier(physical), sql.Identifier(name))
        for name, physical in choice.columns
    ]
    cursor.execute(
        sql.SQL("SELECT {} FROM {}").format(
            sql.SQL(", ").join(columns), sql.Identifier(schema, choice.physical)
        )
    )
    names = [name for name, _ in choice.columns]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _failure(error: psycopg.Error, connection: psycopg.Connection) -> Diagnostic:
    """Say what a failed query means."""
    if connection.closed or connection.broken:
        return diagnostic("O11-0108", found=_message(error))
    if isinstance(error, errors.InsufficientPrivilege):
        return diagnostic("O11-0113", found=_message(error))
    # In a read-only transaction this is what a table dropped or rewritten in the meantime looks like.
    if isinstance(error, errors.UndefinedTable | errors.UndefinedColumn | errors.SerializationFailure):
        return diagnostic("O11-0112", found=_message(error))
    if isinstance(error, errors.CharacterNotInRepertoire | errors.UntranslatableCharacter):
        encoding = connection.info.parameter_status("server_encoding")
        return diagnostic(
            "O11-0111", f"database of encoding {encoding}", _message(error),
            "A name or text of the metamodel cannot be read as UTF-8; correct it in the database.",
        )
    return diagnostic("O11-0115", found=_message(error))


def _message(error: psycopg.Error) -> str:
    """Return the server's or libpq's message on one line. libpq never puts a password into one."""
    return " ".join((error.diag.message_primary or str(error)).split())
