"""What keeps rows out that are not the source's: files that are damaged, missing or others', unchecked loads."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler.demo.server import Server, run_psql
from compiler.sql.postgres import RUN_LOCK
from tests.support.case_run import outcome
from tests.support.cases import SCHEMAS, load_case
from tests.support.staged_stage import (
    STAGE,
    BroughtStage,
    FilesStage,
    ForeignStage,
    PostgresFilesStage,
    data_folder,
)
from tests.support.tsql.server import EmulatedServer

CASE = "simple_append"
DRIVERS = ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql")


@pytest.fixture
def files(postgres: Server, database_name: str, other_database: str, tmp_path: Path) -> PostgresFilesStage:
    """A case that is compiled and exported."""
    stage = PostgresFilesStage(load_case(CASE), postgres, database_name, source=other_database)
    stage.create()
    compiled(stage, tmp_path / "out")
    stage.export(tmp_path / "out")
    return stage


def compiled(stage: BroughtStage, folder: Path) -> None:
    found = outcome(stage.prepare(folder))
    assert found.scripts, [(item.code, item.found) for item in found.diagnostics]
    for script in found.scripts:
        (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / script.path).write_bytes(script.data)


def refused(stage: BroughtStage, folder: Path, script: str, words: str) -> None:
    code, output = stage.psql(folder, script)
    assert code == 3 and words in output, output


def file_of(folder: Path, table: str) -> Path:
    (found,) = data_folder(folder).glob(f"*-{table}.dat")
    return found


def loaded(stage: BroughtStage, folder: Path) -> None:
    for script in ("load/prepare.sql", "load/load.sql"):
        stage.passes(folder, script)


def cut_short(folder: Path) -> None:
    path = file_of(folder, "osusr-s01-customer")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def doubled(folder: Path) -> None:
    path = file_of(folder, "osusr-s01-customer")
    path.write_bytes(path.read_bytes() * 2)


def one_letter(folder: Path) -> None:
    path = file_of(folder, "osusr-s01-customer")
    assert b"Ann" in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(b"Ann", b"ann"))


def lines_lost(folder: Path) -> None:
    path = data_folder(folder) / "listing.txt"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def other_scripts(folder: Path) -> None:
    path = data_folder(folder) / "listing.txt"
    path.write_text(re.sub(r"\w{64}", "0" * 64, path.read_text("ascii")), "ascii")


def empty_listing(folder: Path) -> None:
    (data_folder(folder) / "listing.txt").write_bytes(b"")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (cut_short, "O11-0981: loaded rows are not those of the source: 1 (Shop.Customer)"), (doubled, "O11-0981"),
        (one_letter, "O11-0981"), (lines_lost, "O11-0981"), (other_scripts, "O11-0980"), (empty_listing, "O11-0980"),
    ],
)
def test_a_damaged_export_is_not_taken(
    damage: Callable[[Path], None], words: str, files: PostgresFilesStage, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    damage(folder)
    loaded(files, folder)
    refused(files, folder, "load/check.sql", words)
    for script in DRIVERS:
        refused(files, folder, script, "O11-0982: the rows of the source are not checked")


def test_a_file_that_is_missing_or_no_file_loads_nothing(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    files.passes(folder, "load/prepare.sql")
    path = file_of(folder, "osusr-s01-customer")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"\t", b" ", 1))
    refused(files, folder, "load/load.sql", "ERROR")
    path.unlink()
    refused(files, folder, "load/load.sql", "No such file")
    with files.connect() as connection:
        assert connection.execute(f'SELECT count(*) FROM {STAGE}."OSUSR_S01_ORDER"'.encode()).fetchone() == (0,)
    path.write_bytes(data)
    files.passes(folder, "load/load.sql")
    files.passes(folder, "load/check.sql")


def test_scripts_before_the_load_and_after_another_one(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for script in DRIVERS:
        refused(files, folder, script, "O11-0982: the rows of the source are not in this database")
    for script in ("load/load.sql", "load/check.sql"):
        refused(files, folder, script, "O11-0982: tables of the staging schema")
    loaded(files, folder)
    refused(files, folder, "migrate.sql", "O11-0982: the rows of the source are not checked")
    files.passes(folder, "load/check.sql")
    files.passes(folder, "preflight.sql")
    # Loaded once more: the same rows, once, and they have to be checked again.
    files.passes(folder, "load/load.sql")
    refused(files, folder, "migrate.sql", "O11-0982: the rows of the source are not checked")
    files.passes(folder, "load/check.sql")
    files.passes(folder, "preflight.sql")
    # What a crash of the server leaves.
    with files.connect() as connection:
        connection.execute(f"TRUNCATE {STAGE}.o11c_listing".encode())
    refused(files, folder, "migrate.sql", "O11-0982: the rows of the source are not checked: 1 (no line")


def test_psql_in_another_folder(files: PostgresFilesStage, other_database: str, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    files.passes(folder, "load/prepare.sql")
    elsewhere.mkdir()
    for database, script in ((files.database, "load/load.sql"), (other_database, "export/export.sql")):
        done = run_psql(files.server, database, folder / script, elsewhere)
        assert done.returncode == 3, done.stdout
        assert "O11-0984: psql was not started in the output folder" in done.stderr
    # The output folder of other scripts is no better.
    (elsewhere / "load").mkdir()
    (elsewhere / "load" / "folder.sql").write_text("\\set o11c_folder other\n", "ascii")
    done = run_psql(files.server, files.database, folder / "load" / "load.sql", elsewhere)
    assert done.returncode == 3 and "O11-0984" in done.stderr, done.stderr


def test_what_is_in_the_schema_already_is_not_touched(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with files.connect() as connection:
        connection.execute(f"CREATE SCHEMA {STAGE}; CREATE TABLE {STAGE}.mine AS SELECT 1 AS one".encode())
        refused(files, folder, "load/prepare.sql", "O11-0983: the staging schema o11c_stage holds what")
        assert connection.execute(f"SELECT one FROM {STAGE}.mine".encode()).fetchone() == (1,)
        connection.execute(f"DROP TABLE {STAGE}.mine".encode())
        loaded(files, folder)
        files.passes(folder, "load/check.sql")
        # A load of this project may be repeated, one of another project may not take its place.
        files.passes(folder, "load/prepare.sql")
        other = "o11c: rows of a source, loaded for the project x"
        connection.execute(f"COMMENT ON TABLE {STAGE}.o11c_listing IS '{other}'".encode())
        refused(files, folder, "load/prepare.sql", "O11-0983")


def test_cleanup_takes_the_staged_rows_with_it(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    loaded(files, folder)
    files.passes(folder, "load/check.sql")
    files.passes(folder, "migrate.sql")
    files.passes(folder, "cleanup.sql")
    with files.connect() as connection:
        assert connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^o11c'").fetchone() == (0,)


def test_a_schema_of_somebody_stays_after_cleanup(files: PostgresFilesStage, tmp_path: Path) -> None:
    with files.connect() as connection:
        connection.execute(f"CREATE SCHEMA {STAGE}".encode())
        loaded(files, tmp_path / "out")
        files.passes(tmp_path / "out", "cleanup.sql")
        found = connection.execute(
            "SELECT (SELECT count(*) FROM pg_namespace WHERE nspname = 'o11c_stage'), "
            "(SELECT count(*) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'o11c_stage')"
        ).fetchone()
    assert found == (1, 0)


def test_a_source_that_changes_before_it_is_listed(
    postgres: Server, database_name: str, other_database: str, tmp_path: Path
) -> None:
    emulated = EmulatedServer(postgres.url(other_database))
    stage = FilesStage(load_case("odc"), postgres, database_name, emulated=emulated)
    stage.create()
    folder = tmp_path / "out"
    compiled(stage, folder)
    stage.export(folder)
    before = file_of(folder, "osusr-s01-customer").read_bytes()
    with stage.session() as session:
        session.batch("UPDATE [dbo].[OSUSR_S01_CUSTOMER] SET [NAME] = N'Other' WHERE [MARK] = N'a';")
    stage.export(folder)
    file_of(folder, "osusr-s01-customer").write_bytes(before)
    loaded(stage, folder)
    refused(stage, folder, "load/check.sql", "O11-0981: loaded rows are not those of the source: 1 (Shop.Customer)")


@pytest.fixture
def foreign(postgres: Server, database_name: str, other_database: str, tmp_path: Path) -> ForeignStage:
    stage = ForeignStage(load_case(CASE), postgres, database_name, source=other_database)
    stage.create()
    compiled(stage, tmp_path / "out")
    return stage


def test_foreign_tables_need_to_know_the_source(foreign: ForeignStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    foreign.passes(folder, "load/prepare.sql")
    refused(foreign, folder, "load/load.sql", "O11-0982: the foreign tables are not in this database")
    refused(foreign, folder, "foreign/setup.sql", "O11-0984: host, port, user or password of the source is not given")
    code, output = foreign.psql(folder, "foreign/setup.sql", (("host", "x"), ("port", "1"), ("user", "y")))
    assert code == 3 and "O11-0984" in output, output
    with foreign.connect() as connection:
        assert connection.execute("SELECT count(*) FROM pg_foreign_server").fetchone() == (0,)
        connection.execute(f"CREATE SCHEMA {STAGE}_foreign".encode())
        with pytest.raises(AssertionError, match="O11-0983"):
            foreign.set_up(folder)


def test_a_foreign_server_that_is_there_is_used_and_stays(foreign: ForeignStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with foreign.connect() as connection, foreign.source_connection() as far:
        connection.execute("CREATE EXTENSION postgres_fdw")
        connection.execute(
            f"CREATE SERVER o11prod FOREIGN DATA WRAPPER postgres_fdw "
            f"OPTIONS (host '{far.info.host}', port '{far.info.port}', dbname '{foreign.source}')".encode()
        )
        connection.execute("CREATE USER MAPPING FOR CURRENT_USER SERVER o11prod OPTIONS (user 'postgres')")
        foreign.passes(folder, "foreign/setup.sql")
        loaded(foreign, folder)
        foreign.passes(folder, "load/check.sql")
        foreign.passes(folder, "foreign/drop.sql")
        assert connection.execute("SELECT srvname::text FROM pg_foreign_server").fetchall() == [("o11prod",)]
        assert connection.execute("SELECT count(*) FROM pg_foreign_table").fetchone() == (0,)


def test_no_load_while_something_of_o11c_is_under_way(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    loaded(files, folder)
    files.passes(folder, "load/check.sql")
    with files.connect() as connection:
        connection.execute(f"SELECT pg_advisory_lock({RUN_LOCK})".encode())
        for script in ("load/prepare.sql", "load/load.sql", "load/check.sql"):
            refused(files, folder, script, "O11-0912: another run of o11c is under way")
    files.passes(folder, "migrate.sql")
    # What a run finds of the rows is still true when it reads them: it looks after it has the lock.
    for script in ("migrate.sql", "dryrun.sql"):
        text = (folder / script).read_text("utf-8")
        assert 0 < text.index("pg_try_advisory_lock") < text.index("O11-0982: the rows of the source are not checked")
    # Scripts that only read take no lock of a run: they keep a load out of their transaction.
    for script in ("preflight.sql", "verify.sql"):
        text = (folder / script).read_text("utf-8")
        _, _, inside = text.partition("\nBEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n")
        assert 0 < inside.index(f'LOCK TABLE "{STAGE}".o11c_listing IN ACCESS SHARE MODE') < inside.index("O11-0982")
    # Both take first what a reader holds first: nobody waits for the other in a circle.
    assert f'TRUNCATE\n  "{STAGE}".o11c_listing,' in (folder / "load" / "load.sql").read_text("utf-8")
    assert "ORDER BY c.relname <> 'o11c_listing', c.relname" in (folder / "load" / "prepare.sql").read_text("utf-8")


def test_a_load_waits_for_a_reader(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    loaded(files, folder)
    script = folder / "load" / "load.sql"
    script.write_text(script.read_text("utf-8").replace("lock_timeout = '30s'", "lock_timeout = '100ms'"), "utf-8")
    with files.connect() as connection, connection.transaction():
        connection.execute(f"LOCK TABLE {STAGE}.o11c_listing IN ACCESS SHARE MODE".encode())
        refused(files, folder, "load/load.sql", "canceling statement due to lock timeout")
        connection.execute(f'SELECT FROM {STAGE}."OSUSR_S01_CUSTOMER"'.encode())


def test_every_script_says_of_which_moment_the_rows_are(files: PostgresFilesStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    moment = (data_folder(folder) / "listing.txt").read_text("ascii").splitlines()[0].split("|")[2]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", moment)
    loaded(files, folder)
    for script in ("load/check.sql", *DRIVERS):
        assert f"o11c: the rows are those that the source had at {moment} UTC\n" in files.passes(folder, script)


def test_others_do_not_look_into_the_exported_files(files: PostgresFilesStage, tmp_path: Path) -> None:
    assert data_folder(tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_wrong_database_for_foreign_tables(foreign: ForeignStage, other_database: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    given = (("host", "x"), ("port", "1"), ("user", "y"))
    for script in ("setup.sql", "drop.sql"):
        done = run_psql(
            foreign.server, other_database, folder / "foreign" / script, folder, given,
            {"O11C_SOURCE_PASSWORD": "it's secret"},
        )
        assert done.returncode == 3 and "O11-0911: this is database" in done.stderr, done.stderr
    with foreign.source_connection() as far:
        assert far.execute("SELECT count(*) FROM pg_foreign_server").fetchone() == (0,)


def test_a_foreign_server_of_another_database_is_refused(foreign: ForeignStage, tmp_path: Path) -> None:
    with foreign.connect() as connection:
        connection.execute("CREATE EXTENSION postgres_fdw")
        connection.execute("CREATE SERVER o11prod FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'o11_qa')")
        refused(foreign, tmp_path / "out", "foreign/setup.sql", "O11-0911: the foreign server does not name the source")


def test_a_setup_that_fails_shows_no_password_and_leaves_nothing(foreign: ForeignStage, tmp_path: Path) -> None:
    with foreign.connect() as connection:
        connection.execute(
            "CREATE FUNCTION no_login() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no login'; END $$"
        )
        connection.execute(
            "CREATE EVENT TRIGGER no_login ON ddl_command_start WHEN TAG IN ('CREATE USER MAPPING') "
            "EXECUTE FUNCTION no_login()"
        )
        done = run_psql(
            foreign.server, foreign.database, tmp_path / "out" / "foreign" / "setup.sql", tmp_path / "out",
            (("host", "x"), ("port", "1"), ("user", "y")), {"O11C_SOURCE_PASSWORD": "it's secret"},
        )
        assert done.returncode == 3 and "no login" in done.stderr, done.stderr
        assert "secret" not in done.stdout + done.stderr
        assert connection.execute("SELECT count(*) FROM pg_foreign_server").fetchone() == (0,)


def test_a_policy_that_hides_rows_behind_a_foreign_server_ends_the_load(foreign: ForeignStage, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    with foreign.source_connection() as far:
        # A login of its own: policies do not count for a superuser.
        name = f"reader_{uuid.uuid4().hex[:8]}"
        far.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'x'; GRANT USAGE ON SCHEMA {SCHEMAS[0]} TO {name}".encode())
        try:
            far.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMAS[0]} TO {name}".encode())
            far.execute(f'ALTER TABLE {SCHEMAS[0]}."OSUSR_S01_CUSTOMER" ENABLE ROW LEVEL SECURITY'.encode())
            done = run_psql(
                foreign.server, foreign.database, folder / "foreign" / "setup.sql", folder,
                (("host", far.info.host), ("port", str(far.info.port)), ("user", name)), {"O11C_SOURCE_PASSWORD": "x"},
            )
            assert done.returncode == 0, done.stderr
            foreign.passes(folder, "load/prepare.sql")
            refused(foreign, folder, "load/load.sql", "would be affected by row-level security policy")
        finally:
            far.execute(f"DROP OWNED BY {name}; DROP ROLE {name}".encode())
