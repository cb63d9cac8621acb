"""Where the demo writes: never over a file, never among somebody else's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo import run
from compiler.demo.server import Server
from compiler.diagnostics import CompileError


class ServerStarted(Exception):
    """The folder was accepted."""


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> Server:
        raise ServerStarted

    monkeypatch.setattr(run, "postgres_server", start)


def refused(folder: Path) -> list[str]:
    with pytest.raises(CompileError) as error:
        run.run_demo(folder)
    return [item.code for item in error.value.diagnostics]


def test_a_file_in_the_folders_place_stays(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    place.write_text("a file", encoding="utf-8")
    assert refused(place) == ["O11-0801"]
    assert refused(place / "below") == ["O11-0801"]
    assert place.read_text(encoding="utf-8") == "a file"


def test_a_folder_of_something_else_stays(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text("mine", encoding="utf-8")
    assert refused(tmp_path) == ["O11-0804"]
    assert [path.name for path in tmp_path.iterdir()] == ["project.yaml"]
    assert (tmp_path / "project.yaml").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_and_that_of_an_earlier_demo_are_taken(tmp_path: Path) -> None:
    with pytest.raises(ServerStarted):
        run.run_demo(tmp_path / "new" / "demo")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ServerStarted):
        run.run_demo(tmp_path)
