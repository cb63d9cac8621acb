"""``transaction: step``: what each step locks for itself, what a resumed run does again, what is cut into batches.

Decision 0018 (docs/adr) says why. In one transaction for everything none of this is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from compiler.plan import ir
from compiler.plan.apart import run_stages
from compiler.plan.opening import reads

# Tables of the schema o11c that keep, until the run is done, what is temporary in one transaction.
WORK = "work_"
# What was counted in the source when the run began.
SOURCE_COUNTS = "work_source"
# Steps that look only, or fill what the next run drops and fills anew. A run that has done nothing else
# has nothing to finish: the next one begins from the start.
LOOKING: tuple[type[ir.Step], ...] = (
    ir.OpenRun,
    ir.GuardModel,
    ir.BuildLiteralMap,
    ir.FindUser,
    ir.SelectRows,
    ir.SelectProcesses,
    ir.CloseRows,
    ir.CheckQueues,
    ir.CheckAddresses,
    ir.CheckUnique,
)


def kind(step: type[ir.Step] | ir.Step) -> str:
    """Return the tag of a step's class, as the journal has it."""
    tag = step.__struct_config__.tag
    assert isinstance(tag, str)
    return tag


def looking() -> tuple[str, ...]:
    """Return the kinds of ``LOOKING``, sorted."""
    return tuple(sorted(kind(item) for item in LOOKING))


def work_table(name: str) -> str:
    """Return the table of ``o11c`` that stands for a temporary table."""
    return WORK + name


def work_label(plan: ir.Plan, name: str) -> str:
    """Return what people call a map or another table that the run makes: where it is and its name."""
    return f"{home_of(plan)}{name}"


def home_of(plan: ir.Plan) -> str:
    """Return what stands before the name of a map where people read it."""
    if plan.temporary_maps:
        return "#" if plan.target_engine == "mssql" else "pg_temp."
    return f"{plan.maps_database}.o11c." if plan.maps_database else "o11c."


def work_tables(plan: ir.Plan) -> tuple[str, ...]:
    """Return the tables of ``o11c`` that a run in steps leaves until it is done (or undone), sorted.

    The copies of the source that T-SQL makes are ``work_src_1`` and so on, one for each stage. With them it
    need not count the source.
    """
    found = set() if plan.target_engine == "mssql" else {SOURCE_COUNTS}
    for step in plan.steps:
        match step:
            case ir.SelectRows(rows=rows) | ir.SelectProcesses(rows=rows):
                found.add(work_table(rows))
            case ir.FindUser(name=name):
                found.add(work_table(name))
            case _:
                pass
    if plan.target_engine == "mssql" and plan.source.files is None:
        found |= {work_table(f"src_{number}") for number, _ in enumerate(run_stages(plan), start=1)}
    return tuple(sorted(found))


def opening(plan: ir.Plan) -> ir.OpenRun:
    """Return the step that opens the run."""
    step = plan.steps[0]
    assert isinstance(step, ir.OpenRun)
    return step


# --- locks ---------------------------------------------------------------------------------------


def held(step: ir.Step) -> tuple[ir.Table, ...]:
    """Return the target tables that a step in a transaction of its own keeps other writers out of."""
    match step:
        case ir.InsertRows(target=table) | ir.UpdateRows(target=table) | ir.LinkReference(target=table):
            return (table,)
        case ir.InsertEvents(target=table) | ir.ReserveIds(target=table):
            return (table,)
        case ir.DeleteRows(table=table) | ir.KeepEvents(table=table) | ir.EndSubscriptions(table=table):
            return (table,)
        case ir.ClearReference(table=table) | ir.RestoreEvents(table=table) | ir.AdvanceSequence(table=table):
            return (table,)
        case ir.ReplaceLinks(target=table):
            return (table,)
        case _:
            return ()


def shared(plan: ir.Plan, step: ir.Step) -> tuple[ir.Table, ...]:
    """Return the source tables that a step in a transaction of its own keeps as they are, in order."""
    lockable = opening(plan).shares
    if isinstance(step, ir.OpenRun | ir.RunChecks):
        return lockable  # they look at all of them
    read = {table.name for table, _ in reads(step) if table.side is ir.Side.SOURCE}
    return tuple(table for table in lockable if table.name in read)


# --- a resumed run -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Silence:
    """A step that silences BPT and the one that ends that: between them a run may not be left for long."""

    begins: ir.KeepEvents | ir.SilenceTriggers
    ends: ir.RestoreEvents | ir.RestoreTriggers


def silences(plan: ir.Plan) -> tuple[Silence, ...]:
    """Return what a resumed run has to end first, to begin it again in its place."""
    ends: dict[tuple[str, ir.Key], ir.RestoreEvents | ir.RestoreTriggers] = {}
    for step in plan.steps:
        match step:
            case ir.RestoreEvents():
                ends["events", step.entity] = step
            case ir.RestoreTriggers():
                ends["triggers", step.entity] = step
            case _:
                pass
    found: list[Silence] = []
    for step in plan.steps:
        match step:
            case ir.KeepEvents():
                found.append(Silence(step, ends["events", step.entity]))
            case ir.SilenceTriggers():
                found.append(Silence(step, ends["triggers", step.entity]))
            case _:
                pass
    return tuple(found)


def repeated(plan: ir.Plan) -> tuple[str, ...]:
    """Return the ids of the steps that a resumed run does again although they are finished: they only look."""
    return tuple(step.head.id for step in plan.steps if isinstance(step, ir.GuardModel | ir.CheckQueues))


# --- batches -------------------------------------------------------------------------------------

Batched = ir.InsertRows | ir.LinkReference | ir.UpdateRows


def batched(plan: ir.Plan, step: ir.Step) -> bool:
    """Tell whether a step is cut into batches of ``batch_rows`` ids of its map; of its source, where it fills the map.

    Not where the entity had no more rows when the snapshot was made. Not an insert whose ids MERGE records, nor one
    whose rows refer to each other: a row may come before the one that it refers to.
    """
    if plan.batch_rows is None or not isinstance(step, Batched):
        return False
    if isinstance(step, ir.InsertRows) and (_merged(step) or _refers_to_itself(step)):
        return False
    rows = next((member.rows for member in plan.members if member.entity == step.entity), None)
    return rows is None or rows > plan.batch_rows


def _merged(step: ir.InsertRows) -> bool:
    return step.minted and not step.ordered


def _refers_to_itself(step: ir.InsertRows) -> bool:
    return any(isinstance(item.value, ir.Remap) and item.value.map == step.map for item in step.columns)
