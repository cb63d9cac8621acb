"""The demo of a migration to ODC runs to its end, also where ODC's texts are compared as ODC compares them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import psycopg
import pytest

from compiler.demo import odc_run
from compiler.demo.odc_run import ODC, run_odc_demo
from compiler.demo.server import URL_VARIABLE, Server, drop_database
from compiler.diagnostics import CompileError

_ROW = re.compile(r"^│ (\S*) +│ (\S+) +│ +(\d+) │ +(\d+) │ +(\d+) │", re.MULTILINE)
WANTED = {
    # Before, inserted, after: two users were there, one of them in O11 too.
    "(System).User": ("", 2, 11, 13),
    "(System).Group": ("", 0, 2, 2),
    "People.City": ("PeoplePortal", 2, 29, 29),
    "People.Icon": ("PeoplePortal", 0, 12, 12),
    "People.Person": ("PeoplePortal", 1, 160, 160),
    "HR.Department": ("PeoplePortal", 0, 8, 8),
    "HR.Employee": ("PeoplePortal", 0, 64, 64),
    "HR.UserExtended": ("PeoplePortal", 0, 9, 9),
}


PAGE = Path(__file__).resolve().parents[2] / "docs" / "odc-example.md"


def test_the_page_shows_what_the_demo_does() -> None:
    page = PAGE.read_text(encoding="utf-8")
    project = odc_run.PROJECT.partition("name:")
    assert "".join(project[1:]) in page
    commands = re.findall(r"^psql -X -d (\S+) -f (\S+)", page, re.MULTILINE)
    assert commands == [(database, name) for name, database in odc_run.WAY]


def rows(output: str) -> dict[str, tuple[str, int, int, int]]:
    return {label: (asset, *map(int, numbers)) for asset, label, *numbers in _ROW.findall(output)}  # type: ignore[misc]


def test_the_demo_migrates_to_odc(postgres: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_odc_demo(tmp_path / "demo")
    output = capsys.readouterr().out
    assert rows(output) == WANTED
    assert "6 entities of 1 asset in" in output
    # The id of a person stays; that of the size is ODC's, and so is the user's.
    assert re.search(r"│ O11 │ 4 +│ Inês O'Brien │ Évora │ 4 Small +│ 105 +│ ines.rossi", output)
    assert re.search(r"│ ODC │ 4 +│ Inês O'Brien │ Évora │ 3 Small +│ [0-9a-f-]{36} │ ines.rossi", output)
    assert "O11-0902: People.Person: FavouriteCityId refers to nothing that is mapped; it becomes NULL (5)" in output


def test_texts_are_compared_as_in_odc(
    icu: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a server that has ICU: users match whatever the case of their address, values stay as they are spelled."""
    monkeypatch.setenv(URL_VARIABLE, icu.base)
    monkeypatch.setenv("PATH", f"{icu.psql.parent}{os.pathsep}{os.environ['PATH']}")
    try:
        run_odc_demo(tmp_path / "demo")
        output = capsys.readouterr().out
        assert rows(output) == WANTED
        assert "no ICU" not in output
        with psycopg.connect(icu.url(ODC)) as connection:
            row = connection.execute("SELECT name FROM osusr_k3f_city WHERE name = 'EVORA'").fetchone()
            assert row == ("Évora",)
            found = connection.execute("SELECT email, name FROM odc_users WHERE email = 'ana.silva@example.com'")
            assert found.fetchall() == [("Ana.Silva@Example.Com", "Ana Silva")]
    finally:
        drop_database(icu, odc_run.O11)
        drop_database(icu, ODC)


def test_a_script_that_fails_ends_the_demo_with_a_diagnostic(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without leave to empty dangling references, preflight finds the demo's own."""
    project = odc_run.PROJECT.replace('references: {dangling: "null"}', "references: {}")
    monkeypatch.setattr(odc_run, "PROJECT", project)
    with pytest.raises(CompileError) as error:
        run_odc_demo(tmp_path / "demo")
    assert [item.code for item in error.value.diagnostics] == ["O11-1003"]
    assert error.value.diagnostics[0].where.endswith("scripts/preflight.sql")
    assert "O11-0901" in capsys.readouterr().err
