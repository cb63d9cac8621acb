"""Write: the output folder is replaced in one move, or stays as it was."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from compiler.diagnostics import Findings
from compiler.script.manifest import NAME
from compiler.script.render import Script


def write_folder(scripts: tuple[Script, ...], folder: Path, findings: Findings) -> None:
    """Write all scripts to ``folder``.

    They go to a new folder beside it first. Raises ``CompileError`` (O11-0801, O11-0804); the old
    folder is then as it was. A folder that o11c did not write (no manifest) is never replaced.
    """
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        findings.add("O11-0801", str(folder), "it is a file")
        findings.stop_on_error()
    if folder.is_dir() and any(folder.iterdir()) and not (folder / NAME).is_file():
        findings.add("O11-0804", str(folder))
        findings.stop_on_error()
    fresh: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        for script in scripts:
            path = fresh / script.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(script.data)
        fresh.chmod(0o755)
        _swap(fresh, folder)
    except OSError as problem:
        findings.add("O11-0801", str(folder), f"{problem.strerror or problem}")
        findings.stop_on_error()
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _swap(fresh: Path, folder: Path) -> None:
    """Put the new folder in the old one's place; a failure puts the old one back."""
    if not folder.exists():
        fresh.replace(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}.old.", dir=folder.parent))
    folder.replace(old / "was")
    try:
        fresh.replace(folder)
    except OSError:
        (old / "was").replace(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
