"""Writes a ``Design`` down: two factory environments, a project, and what must come out of the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.demo.factory import (
    ColumnStyle,
    FactoryApplication,
    FactoryAttribute,
    FactoryCheck,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRecord,
    FactoryRole,
    FactoryTenant,
    FactoryUser,
    Variation,
    key_of,
)
from compiler.demo.placement import PlacedEntity, in_case, place
from tests.support.design import Design, DesignEntity, DesignRow, DesignStatic, Fault, Field, Link
from tests.support.judge import Arrival, Expectation, Fixed, Marked, Pointer
from tests.support.tables import Database, Row, Value

APPLICATION = "App */ 'one' \\! $(x)\nGO"
SCHEMAS = ("o11_source", "o11_target")

_EXTERNAL = FactoryModule(
    "Other system",
    key_of("external"),
    kind="Extension",
    entities=(
        FactoryEntity(
            "Thing",
            key_of("external", "thing"),
            None,
            kind="external",
            declared_table="OTHERDB.THING",
            attributes=(FactoryAttribute("Id", key_of("external", "id"), "Integer", identifier=True),),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two environments, the project file's content, and what the generator knows of the outcome."""

    design: Design
    source: FactoryEnvironment = field(repr=False)
    target: FactoryEnvironment = field(repr=False)
    project: Mapping[str, object]
    arrivals: tuple[Arrival, ...] = field(repr=False)
    written: frozenset[str]
    emptied: frozenset[str]

    @property
    def fault(self) -> Fault:
        """Return why the run must fail, or ``Fault.NONE``."""
        return self.design.fault

    def expectation(self, before: Database) -> Expectation:
        """Return what the target must hold after the run, given what it held before."""
        kept: dict[str, list[Row]] = {
            table: [] if table in self.emptied else rows for table, rows in before.tables.items()
        }
        return Expectation(self.arrivals, kept, self.written)


def make_pair(design: Design, source: Variation, target: Variation) -> Pair:
    """Write the design down in the two installations' ways."""
    environments = (_environment(design, 0, source), _environment(design, 1, target))
    places = _places(design, environments[1])
    taken = [design.entities[number] for number in sorted(design.taken())]
    return Pair(
        design,
        *environments,
        _project(design),
        tuple(_arrival(design, places, entity, row, target) for entity in taken for row in entity.source),
        frozenset(places[entity.number].table or "" for entity in taken),
        frozenset(places[number].table or "" for number in design.replaced()),
    )


# --- one environment -----------------------------------------------------------------------------


def _environment(design: Design, side: int, variation: Variation) -> FactoryEnvironment:
    modules = []
    for number, (name, key) in enumerate(design.modules):
        own = [item for item in design.entities if item.module == number]
        entities = [_static(item, side) for item in design.statics if item.module == number]
        entities += [_twin(item, side) for item in own if item.twin == "entity"]
        entities += [_entity(design, item, side, variation) for item in own]
        roles = tuple(
            FactoryRole(role, role_key, ids[side]) for module, role, role_key, ids in design.roles if module == number
        )
        modules.append(FactoryModule(name, key, tuple(entities), roles))
        deleted = tuple(_twin(item, side, active=True) for item in own if item.twin == "module")
        if deleted:
            modules.append(FactoryModule(f"{name}(deleted0)", key_of(key, "deleted"), deleted, active=False))
    modules.append(_EXTERNAL)
    names = [name for name, _ in design.modules]
    applications = [FactoryApplication(APPLICATION, key_of("app", "0"), tuple(names[: design.in_scope]))]
    if names[design.in_scope :]:
        applications.append(FactoryApplication("Other", key_of("app", "1"), tuple(names[design.in_scope :])))
    users = [item for item in [*design.users, *design.extra_users] if item.ids[side] is not None]
    return FactoryEnvironment(
        database="pair",
        modules=tuple(modules),
        applications=tuple(applications),
        tenants=tuple(FactoryTenant(ids[side], name) for name, ids in design.tenants),
        users=tuple(
            FactoryUser(item.ids[side] or 0, item.names[side], design.tenants[item.tenant][1][side]) for item in users
        ),
        variation=variation,
        first_id=1000 if side else 1,
    )


def _static(item: DesignStatic, side: int) -> FactoryEntity:
    kind = "Text" if item.text_ids else "Integer"
    attributes = (
        FactoryAttribute("Id", key_of(item.key, "id"), kind, identifier=True),
        FactoryAttribute("Label", key_of(item.key, "label"), "Text", length=250),
        FactoryAttribute("Order", key_of(item.key, "order"), "Integer"),
    )
    records = []
    for record in item.records:
        number = record.ids[side]
        if isinstance(number, int | str):
            records.append(FactoryRecord(record.key, record.name, number, active=record.active[side]))
    return FactoryEntity(item.name, item.key, item.tables[side], attributes, kind="static", records=tuple(records))


def _twin(item: DesignEntity, side: int, *, active: bool = False) -> FactoryEntity:
    """Return what an earlier life of the entity left: the same keys, a table of its own, a row."""
    attributes = (
        FactoryAttribute("Id", item.keys[0], "Identifier", identifier=True, autonumber=True),
        FactoryAttribute("Mark", item.keys[1], "Text"),
    )
    return FactoryEntity(
        item.name,
        item.key,
        item.twin_tables[side],
        attributes,
        active=active,
        rows=({"Id": 1, "Mark": "twin"},),
    )


def _label(design: Design, to: int | str) -> str:
    match to:
        case int(number):
            entity = design.entities[number]
            return f"{design.modules[entity.module][0]}.{entity.name}"
        case "User" | "Tenant":
            return to
        case "role":
            return "Role"
        case "external":
            return "Other system.Thing"
        case name:
            static = design.statics[int(name.removeprefix("static:"))]
            return f"{design.modules[static.module][0]}.{static.name}"


def _entity(design: Design, entity: DesignEntity, side: int, variation: Variation) -> FactoryEntity:
    kinds = {"auto": "Identifier", "text": "Text", "number": "Integer", "user": "User"}
    kind = kinds[entity.identifier] if entity.parent is None else _label(design, entity.parent)
    refers = entity.parent is not None or entity.identifier == "user"
    attributes = [
        FactoryAttribute(
            entity.names[0],
            entity.keys[0],
            kind,
            mandatory=True,
            identifier=True,
            autonumber=entity.identifier == "auto",
            delete_rule="Protect" if refers else None,
            column=entity.columns[0][side],
        ),
        FactoryAttribute(entity.names[1], entity.keys[1], "Text", column=entity.columns[1][side]),
    ]
    attributes += [
        _field(item, side) for item in entity.fields if item.side in ("both", "dead", ("source", "target")[side])
    ]
    attributes += [_link(design, link, side) for link in entity.links]
    return FactoryEntity(
        entity.name,
        entity.key,
        entity.tables[side],
        tuple(attributes),
        rows=tuple(_row(design, entity, row, side) for row in entity.rows(side)),
        multitenant=entity.multitenant,
        description=entity.description,
        checks=_checks(entity, side, variation),
    )


def _field(item: Field, side: int) -> FactoryAttribute:
    return FactoryAttribute(
        item.name,
        item.key,
        item.type,
        mandatory=item.mandatory,
        not_null=item.not_null,
        default=item.default,
        db_default=item.db_default,
        column=item.columns[side],
        active=item.side != "dead",
    )


def _link(design: Design, link: Link, side: int) -> FactoryAttribute:
    return FactoryAttribute(
        link.name,
        link.key,
        _label(design, link.to),
        mandatory=link.mandatory,
        not_null=link.not_null and not link.check,
        delete_rule=link.rule,
        column=link.columns[side],
    )


def _checks(entity: DesignEntity, side: int, variation: Variation) -> tuple[FactoryCheck, ...]:
    checks = []
    for number, link in enumerate(entity.links):
        if link.check:
            named = link.name if variation.columns is ColumnStyle.NEITHER else link.columns[side]
            column = in_case(named, variation.table_case).replace('"', '""')
            checks.append(FactoryCheck(f"check_{number}", f'("{column}" IS NOT NULL)', (link.name,)))
    return tuple(checks)


def _row(design: Design, entity: DesignEntity, row: DesignRow, side: int) -> Row:
    written: Row = {entity.names[0]: row.id, entity.names[1]: row.marker, **row.values, **row.links}
    if row.tenant is not None:
        written["TENANT_ID"] = design.tenants[row.tenant][1][side]
    return written


# --- project and expectation ---------------------------------------------------------------------


def _project(design: Design) -> dict[str, object]:
    entities: dict[str, object] = {}
    for number in sorted(design.taken()):
        entity = design.entities[number]
        options: dict[str, object] = {"mode": entity.mode}
        dropped = [item.name for item in entity.fields if item.side == "source"]
        if dropped:
            options["drop"] = dropped
        given = {item.name: item.set for item in entity.fields if item.set is not None}
        if given:
            options["set"] = given
        entities[_label(design, number)] = options
    return {
        "name": "pair",
        "source": {"snapshot": "source.json", "at": {"schema": SCHEMAS[0]}},
        "target": {"snapshot": "target.json", "at": {"schema": SCHEMAS[1]}},
        "scope": {"applications": [APPLICATION]},
        "entities": entities,
        "users": {"policy": "match", "unmatched": design.unmatched},
        "bpt": {"instances": "none"},
        "references": {"dangling": design.dangling},
    }


def _places(design: Design, target: FactoryEnvironment) -> dict[int, PlacedEntity]:
    """Return where each entity is in the target: the active one under its module's key."""
    found = {
        (item.module.key, item.entity.key): item
        for item in place(target).entities
        if item.entity.active and item.module.active
    }
    return {item.number: found[design.modules[item.module][1], item.key] for item in design.entities}


def _column(where: PlacedEntity, key: str) -> str:
    found = next(item.column for item in where.attributes if item.attribute.key == key)
    assert found is not None
    return found


def _marked(places: dict[int, PlacedEntity], entity: DesignEntity, marker: str) -> Marked:
    where = places[entity.number]
    assert where.table is not None
    return Marked(where.table, _column(where, entity.keys[0]), _column(where, entity.keys[1]), marker)


def _arrival(
    design: Design,
    places: dict[int, PlacedEntity],
    entity: DesignEntity,
    row: DesignRow,
    variation: Variation,
) -> Arrival:
    bare = "OSSYS_ENTITY_ATTR.DEFAULT_VALUE" in variation.left_out
    where = places[entity.number]
    identifier = _column(where, entity.keys[0])
    values: dict[str, Value] = {}
    pointers: dict[str, Pointer] = {}
    for item in entity.fields:
        if item.side == "both":
            values[_column(where, item.key)] = row.values[item.name]
        elif item.side == "target":
            values[_column(where, item.key)] = item.arrives_bare if bare else item.arrives
    for link in entity.links:
        pointers[_column(where, link.key)] = _pointer(design, places, link.to, row.links[link.name])
    if entity.identifier in ("number", "text"):
        values[identifier] = row.id
    elif entity.identifier == "user":
        pointers[identifier] = _pointer(design, places, "User", row.id)
    elif entity.parent is not None:
        pointers[identifier] = _pointer(design, places, entity.parent, row.id)
    if row.tenant is not None:
        pointers[in_case("TENANT_ID", variation.table_case)] = Fixed(design.tenants[row.tenant][1][1])
    return Arrival(_marked(places, entity, row.marker), values, pointers)


def _pointer(design: Design, places: dict[int, PlacedEntity], to: int | str, old: Value) -> Pointer:
    """Return what a reference with this source value must point at; nothing where it has no partner."""
    if isinstance(to, int):
        entity = design.entities[to]
        marker = next((row.marker for row in entity.source if row.id == old), None)
        return Fixed(None) if marker is None else _marked(places, entity, marker)
    match to:
        case "User":
            known = {user.ids[0]: user.ids[1] for user in design.users}
            return Fixed(known.get(_number(old)))
        case "Tenant":
            return Fixed(next((ids[1] for _, ids in design.tenants if ids[0] == old), None))
        case "external":
            return Fixed(old)
        case "role":
            return Fixed(next((ids[1] for _, _, _, ids in design.roles if ids[0] == old), None))
        case name:
            records = design.statics[int(name.removeprefix("static:"))].records
            return Fixed(next((item.ids[1] for item in records if old is not None and item.arrives(old)), None))


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None
