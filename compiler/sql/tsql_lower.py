"""T-SQL: the whole plan."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.postgres_lower import Parts


def lower(plan: ir.Plan) -> Parts:
    """Return the parts of ``LoweredPlan`` after its dialect."""
    raise NotImplementedError
