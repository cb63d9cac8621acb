"""Where the demos write: never over a file, never among somebody else's files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from compiler import cli
from compiler.demo import odc_run, run
from compiler.demo.server import Server
from compiler.diagnostics import CompileError

Demo = Callable[[Path], None]


class ServerStarted(Exception):
    """The folder was accepted."""


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> Server:
        raise ServerStarted

    monkeypatch.setattr(run, "postgres_server", start)
    monkeypatch.setattr(odc_run, "postgres_server", start)


@pytest.fixture(params=[run.run_demo, odc_run.run_odc_demo])
def demo(request: pytest.FixtureRequest) -> Demo:
    """Each of the demos."""
    found: Demo = request.param
    return found


def refused(demo: Demo, folder: Path) -> list[str]:
    with pytest.raises(CompileError) as error:
        demo(folder)
    return [item.code for item in error.value.diagnostics]


def test_a_file_in_the_folders_place_stays(demo: Demo, tmp_path: Path) -> None:
    place = tmp_path / "demo"
    place.write_text("a file", encoding="utf-8")
    assert refused(demo, place) == ["O11-0801"]
    assert refused(demo, place / "below") == ["O11-0801"]
    assert place.read_text(encoding="utf-8") == "a file"


def test_a_folder_of_something_else_stays(demo: Demo, tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text("mine", encoding="utf-8")
    assert refused(demo, tmp_path) == ["O11-0804"]
    assert [path.name for path in tmp_path.iterdir()] == ["project.yaml"]
    assert (tmp_path / "project.yaml").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_and_that_of_an_earlier_demo_are_taken(demo: Demo, tmp_path: Path) -> None:
    with pytest.raises(ServerStarted):
        demo(tmp_path / "new" / "demo")
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ServerStarted):
        demo(tmp_path)


@pytest.mark.parametrize(("options", "demo_of", "folder"), [
    ([], "run_demo", "output/demo"),
    (["--odc"], "run_odc_demo", "output/demo-odc"),
    (["--odc", "-o", "here"], "run_odc_demo", "here"),
    (["-o", "here"], "run_demo", "here"),
])
def test_each_demo_has_a_folder_of_its_own(
    options: list[str], demo_of: str, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    for name in ("run_demo", "run_odc_demo"):
        monkeypatch.setattr(cli, name, asked.append if name == demo_of else None)
    assert CliRunner().invoke(cli.cli, ["demo", *options]).exit_code == 0
    assert asked == [Path(folder)]
