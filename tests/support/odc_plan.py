"""A small migration to ODC, whose ODC part a test can change: what the pages say of it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from compiler.pipeline import plan_project
from compiler.plan import ir
from compiler.script.render import Script, render
from compiler.sql.lower import lower
from tests.support.case_run import prepare
from tests.support.cases import read_case

CASE = """
about: A shop and its stock go to ODC.
dialects: [postgres]
modules:
  Shop:
    entities:
      Customer: {attributes: {Name: Text 20}}
      Order: {attributes: {CustomerId: -> Customer, ItemId: "-> Stock.Item ignore"}}
  Stock:
    entities: {Item: {attributes: {Name: Text 20}}}
applications: {Sales: [Shop], Store: [Stock]}
source:
  rows:
    Stock.Item: {tea: {Name: Tea}, cup: {Name: Cup}}
    Shop.Customer: {ann: {Name: Ann}}
    Shop.Order: {o1: {CustomerId: ann, ItemId: cup}}
target:
  platform: odc
  rows:
    Shop.Customer: {old: {Name: Old}}
    Shop.Order: {older: {CustomerId: old}}
  modules:
    Shop:
      entities:
        Customer:
          table: osusr_customer
          id: {is: Identifier auto, column: id}
          attributes: {Name: {column: name}, Mark: {is: Text 60, column: mark}}
        Order:
          table: osusr_order
          id: {is: Identifier auto, column: id}
          attributes:
            CustomerId: {column: customerid}
            ItemId: {is: "-> Stock.Item ignore", column: itemid}
            Mark: {is: Text 60, column: mark}
    Stock:
      entities:
        Item:
          table: osusr_item
          id: {is: Identifier auto, column: id}
          attributes: {Name: {column: name}, Mark: {is: Text 60, column: mark}}
"""
PROJECT = """
name: to-odc
source: {snapshot: source.json, at: {schema: o11_source}}
target: {snapshot: target.json, platform: odc, at: {schema: o11_target}}
scope: {applications: [Sales, Store]}
odc: {groups: skip, assets: {Sales: SalesApp, Store: StockApp}}
"""
ITEM, CUSTOMER, ORDER = "Stock.Item", "Shop.Customer", "Shop.Order"


def odc_plan(folder: Path, case: str = CASE, project: str = PROJECT) -> ir.Plan:
    """Return the plan of the small case, or of another one."""
    (folder / "case.yaml").write_text(case, encoding="utf-8")
    (folder / "project.yaml").write_text(project, encoding="utf-8")
    return plan_project(prepare(read_case(folder), folder / "out", "postgres")).plan


def changed(plan: ir.Plan, **odc: object) -> ir.Plan:
    """Return the plan with other fields in its ODC part; with ``stop_o11`` the gate on the O11 side follows."""
    assert plan.odc is not None and plan.odc.source is not None
    made = msgspec.structs.replace(plan.odc, **odc)
    source = msgspec.structs.replace(plan.odc.source, gate=made.stop_o11)
    return msgspec.structs.replace(plan, odc=msgspec.structs.replace(made, source=source))


def files_of(plan: ir.Plan) -> dict[str, str]:
    """Return every file of the folder by its path."""
    return {item.path: item.data.decode("utf-8-sig") for item in scripts(plan)}


def scripts(plan: ir.Plan) -> tuple[Script, ...]:
    """Return the folder's files."""
    return render(plan, lower(plan, "postgres"))
