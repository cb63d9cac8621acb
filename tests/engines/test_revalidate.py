"""``constraints: revalidate`` on PostgreSQL: every foreign key comes back as it was, or nothing has happened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

from compiler.demo.server import Server
from tests.support.case_run import findings_of
from tests.support.safety import CASE, PROJECT, SET, TARGET, Run, held

CUSTOMER, ORDER, SIZE = (f'{TARGET}."OSUSR_T01_{name}"' for name in ("CUSTOMER", "ORDER", "SIZE"))
REVALIDATE = PROJECT + SET + "constraints: revalidate\n"
COLUMNS = (
    "conname, contype, condeferrable, condeferred, convalidated, conrelid, confrelid, confupdtype, confdeltype, "
    "confmatchtype, conislocal, coninhcount, connoinherit, conkey, confkey, conpfeqop, conppeqop, conffeqop, conindid"
)
STATE = (
    f"SELECT k.conrelid::regclass::text, pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'), "
    f"ARRAY(SELECT t.tgenabled::text || t.tgtype || t.tgfoid || t.tgdeferrable || t.tginitdeferred FROM pg_trigger t "
    f"WHERE t.tgconstraint = k.oid ORDER BY 1), {COLUMNS} FROM pg_constraint k "
    f"WHERE k.connamespace = '{TARGET}'::regnamespace AND k.contype = 'f' ORDER BY k.conrelid, k.conname"
)


def keyed(name: str, table: str, column: str, other: str, more: str) -> str:
    return (
        f'ALTER TABLE {table} ADD CONSTRAINT {name} FOREIGN KEY ("{column}") REFERENCES {other} ("ID1") {more}; '
    )


# What O11 makes, and what somebody has added by hand: each with something that a snapshot does not say.
ODD = (
    keyed("deferred", ORDER, "PARENTID1", ORDER, "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED")
    + keyed('"a ''quoted"" name''; --"', ORDER, "CUSTOMERID1", CUSTOMER,
            "MATCH FULL ON UPDATE CASCADE ON DELETE CASCADE")
    + keyed("immediate", CUSTOMER, "SIZEID1", SIZE, "ON DELETE RESTRICT DEFERRABLE")
    + f"COMMENT ON CONSTRAINT deferred ON {ORDER} IS 'by hand; see O''Neil $o11c$ \\ %I'; "
    + keyed("loose", ORDER, "PARTNERID1", CUSTOMER, "NOT VALID")
)


def keys(run: Run) -> list[tuple[Any, ...]]:
    with run.stage.connect() as connection:
        return connection.execute(STATE.encode()).fetchall()


def made(server: Server, database: str, folder: Path, **before: str) -> Run:
    return Run(server, database, folder / "run", CASE, REVALIDATE, before)


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return made(postgres, database_name, tmp_path, odd=ODD)


def steps(run: Run, word: str) -> str:
    """Return the texts of the steps whose names hold a word."""
    found = sorted((run.scripts / "steps").glob(f"*{word}*"))
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def test_every_key_is_what_it_was(run: Run) -> None:
    before = keys(run)
    dropped = steps(run, "-loosen-")
    # Seven lead from application tables to application tables; one of them was never validated.
    assert dropped.count("DROP CONSTRAINT") == 6 and '"loose"' not in dropped
    run.passes("preflight.sql")
    run.passes("dryrun.sql")
    assert keys(run) == before
    run.passes("migrate.sql")
    assert keys(run) == before
    run.verified()
    run.passes("rollback.sql")
    assert keys(run) == before


def test_the_reference_to_users_stays_enforced_and_nobody_waits_to_log_in(run: Run) -> None:
    assert "ossys_user" not in steps(run, "-loosen-").lower()
    with held(run) as process:
        assert process.poll() is None
        with run.stage.connect() as other:
            other.execute("SET lock_timeout = '200ms'")
            other.execute(f"UPDATE {TARGET}.ossys_user SET username = username")
            for table in (CUSTOMER, ORDER, SIZE):
                with pytest.raises(psycopg.errors.LockNotAvailable):
                    other.execute(f"SELECT count(*) FROM {table}".encode())
    assert process.returncode == 0


def test_a_row_that_refers_to_nothing_undoes_everything(run: Run) -> None:
    """The run writes none; here a trigger does, which no check knows of before the key comes back."""
    run.execute(
        f"CREATE FUNCTION {TARGET}.bend() RETURNS trigger LANGUAGE plpgsql AS "
        f"'BEGIN NEW.\"PARENTID1\" := CASE WHEN NEW.\"PARENTID1\" IS NULL THEN NULL ELSE 4711 END; RETURN NEW; END'; "
        f"CREATE TRIGGER bend BEFORE UPDATE ON {ORDER} FOR EACH ROW EXECUTE FUNCTION {TARGET}.bend()"
    )
    before = keys(run)
    for script in ("dryrun.sql", "migrate.sql"):
        output = run.refuses(script, "violates foreign key constraint")
        assert 'violates foreign key constraint "deferred"' in output
        assert "-revalidate-foreign-keys-of-shop-order" in output.strip().splitlines()[-1]
        assert keys(run) == before


@pytest.mark.parametrize("change", [
    f"ALTER TABLE {ORDER} DROP CONSTRAINT deferred",
    f"ALTER TABLE {ORDER} ALTER CONSTRAINT deferred NOT DEFERRABLE",
    f"ALTER TABLE {ORDER} DROP CONSTRAINT deferred; "
    + keyed("deferred", ORDER, "PARENTID1", ORDER, "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"),
    f"ALTER TABLE {ORDER} DROP CONSTRAINT deferred; "
    + keyed("deferred", ORDER, "PARTNERID1", ORDER, "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"),
    f"ALTER TABLE {ORDER} DROP CONSTRAINT deferred; "
    + keyed("deferred", ORDER, "PARENTID1", CUSTOMER, "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"),
    f"ALTER TABLE {ORDER} DROP CONSTRAINT deferred; "
    + keyed("deferred", ORDER, "PARENTID1", ORDER, "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED NOT VALID"),
    f"ALTER TABLE {ORDER} DISABLE TRIGGER ALL",
], ids=["gone", "deferrable", "on-delete", "column", "table", "not-valid", "triggers"])
def test_a_key_that_has_changed_stops_preflight_and_the_run(run: Run, change: str) -> None:
    run.execute(change)
    before = keys(run)
    code, output = run.psql("preflight.sql")
    assert code != 0 and "O11-0976" in findings_of(output), output
    run.refuses("migrate.sql", "O11-0976: foreign keys of o11_target.OSUSR_T01_ORDER have changed since the snapshot")
    assert keys(run) == before


def test_a_key_that_comes_back_otherwise_undoes_everything(run: Run) -> None:
    """An event trigger that has its own idea of constraints."""
    run.execute(
        f"CREATE FUNCTION {TARGET}.idea() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF to_regclass('pg_temp.o11c_foreign_key') IS NOT NULL THEN "
        f"IF EXISTS (SELECT FROM pg_temp.o11c_foreign_key WHERE name = 'immediate') "
        f"AND EXISTS (SELECT FROM pg_constraint WHERE conname = 'immediate' AND condeferrable) THEN "
        f"ALTER TABLE {CUSTOMER} ALTER CONSTRAINT immediate NOT DEFERRABLE; END IF; END IF; END $$; "
        f"CREATE EVENT TRIGGER idea ON ddl_command_end WHEN TAG IN ('ALTER TABLE') "
        f"EXECUTE FUNCTION {TARGET}.idea()"
    )
    try:
        before = keys(run)
        run.refuses("migrate.sql", "O11-0977: foreign keys of o11_target.OSUSR_T01_CUSTOMER came back otherwise")
        assert keys(run) == before
    finally:
        run.execute("DROP EVENT TRIGGER idea")


def test_checks_that_wait_for_commit_are_made_before_a_table_is_altered(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    """Deleted rows leave checks of a deferred key behind, and PostgreSQL alters no table with such checks."""
    project = PROJECT + SET + '  "Shop.Order": {mode: replace}\nconstraints: revalidate\n'
    waits = keyed("waits", ORDER, "PARENTID1", ORDER, "DEFERRABLE INITIALLY DEFERRED")
    run = Run(postgres, database_name, tmp_path / "run", CASE, project, {"waits": waits})
    before = keys(run)
    run.passes("migrate.sql")
    assert keys(run) == before
    assert run.value(f"SELECT count(*) FROM {ORDER}") == 2


def test_the_keys_are_away_while_rows_are_written(postgres: Server, database_name: str, tmp_path: Path) -> None:
    run = made(postgres, database_name, tmp_path)
    run.execute(
        f"CREATE FUNCTION {TARGET}.look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF EXISTS (SELECT FROM pg_constraint WHERE conrelid = TG_RELID AND contype = 'f' "
        f"AND confrelid <> '{TARGET}.ossys_user'::regclass) THEN RAISE EXCEPTION 'a key is still here'; END IF; "
        f"RETURN NULL; END $$"
    )
    for table in (CUSTOMER, ORDER):
        run.execute(
            f"CREATE TRIGGER look AFTER INSERT OR UPDATE ON {table} FOR EACH STATEMENT "
            f"EXECUTE FUNCTION {TARGET}.look()"
        )
    run.passes("migrate.sql")
