"""Random rows of a design: ids, markers, values, references, and which rows both sides have."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from hypothesis import strategies as st

from tests.support.design import Design, DesignEntity, DesignRow, Field, Link, text_id
from tests.support.names import USERNAMES, respelled
from tests.support.outcome import mapped
from tests.support.tables import Value

NOWHERE = 987654
_TEXTS = ("", " ", "x", "a'b", "x\nGO\ny", "\\N", "\t", "😀", "null", "%", "$(x)", "é")
VALUES: dict[str, tuple[Value, ...]] = {
    "Text": _TEXTS,
    "Integer": (0, -1, 7, 2**31 - 1, -(2**31)),
    "LongInteger": (0, 2**40, -(2**63)),
    "Decimal": (Decimal("0"), Decimal("12.50000000"), Decimal("-0.00000001")),
    "Currency": (Decimal("1.00000000"), Decimal("99999999999999999999.12345678")),
    "Boolean": (True, False),
    "Date": (date(1900, 1, 1), date(2024, 2, 29)),
    "Time": (time(0), time(23, 59, 59)),
    "DateTime": (datetime(1900, 1, 1), datetime(2024, 2, 29, 23, 59, 59, 123000)),
    "Email": ("", "a@b.example"),
    "PhoneNumber": ("", "+41 00"),
    "BinaryData": (b"", b"\x00\xff'\\"),
}


def draw_rows(draw: st.DrawFn, design: Design) -> None:
    """Draw the rows of both sides."""
    for entity in design.entities:
        for side in (0, 1):
            ids = _ids(draw, design, entity, side)
            if not has_room(design, entity, side, ids):
                ids = []
            if side == 0 and entity.key_link is not None and not _key_values(design, entity):
                ids = []
            for place, number in enumerate(ids):
                marker = f"{'old' if side else 'm'} {entity.number}.{place} '\\"
                entity.rows(side).append(DesignRow(number, marker, {}, {}))
        if entity.mode in ("merge", "skip"):
            _recognise(draw, design, entity)
    for entity in design.entities:
        for side in (0, 1):
            for row in entity.rows(side):
                fill(draw, design, entity, side, row)


def has_room(design: Design, entity: DesignEntity, side: int, ids: list[Value]) -> bool:
    """Tell whether there is something to refer to for every reference that must have a value."""
    return all(_candidates(design, entity, link, side, ids) for link in entity.links if link.not_null)


# --- ids -----------------------------------------------------------------------------------------


def _ids(draw: st.DrawFn, design: Design, entity: DesignEntity, side: int) -> list[Value]:
    count = draw(st.integers(0, 3 if side else 5))
    free: list[Value]
    own = [row.id for row in entity.source] if side and entity.by_identifier else []
    match entity.identifier:
        case "auto":
            free = list(range(1, 9))
        case "number":
            free = [*range(2, 18, 2), *own] if side else list(range(1, 17, 2))
        case "text":
            free = ["t", "T", "t ", "nowt", "'", *own] if side else ["k", "K", "k ", "é", 'q"', "x\ny"]
            if design.folded:
                free = [item for item in free if item not in ("t", "K")]
        case "user":
            free = _user_ids(design, entity, side)
        case _:
            assert entity.parent is not None
            parent = design.entities[entity.parent]
            if side and parent.number in design.replaced() - {entity.number} and not _is_replaced(design, entity):
                return []
            free = [row.id for row in _usable(parent, side)]
            if side and not entity.by_identifier and not _is_replaced(design, entity):
                arriving = {row.id for row in entity.source}
                partners = [parent.partner(row) for row in parent.source if row.id in arriving]
                free = [number for number in free if all(item is None or item.id != number for item in partners)]
    return list(draw(st.permutations(free)))[:count]


def _usable(entity: DesignEntity, side: int) -> list[DesignRow]:
    """Return the rows that others may refer to: in mode skip those of the source that have a partner."""
    if side or entity.mode != "skip":
        return entity.rows(side)
    return [row for row in entity.source if entity.partner(row) is not None]


def _user_ids(design: Design, entity: DesignEntity, side: int) -> list[Value]:
    if side == 0:
        return [user.ids[0] for user in design.users if design.arrives(user)]
    arriving = {row.id for row in entity.source}
    if _is_replaced(design, entity) or entity.by_identifier:
        arriving = set()
    return [
        user.ids[1]
        for user in [*design.users, *design.extra_users]
        if user.ids[1] is not None and user.ids[0] not in arriving
    ]


def _is_replaced(design: Design, entity: DesignEntity) -> bool:
    return entity.number in design.replaced()


# --- rows that both sides have -------------------------------------------------------------------


def _recognise(draw: st.DrawFn, design: Design, entity: DesignEntity) -> None:
    """Settle which rows are the same, and give the rows the keys that say so."""
    if entity.key_field is None:
        for row in entity.source:
            other = _same_id(design, entity, row)
            there = [item for item in entity.target if other is not None and item.id == other]
            if there:
                entity.partners[row.marker] = there[0].marker
        return
    item = next(item for item in entity.fields if item.name == entity.key_field)
    link = next((link for link in entity.links if link.name == entity.key_link), None)
    for row in entity.source:
        found = fresh_key(draw, design, entity, item)
        assert found is not None, "there are more keys than rows"
        row.values[item.name] = found[0]
        if link is not None:
            row.links[link.name] = found[1]
    alone = list(entity.source)
    for place, row in enumerate(entity.target):
        doubled: bool = draw(st.booleans())
        if alone and doubled:
            same = alone.pop()
            entity.partners[same.marker] = row.marker
            known = same.values[item.name]
            row.values[item.name] = respelled(draw, known) if isinstance(known, str) else known
            if link is not None:
                row.links[link.name] = mapped(design, link.to, same.links[link.name])
        else:
            # NULL and empty keys of the target are nobody's; so may be two rows that share one.
            others: tuple[Value, ...] = (f"other {place}", "") if item.type == "Text" else (-5 - place, -77)
            row.values[item.name] = draw(st.sampled_from(others))


def _same_id(design: Design, entity: DesignEntity, row: DesignRow) -> Value:
    """Return the target's id for a row that is recognised by its identifier."""
    if entity.identifier == "user":
        return next((user.ids[1] for user in design.users if user.ids[0] == row.id), None)
    if entity.parent is None:
        return row.id
    parent = design.entities[entity.parent]
    above = parent.partner(next(item for item in parent.source if item.id == row.id))
    return None if above is None else above.id


def _key_values(design: Design, entity: DesignEntity) -> list[Value]:
    link = next(link for link in entity.links if link.name == entity.key_link)
    return [value for value in _candidates(design, entity, link, 0, []) if mapped(design, link.to, value) is not None]


def fresh_key(draw: st.DrawFn, design: Design, entity: DesignEntity, item: Field) -> tuple[Value, Value] | None:
    """Return a key that no row of the source has yet: the same text may be there under another reference."""
    values = [None] if entity.key_link is None else _key_values(design, entity)
    used = {(row.values.get(item.name), row.links.get(entity.key_link or "")) for row in entity.source}
    names: tuple[Value, ...] = USERNAMES if item.type == "Text" else tuple(range(8))
    free = [(name, value) for name in names for value in values if (name, value) not in used]
    return draw(st.sampled_from(free)) if free else None


# --- values and references -----------------------------------------------------------------------


def _candidates(design: Design, entity: DesignEntity, link: Link, side: int, own: list[Value]) -> list[Value]:
    """Return the ids that a reference may have on a side without any trouble."""
    match link.to:
        case int(number):
            if link.soft is not None:
                return _soft_values(design, link, side)
            if side and number in design.replaced() and not _is_replaced(design, entity):
                return []
            if number == entity.number and entity.mode != "skip":
                return own
            return [row.id for row in _usable(design.entities[number], side)]
        case "User":
            if side == 0:
                stands = design.stand_in is not None
                return [user.ids[0] for user in design.users if design.arrives(user) or stands]
            return [user.ids[1] for user in [*design.users, *design.extra_users] if user.ids[1] is not None]
        case "Group":
            return [group.ids[side] for group in design.groups if group.ids[side] is not None]
        case "Tenant":
            return [ids[side] for _, ids in design.tenants]
        case "external":
            return [5, 6, 7]
        case "role":
            return [ids[side] for _, _, _, ids in design.roles]
        case name:
            records = design.statics[int(name.removeprefix("static:"))].records
            if side == 0:
                return [item.ids[0] for item in records if item.arrives(item.ids[0])]
            return [item.ids[1] for item in records if item.active[1] and item.ids[1] is not None]


def _soft_values(design: Design, link: Link, side: int) -> list[Value]:
    """Return values of an attribute that holds ids: ids of rows that arrive, and what stands for none."""
    assert isinstance(link.to, int)
    nothing: list[Value] = ["", "0"] if link.soft == "Text" else [0]
    if side:
        return nothing
    ids = [row.id for row in _usable(design.entities[link.to], 0)]
    return [*nothing, *(map(str, ids) if link.soft == "Text" else ids)]


def _astray(design: Design, entity: DesignEntity, link: Link) -> list[Value]:
    """Return source ids without a partner that the reference may have, since the project empties them."""
    policy = design.unmatched if link.to == "User" else design.dangling
    if policy != "null" or link.must or link.to == "external" or link.name == entity.key_link:
        return []
    found: list[Value] = []
    if link.to == "User" and design.stand_in is None:
        found += [user.ids[0] for user in design.users if not design.arrives(user)]
    if isinstance(link.to, int) and design.entities[link.to].mode == "skip" and link.soft is None:
        found += [row.id for row in design.entities[link.to].source]
    if isinstance(link.to, str) and link.to.startswith("static:"):
        records = design.statics[int(link.to.removeprefix("static:"))].records
        found += [
            item.ids[0]
            for item in records
            if item.ids[0] is not None and not item.arrives(item.ids[0]) and (item.active[0] or link.rule == "Ignore")
        ]
    if (link.rule == "Ignore" and design.stand_in is None) or (isinstance(link.to, int) and link.rule == "Ignore"):
        found.append("nowhere" if _is_text(design, link) else NOWHERE)
    return found


def _is_text(design: Design, link: Link) -> bool:
    return link.soft == "Text" if link.soft is not None else text_id(design, link.to)


def fill(draw: st.DrawFn, design: Design, entity: DesignEntity, side: int, row: DesignRow) -> None:
    """Give a row values and references, where it has none yet."""
    for item in entity.fields:
        if item.side in ("both", ("source", "target")[side]) and item.name not in row.values:
            choices: tuple[Value, ...] = VALUES[item.type]
            row.values[item.name] = draw(st.sampled_from(choices if item.not_null else (*choices, None)))
    own = [other.id for other in entity.rows(side)]
    for link in entity.links:
        if link.name in row.links:
            continue
        candidates = _candidates(design, entity, link, side, own)
        if side == 0:
            candidates = candidates + _astray(design, entity, link)
        if not link.not_null:
            candidates = [*candidates, None]
        row.links[link.name] = draw(st.sampled_from(candidates))
    if entity.multitenant and row.tenant is None:
        row.tenant = draw(st.integers(0, len(design.tenants) - 1))
