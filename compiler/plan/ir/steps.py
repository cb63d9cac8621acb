"""Steps: what is done, in typed form."""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Key, Missing, Part, Phase, Sequence, Side, Table, Tagged
from compiler.plan.ir.values import ColumnPlan, Remap


class Head(Part, frozen=True):
    """What every step has: id (three digits, then a slug), phase, title, and why it is at this place."""

    id: str
    phase: Phase
    title: str
    reason: str
    label: str | None = None
    rows: int | None = None


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
    has_keys: bool
    attributes: tuple[AttributeFact, ...]
    columns: tuple[ColumnFact, ...]


class ModuleFact(Part, frozen=True):
    """The active entities that a module in scope had (their keys, sorted) on one side."""

    side: Side
    module: str
    label: str
    entities: tuple[str, ...]


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
    """

    head: Head
    shares: tuple[Table, ...]
    locks: tuple[Table, ...]
    stages: tuple[Stage, ...]


class GuardModel(Tagged, frozen=True, tag="guard_model"):
    """Refuse to run when the metamodel or the catalog is not what the snapshots say."""

    head: Head
    entities: tuple[EntityFact, ...]
    modules: tuple[ModuleFact, ...]


class LiteralPair(Part, frozen=True):
    """One record in both environments. ``source_parts`` and ``target_parts`` are its key's components."""

    name: str
    old: str
    new: str
    source_parts: tuple[str, ...]
    target_parts: tuple[str, ...]


class BuildLiteralMap(Tagged, frozen=True, tag="build_literal_map"):
    """Fill a map with pairs known at compile time, after checking each pair against both databases.

    ``records`` is the metamodel table that holds the records (``OSSYS_ENTITY_RECORD``,
    ``OSSYS_ROLE``, ``OSSYS_TENANT``, ``OSSYS_ESPACE``). ``prefix`` (static entities) is what the keys
    of all its records begin with; ``source_count`` and ``target_count`` say how many there were.
    """

    head: Head
    map: str
    records: str
    pairs: tuple[LiteralPair, ...]
    prefix: str | None = None
    source_count: int = 0
    target_count: int = 0


class BuildMatchedMap(Tagged, frozen=True, tag="build_matched_map"):
    """Fill the map of users by matching rows of both environments.

    ``source_match`` and ``target_match`` are compared without regard to case and accents.
    ``tenant_map`` (with the two tenant columns) makes the match hold within the mapped tenant only.
    """

    head: Head
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    source_match: Column
    target_match: Column
    tenant_map: str | None = None
    source_tenant: Column | None = None
    target_tenant: Column | None = None


class LoadUserFile(Tagged, frozen=True, tag="load_user_file"):
    """Fill the map of users from a file of (email, id): ODC ids that only its operator knows.

    ``file`` is the file's path inside the output folder; ``digest`` its SHA-256; ``count`` its rows.
    """

    head: Head
    map: str
    source: Table
    source_id: Column
    source_match: Column
    file: str
    digest: str
    count: int


class ConsumerColumn(Part, frozen=True):
    """One column of a reference and the column of the referred table that it must equal."""

    column: str
    referred: str


class Consumer(Part, frozen=True):
    """A reference elsewhere in the target to rows about to be deleted; ``columns`` are its pairs.

    ``effect`` is what the database would do to the referring row: ``blocks`` (foreign key without
    action), ``deletes`` (cascade), ``empties`` (set null), ``dangles`` (no constraint).
    """

    table: Table
    columns: tuple[ConsumerColumn, ...]
    label: str
    effect: str


class ClearReference(Tagged, frozen=True, tag="clear_reference"):
    """Empty a reference of target rows that are about to be deleted, so that a cycle can be deleted."""

    head: Head
    entity: Key
    table: Table
    column: Column


class DeleteRows(Tagged, frozen=True, tag="delete_rows"):
    """Delete all rows of a target table (mode replace), after checking that nobody else needs them.

    ``keys`` are all foreign keys that referred to the table when the snapshot was made, as
    "schema.table.constraint": another one would delete or change rows that nobody has looked at.
    """

    head: Head
    entity: Key
    table: Table
    identifier: Column
    consumers: tuple[Consumer, ...]
    keys: tuple[str, ...] = ()


class ReserveIds(Tagged, frozen=True, tag="reserve_ids"):
    """Give every source row a new id from a block of the target's sequence or identity."""

    head: Head
    entity: Key
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    sequence: Sequence | None


class InheritIds(Tagged, frozen=True, tag="inherit_ids"):
    """The identifier is itself a reference: take the new ids from the referenced entity's map."""

    head: Head
    entity: Key
    map: str
    parent: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    missing: Missing


class PreserveIds(Tagged, frozen=True, tag="preserve_ids"):
    """New id = old id: the map is an audit trail and tells which ids exist, in the source's spelling."""

    head: Head
    entity: Key
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column


class InsertRows(Tagged, frozen=True, tag="insert_rows"):
    """INSERT ... SELECT of an entity's rows, every reference through its map.

    ``explicit_identity``: the target column is an identity, and the id is given all the same.
    ``minted``: the database makes the id and the step records it in ``map``.
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


class LinkReference(Tagged, frozen=True, tag="link_reference"):
    """UPDATE the rows of one entity with a reference that was inserted empty."""

    head: Head
    entity: Key
    source: Table
    target: Table
    map: str
    source_id: Column
    target_id: Column
    column: Column
    value: Remap


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
    | BuildLiteralMap
    | BuildMatchedMap
    | LoadUserFile
    | ClearReference
    | DeleteRows
    | ReserveIds
    | InheritIds
    | PreserveIds
    | InsertRows
    | LinkReference
    | AdvanceSequence
    | RunChecks
)
