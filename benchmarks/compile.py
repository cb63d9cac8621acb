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
from benchmarks.plain import plain_inserts, sql_files
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
from compiler.script.render import Script, render
from compiler.script.write import write_folder
from compiler.sql.dialect import Names
from compiler.sql.lower import LoweredPlan, lower
from compiler.sql.postgres import PostgresDialect
from compiler.sql.postgres_steps import lower_step

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
    text: float = 0.0
    text_size: int = 0
    text_same: bool = False
    inserts: int = 0
    inserts_same: int = 0
    inserts_lowered: float = 0.0
    inserts_plain: float = 0.0

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


@dataclass(frozen=True, slots=True)
class Output:
    """What one compilation made."""

    plan: ir.Plan
    lowered: LoweredPlan
    scripts: tuple[Script, ...]


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


def compile_once(project: Path, output: Path) -> tuple[Run, Output]:
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
    graph = run.timed("graph", lambda: dependencies(scope, correspondence, file.project, _ENGINES[dialect], findings))
    findings.stop_on_error()
    plan = run.timed("plan", lambda: build(correspondence, scope, graph, file, None, findings))
    lowered = run.timed("lower", lambda: lower(plan, dialect))
    scripts = run.timed("render", lambda: render(plan, lowered))
    scripts = (*scripts, run.timed("render", lambda: manifest(plan, dialect, grants(plan), scripts)))
    run.timed("write", lambda: write_folder(scripts, output, findings))
    run.files, run.size = len(scripts), sum(len(script.data) for script in scripts)
    run.steps, run.components = len(plan.steps), len(plan.components)
    run.statements = len(lowered.before) + sum(len(step.statements) for _, step in lowered.steps)
    return run, Output(plan, lowered, scripts)


def compare_text(run: Run, output: Output) -> None:
    """Time the printing of all SQL files from finished statements, and compare the files."""
    begun = time.perf_counter()
    files = sql_files(output.plan, output.lowered)
    run.text = time.perf_counter() - begun
    run.text_size = sum(len(data) for data in files.values())
    run.text_same = files == {item.path: item.data for item in output.scripts if item.path.endswith(".sql")}


def compare_inserts(run: Run, plan: ir.Plan) -> None:
    """Time the INSERTs alone, lowered through trees and printed plainly, and compare the texts."""
    inserts = tuple(step for step in plan.steps if isinstance(step, ir.InsertRows))
    dialect, names = PostgresDialect(), Names(plan, {})
    begun = time.perf_counter()
    steps = [lower_step(dialect, names, step) for step in inserts]
    lowered = [next(item.text for item in step.statements if item.counted) for step in steps]
    run.inserts_lowered = time.perf_counter() - begun
    begun = time.perf_counter()
    plain = plain_inserts(plan)
    run.inserts_plain = time.perf_counter() - begun
    run.inserts = len(inserts)
    run.inserts_same = sum(one == other for one, other in zip(lowered, plain, strict=True))


def peak_memory() -> int:
    """Return the largest resident size of this process so far, in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def traced_peak(project: Path, output: Path) -> int:
    """Compile once more under tracemalloc (several times slower) and return Python's own peak in bytes."""
    tracemalloc.start()
    try:
        compile_once(project, output)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def report(runs: list[Run], before: int, peak: int) -> list[str]:
    """Return the lines to print: medians of all runs, and the extremes of the total."""
    middle = statistics.median
    total = middle(run.total for run in runs)
    text = middle(run.text for run in runs)
    lowering = middle(run.seconds["lower"] for run in runs)
    last = runs[-1]
    lines = [
        f"{last.steps} steps, {last.statements} statements in migrate.sql, {last.components} cycles opened",
        f"{last.files} files, {last.size:,} bytes",
        "",
        f"{'stage':<10}{'seconds':>10}{'share':>8}",
    ]
    for stage in STAGES:
        seconds = middle(run.seconds[stage] for run in runs)
        lines.append(f"{stage:<10}{seconds:>10.3f}{seconds / total:>8.0%}")
    low, high = min(run.total for run in runs), max(run.total for run in runs)
    lines += [
        f"{'total':<10}{total:>10.3f}{'':>8}  ({len(runs)} runs: {low:.3f} to {high:.3f})",
        "",
        f"peak memory    {peak / 2**20:,.0f} MiB resident ({before / 2**20:,.0f} MiB before the first run)",
        f"total / text   {total / text:.1f}: all stages against printing the SQL files from finished statements "
        f"({text:.3f} s, {last.text_size:,} bytes, {'equal' if last.text_same else 'NOT EQUAL'})",
        f"lower / text   {lowering / text:.1f}: making the statements against printing them",
    ]
    if last.inserts:
        trees = middle(run.inserts_lowered for run in runs)
        plain = middle(run.inserts_plain for run in runs)
        lines.append(
            f"trees / f-strings {trees / plain:.1f}: {last.inserts} INSERTs, {trees:.3f} s and {plain:.3f} s, "
            f"{last.inserts_same} of {last.inserts} texts equal"
        )
    return lines


def main() -> int:
    """Run the benchmark and return the exit code: 1 when a text to compare with is another one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compile", description=__doc__)
    parser.add_argument("--entities", type=int, default=1000)
    parser.add_argument("--dialect", choices=sorted(_ENGINES), default="postgres")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tracemalloc", action="store_true", help="one more run, for Python's own peak")
    options = parser.parse_args()
    if options.entities < 1 or options.repeat < 1:
        parser.error("--entities and --repeat must be 1 or more")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = prepare(folder, options.entities, options.dialect, options.seed)
        gc.collect()
        print(f"{options.entities} entities of 12 attributes, {options.dialect}, seed {options.seed}", flush=True)
        before = peak_memory()
        runs: list[Run] = []
        for _ in range(options.repeat):
            run, output = compile_once(project, folder / "output")
            compare_text(run, output)
            if options.dialect == "postgres":
                compare_inserts(run, output.plan)
            runs.append(run)
            del output
            gc.collect()
        print("\n".join(report(runs, before, peak_memory())))
        if options.tracemalloc:
            peak = traced_peak(project, folder / "output")
            print(f"tracemalloc    {peak / 2**20:,.0f} MiB at the peak of one compilation")
    return 0 if all(run.text_same and run.inserts_same == run.inserts for run in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
