"""T-SQL: values that a column does not take, and identities that would run out, before the run.

Sources: SQL Server documentation, "DATALENGTH" (bytes, blanks at the end included), "Collation and Unicode
support" (a conversion to varchar replaces what the code page lacks), "IDENT_CURRENT", "IDENT_INCR".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.model.fits import is_padded, is_unicode
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.fitting import Case, cases_of, outside, scan_words, scanned_rows, wanted_count
from compiler.sql.labels import label
from compiler.sql.partners import early_maps
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, call, cast, col, is_null, number
from compiler.sql.tsql import EXACT, FINDING, SAMPLES, TsqlDialect, under
from compiler.sql.tsql_checks import two_part_text


def fitting_statement(
    dialect: TsqlDialect, names: Names, probe: ir.ProbeValues | ir.ProbeIds | ir.ProbeIdentity
) -> list[Statement]:
    """Return the statement that looks for all faults of an entity's values, of its new ids, or of what makes them."""
    if isinstance(probe, ir.ProbeIdentity):
        return [_identity(dialect, names, probe)]
    if isinstance(probe, ir.ProbeIds):
        return _ids(dialect, names, probe)
    source, joins, lacking = scanned_rows(dialect, names, probe, early_maps(dialect, names))
    cases = cases_of(probe, lacking, lambda value, case: _wrong(dialect, value, case))
    rows = "\n".join(dialect.inline(part).strip() for part in (source, *joins))
    sample = dialect.inline(under(cast(col("s", probe.source_id.name), "nvarchar(400)"), EXACT))
    return [Statement(scan_words(probe), _scan(dialect, probe.label, rows, sample, cases))]


def _scan(dialect: TsqlDialect, name: str, rows: str, sample: str, cases: Sequence[Case]) -> str:
    """Return an INSERT of a finding for each case that rows fulfil, with up to five samples."""
    conditions = ",\n".join(
        f"    ({place}, CASE WHEN {dialect.inline(case.condition)} THEN 1 ELSE 0 END)"
        for place, case in enumerate(cases, start=1)
    )
    words = ",\n".join(
        f"  ({place}, N'{case.code}', N'{case.severity}', N'{case.what}')"
        for place, case in enumerate(cases, start=1)
    )
    return (
        f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
        f"SELECT [k].[code], [k].[severity], N'{label(name)}', [k].[what], COUNT_BIG(*), {SAMPLES}\n"
        f"FROM (\n  SELECT [w].[number], {sample} AS [sample],\n"
        f"    ROW_NUMBER() OVER (PARTITION BY [w].[number] ORDER BY {sample}) AS [place]\n"
        f"  FROM {rows}\n"
        f"  CROSS APPLY (VALUES\n{conditions}\n  ) AS [w]([number], [found])\n"
        "  WHERE [w].[found] = 1\n) AS [f]\n"
        f"JOIN (VALUES\n{words}\n) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]\n"
        "GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]\nORDER BY [k].[number]"
    )


def _wrong(dialect: TsqlDialect, value: Node, case: ir.ValueCase) -> Node:
    """Return the condition that a value has the fault; for NULL it is not true, unless that is the fault."""
    match case.fault:
        case ir.Fault.TOO_LONG:
            size, factor = _size(dialect, value, case)
            return exp.GT(this=call("DATALENGTH", size), expression=number(int(case.high or 0) * factor))
        case ir.Fault.OUT_OF_RANGE:
            return outside(dialect, value, case)
        case ir.Fault.UNWRITABLE:
            text = cast(value, "nvarchar(max)")
            back = cast(_in_code_page(dialect, text.copy(), case.target), "nvarchar(max)")
            return exp.NEQ(this=under(back, EXACT), expression=under(text, EXACT))
        case ir.Fault.LOSES_PART:
            of_day = case.target.type.kind is TypeKind.DATE
            name, nothing = ("time(7)", "00:00:00") if of_day else ("date", "1900-01-01")
            return exp.NEQ(this=cast(value, name), expression=cast(dialect.text(nothing), name))
        case ir.Fault.EMPTY:
            return is_null(value)
        case _:
            assert_never(case.fault)


def _size(dialect: TsqlDialect, value: Node, case: ir.ValueCase) -> tuple[Node, int]:
    """Return the value as the target would hold it, to be measured, and the bytes of one unit of its length."""
    source, target = case.source, case.target
    if target.type.kind is not TypeKind.TEXT:
        return value, 1
    # Blanks that fill up the source's column are no part of the value.
    plain = call("RTRIM", value) if is_padded(source) else value
    if is_unicode(target):
        return (plain if is_unicode(source) else cast(plain, "nvarchar(max)")), 2
    if not is_unicode(source) and source.collation == target.collation:
        return plain, 1
    return _in_code_page(dialect, cast(plain, "nvarchar(max)"), target), 1


def _in_code_page(dialect: TsqlDialect, text: Node, target: ir.Column) -> Node:
    """Return the text in the code page of the target's collation, which a conversion to varchar takes."""
    return cast(dialect.collate(text, target), "varchar(max)")


# --- ids -----------------------------------------------------------------------------------------


def _ids(dialect: TsqlDialect, names: Names, probe: ir.ProbeIds) -> list[Statement]:
    """Return the statement that looks ahead to the last id that the run will need."""
    if probe.preserved:
        return []  # an identity takes whatever its column takes
    target, own = dialect.inline(names.table(probe.target)), dialect.name_of(probe.target_id.name)
    table = two_part_text(dialect, names, probe.target)
    count = wanted_count(dialect, names, probe, early_maps(dialect, names))
    rows = (
        "(\n    SELECT [q].[rows],\n"
        "      CAST(CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS decimal(38, 0))\n"
        "        + CAST(CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS decimal(18, 0)) * [q].[rows]"
        " AS [highest]\n"
        f"    FROM (SELECT (SELECT COALESCE(MAX({own}), 0) FROM {target}) AS [held],\n"
        f"      COALESCE(IDENT_CURRENT({table}), 0) AS [given], COALESCE(IDENT_INCR({table}), 1) AS [step],\n"
        f"      ({count}) AS [rows]) AS [q]\n  ) AS [b]"
    )
    case = Case(
        exp.Var(this=f"[b].[rows] > 0 AND [b].[highest] > {probe.limit}"),
        probe.code,
        "error",
        f"new ids would be above {probe.limit}, which {label(probe.limited)} does not take",
    )
    why = f"{label(probe.label)}: the highest id that the run would need, and what the target takes."
    sample = f"CAST([b].[highest] AS nvarchar(400)) COLLATE {EXACT}"
    return [Statement(why, _scan(dialect, probe.label, rows, sample, [case]))]


def _identity(dialect: TsqlDialect, names: Names, probe: ir.ProbeIdentity) -> Statement:
    """Return the statement that looks at the identity that is going to make the ids."""
    target, own = dialect.inline(names.table(probe.target)), dialect.name_of(probe.target_id.name)
    table = two_part_text(dialect, names, probe.target)
    rows = (
        f"(SELECT MAX({own}) AS [held], IDENT_CURRENT({table}) AS [given], IDENT_INCR({table}) AS [step]\n"
        f"    FROM {target}) AS [b]"
    )
    sample = (
        "N'identity ' + COALESCE(CONVERT(nvarchar(40), [b].[given]), N'unknown') + N', highest id ' "
        f"+ COALESCE(CONVERT(nvarchar(40), [b].[held]), N'none') COLLATE {EXACT}"
    )
    cases = [
        Case(exp.Var(this=condition), code, severity, what)
        for condition, code, severity, what in (
            ("[b].[given] < [b].[held]", probe.code, "error", "the identity is behind the highest id"),
            ("[b].[given] IS NULL", "O11-0961", "warning", "this login cannot see how far the identity is"),
            ("[b].[step] < 1", "O11-0962", "error", "the identity counts down"),
        )
    ]
    why = f"{label(probe.label)}: the identity makes the new ids, above the highest id that the table holds."
    return Statement(why, _scan(dialect, probe.label, rows, sample, cases))


def reseed_statements(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the finding that this login may not move identities past reserved ids, where each step commits."""
    moved = (step for step in names.plan.steps if isinstance(step, ir.ReserveIds) and step.identity)
    if names.plan.transaction != "step" or not any(moved):
        return []
    schema = names.plan.target.schema
    return [
        Statement(
            "Each step commits, so identities are moved past the ids that are reserved (DBCC CHECKIDENT). No privilege "
            "is that right alone, so it cannot be asked for by name.",
            f"INSERT INTO {FINDING} ([code], [severity], [entity], [what], [count], [samples])\n"
            f"SELECT N'O11-0964', N'warning', N'{label(schema)}',\n"
            "  N'this login may not move identities (DBCC CHECKIDENT), which the steps that reserve ids do', 1,\n"
            "  N'ALTER ROLE [db_ddladmin] ADD MEMBER ' + QUOTENAME(USER_NAME())\n"
            "WHERE COALESCE(IS_ROLEMEMBER(N'db_owner'), 0) = 0 AND COALESCE(IS_ROLEMEMBER(N'db_ddladmin'), 0) = 0\n"
            "  AND NOT EXISTS (SELECT 1 FROM sys.schemas\n"
            f"    WHERE [name] = {dialect.quoted(schema)} AND [principal_id] = DATABASE_PRINCIPAL_ID())",
        )
    ]
