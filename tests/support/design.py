"""What the generator decides before any metamodel exists: entities, references, marked rows.

Nothing here knows physical names, OSSYS tables or the compiler.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.support.tables import Value

if TYPE_CHECKING:
    from tests.support.bpt import Bpt, Instance

MASK_KEY = "a-key-for-the-random-pairs"


class Fault(StrEnum):
    """The one thing in a pair that must make the run fail; NONE for a run that must succeed."""

    NONE = "none"
    DANGLING = "dangling"
    UNMATCHED = "unmatched"
    TWICE = "twice"
    COLLISION = "collision"
    SHARED = "shared"
    QUEUE = "queue"
    CONSUMER = "consumer"
    CYCLE = "cycle"


@dataclass(slots=True)
class Field:
    """An attribute that holds a value. ``side`` is ``both``, ``source`` or ``target``.

    ``mask`` is what the project writes for it: a word, or a text that stands for all values.
    """

    name: str
    key: str
    type: str
    columns: tuple[str, str]
    side: str = "both"
    not_null: bool = False
    mandatory: bool = False
    default: str | None = None
    db_default: str | None = None
    set: str | int | None = None
    arrives: Value = None
    arrives_bare: Value = None
    mask: str | tuple[str] | None = None


@dataclass(slots=True)
class Link:
    """A reference. ``to`` is an entity's number, ``static:N``, ``User``, ``Tenant``, ``role`` or ``external``.

    ``check``: what keeps it from being empty is a CHECK constraint, not the column. ``soft``: the
    metamodel knows it as an attribute of this type only; the project declares it.
    """

    name: str
    key: str
    to: int | str
    columns: tuple[str, str]
    rule: str
    mandatory: bool = False
    not_null: bool = False
    check: bool = False
    soft: str | None = None

    @property
    def must(self) -> bool:
        """Tell whether it may not be empty."""
        return self.mandatory or self.not_null


@dataclass(slots=True)
class DesignRow:
    """A row: its id, its marker, its values by field name and its references by link name."""

    id: Value
    marker: str
    values: dict[str, Value]
    links: dict[str, Value]
    tenant: int | None = None


@dataclass(slots=True)
class Filter:
    """A ``where``: rows with one of the markers (``in``), all others (``not in``), ids ``up to`` a limit."""

    kind: str
    markers: tuple[str, ...] = ()
    limit: int = 0

    def keeps(self, row: DesignRow) -> bool:
        """Tell whether a row fulfils it."""
        match self.kind:
            case "in":
                return row.marker in self.markers
            case "not in":
                return row.marker not in self.markers
            case _:
                assert isinstance(row.id, int)
                return row.id <= self.limit


@dataclass(slots=True)
class DesignEntity:
    """An application entity. ``identifier`` is auto, text, number, user or entity (then ``parent``).

    Modes merge and skip recognise rows by a field (``key_field``), together with ``key_link`` if there is
    one, or by the identifier if there is neither. ``partners`` are the markers of the rows that are the same
    on both sides, source to target.
    """

    number: int
    module: int
    name: str
    key: str
    identifier: str
    names: tuple[str, str]
    keys: tuple[str, str]
    columns: tuple[tuple[str, str], tuple[str, str]]
    tables: tuple[str, str]
    fields: list[Field]
    links: list[Link]
    mode: str
    description: str
    parent: int | None = None
    twin: str = "none"
    twin_tables: tuple[str, str] = ("", "")
    multitenant: bool = False
    key_field: str | None = None
    key_link: str | None = None
    update: bool = False
    filter: Filter | None = None
    partners: dict[str, str] = field(default_factory=dict)
    events: bool = False
    source: list[DesignRow] = field(default_factory=list)
    target: list[DesignRow] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        """Tell whether every source row is inserted."""
        return self.mode in ("append", "replace") and self.filter is None

    @property
    def by_identifier(self) -> bool:
        """Tell whether rows are recognised by their identifier."""
        return self.mode in ("merge", "skip") and self.key_field is None

    def partner(self, row: DesignRow) -> DesignRow | None:
        """Return the target row that is the same as a source row."""
        marker = self.partners.get(row.marker)
        return next((item for item in self.target if item.marker == marker), None)

    def rows(self, side: int) -> list[DesignRow]:
        """Return the rows of a side: 0 source, 1 target."""
        return self.target if side else self.source


@dataclass(slots=True)
class DesignRecord:
    """A static record: its id on each side, None where it is not there; whether it is active."""

    name: str
    key: str
    ids: tuple[Value, Value]
    active: tuple[bool, bool] = (True, True)

    def arrives(self, old: Value) -> bool:
        """Tell whether the record has this source id and an active partner in the target."""
        return self.ids[0] == old and all(self.active) and None not in self.ids


@dataclass(slots=True)
class DesignStatic:
    """A static entity."""

    module: int
    name: str
    key: str
    tables: tuple[str, str]
    text_ids: bool
    records: list[DesignRecord]


@dataclass(slots=True)
class DesignUser:
    """A user: id, name and tenant place on each side; an id is None where there is no such user."""

    ids: tuple[int | None, int | None]
    names: tuple[str, str]
    tenant: int


@dataclass(slots=True)
class DesignGroup:
    """A group of users: id on each side (None where it is not there), name and tenant place."""

    ids: tuple[int, int | None]
    names: tuple[str, str]
    tenant: int


@dataclass(slots=True)
class Design:
    """Both environments at once. Tuples of two are source and target.

    ``stand_in`` is the target's user for those without a partner. Links of people are pairs of source ids (a
    role is its place), with whether the target has the link too. ``every_user``: users that no row refers to
    are migrated as well. ``moved`` are instances that an earlier run has moved. ``deletes``: in a second run,
    rows that the source has lost are deleted. ``constraints`` is the project's. ``folded``: identifiers are no texts
    that differ in case or accents only.
    """

    modules: list[tuple[str, str]]
    in_scope: int
    entities: list[DesignEntity]
    statics: list[DesignStatic]
    users: list[DesignUser]
    extra_users: list[DesignUser]
    tenants: list[tuple[str, tuple[int, int]]]
    roles: list[tuple[int, str, str, tuple[int, int]]]
    dangling: str
    unmatched: str
    policy: str = "match"
    passwords: str = "blank"
    every_user: bool = False
    stand_in: int | None = None
    groups: list[DesignGroup] = field(default_factory=list)
    user_roles: dict[tuple[Value, Value], bool] = field(default_factory=dict)
    group_roles: dict[tuple[Value, Value], bool] = field(default_factory=dict)
    group_users: dict[tuple[Value, Value], bool] = field(default_factory=dict)
    bpt: Bpt | None = None
    moved: frozenset[int] = frozenset()
    deletes: bool = False
    constraints: str = "enforce"
    folded: bool = False
    fault: Fault = Fault.NONE

    def taken(self) -> set[int]:
        """Return the entities that are migrated: those of the scope and all that they refer to.

        What inputs and outputs of the processes of modules in scope hold ids of is referred to as well.
        """
        found = self._reached(set(), [item.number for item in self.entities if item.module < self.in_scope])
        while self.bpt is not None:
            modules = {*range(self.in_scope), *(self.entities[number].module for number in found)}
            more = {
                item.to
                for process in self.bpt.processes
                if process.module in modules
                for item in [*process.inputs, *process.outputs]
                if item.to is not None
            }
            if more <= found:
                break
            found = self._reached(found, sorted(more))
        return found

    def modules_in_scope(self) -> set[int]:
        """Return the modules that the project names, and those of all entities that are migrated."""
        return {*range(self.in_scope), *(self.entities[number].module for number in self.taken())}

    def _reached(self, known: set[int], waiting: list[int]) -> set[int]:
        found = set(known)
        while waiting:
            number = waiting.pop()
            if number in found:
                continue
            found.add(number)
            entity = self.entities[number]
            if entity.mode != "skip":
                waiting += [link.to for link in entity.links if isinstance(link.to, int)]
            if entity.parent is not None and (entity.mode != "skip" or entity.by_identifier):
                waiting.append(entity.parent)
        return found

    def written(self) -> set[int]:
        """Return the entities whose rows are inserted."""
        return {number for number in self.taken() if self.entities[number].mode != "skip"}

    def referred(self, link: Link, value: Value) -> DesignRow | None:
        """Return the source row that a reference to an entity means."""
        assert isinstance(link.to, int)
        rows = self.entities[link.to].source
        return next((row for row in rows if value == (str(row.id) if link.soft == "Text" else row.id)), None)

    def chosen(self) -> dict[int, set[str]]:
        """Return the markers of the source rows that take part: filtered, and what those must have."""
        kept = {
            number: {row.marker for row in entity.source if entity.filter is None or entity.filter.keeps(row)}
            for number in self.taken()
            for entity in (self.entities[number],)
        }
        if self.dangling == "error":
            for to, row in self._held_by_instances():
                kept[to].add(row.marker)
        grown = True
        while grown:
            before = sum(map(len, kept.values()))
            for number in self.written():
                for row in self.entities[number].source:
                    if row.marker in kept[number]:
                        for parent, marker in self._needs(self.entities[number], row):
                            kept[parent].add(marker)
            grown = sum(map(len, kept.values())) > before
        return kept

    def _held_by_instances(self) -> list[tuple[int, DesignRow]]:
        """Return the rows whose ids the inputs and outputs of selected instances hold."""
        found: list[tuple[int, DesignRow]] = []
        for item in self.selected():
            assert self.bpt is not None
            process = self.bpt.processes[item.process]
            for parameter in [*process.inputs, *process.outputs]:
                if parameter.to is not None:
                    text = item.values[parameter.name]
                    rows = self.entities[parameter.to].source
                    found += [(parameter.to, row) for row in rows if str(row.id) == text]
        return found

    def selected(self, side: int = 0) -> list[Instance]:
        """Return the instances that the project takes (of the target: those that mode replace deletes)."""
        own = self.bpt
        if own is None:
            return []
        scope = self.modules_in_scope()
        trees: dict[int, list[Instance]] = {}
        for item in own.instances[side]:
            trees.setdefault(item.top, []).append(item)
        found: list[Instance] = []
        for top, members in trees.items():
            root = next(item for item in members if item.id == top)
            if own.processes[root.process].module not in scope:
                continue
            ended = all(item.status == "Closed" and item.id not in self.moved for item in members)
            if side == 0 and own.which == "active" and ended:
                continue
            if side == 0 and own.unmatched == "skip" and not all(own.processes[item.process].known for item in members):
                continue
            found += members
        return found

    def _needs(self, entity: DesignEntity, row: DesignRow) -> list[tuple[int, str]]:
        """Return the rows that come along with a row."""
        found: list[tuple[int, str]] = []
        for link in entity.links:
            if isinstance(link.to, int) and (link.must or self.dangling == "error"):
                referred = self.referred(link, row.links[link.name])
                if referred is not None:
                    found.append((link.to, referred.marker))
        if entity.parent is not None:
            found += [(entity.parent, item.marker) for item in self.entities[entity.parent].source if item.id == row.id]
        return found

    def arrives(self, user: DesignUser) -> bool:
        """Tell whether a user of the source has a partner in the target after the run."""
        return user.ids[0] is not None and (user.ids[1] is not None or self.policy != "match")

    def replaced(self) -> set[int]:
        """Return the entities whose target rows are deleted."""
        return {number for number in self.taken() if self.entities[number].mode == "replace"}

    def refers_to_users(self) -> bool:
        """Tell whether a migrated entity refers to users."""
        return any(
            self.entities[number].identifier == "user" or any(link.to == "User" for link in self.entities[number].links)
            for number in self.written()
        )

    def mandatory_cycle(self) -> bool:
        """Tell whether migrated entities refer to each other in a circle that nothing can open."""
        edges: dict[int, set[int]] = {}
        for number in self.taken():
            entity = self.entities[number]
            links = entity.links if entity.mode != "skip" else []
            edges[number] = {
                link.to for link in links if isinstance(link.to, int) and link.not_null and link.to != number
            }
            if entity.parent is not None and (entity.mode != "skip" or entity.by_identifier):
                edges[number].add(entity.parent)
        while edges:
            free = {number for number, parents in edges.items() if not parents & edges.keys()}
            if not free:
                return True
            edges = {number: parents for number, parents in edges.items() if number not in free}
        return False


def text_id(design: Design, to: int | str) -> bool:
    """Tell whether what a reference points at has a text identifier."""
    if isinstance(to, str):
        return to.startswith("static:") and design.statics[int(to.removeprefix("static:"))].text_ids
    entity = design.entities[to]
    return text_id(design, entity.parent) if entity.parent is not None else entity.identifier == "text"
