"""The project file: what the user decided, checked, with every problem at its line.

The file is YAML 1.2 (ruamel.yaml), its shape a pydantic model whose JSON Schema is published in
``docs/project.schema.json``. An option, or a default, that this version cannot do is an error
(O11-0404), never ignored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from compiler.diagnostics import Findings

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
    and ``schema``, plus ``server`` for a linked server. ``files``: a folder of exported files.
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
    """Maps kept in a database of their own."""

    database: str


class VersionsSection(_Section):
    """Which differences between the two installations are accepted."""

    engine: Literal["same", "accept"] = "same"


class OdcEntity(_Section):
    """Where an O11 entity lives in ODC, when key and name are not enough."""

    table: str
    columns: dict[str, str] = {}


class OdcSection(_Section):
    """OutSystems Developer Cloud as target.

    ``users`` is a CSV file with the columns ``email`` and ``id``: the ids that ODC gave to users.
    """

    run: Literal["non-production", "test-production", "production-final"] = "non-production"
    assets: dict[str, str] = {}
    authentication: Literal["built-in", "external-idp"] = "built-in"
    groups: Literal["migrate", "skip"] = "migrate"
    stores: dict[str, Any] = {}
    stop_o11: bool = False
    undeploy_odc: bool = False
    entities: dict[str, OdcEntity] = {}
    users: str | None = None


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
    accept: list[Literal["O11-0619"]] = []
    versions: VersionsSection = VersionsSection()
    odc: OdcSection = OdcSection()

    @field_validator("entities")
    @classmethod
    def _names_have_a_module(cls, value: dict[str, EntityOptions]) -> dict[str, EntityOptions]:
        for name in value:
            if name != "default" and "." not in name:
                raise ValueError(f"'{name}' is not 'default' and not 'Module.Entity'")
        return value

    @property
    def second_run(self) -> bool:
        """Tell whether the maps of an earlier run are used again."""
        return bool(self.delta)

    @property
    def deletes_gone(self) -> bool:
        """Tell whether rows of an earlier run that the source lost are deleted."""
        return isinstance(self.delta, DeltaSection) and self.delta.deleted == "delete"

    def options(self, label: str) -> EntityOptions:
        """Return the decisions about the entity ``label`` ("Module.Entity"), or empty ones."""
        return self.entities.get(label, EntityOptions())

    def consumers(self, label: str) -> str:
        """Return what happens to target rows outside the scope that refer to replaced ones of the entity."""
        own = self.options(label)
        default = self.entities.get("default", EntityOptions())
        return own.consumers if "consumers" in own.model_fields_set else default.consumers

    def mode(self, label: str) -> str:
        """Return the entity's mode: its own, else the default entry's, else append."""
        own = self.options(label).mode
        default = self.entities.get("default", EntityOptions()).mode
        return own or default or "append"


class ProjectFile:
    """A loaded project: the decisions, where the file is, its digest and its line numbers."""

    def __init__(self, path: Path, text: str, project: Project, tree: CommentedMap) -> None:
        self.path = path
        self.project = project
        self.digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
        self._tree = tree

    def resolve(self, name: str) -> Path:
        """Return the path that a name in the file stands for."""
        return self.path.parent / name

    def where(self, *keys: str) -> str:
        """Return "file:line a.b.c" for a key path, at the deepest part that the file has."""
        return _where(self.path, self._tree, keys)


def _where(path: Path, tree: object, keys: Sequence[str | int]) -> str:
    line: int | None = None
    node = tree
    for key in keys:
        if isinstance(node, CommentedMap) and key in node:
            line = node.lc.key(key)[0] + 1
            node = node[key]
        elif isinstance(node, CommentedSeq) and isinstance(key, int) and key < len(node):
            line = node.lc.item(key)[0] + 1
            node = node[key]
        else:
            break
    place = path.name if line is None else f"{path.name}:{line}"
    dotted = ".".join(str(key) for key in keys)
    return f"{place} {dotted}".strip()


def load_project(path: Path, findings: Findings) -> ProjectFile:
    """Read and check a project file.

    Raises ``CompileError`` (O11-0401 to O11-0404) with every problem of the file at once.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        findings.add("O11-0401", str(path), str(problem))
        findings.stop_on_error()
        raise
    try:
        tree = YAML(typ="rt").load(text)
    except YAMLError as problem:
        line = ""
        if isinstance(problem, MarkedYAMLError) and problem.problem_mark is not None:
            line = f":{problem.problem_mark.line + 1}"
        findings.add("O11-0402", f"{path.name}{line}", str(getattr(problem, "problem", problem)))
        findings.stop_on_error()
        raise
    if not isinstance(tree, CommentedMap):
        findings.add("O11-0402", path.name, "the file does not hold a mapping of keys")
        findings.stop_on_error()
        raise AssertionError
    try:
        project = Project.model_validate(_plain(tree))
    except ValidationError as problem:
        for error in problem.errors():
            keys = tuple(error["loc"])
            findings.add("O11-0403", _where(path, tree, keys), error["msg"])
        findings.stop_on_error()
        raise
    loaded = ProjectFile(path, text, project, tree)
    for keys, found, action in not_built(project):
        findings.add("O11-0404", loaded.where(*keys), found, action)
    findings.stop_on_error()
    return loaded


def _plain(node: object) -> Any:
    """Return ruamel's commented tree as plain values; a date in the file stays the text it was."""
    if isinstance(node, CommentedMap):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, CommentedSeq):
        return [_plain(value) for value in node]
    if isinstance(node, bool) or node is None:
        return node
    if isinstance(node, int):
        return int(node)
    if isinstance(node, float):
        return float(node)
    return str(node)


def not_built(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield (key path, what was asked, what can be done) for each option this version lacks."""
    yield from _not_built_places(project)
    odc = project.target.platform == "odc"
    if odc:
        yield from _not_built_people_of_odc(project)
    if project.keys.strategy == "ordered":
        yield ("keys", "strategy"), "keys.strategy is ordered", "Write auto, reserve, mint or preserve."
    if project.maps != "keep":
        yield ("maps",), "maps are not kept", "Leave it out: maps are kept in the schema o11c."
    if project.constraints != "enforce":
        yield ("constraints",), "constraints is revalidate", "Leave it out: constraints stay enforced."
    if project.transaction != "whole":
        yield ("transaction",), "transaction is step", "Leave it out: one transaction, all or nothing."
    if project.batch_rows is not None:
        yield ("batch_rows",), "batch_rows is set", "Leave it out: one statement an entity."
    yield from _not_built_odc(project, odc)


def _not_built_places(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for side, place in (("source", project.source.at), ("target", project.target.at)):
        if place.files is not None:
            yield (side, "at", "files"), f"the {side} is a folder of files", "Give a schema (and database)."
        if place.server is not None:
            yield (
                (side, "at", "server"),
                f"the {side} is on a linked server",
                "Use databases of one instance.",
            )
        if place.files is None and place.schema_name is None:
            yield (side, "at"), f"the {side} has no schema", "Write `at: {schema: NAME}`."
        if project.target.dialect == "postgres" and side == "source" and place.database is not None:
            yield (side, "at", "database"), "PostgreSQL reads within one database", "Leave it out."
        if project.target.dialect == "tsql" and place.files is None and place.database is None:
            yield (side, "at"), f"the {side} has no database", "Write `at: {database: NAME, schema: dbo}`."
    if project.target.permissions != "owner":
        yield (
            ("target", "permissions"),
            "permissions is data-writer",
            "Write owner, with a login that owns the tables; `bpt: {triggers: empty}` alters no trigger.",
        )


def _not_built_people_of_odc(project: Project) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what only a migration to O11 can do: ODC's users come from a file, it has no BPT tables."""
    users = project.users
    if users.scope == "all":
        yield ("users", "scope"), "users.scope is all", "Leave it out: users that rows refer to are mapped."
    if users.passwords == "copy":
        yield ("users", "passwords"), "users.passwords is copy", "Leave it out: no user is written."
    if users.include_it_users:
        yield ("users", "include_it_users"), "IT users are included", "Leave it out: no user is written."
    if isinstance(users.unmatched, AsUser):
        yield ("users", "unmatched"), "users.unmatched names a user", "Write error or null."
    if project.delta:
        yield ("delta",), "delta is set", "Leave it out; a second run into the same maps is refused."


def _not_built_odc(project: Project, odc: bool) -> Iterator[tuple[tuple[str, ...], str, str]]:
    section = project.odc
    if not odc:
        if section != OdcSection():
            yield ("odc",), "the target's platform is o11", "Write `target: {platform: odc}`, or leave `odc` out."
        return
    if project.target.dialect != "postgres":
        yield ("target", "dialect"), "ODC is PostgreSQL", "Write `dialect: postgres`."
    if section.run != "non-production":
        yield ("odc", "run"), f"odc.run is {section.run}", "Write non-production."
    if section.assets:
        yield ("odc", "assets"), "assets are mapped", "Leave it out; name tables under odc.entities."
    if section.authentication != "built-in":
        yield ("odc", "authentication"), "authentication is external-idp", "Leave it out."
    if section.groups != "skip":
        yield ("odc", "groups"), "odc.groups is migrate (the default)", "Write `groups: skip`."
    if section.stores:
        yield ("odc", "stores"), "stores are declared", "Leave it out; give user ids with odc.users."
    if section.stop_o11 or section.undeploy_odc:
        yield ("odc",), "gates of production-final are set", "Leave them out."
