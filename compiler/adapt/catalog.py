"""What is known of entities, attributes and parameters while O11 SQL is adapted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from compiler.adapt.kinds import BY_ATTRIBUTE, Value
from compiler.model.types import Attribute, AttributeType, Entity, EntityKey, EntityKind, Model

# ODC's User has these attributes (docs/o11.md); everything else of O11's goes to an entity of the app's own.
USER_ATTRIBUTES = frozenset({"id", "name", "email", "photourl"})


class Place(Enum):
    """Where an entity's rows are in ODC."""

    APPLICATION = auto()
    USER = auto()
    EXTERNAL = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the snapshot: its attributes by lower-case name."""

    place: Place
    attributes: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Catalog:
    """Entities by lower-case name, parameters by lower-case name without @.

    ``with_snapshot`` tells whether the entities are known at all. A parameter in ``inline`` is text that is put
    into the query before it runs (the property Expand Inline).
    """

    with_snapshot: bool = False
    entities: Mapping[str, Known] = field(default_factory=dict)
    parameters: Mapping[str, Value] = field(default_factory=dict)
    inline: frozenset[str] = frozenset()

    def entity(self, name: str) -> Known | None:
        """Return the entity with this name, without regard to case; None when there is none."""
        return self.entities.get(name.lower())


def catalog_of(model: Model | None, parameters: Mapping[str, Value], inline: frozenset[str]) -> Catalog:
    """Return what ``model`` tells. Of entities that share a name, what they do not agree in is unknown."""
    if model is None:
        return Catalog(parameters=parameters, inline=inline)
    by_key = {entity.key: entity for entity in model.entities}
    known: dict[str, Known] = {}
    for entity in model.entities:
        here = Known(_place(entity), {item.name.lower(): _value(item, by_key) for item in entity.attributes})
        name = entity.name.lower()
        before = known.get(name)
        known[name] = here if before is None else _agreed(before, here)
    return Catalog(True, known, parameters, inline)


def _place(entity: Entity) -> Place:
    if entity.record_set == "OSSYS_USER":
        return Place.USER
    if entity.kind is EntityKind.EXTERNAL:
        return Place.EXTERNAL
    if entity.kind in (EntityKind.SYSTEM, EntityKind.HYBRID):
        return Place.MISSING
    return Place.APPLICATION


def _value(attribute: Attribute, by_key: Mapping[EntityKey, Entity]) -> Value:
    seen = 0
    while attribute.type is AttributeType.REFERENCE and attribute.reference is not None and seen < len(by_key):
        target = by_key.get(attribute.reference.entity)
        # Ids of users are numbers in O11 and texts in ODC: neither is taken for granted.
        if target is None or target.identifier is None or _place(target) is Place.USER:
            return Value.UNKNOWN
        attribute = target.identifier
        seen += 1
    return BY_ATTRIBUTE[attribute.type]


def _agreed(one: Known, other: Known) -> Known:
    if Place.APPLICATION in (one.place, other.place):
        place = Place.APPLICATION
    else:
        place = one.place if one.place is other.place else Place.MISSING
    names = {*one.attributes, *other.attributes}
    return Known(place, {
        name: kind if (kind := one.attributes.get(name)) is not None and kind is other.attributes.get(name)
        else Value.UNKNOWN
        for name in names
    })
