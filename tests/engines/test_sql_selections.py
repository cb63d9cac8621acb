"""Selections on PostgreSQL: each rule, process trees, closure, and the same rows in preflight and verify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import psycopg
import pytest

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.postgres_probes import PAIR_TABLE
from compiler.sql.postgres_steps import lower_step
from compiler.sql.selections import rows_tables, selected_join, selection_statements
from compiler.sql.tree import as_, col, named, select
from tests.support.mapped import TABLES, Mapped

KIT = Mapped()
ID = KIT.id
LINE = KIT.table(ir.Side.SOURCE, "Line")
ITEM_ID = KIT.column("ItemId", "bigint")
TENANT_ID = KIT.column("TenantId", "bigint")
PARENT_ID = KIT.column("ParentId", "bigint")
HOSTILE = "Na\"me'; -- $o11c$ */"

PROCESSES = """
CREATE TABLE src."Process" ("Id" bigint PRIMARY KEY, "TopId" bigint, "DefinitionId" bigint, "StatusId" integer);
CREATE TABLE src."Activity" ("Id" bigint PRIMARY KEY, "ProcessId" bigint, "DefinitionId" bigint);
CREATE SCHEMA o11c;
CREATE TABLE o11c.map_definition (old_id bigint, new_id bigint);
CREATE TABLE o11c.map_activity_definition (old_id bigint, new_id bigint);
"""

Db = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def db(database: str) -> Iterator[Db]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute((TABLES + PROCESSES).encode())
        connection.execute(FOLD_FUNCTION.encode())
        connection.execute(PAIR_TABLE.encode())
        # Ids 1 to 5: a chain of parents, tenants 7 and 8.
        connection.execute(
            "INSERT INTO src.\"Item\" VALUES (1, 'a', 7, NULL), (2, 'b', 8, 1), (3, 'c', 7, 2), (4, NULL, NULL, 3), "
            "(5, 'e', 7, 0)"
        )
        connection.execute("INSERT INTO src.\"Line\" VALUES (11, 1, 'x'), (12, 4, 'y'), (13, NULL, 'z'), (14, 99, 'w')")
        yield connection


def fill(db: Db, *steps: ir.Step, maps: Sequence[ir.IdentifierMap] = ()) -> dict[str, list[object]]:
    """Run the steps as migrate does; return the ids of each selection. The tables are dropped."""
    dialect, plan = PostgresDialect(), KIT.planned(maps, steps)
    names = Names(plan, {})
    for statement in rows_tables(dialect, plan):
        db.execute(statement.text.encode())
    for step in steps:
        for statement in lower_step(dialect, names, step).statements:
            done = db.execute(statement.text.encode())
            if statement.counted and isinstance(step, ir.SelectRows | ir.SelectProcesses):
                assert done.rowcount == len(found(db, names)[step.rows])
    result = found(db, names)
    for item in names.selections():
        db.execute(f"DROP TABLE pg_temp.{item.rows}".encode())
    return result


def found(db: Db, names: Names) -> dict[str, list[object]]:
    return {
        item.rows: [row[0] for row in db.execute(f"SELECT id FROM pg_temp.{item.rows} ORDER BY 1".encode()).fetchall()]
        for item in names.selections()
    }


def chosen(db: Db, *rules: ir.Rule, empty: bool = False) -> list[object]:
    return fill(db, KIT.choose("r", *rules, empty=empty))["r"]


def of_tenant(*values: str) -> ir.KeepValues:
    return ir.KeepValues(TENANT_ID, values)


# --- rules ---------------------------------------------------------------------------------------


def test_without_a_rule_all_rows_are_chosen_or_none(db: Db) -> None:
    assert chosen(db) == [1, 2, 3, 4, 5]
    assert chosen(db, empty=True) == []


def test_values_are_compared_as_text(db: Db) -> None:
    assert chosen(db, of_tenant("7")) == [1, 3, 5]
    assert chosen(db, of_tenant("7", "8", "x'; --")) == [1, 2, 3, 5]
    assert chosen(db, of_tenant()) == []


def test_a_filter(db: Db) -> None:
    name, tenant = KIT.column("Name", "text"), ir.Constant(TENANT_ID.type, "7")
    either = ir.AnyOf((ir.Compares(name, "=", ir.Constant(name.type, "B ")), ir.Compares(TENANT_ID, "=", tenant)))
    rule = ir.KeepMatching(ir.Filter("Name = 'B ' OR TenantId = 7", either))
    assert chosen(db, rule) == [1, 2, 3, 5]
    assert chosen(db, rule, ir.KeepValues(ID, ("2", "4", "5"))) == [2, 5]


def test_every_rule_must_hold(db: Db) -> None:
    assert chosen(db, of_tenant("7"), ir.KeepValues(ID, ("3", "4"))) == [3]


def test_children_follow_a_selection(db: Db) -> None:
    parents = KIT.choose("parents", of_tenant("7"))
    lines = KIT.choose("lines", ir.KeepReferring(ITEM_ID, "parents"), table=LINE)
    assert fill(db, parents, lines)["lines"] == [11]


def test_a_selection_is_narrowed_through_its_own_identifier(db: Db) -> None:
    first = KIT.choose("first", of_tenant("7"))
    second = KIT.choose("second", ir.KeepReferring(ID, "first"), ir.KeepValues(ID, ("1", "2")))
    assert fill(db, first, second)["second"] == [1]


@pytest.mark.parametrize(("rows", "wanted"), [(None, [11, 12]), ("some", [12])])
def test_rows_that_refer_by_columns_of_any_type(db: Db, rows: str | None, wanted: list[int]) -> None:
    db.execute('ALTER TABLE src."Line" ALTER "ItemId" TYPE varchar(20)')
    some = KIT.choose("some", ir.KeepValues(ID, ("4",)))
    rule = ir.KeepConsuming((ir.ConsumerColumn("ItemId", "Id"),), KIT.source, ID, rows)
    assert fill(db, some, KIT.choose("lines", rule, table=LINE))["lines"] == wanted


def test_partners_of_a_map(db: Db) -> None:
    db.execute("CREATE TABLE o11c.map_item (old_id bigint, new_id bigint)")
    db.execute("INSERT INTO o11c.map_item VALUES (9, 3), (8, 77)")
    map_ = KIT.identified("Item", ir.MapKind.MATCHED, mixed=True)
    assert fill(db, KIT.choose("r", ir.KeepMatched("map_item")), maps=(map_,))["r"] == [3]


def test_hostile_names_and_text_identifiers(db: Db) -> None:
    quoted = HOSTILE.replace('"', '""')
    db.execute(f'CREATE TABLE src."{quoted}" ("{quoted}" varchar(20) PRIMARY KEY, "Ref" varchar(20))'.encode())
    db.execute(f"INSERT INTO src.\"{quoted}\" VALUES ('a', 'b'), ('b', 'A'), ('A', NULL)".encode())
    table, identifier = KIT.table(ir.Side.SOURCE, HOSTILE), KIT.column(HOSTILE, "text")
    head = KIT.head("030-x")
    first = ir.SelectRows(head, "first", HOSTILE, table, identifier, (ir.KeepValues(identifier, ("a",)),))
    needs = ir.Needs(HOSTILE, table, identifier, "first", KIT.column("Ref", "text"), table, identifier, "first")
    assert fill(db, first, ir.CloseRows(head, (needs,)))["first"] == ["A", "a", "b"]
    statements = selection_statements(
        PostgresDialect(), Names(KIT.plan((), [first]), {}), KIT.plan((), [first]), sides=(ir.Side.SOURCE,)
    )
    assert all(label(HOSTILE) in item.why or HOSTILE not in item.why for item in statements)


# --- closure -------------------------------------------------------------------------------------


def needs(child_rows: str | None = "items", child: ir.Table = KIT.source, column: ir.Column = PARENT_ID) -> ir.Needs:
    return ir.Needs("Shop.Item.ParentId", child, ID, child_rows, column, KIT.source, ID, "items")


def test_parents_are_added_until_none_is_missing(db: Db) -> None:
    items = KIT.choose("items", ir.KeepValues(ID, ("4",)))
    assert fill(db, items, ir.CloseRows(KIT.head("035"), (needs(),)))["items"] == [1, 2, 3, 4]


def test_all_rows_of_a_child_need_their_parents(db: Db) -> None:
    items = KIT.choose("items", empty=True)
    lines = needs(None, LINE, ITEM_ID)
    assert fill(db, items, ir.CloseRows(KIT.head("035"), (lines,)))["items"] == [1, 4]
    assert fill(db, items, ir.CloseRows(KIT.head("035"), (lines, needs())))["items"] == [1, 2, 3, 4]


def test_links_feed_each_other_in_any_order(db: Db) -> None:
    # A line is chosen, its item 4 comes along, that one's parents too, and the lines of all of these.
    lines = KIT.choose("lines", ir.KeepValues(ID, ("12",)), table=LINE)
    items = KIT.choose("items", empty=True)
    follows = ir.Follows(
        "Shop.Line.ItemId", LINE, ID, "lines", (ir.ConsumerColumn("ItemId", "Id"),), KIT.source, ID, "items"
    )
    links = (follows, needs(), needs("lines", LINE, ITEM_ID))
    result = fill(db, lines, items, ir.CloseRows(KIT.head("035"), links))
    assert result == {"lines": [11, 12], "items": [1, 2, 3, 4]}


# --- processes -----------------------------------------------------------------------------------


def processes(db: Db, *rows: tuple[int, int | None, int, int | None]) -> None:
    for row in rows:
        db.execute('INSERT INTO src."Process" VALUES (%s, %s, %s, %s)', row)


def trees(db: Db, *, open_only: bool = False, skip: bool = False) -> list[object]:
    return fill(db, KIT.processes(open_only=open_only, skip=skip), maps=KIT.definition_maps())["rows_process"]


def test_whole_trees_by_the_definition_of_their_top(db: Db) -> None:
    processes(
        db,
        (11266, 11266, 1, 1), (2, 11266, 5, 1), (3, 11266, 6, 9),  # 5 and 6 are not in scope, their top is
        (10, 10, 5, 1), (11, 10, 1, 1),  # the other way round
        (20, None, 2, 1), (30, 0, 2, 1),  # tops that do not say so
        (40, 999, 1, 1),  # a top that is not there
    )  # fmt: skip
    assert trees(db) == [2, 3, 20, 30, 11266]


def test_a_tree_is_open_as_long_as_one_of_its_processes_is(db: Db) -> None:
    processes(
        db, (1, 1, 1, 9), (2, 1, 1, 1), (10, 10, 1, 9), (11, 10, 1, 9), (20, 0, 1, 1), (30, 30, 1, None)
    )  # fmt: skip
    assert trees(db, open_only=True) == [1, 2, 20]
    assert trees(db) == [1, 2, 10, 11, 20, 30]


def test_a_tree_without_all_partners_is_left_out_whole(db: Db) -> None:
    processes(
        db,
        (1, 1, 1, 1), (2, 1, 5, 1),  # all known
        (10, 10, 1, 1), (11, 10, 6, 1),  # a process of an unknown definition
        (20, 20, 1, 1), (21, 20, 1, 1),  # an activity of an unknown definition
        (30, 30, 2, 1),  # the top itself has no partner
        (40, 40, 1, 1),  # an activity without a definition
    )  # fmt: skip
    db.execute('INSERT INTO src."Activity" VALUES (1, 2, 71), (2, 21, 72), (3, 40, NULL)')
    db.execute("INSERT INTO o11c.map_definition VALUES (1, 101), (5, 105)")
    db.execute("INSERT INTO o11c.map_activity_definition VALUES (71, 171)")
    assert trees(db, skip=True) == [1, 2]
    assert len(trees(db)) == 8


# --- the other scripts ---------------------------------------------------------------------------


def filled(db: Db, plan: ir.Plan, *, early: bool, sides: tuple[ir.Side, ...]) -> dict[str, list[object]]:
    """Fill selections as preflight and verify do: in a transaction that may write temporary tables only."""
    dialect, names = PostgresDialect(), Names(plan, {})
    for statement in rows_tables(dialect, plan, sides):
        db.execute(statement.text.encode())
    db.execute("BEGIN READ ONLY")
    for statement in selection_statements(dialect, names, plan, sides=sides, early=early):
        db.execute(statement.text.encode())
    db.execute("COMMIT")
    result = {}
    for item in names.selections():
        if item.table.side in sides:
            query = f"SELECT id FROM pg_temp.{item.rows} ORDER BY 1"
            result[item.rows] = [row[0] for row in db.execute(query.encode()).fetchall()]
            db.execute(f"DROP TABLE pg_temp.{item.rows}".encode())
    return result


def test_preflight_takes_the_literal_pairs_and_verify_the_maps(db: Db) -> None:
    processes(db, (1, 1, 1, 1), (10, 10, 2, 1))
    target = KIT.choose("target_rows", table=KIT.target)
    items = KIT.choose("items", of_tenant("8"))
    steps: tuple[ir.Step, ...] = (
        *KIT.definition_steps(), KIT.processes(skip=True), items, ir.CloseRows(KIT.head("035"), (needs(),)), target
    )  # fmt: skip
    plan = KIT.planned(KIT.definition_maps(), steps)
    db.execute("INSERT INTO pg_temp.o11c_pair (map_name, old_id, new_id) VALUES ('map_definition', '2', '102')")
    db.execute("INSERT INTO o11c.map_definition VALUES (1, 101)")
    both = (ir.Side.SOURCE, ir.Side.TARGET)
    early = filled(db, plan, early=True, sides=both)
    assert early == {"rows_process": [10], "items": [1, 2], "target_rows": []}
    later = filled(db, plan, early=False, sides=(ir.Side.SOURCE,))
    assert later == {"rows_process": [1], "items": [1, 2]}


def test_a_query_is_narrowed_by_a_selection(db: Db) -> None:
    db.execute("CREATE TEMPORARY TABLE r (id bigint); INSERT INTO r VALUES (2)")
    dialect, names = PostgresDialect(), Names(KIT.plan(()), {})
    source = named(names.table(KIT.source), "s")
    query = select([as_(col("s", "Id"), "id")], source, selected_join(dialect, "r", "s", ID))
    assert db.execute(dialect.sql(query).encode()).fetchall() == [(2,)]
    assert selected_join(dialect, None, "s", ID) == []
