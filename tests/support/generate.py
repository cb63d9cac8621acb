"""Random pairs of environments: draws a ``Design``, then what the two installations look like.

``pairs()`` is the strategy. What must come out of a run is settled here, before any metamodel or
plan exists (``environments.py`` writes both from the same design).
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from hypothesis import strategies as st

from compiler.demo.factory import ColumnStyle, key_of
from tests.support.design import (
    Design,
    DesignEntity,
    DesignRecord,
    DesignRow,
    DesignStatic,
    DesignUser,
    Fault,
    Field,
    Link,
)
from tests.support.environments import Pair, make_pair
from tests.support.faults import inject
from tests.support.names import HOSTILE, USERNAMES, hostile_name, physical_name, respelled
from tests.support.tables import Value
from tests.support.variations import variations

NOWHERE = 987654
_TEXTS = ("", " ", "x", "a'b", "x\nGO\ny", "\\N", "\t", "😀", "null", "%", "$(x)", "é")
_VALUES: dict[str, tuple[Value, ...]] = {
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
_NEW_TYPES: dict[str, tuple[tuple[str | int | None, str | None, str | None, Value, Value], ...]] = {
    # set, database default, DEFAULT_VALUE, what arrives, what arrives where DEFAULT_VALUE is not kept
    "Text": (
        ("'s''et'", None, None, "s'et", "s'et"),
        (None, "'dflt'::character varying", '"dv"', "dflt", "dflt"),
        (None, None, '"dv"', "dv", ""),
        (None, None, None, "", ""),
    ),
    "Integer": (
        (7, "42", None, 7, 7),
        (None, "42", "5", 42, 42),
        (None, None, "5", 5, 0),
        (None, None, None, 0, 0),
    ),
    "Boolean": ((None, None, "True", True, False), (None, None, None, False, False)),
}


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Draw two environments, the project that migrates one into the other, and what must come out."""
    source, target = draw(variations()), draw(variations())
    limit = 60 if ColumnStyle.NEITHER in (source.columns, target.columns) else 128
    design = _frame(draw)
    for number in range(draw(st.integers(1, 6))):
        design.entities.append(_entity(draw, design, number, limit))
    for entity in design.entities:
        _links(draw, design, entity, limit)
    # One pair in twenty has references in a circle that cannot wait; one in four another fault.
    share = draw(st.integers(0, 19))
    if share == 19:
        _mandatory_cycle(draw, design)
    if design.mandatory_cycle():
        design.fault = Fault.CYCLE
    else:
        _rows(draw, design)
        if share < 5:
            design.fault = inject(design, draw(st.permutations(list(Fault))))
    return make_pair(design, source, target)


# --- the frame: modules, tenants, users, records -------------------------------------------------


def _frame(draw: st.DrawFn) -> Design:
    count = draw(st.integers(1, 3))
    modules = [(hostile_name(draw, 100 + number), key_of("module", str(number))) for number in range(count)]
    tenants = [("Main", (11, 12)), ('Ten"ant', (12, 11))][: draw(st.integers(1, 2))]
    roles = [
        (number, hostile_name(draw, number), key_of("role"), (40 + number, 41 - number))
        for number in range(draw(st.integers(0, min(2, count))))
    ]
    statics = [_static(draw, number, draw(st.integers(0, count - 1))) for number in range(draw(st.integers(0, 2)))]
    users, extra = _users(draw, len(tenants))
    return Design(
        modules=modules,
        in_scope=draw(st.integers(1, count)),
        entities=[],
        statics=statics,
        users=users,
        extra_users=extra,
        tenants=tenants,
        roles=roles,
        dangling=draw(st.sampled_from(("error", "null"))),
        unmatched=draw(st.sampled_from(("error", "null"))),
    )


def _static(draw: st.DrawFn, number: int, module: int) -> DesignStatic:
    text = draw(st.booleans())
    count = draw(st.integers(1, 4))
    order = draw(st.permutations(range(count)))
    records = []
    for place in range(count):
        old: Value = f"r'{place}" if text else place + 1
        new: Value = f"r'{order[place]}" if text else order[place] + 1
        key = key_of("record", str(number), str(place))
        # Deleted and created again: the same name under another key.
        state = draw(st.sampled_from(("both", "both", "both", "source", "inactive source", "inactive target")))
        name = hostile_name(draw, place)
        records.append(
            DesignRecord(
                name,
                key,
                (old, None if state == "source" else new),
                (state != "inactive source", state != "inactive target"),
            )
        )
        if state == "source":
            records.append(DesignRecord(name, key_of("record", str(number), str(place), "again"), (None, new)))
    return DesignStatic(
        module,
        hostile_name(draw, 200 + number),
        key_of("static", str(number)),
        (physical_name(draw, "STA", number), physical_name(draw, "STA", number)),
        text,
        records,
    )


def _users(draw: st.DrawFn, tenants: int) -> tuple[list[DesignUser], list[DesignUser]]:
    count = draw(st.integers(0, 4))
    old_ids = draw(st.permutations(range(1, 9)))
    new_ids = draw(st.permutations(range(1, 9)))
    users: list[DesignUser] = []
    for number in range(count):
        name, tenant = USERNAMES[number], draw(st.integers(0, tenants - 1))
        if users and tenants == 2 and draw(st.booleans()):
            name, tenant = users[-1].names[0], 1 - users[-1].tenant  # the same name in the other tenant
            if any(item.names[0] == name and item.tenant == tenant for item in users):
                name, tenant = USERNAMES[number], 0
        matched = draw(st.integers(0, 4)) > 0
        users.append(
            DesignUser((old_ids[number], new_ids[number] if matched else None), (name, respelled(draw, name)), tenant)
        )
    extra = [
        DesignUser((None, new_ids[4 + number]), ("", f"only here {number}"), 0)
        for number in range(draw(st.integers(0, 2)))
    ]
    return users, extra


# --- entities ------------------------------------------------------------------------------------


def _entity(draw: st.DrawFn, design: Design, number: int, limit: int) -> DesignEntity:
    # The first module is always in scope, and a scope without entities is an error.
    module = draw(st.integers(0, len(design.modules) - 1)) if number else 0
    # Equal keys in different modules: what cloning a module leaves behind.
    place = sum(item.module == module for item in design.entities)
    kinds = ["auto"] * 5 + ["text", "number", "user"] + (["entity", "entity"] if number else [])
    identifier = draw(st.sampled_from(kinds))
    tables = (physical_name(draw, "OSUSR", number), physical_name(draw, "OSUSR", number))
    if draw(st.booleans()):
        tables = (tables[0], tables[0])
    entity = DesignEntity(
        number,
        module,
        hostile_name(draw, number),
        key_of("entity", str(place)),
        identifier,
        names=(hostile_name(draw, 0, limit), hostile_name(draw, 1, limit)),
        keys=(key_of("attribute", str(place), "0"), key_of("attribute", str(place), "1")),
        columns=(_columns(draw, 0), _columns(draw, 1)),
        tables=tables,
        fields=[],
        links=[],
        mode=draw(st.sampled_from(("append", "append", "replace"))),
        description=draw(st.sampled_from(HOSTILE)),
        parent=draw(st.integers(0, number - 1)) if identifier == "entity" else None,
        twin=draw(st.sampled_from(("none", "none", "entity", "module"))),
        twin_tables=(f"OSTWN_{number}", f"OSTWN_b_{number}"),
        multitenant=draw(st.integers(0, 5)) == 5,
    )
    for at in range(2, 2 + draw(st.integers(0, 4))):
        entity.fields.append(_field(draw, place, at, limit))
    return entity


def _columns(draw: st.DrawFn, number: int) -> tuple[str, str]:
    source = physical_name(draw, "C", number)
    return (source, source if draw(st.booleans()) else physical_name(draw, "C", number))


def _field(draw: st.DrawFn, place: int, at: int, limit: int) -> Field:
    side = draw(st.sampled_from(("both", "both", "both", "source", "target", "dead")))
    kind = draw(st.sampled_from(sorted(_NEW_TYPES if side == "target" else _VALUES)))
    item = Field(
        hostile_name(draw, at, limit),
        key_of("attribute", str(place), str(at)),
        kind,
        _columns(draw, at),
        side,
        not_null=draw(st.booleans()),
        mandatory=draw(st.booleans()),
    )
    if side == "target":
        item.set, item.db_default, item.default, item.arrives, item.arrives_bare = draw(
            st.sampled_from(_NEW_TYPES[kind])
        )
    return item


def _links(draw: st.DrawFn, design: Design, entity: DesignEntity, limit: int) -> None:
    others: list[int | str] = []
    others += [item.number for item in design.entities] * 2
    others += [f"static:{number}" for number in range(len(design.statics))]
    others += ["User", "Tenant", "external"] + (["role"] if design.roles else [])
    place = sum(item.module == entity.module for item in design.entities[: entity.number])
    for at in range(20, 20 + draw(st.integers(0, 4))):
        to = draw(st.sampled_from(others))
        early = not isinstance(to, int) or to <= entity.number
        not_null = early and draw(st.integers(0, 3)) == 0
        check = not_null and draw(st.integers(0, 3)) == 0
        entity.links.append(
            Link(
                hostile_name(draw, at, limit),
                key_of("attribute", str(place), str(at)),
                to,
                _columns(draw, at),
                rule=draw(st.sampled_from(("Protect", "Delete", "Ignore"))),
                mandatory=check or draw(st.integers(0, 3)) == 0,
                not_null=not_null,
                check=check,
            )
        )


def _mandatory_cycle(draw: st.DrawFn, design: Design) -> None:
    """Make two migrated entities refer to each other by references that may never be empty."""
    taken = sorted(design.taken())
    if len(taken) > 1:
        pair = draw(st.permutations(taken))[:2]
        for number, other in (pair, pair[::-1]):
            entity = design.entities[number]
            key = key_of("attribute", entity.key, "cycle")
            columns = ("CYCLE", "CYCLE")
            entity.links.append(Link("Cycle", key, other, columns, "Protect", mandatory=True, not_null=True))


# --- rows ----------------------------------------------------------------------------------------


def _rows(draw: st.DrawFn, design: Design) -> None:
    for entity in design.entities:
        for side in (0, 1):
            ids = _ids(draw, design, entity, side)
            if any(link.not_null and not _candidates(design, entity, link, side, ids) for link in entity.links):
                ids = []
            for place, number in enumerate(ids):
                marker = f"{'old' if side else 'm'} {entity.number}.{place} '\\"
                entity.rows(side).append(DesignRow(number, marker, {}, {}))
    for entity in design.entities:
        for side in (0, 1):
            for row in entity.rows(side):
                _fill(draw, design, entity, side, row)


def _ids(draw: st.DrawFn, design: Design, entity: DesignEntity, side: int) -> list[Value]:
    count = draw(st.integers(0, 3 if side else 5))
    free: list[Value]
    match entity.identifier:
        case "auto":
            free = list(range(1, 9))
        case "number":
            free = list(range(2, 18, 2)) if side else list(range(1, 17, 2))
        case "text":
            free = ["t", "T", "t ", "nowt", "'"] if side else ["k", "K", "k ", "é", 'q"', "x\ny"]
        case "user":
            free = _user_ids(design, entity, side)
        case _:
            assert entity.parent is not None
            parent = design.entities[entity.parent]
            if side and parent.number in design.replaced() - {entity.number} and not _is_replaced(design, entity):
                return []
            free = [row.id for row in parent.rows(side)]
    return list(draw(st.permutations(free)))[:count]


def _user_ids(design: Design, entity: DesignEntity, side: int) -> list[Value]:
    if side == 0:
        return [user.ids[0] for user in design.users if user.ids[1] is not None]
    arriving = {row.id for row in entity.source} if not _is_replaced(design, entity) else set()
    return [
        user.ids[1]
        for user in [*design.users, *design.extra_users]
        if user.ids[1] is not None and user.ids[0] not in arriving
    ]


def _is_replaced(design: Design, entity: DesignEntity) -> bool:
    return entity.number in design.replaced()


def _candidates(design: Design, entity: DesignEntity, link: Link, side: int, own: list[Value]) -> list[Value]:
    """Return the ids that a reference may have on a side without any trouble."""
    match link.to:
        case int(number):
            if side and number in design.replaced() and not _is_replaced(design, entity):
                return []
            return own if number == entity.number else [row.id for row in design.entities[number].rows(side)]
        case "User":
            if side == 0:
                return [user.ids[0] for user in design.users if user.ids[1] is not None]
            return [user.ids[1] for user in [*design.users, *design.extra_users] if user.ids[1] is not None]
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


def _astray(design: Design, entity: DesignEntity, link: Link) -> list[Value]:
    """Return source ids without a partner that the reference may have, since the project empties them."""
    policy = design.unmatched if link.to == "User" else design.dangling
    if policy != "null" or link.mandatory or link.not_null or link.to == "external":
        return []
    found: list[Value] = []
    if link.to == "User":
        found += [user.ids[0] for user in design.users if user.ids[1] is None]
    if isinstance(link.to, str) and link.to.startswith("static:"):
        records = design.statics[int(link.to.removeprefix("static:"))].records
        found += [
            item.ids[0]
            for item in records
            if item.ids[0] is not None and not item.arrives(item.ids[0]) and (item.active[0] or link.rule == "Ignore")
        ]
    if link.rule == "Ignore":
        found.append("nowhere" if text_id(design, link.to) else NOWHERE)
    return found


def text_id(design: Design, to: int | str) -> bool:
    """Tell whether what a reference points at has a text identifier."""
    if isinstance(to, str):
        return to.startswith("static:") and design.statics[int(to.removeprefix("static:"))].text_ids
    entity = design.entities[to]
    return text_id(design, entity.parent) if entity.parent is not None else entity.identifier == "text"


def _fill(draw: st.DrawFn, design: Design, entity: DesignEntity, side: int, row: DesignRow) -> None:
    for item in entity.fields:
        if item.side in ("both", ("source", "target")[side]):
            choices: tuple[Value, ...] = _VALUES[item.type]
            row.values[item.name] = draw(st.sampled_from(choices if item.not_null else (*choices, None)))
    own = [other.id for other in entity.rows(side)]
    for link in entity.links:
        candidates = _candidates(design, entity, link, side, own)
        if side == 0:
            candidates = candidates + _astray(design, entity, link)
        if not link.not_null:
            candidates = [*candidates, None]
        row.links[link.name] = draw(st.sampled_from(candidates))
    if entity.multitenant:
        row.tenant = draw(st.integers(0, len(design.tenants) - 1))
