"""A source on a linked server: what every T-SQL script copies of it, and that nothing else looks there.

Not executed on SQL Server: the scripts of many cases are compiled once more with a linked source and read as texts.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split
from tests.support.case_run import Outcome, merge_project, outcome, prepare
from tests.support.cases import case_names, load_case, telling

LINKED = {"source": {"at": {"server": "PRODLINK"}}}
DRIVERS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")
# One remote table, columns of it, into a local table; nothing before or after.
_NAME = r"\[(?:[^\]]|\]\])+\]"
_NAMES = rf"(?:{_NAME}(?:, )?)+"
_COPYING = re.compile(
    rf"INSERT INTO (?:{_NAME}\.)*\[?#?\w+\]? \({_NAMES}\)\n"
    rf"SELECT (?:{_NAMES}|\d+, 0, N'+[^\n]*'+, COUNT_BIG\(\*\), (?:NULL|CONVERT\(nvarchar\(400\), MAX\({_NAME}\)\)))\n"
    rf"FROM (?P<name>\[PRODLINK\](?:\.{_NAME}){{3}})(?:\nWHERE {_NAME} [^\n]*?)?(?:'\))?;"
)
_COPY = r"\[?(#o11c_src_\d+)\]?"
_MADE = re.compile(r"CREATE TABLE (#o11c_src_\d+) \((?P<columns>.*?)\n\)", re.DOTALL)
_COLUMN = re.compile(r"^  \[((?:[^\]]|\]\])+)\] ", re.MULTILINE)


@cache
def linked(name: str, folder: Path) -> Outcome:
    """Return what the case comes to with its source on a linked server."""
    case = load_case(name)
    project = prepare(case, folder / name, "tsql")
    merge_project(project, LINKED)
    return outcome(project)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("linked")


# One of each form; its export runs on the source itself where there are files.
_CASES = [name for name in case_names() if "tsql" in load_case(name).dialects and name != "files_append"]
COMPILING = tuple(sorted({*telling(_CASES), "hostile_names", "linked_step"}))


def scripts(name: str, folder: Path) -> dict[str, str]:
    found = {script.path: script.data for script in linked(name, folder).scripts}
    assert found, f"{name}: {[(item.code, item.found) for item in linked(name, folder).diagnostics]}"
    return {path: data.decode("utf-8-sig") for path, data in found.items() if path.endswith(".sql")}


@pytest.mark.parametrize("name", COMPILING)
def test_only_copying_statements_name_the_other_server(name: str, folder: Path) -> None:
    for path, text in scripts(name, folder).items():
        code = re.sub(r"^ *--[^\n]*", "", text, flags=re.MULTILINE).replace("N'PRODLINK'", "")
        copied = "".join(match["name"] for match in _COPYING.finditer(code))
        assert code.count("PRODLINK") == copied.count("PRODLINK"), path
        # Nor does anything name the source's database as one of this instance.
        assert "[OSSOURCE]" not in code.replace("[PRODLINK].[OSSOURCE]", ""), path
        if path not in DRIVERS:
            assert "[PRODLINK]" not in code, path


@pytest.mark.parametrize("name", COMPILING)
def test_the_other_server_is_read_outside_of_every_transaction(name: str, folder: Path) -> None:
    found = scripts(name, folder)
    for driver in DRIVERS:
        batches = split(found[driver], include=lambda path: found[path])
        depth = 0
        for batch in batches:
            opens = len(re.findall(r"^ *BEGIN TRANSACTION", batch, re.MULTILINE))
            if "[PRODLINK]" in batch:
                assert (depth, opens) == (0, 0), driver
            depth += opens - len(re.findall(r"^ *COMMIT TRANSACTION|^ROLLBACK TRANSACTION", batch, re.MULTILINE))
        assert depth == 0, driver


@pytest.mark.parametrize("name", COMPILING)
def test_each_script_copies_every_column_that_it_reads(name: str, folder: Path) -> None:
    found = scripts(name, folder)
    for driver in DRIVERS:
        batches = split(found[driver], include=lambda path: found[path])
        made = {
            match[1]: set(_COLUMN.findall(match["columns"])) for batch in batches for match in _MADE.finditer(batch)
        }
        for batch in batches:
            for table in re.findall(_COPY, batch):
                assert table in made, f"{driver} reads {table} and does not make it"
            bound: dict[str, set[str]] = {}
            for thing, alias in re.findall(r"(\S+) AS \[?(\w+)\]?", batch):
                bound.setdefault(alias, set()).add(thing.strip("[]"))
            for alias, things in bound.items():
                if not things <= set(made):
                    continue  # another table has the same alias here: nothing to tell them apart by
                columns = set().union(*(made[thing] for thing in things))
                for column in re.findall(rf"(?<![\w\].])\[?{alias}\]?\.\[((?:[^\]]|\]\])+)\]", batch):
                    assert column in columns, f"{driver}: {alias}.{column} is not copied"


def test_the_linked_server_is_looked_up_before_a_batch_names_it(folder: Path) -> None:
    found = scripts("linked_append", folder)
    for driver in DRIVERS:
        text = found[driver]
        assert 0 < text.index("FROM sys.servers") < text.index("[PRODLINK]"), driver
        assert "THROW 50970" in text and "O11-0970: the linked server is not there" in text


def test_a_source_that_changes_meanwhile_ends_the_copying(folder: Path) -> None:
    text = scripts("linked_append", folder)["migrate.sql"]
    last = max(match.end() for match in _COPYING.finditer(text))
    refused = text.index("O11-0971: tables of the source have changed while they were copied")
    assert last < refused < text.index("\nBEGIN TRANSACTION;\n")
    # Each table that rows are copied of is counted twice: the copy, and then the table itself.
    for table in ("[OSUSR_S01_CUSTOMER]", "[OSUSR_S01_ORDER]", "[ossys_user]"):
        there = re.escape(f"[PRODLINK].[OSSOURCE].[dbo].{table}")
        (place,) = re.findall(rf"SELECT (\d+), 0, [^\n]*MAX\(\[\w+\]\)\)\nFROM {there};", text)
        assert re.search(rf"SELECT {place}, 1, [^\n]*MAX\(\[\w+\]\)\)\nFROM \[#o11c_src_\d+\];", text)
    compared = text[text.rindex("SELECT [t].[name] FROM", 0, refused) : refused]
    assert "[c].[rows] <> [t].[rows]" in compared and "[c].[highest]" in compared


def test_preflight_says_that_nobody_may_write_to_the_source(folder: Path) -> None:
    text = scripts("linked_append", folder)["preflight.sql"]
    assert "VALUES (N'O11-0913', N'warning', N'source',\n  N'it is on a linked server" in text
    assert "snapshot_isolation_state" not in text


def test_the_catalog_of_another_server_is_read_from_copies(folder: Path) -> None:
    """OBJECT_ID, DATABASEPROPERTYEX and HAS_PERMS_BY_NAME answer NULL for names of four parts."""
    for path, text in scripts("linked_append", folder).items():
        for call in re.findall(r"(?:OBJECT_ID|DB_ID|DATABASEPROPERTYEX|HAS_PERMS_BY_NAME|COL_LENGTH)\([^)]*\)", text):
            assert "OSSOURCE" not in call and "PRODLINK" not in call, path
    preflight = scripts("linked_append", folder)["preflight.sql"]
    assert "'SELECT', N'USE [OSSOURCE]" not in preflight


def test_a_run_that_goes_on_does_not_need_the_other_server(folder: Path) -> None:
    """Behind IF a batch is compiled all the same, and the name of a server that is gone makes it fail."""
    text = scripts("linked_step", folder)["migrate.sql"]
    code = re.sub(r"^ *--[^\n]*", "", text, flags=re.MULTILINE)
    for match in re.finditer(r"FROM \[PRODLINK\]", code):
        assert "EXEC (N'INSERT INTO" in code[: match.start()].rsplit(";\n", 1)[-1]


def test_runbook_and_manifest_say_where_the_source_is(folder: Path) -> None:
    found = {script.path: script.data.decode() for script in linked("linked_append", folder).scripts}
    assert "## The source is on a linked server" in found["RUNBOOK.md"]
    assert "Source dbo in database OSSOURCE on the linked server PRODLINK, target" in found["RUNBOOK.md"]
    wanted = "SELECT on dbo.OSUSR_S01_CUSTOMER on the linked server PRODLINK, for the login that it uses"
    assert wanted in json.loads(found["manifest.json"])["grants"]["migrate.sql"]


@pytest.mark.parametrize("server", ["PROD]LINK", "a.b", "it's", "100%", "x\ny"])
def test_names_of_linked_servers_are_quoted(server: str, tmp_path: Path) -> None:
    project = prepare(load_case("linked_append"), tmp_path, "tsql")
    merge_project(project, {"source": {"at": {"server": server}}})
    found = outcome(project)
    if "\n" in server:
        assert [item.code for item in found.diagnostics if item.severity.value == "error"] == ["O11-0702"]
        return
    text = next(script.data for script in found.scripts if script.path == "migrate.sql").decode("utf-8-sig")
    assert f"FROM [{server.replace(']', ']]')}].[OSSOURCE].[dbo].[OSUSR_S01_ORDER];" in text
    assert syntax_errors(split(text, include=written(found, tmp_path)), "2016") == []


def test_a_server_that_sqlcmd_would_change_is_refused(tmp_path: Path) -> None:
    project = prepare(load_case("linked_append"), tmp_path, "tsql")
    merge_project(project, {"source": {"at": {"server": "$(SERVER)"}}})
    assert "O11-0702" in [item.code for item in outcome(project).diagnostics]


def written(found: Outcome, folder: Path) -> Path:
    """Write the scripts to a folder and return it."""
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)
    return folder
