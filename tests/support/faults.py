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
    """Return the references of entities whose every row is inserted."""
    entities = [design.entities[number] for number in sorted(design.taken()) if design.entities[number].plain]
    return [(entity, link) for entity in entities for link in entity.links if link.soft is None]


def _dangling(design: Design) -> bool:
    for entity, link in _taken_links(design):
        numeric = isinstance(link.to, int) and design.entities[link.to].identifier in ("auto", "number")
        if link.rule == "Ignore" and numeric and entity.source and not _stays(design, link):
            entity.source[0].links[link.name] = GONE
            return True
    return False


def _unmatched(design: Design) -> bool:
    lonely = [user.ids[0] for user in design.users if not design.arrives(user)]
    if design.stand_in is not None:
        return False
    for entity, link in _taken_links(design):
        if link.to == "User" and entity.source and lonely and not _stays(design, link):
            entity.source[0].links[link.name] = lonely[0]
            return True
    return False


def _twice(design: Design) -> bool:
    """Two users of the target under one name: they match nobody, so a row that needs one is refused."""
    if design.policy != "match" or design.stand_in is not None:
        return False
    if any(not design.entities[number].plain for number in design.taken()):
        return False  # whether their rows need somebody is not decided here
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
        if entity.identifier not in ("number", "text") or not entity.source or not entity.plain:
            continue
        if _add(entity, entity.source[0].id, {}, {}):
            return True
    return False


def _shared(design: Design) -> bool:
    """Two rows of the target under one business key that a source row has too."""
    for number in sorted(design.taken()):
        entity = design.entities[number]
        chosen = design.chosen()[number]
        row = next((row for row in entity.source if row.marker in entity.partners and row.marker in chosen), None)
        if entity.key_field is None or row is None or entity.identifier not in ("auto", "number"):
            continue
        partner = entity.partner(row)
        assert partner is not None
        links = {} if entity.key_link is None else {entity.key_link: partner.links[entity.key_link]}
        if _add(entity, 98, {entity.key_field: partner.values[entity.key_field]}, links):
            return True
    return False


def _add(entity: DesignEntity, number: Value, values: dict[str, Value], links: dict[str, Value]) -> bool:
    """Add a row to the target, empty but for what is given; False where columns may not be empty."""
    if any(link.not_null and link.name not in links for link in entity.links):
        return False
    if any(item.not_null and item.name not in values for item in entity.fields):
        return False
    empty: dict[str, Value] = {item.name: None for item in entity.fields if item.side in ("both", "target")}
    nowhere: dict[str, Value] = dict.fromkeys([link.name for link in entity.links])
    tenant = 0 if entity.multitenant else None
    entity.target.append(DesignRow(number, "one too many", empty | values, nowhere | links, tenant))
    return True


def _consumer(design: Design) -> bool:
    """A row of the target that stays and refers to a row that is replaced."""
    replaced = design.replaced()
    for entity in design.entities:
        if entity.number in replaced or not entity.target:
            continue
        for link in entity.links:
            if link.soft is not None or not isinstance(link.to, int):
                continue
            if link.to in replaced and design.entities[link.to].target:
                entity.target[0].links[link.name] = design.entities[link.to].target[0].id
                return True
    return False


def _queue(design: Design) -> bool:
    """An event of BPT that waits for the platform."""
    if design.bpt is None or not any(item.module in design.modules_in_scope() for item in design.bpt.processes):
        return False
    design.bpt.queued = len(design.entities) % 2
    return True


_PLACES: dict[Fault, Callable[[Design], bool]] = {
    Fault.DANGLING: _dangling,
    Fault.UNMATCHED: _unmatched,
    Fault.TWICE: _twice,
    Fault.COLLISION: _collision,
    Fault.SHARED: _shared,
    Fault.QUEUE: _queue,
    Fault.CONSUMER: _consumer,
}
