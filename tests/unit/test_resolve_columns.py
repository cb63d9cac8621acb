"""Resolve: columns, identifiers, types and the tenant column of one entity."""

from __future__ import annotations

import msgspec
import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.rows import InboundKey, Snapshot, TenantRow, TypeKind
from compiler.model.odc import resolve_odc
from compiler.model.resolve import resolve
from compiler.model.types import AttributeType, DeleteRule, EntityKey, EntityKind
from compiler.model.types_of import parse_delete_rule, parse_type
from tests.support.metamodels import Rows, column, find, named, problem, problems, simple

# --- columns ----------------------------------------------------------------------------------


def test_columns_physical_name_first_then_database_name_then_attribute_name() -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.attribute(row, "A", column="PHYS", database_name="A")
    rows.attribute(row, "B", database_name="DATA")
    rows.attribute(row, "Cc", column="", database_name="")
    rows.table("T_E", *(column(name) for name in ("ID", "A", "PHYS", "DATA", "B", "CC")))
    entity = find(rows.resolve(), "M.E")
    columns = {item.name: item.column.name if item.column else None for item in entity.attributes}
    assert columns == {"Id": "ID", "A": "PHYS", "B": "DATA", "Cc": "CC"}
    assert [named(entity, name).declared_column for name in ("A", "B", "Cc")] == ["PHYS", "DATA", ""]


def test_columns_exact_letter_case_wins_and_a_tie_is_an_error() -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtInteger", column="id")
    rows.attribute(row, "A", column="Code")
    rows.attribute(row, "B", column="LABEL")
    rows.table("T_E", *(column(name) for name in ("ID", "code", "Code", "Label", "label")))
    model = rows.resolve()
    entity = find(model, "M.E")
    found = named(entity, "A").column
    assert found is not None and found.name == "Code"
    assert named(entity, "B").column is None
    assert problems(model, entity.key) == ["O11-0209"]


def test_an_attribute_without_a_column_is_a_warning_and_has_no_column() -> None:
    rows = Rows()
    row = simple(rows, rows.espace("M"), "E")
    rows.attribute(row, "New", column="NOT_YET")
    model = rows.resolve()
    assert named(find(model, "M.E"), "New").column is None
    assert problem(model, "O11-0204").where == "M.E.New"


def test_a_column_that_one_attribute_names_is_not_anothers_by_name() -> None:
    # Renamed: Label lives in NAME. The attribute called Name must not read Label's data.
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.attribute(row, "Label", column="NAME")
    rows.attribute(row, "Name")
    rows.table("T_E", column("ID"), column("NAME", TypeKind.TEXT))
    model = rows.resolve()
    assert named(find(model, "M.E"), "Name").column is None
    assert problem(model, "O11-0204").where == "M.E.Name"


def test_deleted_attributes_never_show_and_order_is_order_num_then_id() -> None:
    rows = Rows()
    row = simple(rows, rows.espace("M"), "E")
    rows.attribute(row, "Deleted", column="ID", active=False)
    rows.attribute(row, "Last", order=900, column="ID")
    rows.attribute(row, "First", order=1, column="ID")
    assert [item.name for item in find(rows.resolve(), "M.E").attributes] == ["First", "Id", "Last"]


def test_two_active_attributes_with_one_key_and_a_deleted_twin() -> None:
    rows = Rows()
    row = simple(rows, rows.espace("M"), "E")
    rows.attribute(row, "Old", key="k", active=False, column="ID")
    rows.attribute(row, "Code", key="k", column="ID")
    model = rows.resolve()
    assert model.problems == ()
    rows.attribute(row, "Code2", key="k", column="ID")
    model = rows.resolve()
    assert problems(model, EntityKey("m", "e")) == ["O11-0201"]
    assert [item.name for item in find(model, "M.E").attributes] == ["Id", "Code"]


def test_without_attribute_keys_names_are_the_keys() -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtInteger", key=None, column="ID", identifier=True)
    rows.table("T_E")
    (attribute,) = find(rows.resolve(), "M.E").attributes
    assert (attribute.key, attribute.has_key) == ("name:id", False)


# --- identifiers ------------------------------------------------------------------------------


def test_the_primary_key_of_the_entity_beats_the_flag_and_the_flag_the_catalog() -> None:
    rows = Rows()
    m = rows.espace("M")
    for name, primary_key, flagged in (("P", "b", True), ("F", None, True), ("C", None, False)):
        row = rows.entity(m, name, f"T_{name}", primary_key=primary_key)
        rows.attribute(row, "A", "rtInteger", column="A", identifier=flagged)
        rows.attribute(row, "B", "rtInteger", column="B")
        rows.attribute(row, "C", "rtInteger", column="C")
        rows.table(f"T_{name}", column("A"), column("B"), column("C"), primary_key=("C",))
    model = rows.resolve()
    found = {name: find(model, f"M.{name}").identifier for name in "PFC"}
    assert {name: item.name for name, item in found.items() if item} == {"P": "B", "F": "A", "C": "C"}
    assert model.problems == ()


def test_no_identifier_and_composite_ones_are_errors_of_own_entities_only() -> None:
    rows = Rows()
    m, x = rows.espace("M"), rows.espace("X", kind="Extension")
    for espace, name, flags, primary_key in (
        (m, "None", (None, None), ()), (m, "Flags", (True, True), ("A",)), (m, "Pk", (None, None), ("A", "B")),
        (x, "Ext", (True, True), ("A", "B")),
    ):
        row = rows.entity(espace, name, f"T_{name}", primary_key=None)
        rows.attribute(row, "A", "rtInteger", column="A", identifier=flags[0])
        rows.attribute(row, "B", "rtInteger", column="B", identifier=flags[1])
        rows.table(f"T_{name}", column("A"), column("B"), primary_key=primary_key)
    model = rows.resolve()
    assert all(entity.identifier is None for entity in model.entities)
    assert {str(key): item.code for key, item in model.problems} == {
        "m*none": "O11-0206", "m*flags": "O11-0208", "m*pk": "O11-0208",
    }


def test_a_multi_column_primary_key_with_a_named_identifier_is_not_composite() -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E", primary_key="a")
    rows.attribute(row, "A", "rtInteger", column="A")
    rows.table("T_E", column("A"), column("T"), primary_key=("T", "A"))
    model = rows.resolve()
    identifier = find(model, "M.E").identifier
    assert identifier is not None and identifier.name == "A"
    assert model.problems == ()


@pytest.mark.parametrize(
    ("declared", "identity", "sequence", "expected"),
    [
        (None, None, None, False), (None, "always", None, True), (None, None, "s", True),
        (True, None, None, True), (False, "always", None, False),
    ],
)
def test_autonumber_is_what_the_attribute_says_else_the_catalog(
    declared: bool | None, identity: str | None, sequence: str | None, expected: bool
) -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtInteger", column="ID", autonumber=declared)
    rows.table("T_E", column("ID", identity=identity, sequence=sequence))
    identifier = find(rows.resolve(), "M.E").identifier
    assert identifier is not None and identifier.autonumber is expected


def test_a_system_entity_without_attributes_has_its_table_id_as_identifier() -> None:
    rows = Rows()
    rows.entity(rows.espace("S"), "Role", "ossys_role", system=True)
    rows.table("OSSYS_ROLE", column("ID"), column("NAME", TypeKind.TEXT))
    identifier = find(rows.resolve(), "S.Role").identifier
    assert identifier is not None and identifier.column is not None
    assert identifier.column.name == "ID" and identifier.synthetic


# --- types ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rtText", AttributeType.TEXT), ("Text", AttributeType.TEXT), ("RTTEXT", AttributeType.TEXT),
        ("rtDateTime", AttributeType.DATETIME), ("Date Time", AttributeType.DATETIME),
        ("Long Integer", AttributeType.LONG_INTEGER), ("Phone Number", AttributeType.PHONE_NUMBER),
        ("Binary Data", AttributeType.BINARY), ("BinaryData", AttributeType.BINARY),
        ("Entity Reference", AttributeType.REFERENCE), ("rtTime", AttributeType.TIME),
        ("rtEmail", AttributeType.EMAIL), ("rtCurrency", AttributeType.CURRENCY), ("rtHologram", None),
        ("", None),
    ],
)
def test_type_names(text: str, expected: AttributeType | None) -> None:
    assert parse_type(text).type is expected
    assert parse_type(text).refers is None


def test_reference_codes_and_identifiers() -> None:
    assert parse_type("BT{AB-1}*CD-2").refers == EntityKey("ab-1", "cd-2")
    assert parse_type(" btab*cd ").type is AttributeType.REFERENCE
    assert parse_type("rtIdentifier").is_identifier and parse_type("Identifier").is_identifier
    assert parse_type("btab*").refers is None


def test_delete_rules_in_any_case_and_codes_that_nobody_explains() -> None:
    assert parse_delete_rule("PROTECT") is DeleteRule.PROTECT
    assert parse_delete_rule("ignore") is DeleteRule.IGNORE
    assert [parse_delete_rule(text) for text in ("2", "", None)] == [None, None, None]


def test_an_unknown_type_is_an_error_of_its_entity() -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.attribute(row, "Odd", "rtHologram", column="ODD")
    rows.table("T_E", column("ID"), column("ODD", TypeKind.DATE))
    model = rows.resolve()
    assert problem(model, "O11-0207").where == "M.E.Odd"
    assert named(find(model, "M.E"), "Odd").type is AttributeType.DATE


@pytest.mark.parametrize("declared", ["Identifier", "rtIdentifier", "btM*E"])
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (TypeKind.BIGINT, AttributeType.LONG_INTEGER), (TypeKind.INTEGER, AttributeType.INTEGER),
        (TypeKind.TEXT, AttributeType.TEXT),
    ],
)
def test_an_identifier_typed_as_its_own_entitys_is_a_plain_value(
    declared: str, kind: TypeKind, expected: AttributeType
) -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", declared, column="ID")
    rows.table("T_E", column("ID", kind))
    model = rows.resolve()
    identifier = find(model, "M.E").identifier
    assert identifier is not None and identifier.reference is None and identifier.type is expected
    assert model.problems == ()


# --- tenants ----------------------------------------------------------------------------------


def tenant_rows(multitenant: bool | None, *, entity: bool = True, table: bool = True) -> Rows:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E", multitenant=multitenant)
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.table("T_E", column("ID"), column("Tenant_Id", nullable=False))
    if entity:
        rows.entity(rows.espace("S"), "Tenant", "ossys_Tenant", system=True)
    if table:
        rows.table("OSSYS_TENANT", column("ID"), column("NAME", TypeKind.TEXT))
    return rows


@pytest.mark.parametrize("flag", [True, None])
def test_the_tenant_column_of_a_multi_tenant_entity_is_a_reference(flag: bool | None) -> None:
    model = tenant_rows(flag).resolve()
    entity = find(model, "M.E")
    tenant = named(entity, "TENANT_ID")
    assert tenant.synthetic and tenant.mandatory and tenant.key == "name:tenant_id" and not tenant.has_key
    assert tenant.reference is not None and tenant.reference.entity == EntityKey("s", "tenant")
    assert tenant.column is not None and tenant.column.name == "Tenant_Id"
    assert entity.multitenant


def test_a_tenant_column_of_an_entity_that_is_not_multi_tenant_is_no_attribute() -> None:
    entity = find(tenant_rows(False).resolve(), "M.E")
    assert [item.name for item in entity.attributes] == ["Id"] and not entity.multitenant


def test_a_tenant_column_that_an_attribute_uses_or_left_behind_is_not_made_up_again() -> None:
    rows = tenant_rows(None)
    rows.attribute(rows.entities[0], "Tenant", "rtInteger", column="TENANT_ID")
    assert [item.synthetic for item in find(rows.resolve(), "M.E").attributes] == [False, False]
    rows = tenant_rows(None)
    rows.attribute(rows.entities[0], "Tenant_Id", "rtInteger", active=False)
    assert [item.name for item in find(rows.resolve(), "M.E").attributes] == ["Id"]


def test_a_tenant_entity_is_made_from_the_catalog_when_the_metamodel_lacks_it() -> None:
    rows = tenant_rows(True, entity=False)
    rows.tenants.append(TenantRow(4, "Prod", rows.espaces[0].id))
    model = rows.resolve()
    tenant = named(find(model, "M.E"), "TENANT_ID")
    assert tenant.reference is not None and tenant.reference.entity == EntityKey("ossys", "ossys_tenant")
    made = find(model, "(System).Tenant")
    assert made.kind is EntityKind.SYSTEM and made.record_set == "OSSYS_TENANT"
    assert made.identifier is not None and made.identifier.name == "ID"
    assert [(item.table, item.records[0].key) for item in model.record_sets] == [("OSSYS_TENANT", "m*Prod")]


def test_tenant_ids_are_not_copied_when_there_is_nothing_to_map_them_by() -> None:
    model = tenant_rows(True, entity=False, table=False).resolve()
    assert problem(model, "O11-0203").where == "M.E.TENANT_ID"


# --- tables -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "expected"), [("entity", ["O11-0210"]), ("staticEntity", [])])
def test_an_application_entity_whose_table_inherits_is_an_error(kind: str, expected: list[str]) -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E", data_kind=kind)
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.table("T_E", inherits=True)
    model = rows.resolve()
    assert problems(model, EntityKey("m", "e")) == expected
    assert [item.where for _, item in model.problems] == ["M.E"] * len(expected)


def test_foreign_keys_of_other_schemas_are_passed_on() -> None:
    key = InboundKey("audit", "LOG", "fk", ("A",), "T_E", ("ID",))
    found = []
    for make in (resolve, resolve_odc):
        snapshot = Rows().snapshot()
        metamodel = msgspec.structs.replace(snapshot.metamodel, inbound_keys=(key,))
        found.append(make(Snapshot(metamodel, snapshot.digest), Findings()).inbound_keys)
    assert found == [(key,), (key,)]
