"""Values on their way from SQL Server to a staging schema: what the export's query makes of them is read back the same.

The query runs on the emulated server, a stand-in writes the file as bcp is documented to, psql's \\copy reads it, and
the hashes of both sides are compared. Not shown: real bcp, and the server's own texts of floating numbers.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from psycopg import sql

from compiler.demo.server import Server, create_database, drop_database, run_psql
from compiler.metamodel.native import mssql_type, postgres_type
from compiler.metamodel.rows import Column, Engine
from compiler.metamodel.staged import staged_native
from compiler.plan import ir
from compiler.sql.masks import UTF16
from compiler.sql.staged import StagedFile
from compiler.sql.staged_forms import LINE_HASH
from compiler.sql.staging import check_setup, check_statements, facts, names_of, prepare_statements
from compiler.sql.staging_export import export_query, tsql_facts, tsql_lines
from compiler.sql.staging_foreign import foreign_load, foreign_setup, table_statements
from compiler.sql.tsql import TsqlDialect
from tests.support.handmade import plan
from tests.support.staged_stage import SOURCE, as_bcp, tds_server
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_server import TsqlSession, literal

TEXTS = (
    "", " ", "  a  ", "\t", "\n", "\r", "\r\n", "a\nb", "\\", "\\N", "\\.", "\\\\", "\\t", "\\x41", "'", "''", '"', "|",
    "$(x)", "N", "NULL", "\u00e9", "e\u0301", "\ufeff", "\U0001f600", "\u200b", "\u4e2d\u6587", "\x01", "\x7f",
    "\x0b\x0c",
    "\u00ff", "\u0100", "\U0001f1e9\U0001f1ea", ".", "\x1b",
)


def plan_of(natives: tuple[str, ...]) -> ir.Plan:
    """Return a plan that brings one table over: an identifier, and a column of each type."""
    columns = []
    for place, native in enumerate(("int", *natives)):
        staged = staged_native(Column(f"C{place}", native, mssql_type(native)), Engine.MSSQL)
        assert staged is not None
        columns.append(ir.StagedColumn(ir.Column(f"C{place}", postgres_type(staged), staged), native))
    table = ir.StagedTable("Shop.T", "T", tuple(columns), "C0", True)
    staging = ir.Staging(ir.Way.FILES, "mssql", "16.0", SOURCE, "dbo", "export", None, (table,))
    return replace(plan(maps=()), source=ir.Place("stage"), staging=staging)


@dataclass(frozen=True, slots=True)
class Road:
    """Both ends."""

    server: Server
    database: str
    session: TsqlSession

    def made(self, natives: tuple[str, ...], rows: list[tuple[object, ...]]) -> ir.Plan:
        """Make the table on the source and put rows in."""
        lines = ", ".join(f"[C{place}] {native} NULL" for place, native in enumerate(("int", *natives)))
        self.session.batch(f"DROP TABLE IF EXISTS [dbo].[T];\nCREATE TABLE [dbo].[T] ({lines});")
        for number, row in enumerate(rows):
            values = ", ".join(precise(value) for value in (number, *row))
            self.session.batch(f"INSERT INTO [dbo].[T] VALUES ({values});")
        return plan_of(natives)

    def listed(self, made: ir.Plan) -> tuple[str, ...]:
        """Return rows, highest id and digest as the source has them."""
        (item,) = names_of(made)
        dialect = TsqlDialect()
        rows, highest, digest = tsql_facts(dialect, item, "l")
        query = (
            f"SELECT {rows} AS [a], COALESCE({highest}, N'') AS [b], {digest} AS [c] "
            f"FROM {tsql_lines(dialect, made, item, 'l')}"
        )
        (found,) = self.session.select(query)[1]
        return tuple(map(str, found))

    def exported(self, made: ir.Plan) -> bytes:
        """Return the file."""
        (item,) = names_of(made)
        return as_bcp(self.session.select(export_query(made, item))[1])

    def loaded(self, made: ir.Plan, data: bytes, folder: Path) -> str:
        """Load the file with psql; return what it says when it fails."""
        (item,) = names_of(made)
        columns = ", ".join(f'"{column.column.name}" {column.column.native}' for column in item.of.columns)
        with self.connection() as connection:
            connection.execute("CREATE SCHEMA IF NOT EXISTS stage")
            connection.execute(sql.SQL("DROP TABLE IF EXISTS stage.{}").format(sql.Identifier(item.of.name)))
            connection.execute(f"CREATE UNLOGGED TABLE {item.table} ({columns})".encode())
        (folder / "t.dat").write_bytes(data)
        script = folder / "load.sql"
        copy = StagedFile("", "t", item.table, item.columns, "")
        script.write_text(
            f"\\set ON_ERROR_STOP on\n\\copy {copy.table} ({copy.columns}) FROM 't.dat' "
            "WITH (FORMAT text, ENCODING 'UTF8')\n", "utf-8",
        )
        done = run_psql(self.server, self.database, script, folder)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def counted(self, made: ir.Plan) -> tuple[str, ...]:
        """Return rows, highest id and digest of what was loaded."""
        (item,) = names_of(made)
        with self.connection() as connection:
            # Some of these change how values are printed.
            connection.execute("SET DateStyle = 'SQL, DMY'; SET TimeZone = 'Asia/Kathmandu'")
            connection.execute("SET extra_float_digits = 0")
            connection.execute(UTF16)
            connection.execute(LINE_HASH.encode())
            found = connection.execute(f"SELECT {facts(made, item.of, 't')} FROM {item.table} AS t".encode()).fetchone()
        assert found is not None
        return tuple("" if value is None else str(value) for value in found)

    def rows(self) -> list[tuple[object, ...]]:
        """Return what was loaded, without the identifier."""
        with self.connection() as connection:
            return [row[1:] for row in connection.execute('SELECT * FROM stage."T" ORDER BY "C0"').fetchall()]

    def connection(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.server.url(self.database), autocommit=True)


def precise(value: object) -> str:
    """Return a value as T-SQL writes it, to the last digit."""
    match value:
        case datetime() if value.microsecond % 1000:
            return f"CONVERT(datetime2(7), '{value.isoformat()}')"
        case time():
            moment = f"1900-01-01T{value.isoformat(timespec='microseconds')}"
            return f"CONVERT(time(7), CONVERT(datetime2(7), '{moment}'))"
        case date() if not isinstance(value, datetime):
            return f"CONVERT(date, '{value.isoformat()}')"
        case Decimal():
            return format(value, "f")
        case float():
            return repr(value) if "e" in repr(value) else f"{value!r}e0"
        case uuid.UUID():
            return f"'{value}'"
        case _:
            return literal(value)


@pytest.fixture
def emulated(postgres: Server) -> Iterator[EmulatedServer]:
    """An emulated SQL Server with the source's database."""
    name = f"o11c_test_{uuid.uuid4().hex[:12]}"
    create_database(postgres, name)
    try:
        server = EmulatedServer(postgres.url(name))
        server.create_database(SOURCE, "Latin1_General_CI_AI")
        yield server
    finally:
        drop_database(postgres, name)


@pytest.fixture
def road(postgres: Server, database_name: str, emulated: EmulatedServer) -> Iterator[Road]:
    session = emulated.connect(SOURCE)
    try:
        yield Road(postgres, database_name, session)
    finally:
        session.close()


def arrive(road: Road, natives: tuple[str, ...], rows: list[tuple[object, ...]], folder: Path) -> None:
    """Bring rows over; they must be the same, and so must what both sides say of them."""
    made = road.made(natives, rows)
    assert road.loaded(made, road.exported(made), folder) == ""
    assert road.rows() == rows
    assert road.counted(made) == road.listed(made)


def test_texts(road: Road, tmp_path: Path) -> None:
    long = "x\t\\\U0001f600" * 1500
    arrive(road, ("nvarchar(max)", "nvarchar(max)"), [(text, None) for text in (*TEXTS, long)] + [(None, "")], tmp_path)


@pytest.mark.parametrize("text", ["", "a", None])
def test_lines_of_one_text(text: str | None, road: Road, tmp_path: Path) -> None:
    arrive(road, ("nvarchar(50)",), [(text,)], tmp_path)


def test_moments(road: Road, tmp_path: Path) -> None:
    moments = ["1753-01-01 00:00:00.000", "9999-12-31 23:59:59.997", "1900-01-01 00:00:00.000",
               "2024-02-29 12:00:00.003", "2024-02-29 12:00:00.007", "2024-03-31 02:30:00.000"]
    rows: list[tuple[object, ...]] = [(datetime.fromisoformat(text),) for text in moments]
    arrive(road, ("datetime",), [*rows, (None,)], tmp_path)
    more = ["0001-01-01 00:00:00", "9999-12-31 23:59:59.999999", "2024-02-29 12:00:00.000001"]
    arrive(road, ("datetime2(7)",), [(datetime.fromisoformat(text),) for text in more], tmp_path)
    days: list[tuple[object, ...]] = [(date(1, 1, 1), time(0)), (date(9999, 12, 31), time(23, 59, 59, 999999))]
    arrive(road, ("date", "time(7)"), days, tmp_path)


def test_bytes_numbers_and_flags(road: Road, tmp_path: Path) -> None:
    every = bytes(range(256))
    arrive(road, ("varbinary(max)",), [(every,), (b"",), (None,), (b"\x00",), (b"\\N",), (every * 100,)], tmp_path)
    highest = Decimal("99999999999999999999999999999.99999999")
    decimals = [highest, highest.copy_negate(), Decimal("0E-8"), Decimal("-0.50000000"), Decimal("0.00000001")]
    arrive(road, ("decimal(37,8)",), [(value,) for value in decimals], tmp_path)
    whole = [2**63 - 1, -(2**63), 0]
    arrive(road, ("bigint", "bit"), [(value, flag) for value in whole for flag in (True, False, None)], tmp_path)
    floats = [0.1, -0.0, 1.7976931348623157e308, 5e-324, 1 / 3, 1e22, -123456789.12345678]
    arrive(road, ("float",), [(value,) for value in floats], tmp_path)
    arrive(road, ("uniqueidentifier",), [(uuid.UUID(int=2**128 - 5),), (uuid.UUID(int=0),), (None,)], tmp_path)


def test_u0000_and_half_a_pair_are_found(road: Road, tmp_path: Path) -> None:
    """PostgreSQL has no such texts: neither may become another one without a word."""
    made = road.made(("nvarchar(50)",), [("ab",)])
    zero = road.exported(made).replace(b"ab", b"a\x00b")
    # psql ends a line at such a byte, and what follows is lost: the server does not see it.
    assert road.loaded(made, zero, tmp_path) == ""
    assert road.counted(made) != road.listed(made)
    half = road.exported(made).replace(b"ab", "a\ud83d".encode("utf-8", "replace"))
    assert road.loaded(made, half, tmp_path) == ""
    assert road.counted(made) != road.listed(made)


@pytest.mark.parametrize(
    "damage",
    [(b"Ann", b"Anm"), (b"Ann", b"ann"), (b"Ann", b"Ann "), (b"\t\\N", b"\t"), (b"0\tAnn\t\\N\n", b"")],
)
def test_a_file_in_which_a_byte_is_another_is_found(damage: tuple[bytes, bytes], road: Road, tmp_path: Path) -> None:
    made = road.made(("nvarchar(50)", "nvarchar(50)"), [("Ann", None)])
    data = road.exported(made)
    assert damage[0] in data
    assert road.loaded(made, data.replace(*damage), tmp_path) == ""
    assert road.counted(made) != road.listed(made)


def test_another_encoding_is_found(road: Road, tmp_path: Path) -> None:
    made = road.made(("nvarchar(50)",), [("Zo\u00eb",)])
    for encoding in ("cp1252", "cp437"):
        broken = road.exported(made).decode("utf-8").encode(encoding, "replace")
        said = road.loaded(made, broken, tmp_path)
        assert "invalid byte sequence" in said or road.counted(made) != road.listed(made)


_VALUES: dict[str, st.SearchStrategy[object]] = {
    "int": st.integers(-(2**31), 2**31 - 1),
    # Signs for private use have a meaning of their own on the emulated server.
    "nvarchar(max)": st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs", "Co")), max_size=30)
    | st.sampled_from(TEXTS),
    "varbinary(max)": st.binary(max_size=20),
    "bit": st.booleans(),
    "decimal(37,8)": st.integers(-(10**27), 10**27).map(lambda item: Decimal(item).scaleb(-8)),
    "float": st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False),
}


@given(data=st.data())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_values(data: st.DataObject, road: Road, tmp_path: Path) -> None:
    natives = tuple(data.draw(st.lists(st.sampled_from(sorted(_VALUES)), min_size=1, max_size=4)))
    rows = data.draw(st.lists(st.tuples(*(st.none() | _VALUES[native] for native in natives)), max_size=5))
    arrive(road, natives, rows, tmp_path)


def test_values_through_tds_fdw(tds: Server, tds_database: str, road: Road, emulated: EmulatedServer) -> None:
    """The wrapper hands on texts that the source has made: empty ones, long ones, moments, bytes, the last digits."""
    natives = (
        "nvarchar(max)", "varbinary(max)", "datetime", "decimal(37,8)", "float", "bit", "uniqueidentifier", "date",
    )
    moment, day = datetime(2024, 2, 29, 23, 59, 59, 997000), date(1, 1, 1)
    last = Decimal("99999999999999999999999999999.99999999")
    texts = [*(text for text in TEXTS if "\x00" not in text), "x\t\\\U0001f600" * 1_500]
    rows: list[tuple[object, ...]] = [
        *((text, b"", moment, last, 0.1, True, uuid.UUID(int=5), day) for text in texts),
        ("", bytes(range(256)) * 300, None, last.copy_negate(), -0.0, False, None, None), (None,) * len(natives),
    ]
    made = road.made(natives, rows)
    assert made.staging is not None
    staging = replace(made.staging, way=ir.Way.FOREIGN, folder=None, server="far")
    made = replace(made, target=ir.Place("t", None, tds_database), staging=staging)
    with tds_server(emulated) as far, psycopg.connect(tds.url(tds_database), autocommit=True) as connection:
        connection.execute("CREATE EXTENSION tds_fdw")
        options = f"servername '127.0.0.1', port '{far.port}', database '{SOURCE}', msg_handler 'notice'"
        connection.execute(f"CREATE SERVER far FOREIGN DATA WRAPPER tds_fdw OPTIONS ({options})".encode())
        connection.execute("CREATE USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (username 'u', password 'p')")
        for part in (table_statements, prepare_statements, foreign_setup, foreign_load, check_setup, check_statements):
            for statement in part(made):
                connection.execute(statement.text.encode())
        found = connection.execute('SELECT * FROM stage."T" ORDER BY "C0"').fetchall()
    assert [row[1:] for row in found] == rows
