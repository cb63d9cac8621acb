"""The whole plan."""

from __future__ import annotations

from compiler.plan.ir.base import Part, Place, Side, SystemTable
from compiler.plan.ir.checks import Check
from compiler.plan.ir.members import ComponentReport, IdentifierMap, LeftOut, Member
from compiler.plan.ir.probes import Probe
from compiler.plan.ir.steps import Step


class Note(Part, frozen=True):
    """A warning or note of the compiler that belongs to the plan."""

    code: str
    severity: str
    title: str
    where: str
    found: str
    action: str


class Plan(Part, frozen=True):
    """The whole plan. ``version`` is of this JSON form.

    ``masked``: some value is a ``Mask``, so the scripts need the key O11C_MASK_KEY. ``delta``: maps of an
    earlier run are used again.
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
