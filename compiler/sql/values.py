"""What a target column gets: an expression over a source row, and the joins that it needs."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.selects import map_join
from compiler.sql.tree import Node, all_of, any_of, col, eq, is_null, join, named, not_null, null, number


def value_of(
    dialect: Dialect, names: Names, value: ir.Value, joins: list[exp.Join], *, of: str = "s"
) -> Node | None:
    """Return the value as an expression over the source row ``of``; ``joins`` grows by what it needs.

    None for a column that is not named at all: the database fills it. The row's own map is ``m``.
    """
    match value:
        case ir.Copy(source=source):
            return col(of, source.name)
        case ir.Trimmed(source=source):
            return exp.Trim(this=col(of, source.name))
        case ir.NewId():
            return col("m", "new_id")
        case ir.Remap():
            return remapped(dialect, names, value, joins, len(joins) + 1, of=of)
        case ir.RemapText():
            return remapped_text(dialect, names, value, joins, of=of)[0]
        case ir.Mask(source=source, kind=kind, length=length):
            return dialect.masked(col(of, source.name), kind, length)
        case ir.Later():
            return null()
        case ir.Constant():
            return dialect.constant(value)
        case ir.DatabaseDefault() | ir.Generated():
            return None
        case _:
            assert_never(value)


def remapped(
    dialect: Dialect, names: Names, value: ir.Remap, joins: list[exp.Join], place: int, *, of: str = "s"
) -> Node:
    """Return a reference's new value: through the map ``r<place>``, the stand-in ``u<place>``, or 0 for 0."""
    alias = f"r{place}"
    joins.append(map_join(dialect, names, value.map, alias, value.source, left=True, of=of))
    found: Node = col(alias, "new_id")
    if value.instead is not None:
        # One row, joined to those that need it: a subquery could not stand inside a sum (T-SQL).
        stand_in = f"u{place}"
        lost = without_partner(value, place, of=of)
        joins.append(join(named(dialect.temporary(value.instead), stand_in), lost, left=True))
        found = exp.Coalesce(this=found, expressions=[col(stand_in, "id")])
    if value.zero:
        found = exp.Case(ifs=[exp.If(this=is_zero(value.source, of=of), true=number(0))], default=found)
    return found


def is_zero(source: ir.Column, *, of: str = "s") -> Node:
    """Return the condition that a reference holds the number that stands for "nothing"."""
    return eq(col(of, source.name), number(0))


def without_partner(value: ir.Remap, place: int, *, of: str = "s") -> Node:
    """Return the condition that the source has a value and the map ``r<place>`` lacks it."""
    conditions: list[Node] = [not_null(col(of, value.source.name))]
    if value.zero:
        conditions.append(exp.NEQ(this=col(of, value.source.name), expression=number(0)))
    return all_of(*conditions, is_null(col(f"r{place}", "new_id")))


def remapped_text(
    dialect: Dialect, names: Names, value: ir.RemapText, joins: list[exp.Join], *, of: str = "s"
) -> tuple[Node, Node | None]:
    """Return a text's new value, and the condition that it holds an id which has no partner.

    The condition is None where no row can hold an id. The text is never cast to a number: the map's
    ids are cast to text, and both are compared to the last character (docs/safety.md).
    """
    column = value.source.name

    def text() -> Node:
        return col(of, column)

    ifs = [
        exp.If(this=any_of(is_null(text()), _one_of(dialect, text(), ("", "0"))), true=text()),
    ]
    lost: list[Node] = [not_null(text()), exp.Not(this=_one_of(dialect, text(), ("", "0")))]
    selectors: list[str] = []
    unmatched: list[Node] = []
    for case in value.cases:
        if value.selector is not None and not case.selectors:
            continue
        alias = f"r{len(joins) + 1}"
        on: Node = eq(dialect.exact(col(alias, "old_id")), dialect.exact(text()))
        if value.selector is not None:
            on = all_of(_one_of(dialect, col(of, value.selector.name), case.selectors), on)
            selectors += case.selectors
        joins.append(join(named(names.work(case.map), alias), on, left=True))
        ifs.append(exp.If(this=not_null(col(alias, "new_id")), true=dialect.as_text(col(alias, "new_id"))))
        unmatched.append(is_null(col(alias, "new_id")))
    if not unmatched:
        return text(), None
    if value.selector is None:
        return exp.Case(ifs=ifs, default=dialect.text("")), all_of(*lost, *unmatched)
    # Empty also where the run is going to fail for it: an id of the source means another row here.
    ifs.append(exp.If(this=_one_of(dialect, col(of, value.selector.name), selectors), true=dialect.text("")))
    lost.append(_one_of(dialect, col(of, value.selector.name), selectors))
    return exp.Case(ifs=ifs, default=text()), all_of(*lost, *unmatched)


def _one_of(dialect: Dialect, node: Node, texts: tuple[str, ...] | list[str]) -> Node:
    return exp.In(this=dialect.exact(node), expressions=[dialect.text(text) for text in texts])


def type_of_value(names: Names, plan: ir.ColumnPlan) -> ir.Column:
    """Return a column of the type that the value's expression has; texts that are made are the target's."""
    match plan.value:
        case ir.Copy(source=source) | ir.Trimmed(source=source):
            return source
        case ir.NewId(map=table) | ir.Remap(map=table):
            return names.map(table).new
        case ir.RemapText() | ir.Mask() | ir.Later() | ir.Constant() | ir.DatabaseDefault() | ir.Generated():
            return plan.target
        case _:
            assert_never(plan.value)


def is_fresh(dialect: Dialect, alias: str, *, fresh: bool = True) -> Node:
    """Return the condition that a map's row is one that this run inserts (or is not)."""
    return eq(col(alias, "fresh"), dialect.flag(fresh))


def own_rows(
    dialect: Dialect,
    names: Names,
    table: str,
    source_id: ir.Column,
    *,
    fresh: bool = True,
    of: str = "s",
    batched: bool = False,
) -> exp.Join:
    """Return the join of the rows' own map ``m``: of a mixed map those that the run inserts (or does not).

    ``batched``: those of one batch, from the old id ``o11c_first`` to ``o11c_last``.
    """
    joined = map_join(dialect, names, table, "m", source_id, left=False, of=of, own=True)
    if names.map(table).mixed:
        joined.set("on", all_of(joined.args["on"], is_fresh(dialect, "m", fresh=fresh)))
    if batched:
        joined.set("on", all_of(joined.args["on"], *in_batch(dialect, col("m", "old_id"))))
    return joined


def in_batch(dialect: Dialect, old: Node) -> tuple[Node, Node]:
    """Return the conditions that an old id is one of the batch, from ``o11c_first`` to ``o11c_last``."""
    first = exp.GTE(this=old, expression=dialect.variable("o11c_first"))
    return first, exp.LTE(this=old.copy(), expression=dialect.variable("o11c_last"))
