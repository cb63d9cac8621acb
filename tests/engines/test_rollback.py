"""rollback.sql undoes a run exactly or refuses and says why; cleanup.sql drops what runs have kept.

That it restores every row is also a matter of each case (tests/test_cases.py) and of random pairs.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from compiler.demo.server import Server
from tests.support.cases import load_case
from tests.support.safety import TARGET, Run, held, until
from tests.support.steps import STEP, beginnings

CASE = """
about: Rows inserted, updated and deleted; processes that wait for events.
modules:
  Shop:
    processes:
      Approve:
        inputs: {OrderId: -> Order}
        activities: {Review: {kind: Human Activity}}
    entities:
      Customer: {attributes: {Name: Text 40, TaxNumber: Text 20, Total: Decimal 12.2, Seen: DateTime}}
      Order:
        event_table: true
        attributes: {CustomerId: -> Customer notnull, PartnerId: -> Customer ignore, Parent: -> Order, Code: Text 20}
      Stock: {attributes: {Name: Text 40, UpId: -> Stock}}
source:
  users: {ann: {}}
  rows:
    Shop.Customer:
      a: {Id: 21, Name: Ann, TaxNumber: T1, Total: 1.5, Seen: 2024-01-02 03:04:05}
      b: {Id: 22, Name: Bob, TaxNumber: T2}
    Shop.Order: {o1: {Id: 31, CustomerId: a, Parent: o2}, o2: {Id: 32, CustomerId: b}}
    Shop.Stock: {s1: {Name: new, UpId: s2}, s2: {Name: other}}
  instances:
    p1: {process: Shop.Approve, created_by: ann, inputs: {OrderId: o1}, activities: {a1: {activity: Review}}}
  events:
    Shop.Order: [{process: Shop.Approve}, {process: Shop.Approve, activity: a1, row: o1, is_update: true}]
target:
  users: {ann: {}}
  modules:
    Extra:
      entities:
        Visit: {attributes: {CustomerId: -> Shop.Customer ignore, Ref: Integer}}
  rows:
    Shop.Customer: {old: {Id: 1, Name: Älter, TaxNumber: T1}, kept: {Id: 2, Name: Kept, TaxNumber: T9}}
    Shop.Order: {first: {Id: 1, CustomerId: kept}}
    Shop.Stock: {t1: {Id: 5, Name: gone, UpId: t2}, t2: {Id: 6, Name: gone too}}
  events:
    Shop.Order: [{process: Shop.Approve, is_light: true}, {process: Shop.Approve, is_light: true}]
after: {}
"""
PROJECT = """
name: undo
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {modules: [Shop]}
users: {policy: match}
entities:
  "Shop.Customer": {mode: merge, match: [TaxNumber]}
  "Shop.Stock": {mode: replace}
accept: [O11-0619]
"""
CUSTOMER, ORDER = f'{TARGET}."OSUSR_T01_CUSTOMER"', f'{TARGET}."OSUSR_T01_ORDER"'
STOCK, VISIT = f'{TARGET}."OSUSR_T01_STOCK"', f'{TARGET}."OSUSR_T02_VISIT"'
EVENTS, ACTIVITY = f'{TARGET}."OSEVT_T01_ORDER"', f"{TARGET}.ossys_bpm_activity"
NEW = f"(SELECT max(\"ID1\") FROM {CUSTOMER})"


def _map(run: Run, entity: str) -> str:
    return str(run.value(f"SELECT table_name FROM o11c.map WHERE label = '{entity}'"))


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run", CASE, PROJECT)


def test_a_run_is_undone_to_the_last_row(run: Run) -> None:
    before = run.stage.contents(TARGET)
    run.passes("migrate.sql")
    migrated = run.stage.contents(TARGET)
    assert migrated != before
    # Rows of others that came later, and have nothing to do with the run, stay.
    run.execute(f"INSERT INTO {VISIT} (\"CUSTOMERID1\", \"REF1\") VALUES (1, 1); "
                f"DELETE FROM {EVENTS} WHERE ctid = (SELECT min(ctid) FROM {EVENTS} WHERE \"_IS_LIGHT\")")
    output = run.passes("rollback.sql")
    assert "o11c: rolled back after" in output and "rows: 2" in output
    after = run.stage.contents(TARGET)
    assert {name for name in before if before[name] != after[name]} == {"OSUSR_T02_VISIT", "OSEVT_T01_ORDER"}
    assert len(after["OSEVT_T01_ORDER"]) == 1 and len(before["OSEVT_T01_ORDER"]) == 2
    assert run.value("SELECT status FROM o11c.run") == "rolled back"
    kept = "SELECT count(*) FROM pg_tables WHERE schemaname = 'o11c' AND tablename ~ '^(map|before|after)_'"
    assert run.value(kept) == 0
    # Once is enough; and after it the migration can be made again.
    assert "O11-0945" in run.refuses("rollback.sql", "O11-0945")
    run.passes("migrate.sql")
    again = run.stage.contents(TARGET)
    assert {name: len(rows) for name, rows in again.items() if name.startswith("OSUSR_T01")} == {
        name: len(rows) for name, rows in migrated.items() if name.startswith("OSUSR_T01")
    }
    run.passes("rollback.sql")
    assert run.stage.contents(TARGET) == after


def test_it_refuses_all_that_was_done_since(run: Run) -> None:
    run.passes("migrate.sql")
    orders, customers = _map(run, "Shop.Order"), _map(run, "Shop.Customer")
    faults = {
        # What is done, how it is put right again, the codes, and what the table shows.
        "a later row refers, with a foreign key": (
            f'INSERT INTO {ORDER} ("ID1", "CUSTOMERID1") OVERRIDING SYSTEM VALUE VALUES (900, {NEW}); '
            f"DELETE FROM {TARGET}.ossys_bpm_event",
            f'DELETE FROM {ORDER} WHERE "ID1" = 900', ["O11-0949"], "900",
        ),
        "a later row refers, without a foreign key": (
            f'INSERT INTO {VISIT} ("ID1", "CUSTOMERID1") OVERRIDING SYSTEM VALUE VALUES (901, {NEW})',
            f'DELETE FROM {VISIT} WHERE "ID1" = 901', ["O11-0949"], "901",
        ),
        "an inserted row has changed": (
            f"UPDATE {CUSTOMER} SET \"NAME1\" = 'Bob ' WHERE \"ID1\" = {NEW}",
            f"UPDATE {CUSTOMER} SET \"NAME1\" = 'Bob' WHERE \"ID1\" = {NEW}", ["O11-0947"], "Shop.Customer",
        ),
        "an updated row has changed": (
            f'UPDATE {CUSTOMER} SET "TOTAL1" = 1.51 WHERE "ID1" = 1',
            f'UPDATE {CUSTOMER} SET "TOTAL1" = 1.5 WHERE "ID1" = 1', ["O11-0947"], "Shop.Customer",
        ),
        "a process has gone on": (
            f"UPDATE {ACTIVITY} SET error_count = 1 WHERE name = 'a1'",
            f"UPDATE {ACTIVITY} SET error_count = 0 WHERE name = 'a1'", ["O11-0950"], "processes have gone on",
        ),
        "a process has a new activity": (
            f"INSERT INTO {ACTIVITY} (id, process_id, activity_def_id, status_id, tenant_id) OVERRIDING SYSTEM VALUE "
            f"SELECT 902, process_id, activity_def_id, status_id, tenant_id FROM {ACTIVITY} WHERE name = 'a1'",
            f"DELETE FROM {ACTIVITY} WHERE id = 902", ["O11-0950"], "902",
        ),
        "an event was consumed": (
            f'CREATE TABLE public.consumed AS SELECT * FROM {EVENTS} WHERE "_ACTIVITY_ID" > 0; '
            f'DELETE FROM {EVENTS} WHERE "_ACTIVITY_ID" > 0',
            f"INSERT INTO {EVENTS} SELECT * FROM public.consumed; DROP TABLE public.consumed",
            ["O11-0951"], "_ACTIVITY_ID",
        ),
        "an activity waits for more": (
            f'INSERT INTO {EVENTS} ("_ESPACE_ID", "_ACTIVITY_ID", "_IS_UPDATE") '
            f"SELECT 4711, id, true FROM {ACTIVITY} WHERE name = 'a1'",
            f'DELETE FROM {EVENTS} WHERE "_ESPACE_ID" = 4711', ["O11-0950"], "wait for more",
        ),
        "a pair of a map was edited": (
            f"UPDATE o11c.{customers} SET new_id = new_id + 1000 WHERE fresh",
            f"UPDATE o11c.{customers} SET new_id = new_id - 1000 WHERE fresh", ["O11-0946"], "Shop.Customer",
        ),
        "a pair of a map was deleted": (
            f"CREATE TABLE public.pairs AS SELECT * FROM o11c.{orders}; DELETE FROM o11c.{orders}",
            f"INSERT INTO o11c.{orders} SELECT * FROM public.pairs; DROP TABLE public.pairs", ["O11-0946"],
            "0 here",
        ),
    }
    for name, (fault, repair, codes, shown) in faults.items():
        run.execute(fault)
        output = run.refuses("rollback.sql", "O11-0952")
        found = {line.split("|")[0].strip() for line in output.splitlines() if line.startswith(" O11-")}
        assert set(codes) <= found, (name, output)
        assert shown in output, (name, output)
        run.execute(repair)
    run.execute(f'DELETE FROM {ORDER} WHERE "MARK1" = \'o1\'')
    run.refuses("rollback.sql", "O11-0948")
    run.execute(f"INSERT INTO {TARGET}.ossys_bpm_event DEFAULT VALUES")
    run.refuses("rollback.sql", "O11-0920")


def test_only_the_last_run_and_its_own_scripts(run: Run) -> None:
    run.refuses("rollback.sql", "O11-0945")
    run.passes("migrate.sql")
    run.execute("UPDATE o11c.run SET plan = 'other'")
    run.refuses("rollback.sql", "O11-0945")
    plan = (run.scripts / "plan.json").read_bytes()
    digest = hashlib.sha256(plan).hexdigest()
    run.execute(f"UPDATE o11c.run SET plan = '{digest}'")
    run.execute("INSERT INTO o11c.run (project, source_digest, target_digest, status, plan) "
                "VALUES ('later', '', '', 'done', 'x')")
    assert "of later" in run.refuses("rollback.sql", "O11-0945")
    run.execute("DELETE FROM o11c.run WHERE project = 'later'")
    prepared = next(step for step in json.loads(plan)["steps"] if step["is"] == "prepare_undo")
    image = next(item["before"] for item in prepared["images"] if item.get("before"))
    run.execute(f"ALTER TABLE o11c.{image} RENAME TO gone")
    run.refuses("rollback.sql", "O11-0946")
    run.execute(f"ALTER TABLE o11c.gone RENAME TO {image}")
    run.execute(f"ALTER TABLE {STOCK} ADD COLUMN later integer")
    run.refuses("rollback.sql", "O11-0909")
    run.execute(f"ALTER TABLE {STOCK} DROP COLUMN later")
    # A trigger that nobody knew writes while undo deletes: the proof finds it.
    run.execute(
        f"CREATE FUNCTION {TARGET}.meddle() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN UPDATE {STOCK} SET \"NAME1\" = 'meddled'; RETURN NULL; END$$; "
        f"CREATE TRIGGER meddle AFTER INSERT ON {STOCK} FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.meddle()"
    )
    run.refuses("rollback.sql", "O11-0953")
    run.execute(f"DROP TRIGGER meddle ON {STOCK}")
    run.passes("rollback.sql")


def test_a_run_is_refused_when_a_table_to_be_imaged_has_another_column(run: Run) -> None:
    run.execute(f"ALTER TABLE {EVENTS} ADD COLUMN later integer")
    run.refuses("migrate.sql", "O11-0909")


def test_rollback_waits_for_no_other_run(run: Run) -> None:
    with held(run) as process:
        until(lambda: process.poll() is None)
        code, output = run.psql("rollback.sql")
        assert code != 0 and "O11-0912" in output


def test_cleanup_drops_what_the_runs_have_kept(run: Run) -> None:
    run.passes("cleanup.sql")  # nothing is there
    run.passes("migrate.sql")
    migrated = run.stage.contents(TARGET)
    run.execute("UPDATE o11c.run SET status = 'running', mode = 'step'")
    run.refuses("cleanup.sql", "O11-0954")
    run.execute("UPDATE o11c.run SET status = 'done', mode = 'whole'")
    # Another project's run, and something that is not ours, stay.
    run.execute("INSERT INTO o11c.run (project, source_digest, target_digest, status) "
                "VALUES ('other', '', '', 'done'); "
                "CREATE TABLE o11c.map_other (old_id bigint); CREATE TABLE o11c.notes (text text); "
                "INSERT INTO o11c.map VALUES ('x', 'y', 'z', 'Other', 'reserved', 'map_other', '', '', "
                "(SELECT max(run_id) FROM o11c.run))")
    output = run.passes("cleanup.sql")
    assert "map_customer" in output
    left = set(run.stage.contents("o11c"))
    # The last run is the other project's: images are its.
    assert {"map_other", "notes", "run", "map"} <= left and not any(name.startswith("map_order") for name in left)
    assert run.stage.contents(TARGET) == migrated
    run.execute("DELETE FROM o11c.map; DELETE FROM o11c.run; DROP TABLE o11c.map_other; DROP TABLE o11c.notes")
    run.passes("cleanup.sql")
    assert run.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'o11c'") == 0


@pytest.mark.parametrize("more", ["", "batch_rows: 1\n"])
def test_a_run_in_steps_is_undone_finished_or_not(
    postgres: Server, database_name: str, tmp_path: Path, more: str
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, f"{PROJECT}transaction: step\n{more}")
    before = run.stage.contents(TARGET)
    fail = f"CREATE TRIGGER fail AFTER {{}} EXECUTE FUNCTION {TARGET}.fail()"
    run.execute(f"CREATE FUNCTION {TARGET}.fail() RETURNS trigger LANGUAGE plpgsql AS "
                "$$BEGIN RAISE EXCEPTION 'not now'; END$$")
    places = (
        (STOCK, f"INSERT ON {STOCK} FOR EACH STATEMENT"),
        (ACTIVITY, f"INSERT ON {ACTIVITY} FOR EACH STATEMENT"),
        (CUSTOMER, f"UPDATE ON {CUSTOMER} FOR EACH STATEMENT"),
        (EVENTS, f"INSERT ON {EVENTS} FOR EACH STATEMENT"),
    )
    for table, where in places:
        run.execute(fail.format(where))
        code, output = run.psql("migrate.sql")
        assert code != 0 and "not now" in output, output
        run.execute(f"DROP TRIGGER fail ON {table}")
        assert run.stage.contents(TARGET) != before
        run.passes("rollback.sql")
        assert run.stage.contents(TARGET) == before, table
    run.passes("migrate.sql")
    run.passes("rollback.sql")
    assert run.stage.contents(TARGET) == before
    assert not [name for name in run.stage.contents("o11c") if name.startswith(("map_", "before_", "after_", "work_"))]


def test_a_run_in_steps_is_undone_wherever_it_ended(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, f"{PROJECT}bpt: {{triggers: empty}}\n{STEP}")
    before = run.stage.contents(TARGET)
    first, *others = beginnings(run.scripts).items()
    looked = [step for step, _ in others if "guard-the-metamodel" in step or "prepare-for-undo" in step]
    assert len(looked) == 2
    for step, script in others:
        if step in looked:
            continue
        run.passes(script)
        # Taken up, and ended again before it made a step: rows of event tables are back, triggers are enabled.
        run.passes(first[1])
        run.passes("rollback.sql")
        assert run.stage.contents(TARGET) == before, step
    assert run.value("SELECT count(*) FROM o11c.run WHERE status = 'running'") == 0


@pytest.mark.parametrize("more", [STEP, STEP + "batch_rows: 1\n"])
def test_a_second_run_that_ended_early_takes_no_rows_of_the_first(
    postgres: Server, database_name: str, tmp_path: Path, more: str
) -> None:
    """A map of an earlier run has that run's fresh pairs until the second one comes to it."""
    case = load_case("second_rows").folder
    project = (case / "project.yaml").read_text(encoding="utf-8") + more
    run = Run(postgres, database_name, tmp_path / "run", (case / "case.yaml").read_text(encoding="utf-8"), project)
    run.passes("migrate.sql")
    (tmp_path / "second").mkdir()
    run.compile(tmp_path / "second", project + "delta: true\n")
    before, maps = run.stage.contents(TARGET), run.stage.contents("o11c")
    step, script = next(item for item in beginnings(run.scripts).items() if "prepare-for-undo" not in item[0]
                        and int(item[0][:3]) > 30)
    run.passes(script)
    run.passes("rollback.sql")
    assert run.stage.contents(TARGET) == before, step
    left = run.stage.contents("o11c")
    assert {name: rows for name, rows in left.items() if name.startswith("map_")} == {
        name: rows for name, rows in maps.items() if name.startswith("map_")
    }


@pytest.mark.parametrize("name", ["", "text_identifier"])
def test_a_run_that_ended_between_two_batches_is_undone(
    postgres: Server, database_name: str, tmp_path: Path, name: str
) -> None:
    case, project = CASE, PROJECT
    if name:
        folder = load_case(name).folder
        case = (folder / "case.yaml").read_text(encoding="utf-8")
        project = (folder / "project.yaml").read_text(encoding="utf-8").rstrip() + "\n"
    run = Run(postgres, database_name, tmp_path / "run", case, f"{project}{STEP}batch_rows: 1\n")
    before = run.stage.contents(TARGET)
    cut = 0
    for file in sorted((run.scripts / "steps").iterdir()):
        text = file.read_text(encoding="utf-8")
        end = "EXIT WHEN o11c_first IS NULL;"
        if end not in text:
            continue
        cut += 1
        file.write_text(
            text.replace(end, f"{end} IF o11c_batch = 1 THEN RAISE EXCEPTION 'not now'; END IF;"), encoding="utf-8"
        )
        code, output = run.psql("migrate.sql")
        file.write_text(text, encoding="utf-8")
        assert (code == 0) is ("not now" not in output), output
        run.passes("rollback.sql")
        assert run.stage.contents(TARGET) == before, file.name
    assert cut >= 2


@pytest.mark.parametrize("keys", ["", "keys: {strategy: preserve}\n"])
def test_an_id_that_was_only_reserved_may_be_that_of_somebody_else(
    postgres: Server, database_name: str, tmp_path: Path, keys: str
) -> None:
    project = PROJECT.replace('  "Shop.Stock": {mode: replace}\n', "").replace(', match: [TaxNumber]', '')
    project = project.replace('entities:\n  "Shop.Customer": {mode: merge}\n', "").replace("accept: [O11-0619]\n", "")
    run = Run(postgres, database_name, tmp_path / "run", CASE, project + keys + STEP)
    before = run.stage.contents(TARGET)
    starts = beginnings(run.scripts)
    run.passes(next(script for step, script in starts.items() if "insert-shop-customer" in step))
    taken = run.value(f"SELECT min(new_id) FROM o11c.{_map(run, 'Shop.Customer')} WHERE fresh")
    run.execute(f'INSERT INTO {CUSTOMER} ("ID1", "NAME1") OVERRIDING SYSTEM VALUE VALUES ({taken}, \'mine\')')
    run.passes("rollback.sql")
    after = run.stage.contents(TARGET)
    assert {name for name in before if before[name] != after[name]} == {"OSUSR_T01_CUSTOMER"}
    assert len(after["OSUSR_T01_CUSTOMER"]) == len(before["OSUSR_T01_CUSTOMER"]) + 1


def test_an_attempt_that_has_changed_nothing_is_no_run(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT + STEP)
    before = run.stage.contents(TARGET)
    attempt = next(script for step, script in beginnings(run.scripts).items() if "guard-the-metamodel" in step)
    run.passes(attempt)
    assert "no run that has changed anything" in run.refuses("rollback.sql", "O11-0945")
    run.passes("cleanup.sql")
    assert run.value("SELECT to_regclass('o11c.run')") is None
    run.passes("migrate.sql")
    run.psql("migrate.sql")  # once more: it is refused, and has a row in the journal
    assert run.value("SELECT string_agg(status, ' ' ORDER BY run_id) FROM o11c.run") == "done running"
    run.passes("rollback.sql")
    assert run.stage.contents(TARGET) == before
    assert run.value("SELECT string_agg(status, ' ' ORDER BY run_id) FROM o11c.run") == "rolled back"


@pytest.mark.parametrize("action", ["CASCADE", "SET NULL", "NO ACTION"])
def test_a_foreign_key_that_nobody_knew_stops_it(run: Run, action: str) -> None:
    run.passes("migrate.sql")
    migrated = run.stage.contents(TARGET)
    run.execute(f"CREATE TABLE {TARGET}.later (customer integer REFERENCES {CUSTOMER} ON DELETE {action}); "
                f"INSERT INTO {TARGET}.later VALUES ({NEW})")
    assert "later_customer_fkey" in run.refuses("rollback.sql", "O11-0917")
    run.execute(f"DROP TABLE {TARGET}.later")
    assert run.stage.contents(TARGET) == migrated
    run.passes("rollback.sql")


def test_without_rollback_nothing_is_kept(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = Run(postgres, database_name, tmp_path / "run", CASE, PROJECT + "rollback: none\n")
    assert not (run.scripts / "rollback.sql").exists()
    assert (run.scripts / "cleanup.sql").exists()
    run.passes("migrate.sql")
    assert run.value("SELECT count(*) FROM pg_tables WHERE schemaname = 'o11c' AND tablename ~ '^(before|after)_'") == 0
