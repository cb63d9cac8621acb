"""Real ODBC drivers against a server that only speaks the protocol: what they send, read, and say of failures.

Runs with each driver that this machine has: FreeTDS (Debian: tdsodbc), Microsoft's (installed, or of the package
mssql-python-odbc). It proves nothing of SQL Server itself.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from compiler.diagnostics import CompileError, Diagnostic
from compiler.metamodel import mssql, mssql_driver
from compiler.metamodel.address import parse_url
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.rows import Metamodel, Platform
from tests.support.sqlserver import FakeSqlServer
from tests.support.tds import TdsServer, serving
from tests.unit.test_snapshot_mssql import fake

if mssql_driver.PYODBC_PROBLEM is not None:
    pytest.skip(f"no pyodbc: {mssql_driver.PYODBC_PROBLEM}", allow_module_level=True)


def known_drivers() -> list[str]:
    installed = mssql_driver.pyodbc.drivers()
    found = [name for name in installed if name == "FreeTDS"]
    microsoft = [name for name in installed if name.startswith(("ODBC Driver 17", "ODBC Driver 18"))]
    bundled = mssql_driver.bundled_driver()
    return found + (microsoft[:1] or ([str(bundled)] if bundled is not None else []))


DRIVERS = known_drivers()
if not DRIVERS:
    pytest.skip("no ODBC driver for SQL Server on this machine", allow_module_level=True)
each_driver = pytest.mark.parametrize(
    "driver", DRIVERS, ids=["freetds" if driver == "FreeTDS" else "microsoft" for driver in DRIVERS]
)


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("O11C_MSSQL_PASSWORD", "hunter2")


def read(port: int, driver: str) -> Metamodel:
    encrypt = "" if "FreeTDS" in driver else "&encrypt=no"
    return mssql.read(parse_url(f"mssql://me@127.0.0.1:{port}/db?driver={driver}{encrypt}"), None, None, Platform.O11)


def refused(port: int, driver: str) -> Diagnostic:
    with pytest.raises(CompileError) as error:
        read(port, driver)
    [item] = error.value.diagnostics
    assert "hunter2" not in str(error.value)
    return item


@each_driver
def test_the_same_metamodel_as_without_a_driver(driver: str) -> None:
    server = fake()
    with serving(TdsServer(lambda: server)) as listening:
        assert read(listening.port, driver) == mssql.read_with(fake(), None, Platform.O11)
    assert listening.logins == [("me", "hunter2", "db")]


@each_driver
def test_queries_arrive_as_they_are_written(driver: str) -> None:
    """Nothing is prepared and no parameter is bound: the server gets the text that was checked."""
    server = fake()
    with serving(TdsServer(lambda: server)) as listening:
        read(listening.port, driver)
    direct = fake()
    mssql.read_with(direct, None, Platform.O11)
    own = [query for query in listening.batches if "sp_datatype_info" not in query]
    assert own[-len(direct.queries) :] == direct.queries


@each_driver
def test_values_as_drivers_give_them(driver: str) -> None:
    """Ids as decimal numbers, keys as uniqueidentifier, flags as bit, long texts and texts of other planes."""
    server, plain = fake(), fake()
    for known in (server, plain):
        known.rows["OSSYS_ENTITY"][0] = {
            **known.rows["OSSYS_ENTITY"][0], "DESCRIPTION": "Ärger 😀 " * 20_000, "IS_ACTIVE": True,
        }

    def given(value: Any) -> Any:
        if isinstance(value, str) and len(value) == 36 and value.count("-") == 4:
            return UUID(value)
        return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value

    server.given = given
    with serving(TdsServer(lambda: server)) as listening:
        found = read(listening.port, driver)
    wanted = mssql.read_with(plain, None, Platform.O11)
    assert found.entities == wanted.entities
    assert any(len(item.description or "") == 160_000 for item in found.entities)
    assert found.attributes == wanted.attributes


@each_driver
@pytest.mark.parametrize("secret", ["a}b", "a;b", "a}b;c", "{ab", "a}", " a ", "a=b'c\"d", "ünï😀", ""])
def test_any_password_reaches_the_server(driver: str, secret: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("O11C_MSSQL_PASSWORD", secret)
    with serving(TdsServer(fake)) as listening:
        read(listening.port, driver)
    assert [login[1] for login in listening.logins] == [secret]


def test_password_that_freetds_cannot_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("O11C_MSSQL_PASSWORD", "hunter2};")
    address = parse_url("mssql://me@127.0.0.1/db?driver=FreeTDS")
    with pytest.raises(CompileError) as error:
        mssql_driver.connection_string(address, None, "FreeTDS", "hunter2};")
    assert [item.code for item in error.value.diagnostics] == ["O11-0107"]
    assert "hunter2" not in str(error.value)


LOGIN_FAILED = (18456, "Login failed for user 'me'.")


@each_driver
@pytest.mark.parametrize(
    ("errors", "action"),
    [
        ([LOGIN_FAILED], "Check user and password"),
        ([(4060, 'Cannot open database "db" requested by the login.'), LOGIN_FAILED], "CREATE USER"),
        ([(911, 'database "db" does not exist')], "CREATE USER"),
        ([(18488, "Login failed for user 'me'. Reason: The password of the account must be changed.")], "Change the"),
        ([(40615, "Client with IP address '::1' is not allowed to access the server.")], "fire"),
    ],
)
def test_refused_logins(driver: str, errors: Sequence[tuple[int, str]], action: str) -> None:
    with serving(TdsServer(fake, errors)) as listening:
        found = refused(listening.port, driver)
    assert found.code == "O11-0107"
    assert errors[0][1] in found.found
    assert action in found.action


@each_driver
def test_server_error_in_the_middle(driver: str) -> None:
    server = fake()
    server.fail = {"[OSSYS_ROLE]": DriverError("42000", "The SELECT permission was denied (229)")}
    with serving(TdsServer(lambda: server)) as listening:
        assert refused(listening.port, driver).code == "O11-0113"


class Vanishing(FakeSqlServer):
    """A server whose connection breaks while it answers."""

    def execute(self, query: str, /) -> object:
        if "[OSSYS_ROLE]" in query:
            raise ConnectionResetError
        return super().execute(query)


@each_driver
def test_connection_that_breaks(driver: str) -> None:
    whole = fake()
    server = Vanishing(whole.tables, whole.rows)
    with serving(TdsServer(lambda: server)) as listening:
        assert refused(listening.port, driver).code == "O11-0108"


# --- what is no SQL Server -----------------------------------------------------------------------


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    held: list[socket.socket] = []

    def run(listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            held.append(client)
            threading.Thread(target=answer, args=(client,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=run, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1]
    for client in held:
        client.close()


def web_page(client: socket.socket) -> None:
    with suppress(OSError):
        client.recv(4096)
        client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 5)
        client.close()


def hang_up(client: socket.socket) -> None:
    with suppress(OSError):
        client.recv(4096)
        client.close()


@each_driver
@pytest.mark.parametrize("answer", [web_page, hang_up])
def test_something_else_listens(driver: str, answer: Callable[[socket.socket], None]) -> None:
    with answering(answer) as port:
        found = refused(port, driver)
    assert found.code == "O11-0107"
    assert f"port {port} of 127.0.0.1 is open" in found.found


@each_driver
def test_nobody_answers(driver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mssql_driver, "_LOGIN_SECONDS", 2)
    with answering(lambda client: None) as port:
        found = refused(port, driver)
    assert (found.code, f"port {port} of 127.0.0.1 is open" in found.found) == ("O11-0107", True)


@each_driver
def test_closed_port(driver: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mssql_driver, "_LOGIN_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    found = refused(port, driver)
    assert found.code == "O11-0107"
    assert f"no connection to 127.0.0.1, port {port}" in found.found


def test_library_that_is_no_driver(tmp_path_factory: pytest.TempPathFactory) -> None:
    broken = tmp_path_factory.mktemp("driver") / "libbroken.so"
    broken.write_text("no library", encoding="utf-8")
    found = refused(1, str(broken))
    assert (found.code, "?driver=" in found.action) == ("O11-1001", True)


def test_encryption_that_the_server_does_not_offer() -> None:
    microsoft = [driver for driver in DRIVERS if "FreeTDS" not in driver]
    if not microsoft:
        pytest.skip("none of Microsoft's drivers on this machine")
    with serving(TdsServer(fake)) as listening, pytest.raises(CompileError) as error:
        address = parse_url(f"mssql://me@127.0.0.1:{listening.port}/db?driver={microsoft[0]}")
        mssql.read(address, None, None, Platform.O11)
    [found] = error.value.diagnostics
    assert (found.code, "encrypt=no" in found.action) == ("O11-0107", True)
