"""Definitions, statuses and kinds of BPT: their records and pairs, and what their values refer to."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.rows import (
    ActivityDefinitionRow,
    EspaceRow,
    ParameterDefinitionRow,
    ProcessDefinitionRow,
    StatusRow,
    TypeKind,
)
from compiler.model.match import match
from compiler.model.types import Correspondence, EntityKey, Model, RecordMatch
from compiler.plan.facts import READ_BY_SCRIPTS
from tests.support.metamodels import Rows, column, problem, problems, simple

TABLES = (
    "OSSYS_BPM_PROCESS_DEFINITION", "OSSYS_BPM_PROCESS_INPUT_DEF", "OSSYS_BPM_PROCESS_OUTPUT_DEF",
    "OSSYS_BPM_ACTIVITY_DEFINITION", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF", "OSSYS_BPM_PROCESS_STATUS",
    "OSSYS_BPM_ACTIVITY_STATUS", "OSSYS_BPM_ACTIVITY_KIND",
)
VALUES = ("OSSYS_BPM_PROCESS_INPUT", "OSSYS_BPM_PROCESS_OUTPUT", "OSSYS_BPM_ACTIVITY_OUTPUT")


def platform(*, types: bool = True, last_id: int = 100) -> tuple[Rows, EspaceRow]:
    """An environment with BPT's tables, and its module M."""
    rows = Rows(last_id=last_id)
    for name in (*TABLES, *VALUES):
        more = [column("SS_TYPE", TypeKind.TEXT)] if types else []
        rows.table(name, column("ID", nullable=False), *more)
    return rows, rows.espace("M")


def key(table: str) -> EntityKey:
    return EntityKey("ossys", table.lower())


def records(model: Model, table: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (record.key, record.id, record.name, record.parts)
        for item in model.record_sets if item.table == table for record in item.records
    ]


def matched(source: Rows, target: Rows) -> Correspondence:
    findings = Findings()
    result = match(source.resolve(), target.resolve(), {}, findings)
    assert list(findings) == []
    return result


def match_of(result: Correspondence, table: str) -> RecordMatch:
    (found,) = [item for item in result.records if item.entity == key(table)]
    return found


def process(rows: Rows, espace: EspaceRow, name: str, *, active: bool = True) -> ProcessDefinitionRow:
    row = ProcessDefinitionRow(rows.next_id(), name, name.lower(), espace.id, active)
    rows.process_definitions.append(row)
    return row


def activity(rows: Rows, owner: ProcessDefinitionRow, name: str, *, active: bool = True) -> ActivityDefinitionRow:
    row = ActivityDefinitionRow(rows.next_id(), name.lower(), name, owner.id, active)
    rows.activity_definitions.append(row)
    return row


def parameter(
    rows: Rows, into: list[ParameterDefinitionRow], owner: int, name: str, ss_type: str | None = None,
    *, active: bool = True,
) -> ParameterDefinitionRow:
    row = ParameterDefinitionRow(rows.next_id(), name.lower(), owner, name, active, ss_type=ss_type)
    into.append(row)
    return row


# --- records ----------------------------------------------------------------------------------


def test_definitions_have_the_keys_of_all_their_owners() -> None:
    rows, m = platform()
    approve = process(rows, m, "Approve")
    review = activity(rows, approve, "Review")
    given = parameter(rows, rows.process_inputs, approve.id, "Order")
    done = parameter(rows, rows.process_outputs, approve.id, "Done")
    outcome = parameter(rows, rows.activity_outputs, review.id, "Outcome")
    model = rows.resolve()
    assert records(model, TABLES[0]) == [("m*approve", str(approve.id), "Approve", ("m", "approve"))]
    assert records(model, TABLES[1]) == [
        ("m*approve*order", str(given.id), "Approve.Order", ("m", "approve", "order"))
    ]
    assert records(model, TABLES[2]) == [
        ("m*approve*done", str(done.id), "Approve.Done", ("m", "approve", "done"))
    ]
    assert records(model, TABLES[3]) == [
        ("m*approve*review", str(review.id), "Approve.Review", ("m", "approve", "review"))
    ]
    assert records(model, TABLES[4]) == [
        ("m*approve*review*outcome", str(outcome.id), "Approve.Review.Outcome",
         ("m", "approve", "review", "outcome"))
    ]


def test_only_active_definitions_of_active_owners_count() -> None:
    rows, m = platform()
    dead = rows.espace("Dead", active=False)
    for owner, process_active, activity_active, own in (
        (m, True, True, False), (m, True, False, True), (m, False, True, True), (dead, True, True, True),
    ):
        above = process(rows, owner, f"P{rows.next_id()}", active=process_active)
        inside = activity(rows, above, "A", active=activity_active)
        parameter(rows, rows.process_inputs, above.id, "I", active=own and activity_active)
        parameter(rows, rows.activity_outputs, inside.id, "O", active=own)
    parameter(rows, rows.process_outputs, 9999, "Orphan")
    model = rows.resolve()
    assert [len(records(model, table)) for table in TABLES[:5]] == [2, 0, 0, 1, 0]
    # Of the processes only the two active ones of M, of the activities the active one inside the first.
    assert records(model, TABLES[3])[0][3][:2] == records(model, TABLES[0])[0][3]


def test_two_active_parameters_with_one_key_are_an_error() -> None:
    rows, m = platform()
    approve = process(rows, m, "Approve")
    for _ in range(2):
        parameter(rows, rows.process_inputs, approve.id, "Order")
    assert problems(rows.resolve(), key("OSSYS_BPM_PROCESS_INPUT_DEF")) == ["O11-0201"]


def test_equal_inner_keys_of_two_processes_are_two_records() -> None:
    rows, m = platform()
    for name in ("A", "B"):
        parameter(rows, rows.process_inputs, process(rows, m, name).id, "Order")
    model = rows.resolve()
    assert [item[0] for item in records(model, "OSSYS_BPM_PROCESS_INPUT_DEF")] == ["m*a*order", "m*b*order"]
    assert model.problems == ()


# --- pairs ------------------------------------------------------------------------------------


def test_definitions_pair_by_key_and_those_without_partner_are_named_with_their_module() -> None:
    source, m = platform()
    target, other = platform(last_id=9000)
    both = process(source, m, "Approve")
    alone = process(source, m, "Refuse")
    new = process(target, other, "Approve")
    lost = parameter(source, source.process_inputs, both.id, "Order")
    result = matched(source, target)
    definitions = match_of(result, "OSSYS_BPM_PROCESS_DEFINITION")
    assert [(pair.source.id, pair.target.id) for pair in definitions.pairs] == [(str(both.id), str(new.id))]
    assert [record.id for record in definitions.source_only] == [str(alone.id)]
    found = {item.where: item for _, item in result.problems}
    assert {item.code for item in found.values()} == {"O11-0317"}
    assert set(found) == {"(System).Process_Definition: M.Refuse", "(System).Process_Input_Def: M.Approve.Order"}
    assert str(lost.id) in found["(System).Process_Input_Def: M.Approve.Order"].found


def test_inputs_that_only_the_target_has_are_noted_for_processes_that_get_instances() -> None:
    source, m = platform()
    target, other = platform(last_id=9000)
    process(source, m, "Approve")
    for name in ("Approve", "New"):
        above = process(target, other, name)
        parameter(target, target.process_inputs, above.id, "Extra")
        parameter(target, target.process_inputs, above.id, "Gone", active=False)
        parameter(target, target.process_outputs, above.id, "Result")
    result = matched(source, target)
    assert [(owner, item.code, item.where) for owner, item in result.problems] == [
        (key("OSSYS_BPM_PROCESS_INPUT"), "O11-0318", "Approve.Extra")
    ]


STATUSES = (("OSSYS_BPM_PROCESS_STATUS", "process_statuses"), ("OSSYS_BPM_ACTIVITY_STATUS", "activity_statuses"),
            ("OSSYS_BPM_ACTIVITY_KIND", "activity_kinds"))


def with_statuses(table: str, field: str, first: int, *, listed: bool) -> Rows:
    """An environment whose status table has Active and Closed, with records of them if ``listed``.

    The record keys say the opposite of the names, so that a test can tell which one decided.
    """
    rows, _ = platform(last_id=first)
    getattr(rows, field).extend([StatusRow(first + 1, "Active", False), StatusRow(first + 2, "Closed", True)])
    system = rows.espace("System")
    rows.entity(system, "Status", table, "status", system=True, data_kind="staticEntity")
    if listed:
        order = (1, 2) if first == 10 else (2, 1)
        for name, offset in zip(("k1", "k2"), order, strict=True):
            rows.record(system, "status", name, str(first + offset))
    return rows


@pytest.mark.parametrize(("table", "field"), STATUSES)
@pytest.mark.parametrize(("source_listed", "target_listed", "by"), [
    (True, True, "OSSYS_ENTITY_RECORD"), (False, False, ""), (True, False, ""), (False, True, ""),
])
def test_statuses_pair_by_record_key_where_both_sides_have_records_else_by_name(
    table: str, field: str, source_listed: bool, target_listed: bool, by: str
) -> None:
    source = with_statuses(table, field, 10, listed=source_listed)
    target = with_statuses(table, field, 500, listed=target_listed)
    result = matched(source, target)
    (found,) = [item for item in result.records if item.entity == EntityKey("system", "status")]
    assert found.table == (by or table)
    pairs = {(pair.source.id, pair.target.id) for pair in found.pairs}
    assert pairs == ({("11", "502"), ("12", "501")} if by else {("11", "501"), ("12", "502")})
    assert result.problems == ()


def test_names_of_statuses_are_compared_exactly() -> None:
    source, _ = platform()
    target, _ = platform()
    source.process_statuses.append(StatusRow(1, "Active", False))
    target.process_statuses.append(StatusRow(1, "active", False))
    result = matched(source, target)
    assert match_of(result, "OSSYS_BPM_PROCESS_STATUS").pairs == ()
    assert problem(result, "O11-0306").where == "(System).Process_Status: Active"


# --- what the values are ----------------------------------------------------------------------


def test_the_model_has_inactive_definitions_too_but_none_of_inactive_modules() -> None:
    rows, m = platform()
    old = process(rows, m, "Old", active=False)
    new = process(rows, m, "New")
    process(rows, rows.espace("Dead", active=False), "Ghost")
    given = parameter(rows, rows.process_inputs, old.id, "Order", "rtText")
    gone = parameter(rows, rows.process_outputs, new.id, "Done", active=False)
    outcome = parameter(rows, rows.activity_outputs, activity(rows, new, "Review").id, "Outcome")
    bpm = rows.resolve().bpm
    assert [(item.id, item.key, item.espace, item.name, item.active) for item in bpm.definitions] == [
        (str(old.id), "old", "m", "Old", False), (str(new.id), "new", "m", "New", True),
    ]
    assert [(item.table, item.id, item.owner, item.name, item.active, item.espace) for item in bpm.parameters] == [
        ("OSSYS_BPM_PROCESS_INPUT_DEF", str(given.id), "Old", "Order", False, "m"),
        ("OSSYS_BPM_PROCESS_OUTPUT_DEF", str(gone.id), "New", "Done", False, "m"),
        ("OSSYS_BPM_ACTIVITY_OUTPUT_DEF", str(outcome.id), "Review", "Outcome", True, "m"),
    ]


@pytest.mark.parametrize(("ss_type", "refers"), [
    ("btm*order", True), ("BT{M}*{ORDER}", True), ("btM*Order", True),
    ("rtText", False), ("7", False), ("", False), (None, False),
])
def test_a_parameter_refers_when_its_type_is_a_reference(ss_type: str | None, refers: bool) -> None:
    rows, m = platform()
    simple(rows, m, "Order")
    above = process(rows, m, "Approve")
    parameter(rows, rows.process_inputs, above.id, "In", ss_type)
    parameter(rows, rows.process_outputs, above.id, "Out", ss_type)
    parameter(rows, rows.activity_outputs, activity(rows, above, "Review").id, "Out", ss_type)
    model = rows.resolve()
    expected = EntityKey("m", "order") if refers else None
    assert [item.refers for item in model.bpm.parameters] == [expected] * 3
    assert model.problems == ()


def test_a_reference_to_no_active_entity_is_a_warning_of_the_table_with_the_values() -> None:
    rows, m = platform()
    rows.entity(m, "Order", "T", active=False)
    above = process(rows, m, "Approve")
    parameter(rows, rows.process_inputs, above.id, "In", "btm*order")
    parameter(rows, rows.process_inputs, above.id, "Old", "btm*order", active=False)
    parameter(rows, rows.activity_outputs, activity(rows, above, "Review").id, "Out", "btm*nothing")
    model = rows.resolve()
    assert [item.refers for item in model.bpm.parameters] == [None] * 3
    assert [(owner, item.code, item.where) for owner, item in model.problems] == [
        (key("OSSYS_BPM_ACTIVITY_OUTPUT"), "O11-0317", "M.Approve.Review.Out"),
        (key("OSSYS_BPM_PROCESS_INPUT"), "O11-0317", "M.Approve.In"),
    ]


def test_a_platform_without_types_of_activity_outputs_is_noted_when_there_are_some() -> None:
    rows, m = platform(types=False)
    review = activity(rows, process(rows, m, "Approve"), "Review")
    assert rows.resolve().problems == ()
    parameter(rows, rows.activity_outputs, review.id, "Outcome")
    found = problem(rows.resolve(), "O11-0615")
    assert found.where == "(System).Activity_Output.OUTPUT_VALUE"
    assert problems(rows.resolve(), key("OSSYS_BPM_ACTIVITY_OUTPUT")) == ["O11-0615"]


def test_terminal_statuses_are_those_that_say_so() -> None:
    rows, _ = platform()
    rows.process_statuses += [StatusRow(1, "Active", False), StatusRow(2, "Closed", True), StatusRow(3, "Odd")]
    rows.activity_statuses.append(StatusRow(9, "Closed", True))
    assert rows.resolve().bpm.terminal == ("2",)


def test_scripts_may_read_every_table_with_records() -> None:
    assert set(TABLES) <= set(READ_BY_SCRIPTS)
