"""``o11c verify``: what is told of each file that is not as it was compiled."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from compiler.cli import cli
from compiler.diagnostics import CompileError
from compiler.script import verify
from compiler.script.manifest import NAME
from compiler.script.verify import SIGNATURE, verify_folder
from tests.support.folders import compiled

CASE = """\
about: two entities
modules:
  Shop:
    entities:
      Customer: {attributes: {Name: Text 40 mandatory}}
      Order: {attributes: {CustomerId: -> Customer mandatory notnull, Note: Text 100}}
source: {rows: {Shop.Customer: {ann: {Name: Ann}}}}
target: {rows: {}}
after: null
"""
STEP = "steps/010-open-the-run.sql"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("original") / "case", CASE)


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "out"))


def told(folder: Path) -> dict[str, str]:
    return {item.where: f"{item.code} {item.found}" for item in verify_folder(folder).differences}


def change(path: Path, what: Callable[[list[bytes]], None]) -> None:
    lines = path.read_bytes().split(b"\n")
    what(lines)
    path.write_bytes(b"\n".join(lines))


def manifest_as(folder: Path, edit: Callable[[dict[str, object]], None]) -> None:
    tree = json.loads((folder / NAME).read_bytes())
    edit(tree)
    (folder / NAME).write_text(json.dumps(tree), encoding="utf-8")


def another_compiler(folder: Path) -> None:
    manifest_as(folder, lambda tree: tree.update(compiler="0.0.1"))


def test_the_first_line_that_differs_is_shown_as_compiled_and_as_found(folder: Path) -> None:
    was = (folder / STEP).read_bytes().split(b"\n")

    def edit(lines: list[bytes]) -> None:
        lines[6] = b"DROP TABLE x; \x1b[2J"
        lines[8] = b"later"

    change(folder / STEP, edit)
    found = told(folder)
    assert list(found) == [STEP]
    assert found[STEP].startswith("O11-0803 edited: line 7 is the first that differs; compiled: ")
    assert was[6].decode() in found[STEP] and "found: \"DROP TABLE x; \x1b[2J\"" in found[STEP]
    shown = str(verify_folder(folder).differences[0])
    assert "\x1b" not in shown and "\\x1b[2J" in shown


def test_the_line_is_told_without_the_text_when_another_version_compiled_it(folder: Path) -> None:
    def edit(lines: list[bytes]) -> None:
        lines[6] = b"  DROP TABLE x;  "

    change(folder / STEP, edit)
    another_compiler(folder)
    found = told(folder)[STEP]
    assert found == (
        'O11-0803 edited: line 7 is the first that differs; found: "DROP TABLE x;" '
        "(what was compiled is not in the manifest)"
    )


def test_an_edited_plan_is_located_by_its_prints(folder: Path) -> None:
    change(folder / "plan.json", lambda lines: lines.__setitem__(2, b' "project": "other",'))
    assert told(folder)["plan.json"].startswith("O11-0803 edited: line 3 is the first that differs; found: ")
    # And the plan is not asked what other files were: it may contradict itself.
    change(folder / STEP, lambda lines: lines.__setitem__(6, b"x"))
    plan = json.loads((folder / "plan.json").read_bytes())
    (folder / "plan.json").write_text(json.dumps({**plan, "maps": []}), encoding="utf-8")
    assert "what was compiled is not in the manifest" in told(folder)[STEP]


@pytest.mark.parametrize("known", [True, False])
def test_a_cut_file_and_a_longer_one(folder: Path, known: bool) -> None:
    count = len([line for line in (folder / STEP).read_bytes().split(b"\n") if line.strip()])
    change(folder / STEP, lambda lines: lines.__delitem__(slice(-3, None)))
    change(folder / "verify.sql", lambda lines: lines.append(b"\\! date"))
    if not known:
        another_compiler(folder)
    found = told(folder)
    assert count > 3
    if known:
        assert found[STEP].endswith("found: nothing")
        assert found["verify.sql"].endswith('compiled: nothing; found: "\\! date"')
    else:
        assert "the file ends there" in found[STEP]
        assert 'found: "\\! date"' in found["verify.sql"]


def test_in_a_large_file_a_group_of_lines_is_told(tmp_path: Path) -> None:
    attributes = ", ".join(f"A{number}: Text 10" for number in range(300))
    big = compiled(tmp_path / "case", CASE.replace("Note: Text 100", attributes))
    lines = (big / "plan.json").read_bytes().split(b"\n")
    entry = json.loads((big / NAME).read_bytes())["files"]["plan.json"]
    assert len(lines) > 4096 and entry["block"] == -(-len(lines) // 4096) > 1
    number = len(lines) // 2
    change(big / "plan.json", lambda lines: lines.__setitem__(number, lines[number] + b"x"))
    found = told(big)["plan.json"]
    first, last = (int(word.rstrip(";")) for word in found.split("is one of ")[1].split(" line ")[0].split(" to "))
    assert first <= number + 1 <= last == first + entry["block"] - 1


def test_a_reformat_is_told_from_a_change(folder: Path) -> None:
    crlf = (folder / STEP).read_bytes().replace(b"\n", b"\r\n")
    (folder / STEP).write_bytes(crlf)
    change(folder / "verify.sql", lambda lines: lines.insert(0, b"  "))
    change(folder / "RUNBOOK.md", lambda lines: lines.__setitem__(0, lines[0] + b"  "))
    plan = json.loads((folder / "plan.json").read_bytes())
    (folder / "plan.json").write_text(json.dumps(plan, indent=4, ensure_ascii=False), encoding="utf-8")
    found = told(folder)
    assert {item.split(":")[0] for item in found.values()} == {"O11-0806 reformatted"}
    assert set(found) == {STEP, "verify.sql", "RUNBOOK.md", "plan.json"}
    assert found[STEP].endswith("its lines end with CR LF") and "CR LF" not in found["verify.sql"]
    (folder / STEP).write_bytes(crlf.replace(b"o11c", b"O11C", 1))
    assert told(folder)[STEP].startswith("O11-0803 edited: line ")


def test_the_mark_of_a_script_for_sqlcmd(tmp_path: Path) -> None:
    folder = compiled(tmp_path / "case", CASE.replace("Note: ", "Größe: "), dialect="tsql")
    (folder / "migrate.sql").write_bytes((folder / "migrate.sql").read_bytes()[3:])
    path = next(path for path in sorted((folder / "steps").iterdir()) if "ö".encode() in path.read_bytes())
    path.write_bytes(path.read_bytes()[3:])
    for _ in range(2):
        found = told(folder)
        assert found[f"steps/{path.name}"].startswith("O11-0803 edited: the byte order mark is gone")
        another_compiler(folder)


def test_what_is_no_plain_file_is_told_and_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "same.sql").write_bytes((folder / STEP).read_bytes())
    (folder / STEP).unlink()
    (folder / STEP).symlink_to(tmp_path / "same.sql")
    (folder / "verify.sql").unlink()
    (folder / "verify.sql").mkdir()
    (folder / "broken").symlink_to("nowhere")
    (folder / "loop").symlink_to(".")
    os.mkfifo(folder / "pipe")
    (folder / "empty").mkdir()
    found = told(folder)
    assert found == {
        STEP: "O11-0807 it is a symbolic link",
        "broken": "O11-0807 it is a symbolic link",
        "loop": "O11-0807 it is a symbolic link",
        "pipe": "O11-0807 it is no plain file",
        "verify.sql": "O11-0807 a folder is in its place",
    }


def test_files_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    real_read, real_scan = Path.read_bytes, os.scandir
    def read(path: Path) -> bytes | None:
        return refuse(path) if path.name == "verify.sql" else real_read(path)

    def scan(path: Path) -> object:
        return refuse(path) if path.name == "steps" else real_scan(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    monkeypatch.setattr(verify.os, "scandir", scan)
    assert told(folder) == {
        "steps": "O11-0807 it cannot be read: Permission denied",
        "verify.sql": "O11-0807 it cannot be read: Permission denied",
    }


def test_a_manifest_that_is_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / NAME).rename(tmp_path / "elsewhere.json")
    (folder / NAME).symlink_to(tmp_path / "elsewhere.json")
    assert told(folder) == {NAME: "O11-0807 it is a symbolic link"}


def test_names_from_a_folder_do_not_reach_the_terminal_raw(folder: Path) -> None:
    (folder / "a\x1b[31m\u202e.sql").write_text("x", encoding="utf-8")
    (folder / os.fsdecode(b"\xff.sql")).write_text("x", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "compiler.cli", "verify", str(folder)], capture_output=True, check=False
    )
    assert done.returncode == 1 and done.stdout == b""
    text = done.stderr.decode()
    assert r"a\x1b[31m\u202e.sql" in text and r"\udcff.sql" in text and "\x1b" not in text
    assert text.endswith("2 errors\n")


def test_a_manifest_of_version_1_still_serves(folder: Path) -> None:
    def older(tree: dict[str, object]) -> None:
        tree["version"] = 1
        tree["files"] = {
            path: {"sha256": entry["sha256"], "bytes": entry["bytes"]} for path, entry in tree["files"].items()
        }

    manifest_as(folder, older)
    assert told(folder) == {}
    change(folder / STEP, lambda lines: lines.__setitem__(6, b"x"))
    change(folder / "verify.sql", lambda lines: lines.insert(0, b""))
    found = told(folder)
    assert found[STEP].startswith("O11-0803 edited: line 7 is the first that differs; compiled: ")
    assert found["verify.sql"] == "O11-0803 edited: only blanks, line ends or the byte order mark differ"
    another_compiler(folder)
    nowhere = "O11-0803 edited: its SHA-256 is another one; the manifest does not tell the line"
    assert set(told(folder).values()) == {nowhere}


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [("version", 3, "reads up to 2"), ("dialect", "oracle", "oracle"), ("format", "x", "its format is 'x'")],
)
def test_a_manifest_that_this_version_cannot_read(folder: Path, key: str, value: object, words: str) -> None:
    manifest_as(folder, lambda tree: tree.update({key: value}))
    with pytest.raises(CompileError) as error:
        verify_folder(folder)
    assert [item.code for item in error.value.diagnostics] == ["O11-0805"]
    assert words in error.value.diagnostics[0].found


@pytest.mark.parametrize("lines", ["?", "AAA", "AA==", ""])
def test_prints_that_were_edited_are_no_fault(folder: Path, lines: str) -> None:
    def edit(tree: dict[str, object]) -> None:
        tree["compiler"] = "0.0.1"
        tree["files"][STEP].update(lines=lines, block=-1 if lines == "AA==" else 1)

    manifest_as(folder, edit)
    change(folder / STEP, lambda lines: lines.__setitem__(6, b"x"))
    assert told(folder)[STEP].startswith("O11-0803 edited: ")


def test_the_prints_are_small(original: Path) -> None:
    files = json.loads((original / NAME).read_bytes())["files"]
    assert sum(len(entry["lines"]) for entry in files.values()) < sum(entry["bytes"] for entry in files.values()) / 10


def test_the_command_tells_the_manifests_digest_and_a_signature(folder: Path) -> None:
    done = CliRunner().invoke(cli, ["verify", str(folder)])
    assert done.exit_code == 0 and verify_folder(folder).sha256 in done.stdout and SIGNATURE not in done.stdout
    (folder / SIGNATURE).write_text("-----BEGIN SSH SIGNATURE-----\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["verify", str(folder)])
    assert done.exit_code == 0 and f"{SIGNATURE} is there, and is not checked here" in done.stdout
    (folder / "steps" / SIGNATURE).write_text("", encoding="utf-8")
    assert told(folder) == {f"steps/{SIGNATURE}": "O11-0803 added: the manifest does not know it"}
