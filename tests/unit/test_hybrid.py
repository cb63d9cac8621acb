"""Hybrid tables: the platform's tables of people and processes as entities, and their pairs."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.native import mssql_type
from compiler.metamodel.rows import Column, ForeignKey, TypeKind
from compiler.model.match import match
from compiler.model.types import AttributeType, Correspondence, Entity, EntityKey, EntityKind, Model
from tests.support.metamodels import Rows, column, find, foreign_key, named, problem, problems

# What each column refers to, as docs/o11.md has it.
EXPECTED = {
    "OSSYS_USER": "TENANT_ID:TENANT",
    "OSSYS_GROUP": "TENANT_ID:TENANT",
    "OSSYS_USER_ROLE": "USER_ID:USER ROLE_ID:ROLE TENANT_ID:TENANT",
    "OSSYS_GROUP_ROLE": "GROUP_ID:GROUP ROLE_ID:ROLE TENANT_ID:TENANT",
    "OSSYS_GROUP_USER": "GROUP_ID:GROUP USER_ID:USER TENANT_ID:TENANT",
    "OSSYS_BPM_PROCESS": (
        "TENANT_ID:TENANT PROCESS_DEF_ID:BPM_PROCESS_DEFINITION PARENT_PROCESS_ID:BPM_PROCESS "
        "TOP_PROCESS_ID:BPM_PROCESS PARENT_ACTIVITY_ID:BPM_ACTIVITY STATUS_ID:BPM_PROCESS_STATUS "
        "CREATED_BY:USER LAST_MODIFIED_BY:USER SUSPENDED_BY:USER"
    ),
    "OSSYS_BPM_PROCESS_INPUT": "PROCESS_ID:BPM_PROCESS INPUT_DEF_ID:BPM_PROCESS_INPUT_DEF",
    "OSSYS_BPM_PROCESS_OUTPUT": "PROCESS_ID:BPM_PROCESS OUTPUT_DEF_ID:BPM_PROCESS_OUTPUT_DEF",
    "OSSYS_BPM_ACTIVITY": (
        "TENANT_ID:TENANT ACTIVITY_DEF_ID:BPM_ACTIVITY_DEFINITION PROCESS_ID:BPM_PROCESS USER_ID:USER "
        "GROUP_ID:GROUP STATUS_ID:BPM_ACTIVITY_STATUS PRECEDENT_ACTIVITY_ID:BPM_ACTIVITY"
    ),
    "OSSYS_BPM_ACTIVITY_OUTPUT": "ACTIVITY_ID:BPM_ACTIVITY OUTPUT_DEF_ID:BPM_ACTIVITY_OUTPUT_DEF",
}
MAPPED = (
    "OSSYS_TENANT", "OSSYS_ROLE", "OSSYS_ESPACE", "OSSYS_BPM_PROCESS_DEFINITION", "OSSYS_BPM_ACTIVITY_DEFINITION",
    "OSSYS_BPM_PROCESS_INPUT_DEF", "OSSYS_BPM_PROCESS_OUTPUT_DEF", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF",
    "OSSYS_BPM_PROCESS_STATUS", "OSSYS_BPM_ACTIVITY_STATUS", "OSSYS_BPM_ACTIVITY_KIND",
)
USER = EntityKey("ossys", "ossys_user")


def platform(*without: str) -> Rows:
    """All tables of people and processes in lower case, with ID and their references."""
    rows = Rows()
    for name, references in EXPECTED.items():
        if name not in without:
            columns = [column(part.split(":")[0].lower()) for part in references.split()]
            rows.table(name.lower(), column("id", nullable=False), *columns, primary_key=("id",))
    for name in MAPPED:
        if name not in without:
            rows.table(name.lower(), column("id", nullable=False), primary_key=("id",))
    return rows


def users(*columns: Column, foreign_keys: tuple[ForeignKey, ...] = (), inherits: bool = False) -> Rows:
    """An environment with OSSYS_USER alone."""
    rows = Rows()
    rows.table("OSSYS_USER", *columns, foreign_keys=foreign_keys, inherits=inherits)
    return rows


def hybrid(model: Model, table: str) -> Entity:
    (entity,) = [item for item in model.hybrids if item.record_set == table]
    return entity


def matched(source: Rows, target: Rows) -> Correspondence:
    findings = Findings()
    result = match(source.resolve(), target.resolve(), {}, findings)
    assert list(findings) == []
    return result


# --- as entities ------------------------------------------------------------------------------


def test_every_reference_leads_to_the_system_entity_over_its_table() -> None:
    model = platform().resolve()
    by_key = {entity.key: entity for entity in model.entities}
    found = {
        entity.record_set: {
            item.name: by_key[item.reference.entity].record_set for item in entity.attributes if item.reference
        }
        for entity in model.hybrids
    }
    assert found == {
        table: {
            part.split(":")[0]: f"OSSYS_{part.split(':')[1]}" for part in references.split()
        }
        for table, references in EXPECTED.items()
    }
    assert model.problems == ()


def test_hybrids_are_sorted_by_table_and_of_their_own_kind() -> None:
    model = platform().resolve()
    assert [entity.record_set for entity in model.hybrids] == sorted(EXPECTED)
    assert {entity.kind for entity in model.hybrids} == {EntityKind.HYBRID}
    assert all(item.reference.delete_rule is None for e in model.hybrids for item in e.attributes if item.reference)
    assert hybrid(model, "OSSYS_BPM_PROCESS").label == "(System).Process"
    assert hybrid(model, "OSSYS_USER_ROLE").label == "(System).User_Role"


def test_system_entities_are_made_for_every_table_that_is_mapped_and_no_other() -> None:
    rows = platform("OSSYS_BPM_ACTIVITY_KIND")
    rows.table("ossys_log")
    made = {entity.record_set for entity in rows.resolve().entities}
    assert made == {*EXPECTED, *MAPPED} - {"OSSYS_BPM_ACTIVITY_KIND"}


def test_a_listed_entity_lends_its_key_and_its_label_but_not_its_attributes() -> None:
    rows = users(column("ID"), column("Username", TypeKind.TEXT, length=250, nullable=False))
    system = rows.espace("Core")
    row = rows.entity(system, "EndUser", "ossys_user", "user-key", system=True)
    rows.attribute(row, "Login", column="Username")
    model = rows.resolve()
    entity = hybrid(model, "OSSYS_USER")
    assert (entity.key, entity.label) == (EntityKey("core", "user-key"), "Core.EndUser")
    assert entity.key == find(model, "Core.EndUser").key
    assert [(item.name, item.key) for item in entity.attributes] == [("ID", "name:id"), ("USERNAME", "name:username")]
    username = named(entity, "USERNAME")
    assert (username.type, username.length, username.mandatory) == (AttributeType.TEXT, 250, True)
    assert username.column is not None and username.column.name == "Username"
    assert not username.has_key and not username.synthetic


def test_the_identifier_is_id_and_numbered_whatever_the_catalog_says() -> None:
    entity = hybrid(users(column("Name"), column("iD", nullable=False)).resolve(), "OSSYS_USER")
    assert entity.identifier is not None
    assert (entity.identifier.name, entity.identifier.autonumber) == ("ID", True)
    assert not named(entity, "NAME").autonumber and not named(entity, "NAME").mandatory


def test_without_id_the_table_has_no_identifier() -> None:
    model = users(column("NAME")).resolve()
    assert hybrid(model, "OSSYS_USER").identifier is None
    assert problems(model, USER) == ["O11-0206"]


@pytest.mark.parametrize(("name", "unknown"), [
    ("EXTERNAL_ID", False), ("LAST_ERROR_ID", True), ("Foo_Id", True), ("PAID", False), ("CREATED_BY", False),
])
def test_a_column_that_ends_in_id_must_be_known(name: str, unknown: bool) -> None:
    model = users(column("ID"), column(name)).resolve()
    assert problems(model, USER) == (["O11-0616"] if unknown else [])
    if unknown:
        assert problem(model, "O11-0616").where == f"(System).User.{name.upper()}"
    assert named(hybrid(model, "OSSYS_USER"), name.upper()).reference is None


def test_the_last_error_of_an_activity_is_known() -> None:
    rows = Rows()
    rows.table("OSSYS_BPM_ACTIVITY", column("ID"), column("LAST_ERROR_ID"), column("EXTERNAL_ID"))
    model = rows.resolve()
    assert problem(model, "O11-0616").where == "(System).Activity.EXTERNAL_ID"


def test_a_foreign_key_on_any_other_column_must_be_known() -> None:
    two = ForeignKey("fk_two", ("ID", "REGION"), "o11", "OSSYS_REGION", ("A", "B"))
    rows = users(
        column("ID"), column("REGION"), column("BOSS"), column("NOTE"),
        foreign_keys=(foreign_key("BOSS", "OSSYS_USER"), two),
    )
    found = [(item.where, item.found) for _, item in rows.resolve().problems]
    assert found == [
        ("(System).User.REGION", "foreign key fk_two to o11.OSSYS_REGION"),
        ("(System).User.BOSS", "foreign key fk_BOSS to o11.OSSYS_USER"),
    ]


def test_a_reference_to_a_table_that_is_not_there_is_reported() -> None:
    model = users(column("ID"), column("TENANT_ID")).resolve()
    assert named(hybrid(model, "OSSYS_USER"), "TENANT_ID").reference is None
    found = problem(model, "O11-0618")
    assert found.where == "(System).User.TENANT_ID" and "OSSYS_TENANT" in found.found


def test_two_columns_of_one_name_and_inheritance_are_reported() -> None:
    model = users(column("ID"), column("NAME"), column("Name"), inherits=True).resolve()
    assert problems(model, USER) == ["O11-0209", "O11-0210"]
    assert [item.name for item in hybrid(model, "OSSYS_USER").attributes] == ["ID", "NAME"]


# --- as pairs ---------------------------------------------------------------------------------


def test_tables_pair_by_name_and_columns_by_upper_case_name() -> None:
    source, target = Rows(), Rows(last_id=5000)
    source.table("OSSYS_USER", column("ID"), column("USERNAME", TypeKind.TEXT), column("OLD", TypeKind.TEXT))
    source.table("OSSYS_GROUP")
    target.table("ossys_user", column("Extra"), column("username", TypeKind.TEXT), column("id"))
    target.table("ossys_user_role", column("id"))
    core = target.espace("Core")
    target.entity(core, "User", "OSSYS_USER", "k", system=True)
    result = matched(source, target)
    (pair,) = result.hybrids
    assert (pair.key, pair.target.key) == (USER, EntityKey("core", "k"))
    assert [(item.source.name, item.target.name, item.evidence) for item in pair.attributes] == [
        ("ID", "ID", "name"), ("USERNAME", "USERNAME", "name"),
    ]
    assert [item.name for item in pair.source_only] == ["OLD"]
    assert [item.name for item in pair.target_only] == ["EXTRA"]
    assert result.problems == ()


def test_pairs_are_sorted_by_table() -> None:
    result = matched(platform(), platform("OSSYS_GROUP"))
    assert [pair.source.record_set for pair in result.hybrids] == sorted(set(EXPECTED) - {"OSSYS_GROUP"})


def test_a_value_that_would_change_is_an_error_of_the_table() -> None:
    source = users(column("ID"), Column("SEEN", "datetime2", mssql_type("datetime2(7)")), column("NOTE", TypeKind.TEXT))
    target = users(column("ID"), Column("SEEN", "date", mssql_type("date")), column("NOTE", TypeKind.TEXT, length=3))
    result = matched(source, target)
    assert problems(result, USER) == ["O11-0305"]
    assert problem(result, "O11-0305").where == "(System).User.SEEN"
