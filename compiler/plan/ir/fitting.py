"""Probes: values that the target does not take, ids that would run out, rows that collide with each other."""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Column, Part, Sequence, Table, Tagged


class RepeatedColumn(Part, frozen=True):
    """A column of a unique index: source values that are equal for the target, under its collation, collide.

    ``map`` is set where values without partner become one: NULL, or with ``instead`` the stand-in.
    """

    source: Column
    target: Column
    map: str | None = None
    instead: bool = False


class ProbeRepeated(Tagged, frozen=True, tag="probe_repeated"):
    """Source rows that would collide with each other in a unique index of the target.

    The samples are the first id of each group. ``matched``, ``one_null``, ``fresh`` and the severity as in
    ``ProbeUnique``.
    """

    code: str
    severity: str
    label: str
    index: str
    source: Table
    source_id: Column
    columns: tuple[RepeatedColumn, ...]
    rows: str | None = None
    matched: str | None = None
    one_null: bool = False
    fresh: bool = False


class Fault(StrEnum):
    """What can be wrong with a value that is copied into a column of another type.

    ``TOO_LONG``: more characters, UTF-16 units or bytes (as the target's type counts) than ``high``.
    ``OUT_OF_RANGE``: a number or moment below ``low`` or above ``high``. ``UNWRITABLE``: signs that the code
    page of the target's column lacks. ``LOSES_PART``: a moment of which the target keeps the day only, or the
    time of day only. ``EMPTY``: NULL, which the target's column refuses.
    """

    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    UNWRITABLE = "unwritable"
    LOSES_PART = "loses_part"
    EMPTY = "empty"


class ValueCase(Part, frozen=True):
    """One fault of one column. ``fresh``: only rows that are inserted write the column.

    ``low`` and ``high`` are canonical texts as those of ``Constant``, both inclusive; None: no limit.
    """

    code: str
    severity: str
    attribute: str
    fault: Fault
    source: Column
    target: Column
    low: str | None = None
    high: str | None = None
    fresh: bool = False


class ProbeValues(Tagged, frozen=True, tag="probe_values"):
    """Source values that the target's columns do not take, or not whole: all of an entity in one scan.

    ``code`` is that of the first case; each has its own. ``matched`` is the map whose pairs, as preflight
    knows them, are rows that are not inserted (``ValueCase.fresh``).
    """

    code: str
    label: str
    source: Table
    source_id: Column
    cases: tuple[ValueCase, ...]
    rows: str | None = None
    matched: str | None = None


class ProbeIds(Tagged, frozen=True, tag="probe_ids"):
    """New ids that would be above ``limit``, or past the end of the sequence that makes them.

    ``limited`` names the column whose type sets the limit: the identifier's own, or one that refers to it.
    ``matched`` is the map whose pairs, as preflight knows them, need no new id. ``preserved``: the ids stay
    as they are, and only the sequence has to go past them.
    """

    code: str
    label: str
    source: Table
    source_id: Column
    target: Table
    target_id: Column
    sequence: Sequence | None
    limit: str
    limited: str
    rows: str | None = None
    matched: str | None = None
    preserved: bool = False


class ProbeIdentity(Tagged, frozen=True, tag="probe_identity"):
    """The identity that will make an entity's new ids: it must count up, from no less than the highest id.

    T-SQL only. Besides ``code`` (behind the highest id): O11-0961 where the login may not see the identity,
    O11-0962 where it counts down.
    """

    code: str
    label: str
    target: Table
    target_id: Column
