"""How long a migration to ODC takes, script by script: ``python -m benchmarks.odc``.

A PostgreSQL source in files, tables as ODC has them in another database of the same server; a child table with two
references and one to its user, parents with a tenth of its rows each. ``benchmarks/README.md`` says more.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psycopg

from compiler.demo.factory import (
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryTenant,
    FactoryUser,
    key_of,
)
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, create_database, drop_database, postgres_server, run_psql
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import compile_project

O11, ODC = "o11c_benchmark_o11", "o11c_benchmark_odc"
USERS = 100
PROJECT = """
name: odc
source: {snapshot: source.json, at: {files: export}}
target: {snapshot: target.json, platform: odc, at: {schema: public}}
scope: {modules: [Shop]}
odc: {stores: {users: {table: odc_users, columns: {id: id, name: name, email: email}}}}
"""
# What is measured, in order; a second run overwrites what the first has written.
PARTS = (
    ("export", "export/export.sql"),
    ("prepare", "load/prepare.sql"),
    ("load", "load/load.sql"),
    ("check", "load/check.sql"),
    ("preflight", "preflight.sql"),
    ("migrate", "migrate.sql"),
    ("overwrite", "migrate.sql"),
    ("verify", "verify.sql"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the child table (default: 200,000)")
    parser.add_argument("--repeat", type=int, default=3, help="runs (default: 3)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        found = [measured(server, Path(folder), options.rows) for _ in range(options.repeat)]
        print(f"PostgreSQL {server.version}, {options.rows:,} rows, median of {options.repeat} runs")
    for part, _ in PARTS:
        print(f"{part:<12}{statistics.median(run[part] for run in found):>12.2f}")
    return 0


def measured(server: Server, folder: Path, rows: int) -> dict[str, float]:
    """Migrate into a new database, twice; return the seconds of each script."""
    try:
        for name in (O11, ODC):
            drop_database(server, name)
            create_database(server, name)
        with psycopg.connect(server.url(O11), autocommit=True) as connection:
            create_environment(connection, "o11", _environment("S", odc=False))
            _fill(connection, rows)
        with psycopg.connect(server.url(ODC), autocommit=True) as connection:
            create_environment(connection, "public", _environment("T", odc=True), odc=True)
            for column in ("ORDERID", "PRODUCTID"):  # the platform makes an index for each reference
                connection.execute(f'CREATE INDEX ON "OSUSR_T_LINE" ("{column}")'.encode())
        write_snapshot(read_metamodel(server.url(O11), "o11", None, Platform.O11), folder / "source.json")
        write_snapshot(read_metamodel(server.url(ODC), "public", None, Platform.ODC), folder / "target.json")
        (folder / "project.yaml").write_text(PROJECT, encoding="utf-8")
        scripts = compile_project(folder / "project.yaml", folder / "scripts").folder
        return {part: _timed(server, scripts, script) for part, script in PARTS}
    finally:
        for name in (O11, ODC):
            drop_database(server, name)


def _timed(server: Server, scripts: Path, script: str) -> float:
    start = time.monotonic()
    done = run_psql(server, O11 if script.startswith("export/") else ODC, scripts / script, scripts)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return time.monotonic() - start


def _environment(letter: str, *, odc: bool) -> FactoryEnvironment:
    def entity(name: str, *attributes: FactoryAttribute) -> FactoryEntity:
        own = FactoryAttribute("Id", key_of(name, "Id"), "Identifier", identifier=True, autonumber=True, mandatory=True)
        label = FactoryAttribute("Name", key_of(name, "Name"), "Text", length=60)
        return FactoryEntity(name, key_of(name), f"OSUSR_{letter}_{name.upper()}", (own, label, *attributes))

    def refers(to: str) -> FactoryAttribute:
        return FactoryAttribute(f"{to}Id", key_of("Line", to), f"Shop.{to}", delete_rule="Protect")

    user = FactoryAttribute("CreatedBy", key_of("Line", "CreatedBy"), "Text" if odc else "User", 36 if odc else None)
    entities = [entity("Order"), entity("Product"), entity("Line", refers("Order"), refers("Product"), user)]
    if odc:
        columns = tuple(
            FactoryAttribute(name, key_of("user", name), "Text", length, identifier=name == "id", column=name)
            for name, length in (("id", 36), ("name", 256), ("email", 250))
        )
        entities.append(FactoryEntity("People", key_of("people"), "odc_users", columns))
    shop = FactoryModule("Shop", key_of("Shop"), tuple(entities))
    numbers = () if odc else range(1, USERS + 1)
    users = tuple(FactoryUser(number, f"user{number}", 1, "", f"user{number}@example.com") for number in numbers)
    return FactoryEnvironment("o11c_benchmark", (shop,), tenants=(FactoryTenant(1, "Users"),), users=users)


def _fill(connection: psycopg.Connection, rows: int) -> None:
    parents = max(rows // 10, 1)
    for table in ("ORDER", "PRODUCT"):
        connection.execute(
            f'INSERT INTO o11."OSUSR_S_{table}" ("ID", "NAME") OVERRIDING SYSTEM VALUE '
            f"SELECT i, 'name ' || i FROM generate_series(1, {parents}) AS i".encode()
        )
    connection.execute(
        'INSERT INTO o11."OSUSR_S_LINE" ("ID", "NAME", "ORDERID", "PRODUCTID", "CREATEDBY") OVERRIDING SYSTEM VALUE '
        f"SELECT i, 'line ' || i, 1 + i % {parents}, 1 + i * 7919 % {parents}, 1 + i % {USERS} "
        f"FROM generate_series(1, {rows}::bigint) AS i".encode()
    )
    connection.execute("ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
