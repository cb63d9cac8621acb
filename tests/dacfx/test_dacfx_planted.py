"""Planted errors: which of them Microsoft's model, as it is used here, finds, and which it does not."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.dacfx.client import VARIABLE, Worker
from tests.dacfx.scripts import Compiled, compiled
from tests.house.tsql_batches import split
from tests.support.case_run import prepare
from tests.support.cases import load_case

if not os.environ.get(VARIABLE):
    pytest.skip("opt-in: run .ci/dacfx", allow_module_level=True)


@dataclass(frozen=True, slots=True)
class Planted:
    """An error put into migrate.sql of a case: ``right`` becomes ``wrong`` wherever it is."""

    name: str
    right: str
    wrong: str
    message: str
    case: str = "simple_append"


ORDER = "[OSTARGET].[dbo].[OSUSR_T01_ORDER]"
FOUND = [
    Planted("a column of the target", "\n  [NAME1],\n", "\n  [NAMEX],\n", "[dbo].[OSUSR_T01_CUSTOMER].[NAMEX]"),
    Planted("a column of the source", "[ID], [NAME], [LIMIT], [MARK]\nFROM", "[ID], [NAMEX], [LIMIT], [MARK]\nFROM",
            "[OSSOURCE.dbo].[OSUSR_S01_CUSTOMER].[NAMEX]"),
    Planted("a column of a temporary table", "[s].[NAME]", "[s].[NAMEX]", "#o11c_src_1.[NAMEX]"),
    Planted("a column of a map", "[m].[old_id]", "[m].[older_id]", "[o11c].[map_customer_5e36fdbcf9].[older_id]"),
    Planted("a column of the journal", "[run_id], [step_id], [checksum], [started]",
            "[run_id], [step_id], [checksums], [started]", "[o11c].[step].[checksums]"),
    Planted("a column of a catalog view", "[snapshot_isolation_state]", "[snapshot_isolation]",
            "[sys].[databases].[snapshot_isolation]"),
    Planted("a column of a derived table", "[q].[held] > [q].[given]", "[q].[hold] > [q].[given]",
            "[q].[hold]"),
    Planted("a column in ORDER BY", "ORDER BY [place];", "ORDER BY [places];", "#o11c_check.[places]"),
    Planted("a table of the target", f"FROM {ORDER} WITH", "FROM [OSTARGET].[dbo].[OSUSR_T01_ORDERS] WITH",
            "[dbo].[OSUSR_T01_ORDERS]"),
    Planted("a table of the other side", "FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER]",
            "FROM [OSTARGET].[dbo].[OSUSR_S01_ORDER]", "[dbo].[OSUSR_S01_ORDER]"),
    Planted("a database", "FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER]", "FROM [OSSORCE].[dbo].[OSUSR_S01_ORDER]",
            "[OSSORCE].[dbo].[OSUSR_S01_ORDER]"),
    Planted("a temporary table that nobody makes", "CREATE TABLE #o11c_src_1 (", "CREATE TABLE #o11c_src_9 (",
            "[#o11c_src_1]"),
    Planted("a temporary table that is gone", "COMMIT TRANSACTION;\nSET",
            "COMMIT TRANSACTION;\nDROP TABLE #o11c_src_1;\nSET", "[#o11c_src_1]"),
    Planted("a map that nobody makes", "CREATE TABLE [o11c].[map_order_b095562f7b]", "CREATE TABLE [o11c].[map_order]",
            "[o11c].[map_order_b095562f7b]"),
    Planted("a table for IDENTITY_INSERT", "IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] ON",
            "IDENTITY_INSERT [dbo].[OSUSR_T01_ORDERS] ON", "[dbo].[OSUSR_T01_ORDERS]"),
    Planted("an alias that is not there", "[s].[AMOUNT] AS", "[x].[AMOUNT] AS", "x"),
    Planted("a column that two tables have", "[m].[new_id] AS [ID1]", "[new_id] AS [ID1]", "ambiguous"),
    Planted("a variable that is not declared", "SET @o11c_rows = ROWCOUNT_BIG()", "SET @o11c_row = ROWCOUNT_BIG()",
            '"@o11c_row"'),
    Planted("a variable that is declared twice", "SET @o11c_rows = 0;", "DECLARE @o11c_rows bigint;",
            "@o11c_rows"),
    Planted("one column too few in a SELECT", "  [s].[AMOUNT] AS [AMOUNT1],", "  --", "columns, "),
    Planted("a column twice in an INSERT", "\n  [NAME1],\n", "\n  [NAME1],\n  [NAME1],\n", "[name1] twice"),
    Planted("a parameter of a procedure", "@LockTimeout = 2000", "@LockTimeOuts = 2000",
            "[sys].[sp_getapplock].[@LockTimeOuts]"),
    Planted("a procedure", "EXEC sys.sp_releaseapplock", "EXEC sys.sp_freeapplock", "[sys].[sp_freeapplock]"),
    Planted("the column of MERGE's OUTPUT", "inserted.[ID1]", "inserted.[ID9]", "[ID9]", case="mint"),
    Planted("the source column of MERGE's OUTPUT", "OUTPUT [q].[o11c_old]", "OUTPUT [q].[o11c_new]", "[q].[o11c_new]",
            case="mint"),
    Planted("a trigger", "DISABLE TRIGGER [OSTRG_EI__", "DISABLE TRIGGER [OSTRG__", "[OSTRG__",
            case="guide_osevt_rows"),
    Planted("a word", "BEGIN TRANSACTION;", "BEGINN TRANSACTION;", "BEGINN"),
]
# Behind each: what a server says. The model takes types, functions and texts as they are.
MISSED = [
    Planted("a text where a number belongs", "COALESCE(MAX([ID1]), 0)", "COALESCE(MAX([ID1]), N'none')", "error 245"),
    Planted("a function", "HASHBYTES('SHA2_256',", "HASHBITES('SHA2_256',", "error 195"),
    Planted("too few arguments", "LEFT([check_id], 60)", "LEFT([check_id])", "error 174"),
    Planted("a column outside GROUP BY", "GROUP BY [entity]\n", "GROUP BY [what]\n", "error 8120"),
    Planted("a name inside a text", "IDENT_CURRENT(N'[dbo].[OSUSR_T01_ORDER]')", "IDENT_CURRENT(N'[dbo].[NOWHERE]')",
            "NULL, no error"),
    Planted("too many names for the columns of VALUES", "AS [v]([line], [check_id], [entity],",
            "AS [v]([line], [check_id], [entity], [more],", "error 8158"),
    Planted("a column that one table has twice in a join", "[m].[new_id] AS [ID1]", "[new_id] AS [ID1]",
            "error 209", case="self_reference_direct"),
    Planted("a collation", "COLLATE Latin1_General_BIN2", "COLLATE Latin1_General_BIN9", "error 448"),
]


@cache
def case(name: str) -> Compiled:
    found = compiled(prepare(load_case(name), Path(mkdtemp(prefix="o11c-dacfx-")), "tsql"))
    assert found is not None
    return found


def alarms(item: Planted, worker: Worker) -> list[str]:
    """Return what the model says of the case with the error in it."""
    there = case(item.case)
    text = "\nGO\n".join(there.drivers["migrate.sql"])
    assert item.right in text, "there is no such text any more"
    changed = replace(there, drivers={"migrate.sql": split(text.replace(item.right, item.wrong))})
    return [alarm.message for alarm in changed.alarms(worker)]


@pytest.mark.parametrize("item", FOUND, ids=lambda item: item.name)
def test_found(item: Planted, worker: Worker) -> None:
    assert [message for message in alarms(item, worker) if item.message in message]


@pytest.mark.parametrize("item", MISSED, ids=lambda item: item.name)
def test_not_found(item: Planted, worker: Worker) -> None:
    assert alarms(item, worker) == [], "it is found: then the page that says what is not has to change"


@pytest.mark.parametrize("name", sorted({item.case for item in (*FOUND, *MISSED)}))
def test_nothing_is_found_where_nothing_is_planted(name: str, worker: Worker) -> None:
    assert case(name).alarms(worker) == []
