"""The manifest: what was compiled from what, and the SHA-256 of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from compiler import __version__
from compiler.diagnostics import Diagnostic, Findings, diagnostic
from compiler.plan import ir
from compiler.script.render import Script

NAME = "manifest.json"
FORMAT = "o11c-manifest"


class FileEntry(msgspec.Struct, frozen=True):
    """One file: SHA-256 (hex) of its bytes, its size in bytes."""

    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True):
    """The manifest file. ``grants`` lists, per script, what the login must be allowed to do."""

    format: str
    version: int
    compiler: str
    project: str
    dialect: str
    source_snapshot: str
    target_snapshot: str
    project_file: str
    grants: dict[str, list[str]]
    files: dict[str, FileEntry]


def manifest(
    plan: ir.Plan, dialect: str, grants: Mapping[str, list[str]], scripts: tuple[Script, ...]
) -> Script:
    """Return the manifest of all other files."""
    content = Manifest(
        format=FORMAT,
        version=1,
        compiler=__version__,
        project=plan.project,
        dialect=dialect,
        source_snapshot=plan.source_digest,
        target_snapshot=plan.target_digest,
        project_file=plan.project_digest,
        grants=dict(grants),
        files={
            script.path: FileEntry(hashlib.sha256(script.data).hexdigest(), len(script.data))
            for script in sorted(scripts, key=lambda item: item.path)
        },
    )
    data = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    return Script(NAME, data)


def verify_folder(folder: Path) -> tuple[Diagnostic, ...]:
    """Compare a folder with its manifest: one diagnostic for each edited, added or removed file.

    Returns an empty tuple when everything is as compiled. Raises ``CompileError`` (O11-0802,
    O11-0805) when there is no manifest to compare with.
    """
    findings = Findings()
    path = folder / NAME
    try:
        content = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as problem:
        findings.add("O11-0802", str(folder), problem.strerror or str(problem))
        findings.stop_on_error()
        raise
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        findings.add("O11-0805", str(path), str(problem))
        findings.stop_on_error()
        raise
    if content.format != FORMAT:
        findings.add("O11-0805", str(path), f"its format is {content.format!r}")
        findings.stop_on_error()
    present = {
        item.relative_to(folder).as_posix(): item
        for item in sorted(folder.rglob("*"))
        if item.is_file() and item != path
    }
    differences: list[Diagnostic] = []
    for name in sorted(set(present) | set(content.files)):
        if name not in content.files:
            differences.append(diagnostic("O11-0803", name, "added: the manifest does not know it"))
        elif name not in present:
            differences.append(diagnostic("O11-0803", name, "removed: the manifest lists it"))
        elif hashlib.sha256(present[name].read_bytes()).hexdigest() != content.files[name].sha256:
            differences.append(diagnostic("O11-0803", name, "edited: its SHA-256 is another one"))
    return tuple(differences)
