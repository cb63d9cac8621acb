"""What each step costs, from the statistics in the snapshots. The locks are facts, the rest is an estimate.

A table's rows and bytes are the catalog's own when the snapshot was made, so a row's bytes are those of the
whole table with its indexes, divided by its rows. Where a table has no statistics, the costs of the steps
that need them are unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from compiler.metamodel.rows import Engine
from compiler.model.types import Correspondence
from compiler.plan import ir
from compiler.plan.locks import Catalog, locks_of

# Rows a second at the fast end of every range, as the project measured them on PostgreSQL 18 with two cores and
# a local disk: two tables of ten columns, 550,000 rows, one foreign key and one reference to the own table. SQL
# Server was not measured; the same are taken for it.
READ, MAPPED, INSERTED, CHANGED, CHECKED = 1_000_000, 300_000, 150_000, 60_000, 120_000
# Wide rows: bytes a second that are written with their log.
BYTES = 50_000_000
# The slow end of every range: a busy server, a slow disk, more indexes, triggers.
SLOWER = 8
# Thousandths of a second that every step takes: its statements have to be read and planned.
LEAST_FAST, LEAST_SLOW = 2, 50
# A pair of ids with both indexes of its map.
PAIR_BYTES = 110
# An id and the hash of its row, with the index (undo).
HASH_BYTES = 150
# The log holds about what is written, and up to twice that: whole pages after a checkpoint (PostgreSQL),
# room kept for the way back (SQL Server).
LOG_LEAST, LOG_MOST = 1, 2


@dataclass(frozen=True, slots=True)
class Estimate:
    """Rows of a table and bytes of one of them; None where the snapshot does not say."""

    rows: int | None
    width: int | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    """What a step has to do, in rows; ``bytes`` is what it writes. None is unknown, 0 is none."""

    read: int | None = 0
    mapped: int | None = 0
    inserted: int | None = 0
    changed: int | None = 0
    checked: int | None = 0
    bytes: int | None = 0
    at_most: bool = False

    @property
    def rows(self) -> tuple[int | None, ...]:
        """Return the amounts in the order of ``_RATES``."""
        return (self.read, self.mapped, self.inserted, self.changed, self.checked)


_RATES = (READ, MAPPED, INSERTED, CHANGED, CHECKED)


_Mapping: TypeAlias = ir.ReserveIds | ir.InheritIds | ir.PreserveIds | ir.DeriveIds


class _Known:
    """The plan, and the catalog tables of both sides by name."""

    def __init__(self, plan: ir.Plan, sides: Correspondence) -> None:
        self.plan = plan
        self.tables = {
            ir.Side.SOURCE: {item.name: item for item in sides.source.tables},
            ir.Side.TARGET: {item.name: item for item in sides.target.tables},
        }
        # Maps that get pairs for a part of the table only: of a selection, or of rows that have no partner yet.
        self.partial = {item.table for item in plan.maps if item.mixed}
        for step in plan.steps:
            match step:
                case ir.ReserveIds(rows=str()) | ir.InheritIds(rows=str()) | ir.PreserveIds(rows=str()):
                    self.partial.add(step.map)
                case ir.DeriveIds(rows=str()):
                    self.partial.add(step.map)
                case _:
                    pass
        # T-SQL copies what it reads of the source aside, before the transaction.
        self.copies = plan.target_engine == Engine.MSSQL

    def estimate(self, table: ir.Table) -> Estimate:
        """Return a table's rows and the bytes of one."""
        found = self.tables.get(table.side, {}).get(table.name) if table.schema is None else None
        if found is None or found.rows is None:
            return Estimate(None)
        if found.rows == 0:
            return Estimate(0, 0)
        return Estimate(found.rows, None if found.bytes is None else -(-found.bytes // found.rows))

    def fewer(self, step: _Mapping | ir.InsertRows | ir.CheckUnique) -> bool:
        """Tell whether fewer rows than the table has may take part: a selection, or pairs that are there already."""
        return step.rows is not None or step.map in self.partial


def plan_costs(plan: ir.Plan, sides: Correspondence) -> tuple[ir.Cost, ...]:
    """Return the cost of each step of the plan, in their order. ``sides`` are what the plan was made of."""
    known = _Known(plan, sides)
    catalog = Catalog(sides.target.tables)
    return tuple(_cost(known, step, locks_of(plan, catalog, step)) for step in plan.steps)


def _cost(known: _Known, step: ir.Step, locks: tuple[ir.Lock, ...]) -> ir.Cost:
    work = _with_images(step, _work(known, step))
    rows = [amount for amount in work.rows if amount is not None]
    is_known = len(rows) == len(work.rows)
    fast = _thousandths(rows, work.bytes) if is_known else None
    return ir.Cost(
        step=step.head.id,
        rows=max(rows) if is_known else None,
        at_most=work.at_most,
        bytes=work.bytes,
        fast=fast,
        slow=None if fast is None else max(fast * SLOWER, LEAST_SLOW),
        locks=locks,
    )


def _thousandths(amounts: list[int], size: int | None) -> int:
    """Return the fast end of the time in thousandths of a second. Wide rows take as long as their bytes."""
    by_rows = sum(1000 * amount // rate for amount, rate in zip(amounts, _RATES, strict=True))
    return max(by_rows, 1000 * (size or 0) // BYTES, LEAST_FAST)


# --- amounts -------------------------------------------------------------------------------------


def _work(known: _Known, step: ir.Step) -> _Work:
    match step:
        case ir.OpenRun(stages=stages):
            if not known.copies:
                return _Work()
            sizes = [known.estimate(stage.table) for stage in stages]
            return _Work(read=_sum(size.rows for size in sizes), bytes=_sum(map(_whole, sizes)))
        case ir.GuardModel() | ir.SilenceTriggers() | ir.RestoreTriggers() | ir.FindUser() | ir.CheckQueues():
            return _Work()
        case ir.LoosenConstraints():
            return _Work()
        case ir.RevalidateConstraints(table=table, keys=keys):
            return _revalidated(known, table, len(keys))
        case ir.PrepareUndo():
            return _Work()  # empty tables, and copies of maps that count with the steps that filled them
        case ir.AdvanceSequence() | ir.ForgetPairs():
            return _Work()  # the highest id comes from an index; pairs are few against the rows
        case ir.BuildLiteralMap(pairs=pairs):
            return _Work(mapped=len(pairs), bytes=len(pairs) * PAIR_BYTES)
        case ir.LoadUserFile(count=count):
            return _Work(mapped=count, bytes=count * PAIR_BYTES)
        case ir.BuildMatchedMap(source=source, target=target):
            number = known.estimate(source).rows
            return _Work(known.estimate(target).rows, number, bytes=_times(number, PAIR_BYTES), at_most=True)
        case ir.ReserveIds(source=source) | ir.InheritIds(source=source) | ir.PreserveIds(source=source):
            number = known.estimate(source).rows
            return _Work(mapped=number, bytes=_times(number, PAIR_BYTES), at_most=known.fewer(step))
        case ir.DeriveIds(source=source):
            number = known.estimate(source).rows
            return _Work(mapped=number, bytes=_times(number, PAIR_BYTES), at_most=known.fewer(step))
        case ir.CheckAddresses(users=users):
            return _Work(read=known.estimate(users.table).rows)
        case ir.ReplaceLinks(source=source, target=target):
            size, own = known.estimate(source), known.estimate(target)
            changed = _sum((size.rows, own.rows))
            return _Work(changed=changed, bytes=_times(changed, own.width or size.width), at_most=True)
        case ir.SelectRows(table=table) | ir.SelectProcesses(table=table):
            return _Work(read=known.estimate(table).rows, at_most=True)
        case ir.CloseRows(links=links):
            tables = {link.child for link in links}
            return _Work(read=_sum(known.estimate(table).rows for table in tables), at_most=True)
        case ir.CheckUnique(source=source):
            return _Work(read=known.estimate(source).rows, at_most=known.fewer(step))
        case ir.InsertRows(source=source):
            size = known.estimate(source)
            extra = _times(size.rows, PAIR_BYTES) if step.minted else 0
            written = _sum((_whole(size), extra))
            # Ids in order are paired by rank, and every new row is compared with its source row.
            paired = size.rows if step.ordered else 0
            return _Work(
                inserted=size.rows, mapped=paired, checked=paired, bytes=written, at_most=known.fewer(step)
            )
        case ir.InsertEvents(source=source):
            size = known.estimate(source)
            return _Work(inserted=size.rows, bytes=_whole(size), at_most=True)
        case ir.UpdateRows(source=source, target=target):
            size, own = known.estimate(source), known.estimate(target)
            return _Work(changed=size.rows, bytes=_times(size.rows, own.width or size.width), at_most=True)
        case ir.LinkReference(source=source):
            # The row is written again as a whole, where the reference is not empty.
            return _changed(known, source)
        case ir.ClearReference(table=table) | ir.DeleteRows(table=table) | ir.EndSubscriptions(table=table):
            size = known.estimate(table)
            all_rows = isinstance(step, ir.DeleteRows) and step.rows is None
            return _Work(changed=size.rows, bytes=_whole(size), at_most=not all_rows)
        case ir.KeepEvents(table=table) | ir.RestoreEvents(table=table):
            size = known.estimate(table)
            return _Work(changed=size.rows, bytes=_whole(size), at_most=isinstance(step, ir.RestoreEvents))
        case ir.RunChecks():
            return _Work(checked=_sum(_judged(known, check) for check in known.plan.checks), at_most=True)
        case _:
            assert_never(step)


def _with_images(step: ir.Step, work: _Work) -> _Work:
    """Return the work of a step with what it keeps for undo: rows as they were, hashes of rows as they are now."""
    kept = recorded = False
    match step:
        case ir.InsertRows(record=record) | ir.LinkReference(record=record):
            recorded = record is not None
        case ir.UpdateRows(keep=keep, record=record):
            kept, recorded = keep is not None, record is not None
        case ir.DeleteRows(keep=keep) | ir.ClearReference(keep=keep) | ir.ReplaceLinks(keep=keep):
            kept = keep is not None
        case _:
            return work
    touched = _sum((work.inserted, work.changed))
    if kept:
        work = replace(work, inserted=_sum((work.inserted, touched)), bytes=_times(work.bytes, 2))
    if recorded:
        work = replace(work, mapped=touched, bytes=_sum((work.bytes, _times(touched, HASH_BYTES))))
    return work


def _changed(known: _Known, table: ir.Table) -> _Work:
    size = known.estimate(table)
    return _Work(changed=size.rows, bytes=_whole(size), at_most=True)


def _revalidated(known: _Known, table: ir.Table, keys: int) -> _Work:
    """Return the work of looking at all rows of a table once for each key: those that it had and those inserted."""
    inserted = (step.source for step in known.plan.steps if isinstance(step, ir.InsertRows) and step.target == table)
    rows = _sum(known.estimate(item).rows for item in (table, *inserted))
    return _Work(read=_times(rows, keys), at_most=True)


def _judged(known: _Known, check: ir.Check) -> int | None:
    """Return the rows that a check compares."""
    match check:
        case ir.CheckRows(source=table) | ir.CheckTree(table=table):
            return known.estimate(table).rows
        case ir.CheckEvents(events=events):
            return known.estimate(events.source).rows
        case ir.CheckLinks(links=links):
            return known.estimate(links.source).rows
        case _:
            return 0


def _whole(size: Estimate) -> int | None:
    return _times(size.rows, size.width)


def _times(number: int | None, width: int | None) -> int | None:
    return None if number is None or width is None else number * width


def _sum(parts: Iterable[int | None]) -> int | None:
    total = 0
    for part in parts:
        if part is None:
            return None
        total += part
    return total
