"""Event tables (OSEVT_*) and the triggers that read them: silence before the rows, refill after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.judged import Line
from compiler.sql.labels import label
from compiler.sql.selections import one_of
from compiler.sql.selects import same
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import (
    Node,
    all_of,
    any_of,
    as_,
    cast,
    col,
    count_all,
    eq,
    exists,
    is_null,
    named,
    number,
    select,
)
from compiler.sql.values import type_of_value, value_of, without_partner

_SNAPSHOT_AGAIN = "Nothing was changed. Make both snapshots again and compile again."

# --- queues --------------------------------------------------------------------------------------


def check_queues(dialect: Dialect, names: Names, step: ir.CheckQueues) -> Lowered:
    """Return the check that the event queues are empty."""
    counted: list[str] = []
    for table in step.tables:
        words = dialect.text(f"{names.shown(table)} of the {table.side.value}: ")
        tally = dialect.concat(words, dialect.as_text(count_all()))
        some = exp.GT(this=count_all(), expression=number(0))
        counted.append(dialect.sql(select([as_(tally, "sample")], names.table(table), having=some)))
    statement = Statement(
        "Events that wait in a queue would be lost, or would start processes for rows that are being moved.",
        dialect.refuse_when(
            "\nUNION ALL\n".join(counted),
            "O11-0920",
            "queues of BPT events are not empty",
            "Nothing was changed. Wait until the platform has worked them off, with the applications disabled.",
        ),
    )
    return Lowered((statement,), reads=tuple(names.shown(table) for table in step.tables))


# --- triggers ------------------------------------------------------------------------------------


def silence_triggers(dialect: Dialect, names: Names, step: ir.SilenceTriggers) -> Lowered:
    """Return the statements that disable triggers, after a check that they are what the snapshot knew."""
    check = Statement(
        "Every trigger named below must be enabled, and BPT must have no other one here: what is disabled now "
        "is enabled at the end, no more and no less.",
        dialect.refuse_when(
            _changed_triggers(dialect, dialect.inline(names.table(step.table)), step.triggers),
            "O11-0909",
            f"BPT triggers of {names.shown(step.table)} have changed",
            _SNAPSHOT_AGAIN,
        ),
    )
    why = "BPT must start no process for rows that are moved. " + (
        "The trigger stays disabled until a later step enables it: a run that fails between them leaves it "
        "disabled, until migrate.sql is run again or rollback.sql."
        if dialect.durable
        else "The trigger is disabled in this transaction only: a run that fails leaves it enabled."
    )
    return _switched(dialect, names, step, "DISABLE", why, [check])


def restore_triggers(dialect: Dialect, names: Names, step: ir.RestoreTriggers) -> Lowered:
    """Return the statements that enable the triggers again."""
    return _switched(dialect, names, step, "ENABLE", "From COMMIT on BPT listens again, as before the run.", [])


def _changed_triggers(dialect: Dialect, table: str, triggers: Sequence[str]) -> str:
    """Return a query for BPT triggers that are enabled and not named, or named and not enabled."""
    enabled = dialect.enabled_triggers(table)
    texts = [dialect.inline(dialect.text(name)) for name in triggers]
    name = dialect.inline(dialect.as_named(col("w", "name")))
    return (
        f"SELECT {name} AS sample\nFROM (VALUES ({'), ('.join(texts)})) AS w(name)\n"
        f"WHERE NOT EXISTS (SELECT 1 FROM (\n{enabled}\n) AS e WHERE e.name = {name})\n"
        f"UNION ALL\nSELECT e.name FROM (\n{enabled}\n) AS e\nWHERE NOT e.name IN ({', '.join(texts)})"
    )


def _switched(
    dialect: Dialect,
    names: Names,
    step: ir.SilenceTriggers | ir.RestoreTriggers,
    verb: str,
    why: str,
    before: list[Statement],
) -> Lowered:
    table = dialect.inline(names.table(step.table))
    statements = list(before)
    if dialect.settle is not None:
        settled = (
            "No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here on at "
            "the end of each statement, until COMMIT."
        )
        statements.append(Statement(settled, dialect.settle))
    statements += [
        Statement(why if place == 0 else "", f"ALTER TABLE {table} {verb} TRIGGER {dialect.name_of(name)}")
        for place, name in enumerate(step.triggers)
    ]
    return Lowered(tuple(statements), writes=(f"triggers of {names.shown(step.table)}",))


# --- the target's own rows -----------------------------------------------------------------------


def keep_events(dialect: Dialect, names: Names, step: ir.KeepEvents) -> Lowered:
    """Return the statements that keep an event table aside and empty it."""
    kept, table = dialect.inline(names.work(step.kept)), dialect.inline(names.table(step.table))
    copied = select([col("t", column.name) for column in step.columns], named(names.table(step.table), "t"))
    copied.set("into", exp.Into(this=names.made(step.kept)))
    name = label(step.label)
    return Lowered(
        (
            Statement("What an earlier run kept was written back by it.", f"DROP TABLE IF EXISTS {kept}"),
            Statement(
                f"The target's own subscriptions of {name}, in a table of the same types; they are written back "
                "after the last row.",
                dialect.sql(copied),
                counted=True,
            ),
            Statement(
                "Without a subscription the trigger starts no process for rows that are moved. "
                + (
                    "Others see the empty table until a later step fills it again; a run that fails between them "
                    "leaves it empty, until migrate.sql is run again or rollback.sql."
                    if dialect.durable
                    else "Others cannot see the empty table: it is filled again before COMMIT."
                ),
                f"DELETE FROM {table}",
            ),
        ),
        reads=(names.shown(step.table),),
        writes=(names.shown(step.table), names.kept_in(step.kept)),
    )


def restore_events(dialect: Dialect, names: Names, step: ir.RestoreEvents) -> Lowered:
    """Return the statement that writes kept rows back."""
    where: Node | None = None
    why = f"The target's own subscriptions of {label(step.label)} come back as they were."
    reads = [names.kept_in(step.kept)]
    if step.activity is not None and step.activities is not None and step.activity_id is not None:
        on = same(
            dialect, col("a", step.activity_id.name), step.activity_id, col("k", step.activity.name), step.activity
        )
        there = exists(select([number(1)], named(names.table(step.activities), "a"), where=on))
        where = any_of(_nothing("k", step.activity), there)
        why += " Those of activities only where the activity is still there, those of process definitions always."
        reads.append(names.shown(step.activities))
    listed = ", ".join(dialect.name_of(column.name) for column in step.columns)
    query = select([col("k", column.name) for column in step.columns], named(names.work(step.kept), "k"), where=where)
    text = f"INSERT INTO {dialect.inline(names.table(step.table))} ({listed})\n{dialect.sql(query)}"
    return Lowered((Statement(why, text, counted=True),), tuple(reads), (names.shown(step.table),))


def _nothing(alias: str, column: ir.Column) -> Node:
    """Return the condition that a row names no activity: it is the subscription of a process definition."""
    return any_of(is_null(col(alias, column.name)), eq(col(alias, column.name), number(0)))


# --- the source's rows ---------------------------------------------------------------------------


def end_subscriptions(dialect: Dialect, names: Names, step: ir.EndSubscriptions) -> Lowered:
    """Return the statement that deletes subscriptions of activities that go."""
    chosen = names.selection(step.rows)
    on = same(dialect, col("k", "id"), chosen.identifier, col("t", step.activity.name), step.activity)
    going = exists(select([number(1)], named(dialect.temporary(step.rows), "k"), where=on))
    statement = Statement(
        f"Subscriptions to {label(step.label)} of activities that are deleted below: nobody would answer them.",
        dialect.delete(dialect.inline(names.table(step.table)), "t", dialect.sql(going)),
        counted=True,
    )
    return Lowered((statement,))


@dataclass(frozen=True, slots=True)
class _Lacking:
    """The subscriptions that the target lacks: their columns, the query for them, what stands in their way."""

    columns: tuple[str, ...]
    query: exp.Except
    refusals: tuple[Statement, ...]


def _lacking(dialect: Dialect, names: Names, step: ir.InsertEvents) -> _Lacking:
    joins: list[exp.Join] = []
    conditions = _migrated(dialect, names, step)
    lost: list[tuple[ir.Column, Node]] = []
    columns: list[str] = []
    arriving: list[Node] = []
    present: list[Node] = []
    for plan in step.columns:
        place = len(joins) + 1
        node = value_of(dialect, names, plan.value, joins)
        if node is None:
            continue
        if isinstance(plan.value, ir.Remap):
            lost.append((plan.value.source, without_partner(plan.value, place)))
        name = plan.target.name
        own, *more = dialect.by_bytes(_arrived(dialect, names, plan, node), plan.target)
        reason = plan.reason if plan.attribute is None else f"{label(plan.attribute)}: {label(plan.reason)}"
        # A derived table names all its columns; what else must agree is not written.
        arriving += [as_(own, name, reason), *(as_(extra, f"o11c_{len(columns)}") for extra in more)]
        present += dialect.by_bytes(col("t", name), plan.target)
        columns.append(name)
    refusals: list[Statement] = []
    if lost and step.skip_unmatched:
        conditions += [exp.Not(this=exp.Paren(this=condition)) for _, condition in lost]
    elif lost:
        refusals.append(_refused(dialect, names, step, joins, conditions, lost))
    source = named(names.table(step.source), "s")
    new = select(arriving, source, joins, all_of(*conditions) if conditions else None)
    missing = exp.Except(this=new, expression=select(present, named(names.table(step.target), "t")), distinct=True)
    return _Lacking(tuple(columns), missing, tuple(refusals))


def insert_events(dialect: Dialect, names: Names, step: ir.InsertEvents) -> Lowered:
    """Return the statements that insert the source's subscriptions."""
    lacking = _lacking(dialect, names, step)
    statements = [*_ended(dialect, names, step), *lacking.refusals]
    query = select([col("q", name) for name in lacking.columns], named(exp.Subquery(this=lacking.query), "q"))
    listed = ", ".join(dialect.name_of(name) for name in lacking.columns)
    text = f"INSERT INTO {dialect.inline(names.table(step.target))} ({listed})\n{dialect.sql(query)}"
    statements.append(Statement(_insert_words(step), text, counted=True))
    return Lowered(tuple(statements))


def judged_events(dialect: Dialect, names: Names, check: ir.CheckEvents) -> tuple[exp.Select, list[Line]]:
    """Return a query for one row that counts the subscriptions that have not arrived, and its result line."""
    query = select(
        [as_(count_all(), "lacking")],
        named(exp.Subquery(this=_lacking(dialect, names, check.events).query), "q"),
    )
    return query, [Line("subscriptions that have not arrived", number(0), col("j", "lacking"))]


def _ended(dialect: Dialect, names: Names, step: ir.InsertEvents) -> list[Statement]:
    """Return the statement that deletes what an earlier run wrote for migrated activities."""
    if step.renewed is None or step.activity_map is None:
        return []
    new = names.map(step.activity_map).new
    on = same(dialect, col("a", "new_id"), new, col("t", step.renewed.name), step.renewed)
    mapped = exists(select([number(1)], named(names.work(step.activity_map), "a"), where=on))
    return [
        Statement(
            "The source says which subscriptions migrated activities still have: those of an earlier run go first.",
            dialect.delete(dialect.inline(names.table(step.target)), "t", dialect.sql(mapped)),
        )
    ]


def _insert_words(step: ir.InsertEvents) -> str:
    why = (
        f"The source's subscriptions of {label(step.label)} that the target does not have yet, none twice: EXCEPT "
        "counts two NULLs as equal."
    )
    if step.activity is not None:
        why += " Those of activities only where the activity was migrated"
        why += ", those of processes only of the modules in scope." if step.definition is not None else "."
    if step.skip_unmatched:
        why += " One with a reference without partner is left out (bpt: unmatched is skip)."
    return why


def _migrated(dialect: Dialect, names: Names, step: ir.InsertEvents) -> list[Node]:
    """Return the condition that a row's activity was migrated, or its process definition is in scope."""
    if step.activity is None:
        return []
    nothing = _nothing("s", step.activity)
    if step.definition is not None:
        nothing = all_of(exp.Paren(this=nothing), one_of(dialect, "s", step.definition, step.definitions))
    if step.activity_map is None:
        return [exp.Paren(this=nothing)]
    old = names.map(step.activity_map).old
    on = same(dialect, col("a", "old_id"), old, col("s", step.activity.name), step.activity)
    there = exists(select([number(1)], named(names.work(step.activity_map), "a"), where=on))
    return [exp.Paren(this=any_of(nothing, there))]


def _arrived(dialect: Dialect, names: Names, plan: ir.ColumnPlan, node: Node) -> Node:
    """Return a value in the form that the target's column will hold, to be compared with its rows."""
    given, target = type_of_value(names, plan), plan.target
    if target.type.kind is TypeKind.TEXT:
        return node if given.type.kind is TypeKind.TEXT else dialect.as_text(node)
    if given.native == target.native or TypeKind.TEXT in (given.type.kind, target.type.kind):
        return node
    return node if target.type.kind is TypeKind.OTHER else cast(node, dialect.type_of(target.type, target.native))


def _refused(
    dialect: Dialect,
    names: Names,
    step: ir.InsertEvents,
    joins: Sequence[exp.Join],
    conditions: Sequence[Node],
    lost: Sequence[tuple[ir.Column, Node]],
) -> Statement:
    """Return the check that no reference of a row that is going to be inserted lacks its partner."""
    # An event has no identifier: the first column that is lost, and its value, have to name it.
    ifs = [
        exp.If(
            this=condition.copy(),
            true=dialect.concat(dialect.text(f"{label(column.name)} "), dialect.as_text(col("s", column.name))),
        )
        for column, condition in lost
    ]
    query = select(
        [as_(exp.Case(ifs=ifs), "sample")],
        named(names.table(step.source), "s"),
        [item.copy() for item in joins],
        all_of(*(item.copy() for item in conditions), exp.Paren(this=any_of(*(item for _, item in lost)))),
    )
    return Statement(
        "A subscription is written with all its references or not at all.",
        dialect.refuse_when(
            dialect.sql(query),
            "O11-0924",
            f"subscriptions of {label(step.label)} refer to rows without partner",
            "The run is undone. Correct the rows, or leave them out with bpt: unmatched: skip.",
        ),
    )
