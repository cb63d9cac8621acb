"""Assets of ODC: which module goes where, who comes first, and who goes round in a circle."""

from __future__ import annotations

from pathlib import Path

from compiler.diagnostics import Findings
from compiler.model.assets import settle_assets
from compiler.pipeline import plan_project
from compiler.plan import ir
from compiler.project.sections import OdcSection
from tests.support.case_run import merge_project, prepare
from tests.support.cases import load_case
from tests.support.metamodels import Rows


def settled(rows: Rows, expected: tuple[str, ...] = (), **section: object) -> dict[str, str]:
    findings = Findings()
    assets = settle_assets(
        rows.resolve().modules, OdcSection.model_validate(section), lambda *keys: ".".join(keys), findings
    )
    assert tuple(f"{item.code} {item.where}" for item in findings) == expected
    assert assets.declared == bool(section.get("assets"))
    return dict(assets.of)


def modules() -> Rows:
    rows = Rows()
    core, shop, loose = rows.espace("Core"), rows.espace("Shop"), rows.espace("Loose")
    rows.application("Base", core)
    rows.application("Sales", shop, core)
    assert loose.active
    return rows


def test_without_a_mapping_each_application_is_an_asset() -> None:
    assert settled(modules()) == {"core": "Base", "shop": "Sales", "loose": "Loose"}


def test_with_a_mapping_nothing_else_is() -> None:
    assert settled(modules(), assets={"Sales": "Shopping"}) == {"core": "Shopping", "shop": "Shopping"}
    assert settled(modules(), assets={"Sales": "Z", "Base": "A"}) == {"core": "A", "shop": "Z"}


def test_names_must_exist() -> None:
    settled(modules(), ("O11-0405 odc.assets.Nothing",), assets={"Sales": "A", "Nothing": "B"})
    settled(modules(), ("O11-0405 odc.libraries",), assets={"Sales": "A"}, libraries=["Sales"])
    settled(modules(), (), libraries=["Sales"])


def assets(folder: Path, change: dict[str, object]) -> tuple[ir.Asset, ...]:
    project = prepare(load_case("odc_assets"), folder, "postgres")
    merge_project(project, change)
    odc = plan_project(project).plan.odc
    assert odc is not None
    return odc.assets


def test_names_decide_where_references_leave_the_order_open(tmp_path: Path) -> None:
    plan = assets(tmp_path, {"odc": {"assets": {"Core": "zz", "Tools": "AA"}, "libraries": None}})
    assert [(item.place, item.name) for item in plan] == [(1, "AA"), (2, "zz"), (3, "Invoices"), (4, "Orders")]


def test_one_asset_of_several_applications_has_no_circle(tmp_path: Path) -> None:
    plan = assets(tmp_path, {"odc": {"assets": {"Billing App": "Orders"}}})
    assert [item.name for item in plan] == ["ZLib", "World", "Orders"]
    orders = plan[-1]
    assert (orders.applications, orders.modules) == (("Billing App", "Sales App"), ("Billing", "Sales"))
    assert (orders.producers, orders.cycle, orders.entities) == (("World",), (), ("Sales.Order", "Billing.Invoice"))


def test_a_library_waits_for_nobody(tmp_path: Path) -> None:
    plan = assets(tmp_path, {"odc": {"libraries": None}})
    assert [item.name for item in plan] == ["World", "Invoices", "Orders", "ZLib"]


def test_without_a_mapping_applications_are_in_the_order(tmp_path: Path) -> None:
    project = prepare(load_case("odc_assets"), tmp_path, "postgres")
    text = project.read_text(encoding="utf-8")
    project.write_text(text.partition("  assets:")[0], encoding="utf-8")
    odc = plan_project(project).plan.odc
    assert odc is not None
    assert [item.name for item in odc.assets] == ["Core", "Billing App", "Sales App", "Tools"]


def test_an_asset_of_static_records_is_one_of_the_plan(tmp_path: Path) -> None:
    odc = plan_project(prepare(load_case("odc_static_producer"), tmp_path, "postgres")).plan.odc
    assert odc is not None
    assert [(item.name, item.entities, item.producers) for item in odc.assets] == [
        ("Zoo", (), ()), ("Art App", ("Art.Picture",), ("Zoo",)),
    ]


def test_applications_that_are_not_mapped_are_none_of_the_asset(tmp_path: Path) -> None:
    project = prepare(load_case("odc_asset_rules"), tmp_path, "postgres")
    text = project.read_text(encoding="utf-8").partition("  assets:")[0]
    project.write_text(text + "  assets: {Other App: Things}\n", encoding="utf-8")
    merge_project(project, {"scope": {"applications": ["Other App"], "modules": None}})
    odc = plan_project(project).plan.odc
    assert odc is not None
    assert [(item.name, item.applications, item.modules) for item in odc.assets] == [
        ("Things", ("Other App",), ("Other", "Theme")),
    ]
