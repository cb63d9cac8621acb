"""The T-SQL drift guard computes in the database what ``fingerprint_of_digests`` computes here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pytest
from sqlglot import exp

from compiler.metamodel.collations import with_collations
from compiler.metamodel.native import mssql_native
from compiler.metamodel.rows import Column, DataType, Engine, Table, TypeKind
from compiler.sql.fingerprint import fingerprint_of_digests
from compiler.sql.tree import Node
from compiler.sql.tsql_guard import _native


def test_digests_are_joined_in_order_each_once() -> None:
    lines = ["b\x1f1", "a\x1f😀", "b\x1f1"]
    hexes = sorted(hashlib.md5(line.encode("utf-16-le")).hexdigest().upper() for line in set(lines))
    assert fingerprint_of_digests(lines) == hashlib.md5("".join(hexes).encode()).hexdigest().upper()
    assert fingerprint_of_digests(reversed(lines)) == fingerprint_of_digests(lines)
    assert fingerprint_of_digests(()) == "D41D8CD98F00B204E9800998ECF8427E"


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
