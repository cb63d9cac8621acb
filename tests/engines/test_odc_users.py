"""``o11c odc-users``: what it writes is run on the O11 side, PostgreSQL and (emulated) SQL Server."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from compiler.cli import cli
from compiler.demo.server import Server, run_psql
from compiler.diagnostics import CompileError
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split
from tests.support.case_run import merge_project, prepare
from tests.support.cases import load_case
from tests.support.odc_sides import BOM, DATABASE, ENGINES, OnPostgres, OnSqlServer, Source, made
from tests.support.tsql_server import sqlcmd

LISTS = ("users", "groups", "roles", "group-roles")


def written(folder: Path, *options: str) -> Path:
    """Run the command on the project in a folder; return what it wrote."""
    out = folder / "out"
    done = CliRunner().invoke(cli, ["odc-users", str(folder / "project.yaml"), "-o", str(out), *options])
    if done.exception is not None:
        raise done.exception
    assert "README.md says what to do with them" in done.output
    return out


def printed(source: Source, folder: Path, name: str) -> str:
    """Run a script as its head says; return what it prints, which must be no error."""
    if isinstance(source, OnSqlServer):
        ran = sqlcmd(source.server, DATABASE, folder / f"{name}.sql", {})
        assert ran.code == 0, ran.output
        # The emulated server prints a head of its own for each result, where sqlcmd has -h -1.
        return "\n".join(line for line in ran.output.splitlines() if line.startswith('"') or line.startswith("o11c:"))
    assert isinstance(source, OnPostgres)
    done = run_psql(source.stage.server, source.database, folder / f"{name}.sql", folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(source: Source, folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed(source, folder, name))))


@ENGINES
def test_lists_hold_who_can_go(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    source.change("UPDATE <OSSYS_USER> SET <NAME> = 'Ann \"A\", of Lyon' WHERE <ID> = 1")
    out = written(tmp_path)
    users = rows(source, out, "users")
    assert [(row["email"], row["active"], row["username"]) for row in users] == [
        ("Ann@Example.com", "true", "ann"), ("bob@example.com", "true", "bob"), ("jan@example.com", "false", "jan"),
    ]
    assert users[0]["name"] == 'Ann "A", of Lyon'
    assert rows(source, out, "groups") == [{"group": "Full", "email": "Ann@Example.com"}]
    assert rows(source, out, "roles") == [
        {"email": "Ann@Example.com", "asset": "Sales", "module": "Shop", "role": "Clerk"},
        {"email": "bob@example.com", "asset": "Sales", "module": "Shop", "role": "Clerk"},
    ]
    assert {tuple(row.values()) for row in rows(source, out, "group-roles")} == {("Full", "Sales", "Shop", "Clerk")}


@ENGINES
def test_assets_are_those_of_the_project(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    merge_project(tmp_path / "project.yaml", {"odc": {"assets": {"Sales": "It's [Sales]"}}})
    assert {row["asset"] for row in rows(source, written(tmp_path), "roles")} == {"It's [Sales]"}


@ENGINES
def test_the_extension_is_filled_once(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    source.change("UPDATE <OSSYS_USER> SET <MOBILEPHONE> = '+33 1' WHERE <ID> = 10")
    out = written(tmp_path)
    before = {row[4] for row in source.findings("preflight") if row[0] == "O11-0997"}
    assert before == {"2 bob", "10 jan"}
    # Jan's row is updated; Ann's says already what O11 says; all others of the tenant get one.
    assert printed(source, out, "fill-user-extension").split("o11c: ")[1:] == [
        "rows updated: 1\n", "rows inserted: 13\n", "committed" + ("\n" if engine == "postgres" else ""),
    ]
    assert not [row for row in source.findings("preflight") if row[0] == "O11-0997"]
    again = printed(source, out, "fill-user-extension")
    assert "rows updated: 0" in again
    assert "rows inserted: 0" in again


@ENGINES
def test_an_error_leaves_the_extension_as_it_was(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    path = written(tmp_path) / "fill-user-extension.sql"
    text = path.read_text(encoding="utf-8-sig")
    begin = text.index("-- Users without a row get one.")
    table = text.index("INSERT INTO", begin)
    path.write_text(text[:table] + text[table:].replace("PROFILE", "PROFILES"), encoding="utf-8")
    with pytest.raises(AssertionError):
        printed(source, path.parent, "fill-user-extension")
    assert {row[4] for row in source.findings("preflight") if row[0] == "O11-0997"} == {"2 bob", "10 jan"}


def test_tsql_parses(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made(request, tmp_path, "tsql")
    out = written(tmp_path)
    paths = sorted(out.glob("*.sql"))
    assert [path.stem for path in paths] == sorted([*LISTS, "fill-user-extension"])
    for path in paths:
        assert path.read_bytes().startswith(BOM)
        for level in ("2016", "2019"):
            assert not syntax_errors(split(path.read_text(encoding="utf-8-sig")), level)


# --- the folder ------------------------------------------------------------------------------------


def described(folder: Path, change: dict[str, object] | None = None) -> Path:
    project = prepare(load_case("odc_source"), folder, "postgres")
    if change:
        merge_project(project, change)
    return project


def test_the_folder_is_whole_and_always_the_same(tmp_path: Path, postgres: Server) -> None:
    described(tmp_path)
    # It is made before ids of users are known, and before there is anything in ODC.
    (tmp_path / "users.csv").unlink()
    (tmp_path / "target.json").unlink()
    out = written(tmp_path)
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert first["users.csv"] == b"email,id\n"
    assert set(first) == {
        "README.md", "fill-user-extension.sql", "group-roles.sql", "groups.sql", "manifest.json", "roles.sql",
        "user-extension.md", "users.csv", "users.sql",
    }
    assert CliRunner().invoke(cli, ["verify", str(out)]).exit_code == 0
    assert {path.name: path.read_bytes() for path in written(tmp_path).iterdir()} == first
    page = first["README.md"].decode()
    for name in LISTS:
        assert f"psql -X -q -d o11 -f {name}.sql -o {name}-list.csv" in page


def test_a_definition_is_written_on_request(tmp_path: Path) -> None:
    described(tmp_path, {"odc": {"user_extension": None}})
    assert not (written(tmp_path) / "user-extension.md").exists()
    out = written(tmp_path, "--user-extension")
    assert not (out / "fill-user-extension.sql").exists()
    page = (out / "user-extension.md").read_text()
    for name in ("Is_Active", "MobilePhone", "CreationDate", "LastLogin", "Username", "ExternalId"):
        assert f"| `{name}` |" in page


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"odc": {"user_extension": "Shop.Nothing"}}, "O11-0439"),
        ({"scope": {"modules": ["Nowhere"]}}, "O11-0405"),
        ({"source": {"snapshot": "nowhere.json"}}, "O11-0101"),
    ],
)
def test_nothing_is_written_on_bad_input(tmp_path: Path, change: dict[str, object], code: str) -> None:
    described(tmp_path, change)
    with pytest.raises(CompileError) as raised:
        written(tmp_path)
    assert code in {item.code for item in raised.value.diagnostics}
    assert not (tmp_path / "out").exists()


def test_another_target_has_no_such_users(tmp_path: Path) -> None:
    project = described(tmp_path, {"target": {"platform": "o11"}})
    project.write_text(project.read_text().partition("odc:")[0])
    with pytest.raises(CompileError) as raised:
        written(tmp_path)
    assert {item.code for item in raised.value.diagnostics} == {"O11-0442"}


def test_a_snapshot_without_users_has_none_to_list(tmp_path: Path) -> None:
    case = load_case("odc_source")
    hidden = {"ossys_user.email": "hidden"}
    prepare(replace(case, source=replace(case.source, catalog=hidden)), tmp_path, "postgres")
    with pytest.raises(CompileError) as raised:
        written(tmp_path)
    assert {item.code for item in raised.value.diagnostics} == {"O11-0442"}
