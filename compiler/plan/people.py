"""Users: the one that stands in for those without a partner, and users that are written anew."""

from __future__ import annotations

from compiler.hybrids import USERS
from compiler.model.types import EntityPair
from compiler.plan import ir
from compiler.plan.consumers import References
from compiler.plan.context import Context, column_of, table_of
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, rows_table
from compiler.plan.selections import it_tenants, other_tenants, roles_in_scope
from compiler.project import AsUser
from compiler.scope import Taken

STAND_IN = "o11c_stand_in"


def stand_in_drafts(ctx: Context) -> list[Draft]:
    """Return the step that finds the user of ``users.unmatched: {as: ...}`` (O11-0607)."""
    users, wanted = ctx.hybrid(USERS), ctx.file.project.users.unmatched
    if users is None or not isinstance(wanted, AsUser):
        return []
    target = users.pair.target
    match = next((item for item in target.attributes if item.name == "USERNAME"), None)
    if match is None or match.column is None or target.identifier is None:
        ctx.findings.add("O11-0607", target.label, "no column USERNAME in the target")
        return []
    step = ir.FindUser(
        head=NO_HEAD,
        name=STAND_IN,
        target=table_of(target, ir.Side.TARGET),
        target_id=column_of(target.identifier),
        match=column_of(match),
        value=wanted.as_user,
    )
    reason = "before rows that refer to users: those without a partner are replaced by this one (users.unmatched)"
    return [draft(ir.Phase.USERS, "find the stand-in user", reason, step, target.label)]


def recreate_drafts(ctx: Context, keys: Keys, references: References, users: Taken) -> list[Draft]:
    """Return the steps that delete matched users of the target, with their roles (of the scope) and groups.

    After them the map is empty, so every user gets a new id and is inserted. Rows of other
    applications that refer to the old users refuse the run (O11-0904): data, and roles of modules
    outside the scope.
    """
    target, own = users.pair.target, keys.maps[users.pair.key]
    assert target.identifier is not None and target.table is not None
    rules: list[ir.Rule] = [ir.KeepMatched(own.table)]
    tenant = _column(users.pair, "TENANT_ID")
    if not ctx.file.project.users.include_it_users and it_tenants(ctx, ir.Side.TARGET) and tenant is not None:
        rules.append(ir.KeepValues(tenant, tuple(other_tenants(ctx, ir.Side.TARGET))))
    select = _select(users.pair, tuple(rules))
    reason = "users.policy is recreate: those that both sides have are deleted and written again"
    drafts = [draft(ir.Phase.USERS, f"select {target.label} to write again", reason, select, target.label)]
    deleted: dict[str, tuple[str, ir.Column]] = {}
    for table, more in (("OSSYS_USER_ROLE", roles_in_scope(ctx, ir.Side.TARGET)), ("OSSYS_GROUP_USER", None)):
        drafts += _delete_links(ctx, references, table, select.rows, more, deleted)
    delete = ir.DeleteRows(
        head=NO_HEAD,
        entity=key_of(users.pair.key),
        table=table_of(target, ir.Side.TARGET),
        identifier=column_of(target.identifier),
        consumers=references.consumers(target.table.name, without=_replaced(ctx), deleted=deleted),
        keys=references.keys(target.table.name),
        rows=select.rows,
        why="users.policy is recreate: these users are written again from the source.",
    )
    reason = "users.policy is recreate; nobody outside may refer to them"
    drafts.append(draft(ir.Phase.USERS, f"delete {target.label}", reason, delete, target.label))
    forget = ir.ForgetPairs(NO_HEAD, own.table, select.rows)
    drafts.append(
        draft(ir.Phase.USERS, f"forget {target.label}", "the deleted users get new ids", forget, target.label)
    )
    return drafts


def _replaced(ctx: Context) -> set[str]:
    """Return the target tables that are empty by now: their rows refer to no user any more."""
    return {
        item.pair.target.table.name
        for item in ctx.order
        if item.mode == "replace" and item.hybrid is None and item.pair.target.table is not None
    }


def _column(pair: EntityPair, name: str) -> ir.Column | None:
    found = next((item for item in pair.target.attributes if item.name == name), None)
    return column_of(found) if found is not None and found.column is not None else None


def _select(pair: EntityPair, rules: tuple[ir.Rule, ...]) -> ir.SelectRows:
    target = pair.target
    assert target.identifier is not None
    return ir.SelectRows(
        head=NO_HEAD,
        rows=rows_table(pair.key, target.name, ir.Side.TARGET),
        label=target.label,
        table=table_of(target, ir.Side.TARGET),
        identifier=column_of(target.identifier),
        rules=rules,
        entity=key_of(pair.key),
    )


def _delete_links(
    ctx: Context,
    references: References,
    table: str,
    users: str,
    roles: list[str] | None,
    deleted: dict[str, tuple[str, ir.Column]],
) -> list[Draft]:
    """Return the steps that delete links of the selected target users; ``deleted`` gets their selection."""
    pair = next((item for item in ctx.correspondence.hybrids if item.target.record_set == table), None)
    user, role = (_column(pair, "USER_ID"), _column(pair, "ROLE_ID")) if pair is not None else (None, None)
    if pair is None or pair.target.identifier is None or pair.target.table is None or user is None:
        return []
    rules: list[ir.Rule] = [ir.KeepReferring(user, users)]
    if roles is not None and role is not None:
        rules.append(ir.KeepValues(role, tuple(roles)))
    select = _select(pair, tuple(rules))
    target = pair.target
    deleted[target.table.name if target.table is not None else ""] = (select.rows, select.identifier)
    delete = ir.DeleteRows(
        head=NO_HEAD,
        entity=key_of(pair.key),
        table=select.table,
        identifier=select.identifier,
        consumers=references.consumers(select.table.name),
        keys=references.keys(select.table.name),
        rows=select.rows,
        why="Links of users that are written again: the source's links come in their place.",
    )
    reason = "links go before the users that they belong to"
    return [
        draft(ir.Phase.USERS, f"select {target.label} of those users", reason, select, target.label),
        draft(ir.Phase.USERS, f"delete {target.label}", reason, delete, target.label),
    ]
