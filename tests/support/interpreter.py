"""The reference interpreter: runs a ``Plan`` on tables in memory, row by row, as the vendor's guide says.

"Get a record, replace its foreign keys through the map, insert it, update self-references." It
shares no code with the lowering and knows no SQL. What a script must refuse, it refuses too, by
``RunRefused``; drift of the metamodel, faults of the server and what earlier runs have appended are
not its subject. ``interpreter_*.py`` hold the steps, one chapter each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from compiler.plan import ir
from tests.support import interpreter_checks as checks
from tests.support import interpreter_maps as maps
from tests.support import interpreter_people as people
from tests.support import interpreter_rows as rows
from tests.support import interpreter_undo as undone
from tests.support import interpreter_writes as writes
from tests.support.interpreter_state import Run, RunRefused, fold
from tests.support.tables import Database

__all__ = ["RunRefused", "fold", "interpret", "interpret_and_undo", "written_tables"]


def interpret(
    plan: ir.Plan,
    source: Database,
    target: Database,
    user_files: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    *,
    mask_key: str = "",
    earlier: Database | None = None,
) -> Database:
    """Return the target after the run, with its maps; the arguments stay as they are. Raises ``RunRefused``.

    ``user_files`` holds the (email, id) rows of the files that ``LoadUserFile`` steps name, ``earlier``
    the maps of an earlier run.
    """
    run = Run(plan, source, target.copy(), user_files or {}, earlier or Database({}), mask_key)
    for step in plan.steps:
        _step(run, step)
    return run.target


def interpret_and_undo(
    plan: ir.Plan, source: Database, target: Database, *, mask_key: str = "", earlier: Database | None = None
) -> Database:
    """Return the target after the run and its undo. Raises ``RunRefused``."""
    run = Run(plan, source, target.copy(), {}, earlier or Database({}), mask_key)
    kept = undone.Kept()
    for step in plan.steps:
        undone.keep(kept, run, step)
        _step(run, step)
        undone.record(kept, run, step)
    undone.undo(kept, run)
    return run.target


def _step(run: Run, step: ir.Step) -> None:  # one line for each kind of step
    match step:
        case ir.OpenRun():
            for lock in step.locks:
                run.rows(lock)
        case ir.GuardModel():
            _guard(run, step)
        case ir.PrepareUndo():
            for image in step.images:
                run.rows(image.table)
            for event in step.events:
                run.rows(event.table)
        case ir.BuildLiteralMap():
            maps.build_literal(run, step)
        case ir.BuildMatchedMap():
            maps.build_matched(run, step)
        case ir.FindUser():
            maps.find_user(run, step)
        case ir.ForgetPairs():
            maps.forget(run, step)
        case ir.LoadUserFile():
            people.load_users(run, step)
        case ir.DeriveIds():
            people.derive_ids(run, step)
        case ir.CheckAddresses():
            people.check_addresses(run, step)
        case ir.ReplaceLinks():
            people.replace_links(run, step)
        case ir.ReserveIds() | ir.InheritIds() | ir.PreserveIds():
            maps.make_ids(run, step)
        case ir.SelectRows():
            rows.select_rows(run, step)
        case ir.SelectProcesses():
            rows.select_processes(run, step)
        case ir.CloseRows():
            rows.close_rows(run, step)
        case ir.CheckQueues():
            writes.check_queues(run, step)
        case ir.KeepEvents():
            writes.keep_events(run, step)
        case ir.EndSubscriptions():
            writes.end_subscriptions(run, step)
        case ir.RestoreEvents():
            writes.restore_events(run, step)
        case ir.InsertEvents():
            writes.insert_events(run, step)
        case ir.ClearReference():
            writes.clear_reference(run, step)
        case ir.DeleteRows():
            writes.delete(run, step)
        case ir.CheckUnique():
            writes.check_unique(run, step)
        case ir.InsertRows():
            writes.insert(run, step)
        case ir.UpdateRows():
            writes.update(run, step)
        case ir.LinkReference():
            writes.link(run, step)
        case ir.LoosenConstraints() | ir.RevalidateConstraints():
            # Nor has it a foreign key: every reference goes through its map, which has no pair for a row that is not.
            for table in (step.table, *(key.referenced for key in step.keys)):
                run.rows(table)
        case ir.SilenceTriggers() | ir.RestoreTriggers() | ir.AdvanceSequence():
            # Tables in memory have no trigger and no sequence: the judge looks at the real ones.
            run.rows(step.table)
        case ir.RunChecks():
            for check in run.plan.checks:
                checks.check(run, check)
        case _:
            assert_never(step)


def _guard(run: Run, step: ir.GuardModel) -> None:
    for fact in step.entities:
        side = run.source if fact.side is ir.Side.SOURCE else run.target
        run.rows(ir.Table(fact.side, fact.table))
        known = side.columns.get(fact.table)
        for column in fact.columns:
            if known is not None and column.name not in known:
                raise RunRefused(f"{fact.label}: {fact.table} has no column {column.name}")


def written_tables(plan: ir.Plan) -> dict[str, ir.InsertRows]:
    """Return the insert step of each target table that the plan writes."""
    return {step.target.name: step for step in plan.steps if isinstance(step, ir.InsertRows)}
