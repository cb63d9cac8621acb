"""What must come of process instances and subscriptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from compiler.demo.bpt import ACTIVITY_STATUSES, PROCESS_STATUSES
from compiler.demo.factory import FactoryEnvironment
from compiler.demo.layout import system_table_name
from compiler.demo.placement import in_case, place
from tests.support.bpt import (
    FIRST_STATUS,
    STATUSES_OF_STEPS,
    Instance,
    Parameter,
    Step,
    Subscription,
    process_values,
    step_marker,
    step_values,
)
from tests.support.design import Design, Link
from tests.support.judge import Arrival, Fixed, Loose, Marked, Pointer
from tests.support.tables import Row, Value

if TYPE_CHECKING:
    from tests.support.outcome import Outcome

_TABLES = (
    "OSSYS_BPM_PROCESS",
    "OSSYS_BPM_PROCESS_INPUT",
    "OSSYS_BPM_PROCESS_OUTPUT",
    "OSSYS_BPM_ACTIVITY",
    "OSSYS_BPM_ACTIVITY_OUTPUT",
)


class BptOutcome:
    """The outcome of BPT's part of a design. ``outcome`` knows where entities and people are."""

    def __init__(self, design: Design, target: FactoryEnvironment, outcome: Outcome) -> None:
        self.design = design
        self.target = target
        self.outcome = outcome
        self.chosen = design.selected()
        self.steps = {step.id: step for item in self.chosen for step in item.steps}
        self.leaving = design.selected(1) if design.bpt is not None and design.bpt.mode == "replace" else []

    def _name(self, name: str) -> str:
        return system_table_name(self.target.variation, name)

    def written(self) -> set[str]:
        """Return the tables that may have new rows."""
        if self.design.bpt is None:
            return set()
        return {self._name(table) for table in _TABLES} | set(self.event_tables().values())

    def event_tables(self) -> dict[int, str]:
        """Return the target's event tables."""
        case = self.target.variation.table_case
        return {
            entity.number: in_case(event_table(entity.number, 1), case)
            for entity in self.design.entities
            if entity.events
        }

    def leaves(self, table: str, row: Row) -> bool:
        """Tell whether a row of the target goes with a deleted instance."""
        processes = {item.id for item in self.leaving}
        activities = {step.id for item in self.leaving for step in item.steps}
        if table == self._name("OSSYS_BPM_PROCESS"):
            return row[self._name("ID")] in processes
        if table in map(self._name, ("OSSYS_BPM_PROCESS_INPUT", "OSSYS_BPM_PROCESS_OUTPUT", "OSSYS_BPM_ACTIVITY")):
            return row[self._name("PROCESS_ID")] in processes
        if table == self._name("OSSYS_BPM_ACTIVITY_OUTPUT"):
            return row[self._name("ACTIVITY_ID")] in activities
        if table in self.event_tables().values():
            return row[in_case("_ACTIVITY_ID", self.target.variation.table_case)] in activities
        return False

    # --- instances ---------------------------------------------------------------------------

    def _process(self, number: int | None) -> Pointer:
        item = next((item for item in self.chosen if item.id == number), None)
        if item is None:
            return Fixed(None)
        return Marked(self._name("OSSYS_BPM_PROCESS"), self._name("ID"), self._name("LABEL"), item.label)

    def _step(self, number: int | None) -> Pointer:
        step = self.steps.get(number or 0)
        if step is None:
            return Fixed(None)
        return Marked(self._name("OSSYS_BPM_ACTIVITY"), self._name("ID"), self._name("NAME"), step_marker(step, 0))

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the instances and activities."""
        for item in self.chosen:
            at = self._process(item.id)
            assert isinstance(at, Marked)
            pointers: dict[str, Pointer] = {
                "TENANT_ID": self._tenant(item.tenant),
                "PROCESS_DEF_ID": Fixed(self.definition("OSSYS_BPM_PROCESS_DEFINITION", item.process)),
                "PARENT_PROCESS_ID": self._process(item.parent),
                "TOP_PROCESS_ID": self._process(item.top),
                "PARENT_ACTIVITY_ID": self._step(item.parent_activity),
                "STATUS_ID": Fixed(_status(PROCESS_STATUSES, item.status)),
                "CREATED_BY": self.outcome.people.user(item.by),
            }
            yield self._arrival(at, process_values(item), pointers)
            for step in item.steps:
                yield self._activity(item, step)

    def _activity(self, item: Instance, step: Step) -> Arrival:
        at = self._step(step.id)
        assert isinstance(at, Marked)
        pointers: dict[str, Pointer] = {
            "TENANT_ID": self._tenant(item.tenant),
            "ACTIVITY_DEF_ID": Fixed(self.definition("OSSYS_BPM_ACTIVITY_DEFINITION", item.process)),
            "PROCESS_ID": self._process(item.id),
            "USER_ID": self.outcome.people.user(step.user),
            "GROUP_ID": self.outcome.people.group(step.group),
            "STATUS_ID": Fixed(_status(ACTIVITY_STATUSES, STATUSES_OF_STEPS[item.status])),
            "PRECEDENT_ACTIVITY_ID": self._step(step.precedent),
        }
        return self._arrival(at, {**step_values(step), "LAST_ERROR_ID": None}, pointers)

    def _arrival(self, at: Marked, values: Row, pointers: dict[str, Pointer]) -> Arrival:
        return Arrival(
            at,
            {self._name(name): value for name, value in values.items()},
            {self._name(name): pointer for name, pointer in pointers.items()},
        )

    def _tenant(self, tenant: int) -> Fixed:
        return Fixed(self.design.tenants[tenant][1][1])

    # --- definitions and values --------------------------------------------------------------

    def definition(self, table: str, process: int) -> Value:
        """Return the target's id of the definition of a process, or of its only activity."""
        assert self.design.bpt is not None
        item = self.design.bpt.processes[process]
        espace = place(self.target).espace_id(self.design.modules[item.module][0])
        own = self._row("OSSYS_BPM_PROCESS_DEFINITION", ESPACE_ID=espace, SS_KEY=item.key)["ID"]
        if table == "OSSYS_BPM_PROCESS_DEFINITION":
            return own
        return self._row(table, PROCESS_DEF_ID=own)["ID"]

    def _row(self, table: str, **wanted: Value) -> Row:
        rows = dict(self.target.extra)[table]
        return dict(next(row for row in rows if all(row[name] == value for name, value in wanted.items())))

    def loose(self) -> Iterator[Loose]:
        """Yield inputs, outputs and subscriptions."""
        assert self.design.bpt is not None or not self.chosen
        for item in self.chosen:
            process = self.design.bpt.processes[item.process] if self.design.bpt is not None else None
            assert process is not None
            definition = self.definition("OSSYS_BPM_PROCESS_DEFINITION", item.process)
            for word, parameters in (("INPUT", process.inputs), ("OUTPUT", process.outputs)):
                for parameter in parameters:
                    table = f"OSSYS_BPM_PROCESS_{word}_DEF"
                    number = self._row(table, PROCESS_DEF_ID=definition, SS_KEY=parameter.key)["ID"]
                    pointers: dict[str, Pointer] = {
                        "PROCESS_ID": self._process(item.id),
                        f"{word}_DEF_ID": Fixed(number),
                        f"{word}_VALUE": self._text(parameter, item.values[parameter.name]),
                    }
                    yield self._loose(f"OSSYS_BPM_PROCESS_{word}", pointers)
            for step in item.steps:
                activity = self.definition("OSSYS_BPM_ACTIVITY_DEFINITION", item.process)
                output = self._row("OSSYS_BPM_ACTIVITY_OUTPUT_DEF", ACTIVITY_DEF_ID=activity)["ID"]
                pointers = {
                    "ACTIVITY_ID": self._step(step.id),
                    "OUTPUT_DEF_ID": Fixed(output),
                    "OUTPUT_VALUE": Fixed(step.output),
                }
                yield self._loose("OSSYS_BPM_ACTIVITY_OUTPUT", pointers)
        yield from self._events()

    def _loose(self, table: str, pointers: dict[str, Pointer]) -> Loose:
        return Loose(self._name(table), {}, {self._name(name): pointer for name, pointer in pointers.items()})

    def _text(self, parameter: Parameter, text: str | None) -> Pointer:
        if parameter.to is None:
            return Fixed(text)
        return self.outcome.pointer(Link("", "", parameter.to, ("", ""), "Ignore", soft="Text"), text)

    # --- subscriptions -----------------------------------------------------------------------

    def _events(self) -> Iterator[Loose]:
        if self.design.bpt is None:
            return
        gone = {step.id for item in self.leaving for step in item.steps}
        scope, written = self.design.modules_in_scope(), self.design.written()
        there = [self._event(item, 1) for item in self.design.bpt.subscriptions[1] if item.activity not in gone]
        for item in self.design.bpt.subscriptions[0]:
            if item.entity not in written or (item.activity is not None and item.activity not in self.steps):
                continue
            if item.activity is None and self.design.bpt.processes[item.process].module not in scope:
                continue  # publishing makes those of other modules
            found = self._event(item, 0)
            if found not in there:
                there.append(found)
                yield found

    def _event(self, item: Subscription, side: int) -> Loose:
        """Return the row of the target that a subscription is, or becomes."""
        assert self.design.bpt is not None
        case = self.target.variation.table_case
        module = self.design.modules[self.design.bpt.processes[item.process].module][0]
        activity = Fixed(item.activity) if side else self._step(item.activity)
        entity = self.design.entities[item.entity]
        number: Pointer = Fixed(item.row)
        if side == 0 and item.row is not None:
            number = self.outcome.landed(item.entity, item.row)
        pointers: dict[str, Pointer] = {
            "_ESPACE_ID": Fixed(place(self.target).espace_id(module)),
            "_TENANT_ID": Fixed(None) if item.tenant is None else self._tenant(item.tenant),
            "_ACTIVITY_ID": activity,
            "_PROCESS_DEF_ID": Fixed(self.definition("OSSYS_BPM_PROCESS_DEFINITION", item.process)),
        }
        found = {in_case(name, case): pointer for name, pointer in pointers.items()}
        found[self.outcome.identifier(entity.number)] = number
        return Loose(self.event_tables()[item.entity], {in_case("_IS_UPDATE", case): item.update}, found)


def event_table(entity: int, side: int) -> str:
    """Return the name of an entity's event table."""
    return f"OSEVT_{'b' if side else 'a'}_{entity}"


def _status(statuses: tuple[tuple[str, bool], ...], name: str) -> int:
    return [known for known, _ in statuses].index(name) + FIRST_STATUS[1]
