"""Two output folders, compared: the plans first, then the files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from compiler.diagnostics import CompileError, Diagnostic, Findings, diagnostic
from compiler.diff.files import Folder, file_changes
from compiler.diff.plans import plan_sections, rights
from compiler.diff.steps import paired_steps
from compiler.diff.types import FORMAT, VERSION, Change, Compared, Difference, Kind, Section
from compiler.plan import ir
from compiler.plan.codec import PLAN_FILE, PLAN_VERSION, decode
from compiler.script.manifest import Manifest
from compiler.script.verify import Verified, verify_folder


@dataclass(frozen=True, slots=True)
class Read:
    """One folder as it is: compared with its manifest, and its plan."""

    folder: Path
    verified: Verified
    plan: ir.Plan


def diff_folders(old: Path, new: Path) -> tuple[Difference, tuple[Diagnostic, ...]]:
    """Compare two folders that ``o11c compile`` wrote; also return a warning (O11-0809) for each edited one.

    Raises ``CompileError`` (O11-0802, O11-0805, O11-0808) when one of them cannot be compared.
    """
    findings = Findings()
    sides = [_read(folder, findings) for folder in (old, new)]
    findings.stop_on_error()
    one, other = (side for side in sides if side is not None)
    steps = paired_steps(one.plan, other.plan)
    files, texts = file_changes(_folder(one), _folder(other), steps)
    settings = tuple(_settings(one.verified.manifest, other.verified.manifest))
    try:
        sections = list(plan_sections(one.plan, other.plan, steps, settings, texts))
    except KeyError as problem:
        # A plan as compiled holds all that it refers to; an edited one may not.
        edited = [side for side in (one, other) if side.verified.differences]
        if not edited:
            raise
        found = f"it was edited, and refers to {problem} that it does not have"
        raise CompileError(
            [*findings, *(diagnostic("O11-0808", str(side.folder / PLAN_FILE), found) for side in edited)]
        ) from problem
    sections += [rights(one.verified.manifest.grants, other.verified.manifest.grants), Section("Files", files)]
    difference = Difference(
        FORMAT, VERSION, _compared(one), _compared(other), tuple(section for section in sections if section.changes)
    )
    return difference, tuple(findings)


def _read(folder: Path, findings: Findings) -> Read | None:
    """Read one folder; its errors go to ``findings``, so that both folders' are shown at once."""
    try:
        verified = verify_folder(folder)
    except CompileError as problem:
        findings.extend(problem.diagnostics)
        return None
    where = str(folder / PLAN_FILE)
    if PLAN_FILE not in verified.present:
        findings.add("O11-0808", where, "there is no such file that can be read", "Compile the project again.")
        return None
    try:
        plan = decode(verified.present[PLAN_FILE])
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        findings.add("O11-0808", where, f"{problem} (compiled by o11c {verified.manifest.compiler})")
        return None
    if plan.version != PLAN_VERSION:
        findings.add("O11-0808", where, f"its version is {plan.version}, this o11c reads {PLAN_VERSION}")
        return None
    if verified.differences:
        first = verified.differences[0]
        count = len(verified.differences)
        what = "one file differs" if count == 1 else f"{count} files differ"
        findings.add("O11-0809", str(folder), f"{what}: {first.where}{' and others' if count > 1 else ''}")
    return Read(folder, verified, plan)


def _settings(old: Manifest, new: Manifest) -> Iterator[Change]:
    """Yield what only the manifest says of how a folder was compiled."""
    for name, one, other in (("compiler", old.compiler, new.compiler), ("dialect", old.dialect, new.dialect)):
        if one != other:
            yield Change(Kind.CHANGED, name, (f"{name}: {one} -> {other}",))


def _folder(side: Read) -> Folder:
    plan = hashlib.sha256(side.verified.present[PLAN_FILE]).hexdigest()
    digests = side.plan.source_digest, side.plan.target_digest, side.plan.project_digest, plan
    return Folder(side.verified.present, side.verified.manifest.dialect, len(side.plan.steps), digests)


def _compared(side: Read) -> Compared:
    manifest = side.verified.manifest
    return Compared(side.verified.sha256, manifest.compiler, manifest.project, not side.verified.differences)

