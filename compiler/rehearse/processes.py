"""Invented processes: instances in trees, their activities, inputs and outputs, and who listens to which rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from compiler.hybrids import (
    ACTIVITIES,
    ACTIVITY_DEFINITIONS,
    ACTIVITY_OUTPUTS,
    ESPACES,
    INPUTS,
    OUTPUTS,
    PROCESS_DEFINITIONS,
    PROCESSES,
    TENANTS,
)
from compiler.metamodel.rows import Metamodel
from compiler.model.platform_tables import (
    ACTIVITY_OUTPUT_DEFINITIONS,
    INPUT_DEFINITIONS,
    OUTPUT_DEFINITIONS,
    PROCESS_STATUSES,
)
from compiler.model.types import Entity
from compiler.plan.context import event_table
from compiler.rehearse.rules import Partnership, rules_of, uniques_of
from compiler.rehearse.sheets import Sheet
from compiler.rehearse.stage import Stage
from compiler.rehearse.values import Value, zero

_SUBSCRIPTIONS = 5
_CHILD = 0.3


@dataclass(frozen=True, slots=True)
class _Definition:
    """A process definition that instances can be of, with the ids of what belongs to it."""

    id: int
    espace: str
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    activities: tuple[int, ...]


class Processes:
    """Invents the instances of one side. ``partnerships`` are those of BPT's tables, by upper-case name."""

    def __init__(
        self, stage: Stage, metamodel: Metamodel, partnerships: Mapping[str, Partnership], modules: frozenset[str],
        rng: Random,
    ) -> None:
        self.stage = stage
        self.rng = rng
        self.sheets = {name: self._sheet(name, partnerships.get(name, Partnership())) for name in (
            PROCESSES, INPUTS, OUTPUTS, ACTIVITIES, ACTIVITY_OUTPUTS,
        )}
        found = self._definitions(metamodel)
        # Instances of other modules would stay behind, together with the rows that belong to them.
        self.definitions = [item for item in found if item.espace in modules] or found
        self.activity_outputs: dict[int, list[int]] = {}
        usable = self._usable(ACTIVITY_OUTPUT_DEFINITIONS)
        for row in metamodel.activity_outputs:
            if row.id in usable:
                self.activity_outputs.setdefault(row.owner_id, []).append(row.id)
        self.refers = {(item.table, item.id): item.refers for item in stage.model.bpm.parameters}

    def invent(self, count: int, *, alive: bool) -> None:
        """Make ``count`` instances. ``alive``: none of them has ended."""
        statuses = self._statuses(alive=alive)
        before: dict[str, list[tuple[Value, Value, Value, list[Value]]]] = {}
        for _ in range(count if self.definitions and self.sheets[PROCESSES] is not None else 0):
            definition = self.rng.choice(self.definitions)
            known = before.setdefault(definition.espace, [])
            parent = known[-1] if known and self.rng.random() < _CHILD else None
            made = self._instance(definition, parent, statuses)
            if made is None:
                break
            known.append(made)
        for sheet in self.sheets.values():
            if sheet is not None:
                sheet.pool.ready = True

    def _instance(
        self, definition: _Definition, parent: tuple[Value, Value, Value, list[Value]] | None, statuses: Sequence[Value]
    ) -> tuple[Value, Value, Value, list[Value]] | None:
        """Make one instance with all that belongs to it; return its id, its root's, its status, its activities."""
        sheet = self.sheets[PROCESSES]
        assert sheet is not None
        own = sheet.next
        top, status = (own, self.rng.choice(statuses) if statuses else None) if parent is None else parent[1:3]
        values: dict[str, Value] = {
            "PROCESS_DEF_ID": definition.id, "PARENT_PROCESS_ID": parent[0] if parent else None,
            "TOP_PROCESS_ID": top, "STATUS_ID": status,
            "PARENT_ACTIVITY_ID": self.rng.choice(parent[3]) if parent and parent[3] else None,
        }
        if sheet.add(self.rng, _fixed(sheet, values)) is None:
            return None
        self._values(INPUTS, "INPUT", own, definition.inputs, INPUT_DEFINITIONS)
        self._values(OUTPUTS, "OUTPUT", own, definition.outputs, OUTPUT_DEFINITIONS)
        return own, top, status, self._activities(definition, own)

    def _activities(self, definition: _Definition, process: Value) -> list[Value]:
        sheet = self.sheets[ACTIVITIES]
        made: list[Value] = []
        if sheet is None:
            return made
        for number in definition.activities[: self.rng.randint(1, 3)]:
            own = sheet.next
            values: dict[str, Value] = {
                "ACTIVITY_DEF_ID": number, "PROCESS_ID": process,
                "PRECEDENT_ACTIVITY_ID": made[-1] if made else None,
            }
            if sheet.add(self.rng, _fixed(sheet, values)) is not None:
                made.append(own)
                self._values(
                    ACTIVITY_OUTPUTS, "OUTPUT", own, self.activity_outputs.get(number, ()), ACTIVITY_OUTPUT_DEFINITIONS
                )
        return made

    def _values(self, table: str, kind: str, owner: Value, definitions: Iterable[int], defined: str) -> None:
        """Make the inputs or outputs of a process or activity: ids where their type is a reference."""
        sheet = self.sheets[table]
        if sheet is None:
            return
        for number in definitions:
            refers = self.refers.get((defined, str(number)))
            pool = self.stage.pool(refers) if refers is not None else None
            values: dict[str, Value] = {
                "PROCESS_ID": owner, "ACTIVITY_ID": owner, f"{kind}_DEF_ID": number,
            }
            if pool is not None:
                values[f"{kind}_VALUE"] = str(pool.pick(self.rng)) if pool.ready and pool.ids else ""
            sheet.add(self.rng, _fixed(sheet, values))

    def _sheet(self, name: str, partnership: Partnership) -> Sheet | None:
        entity = self.stage.entity_of(name)
        if entity is None or entity.table is None or entity.identifier is None or entity.identifier.column is None:
            return None
        rules = rules_of(self.stage, entity, entity.table, partnership)
        sheet = Sheet(
            entity.table, entity.identifier.column.name, rules, uniques_of(entity.table, partnership),
            pool=self.stage.pool(entity.key),
        )
        self.stage.sheets[entity.table.name] = sheet
        return sheet

    def _usable(self, table: str) -> set[Value]:
        entity = self.stage.entity_of(table)
        return set(self.stage.pool(entity.key).ids) if entity is not None else set()

    def _definitions(self, metamodel: Metamodel) -> list[_Definition]:
        usable = self._usable(PROCESS_DEFINITIONS)
        espaces = {item.id: item.espace for item in self.stage.model.bpm.definitions}
        inputs, outputs = self._usable(INPUT_DEFINITIONS), self._usable(OUTPUT_DEFINITIONS)
        activities = self._usable(ACTIVITY_DEFINITIONS)
        return [
            _Definition(
                row.id, espaces.get(str(row.id), ""),
                tuple(item.id for item in metamodel.process_inputs if item.owner_id == row.id and item.id in inputs),
                tuple(item.id for item in metamodel.process_outputs if item.owner_id == row.id and item.id in outputs),
                tuple(
                    item.id for item in metamodel.activity_definitions
                    if item.process_definition_id == row.id and item.id in activities
                ),
            )
            for row in metamodel.process_definitions if row.id in usable
        ]

    def _statuses(self, *, alive: bool) -> list[Value]:
        entity = self.stage.entity_of(PROCESS_STATUSES)
        if entity is None:
            return []
        terminal = self.stage.model.bpm.terminal
        return [item for item in self.stage.pool(entity.key).ids if not alive or str(item) not in terminal]

    def listen(self, entity: Entity, rows: Sheet | None) -> None:
        """Make subscriptions to an entity's rows, of definitions and of activities that wait."""
        table = event_table(self.stage.model, entity)
        if table is None or table.name in self.stage.sheets or not self.definitions:
            return
        sheet = Sheet(table, None, rules_of(self.stage, _without_attributes(entity), table, Partnership()))
        self.stage.sheets[table.name] = sheet
        columns = {column.name.upper(): column for column in table.columns}
        activities = self.sheets[ACTIVITIES]
        waiting = list(activities.rows) if activities is not None else []
        seen: set[tuple[Value, ...]] = set()
        for number in range(_SUBSCRIPTIONS):
            values: dict[str, Value] = {
                name: None if column.nullable else zero(column) for name, column in columns.items()
            }
            values["_PROCESS_DEF_ID"] = self.rng.choice(self.definitions).id
            for name, known in (("_ESPACE_ID", ESPACES), ("_TENANT_ID", TENANTS)):
                platform = self.stage.entity_of(known)
                if platform is not None and self.stage.pool(platform.key).ids:
                    values[name] = self.stage.pool(platform.key).pick(self.rng)
            if number and waiting and activities is not None and rows is not None and rows.rows:
                activity = self.rng.choice(waiting)
                values["_ACTIVITY_ID"] = activity[activities.place[activities.identifier or ""]]
                chosen = self.rng.choice(rows.rows)
                values |= {
                    name.upper(): chosen[place] for name, place in rows.place.items() if name.upper() in columns
                }
            fixed = _fixed(sheet, values)
            key = tuple(fixed.values())
            if key not in seen:
                seen.add(key)
                sheet.add(self.rng, fixed)


def _without_attributes(entity: Entity) -> Entity:
    """Return the entity as the owner of its event table, whose columns are none of its attributes."""
    return Entity(
        key=entity.key, name=entity.name, module=entity.module, kind=entity.kind, table=None,
        physical_table=entity.physical_table, attributes=(), identifier=None, multitenant=False, event_table=None,
        record_set=None,
    )


def _fixed(sheet: Sheet, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values of the columns that the table has, by the names that it gives them."""
    return {name: values[name.upper()] for name in sheet.place if name.upper() in values}
