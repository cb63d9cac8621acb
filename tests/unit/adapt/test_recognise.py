"""Which engine a text was written for, when nobody says."""

from __future__ import annotations

import pytest

from compiler.adapt.adapt import adapt
from compiler.adapt.catalog import Catalog
from compiler.adapt.kinds import Flavour
from compiler.adapt.recognise import recognise
from tests.unit.adapt.vendor_rows import ROWS


@pytest.mark.parametrize(
    ("text", "flavour"),
    [
        ("SELECT NVL({A}.[X], 0) FROM {A}", Flavour.ORACLE),
        ("SELECT sysdate FROM dual", Flavour.ORACLE),
        ("SELECT {A}.[X] FROM {A}, {B} WHERE {A}.[Id] = {B}.[AId](+)", Flavour.ORACLE),
        ("SELECT q'[It's]' FROM {A}", Flavour.ORACLE),
        ("SELECT ISNULL({A}.[X], 0) FROM {A}", Flavour.SQLSERVER),
        ("SELECT TOP 3 {A}.[X] FROM {A} -- SYSDATE", Flavour.SQLSERVER),
        ("SELECT 'NVL(a, b)' FROM {A}", Flavour.SQLSERVER),
        ("SELECT {A}.[Nvl], {A}.DUAL FROM {A}", Flavour.SQLSERVER),
        ("SELECT nvl FROM #t", Flavour.SQLSERVER),
        ("SELECT ISNULL(NVL(a, b), c) FROM t", Flavour.SQLSERVER),
        ("SELECT 'no end", Flavour.SQLSERVER),
        ("", Flavour.SQLSERVER),
    ],
)
def test_words_of_one_engine_tell(text: str, flavour: Flavour) -> None:
    assert recognise(text).flavour is flavour


def test_a_text_of_oracle_is_adapted_without_being_told_and_says_so() -> None:
    done = adapt("SELECT NVL({A}.[X], SYSDATE) FROM {A}", "q.sql", None, Catalog())
    assert done.text == adapt("SELECT NVL({A}.[X], SYSDATE) FROM {A}", "q.sql", Flavour.ORACLE, Catalog()).text
    assert ("O11-1029", "q.sql:1:8", "NVL, SYSDATE: read as Oracle's SQL") in [
        (item.code, item.where, item.found) for item in done.diagnostics
    ]


@pytest.mark.parametrize("row", [row for row in ROWS if row.flavour == "sqlserver"], ids=lambda row: row.source[:40])
def test_no_published_text_of_sql_server_is_taken_for_oracles(row: object) -> None:
    assert recognise(row.source).flavour is Flavour.SQLSERVER  # type: ignore[attr-defined]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.source[:40])
def test_what_was_adapted_is_not_taken_for_oracles(row: object) -> None:
    text = adapt(row.source, "row", Flavour(row.flavour), Catalog()).text  # type: ignore[attr-defined]
    if "/* O11-" not in text:
        assert recognise(text).flavour is Flavour.SQLSERVER
