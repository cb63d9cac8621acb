"""Verify: a folder against its manifest, file by file, and in a file the first line that differs."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

import msgspec

from compiler import __version__
from compiler.diagnostics import CompileError, Diagnostic, diagnostic
from compiler.plan.codec import PLAN_FILE, decode
from compiler.script.manifest import NAME, FileEntry, Manifest, read_manifest
from compiler.script.normal import BOM, first_difference, line_number, normal, prints, shown
from compiler.script.render import render
from compiler.sql.lower import lower

# What `ssh-keygen -Y sign` writes beside the manifest (docs/signing.md). The manifest cannot list it.
SIGNATURE = NAME + ".sig"
_HERE = "."
_NOWHERE = "edited: its SHA-256 is another one; the manifest does not tell the line"
_NO_MARK = "edited: the byte order mark is gone; without it sqlcmd reads other signs than these"
_UNKNOWN = " (what was compiled is not in the manifest)"


@dataclass(frozen=True, slots=True)
class Verified:
    """What the comparison of a folder with its manifest has found.

    ``sha256`` (hex) is the manifest's own. ``present`` holds the plain files that could be read, the
    manifest and its signature left out: path with slashes to bytes. ``differences`` is empty when all is as
    compiled.
    """

    manifest: Manifest
    sha256: str
    signed: bool
    present: dict[str, bytes]
    differences: tuple[Diagnostic, ...]


def verify_folder(folder: Path) -> Verified:
    """Compare a folder with its manifest: O11-0803, O11-0806, O11-0807, one for each file that differs.

    Raises ``CompileError`` (O11-0802, O11-0805) when there is no manifest to compare with.
    """
    manifest, sha256 = read_manifest(folder)
    present: dict[str, bytes] = {}
    faults: dict[str, str] = {}
    for name, content in _walk(folder, ""):
        if isinstance(content, str):
            faults[name] = content
        else:
            present[name] = content
    present.pop(NAME, None)
    signed = present.pop(SIGNATURE, None) is not None
    compiled = cache(lambda: _compiled(manifest, present))
    differences: list[Diagnostic] = []
    for name in sorted(present.keys() | faults.keys() | manifest.files.keys()):
        if name in faults:
            differences.append(diagnostic("O11-0807", name, faults[name]))
        elif name not in manifest.files:
            differences.append(diagnostic("O11-0803", name, "added: the manifest does not know it"))
        elif name not in present:
            if _hidden(name, faults):
                continue
            if (folder / name).is_dir():
                differences.append(diagnostic("O11-0807", name, "a folder is in its place"))
            else:
                differences.append(diagnostic("O11-0803", name, "removed: the manifest lists it"))
        elif hashlib.sha256(present[name]).hexdigest() != manifest.files[name].sha256:
            differences.append(_edited(manifest, name, present[name], compiled))
    return Verified(manifest, sha256, signed, present, tuple(differences))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, bytes | str]]:
    """Yield each file below a folder: its path, and its bytes or what keeps them from being compared.

    Links are not followed: what they lead to can change without the folder.
    """
    try:
        with os.scandir(folder) as entries:
            items = sorted(entries, key=lambda item: item.name)
    except OSError as problem:
        yield prefix.removesuffix("/") or _HERE, f"it cannot be read: {problem.strerror or problem}"
        return
    for item in items:
        name = prefix + item.name
        path = folder / item.name
        try:
            kind = item.stat(follow_symlinks=False).st_mode
            if stat.S_ISLNK(kind):
                yield name, "it is a symbolic link"
            elif stat.S_ISDIR(kind):
                yield from _walk(path, name + "/")
            elif stat.S_ISREG(kind):
                yield name, path.read_bytes()
            else:
                yield name, "it is no plain file"
        except OSError as problem:
            yield name, f"it cannot be read: {problem.strerror or problem}"


def _hidden(name: str, faults: Iterable[str]) -> bool:
    """Tell whether a file is below something that could not be read: then nobody knows whether it is there."""
    return any(fault == _HERE or name.startswith(fault + "/") for fault in faults)


def _lacks_mark(name: str, data: bytes, dialect: str) -> bool:
    return dialect == "tsql" and name.endswith(".sql") and not data.startswith(BOM)


def _compiled(manifest: Manifest, present: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files as they were compiled, those that can be made again, proven by the manifest's SHA-256.

    The plan has all that the scripts were printed from. It helps where it is as compiled itself, and was
    compiled by this version of o11c.
    """
    entry = manifest.files.get(PLAN_FILE)
    if manifest.compiler != __version__ or entry is None or PLAN_FILE not in present:
        return {}
    if hashlib.sha256(present[PLAN_FILE]).hexdigest() != entry.sha256:
        return {}
    try:
        plan = decode(present[PLAN_FILE])
        scripts = render(plan, lower(plan, manifest.dialect))
    except (msgspec.DecodeError, CompileError):
        return {}
    return {
        script.path: script.data
        for script in scripts
        if script.path in manifest.files
        and hashlib.sha256(script.data).hexdigest() == manifest.files[script.path].sha256
    }


def _edited(
    manifest: Manifest, name: str, data: bytes, compiled: Callable[[], dict[str, bytes]]
) -> Diagnostic:
    entry = manifest.files[name]
    form = normal(name, data, manifest.dialect)
    if form.sha256 == entry.normalised:
        ends = "; its lines end with CR LF" if b"\r\n" in data else ""
        return diagnostic("O11-0806", name, f"reformatted: only blanks, line ends or the byte order mark differ{ends}")
    original = compiled().get(name)
    if original is not None:
        return diagnostic("O11-0803", name, _beside(name, original, data, manifest.dialect))
    return diagnostic("O11-0803", name, _located(name, entry, data, manifest.dialect))


def _beside(name: str, original: bytes, data: bytes, dialect: str) -> str:
    """Return the first line that differs, as compiled and as it is."""
    wanted, found = normal(name, original, dialect), normal(name, data, dialect)
    if wanted.sha256 == found.sha256:  # a manifest of version 1 cannot tell
        return "edited: only blanks, line ends or the byte order mark differ"
    for place, (old, new) in enumerate(zip_longest(wanted.lines, found.lines)):
        if old != new:
            number = line_number(name, data, dialect, place)
            was, now = shown(name, old, new)
            return f"edited: line {number} is the first that differs; compiled: {was}; found: {now}"
    return _NO_MARK if _lacks_mark(name, data, dialect) else _NOWHERE


def _located(name: str, entry: FileEntry, data: bytes, dialect: str) -> str:
    """Return the first line that differs as it is; what it was is not known."""
    if not entry.lines:
        return _NOWHERE
    lines = normal(name, data, dialect).lines
    try:
        block = first_difference(entry.lines, prints(lines, entry.block))
    except ValueError:  # the manifest was edited
        return _NOWHERE
    if block is None:
        return _NO_MARK if _lacks_mark(name, data, dialect) else _NOWHERE
    place = block * entry.block
    first = line_number(name, data, dialect, place)
    if place >= len(lines):
        return f"edited: what was compiled goes on from line {first}, the file ends there"
    last = line_number(name, data, dialect, min(place + entry.block, len(lines)) - 1)
    found, _ = shown(name, lines[place], lines[place])
    if entry.block == 1:
        return f"edited: line {first} is the first that differs; found: {found}{_UNKNOWN}"
    return f"edited: the first line that differs is one of {first} to {last}; line {first} is {found}{_UNKNOWN}"

