"""What lowering yields: finished statements, each with the reason why it is there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement without its terminator.

    ``why`` is the comment above it, in words for a DBA; it holds no hostile text. ``counted``:
    its row count is the step's count.
    """

    why: str
    text: str
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Lowered:
    """A step in one dialect, with what its header says: tables read, written and locked.

    ``on_error``: statements that bring the session back to order after the step has failed and the
    transaction is undone (T-SQL: IDENTITY_INSERT is not part of a transaction).
    """

    statements: tuple[Statement, ...]
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    on_error: tuple[str, ...] = ()
