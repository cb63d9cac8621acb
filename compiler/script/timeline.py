"""The timeline of the report: the phases in their order, the steps inside, and how long they may take.

Bars are whole numbers out of ``WIDTH``, so the same plan gives the same bars on every machine. A bar is as long
as the slow end of the estimate; a step without an estimate has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from compiler.plan import ir
from compiler.plan.words import phase_words
from compiler.script.cost_words import Locks, Total, rows_words, size_words, time_words, total

WIDTH = 1000
# A step that takes no time to speak of still shows.
_THINNEST = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a bar begins and how long it is, out of ``WIDTH``. ``known`` False: there is no estimate."""

    start: int
    length: int
    known: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step. ``place`` is its number in the order, from 1; ``label`` the entity that it is about, if any."""

    place: int
    head: ir.Head
    rows: str
    size: str
    time: str
    locks: str
    applications: str
    bar: Bar


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase with its steps."""

    phase: ir.Phase
    words: str
    steps: tuple[StepView, ...]
    total: Total
    bar: Bar


def phases(plan: ir.Plan, locks: Locks) -> tuple[PhaseView, ...]:
    """Return the phases of the plan in the order of their steps."""
    bars = _bars(plan.costs)
    views = [
        (step, _step(place, step.head, cost, locks, bar), cost, bar)
        for place, (step, cost, bar) in enumerate(zip(plan.steps, plan.costs, bars, strict=True), start=1)
    ]
    found: list[PhaseView] = []
    for phase, group in groupby(views, key=lambda item: item[0].head.phase):
        inside = tuple(group)
        inner = [bar for _, _, _, bar in inside]
        end = max(bar.start + bar.length for bar in inner)
        found.append(
            PhaseView(
                phase,
                phase_words(phase, (step for step, _, _, _ in inside)),
                tuple(view for _, view, _, _ in inside),
                total(cost for _, _, cost, _ in inside),
                Bar(inner[0].start, end - inner[0].start, any(bar.known for bar in inner)),
            )
        )
    return tuple(found)


def _bars(costs: Sequence[ir.Cost]) -> list[Bar]:
    whole = max(sum(cost.slow or 0 for cost in costs), 1)
    bars: list[Bar] = []
    before = 0
    for cost in costs:
        slow = cost.slow or 0
        start = min(WIDTH * before // whole, WIDTH - _THINNEST)
        length = max(WIDTH * (before + slow) // whole - start, _THINNEST)
        bars.append(Bar(start, min(length, WIDTH - start), cost.slow is not None))
        before += slow
    return bars


def _step(place: int, head: ir.Head, cost: ir.Cost, locks: Locks, bar: Bar) -> StepView:
    return StepView(
        place=place,
        head=head,
        rows=rows_words(cost.rows, at_most=cost.at_most) if cost.rows != 0 else "",
        size=size_words(cost.bytes) if cost.bytes != 0 else "",
        time=time_words(cost.fast, cost.slow),
        locks=locks.lock_words(cost),
        applications=locks.application_words(cost),
        bar=bar,
    )
