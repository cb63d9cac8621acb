"""Random pairs of environments: draws a ``Design``, then what the two installations look like.

``pairs()`` is the strategy. What must come out of a run is settled here, before any metamodel or
plan exists (``environments.py`` writes both from the same design).
"""

from __future__ import annotations

from hypothesis import strategies as st

from compiler.demo.factory import ColumnStyle, key_of
from tests.support.bpt import draw_instances, draw_processes
from tests.support.design import (
    Design,
    DesignEntity,
    DesignRecord,
    DesignStatic,
    DesignUser,
    Fault,
    Field,
    Filter,
    Link,
)
from tests.support.environments import Pair, make_pair, with_second_run
from tests.support.faults import inject
from tests.support.generate_rows import VALUES, draw_rows
from tests.support.names import HOSTILE, USERNAMES, hostile_name, physical_name, respelled
from tests.support.outcome import BLANKS
from tests.support.people import draw_groups
from tests.support.second import changed
from tests.support.tables import Value
from tests.support.variations import variations

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
def pairs(draw: st.DrawFn, folded: bool = False) -> Pair:
    """Draw two environments, the project that migrates one into the other, and what must come out.

    ``folded``: also where the target takes texts for equal that differ in case or accents only.
    """
    source, target = draw(variations()), draw(variations())
    limit = 60 if ColumnStyle.NEITHER in (source.columns, target.columns) else 128
    design = _frame(draw)
    design.folded = folded
    for number in range(draw(st.integers(1, 6))):
        design.entities.append(_entity(draw, design, number, limit))
    for entity in design.entities:
        _links(draw, design, entity, limit)
    draw_processes(draw, design)
    # One pair in twenty has references in a circle that cannot wait; one in four another fault.
    share = draw(st.integers(0, 19))
    if share == 19:
        _mandatory_cycle(draw, design)
    if design.mandatory_cycle():
        design.fault = Fault.CYCLE
    else:
        draw_rows(draw, design)
        _filters(draw, design)
        draw_instances(draw, design)
        if share < 5:
            design.fault = inject(design, draw(st.permutations(list(Fault))))
    design.constraints = draw(st.sampled_from(("enforce", "revalidate")))
    pair = make_pair(design, source, target)
    if design.fault is Fault.NONE and not design.replaced() and draw(st.integers(0, 2)) == 0:
        pair = with_second_run(pair, changed(draw, design))
    return pair


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
    policy = draw(st.sampled_from(("match", "match", "create", "update")))
    stand_in = draw(st.booleans()) and policy == "match"
    design = Design(
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
        policy=policy,
        passwords=draw(st.sampled_from(("blank", "copy"))),
        every_user=policy != "match" and draw(st.booleans()),
        stand_in=extra[0].ids[1] if stand_in and extra else None,
    )
    draw_groups(draw, design)
    return design


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
        mode=draw(st.sampled_from(("append", "append", "append", "replace", "merge", "merge", "skip"))),
        description=draw(st.sampled_from(HOSTILE)),
        parent=draw(st.integers(0, number - 1)) if identifier == "entity" else None,
        twin=draw(st.sampled_from(("none", "none", "entity", "module"))),
        twin_tables=(f"OSTWN_{number}", f"OSTWN_b_{number}"),
        multitenant=draw(st.integers(0, 5)) == 5,
    )
    for at in range(2, 2 + draw(st.integers(0, 4))):
        entity.fields.append(_field(draw, place, at, limit))
    if entity.mode in ("merge", "skip"):
        entity.update = entity.mode == "merge" and draw(st.booleans())
        # New rows of an extension take their parent's id, so nothing else can tell them apart.
        if identifier == "auto" or (identifier in ("text", "number") and draw(st.booleans())):
            kind = draw(st.sampled_from(("Text", "Integer")))
            key = key_of("attribute", str(place), "key")
            item = Field(hostile_name(draw, 40, limit), key, kind, _columns(draw, 40), not_null=draw(st.booleans()))
            entity.fields.append(item)
            entity.key_field = item.name
    return entity


def _columns(draw: st.DrawFn, number: int) -> tuple[str, str]:
    source = physical_name(draw, "C", number)
    return (source, source if draw(st.booleans()) else physical_name(draw, "C", number))


def _field(draw: st.DrawFn, place: int, at: int, limit: int) -> Field:
    side = draw(st.sampled_from(("both", "both", "both", "source", "target", "dead")))
    kind = draw(st.sampled_from(sorted(_NEW_TYPES if side == "target" else VALUES)))
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
    if side == "both" and kind in BLANKS and draw(st.integers(0, 2)) == 0:
        masks: list[str | tuple[str]] = ["blank"] if item.not_null else ["blank", "null"]
        if isinstance(BLANKS[kind], str):
            masks += ["hash", "fake", ("it's",)]
        item.mask = draw(st.sampled_from(masks))
    return item


def _links(draw: st.DrawFn, design: Design, entity: DesignEntity, limit: int) -> None:
    others: list[int | str] = []
    others += [item.number for item in design.entities] * 2
    others += [f"static:{number}" for number in range(len(design.statics))]
    others += ["User", "Tenant", "external"] + (["role"] if design.roles else [])
    others += ["Group"] if design.policy != "match" else []
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
    keys = [link for link in entity.links if isinstance(link.to, str)]
    if entity.key_field is not None and keys and draw(st.booleans()):
        entity.key_link = draw(st.sampled_from(keys)).name
    if others[:1] and draw(st.integers(0, 3)) == 0:
        _soft_link(draw, design, entity, place, limit)


def _soft_link(draw: st.DrawFn, design: Design, entity: DesignEntity, place: int, limit: int) -> None:
    """Add an attribute that holds ids of an entity without saying so."""
    numbers = [item.number for item in design.entities if item.identifier in ("auto", "number")]
    texts = numbers + [item.number for item in design.entities if item.identifier == "text"]
    soft = draw(st.sampled_from(("Text", "Text", "Integer", "LongInteger")))
    referred = texts if soft == "Text" else numbers
    if referred:
        to = draw(st.sampled_from(referred))
        key = key_of("attribute", str(place), "soft")
        entity.links.append(Link(hostile_name(draw, 30, limit), key, to, _columns(draw, 30), "Ignore", soft=soft))


def _filters(draw: st.DrawFn, design: Design) -> None:
    """Let the project keep a part of the rows of some entities."""
    for entity in design.entities:
        if entity.mode == "skip" or draw(st.integers(0, 4)) or not entity.source:
            continue
        kinds = ["in", "not in"] + (["up to"] if entity.identifier in ("auto", "number") else [])
        markers = draw(st.lists(st.sampled_from([row.marker for row in entity.source]), unique=True, max_size=3))
        entity.filter = Filter(draw(st.sampled_from(kinds)), tuple(markers), draw(st.integers(0, 12)))


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
