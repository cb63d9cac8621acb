"""The session on a real server, with a driver that only plays one: results are drained, errors have their numbers."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest

from compiler.metamodel.address import parse_url
from tests.support.tsql.errors import TsqlError
from tests.support.tsql_real import RealServer, RealSession, real_server

ADDRESS = parse_url("mssql://sa@localhost:1433")
REFUSED = "[42000] [Microsoft][ODBC Driver 18 for SQL Server][SQL Server]O11-0911: not here (50911) (SQLExecDirectW)"


class Driver(ModuleType):
    """What is used of pyodbc. ``results``: of each batch, one after the other: columns, rows, messages, an error."""

    class Error(Exception):
        pass

    def __init__(self, *results: tuple[list[str], list[tuple[object, ...]], list[str], str | None]) -> None:
        super().__init__("pyodbc")
        self.results = list(results)
        self.batches: list[str] = []
        self.closed = 0

    def drivers(self) -> list[str]:
        return ["ODBC Driver 18 for SQL Server"]

    def connect(self, text: str, **options: Any) -> Driver:
        assert options == {"autocommit": True}
        return self

    def cursor(self) -> Driver:
        return self

    def execute(self, text: str) -> None:
        self.batches.append(text)
        self._take()

    def _take(self) -> None:
        columns, self.rows, messages, error = self.results.pop(0)
        self.description = [(name,) for name in columns] or None
        origin = "[Microsoft][ODBC Driver 18 for SQL Server][SQL Server]"
        self.messages = [("01000", origin + text) for text in messages]
        if error:
            raise self.Error("42000", error)

    def fetchall(self) -> list[tuple[object, ...]]:
        return self.rows

    def nextset(self) -> bool:
        if self.results:
            self._take()
            return True
        self.messages = []
        return False

    def close(self) -> None:
        self.closed += 1


def plays(monkeypatch: pytest.MonkeyPatch, driver: Driver) -> Driver:
    monkeypatch.setitem(sys.modules, "pyodbc", driver)
    return driver


def test_all_results_and_messages_of_a_batch_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = plays(monkeypatch, Driver(
        (["a", "b"], [(1, None), (2, b"\1")], [], None), ([], [], ["done"], None),
        (["c"], [("x",)], ["[010-open] said"], None),
    ))
    lines = RealSession(ADDRESS, "d").batch("...")
    assert lines == ["a | b", "1 | NULL", "2 | 0x01", "done", "[010-open] said", "c", "x"]
    assert driver.closed == 1


def test_an_error_after_the_first_result_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    plays(monkeypatch, Driver((["a"], [(1,)], [], None), ([], [], [], REFUSED)))
    with pytest.raises(TsqlError) as raised:
        RealSession(ADDRESS, "d").batch("...")
    assert (raised.value.number, raised.value.__notes__) == (50911, ["a\n1"])
    assert raised.value.message.startswith("O11-0911: not here")


def test_databases_are_made_and_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing: tuple[list[str], list[tuple[object, ...]], list[str], None] = ([], [], [], None)
    driver = plays(monkeypatch, Driver((["babelfish"], [("1",)], [], None)))
    server = RealServer(ADDRESS)
    assert server.babelfish
    for _ in range(2):
        driver.results = [nothing]
        server.create_database("a]b", "Latin1_General_CI_AI")
    assert driver.batches[-1] == "CREATE DATABASE [a]]b] COLLATE Latin1_General_CI_AI;"


def test_without_a_server_the_tests_are_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("O11C_TSQL_URL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no T-SQL server"), real_server():
        raise AssertionError
