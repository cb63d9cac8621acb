"""Resolve for ODC: a catalog without a metamodel."""

from __future__ import annotations

from msgspec.structs import replace

from compiler.diagnostics import Findings
from compiler.metamodel.rows import ForeignKey, Platform, Snapshot, TypeKind
from compiler.model.odc import resolve_odc
from compiler.model.types import AttributeType, DeleteRule, EntityKey, Model
from tests.support.metamodels import SCHEMA, Rows, column, find, foreign_key, named, problems


def resolved(rows: Rows) -> Model:
    snapshot = rows.snapshot()
    environment = replace(snapshot.metamodel.environment, platform=Platform.ODC)
    findings = Findings()
    model = resolve_odc(Snapshot(replace(snapshot.metamodel, environment=environment), "0" * 64), findings)
    assert list(findings) == []
    return model


def test_tables_are_entities_and_columns_attributes() -> None:
    rows = Rows()
    rows.table("City", column("Id", nullable=False, identity="always"), primary_key=("Id",))
    rows.table(
        "person",
        column("id", nullable=False, sequence="s"), column("name", TypeKind.TEXT, length=50),
        column("city", TypeKind.BIGINT), primary_key=("id",),
        foreign_keys=(ForeignKey("f", ("city",), SCHEMA, "City", ("Id",), "cascade"),),
    )
    rows.table("a_view", kind="view")
    model = resolved(rows)
    assert [str(entity.key) for entity in model.entities] == ["odc*city", "odc*person"]
    person = find(model, f"{SCHEMA}.person")
    assert person.identifier is not None and person.identifier.autonumber and person.identifier.mandatory
    name, city = named(person, "name"), named(person, "city")
    assert (name.key, name.has_key, name.type, name.length) == ("name:name", False, AttributeType.TEXT, 50)
    assert city.reference is not None and city.reference.entity == EntityKey("odc", "city")
    assert city.reference.delete_rule is DeleteRule.DELETE
    assert model.system_tables == () and model.problems == ()


def test_composite_and_missing_primary_keys_and_colliding_names_concern_their_entity() -> None:
    rows = Rows()
    rows.table("two", column("a"), column("b"), primary_key=("a", "b"))
    rows.table("none", column("a"), primary_key=())
    rows.table("Twin", column("a"), column("A"), primary_key=("a",))
    rows.table("twin", column("a"), primary_key=("a",))
    rows.table("heir", column("a"), primary_key=("a",), inherits=True)
    model = resolved(rows)
    codes = {name: problems(model, EntityKey("odc", name)) for name in ("two", "none", "twin", "heir")}
    assert codes == {
        "two": ["O11-0208"], "none": ["O11-0206"], "twin": ["O11-0205", "O11-0209"], "heir": ["O11-0210"],
    }
    assert find(model, f"{SCHEMA}.two").identifier is None


def test_a_foreign_key_to_something_else_than_a_primary_key_is_no_reference() -> None:
    rows = Rows()
    rows.table("city", column("id"), column("code"), primary_key=("id",))
    rows.table(
        "person", column("id"), column("c1"), column("c2"), primary_key=("id",),
        foreign_keys=(foreign_key("c1", "city", "code"), foreign_key("c2", "city", "id", schema="other")),
    )
    assert all(item.reference is None for item in find(resolved(rows), f"{SCHEMA}.person").attributes)
