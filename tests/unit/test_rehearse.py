"""The rehearsal without a server: invented values, rows under unique keys, T-SQL translated, results read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from compiler.demo.offline import metamodel_of
from compiler.demo.people import demo_source
from compiler.diagnostics import CompileError
from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.rows import Column, DataType, Engine, Table, TypeKind
from compiler.metamodel.staged import postgres_native
from compiler.model.types import AttributeType
from compiler.rehearse.ossys import metamodel_rows
from compiler.rehearse.result import Finding, findings_in, stopped_at
from compiler.rehearse.run import read_for_rehearsal
from compiler.rehearse.sheets import PICKED, Fixed, Number, Pool, Refer, Scalar, Sheet, Together, Unique
from compiler.rehearse.translate import postgres_expression, postgres_metamodel
from compiler.rehearse.values import capacity, maker, narrower
from tests.support.case_run import prepare
from tests.support.cases import load_case


def column(name: str, native: str = "integer", *, nullable: bool = True) -> Column:
    return Column(name, native, postgres_type(native), nullable=nullable)


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize(
    "native", ["smallint", "integer", "bigint", "numeric(5,2)", "numeric(2,2)", "numeric", "boolean", "date",
               "character varying(3)", "character varying(40)", "text", "time without time zone", "uuid", "bytea",
               "timestamp without time zone", "double precision", "timestamp with time zone"],
)
def test_values_fit_their_type_and_are_the_same_for_the_same_seed(native: str, wide: bool) -> None:
    type_ = postgres_type(native)
    make = maker(type_, native, wide=wide)
    values = [make(rng) for rng in [Random(1)] for _ in range(300)]
    again = Random(1)
    assert values == [maker(type_, native, wide=wide)(again) for _ in range(300)]
    limits = {TypeKind.SMALLINT: 2**15, TypeKind.INTEGER: 2**31, TypeKind.BIGINT: 2**63}
    for value in values:
        if type_.kind in limits:
            assert isinstance(value, int) and 0 <= value < limits[type_.kind]
        if isinstance(value, str) and type_.length is not None:
            assert len(value) <= type_.length
        if isinstance(value, Decimal) and type_.precision is not None:
            assert abs(value) < 10 ** (type_.precision - (type_.scale or 0))
            assert -value.as_tuple().exponent <= (type_.scale or 0)
    if wide and capacity(type_) > 10**6:
        assert len(set(values)) > 290


def test_emails_look_like_emails_where_there_is_room() -> None:
    short, long = postgres_type("character varying(10)"), postgres_type("character varying(250)")
    assert str(maker(long, "", AttributeType.EMAIL)(Random(1))).endswith("@example.com")
    assert len(str(maker(short, "", AttributeType.EMAIL, wide=True)(Random(1)))) <= 10


def test_a_narrower_type_has_room_on_both_sides() -> None:
    assert narrower(postgres_type("character varying(50)"), postgres_type("text")).length == 50
    both = narrower(postgres_type("numeric(10,2)"), postgres_type("numeric(6,4)"))
    assert (both.precision, both.scale) == (4, 2)
    assert narrower(postgres_type("integer"), postgres_type("bigint")).kind is TypeKind.INTEGER


def orders(seen: dict[tuple[object, ...], tuple[object, ...]], customers: Pool) -> Sheet:
    table = Table(
        "orders", columns=(column("id", nullable=False), column("customer"), column("kind"), column("note", "text")),
        primary_key=("id",),
    )
    rules = {
        "id": Number(), "customer": Refer(customers, optional=True), "kind": Scalar(lambda rng: rng.randint(1, 3)),
        "note": Fixed("x"),
    }
    return Sheet(table, "id", rules, [Unique(("customer", "kind"), seen)])


def customers(*ids: int) -> Pool:
    pool = Pool(ready=True)
    for number in ids:
        pool.add(number, ("customer", number))
    return pool


def test_unique_keys_hold_on_both_sides_and_an_empty_reference_collides_with_nothing() -> None:
    seen: dict[tuple[object, ...], tuple[object, ...]] = {}
    rng = Random(7)
    source, target = orders(seen, customers(1, 2)), orders(seen, customers(1, 2))
    for sheet in (target, source):
        for _ in range(60):
            sheet.add(rng)
    keys = [tuple(row[1:3]) for sheet in (source, target) for row in sheet.rows if row[1] is not None]
    assert len(keys) == len(set(keys)) == 6
    assert len(source.rows) + len(target.rows) > 6
    assert source.pool.ids == [row[0] for row in source.rows]


def test_references_that_wait_are_filled_in_and_keys_over_them_hold() -> None:
    pool = Pool()
    sheet = orders({}, pool)
    rng = Random(3)
    for _ in range(5):
        assert sheet.add(rng) is not None
    assert all(row[1] is None for row in sheet.rows)
    for number in (1, 2):
        pool.add(number, ("customer", number))
    assert sheet.settle(rng)
    filled = [tuple(row[1:3]) for row in sheet.rows if row[1] is not None]
    assert filled and len(filled) == len(set(filled))


def test_a_check_ties_references_and_values() -> None:
    sheet = orders({}, customers(*range(1, 50)))
    sheet.together = (Together(("customer", "kind"), ((PICKED, 1), (None, 2))),)
    rng = Random(5)
    for _ in range(40):
        sheet.add(rng)
    assert {(row[1] is None, row[2]) for row in sheet.rows} == {(False, 1), (True, 2)}


@pytest.mark.parametrize(
    ("native", "wanted"),
    [("nvarchar(50)", "character varying(50)"), ("nvarchar(max)", "text"), ("bit", "boolean"), ("datetime",
     "timestamp(3) without time zone"), ("datetime2(7)", "timestamp(6) without time zone"), ("decimal(37,8)",
     "numeric(37,8)"), ("uniqueidentifier", "uuid"), ("varbinary(max)", "bytea"), ("tinyint", "smallint"), ("real",
     "real"), ("float", "double precision"), ("sql_variant", "text")],
)
def test_types_of_sql_server_have_a_counterpart(native: str, wanted: str) -> None:
    assert postgres_native(mssql_type(native)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("([Qty]>(0) AND [a\"b]<>N'it''s [x]')", "(\"Qty\">(0) AND \"a\"\"b\"<>'it''s [x]')"),
        ("(len([Code])=(5))", '(length("Code")=(5))'),
        ("(getdate())", "(now())"),
    ],
)
def test_expressions_of_sql_server_are_quoted_for_postgres(text: str, wanted: str) -> None:
    assert postgres_expression(text) == wanted


def test_a_translated_metamodel_is_one_of_postgres() -> None:
    made = postgres_metamodel(metamodel_of(demo_source(), Engine.MSSQL, "dbo"), "o11_source")
    assert made.environment.engine is Engine.POSTGRES
    columns = [item for table in made.tables for item in table.columns]
    assert all(item.type == postgres_type(item.native) for item in columns)
    assert any(item.sequence for item in columns)
    assert {key.referenced_schema for table in made.tables for key in table.foreign_keys} == {"o11_source"}


def test_the_metamodels_rows_come_back_into_their_columns() -> None:
    metamodel = metamodel_of(demo_source(), Engine.POSTGRES, "s")
    found = {table.name: (columns, rows) for table, columns, rows in metamodel_rows(metamodel)}
    columns, rows = found["ossys_entity_attr"]
    attribute = metamodel.attributes[0]
    row = dict(zip(columns, rows[0], strict=True))
    assert (row["id"], row["name"], row["type"]) == (attribute.id, attribute.name, attribute.type)
    assert len(rows) == len(metamodel.attributes)
    assert "ossys_user" not in found


def test_findings_and_the_last_step_are_read_from_what_psql_prints() -> None:
    output = (
        " code     | severity | entity     | found           | count | samples\n"
        "----------+----------+------------+-----------------+-------+---------\n"
        " O11-0901 | error    | Shop.Order | it has | a sign |    12 | 1, 2\n"
        "[010-open-the-run] open\n[020-insert-shop-order] insert\n"
    )
    assert findings_in(output) == (Finding("O11-0901", "error", "Shop.Order", "it has | a sign", 12),)
    assert stopped_at(output) == "020-insert-shop-order"
    assert stopped_at("psql: error") is None


def test_what_has_no_type_of_ours_gets_a_text() -> None:
    assert maker(DataType(TypeKind.OTHER), "jsonb")(Random(1)) == "{}"
    assert maker(DataType(TypeKind.OTHER), "integer[]")(Random(1)) == "{}"


def test_tables_that_only_their_operator_knows_get_no_invented_users(tmp_path: Path) -> None:
    with pytest.raises(CompileError) as refused:
        read_for_rehearsal(prepare(load_case("odc_people"), tmp_path, "postgres"))
    assert [item.code for item in refused.value.diagnostics] == ["O11-1012"]
