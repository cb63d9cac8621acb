"""What the scope stage answers."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.model.types import Entity, EntityKey, EntityKind, EntityPair, Module, RecordMatch


@dataclass(frozen=True, slots=True)
class Taken:
    """An entity whose rows are written, or matched (mode skip).

    ``mode`` is append, replace, merge, skip, or recreate (users). ``dropped`` are source attribute keys
    left behind. ``match`` are the attribute keys of the business key (modes merge, skip, recreate).
    ``update``: rows that the target has already are updated; otherwise they stay as they are.
    ``soft`` are declared soft references: attribute key and the entity whose ids it holds.
    ``hybrid`` is the platform's table behind the entity ("OSSYS_USER"), None for application entities.
    ``asset`` (ODC): another plan migrates the entity, into this asset.
    """

    pair: EntityPair
    because: str
    mode: str
    dropped: frozenset[str]
    match: tuple[str, ...] = ()
    update: bool = False
    soft: tuple[tuple[str, EntityKey], ...] = ()
    hybrid: str | None = None
    asset: str | None = None

    @property
    def looked_up(self) -> bool:
        """Tell whether the rows are ODC's own, or another plan's: static records, producers elsewhere."""
        return self.asset is not None or self.pair.source.kind is EntityKind.STATIC

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
class Elsewhere:
    """A producer that another plan migrates into ``asset`` (ODC); ``needed_by`` are attributes that refer to it."""

    pair: EntityPair
    asset: str
    needed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanAsset:
    """An asset of ODC in the plan; ``place`` is its place in the publishing order, from 1.

    ``modules`` are those that go to it, without extensions. ``producers`` are other assets of the plan that its
    entities refer to, ``cycle`` those with which it goes round in a circle, itself included.
    """

    name: str
    library: bool
    place: int
    applications: tuple[str, ...]
    modules: tuple[str, ...]
    producers: tuple[str, ...] = ()
    cycle: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The answer. ``written`` is sorted by label; ``users`` is set for ODC when rows refer to users.

    ``assets`` are ODC's, in publishing order. ``bpt``: BPT instances are migrated. ``silent``: triggers and event
    tables are kept quiet.
    """

    written: tuple[Taken, ...]
    recorded: tuple[Recorded, ...]
    users: Referred | None
    external: tuple[Referred, ...]
    left_out: tuple[Left, ...]
    modules: tuple[Module, ...]
    bpt: bool = False
    silent: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    assets: tuple[PlanAsset, ...] = ()
