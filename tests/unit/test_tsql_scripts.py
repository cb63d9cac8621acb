"""Whole T-SQL scripts: they parse, and every batch is safe with what runs before and after it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from compiler.plan import ir
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split, variables
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case

# Between them they have every kind of step, check and probe that T-SQL can have.
CASES = [
    "hostile_names",
    "keys_preserve",
    "mint",
    "revalidate_append",
    "ordered_append",
    "replace_consumers",
    "replace_cycle",
    "bpt_mode_replace",
    "events_emptied",
    "guide_osevt_rows",
    "guide_process_11266",
    "mask_unique",
    "replace_consumers_deleted",
    "roles_and_tenants",
    "second_delta_from_the_start",
    "simple_append",
    "soft_references",
    "source_only_dropped",
    "text_identifier_collision",
    "unique_no_collision",
    "unique_repeated",
    "user_extension",
    "users_policy_recreate",
    "users_unmatched_as",
    "values_out_of_range",
]
MASKED = ["preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql"]
DRIVERS = [*MASKED, "rollback.sql", "cleanup.sql"]

_GUARD = re.compile(
    r"IF @@TRANCOUNT <> (\d) OR NOT EXISTS \(SELECT 1 FROM #o11c_progress WHERE \[mark\] = N'([^']+)'\)"
)
_MARK = re.compile(r"UPDATE #o11c_progress SET \[mark\] = N'([^']+)'")


@cache
def compiled(name: str) -> tuple[ir.Plan, dict[str, str]]:
    with TemporaryDirectory() as folder:
        done = outcome(prepare(load_case(name), Path(folder) / "case", "tsql"))
    assert done.planned is not None, done.diagnostics
    # Files that sqlcmd must take for UTF-8.
    for script in done.scripts:
        assert script.data.startswith(b"\xef\xbb\xbf") is script.path.endswith(".sql")
    texts = {item.path: item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")}
    return done.planned.plan, texts


def batches(name: str, driver: str) -> list[str]:
    texts = compiled(name)[1]
    found = split(texts[driver], include=texts.__getitem__)
    assert found == split(texts[driver], naive=True, include=texts.__getitem__)
    return found


def code(batch: str) -> str:
    """Return a batch without its comments."""
    return "\n".join(line for line in batch.splitlines() if not line.startswith("--"))


def test_the_cases_have_every_kind_of_step() -> None:
    steps = {type(step) for name in CASES for step in compiled(name)[0].steps}
    # People of ODC, which is PostgreSQL.
    assert steps == {*ir.Step.__args__} - {ir.LoadUserFile, ir.DeriveIds, ir.CheckAddresses, ir.ReplaceLinks}
    probes = {type(probe) for name in CASES for probe in compiled(name)[0].probes}
    of_odc = {ir.ProbeAddresses, ir.ProbeUserFile, ir.ProbeDerived, ir.ProbeLinks, ir.ProbeLeftOut}
    assert probes | of_odc | {ir.ProbeMerging, ir.ProbeLookedUp} == {*ir.Probe.__args__}
    checks = {type(check) for name in CASES for check in compiled(name)[0].checks}
    assert checks == {*ir.Check.__args__} - {ir.CheckLinks}


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_every_batch_parses(level: str) -> None:
    found = [batch for name in CASES for driver in DRIVERS for batch in batches(name, driver)]
    assert len(found) > 200
    assert syntax_errors(found, level) == []


@pytest.mark.parametrize("name", CASES)
def test_sqlcmd_finds_nothing_to_replace(name: str) -> None:
    for path, text in compiled(name)[1].items():
        # The key of masks comes from the environment, once in each driver of a plan that masks.
        masks = compiled(name)[0].masked and path in MASKED
        assert variables(text) == (["O11C_MASK_KEY"] if masks else [])


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("name", CASES)
def test_each_batch_demands_that_the_one_before_has_finished(name: str, driver: str) -> None:
    found = batches(name, driver)
    assert "CREATE TABLE #o11c_progress" in found[0] and "SET XACT_ABORT ON" in found[0]
    marked, open_ = "settings", 0
    for number, batch in enumerate(found[1:], start=1):
        lines = code(batch)
        guards = _GUARD.findall(lines)
        assert guards == [(str(open_), marked)], f"batch {number}"
        # Before the guard there is nothing but the check that the table is there at all.
        before = lines[: lines.index("IF @@TRANCOUNT")].strip()
        assert before.split("\n")[0] == "IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL"
        assert before.count(";") == 2
        assert "THROW 50915" in before
        marks = _MARK.findall(lines)
        if number == len(found) - 1 and not marks:
            break
        assert len(marks) == 1, f"batch {number}"
        marked = marks[0]
        if lines.count("\nBEGIN TRANSACTION;\nUPDATE #o11c_progress"):
            open_ = 1


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("name", CASES)
def test_no_batch_uses_what_another_declared(name: str, driver: str) -> None:
    made: set[str] = set()
    for batch in batches(name, driver):
        lines = code(batch)
        declared: set[str] = set()
        for statement in re.findall(r"DECLARE ([^;]*);", lines):
            names = re.findall(r"(@o11c_\w+) (?:bigint|int|n?varchar|varbinary|TABLE)", statement)
            assert not declared & set(names)
            declared |= set(names)
        used = set(re.findall(r"@o11c_\w+", lines))
        assert used <= declared
        made |= set(re.findall(r"CREATE TABLE (#\w+)", lines))
        assert set(re.findall(r"(?:FROM|INTO|UPDATE|JOIN) \[?(#\w+)", lines)) <= made


@pytest.mark.parametrize("name", CASES)
def test_every_step_is_one_batch_that_names_itself_when_it_fails(name: str) -> None:
    plan, texts = compiled(name)
    for position, step in enumerate(plan.steps, start=1):
        text = texts[f"steps/{step.head.id}.sql"]
        [batch] = split(text)
        assert f"N'journal {position - 1}'" in batch and f"[mark] = N'step {position}'" in batch
        assert batch.index("BEGIN TRY") < batch.index("END TRY\nBEGIN CATCH\n")
        tail = batch[batch.index("BEGIN CATCH\n") :]
        assert tail.splitlines()[1] == "  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;"
        assert f"N'[{step.head.id}] failed" in tail
        assert tail.rstrip().endswith("THROW @o11c_number, @o11c_message, 1;\nEND CATCH;")


def test_the_two_drivers_differ_in_their_end_only() -> None:
    for name in CASES:
        migrate, dryrun = batches(name, "migrate.sql"), batches(name, "dryrun.sql")
        assert [code(batch) for batch in migrate[:-1]] == [code(batch) for batch in dryrun[:-1]]
        assert "COMMIT TRANSACTION" in migrate[-1] and "COMMIT" not in dryrun[-1]
        assert dryrun[-1].count("ROLLBACK TRANSACTION;") == 2 and migrate[-1].count("ROLLBACK TRANSACTION;") == 1


def test_identity_insert_is_off_again_whatever_happens() -> None:
    found = 0
    for name in CASES:
        plan, texts = compiled(name)
        for step in plan.steps:
            text = texts[f"steps/{step.head.id}.sql"]
            if not isinstance(step, ir.InsertRows) or not step.explicit_identity:
                assert "IDENTITY_INSERT [" not in text
                continue
            found += 1
            on, off = (f"SET IDENTITY_INSERT [dbo].[{step.target.name}] {state};" for state in ("ON", "OFF"))
            assert text.count(on) == 1 and text.count(off) == 2
            tried, caught = text.split("BEGIN CATCH")
            assert tried.index(on) < tried.index("INSERT INTO [OSTARGET]") < tried.index("ROWCOUNT_BIG")
            assert tried.index("ROWCOUNT_BIG") < tried.index(off)
            assert caught.index("ROLLBACK") < caught.index(off) < caught.index("THROW")
    assert found > 3


def test_the_source_is_read_before_the_transaction_and_never_in_it_but_for_the_metamodel() -> None:
    for name in CASES:
        plan, texts = compiled(name)
        system = {item.table.name for item in plan.system_tables if item.table.side is ir.Side.SOURCE}
        for step in plan.steps:
            read = re.findall(r"\[OSSOURCE\]\.\[dbo\]\.\[([^\]]+)\]", code(texts[f"steps/{step.head.id}.sql"]))
            assert set(read) <= system
        before = texts["migrate.sql"].split("-- One transaction for everything that follows.")[0]
        stages = [stage for step in plan.steps if isinstance(step, ir.OpenRun) for stage in step.stages]
        for stage in stages:
            assert f"FROM [OSSOURCE].[dbo].[{stage.table.name}]" in before
        assert before.index("SNAPSHOT") < before.index("INSERT INTO #o11c_src_1") < before.index("COMMIT TRANSACTION")


def test_text_columns_of_temporary_tables_name_a_collation() -> None:
    for name in CASES:
        for driver in DRIVERS:
            for batch in batches(name, driver):
                for table in re.findall(r"CREATE TABLE #\w+ \((.*?)\n\)", batch, re.DOTALL):
                    for line in table.strip().splitlines():
                        if re.search(r" n?(var)?char\(| n?text\b", line):
                            assert re.search(r" COLLATE (Latin1_General_BIN2|Latin1_General_CI_AI) ", line), line


def test_written_tables_are_locked_first_in_order() -> None:
    for name in CASES:
        plan, texts = compiled(name)
        opening = plan.steps[0]
        assert isinstance(opening, ir.OpenRun)
        text = code(texts[f"steps/{opening.head.id}.sql"])
        locked = re.findall(r"FROM \[OSTARGET\]\.\[dbo\]\.\[([^\]]+)\] WITH \(TABLOCKX, HOLDLOCK\)", text)
        assert locked == sorted({table.name for table in (*opening.locks, *opening.closes)})
        assert text.index("TABLOCKX") < text.index("CREATE SCHEMA")


def test_minted_ids_are_recorded_by_merge() -> None:
    plan, texts = compiled("mint")
    minted = [step for step in plan.steps if isinstance(step, ir.InsertRows) and step.minted]
    assert minted
    for step in minted:
        text = texts[f"steps/{step.head.id}.sql"]
        wanted = f"OUTPUT [q].[o11c_old], inserted.[{step.target_id.name}], CAST(1 AS bit)\n"
        assert f"{wanted}INTO [OSTARGET].[o11c].[{step.map}]" in text
        # A NULL without a type would be an int in a derived table.
        assert not re.search(r"^\s+NULL AS", text, re.MULTILINE)
        assert f"[{step.target_id.name}]," not in text.split("INSERT (")[1].split(")")[0]


@pytest.mark.parametrize("name", ["names_for_sqlcmd"])
def test_names_that_cannot_pass_are_all_reported(name: str, tmp_path: Path) -> None:
    done = outcome(prepare(load_case(name), tmp_path / "case", "tsql"))
    assert [item.code for item in done.diagnostics if item.code == "O11-0702"] == ["O11-0702", "O11-0702"]
    assert not done.scripts


def test_same_input_same_bytes(tmp_path: Path) -> None:
    first, second = (
        outcome(prepare(load_case("user_extension"), tmp_path / folder, "tsql")).scripts for folder in "ab"
    )
    assert first == second


def test_what_is_refused_before_anything_is_done_has_its_code() -> None:
    for name in CASES:
        found = batches(name, "migrate.sql")
        # A transaction that is open already, before the table of progress is made.
        assert found[0].index("THROW 50915, N'O11-0915:") < found[0].index("CREATE TABLE #o11c_progress")
        assert "DB_ID() <> DB_ID(N'OSTARGET')" in found[1] and "THROW 50911, @o11c_message" in found[1]
        assert all("THROW 50915, N'O11-0915: an earlier batch" in batch for batch in found[1:])
        if "THROW 50979, N'O11-0979:" in found[2]:  # what Babelfish cannot do
            del found[2]
        assert "OBJECT_ID([name]) IS NULL" in found[2] and "THROW 50911, @o11c_message" in found[2]
        assert "sp_getapplock" in found[3] and "IF @o11c_result < 0\nBEGIN\n  THROW 50912, N'O11-0912:" in found[3]


def test_a_source_that_cannot_be_frozen_is_said() -> None:
    preflight = "".join(batches("user_extension", "preflight.sql"))
    assert "N'O11-0913', N'warning', N'source'" in preflight
    assert "WHERE NOT EXISTS (SELECT 1 FROM sys.databases" in preflight
    assert "RAISERROR(N'O11-0913:" in "".join(batches("user_extension", "migrate.sql"))
