"""The scripts of the folder ``source``, run on the O11 side: PostgreSQL, and SQL Server as it is emulated."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql

from compiler.cli import cli
from compiler.demo.server import Server, run_psql
from compiler.pipeline import plan_project
from compiler.plan.grants import Securable, grants_of
from compiler.plan.odc_source import MOST_CHARACTERS
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_run import Stage, outcome
from tests.support.cases import CASES, SCHEMAS, load_case, read_case
from tests.support.odc_sides import BOM, DATABASE, ENGINES, OnPostgres, Source, findings, made
from tests.support.tsql_server import sqlcmd

USER, CUSTOMER, ORDER = "(System).User", "Shop.Customer", "Shop.Order"
# What the case's rows hold, in either engine.
FOUND = {
    ("O11-0985", "error", USER, 6, "3 cid, 4 dan, 5 eva, 6 fay, 14 mia"),
    ("O11-0985", "error", USER, 2, "7 gus, 8 hal"),
    ("O11-0986", "note", USER, 1, "11 kim"),
    ("O11-0986", "note", USER, 3, "9 ida, 12 lea, 13 leo"),
    ("O11-0989", "warning", "(System).Group", 3, "Unreachable, Empty, Strangers"),
    ("O11-0997", "warning", USER, 1, "2 bob"),
    ("O11-0997", "warning", USER, 1, "10 jan"),
    ("O11-0993", "warning", CUSTOMER, 2, "2, 3"),
    ("O11-0993", "error", CUSTOMER, 2, "1, 2"),
    ("O11-0992", "error", ORDER, 1, "2"),
}


def listed(output: str, code: str) -> list[str]:
    """Return the ids that the second table has for a code."""
    rows = re.findall(rf"^\s*{code} *\| *[^|]*\|[^|]*\| *([^|\n]*?) *$", output, re.MULTILINE)
    return [row for row in rows if row]


def put_right(source: Source) -> None:
    """Correct in O11 what ``FOUND`` has of errors and warnings."""
    for statement in (
        "UPDATE <OSSYS_USER> SET <EMAIL> = <USERNAME> {0} '@example.com' WHERE <ID> IN (3, 4, 5, 6, 7, 8, 14, 15)",
        "UPDATE <OSUSR_S01_CUSTOMER> SET <CREATEDBY> = 1, <OWNEDBY> = 2",
        "DELETE FROM <OSUSR_S01_ORDER> WHERE <ID> = 2",
        "UPDATE <OSUSR_S01_PROFILE> SET <IS_ACTIVE> = {1} WHERE <ID> = 10",
    ):
        source.change(statement)


@ENGINES
def test_everything_is_found_and_listed(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    code, output = source.run("preflight")
    assert code != 0
    assert "O11-0900: there are errors among the findings: 4" in output
    assert findings(output) == FOUND
    # Samples end at five, the list does not.
    assert listed(output, "O11-0985") == [
        "3 cid", "4 dan", "5 eva", "6 fay", "14 mia", "15 ned", "7 gus", "8 hal",
    ]


@ENGINES
def test_a_corrected_source_passes(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    put_right(source)
    code, output = source.run("preflight")
    assert code == 0, output
    assert {row[1] for row in findings(output)} <= {"note", "warning"}
    assert not {row for row in findings(output) if row[0] in ("O11-0992", "O11-0993", "O11-0985")}
    assert "o11c: the O11 side has no error" in output


LARGE = {
    "postgres": "convert_to(repeat('x', {size}), 'UTF8')",
    "tsql": "CONVERT(varbinary(max), REPLICATE(CAST('x' AS varchar(max)), {size}))",
}
LONG = {"postgres": "repeat('x', {size})", "tsql": "REPLICATE(CAST(N'x' AS nvarchar(max)), {size})"}


def set_value(source: Source, column: str, value: str, row: int) -> None:
    text = value.replace("{", "{{").replace("}", "}}")
    source.change(f"UPDATE <OSUSR_S01_CUSTOMER> SET <{column}> = {text} WHERE <ID> = {row}")


@ENGINES
def test_large_binary_values_are_found(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    put_right(source)
    most = 20 * 1024 * 1024
    set_value(source, "PHOTO", LARGE[engine].replace("{size}", str(most)), 1)
    # What is dropped may be as large as it likes.
    set_value(source, "SCAN", LARGE[engine].replace("{size}", str(most + 1)), 1)
    assert source.run("preflight")[0] == 0
    set_value(source, "PHOTO", LARGE[engine].replace("{size}", str(most + 1)), 2)
    code, output = source.run("preflight")
    assert code != 0
    assert ("O11-0990", "error", CUSTOMER, 1, "2") in findings(output), output


@ENGINES
def test_long_texts_are_found(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_CHARACTERS == 100_000_000
    for module in ("compiler.plan.odc_source", "compiler.sql.source"):
        monkeypatch.setattr(f"{module}.MOST_CHARACTERS", 6000)
    source = made(request, tmp_path, engine)
    put_right(source)
    set_value(source, "NOTES", LONG[engine].replace("{size}", "6000"), 1)
    assert source.run("preflight")[0] == 0
    # Only what can be so long is measured.
    assert (tmp_path / "source/preflight.sql").read_text(encoding="utf-8-sig").count("holds more than 6,000") == 1
    set_value(source, "NOTES", LONG[engine].replace("{size}", "6001"), 3)
    code, output = source.run("preflight")
    assert code != 0
    assert ("O11-0991", "error", CUSTOMER, 1, "3") in findings(output), output


def test_signs_that_postgresql_cannot_store_are_found(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    source = made(request, tmp_path, "tsql")
    put_right(source)
    set_value(source, "NAME", "N'ok \U0001f600\U0001f600 \U00020000'", 1)
    assert source.run("preflight")[0] == 0
    for sign in ("NCHAR(0)", "NCHAR(55357)", "NCHAR(56832)", "NCHAR(56832) + NCHAR(55357)"):
        for before, after in (("", ""), ("ab", ""), ("", "cd"), ("\U0001f600", "x")):
            set_value(source, "NAME", f"N'{before}' + {sign} + N'{after}'", 2)
            code, output = source.run("preflight")
            assert code != 0
            assert ("O11-0994", "error", CUSTOMER, 1, "2") in findings(output), (sign, before, after, output)


def test_a_source_on_postgresql_stores_no_such_sign(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made(request, tmp_path, "postgres")
    assert b"O11-0994" not in (tmp_path / "source/preflight.sql").read_bytes()


@ENGINES
def test_users_of_an_identity_provider_are_left_out(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    source = made(request, tmp_path, engine, {"odc": {"authentication": "external-idp"}})
    _, output = source.run("preflight")
    assert {row[1] for row in findings(output) if row[0] == "O11-0985"} == {"warning"}
    # Cid is active and has no email: whoever refers to him refers to nobody in ODC.
    assert ("O11-0993", "warning", CUSTOMER, 3, "2, 3, 4") in findings(output)


@ENGINES
def test_without_an_extension_inactive_users_look_active(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str
) -> None:
    source = made(request, tmp_path, engine, {"odc": {"user_extension": None}})
    _, output = source.run("preflight")
    assert ("O11-0997", "warning", USER, 1, "10 jan") in findings(output)
    assert "no entity that extends users is named" in output


@ENGINES
def test_another_database_is_refused(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    for path in (tmp_path / "source").iterdir():
        data = path.read_bytes()
        name = DATABASE if engine == "tsql" else source.database
        path.write_bytes(data.replace(f"'{name}'".encode(), b"'elsewhere'"))
    for script in ("preflight", "gate"):
        code, output = source.run(script, O11C_O11_STOPPED="yes")
        assert code != 0
        assert "O11-0911: this is database" in output


@ENGINES
def test_another_default_tenant_is_refused(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    source.change("UPDATE <OSSYS_TENANT> SET <NAME> = 'Usersx' WHERE <NAME> = 'Users'")
    code, output = source.run("preflight")
    assert code != 0
    assert "O11-0909: the metamodel has changed since the snapshot" in output


# --- the gate --------------------------------------------------------------------------------------


@ENGINES
@pytest.mark.parametrize("said", ["", "no", "Yes", " yes"])
def test_the_gate_asks_for_a_confirmation(
    request: pytest.FixtureRequest, tmp_path: Path, engine: str, said: str
) -> None:
    source = made(request, tmp_path, engine)
    code, output = source.run("gate", O11C_O11_STOPPED=said)
    assert code != 0
    assert "O11-0996: nobody has confirmed that O11 is stopped" in output
    assert not findings(output)


@ENGINES
def test_the_gate_passes_when_nothing_works(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert code == 0, output
    assert "o11c: nothing is seen that still works in O11" in output


def put_in(source: Source, engine: str, table: str, columns: str, rows: str) -> None:
    """Insert rows with ids of their own into a table of the platform."""
    on, over = f"SET IDENTITY_INSERT <{table}> ON; ", ""
    if engine == "postgres":
        on, over = "", "OVERRIDING SYSTEM VALUE "
    source.change(f"{on}INSERT INTO <{table}> ({columns}) {over}{rows}")


@ENGINES
def test_the_gate_sees_activities_and_events(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    source = made(request, tmp_path, engine)
    for row, since in ((1, "NULL"), (2, "'1900-01-01T00:00:00'"), (3, "'2024-05-06T07:08:09'")):
        put_in(source, engine, "OSSYS_BPM_ACTIVITY", "<ID>, <IS_RUNNING_SINCE>", f"VALUES ({row}, {since})")
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert code != 0
    assert findings(output) == {("O11-0996", "error", "BPT activities", 1, "3")}, output
    source.change("DELETE FROM <OSSYS_BPM_ACTIVITY>")
    put_in(
        source, engine, "OSSYS_BPM_PROCESS", "<ID>, <STATUS_ID>", "SELECT <ID>, <ID> FROM <OSSYS_BPM_PROCESS_STATUS>"
    )
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert code == 0, "processes that wait for people do not work"
    # Active and suspended; those that are closed or terminated have ended.
    assert [row[:4] for row in findings(output)] == [("O11-0996", "note", "BPT processes", 2)]
    put_in(source, engine, "OSSYS_BPM_EVENT", "<ID>", "VALUES (1)")
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert code != 0
    assert ("O11-0920", "error", "1 events") in {(row[0], row[1], row[4]) for row in findings(output)}


def test_the_gate_sees_sessions_on_postgresql(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: Server
) -> None:
    source = made(request, tmp_path, "postgres")
    url = postgres.url(source.database)
    with psycopg.connect(url, autocommit=True) as mine:
        mine.execute("SET application_name = 'my other window'")
        code, output = source.run("gate", O11C_O11_STOPPED="yes")
        assert code == 0, output
        assert {row[:4] for row in findings(output)} == {("O11-0996", "warning", "sessions", 1)}
        assert "my other window" in output
        mine.execute("CREATE ROLE o11_app LOGIN")
        try:
            with psycopg.connect(url, user="o11_app", autocommit=True) as app:
                app.execute("SET application_name = 'Shop'")
                code, output = source.run("gate", O11C_O11_STOPPED="yes")
                assert code != 0
                assert ("O11-0996", "error", "sessions", 1) in {row[:4] for row in findings(output)}
                assert "o11_app Shop" in output
        finally:
            mine.execute("DROP ROLE o11_app")


_SESSIONS = (
    "(VALUES (51, 1, DB_ID(), N'o11c', N'tests', N'sqlcmd', 0x01),{0} (60, 0, DB_ID(), N'sa', N'', N'', 0x02),"
    " (61, 1, DB_ID() + 1, N'other', N'', N'', 0x03)) AS [s]([session_id], [is_user_process], [database_id],"
    " [login_name], [host_name], [program_name], [security_id])"
)


@pytest.mark.parametrize(
    ("session", "wanted"),
    [
        ("", None),
        (" (70, 1, DB_ID(), N'osuser', N'FE01', N'.Net SqlClient', 0x04),", "error"),
        (" (71, 1, DB_ID(), N'o11c', N'DBA1', NULL, 0x01),", "warning"),
    ],
)
def test_the_gate_sees_sessions_on_sql_server(
    request: pytest.FixtureRequest, tmp_path: Path, session: str, wanted: str | None
) -> None:
    source = made(request, tmp_path, "tsql")
    path = tmp_path / "source/gate.sql"
    text = path.read_text(encoding="utf-8-sig")
    assert "sys.dm_exec_sessions AS [s]" in text
    path.write_text(text.replace("sys.dm_exec_sessions AS [s]", _SESSIONS.format(session)), encoding="utf-8")
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert (code != 0) == (wanted == "error"), output
    assert {row[1] for row in findings(output)} == ({wanted} if wanted else set())


def test_the_gate_does_not_trust_a_login_that_sees_nothing(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    source = made(request, tmp_path, "tsql")
    path = tmp_path / "source/gate.sql"
    text = path.read_text(encoding="utf-8-sig")
    assert text.count("COALESCE(HAS_PERMS_BY_NAME(") == 3
    # SQL Server 2016 does not know the second of these permissions.
    for name, answer in (("VIEW SERVER STATE", "0"), ("VIEW SERVER PERFORMANCE STATE", "CAST(NULL AS int)")):
        text = text.replace(f"HAS_PERMS_BY_NAME(NULL, NULL, N'{name}')", answer)
    path.write_text(text, encoding="utf-8")
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert code != 0
    assert "this login may not see other sessions" in output
    # Somebody else has looked.
    assert source.run("gate", O11C_O11_STOPPED="yes-no-sessions")[0] == 0


# --- the text --------------------------------------------------------------------------------------


def test_tsql_parses(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    made(request, tmp_path, "tsql")
    for name in ("preflight", "gate"):
        path = tmp_path / f"source/{name}.sql"
        assert path.read_bytes().startswith(BOM)
        for level in ("2016", "2019"):
            assert not syntax_errors(split(path.read_text(encoding="utf-8-sig")), level)


def test_a_run_that_is_not_the_last_has_no_gate(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    change = {"odc": {"run": None, "stop_o11": None, "undeploy_odc": None}}
    made(request, tmp_path, "postgres", change)
    assert sorted(path.name for path in (tmp_path / "source").iterdir()) == ["preflight.sql"]


# --- the target's side -------------------------------------------------------------------------------


def test_the_run_waits_for_what_people_confirm(tmp_path: Path, postgres: Server, database_name: str) -> None:
    case = load_case("odc_gates")
    stage = Stage(case, postgres, database_name)
    stage.create()
    done = outcome(stage.prepare(tmp_path))
    for script in done.scripts:
        (tmp_path / script.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / script.path).write_bytes(script.data)
    before = stage.contents(SCHEMAS[1])

    def ran(script: str, **variables: str) -> tuple[int, str]:
        return replace(stage, case=replace(case, env=variables)).run(tmp_path, script)

    code, output = ran("preflight.sql")
    # People look before the gates are closed: that is no error yet.
    assert code == 0, output
    assert {row[:3] for row in findings(output)} >= {("O11-0995", "warning", "gate"), ("O11-0996", "warning", "gate")}
    assert ran("dryrun.sql")[0] == 0
    for given, wanted in (
        ({}, "O11-0996"),
        ({"O11C_O11_STOPPED": "yes"}, "O11-0995"),
        ({"O11C_ODC_UNDEPLOYED": "yes"}, "O11-0996"),
        ({"O11C_O11_STOPPED": "on", "O11C_ODC_UNDEPLOYED": "yes"}, "O11-0996"),
        ({"O11C_O11_STOPPED": "yes", "O11C_ODC_UNDEPLOYED": "no'; COMMIT; --"}, "O11-0995"),
    ):
        code, output = ran("migrate.sql", **given)
        assert code != 0
        assert f"{wanted}: nobody has confirmed" in output
        assert stage.contents(SCHEMAS[1]) == before
    both = {"O11C_O11_STOPPED": "yes-no-sessions", "O11C_ODC_UNDEPLOYED": "yes"}
    code, output = ran("preflight.sql", **both)
    assert not {row[0] for row in findings(output)} & {"O11-0995", "O11-0996"}
    code, output = ran("migrate.sql", **both)
    assert code == 0, output
    assert stage.contents(SCHEMAS[1]) != before


def test_the_privileges_of_the_manifest_are_enough(tmp_path: Path, postgres: Server, database_name: str) -> None:
    source = OnPostgres(postgres, database_name, tmp_path, {})
    put_right(source)
    found = grants_of(plan_project(tmp_path / "project.yaml").plan)["source/"]
    with psycopg.connect(postgres.url(database_name), autocommit=True) as mine:
        mine.execute("CREATE ROLE o11_looks")
        try:
            mine.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database_name)))
            mine.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO o11_looks").format(sql.Identifier(database_name)))
            for grant in found:
                on = {
                    Securable.DATABASE: sql.SQL("DATABASE {}").format(sql.Identifier(database_name)),
                    Securable.SCHEMA: sql.SQL("SCHEMA {}").format(sql.Identifier(grant.schema)),
                    Securable.TABLE: sql.SQL("TABLE {}").format(sql.Identifier(grant.schema, grant.name)),
                }[grant.on]
                mine.execute(sql.SQL("GRANT {} ON {} TO o11_looks").format(sql.SQL(", ".join(grant.privileges)), on))
            for script in ("preflight", "gate"):
                code, output = source.run(script, O11C_O11_STOPPED="yes", PGOPTIONS="-c role=o11_looks")
                assert code == 0, output
            one = sql.Identifier(SCHEMAS[0], "ossys_group")
            mine.execute(sql.SQL("REVOKE SELECT ON {} FROM o11_looks").format(one))
            assert "permission denied" in source.run("preflight", PGOPTIONS="-c role=o11_looks")[1]
        finally:
            mine.execute("DROP OWNED BY o11_looks")
            mine.execute("DROP ROLE o11_looks")


HOSTILE = r"""
about: Names that a lexer could react to.
modules:
  Shop:
    name: "Sh'op ] $(m)"
    roles: {"Cl'erk -- $(x)": {}}
    entities:
      Odd:
        name: "O'dd ]] -- $(x) /* \"\nGO\n"
        comment: "{key}"
        table: "osusr_s01_o'dd ]\""
        multitenant: true
        attributes:
          "T'ext ]] $(y) ; \\\\":
            is: Text 5000
            column: "te'xt ]\" x"
            comment: "{key}"
          "By -- '": {is: -> User, column: "b'y ]", comment: "{key}"}
source:
  tenants: {"O'Hara [x] %s $(z)": {}, Two: {}}
  users: {"an'n": {email: "an'n@example.com"}, "bo]b": {email: ""}, other: {tenant: Two}}
  groups: {"Gr'oup \" $(g)": {users: ["bo]b"]}, "F'ull": {users: ["an'n"], roles: ["Shop.Cl'erk -- $(x)"]}}
  rows:
    Shop.Odd: {a: {"T'ext ]] $(y) ; \\\\": "$(x)", "By -- '": other, TENANT_ID: Two}}
target:
  platform: odc
  modules:
    Shop:
      entities:
        Odd:
          table: odd
          multitenant: false
          attributes: {"T'ext ]] $(y) ; \\\\": {column: text}, "By -- '": {is: Text 36, column: by}}
files: {users.csv: "email,id\nx@example.com,u-1\n"}
"""


@ENGINES
def test_hostile_names_do_no_harm(request: pytest.FixtureRequest, tmp_path: Path, engine: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(HOSTILE)
    text = (CASES / "odc_source/project.yaml").read_text().partition("entities:")[0]
    odc = "odc: {run: production-final, stop_o11: true, users: users.csv}\n"
    (folder / "project.yaml").write_text(text.replace("[Shop]", "[\"Sh'op ] $(m)\"]") + odc)
    case = read_case(folder)
    (entity,) = [item for item in case.source.entities.values() if item.name.startswith("O'dd")]
    entities = {f"Sh'op ] $(m).{entity.name}": {"drop": ["TENANT_ID"]}}
    source = made(request, tmp_path, engine, {"entities": entities}, case)
    code, output = source.run("preflight")
    assert code != 0
    assert {row[0] for row in findings(output)} == {"O11-0985", "O11-0989", "O11-0992", "O11-0993"}, output
    code, output = source.run("gate", O11C_O11_STOPPED="yes")
    assert code == 0, output
    lists = CliRunner().invoke(cli, ["odc-users", str(tmp_path / "project.yaml"), "-o", str(tmp_path / "out")])
    assert lists.exit_code == 0, lists.output
    for path in (*sorted((tmp_path / "source").iterdir()), *sorted((tmp_path / "out").glob("*.sql"))):
        if engine == "tsql":
            script = path.read_text(encoding="utf-8-sig")
            # Of the confirmation only: what stands in names must not be taken for one.
            assert set(variables(script)) <= {"O11C_O11_STOPPED"}, path
            for level in ("2016", "2019"):
                assert not syntax_errors(split(script), level), path
            if path.parent.name == "out":
                assert sqlcmd(source.server, DATABASE, path, {}).code == 0
        elif path.parent.name == "out":
            done = run_psql(source.stage.server, source.database, path, path.parent)
            assert done.returncode == 0, done.stderr
