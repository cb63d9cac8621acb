"""The compiler, stage by stage. Read this first.

read -> resolve -> match -> select -> analyse -> build (the Plan) -> lower -> render -> write.
Only the first and the last touch the outside world; each stage shows all of its errors at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from compiler.dependencies import dependencies
from compiler.diagnostics import CompileError, Findings
from compiler.metamodel.collations import ignores_case
from compiler.metamodel.file import read_snapshot
from compiler.metamodel.rows import Engine, Snapshot
from compiler.metamodel.staged import staged_snapshot
from compiler.model.match import match
from compiler.model.match_odc import match_odc
from compiler.model.odc import resolve_odc
from compiler.model.odc_stores import pair_stores, settle_stores, without_stores
from compiler.model.resolve import resolve
from compiler.model.types import Correspondence
from compiler.plan import ir
from compiler.plan.build import build
from compiler.plan.odc_source import with_source
from compiler.plan.odc_users import user_lists
from compiler.plan.staging import with_staging
from compiler.plan.users_file import OUTPUT_NAME, UserFile, read_user_file
from compiler.project import Project, ProjectFile, load_project
from compiler.project.staged import brings_over, staging_schema
from compiler.scope import Scope, select
from compiler.scope.assets import check_assets, plan_assets
from compiler.scope.readiness import Readiness, gate, readiness_of
from compiler.script.grants import grants
from compiler.script.manifest import Made, manifest, manifest_of
from compiler.script.odc_users import user_files
from compiler.script.render import Script, render
from compiler.script.write import write_folder
from compiler.sql.lower import lower

_ENGINES = {"postgres": Engine.POSTGRES, "tsql": Engine.MSSQL}


@dataclass(frozen=True, slots=True)
class Planned:
    """A project and its plan, with what the plan was made of and the warnings and notes that led to it.

    ``readiness`` (ODC) is that of its assets, in publishing order: all are ready.
    """

    file: ProjectFile
    plan: ir.Plan
    users: UserFile | None
    findings: Findings
    correspondence: Correspondence
    scope: Scope
    readiness: tuple[Readiness, ...] = ()


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a compilation wrote."""

    planned: Planned
    folder: Path
    scripts: tuple[Script, ...]


def plan_project(path: Path) -> Planned:
    """Read a project file and its snapshots and return the plan.

    Raises ``CompileError`` with all errors of the first stage that has some; ``NotReady`` where they concern assets of
    ODC.
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
        engine is Engine.POSTGRES and staging_schema(project) == project.target.at.schema_name
    ):
        findings.add(
            "O11-0408", file.where("target", "at"), "source and target are the same place",
            "Give each side its own schema or database.",
        )
        findings.stop_on_error()
    # What the scripts read of the source, on the target's engine; with what it was made of, they bring it there.
    staged = _staged(project, source)
    found = _correspond(file, staged, target, findings)
    correspondence = replace(found, folds_ids=staged is not source and ignores_case(source.metamodel.environment))
    findings.stop_on_error()
    scope = select(correspondence, file, findings)
    if project.to_odc:
        scope = replace(scope, assets=plan_assets(correspondence, scope, project))
        findings.extend(check_assets(correspondence, scope, file))
    with gate(correspondence, scope):
        findings.stop_on_error()
        graph = dependencies(scope, correspondence, project, engine, findings)
        findings.stop_on_error()
        users = None
        if project.odc.users is not None:
            users = read_user_file(file.resolve(project.odc.users), findings)
            findings.stop_on_error()
        plan = build(correspondence, scope, graph, file, users, findings)
        if project.to_odc or brings_over(project):
            plan = with_staging(plan, file, source, findings)
            findings.stop_on_error()
        if project.to_odc:
            plan = with_source(plan, correspondence, scope, file, findings)
            findings.stop_on_error()
    return Planned(file, plan, users, findings, correspondence, scope, readiness_of(correspondence, scope, findings))


def _staged(project: Project, source: Snapshot) -> Snapshot:
    """Return the source as its rows stand in the target's database; between O11 environments engines stay."""
    other = source.metamodel.environment.engine is Engine.MSSQL
    if project.to_odc if other else brings_over(project):
        return staged_snapshot(source, staging_schema(project))
    return source


def _correspond(file: ProjectFile, source: Snapshot, target: Snapshot, findings: Findings) -> Correspondence:
    project = file.project
    resolved = resolve(source, findings)
    if project.target.platform == "odc":
        theirs = resolve_odc(target, findings)
        stores = settle_stores(project.odc.stores, theirs, file.where, findings)
        people = pair_stores(resolved, theirs, stores, findings)
        found = match_odc(resolved, without_stores(theirs, stores), project, file.where, findings)
        return replace(found, target=theirs, hybrids=people, stores=stores)
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


def list_odc_users(
    path: Path, output: Path | None, findings: Findings, *, extension: bool
) -> tuple[Path, tuple[Script, ...]]:
    """Write what lists a project's users for ODC's own user management; return the folder and its files.

    It needs the project file and the source's snapshot only. The folder is ``output/<project name>-users`` by default;
    ``extension``: with the definition of an entity that extends users. Raises ``CompileError``; the folder is then as
    it was before.
    """
    file = load_project(path, findings)
    source = read_snapshot(file.resolve(file.project.source.snapshot))
    model = resolve(source, findings)
    lists = user_lists(model, file, findings, extension=extension)
    findings.stop_on_error()
    assert lists is not None
    dialect, scripts = user_files(lists, file.project.name)
    made = Made(file.project.name, source.digest, "", file.digest)
    scripts = (*scripts, manifest_of(made, dialect, {}, scripts))
    folder = output if output is not None else Path("output") / f"{file.project.name}-users"
    write_folder(scripts, folder, findings)
    return folder, scripts


def compile_project(path: Path, output: Path | None = None) -> Compiled:
    """Compile a project file into a folder, by default ``output/<project name>``.

    Raises ``CompileError``; the folder is then as it was before.
    """
    planned = plan_project(path)
    scripts = scripts_of(planned)
    folder = output if output is not None else Path("output") / planned.plan.project
    write_folder(scripts, folder, planned.findings)
    return Compiled(planned, folder, scripts)
