"""Two plans, part by part, in the plan's own terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from compiler.diff.parts import Paired, canonical, differences, pair, plain
from compiler.diff.steps import Placed, column_changes, paired_undo, step_changes
from compiler.diff.types import Change, Kind, Section
from compiler.plan import ir
from compiler.plan.words import check_words, not_written_words, probe_words

# Fields of a plan that have a section of their own; all others are settings.
_EMPTY: Mapping[str, Any] = dict.fromkeys(
    ("members", "left_out", "maps", "components", "steps", "checks", "probes", "notes", "undo", "costs"), ()
)

_SETTINGS = {
    "source_digest": "source snapshot",
    "target_digest": "target snapshot",
    "project_digest": "project file",
}
# What tells a probe from others: those of these fields that it has.
_PROBE = ("is", "code", "label", "attribute", "column", "index", "target", "what")

T = TypeVar("T")


def plan_sections(
    old: ir.Plan, new: ir.Plan, steps: Paired[Placed], settings: tuple[Change, ...], texts: tuple[Change, ...]
) -> Iterator[Section]:
    """Yield every section, also those without changes.

    ``settings`` are changes of how the folders were compiled, ``texts`` of steps whose SQL alone is another.
    Raises ``KeyError`` for a plan that contradicts itself.
    """
    yield Section("Inputs and settings", (*settings, *_settings(old, new)))
    yield Section("Entities", tuple(_members(old, new)))
    yield Section("Columns", tuple(column_changes(old, new, steps)))
    yield Section("Identifier maps", tuple(_maps(old, new)))
    yield Section("Cycles and cuts", tuple(_cycles(old, new)))
    yield Section("Steps", (*step_changes(new.steps, steps), *texts))
    yield Section("Steps of the rollback", tuple(step_changes(new.undo, paired_undo(old, new))))
    yield Section("Checks", tuple(_checks(old, new)))
    yield Section("Probes of preflight", tuple(_probes(old, new)))
    yield Section("Left out", tuple(_left_out(old, new)))
    yield Section("Warnings and notes", tuple(_notes(old, new)))


def _settings(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    one, other = (plain(replace(plan, **_EMPTY)) for plan in (old, new))
    for key in [*one, *(key for key in other if key not in one)]:
        name = _SETTINGS.get(key, key.replace("_", " "))
        details = tuple(differences({name: one.get(key)}, {name: other.get(key)}))
        if details:
            yield Change(Kind.CHANGED, name, details)


def _parts(
    paired: Paired[T], name: Callable[[T], str], words: Callable[[ir.Plan, T], str],
    old: ir.Plan, new: ir.Plan, *without: str,
) -> Iterator[Change]:
    """Yield what became of parts that are paired: ``words`` tells what one says, given its plan."""
    for item in paired.gone:
        yield Change(Kind.REMOVED, name(item), (words(old, item),))
    for item in paired.new:
        yield Change(Kind.ADDED, name(item), (words(new, item),))
    for one, other in paired.both:
        details = tuple(differences(plain(one, *without), plain(other, *without)))
        if details:
            yield Change(Kind.CHANGED, name(other), details)


def _members(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    paired = pair(old.members, new.members, lambda item: item.entity)
    yield from _parts(paired, lambda item: item.label, _member, old, new, "entity")


def _member(plan: ir.Plan, member: ir.Member) -> str:
    if member.role is ir.Role.WRITE:
        return f"written ({member.mode}), because {member.because}"
    return f"{not_written_words(member)}, because {member.because}"


def _maps(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    paired = pair(old.maps, new.maps, lambda item: item.entity)
    yield from _parts(
        paired, lambda item: item.label, lambda _, item: f"{item.kind.value}: {item.reason} (o11c.{item.table})",
        old, new, "entity",
    )


def _cycles(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    """Yield circles of references; of one that is in both plans which cuts it has lost and gained."""
    paired = pair(
        old.components, new.components,
        lambda item: tuple(sorted(item.members)),
        # One that has grown or shrunk: it has the first member of the other by name, or the last.
        lambda item: min(item.members, default=""),
        lambda item: max(item.members, default=""),
    )
    for item in paired.gone:
        yield Change(Kind.REMOVED, _circle(item), tuple(f"cut: {cut.label}" for cut in item.cuts))
    for item in paired.new:
        yield Change(Kind.ADDED, _circle(item), tuple(f"cut: {cut.label}" for cut in item.cuts))
    for one, other in paired.both:
        cuts = pair(one.cuts, other.cuts, lambda cut: (cut.child, cut.attribute))
        lost, gained = [cut.label for cut in cuts.gone], [cut.label for cut in cuts.new]
        details = [*_cut_words(lost, gained)]
        for was, now in cuts.both:
            details += differences(plain(was), plain(now), f"cut {now.label}")
        details += differences(plain(one, "cuts"), plain(other, "cuts"))
        if details:
            yield Change(Kind.CHANGED, _circle(other), tuple(details))


def _cut_words(lost: list[str], gained: list[str]) -> Iterator[str]:
    if lost and gained:
        yield f"cut moved: from {', '.join(lost)} to {', '.join(gained)}"
    elif lost:
        yield f"no longer cut: {', '.join(lost)}"
    elif gained:
        yield f"cut as well: {', '.join(gained)}"


def _circle(item: ir.ComponentReport) -> str:
    return f"circle of {', '.join(item.members)}"


def _checks(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    paired = pair(old.checks, new.checks, canonical, lambda item: (type(item), item.id))
    yield from _parts(paired, lambda item: item.id, lambda _, item: f"{item.label}: {check_words(item)}", old, new)


def _probes(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    maps = [{item.table: item for item in plan.maps} for plan in (old, new)]

    def words(plan: ir.Plan, item: ir.Probe) -> str:
        return probe_words(maps[plan is new], item)

    paired = pair(old.probes, new.probes, canonical, _probe, lambda item: (type(item), item.code, item.label))
    yield from _parts(paired, _probe_name, words, old, new)


def _probe(item: ir.Probe) -> str:
    data = plain(item)
    values = [data.get(field) for field in _PROBE]
    return canonical([value["name"] if isinstance(value, dict) and "name" in value else value for value in values])


def _probe_name(item: ir.Probe) -> str:
    attribute = plain(item).get("attribute")
    return f"{item.code} {item.label}" if attribute is None else f"{item.code} {item.label}.{attribute}"


def _left_out(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    paired = pair(old.left_out, new.left_out, canonical, lambda item: item.label)
    yield from _parts(paired, lambda item: item.label, lambda _, item: item.reason, old, new)


def _notes(old: ir.Plan, new: ir.Plan) -> Iterator[Change]:
    paired = pair(old.notes, new.notes, canonical, lambda item: (item.code, item.where))
    yield from _parts(
        paired, lambda item: f"{item.severity}[{item.code}] {item.where}",
        lambda _, item: f"{item.title}: {item.found}", old, new,
    )


def rights(old: dict[str, list[str]], new: dict[str, list[str]]) -> Section:
    """Return which rights a script needs that it did not, or needs no longer."""
    return Section("Rights that the login needs", tuple(_rights(old, new)))


def _rights(old: dict[str, list[str]], new: dict[str, list[str]]) -> Iterator[Change]:
    for script in sorted(old.keys() | new.keys()):
        one, other = old.get(script, []), new.get(script, [])
        lost = [f"no longer: {line}" for line in _only(one, other)]
        gained = [f"also: {line}" for line in _only(other, one)]
        if lost or gained:
            yield Change(Kind.CHANGED, script, (*lost, *gained))


def _only(these: Iterable[str], others: Iterable[str]) -> list[str]:
    known = set(others)
    return [line for line in these if line not in known]
