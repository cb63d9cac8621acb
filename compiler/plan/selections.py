"""Selections: which rows of the source take part, entity by entity, and the steps that find them.

All rows of an entity take part unless the project filters them (``where``), or they are users (those
that the scope's rows refer to), groups, links of those, or BPT instances. Rows that a kept row must
have are kept too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from compiler.hybrids import (
    ACTIVITIES,
    ACTIVITY_DEFINITIONS,
    GROUPS,
    LINKS,
    PARAMETER_VALUES,
    PARTS_OF_INSTANCES,
    PROCESS_DEFINITIONS,
    PROCESSES,
    ROLES,
    TENANTS,
    USERS,
)
from compiler.model.types import EntityKey
from compiler.plan import ir
from compiler.plan.context import Context, column_of, must_refer, table_of
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.filters import NotAFilter, parse_filter
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, rows_table
from compiler.scope import Taken

# The module whose tenant holds the users of LifeTime and Service Center (docs/o11.md).
IT_MODULE = "ServiceCenter"


@dataclass(slots=True)
class Selections:
    """Selections by entity: ``rows`` take part; ``written`` may be fewer (IT users are matched only)."""

    rows: dict[EntityKey, str] = field(default_factory=dict)
    written: dict[EntityKey, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)

    def of(self, key: EntityKey) -> str | None:
        """Return the selection of the rows that take part, None for all."""
        return self.rows.get(key)

    def to_write(self, key: EntityKey) -> str | None:
        """Return the selection of the rows that are written, None for all."""
        return self.written.get(key, self.rows.get(key))


def plan_selections(ctx: Context, keys: Keys) -> Selections:
    """Return the selections and the steps that fill them (O11-0410)."""
    plan = Selections()
    for taken in ctx.order:
        _filter(ctx, plan, taken)
    if ctx.scope.bpt:
        _processes(ctx, keys, plan)
    _users(ctx, plan)
    _close(ctx, plan, "rows that must come along", "after the selections above: what those rows refer to is kept too")
    _people_to_write(ctx, plan)
    return plan


# --- filters -------------------------------------------------------------------------------------


def _filter(ctx: Context, plan: Selections, taken: Taken) -> None:
    label = taken.pair.source.label
    text = ctx.file.project.options(label).where
    if text is None or taken.hybrid is not None:
        return
    columns = {item.name: column_of(item) for item in taken.pair.source.attributes if item.column is not None}
    try:
        found = parse_filter(text, columns)
    except NotAFilter as problem:
        ctx.findings.add("O11-0410", ctx.file.where("entities", label, "where"), str(problem))
        return
    _add(plan, taken, (ir.KeepMatching(found),), "the project file keeps a part of the rows (where)")


def _add(
    plan: Selections,
    taken: Taken,
    rules: tuple[ir.Rule, ...],
    reason: str,
    *,
    empty: bool = False,
    written: bool = False,
) -> str:
    source = taken.pair.source
    assert source.identifier is not None
    rows = rows_table(source.key, f"{source.name} written" if written else source.name, ir.Side.SOURCE)
    (plan.written if written else plan.rows)[source.key] = rows
    step = ir.SelectRows(
        head=NO_HEAD,
        rows=rows,
        label=source.label,
        table=table_of(source, ir.Side.SOURCE),
        identifier=column_of(source.identifier),
        rules=rules,
        empty=empty,
        entity=key_of(source.key),
    )
    what = "written rows of" if written else "rows of"
    plan.drafts.append(draft(ir.Phase.SELECT, f"select {what} {source.label}", reason, step, source.label))
    return rows


# --- BPT -----------------------------------------------------------------------------------------


def _column(taken: Taken, name: str) -> ir.Column | None:
    found = next((item for item in taken.pair.source.attributes if item.name == name), None)
    return column_of(found) if found is not None and found.column is not None else None


def _processes(ctx: Context, keys: Keys, plan: Selections) -> None:
    processes = ctx.hybrid(PROCESSES)
    if processes is None:
        return
    step = process_selection(ctx, keys, processes, ir.Side.SOURCE)
    if step is None:
        return
    plan.rows[processes.pair.key] = step.rows
    plan.drafts.append(
        draft(
            ir.Phase.SELECT,
            f"select rows of {step.label}",
            "whole process trees of the modules in scope; what follows depends on them",
            step,
            step.label,
        )
    )
    for table, parent, name in PARTS_OF_INSTANCES:
        _follow(ctx, plan, table, ((parent, name),), "what belongs to a selected instance goes with it")


def _follow(
    ctx: Context,
    plan: Selections,
    table: str,
    parents: Iterable[tuple[str, str]],
    reason: str,
    more: tuple[ir.Rule, ...] = (),
) -> None:
    """Select the rows of a platform table whose parents are selected."""
    taken = ctx.hybrid(table)
    if taken is None:
        return
    rules: list[ir.Rule] = []
    for parent, name in parents:
        owner, column = ctx.hybrid(parent), _column(taken, name)
        rows = plan.to_write(owner.pair.key) if owner is not None else None
        if column is not None and rows is not None:
            rules.append(ir.KeepReferring(column, rows))
    if rules or more:
        _add(plan, taken, (*rules, *more), reason)


def process_selection(ctx: Context, keys: Keys, taken: Taken, side: ir.Side) -> ir.SelectProcesses | None:
    """Return the selection of the process trees in scope, on the source or (to replace them) the target."""
    source = side is ir.Side.SOURCE
    entity = taken.pair.source if source else taken.pair.target
    model = ctx.correspondence.source if source else ctx.correspondence.target
    columns = {item.name: column_of(item) for item in entity.attributes if item.column is not None}
    if entity.identifier is None or not {"TOP_PROCESS_ID", "PROCESS_DEF_ID"} <= columns.keys():
        ctx.findings.add("O11-0618", entity.label, f"columns TOP_PROCESS_ID and PROCESS_DEF_ID of the {side.value}")
        return None
    definitions, activities = ctx.system(PROCESS_DEFINITIONS), ctx.system(ACTIVITY_DEFINITIONS)
    if definitions not in keys.maps:
        ctx.findings.add("O11-0618", PROCESS_DEFINITIONS, "process definitions are not mapped")
        return None
    modules = {item.key for item in ctx.scope.modules}
    project, own = ctx.file.project.bpt, keys.maps[taken.pair.key]
    activity = ctx.hybrid(ACTIVITIES) if source else None
    return ir.SelectProcesses(
        head=NO_HEAD,
        rows=rows_table(taken.pair.key, entity.name, side),
        label=entity.label,
        table=table_of(entity, side),
        identifier=column_of(entity.identifier),
        top=columns["TOP_PROCESS_ID"],
        definition=columns["PROCESS_DEF_ID"],
        definitions=tuple(sorted((item.id for item in model.bpm.definitions if item.espace in modules), key=int)),
        status=columns.get("STATUS_ID") if source else None,
        terminal=model.bpm.terminal if source else (),
        open_only=source and project.instances == "active",
        skip_unmatched=source and project.unmatched == "skip",
        definition_map=keys.maps[definitions].table,
        moved=own.table if source and own.kept and project.instances == "active" else None,
        activity_map=keys.maps[activities].table if activities in keys.maps else None,
        activities=table_of(activity.pair.source, side) if activity is not None else None,
        activity_process=_column(activity, "PROCESS_ID") if activity is not None else None,
        activity_definition=_column(activity, "ACTIVITY_DEF_ID") if activity is not None else None,
    )


# --- users and groups ----------------------------------------------------------------------------


def _users(ctx: Context, plan: Selections) -> None:
    users = ctx.hybrid(USERS)
    if users is None or users.mode == "skip" or ctx.file.project.to_odc:
        return
    if ctx.file.project.users.scope != "all":
        _add(plan, users, (), "empty at first: users are selected by the rows that refer to them", empty=True)
    groups = ctx.hybrid(GROUPS)
    if groups is not None and ctx.file.project.users.scope != "all" and groups.mode != "skip":
        _add(plan, groups, (), "empty at first: groups are selected by the rows that refer to them", empty=True)


def _people_to_write(ctx: Context, plan: Selections) -> None:
    users, groups = ctx.hybrid(USERS), ctx.hybrid(GROUPS)
    if users is None or users.mode == "skip" or ctx.file.project.to_odc:
        return
    _without_it(ctx, plan, users)
    written = ((USERS, "USER_ID"),)
    _follow(ctx, plan, "OSSYS_GROUP_USER", written, "the groups of the users that are written")
    if groups is not None and groups.pair.key in plan.rows:
        _close_groups(ctx, plan, groups)
    elif groups is not None and groups.mode != "skip":
        _without_it(ctx, plan, groups)
    roles = tuple(roles_in_scope(ctx, ir.Side.SOURCE))
    for table, parent, name in (("OSSYS_USER_ROLE", USERS, "USER_ID"), ("OSSYS_GROUP_ROLE", GROUPS, "GROUP_ID")):
        taken = ctx.hybrid(table)
        role = _column(taken, "ROLE_ID") if taken is not None else None
        more: tuple[ir.Rule, ...] = (ir.KeepValues(role, roles),) if role is not None else ()
        _follow(ctx, plan, table, ((parent, name),), "roles of the modules in scope; no others are granted", more)


def _without_it(ctx: Context, plan: Selections, taken: Taken) -> None:
    """Leave IT users (and their groups) alone: they are matched where they exist, never written."""
    tenant = _column(taken, "TENANT_ID")
    if ctx.file.project.users.include_it_users or tenant is None:
        return
    tenants = it_tenants(ctx, ir.Side.SOURCE)
    if not tenants:
        return
    others = ir.KeepValues(tenant, tuple(other_tenants(ctx, ir.Side.SOURCE)))
    rules: tuple[ir.Rule, ...] = (others,)
    rows = plan.of(taken.pair.key)
    if rows is not None and taken.pair.source.identifier is not None:
        rules = (ir.KeepReferring(column_of(taken.pair.source.identifier), rows), others)
    _add(plan, taken, rules, f"users of {IT_MODULE} itself are the business of LifeTime", written=True)


def it_tenants(ctx: Context, side: ir.Side) -> list[str]:
    """Return the ids (as text) of the tenants that hold IT users, on one side."""
    return _tenants(ctx, side, it=True)


def other_tenants(ctx: Context, side: ir.Side) -> list[str]:
    """Return the ids (as text) of all other tenants, on one side."""
    return _tenants(ctx, side, it=False)


def _tenants(ctx: Context, side: ir.Side, *, it: bool) -> list[str]:
    model = ctx.correspondence.source if side is ir.Side.SOURCE else ctx.correspondence.target
    modules = {item.key for item in model.modules if item.name == IT_MODULE}
    return sorted(
        (
            record.id
            for item in model.record_sets
            if item.table == TENANTS
            for record in item.records
            if (record.parts[0] in modules) is it
        ),
        key=int,
    )


def roles_in_scope(ctx: Context, side: ir.Side) -> list[str]:
    """Return the ids (as text) of the mapped roles of the modules in scope, on one side."""
    modules = {item.key for item in ctx.scope.modules}
    key = ctx.system(ROLES)
    recorded = ctx.recorded.get(key) if key is not None else None
    pairs = recorded.match.pairs if recorded is not None else ()
    return sorted(
        (
            pair.source.id if side is ir.Side.SOURCE else pair.target.id
            for pair in pairs
            if pair.source.parts[0] in modules
        ),
        key=int,
    )


def _close_groups(ctx: Context, plan: Selections, groups: Taken) -> None:
    """Let groups grow by those that selected rows refer to."""
    links = [item for item in _links(ctx, plan) if item.parent_rows == plan.of(groups.pair.key)]
    _add_closure(plan, links, "groups that come along", "groups of selected users, and those that rows refer to")
    _without_it(ctx, plan, groups)


# --- closure -------------------------------------------------------------------------------------


def _close(ctx: Context, plan: Selections, title: str, reason: str) -> None:
    groups = ctx.hybrid(GROUPS)
    later = plan.of(groups.pair.key) if groups is not None else None
    _add_closure(plan, [item for item in _links(ctx, plan) if item.parent_rows != later], title, reason)


def _add_closure(plan: Selections, links: list[ir.Needs], title: str, reason: str) -> None:
    if links:
        step = ir.CloseRows(NO_HEAD, tuple(links))
        plan.drafts.append(draft(ir.Phase.SELECT, title, reason, step))


def _links(ctx: Context, plan: Selections) -> list[ir.Needs]:
    """Return, for each reference to an entity with a selection, that its rows are needed."""
    people: Mapping[EntityKey, Taken] = {
        taken.pair.key: taken for taken in ctx.order if taken.hybrid in (USERS, GROUPS)
    }
    keep_all = ctx.file.project.references.dangling == "error"
    links: list[ir.Needs] = []
    for taken in ctx.order:
        source = taken.pair.source
        if not taken.inserts or source.identifier is None:
            continue
        if taken.hybrid in LINKS and taken.pair.key not in plan.rows:
            continue
        for pair in taken.pair.attributes:
            referred = taken.referred(pair.source.key)
            if referred is None or (referred == source.key and referred not in plan.rows):
                continue
            rows = plan.rows.get(referred)
            parent = ctx.taken.get(referred)
            if rows is None or parent is None or parent.pair.source.identifier is None:
                continue
            if pair.source.column is None or pair.target.column is None or pair.source.key in taken.dropped:
                continue
            if parent.hybrid in (PROCESSES, ACTIVITIES):
                continue  # instances are selected as whole trees, whoever refers to them
            if not (must_refer(taken, pair) or keep_all or referred in people):
                continue
            links.append(
                ir.Needs(
                    label=f"{source.label}.{pair.source.name}",
                    child=table_of(source, ir.Side.SOURCE),
                    child_id=column_of(source.identifier),
                    child_rows=plan.to_write(source.key),
                    column=column_of(pair.source),
                    parent=table_of(parent.pair.source, ir.Side.SOURCE),
                    parent_id=column_of(parent.pair.source.identifier),
                    parent_rows=rows,
                )
            )
    return [*links, *_parameter_links(ctx, plan, people, keep_all=keep_all)]


def _parameter_links(
    ctx: Context, plan: Selections, people: Mapping[EntityKey, Taken], *, keep_all: bool
) -> Iterator[ir.Needs]:
    """Yield, for each entity that inputs and outputs of processes hold ids of, that those rows are needed."""
    for table, (text, selector, definitions) in PARAMETER_VALUES.items():
        taken = ctx.hybrid(table)
        value, chosen = (_column(taken, text), _column(taken, selector)) if taken is not None else (None, None)
        if taken is None or value is None or chosen is None or taken.pair.source.identifier is None:
            continue
        refers: dict[EntityKey, list[str]] = {}
        for parameter in ctx.correspondence.source.bpm.parameters:
            if parameter.table == definitions and parameter.refers is not None:
                refers.setdefault(parameter.refers, []).append(parameter.id)
        for key, ids in sorted(refers.items()):
            rows, parent = plan.rows.get(key), ctx.taken.get(key)
            if rows is None or parent is None or parent.pair.source.identifier is None:
                continue
            if parent.hybrid in (PROCESSES, ACTIVITIES) or not (keep_all or key in people):
                continue
            yield ir.Needs(
                label=f"{taken.pair.source.label}.{text}",
                child=table_of(taken.pair.source, ir.Side.SOURCE),
                child_id=column_of(taken.pair.source.identifier),
                child_rows=plan.to_write(taken.pair.key),
                column=value,
                parent=table_of(parent.pair.source, ir.Side.SOURCE),
                parent_id=column_of(parent.pair.source.identifier),
                parent_rows=rows,
                selector=chosen,
                selectors=tuple(sorted(ids, key=int)),
            )
