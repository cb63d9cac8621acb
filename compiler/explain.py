"""Explain: the plan in words. It reads the plan and nothing else, so what it says is what runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.diagnostics import CompileError, diagnostic, one_line
from compiler.plan import ir
from compiler.plan.words import PHASES, missing_words, not_written_words, value_words

_SYSTEM, _SYSTEM_TABLES = "(System)", "OSSYS_"


def plan_text(plan: ir.Plan) -> str:
    """Return the plan for people: members, maps, cycles, steps, what is left out and why."""
    lines = [
        f"Plan of {plan.project}: {_count(plan.members, ir.Role.WRITE)} entities written, {len(plan.steps)} steps"
    ]
    lines += ["", f"Applications, producers first: {', '.join(plan.applications) or 'none'}"]
    lines += [f"Modules, producers first: {', '.join(plan.modules) or 'none'}"]
    lines += ["", "Entities"]
    for member in plan.members:
        lines.append(f"  {member.label}: {_role(member)}")
        lines.append(f"    because {member.because}")
        lines += [f"    {note}" for note in member.notes]
    lines += ["", "Left out"]
    lines += [f"  {item.label}: {item.reason}" for item in plan.left_out] or ["  nothing"]
    lines += ["", "Identifier maps"]
    lines += [f"  {item.label}: {item.kind.value}, {item.reason} (o11c.{item.table})" for item in plan.maps]
    lines += ["", *_cycles(plan), "", "Steps"]
    lines += [f"  {step.head.id}: {step.head.title} ({step.head.reason})" for step in plan.steps]
    lines += ["", f"Checks before COMMIT: {len(plan.checks)}; preflight probes: {len(plan.probes)}"]
    return _printed(lines)


def explain(plan: ir.Plan, name: str | None) -> str:
    """Return the explanation of the order, of an entity, or of one attribute.

    ``name`` is None, ``Module.Entity`` or ``Module.Entity.Attribute``; the platform's own entities may
    also be called ``(System).Entity``. Raises ``CompileError`` (O11-1004) when the plan has nothing of
    that name. The plan does not list the attributes of entities that are not written: whatever is asked
    of them, they are not written either.
    """
    if name is None:
        return _printed(_order(plan))
    for member in plan.members:
        if name in _names(member):
            return _printed(_entity(plan, member))
    for item in plan.left_out:
        if name == item.label:
            return _printed([f"{item.label} is left out: {item.reason}"])
    for member in plan.members:
        for attribute in _attributes_named(name, _names(member)):
            lines = list(_attribute(plan, member, attribute))
            if lines:
                return _printed(lines)
    for item in plan.left_out:
        if _attributes_named(name, (item.label,)):
            return _printed([f"{name}: not written: {item.label} is left out: {item.reason}"])
    raise CompileError([diagnostic("O11-1004", name)])


def _printed(lines: Iterable[str]) -> str:
    """Join lines; names in them may hold control characters, which no terminal shall get."""
    return "\n".join(one_line(line) for line in lines)


def _names(member: ir.Member) -> tuple[str, ...]:
    """Return what a member may be called: its label, and for a platform table ``(System).Entity``."""
    table = (member.source_table or "").upper()
    if member.role is ir.Role.WRITE or not table.startswith(_SYSTEM_TABLES):
        return (member.label,)
    by_table = table.removeprefix(_SYSTEM_TABLES).capitalize()
    return (member.label, f"{_SYSTEM}.{member.label.rpartition('.')[2]}", f"{_SYSTEM}.{by_table}")


def _attributes_named(name: str, entities: Iterable[str]) -> list[str]:
    """Return what ``name`` says after ``Entity.``, for each of the entity's names that it begins with."""
    return [name[len(entity) + 1 :] for entity in entities if name.startswith(entity + ".") and name != entity + "."]


def _count(members: tuple[ir.Member, ...], role: ir.Role) -> int:
    return sum(member.role is role for member in members)


def _role(member: ir.Member) -> str:
    if member.role is not ir.Role.WRITE:
        return f"not written; {not_written_words(member)}"
    rows = "" if member.rows is None else f", about {member.rows} rows"
    return f"written ({member.mode}){rows}: {member.source_table} -> {member.target_table}"


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


def _order(plan: ir.Plan) -> Iterator[str]:
    yield f"Why this order ({plan.project})"
    phase: ir.Phase | None = None
    for step in plan.steps:
        if step.head.phase is not phase:
            phase = step.head.phase
            yield ""
            yield f"{phase.value.upper()}: {PHASES[phase]}"
        yield f"  {step.head.id}: {step.head.reason}"
    yield ""
    yield from _cycles(plan)


def _entity(plan: ir.Plan, member: ir.Member) -> Iterator[str]:
    yield f"{member.label}: {_role(member)}"
    yield f"  because {member.because}"
    for note in member.notes:
        yield f"  {note}"
    for item in plan.maps:
        if item.entity == member.entity:
            yield f"  identifiers: {item.kind.value}; {item.reason} (map o11c.{item.table})"
    selections = {
        step.rows
        for step in plan.steps
        if isinstance(step, ir.SelectRows | ir.SelectProcesses) and step.head.label == member.label
    }
    for step in plan.steps:
        if step.head.label == member.label:
            yield f"  step {step.head.id}: {step.head.reason}"
        if isinstance(step, ir.CloseRows):
            links = [link.label for link in step.links if _grows(link) in selections]
            if links:
                yield f"  step {step.head.id}: rows come along through {', '.join(links)}"
        if isinstance(step, ir.InsertRows) and step.entity == member.entity:
            yield "  columns:"
            for column in step.columns:
                yield f"    {_column(plan, column)}"


def _grows(link: ir.Needs | ir.Follows) -> str:
    """Return the selection that grows by the link."""
    return link.parent_rows if isinstance(link, ir.Needs) else link.child_rows


def _attribute(plan: ir.Plan, member: ir.Member, name: str) -> Iterator[str]:
    if member.role is not ir.Role.WRITE:
        yield f"{member.label}.{name}: not written: {not_written_words(member)}"
        return
    for step in plan.steps:
        if isinstance(step, ir.InsertRows) and step.entity == member.entity:
            for column in step.columns:
                if name in (column.attribute, column.target.name):
                    yield f"{member.label}.{name}"
                    yield f"  {_column(plan, column)}"
                    yield f"  written by step {step.head.id}"
        if isinstance(step, ir.UpdateRows) and step.entity == member.entity:
            for column in step.columns:
                if name in (column.attribute, column.target.name):
                    yield f"  in rows that the target has already, updated by step {step.head.id} where it differs"
        if isinstance(step, ir.LinkReference) and step.entity == member.entity:
            attribute = _attribute_of(plan, step)
            if name in (attribute, step.column.name):
                yield f"  set by step {step.head.id} through o11c.{step.value.map}: {step.head.reason}"
    for probe in plan.probes:
        if isinstance(probe, ir.ProbeDropped) and probe.label == member.label and probe.attribute == name:
            yield f"{member.label}.{name}"
            yield f"  left behind by `drop` (source column {probe.column.name}); preflight counts its values"


def _attribute_of(plan: ir.Plan, link: ir.LinkReference) -> str | None:
    for step in plan.steps:
        if isinstance(step, ir.InsertRows) and step.entity == link.entity:
            for column in step.columns:
                if column.target.name == link.column.name:
                    return column.attribute
    return None


def _column(plan: ir.Plan, column: ir.ColumnPlan) -> str:
    head = column.target.name if column.attribute is None else f"{column.attribute} ({column.target.name})"
    words = value_words({item.table: item for item in plan.maps}, column.value)
    if isinstance(column.value, ir.Remap | ir.RemapText):
        words += f"; {missing_words(column.value)}"
    return f"{head} <- {words}: {column.reason}"
