"""Resolve: modules, entities, columns, identifiers, records. Each test names the mistake it would catch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.rows import (
    ApplicationModuleRow,
    ApplicationRow,
    ExtensionRow,
    ModuleRow,
    ProcessDefinitionRow,
    RoleRow,
    SolutionReferenceRow,
    SolutionRow,
    TenantRow,
    TypeKind,
)
from compiler.model.resolve import resolve
from compiler.model.types import AttributeType, DeleteRule, EntityKey, EntityKind, Model
from compiler.model.types_of import parse_delete_rule, parse_type
from tests.support.metamodels import Rows, column, find, named, problem, problems, simple

# --- modules ----------------------------------------------------------------------------------


def test_two_active_modules_with_one_key_are_a_global_error_that_names_both_rows() -> None:
    rows = Rows()
    first, second = rows.espace("Sales", "k"), rows.espace("SalesCopy", "k")
    findings = Findings()
    model = resolve(rows.snapshot(), findings)
    (found,) = list(findings)
    assert found.code == "O11-0201"
    assert str(first.id) in found.found and str(second.id) in found.found
    assert [module.id for module in model.modules] == [first.id]


def test_an_inactive_twin_of_a_module_counts_for_nothing() -> None:
    rows = Rows()
    old = rows.espace("Sales (deleted0)", "k", active=False)
    rows.entity(old, "Ghost", "T_GHOST")
    sales = rows.espace("Sales", "k")
    simple(rows, sales, "Order")
    rows.espace("NoEntities")
    model = rows.resolve()
    assert [entity.label for entity in model.entities] == ["Sales.Order"]
    assert {module.name for module in model.modules} == {"Sales", "NoEntities"}


def test_applications_and_solutions_come_through_their_links_and_only_active_ones_count() -> None:
    rows = Rows()
    sales = rows.espace("Sales")
    rows.extensions.append(ExtensionRow(7, "Bridge", "bridge", True))
    rows.extensions.append(ExtensionRow(8, "Gone", "gone", False))
    # Extension 7 and the module with the same number are different things.
    rows.modules += [ModuleRow(1, espace_id=sales.id), ModuleRow(7, extension_id=7)]
    rows.applications += [
        ApplicationRow(1, "Store", "a1", True), ApplicationRow(2, "Old", "a2", False),
        ApplicationRow(3, "Shop", "a3", True),
    ]
    rows.application_modules += [
        ApplicationModuleRow(1, 1), ApplicationModuleRow(2, 1), ApplicationModuleRow(3, 1),
        ApplicationModuleRow(3, 7),
    ]
    rows.solutions.append(SolutionRow(5, "Retail"))
    rows.solution_references += [
        SolutionReferenceRow(5, espace_id=sales.id), SolutionReferenceRow(5, extension_id=7),
    ]
    modules = {module.name: module for module in rows.resolve().modules}
    assert set(modules) == {"Sales", "Bridge"}
    assert modules["Sales"].applications == ("Shop", "Store")
    assert modules["Sales"].solutions == ("Retail",)
    assert modules["Bridge"].extension and modules["Bridge"].applications == ("Shop",)
    assert modules["Bridge"].solutions == ("Retail",)


def test_an_extension_that_has_an_espace_row_too_is_one_module() -> None:
    rows = Rows()
    rows.espace("Bridge", "bridge", kind="EXTENSION")
    rows.extensions.append(ExtensionRow(7, "Bridge", "bridge", True))
    (module,) = rows.resolve().modules
    assert module.extension


# --- entities ---------------------------------------------------------------------------------


def test_an_inactive_twin_of_an_entity_does_not_give_its_table_or_attributes() -> None:
    rows = Rows()
    sales = rows.espace("Sales")
    twin = rows.entity(sales, "Order", "T_OLD", active=False)
    rows.attribute(twin, "Stale", column="STALE")
    rows.table("T_OLD")
    simple(rows, sales, "Order", "T_NEW")
    model = rows.resolve()
    order = find(model, "Sales.Order")
    assert order.physical_table == "T_NEW"
    assert [item.name for item in order.attributes] == ["Id"]
    assert model.problems == ()


def test_two_active_entities_with_one_key_concern_that_entity_only_and_the_lower_id_stands_for_both() -> None:
    rows = Rows()
    sales = rows.espace("Sales")
    first = simple(rows, sales, "Order", "T_A", "order")
    second = simple(rows, sales, "Order2", "T_B", "order")
    model = rows.resolve()
    (entity,) = model.entities
    assert entity.physical_table == "T_A"
    assert problems(model, entity.key) == ["O11-0201"]
    found = problem(model, "O11-0201").found
    assert str(first.id) in found and str(second.id) in found


def test_clones_share_inner_keys_and_are_different_entities() -> None:
    rows = Rows()
    for name in ("Sales", "SalesClone"):
        order = simple(rows, rows.espace(name), "Order", f"T_{name}", "order")
        rows.attribute(order, "Parent", f"bt{name.lower()}*order", column="PARENT")
        rows.tables.pop()
        rows.table(f"T_{name}", column("ID"), column("PARENT"))
    model = rows.resolve()
    assert model.problems == ()
    for name in ("Sales", "SalesClone"):
        entity = find(model, f"{name}.Order")
        reference = named(entity, "Parent").reference
        assert entity.physical_table == f"T_{name}"
        assert reference is not None and reference.entity == EntityKey(name.lower(), "order")


@pytest.mark.parametrize(
    ("espace_kind", "data_kind", "table", "system", "external", "expected"),
    [
        ("eSpace", "entity", "OSUSR_A", False, False, EntityKind.APPLICATION),
        ("eSpace", None, "anything", False, None, EntityKind.APPLICATION),
        ("eSpace", "STATICENTITY", "OSUSR_A", False, None, EntityKind.STATIC),
        ("eSpace", "ClientEntity", "", False, None, EntityKind.CLIENT),
        ("eSpace", "entity", "OSUSR_A", False, True, EntityKind.EXTERNAL),
        ("EXTENSION", "entity", "OSUSR_A", False, None, EntityKind.EXTERNAL),
        ("extension", "staticEntity", "OSUSR_A", False, None, EntityKind.EXTERNAL),
        ("eSpace", "entity", "ossys_user", False, None, EntityKind.SYSTEM),
        ("eSpace", "entity", "OSUSR_A", True, None, EntityKind.SYSTEM),
        ("Extension", "entity", "OSSYS_USER", True, True, EntityKind.SYSTEM),
        ("eSpace", "staticEntity", "OSSYS_X", False, None, EntityKind.SYSTEM),
    ],
)
def test_kinds(
    espace_kind: str, data_kind: str | None, table: str, system: bool, external: bool | None,
    expected: EntityKind,
) -> None:
    rows = Rows()
    espace = rows.espace("M", kind=espace_kind)
    rows.entity(espace, "E", table, data_kind=data_kind, system=system, external=external)
    entity = find(rows.resolve(), "M.E")
    assert entity.kind is expected
    assert entity.record_set == (table.upper() if expected is EntityKind.SYSTEM else None)


def test_a_missing_table_is_an_error_of_application_and_static_entities_only() -> None:
    rows = Rows()
    plain, extension = rows.espace("M"), rows.espace("X", kind="Extension")
    for name, data_kind in (("App", "entity"), ("Static", "staticEntity"), ("Client", "clientEntity")):
        row = rows.entity(plain, name, f"T_{name}", data_kind=data_kind)
        rows.attribute(row, "Id", "rtInteger", key="id")
    external = rows.entity(extension, "Ext", "dbo.remote")
    rows.attribute(external, "Id", "rtInteger", key="id")
    model = rows.resolve()
    codes = {str(key): item.code for key, item in model.problems}
    assert codes == {"m*app": "O11-0202", "m*static": "O11-0202"}
    assert find(model, "X.Ext").table is None


def test_tables_are_found_by_exact_name_first_and_ambiguity_is_an_error() -> None:
    rows = Rows()
    m = rows.espace("M")
    for name, physical in (("Exact", "t_one"), ("Loose", "T_TWO"), ("Torn", "T_three")):
        row = rows.entity(m, name, physical)
        rows.attribute(row, "Id", "rtInteger", key="id", column="ID")
    for name in ("T_ONE", "t_one", "t_two", "t_three", "T_THREE"):
        rows.table(name)
    model = rows.resolve()
    exact, loose = find(model, "M.Exact").table, find(model, "M.Loose").table
    assert exact is not None and exact.name == "t_one"
    assert loose is not None and loose.name == "t_two"
    assert problems(model, EntityKey("m", "torn")) == ["O11-0205"]
    assert "T_THREE, t_three" in problem(model, "O11-0205").found


def test_findings_stay_empty_when_an_entity_that_nobody_needs_is_broken() -> None:
    rows = Rows()
    rows.entity(rows.espace("M"), "Broken", "T_NOWHERE")
    findings = Findings()
    resolve(rows.snapshot(), findings)
    assert not findings.has_errors


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


# --- records ----------------------------------------------------------------------------------


def test_static_records_count_when_active_and_belong_to_their_own_espace() -> None:
    rows = Rows()
    for name, table in (("M", "T_M"), ("Clone", "T_C")):
        row = rows.entity(rows.espace(name), "Size", table, "size", data_kind="staticEntity")
        rows.attribute(row, "Id", "rtInteger", column="ID")
        rows.table(table)
    m, clone = rows.espaces
    rows.record(m, "size", "small-old", "1", "Small", active=False)
    rows.record(m, "size", "small", "4", "Small")
    rows.record(clone, "size", "small", "9", "Small")
    rows.record(m, "other", "x", "1")
    sets = {item.entity.espace: item for item in rows.resolve().record_sets}
    assert sets["m"].table == "OSSYS_ENTITY_RECORD"
    (record,) = sets["m"].records
    assert (record.key, record.id, record.parts) == ("small", "4", ("m", "size", "small"))
    assert [item.id for item in sets["clone"].records] == ["9"]


def test_two_active_records_with_one_key_are_an_error_of_their_entity() -> None:
    rows = Rows()
    m = rows.espace("M")
    row = rows.entity(m, "Size", "T_S", data_kind="staticEntity")
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.table("T_S")
    first, second = rows.record(m, "size", "k", "1"), rows.record(m, "size", "k", "2")
    model = rows.resolve()
    assert problems(model, EntityKey("m", "size")) == ["O11-0201"]
    found = problem(model, "O11-0201").found
    assert str(first.id) in found and str(second.id) in found
    assert [item.id for item in model.record_sets[0].records] == ["1"]


def test_well_known_system_tables_have_records_of_active_things_in_active_espaces() -> None:
    rows = Rows()
    m, dead = rows.espace("M"), rows.espace("Dead", active=False)
    for name in ("Role", "Espace", "Tenant", "Bpm_Process_Definition", "Application", "Parameter"):
        rows.entity(m, name, f"ossys_{name}", system=True)
        rows.table(f"OSSYS_{name.upper()}")
    rows.roles += [
        RoleRow(1, "Admin", "admin", m.id, True), RoleRow(2, "Old", "old", m.id, False),
        RoleRow(3, "Ghost", "ghost", dead.id, True),
    ]
    rows.tenants += [
        TenantRow(1, "Prod", m.id), TenantRow(2, "Gone", m.id, active=False), TenantRow(3, "Prod", dead.id),
    ]
    rows.process_definitions.append(ProcessDefinitionRow(6, "Approve", "approve", m.id, True))
    rows.applications += [ApplicationRow(8, "Store", "store", True), ApplicationRow(9, "X", "x", False)]
    found = {item.table: [(r.key, r.id, r.parts) for r in item.records] for item in rows.resolve().record_sets}
    assert found == {
        "OSSYS_ROLE": [("m*admin", "1", ("m", "admin"))],
        "OSSYS_ESPACE": [("m", str(m.id), ("m",))],
        "OSSYS_TENANT": [("m*Prod", "1", ("m", "Prod"))],
        "OSSYS_BPM_PROCESS_DEFINITION": [("m*approve", "6", ("m", "approve"))],
        "OSSYS_APPLICATION": [("store", "8", ("store",))],
    }


# --- the rest ---------------------------------------------------------------------------------


def test_system_tables_are_named_in_upper_case_with_their_physical_names() -> None:
    rows = Rows()
    rows.table("ossys_user", column("Id"), column("USERNAME", TypeKind.TEXT))
    rows.table("osusr_x")
    (table,) = rows.resolve().system_tables
    assert (table.name, table.physical) == ("OSSYS_USER", "ossys_user")
    found = table.column("ID")
    assert found is not None and found.name == "Id"


def test_the_order_of_the_rows_does_not_show() -> None:
    def build(backwards: bool) -> Model:
        rows = Rows()
        m = rows.espace("M")
        for name in ("B", "A", "C"):
            row = simple(rows, m, name)
            rows.attribute(row, "Z", "rtOdd", column="NOPE")
            rows.attribute(row, "Y", "btm*a", column="ID")
        rows.record(m, "a", "k", "1")
        snapshot = rows.snapshot()
        if backwards:
            rows.espaces.reverse()
            rows.entities.reverse()
            rows.attributes.reverse()
            rows.records.reverse()
            snapshot = rows.snapshot()
        return resolve(snapshot, Findings())

    first, second = build(False), build(True)
    assert replace(first, tables=()) == replace(second, tables=())
