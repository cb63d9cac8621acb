"""Soft keys: which attributes are suspects, and on what evidence."""

from __future__ import annotations

import pytest

from compiler.metamodel.rows import Column, DataType, TypeKind
from compiler.model.types import Attribute, AttributeType, Entity, EntityKey, EntityKind, Reference
from compiler.plan.soft_keys import lower_names, suspects

ENTITIES = lower_names(["Order", "SalesOrder", "User", "Status"])


def attribute(
    name: str, of: AttributeType = AttributeType.TEXT, length: int | None = None, *, refers: bool = False,
    synthetic: bool = False, column: bool = True, order: int = 1,
) -> Attribute:  # fmt: skip
    physical = Column(name.upper(), "text", DataType(TypeKind.TEXT, length)) if column else None
    return Attribute(
        key=f"name:{name.lower()}", has_key=False, name=name, type=of, length=length, decimals=None, mandatory=False,
        autonumber=False, reference=Reference(EntityKey("e", "o"), None) if refers else None, default=None,
        order=order, column=physical, declared_type="", declared_column="", synthetic=synthetic,
    )  # fmt: skip


def entity(*attributes: Attribute, identifier: Attribute | None = None) -> Entity:
    return Entity(
        key=EntityKey("e", "x"), name="X", module="Shop", kind=EntityKind.APPLICATION, table=None, physical_table="X",
        attributes=attributes, identifier=identifier, multitenant=False, event_table=None, record_set=None,
    )  # fmt: skip


TEXT, INTEGER, LONG = AttributeType.TEXT, AttributeType.INTEGER, AttributeType.LONG_INTEGER


@pytest.mark.parametrize(
    ("name", "of", "length", "evidence"),
    [
        ("ExternalGuid", TEXT, 36, "Text(36) named ExternalGuid: a GUID fits"),
        ("EXTERNAL_GUID", TEXT, 50, "Text(50) named EXTERNAL_GUID: a GUID fits"),
        ("DocUUID", TEXT, 36, "Text(36) named DocUUID: a GUID fits"),
        ("ParentKey", TEXT, 50, "Text(50) named ParentKey: a GUID fits"),
        ("OrderId", INTEGER, None, "Integer named OrderId, and an entity Order exists"),
        ("ORDERID", LONG, None, "LongInteger named ORDERID, and an entity Order exists"),
        ("order_id", LONG, None, "LongInteger named order_id, and an entity Order exists"),
        ("OldSalesOrderId", LONG, None, "LongInteger named OldSalesOrderId, and an entity SalesOrder exists"),
        ("OldOrderKey", TEXT, 20, "Text(20) named OldOrderKey, and an entity Order exists"),
        ("LegacyID", LONG, None, "LongInteger named LegacyID, and it is no reference"),
        ("Username", TEXT, 250, "Text(250) named Username: the name of a user fits"),
        ("UserName", TEXT, 250, "Text(250) named UserName: the name of a user fits"),
        ("UserCode", TEXT, 20, "Text(20) named UserCode: the name of a user fits"),
        ("CreatedByUser", INTEGER, None, "Integer named CreatedByUser: the id of a user fits"),
        ("ApprovedBy", TEXT, 100, "Text(100) named ApprovedBy: the name of a user fits"),
        ("UserId", INTEGER, None, "Integer named UserId, and an entity User exists"),
    ],
)
def test_suspects(name: str, of: AttributeType, length: int | None, evidence: str) -> None:
    assert suspects(entity(attribute(name, of, length)), ENTITIES) == [(name, evidence)]


@pytest.mark.parametrize(
    ("name", "of", "length"),
    [
        ("Paid", INTEGER, None),
        ("Grid", TEXT, 50),
        ("Monkey", TEXT, 50),
        ("Name", TEXT, 50),
        ("By", TEXT, 50),
        ("Standby", TEXT, 50),
        ("Code", TEXT, 40),
        ("OrderCount", INTEGER, None),
        ("UserCount", INTEGER, None),
        ("Users", INTEGER, None),
        ("ExternalGuid", TEXT, 35),
        ("ExternalGuid", TEXT, 51),
        ("ExternalGuid", TEXT, None),
        ("OrderId", AttributeType.DECIMAL, None),
        ("OrderId", AttributeType.EMAIL, 250),
        ("BorderGuid", TEXT, 20),
        ("12", INTEGER, None),
        ("___", INTEGER, None),
    ],
)
def test_others_are_not(name: str, of: AttributeType, length: int | None) -> None:
    assert suspects(entity(attribute(name, of, length)), ENTITIES) == []


def test_a_word_is_not_cut_for_an_entity() -> None:
    found = suspects(entity(attribute("BorderId", LONG)), ENTITIES)
    assert found == [("BorderId", "LongInteger named BorderId, and it is no reference")]


def test_references_identifiers_and_what_has_no_column_are_no_suspects() -> None:
    own = attribute("Id", LONG)
    found = entity(
        own,
        attribute("OrderId", LONG, refers=True),
        attribute("TenantId", INTEGER, synthetic=True),
        attribute("GoneId", LONG, column=False),
        identifier=own,
    )
    assert suspects(found, ENTITIES) == []
    assert suspects(entity(own), ENTITIES) == [("Id", "LongInteger named Id, and it is no reference")]


def test_the_order_is_the_attributes_and_the_names_order_does_not_count() -> None:
    found = entity(attribute("BId", LONG, order=2), attribute("AId", LONG, order=3), attribute("CId", LONG, order=1))
    assert [name for name, _ in suspects(found, ENTITIES)] == ["CId", "BId", "AId"]
    twice = ["ORDER", "Order"]
    both = [suspects(entity(attribute("OrderId", LONG)), lower_names(names)) for names in (twice, twice[::-1])]
    assert both[0] == both[1] == [("OrderId", "LongInteger named OrderId, and an entity ORDER exists")]
