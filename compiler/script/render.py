"""Render: statements and templates become the files of the output folder, in memory."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from compiler import __version__
from compiler.plan import ir
from compiler.plan.codec import PLAN_FILE, encode
from compiler.plan.masks import KEY_LONGEST, KEY_SHORTEST, KEY_SIGNS, KEY_VARIABLE
from compiler.plan.stepwise import silences
from compiler.script import report, runbook
from compiler.script.odc_source import gates, source_files
from compiler.script.raised import raised
from compiler.script.source_words import source_name, source_words
from compiler.script.staging import folder_facts, folder_file, staging_files
from compiler.script.step_files import StepFiles
from compiler.script.templates import environment
from compiler.script.transfer import transfer_files
from compiler.sql.labels import label
from compiler.sql.lower import LoweredPlan
from compiler.sql.staging import listing_table
from compiler.sql.statement import Statement


@dataclass(frozen=True, slots=True)
class Script:
    """One file: path inside the output folder (with slashes) and its bytes."""

    path: str
    data: bytes


# What the templates say of the key of masks.
MASK_KEY = {
    "variable": KEY_VARIABLE,
    "signs": KEY_SIGNS,
    "shortest": KEY_SHORTEST,
    "longest": KEY_LONGEST,
}

BOM = b"\xef\xbb\xbf"


def render(plan: ir.Plan, lowered: LoweredPlan) -> tuple[Script, ...]:
    """Return every generated file but the manifest, sorted by path."""
    templates = environment()
    data = encode(plan)
    facts = {**_facts(plan, lowered), "plan_digest": hashlib.sha256(data).hexdigest()}
    scripts = _sql_files(plan, lowered, templates, facts)
    if lowered.transfer is not None:
        made = transfer_files(lowered.transfer, plan.source.files or "", templates, facts, BOM)
        scripts += [Script(path, content) for path, content in made.items()]
    asked = source_files(plan, templates, facts, BOM)
    scripts += [Script(path, content) for path, content in asked.items()]
    if lowered.staged is not None:
        made = staging_files(plan, lowered.staged, templates, facts)
        scripts += [Script(path, content) for path, content in made.items()]
    scripts += [Script(path, content) for path, content in folder_file(templates, facts).items()]
    scripts.append(Script(PLAN_FILE, data))
    codes = raised((script.path, script.data) for script in scripts if script.path.endswith(".sql"))
    paths = {script.path for script in scripts}
    scripts.append(Script(runbook.NAME, runbook.runbook(plan, templates, facts, lowered.dialect, codes, paths)))
    # The report comes last: it lists the checksums of all others.
    files = sorted((script.path, hashlib.sha256(script.data).hexdigest()) for script in scripts)
    scripts.append(Script(report.NAME, report.report(plan, files)))
    return tuple(sorted(scripts, key=lambda script: script.path))


def render_sql(plan: ir.Plan, lowered: LoweredPlan, plan_digest: str) -> tuple[Script, ...]:
    """Return the SQL files alone; ``plan_digest`` is the SHA-256 of plan.json (hex)."""
    return tuple(_sql_files(plan, lowered, environment(), {**_facts(plan, lowered), "plan_digest": plan_digest}))


def _sql_files(plan: ir.Plan, lowered: LoweredPlan, templates: Environment, facts: dict[str, Any]) -> list[Script]:
    folder = lowered.dialect
    # sqlcmd reads a file as UTF-8 only when it begins with a byte order mark (docs/safety.md).
    mark = BOM if folder == "tsql" else b""
    steps, dry = StepFiles(plan, lowered, facts, templates, mark).made()
    made = {file.path: file.data for file in (*steps, *dry)}
    scripts = [Script(path, content) for path, content in made.items()]
    for name in ("migrate.sql", "dryrun.sql", "preflight.sql", "verify.sql"):
        template = templates.get_template(f"{folder}/{name}.j2")
        used = dry if name == "dryrun.sql" else steps
        text = template.render(
            **facts, lowered=lowered, steps=used, before=_before(lowered), silent=bool(silences(plan))
        )
        scripts.append(Script(name, mark + text.encode()))
    for name in afterwards(plan):
        template = templates.get_template(f"{folder}/{name}.j2")
        scripts.append(Script(name, mark + template.render(**facts, undoing=lowered.undoing).encode()))
    return scripts


def _facts(plan: ir.Plan, lowered: LoweredPlan) -> dict[str, Any]:
    return {
        "plan": plan,
        "version": __version__,
        "project": label(plan.project),
        "mask_key": MASK_KEY,
        "source_name": source_name(plan),
        "source_words": source_words(plan),
        "home": lowered.home,
        "gates": gates(plan),
        "staged_listing": listing_table(plan) if lowered.staged is not None else None,
        **folder_facts(plan),
    }


def afterwards(plan: ir.Plan) -> tuple[str, ...]:
    """Return the scripts for after the run: what is temporary needs no cleaning up."""
    if plan.temporary_maps:
        return ()
    return ("rollback.sql", "cleanup.sql") if plan.undo else ("cleanup.sql",)


def _before(lowered: LoweredPlan) -> tuple[Statement, ...]:
    """Return what a run in one transaction does before it."""
    if lowered.stepwise is None or lowered.stepwise.dry_before is None:
        return lowered.before
    return lowered.stepwise.dry_before
