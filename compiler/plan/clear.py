"""Emptying target tables (mode replace): what goes, in which order, and who else may not need it.

Consumers are deleted before the rows that they refer to. With ``consumers: delete`` rows of other
applications go too, with everything that refers to them; BPT instances go when ``bpt.mode`` is
replace, those of the modules in scope only.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from compiler.hybrids import ACTIVITIES, PARTS_OF_INSTANCES, PROCESSES
from compiler.model.types import Entity, EntityKind
from compiler.plan import ir
from compiler.plan.consumers import References, Referring
from compiler.plan.context import Context, column, column_of, event_table, table_of
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, rows_table
from compiler.plan.selections import process_selection
from compiler.scope import Taken

_REPLACE = "Mode replace: the rows of the target go."
_ORPHANS = "consumers is delete: these rows refer to rows that are deleted below."


@dataclass(frozen=True, slots=True)
class Clearing:
    """The steps that delete, in order; ``orphans`` select the rows of other applications that go too."""

    drafts: tuple[Draft, ...]
    orphans: tuple[ir.SelectRows, ...]


def plan_clearing(ctx: Context, keys: Keys, references: References) -> Clearing:
    """Return the deletions of all entities in mode replace, in reverse order of the inserts (O11-0408, 0619)."""
    replaced = [taken for taken in ctx.order if taken.mode == "replace"]
    _warn(ctx)
    selections = _bpt_selections(ctx, keys, replaced)
    orphans = _orphans(ctx, references, replaced)
    drafts = [
        draft(ir.Phase.CLEAR, f"select rows of {item.label} to delete", why, item, item.label)
        for item, why in selections.values()
    ]
    drafts += orphans.drafts
    gone = {_table(taken) for taken in replaced} | set(orphans.tables)
    deletions: list[tuple[str, ir.DeleteRows]] = []
    for table in orphans.order:
        entity, select = orphans.tables[table]
        deletions.append((entity.label, _delete(references, entity, gone, select.rows, _ORPHANS)))
    for taken in reversed(replaced):
        rows = selections[taken.hybrid][0].rows if taken.hybrid in selections else None
        why = "bpt.mode is replace: instances of the modules in scope go." if rows else _REPLACE
        deletions.append((taken.pair.source.label, _delete(references, taken.pair.target, gone, rows, why)))
    drafts += _ended_subscriptions(ctx, selections)
    drafts += _clear_drafts(references, replaced, selections)
    drafts += [
        draft(
            ir.Phase.CLEAR,
            f"delete {label}",
            "consumers are deleted before the rows that they refer to",
            step,
            label,
        )
        for label, step in deletions
    ]
    return Clearing(tuple(drafts), tuple(item for _, item in orphans.tables.values()))


def _warn(ctx: Context) -> None:
    """Say that deleted rows cannot get their old ids back (docs/safety.md): nothing is kept of them."""
    project = ctx.file.project
    if "O11-0619" in project.accept or project.rollback == "full":
        return
    for taken in ctx.order:
        identifier = taken.pair.target.identifier
        if taken.mode in ("replace", "recreate") and identifier is not None and identifier.autonumber:
            ctx.findings.add("O11-0619", taken.pair.source.label, f"mode {taken.mode}")


def _table(taken: Taken) -> str:
    assert taken.pair.target.table is not None
    return taken.pair.target.table.name


def _delete(references: References, entity: Entity, gone: set[str], rows: str | None, why: str) -> ir.DeleteRows:
    assert entity.table is not None and entity.identifier is not None
    return ir.DeleteRows(
        head=NO_HEAD,
        entity=key_of(entity.key),
        table=table_of(entity, ir.Side.TARGET),
        identifier=column_of(entity.identifier),
        consumers=references.consumers(entity.table.name, without=gone),
        keys=references.keys(entity.table.name),
        rows=rows,
        why=why,
    )


# --- BPT instances -------------------------------------------------------------------------------

_Selections = dict[str | None, tuple["ir.SelectProcesses | ir.SelectRows", str]]


def _bpt_selections(ctx: Context, keys: Keys, replaced: list[Taken]) -> _Selections:
    """Return the target's instances that go, by platform table."""
    found: _Selections = {}
    by_table = {taken.hybrid: taken for taken in replaced if taken.hybrid is not None}
    if PROCESSES not in by_table:
        return found
    trees = process_selection(ctx, keys, by_table[PROCESSES], ir.Side.TARGET)
    if trees is None:
        return found
    found[PROCESSES] = (trees, "bpt.mode is replace: instances of the modules in scope go, whole trees")
    for table, parent, name in PARTS_OF_INSTANCES:
        taken = by_table.get(table)
        column = next((item for item in taken.pair.target.attributes if item.name == name), None) if taken else None
        if taken is None or column is None or taken.pair.target.identifier is None or parent not in found:
            continue
        step = ir.SelectRows(
            head=NO_HEAD,
            rows=rows_table(taken.pair.key, taken.pair.target.name, ir.Side.TARGET),
            label=taken.pair.target.label,
            table=table_of(taken.pair.target, ir.Side.TARGET),
            identifier=column_of(taken.pair.target.identifier),
            rules=(ir.KeepReferring(column_of(column), found[parent][0].rows),),
            entity=key_of(taken.pair.key),
        )
        found[table] = (step, "what belongs to a deleted instance goes with it")
    return found


def _ended_subscriptions(ctx: Context, selections: _Selections) -> list[Draft]:
    """Return the steps that delete subscriptions of the target's activities that go, in every event table."""
    activities = selections.get(ACTIVITIES)
    if activities is None:
        return []
    drafts: list[Draft] = []
    for entity in ctx.correspondence.target.entities:
        table = event_table(ctx.correspondence.target, entity)
        columns = table.columns if table is not None else ()
        activity = next((item for item in columns if item.name.upper() == "_ACTIVITY_ID"), None)
        if table is None or activity is None:
            continue
        step = ir.EndSubscriptions(
            NO_HEAD,
            key_of(entity.key),
            entity.label,
            ir.Table(ir.Side.TARGET, table.name),
            column(activity),
            activities[0].rows,
        )
        reason = "before the activities that hold them are deleted"
        drafts.append(draft(ir.Phase.CLEAR, f"end subscriptions to {entity.label}", reason, step, entity.label))
    return drafts


def _clear_drafts(references: References, replaced: list[Taken], selections: _Selections) -> list[Draft]:
    """Return the steps that empty references to rows that are deleted before their own rows."""
    position = {_table(taken): index for index, taken in enumerate(replaced)}
    drafts: list[Draft] = []
    for parent in replaced:
        for item in references.to(_table(parent)):
            child = position.get(item.table.name)
            # The child is deleted first, unless the plan's order has the parent after it.
            if child is None or item.key is None or child >= position[_table(parent)] or not item.nullable:
                continue
            taken = replaced[child]
            select = selections.get(taken.hybrid)
            drafts.append(_clear_draft(taken, item, select[0].rows if select is not None else None))
    return drafts


def _clear_draft(taken: Taken, item: Referring, rows: str | None) -> Draft:
    target = taken.pair.target
    assert target.table is not None and target.identifier is not None
    physical = next(column for column in target.table.columns if column.name == item.nullable[0])
    step = ir.ClearReference(
        head=NO_HEAD,
        entity=key_of(taken.pair.key),
        table=table_of(target, ir.Side.TARGET),
        column=column(physical),
        rows=rows,
        identifier=column_of(target.identifier) if rows is not None else None,
    )
    reason = "before the deletions: these rows refer to rows that are deleted before them"
    return draft(
        ir.Phase.CLEAR, f"empty {taken.pair.source.label} {physical.name}", reason, step, taken.pair.source.label
    )


# --- rows of other applications ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Orphans:
    """Tables of other applications whose rows go: their selections, and the order of deleting."""

    tables: dict[str, tuple[Entity, ir.SelectRows]]
    order: tuple[str, ...]
    drafts: tuple[Draft, ...]


def _orphans(ctx: Context, references: References, replaced: list[Taken]) -> _Orphans:
    """Follow ``consumers: delete`` from the replaced entities to everything that refers to them."""
    start = {
        _table(taken): taken.pair.target
        for taken in replaced
        if taken.hybrid is None and ctx.file.project.consumers(taken.pair.source.label) == "delete"
    }
    inside = {_table(taken) for taken in ctx.order if taken.pair.target.table is not None}
    tables: dict[str, tuple[Entity, ir.SelectRows]] = {}
    links: list[tuple[str, Referring]] = []
    queue = sorted(start)
    while queue:
        parent = queue.pop(0)
        for item in references.to(parent):
            child = item.entity
            if item.table.name in inside or child is None or child.kind is not EntityKind.APPLICATION:
                continue  # it stays a consumer: the run refuses when rows of it refer
            if child.identifier is None or child.identifier.column is None:
                continue
            links.append((parent, item))
            if item.table.name not in tables:
                tables[item.table.name] = (child, _select_orphans(child))
                queue.append(item.table.name)
    return _Orphans(tables, _order(ctx, tables, links), _orphan_drafts(start, tables, links))


def _select_orphans(child: Entity) -> ir.SelectRows:
    assert child.identifier is not None
    return ir.SelectRows(
        head=NO_HEAD,
        rows=rows_table(child.key, child.name, ir.Side.TARGET),
        label=child.label,
        table=table_of(child, ir.Side.TARGET),
        identifier=column_of(child.identifier),
        rules=(),
        empty=True,
        entity=key_of(child.key),
    )


def _orphan_drafts(
    start: dict[str, Entity], tables: dict[str, tuple[Entity, ir.SelectRows]], links: list[tuple[str, Referring]]
) -> tuple[Draft, ...]:
    if not tables:
        return ()
    drafts = [
        draft(
            ir.Phase.CLEAR,
            f"select rows of {select.label} to delete",
            "consumers is delete; empty at first, the next step finds them",
            select,
            select.label,
        )
        for _, select in tables.values()
    ]
    follows: list[ir.Needs | ir.Follows] = []
    for parent, item in links:
        child, select = tables[item.table.name]
        assert child.identifier is not None
        owner = start.get(parent) or tables[parent][0]
        assert owner.identifier is not None
        follows.append(
            ir.Follows(
                label=item.label,
                child=item.table,
                child_id=column_of(child.identifier),
                child_rows=select.rows,
                columns=item.columns,
                parent=ir.Table(ir.Side.TARGET, parent),
                parent_id=column_of(owner.identifier),
                parent_rows=tables[parent][1].rows if parent in tables else None,
            )
        )
    reason = "consumers is delete: rows that refer to rows that go, and what refers to those"
    drafts.append(draft(ir.Phase.CLEAR, "rows that go along", reason, ir.CloseRows(NO_HEAD, tuple(follows))))
    return tuple(drafts)


def _order(
    ctx: Context, tables: dict[str, tuple[Entity, ir.SelectRows]], links: list[tuple[str, Referring]]
) -> tuple[str, ...]:
    """Return the tables, children before the tables that they refer to (O11-0408 when that is a circle)."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(tables)
    graph.add_edges_from(
        (item.table.name, parent) for parent, item in links if parent in tables and parent != item.table.name
    )
    if not nx.is_directed_acyclic_graph(graph):
        names = ", ".join(sorted(tables[name][0].label for cycle in nx.simple_cycles(graph) for name in cycle))
        ctx.findings.add(
            "O11-0408",
            ctx.file.where("entities"),
            f"consumers: delete reaches entities that refer to each other in a circle: {names}",
            "Bring them into scope with mode replace.",
        )
        return tuple(sorted(tables))
    return tuple(nx.lexicographical_topological_sort(graph))
