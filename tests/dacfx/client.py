"""Starts the worker and speaks with it. Runs with the project's own Python, beside pytest."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

VARIABLE = "O11C_DACFX"
ROOT = Path(__file__).resolve().parents[2]
_RUNTIME = {"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "3.1.23"}}}


class Worker:
    """A process with Microsoft's libraries."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    @classmethod
    @contextmanager
    def started(cls, python: Path, folder: Path) -> Iterator[Self]:
        """Start one with the Python of the environment that .ci/dacfx has made; ``folder`` is for its files."""
        process = subprocess.Popen(
            [python, "-m", "tests.dacfx.worker"], cwd=ROOT, env=surroundings(python, folder),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )
        with process:
            yield cls(process)
            assert process.stdin is not None
            process.stdin.close()

    def ask(self, what: str, **job: object) -> Any:
        """Return the answer. Raises ``RuntimeError`` when there is none: stderr says why."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"ask": what, **job}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the worker has ended with {self._process.wait()}")
        found = json.loads(line)
        if "error" in found:
            raise RuntimeError(found["error"])
        return found["answer"]


def surroundings(python: Path, folder: Path) -> Mapping[str, str]:
    """Return the environment of the worker: where .NET and the libraries are that it loads when it begins.

    .NET Core 3.1 wants OpenSSL 1.1, which today's systems lack. The wheel of pymssql brings it, under names of
    its own, so links in ``folder`` give it the usual ones. It also must be told a release of ICU that is newer
    than itself.
    """
    [site] = python.parent.parent.glob("lib/python*/site-packages")
    for file in (site / "pymssql.libs").iterdir():
        usual = re.sub(r"^lib(ssl|crypto)-\w+\.so\.1\.1.*", r"lib\1.so.1.1", file.name)
        for name in {file.name, usual}:
            if not (folder / name).exists():
                (folder / name).symlink_to(file)
    runtime = folder / "runtime.json"
    runtime.write_text(json.dumps(_RUNTIME), encoding="ascii")
    return {
        **os.environ,
        "CLR_ICU_VERSION_OVERRIDE": icu(),
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "0",
        "LD_LIBRARY_PATH": str(folder),
        "PYTHONNET_RUNTIME": "coreclr",
        "PYTHONNET_CORECLR_RUNTIME_CONFIG": str(runtime),
        "PYTHONNET_CORECLR_DOTNET_ROOT": str(site / "dotnetcore2" / "bin"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def icu() -> str:
    """Return the release of ICU that the system has. Raises ``RuntimeError`` without one."""
    listed = ""
    if sys.platform == "linux":
        listed = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"libicuuc\.so\.(\d+)", listed)
    if not found:
        raise RuntimeError("no ICU (libicuuc.so) for Linux here: on Debian, apt-get install libicu72 or newer")
    return f"{max(map(int, found))}.1"
