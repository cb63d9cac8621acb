"""The command line: one small function a command. Results go to stdout, diagnostics to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import rich_click as click
from rich.console import Console

from compiler import __version__
from compiler.adapt.command import read_catalog
from compiler.adapt.command import run as run_adapt
from compiler.adapt.kinds import Flavour
from compiler.demo.odc_run import run_odc_demo
from compiler.demo.run import run_demo
from compiler.diagnostics import CompileError, Diagnostic, Findings
from compiler.diff.folders import diff_folders
from compiler.diff.types import as_json as difference_as_json
from compiler.diff.types import as_text as difference_as_text
from compiler.explain import explain as explain_plan
from compiler.explain import plan_text
from compiler.explain.readiness import readiness_json, readiness_text
from compiler.metamodel.file import write_snapshot
from compiler.metamodel.hidden import warn_of_hidden
from compiler.metamodel.read import read_metamodel
from compiler.metamodel.rows import Platform
from compiler.pipeline import compile_project, list_odc_users, plan_project
from compiler.plan.codec import encode
from compiler.rehearse.result import as_json as rehearsal_as_json
from compiler.rehearse.result import print_last_lines, show
from compiler.rehearse.run import ROWS, rehearse
from compiler.scope.readiness import NotReady
from compiler.script.verify import SIGNATURE, verify_folder
from compiler.status import as_json, as_text, open_session, read_state, watch

DONE, ERRORS, FAULT = 0, 1, 70

_PROJECT = click.argument("project", type=click.Path(path_type=Path))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="o11c")
def cli() -> None:
    """Compile the OutSystems 11 metamodel to reviewable data-migration SQL."""


@cli.command()
@click.argument("url")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Snapshot file to write."
)
@click.option("--schema", help="Schema that holds the OSSYS tables.")
@click.option("--database", help="Database, when the URL names none or another.")
@click.option(
    "--platform", type=click.Choice([item.value for item in Platform]), default="o11", show_default=True
)
def snapshot(url: str, output: Path, schema: str | None, database: str | None, platform: str) -> None:
    """Read the metamodel of URL once and write it to a file.

    URL is postgresql://user@host:port/db or mssql://user@host:port/db. Passwords come from
    PGPASSWORD, .pgpass or O11C_MSSQL_PASSWORD. No row of application data is read.
    """
    metamodel = read_metamodel(url, schema, database, Platform(platform))
    digest = write_snapshot(metamodel, output)
    findings = Findings()
    warn_of_hidden(metamodel.environment, output.name, findings)
    _print(findings)
    click.echo(
        f"{output}: {len(metamodel.entities)} entities, {len(metamodel.attributes)} attributes, "
        f"{len(metamodel.tables)} tables, digest {digest}"
    )


@cli.command()
@_PROJECT
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON.")
def plan(project: Path, as_json: bool) -> None:
    """Show what would be done, in which order, and what is left out.

    For ODC it begins with each asset, Ready or Not ready, and the findings; with one that is not ready it ends there.
    """
    try:
        planned = plan_project(project)
    except NotReady as problem:
        click.echo(readiness_json(problem.readiness) if as_json else readiness_text(problem.readiness))
        raise
    _print(planned.findings)
    if as_json:
        click.echo(encode(planned.plan).decode(), nl=False)
        return
    if planned.readiness:
        click.echo(readiness_text(planned.readiness) + "\n")
    click.echo(plan_text(planned.plan))


@cli.command()
@_PROJECT
@click.argument("name", required=False, metavar="[ENTITY[.ATTRIBUTE] | TABLE[.COLUMN] | STEP]")
def explain(project: Path, name: str | None) -> None:
    """Tell why the steps are in this order, where a column's value comes from, or what a step does.

    A step is named by its id or its number, a table of the target by its physical name.
    """
    click.echo(explain_plan(plan_project(project).plan, name))


@cli.command(name="compile")
@_PROJECT
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Folder; default output/<project name>."
)
def compile_(project: Path, output: Path | None) -> None:
    """Write the scripts."""
    compiled = compile_project(project, output)
    _print(compiled.planned.findings)
    size = sum(len(script.data) for script in compiled.scripts)
    click.echo(
        f"{compiled.folder}: {len(compiled.scripts)} files, {size} bytes, {len(compiled.planned.plan.steps)} steps"
    )


@cli.command(name="odc-users")
@_PROJECT
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Folder; default output/<project name>-users."
)
@click.option("--user-extension", is_flag=True, help="Also write the definition of an entity that extends users.")
def odc_users(project: Path, output: Path | None, user_extension: bool) -> None:
    """Write queries that list O11's users, groups and roles for ODC's own user management.

    They run on the O11 side. PROJECT must have ODC as target; only its source snapshot is read.
    """
    findings = Findings()
    folder, scripts = list_odc_users(project, output, findings, extension=user_extension)
    _print(findings)
    click.echo(f"{folder}: {len(scripts)} files; README.md says what to do with them")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
def verify(folder: Path) -> None:
    """Compare the files of FOLDER with its manifest."""
    verified = verify_folder(folder)
    if verified.differences:
        raise CompileError(verified.differences)
    click.echo(f"{folder}: every file is as compiled; SHA-256 of its manifest: {verified.sha256}")
    if verified.signed:
        click.echo(f"{SIGNATURE} is there, and is not checked here; ssh-keygen -Y verify does that")


@cli.command()
@click.argument("old", metavar="OLD_DIR", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW_DIR", type=click.Path(path_type=Path))
@click.option("--json", "json_", is_flag=True, help="Print the comparison as JSON.")
def diff(old: Path, new: Path, json_: bool) -> None:
    """Show what changed between two compiled folders: the plan part by part, then the files.

    Ends with 0 when nothing differs, with 1 when something does.
    """
    difference, warnings = diff_folders(old, new)
    _print(warnings)
    click.echo(difference_as_json(difference) if json_ else difference_as_text(difference))
    if difference.sections:
        sys.exit(ERRORS)


@cli.command()
@click.argument("url")
@click.option("--watch", "again", is_flag=True, help="Look again every two seconds until the run has ended.")
@click.option("--json", "json_", is_flag=True, help="Print the state as JSON.")
def status(url: str, again: bool, json_: bool) -> None:
    """Show what a migration of the target URL does, or what the last one has done. Reads only.

    A run in one transaction shows its step; its journal is seen when it commits.
    """
    if again and json_:
        raise click.UsageError("--watch and --json exclude each other")
    with open_session(url) as session:
        if again:
            watch(session)
        else:
            state = read_state(session)
            click.echo(as_json(state) if json_ else as_text(state))


@cli.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Folder for snapshots, project and scripts.  [default: output/demo, with --odc output/demo-odc]",
)
@click.option("--odc", is_flag=True, help="Migrate to tables as OutSystems Developer Cloud has them.")
def demo(output: Path | None, odc: bool) -> None:
    """Make two sample environments on embedded PostgreSQL and migrate one into the other."""
    if odc:
        run_odc_demo(output or Path("output/demo-odc"))
    else:
        run_demo(output or Path("output/demo"))


@cli.command(name="adapt-sql")
@click.argument("source", metavar="FILE|FOLDER|-")
@click.option("--snapshot", type=click.Path(path_type=Path), help="Snapshot of the O11 environment, for types.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File or new folder; default stdout.")
@click.option("--check", is_flag=True, help="Only report.")
@click.option("--from", "flavour", type=click.Choice([item.value for item in Flavour]),
              help="The engine that the SQL was written for; by default each text tells.")
@click.option("--parameter", "parameters", multiple=True, metavar="NAME=TYPE",
              help="Type of a parameter as in O11 (Text, Integer, DateTime ...), or Inline.")
@click.option("--json", "json_", is_flag=True, help="Print texts and findings as JSON.")
def adapt_sql(
    source: str, snapshot: Path | None, output: Path | None, check: bool, flavour: str | None,
    parameters: tuple[str, ...], json_: bool,
) -> None:
    """Rewrite the SQL of O11 apps for ODC (Aurora PostgreSQL).

    What cannot be converted stays as it was, with a comment that names a code. Ends with 0 when there is nothing of
    that kind, else with 1.
    """
    if source != "-" and Path(source).is_dir() and output is None and not (check or json_):
        raise click.UsageError("a folder needs -o, --check or --json")
    try:
        catalog = read_catalog(snapshot, parameters)
    except ValueError as problem:
        raise click.UsageError(f"--parameter: {problem}") from problem
    engine = Flavour(flavour) if flavour is not None else None
    outcome = run_adapt(source, engine, catalog, output, check=check, as_json=json_)
    _print(outcome.diagnostics)
    click.echo(outcome.output.encode(), nl=False)
    if outcome.errors:
        click.echo(f"{outcome.errors} error{'s' if outcome.errors != 1 else ''}", err=True)
        sys.exit(ERRORS)


@cli.command(name="rehearse")
@_PROJECT
@click.option(
    "--rows", type=click.IntRange(min=1), default=ROWS, show_default=True, help="Rows of the source, in all."
)
@click.option("--json", "as_json_", is_flag=True, help="Print the result as JSON.")
def rehearse_(project: Path, rows: int, as_json_: bool) -> None:
    """Make both environments from the snapshots, with invented rows, and run every script on them.

    The server is a private PostgreSQL, started for this and removed afterwards. No other server is touched.
    """
    rehearsal, problems = rehearse(project, rows, Console(stderr=True))
    if as_json_:
        click.echo(rehearsal_as_json(rehearsal))
    else:
        show(rehearsal)
    if problems:
        print_last_lines(rehearsal)
        raise CompileError(problems)


def _print(items: Iterable[Diagnostic]) -> None:
    for item in items:
        click.echo(str(item), err=True)


def main() -> None:
    """Run the command line with the documented exit codes: 0, 1 for errors in the input, 2, 70."""
    try:
        cli(standalone_mode=False)
    except CompileError as problem:
        _print(problem.diagnostics)
        errors = sum(item.severity.value == "error" for item in problem.diagnostics)
        click.echo(f"{errors} error{'s' if errors != 1 else ''}", err=True)
        sys.exit(ERRORS)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        sys.exit(DONE)
    except Exception as problem:  # the last line of defence: a fault of ours, never a traceback of the user's
        click.echo(f"fault in o11c: {type(problem).__name__}: {problem}", err=True)
        click.echo(
            "Please report it with the command and, if you may share them, project file and snapshots.",
            err=True,
        )
        if os.environ.get("O11C_DEBUG"):
            raise
        sys.exit(FAULT)


if __name__ == "__main__":
    main()
