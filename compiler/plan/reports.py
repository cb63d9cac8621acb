"""What people should look at before they run anything: soft keys, instances that need a decision."""

from __future__ import annotations

from compiler.plan.context import Context
from compiler.plan.soft_keys import lower_names, suspects


def report_soft_keys(ctx: Context) -> None:
    """List attributes that look like kept ids or keys and are not declared as soft references (O11-0615)."""
    names = lower_names(item.name for item in ctx.correspondence.source.entities)
    for taken in ctx.order:
        if taken.hybrid is not None or not taken.inserts:
            continue
        declared = dict(taken.soft)
        keys = {item.name: item.key for item in taken.pair.source.attributes}
        for name, evidence in suspects(taken.pair.source, names):
            if keys[name] not in declared and keys[name] not in taken.dropped:
                ctx.findings.add("O11-0615", f"{taken.pair.source.label}.{name}", evidence)
