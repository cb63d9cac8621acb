"""The factory and the server on a real PostgreSQL: what is made is what the offline twin says."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import msgspec
import psycopg
import pytest
from psycopg import sql

from compiler.demo import server as server_module
from compiler.demo.factory import (
    BooleanStyle,
    ColumnStyle,
    FactoryAttribute,
    FactoryCheck,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryRole,
    FactoryTenant,
    FactoryUnique,
    FactoryUser,
    IdentityStyle,
    KeyType,
    LetterCase,
    ReferenceStyle,
    TypeStyle,
    Variation,
    key_of,
)
from compiler.demo.offline import metamodel_of
from compiler.demo.people import demo_source, demo_target
from compiler.demo.postgres_ddl import create_environment
from compiler.demo.server import BIN_VARIABLE, Server, find_binaries, postgres_server, run_psql
from compiler.diagnostics import CompileError
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Engine, Metamodel, Platform, Table

HOSTILE = "\"'; DROP TABLE x; --\n\\! echo */ $(x) [b] 🚀 é"
LONG = "ü" * 128

_LEFT_OUT = frozenset({
    "OSSYS_ENTITY_ATTR.SS_KEY", "OSSYS_ENTITY_ATTR.PHYSICAL_COLUMN_NAME", "OSSYS_ENTITY_ATTR.LENGTH",
    "OSSYS_ENTITY.IS_EXTERNAL", "OSSYS_TENANT.IS_ACTIVE", "OSSYS_USER_ROLE.TENANT_ID",
    "OSSYS_SOLUTION", "OSSYS_GROUP", "OSSYS_BPM_PROCESS_DEFINITION",
})
VARIATIONS = {
    "plain": Variation(),
    "upper": Variation(
        key_type=KeyType.UUID, name_case=LetterCase.UPPER, table_case=LetterCase.LOWER,
        booleans=BooleanStyle.SMALLINT, references=ReferenceStyle.BOTH, identity=IdentityStyle.DEFAULT,
        identifiers=64, sequence_gap=100,
    ),
    "sparse": Variation(
        left_out=_LEFT_OUT, key_case=LetterCase.UPPER, booleans=BooleanStyle.NUMERIC,
        references=ReferenceStyle.ID, types=TypeStyle.PLAIN, identity=IdentityStyle.SERIAL,
        columns=ColumnStyle.DATABASE,
    ),
    "names": Variation(
        references=ReferenceStyle.FOREIGN_KEY, identity=IdentityStyle.OWNED, columns=ColumnStyle.NEITHER,
        table_case=LetterCase.UPPER,
    ),
}


def _rich(variation: Variation) -> FactoryEnvironment:
    """Return an environment with hostile names and everything that the demo's pair does not have."""
    identifier = FactoryAttribute("Id", key_of("Id"), "Identifier", identifier=True, autonumber=True)
    code = FactoryAttribute(HOSTILE, key_of("code"), "Text", length=3000, identifier=True, column=HOSTILE)
    thing = FactoryEntity(
        HOSTILE, key_of("thing"), HOSTILE, (code,), rows=({HOSTILE: HOSTILE},), description=HOSTILE
    )
    wide = FactoryEntity(
        LONG, key_of("wide"), "OSUSR_W", (
            identifier,
            FactoryAttribute("Thing", key_of("Thing"), f"{HOSTILE}.{HOSTILE}", delete_rule="Delete"),
            FactoryAttribute("Self", key_of("Self"), f"{HOSTILE}.{LONG}", unique=True, delete_rule="Protect"),
            FactoryAttribute("Size", key_of("Size"), f"{HOSTILE}.Size", delete_rule="Protect"),
            FactoryAttribute("Nothing", key_of("Nothing"), f"{HOSTILE}.Size", delete_rule="Ignore"),
            FactoryAttribute("Amount", key_of("Amount"), "Decimal", 10, 3, not_null=True, db_default="1.5"),
            FactoryAttribute("Old", key_of("Old"), "Text", active=False, not_null=True),
        ),
        rows=(
            {"Id": 3, "Thing": HOSTILE, "Self": 8, "Size": "L", "Nothing": "gone", "Amount": Decimal("1.125"),
             "TENANT_ID": 2},
            {"Id": 8, "Self": 3, "Amount": 7, "TENANT_ID": 2},
        ),
        multitenant=True, uniques=(FactoryUnique(("Thing", "Size"), nulls_distinct=False),),
        checks=(FactoryCheck("positive", '("Amount" > (0)::numeric)', ("Amount",)),)
        if variation.columns is ColumnStyle.NEITHER and variation.table_case is None else (),
        triggers=("OSTRG_EI__X",), event_table="OSEVT_W", expose_process_events=True,
    )
    size = FactoryEntity(
        "Size", key_of("Size"), "OSUSR_SIZE",
        (FactoryAttribute("Code", key_of("Code"), "Text", length=4, identifier=True),
         FactoryAttribute("Label", key_of("Label"), "Text")),
        kind="static",
        records=(FactoryRecord(key_of("L"), HOSTILE, "L"),
                 FactoryRecord(key_of("S"), "S", "S", active=False)),
    )
    outside = FactoryEntity(
        "Outside", key_of("Outside"), None, (FactoryAttribute("A", key_of("A"), "Integer", identifier=True),
                                             FactoryAttribute("B", key_of("B"), "Integer", identifier=True)),
        kind="external", declared_table="OTHER.dbo.THINGS",
    )
    local = FactoryEntity("Local", key_of("Local"), None, (identifier,), kind="client")
    return FactoryEnvironment(
        "db",
        (FactoryModule(HOSTILE, key_of("module"), (thing, wide, size, local),
                       (FactoryRole(HOSTILE, key_of("role")),)),
         FactoryModule("Legacy", key_of("Legacy"), (outside,), kind="Extension"),
         FactoryModule("Shop (deleted0)", key_of("deleted"), active=False)),
        tenants=(FactoryTenant(2, HOSTILE),), variation=variation,
        users=(FactoryUser(7, HOSTILE, 2, roles=(f"{HOSTILE}.{HOSTILE}",)),),
        extra=(("OSSYS_BPM_ACTIVITY_STATUS", ({"ID": 9, "NAME": "Skipped", "IS_TERMINAL": True},)),
               ("OSEVT_W", ({"_TENANT_ID": 2, "_IS_UPDATE": True, "ID": 3},))),
    )


def _comparable(metamodel: Metamodel) -> Metamodel:
    """Return the metamodel without what only a server can know."""
    return msgspec.structs.replace(
        metamodel,
        environment=msgspec.structs.replace(
            metamodel.environment, engine_version="", collation=None, database="db"
        ),
        tables=tuple(_comparable_table(table) for table in metamodel.tables),
    )


def _comparable_table(table: Table) -> Table:
    uniques = sorted((msgspec.structs.replace(item, name="") for item in table.uniques), key=str)
    keys = sorted((msgspec.structs.replace(item, name="") for item in table.foreign_keys), key=str)
    return msgspec.structs.replace(table, bytes=None, uniques=tuple(uniques), foreign_keys=tuple(keys))


def _assert_twins(database: str, schema: str, environment: FactoryEnvironment) -> None:
    with psycopg.connect(database) as connection:
        create_environment(connection, schema, environment)
    read = _comparable(read_metamodel(database, schema, None, Platform.O11))
    described = _comparable(metamodel_of(environment, Engine.POSTGRES, schema))
    for mine, theirs in zip(described.tables, read.tables, strict=True):
        assert mine == theirs
    assert described == read


@pytest.mark.parametrize("environment", [demo_source(), demo_target()], ids=["source", "target"])
def test_reading_the_demo_gives_what_the_offline_twin_says(
    database: str, environment: FactoryEnvironment
) -> None:
    _assert_twins(database, "o11_source", environment)


@pytest.mark.parametrize("name", VARIATIONS)
def test_reading_any_variation_gives_what_the_offline_twin_says(database: str, name: str) -> None:
    _assert_twins(database, 'we"ird \'schema', _rich(VARIATIONS[name]))


def test_checks_and_column_names_of_attributes(database: str) -> None:
    environment = _rich(Variation(columns=ColumnStyle.NEITHER))
    assert any(table.checks for table in metamodel_of(environment, Engine.POSTGRES, "s").tables)
    _assert_twins(database, "s", environment)


def test_rows_keep_ids_and_values_and_sequences_stand_past_them(database: str) -> None:
    with psycopg.connect(database) as connection:
        create_environment(connection, "s", demo_source())
        found = connection.execute('SELECT * FROM s."OSUSR_ABC_PERSON" WHERE "ID" = 4').fetchone()
        expected = next(
            row for module in demo_source().modules for entity in module.entities if entity.name == "Person"
            for row in entity.rows if row["Id"] == 4
        )
        assert found == tuple(expected.values())
        assert isinstance(found[4], date) and isinstance(found[5], time) and isinstance(found[6], datetime)
        picture = connection.execute('SELECT "IMAGE" FROM s."OSUSR_ABC_ICON" WHERE "ID" = 1').fetchone()
        assert picture is not None and picture[0].startswith(b"\x89PNG\r\n\x1a\n")
        # The highest id is 160 and the gap 3.
        added = connection.execute(
            'INSERT INTO s."OSUSR_ABC_PERSON" ("CITYID") VALUES (1) RETURNING "ID"'
        ).fetchone()
        assert added == (164,)


def test_hostile_values_arrive(database: str) -> None:
    with psycopg.connect(database) as connection:
        create_environment(connection, HOSTILE, _rich(Variation()))
        table = sql.Identifier(HOSTILE, HOSTILE)
        assert connection.execute(sql.SQL("SELECT * FROM {}").format(table)).fetchall() == [(HOSTILE,)]
        users = sql.Identifier(HOSTILE, "ossys_user")
        found = connection.execute(sql.SQL("SELECT username FROM {}").format(users)).fetchall()
        assert found == [(HOSTILE,)]


def test_rows_that_break_a_constraint_leave_nothing_behind(database: str) -> None:
    source = demo_source()
    broken = dataclasses.replace(source, users=source.users[1:])
    with psycopg.connect(database) as connection:
        with pytest.raises(psycopg.errors.ForeignKeyViolation):
            create_environment(connection, "s", broken)
        left = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 's'").fetchone()
        assert left == (0,)


def test_psql_runs_a_file_with_variables(
    postgres: Server, database: str, database_name: str, tmp_path: Path
) -> None:
    script = tmp_path / "x y.sql"
    script.write_text("\\set ON_ERROR_STOP on\nSELECT :'who';\nSELECT 1 / 0;\n\\echo not reached\n", "utf-8")
    done = run_psql(postgres, database_name, script, cwd=tmp_path, variables=(("who", "Zoë O'Neil"),))
    assert done.returncode == 3
    assert "Zoë O'Neil" in done.stdout
    assert "not reached" not in done.stdout
    assert "division by zero" in done.stderr


@pytest.fixture
def own_server(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The programs of a server that the test may start by itself."""
    monkeypatch.delenv(server_module.URL_VARIABLE, raising=False)
    try:
        return find_binaries()
    except CompileError as error:
        pytest.skip(f"no PostgreSQL programs: {error}")


def test_a_kept_cluster_keeps_its_data_and_nothing_else_stays(own_server: Path) -> None:
    # Not pytest's own folder: when root runs the tests the server does not run as root, and may not enter it.
    with tempfile.TemporaryDirectory(prefix="o11c-kept-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        for expected in ([], [("kept",)]):
            with postgres_server(home / "data") as server:
                with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
                    query = "SELECT datname::text FROM pg_database WHERE datname = 'kept'"
                    assert connection.execute(query).fetchall() == expected
                    sockets = connection.execute("SHOW unix_socket_directories").fetchone()
                if not expected:
                    server_module.create_database(server, "kept")
            assert sockets is not None
            assert not Path(sockets[0]).exists()
            assert not (home / "data" / "postmaster.pid").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root drops privileges")
def test_programs_in_a_directory_of_roots_own_are_copied(
    own_server: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if own_server.parent.name != "pginstall":
        pytest.skip("only the packages' programs can be moved")
    package = own_server.parent.parent
    hidden = tmp_path / "root"
    hidden.mkdir(mode=0o700)
    (hidden / package.name).symlink_to(package)
    (hidden / f"{package.name}.libs").symlink_to(package.with_name(f"{package.name}.libs"))
    monkeypatch.setenv(BIN_VARIABLE, str(hidden / package.name / "pginstall" / "bin"))
    with (
        postgres_server() as server,
        psycopg.connect(server.url("postgres")) as connection,
    ):
        assert connection.execute("SELECT 1").fetchone() == (1,)
        assert hidden not in server.psql.parents


def test_a_server_that_does_not_start_is_a_diagnostic_with_its_log(
    own_server: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "_SETTINGS", "no_such_setting = on\n")
    with pytest.raises(CompileError) as caught, postgres_server():
        pytest.fail("it started")
    (found,) = caught.value.diagnostics
    assert found.code == "O11-1002"
    assert "no_such_setting" in found.found
    assert "no_such_setting" in Path(found.where).read_text("utf-8")
    Path(found.where).unlink()


def test_a_url_that_nobody_answers_is_a_diagnostic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(server_module.URL_VARIABLE, "postgresql://x@/y?host=/nonexistent")
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(CompileError) as caught, postgres_server():
        pytest.fail("it answered")
    assert [item.code for item in caught.value.diagnostics] == ["O11-1002"]


def test_no_programs_at_all_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BIN_VARIABLE, raising=False)
    monkeypatch.setattr(server_module, "_PACKAGES", ())
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(()))
    with pytest.raises(CompileError) as caught:
        find_binaries()
    (found,) = caught.value.diagnostics
    assert found.code == "O11-1001"
    assert 'pip install "o11c[demo]"' in found.action


def test_a_directory_without_programs_is_a_diagnostic(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(BIN_VARIABLE, str(tmp_path))
    with pytest.raises(CompileError) as caught:
        find_binaries()
    assert [item.code for item in caught.value.diagnostics] == ["O11-1002"]
