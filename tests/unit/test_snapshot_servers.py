"""What the SQL Server reader makes of servers of different releases, logins, drivers, and of Babelfish."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from click.testing import CliRunner

from compiler import cli
from compiler.diagnostics import CompileError
from compiler.metamodel import mssql_catalog, mssql_queries
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.rows import Column, DataType, TypeKind
from tests.support.sqlserver import COLLATION
from tests.unit.test_snapshot_mssql import ORDER, fake, read, refused


def column(*facts: object) -> Column:
    """Return what the reader makes of a column with these facts after the first seven of an int."""
    return mssql_catalog._column((1, 1, "C", "int", False, 4, 10, 0, *facts), COLLATION)


PLAIN = Column("C", "int", DataType(TypeKind.INTEGER))


@pytest.mark.parametrize(
    ("set_of_columns", "generated", "encryption", "masked", "change"),
    [
        (False, 0, None, False, {}),
        (True, 0, None, False, {"computed": True}),
        (False, 1, None, False, {"computed": True}),
        (False, 2, None, False, {"computed": True}),
        (False, 0, 1, False, {"encrypted": True}),
        (False, 0, 2, False, {"encrypted": True}),
        (False, 0, None, True, {"masked": True}),
        (0, 0, None, 1, {"masked": True}),
    ],
)
def test_columns_with_a_will_of_their_own(
    set_of_columns: bool, generated: int, encryption: int | None, masked: bool, change: dict[str, bool]
) -> None:
    found = column(True, False, False, 0, None, None, set_of_columns, generated, encryption, masked)
    assert found == msgspec.structs.replace(PLAIN, **change)


def test_increments_of_identities() -> None:
    server = fake()
    downwards = msgspec.structs.replace(ORDER.columns[0], increment=-1)
    server.tables[2] = msgspec.structs.replace(ORDER, columns=(downwards, *ORDER.columns[1:]))
    order = next(item for item in read(server).tables if item.name == ORDER.name)
    assert order.columns[0].increment == -1


@pytest.mark.parametrize("piece", ["sys.allocation_units", "sys.identity_columns", "sys.partitions"])
def test_what_a_server_does_not_have_is_done_without(piece: str) -> None:
    """Babelfish has no sys.allocation_units (its message is PostgreSQL's, the number SQL Server's)."""
    server = fake()
    server.fail = {piece: DriverError("42S02", 'relation "sys.x" does not exist (208) (SQLExecDirectW)')}
    order = next(item for item in read(server).tables if item.name == ORDER.name)
    assert order.columns == ORDER.columns
    assert (order.rows is None, order.bytes is None) == (piece == "sys.partitions", piece != "sys.identity_columns")


def test_connection_that_is_lost_with_the_statistics_is_lost() -> None:
    server = fake()
    server.fail = {"sys.allocation_units": DriverError("01000", "Unexpected EOF from the server (20017) (SQLFetch)")}
    assert [code for code, _ in refused(server)] == ["O11-0108"]


def test_catalog_that_lacks_a_column_is_no_change() -> None:
    server = fake()
    server.fail = {"c.is_masked": DriverError("42S22", "Invalid column name 'is_masked'. (207) (SQLExecDirectW)")}
    with pytest.raises(CompileError) as error:
        read(server)
    [item] = error.value.diagnostics
    assert (item.code, item.where) == ("O11-0115", "catalog")
    assert "2016" in item.action


@pytest.mark.parametrize(
    ("server_says", "fits"),
    [
        (("13.0.5026.0", 2, None), True),
        (("16.0.1000.6", 3, None), True),
        (("12.0.6024.0", 3, None), False),
        (("11.0.7001.0", 4, None), False),
        (("12.0.2000.8", 5, None), True),
        (("12.0.2000.8", 8, None), True),
        (("12.0.2000.8", 2, "4.4.0"), True),
    ],
)
def test_releases(server_says: tuple[str, int, str | None], fits: bool) -> None:
    server = fake()
    server.server = server_says
    if fits:
        environment = read(server).environment
        assert (environment.engine_version, environment.edition, environment.babelfish) == server_says
    else:
        assert refused(server) == [("O11-0119", f"version {server_says[0]}")]
        assert not [query for query in server.queries if "sys.columns" in query]


def test_login_without_view_definition_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = fake()
    server.hidden = True
    assert read(server).environment.hidden
    monkeypatch.setattr(cli, "read_metamodel", lambda *_: read(server))
    result = CliRunner().invoke(cli.cli, ["snapshot", "mssql://me@host/db", "-o", str(tmp_path / "s.json")])
    assert result.exit_code == 0
    assert "warning[O11-0116]: login could not see definitions" in result.stderr
    assert "schema dbo" in result.stderr
    assert "warning" not in result.stdout


def test_babelfish_is_not_asked_what_it_hides() -> None:
    server = fake()
    server.server = ("12.0.2000.8", 2, "4.4.0")
    server.fail = {"HAS_PERMS_BY_NAME": DriverError("42000", "not supported (33557097) (SQLExecDirectW)")}
    assert not read(server).environment.hidden


def test_babelfish_prints_checks_and_collations_otherwise() -> None:
    names = ["id", "amount", "state of it", "or"]
    _, check = mssql_catalog._check((1, "ck", "(((amount >= 0) OR (\"state of it\" <> 'id')))", "amount", 0), names)
    assert check.columns == ("amount", "state of it", "or")
    text = (1, 1, "a", "varchar", False, 20, 0, 0, True, 0, False, 0, None, COLLATION.lower(), 0, 0, None, 0)
    assert mssql_catalog._column(text, COLLATION).collation is None
    assert mssql_catalog._column(text, "bbf_unicode_cp1_ci_as").collation == COLLATION.lower()


def test_long_texts_are_asked_for_before_anything_else() -> None:
    """FreeTDS cuts them where its configuration says so."""
    server = fake()
    read(server)
    assert "SET TEXTSIZE 2147483647" in server.queries[0]


def test_a_schema_with_a_quote_in_its_name() -> None:
    assert mssql_queries.about("WHERE s.name = ?", "o'neil?") == "WHERE s.name = N'o''neil?'"


def test_catalog_and_rows_in_lower_case() -> None:
    """As Babelfish keeps names, and as a server whose collation tells cases apart may spell them."""
    server = fake()
    server.tables = [
        msgspec.structs.replace(
            item,
            name=item.name.lower(),
            columns=tuple(msgspec.structs.replace(part, name=part.name.lower()) for part in item.columns),
        )
        if item.name.startswith("OSSYS_")
        else item
        for item in server.tables
    ]
    assert msgspec.structs.replace(read(server), tables=()) == msgspec.structs.replace(read(fake()), tables=())
    selects = [query for query in server.queries if "ossys_" in query]
    assert selects
    assert all("OSSYS_" not in query.replace("[OSSYS", "") for query in selects)


@pytest.mark.parametrize("flags", [int, str, bool])
def test_flags_as_drivers_give_them(flags: type) -> None:
    """bit comes as bool, as a number, and as text; ids may be decimal numbers, keys uniqueidentifier."""
    server = fake()

    def given(value: object) -> object:
        if isinstance(value, bool):
            return flags(int(value)) if flags is not bool else value
        if isinstance(value, str) and len(value) == 36 and value.count("-") == 4:
            return UUID(value)
        return value

    plain = read(fake())
    fetched = {name: [{key: given(value) for key, value in row.items()} for row in found]
               for name, found in server.rows.items()}
    server.rows = fetched
    assert read(server) == plain
