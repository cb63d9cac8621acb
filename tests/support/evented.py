"""Steps over an event table, its triggers and queues, and a plan with every kind of probe, for both dialects."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from compiler.plan import ir
from tests.support.mapped import Mapped

TRIGGER = "OSTRG_EI__ITEM"
HOSTILE_TRIGGER = 'OSTRG_EI__ITEM"x\'y'
COLUMNS = (
    ("_ESPACE_ID", "bigint"),
    ("_ACTIVITY_ID", "bigint"),
    ("_PROCESS_DEF_ID", "bigint"),
    ("_IS_UPDATE", "boolean"),
    ("ID", "bigint"),
    ("CODE", "text"),
)
MAPS = {"_ESPACE_ID": "map_espace", "_ACTIVITY_ID": "map_activity", "_PROCESS_DEF_ID": "map_definition", "ID": "map_id"}
QUEUES = ("Queue", "Event")
_EVENTS = (
    '"_ESPACE_ID" bigint, "_ACTIVITY_ID" bigint, "_PROCESS_DEF_ID" bigint, "_IS_UPDATE" boolean, "ID" bigint, '
    '"CODE" varchar(50)'
)
EVENT_TABLES = f"""
CREATE TABLE src."OSEVT_ITEM" ({_EVENTS}); CREATE TABLE tgt."OSEVT_ITEM" ({_EVENTS});
CREATE TABLE tgt."Activity" ("Id" bigint PRIMARY KEY);
CREATE TABLE src."Queue" (x int); CREATE TABLE src."Event" (x int);
CREATE TABLE tgt."Queue" (x int); CREATE TABLE tgt."Event" (x int);
CREATE TABLE fired (what text);
CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS
  $f$ BEGIN INSERT INTO public.fired VALUES (TG_NAME); RETURN NEW; END $f$;
CREATE TRIGGER "{TRIGGER}" AFTER INSERT ON tgt."Item" FOR EACH ROW EXECUTE FUNCTION fire();
CREATE TRIGGER other AFTER INSERT ON tgt."Item" FOR EACH ROW EXECUTE FUNCTION fire();
"""


class Evented(Mapped):
    """Builds steps over the event table OSEVT_ITEM, whose columns with a map are references."""

    def event_columns(self) -> tuple[ir.Column, ...]:
        return tuple(self.column(name, kind) for name, kind in COLUMNS)

    def events(self, side: ir.Side) -> ir.Table:
        return self.table(side, "OSEVT_ITEM")

    def event_maps(self) -> tuple[ir.IdentifierMap, ...]:
        return tuple(
            msgspec.structs.replace(self.identified(table, ir.MapKind.RESERVED), table=table)
            for table in MAPS.values()
        )

    # --- steps -----------------------------------------------------------------------------------

    def queues(self) -> ir.CheckQueues:
        tables = tuple(self.table(side, name) for side in (ir.Side.SOURCE, ir.Side.TARGET) for name in QUEUES)
        return ir.CheckQueues(self.head("070-queues"), tables)

    def silence(self, *triggers: str) -> ir.SilenceTriggers:
        return ir.SilenceTriggers(
            self.head("071-silence"), self.entity("Item"), "Shop.Item", self.target, triggers or (TRIGGER,)
        )

    def speak(self, *triggers: str) -> ir.RestoreTriggers:
        return ir.RestoreTriggers(
            self.head("079-enable"), self.entity("Item"), "Shop.Item", self.target, triggers or (TRIGGER,)
        )

    def keep(self) -> ir.KeepEvents:
        return ir.KeepEvents(
            self.head("072-keep"), self.entity("Item"), "Shop.Item", self.events(ir.Side.TARGET), "kept_item",
            self.event_columns(),
        )

    def restore(self, *, activities: bool = True) -> ir.RestoreEvents:
        found = (self.column("_ACTIVITY_ID", "bigint"), self.table(ir.Side.TARGET, "Activity"), self.id)
        return ir.RestoreEvents(
            self.head("077-restore"), self.entity("Item"), "Shop.Item", self.events(ir.Side.TARGET), "kept_item",
            self.event_columns(), *(found if activities else ()),
        )

    def event_values(self) -> tuple[ir.ColumnPlan, ...]:
        return tuple(
            self.remap(name, MAPS[name], zero=True, missing=ir.Missing.ERROR) if name in MAPS else self.copy(name, kind)
            for name, kind in COLUMNS
        )

    def insert_events(
        self, *, skip: bool = False, activity_map: str | None = "map_activity", columns: Sequence[ir.ColumnPlan] = ()
    ) -> ir.InsertEvents:
        return ir.InsertEvents(
            self.head("078-insert"), self.entity("Item"), "Shop.Item", self.events(ir.Side.SOURCE),
            self.events(ir.Side.TARGET), tuple(columns) or self.event_values(), self.column("_ACTIVITY_ID", "bigint"),
            activity_map, skip,
        )

    # --- probes ----------------------------------------------------------------------------------

    def probed(self, maps: Sequence[ir.IdentifierMap], steps: Sequence[ir.Step], *probes: ir.Probe) -> ir.Plan:
        delta = any(item.kept for item in maps)
        return msgspec.structs.replace(self.planned(maps, steps, delta=delta), probes=probes)

    def lost(
        self, map_: str, *, referenced: bool = False, rows: str | None = None, referenced_rows: str | None = None,
        zero: bool = False, severity: str = "error",
    ) -> ir.ProbeReference:  # fmt: skip
        """A line's reference to an item."""
        return ir.ProbeReference(
            "O11-0901", severity, "Shop.Line", "ItemId", self.table(ir.Side.SOURCE, "Line"), self.id,
            self.column("ItemId", "bigint"), map_, self.source if referenced else None,
            self.id if referenced else None, rows, referenced_rows, zero,
        )  # fmt: skip

    def lost_text(self, *cases: ir.TextProbeCase, selector: bool, rows: str | None = None) -> ir.ProbeText:
        """A line's note, which holds the id of an item or a tenant."""
        return ir.ProbeText(
            "O11-0901", "error", "Shop.Line", "Note", self.table(ir.Side.SOURCE, "Line"), self.id,
            self.column("Note", "text"), self.column("ItemId", "bigint") if selector else None, cases, rows,
        )  # fmt: skip

    def shared(
        self, side: ir.Side = ir.Side.SOURCE, *, empty: bool = False, rows: str | None = None
    ) -> ir.ProbeShared:
        columns = (
            ir.SharedColumn(self.column("Name", "text"), ir.How.FOLDED),
            ir.SharedColumn(self.column("TenantId", "bigint"), ir.How.MAPPED),
        )
        return ir.ProbeShared(
            "O11-0906", "warning", "Shop.Item", "rows share a name's", self.table(side, "Item"), self.id, columns,
            rows, empty,
        )

    def unique(
        self, *columns: ir.UniqueColumn, rows: str | None = None, matched: str | None = None, one_null: bool = False
    ) -> ir.ProbeUnique:
        return ir.ProbeUnique(
            "O11-0919", "error", "Shop.Item", "ix'item", self.source, self.id, self.target, self.id, columns, rows,
            matched, one_null,
        )

    def name_column(self) -> ir.UniqueColumn:
        return ir.UniqueColumn(self.column("Name", "text"), self.column("Name", "text"))

    def tenant_column(self) -> ir.UniqueColumn:
        return ir.UniqueColumn(self.column("TenantId", "bigint"), self.column("TenantId", "integer"), "map_tenant")

    def collision(self, map_: str = "", *, rows: str | None = None, matched: str | None = None) -> ir.ProbeCollision:
        return ir.ProbeCollision(
            "O11-0903", "Shop.Line", self.table(ir.Side.SOURCE, "Line"), self.id, self.table(ir.Side.TARGET, "Line"),
            self.id, map_, False, rows, matched,
        )

    def gone(self, *, lost: bool) -> ir.ProbeGone:
        table = self.target if lost else self.source
        code = "O11-0926" if lost else "O11-0925"
        return ir.ProbeGone(code, "warning", "Shop.Item", "map_item", table, self.id, lost)

    def queue(self, name: str = "Queue") -> ir.ProbeQueue:
        return ir.ProbeQueue("O11-0920", f"{name} of the source", self.table(ir.Side.SOURCE, name))

    def stand_in(self, value: str) -> ir.ProbeUser:
        return ir.ProbeUser("O11-0922", "users", self.target, self.id, self.column("Name", "text"), value)

    def counted(self, rows: str) -> ir.ProbeCount:
        return ir.ProbeCount("O11-0918", "Shop.Line", "rows go too", rows, self.table(ir.Side.TARGET, "Line"), self.id)

    def consumer(self, *, rows: str | None = None, deleted: str | None = None) -> ir.ProbeConsumer:
        known = msgspec.structs.replace(
            self.lines_of_items(), deleted=deleted, identifier=self.id if deleted is not None else None
        )
        return ir.ProbeConsumer("O11-0904", "Shop.Item", self.target, self.id, known, rows)
