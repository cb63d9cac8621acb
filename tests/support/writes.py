"""A small plan with every kind of value, the tables that it is about, and how a single step is run on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

import psycopg
import pytest

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres import FOLD_FUNCTION, PostgresDialect
from compiler.sql.postgres_steps import lower_step
from compiler.sql.tree import Node, call
from compiler.sql.writes import user_tables

Db: TypeAlias = psycopg.Connection[tuple[object, ...]]

HEAD = ir.Head("010-x", ir.Phase.DATA, "title", "reason")
ITEM = ir.Key("espace", "item")
KINDS = {
    "bigint": DataType(TypeKind.BIGINT),
    "integer": DataType(TypeKind.INTEGER),
    "text": DataType(TypeKind.TEXT, length=50),
    "boolean": DataType(TypeKind.BOOLEAN),
}
NATIVE = {
    "postgres": {"bigint": "bigint", "integer": "integer", "text": "varchar(50)", "boolean": "boolean"},
    "mssql": {"bigint": "bigint", "integer": "int", "text": "nvarchar(50)", "boolean": "bit"},
}


class Kit:
    """Builds parts of a plan for one engine. Source and target columns have the same names."""

    def __init__(self, engine: str = "postgres") -> None:
        self.engine = engine
        self.source = self.table(ir.Side.SOURCE, "Item")
        self.target = self.table(ir.Side.TARGET, "Item")
        self.id = self.column("Id", "bigint")

    def column(self, name: str, kind: str) -> ir.Column:
        return ir.Column(name, KINDS[kind], NATIVE[self.engine][kind])

    def table(self, side: ir.Side, name: str) -> ir.Table:
        return ir.Table(side, name)

    def map(self, name: str, *, mixed: bool = False, kind: ir.MapKind = ir.MapKind.RESERVED) -> ir.IdentifierMap:
        return ir.IdentifierMap(name, ITEM, name, "key", kind, self.id, self.id, "a reason", mixed=mixed)

    def plan(
        self, maps: Sequence[ir.IdentifierMap], steps: Sequence[ir.Step] = (), checks: Sequence[ir.Check] = ()
    ) -> ir.Plan:
        return ir.Plan(
            version=1, project="p", platform="o11",
            source=ir.Place("src", "SourceDb" if self.engine == "mssql" else None),
            target=ir.Place("tgt", "TargetDb" if self.engine == "mssql" else None),
            source_engine=self.engine, target_engine=self.engine,
            source_digest="a", target_digest="b", project_digest="c",
            applications=(), modules=(), members=(), left_out=(), maps=tuple(maps), components=(),
            system_tables=(), steps=tuple(steps), checks=tuple(checks), probes=(), notes=(),
        )  # fmt: skip

    def names(self, *args: object, **more: object) -> Names:
        return Names(self.plan(*args, **more), {})  # type: ignore[arg-type]

    # --- values ----------------------------------------------------------------------------------

    def copy(self, name: str, kind: str = "text") -> ir.ColumnPlan:
        return ir.ColumnPlan(self.column(name, kind), ir.Copy(self.column(name, kind)), "as it is", name)

    def new_id(self, table: str = "map_item") -> ir.ColumnPlan:
        return ir.ColumnPlan(self.id, ir.NewId(self.id, table), "its new id", "Id")

    def remap(
        self, name: str, table: str, *, zero: bool = False, instead: str | None = None,
        missing: ir.Missing = ir.Missing.NULL,
    ) -> ir.ColumnPlan:  # fmt: skip
        value = ir.Remap(self.column(name, "bigint"), table, missing, zero, instead)
        return ir.ColumnPlan(self.column(name, "bigint"), value, "through the map", name)

    def remap_text(
        self, name: str, cases: tuple[ir.TextCase, ...], selector: str | None, missing: ir.Missing = ir.Missing.NULL
    ) -> ir.ColumnPlan:
        by = self.column(selector, "integer") if selector is not None else None
        value = ir.RemapText(self.column(name, "text"), cases, missing, by)
        return ir.ColumnPlan(self.column(name, "text"), value, "an id in a text", name)

    def mask(self, name: str) -> ir.ColumnPlan:
        value = ir.Mask(self.column(name, "text"), ir.MaskKind.HASH, 50)
        return ir.ColumnPlan(self.column(name, "text"), value, "masked", name)

    def later(self, name: str) -> ir.ColumnPlan:
        return ir.ColumnPlan(self.column(name, "bigint"), ir.Later(), "set later", name)

    def constant(self, name: str, text: str | None) -> ir.ColumnPlan:
        return ir.ColumnPlan(self.column(name, "text"), ir.Constant(KINDS["text"], text), "a constant", name)

    # --- steps -----------------------------------------------------------------------------------

    def insert(self, *columns: ir.ColumnPlan, minted: bool = False, rows: str | None = None) -> ir.InsertRows:
        return ir.InsertRows(
            HEAD, ITEM, self.source, self.target, "map_item", self.id, self.id, columns, False, minted, rows
        )

    def update(self, *columns: ir.ColumnPlan, rows: str | None = None) -> ir.UpdateRows:
        return ir.UpdateRows(HEAD, ITEM, self.source, self.target, "map_item", self.id, self.id, columns, rows)

    def link(self, plan: ir.ColumnPlan) -> ir.LinkReference:
        assert isinstance(plan.value, ir.Remap)
        return ir.LinkReference(
            HEAD, ITEM, self.source, self.target, "map_item", self.id, self.id, plan.target, plan.value
        )

    def unique(self, *columns: ir.ColumnPlan, minted: bool = False, rows: str | None = None) -> ir.CheckUnique:
        return ir.CheckUnique(
            HEAD, ITEM, "ix_item", self.source, self.target, "map_item", self.id, self.id, columns, minted, rows
        )

    def find(self, value: str) -> ir.FindUser:
        people = self.table(ir.Side.TARGET, "People")
        return ir.FindUser(HEAD, "o11c_stand_in", people, self.id, self.column("Username", "text"), value)

    def rows_check(self, *, computed: tuple[ir.ColumnPlan, ...] = (), rows: str | None = None,
                   fresh_only: bool = False) -> ir.CheckRows:  # fmt: skip
        people = self.table(ir.Side.TARGET, "People")

        def reference(name: str, zero: bool, instead: str | None) -> ir.ReferenceCheck:
            return ir.ReferenceCheck(
                name, self.column(name, "bigint"), self.column(name, "bigint"), "map_people", ir.Missing.NULL,
                people, self.id, zero, instead,
            )  # fmt: skip

        copies = (ir.CopyCheck("Name", self.column("Name", "text"), self.column("Name", "text")),)
        return ir.CheckRows(
            "rows", ITEM, "Item", self.source, self.target, "map_item", self.id, self.id,
            (reference("OwnerId", True, None), reference("EditorId", False, "o11c_stand_in")),
            copies, computed, rows, fresh_only,
        )  # fmt: skip

    def tree(self) -> ir.CheckTree:
        parent, top = self.column("ParentId", "bigint"), self.column("TopId", "bigint")
        return ir.CheckTree("tree", ITEM, "Item", self.target, self.id, parent, top, "map_item")

    def triggers(self, *names: str) -> ir.CheckTriggers:
        return ir.CheckTriggers("triggers", ITEM, "Item", self.target, names)


ITEM_COLUMNS = (
    '"Id" bigint PRIMARY KEY, "Name" varchar(50), "OwnerId" bigint, "EditorId" bigint, "Kind" integer, '
    '"Input" varchar(50), "Email" varchar(50), "ParentId" bigint, "TopId" bigint'
)
TABLES = f"""
CREATE SCHEMA src; CREATE SCHEMA tgt; CREATE SCHEMA o11c;
CREATE TABLE src."Item" ({ITEM_COLUMNS});
CREATE TABLE tgt."Item" ({ITEM_COLUMNS});
CREATE TABLE tgt."People" ("Id" bigint PRIMARY KEY, "Username" varchar(50));
CREATE TABLE o11c.map_item (old_id bigint PRIMARY KEY, new_id bigint NOT NULL UNIQUE, fresh boolean NOT NULL);
CREATE TABLE o11c.map_people (old_id bigint PRIMARY KEY, new_id bigint NOT NULL UNIQUE, fresh boolean NOT NULL);
CREATE TABLE o11c.map_city (old_id bigint PRIMARY KEY, new_id bigint NOT NULL UNIQUE, fresh boolean NOT NULL);
CREATE TEMPORARY TABLE rows_item (id bigint PRIMARY KEY);
INSERT INTO tgt."People" VALUES (501, 'ann'), (502, 'bob'), (599, 'José');
INSERT INTO o11c.map_people VALUES (51, 501, false), (52, 502, false);
INSERT INTO o11c.map_city VALUES (21, 321, true), (22, 322, true);
{FOLD_FUNCTION};
"""

KIT = Kit()
MIXED = (KIT.map("map_item", mixed=True), KIT.map("map_people", mixed=True), KIT.map("map_city"))
CASES = (ir.TextCase("map_city", ("7", "8")), ir.TextCase("map_people", ("9",)))


@contextmanager
def world(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Db]:
    """Make the tables in an empty database. Masks, which have tests of their own, turn into upper()."""

    def masked(_self: PostgresDialect, node: Node, _kind: ir.MaskKind, _length: int | None) -> Node:
        return call("upper", node)

    monkeypatch.setattr(PostgresDialect, "masked", masked)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(TABLES)
        yield connection


def run(db: Db, step: ir.Step, maps: Sequence[ir.IdentifierMap] = MIXED) -> int:
    """Run a step; return its count."""
    counted = -1
    for statement in lower_step(PostgresDialect(), KIT.names(maps, [step]), step).statements:
        done = db.execute(statement.text)
        if statement.counted:
            counted = done.rowcount
    return counted


def stand_in(db: Db, value: str) -> None:
    for statement in user_tables(PostgresDialect(), KIT.plan(MIXED, [KIT.find(value)])):
        db.execute(statement.text)
    run(db, KIT.find(value))


def items(db: Db, side: str, *rows: tuple[object, ...], columns: str) -> None:
    for row in rows:
        places = ", ".join(["%s"] * len(row))
        db.execute(f'INSERT INTO {side}."Item" ({columns}) VALUES ({places})', row)


def read(db: Db, *columns: str) -> list[tuple[object, ...]]:
    listed = ", ".join(f'"{name}"' for name in columns)
    return db.execute(f'SELECT {listed} FROM tgt."Item" ORDER BY "Id"').fetchall()


def pairs(db: Db, *rows: tuple[int, int, bool]) -> None:
    for row in rows:
        db.execute("INSERT INTO o11c.map_item VALUES (%s, %s, %s)", row)
