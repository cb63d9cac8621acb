"""What ``o11c odc-users`` lists on the O11 side: users, groups and roles for ODC's own user management.

Where ODC keeps them is not public, and may be out of reach of SQL; what cannot be written there is listed here. It
needs the source's snapshot and the project's scope only, no plan: it is run before ids of ODC's users are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics import Findings
from compiler.hybrids import ESPACES, ROLES, USERS
from compiler.metamodel.rows import TypeKind
from compiler.model.assets import settle_assets
from compiler.model.types import Attribute, Model, SystemTable
from compiler.plan import ir
from compiler.plan.context import column, column_of
from compiler.plan.odc_source import (
    extension_entity,
    plain,
    source_groups,
    source_tenant,
    source_users,
    user_extension,
)
from compiler.project import ProjectFile
from compiler.scope.seeds import seed_modules

# Attributes of an entity that extends users, and the columns of OSSYS_USER that they are filled from: what ODC's own
# user (Id, Name, Email, PhotoUrl) has no place for. The vendor recommends Is_Active.
EXTENDED = (
    ("IsActive", "IS_ACTIVE", "Boolean", "whether the user is active: ODC's own user has no mark for it"),
    ("Username", "USERNAME", "Text", "what the user logged in with; in ODC it is the email"),
    ("MobilePhone", "MOBILEPHONE", "Phone Number", "the user's mobile phone"),
    ("ExternalId", "EXTERNAL_ID", "Text", "the user's id in an external system, if any"),
    ("CreationDate", "CREATION_DATE", "Date Time", "when the user was created in O11"),
    ("LastLogin", "LAST_LOGIN", "Date Time", "when the user last logged in to O11"),
)


class Links(ir.Part, frozen=True):
    """Who has which role: a physical table, and its columns of the holder and the role."""

    table: str
    holder: ir.Column
    role: ir.Column


class RoleTables(ir.Part, frozen=True):
    """The source's roles: physical table and columns; ``modules`` are (id, name, asset) of those in scope."""

    table: str
    id: ir.Column
    name: ir.Column
    module: ir.Column
    modules: tuple[tuple[int, str, str], ...]
    active: ir.Column | None = None
    users: Links | None = None
    groups: Links | None = None


class Filled(ir.Part, frozen=True):
    """An attribute of the entity that extends users, and the column of OSSYS_USER that it is filled from."""

    name: str
    target: ir.Column
    source: ir.Column


class Fill(ir.Part, frozen=True):
    """How the rows of the entity that extends users are made. ``tenant`` is its TENANT_ID, if it has one."""

    extension: ir.SourceExtension
    columns: tuple[Filled, ...]
    tenant: ir.Column | None = None


@dataclass(frozen=True, slots=True)
class OdcUserLists:
    """All that is listed, in the source's own engine. ``fill`` is None where no entity that extends users is known.

    ``source`` has users, groups and tenant; of its other parts nothing is used. ``defined``: a definition of such an
    entity is wanted; ``extended`` are its attributes: name, column of OSSYS_USER, type, what they hold.
    """

    origin: ir.Staging
    source: ir.OdcSource
    users: ir.SourceUsers
    roles: RoleTables | None
    fill: Fill | None
    defined: bool
    extended: tuple[tuple[str, str, str, str], ...]
    digest: str


def user_lists(model: Model, file: ProjectFile, findings: Findings, *, extension: bool) -> OdcUserLists | None:
    """Return what is listed; ``extension``: with the definition of an entity that extends users.

    ``model`` is the source as it is. Problems go to ``findings`` (O11-0405 to O11-0407, O11-0439, O11-0442), and
    nothing is returned when the target is not ODC or the source has no users.
    """
    if not file.project.to_odc:
        found = f"target.platform is {file.project.target.platform}"
        findings.add("O11-0442", file.where("target"), found)
        return None
    users = source_users(model)
    if users is None:
        findings.add("O11-0442", file.where("source", "snapshot"), "it has no OSSYS_USER with a column EMAIL")
        return None
    environment = model.environment
    origin = ir.Staging(
        ir.Way.GIVEN, environment.engine.value, environment.engine_version,
        file.project.source.at.database or environment.database, environment.schema,
    )
    own = user_extension(model, file, findings)
    return OdcUserLists(
        origin,
        ir.OdcSource((), tenant=source_tenant(model), users=users, groups=source_groups(model)),
        users,
        _roles(model, file, findings),
        _fill(model, own) if own is not None else None,
        extension or own is not None,
        tuple(_extended(model)),
        model.digest,
    )


def _roles(model: Model, file: ProjectFile, findings: Findings) -> RoleTables | None:
    modules = seed_modules(file, model.modules, findings)
    assets = settle_assets(model.modules, file.project.odc, file.where, findings)
    table, espaces = model.system_table(ROLES), model.system_table(ESPACES)
    if table is None or espaces is None:
        return None
    found = [_column(table, name) for name in ("ID", "NAME", "ESPACE_ID")]
    number, name, module = found
    if number is None or name is None or module is None:
        return None
    listed = tuple((item.id, item.name, assets.of.get(item.key, "")) for item in modules)
    return RoleTables(
        table.physical, number, name, module, listed, _column(table, "IS_ACTIVE"),
        _links(model, "OSSYS_USER_ROLE", "USER_ID"), _links(model, "OSSYS_GROUP_ROLE", "GROUP_ID"),
    )


def _links(model: Model, name: str, holder: str) -> Links | None:
    table = model.system_table(name)
    if table is None:
        return None
    who, role = _column(table, holder), _column(table, "ROLE_ID")
    return Links(table.physical, who, role) if who is not None and role is not None else None


def _column(table: SystemTable, name: str) -> ir.Column | None:
    found = table.column(name)
    return column(found) if found is not None else None


# --- the entity that extends users -----------------------------------------------------------------


def _fill(model: Model, extension: ir.SourceExtension) -> Fill:
    entity, table = extension_entity(model, extension.label), model.system_table(USERS)
    assert entity is not None and table is not None
    attributes = {plain(item.name): item for item in entity.attributes if item.column is not None}
    columns: list[Filled] = []
    for name, source, _, _ in EXTENDED:
        attribute, found = attributes.get(plain(name)), table.column(source)
        if attribute is not None and found is not None and _takes(attribute, source):
            columns.append(Filled(attribute.name, column_of(attribute), column(found)))
    tenant = next((item for item in entity.attributes if item.synthetic and item.column is not None), None)
    return Fill(extension, tuple(columns), column_of(tenant) if tenant is not None else None)


def _extended(model: Model) -> Iterator[tuple[str, str, str, str]]:
    """Yield the attributes that the source has columns for; a text is as long as there."""
    table = model.system_table(USERS)
    for name, source, kind, what in EXTENDED:
        found = table.column(source) if table is not None else None
        if found is not None:
            sized = kind == "Text" and found.type.length is not None
            yield name, source, f"{kind}, {found.type.length}" if sized else kind, what


def _takes(attribute: Attribute, source: str) -> bool:
    """Tell whether an attribute takes a user's value: a flag as a flag or a number, texts and moments as they are."""
    assert attribute.column is not None
    kind = attribute.column.type.kind
    if source == "IS_ACTIVE":
        return kind in (TypeKind.BOOLEAN, TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT)
    if source in ("CREATION_DATE", "LAST_LOGIN"):
        return kind is TypeKind.DATETIME
    return kind is TypeKind.TEXT

