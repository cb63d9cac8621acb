"""What a step costs: rows, bytes, time, and the locks that it takes. Estimates, but for the locks."""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Part, Table


class LockKind(StrEnum):
    """What a step does to a table, in the words of no engine. ``compiler/plan/cost_words.py`` has each engine's.

    ``READS`` rows; ``REFERS``: the database looks up rows that a foreign key leads to, or from; ``WRITES``
    rows; ``KEEPS`` other writers out of the whole table, ``CLOSES`` readers too; ``SWITCHES`` its triggers off or
    on, or adds foreign keys; ``ALTERS`` takes foreign keys away.
    """

    READS = "reads"
    REFERS = "refers"
    WRITES = "writes"
    KEEPS = "keeps"
    SWITCHES = "switches"
    CLOSES = "closes"
    ALTERS = "alters"


class Lock(Part, frozen=True):
    """A lock on one table of the source or the target; those on tables of ``o11c`` keep nobody waiting."""

    kind: LockKind
    table: Table


class Cost(Part, frozen=True):
    """What the step ``step`` (its id) costs. None is unknown: the snapshot has no statistics of some table.

    ``rows`` are those that the step writes, or looks at where it writes none; ``at_most``: a selection, or
    what the target has already, can make them fewer. ``bytes`` are written to tables and their indexes.
    ``fast`` and ``slow`` are thousandths of a second, the ends of a range (``compiler/plan/costs.py`` has the rates).
    ``locks`` are all that the step takes by itself, whatever earlier steps hold.
    """

    step: str
    rows: int | None = None
    at_most: bool = False
    bytes: int | None = None
    fast: int | None = None
    slow: int | None = None
    locks: tuple[Lock, ...] = ()
