"""What the login must be allowed to do, script by script, for the manifest and the runbook."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.labels import label


def grants(plan: ir.Plan) -> dict[str, list[str]]:
    """Return, per script, the privileges it needs, in the words of a GRANT."""
    reads = {f"SELECT on {_name(plan, item.table)}" for item in plan.system_tables}
    writes: set[str] = set()
    for step in plan.steps:
        match step:
            case ir.OpenRun(stages=stages):
                reads |= {f"SELECT on {_name(plan, stage.table)}" for stage in stages}
            case ir.BuildMatchedMap(source=source, target=target):
                reads |= {f"SELECT on {_name(plan, source)}", f"SELECT on {_name(plan, target)}"}
            case ir.LoadUserFile(source=source):
                reads.add(f"SELECT on {_name(plan, source)}")
            case ir.ClearReference(table=table):
                writes.add(f"UPDATE on {_name(plan, table)}")
            case ir.DeleteRows(table=table, consumers=consumers):
                writes.add(f"DELETE on {_name(plan, table)}")
                reads |= {f"SELECT on {_name(plan, item.table)}" for item in consumers}
            case ir.ReserveIds(target=target, sequence=sequence):
                reads.add(f"SELECT on {_name(plan, target)}")
                if sequence is not None:
                    writes.add(f"SELECT, UPDATE on sequence {label(sequence.name)}")
            case ir.InsertRows(target=target):
                writes.add(f"SELECT, INSERT on {_name(plan, target)}")
            case ir.LinkReference(target=target):
                writes.add(f"SELECT, UPDATE on {_name(plan, target)}")
            case ir.AdvanceSequence(sequence=sequence):
                if sequence is not None:
                    writes.add(f"SELECT, UPDATE on sequence {label(sequence.name)}")
            case _:
                pass
    for check in plan.checks:
        if isinstance(check, ir.CheckRows):
            reads |= {
                f"SELECT on {_name(plan, item.referenced)}"
                for item in check.references
                if item.referenced is not None
            }
    work = "CREATE on the target database (schema o11c), or ownership of the schema o11c"
    looking = sorted(reads)
    return {
        "preflight.sql": looking,
        "migrate.sql": [work, *looking, *sorted(writes)],
        "dryrun.sql": [work, *looking, *sorted(writes)],
        "verify.sql": ["SELECT on the tables of schema o11c", *looking],
    }


def _name(plan: ir.Plan, table: ir.Table) -> str:
    place = plan.source if table.side is ir.Side.SOURCE else plan.target
    return f"{label(place.schema)}.{label(table.name)}"
