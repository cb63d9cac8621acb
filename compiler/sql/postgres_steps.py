"""PostgreSQL: each step of the plan as statements."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from compiler.plan import ir
from compiler.plan.stepwise import Batched, batched, held, shared, work_tables
from compiler.sql.batches import looped
from compiler.sql.dialect import Names
from compiler.sql.events import (
    check_queues,
    end_subscriptions,
    insert_events,
    keep_events,
    restore_events,
    restore_triggers,
    silence_triggers,
)
from compiler.sql.heads import headed, opened
from compiler.sql.images import imaged
from compiler.sql.maps import forget_pairs, inherited_map, matched_map, preserved_map
from compiler.sql.odc_links import replace_links
from compiler.sql.odc_maps import derived_map, user_file
from compiler.sql.odc_people import check_addresses
from compiler.sql.postgres import PostgresDialect, block
from compiler.sql.postgres_batches import loop
from compiler.sql.postgres_checks import check_statements
from compiler.sql.postgres_constraints import loosen, revalidate
from compiler.sql.postgres_guard import guard_statements
from compiler.sql.postgres_journal import source_counts
from compiler.sql.postgres_maps import earlier_runs, map_forms, reserve, sequence_names, work_schema
from compiler.sql.postgres_undo import prepare_undo
from compiler.sql.selections import filled, rows_tables
from compiler.sql.statement import Batch, Lowered, Statement, with_locks
from compiler.sql.steps import clear_reference, delete_rows, literal_map
from compiler.sql.writes import (
    check_unique,
    find_user,
    insert_parts,
    insert_why,
    link_reference,
    update_rows,
    user_tables,
)


def lower_step(dialect: PostgresDialect, names: Names, step: ir.Step, *, stepwise: bool = False) -> Lowered:
    """Return the statements of one step.

    ``stepwise``: each step is a transaction of its own, or a batch of it is (``transaction: step``).
    """
    lowered = imaged(dialect, names, step, _lower_step(dialect, names, step, stepwise=stepwise))
    lowered = headed(dialect, names, step, lowered)
    if not dialect.durable or (isinstance(step, ir.OpenRun) and not stepwise):
        return lowered
    return looped(step.head.id, with_locks(lowered, _locks(dialect, names, step)), loop)


def _lower_step(dialect: PostgresDialect, names: Names, step: ir.Step, *, stepwise: bool) -> Lowered:
    forms = map_forms(dialect, names)
    match step:
        case ir.OpenRun():
            return _open_steps(dialect, names) if stepwise else _open(dialect, names, step)
        case ir.GuardModel():
            return Lowered(
                guard_statements(dialect, names, step, raising=True),
                reads=("OSSYS tables and catalog of both sides",),
            )
        case ir.PrepareUndo():
            return prepare_undo(dialect, names, step)
        case ir.BuildLiteralMap():
            return literal_map(dialect, names, forms, step)
        case ir.BuildMatchedMap():
            return matched_map(dialect, names, forms, step)
        case ir.LoadUserFile():
            return user_file(dialect, names, forms, step)
        case ir.DeriveIds():
            return derived_map(dialect, names, forms, step)
        case ir.CheckAddresses():
            return Lowered((check_addresses(dialect, names, step),))
        case ir.ReplaceLinks():
            return replace_links(dialect, names, step)
        case ir.FindUser():
            return find_user(dialect, names, step)
        case ir.ForgetPairs():
            return forget_pairs(dialect, names, step)
        case ir.SelectRows() | ir.SelectProcesses() | ir.CloseRows():
            return filled(dialect, names, step)
        case ir.CheckQueues():
            return check_queues(dialect, names, step)
        case ir.SilenceTriggers():
            return silence_triggers(dialect, names, step)
        case ir.KeepEvents():
            return keep_events(dialect, names, step)
        case ir.ClearReference():
            return clear_reference(dialect, names, step)
        case ir.DeleteRows():
            return delete_rows(dialect, names, step)
        case ir.ReserveIds():
            return reserve(dialect, names, step)
        case ir.InheritIds():
            return inherited_map(dialect, names, forms, step)
        case ir.PreserveIds():
            return preserved_map(dialect, names, forms, step)
        case ir.CheckUnique():
            return check_unique(dialect, names, step)
        case ir.InsertRows():
            cut = stepwise and batched(names.plan, step)
            return _cut(dialect, names, step, _insert(dialect, names, step, batched=cut))
        case ir.UpdateRows():
            cut = stepwise and batched(names.plan, step)
            return _cut(dialect, names, step, update_rows(dialect, names, step, batched=cut))
        case ir.LinkReference():
            cut = stepwise and batched(names.plan, step)
            return _cut(dialect, names, step, link_reference(dialect, names, step, batched=cut))
        case ir.InsertEvents():
            return insert_events(dialect, names, step)
        case ir.EndSubscriptions():
            return end_subscriptions(dialect, names, step)
        case ir.RestoreEvents():
            return restore_events(dialect, names, step)
        case ir.RestoreTriggers():
            return restore_triggers(dialect, names, step)
        case ir.LoosenConstraints():
            return loosen(dialect, names, step)
        case ir.RevalidateConstraints():
            return revalidate(dialect, names, step)
        case ir.AdvanceSequence():
            return _advance(dialect, names, step)
        case ir.RunChecks():
            return Lowered(check_statements(dialect, names), reads=("both sides", "maps"))
        case _:
            assert_never(step)


def _text(dialect: PostgresDialect, names: Names, table: ir.Table) -> str:
    return dialect.inline(names.table(table))


def _work(dialect: PostgresDialect, names: Names, table: str) -> str:
    return dialect.inline(names.work(table))


# --- open ----------------------------------------------------------------------------------------


def _open(dialect: PostgresDialect, names: Names, step: ir.OpenRun) -> Lowered:
    statements = [
        Statement(
            "Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and "
            "writing rows go on there."
            if number == 0
            else "",
            f"LOCK TABLE {_text(dialect, names, table)} IN ACCESS SHARE MODE",
        )
        for number, table in enumerate(step.shares)
    ]
    statements += _written_locks(dialect, names, step)
    statements += work_schema(dialect, names)
    if dialect.durable:
        statements += [*rows_tables(dialect, names.plan), *user_tables(dialect, names.plan)]
    return Lowered(tuple(statements), writes=opened(names))


_KEEPS = (
    "Keep other writers out of the tables that are written until COMMIT, in one order so that two runs cannot block "
    "each other. Reading goes on. No query has run yet: the snapshot of this transaction is taken after the wait."
)
_ORDERED = (
    "Locks until COMMIT, in one order so that two runs cannot block each other. No query has run yet: the snapshot of "
    "this transaction is taken after the wait."
)
_MODES = {
    "SHARE ROW EXCLUSIVE": "SHARE ROW EXCLUSIVE keeps other writers out of what is written; reading goes on.",
    "ACCESS EXCLUSIVE": (
        "ACCESS EXCLUSIVE keeps everybody out: foreign keys of these tables, or that lead to them, are dropped later, "
        "which wants this lock. Raised only then it could end in a deadlock, and the run with it."
    ),
}


def _written_locks(dialect: PostgresDialect, names: Names, step: ir.OpenRun) -> list[Statement]:
    """Return the locks of the run on the target's tables, in the order of their names."""
    first, modes = (_ORDERED, dict(_MODES)) if step.closes else (_KEEPS, {})
    statements: list[Statement] = []
    for table in sorted({*step.locks, *step.closes}, key=lambda table: table.name):
        mode = "ACCESS EXCLUSIVE" if table in step.closes else "SHARE ROW EXCLUSIVE"
        why = " ".join(words for words in (first, modes.pop(mode, "")) if words)
        statements.append(Statement(why, f"LOCK TABLE {_text(dialect, names, table)} IN {mode} MODE"))
        first = ""
    return statements


def _open_steps(dialect: PostgresDialect, names: Names) -> Lowered:
    """Return the first step where each commits: the driver has begun the run already."""
    statements = [
        *source_counts(dialect, names),
        *earlier_runs(dialect, names),
        *rows_tables(dialect, names.plan),
        *user_tables(dialect, names.plan),
    ]
    writes = tuple(f"o11c.{name}" for name in work_tables(names.plan))
    return Lowered(tuple(statements), reads=("tables of the source that are read",), writes=writes)


def _locks(dialect: PostgresDialect, names: Names, step: ir.Step) -> list[Statement]:
    """Return the locks of a step that is a transaction of its own."""
    shares, locks = shared(names.plan, step), sorted(held(step), key=lambda table: table.name)
    share_why = "TRUNCATE and ALTER of the source would show through this transaction's view: they wait."
    lock_why = (
        "Keep other writers out until this transaction ends; its view of the data is taken after the wait. "
        "Reading goes on."
    )
    return [
        *(
            Statement(
                share_why if place == 0 else "", f"LOCK TABLE {_text(dialect, names, table)} IN ACCESS SHARE MODE"
            )
            for place, table in enumerate(shares)
        ),
        *(
            Statement(
                lock_why if place == 0 else "",
                f"LOCK TABLE {_text(dialect, names, table)} IN SHARE ROW EXCLUSIVE MODE",
            )
            for place, table in enumerate(locks)
        ),
    ]


def _cut(dialect: PostgresDialect, names: Names, step: Batched, lowered: Lowered) -> Lowered:
    """Return the step with how it is cut, where it is."""
    if names.plan.batch_rows is None or not any(item.batched for item in lowered.statements):
        return lowered
    old = names.map(step.map).old
    batch = Batch(_work(dialect, names, step.map), dialect.key_type(old), names.plan.batch_rows)
    return replace(lowered, batch=batch)


# --- data ----------------------------------------------------------------------------------------


def _set_sequence(dialect: PostgresDialect, names: Names, sequence: ir.Sequence, highest: str) -> Statement:
    full, literal = sequence_names(dialect, names, sequence)
    return Statement(
        "The sequence goes past the block; it is never lowered.",
        block(
            f"BEGIN\n  PERFORM setval({literal}, h.top, true)\n"
            f"  FROM ({highest}) AS h(top)\n"
            f"  CROSS JOIN {full} AS n\n"
            "  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);\nEND"
        ),
    )


def _insert(dialect: PostgresDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> Lowered:
    columns, query = insert_parts(dialect, names, step, batched=batched)
    target = _text(dialect, names, step.target)
    listed = ",\n  ".join(dialect.name_of(name) for name in columns)
    overriding = "\nOVERRIDING SYSTEM VALUE" if step.explicit_identity else ""
    text = f"INSERT INTO {target} (\n  {listed}\n){overriding}\n{dialect.sql(query)}"
    statement = Statement(insert_why(names, step), text, counted=True, batched=batched)
    return Lowered((statement,))


def _advance(dialect: PostgresDialect, names: Names, step: ir.AdvanceSequence) -> Lowered:
    table = _text(dialect, names, step.table)
    identifier = dialect.name_of(step.identifier.name)
    if step.sequence is None:
        return Lowered(
            (
                Statement(
                    "No sequence feeds this identifier: there is nothing to move.",
                    "SELECT 1 AS nothing_to_do",
                ),
            )
        )
    statement = _set_sequence(dialect, names, step.sequence, f"SELECT max({identifier}) FROM {table}")
    return Lowered((statement,))
