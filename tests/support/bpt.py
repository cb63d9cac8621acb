"""Processes, their instances and subscriptions of a design: drawn, and written down for the factory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from hypothesis import strategies as st

from compiler.demo import bpt
from compiler.demo.factory import BooleanStyle, FactoryEnvironment, Variation, key_of
from tests.support.design import Design, DesignEntity, DesignRow, text_id
from tests.support.names import hostile_name
from tests.support.tables import Value

STATUSES = ("Active", "Closed")
FIRST_STATUS = (1, 5)
_MOMENT = datetime(2024, 2, 29, 23, 59, 59)


@dataclass(slots=True)
class Parameter:
    """An input or output. ``to``: its values are ids of this entity."""

    name: str
    key: str
    to: int | None = None


@dataclass(slots=True)
class Process:
    """A process definition with one activity. ``known``: the target has it too, and active."""

    module: int
    name: str
    key: str
    inputs: list[Parameter]
    outputs: list[Parameter]
    known: bool = True


@dataclass(slots=True)
class Step:
    """An activity of an instance."""

    id: int
    user: Value = None
    group: Value = None
    precedent: int | None = None
    output: str | None = None


@dataclass(slots=True)
class Instance:
    """A process instance. ``values`` are texts of inputs and outputs, by parameter name."""

    id: int
    process: int
    label: str
    top: int
    parent: int | None = None
    parent_activity: int | None = None
    status: str = "Active"
    tenant: int = 0
    by: Value = None
    values: dict[str, str | None] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Subscription:
    """A row of an entity's event table; ``row`` is the id of the row that is listened to."""

    entity: int
    process: int
    activity: int | None = None
    row: Value = None
    links: dict[str, Value] = field(default_factory=dict)
    update: bool = False
    tenant: int | None = None


@dataclass(slots=True)
class Bpt:
    """All of BPT on both sides: instances and subscriptions are pairs of source and target."""

    processes: list[Process]
    instances: tuple[list[Instance], list[Instance]]
    subscriptions: tuple[list[Subscription], list[Subscription]]
    which: str = "all"
    mode: str = "append"
    unmatched: str = "error"
    triggers: str = "auto"
    queued: int | None = None


def refers(own: Bpt, entity: int, number: Value) -> bool:
    """Tell whether an instance or a subscription of the source refers to a row of an entity."""
    if any(item.entity == entity and item.row == number for item in own.subscriptions[0]):
        return True
    return any(
        parameter.to == entity and item.values[parameter.name] == str(number)
        for item in own.instances[0]
        for parameter in [*own.processes[item.process].inputs, *own.processes[item.process].outputs]
    )


def with_bpt(design: Design, side: Variation) -> Variation:
    """Return the variation with BPT's tables, when instances are migrated."""
    if design.bpt is None:
        return side
    kept = frozenset(item for item in side.left_out if not item.startswith(("OSSYS_BPM", "OSSYS_GROUP")))
    kept -= {"OSSYS_ENTITY.EVENT_TABLE_NAME"}
    return replace(side, left_out=kept, booleans=BooleanStyle.BOOLEAN)


# --- drawn ---------------------------------------------------------------------------------------


def draw_processes(draw: st.DrawFn, design: Design) -> None:
    """Draw definitions, before the rows: entities that inputs hold ids of are in scope because of them."""
    if draw(st.integers(0, 2)):
        return
    texts: list[int | None] = [item.number for item in design.entities if not text_id(design, item.number)]
    processes: list[Process] = []
    for number in range(draw(st.integers(1, 3))):
        parameters = [
            [
                Parameter(hostile_name(draw, at), key_of("parameter", str(at)), draw(st.sampled_from([None, *texts])))
                for at in range(first, first + draw(st.integers(0, 2)))
            ]
            for first in (0, 10)
        ]
        module = draw(st.integers(0, len(design.modules) - 1))
        # Equal inner keys in different modules: what cloning leaves behind.
        place = sum(item.module == module for item in processes)
        processes.append(
            Process(
                module,
                hostile_name(draw, number),
                key_of("process", str(place)),
                parameters[0],
                parameters[1],
                known=draw(st.integers(0, 4)) > 0,
            )
        )
    skip = any(not item.known for item in processes) or draw(st.booleans())
    design.bpt = Bpt(
        processes,
        ([], []),
        ([], []),
        draw(st.sampled_from(("all", "all", "active"))),
        draw(st.sampled_from(("append", "append", "replace"))),
        "skip" if skip else "error",
        draw(st.sampled_from(("auto", "empty", "disable"))),
    )
    for entity in design.entities:
        entity.events = draw(st.booleans()) and not text_id(design, entity.number)


def draw_instances(draw: st.DrawFn, design: Design) -> None:
    """Draw instances and subscriptions; rows are there already."""
    own = design.bpt
    if own is None:
        return
    for side in (0, 1):
        known = [place for place, item in enumerate(own.processes) if side == 0 or item.known]
        for number in draw(st.permutations(range(3, 9)))[: draw(st.integers(0, 4 if side == 0 else 2))]:
            if known:
                _instance(draw, design, side, number, known)
        for entity in design.entities:
            if entity.events and known:
                _subscribe(draw, design, side, entity, known)


def _instance(draw: st.DrawFn, design: Design, side: int, number: int, known: list[int]) -> None:
    own = design.bpt
    assert own is not None
    others = own.instances[side]
    above = draw(st.sampled_from([None, *others]))
    process = draw(st.sampled_from(known))
    users = [
        user.ids[side]
        for user in design.users
        if user.ids[side] is not None and (side or design.arrives(user) or design.stand_in is not None)
    ]
    groups = [group.ids[side] for group in design.groups if group.ids[side] is not None]
    if side == 0 and design.policy == "match":
        groups = [group.ids[0] for group in design.groups if group.ids[1] is not None]
    item = Instance(
        number,
        process,
        f"{'target' if side else 'source'} process {number} 'x'",
        number if above is None else above.top,
        None if above is None else above.id,
        draw(st.sampled_from([None, *(step.id for step in above.steps)])) if above is not None else None,
        draw(st.sampled_from(STATUSES)),
        draw(st.integers(0, len(design.tenants) - 1)),
        draw(st.sampled_from([None, *users])),
    )
    for parameter in [*own.processes[process].inputs, *own.processes[process].outputs]:
        item.values[parameter.name] = draw(st.sampled_from(_texts(design, parameter, side)))
    for at in range(draw(st.integers(0, 2))):
        step = Step(
            10 * number + at,
            draw(st.sampled_from([None, *users])),
            draw(st.sampled_from([None, *groups])),
            draw(st.sampled_from([None, *(other.id for other in item.steps)])),
            draw(st.sampled_from((None, "", "done", "5"))),
        )
        item.steps.append(step)
    others.append(item)


def _texts(design: Design, parameter: Parameter, side: int) -> list[str | None]:
    if parameter.to is None:
        return [None, "", "0", "5", "a'b", "\\N"]
    entity = design.entities[parameter.to]
    rows = entity.rows(side)
    if side == 0 and entity.mode == "skip":
        rows = [row for row in rows if entity.partner(row) is not None]
    lost = ["987654"] if side == 0 and design.dangling == "null" else []
    return [None, "", "0", *(str(row.id) for row in rows), *lost]


def _subscribe(draw: st.DrawFn, design: Design, side: int, entity: DesignEntity, known: list[int]) -> None:
    own = design.bpt
    assert own is not None
    steps = [(item, step) for item in own.instances[side] for step in item.steps]
    chosen = {item.id for item in design.selected()} if side == 0 else set()
    for _ in range(draw(st.integers(0, 3))):
        update, tenant = draw(st.booleans()), draw(st.sampled_from([None, *range(len(design.tenants))]))
        of_activity: bool = draw(st.booleans())
        if steps and of_activity:
            item, step = draw(st.sampled_from(steps))
            rows = [row for row in entity.rows(side) if side or _stays(entity, row) or item.id not in chosen]
            row = draw(st.sampled_from([None, *rows]))
            number = None if row is None else row.id
            found = Subscription(entity.number, item.process, step.id, number, {}, update, tenant)
        else:
            found = Subscription(entity.number, draw(st.sampled_from(known)), None, None, {}, update, tenant)
            if side == 0 and not own.processes[found.process].known:
                continue
        own.subscriptions[side].append(found)


def _stays(entity: DesignEntity, row: DesignRow) -> bool:
    """Tell whether a source row has a row of the target after the run, whatever else happens."""
    return entity.filter is None and (entity.mode != "skip" or entity.partner(row) is not None)


# --- written down --------------------------------------------------------------------------------


def bpt_extra(design: Design, side: int, environment: FactoryEnvironment) -> bpt.Extra:
    """Return the rows of BPT's tables on a side."""
    own = design.bpt
    if own is None:
        return ()
    rows = bpt.bpt_rows(
        environment,
        tuple(_definitions(design, side)),
        [_factory_instance(design, item, side) for item in own.instances[side]],
        [_factory_subscription(design, item, side) for item in own.subscriptions[side]],
        first_status=FIRST_STATUS[side],
    )
    if own.queued == side:
        rows = (*rows, ("OSSYS_BPM_EVENT", ({"ID": 1},)))
    return rows


def _definitions(design: Design, side: int) -> Iterator[bpt.FactoryProcess]:
    assert design.bpt is not None
    for place, item in enumerate(design.bpt.processes):
        if side and not item.known and place % 2:
            continue  # the target never had it; others it had and has deleted
        inputs, outputs = (
            tuple(
                bpt.FactoryParameter(each.name, each.key, "Text" if each.to is None else entity_label(design, each.to))
                for each in each_side
            )
            for each_side in (item.inputs, item.outputs)
        )
        output = bpt.FactoryParameter("Out", key_of("activity output"))
        activity = bpt.FactoryActivity("Work", key_of("activity"), outputs=(output,))
        yield bpt.FactoryProcess(
            design.modules[item.module][0],
            item.name,
            item.key,
            inputs,
            outputs,
            (activity,),
            active=item.known or side == 0,
        )


def entity_label(design: Design, number: int) -> str:
    """Return "Module.Entity"."""
    entity = design.entities[number]
    return f"{design.modules[entity.module][0]}.{entity.name}"


def process_label(design: Design, place: int) -> str:
    """Return "Module.Process"."""
    assert design.bpt is not None
    item = design.bpt.processes[place]
    return f"{design.modules[item.module][0]}.{item.name}"


def _factory_instance(design: Design, item: Instance, side: int) -> bpt.FactoryInstance:
    assert design.bpt is not None
    process = design.bpt.processes[item.process]
    return bpt.FactoryInstance(
        item.id,
        process_label(design, item.process),
        item.label,
        item.status,
        design.tenants[item.tenant][1][side],
        item.parent,
        item.top,
        item.parent_activity,
        item.by if isinstance(item.by, int) else None,
        {each.name: item.values[each.name] for each in process.inputs},
        {each.name: item.values[each.name] for each in process.outputs},
        tuple(
            bpt.FactoryStep(
                step.id,
                "Work",
                step_marker(step, side),
                STATUSES_OF_STEPS[item.status],
                step.user if isinstance(step.user, int) else None,
                step.group if isinstance(step.group, int) else None,
                step.precedent,
                {"Out": step.output},
                step_values(step),
            )
            for step in item.steps
        ),
        process_values(item),
    )


STATUSES_OF_STEPS = {"Active": "Ready", "Closed": "Closed"}


def process_values(item: Instance) -> dict[str, object]:
    """Return the columns of an instance that are copied."""
    return {"CREATED": _MOMENT, "SUSPENDED_DATE": None if item.id % 2 else _MOMENT}


def step_values(step: Step) -> dict[str, object]:
    """Return the columns of an activity that are copied, and the one that is emptied."""
    return {"OPENED": _MOMENT, "ERROR_COUNT": step.id % 3, "EXPIRED": step.id % 2 == 0, "LAST_ERROR_ID": 77}


def step_marker(step: Step, side: int) -> str:
    """Return the text that an activity is known by in the tests: NAME."""
    return f"{'target' if side else 'source'} activity {step.id}"


def _factory_subscription(design: Design, item: Subscription, side: int) -> bpt.FactorySubscription:
    entity = design.entities[item.entity]
    references: dict[str, int | str | None] = {}
    if isinstance(item.row, int | str):
        references[entity.names[0]] = item.row
    return bpt.FactorySubscription(
        entity_label(design, item.entity),
        process_label(design, item.process),
        tenant=None if item.tenant is None else design.tenants[item.tenant][1][side],
        activity=item.activity,
        update=item.update,
        references=references,
        espace=_module_of(design, item.process),
    )


def _module_of(design: Design, process: int) -> str:
    """Return the name of a process's module, which may have a dot in it: the label does not tell where it ends."""
    assert design.bpt is not None
    return design.modules[design.bpt.processes[process].module][0]
