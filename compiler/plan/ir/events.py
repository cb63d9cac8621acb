"""Event tables (OSEVT_*) and the triggers that read them: silence before the rows, refill after them.

Facts: docs/o11.md. An event table has no identifier. ``_ESPACE_ID``, ``_TENANT_ID``, ``_ACTIVITY_ID``,
``_PROCESS_DEF_ID``, then the entity's id and its foreign keys are references; NULL and 0 both stand
for "none" in them. A row without an activity is the subscription of a process definition.
"""

from __future__ import annotations

from compiler.plan.ir.base import Column, Key, Table, Tagged
from compiler.plan.ir.steps_base import Head
from compiler.plan.ir.values import ColumnPlan


class CheckQueues(Tagged, frozen=True, tag="check_queues"):
    """Refuse the run when a queue of BPT events holds rows (O11-0920), on either side."""

    head: Head
    tables: tuple[Table, ...]


class SilenceTriggers(Tagged, frozen=True, tag="silence_triggers"):
    """Disable BPT triggers of a target table for this transaction (owner permission).

    ``triggers`` are those that are enabled by the snapshot; ``RestoreTriggers`` enables the same.
    """

    head: Head
    entity: Key
    label: str
    table: Table
    triggers: tuple[str, ...]


class RestoreTriggers(Tagged, frozen=True, tag="restore_triggers"):
    """Enable again what ``SilenceTriggers`` disabled."""

    head: Head
    entity: Key
    label: str
    table: Table
    triggers: tuple[str, ...]


class KeepEvents(Tagged, frozen=True, tag="keep_events"):
    """Copy a target event table into the work table ``kept`` and empty it: its triggers find nothing.

    ``keep`` names the image that gets the whole table before, ``record`` the one that gets it after
    (``images.py``); the same holds for the other steps that change event tables.
    """

    head: Head
    entity: Key
    label: str
    table: Table
    kept: str
    columns: tuple[Column, ...]
    keep: str | None = None
    record: str | None = None


class RestoreEvents(Tagged, frozen=True, tag="restore_events"):
    """Write the kept rows of an event table back, those whose activity is still there.

    ``activity`` is the column of the event table, ``activities`` and ``activity_id`` the target's
    table of activities; None: every row comes back. Rows of process definitions (no activity) always do.
    """

    head: Head
    entity: Key
    label: str
    table: Table
    kept: str
    columns: tuple[Column, ...]
    activity: Column | None = None
    activities: Table | None = None
    activity_id: Column | None = None
    keep: str | None = None
    record: str | None = None


class EndSubscriptions(Tagged, frozen=True, tag="end_subscriptions"):
    """Delete the target's subscriptions of activities that are about to be deleted (``bpt.mode: replace``).

    ``activity`` is the event table's column, ``rows`` the selection of the target's activities.
    """

    head: Head
    entity: Key
    label: str
    table: Table
    activity: Column
    rows: str
    keep: str | None = None
    record: str | None = None


class InsertEvents(Tagged, frozen=True, tag="insert_events"):
    """Insert the source's subscriptions that the target does not have yet, references remapped.

    A row whose ``activity`` is not in the map of activities is left out: its instance is not migrated.
    So is a row without activity whose ``definition``, as text, is none of ``definitions``: publishing
    makes those of other modules. Of the others, a row with a ``Remap`` without partner refuses the run
    (O11-0924), or is left out with ``skip_unmatched``; it is never written with an empty reference. A row
    that equals one of the target in every column (NULL equals NULL, texts byte by byte) is not written
    again, nor twice.
    ``renewed`` (``delta``): rows of migrated activities, by this column of the target, are deleted
    first, because an earlier run may have written subscriptions that the source has ended since.
    """

    head: Head
    entity: Key
    label: str
    source: Table
    target: Table
    columns: tuple[ColumnPlan, ...]
    activity: Column | None = None
    activity_map: str | None = None
    skip_unmatched: bool = False
    renewed: Column | None = None
    definition: Column | None = None
    definitions: tuple[str, ...] = ()
    keep: str | None = None
    record: str | None = None
