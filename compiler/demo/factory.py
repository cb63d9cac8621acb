"""Logical description of one O11-shaped environment: what the demo, cases and tests are made of.

A ``FactoryEnvironment`` says what a developer and an administrator would say: modules, entities,
attributes, rows, users. How one installation stores that (which OSSYS columns it has, how it
spells keys and types) is a ``Variation``. ``compiler.demo.postgres_ddl`` makes a database of the
two, ``compiler.demo.offline`` the snapshot that reading that database would give.

The factory takes programs' input, not people's: a description that contradicts itself raises
``ValueError``.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SYSTEM_MODULE = "(System)"
USERS_MODULE = "Users"

DERIVED = ""
"""Value of ``FactoryAttribute.column``: the column is the attribute's name in upper case."""

Row = Mapping[str, object]
"""One row: attribute name to Python value. A missing attribute gets its type's null value."""

OPTIONAL_COLUMNS = frozenset({
    "OSSYS_ESPACE.DBCATALOG_ID", "OSSYS_MODULE.MODULE_KIND_ID",
    "OSSYS_ENTITY.IS_EXTERNAL", "OSSYS_ENTITY.EVENT_TABLE_NAME", "OSSYS_ENTITY.EXPOSE_PROCESS_EVENTS",
    "OSSYS_ENTITY.IS_MULTITENANT", "OSSYS_ENTITY.DESCRIPTION",
    "OSSYS_ENTITY_ATTR.SS_KEY", "OSSYS_ENTITY_ATTR.LENGTH", "OSSYS_ENTITY_ATTR.DECIMALS",
    "OSSYS_ENTITY_ATTR.IS_AUTONUMBER", "OSSYS_ENTITY_ATTR.IS_IDENTIFIER", "OSSYS_ENTITY_ATTR.DELETE_RULE",
    "OSSYS_ENTITY_ATTR.DATABASE_NAME", "OSSYS_ENTITY_ATTR.PHYSICAL_COLUMN_NAME",
    "OSSYS_ENTITY_ATTR.ORDER_NUM", "OSSYS_ENTITY_ATTR.DEFAULT_VALUE",
    "OSSYS_ENTITY_ATTR.REFERENCED_ENTITY_ID", "OSSYS_ENTITY_ATTR.EXTERNAL_COLUMN_TYPE",
    "OSSYS_TENANT.IS_ACTIVE",
    "OSSYS_BPM_ACTIVITY_OUTPUT_DEF.DATA_TYPE", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF.SS_TYPE",
    "OSSYS_USER_ROLE.TENANT_ID", "OSSYS_GROUP_ROLE.TENANT_ID", "OSSYS_GROUP_USER.TENANT_ID",
})
"""The columns that are missing on some platform versions."""

OPTIONAL_TABLES = frozenset({
    "OSSYS_MODULE", "OSSYS_EXTENSION", "OSSYS_APPLICATION", "OSSYS_APP_DEFINITION_MODULE",
    "OSSYS_SOLUTION", "OSSYS_SOLUTION_REFERENCE", "OSSYS_ROLE", "OSSYS_BASIC_TYPE",
    "OSSYS_GROUP", "OSSYS_USER_ROLE", "OSSYS_GROUP_ROLE", "OSSYS_GROUP_USER",
    "OSSYS_BPM_PROCESS_DEFINITION", "OSSYS_BPM_PROCESS_INPUT_DEF", "OSSYS_BPM_PROCESS_OUTPUT_DEF",
    "OSSYS_BPM_ACTIVITY_DEFINITION", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF", "OSSYS_BPM_PROCESS_STATUS",
    "OSSYS_BPM_ACTIVITY_STATUS", "OSSYS_BPM_ACTIVITY_KIND", "OSSYS_BPM_PROCESS",
    "OSSYS_BPM_PROCESS_INPUT", "OSSYS_BPM_PROCESS_OUTPUT", "OSSYS_BPM_ACTIVITY",
    "OSSYS_BPM_ACTIVITY_OUTPUT", "OSSYS_BPM_EVENT", "OSSYS_BPM_EVENT_QUEUE",
})
"""Tables that a copy of a database may come without. Leaving out one that holds described things
(applications, roles ...) loses them; the BPM tables refer to each other and to OSSYS_GROUP, so a
table left out takes the foreign keys to it along."""


class KeyType(StrEnum):
    """Type of the SS_KEY columns (SQL Server: ``uniqueidentifier`` for ``UUID``)."""

    TEXT = "text"
    UUID = "uuid"


class LetterCase(StrEnum):
    """Letter case of names or keys."""

    LOWER = "lower"
    UPPER = "upper"


class BooleanStyle(StrEnum):
    """Type of the OSSYS flags; the last two hold 0 and 1."""

    BOOLEAN = "boolean"
    SMALLINT = "smallint"
    NUMERIC = "numeric"


class ReferenceStyle(StrEnum):
    """How OSSYS_ENTITY_ATTR says what a reference points at.

    ``BT``: in TYPE. ``ID``: in REFERENCED_ENTITY_ID. ``BOTH``. ``FOREIGN_KEY``: nowhere but in the
    database constraint; references without one (Ignore) keep their ``bt`` code.
    """

    BT = "bt"
    ID = "id"
    BOTH = "both"
    FOREIGN_KEY = "foreign_key"


class TypeStyle(StrEnum):
    """Names in TYPE: ``rtText`` or ``Text``."""

    RT = "rt"
    PLAIN = "plain"


class IdentityStyle(StrEnum):
    """How PostgreSQL numbers autonumber identifiers. ``OWNED``: a sequence under a name of its own."""

    ALWAYS = "always"
    DEFAULT = "default"
    SERIAL = "serial"
    OWNED = "owned"


class ColumnStyle(StrEnum):
    """Where OSSYS_ENTITY_ATTR holds the physical column's name.

    ``NEITHER``: both columns are empty or missing, so the physical column is called like the
    attribute, and ``FactoryAttribute.column`` only says whether there is one.
    """

    PHYSICAL = "physical"
    DATABASE = "database"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Variation:
    """How one installation stores its metamodel.

    ``left_out`` holds "TABLE.COLUMN" of ``OPTIONAL_COLUMNS`` and names of ``OPTIONAL_TABLES``.
    ``key_case`` also holds for keys inside ``bt`` codes. ``name_case`` is the case of the OSSYS
    tables and columns, ``table_case`` that of application tables and their columns in the catalog
    when it differs from what the metamodel says (None: as described). ``identifiers`` is the width
    in bits (32 or 64) of all number identifiers. Sequences stand ``sequence_gap`` past the highest
    id. Raises ``ValueError`` for combinations from which nobody could read the metamodel.
    """

    left_out: frozenset[str] = frozenset()
    key_type: KeyType = KeyType.TEXT
    key_case: LetterCase = LetterCase.LOWER
    name_case: LetterCase = LetterCase.LOWER
    table_case: LetterCase | None = None
    booleans: BooleanStyle = BooleanStyle.BOOLEAN
    references: ReferenceStyle = ReferenceStyle.BT
    types: TypeStyle = TypeStyle.RT
    identifiers: int = 32
    identity: IdentityStyle = IdentityStyle.ALWAYS
    columns: ColumnStyle = ColumnStyle.PHYSICAL
    sequence_gap: int = 0

    def __post_init__(self) -> None:
        unknown = sorted(self.left_out - OPTIONAL_COLUMNS - OPTIONAL_TABLES)
        if unknown:
            raise ValueError(f"cannot be left out: {', '.join(unknown)}")
        if self.identifiers not in (32, 64):
            raise ValueError("identifiers are 32 or 64 bits wide")
        needed = {
            "OSSYS_ENTITY_ATTR.REFERENCED_ENTITY_ID": self.references is ReferenceStyle.ID,
            "OSSYS_ENTITY_ATTR.PHYSICAL_COLUMN_NAME": self.columns is ColumnStyle.PHYSICAL,
            "OSSYS_ENTITY_ATTR.DATABASE_NAME": self.columns is ColumnStyle.DATABASE,
        }
        for column, is_needed in needed.items():
            if is_needed and column in self.left_out:
                raise ValueError(f"{column} is left out, but this variation keeps facts only there")


@dataclass(frozen=True, slots=True)
class FactoryAttribute:
    """An attribute.

    ``type`` is an O11 type without ``rt`` (``Text``, ``Integer``, ``LongInteger``, ``Decimal``,
    ``Currency``, ``Boolean``, ``Date``, ``Time``, ``DateTime``, ``Email``, ``PhoneNumber``,
    ``BinaryData``, ``Identifier``), or the label "Module.Entity" of what it refers to; ``User``,
    ``Tenant``, ``Role``, ``Espace``, ``Group``, ``Process`` and ``Activity`` are the system entities.
    ``length`` is characters (Text, default 50) or total digits (Decimal, default 37 with 8 ``decimals``).
    ``declared_type`` replaces the computed TYPE, to describe a broken metamodel.

    ``mandatory`` is the platform's word; ``not_null`` the column's. ``delete_rule`` is ``Protect``,
    ``Delete`` (both make a foreign key) or ``Ignore``. ``default`` is DEFAULT_VALUE, ``db_default``
    the column's default as SQL, as the engine prints it. ``column`` is the physical name,
    ``DERIVED``, or None for an attribute without a column. ``comment`` is the column's (PostgreSQL).
    ``native`` is the column's type as the engine prints it, where it is not the one that the platform would give.
    """

    name: str
    key: str
    type: str
    length: int | None = None
    decimals: int | None = None
    mandatory: bool = False
    not_null: bool = False
    delete_rule: str | None = None
    identifier: bool = False
    autonumber: bool = False
    default: str | None = None
    db_default: str | None = None
    column: str | None = DERIVED
    active: bool = True
    unique: bool = False
    declared_type: str | None = None
    external_type: str | None = None
    comment: str | None = None
    native: str | None = None


@dataclass(frozen=True, slots=True)
class FactoryRecord:
    """A static record. ``data_id`` is its id in the physical table.

    ``values`` are other attributes; the attributes ``Label`` and ``Order`` come from name and place.
    The row of an inactive record is gone unless ``stored`` says otherwise.
    """

    key: str
    name: str
    data_id: int | str
    active: bool = True
    values: Row = field(default_factory=dict)
    stored: bool | None = None


@dataclass(frozen=True, slots=True)
class FactoryUnique:
    """A unique index over several attributes. ``nulls_distinct`` False: one NULL at most."""

    attributes: tuple[str, ...]
    nulls_distinct: bool = True


@dataclass(frozen=True, slots=True)
class FactoryCheck:
    """A CHECK constraint, its expression as PostgreSQL prints it: ``("X" > 0)``."""

    name: str
    expression: str
    attributes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactoryEntity:
    """An entity; an inactive twin is a second one with the same key, ``active`` False, its own table.

    ``kind`` is ``application``, ``static``, ``system``, ``external`` or ``client``. ``table`` None:
    it has no table in the schema (always so for client entities); ``declared_table`` is then
    PHYSICAL_TABLE_NAME. ``rows`` belong to all kinds but static, whose rows are its ``records``.
    Rows of a multi-tenant entity carry their tenant's id under the name ``TENANT_ID``.
    ``primary_key`` is PRIMARYKEY_SS_KEY, by default the key of the only identifier. ``comment`` is the table's.
    """

    name: str
    key: str
    table: str | None
    attributes: tuple[FactoryAttribute, ...]
    kind: str = "application"
    active: bool = True
    rows: tuple[Row, ...] = ()
    records: tuple[FactoryRecord, ...] = ()
    multitenant: bool = False
    description: str | None = None
    event_table: str | None = None
    expose_process_events: bool = False
    uniques: tuple[FactoryUnique, ...] = ()
    checks: tuple[FactoryCheck, ...] = ()
    triggers: tuple[str, ...] = ()
    primary_key: str | None = None
    declared_table: str | None = None
    id: int | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class FactoryRole:
    """A role of a module."""

    name: str
    key: str
    id: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class FactoryModule:
    """A module (espace). ``kind`` is ESPACEKIND: ``eSpace``, or ``Extension`` for Integration Studio."""

    name: str
    key: str
    entities: tuple[FactoryEntity, ...] = ()
    roles: tuple[FactoryRole, ...] = ()
    id: int | None = None
    active: bool = True
    system: bool = False
    kind: str = "eSpace"


@dataclass(frozen=True, slots=True)
class FactoryApplication:
    """An application and the names of its modules."""

    name: str
    key: str
    modules: tuple[str, ...]
    id: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class FactorySolution:
    """A solution and the names of its modules."""

    name: str
    modules: tuple[str, ...]
    id: int | None = None


@dataclass(frozen=True, slots=True)
class FactoryTenant:
    """A tenant. ``module`` is the user provider that it belongs to."""

    id: int
    name: str
    module: str = USERS_MODULE
    active: bool = True


@dataclass(frozen=True, slots=True)
class FactoryUser:
    """An end user: a row of OSSYS_USER. ``roles`` are "Module.Role" labels."""

    id: int
    username: str
    tenant: int
    name: str = ""
    email: str = ""
    active: bool = True
    roles: tuple[str, ...] = ()
    password: str = ""


@dataclass(frozen=True, slots=True)
class FactoryEnvironment:
    """One environment. ``database`` is its name, for people and for the snapshot.

    The modules "(System)" (entities User, Tenant, Role, Espace, Group; Process and Activity when
    something refers to them) and "Users" (the user provider) are added by themselves. Things without
    an id get one, counting from ``first_id``, in the order in which they stand. ``extra`` are more rows
    of OSSYS or OSEVT tables, by upper-case table and column names (process definitions, BPT instances,
    groups, event queues ...): ``compiler.demo.bpt`` makes them. Statuses and kinds of processes that
    are given stand instead of the usual ones.
    """

    database: str
    modules: tuple[FactoryModule, ...]
    applications: tuple[FactoryApplication, ...] = ()
    solutions: tuple[FactorySolution, ...] = ()
    tenants: tuple[FactoryTenant, ...] = ()
    users: tuple[FactoryUser, ...] = ()
    variation: Variation = Variation()
    first_id: int = 1
    extra: tuple[tuple[str, tuple[Row, ...]], ...] = ()


def key_of(*parts: str) -> str:
    """Return a key (UUID text, lower case) that depends on nothing but the parts."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "\x1f".join(parts)))
