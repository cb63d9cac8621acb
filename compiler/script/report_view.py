"""What the report shows, worked out from the plan alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from compiler.plan import ir
from compiler.plan.origins import source_of
from compiler.plan.words import check_words, evidence_words, missing_words, not_written_words, probe_words, value_words
from compiler.script.cost_words import Locks, Total, log_words, size_words, total
from compiler.script.locked_tables import LockedView, locked_tables
from compiler.script.modules import Modules, by_module
from compiler.script.picture import Arrow, Picture, draw, ranks_of
from compiler.script.timeline import PhaseView, StepView, phases

# Above this a picture of all entities would be a grey square; one of the modules takes its place.
PICTURE_LIMIT = 60
# Tables that a step's row lists before it only counts; the step's file has more.
LISTED = 3
# Suspects of ids that nobody remaps: notes of the compiler that get a section of their own.
SUSPECTS = "O11-0615"


@dataclass(frozen=True, slots=True)
class ColumnView:
    """What one target column gets. ``source`` is the column that it comes from, empty where none does."""

    attribute: str
    source: str
    column: str
    native: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A reference between two written entities. ``verdict`` says when the referred row is there.

    ``holds`` False: the order is wrong, which the page must not hide.
    """

    label: str
    child: int
    parent: int
    verdict: str
    later: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class EntityView:
    """A written entity. ``place`` is its number in the order of the inserts, from 1; ``own`` its map.

    ``evidence`` (ODC) is why its table and its columns are taken for those of the entity: (of what, which, why).
    """

    place: int
    rank: int
    member: ir.Member
    own: ir.IdentifierMap
    columns: tuple[ColumnView, ...]
    steps: tuple[StepView, ...]
    size: str
    log: str
    time: str
    evidence: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A circle of references, and each of its references with the proof that the order respects it."""

    report: ir.ComponentReport
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class LinesView:
    """Checks of one kind, or probes of one code (``mark``); ``lines`` are (id, entity, what it looks for).

    A probe has no id of its own.
    """

    mark: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """All notes of the compiler with one code and action; ``places`` are (where, found)."""

    code: str
    severity: str
    title: str
    action: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that the template shows beside the plan itself.

    ``others`` are the members that are not written, each with what is done instead. ``deferred`` are the
    references outside circles that are set after the inserts too. ``picture`` is that of
    the entities, or None where there are too many and ``modules`` has the picture.
    """

    entities: tuple[EntityView, ...]
    others: tuple[tuple[ir.Member, str], ...]
    figures: tuple[tuple[str, str], ...]
    total: Total
    phases: tuple[PhaseView, ...]
    locks: tuple[LockedView, ...]
    references: tuple[ReferenceView, ...]
    components: tuple[ComponentView, ...]
    deferred: tuple[ReferenceView, ...]
    picture: Picture | None
    modules: Modules | None
    checks: tuple[LinesView, ...]
    probes: tuple[LinesView, ...]
    findings: tuple[FindingView, ...]
    suspects: tuple[FindingView, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """Return the place on the page that each box of the picture leads to."""
        return tuple(f"entity-{entity.place}" for entity in self.entities)

    @property
    def module_links(self) -> tuple[str, ...]:
        """Return the place on the page that each box of the modules' picture leads to."""
        return tuple(f"module-{module.number}" for module in self.modules.modules) if self.modules else ()


def shown(text: str) -> str:
    """Return ``text`` with every character that prints nothing spelt as its code point in braces."""
    if text.isprintable() and "{U+" not in text:
        return text
    spelt = text.replace("{U+", "{U+7B}U+")
    return "".join(char if char.isprintable() else f"{{U+{ord(char):X}}}" for char in spelt)


def view_of(plan: ir.Plan) -> ReportView:
    """Return what the page shows, worked out from the plan alone."""
    return _Reading(plan).view()


class _Reading:
    """The plan, indexed for reading."""

    def __init__(self, plan: ir.Plan) -> None:
        self.plan = plan
        self.maps = {item.table: item for item in plan.maps}
        self.inserts = tuple(step for step in plan.steps if isinstance(step, ir.InsertRows))
        self.place = {step.entity: at for at, step in enumerate(self.inserts)}
        self.links = {
            (step.entity, step.column.name): step for step in plan.steps if isinstance(step, ir.LinkReference)
        }
        self.members = {item.entity: item for item in plan.members if item.role is ir.Role.WRITE}
        self.labels = [self.members[step.entity].label for step in self.inserts]
        self.costs = {cost.step: cost for cost in plan.costs}

    def view(self) -> ReportView:
        """Return the view."""
        plan = self.plan
        references = tuple(found for at, step in enumerate(self.inserts) for found in self._references(at, step))
        arrows = self._arrows(references)
        ranks = ranks_of(len(self.inserts), arrows)
        locks = Locks(plan, str, LISTED)
        timeline = phases(plan, locks)
        about = self._about(timeline)
        entities = tuple(self._entity(at, ranks[at], step, about) for at, step in enumerate(self.inserts))
        names = [shown(label) for label in self.labels]
        drawn = 0 < len(entities) <= PICTURE_LIMIT
        members = [entity.member for entity in entities]
        components = self._components(references)
        proven = {item for component in components for item in component.references}
        return ReportView(
            entities=entities,
            others=tuple((item, not_written_words(item)) for item in plan.members if item.role is not ir.Role.WRITE),
            figures=self._figures(references),
            total=total(plan.costs),
            phases=timeline,
            locks=locked_tables(plan, locks),
            references=references,
            components=components,
            deferred=tuple(item for item in references if item.later and item not in proven),
            picture=draw(names, arrows) if drawn else None,
            modules=None if drawn or not entities else by_module(plan, members, names, arrows, PICTURE_LIMIT),
            checks=_lines((item.id.partition("-")[0], item.id, item.label, check_words(item)) for item in plan.checks),
            probes=_lines((item.code, "", item.label, probe_words(self.maps, item)) for item in plan.probes),
            findings=_findings(note for note in plan.notes if note.code != SUSPECTS),
            suspects=_findings(note for note in plan.notes if note.code == SUSPECTS),
        )

    def _about(self, timeline: Iterable[PhaseView]) -> dict[str, list[StepView]]:
        """Return the steps that are about an entity, by its label."""
        found: dict[str, list[StepView]] = {}
        for phase in timeline:
            for step in phase.steps:
                if step.head.label is not None:
                    found.setdefault(step.head.label, []).append(step)
        return found

    # --- references -----------------------------------------------------------------------------

    def _references(self, child: int, step: ir.InsertRows) -> list[ReferenceView]:
        found: list[ReferenceView] = []
        for item in step.columns:
            link = self.links.get((step.entity, item.target.name))
            table: str | None = None
            match item.value:
                case ir.Remap(map=table):
                    pass
                case ir.NewId(map=own):
                    table = self.maps[own].parent
                case ir.Later() if link is not None:
                    table = link.value.map
                case _:
                    pass
            parent = self.place.get(self.maps[table].entity) if table is not None else None
            if parent is None:
                continue
            later = link is not None and isinstance(item.value, ir.Later)
            verdict, holds = f"number {parent + 1} is inserted before number {child + 1}", parent < child
            if later and link is not None:
                verdict, holds = f"written empty, set afterwards by step {link.head.id}", True
            elif parent == child:
                verdict, holds = "to its own entity; the new ids are known before the insert", True
            elif not holds:
                verdict = f"number {parent + 1} is NOT inserted before number {child + 1}"
            name = item.attribute or item.target.name
            found.append(ReferenceView(f"{self.labels[child]}.{name}", child, parent, verdict, later, holds))
        return found

    def _arrows(self, references: tuple[ReferenceView, ...]) -> tuple[Arrow, ...]:
        names: dict[tuple[int, int, bool], list[str]] = {}
        for item in references:
            own = item.label.removeprefix(f"{self.labels[item.child]}.")
            names.setdefault((item.child, item.parent, item.later), []).append(shown(own))
        return tuple(
            Arrow(child, parent, tuple(listed), later) for (child, parent, later), listed in names.items()
        )

    def _components(self, references: tuple[ReferenceView, ...]) -> tuple[ComponentView, ...]:
        between: dict[str, int] = {
            label: number for number, item in enumerate(self.plan.components) for label in item.members
        }
        inside: dict[int, list[ReferenceView]] = {}
        for item in references:
            number = between.get(self.labels[item.child])
            if number is not None and item.child != item.parent and number == between.get(self.labels[item.parent]):
                inside.setdefault(number, []).append(item)
        return tuple(
            ComponentView(item, tuple(inside.get(number, ()))) for number, item in enumerate(self.plan.components)
        )

    # --- entities -------------------------------------------------------------------------------

    def _entity(self, at: int, rank: int, step: ir.InsertRows, about: dict[str, list[StepView]]) -> EntityView:
        member = self.members[step.entity]
        steps = tuple(about.get(member.label, ()))
        cost = self.costs.get(step.head.id)
        size = cost.bytes if cost is not None else None
        together = total(self.costs[item.head.id] for item in steps)
        return EntityView(
            place=at + 1,
            rank=rank,
            member=member,
            own=self.maps[step.map],
            columns=tuple(self._column(step, item) for item in step.columns),
            steps=steps,
            size=size_words(size),
            log=log_words(size),
            time=together.time,
            evidence=_evidence(member),
        )

    def _column(self, step: ir.InsertRows, item: ir.ColumnPlan) -> ColumnView:
        link = self.links.get((step.entity, item.target.name))
        source = source_of(item.value if link is None else link.value)
        return ColumnView(
            attribute=item.attribute or "",
            source=source or "",
            column=item.target.name,
            native=item.target.native,
            value=self._value(link, item),
            reason=item.reason,
        )

    def _value(self, link: ir.LinkReference | None, item: ir.ColumnPlan) -> str:
        match item.value:
            case ir.Copy():
                return "copied as it is"
            case ir.NewId(map=table):
                return f"new id through {self.maps[table].shown}"
            case ir.Remap(map=table) as remap:
                return f"reference to {self.maps[table].label} through {self.maps[table].shown}; {missing_words(remap)}"
            case ir.RemapText() as remap:
                return f"{value_words(self.maps, remap)}; {missing_words(remap)}"
            case ir.Later() if link is not None:
                into = self.maps[link.value.map]
                return (
                    f"empty at first; step {link.head.id} sets the reference to {into.label} through "
                    f"{into.shown}; {missing_words(link.value)}"
                )
            case _:
                return value_words(self.maps, item.value)

    # --- figures --------------------------------------------------------------------------------

    def _figures(self, references: tuple[ReferenceView, ...]) -> tuple[tuple[str, str], ...]:
        plan = self.plan
        known = [item.rows for item in self.members.values() if item.rows is not None]
        unknown = len(self.members) - len(known)
        rows = f"about {sum(known):,}" + (f", and {unknown:,} entities of unknown size" if unknown else "")
        modes = Counter(item.mode or "" for item in self.members.values())
        notes = Counter(item.severity for item in plan.notes)
        later = sum(item.later for item in references)
        wrong = sum(not item.holds for item in references)
        sums = total(plan.costs)
        return (
            ("entities written", _split(len(self.members), modes)),
            ("rows written (estimate of the source's catalog)", rows),
            ("bytes written, maps included (estimate)", sums.size),
            ("transaction log (estimate)", sums.log),
            ("time (estimate)", sums.time),
            ("entities only mapped or matched", f"{len(plan.members) - len(self.members):,}"),
            ("entities left out", _left_out(plan)),
            ("steps", f"{len(plan.steps):,}"),
            ("transactions", "one for each step" if plan.transaction == "step" else "one for everything"),
            ("references between written entities", f"{len(references):,}, {later:,} of them set after the inserts"),
            ("references against the order", f"{wrong:,}"),
            ("circles of references", f"{len(plan.components):,}"),
            ("checks, each of several lines of output", f"{len(plan.checks):,}"),
            ("probes of preflight", f"{len(plan.probes):,}"),
            ("warnings and notes of the compiler", _split(len(plan.notes), notes)),
        )


def _evidence(member: ir.Member) -> tuple[tuple[str, str, str], ...]:
    if member.evidence is None:
        return ()
    columns: dict[str, list[str]] = {}
    for item in member.paired:
        columns.setdefault(item.evidence, []).append(f"{item.attribute} ({item.column})")
    table = ("table paired", member.target_table or "", evidence_words(member.evidence))
    return (
        table,
        *(("columns paired", ", ".join(found), evidence_words(name)) for name, found in sorted(columns.items())),
    )


def _findings(notes: Iterable[ir.Note]) -> tuple[FindingView, ...]:
    found: dict[tuple[str, str, str, str], list[tuple[str, str]]] = {}
    for note in notes:
        found.setdefault((note.code, note.severity, note.title, note.action), []).append((note.where, note.found))
    return tuple(
        FindingView(code, severity, title, action, tuple(places))
        for (code, severity, title, action), places in found.items()
    )


def _lines(items: Iterable[tuple[str, str, str, str]]) -> tuple[LinesView, ...]:
    """Return the lines by their mark, in the order in which the marks come first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for mark, name, label, text in items:
        found.setdefault(mark, []).append((name, label, text))
    return tuple(LinesView(mark, tuple(lines)) for mark, lines in found.items())


def _left_out(plan: ir.Plan) -> str:
    mapped = {item.label for item in plan.members} & {item.label for item in plan.left_out}
    counted = f"{len(plan.left_out):,}"
    return f"{counted}, of which {len(mapped):,} are mapped, so count above too" if mapped else counted


def _split(number: int, parts: Counter[str]) -> str:
    listed = ", ".join(f"{parts[name]:,} {name}" for name in sorted(parts))
    return f"{number:,} ({listed})" if listed else f"{number:,}"
