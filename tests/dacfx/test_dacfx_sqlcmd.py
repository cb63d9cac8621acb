"""The project's own splitter of sqlcmd scripts against Microsoft's reader, on texts that are hard to split."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.dacfx.client import VARIABLE, Worker
from tests.house.tsql_batches import split

if not os.environ.get(VARIABLE):
    pytest.skip("opt-in: run .ci/dacfx", allow_module_level=True)


def read(worker: Worker, folder: Path, text: str) -> dict[str, list[str]]:
    (folder / "script.sql").write_bytes(text.encode())
    found: dict[str, list[str]] = worker.ask("sqlcmd", folder=str(folder), script="script.sql", variables={"x": "y"})
    return found


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1\nGO\nSELECT 2\nGO",
        "SELECT 1\r\n  go \t\r\nSELECT 2\r\n",
        "INSERT t DEFAULT VALUES\nGO 3\nSELECT 1\n",
        "GO\n \nGO\n",
        "SELECT 1 GO\nSELECT GO\nGOTO x\n",
        "SELECT 'a\nGO\nb'\n",
        "SELECT 1 AS \"a\nGO\n\"\n",
        "SELECT 1 AS [a]]\nGO\n]\n",
        "SELECT 'it''\nGO\n'\n",
        "/* x\nGO\n*/ SELECT 1\n",
        "-- don't\nGO\nSELECT 1\n",
        "SELECT 1 -- it's\nGO\nSELECT 2 /* ' */\nGO\nSELECT '--'\nGO\n",
        "SELECT '/*'\nGO\nSELECT '*/'",
        "SELECT 'a\n:setvar x y\nb'\n",
        "SELECT N'\u2028GO\u2028'\n",
        "\ufeffSELECT 1\n",
    ],
)
def test_both_find_the_same_batches(text: str, worker: Worker, tmp_path: Path) -> None:
    found = read(worker, tmp_path, text)["batches"]
    assert [batch.strip() for batch in found] == [batch.strip() for batch in split(text)]


def test_includes_and_what_to_do_on_an_error(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    (tmp_path / "steps" / "one.sql").write_bytes(b"\xef\xbb\xbfSELECT 1\r\n")
    text = ":on error exit\n:r steps/one.sql\nSELECT 2\nGO\n:on error ignore\nSELECT 3\n"
    found = read(worker, tmp_path, text)
    assert found["directives"] == [["on error", "exit"], ["r", "steps/one.sql"], ["on error", "ignore"]]
    assert [batch.split() for batch in found["batches"]] == [
        batch.split() for batch in split(text, include=tmp_path)
    ] == [["SELECT", "1", "SELECT", "2"], ["SELECT", "3"]]


def test_variables_are_replaced_inside_texts(worker: Worker, tmp_path: Path) -> None:
    """In comments this reader leaves them. Older ones do not, so labels may hold none there either."""
    found = read(worker, tmp_path, "SELECT N'$(x)' -- $(x)\n")
    assert found["batches"] == ["SELECT N'y' -- $(x)\n"] and found["asked"] == ["x"]
