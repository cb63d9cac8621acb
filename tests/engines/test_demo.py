"""The demo runs to its end: a first run that brings everything, and a second one that brings what has changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compiler.demo.run import run_demo
from compiler.demo.server import Server

_ROW = re.compile(r"^│ (\S+) +│ +(\d+) │ +(\d+) │ +(\d+) │ +(\d+) │", re.MULTILINE)


def test_the_demo_migrates_and_goes_on(
    postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_demo(tmp_path / "demo")
    output = capsys.readouterr().out
    first, second = output.split("In production life goes on:")
    rows = [
        {label: tuple(map(int, numbers)) for label, *numbers in _ROW.findall(part)} for part in (first, second)
    ]
    # Before, inserted, updated, after: users that were missing, processes beside those of QA.
    assert rows[0]["(System).User"] == (11, 2, 0, 13)
    assert rows[0]["(System).Process"] == (3, 15, 0, 18)
    assert rows[0]["HR.Employee"] == (12, 64, 0, 76)
    assert all(updated == 0 for _, _, updated, _ in rows[0].values())
    changed = {label: found[1:3] for label, found in rows[1].items() if found[1:3] != (0, 0)}
    assert changed == {
        "(System).User": (1, 0), "(System).Group_User": (1, 0), "People.Person": (1, 1), "HR.Employee": (1, 0),
        "(System).Process": (1, 1), "(System).Process_Input": (1, 0),
    }
    assert "O11-0925: People.Person: rows of an earlier run are gone in the source (1)" in second
    assert re.search(r"o11_target │ \d+ +│ \d+ +│ 136 +│ ana.silva +│ HR Clerks", first)
