"""The factory of environments, without a server."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from compiler.demo.factory import (
    ColumnStyle,
    FactoryApplication,
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryRole,
    FactorySolution,
    FactoryTenant,
    FactoryUser,
    KeyType,
    LetterCase,
    ReferenceStyle,
    TypeStyle,
    Variation,
    key_of,
)
from compiler.demo.layout import tables_of
from compiler.demo.offline import metamodel_of
from compiler.demo.placement import place
from compiler.metamodel.rows import AttributeRow, Engine, ForeignKey, Metamodel, Table, TypeKind

ID = FactoryAttribute("Id", key_of("Id"), "Identifier", identifier=True, autonumber=True)


def attribute(name: str, kind: str, rule: str | None = None) -> FactoryAttribute:
    return FactoryAttribute(name, key_of(name), kind, delete_rule=rule)


def entity(name: str, *attributes: FactoryAttribute) -> FactoryEntity:
    return FactoryEntity(name, key_of(name), f"OSUSR_T_{name.upper()}", attributes)


def environment(*entities: FactoryEntity, variation: Variation | None = None) -> FactoryEnvironment:
    module = FactoryModule("Shop", key_of("Shop"), entities)
    return FactoryEnvironment("db", (module,), variation=variation or Variation())


def described(*entities: FactoryEntity, variation: Variation | None = None) -> Metamodel:
    return metamodel_of(environment(*entities, variation=variation), Engine.POSTGRES, "o11")


def attribute_row(metamodel: Metamodel, name: str) -> AttributeRow:
    return next(row for row in metamodel.attributes if row.name == name)


def table(metamodel: Metamodel, name: str) -> Table:
    return next(table for table in metamodel.tables if table.name == name)


ORDER = entity("Order", ID, attribute("Customer", "Shop.Customer", "Protect"),
               attribute("Gone", "Shop.Customer", "Ignore"), attribute("Part", "Shop.Order", "Delete"),
               attribute("By", "User", "Protect"))
CUSTOMER = entity("Customer", ID)
CUSTOMER_TYPE = f"bt{key_of('Shop')}*{key_of('Customer')}"


def test_keys_depend_on_their_parts_only() -> None:
    assert key_of("a", "b") == key_of("a", "b")
    assert len({key_of("a", "b"), key_of("ab"), key_of("a"), key_of("b", "a")}) == 4


def test_same_input_same_metamodel() -> None:
    first, second = (msgspec.json.encode(described(ORDER, CUSTOMER)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("style", "types", "expected", "with_id"), [
    (ReferenceStyle.BT, TypeStyle.RT, CUSTOMER_TYPE, False),
    (ReferenceStyle.BOTH, TypeStyle.PLAIN, CUSTOMER_TYPE, True),
    (ReferenceStyle.ID, TypeStyle.RT, "rtEntityReference", True),
    (ReferenceStyle.ID, TypeStyle.PLAIN, "Identifier", True),
    (ReferenceStyle.FOREIGN_KEY, TypeStyle.RT, "rtEntityReference", False),
])
def test_reference_styles(style: ReferenceStyle, types: TypeStyle, expected: str, with_id: bool) -> None:
    metamodel = described(ORDER, CUSTOMER, variation=Variation(references=style, types=types))
    row = attribute_row(metamodel, "Customer")
    customer = next(item.id for item in metamodel.entities if item.name == "Customer")
    assert row.type == expected
    assert row.referenced_entity_id == (customer if with_id else None)
    # Without a constraint there is nothing else to tell what an Ignore reference points at.
    if style is ReferenceStyle.FOREIGN_KEY:
        assert attribute_row(metamodel, "Gone").type == CUSTOMER_TYPE


def test_upper_case_keys_are_upper_in_type_codes_and_lower_in_fields() -> None:
    metamodel = described(ORDER, CUSTOMER, variation=Variation(key_case=LetterCase.UPPER))
    assert attribute_row(metamodel, "Customer").type == f"bt{CUSTOMER_TYPE[2:].upper()}"
    assert attribute_row(metamodel, "Customer").key == key_of("Customer")


def test_only_protect_and_delete_make_foreign_keys() -> None:
    keys = table(described(ORDER, CUSTOMER), "OSUSR_T_ORDER").foreign_keys
    assert [(key.columns, key.referenced_table, key.on_delete) for key in keys] == [
        (("CUSTOMER",), "OSUSR_T_CUSTOMER", "no action"),
        (("PART",), "OSUSR_T_ORDER", "cascade"),
        (("BY",), "ossys_user", "no action"),
    ]
    assert isinstance(keys[0], ForeignKey)


def test_reference_column_has_the_type_of_the_identifier_it_refers_to() -> None:
    code = FactoryAttribute("Code", key_of("Code"), "Text", length=12, identifier=True)
    extension = FactoryAttribute("Id", key_of("x"), "Shop.Country", identifier=True, delete_rule="Delete")
    metamodel = described(
        entity("Country", code), entity("Extra", extension), entity("Town", ID, attribute("Of", "Shop.Extra"))
    )
    town = table(metamodel, "OSUSR_T_TOWN")
    assert town.columns[1].native == "character varying(12)"
    assert table(metamodel, "OSUSR_T_EXTRA").columns[0].identity is None
    assert town.columns[0].identity == "always"
    assert town.columns[0].sequence == "OSUSR_T_TOWN_ID_seq"


def test_sql_server_types() -> None:
    kinds = ("Text", "LongInteger", "Boolean", "Date", "Email", "BinaryData", "Currency", "Identifier")
    shop = environment(entity("Thing", ID, *(attribute(f"A{kind}", kind) for kind in kinds)))
    columns = table(metamodel_of(shop, Engine.MSSQL, "dbo"), "OSUSR_T_THING").columns
    assert [column.native for column in columns] == [
        "int", "nvarchar(50)", "bigint", "bit", "datetime", "varchar(250)", "varbinary(max)", "decimal(37,8)",
        "int",
    ]
    assert (columns[0].identity, columns[0].sequence) == ("always", None)
    assert columns[4].type.kind is TypeKind.DATETIME


@pytest.mark.parametrize(("style", "column", "physical", "database"), [
    (ColumnStyle.PHYSICAL, "CODE_7", "CODE_7", "CODE"),
    (ColumnStyle.DATABASE, "CODE_7", None, "CODE_7"),
    (ColumnStyle.NEITHER, "Code", None, None),
])
def test_where_the_column_name_is(
    style: ColumnStyle, column: str, physical: str | None, database: str | None
) -> None:
    code = FactoryAttribute("Code", key_of("Code"), "Text", column="CODE_7")
    nowhere = FactoryAttribute("Calculated", key_of("Calculated"), "Text", column=None)
    metamodel = described(entity("Thing", ID, code, nowhere), variation=Variation(columns=style))
    row = attribute_row(metamodel, "Code")
    assert (row.physical_column, row.database_name) == (physical, database)
    assert [item.name for item in table(metamodel, "OSUSR_T_THING").columns][1:] == [column]


def test_a_label_means_the_active_twin() -> None:
    twin = dataclasses.replace(CUSTOMER, table="OSUSR_T_CUSTOMER_OLD", active=False)
    metamodel = described(twin, ORDER, CUSTOMER)
    keys = [row.key for row in metamodel.entities if row.name == "Customer"]
    assert keys == [CUSTOMER.key, CUSTOMER.key]
    assert table(metamodel, "OSUSR_T_ORDER").foreign_keys[0].referenced_table == "OSUSR_T_CUSTOMER"


def test_deleted_attribute_keeps_its_column_but_not_where_names_are_columns() -> None:
    old = FactoryAttribute("Code", key_of("old"), "Text", column="CODE_1", active=False)
    new = FactoryAttribute("Code", key_of("new"), "Text", column="CODE_2")
    thing = dataclasses.replace(entity("Thing", ID, old, new), rows=({"Id": 1, "Code": "x"},))
    kept = tables_of(place(environment(thing)), Engine.POSTGRES)[-1]
    assert [column.name for column in kept.columns] == ["ID", "CODE_1", "CODE_2"]
    assert kept.rows == ((1, None, "x"),)
    variation = Variation(columns=ColumnStyle.NEITHER)
    one = tables_of(place(environment(thing, variation=variation)), Engine.POSTGRES)[-1]
    assert [column.name for column in one.columns] == ["Id", "Code"]
    assert one.rows == ((1, "x"),)


def test_row_of_an_inactive_static_record_is_gone_but_its_description_is_not() -> None:
    old = FactoryRecord(key_of("old"), "Small", 1, active=False)
    records = (old, FactoryRecord(key_of("new"), "Small", 2))
    size = dataclasses.replace(entity("Size", ID, attribute("Label", "Text")), kind="static", records=records)
    metamodel = described(size)
    assert [(row.data_id, row.key, row.active) for row in metamodel.records] == [
        ("1", key_of("old"), False), ("2", key_of("new"), True),
    ]
    assert tables_of(place(environment(size)), Engine.POSTGRES)[-1].rows == ((2, "Small"),)


def test_left_out_columns_and_tables_are_not_there() -> None:
    left_out = frozenset({"OSSYS_ENTITY_ATTR.SS_KEY", "OSSYS_ENTITY.IS_EXTERNAL", "OSSYS_SOLUTION"})
    metamodel = described(ORDER, CUSTOMER, variation=Variation(left_out=left_out))
    assert {row.key for row in metamodel.attributes} == {None}
    assert {row.external for row in metamodel.entities} == {None}
    assert "SS_KEY" not in {item.name.upper() for item in table(metamodel, "ossys_entity_attr").columns}
    assert "ossys_solution" not in {item.name for item in metamodel.tables}


def test_whole_environment_is_described() -> None:
    extension = FactoryModule("Legacy", key_of("Legacy"), kind="Extension", id=77)
    shop = FactoryModule("Shop", key_of("Shop"), (CUSTOMER,), (FactoryRole("Clerk", key_of("Clerk")),))
    metamodel = metamodel_of(
        FactoryEnvironment(
            "db", (shop, extension),
            applications=(FactoryApplication("Sales", key_of("Sales"), ("Shop", "Legacy")),),
            solutions=(FactorySolution("All", ("Shop",)),),
            tenants=(FactoryTenant(4, "Users"),),
            users=(FactoryUser(9, "ana", 4, roles=("Shop.Clerk",)),),
            first_id=10,
        ),
        Engine.POSTGRES, "o11",
    )
    assert [(row.id, row.name) for row in metamodel.espaces] == [
        (10, "(System)"), (11, "Users"), (12, "Shop"), (77, "Legacy"),
    ]
    assert [(row.espace_id, row.extension_id) for row in metamodel.modules] == [
        (10, None), (11, None), (12, None), (None, 10),
    ]
    assert [row.module_id for row in metamodel.application_modules] == [12, 13]
    assert [(row.solution_id, row.espace_id) for row in metamodel.solution_references] == [(10, 12)]
    assert [(row.id, row.espace_id) for row in metamodel.tenants] == [(4, 11)]
    assert [(row.id, row.name, row.espace_id) for row in metamodel.roles] == [(10, "Clerk", 12)]
    assert table(metamodel, "ossys_user_role").rows == 1


@pytest.mark.parametrize(("left_out", "options"), [
    ({"OSSYS_ENTITY.NAME"}, {}),
    ({"OSSYS_ENTITY"}, {}),
    ({"OSSYS_ENTITY_ATTR.REFERENCED_ENTITY_ID"}, {"references": ReferenceStyle.ID}),
    ({"OSSYS_ENTITY_ATTR.PHYSICAL_COLUMN_NAME"}, {}),
    ({"OSSYS_ENTITY_ATTR.DATABASE_NAME"}, {"columns": ColumnStyle.DATABASE}),
    (set(), {"identifiers": 16}),
])
def test_variations_that_hide_what_is_needed_are_refused(
    left_out: set[str], options: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match=r"left out|bits"):
        dataclasses.replace(Variation(), left_out=frozenset(left_out), **options)  # type: ignore[arg-type]


def _self_identified() -> FactoryEntity:
    return entity("Loop", FactoryAttribute("Id", key_of("l"), "Shop.Loop", identifier=True))


@pytest.mark.parametrize(("entities", "message"), [
    ((entity("A", ID, attribute("B", "Shop.Nothing")),), "has type 'Shop.Nothing'"),
    ((entity("A", ID), entity("A", ID)), "two active entities are called 'Shop.A'"),
    ((dataclasses.replace(entity("A", ID), id=5), dataclasses.replace(entity("B", ID), id=5)), "given twice"),
    ((dataclasses.replace(entity("A", ID), table="T"), dataclasses.replace(entity("B", ID), table="T")),
     "two tables are called 'T'"),
    ((dataclasses.replace(entity("A", ID), rows=({"Id": 1, "Nme": "x"},)),), r"no attribute \['Nme'\]"),
    ((_self_identified(),), "in a circle"),
    ((entity("A", dataclasses.replace(ID, column="é" * 32)),), "longer than 63 bytes"),
])
def test_contradictions_are_refused(entities: tuple[FactoryEntity, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        described(*entities)


def test_keys_must_be_uuids_where_the_column_is_one() -> None:
    odd = dataclasses.replace(CUSTOMER, key="not a uuid")
    assert any(row.key == "not a uuid" for row in described(odd).entities)
    with pytest.raises(ValueError, match="not a UUID"):
        described(odd, variation=Variation(key_type=KeyType.UUID))
