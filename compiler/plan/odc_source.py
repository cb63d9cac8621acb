"""What is looked at on the O11 side before its rows go to ODC: limits, tenants, users (folder ``source``).

Only what the plan brings over is looked at: a dropped attribute may hold what it likes. The limits are the vendor's
(docs/o11.md: "What the vendor's tool does, O11 to ODC").
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from compiler.diagnostics import Findings
from compiler.hybrids import ACTIVITIES, GROUPS, PROCESSES, QUEUES, TENANTS, USERS
from compiler.metamodel.rows import TypeKind
from compiler.model.types import Correspondence, Entity, EntityKey, Model, SystemTable
from compiler.model.user_provider import default_tenant
from compiler.plan import ir
from compiler.plan.context import column, column_of
from compiler.plan.opening import value_columns
from compiler.project import ProjectFile
from compiler.scope import Scope, Taken

# Bytes of a binary value and characters of a text that the vendor's tool brings over at most. Its "20 MB" is read as
# 20 times 1,048,576.
MOST_BYTES = 20 * 1024 * 1024
MOST_CHARACTERS = 100_000_000
# Ids that a script lists of one finding; all are counted.
MOST_LISTED = 1000

_MEMBERS = "OSSYS_GROUP_USER"
_TENANT = "TENANT_ID"


def with_source(
    plan: ir.Plan,
    correspondence: Correspondence,
    scope: Scope,
    file: ProjectFile,
    findings: Findings,
) -> ir.Plan:
    """Return a plan for ODC with what its source is asked before. Errors go to ``findings`` (O11-0439).

    The plan must have its staging: it says which engine the source itself is on.
    """
    assert plan.odc is not None and plan.staging is not None
    extension = user_extension(correspondence.source, file, findings)
    source = ir.OdcSource(
        scans=tuple(_scans(plan, scope, correspondence.source, plan.staging.engine)),
        tenant=source_tenant(correspondence.source),
        users=source_users(correspondence.source),
        groups=source_groups(correspondence.source) if file.project.odc.groups == "migrate" else None,
        extension=extension,
        processes=_processes(correspondence.source),
        without_email="error" if file.project.odc.authentication == "built-in" else "warning",
        gate=file.project.odc.stop_o11,
    )
    return msgspec.structs.replace(plan, odc=msgspec.structs.replace(plan.odc, source=source))


# --- people ----------------------------------------------------------------------------------------


def source_tenant(model: Model) -> ir.SourceTenant | None:
    """Return the default tenant of the user provider, or None where the metamodel does not tell."""
    found, table = default_tenant(model), model.system_table(TENANTS)
    if found is None or table is None:
        return None
    number, name = table.column("ID"), table.column("NAME")
    if number is None or name is None:
        return None
    return ir.SourceTenant(int(found.id), found.name, table.physical, number.name, name.name)


def source_users(model: Model) -> ir.SourceUsers | None:
    """Return where the users are, or None where the metamodel has no table with their emails."""
    table = model.system_table(USERS)
    if table is None:
        return None
    number, email = _column(table, "ID"), _column(table, "EMAIL")
    if number is None or email is None:
        return None
    return ir.SourceUsers(
        table.physical, number, email, _column(table, "IS_ACTIVE"), _column(table, "USERNAME"),
        _column(table, "NAME"), _column(table, _TENANT),
    )


def source_groups(model: Model) -> ir.SourceGroups | None:
    """Return where groups and their members are, or None where the metamodel has none."""
    groups, members = model.system_table(GROUPS), model.system_table(_MEMBERS)
    if groups is None or members is None:
        return None
    number, name = _column(groups, "ID"), _column(groups, "NAME")
    group, user = _column(members, "GROUP_ID"), _column(members, "USER_ID")
    if number is None or name is None or group is None or user is None:
        return None
    return ir.SourceGroups(
        groups.physical, number, name, _column(groups, _TENANT), members.physical, group, user
    )


def user_extension(model: Model, file: ProjectFile, findings: Findings) -> ir.SourceExtension | None:
    """Return the entity that the project names as extension of users (O11-0439)."""
    label = file.project.odc.user_extension
    if label is None:
        return None
    where = file.where("odc", "user_extension")
    entity = extension_entity(model, label)
    if entity is None:
        findings.add("O11-0439", where, f"the source has no entity {label} with a table")
        return None
    identifier = entity.identifier
    users = {item.key for item in model.entities if item.record_set == USERS}
    reference = identifier.reference if identifier is not None else None
    if identifier is None or identifier.column is None or reference is None or reference.entity not in users:
        findings.add("O11-0439", where, f"the identifier of {label} is no reference to User")
        return None
    assert entity.table is not None
    active = next((item for item in entity.attributes if plain(item.name) == "isactive"), None)
    return ir.SourceExtension(
        entity.label, entity.table.name, column_of(identifier),
        column_of(active) if active is not None and active.column is not None else None,
    )


def extension_entity(model: Model, label: str) -> Entity | None:
    """Return the entity with this label ("Module.Entity"), if it has a table."""
    return next((item for item in model.entities if item.label == label and item.table is not None), None)


def plain(name: str) -> str:
    """Return a name as O11's and ODC's spellings share it: Is_Active, IsActive and ISACTIVE are one."""
    return name.replace("_", "").lower()


def _column(table: SystemTable, name: str) -> ir.Column | None:
    found = table.column(name)
    return column(found) if found is not None else None


def _processes(model: Model) -> ir.SourceProcesses:
    """Return what shows that BPT works. Only columns with a source are looked at (docs/o11.md)."""
    found = ir.SourceProcesses(
        queues=tuple(table.physical for name in QUEUES if (table := model.system_table(name)) is not None)
    )
    activities, processes = model.system_table(ACTIVITIES), model.system_table(PROCESSES)
    if activities is not None:
        number, since = _column(activities, "ID"), _column(activities, "IS_RUNNING_SINCE")
        if number is not None and since is not None:
            found = msgspec.structs.replace(
                found, activities=activities.physical, activity=number, running_since=since
            )
    if processes is not None:
        number, status = _column(processes, "ID"), _column(processes, "STATUS_ID")
        if number is not None and status is not None and model.bpm.terminal:
            found = msgspec.structs.replace(
                found, processes=processes.physical, process=number, status=status, terminal=model.bpm.terminal
            )
    return found


# --- entities --------------------------------------------------------------------------------------


def _scans(plan: ir.Plan, scope: Scope, model: Model, engine: str) -> Iterator[ir.SourceScan]:
    taken = {item.pair.source.label: item for item in scope.written}
    tenant = source_tenant(model)
    known = source_users(model) is not None
    users = {item.key for item in model.entities if item.record_set == USERS} if known else set()
    for step in plan.steps:
        if not isinstance(step, ir.InsertRows):
            continue
        label = step.head.label or step.head.title
        own = taken.get(label)
        pairs = own.pair.attributes if own is not None else ()
        names = {item.source.column.name: item.source.name for item in pairs if item.source.column is not None}
        cases = [*_limits(step, names, engine)]
        if own is not None and own.hybrid is None:
            cases += [*(_of_tenants(own) if tenant is not None else ()), *_of_users(step, own, users)]
        if cases:
            yield ir.SourceScan(label, step.source.name, step.source_id, tuple(cases))


def _limits(step: ir.InsertRows, names: dict[str, str], engine: str) -> Iterator[ir.SourceCase]:
    copied = {item.value.source.name for item in step.columns if isinstance(item.value, ir.Copy)}
    seen: set[str] = set()
    for found in value_columns(step.columns):
        if found.name in seen:
            continue
        seen.add(found.name)
        name, kind = names.get(found.name, found.name), found.type.kind
        if kind is TypeKind.BINARY and found.name in copied and _may_hold(found.type.length, MOST_BYTES):
            yield ir.SourceCase(ir.SourceFault.BINARY, name, found, "error")
        if kind is TypeKind.TEXT:
            if found.name in copied and _may_hold(found.type.length, MOST_CHARACTERS):
                yield ir.SourceCase(ir.SourceFault.LONG, name, found, "error")
            # PostgreSQL stores neither, so a source on it has none.
            if engine == "mssql":
                yield ir.SourceCase(ir.SourceFault.SIGNS, name, found, "error")


def _may_hold(length: int | None, most: int) -> bool:
    return length is None or length > most


def _of_tenants(taken: Taken) -> Iterator[ir.SourceCase]:
    """Yield the case of rows in other tenants, for an entity whose rows belong to tenants."""
    found = next(
        (item.column for item in taken.pair.source.attributes if item.synthetic and item.column is not None), None
    )
    if taken.pair.source.multitenant and found is not None:
        yield ir.SourceCase(ir.SourceFault.TENANT, found.name, column(found), "error")


def _of_users(step: ir.InsertRows, taken: Taken, users: set[EntityKey]) -> Iterator[ir.SourceCase]:
    """Yield the references to users: those to users who stay behind become null, or cannot be."""
    attributes = {item.source.column.name: item.source for item in taken.pair.attributes if item.source.column}
    for plan in step.columns:
        if not isinstance(plan.value, ir.Remap):
            continue
        attribute = attributes.get(plan.value.source.name)
        if attribute is None or taken.referred(attribute.key) not in users:
            continue
        severity = "warning" if plan.target.nullable else "error"
        yield ir.SourceCase(ir.SourceFault.USER, attribute.name, plan.value.source, severity)
