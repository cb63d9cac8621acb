"""Types of attributes come from the model: through references, not through users, and only where modules agree."""

from __future__ import annotations

from compiler.adapt.catalog import Catalog, Place, catalog_of
from compiler.adapt.kinds import Value
from compiler.adapt.scope import Scope
from compiler.metamodel.rows import EntityRow, EspaceRow
from compiler.model.types import Model
from tests.support.metamodels import Rows, simple


def extended(rows: Rows, espace: EspaceRow, name: str, base: EntityRow) -> EntityRow:
    """An entity whose identifier is a reference to another one."""
    row = rows.entity(espace, name, f"T_{name.upper()}")
    rows.attribute(row, "Id", "rtEntityReference", column="ID", identifier=True, refers_to=base.id)
    rows.table(row.physical_table)
    return row


def model() -> Model:
    rows = Rows()
    sales, stock = rows.espace("Sales"), rows.espace("Stock")
    customer = simple(rows, sales, "Customer")
    rows.attribute(customer, "Name", "rtText")
    extra = extended(rows, sales, "CustomerExtra", customer)
    order = simple(rows, sales, "Order")
    rows.attribute(order, "CustomerId", "rtEntityReference", refers_to=customer.id)
    rows.attribute(order, "ExtraId", "rtEntityReference", refers_to=extra.id)
    rows.attribute(order, "Paid", "rtBoolean")
    rows.attribute(order, "State", "rtText")
    other = simple(rows, stock, "Order", "T_ORDER2", "order2")
    rows.attribute(other, "Paid", "rtBoolean")
    rows.attribute(other, "State", "rtInteger")
    return rows.resolve()


def test_types_are_those_of_the_attributes() -> None:
    catalog = catalog_of(model(), {}, frozenset())
    customer = catalog.entity("CUSTOMER")
    assert customer is not None and customer.place is Place.APPLICATION
    assert customer.attributes == {"id": Value.INTEGER, "name": Value.TEXT}
    assert catalog.with_snapshot and catalog.entity("Nobody") is None


def test_a_reference_has_the_type_of_the_identifier_that_it_leads_to() -> None:
    catalog = catalog_of(model(), {}, frozenset())
    extra = catalog.entity("CustomerExtra")
    assert extra is not None and extra.attributes["id"] is Value.INTEGER


def test_entities_of_one_name_have_a_type_only_where_they_agree() -> None:
    order = catalog_of(model(), {}, frozenset()).entity("Order")
    assert order is not None
    assert (order.attributes["paid"], order.attributes["state"]) == (Value.BOOLEAN, Value.UNKNOWN)
    assert order.attributes["customerid"] is Value.UNKNOWN  # the other one has none


def test_a_reference_to_a_user_has_no_type_since_the_ids_differ() -> None:
    rows = Rows()
    sales = rows.espace("Sales")
    user = simple(rows, rows.espace("(System)"), "User", "OSSYS_USER")
    order = simple(rows, sales, "Order")
    rows.attribute(order, "Owner", "rtEntityReference", refers_to=user.id)
    found = rows.resolve()
    users = [entity for entity in found.entities if entity.name == "User"]
    catalog = catalog_of(found, {}, frozenset())
    known = catalog.entity("Order")
    assert known is not None
    is_user = users[0].record_set == "OSSYS_USER"
    assert known.attributes["owner"] is (Value.UNKNOWN if is_user else Value.INTEGER)
    assert is_user


def test_without_a_model_nothing_is_known() -> None:
    assert catalog_of(None, {"a": Value.TEXT}, frozenset({"b"})) == Catalog(
        parameters={"a": Value.TEXT}, inline=frozenset({"b"})
    )


def test_a_column_without_a_table_has_a_type_only_when_one_table_has_it() -> None:
    outer = Scope(None, {"o": {"a": Value.TEXT, "z": Value.DATE}})
    scope = Scope(outer, {"x": {"a": Value.INTEGER, "b": Value.TEXT}, "y": {"b": Value.TEXT}})
    assert scope.of_column("a") is Value.INTEGER
    assert scope.of_column("b") is Value.UNKNOWN
    assert scope.of_column("z") is Value.DATE
    assert scope.of_alias("o", "a") is Value.TEXT
    assert scope.of_alias("nobody", "a") is Value.UNKNOWN
    scope.tables["w"] = None
    assert scope.of_column("a") is Value.UNKNOWN
