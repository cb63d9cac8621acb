"""References in ODC that no constraint holds: the verification finds each one that is broken, and counts the NULLs."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo.server import Server
from compiler.metamodel.rows import Engine
from compiler.pipeline import compile_project
from tests.support.case_run import Stage, metamodel, prepare
from tests.support.cases import SCHEMAS, load_case
from tests.support.interpreter import RunRefused, interpret
from tests.support.tables import differences, load


def migrated(name: str, server: Server, database: str, folder: Path) -> Stage:
    """Return a case after its run; its scripts are in the folder ``out``."""
    stage = Stage(load_case(name), server, database)
    stage.create()
    compile_project(stage.prepare(folder), folder / "out")
    code, output = stage.run(folder / "out", "migrate.sql")
    assert code == 0, output
    return stage


CUSTOMER = "CustomerId: right"
COUNTRY = "CountryId: right"
SIZE = "SizeId: right"
BROKEN = {
    "the row of another plan is gone": (
        "odc_elsewhere", "DELETE FROM \"OSUSR_T01_COUNTRY\" WHERE id = 'de'", COUNTRY,
    ),
    "it names another row of another plan": (
        "odc_elsewhere", 'UPDATE "OSUSR_T02_ORDER" SET customerid = 1 WHERE id = 1', CUSTOMER,
    ),
    "it names nothing": ("odc_two_assets", 'UPDATE "OSUSR_T02_ORDER" SET customerid = 777 WHERE id = 1', CUSTOMER),
    "the row of the other asset is gone": (
        "odc_two_assets", 'DELETE FROM "OSUSR_T01_CUSTOMER" WHERE id = 2', CUSTOMER,
    ),
    "it has become NULL, and the source has the record": (
        "odc_static", 'UPDATE "OSUSR_T01_ITEM" SET sizeid = NULL WHERE id = 1', SIZE,
    ),
    "it names another record": ("odc_static", 'UPDATE "OSUSR_T01_ITEM" SET sizeid = 10 WHERE id = 1', SIZE),
    "it names a record where there should be NULL": (
        "odc_static", 'UPDATE "OSUSR_T01_ITEM" SET sizeid = 10 WHERE id = 2', SIZE,
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_reference_is_found(what: str, postgres: Server, database_name: str, tmp_path: Path) -> None:
    name, statement, line = BROKEN[what]
    stage = migrated(name, postgres, database_name, tmp_path)
    with stage.connect() as connection:
        connection.execute("SET search_path = o11_target")
        assert connection.execute(statement.encode()).rowcount == 1
    code, output = stage.run(tmp_path / "out", "verify.sql")
    assert code != 0 and "O11-0910" in output, output
    (found,) = [row for row in output.splitlines() if line in row and row.rstrip().endswith("| f")]
    assert found


def test_no_constraint_of_the_target_would_find_them(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = migrated("odc_two_assets", postgres, database_name, tmp_path)
    with stage.connect() as connection:
        found = connection.execute(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND connamespace = 'o11_target'::regnamespace"
        ).fetchone()
    assert found == (0,)


def test_references_that_became_null_are_counted(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = migrated("odc_static", postgres, database_name, tmp_path)
    code, output = stage.run(tmp_path / "out", "verify.sql")
    assert code == 0, output
    counted = {
        cells[1].strip(): int(cells[2])
        for row in output.splitlines()
        if "without partner, now NULL" in row and len(cells := row.split("|")) == 3
    }
    assert counted == {
        f"{attribute}: without partner, now NULL": rows
        for attribute, rows in {"GradeId": 0, "SizeId": 2, "OtherId": 0, "ColourId": 1, "StageId": 1}.items()
    }


AGREED = ("odc_asset_of_two", "odc_elsewhere", "odc_static", "odc_two_assets", "odc_types", "odc_where")
REFUSED = ("odc_elsewhere_missing", "odc_static_mandatory", "odc_static_missing")


@pytest.mark.parametrize("name", [*AGREED, *REFUSED])
def test_the_interpreter_does_the_same(name: str, postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = Stage(load_case(name), postgres, database_name)
    stage.create()
    plan = compile_project(stage.prepare(tmp_path), tmp_path / "out").planned.plan
    with stage.connect() as connection:
        source, before = (load(connection, schema) for schema in SCHEMAS)
    code, output = stage.run(tmp_path / "out", "migrate.sql")
    if name in REFUSED:
        assert code != 0, output
        with pytest.raises(RunRefused):
            interpret(plan, source, before)
        return
    assert code == 0, output
    expected = interpret(plan, source, before)
    with stage.connect() as connection:
        after = load(connection, SCHEMAS[1])
    assert after.tables.keys() == expected.tables.keys()
    for table, rows in after.tables.items():
        assert differences(table, rows, expected.tables[table]) == []


def on_sql_server(stage: Stage, folder: Path) -> Path:
    """Write a case's project as that of a source on SQL Server whose rows stand in the source's schema already."""
    described = metamodel(stage.case.source, Engine.MSSQL, "dbo")
    return prepare(stage.case, folder, "postgres", (described, stage.read_side(1)))


def test_spellings_of_a_text_identifier_are_one(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = Stage(load_case("odc_text_ids"), postgres, database_name)
    stage.create()
    plan = compile_project(on_sql_server(stage, tmp_path), tmp_path / "out").planned.plan
    with stage.connect() as connection:
        source, before = (load(connection, schema) for schema in SCHEMAS)
    for script in ("preflight", "migrate", "verify"):
        code, output = stage.run(tmp_path / "out", f"{script}.sql")
        assert code == 0, output
    with stage.connect() as connection:
        after = load(connection, SCHEMAS[1])
    code, output = stage.run(tmp_path / "out", "rollback.sql")
    assert code == 0, output
    expected = interpret(plan, source, before)
    for table, rows in after.tables.items():
        assert differences(table, rows, expected.tables[table]) == []
    found = {row["mark"]: (row["countryid"], row["kindid"]) for row in after.tables["OSUSR_T01_ITEM"]}
    assert found == {"a": ("PT", "Big"), "b": ("PT", "Big"), "c": ("de", None), "d": ("PT", None)}


def test_text_identifiers_that_read_the_same_are_refused(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = Stage(load_case("odc_text_ids"), postgres, database_name)
    stage.create()
    plan = compile_project(on_sql_server(stage, tmp_path), tmp_path / "out").planned.plan
    with stage.connect() as connection:
        connection.execute('INSERT INTO o11_source."OSUSR_S01_COUNTRY" ("ID") VALUES (\'pt\')')
        source, before = (load(connection, schema) for schema in SCHEMAS)
    with pytest.raises(RunRefused):
        interpret(plan, source, before)
    for script in ("preflight", "migrate"):
        code, output = stage.run(tmp_path / "out", f"{script}.sql")
        assert code != 0 and "O11-0914" in output, output
