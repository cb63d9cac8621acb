"""What a rehearsal tells: times and findings of each script and step, as a table and as JSON."""

from __future__ import annotations

import re
import sys

import msgspec
from rich.console import Console
from rich.table import Table

from compiler.diagnostics import one_line

_WIDTH = 110
_FINDING = re.compile(r"^ *(O11-\d{4}) \| (\w+) +\| (.*?) +\| (.*?) +\| +(\d+) \|", re.MULTILINE)
_STEP = re.compile(r"^\[([0-9]{3}-[^\]]+)\]", re.MULTILINE)


class Finding(msgspec.Struct, frozen=True):
    """A line of preflight's table."""

    code: str
    severity: str
    entity: str
    found: str
    count: int


class StepResult(msgspec.Struct, frozen=True):
    """A step of migrate.sql as the journal has it."""

    id: str
    rows: int
    seconds: float


class ScriptResult(msgspec.Struct, frozen=True):
    """A script that was run. ``step`` is the step at which it stopped, ``last`` are its last lines then."""

    script: str
    seconds: float
    ok: bool
    step: str | None = None
    last: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Rehearsal(msgspec.Struct, frozen=True):
    """A rehearsal. ``dialect`` is the project's, ``rows`` are the invented rows by side.

    ``notes`` tell how the rehearsal differs from what the snapshots describe, ``problems`` what it found.
    """

    project: str
    dialect: str
    postgres: str
    rows: dict[str, int]
    seconds: dict[str, float]
    scripts: tuple[ScriptResult, ...]
    steps: tuple[StepResult, ...]
    notes: tuple[str, ...]
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Tell whether every script did what it should."""
        return not self.problems


def findings_in(output: str) -> tuple[Finding, ...]:
    """Return the findings in what preflight.sql printed."""
    return tuple(
        Finding(code, severity, entity, found, int(count))
        for code, severity, entity, found, count in _FINDING.findall(output)
    )


def stopped_at(output: str) -> str | None:
    """Return the step whose line was printed last."""
    steps = _STEP.findall(output)
    return str(steps[-1]) if steps else None


def as_json(result: Rehearsal) -> bytes:
    """Return the result as JSON, one object."""
    tree = msgspec.to_builtins(result)
    return msgspec.json.format(msgspec.json.encode({"ok": result.ok, **tree}), indent=1)


def show(result: Rehearsal) -> None:
    """Print the result for people, to stdout."""
    # Where the output goes to a file, nothing says how wide it may be.
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    console.print(_scripts(result))
    if result.steps:
        console.print(_steps(result))
    for note in result.notes:
        console.print(f"note: {one_line(note)}", markup=False, highlight=False)
    last = "every script did what it should" if result.ok else "the plan does not hold"
    console.print(f"Rehearsal of {result.project}: {last}", markup=False, highlight=False)


def print_last_lines(result: Rehearsal) -> None:
    """Print what a failing script said last, to stderr."""
    for script in result.scripts:
        for line in script.last:
            sys.stderr.write(f"{script.script}: {one_line(line)}\n")


def _scripts(result: Rehearsal) -> Table:
    counts = ", ".join(f"{count} rows in the {side}" for side, count in result.rows.items())
    table = Table(title=f"PostgreSQL {result.postgres}: {counts}")
    table.add_column("script", no_wrap=True)
    table.add_column("seconds", justify="right")
    table.add_column("result", overflow="fold")
    table.add_column("findings")
    for script in result.scripts:
        how = "ok" if script.ok else f"failed at {script.step}" if script.step else "failed"
        table.add_row(script.script, f"{script.seconds:.2f}", how, one_line_each(_found(script.findings)))
    return table


def _found(findings: tuple[Finding, ...]) -> str:
    """Return errors and warnings in lines, and how many notes there are."""
    lines = [
        f"{item.code} {item.entity}: {item.found} ({item.count})" for item in findings if item.severity != "note"
    ]
    notes = len(findings) - len(lines)
    if notes:
        lines.append(f"{notes} note{'s' if notes != 1 else ''}")
    return "\n".join(lines)


def _steps(result: Rehearsal) -> Table:
    table = Table(title="Steps of migrate.sql")
    table.add_column("step")
    table.add_column("rows", justify="right")
    table.add_column("seconds", justify="right")
    for step in result.steps:
        table.add_row(step.id, str(step.rows), f"{step.seconds:.3f}")
    return table


def one_line_each(text: str) -> str:
    """Return lines without control characters and without what rich takes for markup."""
    return "\n".join(one_line(line).replace("[", "\\[") for line in text.split("\n"))
