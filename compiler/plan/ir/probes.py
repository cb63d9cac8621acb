"""Probes: what preflight looks for."""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Part, Table, Tagged
from compiler.plan.ir.constraints import ProbeKeys
from compiler.plan.ir.environment import (
    ProbeCollations,
    ProbeConstraints,
    ProbeFiring,
    ProbePolicies,
    ProbeSizes,
    ProbeStates,
    ProbeUnindexed,
    ProbeVersion,
)
from compiler.plan.ir.fitting import ProbeIdentity, ProbeIds, ProbeRepeated, ProbeValues
from compiler.plan.ir.maps import How
from compiler.plan.ir.people import ProbeAddresses, ProbeDerived, ProbeLeftOut, ProbeLinks, ProbeUserFile
from compiler.plan.ir.steps import Consumer


class ProbeReference(Tagged, frozen=True, tag="probe_reference"):
    """Source values of one reference that have no partner, with sample row ids.

    How a partner is found: ``referenced`` is the source table whose rows the run inserts or merges (of
    the selection ``referenced_rows``); None: the map is literal, or matched only, and its pairs as
    preflight knows them are looked at. ``rows`` is the selection of the referring rows. ``zero`` as in
    ``Remap``. ``instead``: a stand-in takes the place of the missing partner. ``matched``: rows
    outside ``referenced_rows`` are not written, but those that preflight can match, or finds in the map of
    an earlier run, have a partner too.
    ``activity``: the rows are subscriptions. Of those with an activity only the ones whose activity is in
    the selection ``activities`` are migrated (None: none of them), of the others only those with one of
    ``definitions``, as in ``InsertEvents``.
    """

    code: str
    severity: str
    label: str
    attribute: str
    source: Table
    source_id: Column
    column: Column
    map: str
    referenced: Table | None
    referenced_id: Column | None
    rows: str | None = None
    referenced_rows: str | None = None
    zero: bool = False
    instead: bool = False
    matched: bool = False
    activity: Column | None = None
    activities: str | None = None
    definition: Column | None = None
    definitions: tuple[str, ...] = ()


class TextProbeCase(Part, frozen=True):
    """A ``TextCase`` with where the partner is looked for, as in ``ProbeReference``."""

    map: str
    selectors: tuple[str, ...]
    referenced: Table | None
    referenced_id: Column | None
    referenced_rows: str | None = None
    matched: bool = False


class ProbeText(Tagged, frozen=True, tag="probe_text"):
    """Texts that should hold an id and have no partner (``RemapText``)."""

    code: str
    severity: str
    label: str
    attribute: str
    source: Table
    source_id: Column
    column: Column
    selector: Column | None
    cases: tuple[TextProbeCase, ...]
    rows: str | None = None


class ProbeLookedUp(Tagged, frozen=True, tag="probe_looked_up"):
    """Rows that a reference names, that the source has, and that have no partner though nobody writes them (ODC).

    ``referred`` is the entity that the reference names, ``referenced`` its table in the source: static records, or
    rows that another plan migrates into ``asset``. The samples are ids of those rows. ``rows`` is the selection of the
    referring rows.
    """

    code: str
    label: str
    attribute: str
    source: Table
    source_id: Column
    column: Column
    map: str
    referred: str
    referenced: Table
    referenced_id: Column
    rows: str | None = None
    asset: str | None = None


class SharedColumn(Part, frozen=True):
    """A column of a business key on one side, and how it is compared (mapped ones as they are)."""

    column: Column
    how: How


class ProbeShared(Tagged, frozen=True, tag="probe_shared"):
    """Rows of one side that share a business key, or (``empty``) have none.

    ``what`` are the words for it: "users share a name". ``rows`` as in ``BuildMatchedMap`` (source only).
    """

    code: str
    severity: str
    label: str
    what: str
    table: Table
    identifier: Column
    columns: tuple[SharedColumn, ...]
    rows: str | None = None
    empty: bool = False


class ProbeMatch(Tagged, frozen=True, tag="probe_match"):
    """Rows that ``BuildMatchedMap.refuse_shared`` would refuse: keys that are empty or not unique."""

    code: str
    label: str
    map: str


class UniqueColumn(Part, frozen=True):
    """A column of a unique index: what is written into it is the source's value, or its partner in ``map``."""

    source: Column
    target: Column
    map: str | None = None


class ProbeUnique(Tagged, frozen=True, tag="probe_unique"):
    """Rows that would collide with target rows in a unique index; the samples are target ids.

    ``matched`` is the map whose pairs (as preflight knows them) are the same row and collide not; with
    ``fresh`` rows that have a pair there do not count at all: they are not inserted. ``one_null``: the index
    takes NULL for equal to NULL. A warning is about an index with a predicate, which nobody has evaluated.
    """

    code: str
    severity: str
    label: str
    index: str
    source: Table
    source_id: Column
    target: Table
    target_id: Column
    columns: tuple[UniqueColumn, ...]
    rows: str | None = None
    matched: str | None = None
    one_null: bool = False
    fresh: bool = False


class ProbeQueue(Tagged, frozen=True, tag="probe_queue"):
    """A queue of BPT events that is not empty."""

    code: str
    label: str
    table: Table


class ProbeUser(Tagged, frozen=True, tag="probe_user"):
    """The user of ``FindUser`` is there once."""

    code: str
    label: str
    table: Table
    identifier: Column
    match: Column
    value: str


class ProbeGone(Tagged, frozen=True, tag="probe_gone"):
    """Rows of an earlier run (``delta``) that the source (``lost`` false) or the target (true) lacks now.

    ``map`` is the earlier run's table; it may not be there yet, which is no finding.
    """

    code: str
    severity: str
    label: str
    map: str
    table: Table
    identifier: Column
    lost: bool


class ProbeCount(Tagged, frozen=True, tag="probe_count"):
    """How many rows a selection of the target holds, for the record: ``what`` says what becomes of them."""

    code: str
    label: str
    what: str
    rows: str
    table: Table
    identifier: Column


class ProbeCollision(Tagged, frozen=True, tag="probe_collision"):
    """Ids that the target already has although the run would write them.

    ``map`` is the parent's map of an inherited identifier, '' for a preserved one. ``emptied``:
    the target table is emptied first, so nothing can collide. ``matched`` is the entity's own map when
    its pairs, as preflight knows them, are the same row and collide not.
    """

    code: str
    label: str
    source: Table
    source_id: Column
    target: Table
    target_id: Column
    map: str
    emptied: bool
    rows: str | None = None
    matched: str | None = None


class ProbeMerging(Tagged, frozen=True, tag="probe_merging"):
    """Text ids that the source keeps apart and the target's collation takes for one (docs/safety.md)."""

    code: str
    label: str
    source: Table
    source_id: Column
    target_id: Column


class ProbeConsumer(Tagged, frozen=True, tag="probe_consumer"):
    """Rows elsewhere in the target that refer to rows about to be deleted."""

    code: str
    label: str
    target: Table
    target_id: Column
    consumer: Consumer
    rows: str | None = None


class ProbeDropped(Tagged, frozen=True, tag="probe_dropped"):
    """Rows whose value is left behind because the project says so, counted for the record."""

    code: str
    label: str
    attribute: str
    source: Table
    source_id: Column
    column: Column


class ProbeBinary(Tagged, frozen=True, tag="probe_binary"):
    """Rows that hold binary data, counted for the record; ``bytes`` is the table's size by the catalog."""

    code: str
    label: str
    attribute: str
    source: Table
    source_id: Column
    column: Column
    bytes: int | None = None
    rows: str | None = None


Probe: TypeAlias = (
    ProbeReference
    | ProbeLookedUp
    | ProbeText
    | ProbeShared
    | ProbeMatch
    | ProbeUnique
    | ProbeRepeated
    | ProbeValues
    | ProbeIds
    | ProbeIdentity
    | ProbeQueue
    | ProbeUser
    | ProbeGone
    | ProbeCount
    | ProbeCollision
    | ProbeMerging
    | ProbeConsumer
    | ProbeDropped
    | ProbeBinary
    | ProbeVersion
    | ProbeCollations
    | ProbeConstraints
    | ProbeStates
    | ProbeKeys
    | ProbeFiring
    | ProbePolicies
    | ProbeSizes
    | ProbeUnindexed
    | ProbeAddresses
    | ProbeUserFile
    | ProbeDerived
    | ProbeLinks
    | ProbeLeftOut
)
