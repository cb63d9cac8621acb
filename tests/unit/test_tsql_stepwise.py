"""T-SQL scripts of a run in steps: every batch parses, and is safe with what runs before and after it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from compiler.plan import ir
from compiler.plan.stepwise import batched, held, silences, work_tables
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case

CASES = [
    "bpt_mode_replace",
    "cycle_cut",
    "events_emptied",
    "mint",
    "ordered_append",
    "second_delta_from_the_start",
    "users_unmatched_as",
    "user_extension",
]
# One row a batch: every step that can be cut is.
MODES = {"steps": "transaction: step\n", "batches": "transaction: step\nbatch_rows: 1\n"}
BOTH = [(name, mode) for name in CASES for mode in MODES]

_GUARD = re.compile(
    r"IF @@TRANCOUNT <> (\d) OR NOT EXISTS \(SELECT 1 FROM #o11c_progress WHERE \[mark\] = N'([^']+)'\)"
)
_PASSED = re.compile(
    r"IF @@TRANCOUNT = 0 AND EXISTS \(SELECT 1 FROM #o11c_progress WHERE \[mark\] = N'(passed \d+)'\)\nBEGIN\n"
    r"(?:  UPDATE #o11c_progress SET \[mark\] = N'([^']+)';\n)?  RETURN;\nEND;"
)
_MARK = re.compile(r"UPDATE #o11c_progress SET \[mark\] = N'([^']+)'")


@cache
def compiled(name: str, mode: str) -> tuple[ir.Plan, dict[str, str]]:
    with TemporaryDirectory() as folder:
        project = prepare(load_case(name), Path(folder) / "case", "tsql")
        text = project.read_text(encoding="utf-8").rstrip() + "\n" + MODES.get(mode, "")
        project.write_text(text, encoding="utf-8")
        done = outcome(project)
    assert done.planned is not None, done.diagnostics
    texts = {item.path: item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")}
    return done.planned.plan, texts


def batches(name: str, mode: str, driver: str) -> list[str]:
    texts = compiled(name, mode)[1]
    found = split(texts[driver], include=texts.__getitem__)
    assert found == split(texts[driver], naive=True, include=texts.__getitem__)
    return found


def code(batch: str) -> str:
    """Return a batch without its comments."""
    return "\n".join(line for line in batch.splitlines() if not line.strip().startswith("--")).strip()


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_every_batch_parses(level: str) -> None:
    found = [batch for name, mode in BOTH for driver in ("migrate.sql", "dryrun.sql")
             for batch in batches(name, mode, driver)]
    assert len(found) > 500
    assert syntax_errors(found, level) == []


@pytest.mark.parametrize(("name", "mode"), BOTH)
def test_each_batch_demands_that_the_one_before_has_finished(name: str, mode: str) -> None:
    """Follow marks and open transactions through a run that begins, and one that finds all steps finished."""
    for finished in (False, True):
        marked, open_ = "settings", 0
        found = batches(name, mode, "migrate.sql")
        for number, batch in enumerate(found[1:], start=1):
            lines = code(batch)
            assert lines.startswith("IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL"), f"batch {number}"
            passed = _PASSED.findall(lines)
            if passed and marked == passed[0][0] and open_ == 0:
                marked = passed[0][1] or marked
                continue
            [guard] = _GUARD.findall(lines)
            assert guard == (str(open_), marked), f"batch {number}"
            # Nothing but these checks comes before the guard.
            before = lines[: lines.index("IF @@TRANCOUNT <>")]
            assert before.count(";") == 2 + (2 + bool(passed[0][1]) if passed else 0), f"batch {number}"
            decision = "IF EXISTS (SELECT 1 FROM [o11c].[step]" in lines and "N'passed " in lines
            marks = _MARK.findall(lines)
            if decision:
                assert len(marks) == 2 and marks[0].startswith("passed ")
                marked = marks[0] if finished else marks[1]
                if finished:
                    continue
            elif marks:
                marked = marks[-1]
            opened = len(re.findall(r"^\s*BEGIN TRANSACTION;", lines, re.MULTILINE))
            closed = len(re.findall(r"^\s*COMMIT TRANSACTION;?", lines, re.MULTILINE))
            open_ += opened - closed
            assert open_ in (0, 1), f"batch {number}"
        assert marked == "done" and open_ == 0


@pytest.mark.parametrize(("name", "mode"), BOTH)
def test_a_step_commits_with_its_row_in_the_journal(name: str, mode: str) -> None:
    plan, texts = compiled(name, mode)
    driver = texts["migrate.sql"]
    for position, step in enumerate(plan.steps, start=1):
        own = driver.split(f":r steps/{step.head.id}.sql")
        assert len(own) == 2
        decided, closing = own[0].rsplit("\nGO\n", 2)[1], own[1].split("\nGO\n", 1)[0]
        cut = mode == "batches" and batched(plan, step)
        assert ("\nBEGIN TRANSACTION;\n" in decided) is not cut
        assert f"[step_id] = N'{step.head.id}')" in decided and "RETURN;" in decided
        journal, commit = closing.index("INSERT INTO [o11c].[step]"), closing.index("COMMIT TRANSACTION;")
        assert journal < commit
        [batch] = split(texts[f"steps/{step.head.id}.sql"])
        assert ("SET @o11c_batch = @o11c_batch + 1;" in batch) is cut
        if cut:
            loop = code(batch)[code(batch).index("WHILE 1 = 1") :]
            first, last = loop.index("BEGIN TRANSACTION;"), loop.index("COMMIT TRANSACTION;")
            assert first < loop.index("TABLOCKX") < loop.index("ROWCOUNT_BIG") < loop.index("[o11c].[batch]") < last
            assert loop.index("BEGIN TRANSACTION;", last) > last
        else:
            assert "BEGIN TRANSACTION" not in code(batch) and "COMMIT" not in code(batch)
        for table in held(step):
            assert f"[{table.name}] WITH (TABLOCKX, HOLDLOCK)" in batch
        kept = "its finished batches and what came before it stay" if cut else "what came before it stays"
        assert kept in batch
        assert position


def test_something_is_cut() -> None:
    cut = {type(step) for name in CASES for step in compiled(name, "batches")[0].steps
           if batched(compiled(name, "batches")[0], step)}
    assert cut == {ir.InsertRows, ir.LinkReference, ir.UpdateRows}
    for name in CASES:
        plan = compiled(name, "steps")[0]
        assert not any(batched(plan, step) for step in plan.steps)


@pytest.mark.parametrize(("name", "mode"), BOTH)
def test_the_dry_run_is_one_transaction(name: str, mode: str) -> None:
    found = [code(batch) for batch in batches(name, mode, "dryrun.sql")]
    copying = [batch for batch in found if "SET TRANSACTION ISOLATION LEVEL SNAPSHOT" in batch]
    assert len(copying) == 1 and "[o11c].[work_src" not in copying[0]
    others = [batch for batch in found if batch not in copying]
    assert sum(len(re.findall(r"^BEGIN TRANSACTION;", batch, re.MULTILINE)) for batch in others) == 1
    assert not any(re.search(r"^\s*COMMIT\b", batch, re.MULTILINE) for batch in others)
    assert found[-1].count("ROLLBACK TRANSACTION;") == 2


@pytest.mark.parametrize(("name", "mode"), BOTH)
def test_what_outlives_a_session_is_made_and_dropped(name: str, mode: str) -> None:
    plan, texts = compiled(name, mode)
    driver = split(texts["migrate.sql"], include=texts.__getitem__)
    text = "\n".join(map(code, driver))
    made = set(re.findall(r"CREATE TABLE \[o11c\]\.\[(work_\w+)\]", text))
    used = set(re.findall(r"\[o11c\]\.\[(work_\w+)\]", text))
    assert made == used <= set(work_tables(plan))
    end = next(code(batch) for batch in reversed(driver) if "DROP TABLE" in batch)
    assert set(re.findall(r"\[o11c\]\.\[(work_\w+)\]", end)) == made
    # No selection and no copy is a temporary table; what is one is filled and read within a step.
    session = {"#o11c_progress", "#o11c_plan", "#o11c_check", "#o11c_pair"}
    assert set(re.findall(r"CREATE TABLE (#\w+)", text)) <= session


@pytest.mark.parametrize("mode", MODES)
def test_the_source_is_copied_once(mode: str) -> None:
    for name in CASES:
        plan, texts = compiled(name, mode)
        opened = f"NOT EXISTS (SELECT 1 FROM [o11c].[step] WHERE [run_id] = {MAX} AND [step_id] = N'{OPEN}')"
        found = batches(name, mode, "migrate.sql")
        copies = [batch for batch in found if re.search(r"INTO \[o11c\]\.\[work_src_\d+\]", batch)]
        made = [batch for batch in found if re.search(r"CREATE TABLE \[o11c\]\.\[work_src_\d+\]", batch)]
        stages = any(isinstance(step, ir.OpenRun) and step.stages for step in plan.steps)
        assert len(copies) == len(made) == int(stages)
        for batch in (*copies, *made):
            assert code(batch).index(f"IF {opened}\nBEGIN") < batch.index("work_src_1")
        system = {item.table.name for item in plan.system_tables if item.table.side is ir.Side.SOURCE}
        for step in plan.steps:
            read = re.findall(r"\[OSSOURCE\]\.\[dbo\]\.\[([^\]]+)\]", code(texts[f"steps/{step.head.id}.sql"]))
            assert set(read) <= system


MAX = "(SELECT MAX([run_id]) FROM [o11c].[run])"
OPEN = "010-open-the-run"


@pytest.mark.parametrize("name", ["events_emptied", "bpt_mode_replace"])
def test_silence_is_ended_before_a_run_goes_on(name: str) -> None:
    plan, texts = compiled(name, "steps")
    assert silences(plan)
    driver = texts["migrate.sql"]
    for item in silences(plan):
        begins, ends = item.begins.head.id, item.ends.head.id
        place = driver.index(f"AND [step_id] = N'{begins}')\n  AND NOT EXISTS (SELECT 1 FROM [o11c].[step]")
        batch = driver[place : driver.index("\nGO\n", place)]
        assert f"N'{ends}')" in batch
        restores = batch.index("EXEC (N'")
        assert batch.index("BEGIN TRANSACTION;") < restores < batch.index("DELETE FROM [o11c].[step]")
        assert batch.index("DELETE FROM [o11c].[step]") < batch.index("COMMIT TRANSACTION;")
        assert place < driver.index(":r steps/")


def test_identity_insert_is_set_within_each_batch() -> None:
    plan, texts = compiled("user_extension", "batches")
    found = 0
    for step in plan.steps:
        if isinstance(step, ir.InsertRows) and step.explicit_identity and batched(plan, step):
            found += 1
            text = texts[f"steps/{step.head.id}.sql"]
            loop = text[text.index("WHILE 1 = 1") : text.index("END;\nSET @o11c_rows = @o11c_total")]
            on, off = (f"SET IDENTITY_INSERT [dbo].[{step.target.name}] {state};" for state in ("ON", "OFF"))
            assert loop.count(on) == loop.count(off) == 1
            assert loop.index(on) < loop.index("ROWCOUNT_BIG") < loop.index(off) < loop.index("COMMIT")
    assert found


@pytest.mark.parametrize(("name", "mode"), BOTH)
def test_sqlcmd_finds_nothing_to_replace(name: str, mode: str) -> None:
    plan, texts = compiled(name, mode)
    for path, text in texts.items():
        if path in ("migrate.sql", "dryrun.sql") or "/" in path:
            assert variables(text) == (["O11C_MASK_KEY"] if plan.masked and "/" not in path else [])


@pytest.mark.parametrize("name", CASES)
def test_a_batch_reads_its_own_ids_only(name: str) -> None:
    """An OR over a variable reads the map from its beginning; a range of ids that are not known is a share of it."""
    plan, texts = compiled(name, "batches")
    for step in plan.steps:
        if not batched(plan, step):
            continue
        loop = texts[f"steps/{step.head.id}.sql"].partition("WHILE 1 = 1")[2].partition("\nEND;\nSET @o11c_rows")[0]
        assert " OR [old_id] >" not in loop
        assert loop.count("SELECT TOP (1) @o11c_first = [old_id]") == 2
        parts = [code(part).strip() for part in loop.split(";\n")]
        ranges = [part for part in parts if re.match(r"(INSERT INTO|UPDATE) ", part) and "@o11c_first" in part]
        planned = [part for part in ranges if "@o11c_top" not in part]
        assert planned
        for part in ranges:
            assert part.endswith("\nOPTION (RECOMPILE)") is (part in planned)
        assert loop.count("RECOMPILE: the plan is made for the ids of this batch") == len(planned)
        assert "OPTION (" not in texts[f"dryrun/{step.head.id}.sql"]


def test_snapshot_is_asked_of_the_database_that_takes_the_copies() -> None:
    copied = next(batch for batch in batches("writer_database_step", "its own", "migrate.sql") if "L SNAPSHOT" in batch)
    asked = re.findall(r"\[database_id\] = (.+?) AND \[snapshot_isolation_state\] = 1", copied)
    assert asked == ["DB_ID(N'OSSOURCE')", "DB_ID(N'Migration')"]
    assert "INSERT INTO [Migration].[o11c].[work_src_1]" in copied
    own = next(batch for batch in batches("ordered_append", "steps", "migrate.sql") if "L SNAPSHOT" in batch)
    assert re.findall(r"\[database_id\] = (.+?) AND", own) == ["DB_ID(N'OSSOURCE')", "DB_ID()"]


def test_preflight_asks_for_what_the_run_will() -> None:
    """Else a run that copies without a snapshot would say so for the first time in the night."""
    own = ("writer_database_step", "its own", "DB_ID(N'Migration')")
    for name, mode, kept in (own, ("cycle_cut", "steps", "DB_ID()")):
        texts = compiled(name, mode)[1]
        (asked,) = re.findall(r"WHERE NOT \((EXISTS .*?)\);\n", texts["preflight.sql"], re.DOTALL)
        assert re.findall(r"= (DB_ID\(.*?\)) AND", asked) == ["DB_ID(N'OSSOURCE')", kept]
        run = next(batch for batch in batches(name, mode, "migrate.sql") if "L SNAPSHOT" in batch)
        assert f"IF ({asked})\nBEGIN" in run
