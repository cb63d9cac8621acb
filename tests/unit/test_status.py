"""The state of a run, from the rows that the queries return to the words that people read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, LiteralString

import pytest

from compiler.diagnostics import CompileError
from compiler.metamodel.mssql_catalog import DriverError
from compiler.metamodel.rows import Engine
from compiler.status import as_json, as_text, read_state, watch
from compiler.status.journal import _MSSQL, _POSTGRES
from compiler.status.session import JournalBusy, MssqlSession
from compiler.status.state import Run, Running, State, Step
from compiler.status.text import duration

JOURNAL = [("run", "run_id"), ("run", "mode"), ("step", "step_id"), ("plan_step", "step_id"), ("batch", "rows")]
PLAN = [
    (1, "010-open", "open", "open_run", None, None, None, None),
    (2, "020-keys", "keys", "reserve_ids", "Sales.Order", "Sales, Shop", 3000, None),
    (3, "030-insert", "data", "insert_rows", "Sales.Order", "Sales, Shop", 3000, None),
    (4, "040-insert", "data", "insert_rows", "Sales.Line", "Sales", 6000, None),
    (5, "050-update", "link", "update_rows", "Sales.Line", "Sales", None, None),
]


class Fake:
    """Answers of a server."""

    def __init__(self, engine: Engine, **answers: Sequence[Sequence[Any]]) -> None:
        self.engine = engine
        self.asked: list[str] = []
        queries = _POSTGRES if engine is Engine.POSTGRES else _MSSQL
        self._answers = {getattr(queries, name): rows for name, rows in answers.items()}

    def rows(self, query: LiteralString) -> Sequence[Sequence[Any]]:
        self.asked.append(query)
        return self._answers[query]


def fake(engine: Engine, done: int, status: str = "running", lock: int = 1, **more: Sequence[Sequence[Any]]) -> Fake:
    rows = (0, 3000, 3000, 6000, 17)
    steps = [(PLAN[at][1], rows[at], 2.0, 2.0 * at + 3) for at in range(done)]
    answers: dict[str, Sequence[Sequence[Any]]] = {
        "sessions": [],
        "lock": [(lock,)],
        "tables": JOURNAL,
        "last_run": [(7, "sales", "step", status, 20.0)],
        "plan": PLAN,
        "steps": steps,
        "batches": [],
    }
    return Fake(engine, **{**answers, **more})


@pytest.mark.parametrize("engine", list(Engine))
def test_a_run_under_way(engine: Engine) -> None:
    marker = "o11c 4/5 040-insert" + "\x00" * 5
    session = fake(engine, 3, sessions=[(marker, 12.4, 0)], batches=[("040-insert", 1500)])
    text = as_text(read_state(session))
    assert text.splitlines() == [
        "Step 4 of 5 (040-insert): 12 s in its transaction",
        "Run 7 of sales, step by step: under way",
        "  3 of 5 steps, 1 of 2 entities, 7,500 rows in 20 s, 375 rows/s",
        "  phase data, step 040-insert, about 6,000 rows; 1,500 rows of it are committed",
        # Two steps of 3,000 rows took 4 s; 4,500 are left.
        "  about 3 s left at this pace",
    ]


def test_a_run_that_was_interrupted() -> None:
    state = read_state(fake(Engine.POSTGRES, 2, lock=0))
    assert state.interrupted and not state.active
    assert "Run migrate.sql again (it continues), or rollback.sql." in as_text(state)


def test_the_entities_of_each_application_at_the_end() -> None:
    text = as_text(read_state(fake(Engine.POSTGRES, 5, status="done", lock=0)))
    assert text.splitlines()[1:] == [
        "  5 of 5 steps, 2 of 2 entities, 12,017 rows in 20 s",
        "  Sales",
        "    Sales.Line: 6,000 inserted, 17 updated",
        "    Sales.Order: 3,000 inserted",
        "  Shop",
        "    Sales.Order: 3,000 inserted",
    ]


def test_a_whole_run_is_seen_by_its_session_only() -> None:
    session = fake(Engine.POSTGRES, 0, sessions=[("o11c 3/9 030-insert", 70, True)], tables=[])
    assert as_text(read_state(session)).splitlines() == [
        "Step 3 of 9 (030-insert): 1 min 10 s in its transaction; it waits for a lock of somebody else"
    ]


class Locked(Fake):
    """SQL Server while the first run, in one transaction, is making the journal."""

    def rows(self, query: LiteralString) -> Sequence[Sequence[Any]]:
        if "o11c.run" in query or "sys.tables" in query:
            raise JournalBusy
        return super().rows(query)


def test_a_journal_that_is_being_made_is_not_waited_for() -> None:
    session = Locked(Engine.MSSQL, sessions=[("o11c 3/9 030-insert", 70, True)], lock=[(1,)])
    state = read_state(session)
    assert state.run is None and state.active
    assert as_text(state).splitlines() == [
        "Step 3 of 9 (030-insert): 1 min 10 s in its transaction; it waits for a lock of somebody else"
    ]
    blind = read_state(Locked(Engine.MSSQL, sessions=[], lock=[(1,)]))
    assert "under way in one transaction" in as_text(blind)


class Refusing:
    """A driver's cursor whose statements fail."""

    def __init__(self, message: str) -> None:
        self._message = message

    def execute(self, query: str, params: Sequence[object] = (), /) -> object:
        raise DriverError("42000", self._message)

    def fetchall(self) -> Sequence[Sequence[Any]]:
        return []


def test_waiting_for_a_lock_is_no_refusal_of_sql_server() -> None:
    with pytest.raises(JournalBusy):
        MssqlSession(Refusing("[42000] Zeitlimit (1222) (SQLExecDirectW)")).rows("SELECT 1")
    with pytest.raises(CompileError, match="O11-1021"):
        MssqlSession(Refusing("[42000] no permission (229)")).rows("SELECT 1")


def test_sql_server_s_journal_is_read_past_what_a_transaction_holds() -> None:
    # The lock of a run is asked for without a privilege; each table of the journal without waiting.
    assert _MSSQL.lock == "SELECT 1 - APPLOCK_TEST(N'public', N'o11c', N'Exclusive', N'Session')"
    for query in (_MSSQL.last_run, _MSSQL.plan, _MSSQL.steps, _MSSQL.batches):
        assert query.count("o11c.") == query.count("WITH (READPAST)") > 0


def test_the_run_before_a_whole_run() -> None:
    session = fake(Engine.POSTGRES, 5, status="done", sessions=[("o11c 3/9 030-insert", 1, False)])
    assert "Last run before this one 7 of sales" in as_text(read_state(session))


def test_nothing_here() -> None:
    state = read_state(fake(Engine.POSTGRES, 0, lock=0, tables=[]))
    assert as_text(state) == "No run of o11c has been committed in this database."
    assert not state.active


def test_a_journal_without_the_newer_columns() -> None:
    session = fake(Engine.POSTGRES, 0, status="done", lock=0, tables=[("run", "run_id"), ("step", "rows")])
    assert as_text(read_state(session)) == "Run 7 of sales, step by step: done"
    old = fake(Engine.MSSQL, 0, tables=[("run", "run_id")])
    with pytest.raises(KeyError, match=r"NULL, r\.status"):  # it asks without the column
        read_state(old)


def test_preflight_and_verify_name_themselves() -> None:
    session = fake(Engine.POSTGRES, 0, lock=0, tables=[], sessions=[("o11c verify", 3, False)])
    assert as_text(read_state(session)).splitlines()[0] == "verify: under way for 3 s"


def test_no_estimate_from_few_rows() -> None:
    done = Step(1, "a", "data", "insert_rows", "A.B", (), 10, 10, 5.0)
    waiting = Step(2, "b", "data", "insert_rows", "A.C", (), 9)
    assert Run(1, "p", "step", "running", 5.0, (done, waiting)).left is None


def test_json() -> None:
    content = json.loads(as_json(read_state(fake(Engine.MSSQL, 3, batches=[("040-insert", 1500)]))))
    assert content["active"] is True
    assert content["run"]["rows"] == 7500
    assert [step["rows"] for step in content["run"]["steps"]] == [0, 3000, 3000, 1500, 0]


def test_hostile_names_do_not_reach_the_terminal() -> None:
    run = Run(1, "p\x1b[2J", None, "done", 1.0, ())
    assert "\x1b" not in as_text(State(run, (Running("x\x1b", None, None, 1.0, False),), None))


def test_watching_ends_with_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    answers = [fake(Engine.POSTGRES, 1), fake(Engine.POSTGRES, 1), fake(Engine.POSTGRES, 5, status="done", lock=0)]
    waits: list[float] = []

    class Turns(Fake):
        def rows(self, query: LiteralString) -> Sequence[Sequence[Any]]:
            return answers[min(len(waits), 2)].rows(query)

    state = watch(Turns(Engine.POSTGRES), waits.append)
    assert state.run is not None and state.run.status == "done"
    assert len(waits) == 2
    # What has not changed is not printed again.
    assert capsys.readouterr().out.count("Run 7 of sales") == 2


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.6, "1 min 0 s"), (185, "3 min 5 s"), (7800, "2 h 10 min")]
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


# --- ODC: entities of assets, as the vendor's console shows them ------------------------------------

ODC_PLAN = [
    (1, "010-open", "open", "open_run", None, None, None, None),
    (2, "020-insert", "users", "insert_rows", "(System).User", None, None, None),
    (3, "030-insert", "data", "insert_rows", "Stock.Item", "Store", None, "StockApp"),
    (4, "040-insert", "data", "insert_rows", "Shop.Order", "Sales", 3000, "SalesApp"),
    (5, "050-insert", "data", "insert_rows", "Shop.Line", "Sales", 6000, "SalesApp"),
    (6, "060-update", "link", "update_rows", "Shop.Order", "Sales", None, "SalesApp"),
]


def odc_state(done: int, status: str, **more: Sequence[Sequence[Any]]) -> State:
    rows = (0, 5, 40, 3000, 6000, 17)
    steps = [(ODC_PLAN[at][1], rows[at], 2.0, 4000.0 + at) for at in range(done)]
    session = fake(Engine.POSTGRES, 0, status, lock=0, plan=ODC_PLAN, steps=steps, **more)
    return read_state(session)


def test_a_run_to_odc_lists_the_entities_of_each_asset() -> None:
    assert as_text(odc_state(6, "done")).splitlines()[1:] == [
        "  6 of 6 steps, 4 of 4 entities migrated, 9,062 rows in 20 s",
        "  log (all finished steps)",
        "    1:06:40 010-open: 0 rows",
        "    1:06:41 020-insert: 5 rows",
        "    1:06:42 030-insert: 40 rows",
        "    1:06:43 040-insert: 3,000 rows",
        "    1:06:44 050-insert: 6,000 rows",
        "    1:06:45 060-update: 17 rows",
        "  SalesApp: 2 entities",
        "    Shop.Line: 6,000 inserted",
        "    Shop.Order: 3,000 inserted, 17 updated",
        "  StockApp: 1 entity",
        "    Stock.Item: 40 inserted",
        "  (users and groups): 1 entity",
        "    (System).User: 5 inserted",
    ]


def test_an_entity_is_migrated_when_its_last_step_is_done() -> None:
    run = odc_state(5, "running").run
    assert run is not None and run.migrated == (3, 4)


def test_the_marker_of_a_run_to_odc_counts_entities() -> None:
    session = fake(Engine.POSTGRES, 0, sessions=[("o11c 3/9 12/70 030-insert", 7, False)], tables=[])
    (line,) = as_text(read_state(session)).splitlines()
    assert line == "Step 3 of 9 (030-insert): 7 s in its transaction, 12 of 70 entities written"
    content = json.loads(as_json(read_state(session)))
    assert content["sessions"][0]["entities_done"] == 12 and content["sessions"][0]["entities"] == 70


def test_json_of_a_run_to_odc() -> None:
    run = json.loads(as_json(odc_state(6, "done")))["run"]
    assert (run["entities_migrated"], run["entities_to_migrate"]) == (4, 4)
    assert [item["asset"] for item in run["assets"]] == ["SalesApp", "StockApp", ""]
    assert run["assets"][0]["entities"][1] == {"entity": "Shop.Order", "done": True, "inserted": 3000, "updated": 17}
    assert run["steps"][2]["asset"] == "StockApp" and run["steps"][2]["ended"] == 4002.0


def test_the_log_shows_the_last_steps() -> None:
    numbers = range(1, 31)
    steps = [(number, f"{number:03}-x", "data", "insert_rows", f"Shop.E{number}", "S", 1, "A") for number in numbers]
    done = [(item[1], 1, 1.0, float(item[0])) for item in steps]
    text = as_text(read_state(fake(Engine.POSTGRES, 0, "done", lock=0, plan=steps, steps=done)))
    assert "log (the last 10 of 30 finished steps)" in text
    assert "0:00:20 020-x" not in text and "0:00:21 021-x" in text


def test_a_run_to_o11_has_no_assets() -> None:
    content = json.loads(as_json(read_state(fake(Engine.POSTGRES, 5, status="done", lock=0))))
    assert content["run"]["assets"] == []
