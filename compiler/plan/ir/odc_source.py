"""What is looked at on the O11 side before its rows go to ODC (folder ``source`` of the output).

These scripts run in the source itself: engine, database and schema are those of ``Plan.staging``, also where the plan
sees the rows in a staging schema. Tables and columns are named as in the plan: staging keeps the source's names.
"""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Column, Part


class SourceFault(StrEnum):
    """What is wrong with a value or a row of the source."""

    BINARY = "binary"
    LONG = "long"
    SIGNS = "signs"
    TENANT = "tenant"
    USER = "user"


class SourceCase(Part, frozen=True):
    """One thing to look for in a column: ``severity`` of the finding, ``attribute`` for people."""

    fault: SourceFault
    attribute: str
    column: Column
    severity: str


class SourceScan(Part, frozen=True):
    """One scan of an entity's table; ``identifier`` names the rows that are found."""

    label: str
    table: str
    identifier: Column
    cases: tuple[SourceCase, ...]


class SourceTenant(Part, frozen=True):
    """The tenant whose rows and users can go to ODC, and where the metamodel says so (physical names).

    ``id`` and ``name`` are those of the snapshot; the script looks whether they still are.
    """

    id: int
    name: str
    table: str
    id_column: str
    name_column: str


class SourceUsers(Part, frozen=True):
    """The source's users and groups: physical tables and columns, None where this platform version has none.

    ``tenant`` says which of them belong to the default tenant; None: all.
    """

    table: str
    id: Column
    email: Column
    active: Column | None = None
    username: Column | None = None
    name: Column | None = None
    tenant: Column | None = None


class SourceGroups(Part, frozen=True):
    """Groups and who is in them: physical tables and columns."""

    table: str
    id: Column
    name: Column
    tenant: Column | None
    members: str
    member_group: Column
    member_user: Column


class SourceExtension(Part, frozen=True):
    """The entity that extends users: its identifier is the user's. ``active`` is its Is_Active, if it has one."""

    label: str
    table: str
    identifier: Column
    active: Column | None = None


class SourceProcesses(Part, frozen=True):
    """What shows that O11 still works: tables (physical), and the column that says since when an activity runs.

    ``terminal`` are the ids of statuses that end a process; without them no process is looked at.
    """

    activities: str | None = None
    activity: Column | None = None
    running_since: Column | None = None
    queues: tuple[str, ...] = ()
    processes: str | None = None
    process: Column | None = None
    status: Column | None = None
    terminal: tuple[str, ...] = ()


class OdcSource(Part, frozen=True):
    """What the scripts of the folder ``source`` do.

    ``without_email``: the severity of active users without a good email. ``groups`` is None when groups are not
    migrated. ``gate``: the project asks for O11 to be stopped, so source/gate.sql is written.
    """

    scans: tuple[SourceScan, ...]
    tenant: SourceTenant | None = None
    users: SourceUsers | None = None
    groups: SourceGroups | None = None
    extension: SourceExtension | None = None
    processes: SourceProcesses = SourceProcesses()
    without_email: str = "error"
    gate: bool = False
