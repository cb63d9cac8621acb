"""What every part of a plan is made of: places, tables, columns, phases."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from compiler.metamodel.rows import DataType


# A plan is a tree, so the cycle collector has nothing to find in it (gc=False).
class Part(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Base of untagged plan parts."""


class Tagged(msgspec.Struct, frozen=True, tag=True, tag_field="is", gc=False):
    """Base of union members; ``is`` in the JSON tells the class."""


class Side(StrEnum):
    """Which database a name lives in. ``WORK`` is the schema ``o11c`` in the target."""

    SOURCE = "source"
    TARGET = "target"
    WORK = "work"


class Phase(StrEnum):
    """Chapters of the migration, in the vendor's order (docs/o11.md: "What the vendor's guide prescribes")."""

    OPEN = "open"
    MATCH = "match"
    SELECT = "select"
    SILENCE = "silence"
    CLEAR = "clear"
    USERS = "users"
    KEYS = "keys"
    DATA = "data"
    PROCESSES = "processes"
    LINK = "link"
    EVENTS = "events"
    SEQUENCES = "sequences"
    VERIFY = "verify"


class Missing(StrEnum):
    """What happens when a reference has no partner: the run fails, or the value becomes NULL."""

    ERROR = "error"
    NULL = "null"


class MapKind(StrEnum):
    """How an identifier map comes to be (design: "Identifier maps")."""

    LITERAL = "literal"
    MATCHED = "matched"
    RESERVED = "reserved"
    ORDERED = "ordered"
    MINTED = "minted"
    INHERITED = "inherited"
    PRESERVED = "preserved"
    DERIVED = "derived"


class Key(Part, frozen=True, order=True):
    """An entity's identity in every environment: module key and entity key."""

    espace: str
    entity: str


class Place(Part, frozen=True):
    """Where a side is when the scripts run. ``expected_database`` is None where any will do.

    ``server`` is a linked server (SQL Server, source only); ``files`` the folder that the exported rows are in.
    Either way schema and database are those that the rows come from, and no statement joins with them.
    """

    schema: str
    database: str | None = None
    expected_database: str | None = None
    server: str | None = None
    files: str | None = None


class Table(Part, frozen=True):
    """A physical table on one side; ``schema`` is set when it is not the side's own schema."""

    side: Side
    name: str
    schema: str | None = None


class Column(Part, frozen=True):
    """A physical column: name, engine-free type, native type text, collation if not the default.

    ``collation_schema`` is set for a collation outside pg_catalog (PostgreSQL).
    """

    name: str
    type: DataType
    native: str
    nullable: bool = True
    collation: str | None = None
    collation_schema: str | None = None


class Sequence(Part, frozen=True):
    """A sequence that feeds an identifier; ``schema`` None is the target's own schema."""

    name: str
    schema: str | None = None


class SystemTable(Part, frozen=True):
    """A metamodel table that scripts read: logical upper-case names to physical columns."""

    name: str
    table: Table
    columns: tuple[tuple[str, Column], ...]

    def column(self, name: str) -> Column:
        """Return the physical column of an upper-case logical name. Raises ``KeyError``."""
        for key, column in self.columns:
            if key == name:
                return column
        raise KeyError(name)

    def has(self, name: str) -> bool:
        """Tell whether the platform version has this column."""
        return any(key == name for key, _ in self.columns)
