"""Links of ODC's people: which of the platform's tables goes into which store (docs/odc-users.md: "Roles")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.hybrids import GROUPS, ROLES, USERS
from compiler.metamodel import rows
from compiler.metamodel.rows import TypeKind
from compiler.model.assets import assets_of
from compiler.model.types import Entity, Module, Store
from compiler.plan import ir
from compiler.plan.context import Context, column, column_of, table_of
from compiler.plan.literals import null_value
from compiler.plan.names import key_of, slug

# By the store's word: the platform's table, its ends, and the words of the store's columns for them.
_LINKS: Mapping[str, tuple[str, tuple[str, str], tuple[str, str]]] = {
    "user_roles": ("OSSYS_USER_ROLE", (USERS, ROLES), ("user", "role")),
    "group_users": ("OSSYS_GROUP_USER", (GROUPS, USERS), ("group", "user")),
    "group_roles": ("OSSYS_GROUP_ROLE", (GROUPS, ROLES), ("group", "role")),
}
_COLUMNS: Mapping[str, str] = {USERS: "USER_ID", ROLES: "ROLE_ID", GROUPS: "GROUP_ID"}


@dataclass(frozen=True, slots=True)
class Link:
    """One table of links: the source's, the store, and which kind of row is at each end."""

    word: str
    entity: Entity
    source_id: ir.Column
    ends: tuple[str, str]
    source: tuple[ir.Column, ir.Column]
    store: Store
    target: tuple[ir.Column, ir.Column]

    def end(self, table: str) -> ir.Column:
        """Return the source column that refers to a row of this table of the platform. Raises ``ValueError``."""
        return self.source[self.ends.index(table)]


def links_of(ctx: Context) -> tuple[Link, ...]:
    """Return the links whose store is declared and both of whose ends are in the plan (O11-0618)."""
    return tuple(_links(ctx))


def _links(ctx: Context) -> Iterator[Link]:
    hybrids = {item.record_set: item for item in ctx.correspondence.source.hybrids}
    for word, (table, ends, words) in _LINKS.items():
        store = ctx.correspondence.stores.get(word)
        if store is None or not all(ctx.hybrid(end) for end in ends):
            continue
        entity = hybrids.get(table)
        found = {item.name: item.column for item in entity.attributes} if entity is not None else {}
        columns = [found.get(name) for name in ("ID", *(_COLUMNS[end] for end in ends))]
        if entity is None or None in columns:
            ctx.findings.add("O11-0618", table, f"odc.stores declares {word}, and the source has no such links")
            continue
        own, left, right = (column(item) for item in columns if item is not None)
        target = (column(store.columns[words[0]]), column(store.columns[words[1]]))
        yield Link(word, entity, own, ends, (left, right), store, target)


def replaced(ctx: Context, link: Link, maps: Mapping[str, str], selected: str, head: ir.Head) -> ir.ReplaceLinks:
    """Return the step that makes a store's links those of the source; ``maps`` are tables of maps by end (O11-0621)."""
    left, right = link.ends
    own, others = _needed(ctx, link)
    return ir.ReplaceLinks(
        head=head,
        entity=key_of(link.entity.key),
        label=link.entity.label,
        source=table_of(link.entity, ir.Side.SOURCE),
        source_id=link.source_id,
        source_left=link.source[0],
        source_right=link.source[1],
        rows=selected,
        target=ir.Table(ir.Side.TARGET, link.store.table.name),
        left=link.target[0],
        right=link.target[1],
        left_map=maps[left],
        right_map=maps[right],
        stored=tuple(column(item) for item in link.store.table.columns if not item.computed),
        identities=tuple(item.name for item in link.store.table.columns if item.identity == "always"),
        key=own,
        columns=others,
        within=_of_assets(ctx) if right == ROLES else None,
        named=_named(ctx) if right == ROLES else None,
    )


def _needed(ctx: Context, link: Link) -> tuple[ir.Column | None, tuple[ir.ColumnPlan, ...]]:
    """Return the column of a link's own id, if the database does not make it, and what else must have a value."""
    own: ir.Column | None = None
    others: list[ir.ColumnPlan] = []
    for physical in link.store.table.columns:
        given = physical.name in {item.name for item in link.target} or physical.default is not None
        if given or physical.nullable or physical.computed or physical.identity is not None or physical.sequence:
            continue
        if own is None and physical.name in link.store.table.primary_key and _takes_uuid(physical):
            own = column(physical)
            continue
        value = null_value(physical.type)
        if value is None or physical.name in link.store.table.primary_key:
            where = ctx.file.where("odc", "stores", link.word)
            ctx.findings.add("O11-0621", where, f"{link.store.table.name}.{physical.name} must have a value")
            continue
        reason = "no one says what it holds, and it is NOT NULL: the null value of the type"
        others.append(ir.ColumnPlan(column(physical), value, reason))
    return own, tuple(others)


def _takes_uuid(physical: rows.Column) -> bool:
    kind = physical.type.kind
    return kind is TypeKind.UUID or (kind is TypeKind.TEXT and (physical.type.length or 36) >= 36)


# --- roles ---------------------------------------------------------------------------------------


def modules_in_plan(ctx: Context) -> list[Module]:
    """Return the modules whose roles are given: those of the assets of this plan."""
    return [item for item in ctx.scope.modules if not item.system]


def asset_of(ctx: Context, module: Module) -> str | None:
    """Return the asset that a module goes to."""
    return next(iter(assets_of(module, ctx.file.project.odc)), None)


def _of_assets(ctx: Context) -> ir.LinkScope | None:
    """Return all roles of the plan's assets; None where the store does not say whose a role is."""
    store = ctx.correspondence.stores["roles"]
    if "asset" not in store.columns:
        return None
    assets = {asset_of(ctx, item) for item in modules_in_plan(ctx)}
    return ir.LinkScope(
        ir.Table(ir.Side.TARGET, store.table.name),
        column(store.columns["id"]),
        column(store.columns["asset"]),
        tuple(sorted(item for item in assets if item is not None)),
    )


def _named(ctx: Context) -> ir.NamedRows | None:
    roles = ctx.hybrid(ROLES)
    assert roles is not None and roles.pair.source.identifier is not None
    name = next((item for item in roles.pair.source.attributes if item.name == "NAME"), None)
    if name is None or name.column is None:
        return None
    source = roles.pair.source
    assert source.identifier is not None
    return ir.NamedRows(table_of(source, ir.Side.SOURCE), column_of(source.identifier), column_of(name))


def link_facts(ctx: Context) -> Iterator[ir.EntityFact]:
    """Yield what the drift guard compares of the tables of links: their columns, on both sides."""
    for link in links_of(ctx):
        for side, table in ((ir.Side.SOURCE, link.entity.table), (ir.Side.TARGET, link.store.table)):
            assert table is not None
            yield ir.EntityFact(
                side=side,
                entity=key_of(link.entity.key),
                label=link.entity.label if side is ir.Side.SOURCE else table.name,
                table=table.name,
                attributes=(),
                columns=tuple(
                    ir.ColumnFact(item.name, item.native, item.nullable if side is ir.Side.TARGET else None)
                    for item in table.columns
                ),
            )

def link_checks(steps: tuple[ir.Step, ...]) -> Iterator[ir.CheckLinks]:
    """Yield the checks of the links that were replaced."""
    for step in steps:
        if isinstance(step, ir.ReplaceLinks):
            yield ir.CheckLinks(f"links-{slug(step.target.name, 60)}", step.entity, step.label, step)
