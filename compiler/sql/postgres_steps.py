"""PostgreSQL: each step of the plan as statements."""

from __future__ import annotations

from typing import assert_never

from compiler.plan import ir
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
from compiler.sql.labels import label
from compiler.sql.maps import forget_pairs, inherited_map, matched_map, preserved_map
from compiler.sql.postgres import PostgresDialect, block
from compiler.sql.postgres_checks import check_statements
from compiler.sql.postgres_guard import guard_statements
from compiler.sql.postgres_maps import map_forms, reserve, sequence_names, user_file, work_schema
from compiler.sql.selections import close_rows, select_processes, select_rows
from compiler.sql.statement import Lowered, Statement
from compiler.sql.steps import clear_reference, delete_rows, literal_map
from compiler.sql.writes import check_unique, find_user, insert_parts, insert_why, link_reference, update_rows


def lower_step(dialect: PostgresDialect, names: Names, step: ir.Step) -> Lowered:
    """Return the statements of one step."""
    forms = map_forms(dialect, names)
    match step:
        case ir.OpenRun():
            return _open(dialect, names, step)
        case ir.GuardModel():
            return Lowered(
                guard_statements(dialect, names, step, raising=True),
                reads=("OSSYS tables and catalog of both sides",),
            )
        case ir.BuildLiteralMap():
            return literal_map(dialect, names, forms, step)
        case ir.BuildMatchedMap():
            return matched_map(dialect, names, forms, step)
        case ir.LoadUserFile():
            return user_file(dialect, names, step)
        case ir.FindUser():
            return find_user(dialect, names, step)
        case ir.ForgetPairs():
            return forget_pairs(dialect, names, step)
        case ir.SelectRows():
            return select_rows(dialect, names, step)
        case ir.SelectProcesses():
            return select_processes(dialect, names, step)
        case ir.CloseRows():
            return close_rows(dialect, names, step)
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
            return _insert(dialect, names, step)
        case ir.UpdateRows():
            return update_rows(dialect, names, step)
        case ir.LinkReference():
            return link_reference(dialect, names, step)
        case ir.InsertEvents():
            return insert_events(dialect, names, step)
        case ir.EndSubscriptions():
            return end_subscriptions(dialect, names, step)
        case ir.RestoreEvents():
            return restore_events(dialect, names, step)
        case ir.RestoreTriggers():
            return restore_triggers(dialect, names, step)
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
    locked = tuple(_text(dialect, names, table) for table in step.locks)
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
    statements += [
        Statement(
            "Keep other writers out of the tables that are written until COMMIT, in one order so that two "
            "runs cannot block each other. Reading goes on. No query has run yet: the snapshot of this "
            "transaction is taken after the wait.",
            f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE",
        )
        for table in locked[:1]
    ]
    statements += [Statement("", f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE") for table in locked[1:]]
    statements += work_schema(dialect, names)
    return Lowered(tuple(statements), writes=("o11c.run", "o11c.step", "o11c.map"))


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


def _insert(dialect: PostgresDialect, names: Names, step: ir.InsertRows) -> Lowered:
    columns, query = insert_parts(dialect, names, step)
    target = _text(dialect, names, step.target)
    listed = ",\n  ".join(dialect.name_of(name) for name in columns)
    overriding = "\nOVERRIDING SYSTEM VALUE" if step.explicit_identity else ""
    text = f"INSERT INTO {target} (\n  {listed}\n){overriding}\n{dialect.sql(query)}"
    statement = Statement(insert_why(names, step), text, counted=True)
    return Lowered((statement,), reads=(names.shown(step.source),), writes=(names.shown(step.target),))


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
    return Lowered((statement,), reads=(names.shown(step.table),), writes=(label(step.sequence.name),))
