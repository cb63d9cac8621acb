"""Checks: what must hold before COMMIT."""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Key, Missing, Part, Sequence, Table, Tagged
from compiler.plan.ir.environment import CheckStates
from compiler.plan.ir.events import InsertEvents
from compiler.plan.ir.people import CheckLinks
from compiler.plan.ir.values import ColumnPlan


class ReferenceCheck(Part, frozen=True):
    """One reference of a checked entity: its value must be what the map says.

    ``referenced`` and ``referenced_id`` are the target table and column that must hold the new id,
    or None when that table is not one that the check may read. ``zero`` and ``instead`` as in ``Remap``.
    ``origin`` and ``origin_id`` (ODC) are the source's own table of what is referred to: a value that it has must have
    a partner, even where ``missing`` makes NULL of values that it has not.
    """

    attribute: str
    source: Column
    target: Column
    map: str
    missing: Missing
    referenced: Table | None
    referenced_id: Column | None
    zero: bool = False
    instead: str | None = None
    origin: Table | None = None
    origin_id: Column | None = None


class CopyCheck(Part, frozen=True):
    """A copied column of a checked entity: the target's value must be the source's.

    ``folded``: as people read it (docs/equality.md), because the target's spelling stays. ``trimmed``: without the
    blanks around the source's text.
    """

    attribute: str
    source: Column
    target: Column
    folded: bool = False
    trimmed: bool = False


class CheckRows(Tagged, frozen=True, tag="check_rows"):
    """Every source row has one target row, and every reference and copied value of it has arrived.

    Rows of the selection ``rows`` (None: all). ``computed`` are columns with a RemapText or Mask value:
    the target's value must be what the same expression gives. ``fresh_only``: rows that were in the
    target before were left as they are (``matched: keep``), so only rows that the run inserted are
    compared; all must be there.
    """

    id: str
    entity: Key
    label: str
    source: Table
    target: Table
    map: str
    source_id: Column
    target_id: Column
    references: tuple[ReferenceCheck, ...]
    copies: tuple[CopyCheck, ...] = ()
    computed: tuple[ColumnPlan, ...] = ()
    rows: str | None = None
    fresh_only: bool = False


class CheckMap(Tagged, frozen=True, tag="check_map"):
    """The map is one to one: no old id twice, no new id twice, no id missing."""

    id: str
    map: str
    label: str


class CheckSequence(Tagged, frozen=True, tag="check_sequence"):
    """The next id that the target would give is above every id in the table."""

    id: str
    entity: Key
    label: str
    table: Table
    identifier: Column
    sequence: Sequence | None


class CheckTree(Tagged, frozen=True, tag="check_tree"):
    """BPT: in the rows of the map, a root points at itself, and every other row at its parent's top.

    A root has no parent (NULL or 0). The top of every row must be a root: ``top`` of ``top`` is itself.
    Only fresh rows are looked at.
    """

    id: str
    entity: Key
    label: str
    table: Table
    identifier: Column
    parent: Column
    top: Column
    map: str


class CheckTriggers(Tagged, frozen=True, tag="check_triggers"):
    """The triggers that the run silenced are enabled again."""

    id: str
    entity: Key
    label: str
    table: Table
    triggers: tuple[str, ...]


class CheckEvents(Tagged, frozen=True, tag="check_events"):
    """Every subscription that the step ``events`` had to bring is in the target's event table."""

    id: str
    entity: Key
    label: str
    events: InsertEvents


Check: TypeAlias = (
    CheckRows | CheckMap | CheckSequence | CheckTree | CheckTriggers | CheckStates | CheckEvents | CheckLinks
)
