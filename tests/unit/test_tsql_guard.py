"""The T-SQL drift guard computes in the database what ``digest_fingerprint`` computes here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pytest
from sqlglot import exp

from compiler.metamodel.collations import with_collations
from compiler.metamodel.native import mssql_native
from compiler.metamodel.rows import Column, DataType, Engine, Table, TypeKind
from compiler.sql.fingerprint import digest_fingerprint, digest_fingerprints, folded
from compiler.sql.tree import Node
from compiler.sql.tsql_guard import _folded, _native


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-8"])
def test_digests_are_added_up_each_once(encoding: str) -> None:
    lines = ["b\x1f1", "a\x1f😀", "b\x1f1"]
    total = 0
    for line in set(lines):
        first = hashlib.md5(line.encode(encoding)).digest()[:8]
        total += int.from_bytes(first, "big", signed=True)
    assert digest_fingerprint(lines, encoding) == f"2:{total}"
    assert digest_fingerprint(reversed(lines), encoding) == digest_fingerprint(lines, encoding)
    assert digest_fingerprint((), encoding) == "0:0"


def test_both_encodings_are_expected() -> None:
    lines = ["a\x1f1", "é"]
    before, utf16, utf8, after = digest_fingerprints(iter(lines)).split("|")
    assert before == after == ""
    assert (utf16, utf8) == (digest_fingerprint(lines, "utf-16-le"), digest_fingerprint(lines, "utf-8"))
    assert utf16 != utf8


@pytest.mark.parametrize(
    ("name", "made"), [("CustomerID", "customerid"), ("ÉTAT", "ÉTAT"), ("a~ B", "a~ b"), ("A\tB", "A\tB")]
)
def test_a_name_is_folded_when_it_is_ascii(name: str, made: str) -> None:
    assert folded(name) == made
    case = _folded(exp.National(this=name))
    [branch] = case.args["ifs"]
    assert branch.this.expression.this == "%[^ -~]%"
    foreign = any(not " " <= sign <= "~" for sign in name)
    assert value(branch.args["true"] if foreign else case.args["default"], {}) == made


def value(node: Node, row: Mapping[str, object]) -> object:
    """Evaluate the few forms that the expression of a type's name is made of."""
    match node:
        case exp.Case():
            for branch in node.args["ifs"]:
                if value(branch.this, row):
                    return value(branch.args["true"], row)
            return value(node.args["default"], row)
        case exp.EQ():
            return value(node.this, row) == value(node.expression, row)
        case exp.In():
            return value(node.this, row) in [value(item, row) for item in node.expressions]
        case exp.Add():
            return str(value(node.this, row)) + str(value(node.expression, row))
        case exp.Div():
            return int(str(value(node.this, row))) // int(str(value(node.expression, row)))
        case exp.Neg():
            return -int(str(value(node.this, row)))
        case exp.Cast():
            return str(value(node.this, row))
        case exp.Collate():
            return value(node.this, row)
        case exp.Anonymous():
            assert node.this == "LOWER", node.this
            return str(value(node.expressions[0], row)).lower()
        case exp.Column():
            return row[f"{node.table}.{node.name}"]
        case exp.National():
            return node.this
        case exp.Literal():
            return int(node.this)
    raise AssertionError(f"not expected in the expression: {node!r}")


@pytest.mark.parametrize(
    ("name", "user_defined", "max_length", "precision", "scale"),
    [
        ("int", 0, 4, 10, 0),
        ("bit", 0, 1, 1, 0),
        ("datetime", 0, 8, 23, 3),
        ("datetime2", 0, 8, 27, 7),
        ("datetimeoffset", 0, 10, 34, 7),
        ("time", 0, 5, 16, 3),
        ("date", 0, 3, 10, 0),
        ("decimal", 0, 17, 37, 8),
        ("numeric", 0, 5, 1, 0),
        ("money", 0, 8, 19, 4),
        ("float", 0, 8, 53, 0),
        ("nvarchar", 0, 100, 0, 0),
        ("nvarchar", 0, -1, 0, 0),
        ("nchar", 0, 20, 0, 0),
        ("varchar", 0, 250, 0, 0),
        ("varchar", 0, -1, 0, 0),
        ("char", 0, 3, 0, 0),
        ("binary", 0, 16, 0, 0),
        ("varbinary", 0, -1, 0, 0),
        ("image", 0, 16, 0, 0),
        ("ntext", 0, 16, 0, 0),
        ("sysname", 0, 256, 0, 0),
        ("timestamp", 0, 8, 0, 0),
        ("uniqueidentifier", 0, 16, 0, 0),
        ("xml", 0, -1, 0, 0),
        ("geography", 0, -1, 0, 0),
        ("MyName", 1, 100, 0, 0),
    ],
)
def test_types_are_printed_as_the_reader_prints_them(
    name: str, user_defined: int, max_length: int, precision: int, scale: int
) -> None:
    row = {
        "y.name": name,
        "y.is_user_defined": user_defined,
        "c.max_length": max_length,
        "c.precision": precision,
        "c.scale": scale,
    }
    assert value(_native(), row) == mssql_native(name, bool(user_defined), max_length, precision, scale)


def test_collations_are_said_on_sql_server_only() -> None:
    text, number = DataType(TypeKind.TEXT, length=5), DataType(TypeKind.INTEGER)
    table = Table(
        "t",
        columns=(
            Column("a", "nvarchar(5)", text),
            Column("b", "nvarchar(5)", text, collation="Greek_CI_AS"),
            Column("c", "int", number),
        ),
    )
    [said] = with_collations((table,), Engine.MSSQL, "Latin1_General_CI_AI")
    assert [column.collation for column in said.columns] == ["Latin1_General_CI_AI", "Greek_CI_AS", None]
    assert with_collations((table,), Engine.MSSQL, None) == (table,)
    assert with_collations((table,), Engine.POSTGRES, "C") == (table,)
