"""What people must know before they start a run: who is locked out, what is lost, what cannot be taken back.

The runbook and the report say the same sentences, before everything else. They are worked out from the plan alone;
what a plan does not do is not mentioned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compiler import hybrids
from compiler.plan import ir
from compiler.script.cost_words import listed
from compiler.script.odc import odc_dangers

# Columns of an activity that tell the platform's scheduler what to do with it and when (docs/o11.md lists them).
SCHEDULE = ("NEXT_RUN", "DUE_DATE", "IS_RUNNING_SINCE", "IS_RUNNING_AT", "EXPIRED", "ERROR_COUNT")
# Names that one sentence lists before it only counts.
LISTED = 8


@dataclass(frozen=True, slots=True)
class Loss:
    """An attribute whose value may not come along. ``label`` is Module.Entity.Attribute, ``becomes`` what it is then.

    ``code`` is what preflight reports the rows by, with their number.
    """

    label: str
    becomes: str
    code: str


@dataclass(frozen=True, slots=True)
class People:
    """What a plan does with users. ``roles`` are the names of the roles that links can give, ``counts`` (table, rows).

    ``passwords``: ``copied``, ``emptied`` or, where the platform has no such column, empty text. ``matched`` are the
    attributes that a user of the target is recognised by.
    """

    roles: tuple[str, ...]
    counts: tuple[tuple[str, int | None], ...]
    passwords: str
    active: bool
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan does that people have to decide about or prepare for.

    ``processes``: rows of BPT instances are written. ``schedule`` are the columns of activities that are copied as
    they are and that the scheduler goes by. ``emptied`` are entities whose target rows are deleted first, ``updated``
    those whose target rows are changed, ``appended`` those in mode append, ``minted`` those whose ids MERGE records.
    ``outsiders`` are tables that undo does not write, locks against writers, and can be stopped by. ``release`` is
    that of the target's server when the snapshot was made.
    """

    people: People | None
    processes: bool
    schedule: tuple[str, ...]
    losses: tuple[Loss, ...]
    emptied: tuple[str, ...]
    updated: frozenset[str]
    appended: tuple[str, ...]
    minted: tuple[str, ...]
    deletes_gone: bool
    ends_undo: bool
    outsiders: tuple[ir.Table, ...]
    release: str


def facts_of(plan: ir.Plan) -> Facts:
    """Return what the plan does, read from its steps."""
    inserts = [step for step in plan.steps if isinstance(step, ir.InsertRows)]
    activities = [step for step in inserts if _is(step.target, hybrids.ACTIVITIES)]
    return Facts(
        people=_people(plan, inserts),
        processes=any(step.head.phase is ir.Phase.PROCESSES for step in plan.steps),
        schedule=tuple(
            item.target.name
            for step in activities
            for item in step.columns
            if item.target.name.upper() in SCHEDULE and isinstance(item.value, ir.Copy)
        ),
        losses=tuple(dict.fromkeys(_losses(plan, inserts))),
        emptied=tuple(
            step.head.label or step.table.name
            for step in plan.steps
            if isinstance(step, ir.DeleteRows) and step.head.phase is ir.Phase.CLEAR
        ),
        updated=frozenset(step.head.label or "" for step in plan.steps if isinstance(step, ir.UpdateRows)),
        appended=tuple(item.label for item in plan.members if item.role is ir.Role.WRITE and item.mode == "append"),
        minted=tuple(step.head.label or step.target.name for step in inserts if step.minted and not step.ordered),
        deletes_gone=any(isinstance(step, ir.DeleteRows) and step.head.phase is ir.Phase.LINK for step in plan.steps),
        ends_undo=any(isinstance(step, ir.PrepareUndo) for step in plan.steps),
        outsiders=_outsiders(plan),
        release=next((item.release for item in plan.probes if isinstance(item, ir.ProbeVersion)), ""),
    )


def _is(table: ir.Table, name: str) -> bool:
    return table.name.upper() == name


def _people(plan: ir.Plan, inserts: list[ir.InsertRows]) -> People | None:
    users = next((step for step in inserts if _is(step.target, hybrids.USERS)), None)
    if users is None:
        return None
    values = {item.target.name.upper(): item.value for item in users.columns}
    match values.get("PASSWORD"):
        case ir.Copy():
            passwords = "copied"
        case ir.Constant() | ir.DatabaseDefault():
            passwords = "emptied"
        case _:
            passwords = ""
    written = {item.entity: item for item in plan.members if item.role is ir.Role.WRITE}
    return People(
        roles=tuple(
            pair.name
            for step in plan.steps
            if isinstance(step, ir.BuildLiteralMap) and step.records == hybrids.ROLES
            for pair in step.pairs
        ),
        counts=tuple(
            (written[step.entity].label, written[step.entity].rows)
            for step in inserts
            if step.target.name.upper() in hybrids.PEOPLE
        ),
        passwords=passwords,
        active=isinstance(values.get("IS_ACTIVE"), ir.Copy),
        matched=tuple(
            column.attribute
            for step in plan.steps
            if isinstance(step, ir.BuildMatchedMap) and step.map == users.map
            for column in step.columns
            if column.how is ir.How.FOLDED
        ),
    )


def _losses(plan: ir.Plan, inserts: list[ir.InsertRows]) -> Iterator[Loss]:
    """Yield the attributes that may become empty or stand for somebody else, in the order of the inserts."""
    links = {
        (step.entity, step.column.name): step.value for step in plan.steps if isinstance(step, ir.LinkReference)
    }
    references = [probe for probe in plan.probes if isinstance(probe, ir.ProbeReference)]
    codes = {(probe.label, probe.attribute): probe.code for probe in references}
    for step in inserts:
        for item in step.columns:
            value = links.get((step.entity, item.target.name), item.value)
            becomes = _without_partner(value)
            if becomes:
                name = item.attribute or item.target.name
                owner = step.head.label or step.target.name
                code = codes.get((owner, name), "") if plan.odc is not None else ""
                yield Loss(f"{owner}.{name}", _OF_ODC.get(code, becomes), code if code in _OF_ODC else "O11-0902")
    for probe in plan.probes:
        if isinstance(probe, ir.ProbeDropped):
            yield Loss(f"{probe.label}.{probe.attribute}", "is left behind: the project file drops it", probe.code)


# With ODC as target preflight reports some references under codes of their own.
_OF_ODC = {
    "O11-0943": "becomes NULL where O11 itself has lost the static record",
    "O11-0944": "becomes NULL where the user does not come along",
}


def _without_partner(value: ir.Value) -> str:
    match value:
        case ir.Remap(instead=instead) if instead is not None:
            return "becomes the stand-in user where it has no partner"
        case ir.Remap(missing=ir.Missing.NULL):
            return "becomes NULL where it has no partner"
        case ir.RemapText(missing=ir.Missing.NULL):
            return "becomes empty text where it holds an id without a partner"
        case _:
            return ""


def _outsiders(plan: ir.Plan) -> tuple[ir.Table, ...]:
    found = {table for step in plan.undo if isinstance(step, ir.LockForUndo) for table in step.referring}
    return tuple(sorted(found, key=lambda table: (table.schema or "", table.name)))


def dangers(plan: ir.Plan, facts: Facts, name: Callable[[str], str]) -> tuple[str, ...]:
    """Return sentences, the worst first. ``name`` makes a name harmless for where it is shown."""
    return tuple(_dangers(plan, facts, name))


def _dangers(plan: ir.Plan, facts: Facts, name: Callable[[str], str]) -> Iterator[str]:
    yield from odc_dangers(plan, name)
    if facts.processes:
        yield (
            "After COMMIT both environments hold the migrated processes. Those of the source must not go on: keep the "
            "source's applications disabled until somebody has ended or suspended their instances there. If they are "
            "enabled again before, the same process runs in both."
        )
    if facts.people is not None:
        roles = f" ({_names(facts.people.roles, name)})" if facts.people.roles else ""
        yield (
            f"Users, roles{roles} and groups are given to people in the target, to people that it had already too: "
            "whoever owns security there must say Go. See People and rights."
        )
    if facts.emptied:
        yield f"Rows of the target are deleted before others are written: {_names(facts.emptied, name)}."
    if plan.delta:
        bpt = " What BPT has done with migrated instances is overwritten too." if facts.processes else ""
        gone = " Rows that the source has lost are deleted." if facts.deletes_gone else ""
        yield (
            "This is a second run: rows that earlier runs wrote get the source's values again, and what somebody has "
            f"changed in them in the target is lost.{bpt}{gone}"
        )
    if facts.losses:
        count = len(facts.losses)
        yield (
            f"{count:,} attribute{'' if count == 1 else 's'} can lose values on the way: see What is not carried over. "
            "Preflight counts the rows; somebody must accept the numbers."
        )
    if facts.minted:
        yield (
            "MERGE records the new ids of these entities (keys.strategy: mint), a form that was not executed on SQL "
            f"Server: {_names(facts.minted, name)}. Run dryrun.sql on a copy, or write strategy: ordered."
        )
    closed = sorted({table.name for step in plan.steps if isinstance(step, ir.OpenRun) for table in step.closes})
    if closed:
        yield (
            "Foreign keys are taken away before the rows and come back checked for all rows (constraints: revalidate): "
            "until COMMIT, and in the dry run until its end, nobody may read these tables either, whichever "
            f"application it is: {_names(tuple(closed), name)}."
        )
    if plan.transaction == "step":
        yield "Each step commits: a run that ends early leaves the target half done until it is finished or undone."
    if facts.ends_undo:
        yield (
            "This run drops what the run before it has kept for going back, whichever project made it: that run "
            "cannot be undone by a script any more."
        )
    if not plan.undo:
        yield "There is no rollback.sql: after COMMIT the way back is the restore of a backup."
    if plan.temporary_maps:
        twice = " A second migrate.sql adds all its rows again, and nothing refuses it." if facts.appended else ""
        yield (
            "Maps are temporary: after COMMIT nothing in the target says that there was a run, which rows it wrote, or "
            f"which id became which. There is no journal; keep the log of migrate.sql.{twice}"
        )
        return
    if plan.odc is not None and not facts.appended:
        yield (
            "cleanup.sql drops the maps, what was kept for going back, and this project's lines of the journal: "
            "afterwards there is no undo and no verify. A later run needs none of it: it overwrites."
        )
        return
    again = " The guard against migrating twice (O11-0907) goes with it." if facts.appended and not plan.delta else ""
    yield (
        "cleanup.sql drops the maps, what was kept for going back, and this project's lines of the journal: afterwards "
        f"there is no undo, no verify and no second run.{again} Never run migrate.sql of this folder after it: it "
        + ("would add all rows again." if facts.appended else "would begin as if nothing had been migrated.")
    )


def _names(names: tuple[str, ...], name: Callable[[str], str]) -> str:
    return listed([name(item) for item in names], LISTED)
