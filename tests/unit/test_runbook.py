"""RUNBOOK.md says what people have to do by hand, as far as the plan makes it necessary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.case_run import outcome, prepare
from tests.support.cases import read_case

CASE = """
about: Orders with a process.
modules:
  Shop:
    processes: {Approve: {inputs: {OrderId: -> Order}}}
    entities: {Order: {event_table: true, attributes: {Email: Email}}}
applications: {Sales: [Shop]}
"""
PROJECT = """
name: sales
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, at: {schema: o11_target}}
scope: {applications: [Sales]}
"""
QUEUES = "Wait until the queues of BPT events are empty"
RESUME = "migrated processes resume at once"
KEY = "Set the environment variable `O11C_MASK_KEY`"
REFUSED = "A second migrate is refused (O11-0907)"
GOES_ON = "This run goes on from the maps of an earlier one"
LOGINS = "Every login to the target environment sets LAST_LOGIN"
BPT_GOES_BACK = "So is what BPT has done there since"
GONE = "What is gone in the source is deleted"


def runbook(folder: Path, more: str = "", dialect: str = "postgres") -> str:
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "project.yaml").write_text(PROJECT + more, encoding="utf-8")
    scripts = outcome(prepare(read_case(folder), folder / "out", dialect)).scripts
    return next(item.data.decode() for item in scripts if item.path == "RUNBOOK.md")


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_processes_need_empty_queues_before_and_a_look_at_settings_after(tmp_path: Path, dialect: str) -> None:
    text = runbook(tmp_path, dialect=dialect)
    before, after = text.split("## Run")
    assert "Disable the applications of the target by name in Service Center: Sales." in before
    assert "Recommended, not enforced" in before
    assert QUEUES in before and "target: ossys_bpm_event_queue" in before
    for words in (RESUME, "endpoints", "site properties", "e-mail settings", "Enable the applications: Sales."):
        assert words in after
    assert after.index(RESUME) < after.index("Enable the applications: Sales.")
    assert REFUSED in text
    assert KEY not in text and GOES_ON not in text


def test_without_processes_there_is_nothing_to_wait_for(tmp_path: Path) -> None:
    text = runbook(tmp_path, "bpt: {instances: none}\n")
    assert QUEUES not in text and RESUME not in text
    assert "endpoints, site properties, timers and e-mail settings" in text


def test_chapters_stand_in_their_order_with_their_steps(tmp_path: Path) -> None:
    text = runbook(tmp_path)
    rows = [line.split("|") for line in text.split("## Chapters")[1].split("## Before")[0].splitlines()]
    chapters = [(row[1].strip(), row[2].strip()) for row in rows if len(row) > 3][2:]
    wanted = ["open", "match", "select", "silence", "users", "keys", "data", "processes", "link", "events", "verify"]
    assert [name for name, _ in chapters] == wanted
    numbers = [int(number) for _, steps in chapters for number in steps.split(" to ")]
    assert numbers[0] == 10 and numbers == sorted(numbers)


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_logins_wait_where_users_are_written(tmp_path: Path, dialect: str) -> None:
    locks = runbook(tmp_path, dialect=dialect).split("## Locks and size")[1].split("## Needed")[0]
    assert "ossys_user\n" in locks and LOGINS in locks
    assert LOGINS not in runbook(tmp_path, "users: {policy: match}\n", dialect)


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_masks_need_their_key(tmp_path: Path, dialect: str) -> None:
    text = runbook(tmp_path, "entities: {Shop.Order: {mask: {Email: fake}}}\n", dialect)
    assert KEY in text.split("## Run")[0]
    assert ("psql must be 14 or newer" in text) is (dialect == "postgres")


@pytest.mark.parametrize(("delta", "gone"), [("true", False), ("{deleted: delete}", True)])
def test_a_second_run_says_what_it_does_to_rows_of_the_first(tmp_path: Path, delta: str, gone: bool) -> None:
    text = runbook(tmp_path, f"delta: {delta}\n")
    assert GOES_ON in text and REFUSED not in text
    assert (GONE in text) is gone
    assert BPT_GOES_BACK in text
    assert BPT_GOES_BACK not in runbook(tmp_path, f"delta: {delta}\nbpt: {{instances: none}}\n")
