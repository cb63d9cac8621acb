"""The reference interpreter, the comparison and the second judge, on plans and tables made by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import msgspec
import pytest

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from tests.support.compare import equal_up_to_bijection
from tests.support.handmade import (
    BIGINT,
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
from tests.support.interpreter import RunRefused, fold, interpret
from tests.support.judge import Arrival, Expectation, Fixed, Marked, judge
from tests.support.literals import default_value, literal
from tests.support.tables import Database, Row

ORDERS: dict[str, list[Row]] = {
    "s_order": [{"ID": 1, "NAME": "a", "PARENT": 2}, {"ID": 2, "NAME": "b", "PARENT": None}]
}


def order_plan(missing: ir.Missing = ir.Missing.ERROR) -> ir.Plan:
    """Reserved ids, a copied column, and a self-reference that is set later."""
    link = ir.LinkReference(
        head(3),
        key("order"),
        source("s_order"),
        target("t_order"),
        "map_order",
        column("ID"),
        column("ID2"),
        column("PARENT2"),
        remap("PARENT", "order", missing),
    )
    check = ir.CheckRows(
        "c1",
        key("order"),
        "order",
        source("s_order"),
        target("t_order"),
        "map_order",
        column("ID"),
        column("ID2"),
        (
            ir.ReferenceCheck(
                "Parent",
                column("PARENT"),
                column("PARENT2"),
                "map_order",
                missing,
                target("t_order"),
                column("ID2"),
            ),
        ),
    )
    return plan(
        ir.OpenRun(head(0), (), (target("t_order"),), ()),
        reserve(),
        insert("order", (column("NAME2", TEXT), ir.Copy(column("NAME", TEXT))), (column("PARENT2"), ir.Later())),
        link,
        ir.AdvanceSequence(head(4), key("order"), target("t_order"), column("ID2"), None),
        ir.RunChecks(head(5)),
        maps=(id_map("order", ir.MapKind.RESERVED),),
        checks=(
            check,
            ir.CheckMap("c2", "map_order", "order"),
            ir.CheckSequence("c3", key("order"), "order", target("t_order"), column("ID2"), None),
        ),
    )


def test_reserved_ids_do_not_collide_and_self_reference_is_linked() -> None:
    before: list[Row] = [{"ID2": 1, "NAME2": "old", "PARENT2": 1}]
    after = run(order_plan(), ORDERS, {"t_order": before})
    ids = after.maps["map_order"]
    assert set(ids) == {1, 2}
    assert not set(ids.values()) & {1}
    assert after.tables["t_order"] == [
        *before,
        {"ID2": ids[1], "NAME2": "a", "PARENT2": ids[2]},
        {"ID2": ids[2], "NAME2": "b", "PARENT2": None},
    ]


def test_dangling_reference_is_refused_or_emptied() -> None:
    dangling: dict[str, list[Row]] = {"s_order": [{"ID": 1, "NAME": "a", "PARENT": 77}]}
    with pytest.raises(RunRefused, match="77"):
        run(order_plan(), dangling, {"t_order": []})
    after = run(order_plan(ir.Missing.NULL), dangling, {"t_order": []})
    assert [row["PARENT2"] for row in after.tables["t_order"]] == [None]


def test_values_of_every_kind() -> None:
    moment = DataType(TypeKind.DATETIME)
    steps = (
        ir.BuildLiteralMap(head(0), "map_size", "OSSYS_ENTITY_RECORD", (ir.LiteralPair("Big", "1", "9", (), ()),)),
        reserve(),
        insert(
            "order",
            (column("SIZE2"), remap("SIZE", "size")),
            (column("NOTE2", TEXT), ir.Constant(TEXT, "it's")),
            (column("AT2", moment), ir.Constant(moment, "1900-01-01 00:00:00")),
            (column("NONE2"), ir.Constant(BIGINT, None)),
            (column("DEF2"), ir.DatabaseDefault("42")),
            (column("DEF3"), ir.DatabaseDefault("nonsense()")),
        ),
    )
    whole = plan(*steps, maps=(id_map("size", ir.MapKind.LITERAL), id_map("order", ir.MapKind.RESERVED)))
    left = Database({"s_order": [{"ID": 5, "SIZE": 1}, {"ID": 6, "SIZE": None}]})
    right = Database({"t_order": []}, {"t_order": ("ID2", "EXTRA", "SOFT")}, {"t_order": {"DEF3": 43, "SOFT": "s"}})
    after = interpret(whole, left, right)
    rest = {
        "NOTE2": "it's",
        "AT2": datetime(1900, 1, 1),
        "NONE2": None,
        "DEF2": 42,
        "DEF3": 43,
        "EXTRA": None,
        "SOFT": "s",
    }
    assert after.tables["t_order"] == [
        {"ID2": after.maps["map_order"][5], "SIZE2": 9, **rest},
        {"ID2": after.maps["map_order"][6], "SIZE2": None, **rest},
    ]
    assert after.maps["map_size"] == {1: 9}


def test_minted_ids() -> None:
    whole = plan(insert("order", minted=True), maps=(id_map("order", ir.MapKind.MINTED),))
    after = run(whole, {"s_order": [{"ID": 5}, {"ID": 6}]}, {"t_order": [{"ID2": 5}]})
    assert len({row["ID2"] for row in after.tables["t_order"]}) == 3
    assert set(after.maps["map_order"].values()) | {5} == {row["ID2"] for row in after.tables["t_order"]}


def test_ordered_ids_follow_the_old_ones() -> None:
    step = msgspec.structs.replace(insert("order", minted=True), ordered=True)
    whole = plan(step, maps=(id_map("order", ir.MapKind.ORDERED),))
    after = run(whole, {"s_order": [{"ID": 9}, {"ID": 5}, {"ID": 6}]}, {"t_order": [{"ID2": 7}]})
    made = after.maps["map_order"]
    assert sorted(made) == [5, 6, 9] and made[5] < made[6] < made[9]  # type: ignore[operator]
    assert min(made.values()) > 7  # type: ignore[type-var]


def test_not_null_is_enforced() -> None:
    strict = column("PARENT2", nullable=False)
    whole = plan(
        reserve(),
        insert("order", (strict, remap("PARENT", "order"))),
        maps=(id_map("order", ir.MapKind.RESERVED),),
    )
    with pytest.raises(RunRefused, match="may not be NULL"):
        run(whole, {"s_order": [{"ID": 1, "PARENT": None}]}, {"t_order": []})


# --- replace -----------------------------------------------------------------------------------


def replace_plan() -> ir.Plan:
    consumer = ir.Consumer(target("t_line"), (ir.ConsumerColumn("ORDER2", "ID2"),), "Sales.Line", "blocks")
    return plan(
        ir.ClearReference(head(0), key("order"), target("t_order"), column("PARENT2")),
        ir.DeleteRows(head(1), key("order"), target("t_order"), column("ID2"), (consumer,)),
        reserve(),
        insert("order"),
        maps=(id_map("order", ir.MapKind.RESERVED),),
    )


def test_replace_deletes_and_refuses_when_others_need_the_rows() -> None:
    rows: list[Row] = [{"ID2": 3, "PARENT2": 3}]
    after = run(replace_plan(), {"s_order": [{"ID": 1}]}, {"t_order": rows, "t_line": [{"ORDER2": None}]})
    assert [row["ID2"] for row in after.tables["t_order"]] == [after.maps["map_order"][1]]
    with pytest.raises(RunRefused, match=r"Sales\.Line"):
        run(replace_plan(), {"s_order": []}, {"t_order": rows, "t_line": [{"ORDER2": 3}]})


def test_clear_reference_alone() -> None:
    step = ir.ClearReference(head(0), key("order"), target("t_order"), column("PARENT2"))
    after = run(plan(step, maps=()), {}, {"t_order": [{"ID2": 3, "PARENT2": 3}]})
    assert after.tables["t_order"] == [{"ID2": 3, "PARENT2": None}]


# --- users -------------------------------------------------------------------------------------


def user_plan(tenants: bool = True) -> ir.Plan:
    name, tenant = column("USERNAME", TEXT), column("TENANT_ID")
    within = (ir.MatchColumn("Tenant", tenant, tenant, ir.How.MAPPED, "map_tenant"),) if tenants else ()
    match = ir.BuildMatchedMap(
        head(1),
        "map_user",
        source("users"),
        target("users"),
        column("ID"),
        column("ID"),
        (*within, ir.MatchColumn("Username", name, name, ir.How.FOLDED)),
    )
    inherit = ir.InheritIds(
        head(2),
        key("order"),
        "map_order",
        "map_user",
        source("s_order"),
        target("t_order"),
        column("ID"),
        column("ID2"),
        ir.Missing.ERROR,
    )
    return plan(
        ir.BuildLiteralMap(head(0), "map_tenant", "OSSYS_TENANT", (ir.LiteralPair("T", "1", "2", (), ()),)),
        match,
        inherit,
        insert("order"),
        ir.RunChecks(head(4)),
        maps=(
            id_map("tenant", ir.MapKind.LITERAL),
            id_map("user", ir.MapKind.MATCHED),
            id_map("order", ir.MapKind.INHERITED, parent="map_user"),
        ),
        checks=(ir.CheckMap("c", "map_order", "order"),),
    )


def user(number: int, name: str | None, tenant: int) -> Row:
    return {"ID": number, "USERNAME": name, "TENANT_ID": tenant}


def test_users_match_without_case_and_accents_within_their_tenant() -> None:
    left: dict[str, list[Row]] = {
        "users": [user(1, "José ", 1), user(2, None, 1), user(3, "", 1)],
        "s_order": [{"ID": 1}],
    }
    right: dict[str, list[Row]] = {
        "users": [user(7, "jose", 2), user(8, "JOSE", 1), user(9, "", 2)],
        "t_order": [],
    }
    after = run(user_plan(), left, right)
    assert after.maps["map_user"] == {1: 7}
    assert after.tables["t_order"] == [{"ID2": 7}]
    with pytest.raises(RunRefused, match="has no partner"):
        run(user_plan(tenants=False), left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ([user(1, "ann", 1)], [user(7, "Ann", 2), user(8, "ANN", 2)]),
        ([user(1, "ann", 1), user(2, "Ann", 1)], [user(7, "ann", 2)]),
    ],
)
def test_users_that_match_twice_match_nobody(left: list[Row], right: list[Row]) -> None:
    assert run(user_plan(), {"users": left, "s_order": []}, {"users": right, "t_order": []}).maps["map_user"] == {}
    with pytest.raises(RunRefused, match="has no partner"):
        run(user_plan(), {"users": left, "s_order": [{"ID": 1}]}, {"users": right, "t_order": []})


def test_extension_of_an_unmatched_user_is_refused() -> None:
    with pytest.raises(RunRefused, match="has no partner"):
        run(user_plan(), {"users": [user(1, "ann", 1)], "s_order": [{"ID": 1}]}, {"users": [], "t_order": []})


def test_extension_that_the_target_has_already_is_refused() -> None:
    with pytest.raises(RunRefused, match="has id 7 already"):
        run(
            user_plan(),
            {"users": [user(1, "ann", 1)], "s_order": [{"ID": 1}]},
            {"users": [user(7, "ann", 2)], "t_order": [{"ID2": 7}]},
        )


def test_user_file() -> None:
    step = ir.LoadUserFile(
        head(0), "map_user", source("users"), column("ID"), column("USERNAME", TEXT), "users.csv", "", 1
    )
    whole = plan(step, maps=(id_map("user", ir.MapKind.MATCHED, new=TEXT),))
    left = Database({"users": [user(1, "Ann@x", 1), user(2, "bob@x", 1)]})
    after = interpret(whole, left, Database({}), {"users.csv": [("ann@X", "u-1")]})
    assert after.maps["map_user"] == {1: "u-1"}
    with pytest.raises(RunRefused, match="twice"):
        interpret(whole, left, Database({}), {"users.csv": [("ann@x", "u-1"), ("ANN@x", "u-2")]})


def test_fold() -> None:
    assert fold("JOSÉ  ") == fold("jose") == fold("jose\u0301")
    assert fold(" jose") != fold("jose")
    assert fold("josé\n") != fold("jose")


# --- preserved ids -----------------------------------------------------------------------------


def preserved_plan() -> ir.Plan:
    step = ir.PreserveIds(
        head(0),
        key("order"),
        "map_order",
        source("s_order"),
        target("t_order"),
        column("ID", TEXT),
        column("ID2", TEXT),
    )
    return plan(step, insert("order"), maps=(id_map("order", ir.MapKind.PRESERVED, TEXT, TEXT),))


def test_preserved_ids_stay_and_collisions_are_refused() -> None:
    after = run(preserved_plan(), {"s_order": [{"ID": "A"}, {"ID": "a"}]}, {"t_order": [{"ID2": "b"}]})
    assert after.maps["map_order"] == {"A": "A", "a": "a"}
    with pytest.raises(RunRefused, match="already"):
        run(preserved_plan(), {"s_order": [{"ID": "A"}]}, {"t_order": [{"ID2": "A"}]})


# --- guards ------------------------------------------------------------------------------------


def test_guard_and_open_refuse_missing_tables_and_columns() -> None:
    fact = ir.EntityFact(
        ir.Side.TARGET,
        key("order"),
        "order",
        "t_order",
        (),
        (ir.ColumnFact("ID2", "bigint"), ir.ColumnFact("GONE", "bigint")),
    )
    guard = plan(ir.GuardModel(head(0), (fact,), ()), maps=())
    interpret(guard, Database({}), Database({"t_order": []}, {"t_order": ("ID2", "GONE")}))
    with pytest.raises(RunRefused, match="GONE"):
        interpret(guard, Database({}), Database({"t_order": []}, {"t_order": ("ID2",)}))
    with pytest.raises(RunRefused, match="no table"):
        run(plan(ir.OpenRun(head(0), (), (target("t_x"),), ()), maps=()), {}, {})


def test_a_row_left_behind_is_refused() -> None:
    inherit = ir.InheritIds(
        head(2),
        key("order"),
        "map_order",
        "map_x",
        source("s_order"),
        target("t_order"),
        column("ID"),
        column("ID2"),
        ir.Missing.NULL,
    )
    check = order_plan().checks[0]
    assert isinstance(check, ir.CheckRows)
    whole = plan(
        ir.BuildLiteralMap(head(0), "map_x", "OSSYS_TENANT", ()),
        inherit,
        insert("order"),
        ir.RunChecks(head(3)),
        maps=(id_map("x", ir.MapKind.LITERAL), id_map("order", ir.MapKind.INHERITED, parent="map_x")),
        checks=(msgspec.structs.replace(check, references=()),),
    )
    with pytest.raises(RunRefused, match="has 0 rows"):
        run(whole, {"s_order": [{"ID": 1}]}, {"t_order": []})


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("42", TypeKind.BIGINT, 42),
        ("'x''y'::character varying", TypeKind.TEXT, "x'y"),
        ("(0)", TypeKind.INTEGER, 0),
        ("NULL::text", TypeKind.TEXT, None),
        ("true", TypeKind.BOOLEAN, True),
        ("1.50", TypeKind.DECIMAL, Decimal("1.5")),
        ("(-1)", TypeKind.INTEGER, -1),
        ("'1900-01-01 00:00:00'::timestamp without time zone", TypeKind.DATETIME, datetime(1900, 1, 1)),
    ],
)
def test_default_values(text: str, kind: TypeKind, value: object) -> None:
    assert default_value(text, DataType(kind)) == value


def test_defaults_that_are_not_literals_are_refused() -> None:
    for text in ("now()", "'a' || 'b'", "'open", "nextval('s'::regclass)"):
        with pytest.raises(ValueError, match="not a simple default"):
            default_value(text, BIGINT)


def test_literals_of_every_type() -> None:
    for kind in TypeKind:
        sample = {
            "boolean": "false",
            "date": "2024-01-31",
            "time": "01:02:03",
            "datetime": "2024-01-31 01:02:03",
            "datetime_tz": "2024-01-31 01:02:03",
            "binary": "",
        }.get(kind.value, "7")
        assert literal(sample, DataType(kind)) is not None


# --- the comparison ----------------------------------------------------------------------------


def outcome() -> tuple[Database, Database]:
    """Return what a run might have left, with other ids, and what the interpreter expects."""
    before: list[Row] = [{"ID2": 1, "NAME2": "old", "PARENT2": 1}]
    expected = run(order_plan(), ORDERS, {"t_order": before, "other": [{"X": 1}]})
    actual = expected.copy()
    actual.maps["map_order"] = {1: 500, 2: 400}
    actual.tables["t_order"] = [
        {"ID2": 500, "NAME2": "a", "PARENT2": 400},
        {"ID2": 400, "NAME2": "b", "PARENT2": None},
        *before,
    ]
    return actual, expected


def test_other_new_ids_are_equal() -> None:
    actual, expected = outcome()
    assert equal_up_to_bijection(actual, expected, order_plan()) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.tables["t_order"][0].update(PARENT2=500),
        lambda found: found.tables["t_order"][0].update(PARENT2=None),
        lambda found: found.tables["t_order"][0].update(PARENT2=2),
        lambda found: found.tables["t_order"][1].update(NAME2="c"),
        lambda found: found.tables["t_order"][2].update(NAME2="new"),
        lambda found: found.tables["t_order"].pop(),
        lambda found: found.tables["t_order"].append({"ID2": 9, "NAME2": "z", "PARENT2": None}),
        lambda found: found.tables["other"][0].update(X=2),
        lambda found: found.tables["other"][0].update(X=True),
        lambda found: found.tables.pop("other"),
        lambda found: found.maps["map_order"].pop(2),
        lambda found: found.maps["map_order"].update({1: 400}),
        lambda found: found.maps.clear(),
    ],
)
def test_every_difference_is_found(spoil: Callable[[Database], object]) -> None:
    actual, expected = outcome()
    spoil(actual)
    assert equal_up_to_bijection(actual, expected, order_plan()) != []


def test_matched_and_inherited_ids_must_be_the_very_same() -> None:
    left: dict[str, list[Row]] = {
        "users": [user(1, "ann", 1), user(2, "bob", 1)],
        "s_order": [{"ID": 1}, {"ID": 2}],
    }
    right: dict[str, list[Row]] = {"users": [user(7, "ann", 2), user(8, "bob", 2)], "t_order": []}
    expected = run(user_plan(), left, right)
    actual = expected.copy()
    assert equal_up_to_bijection(actual, expected, user_plan()) == []
    actual.maps["map_order"] = {1: 8, 2: 7}
    assert equal_up_to_bijection(actual, expected, user_plan()) != []
    actual = expected.copy()
    actual.maps["map_user"] = {1: 8, 2: 7}
    assert equal_up_to_bijection(actual, expected, user_plan()) != []


# --- the second judge --------------------------------------------------------------------------


def at(marker: str) -> Marked:
    return Marked("t_order", "ID2", "NAME2", marker)


def expectation() -> Expectation:
    return Expectation(
        arrivals=(
            Arrival(at("a"), {"N": 1}, {"PARENT2": at("b"), "SIZE2": Fixed(9)}),
            Arrival(at("b"), {"N": None}, {"PARENT2": Fixed(None), "SIZE2": Fixed(9)}),
        ),
        before={
            "t_order": [{"ID2": 1, "NAME2": "old", "N": 0, "PARENT2": 1, "SIZE2": 9}],
            "other": [{"X": 1}],
        },
        written=frozenset({"t_order"}),
    )


def arrived() -> Database:
    return Database(
        {
            "t_order": [
                {"ID2": 1, "NAME2": "old", "N": 0, "PARENT2": 1, "SIZE2": 9},
                {"ID2": 20, "NAME2": "a", "N": 1, "PARENT2": 30, "SIZE2": 9},
                {"ID2": 30, "NAME2": "b", "N": None, "PARENT2": None, "SIZE2": 9},
            ],
            "other": [{"X": 1}],
        }
    )


def test_judge_is_content_when_all_has_arrived() -> None:
    assert judge(arrived(), expectation()) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda found: found.tables["t_order"][1].update(PARENT2=20),
        lambda found: found.tables["t_order"][1].update(PARENT2=None),
        lambda found: found.tables["t_order"][1].update(SIZE2=1),
        lambda found: found.tables["t_order"][1].update(N=2),
        lambda found: found.tables["t_order"][2].update(N=0),
        lambda found: found.tables["t_order"][2].update(PARENT2=30),
        lambda found: found.tables["t_order"][2].update(NAME2="a"),
        lambda found: found.tables["t_order"][0].update(PARENT2=20),
        lambda found: found.tables["t_order"].pop(0),
        lambda found: found.tables["t_order"].pop(1),
        lambda found: found.tables["t_order"].append({"ID2": 31, "NAME2": "z", "N": 1, "PARENT2": None, "SIZE2": 9}),
        lambda found: found.tables["other"].clear(),
        lambda found: found.tables.pop("other"),
        lambda found: found.tables.update(new=[]),
    ],
)
def test_judge_finds_every_fault(spoil: Callable[[Database], object]) -> None:
    found = arrived()
    spoil(found)
    assert judge(found, expectation()) != []
