"""The readiness gate of ODC: what `plan` prints asset by asset, and that nothing is compiled while one is not ready."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from compiler.cli import main
from compiler.explain import explain, plan_text
from compiler.pipeline import plan_project
from tests.support.case_run import merge_project, prepare
from tests.support.cases import load_case


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str, str]:
    """Run the command line; return exit code, stdout and stderr."""
    monkeypatch.setattr(sys, "argv", ["o11c", *arguments])
    code = 0
    try:
        main()
    except SystemExit as end:
        assert isinstance(end.code, int)
        code = end.code
    done = capsys.readouterr()
    return code, done.out, done.err


NOT_READY = (
    "Shop: Not ready\n"
    "  error[O11-0320] Shop.Return: entity is missing in ODC: needed because module Shop is in scope\n"
    "  error[O11-0321] Shop.Order.Gone: attribute is missing in ODC: "
    "table OSUSR_T01_ORDER has no column for it (column GONE in O11)\n"
    "  error[O11-0322] Shop.Order.Rating: attribute has another type in ODC: "
    "Integer (integer) in O11, character varying(10) in ODC\n"
    "  error[O11-0323] Shop.Order.Title: text has another length in ODC: "
    "40 characters in O11, character varying(30) in ODC\n"
    "  error[O11-0324] Shop.Order.Weight: decimal has another precision or scale in ODC: "
    "12 digits, 3 of them decimals in O11, numeric(12,2) in ODC\n"
    "  error[O11-0325] Shop.Order.Note: attribute is optional in O11 and mandatory in ODC: "
    "optional in O11, and column note of ODC is NOT NULL\n"
    "  error[O11-0326] Shop.Order.CustomerId: attribute is a reference on one side only: "
    "it refers to Shop.Customer in O11, and no constraint holds it in ODC\n"
    "  error[O11-0326] Shop.Order.PlaceId: attribute is a reference on one side only: "
    "it refers to Shop.Country in O11, and no constraint holds it in ODC\n"
    "  error[O11-0327] Shop.Order.CountryId: attribute refers to another entity in ODC: "
    "it refers to Shop.Country in O11, and in ODC to OSUSR_T01_CUSTOMER (Shop.Customer)\n"
)


def test_an_asset_that_is_not_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_inconsistencies"), tmp_path / "p", "postgres")
    code, out, err = run(capsys, monkeypatch, "plan", str(project))
    assert (code, out) == (1, NOT_READY)
    assert err.count("error[") == 9 and err.rstrip().endswith("9 errors")


def test_not_ready_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_inconsistencies"), tmp_path / "p", "postgres")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project), "--json")
    (asset,) = json.loads(out)["assets"]
    assert (code, asset["name"], asset["place"], asset["ready"]) == (1, "Shop", 1, False)
    assert asset["findings"][0] == {
        "code": "O11-0320", "severity": "error", "title": "entity is missing in ODC", "where": "Shop.Return",
        "found": "needed because module Shop is in scope",
        "action": "Convert and publish the app of this O11 version, or name the table under `odc.entities`.",
    }


def test_nothing_is_compiled_while_an_asset_is_not_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_inconsistencies"), tmp_path / "p", "postgres")
    code, out, err = run(capsys, monkeypatch, "compile", str(project), "-o", str(tmp_path / "out"))
    assert (code, out) == (1, "") and "error[O11-0321]" in err
    assert not (tmp_path / "out").exists()


def test_ready_assets_come_first_in_publishing_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_assets"), tmp_path / "p", "postgres")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project))
    assert code == 0
    assert out.startswith("ZLib: Ready\nWorld: Ready\nInvoices: Ready\nOrders: Ready\n\nPlan of odc-assets: ")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project), "--json")
    assert code == 0 and [item["name"] for item in json.loads(out)["odc"]["assets"]] == [
        "ZLib", "World", "Invoices", "Orders",
    ]


def test_findings_stand_under_their_own_asset(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_asset_rules"), tmp_path / "p", "postgres")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project))
    lines = [line.split(": ")[0] if line.startswith("  ") else line for line in out.splitlines()]
    assert code == 1
    assert lines == [
        "Things: Not ready",
        "  warning[O11-0433] asset Things",
        "  error[O11-0434] asset Things",
        "  error[O11-0435] asset Things",
        "Sales: Not ready",
        "  error[O11-0431] asset Sales",
        "  warning[O11-0436] asset Sales",
        "Twins: Not ready",
        "  error[O11-0432] asset Twins",
    ]


def test_a_warning_leaves_an_asset_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a mapping of the user's own, an extension with entities is a warning."""
    project = prepare(load_case("odc_asset_rules"), tmp_path / "p", "postgres")
    merge_project(project, {"odc": {"assets": None, "libraries": None}, "scope": {"applications": ["Other App"]}})
    code, out, err = run(capsys, monkeypatch, "plan", str(project))
    assert code == 0
    assert out.startswith(
        "Other App: Ready\n  warning[O11-0433] asset Other App: extension is left behind: "
        "extension Tools of application Other App\n\nPlan of "
    )
    assert "warning[O11-0433]" in err


def test_an_extension_with_entities_that_is_mapped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_extension"), tmp_path / "p", "postgres")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project))
    assert code == 0 and out.startswith(
        "Sales App: Ready\n  warning[O11-0433] asset Sales App: extension is left behind: "
        "extension Legacy of application Sales App\n"
    )
    merge_project(project, {"odc": {"assets": {"Sales App": "Sales"}}})
    code, out, _ = run(capsys, monkeypatch, "plan", str(project))
    assert (code, out) == (
        1,
        "Sales: Not ready\n  error[O11-0432] asset Sales: extension with entities cannot be mapped: "
        "extension Legacy of application Sales App has entities: Legacy.Row\n",
    )


def test_a_producer_without_a_table_makes_its_own_asset_not_ready(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_producer_missing"), tmp_path / "p", "postgres")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project))
    assert code == 1
    assert [line.partition(": entity")[0] for line in out.splitlines()] == [
        "Core: Not ready", "  error[O11-0320] Base.Country", "Sales App: Ready",
    ]


def test_what_the_planner_finds_counts_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = prepare(load_case("odc_new_attributes"), tmp_path / "p", "postgres")
    code, out, _ = run(capsys, monkeypatch, "plan", str(project))
    assert code == 1
    assert out == (
        "Shop: Not ready\n  error[O11-0603] Shop.Customer.level: target column must have a value and none is known: "
        "column level is NOT NULL\n"
    )


def test_other_errors_are_nobodys(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An application without an asset stops the compiler; no asset is to blame."""
    project = prepare(load_case("odc_asset_missing"), tmp_path / "p", "postgres")
    code, out, err = run(capsys, monkeypatch, "plan", str(project))
    assert (code, out) == (1, "") and err.count("error[O11-0430]") == 2


def test_the_plan_tells_assets_and_evidence(tmp_path: Path) -> None:
    text = plan_text(plan_project(prepare(load_case("odc_assets"), tmp_path / "p", "postgres")).plan)
    assert """
Assets of ODC, in publishing order
  1. ZLib (library): 0 entities written
    modules: Zlib
  2. World (app): 1 entity written
    modules: Base
  3. Invoices (app): 1 entity written
    modules: Billing
    refers to Orders
    goes round in a circle with Orders
  4. Orders (app): 1 entity written
    modules: Sales
    refers to Invoices, World
    goes round in a circle with Invoices
""" in text


def test_explain_tells_the_evidence(tmp_path: Path) -> None:
    plan = plan_project(prepare(load_case("odc_comments"), tmp_path / "p", "postgres")).plan
    text = explain(plan, "Shop.Customer")
    assert "  table t_0001 is its own: its comment has the key of O11\n" in text
    assert "  columns, its comment has the key of O11: Name (nick), Nick (c_7)\n" in text
    assert "  columns, by its name: Id (id), Mark (mark)\n" in text
    text = explain(plan, "Shop.Customer.Name")
    assert "\n  paired with attribute Name: its comment has the key of O11\n" in text
    text = explain(plan_project(prepare(load_case("odc"), tmp_path / "q", "postgres")).plan, "Shop.Order")
    assert "  table shop_order_v2 is its own: the project file says so (odc.entities)\n" in text
