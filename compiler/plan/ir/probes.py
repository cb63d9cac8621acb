"""Probes: what preflight looks for."""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Table, Tagged
from compiler.plan.ir.steps import Consumer


class ProbeReference(Tagged, frozen=True, tag="probe_reference"):
    """Source values of one reference that have no partner, with sample row ids.

    How a partner is found depends on the referenced entity: ``records`` lists the pairs of a
    literal map; ``users`` repeats the match; otherwise the referenced source table is looked at.
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


class ProbeUsers(Tagged, frozen=True, tag="probe_users"):
    """Users that share one matching name on the same side."""

    code: str
    label: str
    table: Table
    identifier: Column
    match: Column
    tenant: Column | None


class ProbeCollision(Tagged, frozen=True, tag="probe_collision"):
    """Ids that the target already has although the run would write them.

    ``map`` is the parent's map of an inherited identifier, '' for a preserved one. ``emptied``:
    the target table is emptied first, so nothing can collide.
    """

    code: str
    label: str
    source: Table
    source_id: Column
    target: Table
    target_id: Column
    map: str
    emptied: bool


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


class ProbeDropped(Tagged, frozen=True, tag="probe_dropped"):
    """Rows whose value is left behind because the project says so, counted for the record."""

    code: str
    label: str
    attribute: str
    source: Table
    source_id: Column
    column: Column


Probe: TypeAlias = ProbeReference | ProbeUsers | ProbeCollision | ProbeMerging | ProbeConsumer | ProbeDropped
