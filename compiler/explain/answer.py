"""Finds what a question of ``o11c explain`` is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compiler.diagnostics import CompileError, diagnostic
from compiler.explain.columns import attribute_lines, column_lines, entity_lines, label_lines, table_lines
from compiler.explain.listing import order_lines, printed
from compiler.explain.steps import find_step, find_undo, step_lines, undo_lines
from compiler.plan import ir

_SYSTEM, _SYSTEM_TABLES = "(System)", "OSSYS_"


def explain(plan: ir.Plan, name: str | None) -> str:
    """Return the explanation of the order, of an entity, a column or a step.

    ``name`` is None, ``Module.Entity``, ``Module.Entity.Attribute`` (or a column of its table), a table of
    the target by its physical name, ``TABLE.COLUMN``, or the id or number of a step (of rollback.sql the
    id only); the platform's own entities may also be called ``(System).Entity``. Raises ``CompileError``
    (O11-1004) when the plan has nothing of that name. The plan does not list the attributes of entities
    that are not written: whatever is asked of them, they are not written either.
    """
    lines = list(order_lines(plan) if name is None else _found(plan, name))
    if not lines:
        raise CompileError([diagnostic("O11-1004", name or "")])
    return printed(lines)


def _found(plan: ir.Plan, name: str) -> list[str]:
    """Return the answer's lines, of the first kind of thing that has this name."""
    for member in plan.members:
        if name in _names(member):
            return list(entity_lines(plan, member))
    for item in plan.left_out:
        if name == item.label:
            return [f"{item.label} is left out: {item.reason}", *list(label_lines(plan, name))[1:]]
    step, undo = find_step(plan, name), find_undo(plan, name)
    if step is not None or undo is not None:
        return [
            *(step_lines(plan, step) if step is not None else ()),
            *(undo_lines(plan, undo) if undo is not None else ()),
        ]
    return list(_column(plan, name)) or list(table_lines(plan, name)) or list(label_lines(plan, name))


def _column(plan: ir.Plan, name: str) -> Iterator[str]:
    for member in plan.members:
        for attribute in _attributes_named(name, _names(member)):
            lines = list(attribute_lines(plan, member, attribute))
            if lines:
                yield from lines
                return
    for item in plan.left_out:
        if _attributes_named(name, (item.label,)):
            yield f"{name}: not written: {item.label} is left out: {item.reason}"
            return
    for place, char in enumerate(name):
        if char == ".":
            yield from column_lines(plan, name[:place], name[place + 1 :])


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
