"""Cases whose target compares texts without regard to case and accents: everything comes out as the case says.

All text columns of the target have a non-deterministic collation, those of the platform's tables too. Some of the
cases every day, all with ``O11C_ALL_CASES``. Cases about such texts say so themselves (``folded``).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from compiler.demo.server import Server
from tests.support.case_flow import run_case
from tests.support.case_run import Stage, outcome
from tests.support.cases import case_names, load_case, on_tsql, telling

# Cases that such a collation makes others, and why.
NOT_FOLDED: Mapping[str, str] = {
    "text_identifier": "its texts PT and pt are one identifier there: preflight says so (O11-0914)",
}
# Cases that come out as on SQL Server, where texts are equal as they are here.
AS_ON_SQL_SERVER = ("merge_identifier",)
ALL = [
    name for name in case_names()
    if (case := load_case(name)).runs and "postgres" in case.dialects and not case.target.folded
]
NAMES = ALL if os.environ.get("O11C_ALL_CASES") else sorted({*telling(ALL), *AS_ON_SQL_SERVER})


@pytest.mark.parametrize("name", [name for name in NAMES if name not in NOT_FOLDED])
def test_case(name: str, icu: Server, icu_database: str, tmp_path: Path) -> None:
    case = load_case(name)
    stage = Stage(on_tsql(case) if name in AS_ON_SQL_SERVER else case, icu, icu_database, folded=True)
    stage.create()
    run_case(stage, tmp_path)


@pytest.mark.parametrize(("script", "says"), [("verify", "O11-0910"), ("rollback", "O11-0947")])
def test_a_text_that_somebody_has_respelled_is_another(
    script: str, says: str, icu: Server, icu_database: str, tmp_path: Path
) -> None:
    """The collation takes both for equal: verification and undo do not."""
    stage = Stage(load_case("folded_values"), icu, icu_database)
    stage.create()
    for made in outcome(stage.prepare(tmp_path)).scripts:
        (tmp_path / made.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / made.path).write_bytes(made.data)
    assert stage.run(tmp_path, "migrate.sql")[0] == 0
    assert stage.run(tmp_path, "verify.sql")[0] == 0
    with stage.connect() as connection:
        changed = connection.execute(
            'UPDATE o11_target."OSUSR_T01_CUSTOMER" SET "NOTE1" = upper("NOTE1" COLLATE "C") WHERE "NAME1" = \'jose\''
        )
        assert changed.rowcount == 1
    code, output = stage.run(tmp_path, f"{script}.sql")
    assert code != 0
    assert says in output


def test_cases_that_are_left_out() -> None:
    assert {*NOT_FOLDED, *AS_ON_SQL_SERVER} <= {*ALL}
