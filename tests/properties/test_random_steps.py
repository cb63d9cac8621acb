"""Random pairs of environments are migrated step by step, and stopped on the way: the result must be the same.

``O11C_EXAMPLES`` sets the number of pairs as for the whole runs; a twentieth of it is made here.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from compiler.demo.server import Server, create_database, drop_database
from compiler.pipeline import compile_project
from tests.support.compare import equal_up_to_bijection
from tests.support.design import MASK_KEY, Fault
from tests.support.environments import SCHEMAS, Pair
from tests.support.generate import pairs
from tests.support.interpreter import interpret
from tests.support.judge import judge, unchanged
from tests.support.run import Place, prepare
from tests.support.steps import Runner

_DATABASE = "o11c_random_steps"
_EXAMPLES = max(3, int(os.environ.get("O11C_EXAMPLES", "100")) // 20)


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Server]:
    """The server, with one database for all pairs: making one for each takes too long."""
    drop_database(postgres, _DATABASE)
    create_database(postgres, _DATABASE)
    yield postgres
    drop_database(postgres, _DATABASE)


@settings(
    max_examples=_EXAMPLES,
    derandomize=not os.environ.get("O11C_RANDOM"),
    database=None,
    deadline=None,
    print_blob=True,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(pair=pairs(), batch=st.sampled_from((None, 1, 3)), seed=st.integers(0, 999))
def test_a_pair_that_is_killed_ends_as_one_that_was_not(
    server: Server, pair: Pair, batch: int | None, seed: int
) -> None:
    assume(pair.fault is Fault.NONE)
    with tempfile.TemporaryDirectory(prefix="o11c-steps-") as folder:
        problems = run_in_steps(Place(server, _DATABASE, Path(folder)), pair, batch, Random(seed))
    assert not problems, "\n".join(problems)


def run_in_steps(place: Place, pair: Pair, batch: int | None, random: Random) -> list[str]:
    """Run the pair step by step, stopped at random moments; return what is wrong with the result."""
    # Foreign keys are taken away within one transaction only.
    stepwise = {"transaction": "step", "batch_rows": batch, "constraints": "enforce"}
    pair = replace(pair, project={**pair.project, **stepwise}, later=None)
    compiled = compile_project(prepare(place, pair), place.folder / "output" / "pair")
    source, before = place.load(SCHEMAS[0]), place.result()
    plan = compiled.planned.plan
    expected = interpret(plan, source, before, mask_key=MASK_KEY, earlier=before)
    runner = Runner(place.server, place.database, compiled.folder, {"O11C_MASK_KEY": MASK_KEY})
    code, output = runner.run("dryrun.sql")
    problems = [] if code == 0 else [f"dryrun.sql ended with {code}:\n{output}"]
    problems += unchanged(place.load(SCHEMAS[1]), before)
    runner.until_done(random)
    after = place.result()
    problems += unchanged(place.load(SCHEMAS[0]), source)
    problems += equal_up_to_bijection(after, expected, plan)
    problems += judge(after, pair.expectation(before))
    code, output = runner.run("verify.sql")
    return problems if code == 0 else [*problems, f"verify.sql ended with {code}:\n{output}"]
