"""Database URLs: what is taken, what is refused, and that no password is ever printed."""

from __future__ import annotations

import pytest

from compiler.diagnostics import CompileError
from compiler.metamodel import mssql
from compiler.metamodel.address import parse_url
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Engine, Platform


def refused(url: str) -> str:
    with pytest.raises(CompileError) as error:
        read_metamodel(url, None, None, Platform.O11)
    [item] = error.value.diagnostics
    assert "hunter2" not in str(error.value)
    return item.code


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:hunter2@host/db", "postgres://me:hunter2@host:5432/db", "mssql://me:hunter2@host/db",
        "postgresql://:hunter2@host/db", "postgresql://me:@host/db", "postgresql://me:hun@hunter2@host/db",
        "postgresql://me@host/db?password=hunter2", "postgresql:///db?host=/tmp&PassWord=hunter2",
        "postgresql://me@host/db?sslpassword=hunter2", "mssql://me@host/db?pwd=hunter2",
        "postgresql://me@host/db?password=",
    ],
)
def test_password_in_the_url(url: str) -> None:
    assert refused(url) == "O11-0110"


@pytest.mark.parametrize(
    "url",
    [
        "", "host=x password=hunter2", "mysql://me:hunter2@host/db", "/tmp/snapshot.json",
        "postgresql:/host/db", "postgresql://me:hunter2/x@host/db", "postgresql://me:hunter2?x@host/db",
        "postgresql://me:hunter2#x@h/d", "mssql:///db", "mssql://host:port/db", "mssql://me@[::1/db",
        "postgresql://host/db?nonsense=hunter2", "me:hunter2@host://x",
    ],
)
def test_not_a_url_of_ours(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mssql, "connect", no_server)
    assert refused(url) == "O11-0109"


def no_server(*_: object) -> mssql.OdbcCursor:
    raise AssertionError("a malformed URL must be refused before connecting")


def test_parts_of_a_sql_server_url() -> None:
    address = parse_url("mssql://dom%5Cme@Db.Example:1444/OS%20PROD?Encrypt=no")
    assert address.engine is Engine.MSSQL
    assert (address.user, address.host, address.port) == ("dom\\me", "db.example", 1444)
    assert (address.database, address.options) == ("OS PROD", (("encrypt", "no"),))


def test_sql_server_url_without_user_and_database() -> None:
    address = parse_url("mssql://host")
    assert (address.user, address.port, address.database) == (None, None, None)


def test_connection_strings() -> None:
    address = parse_url("mssql://me@host:1444/db?encrypt=no")
    modern = mssql.connection_string(address, None, "ODBC Driver 18 for SQL Server", "a;b}c")
    assert modern == (
        "DRIVER={ODBC Driver 18 for SQL Server};SERVER={host,1444};Encrypt={no};DATABASE={db};"
        "UID={me};PWD={a;b}}c};APP={o11c};"
    )
    plain = mssql.connection_string(parse_url("mssql://me@host/db"), "other", "FreeTDS", "p")
    assert plain == (
        "DRIVER={FreeTDS};SERVER={host};PORT={1433};TDS_Version={7.4};ClientCharset={UTF-8};"
        "DATABASE={other};UID={me};PWD={p};APP={o11c};"
    )
    trusted = mssql.connection_string(parse_url("mssql://host/db"), None, "ODBC Driver 17 for SQL Server", "")
    assert "Trusted_Connection={yes};" in trusted
    assert "UID" not in trusted


def test_unknown_parameter_of_a_sql_server_url() -> None:
    with pytest.raises(CompileError) as error:
        mssql.connection_string(parse_url("mssql://host/db?timeout=1"), None, "FreeTDS", "")
    assert [item.code for item in error.value.diagnostics] == ["O11-0109"]


def test_driver_choice() -> None:
    both = ["FreeTDS", "ODBC Driver 17 for SQL Server", "ODBC Driver 18 for SQL Server", "SQLite"]
    assert mssql.choose_driver(both) == "ODBC Driver 18 for SQL Server"
    assert mssql.choose_driver(["SQLite", "FreeTDS"]) == "FreeTDS"
    with pytest.raises(CompileError) as error:
        mssql.choose_driver(["SQLite"])
    [item] = error.value.diagnostics
    assert item.code == "O11-1001"
    assert "SQLite" in item.found
    assert "tdsodbc" in item.action


def test_missing_pyodbc_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mssql, "PYODBC_PROBLEM", "No module named 'pyodbc'")
    with pytest.raises(CompileError) as error:
        read_metamodel("mssql://me@host/db", None, None, Platform.O11)
    [item] = error.value.diagnostics
    assert item.code == "O11-1001"
    assert 'pip install "o11c[sqlserver]"' in item.action


def test_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "hunter2")
    assert refused("postgresql://me@127.0.0.1:1/db") == "O11-0107"
