"""RUNBOOK.md: what people do, in order, with times, and what to do when something fails."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from compiler.plan import ir
from compiler.plan.stepwise import home_of
from compiler.script.cost_words import Locks, log_words, size_words, time_words, total
from compiler.script.dangers import dangers, facts_of
from compiler.script.grants import grants
from compiler.script.locked_tables import locked_tables, login_step, waiting_words
from compiler.script.odc import odc_view
from compiler.script.raised import RaisedView
from compiler.script.timeline import phases
from compiler.sql.labels import label
from compiler.sql.postgres import RUN_LOCK

NAME = "RUNBOOK.md"
# What psql's prelude and sqlcmd's say: how long a statement waits for a lock.
LOCK_SECONDS = 30
# A run of at most this many thousandths of a second needs no times chapter by chapter.
BRIEF = 60_000


@dataclass(frozen=True, slots=True)
class ScriptView:
    """A script: what it does, whether it changes the target, how long it may take, its last line when all is well."""

    name: str
    does: str
    changes: str
    time: str
    last: str


def runbook(
    plan: ir.Plan,
    templates: Environment,
    facts: Mapping[str, Any],
    dialect: str,
    codes: tuple[RaisedView, ...],
    paths: Collection[str],
) -> bytes:
    """Return the page as UTF-8.

    ``facts`` are what every template gets, ``codes`` those that the scripts can raise, ``paths`` the folder's files.
    """
    locks = Locks(plan)
    whole = total(plan.costs)
    written = [member for member in plan.members if member.role is ir.Role.WRITE]
    known = facts_of(plan)
    locked = [view for view in locked_tables(plan, locks) if view.closes]
    return (
        templates.get_template("report/RUNBOOK.md.j2")
        .render(
            **facts,
            dialect=dialect,
            stepwise=plan.transaction == "step",
            temporary=plan.temporary_maps,
            where=home_of(plan).rstrip("."),
            written=written,
            odc=odc_view(plan, paths),
            queues=[step for step in plan.steps if isinstance(step, ir.CheckQueues)],
            silenced=[step for step in plan.steps if isinstance(step, ir.SilenceTriggers)],
            loosened=[step for step in plan.steps if isinstance(step, ir.LoosenConstraints)],
            kept=[step for step in plan.steps if isinstance(step, ir.KeepEvents)],
            known=known,
            dangers=dangers(plan, known, label),
            codes=codes,
            run_lock=RUN_LOCK,
            brief=not whole.unknown and whole.slow <= BRIEF,
            first_locks=sum(
                len({*step.locks, *step.closes}) + (len(step.shares) if dialect == "postgres" else 0)
                for step in plan.steps
                if isinstance(step, ir.OpenRun)
            ),
            held=sorted({table for view in locked for table, _ in view.tables}),
            grants=grants(plan),
            scripts=scripts(plan),
            phases=phases(plan, locks),
            whole=whole,
            log=log_words(whole.bytes),
            copied=_copied(plan),
            read=[view for view in locked_tables(plan, locks) if not view.closes],
            waiting=waiting_words(plan, locks),
            logins=login_step(plan),
            lock_seconds=LOCK_SECONDS,
        )
        .encode()
    )


def _copied(plan: ir.Plan) -> str:
    """Return, in words, what a run copies of the source on SQL Server: what its first step costs."""
    size = plan.costs[0].bytes if plan.costs else None
    return "so many bytes as preflight.sql tells (O11-0942)" if size is None else f"about {size_words(size)}"


def scripts(plan: ir.Plan) -> tuple[ScriptView, ...]:
    """Return the scripts in the order in which people run them."""
    whole = total(plan.costs)
    checks = {step.head.id for step in plan.steps if isinstance(step, ir.RunChecks)}
    looking = total(cost for cost in plan.costs if cost.step in checks).time
    stepwise = plan.transaction == "step"
    undone = time_words(whole.fast, whole.slow * 2) if not whole.unknown else "unknown"
    found = [
        ScriptView("preflight.sql", "looks for everything that can be known before", "no row", looking,
                   "o11c: preflight found no error"),
        ScriptView("dryrun.sql", "does the whole migration, checks it, and undoes it",
                   "no row; locks, ids and log are used", whole.time,
                   "o11c: dry run complete after"),
        ScriptView("migrate.sql", "does the migration and checks it", "yes", whole.time,
                   "o11c: done after" if stepwise else "o11c: committed after"),
        ScriptView("verify.sql", "makes the same checks again", "no row", looking, "o11c: verify found no error"),
    ]
    if plan.undo:
        found.append(ScriptView("rollback.sql", "only to go back: undoes what migrate.sql has committed", "yes", undone,
                                "o11c: rolled back after"))
    if not plan.temporary_maps:
        found.append(ScriptView("cleanup.sql", "weeks later: drops maps, images and journal of this project",
                                f"schema {home_of(plan).rstrip('.')} only", "a second at most",
                                "o11c: cleanup complete"))
    return tuple(found)
