"""Reads a metamodel from SQL Server.

Catalog views are not versioned (SQL Server documentation, "Snapshot isolation"), so no transaction
holds them still. The catalog is read before and after the OSSYS rows and the two must be equal but for
statistics. The OSSYS rows are read under SNAPSHOT where the database allows it; where it does not, they
are read twice under READ COMMITTED and must be equal too (docs/safety.md).

All but ``read`` work on any ``Cursor``.
"""

from __future__ import annotations

from collections.abc import Sequence

from compiler.diagnostics import CompileError, Diagnostic, Findings, diagnostic
from compiler.metamodel import mssql_catalog, mssql_queries
from compiler.metamodel.address import Address
from compiler.metamodel.catalog import choose_schema, without_statistics
from compiler.metamodel.mssql_catalog import Cursor, DriverError
from compiler.metamodel.mssql_driver import connect
from compiler.metamodel.ossys import Choice, build_metamodel, choose
from compiler.metamodel.rows import Engine, Environment, Metamodel, Platform, Table

_LOCK_MILLISECONDS = 30_000
# SQL Server 2016: before it, catalog views lack columns and scripts lack functions.
_OLDEST = 13
# SERVERPROPERTY('EngineEdition') of a server of one's own; Azure's give 12.0 as their release, whatever they know.
_OWN_SERVER = (1, 2, 3, 4)
_SNAPSHOT_ON = 1

_BEGIN_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL SNAPSHOT; BEGIN TRANSACTION"
_END_SNAPSHOT = "IF @@TRANCOUNT > 0 COMMIT TRANSACTION; SET TRANSACTION ISOLATION LEVEL READ COMMITTED"
# Drivers cut long texts unless told otherwise (FreeTDS: "text size" in freetds.conf).
_PREPARE = (
    f"SET LOCK_TIMEOUT {_LOCK_MILLISECONDS}; SET TEXTSIZE 2147483647; SET TRANSACTION ISOLATION LEVEL READ COMMITTED"
)

_Rows = dict[str, list[dict[str, object]]]


def read(address: Address, schema: str | None, database: str | None, platform: Platform) -> Metamodel:
    """Connect and read; see ``connect`` and ``read_with`` for the errors."""
    cursor = connect(address, database)
    try:
        return read_with(cursor, schema, platform)
    finally:
        cursor.close()


def read_with(cursor: Cursor, schema: str | None, platform: Platform) -> Metamodel:
    """Read the metamodel of one schema through an open cursor in autocommit mode.

    ``schema`` None: the only one with a table OSSYS_ESPACE, or for ODC the only one with tables.
    Raises ``CompileError`` with codes O11-0105 to O11-0115 and O11-0119; O11-0112 when two readings differ.
    """
    try:
        return _read(cursor, schema, platform)
    except DriverError as error:
        raise CompileError([_failure(error)]) from error


def _read(cursor: Cursor, schema: str | None, platform: Platform) -> Metamodel:
    cursor.execute(_PREPARE)
    cursor.execute(mssql_queries.SERVER)
    server = cursor.fetchall()[0]
    _demand_version(server)
    chosen = _schema(cursor, schema, platform)
    environment = _environment(cursor, server, chosen, platform)
    collation = environment.collation
    tables = mssql_catalog.read_tables(cursor, chosen, collation)
    inbound_keys = mssql_catalog.read_inbound_keys(cursor, chosen)
    fetched: _Rows = {}
    if platform is Platform.O11:
        findings = Findings()
        choices = choose(tables, chosen, findings)
        findings.stop_on_error()
        fetched = _rows_held_still(cursor, chosen, choices, snapshot=environment.snapshot_isolation)
    _demand_equal("catalog", tables, mssql_catalog.read_tables(cursor, chosen, collation))
    if inbound_keys != mssql_catalog.read_inbound_keys(cursor, chosen):
        found = "two readings of the foreign keys of other schemas differ"
        raise CompileError([diagnostic("O11-0112", found=found)])
    findings = Findings()
    metamodel = build_metamodel(environment, tables, fetched, findings, inbound_keys)
    findings.stop_on_error()
    return metamodel


def _demand_version(server: Sequence[object]) -> None:
    version, edition, babelfish = str(server[0]), server[3], server[5]
    release = version.partition(".")[0]
    if edition in _OWN_SERVER and babelfish is None and release.isdecimal() and int(release) < _OLDEST:
        raise CompileError([diagnostic("O11-0119", "server", f"version {version}")])


def _environment(cursor: Cursor, server: Sequence[object], schema: str, platform: Platform) -> Environment:
    """Return what the server says of itself, of the database and of the login."""
    version, database, collation, edition, server_collation, babelfish = server
    cursor.execute(mssql_queries.DATABASE)
    states = cursor.fetchall()
    level, snapshot, committed, containment = states[0] if states else (None, 0, 0, 0)
    hidden = False
    if babelfish is None:  # it hides no definition, and knows few permissions by name
        cursor.execute(mssql_queries.about(mssql_queries.MAY_SEE_DEFINITIONS, schema))
        hidden = cursor.fetchall()[0][0] != 1
    return Environment(
        engine=Engine.MSSQL,
        engine_version=str(version),
        database=str(database),
        schema=schema,
        platform=platform,
        collation=None if collation is None else str(collation),
        edition=None if edition is None else int(str(edition)),
        babelfish=None if babelfish is None else str(babelfish),
        server_collation=None if server_collation is None else str(server_collation),
        compatibility=None if level is None else int(level),
        snapshot_isolation=snapshot == _SNAPSHOT_ON,
        committed_snapshot=bool(committed),
        contained=bool(containment),
        hidden=hidden,
    )


def _schema(cursor: Cursor, schema: str | None, platform: Platform) -> str:
    cursor.execute(mssql_queries.SCHEMAS)
    schemas = [row[0] for row in cursor.fetchall()]
    cursor.execute(mssql_queries.SCHEMA_TABLES)
    tables = cursor.fetchall()
    candidates = [
        name for name, table in tables if platform is Platform.ODC or table.lower() == "ossys_espace"
    ]
    return choose_schema(schema, schemas, candidates, platform)


def _rows_held_still(cursor: Cursor, schema: str, choices: Sequence[Choice], *, snapshot: bool) -> _Rows:
    """Fetch the OSSYS rows as of one moment, or make sure that nothing changed meanwhile."""
    if snapshot:
        cursor.execute(_BEGIN_SNAPSHOT)
        try:
            return _rows(cursor, schema, choices)
        finally:
            _leave_snapshot(cursor)
    first = _rows(cursor, schema, choices)
    second = _rows(cursor, schema, choices)
    for choice in choices:
        # As multisets: without ORDER BY the server may return the same rows in another order.
        if _sorted(first[choice.name]) != _sorted(second[choice.name]):
            raise CompileError([diagnostic("O11-0112", f"{schema}.{choice.physical}", "two readings differ")])
    return first


def _leave_snapshot(cursor: Cursor) -> None:
    """End the transaction; if that fails, the connection is lost and the first error tells so."""
    try:
        cursor.execute(_END_SNAPSHOT)
    except DriverError:
        return


def _rows(cursor: Cursor, schema: str, choices: Sequence[Choice]) -> _Rows:
    fetched: _Rows = {}
    findings = Findings()
    for choice in choices:
        names = [name for name, _ in choice.columns]
        try:
            cursor.execute(select(schema, choice))
            fetched[choice.name] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except DriverError as error:
            if not error.denied:
                raise
            findings.add("O11-0113", f"{schema}.{choice.physical}", str(error))
    findings.stop_on_error()
    return fetched


def select(schema: str, choice: Choice) -> str:
    """Return the query for one OSSYS table."""
    columns = ", ".join(f"{_quoted(physical)} AS {_quoted(name)}" for name, physical in choice.columns)
    return f"SELECT {columns} FROM {_quoted(schema)}.{_quoted(choice.physical)}"


def _quoted(name: str) -> str:
    return f"[{name.replace(']', ']]')}]"


def _sorted(rows: Sequence[dict[str, object]]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in rows)


def _demand_equal(what: str, first: tuple[Table, ...], second: tuple[Table, ...]) -> None:
    before = {table.name: table for table in without_statistics(first)}
    after = {table.name: table for table in without_statistics(second)}
    changed = sorted(name for name in before | after if before.get(name) != after.get(name))
    if changed:
        found = f"two readings of the {what} differ in: {', '.join(changed[:5])}"
        raise CompileError([diagnostic("O11-0112", found=found)])


def _failure(error: DriverError) -> Diagnostic:
    """Say what a failed query means."""
    if error.lost:
        return diagnostic("O11-0108", found=str(error))
    if error.denied:
        return diagnostic("O11-0113", found=str(error))
    if error.changed:
        return diagnostic("O11-0112", found=str(error))
    return diagnostic("O11-0115", found=str(error))
