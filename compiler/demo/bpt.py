"""Processes, their instances, groups and subscriptions of a factory environment, as rows of the platform's tables.

What a developer draws (``FactoryProcess``) and what runs of it leave behind (``FactoryInstance``) become
``extra`` rows of a ``FactoryEnvironment``: ``bpt_rows`` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compiler.demo.factory import FactoryEnvironment, LetterCase, Row, TypeStyle
from compiler.demo.placement import SCALAR_TYPES, PlacedEntity, Placement, numbers, place

Extra = tuple[tuple[str, tuple[Row, ...]], ...]

PROCESS_STATUSES: tuple[tuple[str, bool], ...] = (
    ("Active", False), ("Suspended", False), ("Closed", True), ("Terminated", True),
)
ACTIVITY_STATUSES: tuple[tuple[str, bool], ...] = (
    ("Ready", False), ("Running", False), ("Closed", True), ("Skipped", True),
)
ACTIVITY_KINDS = ("Start", "Human Activity", "Automatic Activity", "Execute Process", "Wait", "End")


@dataclass(frozen=True, slots=True)
class FactoryParameter:
    """An input or output. ``type`` is an O11 type, or the label "Module.Entity" of what its values are ids of."""

    name: str
    key: str
    type: str = "Text"
    id: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class FactoryActivity:
    """An activity of a process definition."""

    name: str
    key: str
    kind: str = "Human Activity"
    outputs: tuple[FactoryParameter, ...] = ()
    id: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class FactoryProcess:
    """A process definition of a module, named like ``FactoryModule.name``."""

    module: str
    name: str
    key: str
    inputs: tuple[FactoryParameter, ...] = ()
    outputs: tuple[FactoryParameter, ...] = ()
    activities: tuple[FactoryActivity, ...] = ()
    id: int | None = None
    active: bool = True

    @property
    def label(self) -> str:
        """Return "Module.Process"."""
        return f"{self.module}.{self.name}"


@dataclass(frozen=True, slots=True)
class FactoryStep:
    """An activity of an instance. ``values`` are other columns, in capitals; ``outputs`` texts by name."""

    id: int
    activity: str
    name: str = ""
    status: str = "Ready"
    user: int | None = None
    group: int | None = None
    precedent: int | None = None
    outputs: Mapping[str, str | None] = field(default_factory=dict)
    values: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactoryInstance:
    """A process that runs or has run. ``process`` is "Module.Process", ``top`` None: the process itself.

    ``values`` are other columns of OSSYS_BPM_PROCESS, in capitals. Inputs and outputs are texts by name.
    """

    id: int
    process: str
    label: str = ""
    status: str = "Active"
    tenant: int | None = None
    parent: int | None = None
    top: int | None = None
    parent_activity: int | None = None
    created_by: int | None = None
    inputs: Mapping[str, str | None] = field(default_factory=dict)
    outputs: Mapping[str, str | None] = field(default_factory=dict)
    steps: tuple[FactoryStep, ...] = ()
    values: Row = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactorySubscription:
    """A row of an entity's event table: who listens to which rows of "Module.Entity".

    ``references`` are ids by attribute name, the identifier among them; the rest is empty: any row.
    """

    entity: str
    process: str | None = None
    espace: str | None = None
    tenant: int | None = None
    activity: int | None = None
    update: bool = False
    light: bool = False
    references: Mapping[str, int | str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactoryGroup:
    """A group, its users' ids and its roles ("Module.Role")."""

    id: int
    name: str
    tenant: int
    description: str = ""
    users: tuple[int, ...] = ()
    roles: tuple[str, ...] = ()


def bpt_rows(
    environment: FactoryEnvironment,
    processes: Sequence[FactoryProcess] = (),
    instances: Iterable[FactoryInstance] = (),
    subscriptions: Iterable[FactorySubscription] = (),
    *,
    first_id: int | None = None,
    first_status: int = 1,
) -> Extra:
    """Return the rows that processes, instances and subscriptions add to an environment.

    Definitions without an id get one, counting from ``first_id`` (by default the environment's);
    statuses and kinds count from ``first_status``. Raises ``KeyError`` for a name that is not there.
    """
    return _Bpt(environment, processes, first_id, first_status).rows(instances, subscriptions)


def group_rows(environment: FactoryEnvironment, groups: Sequence[FactoryGroup]) -> Extra:
    """Return the rows of groups, of their users and of their roles."""
    placement = place(environment)
    roles = {f"{item.module.name}.{item.role.name}": item.id for item in placement.roles if item.role.active}
    return (
        ("OSSYS_GROUP", tuple(
            {"ID": item.id, "NAME": item.name, "TENANT_ID": item.tenant, "DESCRIPTION": item.description}
            for item in groups
        )),
        ("OSSYS_GROUP_ROLE", tuple(
            {"GROUP_ID": item.id, "ROLE_ID": roles[role], "TENANT_ID": item.tenant}
            for item in groups for role in item.roles
        )),
        ("OSSYS_GROUP_USER", tuple(
            {"GROUP_ID": item.id, "USER_ID": user, "TENANT_ID": item.tenant}
            for item in groups for user in item.users
        )),
    )


class _Bpt:
    """Numbers the definitions; then instances and subscriptions find them by name."""

    def __init__(
        self, environment: FactoryEnvironment, processes: Sequence[FactoryProcess],
        first_id: int | None, first_status: int,
    ) -> None:
        self.placement = place(environment)
        first = environment.first_id if first_id is None else first_id
        self.tables: dict[str, list[Row]] = {
            table: [
                {"ID": number, "NAME": name, "IS_TERMINAL": terminal}
                for number, (name, terminal) in enumerate(statuses, first_status)
            ]
            for table, statuses in (
                ("OSSYS_BPM_PROCESS_STATUS", PROCESS_STATUSES),
                ("OSSYS_BPM_ACTIVITY_STATUS", ACTIVITY_STATUSES),
                ("OSSYS_BPM_ACTIVITY_KIND", tuple((name, False) for name in ACTIVITY_KINDS)),
            )
        }
        self.status = {table: {row["NAME"]: row["ID"] for row in rows} for table, rows in self.tables.items()}
        self.ids: dict[tuple[str, ...], int] = {}
        self._define(processes, first)

    def _define(self, processes: Sequence[FactoryProcess], first: int) -> None:
        for process, number in zip(processes, numbers((item.id for item in processes), first), strict=True):
            self.ids["process", process.label] = number
            self._add("OSSYS_BPM_PROCESS_DEFINITION", {
                "ID": number, "NAME": process.name, "SS_KEY": process.key, "IS_ACTIVE": process.active,
                "ESPACE_ID": self.placement.espace_id(process.module),
            })
        for word, table in (("inputs", "OSSYS_BPM_PROCESS_INPUT_DEF"), ("outputs", "OSSYS_BPM_PROCESS_OUTPUT_DEF")):
            owned = [(process, item) for process in processes for item in getattr(process, word)]
            for (process, item), number in zip(owned, numbers((x.id for _, x in owned), first), strict=True):
                self.ids[word, process.label, item.name] = number
                owner = {"PROCESS_DEF_ID": self.ids["process", process.label]}
                self._add(table, {**self._parameter(item, number), **owner})
        inner = [(process, item) for process in processes for item in process.activities]
        for (process, step), number in zip(inner, numbers((x.id for _, x in inner), first), strict=True):
            self.ids["activity", process.label, step.name] = number
            self._add("OSSYS_BPM_ACTIVITY_DEFINITION", {
                "ID": number, "SS_KEY": step.key, "NAME": step.name, "IS_ACTIVE": step.active, "KIND": step.kind,
                "PROCESS_DEF_ID": self.ids["process", process.label],
            })
        given = [(process, step, item) for process, step in inner for item in step.outputs]
        for (process, step, item), number in zip(given, numbers((x.id for *_, x in given), first), strict=True):
            self.ids["activity output", process.label, step.name, item.name] = number
            owner = {"ACTIVITY_DEF_ID": self.ids["activity", process.label, step.name]}
            self._add("OSSYS_BPM_ACTIVITY_OUTPUT_DEF", {**self._parameter(item, number), **owner})

    def _add(self, table: str, row: Row) -> None:
        self.tables.setdefault(table, []).append(row)

    def _parameter(self, item: FactoryParameter, number: int) -> dict[str, object]:
        return {
            "ID": number, "SS_KEY": item.key, "NAME": item.name, "IS_ACTIVE": item.active,
            "SS_TYPE": ss_type(self.placement, item.type),
        }

    def rows(self, instances: Iterable[FactoryInstance], subscriptions: Iterable[FactorySubscription]) -> Extra:
        """Return everything, by table."""
        for instance in instances:
            self._instance(instance)
        for subscription in subscriptions:
            placed = entity_of(self.placement, subscription.entity)
            self._add((placed.entity.event_table or "").upper(), self._subscription(placed, subscription))
        return tuple((table, tuple(rows)) for table, rows in self.tables.items())

    def _instance(self, item: FactoryInstance) -> None:
        self._add("OSSYS_BPM_PROCESS", {
            "ID": item.id, "LABEL": item.label, "TENANT_ID": item.tenant,
            "PROCESS_DEF_ID": self.ids["process", item.process], "PARENT_PROCESS_ID": item.parent,
            "TOP_PROCESS_ID": item.id if item.top is None else item.top,
            "PARENT_ACTIVITY_ID": item.parent_activity,
            "STATUS_ID": self.status["OSSYS_BPM_PROCESS_STATUS"][item.status], "CREATED_BY": item.created_by,
            **item.values,
        })
        for word, side in (("inputs", "INPUT"), ("outputs", "OUTPUT")):
            for name, value in getattr(item, word).items():
                self._add(f"OSSYS_BPM_PROCESS_{side}", {
                    "PROCESS_ID": item.id, f"{side}_DEF_ID": self.ids[word, item.process, name],
                    f"{side}_VALUE": value,
                })
        for step in item.steps:
            self._add("OSSYS_BPM_ACTIVITY", {
                "ID": step.id, "NAME": step.name or step.activity, "TENANT_ID": item.tenant,
                "ACTIVITY_DEF_ID": self.ids["activity", item.process, step.activity], "PROCESS_ID": item.id,
                "USER_ID": step.user, "GROUP_ID": step.group, "PRECEDENT_ACTIVITY_ID": step.precedent,
                "STATUS_ID": self.status["OSSYS_BPM_ACTIVITY_STATUS"][step.status], **step.values,
            })
            for name, value in step.outputs.items():
                output = self.ids["activity output", item.process, step.activity, name]
                self._add("OSSYS_BPM_ACTIVITY_OUTPUT", {
                    "ACTIVITY_ID": step.id, "OUTPUT_DEF_ID": output, "OUTPUT_VALUE": value,
                })

    def _subscription(self, placed: PlacedEntity, item: FactorySubscription) -> Row:
        columns = {known.attribute.name: known.column for known in placed.attributes if known.attribute.active}
        espace = item.espace or (item.process.partition(".")[0] if item.process is not None else None)
        return {
            "_ESPACE_ID": self.placement.espace_id(espace) if espace is not None else None,
            "_TENANT_ID": item.tenant, "_ACTIVITY_ID": item.activity,
            "_PROCESS_DEF_ID": self.ids["process", item.process] if item.process is not None else None,
            "_IS_UPDATE": item.update, "_IS_LIGHT": item.light,
            **{(columns[name] or "").upper(): value for name, value in item.references.items()},
        }


def ss_type(placement: Placement, given: str) -> str:
    """Return SS_TYPE as the installation writes it: an O11 type, or the ``bt`` code of "Module.Entity"."""
    variation = placement.environment.variation
    if given in SCALAR_TYPES:
        return given if variation.types is TypeStyle.PLAIN else f"rt{given}"
    placed = entity_of(placement, given)
    keys = f"{placed.module.key}*{placed.entity.key}"
    return f"bt{keys.upper() if variation.key_case is LetterCase.UPPER else keys.lower()}"


def entity_of(placement: Placement, label: str) -> PlacedEntity:
    """Return the active entity "Module.Entity"; a name alone is a system entity. Raises ``KeyError``."""
    for placed in placement.entities:
        names = (f"{placed.module.name}.{placed.entity.name}", placed.entity.name if placed.well_known else "")
        if label in names and placed.entity.active and placed.module.active:
            return placed
    raise KeyError(label)
