"""Match: which entities, attributes and records are the same in two environments, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Findings
from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.rows import Column, Engine, RoleRow, TenantRow, TypeKind
from compiler.model.match import major_version, match
from compiler.model.types import Correspondence, EntityKey, EntityPair
from tests.support.metamodels import Rows, column, problem, problems, simple


def matched(
    source: Rows, target: Rows, tenants: Mapping[str, str] | None = None
) -> Correspondence:
    """Match two environments; there must be no global finding."""
    findings = Findings()
    result = match(source.resolve(), target.resolve(), tenants or {}, findings)
    assert list(findings) == []
    return result


def codes(source: Rows, target: Rows, *, accept: bool = False) -> list[str]:
    findings = Findings()
    match(source.resolve(), target.resolve(), {}, findings, accept_engine_versions=accept)
    return [item.code for item in findings]


def both(build: Callable[[Rows], None]) -> tuple[Rows, Rows]:
    """Two environments built alike, with other ids in the target."""
    source, target = Rows(), Rows(last_id=5000)
    build(source)
    build(target)
    return source, target


def only_pair(result: Correspondence) -> EntityPair:
    (pair,) = result.entities
    return pair


def names(pair: EntityPair) -> list[tuple[str, str, str]]:
    return [(item.source.name, item.target.name, item.evidence) for item in pair.attributes]


# --- environments -----------------------------------------------------------------------------


def test_different_engines_are_an_error_and_then_versions_say_nothing() -> None:
    assert codes(Rows(engine=Engine.POSTGRES), Rows(engine=Engine.MSSQL, engine_version="16.0.1.1")) == ["O11-0307"]


def test_engine_versions_differ_by_release_and_can_be_accepted() -> None:
    assert codes(Rows(engine_version="15.18"), Rows(engine_version="15.2 (Debian 15.2-1)")) == []
    assert codes(Rows(engine_version="15.18"), Rows(engine_version="16.1")) == ["O11-0308"]
    assert codes(Rows(engine_version="15.18"), Rows(engine_version="16.1"), accept=True) == []


@pytest.mark.parametrize(
    ("engine", "version", "expected"),
    [
        (Engine.POSTGRES, "15.18", "15"), (Engine.POSTGRES, "PostgreSQL 9.6.24 on x", "9.6"),
        (Engine.POSTGRES, "17", "17"), (Engine.MSSQL, "15.0.2000.5", "15.0"),
        (Engine.MSSQL, "10.50.1600.1", "10.50"), (Engine.MSSQL, "unknown ", "unknown"),
    ],
)
def test_major_versions(engine: Engine, version: str, expected: str) -> None:
    assert major_version(engine, version) == expected


def test_platform_versions_are_compared_when_both_are_known() -> None:
    assert codes(Rows(platform_version="11.1"), Rows(platform_version="11.2")) == ["O11-0310"]
    assert codes(Rows(platform_version="11.1"), Rows()) == []


def test_module_versions_concern_the_entities_of_the_module() -> None:
    source, target = Rows(), Rows()
    for rows, version in ((source, "1"), (target, "2")):
        simple(rows, rows.espace("M", version=version), "A")
        simple(rows, rows.espace("N", version="7"), "B")
    result = matched(source, target)
    assert problems(result, EntityKey("m", "a")) == ["O11-0311"]
    assert problems(result, EntityKey("n", "b")) == []


# --- entities ---------------------------------------------------------------------------------


def test_entities_pair_by_key_whatever_they_are_called_and_never_by_name() -> None:
    source, target = Rows(), Rows(last_id=900)
    simple(source, source.espace("M", "m"), "Order", "T_A", "k1")
    m = target.espace("Renamed", "m")
    simple(target, m, "Purchase", "T_B", "k1")
    simple(target, m, "Order", "T_C", "k2")
    result = matched(source, target)
    assert only_pair(result).target.name == "Purchase"
    assert [entity.name for entity in result.target_only] == ["Order"]
    assert result.source_only == ()


def test_a_clone_is_not_the_partner_of_the_original() -> None:
    source, target = Rows(), Rows()
    simple(source, source.espace("M", "m"), "Order", key="k")
    simple(target, target.espace("M", "clone"), "Order", key="k")
    result = matched(source, target)
    assert result.entities == ()
    assert len(result.source_only) == len(result.target_only) == 1
    assert result.problems == ()


def test_platform_tables_pair_by_table_when_keys_differ() -> None:
    source, target = Rows(), Rows()
    source.entity(source.espace("(System)", "sys"), "User", "OSSYS_USER", system=True)
    target.entity(target.espace("(System)", "other"), "User", "ossys_user", system=True)
    source.table("ossys_user")
    target.table("OSSYS_USER")
    # The source lists the tenants' entity, the target has the table alone.
    source.entity(source.espaces[0], "Tenant", "OSSYS_TENANT", system=True)
    for rows in (source, target):
        rows.table("ossys_tenant", column("ID"), column("NAME", TypeKind.TEXT))
        rows.tenants.append(TenantRow(3, "Prod", rows.espaces[0].id))
    result = matched(source, target)
    assert {(str(pair.source.key), str(pair.target.key)) for pair in result.entities} == {
        ("sys*user", "other*user"), ("sys*tenant", "ossys*ossys_tenant"),
    }
    assert result.source_only == result.target_only == ()


def test_an_entity_of_another_kind_in_the_target() -> None:
    source, target = Rows(), Rows()
    simple(source, source.espace("M"), "Size")
    row = target.entity(target.espace("M"), "Size", "T", data_kind="staticEntity")
    target.attribute(row, "Id", "rtInteger", column="ID")
    target.table("T")
    result = matched(source, target)
    assert problem(result, "O11-0313").found == "application in the source, static in the target"


# --- attributes -------------------------------------------------------------------------------


def entity_with(*attributes: tuple[str, str | None, str], rows: Rows | None = None) -> Rows:
    """Entity M.E with Id and attributes (name, key, column; '-' for one that is not in the table)."""
    rows = rows or Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    for name, key, physical in attributes:
        rows.attribute(row, name, key=key, column=physical)
    columns = [column(item[2], TypeKind.TEXT) for item in attributes if item[2] != "-"]
    rows.table("T_E", column("ID"), *columns)
    return rows


def test_attributes_pair_by_key_across_new_names_and_columns() -> None:
    result = matched(entity_with(("Name", "n", "NAME")), entity_with(("FullName", "n", "FULLNAME_2")))
    assert names(only_pair(result))[1:] == [("Name", "FullName", "key")]
    assert result.problems == ()


def test_an_attribute_that_was_created_again_under_its_name_is_another() -> None:
    pair = only_pair(matched(entity_with(("Name", "old", "NAME")), entity_with(("Name", "new", "NAME"))))
    assert [item.name for item in pair.source_only] == ["Name"]
    assert [item.name for item in pair.target_only] == ["Name"]


@pytest.mark.parametrize(("old", "new"), [(None, None), (None, "k"), ("k", None)])
def test_attributes_without_keys_on_a_side_pair_by_name_with_one_note(old: str | None, new: str | None) -> None:
    result = matched(
        entity_with(("Name", old, "NAME"), ("Code", old and "c", "CODE")),
        entity_with(("NAME", new, "N2"), ("code", new and "d", "C2")),
    )
    assert names(only_pair(result))[1:] == [("Name", "NAME", "name"), ("Code", "code", "name")]
    assert problem(result, "O11-0309").found == "Name, Code"


def test_attributes_without_a_column_do_not_pair_as_data() -> None:
    result = matched(
        entity_with(("A", "a", "A"), ("B", "b", "-"), ("C", "c", "-"), ("D", "d", "-")),
        entity_with(("A", "a", "-"), ("B", "b", "B"), ("C", "c", "-")),
    )
    pair = only_pair(result)
    assert [item[0] for item in names(pair)] == ["Id"]
    assert [item.name for item in pair.source_only] == ["A"]
    assert [item.name for item in pair.target_only] == ["B"]


def test_deleted_attributes_are_on_no_list() -> None:
    source, target = entity_with(("A", "a", "A")), entity_with(("A", "a", "A"))
    target.attributes[-1] = replace(target.attributes[-1], active=False)
    pair = only_pair(matched(source, target))
    assert [item.name for item in pair.source_only] == ["A"] and pair.target_only == ()


def test_the_identifier_must_be_the_same_attribute() -> None:
    def build(rows: Rows, identifier: str) -> Rows:
        row = rows.entity(rows.espace("M"), "E", "T_E", primary_key=identifier)
        for name in ("A", "B"):
            rows.attribute(row, name, "rtLongInteger", column=name)
        rows.table("T_E", column("A"), column("B"))
        return rows

    result = matched(build(Rows(), "a"), build(Rows(), "b"))
    assert problem(result, "O11-0313").where == "M.E"
    assert matched(build(Rows(), "a"), build(Rows(), "a")).problems == ()


# --- tenants' column --------------------------------------------------------------------------


def tenant_entity(multitenant: bool) -> Rows:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E", multitenant=multitenant)
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    rows.table("T_E", column("ID"), column("TENANT_ID"))
    rows.table("OSSYS_TENANT", column("ID"), column("NAME", TypeKind.TEXT))
    return rows


def test_the_tenant_column_pairs_without_a_note() -> None:
    result = matched(tenant_entity(True), tenant_entity(True))
    assert result.problems == ()
    pair = next(item for item in result.entities if item.source.name == "E")
    assert names(pair)[-1] == ("TENANT_ID", "TENANT_ID", "key")


@pytest.mark.parametrize("source", [True, False])
def test_multi_tenant_on_one_side_only(source: bool) -> None:
    result = matched(tenant_entity(source), tenant_entity(not source))
    assert problems(result, EntityKey("m", "e")) == ["O11-0313"]


# --- types and references ---------------------------------------------------------------------


def typed(declared: str, physical: Column) -> Rows:
    rows = Rows()
    row = rows.entity(rows.espace("M"), "E", "T_E")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    rows.attribute(row, "A", declared, column="A")
    rows.table("T_E", column("ID"), physical)
    return rows


def postgres(native: str) -> Column:
    return Column("A", native, postgres_type(native))


def mssql(native: str) -> Column:
    return Column("A", native, mssql_type(native))


PLAIN, ZONED = "timestamp without time zone", "timestamp with time zone"


@pytest.mark.parametrize(
    ("declared", "old", "new", "copied"),
    [
        ("rtDateTime", postgres(PLAIN), postgres("timestamp(6) without time zone"), True),
        ("rtDateTime", postgres("timestamp(3) without time zone"), postgres(PLAIN), True),
        ("rtDateTime", postgres(PLAIN), postgres("timestamp(0) without time zone"), False),
        ("rtDateTime", postgres(ZONED), postgres("timestamp(0) with time zone"), False),
        ("rtTime", postgres("time without time zone"), postgres("time(0) without time zone"), False),
        ("rtTime", postgres(PLAIN), postgres("time(0) without time zone"), False),
        ("rtTime", postgres("time(0) without time zone"), postgres(PLAIN), False),
        ("rtDate", postgres(PLAIN), postgres("timestamp(0) without time zone"), True),
        ("rtDateTime", postgres(PLAIN), postgres(ZONED), False),
        ("rtDateTime", postgres(ZONED), postgres(PLAIN), False),
        ("rtDate", postgres("date"), postgres(ZONED), False),
        ("rtDate", postgres(ZONED), postgres("date"), False),
        ("rtDateTime", mssql("datetime2(7)"), mssql("datetime2(7)"), True),
        ("rtDateTime", mssql("datetime2(7)"), mssql("datetime2(3)"), False),
        ("rtDateTime", mssql("datetime"), mssql("datetime2(3)"), True),
        ("rtDateTime", mssql("datetime"), mssql("datetime2(2)"), False),
        ("rtDateTime", mssql("datetime"), mssql("datetime"), True),
        ("rtDateTime", mssql("datetime2(3)"), mssql("datetime"), False),
        ("rtDateTime", mssql("datetime2(2)"), mssql("datetime"), True),
        ("rtDateTime", mssql("smalldatetime"), mssql("smalldatetime"), True),
        ("rtDateTime", mssql("smalldatetime"), mssql("datetime"), True),
        ("rtDateTime", mssql("datetime2(0)"), mssql("smalldatetime"), False),
        ("rtDateTime", mssql("datetime2(7)"), mssql("datetimeoffset(7)"), False),
        ("rtDecimal", postgres("double precision"), postgres("real"), False),
        ("rtDecimal", postgres("real"), postgres("double precision"), True),
        ("rtDecimal", mssql("float"), mssql("real"), False),
        ("rtDecimal", mssql("float"), mssql("float"), True),
        ("rtInteger", postgres("integer"), postgres("real"), False),
        ("rtInteger", postgres("integer"), postgres("double precision"), True),
        ("rtInteger", postgres("smallint"), postgres("real"), True),
        ("rtInteger", postgres("integer"), postgres("numeric(5,-2)"), False),
        ("rtInteger", column("A", TypeKind.INTEGER), column("A", TypeKind.BIGINT), True),
        ("rtInteger", column("A", TypeKind.BIGINT), column("A", TypeKind.INTEGER), True),
        ("rtInteger", column("A", TypeKind.INTEGER), column("A", TypeKind.TEXT), False),
        ("rtInteger", column("A", TypeKind.INTEGER), column("A", TypeKind.BOOLEAN), False),
        ("rtInteger", column("A", TypeKind.INTEGER), column("A", TypeKind.DECIMAL, precision=9, scale=0), True),
        ("rtText", column("A", TypeKind.TEXT, length=20), column("A", TypeKind.TEXT, length=50), True),
        ("rtText", column("A", TypeKind.TEXT, length=50), column("A", TypeKind.TEXT, length=20), True),
        ("rtText", column("A", TypeKind.TEXT), column("A", TypeKind.BIGINT), False),
        ("rtText", column("A", TypeKind.TEXT), column("A", TypeKind.UUID), False),
        ("rtText", column("A", TypeKind.UUID), column("A", TypeKind.TEXT), True),
        ("rtDecimal", column("A", TypeKind.DECIMAL, precision=37, scale=8),
         column("A", TypeKind.DECIMAL, precision=20, scale=8), True),
        ("rtDecimal", column("A", TypeKind.DECIMAL, precision=37, scale=8),
         column("A", TypeKind.DECIMAL, precision=37, scale=2), False),
        ("rtDecimal", column("A", TypeKind.DECIMAL), column("A", TypeKind.DECIMAL), True),
        ("rtDecimal", column("A", TypeKind.DECIMAL), column("A", TypeKind.DECIMAL, precision=9, scale=2), False),
        ("rtDecimal", column("A", TypeKind.DECIMAL, precision=9, scale=2), column("A", TypeKind.BIGINT), False),
        ("rtDecimal", column("A", TypeKind.DECIMAL, precision=9, scale=0), column("A", TypeKind.BIGINT), True),
        ("rtDateTime", column("A", TypeKind.DATETIME), column("A", TypeKind.DATE), False),
        ("rtDateTime", column("A", TypeKind.DATETIME), column("A", TypeKind.TIME), False),
        ("rtDate", column("A", TypeKind.DATE), column("A", TypeKind.DATETIME), True),
        ("rtDate", column("A", TypeKind.DATETIME), column("A", TypeKind.DATE), True),
        ("rtTime", column("A", TypeKind.DATETIME), column("A", TypeKind.TIME), True),
        ("rtBinaryData", column("A", TypeKind.BINARY), column("A", TypeKind.TEXT), False),
        ("rtBoolean", column("A", TypeKind.BOOLEAN), column("A", TypeKind.BOOLEAN), True),
        ("rtText", column("A", TypeKind.OTHER, native="citext"), column("A", TypeKind.OTHER, native="citext"), True),
        ("rtText", column("A", TypeKind.OTHER, native="inet"), column("A", TypeKind.OTHER, native="xml"), False),
    ],
)
def test_types_that_differ_are_an_error_when_data_would_be_lost(
    declared: str, old: Column, new: Column, copied: bool
) -> None:
    result = matched(typed(declared, old), typed(declared, new))
    assert problems(result, EntityKey("m", "e")) == ([] if copied else ["O11-0305"])


def referring(target: str) -> Rows:
    rows = Rows()
    m = rows.espace("M")
    simple(rows, m, "A")
    simple(rows, m, "B")
    row = rows.entity(m, "E", "T_E")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    rows.attribute(row, "Ref", target, column="REF")
    rows.table("T_E", column("ID"), column("REF"))
    return rows


def test_a_reference_that_means_another_entity_in_the_target() -> None:
    result = matched(referring("btm*a"), referring("btm*b"))
    assert problem(result, "O11-0312").found == "it refers to M.A in the source and to M.B in the target"
    assert matched(referring("btm*a"), referring("btm*a")).problems == ()


def test_a_reference_on_one_side_and_a_number_on_the_other() -> None:
    assert "nothing" in problem(matched(referring("btm*a"), referring("rtLongInteger")), "O11-0312").found
    assert "nothing" in problem(matched(referring("rtLongInteger"), referring("btm*a")), "O11-0312").found


def test_a_reference_that_resolve_has_reported_is_not_reported_again() -> None:
    assert matched(referring("btm*a"), referring("btm*gone")).problems == ()


def test_differences_of_entities_that_are_not_copied_are_nobodys_problem() -> None:
    def build(kind: TypeKind) -> Rows:
        rows = Rows()
        row = rows.entity(rows.espace("M"), "Size", "T", data_kind="staticEntity")
        rows.attribute(row, "Id", "rtInteger", column="ID", identifier=True)
        rows.attribute(row, "Label", key=None, column="LABEL")
        rows.table("T", column("ID"), column("LABEL", kind))
        return rows

    assert matched(build(TypeKind.TEXT), build(TypeKind.BIGINT)).problems == ()


# --- records ----------------------------------------------------------------------------------


def sizes(*records: tuple[str, str, str, bool]) -> Rows:
    """Static entity M.Size with records (key, name, id, active)."""
    rows = Rows()
    m = rows.espace("M")
    row = rows.entity(m, "Size", "T_SIZE", data_kind="staticEntity")
    rows.attribute(row, "Id", "rtInteger", column="ID", identifier=True)
    rows.table("T_SIZE")
    for key, name, data_id, active in records:
        rows.record(m, "size", key, data_id, name, active=active)
    return rows


def test_static_records_pair_by_key_and_never_by_name() -> None:
    # Small was deleted and created again in the target; its former key lives on as an inactive row.
    result = matched(
        sizes(("k1", "Small", "1", True), ("k2", "Big", "2", True)),
        sizes(("k1", "Small", "1", False), ("k3", "Small", "2", True), ("k2", "Huge", "1", True)),
    )
    (found,) = result.records
    assert [(pair.source.id, pair.target.id) for pair in found.pairs] == [("2", "1")]
    assert [item.key for item in found.source_only] == ["k1"]
    assert [item.key for item in found.target_only] == ["k3"]
    assert found.entity == EntityKey("m", "size") and found.table == "OSSYS_ENTITY_RECORD"
    assert problem(result, "O11-0306").where == "M.Size: Small"


def test_roles_pair_by_key_within_their_module() -> None:
    def build(rows: Rows) -> None:
        for name in ("M", "Clone"):
            rows.roles.append(RoleRow(rows.next_id(), "Admin", "admin", rows.espace(name).id, True))
        rows.entity(rows.espaces[0], "Role", "OSSYS_ROLE", system=True)
        rows.table("OSSYS_ROLE")

    source, target = both(build)
    (found,) = matched(source, target).records
    assert [(pair.source.key, pair.target.key) for pair in found.pairs] == [
        ("clone*admin", "clone*admin"), ("m*admin", "m*admin"),
    ]


def tenants(*named: tuple[str, str]) -> Rows:
    """Tenants (module, name), ids counting up."""
    rows = Rows()
    rows.entity(rows.espace("(System)"), "Tenant", "OSSYS_TENANT", system=True)
    rows.table("OSSYS_TENANT")
    espaces = {module: rows.espace(module) for module in sorted({module for module, _ in named})}
    for module, name in named:
        rows.tenants.append(TenantRow(rows.next_id(), name, espaces[module].id))
    return rows


def tenant_pairs(result: Correspondence) -> list[tuple[str, str]]:
    (found,) = result.records
    return [(pair.source.key, pair.target.key) for pair in found.pairs]


def test_tenants_pair_by_name_within_their_module_and_through_the_map() -> None:
    source = tenants(("Users", "Prod"), ("Users", "Both"), ("Other", "Prod"))
    target = tenants(("Users", "QA"), ("Users", "Both"), ("Other", "Prod"))
    result = matched(source, target, {"Prod": "QA"})
    assert tenant_pairs(result) == [("users*Both", "users*Both"), ("users*Prod", "users*QA")]
    # The map holds for every provider: Other has no QA, and its Prod is not taken for it.
    assert problem(result, "O11-0316").where == "(System).Tenant: Prod"


def test_a_tenant_without_a_partner_is_a_warning_of_its_own() -> None:
    result = matched(tenants(("Users", "Prod")), tenants(("Users", "QA")))
    assert tenant_pairs(result) == []
    assert [item.code for _, item in result.problems] == ["O11-0316"]


def test_names_in_the_tenant_map_must_exist() -> None:
    findings = Findings()
    match(
        tenants(("Users", "Prod")).resolve(), tenants(("Users", "QA")).resolve(),
        {"Prod": "Nowhere", "Nobody": "QA"}, findings,
    )
    assert [(item.code, item.found) for item in findings] == [
        ("O11-0315", "no active tenant of the source is named 'Nobody'"),
        ("O11-0315", "no active tenant of the target is named 'Nowhere'"),
    ]


def test_a_mapped_tenant_is_not_given_away_twice() -> None:
    source, target = tenants(("Users", "A"), ("Users", "B")), tenants(("Users", "A"), ("Users", "B"))
    assert tenant_pairs(matched(source, target, {"A": "B", "B": "A"})) == [
        ("users*A", "users*B"), ("users*B", "users*A"),
    ]
    # B keeps its name but A was given its partner: B has none, whatever the order of the names.
    result = matched(source, target, {"A": "B"})
    assert tenant_pairs(result) == [("users*A", "users*B")]
    assert [item.code for _, item in result.problems] == ["O11-0316"]


def test_two_tenants_that_would_become_one_are_an_error() -> None:
    source = tenants(("Users", "A"), ("Users", "B"))
    result = matched(source, tenants(("Users", "C")), {"A": "C", "B": "C"})
    assert "A and B" in problem(result, "O11-0314").found
