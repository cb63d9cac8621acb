"""Plans made by hand, small enough to see at a glance what must come of them.

Entity "order" has the source table s_order with the identifier ID, and the target table t_order with ID2.
"""

from __future__ import annotations

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from tests.support.interpreter import interpret
from tests.support.judge import unchanged
from tests.support.tables import Database, Row

BIGINT = DataType(TypeKind.BIGINT)
TEXT = DataType(TypeKind.TEXT, length=50)


def column(name: str, kind: DataType = BIGINT, nullable: bool = True) -> ir.Column:
    """Return a column, BIGINT unless told."""
    return ir.Column(name, kind, kind.kind.value, nullable)


def head(number: int) -> ir.Head:
    """Return the head of a step."""
    return ir.Head(f"{number:03d}-step", ir.Phase.DATA, "a step", "a reason")


def source(name: str) -> ir.Table:
    """Return a table of the source."""
    return ir.Table(ir.Side.SOURCE, name)


def target(name: str) -> ir.Table:
    """Return a table of the target."""
    return ir.Table(ir.Side.TARGET, name)


def key(name: str) -> ir.Key:
    """Return an entity's key."""
    return ir.Key("module", name)


def id_map(
    name: str,
    kind: ir.MapKind,
    old: DataType = BIGINT,
    new: DataType = BIGINT,
    parent: str | None = None,
    *,
    mixed: bool = False,
    kept: bool = False,
) -> ir.IdentifierMap:
    """Return a map; a kept one is mixed."""
    return ir.IdentifierMap(
        table=f"map_{name}",
        entity=key(name),
        label=name,
        identifier_key="id",
        kind=kind,
        old=column("ID", old),
        new=column("ID2", new),
        reason="a reason",
        parent=parent,
        mixed=mixed or kept,
        kept=kept,
    )


def plan(*steps: ir.Step, maps: tuple[ir.IdentifierMap, ...], checks: tuple[ir.Check, ...] = ()) -> ir.Plan:
    """Return a plan of these steps."""
    return ir.Plan(
        version=1,
        project="p",
        platform="o11",
        source=ir.Place("s"),
        target=ir.Place("t"),
        source_engine="postgres",
        target_engine="postgres",
        source_digest="",
        target_digest="",
        project_digest="",
        applications=(),
        modules=(),
        members=(),
        left_out=(),
        maps=maps,
        components=(),
        system_tables=(),
        steps=steps,
        checks=checks,
        probes=(),
        notes=(),
    )


def reserve(name: str = "order") -> ir.ReserveIds:
    """Return the step that gives new ids to all rows of an entity."""
    return ir.ReserveIds(
        head(1),
        key(name),
        f"map_{name}",
        source(f"s_{name}"),
        target(f"t_{name}"),
        column("ID"),
        column("ID2"),
        None,
    )


def insert(name: str, *columns: tuple[ir.Column, ir.Value], minted: bool = False) -> ir.InsertRows:
    """Return the insert of an entity: its own new id, then the columns given."""
    own: ir.Value = ir.Generated() if minted else ir.NewId(column("ID"), f"map_{name}")
    every = ((column("ID2", nullable=False), own), *columns)
    return ir.InsertRows(
        head(2),
        key(name),
        source(f"s_{name}"),
        target(f"t_{name}"),
        f"map_{name}",
        column("ID"),
        column("ID2"),
        tuple(ir.ColumnPlan(place, value, "a reason") for place, value in every),
        False,
        minted,
    )


def remap(name: str, to: str, missing: ir.Missing = ir.Missing.ERROR) -> ir.Remap:
    """Return a reference through a map."""
    return ir.Remap(column(name), f"map_{to}", missing)


def run(
    plan: ir.Plan,
    left: dict[str, list[Row]],
    right: dict[str, list[Row]],
    earlier: Database | None = None,
    mask_key: str = "",
) -> Database:
    """Run a plan; its arguments must stay as they are."""
    before = Database(right).copy()
    after = interpret(plan, Database(left), Database(right), mask_key=mask_key, earlier=earlier)
    assert unchanged(Database(right), before) == [], "the argument was changed"
    return after
