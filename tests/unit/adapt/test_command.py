"""`o11c adapt-sql`: what it reads, where it writes, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compiler import cli as command_line
from compiler.adapt import files
from compiler.adapt.command import parameters_of
from compiler.adapt.kinds import Value
from compiler.diagnostics import CompileError
from compiler.metamodel.file import write_snapshot
from tests.support.metamodels import Rows, simple


def run(*arguments: object, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(command_line.cli, ["adapt-sql", *map(str, arguments)], input=stdin)


def refused(*arguments: object, stdin: bytes = b"") -> list[str]:
    result = run(*arguments, stdin=stdin)
    assert isinstance(result.exception, CompileError)
    assert result.stdout == ""
    return [item.code for item in result.exception.diagnostics]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "q.sql"
    path.write_text("SELECT TOP 3 a FROM t")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "deep").mkdir(parents=True)
    (made / "a.sql").write_text("SELECT TOP 3 a FROM t\n")
    (made / "deep" / "b.SQL").write_text("EXEC x")
    (made / "deep" / "c.txt").write_text("not SQL")
    return made


def test_a_file_goes_to_stdout(file: Path) -> None:
    result = run(file)
    assert (result.exit_code, result.stdout) == (0, "SELECT a FROM t LIMIT 3")


def test_stdin_goes_to_stdout_with_its_line_ends() -> None:
    result = run("-", stdin=b"SELECT LEN('x')\r\nFROM t\r\n")
    assert (result.exit_code, result.stdout_bytes) == (0, b"SELECT LENGTH('x')\r\nFROM t\r\n")


def test_what_cannot_be_converted_ends_with_1_and_is_written_all_the_same(tmp_path: Path) -> None:
    result = run("-", "-o", tmp_path / "out.sql", stdin=b"EXEC x")
    assert result.exit_code == 1
    assert "error[O11-1008]: statement has no counterpart in ODC\n  --> stdin:1:1\n" in result.stderr
    assert result.stderr.endswith("1 error\n")
    assert (tmp_path / "out.sql").read_text() == "/* O11-1008: EXEC has no counterpart in the SQL of ODC */ EXEC x"


def test_a_folder_is_mirrored(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    result = run(folder, "-o", out)
    assert result.exit_code == 1
    assert f"{folder}/deep/b.SQL:1:1" in result.stderr
    assert sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()) == ["a.sql", "deep/b.SQL"]
    assert (out / "a.sql").read_text() == "SELECT a FROM t LIMIT 3\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_check_only_reports(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "--check", "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "O11-1008" in result.stderr
    assert not (tmp_path / "out").exists()


def test_json_has_texts_and_findings(file: Path) -> None:
    file.write_text("SELECT TOP 3 * FROM t")
    (found,) = json.loads(run(file, "--json").stdout)["files"]
    assert found["text"] == "SELECT * FROM t LIMIT 3" and found["converted"] is True
    assert [(item["code"], item["severity"], item["where"]) for item in found["diagnostics"]] == [
        ("O11-1022", "warning", f"{file}:1:14")
    ]


def test_a_folder_needs_a_place(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 2 and "needs -o" in result.output


def test_parameters_have_types() -> None:
    text = b"SELECT @a + @b FROM t WHERE 1 = 1 @c"
    assert run("-", stdin=text).exit_code == 1
    result = run("-", "--parameter", "a=Text", "--parameter", "@B=Email", "--parameter", "c=inline", stdin=text)
    assert (result.exit_code, result.stdout) == (0, "SELECT @a || @b FROM t WHERE 1 = 1 @c")
    assert parameters_of(["x=LongInteger", "@y=Inline"]) == (
        {"x": Value.INTEGER, "y": Value.UNKNOWN}, frozenset({"y"})
    )
    for wrong in ("a", "a=Strange", "=Text", "@=Text"):
        assert run("-", "--parameter", wrong, stdin=b"SELECT 1").exit_code == 2


def test_oracle_is_told_or_recognised(file: Path) -> None:
    file.write_text("SELECT NVL(a, b) FROM t WHERE ROWNUM < 3")
    assert run(file, "--from", "oracle").stdout == "SELECT COALESCE(a, b) FROM t LIMIT 2"
    assert "O11-1029" not in run(file, "--from", "oracle").stderr
    assert run(file).stdout == "SELECT COALESCE(a, b) FROM t LIMIT 2"
    assert "O11-1029" in run(file).stderr
    assert run(file, "--from", "sqlserver").exit_code == 1


def test_types_come_from_a_snapshot(tmp_path: Path) -> None:
    rows = Rows()
    order = simple(rows, rows.espace("Sales"), "Order")
    rows.attribute(order, "Paid", "rtBoolean")
    rows.attribute(order, "Code", "rtText")
    write_snapshot(rows.snapshot().metamodel, tmp_path / "source.json")
    text = b"SELECT o.[Code] + o.[Code] FROM {Order} o WHERE o.[Paid] = 1"
    result = run("-", "--snapshot", tmp_path / "source.json", stdin=text)
    assert result.stdout == "SELECT o.[Code] || o.[Code] FROM {Order} o WHERE o.[Paid] = true"
    assert "O11-1027" not in result.stderr


def test_a_missing_snapshot_is_an_error(tmp_path: Path) -> None:
    assert refused("-", "--snapshot", tmp_path / "none.json", stdin=b"SELECT 1") == ["O11-0101"]


def test_what_cannot_be_read(tmp_path: Path, folder: Path) -> None:
    assert refused(tmp_path / "none.sql") == ["O11-1005"]
    assert refused("-", stdin=b"SELECT '\xff'") == ["O11-1005"]
    assert refused("-", stdin=b"SELECT \0") == ["O11-1005"]
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty", "--check") == ["O11-1005"]
    (folder / "bad.sql").write_bytes(b"\xff\xfe\x00")
    (folder / "worse.sql").write_bytes(b"\x80")
    assert refused(folder, "-o", tmp_path / "out") == ["O11-1005", "O11-1005"]
    assert not (tmp_path / "out").exists()


def test_utf_16_is_read() -> None:
    assert run("-", stdin="SELECT N'é'".encode("utf-16")).stdout == "SELECT 'é'"


def test_the_input_is_never_overwritten(file: Path, folder: Path, tmp_path: Path) -> None:
    before = file.read_text()
    assert refused(file, "-o", file) == ["O11-1006"]
    assert file.read_text() == before
    for place in (folder, folder / "deep", folder / "new", tmp_path):
        assert refused(folder, "-o", place) == ["O11-1006"]
    assert sorted(path.name for path in folder.rglob("*")) == ["a.sql", "b.SQL", "c.txt", "deep"]


def test_a_place_that_holds_something_is_refused(file: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").touch()
    assert refused(folder, "-o", tmp_path / "full") == ["O11-1006"]
    assert refused(folder, "-o", file) == ["O11-1006"]
    assert refused(file, "-o", tmp_path / "no" / "such" / "q.sql") == ["O11-1006"]


def test_a_folder_is_written_whole_or_not_at_all(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def fails(path: Path, data: bytes) -> int:
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)
        with path.open("wb") as stream:
            return stream.write(data)

    monkeypatch.setattr(Path, "write_bytes", fails)
    with pytest.raises(CompileError) as raised:
        files.write_folder(tmp_path / "out", {Path("a.sql"): "a", Path("b.sql"): "b"})
    assert [item.code for item in raised.value.diagnostics] == ["O11-1006"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in"]
