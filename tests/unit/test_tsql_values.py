"""T-SQL: the conditions under which a value does not fit its column (parsed; not executed on SQL Server)."""

from __future__ import annotations

import pytest

from compiler.metamodel.native import mssql_type
from compiler.metamodel.rows import Engine
from compiler.plan import ir
from compiler.plan.probe_values import type_faults
from compiler.sql.dialect import Names
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_values import fitting_statement
from tests.house.maxdop_check import syntax_errors
from tests.support.evented import Evented

KIT = Evented("mssql")
LATIN, GREEK, UTF8 = "Latin1_General_CI_AI", "Greek_CI_AS", "Latin1_General_100_CI_AI_SC_UTF8"
EXACT = "COLLATE Latin1_General_BIN2"


def column(native: str, collation: str | None = None, *, nullable: bool = True) -> ir.Column:
    return ir.Column("Value", mssql_type(native), native, nullable, collation or (LATIN if "char" in native else None))


def faults(old: ir.Column, new: ir.Column) -> list[str]:
    """Return the conditions over ``v``, in the order of the faults."""
    cases = tuple(
        ir.ValueCase("O11-0929", "error", "Value", fault, old, new, low, high)
        for fault, low, high in type_faults(old, new, Engine.MSSQL)
    )
    if not cases:
        return []
    probe = ir.ProbeValues("O11-0929", "Shop.Item", KIT.source, KIT.id, cases)
    dialect, names = TsqlDialect(), Names(KIT.probed((), (), probe), {})
    [statement] = fitting_statement(dialect, names, probe)
    assert syntax_errors([f"{statement.text};"], "2016") == []
    lines = statement.text.partition("CROSS APPLY (VALUES\n")[2].partition("\n  ) AS [w]")[0].splitlines()
    assert all(line.rstrip(",").endswith(" THEN 1 ELSE 0 END)") for line in lines)
    found = [line.partition("CASE WHEN ")[2].rpartition(" THEN 1 ")[0] for line in lines]
    return [text.replace("[s].[Value]", "v") for text in found]


IN_LATIN = f"CAST(CAST(v AS nvarchar(max)) COLLATE {LATIN} AS varchar(max))"
SIGNS = f"CAST({IN_LATIN} AS nvarchar(max)) {EXACT} <> CAST(v AS nvarchar(max)) {EXACT}"


@pytest.mark.parametrize(
    ("old", "new", "conditions"),
    [
        # nvarchar(n) counts pairs of bytes, varchar(n) bytes.
        (column("nvarchar(50)"), column("nvarchar(20)"), ["DATALENGTH(v) > 40"]),
        (column("nvarchar(max)"), column("nvarchar(20)"), ["DATALENGTH(v) > 40"]),
        (column("nvarchar(20)"), column("nvarchar(20)"), []),
        (column("nvarchar(20)"), column("nvarchar(max)"), []),
        (column("nchar(30)"), column("nvarchar(20)"), ["DATALENGTH(RTRIM(v)) > 40"]),
        (column("varchar(50)"), column("varchar(20)"), ["DATALENGTH(v) > 20"]),
        (column("varchar(20)"), column("varchar(20)"), []),
        (column("varchar(50)"), column("nvarchar(20)"), ["DATALENGTH(CAST(v AS nvarchar(max))) > 40"]),
        (column("varchar(20)"), column("nvarchar(20)"), []),
        # Into a code page: as many bytes as it takes there, and only the signs that it has.
        (column("nvarchar(20)"), column("varchar(20)"), [f"DATALENGTH({IN_LATIN}) > 20", SIGNS]),
        (column("nvarchar(20)"), column("varchar(max)"), [SIGNS]),
        (column("varchar(20)", GREEK), column("varchar(20)"), [f"DATALENGTH({IN_LATIN}) > 20", SIGNS]),
        (column("nvarchar(20)"), column("varchar(20)", UTF8), [f"DATALENGTH({IN_LATIN.replace(LATIN, UTF8)}) > 20"]),
        # Numbers.
        (column("bigint"), column("int"), ["(v < -2147483648) OR (v > 2147483647)"]),
        (column("int"), column("tinyint"), ["(v < 0) OR (v > 255)"]),
        (column("tinyint"), column("smallint"), []),
        (column("smallint"), column("tinyint"), ["(v < 0) OR (v > 255)"]),
        (column("tinyint"), column("decimal(2,0)"), ["(v < -99) OR (v > 99)"]),
        (column("int"), column("bigint"), []),
        (column("decimal(12,2)"), column("decimal(5,2)"), ["(v < -999.99) OR (v > 999.99)"]),
        (column("decimal(10,4)"), column("smallmoney"), ["(v < -214748.3648) OR (v > 214748.3647)"]),
        (column("decimal(38,4)"), column("money"), ["(v < -922337203685477.5808) OR (v > 922337203685477.5807)"]),
        (column("smallmoney"), column("money"), []),
        (column("bigint"), column("decimal(19,0)"), []),
        # Moments.
        (column("datetime2(2)"), column("datetime"), ["v < CAST(N'1753-01-01T00:00:00' AS datetime2(7))"]),
        (column("date"), column("datetime"), ["v < CAST(N'1753-01-01' AS date)"]),
        (column("datetime"), column("datetime2(3)"), []),
        (column("smalldatetime"), column("datetime"), []),
        (column("date"), column("smalldatetime"),
         ["(v < CAST(N'1900-01-01' AS date)) OR (v > CAST(N'2079-06-06' AS date))"]),
        (column("datetime"), column("date"), ["CAST(v AS time(7)) <> CAST(N'00:00:00' AS time(7))"]),
        (column("datetime"), column("time(3)"), ["CAST(v AS date) <> CAST(N'1900-01-01' AS date)"]),
        # Bytes.
        (column("varbinary(max)"), column("varbinary(100)"), ["DATALENGTH(v) > 100"]),
    ],
)  # fmt: skip
def test_when_a_value_does_not_fit(old: ir.Column, new: ir.Column, conditions: list[str]) -> None:
    assert faults(old, new) == conditions


def test_the_block_of_ids_is_the_one_that_the_run_will_take() -> None:
    def looked(**more: bool) -> list[str]:
        probe = ir.ProbeIds("O11-0932", "Shop.Item", KIT.source, KIT.id, KIT.target, KIT.id, None, "2147483647",
                            "Shop.Item.Id", **more)  # fmt: skip
        dialect, names = TsqlDialect(), Names(KIT.probed((), (), probe), {})
        return [item.text for item in fitting_statement(dialect, names, probe)]

    [text] = looked()
    assert syntax_errors([f"{text};"], "2016") == []
    assert "IDENT_CURRENT(N'[tgt].[Item]')" in text and "COUNT_BIG(*)" in text
    assert "[b].[rows] > 0 AND [b].[highest] > 2147483647" in text
    # An identity has no end of its own.
    assert looked(preserved=True) == []


def test_a_copy_into_a_shorter_column_is_compared_with_its_blanks() -> None:
    def changed(old: str, new: str) -> str:
        dialect = TsqlDialect()
        value = dialect.text("x")
        return dialect.inline(dialect.changed(value.copy(), column(new), value, column(old)))

    assert "DATALENGTH(CAST(" in changed("nvarchar(50)", "nvarchar(20)")
    assert "DATALENGTH(CAST(" in changed("nvarchar(50)", "varchar(20)")
    # What is filled up with blanks or zeros has another length by nature.
    assert "DATALENGTH" not in changed("nvarchar(50)", "nchar(20)")
    assert "DATALENGTH(CAST(" in changed("varbinary(50)", "varbinary(20)")
    assert "DATALENGTH" not in changed("varbinary(50)", "binary(20)")
