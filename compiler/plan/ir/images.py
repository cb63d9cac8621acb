"""Images: what a run keeps of the rows that it changes, so that it can be undone.

A before-image holds full rows of a target table as they were, beside the id of the step that changed them.
An after-image holds, for each row that the run inserted or updated, a hash of the row as the run left it.
Both are tables of the schema ``o11c``.
"""

from __future__ import annotations

from compiler.plan.ir.base import Column, Key, Part, Table, Tagged
from compiler.plan.ir.steps_base import Head


class Image(Part, frozen=True):
    """A target table whose rows the run changes, and what is kept of them.

    ``columns`` are all that are stored; computed ones and rowversion are the database's own.
    ``identities`` are those of them that an UPDATE cannot set and an INSERT only when told so.
    ``before`` and ``after`` are the names of the images, None where no row needs one. ``map`` has the rows
    that the run inserts as fresh pairs. ``process``: rows of BPT instances, which go on by themselves.
    ``unwatched`` are columns that the platform writes by itself: they are no part of a row's hash.
    """

    entity: Key
    label: str
    table: Table
    identifier: Column
    columns: tuple[Column, ...]
    identities: tuple[str, ...] = ()
    before: str | None = None
    after: str | None = None
    map: str | None = None
    process: bool = False
    unwatched: tuple[str, ...] = ()

    @property
    def watched(self) -> tuple[Column, ...]:
        """Return the columns that a row's hash is made of."""
        return tuple(item for item in self.columns if item.name not in self.unwatched)


class EventImage(Part, frozen=True):
    """An event table, kept whole as it was before the run (``before``) and as the run left it (``after``).

    Its rows have no identifier: what the run has added and taken away is the difference of the two, counted
    row by row. ``kept`` is the work table of ``TakeEvents``. ``activity`` refers to activities, whose new
    ones are in ``activity_map``.
    """

    entity: Key
    label: str
    table: Table
    columns: tuple[Column, ...]
    before: str
    after: str
    kept: str
    activity: Column | None = None
    activity_map: str | None = None


class PrepareUndo(Tagged, frozen=True, tag="prepare_undo"):
    """Make the images' tables, and keep what the run replaces of the schema ``o11c`` itself.

    Images of an earlier run are dropped: only the last run can be undone. ``replaced`` maps of earlier runs
    are renamed (``before_map_...``), of ``kept`` ones and of the registry copies are made.
    """

    head: Head
    images: tuple[Image, ...]
    events: tuple[EventImage, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]
