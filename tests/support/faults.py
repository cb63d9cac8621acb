"""Puts one fault into a clean design: something that the run must refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.support.design import Design, DesignEntity, DesignRow, DesignUser, Fault, Link
from tests.support.tables import Value

GONE = 987655


def inject(design: Design, wanted: Iterable[Fault]) -> Fault:
    """Change the design so that its run must fail, for the first reason that it has a place for.

    Returns that reason, or ``Fault.NONE`` where there is a place for none. What is changed then (two
    users of one name that no row needs) must not hurt.
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
        numeric = isinstance(link.to, int) and design.entities[link.to].identifier in ("auto", "number")
        if link.rule == "Ignore" and numeric and entity.source and not _stays(design, link):
            entity.source[0].links[link.name] = GONE
            return True
    return False


def _unmatched(design: Design) -> bool:
    lonely = [user.ids[0] for user in design.users if user.ids[1] is None]
    for entity, link in _taken_links(design):
        if link.to == "User" and entity.source and lonely and not _stays(design, link):
            entity.source[0].links[link.name] = lonely[0]
            return True
    return False


def _twice(design: Design) -> bool:
    """Two users of the target under one name: they match nobody, so a row that needs one is refused."""
    for place, user in enumerate(design.users):
        if user.ids[1] is None or not design.refers_to_users():
            continue
        design.users[place] = DesignUser((user.ids[0], None), user.names, user.tenant)
        design.extra_users += [
            DesignUser((None, user.ids[1]), ("", user.names[1]), user.tenant),
            DesignUser((None, 99), ("", user.names[1].swapcase()), user.tenant),
        ]
        return _is_needed(design, user.ids[0])
    return False


def _is_needed(design: Design, user: int | None) -> bool:
    """Tell whether a row refers to the source user by a reference that may not become empty."""
    for number in design.taken():
        entity = design.entities[number]
        if entity.identifier == "user" and any(row.id == user for row in entity.source):
            return True
    return any(
        row.links[link.name] == user
        for entity, link in _taken_links(design)
        if link.to == "User" and not _stays(design, link)
        for row in entity.source
    )


def _stays(design: Design, link: Link) -> bool:
    """Tell whether the run goes on without a partner: the project empties the reference."""
    policy = design.unmatched if link.to == "User" else design.dangling
    return policy == "null" and not (link.mandatory or link.not_null)


def _collision(design: Design) -> bool:
    """A row whose id is kept, and whose id the target has already."""
    for number in sorted(design.taken() - design.replaced()):
        entity = design.entities[number]
        if entity.identifier not in ("number", "text") or not entity.source:
            continue
        if any(link.not_null for link in entity.links) or any(item.not_null for item in entity.fields):
            continue
        values: dict[str, Value] = {item.name: None for item in entity.fields if item.side in ("both", "target")}
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
