"""The first step: which tables are locked, and which columns of the source are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from compiler.plan import ir
from compiler.plan.context import Context
from compiler.plan.drafts import Draft

_Read = tuple[ir.Table, tuple[ir.Column, ...]]


def open_draft(ctx: Context, steps: Iterable[ir.Step]) -> Draft:
    """Return the step that opens the run for all other steps."""
    known = tuple(steps)
    locks = sorted({table for step in known for table in _written(step)}, key=lambda table: table.name)
    closes = sorted({table for step in known for table in _closed(step)}, key=lambda table: table.name)
    stages = _stages(ctx, known)
    lockable = {table.name for table in ctx.correspondence.source.tables if table.kind in ("table", "partitioned")}
    shares = tuple(
        sorted((stage.table for stage in stages if stage.table.name in lockable), key=lambda table: table.name)
    )
    reason = "the source stays as it is and other writers stay out of the tables that the run writes"
    if ctx.file.project.transaction == "step":
        reason = "the source is counted, so that a later session knows whether it has changed"
    return Draft(
        ir.Phase.OPEN,
        "open the run",
        f"first of all: {reason} (before this transaction: the right database, one run at a time)",
        lambda head: ir.OpenRun(head, shares, tuple(locks), tuple(stages), tuple(closes)),
    )


def _written(step: ir.Step) -> tuple[ir.Table, ...]:
    """Return the target tables whose rows a step changes."""
    match step:
        case ir.InsertRows(target=table) | ir.UpdateRows(target=table) | ir.InsertEvents(target=table):
            return (table,)
        case ir.DeleteRows(table=table) | ir.KeepEvents(table=table) | ir.EndSubscriptions(table=table):
            return (table,)
        case ir.ReplaceLinks(target=table):
            return (table,)
        case _:
            return ()


def _closed(step: ir.Step) -> tuple[ir.Table, ...]:
    """Return the target tables that a step alters so that nobody else may use them."""
    if isinstance(step, ir.LoosenConstraints):
        return (step.table, *(key.referenced for key in step.keys))
    return ()


def _stages(ctx: Context, steps: tuple[ir.Step, ...]) -> list[ir.Stage]:
    """Return, for each source table that a step reads, the columns that some step reads."""
    columns: dict[str, dict[str, ir.Column]] = {}
    tables: dict[str, ir.Table] = {}
    for step in steps:
        for table, read in reads(step):
            if table.side is ir.Side.SOURCE:
                tables.setdefault(table.name, table)
                known = columns.setdefault(table.name, {})
                known.update({column.name: column for column in read})
    entities = {
        item.table.name: item
        for item in (*ctx.correspondence.source.entities, *ctx.correspondence.source.hybrids)
        if item.table is not None
    }
    stages: list[ir.Stage] = []
    for name, table in tables.items():
        entity = entities.get(name)
        identifier = entity.identifier.column if entity is not None and entity.identifier is not None else None
        stages.append(
            ir.Stage(
                table,
                tuple(columns[name].values()),
                identifier.name if identifier is not None and identifier.name in columns[name] else None,
                entity.label if entity is not None else name,
            )
        )
    return stages


def reads(step: ir.Step) -> Iterator[_Read]:
    """Yield the tables and columns that a step reads by itself, of either side."""
    match step:
        case ir.BuildMatchedMap():
            yield step.source, (step.source_id, *(item.source for item in step.columns))
            yield step.target, (step.target_id, *(item.target for item in step.columns))
        case ir.LoadUserFile():
            yield step.source, (step.source_id, step.source_match)
            for reference in step.references:
                yield reference.table, (reference.identifier, reference.column)
        case ir.ReserveIds() | ir.InheritIds() | ir.PreserveIds():
            yield step.source, (step.source_id,)
        case ir.DeriveIds():
            yield step.source, (step.source_id, step.name)
        case ir.CheckAddresses():
            yield step.users.table, user_columns(step.users)
        case ir.ReplaceLinks():
            yield from link_reads(step)
        case ir.InsertRows() | ir.UpdateRows() | ir.CheckUnique():
            yield step.source, (step.source_id, *value_columns(step.columns))
        case ir.InsertEvents():
            extra = tuple(item for item in (step.activity, step.definition) if item is not None)
            yield step.source, (*extra, *value_columns(step.columns))
        case ir.LinkReference():
            yield step.source, (step.source_id, step.value.source)
        case ir.SelectRows():
            yield step.table, (step.identifier, *(column for rule in step.rules for column in _rule_columns(rule)))
            for rule in step.rules:
                if isinstance(rule, ir.KeepGone):
                    yield rule.source, (rule.source_id,)
        case ir.SelectProcesses():
            status = (step.status,) if step.status is not None else ()
            yield step.table, (step.identifier, step.top, step.definition, *status)
            if step.skip_unmatched and step.activities is not None:
                known = (step.activity_process, step.activity_definition)
                yield step.activities, tuple(item for item in known if item is not None)
        case ir.CloseRows():
            for link in step.links:
                if isinstance(link, ir.Needs):
                    selector = (link.selector,) if link.selector is not None else ()
                    yield link.child, (link.child_id, link.column, *selector)
                    yield link.parent, (link.parent_id,)
        case (
            ir.OpenRun()
            | ir.GuardModel()
            | ir.PrepareUndo()
            | ir.BuildLiteralMap()
            | ir.FindUser()
            | ir.ForgetPairs()
            | ir.CheckQueues()
            | ir.SilenceTriggers()
            | ir.RestoreTriggers()
            | ir.LoosenConstraints()
            | ir.RevalidateConstraints()
            | ir.KeepEvents()
            | ir.RestoreEvents()
            | ir.EndSubscriptions()
            | ir.ClearReference()
            | ir.DeleteRows()
            | ir.AdvanceSequence()
            | ir.RunChecks()
        ):
            pass
        case _:
            assert_never(step)


def user_columns(users: ir.OdcUsers) -> tuple[ir.Column, ...]:
    """Return the columns of the source's users that tell who takes part."""
    more = (users.active, users.tenant)
    return (users.identifier, users.email, users.name, *(item for item in more if item is not None))


def link_reads(step: ir.ReplaceLinks) -> Iterator[_Read]:
    """Yield the tables and columns that a replacement of links reads, of either side."""
    yield step.source, (step.source_id, step.source_left, step.source_right)
    yield step.target, (step.left, step.right)
    if step.named is not None:
        yield step.named.table, (step.named.identifier, step.named.name)
    if step.within is not None:
        yield step.within.table, (step.within.identifier, step.within.column)


def value_columns(columns: Iterable[ir.ColumnPlan]) -> Iterator[ir.Column]:
    """Yield the source columns that values read."""
    for plan in columns:
        match plan.value:
            case ir.Copy(source=source) | ir.Remap(source=source) | ir.NewId(source=source) | ir.Mask(source=source):
                yield source
            case ir.Trimmed(source=source):
                yield source
            case ir.RemapText(source=source, selector=selector):
                yield source
                if selector is not None:
                    yield selector
            case _:
                pass


def _rule_columns(rule: ir.Rule) -> Iterator[ir.Column]:
    match rule:
        case ir.KeepMatching(filter=found):
            yield from _predicate_columns(found.predicate)
        case ir.KeepValues(column=column) | ir.KeepReferring(column=column):
            yield column
        case ir.KeepAddressed(users=users):
            yield from user_columns(users)
        case ir.KeepConsuming() | ir.KeepMatched() | ir.KeepGone():
            pass  # of the target's rows, which are not staged
        case _:
            assert_never(rule)


def _predicate_columns(predicate: ir.Predicate) -> Iterator[ir.Column]:
    match predicate:
        case (
            ir.Compares(column=column)
            | ir.IsOneOf(column=column)
            | ir.IsLike(column=column)
            | ir.IsEmpty(column=column)
        ):
            yield column
        case ir.AllOf(parts=parts) | ir.AnyOf(parts=parts):
            for part in parts:
                yield from _predicate_columns(part)
        case ir.NotTrue(part=part):
            yield from _predicate_columns(part)
        case _:
            assert_never(predicate)
