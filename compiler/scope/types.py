"""What the scope stage answers."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.model.types import Entity, EntityKey, EntityPair, Module, RecordMatch


@dataclass(frozen=True, slots=True)
class Taken:
    """An entity whose rows are written, or matched (mode skip).

    ``mode`` is append, replace, merge, skip, or recreate (users). ``dropped`` are source attribute keys
    left behind. ``match`` are the attribute keys of the business key (modes merge, skip, recreate).
    ``update``: rows that the target has already are updated; otherwise they stay as they are.
    ``soft`` are declared soft references: attribute key and the entity whose ids it holds.
    ``hybrid`` is the platform's table behind the entity ("OSSYS_USER"), None for application entities.
    """

    pair: EntityPair
    because: str
    mode: str
    dropped: frozenset[str]
    match: tuple[str, ...] = ()
    update: bool = False
    soft: tuple[tuple[str, EntityKey], ...] = ()
    hybrid: str | None = None

    @property
    def matches(self) -> bool:
        """Tell whether rows of the target may be the same as rows of the source."""
        return self.mode in ("merge", "skip", "recreate")

    @property
    def inserts(self) -> bool:
        """Tell whether rows are inserted."""
        return self.mode != "skip"

    def referred(self, attribute: str) -> EntityKey | None:
        """Return the entity that a source attribute (by key) refers to, declared soft references included."""
        for key, entity in self.soft:
            if key == attribute:
                return entity
        found = self.pair.source.attribute(attribute)
        return found.reference.entity if found is not None and found.reference is not None else None


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entity whose records are known at compile time and only mapped."""

    entity: Entity
    match: RecordMatch
    because: str


@dataclass(frozen=True, slots=True)
class Referred:
    """An entity that is referred to and not written: ODC's users, or an external entity."""

    entity: Entity
    because: str


@dataclass(frozen=True, slots=True)
class Left:
    """An entity that is left out, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The answer. ``written`` is sorted by label; ``users`` is set for ODC when rows refer to users.

    ``bpt``: BPT instances are migrated. ``silent``: triggers and event tables are kept quiet.
    """

    written: tuple[Taken, ...]
    recorded: tuple[Recorded, ...]
    users: Referred | None
    external: tuple[Referred, ...]
    left_out: tuple[Left, ...]
    modules: tuple[Module, ...]
    bpt: bool = False
    silent: bool = False
