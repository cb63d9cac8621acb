"""Users, roles and groups of ODC on a real server: the interpreter does the same, verification sees what is wrong."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from uuid import UUID

import pytest

from compiler.demo.server import Server, run_psql
from compiler.pipeline import compile_project
from compiler.plan.users_file import OUTPUT_NAME
from tests.engines.test_grants import enough
from tests.support.case_run import Stage
from tests.support.cases import SCHEMAS, load_case
from tests.support.interpreter import RunRefused, interpret, interpret_and_undo
from tests.support.interpreter_people import address, derived, is_valid
from tests.support.tables import Database, Row, differences, load

AGREED = ("odc_people", "odc_people_extension", "odc_people_external_idp", "odc_people_uuid")
REFUSED = ("odc_people_id_taken", "odc_people_role_missing", "odc_people_without_email", "odc_user_missing")


def compiled(name: str, server: Server, database: str, folder: Path) -> Stage:
    stage = Stage(load_case(name), server, database)
    stage.create()
    compile_project(stage.prepare(folder), folder / "out")
    return stage


def of_target(stage: Stage) -> Database:
    with stage.connect() as connection:
        return load(connection, SCHEMAS[1])


def plain(rows: list[Row]) -> list[Row]:
    """Return rows with every UUID as the text that it is in other columns."""
    return [{name: str(value) if isinstance(value, UUID) else value for name, value in row.items()} for row in rows]


def user_rows(stage: Stage) -> list[tuple[str, str]]:
    """Return the rows of the case's file of users."""
    lines = str(stage.case.files.get("users.csv", "")).splitlines()[1:]
    return [(email, number) for email, _, number in (line.partition(",") for line in lines)]


@pytest.mark.parametrize("name", [*AGREED, *REFUSED])
def test_the_interpreter_does_the_same(name: str, postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = Stage(load_case(name), postgres, database_name)
    stage.create()
    plan = compile_project(stage.prepare(tmp_path), tmp_path / "out").planned.plan
    with stage.connect() as connection:
        source, before = (load(connection, schema) for schema in SCHEMAS)
    files = {OUTPUT_NAME: user_rows(stage)}
    code, output = stage.run(tmp_path / "out", "migrate.sql")
    if name in REFUSED:
        assert code != 0, output
        with pytest.raises(RunRefused):
            interpret(plan, source, before, files)
        return
    assert code == 0, output
    expected, after = interpret(plan, source, before, files), of_target(stage)
    made = {"odc_groups", "odc_group_users", "odc_user_roles"} if name == "odc_people_uuid" else set()
    for table, rows in after.tables.items():
        if table not in made:  # there the database counts, and nobody knows from where
            assert differences(table, plain(rows), plain(expected.tables[table])) == []
        assert len(rows) == len(expected.tables[table])
    if not files[OUTPUT_NAME]:
        undone = interpret_and_undo(plan, source, before)
        assert all(differences(table, rows, before.tables[table]) == [] for table, rows in undone.tables.items())


# --- preflight names them -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "odc_people_without_email",
            {
                ("O11-0985", "active users have no valid email: they are left out", "ann (1)"),
                ("O11-0985", "active users share a valid email with others: they are left out", "bob (2), cyd (3)"),
                ("O11-0986", "inactive users have no valid email: they are left out", "eve (5)"),
            },
        ),
        (
            "odc_people",
            {
                ("O11-0986", "inactive users have no valid email: they are left out", "nomail (6)"),
                ("O11-0986", "inactive users share a valid email with others: they are left out", "bob2 (5)"),
                ("O11-0988", "rows of the file of users are of nobody who takes part", "nobody@example.com"),
                ("O11-0989", "groups in which nobody is who takes part: they are left out", "Empty (3), Lonely (4)"),
            },
        ),
        (
            "odc_user_missing",
            {
                ("O11-0988", "users whom rows refer to have no id in the file of users", "Bob@Example.com (2)"),
                ("O11-0988", "users whom no row refers to have no id in the file of users", "unused@example.com (3)"),
            },
        ),
    ],
)
def test_preflight_names_them(
    name: str, found: set[tuple[str, str, str]], postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = compiled(name, postgres, database_name, tmp_path)
    _, output = stage.run(tmp_path / "out", "preflight.sql")
    lines = [[cell.strip() for cell in line.split("|")] for line in output.splitlines() if line.count("|") == 5]
    assert {(code, what, samples) for code, _, _, what, _, samples in lines if "O11-098" in code} == found


# --- verification sees what is wrong -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ("DELETE FROM odc_user_roles WHERE role_id = 'r-clerk'", "links arrived"),
        ("INSERT INTO odc_user_roles VALUES ('u-ann', 'r-retired')", "links that the source does not have"),
        ("DELETE FROM odc_group_users WHERE user_id = 'given-by-file'", "links arrived"),
        ("INSERT INTO odc_group_roles VALUES ('c-clerks', 'r-manager')", "links that the source does not have"),
        ("UPDATE odc_users SET name = 'X' WHERE id = 'u-ann'", "rows with a copied value that differs"),
        ("UPDATE odc_users SET email = 'x@y.z' WHERE id = 'given-by-file'", "rows with a copied value that differs"),
        ("DELETE FROM odc_users WHERE id = 'given-by-file'", "rows arrived"),
    ],
)
def test_verification_finds_it(
    change: str, line: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = compiled("odc_people", postgres, database_name, tmp_path)
    code, output = stage.run(tmp_path / "out", "migrate.sql")
    assert code == 0, output
    with stage.connect() as connection:
        connection.execute("SET search_path = o11_target")
        connection.execute(change.encode())
    code, output = stage.run(tmp_path / "out", "verify.sql")
    assert code != 0 and "O11-0910" in output, output
    assert [row for row in output.splitlines() if line in row and row.rstrip().endswith("| f")], output


@pytest.mark.parametrize("change", ["mine", "other"])
def test_other_links_are_nobodys_business(
    change: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = compiled("odc_people", postgres, database_name, tmp_path)
    assert stage.run(tmp_path / "out", "migrate.sql")[0] == 0
    with stage.connect() as connection:
        connection.execute("SET search_path = o11_target")
        link = ("u-own", "r-clerk") if change == "mine" else ("u-ann", "r-clerk-other")
        connection.execute("DELETE FROM odc_user_roles WHERE user_id = %s", (link[0],) if change == "mine" else ("x",))
        connection.execute("INSERT INTO odc_user_roles VALUES (%s, %s)", link)
    code, output = stage.run(tmp_path / "out", "verify.sql")
    assert code == 0, output


def test_the_grants_of_the_manifest_are_enough(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = compiled("odc_people", postgres, database_name, tmp_path)
    folder = tmp_path / "out"
    lines = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["grants"]
    enough(postgres, postgres.url(stage.database), folder, lines)


def test_names_stay_where_the_project_says_so(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = Stage(load_case("odc_people"), postgres, database_name)
    stage.create()
    project = stage.prepare(tmp_path)
    project.write_text(project.read_text(encoding="utf-8") + "users: {policy: create}\n", encoding="utf-8")
    compile_project(project, tmp_path / "out")
    code, output = stage.run(tmp_path / "out", "migrate.sql")
    assert code == 0, output
    assert {row["id"]: row["name"] for row in of_target(stage).tables["odc_users"]}["u-ann"] == "Ann"


# --- undo --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("DELETE FROM odc_user_roles WHERE role_id = 'r-clerk'", "O11-0947"),
        ("INSERT INTO odc_user_roles VALUES ('u-ann', 'r-manager')", "O11-0947"),
        ("INSERT INTO odc_user_roles VALUES ('given-by-file', 'r-clerk-other')", "O11-0949"),
    ],
)
def test_links_that_have_changed_are_not_undone(
    change: str, found: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = compiled("odc_people", postgres, database_name, tmp_path)
    assert stage.run(tmp_path / "out", "migrate.sql")[0] == 0
    with stage.connect() as connection:
        connection.execute("SET search_path = o11_target")
        connection.execute(change.encode())
    before = of_target(stage)
    code, output = stage.run(tmp_path / "out", "rollback.sql")
    assert code != 0 and found in output, output
    after = of_target(stage)
    assert all(differences(table, rows, before.tables[table]) == [] for table, rows in after.tables.items())


# --- the rules ---------------------------------------------------------------------------------------


def test_ids_are_those_that_the_page_states() -> None:
    digest = bytearray(hashlib.sha256(b"o11c.user\nUsers\nann.silva").digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x80, digest[8] & 0x3F | 0x80
    found = derived(("o11c.user", "Users"), "ANN.Silva")
    assert found.replace("-", "") == digest.hex()
    assert derived(("o11c.user", "Users"), "ann") == "7c77f37d-f987-804f-9efa-78162791008d"
    assert "7c77f37d-f987-804f-9efa-78162791008d" in Path("docs/odc-users.md").read_text(encoding="utf-8")
    assert found[14] == "8" and found[19] in "89ab"
    assert derived(("o11c.user", "Users"), "ANN.ÉVA") != derived(("o11c.user", "Users"), "ann.éva")


EMAILS = {
    "ann@example.com": True,
    "  ann@example.com ": True,
    "a@b.c": True,
    "ann.o'brien+x@sub.example.co": True,
    "jos\u00e9@ex\u00e1mple.com": True,
    "\U0001f600@example.com": True,
    "": False,
    " ": False,
    "ann": False,
    "ann@example": False,
    "@example.com": False,
    "ann@.com": False,
    "ann@example.": False,
    "ann@b@example.com": False,
    "ann @example.com": False,
    "ann@exam\tple.com": False,
    "ann@example.com\n": False,
    "ann@example\u00a0.com": False,
    "a" * 238 + "@example.com": True,
    "a" * 239 + "@example.com": False,
}


def test_interpreter_and_server_agree_on_emails(postgres: Server, database_name: str, tmp_path: Path) -> None:
    stage = compiled("odc_people_external_idp", postgres, database_name, tmp_path)
    with stage.connect() as connection:
        connection.execute('DELETE FROM o11_source."OSUSR_S01_CUSTOMER"')
        connection.execute("DELETE FROM o11_source.ossys_group_user")
        connection.execute("DELETE FROM o11_source.ossys_user")
        connection.execute("ALTER TABLE o11_source.ossys_user ALTER COLUMN email TYPE varchar(300)")
        for number, email in enumerate(EMAILS, start=100):
            connection.execute(
                "INSERT INTO o11_source.ossys_user (tenant_id, username, name, email, is_active) "
                "VALUES (5, %s, 'N', %s, true)",
                (f"user{number}", email),
            )
    compile_project(stage.prepare(tmp_path / "again"), tmp_path / "wide")
    code, output = stage.run(tmp_path / "wide", "migrate.sql")
    assert code == 0, output
    arrived = {str(row["email"]) for row in of_target(stage).tables["odc_users"]}
    alone = [email for email, valid in EMAILS.items() if valid and address(email) != "ann@example.com"]
    assert {email: is_valid(email) for email in EMAILS} == EMAILS
    assert arrived == {email.strip(" ") for email in alone}


def test_drivers_that_read_the_file_of_users_run_in_the_output_folder(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = compiled("odc", postgres, database_name, tmp_path)
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    (elsewhere / "data").mkdir(parents=True)
    # A file of that name that is there does not help: it is not the one that was compiled.
    (elsewhere / OUTPUT_NAME).write_bytes((out / OUTPUT_NAME).read_bytes())
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql"):
        done = run_psql(stage.server, stage.database, out / script, elsewhere)
        assert done.returncode == 3, done.stdout
        assert "O11-0984: psql was not started in the output folder" in done.stderr
        assert "[010-open-the-run]" not in done.stdout
    code, output = stage.run(out, "dryrun.sql")
    assert code == 0, output


def test_no_folder_is_asked_for_where_nothing_is_read_from_it(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    stage = compiled("odc_people", postgres, database_name, tmp_path)
    assert (tmp_path / "out" / "load").exists() is (tmp_path / "out" / OUTPUT_NAME).exists()
    done = run_psql(stage.server, stage.database, tmp_path / "out" / "migrate.sql", tmp_path)
    assert ("O11-0984" in done.stderr) is (tmp_path / "out" / OUTPUT_NAME).exists(), done.stderr
