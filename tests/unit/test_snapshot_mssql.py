"""The SQL Server reader on a cursor that is no server: facts, isolation, permissions, changes meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import msgspec
import pytest

from compiler.diagnostics import CompileError
from compiler.metamodel import mssql, mssql_catalog, mssql_driver, mssql_queries, rows
from compiler.metamodel.address import parse_url
from compiler.metamodel.mssql_catalog import HIDDEN, DriverError
from compiler.metamodel.rows import (
    Check,
    Column,
    DataType,
    Engine,
    Environment,
    ForeignKey,
    InboundKey,
    Index,
    Metamodel,
    Platform,
    Table,
    Trigger,
    TypeKind,
)
from tests.support import ossys
from tests.support.sqlserver import COLLATION, SERVER_COLLATION, FakeSqlServer

ORDER = Table(
    "OSUSR_abc_ORDER",
    rows=12,
    bytes=8192,
    columns=(
        Column("ID", "bigint", DataType(TypeKind.BIGINT), nullable=False, identity="always"),
        Column("Odd]Name", "nvarchar(50)", DataType(TypeKind.TEXT, 50), collation="Latin1_General_BIN2"),
        Column("AMOUNT", "decimal(37,8)", DataType(TypeKind.DECIMAL, None, 37, 8), default="((0))"),
        Column("DOUBLED", "int", DataType(TypeKind.INTEGER), computed=True),
        Column("STATUSID", "int", DataType(TypeKind.INTEGER)),
    ),
    primary_key=("ID",),
    uniques=(
        Index("u_amount", ("STATUSID", "AMOUNT"), None, False),
        Index("u_name", ("Odd]Name",), "([Odd]]Name] IS NOT NULL)", False),
    ),
    foreign_keys=(
        ForeignKey("fk_s", ("STATUSID",), "dbo", "OSUSR_abc_STATUS", ("ID",), "set null", False, True, False),
    ),
    triggers=(Trigger("OSTRG_EI__x", False),),
    checks=(
        Check("ck_one", "([AMOUNT]>=(0))", ("AMOUNT",)),
        Check("ck_two", "([odd]]name]<>'[ID]' OR [AMOUNT]>(1))", ("Odd]Name", "AMOUNT")),
    ),
    comment="Orders",
)
STATUS = Table(
    "OSUSR_abc_STATUS",
    rows=0,
    columns=(Column("ID", "int", DataType(TypeKind.INTEGER), nullable=False),),
    primary_key=("ID",),
)
VIEW = Table("OSUSR_abc_ORDER_T", "view", columns=ORDER.columns[3:])


def ossys_tables() -> list[Table]:
    text = DataType(TypeKind.TEXT)
    return [
        Table(item.name, columns=tuple(Column(name, "nvarchar(max)", text) for name, _ in item.columns))
        for item in ossys.TABLES
    ]


def fake() -> FakeSqlServer:
    return FakeSqlServer([VIEW, STATUS, ORDER, *ossys_tables()], ossys.logical_rows())


def read(server: FakeSqlServer, schema: str | None = None, platform: Platform = Platform.O11) -> Metamodel:
    return mssql.read_with(server, schema, platform)


def refused(server: FakeSqlServer) -> list[tuple[str, str]]:
    with pytest.raises(CompileError) as error:
        read(server)
    return [(item.code, item.found) for item in error.value.diagnostics]


def test_environment() -> None:
    assert read(fake()).environment == Environment(
        Engine.MSSQL, "15.0.4430.1", "OSPROD", "dbo", collation=COLLATION, edition=3,
        server_collation=SERVER_COLLATION, compatibility=150, snapshot_isolation=True,
    )


def test_physical_facts() -> None:
    tables = {item.name: item for item in read(fake()).tables}
    assert list(tables) == sorted(tables)
    assert (tables[ORDER.name], tables[STATUS.name], tables[VIEW.name]) == (ORDER, STATUS, VIEW)


INBOUND = (
    InboundKey("audit", "LOG", "fk_log", ("ORDER_A", "ORDER_B"), ORDER.name, ("ID", "STATUSID"), "set null"),
    InboundKey("other", "LOG", "fk_a", ("S",), STATUS.name, ("ID",)),
)


def test_foreign_keys_of_other_schemas() -> None:
    server = fake()
    server.inbound = list(reversed(INBOUND))
    metamodel = read(server)
    assert metamodel.inbound_keys == INBOUND
    assert server.queries.count(mssql_queries.about(mssql_queries.INBOUND_KEYS, "dbo")) == 2
    assert read(server, platform=Platform.ODC).inbound_keys == INBOUND


def test_foreign_key_of_another_schema_that_comes_meanwhile() -> None:
    server = fake()

    def publish(query: str) -> None:
        if "[OSSYS_ESPACE]" in query:
            server.inbound = list(INBOUND)

    server.on_query = publish
    assert refused(server) == [("O11-0112", "two readings of the foreign keys of other schemas differ")]


def test_ossys_rows() -> None:
    sales, order, status, other = (
        key.lower() for key in (ossys.SALES, ossys.ORDER, ossys.STATUS, ossys.OTHER)
    )
    metamodel = read(fake())
    assert msgspec.structs.replace(metamodel, tables=()) == Metamodel(
        environment=metamodel.environment,
        espaces=(
            rows.EspaceRow(1, "(System)", other, True, system=True),
            rows.EspaceRow(2, "Sales", sales, True, system=False, kind="eSpace"),
        ),
        extensions=(rows.ExtensionRow(1, "Legacy", other, True),),
        modules=(rows.ModuleRow(1, espace_id=2), rows.ModuleRow(2, extension_id=1)),
        applications=(rows.ApplicationRow(1, "Sales", sales, True),),
        application_modules=(
            rows.ApplicationModuleRow(application_id=1, module_id=1),
            rows.ApplicationModuleRow(application_id=1, module_id=2),
        ),
        solutions=(rows.SolutionRow(1, "All"),),
        solution_references=(
            rows.SolutionReferenceRow(1, extension_id=1), rows.SolutionReferenceRow(1, espace_id=2),
        ),
        entities=(
            rows.EntityRow(
                10, "Order", "OSUSR_abc_ORDER", 2, order, True, primary_key=other, data_kind="entity",
                multitenant=True, description="Orders; GO\n-- *",
            ),
            rows.EntityRow(11, "Status", "", 2, status, True, data_kind="staticEntity"),
        ),
        attributes=(
            rows.AttributeRow(
                100, 10, "Id", "rtLongInteger", True, key=other, mandatory=True, autonumber=True, order=1,
                default="",
            ),
            rows.AttributeRow(
                101, 10, "StatusId", f"bt{ossys.SALES}*{ossys.STATUS}", True, key=status, length=11,
                mandatory=False, autonumber=False, delete_rule="Protect", order=2,
            ),
        ),
        records=(rows.RecordRow(1, "3", "Open", order, status, 2, True),),
        roles=(rows.RoleRow(1, "Clerk", order, 2, True),),
        tenants=(rows.TenantRow(5, "Users", 2),),
        process_definitions=(rows.ProcessDefinitionRow(1, "Approve", order, 2, True),),
        process_inputs=(
            rows.ParameterDefinitionRow(
                1, order, 1, "OrderId", True, data_type="7", ss_type=f"bt{ossys.SALES}*{ossys.ORDER}"
            ),
        ),
        process_outputs=(rows.ParameterDefinitionRow(1, other, 1, "Done", True, ss_type="rtBoolean"),),
        activity_definitions=(rows.ActivityDefinitionRow(4, other, "Check", 1, True, kind="2"),),
        activity_outputs=(rows.ParameterDefinitionRow(1, status, 4, "Outcome", True),),
        process_statuses=(rows.StatusRow(1, "Active", terminal=False),),
        activity_statuses=(rows.StatusRow(1, "Closed", terminal=True),),
        activity_kinds=(rows.StatusRow(2, "Human Activity"),),
        basic_types=(rows.StatusRow(7, "Long Integer"),),
    )


def test_each_ossys_table_and_catalog_query_runs_once_per_reading() -> None:
    server = fake()
    read(server)
    selects = [query for query in server.queries if "FROM [dbo].[OSSYS_" in query]
    assert len(selects) == len(set(selects)) == len(ossys.TABLES)
    assert server.queries.count(mssql_queries.about(mssql_queries.COLUMNS, "dbo")) == 2
    assert not [query for query in server.queries if "OSUSR" in query or "OSSYS_USER" in query]


def test_names_in_queries_are_quoted() -> None:
    choice = mssql.Choice("OSSYS_ESPACE", "a]b", (("ID", "x]y"),))
    assert mssql.select("s]t", choice) == "SELECT [x]]y] AS [ID] FROM [s]]t].[a]]b]"


def test_rows_are_read_under_snapshot_where_allowed() -> None:
    server = fake()
    read(server)
    start = next(i for i, query in enumerate(server.queries) if query.endswith("SNAPSHOT; BEGIN TRANSACTION"))
    end = next(i for i, query in enumerate(server.queries) if query.startswith("IF @@TRANCOUNT > 0 COMMIT"))
    assert all("[OSSYS_" in query for query in server.queries[start + 1 : end])
    assert end - start - 1 == len(ossys.TABLES)


def test_without_snapshot_rows_are_read_twice() -> None:
    server = fake()
    server.snapshot = False
    assert read(server).entities == read(fake()).entities
    selects = [query for query in server.queries if "FROM [dbo].[OSSYS_" in query]
    assert {selects.count(query) for query in selects} == {2}
    assert not [query for query in server.queries if "SNAPSHOT" in query]
    assert not read(server).environment.snapshot_isolation


def test_rows_in_another_order_are_no_change() -> None:
    server = fake()
    server.snapshot = False

    def turn(query: str) -> None:
        if "[OSSYS_ESPACE]" in query:
            server.rows["OSSYS_ESPACE"].reverse()

    server.on_query = turn
    assert read(server).espaces == read(fake()).espaces


def test_row_that_changes_between_two_readings() -> None:
    server = fake()
    server.snapshot = False

    def publish(query: str) -> None:
        if "[OSSYS_BASIC_TYPE]" in query:
            server.rows["OSSYS_ROLE"] = []

    server.on_query = publish
    assert refused(server) == [("O11-0112", "two readings differ")]


@pytest.mark.parametrize("platform", [Platform.O11, Platform.ODC])
def test_catalog_that_changes_meanwhile(platform: Platform) -> None:
    server = fake()

    def publish(query: str) -> None:
        if query == mssql_queries.about(mssql_queries.CHECKS, "dbo"):
            server.tables[1] = msgspec.structs.replace(STATUS, name="OSUSR_new")

    server.on_query = publish
    with pytest.raises(CompileError) as error:
        read(server, platform=platform)
    [item] = error.value.diagnostics
    assert item.code == "O11-0112"
    assert item.found.endswith("differ in: OSUSR_abc_STATUS, OSUSR_new")


def test_statistics_may_change_meanwhile() -> None:
    server = fake()

    def insert(query: str) -> None:
        if query == mssql_queries.about(mssql_queries.CHECKS, "dbo"):
            server.tables[1] = msgspec.structs.replace(STATUS, rows=99, bytes=99)

    server.on_query = insert
    assert read(server) == read(fake())


def test_definitions_that_the_login_may_not_see() -> None:
    server = fake()
    server.hidden = True
    order = next(item for item in read(server).tables if item.name == ORDER.name)
    assert [item.default for item in order.columns] == [None, None, HIDDEN, None, None]
    assert [item.predicate for item in order.uniques] == [None, HIDDEN]
    every = tuple(item.name for item in ORDER.columns)
    assert order.checks == (Check("ck_one", HIDDEN, ("AMOUNT",)), Check("ck_two", HIDDEN, every))


def test_statistics_that_the_login_may_not_see() -> None:
    server = fake()
    denied = DriverError("42000", "VIEW DATABASE STATE permission was denied (262) (300) (SQLExecDirectW)")
    server.fail = {"sys.allocation_units": denied}
    order = next(item for item in read(server).tables if item.name == ORDER.name)
    assert (order.rows, order.bytes) == (12, None)


def test_foreign_key_to_a_table_that_the_login_may_not_see() -> None:
    row = (1, 2, "fk", None, None, "NO_ACTION", False, False, "A", None)
    [(number, key)] = list(mssql_catalog._foreign_keys([row]))
    assert (number, key) == (1, ForeignKey("fk", ("A",), "", "", ()))


def test_rowversion_and_user_defined_types() -> None:
    rowversion = (1, 1, "v", "timestamp", False, 8, 0, 0, False, 0, False, 0, None, None, 0, 0, None, 0)
    assert mssql_catalog._column(rowversion, COLLATION) == Column(
        "v", "timestamp", DataType(TypeKind.BINARY, 8), nullable=False, computed=True
    )
    alias = (1, 1, "a", "timestamp", True, 8, 0, 0, True, 0, False, 0, None, COLLATION, 0, 0, None, 0)
    assert mssql_catalog._column(alias, COLLATION) == Column("a", "timestamp", DataType(TypeKind.OTHER))


def test_denied_ossys_tables_are_all_named() -> None:
    server = fake()
    text = "[42000] The SELECT permission was denied on the object (229) (SQLExecDirectW)"
    server.fail = {"[OSSYS_ROLE]": DriverError("42000", text), "[OSSYS_ENTITY]": DriverError("42000", text)}
    assert refused(server) == [("O11-0113", text), ("O11-0113", text)]
    assert server.queries[-1].startswith("IF @@TRANCOUNT > 0 COMMIT")


@pytest.mark.parametrize(
    ("state", "message", "code"),
    [
        ("08S01", "Communication link failure (10054) (SQLExecDirectW)", "O11-0108"),
        ("42000", "Snapshot isolation transaction failed ... (3961) (SQLExecDirectW)", "O11-0112"),
        ("42S02", "Invalid object name (208) (SQLExecDirectW)", "O11-0112"),
        ("42000", "Lock request time out period exceeded. (1222) (SQLExecDirectW)", "O11-0115"),
    ],
)
def test_errors_of_the_server(state: str, message: str, code: str) -> None:
    server = fake()
    server.fail = {"[OSSYS_ENTITY]": DriverError(state, message)}
    assert refused(server) == [(code, message)]


def test_lost_connection_hides_no_error_behind_the_end_of_the_transaction() -> None:
    server = fake()
    lost = DriverError("08S01", "Communication link failure")
    server.fail = {"[OSSYS_ENTITY]": lost, "IF @@TRANCOUNT": DriverError("08S01", "not this one")}
    assert refused(server) == [("O11-0108", "Communication link failure")]


def test_missing_tables_and_columns() -> None:
    server = fake()
    server.tables = [
        msgspec.structs.replace(item, columns=item.columns[:2]) if item.name == "OSSYS_ENTITY" else item
        for item in server.tables
        if item.name != "OSSYS_ENTITY_ATTR"
    ]
    assert [code for code, _ in refused(server)] == ["O11-0106", "O11-0105"]


def test_value_of_a_wrong_type() -> None:
    server = fake()
    server.rows["OSSYS_ESPACE"][0] = {**server.rows["OSSYS_ESPACE"][0], "ID": b"\x01"}
    assert [code for code, _ in refused(server)] == ["O11-0111"]


def test_schema_is_chosen_and_checked() -> None:
    assert read(fake(), "DBO").environment.schema == "dbo"
    server = fake()
    server.tables = [STATUS]
    assert refused(server) == [("O11-0105", "schemas with a table OSSYS_ESPACE: none")]
    assert read(server, platform=Platform.ODC).tables == (STATUS,)


def test_driver_messages_lose_the_password() -> None:
    error = mssql_driver.driver_error(Exception("28000", "Login failed\nfor PWD=hunter2;"), "hunter2")
    assert (error.state, str(error)) == ("28000", "Login failed for PWD=***;")
    escaped = mssql_driver.driver_error(Exception("28000", "UID={me};PWD={a}}b;c};APP={o11c}"), "a}b;c")
    assert str(escaped) == "UID={me};PWD=***;APP={o11c}"


@pytest.mark.parametrize("secret", ["e", "ed"])
def test_a_password_of_few_signs_is_told_by_no_gap(secret: str) -> None:
    text = f"Unexpected EOF (20017), pwd = {secret};UID=me"
    assert str(mssql_driver.driver_error(Exception("01000", text), secret)) == "Unexpected EOF (20017), PWD=***;UID=me"


class OdbcError(Exception):
    """What stands in for pyodbc.Error: SQLSTATE and message."""


class OdbcConnection:
    """What stands in for a pyodbc connection, on the fake server."""

    def __init__(self, server: FakeSqlServer) -> None:
        self.server = server
        self.closed = False
        self.timeout = 0
        self.decoding: tuple[object, ...] = ()

    def cursor(self) -> OdbcConnection:
        return self

    def setdecoding(self, kind: int, encoding: str, ctype: int) -> None:
        self.decoding = (kind, encoding, ctype)

    def execute(self, query: str) -> object:
        try:
            return self.server.execute(query)
        except DriverError as error:
            raise OdbcError(error.state, str(error)) from error

    def fetchall(self) -> Sequence[Sequence[object]]:
        return [list(row) for row in self.server.fetchall()]

    def close(self) -> None:
        self.closed = True


def odbc(monkeypatch: pytest.MonkeyPatch, connection: OdbcConnection | OdbcError) -> list[str]:
    """Put a driver in the place of pyodbc; the connection strings it gets are returned."""
    strings: list[str] = []

    def connect(text: str, autocommit: bool, readonly: bool, timeout: int) -> OdbcConnection:
        strings.append(text)
        assert autocommit and readonly and timeout
        if isinstance(connection, OdbcError):
            raise connection
        return connection

    module = SimpleNamespace(Error=OdbcError, drivers=lambda: ["FreeTDS"], connect=connect, SQL_CHAR=1, SQL_WCHAR=-8)
    monkeypatch.setattr(mssql_driver, "pyodbc", module, raising=False)
    monkeypatch.setattr(mssql_driver, "bundled_driver", lambda: None)
    monkeypatch.setattr(mssql_driver, "PYODBC_PROBLEM", None)
    monkeypatch.setenv("O11C_MSSQL_PASSWORD", "hunter2")
    return strings


def test_connection_is_made_used_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = OdbcConnection(fake())
    strings = odbc(monkeypatch, connection)
    metamodel = mssql.read(parse_url("mssql://me@host/db"), None, "other", Platform.O11)
    assert metamodel == read(fake())
    assert connection.closed
    assert connection.decoding == (1, "utf-16le", -8)
    assert connection.timeout
    [text] = strings
    assert "DATABASE=other;UID=me;PWD=hunter2;" in text


def test_connection_is_closed_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = OdbcConnection(fake())
    connection.server.fail = {"sys.types": DriverError("08S01", "gone, PWD=hunter2")}
    odbc(monkeypatch, connection)
    with pytest.raises(CompileError) as error:
        mssql.read(parse_url("mssql://me@host/db"), None, None, Platform.O11)
    assert [(item.code, item.found) for item in error.value.diagnostics] == [("O11-0108", "gone, PWD=***")]
    assert connection.closed


def test_login_that_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    odbc(monkeypatch, OdbcError("28000", "Login failed for user 'me' (hunter2)"))
    with pytest.raises(CompileError) as error:
        mssql.read(parse_url("mssql://me@host/db"), None, None, Platform.O11)
    [item] = error.value.diagnostics
    assert (item.code, item.where) == ("O11-0107", "mssql server host")
    assert "hunter2" not in str(error.value)
