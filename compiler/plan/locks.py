"""The locks that each step takes, in the words of no engine (``cost_words.py`` has each engine's).

They are facts, not estimates: an engine test runs every step and compares this with what the server says that
its session holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import assert_never

from compiler.hybrids import ESPACES, PROCESS_DEFINITIONS
from compiler.metamodel import rows
from compiler.model.platform_tables import OWNERS, STATUSES
from compiler.plan import ir
from compiler.plan.opening import link_reads, reads
from compiler.plan.stepwise import held, shared

# What the drift guard looks into, besides the database's own catalog.
_METAMODEL = ("OSSYS_ESPACE", "OSSYS_ENTITY", "OSSYS_ENTITY_ATTR")
# Records that have no owner: they are told apart by their own table alone.
_UNOWNED = frozenset({"OSSYS_APPLICATION", ESPACES, *STATUSES})
# What the database itself does to a row that refers to one that is deleted (``ir.Consumer.effect``).
_EFFECTS: Mapping[str, ir.LockKind] = {
    "blocks": ir.LockKind.REFERS,
    "deletes": ir.LockKind.WRITES,
    "empties": ir.LockKind.WRITES,
    "changes": ir.LockKind.WRITES,
    "dangles": ir.LockKind.READS,
}


class Catalog:
    """The target's tables by name, and for each the tables whose foreign keys lead to it."""

    def __init__(self, tables: Iterable[rows.Table]) -> None:
        self.tables = {item.name: item for item in tables}
        self.referring: dict[str, list[str]] = {}
        for item in self.tables.values():
            for name in dict.fromkeys(key.referenced_table for key in item.foreign_keys if key.enabled):
                self.referring.setdefault(name, []).append(item.name)


def locks_of(plan: ir.Plan, target: Catalog, step: ir.Step) -> tuple[ir.Lock, ...]:
    """Return a step's locks, each once; ``target`` is the target's catalog."""
    found = dict.fromkeys(ir.Lock(kind, table) for kind, table in _locks(plan, target, step))
    if plan.transaction == "step":
        # Each step is a transaction of its own and keeps others out for itself.
        found |= dict.fromkeys(ir.Lock(ir.LockKind.KEEPS, table) for table in held(step))
        found |= dict.fromkeys(ir.Lock(ir.LockKind.READS, table) for table in shared(plan, step))
    return tuple(sorted(found, key=lambda item: (_ORDER.index(item.kind), item.table.side, item.table.name)))


_ORDER = tuple(reversed(ir.LockKind))
_Locks = Iterator[tuple[ir.LockKind, ir.Table]]


def _locks(plan: ir.Plan, target: Catalog, step: ir.Step) -> _Locks:
    if not (isinstance(step, ir.SelectRows) and step.empty and not step.rules):
        for table, _ in reads(step):
            yield ir.LockKind.READS, table
    match step:
        case ir.OpenRun(shares=shares, locks=locks):
            yield from ((ir.LockKind.READS, table) for table in shares)
            if plan.transaction == "whole":
                yield from ((ir.LockKind.KEEPS, table) for table in locks if table not in step.closes)
            yield from ((ir.LockKind.CLOSES, table) for table in step.closes)
        case ir.GuardModel(processes=processes, parameters=parameters):
            yield from _system(plan, _METAMODEL)
            for fact in processes:
                yield from _system(plan, (PROCESS_DEFINITIONS,), fact.side)
            for types in parameters:
                yield from _system(plan, (types.table,), types.side)
        case ir.PrepareUndo(images=images, events=events):
            # The tables of rows as they were are made after their pattern.
            yield from ((ir.LockKind.READS, image.table) for image in images if image.before is not None)
            yield from ((ir.LockKind.READS, event.table) for event in events)
        case ir.BuildLiteralMap(records=records):
            yield from _system(plan, record_tables(records))
        case ir.FindUser(target=table) | ir.AdvanceSequence(table=table) | ir.CheckUnique(target=table):
            yield ir.LockKind.READS, table
        case ir.ReserveIds(target=table) | ir.InheritIds(target=table) | ir.PreserveIds(target=table):
            yield ir.LockKind.READS, table
        case ir.DeriveIds(target=table):
            yield ir.LockKind.READS, table
        case ir.LoadUserFile(target=ir.Table() as table):
            yield ir.LockKind.READS, table
        case ir.ReplaceLinks(target=table):
            yield from _written(target, table, None)
        case ir.SelectRows(rules=rules):
            for rule in rules:
                if isinstance(rule, ir.KeepConsuming):
                    yield ir.LockKind.READS, rule.table
        case ir.CloseRows(links=links):
            for link in links:
                yield ir.LockKind.READS, link.child
                yield ir.LockKind.READS, link.parent
        case ir.CheckQueues(tables=tables):
            yield from ((ir.LockKind.READS, table) for table in tables)
        case ir.SilenceTriggers(table=table) | ir.RestoreTriggers(table=table):
            yield ir.LockKind.SWITCHES, table
        case ir.LoosenConstraints(table=table, keys=keys):
            yield ir.LockKind.ALTERS, table
            yield from ((ir.LockKind.ALTERS, key.referenced) for key in keys)
        case ir.RevalidateConstraints(table=table, keys=keys):
            for held_by in (table, *(key.referenced for key in keys)):
                yield ir.LockKind.SWITCHES, held_by
                yield ir.LockKind.READS, held_by
        case ir.KeepEvents(table=table) | ir.EndSubscriptions(table=table) | ir.ClearReference(table=table):
            # What undo needs is kept first.
            yield ir.LockKind.READS, table
            yield ir.LockKind.WRITES, table
        case ir.RestoreEvents(table=table, activities=activities):
            yield ir.LockKind.WRITES, table
            if activities is not None:
                yield ir.LockKind.READS, activities
        case ir.DeleteRows(table=table, consumers=consumers):
            yield ir.LockKind.READS, table
            yield ir.LockKind.WRITES, table
            for consumer in consumers:
                yield ir.LockKind.READS, consumer.table
                yield _EFFECTS[consumer.effect], consumer.table
            for name in target.referring.get(table.name, ()):
                # A row that a key would hold is looked for there, and so is the deleted one itself.
                yield ir.LockKind.REFERS, ir.Table(ir.Side.TARGET, name)
                yield ir.LockKind.REFERS, table
        case ir.InsertRows(target=table, columns=columns):
            # No row is looked up for a reference that is inserted empty.
            later = {item.target.name for item in columns if isinstance(item.value, ir.Later)}
            yield from _written(target, table, None, later)
        case ir.InsertEvents(target=table):
            yield from _written(target, table, None)
        case ir.UpdateRows(target=table, columns=columns):
            yield from _written(target, table, {item.target.name for item in columns})
        case ir.LinkReference(target=table, column=column):
            yield from _written(target, table, {column.name})
        case ir.RunChecks():
            for check in plan.checks:
                yield from _checked(check)
        case (
            ir.BuildMatchedMap()
            | ir.LoadUserFile()
            | ir.CheckAddresses()
            | ir.ForgetPairs()
            | ir.SelectProcesses()
        ):
            pass  # they read, and write to tables of o11c only
        case _:
            assert_never(step)


def record_tables(records: str) -> tuple[str, ...]:
    """Return a table of records and those of its owners, the module's last."""
    if records in _UNOWNED:
        return (records,)
    names = [records]
    while names[-1] in OWNERS:
        names.append(OWNERS[names[-1]][1])
    return (*names, ESPACES)


def _system(plan: ir.Plan, names: tuple[str, ...], side: ir.Side | None = None) -> _Locks:
    for item in plan.system_tables:
        if item.name in names and side in (None, item.table.side):
            yield ir.LockKind.READS, item.table


def _written(
    target: Catalog, table: ir.Table, columns: set[str] | None, empty: Collection[str] = ()
) -> _Locks:
    """Yield a table whose rows are written, and those that its foreign keys over ``columns`` (None: all) lead to.

    Columns in ``empty`` are NULL in every row that is written.

    The rows are read too, for what undo needs of them.
    """
    yield ir.LockKind.WRITES, table
    yield ir.LockKind.READS, table
    found = target.tables.get(table.name)
    for key in found.foreign_keys if found is not None else ():
        if set(key.columns).intersection(empty):
            continue
        if key.enabled and (columns is None or columns.intersection(key.columns)):
            schema = None if key.referenced_table in target.tables else key.referenced_schema
            yield ir.LockKind.REFERS, ir.Table(ir.Side.TARGET, key.referenced_table, schema)


def _checked(check: ir.Check) -> _Locks:
    match check:
        case ir.CheckRows(source=source, target=table, references=references):
            yield ir.LockKind.READS, source
            yield ir.LockKind.READS, table
            for reference in references:
                if reference.referenced is not None:
                    yield ir.LockKind.READS, reference.referenced
        case ir.CheckSequence(table=table) | ir.CheckTree(table=table):
            yield ir.LockKind.READS, table
        case ir.CheckEvents(events=events):
            yield ir.LockKind.READS, events.source
            yield ir.LockKind.READS, events.target
        case ir.CheckLinks(links=links):
            for table, _ in link_reads(links):
                yield ir.LockKind.READS, table
        case ir.CheckMap() | ir.CheckTriggers() | ir.CheckStates():
            pass  # maps, and the database's own catalog
        case _:
            assert_never(check)
