"""T-SQL: what Babelfish cannot do of a plan, refused before anything is done (docs/babelfish.md).

Where two forms are equally good on SQL Server, the scripts have the one that Babelfish runs too. For these things
there is none, and some of them would not fail there but do something else.
"""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.statement import Statement

_CODE = "O11-0979"


def babelfish_guard(plan: ir.Plan, *, undo: bool = False) -> tuple[Statement, ...]:
    """Return the check that the server is not Babelfish; none when it runs all of the plan, or of its ``undo``."""
    lacking = tuple(_lacking(plan)) if not undo else _maps(plan)
    if not lacking:
        return ()
    return (
        Statement(
            "Babelfish takes T-SQL but not these scripts: it has not what is named below, or does something else.",
            "IF SERVERPROPERTY(N'Babelfish') IS NOT NULL\n"
            f"  THROW {50000 + int(_CODE[-4:])}, N'{_CODE}: this server is Babelfish, which cannot run these scripts "
            f"({', '.join(lacking)}). Nothing was changed. Run them on SQL Server, or change the project file.', 1",
        ),
    )


def _lacking(plan: ir.Plan) -> list[str]:
    found: list[str] = []
    if any(isinstance(step, ir.InsertRows) and step.minted and not step.ordered for step in plan.steps):
        found.append("keys: mint")
    if plan.masked:
        found.append("masks of kind hash or fake")
    return [*found, *_maps(plan)]


def _maps(plan: ir.Plan) -> tuple[str, ...]:
    return ("maps in a database of their own",) if plan.maps_database else ()
