"""What the login of rollback.sql and cleanup.sql must be allowed to do: tables of the target, with the privileges."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from compiler.plan import ir

Needs = tuple[ir.Table, tuple[str, ...], str]
_TRIGGERS = "triggers"


def undo_needs(plan: ir.Plan, alter: str) -> Iterator[Needs]:
    """Yield tables with the privileges that undo needs on them and why; ``alter`` is what disabling triggers takes."""
    identities = {
        image.table.name: image.identities
        for step in plan.steps
        if isinstance(step, ir.PrepareUndo)
        for image in step.images
    }
    for step in plan.undo:
        match step:
            case ir.LockForUndo(tables=tables, referring=referring):
                # PostgreSQL lets only those lock a table against writers who may update it.
                for table in tables:
                    yield table, ("SELECT",), ""
                    yield table, ("INSERT", "UPDATE"), ""
                for table in referring:
                    yield table, ("SELECT",), ""
                    if plan.target_engine == "postgres":
                        yield table, ("UPDATE",), ""
            case ir.CheckUndo(references=references, needed=needed):
                for table in (*(item.table for item in references), *(item.referred for item in needed)):
                    yield table, ("SELECT",), ""
            case ir.CheckQueues(tables=tables):
                for table in tables:
                    yield table, ("SELECT",), ""
            case ir.SilenceTriggers(table=table) | ir.RestoreTriggers(table=table):
                yield table, (alter,), _TRIGGERS
            case ir.TakeEvents(table=table) | ir.DeleteInserted(table=table):
                yield table, ("DELETE",), ""
            case ir.KeepEvents(table=table):
                yield table, ("SELECT",), ""
                yield table, ("DELETE",), ""
            case ir.RestoreEvents(table=table):
                yield table, ("INSERT",), ""
            case ir.LoosenReference(table=table) | ir.RestoreRows(table=table):
                yield table, ("UPDATE",), ""
            case ir.PutBackRows(table=table):
                yield table, ("INSERT",), ""
                if plan.target_engine == "mssql" and identities[table.name]:
                    yield table, ("ALTER",), "IDENTITY_INSERT"
            case ir.RestoreLinks(table=table):
                yield table, ("DELETE", "INSERT"), ""
            case ir.CheckRun() | ir.GuardImages() | ir.ProveUndo() | ir.RestoreMaps():
                pass  # the schema o11c and the catalog
            case _:
                assert_never(step)
