"""Predicates: the filter of an entity (``where`` in the project file), checked and typed.

Three-valued as in SQL: a row is kept when the predicate is true, not when it is unknown. Texts are
compared without regard to case, accents and trailing blanks (docs/equality.md) on every engine.
"""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Part, Tagged
from compiler.plan.ir.values import Constant


class Compares(Tagged, frozen=True, tag="compares"):
    """``column operator value``; the operator is one of ``= <> < <= > >=``, for texts ``= <>`` only."""

    column: Column
    operator: str
    value: Constant


class IsOneOf(Tagged, frozen=True, tag="is_one_of"):
    """``column IN (values)``; none of the values is NULL."""

    column: Column
    values: tuple[Constant, ...]


class IsLike(Tagged, frozen=True, tag="is_like"):
    """``column LIKE pattern``: ``%`` is any text, ``_`` one character, nothing else is special."""

    column: Column
    pattern: str


class IsEmpty(Tagged, frozen=True, tag="is_null"):
    """``column IS NULL``."""

    column: Column


class AllOf(Tagged, frozen=True, tag="all_of"):
    """AND."""

    parts: tuple[Predicate, ...]


class AnyOf(Tagged, frozen=True, tag="any_of"):
    """OR."""

    parts: tuple[Predicate, ...]


class NotTrue(Tagged, frozen=True, tag="not"):
    """NOT."""

    part: Predicate


Predicate: TypeAlias = Compares | IsOneOf | IsLike | IsEmpty | AllOf | AnyOf | NotTrue


class Filter(Part, frozen=True):
    """A filter with its words in the project file."""

    text: str
    predicate: Predicate
