"""The demo's ODC: tables as ODC would have made them of the application "People Portal", and some for its people.

Entities and attributes are those of ``demo_source``; names of tables and columns are invented: ODC's are not public.
So are the tables of users, roles and groups: what an operator would have found out and declares in ``odc.stores``.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from compiler.demo.factory import (
    FactoryAttribute,
    FactoryEntity,
    FactoryEnvironment,
    FactoryModule,
    IdentityStyle,
    Row,
    Variation,
    key_of,
)
from compiler.demo.people import APPLICATION, demo_source

PREFIX = "osusr_k3f_"
PHONE = "telephone"
"""The column of Person.Phone: no name says so, the project maps it."""
_ID_LENGTH = 36
# What ODC has no entity for, so that the project drops the attribute.
_NOT_IN_ODC = ("Process",)
_STATIC = "CitySize"
_SIZES: Mapping[str, int] = {"Large": 1, "Medium": 2, "Small": 3}
_ADA, _ANA = "ada.tester", "ana.silva"


def demo_odc() -> FactoryEnvironment:
    """Return ODC's tables: rows that an earlier trial left, two users, the roles that publishing has made."""
    source = demo_source()
    portal = next(item for item in source.applications if item.name == APPLICATION)
    modules = tuple(
        replace(
            module, roles=(),
            entities=tuple(_table(entity) for entity in module.entities if entity.active),
        )
        for module in source.modules if module.name in portal.modules
    )
    stores = FactoryModule("Stores", key_of("odc", "stores"), _stores())
    variation = Variation(identity=IdentityStyle.DEFAULT, identifiers=source.variation.identifiers, sequence_gap=2)
    return FactoryEnvironment("odc_stage", (*modules, stores), variation=variation)


def _table(entity: FactoryEntity) -> FactoryEntity:
    attributes = tuple(
        _column(item) for item in entity.attributes if item.active and item.type not in _NOT_IN_ODC
    )
    made = replace(
        entity, table=PREFIX + entity.name.lower(), attributes=attributes, rows=_OLD.get(entity.name, ()), uniques=(),
        triggers=(), event_table=None, expose_process_events=False,
    )
    if entity.name != _STATIC:
        return made
    records = tuple(replace(item, data_id=_SIZES[item.name]) for item in entity.records if item.active)
    return replace(made, records=records)


def _column(item: FactoryAttribute) -> FactoryAttribute:
    made = replace(item, column=PHONE if item.name == "Phone" else item.name.lower())
    if item.type == "User":
        return replace(made, type="Text", length=_ID_LENGTH, delete_rule=None)
    return made


def _id_of(name: str) -> str:
    """Return an id as ODC would have given it."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"odc {name}"))


# Rows that the run overwrites.
_OLD: Mapping[str, tuple[Row, ...]] = {
    "City": (
        {"Id": 1, "Name": "Trial", "CitySizeId": 1}, {"Id": 2, "Name": "Trial again", "CitySizeId": 3},
    ),
    "Person": ({"Id": 1, "Name": "Somebody", "CityId": 2, "CreatedBy": _id_of(_ADA)},),
}


def _stores() -> tuple[FactoryEntity, ...]:
    users = ((_ADA, "Ada Tester"), (_ANA, "A. Silva"))
    return (
        _store(
            "users", (_text("id", _ID_LENGTH), _text("name"), _text("email", 250), _text("photo_url", 3000)),
            tuple(
                {"id": _id_of(name), "name": shown, "email": f"{name}@example.com".title(), "photo_url": ""}
                for name, shown in users
            ),
        ),
        _store(
            "roles", (_text("id", _ID_LENGTH), _text("name"), _text("asset")),
            ({"id": _id_of("HRManager"), "name": "HRManager", "asset": "PeoplePortal"},
             {"id": _id_of("Auditor"), "name": "Auditor", "asset": "Audit"}),
        ),
        _store(
            "user_roles", (_text("user_id", _ID_LENGTH), _text("role_id", _ID_LENGTH)),
            ({"user_id": _id_of(_ADA), "role_id": _id_of("HRManager")},
             {"user_id": _id_of(_ANA), "role_id": _id_of("Auditor")}), keyed=False,
        ),
        _store("groups", (_text("id", _ID_LENGTH), _text("name"), _text("description", 500))),
        _store("group_users", (_text("group_id", _ID_LENGTH), _text("user_id", _ID_LENGTH)), keyed=False),
        _store("group_roles", (_text("group_id", _ID_LENGTH), _text("role_id", _ID_LENGTH)), keyed=False),
    )


def _store(
    name: str, columns: tuple[FactoryAttribute, ...], rows: tuple[Row, ...] = (), *, keyed: bool = True
) -> FactoryEntity:
    first, *others = columns
    identifier = replace(first, identifier=True, mandatory=True) if keyed else first
    return FactoryEntity(name, key_of("odc", name), f"odc_{name}", (identifier, *others), rows=rows)


def _text(name: str, length: int = 100) -> FactoryAttribute:
    key = key_of("odc", "column", name)
    return FactoryAttribute(name, key, "Text", length, not_null=name.endswith("id"), column=name)
