"""Steps: what is done, in typed form; the union of all of them, those of maps, selections and events included."""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Key, Part, Sequence, Side, Table, Tagged
from compiler.plan.ir.constraints import LoosenConstraints, RevalidateConstraints
from compiler.plan.ir.events import (
    CheckQueues,
    EndSubscriptions,
    InsertEvents,
    KeepEvents,
    RestoreEvents,
    RestoreTriggers,
    SilenceTriggers,
)
from compiler.plan.ir.images import PrepareUndo
from compiler.plan.ir.maps import (
    BuildLiteralMap,
    BuildMatchedMap,
    DeriveIds,
    FindUser,
    ForgetPairs,
    InheritIds,
    LoadUserFile,
    PreserveIds,
    ReserveIds,
)
from compiler.plan.ir.people import CheckAddresses, ReplaceLinks
from compiler.plan.ir.selections import CloseRows, SelectProcesses, SelectRows
from compiler.plan.ir.steps_base import ConsumerColumn, Head
from compiler.plan.ir.values import ColumnPlan, Remap


class AttributeFact(Part, frozen=True):
    """One active attribute as the metamodel had it."""

    key: str
    name: str
    type: str
    column: str


class ColumnFact(Part, frozen=True):
    """One physical column as the catalog had it. ``nullable`` is None where it is not compared."""

    name: str
    native: str
    nullable: bool | None = None


class EntityFact(Part, frozen=True):
    """What the plan believes of an entity on one side; the drift guard compares it with the database."""

    side: Side
    entity: Key
    label: str
    table: str
    attributes: tuple[AttributeFact, ...]
    columns: tuple[ColumnFact, ...]


class ModuleFact(Part, frozen=True):
    """The active entities that a module in scope had (their keys, sorted) on one side."""

    side: Side
    module: str
    label: str
    entities: tuple[str, ...]


class ProcessesFact(Part, frozen=True):
    """The process definitions (ids as text) that the active modules in scope had on one side, active or not."""

    side: Side
    modules: tuple[str, ...]
    definitions: tuple[str, ...]


class ParametersFact(Part, frozen=True):
    """Inputs or outputs of one metamodel table on one side: (id as text, SS_TYPE), '' for none."""

    side: Side
    table: str
    types: tuple[tuple[str, str], ...]


class Stage(Part, frozen=True):
    """Columns of a source table that the run reads; T-SQL copies them aside before the transaction."""

    table: Table
    columns: tuple[Column, ...]
    identifier: str | None
    label: str


class OpenRun(Tagged, frozen=True, tag="open_run"):
    """Guard the database, take the run lock, freeze the source, begin, lock what is read and written.

    ``shares`` are source tables that a snapshot alone does not freeze: TRUNCATE and rewriting
    ALTERs show in it. PostgreSQL locks them against those; T-SQL copies ``stages`` aside.

    ``closes`` are tables that later steps alter, and those that their foreign keys lead to: nobody else may read
    them. They are locked here, in one order with ``locks``: a lock that is raised later may end in a deadlock.
    """

    head: Head
    shares: tuple[Table, ...]
    locks: tuple[Table, ...]
    stages: tuple[Stage, ...]
    closes: tuple[Table, ...] = ()


class GuardModel(Tagged, frozen=True, tag="guard_model"):
    """Refuse to run when the metamodel or the catalog is not what the snapshots say.

    ``processes``: an instance of a definition that is new would be left behind without a word.
    ``parameters``: a value is an id or not by the type that its definition had.
    """

    head: Head
    entities: tuple[EntityFact, ...]
    modules: tuple[ModuleFact, ...]
    processes: tuple[ProcessesFact, ...] = ()
    parameters: tuple[ParametersFact, ...] = ()


class Consumer(Part, frozen=True):
    """A reference elsewhere in the target to rows about to be deleted; ``columns`` are its pairs.

    ``effect`` is what the database would do to the referring row: ``blocks`` (foreign key without
    action), ``deletes`` (cascade), ``empties`` (set null), ``changes`` (set default), ``dangles`` (no
    constraint). Rows of the selection ``deleted`` (by ``identifier``) are deleted before, so they do
    not count.
    """

    table: Table
    columns: tuple[ConsumerColumn, ...]
    label: str
    effect: str
    deleted: str | None = None
    identifier: Column | None = None


class ClearReference(Tagged, frozen=True, tag="clear_reference"):
    """Empty a reference of target rows that are about to be deleted, so that a cycle can be deleted.

    All rows, or those of the selection ``rows``; then ``identifier`` is the table's. ``keep`` names the
    before-image that gets the rows first (``images.py``); the same holds for the steps below.
    """

    head: Head
    entity: Key
    table: Table
    column: Column
    rows: str | None = None
    identifier: Column | None = None
    keep: str | None = None


class DeleteRows(Tagged, frozen=True, tag="delete_rows"):
    """Delete rows of a target table, after checking that nobody else needs them.

    All rows (mode replace), or those of the selection ``rows``; ``consumers`` are looked for among the
    rows that refer to these only. ``why`` are the words for it.

    ``keys`` are all foreign keys that referred to the table when the snapshot was made, as
    "schema.table.constraint": another one would delete or change rows that nobody has looked at.
    """

    head: Head
    entity: Key
    table: Table
    identifier: Column
    consumers: tuple[Consumer, ...]
    keys: tuple[str, ...] = ()
    rows: str | None = None
    why: str = "Mode replace: the rows of the target go."
    keep: str | None = None


class InsertRows(Tagged, frozen=True, tag="insert_rows"):
    """INSERT ... SELECT of an entity's rows, every reference through its map.

    The rows of the map are inserted, of a mixed map the fresh ones; of a minted map the rows of the
    selection ``rows`` (None: all) that it does not hold yet.

    ``explicit_identity``: the target column is an identity, and the id is given all the same.
    ``minted``: the database makes the id and the step records it in ``map``; with ``ordered`` the ids follow the
    order of the old ones, and the pairs are those of equal rank. ``record`` names the
    after-image that gets the table's rows of the run as they are now; the same holds for the steps below.
    """

    head: Head
    entity: Key
    source: Table
    target: Table
    map: str
    source_id: Column
    target_id: Column
    columns: tuple[ColumnPlan, ...]
    explicit_identity: bool
    minted: bool = False
    rows: str | None = None
    record: str | None = None
    ordered: bool = False


class LinkReference(Tagged, frozen=True, tag="link_reference"):
    """UPDATE the rows that this run inserted (of a mixed map the fresh ones) with a reference."""

    head: Head
    entity: Key
    source: Table
    target: Table
    map: str
    source_id: Column
    target_id: Column
    column: Column
    value: Remap
    record: str | None = None


class UpdateRows(Tagged, frozen=True, tag="update_rows"):
    """UPDATE the rows that the run did not insert (not fresh), where a value differs.

    ``columns`` hold Copy, Remap, RemapText and Mask values, and Constants that are masks; references cut
    from a cycle among them, because all rows are in by now. Only rows of the selection ``rows`` (None: all
    of the map).
    """

    head: Head
    entity: Key
    source: Table
    target: Table
    map: str
    source_id: Column
    target_id: Column
    columns: tuple[ColumnPlan, ...]
    rows: str | None = None
    keep: str | None = None
    record: str | None = None


class CheckUnique(Tagged, frozen=True, tag="check_unique"):
    """Refuse before the insert when masked values collide in a unique index (O11-0923).

    ``columns`` are the index's columns with their values. Two rows of the run collide, or one of them
    and a row that the target has already. A row with a NULL in the index collides with nothing.
    ``minted`` and ``rows`` as in ``InsertRows``: they tell which rows are going to be inserted.
    """

    head: Head
    entity: Key
    index: str
    source: Table
    target: Table
    map: str
    source_id: Column
    target_id: Column
    columns: tuple[ColumnPlan, ...]
    minted: bool = False
    rows: str | None = None


class AdvanceSequence(Tagged, frozen=True, tag="advance_sequence"):
    """Make sure that the target's next id is above every id in the table; never lower it."""

    head: Head
    entity: Key
    table: Table
    identifier: Column
    sequence: Sequence | None


class RunChecks(Tagged, frozen=True, tag="run_checks"):
    """Run the checks of the plan inside the transaction and fail it when one does not hold."""

    head: Head


Step: TypeAlias = (
    OpenRun
    | GuardModel
    | PrepareUndo
    | BuildLiteralMap
    | BuildMatchedMap
    | FindUser
    | ForgetPairs
    | LoadUserFile
    | SelectRows
    | SelectProcesses
    | CloseRows
    | CheckAddresses
    | CheckQueues
    | EndSubscriptions
    | SilenceTriggers
    | KeepEvents
    | ClearReference
    | DeleteRows
    | ReserveIds
    | InheritIds
    | PreserveIds
    | DeriveIds
    | CheckUnique
    | InsertRows
    | UpdateRows
    | LinkReference
    | ReplaceLinks
    | InsertEvents
    | RestoreEvents
    | RestoreTriggers
    | LoosenConstraints
    | RevalidateConstraints
    | AdvanceSequence
    | RunChecks
)
