"""Render: statements and templates become the files of the output folder, in memory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from compiler import __version__
from compiler.plan import ir
from compiler.plan.codec import encode
from compiler.plan.masks import KEY_LONGEST, KEY_SHORTEST, KEY_SIGNS, KEY_VARIABLE
from compiler.script import report
from compiler.script.grants import grants
from compiler.script.templates import environment
from compiler.sql.labels import label
from compiler.sql.lower import LoweredPlan
from compiler.sql.statement import Lowered


@dataclass(frozen=True, slots=True)
class Script:
    """One file: path inside the output folder (with slashes) and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class StepFile:
    """What drivers say about a step: its id, its file, the file's SHA-256, its title."""

    id: str
    path: str
    checksum: str
    title: str
    position: int
    total: int


# What the templates say of the key of masks.
MASK_KEY = {
    "variable": KEY_VARIABLE,
    "signs": KEY_SIGNS,
    "shortest": KEY_SHORTEST,
    "longest": KEY_LONGEST,
}

_BOM = b"\xef\xbb\xbf"


def render(plan: ir.Plan, lowered: LoweredPlan) -> tuple[Script, ...]:
    """Return every generated file but the manifest, sorted by path."""
    templates = environment()
    folder = lowered.dialect
    facts = _facts(plan)
    # sqlcmd reads a file as UTF-8 only when it begins with a byte order mark (docs/safety.md).
    mark = _BOM if folder == "tsql" else b""
    scripts: list[Script] = []
    steps: list[StepFile] = []
    total = len(lowered.steps)
    step_template = templates.get_template(f"{folder}/step.sql.j2")
    for position, (head, step) in enumerate(lowered.steps, start=1):
        path = f"steps/{head.id}.sql"
        data = mark + step_template.render(**facts, **_step(head, step, position, total)).encode()
        scripts.append(Script(path, data))
        steps.append(
            StepFile(head.id, path, hashlib.sha256(data).hexdigest(), label(head.title), position, total)
        )
    for name in ("migrate.sql", "dryrun.sql", "preflight.sql", "verify.sql"):
        template = templates.get_template(f"{folder}/{name}.j2")
        text = template.render(**facts, lowered=lowered, steps=steps)
        scripts.append(Script(name, mark + text.encode()))
    scripts.append(Script("plan.json", encode(plan)))
    scripts.append(Script(report.NAME, report.report(plan)))
    scripts.append(Script("RUNBOOK.md", _runbook(plan, templates, facts, folder)))
    return tuple(sorted(scripts, key=lambda script: script.path))


def _runbook(plan: ir.Plan, templates: Environment, facts: dict[str, Any], dialect: str) -> bytes:
    written = [member for member in plan.members if member.role is ir.Role.WRITE]
    template = templates.get_template("report/RUNBOOK.md.j2")
    return template.render(**facts, dialect=dialect, written=written, grants=grants(plan)).encode()


def _facts(plan: ir.Plan) -> dict[str, Any]:
    return {"plan": plan, "version": __version__, "project": label(plan.project), "mask_key": MASK_KEY}


def _step(head: ir.Head, step: Lowered, position: int, total: int) -> dict[str, Any]:
    return {"head": head, "step": step, "position": position, "total": total, "title": label(head.title)}
