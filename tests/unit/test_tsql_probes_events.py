"""Events and probes in T-SQL: every statement parses, and says what SQL Server must be told."""

from __future__ import annotations

import re

import pytest

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.plan.ir import constraints, environment, people
from compiler.sql.dialect import Names
from compiler.sql.probes import probe_findings
from compiler.sql.selections import rows_tables
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_probes import FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE
from compiler.sql.tsql_steps import lower_step
from compiler.sql.tsql_values import fitting_statement
from compiler.sql.verified import verified_rows, verified_tables
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import variables
from tests.support.evented import HOSTILE_TRIGGER, Evented

KIT = Evented("mssql")
ID = KIT.id
THEIR_LINE = KIT.table(ir.Side.TARGET, "Line")
VARIABLES = (
    "DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048);\n"
)
EVENTS: tuple[ir.Step, ...] = (
    KIT.queues(), KIT.silence("OSTRG_EI__ITEM", HOSTILE_TRIGGER), KIT.keep(), KIT.insert_events(),
    KIT.insert_events(skip=True, activity_map=None), KIT.restore(), KIT.restore(activities=False), KIT.speak(),
)  # fmt: skip
MAPS = (
    KIT.identified("Item", ir.MapKind.RESERVED, kept=True),
    KIT.identified("Line", ir.MapKind.INHERITED, parent="map_item"),
    KIT.identified("Tenant", ir.MapKind.LITERAL),
)
STEPS: tuple[ir.Step, ...] = (
    KIT.choose("rows_item", ir.KeepValues(ID, ("1",))),
    KIT.choose("rows_line", ir.KeepReferring(KIT.column("ItemId", "bigint"), "rows_item"),
               table=KIT.table(ir.Side.SOURCE, "Line")),
    KIT.choose("going", ir.KeepValues(ID, ("1",)), table=THEIR_LINE),
    KIT.match(KIT.by_name(), KIT.by_tenant(), rows="rows_item", refuse=True),
    KIT.reserve("rows_item"),
)  # fmt: skip
ITEM_TEXT = ir.TextProbeCase("map_item", ("1", "$(x)'"), KIT.source, ID, "rows_item")
TENANT_TEXT = ir.TextProbeCase("map_item", ("2",), None, None)
PROBES: tuple[ir.Probe, ...] = (
    KIT.lost("map_item", referenced=True, rows="rows_line", referenced_rows="rows_item", zero=True),
    KIT.lost("map_item", severity="warning"),
    KIT.lost_text(ITEM_TEXT, TENANT_TEXT, selector=True, rows="rows_line"),
    KIT.shared(), KIT.shared(ir.Side.TARGET, empty=True),
    ir.ProbeMatch("O11-0921", "Shop.Item", "map_item"),
    KIT.unique(KIT.name_column(), matched="map_item", rows="rows_item", one_null=True),
    ir.ProbeRepeated(
        "O11-0933", "warning", "Shop.Item", "ix'$(x)", KIT.source, ID,
        (ir.RepeatedColumn(KIT.column("Name", "text"), KIT.column("Name", "text")),
         ir.RepeatedColumn(KIT.column("TenantId", "bigint"), KIT.column("TenantId", "integer"), "map_item", True)),
        "rows_item", "map_item", True, True,
    ),
    ir.ProbeValues("O11-0929", "Shop.Item", KIT.source, ID, (
        ir.ValueCase("O11-0931", "error", "Na'$(x)", ir.Fault.EMPTY, KIT.column("Name", "text"),
                     KIT.column("Name", "text"), fresh=True),
    ), "rows_item", "map_item"),
    ir.ProbeIds("O11-0932", "Shop.Item", KIT.source, ID, KIT.target, ID, None, "2147483647", "Shop.$(x).Id'",
                "rows_item", "map_item"),
    ir.ProbeIdentity("O11-0960", "Shop.It'$(x)em", KIT.target, ID),
    KIT.queue(), KIT.stand_in("o'$(x)"), KIT.gone(lost=False), KIT.gone(lost=True), KIT.counted("going"),
    KIT.collision(rows="rows_line"), KIT.collision("map_item", matched="map_line"),
    ir.ProbeMerging("O11-0914", "Shop.Line", KIT.source, KIT.column("Name", "text"), KIT.column("Name", "text")),
    KIT.consumer(rows="going", deleted="going"),
    ir.ProbeDropped("O11-0905", "Shop.Item", "Name", KIT.source, ID, KIT.column("Name", "text")),
    ir.ProbeBinary(
        "O11-0928", "Shop.Item", "Scan", KIT.source, ID,
        ir.Column("Scan", DataType(TypeKind.BINARY), "varbinary(max)"), 1_000_000, "rows_item",
    ),
)  # fmt: skip
PLAN = KIT.probed(MAPS, STEPS, *PROBES)


def migrated(step: ir.Step) -> list[Statement]:
    dialect = TsqlDialect()
    found = list(lower_step(dialect, Names(KIT.planned(KIT.event_maps(), [step]), {}), step).statements)
    dialect.findings.stop_on_error()
    return found


def preflight() -> list[Statement]:
    dialect, names = TsqlDialect(), Names(PLAN, {})
    found = probe_findings(
        dialect, names, lambda _: (), lambda _: [], lambda probe: fitting_statement(dialect, names, probe)
    )
    dialect.findings.stop_on_error()
    return found


def inside_exec(text: str) -> list[str]:
    return [item.replace("''", "'") for item in re.findall(r"EXEC \(N'((?:[^']|'')*)'\)", text)]


def test_there_is_a_probe_of_every_kind() -> None:
    # Those of server and catalog are in test_tsql_environment.py, and in the plans of all cases.
    others = {probe for probe in ir.Probe.__args__ if probe.__module__ in (environment.__name__, constraints.__name__)}
    # ODC is PostgreSQL: no T-SQL script looks for its people, or up what ODC has.
    odc = {probe for probe in ir.Probe.__args__ if probe.__module__ == people.__name__} | {ir.ProbeLookedUp}
    assert others
    others |= odc
    assert {type(probe) for probe in PROBES} == {*ir.Probe.__args__} - others


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_every_statement_parses_and_so_does_what_it_executes(level: str) -> None:
    dialect = TsqlDialect()
    tables = [item.text for item in (*rows_tables(dialect, PLAN), *verified_tables(dialect, PLAN))]
    verified = [item.text for item in verified_rows(dialect, Names(PLAN, {}))]
    texts = [item.text for step in EVENTS for item in migrated(step)] + [item.text for item in preflight()]
    texts += [*tables, *verified, FINDING_TABLE, MATCHED_TABLE, PAIR_TABLE]
    texts += [inner for text in texts for inner in inside_exec(text)]
    assert len(texts) > 40
    assert syntax_errors([f"{VARIABLES}{text};" for text in texts], level) == []
    assert [variables(text) for text in texts if variables(text)] == []


def test_triggers_are_switched_by_name_in_one_transaction_s_words() -> None:
    off = [item.text for item in migrated(EVENTS[1])]
    on = [item.text for item in migrated(KIT.speak())]
    table = "[TargetDb].[tgt].[Item]"
    assert off[1:] == [
        f"ALTER TABLE {table} DISABLE TRIGGER [OSTRG_EI__ITEM]",
        f"ALTER TABLE {table} DISABLE TRIGGER [{HOSTILE_TRIGGER}]",
    ]
    assert on == [f"ALTER TABLE {table} ENABLE TRIGGER [OSTRG_EI__ITEM]"]
    assert "O11-0909" in off[0] and off[0].count("sys.triggers") == 2


def test_texts_of_events_are_compared_with_their_blanks_under_a_binary_collation() -> None:
    text = migrated(KIT.insert_events())[-1].text
    new, old = text.split("EXCEPT")
    for alias, part in (("s", new), ("t", old)):
        assert f"[{alias}].[CODE] COLLATE Latin1_General_BIN2" in part
        assert f"DATALENGTH(CAST([{alias}].[CODE] AS nvarchar(max)))" in part
    # It only tells rows apart, and is not written.
    assert "[q].[o11c_5]" not in text and "[o11c_5]" in new


def test_null_in_a_unique_index_collides_with_null() -> None:
    [text] = [item.text for item in preflight() if "O11-0919" in item.text]
    assert re.search(r"\[t\]\.\[Name\] IS NULL AND \[s\]\.\[Name\] IS NULL", text)


def test_rows_of_an_earlier_run_are_looked_for_only_when_its_map_is_there() -> None:
    gone = [item.text for item in preflight() if "O11-0925" in item.text or "O11-0926" in item.text]
    assert len(gone) == 2
    for text in gone:
        assert text.startswith("IF COL_LENGTH(N'[o11c].[map_item]', N'made') IS NOT NULL\n  EXEC (N'")


def test_verify_fills_the_selections_of_the_source_only() -> None:
    dialect = TsqlDialect()
    texts = "\n".join(item.text for item in (*verified_tables(dialect, PLAN), *verified_rows(dialect, Names(PLAN, {}))))
    assert "#rows_item" in texts and "#rows_line" in texts and "#going" not in texts
