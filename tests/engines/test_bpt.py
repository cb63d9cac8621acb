"""BPT on a server: triggers and event tables around a run that works, fails, or meets other triggers than expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.demo.server import Server
from tests.support.cases import CASES
from tests.support.safety import READERS, SOURCE, TARGET, WRITERS, Run

CASE = (CASES / "guide_osevt_rows" / "case.yaml").read_text(encoding="utf-8")
PROJECT = """
name: bpt
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {applications: [Cities]}
"""
STRATEGIES = {"disable": "bpt: {triggers: disable}\n", "empty": "bpt: {triggers: empty}\n"}
CITIES = f'{TARGET}."OSUSR_T01_CITY"'
TRIGGER = '"OSTRG_EI__OSUSR_T01_CITY"'
QUEUED = f"SELECT count(*) FROM {TARGET}.ossys_bpm_event"
ENABLED = (
    "SELECT string_agg(tgname || ' ' || tgenabled::text, ', ' ORDER BY tgname) FROM pg_trigger "
    "WHERE tgname LIKE 'OSTRG%'"
)


@pytest.fixture(params=list(STRATEGIES.values()), ids=list(STRATEGIES))
def run(postgres: Server, database_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> Run:
    """The case of the guide's OSEVT rows, once for each way to keep BPT quiet."""
    return Run(postgres, database_name, tmp_path / "run", CASE, PROJECT + request.param)


def step(run: Run, word: str) -> Path:
    """Return the step's file that has the word in its name."""
    (found,) = [path for path in (run.scripts / "steps").iterdir() if word in path.name]
    return found


# --- what a run leaves -----------------------------------------------------------------------------


def test_triggers_are_as_before(run: Run) -> None:
    before = run.value(ENABLED)
    run.passes("migrate.sql")
    assert run.value(ENABLED) == before
    assert run.value(QUEUED) == 0
    run.verified()


@pytest.mark.parametrize("script", WRITERS)
def test_a_failed_run_leaves_triggers_and_event_tables_as_they_were(run: Run, script: str) -> None:
    # Preflight does not run; a subscription names a city that is gone, which the last chapter notices.
    run.execute(f'UPDATE {SOURCE}."OSEVT_S01_CITY" SET "ID" = 99 WHERE "ID" <> 0')
    run.refuses(script, "O11-0924")
    assert "D" not in run.value(ENABLED).split()
    assert run.value(f'SELECT count(*) FROM {TARGET}."OSEVT_T01_CITY"') == 3


@pytest.mark.parametrize("script", WRITERS)
def test_a_run_that_the_database_stops_leaves_triggers_and_event_tables_as_they_were(run: Run, script: str) -> None:
    run.execute(
        f"CREATE FUNCTION {TARGET}.never() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$; "
        f"CREATE TRIGGER never AFTER INSERT ON {TARGET}.ossys_bpm_activity "
        f"FOR EACH ROW EXECUTE FUNCTION {TARGET}.never()"
    )
    run.refuses(script, "ERROR:  no")


def test_without_silence_the_triggers_are_heard(run: Run) -> None:
    """The factory's triggers are traps: were they not silenced, the cases would see it."""
    for word in ("240-", "250-"):
        path = step(run, word)
        loud = re.sub(r"^(ALTER TABLE|DELETE FROM) .*$", "SELECT 1 WHERE false", path.read_text("utf-8"), flags=re.M)
        path.write_text(loud, encoding="utf-8")
    run.passes("migrate.sql")
    assert run.value(QUEUED) == 3, "two cities and a street"


def test_emptying_and_refilling_are_in_the_journal(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT + STRATEGIES["empty"])
    run.passes("migrate.sql")
    rows = "SELECT string_agg(step_id || ' ' || rows, ', ' ORDER BY step_id) FROM o11c.step"
    assert run.value(f"{rows} WHERE step_id LIKE '%events-of%'") == (
        "240-keep-events-of-citymanager-city-aside 3, "
        "250-keep-events-of-citymanager-street-aside 1, 550-write-events-of-citymanager-city-back 3, "
        "560-insert-events-of-citymanager-city 3, 570-write-events-of-citymanager-street-back 1, "
        "580-insert-events-of-citymanager-street 0"
    )


# --- deleting (docs/safety.md: cascades) -----------------------------------------------------------


@pytest.mark.parametrize("action", ["NO ACTION", "CASCADE", "SET NULL"])
def test_rows_behind_a_deleted_process_are_found_and_others_do_not_matter(
    postgres: Server, database_name: str, tmp_path: Path, action: str
) -> None:
    process = f"(SELECT id FROM {TARGET}.ossys_bpm_process WHERE label = '{{0}}')"
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT + "bpt: {mode: replace}\n", before={
        "table": f"CREATE TABLE {TARGET}.audit (process integer REFERENCES {TARGET}.ossys_bpm_process "
                 f"ON DELETE {action})",
        "goes": f"INSERT INTO {TARGET}.audit VALUES ({process.format('own')})",
    })
    for script in ("preflight.sql", *WRITERS):
        run.refuses(script, "O11-0904")
    # The process of the other module stays, and so does what refers to it.
    run.execute(f"UPDATE {TARGET}.audit SET process = {process.format('counts')}")
    run.passes("migrate.sql")
    assert run.value(f"SELECT count(*) FROM {TARGET}.audit WHERE process = {process.format('counts')}") == 1
    assert run.value(f"SELECT count(*) FROM {TARGET}.ossys_bpm_process WHERE label = 'own'") == 0


# --- drift -----------------------------------------------------------------------------------------

DRIFT = {
    "a trigger is disabled": ("O11-0909", f"ALTER TABLE {CITIES} DISABLE TRIGGER {TRIGGER}"),
    "a trigger is gone": ("O11-0909", f"DROP TRIGGER {TRIGGER} ON {CITIES}"),
    "a trigger is new": (
        "O11-0909",
        f'CREATE TRIGGER "OSTRG_EI__NEW" AFTER INSERT ON {CITIES} FOR EACH ROW '
        f"EXECUTE FUNCTION {TARGET}.o11c_demo_listens_osevt_t01_city()",
    ),
}


@pytest.mark.parametrize("what", DRIFT)
@pytest.mark.parametrize("script", WRITERS)
def test_other_triggers_than_expected_are_refused(
    postgres: Server, database_name: str, tmp_path: Path, what: str, script: str
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT + STRATEGIES["disable"])
    code, statement = DRIFT[what]
    run.execute(statement)
    run.refuses(script, code)


@pytest.mark.parametrize(("side", "change"), [
    (SOURCE, "UPDATE {0}.ossys_bpm_process_definition SET ss_key = 'another' WHERE name = 'CityReview'"),
    (TARGET, "UPDATE {0}.ossys_bpm_activity_definition SET is_active = false WHERE name = 'WaitForCity'"),
    (TARGET, "UPDATE {0}.ossys_bpm_process_status SET name = 'Done' WHERE name = 'Active'"),
])
@pytest.mark.parametrize("script", ["preflight.sql", "migrate.sql"])
def test_definitions_that_have_changed_are_refused(
    postgres: Server, database_name: str, tmp_path: Path, side: str, change: str, script: str
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT)
    run.execute(change.format(side))
    run.refuses(script, "O11-0908")


@pytest.mark.parametrize("side", [SOURCE, TARGET])
@pytest.mark.parametrize("script", ["preflight.sql", "migrate.sql"])
def test_a_new_column_of_a_platform_table_is_refused(
    postgres: Server, database_name: str, tmp_path: Path, side: str, script: str
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT)
    run.execute(f"ALTER TABLE {side}.ossys_bpm_activity ADD foo_id integer")
    run.refuses(script, "O11-0909")


def test_preflight_and_verify_change_nothing(run: Run) -> None:
    before = run.everything()
    run.passes("preflight.sql")
    assert run.everything() == before
    run.passes("migrate.sql")
    before = run.everything()
    for script in READERS:
        run.psql(script)
    assert run.everything() == before
