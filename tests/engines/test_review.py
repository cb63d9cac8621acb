"""What a sceptical reader found once, held for good: rows of others, changed values, late changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
import pytest

from compiler.demo.server import Server
from compiler.diagnostics import CompileError
from compiler.pipeline import plan_project
from tests.support.safety import PROJECT, SET, SOURCE, TARGET, WRITERS, Run, until

REPLACE = PROJECT + SET.rstrip() + "\n  default: {mode: replace}\n"
CUSTOMER = f'{TARGET}."OSUSR_T01_CUSTOMER"'
CRM = "CREATE SCHEMA crm"


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        pytest.param((), 'customer bigint REFERENCES {table} ON DELETE CASCADE', id="identifier"),
        pytest.param(
            ('ALTER TABLE {table} ADD UNIQUE ("NAME1")',),
            'customer varchar(40) REFERENCES {table} ("NAME1") ON DELETE CASCADE', id="another column",
        ),
        pytest.param(
            ('ALTER TABLE {table} ADD UNIQUE ("NAME1", "ID1")',),
            'other bigint, customer varchar(40), '
            'FOREIGN KEY (customer, other) REFERENCES {table} ("NAME1", "ID1") ON DELETE CASCADE',
            id="two columns",
        ),
    ],
)
def test_rows_of_another_schema_are_not_deleted_with_those_they_refer_to(
    postgres: Server, database_name: str, tmp_path: Path, keys: tuple[str, ...], note: str
) -> None:
    definitions = [CRM, *keys, f"CREATE TABLE crm.note (id int PRIMARY KEY, {note})"]
    before = {str(number): text.format(table=CUSTOMER) for number, text in enumerate(definitions)}
    run = Run(postgres, database_name, tmp_path / "run", project=REPLACE, before=before)
    values = {"customer": '"ID1"' if not keys else '"NAME1"', "other": '"ID1"'}
    columns = [name for name in ("customer", "other") if f"{name} " in note]
    listed, chosen = ", ".join(columns), ", ".join(values[name] for name in columns)
    run.execute(f"INSERT INTO crm.note (id, {listed}) SELECT 1, {chosen} FROM {CUSTOMER}")
    run.refuses("preflight.sql", "O11-0904")
    for script in WRITERS:
        run.refuses(script, "O11-0904")
    run.execute("DELETE FROM crm.note")
    run.passes("migrate.sql")


def test_a_foreign_key_added_since_the_snapshot_stops_a_replacement(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    run = Run(postgres, database_name, tmp_path / "run", project=REPLACE, before={"crm": CRM})
    run.execute(f"CREATE TABLE crm.note (id int PRIMARY KEY, customer bigint REFERENCES {CUSTOMER} ON DELETE CASCADE)")
    for script in WRITERS:
        run.refuses(script, "O11-0917")


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run")


def test_a_value_that_a_trigger_changes_fails_the_run(run: Run) -> None:
    run.execute(
        f"CREATE FUNCTION {TARGET}.spoil() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN NEW.\"NAME1\" := 'X'; RETURN NEW; END $$"
    )
    run.execute(
        f"CREATE TRIGGER spoil BEFORE INSERT ON {CUSTOMER} FOR EACH ROW EXECUTE FUNCTION {TARGET}.spoil()"
    )
    for script in WRITERS:
        output = run.refuses(script, "O11-0910")
        assert "copied value" in output


def test_a_record_added_since_the_snapshot_is_drift(run: Run) -> None:
    for side in (SOURCE, TARGET):
        table = run.value(
            f"SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = '{side}' "
            "AND tablename ILIKE 'ossys_entity_record'"
        )
        with run.stage.connect() as connection:
            connection.execute(f"CREATE TEMPORARY TABLE added AS SELECT * FROM {side}.{table} LIMIT 1".encode())
            columns = [name[0] for name in connection.execute(b"SELECT attname::text FROM pg_attribute WHERE "
                       b"attrelid = 'added'::regclass AND attnum > 0").fetchall()]
            key = next(name for name in columns if name.lower() == "ss_key")
            connection.execute(f"UPDATE added SET \"{key}\" = 'ffffffff-0000-0000-0000-00000000000a'".encode())
            identifier = next(name for name in columns if name.lower() == "id")
            connection.execute(f'UPDATE added SET "{identifier}" = 999'.encode())
            connection.execute(f"INSERT INTO {side}.{table} OVERRIDING SYSTEM VALUE SELECT * FROM added".encode())
        run.refuses("preflight.sql", "O11-0908")
        for script in WRITERS:
            run.refuses(script, "O11-0908")
        with run.stage.connect() as connection:
            connection.execute(f'DELETE FROM {side}.{table} WHERE "{identifier}" = 999'.encode())
    run.passes("migrate.sql")


def test_a_truncate_of_the_source_waits_or_is_waited_for(run: Run) -> None:
    table = run.value(
        f"SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables "
        f"WHERE schemaname = '{SOURCE}' AND tablename ILIKE '%_order'"
    )
    with psycopg.connect(run.server.url(run.database)) as other:
        other.execute(f"TRUNCATE {table}".encode())
        process = run.start("migrate.sql")
        until(lambda: run.waiting("relation"))
        other.rollback()
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 0, output
    run.verified()


def test_a_database_of_another_encoding_is_refused(postgres: Server, run: Run, tmp_path: Path) -> None:
    name = f"{run.database}_latin1"
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'".encode())
    try:
        for script in ("preflight.sql", "migrate.sql", "verify.sql"):
            # The same scripts, but for the name of the database that they expect.
            copy = tmp_path / "latin1"
            shutil.copytree(run.scripts, copy, dirs_exist_ok=True)
            text = (copy / script).read_text(encoding="utf-8").replace(run.database, name)
            (copy / script).write_text(text, encoding="utf-8")
            code, output = run.psql(str(copy / script), database=name)
            assert code != 0 and "O11-0916" in output, output
    finally:
        with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_preflight_says_drift_before_it_trips_over_it(run: Run) -> None:
    column = run.value(
        "SELECT quote_ident(table_name) || ' DROP COLUMN ' || quote_ident(column_name) "
        "FROM information_schema.columns "
        f"WHERE table_schema = '{SOURCE}' AND table_name ILIKE '%_order' AND column_name ILIKE 'partnerid%'"
    )
    run.execute(f"ALTER TABLE {SOURCE}.{column}")
    run.refuses("preflight.sql", "O11-0909")


def test_the_plan_warns_of_what_is_unusual_in_the_target(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    before = {
        "no sequence": f'ALTER TABLE {CUSTOMER} ALTER "ID1" DROP IDENTITY',
        "trigger": f"CREATE FUNCTION {TARGET}.look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "on it": f"CREATE TRIGGER look AFTER INSERT ON {CUSTOMER} FOR EACH ROW EXECUTE FUNCTION {TARGET}.look()",
    }
    run = Run(postgres, database_name, tmp_path / "run", before=before)
    codes = {item.code for item in plan_project(tmp_path / "run" / "work" / "project.yaml").findings}
    assert {"O11-0605", "O11-0614"} <= codes
    run.passes("migrate.sql")
    run.verified()


@pytest.mark.parametrize(
    ("code", "statements"),
    [
        (
            "O11-0612",
            (
                f'ALTER TABLE {CUSTOMER} DROP COLUMN "NAME1"',
                f"ALTER TABLE {CUSTOMER} ADD COLUMN \"NAME1\" varchar(40) GENERATED ALWAYS AS ('x') STORED",
            ),
        ),
        (
            "O11-0613",
            (
                f'ALTER TABLE {CUSTOMER} RENAME TO "BEHIND"',
                f'CREATE VIEW {CUSTOMER} AS SELECT * FROM {TARGET}."BEHIND"',
            ),
        ),
    ],
)
def test_what_cannot_be_written_does_not_compile(
    postgres: Server, database_name: str, tmp_path: Path, code: str, statements: tuple[str, ...]
) -> None:
    before = {str(number): text for number, text in enumerate(statements)}
    with pytest.raises(CompileError) as raised:
        Run(postgres, database_name, tmp_path / "run", before=before)
    assert code in {item.code for item in raised.value.diagnostics}


def test_text_that_holds_an_id_is_never_cast_to_a_number(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    """docs/safety.md: a value that no number type takes is a reference without partner, not a crash."""
    source, target = f'{SOURCE}."OSUSR_S01_ORDER"', f'{TARGET}."OSUSR_T01_ORDER"'
    before = {
        "source": f'ALTER TABLE {source} ALTER "PARTNERID" TYPE varchar(60)',
        "target": f'ALTER TABLE {target} ALTER "PARTNERID1" TYPE varchar(60)',
    }
    project = PROJECT + SET + "references: {dangling: 'null'}\n"
    run = Run(postgres, database_name, tmp_path / "run", project=project, before=before)
    run.execute(f"""UPDATE {source} SET "PARTNERID" = '99999999999999999999999' WHERE "PARTNERID" IS NULL""")
    output = run.passes("preflight.sql")
    assert "O11-0902" in output
    run.passes("migrate.sql")
    run.passes("verify.sql")
    migrated = f'SELECT count(*) FROM {target} AS t JOIN {TARGET}."OSUSR_T01_CUSTOMER" AS c ' \
        'ON c."ID1"::text = t."PARTNERID1"'
    assert run.value(migrated) == 1
