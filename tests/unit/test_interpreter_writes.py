"""The reference interpreter's writes: values, updates, deletions, unique indexes, events, checks, masks."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.plan import ir, masks
from tests.support.handmade import (
    TEXT,
    column,
    head,
    id_map,
    insert,
    key,
    plan,
    remap,
    reserve,
    run,
    source,
    target,
)
from tests.support.interpreter import RunRefused
from tests.support.masking import masked
from tests.support.tables import Database, Row, Value

ORDER = id_map("order", ir.MapKind.RESERVED)
PART = id_map("part", ir.MapKind.LITERAL)
PAIRS = (ir.LiteralPair("a", "5", "50", (), ()), ir.LiteralPair("b", "50", "5", (), ()))
PARTS = ir.BuildLiteralMap(head(0), "map_part", "OSSYS_X", PAIRS)


def orders(*rows: Row) -> dict[str, list[Row]]:
    return {"s_order": [{"ID": number, **row} for number, row in enumerate(rows, start=1)]}


def written(value: ir.Value, *rows: Row, mask_key: str = "") -> list[Value]:
    """Return what the value makes of each row in a column X2."""
    kind = TEXT if isinstance(value, ir.RemapText | ir.Mask) else column("X").type
    whole = plan(PARTS, reserve(), insert("order", (column("X2", kind), value)), maps=(ORDER, PART))
    return [row["X2"] for row in run(whole, orders(*rows), {"t_order": []}, mask_key=mask_key).tables["t_order"]]


# --- values --------------------------------------------------------------------------------------


def test_zero_stands_for_nothing_where_the_plan_says_so() -> None:
    value = remap("X", "part")
    assert written(msgspec.structs.replace(value, zero=True), {"X": 0}, {"X": 5}, {"X": None}) == [0, 50, None]
    with pytest.raises(RunRefused, match="0 has no partner"):
        written(value, {"X": 0})


def test_texts_with_an_id_in_them() -> None:
    case = ir.TextCase("map_part", ("7",))
    value = ir.RemapText(column("X", TEXT), (case,), ir.Missing.NULL, column("BY"))
    texts: list[Value] = ["5", "50", "05", "6", "", "0", None, "five"]
    assert written(value, *({"X": text, "BY": 7} for text in texts)) == ["50", "5", "", "", "", "0", None, ""]
    assert written(value, *({"X": text, "BY": 8} for text in texts)) == texts
    assert written(value, {"X": "5", "BY": None}) == ["5"]
    with pytest.raises(RunRefused, match="'6' has no partner"):
        written(msgspec.structs.replace(value, missing=ir.Missing.ERROR), {"X": "6", "BY": 7})
    alone = ir.RemapText(column("X", TEXT), (ir.TextCase("map_part"),), ir.Missing.ERROR)
    assert written(alone, {"X": "5"}, {"X": "0"}) == ["50", "0"]


def test_masks_depend_on_the_key() -> None:
    value = ir.Mask(column("X", TEXT), ir.MaskKind.HASH, 10)
    first = written(value, {"X": "a"}, {"X": "a"}, {"X": ""}, {"X": None}, mask_key="k")
    # What `printf 'ka\0' | sha256sum` begins with.
    assert first == ["b58709b933", "b58709b933", "", None]
    assert written(value, {"X": "a"}, mask_key="l") != first[:1]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(list(ir.MaskKind)),
    st.one_of(st.none(), st.integers(25, 80)),
    st.sampled_from(("key", "k" * 64)),
)
def test_both_definitions_of_masks_agree(text: str, kind: ir.MaskKind, length: int | None, mask_key: str) -> None:
    assert masked(text, kind, length, mask_key) == masks.masked(text, kind, length, mask_key)


@pytest.mark.parametrize("length", range(1, 25))
def test_both_definitions_of_short_masks_agree(length: int) -> None:
    for kind in set(ir.MaskKind) - {ir.MaskKind.EMAIL}:
        assert masked("José", kind, length, "key") == masks.masked("José", kind, length, "key")


# --- rows ----------------------------------------------------------------------------------------


def mixed_run(*steps: ir.Step, rows: tuple[Row, ...], before: list[Row]) -> Database:
    """Run on a kept map that holds the pair of row 1 with the target's row 11."""
    kept = id_map("order", ir.MapKind.RESERVED, kept=True)
    earlier = Database({}, maps={"map_order": {1: 11}}, fresh={"map_order": {1}}, made={"map_order": set()})
    return run(plan(PARTS, reserve(), *steps, maps=(kept, PART)), orders(*rows), {"t_order": before}, earlier)


def update(*columns: tuple[str, ir.Value], rows: str | None = None) -> ir.UpdateRows:
    plans = tuple(ir.ColumnPlan(column(name, nullable=name != "N2"), value, "a reason") for name, value in columns)
    return ir.UpdateRows(
        head(4),
        key("order"),
        source("s_order"),
        target("t_order"),
        "map_order",
        column("ID"),
        column("ID2"),
        plans,
        rows,
    )


def test_only_rows_that_were_there_before_are_updated() -> None:
    copy = (column("N2"), ir.Constant(column("N2").type, "0"))
    after = mixed_run(
        insert("order", copy),
        update(("N2", ir.Copy(column("N")))),
        rows=({"N": 7}, {"N": 8}),
        before=[{"ID2": 11, "N2": 1, "MINE": "x"}, {"ID2": 12, "N2": 2, "MINE": "y"}],
    )
    assert [(row["N2"], row.get("MINE")) for row in after.tables["t_order"]] == [(7, "x"), (2, "y"), (0, None)]
    with pytest.raises(RunRefused, match="may not be NULL"):
        mixed_run(update(("N2", ir.Copy(column("N")))), rows=({"N": None},), before=[{"ID2": 11, "N2": 1}])


def test_only_selected_rows_are_updated() -> None:
    none = ir.SelectRows(head(0), "rows", "", source("s_order"), column("ID"), (), empty=True)
    after = mixed_run(
        none, update(("N2", ir.Copy(column("N"))), rows="rows"), rows=({"N": 7},), before=[{"ID2": 11, "N2": 1}]
    )
    assert after.tables["t_order"] == [{"ID2": 11, "N2": 1}]


def test_links_of_rows_that_were_there_before_stay() -> None:
    link = ir.LinkReference(
        head(3),
        key("order"),
        source("s_order"),
        target("t_order"),
        "map_order",
        column("ID"),
        column("ID2"),
        column("P2"),
        remap("P", "part"),
    )
    after = mixed_run(
        insert("order", (column("P2"), ir.Later())), link, rows=({"P": 5}, {"P": 5}), before=[{"ID2": 11, "P2": 9}]
    )
    assert [row["P2"] for row in after.tables["t_order"]] == [9, 50]


def select(name: str, *ids: str) -> ir.SelectRows:
    rule = ir.KeepValues(column("ID2"), ids)
    return ir.SelectRows(head(0), f"rows_{name}", name, target(f"t_{name}"), column("ID2"), (rule,))


def delete(*consumers: ir.Consumer, rows: str | None = "rows_order") -> ir.DeleteRows:
    return ir.DeleteRows(head(2), key("order"), target("t_order"), column("ID2"), consumers, rows=rows)


def test_selected_rows_are_deleted_unless_others_need_them() -> None:
    lines = ir.Consumer(target("t_line"), (ir.ConsumerColumn("ORDER", "ID2"),), "Sales.Line", "dangles")
    rows: dict[str, list[Row]] = {
        "t_order": [{"ID2": 1, "UP": 2}, {"ID2": 2, "UP": 2}],
        "t_line": [{"ID2": 5, "ORDER": 1}, {"ID2": 6, "ORDER": None}],
    }
    after = run(plan(select("order", "2"), delete(lines), maps=()), {}, rows)
    assert [row["ID2"] for row in after.tables["t_order"]] == [1]
    with pytest.raises(RunRefused, match=r"Sales\.Line"):
        run(plan(select("order", "1"), delete(lines), maps=()), {}, rows)
    # Rows that are deleted too do not count: those of the same step, and of another selection.
    own = ir.Consumer(target("t_order"), (ir.ConsumerColumn("UP", "ID2"),), "Sales.Order", "blocks")
    with pytest.raises(RunRefused, match=r"Sales\.Order"):
        run(plan(select("order", "2"), delete(own), maps=()), {}, rows)
    assert run(plan(delete(own, rows=None), maps=()), {}, rows).tables["t_order"] == []
    spared = msgspec.structs.replace(lines, deleted="rows_line", identifier=column("ID2"))
    after = run(plan(select("order", "1"), select("line", "5"), delete(spared), maps=()), {}, rows)
    assert [row["ID2"] for row in after.tables["t_order"]] == [2]
    with pytest.raises(RunRefused, match=r"Sales\.Line"):
        run(plan(select("order", "1"), select("line", "6"), delete(spared), maps=()), {}, rows)


def test_references_of_selected_rows_are_emptied() -> None:
    step = ir.ClearReference(head(1), key("order"), target("t_order"), column("UP"), "rows_order", column("ID2"))
    after = run(plan(select("order", "2"), step, maps=()), {}, {"t_order": [{"ID2": 1, "UP": 2}, {"ID2": 2, "UP": 2}]})
    assert [row["UP"] for row in after.tables["t_order"]] == [2, None]


@pytest.mark.parametrize(
    ("rows", "there", "collides"),
    [
        (("a", "b"), ("c",), False),
        (("a", "a"), (), True),
        (("a",), ("a",), True),
        ((None, None), (None,), False),
    ],
)
@pytest.mark.parametrize("minted", [False, True])
def test_unique_indexes(rows: tuple[object, ...], there: tuple[object, ...], collides: bool, minted: bool) -> None:
    plans = (
        ir.ColumnPlan(column("X2", TEXT), ir.Copy(column("X", TEXT)), "a reason"),
        ir.ColumnPlan(column("K2"), ir.Constant(column("K2").type, "1"), "a reason"),
    )
    step = ir.CheckUnique(
        head(2),
        key("order"),
        "index",
        source("s_order"),
        target("t_order"),
        "map_order",
        column("ID"),
        column("ID2"),
        plans,
        minted,
    )
    steps: tuple[ir.Step, ...] = (step, insert("order", minted=True)) if minted else (reserve(), step)
    kind = ir.MapKind.MINTED if minted else ir.MapKind.RESERVED
    whole = plan(*steps, maps=(id_map("order", kind),))
    before: list[Row] = [{"ID2": 100 + place, "X2": value, "K2": 1} for place, value in enumerate(there)]
    if collides:
        with pytest.raises(RunRefused, match="unique index index"):
            run(whole, orders(*({"X": value} for value in rows)), {"t_order": before})
    else:
        run(whole, orders(*({"X": value} for value in rows)), {"t_order": before})


# --- events --------------------------------------------------------------------------------------


def event(activity: object, row: object, process: object = 5) -> Row:
    return {"_A": activity, "_P": process, "ROW": row}


ACTIVITY, PROCESS, ROW = column("_A"), column("_P"), column("ROW")


def insert_events(*, skip: bool = False, activities: bool = True) -> ir.InsertEvents:
    values = tuple(
        ir.ColumnPlan(place, ir.Remap(place, f"map_{name}", ir.Missing.ERROR, zero=True), "a reason")
        for place, name in ((ACTIVITY, "order" if activities else "part"), (PROCESS, "part"), (ROW, "part"))
    )
    return ir.InsertEvents(
        head(8),
        key("order"),
        "order",
        source("s_event"),
        target("t_event"),
        values,
        ACTIVITY,
        "map_order" if activities else None,
        skip,
    )


def events(kept: list[Row], moved: list[Row], step: ir.InsertEvents) -> list[Row]:
    """Return the event rows after a run whose only instance, activity 1, is written to an empty table."""
    keep = ir.KeepEvents(head(0), key("order"), "order", target("t_event"), "kept", (ACTIVITY, PROCESS, ROW))
    restore = ir.RestoreEvents(
        head(7),
        key("order"),
        "order",
        target("t_event"),
        "kept",
        (ACTIVITY, PROCESS, ROW),
        ACTIVITY,
        target("t_order"),
        column("ID2"),
    )
    whole = plan(PARTS, keep, reserve(), insert("order"), restore, step, maps=(ORDER, PART))
    after = run(whole, {**orders({}), "s_event": moved}, {"t_order": [{"ID2": 11}], "t_event": kept})
    new = after.maps["map_order"][1]
    return [{**row, "_A": "new" if row["_A"] == new else row["_A"]} for row in after.tables["t_event"]]


def test_subscriptions_are_kept_moved_and_not_doubled() -> None:
    kept = [event(11, 50), event(12, 50), event(None, 0), event(0, None, 50)]
    moved = [event(1, 5), event(1, 5), event(2, 5), event(0, None), event(0, None), event(None, 0, 50)]
    assert events(kept, moved, insert_events()) == [
        event(11, 50),  # its activity is still there; that of 12 is not
        event(None, 0),
        event(0, None, 50),
        event("new", 50, 50),  # once, and only of the activity that is migrated
    ]
    assert events([], moved[:4], insert_events(activities=False)) == [event(0, None, 50)]


def test_a_subscription_without_partner_is_refused_or_left_out() -> None:
    with pytest.raises(RunRefused, match="77"):
        events([], [event(1, 77)], insert_events())
    assert events([], [event(1, 77), event(0, 5)], insert_events(skip=True)) == [event(0, 50, 50)]


def test_queues_must_be_empty() -> None:
    step = ir.CheckQueues(head(0), (source("queue"), target("queue")))
    run(plan(step, maps=()), {"queue": []}, {"queue": []})
    waiting: list[Row] = [{"ID": 1}]
    for left, right in ((waiting, []), ([], waiting)):
        with pytest.raises(RunRefused, match="not empty"):
            run(plan(step, maps=()), {"queue": left}, {"queue": right})


# --- checks --------------------------------------------------------------------------------------


def checked(check: ir.Check, *steps: ir.Step, rows: tuple[Row, ...] = ({"N": 7, "X": "a"},)) -> Database:
    plans = ((column("N2"), ir.Copy(column("N"))), (column("X2", TEXT), ir.Mask(column("X", TEXT), ir.MaskKind.HASH)))
    whole = plan(
        PARTS, reserve(), insert("order", *plans), *steps, ir.RunChecks(head(9)), maps=(ORDER, PART), checks=(check,)
    )
    return run(whole, orders(*rows), {"t_order": []}, mask_key="k")


def rows_check(**changes: object) -> ir.CheckRows:
    mask = ir.Mask(column("X", TEXT), ir.MaskKind.HASH)
    check = ir.CheckRows(
        "c",
        key("order"),
        "order",
        source("s_order"),
        target("t_order"),
        "map_order",
        column("ID"),
        column("ID2"),
        (),
        (ir.CopyCheck("N", column("N"), column("N2")),),
        (ir.ColumnPlan(column("X2", TEXT), mask, "a reason"),),
    )
    return msgspec.structs.replace(check, **changes)


def spoil(name: str) -> ir.ClearReference:
    """A step that empties a column after the insert."""
    return ir.ClearReference(head(8), key("order"), target("t_order"), column(name))


def test_copied_and_computed_values_are_compared() -> None:
    checked(rows_check())
    for name in ("N2", "X2"):
        with pytest.raises(RunRefused, match="has not arrived"):
            checked(rows_check(), spoil(name))
    checked(rows_check(copies=()), spoil("N2"))


def test_rows_that_were_there_before_are_compared_unless_they_stay_as_they_are() -> None:
    check = rows_check(computed=())
    for fresh_only in (True, False):
        steps = (insert("order", (column("N2"), ir.Copy(column("N")))), ir.RunChecks(head(9)))
        kept = id_map("order", ir.MapKind.RESERVED, kept=True)
        whole = plan(reserve(), *steps, maps=(kept,), checks=(msgspec.structs.replace(check, fresh_only=fresh_only),))
        earlier = Database({}, maps={"map_order": {1: 11}}, fresh={"map_order": {1}})
        left = orders({"N": 7}, {"N": 8})
        if fresh_only:
            run(whole, left, {"t_order": [{"ID2": 11, "N2": 1}]}, earlier)
        else:
            with pytest.raises(RunRefused, match="row 1 has not arrived"):
                run(whole, left, {"t_order": [{"ID2": 11, "N2": 1}]}, earlier)


def test_a_row_without_a_partner_has_not_arrived() -> None:
    matched = id_map("order", ir.MapKind.MATCHED)
    columns = (ir.MatchColumn("X", column("X", TEXT), column("X2", TEXT), ir.How.FOLDED),)
    step = ir.BuildMatchedMap(
        head(0), "map_order", source("s_order"), target("t_order"), column("ID"), column("ID2"), columns
    )
    check = rows_check(copies=(), computed=())
    whole = plan(step, ir.RunChecks(head(9)), maps=(matched,), checks=(check,))
    run(whole, orders({"X": "a"}), {"t_order": [{"ID2": 11, "X2": "A"}]})
    with pytest.raises(RunRefused, match="row 2 has 0 rows"):
        run(whole, orders({"X": "a"}, {"X": "b"}), {"t_order": [{"ID2": 11, "X2": "A"}]})


def test_only_selected_rows_must_arrive() -> None:
    one = ir.SelectRows(head(0), "one", "", source("s_order"), column("ID"), (ir.KeepValues(column("ID"), ("1",)),))
    step = msgspec.structs.replace(reserve(), rows="one")
    for rows in ("one", None):
        check = rows_check(copies=(), computed=(), rows=rows)
        whole = plan(one, step, insert("order"), ir.RunChecks(head(9)), maps=(ORDER,), checks=(check,))
        if rows is not None:
            run(whole, orders({}, {}), {"t_order": []})
        else:
            with pytest.raises(RunRefused, match="row 2 has 0 rows"):
                run(whole, orders({}, {}), {"t_order": []})


def process(up: object, top: object) -> Row:
    return {"UP": up, "TOP": top}


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        ((process(None, 1), process(1, 1), process(2, 1), process(0, 4)), True),
        ((process(None, None),), False),
        ((process(None, 1), process(None, 1)), False),
        ((process(None, 1), process(1, 2)), False),
        ((process(None, 1), process(None, 2), process(1, 2)), False),
    ],
)
def test_trees(rows: tuple[Row, ...], holds: bool) -> None:
    check = ir.CheckTree(
        "c", key("order"), "order", target("t_order"), column("ID2"), column("UP2"), column("TOP2"), "map_order"
    )
    links = tuple(
        ir.LinkReference(
            head(3),
            key("order"),
            source("s_order"),
            target("t_order"),
            "map_order",
            column("ID"),
            column("ID2"),
            column(f"{name}2"),
            msgspec.structs.replace(remap(name, "order"), zero=True),
        )
        for name in ("UP", "TOP")
    )
    steps: tuple[ir.Step, ...] = (reserve(), insert("order"), *links, ir.RunChecks(head(9)))
    work: Callable[[], Database] = lambda: run(  # noqa: E731
        plan(*steps, maps=(ORDER,), checks=(check,)), orders(*rows), {"t_order": [{"ID2": 70, "UP2": 1, "TOP2": 1}]}
    )
    if holds:
        work()
    else:
        with pytest.raises(RunRefused, match="wrong top"):
            work()
