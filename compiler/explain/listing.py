"""The plan as a list, and why its steps are in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.diagnostics import one_line
from compiler.plan import ir
from compiler.plan.words import evidence_words, not_written_words, phase_words


def plan_text(plan: ir.Plan) -> str:
    """Return the plan for people: members, maps, cycles, steps, what is left out and why."""
    lines = [
        f"Plan of {plan.project}: {_count(plan.members, ir.Role.WRITE)} entities written, {len(plan.steps)} steps"
    ]
    lines += ["", f"Applications, producers first: {', '.join(plan.applications) or 'none'}"]
    lines += [f"Modules, producers first: {', '.join(plan.modules) or 'none'}"]
    lines += _assets(plan.odc) if plan.odc is not None else []
    lines += ["", "Entities"]
    for member in plan.members:
        lines.append(f"  {member.label}: {role_words(member)}")
        lines.append(f"    because {member.because}")
        lines += [f"    {line}" for line in pair_lines(member)]
        lines += [f"    {note}" for note in member.notes]
    lines += ["", "Left out"]
    lines += [f"  {item.label}: {item.reason}" for item in plan.left_out] or ["  nothing"]
    lines += ["", "Identifier maps"]
    lines += [f"  {item.label}: {item.kind.value}, {item.reason} ({item.shown})" for item in plan.maps]
    lines += ["", *_cycles(plan), "", "Steps"]
    lines += [f"  {step.head.id}: {step.head.title} ({step.head.reason})" for step in plan.steps]
    lines += ["", "Undo (rollback.sql)"]
    lines += [f"  {step.head.id}: {step.head.title} ({step.head.reason})" for step in plan.undo] or [
        "  none: the project says rollback: none, nothing is kept"
    ]
    lines += ["", f"Checks before COMMIT: {len(plan.checks)}; preflight probes: {len(plan.probes)}"]
    return printed(lines)


def pair_lines(member: ir.Member) -> Iterator[str]:
    """Yield why table and columns of ODC are those of the entity and its attributes; nothing for other targets."""
    if member.evidence is None:
        return
    yield f"table {member.target_table} is its own: {evidence_words(member.evidence)}"
    for evidence in ("mapping", "comment", "name"):
        found = [f"{item.attribute} ({item.column})" for item in member.paired if item.evidence == evidence]
        if found:
            yield f"columns, {evidence_words(evidence)}: {', '.join(found)}"


def _assets(odc: ir.Odc) -> list[str]:
    lines = ["", "Assets of ODC, in publishing order"]
    for asset in odc.assets:
        kind = "library" if asset.library else "app"
        entities = f"{len(asset.entities)} {'entity' if len(asset.entities) == 1 else 'entities'} written"
        lines.append(f"  {asset.place}. {asset.name} ({kind}): {entities}")
        lines.append(f"    modules: {', '.join(asset.modules) or 'none'}")
        lines += [f"    refers to {', '.join(asset.producers)}"] if asset.producers else []
        lines += [f"    goes round in a circle with {_others(asset)}"] if asset.cycle else []
    if odc.elsewhere:
        lines += ["", "Migrated by other plans, and looked up here"]
        lines += [
            f"  {item.label} (asset {item.asset}): needed by {', '.join(item.needed_by)}" for item in odc.elsewhere
        ]
    return lines


def _others(asset: ir.Asset) -> str:
    return ", ".join(name for name in asset.cycle if name != asset.name)


def printed(lines: Iterable[str]) -> str:
    """Join lines; names in them may hold control characters, which no terminal shall get."""
    return "\n".join(one_line(line) for line in lines)


def role_words(member: ir.Member) -> str:
    """Return what is done with an entity's rows."""
    if member.role is not ir.Role.WRITE:
        return f"not written; {not_written_words(member)}"
    rows = "" if member.rows is None else f", about {member.rows} rows"
    return f"written ({member.mode}){rows}: {member.source_table} -> {member.target_table}"


def order_lines(plan: ir.Plan) -> Iterator[str]:
    """Yield the reason of each step, phase by phase, then the cycles."""
    yield f"Why this order ({plan.project})"
    phase: ir.Phase | None = None
    for step in plan.steps:
        if step.head.phase is not phase:
            phase = step.head.phase
            yield ""
            inside = (item for item in plan.steps if item.head.phase is phase)
            yield f"{phase.value.upper()}: {phase_words(phase, inside)}"
        yield f"  {step.head.id}: {step.head.reason}"
    if plan.undo:
        yield ""
        yield "ROLLBACK: what rollback.sql does, in the reverse order"
        yield from (f"  {step.head.id}: {step.head.reason}" for step in plan.undo)
    yield ""
    yield from _cycles(plan)


def _count(members: tuple[ir.Member, ...], role: ir.Role) -> int:
    return sum(member.role is role for member in members)


def _cycles(plan: ir.Plan) -> Iterator[str]:
    yield "Cycles"
    if not plan.components:
        yield "  none: the references order the entities by themselves"
    for component in plan.components:
        yield f"  {', '.join(component.members)} refer to each other in a circle"
        for cut in component.cuts:
            yield f"    cut: {cut.label}, written empty and set afterwards (about {cut.cost} rows)"
        how = "the cheapest possible cut" if component.exact else "a cheap cut found by heuristic"
        yield f"    {how}, cost {component.cost}; order: {', '.join(component.order)}"
