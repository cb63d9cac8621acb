"""What the scripts expect of the server and of the catalog, apart from tables and columns themselves."""

from __future__ import annotations

from compiler.plan.ir.base import Column, Part, Side, Table, Tagged


class ConstraintState(Part, frozen=True):
    """A foreign key or CHECK of a table as the snapshot had it.

    ``enabled``: rows to come are checked. ``validated``: the rows that are there were checked (T-SQL: trusted).
    """

    name: str
    enabled: bool = True
    validated: bool = True


class TriggerState(Part, frozen=True):
    """A trigger of a table as the snapshot had it."""

    name: str
    enabled: bool = True


class TableState(Part, frozen=True):
    """Constraints and triggers that a written table of the target had. Of foreign keys those that it holds."""

    label: str
    table: Table
    constraints: tuple[ConstraintState, ...] = ()
    triggers: tuple[TriggerState, ...] = ()


class CheckStates(Tagged, frozen=True, tag="check_states"):
    """Each constraint and trigger of a written table is in the state that the snapshot recorded."""

    id: str
    label: str
    state: TableState


class ProbeVersion(Tagged, frozen=True, tag="probe_version"):
    """The server is of another release than the target's snapshot; ``release`` as in ``15`` or ``15.0``."""

    code: str
    label: str
    release: str


class DatabaseCollation(Part, frozen=True):
    """The default collation of a side's database, as its snapshot has it (``icu:en-US``, ``Latin1_General_CI_AI``)."""

    side: Side
    collation: str


class KeyColumn(Part, frozen=True):
    """A text column that rows are identified, matched or kept unique by."""

    label: str
    table: Table
    column: Column


class ProbeCollations(Tagged, frozen=True, tag="probe_collations"):
    """Collations that are not what the snapshots say: which texts are equal may be decided otherwise."""

    code: str
    label: str
    databases: tuple[DatabaseCollation, ...]
    columns: tuple[KeyColumn, ...]


class ProbeConstraints(Tagged, frozen=True, tag="probe_constraints"):
    """Constraints of written tables that hold for some rows only: not enabled, or not validated."""

    code: str
    label: str
    states: tuple[TableState, ...]


class ProbeStates(Tagged, frozen=True, tag="probe_states"):
    """Constraints, or triggers (``triggers``), of written tables that are new, gone or in another state."""

    code: str
    label: str
    states: tuple[TableState, ...]
    triggers: bool = False


class ProbeFiring(Tagged, frozen=True, tag="probe_firing"):
    """Triggers of written tables that fire in an unusual way.

    PostgreSQL: ENABLE REPLICA or ENABLE ALWAYS. T-SQL: INSTEAD OF.
    """

    code: str
    label: str
    states: tuple[TableState, ...]


class ProbePolicies(Tagged, frozen=True, tag="probe_policies"):
    """Row level security on any table that the plan names, rewrite rules on tables that are written (``states``)."""

    code: str
    label: str
    states: tuple[TableState, ...]


class SizedTable(Part, frozen=True):
    """A source table whose rows are written: all, or those of the selection ``rows``.

    ``bytes`` is its size by the snapshot, for where the catalog cannot tell (views, foreign tables).
    """

    label: str
    source: Table
    rows: str | None = None
    bytes: int | None = None


class ProbeSizes(Tagged, frozen=True, tag="probe_sizes"):
    """About how many bytes will be written, by table and in all, for the record."""

    code: str
    label: str
    tables: tuple[SizedTable, ...]


class DeletedTable(Part, frozen=True):
    """A target table whose rows a script deletes.

    ``whole``: migrate.sql deletes all rows. ``rows`` are selections that it deletes. ``undone``: rollback.sql deletes
    the rows that the run inserts. ``label`` is that of ``SizedTable`` where there are any.
    """

    label: str
    table: Table
    whole: bool = False
    rows: tuple[str, ...] = ()
    undone: bool = False


class ProbeUnindexed(Tagged, frozen=True, tag="probe_unindexed"):
    """Foreign keys of any table to one of ``tables`` whose columns no index begins with, where that costs minutes.

    PostgreSQL only: it looks for referring rows one deleted row at a time. SQL Server looks once a statement.
    """

    code: str
    label: str
    tables: tuple[DeletedTable, ...]
