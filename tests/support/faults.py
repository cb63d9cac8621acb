"""Puts one fault into a clean design: something that the run must refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.support.design import Design, DesignEntity, DesignRow, DesignUser, Fault, Link
from tests.support.tables import Value

GONE = 987655


def inject(design: Design, wanted: Iterable[Fault]) -> Fault:
    """Change the design so that its run must fail, for the first reason that it has a place for.

    Returns that reason, or ``Fault.NONE`` where there is a place for none; then nothing is changed.
    """
    for fault in wanted:
        if fault in _PLACES and _PLACES[fault](design):
            return fault
    return Fault.NONE


def _taken_links(design: Design) -> list[tuple[DesignEntity, Link]]:
    entities = [design.entities[number] for number in sorted(design.taken())]
    return [(entity, link) for entity in entities for link in entity.links]


def _dangling(design: Design) -> bool:
    for entity, link in _taken_links(design):
        stays = design.dangling == "null" and not (link.mandatory or link.not_null)
        numeric = isinstance(link.to, int) and design.entities[link.to].identifier in ("auto", "number")
        if link.rule == "Ignore" and numeric and entity.source and not stays:
            entity.source[0].links[link.name] = GONE
            return True
    return False


def _unmatched(design: Design) -> bool:
    lonely = [user.ids[0] for user in design.users if user.ids[1] is None]
    for entity, link in _taken_links(design):
        stays = design.unmatched == "null" and not (link.mandatory or link.not_null)
        if link.to == "User" and entity.source and lonely and not stays:
            entity.source[0].links[link.name] = lonely[0]
            return True
    return False


def _twice(design: Design) -> bool:
    matched = [user for user in design.users if user.ids[1] is not None]
    if not design.refers_to_users() or not matched:
        return False
    twin = DesignUser((None, 99), ("", matched[0].names[1].swapcase()), matched[0].tenant)
    design.extra_users.append(twin)
    return True


def _collision(design: Design) -> bool:
    """A row whose id is kept, and whose id the target has already."""
    for number in sorted(design.taken() - design.replaced()):
        entity = design.entities[number]
        if entity.identifier not in ("number", "text") or not entity.source:
            continue
        if any(link.not_null for link in entity.links) or any(item.not_null for item in entity.fields):
            continue
        values: dict[str, Value] = {
            item.name: None for item in entity.fields if item.side in ("both", "target")
        }
        entity.target.append(
            DesignRow(
                entity.source[0].id,
                "collides",
                values,
                dict.fromkeys([link.name for link in entity.links]),
                0 if entity.multitenant else None,
            )
        )
        return True
    return False


def _consumer(design: Design) -> bool:
    """A row of the target that stays and refers to a row that is replaced."""
    replaced = design.replaced()
    for entity in design.entities:
        if entity.number in replaced or not entity.target:
            continue
        for link in entity.links:
            if isinstance(link.to, int) and link.to in replaced and design.entities[link.to].target:
                entity.target[0].links[link.name] = design.entities[link.to].target[0].id
                return True
    return False


_PLACES: dict[Fault, Callable[[Design], bool]] = {
    Fault.DANGLING: _dangling,
    Fault.UNMATCHED: _unmatched,
    Fault.TWICE: _twice,
    Fault.COLLISION: _collision,
    Fault.CONSUMER: _consumer,
}
