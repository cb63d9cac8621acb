"""Resolve: what a reference means, whichever way the installation says it."""

from __future__ import annotations

import pytest

from compiler.metamodel.rows import EntityRow, EspaceRow, ForeignKey
from compiler.model.types import AttributeType, DeleteRule, EntityKey, Model
from tests.support.metamodels import Rows, column, find, foreign_key, named, problem, problems, simple


def two_modules() -> tuple[Rows, EspaceRow, EspaceRow]:
    """Producer P with City; consumer C, empty."""
    rows = Rows()
    producer, consumer = rows.espace("P"), rows.espace("C")
    simple(rows, producer, "City")
    return rows, producer, consumer


def consumer_entity(
    rows: Rows, consumer: EspaceRow, declared: str, *, refers_to: int | None = None,
    foreign_keys: tuple[ForeignKey, ...] = (), delete_rule: str | None = None,
) -> EntityRow:
    """Entity C.Person with one reference attribute CityId."""
    row = rows.entity(consumer, "Person", "T_PERSON")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True, autonumber=True)
    rows.attribute(
        row, "CityId", declared, column="CITYID", refers_to=refers_to, delete_rule=delete_rule
    )
    rows.table("T_PERSON", column("ID"), column("CITYID"), foreign_keys=foreign_keys)
    return row


def target_of(model: Model, label: str = "C.Person", name: str = "CityId") -> str | None:
    reference = named(find(model, label), name).reference
    return str(reference.entity) if reference is not None else None


def test_a_bt_code_in_any_letter_case_is_a_reference_with_its_delete_rule() -> None:
    rows, _, consumer = two_modules()
    consumer_entity(rows, consumer, "BTP*CITY", delete_rule="DELETE")
    model = rows.resolve()
    attribute = named(find(model, "C.Person"), "CityId")
    assert attribute.reference is not None
    assert attribute.reference.entity == EntityKey("p", "city")
    assert attribute.reference.delete_rule is DeleteRule.DELETE
    assert attribute.type is AttributeType.REFERENCE and attribute.declared_type == "BTP*CITY"


def test_the_referenced_entity_id_is_a_reference_whatever_the_type_is_called() -> None:
    for declared in ("rtEntityReference", "Entity Reference", "Identifier", "rtLongInteger"):
        rows, _, consumer = two_modules()
        consumer_entity(rows, consumer, declared, refers_to=rows.entities[0].id)
        model = rows.resolve()
        assert target_of(model) == "p*city", declared
        assert model.problems == ()


def test_a_referenced_entity_id_of_zero_is_none() -> None:
    rows, _, consumer = two_modules()
    consumer_entity(rows, consumer, "rtInteger", refers_to=0)
    model = rows.resolve()
    assert target_of(model) is None and model.problems == ()


def test_an_id_of_an_inactive_row_means_the_active_twin() -> None:
    rows, producer, consumer = two_modules()
    twin = rows.entity(producer, "City", "T_OLD", active=False)
    consumer_entity(rows, consumer, "rtEntityReference", refers_to=twin.id)
    assert target_of(rows.resolve()) == "p*city"


@pytest.mark.parametrize("by_id", [True, False])
def test_a_reference_follows_an_entity_that_moved_to_another_module(by_id: bool) -> None:
    rows, producer, consumer = two_modules()
    shadow = rows.entity(consumer, "City", "T_SHADOW", active=False)
    other = rows.espace("Other")
    declared = "rtEntityReference" if by_id else "btc*city"
    row = rows.entity(other, "Person", "T_PERSON")
    rows.attribute(row, "Id", "rtInteger", column="ID")
    rows.attribute(row, "CityId", declared, column="CITYID", refers_to=shadow.id if by_id else None)
    rows.table("T_PERSON", column("ID"), column("CITYID"))
    model = rows.resolve()
    assert target_of(model, "Other.Person") == f"{producer.key}*city"


def test_a_reference_does_not_follow_into_a_clone() -> None:
    # City was deleted in P; the clone's City has the same key and is somebody else's data.
    rows = Rows()
    producer, clone, consumer = rows.espace("P"), rows.espace("Clone"), rows.espace("C")
    shadow = rows.entity(producer, "City", "T_SHADOW", active=False)
    for espace in (producer, clone):
        simple(rows, espace, "Street", f"T_STREET_{espace.name}")
    simple(rows, clone, "City", "T_CLONE")
    consumer_entity(rows, consumer, "rtEntityReference", refers_to=shadow.id)
    model = rows.resolve()
    assert target_of(model) is None
    assert problem(model, "O11-0203").where == "C.Person.CityId"


def test_a_reference_does_not_follow_when_several_modules_have_the_key() -> None:
    rows, _, consumer = two_modules()
    gone, second = rows.espace("Gone"), rows.espace("Second")
    shadow = rows.entity(gone, "City", "T_SHADOW", active=False)
    simple(rows, second, "City", "T_SECOND")
    consumer_entity(rows, consumer, "rtEntityReference", refers_to=shadow.id)
    assert problems(rows.resolve(), EntityKey("c", "person")) == ["O11-0203"]


def test_the_bt_code_beats_the_id_and_the_id_helps_when_the_code_leads_nowhere() -> None:
    rows, producer, consumer = two_modules()
    street = simple(rows, producer, "Street")
    consumer_entity(rows, consumer, "btp*city", refers_to=street.id)
    assert target_of(rows.resolve()) == "p*city"
    rows, producer, consumer = two_modules()
    consumer_entity(rows, consumer, "btp*nowhere", refers_to=rows.entities[0].id)
    assert target_of(rows.resolve()) == "p*city"


@pytest.mark.parametrize("declared", ["rtEntityReference", "Identifier", "rtIdentifier"])
def test_a_reference_without_a_name_is_found_by_its_foreign_key(declared: str) -> None:
    rows, _, consumer = two_modules()
    consumer_entity(rows, consumer, declared, foreign_keys=(foreign_key("CITYID", "T_CITY"),))
    model = rows.resolve()
    assert target_of(model) == "p*city" and model.problems == ()


@pytest.mark.parametrize(
    "keys",
    [
        (),
        (foreign_key("CITYID", "T_CITY", schema="elsewhere"),),
        (foreign_key("CITYID", "T_CITY", referenced="CODE"),),
        (foreign_key("CITYID", "T_UNKNOWN"),),
        (ForeignKey("two", ("CITYID", "ID"), "o11", "T_CITY", ("ID", "X")),),
    ],
)
@pytest.mark.parametrize("declared", ["rtEntityReference", "Identifier"])
def test_a_reference_without_a_name_or_a_fitting_foreign_key_is_an_error(
    declared: str, keys: tuple[ForeignKey, ...]
) -> None:
    rows, _, consumer = two_modules()
    rows.table("T_UNKNOWN")
    consumer_entity(rows, consumer, declared, foreign_keys=keys)
    model = rows.resolve()
    assert target_of(model) is None
    assert problem(model, "O11-0203").where == "C.Person.CityId"


def test_a_bt_code_into_nothing_is_an_error_even_if_a_foreign_key_leads_somewhere() -> None:
    rows, _, consumer = two_modules()
    consumer_entity(rows, consumer, "btp*gone", foreign_keys=(foreign_key("CITYID", "T_CITY"),))
    model = rows.resolve()
    assert target_of(model) is None
    assert "btp*gone" in problem(model, "O11-0203").found


def test_a_reference_into_an_inactive_module_is_an_error() -> None:
    rows = Rows()
    dead, consumer = rows.espace("Dead", active=False), rows.espace("C")
    simple(rows, dead, "City")
    consumer_entity(rows, consumer, "btdead*city")
    assert problems(rows.resolve(), EntityKey("c", "person")) == ["O11-0203"]


def test_broken_references_of_static_and_system_entities_stop_nobody() -> None:
    rows = Rows()
    m = rows.espace("M")
    for name, table, data_kind in (("Size", "T_SIZE", "staticEntity"), ("User", "OSSYS_USER", "entity")):
        row = rows.entity(m, name, table, data_kind=data_kind)
        rows.attribute(row, "Id", "rtInteger", column="ID")
        rows.attribute(row, "Broken", "btx*y", column="NOPE")
        rows.table(table)
    assert rows.resolve().problems == ()


def test_a_self_reference_and_a_one_to_one_extension() -> None:
    rows, _, consumer = two_modules()
    row = rows.entity(consumer, "Mayor", "T_MAYOR")
    rows.attribute(row, "Id", "btp*city", column="ID", identifier=True)
    rows.attribute(row, "Predecessor", "btc*mayor", column="PRE")
    rows.table("T_MAYOR", column("ID"), column("PRE"))
    model = rows.resolve()
    assert target_of(model, "C.Mayor", "Id") == "p*city"
    assert target_of(model, "C.Mayor", "Predecessor") == "c*mayor"
    mayor = find(model, "C.Mayor")
    assert mayor.identifier is not None and mayor.identifier.reference is not None


def test_an_identifier_by_foreign_key_and_an_own_autonumber_called_a_reference() -> None:
    rows, _, consumer = two_modules()
    for name, autonumber, keys in (
        ("Mayor", False, (foreign_key("ID", "T_CITY"),)), ("Plain", True, ()), ("Lost", False, ()),
    ):
        row = rows.entity(consumer, name, f"T_{name}")
        rows.attribute(row, "Id", "rtEntityReference", column="ID", autonumber=autonumber)
        rows.table(f"T_{name}", column("ID"), foreign_keys=keys)
    model = rows.resolve()
    assert target_of(model, "C.Mayor", "Id") == "p*city"
    assert target_of(model, "C.Plain", "Id") is None
    assert [str(key) for key, item in model.problems if item.code == "O11-0203"] == ["c*lost"]


def test_an_identifier_that_names_its_own_row_is_no_reference() -> None:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtEntityReference", column="ID", refers_to=row.id)
    rows.table("T_E")
    assert target_of(rows.resolve(), "M.E", "Id") is None


@pytest.mark.parametrize("name", ["USER", "ROLE", "ESPACE", "GROUP"])
def test_a_foreign_key_to_a_platform_table_makes_its_entity_when_there_is_none(name: str) -> None:
    rows, _, consumer = two_modules()
    rows.table(f"ossys_{name.lower()}", column("id"), primary_key=("id",))
    key = foreign_key("CITYID", f"ossys_{name.lower()}", referenced="id")
    consumer_entity(rows, consumer, "rtEntityReference", foreign_keys=(key,))
    model = rows.resolve()
    assert target_of(model) == f"ossys*ossys_{name.lower()}"
    made = find(model, f"(System).{name.capitalize()}")
    assert made.record_set == f"OSSYS_{name}"
    assert made.identifier is not None and made.identifier.name == "id"


def test_platform_entities_are_made_of_people_and_processes_only() -> None:
    rows, _, consumer = two_modules()
    rows.table("OSSYS_USER")
    rows.table("OSSYS_LOG")
    key = foreign_key("CITYID", "OSSYS_LOG")
    consumer_entity(rows, consumer, "rtEntityReference", foreign_keys=(key,))
    model = rows.resolve()
    assert {entity.label for entity in model.entities} == {"P.City", "C.Person", "(System).User"}
    assert problems(model, EntityKey("c", "person")) == ["O11-0203"]


def test_a_foreign_key_to_a_platform_table_with_an_entity_means_that_entity() -> None:
    rows, producer, consumer = two_modules()
    rows.entity(producer, "User", "OSSYS_USER", system=True)
    rows.entity(producer, "UserView", "OSSYS_USER", system=True)
    rows.table("ossys_user")
    consumer_entity(rows, consumer, "rtEntityReference", foreign_keys=(foreign_key("CITYID", "ossys_user"),))
    assert target_of(rows.resolve()) == "p*user"
