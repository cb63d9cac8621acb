"""Where the pairs of an identifier map are: in the real map, or, in preflight, in temporary tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.selects import MATCHED, literal_pairs
from compiler.sql.tree import as_, bare, eq, select

# Of a map's table: a table or subquery with old_id and new_id, None when nobody can know the pairs yet.
# In migrate and verify ``Names.work`` is one: the map itself.
Partners: TypeAlias = Callable[[str], exp.Table | exp.Subquery | None]


def early_maps(dialect: Dialect, names: Names) -> Partners:
    """Return where preflight finds a map's pairs: no map of this run is made yet.

    Literal ones in the table of pairs; matched ones, those of a file, and those of an earlier run that are used
    again, in the table of matched rows. Of all others the ids will be new.
    """

    def partners(table: str) -> exp.Table | exp.Subquery | None:
        filler = names.filler(table)
        if isinstance(filler, ir.BuildLiteralMap):
            return exp.Subquery(this=literal_pairs(dialect, names, table))
        if isinstance(filler, ir.BuildMatchedMap | ir.LoadUserFile) or is_kept(names.map(table)):
            return exp.Subquery(this=matched_pairs(dialect, names, table))
        return None

    return partners


def is_kept(item: ir.IdentifierMap) -> bool:
    """Tell whether the map's table of an earlier run is used again. Literal pairs are always made anew."""
    return item.kept and item.kind is not ir.MapKind.LITERAL


def matched_pairs(dialect: Dialect, names: Names, table: str) -> exp.Select:
    """Return (old_id, new_id) of a map, in its types, from the table of matched rows."""
    item = names.map(table)
    return select(
        [
            as_(dialect.typed(bare("old_id"), item.old), "old_id"),
            as_(dialect.typed(bare("new_id"), item.new), "new_id"),
        ],
        dialect.temporary(MATCHED),
        where=eq(bare("map_name"), dialect.text(table)),
    )
