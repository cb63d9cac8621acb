"""A source that is brought into a PostgreSQL target: its staged form, what does not compile, what the scripts hold."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from compiler.diagnostics import Findings
from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.rows import (
    Column,
    Engine,
    Environment,
    ForeignKey,
    Index,
    Metamodel,
    Snapshot,
    Table,
    Trigger,
)
from compiler.metamodel.staged import staged_metamodel, staged_native
from compiler.plan import ir
from compiler.plan.staging import with_staging
from compiler.project import load_project
from compiler.sql.staging_export import LONGEST_FOR_CMD
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_run import Outcome, codes, merge_project, metamodel, outcome, prepare
from tests.support.cases import load_case
from tests.support.handmade import head, plan
from tests.support.staged_stage import EXPORT

FILES = {"files": "export"}
SERVER = {"server": "o11prod"}


def made(
    folder: Path, place: dict[str, Any], *, name: str = "odc", engine: Engine = Engine.MSSQL, **native: str
) -> Outcome:
    """Compile a case of ODC whose source is brought over. ``native`` are other types of columns of OSSYS_USER."""
    case = load_case(name)
    source = metamodel(case.source, engine, "dbo" if engine is Engine.MSSQL else "o11_source")
    target = metamodel(case.target, Engine.POSTGRES, "o11_target")
    project = prepare(case, folder, "postgres", (changed(source, native), target))
    merge_project(project, {"source": {"at": {"schema": None, **place}}})
    return outcome(project)


def changed(source: Metamodel, native: dict[str, str]) -> Metamodel:
    tables = []
    for table in source.tables:
        columns = table.columns
        if table.name == "ossys_user":
            columns = tuple(
                msgspec.structs.replace(item, native=native[item.name], type=mssql_type(native[item.name]))
                if item.name in native else item
                for item in columns
            )
        tables.append(msgspec.structs.replace(table, columns=columns))
    return msgspec.structs.replace(source, tables=tuple(tables))


def renamed(source: Metamodel, old: str, new: str) -> Metamodel:
    """Give a physical table another name."""
    tables = tuple(
        msgspec.structs.replace(table, name=new) if table.name == old else table for table in source.tables
    )
    entities = tuple(
        msgspec.structs.replace(item, physical_table=new) if item.physical_table == old else item
        for item in source.entities
    )
    return msgspec.structs.replace(source, tables=tables, entities=entities)


def files_of(found: Outcome) -> dict[str, bytes]:
    assert found.scripts, [(item.code, item.found) for item in found.diagnostics]
    return {script.path: script.data for script in found.scripts}


# --- the staged form -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("native", "staged"),
    [
        ("int", "integer"), ("bigint", "bigint"), ("tinyint", "smallint"), ("decimal(37,8)", "numeric(37,8)"),
        ("money", "numeric(19,4)"), ("smallmoney", "numeric(10,4)"), ("bit", "boolean"),
        ("datetime", "timestamp(3) without time zone"), ("smalldatetime", "timestamp(0) without time zone"),
        ("datetime2(7)", "timestamp(6) without time zone"), ("datetime2(3)", "timestamp(3) without time zone"),
        ("date", "date"), ("time(7)", "time(6) without time zone"), ("datetimeoffset(7)", "timestamp with time zone"),
        ("nvarchar(50)", "character varying(50)"), ("nvarchar(max)", "text"),
        ("varchar(250)", "character varying(250)"),
        ("char(3)", "character varying(3)"), ("ntext", "text"), ("xml", "text"), ("varbinary(max)", "bytea"),
        ("image", "bytea"), ("rowversion", "bytea"), ("uniqueidentifier", "uuid"), ("float", "double precision"),
        ("real", "real"), ("sql_variant", None), ("hierarchyid", None), ("geography", None),
    ],
)
def test_types_of_sql_server(native: str, staged: str | None) -> None:
    assert staged_native(Column("A", native, mssql_type(native)), Engine.MSSQL) == staged


@pytest.mark.parametrize(
    ("native", "staged"),
    [("character(5)", "character(5)"), ("citext", "text"), ("public.citext", "text"), ("numeric", "numeric"),
     ("integer[]", None), ("mood", None), ("timestamp without time zone", "timestamp without time zone")],
)
def test_types_of_postgresql(native: str, staged: str | None) -> None:
    assert staged_native(Column("A", native, postgres_type(native)), Engine.POSTGRES) == staged


def test_what_stays_behind() -> None:
    source = metamodel(load_case("odc").source, Engine.MSSQL, "dbo")
    (table,) = (item for item in source.tables if item.name == "OSUSR_S01_CUSTOMER")
    full = msgspec.structs.replace(
        table, uniques=(Index("u", ("NAME",)),), triggers=(Trigger("t"),),
        foreign_keys=(ForeignKey("f", ("CREATEDBY",), "dbo", "ossys_user", ("ID",)),),
    )
    staged = staged_metamodel(msgspec.structs.replace(source, tables=(full,)), "stage")
    (found,) = staged.tables
    assert (staged.environment.engine, staged.environment.schema) == (Engine.POSTGRES, "stage")
    assert (found.uniques, found.triggers, found.checks) == ((), (), ())
    assert [key.referenced_schema for key in found.foreign_keys] == ["stage"], "what refers to what is known"
    assert found.primary_key == table.primary_key and found.rows == table.rows
    assert [item.name for item in found.columns] == [item.name for item in table.columns]
    assert found.columns[0].identity is not None, "which identifiers count by themselves is known"
    assert {item.collation for item in found.columns} == {None}


# --- what does not compile -----------------------------------------------------------------------


def test_types_that_cannot_be_brought_over_and_digits_that_are_lost(tmp_path: Path) -> None:
    found = made(tmp_path / "one", FILES, username="sql_variant")
    assert "O11-0428" in codes(found.diagnostics)
    found = made(tmp_path / "two", FILES, username="datetime2(7)")
    assert ("O11-0427", "(System).User, column username") in {(item.code, item.where) for item in found.diagnostics}
    found = made(tmp_path / "three", FILES, username="datetime2(6)")
    assert "O11-0427" not in {item.code for item in found.diagnostics}


@pytest.mark.parametrize("place", [FILES, SERVER])
def test_names_that_postgresql_would_cut(place: dict[str, Any], tmp_path: Path) -> None:
    case = load_case("odc")
    source = metamodel(case.source, Engine.MSSQL, "dbo")
    for size, wanted in ((63, []), (64, ["O11-0426"])):
        other = renamed(source, "OSUSR_S01_CUSTOMER", "OSUSR_" + "X" * (size - 6))
        target = metamodel(case.target, Engine.POSTGRES, "o11_target")
        project = prepare(case, tmp_path / str(size), "postgres", (other, target))
        merge_project(project, {"source": {"at": {"schema": None, **place}}})
        assert codes(outcome(project).diagnostics) == wanted
    found = made(tmp_path / "schema", {**SERVER, "schema": "s" * 60})
    assert codes(found.diagnostics) == ["O11-0426"]


def test_a_name_with_a_line_break_does_not_go_into_a_line(tmp_path: Path) -> None:
    case = load_case("odc")
    source = renamed(metamodel(case.source, Engine.MSSQL, "dbo"), "OSUSR_S01_CUSTOMER", "A\nB")
    project = prepare(case, tmp_path, "postgres", (source, metamodel(case.target, Engine.POSTGRES, "o11_target")))
    merge_project(project, {"source": {"at": {"schema": None, **FILES}}})
    assert codes(outcome(project).diagnostics) == ["O11-0421"]


@pytest.mark.parametrize("folder", ["data", "load", "source", "foreign", "a b", "../x"])
def test_folders_that_cannot_be(folder: str, tmp_path: Path) -> None:
    assert codes(made(tmp_path, {"files": folder}).diagnostics) == ["O11-0421"]


def test_between_o11_environments_engines_are_the_same(tmp_path: Path) -> None:
    case = load_case("simple_append")
    for engine, wanted in ((Engine.MSSQL, "O11-0307"), (Engine.POSTGRES, None)):
        source = metamodel(case.source, engine, "dbo")
        target = metamodel(case.target, Engine.POSTGRES, "o11_target")
        project = prepare(case, tmp_path / engine.value, "postgres", (source, target))
        merge_project(project, {"source": {"at": {"schema": None, **FILES}}})
        assert (wanted in codes(outcome(project).diagnostics)) == (wanted is not None)


def test_rows_come_in_one_way(tmp_path: Path) -> None:
    (found,) = made(tmp_path, {**FILES, **SERVER}).diagnostics
    assert found.code == "O11-0408" and found.where.endswith("source.at.files"), found
    assert "`files` and `server`" in found.found and found.action == "Leave one of them out."


def test_the_staging_schema_is_not_the_target(tmp_path: Path) -> None:
    assert codes(made(tmp_path / "one", {**FILES, "schema": "o11_target"}).diagnostics) == ["O11-0408"]
    assert codes(made(tmp_path / "two", {**FILES, "schema": "mine"}).diagnostics) == []


def test_rows_that_are_there_already_take_no_scripts(tmp_path: Path) -> None:
    found = made(tmp_path, {"schema": "mine"})
    assert found.planned is not None and found.planned.plan.staging is not None
    assert found.planned.plan.staging.way.value == "given"
    assert found.planned.plan.staging.engine == "mssql"
    # The drivers read the file of users, and so look whether they run in the output folder.
    paths = [path for path in files_of(found) if path.startswith(("load/", "export/", "foreign/"))]
    assert paths == ["load/folder.sql"]


# --- what the scripts hold -----------------------------------------------------------------------


def test_the_listing_is_t_sql(tmp_path: Path) -> None:
    text = files_of(made(tmp_path, FILES))["export/listing.sql"].decode("utf-8-sig")
    batches = split(text)
    assert len(batches) > 5 and split(text, naive=True) == batches
    assert variables(text) == []
    for level in ("2016", "2019"):
        assert syntax_errors(batches, level) == []


def test_queries_are_t_sql(tmp_path: Path) -> None:
    found = made(tmp_path / "files", FILES, username="datetimeoffset(7)", email="xml")
    assert found.planned is not None
    script = files_of(found)["export/export.sh"].decode()
    queries = [query for _, query in EXPORT.findall(script)]
    assert len(queries) == len(found.planned.plan.staging.tables)  # type: ignore[union-attr]
    assert syntax_errors(queries, "2016") == []


_BCP = """#!/bin/sh
[ $# -eq 0 ] && { echo 'usage: bcp [-c] [-C code page specifier]'; exit 0; }
for argument; do printf '%s\\n' "$argument"; done >> "$LOG"
: > "$3"
"""


def test_the_shell_hands_the_queries_on_as_they_are(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for path, data in files_of(made(out, FILES)).items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "bcp").write_text(_BCP, "ascii")
    (programs / "bcp").chmod(0o755)
    log = tmp_path / "log"
    done = subprocess.run(
        ["sh", "export/export.sh", str(tmp_path / "rows"), "-S", "a b", "-U", "me"], cwd=out, capture_output=True,
        env={**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "LOG": str(log)}, text=True, check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = log.read_text("utf-8").splitlines()
    queries = [query for _, query in EXPORT.findall((out / "export" / "export.sh").read_text("utf-8"))]
    assert lines[::lines.index("me") + 1] == queries
    assert lines[1] == "queryout" and lines[3:11] == ["-d", "o11", "-c", "-C", "65001", "-r", "0x0a", "-m"]
    assert lines[12:16] == ["-S", "a b", "-U", "me"]
    made_files = sorted(path.name for path in (tmp_path / "rows").iterdir())
    assert made_files[0].startswith("001-") and len(made_files) == len(queries)


def test_cmd_says_so_when_it_cannot(tmp_path: Path) -> None:
    """A query of a table with very many texts: bcp for Linux takes it, a line of cmd.exe does not."""
    case = load_case("odc")
    source = metamodel(case.source, Engine.MSSQL, "dbo")
    short = files_of(made(tmp_path / "short", FILES))["export/export.cmd"].decode()
    assert "too long" not in short and short.count("queryout") > 5 and "\r\n" in short
    assert LONGEST_FOR_CMD < 8191
    longest = max(len(line) for line in short.splitlines())
    assert longest < 8191
    other = renamed(source, "OSUSR_S01_CUSTOMER", 'A"B')
    target = metamodel(case.target, Engine.POSTGRES, "o11_target")
    project = prepare(case, tmp_path / "long", "postgres", (other, target))
    merge_project(project, {"source": {"at": {"schema": None, **FILES}}})
    text = files_of(outcome(project))["export/export.cmd"].decode()
    assert "queryout" not in text and "use export.sh" in text


def test_no_script_holds_a_password(tmp_path: Path) -> None:
    for engine in (Engine.MSSQL, Engine.POSTGRES):
        found = files_of(made(tmp_path / engine.value, SERVER, engine=engine))
        assert "foreign/setup.sql" in found and "export/export.sh" not in found
        text = found["foreign/setup.sql"].decode()
        assert "tds_fdw" in text if engine is Engine.MSSQL else "postgres_fdw" in text
        assert ":'o11c_password'" in text
        assert "RUNBOOK.md" in found and b"O11C_SOURCE_PASSWORD" in found["RUNBOOK.md"]


def test_the_manifest_says_what_each_end_needs(tmp_path: Path) -> None:
    text = files_of(made(tmp_path, FILES))["manifest.json"].decode()
    assert "SELECT on dbo.OSUSR_S01_CUSTOMER (of the O11 source)" in text
    assert "CREATE on the database (the schema of the staged rows)" in text


def masked(source: Metamodel) -> Metamodel:
    """Put a column of OSSYS_USER under dynamic data masking."""
    tables = tuple(
        msgspec.structs.replace(
            table,
            columns=tuple(
                msgspec.structs.replace(item, masked=item.name == "email") if table.name == "ossys_user" else item
                for item in table.columns
            ),
        )
        for table in source.tables
    )
    return msgspec.structs.replace(source, tables=tables)


@pytest.mark.parametrize("place", [FILES, SERVER])
def test_masks_and_policies_are_not_taken_for_values(place: dict[str, Any], tmp_path: Path) -> None:
    case = load_case("odc")
    source = metamodel(case.source, Engine.MSSQL, "dbo")
    script = "export/listing.sql" if place == FILES else "foreign/setup.sql"
    for hidden in (False, True):
        target = metamodel(case.target, Engine.POSTGRES, "o11_target")
        pair = (masked(source) if hidden else source, target)
        project = prepare(case, tmp_path / str(hidden), "postgres", pair)
        merge_project(project, {"source": {"at": {"schema": None, **place}}})
        text = files_of(outcome(project))[script].decode("utf-8-sig")
        assert ("UNMASK" in text) == hidden
        assert "sys.security_policies" in text
        if place == FILES:
            assert syntax_errors(split(text), "2016") == []


def test_a_postgresql_source_is_read_as_of_one_moment(tmp_path: Path) -> None:
    exported = files_of(made(tmp_path / "files", FILES, engine=Engine.POSTGRES))["export/export.sql"].decode()
    begin, copy = exported.index("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"), exported.index("\n\\copy")
    assert begin < copy and exported.count("COMMIT;") == 1 and exported.rindex("\\copy") < exported.index("COMMIT;")
    fetched = files_of(made(tmp_path / "server", SERVER, engine=Engine.POSTGRES))["load/load.sql"].decode()
    assert fetched.index("BEGIN ISOLATION LEVEL REPEATABLE READ;") < fetched.index("INSERT INTO")


def test_a_text_is_not_exported_alone(tmp_path: Path) -> None:
    """bcp writes an empty line otherwise than COPY reads it; without another column there is nothing to add."""
    file = load_project(prepare(load_case("odc"), tmp_path, "postgres"), Findings())
    merge_project(file.path, {"source": {"at": {"schema": None, **FILES}}})
    file = load_project(file.path, Findings())
    text, number = (Column(name, native, mssql_type(native)) for name, native in (("A", "nvarchar(5)"), ("B", "int")))
    other = Column("C", "geography", mssql_type("geography"))
    staged_text = ir.Column("A", postgres_type("character varying(5)"), "character varying(5)")
    for beside, wanted in (((other, number), ["A", "B"]), ((other,), ["A"])):
        stage = ir.Stage(ir.Table(ir.Side.SOURCE, "T"), (staged_text,), None, "Shop.T")
        source = Metamodel(
            Environment(Engine.MSSQL, "16.0", "OSPROD", "dbo"), tables=(Table("T", columns=(text, *beside)),)
        )
        opened = plan(ir.OpenRun(head(1), (), (), (stage,)), maps=())
        found = with_staging(opened, file, Snapshot(source, "digest"), Findings())
        assert found.staging is not None
        assert [[item.column.name for item in table.columns] for table in found.staging.tables] == [wanted]


def test_the_runbook_brings_the_rows_from_one_folder_and_keeps_the_password_out_of_the_history(tmp_path: Path) -> None:
    pages = {name: files_of(made(tmp_path / name, at))["RUNBOOK.md"].decode() for name, at in
             (("files", FILES), ("server", SERVER))}
    # Typed in the output folder, like every other line: FOLDER may be a relative path.
    assert "-b -w 65535 -i export/listing.sql -o FOLDER/listing.txt" in pages["files"]
    assert "O11C_SOURCE_PASSWORD=" not in pages["server"]
    assert "        read -rs O11C_SOURCE_PASSWORD; export O11C_SOURCE_PASSWORD\n        psql" in pages["server"]
    for page in pages.values():
        _, _, tonight = page.partition("\nTonight:\n")
        assert tonight.partition("\n## Go or stop")[0].count("Bring the rows over") == 1
        assert "It compares with the rows that were brought over" in page
        assert "It compares with the source as it is then" not in page
        assert "`o11c: the rows are those that the source had at ...`" in page
