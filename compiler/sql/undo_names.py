"""What the undo of both dialects shares in words: names of tables, the plan's fingerprint, hints."""

from __future__ import annotations

import hashlib

from msgspec.structs import replace

from compiler.plan import ir
from compiler.plan.codec import encode
from compiler.plan.stepwise import work_tables

REGISTRY_COLUMNS = (
    "espace_key",
    "entity_key",
    "identifier_key",
    "label",
    "kind",
    "table_name",
    "source_digest",
    "target_digest",
    "run_id",
)
# Tables of the journal that refer to its runs, besides the registry of maps.
JOURNAL = ("batch", "plan_step", "step")
UNDO_HINT = (
    "Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; "
    "look at o11c.run."
)


def plan_digest(plan: ir.Plan) -> str:
    """Return the SHA-256 (hex) of plan.json, which the journal keeps of each run."""
    return hashlib.sha256(encode(plan)).hexdigest()


def undo_work_tables(plan: ir.Plan) -> tuple[str, ...]:
    """Return the work tables that a run or its undo may leave, sorted."""
    found = {step.kept for step in (*plan.steps, *plan.undo) if isinstance(step, ir.KeepEvents)}
    found |= {event.kept for step in plan.steps if isinstance(step, ir.PrepareUndo) for event in step.events}
    if plan.transaction == "step":
        found |= set(work_tables(plan))
    return tuple(sorted(found))


def maps_of_texts(plan: ir.Plan) -> frozenset[str]:
    """Return the maps that tell in which rows a text holds an id: undo reads them besides those of inserted rows."""
    checks = (step for step in plan.undo if isinstance(step, ir.CheckUndo))
    found = (reference.selector_map for step in checks for reference in step.references)
    return frozenset(name for name in found if name is not None)


def undo_guard_plan(plan: ir.Plan) -> ir.Plan:
    """Return the plan as the guard of the database looks at it: undo needs the target's tables only."""
    tables = (
        *(item for item in plan.system_tables if item.table.side is ir.Side.TARGET),
        *(
            ir.SystemTable("", table, ())
            for step in plan.undo
            if isinstance(step, ir.LockForUndo)
            for table in step.tables
        ),
    )
    return replace(plan, system_tables=tables) if tables else plan
