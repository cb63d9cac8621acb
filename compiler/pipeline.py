"""The compiler, stage by stage. Read this first.

read -> resolve -> match -> select -> analyse -> build (the Plan) -> lower -> render -> write.
Only the first and the last touch the outside world; each stage shows all of its errors at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from compiler.dependencies import dependencies
from compiler.diagnostics import CompileError, Findings
from compiler.metamodel.file import read_snapshot
from compiler.metamodel.rows import Engine, Snapshot
from compiler.model.match import match
from compiler.model.match_odc import match_odc
from compiler.model.odc import resolve_odc
from compiler.model.resolve import resolve
from compiler.model.types import Correspondence
from compiler.plan import ir
from compiler.plan.build import build
from compiler.plan.users_file import OUTPUT_NAME, UserFile, read_user_file
from compiler.project import ProjectFile, load_project
from compiler.scope import Scope, select
from compiler.script.grants import grants
from compiler.script.manifest import manifest
from compiler.script.render import Script, render
from compiler.script.write import write_folder
from compiler.sql.lower import lower

_ENGINES = {"postgres": Engine.POSTGRES, "tsql": Engine.MSSQL}


@dataclass(frozen=True, slots=True)
class Planned:
    """A project and its plan, with what the plan was made of and the warnings and notes that led to it."""

    file: ProjectFile
    plan: ir.Plan
    users: UserFile | None
    findings: Findings
    correspondence: Correspondence
    scope: Scope


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a compilation wrote."""

    planned: Planned
    folder: Path
    scripts: tuple[Script, ...]


def plan_project(path: Path) -> Planned:
    """Read a project file and its snapshots and return the plan.

    Raises ``CompileError`` with all errors of the first stage that has some.
    """
    findings = Findings()
    file, source, target = read_project(path, findings)
    return plan_snapshots(file, source, target, findings)


def read_project(path: Path, findings: Findings) -> tuple[ProjectFile, Snapshot, Snapshot]:
    """Read a project file and its snapshots, source and target. Raises ``CompileError``."""
    file = load_project(path, findings)
    source = _snapshot(file, file.project.source.snapshot, findings)
    target = _snapshot(file, file.project.target.snapshot, findings)
    findings.stop_on_error()
    assert source is not None and target is not None
    return file, source, target


def _snapshot(file: ProjectFile, name: str, findings: Findings) -> Snapshot | None:
    """Read one snapshot; its errors go to ``findings``, so that both sides' are shown at once."""
    try:
        return read_snapshot(file.resolve(name))
    except CompileError as problem:
        findings.extend(problem.diagnostics)
        return None


def plan_snapshots(file: ProjectFile, source: Snapshot, target: Snapshot, findings: Findings) -> Planned:
    """Return the plan of a project whose snapshots are at hand."""
    project = file.project
    engine = _ENGINES[project.target.dialect]
    if target.metamodel.environment.engine is not engine:
        findings.add(
            "O11-0701",
            file.where("target", "dialect"),
            f"dialect {project.target.dialect}, snapshot of {target.metamodel.environment.engine.value}",
        )
        findings.stop_on_error()
    if project.source.at == project.target.at or (
        engine is Engine.POSTGRES and project.source.at.schema_name == project.target.at.schema_name
    ):
        findings.add(
            "O11-0408", file.where("target", "at"), "source and target are the same place",
            "Give each side its own schema or database.",
        )
        findings.stop_on_error()
    correspondence = _correspond(file, source, target, findings)
    findings.stop_on_error()
    scope = select(correspondence, file, findings)
    findings.stop_on_error()
    graph = dependencies(scope, correspondence, project, engine, findings)
    findings.stop_on_error()
    users = None
    if project.odc.users is not None:
        users = read_user_file(file.resolve(project.odc.users), findings)
        findings.stop_on_error()
    plan = build(correspondence, scope, graph, file, users, findings)
    return Planned(file, plan, users, findings, correspondence, scope)


def _correspond(file: ProjectFile, source: Snapshot, target: Snapshot, findings: Findings) -> Correspondence:
    project = file.project
    resolved = resolve(source, findings)
    if project.target.platform == "odc":
        tables = {label: item.table for label, item in project.odc.entities.items()}
        columns = {label: item.columns for label, item in project.odc.entities.items()}
        return match_odc(resolved, resolve_odc(target, findings), tables, columns, findings)
    accept = project.versions.engine == "accept"
    return match(
        resolved, resolve(target, findings), project.tenants.map, findings, accept_engine_versions=accept
    )


def scripts_of(planned: Planned) -> tuple[Script, ...]:
    """Return every file of the output folder, the manifest included. Touches no disk."""
    dialect = planned.file.project.target.dialect
    scripts = render(planned.plan, lower(planned.plan, dialect))
    if planned.users is not None:
        scripts = (*scripts, Script(OUTPUT_NAME, planned.users.data))
    return (*scripts, manifest(planned.plan, dialect, grants(planned.plan), scripts))


def compile_project(path: Path, output: Path | None = None) -> Compiled:
    """Compile a project file into a folder, by default ``output/<project name>``.

    Raises ``CompileError``; the folder is then as it was before.
    """
    planned = plan_project(path)
    scripts = scripts_of(planned)
    folder = output if output is not None else Path("output") / planned.plan.project
    write_folder(scripts, folder, planned.findings)
    return Compiled(planned, folder, scripts)
