"""Random pairs of an O11 environment and ODC's tables: draws an ``OdcDesign`` and what the installation looks like."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date, datetime, time
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from compiler.demo.factory import IdentityStyle, Variation, key_of
from tests.support.names import USERNAMES, physical_name, respelled
from tests.support.odc_design import (
    OdcDesign,
    OdcEntity,
    OdcFault,
    OdcField,
    OdcLink,
    OdcRecord,
    OdcRow,
    OdcUser,
    Plans,
    Way,
)
from tests.support.odc_outcome import OdcPair, make_odc_pair
from tests.support.tables import Value
from tests.support.variations import variations

NOWHERE: dict[str, Value] = {
    "auto": 987654, "number": 987654, "text": "nowhere", "guid": "00000000-0000-4000-8000-000000000000",
}
_NAMES = ("Order", "Customer Card", "Größe", "Line", "City")
_TEXTS = (
    "", " ", "x", "José", "JOSE", "a'b", "x\nGO\ny", "\r\n", "\\N", "\\.", "\\", "\t", "😀", "null", "%", "é", 'a"b',
    "e\u0301",
)
# Type, length, values: the edges of what both sides take.
_VALUES: tuple[tuple[str, int | None, tuple[Value, ...]], ...] = (
    ("Text", 50, _TEXTS),
    ("Text", 3000, (*_TEXTS, "😀é\t" * 700)),
    ("Text", 36, ("6f9619ff-8b86-4011-b42d-00c04fc964ff", "00000000-0000-0000-0000-000000000000")),
    ("Integer", None, (0, -1, 2**31 - 1, -(2**31))),
    ("LongInteger", None, (0, 2**63 - 1, -(2**63))),
    ("Decimal", None, (Decimal("0"), Decimal("12.50000000"), Decimal("-0.00000001"))),
    ("Currency", None, (Decimal("1.00000000"), Decimal("99999999999999999999999999999.12345678"))),
    ("Boolean", None, (True, False)),
    ("Date", None, (date(1900, 1, 1), date(2024, 2, 29), date(9999, 12, 31))),
    ("Time", None, (time(0), time(23, 59, 59))),
    ("DateTime", None, (datetime(1900, 1, 1), datetime(2024, 2, 29, 23, 59, 59, 123000), datetime(9999, 12, 31))),
    ("Email", None, ("", "a@b.example", "É@b.example")),
    ("PhoneNumber", None, ("", "+41 00")),
    ("BinaryData", None, (b"", b"\x00\xff'\\", bytes(range(256)))),
)
_OLD: dict[str, Value] = {
    "Text": "old", "Integer": 5, "LongInteger": 5, "Decimal": Decimal("5.00000000"), "Currency": Decimal("5.00000000"),
    "Boolean": True, "Date": date(2000, 1, 1), "Time": time(1), "DateTime": datetime(2000, 1, 1),
    "Email": "old@x.example", "PhoneNumber": "5", "BinaryData": b"old",
}


@st.composite
def odc_pairs(draw: st.DrawFn) -> OdcPair:
    """Draw an O11 environment, ODC's tables, the project, and with them what must come out."""
    design = _frame(draw)
    for number in range(draw(st.integers(1, 5))):
        design.entities.append(_entity(draw, design, number))
    for entity in design.entities:
        _links(draw, design, entity)
    if design.plans is not Plans.ALONG:
        _borrow(design)
    for entity in design.entities:
        _rows(draw, design, entity)
    for entity in design.entities:
        for row in entity.source:
            _fill(draw, design, entity, row)
    _elsewhere(design)
    if draw(st.integers(0, 3)) == 0:
        # Most designs have a place for a reference that dangles, few for the others.
        rare = [item for item in _FAULTS if item is not OdcFault.DANGLING]
        first = draw(st.sampled_from(range(len(rare))[::-1]))
        _inject(design, [*rare[first:], *rare[:first], OdcFault.DANGLING])
    source = draw(variations())
    target = Variation(
        identifiers=source.identifiers,  # another width is another type, which compiling refuses
        identity=draw(st.sampled_from(list(IdentityStyle))),
        sequence_gap=draw(st.sampled_from((0, 5))),
    )
    return make_odc_pair(design, source, target)


def _frame(draw: st.DrawFn) -> OdcDesign:
    count = draw(st.integers(1, 3))
    apps = [0, *(draw(st.sampled_from((1, 1, 0))) for _ in range(count - 1))]
    plans = draw(st.sampled_from(list(Plans))) if 1 in apps else Plans.ALONG
    design = OdcDesign(
        [(f"Mod{number}", key_of("odc module", str(number)), app) for number, app in enumerate(apps)],
        plans,
        dangling=draw(st.sampled_from(("error", "null"))),
        text_records=draw(st.booleans()),
        native_guids=draw(st.booleans()),
        way=draw(st.sampled_from((Way.GIVEN, Way.GIVEN, Way.GIVEN, Way.POSTGRES, Way.SQL_SERVER))),
    )
    order = draw(st.permutations(range(4)))
    for place in range(draw(st.integers(1, 4))):
        # A text is what people gave the record; a number is each database's own.
        if design.text_records:
            old: Value = f"rec{place}"
            new = old
        else:
            old, new = place + 1, order[place] + 1
        state = draw(st.sampled_from(("both", "both", "both", "deleted", "new")))
        if state == "both":
            design.records.append(OdcRecord(f"Label {place}", (old, new)))
        elif state == "deleted":
            design.records.append(OdcRecord(f"Label {place}", (None, None), old))
        else:
            design.records.append(OdcRecord(f"Label {place}", (None, new)))
    design.stores, design.provider = draw(st.booleans()), draw(st.booleans())
    for number in range(draw(st.integers(0, 5))):
        design.users.append(_user(draw, design, number))
    return design


def _user(draw: st.DrawFn, design: OdcDesign, number: int) -> OdcUser:
    name = USERNAMES[number]
    states = ["goes", "goes", "goes", "inactive", "no email", "other tenant"]
    state = draw(st.sampled_from([*states, "active without email"] if design.provider else states))
    email = "" if state.endswith("email") else f"User{number}@Example.com"
    goes = state in ("goes", "inactive")
    new_id = str(uuid.uuid5(uuid.NAMESPACE_OID, name)) if goes else None
    active = state not in ("inactive", "no email")
    user = OdcUser(10 + number, name, respelled(draw, email), active, state != "other tenant", new_id)
    if design.stores and goes:
        if draw(st.booleans()):
            user.there = (respelled(draw, name), respelled(draw, email).strip())
        user.listed = draw(st.booleans())
        if user.there is None and not user.listed:
            user.new = derived_id(name)
    return user


def derived_id(username: str) -> str:
    """Return the id that a new user gets: 16 bytes of a hash of tenant and name, marked as a UUID of version 8."""
    lower = "".join(sign.lower() if sign.isascii() else sign for sign in username)
    made = bytearray(hashlib.sha256(f"o11c.user\nUsers\n{lower}".encode()).digest()[:16])
    made[6] = made[6] & 0x0F | 0x80
    made[8] = made[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(made)))


def _entity(draw: st.DrawFn, design: OdcDesign, number: int) -> OdcEntity:
    # The first module is in scope, and a scope without entities is an error.
    module = draw(st.sampled_from(range(len(design.modules))[::-1])) if number else 0
    place = sum(item.module == module for item in design.entities)
    name = f"{_NAMES[number]}{number}"
    evidence = draw(st.sampled_from(("name", "name", "mapping")))
    plain = "".join(char for char in name.casefold() if char.isalnum())
    table = f"osusr_{draw(st.sampled_from(('abc', 'x9z')))}_{plain}"
    if evidence == "mapping":
        table = physical_name(draw, "ODC", number)
    entity = OdcEntity(
        number, module, name, key_of("odc entity", str(place)),
        draw(st.sampled_from(("auto", "auto", "auto", "number", "text", "guid"))), table, evidence, ("id", "mark"),
    )
    for at in range(draw(st.integers(0, 5))):
        kind, length, _ = draw(st.sampled_from(_VALUES))
        column: str | None = f"field{at}"
        use = draw(st.sampled_from(("both", "both", "both", "dropped", "added")))
        if use == "dropped":
            column = None
        elif evidence == "mapping" and use == "both":
            column = physical_name(draw, "F", at)
        entity.fields.append(OdcField(
            f"Field {at}", key_of("odc attribute", str(number), str(at)), kind, column, length,
            not_null=use == "both" and draw(st.booleans()), added=use == "added",
        ))
    return entity


def _links(draw: st.DrawFn, design: OdcDesign, entity: OdcEntity) -> None:
    others: list[int | str] = [*(item.number for item in design.entities)] * 2
    others += ["static"] + ["User"] * 2
    for at in range(draw(st.integers(0, 4))):
        to = draw(st.sampled_from(others))
        early = not isinstance(to, int) or to < entity.number
        if isinstance(to, int) and design.app(design.entities[to]) == 1 and design.app(entity) == 0:
            source = draw(st.sampled_from(("Protect", "Ignore")))
            rules = (source, "Ignore")  # ODC holds no reference between assets by a constraint
        elif isinstance(to, int) and design.app(design.entities[to]) != design.app(entity):
            continue  # the second app is the producer
        else:
            rule = draw(st.sampled_from(("Protect", "Ignore")))
            if isinstance(to, int) and design.entities[to].identifier == "guid" and design.native_guids:
                rule = "Ignore"  # the column's type is changed afterwards, under no constraint
            rules = (rule, "Ignore" if to == "User" else rule)
        if isinstance(to, int) and design.entities[to].identifier == "guid" and design.native_guids:
            rules = ("Ignore", rules[1])
        if to == "static":
            rules = ("Ignore", "Ignore")  # so that a record can be deleted
        entity.links.append(OdcLink(
            f"Link {at}", key_of("odc link", str(entity.number), str(at)), to, f"link{at}", rules,
            mandatory=early and draw(st.integers(0, 3)) == 0,
        ))


def _borrow(design: OdcDesign) -> None:
    """Let the first entity refer to one of the second app, if there is any."""
    first = design.entities[0]
    other = next((item for item in design.entities if design.app(item) == 1), None)
    if other is not None and all(link.to != other.number for link in first.links):
        first.links.append(OdcLink("Borrowed", key_of("odc borrowed"), other.number, "borrowed", ("Ignore", "Ignore")))


def _ids(kind: str, side: int) -> list[Value]:
    match kind:
        case "text":
            return ["z", "t1", "old'"] if side else ["k", "é", 'q"', "x\ny", "k ", "\\N"]
        case "guid":
            return [str(uuid.uuid5(uuid.NAMESPACE_OID, f"{'t' if side else 's'}{place}")) for place in range(6)]
        case _:
            return list(range(3, 9)) if side else list(range(1, 7))


def _rows(draw: st.DrawFn, design: OdcDesign, entity: OdcEntity) -> None:
    free = _ids(entity.identifier, 0)
    if design.way is Way.SQL_SERVER:
        free = [item for item in free if item != "k "]  # it is k there
    ids = draw(st.permutations(free))[: draw(st.integers(0, 5))]
    if not all(_candidates(design, link) for link in entity.links if link.mandatory):
        ids = []
    entity.source += [OdcRow(number, f"m {entity.number}.{place}") for place, number in enumerate(ids)]
    old = draw(st.permutations(_ids(entity.identifier, 1)))[: draw(st.integers(0, 3))]
    for place, number in enumerate(old):
        row = OdcRow(number, f"old {entity.number}.{place}")
        for link in entity.links:
            found = _old_links(design, link)
            if link.mandatory and not found:
                break
            row.links[link.name] = draw(st.sampled_from(found)) if found and link.mandatory else None
        else:
            row.values = {item.name: _OLD[item.type] for item in entity.fields if item.column is not None}
            entity.target.append(row)


def _old_links(design: OdcDesign, link: OdcLink) -> list[Value]:
    match link.to:
        case int(number):
            return [row.id for row in design.entities[number].target]
        case "User":
            return ["somebody"]
        case _:
            return [item.ids[1] for item in design.records if item.ids[1] is not None]


def _candidates(design: OdcDesign, link: OdcLink) -> list[Value]:
    """Return the source ids that a reference may have without any trouble."""
    match link.to:
        case int(number):
            return [row.id for row in design.entities[number].source]
        case "User":
            return [item.id for item in design.users if item.new is not None]
        case _:
            return [item.ids[0] for item in design.records if item.ids[0] is not None]


def _fill(draw: st.DrawFn, design: OdcDesign, entity: OdcEntity, row: OdcRow) -> None:
    for item in entity.fields:
        if not item.added:
            values = next(values for kind, length, values in _VALUES if (kind, length) == (item.type, item.length))
            row.values[item.name] = draw(st.sampled_from(values if item.not_null else (*values, None)))
    for link in entity.links:
        found = _candidates(design, link)
        if not link.mandatory:
            found = [None, *found, *found]
            if link.to == "User":
                found += [item.id for item in design.users if item.new is None]
            elif link.to == "static":
                found += [item.old for item in design.records if item.old is not None]
            elif link.rules == ("Ignore", "Ignore") and design.dangling == "null" and isinstance(link.to, int):
                found.append(NOWHERE[design.entities[link.to].identifier])
        row.links[link.name] = draw(st.sampled_from(found))


def _elsewhere(design: OdcDesign) -> None:
    """Where another plan has migrated the second app, ODC has its rows under their ids already."""
    if design.plans is Plans.ELSEWHERE:
        for entity in design.entities:
            if design.app(entity) == 1:
                entity.target = [OdcRow(row.id, row.marker, dict(row.values), {}) for row in entity.source]
                for item in entity.fields:
                    if item.added:
                        for row in entity.target:
                            row.values[item.name] = _OLD[item.type]


# --- faults ----------------------------------------------------------------------------------------


def _inject(design: OdcDesign, order: list[OdcFault]) -> None:
    """Make the first fault that the design has a place for."""
    for fault in order:
        if _FAULTS[fault](design):
            design.fault = fault
            return


def _places(design: OdcDesign, to: object) -> list[tuple[OdcEntity, OdcLink, OdcRow]]:
    return [
        (entity, link, row)
        for number in sorted(design.written())
        for entity in (design.entities[number],)
        for link in entity.links
        if link.to == to or (to is int and isinstance(link.to, int))
        for row in entity.source
    ]


def _dangling(design: OdcDesign) -> bool:
    for _, link, row in _places(design, int):
        if link.rules == ("Ignore", "Ignore") and not link.mandatory and link.to in design.written():
            assert isinstance(link.to, int)
            design.dangling = "error"
            _forget_danglers(design)
            row.links[link.name] = NOWHERE[design.entities[link.to].identifier]
            return True
    return False


def _forget_danglers(design: OdcDesign) -> None:
    for entity in design.entities:
        for row in entity.source:
            for name, value in row.links.items():
                if value in NOWHERE.values():
                    row.links[name] = None


def _not_in_file(design: OdcDesign) -> bool:
    if design.stores:
        return False
    for _, link, row in _places(design, "User"):
        user = design.user(row.links[link.name])
        if user is not None and user.new is not None:
            user.listed = False
            return True
    return False


def _no_email(design: OdcDesign) -> bool:
    needed = design.stores or any(row.links[link.name] is not None for _, link, row in _places(design, "User"))
    for user in design.users:
        if needed and not design.provider and user.new is not None and user.there is None:
            user.email, user.active, user.new = "", True, None
            return True
    return False


def _no_user(design: OdcDesign) -> bool:
    for _, link, row in _places(design, "User"):
        gone = [item for item in design.users if item.new is None]
        if link.mandatory and gone:
            row.links[link.name] = gone[0].id
            return True
    return False


def _no_record(design: OdcDesign) -> bool:
    for _, link, row in _places(design, "static"):
        record = design.record(row.links[link.name])
        held = {value for entity in design.entities for old in entity.target for value in old.links.values()}
        if record is not None and record.ids[1] not in held:
            record.ids = (record.ids[0], None)
            return True
    return False


def _no_producer(design: OdcDesign) -> bool:
    for _, link, row in _places(design, int):
        if isinstance(link.to, int) and link.to not in design.written():
            referred = design.entities[link.to]
            kept = [item for item in referred.target if item.id != row.links[link.name]]
            held = [
                other.links[reference.name]
                for entity in design.entities if design.app(entity) == 1
                for reference in entity.links if reference.to == link.to
                for other in entity.source
            ]
            if len(kept) < len(referred.target) and row.links[link.name] not in held:
                referred.target = kept
                return True
    return False


_FAULTS = {
    OdcFault.DANGLING: _dangling,
    OdcFault.NOT_IN_FILE: _not_in_file,
    OdcFault.NO_EMAIL: _no_email,
    OdcFault.NO_USER: _no_user,
    OdcFault.NO_RECORD: _no_record,
    OdcFault.NO_PRODUCER: _no_producer,
}



def odc_pair_of(number: int) -> OdcPair:
    """Return the pair of a number: always the same one, and another one for each number.

    Drawn one by one, since what Hypothesis draws in a row are mostly variants of a few.
    """
    found: list[OdcPair] = []

    @seed(number)
    @settings(
        max_examples=3, phases=(Phase.generate,), database=None, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(pair=odc_pairs())
    def collect(pair: OdcPair) -> None:
        found.append(pair)

    collect()
    return found[-1]  # the first is the simplest that there is
