"""The hash of a row in T-SQL: every type has a form that loses nothing and that no other value shares.

Not executed on SQL Server here.
"""

from __future__ import annotations

import re

import pytest

from compiler.metamodel.native import _MSSQL
from compiler.sql.tsql_digest import digest
from tests.house.maxdop_check import syntax_errors

OTHERS = ["xml", "sql_variant", "geography", "hierarchyid", "MyType"]
SIZED = {
    "decimal": "decimal(37,8)",
    "nvarchar": "nvarchar(max)",
    "varbinary": "varbinary(max)",
    "datetime2": "datetime2(7)",
}


def natives() -> list[str]:
    return [SIZED.get(name, name) for name in [*_MSSQL, *OTHERS]]


def piece(native: str) -> str:
    """Return what stands for one value, without the frame."""
    text = digest([("[t].[v]", native)])
    head, tail = "CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')\n    + ", " + N';') AS binary(32))"
    assert text.startswith(head) and text.endswith(tail)
    return text[len(head) : -len(tail)]


def test_the_text_that_is_hashed_is_long_from_its_first_piece_on() -> None:
    """Two short texts joined are cut at 4,000 signs; joined to a long one, none is."""
    text = digest([("[t].[a]", "int"), ("[t].[b]", "nvarchar(50)")])
    assert text.index("CONVERT(nvarchar(max), N'')") < text.index("[t].[a]") < text.index("[t].[b]")


@pytest.mark.parametrize("native", natives())
def test_null_is_no_value(native: str) -> None:
    made = piece(native)
    assert re.fullmatch(r"COALESCE\(CONVERT\(nvarchar\(\d+\), .*\), N'n'\)", made) or made.startswith(
        "CASE WHEN [t].[v] IS NULL THEN N'n' ELSE "
    )


@pytest.mark.parametrize("native", ["nvarchar(50)", "nvarchar(max)", "nchar(3)", "ntext", "xml", "sysname"])
def test_a_text_has_its_length_before_it(native: str) -> None:
    """Without it, texts with semicolons would make one row of two."""
    assert piece(native) == (
        "CASE WHEN [t].[v] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[v])) + N':'"
        " + CONVERT(nvarchar(max), [t].[v]) COLLATE Latin1_General_BIN2 END"
    )


@pytest.mark.parametrize(
    ("native", "taken"),
    [
        ("varchar(5)", "[t].[v]"),
        ("char(5)", "[t].[v]"),
        ("binary(16)", "[t].[v]"),
        ("varbinary(max)", "[t].[v]"),
        ("text", "CONVERT(varchar(max), [t].[v])"),
        ("image", "CONVERT(varbinary(max), [t].[v])"),
        ("rowversion", "CONVERT(varbinary(max), [t].[v])"),
        ("sql_variant", "CONVERT(varbinary(8000), [t].[v])"),
        ("MyType", "CONVERT(varbinary(max), [t].[v])"),
    ],
)
def test_bytes_go_in_by_their_own_hash(native: str, taken: str) -> None:
    own = f"CONVERT(uniqueidentifier, HASHBYTES('MD5', {taken}))"
    assert piece(native) == f"COALESCE(CONVERT(nvarchar(36), {own}), N'n')"


@pytest.mark.parametrize(
    ("native", "form"),
    [
        ("decimal(37,8)", "CONVERT(nvarchar(41), [t].[v])"),
        ("money", "CONVERT(nvarchar(41), CONVERT(decimal(19, 4), [t].[v]))"),
        ("float", "CONVERT(nvarchar(20), CONVERT(bigint, CAST([t].[v] AS binary(8))))"),
        ("real", "CONVERT(nvarchar(20), CONVERT(int, CAST([t].[v] AS binary(4))))"),
        ("datetime", "CONVERT(nvarchar(34), [t].[v], 121)"),
        ("datetimeoffset", "CONVERT(nvarchar(34), [t].[v], 121)"),
    ],
)
def test_numbers_and_moments_lose_nothing(native: str, form: str) -> None:
    assert piece(native) == f"COALESCE({form}, N'n')"


def test_no_bytes_are_joined() -> None:
    """Babelfish has no operator for it."""
    text = digest([(f"[t].[c{number}]", native) for number, native in enumerate(natives())])
    national = ("N'", "CONVERT(nvarchar", "COALESCE(CONVERT(nvarchar", "CASE WHEN")
    first, *terms = re.split(r"\s\+\s", text)
    assert first.strip() == "CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')"
    assert all(term.strip().startswith(national) for term in terms)
    assert syntax_errors([f"SELECT {text} FROM [x] AS [t]"], "2016") == []
