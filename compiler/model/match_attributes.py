"""Attribute pairs of one entity pair, and what keeps its rows from being copied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compiler.model.conversions import conversion_obstacle
from compiler.model.lookup import Problems
from compiler.model.types import (
    Attribute,
    AttributePair,
    AttributeType,
    Entity,
    EntityKey,
    EntityKind,
    EntityPair,
)


@dataclass(frozen=True, slots=True)
class Partners:
    """Entity pairs by key, for comparing what references mean. Labels are for people."""

    target_of: Mapping[EntityKey, EntityKey]
    source_labels: Mapping[EntityKey, str]
    target_labels: Mapping[EntityKey, str]


def pair_attributes(source: Entity, target: Entity) -> EntityPair:
    """Pair the attributes of two entities that are the same one.

    Attributes with keys on both sides pair by key only: one that was deleted and created again under its
    old name is another. Where either lacks a key, lower-case names decide. An attribute with a column on
    one side only is that side's alone; one without any column is nobody's.
    """
    left = {item.key: item for item in target.attributes}
    found: list[AttributePair] = []
    unpaired: list[Attribute] = []
    for attribute in source.attributes:
        partner = left.get(attribute.key)
        if partner is None or not _same_identity(attribute, partner):
            unpaired.append(attribute)
            continue
        del left[attribute.key]
        found.append(AttributePair(attribute, partner, "key"))
    names = {item.name.lower(): item for item in left.values()}
    source_only: list[Attribute] = []
    for attribute in unpaired:
        partner = names.get(attribute.name.lower())
        if partner is None or (attribute.has_key and partner.has_key):
            source_only.append(attribute)
            continue
        del names[partner.name.lower()], left[partner.key]
        found.append(AttributePair(attribute, partner, "name"))
    pairs: list[AttributePair] = []
    for pair in found:
        if pair.source.column is not None and pair.target.column is not None:
            pairs.append(pair)
        elif pair.source.column is not None:
            source_only.append(pair.source)
        elif pair.target.column is not None:
            left[pair.target.key] = pair.target
    return EntityPair(
        source=source, target=target, evidence="key",
        attributes=tuple(sorted(pairs, key=lambda item: _order(item.source))),
        source_only=_with_column(source_only),
        target_only=_with_column(left.values()),
    )


def _with_column(attributes: Iterable[Attribute]) -> tuple[Attribute, ...]:
    return tuple(sorted((item for item in attributes if item.column is not None), key=_order))


def _order(attribute: Attribute) -> tuple[int, str]:
    return (attribute.order, attribute.key)


def _same_identity(source: Attribute, target: Attribute) -> bool:
    """Tell whether equal keys mean something: SS_KEYs on both sides, or the platform's own column."""
    return (source.has_key and target.has_key) or (source.synthetic and target.synthetic)


def check_pair(pair: EntityPair, partners: Partners, problems: Problems) -> None:
    """Report what differs between the two sides of an O11 entity whose rows are copied.

    Entity-local: O11-0305, 0309, 0312 and 0313. Other kinds of entities are compared by kind only.
    """
    source, target = pair.source, pair.target
    if source.kind is not target.kind:
        found = f"{source.kind.value} in the source, {target.kind.value} in the target"
        problems.add(pair.key, "O11-0313", source.label, found)
        return
    if source.kind is not EntityKind.APPLICATION:
        return
    check_identifiers(pair, problems)
    _check_tenants(pair, problems)
    report_names(pair, problems)
    for item in pair.attributes:
        where = f"{source.label}.{item.source.name}"
        obstacle = conversion_obstacle(item.source, item.target)
        if obstacle:
            problems.add(pair.key, "O11-0305", where, obstacle)
        difference = _reference_difference(item, partners)
        if difference:
            problems.add(pair.key, "O11-0312", where, difference)


def report_names(pair: EntityPair, problems: Problems) -> None:
    """Add the note O11-0309 when attributes were paired by name."""
    names = [item.source.name for item in pair.attributes if item.evidence == "name"]
    if names:
        problems.add(pair.key, "O11-0309", pair.source.label, ", ".join(names))


def check_identifiers(pair: EntityPair, problems: Problems) -> None:
    """Add O11-0313 where the identifiers are two attributes: an id would go into some other column."""
    old, new = pair.source.identifier, pair.target.identifier
    if old is None or new is None or old.column is None or new.column is None:
        return  # resolve reports these
    if any(item.source.key == old.key and item.target.key == new.key for item in pair.attributes):
        return
    found = f"its identifier is {old.name} in the source and {new.name} in the target, another attribute"
    problems.add(pair.key, "O11-0313", pair.source.label, found)


def _check_tenants(pair: EntityPair, problems: Problems) -> None:
    for attributes, here, there in (
        (pair.source_only, "source", "target"), (pair.target_only, "target", "source"),
    ):
        if any(item.synthetic for item in attributes):
            found = f"its rows belong to tenants in the {here} and not in the {there}"
            problems.add(pair.key, "O11-0313", pair.source.label, found)


def _reference_difference(pair: AttributePair, partners: Partners) -> str:
    """Return what the attribute refers to on each side when that is not the same, else ''."""
    source, target = pair.source.reference, pair.target.reference
    for attribute in (pair.source, pair.target):
        if attribute.reference is None and attribute.type is AttributeType.REFERENCE:
            return ""  # resolve reports O11-0203
    if source is None and target is None:
        return ""
    if source is not None and target is not None and partners.target_of.get(source.entity) == target.entity:
        return ""
    old = "nothing" if source is None else partners.source_labels.get(source.entity, str(source.entity))
    new = "nothing" if target is None else partners.target_labels.get(target.entity, str(target.entity))
    return f"it refers to {old} in the source and to {new} in the target"
