"""BPT definitions: which processes, inputs and outputs there are, and which of the values are ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.hybrids import ACTIVITY_DEFINITIONS, ACTIVITY_OUTPUTS, PROCESS_DEFINITIONS
from compiler.metamodel.rows import EspaceRow, Metamodel, ParameterDefinitionRow
from compiler.model.lookup import Problems
from compiler.model.platform_tables import (
    ACTIVITY_OUTPUT_DEFINITIONS,
    INPUT_DEFINITIONS,
    INSTANCES,
    OUTPUT_DEFINITIONS,
)
from compiler.model.shells import References
from compiler.model.types import Bpm, EntityKey, Parameter, ProcessDefinition
from compiler.model.types_of import parse_type


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition with its owners settled. ``keys`` are SS_KEYs from the process down to itself.

    ``names`` likewise. ``active``: so are it and all its owners.
    """

    espace: EspaceRow
    keys: tuple[str, ...]
    names: tuple[str, ...]
    active: bool


_Definitions = Mapping[int, Definition]


def definitions(metamodel: Metamodel, espaces: Mapping[int, EspaceRow]) -> Mapping[str, _Definitions]:
    """Return the definitions of active espaces by OSSYS table and id, inactive ones too.

    ``espaces`` are the active ones by id. Rows without an owner are nobody's, and left out. Of two rows
    with one id the first counts.
    """
    processes: dict[int, Definition] = {}
    for process in metamodel.process_definitions:
        espace = espaces.get(process.espace_id)
        if espace is not None:
            processes.setdefault(
                process.id, Definition(espace, (process.key,), (process.name,), process.active)
            )
    activities: dict[int, Definition] = {}
    for activity in metamodel.activity_definitions:
        owner = processes.get(activity.process_definition_id)
        if owner is not None:
            activities.setdefault(activity.id, _inside(owner, activity.key, activity.name, activity.active))
    return {
        PROCESS_DEFINITIONS: processes,
        ACTIVITY_DEFINITIONS: activities,
        INPUT_DEFINITIONS: _parameters(metamodel.process_inputs, processes),
        OUTPUT_DEFINITIONS: _parameters(metamodel.process_outputs, processes),
        ACTIVITY_OUTPUT_DEFINITIONS: _parameters(metamodel.activity_outputs, activities),
    }


def _inside(owner: Definition, key: str, name: str, active: bool) -> Definition:
    return Definition(owner.espace, (*owner.keys, key), (*owner.names, name), owner.active and active)


def _parameters(rows: tuple[ParameterDefinitionRow, ...], owners: _Definitions) -> _Definitions:
    found: dict[int, Definition] = {}
    for row in rows:
        owner = owners.get(row.owner_id)
        if owner is not None:
            found.setdefault(row.id, _inside(owner, row.key, row.name, row.active))
    return found


def resolve_bpm(
    metamodel: Metamodel, espaces: Mapping[int, EspaceRow], references: References, problems: Problems
) -> Bpm:
    """Return what the metamodel says of BPT, definitions and parameters by table and id.

    Problems of the hybrid table that holds the values: O11-0317 for a parameter that refers to an entity
    that is not active, O11-0615 where the catalog does not say which outputs of activities are references.
    """
    found = definitions(metamodel, espaces)
    parameters: list[Parameter] = []
    for table, rows in (
        (INPUT_DEFINITIONS, metamodel.process_inputs),
        (OUTPUT_DEFINITIONS, metamodel.process_outputs),
        (ACTIVITY_OUTPUT_DEFINITIONS, metamodel.activity_outputs),
    ):
        values = references.system(INSTANCES[table])
        types = {row.id: row.ss_type or "" for row in reversed(rows)}
        for number, definition in sorted(found[table].items()):
            refers = _refers(types[number], definition, references, problems, values)
            parameters.append(
                Parameter(
                    table=table, id=str(number), name=definition.names[-1], owner=definition.names[-2],
                    active=definition.active, refers=refers, espace=definition.espace.key,
                    declared=types[number],
                )
            )
    if found[ACTIVITY_OUTPUT_DEFINITIONS]:
        _report_unknown_types(metamodel, references, problems)
    return Bpm(
        definitions=tuple(
            ProcessDefinition(str(number), item.keys[0], item.espace.key, item.names[0], item.active)
            for number, item in sorted(found[PROCESS_DEFINITIONS].items())
        ),
        parameters=tuple(parameters),
        terminal=tuple(str(row.id) for row in metamodel.process_statuses if row.terminal),
    )


def _refers(
    declared: str, definition: Definition, references: References, problems: Problems, values: EntityKey | None
) -> EntityKey | None:
    """Return the active entity that SS_TYPE names, or None."""
    named = parse_type(declared).refers
    if named is None:
        return None
    key = references.by_key(named)
    if key is None and definition.active and values is not None:
        problems.add(
            values, "O11-0317", f"{definition.espace.name}.{'.'.join(definition.names)}",
            f"SS_TYPE is {declared}: no active entity, so its values are copied as they are",
            "Publish the module that owns the entity, or check that nothing reads the old ids.",
        )
    return key


def _report_unknown_types(metamodel: Metamodel, references: References, problems: Problems) -> None:
    """Add O11-0615 when this platform version has no types of activity outputs."""
    key = references.system(ACTIVITY_OUTPUTS)
    known = any(
        column.name.upper() == "SS_TYPE"
        for table in metamodel.tables
        if table.name.upper() == ACTIVITY_OUTPUT_DEFINITIONS
        for column in table.columns
    )
    if key is not None and not known:
        problems.add(
            key, "O11-0615", f"{references.shells[key].label}.OUTPUT_VALUE",
            f"{ACTIVITY_OUTPUT_DEFINITIONS} has no column SS_TYPE, so every value is copied as it is",
            "Check after the run: a value that is an id still names a row of the source.",
        )
