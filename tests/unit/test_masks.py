"""Masks: the reference, PostgreSQL's functions and T-SQL's expressions make the same text of a text."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from compiler.demo.server import Server
from compiler.diagnostics import Findings
from compiler.metamodel.rows import Column, DataType, TypeKind
from compiler.model.types import Attribute, AttributePair, AttributeType
from compiler.plan import ir
from compiler.plan.masks import KEY_LONGEST, KEY_SHORTEST, fake_kind, masked, pieces, plan_mask
from compiler.project import ConstantMask
from compiler.script.render import MASK_KEY
from compiler.script.templates import environment
from compiler.sql.masks import mask_functions
from compiler.sql.postgres import PostgresDialect
from compiler.sql.tree import col
from compiler.sql.tsql import TsqlDialect
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import variables
from tests.support.writes import Kit

KEY = "0123456789abcdef_Key-of-the-tests"
TEXTS = [
    "Ann",
    "ann",
    "Ann ",
    " ",
    "O'Brien; --",
    "back\\slash \\000 $o11c$",
    "José",
    "Jose\u0301",
    "ÿ\u0100",
    "\u0080\u00ff",
    "\u0101\u00ff\ufffe\uffff\u1234",
    "日本語",
    "😀",
    "a😀\U00010000b\U0010ffff\U000103ff\U00010400",
    "\n\t\r\u2028",
    "\x01",
    "x" * 5000,
    "ё😀" * 3000,
]
FORMS = [
    (kind, length)
    for kind in ir.MaskKind
    for length in (1, 3, 9, 10, 15, 16, 20, 24, 25, 26, 49, 50, 64, 65, 250, None)
    if not (kind is ir.MaskKind.EMAIL and length is not None and length < 25)
]


# --- the reference -------------------------------------------------------------------------------


def test_the_hash_is_what_the_safety_rules_say() -> None:
    whole = hashlib.sha256(KEY.encode() + b"A\x00\xe9\x00=\xd8\x00\xde").hexdigest()
    assert masked("Aé😀", ir.MaskKind.HASH, None, KEY) == whole
    assert masked("Aé😀", ir.MaskKind.HASH, 20, KEY) == whole[:20]
    assert masked("Aé😀", ir.MaskKind.HASH, 250, KEY) == whole


@pytest.mark.parametrize(
    ("kind", "length", "form"),
    [
        (ir.MaskKind.NAME, None, r"[A-Z][a-z]{1,4} [A-Z][a-z]{3,5} [0-9a-f]{12}"),
        (ir.MaskKind.NAME, 24, r"[A-Z][a-z]{1,4} [A-Z][a-z]{3,5} [0-9a-f]{12}"),
        (ir.MaskKind.NAME, 23, r"[A-Z][a-z]{3,5} [0-9a-f]{12}"),
        (ir.MaskKind.NAME, 18, r"[0-9a-f]{12}"),
        (ir.MaskKind.EMAIL, 250, r"u[0-9a-f]{32}@example\.invalid"),
        (ir.MaskKind.EMAIL, 25, r"u[0-9a-f]{8}@example\.invalid"),
        (ir.MaskKind.PHONE, 20, r"\+999[0-9]{12}"),
        (ir.MaskKind.PHONE, 10, r"\+999[0-9]{6}"),
        (ir.MaskKind.PHONE, 9, r"[0-9]{9}"),
        (ir.MaskKind.TEXT, None, r"[0-9a-f]{12} [a-z]{4,6} [a-z]{4,6}"),
        (ir.MaskKind.TEXT, 25, r"[0-9a-f]{12} [a-z]{4,6}"),
        (ir.MaskKind.TEXT, 5, r"[0-9a-f]{5}"),
    ],
)
def test_a_fake_looks_like_its_kind(kind: ir.MaskKind, length: int | None, form: str) -> None:
    found = {masked(f"text {number}", kind, length, KEY) or "" for number in range(500)}
    assert len(found) > (1 if length == 1 else 490)
    for text in found:
        # NAME at 24 is one short of the longest name, so the given name may be missing.
        shapes = [form] if (kind, length) != (ir.MaskKind.NAME, 24) else [form, r"[A-Z][a-z]{3,5} [0-9a-f]{12}"]
        assert any(re.fullmatch(shape, text) for shape in shapes), text


@given(st.text(max_size=20), st.sampled_from(FORMS))
def test_a_mask_fits_and_depends_on_text_and_key_only(text: str, form: tuple[ir.MaskKind, int | None]) -> None:
    kind, length = form
    made = masked(text, kind, length, KEY)
    assert made is not None and made.isascii() and made == made.strip()
    assert length is None or len(made) <= length
    assert made == masked(text, kind, length, KEY)
    assert (made == "") is (text == "")


def test_null_and_empty_stay_and_everything_else_changes() -> None:
    for kind in ir.MaskKind:
        assert masked(None, kind, 50, KEY) is None
        assert masked("", kind, 50, KEY) == ""
        made = [masked(text, kind, 50, KEY) for text in TEXTS]
        assert len(set(made)) == len(TEXTS), kind
        assert masked("Ann", kind, 50, KEY) != masked("Ann", kind, 50, KEY + "x")


def test_an_address_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="24 characters are too few"):
        pieces(ir.MaskKind.EMAIL, 24)


# --- the project's decision ----------------------------------------------------------------------


def attribute(
    name: str, kind: TypeKind, length: int | None = None, *, of: AttributeType = AttributeType.TEXT,
    nullable: bool = True,
) -> Attribute:  # fmt: skip
    column = Column(name.upper(), kind.value, DataType(kind, length), nullable)
    return Attribute(
        key=name, has_key=True, name=name, type=of, length=length, decimals=None, mandatory=False, autonumber=False,
        reference=None, default=None, order=1, column=column, declared_type="rtText", declared_column="",
    )  # fmt: skip


Option = Literal["blank", "null", "hash", "fake"] | ConstantMask


def decided(source: Attribute, option: Option, target: Attribute | None = None) -> tuple[ir.Value, list[str]]:
    findings = Findings()
    value = plan_mask(AttributePair(source, target or source, "key"), option, findings, "project.yaml:7 mask")
    assert all((item.code, item.where) == ("O11-0411", "project.yaml:7 mask") for item in findings)
    return value, [item.found for item in findings]


def test_blank_null_and_constant_are_constants() -> None:
    name, amount = attribute("Name", TypeKind.TEXT, 50), attribute("Amount", TypeKind.DECIMAL)
    assert decided(name, "blank") == (ir.Constant(DataType(TypeKind.TEXT, 50), ""), [])
    assert decided(amount, "blank") == (ir.Constant(DataType(TypeKind.DECIMAL), "0"), [])
    assert decided(name, "null") == (ir.Constant(DataType(TypeKind.TEXT, 50), None), [])
    assert decided(name, ConstantMask(constant="'x'")) == (ir.Constant(DataType(TypeKind.TEXT, 50), "x"), [])
    assert decided(amount, ConstantMask(constant=3)) == (ir.Constant(DataType(TypeKind.DECIMAL), "3"), [])


def test_what_cannot_be_masked_is_said() -> None:
    must = attribute("Name", TypeKind.TEXT, 50, nullable=False)
    assert decided(must, "null")[1] == ["column NAME is NOT NULL"]
    assert decided(must, ConstantMask(constant=None))[1] == ["column NAME is NOT NULL"]
    assert decided(must, ConstantMask(constant="x"))[1] == ["'x' is not a literal of type text"]
    assert decided(attribute("Key", TypeKind.UUID), "blank")[1] == ["uuid has no blank value"]
    number = attribute("Amount", TypeKind.INTEGER)
    assert decided(number, "hash")[1] == ["hash needs a text, and column AMOUNT is integer"]
    assert decided(must, "fake", number)[1] == ["fake needs a text, and column AMOUNT is integer"]
    assert decided(attribute("Mail", TypeKind.TEXT, 20, of=AttributeType.EMAIL), "fake")[1] == [
        "20 characters are too few for an address"
    ]


def test_the_targets_length_counts() -> None:
    source, target = attribute("Note", TypeKind.TEXT), attribute("Note", TypeKind.TEXT, 10)
    value = decided(source, "hash", target)[0]
    assert value == ir.Mask(ir.Column("NOTE", DataType(TypeKind.TEXT), "text"), ir.MaskKind.HASH, 10)


@pytest.mark.parametrize(
    ("name", "of", "length", "kind"),
    [
        ("Contact", AttributeType.EMAIL, 250, ir.MaskKind.EMAIL),
        ("Contact", AttributeType.PHONE_NUMBER, 20, ir.MaskKind.PHONE),
        ("LastName", AttributeType.TEXT, 50, ir.MaskKind.NAME),
        ("EmailAddress", AttributeType.TEXT, 50, ir.MaskKind.EMAIL),
        ("EmailAddress", AttributeType.TEXT, 24, ir.MaskKind.TEXT),
        ("EmailAddress", AttributeType.TEXT, 25, ir.MaskKind.EMAIL),
        ("HomePhone", AttributeType.TEXT, 10, ir.MaskKind.PHONE),
        ("HomePhone", AttributeType.TEXT, 9, ir.MaskKind.TEXT),
        ("Remarks", AttributeType.TEXT, None, ir.MaskKind.TEXT),
    ],
)
def test_the_kind_of_a_fake(name: str, of: AttributeType, length: int | None, kind: ir.MaskKind) -> None:
    assert fake_kind(attribute(name, TypeKind.TEXT, length, of=of), length) is kind
    assert pieces(kind, length)


# --- PostgreSQL ----------------------------------------------------------------------------------


def plan_of(forms: list[tuple[ir.MaskKind, int | None]]) -> ir.Plan:
    kit = Kit()
    columns = [
        ir.ColumnPlan(kit.column("Name", "text"), ir.Mask(kit.column("Name", "text"), kind, length), "masked")
        for kind, length in forms
    ]
    return kit.plan([kit.map("map_item")], [kit.insert(*columns)])


@contextmanager
def session(url: str, forms: list[tuple[ir.MaskKind, int | None]]) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET search_path = pg_catalog, pg_temp")
        connection.execute("SELECT set_config('o11c.mask_key', %s, false)", [KEY])
        for statement in mask_functions(plan_of(forms)):
            connection.execute(statement.text.encode())
        yield connection


def test_postgres_makes_what_the_reference_says(database: str) -> None:
    dialect = PostgresDialect()
    with session(database, FORMS) as connection:
        connection.execute("CREATE TEMPORARY TABLE t (place integer, v text)")
        for place, text in enumerate([None, "", *TEXTS]):
            connection.execute("INSERT INTO t VALUES (%s, %s)", [place, text])
        # Latin-1 and every plane, each sign alone.
        points = [*range(1, 0x300), *range(0x300, 0xD800, 997), *range(0xE000, 0x110000, 9973), 0x10FFFF]
        for point in points:
            connection.execute("INSERT INTO t VALUES (-1, %s)", [chr(point)])
        for kind, length in FORMS:
            query = f"SELECT v, {dialect.inline(dialect.masked(col('t', 'v'), kind, length))} FROM t ORDER BY place"
            for text, found in connection.execute(query.encode()).fetchall():
                assert found == masked(text, kind, length, KEY), (kind, length, text)


def test_postgres_masks_under_a_nondeterministic_collation(database: str) -> None:
    dialect = PostgresDialect()
    node = dialect.inline(dialect.masked(col("t", "v"), ir.MaskKind.NAME, 50))
    with session(database, [(ir.MaskKind.NAME, 50)]) as connection:
        try:
            connection.execute(
                "CREATE COLLATION pg_temp.folded (provider = icu, locale = 'und-u-ks-level1', deterministic = false)"
            )
        except psycopg.errors.FeatureNotSupported:
            pytest.skip("the server was built without ICU")
        connection.execute("CREATE TEMPORARY TABLE t (v varchar(50) COLLATE pg_temp.folded)")
        connection.execute("INSERT INTO t VALUES ('José'), ('jose'), ('\u200b')")
        rows = connection.execute(f"SELECT v, {node} FROM t".encode()).fetchall()
        assert [made for _, made in rows] == [masked(text, ir.MaskKind.NAME, 50, KEY) for text, _ in rows]


def test_functions_are_made_for_the_forms_of_the_plan_only() -> None:
    assert mask_functions(plan_of([])) == ()
    texts = [item.text for item in mask_functions(plan_of([(ir.MaskKind.NAME, 9), (ir.MaskKind.HASH, None)]))]
    names = [re.findall(r"CREATE FUNCTION pg_temp\.(\w+)", text)[0] for text in texts]
    assert names == ["o11c_utf16", "o11c_digest", "o11c_mask_hash_any", "o11c_mask_name_9"]


# --- the key -------------------------------------------------------------------------------------


def with_key(server: Server, database: str, folder: Path, key: str | None, *flags: str) -> tuple[int, str]:
    prelude = environment().get_template("postgres/prelude.sql.j2")
    script = folder / "script.sql"
    text = prelude.render(plan=SimpleNamespace(masked=True), mask_key=MASK_KEY)
    script.write_text(
        text + "SELECT md5(current_setting('o11c.mask_key')) AS shown;\n\\echo [:o11c_mask_key]\nSELECT 1/0;\n"
    )
    given = {name: value for name, value in os.environ.items() if name != "O11C_MASK_KEY"}
    if key is not None:
        given["O11C_MASK_KEY"] = key
    done = subprocess.run(
        [str(server.psql), "-X", *flags, "-d", server.url(database), "-f", str(script)],
        env={**given, "LC_ALL": "C.UTF-8"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_psql_takes_the_key_from_the_environment_and_shows_it_nowhere(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    for flags in ((), ("-a",), ("-e",), ("-b",)):
        code, output = with_key(postgres, database_name, tmp_path, KEY, *flags)
        assert code == 3 and "division by zero" in output  # the last statement
        assert hashlib.md5(KEY.encode()).hexdigest() in output
        assert KEY not in output and "[f]" in output


@pytest.mark.parametrize(
    "key", [None, "", "x" * (KEY_SHORTEST - 1), "x" * (KEY_LONGEST + 1), "0123456789abcdef'", "0123456789abcdéf"]
)
def test_a_key_that_is_missing_or_no_key_stops_the_script(
    key: str | None, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    code, output = with_key(postgres, database_name, tmp_path, key)
    assert code == 3 and "O11-0927" in output and "shown" not in output
    assert not key or key not in output


@pytest.mark.parametrize("key", ["x" * KEY_SHORTEST, "x" * KEY_LONGEST])
def test_the_lengths_of_a_key(key: str, postgres: Server, database_name: str, tmp_path: Path) -> None:
    assert "shown" in with_key(postgres, database_name, tmp_path, key)[1]


def test_tsql_reads_the_key_once_and_declares_it_where_it_is_used() -> None:
    templates = environment()
    prelude = templates.get_template("tsql/prelude.sql.j2")
    text = prelude.render(plan=SimpleNamespace(masked=True), mask_key=MASK_KEY)
    assert variables(text) == ["O11C_MASK_KEY"] and "N'$(O11C_MASK_KEY)'" in text
    # Before the batch has marked itself as finished.
    assert text.index("THROW 50927") < text.index("INSERT INTO #o11c_progress")
    batch = text.removeprefix(":on error exit\n").removesuffix("GO\n").replace("$(O11C_MASK_KEY)", KEY)
    assert syntax_errors([batch], "2016") == []
    assert variables(prelude.render(plan=SimpleNamespace(masked=False), mask_key=MASK_KEY)) == []
    macros: Any = templates.get_template("tsql/macros.sql.j2").make_module({"mask_key": MASK_KEY})
    used = SimpleNamespace(text="SELECT @o11c_mask_key")
    assert "DECLARE @o11c_mask_key varbinary(128)" in macros.key([SimpleNamespace(text="SELECT 1"), used])
    assert macros.key([SimpleNamespace(text="SELECT 1")]) == ""


# --- T-SQL ---------------------------------------------------------------------------------------


def evaluate(node: exp.Expression, text: str | None) -> Any:
    """Return what SQL Server's documentation says of the few functions that a mask is made of."""
    match node:
        case exp.Case():
            for branch in node.args["ifs"]:
                if evaluate(branch.this, text):
                    return evaluate(branch.args["true"], text)
            return evaluate(node.args["default"], text)
        case exp.Is():
            return evaluate(node.this, text) is None
        case exp.EQ():
            return evaluate(node.this, text) == evaluate(node.expression, text)
        case exp.Null():
            return None
        case exp.Column():
            return text
        case exp.National():
            return str(node.this)
        case exp.Literal():
            return int(node.this)
        case exp.Var(this="@o11c_mask_key"):
            return KEY.encode()
        case exp.Add():
            return evaluate(node.this, text) + evaluate(node.expression, text)
        case exp.Mul():
            return evaluate(node.this, text) * evaluate(node.expression, text)
        case exp.Mod():
            return evaluate(node.this, text) % evaluate(node.expression, text)
        case exp.Paren():
            return evaluate(node.this, text)
        case exp.Cast():
            return converted(evaluate(node.this, text), str(node.to.args["kind"]))
        case exp.Anonymous(this="CONVERT"):
            kind, value, style = node.expressions
            assert (kind.name, style.name) == ("char(64)", "2")
            return evaluate(value, text).hex().upper()
        case exp.Anonymous():
            return FUNCTIONS[str(node.this)](*(evaluate(item, text) for item in node.expressions))
        case _:
            raise AssertionError(repr(node))


def converted(value: Any, kind: str) -> Any:
    if kind == "nvarchar(max)":
        return str(value)
    if kind == "varbinary(max)":
        return value.encode("utf-16-le")
    if kind in ("int", "bigint"):
        return value if isinstance(value, int) else int.from_bytes(value, "big")
    assert kind == "nvarchar(20)"
    return str(value)


FUNCTIONS: dict[str, Any] = {
    "DATALENGTH": lambda value: None if value is None else len(value.encode("utf-16-le")),
    "HASHBYTES": lambda name, value: {"SHA2_256": hashlib.sha256}[name](value).digest(),
    "LEFT": lambda value, count: value[:count],
    "RIGHT": lambda value, count: value[-count:],
    "LOWER": lambda value: value.lower(),
    "RTRIM": lambda value: value.rstrip(" "),
    "SUBSTRING": lambda value, start, count: value[start - 1 : start - 1 + count],
    "REPLICATE": lambda value, count: value * count,
}


def test_tsql_makes_what_the_reference_says() -> None:
    dialect = TsqlDialect()
    for kind, length in FORMS:
        node = dialect.masked(col("s", "v"), kind, length)
        for text in [None, "", *TEXTS, *map(str, range(50))]:
            assert evaluate(node, text) == masked(text, kind, length, KEY), (kind, length, text)


def test_tsql_masks_parse_and_need_no_subquery() -> None:
    dialect = TsqlDialect()
    made = [dialect.sql(dialect.masked(col("s", "v]'"), kind, length)) for kind, length in FORMS]
    # SUM takes no subquery, and the checks count with it.
    assert not any("SELECT" in text for text in made)
    declare = "DECLARE @o11c_mask_key varbinary(128) = 0x00;\n"
    batches = [f"{declare}SELECT SUM(CASE WHEN {text} = N'' THEN 1 ELSE 0 END) FROM t AS s;" for text in made]
    for level in ("2016", "2019"):
        assert syntax_errors(batches, level) == []
