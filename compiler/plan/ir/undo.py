"""Undo: the steps of rollback.sql, the inverse of the plan's steps in reverse order.

Each state that undo goes through is one that the run went through. It reads the maps and the images
(``images.py``), nothing of the source. Which columns an image has is in the plan's step ``PrepareUndo``.
"""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Part, Table, Tagged
from compiler.plan.ir.events import CheckQueues, KeepEvents, RestoreEvents, RestoreTriggers, SilenceTriggers
from compiler.plan.ir.people import RestoreLinks
from compiler.plan.ir.steps_base import ConsumerColumn, Head


class LockForUndo(Tagged, frozen=True, tag="lock_for_undo"):
    """Keep others out of the tables that undo writes, and writers out of those whose rows may refer to inserted rows.

    ``referring`` are the latter, those of ``tables`` left out: undo looks there for later references and writes
    nothing. Both are locked in one order, by name.
    """

    head: Head
    tables: tuple[Table, ...]
    referring: tuple[Table, ...] = ()

    @property
    def ordered(self) -> tuple[Table, ...]:
        """Return all of them in the order in which they are locked."""
        return tuple(sorted((*self.tables, *self.referring), key=lambda item: (item.name, item.schema or "")))


class CheckRun(Tagged, frozen=True, tag="check_run"):
    """Refuse unless the last run of the database is one of this plan, finished (O11-0945).

    Its maps and images must be there (O11-0946).
    """

    head: Head
    tables: tuple[str, ...]


class Counted(Part, frozen=True):
    """A step and where its rows are recorded; the journal says how many there must be.

    Pairs of ``map`` that are fresh, or the step's rows in the before-image ``before``.
    """

    step: str
    label: str
    map: str | None = None
    before: str | None = None


class LaterReference(Part, frozen=True):
    """Columns of a target table that may refer to rows of an image (the table ``referred``).

    ``plain``: the columns are of one type on both ends; otherwise they are compared as text. ``identifier`` is
    the referring table's, to name its rows. ``own`` is its after-image: rows of the run itself do not count.
    ``selector`` says in which rows a text holds an id: those where it is, through ``selector_map`` (None: as it
    is), one of ``selectors``.
    """

    label: str
    table: Table
    columns: tuple[ConsumerColumn, ...]
    referred: str
    plain: bool
    identifier: Column | None = None
    own: str | None = None
    process: bool = False
    selector: Column | None = None
    selector_map: str | None = None
    selectors: tuple[str, ...] = ()


class GuardImages(Tagged, frozen=True, tag="guard_images"):
    """Refuse when imaged tables have other columns than when the scripts were compiled (O11-0909)."""

    head: Head


class NeededReference(Part, frozen=True):
    """A foreign key of a table with a before-image: rows that come back need the row that they refer to.

    ``before`` is the before-image of the table ``referred``: such a row may come back itself.
    """

    table: Table
    columns: tuple[ConsumerColumn, ...]
    referred: Table
    before: str | None = None


class CheckUndo(Tagged, frozen=True, tag="check_undo"):
    """Look for whatever has happened since the run and stands in the way; refuse with all that is found.

    Records that are not as the journal says (O11-0946), rows changed (O11-0947) or gone (O11-0948), rows gone that
    others need which come back (O11-0948, by a foreign key of ``needed``), rows that refer to inserted ones
    (O11-0949), processes that went on (O11-0950), subscriptions that are gone (O11-0951).
    """

    head: Head
    counted: tuple[Counted, ...]
    references: tuple[LaterReference, ...]
    needed: tuple[NeededReference, ...] = ()


class TakeEvents(Tagged, frozen=True, tag="take_events"):
    """Put aside what an event table must hold after undo, and empty it; ``RestoreEvents`` writes it back.

    That is what it holds now, without what the run has added, and with what the run has taken away.
    """

    head: Head
    label: str
    table: Table


class LoosenReference(Tagged, frozen=True, tag="loosen_reference"):
    """Empty a reference of inserted rows to rows that are deleted before them, as it was when they came."""

    head: Head
    label: str
    table: Table
    column: Column


class DeleteInserted(Tagged, frozen=True, tag="delete_inserted"):
    """Delete the rows that the run inserted: the fresh pairs of the table's map.

    ``keys`` are all foreign keys to the table that the snapshot knew, as "schema.table.constraint".
    """

    head: Head
    label: str
    table: Table
    keys: tuple[str, ...]


class RestoreRows(Tagged, frozen=True, tag="restore_rows"):
    """Give rows that the step ``undone`` changed the values that they had before."""

    head: Head
    label: str
    table: Table
    undone: str


class PutBackRows(Tagged, frozen=True, tag="put_back_rows"):
    """Insert the rows that the step ``undone`` deleted, with their old ids."""

    head: Head
    label: str
    table: Table
    undone: str


class ProveUndo(Tagged, frozen=True, tag="prove_undo"):
    """Refuse to commit unless no inserted row is left and every other row is as its first before-image (O11-0953)."""

    head: Head


class RestoreMaps(Tagged, frozen=True, tag="restore_maps"):
    """Drop the run's maps and images; maps and registry are as before the run, the run is marked."""

    head: Head
    replaced: tuple[str, ...]
    kept: tuple[str, ...]


Undo: TypeAlias = (
    LockForUndo
    | CheckRun
    | GuardImages
    | CheckUndo
    | CheckQueues
    | SilenceTriggers
    | KeepEvents
    | TakeEvents
    | LoosenReference
    | DeleteInserted
    | RestoreRows
    | PutBackRows
    | RestoreLinks
    | RestoreEvents
    | RestoreTriggers
    | ProveUndo
    | RestoreMaps
)
