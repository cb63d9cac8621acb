"""Key strategy ``ordered`` in T-SQL: what its statements say; that no id is used before the identity has made it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeGuard

import pytest
from msgspec.structs import replace

from compiler.diagnostics import CompileError
from compiler.metamodel.rows import DataType, TypeKind
from compiler.pipeline import plan_project
from compiler.plan import ir
from compiler.plan.origins import maps_of
from compiler.plan.stepwise import batched
from compiler.sql.dialect import Filler, Names
from compiler.sql.statement import Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_maps import reserve
from compiler.sql.tsql_ordered import ordered_insert
from compiler.sql.tsql_values import fitting_statement
from tests.house.maxdop_check import syntax_errors
from tests.support.case_run import ENGINES, merge_project, metamodel, outcome, prepare
from tests.support.cases import case_names, load_case
from tests.support.writes import Kit

KIT = Kit("mssql")
NAMES = [name for name in case_names() if "tsql" in load_case(name).dialects and not load_case(name).damage]
WRITER = {
    "target": {"permissions": "data-writer"}, "maps": "temporary", "rollback": "none", "transaction": "whole",
    "constraints": "enforce",
}
STEPS = {"transaction": "step", "batch_rows": 1, "constraints": "enforce"}
# What a data-writer may not do, and what a comment or a message has no business to name either.
FORBIDDEN = re.compile(r"IDENTITY_INSERT|CHECKIDENT|\bALTER\b|\bTRUNCATE\b|NOCHECK|\bDISABLE TRIGGER\b")


def changed(name: str, folder: Path, change: Mapping[str, Any]) -> Path:
    """Write a case as a T-SQL project with a changed project file; return its path."""
    project = prepare(load_case(name), folder, "tsql")
    merge_project(project, change)
    return project


@cache
def compiled(name: str, mode: str = "") -> tuple[ir.Plan, dict[str, str]]:
    with TemporaryDirectory() as folder:
        done = outcome(changed(name, Path(folder), STEPS if mode == "steps" else {}))
    assert done.planned is not None, done.diagnostics
    texts = {item.path: item.data.decode("utf-8-sig") for item in done.scripts if item.path.endswith(".sql")}
    return done.planned.plan, texts


def code(text: str) -> str:
    """Return a script without the lines that are comments."""
    return "\n".join(line for line in text.splitlines() if not line.strip().startswith("--"))


def ordered(plan: ir.Plan) -> list[ir.InsertRows]:
    return [step for step in plan.steps if isinstance(step, ir.InsertRows) and step.ordered]


# --- the statements --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "mode"),
    [("ordered_append", ""), ("ordered_append", "steps"), ("ordered_merge", ""), ("ordered_self_reference", "")],
)
def test_the_insert_is_between_the_highest_id_and_the_proof(name: str, mode: str) -> None:
    plan, texts = compiled(name, mode)
    assert ordered(plan)
    for step in ordered(plan):
        text = code(texts[f"steps/{step.head.id}.sql"])
        own, work = f"[{step.target_id.name}]", step.map
        table = f"[OSTARGET].[dbo].[{step.target.name}]"
        top = text.index(f"SET @o11c_top = (SELECT COALESCE(MAX({own}), -9223372036854775808) FROM {table})")
        behind = text.index(f"WHERE IDENT_CURRENT(N'[dbo].[{step.target.name}]') < @o11c_top")
        insert = text.index(f"INSERT INTO {table} (")
        rows = text.index("SET @o11c_rows = ROWCOUNT_BIG();")
        pairs = re.search(rf"INSERT INTO \S*{work}\]? \(\[old_id\], \[new_id\], \[fresh\]\)", text)
        assert pairs is not None
        counted = text.index("WHERE [c].[above] <> @o11c_rows OR [c].[paired] <> @o11c_rows")
        proof = text.index("AND [p].[new_id] > @o11c_top")
        assert top < behind < insert < rows < pairs.start() < counted < proof
        assert text.index("N'O11-0960: ") < insert and text.count("N'O11-0963: ") == text.count("THROW 50963") == 2
        # The identity is not named, and the rows come in the order of the old ids.
        inserted = text[insert:rows]
        assert own not in inserted.split("(")[1].split(")")[0]
        assert re.search(rf"ORDER BY\s+\[s\]\.\[{step.source_id.name}\](\nOPTION \(RECOMPILE\))?;\s*$", inserted)
        # Both sides are ranked by their own ids, the target's above the former highest only.
        ranked = text[pairs.start() : text.index(";", pairs.start())]
        assert f"ROW_NUMBER() OVER (ORDER BY [s].[{step.source_id.name}]) AS [place]" in ranked
        assert f"ROW_NUMBER() OVER (ORDER BY [t].{own}) AS [place]" in ranked
        assert f"WHERE [t].{own} > @o11c_top" in ranked and "[n].[place] = [o].[place]" in ranked
        if mode:
            assert text.index("TABLOCKX, HOLDLOCK", text.index("WHILE 1 = 1")) < top


def test_the_run_holds_the_table_before_it_reads_the_highest_id() -> None:
    plan, texts = compiled("ordered_append")
    opening = plan.steps[0]
    assert isinstance(opening, ir.OpenRun)
    assert {step.target for step in ordered(plan)} <= set(opening.locks)
    for step in ordered(plan):
        assert f"[{step.target.name}] WITH (TABLOCKX, HOLDLOCK)" in texts[f"steps/{opening.head.id}.sql"]


def test_rows_that_are_matched_are_neither_inserted_nor_ranked() -> None:
    plan, texts = compiled("ordered_merge")
    [step] = [item for item in ordered(plan) if plan.map(item.map).mixed]
    text = code(texts[f"steps/{step.head.id}.sql"])
    assert len(re.findall(r"WHERE\s+\[m\]\.\[old_id\] IS NULL", text)) == 2
    assert f"CREATE TABLE [#{step.map}]" not in text, "the match has made the map"


def test_each_batch_is_paired_by_itself() -> None:
    plan, texts = compiled("ordered_append", "steps")
    cut = [step for step in ordered(plan) if batched(plan, step)]
    assert cut
    for step in cut:
        text = code(texts[f"steps/{step.head.id}.sql"])
        place = text.index("WHILE 1 = 1")
        before, loop = text[:place], text[place : text.index("END;\nSET @o11c_rows = @o11c_total")]
        assert f"CREATE TABLE [o11c].[{step.map}]" in before and "CREATE TABLE" not in loop
        # The map is not full yet: the batches are cut from the ids of the source.
        assert f"SELECT [s].[{step.source_id.name}] AS [old_id] FROM [OSTARGET].[o11c].[work_src_" in loop
        assert f"FROM [OSTARGET].[o11c].[{step.map}]\n  WHERE @o11c_last" not in loop
        own = f"[s].[{step.source_id.name}]"
        assert len(re.findall(rf"{re.escape(own)} >= @o11c_first\s+AND {re.escape(own)} <= @o11c_last", loop)) == 2
        assert loop.count("SET @o11c_top =") == loop.count("INSERT INTO [OSTARGET].[dbo].") == 1
        assert loop.count("[p].[old_id] >= @o11c_first") == 1 and loop.count("THROW 50963") == 2


def statements(*columns: ir.ColumnPlan, target_id: ir.Column = KIT.id) -> list[Statement]:
    step = replace(KIT.insert(*columns, minted=True), ordered=True, target_id=target_id)
    names = KIT.names((KIT.map("map_item", kind=ir.MapKind.ORDERED),), (step,))
    return ordered_insert(TsqlDialect(), names, step, batched=False)


KIT_RESERVE = ir.ReserveIds(
    KIT.insert().head, KIT.insert().entity, "map_item", KIT.source, KIT.target, KIT.id, KIT.id, None
)
COLUMNS = (
    KIT.copy("A"),
    KIT.remap("B", "map_item"),
    KIT.remap_text("C", (ir.TextCase("map_item"),), None),
    KIT.mask("D"),
    KIT.constant("E", "x"),
    KIT.later("F"),
    ir.ColumnPlan(KIT.column("G", "text"), ir.DatabaseDefault("N'x'"), "the default"),
)


def test_every_value_is_in_the_proof() -> None:
    """Each kind of value that differs from row to row is compared; what is the same for all, or set later, is not."""
    # Only users of ODC have a trimmed value, and ODC is PostgreSQL.
    assert {type(plan.value) for plan in COLUMNS} | {ir.NewId, ir.Generated, ir.Trimmed} == {*ir.Value.__args__}
    [proof] = [item.text for item in statements(*COLUMNS) if "do not hold the values of the row" in item.text]
    assert [name for name in "ABCDEFG" if f"[t].[{name}]" in proof] == list("ABCD")
    only = statements(*COLUMNS[4:])
    assert not any("do not hold the values" in item.text for item in only), "nothing tells one row from another"
    assert any("[c].[above] <> @o11c_rows" in item.text for item in only)


@pytest.mark.parametrize("native", ["int", "bigint", "decimal(20, 0)"])
def test_the_highest_id_has_room(native: str) -> None:
    kind = {"int": TypeKind.INTEGER, "bigint": TypeKind.BIGINT}.get(native, TypeKind.DECIMAL)
    texts = [item.text for item in statements(target_id=ir.Column("Id", DataType(kind), native))]
    wanted = "decimal(38, 0)" if kind is TypeKind.DECIMAL else "bigint"
    assert any(text.startswith(f"DECLARE @o11c_top {wanted};\n") for text in texts)


# --- preflight -------------------------------------------------------------------------------------


def test_preflight_looks_at_each_identity() -> None:
    plan, texts = compiled("ordered_append")
    probes = [item for item in plan.probes if isinstance(item, ir.ProbeIdentity)]
    assert {item.target for item in probes} == {step.target for step in ordered(plan)}
    for probe in probes:
        [statement] = fitting_statement(TsqlDialect(), Names(plan, {}), probe)
        assert statement.text in texts["preflight.sql"]
        name = f"N'[dbo].[{probe.target.name}]'"
        assert f"SELECT MAX([{probe.target_id.name}]) AS [held], IDENT_CURRENT({name}) AS [given]" in statement.text
        assert f"IDENT_INCR({name}) AS [step]" in statement.text
        found = re.findall(r"\((\d), CASE WHEN (.+) THEN 1 ELSE 0 END\)", statement.text)
        codes = re.findall(r"\((\d), N'(O11-\d+)', N'(\w+)'", statement.text)
        assert [(condition, *code) for (_, condition), (_, *code) in zip(found, codes, strict=True)] == [
            ("[b].[given] < [b].[held]", "O11-0960", "error"),
            ("[b].[given] IS NULL", "O11-0961", "warning"),
            ("[b].[step] < 1", "O11-0962", "error"),
        ]


def test_minted_ids_come_from_the_same_identity() -> None:
    plan, _ = compiled("mint")
    made = {step.target for step in plan.steps if isinstance(step, ir.InsertRows) and step.minted}
    assert made and {item.target for item in plan.probes if isinstance(item, ir.ProbeIdentity)} == made


def test_minted_ids_are_labelled_in_the_runbook(tmp_path: Path) -> None:
    said = {
        name: next(item.data.decode() for item in outcome(changed(name, tmp_path / name, {})).scripts
                   if item.path == "RUNBOOK.md")
        for name in ("mint", "ordered_append")
    }  # fmt: skip
    label = "(keys.strategy: mint), a form that was not executed on SQL Server: Shop.Customer, Shop.Order."
    assert label in " ".join(said["mint"].split())
    assert "MERGE" not in said["ordered_append"]


# --- reserved ids ----------------------------------------------------------------------------------


def test_where_each_step_commits_the_identity_goes_past_the_block() -> None:
    plan, texts = compiled("simple_append", "steps")
    reserved = [step for step in plan.steps if isinstance(step, ir.ReserveIds)]
    assert reserved and all(step.identity for step in reserved)
    for step in reserved:
        text = code(texts[f"steps/{step.head.id}.sql"])
        own = f"REPLACE(N'[dbo].[{step.target.name}]', N'''', N'''''')"
        filled = text.index(f"INSERT INTO [OSTARGET].[o11c].[{step.map}]")
        # Babelfish does not take a national literal there.
        made = text.index(f"SELECT @o11c_message = N'DBCC CHECKIDENT (''' + {own} + N''', RESEED, '")
        assert text.index("TABLOCKX") < filled < made < text.index("EXEC (@o11c_message)")
        # Past the block, never back: not when the identity is above it already.
        assert "CAST(MAX([new_id]) AS decimal(38, 0)) + 1" in text
        assert f"HAVING MAX([new_id]) >= IDENT_CURRENT(N'[dbo].[{step.target.name}]')" in text
        assert "CHECKIDENT" not in texts[f"dryrun/{step.head.id}.sql"]
    assert "N'O11-0964', N'warning'" in texts["preflight.sql"]


def test_an_autonumber_without_an_identity_is_given_its_ids(tmp_path: Path) -> None:
    """Nothing else would make them; a plain column takes them from anybody."""
    case = load_case("ordered_self_reference")
    source, target = (metamodel(side, ENGINES["tsql"], "dbo") for side in (case.source, case.target))
    tables = tuple(
        replace(table, columns=tuple(replace(column, identity=None) for column in table.columns))
        for table in target.tables
    )
    plan = plan_project(prepare(case, tmp_path, "tsql", read=(source, replace(target, tables=tables)))).plan
    [step] = [item for item in plan.steps if isinstance(item, ir.ReserveIds)]
    [insert] = [item for item in plan.steps if isinstance(item, ir.InsertRows)]
    assert not step.identity and not insert.explicit_identity and not insert.ordered
    assert any(note.code == "O11-0614" for note in plan.notes)


def test_ids_that_no_identity_makes_are_held_by_the_lock_alone() -> None:
    """Nothing but the lock holds them: where it ends with the step, the comment says so."""
    names = KIT.names((KIT.map("map_item"),), (KIT_RESERVE,))
    for stepwise, said in ((False, "one number stays unused"), (True, "nobody else may insert")):
        [*_, block] = reserve(TsqlDialect(durable=stepwise), names, KIT_RESERVE, stepwise=stepwise).statements
        assert said in block.why and "CHECKIDENT" not in block.text


def test_in_one_transaction_the_lock_holds_the_block() -> None:
    plan, texts = compiled("simple_append")
    assert any(isinstance(step, ir.ReserveIds) for step in plan.steps)
    assert not any("CHECKIDENT" in text or "O11-0964" in text for text in texts.values())


def test_identity_insert_is_off_again_after_a_failure() -> None:
    plan, texts = compiled("simple_append")
    given = [step for step in plan.steps if isinstance(step, ir.InsertRows) and step.explicit_identity]
    assert given
    for step in given:
        body, handler = code(texts[f"steps/{step.head.id}.sql"]).split("BEGIN CATCH")
        on, off = (f"SET IDENTITY_INSERT [dbo].[{step.target.name}] {state};" for state in ("ON", "OFF"))
        assert body.index(on) < body.index(f"INSERT INTO [OSTARGET].[dbo].[{step.target.name}]") < body.index(off)
        assert handler.index("ROLLBACK TRANSACTION") < handler.index(off) < handler.index("THROW")


# --- every case ------------------------------------------------------------------------------------


def used(step: ir.Step) -> Iterator[str]:
    """Yield the maps that the values of a step go through."""
    match step:
        case ir.InsertRows() | ir.UpdateRows() | ir.CheckUnique():
            yield from (table for plan in step.columns for table in maps_of(plan.value))
        case ir.InsertEvents():
            yield from (table for plan in step.columns for table in maps_of(plan.value))
            if step.activity_map is not None:
                yield step.activity_map
        case ir.LinkReference():
            yield from (step.map, step.value.map)
        case ir.InheritIds():
            yield step.parent
        case ir.BuildMatchedMap():
            yield from (column.map for column in step.columns if column.map is not None)
        case _:
            pass


def fills(step: ir.Step) -> TypeGuard[Filler]:
    """Tell whether a step puts pairs into a map."""
    return isinstance(step, Filler) and not (isinstance(step, ir.InsertRows) and not step.minted)


@pytest.mark.parametrize("name", NAMES)
def test_no_id_is_used_before_the_identity_has_made_it(name: str, tmp_path: Path) -> None:
    """A data-writer's ids, those of the platform's tables too, all come with the inserts."""
    try:
        plan = plan_project(changed(name, tmp_path, WRITER)).plan
    except CompileError:
        return
    waiting = Counter(step.map for step in plan.steps if fills(step))
    for step in plan.steps:
        assert not {table for table in used(step) if waiting[table]}, step.head.id
        if fills(step):
            waiting[step.map] -= 1
        assert not (isinstance(step, ir.InsertRows) and step.ordered and step.explicit_identity)
    assert not any(isinstance(step, ir.ReserveIds) and step.identity for step in plan.steps)


def test_most_cases_are_such_plans(tmp_path: Path) -> None:
    found = 0
    for name in NAMES[:40]:
        try:
            found += bool(ordered(plan_project(changed(name, tmp_path / name, WRITER)).plan))
        except CompileError:
            continue
    assert found > 15


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("ordered_")])
def test_a_data_writer_is_asked_for_nothing_more(name: str) -> None:
    case = load_case(name)
    if "raises" in (case.folder / "case.yaml").read_text(encoding="utf-8"):
        return
    plan, texts = compiled(name)
    if plan.permissions == "data-writer":
        assert [path for path, text in texts.items() if FORBIDDEN.search(code(text))] == []


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_statements_parse(level: str) -> None:
    variables = (
        "DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),\n"
        "  @o11c_mask_key varbinary(128);\n"
    )
    script = variables + ";\n".join(item.text for item in statements(*COLUMNS))
    assert syntax_errors([script], level) == []
