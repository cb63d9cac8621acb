"""How long a compilation takes, stage by stage: ``python -m benchmarks.compile``.

``benchmarks/README.md`` says what the figures mean.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.metamodels import APPLICATION, ENTITIES_PER_MODULE, MODULES_PER_APPLICATION, blueprint, metamodel
from benchmarks.plain import PlainInserts
from compiler.dependencies import dependencies
from compiler.diagnostics import Findings
from compiler.metamodel.file import read_snapshot, write_snapshot
from compiler.metamodel.rows import Engine
from compiler.model.match import match
from compiler.model.resolve import resolve
from compiler.plan import ir
from compiler.plan.build import build
from compiler.project import load_project
from compiler.scope import select
from compiler.script.grants import grants
from compiler.script.manifest import manifest
from compiler.script.render import render
from compiler.script.write import write_folder
from compiler.sql.lower import LoweredPlan, lower

T = TypeVar("T")

STAGES = ("read", "resolve", "match", "scope", "graph", "plan", "lower", "render", "write")
_ENGINES = {"postgres": Engine.POSTGRES, "tsql": Engine.MSSQL}


@dataclass(slots=True)
class Run:
    """One compilation: seconds by stage, what came out, and the plain INSERTs beside the lowered ones."""

    seconds: dict[str, float] = field(default_factory=dict)
    files: int = 0
    size: int = 0
    steps: int = 0
    statements: int = 0
    components: int = 0
    inserts: int = 0
    same_inserts: int = 0
    plain: float = 0.0
    insert_lowering: float = 0.0

    def timed(self, stage: str, work: Callable[[], T]) -> T:
        """Return what ``work`` returns and add its time to the stage."""
        begun = time.perf_counter()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - begun
        return result

    @property
    def total(self) -> float:
        """Return the seconds of all stages."""
        return sum(self.seconds[stage] for stage in STAGES)


def prepare(folder: Path, entities: int, dialect: str, seed: int) -> Path:
    """Write the two snapshots and the project file to ``folder`` and return the project file's path."""
    plan = blueprint(entities, seed)
    engine = _ENGINES[dialect]
    write_snapshot(metamodel(plan, engine, target=False), folder / "source.json")
    write_snapshot(metamodel(plan, engine, target=True), folder / "target.json")
    modules = -(-entities // ENTITIES_PER_MODULE)
    names = [APPLICATION.format(number + 1) for number in range(-(-modules // MODULES_PER_APPLICATION))]
    sides = {"source": "o11_source", "target": "o11_target"}
    places = {side: f"{{schema: {schema}}}" for side, schema in sides.items()}
    if dialect == "tsql":
        places = {side: f"{{database: {side}, schema: dbo}}" for side in sides}
    path = folder / "project.yaml"
    path.write_text(
        "name: benchmark\n"
        f"source:\n  snapshot: source.json\n  at: {places['source']}\n"
        f"target:\n  snapshot: target.json\n  at: {places['target']}\n  dialect: {dialect}\n"
        f"scope:\n  applications: [{', '.join(names)}]\n"
        "users: {policy: match}\nbpt: {instances: none}\nreferences: {dangling: 'null'}\n",
        encoding="utf-8",
    )
    return path


def compile_once(project: Path, output: Path) -> tuple[Run, ir.Plan, LoweredPlan]:
    """Compile with the stages that ``compiler.pipeline`` calls, in its order, and time each."""
    run = Run()
    findings = Findings()
    file = run.timed("read", lambda: load_project(project, findings))
    dialect = file.project.target.dialect
    source = run.timed("read", lambda: read_snapshot(file.resolve(file.project.source.snapshot)))
    target = run.timed("read", lambda: read_snapshot(file.resolve(file.project.target.snapshot)))
    old = run.timed("resolve", lambda: resolve(source, findings))
    new = run.timed("resolve", lambda: resolve(target, findings))
    correspondence = run.timed("match", lambda: match(old, new, file.project.tenants.map, findings))
    scope = run.timed("scope", lambda: select(correspondence, file, findings))
    findings.stop_on_error()
    graph = run.timed("graph", lambda: dependencies(scope, _ENGINES[dialect], findings))
    findings.stop_on_error()
    plan = run.timed("plan", lambda: build(correspondence, scope, graph, file, None, findings))
    lowered = run.timed("lower", lambda: lower(plan, dialect))
    scripts = run.timed("render", lambda: render(plan, lowered))
    scripts = (*scripts, run.timed("render", lambda: manifest(plan, dialect, grants(plan), scripts)))
    run.timed("write", lambda: write_folder(scripts, output, findings))
    run.files, run.size = len(scripts), sum(len(script.data) for script in scripts)
    run.steps, run.components = len(plan.steps), len(plan.components)
    run.statements = len(lowered.before) + sum(len(step.statements) for _, step in lowered.steps)
    return run, plan, lowered


def compare_inserts(run: Run, plan: ir.Plan, lowered: LoweredPlan) -> None:
    """Time the INSERTs alone, lowered through trees and printed plainly, and count equal texts."""
    inserts = tuple(step for step in plan.steps if isinstance(step, ir.InsertRows))
    bodies = {head.id: step.statements[-1].text for head, step in lowered.steps}
    begun = time.perf_counter()
    plain = PlainInserts(plan, lowered.dialect, {}).texts()
    run.plain = time.perf_counter() - begun
    run.inserts = len(inserts)
    run.same_inserts = sum(
        text == bodies[step.head.id] for step, text in zip(inserts, plain, strict=True)
    )
