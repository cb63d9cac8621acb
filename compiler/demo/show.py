"""What both demos share: their folder, scripts run with psql as people do it, a console that says how long it took."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rich.console import Console

from compiler.demo.server import Server, run_psql
from compiler.diagnostics import CompileError, diagnostic
from compiler.script.manifest import NAME

SCRIPTS = "scripts"
"""The output folder of the demo's (first) project, inside the demo's own folder."""

_WIDTH = 100
# A line of preflight's table: code, severity, entity, what, count.
_FINDING = re.compile(r"^ (O11-\d{4}) \| \w+ +\| (.*?) +\| (.*?) +\| +(\d+) \|", re.MULTILINE)
_T = TypeVar("_T")


class Show:
    """The console of a demo."""

    def __init__(self) -> None:
        # Where the output goes to a file, nothing says how wide it may be.
        self.console = Console(width=None if sys.stdout.isatty() else _WIDTH)

    def timed(self, name: str, work: Callable[[], _T]) -> _T:
        """Do something, and print its name and how long it took."""
        start = time.monotonic()
        with self.console.status(name) if self.console.is_terminal else self.console.capture():
            result = work()
        self.console.print(f"{name}: {time.monotonic() - start:.2f} s", markup=False)
        return result

    def findings(self, said: str) -> None:
        """Print the findings in what a preflight script has printed."""
        for finding in _FINDING.findall(said):
            self.console.print("  {}: {}: {} ({})".format(*finding), markup=False)


def prepare_folder(folder: Path) -> None:
    """Make the folder; one that holds something that the demo did not make is left alone (O11-0801, O11-0804)."""
    if folder.exists() and not folder.is_dir():
        raise CompileError([diagnostic("O11-0801", str(folder), "it is a file")])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        foreign = any(folder.iterdir()) and not (folder / SCRIPTS / NAME).is_file()
    except OSError as problem:
        raise CompileError([diagnostic("O11-0801", str(folder), problem.strerror or str(problem))]) from problem
    if foreign:
        found = f"it is not empty and has no {SCRIPTS}/{NAME}"
        raise CompileError([diagnostic("O11-0804", str(folder), found, "Choose another folder.")])


def write_project(path: Path, text: str) -> None:
    """Write a project file (O11-0801)."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise CompileError([diagnostic("O11-0801", str(path), problem.strerror or str(problem))]) from problem


def run_script(server: Server, database: str, script: Path, cwd: Path | None = None) -> str:
    """Run a script with psql and return what it prints; O11-1003 when it fails, its output on stderr."""
    done = run_psql(server, database, script.absolute(), cwd)
    if done.returncode != 0:
        sys.stderr.write(done.stdout + done.stderr)
        raise CompileError(
            [diagnostic("O11-1003", str(script), f"psql ended with exit code {done.returncode}")]
        )
    return done.stdout
