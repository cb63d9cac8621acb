"""Identifier maps on PostgreSQL: matched, reserved, inherited, preserved, kept from run to run, forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import psycopg
import pytest

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.guard import pair_rows
from compiler.sql.maps import kept_rows, matched_rows
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.postgres_probes import MATCHED_TABLE, PAIR_TABLE
from compiler.sql.postgres_steps import lower_step
from compiler.sql.selections import BOTH, fill_statements, rows_tables
from tests.support.mapped import TABLES, Mapped

KIT = Mapped()
ITEM = KIT.identified("Item", ir.MapKind.RESERVED)
MERGED = KIT.identified("Item", ir.MapKind.MATCHED, mixed=True)
KEPT = KIT.identified("Item", ir.MapKind.RESERVED, kept=True)
TENANT = KIT.identified("Tenant", ir.MapKind.LITERAL)

Db = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def db(database: str) -> Iterator[Db]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(TABLES.encode())
        connection.execute(FOLD_FUNCTION.encode())
        connection.execute("CREATE SCHEMA o11c; CREATE TABLE o11c.map_tenant (old_id bigint, new_id integer)")
        connection.execute("INSERT INTO o11c.map_tenant VALUES (7, 70), (8, 80)")
        yield connection


def migrate(db: Db, plan: ir.Plan) -> dict[str, int]:
    """Run a plan's steps in one transaction, as migrate.sql does; return the counts."""
    dialect, names = PostgresDialect(), Names(plan, {})
    counts: dict[str, int] = {}
    for statement in rows_tables(dialect, plan):
        db.execute(statement.text.encode())
    try:
        with db.transaction():
            for step in plan.steps:
                for statement in lower_step(dialect, names, step).statements:
                    assert statement.why == statement.why.strip()
                    done = db.execute(statement.text.encode())
                    if statement.counted:
                        counts[step.head.id] = done.rowcount
    finally:
        for item in names.selections():
            db.execute(f"DROP TABLE pg_temp.{item.rows}".encode())
    return counts


def refuses(db: Db, plan: ir.Plan, code: str) -> str:
    with pytest.raises(psycopg.errors.RaiseException, match=code) as raised:
        migrate(db, plan)
    return str(raised.value)


def items(db: Db, side: str, *rows: Sequence[object]) -> None:
    """Insert rows of (id, name, tenant)."""
    for row in rows:
        padded = [*row, None, None][:3]
        db.execute(f'INSERT INTO {side}."Item" ("Id", "Name", "TenantId") VALUES (%s, %s, %s)'.encode(), padded)


def pairs(db: Db, table: str = "map_item") -> list[tuple[object, ...]]:
    return db.execute(f"SELECT old_id, new_id, fresh FROM o11c.{table} ORDER BY old_id".encode()).fetchall()


def plan(*steps: ir.Step, maps: Sequence[ir.IdentifierMap] = (MERGED, TENANT), delta: bool = False) -> ir.Plan:
    return KIT.planned(maps, (KIT.opening(), *steps), delta=delta)


# --- matched -------------------------------------------------------------------------------------


def test_rows_match_on_folded_names_within_the_mapped_tenant(db: Db) -> None:
    items(db, "src", (1, "José", 7), (2, "ann", 8), (3, "ann", 7), (4, "", 7), (5, None, 7), (6, "lost", 9), (7, "x"))
    items(db, "tgt", (11, "JOSE ", 70), (12, "Ann", 80), (13, "", 70), (14, None, 70), (15, "lost", 90), (16, "x"))
    assert migrate(db, plan(KIT.match(KIT.by_name(), KIT.by_tenant()))) == {"040-match": 2}
    assert pairs(db) == [(1, 11, False), (2, 12, False)]


def test_a_key_that_is_there_twice_matches_nobody(db: Db) -> None:
    items(db, "src", (1, "twice"), (2, "TWICE"), (3, "there"), (4, "once"))
    items(db, "tgt", (11, "twice"), (13, "there"), (14, "There"), (15, "once"))
    migrate(db, plan(KIT.match(KIT.by_name())))
    assert pairs(db) == [(4, 15, False)]


def test_exact_keys_are_compared_as_they_are(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"), (3, None), (4, ""))
    items(db, "tgt", (11, "A"), (12, "b"), (13, None), (14, ""))
    migrate(db, plan(KIT.match(KIT.by_name(ir.How.EXACT))))
    assert pairs(db) == [(2, 12, False), (4, 14, False)]


def test_only_selected_rows_match_and_others_do_not_stand_in_their_way(db: Db) -> None:
    items(db, "src", (1, "a", 7), (2, "a", 8), (3, "b", 8))
    items(db, "tgt", (11, "a"), (13, "b"))
    chosen = KIT.choose("rows_item", ir.KeepValues(KIT.column("TenantId", "bigint"), ("7",)))
    migrate(db, plan(chosen, KIT.match(KIT.by_name(), rows="rows_item", refuse=True)))
    assert pairs(db) == [(1, 11, False)]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ([(1, "a"), (2, "")], [], r"in the source have an empty business key: 1 \(2\)"),
        ([(1, "a"), (2, None)], [], r"in the source have an empty business key: 1 \(2\)"),
        ([(1, "a"), (2, "Á ")], [], r"in the source share a business key: 1 \(1\)"),
        ([(1, "a")], [(11, "a"), (12, "A")], r"in the target share .*: 2 \(11, 12\)"),
    ],
)
def test_keys_that_are_empty_or_shared_are_refused_on_demand(
    db: Db, source: list[tuple[int, str]], target: list[tuple[int, str]], words: str
) -> None:
    items(db, "src", *source)
    items(db, "tgt", *target)
    refuses(db, plan(KIT.match(KIT.by_name(), refuse=True)), f"O11-0921.*{words}")
    migrate(db, plan(KIT.match(KIT.by_name())))


def test_what_the_target_shares_among_its_own_rows_is_nobodys_business(db: Db) -> None:
    items(db, "src", (1, "a"))
    items(db, "tgt", (11, "a"), (12, "b"), (13, "b"), (14, ""), (15, None))
    migrate(db, plan(KIT.match(KIT.by_name(), refuse=True)))
    assert pairs(db) == [(1, 11, False)]


# --- new ids -------------------------------------------------------------------------------------


def test_rows_that_did_not_match_get_ids_of_a_block_of_their_size(db: Db) -> None:
    items(db, "src", (1, "old"), (2, "new"), (3, "newer"), (4, "not chosen", 8))
    items(db, "tgt", (11, "Old"), (40, "other"))
    db.execute("SELECT setval('tgt.item_ids', 50)")
    chosen = KIT.choose("rows_item", ir.KeepValues(KIT.column("Id", "bigint"), ("1", "2", "3")))
    steps = (chosen, KIT.match(KIT.by_name()), KIT.reserve("rows_item"))
    assert migrate(db, plan(*steps)) == {"030-rows_item": 3, "040-match": 1, "050-reserve": 2}
    assert pairs(db) == [(1, 11, False), (2, 51, True), (3, 52, True)]
    assert db.execute("SELECT nextval('tgt.item_ids')").fetchone() == (53,)


def test_without_a_sequence_ids_follow_the_highest(db: Db) -> None:
    items(db, "src", (5, "b"), (3, "a"))
    items(db, "tgt", (40, "other"))
    migrate(db, plan(KIT.reserve(sequence=False), maps=(ITEM,)))
    assert pairs(db) == [(3, 41, True), (5, 42, True)]


LINES = KIT.identified("Line", ir.MapKind.INHERITED, mixed=True, parent="map_item")


def test_inherited_ids_of_rows_that_the_map_lacks(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"), (3, "c"))
    db.execute('INSERT INTO src."Line" VALUES (1, 1, NULL), (2, 2, NULL), (3, 3, NULL), (4, 4, NULL)')
    chosen = KIT.choose("rows_line", ir.KeepValues(KIT.id, ("1", "2", "4")), table=KIT.table(ir.Side.SOURCE, "Line"))
    migrate(db, plan(chosen, KIT.reserve(), KIT.inherit("rows_line"), maps=(ITEM, LINES)))
    assert pairs(db, "map_line") == [(1, 1, True), (2, 2, True)]


def test_ids_that_the_target_has_are_refused_for_fresh_rows_only(db: Db) -> None:
    items(db, "src", (1, "a"))
    items(db, "tgt", (1, "a"))
    db.execute('INSERT INTO src."Line" VALUES (1, 1, \'n\'), (2, 1, \'m\')')
    db.execute('INSERT INTO tgt."Line" VALUES (1, 1, \'N\')')
    source, target = KIT.table(ir.Side.SOURCE, "Line"), KIT.table(ir.Side.TARGET, "Line")
    note = ir.MatchColumn("Note", KIT.column("Note", "text"), KIT.column("Note", "text"), ir.How.FOLDED)
    match = ir.BuildMatchedMap(KIT.head("040-lines"), "map_line", source, target, KIT.id, KIT.id, (note,))
    lines = KIT.identified("Line", ir.MapKind.MATCHED, mixed=True)
    migrate(db, plan(match, KIT.preserve(), maps=(lines,)))
    assert pairs(db, "map_line") == [(1, 1, False), (2, 2, True)]
    db.execute("DELETE FROM o11c.map")
    assert "1 (1)" in refuses(db, plan(KIT.preserve(), maps=(lines,)), "O11-0903")


# --- from run to run -----------------------------------------------------------------------------


def insert_fresh(db: Db) -> None:
    db.execute(
        'INSERT INTO tgt."Item" ("Id", "Name") SELECT m.new_id, s."Name" FROM o11c.map_item m '
        'JOIN src."Item" s ON s."Id" = m.old_id WHERE m.fresh'
    )


def test_a_second_run_goes_on_with_the_map(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"))
    first = plan(KIT.reserve(), maps=(KEPT,), delta=True)
    migrate(db, first)
    insert_fresh(db)
    assert pairs(db) == [(1, 1, True), (2, 2, True)]
    # One row is new in the source, one is gone in the target.
    items(db, "src", (3, "c"))
    db.execute('DELETE FROM tgt."Item" WHERE "Id" = 2')
    assert migrate(db, first) == {"050-reserve": 2}
    assert pairs(db) == [(1, 1, False), (2, 3, True), (3, 4, True)]
    assert db.execute("SELECT new_id FROM o11c.map_item WHERE made").fetchall() == [(1,)]
    registered = db.execute("SELECT table_name, run_id, kind FROM o11c.map").fetchall()
    assert registered == [("map_item", 2, "reserved")]
    insert_fresh(db)
    assert migrate(db, first) == {"050-reserve": 0}
    assert pairs(db) == [(1, 1, False), (2, 3, False), (3, 4, False)]


def test_without_delta_a_second_append_is_refused_and_the_map_stays(db: Db) -> None:
    items(db, "src", (1, "a"))
    once = plan(KIT.reserve(), maps=(ITEM,))
    migrate(db, once)
    assert "Shop.Item" in refuses(db, once, "O11-0907")
    assert pairs(db) == [(1, 1, True)]
    # Without a member in mode append the map is made anew.
    insert_fresh(db)
    assert migrate(db, KIT.planned((ITEM,), once.steps, delta=True)) == {"050-reserve": 1}
    assert pairs(db) == [(1, 2, True)]


def test_matched_pairs_of_an_earlier_run_stay_whatever_the_names_are_now(db: Db) -> None:
    kept = KIT.identified("Item", ir.MapKind.MATCHED, kept=True)
    items(db, "src", (1, "a"), (2, "b"))
    items(db, "tgt", (101, "A"))
    again = plan(KIT.match(KIT.by_name(), refuse=True), KIT.reserve(), maps=(kept,), delta=True)
    migrate(db, again)
    insert_fresh(db)
    assert pairs(db) == [(1, 101, False), (2, 102, True)]
    # a has no name now; b, which the first run inserted, would match itself; c is new and matches a new row,
    # which is another C than the one that 2 has become.
    db.execute("UPDATE src.\"Item\" SET \"Name\" = '' WHERE \"Id\" = 1")
    db.execute("UPDATE tgt.\"Item\" SET \"Name\" = 'C' WHERE \"Id\" = 102")
    items(db, "src", (3, "c"), (4, "A"))
    items(db, "tgt", (200, "C"))
    early = preflight(db, again)
    assert early == [("map_item", "1", "101"), ("map_item", "2", "102"), ("map_item", "3", "200")]
    migrate(db, again)
    # 4 agrees with 101, but 101 has its partner, and does not make the key a shared one.
    assert pairs(db) == [(1, 101, False), (2, 102, False), (3, 200, False), (4, 201, True)]
    assert db.execute("SELECT old_id FROM o11c.map_item WHERE made").fetchall() == [(2,)]


def test_maps_of_an_older_version_get_their_columns(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"))
    items(db, "tgt", (1, "a"))
    migrate(db, plan(maps=()))
    for name, kind in (("map_item", "reserved"), ("map_user", "matched")):
        db.execute(f"CREATE TABLE o11c.{name} (old_id bigint PRIMARY KEY, new_id bigint NOT NULL UNIQUE)".encode())
        db.execute(f"INSERT INTO o11c.{name} VALUES (1, 1)".encode())
        db.execute("INSERT INTO o11c.map VALUES (%s, 'e', 'i', 'l', %s, %s, 's', 't', 1)", (name, kind, name))
    migrate(db, plan(KIT.reserve(), maps=(KEPT,), delta=True))
    assert pairs(db) == [(1, 1, False), (2, 2, True)]
    assert db.execute("SELECT made FROM o11c.map_item ORDER BY old_id").fetchall() == [(True,), (False,)]
    assert db.execute("SELECT fresh, made FROM o11c.map_user").fetchall() == [(False, False)]


def test_inherited_pairs_follow_a_parent_that_was_written_again(db: Db) -> None:
    lines = KIT.identified("Line", ir.MapKind.INHERITED, kept=True, parent="map_item")
    items(db, "src", (1, "a"), (2, "b"))
    db.execute('INSERT INTO src."Line" VALUES (1, 1, NULL), (2, 2, NULL)')
    again = plan(KIT.reserve(), KIT.inherit(), maps=(KEPT, lines), delta=True)
    migrate(db, again)
    insert_fresh(db)
    db.execute('INSERT INTO tgt."Line" SELECT "Id" FROM src."Line"')
    db.execute('DELETE FROM tgt."Item" WHERE "Id" = 1')
    migrate(db, again)
    assert pairs(db) == [(1, 3, True), (2, 2, False)]
    assert pairs(db, "map_line") == [(1, 3, True), (2, 2, False)]


def test_rows_that_are_gone_in_the_source_are_deleted_unless_they_were_matched(db: Db) -> None:
    kept = KIT.identified("Item", ir.MapKind.MATCHED, kept=True)
    items(db, "src", (1, "mine"), (2, "new"), (3, "stays"))
    items(db, "tgt", (101, "Mine"))
    migrate(db, plan(KIT.match(KIT.by_name()), KIT.reserve(), maps=(kept,), delta=True))
    insert_fresh(db)
    gone = KIT.choose("gone", ir.KeepGone("map_item", KIT.source, KIT.id), table=KIT.target)
    steps = (gone, KIT.delete(rows="gone"), KIT.forget("gone"), KIT.match(KIT.by_name()), KIT.reserve())
    second = plan(*steps, maps=(kept,), delta=True)
    db.execute('DELETE FROM src."Item" WHERE "Id" < 3')
    assert early_ids(db, second, "gone") == [102]
    counts = migrate(db, second)
    assert counts["030-gone"] == counts["042-delete"] == counts["045-forget"] == 1
    assert db.execute('SELECT "Id" FROM tgt."Item" ORDER BY 1').fetchall() == [(101,), (103,)]
    # Once more: what a run inserted is still known two runs later.
    db.execute('DELETE FROM src."Item"')
    assert migrate(db, second)["042-delete"] == 1
    assert db.execute('SELECT "Id" FROM tgt."Item"').fetchall() == [(101,)]


def test_nothing_is_gone_before_the_first_run(db: Db) -> None:
    items(db, "tgt", (101, "Mine"))
    gone = KIT.choose("gone", ir.KeepGone("map_item", KIT.source, KIT.id), table=KIT.target)
    first = plan(gone, KIT.delete(rows="gone"), KIT.reserve(), maps=(KEPT,), delta=True)
    assert early_ids(db, first, "gone") == []
    assert migrate(db, first)["042-delete"] == 0


# --- preflight -----------------------------------------------------------------------------------


def preflight(db: Db, planned: ir.Plan) -> list[tuple[object, ...]]:
    """Fill the temporary tables as preflight.sql does, reading only; return the matched pairs."""
    dialect, names = PostgresDialect(), Names(planned, {})
    setup = [PAIR_TABLE, MATCHED_TABLE, *(item.text for item in rows_tables(dialect, planned))]
    for text in setup:
        db.execute(text.encode())
    db.execute("BEGIN READ ONLY")
    statements = kept_rows(dialect, names)
    for step in planned.steps:
        match step:
            case ir.BuildLiteralMap():
                statements += pair_rows(dialect, step)
            case ir.BuildMatchedMap():
                statements += matched_rows(dialect, names, step)
            case ir.SelectRows() | ir.SelectProcesses() | ir.CloseRows():
                statements += fill_statements(dialect, names, step, early=True, sides=BOTH)
            case _:
                pass
    for statement in statements:
        db.execute(statement.text.encode())
    db.execute("COMMIT")
    found = db.execute("SELECT map_name, old_id, new_id FROM pg_temp.o11c_matched ORDER BY 1, 2").fetchall()
    db.execute("DROP TABLE pg_temp.o11c_matched, pg_temp.o11c_pair")
    return found


def early_ids(db: Db, planned: ir.Plan, rows: str) -> list[object]:
    preflight(db, planned)
    found = [row[0] for row in db.execute(f"SELECT id FROM pg_temp.{rows} ORDER BY 1".encode()).fetchall()]
    for item in Names(planned, {}).selections():
        db.execute(f"DROP TABLE pg_temp.{item.rows}".encode())
    return found


def test_preflight_matches_as_migrate_does(db: Db) -> None:
    db.execute("DROP TABLE o11c.map_tenant")
    items(db, "src", (1, "a", 7), (2, "b", 7), (3, "c", 9))
    items(db, "tgt", (11, "A", 70), (12, "B", 80), (13, "C", 90))
    found = preflight(db, plan(KIT.literal(), KIT.match(KIT.by_name(), KIT.by_tenant())))
    assert found == [("map_item", "1", "11")]


def test_in_preflight_nothing_matches_through_ids_that_will_be_new(db: Db) -> None:
    items(db, "src", (1, "a", 7))
    items(db, "tgt", (11, "a", 70))
    new = KIT.identified("Line", ir.MapKind.PRESERVED)
    match = KIT.match(KIT.by_name(), KIT.by_tenant("map_line"))
    assert preflight(db, plan(KIT.preserve(), match, maps=(MERGED, new))) == []


def test_a_matched_map_goes_through_another_matched_map(db: Db) -> None:
    items(db, "src", (1, "a"))
    items(db, "tgt", (11, "A"))
    db.execute('INSERT INTO src."Line" VALUES (5, 1, \'n\'), (6, NULL, \'n\')')
    db.execute('INSERT INTO tgt."Line" VALUES (50, 11, \'N\'), (60, NULL, \'n\')')
    source, target = KIT.table(ir.Side.SOURCE, "Line"), KIT.table(ir.Side.TARGET, "Line")
    item_id = KIT.column("ItemId", "bigint")
    key = (
        ir.MatchColumn("Note", KIT.column("Note", "text"), KIT.column("Note", "text"), ir.How.FOLDED),
        ir.MatchColumn("Item", item_id, item_id, ir.How.MAPPED, "map_item"),
    )
    match = ir.BuildMatchedMap(KIT.head("045-lines"), "map_line", source, target, KIT.id, KIT.id, key)
    lines = KIT.identified("Line", ir.MapKind.MATCHED, mixed=True)
    both = plan(KIT.match(KIT.by_name()), match, maps=(MERGED, lines))
    assert preflight(db, both) == [("map_item", "1", "11"), ("map_line", "5", "50")]
    migrate(db, both)
    assert pairs(db, "map_line") == [(5, 50, False)]


# --- deleted and forgotten -----------------------------------------------------------------------


def test_selected_rows_are_deleted_cleared_and_forgotten_and_others_stay(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"))
    items(db, "tgt", (11, "a"), (12, "b"), (13, "mine"))
    db.execute('UPDATE tgt."Item" SET "ParentId" = 13; INSERT INTO tgt."Line" VALUES (1, 13, NULL)')
    chosen = KIT.choose("partners", ir.KeepMatched("map_item"), table=KIT.target)
    steps = (
        KIT.match(KIT.by_name()), chosen, KIT.clear("partners"), KIT.delete(KIT.lines_of_items(), rows="partners"),
        KIT.forget("partners"), KIT.reserve(),
    )
    assert preflight(db, plan(*steps)) == [("map_item", "1", "11"), ("map_item", "2", "12")]
    assert db.execute("SELECT count(*) FROM pg_temp.partners").fetchone() == (2,)
    db.execute("DROP TABLE pg_temp.partners")
    counts = migrate(db, plan(*steps))
    assert (counts["041-clear"], counts["042-delete"], counts["045-forget"]) == (2, 2, 2)
    assert db.execute('SELECT "Id", "ParentId" FROM tgt."Item"').fetchall() == [(13, 13)]
    assert pairs(db) == [(1, 14, True), (2, 15, True)]


def test_rows_that_somebody_needs_are_not_deleted(db: Db) -> None:
    items(db, "src", (1, "a"))
    items(db, "tgt", (11, "a"))
    db.execute('INSERT INTO tgt."Line" VALUES (1, 11, NULL)')
    chosen = KIT.choose("partners", ir.KeepMatched("map_item"), table=KIT.target)
    delete = KIT.delete(KIT.lines_of_items(), rows="partners")
    assert "1 (11)" in refuses(db, plan(KIT.match(KIT.by_name()), chosen, delete), "O11-0904")


def test_all_pairs_can_be_forgotten(db: Db) -> None:
    items(db, "src", (1, "a"))
    items(db, "tgt", (11, "a"))
    assert migrate(db, plan(KIT.match(KIT.by_name()), KIT.forget())) == {"040-match": 1, "045-forget": 1}
    assert pairs(db) == []
