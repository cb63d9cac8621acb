"""Which tables a run locks, how, from which step until when, and who waits for that."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.hybrids import USERS
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.script.cost_words import Locks, LockWords


@dataclass(frozen=True, slots=True)
class LockedView:
    """One kind of lock: its mode, the tables with the first step that takes it there, until when, who waits."""

    mode: str
    until: str
    waits: str
    closes: bool
    tables: tuple[tuple[str, str], ...]


# Who waits for locks that only look: S of SQL Server keeps writers out, from a row or page for the moment it is read.
_NOBODY = {
    Engine.POSTGRES: "nobody waits who reads or writes rows; publishing that alters them waits",
    Engine.MSSQL: (
        "nobody waits who reads rows; who changes them waits for moments at most, and hardly where the database has "
        "READ_COMMITTED_SNAPSHOT on; publishing that alters them waits"
    ),
}
_KEPT = (ir.LockKind.CLOSES, ir.LockKind.KEEPS)
_ORDER = (*_KEPT, ir.LockKind.ALTERS, ir.LockKind.SWITCHES, ir.LockKind.WRITES, ir.LockKind.REFERS, ir.LockKind.READS)


def locked_tables(plan: ir.Plan, locks: Locks) -> tuple[LockedView, ...]:
    """Return the locks of the whole run by kind, those that most people wait for first.

    A table that is locked against all writers is not listed again where the same lock, or a weaker one for the
    rows that are written, comes on top.
    """
    found: dict[ir.LockKind, dict[ir.Table, str]] = {kind: {} for kind in _ORDER}
    for cost in plan.costs:
        for lock in cost.locks:
            if not locks.is_copied(lock.table):
                found[lock.kind].setdefault(lock.table, cost.step)
    kept = {table for kind in _KEPT for table in found[kind]}
    tables: dict[LockWords, dict[ir.Table, str]] = {}
    for kind in _ORDER:
        words = locks.words(kind)
        again = kind is ir.LockKind.WRITES or words.mode == locks.words(ir.LockKind.KEEPS).mode
        for table, step in found[kind].items():
            if kind in _KEPT or not (again and table in kept):
                tables.setdefault(words, {}).setdefault(table, step)
    return tuple(
        LockedView(
            mode=words.mode,
            until=words.until,
            waits=words.waits.replace("{}", "them") or _NOBODY[Engine(plan.target_engine)],
            closes=words.closes,
            tables=tuple(sorted((locks.place(table), step) for table, step in items.items())),
        )
        for words, items in tables.items()
    )


def waiting_words(plan: ir.Plan, locks: Locks) -> tuple[str, ...]:
    """Return, in sentences, whether applications can stay up while the run goes on, and why not."""
    closing = [view for view in locked_tables(plan, locks) if view.closes]
    if not closing:
        return ("They can: no table is locked against others.",)
    logins = login_step(plan)
    if plan.transaction == "step":
        sentences = [
            f"{len(view.tables):,} {'table is' if len(view.tables) == 1 else 'tables are'} locked ({view.mode}), each "
            f"by the steps that need it, until the step's own COMMIT: {view.waits}."
            for view in closing
        ]
        others = (
            f"Others can stay up, but each login to any application of the target environment waits while a step that "
            f"locks OSSYS_USER runs (the first is {logins}), because a login writes there; during dryrun.sql, which is "
            "one transaction, until its end."
            if logins
            else "Others can stay up."
        )
        return (
            "No: from the first step to the last the data is half there, so those that use the tables below stay "
            f"disabled until the run is done. {others}",
            *sentences,
        )
    sentences = [
        f"From step {view.tables[0][1]} {view.until}, {len(view.tables):,} "
        f"{'table is' if len(view.tables) == 1 else 'tables are'} locked ({view.mode}): {view.waits}."
        for view in closing
    ]
    first = "Those that use the tables below cannot; others can."
    if logins:
        first = (
            f"No. Every login to any application of the target environment, those outside this migration too, waits "
            f"from step {logins} until COMMIT: a login writes LAST_LOGIN in OSSYS_USER, which is locked. The dry run "
            "holds logins up as long. Who is logged in already can use applications that write to none of the tables "
            "below."
        )
    return (first, *sentences)


def login_step(plan: ir.Plan) -> str:
    """Return the first step that keeps logins waiting, because it locks the platform's users; empty: none does."""
    kinds = (*_KEPT, ir.LockKind.ALTERS, ir.LockKind.SWITCHES, ir.LockKind.WRITES)
    for cost in plan.costs:
        for lock in cost.locks:
            if lock.kind in kinds and lock.table.side is ir.Side.TARGET and lock.table.name.upper() == USERS:
                return cost.step
    return ""
