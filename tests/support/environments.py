"""Writes a ``Design`` down: two factory environments, a project, and what must come out of the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    Variation,
    key_of,
)
from compiler.demo.placement import in_case
from tests.support.bpt import Bpt, bpt_extra, with_bpt
from tests.support.bpt_outcome import event_table
from tests.support.design import Design, DesignEntity, DesignRow, DesignStatic, Fault, Field, Filter, Link
from tests.support.judge import Arrival, Expectation, Loose
from tests.support.outcome import Outcome
from tests.support.people import people_rows, with_people
from tests.support.tables import Database, Row

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
    loose: tuple[Loose, ...] = field(repr=False)
    written: frozenset[str]
    emptied: frozenset[str]
    outcome: Outcome = field(repr=False)
    later: Pair | None = field(default=None, repr=False)

    @property
    def fault(self) -> Fault:
        """Return why the run must fail, or ``Fault.NONE``."""
        return self.design.fault

    def expectation(self, before: Database) -> Expectation:
        """Return what the target must hold after the run, given what it held before."""
        kept: dict[str, list[Row]] = {
            table: [] if table in self.emptied else [row for row in rows if not self.outcome.bpt.leaves(table, row)]
            for table, rows in before.tables.items()
        }
        return Expectation(self.arrivals, kept, self.written, self.loose)


def with_second_run(first: Pair, later: Design) -> Pair:
    """Return the pair with what the source is, and what must be there, after a second run."""
    second = make_pair(later, first.source.variation, first.target.variation)
    there = {arrival.at for arrival in second.arrivals}
    gone = {row.marker for entity in first.design.entities for row in entity.source}
    gone -= {row.marker for entity in later.entities for row in entity.source}
    stay = [
        arrival
        for arrival in first.arrivals
        if arrival.at not in there and not (later.deletes and arrival.at.marker in gone and arrival.was is None)
    ]
    linked = [item for item in first.loose if item not in second.loose]
    if later.bpt is not None and later.bpt.mode == "replace":
        replaced = second.outcome.bpt.written()
        stay = [arrival for arrival in stay if arrival.at.table not in replaced]
        linked = [item for item in linked if item.table not in replaced]
    project = {**second.project, "delta": {"deleted": "delete"} if later.deletes else True}
    second = replace(second, project=project, arrivals=(*second.arrivals, *stay), loose=(*second.loose, *linked))
    return replace(first, later=second)


def make_pair(design: Design, source: Variation, target: Variation) -> Pair:
    """Write the design down in the two installations' ways."""
    source, target = with_people(design, source, target), with_people(design, target, source)
    source, target = with_bpt(design, source), with_bpt(design, target)
    environments = (_environment(design, 0, source), _environment(design, 1, target))
    outcome = Outcome(design, environments[1])
    return Pair(
        design,
        *environments,
        _project(design),
        tuple(outcome.arrivals()),
        tuple(outcome.loose()),
        outcome.written(),
        frozenset(outcome.table(number) for number in design.replaced()),
        outcome,
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
    environment = FactoryEnvironment(
        database="pair",
        modules=tuple(modules),
        applications=tuple(applications),
        tenants=tuple(FactoryTenant(ids[side], name) for name, ids in design.tenants),
        variation=variation,
        first_id=1000 if side else 1,
        extra=tuple(people_rows(design, side)),
    )
    return replace(environment, extra=(*environment.extra, *bpt_extra(design, side, environment)))


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
        case "User" | "Group" | "Tenant":
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
        event_table=event_table(entity.number, side) if entity.events else None,
        expose_process_events=entity.events,
        triggers=(f"OSTRG_EI__{entity.number}",) if entity.events and side else (),
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
        link.soft or _label(design, link.to),
        mandatory=link.mandatory,
        not_null=link.not_null and not link.check,
        delete_rule=None if link.soft else link.rule,
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
        _row_options(design, entity, options)
        entities[_label(design, number)] = options
    return {
        "name": "pair",
        "source": {"snapshot": "source.json", "at": {"schema": SCHEMAS[0]}},
        "target": {"snapshot": "target.json", "at": {"schema": SCHEMAS[1]}},
        "scope": {"applications": [APPLICATION]},
        "entities": entities,
        "users": _users(design),
        "bpt": _bpt(design.bpt),
        "references": {"dangling": design.dangling},
        "constraints": design.constraints,
    }


def _bpt(own: Bpt | None) -> dict[str, object]:
    if own is None:
        return {"instances": "none"}
    return {"instances": own.which, "mode": own.mode, "unmatched": own.unmatched, "triggers": own.triggers}


def _row_options(design: Design, entity: DesignEntity, options: dict[str, object]) -> None:
    """Add what the project says of an entity's rows: which, by what they are recognised, masks."""
    if entity.mode in ("merge", "skip"):
        key = [name for name in (entity.key_link, entity.key_field) if name is not None]
        if key:
            options["match"] = key
    if entity.mode == "merge":
        options["matched"] = "update" if entity.update else "keep"
    if entity.filter is not None:
        options["where"] = _where(entity, entity.filter)
    masks = {item.name: item.mask for item in entity.fields if item.mask is not None}
    if masks and entity.mode != "skip":
        options["mask"] = {
            name: {"constant": _quoted(mask[0])} if isinstance(mask, tuple) else mask for name, mask in masks.items()
        }
    soft = {link.name: _label(design, link.to) for link in entity.links if link.soft is not None}
    if soft and entity.mode != "skip":
        options["soft_references"] = soft


def _where(entity: DesignEntity, item: Filter) -> str:
    identifier, marker = ('"' + name.replace('"', '""') + '"' for name in entity.names)
    if item.kind == "up to":
        return f"{identifier} <= {item.limit}"
    listed = ", ".join(map(_quoted, item.markers or ("none of them",)))
    return f"{marker} {item.kind.upper()} ({listed})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _users(design: Design) -> dict[str, object]:
    unmatched: object = design.unmatched
    if design.stand_in is not None:
        unmatched = {"as": next(item.names[1] for item in design.extra_users if item.ids[1] == design.stand_in)}
    users: dict[str, object] = {"policy": design.policy, "unmatched": unmatched}
    if design.policy != "match":
        users |= {"passwords": design.passwords, "scope": "all" if design.every_user else "referenced"}
    return users
