"""Findings about values and ids that do not fit: what both dialects share. One scan of the source an entity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.partners import Partners
from compiler.sql.selections import selected_join
from compiler.sql.selects import same
from compiler.sql.tree import Node, all_of, any_of, col, count_all, is_null, join, named, number, select

NUMBERS = frozenset({TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT, TypeKind.DECIMAL})


@dataclass(frozen=True, slots=True)
class Case:
    """One finding of a scan: the condition of its rows over the scan's columns, and what is reported."""

    condition: Node
    code: str
    severity: str
    what: str


def scanned_rows(
    dialect: Dialect, names: Names, probe: ir.ProbeValues | ir.ProbeIds, partners: Partners
) -> tuple[Node, list[exp.Join], Node | None]:
    """Return FROM and joins of the source rows ``s``, and the condition that a row is one to be inserted.

    The condition is None where every row is.
    """
    joins = selected_join(dialect, probe.rows, "s", probe.source_id)
    source = named(names.table(probe.source), "s")
    pairs = partners(probe.matched) if probe.matched is not None else None
    if probe.matched is None or pairs is None:
        return source, joins, None
    old = names.map(probe.matched).old
    on = same(dialect, col("m", "old_id"), old, col("s", probe.source_id.name), probe.source_id)
    return source, [*joins, join(named(pairs, "m"), on, left=True)], is_null(col("m", "old_id"))


def wanted_count(dialect: Dialect, names: Names, probe: ir.ProbeIds, partners: Partners) -> str:
    """Return a query for the number of source rows that need an id, and the highest old one where ids stay."""
    source, joins, lacking = scanned_rows(dialect, names, probe, partners)
    columns: list[Node] = [count_all()]
    if probe.preserved:
        columns.append(exp.Max(this=col("s", probe.source_id.name)))
    return dialect.inline(select(columns, source, joins, lacking))


def _for_inserted(case: ir.ValueCase, condition: Node, lacking: Node | None) -> Node:
    """Return the condition of a fault, for a column that only inserted rows get with theirs."""
    if not case.fresh or lacking is None:
        return condition
    return all_of(lacking.copy(), exp.Paren(this=condition))


def cases_of(probe: ir.ProbeValues, lacking: Node | None, wrong: Callable[[Node, ir.ValueCase], Node]) -> list[Case]:
    """Return the findings of a scan; ``wrong`` makes the condition of a fault in a value."""
    return [
        Case(
            _for_inserted(case, wrong(col("s", case.source.name), case), lacking),
            case.code,
            case.severity,
            value_words(case),
        )
        for case in probe.cases
    ]


def outside(dialect: Dialect, value: Node, case: ir.ValueCase) -> Node:
    """Return the condition that a number or a moment is below ``low`` or above ``high``."""
    found: list[Node] = []
    if case.low is not None:
        found.append(exp.LT(this=value.copy(), expression=_bound(dialect, case.source, case.low)))
    if case.high is not None:
        found.append(exp.GT(this=value.copy(), expression=_bound(dialect, case.source, case.high)))
    return found[0] if len(found) == 1 else any_of(*found)


def _bound(dialect: Dialect, source: ir.Column, text: str) -> Node:
    """Return a bound in a type that holds all values of the source and can be compared with them."""
    kind = source.type.kind
    if kind in NUMBERS:
        return number(text)
    if kind is TypeKind.DATE:
        return dialect.constant(ir.Constant(DataType(TypeKind.DATE), text.partition(" ")[0]))
    return dialect.constant(ir.Constant(DataType(kind), text))


def value_words(case: ir.ValueCase) -> str:
    """Return what is wrong with the values of a case, for the table of findings."""
    name, native = label(case.attribute), label(case.target.native)
    match case.fault:
        case ir.Fault.TOO_LONG:
            return f"{name}: longer than {native} of the target"
        case ir.Fault.OUT_OF_RANGE:
            bounds = [f"below {case.low}"] if case.low is not None else []
            bounds += [f"above {case.high}"] if case.high is not None else []
            return f"{name}: {' or '.join(bounds)}, which {native} does not take"
        case ir.Fault.UNWRITABLE:
            return f"{name}: signs that the code page of the target lacks"
        case ir.Fault.LOSES_PART:
            part = "time of day" if case.target.type.kind is TypeKind.DATE else "day"
            return f"{name}: the {part} is lost in {native} of the target"
        case ir.Fault.EMPTY:
            return f"{name}: NULL, which the target does not take"
        case _:
            assert_never(case.fault)


def scan_words(probe: ir.ProbeValues) -> str:
    """Return why an entity is scanned."""
    names = dict.fromkeys(label(case.attribute) for case in probe.cases)
    return f"{label(probe.label)}: values that the target would not take, or not whole: {', '.join(names)}."
