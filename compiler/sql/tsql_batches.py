"""T-SQL: a step cut into batches, each a transaction with its row in the journal."""

from __future__ import annotations

from compiler.sql.statement import Batch, Statement
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_journal import run_of

# Statements over the rows of one batch. Not those of rows above the former highest id: statistics do not know these
# yet, and a plan made for none of them is a slow one.
_PLANNED = ("INSERT INTO ", "UPDATE ")
_HINT = (
    " RECOMPILE: the plan is made for the ids of this batch; not knowing them, the server expects a share of the "
    "whole table, and reads it."
)


def loop(dialect: TsqlDialect, step: str, batch: Batch, statements: tuple[Statement, ...]) -> str:
    """Return the text of the loop over the batches of a step."""
    journal = f"FROM {dialect.home}.[batch] WHERE [run_id] = @o11c_run AND [step_id] = N'{step}'"
    return (
        f"DECLARE @o11c_run bigint = {run_of(dialect)}, @o11c_batch bigint, "
        "@o11c_total bigint,\n"
        f"  @o11c_first {batch.type}, @o11c_last {batch.type}, @o11c_place nvarchar(20), @o11c_sum nvarchar(20);\n"
        "SELECT @o11c_batch = COALESCE(MAX([batch]), 0), @o11c_total = COALESCE(SUM([rows]), 0)\n"
        f"{journal};\n"
        f"SELECT @o11c_last = CONVERT({batch.type}, [upto])\n{journal} AND [batch] = @o11c_batch;\n"
        "WHILE 1 = 1\nBEGIN\n"
        "  SET @o11c_first = NULL;\n"
        "  -- Two statements, each with a seek: one with OR would read all ids up to the last batch again.\n"
        "  IF @o11c_last IS NULL\n"
        f"    SELECT TOP (1) @o11c_first = [old_id] FROM {batch.table} ORDER BY [old_id];\n"
        "  ELSE\n"
        f"    SELECT TOP (1) @o11c_first = [old_id] FROM {batch.table}\n"
        "    WHERE [old_id] > @o11c_last ORDER BY [old_id];\n"
        "  IF @o11c_first IS NULL BREAK;\n"
        f"  SELECT @o11c_last = MAX([q].[old_id])\n  FROM (SELECT TOP ({batch.rows}) [old_id] FROM {batch.table}\n"
        "    WHERE [old_id] >= @o11c_first ORDER BY [old_id]) AS [q];\n"
        "  BEGIN TRANSACTION;\n"
        + "".join(_inside(item) for item in (*batch.locks, *statements))
        + "  SET @o11c_batch = @o11c_batch + 1;\n  SET @o11c_total = @o11c_total + @o11c_rows;\n"
        f"  INSERT INTO {dialect.home}.[batch] ([run_id], [step_id], [batch], [upto], [rows], [finished])\n"
        f"  VALUES (@o11c_run, N'{step}', @o11c_batch, CONVERT(nvarchar(4000), @o11c_last), @o11c_rows, "
        "SYSUTCDATETIME());\n"
        "  COMMIT TRANSACTION;\n"
        "  SET @o11c_place = CONVERT(nvarchar(20), @o11c_batch);\n"
        "  SET @o11c_sum = CONVERT(nvarchar(20), @o11c_total);\n"
        f"  RAISERROR(N'[%s] batch %s: %s rows so far', 0, 1, N'{step}', @o11c_place, @o11c_sum) WITH NOWAIT;\n"
        "END;\n"
        "SET @o11c_rows = @o11c_total"
    )


def _inside(item: Statement) -> str:
    planned = item.text.startswith(_PLANNED) and "@o11c_first" in item.text and "@o11c_top" not in item.text
    why = f"  -- {item.why}{_HINT if planned else ''}\n" if item.why else ""
    hint = "\nOPTION (RECOMPILE)" if planned else ""
    counted = "  SET @o11c_rows = ROWCOUNT_BIG();\n" if item.counted else ""
    return f"{why}{item.text}{hint};\n{counted}"
