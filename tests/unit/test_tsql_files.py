"""A source whose rows come in files: what is exported, how it is laid out, what loads and compares it.

Neither bcp nor SQL Server has run these scripts: a stand-in takes the place of bcp, and the layout is tried with a
reader and a writer of our own. At run time every file is proved by the hashes of its rows.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compiler.metamodel.native import mssql_type
from compiler.plan import ir
from compiler.script.transfer import format_file
from compiler.sql.statement import FileTable
from compiler.sql.tsql_files import LONGEST_QUERY, field_of
from tests.house.tsql_batches import split
from tests.support.bcp_file import DamagedError, FieldForm, Value, read_format, read_rows, write_rows
from tests.support.case_run import Outcome, merge_project, outcome, prepare
from tests.support.cases import load_case

DRIVERS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")
IN_FILES = {"source": {"at": {"files": "export"}}}
# Cases that together have every kind of row that scripts read of a source.
KINDS = ("files_append", "bpt_second_run", "step_events_emptied", "merge_update", "people_groups", "where_operators")


@cache
def in_files(name: str, folder: Path) -> Outcome:
    project = prepare(load_case(name), folder / name, "tsql")
    merge_project(project, IN_FILES)
    return outcome(project)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def files(name: str, folder: Path) -> dict[str, bytes]:
    made = {script.path: script.data for script in in_files(name, folder).scripts}
    assert made, [(item.code, item.found) for item in in_files(name, folder).diagnostics]
    return made


def text_of(name: str, path: str, folder: Path) -> str:
    return files(name, folder)[path].decode("utf-8-sig")


# --- the layout ----------------------------------------------------------------------------------

NATIVE = ("int", "bigint", "bit", "datetime", "decimal(37,8)", "float", "uniqueidentifier", "date", "datetime2(7)")
TEXTS = ("nvarchar(40)", "nvarchar(max)", "varchar(8000)", "nchar(3)", "char(10)")
BYTES = ("varbinary(max)", "varbinary(20)", "binary(8)")


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[FieldForm, ...], list[tuple[Value, ...]]]:
    natives = draw(st.lists(st.sampled_from((*NATIVE, *TEXTS, *BYTES)), min_size=1, max_size=8))
    table = FileTable("001-t", "T", "", "o11c.t", tuple(field_of(native) for native in natives))
    fields = read_format(format_file(table))
    values: list[st.SearchStrategy[Value]] = []
    for native, field in zip(natives, fields, strict=True):
        most = field.length or 200
        if native in TEXTS:
            # Any UTF-16 that a column can hold: halves of pairs, U+0000, line breaks.
            units = st.characters(min_codepoint=0, max_codepoint=0xFFFF, exclude_categories=())
            signs = st.text(units, max_size=most // 2)
            known = st.sampled_from(["", "\x00", "\t", "\r\n", "|", "''", "\ud83d", "\ude00\ud83d", " "])
            values.append(st.none() | known.filter(lambda item, most=most: len(item) * 2 <= most) | signs)
        elif native in BYTES:
            values.append(st.none() | st.binary(max_size=most))
        else:
            values.append(st.none() | st.binary(min_size=field.length, max_size=field.length))
    return fields, draw(st.lists(st.tuples(*values), max_size=6))


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_every_value_comes_back_from_a_file(found: tuple[tuple[FieldForm, ...], list[tuple[Value, ...]]]) -> None:
    fields, rows = found
    data = write_rows(fields, rows)
    # A pair of halves is one sign for Python: compare as UTF-16.
    assert [_units(row) for row in read_rows(fields, data)] == [_units(row) for row in rows]
    assert [_units(row) for row in read_rows(fields, data + data)] == [_units(row) for row in rows + rows]


def _units(row: tuple[Value, ...]) -> tuple[bytes | None, ...]:
    return tuple(item.encode("utf-16-le", "surrogatepass") if isinstance(item, str) else item for item in row)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.data())
def test_a_file_that_is_cut_short_loses_rows_or_is_damaged(
    found: tuple[tuple[FieldForm, ...], list[tuple[Value, ...]]], data: st.DataObject
) -> None:
    fields, rows = found
    whole = write_rows(fields, rows)
    if not whole:
        return
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    try:
        left = read_rows(fields, cut)
    except DamagedError:
        return
    # Never other rows: fewer, which the number of rows shows.
    assert [_units(row) for row in left] == [_units(row) for row in rows[: len(left)]]
    assert len(left) < len(rows)


def test_null_is_not_empty_text() -> None:
    fields = read_format(format_file(FileTable("001-t", "T", "", "", (field_of("nvarchar(10)"), field_of("int")))))
    assert write_rows(fields, [(None, None)]) == b"\xff\xff" + b"\xff"
    assert write_rows(fields, [("", b"\x01\x00\x00\x00")]) == b"\x00\x00" + b"\x04\x01\x00\x00\x00"


@pytest.mark.parametrize(
    ("native", "form"),
    [
        ("nvarchar(max)", ("SQLNCHAR", 8, 0)),
        ("varchar(max)", ("SQLNCHAR", 8, 0)),
        ("varbinary(max)", ("SQLBINARY", 8, 0)),
        ("nvarchar(40)", ("SQLNCHAR", 2, 80)),
        ("varchar(40)", ("SQLNCHAR", 2, 80)),
        ("char(2)", ("SQLNCHAR", 2, 4)),
        ("binary(8)", ("SQLBINARY", 2, 8)),
        ("int", ("SQLINT", 1, 4)),
        ("decimal(37,8)", ("SQLDECIMAL", 1, 19)),
        ("datetime2(3)", ("SQLDATETIME2", 1, 9)),
    ],
)
def test_prefixes_are_those_of_the_documentation(native: str, form: tuple[str, int, int]) -> None:
    assert field_of(native) == form


def test_every_type_that_can_be_staged_has_a_form() -> None:
    others = ("tinyint", "smallint", "money", "smallmoney", "real", "smalldatetime", "time(7)", "datetimeoffset(7)")
    for native in others:
        assert mssql_type(native).kind.value != "other"
        assert field_of(native)[1] == 1


# --- what is exported and loaded -----------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_each_script_reads_columns_that_are_loaded(name: str, folder: Path) -> None:
    made = files(name, folder)
    loaded: dict[str, set[str]] = {}
    made_of = re.compile(r"CREATE TABLE \[o11c\]\.\[(file_\w+)\] \((.*?)\n\)", re.S)
    for match in made_of.finditer(text_of(name, "load/prepare.sql", folder)):
        loaded[match[1]] = set(re.findall(r"^  \[((?:[^\]]|\]\])+)\] ", match[2], re.M))
    assert len(loaded) > 15
    for driver in DRIVERS:
        text = text_of(name, driver, folder)
        for batch in split(text, include=lambda path: made[path].decode("utf-8-sig")):
            assert "[OSSOURCE]" not in re.sub(r"--[^\n]*", "", batch), f"{driver} looks into the source"
            bound: dict[str, set[str]] = {}
            for thing, alias in re.findall(r"(\S+) AS \[?(\w+)\]?", batch):
                bound.setdefault(alias, set()).add(thing.rpartition(".[")[2].strip("[]"))
            for alias, things in bound.items():
                if things <= set(loaded):
                    columns = set().union(*(loaded[thing] for thing in things))
                    for column in re.findall(rf"(?<![\w\].])\[?{alias}\]?\.\[((?:[^\]]|\]\])+)\]", batch):
                        assert column in columns, f"{driver}: {alias}.{column}"


def test_what_is_exported_is_what_is_loaded_and_compared(folder: Path) -> None:
    name = "files_append"
    exported = re.findall(r'^export_table (\S+) "(.*)" "\$@"$', text_of(name, "export/export.sh", folder), re.M)
    loading = dict(re.findall(r'^load_table (\S+) o11c\.(\w+) "\$@"$', text_of(name, "load/load.sh", folder), re.M))
    listing, check = text_of(name, "export/listing.sql", folder), text_of(name, "load/check.sql", folder)
    assert [file for file, _ in exported] == list(loading)
    for place, (file, query) in enumerate(exported, start=1):
        columns = query.removeprefix("SELECT ").partition(" FROM ")[0]
        plain = re.sub(r"CAST\((\[\w+\]) AS [a-z]+(?:\(\w+\))?\)", r"\1", columns)
        assert len(read_format(files(name, folder)[f"export/{file}.fmt"])) == len(plain.split(","))
        assert f"SELECT @o11c_samples = N'{place}|'" in listing
        assert f"FROM [o11c].[{loading[file]}] AS [t]" in check
        assert len(query) <= LONGEST_QUERY
    # One expression on both sides: hashes of the same bytes.
    there = re.search(
        r"CONVERT\(nvarchar\(400\), (COALESCE\(SUM\(.*?, 0\))\) \+ N'\|'\nFROM", listing[listing.index("N'7|'") :], re.S
    )
    assert there is not None and "HASHBYTES('SHA2_256'" in there[1] and there[1] in check


def test_no_script_takes_rows_that_were_not_checked(folder: Path) -> None:
    for driver in DRIVERS:
        text = text_of("files_append", driver, folder)
        guard = text.index("WHERE COALESCE([rest], N'') <> N'checked'")
        assert text.index("O11-0974: the files are not loaded") < guard < text.index("THROW 50974", guard)
        assert not re.search(r"FROM \[(?:OSTARGET\]\.\[)?o11c\]\.\[file_(?!export)", text[:guard]), driver
    check = text_of("files_append", "load/check.sql", folder)
    assert check.index("THROW 50973") < check.index("THROW 50972") < check.index("SET [rest] = N'checked'")


def test_cleanup_drops_the_loaded_rows(folder: Path) -> None:
    prepared = text_of("files_append", "load/prepare.sql", folder)
    made = set(re.findall(r"CREATE TABLE \[o11c\]\.\[(file_\w+)\]", prepared))
    text = text_of("files_append", "cleanup.sql", folder)
    assert set(re.findall(r"\[o11c\]\.\[(file_\w+)\]", text)) == made
    assert text.index("[file_") < text.index("DROP SCHEMA")


def test_rows_go_where_the_maps_are(folder: Path) -> None:
    project = prepare(load_case("files_append"), folder / "database", "tsql")
    merge_project(project, {"maps": {"database": "MAPS"}, "target": {"permissions": "data-writer"}, "rollback": "none"})
    made = {script.path: script.data.decode("utf-8-sig") for script in outcome(project).scripts}
    assert "CREATE TABLE [MAPS].[o11c].[file_" in made["load/prepare.sql"]
    assert '-d "MAPS"' in made["load/load.sh"] and '-d "OSSOURCE"' in made["export/export.sh"]
    assert "[MAPS].[o11c].[file_" in made["migrate.sql"]


# --- command lines -------------------------------------------------------------------------------

_BCP = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
[ -z "${FAILS:-}" ] || case "$*" in *"$FAILS"*) exit 1;; esac
"""


def run_shell(script: Path, *arguments: str, fails: str = "") -> tuple[int, list[str]]:
    """Run a script with a stand-in for bcp; return its exit code and what bcp was called with."""
    tools = script.parents[1] / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "bcp").write_text(_BCP)
    (tools / "bcp").chmod(0o755)
    calls = tools / "calls"
    calls.write_text("")
    env = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "CALLS": str(calls), "FAILS": fails}
    done = subprocess.run(["sh", str(script), *arguments], env=env, capture_output=True, text=True, check=False)
    return done.returncode, calls.read_text().splitlines()


@pytest.fixture
def output(folder: Path, tmp_path: Path) -> Path:
    for path, data in files("files_append", folder).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def test_the_shell_script_exports_each_table_once(output: Path, tmp_path: Path) -> None:
    data = tmp_path / "rows of prod"
    code, calls = run_shell(output / "export" / "export.sh", str(data), "-S", "tcp:prod,1433", "-T")
    assert code == 0
    assert len(calls) == 21
    assert calls[6] == (
        "SELECT [ID],[CUSTOMERID],[AMOUNT],[SCAN],[MARK] FROM [dbo].[OSUSR_S01_ORDER] queryout "
        f"{data}/007-osusr-s01-order.dat -d OSSOURCE -f {data}/007-osusr-s01-order.fmt -m 1 -S tcp:prod,1433 -T"
    )
    assert (data / "007-osusr-s01-order.fmt").read_bytes().count(b"\r") == 0
    assert data.stat().st_mode & 0o077 == 0


def test_the_shell_script_loads_each_file_and_the_listing(output: Path, tmp_path: Path) -> None:
    code, calls = run_shell(output / "load" / "load.sh", str(tmp_path / "rows"), "-S", "qa", "-U", "me")
    assert code == 0
    assert len(calls) == 22
    assert re.fullmatch(
        rf"o11c\.file_osusr_s01_order_\w{{10}} in {tmp_path}/rows/007-osusr-s01-order\.dat -d OSTARGET"
        r" -f \S+/007-osusr-s01-order\.fmt -m 1 -b 100000 -h TABLOCK -S qa -U me",
        calls[6],
    )
    assert re.fullmatch(
        rf"o11c\.file_export_\w{{10}} in {tmp_path}/rows/listing\.txt -d OSTARGET -c -t \| -r 0x0a -m 1 -S qa -U me",
        calls[-1],
    )


@pytest.mark.parametrize("script", ["export/export.sh", "load/load.sh"])
def test_a_shell_script_ends_at_the_first_failure(script: str, output: Path, tmp_path: Path) -> None:
    code, calls = run_shell(output / script, str(tmp_path / "rows"), "-T", fails="003-")
    assert (code, len(calls)) == (1, 3)
    assert run_shell(output / script, str(tmp_path / "rows"))[0] == 2


@pytest.mark.parametrize(("script", "other"), [("export/export", 21), ("load/load", 22)])
def test_cmd_files_say_the_same_as_the_shell_scripts(script: str, other: int, output: Path) -> None:
    data = (output / f"{script}.cmd").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") and data.isascii()
    lines = data.decode().split("\r\n")
    commands = [line for line in lines if line.startswith("bcp ")]
    assert len(commands) == other
    assert all(len(line) < 8000 and line.endswith("%rest% || exit /b 1") for line in commands)
    # No per cent sign but those of the script's own variables.
    for line in lines:
        assert "%" not in re.sub(r"%(?:data|here|rest|~1|~2|~dp0|1)%?", "", line), line
    shell = (output / f"{script}.sh").read_text()
    for line in commands[:21]:
        words = shlex.split(line.replace("\\", "/"))
        assert f'"{words[1]}"' in shell or f" {words[1]} " in shell


def test_listing_reads_only_and_prints_only(folder: Path) -> None:
    writing = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|DROP TABLE|ALTER|EXEC) (\S+)", re.M)
    for batch in split(text_of("files_append", "export/listing.sql", folder)):
        for word in writing.findall(batch):
            assert word.startswith("#o11c_progress"), word


# --- what is refused -----------------------------------------------------------------------------


def refused(folder: Path, change: dict[str, object], place: str) -> list[str]:
    project = prepare(load_case("files_append"), folder / place, "tsql")
    merge_project(project, change)
    found = outcome(project)
    assert not found.scripts
    return [item.code for item in found.diagnostics if item.severity.value == "error"]


def test_temporary_maps_leave_no_place_for_files(folder: Path) -> None:
    assert refused(folder, {"maps": "temporary", "rollback": "none"}, "temporary") == ["O11-0414"]


@pytest.mark.parametrize("name", ["steps", "a b", "../rows", "load", "x%y"])
def test_the_folder_of_the_export_has_a_plain_name(name: str, folder: Path) -> None:
    assert refused(folder, {"source": {"at": {"files": name}}}, f"name {name.encode().hex()}") == ["O11-0421"]


def test_a_database_whose_name_a_shell_would_change(folder: Path) -> None:
    assert set(refused(folder, {"source": {"at": {"database": "OS%PROD%"}}}, "shell")) == {"O11-0421"}


def test_the_place_of_the_files_is_in_the_plan(folder: Path) -> None:
    planned = in_files("files_append", folder).planned
    assert planned is not None
    assert planned.plan.source == ir.Place("dbo", "OSSOURCE", files="export")
