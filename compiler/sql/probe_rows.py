"""Queries of preflight.sql over rows that are going to be moved: what has no partner, what collides.

No map of the run is made yet. A partner is looked for where preflight can know it: among the source rows
that the run writes, or among the pairs of ``early_maps``.
"""

from __future__ import annotations

from typing import assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.emails import folded_email
from compiler.sql.partners import Partners, matched_pairs
from compiler.sql.selections import one_of, selected_join
from compiler.sql.selects import names_row, same
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    any_of,
    as_,
    col,
    count_all,
    eq,
    exists,
    is_null,
    join,
    named,
    not_null,
    number,
    select,
)

# --- without partner -----------------------------------------------------------------------------


def lost_references(
    dialect: Dialect, names: Names, probe: ir.ProbeReference, partners: Partners
) -> exp.Select | None:
    """Return, as text, the rows whose reference has no partner; None: only migrate.sql can know."""
    known = _known(dialect, names, probe, partners)
    if known is None:
        return None
    pairs, identifier = known
    value = col("s", probe.column.name)
    on = names_row(dialect, names.map(probe.map), col("p", identifier.name), identifier, value, probe.column)
    conditions: list[Node] = [not_null(value.copy())]
    if probe.zero:
        conditions.append(exp.NEQ(this=value.copy(), expression=number(0)))
    if probe.activity is not None:
        conditions.append(exp.Paren(this=any_of(*_migrated(dialect, probe, probe.activity))))
    return select(
        [as_(dialect.as_text(col("s", probe.source_id.name)), "sample")],
        named(names.table(probe.source), "s"),
        [*selected_join(dialect, probe.rows, "s", probe.source_id), join(named(pairs, "p"), on, left=True)],
        where=all_of(*conditions, is_null(col("p", identifier.name))),
    )


def missing_partners(
    dialect: Dialect, names: Names, probe: ir.ProbeLookedUp, partners: Partners
) -> exp.Select | None:
    """Return, as text, the rows of the source that a reference names and that have no partner."""
    pairs = partners(probe.map)
    if pairs is None:
        return None
    item = names.map(probe.map)
    value, there = col("s", probe.column.name), col("x", probe.referenced_id.name)
    named_by = names_row(dialect, item, there, probe.referenced_id, value, probe.column)
    joins = [
        *selected_join(dialect, probe.rows, "s", probe.source_id),
        join(named(names.table(probe.referenced), "x"), named_by),
        join(
            named(pairs, "p"), same(dialect, col("p", "old_id"), item.old, there.copy(), probe.referenced_id), left=True
        ),
    ]
    return select(
        [as_(dialect.as_text(there.copy()), "sample")],
        named(names.table(probe.source), "s"),
        joins,
        where=is_null(col("p", "old_id")),
        group=[there.copy()],
    )


def _migrated(dialect: Dialect, probe: ir.ProbeReference, activity: ir.Column) -> list[Node]:
    """Return when a subscription is migrated: it has a selected activity, or none and a process in scope."""
    value = col("s", activity.name)
    nothing: Node = any_of(is_null(value), eq(value.copy(), number(0)))
    if probe.definition is not None:
        nothing = all_of(exp.Paren(this=nothing), one_of(dialect, "s", probe.definition, probe.definitions))
    found = [nothing]
    if probe.activities is not None:
        chosen = named(dialect.temporary(probe.activities), "a")
        found.append(exists(select([number(1)], chosen, where=eq(col("a", "id"), value.copy()))))
    return found


def lost_texts(dialect: Dialect, names: Names, probe: ir.ProbeText, partners: Partners) -> exp.Select | None:
    """Return, as text, the rows whose text should hold an id and has no partner; None: nothing can be known."""
    text = dialect.exact(col("s", probe.column.name))
    joins = selected_join(dialect, probe.rows, "s", probe.source_id)
    lost: list[Node] = []
    for place, case in enumerate(probe.cases, start=1):
        known = _known(dialect, names, case, partners)
        if known is None or (probe.selector is not None and not case.selectors):
            continue
        pairs, identifier = known
        alias = f"p{place}"
        # The ids are cast to text, never the text to a number: a cast fails even behind a guard.
        on = eq(dialect.exact(col(alias, identifier.name)), text.copy())
        joins.append(join(named(pairs, alias), on, left=True))
        missing: Node = is_null(col(alias, identifier.name))
        if probe.selector is not None:
            missing = all_of(_one_of(dialect, col("s", probe.selector.name), case.selectors), missing)
        lost.append(missing)
    if not lost:
        return None
    return select(
        [as_(dialect.as_text(col("s", probe.source_id.name)), "sample")],
        named(names.table(probe.source), "s"),
        joins,
        where=all_of(
            not_null(col("s", probe.column.name)),
            exp.Not(this=_one_of(dialect, col("s", probe.column.name), ("", "0"))),
            exp.Paren(this=any_of(*lost)),
        ),
    )


def _one_of(dialect: Dialect, node: Node, texts: tuple[str, ...]) -> Node:
    return exp.In(this=dialect.exact(node), expressions=[dialect.text(text) for text in texts])


def _known(
    dialect: Dialect,
    names: Names,
    probe: ir.ProbeReference | ir.TextProbeCase,
    partners: Partners,
) -> tuple[exp.Table | exp.Subquery, ir.Column] | None:
    """Return where partners are looked for, and the column that holds the old id there."""
    if probe.referenced is None or probe.referenced_id is None:
        pairs = partners(probe.map)
        return None if pairs is None else (pairs, _renamed(names.map(probe.map).old, "old_id"))
    table, own = names.table(probe.referenced), probe.referenced_id
    pairs = partners(probe.map) if probe.matched else None
    # Rows that the source has lost are no partners when the run takes their pairs out of the map.
    living = names.forgets(probe.map)
    if probe.referenced_rows is None:
        if pairs is None or living:
            return table, own
        written = select([as_(col("w", own.name), "id")], named(table, "w"))
    else:
        selected = dialect.temporary(probe.referenced_rows)
        if pairs is None:
            return selected, _renamed(own, "id")
        written = select([as_(col("w", "id"), "id")], named(selected, "w"))
    old: Node = col("k", "old_id")
    there = same(dialect, col("l", own.name), own, old, names.map(probe.map).old)
    joins = [join(named(table, "l"), there)] if living else []
    if own.type.kind is TypeKind.TEXT:
        old = dialect.collate(old.copy(), own)
    matched = select([as_(old.copy(), "id")], named(pairs, "k"), joins)
    return exp.Subquery(this=exp.Union(this=written, expression=matched, distinct=True)), _renamed(own, "id")


def _renamed(column: ir.Column, name: str) -> ir.Column:
    return ir.Column(name, column.type, column.native, False, column.collation, column.collation_schema)


# --- business keys -------------------------------------------------------------------------------


def shared_keys(dialect: Dialect, names: Names, probe: ir.ProbeShared) -> exp.Select:
    """Return, as text, rows whose business key is empty, or one row for each key that several of them share."""
    joins = selected_join(dialect, probe.rows, "u", probe.identifier)
    identifier = dialect.as_text(col("u", probe.identifier.name))
    keys: list[Node] = []
    empty: list[Node] = []
    for item in probe.columns:
        value = col("u", item.column.name)
        empty.append(is_null(value))
        match item.how:
            case ir.How.FOLDED:
                folded = dialect.fold(dialect.as_text(value.copy()))
                empty.append(eq(folded, dialect.text("")))
                keys.append(folded.copy())
            case ir.How.EMAIL:
                keys.append(folded_email(dialect, value.copy()))
            case ir.How.EXACT | ir.How.MAPPED | ir.How.LISTED:
                keys.append(value.copy())
            case _:
                assert_never(item.how)
    source = named(names.table(probe.table), "u")
    if probe.empty:
        return select([as_(identifier, "sample")], source, joins, where=any_of(*empty))
    return select(
        [as_(exp.Min(this=identifier), "sample")],
        source,
        joins,
        where=exp.Not(this=exp.Paren(this=any_of(*empty))),
        group=keys,
        having=exp.GT(this=count_all(), expression=number(1)),
    )


# --- collisions ----------------------------------------------------------------------------------


def taken_keys(dialect: Dialect, names: Names, probe: ir.ProbeUnique, partners: Partners) -> exp.Select | None:
    """Return, as text, target rows that have the values of a unique index already; None: nothing can be known."""
    joins = selected_join(dialect, probe.rows, "s", probe.source_id)
    agree: list[Node] = []
    for place, item in enumerate(probe.columns, start=1):
        theirs, ours = col("t", item.target.name), col("s", item.source.name)
        if item.map is None:
            equal: Node = same(dialect, theirs, item.target, ours, item.source)
        else:
            pairs = partners(item.map)
            if pairs is None:
                return None
            alias, own = f"n{place}", names.map(item.map)
            on = names_row(dialect, own, col(alias, "old_id"), own.old, ours, item.source)
            joins.append(join(named(pairs, alias), on, left=True))
            equal = same(dialect, theirs, item.target, col(alias, "new_id"), own.new)
        if probe.one_null:
            equal = exp.Paren(this=any_of(equal, all_of(is_null(theirs.copy()), is_null(ours.copy()))))
        agree.append(equal)
    joins.append(join(named(names.table(probe.target), "t"), all_of(*agree)))
    return select(
        [as_(dialect.as_text(col("t", probe.target_id.name)), "sample")],
        named(names.table(probe.source), "s"),
        joins,
        where=_not_matched(dialect, names, probe, partners),
    )


def taken_ids(dialect: Dialect, names: Names, probe: ir.ProbeCollision, partners: Partners) -> exp.Select | None:
    """Return, as text, target rows with an id that the run would write; None: all its ids are new, or not known."""
    joins: list[exp.Join] = selected_join(dialect, probe.rows, "s", probe.source_id)
    root = _root(names, probe.map)
    ours, column = col("s", probe.source_id.name), probe.source_id
    if root is not None:
        pairs = partners(root)
        if pairs is None:
            return None
        own = names.map(root)
        on = same(dialect, col("n", "old_id"), own.old, ours, probe.source_id)
        joins.append(join(named(pairs, "n"), on))
        ours, column = col("n", "new_id"), own.new
    there = same(dialect, col("t", probe.target_id.name), probe.target_id, ours, column)
    joins.append(join(named(names.table(probe.target), "t"), there))
    return select(
        [as_(dialect.as_text(col("t", probe.target_id.name)), "sample")],
        named(names.table(probe.source), "s"),
        joins,
        where=_not_matched(dialect, names, probe, partners),
    )


def _root(names: Names, table: str) -> str | None:
    """Return the map that an inherited id comes from in the end; None: the id stays what it is."""
    while table and (parent := names.map(table).parent) is not None:
        table = parent
    return None if not table or names.map(table).kind is ir.MapKind.PRESERVED else table


def _not_matched(
    dialect: Dialect, names: Names, probe: ir.ProbeUnique | ir.ProbeCollision, partners: Partners
) -> Node | None:
    """Return the condition that source row and target row are not one row in two environments."""
    if isinstance(probe, ir.ProbeUnique) and probe.fresh:
        return _unpaired(dialect, names, probe, partners)
    pairs = partners(probe.matched) if probe.matched is not None else None
    if probe.matched is None or pairs is None:
        return None
    own = names.map(probe.matched)
    pair = all_of(
        same(dialect, col("m", "old_id"), own.old, col("s", probe.source_id.name), probe.source_id),
        same(dialect, col("m", "new_id"), own.new, col("t", probe.target_id.name), probe.target_id),
    )
    return absent(select([number(1)], named(pairs, "m"), where=pair))


def _unpaired(
    dialect: Dialect, names: Names, probe: ir.ProbeUnique | ir.ProbeRepeated, partners: Partners
) -> Node | None:
    """Return the condition that a source row has no partner, so that it is inserted."""
    pairs = partners(probe.matched) if probe.matched is not None else None
    if probe.matched is None or pairs is None:
        return None
    own = names.map(probe.matched)
    pair = same(dialect, col("m", "old_id"), own.old, col("s", probe.source_id.name), probe.source_id)
    return absent(select([number(1)], named(pairs, "m"), where=pair))


def _other_collation(item: ir.RepeatedColumn) -> bool:
    old, new = item.source, item.target
    differs = (old.collation, old.collation_schema) != (new.collation, new.collation_schema)
    return old.type.kind is TypeKind.TEXT and differs


def repeated_keys(dialect: Dialect, names: Names, probe: ir.ProbeRepeated, partners: Partners) -> exp.Select:
    """Return, as text, one row for each group of source rows that a unique index of the target takes for one."""
    joins = selected_join(dialect, probe.rows, "s", probe.source_id)
    conditions = [_unpaired(dialect, names, probe, partners)] if probe.fresh else []
    keys: list[Node] = []
    for place, item in enumerate(probe.columns, start=1):
        value: Node = col("s", item.source.name)
        pairs = partners(item.map) if item.map is not None else None
        if item.map is not None and pairs is not None:
            alias, own = f"n{place}", names.map(item.map)
            on = names_row(dialect, own, col(alias, "old_id"), own.old, value.copy(), item.source)
            joins.append(join(named(pairs, alias), on, left=True))
            found: Node = dialect.as_text(col(alias, "new_id"))
            if item.instead:
                # No id reads like this: all values without partner become the one stand-in.
                found = exp.Coalesce(this=found, expressions=[dialect.text("stand-in")])
            value = exp.Case(ifs=[exp.If(this=not_null(value), true=found)])
        elif _other_collation(item):
            value = dialect.collate(value, item.target)
        keys.append(value)
    if not probe.one_null:
        conditions += [not_null(key.copy()) for key in keys]
    wanted = [condition for condition in conditions if condition is not None]
    return select(
        [as_(exp.Min(this=dialect.as_text(col("s", probe.source_id.name))), "sample")],
        named(names.table(probe.source), "s"),
        joins,
        where=all_of(*wanted) if wanted else None,
        group=keys,
        having=exp.GT(this=count_all(), expression=number(1)),
    )


def merging_ids(dialect: Dialect, names: Names, probe: ir.ProbeMerging) -> exp.Select:
    """Return, as text, one of the text ids that are two in the source and one in the target."""
    value = col("s", probe.source_id.name)
    # Where spellings of one text are one for the source, references could not tell two such ids apart.
    folded = any(item.folded and item.label == probe.label for item in names.plan.maps)
    key = dialect.fold(dialect.as_text(value.copy())) if folded else dialect.collate(value.copy(), probe.target_id)
    return select(
        [as_(exp.Min(this=dialect.as_text(value)), "sample")],
        named(names.table(probe.source), "s"),
        group=[key],
        having=exp.GT(this=count_all(), expression=number(1)),
    )


# --- earlier runs --------------------------------------------------------------------------------


def _not_taken_over(dialect: Dialect, names: Names, item: ir.IdentifierMap) -> Node:
    """Return the condition that no other source row is matched with the target row of the pair ``m``."""
    again = all_of(
        same(dialect, col("x", "new_id"), item.new, col("m", "new_id"), item.new),
        exp.Not(this=exp.Paren(this=same(dialect, col("x", "old_id"), item.old, col("m", "old_id"), item.old))),
    )
    pairs = named(exp.Subquery(this=matched_pairs(dialect, names, item.table)), "x")
    return absent(select([number(1)], pairs, where=again))


def gone_rows(dialect: Dialect, names: Names, probe: ir.ProbeGone) -> exp.Select:
    """Return, as text, ids of the earlier map whose row one side lacks now.

    Of those gone in the source, only what an earlier run inserted: a row that a merge found in the
    target is no work of it.
    """
    item = names.map(probe.map)
    old = _renamed(item.new, "new_id") if probe.lost else _renamed(item.old, "old_id")
    on = same(dialect, col("t", probe.identifier.name), probe.identifier, col("m", old.name), old)
    condition: Node = absent(select([number(1)], named(names.table(probe.table), "t"), where=on))
    if not probe.lost:
        made = any_of(eq(col("m", "made"), dialect.flag(True)), eq(col("m", "fresh"), dialect.flag(True)))
        condition = all_of(exp.Paren(this=made), condition)
        if isinstance(names.filler(probe.map), ir.BuildMatchedMap):
            condition = all_of(condition, _not_taken_over(dialect, names, item))
    return select(
        [as_(dialect.as_text(col("m", old.name)), "sample")], named(names.work(probe.map), "m"), where=condition
    )
