"""The benchmark's 1,000 entities as T-SQL: Microsoft's parser takes every form of batch, at both levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.compile import prepare
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split
from tests.house.tsql_shapes import one_of_each, shape
from tests.support.case_run import outcome

LEVELS = ("2016", "2019")
ENTITIES = 1000


def test_no_batch_of_a_thousand_entities_is_rejected(tmp_path: Path) -> None:
    done = outcome(prepare(tmp_path, ENTITIES, "tsql", 1))
    texts = [item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")]
    assert len(texts) > 2 * ENTITIES
    # Steps are files of their own here: one of each shape, and none again where a driver includes it.
    files = {shape(text): text for text in texts}
    forms = one_of_each(batch for text in files.values() for batch in split(text, include=lambda _: ""))
    assert len(forms) > 50
    for level in LEVELS:
        assert syntax_errors(forms, level) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT [a] FROM [b] -- c\nWHERE [d] = N'e'", "SELECT [f]]g] FROM [h] -- it's\nWHERE [i] = N'j''k'"),
        ("SELECT 1 /* a */", "SELECT 22 /* ' */"),
    ],
)
def test_what_a_parser_takes_for_the_same_has_one_shape(one: str, other: str) -> None:
    assert shape(one) == shape(other)
    assert one_of_each([one, other]) == [one]


@pytest.mark.parametrize(
    "other", ["SELECT a FROM [b]", "SELECT [a] FROM N'b'", "SELECT [a], [a] FROM [b]", "SELECT @a FROM [b]"]
)
def test_what_it_does_not_has_another(other: str) -> None:
    assert shape("SELECT [a] FROM [b]") != shape(other)


def test_of_paragraphs_each_and_each_way_they_meet_stays() -> None:
    many = "\n\n".join(["SELECT 1;", "SELECT 2;", "PRINT N'a';", "SELECT 3;", "SELECT 4;", "SELECT 5;"])
    assert one_of_each([many]) == ["SELECT 1;\n\nSELECT 2;\n\nPRINT N'a';\n\nSELECT 3;"]


def test_an_error_in_one_of_many_is_found() -> None:
    good = "SELECT [a] FROM [b];"
    forms = one_of_each([f"{good}\n\n" * 50 + "SELECT [a] FORM [b];\n\n" + f"{good}\n\n" * 50])
    assert len(forms[0]) < 100
    assert len(syntax_errors(forms, "2016")) == 1
