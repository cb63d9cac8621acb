"""Findings of preflight on PostgreSQL, from plans made by hand: what it sees before any map is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import psycopg
import pytest

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.postgres_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE
from compiler.sql.probes import probe_findings
from compiler.sql.selections import rows_tables
from tests.support.evented import Evented
from tests.support.mapped import TABLES, TENANTS

KIT = Evented()
ID = KIT.id
LINE = KIT.table(ir.Side.SOURCE, "Line")
THEIR_LINE = KIT.table(ir.Side.TARGET, "Line")
ITEM_ID = KIT.column("ItemId", "bigint")
NEW = KIT.identified("Item", ir.MapKind.RESERVED)
MERGED = KIT.identified("Item", ir.MapKind.MATCHED, mixed=True)
KEPT = KIT.identified("Item", ir.MapKind.RESERVED, kept=True)
TENANT = KIT.identified("Tenant", ir.MapKind.LITERAL)
LINES = KIT.identified("Line", ir.MapKind.PRESERVED)
# A table of records whose pairs preflight can check, for the literal map of tenants.
SPACES = tuple(
    ir.SystemTable(
        "OSSYS_ESPACE", KIT.table(side, "Space"), (("ID", ID), ("SS_KEY", KIT.column("Key", "text")))
    )
    for side in (ir.Side.SOURCE, ir.Side.TARGET)
)
LITERAL = msgspec.structs.replace(KIT.literal(), records="OSSYS_ESPACE")

Db = psycopg.Connection[tuple[object, ...]]
Found = tuple[object, ...]  # code, severity, count, samples


@pytest.fixture
def db(database: str) -> Iterator[Db]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(TABLES.encode())
        connection.execute(FOLD_FUNCTION.encode())
        connection.execute('CREATE TABLE src."Queue" (x int)')
        for side, place in (("src", 0), ("tgt", 1)):
            connection.execute(f'CREATE TABLE {side}."Space" ("Id" bigint, "Key" varchar(50))'.encode())
            for pair in TENANTS.items():
                connection.execute(f'INSERT INTO {side}."Space" VALUES (%s, %s)'.encode(), [pair[place]] * 2)
        yield connection


def preflight(
    db: Db, *probes: ir.Probe, steps: Sequence[ir.Step] = (), maps: Sequence[ir.IdentifierMap] = (NEW, TENANT)
) -> list[Found]:
    """Return the findings as preflight.sql makes them: reading only."""
    plan = msgspec.structs.replace(KIT.probed(maps, steps, *probes), system_tables=SPACES)
    dialect, names = PostgresDialect(), Names(plan, {})
    for text in (FINDING_TABLE, PAIR_TABLE, MATCHED_TABLE, *(item.text for item in rows_tables(dialect, plan))):
        db.execute(text.encode())
    db.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    for statement in probe_findings(dialect, names, lambda _: (), lambda _: [], lambda _: []):
        assert statement.why == statement.why.strip()
        db.execute(statement.text.encode())
    db.execute("COMMIT")
    found = db.execute("SELECT code, severity, count, samples FROM o11c_finding ORDER BY place").fetchall()
    db.execute("DISCARD TEMP")
    db.execute(FOLD_FUNCTION.encode())
    return found


def items(db: Db, side: str, *rows: Sequence[object]) -> None:
    """Insert rows of (id, name, tenant)."""
    for row in rows:
        padded = [*row, None, None][:3]
        db.execute(f'INSERT INTO {side}."Item" ("Id", "Name", "TenantId") VALUES (%s, %s, %s)'.encode(), padded)


def lines(db: Db, side: str, *rows: Sequence[object]) -> None:
    """Insert rows of (id, item, note)."""
    for row in rows:
        padded = [*row, None, None][:3]
        db.execute(f'INSERT INTO {side}."Line" VALUES (%s, %s, %s)'.encode(), padded)


def of_items(*values: str) -> ir.SelectRows:
    return KIT.choose("rows_item", ir.KeepValues(ID, values))


def of_lines(*values: str) -> ir.SelectRows:
    return KIT.choose("rows_line", ir.KeepValues(ID, values), table=LINE)


# --- references ----------------------------------------------------------------------------------


def test_a_reference_to_rows_that_are_written(db: Db) -> None:
    items(db, "src", (1,), (2,))
    lines(db, "src", (11, 1), (12, 2), (13, 9), (14, None), (15, 0))
    assert preflight(db, KIT.lost("map_item", referenced=True)) == [("O11-0901", "error", 2, "13, 15")]
    assert preflight(db, KIT.lost("map_item", referenced=True, zero=True)) == [("O11-0901", "error", 1, "13")]


def test_only_selected_rows_refer_and_are_referred_to(db: Db) -> None:
    items(db, "src", (1,), (2,))
    lines(db, "src", (11, 1), (12, 2), (13, 9), (14, 9))
    steps = (of_items("1"), of_lines("11", "12", "13"))
    probe = KIT.lost("map_item", referenced=True, rows="rows_line", referenced_rows="rows_item")
    assert preflight(db, probe, steps=steps) == [("O11-0901", "error", 2, "12, 13")]
    other = KIT.lost("map_item", referenced=True, rows="rows_line")
    assert preflight(db, other, steps=steps) == [("O11-0901", "error", 1, "13")]


def test_a_reference_through_literal_pairs(db: Db) -> None:
    lines(db, "src", (11, 7), (12, 8), (13, 9), (14, None))
    found = preflight(db, KIT.lost("map_tenant", severity="warning"), steps=(LITERAL,))
    assert found == [("O11-0901", "warning", 1, "13")]


def test_a_reference_through_matched_rows_of_several_maps(db: Db) -> None:
    # Line 12 is matched in another map: its pairs must not be taken for those of items.
    items(db, "src", (1, "a"), (2, "b"))
    items(db, "tgt", (101, "A"), (102, "c"))
    lines(db, "src", (11, 1), (12, 2), (2, 2, "x"))
    lines(db, "tgt", (201, None, "x"))
    match_lines = ir.BuildMatchedMap(
        KIT.head("041-lines"), "map_line", LINE, THEIR_LINE, ID, ID,
        (ir.MatchColumn("Note", KIT.column("Note", "text"), KIT.column("Note", "text"), ir.How.EXACT),),
    )  # fmt: skip
    maps = (MERGED, KIT.identified("Line", ir.MapKind.MATCHED, mixed=True))
    found = preflight(db, KIT.lost("map_item"), steps=(KIT.match(KIT.by_name()), match_lines), maps=maps)
    assert found == [("O11-0901", "error", 2, "12, 2")]


def test_what_only_migrate_can_know_is_no_finding(db: Db) -> None:
    lines(db, "src", (11, 1))
    assert preflight(db, KIT.lost("map_item"), steps=(KIT.reserve(),)) == []


# --- texts ---------------------------------------------------------------------------------------


def test_texts_that_hold_ids_by_their_selector(db: Db) -> None:
    items(db, "src", (21,), (22,))
    by_item = ir.TextProbeCase("map_item", ("1", "2"), KIT.source, ID)
    by_tenant = ir.TextProbeCase("map_tenant", ("3",), None, None)
    lines(
        db, "src", (11, 1, "21"), (12, 2, "99"), (13, 3, "7"), (14, 3, "21"), (15, 4, "99"), (16, 1, ""), (17, 1, "0"),
        (18, 1, None), (19, 1, "021"), (20, 1, "99999999999999999999999"), (30, None, "99"), (31, 1, "x'y"),
    )  # fmt: skip
    found = preflight(db, KIT.lost_text(by_item, by_tenant, selector=True), steps=(LITERAL,))
    assert found == [("O11-0901", "error", 5, "12, 14, 19, 20, 31")]


def test_texts_without_a_selector_in_selected_rows(db: Db) -> None:
    items(db, "src", (21,), (22,))
    lines(db, "src", (11, 1, "21"), (12, 2, "22"), (13, 3, "23"), (14, 3, "22"))
    case = ir.TextProbeCase("map_item", (), KIT.source, ID, "rows_item")
    steps = (of_items("21"), of_lines("11", "12", "13"))
    assert preflight(db, KIT.lost_text(case, selector=False, rows="rows_line"), steps=steps) == [
        ("O11-0901", "error", 2, "12, 13")
    ]
    unknown = ir.TextProbeCase("map_item", (), None, None)
    assert preflight(db, KIT.lost_text(unknown, selector=False), steps=(KIT.reserve(),)) == []


# --- business keys -------------------------------------------------------------------------------


def test_rows_that_share_a_key(db: Db) -> None:
    items(db, "src", (1, "José", 7), (2, "JOSE ", 7), (3, "jose", 8), (4, "", 7), (5, " ", 7), (6, None, 7))
    items(db, "src", (7, "x"), (8, "x"))
    assert preflight(db, KIT.shared()) == [("O11-0906", "warning", 1, "1")]
    assert preflight(db, KIT.shared(empty=True)) == [("O11-0906", "warning", 5, "4, 5, 6, 7, 8")]
    assert preflight(db, KIT.shared(rows="rows_item"), steps=(of_items("2", "3"),)) == []
    assert preflight(db, KIT.shared(ir.Side.TARGET)) == []


def test_keys_that_the_match_would_refuse(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "A"), (3, ""), (4, "b"), (5, "c"))
    items(db, "tgt", (101, "b"), (102, "B"), (103, "d"), (104, "D"))
    probe = ir.ProbeMatch("O11-0921", "Shop.Item", "map_item")
    step = KIT.match(KIT.by_name(), refuse=True)
    assert preflight(db, probe, steps=(step,), maps=(MERGED,)) == [
        ("O11-0921", "error", 1, "3"), ("O11-0921", "error", 1, "1"), ("O11-0921", "error", 2, "101, 102"),
    ]  # fmt: skip


# --- collisions ----------------------------------------------------------------------------------


def test_rows_that_collide_in_a_unique_index(db: Db) -> None:
    items(db, "src", (1, "a", 7), (2, "b", 7), (3, None, 7), (4, "c", 9), (5, "d", None))
    items(db, "tgt", (101, "a", 70), (102, "b", 80), (103, None, 70), (104, "c", 90), (105, "d", None), (106, "A", 70))
    name, tenant = KIT.name_column(), KIT.tenant_column()
    assert preflight(db, KIT.unique(name)) == [("O11-0919", "error", 4, "101, 102, 104, 105")]
    found = preflight(db, KIT.unique(name, tenant), steps=(LITERAL,))
    assert found == [("O11-0919", "error", 1, "101")]
    found = preflight(db, KIT.unique(name, rows="rows_item"), steps=(of_items("2"),))
    assert found == [("O11-0919", "error", 1, "102")]


def test_rows_that_match_are_the_same_row_and_do_not_collide(db: Db) -> None:
    items(db, "src", (1, "a", 1), (2, "b", 2))
    items(db, "tgt", (101, "a", 2), (102, "b", 3))
    tenant = ir.UniqueColumn(KIT.column("TenantId", "bigint"), KIT.column("TenantId", "integer"))
    step = KIT.match(KIT.by_name())
    assert preflight(db, KIT.unique(KIT.name_column(), matched="map_item"), steps=(step,), maps=(MERGED,)) == []
    # Item 2 would get the tenant that 101 has, which is the partner of item 1.
    found = preflight(db, KIT.unique(tenant, matched="map_item"), steps=(step,), maps=(MERGED,))
    assert found == [("O11-0919", "error", 1, "101")]


def test_ids_that_stay_as_they_are(db: Db) -> None:
    lines(db, "src", (1,), (2,), (3,))
    lines(db, "tgt", (2,), (3,), (4,))
    assert preflight(db, KIT.collision(), maps=(LINES,)) == [("O11-0903", "error", 2, "2, 3")]
    found = preflight(db, KIT.collision(rows="rows_line"), steps=(of_lines("1", "2"),), maps=(LINES,))
    assert found == [("O11-0903", "error", 1, "2")]


def test_ids_that_are_inherited_from_matched_rows(db: Db) -> None:
    items(db, "src", (1, "a"), (2, "b"))
    items(db, "tgt", (101, "a"), (102, "b"), (1, "z"))
    lines(db, "src", (1,), (2,))
    lines(db, "tgt", (102,), (1,))
    own = KIT.identified("Line", ir.MapKind.INHERITED, parent="map_item")
    deeper = KIT.identified("Detail", ir.MapKind.INHERITED, parent="map_line")
    step = KIT.match(KIT.by_name())
    for parent in ("map_item", "map_line"):
        assert preflight(db, KIT.collision(parent), steps=(step,), maps=(MERGED, own, deeper)) == [
            ("O11-0903", "error", 1, "102")
        ]
    assert preflight(db, KIT.collision("map_item"), steps=(KIT.reserve(),), maps=(NEW, own)) == []
    kept = KIT.identified("Item", ir.MapKind.PRESERVED)
    assert preflight(db, KIT.collision("map_item"), maps=(kept, own)) == [("O11-0903", "error", 1, "1")]


def test_ids_of_rows_that_match_do_not_collide(db: Db) -> None:
    lines(db, "src", (1, None, "x"), (2, None, "y"))
    lines(db, "tgt", (1, None, "x"), (2, None, "z"))
    note = ir.MatchColumn("Note", KIT.column("Note", "text"), KIT.column("Note", "text"), ir.How.EXACT)
    step = ir.BuildMatchedMap(KIT.head("040-match"), "map_line", LINE, THEIR_LINE, ID, ID, (note,))
    own = KIT.identified("Line", ir.MapKind.PRESERVED, mixed=True)
    found = preflight(db, KIT.collision(matched="map_line"), steps=(step,), maps=(own,))
    assert found == [("O11-0903", "error", 1, "2")]


# --- the rest ------------------------------------------------------------------------------------


def test_queues_and_the_stand_in(db: Db) -> None:
    items(db, "tgt", (1, "José"), (2, "twice"), (3, "TWICE"))
    assert preflight(db, KIT.queue(), KIT.stand_in("jose")) == []
    db.execute('INSERT INTO src."Queue" VALUES (1), (2)')
    assert preflight(db, KIT.queue()) == [("O11-0920", "error", 1, "2 events")]
    assert preflight(db, KIT.stand_in("Twice"), KIT.stand_in("o'none")) == [
        ("O11-0922", "error", 1, "2 found"), ("O11-0922", "error", 1, "0 found"),
    ]  # fmt: skip


def test_rows_of_an_earlier_run(db: Db) -> None:
    both = (KIT.gone(lost=False), KIT.gone(lost=True))
    items(db, "src", (1,), (4,))
    items(db, "tgt", (101,), (102,), (103,))
    # No schema, no table: no earlier run, no finding.
    assert preflight(db, *both, steps=(KIT.reserve(),), maps=(KEPT,)) == []
    db.execute(
        "CREATE SCHEMA o11c; CREATE TABLE o11c.map_item (old_id bigint, new_id bigint, fresh boolean, made boolean)"
    )
    db.execute(
        "INSERT INTO o11c.map_item VALUES (1, 101, true, false), (2, 102, true, false), (3, 103, false, false), "
        "(4, 104, false, true), (5, 105, false, true)"
    )
    # 3 was matched, not made; 5 is gone on both sides.
    assert preflight(db, *both, steps=(KIT.reserve(),), maps=(KEPT,)) == [
        ("O11-0925", "warning", 2, "2, 5"), ("O11-0926", "warning", 2, "104, 105"),
    ]  # fmt: skip
    # A pair whose target row is there is a partner, the others are none.
    lines(db, "src", (11, 1), (12, 4), (13, 9))
    assert preflight(db, KIT.lost("map_item"), steps=(KIT.reserve(),), maps=(KEPT,)) == [
        ("O11-0901", "error", 2, "12, 13")
    ]


def test_rows_that_are_deleted_with_others_and_those_that_refer_to_them(db: Db) -> None:
    items(db, "tgt", (1, "a"), (2, "b"), (3, "c"))
    lines(db, "tgt", (11, 1), (12, 2), (13, 3), (14, None))
    going = KIT.choose("going", ir.KeepValues(ID, ("1", "2")), table=KIT.target)
    along = KIT.choose("along", ir.KeepConsuming((ir.ConsumerColumn("ItemId", "Id"),), KIT.target, ID, "going"),
                       ir.KeepValues(ID, ("11",)), table=THEIR_LINE)  # fmt: skip
    assert preflight(db, KIT.counted("along"), steps=(going, along)) == [("O11-0918", "note", 1, "11")]
    assert preflight(db, KIT.consumer()) == [("O11-0904", "error", 3, "1, 2, 3")]
    assert preflight(db, KIT.consumer(rows="going"), steps=(going, along)) == [("O11-0904", "error", 2, "1, 2")]
    found = preflight(db, KIT.consumer(rows="going", deleted="along"), steps=(going, along))
    assert found == [("O11-0904", "error", 1, "2")]
