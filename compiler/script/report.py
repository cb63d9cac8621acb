"""The report: one HTML page for those who decide about the change, made from the plan alone.

It loads nothing and runs nothing. Names in it come from a database and may hold anything: the
template escapes every value, and what cannot be seen (line breaks, marks that turn the direction of
writing) is spelt out first, as ``{U+202E}``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from compiler import __version__
from compiler.plan import ir
from compiler.plan.words import check_words, missing_words, not_written_words, probe_words, value_words
from compiler.script.picture import Arrow, Picture, by_rank, draw, ranks_of
from compiler.script.templates import environment

NAME = "report.html"
# Above this the picture would be a grey square; a table by rank takes its place.
PICTURE_LIMIT = 150


@dataclass(frozen=True, slots=True)
class ColumnView:
    """What one target column gets, in words."""

    attribute: str
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
    """A written entity. ``place`` is its number in the order of the inserts, from 1."""

    place: int
    rank: int
    member: ir.Member
    keys: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class ComponentView:
    """A circle of references, and each of its references with the proof that the order respects it."""

    report: ir.ComponentReport
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A check or a probe: ``mark`` is its id or code, ``text`` what it looks for."""

    mark: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that the template shows beside the plan itself.

    ``others`` are the members that are not written, each with what is done instead.
    """

    entities: tuple[EntityView, ...]
    others: tuple[tuple[ir.Member, str], ...]
    figures: tuple[tuple[str, str], ...]
    references: tuple[ReferenceView, ...]
    components: tuple[ComponentView, ...]
    picture: Picture | None
    picture_limit: int
    levels: tuple[tuple[EntityView, ...], ...]
    checks: tuple[LineView, ...]
    probes: tuple[LineView, ...]


def report(plan: ir.Plan) -> bytes:
    """Return the page as UTF-8. The same plan gives the same bytes."""
    template = _environment().get_template("report/report.html.j2")
    return template.render(plan=plan, view=view_of(plan), version=__version__).encode()


def shown(text: str) -> str:
    """Return ``text`` with every character that prints nothing spelt as its code point in braces."""
    if text.isprintable() and "{U+" not in text:
        return text
    spelt = text.replace("{U+", "{U+7B}U+")
    return "".join(char if char.isprintable() else f"{{U+{ord(char):X}}}" for char in spelt)


def _environment() -> Environment:
    """Return the environment for HTML: every value is escaped, whether or not a template remembers to."""
    return environment().overlay(autoescape=True, finalize=_finalize)


def _finalize(value: object) -> object:
    # What a macro returns is markup already, made of values that came through here.
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def view_of(plan: ir.Plan) -> ReportView:
    """Return what the page shows, worked out from the plan alone."""
    return _Reading(plan).view()


class _Reading:
    """The plan, indexed for reading."""

    def __init__(self, plan: ir.Plan) -> None:
        self.plan = plan
        self.maps = {item.table: item for item in plan.maps}
        self.map_of = {item.entity: item for item in plan.maps}
        self.inserts = tuple(step for step in plan.steps if isinstance(step, ir.InsertRows))
        self.place = {step.entity: at for at, step in enumerate(self.inserts)}
        self.links = {
            (step.entity, step.column.name): step for step in plan.steps if isinstance(step, ir.LinkReference)
        }
        self.members = {item.entity: item for item in plan.members if item.role is ir.Role.WRITE}
        self.labels = [self.members[step.entity].label for step in self.inserts]

    def view(self) -> ReportView:
        """Return the view."""
        references = tuple(
            found for at, step in enumerate(self.inserts) for found in self._references(at, step)
        )
        arrows = self._arrows(references)
        ranks = ranks_of(len(self.inserts), arrows)
        entities = tuple(
            EntityView(at + 1, ranks[at], self.members[step.entity], self._keys(step), self._columns(step))
            for at, step in enumerate(self.inserts)
        )
        drawn = 0 < len(entities) <= PICTURE_LIMIT
        return ReportView(
            entities=entities,
            others=tuple(
                (item, not_written_words(item)) for item in self.plan.members if item.role is not ir.Role.WRITE
            ),
            figures=self._figures(references),
            references=references,
            components=tuple(self._component(item, references) for item in self.plan.components),
            picture=draw([shown(label) for label in self.labels], arrows) if drawn else None,
            picture_limit=PICTURE_LIMIT,
            levels=tuple(tuple(entities[at] for at in group) for group in by_rank(ranks)),
            checks=tuple(LineView(item.id, item.label, check_words(item)) for item in self.plan.checks),
            probes=tuple(
                LineView(item.code, item.label, probe_words(self.maps, item)) for item in self.plan.probes
            ),
        )

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

    def _component(
        self, component: ir.ComponentReport, references: tuple[ReferenceView, ...]
    ) -> ComponentView:
        inside = set(component.members)
        return ComponentView(
            component,
            tuple(
                item
                for item in references
                if item.child != item.parent
                and self.labels[item.child] in inside
                and self.labels[item.parent] in inside
            ),
        )

    # --- entities -------------------------------------------------------------------------------

    def _keys(self, step: ir.InsertRows) -> str:
        item = self.maps[step.map]
        return f"{item.kind.value}: {item.reason} (map o11c.{item.table})"

    def _columns(self, step: ir.InsertRows) -> tuple[ColumnView, ...]:
        return tuple(
            ColumnView(
                item.attribute or "", item.target.name, item.target.native, self._value(step, item), item.reason
            )
            for item in step.columns
        )

    def _value(self, step: ir.InsertRows, item: ir.ColumnPlan) -> str:
        match item.value:
            case ir.Remap() | ir.RemapText() as remap:
                return f"{value_words(self.maps, remap)}; {missing_words(remap)}"
            case ir.Later():
                link = self.links[step.entity, item.target.name]
                return (
                    f"empty at first; step {link.head.id} sets it from {value_words(self.maps, link.value)}; "
                    f"{missing_words(link.value)}"
                )
            case _:
                return value_words(self.maps, item.value)

    # --- figures, checks, probes ----------------------------------------------------------------

    def _figures(self, references: tuple[ReferenceView, ...]) -> tuple[tuple[str, str], ...]:
        plan = self.plan
        known = [item.rows for item in self.members.values() if item.rows is not None]
        unknown = len(self.members) - len(known)
        rows = f"about {sum(known):,}" + (f", and {unknown} entities of unknown size" if unknown else "")
        modes = Counter(item.mode or "" for item in self.members.values())
        notes = Counter(item.severity for item in plan.notes)
        later = sum(item.later for item in references)
        wrong = sum(not item.holds for item in references)
        return (
            ("entities written", _split(len(self.members), modes)),
            ("rows written (estimate of the source's catalog)", rows),
            ("entities only mapped or matched", str(len(plan.members) - len(self.members))),
            ("entities left out", str(len(plan.left_out))),
            ("steps, in one transaction", str(len(plan.steps))),
            ("references between written entities", f"{len(references)}, {later} of them set after the inserts"),
            ("references against the order", str(wrong)),
            ("circles of references", str(len(plan.components))),
            ("checks before COMMIT", str(len(plan.checks))),
            ("probes of preflight", str(len(plan.probes))),
            ("warnings and notes of the compiler", _split(len(plan.notes), notes)),
        )


def _split(total: int, parts: Counter[str]) -> str:
    listed = ", ".join(f"{parts[name]} {name}" for name in sorted(parts))
    return f"{total} ({listed})" if listed else str(total)
