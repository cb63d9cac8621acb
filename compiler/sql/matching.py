"""Which rows of both sides are the same: the pairs that agree on a business key, and what is wrong with keys."""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.emails import folded_email
from compiler.sql.partners import Partners, is_kept
from compiler.sql.selections import selected_join
from compiler.sql.selects import names_row, same
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    any_of,
    as_,
    col,
    count_all,
    count_over,
    eq,
    is_null,
    join,
    named,
    null,
    number,
    select,
)


def matching(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners) -> exp.Select | None:
    """Return (old_id, new_id) of rows whose keys agree, each key met once on either side.

    None when no row can have a partner: a part of the key goes through a map whose ids will all be new.
    What a kept map holds already takes no part, on either side; a target row whose source row is gone does.
    """
    pairs = _pairs(dialect, names, step, partners)
    if pairs is None:
        return None
    return select(
        [as_(col("u", "old_id"), "old_id"), as_(col("u", "new_id"), "new_id")],
        named(exp.Subquery(this=pairs), "u"),
        where=all_of(eq(col("u", "partners"), number(1)), eq(col("u", "claims"), number(1))),
    )


def shared_in_target(
    dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners
) -> exp.Select | None:
    """Return, as text, target rows that share a key which a selected source row has too; None: there can be none."""
    pairs = _pairs(dialect, names, step, partners)
    if pairs is None:
        return None
    return select(
        [as_(dialect.as_text(col("u", "new_id")), "sample")],
        named(exp.Subquery(this=pairs), "u"),
        where=exp.GT(this=col("u", "partners"), expression=number(1)),
        group=[col("u", "new_id")],
    )


def shared_in_source(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners) -> exp.Select:
    """Return, as text, one selected source row for each key that several of them share."""
    group: list[Node] = []
    full = exp.Not(this=exp.Paren(this=_is_empty(dialect, step)))
    for item in step.columns:
        value: Node = col("s", item.source.name)
        match item.how:
            case ir.How.FOLDED:
                group.append(_folded(dialect, "s", item.source))
            case ir.How.EXACT if item.source.type.kind is item.target.type.kind is TypeKind.TEXT:
                # As the target's column takes them: two spellings may be one there.
                group.append(dialect.collate(value, item.target))
            case ir.How.EMAIL:
                group.append(folded_email(dialect, value))
            case ir.How.EXACT | ir.How.MAPPED | ir.How.LISTED:
                group.append(value)
            case _:
                assert_never(item.how)
    return select(
        [as_(exp.Min(this=dialect.as_text(col("s", step.source_id.name))), "sample")],
        named(names.table(step.source), "s"),
        selected_join(dialect, step.rows, "s", step.source_id),
        where=all_of(full, *_new_source(dialect, names, step, partners)),
        group=group,
        having=exp.GT(this=count_all(), expression=number(1)),
    )


def empty_in_source(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners) -> exp.Select:
    """Return, as text, the selected source rows with a part of the key that is NULL or empty."""
    return select(
        [as_(dialect.as_text(col("s", step.source_id.name)), "sample")],
        named(names.table(step.source), "s"),
        selected_join(dialect, step.rows, "s", step.source_id),
        where=all_of(exp.Paren(this=_is_empty(dialect, step)), *_new_source(dialect, names, step, partners)),
    )


def _new_source(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners) -> list[Node]:
    """Return the condition that a kept map does not hold the source row; none for other maps."""
    item = names.map(step.map)
    if not is_kept(item):
        return []
    on = same(dialect, col("o", "old_id"), item.old, col("s", step.source_id.name), step.source_id)
    return [absent(select([number(1)], named(_own(step, partners), "o"), where=on))]


def _new_target(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners) -> list[Node]:
    """Return the condition that a kept map does not hold the target row for a source row that is there."""
    item = names.map(step.map)
    if not is_kept(item):
        return []
    on = same(dialect, col("o", "new_id"), item.new, col("t", step.target_id.name), step.target_id)
    there = same(dialect, col("a", step.source_id.name), step.source_id, col("o", "old_id"), item.old)
    joins = [join(named(names.table(step.source), "a"), there)]
    return [absent(select([number(1)], named(_own(step, partners), "o"), joins, where=on))]


def _own(step: ir.BuildMatchedMap, partners: Partners) -> exp.Table | exp.Subquery:
    own = partners(step.map)
    assert own is not None  # a kept map has its pairs in every script
    return own


def _is_empty(dialect: Dialect, step: ir.BuildMatchedMap) -> Node:
    parts: list[Node] = []
    for item in step.columns:
        parts.append(is_null(col("s", item.source.name)))
        if item.how is ir.How.FOLDED:
            parts.append(eq(_folded(dialect, "s", item.source), dialect.text("")))
        elif item.how is ir.How.EMAIL:
            parts.append(eq(folded_email(dialect, col("s", item.source.name)), dialect.text("")))
    return any_of(*parts)


def _folded(dialect: Dialect, alias: str, column: ir.Column) -> Node:
    return dialect.fold(dialect.as_text(col(alias, column.name)))


def _listed(dialect: Dialect, item: ir.MatchColumn, value: Node) -> Node:
    """Return what the source's value stands for, folded; NULL for one that is not listed."""
    plain = dialect.as_text(value)
    ifs = [
        exp.If(this=eq(plain.copy(), dialect.text(given)), true=dialect.fold(dialect.text(meant)))
        for given, meant in item.listed
    ]
    return exp.Case(ifs=ifs) if ifs else dialect.fold(null())


def _pairs(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners) -> exp.Select | None:
    """Return all pairs that agree, with how many partners the source row has, and the target row."""
    joins = selected_join(dialect, step.rows, "s", step.source_id)
    agree: list[Node] = []
    filled: list[Node] = []
    for place, item in enumerate(step.columns, start=1):
        theirs, ours = col("t", item.target.name), col("s", item.source.name)
        match item.how:
            case ir.How.FOLDED:
                folded = _folded(dialect, "s", item.source)
                agree.append(eq(_folded(dialect, "t", item.target), folded))
                filled.append(exp.NEQ(this=folded.copy(), expression=dialect.text("")))
            case ir.How.EXACT:
                agree.append(same(dialect, theirs, item.target, ours, item.source))
            case ir.How.EMAIL:
                agree.append(eq(folded_email(dialect, theirs), folded_email(dialect, ours)))
                filled.append(exp.NEQ(this=folded_email(dialect, ours.copy()), expression=dialect.text("")))
            case ir.How.LISTED:
                agree.append(eq(_folded(dialect, "t", item.target), _listed(dialect, item, ours)))
            case ir.How.MAPPED:
                assert item.map is not None
                known = partners(item.map)
                if known is None:
                    return None
                alias, through = f"n{place}", names.map(item.map)
                on = names_row(dialect, through, col(alias, "old_id"), through.old, ours, item.source)
                joins.append(join(named(known, alias), on))
                agree.append(same(dialect, theirs, item.target, col(alias, "new_id"), through.new))
            case _:
                assert_never(item.how)
    agree += _new_target(dialect, names, step, partners)
    filled += _new_source(dialect, names, step, partners)
    joins.append(join(named(names.table(step.target), "t"), all_of(*agree)))
    return select(
        [
            as_(col("s", step.source_id.name), "old_id"),
            as_(col("t", step.target_id.name), "new_id"),
            as_(count_over(col("s", step.source_id.name)), "partners"),
            as_(count_over(col("t", step.target_id.name)), "claims"),
        ],
        named(names.table(step.source), "s"),
        joins,
        where=all_of(*filled) if filled else None,
    )
