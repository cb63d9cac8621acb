"""From fetched OSSYS rows to row structs: probing, value types, order."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.ossys import (
    APPLICATION,
    ATTRIBUTE,
    ENTITY,
    ESPACE,
    OSSYS_NAMES,
    RECORD,
    SOLUTION_REFERENCE,
    TENANT,
    build_metamodel,
    choose,
    parse_rows,
)
from compiler.metamodel.rows import (
    AttributeRow,
    Column,
    DataType,
    Engine,
    EntityRow,
    Environment,
    EspaceRow,
    RecordRow,
    SolutionReferenceRow,
    Table,
    TenantRow,
    TypeKind,
)

UPPER_KEY = "8BFA817A-1092-472C-A14E-BC9E2AD9403B"
KEY = UPPER_KEY.lower()

ESPACE_COLUMNS = "ID NAME SS_KEY IS_ACTIVE IS_SYSTEM ESPACEKIND"
ENTITY_COLUMNS = (
    "ID NAME PHYSICAL_TABLE_NAME ESPACE_ID SS_KEY PRIMARYKEY_SS_KEY DATA_KIND IS_ACTIVE IS_SYSTEM"
)
ATTRIBUTE_COLUMNS = "ID ENTITY_ID NAME TYPE IS_MANDATORY IS_ACTIVE"


def table(name: str, columns: str) -> Table:
    text = DataType(TypeKind.TEXT)
    return Table(name, columns=tuple(Column(item, "text", text) for item in columns.split()))


def minimal(*more: Table) -> tuple[Table, ...]:
    return (
        table("ossys_Espace", ESPACE_COLUMNS.lower()),
        table("OSSYS_ENTITY", ENTITY_COLUMNS),
        table("ossys_entity_attr", ATTRIBUTE_COLUMNS.title()),
        *more,
    )


def espace(**changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "ID": 1, "NAME": "Sales", "SS_KEY": KEY, "IS_ACTIVE": True, "IS_SYSTEM": False,
        "ESPACEKIND": "eSpace",
    }
    return row | changes


def read_espace(**changes: object) -> tuple[tuple[EspaceRow, ...], Findings]:
    findings = Findings()
    return parse_rows(ESPACE, {"OSSYS_ESPACE": [espace(**changes)]}, findings), findings


def test_names_match_in_any_letter_case_and_missing_columns_are_not_selected() -> None:
    findings = Findings()
    choices = {item.name: item for item in choose(minimal(), "dbo", findings)}
    assert list(findings) == []
    assert list(choices) == ["OSSYS_ESPACE", "OSSYS_ENTITY", "OSSYS_ENTITY_ATTR"]
    assert choices["OSSYS_ESPACE"].physical == "ossys_Espace"
    assert choices["OSSYS_ESPACE"].columns[2] == ("SS_KEY", "ss_key")
    attribute_columns = [name for name, _ in choices["OSSYS_ENTITY_ATTR"].columns]
    assert sorted(attribute_columns) == sorted(ATTRIBUTE_COLUMNS.split())


def test_no_table_with_users_is_ever_chosen() -> None:
    choices = choose(minimal(table("OSSYS_USER", "ID USERNAME PASSWORD")), "dbo", Findings())
    assert "OSSYS_USER" not in {item.name for item in choices}
    assert not [name for name in OSSYS_NAMES if "USER" in name or name == "OSSYS_BPM_PROCESS"]


def test_all_missing_tables_and_columns_are_reported_at_once() -> None:
    findings = Findings()
    choose((table("OSSYS_ESPACE", "ID NAME"), table("OSSYS_ROLE", "ID")), "dbo", findings)
    assert [(item.code, item.found) for item in findings] == [
        ("O11-0106", "SS_KEY, IS_ACTIVE, IS_SYSTEM, ESPACEKIND"),
        ("O11-0105", "no table OSSYS_ENTITY"),
        ("O11-0105", "no table OSSYS_ENTITY_ATTR"),
        ("O11-0106", "NAME, SS_KEY, ESPACE_ID, IS_ACTIVE"),
    ]


def test_names_that_differ_only_in_letter_case_are_errors() -> None:
    findings = Findings()
    twins = minimal(table("ossys_entity", ENTITY_COLUMNS), table("OSSYS_SOLUTION", "ID id NAME"))
    choose(twins, "dbo", findings)
    assert [(item.code, item.found) for item in findings] == [
        ("O11-0209", "ID, id"), ("O11-0205", "OSSYS_ENTITY, ossys_entity"),
    ]


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [("ID NAME KEY SS_KEY IS_ACTIVE", "KEY"), ("ID NAME SS_KEY IS_ACTIVE", "SS_KEY")],
)
def test_key_of_an_application(columns: str, chosen: str) -> None:
    findings = Findings()
    choices = choose(minimal(table("OSSYS_APPLICATION", columns)), "dbo", findings)
    assert list(findings) == []
    names = next(item.columns for item in choices if item.name == "OSSYS_APPLICATION")
    assert (chosen, chosen) in names
    row = {"ID": 1, "NAME": "App", "IS_ACTIVE": 1, chosen: UPPER_KEY}
    [application] = parse_rows(APPLICATION, {"OSSYS_APPLICATION": [row]}, findings)
    assert application.key == KEY


@pytest.mark.parametrize("value", [UPPER_KEY, KEY, f"{{{UPPER_KEY}}}", f" {UPPER_KEY}  ", UUID(KEY)])
def test_keys_are_normalised(value: object) -> None:
    [row], findings = read_espace(SS_KEY=value)
    assert (row.key, len(findings)) == (KEY, 0)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, True), (1, True), (Decimal(1), True), ("t", True), ("1", True), ("TRUE", True),
        (False, False), (0, False), (Decimal("0.0"), False), ("f", False), ("0", False), (None, False),
    ],
)
def test_booleans_come_in_many_forms(value: object, expected: bool) -> None:
    [row], findings = read_espace(IS_ACTIVE=value)
    assert (row.active, len(findings)) == (expected, 0)


@pytest.mark.parametrize("value", [7, Decimal(7), Decimal("7.00")])
def test_ids_come_as_int_or_decimal(value: object) -> None:
    [row], _ = read_espace(ID=value)
    assert row.id == 7
    assert type(row.id) is int


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("ID", "7"), ("ID", True), ("ID", None), ("ID", Decimal("1.5")), ("ID", Decimal("NaN")),
        ("ID", 2**63), ("ID", 1.0), ("IS_ACTIVE", 2), ("IS_ACTIVE", "yes"), ("IS_ACTIVE", b"1"), ("NAME", 5),
        ("NAME", b"x"), ("NAME", "\ud800"), ("SS_KEY", 5),
    ],
)
def test_wrong_types_are_reported_with_the_column(column: str, value: object) -> None:
    rows, findings = read_espace(**{column: value})
    assert rows == ()
    [item] = findings
    assert (item.code, item.where) == ("O11-0111", f"OSSYS_ESPACE.{column}")
    str(item).encode()


def test_wrong_types_of_many_rows_are_one_finding_for_each_column() -> None:
    findings = Findings()
    rows = [espace(ID="x"), espace(ID="y", NAME=1), espace(ID=None)]
    assert parse_rows(ESPACE, {"OSSYS_ESPACE": rows}, findings) == ()
    assert [(item.where, item.found) for item in findings] == [
        ("OSSYS_ESPACE.ID", "str 'x', and 2 more"), ("OSSYS_ESPACE.NAME", "int '1'"),
    ]


def test_entity_keeps_empty_table_names_and_missing_columns_are_none() -> None:
    row = {
        "ID": 1, "NAME": "Order", "PHYSICAL_TABLE_NAME": None, "ESPACE_ID": Decimal(2),
        "SS_KEY": UPPER_KEY, "PRIMARYKEY_SS_KEY": "", "DATA_KIND": "entity", "IS_ACTIVE": 1, "IS_SYSTEM": 0,
        "IS_MULTITENANT": None, "IS_EXTERNAL": "1",
    }
    [entity] = parse_rows(ENTITY, {"OSSYS_ENTITY": [row]}, Findings())
    assert entity == EntityRow(1, "Order", "", 2, KEY, True, None, "entity", external=True)
    assert entity.multitenant is None


def test_attribute_type_stays_as_it_is_and_its_key_may_be_missing() -> None:
    declared = f"bt{UPPER_KEY}*{KEY}"
    row = {"ID": 1, "ENTITY_ID": 2, "NAME": "CustomerId", "TYPE": declared, "IS_MANDATORY": 1, "IS_ACTIVE": 1}
    [attribute] = parse_rows(ATTRIBUTE, {"OSSYS_ENTITY_ATTR": [row]}, Findings())
    assert attribute == AttributeRow(1, 2, "CustomerId", declared, True, mandatory=True)
    assert attribute.key is None


@pytest.mark.parametrize(
    ("value", "expected"), [(12, "12"), (Decimal("12.0"), "12"), ("A1", "A1"), (UUID(KEY), KEY), (None, "")]
)
def test_data_id_is_text(value: object, expected: str) -> None:
    row = {
        "ID": 1, "DATA_ID": value, "NAME": "Small", "SS_KEY": KEY, "ENTITY_SS_KEY": UPPER_KEY, "ESPACE_ID": 3,
        "IS_ACTIVE": True,
    }
    records = parse_rows(RECORD, {"OSSYS_ENTITY_RECORD": [row]}, Findings())
    assert records == (RecordRow(1, expected, "Small", KEY, KEY, 3, True),)


def test_tenant_without_the_flag_is_active() -> None:
    row: dict[str, object] = {"ID": 1, "NAME": "Users", "ESPACE_ID": 2}
    assert parse_rows(TENANT, {"OSSYS_TENANT": [row]}, Findings()) == (TenantRow(1, "Users", 2, True),)
    row["IS_ACTIVE"] = 0
    assert parse_rows(TENANT, {"OSSYS_TENANT": [row]}, Findings()) == (TenantRow(1, "Users", 2, False),)


def test_order_does_not_depend_on_the_order_of_the_rows() -> None:
    twins = [espace(ID=2), espace(ID=1, NAME="B"), espace(ID=1, NAME="A"), espace(ID=10)]
    forward = parse_rows(ESPACE, {"OSSYS_ESPACE": twins}, Findings())
    assert forward == parse_rows(ESPACE, {"OSSYS_ESPACE": twins[::-1]}, Findings())
    assert [(row.id, row.name) for row in forward] == [(1, "A"), (1, "B"), (2, "Sales"), (10, "Sales")]


def test_rows_without_an_id_are_ordered_by_what_they_join() -> None:
    rows: list[dict[str, object]] = [
        {"SOLUTION_ID": 1, "ESPACE_ID": 2, "EXTENSION_ID": None},
        {"SOLUTION_ID": 1, "ESPACE_ID": None, "EXTENSION_ID": 5},
    ]
    assert parse_rows(SOLUTION_REFERENCE, {"OSSYS_SOLUTION_REFERENCE": rows}, Findings()) == (
        SolutionReferenceRow(1, None, 5), SolutionReferenceRow(1, 2, None),
    )


def test_tables_that_are_not_there_give_no_rows() -> None:
    environment = Environment(Engine.MSSQL, "15", "db", "dbo")
    findings = Findings()
    metamodel = build_metamodel(environment, (), {"OSSYS_ESPACE": [espace()]}, findings)
    assert [row.name for row in metamodel.espaces] == ["Sales"]
    assert (metamodel.roles, metamodel.basic_types, len(findings)) == ((), (), 0)
