"""What docs/safety.md promises: text ids, cuts, cascades, drift, and what a failed or repeated run leaves."""

from __future__ import annotations

import uuid
from pathlib import Path

import psycopg
import pytest

from compiler.demo.server import Server
from tests.support.case_run import findings_of
from tests.support.cases import SCHEMAS
from tests.support.safety import PROJECT, SOURCE, TARGET, WAIT, WRITERS, Run, break_a_reference, held


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run")


# --- 10: text ids --------------------------------------------------------------------------------

TEXT_CASE = """
about: Countries by code, and cities that refer to them.
modules:
  Shop:
    entities:
      Country: {id: Text 10}
      City: {attributes: {CountryId: -> Country}}
"""


@pytest.fixture
def icu(database: str) -> str:
    """A statement that makes a collation for which case does not matter."""
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT count(*) FROM pg_collation WHERE collname = 'und-x-icu'").fetchone()
    if not found or not found[0]:
        pytest.skip("this PostgreSQL has no ICU")
    return "CREATE COLLATION public.anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"


def recollated(side: str, table: str, column: str) -> str:
    return f'ALTER TABLE {side}."{table}" ALTER "{column}" TYPE varchar(10) COLLATE public.anycase'


def test_text_ids_that_the_target_takes_for_one_are_found(
    icu: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case = TEXT_CASE + "source: {rows: {Shop.Country: {PT: {}, pt: {}}}}\nafter: {}\n"
    run = Run(postgres, database_name, tmp_path / "run", case, PROJECT, {
        "collation": icu, "target": recollated(TARGET, "OSUSR_T01_COUNTRY", "ID1"),
    })
    run.refuses("preflight.sql", "O11-0914")
    for script in WRITERS:
        before = run.logical()
        code, output = run.psql(script)
        assert code != 0, output
        assert run.logical() == before


def test_a_reference_takes_the_referenced_rows_spelling(
    icu: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case = TEXT_CASE + """
source:
  rows: {Shop.Country: {PT: {}, "es ": {}}, Shop.City: {porto: {CountryId: PT}, x: {CountryId: "es "}}}
after:
  Shop.Country: {PT: {Id: PT}, "es ": {Id: "es "}}
  Shop.City: {porto: {CountryId: PT}, x: {CountryId: "es "}}
"""
    run = Run(postgres, database_name, tmp_path / "run", case, PROJECT, {
        "collation": icu,
        "country": recollated(SOURCE, "OSUSR_S01_COUNTRY", "ID"),
        "city": recollated(SOURCE, "OSUSR_S01_CITY", "COUNTRYID"),
        "spelling": f'UPDATE {SOURCE}."OSUSR_S01_CITY" SET "COUNTRYID" = \'pt\' WHERE "MARK" = \'porto\'',
    })
    assert findings_of(run.passes("preflight.sql")) == []
    run.passes("migrate.sql")
    run.verified()


# --- 11, 12, 14: constraints ------------------------------------------------------------------------


def test_the_reference_that_admits_one_null_only_is_not_cut(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case = """
about: Cutting Left would be cheaper, but its unique index admits one NULL only.
modules:
  Shop:
    entities:
      Left: {attributes: {RightId: -> Right}, one_null: [[RightId]]}
      Right: {attributes: {LeftId: -> Left}}
source:
  rows:
    Shop.Left: {l1: {RightId: r1}, l2: {RightId: r2}}
    Shop.Right: {r1: {LeftId: l2}, r2: {LeftId: l1}, r3: {}}
after:
  Shop.Left: {l1: {RightId: r1}, l2: {RightId: r2}}
  Shop.Right: {r1: {LeftId: l2}, r2: {LeftId: l1}, r3: {LeftId: null}}
"""
    run = Run(postgres, database_name, tmp_path / "run", case, PROJECT)
    run.passes("migrate.sql")
    run.verified()


@pytest.mark.parametrize("script", WRITERS)
def test_a_constraint_that_waits_for_commit_fails_before_it(run: Run, script: str) -> None:
    run.execute(
        f"CREATE FUNCTION {TARGET}.never() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN RAISE EXCEPTION 'deferred says no'; END$$; "
        f'CREATE CONSTRAINT TRIGGER never AFTER INSERT ON {TARGET}."OSUSR_T01_ORDER" '
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {TARGET}.never()"
    )
    before = run.logical()
    code, output = run.psql(script)
    assert code != 0, output
    assert "deferred says no" in output
    assert run.logical() == before


@pytest.mark.parametrize("action", ["NO ACTION", "CASCADE", "SET NULL", "SET DEFAULT"])
def test_rows_of_a_table_that_no_metamodel_knows_are_found_before_a_deletion(
    postgres: Server, database_name: str, tmp_path: Path, action: str
) -> None:
    project = PROJECT + "entities: {default: {mode: replace}}\n"
    run = Run(postgres, database_name, tmp_path / "run", project=project, before={
        "table": f'CREATE TABLE {TARGET}.audit (customer integer REFERENCES {TARGET}."OSUSR_T01_CUSTOMER" '
                 f"ON DELETE {action}); INSERT INTO {TARGET}.audit VALUES (1)"
    })
    run.refuses("preflight.sql", "O11-0904")
    for script in WRITERS:
        run.refuses(script, "O11-0904")
    run.execute(f"DELETE FROM {TARGET}.audit")
    run.passes("migrate.sql")


# --- drift -------------------------------------------------------------------------------------

ENTITY = "(SELECT id FROM {side}.ossys_entity WHERE name = 'Customer')"
DRIFT: dict[str, tuple[str, str]] = {
    "attribute renamed": ("O11-0909", "UPDATE {side}.ossys_entity_attr SET name = 'Title' WHERE name = 'Name' "
                          f"AND entity_id = {ENTITY}"),
    "attribute deleted": ("O11-0909", "UPDATE {side}.ossys_entity_attr SET is_active = false WHERE name = 'Name' "
                          f"AND entity_id = {ENTITY}"),
    "attribute's type": ("O11-0909", "UPDATE {side}.ossys_entity_attr SET type = 'rtEmail' WHERE name = 'Name' "
                         f"AND entity_id = {ENTITY}"),
    "entity deleted": ("O11-0909", "UPDATE {side}.ossys_entity SET is_active = false WHERE name = 'Customer'"),
    "entity's table": ("O11-0909", "UPDATE {side}.ossys_entity SET physical_table_name = 'OSUSR_OTHER' "
                       "WHERE name = 'Customer'"),
    "entity added": ("O11-0909", "INSERT INTO {side}.ossys_entity OVERRIDING SYSTEM VALUE "
                     "SELECT (jsonb_populate_record(e, jsonb_build_object('id', 9999, 'ss_key', 'new', "
                     "'name', 'New'))).* FROM {side}.ossys_entity AS e WHERE name = 'Customer'"),
    "module deleted": ("O11-0909", "UPDATE {side}.ossys_espace SET is_active = false WHERE name = 'Shop'"),
    "record's id": ("O11-0908", "UPDATE {side}.ossys_entity_record SET data_id = 77 WHERE name = 'Small'"),
    "record deleted": ("O11-0908", "UPDATE {side}.ossys_entity_record SET is_active = false WHERE name = 'Small'"),
    "tenant renamed": ("O11-0908", "UPDATE {side}.ossys_tenant SET name = 'Others'"),
    "column's type": ("O11-0909", 'ALTER TABLE {side}."{table}" ALTER "{column}" TYPE varchar(39)'),
    "column added": ("O11-0909", 'ALTER TABLE {side}."{table}" ADD "NEW" integer'),
    "column dropped": ("O11-0909", 'ALTER TABLE {side}."{table}" DROP "{mark}"'),
}


@pytest.mark.parametrize("side", [SOURCE, TARGET])
@pytest.mark.parametrize("what", DRIFT)
def test_drift_is_refused(run: Run, what: str, side: str) -> None:
    code, statement = DRIFT[what]
    names = ("OSUSR_S01_CUSTOMER", "NAME", "MARK") if side == SOURCE else ("OSUSR_T01_CUSTOMER", "NAME1", "MARK1")
    run.execute(statement.format(side=side, table=names[0], column=names[1], mark=names[2]))
    for script in ("preflight.sql", *WRITERS):
        run.refuses(script, code)


def test_a_column_that_may_be_null_now_is_drift_in_the_target(run: Run) -> None:
    run.execute(f'ALTER TABLE {TARGET}."OSUSR_T01_CUSTOMER" ALTER "NAME1" DROP NOT NULL')
    for script in ("preflight.sql", *WRITERS):
        run.refuses(script, "O11-0909")


# --- failing, and doing it twice -------------------------------------------------------------------


def test_a_failed_run_says_in_its_last_line_where(run: Run) -> None:
    break_a_reference(run)
    output = run.refuses("migrate.sql", "O11-0910")
    last = output.strip().splitlines()[-1]
    step = max(path.stem for path in (run.scripts / "steps").iterdir())
    assert step.endswith("verify")
    assert step in last, last


def test_a_run_that_the_database_stops_says_in_its_last_line_where(run: Run) -> None:
    run.execute(f'ALTER TABLE {TARGET}."OSUSR_T01_ORDER" ADD CONSTRAINT no CHECK ("MARK1" <> \'o2\')')
    before = run.logical()
    code, output = run.psql("migrate.sql")
    assert code != 0
    assert run.logical() == before
    last = output.strip().splitlines()[-1]
    step = next(path.stem for path in (run.scripts / "steps").iterdir() if path.stem.endswith("insert-shop-order"))
    assert step in last, output


def test_a_run_that_loses_its_server_changes_nothing(run: Run) -> None:
    before = run.logical()
    with held(run) as process:
        run.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name LIKE 'o11c%'"
        )
        process.wait(WAIT)
        assert process.returncode != 0
    run.execute(
        f'DROP TRIGGER hold ON {TARGET}."OSUSR_T01_CUSTOMER"; DROP FUNCTION {TARGET}.hold()'
    )
    assert run.logical() == before
    run.passes("migrate.sql")
    run.verified()


def test_a_second_run_is_refused_and_changes_nothing(run: Run) -> None:
    run.passes("migrate.sql")
    for script in WRITERS:
        run.refuses(script, "O11-0907")
    run.verified()


def test_preflight_and_verify_leave_no_trace(run: Run) -> None:
    before = run.everything()
    run.passes("preflight.sql")
    assert run.everything() == before
    run.passes("migrate.sql")
    after = run.everything()
    run.passes("verify.sql")
    run.passes("preflight.sql")
    assert run.everything() == after


def test_preflight_and_verify_need_no_right_to_write(run: Run) -> None:
    """A login that may only read both sides can run them, so they write to nothing of the database."""
    run.passes("migrate.sql")
    role = f"o11c_reader_{uuid.uuid4().hex[:8]}"
    run.execute(f"CREATE ROLE {role} LOGIN")
    try:
        for schema in (*SCHEMAS, "o11c"):
            run.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} "
                        f"TO {role}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}")
        # The address names a user already, which counts more than -U.
        run.passes("verify.sql", env={"PGOPTIONS": f"-c role={role}"})
        # Preflight comes to its end, and says that this login could not run migrate.sql.
        code, output = run.psql("preflight.sql", env={"PGOPTIONS": f"-c role={role}"})
        assert code != 0 and "O11-0900" in output and findings_of(output) == ["O11-0934"], output
        assert "preflight.sql itself" not in output
    finally:
        run.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")
