"""The manifest: what was compiled from what, the SHA-256 of every file, and where its lines are.

Version 1 had no ``normalised`` and no ``lines``; such manifests are still read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from compiler import __version__
from compiler.diagnostics import Findings
from compiler.plan import ir
from compiler.script.normal import block_of, normal, prints
from compiler.script.render import Script
from compiler.sql.lower import DIALECTS

NAME = "manifest.json"
FORMAT = "o11c-manifest"
VERSION = 2


class FileEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One file: SHA-256 (hex) of its bytes, its size in bytes, SHA-256 of its normalised form.

    ``lines`` are the prints of its lines, each of ``block`` lines (compiler/script/normal.py).
    """

    sha256: str
    bytes: int
    normalised: str = ""
    lines: str = ""
    block: int = 1


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


@dataclass(frozen=True, slots=True)
class Made:
    """What a folder was made of: the project's name, and SHA-256 (hex) of snapshots and project file ('': none)."""

    project: str
    source: str
    target: str
    file: str


def manifest(
    plan: ir.Plan, dialect: str, grants: Mapping[str, list[str]], scripts: tuple[Script, ...]
) -> Script:
    """Return the manifest of all other files of a plan's folder."""
    of = Made(plan.project, plan.source_digest, plan.target_digest, plan.project_digest)
    return manifest_of(of, dialect, grants, scripts)


def manifest_of(
    of: Made, dialect: str, grants: Mapping[str, list[str]], scripts: tuple[Script, ...]
) -> Script:
    """Return the manifest of all other files of a folder."""
    content = Manifest(
        format=FORMAT,
        version=VERSION,
        compiler=__version__,
        project=of.project,
        dialect=dialect,
        source_snapshot=of.source,
        target_snapshot=of.target,
        project_file=of.file,
        grants=dict(grants),
        files={
            script.path: _entry(script, dialect)
            for script in sorted(scripts, key=lambda item: item.path)
        },
    )
    data = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    return Script(NAME, data)


def _entry(script: Script, dialect: str) -> FileEntry:
    form = normal(script.path, script.data, dialect)
    block = block_of(form.lines)
    return FileEntry(
        sha256=hashlib.sha256(script.data).hexdigest(),
        bytes=len(script.data),
        normalised=form.sha256,
        lines=prints(form.lines, block),
        block=block,
    )


def read_manifest(folder: Path) -> tuple[Manifest, str]:
    """Return a folder's manifest and the SHA-256 (hex) of its bytes.

    Raises ``CompileError`` (O11-0802, O11-0805) when there is none that this version can read.
    """
    findings = Findings()
    path = folder / NAME
    try:
        data = path.read_bytes()
        content = msgspec.json.decode(data, type=Manifest)
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
    elif content.dialect not in DIALECTS:
        findings.add("O11-0805", str(path), f"its dialect is {content.dialect!r}")
    elif content.version > VERSION:
        findings.add(
            "O11-0805", str(path), f"its version is {content.version}, this o11c reads up to {VERSION}",
            f"Use the o11c that compiled it: {content.compiler}.",
        )
    findings.stop_on_error()
    return content, hashlib.sha256(data).hexdigest()
