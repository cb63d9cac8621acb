"""The output folder: replaced in one move or left alone, and compared with its manifest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compiler.diagnostics import CompileError, Findings
from compiler.pipeline import compile_project
from compiler.script.manifest import NAME
from compiler.script.render import Script
from compiler.script.verify import verify_folder
from compiler.script.write import write_folder
from tests.support.case_run import prepare
from tests.support.cases import load_case


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return prepare(load_case("simple_append"), tmp_path / "case", "postgres")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def codes(error: pytest.ExceptionInfo[CompileError]) -> list[str]:
    return [item.code for item in error.value.diagnostics]


def test_what_compile_wrote_is_what_the_manifest_lists(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    compiled = compile_project(project, folder)
    assert contents(folder) == {script.path: script.data for script in compiled.scripts}
    assert verify_folder(folder).differences == ()
    manifest = json.loads((folder / NAME).read_bytes())
    assert set(manifest["files"]) == set(contents(folder)) - {NAME}


def test_added_edited_and_removed_files_are_told(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    compile_project(project, folder)
    (folder / "steps" / "999-mine.sql").write_text("SELECT 1;", encoding="utf-8")
    (folder / "migrate.sql").write_bytes((folder / "migrate.sql").read_bytes() + b"\\! date\n")
    (folder / "verify.sql").unlink()
    found = {item.where: item.found.partition(":")[0] for item in verify_folder(folder).differences}
    assert found == {"steps/999-mine.sql": "added", "migrate.sql": "edited", "verify.sql": "removed"}
    assert {item.code for item in verify_folder(folder).differences} == {"O11-0803"}


def test_a_folder_without_manifest_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(CompileError) as error:
        verify_folder(tmp_path)
    assert codes(error) == ["O11-0802"]


@pytest.mark.parametrize("text", ["{", "[]", '{"format": "another"}', "\xff"])
def test_a_damaged_manifest_is_told(project: Path, tmp_path: Path, text: str) -> None:
    folder = tmp_path / "out"
    compile_project(project, folder)
    (folder / NAME).write_bytes(text.encode("latin-1"))
    with pytest.raises(CompileError) as error:
        verify_folder(folder)
    assert codes(error) == ["O11-0805"]


def test_a_manifest_of_something_else_is_told(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    compile_project(project, folder)
    text = (folder / NAME).read_text(encoding="utf-8")
    (folder / NAME).write_text(text.replace("o11c-manifest", "o11c-else"), encoding="utf-8")
    with pytest.raises(CompileError) as error:
        verify_folder(folder)
    assert codes(error) == ["O11-0805"]


def test_a_folder_that_holds_something_else_is_never_replaced(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(CompileError) as error:
        compile_project(project, folder)
    assert codes(error)[-1] == "O11-0804"
    assert contents(folder) == {"thesis.txt": b"years of work"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "mine"]


def test_a_file_in_the_folders_place_stays(project: Path, tmp_path: Path) -> None:
    place = tmp_path / "out"
    place.write_text("a file", encoding="utf-8")
    with pytest.raises(CompileError) as error:
        compile_project(project, place)
    assert codes(error)[-1] == "O11-0801"
    assert place.read_text(encoding="utf-8") == "a file"


def test_a_folder_that_cannot_be_made_leaves_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CompileError) as error:
        compile_project(project, tmp_path / "file" / "out")
    assert codes(error)[-1] == "O11-0801"


def test_a_compilation_replaces_the_whole_folder(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    compile_project(project, folder)
    (folder / "steps" / "999-old.sql").write_text("", encoding="utf-8")
    compile_project(project, folder)
    assert verify_folder(folder).differences == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "out"]


def test_a_compilation_that_fails_leaves_the_old_folder(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    compile_project(project, folder)
    before = contents(folder)
    project.write_text(project.read_text(encoding="utf-8").replace("modules: [Shop]", "modules: [Nothing]"))
    with pytest.raises(CompileError):
        compile_project(project, folder)
    assert contents(folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "out"]


def test_a_write_that_fails_half_way_leaves_the_old_folder(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    compile_project(project, folder)
    before = contents(folder)
    # A file cannot be a folder too: the second script cannot be written.
    scripts = (Script("steps", b"x"), Script("steps/010.sql", b"y"))
    with pytest.raises(CompileError) as error:
        write_folder(scripts, folder, Findings())
    assert codes(error) == ["O11-0801"]
    assert contents(folder) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "out"]


def test_a_project_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CompileError) as error:
        compile_project(tmp_path / "nothing.yaml", tmp_path / "out")
    assert codes(error) == ["O11-0401"]
    (tmp_path / "latin.yaml").write_bytes("name: é".encode("latin-1"))
    with pytest.raises(CompileError) as error:
        compile_project(tmp_path / "latin.yaml", tmp_path / "out")
    assert codes(error) == ["O11-0401"]
