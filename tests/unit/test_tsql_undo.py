"""T-SQL scripts around a run: what SQL Server would refuse at 2 a.m. although it parses. Not executed there.

Each test names the behaviour of the server that it is about; the documentation has them all.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from compiler.plan import ir
from tests.house.tsql_batches import split
from tests.support.case_run import outcome, prepare
from tests.support.cases import load_case

CASES = ["replace_cycle", "step_batches", "step_events_emptied", "users_policy_recreate"]
DRIVERS = ["preflight.sql", "dryrun.sql", "migrate.sql", "verify.sql", "rollback.sql", "cleanup.sql"]
BOTH = [(name, driver) for name in CASES for driver in DRIVERS]
# Columns of o11c.run that a journal of an older version lacks.
_NEW_COLUMNS = re.compile(r"\[(?:plan|mode)\]")


@cache
def compiled(name: str) -> tuple[ir.Plan, dict[str, str]]:
    with TemporaryDirectory() as folder:
        done = outcome(prepare(load_case(name), Path(folder) / "case", "tsql"))
    assert done.planned is not None, done.diagnostics
    texts = {item.path: item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")}
    return done.planned.plan, texts


def batches(name: str, driver: str) -> list[str]:
    """Return the batches of a script without comments."""
    texts = compiled(name)[1]
    found = split(texts[driver], include=texts.__getitem__)
    return ["\n".join(line for line in item.splitlines() if not line.strip().startswith("--")) for item in found]


def static(batch: str) -> str:
    """Return what the server binds when it compiles the batch: not what is inside EXEC (N'...')."""
    return re.sub(r"EXEC \(N'(?:[^']|'')*'\)", "EXEC ()", batch)


@pytest.mark.parametrize(("name", "driver"), BOTH)
def test_a_column_is_named_only_after_a_batch_that_knows_of_it(name: str, driver: str) -> None:
    """Deferred name resolution is for tables that are not there, not for columns of those that are."""
    made = re.compile(r"CREATE TABLE \[o11c\]\.\[run\] \((?:.|\n)*?\n  \)|ALTER TABLE \[o11c\]\.\[run\] ADD .*")
    whole = [static(item) for item in batches(name, driver)]
    found = [made.sub("", item) for item in whole]
    first = next((at for at, item in enumerate(found) if "[o11c].[run]" in item and _NEW_COLUMNS.search(item)), None)
    if first is None:
        return
    if driver == "rollback.sql":
        # It changes nothing before it looks, so an older journal is refused: in a batch of its own.
        guard = next(at for at, item in enumerate(found) if "COL_LENGTH(N'[o11c].[run]', N'mode') IS NULL" in item)
        assert guard < first and "THROW 50945" in found[guard]
    else:
        # migrate and dryrun add the columns, in a batch that does not name them otherwise.
        assert next(at for at, item in enumerate(whole) if "ALTER TABLE [o11c].[run] ADD [plan]" in item) < first


@pytest.mark.parametrize("name", CASES)
def test_cleanup_takes_a_journal_of_an_older_version(name: str) -> None:
    text = compiled(name)[1]["cleanup.sql"]
    for table in ("map", "batch", "plan_step", "step"):
        own = f"IF OBJECT_ID(N''[o11c].[{table}]'', N''U'') IS NOT NULL\n  DELETE FROM [o11c].[{table}] WHERE"
        assert text.count(f"DELETE FROM [o11c].[{table}] WHERE [run_id] IN") == text.count(own) == 1
    assert "DROP TABLE IF EXISTS [o11c].[batch]" in text


@pytest.mark.parametrize(("name", "driver"), BOTH)
def test_no_text_is_put_together_row_by_row(name: str, driver: str) -> None:
    """SELECT @text = @text + ... FROM rows: what it makes of more than one row is not documented."""
    for batch in batches(name, driver):
        assert not re.search(r"SELECT (@\w+) = \1 \+", batch)
        for executed in re.findall(r"EXEC \((@\w+)\)", batch):
            # EXEC of NULL is nothing to rely on.
            assert re.search(
                rf"IF {executed} (IS NULL BREAK;\n  EXEC|IS NOT NULL EXEC) \({executed}\)", batch
            )


@pytest.mark.parametrize("name", CASES)
def test_a_table_of_findings_fits_a_screen(name: str) -> None:
    """sqlcmd pads each column to the width of its type."""
    shown = [
        batch for driver in ("preflight.sql", "rollback.sql") for batch in batches(name, driver)
        if re.search(r"^SELECT \[?code\]?, ", batch, re.MULTILINE)
    ]
    assert len(shown) == 2
    for batch in shown:
        listed = re.search(r"^SELECT (.*\n.*)\nFROM #o11c_finding\nORDER BY \[place\]", batch, re.MULTILINE)
        assert listed is not None
        for column in ("entity", "what", "samples"):
            assert f"LEFT([{column}], " in listed[1]


@pytest.mark.parametrize(("name", "driver"), BOTH)
def test_somebody_s_open_transaction_is_left_alone(name: str, driver: str) -> None:
    """THROW honours XACT_ABORT: with it on, the refusal would roll back what it promises to leave."""
    first = batches(name, driver)[0]
    refused = first[first.index("IF @@TRANCOUNT <> 0") :]
    assert refused.index("SET XACT_ABORT OFF;") < refused.index("THROW 50915")
    assert "SET XACT_ABORT ON;" in first


@pytest.mark.parametrize("name", CASES)
def test_every_script_says_what_its_session_does(name: str) -> None:
    """``o11c status`` finds the session by context_info."""
    for driver in DRIVERS:
        what = {"migrate.sql": r"\d+/\d+ ", "dryrun.sql": r"\d+/\d+ ", "rollback.sql": r"rollback \d+/\d+ "}
        words = what.get(driver, driver.partition(".")[0] + "'")
        text = "\n".join(batches(name, driver))
        assert re.search(rf"CONVERT\(varbinary\(128\), N'o11c {words}", text), driver
        # 128 bytes are 64 signs; the text must not end in the middle.
        assert all(len(word) <= 64 for word in re.findall(r"CONVERT\(varbinary\(128\), N'(o11c [^']*)'\)", text))


@pytest.mark.parametrize("name", CASES)
def test_a_schema_that_is_there_need_not_be_made(name: str) -> None:
    """A DBA may make the schema o11c beforehand and keep CREATE SCHEMA to themselves."""
    text = compiled(name)[1]["preflight.sql"]
    assert re.search(r"\(\d+, N'OSTARGET', N'MAKE', N'OSTARGET', N'CREATE SCHEMA', ", text)
    assert re.search(r"\(\d+, N'OSTARGET', N'DATABASE', N'OSTARGET', N'CREATE TABLE', ", text)
    assert "WHEN N'MAKE' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NOT NULL THEN 1" in text


@pytest.mark.parametrize(("name", "driver"), BOTH)
def test_select_into_stays_in_the_current_database_and_makes_no_identity(name: str, driver: str) -> None:
    """SELECT INTO copies the property IDENTITY of a plain column, not of a union's."""
    columns = {item.name for step in compiled(name)[0].steps if isinstance(step, ir.PrepareUndo)
               for image in step.images for item in image.columns if item.name in image.identities}
    for batch in batches(name, driver):
        for statement in re.findall(r"SELECT\b(?:(?!;\n)(?:.|\n))*?\nINTO (?:.|\n)*?;\n", batch):
            into = re.search(r"\nINTO (\S+)", statement)
            assert into is not None and re.fullmatch(r"\[o11c\]\.\[\w+\]", into[1])
            if any(f"[{column}]" in statement for column in columns) and "OSEVT" not in statement:
                assert statement.count("UNION ALL") == 1


def test_the_first_step_names_what_it_makes() -> None:
    plan, texts = compiled("step_batches")
    head = texts[f"steps/{plan.steps[0].head.id}.sql"]
    assert "work_source" not in head and "-- Writes:" not in head  # the driver has made the copies


def test_a_failed_batch_does_not_promise_that_all_was_undone() -> None:
    texts = compiled("step_batches")[1]
    cut = texts["steps/070-insert-shop-employee.sql"]
    assert "failed; its finished batches and what came before it stay, run migrate.sql again to go on" in cut
    assert "and was undone" not in cut
    assert "failed and was undone;" in texts["steps/040-keys-of-shop-department.sql"]
    assert "failed, nothing was kept" in texts["dryrun/070-insert-shop-employee.sql"]


def test_ids_are_reserved_by_a_lock_only_where_the_lock_lasts() -> None:
    """IDENT_CURRENT does not move when a block is set aside, and a step's lock ends with the step."""
    def words(text: str) -> str:
        return " ".join(re.sub(r"\n-- ", " ", text).split())

    texts = compiled("step_batches")[1]
    step = "040-keys-of-shop-department.sql"
    assert "the identity itself goes past the block" in words(texts[f"steps/{step}"])
    assert "goes past the block" not in words(texts[f"dryrun/{step}"])
    plan, whole = compiled("replace_cycle")
    keys = [step.head.id for step in plan.steps if isinstance(step, ir.ReserveIds)]
    assert keys and all("The table lock keeps others" in words(whole[f"steps/{step}.sql"]) for step in keys)
    assert not any("goes past the block" in text for text in whole.values())


def test_the_place_that_a_batch_has_reached_is_kept_whole() -> None:
    texts = compiled("step_batches")[1]
    assert "[upto] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL" in texts["migrate.sql"]
    assert "CONVERT(nvarchar(4000), @o11c_last)" in texts["steps/070-insert-shop-employee.sql"]
