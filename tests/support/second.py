"""What happens to a source between two runs: rows come, change and go."""

from __future__ import annotations

import copy

from hypothesis import strategies as st

from tests.support.bpt import refers
from tests.support.design import Design, DesignEntity, DesignRow
from tests.support.generate_rows import fill, fresh_key, has_room
from tests.support.tables import Value

_NEW_IDS: dict[str, tuple[Value, ...]] = {"auto": (21, 22), "number": (21, 23), "text": ("new", "New")}


def changed(draw: st.DrawFn, design: Design) -> Design:
    """Return the design as it is before the second run: ids, keys and partners of the rows that stay are the same."""
    later = copy.deepcopy(design)
    later.deletes = draw(st.booleans()) and all(entity.filter is None for entity in later.entities)
    if later.bpt is not None:
        if later.bpt.mode == "append":
            later.moved = frozenset(item.id for item in design.selected())
        for item in later.bpt.instances[0]:
            item.status = draw(st.sampled_from((item.status, "Active", "Closed")))
    for number in sorted(later.written()):
        entity = later.entities[number]
        if entity.mode == "append" or entity.update:
            for row in entity.source:
                _forget(draw, entity, row)
        if entity.identifier in _NEW_IDS:
            _add(draw, later, entity)
    for entity in later.entities:
        for row in entity.source:
            fill(draw, later, entity, 0, row)
    for number in sorted(later.written()):
        entity = later.entities[number]
        for row in list(entity.source):
            if draw(st.integers(0, 3)) == 0 and not _is_referred(later, entity, row):
                entity.source.remove(row)
    return later


def _forget(draw: st.DrawFn, entity: DesignEntity, row: DesignRow) -> None:
    """Let values of a row be drawn again, but not what it is recognised by."""
    for item in entity.fields:
        if item.name != entity.key_field and draw(st.integers(0, 2)) == 0:
            row.values.pop(item.name, None)
    for link in entity.links:
        if link.name != entity.key_link and draw(st.integers(0, 2)) == 0:
            del row.links[link.name]


def _add(draw: st.DrawFn, design: Design, entity: DesignEntity) -> None:
    item = next((item for item in entity.fields if item.name == entity.key_field), None)
    new = _NEW_IDS[entity.identifier][: draw(st.integers(0, 2))]
    for number in new[:1] if design.folded and entity.identifier == "text" else new:
        row = DesignRow(number, f"n {entity.number}.{number} '\\", {}, {})
        if item is not None:
            found = fresh_key(draw, design, entity, item)
            if found is None:
                return
            row.values[item.name] = found[0]
            if entity.key_link is not None:
                row.links[entity.key_link] = found[1]
        if has_room(design, entity, 0, []):
            entity.source.append(row)


def _is_referred(design: Design, entity: DesignEntity, row: DesignRow) -> bool:
    for other in design.entities:
        for item in other.source:
            if other.parent == entity.number and item.id == row.id:
                return True
            if item is not row and any(
                link.to == entity.number and design.referred(link, item.links[link.name]) is row for link in other.links
            ):
                return True
    return design.bpt is not None and refers(design.bpt, entity.number, row.id)
