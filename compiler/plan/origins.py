"""Where the value of each target column comes from, read from the plan alone.

The answer is complete: for every table that gets rows it has every column that the target's snapshot
has, those too that no step names because the target computes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from compiler.plan import ir
from compiler.plan.stepwise import work_label
from compiler.plan.words import missing_words

RULES: Mapping[type[ir.Value], str] = {
    ir.Copy: "copied",
    ir.NewId: "new identifier",
    ir.Remap: "reference through a map",
    ir.RemapText: "text, ids in it through a map",
    ir.Mask: "masked",
    ir.Trimmed: "copied without blanks around it",
    ir.Later: "reference, set by a later step",
    ir.Constant: "constant",
    ir.DatabaseDefault: "database default",
    ir.Generated: "made by the target's identity",
}
COMPUTED = "computed by the target"


@dataclass(frozen=True, slots=True)
class Touch:
    """A step, by its id, and what it does to the column, in words that go on after "step ID"."""

    step: str
    what: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One column of a target table: its rule, where the value comes from, the steps that write it.

    ``label`` is the entity's, ``attribute`` None for a column without one. ``plan`` is what rows get
    that the run inserts, None where no step names the column. ``source`` is the source's column,
    ``maps`` the maps that the value goes through, ``checks`` the ids of the checks that compare it
    before COMMIT. ``stays``: rows that the target has already, and that are paired with a source row,
    keep their value.
    """

    label: str
    table: ir.Table
    column: str
    attribute: str | None
    rule: str
    plan: ir.ColumnPlan | None
    source: str | None
    maps: tuple[str, ...]
    steps: tuple[Touch, ...]
    checks: tuple[str, ...] = ()
    stays: bool = False


def origins(plan: ir.Plan) -> tuple[Origin, ...]:
    """Return the origin of every column: of the written entities' tables, then of their event tables."""
    return (*_of_entities(plan), *_of_events(plan))


def source_of(value: ir.Value) -> str | None:
    """Return the source column that a value is made of, or None."""
    match value:
        case (
            ir.Copy(source=source)
            | ir.Trimmed(source=source)
            | ir.NewId(source=source)
            | ir.Remap(source=source)
            | ir.RemapText(source=source)
            | ir.Mask(source=source)
        ):
            return source.name
        case ir.Later() | ir.Constant() | ir.DatabaseDefault() | ir.Generated():
            return None
        case _:
            assert_never(value)


def maps_of(value: ir.Value) -> tuple[str, ...]:
    """Return the maps that a value goes through."""
    match value:
        case ir.NewId(map=table) | ir.Remap(map=table):
            return (table,)
        case ir.RemapText(cases=cases):
            return tuple(dict.fromkeys(case.map for case in cases))
        case ir.Copy() | ir.Trimmed() | ir.Mask() | ir.Later() | ir.Constant() | ir.DatabaseDefault() | ir.Generated():
            return ()
        case _:
            assert_never(value)


def _of_entities(plan: ir.Plan) -> Iterator[Origin]:
    labels = {member.entity: member for member in plan.members}
    mixed = {item.table for item in plan.maps if item.mixed}
    updates = {step.entity: step for step in plan.steps if isinstance(step, ir.UpdateRows)}
    links: dict[tuple[ir.Key, str], ir.LinkReference] = {}
    cleared: dict[tuple[ir.Key, str], list[str]] = {}
    for step in plan.steps:
        if isinstance(step, ir.LinkReference):
            links[step.entity, step.column.name] = step
        if isinstance(step, ir.ClearReference):
            cleared.setdefault((step.entity, step.column.name), []).append(step.head.id)
    compared = _compared(plan)
    for step in plan.steps:
        if not isinstance(step, ir.InsertRows):
            continue
        member = labels[step.entity]
        for column in step.columns:
            key = (step.entity, column.target.name)
            update = updates.get(step.entity)
            changed = _column(update.columns, column.target.name) if update is not None else None
            link = links.get(key)
            written = [column.value, *([link.value] if link is not None else ()), *([changed.value] if changed else ())]
            touches = [Touch(item, "empties it in rows that are deleted afterwards") for item in cleared.get(key, ())]
            touches.append(Touch(step.head.id, _inserted(column.value)))
            if link is not None:
                how = f"sets it through {work_label(plan, link.value.map)} ({missing_words(link.value)})"
                touches.append(Touch(link.head.id, f"{how}: {link.head.reason}"))
            if changed is not None and update is not None:
                where = "where it differs, in rows that the target has already"
                touches.append(Touch(update.head.id, f"updates it, {where}"))
            yield Origin(
                label=member.label,
                table=step.target,
                column=column.target.name,
                attribute=column.attribute,
                rule=RULES[type(column.value)],
                plan=column,
                source=next((name for value in written if (name := source_of(value)) is not None), None),
                maps=_unique(table for value in written for table in maps_of(value)),
                steps=tuple(touches),
                checks=compared.get(key, ()),
                stays=step.map in mixed and changed is None,
            )
        for computed in member.computed:
            yield Origin(
                member.label, step.target, computed.name, computed.attribute, COMPUTED, None, None, (), ()
            )


def _inserted(value: ir.Value) -> str:
    match value:
        case ir.Later():
            return "inserts the row with the column empty"
        case ir.DatabaseDefault():
            return "inserts the row without naming the column"
        case ir.Generated():
            return "inserts the row without naming the column, and records the id that the target makes"
        case ir.Copy() | ir.Trimmed() | ir.NewId() | ir.Remap() | ir.RemapText() | ir.Mask() | ir.Constant():
            return "inserts it"
        case _:
            assert_never(value)


def _of_events(plan: ir.Plan) -> Iterator[Origin]:
    """Yield the columns of event tables that a step fills; one without a partner is only written back."""
    kept = {step.table: step for step in plan.steps if isinstance(step, ir.KeepEvents)}
    restored = {step.table: step for step in plan.steps if isinstance(step, ir.RestoreEvents)}
    checks = {item.events.target: item.id for item in plan.checks if isinstance(item, ir.CheckEvents)}
    inserts = {step.target: step for step in plan.steps if isinstance(step, ir.InsertEvents)}
    for table in dict.fromkeys((*inserts, *kept)):
        insert, keep, restore = inserts.get(table), kept.get(table), restored.get(table)
        plans = {item.target.name: item for item in insert.columns} if insert is not None else {}
        columns = tuple(plans) if insert is not None else tuple(item.name for item in keep.columns) if keep else ()
        label = insert.label if insert is not None else keep.label if keep is not None else ""
        for name in columns:
            column = plans.get(name)
            touches: list[Touch] = []
            if keep is not None:
                touches.append(Touch(keep.head.id, f"keeps the target's own rows in {work_label(plan, keep.kept)}"))
            if restore is not None:
                touches.append(Touch(restore.head.id, "writes the target's own rows back as they were"))
            if insert is not None:
                touches.append(Touch(insert.head.id, "inserts it in subscriptions that the target lacks"))
            yield Origin(
                label=label,
                table=table,
                column=name,
                attribute=column.attribute if column is not None else None,
                rule=RULES[type(column.value)] if column is not None else "kept",
                plan=column,
                source=source_of(column.value) if column is not None else None,
                maps=maps_of(column.value) if column is not None else (),
                steps=tuple(touches),
                checks=(checks[table],) if table in checks else (),
            )


def _compared(plan: ir.Plan) -> dict[tuple[ir.Key, str], tuple[str, ...]]:
    """Return, by entity and target column, the checks before COMMIT that look at the column's values."""
    found: dict[tuple[ir.Key, str], list[str]] = {}
    for item in plan.checks:
        match item:
            case ir.CheckRows():
                names = [item.target_id.name, *(part.target.name for part in item.references)]
                names += [part.target.name for part in item.copies]
                names += [part.target.name for part in item.computed]
            case ir.CheckTree():
                names = [item.top.name]
            case ir.CheckSequence():
                names = [item.identifier.name]
            case _:
                continue
        for name in names:
            found.setdefault((item.entity, name), []).append(item.id)
    return {key: _unique(ids) for key, ids in found.items()}


def _column(columns: Iterable[ir.ColumnPlan], name: str) -> ir.ColumnPlan | None:
    return next((item for item in columns if item.target.name == name), None)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
