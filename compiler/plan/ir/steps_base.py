"""What steps and selections share: the head of a step, the columns of a foreign key."""

from __future__ import annotations

from compiler.plan.ir.base import Part, Phase


class Head(Part, frozen=True):
    """What every step has: id (three digits, then a slug), phase, title, and why it is at this place."""

    id: str
    phase: Phase
    title: str
    reason: str
    label: str | None = None
    rows: int | None = None


class ConsumerColumn(Part, frozen=True):
    """One column of a reference and the column of the referred table that it must equal.

    ``plain``: both are of one type and collation, and can be compared as they are, so that an index serves.
    """

    column: str
    referred: str
    plain: bool = False
