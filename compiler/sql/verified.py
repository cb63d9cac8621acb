"""What verify.sql finds out again before it checks: which rows were to be moved, who stands in for users."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.selections import rows_tables, selection_statements
from compiler.sql.statement import Statement
from compiler.sql.writes import find_user, user_tables

_SOURCE = frozenset({ir.Side.SOURCE})


def verified_tables(dialect: Dialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the temporary tables which ``verified_rows`` fills."""
    if plan.temporary_maps:
        return ()  # which rows the run has moved is not known any more
    return (*rows_tables(dialect, plan, _SOURCE), *user_tables(dialect, plan))


def verified_rows(dialect: Dialect, names: Names) -> tuple[Statement, ...]:
    """Return the statements that fill the source's selections and find the stand-ins, as migrate.sql did."""
    if names.plan.temporary_maps:
        return ()
    statements = selection_statements(dialect, names, names.plan, sides=_SOURCE)
    for step in names.plan.steps:
        if isinstance(step, ir.FindUser):
            statements += find_user(dialect, names, step).statements
    return tuple(statements)
