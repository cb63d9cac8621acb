"""Judges ``explain``: every column of the target, every step, and whether what it says is in the plan.

It looks into the target's snapshot and into the steps themselves, and has nothing from
``compiler/plan/origins.py`` or ``touches.py`` but the answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from compiler.diagnostics import CompileError, one_line
from compiler.explain import explain
from compiler.explain.steps import find_step
from compiler.metamodel.rows import Metamodel, Table
from compiler.plan import ir
from compiler.plan.stepwise import home_of


def unexplained(plan: ir.Plan, target: Metamodel) -> list[str]:
    """Return what explain does not answer, or answers wrongly; nothing means all is right."""
    return [*_columns(plan, target), *_steps(plan), *_undo(plan)]


# --- columns -------------------------------------------------------------------------------------


def _columns(plan: ir.Plan, target: Metamodel) -> Iterator[str]:
    tables = {table.name: table for table in target.tables}
    inserts = {step.entity: step for step in plan.steps if isinstance(step, ir.InsertRows)}
    for member in plan.members:
        if member.role is ir.Role.WRITE:
            assert member.target_table is not None
            insert = inserts[member.entity]
            yield from _table(plan, tables[member.target_table], member, {i.target.name: i for i in insert.columns})
            whole = _answer(plan, member.label)
            yield from (
                f"{member.label} does not list {column.name}"
                for column in tables[member.target_table].columns
                if not any(one_line(column.name) in line for line in whole)
            )
    events = {step.target.name: step for step in plan.steps if isinstance(step, ir.InsertEvents)}
    kept = {step.table.name for step in plan.steps if isinstance(step, ir.KeepEvents)}
    for name in sorted({*events, *kept}):
        columns = {item.target.name: item for item in events[name].columns} if name in events else {}
        yield from _table(plan, tables[name], None, columns)


def _table(
    plan: ir.Plan, table: Table, member: ir.Member | None, columns: Mapping[str, ir.ColumnPlan]
) -> Iterator[str]:
    prefix = table.name if member is None else member.label
    for column in table.columns:
        asked = f"{prefix}.{column.name}"
        found = [block for block in _blocks(_answer(plan, asked)) if _is_of(block, column.name)]
        if len(found) != 1:
            yield f"{asked}: {len(found)} answers"
            continue
        planned = columns.get(column.name)
        yield from (f"{asked}: {problem}" for problem in _wrong(plan, found[0], table, planned, column.computed))
        if planned is not None and planned.attribute is not None and member is not None:
            by_attribute = _blocks(_answer(plan, f"{prefix}.{planned.attribute}"))
            if not any(_is_of(block, column.name) for block in by_attribute):
                yield f"{asked}: not found by its attribute {planned.attribute}"
        first = column.name == table.columns[0].name
        if first and [block[1:] for block in _blocks(_answer(plan, f"{table.name}.{column.name}"))] != [found[0][1:]]:
            yield f"{asked}: another answer by the table's name"


def _is_of(block: list[str], column: str) -> bool:
    name = one_line(column)
    line = block[1] if len(block) > 1 else ""
    head = line.partition(" <- ")[0].partition(": not written")[0]
    return head.strip() == name or head.endswith(f"({name})")


def _wrong(
    plan: ir.Plan, block: list[str], table: Table, planned: ir.ColumnPlan | None, computed: bool
) -> Iterator[str]:
    lines = [line.strip() for line in block]
    name = planned.target.name if planned is not None else ""
    steps = [line.removeprefix("step ").partition(": ")[0] for line in lines if line.startswith("step ")]
    named = [item.head.id for item in plan.steps if _names(item, table.name, name)] if planned is not None else []
    kept = [
        item.head.id
        for item in plan.steps
        if isinstance(item, ir.KeepEvents | ir.RestoreEvents) and item.table.name == table.name
    ]
    if sorted(steps) != sorted({*named, *kept}):
        yield f"steps {steps}, the plan has {[*named, *kept]}"
    if not steps and not computed:
        yield "no step, and the target does not compute it"
    if sum(line.startswith("rule: ") and len(line) > len("rule: ") for line in lines) != 1:
        yield "no rule"
    values = [
        item.value
        for step in plan.steps
        if isinstance(step, ir.InsertRows | ir.UpdateRows | ir.InsertEvents) and step.target.name == table.name
        for item in step.columns
        if item.target.name == name
    ]
    values += [
        item.value
        for item in plan.steps
        if isinstance(item, ir.LinkReference) and item.target.name == table.name and item.column.name == name
    ]
    sources = {one_line(source.name) for value in values if isinstance(source := _field(value, "source"), ir.Column)}
    said = {line.removeprefix("from: source column ") for line in lines if line.startswith("from: source column ")}
    if said != sources:
        yield f"source {sorted(said)}, the plan has {sorted(sources)}"
    maps = {text for value in values for text in _strings(value)} & {item.table for item in plan.maps}
    said = {
        line.removeprefix("through: ").removeprefix(home_of(plan)).partition(" ")[0]
        for line in lines
        if line.startswith("through: ")
    }
    if said != maps:
        yield f"maps {sorted(said)}, the plan has {sorted(maps)}"
    if planned is not None and not any(one_line(planned.reason) in line for line in lines):
        yield "not the plan's reason"
    checks = [line.rpartition(" ")[2] for line in lines if line.startswith("compared before COMMIT")]
    for check in checks:
        # Long labels may share an id.
        known = [item for item in plan.checks if item.id == check]
        if name not in {item.name for each in known for item in _parts(each, ir.Column)}:
            yield f"check {check} does not look at it"
    updated = any(isinstance(item, ir.UpdateRows) and _names(item, table.name, name) for item in plan.steps)
    mixed = {item.table for item in plan.maps if item.mixed}
    own = [item.map for item in plan.steps if isinstance(item, ir.InsertRows) and item.target.name == table.name]
    stays = any("keep their value" in line for line in lines)
    if planned is not None and stays != (bool(mixed & set(own)) and not updated):
        yield f"rows that are there already keep their value: {stays}"


def _names(step: ir.Step, table: str, column: str) -> bool:
    """Tell whether a step writes this column of this target table."""
    match step:
        case ir.InsertRows() | ir.UpdateRows() | ir.InsertEvents():
            return step.target.name == table and any(item.target.name == column for item in step.columns)
        case ir.LinkReference():
            return step.target.name == table and step.column.name == column
        case ir.ClearReference():
            return step.table.name == table and step.column.name == column
        case _:
            return False


# --- steps ---------------------------------------------------------------------------------------


def _steps(plan: ir.Plan) -> Iterator[str]:
    ids = [step.head.id for step in plan.steps]
    maps = {item.table for item in plan.maps}
    selections = {step.rows for step in plan.steps if isinstance(step, ir.SelectRows | ir.SelectProcesses)}
    named = {item.head.id: set(_strings(item)) for item in plan.undo if not isinstance(item, ir.CheckUndo)}
    for place, step in enumerate(plan.steps):
        lines = _answer(plan, step.head.id)
        number = step.head.id.partition("-")[0]
        if find_step(plan, number) is not step or find_step(plan, str(int(number))) is not step:
            yield f"{step.head.id}: another answer by its number"
        text = "\n".join(lines)
        wanted = [one_line(step.head.title), one_line(step.head.reason), f"phase {step.head.phase.value}: "]
        wanted += [f"runs after {ids[place - 1]}"] if place else ["runs first"]
        wanted += [f"runs before {ids[place + 1]}"] if place + 1 < len(ids) else ["runs last"]
        yield from (f"{step.head.id} does not say: {item}" for item in wanted if item not in text)
        needs, needed = _listed(lines, "needs what these steps wrote: "), _listed(lines, "needed by: ")
        if not needs <= set(ids[:place]) or not needed <= set(ids[place + 1 :]):
            yield f"{step.head.id}: needs {sorted(needs)}, needed by {sorted(needed)}: not in the order of the plan"
        undone = {name for name, texts in named.items() if step.head.id in texts}
        undone |= {
            item.head.id for item in plan.undo
            if isinstance(item, ir.DeleteInserted) and isinstance(step, ir.InsertRows) and item.table == step.target
        }
        said = {name for line in lines if line.startswith("  undone by step ") for name in _undo_ids(line)}
        if said != undone:
            yield f"{step.head.id}: undone by {sorted(said)}, the plan has {sorted(undone)}"
        start = lines.index(next(line for line in lines if line.startswith("  reads:")))
        things = "\n".join(line for line in lines[start:] if not line.startswith("      "))
        parts = (*plan.checks,) if isinstance(step, ir.RunChecks) else (step,)
        tables = {
            item
            for part in parts
            for item in _parts(part, ir.Table)
            if not (isinstance(step, ir.OpenRun) and item in (*step.locks, *step.closes))
            # A selection that begins empty looks at no row.
            and not (isinstance(step, ir.SelectRows) and step.empty and not step.rules)
        }
        names = {one_line(f".{item.name}") for item in tables}
        names |= {f"{home_of(plan)}{text}" for part in parts for text in _strings(part) if text in maps}
        names |= {text for part in parts for text in _strings(part) if text in selections}
        if isinstance(step, ir.SelectProcesses) and not step.skip_unmatched:
            # Only who leaves instances out looks at definitions, and at those of the activities.
            names -= {f"{home_of(plan)}{step.definition_map}", f"{home_of(plan)}{step.activity_map}"}
            names -= {one_line(f".{step.activities.name}")} if step.activities is not None else set()
        yield from (f"{step.head.id} neither reads nor writes {name}" for name in sorted(names) if name not in things)


def _undo(plan: ir.Plan) -> Iterator[str]:
    ids = [step.head.id for step in plan.undo]
    for place, step in enumerate(plan.undo):
        text = "\n".join(_answer(plan, step.head.id))
        wanted = [one_line(step.head.title), one_line(step.head.reason), "of rollback.sql"]
        wanted += [f"runs after {ids[place - 1]}"] if place else ["runs first"]
        yield from (f"{step.head.id} of rollback.sql does not say: {item}" for item in wanted if item not in text)


def _undo_ids(line: str) -> list[str]:
    return line.removeprefix("  undone by step ").removesuffix(" of rollback.sql").split(", ")


def _listed(lines: list[str], head: str) -> set[str]:
    text = next(line.strip().removeprefix(head) for line in lines if line.strip().startswith(head))
    return set() if text == "none" else set(text.split(", "))


# --- looking into answers and plans ----------------------------------------------------------------


def _answer(plan: ir.Plan, name: str) -> list[str]:
    try:
        return explain(plan, name).split("\n")
    except CompileError:
        return []


def _blocks(lines: list[str]) -> list[list[str]]:
    """Cut an answer into one block a column: a head, then indented lines."""
    found: list[list[str]] = []
    for line in lines:
        if not line.startswith("  ") or not found:
            found.append([])
        found[-1].append(line)
    return found


def _field(part: msgspec.Struct, name: str) -> object:
    return getattr(part, name, None)


def _walk(part: object) -> Iterator[object]:
    """Yield every value inside a part of a plan, at any depth; heads hold words only."""
    yield part
    if isinstance(part, msgspec.Struct) and not isinstance(part, ir.Head):
        for name in part.__struct_fields__:
            yield from _walk(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _walk(item)


def _parts(part: object, wanted: type[ir.Table] | type[ir.Column]) -> Iterator[ir.Table | ir.Column]:
    return (item for item in _walk(part) if isinstance(item, wanted))


def _strings(part: object) -> Iterator[str]:
    return (item for item in _walk(part) if isinstance(item, str))
