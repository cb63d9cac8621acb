"""The safety rules of generated scripts, on a real PostgreSQL. Numbers are those of the rules."""

from __future__ import annotations

import os
import re
import subprocess
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from compiler.demo.server import Server, create_database, drop_database
from compiler.pipeline import compile_project
from tests.support.case_run import Rows, Stage, findings_of, prepare
from tests.support.cases import SCHEMAS, read_case

SOURCE, TARGET = SCHEMAS
WRITERS = ("dryrun.sql", "migrate.sql")
READERS = ("preflight.sql", "verify.sql")
WAIT = 20.0

CASE = """
about: Customers, their orders, users and a static entity.
modules:
  Shop:
    entities:
      Size: {kind: static, attributes: {Label: Text 20}, records: {Small: 1, Large: 2}}
      Customer: {attributes: {Name: Text 40 notnull, SizeId: -> Size, CreatedBy: -> User}}
      Order: {attributes: {CustomerId: -> Customer notnull, PartnerId: -> Customer ignore, ParentId: -> Order}}
source:
  users: {ann: {}, bob: {}}
  rows:
    Shop.Customer: {a: {Name: Ä, SizeId: Small, CreatedBy: bob}, b: {Name: "B's", CreatedBy: ann}}
    Shop.Order: {o1: {CustomerId: b, ParentId: o2}, o2: {CustomerId: a, PartnerId: b}}
target:
  users: {bob: {}, ann: {}}
  modules:
    Shop:
      entities:
        Size: {records: {Small: 2, Large: 1}}
        Customer: {attributes: {Channel: Text 20}}
  rows:
    Shop.Customer: {old: {Name: Old}}
    Shop.Order: {first: {CustomerId: old}}
after:
  Shop.Customer: {old: {Name: Old}, a: {Name: Ä, SizeId: Small, CreatedBy: bob, Channel: wéb 😀}, b: {CreatedBy: ann}}
  Shop.Order:
    first: {CustomerId: old}
    o1: {CustomerId: b, ParentId: o2, PartnerId: null}
    o2: {CustomerId: a, PartnerId: b}
"""
PROJECT = """
name: safety
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {modules: [Shop]}
users: {policy: match}
bpt: {instances: none}
"""
SET = """
entities:
  "Shop.Customer": {set: {Channel: "'wéb 😀'"}}
"""


class Run:
    """A case on a database of its own, compiled, ready to run."""

    def __init__(self, server: Server, database: str, folder: Path, case: str = CASE, project: str = PROJECT + SET,
                 before: Mapping[str, str] | None = None) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "case.yaml").write_text(case, encoding="utf-8")
        (folder / "project.yaml").write_text(project, encoding="utf-8")
        self.server, self.database = server, database
        self.stage = Stage(read_case(folder), server, database)
        self.stage.create()
        for statement in (before or {}).values():
            self.execute(statement)
        work = folder / "work"
        file = prepare(self.stage.case, work, "postgres", read=self.stage.read())
        self.scripts = folder / "scripts"
        compile_project(file, self.scripts)

    def execute(self, statement: str) -> None:
        with self.stage.connect() as connection:
            connection.execute(statement.encode())

    def value(self, query: str) -> Any:
        with self.stage.connect() as connection:
            row = connection.execute(query.encode()).fetchone()
            return row[0] if row else None

    def start(self, script: str, *arguments: str, database: str = "", env: Mapping[str, str] | None = None,
              rc: bool = False) -> subprocess.Popen[str]:
        """Start psql with a script. ``rc``: the person's own psqlrc counts."""
        flags = [] if rc else ["-X"]
        return subprocess.Popen(
            [str(self.server.psql), *flags, *arguments, "-d", self.server.url(database or self.database),
             "-f", str(self.scripts / script)],
            env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
        )

    def psql(self, script: str, *arguments: str, database: str = "", env: Mapping[str, str] | None = None,
             rc: bool = False) -> tuple[int, str]:
        """Run psql with a script; return exit code and output, errors in their place."""
        process = self.start(script, *arguments, database=database, env=env, rc=rc)
        output, _ = process.communicate(timeout=120)
        return process.returncode, output

    def passes(self, script: str, *arguments: str, env: Mapping[str, str] | None = None, rc: bool = False) -> str:
        code, output = self.psql(script, *arguments, env=env, rc=rc)
        assert code == 0, output
        return output

    def refuses(self, script: str, wanted: str, *arguments: str) -> str:
        """Run a script that must fail with a code and leave everything as it was.

        A run that fails late has moved sequences, which no rollback undoes.
        """
        look = self.everything if script in READERS else self.logical
        before = look()
        code, output = self.psql(script, *arguments)
        assert code != 0, output
        assert wanted in output, output
        assert look() == before
        return output

    def everything(self) -> tuple[Rows, ...]:
        """Return all rows of both sides and of the maps, all relations and functions, and the sequences."""
        catalog: Rows = {}
        with self.stage.connect() as connection:
            for name, query in _CATALOG.items():
                catalog[name] = connection.execute(query.encode()).fetchall()
            names = connection.execute(
                "SELECT schemaname, sequencename FROM pg_sequences WHERE schemaname = ANY(%s) ORDER BY 1, 2",
                ([*SCHEMAS, "o11c"],),
            ).fetchall()
            for schema, name in names:
                query = sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(schema, name))
                catalog[f"{schema}.{name}"] = connection.execute(query).fetchall()
        return (*(self.stage.contents(schema) for schema in (*SCHEMAS, "o11c")), catalog)

    def logical(self) -> tuple[Rows, ...]:
        """Return the rows of both sides, and which relations there are: not how far sequences have gone."""
        *rows, catalog = self.everything()
        return (*rows, {name: catalog[name] for name in _CATALOG})

    def verified(self) -> None:
        """Check that the rows arrived, by their names and by the script."""
        assert self.stage.differences() == []
        self.passes("verify.sql")

    def waiting(self, wait: str) -> bool:
        """Tell whether a session of o11c waits for a lock of this type."""
        return bool(self.value(
            f"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            f"AND application_name LIKE 'o11c%' AND wait_event_type = 'Lock' AND wait_event = '{wait}'"
        ))


# Temporary tables are left out: a session's own go some time after its end.
_CATALOG = {
    "schemas": "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_' ORDER BY 1",
    "relations": "SELECT n.nspname, c.relname, c.relkind::text, c.relhastriggers FROM pg_class c "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^pg_' ORDER BY 1, 2",
    "constraints": "SELECT conname, conrelid::regclass::text, convalidated, condeferred FROM pg_constraint c "
    "JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname !~ '^pg_' ORDER BY 2, 1",
    "triggers": "SELECT tgname, tgrelid::regclass::text, tgenabled::text FROM pg_trigger t "
    "JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname !~ '^pg_' ORDER BY 2, 1",
    "functions": "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
    "WHERE n.nspname !~ '^pg_' ORDER BY 1",
}


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run")


@contextmanager
def held(run: Run) -> Iterator[subprocess.Popen[str]]:
    """Run migrate.sql and hold it where it inserts customers; it goes on when the block ends."""
    run.execute(
        f"CREATE FUNCTION {TARGET}.hold() RETURNS trigger LANGUAGE plpgsql AS "
        f"'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END'; "
        f'CREATE TRIGGER hold AFTER INSERT ON {TARGET}."OSUSR_T01_CUSTOMER" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.hold()"
    )
    with run.stage.connect() as holder:
        holder.execute("SELECT pg_advisory_lock(4711)")
        process = run.start("migrate.sql")
        try:
            until(lambda: run.waiting("advisory") or process.poll() is not None)
            yield process
        finally:
            holder.execute("SELECT pg_advisory_unlock_all()")
            process.wait(WAIT)


def break_a_reference(run: Run) -> None:
    """Let an order's partner point at nothing, which preflight and the checks must find."""
    run.execute(f'UPDATE {SOURCE}."OSUSR_S01_ORDER" SET "PARTNERID" = 99')


# --- 1: no variable decides ---------------------------------------------------------------------

VARIABLES = [
    ("ON_ERROR_STOP=off",),
    ("AUTOCOMMIT=off", "ON_ERROR_STOP=0"),
    ("ON_ERROR_ROLLBACK=on", "ON_ERROR_STOP=off"),
    ("o11c_rows=7", "o11c_run=3", "o11c_started=never", "o11c_elapsed=x"),
    ("FETCH_COUNT=1", "QUIET=off", "ECHO=all", "VERBOSITY=verbose", "SHOW_CONTEXT=always"),
    ("ROW_COUNT=5", "ERROR=false", "SQLSTATE=00000", "dryrun=off", "commit=on"),
]


def given(variables: tuple[str, ...]) -> list[str]:
    return [argument for variable in variables for argument in ("-v", variable)]


@pytest.mark.parametrize("variables", VARIABLES)
def test_a_dry_run_never_commits(run: Run, variables: tuple[str, ...]) -> None:
    before = run.logical()
    run.passes("dryrun.sql", *given(variables))
    assert run.logical() == before


@pytest.mark.parametrize("variables", VARIABLES)
@pytest.mark.parametrize("script", WRITERS)
def test_no_variable_makes_a_run_skip_a_failure(run: Run, script: str, variables: tuple[str, ...]) -> None:
    break_a_reference(run)
    before = run.logical()
    code, output = run.psql(script, *given(variables))
    assert code != 0, output
    assert "O11-0910" in output
    assert run.logical() == before


@pytest.mark.parametrize("variables", VARIABLES)
def test_no_variable_makes_preflight_pass(run: Run, variables: tuple[str, ...]) -> None:
    break_a_reference(run)
    run.refuses("preflight.sql", "O11-0900", *given(variables))


@pytest.mark.parametrize("variables", VARIABLES)
def test_a_run_commits_with_any_variables(run: Run, variables: tuple[str, ...]) -> None:
    run.passes("migrate.sql", *given(variables))
    run.verified()


def test_single_line_mode_does_not_break_statements(run: Run) -> None:
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        run.passes(script, "-v", "SINGLELINE=on")
    run.verified()


def test_the_dry_run_is_a_driver_of_its_own(run: Run) -> None:
    text = (run.scripts / "dryrun.sql").read_text(encoding="utf-8")
    files = [run.scripts / name for name in re.findall(r"^\\ir (\S+)$", text, re.MULTILINE)]
    assert len(files) > 5
    for code in (text, *(file.read_text(encoding="utf-8") for file in files)):
        statements = [line for line in code.splitlines() if not line.startswith("--")]
        assert not any(re.search(r"\bCOMMIT\b(?!\s+DROP)", line) for line in statements), "it can commit"
        assert not any(line.startswith(("\\if", "\\elif", "\\gexec")) for line in statements), "it can branch"
    assert "ROLLBACK;" in text.splitlines()


def test_psql_single_transaction_does_not_turn_a_dry_run_into_a_run(run: Run) -> None:
    before = run.logical()
    run.psql("dryrun.sql", "-1")
    assert run.logical() == before


# --- 2: the prelude ----------------------------------------------------------------------------

OPTIONS = (
    "-c search_path=o11_source -c statement_timeout=150 -c lock_timeout=1 -c default_transaction_read_only=on "
    "-c DateStyle=SQL,DMY -c TimeZone=Asia/Kathmandu -c standard_conforming_strings=off "
    "-c default_transaction_isolation=serializable -c client_min_messages=debug1 -c extra_float_digits=-5"
)


def slow(run: Run) -> None:
    """Make an insert take longer than the caller's statement_timeout."""
    run.execute(
        f"CREATE FUNCTION {TARGET}.slow() RETURNS trigger LANGUAGE plpgsql AS "
        f"'BEGIN PERFORM pg_sleep(0.4); RETURN NULL; END'; "
        f'CREATE TRIGGER slow AFTER INSERT ON {TARGET}."OSUSR_T01_ORDER" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TARGET}.slow()"
    )


def test_the_callers_settings_do_not_matter(run: Run) -> None:
    slow(run)
    env = {"PGCLIENTENCODING": "LATIN1", "PGOPTIONS": OPTIONS, "PGTZ": "Asia/Tokyo", "PGDATESTYLE": "German"}
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        run.passes(script, env=env)
    run.verified()


def test_the_databases_settings_do_not_matter(run: Run) -> None:
    slow(run)
    for setting in ("search_path = o11_source", "statement_timeout = 150", "DateStyle = 'SQL, DMY'",
                    "standard_conforming_strings = off", "client_encoding = 'LATIN1'",
                    "default_transaction_read_only = on"):
        run.execute(f'ALTER DATABASE "{run.database}" SET {setting}')
    for script in ("preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"):
        run.passes(script)
    with run.stage.connect() as connection:
        connection.execute("SET default_transaction_read_only = off")
        connection.execute(sql.SQL("ALTER DATABASE {} RESET ALL").format(sql.Identifier(run.database)))
    run.verified()


def test_a_psqlrc_does_not_matter(run: Run, tmp_path: Path) -> None:
    rc = tmp_path / "psqlrc"
    rc.write_text(
        "\\set ON_ERROR_STOP off\n\\set AUTOCOMMIT off\n\\set ON_ERROR_ROLLBACK on\n\\set ECHO all\n"
        "\\set VERBOSITY verbose\n\\pset format html\n\\pset null nothing\n\\encoding LATIN1\n"
        "\\timing on\n",
        encoding="utf-8",
    )
    env = {"PSQLRC": str(rc)}
    before = run.logical()
    run.passes("dryrun.sql", env=env, rc=True)
    assert run.logical() == before
    run.passes("migrate.sql", env=env, rc=True)
    run.verified()


# --- 3: the right database -----------------------------------------------------------------------


@pytest.mark.parametrize("script", [*WRITERS, *READERS])
def test_another_database_is_refused(run: Run, script: str) -> None:
    other = f"o11c_test_{uuid.uuid4().hex[:12]}"
    create_database(run.server, other)
    try:
        code, output = run.psql(script, database=other)
        with psycopg.connect(run.server.url(other)) as connection:
            schemas = connection.execute(_CATALOG["schemas"].encode()).fetchall()
    finally:
        drop_database(run.server, other)
    assert code != 0
    assert "O11-0911" in output
    assert ("o11c",) not in schemas


# --- 5, 6, 8: one run, one view, locks --------------------------------------------------------------


def test_a_second_run_at_the_same_time_is_refused(run: Run) -> None:
    with held(run) as first:
        for script in WRITERS:
            code, output = run.psql(script)
            assert code != 0
            assert "O11-0912" in output
    assert first.returncode == 0
    run.verified()


def test_what_a_writer_commits_while_the_run_waits_is_migrated_once(run: Run) -> None:
    with psycopg.connect(run.server.url(run.database)) as writer:
        writer.execute(f'UPDATE {TARGET}."OSUSR_T01_CUSTOMER" SET "NAME1" = \'Older\''.encode())
        writer.execute(f'INSERT INTO {SOURCE}."OSUSR_S01_CUSTOMER" ("NAME", "MARK") VALUES (\'late\', \'late\')'.encode())
        process = run.start("migrate.sql")
        until(lambda: run.waiting("relation") or process.poll() is not None)
        assert process.poll() is None, "it did not wait"
        writer.commit()
    output, _ = process.communicate(timeout=WAIT)
    assert process.returncode == 0, output
    marks = f'SELECT array_agg("MARK1"::text) FROM {TARGET}."OSUSR_T01_CUSTOMER"'
    assert sorted(run.value(marks)) == ["a", "b", "late", "old"]
    assert run.value(f'SELECT "NAME1" FROM {TARGET}."OSUSR_T01_CUSTOMER" WHERE "MARK1" = \'old\'') == "Older"
    run.passes("verify.sql")


def test_a_row_that_arrives_in_the_source_during_the_run_is_not_half_seen(run: Run) -> None:
    with held(run) as process:
        assert process.poll() is None, "it did not stop"
        run.execute(
            f'INSERT INTO {SOURCE}."OSUSR_S01_CUSTOMER" ("NAME", "MARK") VALUES (\'late\', \'late\'); '
            f'INSERT INTO {SOURCE}."OSUSR_S01_ORDER" ("CUSTOMERID", "MARK") '
            f'SELECT "ID", \'late\' FROM {SOURCE}."OSUSR_S01_CUSTOMER" WHERE "MARK" = \'late\'; '
            f'UPDATE {SOURCE}."OSUSR_S01_ORDER" SET "PARTNERID" = 99'
        )
    assert process.returncode == 0, process.stdout.read() if process.stdout else ""
    assert run.stage.differences() == []


def test_an_insert_of_others_waits_and_gets_an_id_above(run: Run) -> None:
    ids: list[int] = []

    def insert() -> None:
        ids.append(run.value(
            f'INSERT INTO {TARGET}."OSUSR_T01_CUSTOMER" ("NAME1", "MARK1") VALUES (\'x\', \'other\') RETURNING "ID1"'
        ))

    with held(run) as process:
        other = threading.Thread(target=insert)
        other.start()
        until(lambda: bool(run.value(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'"
        )))
        assert ids == []
    other.join(WAIT)
    assert process.returncode == 0
    highest = run.value(f'SELECT max("ID1") FROM {TARGET}."OSUSR_T01_CUSTOMER" WHERE "MARK1" <> \'other\'')
    assert ids[0] > highest


@pytest.mark.parametrize("project", [
    PROJECT + SET, PROJECT + 'keys: {strategy: preserve}\nentities: {default: {mode: replace}}\n'
])
def test_a_sequence_is_never_lowered(
    postgres: Server, database_name: str, tmp_path: Path, project: str
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", project=project)
    sequence = f"pg_get_serial_sequence('{TARGET}.\"OSUSR_T01_CUSTOMER\"', 'ID1')"
    run.execute(f"SELECT setval({sequence}, 5000)")
    run.passes("migrate.sql")
    assert run.value(f"SELECT nextval({sequence})") > 5000
    lowest = run.value(f'SELECT min("ID1") FROM {TARGET}."OSUSR_T01_CUSTOMER" WHERE "MARK1" IN (\'a\', \'b\')')
    assert lowest > 5000 if "preserve" not in project else lowest == 1


# --- 10: text ids --------------------------------------------------------------------------------

TEXT_CASE = """
about: Countries by code, and cities that refer to them.
modules:
  Shop:
    entities:
      Country: {id: Text 10}
      City: {attributes: {CountryId: -> Country}}
"""


@pytest.fixture
def icu(database: str) -> str:
    """A statement that makes a collation for which case does not matter."""
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT count(*) FROM pg_collation WHERE collname = 'und-x-icu'").fetchone()
    if not found or not found[0]:
        pytest.skip("this PostgreSQL has no ICU")
    return "CREATE COLLATION public.anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)"


def recollated(side: str, table: str, column: str) -> str:
    return f'ALTER TABLE {side}."{table}" ALTER "{column}" TYPE varchar(10) COLLATE public.anycase'


def test_text_ids_that_the_target_takes_for_one_are_found(
    icu: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case = TEXT_CASE + "source: {rows: {Shop.Country: {PT: {}, pt: {}}}}\nafter: {}\n"
    run = Run(postgres, database_name, tmp_path / "run", case, PROJECT, {
        "collation": icu, "target": recollated(TARGET, "OSUSR_T01_COUNTRY", "ID1"),
    })
    run.refuses("preflight.sql", "O11-0914")
    for script in WRITERS:
        before = run.logical()
        code, output = run.psql(script)
        assert code != 0, output
        assert run.logical() == before


def test_a_reference_takes_the_referenced_rows_spelling(
    icu: str, postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case = TEXT_CASE + """
source:
  rows: {Shop.Country: {PT: {}, "es ": {}}, Shop.City: {porto: {CountryId: PT}, x: {CountryId: "es "}}}
after:
  Shop.Country: {PT: {Id: PT}, "es ": {Id: "es "}}
  Shop.City: {porto: {CountryId: PT}, x: {CountryId: "es "}}
"""
    run = Run(postgres, database_name, tmp_path / "run", case, PROJECT, {
        "collation": icu,
        "country": recollated(SOURCE, "OSUSR_S01_COUNTRY", "ID"),
        "city": recollated(SOURCE, "OSUSR_S01_CITY", "COUNTRYID"),
        "spelling": f'UPDATE {SOURCE}."OSUSR_S01_CITY" SET "COUNTRYID" = \'pt\' WHERE "MARK" = \'porto\'',
    })
    assert findings_of(run.passes("preflight.sql")) == []
    run.passes("migrate.sql")
    run.verified()


# --- 11, 12, 14: constraints ------------------------------------------------------------------------


def test_the_reference_that_admits_one_null_only_is_not_cut(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case = """
about: Cutting Left would be cheaper, but its unique index admits one NULL only.
modules:
  Shop:
    entities:
      Left: {attributes: {RightId: -> Right}, one_null: [[RightId]]}
      Right: {attributes: {LeftId: -> Left}}
source:
  rows:
    Shop.Left: {l1: {RightId: r1}, l2: {RightId: r2}}
    Shop.Right: {r1: {LeftId: l2}, r2: {LeftId: l1}, r3: {}}
after:
  Shop.Left: {l1: {RightId: r1}, l2: {RightId: r2}}
  Shop.Right: {r1: {LeftId: l2}, r2: {LeftId: l1}, r3: {LeftId: null}}
"""
    run = Run(postgres, database_name, tmp_path / "run", case, PROJECT)
    run.passes("migrate.sql")
    run.verified()


@pytest.mark.parametrize("script", WRITERS)
def test_a_constraint_that_waits_for_commit_fails_before_it(run: Run, script: str) -> None:
    run.execute(
        f"CREATE FUNCTION {TARGET}.never() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN RAISE EXCEPTION 'deferred says no'; END$$; "
        f'CREATE CONSTRAINT TRIGGER never AFTER INSERT ON {TARGET}."OSUSR_T01_ORDER" '
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {TARGET}.never()"
    )
    before = run.logical()
    code, output = run.psql(script)
    assert code != 0, output
    assert "deferred says no" in output
    assert run.logical() == before


@pytest.mark.parametrize("action", ["NO ACTION", "CASCADE", "SET NULL", "SET DEFAULT"])
def test_rows_of_a_table_that_no_metamodel_knows_are_found_before_a_deletion(
    postgres: Server, database_name: str, tmp_path: Path, action: str
) -> None:
    project = PROJECT + "entities: {default: {mode: replace}}\n"
    run = Run(postgres, database_name, tmp_path / "run", project=project, before={
        "table": f'CREATE TABLE {TARGET}.audit (customer integer REFERENCES {TARGET}."OSUSR_T01_CUSTOMER" '
                 f"ON DELETE {action}); INSERT INTO {TARGET}.audit VALUES (1)"
    })
    run.refuses("preflight.sql", "O11-0904")
    for script in WRITERS:
        run.refuses(script, "O11-0904")
    run.execute(f"DELETE FROM {TARGET}.audit")
    run.passes("migrate.sql")


# --- drift -------------------------------------------------------------------------------------

ENTITY = "(SELECT id FROM {side}.ossys_entity WHERE name = 'Customer')"
DRIFT: dict[str, tuple[str, str]] = {
    "attribute renamed": ("O11-0909", "UPDATE {side}.ossys_entity_attr SET name = 'Title' WHERE name = 'Name' "
                          f"AND entity_id = {ENTITY}"),
    "attribute deleted": ("O11-0909", "UPDATE {side}.ossys_entity_attr SET is_active = false WHERE name = 'Name' "
                          f"AND entity_id = {ENTITY}"),
    "attribute's type": ("O11-0909", "UPDATE {side}.ossys_entity_attr SET type = 'rtEmail' WHERE name = 'Name' "
                         f"AND entity_id = {ENTITY}"),
    "entity deleted": ("O11-0909", "UPDATE {side}.ossys_entity SET is_active = false WHERE name = 'Customer'"),
    "entity's table": ("O11-0909", "UPDATE {side}.ossys_entity SET physical_table_name = 'OSUSR_OTHER' "
                       "WHERE name = 'Customer'"),
    "entity added": ("O11-0909", "INSERT INTO {side}.ossys_entity OVERRIDING SYSTEM VALUE "
                     "SELECT (jsonb_populate_record(e, jsonb_build_object('id', 9999, 'ss_key', 'new', "
                     "'name', 'New'))).* FROM {side}.ossys_entity AS e WHERE name = 'Customer'"),
    "module deleted": ("O11-0909", "UPDATE {side}.ossys_espace SET is_active = false WHERE name = 'Shop'"),
    "record's id": ("O11-0908", "UPDATE {side}.ossys_entity_record SET data_id = 77 WHERE name = 'Small'"),
    "record deleted": ("O11-0908", "UPDATE {side}.ossys_entity_record SET is_active = false WHERE name = 'Small'"),
    "tenant renamed": ("O11-0908", "UPDATE {side}.ossys_tenant SET name = 'Others'"),
    "column's type": ("O11-0909", 'ALTER TABLE {side}."{table}" ALTER "{column}" TYPE varchar(39)'),
    "column added": ("O11-0909", 'ALTER TABLE {side}."{table}" ADD "NEW" integer'),
    "column dropped": ("O11-0909", 'ALTER TABLE {side}."{table}" DROP "{mark}"'),
}


@pytest.mark.parametrize("side", [SOURCE, TARGET])
@pytest.mark.parametrize("what", DRIFT)
def test_drift_is_refused(run: Run, what: str, side: str) -> None:
    code, statement = DRIFT[what]
    names = ("OSUSR_S01_CUSTOMER", "NAME", "MARK") if side == SOURCE else ("OSUSR_T01_CUSTOMER", "NAME1", "MARK1")
    run.execute(statement.format(side=side, table=names[0], column=names[1], mark=names[2]))
    for script in ("preflight.sql", *WRITERS):
        run.refuses(script, code)


def test_a_column_that_may_be_null_now_is_drift_in_the_target(run: Run) -> None:
    run.execute(f'ALTER TABLE {TARGET}."OSUSR_T01_CUSTOMER" ALTER "NAME1" DROP NOT NULL')
    for script in ("preflight.sql", *WRITERS):
        run.refuses(script, "O11-0909")


# --- failing, and doing it twice -------------------------------------------------------------------


def test_a_failed_run_says_in_its_last_line_where(run: Run) -> None:
    break_a_reference(run)
    output = run.refuses("migrate.sql", "O11-0910")
    last = output.strip().splitlines()[-1]
    step = max(path.stem for path in (run.scripts / "steps").iterdir())
    assert step.endswith("verify")
    assert step in last, last


def test_a_run_that_the_database_stops_says_in_its_last_line_where(run: Run) -> None:
    run.execute(f'ALTER TABLE {TARGET}."OSUSR_T01_ORDER" ADD CONSTRAINT no CHECK ("MARK1" <> \'o2\')')
    before = run.logical()
    code, output = run.psql("migrate.sql")
    assert code != 0
    assert run.logical() == before
    last = output.strip().splitlines()[-1]
    step = next(path.stem for path in (run.scripts / "steps").iterdir() if path.stem.endswith("insert-shop-order"))
    assert step in last, output


def test_a_run_that_loses_its_server_changes_nothing(run: Run) -> None:
    before = run.logical()
    with held(run) as process:
        run.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name LIKE 'o11c%'"
        )
        process.wait(WAIT)
        assert process.returncode != 0
    run.execute(
        f'DROP TRIGGER hold ON {TARGET}."OSUSR_T01_CUSTOMER"; DROP FUNCTION {TARGET}.hold()'
    )
    assert run.logical() == before
    run.passes("migrate.sql")
    run.verified()


def test_a_second_run_is_refused_and_changes_nothing(run: Run) -> None:
    run.passes("migrate.sql")
    for script in WRITERS:
        run.refuses(script, "O11-0907")
    run.verified()


def test_preflight_and_verify_leave_no_trace(run: Run) -> None:
    before = run.everything()
    run.passes("preflight.sql")
    assert run.everything() == before
    run.passes("migrate.sql")
    after = run.everything()
    run.passes("verify.sql")
    run.passes("preflight.sql")
    assert run.everything() == after


def test_preflight_and_verify_need_no_right_to_write(run: Run) -> None:
    """A login that may only read both sides can run them, so they write to nothing of the database."""
    run.passes("migrate.sql")
    role = f"o11c_reader_{uuid.uuid4().hex[:8]}"
    run.execute(f"CREATE ROLE {role} LOGIN")
    try:
        for schema in (*SCHEMAS, "o11c"):
            run.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} "
                        f"TO {role}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}")
        for script in READERS:
            run.passes(script, "-U", role)
    finally:
        run.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")
