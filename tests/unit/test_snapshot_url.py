"""Database URLs: what is taken, what is refused, and that no password is ever printed."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from pathlib import Path
from types import SimpleNamespace

import pytest

from compiler.diagnostics import CompileError
from compiler.metamodel import mssql, mssql_driver
from compiler.metamodel.address import parse_url
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.mssql_refusals import explain
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


def no_server(*_: object) -> mssql_driver.OdbcCursor:
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
    modern = mssql_driver.connection_string(address, None, "ODBC Driver 18 for SQL Server", "a;b}c")
    assert modern == (
        "DRIVER={ODBC Driver 18 for SQL Server};SERVER={host,1444};Encrypt={no};DATABASE={db};"
        "UID={me};PWD={a;b}}c};APP={o11c};"
    )
    plain = mssql_driver.connection_string(parse_url("mssql://me@host/db"), "other", "FreeTDS", "p")
    assert plain == (
        "DRIVER=FreeTDS;SERVER=host;PORT=1433;TDS_Version=7.4;ClientCharset=UTF-8;"
        "DATABASE=other;UID=me;PWD=p;APP=o11c;"
    )
    trusted = mssql_driver.connection_string(parse_url("mssql://host/db"), None, "ODBC Driver 17 for SQL Server", "")
    assert "Trusted_Connection={yes};" in trusted
    assert "UID" not in trusted


@pytest.mark.parametrize(
    ("options", "driver", "code"),
    [
        ("timeout=1", "FreeTDS", "O11-0109"),
        ("encrypt=maybe", "ODBC Driver 18 for SQL Server", "O11-0109"),
        ("trustServerCertificate=1", "ODBC Driver 18 for SQL Server", "O11-0109"),
        ("trustServerCertificate=no", "FreeTDS", "O11-0109"),
        ("encrypt=strict", "/usr/lib/libtdsodbc.so", "O11-0109"),
    ],
)
def test_parameters_of_a_sql_server_url_that_are_refused(options: str, driver: str, code: str) -> None:
    with pytest.raises(CompileError) as error:
        mssql_driver.connection_string(parse_url(f"mssql://host/db?{options}"), None, driver, "")
    assert [item.code for item in error.value.diagnostics] == [code]


@pytest.mark.parametrize(
    ("options", "driver", "words"),
    [
        ("encrypt=yes&trustServerCertificate=YES", "ODBC Driver 18 for SQL Server",
         "Encrypt={yes};TrustServerCertificate={yes};"),
        ("encrypt=strict", "ODBC Driver 18 for SQL Server", "Encrypt={strict};"),
        ("encrypt=yes", "FreeTDS", "ClientCharset=UTF-8;Encryption=require;"),
        ("encrypt=no", "FreeTDS", "ClientCharset=UTF-8;Encryption=off;"),
        ("trustServerCertificate=yes", "FreeTDS", "ClientCharset=UTF-8;UID"),
    ],
)
def test_encryption(options: str, driver: str, words: str) -> None:
    text = mssql_driver.connection_string(parse_url(f"mssql://me@host?{options}"), None, driver, "p")
    assert words in text


def test_named_instances() -> None:
    address, with_port = parse_url("mssql://me@host%5COS/db"), parse_url("mssql://me@host%5COS:1444/db")
    assert "SERVER=host\\OS;TDS" in mssql_driver.connection_string(address, None, "FreeTDS", "p")
    assert "SERVER={host\\OS};" in mssql_driver.connection_string(address, None, NEW, "p")
    assert "SERVER=host;PORT=1444;" in mssql_driver.connection_string(with_port, None, "FreeTDS", "p")
    assert "SERVER={host\\OS,1444};" in mssql_driver.connection_string(with_port, None, NEW, "p")


NEW, OLD = "ODBC Driver 18 for SQL Server", "ODBC Driver 17 for SQL Server"
BUNDLE = Path("/site-packages/lib/libmsodbcsql-18.6.so.2.1")


@pytest.mark.parametrize(
    ("installed", "bundled", "chosen"),
    [
        (["FreeTDS", OLD, NEW, "SQLite"], BUNDLE, NEW),
        (["FreeTDS", OLD], BUNDLE, OLD),
        (["FreeTDS", "ODBC Driver 13 for SQL Server"], BUNDLE, str(BUNDLE)),
        (["FreeTDS", "ODBC Driver 13 for SQL Server"], None, "FreeTDS"),
        (["SQLite", "FreeTDS"], None, "FreeTDS"),
        ([], BUNDLE, str(BUNDLE)),
    ],
)
def test_driver_choice(installed: list[str], bundled: Path | None, chosen: str) -> None:
    assert mssql_driver.choose_driver(installed, None, bundled) == chosen


@pytest.mark.parametrize(
    ("installed", "wanted", "found"),
    [
        (["SQLite"], None, "no ODBC driver for SQL Server among: SQLite"),
        ([], None, "among: none"),
        (["ODBC Driver 13 for SQL Server", "SQL Server"], None, "ODBC Driver 13 for SQL Server is too old"),
        ([NEW], "Nope", "no ODBC driver 'Nope'; installed: ODBC Driver 18"),
        ([NEW], "/no/such/library.so", "no ODBC driver '/no/such/library.so'"),
    ],
)
def test_no_driver(installed: list[str], wanted: str | None, found: str) -> None:
    with pytest.raises(CompileError) as error:
        mssql_driver.choose_driver(installed, wanted)
    [item] = error.value.diagnostics
    assert item.code == "O11-1001"
    assert found in item.found
    assert "driver" in item.action if wanted else "tdsodbc" in item.action


def test_driver_that_the_url_names(tmp_path: Path) -> None:
    library = tmp_path / "libtdsodbc.so"
    library.touch()
    assert mssql_driver.choose_driver([OLD, NEW], OLD) == OLD
    assert mssql_driver.choose_driver([NEW], str(library)) == str(library)
    assert mssql_driver.is_freetds(str(library))
    assert not mssql_driver.is_freetds(str(BUNDLE))


@pytest.mark.parametrize("family", ["linux/debian_ubuntu/x86_64", "linux/debian_ubuntu/arm64", "macos/arm64"])
def test_driver_inside_a_package(family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "mssql_python_odbc"
    library = package / "libs" / family / "lib" / "libmsodbcsql-18.6.so.2.1"
    library.parent.mkdir(parents=True)
    library.touch()
    (package / "__init__.py").touch()
    monkeypatch.setattr(mssql_driver, "machine", lambda: {"x86_64": "x86_64"}.get(family.rpartition("/")[2], "arm64"))
    monkeypatch.setattr(mssql_driver, "_family", lambda: "debian_ubuntu")
    spec = ModuleSpec("mssql_python_odbc", None, origin=str(package / "__init__.py"))
    monkeypatch.setattr(mssql_driver, "find_spec", lambda name: spec)
    assert mssql_driver.bundled_driver() == library
    monkeypatch.setattr(mssql_driver, "find_spec", lambda name: None)
    assert mssql_driver.bundled_driver() is None


@pytest.mark.parametrize(
    ("problem", "action"),
    [
        ("No module named 'pyodbc'", 'pip install "o11c[sqlserver]"'),
        ("libodbc.so.2: cannot open shared object file: No such file or directory", "Install unixODBC (Debian"),
    ],
)
def test_missing_pyodbc_or_its_library(problem: str, action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mssql_driver, "PYODBC_PROBLEM", problem)
    with pytest.raises(CompileError) as error:
        read_metamodel("mssql://me@host/db", None, None, Platform.O11)
    [item] = error.value.diagnostics
    assert item.code == "O11-1001"
    assert problem in item.found
    assert action in item.action


@pytest.mark.parametrize(
    ("user", "given", "action"),
    [("me@", True, "Check user and password"), ("me@", False, "is not set"), ("", False, "your own account")],
)
def test_refused_login_says_what_to_look_at(user: str, given: bool, action: str) -> None:
    address = parse_url(f"mssql://{user}host/db")
    found = explain(address, DriverError("28000", "Login failed (18456)"), given=given)
    assert (found.code, action in found.action) == ("O11-0107", True)


def test_certificate_that_nobody_knows() -> None:
    text = "SSL Provider: [error:0A000086:SSL routines::certificate verify failed:self-signed certificate] (-1)"
    found = explain(parse_url("mssql://me@host/db"), DriverError("08001", text), given=True)
    assert (found.code, "trustServerCertificate=yes" in found.action) == ("O11-0107", True)


def test_password_that_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """pyodbc's own error would hold the connection string."""

    def connect(text: str, **_: object) -> object:
        return text.encode("utf-8")

    module = SimpleNamespace(Error=ValueError, drivers=lambda: ["FreeTDS"], connect=connect)
    monkeypatch.setattr(mssql_driver, "pyodbc", module, raising=False)
    monkeypatch.setattr(mssql_driver, "PYODBC_PROBLEM", None)
    monkeypatch.setenv("O11C_MSSQL_PASSWORD", "hunter2\udcff")
    with pytest.raises(CompileError) as error:
        read_metamodel("mssql://me@host/db?driver=FreeTDS", None, None, Platform.O11)
    assert [item.code for item in error.value.diagnostics] == ["O11-0107"]
    assert "hunter2" not in str(error.value)
    assert error.value.__cause__ is None


def test_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "hunter2")
    assert refused("postgresql://me@127.0.0.1:1/db") == "O11-0107"
