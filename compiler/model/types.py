"""The model of one environment: modules, entities, attributes, references, all settled.

Every ``SS_KEY`` but a module's is unique only together with its module's key, so an entity's key
is a pair (docs/o11.md: "Identity across environments").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compiler.diagnostics import Diagnostic
from compiler.metamodel.rows import Column, DataType, Environment, InboundKey, Table


@dataclass(frozen=True, slots=True, order=True)
class EntityKey:
    """Identity of an entity in every environment: module key and entity key, lower case."""

    espace: str
    entity: str

    def __str__(self) -> str:
        return f"{self.espace}*{self.entity}"


class EntityKind(StrEnum):
    """What the migration may do with an entity's rows."""

    APPLICATION = "application"
    STATIC = "static"
    SYSTEM = "system"
    EXTERNAL = "external"
    CLIENT = "client"
    HYBRID = "hybrid"


class AttributeType(StrEnum):
    """O11 attribute types, without the ``rt`` prefix."""

    TEXT = "Text"
    INTEGER = "Integer"
    LONG_INTEGER = "LongInteger"
    DECIMAL = "Decimal"
    CURRENCY = "Currency"
    BOOLEAN = "Boolean"
    DATE = "Date"
    TIME = "Time"
    DATETIME = "DateTime"
    EMAIL = "Email"
    PHONE_NUMBER = "PhoneNumber"
    BINARY = "BinaryData"
    REFERENCE = "EntityReference"


class DeleteRule(StrEnum):
    """Delete rule of a reference; Ignore has no database constraint and may point at nothing."""

    PROTECT = "Protect"
    DELETE = "Delete"
    IGNORE = "Ignore"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference attribute points at. ``delete_rule`` is None when the catalog does not say."""

    entity: EntityKey
    delete_rule: DeleteRule | None


@dataclass(frozen=True, slots=True)
class Attribute:
    """An active attribute.

    ``key`` is its SS_KEY, or ``name:<lower-case name>`` where the catalog has no attribute keys
    (``has_key`` tells). ``column`` is None for an attribute without a physical column.
    ``declared_type`` and ``declared_column`` are the raw TYPE and PHYSICAL_COLUMN_NAME (else
    DATABASE_NAME, else empty), for the drift guard. ``synthetic`` marks columns that the platform
    keeps beside the attributes (TENANT_ID of a multi-tenant entity).
    """

    key: str
    has_key: bool
    name: str
    type: AttributeType
    length: int | None
    decimals: int | None
    mandatory: bool
    autonumber: bool
    reference: Reference | None
    default: str | None
    order: int
    column: Column | None
    declared_type: str
    declared_column: str
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """An active entity of an active module.

    ``module`` is the module's name and ``label`` "Module.Entity", both for people only.
    ``table`` is None for client entities, and for external ones outside the schema.
    ``identifier`` is None when the entity has none, or a composite one (external tables only).
    ``record_set`` names the well-known OSSYS table behind a system entity in upper case
    (``OSSYS_USER``, ``OSSYS_TENANT`` ...), None for all others.
    """

    key: EntityKey
    name: str
    module: str
    kind: EntityKind
    table: Table | None
    physical_table: str
    attributes: tuple[Attribute, ...]
    identifier: Attribute | None
    multitenant: bool
    event_table: str | None
    record_set: str | None
    description: str | None = None

    @property
    def label(self) -> str:
        """Return "Module.Entity" as people write it."""
        return f"{self.module}.{self.name}"

    def attribute(self, key: str) -> Attribute | None:
        """Return the attribute with this key, or None."""
        return next((item for item in self.attributes if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Module:
    """An active module (espace). ``applications`` are names, sorted; empty for an orphan module."""

    key: str
    name: str
    id: int
    system: bool
    extension: bool
    version: str | None
    applications: tuple[str, ...]
    solutions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A row whose identity across environments is known at compile time.

    ``key`` is what is equal in both: a static record's SS_KEY, ``espace*role`` for roles,
    ``espace*tenant name`` for tenants, the espace key for espaces. ``id`` as text, digits or free.
    ``parts`` are the key's components in the order that the drift guard compares them.
    """

    key: str
    id: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordSet:
    """All active records of one static or well-known system entity.

    ``table`` is ``OSSYS_ENTITY_RECORD`` for static entities, else the well-known table.
    """

    entity: EntityKey
    table: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class SystemTable:
    """Where an OSSYS table is in this environment: physical name and columns by upper-case name."""

    name: str
    physical: str
    columns: tuple[tuple[str, Column], ...]

    def column(self, name: str) -> Column | None:
        """Return the column with this upper-case name, or None."""
        return next((column for key, column in self.columns if key == name), None)


@dataclass(frozen=True, slots=True)
class ProcessDefinition:
    """A BPT process definition of an active module, active or not. ``id`` as text, digits."""

    id: str
    key: str
    espace: str
    name: str
    active: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """An input or output of a process or an activity, active or not.

    ``table`` is the OSSYS table of its definition. ``id`` as text, digits. ``owner`` is the name of the
    process or activity, ``espace`` the key of its module. ``refers``: SS_TYPE is a reference, so the
    values of its instances are ids. ``declared`` is SS_TYPE as it is, '' where it is empty or unknown.
    """

    table: str
    id: str
    name: str
    owner: str
    active: bool
    refers: EntityKey | None
    espace: str = ""
    declared: str = ""


@dataclass(frozen=True, slots=True)
class Bpm:
    """What the metamodel says of BPT. ``terminal`` are ids (text) of process statuses that end a process."""

    definitions: tuple[ProcessDefinition, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    terminal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """One environment, resolved. Entities are sorted by key, modules by key.

    ``hybrids`` are the platform's tables that a migration may write (users, groups and their links,
    BPT instances) as entities of kind HYBRID: attributes are the catalog's columns, keyed
    ``name:<lower-case column>``, references as docs/o11.md lists them. Each has the key of the system
    entity over the same table, so references to users find them.

    ``problems`` concern one entity each; the scope stage emits those of the entities it takes in.
    """

    environment: Environment
    digest: str
    modules: tuple[Module, ...]
    entities: tuple[Entity, ...]
    record_sets: tuple[RecordSet, ...]
    system_tables: tuple[SystemTable, ...]
    tables: tuple[Table, ...]
    inbound_keys: tuple[InboundKey, ...] = ()
    problems: tuple[tuple[EntityKey, Diagnostic], ...] = ()
    hybrids: tuple[Entity, ...] = ()
    bpm: Bpm = Bpm()

    def entity(self, key: EntityKey) -> Entity | None:
        """Return the entity with this key, or None. Linear: build an index for loops."""
        return next((item for item in self.entities if item.key == key), None)

    def system_table(self, name: str) -> SystemTable | None:
        """Return the OSSYS table with this upper-case name, or None."""
        return next((item for item in self.system_tables if item.name == name), None)


@dataclass(frozen=True, slots=True)
class AttributePair:
    """The same attribute in both environments. ``evidence`` is ``key``, ``name``, ``mapping`` or ``comment`` (ODC)."""

    source: Attribute
    target: Attribute
    evidence: str


@dataclass(frozen=True, slots=True)
class EntityPair:
    """The same entity in both environments, with the attributes that only one side has."""

    source: Entity
    target: Entity
    evidence: str
    attributes: tuple[AttributePair, ...]
    source_only: tuple[Attribute, ...]
    target_only: tuple[Attribute, ...]

    @property
    def key(self) -> EntityKey:
        """Return the source's key: the pair's identity in plan and output."""
        return self.source.key


@dataclass(frozen=True, slots=True)
class RecordPair:
    """One record in both environments."""

    source: Record
    target: Record


@dataclass(frozen=True, slots=True)
class RecordMatch:
    """All records of one entity, paired by key, and those without a partner."""

    entity: EntityKey
    table: str
    pairs: tuple[RecordPair, ...]
    source_only: tuple[Record, ...]
    target_only: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Assets:
    """The ODC assets that modules of the source go to.

    ``of`` has the asset's name by module key; a module that no asset takes is not in it. ``libraries`` are names of
    assets. ``declared``: the project file maps applications; otherwise each application is an asset of its own name.
    """

    of: Mapping[str, str] = field(default_factory=dict)
    libraries: frozenset[str] = frozenset()
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Store:
    """A table where ODC keeps people, as the project file declares it: its columns by what they hold ("email")."""

    table: Table
    columns: Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """What of the source is what in the target. ``problems`` as in ``Model``, under source keys.

    ``hybrids`` are the pairs of hybrid tables that both environments have, sorted by table name. ``assets`` are ODC's,
    and so are ``stores``, by what they hold ("users"). ``folds_ids``: the source's own server takes text identifiers
    that differ in case for one (SQL Server), and the server that the scripts run on does not.
    """

    source: Model
    target: Model
    entities: tuple[EntityPair, ...]
    records: tuple[RecordMatch, ...]
    source_only: tuple[Entity, ...]
    target_only: tuple[Entity, ...]
    problems: tuple[tuple[EntityKey, Diagnostic], ...] = ()
    hybrids: tuple[EntityPair, ...] = ()
    assets: Assets = Assets()
    stores: Mapping[str, Store] = field(default_factory=dict)
    folds_ids: bool = False

    def pair(self, key: EntityKey) -> EntityPair | None:
        """Return the pair with this source key, or None. Linear: build an index for loops."""
        return next((item for item in self.entities if item.key == key), None)


__all__ = [
    "Assets", "Attribute", "AttributePair", "AttributeType", "Bpm", "Column", "Correspondence", "DataType",
    "DeleteRule", "Entity", "EntityKey", "EntityKind", "EntityPair", "Environment", "InboundKey", "Model",
    "Module", "Parameter", "ProcessDefinition", "Record", "RecordMatch", "RecordPair", "RecordSet",
    "Reference", "Store", "SystemTable", "Table",
]
