"""Event tables and triggers on PostgreSQL: kept, emptied, written back, filled from the source, switched off and on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import psycopg
import pytest

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.postgres_steps import lower_step
from tests.support.evented import EVENT_TABLES, HOSTILE_TRIGGER, TRIGGER, Evented
from tests.support.mapped import TABLES

KIT = Evented()
Db = psycopg.Connection[tuple[object, ...]]
Event = tuple[object, ...]

_SETUP = """
CREATE SCHEMA o11c;
CREATE TABLE o11c.map_espace (old_id bigint, new_id bigint);
CREATE TABLE o11c.map_activity (old_id bigint, new_id bigint);
CREATE TABLE o11c.map_definition (old_id bigint, new_id bigint);
CREATE TABLE o11c.map_id (old_id bigint, new_id bigint);
INSERT INTO o11c.map_espace VALUES (1, 101);
INSERT INTO o11c.map_activity VALUES (20, 220), (21, 221);
INSERT INTO o11c.map_definition VALUES (3, 303);
INSERT INTO o11c.map_id VALUES (50, 550), (51, 551);
"""
# Subscriptions of the process definition, of an activity that was migrated, of one that was not.
DEFINITION: Event = (1, None, 3, False, None, "a")
MIGRATED: Event = (1, 20, 3, True, 50, None)
LEFT: Event = (1, 99, 3, True, 50, None)


@pytest.fixture
def db(database: str) -> Iterator[Db]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute((TABLES + EVENT_TABLES + _SETUP).encode())
        connection.execute(FOLD_FUNCTION.encode())
        yield connection


def run(db: Db, *steps: ir.Step) -> dict[str, int]:
    """Run the steps in one transaction; return the counted rows."""
    dialect, names = PostgresDialect(), Names(KIT.planned(KIT.event_maps(), steps), {})
    counts: dict[str, int] = {}
    with db.transaction():
        for step in steps:
            for statement in lower_step(dialect, names, step).statements:
                done = db.execute(statement.text.encode())
                if statement.counted:
                    counts[step.head.id] = done.rowcount
    return counts


def refuses(db: Db, code: str, *steps: ir.Step) -> str:
    with pytest.raises(psycopg.errors.RaiseException, match=code) as raised:
        run(db, *steps)
    return str(raised.value)


def put(db: Db, side: str, *events: Sequence[object]) -> None:
    for event in events:
        db.execute(f'INSERT INTO {side}."OSEVT_ITEM" VALUES (%s, %s, %s, %s, %s, %s)'.encode(), list(event))


def events(db: Db, table: str = 'tgt."OSEVT_ITEM"') -> list[Event]:
    return sorted(db.execute(f"SELECT * FROM {table}".encode()).fetchall(), key=repr)


# --- kept and written back -----------------------------------------------------------------------


def test_the_target_s_rows_are_kept_and_the_table_is_empty(db: Db) -> None:
    own = [(7, None, 8, False, None, "José"), (7, 9, 8, True, 4, None), (7, 9, 8, True, 4, None)]
    put(db, "tgt", *own)
    assert run(db, KIT.keep()) == {"072-keep": 3}
    assert events(db) == []
    assert events(db, "o11c.kept_item") == sorted(own, key=repr)
    types = (
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum"
    )
    found = [db.execute(types.encode(), [name]).fetchall() for name in ("o11c.kept_item", 'tgt."OSEVT_ITEM"')]
    assert found[0] == found[1] != []


def test_a_table_that_an_earlier_run_kept_is_replaced(db: Db) -> None:
    db.execute("CREATE TABLE o11c.kept_item (something text)")
    put(db, "tgt", DEFINITION)
    run(db, KIT.keep())
    assert events(db, "o11c.kept_item") == [DEFINITION]


def test_rows_come_back_where_their_activity_is_still_there(db: Db) -> None:
    db.execute('INSERT INTO tgt."Activity" VALUES (9), (10)')
    stays = [(7, 9, 8, True, 4, None), (7, None, 8, False, None, "d"), (7, 0, 8, False, None, "e")]
    put(db, "tgt", *stays, stays[0], (7, 10, 8, True, 4, "deleted"), (7, 11, 8, True, 4, "never there"))
    run(db, KIT.keep())
    db.execute('DELETE FROM tgt."Activity" WHERE "Id" = 10')
    # What was there twice comes back twice: it is the target's own.
    assert run(db, KIT.restore()) == {"077-restore": 4}
    assert events(db) == sorted([*stays, stays[0]], key=repr)


def test_without_a_table_of_activities_every_row_comes_back(db: Db) -> None:
    own = [(7, 11, 8, True, 4, None), (7, None, 8, False, None, "d")]
    put(db, "tgt", *own)
    run(db, KIT.keep(), KIT.restore(activities=False))
    assert events(db) == sorted(own, key=repr)


# --- from the source -----------------------------------------------------------------------------


def test_references_go_through_their_maps_and_nothing_stays_nothing(db: Db) -> None:
    put(db, "src", DEFINITION, MIGRATED, LEFT, (1, 0, 3, False, 0, "z"))
    assert run(db, KIT.insert_events()) == {"078-insert": 3}
    assert events(db) == sorted(
        [(101, None, 303, False, None, "a"), (101, 220, 303, True, 550, None), (101, 0, 303, False, 0, "z")], key=repr
    )


def test_no_row_comes_twice_neither_from_the_source_nor_beside_one_of_the_target(db: Db) -> None:
    put(db, "src", DEFINITION, DEFINITION, MIGRATED, (1, 21, 3, True, 50, None))
    own = [(101, None, 303, False, None, "a"), (7, None, 8, False, None, "own")]
    put(db, "tgt", *own)
    assert run(db, KIT.insert_events()) == {"078-insert": 2}
    everything = [*own, (101, 220, 303, True, 550, None), (101, 221, 303, True, 550, None)]
    assert events(db) == sorted(everything, key=repr)
    assert run(db, KIT.insert_events()) == {"078-insert": 0}


def test_texts_are_the_same_byte_by_byte(db: Db) -> None:
    put(db, "src", *((1, None, 3, False, None, text) for text in ("José", "jose", "jose ", "jose")))
    put(db, "tgt", (101, None, 303, False, None, "JOSE"), (101, None, 303, False, None, "jose "))
    assert run(db, KIT.insert_events()) == {"078-insert": 2}
    assert sorted(str(row[5]) for row in events(db)) == ["JOSE", "José", "jose", "jose "]


def test_texts_of_a_collation_that_ignores_case_are_the_same_byte_by_byte_too(db: Db) -> None:
    if db.execute("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'").fetchone() is None:
        pytest.skip("this PostgreSQL has no ICU")
    db.execute("CREATE COLLATION public.loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false)")
    for side in ("src", "tgt"):
        db.execute(f'ALTER TABLE {side}."OSEVT_ITEM" ALTER "CODE" TYPE varchar(50) COLLATE public.loose'.encode())
    put(db, "src", *((1, None, 3, False, None, text) for text in ("José", "jose")))
    put(db, "tgt", (101, None, 303, False, None, "JOSE"))
    assert run(db, KIT.insert_events()) == {"078-insert": 2}


def test_a_reference_without_partner_refuses_the_run_and_names_the_column(db: Db) -> None:
    put(db, "src", MIGRATED, (1, None, 3, False, 51, None), (1, None, 4, False, 50, None), (1, 20, 3, True, 77, None))
    said = refuses(db, "O11-0924", KIT.insert_events())
    assert "2 (ID 77, _PROCESS_DEF_ID 4)" in said
    assert events(db) == []


def test_a_row_whose_activity_was_not_migrated_is_no_reason_to_refuse(db: Db) -> None:
    put(db, "src", (1, 99, 4, True, 77, None))
    assert run(db, KIT.insert_events()) == {"078-insert": 0}


def test_with_skip_a_row_without_partner_is_left_out(db: Db) -> None:
    put(db, "src", MIGRATED, (1, None, 4, False, 50, None), (1, None, None, False, None, "n"))
    put(db, "src", (2, 20, 3, True, 50, None))
    assert run(db, KIT.insert_events(skip=True)) == {"078-insert": 2}
    assert events(db) == sorted([(101, 220, 303, True, 550, None), (101, None, None, False, None, "n")], key=repr)


def test_without_a_map_of_activities_only_definitions_subscribe(db: Db) -> None:
    put(db, "src", DEFINITION, MIGRATED, (1, 0, 3, False, None, "z"))
    run(db, KIT.insert_events(activity_map=None))
    assert events(db) == sorted([(101, None, 303, False, None, "a"), (101, 0, 303, False, None, "z")], key=repr)


def test_keep_restore_and_insert_together(db: Db) -> None:
    db.execute('INSERT INTO tgt."Activity" VALUES (9), (220)')
    own = [(101, None, 303, False, None, "a"), (7, 9, 8, True, 4, None), (7, 10, 8, True, 4, None)]
    put(db, "tgt", *own)
    put(db, "src", DEFINITION, MIGRATED)
    run(db, KIT.keep(), KIT.restore(), KIT.insert_events())
    assert events(db) == sorted([own[0], own[1], (101, 220, 303, True, 550, None)], key=repr)


def test_names_with_quotes(db: Db) -> None:
    for side in ("src", "tgt"):
        db.execute(f'ALTER TABLE {side}."OSEVT_ITEM" RENAME "CODE" TO "C""o\'d"'.encode())
    columns = (*KIT.event_values()[:-1], KIT.copy("C\"o'd"))
    put(db, "src", DEFINITION, (9, None, 3, False, None, None))
    refuses(db, "O11-0924", KIT.insert_events(columns=columns))
    assert run(db, KIT.insert_events(skip=True, columns=columns)) == {"078-insert": 1}


# --- queues --------------------------------------------------------------------------------------


def test_queues_must_be_empty_on_both_sides(db: Db) -> None:
    run(db, KIT.queues())
    db.execute('INSERT INTO src."Event" VALUES (1), (2)')
    db.execute('INSERT INTO tgt."Queue" VALUES (1)')
    said = refuses(db, "O11-0920", KIT.queues())
    assert "2 (src.Event of the source: 2, tgt.Queue of the target: 1)" in said


# --- triggers ------------------------------------------------------------------------------------

_ENABLED = (
    "SELECT tgname, tgenabled::text FROM pg_trigger WHERE tgrelid = 'tgt.\"Item\"'::regclass AND NOT tgisinternal"
)


def states(db: Db) -> dict[str, str]:
    return {str(name): str(state) for name, state in db.execute(_ENABLED.encode()).fetchall()}


def test_triggers_are_silent_between_and_enabled_again(db: Db) -> None:
    quoted = HOSTILE_TRIGGER.replace('"', '""')
    db.execute(f'CREATE TRIGGER "{quoted}" AFTER INSERT ON tgt."Item" FOR EACH ROW EXECUTE FUNCTION fire()'.encode())
    before = states(db)
    both = (TRIGGER, HOSTILE_TRIGGER)
    with db.transaction():
        run(db, KIT.silence(*both))
        assert states(db) == {TRIGGER: "D", HOSTILE_TRIGGER: "D", "other": "O"}
        db.execute('INSERT INTO tgt."Item" ("Id") VALUES (1)')
        run(db, KIT.speak(*both))
    assert states(db) == before
    assert db.execute("SELECT what FROM fired").fetchall() == [("other",)]


def test_a_failed_run_leaves_them_enabled(db: Db) -> None:
    before = states(db)
    put(db, "src", (1, None, 4, False, 50, None))
    refuses(db, "O11-0924", KIT.silence(), KIT.insert_events(), KIT.speak())
    assert states(db) == before


def test_checks_that_wait_do_not_stop_the_triggers(db: Db) -> None:
    db.execute('ALTER TABLE tgt."Item" ALTER CONSTRAINT "Item_ParentId_fkey" DEFERRABLE INITIALLY DEFERRED')
    with db.transaction():
        # A check of the row waits: without SET CONSTRAINTS the ALTER TABLE would be refused.
        db.execute('INSERT INTO tgt."Item" ("Id", "ParentId") VALUES (1, 1)')
        run(db, KIT.silence())
        run(db, KIT.speak())


def test_triggers_that_are_not_what_the_snapshot_knew_refuse_the_run(db: Db) -> None:
    assert "OSTRG_EI__GONE" in refuses(db, "O11-0909", KIT.silence(TRIGGER, "OSTRG_EI__GONE"))
    assert TRIGGER in refuses(db, "O11-0909", KIT.silence("OSTRG_EI__GONE"))
    db.execute(f'ALTER TABLE tgt."Item" DISABLE TRIGGER "{TRIGGER}"'.encode())
    assert f"1 ({TRIGGER})" in refuses(db, "O11-0909", KIT.silence())
