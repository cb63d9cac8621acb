"""Match with ODC: tables and columns by the project's mapping, else by name, and never by chance."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from compiler.diagnostics import Findings
from compiler.metamodel.rows import Table, TypeKind
from compiler.model.match_odc import match_odc
from compiler.model.odc import resolve_odc
from compiler.model.odc_attributes import plain_name
from compiler.model.types import Correspondence, EntityKey, EntityPair
from tests.support.metamodels import Rows, column, problem, problems, simple
from tests.support.odc import odc_project


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
    **project: object,
) -> Correspondence:
    findings = Findings()
    result = match_odc(
        source.resolve(), resolve_odc(target.snapshot(), findings), odc_project(tables, columns, **project),
        lambda *keys: ".".join(keys), findings,
    )
    assert tuple(item.code for item in findings) == expected
    return result


def codes(result: Correspondence) -> list[str]:
    return [item.code for _, item in result.problems if item.code != "O11-0309"]


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


KEY = "3f2a7f3e-6a3c-4c1b-9d55-0a6c1f4b2e10"
OTHER = "8d1c0b52-1111-4e7e-8a2f-7b3d9e5c4a01"
MODULE = "c0ffee00-2222-4b6d-9f00-1234567890ab"
CLONE = "c0ffee00-3333-4b6d-9f00-1234567890ab"


def keyed(*modules: tuple[str, str], name: str = "Order", key: str = KEY) -> Rows:
    """An entity with a GUID as key in each of the modules (name, key)."""
    rows = Rows()
    for number, (module, espace) in enumerate(modules):
        row = rows.entity(rows.espace(module, espace), name, f"OSUSR_{number}", key)
        rows.attribute(row, "Id", "rtLongInteger", key=OTHER, column="ID", identifier=True)
        rows.attribute(row, "Name", key=f"{number}{OTHER[1:]}", column="NAME")
        rows.table(f"OSUSR_{number}", column("ID"), column("NAME", TypeKind.TEXT))
    return rows


def commented(name: str, comment: str, /, **columns: str) -> Table:
    """A table with a comment, and text columns with theirs."""
    made = table(name, *columns)
    return replace(
        made, comment=comment,
        columns=tuple(replace(item, comment=columns.get(item.name)) for item in made.columns),
    )


def test_a_key_in_a_comment_counts_more_than_a_name() -> None:
    target = odc(table("order"), commented("t_17", f"O11 entity {{{KEY.upper()}}}, do not touch"))
    assert tables_of(run(keyed(("M", MODULE)), target)) == {"M.Order": ("t_17", "comment")}


def test_a_key_is_a_whole_word_with_hyphens_or_without() -> None:
    for comment, expected in (
        (f"key={KEY}", True), (KEY.replace("-", ""), True), (f"{MODULE}*{KEY}", True), (f"entity_{KEY}_v2", True),
        (f"{KEY}0", False), (f"a{KEY}", False), (f"{KEY}-1", False), (KEY[:-1], False), ("", False),
    ):
        result = run(keyed(("M", MODULE)), odc(commented("t_17", comment)))
        assert bool(result.entities) is expected, comment


def test_a_module_key_in_the_comment_decides_between_clones() -> None:
    source = keyed(("M", MODULE), ("N", CLONE))
    for comment, expected in ((f"{MODULE}*{KEY}", "M.Order"), (f"{KEY} of {CLONE}", "N.Order")):
        assert tables_of(run(source, odc(commented("t", comment)))) == {expected: ("t", "comment")}


def test_a_module_key_of_nobody_who_has_the_entity_matches_nobody() -> None:
    source = keyed(("M", MODULE))
    source.espace("N", CLONE)
    assert run(source, odc(commented("t", f"{CLONE}*{KEY}"))).entities == ()


def test_the_scope_decides_between_clones_where_the_comment_does_not() -> None:
    source, target = keyed(("M", MODULE), ("N", CLONE)), odc(commented("t", KEY))
    assert codes(run(source, target, scope={"modules": ["M", "N"]})) == ["O11-0314", "O11-0314"]
    assert codes(run(source, target, scope={"modules": ["X"]})) == ["O11-0314", "O11-0314"]
    result = run(source, target, scope={"modules": ["N"]})
    assert tables_of(result) == {"N.Order": ("t", "comment")} and "O11-0314" not in codes(result)


def test_two_tables_with_one_key_are_an_error_and_names_do_not_help() -> None:
    result = run(keyed(("M", MODULE)), odc(commented("a", KEY), commented("b", KEY), table("order")))
    assert result.entities == () and codes(result) == ["O11-0314"]
    assert problem(result, "O11-0314").found == "the comments of tables a, b have its key"


def test_a_comment_with_two_entities_is_an_error_of_both() -> None:
    source = keyed(("M", MODULE))
    row = source.entity(source.espaces[0], "Item", "OSUSR_I", OTHER)
    source.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    source.table("OSUSR_I")
    result = run(source, odc(commented("order", f"{KEY} {OTHER}")))
    assert result.entities == () and codes(result) == ["O11-0314", "O11-0314"]


def test_a_table_that_a_comment_gives_away_is_nobody_elses_by_name() -> None:
    source = keyed(("M", MODULE))
    simple(source, source.espaces[0], "Item", "OSUSR_I")
    result = run(source, odc(commented("item", KEY)))
    assert tables_of(result) == {"M.Order": ("item", "comment")}
    # Not even where its entity is somewhere else, or nobody knows which of two tables it is.
    target = odc(commented("item", KEY), table("t_1"))
    assert tables_of(run(source, target, {"M.Order": "t_1"})) == {"M.Order": ("t_1", "mapping")}
    assert run(source, odc(commented("item", KEY), commented("t_1", KEY))).entities == ()
    # The mapping says otherwise, and decides.
    assert tables_of(run(source, odc(commented("item", KEY)), {"M.Item": "item"})) == {"M.Item": ("item", "mapping")}


def test_attributes_pair_by_keys_in_comments_before_names() -> None:
    name = f"0{OTHER[1:]}"
    target = odc(commented("order", "", name="", other=f"was Name, {name.upper()}"))
    (pair,) = run(keyed(("M", MODULE)), target).entities
    assert names(pair) == [("Id", "id", "name"), ("Name", "other", "comment")]
    assert [item.name for item in pair.target_only] == ["name"]


def test_two_columns_with_one_key_are_an_error() -> None:
    name = f"0{OTHER[1:]}"
    result = run(keyed(("M", MODULE)), odc(commented("order", "", name="", a=name, b=name)))
    assert problem(result, "O11-0314").where == "M.Order.Name" and codes(result) == ["O11-0314"]
    assert [item.name for item in result.entities[0].source_only] == ["Name"]


def test_a_column_with_two_keys_is_an_error_of_both() -> None:
    result = run(keyed(("M", MODULE)), odc(commented("order", "", a=f"0{OTHER[1:]} {OTHER}")))
    assert {item.where for _, item in result.problems if item.code == "O11-0314"} == {"M.Order.Id", "M.Order.Name"}


def test_a_column_that_a_comment_gives_away_is_nobody_elses_by_name() -> None:
    source = keyed(("M", MODULE))
    row = source.entities[0]
    source.attribute(row, "Code", column="CODE")
    source.tables[0] = Rows().table(
        "OSUSR_0", column("ID"), column("NAME", TypeKind.TEXT), column("CODE", TypeKind.TEXT)
    )
    (pair,) = run(source, odc(commented("order", "", code=f"0{OTHER[1:]}"))).entities
    assert names(pair) == [("Id", "id", "name"), ("Name", "code", "comment")]
    assert [item.name for item in pair.source_only] == ["Code"]
    (pair,) = run(source, odc(commented("order", "", code=f"0{OTHER[1:]}", other=f"0{OTHER[1:]}"))).entities
    assert [item.name for item in pair.source_only] == ["Name", "Code"]


def test_tables_of_stores_are_nobodys() -> None:
    stores = {"users": {"table": "Order", "columns": {"id": "id", "name": "name", "email": "email"}}}
    assert run(o11(), odc(table("order")), stores=stores).entities == ()
    run(o11(), odc(table("order")), {"M.Order": "order"}, expected=("O11-0408",), stores=stores)


def test_static_entities_have_tables_in_odc_too_and_others_do_not() -> None:
    source = o11()
    row = source.entity(source.espaces[0], "Size", "OSUSR_S", data_kind="staticEntity")
    source.attribute(row, "Id", "rtInteger", column="ID")
    source.table("OSUSR_S")
    row = source.entity(source.espaces[0], "Log", "LOG", external=True)
    source.attribute(row, "Id", "rtInteger", column="ID")
    source.table("LOG")
    result = run(source, odc(table("order"), table("size"), table("log")))
    assert tables_of(result) == {"M.Order": ("order", "name"), "M.Size": ("size", "name")}
    assert result.records == ()
    run(source, odc(table("log")), {"M.Log": "log"}, expected=("O11-0405",))
