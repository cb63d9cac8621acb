"""What must come out of a run of a ``Design``, in the target's own names: arrivals for the second judge."""

from __future__ import annotations

from compiler.demo.factory import FactoryEnvironment, Variation
from compiler.demo.placement import PlacedEntity, in_case, place
from compiler.plan import ir
from tests.support.bpt_outcome import BptOutcome
from tests.support.design import MASK_KEY, Design, DesignEntity, DesignRow, Field, Link
from tests.support.judge import Arrival, Fixed, InText, Loose, Marked, Pointer
from tests.support.masking import masked
from tests.support.people import People
from tests.support.tables import Value

_LENGTHS = {"Text": 50, "Email": 250, "PhoneNumber": 20}


class Outcome:
    """The outcome of one design in one target."""

    def __init__(self, design: Design, target: FactoryEnvironment) -> None:
        self.design = design
        self.variation: Variation = target.variation
        self.places = _places(design, target)
        self.chosen = design.chosen()
        self.bpt = BptOutcome(design, target, self)
        self.people = People(design, target.variation, self._referred("User"), self._referred("Group"))

    def table(self, number: int) -> str:
        """Return the target's table of an entity."""
        return self.places[number].table or ""

    def _referred(self, to: str) -> set[Value]:
        """Return the users or groups that rows which take part refer to."""
        found: set[Value] = set()
        if to == "User" and self.design.every_user:
            found |= {user.ids[0] for user in self.design.users}
        if to == "Group" and self.design.every_user:
            found |= {group.ids[0] for group in self.design.groups}
        for number in self.design.written():
            entity = self.design.entities[number]
            for row in entity.source:
                if row.marker in self.chosen[number]:
                    found |= {row.links[link.name] for link in entity.links if link.to == to}
                    if entity.identifier == "user" and to == "User":
                        found.add(row.id)
        for item in self.bpt.chosen:
            found |= {item.by, *(step.user for step in item.steps)} if to == "User" else set()
            found |= {step.group for step in item.steps} if to == "Group" else set()
        return found

    def written(self) -> frozenset[str]:
        """Return the tables that may have new rows."""
        own = {self.table(number) for number in self.design.written()}
        return frozenset(own | self.people.written() | self.bpt.written())

    def loose(self) -> list[Loose]:
        """Return the rows that have no text to know them by."""
        return [*self.people.loose(), *self.bpt.loose()]

    def arrivals(self) -> list[Arrival]:
        """Return what must be there of rows that can be known again."""
        return [
            *self.people.arrivals(),
            *self._entities(),
            *self.bpt.arrivals(),
        ]

    def _entities(self) -> list[Arrival]:
        return [
            arrival
            for number in sorted(self.design.written())
            for row in self.design.entities[number].source
            if row.marker in self.chosen[number]
            and (arrival := self._arrival(self.design.entities[number], row)) is not None
        ]

    def _arrival(self, entity: DesignEntity, row: DesignRow) -> Arrival | None:
        """Return what must be there for a row that takes part; None where the target's row stays as it is."""
        partner = entity.partner(row)
        if partner is not None and not entity.update:
            return None
        new = partner is None
        where = self.places[entity.number]
        identifier = _column(where, entity.keys[0])
        values: dict[str, Value] = {}
        pointers: dict[str, Pointer] = {}
        for item in entity.fields:
            if item.side == "both" and (new or item.name != entity.key_field):
                values[_column(where, item.key)] = _mask(item, row.values[item.name])
            elif item.side == "target" and new:
                bare = "OSSYS_ENTITY_ATTR.DEFAULT_VALUE" in self.variation.left_out
                values[_column(where, item.key)] = item.arrives_bare if bare else item.arrives
        for link in entity.links:
            if new or link.name != entity.key_link:
                pointers[_column(where, link.key)] = self.pointer(link, row.links[link.name])
        if new and entity.identifier in ("number", "text"):
            values[identifier] = row.id
        elif new and entity.identifier == "user":
            pointers[identifier] = self._system("User", row.id)
        elif new and entity.parent is not None:
            pointers[identifier] = self.landed(entity.parent, row.id)
        if row.tenant is not None:
            tenant = self.design.tenants[row.tenant][1][1]
            pointers[in_case("TENANT_ID", self.variation.table_case)] = Fixed(tenant)
        was = None if partner is None else self._marked(entity, partner.marker)
        return Arrival(self._marked(entity, row.marker), values, pointers, was)

    def _marked(self, entity: DesignEntity, marker: str) -> Marked:
        where = self.places[entity.number]
        assert where.table is not None
        return Marked(where.table, _column(where, entity.keys[0]), _column(where, entity.keys[1]), marker)

    def identifier(self, number: int) -> str:
        """Return the column of an entity's identifier."""
        return _column(self.places[number], self.design.entities[number].keys[0])

    # --- references --------------------------------------------------------------------------

    def pointer(self, link: Link, old: Value) -> Pointer:
        """Return what a reference with this source value must point at; nothing where it has no partner."""
        if not isinstance(link.to, int):
            return self._system(link.to, old)
        if link.soft is not None and old in (None, "", "0", 0):
            return Fixed(old)
        row = self.design.referred(link, old)
        found = Fixed(None) if row is None else self._landed(self.design.entities[link.to], row)
        if link.soft != "Text":
            return found
        return InText(found) if isinstance(found, Marked) else Fixed("")

    def landed(self, number: int, old: Value) -> Pointer:
        """Return what the source row with this id has become."""
        row = next(row for row in self.design.entities[number].source if row.id == old)
        return self._landed(self.design.entities[number], row)

    def _landed(self, entity: DesignEntity, row: DesignRow) -> Marked | Fixed:
        """Return the target row that a source row has become; nothing for one that did not take part."""
        if row.marker not in self.chosen[entity.number]:
            return Fixed(None)
        partner = entity.partner(row)
        if partner is not None:
            return self._marked(entity, row.marker if entity.update else partner.marker)
        return Fixed(None) if entity.mode == "skip" else self._marked(entity, row.marker)

    def _system(self, to: str, old: Value) -> Pointer:
        if to == "User":
            return self.people.user(old)
        if to == "Group":
            return self.people.group(old)
        return Fixed(mapped(self.design, to, old))


def mapped(design: Design, to: int | str, old: Value) -> Value:
    """Return the target's id for an id of the source, of what is not an application entity."""
    match to:
        case "User":
            known: dict[Value, Value] = {user.ids[0]: user.ids[1] for user in design.users}
            return None if old is None else known.get(old)
        case "Group":
            return next((group.ids[1] for group in design.groups if group.ids[0] == old), None)
        case "Tenant":
            return next((ids[1] for _, ids in design.tenants if ids[0] == old), None)
        case "external":
            return old
        case "role":
            return next((ids[1] for _, _, _, ids in design.roles if ids[0] == old), None)
        case int():
            raise AssertionError("rows of entities have their ids from the run")
        case name:
            records = design.statics[int(name.removeprefix("static:"))].records
            return next((item.ids[1] for item in records if old is not None and item.arrives(old)), None)


def _mask(item: Field, value: Value) -> Value:
    """Return what the target gets for a value of a field."""
    length = _LENGTHS.get(item.type)
    match item.mask:
        case None:
            return value
        case "blank":
            return BLANKS[item.type]
        case "null":
            return None
        case (constant,):
            return constant
    assert value is None or isinstance(value, str)
    kind = ir.MaskKind.HASH
    if item.mask == "fake":
        kinds = {"Email": ir.MaskKind.EMAIL, "PhoneNumber": ir.MaskKind.PHONE}
        named = ir.MaskKind.NAME if "name" in item.name.lower() else ir.MaskKind.TEXT
        kind = kinds.get(item.type, named)
    return masked(value, kind, length, MASK_KEY)


BLANKS: dict[str, Value] = {"Text": "", "Email": "", "PhoneNumber": "", "Integer": 0, "Boolean": False}


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
