"""Writes an ``OdcDesign`` down: an O11 environment, ODC's tables, a project, and the rows that must come out."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal

from compiler.demo.factory import (
    FactoryApplication,
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryTenant,
    FactoryUser,
    Variation,
    key_of,
)
from tests.support.environments import SCHEMAS
from tests.support.odc_design import OdcDesign, OdcEntity, OdcFault, OdcField, OdcLink, OdcRow, OdcUser, Plans
from tests.support.tables import Row, Value

APPLICATIONS = ("Shop App", "Base App")
STATIC = "osusr_abc_status"
USERS = "odc_users"
USERS_FILE = "users.csv"
_TEXT, _LABEL = 20, 50
GUID = 36
"""Length of a text that is a GUID, and of the ids of ODC's users."""
_ADDED = {"Text": "'dflt'::character varying", "Integer": "42", "Boolean": "true"}
# What arrives where ODC has an attribute that the source lacks: the column's default, else the platform's "nothing".
_ADDED_VALUES: dict[str, Value] = {
    "Text": "dflt", "Integer": 42, "Boolean": True, "Email": "", "PhoneNumber": "", "LongInteger": 0,
    "Decimal": Decimal(0), "Currency": Decimal(0), "Date": date(1900, 1, 1), "Time": time(0),
    "DateTime": datetime(1900, 1, 1), "BinaryData": b"",
}


@dataclass(frozen=True, slots=True, repr=False)
class OdcPair:
    """Both sides, the project file's content but for where the source is, and what the generator knows of the outcome.

    ``users`` are (email, id) lines of the file that the project names. ``expected`` are ODC's tables after the run.
    """

    design: OdcDesign
    source: FactoryEnvironment = field(repr=False)
    target: FactoryEnvironment = field(repr=False)
    project: Mapping[str, object]
    users: tuple[tuple[str, str], ...]
    expected: Mapping[str, list[Row]] = field(repr=False)

    @property
    def fault(self) -> OdcFault:
        """Return why the run must fail, or ``OdcFault.NONE``."""
        return self.design.fault

    def __repr__(self) -> str:
        """Return what a person needs beside what went wrong: the whole design is pages long."""
        return f"OdcPair({self.fault}, {self.project})"

    def users_file(self) -> str:
        """Return the file of users."""
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerows([("email", "id"), *self.users])
        return out.getvalue()


def make_odc_pair(design: OdcDesign, source: Variation, target: Variation) -> OdcPair:
    """Write the design down."""
    before = {item.table: _target_rows(design, item) for item in design.entities}
    expected = {
        item.table: [landed(design, item, row) for row in item.source]
        if item.number in design.written() else before[item.table]
        for item in design.entities
    }
    if design.stores:
        known = [(item.new, *item.there) for item in design.users if item.there]
        before[USERS] = [{"id": number, "name": name, "email": email} for number, name, email in known]
        before[USERS].append({"id": "own", "name": "Only here", "email": "own@odc.example"})
        expected[USERS] = [_user_row(item) for item in design.users if item.new is not None] + before[USERS][-1:]
    users = [(item.email, item.new) for item in design.users if item.new is not None and item.listed]
    return OdcPair(
        design,
        _source(design, source),
        _target(design, target, before),
        _project(design),
        (*users, ("nobody@example.com", "11111111-2222-8333-8444-555555555555")),
        expected,
    )


def _user_row(user: OdcUser) -> Row:
    """Return what ODC has of a user: the name is O11's, the address stays as ODC has it."""
    return {"id": user.new, "name": user.username, "email": user.there[1] if user.there else user.email.strip(" ")}


# --- rows ------------------------------------------------------------------------------------------


def landed(design: OdcDesign, entity: OdcEntity, row: OdcRow) -> Row:
    """Return what a source row is in ODC, by its columns."""
    found: Row = {entity.columns[0]: row.id, entity.columns[1]: row.marker}
    for item in entity.fields:
        if item.column is not None:
            found[item.column] = _added(item) if item.added else row.values[item.name]
    for link in entity.links:
        found[link.column] = points_at(design, link, row.links[link.name])
    return found


def points_at(design: OdcDesign, link: OdcLink, old: Value) -> Value:
    """Return what a reference with this source value is in ODC; None where it leads to nothing there."""
    match link.to:
        case int(number):
            # Ids stay, so a reference keeps its value where the row is there.
            return old if any(row.id == old for row in design.entities[number].source) else None
        case "User":
            user = design.user(old)
            return None if user is None else user.new
        case _:
            record = design.record(old)
            return None if record is None else record.ids[1]


def _target_rows(design: OdcDesign, entity: OdcEntity) -> list[Row]:
    if design.plans is Plans.ELSEWHERE and design.app(entity) == 1:
        there = {row.id for row in entity.target}
        return [landed(design, entity, row) for row in entity.source if row.id in there]
    return [
        {
            entity.columns[0]: row.id, entity.columns[1]: row.marker,
            **{item.column: row.values[item.name] for item in entity.fields if item.column is not None},
            **{link.column: row.links[link.name] for link in entity.links},
        }
        for row in entity.target
    ]


def _added(item: OdcField) -> Value:
    return _ADDED_VALUES[item.type]


# --- environments ----------------------------------------------------------------------------------


def _applications(design: OdcDesign) -> tuple[FactoryApplication, ...]:
    found = []
    for place, name in enumerate(APPLICATIONS):
        modules = tuple(module for module, _, app in design.modules if app == place)
        if modules:
            found.append(FactoryApplication(name, key_of("odc app", name), modules))
    return tuple(found)


def _source(design: OdcDesign, variation: Variation) -> FactoryEnvironment:
    modules = []
    for number, (name, key, _) in enumerate(design.modules):
        entities = [_source_entity(design, item) for item in design.entities if item.module == number]
        if number == 0:
            entities.append(_static(design, 0))
        modules.append(FactoryModule(name, key, tuple(entities)))
    modules.append(FactoryModule("Partners", key_of("odc provider")))
    return FactoryEnvironment(
        "o11_prod",
        tuple(modules),
        _applications(design),
        tenants=(FactoryTenant(5, "Users"), FactoryTenant(6, "Partners", "Partners")),
        users=tuple(
            FactoryUser(user.id, user.username, 5 if user.home else 6, user.username, user.email, user.active)
            for user in design.users
        ),
        variation=variation,
    )


def _static(design: OdcDesign, side: int) -> FactoryEntity:
    own = key_of("odc static")
    if design.text_records:
        identifier = FactoryAttribute(
            "Id", key_of(own, "id"), "Text", _TEXT, mandatory=True, identifier=True, column="id"
        )
    else:
        identifier = FactoryAttribute(
            "Id", key_of(own, "id"), "Identifier", mandatory=True, identifier=True, autonumber=True, column="id"
        )
    label = FactoryAttribute("Label", key_of(own, "label"), "Text", _LABEL, column="label")
    records = tuple(
        FactoryRecord(key_of(own, item.label), item.label, number)
        for item in design.records
        if isinstance(number := item.ids[side], int | str)
    )
    table = STATIC if side else "OSUSR_ABC_STATUS"
    return FactoryEntity("Status", own, table, (identifier, label), kind="static", records=records)


def _identifier(entity: OdcEntity, column: str) -> FactoryAttribute:
    kinds = {"auto": ("Identifier", None), "number": ("Integer", None), "text": ("Text", _TEXT), "guid": ("Text", GUID)}
    kind, length = kinds[entity.identifier]
    return FactoryAttribute(
        "Id", key_of(entity.key, "id"), kind, length, mandatory=True, identifier=True,
        autonumber=entity.identifier == "auto", column=column,
    )


def _mark(entity: OdcEntity, column: str) -> FactoryAttribute:
    return FactoryAttribute("Mark", key_of(entity.key, "mark"), "Text", _LABEL, column=column)


def _source_entity(design: OdcDesign, entity: OdcEntity) -> FactoryEntity:
    attributes = [_identifier(entity, "ID"), _mark(entity, "MARK")]
    attributes += [
        FactoryAttribute(
            item.name, item.key, item.type, item.length, mandatory=item.not_null, not_null=item.not_null,
            column=f"S_{place}",
        )
        for place, item in enumerate(entity.fields) if not item.added
    ]
    attributes += [
        FactoryAttribute(
            link.name, link.key, "User" if link.to == "User" else _label(design, link.to), mandatory=link.mandatory,
            not_null=link.mandatory, delete_rule=link.rules[0], column=f"L_{place}",
        )
        for place, link in enumerate(entity.links)
    ]
    rows = tuple({"Id": row.id, "Mark": row.marker, **row.values, **row.links} for row in entity.source)
    return FactoryEntity(entity.name, entity.key, f"OSUSR_ABC_{entity.number}", tuple(attributes), rows=rows)


def _label(design: OdcDesign, to: int | str) -> str:
    if not isinstance(to, int):
        return f"{design.modules[0][0]}.Status"
    entity = design.entities[to]
    return f"{design.modules[entity.module][0]}.{entity.name}"


def _target(design: OdcDesign, variation: Variation, before: Mapping[str, list[Row]]) -> FactoryEnvironment:
    """Return ODC's tables, as an environment whose metamodel nobody shows."""
    modules = []
    for number, (name, key, _) in enumerate(design.modules):
        own = [item for item in design.entities if item.module == number]
        entities = [_target_entity(design, item, before[item.table]) for item in own]
        if number == 0:
            entities.append(_static(design, 1))
        modules.append(FactoryModule(name, key, tuple(entities)))
    if design.stores:
        names = (("id", GUID), ("name", 256), ("email", 250))
        columns = tuple(
            FactoryAttribute(name, key_of(USERS, name), "Text", length, identifier=name == "id", column=name)
            for name, length in names
        )
        users = FactoryEntity("Users", key_of(USERS), USERS, columns, rows=tuple(before[USERS]))
        modules.append(FactoryModule("People", key_of("odc people"), (users,)))
    return FactoryEnvironment("odc", tuple(modules), variation=variation, first_id=1000)


def _target_entity(design: OdcDesign, entity: OdcEntity, rows: list[Row]) -> FactoryEntity:
    attributes = [_identifier(entity, entity.columns[0]), _mark(entity, entity.columns[1])]
    attributes += [
        FactoryAttribute(
            item.name, item.key, item.type, item.length, not_null=item.not_null, column=item.column,
            db_default=_ADDED.get(item.type) if item.added else None,
        )
        for item in entity.fields if item.column is not None
    ]
    for link in entity.links:
        attribute = FactoryAttribute(
            link.name, link.key, _label(design, link.to) if link.to != "User" else "Text",
            GUID if link.to == "User" else None, not_null=link.mandatory,
            delete_rule=link.rules[1] if link.to != "User" else None, column=link.column,
        )
        attributes.append(attribute)
    keyed = {item.column: item.key for item in attributes}
    return FactoryEntity(
        entity.name, entity.key, entity.table, tuple(attributes),
        rows=tuple({keyed[column]: value for column, value in row.items()} for row in rows),
    )


# --- the project -----------------------------------------------------------------------------------


def _project(design: OdcDesign) -> dict[str, object]:
    entities: dict[str, object] = {}
    mapped: dict[str, object] = {}
    for number in sorted(design.taken()):
        entity = design.entities[number]
        dropped = [item.name for item in entity.fields if item.column is None]
        if dropped and number in design.written():
            entities[_label(design, number)] = {"drop": dropped}
        if entity.evidence == "mapping":
            columns = {item.name: item.column for item in entity.fields if item.column is not None and not item.added}
            mapped[_label(design, number)] = {"table": entity.table, "columns": columns}
    odc: dict[str, object] = {"groups": "skip", "users": USERS_FILE, "entities": mapped}
    names = [name for place, name in enumerate(APPLICATIONS) if any(app == place for _, _, app in design.modules)]
    if design.plans is not Plans.ALONG:
        odc["assets"] = {name: f"{name} in ODC" for name in names}
    if design.provider:
        odc["authentication"] = "external-idp"
    if design.stores:
        odc["stores"] = {"users": {"table": USERS, "columns": {name: name for name in ("id", "name", "email")}}}
    return {
        "name": "pair",
        "source": {"snapshot": "source.json"},
        "target": {"snapshot": "target.json", "platform": "odc", "at": {"schema": SCHEMAS[1]}},
        "scope": {"applications": names if design.plans is Plans.BOTH else names[:1]},
        **({"entities": entities} if entities else {}),
        "references": {"dangling": design.dangling},
        "odc": odc,
    }


def with_options(pair: OdcPair, **options: object) -> OdcPair:
    """Return the pair with other options in its project file."""
    return replace(pair, project={**pair.project, **options})
