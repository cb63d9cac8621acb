"""Build the plan: the steps in their order, each with the reason why it is there.

The chapters are the vendor's: match what both environments have, empty what is to be replaced,
make the new ids, insert the rows producers first, set the references that had to wait, move the
sequences, verify. One module per concern decides the details; this one only puts them in order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph
from compiler.model.types import Correspondence, EntityKey, EntityKind
from compiler.plan import ir
from compiler.plan.checks import plan_checks, plan_probes, sorted_maps
from compiler.plan.clear import Clearing, clear_step, delete_step, plan_clearing
from compiler.plan.codec import PLAN_VERSION
from compiler.plan.context import Context, column_of, context, sequence_of, system_table, table_of
from compiler.plan.facts import READ_BY_SCRIPTS, guard
from compiler.plan.keys import Keys, is_identity, key_step, plan_keys, users_step
from compiler.plan.members import application_order, component_reports, module_order, plan_members
from compiler.plan.names import key_of, step_id
from compiler.plan.users_file import UserFile, load_step
from compiler.plan.values import check_source_only, column_plans, remap_of, warn_of_table
from compiler.project import ProjectFile
from compiler.scope import Recorded, Scope, Taken


@dataclass(frozen=True, slots=True)
class _Draft:
    """A step that waits for its number."""

    phase: ir.Phase
    title: str
    reason: str
    label: str | None
    rows: int | None
    make: Callable[[ir.Head], ir.Step | None]


def build(
    correspondence: Correspondence,
    scope: Scope,
    graph: DependencyGraph,
    file: ProjectFile,
    users_file: UserFile | None,
    findings: Findings,
) -> ir.Plan:
    """Return the plan. Errors go to ``findings``; raises ``CompileError`` when there are some.

    ``users_file`` is the file of ODC user ids, already read; None when there is none.
    """
    ctx = context(correspondence, scope, graph, file, findings)
    keys = plan_keys(ctx)
    findings.stop_on_error()
    for taken in ctx.order:
        check_source_only(ctx, taken)
        warn_of_table(ctx, taken)
    clearing = plan_clearing(ctx)
    inserts = tuple(_insert(ctx, keys, taken) for taken in ctx.order)
    links = _links(ctx, keys, inserts)
    findings.stop_on_error()
    drafts = [
        *_match_drafts(ctx, keys, users_file),
        *_clear_drafts(clearing),
        *_key_drafts(ctx, keys),
        *_data_drafts(ctx, keys, inserts),
        *_link_drafts(ctx, links),
        *_sequence_drafts(ctx, keys),
        _Draft(
            ir.Phase.VERIFY,
            "verify",
            "last before COMMIT: whatever does not hold undoes the whole run",
            None,
            None,
            lambda head: ir.RunChecks(head),
        ),
    ]
    users = users_step(ctx, keys, _NO_HEAD) if file.project.target.platform == "o11" else None
    drafts.insert(0, _guard_draft(ctx))
    drafts.insert(0, _open_draft(ctx, clearing, inserts, links, users))
    steps = _number(drafts)
    findings.stop_on_error()
    numbered_inserts = tuple(step for step in steps if isinstance(step, ir.InsertRows))
    numbered_links = tuple(step for step in steps if isinstance(step, ir.LinkReference))
    checks = plan_checks(ctx, keys, numbered_inserts, numbered_links)
    return _plan(ctx, keys, steps, checks, plan_probes(ctx, keys, checks, clearing))


def _number(drafts: list[_Draft]) -> tuple[ir.Step, ...]:
    steps: list[ir.Step] = []
    for number, draft in enumerate(drafts, start=1):
        head = ir.Head(
            id=step_id(number, len(drafts), f"{draft.title}"),
            phase=draft.phase,
            title=draft.title,
            reason=draft.reason,
            label=draft.label,
            rows=draft.rows,
        )
        step = draft.make(head)
        if step is not None:
            steps.append(step)
    return tuple(steps)


_NO_HEAD = ir.Head("", ir.Phase.DATA, "", "")


def _insert(ctx: Context, keys: Keys, taken: Taken) -> ir.InsertRows:
    own = keys.maps[taken.pair.key]
    return ir.InsertRows(
        head=_NO_HEAD,
        entity=own.entity,
        source=table_of(taken.pair.source, ir.Side.SOURCE),
        target=table_of(taken.pair.target, ir.Side.TARGET),
        map=own.table,
        source_id=own.old,
        target_id=own.new,
        columns=column_plans(ctx, keys, taken),
        explicit_identity=is_identity(ctx, taken) and own.kind is not ir.MapKind.MINTED,
        minted=own.kind is ir.MapKind.MINTED,
    )


def _links(ctx: Context, keys: Keys, inserts: tuple[ir.InsertRows, ...]) -> tuple[ir.LinkReference, ...]:
    links: list[ir.LinkReference] = []
    for taken, insert in zip(ctx.order, inserts, strict=True):
        later = {plan.target.name for plan in insert.columns if isinstance(plan.value, ir.Later)}
        for pair in taken.pair.attributes:
            if pair.target.column is None or pair.target.column.name not in later:
                continue
            value, _ = remap_of(ctx, keys, taken, pair)
            links.append(
                ir.LinkReference(
                    head=_NO_HEAD,
                    entity=insert.entity,
                    source=insert.source,
                    target=insert.target,
                    map=insert.map,
                    source_id=insert.source_id,
                    target_id=insert.target_id,
                    column=column_of(pair.target),
                    value=value,
                )
            )
    return tuple(links)


def _open_draft(
    ctx: Context,
    clearing: Clearing,
    inserts: tuple[ir.InsertRows, ...],
    links: tuple[ir.LinkReference, ...],
    users: ir.Step | None,
) -> _Draft:
    locks = {insert.target for insert in inserts} | {
        table_of(taken.pair.target, ir.Side.TARGET) for taken, _, _ in clearing.deletions
    }
    linked: dict[ir.Key, list[ir.LinkReference]] = {}
    for link in links:
        linked.setdefault(link.entity, []).append(link)
    stages = [
        _stage(taken, insert, linked.get(insert.entity, [])) for taken, insert in zip(ctx.order, inserts, strict=True)
    ]
    if isinstance(users, ir.BuildMatchedMap):
        columns = [users.source_id, users.source_match]
        if users.source_tenant is not None:
            columns.append(users.source_tenant)
        label = ctx.scope.users.entity.label if ctx.scope.users is not None else ""
        stages.append(ir.Stage(users.source, tuple(columns), users.source_id.name, label))
    lockable = {table.name for table in ctx.correspondence.source.tables if table.kind in ("table", "partitioned")}
    shares = tuple(
        sorted((stage.table for stage in stages if stage.table.name in lockable), key=lambda table: table.name)
    )
    return _Draft(
        ir.Phase.OPEN,
        "open the run",
        "first of all: the right database, one run at a time, one consistent view of the source",
        None,
        None,
        lambda head: ir.OpenRun(head, shares, tuple(sorted(locks, key=lambda table: table.name)), tuple(stages)),
    )


def _stage(taken: Taken, insert: ir.InsertRows, links: list[ir.LinkReference]) -> ir.Stage:
    columns = {insert.source_id.name: insert.source_id}
    for plan in insert.columns:
        match plan.value:
            case ir.Copy(source=source) | ir.Remap(source=source) | ir.NewId(source=source):
                columns[source.name] = source
            case _:
                pass
    for link in links:
        columns[link.value.source.name] = link.value.source
    return ir.Stage(insert.source, tuple(columns.values()), insert.source_id.name, taken.pair.source.label)


def _guard_draft(ctx: Context) -> _Draft:
    return _Draft(
        ir.Phase.OPEN,
        "guard the metamodel",
        "before anything is written: the scripts hold only for the metamodel that they were compiled from",
        None,
        None,
        lambda head: guard(ctx, head),
    )


def _match_drafts(ctx: Context, keys: Keys, users_file: UserFile | None) -> list[_Draft]:
    drafts = [
        _Draft(
            ir.Phase.MATCH,
            f"map {recorded.entity.label}",
            f"before rows that refer to it: {recorded.because}",
            recorded.entity.label,
            len(recorded.match.pairs),
            lambda head, item=recorded: _literal(keys, item, head),  # type: ignore[misc]
        )
        for recorded in sorted(ctx.scope.recorded, key=_tenants_first)
        if recorded.entity.key in keys.maps
    ]
    users = ctx.scope.users
    if users is not None:
        make: Callable[[ir.Head], ir.Step | None]
        if ctx.file.project.target.platform == "odc":
            make = lambda head: load_step(ctx, keys, users_file, head)  # noqa: E731
        else:
            make = lambda head: users_step(ctx, keys, head)  # noqa: E731
        drafts.append(
            _Draft(
                ir.Phase.MATCH,
                f"match {users.entity.label}",
                f"after the tenants, before rows that refer to users: {users.because}",
                users.entity.label,
                None,
                make,
            )
        )
    return drafts


def _tenants_first(recorded: Recorded) -> tuple[bool, str]:
    return (recorded.entity.kind is EntityKind.STATIC, recorded.entity.label.lower())


def _literal(keys: Keys, recorded: Recorded, head: ir.Head) -> ir.BuildLiteralMap:
    match = recorded.match
    static = recorded.entity.kind is EntityKind.STATIC
    return ir.BuildLiteralMap(
        head=head,
        map=keys.maps[recorded.entity.key].table,
        records=match.table,
        pairs=tuple(
            ir.LiteralPair(
                name=pair.source.name,
                old=pair.source.id,
                new=pair.target.id,
                source_parts=pair.source.parts,
                target_parts=pair.target.parts,
            )
            for pair in match.pairs
        ),
        prefix=f"{match.entity.espace}*{match.entity.entity}*" if static else None,
        source_count=len(match.pairs) + len(match.source_only),
        target_count=len(match.pairs) + len(match.target_only),
    )


def _clear_drafts(clearing: Clearing) -> list[_Draft]:
    drafts = [
        _Draft(
            ir.Phase.CLEAR,
            f"empty {taken.pair.source.label} {physical.name}",
            "before the deletions: these rows refer to rows that are deleted before them",
            taken.pair.source.label,
            None,
            lambda head, item=taken, name=physical: clear_step(item, name, head),  # type: ignore[misc]
        )
        for taken, physical in clearing.references
    ]
    drafts += [
        _Draft(
            ir.Phase.CLEAR,
            f"delete {taken.pair.source.label}",
            "mode replace: consumers are deleted before the rows that they refer to",
            taken.pair.source.label,
            taken.pair.target.table.rows if taken.pair.target.table is not None else None,
            lambda head, item=taken, needed=consumers, known=keys: delete_step(item, needed, known, head),  # type: ignore[misc]
        )
        for taken, consumers, keys in clearing.deletions
    ]
    return drafts


def _rows(taken: Taken) -> int | None:
    return taken.pair.source.table.rows if taken.pair.source.table is not None else None


def _key_draft(ctx: Context, keys: Keys, taken: Taken, reason: str) -> _Draft:
    own = keys.maps[taken.pair.key]
    return _Draft(
        ir.Phase.DATA if taken.pair.key in keys.late else ir.Phase.KEYS,
        f"keys of {own.label}",
        f"{reason}: {own.reason}",
        own.label,
        _rows(taken),
        lambda head: key_step(ctx, keys, taken, head),
    )


def _key_drafts(ctx: Context, keys: Keys) -> list[_Draft]:
    return [
        _key_draft(ctx, keys, taken, "before any row is inserted, so that every reference finds its new id")
        for taken in ctx.order
        if taken.pair.key not in keys.late and keys.maps[taken.pair.key].kind is not ir.MapKind.MINTED
    ]


def _data_drafts(ctx: Context, keys: Keys, inserts: tuple[ir.InsertRows, ...]) -> list[_Draft]:
    drafts: list[_Draft] = []
    parents: dict[EntityKey, set[str]] = {}
    for edge in ctx.graph.edges:
        if (edge.child, edge.attribute) not in ctx.cut:
            parents.setdefault(edge.child, set()).add(ctx.taken[edge.parent].pair.source.label)
    for taken, insert in zip(ctx.order, inserts, strict=True):
        if taken.pair.key in keys.late:
            drafts.append(_key_draft(ctx, keys, taken, "after its parent, whose ids the insert made"))
        drafts.append(
            _Draft(
                ir.Phase.DATA,
                f"insert {taken.pair.source.label}",
                _order_reason(parents.get(taken.pair.key, set())),
                taken.pair.source.label,
                _rows(taken),
                lambda head, item=insert: replace(item, head=head),  # type: ignore[misc]
            )
        )
    return drafts


def _order_reason(parents: set[str]) -> str:
    if not parents:
        return "it refers to no entity that is inserted here"
    return f"after {', '.join(sorted(parents))}, which its rows refer to"


def _link_drafts(ctx: Context, links: tuple[ir.LinkReference, ...]) -> list[_Draft]:
    labels = {key_of(key): taken.pair.source.label for key, taken in ctx.taken.items()}
    return [
        _Draft(
            ir.Phase.LINK,
            f"link {labels[link.entity]} {link.column.name}",
            "after all inserts: the rows that it refers to are in only now",
            labels[link.entity],
            None,
            lambda head, item=link: replace(item, head=head),  # type: ignore[misc]
        )
        for link in links
    ]


def _sequence_drafts(ctx: Context, keys: Keys) -> list[_Draft]:
    drafts: list[_Draft] = []
    for taken in ctx.order:
        own = keys.maps[taken.pair.key]
        identifier = taken.pair.target.identifier
        if own.kind is not ir.MapKind.PRESERVED or identifier is None or identifier.column is None:
            continue
        physical = identifier.column
        if physical.sequence is None and physical.identity is None:
            continue
        step = ir.AdvanceSequence(
            _NO_HEAD, own.entity, table_of(taken.pair.target, ir.Side.TARGET), own.new, sequence_of(physical)
        )
        drafts.append(
            _Draft(
                ir.Phase.SEQUENCES,
                f"advance {own.label}",
                "after the inserts: ids were kept, so the sequence has not moved with them",
                own.label,
                None,
                lambda head, item=step: replace(item, head=head),  # type: ignore[misc]
            )
        )
    return drafts


def _plan(
    ctx: Context,
    keys: Keys,
    steps: tuple[ir.Step, ...],
    checks: tuple[ir.Check, ...],
    probes: tuple[ir.Probe, ...],
) -> ir.Plan:
    project = ctx.file.project
    source, target = ctx.correspondence.source, ctx.correspondence.target
    expected = project.target.at.database or target.environment.database
    system_tables = [
        found
        for side in (ir.Side.SOURCE, ir.Side.TARGET)
        for name in READ_BY_SCRIPTS
        if (found := system_table(ctx, side, name)) is not None
    ]
    return ir.Plan(
        version=PLAN_VERSION,
        project=project.name,
        platform=project.target.platform,
        source=ir.Place(project.source.at.schema_name or "", project.source.at.database),
        target=ir.Place(project.target.at.schema_name or "", project.target.at.database, expected),
        source_engine=source.environment.engine.value,
        target_engine=target.environment.engine.value,
        source_digest=source.digest,
        target_digest=target.digest,
        project_digest=ctx.file.digest,
        applications=application_order(ctx),
        modules=module_order(ctx),
        members=plan_members(ctx, keys),
        left_out=tuple(ir.LeftOut(item.label, item.reason) for item in ctx.scope.left_out),
        maps=sorted_maps(keys),
        components=component_reports(ctx),
        system_tables=tuple(system_tables),
        steps=steps,
        checks=checks,
        probes=probes,
        notes=tuple(
            ir.Note(item.code, item.severity.value, item.title, item.where, item.found, item.action)
            for item in sorted(ctx.findings, key=lambda item: (item.code, item.where, item.found))
        ),
    )
