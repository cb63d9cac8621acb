"""The picture of the dependency graph: boxes in columns by rank, lines between them. No tool needed.

Everything is whole numbers (pixels), so the same plan gives the same picture on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 200, 28
_GAP_X, _GAP_Y = 90, 14
_MARGIN, _HEAD = 20, 28
_LETTERS = 27
# Lines of references that are set afterwards end a little lower: else they would lie on the lines that
# lead the other way in the same circle.
_LOWER = 8


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from an entity to one that it refers to, by their places in the order (from 0).

    ``names`` are the attributes; ``later`` tells that they are set after the inserts.
    """

    child: int
    parent: int
    names: tuple[str, ...]
    later: bool


@dataclass(frozen=True, slots=True)
class Box:
    """An entity. ``loop`` is '', ``now`` or ``later``: whether it refers to itself, and when that is set."""

    place: int
    x: int
    y: int
    text: str
    title: str
    loop: str


@dataclass(frozen=True, slots=True)
class Line:
    """A reference as an SVG path that ends at the entity referred to."""

    path: str
    title: str
    later: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it. ``heads`` are (x, rank)."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    heads: tuple[tuple[int, int], ...]


def ranks_of(count: int, arrows: Sequence[Arrow]) -> tuple[int, ...]:
    """Return each place's rank: the longest chain of references that must be there before its insert."""
    parents: list[list[int]] = [[] for _ in range(count)]
    for arrow in arrows:
        if not arrow.later and arrow.parent < arrow.child:
            parents[arrow.child].append(arrow.parent)
    ranks: list[int] = []
    for place in range(count):
        ranks.append(max((ranks[parent] + 1 for parent in parents[place]), default=0))
    return tuple(ranks)


def by_rank(ranks: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the places of each rank, in order."""
    groups: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
    for place, rank in enumerate(ranks):
        groups[rank].append(place)
    return tuple(tuple(group) for group in groups)


def draw(labels: Sequence[str], arrows: Sequence[Arrow]) -> Picture:
    """Return the picture of entities in their order (``labels``) and the references between them."""
    ranks = ranks_of(len(labels), arrows)
    columns = _columns(ranks, arrows)
    tallest = max((len(column) for column in columns), default=0)
    spots: dict[int, tuple[int, int]] = {}
    for rank, column in enumerate(columns):
        top = _HEAD + _MARGIN + (tallest - len(column)) * (_HEIGHT + _GAP_Y) // 2
        for row, place in enumerate(column):
            spots[place] = (_MARGIN + rank * (_WIDTH + _GAP_X), top + row * (_HEIGHT + _GAP_Y))
    loops: dict[int, str] = {}
    for arrow in arrows:
        if arrow.child == arrow.parent and loops.get(arrow.child) != "later":
            loops[arrow.child] = "later" if arrow.later else "now"
    return Picture(
        # The last column needs room for lines that leave and enter on its right.
        width=2 * _MARGIN + len(columns) * (_WIDTH + _GAP_X),
        height=_HEAD + 2 * _MARGIN + tallest * (_HEIGHT + _GAP_Y),
        box_width=_WIDTH,
        box_height=_HEIGHT,
        boxes=tuple(
            Box(place, *spots[place], shortened(label), label, loops.get(place, ""))
            for place, label in enumerate(labels)
        ),
        lines=tuple(
            _line(labels, arrow, spots[arrow.child], spots[arrow.parent])
            for arrow in arrows
            if arrow.child != arrow.parent
        ),
        heads=tuple((_MARGIN + rank * (_WIDTH + _GAP_X), rank) for rank in range(len(columns))),
    )


def shortened(text: str) -> str:
    """Return ``text`` as it fits into a box: its end tells entities of one module apart, so that stays."""
    return text if len(text) <= _LETTERS else "…" + text[-(_LETTERS - 1) :]


def _columns(ranks: Sequence[int], arrows: Sequence[Arrow]) -> list[list[int]]:
    """Return the places of each column from top to bottom, each near the middle of what it refers to."""
    parents: dict[int, list[int]] = {}
    for arrow in arrows:
        if not arrow.later and arrow.parent < arrow.child:
            parents.setdefault(arrow.child, []).append(arrow.parent)
    rows: dict[int, int] = {}
    columns: list[list[int]] = []
    for group in by_rank(ranks):
        # Sums and counts are compared crosswise in whole numbers: hundredths of a row are enough.
        middle = {
            place: 100 * sum(rows[parent] for parent in parents[place]) // len(parents[place])
            for place in group
            if place in parents
        }
        column = sorted(group, key=lambda place: (middle.get(place, 0), place))
        rows.update((place, row) for row, place in enumerate(column))
        columns.append(column)
    return columns


def _line(
    labels: Sequence[str], arrow: Arrow, child: tuple[int, int], parent: tuple[int, int]
) -> Line:
    lower = _LOWER if arrow.later else 0
    y1, y2 = child[1] + _HEIGHT // 2 + lower, parent[1] + _HEIGHT // 2 + lower
    if parent[0] < child[0]:
        x1, x2, bend1, bend2 = child[0], parent[0] + _WIDTH, -_GAP_X // 2, _GAP_X // 2
    elif parent[0] > child[0]:
        x1, x2, bend1, bend2 = child[0] + _WIDTH, parent[0], _GAP_X // 2, -_GAP_X // 2
    else:
        x1 = x2 = child[0] + _WIDTH
        bend1 = bend2 = _GAP_X // 2
    when = ", set afterwards" if arrow.later else ""
    return Line(
        path=f"M{x1} {y1}C{x1 + bend1} {y1} {x2 + bend2} {y2} {x2} {y2}",
        title=f"{labels[arrow.child]} refers to {labels[arrow.parent]} ({', '.join(arrow.names)}{when})",
        later=arrow.later,
    )
