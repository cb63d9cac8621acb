"""Raw rows of a metamodel, as one snapshot holds them.

Every field is named after the OSSYS column it comes from (docs/o11.md: "The metamodel tables that
are read once"). ``None`` means that this platform version lacks the column, or that the value is
NULL. Keys (SS_KEY) are normalised to lower case without braces; names and types are untouched.

The catalog part describes physical tables of the schema as the engine reports them, with each
native type also brought to an engine-free ``DataType``.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

FORMAT = "o11c-snapshot"
FORMAT_VERSION = 1


# Rows hold no cycles, and there are many: the cycle collector passes them by (gc=False).
class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of all snapshot rows: immutable, strict when decoded, defaults left out of the file."""


class Engine(StrEnum):
    """Database engine that a snapshot was read from."""

    POSTGRES = "postgres"
    MSSQL = "mssql"


class Platform(StrEnum):
    """Product that owns the database: OutSystems 11, or OutSystems Developer Cloud."""

    O11 = "o11"
    ODC = "odc"


class TypeKind(StrEnum):
    """Engine-free family of a column type."""

    SMALLINT = "smallint"
    INTEGER = "integer"
    BIGINT = "bigint"
    DECIMAL = "decimal"
    FLOAT = "float"
    BOOLEAN = "boolean"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DATETIME_TZ = "datetime_tz"
    BINARY = "binary"
    UUID = "uuid"
    OTHER = "other"


class DataType(Row, frozen=True):
    """Engine-free type. ``length`` in characters (bytes for binary), None for unlimited.

    ``precision`` is a decimal's digits, a float's bits of significand (24, 53), and for times and moments
    the digits of the second: None is the engine's own (PostgreSQL: 6).
    """

    kind: TypeKind
    length: int | None = None
    precision: int | None = None
    scale: int | None = None


class Column(Row, frozen=True):
    """A physical column.

    ``native`` is the type as the engine prints it (``character varying(50)``, ``nvarchar(50)``).
    ``identity`` is ``always`` or ``default`` for identity columns (SQL Server: always ``always``).
    ``sequence`` is the name of the sequence that feeds it (PostgreSQL identity or serial), and
    ``sequence_schema`` its schema when that is another one than the snapshot's.
    ``default`` is the default expression as text. ``computed`` columns cannot be written; the same
    flag marks SQL Server's rowversion, periods and sets of sparse columns. ``collation`` is None for the
    database's own; ``collation_schema`` is set for one outside pg_catalog. ``comment`` is read on PostgreSQL only.

    SQL Server only: ``increment`` is what an identity counts by. ``masked``: logins without UNMASK read
    something else than what is stored (dynamic data masking). ``encrypted``: only clients that hold a
    key read and write it (Always Encrypted).
    """

    name: str
    native: str
    type: DataType
    nullable: bool = True
    identity: str | None = None
    sequence: str | None = None
    sequence_schema: str | None = None
    default: str | None = None
    computed: bool = False
    collation: str | None = None
    collation_schema: str | None = None
    increment: int = 1
    masked: bool = False
    encrypted: bool = False
    comment: str | None = None


class Index(Row, frozen=True):
    """A unique index or constraint. ``nulls_distinct`` False: it admits one NULL at most."""

    name: str
    columns: tuple[str, ...]
    predicate: str | None = None
    nulls_distinct: bool = True


class ForeignKey(Row, frozen=True):
    """A foreign key. ``on_delete`` is ``no action``, ``restrict``, ``cascade``, ``set null`` or ``set default``."""

    name: str
    columns: tuple[str, ...]
    referenced_schema: str
    referenced_table: str
    referenced_columns: tuple[str, ...]
    on_delete: str = "no action"
    deferrable: bool = False
    enabled: bool = True
    validated: bool = True


class InboundKey(Row, frozen=True):
    """A foreign key of another schema's table that refers to a table of the snapshot's schema."""

    schema: str
    table: str
    name: str
    columns: tuple[str, ...]
    referenced_table: str
    referenced_columns: tuple[str, ...]
    on_delete: str = "no action"


class Trigger(Row, frozen=True):
    """A user-defined trigger; ``enabled`` False when the catalog says disabled."""

    name: str
    enabled: bool = True


class Check(Row, frozen=True):
    """A CHECK constraint with its text and the columns it reads. ``validated`` as in ``ForeignKey``."""

    name: str
    expression: str
    columns: tuple[str, ...] = ()
    validated: bool = True


class Table(Row, frozen=True):
    """A physical table, view or foreign table of the snapshot's schema.

    ``kind`` is ``table``, ``view``, ``foreign`` or ``partitioned``. ``rows`` is the engine's own
    estimate, ``bytes`` the size on disk; None when the login may not see it. ``inherits``: the table is
    parent or child of another by PostgreSQL INHERITS (partitions do not count).
    """

    name: str
    kind: str = "table"
    rows: int | None = None
    bytes: int | None = None
    columns: tuple[Column, ...] = ()
    primary_key: tuple[str, ...] = ()
    uniques: tuple[Index, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    checks: tuple[Check, ...] = ()
    inherits: bool = False
    comment: str | None = None


class Environment(Row, frozen=True):
    """Where the snapshot was read.

    ``collation`` is the database's default collation, ``encoding`` PostgreSQL's server_encoding.

    SQL Server only: ``edition`` is SERVERPROPERTY('EngineEdition') (1 to 4 a server of one's own, 5 Azure SQL
    Database, 8 Managed Instance). ``babelfish`` is the version of Babelfish, which speaks T-SQL over PostgreSQL and
    gives 12.0 as its release. ``server_collation`` is that of the instance, and of tempdb unless the database is
    ``contained``. ``compatibility`` is the database's level. ``snapshot_isolation`` and ``committed_snapshot``
    tell whether transactions may read one moment, and whether READ COMMITTED reads versions. ``hidden``: the
    login had no VIEW DEFINITION on the schema, so texts of definitions are missing, and tables that it may not read.
    """

    engine: Engine
    engine_version: str
    database: str
    schema: str
    platform: Platform = Platform.O11
    platform_version: str | None = None
    collation: str | None = None
    encoding: str | None = None
    edition: int | None = None
    babelfish: str | None = None
    server_collation: str | None = None
    compatibility: int | None = None
    snapshot_isolation: bool = False
    committed_snapshot: bool = False
    contained: bool = False
    hidden: bool = False


class EspaceRow(Row, frozen=True):
    """OSSYS_ESPACE: a module."""

    id: int
    name: str
    key: str
    active: bool
    system: bool = False
    kind: str | None = None
    version: str | None = None


class ExtensionRow(Row, frozen=True):
    """OSSYS_EXTENSION."""

    id: int
    name: str
    key: str
    active: bool


class ModuleRow(Row, frozen=True):
    """OSSYS_MODULE: exactly one of the two ids is set."""

    id: int
    espace_id: int | None = None
    extension_id: int | None = None


class ApplicationRow(Row, frozen=True):
    """OSSYS_APPLICATION (its key column is KEY)."""

    id: int
    name: str
    key: str
    active: bool


class ApplicationModuleRow(Row, frozen=True):
    """OSSYS_APP_DEFINITION_MODULE."""

    application_id: int
    module_id: int


class SolutionRow(Row, frozen=True):
    """OSSYS_SOLUTION."""

    id: int
    name: str


class SolutionReferenceRow(Row, frozen=True):
    """OSSYS_SOLUTION_REFERENCE."""

    solution_id: int
    espace_id: int | None = None
    extension_id: int | None = None


class EntityRow(Row, frozen=True):
    """OSSYS_ENTITY."""

    id: int
    name: str
    physical_table: str
    espace_id: int
    key: str
    active: bool
    primary_key: str | None = None
    data_kind: str | None = None
    system: bool = False
    external: bool | None = None
    event_table: str | None = None
    expose_process_events: bool | None = None
    multitenant: bool | None = None
    description: str | None = None


class AttributeRow(Row, frozen=True):
    """OSSYS_ENTITY_ATTR. ``key`` None: the catalog has no attribute keys."""

    id: int
    entity_id: int
    name: str
    type: str
    active: bool
    key: str | None = None
    length: int | None = None
    decimals: int | None = None
    mandatory: bool = False
    autonumber: bool | None = None
    identifier: bool | None = None
    delete_rule: str | None = None
    database_name: str | None = None
    physical_column: str | None = None
    order: int | None = None
    default: str | None = None
    referenced_entity_id: int | None = None
    external_type: str | None = None


class RecordRow(Row, frozen=True):
    """OSSYS_ENTITY_RECORD: a static record. ``data_id`` is its id in the physical table, as text."""

    id: int
    data_id: str
    name: str
    key: str
    entity_key: str
    espace_id: int
    active: bool


class RoleRow(Row, frozen=True):
    """OSSYS_ROLE."""

    id: int
    name: str
    key: str
    espace_id: int
    active: bool


class TenantRow(Row, frozen=True):
    """OSSYS_TENANT."""

    id: int
    name: str
    espace_id: int
    active: bool = True


class ProcessDefinitionRow(Row, frozen=True):
    """OSSYS_BPM_PROCESS_DEFINITION."""

    id: int
    name: str
    key: str
    espace_id: int
    active: bool


class ParameterDefinitionRow(Row, frozen=True):
    """OSSYS_BPM_PROCESS_INPUT_DEF, ..._PROCESS_OUTPUT_DEF and ..._ACTIVITY_OUTPUT_DEF.

    ``owner_id`` is PROCESS_DEF_ID or ACTIVITY_DEF_ID.
    """

    id: int
    key: str
    owner_id: int
    name: str
    active: bool
    data_type: str | None = None
    ss_type: str | None = None


class ActivityDefinitionRow(Row, frozen=True):
    """OSSYS_BPM_ACTIVITY_DEFINITION."""

    id: int
    key: str
    name: str
    process_definition_id: int
    active: bool
    kind: str | None = None


class StatusRow(Row, frozen=True):
    """OSSYS_BPM_PROCESS_STATUS, ..._ACTIVITY_STATUS, ..._ACTIVITY_KIND, OSSYS_BASIC_TYPE."""

    id: int
    name: str
    terminal: bool | None = None


class Metamodel(Row, frozen=True):
    """Everything that one snapshot knows. Tuples are sorted by id (tables by name)."""

    environment: Environment
    espaces: tuple[EspaceRow, ...] = ()
    extensions: tuple[ExtensionRow, ...] = ()
    modules: tuple[ModuleRow, ...] = ()
    applications: tuple[ApplicationRow, ...] = ()
    application_modules: tuple[ApplicationModuleRow, ...] = ()
    solutions: tuple[SolutionRow, ...] = ()
    solution_references: tuple[SolutionReferenceRow, ...] = ()
    entities: tuple[EntityRow, ...] = ()
    attributes: tuple[AttributeRow, ...] = ()
    records: tuple[RecordRow, ...] = ()
    roles: tuple[RoleRow, ...] = ()
    tenants: tuple[TenantRow, ...] = ()
    process_definitions: tuple[ProcessDefinitionRow, ...] = ()
    process_inputs: tuple[ParameterDefinitionRow, ...] = ()
    process_outputs: tuple[ParameterDefinitionRow, ...] = ()
    activity_definitions: tuple[ActivityDefinitionRow, ...] = ()
    activity_outputs: tuple[ParameterDefinitionRow, ...] = ()
    process_statuses: tuple[StatusRow, ...] = ()
    activity_statuses: tuple[StatusRow, ...] = ()
    activity_kinds: tuple[StatusRow, ...] = ()
    basic_types: tuple[StatusRow, ...] = ()
    tables: tuple[Table, ...] = ()
    inbound_keys: tuple[InboundKey, ...] = ()


class Snapshot(Row, frozen=True):
    """A metamodel and the SHA-256 (hex) of its canonical JSON, as read from a snapshot file."""

    metamodel: Metamodel
    digest: str
