"""The comparison with ODC: one code for each of the vendor's inconsistencies, nothing where a catalog cannot tell."""

from __future__ import annotations

import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.rows import AttributeRow, Column, ForeignKey, Table, TypeKind
from compiler.model.match_odc import match_odc
from compiler.model.odc import resolve_odc
from compiler.model.types import Correspondence
from tests.support.metamodels import Rows, column, foreign_key, simple
from tests.support.odc import odc_project


def source(kind: str, physical: Column, *, length: int | None = None, decimals: int | None = None,
           mandatory: bool = False) -> Rows:
    """Entity M.Order with Id and one attribute A."""
    rows = Rows()
    row = rows.entity(rows.espace("M"), "Order", "OSUSR_1")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    made = rows.attribute(row, "A", kind, column=physical.name, mandatory=mandatory)
    changed = {name: getattr(made, name) for name in AttributeRow.__struct_fields__}
    rows.attributes[-1] = AttributeRow(**{**changed, "length": length, "decimals": decimals})
    rows.table("OSUSR_1", column("ID"), physical)
    return rows


def odc(*columns: Column, keys: tuple[ForeignKey, ...] = (), more: tuple[Table, ...] = ()) -> Rows:
    rows = Rows()
    rows.table("order", *columns, primary_key=("id",), foreign_keys=keys)
    rows.tables += more
    return rows


def compared(old: Rows, new: Rows, **project: object) -> Correspondence:
    findings = Findings()
    result = match_odc(
        old.resolve(), resolve_odc(new.snapshot(), findings), odc_project(**project),  # type: ignore[arg-type]
        lambda *keys: ".".join(keys), findings,
    )
    assert list(findings) == []
    return result


def found(old: Rows, new: Rows, **project: object) -> list[tuple[str, str, str]]:
    problems = [item for _, item in compared(old, new, **project).problems if item.code != "O11-0309"]
    return [(item.code, item.where, item.found) for item in problems]


def codes(old: Rows, new: Rows, **project: object) -> list[str]:
    return [item[0] for item in found(old, new, **project)]


A, K = "a", TypeKind
ID = column("id", nullable=False)

# O11 type, its length and decimals, its column, the column in ODC, what is wrong.
TYPES: list[tuple[str, int | None, int | None, Column, Column, str | None]] = [
    ("rtText", 20, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=20), None),
    ("rtText", 20, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=21), "O11-0323"),
    ("rtText", 20, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=19), "O11-0323"),
    ("rtText", 20, None, column("A", K.TEXT, length=20), column(A, K.TEXT), None),
    ("rtText", 5000, None, column("A", K.TEXT), column(A, K.TEXT), None),
    ("rtText", 5000, None, column("A", K.TEXT), column(A, K.TEXT, length=4000), "O11-0323"),
    # The metamodel counts, not a column of another length.
    ("rtText", 30, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=30), None),
    ("rtText", None, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=30), "O11-0323"),
    ("rtText", None, None, column("A", K.TEXT), column(A, K.TEXT, length=30), "O11-0323"),
    ("rtText", 20, None, column("A", K.TEXT, length=20), column(A, K.INTEGER), "O11-0322"),
    ("rtText", 36, None, column("A", K.UUID), column(A, K.UUID), None),
    ("rtText", None, None, column("A", K.UUID), column(A, K.TEXT, length=50), None),
    ("rtText", None, None, column("A", K.UUID), column(A, K.TEXT, length=20), "O11-0322"),
    ("rtText", 36, None, column("A", K.TEXT, length=36), column(A, K.UUID), "O11-0322"),
    ("rtEmail", None, None, column("A", K.TEXT, length=250), column(A, K.TEXT, length=250), None),
    ("rtEmail", None, None, column("A", K.TEXT, length=250), column(A, K.TEXT, length=200), "O11-0323"),
    ("rtEmail", 50, None, column("A", K.TEXT, length=250), column(A, K.TEXT, length=250), None),
    ("rtPhoneNumber", None, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=20), None),
    ("rtPhoneNumber", None, None, column("A", K.TEXT, length=20), column(A, K.TEXT, length=25), "O11-0323"),
    ("rtInteger", None, None, column("A", K.INTEGER), column(A, K.INTEGER), None),
    ("rtInteger", None, None, column("A", K.INTEGER), column(A, K.BIGINT), "O11-0322"),
    ("rtLongInteger", None, None, column("A", K.BIGINT), column(A, K.INTEGER), "O11-0322"),
    ("rtLongInteger", None, None, column("A", K.INTEGER), column(A, K.BIGINT), None),
    ("rtDecimal", 12, 3, column("A", K.DECIMAL, precision=12, scale=3),
     column(A, K.DECIMAL, precision=12, scale=3), None),
    ("rtDecimal", 12, 3, column("A", K.DECIMAL, precision=12, scale=3),
     column(A, K.DECIMAL, precision=12, scale=4), "O11-0324"),
    ("rtDecimal", 12, 3, column("A", K.DECIMAL, precision=12, scale=3),
     column(A, K.DECIMAL, precision=14, scale=3), "O11-0324"),
    ("rtDecimal", 12, 3, column("A", K.DECIMAL, precision=12, scale=3), column(A, K.DECIMAL), None),
    ("rtDecimal", None, None, column("A", K.DECIMAL, precision=12, scale=3),
     column(A, K.DECIMAL, precision=12, scale=2), "O11-0324"),
    ("rtDecimal", 12, 0, column("A", K.DECIMAL, precision=12, scale=0),
     column(A, K.DECIMAL, precision=12), None),
    ("rtDecimal", 12, 0, column("A", K.DECIMAL, precision=12, scale=0), column(A, K.BIGINT), "O11-0322"),
    ("rtCurrency", None, None, column("A", K.DECIMAL, precision=37, scale=8),
     column(A, K.DECIMAL, precision=37, scale=8), None),
    ("rtCurrency", None, None, column("A", K.DECIMAL, precision=37, scale=8),
     column(A, K.DECIMAL, precision=20, scale=8), "O11-0324"),
    ("rtBoolean", None, None, column("A", K.BOOLEAN), column(A, K.BOOLEAN), None),
    ("rtBoolean", None, None, column("A", K.BOOLEAN), column(A, K.INTEGER), "O11-0322"),
    ("rtDate", None, None, column("A", K.DATETIME), column(A, K.DATE), None),
    ("rtDate", None, None, column("A", K.DATE), column(A, K.DATETIME), "O11-0322"),
    ("rtTime", None, None, column("A", K.DATETIME), column(A, K.TIME), None),
    ("rtTime", None, None, column("A", K.TIME), column(A, K.DATE), "O11-0322"),
    ("rtDateTime", None, None, column("A", K.DATETIME), column(A, K.DATETIME), None),
    ("rtDateTime", None, None, column("A", K.DATETIME), column(A, K.DATE), "O11-0322"),
    ("rtDateTime", None, None, column("A", K.DATETIME), column(A, K.DATETIME_TZ), "O11-0322"),
    ("rtBinaryData", None, None, column("A", K.BINARY), column(A, K.BINARY), None),
    ("rtBinaryData", None, None, column("A", K.BINARY), column(A, K.TEXT), "O11-0322"),
    # The declared type fits, and the values do not: they are kept in something else.
    ("rtInteger", None, None, column("A", K.TEXT), column(A, K.INTEGER), "O11-0322"),
]


@pytest.mark.parametrize(("kind", "length", "decimals", "old", "new", "code"), TYPES)
def test_types_lengths_and_digits(
    kind: str, length: int | None, decimals: int | None, old: Column, new: Column, code: str | None
) -> None:
    result = codes(source(kind, old, length=length, decimals=decimals), odc(ID, new))
    assert result == ([code] if code else [])


def test_every_type_of_o11_is_in_the_table() -> None:
    kinds = {"rtText", "rtEmail", "rtPhoneNumber", "rtInteger", "rtLongInteger", "rtDecimal", "rtCurrency",
             "rtBoolean", "rtDate", "rtTime", "rtDateTime", "rtBinaryData"}
    for wanted in (None, "wrong"):
        told = {item[0] for item in TYPES if (item[5] is None) == (wanted is None)}
        assert told == kinds


def test_what_is_said_of_lengths_and_digits() -> None:
    old = source("rtText", column("A", K.TEXT, length=20), length=20)
    new = column(A, K.TEXT, length=10, native="character varying(10)")
    assert found(old, odc(ID, new)) == [
        ("O11-0323", "M.Order.A", "20 characters in O11, character varying(10) in ODC")
    ]
    old = source("rtDecimal", column("A", K.DECIMAL, precision=12, scale=3), length=12, decimals=3)
    new = column(A, K.DECIMAL, precision=12, scale=2, native="numeric(12,2)")
    assert found(old, odc(ID, new)) == [
        ("O11-0324", "M.Order.A", "12 digits, 3 of them decimals in O11, numeric(12,2) in ODC")
    ]


def test_a_soft_reference_is_not_compared_by_type() -> None:
    old = source("rtInteger", column("A", K.INTEGER))
    new = odc(ID, column(A, K.TEXT, length=36))
    assert codes(old, new) == ["O11-0322"]
    assert codes(old, new, entities={"M.Order": {"soft_references": {"A": "(System).User"}}}) == []


def test_missing_attributes_and_new_ones() -> None:
    old = source("rtText", column("A", K.TEXT, length=20), length=20)
    assert found(old, odc(ID, column("fresh", K.TEXT))) == [
        ("O11-0321", "M.Order.A", "table order has no column for it (column A in O11)")
    ]


def test_a_missing_tenant_is_no_missing_attribute() -> None:
    old = source("rtText", column("A", K.TEXT, length=20), length=20)
    old.entity(old.espaces[0], "Tenant", "OSSYS_TENANT", system=True)
    old.table("OSSYS_TENANT")
    entity = old.entities[0]
    old.entities[0] = type(entity)(**{
        **{name: getattr(entity, name) for name in entity.__struct_fields__}, "multitenant": True
    })
    old.tables[0] = Rows().table("OSUSR_1", column("ID"), column("A", K.TEXT, length=20), column("TENANT_ID"))
    result = compared(old, odc(ID, column(A, K.TEXT, length=20)))
    assert [item.name for item in result.entities[0].source_only] == ["TENANT_ID"]
    assert [item.code for _, item in result.problems if item.code != "O11-0309"] == []


def test_optional_and_mandatory() -> None:
    must = column(A, K.TEXT, length=20, nullable=False)
    for mandatory, expected in ((False, ["O11-0325"]), (True, [])):
        old = source("rtText", column("A", K.TEXT, length=20), length=20, mandatory=mandatory)
        assert codes(old, odc(ID, must)) == expected


def test_identifiers_may_have_become_longer_and_not_shorter() -> None:
    def old(kind: TypeKind) -> Rows:
        rows = Rows()
        row = rows.entity(rows.espace("M"), "Order", "OSUSR_1")
        rows.attribute(row, "Id", "Identifier", column="ID", identifier=True, autonumber=True)
        rows.table("OSUSR_1", column("ID", kind))
        return rows

    assert codes(old(K.INTEGER), odc(ID)) == []
    assert codes(old(K.BIGINT), odc(ID)) == []
    assert codes(old(K.BIGINT), odc(column("id", K.INTEGER, nullable=False))) == ["O11-0322"]
    assert codes(old(K.INTEGER), odc(column("id", K.TEXT, nullable=False))) == ["O11-0322"]


def test_nobody_is_told_to_drop_an_identifier() -> None:
    def action(old: Rows, new: Rows) -> str:
        (item,) = [item for _, item in compared(old, new).problems if item.code == "O11-0322"]
        return item.action

    shorter = source("rtText", column("A", K.TEXT, length=20), length=20)
    text = odc(column("id", K.TEXT, nullable=False), column(A, K.TEXT, length=20))
    assert "cannot be dropped" in action(shorter, text)
    attribute = action(shorter, odc(ID, column(A, K.INTEGER)))
    assert "`drop`" in attribute and "identifier" not in attribute


def test_another_identifier_is_another_entity() -> None:
    old = source("rtText", column("A", K.TEXT, length=20), length=20)
    new = Rows()
    new.table("order", column("id"), column(A, K.TEXT, length=20), primary_key=(A,))
    assert "O11-0313" in codes(old, new)


# --- references ----------------------------------------------------------------------------------


def refers(to: str = "btm*city", rule: str | None = "Protect", *, kind: TypeKind = K.BIGINT) -> Rows:
    """M.Order.Place refers to City (or as given); M.Town, and K.Land of another module, are there too."""
    rows = Rows()
    espace = rows.espace("M")
    row = rows.entity(espace, "Order", "OSUSR_1")
    rows.attribute(row, "Id", "rtLongInteger", column="ID", identifier=True)
    rows.attribute(row, "Place", to, column="PLACE", delete_rule=rule)
    rows.table("OSUSR_1", column("ID"), column("PLACE", kind))
    simple(rows, espace, "City")
    simple(rows, espace, "Town")
    simple(rows, rows.espace("K"), "Land")
    rows.entity(espace, "User", "OSSYS_USER", system=True)
    rows.table("OSSYS_USER")
    return rows


TABLES = tuple(
    Rows().table(name, column("id", nullable=False), column("code"), primary_key=("id",))
    for name in ("city", "town", "land", "users", "nobody")
)


def place(key: ForeignKey | None = None, kind: TypeKind = K.BIGINT) -> Rows:
    return odc(ID, column("place", kind), keys=(key,) if key else (), more=TABLES)


def test_the_same_reference_is_no_finding() -> None:
    assert codes(refers(), place(foreign_key("place", "city", "id"))) == []


def test_a_reference_that_no_constraint_holds() -> None:
    assert found(refers(), place()) == [
        ("O11-0326", "M.Order.Place", "it refers to M.City in O11, and no constraint holds it in ODC")
    ]
    # O11's database holds none either, or nothing says whether it does.
    assert codes(refers(rule="Ignore"), place()) == []
    assert codes(refers(rule=None), place()) == []


def test_references_between_assets_have_no_constraint() -> None:
    assert codes(refers("btk*land"), place()) == []
    old = refers("btk*land")
    old.application("Sales", *old.espaces)
    assert codes(old, place()) == ["O11-0326"]


def test_a_constraint_where_o11_has_no_reference() -> None:
    assert found(refers("rtLongInteger", None), place(foreign_key("place", "city", "id"))) == [
        ("O11-0326", "M.Order.Place", "no reference in O11, and in ODC constraint fk_place leads to city (M.City)")
    ]


def test_a_reference_to_another_entity() -> None:
    assert found(refers(), place(foreign_key("place", "town", "id"))) == [
        ("O11-0327", "M.Order.Place", "it refers to M.City in O11, and in ODC to town (M.Town)")
    ]
    assert codes(refers(), place(foreign_key("place", "nobody", "id"))) == ["O11-0327"]
    assert codes(refers(), place(foreign_key("place", "city", "id", schema="other"))) == ["O11-0327"]


def test_a_reference_to_another_attribute() -> None:
    assert found(refers(), place(foreign_key("place", "city", "code"))) == [
        ("O11-0328", "M.Order.Place", "it refers to the identifier of M.City in O11, and in ODC to city.code")
    ]


def test_references_to_users_are_texts_in_odc() -> None:
    user = refers("btm*user", kind=K.INTEGER)
    assert codes(user, place(kind=K.TEXT)) == []
    assert codes(user, place(kind=K.UUID)) == []
    assert codes(user, place(kind=K.INTEGER)) == ["O11-0322"]
    assert codes(user, place(foreign_key("place", "city", "id"), K.TEXT)) == ["O11-0327"]
    # The match gets a target without the tables of stores.
    stores = {"users": {"table": "People", "columns": {"id": "id", "name": "code", "email": "code"}}}
    key = foreign_key("place", "people", "id")
    assert codes(user, place(key, K.TEXT)) == ["O11-0327"]
    assert codes(user, place(key, K.TEXT), stores=stores) == []
    assert codes(refers(rule="Ignore"), place(key), stores=stores) == ["O11-0327"]


def test_a_reference_has_the_type_of_what_it_refers_to() -> None:
    assert codes(refers(rule="Ignore"), place(kind=K.INTEGER)) == []  # preflight looks at the ids themselves
    assert codes(refers(rule="Ignore"), place(kind=K.TEXT)) == ["O11-0322"]
