"""New identifiers in T-SQL, executed on the emulated server: what is proven of them, and what refuses a run.

The emulation knows identities and their order, IDENTITY_INSERT and DBCC CHECKIDENT, and no locks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from compiler.plan import ir
from tests.house.tsql_batches import split
from tests.support.case_run import merge_project, outcome
from tests.support.cases import load_case
from tests.support.tsql.server import EmulatedServer
from tests.support.tsql_stage import TsqlStage, tsql_stage

CUSTOMER = "[dbo].[OSUSR_T01_CUSTOMER]"
STEPS = {"transaction": "step", "batch_rows": 2}


@contextmanager
def compiled(
    name: str, database: str, folder: Path, change: Mapping[str, Any], edit: Callable[[str], str] = str
) -> Iterator[tuple[TsqlStage, ir.Plan]]:
    """Yield a case on the emulated server and its plan; its scripts, each edited, are in ``folder``."""
    with tsql_stage(load_case(name), EmulatedServer(database)) as stage:
        project = stage.prepare(folder)
        merge_project(project, change)
        done = outcome(project)
        assert done.planned is not None, done.diagnostics
        for script in done.scripts:
            text = script.data.decode("utf-8")
            (folder / script.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / script.path).write_text(edit(text) if script.path.endswith(".sql") else text, encoding="utf-8")
        yield stage, done.planned.plan


def another_order(text: str) -> str:
    """Let the identity make the ids against the order of the old ones."""
    return re.sub(r"ORDER BY\s+\[s\]\.\[ID\];", "ORDER BY [s].[ID] DESC;", text)


def another_rank(text: str) -> str:
    return text.replace("ROW_NUMBER() OVER (ORDER BY [s].[ID])", "ROW_NUMBER() OVER (ORDER BY [s].[ID] DESC)")


def another_row(text: str) -> str:
    """Insert what a trigger might, just after the rows."""
    place = "SET @o11c_rows = ROWCOUNT_BIG();\n"
    table = re.search(r"SET @o11c_top = \(SELECT .* FROM (\S+)\);", text)
    if table is None:
        return text
    return text.replace(place, f"{place}INSERT INTO {table[1]} ([MARK1]) VALUES (N'made by a trigger');\n", 1)


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        (another_order, "do not hold the values of the row that they are paired with; ids of the source: 2 (7, 90)"),
        (another_rank, "do not hold the values of the row that they are paired with; ids of the source: 2 (7, 90)"),
        (another_row, "cannot be paired by rank: 1 (inserted 3, above the highest id 4, paired 3)"),
    ],
)
def test_a_wrong_pair_undoes_the_run(edit: Callable[[str], str], found: str, database: str, tmp_path: Path) -> None:
    with compiled("ordered_append", database, tmp_path, {}, edit) as (stage, _):
        before = stage.contents("target")
        code, output = stage.run(tmp_path, "migrate.sql")
        assert code == 1 and "O11-0963: " in output and found in output
        assert stage.contents("target") == before


def test_an_identity_that_is_behind_is_found_and_refused(database: str, tmp_path: Path) -> None:
    with compiled("ordered_append", database, tmp_path, {}) as (stage, _):
        with stage.session(stage.names[1]) as session:
            session.batch(f"DBCC CHECKIDENT ('{CUSTOMER}', RESEED, 2);")
        before = stage.contents("target")
        code, output = stage.run(tmp_path, "preflight.sql")
        assert code == 1 and "O11-0960" in output and "identity 2, highest id 5" in output
        code, output = stage.run(tmp_path, "migrate.sql")
        assert code == 1 and "O11-0960: " in output and stage.contents("target") == before
        # What the page of the code tells the owner.
        with stage.session(stage.names[1]) as session:
            session.batch(f"DBCC CHECKIDENT ('{CUSTOMER}', RESEED, 5);")
        assert stage.run(tmp_path, "migrate.sql")[0] == 0 and stage.differences() == []


def test_batches_are_paired_one_by_one(database: str, tmp_path: Path) -> None:
    with compiled("ordered_append", database, tmp_path, STEPS) as (stage, plan):
        before = stage.contents("target")
        code, output = stage.run(tmp_path, "migrate.sql")
        assert code == 0, output
        assert "batch 2: 3 rows so far" in output
        assert stage.differences() == []
        assert stage.run(tmp_path, "verify.sql")[0] == 0
        assert any(isinstance(step, ir.InsertRows) and step.ordered for step in plan.steps)
        assert stage.run(tmp_path, "rollback.sql")[0] == 0 and stage.contents("target") == before


def test_nobody_draws_an_id_of_a_block_between_two_steps(database: str, tmp_path: Path) -> None:
    """Where each step commits, the step that reserves moves the identity: a row of others comes in above the block."""
    with compiled("simple_append", database, tmp_path, STEPS) as (stage, plan):
        [insert] = [step for step in plan.steps if isinstance(step, ir.InsertRows) and "CUSTOMER" in step.target.name]
        batches = split((tmp_path / "migrate.sql").read_text(encoding="utf-8-sig"), include=tmp_path)
        rows = f"INSERT INTO [{stage.names[1]}].{CUSTOMER}"
        own = next(place for place, batch in enumerate(batches) if rows in batch)
        decides = max(place for place in range(own) if f"N'{insert.head.id}'" in batches[place])
        with stage.session(stage.names[1]) as run, stage.session(stage.names[1]) as other:
            for place, batch in enumerate(batches):
                if place == decides:
                    other.batch(f"INSERT INTO {CUSTOMER} ([NAME1], [MARK1]) VALUES (N'Eve', N'eve');")
                run.batch(batch)
        with stage.session(stage.names[1]) as session:
            _, [(highest, eve)] = session.select(
                f"SELECT (SELECT MAX([new_id]) FROM [o11c].[{insert.map}]) AS [highest], [ID1] AS [eve] "
                f"FROM {CUSTOMER} WHERE [MARK1] = N'eve'"
            )
        assert isinstance(eve, int) and isinstance(highest, int) and eve > highest
        [difference] = stage.differences()
        assert difference == "Shop.Customer: rows ['ann', 'bob', 'eve', 'old'] instead of ['ann', 'bob', 'old']"
