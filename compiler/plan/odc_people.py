"""Users, roles and groups of ODC: who takes part, and the steps that bring them over (docs/odc-users.md).

The source's users are those of the user provider's default tenant with a valid email of their own. Where ODC keeps its
users is declared (``odc.stores``), or the run only maps them, by the file ``odc.users``.
"""

from __future__ import annotations

from collections.abc import Iterator

from compiler.hybrids import GROUPS, ROLES, USERS
from compiler.model.types import Entity, EntityKey, Record
from compiler.model.user_provider import default_tenant
from compiler.plan import ir
from compiler.plan.context import Context, column_of, table_of
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, rows_table
from compiler.plan.odc_links import Link, links_of, modules_in_plan, replaced
from compiler.plan.selections import Selections
from compiler.plan.users_file import UserFile, load_step
from compiler.scope import Taken

USER_IDS = "o11c.user"
GROUP_IDS = "o11c.group"


def _source(ctx: Context, table: str) -> Entity | None:
    return next((item for item in ctx.correspondence.source.hybrids if item.record_set == table), None)


def _named(entity: Entity | None, name: str) -> ir.Column | None:
    found = next((item for item in entity.attributes if item.name == name), None) if entity is not None else None
    return column_of(found) if found is not None and found.column is not None else None


def _tenant(ctx: Context) -> Record | None:
    return default_tenant(ctx.correspondence.source)


def odc_users(ctx: Context) -> ir.OdcUsers | None:
    """Return which users of the source may go to ODC; None where none are needed (O11-0607, O11-0623)."""
    if ctx.users_key is None or not ctx.file.project.to_odc:
        return None
    users = _source(ctx, USERS)
    email, name, tenant = _named(users, "EMAIL"), _named(users, "USERNAME"), _named(users, "TENANT_ID")
    if users is None or users.identifier is None or users.identifier.column is None or email is None or name is None:
        ctx.findings.add("O11-0607", "OSSYS_USER", "the source has no users with the columns ID, USERNAME and EMAIL")
        return None
    own = _tenant(ctx)
    if tenant is not None and own is None:
        ctx.findings.add("O11-0623", users.label, "no active tenant belongs to an active module 'Users'")
        return None
    return ir.OdcUsers(
        table=table_of(users, ir.Side.SOURCE),
        identifier=column_of(users.identifier),
        email=email,
        name=name,
        active=_named(users, "IS_ACTIVE"),
        tenant=tenant,
        tenants=(own.id,) if own is not None and tenant is not None else (),
    )


# --- who takes part ------------------------------------------------------------------------------


def select_people(ctx: Context, selections: Selections) -> None:
    """Add the selections of users, roles, groups and their links (O11-0625)."""
    _note_of_hands(ctx)
    users = odc_users(ctx)
    if users is None or ctx.users_key is None:
        return
    source = _source(ctx, USERS)
    assert source is not None
    rule = ir.KeepAddressed(users)
    reason = "all users of the default tenant, active or not, with a valid email that is theirs alone"
    taking_part = _select(selections, source, (rule,), reason)
    selections.rows[ctx.users_key] = taking_part
    if ctx.file.project.odc.authentication == "built-in":
        check = ir.CheckAddresses(NO_HEAD, source.label, users, taking_part)
        reason = "before anything is written: an active user who is left behind cannot log in to ODC"
        selections.drafts.append(
            draft(ir.Phase.SELECT, f"check addresses of {source.label}", reason, check, source.label)
        )
    for taken in extensions(ctx):
        _select_extension(selections, taken, taking_part)
    roles = ctx.hybrid(ROLES)
    if roles is not None:
        _select_roles(ctx, selections, roles)
    links = {item.word: item for item in links_of(ctx)}
    groups = ctx.hybrid(GROUPS)
    if groups is not None and "group_users" in links:
        _select_groups(ctx, selections, groups, links["group_users"])
    for word, ends in (("user_roles", (USERS, ROLES)), ("group_roles", (GROUPS, ROLES))):
        if word in links and all(_key(ctx, end) in selections.rows for end in ends):
            _select_links(ctx, selections, links[word], ends, "of those who take part, roles of the plan's modules")


def extensions(ctx: Context) -> list[Taken]:
    """Return the written entities whose identifier is the user's own: what they hold belongs to a user."""
    found: list[Taken] = []
    for taken in ctx.order:
        identifier = taken.pair.source.identifier
        if taken.hybrid is not None or not taken.inserts or identifier is None or identifier.column is None:
            continue
        if taken.referred(identifier.key) == ctx.users_key:
            found.append(taken)
    return found


def _select_extension(selections: Selections, taken: Taken, users: str) -> None:
    """Let rows of users who stay behind stay behind too."""
    source = taken.pair.source
    assert source.identifier is not None
    own = column_of(source.identifier)
    known = selections.of(source.key)
    rules = (ir.KeepReferring(own, users), *(() if known is None else (ir.KeepReferring(own, known),)))
    reason = "its identifier is the user's: rows of users who stay behind stay there too"
    selections.rows[source.key] = _select(selections, source, rules, reason, suffix="" if known is None else "of users")


def _note_of_hands(ctx: Context) -> None:
    """Say what of the people no script brings over, since nothing tells where ODC keeps it."""
    section, stores = ctx.file.project.odc, ctx.correspondence.stores
    if not ctx.file.project.to_odc:
        return
    lacking = []
    if "users" in stores and "user_roles" not in stores:
        lacking.append("roles of users")
    if section.groups == "migrate" and "groups" not in stores:
        lacking.append("groups")
    elif section.groups == "migrate" and "group_roles" not in stores:
        lacking.append("roles of groups")
    if lacking:
        found = f"{' and '.join(lacking)} are not written: no table is declared for them"
        ctx.findings.add("O11-0625", ctx.file.where("odc", "stores"), found)


def _select(
    selections: Selections,
    entity: Entity,
    rules: tuple[ir.Rule, ...],
    reason: str,
    *,
    suffix: str = "",
    empty: bool = False,
) -> str:
    assert entity.identifier is not None
    rows = rows_table(entity.key, f"{entity.name} {suffix}".strip(), ir.Side.SOURCE)
    if suffix:
        rows = rows_table(_beside(entity.key, suffix), f"{entity.name} {suffix}", ir.Side.SOURCE)
    step = ir.SelectRows(
        head=NO_HEAD,
        rows=rows,
        label=entity.label,
        table=table_of(entity, ir.Side.SOURCE),
        identifier=column_of(entity.identifier),
        rules=rules,
        empty=empty,
        entity=key_of(entity.key),
    )
    what = f"select rows of {entity.label}" + (f" ({suffix})" if suffix else "")
    selections.drafts.append(draft(ir.Phase.SELECT, what, reason, step, entity.label))
    return rows


def _beside(key: EntityKey, suffix: str) -> EntityKey:
    """Return a key for the name of a second selection of an entity."""
    return EntityKey(key.espace, f"{key.entity} {suffix}")


def _select_roles(ctx: Context, selections: Selections, roles: Taken) -> None:
    modules = {item.key for item in modules_in_plan(ctx)}
    ids = [
        record.id
        for found in ctx.correspondence.source.record_sets
        if found.table == ROLES
        for record in found.records
        if record.parts[0] in modules
    ]
    identifier = roles.pair.source.identifier
    assert identifier is not None
    rule = ir.KeepValues(column_of(identifier), tuple(sorted(ids, key=int)))
    reason = "roles of the plan's modules; no others are given"
    selections.rows[roles.pair.key] = _select(selections, roles.pair.source, (rule,), reason)


def _select_groups(ctx: Context, selections: Selections, groups: Taken, members: Link) -> None:
    """Select the groups of the default tenant in which somebody is who takes part."""
    source, own, tenant = groups.pair.source, _tenant(ctx), _named(groups.pair.source, "TENANT_ID")
    in_tenant: tuple[ir.Rule, ...] = ()
    if own is not None and tenant is not None:
        in_tenant = (ir.KeepValues(tenant, (own.id,)),)
    known = _select(selections, source, in_tenant, "groups of the default tenant", suffix="of the tenant")
    selections.rows[groups.pair.key] = known  # for the links: nobody is in a group of another tenant
    chosen = _select_links(ctx, selections, members, (GROUPS, USERS), "members who take part")
    rows = _select(selections, source, (), "empty at first: groups are selected by their members", empty=True)
    selections.rows[groups.pair.key] = rows
    assert source.identifier is not None
    needs = ir.Needs(
        label=f"{members.entity.label}.{members.end(GROUPS).name}",
        child=table_of(members.entity, ir.Side.SOURCE),
        child_id=members.source_id,
        child_rows=chosen,
        column=members.end(GROUPS),
        parent=table_of(source, ir.Side.SOURCE),
        parent_id=column_of(source.identifier),
        parent_rows=rows,
    )
    reason = "ODC wants at least one user in a group: those without one stay behind"
    selections.drafts.append(draft(ir.Phase.SELECT, "groups with members", reason, ir.CloseRows(NO_HEAD, (needs,))))


def _select_links(
    ctx: Context, selections: Selections, link: Link, ends: tuple[str, str], reason: str
) -> str:
    rules: list[ir.Rule] = []
    for end in ends:
        key = _key(ctx, end)
        rules.append(ir.KeepReferring(link.end(end), selections.rows[key]))
    rows = _select(selections, link.entity, tuple(rules), reason)
    selections.rows[link.entity.key] = rows
    return rows


def _key(ctx: Context, table: str) -> EntityKey:
    taken = ctx.hybrid(table)
    assert taken is not None
    return taken.pair.key


# --- what is done --------------------------------------------------------------------------------


def user_file_drafts(ctx: Context, keys: Keys, selections: Selections, users_file: UserFile | None) -> list[Draft]:
    """Return the step that reads the ids of ODC's users from their file: all of them, or those of new users."""
    if ctx.users_key is None or not ctx.file.project.to_odc:
        return []
    own = keys.maps.get(ctx.users_key)
    writes = ctx.hybrid(USERS) is not None
    if own is None or (writes and users_file is None):
        return []
    reason = "before rows that refer to users: their ids are ODC's own"
    if writes:
        reason = "users who have no partner get the id that the file gives them; the others are made below"
    return [
        Draft(
            ir.Phase.USERS,
            f"ids of {own.label} from the file",
            reason,
            lambda head: load_step(ctx, keys, users_file, selections, head),
            own.label,
        )
    ]


def link_drafts(ctx: Context, keys: Keys, selections: Selections) -> list[Draft]:
    """Return the steps that replace the links of users, groups and roles."""
    drafts: list[Draft] = []
    for link in links_of(ctx):
        maps = {end: keys.maps[_key(ctx, end)].table for end in link.ends}
        rows = selections.rows.get(link.entity.key)
        if rows is None:
            continue
        step = replaced(ctx, link, maps, rows, NO_HEAD)
        reason = "after the users, roles and groups at both ends; those of the environment migrated last hold"
        drafts.append(draft(ir.Phase.USERS, f"replace {link.entity.label}", reason, step, link.entity.label))
    return drafts


def derive_step(ctx: Context, taken: Taken, own: ir.IdentifierMap, rows: str | None, head: ir.Head) -> ir.DeriveIds:
    """Return the step that makes ids of users or groups out of their names."""
    users = taken.hybrid == USERS
    name = _named(_source(ctx, USERS), "USERNAME") if users else _named(taken.pair.source, "NAME")
    assert name is not None
    tenant = _tenant(ctx)
    return ir.DeriveIds(
        head=head,
        entity=own.entity,
        map=own.table,
        source=table_of(taken.pair.source, ir.Side.SOURCE),
        target=table_of(taken.pair.target, ir.Side.TARGET),
        source_id=own.old,
        target_id=own.new,
        name=name,
        scope=(USER_IDS if users else GROUP_IDS, tenant.name if tenant is not None else ""),
        rows=rows,
    )


# --- what is looked for --------------------------------------------------------------------------


def people_probes(ctx: Context, selections: Selections, steps: tuple[ir.Step, ...]) -> Iterator[ir.Probe]:
    """Yield the probes of people: who is left out and why, ids that are taken, links that lead to nothing."""
    users = odc_users(ctx)
    if users is None or ctx.users_key is None:
        return
    label = users_label(ctx)
    rows = selections.rows[ctx.users_key]
    severity = "error" if ctx.file.project.odc.authentication == "built-in" else "warning"
    for active in (True, False) if users.active is not None else (True,):
        for shared in (False, True):
            code, found = ("O11-0985", severity) if active else ("O11-0986", "note")
            yield ir.ProbeAddresses(code, found, label, users, rows, active, shared)
    for step in steps:
        match step:
            case ir.LoadUserFile():
                yield ir.ProbeUserFile("O11-0988", label, step.map)
            case ir.DeriveIds():
                yield ir.ProbeDerived("O11-0987", step.head.label or "", step.map)
            case ir.ReplaceLinks(named=ir.NamedRows()):
                yield ir.ProbeLinks("O11-0901", step.label, step.target.name)
            case _:
                pass
    for taken in extensions(ctx):
        source = taken.pair.source
        assert source.identifier is not None
        yield ir.ProbeLeftOut(
            code="O11-0986",
            severity="note",
            label=source.label,
            what="rows of users who are left out, or whose user is not there: they are left out too",
            table=table_of(source, ir.Side.SOURCE),
            identifier=column_of(source.identifier),
            name=column_of(source.identifier),
            rows=selections.rows[source.key],
        )
    yield from _empty_groups(ctx, selections)


def users_label(ctx: Context) -> str:
    """Return what people call the users' entity."""
    found = _source(ctx, USERS)
    return found.label if found is not None else USERS


def _empty_groups(ctx: Context, selections: Selections) -> Iterator[ir.Probe]:
    groups = ctx.hybrid(GROUPS)
    name = _named(groups.pair.source, "NAME") if groups is not None else None
    rows = selections.rows.get(groups.pair.key) if groups is not None else None
    if groups is None or name is None or rows is None:
        return
    source, own, tenant = groups.pair.source, _tenant(ctx), _named(groups.pair.source, "TENANT_ID")
    assert source.identifier is not None
    yield ir.ProbeLeftOut(
        code="O11-0989",
        severity="warning",
        label=source.label,
        what="groups in which nobody is who takes part: they are left out",
        table=table_of(source, ir.Side.SOURCE),
        identifier=column_of(source.identifier),
        name=name,
        rows=rows,
        tenant=tenant if own is not None else None,
        tenants=(own.id,) if own is not None and tenant is not None else (),
    )
