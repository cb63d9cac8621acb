"""The picture of a big plan: a box for each module, and a picture of its own for what is inside one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compiler.plan import ir
from compiler.script.picture import Arrow, Picture, draw


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module: its number on the page, the places of its entities in the order, its inner picture.

    ``inner`` is None where the module has too many entities for one. ``parents`` are the modules that its rows
    refer to, each with the number of references and how many of them are set afterwards.
    """

    number: int
    name: str
    places: tuple[int, ...]
    inner: Picture | None
    parents: tuple[tuple[int, int, int], ...]

    @property
    def links(self) -> tuple[str, ...]:
        """Return the place on the page that each box of the inner picture leads to."""
        return tuple(f"entity-{place + 1}" for place in self.places)


@dataclass(frozen=True, slots=True)
class Modules:
    """The modules, producers first, and the picture of them; None when there are too many."""

    modules: tuple[ModuleView, ...]
    picture: Picture | None


def by_module(
    plan: ir.Plan, members: Sequence[ir.Member], labels: Sequence[str], arrows: Sequence[Arrow], limit: int
) -> Modules:
    """Return the modules of the written entities (``members``, in their order, shown as ``labels``).

    A picture has ``limit`` boxes at most.
    """
    order = {name: place for place, name in enumerate(plan.modules)}
    places: dict[str, list[int]] = {}
    for place, member in enumerate(members):
        places.setdefault(member.entity.espace, []).append(place)
    # Platform tables belong to no module of the plan; others may refer to any of them.
    groups = sorted(
        places.values(), key=lambda group: (order.get(_module(members[group[0]].label), -1), group[0])
    )
    module_of = {place: number for number, group in enumerate(groups) for place in group}
    between = _between(module_of, arrows)
    inside: dict[int, list[Arrow]] = {}
    for arrow in arrows:
        if module_of[arrow.child] == module_of[arrow.parent]:
            inside.setdefault(module_of[arrow.child], []).append(arrow)
    outer = tuple(
        Arrow(child, parent, (_count(whole),), whole == later) for (child, parent), (whole, later) in between.items()
    )
    names = [_module(labels[group[0]]) for group in groups]
    modules = tuple(
        ModuleView(
            number + 1,
            names[number],
            tuple(group),
            _inner(labels, group, inside.get(number, ())) if len(group) <= limit else None,
            tuple(
                (parent, whole, later)
                for (child, parent), (whole, later) in sorted(between.items())
                if child == number and parent != number
            ),
        )
        for number, group in enumerate(groups)
    )
    titles = [f"{name} ({len(group)})" for name, group in zip(names, groups, strict=True)]
    drawn = len(groups) <= limit
    return Modules(modules, draw(titles, [item for item in outer if item.child != item.parent]) if drawn else None)


def _between(module_of: dict[int, int], arrows: Sequence[Arrow]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return, by (child, parent) module, how many references there are and how many are set afterwards."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for arrow in arrows:
        ends = (module_of[arrow.child], module_of[arrow.parent])
        whole, later = found.get(ends, (0, 0))
        number = len(arrow.names)
        found[ends] = (whole + number, later + (number if arrow.later else 0))
    return found


def _inner(labels: Sequence[str], group: Sequence[int], arrows: Sequence[Arrow]) -> Picture:
    at = {place: number for number, place in enumerate(group)}
    own = [Arrow(at[arrow.child], at[arrow.parent], arrow.names, arrow.later) for arrow in arrows]
    return draw([labels[place].partition(".")[2] or labels[place] for place in group], own)


def _module(label: str) -> str:
    return label.partition(".")[0]


def _count(number: int) -> str:
    return f"{number} reference{'' if number == 1 else 's'}"
