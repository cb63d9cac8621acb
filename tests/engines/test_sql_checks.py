"""Checks of the verification, lowered and run on PostgreSQL one by one: each error is found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compiler.plan import ir
from compiler.sql.postgres import PostgresDialect
from compiler.sql.postgres_checks import CHECK_TABLE, check_statements
from tests.support.writes import CASES, KIT, MIXED, Db, items, pairs, stand_in, world


@pytest.fixture
def db(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Db]:
    with world(database, monkeypatch) as connection:
        yield connection


# --- checks --------------------------------------------------------------------------------------


def wrong(db: Db, check: ir.Check) -> list[tuple[object, ...]]:
    """Run a check; return (what, expected, found) of the lines that do not hold."""
    db.execute("DROP TABLE IF EXISTS pg_temp.o11c_check")
    db.execute(CHECK_TABLE)
    names = KIT.names(MIXED, checks=[check])
    for statement in check_statements(PostgresDialect(), names)[:-1]:
        db.execute(statement.text)
    return db.execute("SELECT what, expected, found FROM pg_temp.o11c_check WHERE NOT ok ORDER BY place").fetchall()


def lines(db: Db) -> list[tuple[object, ...]]:
    return db.execute("SELECT what, expected, found FROM pg_temp.o11c_check ORDER BY place").fetchall()


def migrated(db: Db) -> None:
    """Four rows that arrived, the last of them a partner from before."""
    stand_in(db, "jose")
    items(
        db, "src", (1, "a", 51, 51, 7, "21", "m"), (2, "b", 0, 99, 9, "52", "n"), (3, "c", 98, None, 7, "0", None),
        (4, "d", 52, 52, 8, "66", "q"), columns='"Id", "Name", "OwnerId", "EditorId", "Kind", "Input", "Email"',
    )  # fmt: skip
    items(
        db, "tgt", (101, "a", 501, 501, 7, "321", "M"), (102, "b", 0, 599, 9, "502", "N"),
        (103, "c", None, None, 7, "0", None), (104, "d", 502, 502, 8, "", "Q"),
        columns='"Id", "Name", "OwnerId", "EditorId", "Kind", "Input", "Email"',
    )  # fmt: skip
    pairs(db, (1, 101, True), (2, 102, True), (3, 103, True), (4, 104, False))


COMPUTED = (KIT.remap_text("Input", CASES, "Kind"), KIT.mask("Email"))


def test_rows_that_are_right_pass(db: Db) -> None:
    migrated(db)
    assert wrong(db, KIT.rows_check(computed=COMPUTED)) == []
    assert lines(db) == [
        ("rows arrived", 4, 4),
        ("rows inserted", 3, 3),
        ("rows that were there before, updated where they differed", 1, 1),
        ("rows with a copied value that differs", 0, 0),
        ("OwnerId: right", 4, 4),
        ("OwnerId: without partner, now NULL", None, 1),
        ("EditorId: right", 4, 4),
        ("EditorId: without partner, now the stand-in", None, 1),
        ("Input: not what the map gives", 0, 0),
        ("Input: without partner, now empty", None, 1),
        ("Email: not what the mask gives", 0, 0),
    ]


def test_what_is_only_told_is_no_check(db: Db) -> None:
    """A number is not compared with itself: accepted losses are told beside the checks, never as one that holds."""
    migrated(db)
    assert wrong(db, KIT.rows_check(computed=COMPUTED)) == []
    told = db.execute("SELECT what FROM pg_temp.o11c_check WHERE ok IS NULL ORDER BY place").fetchall()
    assert [what for (what,) in told] == [
        "OwnerId: without partner, now NULL",
        "EditorId: without partner, now the stand-in",
        "Input: without partner, now empty",
    ]
    shown = [item.text for item in check_statements(PostgresDialect(), KIT.names(MIXED, checks=[]))]
    checks = next(text for text in shown if text.startswith("SELECT check_id"))
    told_apart = next(text for text in shown if text.startswith("SELECT entity, what, found AS rows"))
    listed = db.execute(told_apart).fetchall()
    assert [(row[1], row[2]) for row in listed] == [(what, 1) for (what,) in told]
    assert not {row[2] for row in db.execute(checks)} & {what for (what,) in told}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ('DELETE FROM tgt."Item" WHERE "Id" = 104', "rows arrived"),
        ('UPDATE tgt."Item" SET "Name" = \'x\' WHERE "Id" = 102', "rows with a copied value that differs"),
        ('UPDATE tgt."Item" SET "OwnerId" = 51 WHERE "Id" = 101', "OwnerId: right"),
        ('UPDATE tgt."Item" SET "OwnerId" = NULL WHERE "Id" = 102', "OwnerId: right"),
        ('UPDATE tgt."Item" SET "OwnerId" = 0 WHERE "Id" = 103', "OwnerId: right"),
        ('UPDATE tgt."Item" SET "OwnerId" = 0 WHERE "Id" = 101', "OwnerId: right"),
        ('UPDATE tgt."Item" SET "OwnerId" = 599 WHERE "Id" = 103', "OwnerId: right"),
        ('UPDATE tgt."Item" SET "EditorId" = NULL WHERE "Id" = 102', "EditorId: right"),
        ('UPDATE tgt."Item" SET "EditorId" = 599 WHERE "Id" = 103', "EditorId: right"),
        ('UPDATE tgt."Item" SET "EditorId" = 599 WHERE "Id" = 101', "EditorId: right"),
        ('DELETE FROM tgt."People" WHERE "Id" = 599', "EditorId: right"),
        ('UPDATE tgt."Item" SET "Input" = \'21\' WHERE "Id" = 101', "Input: not what the map gives"),
        ('UPDATE tgt."Item" SET "Input" = \'66\' WHERE "Id" = 104', "Input: not what the map gives"),
        ('UPDATE tgt."Item" SET "Input" = NULL WHERE "Id" = 103', "Input: not what the map gives"),
        ('UPDATE tgt."Item" SET "Email" = \'m\' WHERE "Id" = 101', "Email: not what the mask gives"),
        ('UPDATE tgt."Item" SET "Email" = \'\' WHERE "Id" = 103', "Email: not what the mask gives"),
    ],
)  # fmt: skip
def test_each_error_is_found(db: Db, change: str, what: str) -> None:
    migrated(db)
    db.execute(change)
    found = [row[0] for row in wrong(db, KIT.rows_check(computed=COMPUTED))]
    # A row that is gone lacks its references too.
    assert found[0] == what and (found == [what] or what == "rows arrived")


def test_an_id_in_a_text_without_partner_fails_when_that_is_an_error(db: Db) -> None:
    migrated(db)
    computed = (KIT.remap_text("Input", CASES, "Kind", missing=ir.Missing.ERROR),)
    assert wrong(db, KIT.rows_check(computed=computed)) == [("Input: without partner", 0, 1)]


def test_a_text_that_is_no_id_needs_no_partner(db: Db) -> None:
    migrated(db)
    items(db, "src", (5, 1, "66"), columns='"Id", "Kind", "Input"')
    items(db, "tgt", (105, 1, "66"), columns='"Id", "Kind", "Input"')
    pairs(db, (5, 105, True))
    assert wrong(db, KIT.rows_check(computed=COMPUTED)) == []
    assert ("Input: without partner, now empty", None, 1) in lines(db)


def test_rows_from_before_only_have_to_be_there(db: Db) -> None:
    migrated(db)
    db.execute("""UPDATE tgt."Item" SET "Name" = 'x', "OwnerId" = 1, "EditorId" = 1, "Input" = 'x', "Email" = 'x'
        WHERE "Id" = 104""")
    assert wrong(db, KIT.rows_check(computed=COMPUTED, fresh_only=True)) == []
    assert ("OwnerId: right", 3, 3) in lines(db)
    assert len(wrong(db, KIT.rows_check(computed=COMPUTED))) == 5
    db.execute("""UPDATE tgt."Item" SET "Name" = 'x', "OwnerId" = 1, "Input" = 'x' WHERE "Id" = 101""")
    assert [row[0] for row in wrong(db, KIT.rows_check(computed=COMPUTED, fresh_only=True))] == [
        "rows with a copied value that differs", "OwnerId: right", "Input: not what the map gives",
    ]  # fmt: skip
    db.execute('DELETE FROM tgt."Item" WHERE "Id" = 104')
    assert wrong(db, KIT.rows_check(fresh_only=True))[0] == ("rows arrived", 4, 3)


def test_a_source_row_without_partner_is_found(db: Db) -> None:
    migrated(db)
    items(db, "src", (5, "no partner", 51), columns='"Id", "Name", "OwnerId"')
    assert ("rows arrived", 5, 4) in wrong(db, KIT.rows_check())


def test_only_selected_rows_are_looked_for(db: Db) -> None:
    migrated(db)
    items(db, "src", (5, "not selected", 51), columns='"Id", "Name", "OwnerId"')
    db.execute("INSERT INTO rows_item VALUES (1), (2)")
    db.execute("DELETE FROM o11c.map_item WHERE old_id = 3")
    assert wrong(db, KIT.rows_check(rows="rows_item")) == []
    assert ("rows arrived", 2, 2) in lines(db)
    assert ("rows of the source that do not take part", 3, 3) in lines(db)
    db.execute("INSERT INTO rows_item VALUES (5)")
    assert ("rows arrived", 3, 2) in wrong(db, KIT.rows_check(rows="rows_item"))


def test_what_became_of_the_rows_is_summed_up(db: Db) -> None:
    migrated(db)
    db.execute("INSERT INTO rows_item VALUES (1), (2), (4)")
    db.execute("DELETE FROM o11c.map_item WHERE old_id = 3")
    for fresh_only, expected in ((False, ("Item", 3, 2, 1, 0, 1)), (True, ("Item", 3, 2, 0, 1, 1))):
        assert wrong(db, KIT.rows_check(rows="rows_item", fresh_only=fresh_only)) == []
        names = KIT.names(MIXED, checks=[KIT.rows_check(rows="rows_item", fresh_only=fresh_only)])
        summary = check_statements(PostgresDialect(), names)[-2]
        assert db.execute(summary.text).fetchall() == [expected]


def test_a_pair_too_many_is_found(db: Db) -> None:
    migrated(db)
    pairs(db, (9, 109, True))
    items(db, "tgt", (109, "nobody"), columns='"Id", "Name"')
    assert wrong(db, KIT.rows_check()) == [("rows inserted", 4, 3)]


def unkeyed(db: Db) -> None:
    """Take the map's own keys away: they would refuse what is planted."""
    db.execute("ALTER TABLE o11c.map_item DROP CONSTRAINT map_item_pkey, DROP CONSTRAINT map_item_new_id_key")


def test_a_pair_that_was_swapped_is_found(db: Db) -> None:
    migrated(db)
    unkeyed(db)
    db.execute("UPDATE o11c.map_item SET new_id = 203 - new_id WHERE old_id IN (1, 2)")
    assert ("rows with a copied value that differs", 0, 2) in wrong(db, KIT.rows_check())


@pytest.mark.parametrize(("old", "new"), [(1, 105), (5, 101)])
def test_an_id_that_is_twice_in_a_map_is_found(db: Db, old: int, new: int) -> None:
    migrated(db)
    assert wrong(db, ir.CheckMap("map-item", "map_item", "Item")) == []
    unkeyed(db)
    pairs(db, (old, new, True))
    assert [row[0] for row in wrong(db, ir.CheckMap("map-item", "map_item", "Item"))] == ["map is one to one"]


# --- trees and triggers --------------------------------------------------------------------------


def tree(db: Db) -> None:
    items(
        db, "tgt", (1, None, 1), (2, 1, 1), (3, 2, 1), (4, 0, 4), (5, 4, 4), (9, 8, 7),
        columns='"Id", "ParentId", "TopId"',
    )  # fmt: skip
    pairs(db, (11, 1, True), (12, 2, True), (13, 3, True), (14, 4, True), (15, 5, True), (19, 9, False))


def test_a_tree_that_is_right_passes(db: Db) -> None:
    tree(db)
    assert wrong(db, KIT.tree()) == []
    assert lines(db) == [
        ("roots point at themselves", 2, 2),
        ("other rows point where their parent points", 3, 3),
        ("the top of every row is a root", 5, 5),
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ('"TopId" = 1 WHERE "Id" = 4', ["roots point at themselves", "other rows point where their parent points",
                                        "the top of every row is a root"]),
        ('"TopId" = NULL WHERE "Id" = 5', ["other rows point where their parent points",
                                           "the top of every row is a root"]),
        ('"TopId" = 4 WHERE "Id" = 3', ["other rows point where their parent points"]),
        ('"TopId" = 2 WHERE "Id" IN (2, 3)', ["other rows point where their parent points",
                                              "the top of every row is a root"]),
        ('"ParentId" = 77 WHERE "Id" = 3', ["other rows point where their parent points"]),
        ('"ParentId" = 3 WHERE "Id" = 1', ["the top of every row is a root"]),
    ],
)  # fmt: skip
def test_each_broken_tree_is_found(db: Db, change: str, what: list[str]) -> None:
    tree(db)
    db.execute(f'UPDATE tgt."Item" SET {change}')
    assert [row[0] for row in wrong(db, KIT.tree())] == what


def test_a_trigger_that_is_still_disabled_is_found(db: Db) -> None:
    db.execute("""CREATE FUNCTION tgt.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER "it's" AFTER INSERT ON tgt."Item" FOR EACH ROW EXECUTE FUNCTION tgt.nothing();
        CREATE TRIGGER b AFTER INSERT ON tgt."Item" FOR EACH ROW EXECUTE FUNCTION tgt.nothing();
        CREATE TRIGGER other AFTER INSERT ON tgt."Item" FOR EACH ROW EXECUTE FUNCTION tgt.nothing();
        ALTER TABLE tgt."Item" DISABLE TRIGGER other""")
    assert wrong(db, KIT.triggers("it's", "b")) == []
    db.execute('ALTER TABLE tgt."Item" DISABLE TRIGGER "it\'s"')
    assert wrong(db, KIT.triggers("it's", "b")) == [("triggers are enabled", 2, 1)]
