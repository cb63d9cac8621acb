"""The reference interpreter's maps: matched, mixed, kept from an earlier run, forgotten."""

from __future__ import annotations

import pytest

from compiler.plan import ir
from tests.support.handmade import (
    TEXT,
    column,
    head,
    id_map,
    insert,
    key,
    plan,
    reserve,
    run,
    source,
    target,
)
from tests.support.interpreter import RunRefused
from tests.support.tables import Database, Row

MATCHED = id_map("order", ir.MapKind.MATCHED, mixed=True)
KEPT = id_map("order", ir.MapKind.RESERVED, kept=True)


def match(how: ir.How = ir.How.FOLDED, rows: str | None = None, refuse: bool = False) -> ir.BuildMatchedMap:
    name = column("NAME", TEXT if how is ir.How.FOLDED else column("X").type)
    return ir.BuildMatchedMap(
        head(1),
        "map_order",
        source("s_order"),
        target("t_order"),
        column("ID"),
        column("ID2"),
        (ir.MatchColumn("Name", name, name, how, "map_part" if how is ir.How.MAPPED else None),),
        rows,
        refuse,
    )


def named(*names: object, first: int = 1, identifier: str = "ID") -> list[Row]:
    return [{identifier: number, "NAME": name} for number, name in enumerate(names, start=first)]


def left(*names: object) -> dict[str, list[Row]]:
    return {"s_order": named(*names)}


def right(*names: object) -> dict[str, list[Row]]:
    return {"t_order": named(*names, first=11, identifier="ID2")}


def some(rows: str, *ids: str) -> ir.SelectRows:
    rule = ir.KeepValues(column("ID"), ids)
    return ir.SelectRows(head(0), rows, "orders", source("s_order"), column("ID"), (rule,))


# --- matched -------------------------------------------------------------------------------------


def test_folded_names_are_one_and_the_rest_gets_new_ids() -> None:
    whole = plan(match(), reserve(), insert("order"), maps=(MATCHED,))
    after = run(whole, left("José", "new", "", None), right("jose ", "other"))
    assert after.maps["map_order"][1] == 11
    assert after.fresh["map_order"] == {2, 3, 4}
    new = {after.maps["map_order"][old] for old in (2, 3, 4)}
    assert len(new) == 3
    assert [row["ID2"] for row in after.tables["t_order"]] == [11, 12, *sorted(new, key=str)]


def test_exact_values_are_compared_as_they_are() -> None:
    whole = plan(match(ir.How.EXACT), maps=(MATCHED,))
    assert run(whole, left("a", "B", "c "), right("a", "b", "c")).maps["map_order"] == {1: 11}


def test_a_mapped_key_goes_through_its_map() -> None:
    pairs = (ir.LiteralPair("x", "5", "6", (), ()), ir.LiteralPair("y", "6", "5", (), ()))
    whole = plan(
        ir.BuildLiteralMap(head(0), "map_part", "OSSYS_TENANT", pairs),
        match(ir.How.MAPPED),
        maps=(MATCHED, id_map("part", ir.MapKind.LITERAL)),
    )
    after = run(whole, left(5, 6, 7), right(5, 6, 7))
    assert after.maps["map_order"] == {1: 12, 2: 11}


def test_only_selected_rows_match() -> None:
    whole = plan(some("rows", "2", "3"), match(rows="rows"), maps=(MATCHED,))
    assert run(whole, left("a", "a", "b"), right("a", "b")).maps["map_order"] == {2: 11, 3: 12}


@pytest.mark.parametrize(
    ("ours", "theirs", "refused"),
    [
        (("a", "A"), ("a",), "shares its business key"),
        (("a", "A"), (), "shares its business key"),
        (("a",), ("a", "A"), "2 partners"),
        (("a", None), ("a",), "empty business key"),
        (("a", " "), ("a",), "empty business key"),
        (("a",), ("a", "b", "B"), None),
    ],
)
def test_keys_that_are_empty_or_shared(
    ours: tuple[object, ...], theirs: tuple[object, ...], refused: str | None
) -> None:
    if refused is None:
        assert run(plan(match(refuse=True), maps=(MATCHED,)), left(*ours), right(*theirs)).maps["map_order"] == {1: 11}
        return
    with pytest.raises(RunRefused, match=refused):
        run(plan(match(refuse=True), maps=(MATCHED,)), left(*ours), right(*theirs))
    after = run(plan(match(), maps=(MATCHED,)), left(*ours), right(*theirs))
    assert after.maps["map_order"] == ({1: 11} if len(set(map(str, ours))) == 2 and ours[1] in (None, " ") else {})


# --- kept from an earlier run --------------------------------------------------------------------


def earlier(maps: dict[object, object], fresh: set[object], *made: object) -> Database:
    return Database({}, maps={"map_order": dict(maps)}, fresh={"map_order": fresh}, made={"map_order": set(made)})


def test_a_kept_map_goes_on() -> None:
    """Row 1 was inserted before, row 2 matched before, row 3's row is lost, row 4 is new."""
    whole = plan(reserve(), insert("order"), maps=(KEPT,))
    before = earlier({1: 11, 2: 12, 3: 13}, {1, 3})
    after = run(whole, left("a", "b", "c", "d"), right("a", "b"), before)
    assert after.maps["map_order"][1] == 11
    assert after.maps["map_order"][2] == 12
    assert after.fresh["map_order"] == {3, 4}
    assert after.made["map_order"] == {1}
    assert len(after.tables["t_order"]) == 4


def test_a_map_that_is_not_kept_begins_empty() -> None:
    whole = plan(reserve(), insert("order"), maps=(id_map("order", ir.MapKind.RESERVED),))
    after = run(whole, left("a"), right("a"), earlier({1: 11}, {1}))
    assert after.fresh["map_order"] == {1}
    assert after.maps["map_order"][1] != 11


def test_a_kept_map_gets_only_pairs_of_rows_that_it_does_not_hold() -> None:
    """Row 1 holds 12 whatever it is called; 11 and row 2 find each other; nobody gets 12 a second time."""
    kept = id_map("order", ir.MapKind.MATCHED, kept=True)
    whole = plan(match(), maps=(kept,))
    before = earlier({1: 12}, set())
    after = run(whole, left("a", "a2", "b"), right("a2", "b"), before)
    assert after.maps["map_order"] == {1: 12, 2: 11}


def test_what_a_kept_map_holds_is_not_refused() -> None:
    kept = id_map("order", ir.MapKind.MATCHED, kept=True)
    whole = plan(match(refuse=True), maps=(kept,))
    assert run(whole, left("a", "a"), right("x", "y"), earlier({1: 11}, set())).maps["map_order"] == {1: 11}
    with pytest.raises(RunRefused, match="shares"):
        run(whole, left("a", "a"), right("x", "y"))


def test_an_extension_follows_its_parent_to_another_id() -> None:
    parent, own = id_map("part", ir.MapKind.LITERAL), id_map("order", ir.MapKind.INHERITED, kept=True)
    pairs = (ir.LiteralPair("x", "1", "21", (), ()),)
    inherit = ir.InheritIds(
        head(2),
        key("order"),
        "map_order",
        "map_part",
        source("s_order"),
        target("t_order"),
        column("ID"),
        column("ID2"),
        ir.Missing.ERROR,
    )
    whole = plan(
        ir.BuildLiteralMap(head(0), "map_part", "OSSYS_TENANT", pairs), inherit, insert("order"), maps=(parent, own)
    )
    after = run(whole, left("a"), right("a"), earlier({1: 11}, {1}))
    assert after.maps["map_order"] == {1: 21}
    assert after.fresh["map_order"] == {1}


def test_rows_that_the_source_lost_are_those_that_a_run_inserted() -> None:
    """Of pairs 1 to 3 only 1 is still in the source; 2 was inserted by a run, 3 matched."""
    gone = ir.SelectRows(
        head(3),
        "gone",
        "orders",
        target("t_order"),
        column("ID2"),
        (ir.KeepGone("map_order", source("s_order"), column("ID")),),
    )
    delete = ir.DeleteRows(head(4), key("order"), target("t_order"), column("ID2"), (), rows="gone")
    whole = plan(reserve(), gone, delete, ir.ForgetPairs(head(5), "map_order", "gone"), maps=(KEPT,))
    before = earlier({1: 11, 2: 12, 3: 13}, {1}, 2)
    after = run(whole, left("a"), right("a", "b", "c"), before)
    assert [row["ID2"] for row in after.tables["t_order"]] == [11, 13]
    assert after.maps["map_order"] == {1: 11, 3: 13}


# --- people --------------------------------------------------------------------------------------


def test_users_written_again() -> None:
    """Matched rows are deleted and forgotten; then all get new ids."""
    select = ir.SelectRows(head(2), "old", "users", target("t_order"), column("ID2"), (ir.KeepMatched("map_order"),))
    whole = plan(
        match(),
        select,
        ir.DeleteRows(head(3), key("order"), target("t_order"), column("ID2"), (), rows="old"),
        ir.ForgetPairs(head(4), "map_order"),
        reserve(),
        insert("order"),
        maps=(MATCHED,),
    )
    after = run(whole, left("a", "b"), right("b", "mine"))
    assert after.fresh["map_order"] == {1, 2}
    assert [row["ID2"] for row in after.tables["t_order"]] == [12, *after.maps["map_order"].values()]


def test_a_stand_in_takes_the_place_of_those_without_a_partner() -> None:
    find = ir.FindUser(head(0), "stand_in", target("users"), column("ID"), column("NAME", TEXT), "Ánn")
    value = ir.Remap(column("BY"), "map_user", ir.Missing.ERROR, instead="stand_in")
    whole = plan(
        find,
        ir.BuildLiteralMap(head(0), "map_user", "OSSYS_USER", (ir.LiteralPair("x", "1", "7", (), ()),)),
        reserve(),
        insert("order", (column("BY2"), value)),
        maps=(id_map("order", ir.MapKind.RESERVED), id_map("user", ir.MapKind.LITERAL)),
    )
    orders: dict[str, list[Row]] = {"s_order": [{"ID": 1, "BY": 1}, {"ID": 2, "BY": 5}, {"ID": 3, "BY": None}]}
    users: list[Row] = [{"ID": 30, "NAME": "ann "}, {"ID": 31, "NAME": None}]
    after = run(whole, orders, {"t_order": [], "users": users})
    assert [row["BY2"] for row in after.tables["t_order"]] == [7, 30, None]
    for wrong in ([], [*users, {"ID": 32, "NAME": "ANN"}]):
        with pytest.raises(RunRefused, match="users are called"):
            run(whole, orders, {"t_order": [], "users": wrong})
