"""Drafts: steps that wait for their number, so that each concern can be planned by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from compiler.plan import ir
from compiler.plan.names import step_id

NO_HEAD = ir.Head("", ir.Phase.DATA, "", "")

S = TypeVar("S", bound=ir.Step)


@dataclass(frozen=True, slots=True)
class Draft:
    """A step that waits for its number. ``make`` returns None when there is nothing to do after all."""

    phase: ir.Phase
    title: str
    reason: str
    make: Callable[[ir.Head], ir.Step | None]
    label: str | None = None
    rows: int | None = None


def draft(
    phase: ir.Phase, title: str, reason: str, step: S, label: str | None = None, rows: int | None = None
) -> Draft:
    """Return the draft of a step that is ready but for its head."""
    return Draft(phase, title, reason, lambda head: replace(step, head=head), label, rows)


def number(drafts: Iterable[Draft]) -> tuple[ir.Step, ...]:
    """Return the steps in their order, numbered in tens."""
    waiting = list(drafts)
    steps: list[ir.Step] = []
    for place, item in enumerate(waiting, start=1):
        head = ir.Head(
            id=step_id(place, len(waiting), item.title),
            phase=item.phase,
            title=item.title,
            reason=item.reason,
            label=item.label,
            rows=item.rows,
        )
        step = item.make(head)
        if step is not None:
            steps.append(step)
    return tuple(steps)
