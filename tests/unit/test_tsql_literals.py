"""T-SQL spellings: what sqlcmd would change never reaches it, whatever a name or a text holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from compiler.diagnostics import CompileError
from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.labels import label
from compiler.sql.tree import bare, col, ident
from compiler.sql.tsql import TsqlDialect, error_number
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables

HOSTILE = [
    "it's",
    "''",
    "$(x)",
    "a$($(b)",
    "$",
    "$$(",
    "a\nGO\nb",
    "a\r\nGO 5\r\n:r other.sql\r\n!!dir",
    "*/ -- /*",
    "[a]]b]\"c\"",
    "\u2028\u0085\x00\x1f",
    "𠮷😀é",
    "back\\\nslash",
    "%s %d %%",
]
_TOKEN = re.compile(r"N'((?:[^']|'')*)'|NCHAR\((\d+)\)")


def read_back(text: str) -> str:
    """Return what the server makes of a literal: N'..' pieces and NCHAR(n), joined by +."""
    body = re.sub(r"^CAST\((N'(?:[^']|'')*'|NCHAR\(\d+\)) AS nvarchar\(max\)\)", r"\1", text.removeprefix("("))
    body = body.removesuffix(")") if text.startswith("(") else body
    found, at = "", 0
    while at < len(body):
        token = _TOKEN.match(body, at)
        assert token is not None, body[at:]
        found += chr(int(token[2])) if token[2] is not None else token[1].replace("''", "'")
        at = token.end()
        if at < len(body):
            assert body.startswith(" + ", at), body[at:]
            at += 3
    return found


def harmless(text: str) -> None:
    script = f"SELECT {text} AS x;\nGO\n"
    assert split(script) == split(script, naive=True) == [f"SELECT {text} AS x;\n"]
    assert variables(script) == []


@pytest.mark.parametrize("value", HOSTILE)
def test_a_literal_survives_sqlcmd_and_means_the_same(value: str) -> None:
    text = TsqlDialect().quoted(value)
    assert read_back(text) == value
    harmless(text)


@given(st.text(alphabet=st.sampled_from("a$()'\n\rGO[]\\ 😀é-*/"), max_size=30))
def test_any_literal_survives(value: str) -> None:
    text = TsqlDialect().quoted(value)
    assert read_back(text) == value
    harmless(text)


def test_a_long_text_in_pieces_is_not_cut_at_4000() -> None:
    value = "x" * 3999 + "\n" + "y" * 3000
    text = TsqlDialect().quoted(value)
    assert text.startswith("(CAST(N'x") and "AS nvarchar(max)) + NCHAR(10) + N'y" in text
    assert read_back(text) == value
    # Two units of UTF-16 for each of these.
    assert "nvarchar(max)" in TsqlDialect().quoted("😀" * 2000 + "\n")
    assert "nvarchar(max)" not in TsqlDialect().quoted("x" * 2000 + "\n")


def test_hostile_literals_parse() -> None:
    dialect = TsqlDialect()
    batches = [f"SELECT {dialect.quoted(value)} AS x;" for value in HOSTILE]
    for level in ("2016", "2019"):
        assert syntax_errors(batches, level) == []


@pytest.mark.parametrize("name", ["OSUSR_$(x)", "A\nGO\nB", "A\r", "A\u2028B", "\x00"])
def test_an_identifier_that_sqlcmd_would_change_is_refused(name: str) -> None:
    dialect = TsqlDialect()
    dialect.place = "Shop.Order"
    dialect.inline(col("s", name))
    dialect.sql(exp.Table(this=ident(name)))
    with pytest.raises(CompileError) as caught:
        dialect.findings.stop_on_error()
    assert [(item.code, item.where) for item in caught.value.diagnostics] == [("O11-0702", "Shop.Order")]


@pytest.mark.parametrize("name", ["a]b", 'a"b', "a'b", "GO", "$", "exit", "é😀", ":r x", "--"])
def test_other_identifiers_are_bracketed(name: str) -> None:
    dialect = TsqlDialect()
    assert dialect.name_of(name) == "[" + name.replace("]", "]]") + "]"
    dialect.findings.stop_on_error()


@pytest.mark.parametrize("value", HOSTILE)
def test_a_label_carries_nothing_through(value: str) -> None:
    text = label(value)
    assert "$(" not in text and "'" not in text and "*/" not in text and "--" not in text
    assert len(text.splitlines()) <= 1


def constant(kind: TypeKind, text: str | None) -> str:
    dialect = TsqlDialect()
    return dialect.inline(dialect.constant(ir.Constant(DataType(kind), text)))


def test_constants_depend_on_no_session_setting() -> None:
    assert constant(TypeKind.DATETIME, "1900-01-01 00:00:00") == "CAST(N'1900-01-01T00:00:00' AS datetime2(7))"
    assert constant(TypeKind.DATE, "2024-01-31") == "CAST(N'2024-01-31' AS date)"
    assert constant(TypeKind.TIME, "12:30:00") == "CAST(N'12:30:00' AS time(7))"
    assert constant(TypeKind.BOOLEAN, "true") == "CAST(1 AS bit)"
    assert constant(TypeKind.BOOLEAN, "false") == "CAST(0 AS bit)"
    assert constant(TypeKind.DECIMAL, "-12.50") == "-12.50"
    assert constant(TypeKind.BINARY, "") == "0x"
    assert constant(TypeKind.TEXT, "a$(b)") == "(N'a$' + N'(b)')"
    assert constant(TypeKind.TEXT, None) == "NULL"


def text_column(native: str, collation: str | None, length: int | None = None) -> ir.Column:
    return ir.Column("c", DataType(TypeKind.TEXT, length=length), native, collation=collation)


def test_types_of_maps_and_copies() -> None:
    dialect = TsqlDialect()
    assert dialect.type_of(DataType(TypeKind.TEXT), "ntext") == "nvarchar(max)"
    assert dialect.type_of(DataType(TypeKind.BINARY, length=8), "rowversion") == "binary(8)"
    assert dialect.type_of(DataType(TypeKind.DECIMAL), "decimal(37,8)") == "decimal(37,8)"
    wide = text_column("nvarchar(max)", "Latin1_General_CI_AI")
    assert dialect.key_type(wide) == "nvarchar(450) COLLATE Latin1_General_CI_AI"
    assert dialect.key_type(text_column("varchar(max)", None)) == "varchar(900) COLLATE DATABASE_DEFAULT"
    assert dialect.key_type(text_column("char(3)", "Greek_CS_AS", 3)) == "char(3) COLLATE Greek_CS_AS"


@pytest.mark.parametrize("native", ["geography", "MyType", "int; DROP TABLE x", "nvarchar(50) "])
def test_other_types_are_refused(native: str) -> None:
    kind = TypeKind.OTHER if native.isalpha() else TypeKind.INTEGER
    with pytest.raises(CompileError, match="O11-0704"):
        TsqlDialect().type_of(DataType(kind), native)


def test_a_collation_is_a_word_or_refused() -> None:
    with pytest.raises(CompileError, match="O11-0702"):
        TsqlDialect().collation_of(text_column("nvarchar(5)", "x; DROP TABLE y", 5))


def test_one_collation_at_most() -> None:
    dialect = TsqlDialect()
    text = dialect.inline(dialect.fold(dialect.as_text(bare("c"))))
    assert text == "CAST([c] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI"
    text = dialect.inline(dialect.collate(dialect.as_text(bare("c")), text_column("nvarchar(5)", "Greek_CI_AS")))
    assert text == "CAST([c] AS nvarchar(4000)) COLLATE Greek_CI_AS"


def test_numbers_of_errors() -> None:
    assert error_number("O11-0909") == 50909


def changed(target: tuple[TypeKind, str], source: tuple[TypeKind, str]) -> str:
    dialect = TsqlDialect()
    left, right = (ir.Column("c", DataType(kind), native) for kind, native in (target, source))
    return dialect.inline(dialect.changed(col("t", "t"), left, col("s", "s"), right))


def test_values_are_compared_in_the_targets_type() -> None:
    date, moment = (TypeKind.DATE, "date"), (TypeKind.DATETIME, "datetime")
    assert "[t].[t] <> CAST([s].[s] AS date)" in changed(date, moment)
    assert "[t].[t] <> [s].[s]" in changed(moment, moment)
    text, key = (TypeKind.TEXT, "nvarchar(36)"), (TypeKind.UUID, "uniqueidentifier")
    # COLLATE on anything but a text is an error.
    assert "<> CAST([s].[s] AS nvarchar(36)) COLLATE Latin1_General_BIN2" in changed(text, key)
    # A cast to a shorter text would cut what differs.
    longer = changed(text, (TypeKind.TEXT, "nvarchar(50)"))
    assert "CAST([s].[s] AS nvarchar(36))" not in longer
    # Equal but for blanks at the end: the shorter column has dropped them.
    assert "DATALENGTH(CAST([t].[t] AS nvarchar(max))) <> DATALENGTH(CAST([s].[s] AS nvarchar(max)))" in longer


def test_old_types_and_types_of_their_own_are_compared_by_text_or_bytes() -> None:
    text, ntext = (TypeKind.TEXT, "nvarchar(36)"), (TypeKind.TEXT, "ntext")
    assert "CAST([t].[t] AS nvarchar(max)) COLLATE Latin1_General_BIN2 <> [s].[s] COLLATE" in changed(ntext, text)
    image, place = (TypeKind.BINARY, "image"), (TypeKind.OTHER, "geography")
    assert "CAST([t].[t] AS varbinary(max)) <> CAST([s].[s] AS varbinary(max))" in changed(image, image)
    assert "CAST([t].[t] AS varbinary(max)) <> CAST([s].[s] AS varbinary(max))" in changed(place, place)
    any_value, tree = (TypeKind.OTHER, "sql_variant"), (TypeKind.OTHER, "hierarchyid")
    assert "CAST([t].[t] AS varbinary(8000)) <> CAST([s].[s] AS varbinary(8000))" in changed(any_value, any_value)
    assert "CAST([t].[t] AS varbinary(892)) <> CAST([s].[s] AS varbinary(892))" in changed(tree, tree)
    xml, own = (TypeKind.OTHER, "xml"), (TypeKind.OTHER, "MyType")
    for target, source in ((xml, xml), (own, own), (place, tree), (place, text)):
        assert "<>" not in changed(target, source)


@pytest.mark.parametrize(
    ("native", "collation", "wide"),
    [
        ("varchar(20)", "Greek_CI_AS", True),
        ("char(20)", "Latin1_General_100_CI_AS_SC_UTF8", True),
        ("varchar(20)", "Latin1_General_CI_AI", False),
        ("varchar(20)", "SQL_Latin1_General_CP1_CI_AS", False),
        ("varchar(20)", "SQL_Latin1_General_CP1250_CI_AS", True),
        ("varchar(20)", None, False),
        ("nvarchar(20)", "Greek_CI_AS", False),
    ],
)
def test_texts_of_other_code_pages_lose_no_sign_before_they_are_compared(
    native: str, collation: str | None, wide: bool
) -> None:
    column = ir.Column("c", DataType(TypeKind.TEXT, 20), native, collation=collation)
    dialect = TsqlDialect()
    text = dialect.inline(dialect.changed(col("t", "t"), column, col("s", "s"), column))
    assert ("CAST([t].[t] AS nvarchar(max)) COLLATE Latin1_General_BIN2 <> CAST([s].[s]" in text) is wide
    assert ("[t].[t] COLLATE Latin1_General_BIN2 <> [s].[s] COLLATE" in text) is not wide
    first = dialect.inline(dialect.by_bytes(col("t", "t"), column)[0])
    assert first.startswith("CAST(") is wide


def test_types_that_a_local_column_can_hold() -> None:
    dialect, other = TsqlDialect(), DataType(TypeKind.OTHER)
    assert dialect.held_type(other, "xml") == "xml"
    assert dialect.held_type(DataType(TypeKind.TEXT), "ntext") == "nvarchar(max)"
    for native in ("MyType", "xml(x)"):
        with pytest.raises(CompileError, match="O11-0704"):
            dialect.held_type(other, native)
