"""The report: one HTML page for those who decide about the change, made from the plan alone.

It loads nothing and runs nothing. Names in it come from a database and may hold anything: the
template escapes every value, and what cannot be seen (line breaks, marks that turn the direction of
writing) is spelt out first, as ``{U+202E}``.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from markupsafe import Markup

from compiler import __version__
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.plan.costs import SLOWER
from compiler.script.cost_words import Locks
from compiler.script.dangers import Facts, dangers, facts_of
from compiler.script.locked_tables import waiting_words
from compiler.script.odc import SOURCE_PREFLIGHT, OdcView, odc_view
from compiler.script.report_view import PICTURE_LIMIT, shown, view_of
from compiler.script.templates import environment
from compiler.script.timeline import WIDTH

NAME = "report.html"
ENGINES = {Engine.POSTGRES.value: "PostgreSQL", Engine.MSSQL.value: "SQL Server"}


def report(plan: ir.Plan, files: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return the page as UTF-8. The same plan gives the same bytes.

    ``files`` are the other files of the folder, with their SHA-256: the page cannot hold its own.
    """
    facts = facts_of(plan)
    template = _environment().get_template("report/report.html.j2")
    listed = tuple(files)
    view, odc = view_of(plan), odc_view(plan, [path for path, _ in listed])
    return template.render(
        plan=plan,
        view=view,
        odc=odc,
        placed={entity.member.label: entity for entity in view.entities},
        version=__version__,
        picture_limit=PICTURE_LIMIT,
        bar_width=WIDTH,
        slower=SLOWER,
        waiting=waiting_words(plan, Locks(plan, str)),
        facts=facts,
        dangers=dangers(plan, facts, str),
        signers=_signers(facts, odc),
        lines=_lines(plan, facts, odc),
        engines=ENGINES,
        drivers=[item for item in listed if "/" not in item[0]],
        step_files=[item for item in listed if "/" in item[0]],
    ).encode()


def _signers(facts: Facts, odc: OdcView | None) -> tuple[str, ...]:
    """Return who has to decide."""
    found = ["Prepared by", "Reviewed by (database)", "Reviewed by (applications)"]
    if facts.people is not None or (odc is not None and odc.people is not None):
        found.append("Reviewed by (security: people and rights)")
    if facts.processes:
        found.append("Reviewed by (owner of the processes)")
    return (*found, "Approved by", "Run by")


def _lines(plan: ir.Plan, facts: Facts, odc: OdcView | None) -> tuple[str, ...]:
    """Return what has to be written down by hand."""
    tool = "Get-FileHash" if plan.target_engine == Engine.MSSQL else "sha256sum"
    found = [f"SHA-256 of manifest.json ({tool} manifest.json)", "Preflight of (date), findings accepted"]
    if odc is not None and odc.source_preflight:
        found.insert(1, f"{SOURCE_PREFLIGHT} of (date), findings accepted")
    if facts.losses:
        codes = ", ".join(sorted({loss.code for loss in facts.losses}))
        found.append(f"Rows that lose values ({codes}), numbers accepted")
    return (*found, "Dry run on a copy of (date), it took", "Backup or restore point", "Window from, to", "Remarks")


def _environment() -> Environment:
    """Return the environment for HTML: every value is escaped, whether or not a template remembers to."""
    return environment().overlay(autoescape=True, finalize=_finalize)


def _finalize(value: object) -> object:
    # What a macro returns is markup already, made of values that came through here.
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value
