"""Values, writes and checks in T-SQL: they parse, and say what SQL Server needs (not executed on SQL Server)."""

from __future__ import annotations

import re

import pytest

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.postgres import PostgresDialect
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, call, named, select
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_checks import check_statements
from compiler.sql.tsql_steps import lower_step
from compiler.sql.values import value_of
from compiler.sql.writes import user_tables
from tests.house.maxdop_check import syntax_errors
from tests.house.tsql_batches import variables
from tests.support.writes import Kit

KIT = Kit("mssql")
CASES = (ir.TextCase("map_city", ("7", "8")), ir.TextCase("map_people", ("9",)))
OWNER = KIT.remap("OwnerId", "map_people", zero=True, instead="o11c_stand_in")
INPUT = KIT.remap_text("Input", CASES, "Kind")
COLUMNS = (KIT.new_id(), KIT.copy("Name"), OWNER, INPUT, KIT.mask("Email"), KIT.later("ParentId"))
MINTED = COLUMNS[1:]


@pytest.fixture(autouse=True)
def _masks(monkeypatch: pytest.MonkeyPatch) -> None:
    def masked(_self: object, node: Node, _kind: ir.MaskKind, _length: int | None) -> Node:
        return call("UPPER", node)

    monkeypatch.setattr(TsqlDialect, "masked", masked)


def maps(*, mixed: bool) -> tuple[ir.IdentifierMap, ...]:
    return (KIT.map("map_item", mixed=mixed), KIT.map("map_people", mixed=True), KIT.map("map_city"))


def lowered(step: ir.Step, *, mixed: bool, before: tuple[ir.Step, ...] = ()) -> tuple[Statement, ...]:
    return lower_step(TsqlDialect(), KIT.names(maps(mixed=mixed), [*before, step]), step).statements


def one(step: ir.Step, *, mixed: bool = True) -> str:
    [statement] = lowered(step, mixed=mixed)
    return statement.text


STEPS: list[ir.Step] = [
    KIT.insert(*COLUMNS),
    KIT.insert(*MINTED, minted=True, rows="rows_item"),
    KIT.update(KIT.copy("Name"), OWNER, INPUT, KIT.mask("Email")),
    KIT.update(KIT.copy("Name"), rows="rows_item"),
    KIT.link(OWNER),
    KIT.link(KIT.remap("OwnerId", "map_people")),
    KIT.find("José's 100% $(x)"),
    KIT.unique(KIT.mask("Email"), OWNER),
    KIT.unique(KIT.mask("Email"), INPUT, minted=True, rows="rows_item"),
    KIT.unique(KIT.later("OwnerId")),
]
CHECKS: list[ir.Check] = [
    KIT.rows_check(computed=(INPUT, KIT.mask("Email")), rows="rows_item", fresh_only=True),
    KIT.rows_check(),
    KIT.tree(),
    KIT.triggers("it's", "$(x)"),
]
DECLARED = (
    "DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),\n"
    "  @o11c_number int, @o11c_result int, @o11c_lock int;\n"
)


@pytest.mark.parametrize("level", ["2016", "2019"])
def test_every_form_parses(level: str) -> None:
    names = KIT.names(maps(mixed=True), checks=CHECKS)
    statements = [text for mixed in (True, False) for step in STEPS for text in lowered(step, mixed=mixed)]
    statements += [*check_statements(TsqlDialect(), names), *user_tables(TsqlDialect(), KIT.plan((), [KIT.find("x")]))]
    texts = [f"{DECLARED}{statement.text};" for statement in statements]
    assert len(texts) > 30
    assert syntax_errors(texts, level) == []
    assert [text for text in texts if variables(text)] == []


def test_an_insert_takes_the_fresh_rows_of_a_mixed_map() -> None:
    fresh = "[m].[fresh] = CAST(1 AS bit)"
    assert fresh in one(KIT.insert(*COLUMNS))
    assert "[fresh]" not in one(KIT.insert(*COLUMNS), mixed=False)
    [statement] = lowered(KIT.insert(*COLUMNS), mixed=True)
    assert "that the target does not have yet" in statement.why


def test_a_text_is_compared_under_one_named_collation() -> None:
    text = one(KIT.insert(*COLUMNS))
    exact = r"CAST\(\[(\w+)\]\.\[(\w+)\] AS nvarchar\(4000\)\) COLLATE Latin1_General_BIN2"
    assert re.search(rf"{exact} = {exact}", text) is not None
    # Whatever is compared is a cast to text: nothing is ever made a number of.
    assert {found[1] for found in re.findall(exact, text)} == {"old_id", "new_id", "Input", "Kind"}
    assert not re.search(r"(?:TRY_)?CAST\([^()]*AS (?:big)?int", text)


def test_minted_rows_are_those_that_the_map_lacks() -> None:
    step = KIT.insert(*MINTED, minted=True, rows="rows_item")
    *made, merge, _ = lowered(step, mixed=False)
    assert any(statement.text.startswith("CREATE TABLE [o11c].[map_item]") for statement in made)
    assert "[#rows_item]" in merge.text and "[m]" not in merge.text
    assert "CAST(NULL AS bigint) AS [ParentId]" in merge.text
    assert "inserted.[Id], CAST(1 AS bit)\n" in merge.text and "([old_id], [new_id], [fresh])" in merge.text
    before = ir.Head("005-y", ir.Phase.MATCH, "title", "reason")
    matched = ir.BuildMatchedMap(before, "map_item", KIT.source, KIT.target, KIT.id, KIT.id, ())
    merge, _ = lowered(step, mixed=True, before=(matched,))
    assert "[m].[old_id] IS NULL" in merge.text and "[#rows_item]" in merge.text


def test_an_update_looks_to_the_last_blank() -> None:
    text = one(KIT.update(KIT.copy("Name"), KIT.mask("Email")))
    assert "[m].[fresh] = CAST(0 AS bit)" in text
    assert text.count("DATALENGTH") == 4
    # What is compared is the value as the column will hold it.
    assert "CAST([q].[Email] AS nvarchar(50))" in text
    assert text.startswith("UPDATE [t] SET [Name] = [q].[Name],\n  [Email] = [q].[Email]\nFROM (")


def test_a_link_without_zero_and_stand_in_asks_for_partners_only() -> None:
    plain = one(KIT.link(KIT.remap("OwnerId", "map_people")), mixed=False)
    assert "LEFT JOIN" not in plain and "WHERE" not in plain
    assert "[m].[fresh] = CAST(1 AS bit)" in one(KIT.link(OWNER))


def test_no_sum_holds_a_subquery() -> None:
    # Error 130 of SQL Server: the stand-in is joined.
    names = KIT.names(maps(mixed=True), checks=CHECKS[:1])
    text = check_statements(TsqlDialect(), names)[0].text
    assert "LEFT JOIN [#o11c_stand_in] AS [u2]" in text
    sums = [inside(text, found.end()) for found in re.finditer(r"\bSUM\(", text)]
    assert len(sums) > 3
    assert [item for item in sums if "SELECT" in item] == []


def inside(text: str, start: int) -> str:
    """Return what stands between the parenthesis that ends at ``start`` and its partner."""
    depth, at = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return text[start : at - 1]


def test_temporary_texts_name_their_collation() -> None:
    step = KIT.find("x")
    words = DataType(TypeKind.TEXT, length=36)
    identifier = ir.Column("Id", words, "nvarchar(36)", False, "Danish_CI_AS")
    text = ir.FindUser(step.head, step.name, step.target, identifier, step.match, "x")
    [statement] = user_tables(TsqlDialect(), KIT.plan((), [text]))
    assert "[id] nvarchar(36) COLLATE Danish_CI_AS NOT NULL PRIMARY KEY" in statement.text


def test_no_text_of_the_project_gets_into_a_comment() -> None:
    for statement in lowered(KIT.find("a\"b\nGO\n$(x) */"), mixed=True):
        assert not re.search(r"[\"\n*$]", statement.why)
        assert "\nGO\n" not in statement.text and variables(statement.text) == []


def test_a_text_without_any_case_is_copied() -> None:
    kit = Kit()
    plan = kit.remap_text("Input", (ir.TextCase("map_city", ()),), "Kind")
    names: Names = kit.names((kit.map("map_city"),))
    joins: list[object] = []
    node = value_of(PostgresDialect(), names, plan.value, joins)  # type: ignore[arg-type]
    assert node is not None and joins == []
    query = select([node], named(names.table(kit.source), "s"))
    assert PostgresDialect().inline(query) == 'SELECT "s"."Input" FROM "src"."Item" AS "s"'
