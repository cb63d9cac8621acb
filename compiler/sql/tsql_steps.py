"""T-SQL: each step of the plan as statements. Those that are the same in both dialects are in steps.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from sqlglot import exp

from compiler.diagnostics import CompileError, diagnostic
from compiler.plan import ir
from compiler.plan.apart import is_apart
from compiler.plan.stepwise import Batched, batched, held, work_table, work_tables
from compiler.sql.batches import looped
from compiler.sql.dialect import Filler, Names
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
from compiler.sql.selections import filled, rows_tables
from compiler.sql.statement import Batch, Lowered, Statement, with_locks
from compiler.sql.steps import clear_reference, delete_rows, literal_map
from compiler.sql.tree import as_, cast, col
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_batches import loop
from compiler.sql.tsql_checks import check_statements, with_identity
from compiler.sql.tsql_constraints import loosen, revalidate
from compiler.sql.tsql_guard import guard_statements
from compiler.sql.tsql_maps import create_map, earlier_runs, map_forms, reserve, work_schema
from compiler.sql.tsql_ordered import ordered_insert, source_ids
from compiler.sql.tsql_undo import prepare_undo
from compiler.sql.writes import (
    OLD,
    check_unique,
    find_user,
    insert_parts,
    insert_why,
    link_reference,
    update_rows,
    user_tables,
)


def lower_step(dialect: TsqlDialect, names: Names, step: ir.Step, *, stepwise: bool = False) -> Lowered:
    """Return the statements of one step.

    ``stepwise``: each step is a transaction of its own, or a batch of it is (``transaction: step``).
    """
    lowered = imaged(dialect, names, step, _lower_step(dialect, names, step, stepwise=stepwise))
    lowered = headed(dialect, names, step, _measured(dialect, names, step, lowered))
    if not dialect.durable:
        return lowered
    locks = _locks(dialect, names, sorted(held(step), key=lambda table: table.name), _STEP_LOCK)
    return looped(step.head.id, with_locks(lowered, locks), partial(loop, dialect))


def _measured(dialect: TsqlDialect, names: Names, step: ir.Step, lowered: Lowered) -> Lowered:
    """Return a step that fills a map with the statement that tells the server how many pairs it has now."""
    if not isinstance(step, Filler) or (isinstance(step, ir.InsertRows) and not step.minted):
        return lowered
    why = "The optimizer must know the map's size before it joins it."
    measured = Statement(why, dialect.measure(_work(dialect, names, step.map)))
    return replace(lowered, statements=(*lowered.statements, measured))


def _lower_step(dialect: TsqlDialect, names: Names, step: ir.Step, *, stepwise: bool) -> Lowered:
    forms = map_forms(dialect, names)
    match step:
        case ir.OpenRun():
            return _open_steps(dialect, names) if stepwise else _open(dialect, names, step)
        case ir.GuardModel():
            return Lowered(
                guard_statements(dialect, names, step, raising=True),
                reads=(_GUARDED_COPIES if is_apart(names.plan) else "OSSYS tables and catalog of both sides",),
            )
        case ir.PrepareUndo():
            return prepare_undo(dialect, names, step)
        case ir.BuildLiteralMap():
            return literal_map(dialect, names, forms, step)
        case ir.BuildMatchedMap():
            return matched_map(dialect, names, forms, step)
        case ir.LoadUserFile() | ir.DeriveIds() | ir.CheckAddresses() | ir.ReplaceLinks():
            # Only a migration to ODC has them, and ODC is PostgreSQL.
            raise CompileError([diagnostic("O11-0701", dialect.place, "users of ODC are written by psql")])
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
            return reserve(dialect, names, step, stepwise=stepwise)
        case ir.InheritIds():
            return inherited_map(dialect, names, forms, step)
        case ir.PreserveIds():
            return preserved_map(dialect, names, forms, step)
        case ir.CheckUnique():
            return check_unique(dialect, names, step)
        case ir.InsertRows():
            cut = stepwise and batched(names.plan, step)
            if step.ordered:
                return _cut(dialect, names, step, Lowered(tuple(ordered_insert(dialect, names, step, batched=cut))))
            if step.minted:
                return _mint(dialect, names, step)
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
            return Lowered((Statement(_ADVANCED, ""),))
        case ir.RunChecks():
            return Lowered(check_statements(dialect, names), reads=("both sides", "maps"))
        case _:
            assert_never(step)


_GUARDED_COPIES = "OSSYS tables and catalog of the target, copies of those of the source"
_ADVANCED = (
    "Nothing to do: an insert with IDENTITY_INSERT raises the identity's current value to the highest id "
    "that it was given, and never lowers it. The verification looks."
)


def _text(dialect: TsqlDialect, names: Names, table: ir.Table) -> str:
    return dialect.inline(names.table(table))


def _work(dialect: TsqlDialect, names: Names, table: str) -> str:
    return dialect.inline(names.work(table))


# --- open ----------------------------------------------------------------------------------------


_STEP_LOCK = (
    "Keep others out of what is written until this transaction ends. TABLOCKX keeps readers out too, but for those "
    "that read row versions."
)


def _open(dialect: TsqlDialect, names: Names, step: ir.OpenRun) -> Lowered:
    why = (
        "Keep others out of the tables that are written until COMMIT, in one order so that two runs "
        "cannot block each other. TABLOCKX keeps readers out too, but for those that read row versions."
    )
    tables = sorted({*step.locks, *step.closes}, key=lambda table: table.name)
    if len(tables) > len(step.locks):
        why += " The same for tables that foreign keys lead to which a later step disables: it needs them to itself."
    statements = [*_locks(dialect, names, tables, why), *work_schema(dialect, names)]
    if dialect.durable:
        statements += [*rows_tables(dialect, names.plan), *user_tables(dialect, names.plan)]
    return Lowered(tuple(statements), writes=opened(names))


def _open_steps(dialect: TsqlDialect, names: Names) -> Lowered:
    """Return the first step where each commits: the driver has begun the run and copied the source already."""
    statements = [
        *earlier_runs(dialect, names),
        *rows_tables(dialect, names.plan),
        *user_tables(dialect, names.plan),
    ]
    made = (name for name in work_tables(names.plan) if not name.startswith(work_table("src_")))
    return Lowered(tuple(statements), writes=tuple(f"o11c.{name}" for name in made))


def _locks(dialect: TsqlDialect, names: Names, tables: Sequence[ir.Table], why: str) -> list[Statement]:
    return [
        Statement(
            why if number == 0 else "",
            f"SELECT TOP (1) @o11c_lock = 1 FROM {_text(dialect, names, table)} WITH (TABLOCKX, HOLDLOCK)",
        )
        for number, table in enumerate(tables)
    ]


def _cut(dialect: TsqlDialect, names: Names, step: Batched, lowered: Lowered) -> Lowered:
    """Return the step with how it is cut, where it is."""
    if names.plan.batch_rows is None or not any(item.batched for item in lowered.statements):
        return lowered
    # A variable takes no collation; compared with the column it takes the column's.
    kind = dialect.key_type(names.map(step.map).old).partition(" COLLATE ")[0]
    ids = _work(dialect, names, step.map)
    if isinstance(step, ir.InsertRows) and step.ordered:
        ids = source_ids(dialect, names, step)
    return replace(lowered, batch=Batch(ids, kind, names.plan.batch_rows))


# --- data ----------------------------------------------------------------------------------------


def _insert(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> Lowered:
    columns, query = insert_parts(dialect, names, step, batched=batched)
    listed = ",\n  ".join(dialect.name_of(name) for name in columns)
    target = _text(dialect, names, step.target)
    text = f"INSERT INTO {target} (\n  {listed}\n)\n{dialect.sql(query)}"
    insert = Statement(insert_why(names, step), text, counted=True, batched=batched)
    if not step.explicit_identity:
        return Lowered((insert,))
    return with_identity(dialect, names, step.target, insert, "The ids are given, not made")


def _mint(dialect: TsqlDialect, names: Names, step: ir.InsertRows) -> Lowered:
    """Return the MERGE that records which new id each row got: OUTPUT of an INSERT cannot see the source."""
    columns, query = insert_parts(dialect, names, step)
    types = {plan.target.name: plan.target for plan in step.columns}
    for name, item in zip(columns, query.expressions, strict=True):
        if isinstance(item.this, exp.Null):
            # In a derived table a bare NULL is an int, which not every type can be made of.
            column = types[name]
            item.set("this", cast(exp.Null(), dialect.held_type(column.type, column.native)))
    query.set("expressions", [as_(col("s", step.source_id.name), OLD), *query.expressions])
    listed = ", ".join(dialect.name_of(name) for name in columns)
    values = ", ".join(f"[q].{dialect.name_of(name)}" for name in columns)
    new = dialect.name_of(step.target_id.name)
    statement = Statement(
        f"{insert_why(names, step)} The target's identity makes the ids; MERGE, unlike INSERT, can tell which row got "
        "which.",
        f"MERGE INTO {_text(dialect, names, step.target)} AS [t]\n"
        f"USING (\n{dialect.sql(query)}\n) AS [q]\nON 1 = 0\n"
        f"WHEN NOT MATCHED THEN\n  INSERT ({listed})\n  VALUES ({values})\n"
        f"OUTPUT [q].[{OLD}], inserted.{new}, CAST(1 AS bit)\n"
        f"INTO {_work(dialect, names, step.map)} ([old_id], [new_id], [fresh])",
        counted=True,
    )
    return Lowered((*create_map(dialect, names, step), statement))
