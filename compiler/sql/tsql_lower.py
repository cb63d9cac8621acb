"""T-SQL: the whole plan."""

from __future__ import annotations

from compiler.plan import ir
from compiler.plan.apart import is_apart
from compiler.sql.dialect import Names
from compiler.sql.postgres_lower import Parts
from compiler.sql.selections import rows_tables
from compiler.sql.statement import Lowered, Statement, Stepwise, Undoing
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_babelfish import babelfish_guard
from compiler.sql.tsql_checks import CHECK_TABLE, check_statements
from compiler.sql.tsql_files import drop_loaded, files_guard
from compiler.sql.tsql_journal import begin_steps, finish_steps, journal_tables, list_table, maps_guard
from compiler.sql.tsql_linked import linked_statements
from compiler.sql.tsql_permissions import permission_statements
from compiler.sql.tsql_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE, probe_statements
from compiler.sql.tsql_stage import (
    Copied,
    checked,
    copies,
    database_guard,
    looked_at,
    run_lock,
    sides_guard,
    stage_statements,
    staged,
)
from compiler.sql.tsql_steps import lower_step
from compiler.sql.tsql_undo import cleanup_statements, journal_guard, undo_steps
from compiler.sql.undo_names import undo_guard_plan
from compiler.sql.verified import verified_rows, verified_tables
from compiler.sql.writes import user_tables


def lower(plan: ir.Plan) -> Parts:
    """Return the parts of ``LoweredPlan`` after its dialect.

    Raises ``CompileError`` with all names that sqlcmd would change (O11-0702), or O11-0701, O11-0704.
    """
    dialect = TsqlDialect(maps_database=plan.maps_database)
    made = copies(plan)
    apart = is_apart(plan)
    # Of a source that is apart each script reads its own copies, of another one only a run does.
    looked = looked_at(plan) if apart else ()
    verified = checked(plan) if apart else ()
    look, check = Names(plan, staged(looked)), Names(plan, staged(verified))
    own = TsqlDialect(durable=True, maps_database=plan.maps_database) if plan.transaction == "step" else dialect
    steps = _steps(own, plan, stepwise=plan.transaction == "step")
    dialect.place = "the source's tables"
    guards = (
        database_guard(dialect, plan),
        *babelfish_guard(plan),
        *maps_guard(dialect, plan),
        sides_guard(dialect, look),
    )
    checks = Statement("Results of the verification; gone at the end of the session.", CHECK_TABLE)
    pairs = Statement("Records paired by key, for the literal maps.", PAIR_TABLE)
    session = (*guards, run_lock(dialect, plan), checks, pairs)
    parts: Parts = (
        session if plan.transaction == "step" else (*session, *_whole(dialect, plan, made)),
        steps,
        (
            guards[0],
            *babelfish_guard(plan),
            Statement("Findings; gone at the end of the session.", FINDING_TABLE),
            *maps_guard(dialect, plan),
            # Before anything is looked at by name: what this login may not see is not there for it.
            *permission_statements(dialect, look),
            guards[-1],
            *(_copied(dialect, plan, looked) if apart else ()),
            pairs,
            Statement("Rows matched, as migrate.sql will match them.", MATCHED_TABLE),
            *rows_tables(dialect, plan),
        ),
        probe_statements(dialect, look),
        (*guards, *(_copied(dialect, plan, verified) if apart else ()), checks, *verified_tables(dialect, plan)),
        (*verified_rows(dialect, check), *check_statements(dialect, check, maps=not plan.temporary_maps)),
    )
    own.findings.stop_on_error()
    dialect.findings.stop_on_error()
    return parts


def _whole(dialect: TsqlDialect, plan: ir.Plan, made: tuple[Copied, ...]) -> tuple[Statement, ...]:
    """Return what one transaction finds ready: the session's own tables, copies of the source."""
    return (*rows_tables(dialect, plan), *user_tables(dialect, plan), *_copied(dialect, plan, made))


def _copied(
    dialect: TsqlDialect, plan: ir.Plan, made: tuple[Copied, ...], *, durable: bool = False
) -> tuple[Statement, ...]:
    """Return the statements that copy the source aside, before any transaction."""
    names = Names(plan, staged(made))
    if plan.source.files is not None:
        return files_guard(dialect, plan)
    if plan.source.server is not None:
        return linked_statements(dialect, names, made, durable=durable)
    return stage_statements(dialect, names, made, durable=durable)


def _steps(dialect: TsqlDialect, plan: ir.Plan, *, stepwise: bool) -> tuple[tuple[ir.Head, Lowered], ...]:
    """Return the lowered steps. ``stepwise``: as migrate.sql has them where each commits."""
    names = Names(plan, staged(copies(plan, durable=stepwise)))
    steps: list[tuple[ir.Head, Lowered]] = []
    for step in plan.steps:
        dialect.place = step.head.label or step.head.title
        steps.append((step.head, lower_step(dialect, names, step, stepwise=stepwise)))
    return tuple(steps)


def lower_undo(plan: ir.Plan) -> Undoing:
    """Return the statements of rollback.sql and cleanup.sql. Raises ``CompileError`` (O11-0702)."""
    dialect = TsqlDialect(maps_database=plan.maps_database)
    own = undo_guard_plan(plan)
    guards = (
        database_guard(dialect, own),
        *babelfish_guard(plan, undo=True),
        *maps_guard(dialect, plan),
        sides_guard(dialect, Names(own, {})),
    )
    session = (*guards, run_lock(dialect, own))
    dialect.findings.stop_on_error()
    findings = Statement("Findings; gone at the end of the session.", FINDING_TABLE)
    setup = (*session, journal_guard(dialect), findings)
    files = drop_loaded(dialect, plan) if plan.source.files is not None else ()
    return Undoing(setup, undo_steps(plan), session, (*files, *cleanup_statements(plan)))


def around_steps(plan: ir.Plan, session: tuple[Statement, ...]) -> Stepwise:
    """Return what ``transaction: step`` needs around the steps, from what ``lower`` runs before them."""
    dialect = TsqlDialect(durable=True, maps_database=plan.maps_database)
    dialect.place = "the source's tables"
    made = copies(plan)
    return Stepwise(
        journal=(*journal_tables(dialect), list_table()),
        begin=begin_steps(dialect, Names(plan, {})),
        stage=_copied(dialect, plan, copies(plan, durable=True), durable=True),
        finish=finish_steps(dialect, plan),
        dry_before=(*session, *_copied(dialect, plan, made)),
        dry=_steps(dialect, plan, stepwise=False),
    )
