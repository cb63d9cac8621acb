"""T-SQL: the whole plan."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres_lower import Parts
from compiler.sql.selections import rows_tables
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_checks import CHECK_TABLE, check_statements
from compiler.sql.tsql_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE, probe_statements
from compiler.sql.tsql_stage import copies, database_guard, run_lock, sides_guard, stage_statements
from compiler.sql.tsql_steps import lower_step
from compiler.sql.verified import verified_rows, verified_tables
from compiler.sql.writes import user_tables


def lower(plan: ir.Plan) -> Parts:
    """Return the parts of ``LoweredPlan`` after its dialect.

    Raises ``CompileError`` with all names that sqlcmd would change (O11-0702), or O11-0701, O11-0704.
    """
    dialect = TsqlDialect()
    made = copies(plan)
    names = Names(plan, {copy.table.name: copy.name for copy in made})
    live = Names(plan, {})
    steps: list[tuple[ir.Head, Lowered]] = []
    for step in plan.steps:
        dialect.place = step.head.label or step.head.title
        steps.append((step.head, lower_step(dialect, names, step)))
    dialect.place = "the source's tables"
    guards = (database_guard(dialect, plan), sides_guard(dialect, live))
    checks = Statement("Results of the verification; gone at the end of the session.", CHECK_TABLE)
    pairs = Statement("Records paired by key, for the literal maps.", PAIR_TABLE)
    rows = (*rows_tables(dialect, plan), *user_tables(dialect, plan))
    parts: Parts = (
        (*guards, run_lock(dialect, plan), checks, pairs, *rows, *stage_statements(dialect, names, made)),
        tuple(steps),
        (
            *guards,
            Statement("Findings; gone at the end of the session.", FINDING_TABLE),
            pairs,
            Statement("Rows matched, as migrate.sql will match them.", MATCHED_TABLE),
            *rows_tables(dialect, plan),
        ),
        probe_statements(dialect, live),
        (*guards, checks, *verified_tables(dialect, plan)),
        (*verified_rows(dialect, live), *check_statements(dialect, live)),
    )
    dialect.findings.stop_on_error()
    return parts
