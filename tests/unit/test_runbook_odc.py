"""RUNBOOK.md of a migration to ODC: the vendor's four steps, and only what holds for this plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from compiler.plan import ir
from compiler.script.odc import odc_view
from tests.support.odc_plan import CASE, CUSTOMER, ITEM, ORDER, PROJECT, changed, files_of, odc_plan
from tests.unit.test_runbook import cells, section

WAY = "The way to ODC"
STEPS = (
    "Download its file", "Open it in ODC Studio", "Check for dependency updates", "No TrueChange errors", "Publish it",
)


@dataclass(frozen=True)
class Pages:
    """Makes pages of one small plan, compiled once."""

    plan: ir.Plan

    def page(self, **odc: object) -> str:
        """Return the runbook with these fields of the ODC part changed."""
        return self.of(changed(self.plan, **odc))

    @property
    def assets(self) -> tuple[ir.Asset, ...]:
        """Return the assets of the plan: StockApp, SalesApp."""
        assert self.plan.odc is not None
        return self.plan.odc.assets

    def of(self, plan: ir.Plan) -> str:
        """Return the runbook of a plan."""
        return files_of(plan)["RUNBOOK.md"]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(odc_plan(tmp_path_factory.mktemp("odc")))


def part(text: str, name: str) -> str:
    """Return a part of the way to ODC."""
    (found,) = (item for item in section(text, WAY).split("\n### ")[1:] if item.startswith(name))
    return found


# --- the four steps ------------------------------------------------------------------------------


def test_four_steps_and_prerequisites_to_tick(pages: Pages) -> None:
    text = pages.page()
    heads = re.findall(r"^### (.*)$", section(text, WAY), re.M)
    assert heads == ["Prerequisites", "Step 1: connect", "Step 2: code", "Step 3: configure", "Step 4: data"]
    wanted = part(text, "Prerequisites")
    for words in (
        "adjusted O11 apps were tested and work as expected: Sales, Store",
        "findings about data patterns are solved",
        "After the mapping the O11 apps were tagged in LifeTime",
        "architecture of O11 to ODC was validated",
        '"Migrate O11 code"',
        '"Migrate O11 data" for the target stage',
    ):
        (line,) = (line for line in wanted.splitlines() if words in line)
        assert line.startswith("- [ ] "), words
    assert "**SQL access to ODC's database is the operator's to obtain.**" in section(text, WAY)


def test_each_asset_in_publishing_order(pages: Pages) -> None:
    code = part(pages.page(), "Step 2")
    assert [row[:2] + row[5:] for row in cells(code)] == [["1", "StockApp", "nothing"], ["2", "SalesApp", "StockApp"]]
    blocks = re.split(r"^\d+\. \*\*", code, flags=re.M)[1:]
    assert [block.split("**")[0] for block in blocks] == ["StockApp", "SalesApp"]
    for block in blocks:
        places = [block.index(words) for words in STEPS]
        assert places == sorted(places)
        assert block.count("- [ ]") == len(STEPS)
        assert "Release the library" not in block
    assert "circle" not in code


def test_a_library_is_released_after_it_was_published(pages: Pages) -> None:
    library = ir.Asset("Theme", True, 1, ("Look",), ("Look",), ())
    rest = tuple(msgspec.structs.replace(item, place=item.place + 1) for item in pages.assets)
    # Given in another order than they are published in.
    code = part(pages.page(assets=(*rest, library)), "Step 2")
    first, second, _ = re.split(r"^\d+\. \*\*", code, flags=re.M)[1:]
    assert first.startswith("Theme** (library)") and second.startswith("StockApp** (app)")
    assert first.index("Publish it") < first.index("Release the library")
    assert "Release the library" not in second


def test_circles_are_named_with_what_to_do(pages: Pages) -> None:
    stock, sales = pages.assets
    circle = ("SalesApp", "StockApp")
    assets = (
        msgspec.structs.replace(stock, producers=("SalesApp",), cycle=circle),
        msgspec.structs.replace(sales, cycle=circle),
    )
    code = part(pages.page(assets=assets), "Step 2")
    assert code.count("SalesApp, StockApp refer to each other in a circle") == 1
    assert "Take one of the references away in O11" in code
    assert cells(code)[0][5] == "nothing; refers also to SalesApp, which comes later"


def test_configure_sql_and_login(pages: Pages) -> None:
    text = part(pages.page(), "Step 3")
    for words in ("Settings", "timers", "REST", "`o11c adapt-sql FILE`", "The login flow adapted"):
        assert words in text
    assert "set a new password" in text and "identity provider" not in text
    outside = part(pages.page(authentication="external-idp"), "Step 3")
    assert "external identity provider" in outside and "password" not in outside


def test_external_entities_are_listed_with_their_connection(pages: Pages) -> None:
    assert "none is referred to by what this plan migrates" in part(pages.page(), "Step 3")
    key = pages.plan.members[0].entity
    member = ir.Member(key, "Legacy.Invoice", ir.Role.EXTERNAL, "Shop.Order.InvoiceId refers to it")
    left = (
        ir.LeftOut("Legacy.Invoice", "external entity: its database is not the migration's to write"),
        ir.LeftOut("Legacy.Rate", "external entity: its database is not the migration's to write"),
        ir.LeftOut("Shop.Local", "client entity: it lives in the browser"),
    )
    plan = msgspec.structs.replace(pages.plan, members=(*pages.plan.members, member), left_out=left)
    text = part(pages.of(plan), "Step 3")
    assert re.findall(r"^    - (\S+) \(", text, re.M) == ["Legacy.Invoice", "Legacy.Rate"]
    assert "configure" in text and "The data in them is not migrated" in text


def test_external_entities_of_a_real_plan(pages: Pages, tmp_path: Path) -> None:
    """One that rows refer to, and one that is in scope."""
    entities = "{Account: {kind: external, id: Integer}, Rate: {kind: external, id: Integer}}"
    legacy = f"  Legacy: {{kind: Extension, entities: {entities}}}\napplications:"
    case = CASE.replace("applications:", legacy).replace("CustomerId: -> Customer,", "AccountId: -> Legacy.Account,")
    case = case.replace("CustomerId: {column: customerid}", "AccountId: {is: Integer, column: accountid}")
    case = re.sub("CustomerId: \\w+(, )?", "", case)
    project = PROJECT.replace("applications: [Sales, Store]", "modules: [Shop, Stock, Legacy]")
    project = project.replace(", assets: {Sales: SalesApp, Store: StockApp}", "")
    text = part(pages.of(odc_plan(tmp_path, case, project)), "Step 3")
    assert re.findall(r"^    - (\S+) \(", text, re.M) == ["Legacy.Account", "Legacy.Rate"]


# --- the data ------------------------------------------------------------------------------------


def test_the_order_of_the_commands(pages: Pages) -> None:
    rows = [re.findall(r"`(.*?)`", row[0]) for row in cells(part(pages.page(), "Step 4"))]
    own = [["preflight.sql"], ["dryrun.sql"], ["migrate.sql"], ["verify.sql"]]
    assert rows == [["source/preflight.sql"], *own]
    last = pages.page(run="production-final", stop_o11=True, undeploy_odc=True)
    rows = [re.findall(r"`(.*?)`", row[0]) for row in cells(part(last, "Step 4"))]
    assert rows == [["source/preflight.sql"], ["source/gate.sql"], *own[:2], [], *own[2:]]
    heads = re.findall(r"^### (\S+\.sql)", section(last, "Run"), re.M)
    assert heads == ["source/preflight.sql", "source/gate.sql", *[name for [name] in own]]


def test_source_scripts_are_run_with_the_source_s_tool(pages: Pages) -> None:
    final = changed(pages.plan, run="production-final", stop_o11=True)
    text = section(pages.of(final), "Run")
    assert "psql -X -d SOURCE -f source/preflight.sql" in text and "sqlcmd" not in text
    assert final.staging is not None
    place = msgspec.structs.replace(final.staging, engine="mssql", engine_version="15.0.2000.5", database="OSPROD")
    text = section(pages.of(msgspec.structs.replace(final, staging=place)), "Run")
    for script in ("preflight", "gate"):
        assert f"sqlcmd -S SOURCE_SERVER -d OSPROD -b -w 400 -i source/{script}.sql" in text
    assert "-d SOURCE " not in text and "$env:O11C_O11_STOPPED" in text


def test_last_lines_of_source_scripts_are_what_they_print(pages: Pages) -> None:
    files = files_of(changed(pages.plan, run="production-final", stop_o11=True))
    for script in ("source/preflight.sql", "source/gate.sql"):
        (block,) = (item for item in section(files["RUNBOOK.md"], "Run").split("\n### ") if item.startswith(script))
        (last,) = re.findall(r"Go with exit code 0 and `(.*?)`", block)
        assert f"\\echo '{last}'" in files[script]


def test_what_is_confirmed_is_what_the_scripts_ask_for(pages: Pages) -> None:
    plan = changed(pages.plan, run="production-final", stop_o11=True, undeploy_odc=True)
    files = files_of(plan)
    set_here = re.findall(r"export (\w+)=yes$", section(files["RUNBOOK.md"], "Before"), re.M)
    assert set_here == re.findall(r"^\\getenv \w+ (\w+)$", files["migrate.sql"], re.M) and len(set_here) == 2
    assert "Have psql 14 or newer" in files["RUNBOOK.md"] and "Have psql 11 or newer" in pages.page()


def test_scripts_of_other_places_are_named_where_the_folder_has_them(pages: Pages) -> None:
    paths = ("source/preflight.sql", "source/gate.sql", "export/export.sql", "load/load.sql", "load/check.sql")
    view = odc_view(pages.plan, paths)
    assert view is not None and view.source_preflight and view.source_gate
    assert view.transfer == ("export/export.sql", "load/load.sql", "load/check.sql")
    without = odc_view(pages.plan, ("migrate.sql",))
    assert without is not None and not without.source_preflight and without.transfer == ()


@pytest.mark.parametrize("run", ["non-production", "test-production"])
def test_runs_that_are_not_the_last_say_which_changes_are_lost(pages: Pages, run: str) -> None:
    text = pages.page(run=run)
    first = section(text, "Read this first")
    assert "what is changed there after the moment of which these rows are is not in ODC" in first
    assert "Each run deletes ODC's rows of the entities of this plan and writes those of O11" in first
    assert f"This is a {run} run, not the last" in first
    assert f"**{run}** run. It writes 3 entities, in 2 assets" in part(text, "Step 4")
    for words in ("Stopping O11", "Undeploying", "source/gate.sql", "stays stopped", "Deploy the ODC apps again"):
        assert words not in text


def test_the_last_run_with_both_gates_says_what_they_cost(pages: Pages) -> None:
    text = pages.page(run="production-final", stop_o11=True, undeploy_odc=True)
    data, first, after = part(text, "Step 4"), section(text, "Read this first"), section(text, "After")
    assert "makes all O11 apps of the environment inaccessible, whether they are part of the migration or not" in data
    assert "Nothing restarts by itself" in data and "must be enabled in Service Center" in data
    assert "Both make the run longer, and belong only to the last migration to the production stage" in data
    assert "those that are not migrated too, and nothing restarts by itself" in first
    assert "Nothing stops O11" not in text and "not the last" not in text
    before = section(text, "Before")
    assert before.index("Stop the O11 environment") < before.index("Undeploy the ODC apps")
    assert "StockApp, SalesApp" in before
    assert "Deploy the ODC apps again, by hand" in after and "enable them in Service Center" in after
    rows = {row[0]: row[1] for row in cells(section(text, "Go or stop"))}
    assert rows["ODC apps"] == "undeployed" and rows["O11"].startswith("stopped")


@pytest.mark.parametrize(("stop", "undeploy"), [(True, False), (False, True), (False, False)])
def test_the_gates_are_separate(pages: Pages, stop: bool, undeploy: bool) -> None:
    text = pages.page(run="production-final", stop_o11=stop, undeploy_odc=undeploy)
    assert ("Stopping O11 makes" in text) is stop
    assert ("Undeploying makes" in text) is undeploy
    assert ("Nothing stops O11" in text) is not stop
    assert ("ODC's apps stay up" in text) is not undeploy
    assert ("That makes the run longer, and belongs only" in text) is (stop or undeploy)
    assert "Both make" not in text
    assert ("Disable the migrated apps in O11" in section(text, "After")) is not stop


def test_what_other_plans_migrate(pages: Pages) -> None:
    assert "Other plans migrate" not in pages.page() and "other plans" not in section(pages.page(), "Go or stop")
    text = pages.page(elsewhere=(ir.Elsewhere("CoreApp", "Core.Country", ("Shop.Customer.CountryId",)),))
    assert cells(part(text, "Step 4"))[0] == ["CoreApp", "Core.Country", "Shop.Customer.CountryId"]
    assert "other plans" in section(text, "Go or stop")
    assert "(assets CoreApp)" in section(text, "Read this first")


def test_only_rows_that_are_replaced_are_said_to_be_lost(pages: Pages) -> None:
    merged = [
        msgspec.structs.replace(item, mode="merge") if item.label == ITEM else item for item in pages.plan.members
    ]
    text = pages.of(msgspec.structs.replace(pages.plan, members=tuple(merged)))
    assert "deletes ODC's rows of the entities in mode replace" in text
    none = [msgspec.structs.replace(item, mode="merge") for item in pages.plan.members]
    assert "deletes ODC's rows" not in pages.of(msgspec.structs.replace(pages.plan, members=tuple(none)))


# --- afterwards ----------------------------------------------------------------------------------


def test_people_log_in_by_email_and_set_a_password_first(pages: Pages) -> None:
    after = section(pages.page(), "After")
    assert "**email address**" in after and "**set a new password first**" in after
    assert "Roles in ODC are those of the last environment that was migrated" in after
    assert "BPT instances and events have not gone to ODC" in after
    outside = section(pages.page(authentication="external-idp"), "After")
    assert "set a new password" not in outside and "external identity provider" in outside


def test_nothing_of_o11_as_a_target_is_left(pages: Pages) -> None:
    text = pages.page()
    assert "Disable the applications of the target" not in text
    assert "Enable the applications" not in text
    failing = section(text, "When something fails")
    assert "disable" not in failing and "undeploy it" in failing and "undeploy them" in failing
    assert "`transaction: step` in the project file" not in text
    assert "BPT instances and events do not go to ODC" in section(text, "What is not carried over")
    for word in ("asset", "library", "stage", "publish", "readiness"):
        assert f"\n- {word}: " in section(text, "Words")


@pytest.mark.parametrize("final", [True, False])
def test_the_page_is_whole(pages: Pages, final: bool) -> None:
    run = {"run": "production-final", "stop_o11": True, "undeploy_odc": True} if final else {}
    text = pages.page(elsewhere=(ir.Elsewhere("CoreApp", "Core.Country", ("Shop.Customer.CountryId",)),), **run)
    heads = re.findall(r"^## (.*)$", text, re.M)
    assert heads.index("What it does") < heads.index(WAY) < heads.index("Before") < heads.index("Run")
    assert "{{" not in text and "{%" not in text and "\n\n\n" not in section(text, WAY)
    for name in ("Before", "After"):
        numbers = [int(found) for found in re.findall(r"^(\d+)\. ", section(text, name), re.M)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_hostile_names_of_assets(pages: Pages) -> None:
    name = "x' ` | <b>\n## Run\n$(rm)"
    stock, sales = pages.assets
    hostile = msgspec.structs.replace(stock, name=name, applications=(name,))
    files = files_of(changed(pages.plan, assets=(hostile, sales)))
    assert files["RUNBOOK.md"].count("\n## Run\n") == 1 and "<b>" not in files["RUNBOOK.md"]
    assert "<b>" not in files["report.html"].split("</style>")[1]
    (line,) = re.findall(r"^\\echo 'o11c: migrated to x.*$", files["migrate.sql"], re.M)
    assert line.count("'") == 2 and "`" not in line


# --- the report and the log ----------------------------------------------------------------------


def test_the_report_lists_entities_of_each_asset_in_publishing_order(pages: Pages) -> None:
    report = files_of(pages.plan)["report.html"]
    assets = report.split('<h2 id="assets">')[1].split("</section>")[0]
    assert "2 assets, 3 entities to migrate" in assets and assets.count("<td>Ready</td>") == 2
    stock, sales = re.findall(r'<details id="asset-\d".*?</details>', assets, re.S)
    assert ITEM in stock and CUSTOMER not in stock
    assert CUSTOMER in sales and ORDER in sales and "osusr_order" in sales
    assert 'href="#assets"' in report


def test_the_log_counts_entities_and_ends_with_assets(pages: Pages) -> None:
    migrate = files_of(pages.plan)["migrate.sql"]
    told = [int(found) for found in re.findall(r"'entities: (\d+) of 3'", migrate)]
    assert len(told) == len(pages.plan.steps) and told == sorted(told) and {0, 1, 2, 3} == set(told)
    marked = [int(found) for found in re.findall(r"SET application_name = 'o11c \d+/\d+ (\d)/3 ", migrate)]
    assert marked == [0, *told[:-1]]
    last = migrate.split("COMMIT;")[1]
    assert re.findall(r"migrated to (.*)'", last) == ["StockApp: 1 entity", "SalesApp: 2 entities"]
    assert "entities:" not in files_of(msgspec.structs.replace(pages.plan, odc=None))["migrate.sql"]


def test_foreign_tables_go_last_and_the_password_with_them(pages: Pages) -> None:
    assert pages.plan.staging is not None
    assert "foreign/drop.sql" not in part(pages.of(pages.plan), "Step 4")
    place = msgspec.structs.replace(pages.plan.staging, way=ir.Way.FOREIGN)
    rows = part(pages.of(msgspec.structs.replace(pages.plan, staging=place)), "Step 4").splitlines()
    verify, drop = (
        next(place for place, row in enumerate(rows) if name in row) for name in ("verify.sql", "foreign/drop.sql")
    )
    assert verify < drop
