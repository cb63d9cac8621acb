"""The whole plan."""

from __future__ import annotations

from compiler.plan.ir.base import Part, Place, Side, SystemTable
from compiler.plan.ir.checks import Check
from compiler.plan.ir.costs import Cost
from compiler.plan.ir.members import ComponentReport, IdentifierMap, LeftOut, Member
from compiler.plan.ir.odc_source import OdcSource
from compiler.plan.ir.probes import Probe
from compiler.plan.ir.staging import Staging
from compiler.plan.ir.steps import Step
from compiler.plan.ir.undo import Undo


class Note(Part, frozen=True):
    """A warning or note of the compiler that belongs to the plan."""

    code: str
    severity: str
    title: str
    where: str
    found: str
    action: str


class Asset(Part, frozen=True):
    """An app or library of ODC in the plan. ``place`` is its place in the publishing order, from 1.

    ``producers`` are assets whose entities its own refer to; ``cycle`` those with which it goes round in a circle,
    itself included, in the order of their names. ``entities`` are labels of those that are migrated into it.
    """

    name: str
    library: bool
    place: int
    applications: tuple[str, ...]
    modules: tuple[str, ...]
    entities: tuple[str, ...]
    producers: tuple[str, ...] = ()
    cycle: tuple[str, ...] = ()


class Elsewhere(Part, frozen=True):
    """A producer that another plan migrates: ``label`` is the entity, ``needed_by`` the attributes that refer to it."""

    asset: str
    label: str
    needed_by: tuple[str, ...]


class Odc(Part, frozen=True):
    """What only a migration to OutSystems Developer Cloud has. The strings are the values of the project's ``odc``.

    ``source`` is what is looked at on the O11 side before its rows are taken from there.
    """

    run: str
    authentication: str
    stop_o11: bool
    undeploy_odc: bool
    assets: tuple[Asset, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    source: OdcSource | None = None


class Plan(Part, frozen=True):
    """The whole plan. ``version`` is of this JSON form.

    ``verify``: ``values`` when copied and masked values are compared one by one, ``counts`` when not.
    ``masked``: some value is a ``Mask``, so the scripts need the key O11C_MASK_KEY. ``delta``: maps of an
    earlier run are used again. ``undo`` are the steps of rollback.sql, none with ``rollback: none``.
    ``costs`` are those of the steps, in their order.

    ``transaction``: ``whole`` (one for everything), or ``step``: each step commits, and a run that was
    interrupted is resumed. ``batch_rows`` (``step`` only) is how many rows of a map one statement takes.

    ``permissions``: what the login may do in the target, ``owner`` or ``data-writer``. ``temporary_maps``: maps
    are tables of the session, and there is no schema o11c, no journal and no undo. ``maps_database``: the schema
    o11c is in this other database of the instance (SQL Server only). ``unmask``: sides where the scripts read columns
    under dynamic data masking (SQL Server only). ``odc``: set when the target is ODC.
    ``staging`` (PostgreSQL): set for ODC, and where scripts bring the rows of the source into the target's database.
    """

    version: int
    project: str
    platform: str
    source: Place
    target: Place
    source_engine: str
    target_engine: str
    source_digest: str
    target_digest: str
    project_digest: str
    applications: tuple[str, ...]
    modules: tuple[str, ...]
    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...]
    maps: tuple[IdentifierMap, ...]
    components: tuple[ComponentReport, ...]
    system_tables: tuple[SystemTable, ...]
    steps: tuple[Step, ...]
    checks: tuple[Check, ...]
    probes: tuple[Probe, ...]
    notes: tuple[Note, ...]
    masked: bool = False
    delta: bool = False
    verify: str = "values"
    transaction: str = "whole"
    batch_rows: int | None = None
    permissions: str = "owner"
    temporary_maps: bool = False
    maps_database: str | None = None
    unmask: tuple[Side, ...] = ()
    undo: tuple[Undo, ...] = ()
    costs: tuple[Cost, ...] = ()
    odc: Odc | None = None
    staging: Staging | None = None

    def map(self, table: str) -> IdentifierMap:
        """Return the map with this table name. Raises ``KeyError``. Linear: index it for loops."""
        for item in self.maps:
            if item.table == table:
                return item
        raise KeyError(table)

    def system_table(self, side: Side, name: str) -> SystemTable:
        """Return the metamodel table with this upper-case name on this side. Raises ``KeyError``."""
        for item in self.system_tables:
            if item.table.side is side and item.name == name:
                return item
        raise KeyError(name)
