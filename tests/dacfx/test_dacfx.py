"""Every T-SQL statement against Microsoft's model of the databases, every driver through its sqlcmd reader.

Opt-in: the libraries are Microsoft's, and not free. ``.ci/dacfx`` fetches them into an environment of their own
and runs this. ``docs/checking-tsql.md`` says what it proves.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from benchmarks.compile import prepare as prepare_benchmark
from tests.dacfx.client import VARIABLE, Worker
from tests.dacfx.scripts import Compiled, compiled
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import split
from tests.support.case_run import outcome, prepare
from tests.support.cases import case_names, load_case

if not os.environ.get(VARIABLE):
    pytest.skip("opt-in: run .ci/dacfx", allow_module_level=True)

ACCEPTED: list[dict[str, str]] = YAML(typ="safe").load(
    (Path(__file__).parent / "accepted.yaml").read_text(encoding="utf-8")
)
MASK_KEY = "O11C_MASK_KEY"
# The benchmark's metamodel: more would take long and show nothing new.
ENTITIES = 150
SECOND = " (second run)"


@cache
def runs() -> dict[str, tuple[str, bool]]:
    """Return case and whether it is the second run, by the name that a test has."""
    cases = [(name, load_case(name)) for name in case_names()]
    mine = [(name, case) for name, case in cases if "tsql" in case.dialects]
    return {
        **{name: (name, False) for name, _ in mine},
        **{f"{name}{SECOND}": (name, True) for name, case in mine if case.second},
    }


def written(run: str, folder: Path) -> Compiled | None:
    name, second = runs()[run]
    return compiled(prepare(load_case(name), folder / "second" if second else folder, "tsql", second=second))


@pytest.mark.parametrize("run", runs())
def test_every_name_is_known_and_every_batch_is_what_sqlcmd_sends(run: str, worker: Worker, tmp_path: Path) -> None:
    found = written(run, tmp_path)
    if found is None:
        return
    before = written(run.removesuffix(SECOND), tmp_path) if run.endswith(SECOND) else None
    accepted = {item["message"] for item in ACCEPTED}
    assert [alarm for alarm in found.alarms(worker, before) if alarm.message not in accepted] == []
    for driver, batches in found.drivers.items():
        path = found.folder / driver
        assert lines(sqlcmd(worker, path.parent, path.name)) == lines(batches)


def sqlcmd(worker: Worker, folder: Path, driver: str) -> list[str]:
    """Return the batches that Microsoft's reader finds, after a look at what it has been told."""
    # A name in the place of its value stays as it is in the text.
    found = worker.ask("sqlcmd", folder=str(folder), script=driver, variables={MASK_KEY: f"$({MASK_KEY})"})
    text = (folder / driver).read_text(encoding="utf-8-sig")
    told = [match.split(" ", 1) for match in re.findall(r"^:(r [^\n]*|on error exit)$", text, re.MULTILINE)]
    wanted = [["on error", "exit"] if name == "on" else [name, argument] for name, argument in told]
    assert found["directives"] == wanted and wanted[0] == ["on error", "exit"]
    assert {*found["asked"]} <= {MASK_KEY}
    batches: list[str] = found["batches"]
    return batches


def lines(batches: list[str]) -> list[list[str]]:
    """Return the lines of each batch, but for empty ones: Microsoft's reader leaves one for a directive."""
    return [[line for line in batch.splitlines() if line.strip()] for batch in batches]


@pytest.mark.parametrize("item", ACCEPTED, ids=[f"{item['case']}: {item['message']}"[:60] for item in ACCEPTED])
def test_what_is_accepted_is_still_there(item: dict[str, str], worker: Worker, tmp_path: Path) -> None:
    assert item["reason"]
    found = written(item["case"], tmp_path)
    assert found is not None
    before = written(item["case"].removesuffix(SECOND), tmp_path) if item["case"].endswith(SECOND) else None
    assert (item["script"], item["message"]) in {
        (alarm.script, alarm.message) for alarm in found.alarms(worker, before)
    }


def test_many_entities(worker: Worker, tmp_path: Path) -> None:
    found = compiled(prepare_benchmark(tmp_path, ENTITIES, "tsql", 1))
    assert found is not None
    assert found.alarms(worker) == []
    for driver, batches in found.drivers.items():
        assert lines(sqlcmd(worker, tmp_path, driver)) == lines(batches)


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_every_batch_of_a_thousand_entities_parses(level: str, tmp_path: Path) -> None:
    """Each of them, where the everyday tests parse one of each form."""
    done: Any = outcome(prepare_benchmark(tmp_path, 1000, "tsql", 1))
    texts = [item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")]
    batches = {batch: None for text in texts for batch in split(text, include=lambda _: "")}
    assert len(batches) > 10_000
    assert syntax_errors([*batches], level) == []
