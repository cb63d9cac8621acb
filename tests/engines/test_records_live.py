"""Records looked up by the scripts' own SQL on a real server: the same keys as the compiler prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import psycopg
import pytest

from compiler.demo.factory import (
    BooleanStyle,
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryRole,
    FactoryTenant,
    KeyType,
    LetterCase,
    Row,
    Variation,
    key_of,
)
from compiler.demo.offline import metamodel_of
from compiler.demo.postgres_ddl import create_environment
from compiler.diagnostics import Findings
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Column, Engine, Platform, Snapshot
from compiler.model.resolve import resolve
from compiler.model.types import Model
from compiler.plan import ir
from compiler.plan.facts import READ_BY_SCRIPTS
from compiler.sql.dialect import Dialect, Names
from compiler.sql.postgres import PostgresDialect
from compiler.sql.records import pair_live
from compiler.sql.tsql import TsqlDialect
from tests.house.maxdop_check import syntax_errors

SCHEMA = "Ö 11"
RECORD_TABLES = (
    "OSSYS_ENTITY_RECORD", "OSSYS_ROLE", "OSSYS_TENANT", "OSSYS_ESPACE",
    "OSSYS_BPM_PROCESS_DEFINITION", "OSSYS_BPM_PROCESS_INPUT_DEF", "OSSYS_BPM_PROCESS_OUTPUT_DEF",
    "OSSYS_BPM_ACTIVITY_DEFINITION", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF", "OSSYS_BPM_PROCESS_STATUS",
    "OSSYS_BPM_ACTIVITY_STATUS", "OSSYS_BPM_ACTIVITY_KIND",
)
VARIATIONS = {
    "text": Variation(),
    "upper": Variation(key_case=LetterCase.UPPER, name_case=LetterCase.UPPER, booleans=BooleanStyle.NUMERIC),
    "uuid": Variation(key_type=KeyType.UUID, booleans=BooleanStyle.SMALLINT, identifiers=64),
}


def _definitions(braces: bool) -> dict[str, tuple[Row, ...]]:
    """Definitions of modules 1 (active) and 2 (not): active and inactive ones, equal inner keys."""

    def key(name: str) -> str:
        return f"{{{key_of(name)}}}" if braces else key_of(name)

    def row(number: int, name: str, active: bool = True, **more: object) -> Row:
        return {"ID": number, "NAME": f"{name} *{number}", "SS_KEY": key(name), "IS_ACTIVE": active, **more}

    inner = (
        row(21, "inner", PROCESS_DEF_ID=11), row(22, "inner", PROCESS_DEF_ID=12),
        row(23, "old", False, PROCESS_DEF_ID=11), row(24, "inner", PROCESS_DEF_ID=13),
        row(25, "inner", PROCESS_DEF_ID=14),
    )
    return {
        "OSSYS_BPM_PROCESS_DEFINITION": (
            row(11, "approve", ESPACE_ID=1), row(12, "refuse", ESPACE_ID=1), row(13, "dead", False, ESPACE_ID=1),
            row(14, "approve", ESPACE_ID=2),
        ),
        "OSSYS_BPM_PROCESS_INPUT_DEF": inner,
        "OSSYS_BPM_PROCESS_OUTPUT_DEF": inner,
        "OSSYS_BPM_ACTIVITY_DEFINITION": inner,
        "OSSYS_BPM_ACTIVITY_OUTPUT_DEF": tuple(
            row(number + 10, "out", number != 22, ACTIVITY_DEF_ID=number) for number in range(21, 26)
        ),
    }


def _environment(name: str) -> FactoryEnvironment:
    size = FactoryEntity(
        "Size", key_of("Size"), "OSUSR_SIZE",
        (FactoryAttribute("Id", key_of("Id"), "Integer", identifier=True),), kind="static",
        records=(FactoryRecord(key_of("S"), "S", 3), FactoryRecord(key_of("M"), "M", 4, active=False)),
    )
    live = FactoryModule("Live", key_of("Live"), (size,), (FactoryRole("Clerk", key_of("Clerk")),), id=1)
    dead = FactoryModule("Dead", key_of("Dead"), roles=(FactoryRole("Clerk", key_of("Clerk")),), id=2, active=False)
    return FactoryEnvironment(
        "db", (live, dead), tenants=(FactoryTenant(1, "Prod*é"),), variation=VARIATIONS[name], first_id=100,
        extra=tuple(_definitions(name == "upper").items()),
    )


def _column(column: Column) -> ir.Column:
    return ir.Column(column.name, column.type, column.native)


def names(model: Model) -> Names:
    """Names of a plan that knows the metamodel's tables and nothing else."""
    tables = tuple(
        ir.SystemTable(
            item.name, ir.Table(ir.Side.SOURCE, item.physical),
            tuple((key, _column(column)) for key, column in item.columns),
        )
        for item in model.system_tables if item.name in READ_BY_SCRIPTS
    )
    place = ir.Place(SCHEMA)
    return Names(
        ir.Plan(
            version=1, project="", platform="o11", source=place, target=place, source_engine="postgres",
            target_engine="postgres", source_digest="", target_digest="", project_digest="", applications=(),
            modules=(), members=(), left_out=(), maps=(), components=(), system_tables=tables, steps=(),
            checks=(), probes=(), notes=(),
        ),
        {},
    )


def query(dialect: Dialect, model: Model, table: str) -> str:
    return dialect.sql(pair_live(dialect, names(model), ir.Side.SOURCE, table))


def live(connection: psycopg.Connection, model: Model, table: str) -> list[tuple[str, str]]:
    """The keys and ids that the scripts see now."""
    found = connection.execute(query(PostgresDialect(), model, table).encode()).fetchall()
    return sorted((str(key), str(number)) for key, number in found)


def printed(model: Model) -> Mapping[str, list[tuple[str, str]]]:
    """The keys and ids that the compiler prints into literal maps."""
    found: dict[str, list[tuple[str, str]]] = {}
    for item in model.record_sets:
        found.setdefault(item.table, []).extend(("*".join(record.parts), record.id) for record in item.records)
    return {table: sorted(rows) for table, rows in found.items()}


@pytest.fixture(params=sorted(VARIATIONS))
def opened(request: pytest.FixtureRequest, database: str) -> Iterator[tuple[psycopg.Connection, Model]]:
    """A connection to an environment, and its model as read from it."""
    with psycopg.connect(database) as connection:
        create_environment(connection, SCHEMA, _environment(request.param))
        connection.commit()
        metamodel = read_metamodel(database, SCHEMA, None, Platform.O11)
        yield connection, resolve(Snapshot(metamodel, "0" * 64), Findings())


def test_what_the_scripts_see_is_what_the_compiler_prints(opened: tuple[psycopg.Connection, Model]) -> None:
    connection, model = opened
    expected = printed(model)
    assert {table: live(connection, model, table) for table in RECORD_TABLES} == {
        table: expected.get(table, []) for table in RECORD_TABLES
    }
    # The comparison is of something: every table has rows that count, and the inactive ones do not.
    assert all(expected[table] for table in RECORD_TABLES)
    assert [len(expected[table]) for table in RECORD_TABLES[4:9]] == [2, 2, 2, 2, 1]
    live_key, approve, inner, out = (key_of(name) for name in ("Live", "approve", "inner", "out"))
    assert expected["OSSYS_BPM_ACTIVITY_OUTPUT_DEF"] == [(f"{live_key}*{approve}*{inner}*{out}", "31")]
    assert ("Closed", "2") in expected["OSSYS_BPM_PROCESS_STATUS"]


@pytest.mark.parametrize(("table", "number"), [
    ("OSSYS_ESPACE", 1), ("OSSYS_BPM_PROCESS_DEFINITION", 11), ("OSSYS_BPM_ACTIVITY_DEFINITION", 21),
    ("OSSYS_BPM_ACTIVITY_OUTPUT_DEF", 31),
])
def test_a_definition_is_gone_when_one_of_its_owners_is(
    opened: tuple[psycopg.Connection, Model], table: str, number: int
) -> None:
    connection, model = opened
    owner = names(model).plan.system_table(ir.Side.SOURCE, table)
    active = owner.column("IS_ACTIVE")
    no = "false" if active.native == "boolean" else "0"
    connection.execute(
        f'UPDATE "{SCHEMA}"."{owner.table.name}" SET "{active.name}" = {no}'
        f' WHERE "{owner.column("ID").name}" = {number}'.encode()
    )
    assert live(connection, model, "OSSYS_BPM_ACTIVITY_OUTPUT_DEF") == []


def test_a_status_counts_whatever_else_its_table_has(opened: tuple[psycopg.Connection, Model]) -> None:
    connection, model = opened
    before = live(connection, model, "OSSYS_BPM_ACTIVITY_STATUS")
    item = model.system_table("OSSYS_BPM_ACTIVITY_STATUS")
    name = model.system_table("OSSYS_BPM_PROCESS_DEFINITION")
    assert item is not None and name is not None
    flag = name.column("IS_ACTIVE")
    assert flag is not None
    table = f'"{SCHEMA}"."{item.physical}"'
    connection.execute(f'ALTER TABLE {table} ADD COLUMN "{flag.name}" {flag.native}'.encode())
    changed = replace(item, columns=(*item.columns, ("IS_ACTIVE", flag)))
    other = replace(
        model, system_tables=tuple(changed if old is item else old for old in model.system_tables)
    )
    assert before and live(connection, other, "OSSYS_BPM_ACTIVITY_STATUS") == before


def test_the_same_queries_parse_in_t_sql() -> None:
    metamodel = metamodel_of(_environment("uuid"), Engine.MSSQL, SCHEMA)
    model = resolve(Snapshot(metamodel, "0" * 64), Findings())
    queries = {table: query(TsqlDialect(), model, table) for table in RECORD_TABLES}
    assert syntax_errors(list(queries.values()), "2016") == []
    found = " ".join(queries["OSSYS_BPM_ACTIVITY_OUTPUT_DEF"].split())
    place = f"[{SCHEMA}]"
    assert (
        f"FROM {place}.[ossys_bpm_activity_output_def] AS [r]"
        f" JOIN {place}.[ossys_bpm_activity_definition] AS [a] ON [a].[id] = [r].[activity_def_id]"
        f" JOIN {place}.[ossys_bpm_process_definition] AS [p] ON [p].[id] = [a].[process_def_id]"
        f" JOIN {place}.[ossys_espace] AS [e] ON [e].[id] = [p].[espace_id]"
        " WHERE CAST([r].[is_active] AS int) = 1 AND CAST([a].[is_active] AS int) = 1"
        " AND CAST([p].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1"
    ) in found
    assert "COLLATE" in queries["OSSYS_BPM_PROCESS_STATUS"]
