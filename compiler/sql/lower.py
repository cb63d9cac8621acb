"""Lower a plan to one dialect: the text of every statement, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.plan.stepwise import kind
from compiler.sql import postgres_lower, tsql_lower
from compiler.sql.postgres import PostgresDialect
from compiler.sql.staged import Staged, lower_staging
from compiler.sql.statement import Lowered, Statement, Stepwise, Transfer, Undoing
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_files import transfer


@dataclass(frozen=True, slots=True)
class LoweredPlan:
    """All statements of a plan in one dialect.

    ``before``: run outside the transaction, before it begins. ``setup``: what preflight and verify
    need for themselves (temporary tables), before their read-only transaction. ``stepwise``: with
    ``transaction: step`` only. ``journal``: for each step the literals that the journal's list of steps has
    after the checksum; with ODC as target the last is the asset of the step's entity. ``home``: the schema of
    maps and journal, quoted.
    ``transfer`` (T-SQL) and ``staged`` (PostgreSQL): how the source's rows are brought over, where they are.
    """

    dialect: str
    before: tuple[Statement, ...]
    steps: tuple[tuple[ir.Head, Lowered], ...]
    preflight_setup: tuple[Statement, ...]
    preflight: tuple[Statement, ...]
    verify_setup: tuple[Statement, ...]
    verify: tuple[Statement, ...]
    undoing: Undoing
    stepwise: Stepwise | None = None
    journal: tuple[str, ...] = ()
    home: str = "o11c"
    transfer: Transfer | None = None
    staged: Staged | None = None


_ENGINES = {"postgres": Engine.POSTGRES.value, "tsql": Engine.MSSQL.value}
DIALECTS = tuple(_ENGINES)


def lower(plan: ir.Plan, dialect: str) -> LoweredPlan:
    """Return the plan's statements. Raises ``CompileError`` (O11-0701, O11-0702, O11-0704)."""
    if plan.target_engine != _ENGINES[dialect]:
        raise CompileError([diagnostic("O11-0701", "target", f"dialect {dialect}, snapshot of {plan.target_engine}")])
    parts = postgres_lower.lower(plan) if dialect == "postgres" else tsql_lower.lower(plan)
    around: Stepwise | None = None
    if plan.transaction == "step":
        around = (
            postgres_lower.around_steps(plan) if dialect == "postgres" else tsql_lower.around_steps(plan, parts[0])
        )
    undoing = postgres_lower.lower_undo(plan) if dialect == "postgres" else tsql_lower.lower_undo(plan)
    home = TsqlDialect(maps_database=plan.maps_database).home if dialect == "tsql" else "o11c"
    found = transfer(plan) if plan.source.files is not None else None
    journal = _journal(plan, dialect)
    return LoweredPlan(
        dialect, *parts, undoing, stepwise=around, journal=journal, home=home, transfer=found,
        staged=lower_staging(plan),
    )


def _journal(plan: ir.Plan, dialect: str) -> tuple[str, ...]:
    """Return phase, kind, label, applications and rows expected of each step, as literals; with ODC its asset."""
    text = PostgresDialect() if dialect == "postgres" else TsqlDialect()
    applications = {member.label: ", ".join(member.applications) for member in plan.members}
    assets = {name: asset.name for asset in plan.odc.assets for name in asset.entities} if plan.odc else {}

    def literal(value: str | None) -> str:
        return text.inline(text.text(value)) if value else "NULL"

    return tuple(
        ", ".join(
            [
                literal(step.head.phase.value),
                literal(kind(step)),
                literal(step.head.label),
                literal(applications.get(step.head.label or "")),
                "NULL" if step.head.rows is None else str(step.head.rows),
                *([literal(assets.get(step.head.label or ""))] if plan.odc else []),
            ]
        )
        for step in plan.steps
    )
