"""Soft keys: attributes that look as if they held an id, a key or a user, and are no references.

Nobody remaps them (docs/o11.md). What is listed here are suspects with their evidence; the project
file decides (``soft_references``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from compiler.model.types import Attribute, AttributeType, Entity

# Words of a name: "ExternalGUIDKey" is External, GUID, Key.
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_KEYS = ("id", "key", "guid", "uuid")
_USERS = ("user", "username", "login")
# Names of actions that somebody did: CreatedBy, Approved_By.
_BY = "by"

_GUID = 36
_LONGEST_KEY = 50
_NUMBERS = (AttributeType.INTEGER, AttributeType.LONG_INTEGER)


def lower_names(names: Iterable[str]) -> dict[str, str]:
    """Return the names by their lower-case form; of two that differ in case only, the first by code unit."""
    return {name.lower(): name for name in sorted(names, reverse=True)}


def suspects(entity: Entity, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (attribute name, evidence) of each suspect, in the attributes' order.

    ``known`` are the names of the model's entities, without modules, by ``lower_names``. Evidence is a
    key-like name on a whole number, a text of an entity's name and Id, a text that a GUID fits into, or
    the name of a user.
    """
    found: list[tuple[str, str]] = []
    for attribute in sorted(entity.attributes, key=lambda item: (item.order, item.name)):
        if attribute.reference is not None or attribute.synthetic or attribute.column is None:
            continue
        if entity.identifier is not None and attribute.key == entity.identifier.key:
            continue
        evidence = _evidence(attribute, known)
        if evidence is not None:
            found.append((attribute.name, evidence))
    return found


def _evidence(attribute: Attribute, known: Mapping[str, str]) -> str | None:
    text = attribute.type is AttributeType.TEXT
    if not text and attribute.type not in _NUMBERS:
        return None
    length = attribute.length or 0
    if text and length == 0:
        return None
    what = f"{attribute.type.value}{f'({length})' if text else ''} named {attribute.name}"
    words = [word.lower() for word in _WORD.findall(attribute.name)]
    if not words:
        return None
    named = _entity_of(words, known)
    if named is not None and (not text or length <= _LONGEST_KEY):
        return f"{what}, and an entity {named} exists"
    last, before = words[-1], words[:-1]
    of_user = last in _USERS or (last in (*_KEYS, "name", "code") and any(word in _USERS for word in before))
    if of_user or (last == _BY and before):
        return f"{what}: {'the name' if text else 'the id'} of a user fits"
    if last not in _KEYS:
        return None
    if not text:
        return f"{what}, and it is no reference"
    return f"{what}: a GUID fits" if _GUID <= length <= _LONGEST_KEY else None


def _entity_of(words: list[str], known: Mapping[str, str]) -> str | None:
    """Return the entity whose name is the attribute's without the word for a key; the longest one wins.

    "SalesOrderKey" may hold ids of SalesOrder, else of Order; "BorderId" never holds those of Order.
    """
    for start in range(len(words)):
        name = "".join(words[start:])
        for ending in _KEYS:
            if name.endswith(ending) and name.removesuffix(ending) in known:
                return known[name.removesuffix(ending)]
    return None
