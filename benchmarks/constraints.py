"""How long a run takes with ``constraints: enforce`` and with ``revalidate``: ``python -m benchmarks.constraints``.

The same rows go twice into equal targets of one embedded PostgreSQL server: a child table with two foreign keys to
parents with a tenth of its rows each. ``benchmarks/README.md`` says what the figures mean.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psycopg

from compiler.demo.factory import (
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryTenant,
    key_of,
)
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import Server, create_database, drop_database, postgres_server, run_psql
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import compile_project

MODES = ("enforce", "revalidate")
SIDES = (("source", "S"), ("target", "T"))
DATABASE = "o11c_benchmark"
PROJECT = """
name: constraints
source: {{snapshot: source.json, at: {{schema: source}}}}
target: {{snapshot: target.json, at: {{schema: target}}}}
scope: {{modules: [Shop]}}
bpt: {{instances: none}}
verify: counts
constraints: {mode}
"""
_STEP = re.compile(r"^\[(\d+-[^\]]+)\] rows: .*?seconds: ([0-9.]+)", re.MULTILINE)
# What the two modes do otherwise; all else is the same work.
PARTS = ("insert", "loosen", "revalidate")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000, help="rows of the child table (default: 200,000)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each mode (default: 3)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        found: dict[str, list[dict[str, float]]] = {mode: [] for mode in MODES}
        for _ in range(options.repeat):
            for mode in MODES:  # in turns: whatever else the machine does falls on both
                found[mode].append(measured(server, Path(folder), mode, options.rows))
        print(f"PostgreSQL {server.version}, {options.rows:,} rows, two foreign keys, median of {options.repeat} runs")
    print(f"{'seconds':<12}{MODES[0]:>12}{MODES[1]:>12}")
    for part in (*PARTS, "all steps"):
        medians = [statistics.median(run[part] for run in found[mode]) for mode in MODES]
        print(f"{part:<12}{medians[0]:>12.2f}{medians[1]:>12.2f}")
    return 0


def measured(server: Server, folder: Path, mode: str, rows: int) -> dict[str, float]:
    """Migrate once into a new database; return the seconds of the parts."""
    drop_database(server, DATABASE)
    url = create_database(server, DATABASE)
    try:
        with psycopg.connect(url, autocommit=True) as connection:
            for side, letter in SIDES:
                create_environment(connection, side, _environment(letter))
            _fill(connection, rows)
        for side, _ in SIDES:
            write_snapshot(read_metamodel(url, side, None, Platform.O11), folder / f"{side}.json")
        (folder / "project.yaml").write_text(PROJECT.format(mode=mode), encoding="utf-8")
        scripts = compile_project(folder / "project.yaml", folder / mode).folder
        done = run_psql(server, DATABASE, scripts / "migrate.sql")
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
    finally:
        drop_database(server, DATABASE)
    steps = [(name.partition("-")[2], float(seconds)) for name, seconds in _STEP.findall(done.stdout)]
    taken = {part: sum(seconds for name, seconds in steps if name.startswith(part)) for part in PARTS}
    return {**taken, "all steps": sum(seconds for _, seconds in steps)}


def _environment(letter: str) -> FactoryEnvironment:
    def entity(name: str, *attributes: FactoryAttribute) -> FactoryEntity:
        own = FactoryAttribute("Id", key_of(name, "Id"), "Identifier", identifier=True, autonumber=True, mandatory=True)
        label = FactoryAttribute("Name", key_of(name, "Name"), "Text", length=60)
        return FactoryEntity(name, key_of(name), f"OSUSR_{letter}_{name.upper()}", (own, label, *attributes))

    def refers(to: str) -> FactoryAttribute:
        return FactoryAttribute(f"{to}Id", key_of("Line", to), f"Shop.{to}", delete_rule="Protect")

    shop = FactoryModule(
        "Shop", key_of("Shop"), (entity("Order"), entity("Product"), entity("Line", refers("Order"), refers("Product")))
    )
    return FactoryEnvironment(DATABASE, (shop,), tenants=(FactoryTenant(1, "Main"),))


def _fill(connection: psycopg.Connection, rows: int) -> None:
    parents = max(rows // 10, 1)
    for table in ("ORDER", "PRODUCT"):
        connection.execute(
            f'INSERT INTO source."OSUSR_S_{table}" ("ID", "NAME") OVERRIDING SYSTEM VALUE '
            f"SELECT i, 'name ' || i FROM generate_series(1, {parents}) AS i".encode()
        )
    connection.execute(
        'INSERT INTO source."OSUSR_S_LINE" ("ID", "NAME", "ORDERID", "PRODUCTID") OVERRIDING SYSTEM VALUE '
        f"SELECT i, 'line ' || i, 1 + i % {parents}, 1 + i * 7919 % {parents} "
        f"FROM generate_series(1, {rows}::bigint) AS i".encode()
    )
    connection.execute("ANALYZE")


if __name__ == "__main__":
    sys.exit(main())
