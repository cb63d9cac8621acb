"""Where ODC keeps people, as the project file declares it: tables of the target's snapshot paired with the platform's.

Nothing of ODC's own tables is public, so nothing of them is known here (docs/odc-users.md: "Where ODC keeps people").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from compiler.diagnostics import Findings
from compiler.hybrids import GROUPS, ROLES, USERS
from compiler.metamodel.rows import Column, DataType, Table, TypeKind
from compiler.model.resolve_attributes import column_attribute
from compiler.model.types import Attribute, AttributePair, Entity, EntityKind, EntityPair, Model, Store
from compiler.project.sections import OdcStores, OdcTable

Where = Callable[..., str]
"""Tells where the project file has a key path."""

_UUID = 36
_IDS = frozenset({TypeKind.TEXT, TypeKind.UUID})
_NUMBERS = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT})


@dataclass(frozen=True, slots=True)
class _Words:
    """What a store's columns may be called: those that it needs, and others."""

    needed: tuple[str, ...]
    more: tuple[str, ...] = ()


_WORDS: Mapping[str, _Words] = {
    "users": _Words(("id", "name", "email"), ("photo_url",)),
    "roles": _Words(("id", "name"), ("asset",)),
    "user_roles": _Words(("user", "role")),
    "groups": _Words(("id", "name"), ("description",)),
    "group_users": _Words(("group", "user")),
    "group_roles": _Words(("group", "role")),
}
# What has to be there for a store to make sense: links need both their ends, groups their members.
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "user_roles": ("users", "roles"),
    "groups": ("users", "group_users"),
    "group_users": ("groups",),
    "group_roles": ("groups", "roles"),
}
_ENDS: Mapping[str, str] = {"user": "users", "role": "roles", "group": "groups"}
# The platform's table behind a store, and the columns of the source that fill its words.
_SOURCES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "users": (USERS, {"id": "ID", "name": "NAME", "email": "EMAIL"}),
    "roles": (ROLES, {"id": "ID", "name": "NAME", "asset": "ESPACE_ID"}),
    "groups": (GROUPS, {"id": "ID", "name": "NAME", "description": "DESCRIPTION"}),
}


def declared_stores(stores: OdcStores) -> dict[str, OdcTable]:
    """Return the declared tables by their word, in the order of the schema."""
    found = {
        "users": stores.users, "roles": stores.roles, "user_roles": stores.user_roles, "groups": stores.groups,
        "group_users": stores.group_users, "group_roles": stores.group_roles,
    }
    return {word: table for word, table in found.items() if table is not None}


def settle_stores(stores: OdcStores, target: Model, where: Where, findings: Findings) -> dict[str, Store]:
    """Return the stores that the target's snapshot has, by their word (O11-0620 to O11-0624 in ``findings``)."""
    declared = declared_stores(stores)
    found: dict[str, Store] = {}
    for word, table in declared.items():
        store = _store(word, table, target, where, findings)
        if store is not None:
            found[word] = store
        for needed in _NEEDS.get(word, ()):
            if needed not in declared:
                findings.add("O11-0624", where("odc", "stores", word), f"{word} is declared and {needed} is not")
    for word, store in found.items():
        _check_types(word, store, found, where, findings)
    return found


def _store(word: str, declared: OdcTable, target: Model, where: Where, findings: Findings) -> Store | None:
    names = {item.name: item for item in target.tables if item.kind != "view"}
    table = names.get(declared.table) or _only({name.lower(): item for name, item in names.items()}, declared.table)
    if table is None:
        findings.add("O11-0620", where("odc", "stores", word, "table"), f"the target has no table {declared.table}")
        return None
    known = _WORDS[word]
    columns: dict[str, Column] = {}
    for name in declared.columns:
        if name not in (*known.needed, *known.more):
            place = where("odc", "stores", word, "columns", name)
            allowed = ", ".join((*known.needed, *known.more))
            findings.add("O11-0622", place, f"'{name}' is no word of {word}", f"The words are {allowed}.")
    for name in (*known.needed, *known.more):
        given = declared.columns.get(name)
        if given is None:
            if name in known.needed:
                place = where("odc", "stores", word, "columns")
                findings.add("O11-0621", place, f"nothing says which column of {table.name} is '{name}'")
            continue
        column = next((item for item in table.columns if item.name == given), None) or next(
            (item for item in table.columns if item.name.lower() == given.lower()), None
        )
        if column is None:
            place = where("odc", "stores", word, "columns", name)
            findings.add("O11-0621", place, f"{table.name} has no column {given}")
        else:
            columns[name] = column
    return Store(table, columns) if set(known.needed) <= set(columns) else None


def _only(tables: Mapping[str, Table], name: str) -> Table | None:
    return tables.get(name.lower())


# --- types -----------------------------------------------------------------------------------------


def _check_types(word: str, store: Store, found: Mapping[str, Store], where: Where, findings: Findings) -> None:
    """Report columns that cannot hold what they are declared for (O11-0622)."""
    for name, column in store.columns.items():
        wanted = ""
        if name in _ENDS and _ENDS[name] in found:
            own = found[_ENDS[name]].columns["id"]
            if not _alike(column.type, own.type):
                wanted = f"ids of {_ENDS[name]} are {own.native}"
        elif name == "id" and word != "roles":
            fed = column.identity is not None or column.sequence is not None
            if not _holds_uuid(column.type) and not (word == "groups" and column.type.kind in _NUMBERS and fed):
                wanted = "new ids are UUIDs: a uuid, or a text of at least 36 characters"
                wanted += ", or a number that the database counts" if word == "groups" else ""
        elif name != "id" and column.type.kind is not TypeKind.TEXT:
            wanted = "it has to be a text"
        if wanted:
            place = where("odc", "stores", word, "columns", name)
            findings.add("O11-0622", place, f"{store.table.name}.{column.name} is {column.native}; {wanted}")


def _holds_uuid(type_: DataType) -> bool:
    return type_.kind is TypeKind.UUID or (type_.kind is TypeKind.TEXT and (type_.length or _UUID) >= _UUID)


def _alike(left: DataType, right: DataType) -> bool:
    families = (_IDS, _NUMBERS)
    return any(left.kind in kinds and right.kind in kinds for kinds in families) or left.kind is right.kind


# --- pairs -----------------------------------------------------------------------------------------


def pair_stores(
    source: Model, target: Model, stores: Mapping[str, Store], findings: Findings
) -> tuple[EntityPair, ...]:
    """Return the platform's tables of users, roles and groups paired with their stores (O11-0607, O11-0618).

    Of the source only what a store has a column for is paired; the rest stays behind.
    """
    pairs: list[EntityPair] = []
    for word, (table, columns) in sorted(_SOURCES.items()):
        store = stores.get(word)
        if store is None:
            continue
        entity = _source(source, table)
        partner = _target(target, store)
        if entity is None or partner is None:
            findings.add("O11-0618", table, f"odc.stores declares {word}, and the source has no such table")
            continue
        by_name = {item.name: item for item in entity.attributes}
        attributes: list[AttributePair] = []
        for name, column in store.columns.items():
            own = by_name.get(columns.get(name, ""))
            if own is not None:
                ours = next(item for item in partner.attributes if item.column is column)
                attributes.append(AttributePair(own, ours, "mapping"))
            elif columns.get(name) and name in _WORDS[word].needed:
                findings.add("O11-0607", entity.label, f"no column {columns[name]}")
        paired = {item.target.key for item in attributes}
        pairs.append(
            EntityPair(
                source=entity, target=partner, evidence="mapping", attributes=tuple(attributes), source_only=(),
                target_only=tuple(item for item in partner.attributes if item.key not in paired),
            )
        )
    return tuple(sorted(pairs, key=lambda item: item.source.record_set or ""))


def _source(model: Model, table: str) -> Entity | None:
    """Return the source's entity over one of the platform's tables, with the catalog's columns as attributes."""
    known = next((item for item in model.hybrids if item.record_set == table), None)
    if known is not None:
        # An address refers to nothing, and neither does what stays behind.
        return replace(known, attributes=tuple(replace(item, reference=None) for item in known.attributes))
    system = next((item for item in model.entities if item.record_set == table), None)
    place = model.system_table(table)
    physical = next((item for item in model.tables if place is not None and item.name == place.physical), None)
    if system is None or physical is None:
        return None
    attributes = tuple(_attribute(column, order) for order, column in enumerate(physical.columns, start=1))
    return replace(
        system, kind=EntityKind.HYBRID, table=physical, physical_table=physical.name, attributes=attributes,
        identifier=next((item for item in attributes if item.name == "ID"), None), multitenant=False,
    )


def _attribute(column: Column, order: int) -> Attribute:
    return replace(column_attribute(column, order, synthetic=False), name=column.name.upper())


def _target(model: Model, store: Store) -> Entity | None:
    """Return the store as an entity whose identifier is the declared column."""
    tables = {item.table.name: item for item in model.entities if item.table is not None}
    found = tables.get(store.table.name)
    if found is None:
        return None
    return replace(
        found, identifier=next((item for item in found.attributes if item.column is store.columns["id"]), None)
    )


def without_stores(model: Model, stores: Mapping[str, Store]) -> Model:
    """Return the target without the tables of people: no entity of an application is there."""
    names = {store.table.name for store in stores.values()}
    return replace(
        model, entities=tuple(item for item in model.entities if item.table is None or item.table.name not in names)
    )
