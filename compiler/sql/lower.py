"""Lower a plan to one dialect: the text of every statement, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.diagnostics import CompileError, diagnostic
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.sql import postgres_lower, tsql_lower
from compiler.sql.statement import Lowered, Statement


@dataclass(frozen=True, slots=True)
class LoweredPlan:
    """All statements of a plan in one dialect.

    ``before``: run outside the transaction, before it begins. ``setup``: what preflight and verify
    need for themselves (temporary tables), before their read-only transaction.
    """

    dialect: str
    before: tuple[Statement, ...]
    steps: tuple[tuple[ir.Head, Lowered], ...]
    preflight_setup: tuple[Statement, ...]
    preflight: tuple[Statement, ...]
    verify_setup: tuple[Statement, ...]
    verify: tuple[Statement, ...]


_ENGINES = {"postgres": Engine.POSTGRES.value, "tsql": Engine.MSSQL.value}


def lower(plan: ir.Plan, dialect: str) -> LoweredPlan:
    """Return the plan's statements. Raises ``CompileError`` (O11-0701, O11-0702, O11-0704)."""
    if plan.target_engine != _ENGINES[dialect]:
        raise CompileError([diagnostic("O11-0701", "target", f"dialect {dialect}, snapshot of {plan.target_engine}")])
    parts = postgres_lower.lower(plan) if dialect == "postgres" else tsql_lower.lower(plan)
    return LoweredPlan(dialect, *parts)
