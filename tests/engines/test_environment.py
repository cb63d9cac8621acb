"""What preflight finds of the server and the catalog: each planted once, found, and gone when it is put right."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from compiler.demo.server import Server
from tests.support.case_run import findings_of
from tests.support.cases import CASES
from tests.support.safety import SOURCE, TARGET, Run

CUSTOMER = f'{TARGET}."OSUSR_T01_CUSTOMER"'
ORDER = f'{TARGET}."OSUSR_T01_ORDER"'
FUNCTION = (
    f"CREATE FUNCTION {TARGET}.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
    f"CREATE TRIGGER known BEFORE INSERT ON {CUSTOMER} FOR EACH ROW EXECUTE FUNCTION {TARGET}.nothing()"
)
RULED = f"ALTER TABLE {CUSTOMER} ADD CONSTRAINT named CHECK (\"NAME1\" <> 'nobody')"


@pytest.fixture
def run(postgres: Server, database_name: str, tmp_path: Path) -> Run:
    return Run(postgres, database_name, tmp_path / "run", before={"trigger": FUNCTION, "check": RULED})


def found(run: Run) -> tuple[list[str], str]:
    _, output = run.psql("preflight.sql")
    return findings_of(output), output


# What is planted, the code and the words that it is found with, and what puts it right.
PLANTED = [
    (f'ALTER TABLE {ORDER} ADD CONSTRAINT late CHECK ("ID1" > 0)', "O11-0938",
     "late: enabled, validated (snapshot: none)", f"ALTER TABLE {ORDER} DROP CONSTRAINT late"),
    (f"ALTER TABLE {CUSTOMER} DROP CONSTRAINT named", "O11-0938",
     "named: gone (snapshot: enabled, validated)", RULED),
    (f"CREATE TRIGGER late BEFORE UPDATE ON {ORDER} FOR EACH ROW EXECUTE FUNCTION {TARGET}.nothing()", "O11-0939",
     "late: enabled (snapshot: none)", f"DROP TRIGGER late ON {ORDER}"),
    (f"ALTER TABLE {CUSTOMER} DISABLE TRIGGER known", "O11-0939",
     "known: disabled (snapshot: enabled)", f"ALTER TABLE {CUSTOMER} ENABLE TRIGGER known"),
    (f"ALTER TABLE {CUSTOMER} ENABLE ALWAYS TRIGGER known", "O11-0940",
     "known: ALWAYS", f"ALTER TABLE {CUSTOMER} ENABLE TRIGGER known"),
    (f"CREATE RULE late AS ON INSERT TO {ORDER} DO ALSO NOTHING", "O11-0941",
     "rule late", f"DROP RULE late ON {ORDER}"),
]  # fmt: skip


def test_constraints_triggers_and_rules_that_are_not_as_the_snapshot_had_them(run: Run) -> None:
    assert found(run)[0] == []
    for change, code, words, back in PLANTED:
        run.execute(change)
        codes, output = found(run)
        assert codes == [code] and words in output, output
        run.execute(back)
    assert found(run)[0] == []


def test_a_constraint_that_was_never_validated_is_a_warning_and_stays_so(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    loose = f"ALTER TABLE {CUSTOMER} ADD CONSTRAINT loose CHECK (\"NAME1\" <> 'nobody') NOT VALID"
    run = Run(postgres, database_name, tmp_path / "run", before={"loose": loose})
    codes, output = found(run)
    assert codes == ["O11-0937"] and "loose: enabled, not validated" in output
    run.passes("migrate.sql")
    assert run.value("SELECT convalidated FROM pg_constraint WHERE conname = 'loose'") is False
    # What was recorded as not validated, and is validated now, is another state.
    run.execute(f"ALTER TABLE {CUSTOMER} VALIDATE CONSTRAINT loose")
    code, output = run.psql("verify.sql")
    assert code != 0 and "constraints are as the snapshot had them" in output.split("ERROR")[1], output


def test_collation_and_release_of_the_server(postgres: Server, database_name: str, tmp_path: Path) -> None:
    unique = f'ALTER TABLE {CUSTOMER} ADD CONSTRAINT one_name UNIQUE ("NAME1")'
    run = Run(postgres, database_name, tmp_path / "run", before={"unique": unique})
    assert found(run)[0] == []
    run.execute(f'ALTER TABLE {CUSTOMER} ALTER "NAME1" TYPE varchar(40) COLLATE "C"')
    codes, output = found(run)
    assert codes == ["O11-0936"] and "OSUSR_T01_CUSTOMER.NAME1: pg_catalog.C" in output, output
    run.execute(f'ALTER TABLE {CUSTOMER} ALTER "NAME1" TYPE varchar(40) COLLATE "default"')
    script = run.scripts / "preflight.sql"
    text = script.read_text(encoding="utf-8")
    release = re.search(r"FROM '\^\[0-9\]\+'\) <> '(\d+)'", text)
    collation = re.search(r"WHERE q\.collation IS DISTINCT FROM '([^']+)'", text)
    assert release is not None and collation is not None
    other = text.replace(release[0], release[0].replace(release[1], "9"))
    script.write_text(other.replace(collation[0], collation[0].replace(collation[1], "tlh")), encoding="utf-8")
    codes, output = found(run)
    assert codes == ["O11-0935", "O11-0936"] and "that was" in output and "sorted otherwise" in output, output


def test_sizes_are_told_by_entity_and_in_all(run: Run) -> None:
    output = run.passes("preflight.sql")
    lines = [line for line in output.splitlines() if "O11-0942" in line]
    assert [line.split("|")[2].strip() for line in lines] == ["Shop.Customer", "Shop.Order", "all entities"]
    assert [int(line.split("|")[4]) for line in lines] == [2, 2, 4]
    bytes_ = [re.search(r"about (\d+) (bytes|kB)$", line.strip()) for line in lines]
    sizes = [int(match[1]) for match in bytes_ if match is not None]
    assert len(sizes) == 3 and sizes[2] == sizes[0] + sizes[1] and sizes[0] > 0


# --- privileges ----------------------------------------------------------------------------------


def test_missing_privileges_are_told_as_the_statements_that_grant_them(run: Run) -> None:
    """A login with nothing is told what to grant, until preflight and then migrate.sql have all that they need."""
    role = f"o11c_test_poor_{run.database}"[:60]
    with run.stage.connect() as connection:
        name = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC").format(name))
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        try:
            code, output = _as(run, role, "preflight.sql")
            assert code != 0 and "O11-0934" in output and "GRANT TEMPORARY ON DATABASE" in output, output
            _grant(connection, _statements(output))
            code, output = _as(run, role, "preflight.sql")
            assert code != 0 and "O11-0934: this login cannot read" in output, output
            listed = _statements(output)
            assert f'GRANT SELECT ON TABLE {SOURCE}."OSUSR_S01_ORDER" TO {role}' in listed
            assert f"GRANT CREATE ON DATABASE {connection.info.dbname} TO {role}" in listed
            # Preflight itself can read now: the rest is told with all other findings.
            _grant(connection, [line for line in listed if re.match("GRANT (SELECT|USAGE) ON", line)])
            code, output = _as(run, role, "preflight.sql")
            assert code != 0 and "O11-0900" in output and findings_of(output) == ["O11-0934"], output
            assert f"GRANT INSERT ON TABLE {ORDER} TO {role}" in _statements(output)
            _grant(connection, _statements(output))
            code, output = _as(run, role, "preflight.sql")
            assert code == 0 and _statements(output) == [], output
            code, output = _as(run, role, "migrate.sql")
            assert code == 0, output
        finally:
            connection.execute(sql.SQL("REASSIGN OWNED BY {} TO CURRENT_USER").format(sql.Identifier(role)))
            connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def test_row_level_security_stops_preflight_before_it_reads(run: Run) -> None:
    role = f"o11c_test_rows_{run.database}"[:60]
    with run.stage.connect() as connection:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        try:
            _, output = _as(run, role, "preflight.sql")
            _grant(connection, _statements(output))
            run.execute(f"ALTER TABLE {CUSTOMER} ENABLE ROW LEVEL SECURITY")
            code, output = _as(run, role, "preflight.sql")
            assert code != 0 and f"{TARGET}.OSUSR_T01_CUSTOMER" in output.split("ERROR")[1], output
            # It does not apply to a superuser.
            assert found(run)[0] == []
        finally:
            connection.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(role)))
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


def _as(run: Run, role: str, script: str) -> tuple[int, str]:
    """Run a script as another login."""
    info = psycopg.conninfo.make_conninfo(run.server.url(run.database), user=role)
    done = subprocess.run(
        [str(run.server.psql), "-X", "-d", info, "-f", str(run.scripts / script)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def _statements(output: str) -> list[str]:
    """Return the statements of the list of missing privileges, or of the message when there is no list."""
    listed = [line.strip() for line in output.splitlines() if re.match(r" (GRANT|ALTER) ", line)]
    return listed or re.findall(r"\((GRANT [^)]*)\)", output)


def _grant(connection: psycopg.Connection[tuple[object, ...]], statements: list[str]) -> None:
    for statement in statements:
        connection.execute(statement.encode())


# --- definitions of BPT ----------------------------------------------------------------------------

GUIDE = CASES / "guide_process_11266"


def test_definitions_that_were_published_after_the_snapshot_are_drift(
    postgres: Server, database_name: str, tmp_path: Path
) -> None:
    case, project = ((GUIDE / name).read_text(encoding="utf-8") for name in ("case.yaml", "project.yaml"))
    run = Run(postgres, database_name, tmp_path / "run", case, project)
    assert found(run)[0] == []
    definitions, inputs = f"{SOURCE}.ossys_bpm_process_definition", f"{SOURCE}.ossys_bpm_process_input_def"
    listed = run.value(
        "SELECT string_agg(quote_ident(column_name), ', ') FROM information_schema.columns WHERE table_schema = "
        f"'{SOURCE}' AND table_name = 'ossys_bpm_process_definition' AND column_name <> 'id'"
    )
    run.execute(
        f"INSERT INTO {definitions} (id, {listed}) OVERRIDING SYSTEM VALUE "
        f"SELECT 987, {listed} FROM {definitions} ORDER BY id LIMIT 1"
    )
    assert "process definitions that the snapshot did not know: 1 (987)" in run.refuses("migrate.sql", "O11-0909")
    run.refuses("preflight.sql", "O11-0909")
    run.execute(f"DELETE FROM {definitions} WHERE id = 987")
    assert found(run)[0] == []
    run.execute(f"UPDATE {inputs} SET ss_type = 'Text' WHERE ss_type LIKE 'bt%'")
    assert "have another type now" in run.refuses("migrate.sql", "O11-0909")
    run.refuses("preflight.sql", "O11-0909")
