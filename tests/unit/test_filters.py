"""Filters: the language of ``where``, and what each engine makes of it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any, assert_never

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.plan.filters import NotAFilter, parse_filter
from compiler.sql.dialect import Dialect
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.predicates import predicate
from compiler.sql.tsql import TsqlDialect
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import variables

NAME = ir.Column("NAME", DataType(TypeKind.TEXT, 20), "varchar(20)")
NOTE = ir.Column("NOTE", DataType(TypeKind.TEXT), "ntext")
COUNT = ir.Column("COUNT", DataType(TypeKind.INTEGER), "integer")
AMOUNT = ir.Column("AMOUNT", DataType(TypeKind.DECIMAL, None, 10, 2), "numeric(10,2)")
OPEN = ir.Column("IS_OPEN", DataType(TypeKind.BOOLEAN), "boolean")
DAY = ir.Column("DAY", DataType(TypeKind.DATE), "date")
MOMENT = ir.Column("MOMENT", DataType(TypeKind.DATETIME), "timestamp without time zone")
OF_DAY = ir.Column("OF_DAY", DataType(TypeKind.TIME), "time without time zone")
ANYWHERE = ir.Column("ANYWHERE", DataType(TypeKind.DATETIME_TZ), "timestamp with time zone")
KEY = ir.Column("KEY", DataType(TypeKind.UUID), "uuid")
FILE = ir.Column("FILE", DataType(TypeKind.BINARY), "bytea")
COLUMNS = {
    "Name": NAME, "Note": NOTE, "Count": COUNT, "Amount": AMOUNT, "IsOpen": OPEN, "Day": DAY, "Moment": MOMENT,
    "OfDay": OF_DAY, "Anywhere": ANYWHERE, "Key": KEY, "File": FILE, "Order": COUNT, "In": COUNT, 'a "b"': COUNT,
    "Größe": AMOUNT,
}  # fmt: skip


def parsed(text: str) -> ir.Predicate:
    found = parse_filter(text, COLUMNS)
    assert found.text == text
    return found.predicate


def equal(column: ir.Column, text: str, operator: str = "=") -> ir.Compares:
    return ir.Compares(column, operator, ir.Constant(column.type, text))


# --- the language --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Name = 'x'", equal(NAME, "x")),
        ("Name='it''s -- ; /* text'", equal(NAME, "it's -- ; /* text")),
        ("Name <> ''", equal(NAME, "", "<>")),
        ("Count != 3", equal(COUNT, "3", "<>")),
        ("Count<-3", equal(COUNT, "-3", "<")),
        ("Amount >= +10.50", equal(AMOUNT, "10.50", ">=")),
        ("Größe > 1", equal(AMOUNT, "1", ">")),
        ("IsOpen = TRUE", equal(OPEN, "true")),
        ("IsOpen <> false", equal(OPEN, "false", "<>")),
        ("IsOpen = 1", equal(OPEN, "true")),
        ("Day <= '2024-01-31'", equal(DAY, "2024-01-31", "<=")),
        ("Moment > '2024-01-31'", equal(MOMENT, "2024-01-31 00:00:00", ">")),
        ("Moment > '2024-01-31T10:00:00'", equal(MOMENT, "2024-01-31 10:00:00", ">")),
        ("OfDay = '10:30'", equal(OF_DAY, "10:30:00")),
        ("Key = '6F9619FF-8B86-D011-B42D-00CF4FC964FF'", equal(KEY, "6F9619FF-8B86-D011-B42D-00CF4FC964FF")),
        ("File IS NULL", ir.IsEmpty(FILE)),
        ("Name is not null", ir.NotTrue(ir.IsEmpty(NAME))),
        ("Name LIKE 'a%_[\\'", ir.IsLike(NAME, "a%_[\\")),
        ("Name NOT LIKE '%'", ir.NotTrue(ir.IsLike(NAME, "%"))),
        ("Count IN (1)", ir.IsOneOf(COUNT, (ir.Constant(COUNT.type, "1"),))),
        ("Name not in ('a', 'b')", ir.NotTrue(ir.IsOneOf(NAME, tuple(ir.Constant(NAME.type, item) for item in "ab")))),
        ("Count BETWEEN 1 AND 2 AND Count = 3",
         ir.AllOf((ir.AllOf((equal(COUNT, "1", ">="), equal(COUNT, "2", "<="))), equal(COUNT, "3")))),
        ("Count NOT BETWEEN 1 AND 2", ir.NotTrue(ir.AllOf((equal(COUNT, "1", ">="), equal(COUNT, "2", "<="))))),
        ('"In" = 1', equal(COUNT, "1")),
        ('"a ""b""" = 1', equal(COUNT, "1")),
        ('"Order" = 1 OR Order = 2', ir.AnyOf((equal(COUNT, "1"), equal(COUNT, "2")))),
    ],
)  # fmt: skip
def test_what_can_be_said(text: str, found: ir.Predicate) -> None:
    assert parsed(text) == found


def test_or_binds_less_than_and_and_that_less_than_not() -> None:
    one, two, three = (equal(COUNT, number) for number in "123")
    assert parsed("Count = 1 OR Count = 2 AND Count = 3") == ir.AnyOf((one, ir.AllOf((two, three))))
    assert parsed("(Count = 1 OR Count = 2) AND Count = 3") == ir.AllOf((ir.AnyOf((one, two)), three))
    assert parsed("NOT Count = 1 AND Count = 2") == ir.AllOf((ir.NotTrue(one), two))
    assert parsed("NOT (Count = 1 AND Count = 2)") == ir.NotTrue(ir.AllOf((one, two)))
    assert parsed("NOT NOT Count = 1") == ir.NotTrue(ir.NotTrue(one))
    assert parsed("((Count = 1))\nOR\tCount = 2 or Count = 3") == ir.AnyOf((one, two, three))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "character 1: an attribute is expected, not the end"),
        ("Name", "character 5: Name is compared with nothing"),
        ("IsOpen AND Count = 1", "character 8: IsOpen is compared with nothing; write IsOpen = true"),
        ("name = 'x'", "character 1: the entity has no attribute 'name' with a column; is Name meant?"),
        ("Amuont = 1", "the entity has no attribute 'Amuont' with a column; is Amount meant?"),
        ("Shop.Name = 'x'", "character 5: '.' means nothing here"),
        ("Name > 'x'", "character 6: texts have no order that is the same everywhere: only =, <>, IN and LIKE"),
        ("Name BETWEEN 'a' AND 'b'", "character 6: texts have no order"),
        ("IsOpen < true", "character 8: boolean has no order"),
        ("Key >= '6f9619ff-8b86-d011-b42d-00cf4fc964ff'", "uuid has no order"),
        ("Name = NULL", "character 8: nothing equals NULL; write IS NULL or IS NOT NULL"),
        ("Count IN (1, NULL)", "character 14: nothing equals NULL"),
        ("Count IN ()", "character 11: a value is expected, not ')'"),
        ("Name = x", "a value is expected, not 'x'; texts stand in single quotes"),
        ("Name = \"x\"", "a value is expected, not 'x'; texts stand in single quotes"),
        ("1 = Count", "character 1: the attribute comes first"),
        ("Count = '1'", "character 9: '1' is not a literal of type integer"),
        ("Count = 1.5", "1.5 does not fit integer"),
        ("Count = 3000000000", "3000000000 does not fit integer"),
        ("Amount = 123456789", "does not fit decimal(10,2)"),
        ("Name = 5", "'5' is not a literal of type text"),
        ("Name = '123456789012345678901'", "the text has 21 characters, the column 20"),
        ("Name = 'a\x00'", "U+0000"),
        ("Name LIKE 'a\x00'", "U+0000"),
        ("Name LIKE 5", "text is expected, not '5'"),
        ("Count LIKE '5'", "character 7: LIKE is for texts, and the column is integer"),
        ("File = ''", "character 1: File is bytea: only IS NULL and IS NOT NULL can be asked"),
        ("Day = '2024-02-30'", "not a date"),
        ("Moment = '2024-01-01T00:00:00+02:00'", "the column has no time zone, so the value must have none"),
        ("OfDay = '10:00+01:00'", "the column has no time zone"),
        ("Key = '6f9619ff'", "'6f9619ff' is not a UUID"),
        ("Name IS 'x'", "NULL is expected, not 'x'"),
        ("Name NOT = 'x'", "IN, LIKE or BETWEEN is expected after NOT"),
        ("(Count = 1", "character 11: ) is expected, not the end"),
        ("Count = 1)", "character 10: AND, OR or the end is expected, not ')'"),
        ("Count = 1 Count = 2", "character 11: AND, OR or the end is expected, not 'Count'"),
        ("Count = 1; DROP TABLE x", "character 10: ';' means nothing here"),
        ("Count = 1 -- x", "character 11: '-' means nothing here"),
        ("Count = 1 + 1", "character 11: '+' means nothing here"),
        ("lower(Name) = 'x'", "no attribute 'lower'"),
        ("Name = 'x", "character 8: the text does not end"),
        ('"Count = 1', "'\"' means nothing here"),
        ("Count = 1e5", "'1' means nothing here"),
        ("NOT " * 60 + "Count = 1", "more than 50 parentheses and NOTs inside one another"),
        ("(" * 60 + "Count = 1" + ")" * 60, "more than 50 parentheses and NOTs inside one another"),
    ],
)
def test_what_cannot_be_said_and_where(text: str, words: str) -> None:
    with pytest.raises(NotAFilter, match=re.escape(words)):
        parse_filter(text, COLUMNS)


def test_depth_is_limited_and_length_is_not() -> None:
    assert isinstance(parsed("(" * 50 + "Count = 1" + ")" * 50), ir.Compares)
    many = parsed(" OR ".join(f"Count = {number}" for number in range(5000)))
    assert isinstance(many, ir.AnyOf) and len(many.parts) == 5000
    for dialect in (PostgresDialect(), TsqlDialect()):
        assert dialect.sql(predicate(dialect, many, "t")).count("OR") == 4999


@given(st.text(alphabet=st.sampled_from("NameCount '\"%_()=<>!,.-10 \nANDORNULLINé;$"), max_size=40))
def test_any_text_is_a_filter_or_is_refused(text: str) -> None:
    try:
        parse_filter(text, COLUMNS)
    except NotAFilter as problem:
        assert re.match(r"character \d+: ", str(problem))


# --- T-SQL ---------------------------------------------------------------------------------------


def tsql(text: str) -> str:
    dialect = TsqlDialect()
    return dialect.inline(predicate(dialect, parsed(text), "t"))


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("Name = 'José'", "[t].[NAME] COLLATE Latin1_General_CI_AI = N'José' COLLATE Latin1_General_CI_AI"),
        ("Note = 'x'",
         "CAST([t].[NOTE] AS nvarchar(max)) COLLATE Latin1_General_CI_AI = N'x' COLLATE Latin1_General_CI_AI"),
        ("Name LIKE 'a[%] \\ '",
         "RTRIM([t].[NAME]) COLLATE Latin1_General_CI_AI LIKE N'a[[]%] \\' COLLATE Latin1_General_CI_AI"),
        ("IsOpen = true", "[t].[IS_OPEN] = CAST(1 AS bit)"),
        ("IsOpen <> true", "[t].[IS_OPEN] <> CAST(1 AS bit)"),
        ("Moment >= '2024-01-31 10:00'", "[t].[MOMENT] >= CAST(N'2024-01-31T10:00:00' AS datetime2(7))"),
        ("Count IN (1, -2)", "[t].[COUNT] IN (1, -2)"),
        ("NOT (Count = 1 OR Count IS NULL)", "NOT ([t].[COUNT] = 1 OR [t].[COUNT] IS NULL)"),
        ("Count = 1 OR Count = 2 AND NOT NOT Count IS NOT NULL",
         "[t].[COUNT] = 1 OR ([t].[COUNT] = 2 AND (NOT (NOT (NOT [t].[COUNT] IS NULL))))"),
    ],
)  # fmt: skip
def test_tsql(text: str, sql: str) -> None:
    assert tsql(text) == sql


def test_tsql_parses_and_gives_sqlcmd_nothing_to_replace() -> None:
    texts = [
        "Name = '$(x)' AND Note LIKE '$(y)[a-z]%'",
        "Name IN ('a\nGO\nb', 'it''s') OR NOT Name LIKE '\u2028'",
        "Day BETWEEN '2024-01-01' AND '2024-12-31' AND OfDay < '10:00' AND Anywhere > '2024-01-01T00:00:00+02:00'",
        "Key = '6f9619ff-8b86-d011-b42d-00cf4fc964ff' AND NOT NOT Amount <= -0.5 AND File IS NOT NULL",
    ]
    batches = [f"SELECT 1 FROM x AS t WHERE {tsql(text)};" for text in texts]
    assert [name for batch in batches for name in variables(batch)] == []
    for level in ("2016", "2019"):
        assert syntax_errors(batches, level) == []


# --- PostgreSQL ----------------------------------------------------------------------------------

Row = dict[str, Any]


def fold(text: str) -> str:
    """docs/equality.md, for the letters that these tests use."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not "\u0300" <= sign <= "\u036f")
    return plain.lower().rstrip(" ")


def like(text: str, pattern: str) -> bool:
    parts = [".*" if sign == "%" else "." if sign == "_" else re.escape(sign) for sign in fold(pattern)]
    return re.fullmatch("".join(parts), fold(text), re.DOTALL) is not None


COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def holds(node: ir.Predicate, row: Row) -> bool | None:
    """Return what three-valued logic says of a row."""
    match node:
        case ir.Compares(column=column, operator=operator, value=value):
            left = comparable(row[column.name])
            return None if left is None else COMPARE[operator](left, read(value))
        case ir.IsOneOf(column=column, values=values):
            left = comparable(row[column.name])
            return None if left is None else left in [read(value) for value in values]
        case ir.IsLike(column=column, pattern=pattern):
            return None if row[column.name] is None else like(row[column.name], pattern)
        case ir.IsEmpty(column=column):
            return row[column.name] is None
        case ir.AllOf(parts=parts):
            found = [holds(part, row) for part in parts]
            return False if False in found else None if None in found else True
        case ir.AnyOf(parts=parts):
            found = [holds(part, row) for part in parts]
            return True if True in found else None if None in found else False
        case ir.NotTrue(part=part):
            inner = holds(part, row)
            return None if inner is None else not inner
        case _:
            assert_never(node)


def comparable(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value


def read(value: ir.Constant) -> Any:
    assert value.text is not None
    match value.type.kind:
        case TypeKind.TEXT:
            return fold(value.text)
        case TypeKind.BOOLEAN:
            return value.text == "true"
        case _:
            return Decimal(value.text)


PLAIN = st.sampled_from(["", " ", "a", "A", "á", "a ", "ab", "a%", "a_", "[a]", "a\\", "\\", "Ünï", "uni", "a\nb", "ß"])
PATTERNS = st.text(alphabet=st.sampled_from("aAáb%_[]\\ ^-"), max_size=5)
NUMBERS = st.integers(-2, 2)
LEAVES = st.one_of(
    st.builds(lambda text, sign: f"Name {sign} {quoted(text)}", PLAIN, st.sampled_from(["=", "<>"])),
    st.builds(lambda texts: f"Name IN ({', '.join(map(quoted, texts))})", st.lists(PLAIN, min_size=1, max_size=3)),
    st.builds(lambda text, no: f"Name {no}LIKE {quoted(text)}", PATTERNS, st.sampled_from(["", "NOT "])),
    st.builds(lambda number, sign: f"Amount {sign} {number}.5", NUMBERS, st.sampled_from(sorted(COMPARE))),
    st.builds(lambda number, sign: f"Count {sign} {number}", NUMBERS, st.sampled_from(sorted(COMPARE))),
    st.builds(lambda low, high: f"Count NOT BETWEEN {low} AND {high}", NUMBERS, NUMBERS),
    st.sampled_from(["Name IS NULL", "Name IS NOT NULL", "Count IS NULL", "Count IS NOT NULL"]),
    st.sampled_from(["IsOpen = true", "IsOpen <> true", "IsOpen = false"]),
)
FILTERS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda parts: " AND ".join(f"({part})" for part in parts), st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda parts: " OR ".join(parts), st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda part: f"NOT ({part})", inner),
    ),
    max_leaves=6,
)


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def rows() -> list[Row]:
    """Return rows of every combination that matters, in an order of their own."""
    chance = random.Random(7)
    plain = [None, "", " ", "a", "A", "á", "A\u0301", "a ", "ab", "aB "]
    names = [*plain, "a%", "a_", "[a]", "a\\", "\\", "UNI", "a\nb", "ß"]
    amounts = [None, Decimal("-1.5"), Decimal("0.5"), Decimal("2.50")]
    return [
        {"ID": place, "NAME": name, "COUNT": chance.choice([None, -2, -1, 0, 1, 2]),
         "AMOUNT": chance.choice(amounts), "IS_OPEN": chance.choice([None, True, False])}
        for place, name in enumerate(names * 4)
    ]  # fmt: skip


def kept(connection: psycopg.Connection[Any], dialect: Dialect, node: ir.Predicate) -> set[int]:
    query = f'SELECT "ID" FROM t AS t WHERE {dialect.sql(predicate(dialect, node, "t"))}'
    return {row[0] for row in connection.execute(query.encode()).fetchall()}


@pytest.fixture
def world(database: str) -> Any:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(FOLD_FUNCTION.encode())
        connection.execute(
            'CREATE TEMPORARY TABLE t ("ID" integer, "NAME" varchar(20), "COUNT" integer, "AMOUNT" numeric(10,2),'
            ' "IS_OPEN" boolean, "DAY" date, "MOMENT" timestamp, "OF_DAY" time, "ANYWHERE" timestamptz, "KEY" uuid)'
        )
        for row in rows():
            connection.execute(
                'INSERT INTO t ("ID", "NAME", "COUNT", "AMOUNT", "IS_OPEN") VALUES (%s, %s, %s, %s, %s)',
                list(row.values()),
            )
        yield connection


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=FILTERS)
def test_postgres_keeps_the_rows_that_the_filter_is_true_for(world: Any, text: str) -> None:
    node = parsed(text)
    assert kept(world, PostgresDialect(), node) == {row["ID"] for row in rows() if holds(node, row) is True}


def test_moments_and_keys_on_postgres(world: Any) -> None:
    world.execute("SET TimeZone = 'UTC'")
    world.execute(
        'INSERT INTO t ("ID", "DAY", "MOMENT", "OF_DAY", "ANYWHERE", "KEY") VALUES (1000, %s, %s, %s, %s, %s)',
        ["2024-01-31", "2024-01-31 10:00", "10:30", "2024-01-31T10:00:00+02", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"],
    )
    for text, found in [
        ("Day = '2024-01-31' AND Moment > '2024-01-31' AND OfDay <= '10:30'", True),
        ("Anywhere = '2024-01-31T08:00:00'", True),
        ("Anywhere = '2024-01-31T09:00:00+01:00'", True),
        ("Moment = '2024-01-31'", False),
        ("Key IN ('6F9619FF-8B86-D011-B42D-00CF4FC964FF')", True),
        ("Day NOT BETWEEN '2024-01-01' AND '2024-01-30'", True),
    ]:
        assert (kept(world, PostgresDialect(), parsed(text)) == {1000}) is found, text
