"""The reference interpreter's selections: filters, trees of processes, rows that come along."""

from __future__ import annotations

import pytest

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from tests.support.handmade import BIGINT, TEXT, column, head, id_map, insert, plan, reserve, run, source, target
from tests.support.predicates import holds
from tests.support.tables import Row

BOOLEAN = DataType(TypeKind.BOOLEAN)
DATE = DataType(TypeKind.DATE)


def select(*rules: ir.Rule, empty: bool = False, rows: str = "rows", name: str = "order") -> ir.SelectRows:
    return ir.SelectRows(head(0), rows, name, source(f"s_{name}"), column("ID"), rules, empty=empty)


def kept(left: dict[str, list[Row]], *steps: ir.Step, name: str = "order", rows: str = "rows") -> list[object]:
    """Return the ids of the rows that are inserted when the selection ``rows`` is filled by the steps."""
    reserved = ir.ReserveIds(
        head(1),
        ir.Key("m", name),
        f"map_{name}",
        source(f"s_{name}"),
        target(f"t_{name}"),
        column("ID"),
        column("ID2"),
        None,
        rows,
    )
    whole = plan(*steps, reserved, insert(name), maps=(id_map(name, ir.MapKind.RESERVED),))
    return list(run(whole, left, {f"t_{name}": []}).maps[f"map_{name}"])


def orders(**columns: list[object]) -> dict[str, list[Row]]:
    count = len(next(iter(columns.values())))
    return {
        "s_order": [
            {"ID": place + 1, **{name: values[place] for name, values in columns.items()}} for place in range(count)
        ]
    }


def text(value: str | None) -> ir.Constant:
    return ir.Constant(TEXT, value)


NAME, OPEN, DAY, PARENT = column("NAME", TEXT), column("OPEN", BOOLEAN), column("DAY", DATE), column("PARENT")


@pytest.mark.parametrize(
    ("predicate", "row", "expected"),
    [
        (ir.Compares(NAME, "=", text("JOSE ")), {"NAME": "josé"}, True),
        (ir.Compares(NAME, "<>", text("a")), {"NAME": "A"}, False),
        (ir.Compares(NAME, "<>", text("a")), {"NAME": None}, None),
        (ir.Compares(PARENT, ">=", ir.Constant(BIGINT, "5")), {"PARENT": 5}, True),
        (ir.Compares(PARENT, "<", ir.Constant(BIGINT, "5")), {"PARENT": 5}, False),
        (ir.Compares(OPEN, "=", ir.Constant(BOOLEAN, "true")), {"OPEN": False}, False),
        (ir.Compares(DAY, "<", ir.Constant(DATE, "2024-01-01")), {"DAY": None}, None),
        (ir.IsOneOf(NAME, (text("a"), text("b"))), {"NAME": "B"}, True),
        (ir.IsOneOf(NAME, (text("a"),)), {"NAME": None}, None),
        (ir.IsLike(NAME, "%Ö_"), {"NAME": "x\nox"}, True),
        (ir.IsLike(NAME, "a.c"), {"NAME": "abc"}, False),
        (ir.IsLike(NAME, "%"), {"NAME": None}, None),
        (ir.IsEmpty(NAME), {"NAME": None}, True),
        (ir.NotTrue(ir.IsEmpty(NAME)), {"NAME": ""}, True),
        (ir.NotTrue(ir.Compares(NAME, "=", text("a"))), {"NAME": None}, None),
        (ir.AllOf((ir.IsEmpty(NAME), ir.Compares(NAME, "=", text("a")))), {"NAME": None}, None),
        (ir.AllOf((ir.IsEmpty(PARENT), ir.Compares(NAME, "=", text("a")))), {"NAME": None, "PARENT": 1}, False),
        (ir.AnyOf((ir.IsEmpty(NAME), ir.Compares(NAME, "=", text("a")))), {"NAME": None}, True),
        (ir.AnyOf((ir.IsEmpty(PARENT), ir.Compares(NAME, "=", text("a")))), {"NAME": None, "PARENT": 1}, None),
    ],
)
def test_predicates_know_unknown(predicate: ir.Predicate, row: Row, expected: bool | None) -> None:
    assert holds(predicate, row) is expected


def test_a_row_is_kept_when_every_rule_holds() -> None:
    matching = ir.KeepMatching(ir.Filter("", ir.Compares(NAME, "=", text("a"))))
    left = orders(NAME=["a", "A", "b", None], PARENT=[1, 2, 1, 1])
    assert kept(left, select()) == [1, 2, 3, 4]
    assert kept(left, select(empty=True)) == []
    assert kept(left, select(matching)) == [1, 2]
    assert kept(left, select(matching, ir.KeepValues(PARENT, ("1", "7")))) == [1]
    assert kept(left, select(ir.KeepValues(PARENT, ()))) == []


def test_rows_that_refer_to_others() -> None:
    left = orders(PARENT=[8, 9, None])
    left["s_part"] = [{"ID": 8, "K": 1, "L": 2}, {"ID": 9, "K": None, "L": 2}]
    parts = select(ir.KeepValues(column("ID"), ("8",)), rows="parts", name="part")
    assert kept(left, parts, select(ir.KeepReferring(PARENT, "parts"))) == [1]
    consuming = ir.KeepConsuming((ir.ConsumerColumn("PARENT", "ID"),), source("s_part"), column("ID"))
    assert kept(left, select(consuming)) == [1, 2]
    consuming = ir.KeepConsuming((ir.ConsumerColumn("PARENT", "ID"),), source("s_part"), column("ID"), "parts")
    assert kept(left, parts, select(consuming)) == [1]
    pair = (ir.ConsumerColumn("PARENT", "L"), ir.ConsumerColumn("ID", "K"))
    left["s_order"][0]["PARENT"] = 2
    assert kept(left, select(ir.KeepConsuming(pair, source("s_part"), column("ID")))) == [1]


def test_parents_are_needed_and_children_follow_until_nothing_is_added() -> None:
    left = orders(PARENT=[2, 3, 77, 1, None])
    needs = ir.Needs("", source("s_order"), column("ID"), "rows", PARENT, source("s_order"), column("ID"), "rows")
    start = select(ir.KeepValues(column("ID"), ("1",)))
    assert sorted(map(str, kept(left, start, ir.CloseRows(head(0), (needs,))))) == ["1", "2", "3"]
    follows = ir.Follows(
        "",
        source("s_order"),
        column("ID"),
        "rows",
        (ir.ConsumerColumn("PARENT", "ID"),),
        source("s_order"),
        column("ID"),
        "rows",
    )
    third = select(ir.KeepValues(column("ID"), ("3",)))
    assert sorted(map(str, kept(left, third, ir.CloseRows(head(0), (follows,))))) == ["1", "2", "3", "4"]
    # Without a selection of its own, every row of the other side counts.
    every = ir.Needs("", source("s_order"), column("ID"), None, PARENT, source("s_order"), column("ID"), "rows")
    assert sorted(map(str, kept(left, select(empty=True), ir.CloseRows(head(0), (every,))))) == ["1", "2", "3"]


# --- trees of processes --------------------------------------------------------------------------

TREES: dict[str, list[Row]] = {
    "s_process": [
        {"ID": 1, "TOP": 1, "DEF": 10, "STATUS": 2},
        {"ID": 2, "TOP": 1, "DEF": 20, "STATUS": 1},
        {"ID": 3, "TOP": 3, "DEF": 10, "STATUS": 2},
        {"ID": 4, "TOP": None, "DEF": 10, "STATUS": 1},
        {"ID": 5, "TOP": 0, "DEF": 20, "STATUS": 1},
        {"ID": 6, "TOP": 99, "DEF": 10, "STATUS": 1},
        {"ID": 7, "TOP": 4, "DEF": 10, "STATUS": None},
    ],
    "s_activity": [{"ID": 1, "P": 7, "DEF": 30}, {"ID": 2, "P": 3, "DEF": 40}, {"ID": 3, "P": None, "DEF": None}],
}


def processes(
    definitions: tuple[str, ...], *, open_only: bool = False, skip: bool = False, activities: bool = True
) -> ir.SelectProcesses:
    return ir.SelectProcesses(
        head(0),
        "rows",
        "process",
        source("s_process"),
        column("ID"),
        column("TOP"),
        column("DEF"),
        definitions,
        column("STATUS"),
        ("2",),
        open_only,
        skip,
        "map_def",
        "map_act" if activities else None,
        source("s_activity") if activities else None,
        column("P"),
        column("DEF"),
    )


def trees(step: ir.SelectProcesses, known: str = "10", activity: str = "30") -> list[object]:
    literals = [
        ir.BuildLiteralMap(head(0), name, "OSSYS_X", (ir.LiteralPair("x", old, "1", (), ()),))
        for name, old in (("map_def", known), ("map_act", activity))
    ]
    steps: tuple[ir.Step, ...] = (*literals, step)
    whole = plan(
        *steps,
        ir.ReserveIds(
            head(1),
            ir.Key("m", "p"),
            "map_p",
            source("s_process"),
            target("t"),
            column("ID"),
            column("ID2"),
            None,
            "rows",
        ),
        maps=tuple(
            id_map(name, kind)
            for name, kind in (("def", ir.MapKind.LITERAL), ("act", ir.MapKind.LITERAL), ("p", ir.MapKind.RESERVED))
        ),
    )
    return sorted(run(whole, TREES, {"t": []}).maps["map_p"], key=str)


def test_a_tree_goes_whole_by_the_definition_of_its_top() -> None:
    assert trees(processes(("10",))) == [1, 2, 3, 4, 7]
    assert trees(processes(("20",))) == [5]
    assert trees(processes(())) == []


def test_open_trees_have_a_process_that_is_not_terminal() -> None:
    assert trees(processes(("10", "20"), open_only=True)) == [1, 2, 4, 5, 7]


def test_a_tree_with_a_definition_without_partner_is_skipped_whole() -> None:
    assert trees(processes(("10", "20"), skip=True)) == [4, 7]
    assert trees(processes(("10", "20"), skip=True), activity="40") == [3]
    assert trees(processes(("10", "20"), skip=True, activities=False)) == [3, 4, 7]


def test_a_selection_is_filled_once() -> None:
    with pytest.raises(AssertionError, match="two steps"):
        kept(orders(NAME=["a"]), select(), select())


def test_reserve_is_not_disturbed_by_rows_that_are_not_selected() -> None:
    """All rows without a selection."""
    whole = plan(reserve(), insert("order"), maps=(id_map("order", ir.MapKind.RESERVED),))
    assert len(run(whole, orders(NAME=["a", "b"]), {"t_order": []}).tables["t_order"]) == 2
