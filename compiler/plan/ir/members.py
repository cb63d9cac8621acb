"""Members and identifier maps: who takes part, and how ids become new ids."""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Column, Key, MapKind, Part


class Role(StrEnum):
    """What the plan does with an entity that it knows."""

    WRITE = "write"
    RECORDS = "records"
    USERS = "users"
    EXTERNAL = "external"


class Member(Part, frozen=True):
    """An entity that takes part, and why. ``because`` is a chain from the scope to it."""

    entity: Key
    label: str
    role: Role
    because: str
    mode: str | None = None
    source_table: str | None = None
    target_table: str | None = None
    rows: int | None = None
    applications: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class LeftOut(Part, frozen=True):
    """An entity or attribute that is left out, and why."""

    label: str
    reason: str


class IdentifierMap(Part, frozen=True):
    """An identifier map: old id to new id, a table of the schema ``o11c``.

    ``table`` is the table's name, a pure function of the keys. ``identifier_key`` is the SS_KEY of
    the identifier attribute. ``parent`` is the map that an inherited one is taken from.
    """

    table: str
    entity: Key
    label: str
    identifier_key: str
    kind: MapKind
    old: Column
    new: Column
    reason: str
    parent: str | None = None


class Cut(Part, frozen=True):
    """A reference taken out of a cycle: written empty first, set afterwards."""

    child: Key
    attribute: str
    label: str
    parent: Key
    cost: int


class ComponentReport(Part, frozen=True):
    """Entities that refer to each other in a circle, how it was opened, and the order that results."""

    members: tuple[str, ...]
    cuts: tuple[Cut, ...]
    order: tuple[str, ...]
    exact: bool
    cost: int
