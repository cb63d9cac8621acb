"""Match with ODC: tables and columns by the project's mapping, else by name, and never by chance."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.diagnostics import Findings
from compiler.metamodel.rows import Table, TypeKind
from compiler.model.match_odc import match_odc, plain_name
from compiler.model.odc import resolve_odc
from compiler.model.types import Correspondence, EntityKey, EntityPair
from tests.support.metamodels import Rows, column, foreign_key, problem, problems, simple


def odc(*tables: Table) -> Rows:
    rows = Rows()
    rows.tables += tables
    return rows


def table(name: str, *columns: str) -> Table:
    return Rows().table(name, column("id"), *(column(item, TypeKind.TEXT) for item in columns), primary_key=("id",))


def o11(*attributes: tuple[str, str], name: str = "Order") -> Rows:
    """Entity M.<name> with Id and text attributes (name, column)."""
    rows = Rows()
    row = rows.entity(rows.espace("M"), name, "OSUSR_1")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    for attribute, physical in attributes:
        rows.attribute(row, attribute, column=physical)
    rows.table("OSUSR_1", column("ID"), *(column(item[1], TypeKind.TEXT) for item in attributes))
    return rows


def run(
    source: Rows, target: Rows, tables: Mapping[str, str] | None = None,
    columns: Mapping[str, Mapping[str, str]] | None = None, expected: tuple[str, ...] = (),
) -> Correspondence:
    findings = Findings()
    result = match_odc(
        source.resolve(), resolve_odc(target.snapshot(), findings), tables or {}, columns or {}, findings
    )
    assert tuple(item.code for item in findings) == expected
    return result


def names(pair: EntityPair) -> list[tuple[str, str, str]]:
    return [(item.source.name, item.target.name, item.evidence) for item in pair.attributes]


def tables_of(result: Correspondence) -> dict[str, tuple[str, str]]:
    return {pair.source.label: (pair.target.physical_table, pair.evidence) for pair in result.entities}


def test_plain_names_have_letters_and_digits_only() -> None:
    assert plain_name("Order_Item 2-ÄÖ") == "orderitem2äö"


def test_a_table_fits_by_its_name_or_its_last_part() -> None:
    for name in ("order", "ORDER", "osusr_abc_Order"):
        assert tables_of(run(o11(), odc(table(name)))) == {"M.Order": (name, "name")}
    result = run(o11(), odc(table("order_old")))
    assert result.entities == ()
    assert [entity.label for entity in result.source_only] == ["M.Order"]
    assert [entity.name for entity in result.target_only] == ["order_old"]


def test_two_tables_for_one_entity_are_an_error_until_one_is_named() -> None:
    target = odc(table("a_order"), table("b_order"))
    result = run(o11(), target)
    assert result.entities == () and problems(result, EntityKey("m", "order")) == ["O11-0314"]
    assert tables_of(run(o11(), target, {"M.Order": "b_order"})) == {"M.Order": ("b_order", "mapping")}


def test_two_entities_for_one_table_are_an_error_until_one_is_named() -> None:
    source = o11()
    simple(source, source.espace("N"), "Order", "OSUSR_2")
    result = run(source, odc(table("order")))
    assert result.entities == ()
    assert [item.code for _, item in result.problems] == ["O11-0314", "O11-0314"]
    result = run(source, odc(table("order")), {"N.Order": "order"})
    assert tables_of(result) == {"N.Order": ("order", "mapping")}
    assert "O11-0314" not in [item.code for _, item in result.problems]


def test_one_table_named_for_two_entities_is_an_error() -> None:
    source = o11()
    simple(source, source.espace("N"), "Item", "OSUSR_2")
    result = run(source, odc(table("x")), {"M.Order": "x", "N.Item": "x"})
    assert result.entities == ()
    assert [item.code for _, item in result.problems] == ["O11-0314", "O11-0314"]


def test_names_in_the_mapping_must_exist() -> None:
    target = odc(table("order", "name"))
    run(o11(), target, {"M.Nothing": "order"}, expected=("O11-0405",))
    run(o11(), target, {"M.Order": "nowhere"}, expected=("O11-0405",))
    run(o11(), target, {}, {"M.Nothing": {}}, expected=("O11-0405",))
    run(o11(), target, {}, {"M.Order": {"Gone": "name"}}, expected=("O11-0405",))
    run(o11(("A", "A")), target, {}, {"M.Order": {"A": "gone"}}, expected=("O11-0405",))


def test_attributes_pair_by_mapping_then_name_then_column() -> None:
    source = o11(("FullName", "NAME"), ("Name", "NAME_2"), ("Old_Code", "CODE"), ("X", "XX"), ("Lone", "LONE"))
    target = odc(table("order", "name", "fullname", "code", "special", "fresh"))
    result = run(source, target, {}, {"M.Order": {"X": "special"}})
    (pair,) = result.entities
    # FullName lies in the column NAME, but ODC's column name belongs to the attribute Name.
    assert names(pair) == [
        ("Id", "id", "name"), ("FullName", "fullname", "name"), ("Name", "name", "name"),
        ("Old_Code", "code", "name"), ("X", "special", "mapping"),
    ]
    assert [item.name for item in pair.source_only] == ["Lone"]
    assert [item.name for item in pair.target_only] == ["fresh"]
    assert problem(result, "O11-0309").found == "Id, FullName, Name, Old_Code"


def test_two_columns_for_one_attribute_are_an_error() -> None:
    result = run(o11(("My_Name", "M")), odc(table("order", "myname", "my_name")))
    assert problem(result, "O11-0314").where == "M.Order.My_Name"
    assert [item.name for item in result.entities[0].source_only] == ["My_Name"]


def test_types_are_compared_but_not_those_of_references() -> None:
    source = o11(("A", "A"))
    row = source.entities[0]
    source.entity(source.espaces[0], "User", "OSSYS_USER", system=True)
    source.table("OSSYS_USER")
    source.attribute(row, "Owner", "btm*user", column="OWNER")
    source.tables[0] = Rows().table(
        "OSUSR_1", column("ID"), column("A", TypeKind.TEXT), column("OWNER", TypeKind.INTEGER)
    )
    target = Rows()
    target.table(
        "order", column("id"), column("a", TypeKind.BOOLEAN), column("owner", TypeKind.TEXT),
        primary_key=("id",),
    )
    result = run(source, target)
    assert problem(result, "O11-0305").where == "M.Order.A"


def test_a_reference_that_leads_elsewhere_is_an_error_and_one_without_a_constraint_is_not() -> None:
    def source() -> Rows:
        rows = o11()
        for name in ("City", "Town"):
            simple(rows, rows.espaces[0], name)
        rows.attribute(rows.entities[0], "Place", "btm*city", column="PLACE")
        rows.tables[0] = Rows().table("OSUSR_1", column("ID"), column("PLACE"))
        return rows

    for referenced, expected in (("city", []), ("town", ["O11-0312"]), (None, [])):
        target = odc(table("city"), table("town"))
        keys = (foreign_key("place", referenced, "id"),) if referenced else ()
        target.table("order", column("id"), column("place"), primary_key=("id",), foreign_keys=keys)
        result = run(source(), target)
        assert [item.code for _, item in result.problems if item.code != "O11-0309"] == expected


def test_only_application_entities_have_tables_in_odc() -> None:
    source = o11()
    row = source.entity(source.espaces[0], "Size", "OSUSR_S", data_kind="staticEntity")
    source.attribute(row, "Id", "rtInteger", column="ID")
    source.table("OSUSR_S")
    result = run(source, odc(table("order"), table("size")))
    assert tables_of(result) == {"M.Order": ("order", "name")}
    assert result.records == ()
