"""Who copies columns under dynamic data masking needs UNMASK: it is said, and looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.pipeline import plan_project, scripts_of
from compiler.plan import ir
from compiler.plan.grants import grants_of
from tests.support.case_run import prepare
from tests.support.cases import load_case

SOURCE, TARGET = ir.Side.SOURCE, ir.Side.TARGET


@pytest.mark.parametrize(
    ("case", "script", "sides"),
    [
        ("masked_columns", "preflight.sql", [SOURCE, TARGET]),
        ("masked_columns", "migrate.sql", [SOURCE, TARGET]),
        ("masked_columns", "verify.sql", [SOURCE, TARGET]),
        ("masked_columns", "rollback.sql", [TARGET]),
        ("masked_columns", "cleanup.sql", []),
        ("masked_columns_dropped", "migrate.sql", []),
        ("simple_append", "migrate.sql", []),
    ],
)
def test_who_needs_it(case: str, script: str, sides: list[ir.Side], tmp_path: Path) -> None:
    plan = plan_project(prepare(load_case(case), tmp_path, "tsql")).plan
    assert [item.side for item in grants_of(plan)[script] if "UNMASK" in item.privileges] == sides


def test_preflight_looks_for_it(tmp_path: Path) -> None:
    planned = plan_project(prepare(load_case("masked_columns"), tmp_path, "tsql"))
    text = next(item.data.decode() for item in scripts_of(planned) if item.path == "preflight.sql")
    for database in ("OSSOURCE", "OSTARGET"):
        assert f"N'{database}', N'UNMASK', N'USE [{database}]; GRANT UNMASK')" in text
