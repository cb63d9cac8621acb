"""Steps that write rows, lowered and run on PostgreSQL one by one."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from compiler.plan import ir
from tests.support.writes import CASES, KIT, MIXED, Db, items, pairs, read, run, stand_in, world


@pytest.fixture
def db(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Db]:
    with world(database, monkeypatch) as connection:
        yield connection


# --- insert --------------------------------------------------------------------------------------


def test_only_fresh_rows_are_inserted(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"), (3, "not selected"), columns='"Id", "Name"')
    pairs(db, (1, 101, True), (2, 102, False))
    assert run(db, KIT.insert(KIT.new_id(), KIT.copy("Name"))) == 1
    assert read(db, "Id", "Name") == [(101, "a")]


def test_of_a_map_that_is_not_mixed_all_rows_are(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"), columns='"Id", "Name"')
    pairs(db, (1, 101, True), (2, 102, True))
    maps = (KIT.map("map_item"),)
    assert run(db, KIT.insert(KIT.new_id(), KIT.copy("Name")), maps) == 2
    assert read(db, "Id", "Name") == [(101, "a"), (102, "b")]


def test_references_zero_and_the_stand_in(db: Db) -> None:
    stand_in(db, "jose")
    values = [(1, 51, 52), (2, 0, None), (3, 99, 99), (4, None, 51)]
    items(db, "src", *values, columns='"Id", "OwnerId", "EditorId"')
    pairs(db, *((old, 100 + old, True) for old in (1, 2, 3, 4)))
    owner = KIT.remap("OwnerId", "map_people", zero=True)
    editor = KIT.remap("EditorId", "map_people", instead="o11c_stand_in")
    assert run(db, KIT.insert(KIT.new_id(), owner, editor)) == 4
    assert read(db, "OwnerId", "EditorId") == [(501, 502), (0, None), (None, 599), (None, 501)]


def test_zero_and_the_stand_in_together(db: Db) -> None:
    stand_in(db, "jose")
    items(db, "src", (1, 0), (2, 99), (3, 51), (4, None), columns='"Id", "OwnerId"')
    pairs(db, *((old, 100 + old, True) for old in (1, 2, 3, 4)))
    run(db, KIT.insert(KIT.new_id(), KIT.remap("OwnerId", "map_people", zero=True, instead="o11c_stand_in")))
    assert read(db, "OwnerId") == [(0,), (599,), (501,), (None,)]


def test_a_zero_stays_zero_whatever_the_map_says(db: Db) -> None:
    db.execute("INSERT INTO o11c.map_people VALUES (0, 500, false)")
    items(db, "src", (1, 0), columns='"Id", "OwnerId"')
    pairs(db, (1, 101, True))
    run(db, KIT.insert(KIT.new_id(), KIT.remap("OwnerId", "map_people", zero=True)))
    assert read(db, "OwnerId") == [(0,)]


TEXTS = [
    # selector, text, what arrives
    (7, "21", "321"),
    (8, "22", "322"),
    (9, "51", "501"),
    (9, "21", ""),  # a city's id where a person is meant
    (7, "51", ""),
    (7, "99999999999999999999", ""),  # no number of 64 bits
    (7, "x'; --", ""),
    (7, " 21", ""),
    (7, "21 ", ""),
    (7, "021", ""),
    (7, "", ""),
    (7, "0", "0"),
    (7, None, None),
    (5, "21", "21"),  # no id: another type of input
    (None, "21", "21"),
]


def test_ids_in_texts(db: Db) -> None:
    rows = [(number, kind, text) for number, (kind, text, _) in enumerate(TEXTS, start=1)]
    items(db, "src", *rows, columns='"Id", "Kind", "Input"')
    pairs(db, *((row[0], row[0], True) for row in rows))
    run(db, KIT.insert(KIT.new_id(), KIT.remap_text("Input", CASES, "Kind")))
    assert [row[0] for row in read(db, "Input")] == [arrives for _, _, arrives in TEXTS]


def test_ids_in_texts_without_a_selector(db: Db) -> None:
    rows = [(number, text) for number, (_, text, _) in enumerate(TEXTS, start=1)]
    items(db, "src", *rows, columns='"Id", "Input"')
    pairs(db, *((row[0], row[0], True) for row in rows))
    run(db, KIT.insert(KIT.new_id(), KIT.remap_text("Input", (ir.TextCase("map_city"),), None)))
    known = {"21": "321", "22": "322", "0": "0", None: None}
    assert [row[0] for row in read(db, "Input")] == [known.get(text, "") for _, text, _ in TEXTS]


def test_collations_of_texts_and_maps_may_differ(db: Db) -> None:
    db.execute('ALTER TABLE src."Item" ALTER "Input" TYPE varchar(50) COLLATE "POSIX"')
    db.execute('CREATE TABLE o11c.map_code (old_id varchar(9) COLLATE "C" PRIMARY KEY, new_id varchar(9), fresh bool)')
    db.execute("INSERT INTO o11c.map_code VALUES ('PT', 'pt', true)")
    items(db, "src", (1, 7, "PT"), columns='"Id", "Kind", "Input"')
    pairs(db, (1, 101, True))
    cases = (ir.TextCase("map_code", ("7",)),)
    run(db, KIT.insert(KIT.new_id(), KIT.remap_text("Input", cases, "Kind")), (*MIXED, KIT.map("map_code")))
    assert read(db, "Input") == [("pt",)]


def test_masks_and_constants(db: Db) -> None:
    items(db, "src", (1, "ann", "a@x"), columns='"Id", "Name", "Email"')
    pairs(db, (1, 101, True))
    run(db, KIT.insert(KIT.new_id(), KIT.constant("Name", "it's"), KIT.mask("Email"), KIT.later("OwnerId")))
    assert read(db, "Name", "Email", "OwnerId") == [("it's", "A@X", None)]


# --- link and update -----------------------------------------------------------------------------


def test_a_link_touches_fresh_rows_only(db: Db) -> None:
    items(db, "src", (1, 51), (2, 51), (3, 99), columns='"Id", "OwnerId"')
    items(db, "tgt", (101, None), (102, 7), (103, None), columns='"Id", "OwnerId"')
    pairs(db, (1, 101, True), (2, 102, False), (3, 103, True))
    assert run(db, KIT.link(KIT.remap("OwnerId", "map_people"))) == 1
    assert read(db, "Id", "OwnerId") == [(101, 501), (102, 7), (103, None)]


def test_a_link_writes_zero_and_the_stand_in(db: Db) -> None:
    stand_in(db, "jose")
    items(db, "src", (1, 0), (2, 99), (3, None), (4, 52), columns='"Id", "OwnerId"')
    items(db, "tgt", (101, None), (102, None), (103, None), (104, None), columns='"Id", "OwnerId"')
    pairs(db, *((old, 100 + old, True) for old in (1, 2, 3, 4)))
    assert run(db, KIT.link(KIT.remap("OwnerId", "map_people", zero=True, instead="o11c_stand_in"))) == 3
    assert read(db, "OwnerId") == [(0,), (599,), (None,), (502,)]


def test_rows_that_were_there_are_updated_where_they_differ(db: Db) -> None:
    columns = '"Id", "Name", "OwnerId", "Kind", "Input", "Email"'
    items(
        db, "src",
        (1, "same", 51, 7, "21", "m"), (2, "José", 51, 7, "21", "m"), (3, "c", 52, 7, "21", "m"),
        (4, "d", 51, 7, "22", "m"), (5, "e", None, 7, "21", "m"), (6, "f", 51, 7, "21", "n"),
        (7, "g", 51, 7, "21", "m"), columns=columns,
    )  # fmt: skip
    items(
        db, "tgt",
        (101, "same", 501, 1, "321", "M"), (102, "Jose", 501, 1, "321", "M"), (103, "c", None, 1, "321", "M"),
        (104, "d", 501, 1, "321", "M"), (105, "e", 501, 1, "321", "M"), (106, "f", 501, 1, "321", "M"),
        (107, "fresh", 501, 1, "321", "M"), (108, "other", 501, 1, "321", "M"),
        columns=columns,
    )  # fmt: skip
    pairs(db, *((old, 100 + old, old == 7) for old in range(1, 8)))
    step = KIT.update(
        KIT.copy("Name"), KIT.remap("OwnerId", "map_people"), KIT.remap_text("Input", CASES, "Kind"), KIT.mask("Email")
    )
    assert run(db, step) == 5
    assert read(db, "Id", "Name", "OwnerId", "Kind", "Input", "Email") == [
        (101, "same", 501, 1, "321", "M"), (102, "José", 501, 1, "321", "M"), (103, "c", 502, 1, "321", "M"),
        (104, "d", 501, 1, "322", "M"), (105, "e", None, 1, "321", "M"), (106, "f", 501, 1, "321", "N"),
        (107, "fresh", 501, 1, "321", "M"), (108, "other", 501, 1, "321", "M"),
    ]  # fmt: skip
    assert run(db, step) == 0


def test_only_selected_rows_are_updated(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"), columns='"Id", "Name"')
    items(db, "tgt", (101, "x"), (102, "x"), columns='"Id", "Name"')
    pairs(db, (1, 101, False), (2, 102, False))
    db.execute("INSERT INTO rows_item VALUES (2)")
    assert run(db, KIT.update(KIT.copy("Name"), rows="rows_item")) == 1
    assert read(db, "Name") == [("x",), ("b",)]


def test_a_value_that_does_not_fit_fails_the_update(db: Db) -> None:
    db.execute('ALTER TABLE tgt."Item" ALTER "Email" TYPE varchar(2)')
    items(db, "src", (1, "long"), columns='"Id", "Email"')
    items(db, "tgt", (101, "lo"), columns='"Id", "Email"')
    pairs(db, (1, 101, False))
    with pytest.raises(psycopg.errors.StringDataRightTruncation):
        run(db, KIT.update(KIT.copy("Email")))


# --- the stand-in --------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["José", "JOSE", "jose "])
def test_the_stand_in_is_found_by_its_folded_name(db: Db, value: str) -> None:
    stand_in(db, value)
    assert db.execute("SELECT id FROM pg_temp.o11c_stand_in").fetchall() == [(599,)]


def test_no_stand_in_refuses(db: Db) -> None:
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0922.*0 found"):
        stand_in(db, "nobody's 100%")


def test_two_stand_ins_refuse(db: Db) -> None:
    db.execute("INSERT INTO tgt.\"People\" VALUES (600, 'JOSE')")
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0922.*2 found"):
        stand_in(db, "jose")


# --- masked values -------------------------------------------------------------------------------


def unique_world(db: Db) -> None:
    items(db, "src", (1, "a", 51), (2, "b", 51), (3, None, 51), (4, None, 51), columns='"Id", "Email", "OwnerId"')
    items(db, "tgt", (201, "Z", 501), (202, None, 501), columns='"Id", "Email", "OwnerId"')
    pairs(db, (1, 101, True), (2, 102, True), (3, 103, True), (4, 104, True))


def test_masked_values_that_are_unique_pass(db: Db) -> None:
    unique_world(db)
    run(db, KIT.unique(KIT.mask("Email")))
    run(db, KIT.unique(KIT.mask("Email"), KIT.remap("OwnerId", "map_people")))


def test_two_rows_of_the_run_collide(db: Db) -> None:
    unique_world(db)
    items(db, "src", (7, "A", 51), (8, "B", 52), columns='"Id", "Email", "OwnerId"')
    pairs(db, (7, 107, True), (8, 108, True))
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0923: values of this run.*: 2 \(1, 2\)"):
        run(db, KIT.unique(KIT.mask("Email")))
    # In an index over both columns only one pair is left.
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0923: values of this run.*: 1 \(1\)"):
        run(db, KIT.unique(KIT.mask("Email"), KIT.remap("OwnerId", "map_people")))


def test_a_row_of_the_run_collides_with_one_of_the_target(db: Db) -> None:
    unique_world(db)
    items(db, "src", (9, "z", 51), columns='"Id", "Email", "OwnerId"')
    pairs(db, (9, 109, True))
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0923: values collide with rows.*: 1 \(9\)"):
        run(db, KIT.unique(KIT.mask("Email")))


def test_a_row_that_is_not_inserted_collides_with_nothing(db: Db) -> None:
    unique_world(db)
    items(db, "src", (7, "A", 51), (9, "z", 51), columns='"Id", "Email", "OwnerId"')
    pairs(db, (9, 201, False))  # 7 is in no map: it does not take part
    run(db, KIT.unique(KIT.mask("Email")))


def test_minted_rows_are_those_that_the_map_lacks(db: Db) -> None:
    unique_world(db)
    db.execute("DELETE FROM o11c.map_item")
    items(db, "src", (7, "A", 51), (9, "z", 51), columns='"Id", "Email", "OwnerId"')
    db.execute("INSERT INTO rows_item VALUES (1), (2), (9)")
    pairs(db, (9, 201, False))
    run(db, KIT.unique(KIT.mask("Email"), minted=True, rows="rows_item"))
    db.execute("INSERT INTO rows_item VALUES (7)")
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0923: values of this run.*: 1 \(1\)"):
        run(db, KIT.unique(KIT.mask("Email"), minted=True, rows="rows_item"))


def test_the_index_decides_what_is_equal(db: Db) -> None:
    found = db.execute("SELECT count(*) FROM pg_collation WHERE collname = 'und-x-icu'").fetchone()
    if not found or not found[0]:
        pytest.skip("this PostgreSQL has no ICU")
    db.execute("CREATE COLLATION public.anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)")
    items(db, "src", (1, "a"), (2, "A"), columns='"Id", "Name"')
    pairs(db, (1, 101, True), (2, 102, True))
    run(db, KIT.unique(KIT.copy("Name")))
    name = KIT.copy("Name")
    target = ir.Column("Name", name.target.type, "varchar(50)", True, "anycase", "public")
    with pytest.raises(psycopg.errors.RaiseException, match=r"O11-0923"):
        run(db, KIT.unique(ir.ColumnPlan(target, name.value, "as it is")))


def test_an_empty_value_collides_with_nothing(db: Db) -> None:
    unique_world(db)
    run(db, KIT.unique(KIT.constant("Name", None)))
    run(db, KIT.unique(KIT.later("OwnerId")))
