"""Members and identifier maps: who takes part, and how ids become new ids."""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Column, Key, MapKind, Part


class Role(StrEnum):
    """What the plan does with an entity that it knows."""

    WRITE = "write"
    RECORDS = "records"
    USERS = "users"
    MATCHED = "matched"
    EXTERNAL = "external"


class ComputedColumn(Part, frozen=True):
    """A column of a target table that the database computes: nobody can write it."""

    name: str
    attribute: str | None = None


class PairedAttribute(Part, frozen=True):
    """An attribute and its column in ODC. ``evidence`` is ``mapping``, ``comment`` or ``name``."""

    attribute: str
    column: str
    evidence: str


class Member(Part, frozen=True):
    """An entity that takes part, and why. ``because`` is a chain from the scope to it.

    ``computed`` are the columns of a written entity's target table that no step names, because the
    target computes them (rowversion counts too). ``evidence`` (ODC) is why ``target_table`` is the entity's:
    ``mapping`` (odc.entities), ``comment`` (it has the entity's key) or ``name``; ``paired`` are its attributes in
    their order.
    """

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
    computed: tuple[ComputedColumn, ...] = ()
    evidence: str | None = None
    paired: tuple[PairedAttribute, ...] = ()


class LeftOut(Part, frozen=True):
    """An entity or attribute that is left out, and why."""

    label: str
    reason: str


class IdentifierMap(Part, frozen=True):
    """An identifier map: old id to new id, a table of the schema ``o11c``.

    ``table`` is the table's name, a pure function of the keys. ``identifier_key`` is the SS_KEY of
    the identifier attribute. ``parent`` is the map that an inherited one is taken from.

    Every map table has a third column ``fresh``: this run inserts the row. In a ``mixed`` map some
    rows are not fresh: their partner was in the target before (mode merge, users), or an earlier run
    inserted them. Only fresh rows are inserted. ``kept`` (``delta``): the table of an earlier run is
    used again when there is one; its rows begin as not fresh, and a fourth column ``made`` remembers
    which of them an earlier run inserted.

    ``folded`` (ODC): old ids are texts of a source that takes spellings of one text for one (SQL Server), so a
    reference finds its row as people read it (docs/equality.md), and gets the spelling of that row.

    ``home`` is what stands before the table's name where people read it: ``o11c.``, with a database where the
    schema is in one of its own, or that of a temporary table.
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
    mixed: bool = False
    kept: bool = False
    folded: bool = False
    home: str = "o11c."

    @property
    def shown(self) -> str:
        """Return where the map is and its name, for people."""
        return f"{self.home}{self.table}"


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
