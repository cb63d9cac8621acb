"""Cost per step: rows, bytes and seconds of the snapshot's statistics, locks in each engine's words."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from compiler.metamodel.file import read_snapshot, write_snapshot
from compiler.metamodel.rows import Engine
from compiler.pipeline import plan_project
from compiler.plan import ir
from compiler.plan.codec import decode, encode
from compiler.plan.costs import (
    BYTES,
    CHANGED,
    CHECKED,
    HASH_BYTES,
    INSERTED,
    LEAST_SLOW,
    MAPPED,
    PAIR_BYTES,
    SLOWER,
)
from compiler.script.cost_words import (
    LOCKS,
    Locks,
    amount_words,
    listed,
    log_words,
    rows_words,
    size_words,
    time_words,
    total,
)
from compiler.script.locked_tables import locked_tables, waiting_words
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case

# cycle_cut: departments and employees that refer to each other; Department.HeadId is cut.
SIZES = {"OSUSR_S01_DEPARTMENT": (600_000, 90_000_000), "OSUSR_S01_EMPLOYEE": (6_000_000, 1_800_000_000)}


def planned(folder: Path, sizes: dict[str, tuple[int | None, int | None]], case: str = "cycle_cut") -> ir.Plan:
    """Return the plan of a case whose source tables have these statistics (rows, bytes)."""
    project = prepare(load_case(case), folder, "postgres")
    model = read_snapshot(folder / "source.json").metamodel
    tables = tuple(
        msgspec.structs.replace(item, rows=sizes[item.name][0], bytes=sizes[item.name][1])
        if item.name in sizes
        else item
        for item in model.tables
    )
    write_snapshot(msgspec.structs.replace(model, tables=tables), folder / "source.json")
    # Above a size the project file has to say that it wants one transaction all the same.
    with project.open("a", encoding="utf-8") as file:
        file.write("transaction: whole\n")
    return plan_project(project).plan


def costs(plan: ir.Plan) -> dict[str, ir.Cost]:
    return {item.step.partition("-")[2]: item for item in plan.costs}


def test_every_step_has_a_cost_in_its_order(tmp_path: Path) -> None:
    plan = planned(tmp_path, {})
    assert [item.step for item in plan.costs] == [step.head.id for step in plan.steps]
    assert decode(encode(plan)).costs == plan.costs


def test_rows_bytes_and_seconds_come_from_the_statistics(tmp_path: Path) -> None:
    found = costs(planned(tmp_path, SIZES))
    insert = found["insert-shop-employee"]
    assert (insert.rows, insert.bytes, insert.at_most) == (6_000_000, 1_800_000_000, False)
    # 300 bytes a row: the bytes take less time than the rows.
    assert insert.fast == 1000 * 6_000_000 // INSERTED > 1000 * 1_800_000_000 // BYTES
    assert insert.slow == insert.fast * SLOWER
    keys = found["keys-of-shop-department"]
    assert (keys.rows, keys.bytes, keys.fast) == (600_000, 600_000 * PAIR_BYTES, 1000 * 600_000 // MAPPED)
    link = found["link-shop-department-headid1"]
    # The last step that writes a row also keeps a hash of it, which undo compares.
    assert (link.rows, link.at_most, link.bytes) == (600_000, True, 90_000_000 + 600_000 * HASH_BYTES)
    assert link.fast == 1000 * 600_000 // CHANGED + 1000 * 600_000 // MAPPED
    assert found["verify"].fast == 1000 * 6_600_000 // CHECKED


def test_wide_rows_take_as_long_as_their_bytes(tmp_path: Path) -> None:
    found = costs(planned(tmp_path, {"OSUSR_S01_EMPLOYEE": (1_000, 5_000_000_000)}))
    assert found["insert-shop-employee"].fast == 1000 * 5_000_000_000 // BYTES


def test_without_statistics_it_is_unknown_and_said_so(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"OSUSR_S01_EMPLOYEE": (None, None), "OSUSR_S01_DEPARTMENT": (600, None)})
    found = costs(plan)
    insert = found["insert-shop-employee"]
    assert (insert.rows, insert.bytes, insert.fast, insert.slow) == (None, None, None, None)
    assert amount_words(insert) == "rows unknown, size unknown, time unknown"
    other = found["insert-shop-department"]
    assert (other.rows, other.bytes, other.slow) == (600, None, LEAST_SLOW)
    assert amount_words(other) == "about 600 rows, size unknown, a second at most"
    assert found["verify"].fast is None
    assert total(plan.costs).time.endswith(f"and {total(plan.costs).unknown} of {len(plan.steps)} steps unknown")


def test_an_empty_table_costs_nothing(tmp_path: Path) -> None:
    found = costs(planned(tmp_path, {"OSUSR_S01_EMPLOYEE": (0, 8192)}))["insert-shop-employee"]
    assert (found.rows, found.bytes) == (0, 0)
    assert amount_words(found) == "no rows to speak of, a second at most"


def test_a_selection_and_a_merge_make_it_at_most(tmp_path: Path) -> None:
    for case, step in (("where_closure_mandatory", "insert-shop-order"), ("merge_update", "insert-shop-customer")):
        plan = outcome(prepare(load_case(case), tmp_path / case, "postgres")).planned
        assert plan is not None
        found = [item for name, item in costs(plan.plan).items() if name.startswith("insert-")]
        assert any(item.at_most for item in found), (case, step)


def test_both_dialects_have_the_same_locks_in_their_own_words(tmp_path: Path) -> None:
    plans = {}
    for dialect in ("postgres", "tsql"):
        planned = outcome(prepare(load_case("guide_osevt_rows"), tmp_path / dialect, dialect)).planned
        assert planned is not None
        plans[dialect] = planned.plan
    for one, other in zip(plans["postgres"].costs, plans["tsql"].costs, strict=True):
        assert [(lock.kind, lock.table.side, lock.table.name.lower()) for lock in one.locks] == [
            (lock.kind, lock.table.side, lock.table.name.lower()) for lock in other.locks
        ]
    words = {name: Locks(plan) for name, plan in plans.items()}
    step = next(item.head.id for item in plans["postgres"].steps if isinstance(item, ir.SilenceTriggers))
    found = {
        name: words[name].lock_words(next(item for item in plan.costs if item.step == step))
        for name, plan in plans.items()
    }
    assert found["postgres"].startswith("SHARE ROW EXCLUSIVE on o11_target.")
    assert found["tsql"].startswith("Sch-M on OSTARGET.dbo.")


def test_tsql_takes_no_lock_on_what_it_has_copied(tmp_path: Path) -> None:
    planned = outcome(prepare(load_case("cycle_cut"), tmp_path, "tsql")).planned
    assert planned is not None
    locks = Locks(planned.plan)
    for cost in planned.plan.costs:
        assert "OSUSR_S01_" not in locks.lock_words(cost)
    # The metamodel of the source is read where it is.
    guard = planned.plan.costs[1]
    assert "IS and S on OSSOURCE.dbo.ossys_entity" in locks.lock_words(guard)
    assert "while a statement runs" in locks.lock_words(guard)


def test_an_insert_says_that_the_table_is_closed_since_the_first_step(tmp_path: Path) -> None:
    plan = planned(tmp_path, {})
    locks, found = Locks(plan), costs(plan)
    assert locks.application_words(found["insert-shop-employee"]) == (
        "since step 010-open-the-run who writes to o11_target.OSUSR_T01_EMPLOYEE waits (reading goes on)"
    )
    assert locks.application_words(found["guard-the-metamodel"]).startswith("nobody waits for this step")
    (first, *_) = locked_tables(plan, locks)
    assert first.mode == "SHARE ROW EXCLUSIVE" and first.closes
    assert first.tables == (
        ("o11_target.OSUSR_T01_DEPARTMENT", "010-open-the-run"), ("o11_target.OSUSR_T01_EMPLOYEE", "010-open-the-run"),
    )
    assert waiting_words(plan, locks)[0] == "Those that use the tables below cannot; others can."


def test_in_steps_tables_are_closed_by_the_step_that_needs_them(tmp_path: Path) -> None:
    project = prepare(load_case("cycle_cut"), tmp_path, "postgres")
    with project.open("a", encoding="utf-8") as file:
        file.write("transaction: step\n")
    plan = plan_project(project).plan
    locks, found = Locks(plan), costs(plan)
    assert waiting_words(plan, locks)[0].startswith("No: from the first step to the last")
    words = locks.application_words(found["insert-shop-employee"])
    assert "who writes to o11_target.OSUSR_T01_EMPLOYEE waits" in words and "since step" not in words


def test_every_kind_of_lock_has_words_in_both_engines() -> None:
    for engine in Engine:
        assert set(LOCKS[engine]) == set(ir.LockKind)
        assert all(words.mode and words.until for words in LOCKS[engine].values())


@pytest.mark.parametrize(
    ("fast", "slow", "words"),
    [
        (2, 50, "a second at most"),
        (0, 1000, "a second at most"),
        (900, 7_200, "up to 8 seconds"),
        (1_000, 8_000, "1 to 8 seconds"),
        (90_000, 720_000, "90 seconds to 12 minutes"),
        (600_000, 4_800_000, "10 to 80 minutes"),
        (7_200_000, 57_600_000, "2 to 16 hours"),
        (None, None, "time unknown"),
    ],
)
def test_times_are_ranges_that_people_say(fast: int | None, slow: int | None, words: str) -> None:
    assert time_words(fast, slow) == words


def test_sizes_and_rows_in_words() -> None:
    assert [size_words(size) for size in (0, 999, 1_000, 1_550, 99_999, 1_500_000, 2_000_000_000, None)] == [
        "0 bytes", "999 bytes", "1 kB", "1.5 kB", "99 kB", "1.5 MB", "2 GB", "unknown",
    ]
    assert log_words(1_500_000) == "1.5 MB to 3 MB" and log_words(None) == "unknown"
    assert [rows_words(rows) for rows in (1, 1234, None)] == ["about 1 row", "about 1,234 rows", "rows unknown"]
    assert rows_words(5, at_most=True) == "at most 5 rows"
    assert listed(["a", "b", "c"], 3) == "a, b, c" and listed(["a", "b", "c", "d"], 3) == "a, b and 2 more"


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_the_header_of_each_step_says_locks_applications_and_cost(tmp_path: Path, dialect: str) -> None:
    for script in outcome(prepare(load_case("hostile_names"), tmp_path, dialect)).scripts:
        if script.path.startswith("steps/"):
            head = [line for line in script.data.decode("utf-8-sig").splitlines() if line.startswith("-- ")]
            for word in ("-- Locks: ", "-- Applications: ", "-- Cost (estimate): "):
                assert sum(line.startswith(word) for line in head) == 1, script.path
