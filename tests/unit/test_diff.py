"""``o11c diff``: what changed between two compiled folders, in the plan's terms, then file by file."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from compiler.cli import cli
from compiler.diagnostics import CompileError
from compiler.diff.folders import diff_folders
from compiler.diff.types import Kind, as_text
from compiler.plan.codec import PLAN_FILE
from compiler.script.manifest import NAME
from tests.support.folders import PROJECT, compiled

CASE = """\
about: five entities
modules:
  Shop:
    entities:
      Customer: {attributes: {Name: Text 40 mandatory, Limit: Currency}}
      Order: {attributes: {CustomerId: -> Customer mandatory notnull, Amount: Decimal 12.2, Paid: Boolean}}
      Log: {attributes: {Text: Text 10}}
      Department: {attributes: {HeadId: -> Employee}}
      Employee: {attributes: {DepartmentId: -> Department, ManagerId: -> Employee}}
source: {rows: {Shop.Customer: {ann: {Name: Ann}}}}
target: {rows: {}}
after: null
"""
Found = dict[str, dict[str, tuple[Kind, tuple[str, ...]]]]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("old") / "case", CASE)


def found(old: Path, new: Path) -> Found:
    """Return the changes by section and name; of two with the same name and section the first."""
    difference, _ = diff_folders(old, new)
    return {
        section.name: {item.what: (item.change, item.details) for item in reversed(section.changes)}
        for section in difference.sections
    }


def variant(place: Path, *edits: tuple[str, str], project: str = PROJECT, dialect: str = "postgres") -> Path:
    case = CASE
    for was, now in edits:
        assert was in case
        case = case.replace(was, now)
    return compiled(place / "case", case, project, dialect)


def command(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["diff", *map(str, arguments)])


def test_nothing_differs(old: Path, tmp_path: Path) -> None:
    new = variant(tmp_path)
    assert found(old, new) == {}
    done = command(old, new)
    assert done.exit_code == 0 and done.stdout.endswith("\nnothing differs\n") and done.stderr == ""
    assert json.loads(command(old, new, "--json").stdout)["sections"] == []


def test_an_entity_more(old: Path, tmp_path: Path) -> None:
    new = variant(tmp_path, ("      Log:", "      Line: {attributes: {OrderId: -> Order, Text: Text 10}}\n      Log:"))
    there, back = found(old, new), found(new, old)
    assert there["Entities"] == {"Shop.Line": (Kind.ADDED, ("written (append), because module Shop is in scope",))}
    assert back["Entities"]["Shop.Line"][0] is Kind.REMOVED
    assert there["Identifier maps"]["Shop.Line"][0] is Kind.ADDED
    assert there["Inputs and settings"].keys() == {"source snapshot", "target snapshot"}
    added = {name for name, (kind, _) in there["Steps"].items() if kind is Kind.ADDED}
    assert {name.partition(" (")[0] for name in added} == {"keys of Shop.Line", "insert Shop.Line"}
    insert = next(details for name, (_, details) in there["Steps"].items() if name.startswith("insert Shop.Line"))
    assert insert[0].startswith("why: after Shop.Order") and insert[1].startswith("after: insert Shop.")
    # Steps that only got another number are no change of the plan, and their files say so.
    others = {name.partition(" (")[0] for name in there["Steps"]} - {"keys of Shop.Line", "insert Shop.Line"}
    assert {"open the run", "guard the metamodel"} <= others and not any("Shop." in name for name in others)
    assert "Shop.Order.Amount" not in str(there.get("Columns"))
    renumbered = [name for name, (kind, _) in there["Files"].items() if kind is Kind.RENUMBERED]
    assert any(" -> " in name and name.endswith("-insert-shop-order.sql") for name in renumbered)
    lines = [kind for name, (kind, _) in there["Files"].items() if name.endswith("-insert-shop-line.sql")]
    assert lines == [Kind.ADDED]
    checks = {name: kind for name, (kind, _) in there["Checks"].items()}
    assert {checks[f"{what}-shop_line"] for what in ("rows", "map", "sequence")} == {Kind.ADDED}
    assert there["Probes of preflight"]["O11-0901 Shop.Line.OrderId"][0] is Kind.ADDED
    rights = there["Rights that the login needs"]["migrate.sql"][1]
    assert any(line.startswith("also: ") and "INSERT" in line and line.endswith("_LINE") for line in rights)


def test_columns_gained_lost_and_with_another_rule(old: Path, tmp_path: Path) -> None:
    new = variant(tmp_path, ("Paid: Boolean", "Note: Text 50"), ("Decimal 12.2", "Decimal 14.2"))
    columns = found(old, new)["Columns"]
    assert columns.keys() == {"Shop.Order.Paid (PAID1)", "Shop.Order.Note (NOTE1)", "Shop.Order.Amount (AMOUNT1)"}
    assert columns["Shop.Order.Paid (PAID1)"][0] is Kind.REMOVED
    assert columns["Shop.Order.Note (NOTE1)"] == (Kind.ADDED, ("source column NOTE: copied",))
    kind, details = columns["Shop.Order.Amount (AMOUNT1)"]
    assert kind is Kind.CHANGED and "target.native: numeric(12,2) -> numeric(14,2)" in details
    masked = variant(
        tmp_path / "masked", project=PROJECT + "entities: {Shop.Log: {mask: {Text: hash}}}\n"
    )
    again = found(old, masked)
    kind, details = again["Columns"]["Shop.Log.Text (TEXT1)"]
    assert kind is Kind.CHANGED and details[0].startswith("was <- source column TEXT: copied")
    assert details[1].startswith("now <- a hash made of source column TEXT")
    assert again["Inputs and settings"]["masked"] == (Kind.CHANGED, ("masked: false -> true",))


def test_a_probe_is_known_by_its_attribute(tmp_path: Path) -> None:
    log = "Log: {attributes: {Text: Text 10}}"
    one = variant(tmp_path / "one", (log, "Log: {attributes: {AId: -> Customer, BId: -> Customer}}"))
    other = variant(tmp_path / "other", (log, "Log: {attributes: {BId: -> Customer mandatory notnull}}"))
    probes = found(one, other)["Probes of preflight"]
    assert probes["O11-0901 Shop.Log.AId"][0] is Kind.REMOVED
    assert probes["O11-0901 Shop.Log.BId"] == (Kind.CHANGED, ("column.nullable: true -> false",))


def test_a_mode(old: Path, tmp_path: Path) -> None:
    new = variant(tmp_path, project=PROJECT + "entities: {Shop.Log: {mode: replace}}\n")
    there = found(old, new)
    assert there["Entities"] == {"Shop.Log": (Kind.CHANGED, ("mode: append -> replace",))}
    assert any(name.startswith("delete Shop.Log") for name in there["Steps"])


def test_a_warning_that_is_new(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(old, new)
    tree = json.loads((new / PLAN_FILE).read_bytes())
    note = {"code": "O11-0601", "severity": "warning", "title": "a title", "where": "Shop.Log", "found": "x"}
    tree["notes"] = [{**note, "action": "y"}, *tree["notes"]]
    edit(new, PLAN_FILE, json.dumps(tree).encode())
    name = "warning[O11-0601] Shop.Log"
    assert found(old, new)["Warnings and notes"] == {name: (Kind.ADDED, ("a title: x",))}
    assert found(new, old)["Warnings and notes"][name][0] is Kind.REMOVED


def test_what_is_left_out(old: Path, tmp_path: Path) -> None:
    new = variant(tmp_path, project=PROJECT.replace("{modules: [Shop]}", "{modules: [Shop], exclude: [Shop.Log]}"))
    there = found(old, new)
    assert there["Entities"]["Shop.Log"][0] is Kind.REMOVED
    kind, (reason,) = there["Left out"]["Shop.Log"]
    assert kind is Kind.ADDED and "exclude" in reason


def test_a_cut_moves_and_with_it_the_order(old: Path, tmp_path: Path) -> None:
    new = variant(tmp_path, ("DepartmentId: -> Department,", "DepartmentId: -> Department mandatory notnull,"))
    there = found(old, new)
    ((name, (kind, details)),) = there["Cycles and cuts"].items()
    assert name.startswith("circle of ") and kind is Kind.CHANGED
    assert details[0] == "cut moved: from Shop.Employee.DepartmentId to Shop.Department.HeadId"
    moved = [name.partition(" (")[0] for name, item in there["Steps"].items() if item[0] is Kind.MOVED]
    # Two inserts change places, and two maps: one of each has to move, no more.
    assert len(moved) == 2 and {item.rpartition(".")[2] for item in moved} <= {"Department", "Employee"}
    details = next(item[1] for item in there["Steps"].values() if item[0] is Kind.MOVED)
    assert details[0].startswith("now after ") and ", was after " in details[0]
    assert any(name.startswith("link Shop.Department HEADID1") for name in there["Steps"])


def test_the_kind_of_a_map(tmp_path: Path) -> None:
    old = variant(tmp_path / "old", dialect="tsql")
    new = variant(tmp_path / "new", dialect="tsql", project=PROJECT + "keys: {strategy: mint}\n")
    kind, details = found(old, new)["Identifier maps"]["Shop.Log"]
    assert kind is Kind.CHANGED and "kind: reserved -> minted" in details


def test_the_same_plan_printed_otherwise(old: Path, tmp_path: Path) -> None:
    """Another version of o11c may print other SQL for the same plan: the plan's sections cannot tell, the texts do."""
    new = tmp_path / "new"
    shutil.copytree(old, new)
    step = next((new / "steps").glob("*-insert-shop-log.sql"))
    edit(new, f"steps/{step.name}", step.read_bytes().replace(b"INSERT INTO", b"INSERT  INTO", 1))
    there = found(old, new)
    assert there.keys() == {"Steps", "Files"}
    ((name, (kind, details)),) = there["Steps"].items()
    assert name.startswith("insert Shop.Log (") and kind is Kind.TEXT
    assert "INSERT INTO" in details[0] and "INSERT  INTO" in details[1]
    assert there["Files"][f"steps/{step.name}"][0] is Kind.CHANGED


def edit(folder: Path, path: str, data: bytes) -> None:
    (folder / path).write_bytes(data)


def test_files_reformatted_added_removed_and_data(old: Path, tmp_path: Path) -> None:
    one, new = tmp_path / "one", tmp_path / "new"
    shutil.copytree(old, one)
    edit(one, "data.csv", b"ann@example.com\n")
    edit(one, "gone.txt", b"x")
    shutil.copytree(one, new)
    (new / "gone.txt").unlink()
    edit(new, "more.txt", b"x")
    edit(new, "data.csv", b"bob@example.com\n")
    edit(new, "verify.sql", (new / "verify.sql").read_bytes().replace(b"\n", b"\r\n"))
    edit(new, "RUNBOOK.md", (new / "RUNBOOK.md").read_bytes() + b"And more.\n")
    there = found(one, new)
    assert there.keys() == {"Files"}
    assert {name: item[0] for name, item in there["Files"].items()} == {
        "data.csv": Kind.CHANGED, "gone.txt": Kind.REMOVED, "more.txt": Kind.ADDED, "verify.sql": Kind.REFORMATTED,
        "RUNBOOK.md": Kind.CHANGED,
    }
    assert there["Files"]["RUNBOOK.md"][1] == ("first was: nothing", 'first now: "And more."')
    assert "example.com" not in str(there)


def test_an_edited_folder_is_compared_with_a_warning(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(old, new)
    edit(new, "verify.sql", b"SELECT 1;\n")
    (new / "preflight.sql").unlink()
    difference, warnings = diff_folders(old, new)
    assert [(item.code, item.where, item.found) for item in warnings] == [
        ("O11-0809", str(new), "2 files differ: preflight.sql and others")
    ]
    assert difference.old.as_compiled and not difference.new.as_compiled
    done = command(old, new)
    assert done.exit_code == 1 and "warning[O11-0809]" in done.stderr and ", edited since\n" in done.stdout


def test_a_plan_that_contradicts_itself_is_no_fault(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(old, new)
    tree = json.loads((new / PLAN_FILE).read_bytes())
    tree["maps"] = []
    for step in tree["steps"]:
        for column in step.get("columns", []):
            column["reason"] = "another"
    edit(new, PLAN_FILE, json.dumps(tree).encode())
    with pytest.raises(CompileError) as error:
        diff_folders(new, old)
    assert [item.code for item in error.value.diagnostics] == ["O11-0809", "O11-0808"]


@pytest.mark.parametrize("data", [b"{", b"[]", b"{}", b"\xff", None])
def test_a_plan_that_cannot_be_read(old: Path, tmp_path: Path, data: bytes | None) -> None:
    new = tmp_path / "new"
    shutil.copytree(old, new)
    (new / PLAN_FILE).unlink()
    if data is not None:
        edit(new, PLAN_FILE, data)
    # Both folders are read before it stops.
    with pytest.raises(CompileError) as error:
        diff_folders(new, tmp_path)
    assert [item.code for item in error.value.diagnostics] == ["O11-0808", "O11-0802"]


def test_a_plan_of_another_version(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(old, new)
    edit(new, PLAN_FILE, (new / PLAN_FILE).read_bytes().replace(b'"version": ', b'"version": 9', 1))
    done = command(old, new)
    assert done.exit_code != 0
    with pytest.raises(CompileError) as error:
        diff_folders(old, new)
    assert [item.code for item in error.value.diagnostics] == ["O11-0808"]


def test_hostile_names_do_not_reach_the_terminal(tmp_path: Path, old: Path) -> None:
    bad = '      Bad: {name: "Bad\\e[31m\\u202e\\nGO", attributes: {Text: Text 10}}\n      Log:'
    new = variant(tmp_path, ("      Log:", bad))
    difference, _ = diff_folders(old, new)
    text = as_text(difference)
    assert r"Bad\x1b[31m\u202e\nGO" in text and "\x1b" not in text and "\u202e" not in text
    done = subprocess.run(
        [sys.executable, "-m", "compiler.cli", "diff", "--json", str(old), str(new)], capture_output=True, check=False
    )
    assert done.returncode == 1 and b"\x1b" not in done.stdout and done.stderr == b""
    tree = json.loads(done.stdout)
    assert tree["format"] == "o11c-diff" and tree["version"] == 1
    assert tree["old"]["manifest"] != tree["new"]["manifest"]
    assert any(item["what"].startswith("Shop.Bad\x1b") for item in tree["sections"][1]["changes"])


@pytest.mark.parametrize("dialect", ["postgres", "tsql"])
def test_another_dialect_or_version_is_told(old: Path, tmp_path: Path, dialect: str) -> None:
    new = variant(tmp_path, dialect=dialect)
    tree = json.loads((new / NAME).read_bytes())
    tree["compiler"] = "0.0.1"
    edit(new, NAME, json.dumps(tree).encode())
    settings = found(old, new)["Inputs and settings"]
    assert settings["compiler"][1][0].startswith("compiler: ") and settings["compiler"][1][0].endswith(" -> 0.0.1")
    assert ("dialect" in settings) is (dialect == "tsql")


def test_long_lists_are_cut_for_people_only(old: Path, tmp_path: Path) -> None:
    attributes = ", ".join(f"A{number}: Text 10" for number in range(40))
    new = variant(tmp_path, ("Log: {attributes: {Text: Text 10}}", f"Log: {{attributes: {{{attributes}}}}}"))
    assert "more (--json lists all)" in command(old, new).stdout
    assert "A39" in command(old, new, "--json").stdout


def test_a_step_more_renumbers_t_sql_scripts(tmp_path: Path) -> None:
    one = variant(tmp_path / "one", dialect="tsql")
    other = variant(tmp_path / "other", dialect="tsql", project=PROJECT + "entities: {Shop.Log: {mode: replace}}\n")
    there = found(one, other)
    renumbered = [name for name, item in there["Files"].items() if item[0] is Kind.RENUMBERED]
    assert any(name.endswith("-insert-shop-customer.sql") for name in renumbered)
