"""T-SQL: the whole plan."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres_lower import Parts
from compiler.sql.selections import rows_tables
from compiler.sql.statement import Lowered, Statement, Stepwise, Undoing
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_checks import CHECK_TABLE, check_statements
from compiler.sql.tsql_journal import begin_steps, finish_steps, journal_tables, list_table
from compiler.sql.tsql_permissions import permission_statements
from compiler.sql.tsql_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE, probe_statements
from compiler.sql.tsql_stage import Copied, copies, database_guard, run_lock, sides_guard, stage_statements
from compiler.sql.tsql_steps import lower_step
from compiler.sql.tsql_undo import cleanup_statements, journal_guard, undo_steps
from compiler.sql.undo_names import undo_guard_plan
from compiler.sql.verified import verified_rows, verified_tables
from compiler.sql.writes import user_tables


def lower(plan: ir.Plan) -> Parts:
    """Return the parts of ``LoweredPlan`` after its dialect.

    Raises ``CompileError`` with all names that sqlcmd would change (O11-0702), or O11-0701, O11-0704.
    """
    dialect = TsqlDialect()
    made = copies(plan)
    live = Names(plan, {})
    own = TsqlDialect(durable=True) if plan.transaction == "step" else dialect
    steps = _steps(own, plan, stepwise=plan.transaction == "step")
    dialect.place = "the source's tables"
    guards = (database_guard(dialect, plan), sides_guard(dialect, live))
    checks = Statement("Results of the verification; gone at the end of the session.", CHECK_TABLE)
    pairs = Statement("Records paired by key, for the literal maps.", PAIR_TABLE)
    session = (*guards, run_lock(dialect, plan), checks, pairs)
    parts: Parts = (
        session if plan.transaction == "step" else (*session, *_whole(dialect, plan, live, made)),
        steps,
        (
            guards[0],
            Statement("Findings; gone at the end of the session.", FINDING_TABLE),
            # Before anything is looked at by name: what this login may not see is not there for it.
            *permission_statements(dialect, live),
            guards[1],
            pairs,
            Statement("Rows matched, as migrate.sql will match them.", MATCHED_TABLE),
            *rows_tables(dialect, plan),
        ),
        probe_statements(dialect, live),
        (*guards, checks, *verified_tables(dialect, plan)),
        (*verified_rows(dialect, live), *check_statements(dialect, live)),
    )
    own.findings.stop_on_error()
    dialect.findings.stop_on_error()
    return parts


def _whole(dialect: TsqlDialect, plan: ir.Plan, live: Names, made: tuple[Copied, ...]) -> tuple[Statement, ...]:
    """Return what one transaction finds ready: the session's own tables, copies of the source."""
    return (*rows_tables(dialect, plan), *user_tables(dialect, plan), *stage_statements(dialect, live, made))


def _steps(dialect: TsqlDialect, plan: ir.Plan, *, stepwise: bool) -> tuple[tuple[ir.Head, Lowered], ...]:
    """Return the lowered steps. ``stepwise``: as migrate.sql has them where each commits."""
    names = Names(plan, {copy.table.name: copy.name for copy in copies(plan, durable=stepwise)})
    steps: list[tuple[ir.Head, Lowered]] = []
    for step in plan.steps:
        dialect.place = step.head.label or step.head.title
        steps.append((step.head, lower_step(dialect, names, step, stepwise=stepwise)))
    return tuple(steps)


def lower_undo(plan: ir.Plan) -> Undoing:
    """Return the statements of rollback.sql and cleanup.sql. Raises ``CompileError`` (O11-0702)."""
    dialect = TsqlDialect()
    own = undo_guard_plan(plan)
    session = (database_guard(dialect, own), sides_guard(dialect, Names(own, {})), run_lock(dialect, own))
    dialect.findings.stop_on_error()
    findings = Statement("Findings; gone at the end of the session.", FINDING_TABLE)
    return Undoing((*session, journal_guard(dialect), findings), undo_steps(plan), session, cleanup_statements(plan))


def around_steps(plan: ir.Plan, session: tuple[Statement, ...]) -> Stepwise:
    """Return what ``transaction: step`` needs around the steps, from what ``lower`` runs before them."""
    dialect, live = TsqlDialect(durable=True), Names(plan, {})
    dialect.place = "the source's tables"
    made = copies(plan)
    return Stepwise(
        journal=(*journal_tables(), list_table()),
        begin=begin_steps(dialect, live),
        stage=stage_statements(dialect, live, copies(plan, durable=True), durable=True),
        finish=finish_steps(dialect, plan),
        dry_before=(*session, *stage_statements(dialect, live, made)),
        dry=_steps(dialect, plan, stepwise=False),
    )
