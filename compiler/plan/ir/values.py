"""Values: what a target column gets."""

from __future__ import annotations

from typing import TypeAlias

from compiler.metamodel.rows import DataType
from compiler.plan.ir.base import Column, Missing, Part, Tagged


class Copy(Tagged, frozen=True, tag="copy"):
    """The source column's value as it is."""

    source: Column


class NewId(Tagged, frozen=True, tag="new_id"):
    """The row's own new identifier, through its own map."""

    source: Column
    map: str


class Remap(Tagged, frozen=True, tag="remap"):
    """A reference: the new id that ``map`` has for the source column's value.

    ``missing`` says what happens to a value that the map lacks; NULL stays NULL.
    """

    source: Column
    map: str
    missing: Missing


class Later(Tagged, frozen=True, tag="later"):
    """Written empty now; a ``LinkReference`` step sets it."""


class Constant(Tagged, frozen=True, tag="constant"):
    """A literal. ``text`` is its canonical text (``true``, ``12.5``, ``1900-01-01 00:00:00``), None is NULL."""

    type: DataType
    text: str | None


class DatabaseDefault(Tagged, frozen=True, tag="default"):
    """The column is not named in the insert: the database's own default fills it."""

    expression: str


class Generated(Tagged, frozen=True, tag="generated"):
    """The target's identity makes it during the insert (map kind minted)."""


Value: TypeAlias = Copy | NewId | Remap | Later | Constant | DatabaseDefault | Generated


class ColumnPlan(Part, frozen=True):
    """What one target column gets, and why. ``attribute`` is None for columns without an attribute."""

    target: Column
    value: Value
    reason: str
    attribute: str | None = None
