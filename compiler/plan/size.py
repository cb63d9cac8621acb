"""The size of a run in one transaction: above a limit it has to be asked for in the project file."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.metamodel.rows import Table
from compiler.plan.context import Context
from compiler.scope import Taken

# Docs/diagnostics/O11-0415.md names both.
MOST_ROWS = 10_000_000
MOST_BYTES = 20_000_000_000


def check_size(ctx: Context) -> None:
    """Report a whole transaction that is large and that nobody has asked for by name (O11-0415).

    Rows and bytes are the estimates of the snapshots: those of the source that are written, and those of
    the target that mode replace deletes. A ``where`` leaves some out; how many is not known here.
    """
    project = ctx.file.project
    if project.transaction != "whole" or "transaction" in project.model_fields_set:
        return
    tables = [(taken.pair.source.label, table) for taken in ctx.order for table in _tables(taken)]
    rows = sum(table.rows or 0 for _, table in tables)
    size = sum(table.bytes or 0 for _, table in tables)
    if rows <= MOST_ROWS and size <= MOST_BYTES:
        return
    by_size = size * MOST_ROWS > rows * MOST_BYTES
    label, most = max(tables, key=lambda item: (item[1].bytes if by_size else item[1].rows) or 0)
    share = _gigabytes(most.bytes or 0) if by_size else f"about {most.rows:,} rows"
    # Without statistics on sizes there is nothing to say of them.
    much = f" and {_gigabytes(size)}" if size else ""
    action = "Write `transaction: whole` when the window has room for it and for a rollback"
    if not project.to_odc:  # a run into ODC is one transaction
        action += ", or `transaction: step`: each step commits, and a run that fails is resumed"
    ctx.findings.add(
        "O11-0415",
        ctx.file.where("transaction"),
        f"about {rows:,} rows{much} in one transaction; most of them: {label} ({share})",
        f"{action}.",
    )


def _tables(taken: Taken) -> Iterator[Table]:
    """Yield the tables whose rows count."""
    source, target = taken.pair.source.table, taken.pair.target.table
    if taken.inserts and source is not None:
        yield source
    if taken.mode == "replace" and target is not None:
        yield target


def _gigabytes(size: int) -> str:
    return f"{size / 1_000_000_000:.1f} GB"
