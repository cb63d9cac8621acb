"""Identifier maps: how they are made ready, filled by a query, and what is taken out of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from sqlglot import exp

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Filler, Names
from compiler.sql.labels import label
from compiler.sql.matching import empty_in_source, matching, shared_in_source, shared_in_target
from compiler.sql.partners import Partners, early_maps, is_kept
from compiler.sql.selections import selected_join
from compiler.sql.selects import MATCHED, map_join, same
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    as_,
    bare,
    col,
    count_all,
    eq,
    is_null,
    join,
    named,
    number,
    select,
)

Ids: TypeAlias = ir.ReserveIds | ir.InheritIds | ir.PreserveIds | ir.DeriveIds


@dataclass(frozen=True, slots=True)
class MapForms:
    """What a dialect does before the first pair is put into a map, and when the map is full."""

    create: Callable[[Filler], list[Statement]]
    filled: Callable[[str], list[Statement]]


# --- ready ---------------------------------------------------------------------------------------


def is_first(names: Names, step: Filler) -> bool:
    """Tell whether the step is the one that makes its map ready; others only add to it."""
    first = names.filler(step.map)
    return first is None or first.head.id == step.head.id


def map_columns(dialect: Dialect, item: ir.IdentifierMap) -> str:
    """Return the columns of a map's table.

    ``made`` is what ``fresh`` was in earlier runs: one of them inserted the row in the target.
    """
    flag = dialect.type_of(DataType(TypeKind.BOOLEAN), "bit")
    name = dialect.name_of
    return (
        f"  {name('old_id')} {dialect.key_type(item.old)} NOT NULL PRIMARY KEY,\n"
        f"  {name('new_id')} {dialect.key_type(item.new)} NOT NULL UNIQUE,\n"
        f"  {name('fresh')} {flag} NOT NULL,\n"
        f"  {name('made')} {flag} NOT NULL DEFAULT {dialect.inline(dialect.flag(False))}"
    )


def again(dialect: Dialect, names: Names, step: Filler) -> list[Statement]:
    """Return the statements that make the map of an earlier run ready for this one."""
    item = names.map(step.map)
    work = dialect.inline(names.work(step.map))
    name = dialect.name_of
    yes, no = dialect.inline(dialect.flag(True)), dialect.inline(dialect.flag(False))
    statements = [
        Statement(
            f"The map of {label(item.label)} goes on: pairs of earlier runs are not inserted again. What they "
            "inserted is remembered in made.",
            f"UPDATE {work} SET {name('made')} = {yes}, {name('fresh')} = {no}\nWHERE {name('fresh')} = {yes}",
        )
    ]
    if isinstance(step, ir.BuildLiteralMap | ir.LoadUserFile):
        return statements
    on = same(dialect, col("t", step.target_id.name), step.target_id, col("m", "new_id"), item.new)
    there = select([number(1)], named(names.table(step.target), "t"), where=on)
    statements.append(
        Statement(
            "Rows that the target has lost since are no partners: their source rows are written again.",
            dialect.delete(work, "m", dialect.sql(absent(there))),
        )
    )
    return statements


def fill(dialect: Dialect, names: Names, table: str, why: str, query: exp.Select, *, fresh: bool) -> Statement:
    """Return the statement that puts (old_id, new_id) into a map; its rows are the step's rows."""
    work, listed = dialect.inline(names.work(table)), ", ".join(map(dialect.name_of, ("old_id", "new_id", "fresh")))
    query.set("expressions", [*query.expressions, as_(dialect.flag(fresh), "fresh")])
    return Statement(why, f"INSERT INTO {work} ({listed})\n{dialect.sql(query)}", counted=True)


# --- matched -------------------------------------------------------------------------------------


def matched_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.BuildMatchedMap) -> Lowered:
    """Return the statements of a map whose pairs agree on a business key."""
    statements = forms.create(step)
    if step.refuse_shared:
        statements += _refusals(dialect, names, step)
    query = matching(dialect, names, step, names.work)
    assert query is not None  # every map is there when migrate matches
    if is_kept(names.map(step.map)):
        statements.append(_taken_over(dialect, names, step, query.copy()))
    statements.append(fill(dialect, names, step.map, _match_words(names, step), query, fresh=False))
    statements += _one_spelling(dialect, names, step.map)
    statements += forms.filled(step.map)
    return Lowered(tuple(statements))


def _taken_over(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, query: exp.Select) -> Statement:
    """Return the statement that gives the pairs of rows that were made again to the new ones."""
    return Statement(
        "A source row that was deleted and made again, with the same key and another id, takes over the pair.",
        dialect.update(
            dialect.inline(names.work(step.map)),
            f"{dialect.name_of('old_id')} = {dialect.inline(col('q', 'old_id'))}",
            (exp.From(this=named(exp.Subquery(this=query), "q")),),
            eq(col("t", "new_id"), col("q", "new_id")),
            [],
        ),
    )


def _match_words(names: Names, step: ir.BuildMatchedMap) -> str:
    parts = []
    for item in step.columns:
        words = label(item.attribute)
        if item.how is ir.How.FOLDED:
            words += " (without regard to case, accents and trailing blanks)"
        elif item.how is ir.How.MAPPED:
            words += " (through its map)"
        elif item.how is ir.How.EMAIL:
            words += " (without regard to case, accents and blanks around it)"
        elif item.how is ir.How.LISTED:
            words += " (that of its module in the source, without regard to case and accents)"
        parts.append(words)
    agree = "agrees" if len(parts) == 1 else "agree"
    why = f"Rows of {label(names.map(step.map).label)} are the same when {' and '.join(parts)} {agree}. "
    if step.refuse_shared:
        why += "Keys that are empty in the source, or there twice on either side, were refused above."
    else:
        why += "A key that is empty, or there twice on either side, matches nobody."
    if is_kept(names.map(step.map)):
        why += " Pairs of an earlier run stay, as long as their source row is there."
    return why


def refused_keys(
    dialect: Dialect, names: Names, step: ir.BuildMatchedMap, partners: Partners
) -> list[tuple[str, str, exp.Select]]:
    """Return what ``refuse_shared`` refuses: why, in which words, and a query for the rows (ids as text)."""
    name = label(names.map(step.map).label)
    found: list[tuple[str, str, exp.Select | None]] = [
        (
            "A row with an empty business key could be any row: no partner can be found for it.",
            f"rows of {name} in the source have an empty business key",
            empty_in_source(dialect, names, step, partners),
        ),
        (
            "Two source rows with one business key would be one row in the target.",
            f"rows of {name} in the source share a business key",
            shared_in_source(dialect, names, step, partners),
        ),
        (
            "Two target rows have the business key of one source row: nothing says which of them it is.",
            f"rows of {name} in the target share a business key that the source has too",
            shared_in_target(dialect, names, step, partners),
        ),
    ]
    return [(why, message, query) for why, message, query in found if query is not None]


def _refusals(dialect: Dialect, names: Names, step: ir.BuildMatchedMap) -> list[Statement]:
    hint = "Nothing was changed. Correct the rows, or name other attributes under match."
    return [
        Statement(why, dialect.refuse_when(dialect.sql(query), "O11-0921", message, hint))
        for why, message, query in refused_keys(dialect, names, step, names.work)
    ]


def kept_rows(dialect: Dialect, names: Names) -> list[Statement]:
    """Return, for preflight, the pairs of earlier runs that this run will use again, before ``matched_rows``.

    Their maps may not be there yet, or not any more: then there are no such pairs.
    """
    statements: list[Statement] = []
    for item in names.plan.maps:
        step = names.filler(item.table)
        if not is_kept(item) or step is None or isinstance(step, ir.BuildLiteralMap | ir.LoadUserFile):
            continue
        on = same(dialect, col("t", step.target_id.name), step.target_id, col("m", "new_id"), item.new)
        query = select(
            _texts(dialect, item.table, "m"),
            named(names.work(item.table), "m"),
            [join(named(names.table(step.target), "t"), on)],
        )
        why = f"Pairs of {label(item.label)} that earlier runs made, of rows that the target still has."
        text = into_matched(dialect, query)
        statements.append(Statement(why, dialect.if_column(item.table, "new_id", text)))
    return statements


def matched_rows(dialect: Dialect, names: Names, step: ir.BuildMatchedMap) -> list[Statement]:
    """Return, for preflight, the pairs that migrate will match, as rows of the table ``MATCHED``."""
    query = matching(dialect, names, step, early_maps(dialect, names))
    name = label(names.map(step.map).label)
    if query is None:
        return []
    outer = select(_texts(dialect, step.map, "k"), named(exp.Subquery(this=query), "k"))
    why = f"{name}: the match as migrate.sql will make it."
    return [Statement(why, into_matched(dialect, outer))]


def _texts(dialect: Dialect, table: str, alias: str) -> list[Node]:
    return [
        as_(dialect.text(table), "map_name"),
        as_(dialect.as_text(col(alias, "old_id")), "old_id"),
        as_(dialect.as_text(col(alias, "new_id")), "new_id"),
    ]


def into_matched(dialect: Dialect, query: exp.Select) -> str:
    """Return the INSERT of pairs (map, old id, new id; all as text) into preflight's table of matched rows."""
    return f"INSERT INTO {dialect.temporary_name(MATCHED)} (map_name, old_id, new_id)\n{dialect.sql(query)}"


# --- new ids -------------------------------------------------------------------------------------


def wanted_rows(dialect: Dialect, names: Names, step: Ids) -> tuple[Node, list[exp.Join], Node | None]:
    """Return FROM, joins and condition of the source rows ``s`` that a step gives new ids to."""
    joins = selected_join(dialect, step.rows, "s", step.source_id)
    source = named(names.table(step.source), "s")
    if not names.map(step.map).mixed:
        return source, joins, None
    # Under an alias of its own: the steps that use this join other maps as well.
    joins.append(map_join(dialect, names, step.map, "has", step.source_id, left=True, own=True))
    return source, joins, is_null(col("has", "old_id"))


def which_rows(names: Names, step: Ids) -> str:
    """Return the words for the rows that a step gives new ids to, as the end of a sentence."""
    words = " of selected rows" if step.rows is not None else ""
    return f"{words} that have no partner yet" if names.map(step.map).mixed else words


def inherited_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.InheritIds) -> Lowered:
    """Return the statements of a map whose ids are those of the parent's map."""
    statements = forms.create(step)
    parent = names.map(step.parent)
    if is_kept(names.map(step.map)):
        statements.append(_moved(dialect, names, step))
    source, joins, lacking = wanted_rows(dialect, names, step)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("p", "new_id"), "new_id")],
        source,
        [*joins, map_join(dialect, names, step.parent, "p", step.source_id, left=False)],
        lacking,
    )
    why = f"The identifier is the one of {label(parent.label)}: its map gives the new ids{which_rows(names, step)}."
    statements.append(fill(dialect, names, step.map, why, query, fresh=True))
    statements.append(_collisions(dialect, names, step))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements))


def _moved(dialect: Dialect, names: Names, step: ir.InheritIds) -> Statement:
    """Return the statement that forgets pairs whose parent has another id by now."""
    own, parent = names.map(step.map), names.map(step.parent)
    still = select(
        [number(1)],
        named(names.work(step.parent), "p"),
        where=all_of(
            same(dialect, col("p", "old_id"), parent.old, col("m", "old_id"), own.old),
            same(dialect, col("p", "new_id"), parent.new, col("m", "new_id"), own.new),
        ),
    )
    return Statement(
        f"Pairs that the map of {label(parent.label)} no longer has: that row was written again, under another id.",
        dialect.delete(dialect.inline(names.work(step.map)), "m", dialect.sql(absent(still))),
    )


def preserved_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.PreserveIds) -> Lowered:
    """Return the statements of a map whose new ids are the old ones."""
    statements = forms.create(step)
    source, joins, lacking = wanted_rows(dialect, names, step)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("s", step.source_id.name), "new_id")],
        source,
        joins,
        lacking,
    )
    why = (
        f"Identifiers{which_rows(names, step)} stay as they are, in the spelling of the source row; the map "
        "tells which exist."
    )
    statements.append(fill(dialect, names, step.map, why, query, fresh=True))
    statements += _one_spelling(dialect, names, step.map)
    statements.append(_collisions(dialect, names, step))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements))


def _one_spelling(dialect: Dialect, names: Names, table: str) -> list[Statement]:
    """Return the statement that refuses ids which a reference could not tell apart; none where spellings count."""
    item = names.map(table)
    if not item.folded:
        return []
    old = dialect.as_text(col("m", "old_id"))
    query = select(
        [as_(exp.Min(this=old), "sample")],
        named(names.work(table), "m"),
        group=[dialect.fold(old.copy())],
        having=exp.GT(this=count_all(), expression=number(1)),
    )
    name = label(item.label)
    return [
        Statement(
            f"References to {name} find their row whatever the case, accents and trailing blanks, as in the source.",
            dialect.refuse_when(
                dialect.sql(query),
                "O11-0914",
                f"identifiers of {name} read the same",
                "Nothing was changed. Decide which of the rows stays, or give one another id.",
            ),
        )
    ]


def _collisions(dialect: Dialect, names: Names, step: ir.InheritIds | ir.PreserveIds) -> Statement:
    item = names.map(step.map)
    on: Node = same(dialect, col("t", step.target_id.name), step.target_id, col("m", "new_id"), item.new)
    if item.mixed:
        on = all_of(on, eq(col("m", "fresh"), dialect.flag(True)))
    query = select(
        [as_(dialect.as_text(col("t", step.target_id.name)), "sample")],
        named(names.table(step.target), "t"),
        [join(named(names.work(step.map), "m"), on)],
    )
    return Statement(
        "An id that the target has already would be two things at once.",
        dialect.refuse_when(
            dialect.sql(query),
            "O11-0903",
            f"ids of {label(item.label)} exist in the target already",
            "Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).",
        ),
    )


# --- forgotten -----------------------------------------------------------------------------------


def forget_pairs(dialect: Dialect, names: Names, step: ir.ForgetPairs) -> Lowered:
    """Return the statement that takes pairs out of a map."""
    item = names.map(step.map)
    work = dialect.inline(names.work(step.map))
    if step.rows is None:
        why = f"All pairs of {label(item.label)} are forgotten: no row has a partner any more."
        text = f"DELETE FROM {work}"
    else:
        why = f"{label(item.label)}: the pairs of rows that are deleted are forgotten."
        text = f"DELETE FROM {work}\nWHERE {chosen(dialect, 'new_id', step.rows)}"
    return Lowered((Statement(why, text, counted=True),))


def chosen(dialect: Dialect, column: str, rows: str) -> str:
    """Return the condition that a column holds an id of a selection, of the same type."""
    ids = select([bare("id")], dialect.temporary(rows))
    return dialect.sql(exp.In(this=bare(column), query=exp.Subquery(this=ids)))
