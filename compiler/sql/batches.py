"""A step cut into batches: what both dialects share. The loop itself is the dialect's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from compiler.sql.statement import Batch, Lowered, Statement

_WHY = (
    "The rows in batches of their old ids, in that order. Each commits with its row in o11c.batch: a run "
    "that goes on begins after the last of them. Locks are taken anew in each."
)
# The text of the loop over (step id, how it is cut, the statements of one round).
Loop: TypeAlias = Callable[[str, Batch, tuple[Statement, ...]], str]


def looped(step: str, lowered: Lowered, loop: Loop) -> Lowered:
    """Return a step with its batched statements in one loop. ``step`` is its id."""
    if lowered.batch is None:
        return lowered
    first = next(place for place, item in enumerate(lowered.statements) if item.batched)
    inner = tuple(item for item in lowered.statements if item.batched)
    rest = tuple(item for item in lowered.statements[first:] if not item.batched)
    whole = Statement(_WHY, loop(step, lowered.batch, inner), batched=True)
    return replace(lowered, statements=(*lowered.statements[:first], whole, *rest))
