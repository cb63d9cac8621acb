"""What docs/safety.md promises of generated scripts, on a real PostgreSQL: how they run, and what others see of it."""

from __future__ import annotations

import re
import threading
import uuid
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from compiler.demo.server import Server, create_database, drop_database
from tests.support.safety import (
    CATALOG,
    PROJECT,
    READERS,
    SET,
    SOURCE,
    TARGET,
    WAIT,
    WRITERS,
    Run,
    break_a_reference,
    held,
    until,
)


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run")


# --- 1: no variable decides ---------------------------------------------------------------------

VARIABLES = [
    ("ON_ERROR_STOP=off",),
    ("AUTOCOMMIT=off", "ON_ERROR_STOP=0"),
    ("ON_ERROR_ROLLBACK=on", "ON_ERROR_STOP=off"),
    ("o11c_rows=7", "o11c_run=3", "o11c_started=never", "o11c_elapsed=x"),
    ("FETCH_COUNT=1", "QUIET=off", "ECHO=all", "VERBOSITY=verbose", "SHOW_CONTEXT=always"),
    ("ROW_COUNT=5", "ERROR=false", "SQLSTATE=00000", "dryrun=off", "commit=on"),
]


def given(variables: tuple[str, ...]) -> list[str]:
    return [argument for variable in variables for argument in ("-v", variable)]


@pytest.mark.parametrize("variables", VARIABLES)
def test_a_dry_run_never_commits(run: Run, variables: tuple[str, ...]) -> None:
    before = run.logical()
    run.passes("dryrun.sql", *given(variables))
    assert run.logical() == before


@pytest.mark.parametrize("variables", VARIABLES)
@pytest.mark.parametrize("script", WRITERS)
def test_no_variable_makes_a_run_skip_a_failure(run: Run, script: str, variables: tuple[str, ...]) -> None:
    break_a_reference(run)
    before = run.logical()
    code, output = run.psql(script, *given(variables))
    assert code != 0, output
    assert "O11-0910" in output
    assert run.logical() == before


@pytest.mark.parametrize("variables", VARIABLES)
def test_no_variable_makes_preflight_pass(run: Run, variables: tuple[str, ...]) -> None:
    break_a_reference(run)
    run.refuses("preflight.sql", "O11-0900", *given(variables))


@pytest.mark.parametrize("variables", VARIABLES)
def test_a_run_commits_with_any_variables(run: Run, variables: tuple[str, ...]) -> None:
    run.passes("migrate.sql", *given(variables))
    run.verified()


def test_single_line_mode_does_not_break_statements(run: Run) -> None:
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        run.passes(script, "-v", "SINGLELINE=on")
    run.verified()


def test_the_dry_run_is_a_driver_of_its_own(run: Run) -> None:
    text = (run.scripts / "dryrun.sql").read_text(encoding="utf-8")
    files = [run.scripts / name for name in re.findall(r"^\\ir (\S+)$", text, re.MULTILINE)]
    assert len(files) > 5
    for code in (text, *(file.read_text(encoding="utf-8") for file in files)):
        statements = [line for line in code.splitlines() if not line.startswith("--")]
        assert not any(re.search(r"\bCOMMIT\b(?!\s+DROP)", line) for line in statements), "it can commit"
        assert not any(line.startswith(("\\if", "\\elif", "\\gexec")) for line in statements), "it can branch"
    assert "ROLLBACK;" in text.splitlines()


def test_psql_single_transaction_does_not_turn_a_dry_run_into_a_run(run: Run) -> None:
    before = run.logical()
    run.psql("dryrun.sql", "-1")
    assert run.logical() == before


# --- 2: the prelude ----------------------------------------------------------------------------

OPTIONS = (
    "-c search_path=o11_source -c statement_timeout=150 -c lock_timeout=1 -c default_transaction_read_only=on "
    "-c DateStyle=SQL,DMY -c TimeZone=Asia/Kathmandu -c standard_conforming_strings=off "
    "-c default_transaction_isolation=serializable -c client_min_messages=debug1 -c extra_float_digits=-5"
)


# An insert takes longer than the caller's statement_timeout; the snapshot knows the trigger.
SLOW = {
    "slow": f"CREATE FUNCTION {TARGET}.slow() RETURNS trigger LANGUAGE plpgsql AS "
    f"'BEGIN PERFORM pg_sleep(0.4); RETURN NULL; END'; "
    f'CREATE TRIGGER slow AFTER INSERT ON {TARGET}."OSUSR_T01_ORDER" '
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.slow()"
}


@pytest.fixture
def slow_run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run", before=SLOW)


def test_the_callers_settings_do_not_matter(slow_run: Run) -> None:
    run = slow_run
    env = {"PGCLIENTENCODING": "LATIN1", "PGOPTIONS": OPTIONS, "PGTZ": "Asia/Tokyo", "PGDATESTYLE": "German"}
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        run.passes(script, env=env)
    run.verified()


def test_the_databases_settings_do_not_matter(slow_run: Run) -> None:
    run = slow_run
    for setting in ("search_path = o11_source", "statement_timeout = 150", "DateStyle = 'SQL, DMY'",
                    "standard_conforming_strings = off", "client_encoding = 'LATIN1'",
                    "default_transaction_read_only = on"):
        run.execute(f'ALTER DATABASE "{run.database}" SET {setting}')
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        run.passes(script)
    with run.stage.connect() as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute(sql.SQL("ALTER DATABASE {} RESET ALL").format(sql.Identifier(run.database)))
    run.verified()


def test_a_psqlrc_does_not_matter(run: Run, tmp_path: Path) -> None:
    rc = tmp_path / "psqlrc"
    rc.write_text(
        "\\set ON_ERROR_STOP off\n\\set AUTOCOMMIT off\n\\set ON_ERROR_ROLLBACK on\n\\set ECHO all\n"
        "\\set VERBOSITY verbose\n\\pset format html\n\\pset null nothing\n\\encoding LATIN1\n"
        "\\timing on\n",
        encoding="utf-8",
    )
    env = {"PSQLRC": str(rc)}
    before = run.logical()
    run.passes("dryrun.sql", env=env, rc=True)
    assert run.logical() == before
    run.passes("migrate.sql", env=env, rc=True)
    run.verified()


# --- 3: the right database -----------------------------------------------------------------------


@pytest.mark.parametrize("script", [*WRITERS, *READERS])
def test_another_database_is_refused(run: Run, script: str) -> None:
    other = f"o11c_test_{uuid.uuid4().hex[:12]}"
    create_database(run.server, other)
    try:
        code, output = run.psql(script, database=other)
        with psycopg.connect(run.server.url(other)) as connection:
            schemas = connection.execute(CATALOG["schemas"].encode()).fetchall()
    finally:
        drop_database(run.server, other)
    assert code != 0
    assert "O11-0911" in output
    assert ("o11c",) not in schemas


# --- 5, 6, 8: one run, one view, locks --------------------------------------------------------------


def test_a_second_run_at_the_same_time_is_refused(run: Run) -> None:
    with held(run) as first:
        for script in WRITERS:
            code, output = run.psql(script)
            assert code != 0
            assert "O11-0912" in output
    assert first.returncode == 0
    run.verified()


def test_what_a_writer_commits_while_the_run_waits_is_migrated_once(run: Run) -> None:
    with psycopg.connect(run.server.url(run.database)) as writer:
        writer.execute(f'UPDATE {TARGET}."OSUSR_T01_CUSTOMER" SET "NAME1" = \'Older\''.encode())
        insert = f'INSERT INTO {SOURCE}."OSUSR_S01_CUSTOMER" ("NAME", "MARK")'
        writer.execute(f"{insert} VALUES ('late', 'late')".encode())
        process = run.start("migrate.sql")
        until(lambda: run.waiting("relation") or process.poll() is not None)
        assert process.poll() is None, "it did not wait"
        writer.commit()
    output, _ = process.communicate(timeout=WAIT)
    assert process.returncode == 0, output
    marks = f'SELECT array_agg("MARK1"::text) FROM {TARGET}."OSUSR_T01_CUSTOMER"'
    assert sorted(run.value(marks)) == ["a", "b", "late", "old"]
    assert run.value(f'SELECT "NAME1" FROM {TARGET}."OSUSR_T01_CUSTOMER" WHERE "MARK1" = \'old\'') == "Older"
    run.passes("verify.sql")


def test_a_row_that_arrives_in_the_source_during_the_run_is_not_half_seen(run: Run) -> None:
    with held(run) as process:
        assert process.poll() is None, "it did not stop"
        run.execute(
            f'INSERT INTO {SOURCE}."OSUSR_S01_CUSTOMER" ("NAME", "MARK") VALUES (\'late\', \'late\'); '
            f'INSERT INTO {SOURCE}."OSUSR_S01_ORDER" ("CUSTOMERID", "MARK") '
            f'SELECT "ID", \'late\' FROM {SOURCE}."OSUSR_S01_CUSTOMER" WHERE "MARK" = \'late\'; '
            f'UPDATE {SOURCE}."OSUSR_S01_ORDER" SET "PARTNERID" = 99'
        )
    assert process.returncode == 0, process.stdout.read() if process.stdout else ""
    assert run.stage.differences() == []


def test_an_insert_of_others_waits_and_gets_an_id_above(run: Run) -> None:
    ids: list[int] = []

    def insert() -> None:
        ids.append(run.value(
            f'INSERT INTO {TARGET}."OSUSR_T01_CUSTOMER" ("NAME1", "MARK1") VALUES (\'x\', \'other\') RETURNING "ID1"'
        ))

    with held(run) as process:
        other = threading.Thread(target=insert)
        other.start()
        until(lambda: bool(run.value(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'"
        )))
        assert ids == []
    other.join(WAIT)
    assert process.returncode == 0
    highest = run.value(f'SELECT max("ID1") FROM {TARGET}."OSUSR_T01_CUSTOMER" WHERE "MARK1" <> \'other\'')
    assert ids[0] > highest


@pytest.mark.parametrize("project", [
    PROJECT + SET, PROJECT + 'keys: {strategy: preserve}\nentities: {default: {mode: replace}}\n'
])
def test_a_sequence_is_never_lowered(
    postgres: Server, database_name: str, tmp_path: Path, project: str
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", project=project)
    sequence = f"pg_get_serial_sequence('{TARGET}.\"OSUSR_T01_CUSTOMER\"', 'ID1')"
    run.execute(f"SELECT setval({sequence}, 5000)")
    run.passes("migrate.sql")
    assert run.value(f"SELECT nextval({sequence})") > 5000
    lowest = run.value(f'SELECT min("ID1") FROM {TARGET}."OSUSR_T01_CUSTOMER" WHERE "MARK1" IN (\'a\', \'b\')')
    assert lowest > 5000 if "preserve" not in project else lowest == 1
