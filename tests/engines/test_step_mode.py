"""Runs in steps on a real PostgreSQL: killed and run again until done, refused where going on would be wrong."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from compiler.demo.server import Server
from tests.support.cases import load_case
from tests.support.safety import PROJECT, SET, SOURCE, TARGET, Run, break_a_reference, held, until
from tests.support.steps import STEP, Runner

BATCHED = STEP + "batch_rows: 1\n"
VARIABLES = ("o11c_todo=0", "o11c_todo=off", "o11c_todo=nonsense", "o11c_first=f", "o11c_run=99", "o11c_rows=x")


def made(postgres: Server, database: str, folder: Path, more: str = STEP, name: str = "") -> Run:
    """Return a run of the safety case, or of a case of tests/cases, with this at the end of its project."""
    if not name:
        return Run(postgres, database, folder / "run", project=PROJECT + SET + more)
    case = load_case(name).folder
    project = (case / "project.yaml").read_text(encoding="utf-8").rstrip() + "\n" + more
    return Run(postgres, database, folder / "run", (case / "case.yaml").read_text(encoding="utf-8"), project)


def runner(run: Run) -> Runner:
    return Runner(run.server, run.database, run.scripts)


def journal(run: Run) -> list[str]:
    """Return the ids of the finished steps."""
    return str(run.value("SELECT coalesce(string_agg(step_id, ' ' ORDER BY step_id), '') FROM o11c.step")).split()


def status(run: Run) -> list[str]:
    return str(run.value("SELECT string_agg(status, ',' ORDER BY run_id) FROM o11c.run")).split(",")


@contextmanager
def drifted(run: Run, table: str) -> Iterator[None]:
    """Let a column have another type than the snapshot knows, for a while."""
    place = f'{TARGET}."{table}"'
    kind = run.value(
        f"SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = '{place}'::regclass "
        "AND attname = 'MARK1'"
    )
    run.execute(f'ALTER TABLE {place} ALTER COLUMN "MARK1" TYPE varchar(77)')
    yield
    run.execute(f'ALTER TABLE {place} ALTER COLUMN "MARK1" TYPE {kind}')


def interrupted(run: Run) -> None:
    """Kill psql while it inserts customers: some steps are finished, the rows of that one are not there."""
    with held(run) as process:
        process.kill()
        process.wait()
    run.execute(f'DROP TRIGGER hold ON {TARGET}."OSUSR_T01_CUSTOMER"')
    runner(run).quiet()


# --- killed --------------------------------------------------------------------------------------

KILLED = [
    (name, more) for name in ("", "events_emptied", "bpt_mode_replace", "second_cycle") for more in (STEP, BATCHED)
]


@pytest.mark.parametrize(("name", "more"), KILLED)
def test_a_run_that_is_killed_again_and_again_ends_as_one_that_was_not(
    name: str, more: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path, more, name)
    own = runner(run)
    outputs = own.until_done(Random(f"{name} {more}"))
    assert own.stopped >= 1
    if run.stage.case.second is None:
        assert run.stage.differences() == []
    run.passes("verify.sql")
    finished = [line for output in outputs for line in output.splitlines() if " rows: " in line]
    steps = [line.split("]")[0] for line in finished if "guard-the-metamodel" not in line]
    again = ("silence-", "keep-events-", "check-the-event-queues", "open-the-run")
    assert len(steps) == len(set(steps)) or any(word in line for line in steps for word in again)
    assert status(run)[-1] == "done"


def test_whole_mode_killed_changes_nothing(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path, "")
    own, random = runner(run), Random(4)
    before, started = run.logical(), time.monotonic()
    run.passes("dryrun.sql")
    longest = time.monotonic() - started
    for _ in range(6):
        process = own.start("migrate.sql")
        time.sleep(random.uniform(0.02, longest * 0.7))
        if process.poll() is not None:
            process.communicate()
            break
        own.stop(process, random.choice(("psql", "server")))
        if own.value("SELECT to_regclass('o11c.run') IS NOT NULL"):
            break  # it was stopped after COMMIT
        assert run.logical() == before
    else:
        run.passes("migrate.sql")
    run.verified()


def test_a_batched_step_goes_on_after_its_last_batch(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path, BATCHED)
    run.execute(
        f"CREATE FUNCTION {TARGET}.twice() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN\n"
        f'IF (SELECT count(*) FROM {TARGET}."OSUSR_T01_ORDER") > 2 THEN RAISE EXCEPTION \'no more orders\'; END IF;\n'
        f"RETURN NULL; END $f$; "
        f'CREATE TRIGGER twice AFTER INSERT ON {TARGET}."OSUSR_T01_ORDER" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.twice()"
    )
    code, output = run.psql("migrate.sql")
    assert code != 0 and "no more orders" in output
    last = output.rstrip().splitlines()[-1]
    assert re.search(r"/\* step \d+-insert-shop-order: undone; .* stays, run it again to go on \*/;$", last), last
    assert run.value("SELECT count(*) FROM o11c.batch WHERE step_id LIKE '%insert-shop-order'") == 1
    run.execute(f'DROP TRIGGER twice ON {TARGET}."OSUSR_T01_ORDER"')
    output = run.passes("migrate.sql")
    assert "insert-shop-order] batch 1:" not in output
    assert "insert-shop-order] batch 2: 2 rows so far" in output
    run.verified()


# --- what a run in steps does ----------------------------------------------------------------------


def test_each_step_is_in_the_journal_and_the_list_of_steps_too(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path)
    output = run.passes("migrate.sql")
    count = len(list((run.scripts / "steps").iterdir()))
    assert run.value("SELECT count(*) FROM o11c.plan_step JOIN o11c.step USING (run_id, step_id, checksum)") == count
    assert run.value("SELECT mode || ' ' || status FROM o11c.run") == "step done"
    assert f"] 1 of {count}: open the run" in output and f"] {count} of {count}: verify" in output
    for line in (line for line in output.splitlines() if " rows: " in line):
        assert re.fullmatch(r"\[\S+\] rows: \d+  seconds: \d+\.\d+  since the start: \d+\.\d+", line), line
    assert run.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'o11c' AND tablename LIKE 'work%'") == 0


@pytest.mark.parametrize("more", ["", STEP])
def test_the_journal_says_which_plan(more: str, postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path, more)
    run.passes("migrate.sql")
    wanted = run.value("SELECT plan FROM o11c.run")
    assert wanted == hashlib.sha256((run.scripts / "plan.json").read_bytes()).hexdigest()
    assert run.value("SELECT mode FROM o11c.run") == ("step" if more else "whole")
    kinds = run.value("SELECT string_agg(kind, ' ' ORDER BY position) FROM o11c.plan_step")
    assert kinds.startswith("open_run guard_model") and kinds.endswith("run_checks")
    labels = run.value("SELECT count(*) FROM o11c.plan_step WHERE label = 'Shop.Customer' AND rows_expected > 0")
    assert labels > 0


@pytest.mark.parametrize("more", [STEP, BATCHED])
def test_the_dry_run_is_one_transaction_and_leaves_nothing(
    more: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path, more)
    text = (run.scripts / "dryrun.sql").read_text(encoding="utf-8")
    files = [run.scripts / name for name in re.findall(r"^\\ir (\S+)$", text, re.MULTILINE)]
    for code in (text, *(file.read_text(encoding="utf-8") for file in files)):
        lines = [line for line in code.splitlines() if not line.startswith("--")]
        assert not any(re.search(r"\bCOMMIT\b(?!\s+DROP)", line) for line in lines), "it can commit"
        assert not any(line.startswith("\\if") for line in lines), "it can branch"
    before = run.logical()
    for variable in VARIABLES:
        run.passes("dryrun.sql", "-v", variable)
        assert run.logical() == before


@pytest.mark.parametrize("variable", VARIABLES)
def test_no_variable_decides_what_is_passed_over(
    variable: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path, BATCHED)
    run.passes("migrate.sql", "-v", variable)
    run.verified()


def test_a_step_locks_before_it_looks(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path, BATCHED)
    with run.stage.connect() as writer:
        writer.execute("BEGIN")
        writer.execute(f'INSERT INTO {TARGET}."OSUSR_T01_ORDER" ("CUSTOMERID1", "MARK1") VALUES (1, \'late\')'.encode())
        process = run.start("migrate.sql")
        until(lambda: run.waiting("relation") or process.poll() is not None)
        writer.execute("COMMIT")
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    run.passes("verify.sql")
    assert run.value(f'SELECT count(*) FROM {TARGET}."OSUSR_T01_ORDER" WHERE "MARK1" = \'late\'') == 1


def test_each_batch_locks_before_it_looks(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path, BATCHED)
    seen: list[bool] = []
    with run.stage.connect() as writer:
        with held(run):
            # The ids of orders are reserved by now; the lock of that step is gone.
            writer.execute("BEGIN")
            writer.execute(
                f'INSERT INTO {TARGET}."OSUSR_T01_ORDER" ("CUSTOMERID1", "MARK1") VALUES (1, \'late\')'.encode()
            )

            def commit() -> None:
                until(lambda: run.waiting("relation"))
                seen.append(True)
                writer.execute("COMMIT")

            thread = Thread(target=commit)
            thread.start()
        thread.join()
    assert seen == [True]
    run.passes("verify.sql")
    assert status(run) == ["done"]


# --- going on ------------------------------------------------------------------------------------


def test_finished_steps_are_passed_over_and_guards_are_not(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path)
    interrupted(run)
    finished = journal(run)
    assert any("keys-of" in step for step in finished)
    assert not any("insert" in step for step in finished)
    output = run.passes("migrate.sql")
    assert f"finished steps: {len(finished) - 1} of" in output  # the guard is made again
    for step in finished:
        again = "guard-the-metamodel" in step
        assert (f"[{step}] rows:" in output) is again, step
    run.verified()
    assert status(run) == ["done"]


def test_a_second_run_at_the_same_time_is_refused(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    with held(run):
        for script in ("migrate.sql", "dryrun.sql"):
            code, output = run.psql(script)
            assert code != 0 and "O11-0912" in output
    run.verified()


def test_a_changed_step_is_refused_and_named(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    interrupted(run)
    driver = run.scripts / "migrate.sql"
    text = driver.read_text(encoding="utf-8")
    [(step, checksum)] = re.findall(r"'(\d+-insert-shop-order)', '([0-9a-f]{64})', 'data'", text)
    driver.write_text(text.replace(checksum, "0" * 64), encoding="utf-8")
    output = run.refuses("migrate.sql", "O11-0956")
    assert f"to go on: 1 ({step})" in output
    driver.write_text(text, encoding="utf-8")
    run.passes("migrate.sql")
    run.verified()


def test_another_plan_is_refused_and_begins_when_nothing_was_changed(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path)
    interrupted(run)
    folder = run.scripts
    other = made_again(run, tmp_path / "other", PROJECT + SET.replace("wéb", "other") + STEP)
    output = run.refuses("migrate.sql", "O11-0956")
    assert "insert-shop-customer" in output
    # A run in one transaction has to wait for it as well, and so has the one of another project.
    made_again(run, tmp_path / "whole", PROJECT + SET)
    run.refuses("migrate.sql", "O11-0957")
    run.refuses("dryrun.sql", "O11-0957")
    made_again(run, tmp_path / "foreign", PROJECT.replace("name: safety", "name: foreign") + SET + STEP)
    assert "safety" in run.refuses("migrate.sql", "O11-0957")
    run.scripts = folder
    run.passes("migrate.sql")
    run.verified()
    assert other != folder


def made_again(run: Run, folder: Path, project: str) -> Path:
    """Compile the same environments with another project file; the run's scripts are these then."""
    folder.mkdir()
    run.compile(folder, project)
    return run.scripts


def test_a_run_that_has_only_looked_is_closed(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    with drifted(run, "OSUSR_T01_ORDER"):
        code, output = run.psql("migrate.sql")
    assert code != 0 and "O11-0909" in output
    assert journal(run) == ["010-open-the-run"] and status(run) == ["running"]
    made_again(run, tmp_path / "other", PROJECT + SET + BATCHED)
    run.passes("migrate.sql")
    run.verified()
    assert status(run) == ["rolled back", "done"]


def test_a_source_that_has_changed_is_refused(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    interrupted(run)
    run.execute(f'INSERT INTO {SOURCE}."OSUSR_S01_ORDER" ("CUSTOMERID", "MARK") VALUES (1, \'new\')')
    output = run.refuses("migrate.sql", "O11-0958")
    assert "OSUSR_S01_ORDER: 2 rows up to 2, now 3 up to 3" in output
    run.execute(f'DELETE FROM {SOURCE}."OSUSR_S01_ORDER" WHERE "MARK" = \'new\'')
    run.passes("migrate.sql")
    run.verified()


def test_a_failing_step_is_mended_and_the_run_goes_on(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    run.execute(f'CREATE UNIQUE INDEX once ON {TARGET}."OSUSR_T01_CUSTOMER" ("NAME1")')
    run.execute(f'UPDATE {TARGET}."OSUSR_T01_CUSTOMER" SET "NAME1" = \'Ä\'')
    code, output = run.psql("migrate.sql")
    assert code != 0 and "once" in output
    last = output.rstrip().splitlines()[-1]
    assert re.search(r"/\* step \d+-insert-shop-customer: undone; .*run it again to go on \*/;$", last), last
    run.execute(f'UPDATE {TARGET}."OSUSR_T01_CUSTOMER" SET "NAME1" = \'Old\'')
    run.passes("migrate.sql")
    run.verified()


def test_a_check_that_does_not_hold_leaves_the_run_open(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    break_a_reference(run)
    code, output = run.psql("migrate.sql")
    assert code != 0 and "O11-0910" in output
    assert status(run) == ["running"]
    run.execute(f'UPDATE {SOURCE}."OSUSR_S01_ORDER" SET "PARTNERID" = NULL')
    run.passes("migrate.sql")
    run.passes("verify.sql")
    assert status(run) == ["done"]


def test_a_step_that_was_passed_over_is_found(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    driver = run.scripts / "migrate.sql"
    text = driver.read_text(encoding="utf-8")
    found = re.search(r"\nSET application_name = 'o11c \d+/\d+ (\d+-link-shop-order\S*)';.*?\\endif\n", text, re.DOTALL)
    assert found is not None
    driver.write_text(text.replace(found.group(0), "\n"), encoding="utf-8")
    code, output = run.psql("migrate.sql")
    assert code != 0
    # The checks miss the rows before the end of the run does; without them it does.
    checks = re.search(r"\nSET application_name = 'o11c \d+/\d+ \d+-verify';.*?\\endif\n", text, re.DOTALL)
    assert "O11-0910" in output and checks is not None
    driver.write_text(text.replace(found.group(0), "\n").replace(checks.group(0), "\n"), encoding="utf-8")
    code, output = run.psql("migrate.sql")
    assert code != 0 and "O11-0959" in output and found.group(1) in output
    assert status(run) == ["running"]


# --- silence -------------------------------------------------------------------------------------


def silent(run: Run) -> None:
    """Stop the run while BPT is silent: cities cannot be inserted."""
    run.execute(
        f"CREATE FUNCTION {TARGET}.no() RETURNS trigger LANGUAGE plpgsql AS "
        f"$f$ BEGIN RAISE EXCEPTION 'no city'; END $f$; "
        f'CREATE TRIGGER no AFTER INSERT ON {TARGET}."OSUSR_T01_CITY" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.no()"
    )
    code, output = run.psql("migrate.sql")
    assert code != 0 and "no city" in output
    assert "BPT stays silent until migrate.sql is run again" in output
    run.execute(f'DROP TRIGGER no ON {TARGET}."OSUSR_T01_CITY"')


EVENTS = f'SELECT count(*) FROM {TARGET}."OSEVT_T01_CITY"'


def test_rows_of_an_event_table_come_back_before_anything_else(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = made(postgres, database_name, tmp_path, STEP, "events_emptied")
    assert run.value(EVENTS) == 3
    silent(run)
    assert run.value(EVENTS) == 0
    # Whoever enables the applications now and subscribes is not forgotten either.
    run.execute(f'INSERT INTO {TARGET}."OSEVT_T01_CITY" SELECT * FROM o11c.{kept(run)} LIMIT 1')
    # A run that goes on and is refused by a later guard has put the rows back.
    with drifted(run, "OSUSR_T01_CITY"):
        code, output = run.psql("migrate.sql")
    assert code != 0 and "O11-0909" in output
    assert run.value(EVENTS) == 4
    run.execute(
        f'DELETE FROM {TARGET}."OSEVT_T01_CITY" WHERE ctid = (SELECT min(ctid) FROM {TARGET}."OSEVT_T01_CITY")'
    )
    run.passes("migrate.sql")
    run.verified()


def kept(run: Run) -> str:
    return str(run.value("SELECT tablename FROM pg_tables WHERE schemaname = 'o11c' AND tablename LIKE 'kept_city%'"))


def test_triggers_are_enabled_first_and_disabled_again(postgres: Server, database_name: str, tmp_path: Path) -> None:
    name = load_case("events_emptied").folder
    project = (name / "project.yaml").read_text(encoding="utf-8").replace("triggers: empty", "triggers: disable")
    run = Run(postgres, database_name, tmp_path / "run", (name / "case.yaml").read_text(encoding="utf-8"),
              project.rstrip() + "\n" + STEP)
    enabled = (
        "SELECT string_agg(tgenabled::text, '') FROM pg_trigger "
        f"WHERE tgname LIKE 'OSTRG_EI%' AND tgrelid = '{TARGET}.\"OSUSR_T01_CITY\"'::regclass"
    )
    assert run.value(enabled) == "O"
    silent(run)
    assert run.value(enabled) == "D"
    with drifted(run, "OSUSR_T01_CITY"):
        code, output = run.psql("migrate.sql")
    assert code != 0 and "O11-0909" in output
    assert run.value(enabled) == "O"
    run.passes("migrate.sql")
    assert run.value(enabled) == "O"
    run.verified()
