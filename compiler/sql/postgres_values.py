"""PostgreSQL: values that a column does not take, and blocks of ids that would run out, before the run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.fitting import NUMBERS, Case, cases_of, outside, scan_words, scanned_rows, wanted_count
from compiler.sql.labels import label
from compiler.sql.partners import early_maps
from compiler.sql.postgres import FINDING, PostgresDialect
from compiler.sql.postgres_maps import sequence_names
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, all_of, call, cast, col, is_null, number


def fitting_statement(
    dialect: PostgresDialect, names: Names, probe: ir.ProbeValues | ir.ProbeIds | ir.ProbeIdentity
) -> list[Statement]:
    """Return the statement that looks for all faults of an entity's values, or of its new ids."""
    if isinstance(probe, ir.ProbeIdentity):
        return []  # no plan for PostgreSQL has one: ids are reserved (O11-0703)
    if isinstance(probe, ir.ProbeIds):
        return _ids(dialect, names, probe)
    source, joins, lacking = scanned_rows(dialect, names, probe, early_maps(dialect, names))
    cases = cases_of(probe, lacking, lambda value, case: _wrong(dialect, value, case))
    rows = "\n".join(dialect.inline(part).strip() for part in (source, *joins))
    sample = dialect.inline(dialect.as_text(col("s", probe.source_id.name)))
    return [Statement(scan_words(probe), _scan(dialect, probe.label, rows, sample, cases))]


def _scan(dialect: PostgresDialect, name: str, rows: str, sample: str, cases: Sequence[Case]) -> str:
    """Return an INSERT of a finding for each case that rows fulfil, with up to five samples."""
    conditions = ",\n".join(
        f"    ({place}, {dialect.inline(case.condition)})" for place, case in enumerate(cases, start=1)
    )
    words = ",\n".join(
        f"  ({place}, '{case.code}', '{case.severity}', '{case.what}')" for place, case in enumerate(cases, start=1)
    )
    return (
        f"INSERT INTO {FINDING} (code, severity, entity, what, count, samples)\n"
        f"SELECT k.code, k.severity, '{label(name)}', k.what, count(*),\n"
        "  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE \"C\") FILTER (WHERE f.place <= 5)\n"
        f"FROM (\n  SELECT w.number, {sample} AS sample,\n"
        f'    row_number() OVER (PARTITION BY w.number ORDER BY {sample} COLLATE "C") AS place\n'
        f"  FROM {rows}\n"
        f"  CROSS JOIN LATERAL (VALUES\n{conditions}\n  ) AS w(number, found)\n"
        "  WHERE w.found\n) AS f\n"
        f"JOIN (VALUES\n{words}\n) AS k(number, code, severity, what) ON k.number = f.number\n"
        "GROUP BY k.number, k.code, k.severity, k.what\nORDER BY k.number"
    )


def _wrong(dialect: PostgresDialect, value: Node, case: ir.ValueCase) -> Node:
    """Return the condition that a value has the fault; for NULL it is not true, unless that is the fault."""
    kind, wanted = case.source.type.kind, case.target.type.kind
    match case.fault:
        case ir.Fault.TOO_LONG:
            return exp.GT(this=call("char_length", cast(value, "text")), expression=number(case.high or "0"))
        case ir.Fault.OUT_OF_RANGE if kind in NUMBERS:
            found = outside(dialect, value, case)
            if kind is TypeKind.DECIMAL and wanted is TypeKind.DECIMAL:
                # NaN is above all numbers, and every numeric takes it.
                nothing = cast(dialect.text("NaN"), "numeric")
                return all_of(exp.NEQ(this=value, expression=nothing), exp.Paren(this=found))
            return found
        case ir.Fault.OUT_OF_RANGE:
            # Infinity is infinity in either type.
            return all_of(call("isfinite", value), exp.Paren(this=outside(dialect, value, case)))
        case ir.Fault.UNWRITABLE:
            return exp.Boolean(this=False)  # a database in UTF8 holds every sign
        case ir.Fault.LOSES_PART if wanted is TypeKind.DATE:
            return exp.NEQ(this=value, expression=call("date_trunc", dialect.text("day"), value.copy()))
        case ir.Fault.LOSES_PART:
            nothing = cast(dialect.text("1900-01-01"), "date")
            return exp.NEQ(this=cast(value, "date"), expression=nothing)
        case ir.Fault.EMPTY:
            return is_null(value)
        case _:
            assert_never(case.fault)


# --- ids -----------------------------------------------------------------------------------------


def _ids(dialect: PostgresDialect, names: Names, probe: ir.ProbeIds) -> list[Statement]:
    """Return the statement that looks ahead to the last id of the block that migrate.sql will take."""
    if probe.preserved and probe.sequence is None:
        return []
    partners = early_maps(dialect, names)
    target, own = dialect.inline(names.table(probe.target)), dialect.name_of(probe.target_id.name)
    held = f"(SELECT coalesce(max({own}), 0) FROM {target})"
    fed = "(SELECT 0 AS given, 1 AS step, NULL::bigint AS last, false AS cycles) AS g"
    if probe.sequence is not None:
        full, literal = sequence_names(dialect, names, probe.sequence)
        fed = (
            "(SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,\n"
            "      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles\n"
            f"    FROM {full} AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = {literal}) AS g"
        )
    count = wanted_count(dialect, names, probe, partners)
    top = f"greatest({held}, g.given)::numeric + g.step * n.rows"
    words = f"new ids would be above {probe.limit}, which {label(probe.limited)} does not take"
    if probe.preserved:
        top = f"greatest({held}, n.highest)::numeric"
    rows = (
        f"(\n    SELECT {top} AS highest, n.rows, g.last, g.cycles\n    FROM {fed}\n"
        f"    CROSS JOIN ({count}) AS n(rows{', highest' if probe.preserved else ''})\n  ) AS b"
    )
    some, end = "b.rows > 0 AND ", "the sequence ends before the ids that it would have to give"
    cases = [
        Case(exp.Var(this=f"{some}b.highest > {probe.limit}"), probe.code, "error", words),
        Case(exp.Var(this=f"{some}b.highest > b.last AND b.last < {probe.limit}"), probe.code, "error", end),
        Case(
            exp.Var(this=f"{some}b.cycles"),
            probe.code,
            "warning",
            "the sequence begins again at its end (CYCLE): it would give ids a second time",
        ),
    ]
    if probe.preserved:
        cases = cases[1:]
    elif probe.sequence is None:
        cases = cases[:1]
    why = f"{label(probe.label)}: the highest id that the run would need, and what the target takes."
    return [Statement(why, _scan(dialect, probe.label, rows, "b.highest::text", cases))]
