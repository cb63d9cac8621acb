"""Checks: what must hold before COMMIT."""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Key, Missing, Part, Sequence, Table, Tagged


class ReferenceCheck(Part, frozen=True):
    """One reference of a checked entity: its value must be what the map says.

    ``referenced`` and ``referenced_id`` are the target table and column that must hold the new id,
    or None when that table is not one that the check may read.
    """

    attribute: str
    source: Column
    target: Column
    map: str
    missing: Missing
    referenced: Table | None
    referenced_id: Column | None


class CopyCheck(Part, frozen=True):
    """A copied column of a checked entity: the target's value must be the source's."""

    attribute: str
    source: Column
    target: Column


class CheckRows(Tagged, frozen=True, tag="check_rows"):
    """Every source row has one target row, and every reference and copied value of it has arrived."""

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


Check: TypeAlias = CheckRows | CheckMap | CheckSequence
