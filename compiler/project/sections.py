"""The sections of the project file: its keys, their values and their defaults."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

Scalar = str | int | float | bool | None


def _null_word(value: object) -> object:
    """Return the word null for YAML's null: without quotes, people mean the same."""
    return "null" if value is None else value


_ErrorOrNull: TypeAlias = Literal["error", "null"]


class _Section(BaseModel):
    """Base of all sections: unknown keys are errors, values are never coerced silently."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Place(_Section):
    """Where a side lives when the scripts run.

    PostgreSQL: ``schema`` in the connection's database (``database`` names the database that the
    guard expects; by default the one that the snapshot was read from). SQL Server: ``database``
    and ``schema``, plus ``server`` for a linked server. ``files``: the rows come in files; the scripts that
    export them are in this folder of the output (docs/places.md). PostgreSQL with ``files`` or ``server`` (a foreign
    server): ``schema`` is where the rows are brought to, ``database`` the source's own.
    """

    schema_name: str | None = Field(default=None, alias="schema", min_length=1)
    database: str | None = Field(default=None, min_length=1)
    server: str | None = Field(default=None, min_length=1)
    files: str | None = Field(default=None, min_length=1)


class SourceSide(_Section):
    """The environment to read from."""

    snapshot: str
    at: Place


class TargetSide(_Section):
    """The environment to write to."""

    snapshot: str
    at: Place
    platform: Literal["o11", "odc"] = "o11"
    dialect: Literal["postgres", "tsql"] = "postgres"
    permissions: Literal["owner", "data-writer"] = "owner"


class ScopeSection(_Section):
    """What to migrate; producers come along."""

    solutions: list[str] = []
    applications: list[str] = []
    modules: list[str] = []
    exclude: list[str] = []


class ConstantMask(_Section):
    """A mask that writes one constant."""

    constant: Scalar


_MaskWord: TypeAlias = Literal["blank", "null", "hash", "fake"]
_Mask: TypeAlias = Annotated[
    _MaskWord | ConstantMask,
    BeforeValidator(_null_word, json_schema_input_type=_MaskWord | ConstantMask | None),
]


class EntityOptions(_Section):
    """Decisions about one entity, or the default for all."""

    mode: Literal["append", "replace", "merge", "skip"] | None = None
    consumers: Literal["error", "delete"] = "error"
    where: str | None = None
    set: dict[str, Scalar] = {}
    drop: list[str] = []
    mask: dict[str, _Mask] = {}
    soft_references: dict[str, str] = {}
    match: list[str] = []
    matched: Literal["update", "keep"] = "update"


_NO_OPTIONS = EntityOptions()


class AsUser(_Section):
    """References to users without a partner go to this one of the target."""

    as_user: str = Field(alias="as", min_length=1)


class UsersSection(_Section):
    """How users of the two environments become one another."""

    match: Literal["username", "email"] = "username"
    policy: Literal["match", "create", "update", "recreate"] = "create"
    scope: Literal["referenced", "all"] | None = None
    passwords: Literal["blank", "copy"] = "blank"
    unmatched: Annotated[
        _ErrorOrNull | AsUser,
        BeforeValidator(_null_word, json_schema_input_type=_ErrorOrNull | AsUser | None),
    ] = "error"
    include_it_users: bool = False


class TenantsSection(_Section):
    """Tenants whose name differs: source name to target name."""

    map: dict[str, str] = {}


class BptSection(_Section):
    """What happens to BPT instances, and how triggers are kept quiet meanwhile.

    ``triggers``: ``disable`` needs an owner, ``empty`` empties the event tables for the run, ``auto``
    disables where ``target.permissions`` is owner.
    """

    instances: Literal["all", "active", "none"] = "all"
    mode: Literal["append", "replace"] = "append"
    unmatched: Literal["error", "skip"] = "error"
    triggers: Literal["auto", "disable", "empty"] = "auto"


class DeltaSection(_Section):
    """A second run: ``deleted`` says what happens to rows of an earlier run that the source lost."""

    deleted: Literal["report", "delete"] = "report"


class ReferencesSection(_Section):
    """What happens to optional references that point at nothing."""

    dangling: Annotated[
        _ErrorOrNull, BeforeValidator(_null_word, json_schema_input_type=_ErrorOrNull | None)
    ] = "error"


class KeysSection(_Section):
    """How new identifiers are made."""

    strategy: Literal["auto", "reserve", "ordered", "mint", "preserve"] = "auto"


class MapsDatabase(_Section):
    """Maps kept in a database of their own, of the target's instance.

    Its name is part of statements that run in another database, so it has no quotes or brackets.
    """

    database: str = Field(pattern=r"^[A-Za-z0-9_#@][A-Za-z0-9_#@ .-]*$", max_length=128)


class VersionsSection(_Section):
    """Which differences between the two installations are accepted."""

    engine: Literal["same", "accept"] = "same"


class OdcEntity(_Section):
    """Where an O11 entity lives in ODC, when key and name are not enough."""

    table: str
    columns: dict[str, str] = {}


class OdcTable(_Section):
    """A table of ODC that the operator has access to, and which of its columns is what."""

    table: str = Field(min_length=1)
    columns: dict[str, str] = {}


class OdcStores(_Section):
    """Where ODC keeps people, as the operator declares it: nothing of it is public, so nothing is built in.

    The tables are in the target's schema, and in its snapshot. ``columns`` names them by what they hold:
    users ``id``, ``name``, ``email`` and, if there, ``photo_url``; roles ``id``, ``name`` and, if there, ``asset``;
    user_roles ``user``, ``role``; groups ``id``, ``name`` and, if there, ``description``; group_users ``group``,
    ``user``; group_roles ``group``, ``role``. A table that is left out is not written.
    """

    users: OdcTable | None = None
    roles: OdcTable | None = None
    user_roles: OdcTable | None = None
    groups: OdcTable | None = None
    group_users: OdcTable | None = None
    group_roles: OdcTable | None = None


class OdcSection(_Section):
    """OutSystems Developer Cloud as target.

    ``assets`` maps O11 applications to ODC assets (apps or libraries); those in ``libraries`` are libraries. Assets
    whose applications are not in the scope belong to other plans. ``users`` is a CSV file with the columns ``email``
    and ``id``: ids of ODC's users. ``user_extension`` is the entity ("Module.Entity") that extends users.
    """

    run: Literal["non-production", "test-production", "production-final"] = "non-production"
    assets: dict[str, str] = {}
    libraries: list[str] = []
    authentication: Literal["built-in", "external-idp"] = "built-in"
    groups: Literal["migrate", "skip"] = "migrate"
    stores: OdcStores = OdcStores()
    stop_o11: bool = False
    undeploy_odc: bool = False
    entities: dict[str, OdcEntity] = {}
    users: str | None = None
    user_extension: str | None = None


class Project(_Section):
    """A whole project file. Paths in it are relative to the file's own folder."""

    name: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")
    version: Literal[1] = 1
    source: SourceSide
    target: TargetSide
    scope: ScopeSection
    entities: dict[str, EntityOptions] = {}
    users: UsersSection = UsersSection()
    tenants: TenantsSection = TenantsSection()
    bpt: BptSection = BptSection()
    references: ReferencesSection = ReferencesSection()
    keys: KeysSection = KeysSection()
    maps: Literal["keep", "temporary"] | MapsDatabase = "keep"
    self_references: Literal["deferred", "direct"] = "deferred"
    constraints: Literal["enforce", "revalidate"] = "enforce"
    transaction: Literal["whole", "step"] = "whole"
    batch_rows: int | None = Field(default=None, ge=1)
    delta: bool | DeltaSection = False
    rollback: Literal["full", "none"] = "full"
    verify: Literal["values", "counts"] = "values"
    accept: list[Literal["O11-0619"]] = []
    versions: VersionsSection = VersionsSection()
    odc: OdcSection = OdcSection()

    @model_validator(mode="before")
    @classmethod
    def _defaults_follow_the_permission(cls, data: Any) -> Any:
        """Let the defaults be what a data-writer can have: maps of one session, and nothing to go back with."""
        if not isinstance(data, dict):
            return data
        target = data.get("target")
        writer = isinstance(target, dict) and target.get("permissions") == "data-writer"
        given = {"maps": "temporary", **data} if writer else data
        return {"rollback": "none", **given} if given.get("maps") == "temporary" else given

    @field_validator("entities")
    @classmethod
    def _names_have_a_module(cls, value: dict[str, EntityOptions]) -> dict[str, EntityOptions]:
        for name in value:
            if name != "default" and "." not in name:
                raise ValueError(f"'{name}' is not 'default' and not 'Module.Entity'")
        return value

    @property
    def to_odc(self) -> bool:
        """Tell whether the target is OutSystems Developer Cloud."""
        return self.target.platform == "odc"

    @property
    def second_run(self) -> bool:
        """Tell whether the maps of an earlier run are used again."""
        return bool(self.delta)

    @property
    def deletes_gone(self) -> bool:
        """Tell whether rows of an earlier run that the source lost are deleted."""
        return isinstance(self.delta, DeltaSection) and self.delta.deleted == "delete"

    @property
    def default_keys(self) -> Literal["reserve", "ordered"]:
        """Return how ``auto`` makes new identifiers: SQL Server lets a data-writer give none of his own."""
        writer = self.target.dialect == "tsql" and self.target.permissions == "data-writer"
        return "ordered" if writer else "reserve"

    def key_strategy(self, *, platform: bool) -> Literal["reserve", "ordered", "mint", "preserve"]:
        """Return how new identifiers are made, ``auto`` decided.

        ``platform``: of the platform's tables. They share their ids with what no run touches, so that these are
        never kept, and the project is not asked. Tables of ODC are emptied first, so that ids stay.
        """
        asked = self.keys.strategy
        if platform:
            return self.default_keys
        if asked == "auto":
            return "preserve" if self.to_odc else self.default_keys
        return asked

    def options(self, label: str) -> EntityOptions:
        """Return the decisions about the entity ``label`` ("Module.Entity"), or empty ones."""
        return self.entities.get(label, _NO_OPTIONS)

    def consumers(self, label: str) -> str:
        """Return what happens to target rows outside the scope that refer to replaced ones of the entity."""
        own = self.options(label)
        default = self.options("default")
        return own.consumers if "consumers" in own.model_fields_set else default.consumers

    def mode(self, label: str) -> str:
        """Return the entity's mode: its own, else the default entry's, else append (ODC: replace)."""
        own = self.options(label).mode
        default = self.options("default").mode
        return own or default or ("replace" if self.to_odc else "append")

    @property
    def unmatched_users(self) -> Literal["error", "null"] | AsUser:
        """Return what happens to references to users without a partner.

        ODC has only users of one provider, so references to all others become null there, unless the project file says
        what else.
        """
        return "null" if self.to_odc and "unmatched" not in self.users.model_fields_set else self.users.unmatched
