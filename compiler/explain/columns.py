"""Entities, tables and columns in words: where each value comes from, which steps write it."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.explain.listing import pair_lines, role_words
from compiler.plan import ir
from compiler.plan.origins import Origin, origins
from compiler.plan.words import evidence_words, missing_words, not_written_words, value_words


def entity_lines(plan: ir.Plan, member: ir.Member) -> Iterator[str]:
    """Yield why the entity takes part, its map, its steps, and every column of its table and event table."""
    yield f"{member.label}: {role_words(member)}"
    yield f"  because {member.because}"
    for note in member.notes:
        yield f"  {note}"
    for line in pair_lines(member):
        yield f"  {line}"
    for item in plan.maps:
        if item.entity == member.entity:
            yield f"  identifiers: {item.kind.value}; {item.reason} (map {item.shown})"
    yield from _steps(plan, member.label)
    yield from _columns(plan, [item for item in origins(plan) if item.label == member.label])


def label_lines(plan: ir.Plan, name: str) -> Iterator[str]:
    """Yield the steps that concern an entity which is no member: its rows are deleted, its events ended."""
    lines = list(_steps(plan, name))
    if lines:
        yield f"{name}: not written; these steps concern its rows in the target"
        yield from lines


def table_lines(plan: ir.Plan, name: str) -> Iterator[str]:
    """Yield every column of a target table, by the table's physical name."""
    found = [item for item in origins(plan) if item.table.name == name]
    if found:
        yield f"{name}: table of the target, {found[0].label}"
        yield from _columns(plan, found)


def attribute_lines(plan: ir.Plan, member: ir.Member, name: str) -> Iterator[str]:
    """Yield what happens to an attribute, or to a column of the entity's table; nothing when it has none."""
    if member.role is not ir.Role.WRITE:
        yield f"{member.label}.{name}: not written: {not_written_words(member)}"
        return
    tables = {step.target for step in plan.steps if isinstance(step, ir.InsertRows) and step.entity == member.entity}
    for item in origins(plan):
        if item.table in tables and name in (item.attribute, item.column):
            yield from _origin(plan, f"{member.label}.{name}", item)
    for probe in plan.probes:
        if isinstance(probe, ir.ProbeDropped) and probe.label == member.label and probe.attribute == name:
            yield f"{member.label}.{name}"
            yield f"  left behind by `drop` (source column {probe.column.name}); preflight counts its values"


def column_lines(plan: ir.Plan, table: str, column: str) -> Iterator[str]:
    """Yield what happens to a column, by the physical names of table and column."""
    for item in origins(plan):
        if item.table.name == table and item.column == column:
            yield from _origin(plan, f"{table}.{column}", item)


def column_words(plan: ir.Plan, column: ir.ColumnPlan) -> str:
    """Return a column, its rule and the reason in one line."""
    words = value_words({item.table: item for item in plan.maps}, column.value)
    if isinstance(column.value, ir.Remap | ir.RemapText):
        words += f"; {missing_words(column.value)}"
    return f"{_name(column.attribute, column.target.name)} <- {words}: {column.reason}"


def _name(attribute: str | None, column: str) -> str:
    return column if attribute is None else f"{attribute} ({column})"


def _short(plan: ir.Plan, item: Origin) -> str:
    if item.plan is not None:
        return column_words(plan, item.plan)
    return f"{_name(item.attribute, item.column)}: not written: {item.rule}"


def _columns(plan: ir.Plan, found: list[Origin]) -> Iterator[str]:
    table: ir.Table | None = None
    for item in found:
        if item.table != table:
            table = item.table
            yield f"  columns of {table.name}:"
        yield f"    {_short(plan, item)}"


def _origin(plan: ir.Plan, name: str, item: Origin) -> Iterator[str]:
    yield name
    yield f"  {_short(plan, item)}"
    yield f"  rule: {item.rule}"
    for member in plan.members:
        for found in member.paired:
            if (member.target_table, found.column) == (item.table.name, item.column):
                yield f"  paired with attribute {found.attribute}: {evidence_words(found.evidence)}"
    yield f"  from: {'no column of the source' if item.source is None else f'source column {item.source}'}"
    for table in item.maps:
        yield f"  through: {plan.map(table).shown} ({plan.map(table).label}, {plan.map(table).kind.value})"
    for touch in item.steps:
        yield f"  step {touch.step}: {touch.what}"
    if not item.steps:
        yield "  no step names it"
    if item.stays:
        yield "  rows that the target has already, and that are paired with a row of the source, keep their value"
    for check in item.checks:
        yield f"  compared before COMMIT by check {check}"


def _steps(plan: ir.Plan, label: str) -> Iterator[str]:
    """Yield the steps of one entity, and those where its selected rows grow."""
    selections = {
        step.rows
        for step in plan.steps
        if isinstance(step, ir.SelectRows | ir.SelectProcesses) and step.head.label == label
    }
    for step in plan.steps:
        if step.head.label == label:
            yield f"  step {step.head.id}: {step.head.reason}"
        if isinstance(step, ir.CloseRows):
            links = [link.label for link in step.links if _grows(link) in selections]
            if links:
                yield f"  step {step.head.id}: rows come along through {', '.join(links)}"


def _grows(link: ir.Needs | ir.Follows) -> str:
    """Return the selection that grows by the link."""
    return link.parent_rows if isinstance(link, ir.Needs) else link.child_rows
