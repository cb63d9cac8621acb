"""Sources that are brought into the target's PostgreSQL database: files, foreign tables; all scripts, forth and back.

What this shows: the export's queries give lines that PostgreSQL reads back as the same values, every script finds what
it reads among the staged rows, and no other rows are taken. What it does not: bcp, SQL Server, tds_fdw with a server.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compiler.demo.server import Server
from compiler.metamodel.rows import Platform
from tests.support.case_flow import run_case
from tests.support.cases import case_names, load_case, telling
from tests.support.staged_stage import (
    FilesStage,
    ForeignStage,
    PostgresFilesStage,
    TdsStage,
    tds_server,
)
from tests.support.tsql.server import EmulatedServer

# Their sources cannot be on SQL Server (ids that it takes for one, types of PostgreSQL), or they answer otherwise there
# (spellings of one text: test_odc_references.py).
NOT_ON_SQL_SERVER = ("odc_types", "odc_types_lost", "odc_text_ids")


def _of_odc() -> list[str]:
    """Return the cases of ODC that run, one of each form; all with O11C_ALL_CASES. ``folded`` ones need ICU."""
    cases = {name: load_case(name) for name in case_names() if not name.startswith("folded")}
    found = [
        name for name, case in cases.items()
        if case.runs and case.target.platform is Platform.ODC and case.source.engine is None
        and name not in NOT_ON_SQL_SERVER
    ]
    return found if os.environ.get("O11C_ALL_CASES") else telling(found)


ODC = _of_odc()


@pytest.mark.parametrize("name", ODC)
def test_a_case_of_odc_with_files_of_sql_server(
    name: str, postgres: Server, database_name: str, other_database: str, tmp_path: Path
) -> None:
    emulated = EmulatedServer(postgres.url(other_database))
    stage = FilesStage(load_case(name), postgres, database_name, emulated=emulated)
    stage.create()
    run_case(stage, tmp_path / "out")


# Names that a line of \copy cannot hold go through foreign tables only.
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, PostgresFilesStage) for name in ("odc", "people_groups", "step_append")),
        *((name, ForeignStage) for name in ("odc", "people_groups", "step_append")),
        ("bpt_second_run", PostgresFilesStage), ("hostile_names", ForeignStage),
    ],
)
def test_a_case_with_its_source_in_another_postgresql_database(
    name: str, kind: type[PostgresFilesStage], postgres: Server, database_name: str, other_database: str, tmp_path: Path
) -> None:
    stage = kind(load_case(name), postgres, database_name, source=other_database)
    stage.create()
    run_case(stage, tmp_path / "out")


@pytest.mark.parametrize("name", ["odc", "odc_elsewhere"])
def test_a_case_whose_source_is_read_with_tds_fdw(
    name: str, tds: Server, tds_database: str, database: str, tmp_path: Path
) -> None:
    emulated = EmulatedServer(database)
    with tds_server(emulated) as far:
        stage = TdsStage(load_case(name), tds, tds_database, emulated=emulated, port=far.port)
        stage.create()
        run_case(stage, tmp_path / "out")
        stage.passes(tmp_path / "out", "foreign/drop.sql")
        with stage.connect() as connection:
            found = connection.execute(
                "SELECT (SELECT count(*) FROM pg_foreign_server), (SELECT count(*) FROM pg_foreign_table)"
            ).fetchone()
        assert found == (0, 0)
