"""Unique indexes with a predicate: preflight says that rows may collide, and does not stop for it."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from compiler.demo.server import Server
from tests.support.case_run import Stage, findings_of, outcome, prepare
from tests.support.cases import SCHEMAS, load_case

SOURCE, TARGET = SCHEMAS
CUSTOMERS = (f'{SOURCE}."OSUSR_S01_CUSTOMER"', f'{TARGET}."OSUSR_T01_CUSTOMER"')


def preflight(stage: Stage, folder: Path) -> tuple[int, list[str]]:
    found = outcome(prepare(stage.case, folder, "postgres", read=stage.read()))
    assert found.planned is not None
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    code, output = stage.psql(folder, "preflight.sql")
    return code, findings_of(output)


@pytest.mark.parametrize(
    ("predicate", "rows", "codes"),
    [
        # Bob is in the target: the predicate decides, and nobody reads it.
        ("length(\"NAME1\") > 0", "", ["O11-0933"]),
        # Two rows of the source are equal, and none of the target.
        ("length(\"NAME1\") > 0", "UPDATE {source} SET \"EMAIL\" = 'x@example.com'", ["O11-0933"]),
        # NULL is equal to NULL in this index, unless its predicate leaves NULL out.
        ("\"EMAIL1\" IS NOT NULL", "UPDATE {source} SET \"EMAIL\" = NULL", []),
        ("length(\"NAME1\") > 0", "UPDATE {source} SET \"EMAIL\" = NULL", ["O11-0933"]),
    ],
)  # fmt: skip
def test_rows_that_may_collide_are_a_warning(
    predicate: str, rows: str, codes: list[str], postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = Stage(load_case("unique_collision"), postgres, database_name)
    stage.create()
    with psycopg.connect(postgres.url(database_name), autocommit=True) as connection:
        for schema in SCHEMAS:
            [(index,)] = connection.execute(
                "SELECT indexname FROM pg_indexes WHERE schemaname = %s AND indexdef LIKE '%%UNIQUE%%EMAIL%%'", [schema]
            ).fetchall()
            connection.execute(f'DROP INDEX {schema}."{index}"'.encode())
        connection.execute(
            f'CREATE UNIQUE INDEX ix_some ON {CUSTOMERS[1]} ("EMAIL1") NULLS NOT DISTINCT WHERE {predicate}'.encode()
        )
        if rows:
            connection.execute(rows.format(source=CUSTOMERS[0]).encode())
    code, found = preflight(stage, tmp_path)
    assert (code, [item for item in found if item in ("O11-0919", "O11-0933")]) == (0, codes)


def test_an_index_of_the_source_without_a_predicate_keeps_its_rows_apart(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = Stage(load_case("unique_no_collision"), postgres, database_name)
    stage.create()
    found = outcome(prepare(stage.case, tmp_path, "postgres", read=stage.read()))
    assert found.planned is not None
    kinds = [type(probe).__name__ for probe in found.planned.plan.probes]
    assert "ProbeUnique" in kinds and "ProbeRepeated" not in kinds
