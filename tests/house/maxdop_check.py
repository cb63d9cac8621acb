"""Asks Microsoft's T-SQL grammar (ScriptDom, inside the maxdop executable) whether batches parse."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

_REPORT = re.compile(r"maxdop: (\d+)\.sql(?: would be reformatted|: (.*))")
_CANARY = "SELEC 1 FROM;"


def executable() -> Path:
    """Return the maxdop of this Python's environment. Raises ``FileNotFoundError`` without one."""
    folder = Path(sys.executable).parent
    for name in ("maxdop", "maxdop.exe"):
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"no maxdop beside {sys.executable}; install the extra `dev`")


def syntax_errors(batches: Sequence[str], level: str) -> list[str]:
    """Return one line for each batch that does not parse: its number from 0, and what is wrong where.

    ``level`` is the product year whose grammar is used ("2016", "2019"). Batches come without
    sqlcmd directives and GO lines. All go through one process, each as a file of its own.

    Raises ``RuntimeError`` when maxdop says anything that is not understood, or lets a batch pass
    that cannot be right: then its silence about the others would mean nothing.
    """
    program = executable()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        names = [f"{index}.sql" for index in range(len(batches) + 1)]
        for name, batch in zip(names, (*batches, _CANARY), strict=True):
            (place / name).write_bytes(batch.encode("utf-8"))
        (place / "list").write_text("\n".join(names), encoding="ascii")
        # A configuration of its own, so that none from a folder above is taken.
        (place / "config.json").write_text("{}", encoding="ascii")
        # --check fails on layout too, so its exit code says nothing here; what it reports does.
        done = subprocess.run(
            [program, "--check", "--parser-version", level, "--config", "config.json", "--files-from", "list"],
            cwd=place, capture_output=True, encoding="utf-8", check=False,
        )
    found: dict[int, str] = {}
    for line in done.stderr.splitlines():
        report = _REPORT.fullmatch(line)
        if report is None:
            raise RuntimeError(f"maxdop: {line}")
        if report.group(2) is not None:
            found[int(report.group(1))] = report.group(2)
    if done.returncode not in (0, 1) or found.pop(len(batches), None) is None:
        raise RuntimeError(f"maxdop ended with {done.returncode} and did not see a planted error")
    return [f"batch {index}: {message}" for index, message in sorted(found.items())]
