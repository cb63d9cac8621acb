"""What undo asks of others: a login is no change, writers wait, and its privileges are looked up before the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.demo.server import Server
from tests.engines.test_environment import _as
from tests.engines.test_rollback import CASE, CUSTOMER, NEW, PROJECT, VISIT
from tests.support.safety import TARGET, Run

_CREATED = PROJECT.replace("users: {policy: match}", "users: {policy: create}")
_PEOPLE = CASE.replace("users: {ann: {}}", "users: {ann: {}, bob: {}}", 1)


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run", CASE, PROJECT)


def test_a_login_of_a_migrated_user_does_not_stand_in_the_way(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    created = _PEOPLE.replace("created_by: ann", "created_by: bob")
    run = Run(postgres, database_name, tmp_path / "run", created, _CREATED)
    before = run.stage.contents(TARGET)
    run.passes("migrate.sql")
    bob = "WHERE username = 'bob'"
    assert run.value(f"SELECT count(*) FROM {TARGET}.ossys_user {bob}") == 1
    email = run.value(f"SELECT email FROM {TARGET}.ossys_user {bob}")
    run.execute(f"UPDATE {TARGET}.ossys_user SET last_login = '2031-01-02 03:04:05' {bob}")
    # Any other column is somebody's change.
    run.execute(f"UPDATE {TARGET}.ossys_user SET email = 'new@example.com' {bob}")
    run.refuses("rollback.sql", "O11-0947")
    run.execute(f"UPDATE {TARGET}.ossys_user SET email = '{email}' {bob}")
    run.passes("rollback.sql")
    assert run.stage.contents(TARGET) == before


def test_nobody_can_refer_to_inserted_rows_between_check_and_delete(run: Run) -> None:
    run.passes("migrate.sql")
    text = (run.scripts / "rollback.sql").read_text(encoding="utf-8")
    locks = [line for line in text.splitlines() if line.startswith("LOCK TABLE ")]
    assert f"LOCK TABLE {VISIT} IN SHARE MODE" in [line.replace('"o11_target"', TARGET) for line in locks]
    names = [line.split()[2].split(".")[1].strip('"') for line in locks]
    assert names == sorted(names)
    with run.stage.connect() as connection, connection.transaction(force_rollback=True):
        # A row that is on its way: undo waits for it, and then looks.
        connection.execute(f'INSERT INTO {VISIT} ("CUSTOMERID1") VALUES ({NEW})'.encode())
        quick = (run.scripts / "rollback.sql").read_text(encoding="utf-8").replace("'30s'", "'200ms'")
        (run.scripts / "quick.sql").write_text(quick, encoding="utf-8")
        code, output = run.psql("quick.sql")
        assert code != 0 and "lock timeout" in output, output
    assert run.value(f"SELECT count(*) FROM {CUSTOMER}") > 0
    run.passes("rollback.sql")


def test_preflight_lends_the_role_of_an_owner_and_warns_of_what_undo_lacks(run: Run) -> None:
    role = f"o11c_test_undo_{run.database}"[:60]
    run.execute(f"CREATE ROLE {role} LOGIN; CREATE ROLE {role}_owner")
    # Somebody has made the schema of the journal before.
    run.execute("CREATE SCHEMA o11c; CREATE TABLE o11c.run (run_id bigint)")
    run.execute(f"ALTER TABLE o11c.run OWNER TO {role}_owner")
    try:
        for schema in ("o11_source", TARGET):
            run.execute(f"GRANT USAGE ON SCHEMA {schema} TO {role}; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO "
                        f"{role}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}")
        _, output = _as(run, role, "preflight.sql")
        found = [line for line in output.splitlines() if "O11-0934" in line]
        assert not [line for line in output.splitlines() if "OWNER TO" in line]
        warned = [line for line in found if "| warning" in line]
        assert any(f"GRANT UPDATE ON TABLE {VISIT} TO {role}" in line for line in warned), output
        assert all("will lack this privilege" in line for line in warned)
        assert f"GRANT {role}_owner TO {role}; -- afterwards: REVOKE {role}_owner FROM {role};" in output
        # It is enough.
        run.execute(f"GRANT {role}_owner TO {role}")
        assert f"GRANT {role}_owner" not in _as(run, role, "preflight.sql")[1]
    finally:
        run.execute(f"DROP SCHEMA o11c CASCADE; DROP OWNED BY {role}; DROP ROLE {role}; DROP ROLE {role}_owner")


def test_a_session_whose_client_is_gone_does_not_stay(run: Run) -> None:
    prelude = (run.scripts / "migrate.sql").read_text(encoding="utf-8").partition("-- One transaction")[0]
    (run.scripts / "shown.sql").write_text(f"{prelude}\nSHOW client_connection_check_interval;\n", encoding="utf-8")
    assert "10s" in run.passes("shown.sql")
