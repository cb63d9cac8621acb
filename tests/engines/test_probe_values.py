"""Values that do not fit, on PostgreSQL. The database itself is the judge: it takes the value whole, or it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import psycopg
import pytest

from compiler.metamodel.native import postgres_type
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.plan.probe_values import type_faults
from compiler.sql.dialect import Names
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.postgres_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE
from compiler.sql.postgres_values import fitting_statement
from compiler.sql.probes import probe_findings
from compiler.sql.selections import rows_tables
from tests.support.evented import Evented
from tests.support.mapped import TABLES

KIT = Evented()
ID = KIT.id
THING = KIT.table(ir.Side.SOURCE, "Thing")
NEW = KIT.identified("Item", ir.MapKind.RESERVED)
KEPT = KIT.identified("Item", ir.MapKind.RESERVED, kept=True)
PLAIN = "timestamp without time zone"
KEPT_MAP = (
    b"CREATE SCHEMA o11c; CREATE TABLE o11c.map_item (old_id bigint, new_id bigint, fresh boolean, made boolean)"
)

Db = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def db(database: str) -> Iterator[Db]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(TABLES.encode())
        connection.execute(FOLD_FUNCTION.encode())
        yield connection


def column(name: str, native: str, *, nullable: bool = True) -> ir.Column:
    return ir.Column(name, postgres_type(native), native, nullable)


def preflight(
    db: Db, *probes: ir.Probe, steps: Sequence[ir.Step] = (), maps: Sequence[ir.IdentifierMap] = (NEW,)
) -> list[tuple[object, ...]]:
    """Return code, severity, what, count and samples of the findings; it reads only."""
    plan = KIT.probed(maps, steps, *probes)
    dialect, names = PostgresDialect(), Names(plan, {})
    for text in (FINDING_TABLE, PAIR_TABLE, MATCHED_TABLE, *(item.text for item in rows_tables(dialect, plan))):
        db.execute(text.encode())
    db.execute("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    for statement in probe_findings(
        dialect, names, lambda _: (), lambda _: [], lambda probe: fitting_statement(dialect, names, probe)
    ):
        assert statement.why == statement.why.strip()
        db.execute(statement.text.encode())
    db.execute("COMMIT")
    found = db.execute("SELECT code, severity, what, count, samples FROM o11c_finding ORDER BY place").fetchall()
    db.execute("DISCARD TEMP")
    db.execute(FOLD_FUNCTION.encode())
    return found


def values(*cases: ir.ValueCase, rows: str | None = None, matched: str | None = None) -> ir.ProbeValues:
    return ir.ProbeValues("O11-0929", "Shop.Thing", THING, ID, cases, rows, matched)


def case(fault: ir.Fault, source: ir.Column, target: ir.Column, low: str | None = None, high: str | None = None,
         *, fresh: bool = False) -> ir.ValueCase:  # fmt: skip
    return ir.ValueCase("O11-0929", "error", "Value", fault, source, target, low, high, fresh)


# --- the types -----------------------------------------------------------------------------------

WHOLE = ["0", "1", "-1", "255", "256", "32767", "32768", "-32768", "-32769", "2147483647", "2147483648",
         "-2147483648", "-2147483649", "9223372036854775807", "-9223372036854775808", "99999", "100000"]  # fmt: skip
DECIMALS = ["0", "999.99", "-999.99", "1000", "-1000", "999.995", "1000000000", "NaN", "99999999.99"]
TEXTS = ["", "12345", "123456", "1234 ", "12345 ", "12345      ", "1234😀", "12345😀", "àáâãä", "à́à́à́", "x" * 300]
DATES = ["2024-01-31", "1752-12-31", "0001-01-01", "9999-12-31", "294276-12-31", "294277-01-01", "5874897-12-31",
         "4713-01-01 BC", "infinity", "-infinity"]  # fmt: skip
MOMENTS = ["2024-01-31 00:00:00", "2024-01-31 10:30:00", "2024-01-31 00:00:00.000001", "1900-01-01 10:30:00",
           "1900-01-01 00:00:00", "infinity", "294276-12-31 23:59:59.999999"]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "texts"),
    [
        ("bigint", "integer", WHOLE), ("bigint", "smallint", WHOLE), ("bigint", "numeric(5,0)", WHOLE),
        ("bigint", "numeric(5,2)", WHOLE), ("bigint", "numeric(19,0)", WHOLE), ("integer", "numeric(9,0)", WHOLE),
        ("integer", "smallint", WHOLE), ("smallint", "numeric(4,0)", WHOLE), ("numeric(20,0)", "bigint", WHOLE),
        ("numeric(20,0)", "integer", [*WHOLE, "NaN", "9223372036854775808"]), ("numeric(5,0)", "integer", WHOLE),
        ("numeric(12,2)", "numeric(5,2)", DECIMALS), ("numeric(12,2)", "numeric(7,4)", DECIMALS),
        ("numeric(12,2)", "numeric(12,4)", DECIMALS), ("numeric(5,2)", "numeric(12,4)", DECIMALS),
        ("character varying(400)", "character varying(5)", TEXTS), ("text", "character varying(5)", TEXTS),
        ("character varying(5)", "character varying(400)", TEXTS), ("character varying(400)", "text", TEXTS),
        ("character(10)", "character varying(5)", ["12345", "123456", ""]),
        ("date", PLAIN, DATES), (PLAIN, "date", MOMENTS),
        (PLAIN, "time without time zone", MOMENTS[:5]),
    ],
)  # fmt: skip
def test_what_is_found_is_what_the_database_does_not_take_whole(db: Db, old: str, new: str, texts: list[str]) -> None:
    db.execute(f'CREATE TABLE src."Thing" ("Id" bigint, "Value" {old})'.encode())
    db.execute(f'CREATE TABLE tgt."Thing" ("Id" bigint, "Value" {new})'.encode())
    db.execute('INSERT INTO src."Thing" VALUES (0, NULL)')
    wrong = 0
    for place, text in enumerate(texts, start=1):
        try:
            db.execute('INSERT INTO src."Thing" VALUES (%s, %s)', [place, text])
        except psycopg.DataError:
            continue  # not a value of the source's type
        wrong += not _taken_whole(db, place, old, new)
    source, target = column("Value", old), column("Value", new)
    faults = type_faults(source, target, Engine.POSTGRES)
    cases = [case(fault, source, target, low, high) for fault, low, high in faults]
    found = preflight(db, values(*cases)) if cases else []
    assert sum(int(str(item[3])) for item in found) == wrong
    assert len(found) <= 1


def _taken_whole(db: Db, place: int, old: str, new: str) -> bool:
    """Insert one row as the run does, and compare: as the source has it, but for blanks that char(n) fills up."""
    try:
        db.execute('INSERT INTO tgt."Thing" SELECT "Id", "Value" FROM src."Thing" WHERE "Id" = %s', [place])
    except (psycopg.DataError, psycopg.NotSupportedError):
        return False
    ours, theirs = (f'{side}."Value"::{_wider(old, new)}::text' for side in "st")
    if new.startswith("time "):
        ours, theirs = '(s."Value" - \'1900-01-01\'::timestamp)::text', 't."Value"::interval::text'
    row = db.execute(
        f'SELECT {ours}, {theirs} FROM src."Thing" AS s JOIN tgt."Thing" AS t USING ("Id") WHERE "Id" = %s'.encode(),
        [place],
    ).fetchone()
    assert row is not None
    return row[0] == row[1]


def _wider(old: str, new: str) -> str:
    if {old, new} == {PLAIN, "date"}:
        return PLAIN
    return "numeric(40,8)" if "numeric" in old or "numeric" in new else "text"


def test_every_fault_of_an_entity_is_found_in_one_scan_with_five_samples(db: Db) -> None:
    db.execute('CREATE TABLE src."Thing" ("Id" bigint, "Name" text, "Size" bigint)')
    db.execute('INSERT INTO src."Thing" SELECT n, repeat(\'x\', n), CASE WHEN n > 3 THEN n * 10000 END '
               "FROM generate_series(1, 12) AS n")  # fmt: skip
    name, size = column("Name", "text"), column("Size", "bigint")
    probe = values(
        case(ir.Fault.TOO_LONG, name, column("Name", "character varying(5)"), high="5"),
        case(ir.Fault.OUT_OF_RANGE, size, column("Size", "smallint"), "-32768", "32767"),
        case(ir.Fault.EMPTY, size, column("Size", "smallint", nullable=False)),
        case(ir.Fault.EMPTY, name, column("Name", "text", nullable=False)),
    )
    found = preflight(db, probe)
    assert [item[2:] for item in found] == [
        ("Value: longer than character varying(5) of the target", 7, "10, 11, 12, 6, 7"),
        ("Value: below -32768 or above 32767, which smallint does not take", 9, "10, 11, 12, 4, 5"),
        ("Value: NULL, which the target does not take", 3, "1, 2, 3"),
    ]
    dialect, names = PostgresDialect(), Names(KIT.probed((NEW,), (), probe), {})
    [statement] = fitting_statement(dialect, names, probe)
    assert statement.text.count('src."Thing"') + statement.text.count('"src"."Thing"') == 1


def test_only_rows_that_take_part_count_and_for_new_columns_only_those_that_are_inserted(db: Db) -> None:
    db.execute('INSERT INTO src."Item" ("Id", "Name") VALUES (1, \'toolong\'), (2, \'toolong\'), (3, \'toolong\')')
    db.execute('INSERT INTO tgt."Item" ("Id") VALUES (101)')
    db.execute(KEPT_MAP)
    db.execute("INSERT INTO o11c.map_item VALUES (1, 101, true, false)")
    name = column("Name", "character varying(50)")
    both = [
        case(ir.Fault.TOO_LONG, name, column("Name", "character varying(5)"), high="5", fresh=fresh)
        for fresh in (True, False)
    ]
    probe = msgspec.structs.replace(values(*both, rows="rows_item", matched="map_item"), source=KIT.source)
    steps = (KIT.choose("rows_item", ir.KeepValues(ID, ("1", "2"))), KIT.reserve("rows_item"))
    found = preflight(db, probe, steps=steps, maps=(KEPT,))
    assert [item[3:] for item in found] == [(1, "2"), (2, "1, 2")]


# --- ids -----------------------------------------------------------------------------------------


def ids(limit: int = 2**31 - 1, *, sequence: bool = True, preserved: bool = False, **more: str | None) -> ir.ProbeIds:
    return ir.ProbeIds(
        "O11-0932", "Shop.Item", KIT.source, ID, KIT.target, ID, ir.Sequence("item_ids") if sequence else None,
        str(limit), "Shop.Line.ItemId", more.get("rows"), more.get("matched"), preserved,
    )  # fmt: skip


def test_the_highest_id_is_the_one_that_the_run_would_make(db: Db) -> None:
    db.execute('INSERT INTO src."Item" ("Id") VALUES (1), (2), (3)')
    assert preflight(db, ids(3)) == []
    [found] = preflight(db, ids(2))
    assert found == ("O11-0932", "error", "new ids would be above 2, which Shop.Line.ItemId does not take", 1, "3")
    db.execute("ALTER SEQUENCE tgt.item_ids INCREMENT BY 10")
    db.execute("SELECT setval('tgt.item_ids', 100)")
    assert preflight(db, ids(130)) == []
    assert [item[4] for item in preflight(db, ids(129))] == ["130"]
    db.execute('INSERT INTO tgt."Item" ("Id") VALUES (200)')
    assert [item[4] for item in preflight(db, ids(229))] == ["230"]
    assert preflight(db, ids(203, sequence=False)) == []
    assert [item[4] for item in preflight(db, ids(202, sequence=False))] == ["203"]


def test_the_end_of_the_sequence_and_one_that_begins_again(db: Db) -> None:
    db.execute('INSERT INTO src."Item" ("Id") VALUES (1), (2), (3)')
    db.execute("ALTER SEQUENCE tgt.item_ids MAXVALUE 3 CYCLE")
    [cycle] = preflight(db, ids())
    assert cycle[1:3] == ("warning", "the sequence begins again at its end (CYCLE): it would give ids a second time")
    db.execute("SELECT nextval('tgt.item_ids')")
    assert [(item[1], item[4]) for item in preflight(db, ids())] == [("error", "4"), ("warning", "4")]
    db.execute("ALTER SEQUENCE tgt.item_ids NO CYCLE")
    assert [item[1] for item in preflight(db, ids())] == ["error"]
    # The type's own limit is said once.
    assert len(preflight(db, ids(3))) == 1


def test_no_row_needs_no_id_and_rows_with_a_partner_need_none(db: Db) -> None:
    db.execute("SELECT setval('tgt.item_ids', 100)")
    assert preflight(db, ids(50)) == []
    db.execute("SELECT setval('tgt.item_ids', 1)")
    db.execute('INSERT INTO src."Item" ("Id") VALUES (1), (2), (3)')
    db.execute('INSERT INTO tgt."Item" ("Id") VALUES (7)')
    db.execute(KEPT_MAP)
    db.execute("INSERT INTO o11c.map_item VALUES (1, 7, true, false)")
    steps = (KIT.choose("rows_item", ir.KeepValues(ID, ("1", "2"))), KIT.reserve("rows_item"))
    probe = ids(7, rows="rows_item", matched="map_item")
    assert [item[4] for item in preflight(db, probe, steps=steps, maps=(KEPT,))] == ["8"]


def test_ids_that_stay_must_not_pass_the_end_of_the_sequence(db: Db) -> None:
    db.execute('INSERT INTO src."Item" ("Id") VALUES (5), (99)')
    db.execute("ALTER SEQUENCE tgt.item_ids MAXVALUE 99")
    assert preflight(db, ids(preserved=True)) == []
    db.execute("ALTER SEQUENCE tgt.item_ids MAXVALUE 98")
    assert [item[4] for item in preflight(db, ids(preserved=True))] == ["99"]
    assert preflight(db, ids(preserved=True, sequence=False)) == []


# --- unique indexes ------------------------------------------------------------------------------


def repeated(*columns: ir.RepeatedColumn, one_null: bool = False, **more: object) -> ir.ProbeRepeated:
    return msgspec.structs.replace(
        ir.ProbeRepeated("O11-0919", "error", "Shop.Item", "ix'item", KIT.source, ID, columns, one_null=one_null),
        **more,
    )


def test_source_rows_that_collide_with_each_other(db: Db) -> None:
    db.execute('INSERT INTO src."Item" ("Id", "Name", "TenantId") VALUES (1, \'a\', 7), (2, \'a\', 7), (3, \'a\', 8), '
               "(4, NULL, 7), (5, NULL, 7), (6, 'b', 7), (7, 'a', 7)")  # fmt: skip
    name = ir.RepeatedColumn(KIT.column("Name", "text"), KIT.column("Name", "text"))
    tenant = ir.RepeatedColumn(KIT.column("TenantId", "bigint"), KIT.column("TenantId", "integer"))
    both = repeated(name, tenant)
    assert [item[3:] for item in preflight(db, both)] == [(1, "1")]
    assert [item[3:] for item in preflight(db, repeated(name, tenant, one_null=True))] == [(2, "1, 4")]
    steps = (KIT.choose("rows_item", ir.KeepValues(ID, ("1", "3", "6"))),)
    assert preflight(db, msgspec.structs.replace(both, rows="rows_item"), steps=steps) == []
    [found] = preflight(db, msgspec.structs.replace(both, code="O11-0933", severity="warning"))
    assert found[:3] == (
        "O11-0933", "warning", "rows may (by its predicate) collide with each other in the unique index ix{U+27}item",
    )


def test_rows_with_a_partner_do_not_count_where_only_inserted_ones_do(db: Db) -> None:
    db.execute('INSERT INTO src."Item" ("Id", "Name") VALUES (1, \'a\'), (2, \'a\'), (3, \'b\'), (4, \'c\')')
    db.execute('INSERT INTO tgt."Item" ("Id", "Name") VALUES (101, \'a\'), (102, \'b\'), (103, \'x\'), (104, \'c\')')
    db.execute(KEPT_MAP)
    db.execute("INSERT INTO o11c.map_item VALUES (1, 101, true, false), (4, 103, true, false)")
    name = ir.RepeatedColumn(KIT.column("Name", "text"), KIT.column("Name", "text"))
    steps = (KIT.reserve(),)
    fresh = repeated(name, matched="map_item", fresh=True)
    assert preflight(db, fresh, steps=steps, maps=(KEPT,)) == []
    assert [item[4] for item in preflight(db, repeated(name), steps=steps, maps=(KEPT,))] == ["1"]
    # Against the target: 2 is new and collides with the partner of 1, 3 with a row that nobody has matched. 4 has
    # a partner: it is updated, and where its new value goes is no matter of an insert.
    unique = msgspec.structs.replace(KIT.unique(KIT.name_column(), matched="map_item"), fresh=True)
    assert [item[4] for item in preflight(db, unique, steps=steps, maps=(KEPT,))] == ["101, 102"]


def test_a_collation_of_the_target_that_takes_two_texts_for_one(db: Db) -> None:
    try:
        db.execute("CREATE COLLATION public.folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false)")
    except psycopg.errors.FeatureNotSupported:
        pytest.skip("the server was built without ICU")
    db.execute('INSERT INTO src."Item" ("Id", "Name") VALUES (1, \'Ann\'), (2, \'ANN\'), (3, \'bob\')')
    theirs = ir.Column("Name", postgres_type("text"), "text", True, "folded", "public")
    found = preflight(db, repeated(ir.RepeatedColumn(KIT.column("Name", "text"), theirs)))
    assert [item[3:] for item in found] == [(1, "1")]
    assert preflight(db, repeated(ir.RepeatedColumn(KIT.column("Name", "text"), KIT.column("Name", "text")))) == []
