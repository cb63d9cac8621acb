"""A factory environment with everything settled: ids, physical names, what references point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compiler.demo.factory import (
    DERIVED,
    SYSTEM_MODULE,
    USERS_MODULE,
    ColumnStyle,
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    FactoryRole,
    LetterCase,
    ReferenceStyle,
    TypeStyle,
    Variation,
    key_of,
)

SCALAR_TYPES = frozenset({
    "Text", "Integer", "LongInteger", "Decimal", "Currency", "Boolean", "Date", "Time", "DateTime",
    "Email", "PhoneNumber", "BinaryData", "Identifier",
})
_SYSTEM_ENTITIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "User": (
        ("Id", "Identifier"), ("Tenant_Id", "Tenant"), ("Name", "Text"), ("Username", "Text"),
        ("Password", "Text"), ("Email", "Email"), ("MobilePhone", "PhoneNumber"), ("External_Id", "Text"),
        ("Creation_Date", "DateTime"), ("Last_Login", "DateTime"), ("Is_Active", "Boolean"),
    ),
    "Tenant": (("Id", "Identifier"), ("Name", "Text"), ("Espace_Id", "Espace")),
    "Role": (("Id", "Identifier"), ("Name", "Text"), ("Espace_Id", "Espace"), ("Is_Active", "Boolean")),
    "Espace": (("Id", "Identifier"), ("Name", "Text"), ("Is_Active", "Boolean")),
    "Group": (("Id", "Identifier"), ("Name", "Text"), ("Tenant_Id", "Tenant")),
}
_PROCESS_ENTITIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Process": (("Id", "Identifier"), ("Label", "Text")),
    "Activity": (("Id", "Identifier"), ("Name", "Text")),
}


@dataclass(frozen=True, slots=True)
class PlacedAttribute:
    """An attribute with its id, its place (from 1), physical column and referenced entity's id."""

    attribute: FactoryAttribute
    id: int
    order: int
    column: str | None
    declared_column: str | None
    target: int | None


@dataclass(frozen=True, slots=True)
class PlacedEntity:
    """An entity with its ids. ``table`` is the name in the catalog, None without a table.

    ``well_known`` is the OSSYS table of a system entity, upper case, for the entities of "(System)".
    """

    entity: FactoryEntity
    module: FactoryModule
    id: int
    espace_id: int
    table: str | None
    well_known: str | None
    attributes: tuple[PlacedAttribute, ...]

    @property
    def identifiers(self) -> tuple[PlacedAttribute, ...]:
        """Return the active attributes that identify a row; several for a composite key."""
        return tuple(item for item in self.attributes if item.attribute.identifier and item.attribute.active)


@dataclass(frozen=True, slots=True)
class PlacedRole:
    """A role with its id."""

    role: FactoryRole
    module: FactoryModule
    id: int
    espace_id: int


@dataclass(frozen=True, slots=True)
class Placement:
    """Everything of an environment that has an id. ``modules`` pairs modules with espace ids."""

    environment: FactoryEnvironment
    modules: tuple[tuple[FactoryModule, int], ...]
    entities: tuple[PlacedEntity, ...]
    roles: tuple[PlacedRole, ...]
    by_id: Mapping[int, PlacedEntity]

    def entity(self, number: int) -> PlacedEntity:
        """Return the entity with this id."""
        return self.by_id[number]

    def espace_id(self, module: str) -> int:
        """Return the id of the module with this name, the active one first. Raises ``ValueError``."""
        found = [(not item.active, number) for item, number in self.modules if item.name == module]
        if not found:
            raise ValueError(f"no module {module!r}")
        return min(found)[1]

    def base(self, placed: PlacedAttribute) -> FactoryAttribute:
        """Return the attribute that gives the column its type: references followed to an identifier.

        Raises ``ValueError`` when the identifiers lead in a circle.
        """
        seen: set[int] = set()
        while placed.target is not None:
            if placed.id in seen:
                raise ValueError(f"identifiers refer to each other in a circle: {placed.attribute.name!r}")
            seen.add(placed.id)
            identifiers = self.entity(placed.target).identifiers
            if len(identifiers) != 1:
                raise ValueError(f"{placed.attribute.name!r} refers to an entity without a single identifier")
            placed = identifiers[0]
        return placed.attribute


def place(environment: FactoryEnvironment) -> Placement:
    """Settle an environment. Raises ``ValueError`` when the description contradicts itself."""
    modules = _with_system_modules(environment)
    espace_ids = numbers((module.id for module in modules), environment.first_id)
    numbered = tuple(zip(modules, espace_ids, strict=True))
    listed = [(module, espace, entity) for module, espace in numbered for entity in module.entities]
    entity_ids = numbers((entity.id for _, _, entity in listed), environment.first_id)
    labels = _labels(listed, entity_ids)
    attribute_ids = iter(range(environment.first_id, 2**31))
    entities = tuple(
        _place_entity(environment.variation, module, espace, entity, number, labels, attribute_ids)
        for (module, espace, entity), number in zip(listed, entity_ids, strict=True)
    )
    roles = [(module, espace, role) for module, espace in numbered for role in module.roles]
    role_ids = numbers((role.id for _, _, role in roles), environment.first_id)
    return Placement(
        environment,
        numbered,
        entities,
        tuple(
            PlacedRole(role, module, number, espace)
            for (module, espace, role), number in zip(roles, role_ids, strict=True)
        ),
        {entity.id: entity for entity in entities},
    )


def declared_type(placement: Placement, placed: PlacedAttribute) -> str:
    """Return TYPE as this installation writes it."""
    variation, attribute = placement.environment.variation, placed.attribute
    if attribute.declared_type is not None:
        return attribute.declared_type
    plain = variation.types is TypeStyle.PLAIN
    if placed.target is None:
        name = attribute.type
        if name == "Identifier":
            name = "Integer" if variation.identifiers == 32 else "LongInteger"
        return name if plain else f"rt{name}"
    style = variation.references
    in_constraint = style is ReferenceStyle.FOREIGN_KEY and has_foreign_key(placement, placed)
    if style is ReferenceStyle.ID or in_constraint:
        return "Identifier" if plain else "rtEntityReference"
    target = placement.entity(placed.target)
    keys = f"{target.module.key}*{target.entity.key}"
    return f"bt{keys.upper() if variation.key_case is LetterCase.UPPER else keys.lower()}"


def has_foreign_key(placement: Placement, placed: PlacedAttribute) -> bool:
    """Tell whether the database holds the reference: Protect or Delete, and both sides have a column."""
    if placed.target is None or placed.column is None or not placed.attribute.active:
        return False
    target = placement.entity(placed.target)
    identifiers = target.identifiers
    return (
        (placed.attribute.delete_rule or "Protect") != "Ignore"
        and (target.table is not None or target.well_known is not None)
        and len(identifiers) == 1
        and identifiers[0].column is not None
    )


def in_case(name: str, case: LetterCase | None) -> str:
    """Return the name in a case. Only ASCII letters change: others have no case that all agree on."""
    if case is None:
        return name
    change = str.upper if case is LetterCase.UPPER else str.lower
    return "".join(change(letter) if letter.isascii() else letter for letter in name)


def _with_system_modules(environment: FactoryEnvironment) -> tuple[FactoryModule, ...]:
    given = {module.name for module in environment.modules}
    if SYSTEM_MODULE in given:
        raise ValueError(f"the module {SYSTEM_MODULE} is added by itself")
    left_out = environment.variation.left_out
    referred = {item.type for module in environment.modules for entity in module.entities for item in entity.attributes}
    listed = {**_SYSTEM_ENTITIES, **{name: item for name, item in _PROCESS_ENTITIES.items() if name in referred}}
    entities = tuple(
        FactoryEntity(
            name, key_of(SYSTEM_MODULE, name), None, kind="system", declared_table=_system_table(name),
            attributes=tuple(
                FactoryAttribute(
                    attribute, key_of(SYSTEM_MODULE, name, attribute), kind, identifier=attribute == "Id",
                    autonumber=attribute == "Id", length=250 if kind == "Text" else None,
                    delete_rule="Protect" if kind in _SYSTEM_ENTITIES else None,
                )
                for attribute, kind in attributes
            ),
        )
        for name, attributes in listed.items()
        if _system_table(name).upper() not in left_out
    )
    system = FactoryModule(SYSTEM_MODULE, key_of(SYSTEM_MODULE), entities, system=True)
    users = FactoryModule(USERS_MODULE, key_of(USERS_MODULE), system=True)
    # The ids of one environment must not move because the other has one module more: the
    # system modules come first, as they do in a real installation.
    return (system, *(() if USERS_MODULE in given else (users,)), *environment.modules)


def _system_table(name: str) -> str:
    """Return the OSSYS table of a system entity."""
    return f"ossys_{'bpm_' if name in _PROCESS_ENTITIES else ''}{name}"


def numbers(given: Iterable[int | None], first: int) -> tuple[int, ...]:
    """Give a number to each place that has none. Raises ``ValueError`` when two ask for the same."""
    wanted = tuple(given)
    given_ids = [number for number in wanted if number is not None]
    taken = set(given_ids)
    if len(taken) != len(given_ids):
        raise ValueError(f"one id is given twice: {sorted(given_ids)}")
    free = iter(number for number in range(first, 2**31) if number not in taken)
    return tuple(next(free) if number is None else number for number in wanted)


def _labels(
    listed: list[tuple[FactoryModule, int, FactoryEntity]], ids: tuple[int, ...]
) -> Mapping[str, int]:
    """Return entity ids by "Module.Entity" (an active one before its inactive twins)."""
    ranked: dict[str, list[tuple[int, int]]] = {}
    for (module, _, entity), number in zip(listed, ids, strict=True):
        rank = (not module.active) * 2 + (not entity.active)
        ranked.setdefault(f"{module.name}.{entity.name}", []).append((rank, number))
        if module.name == SYSTEM_MODULE:
            ranked.setdefault(entity.name, []).append((rank, number))
    labels = {}
    for label, found in ranked.items():
        found.sort()
        if len(found) > 1 and found[0][0] == found[1][0] == 0:
            raise ValueError(f"two active entities are called {label!r}")
        labels[label] = found[0][1]
    return labels


def _place_entity(
    variation: Variation, module: FactoryModule, espace: int, entity: FactoryEntity, number: int,
    labels: Mapping[str, int], attribute_ids: Iterator[int],
) -> PlacedEntity:
    well_known = _system_table(entity.name).upper() if module.name == SYSTEM_MODULE else None
    case = variation.name_case if well_known else variation.table_case
    columns = _columns(entity, variation, case)
    placed = []
    for order, (attribute, column) in enumerate(zip(entity.attributes, columns, strict=True), start=1):
        target = None if attribute.type in SCALAR_TYPES else labels.get(attribute.type)
        if attribute.type not in SCALAR_TYPES and target is None:
            raise ValueError(f"{module.name}.{entity.name}.{attribute.name} has type {attribute.type!r}")
        placed.append(PlacedAttribute(
            attribute, next(attribute_ids), order, column, _declared_column(attribute), target
        ))
    has_table = bool(entity.table) and entity.kind != "client"
    return PlacedEntity(
        entity, module, number, espace, in_case(entity.table or "", case) if has_table else None,
        well_known, tuple(placed),
    )


def _declared_column(attribute: FactoryAttribute) -> str | None:
    return attribute.name.upper() if attribute.column == DERIVED else attribute.column


def _columns(
    entity: FactoryEntity, variation: Variation, case: LetterCase | None
) -> tuple[str | None, ...]:
    """Return the physical column of each attribute. Raises ``ValueError`` for a name that is too long."""
    found: list[str | None] = [None] * len(entity.attributes)
    taken: set[str] = set()
    # Active attributes choose first: where names are columns, a deleted attribute that was
    # created again has no column left for its former self.
    for index in sorted(range(len(found)), key=lambda item: (not entity.attributes[item].active, item)):
        attribute = entity.attributes[index]
        column = _declared_column(attribute)
        if column is None:
            continue
        if variation.columns is ColumnStyle.NEITHER:
            column = attribute.name
        column = in_case(column, case)
        if len(column.encode()) > 63:
            raise ValueError(f"column name is longer than 63 bytes: {column!r}")
        if column.lower() not in taken:
            taken.add(column.lower())
            found[index] = column
    return tuple(found)
