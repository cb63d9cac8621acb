"""Selections and maps in T-SQL: every statement parses, and says what SQL Server must be told."""

from __future__ import annotations

import re

import pytest

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.maps import kept_rows, matched_rows
from compiler.sql.selections import BOTH, fill_statements, rows_tables
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_steps import lower_step
from tests.house.maxdop_check import syntax_errors
from tests.support.mapped import Mapped

KIT = Mapped("mssql")
ID = KIT.id
LINE = KIT.table(ir.Side.SOURCE, "Line")
ITEM_ID = KIT.column("ItemId", "bigint")
CODE = ir.Column("Code", DataType(TypeKind.TEXT), "nvarchar(max)", collation="Latin1_General_CS_AS")
VARIABLES = "DECLARE @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048), @o11c_lock int;\n"

MAPS = (
    KIT.identified("Item", ir.MapKind.MATCHED, kept=True),
    KIT.identified("Line", ir.MapKind.INHERITED, kept=True, parent="map_item"),
    KIT.identified("Tenant", ir.MapKind.LITERAL),
    *KIT.definition_maps(),
)
STEPS: tuple[ir.Step, ...] = (
    KIT.opening(),
    KIT.literal(),
    *KIT.definition_steps(),
    KIT.choose("rows_item", ir.KeepValues(KIT.column("TenantId", "bigint"), ("7", "$(x)'"))),
    KIT.choose("rows_line", ir.KeepReferring(ITEM_ID, "rows_item"), table=LINE),
    KIT.choose("rows_none", empty=True),
    KIT.choose("rows_user", ir.KeepConsuming((ir.ConsumerColumn("ItemId", "Id"),), LINE, ID, "rows_line")),
    KIT.choose("rows_gone", ir.KeepGone("map_item", KIT.source, ID), table=KIT.target),
    ir.SelectRows(KIT.head("030-code"), "rows_code", "Shop.Code", KIT.table(ir.Side.SOURCE, "Code"), CODE, ()),
    KIT.processes(open_only=True, skip=True),
    ir.CloseRows(
        KIT.head("035-close"),
        (
            ir.Needs("Shop.Line.ItemId", LINE, ID, "rows_line", ITEM_ID, KIT.source, ID, "rows_item"),
            ir.Follows(
                "Shop.Line.ItemId", LINE, ID, "rows_line", (ir.ConsumerColumn("ItemId", "Id"),), KIT.source, ID,
                "rows_item",
            ),
        ),
    ),
    KIT.match(KIT.by_name(), KIT.by_tenant(), rows="rows_item", refuse=True),
    KIT.choose("partners", ir.KeepMatched("map_item"), table=KIT.target),
    KIT.clear(),
    KIT.delete(KIT.lines_of_items(), rows="partners"),
    KIT.forget("partners"),
    KIT.forget(),
    KIT.reserve("rows_item"),
    KIT.inherit("rows_line"),
)  # fmt: skip
FIRST = KIT.planned(
    (KIT.identified("Item", ir.MapKind.RESERVED), KIT.identified("Line", ir.MapKind.PRESERVED)),
    (KIT.opening(), KIT.reserve(), KIT.preserve()),
)
SECOND = KIT.planned(MAPS, STEPS, delta=True)


def migrate(plan: ir.Plan) -> dict[str, list[Statement]]:
    dialect, names = TsqlDialect(), Names(plan, {})
    steps = [step for step in plan.steps if not isinstance(step, ir.BuildLiteralMap)]
    return {step.head.id: list(lower_step(dialect, names, step).statements) for step in steps}


def early(plan: ir.Plan) -> list[Statement]:
    dialect, names = TsqlDialect(), Names(plan, {})
    statements = kept_rows(dialect, names)
    for step in plan.steps:
        if isinstance(step, ir.BuildMatchedMap):
            statements += matched_rows(dialect, names, step)
        elif isinstance(step, ir.SelectRows | ir.SelectProcesses | ir.CloseRows):
            statements += fill_statements(dialect, names, step, early=True, sides=BOTH)
    return statements


def inside_exec(text: str) -> list[str]:
    return [item.replace("''", "'") for item in re.findall(r"EXEC \(N'((?:[^']|'')*)'\)", text)]


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_every_statement_parses(level: str) -> None:
    texts = [item.text for plan in (FIRST, SECOND) for made in migrate(plan).values() for item in made]
    texts += [item.text for item in (*early(SECOND), *rows_tables(TsqlDialect(), SECOND))]
    inner = [found for text in texts for found in inside_exec(text)]
    assert len(texts) > 60 and len(inner) > 5
    assert syntax_errors([*(VARIABLES + text for text in texts), *inner], level) == []


def test_selections_are_temporary_tables_with_a_collation() -> None:
    made = {item.text.split(" (")[0].split("#")[-1]: item.text for item in rows_tables(TsqlDialect(), SECOND)}
    assert made["rows_item"] == (
        "DROP TABLE IF EXISTS #rows_item;\nCREATE TABLE #rows_item (\n  [id] bigint NOT NULL PRIMARY KEY\n)"
    )
    assert "[id] nvarchar(450) COLLATE Latin1_General_CS_AS NOT NULL PRIMARY KEY" in made["rows_code"]
    source_only = rows_tables(TsqlDialect(), SECOND, (ir.Side.SOURCE,))
    assert len(source_only) == len(made) - 2
    assert not any("partners" in item.text or "rows_gone" in item.text for item in source_only)


def test_closure_is_a_loop_that_ends_when_a_round_adds_nothing() -> None:
    loop, *_ = [item.text for item in migrate(SECOND)["035-close"]]
    lines = loop.split("\n")
    assert lines[:4] == ["SET @o11c_found = 1;", "WHILE @o11c_found > 0", "BEGIN", "  SET @o11c_found = 0;"]
    assert lines[-1] == "END"
    assert loop.count("INSERT INTO") == loop.count("  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();") == 2


def test_maps_of_earlier_runs_are_seen_to_a_batch_before_they_are_filled() -> None:
    first = "\n".join(item.text for item in migrate(FIRST)["010-open"])
    assert "DROP TABLE IF EXISTS [o11c].[map_item],\n  [o11c].[map_line]" in first
    second = migrate(SECOND)
    opening = "\n".join(item.text for item in second["010-open"])
    assert "DROP TABLE IF EXISTS [o11c].[map_tenant],\n  [o11c].[map_definition]" in opening
    assert "IF OBJECT_ID(N'[o11c].[map_item]', N'U') IS NULL\n  CREATE TABLE [o11c].[map_item] (" in opening
    # The new columns are named inside EXEC only: this batch is compiled while they are not there.
    altered = opening.split("IF COL_LENGTH(N'[o11c].[map_item]', N'made') IS NULL")[1].split("\nEND")[0]
    assert "ADD [fresh] bit NOT NULL DEFAULT 0, [made] bit NOT NULL DEFAULT 0;" in altered
    assert altered.count("SET [made]") == inside_exec(altered)[0].count("SET [made]") == 1
    for made in second.values():
        for item in made:
            assert "CREATE TABLE" not in item.text or item in second["010-open"]


def test_the_first_step_of_a_map_makes_it_ready_and_the_others_add_to_it() -> None:
    made = migrate(SECOND)
    ready = "UPDATE [TargetDb].[o11c].[map_item] SET [made] = CAST(1 AS bit), [fresh] = CAST(0 AS bit)"
    assert [name for name, items in made.items() if any(ready in item.text for item in items)] == ["040-match"]
    lost = "DELETE FROM [m]\nFROM [TargetDb].[o11c].[map_item] AS [m]\nWHERE NOT EXISTS("
    assert sum(item.text.startswith(lost) for item in made["040-match"]) == 1
    assert "O11-0907" not in "".join(item.text for items in made.values() for item in items)
    assert "O11-0907" in "".join(item.text for item in migrate(FIRST)["010-open"])


def test_ids_are_reserved_for_selected_rows_without_a_partner() -> None:
    [reserve] = [item for item in migrate(SECOND)["050-reserve"] if item.counted]
    assert "INSERT INTO [TargetDb].[o11c].[map_item] ([old_id], [new_id], [fresh])" in reserve.text
    order = ["FROM [SourceDb].[src].[Item] AS [s]", "JOIN [#rows_item] AS [s_rows]", "LEFT JOIN", "CROSS JOIN", "WHERE"]
    places = [reserve.text.index(piece) for piece in order]
    assert places == sorted(places)
    assert reserve.text.endswith("WHERE [has].[old_id] IS NULL")


def test_preflight_looks_at_an_earlier_map_only_when_it_is_there() -> None:
    texts = [item.text for item in early(SECOND)]
    named = [text for text in texts if re.search(r"\[o11c\]\.\[map_", text)]
    assert len(named) == 3  # pairs of items and of lines, rows that are gone
    guarded = re.compile(r"IF COL_LENGTH\(N'\[o11c\]\.\[map_(item|line)\]', N'(new_id|made)'\) IS NOT NULL\n  EXEC ")
    assert all(guarded.match(text) for text in named)


def test_sqlcmd_finds_no_variable() -> None:
    assert not any("$(" in item.text for made in migrate(SECOND).values() for item in made)
