"""What the generator decides before any metamodel exists: entities, references, marked rows.

Nothing here knows physical names, OSSYS tables or the compiler.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tests.support.tables import Value


class Fault(StrEnum):
    """The one thing in a pair that must make the run fail; NONE for a run that must succeed."""

    NONE = "none"
    DANGLING = "dangling"
    UNMATCHED = "unmatched"
    TWICE = "twice"
    COLLISION = "collision"
    CONSUMER = "consumer"
    CYCLE = "cycle"


@dataclass(slots=True)
class Field:
    """An attribute that holds a value. ``side`` is ``both``, ``source`` or ``target``."""

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


@dataclass(slots=True)
class Link:
    """A reference. ``to`` is an entity's number, ``static:N``, ``User``, ``Tenant``, ``role`` or ``external``.

    ``check``: what keeps it from being empty is a CHECK constraint, not the column.
    """

    name: str
    key: str
    to: int | str
    columns: tuple[str, str]
    rule: str
    mandatory: bool = False
    not_null: bool = False
    check: bool = False


@dataclass(slots=True)
class DesignRow:
    """A row: its id, its marker, its values by field name and its references by link name."""

    id: Value
    marker: str
    values: dict[str, Value]
    links: dict[str, Value]
    tenant: int | None = None


@dataclass(slots=True)
class DesignEntity:
    """An application entity. ``identifier`` is auto, text, number, user or entity (then ``parent``)."""

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
    source: list[DesignRow] = field(default_factory=list)
    target: list[DesignRow] = field(default_factory=list)

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
class Design:
    """Both environments at once. Tuples of two are source and target."""

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
    fault: Fault = Fault.NONE

    def taken(self) -> set[int]:
        """Return the entities that are migrated: those of the scope and all that they refer to."""
        found: set[int] = set()
        waiting = [item.number for item in self.entities if item.module < self.in_scope]
        while waiting:
            number = waiting.pop()
            if number in found:
                continue
            found.add(number)
            entity = self.entities[number]
            waiting += [link.to for link in entity.links if isinstance(link.to, int)]
            if entity.parent is not None:
                waiting.append(entity.parent)
        return found

    def replaced(self) -> set[int]:
        """Return the entities whose target rows are deleted."""
        return {number for number in self.taken() if self.entities[number].mode == "replace"}

    def refers_to_users(self) -> bool:
        """Tell whether a migrated entity refers to users."""
        return any(
            self.entities[number].identifier == "user" or any(link.to == "User" for link in self.entities[number].links)
            for number in self.taken()
        )

    def mandatory_cycle(self) -> bool:
        """Tell whether migrated entities refer to each other in a circle that nothing can open."""
        edges = {
            number: {
                link.to
                for link in self.entities[number].links
                if isinstance(link.to, int) and link.not_null and link.to != number
            }
            | {parent for parent in (self.entities[number].parent,) if parent is not None}
            for number in self.taken()
        }
        while edges:
            free = {number for number, parents in edges.items() if not parents & edges.keys()}
            if not free:
                return True
            edges = {number: parents for number, parents in edges.items() if number not in free}
        return False
