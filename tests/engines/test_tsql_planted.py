"""A mistake in the text of generated T-SQL is found by the run on the emulated server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.case_flow import run_case
from tests.support.cases import load_case, on_tsql
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_server import TsqlSession
from tests.support.tsql_stage import tsql_stage


@dataclass(slots=True)
class PlantedServer:
    """A server that gets another text than the script holds, once it is ``armed``. ``planted`` are the batches."""

    server: EmulatedServer
    old: str
    new: str
    armed: bool = False
    babelfish: bool = False
    planted: list[str] = field(default_factory=list)

    def create_database(self, name: str, collation: str) -> None:
        self.server.create_database(name, collation)

    def drop_database(self, name: str) -> None:
        self.server.drop_database(name)

    def connect(self, database: str) -> TsqlSession:
        return PlantedSession(self.server.connect(database), self)


@dataclass(slots=True)
class PlantedSession:
    session: TsqlSession
    server: PlantedServer

    def batch(self, text: str) -> list[str]:
        if self.server.armed and self.server.old in text:
            self.server.planted.append(text)
            text = text.replace(self.server.old, self.server.new)
        return self.session.batch(text)

    def select(self, text: str) -> tuple[list[str], list[tuple[object, ...]]]:
        return self.session.select(text)

    def close(self) -> None:
        self.session.close()


@pytest.mark.parametrize(("old", "new", "says"), [
    ("ON [r2].[old_id] = [s].[CUSTOMERID]", "ON [r2].[old_id] = [s].[ID]", "CustomerId: right"),
    ("SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] ON;", "", "error 544"),
    ("[s].[AMOUNT] AS [AMOUNT1]", "0 AS [AMOUNT1]", "rows with a copied value that differs"),
    ("[s].[NAME] AS [NAME1]", "[s].[NAMES] AS [NAME1]", "Invalid column name"),
    ("[b].[top] + [b].[step] * ROW_NUMBER()", "ROW_NUMBER()", "duplicate key"),
    ("THROW 50915, N'O11-0915: an earlier", "THROW 50915 N'O11-0915: an earlier", ", expected"),
    ("UPDATE #o11c_progress SET [mark] = N'setup 3';", "", "an earlier batch did not finish"),
    ("ROLLBACK TRANSACTION;\n", "COMMIT TRANSACTION;\n", "left something"),
    ("COMMIT TRANSACTION;\nUPDATE #o11c_progress SET [mark] = N'committed'",
     "ROLLBACK TRANSACTION;\nUPDATE #o11c_progress SET [mark] = N'committed'", "instead of"),
    ("DECLARE @o11c_rows bigint, ", "DECLARE ", "@o11c_rows"),
])
def test_a_mistake_in_the_scripts_is_found(old: str, new: str, says: str, database: str, tmp_path: Path) -> None:
    server = PlantedServer(EmulatedServer(database), old, new)
    with tsql_stage(on_tsql(load_case("simple_append")), server) as stage:
        server.armed = True
        with pytest.raises(AssertionError) as found:
            run_case(stage, tmp_path)
    assert server.planted, "nothing was planted: the scripts say it otherwise now"
    assert says in str(found.value)
