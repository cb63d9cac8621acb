"""Plans of selections and maps over two small tables, for tests of single steps in both dialects."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from compiler.plan import ir
from tests.support.writes import Kit

TABLES = """
CREATE SCHEMA src; CREATE SCHEMA tgt;
CREATE TABLE src."Item" ("Id" bigint PRIMARY KEY, "Name" varchar(50), "TenantId" bigint, "ParentId" bigint);
CREATE SEQUENCE tgt.item_ids;
CREATE TABLE tgt."Item" ("Id" bigint PRIMARY KEY, "Name" varchar(50), "TenantId" integer,
  "ParentId" bigint REFERENCES tgt."Item");
CREATE TABLE src."Line" ("Id" bigint PRIMARY KEY, "ItemId" bigint, "Note" varchar(50));
CREATE TABLE tgt."Line" ("Id" bigint PRIMARY KEY, "ItemId" bigint REFERENCES tgt."Item", "Note" varchar(50));
"""
# The foreign keys to Item that the snapshot knew.
KEYS = ("tgt.Item.Item_ParentId_fkey", "tgt.Line.Line_ItemId_fkey")
TENANTS = {"7": "70", "8": "80"}


class Mapped(Kit):
    """Builds steps over Item (with names and tenants) and Line (which refers to items)."""

    def entity(self, name: str) -> ir.Key:
        return ir.Key("espace", name.lower())

    def head(self, text: str) -> ir.Head:
        return ir.Head(text, ir.Phase.DATA, text, "a reason")

    def identified(
        self, table: str, kind: ir.MapKind, *, mixed: bool = False, kept: bool = False, parent: str | None = None
    ) -> ir.IdentifierMap:
        return ir.IdentifierMap(
            f"map_{table.lower()}", self.entity(table), f"Shop.{table}", "key", kind, self.id, self.id, "a reason",
            parent, mixed or kept, kept,
        )

    def planned(self, maps: Sequence[ir.IdentifierMap], steps: Sequence[ir.Step], *, delta: bool = False) -> ir.Plan:
        members = tuple(
            ir.Member(item.entity, item.label, ir.Role.WRITE, "in scope", "append")
            for item in maps
            if item.kind is not ir.MapKind.LITERAL
        )
        return msgspec.structs.replace(self.plan(maps, steps), members=members, delta=delta)

    # --- steps -----------------------------------------------------------------------------------

    def opening(self) -> ir.OpenRun:
        return ir.OpenRun(self.head("010-open"), (), (self.target,), ())

    def literal(self) -> ir.BuildLiteralMap:
        pairs = tuple(ir.LiteralPair(f"tenant {old}", old, new, (old,), (new,)) for old, new in TENANTS.items())
        return ir.BuildLiteralMap(self.head("020-tenants"), "map_tenant", "OSSYS_TENANT", pairs)

    def by_name(self, how: ir.How = ir.How.FOLDED) -> ir.MatchColumn:
        return ir.MatchColumn("Name", self.column("Name", "text"), self.column("Name", "text"), how)

    def by_tenant(self, table: str = "map_tenant") -> ir.MatchColumn:
        return ir.MatchColumn(
            "Tenant", self.column("TenantId", "bigint"), self.column("TenantId", "integer"), ir.How.MAPPED, table
        )

    def match(
        self, *columns: ir.MatchColumn, rows: str | None = None, refuse: bool = False
    ) -> ir.BuildMatchedMap:
        return ir.BuildMatchedMap(
            self.head("040-match"), "map_item", self.source, self.target, self.id, self.id, columns, rows, refuse
        )

    def reserve(self, rows: str | None = None, *, sequence: bool = True) -> ir.ReserveIds:
        return ir.ReserveIds(
            self.head("050-reserve"), self.entity("Item"), "map_item", self.source, self.target, self.id, self.id,
            ir.Sequence("item_ids") if sequence else None, rows,
        )

    def _lines(self) -> tuple[ir.Table, ir.Table]:
        return self.table(ir.Side.SOURCE, "Line"), self.table(ir.Side.TARGET, "Line")

    def inherit(self, rows: str | None = None) -> ir.InheritIds:
        source, target = self._lines()
        return ir.InheritIds(
            self.head("060-inherit"), self.entity("Line"), "map_line", "map_item", source, target, self.id, self.id,
            ir.Missing.ERROR, rows,
        )

    def preserve(self, rows: str | None = None) -> ir.PreserveIds:
        source, target = self._lines()
        return ir.PreserveIds(
            self.head("060-preserve"), self.entity("Line"), "map_line", source, target, self.id, self.id, rows
        )

    def choose(
        self, rows: str, *rules: ir.Rule, table: ir.Table | None = None, empty: bool = False
    ) -> ir.SelectRows:
        return ir.SelectRows(
            self.head(f"030-{rows}"), rows, "Shop.Item", table or self.source, self.id, rules, empty
        )

    def forget(self, rows: str | None = None) -> ir.ForgetPairs:
        return ir.ForgetPairs(self.head("045-forget"), "map_item", rows)

    def delete(self, *consumers: ir.Consumer, rows: str | None = None) -> ir.DeleteRows:
        return ir.DeleteRows(
            self.head("042-delete"), self.entity("Item"), self.target, self.id, consumers, KEYS, rows,
            "These rows are written again.",
        )

    def lines_of_items(self) -> ir.Consumer:
        pair = ir.ConsumerColumn("ItemId", "Id")
        return ir.Consumer(self.table(ir.Side.TARGET, "Line"), (pair,), "Shop.Line.ItemId", "blocks")

    def clear(self, rows: str | None = None) -> ir.ClearReference:
        return ir.ClearReference(
            self.head("041-clear"), self.entity("Item"), self.target, self.column("ParentId", "bigint"),
            rows, self.id if rows is not None else None,
        )  # fmt: skip

    # --- processes -------------------------------------------------------------------------------

    def processes(self, *, open_only: bool = False, skip: bool = False) -> ir.SelectProcesses:
        big = "bigint"
        return ir.SelectProcesses(
            head=self.head("030-processes"),
            rows="rows_process",
            label="(System).Process",
            table=self.table(ir.Side.SOURCE, "Process"),
            identifier=self.id,
            top=self.column("TopId", big),
            definition=self.column("DefinitionId", big),
            definitions=("1", "2"),
            status=self.column("StatusId", "integer"),
            terminal=("9",),
            open_only=open_only,
            skip_unmatched=skip,
            definition_map="map_definition",
            activity_map="map_activity_definition",
            activities=self.table(ir.Side.SOURCE, "Activity"),
            activity_process=self.column("ProcessId", big),
            activity_definition=self.column("DefinitionId", big),
        )

    def definition_steps(self) -> tuple[ir.BuildLiteralMap, ...]:
        return tuple(
            ir.BuildLiteralMap(self.head(f"020-{name}"), f"map_{name}", "OSSYS_X", ())
            for name in ("definition", "activity_definition")
        )

    def definition_maps(self) -> tuple[ir.IdentifierMap, ...]:
        return tuple(self.identified(name, ir.MapKind.LITERAL) for name in ("Definition", "Activity_definition"))
