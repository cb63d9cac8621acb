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
from compiler.model.types import EntityKey, EntityKind, Model
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
