"""Queries whose shape both dialects share: rows through maps, references judged, records looked up."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import MATCHED as MATCHED
from compiler.sql.dialect import PAIRS as PAIRS
from compiler.sql.dialect import Dialect, Names
from compiler.sql.records import pair_drift as pair_drift
from compiler.sql.records import record_count_drift as record_count_drift
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    as_,
    bare,
    col,
    eq,
    join,
    named,
    number,
    select,
)

_TEXTS = {TypeKind.TEXT, TypeKind.UUID}


def map_join(
    dialect: Dialect,
    names: Names,
    table: str,
    alias: str,
    value: ir.Column,
    *,
    left: bool,
    of: str = "s",
    own: bool = False,
) -> exp.Join:
    """Return the join of a map to a source column. ``own``: the column is the identifier itself, no reference."""
    item = names.map(table)
    pair, found = col(alias, "old_id"), col(of, value.name)
    on = same(dialect, pair, item.old, found, value) if own else names_row(dialect, item, pair, item.old, found, value)
    return join(named(names.work(table), alias), on, left=left)


def names_row(
    dialect: Dialect, item: ir.IdentifierMap, row: Node, row_id: ir.Column, value: Node, column: ir.Column
) -> exp.EQ:
    """Return the condition that a reference names a row of a map's entity: ``same``, or as people read texts."""
    if item.folded and column.type.kind is TypeKind.TEXT:
        return eq(dialect.fold(dialect.as_text(row)), dialect.fold(dialect.as_text(value)))
    return same(dialect, row, row_id, value, column)


def same(dialect: Dialect, left: Node, left_column: ir.Column, right: Node, right_column: ir.Column) -> exp.EQ:
    """Return ``left = right`` where types or collations may differ.

    A number is compared with text as text: the text is never cast to a number, because a cast of
    hostile text fails even behind a guard (docs/safety.md). Two texts of different collations are
    compared under the left one's: without a word the server refuses to choose.
    """
    if right_column.type.kind in _TEXTS and left_column.type.kind not in _TEXTS:
        left = dialect.as_text(left)
    elif left_column.type.kind in _TEXTS and right_column.type.kind not in _TEXTS:
        right = dialect.as_text(right)
    elif left_column.type.kind is TypeKind.UUID and right_column.type.kind is TypeKind.TEXT:
        left = dialect.as_text(left)
    elif left_column.type.kind is TypeKind.TEXT and right_column.type.kind is TypeKind.UUID:
        right = dialect.as_text(right)
    elif left_column.type.kind is TypeKind.TEXT and _collation(left_column) != _collation(right_column):
        right = dialect.collate(right, left_column)
    return eq(left, right)


def _collation(column: ir.Column) -> tuple[str | None, str | None]:
    return (column.collation_schema, column.collation)


def pairs_table(dialect: Dialect) -> exp.Table:
    """Return the temporary table of literal pairs."""
    return dialect.temporary(PAIRS)


def literal_pairs(dialect: Dialect, names: Names, table: str) -> exp.Select:
    """Return (old_id, new_id) of a literal map, in the types of the map, from the table of pairs."""
    item = names.map(table)
    return select(
        [
            as_(dialect.typed(bare("old_id"), item.old), "old_id"),
            as_(dialect.typed(bare("new_id"), item.new), "new_id"),
        ],
        pairs_table(dialect),
        where=eq(bare("map_name"), dialect.text(table)),
    )


def columns_agree(
    dialect: Dialect, identifier: ir.Column, columns: Sequence[ir.ConsumerColumn], child: str, parent: str
) -> Node:
    """Return the condition that a row refers to another by all of the columns.

    Columns of one type are compared as they are. Others may have any type: both sides are compared as text, under the
    referred table's identifier's own collation where it is a text.
    """
    pairs: list[Node] = []
    for pair in columns:
        if pair.plain:
            pairs.append(eq(col(child, pair.column), col(parent, pair.referred)))
            continue
        left, right = dialect.as_text(col(child, pair.column)), dialect.as_text(col(parent, pair.referred))
        if identifier.type.kind is TypeKind.TEXT and identifier.collation is not None:
            left, right = dialect.collate(left, identifier), dialect.collate(right, identifier)
        pairs.append(eq(left, right))
    return all_of(*pairs)


def consumer_query(
    dialect: Dialect,
    names: Names,
    target: ir.Table,
    identifier: ir.Column,
    consumer: ir.Consumer,
    rows: str | None = None,
) -> exp.Select:
    """Return, as text, the ids of target rows (of a selection, None: all) that a consumer refers to."""
    joins = []
    if rows is not None:
        joins.append(join(named(dialect.temporary(rows), "k"), eq(col("k", "id"), col("t", identifier.name))))
    agree = columns_agree(dialect, identifier, consumer.columns, "c", "t")
    joins.append(join(named(names.table(consumer.table), "c"), agree))
    where: Node | None = None
    if consumer.deleted is not None and consumer.identifier is not None:
        going = eq(col("d", "id"), col("c", consumer.identifier.name))
        where = absent(select([number(1)], named(dialect.temporary(consumer.deleted), "d"), where=going))
    return select(
        [as_(dialect.as_text(col("t", identifier.name)), "sample")], named(names.table(target), "t"), joins, where
    )
