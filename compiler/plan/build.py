"""Build the plan: the steps in their order, each with the reason why it is there.

The chapters are the vendor's: match what both environments have, select the rows that take part,
silence BPT, empty what is to be replaced, users and groups, the new ids, application data producers
first, BPT instances, references that had to wait, events, sequences, verification. One module per
concern decides the details; this one only puts them in order.
"""

from __future__ import annotations

from msgspec.structs import replace

from compiler.diagnostics import Findings
from compiler.graph import DependencyGraph
from compiler.hybrids import QUEUES, USERS, Chapter, chapter_of
from compiler.model.types import Correspondence
from compiler.plan import ir
from compiler.plan.checks import plan_checks, sorted_maps
from compiler.plan.clear import plan_clearing
from compiler.plan.codec import PLAN_VERSION
from compiler.plan.constraints import plan_constraints
from compiler.plan.consumers import References
from compiler.plan.context import Context, context, sequence_of, system_table, table_of
from compiler.plan.costs import plan_costs
from compiler.plan.drafts import NO_HEAD, Draft, draft, number
from compiler.plan.environment import masked_sides
from compiler.plan.events import Events, plan_events
from compiler.plan.facts import guard, read_by_scripts
from compiler.plan.gone import plan_gone
from compiler.plan.keys import Keys, key_step, match_step, plan_keys
from compiler.plan.members import application_order, component_reports, module_order, plan_members
from compiler.plan.odc import plan_odc
from compiler.plan.odc_people import derive_step, link_drafts, select_people, user_file_drafts
from compiler.plan.opening import open_draft
from compiler.plan.people import recreate_drafts, stand_in_drafts
from compiler.plan.probes import plan_probes
from compiler.plan.reach import check_linked, check_reach
from compiler.plan.recorded import literal_drafts
from compiler.plan.reports import report_soft_keys
from compiler.plan.selections import Selections, plan_selections
from compiler.plan.size import check_size
from compiler.plan.special import check_masks
from compiler.plan.stepwise import home_of
from compiler.plan.undo import numbered_with_undo
from compiler.plan.users_file import UserFile
from compiler.plan.values import check_source_only, warn_of_table
from compiler.plan.writes import Writes, plan_writes
from compiler.project import ProjectFile
from compiler.project.sections import MapsDatabase
from compiler.project.staged import brings_over, staging_schema
from compiler.scope import Scope, Taken


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
    check_reach(ctx)
    keys = plan_keys(ctx)
    findings.stop_on_error()
    for taken in ctx.order:
        if taken.inserts:
            check_source_only(ctx, taken)
            warn_of_table(ctx, taken)
            check_masks(ctx, taken)
    report_soft_keys(ctx)
    check_size(ctx)
    references = References(correspondence)
    selections = plan_selections(ctx, keys)
    select_people(ctx, selections)
    if file.project.to_odc:  # without them nothing that refers to users can be planned
        findings.stop_on_error()
    clearing = plan_clearing(ctx, keys, references)
    events = plan_events(ctx, keys)
    writes = plan_writes(ctx, keys, selections)
    gone = plan_gone(ctx, keys, references)
    loosened = plan_constraints(ctx, writes)
    findings.stop_on_error()
    drafts = [
        _guard_draft(ctx),
        *literal_drafts(ctx, keys),
        *selections.drafts,
        *events.before,
        *clearing.drafts,
        *_people_drafts(ctx, keys, selections, references, writes, users_file),
        *_key_drafts(ctx, keys, selections),
        *gone.known,
        *loosened.before,
        *_data_drafts(ctx, keys, selections, writes),
        *_link_drafts(ctx, keys, writes),
        *loosened.after,
        *gone.deleted,
        *events.after,
        *_sequence_drafts(ctx, keys),
        Draft(
            ir.Phase.VERIFY,
            "verify",
            "last before COMMIT: whatever does not hold undoes the whole run"
            if file.project.transaction == "whole"
            else "last of all: the run is done when everything holds; all steps before it have committed",
            lambda head: ir.RunChecks(head),
        ),
    ]
    # The first step says what all others read and write, so it is made when they are known.
    known = number(drafts)
    opening = open_draft(ctx, known)
    findings.stop_on_error()
    steps, undo = numbered_with_undo(ctx, keys, references, opening, drafts, known)
    checks = plan_checks(ctx, keys, selections, writes, steps)
    probes = plan_probes(ctx, keys, selections, writes, checks, steps, undo, events.queues, clearing)
    findings.stop_on_error()
    plan = replace(_plan(ctx, keys, events, steps, checks, probes), undo=undo)
    check_linked(ctx, plan)
    findings.stop_on_error()
    return replace(plan, costs=plan_costs(plan, correspondence))


def _guard_draft(ctx: Context) -> Draft:
    return Draft(
        ir.Phase.OPEN,
        "guard the metamodel",
        "before anything is written: the scripts hold only for the metamodel that they were compiled from",
        lambda head: guard(ctx, head),
    )


# --- users and groups ----------------------------------------------------------------------------


def _is_people(taken: Taken) -> bool:
    return chapter_of(taken.hybrid) is Chapter.USERS


def _people_drafts(
    ctx: Context,
    keys: Keys,
    selections: Selections,
    references: References,
    writes: tuple[Writes, ...],
    users_file: UserFile | None,
) -> list[Draft]:
    """Return the users' chapter: each table matched, completed, written, in the vendor's order."""
    written = {item.taken.pair.key: item for item in writes}
    drafts = stand_in_drafts(ctx)
    from_file = user_file_drafts(ctx, keys, selections, users_file)
    if ctx.hybrid(USERS) is None:
        drafts += from_file
    for taken in ctx.order:
        if not _is_people(taken):
            continue
        drafts += _matched(ctx, keys, selections, taken, ir.Phase.USERS)
        if taken.hybrid == USERS:
            drafts += from_file
        if taken.mode == "recreate":
            drafts += recreate_drafts(ctx, keys, references, taken)
        drafts += _keys_of(ctx, keys, selections, taken, ir.Phase.USERS, "before the rows are inserted")
        found = written.get(taken.pair.key)
        if found is not None:
            drafts.append(_insert_draft(ctx, found, ir.Phase.USERS))
            drafts += _update_drafts(found, ir.Phase.USERS)
    return [*drafts, *link_drafts(ctx, keys, selections)]


# --- keys ----------------------------------------------------------------------------------------


def _matched(ctx: Context, keys: Keys, selections: Selections, taken: Taken, phase: ir.Phase) -> list[Draft]:
    if not taken.matches:
        return []
    step = match_step(ctx, keys, taken, selections.of(taken.pair.key), NO_HEAD)
    label = keys.maps[taken.pair.key].label
    reason = f"before rows that refer to it: {taken.because}"
    if taken.inserts:
        reason = f"before its rows are written: it finds those that the target has; {taken.because}"
    return [draft(phase, f"match {label}", reason, step, label)]


def _keys_of(
    ctx: Context, keys: Keys, selections: Selections, taken: Taken, phase: ir.Phase, reason: str
) -> list[Draft]:
    own, rows = keys.maps[taken.pair.key], selections.to_write(taken.pair.key)
    step = key_step(keys, taken, rows, NO_HEAD) if taken.inserts else None
    if keys.makes[taken.pair.key] is ir.MapKind.DERIVED:
        step = derive_step(ctx, taken, own, rows, NO_HEAD)
    if step is None:
        return []
    return [draft(phase, f"keys of {own.label}", f"{reason}: {own.reason}", step, own.label, _rows(taken))]


def _rows(taken: Taken) -> int | None:
    return taken.pair.source.table.rows if taken.pair.source.table is not None else None


def _key_drafts(ctx: Context, keys: Keys, selections: Selections) -> list[Draft]:
    drafts: list[Draft] = []
    reason = "before any row is inserted, so that every reference finds its new id"
    for taken in ctx.order:
        if taken.pair.key not in keys.late and not _is_people(taken):
            drafts += _matched(ctx, keys, selections, taken, ir.Phase.KEYS)
            drafts += _keys_of(ctx, keys, selections, taken, ir.Phase.KEYS, reason)
    return drafts


# --- data ----------------------------------------------------------------------------------------


def _data_drafts(ctx: Context, keys: Keys, selections: Selections, writes: tuple[Writes, ...]) -> list[Draft]:
    drafts: list[Draft] = []
    written = {item.taken.pair.key: item for item in writes}
    for taken in ctx.order:
        if _is_people(taken):
            continue
        phase = ir.Phase.PROCESSES if chapter_of(taken.hybrid) is Chapter.PROCESSES else ir.Phase.DATA
        if taken.pair.key in keys.late:
            drafts += _matched(ctx, keys, selections, taken, phase)
            drafts += _keys_of(ctx, keys, selections, taken, phase, "after its parent, whose ids the insert made")
        found = written.get(taken.pair.key)
        if found is None:
            continue
        drafts += [
            draft(
                phase,
                f"check unique {step.index} of {taken.pair.source.label}",
                "before the insert: two masked values may be one, and then the message would show the row",
                step,
                taken.pair.source.label,
            )
            for step in found.uniques
        ]
        drafts.append(_insert_draft(ctx, found, phase))
    return drafts


def _insert_draft(ctx: Context, found: Writes, phase: ir.Phase) -> Draft:
    taken = found.taken
    label = taken.pair.source.label
    return draft(phase, f"insert {label}", _order_reason(ctx, taken), found.insert, label, _rows(taken))


_NO_PARENT = "it refers to no entity that is inserted here"


def _order_reason(ctx: Context, taken: Taken) -> str:
    """Say why the rows are inserted at this place; a mandatory reference may run against the chapters."""
    parents = {
        edge.parent: ctx.taken[edge.parent]
        for edge in ctx.edges_of(taken.pair.key)
        if (edge.child, edge.attribute) not in ctx.cut
    }
    waiting_for = {edge.parent for edge in ctx.edges_of(taken.pair.key)} - set(parents)
    later = sorted(ctx.taken[key].pair.source.label for key in waiting_for)
    waiting = f"; references to {', '.join(later)} are set by a later step" if later else ""
    if not parents:
        return f"nothing that it refers to must be in before{waiting}" if later else _NO_PARENT
    names = sorted(item.pair.source.label for item in parents.values())
    reason = f"after {', '.join(names)}, which its rows refer to{waiting}"
    ahead = sorted(
        item.pair.source.label for item in parents.values() if chapter_of(item.hybrid) > chapter_of(taken.hybrid)
    )
    if ahead:
        reason += f"; {', '.join(ahead)} would come in a later chapter, but the reference cannot be set later"
    return reason


def _link_drafts(ctx: Context, keys: Keys, writes: tuple[Writes, ...]) -> list[Draft]:
    drafts: list[Draft] = []
    for found in writes:
        label = found.taken.pair.source.label
        against = {
            keys.maps[edge.parent].table: ctx.taken[edge.parent].pair.source.label
            for edge in ctx.edges_of(found.taken.pair.key)
            if edge.deferred
        }
        for link in found.links:
            reason = "after all inserts: the rows that it refers to are in only now"
            if link.value.map in against:
                reason += f"; {against[link.value.map]} comes after {label} in the order of the vendor"
            drafts.append(draft(ir.Phase.LINK, f"link {label} {link.column.name}", reason, link, label))
    for found in writes:
        if not _is_people(found.taken):
            drafts += _update_drafts(found, ir.Phase.LINK)
    return drafts


def _update_drafts(found: Writes, phase: ir.Phase) -> list[Draft]:
    if found.update is None:
        return []
    label = found.taken.pair.source.label
    reason = "after the inserts: whatever the changed rows refer to is in by now"
    return [draft(phase, f"update {label}", reason, found.update, label)]


def _sequence_drafts(ctx: Context, keys: Keys) -> list[Draft]:
    drafts: list[Draft] = []
    for taken in ctx.order:
        own = keys.maps[taken.pair.key]
        identifier = taken.pair.target.identifier
        if not taken.inserts or keys.makes[taken.pair.key] is not ir.MapKind.PRESERVED:
            continue
        if identifier is None or identifier.column is None:
            continue
        physical = identifier.column
        if physical.sequence is None and physical.identity is None:
            continue
        step = ir.AdvanceSequence(
            NO_HEAD, own.entity, table_of(taken.pair.target, ir.Side.TARGET), own.new, sequence_of(physical)
        )
        reason = "after the inserts: ids were kept, so the sequence has not moved with them"
        drafts.append(draft(ir.Phase.SEQUENCES, f"advance {own.label}", reason, step, own.label))
    return drafts


def _source_place(ctx: Context) -> ir.Place:
    """Return where the source is. Files for SQL Server hold the rows of the database that the snapshot was made of."""
    at, environment = ctx.file.project.source.at, ctx.correspondence.source.environment
    if brings_over(ctx.file.project):
        return ir.Place(staging_schema(ctx.file.project))
    if at.files is not None:
        return ir.Place(at.schema_name or environment.schema, at.database or environment.database, files=at.files)
    return ir.Place(at.schema_name or "", at.database, server=at.server)


# --- the whole -----------------------------------------------------------------------------------


def _plan(
    ctx: Context,
    keys: Keys,
    events: Events,
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
        for name in (*read_by_scripts(ctx), *(QUEUES if events.queues else ()))
        if (found := system_table(ctx, side, name)) is not None
    ]
    plan = ir.Plan(
        version=PLAN_VERSION,
        project=project.name,
        platform=project.target.platform,
        source=_source_place(ctx),
        target=ir.Place(project.target.at.schema_name or "", project.target.at.database, expected),
        source_engine=source.environment.engine.value,
        target_engine=target.environment.engine.value,
        source_digest=source.digest,
        target_digest=target.digest,
        project_digest=ctx.file.digest,
        applications=application_order(ctx),
        modules=module_order(ctx),
        members=plan_members(ctx),
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
        masked=any(
            isinstance(column.value, ir.Mask)
            for step in steps
            if isinstance(step, ir.InsertRows | ir.UpdateRows)
            for column in step.columns
        ),
        delta=project.second_run,
        verify=project.verify,
        transaction=project.transaction,
        batch_rows=project.batch_rows,
        permissions=project.target.permissions,
        temporary_maps=project.maps == "temporary",
        maps_database=project.maps.database if isinstance(project.maps, MapsDatabase) else None,
        unmask=tuple(masked_sides(ctx)),
        odc=plan_odc(ctx),
    )
    return replace(plan, maps=tuple(replace(item, home=home_of(plan)) for item in plan.maps))
