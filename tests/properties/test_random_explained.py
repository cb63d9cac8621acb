"""``explain`` on random pairs of environments: every column and step is answered, and the answers are true.

Without a server: the metamodels are those that reading the environments would give.
``O11C_EXAMPLES`` and ``O11C_RANDOM`` as in ``test_random_pairs.py``.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from compiler.demo.offline import metamodel_of
from compiler.diagnostics import CompileError
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.rows import Engine
from compiler.pipeline import plan_project
from tests.support.environments import SCHEMAS, Pair
from tests.support.explained import unexplained
from tests.support.generate import pairs


def explained(pair: Pair, folder: Path) -> list[str]:
    made = {
        "source": metamodel_of(pair.source, Engine.POSTGRES, SCHEMAS[0]),
        "target": metamodel_of(pair.target, Engine.POSTGRES, SCHEMAS[1]),
    }
    for name, metamodel in made.items():
        write_snapshot(metamodel, folder / f"{name}.json")
    project = folder / "project.yaml"
    project.write_text(json.dumps(pair.project, ensure_ascii=False, indent=1), encoding="utf-8")
    try:
        plan = plan_project(project).plan
    except CompileError:
        return []  # a planted fault that compiling finds; test_random_pairs.py sees to it that only those stop
    return unexplained(plan, made["target"])


@settings(
    max_examples=int(os.environ.get("O11C_EXAMPLES", "60")),
    derandomize=not os.environ.get("O11C_RANDOM"),
    database=None,
    deadline=None,
    print_blob=True,
    phases=tuple(Phase) if os.environ.get("O11C_SHRINK") else (Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pair=pairs())
def test_every_column_and_step_of_a_random_pair_is_explained(pair: Pair) -> None:
    for each in (pair, pair.later):
        if each is not None:
            with tempfile.TemporaryDirectory(prefix="o11c-explained-") as folder:
                assert explained(each, Path(folder)) == []
