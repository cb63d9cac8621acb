"""T-SQL: what preflight asks of server and catalog, read as text (not executed on SQL Server)."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.plan.grants import MIGRATE, Securable, each, grants_of
from tests.support.case_run import Outcome, outcome, prepare
from tests.support.cases import load_case


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder: Path = tmp_path_factory.mktemp("tsql")
    return outcome(prepare(load_case("guide_osevt_rows"), folder, "tsql"))


def script(compiled: Outcome, name: str) -> str:
    return next(item.data.decode("utf-8-sig") for item in compiled.scripts if item.path == name)


def test_every_privilege_is_looked_up_before_anything_is_looked_at(compiled: Outcome) -> None:
    assert compiled.planned is not None
    text = script(compiled, "preflight.sql")
    asked, stop = text.index("HAS_PERMS_BY_NAME("), text.index("O11-0934: this login lacks privileges")
    guard = text.index("tables are missing")
    assert asked < stop < guard
    before = text[:stop]
    wanted = each(grants_of(compiled.planned.plan)[MIGRATE])
    assert {item.on for item in wanted} == {Securable.DATABASE, Securable.TABLE, Securable.WORK}
    for item in wanted:
        if item.on is Securable.TABLE:
            granting = f"GRANT {item.privileges[0]} ON [{item.schema}].[{item.name}]'"
            assert granting in before, granting
    for words in ("N'ACCESS'", "GRANT CREATE TABLE'", "GRANT VIEW DEFINITION'", "N'CONTROL'", "GRANT ALTER ON"):
        assert words in before, words


def test_both_catalogs_are_asked_for_policies_and_collations(compiled: Outcome) -> None:
    assert compiled.planned is not None
    text = script(compiled, "preflight.sql")
    source, target = (side.database for side in (compiled.planned.plan.source, compiled.planned.plan.target))
    assert source != target
    for database in (source, target):
        assert f"[{database}].sys.security_predicates" in text
    assert "SERVERPROPERTY(N'ProductVersion')" in text and "DATABASEPROPERTYEX" in text
    assert f"[{source}].sys.allocation_units" in text and "FILEPROPERTY([name], N'SpaceUsed')" in text


def test_constraints_and_triggers_are_compared_in_preflight_and_in_the_verification(compiled: Outcome) -> None:
    preflight, verify = script(compiled, "preflight.sql"), script(compiled, "verify.sql")
    for code in ("O11-0937", "O11-0938", "O11-0939", "O11-0940"):
        assert f"N'{code}'" in preflight
    assert "sys.check_constraints" in preflight and "is_instead_of_trigger" in preflight
    assert "triggers are as the snapshot had them" in verify and "k.[is_disabled] = 1" in verify
