"""Selections: temporary tables of the ids of rows that take part."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TypeAlias, assert_never

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Filler, Names
from compiler.sql.labels import label, words_of
from compiler.sql.odc_people import takes_part
from compiler.sql.partners import Partners, early_maps
from compiler.sql.predicates import predicate
from compiler.sql.selects import columns_agree, same
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    any_of,
    as_,
    call,
    col,
    eq,
    exists,
    is_null,
    join,
    named,
    not_null,
    number,
    select,
)

# Known values that a comment lists.
_LISTED = 5
BOTH = (ir.Side.SOURCE, ir.Side.TARGET)

Fill: TypeAlias = ir.SelectRows | ir.SelectProcesses | ir.CloseRows


def rows_tables(dialect: Dialect, plan: ir.Plan, sides: Container[ir.Side] = BOTH) -> tuple[Statement, ...]:
    """Return the statements that make the plan's selections of these sides; they are part of the session's setup."""
    statements: list[Statement] = []
    for step in Names(plan, {}).selections():
        if step.table.side in sides:
            dialect.place = step.label
            line = f"{dialect.name_of('id')} {dialect.key_type(step.identifier)} NOT NULL PRIMARY KEY"
            why = f"Which rows of {label(step.label)} ({step.table.side.value}): their ids."
            why += f" {dialect.how_long(step.rows)}"
            statements.append(Statement(why, dialect.temporary_create(step.rows, [line])))
    return tuple(statements)


def selected_join(dialect: Dialect, rows: str | None, alias: str, identifier: ir.Column) -> list[exp.Join]:
    """Return the join that keeps the selected rows of the table ``alias``; none for no selection."""
    if rows is None:
        return []
    inner = f"{alias}_rows"
    return [join(named(dialect.temporary(rows), inner), _is(dialect, inner, alias, identifier))]


def selected_rows(step: Filler) -> str | None:
    """Return the selection of the source rows that a step puts into its map, None for all."""
    match step:
        case ir.BuildMatchedMap() | ir.ReserveIds() | ir.InheritIds() | ir.PreserveIds() | ir.InsertRows():
            return step.rows
        case ir.LoadUserFile() | ir.DeriveIds():
            return step.rows
        case ir.BuildLiteralMap():
            return None
        case _:
            assert_never(step)


def selection_statements(
    dialect: Dialect, names: Names, plan: ir.Plan, *, sides: Container[ir.Side], early: bool = False
) -> list[Statement]:
    """Return all fills of selections of these sides, in the plan's order: what verify needs.

    Preflight fills them one by one, between the matched maps that they read (``fill_statements``).
    """
    statements: list[Statement] = []
    for step in plan.steps:
        if isinstance(step, ir.SelectRows | ir.SelectProcesses | ir.CloseRows):
            statements += fill_statements(dialect, names, step, early=early, sides=sides)
    return statements


def fill_statements(
    dialect: Dialect, names: Names, step: Fill, *, early: bool, sides: Container[ir.Side] = BOTH
) -> list[Statement]:
    """Return the statements of one fill. ``early``: in preflight, before any map of this run is made."""
    partners: Partners = early_maps(dialect, names) if early else names.work
    match step:
        case ir.SelectRows():
            return _select_rows(dialect, names, step, partners, early=early) if step.table.side in sides else []
        case ir.SelectProcesses():
            return _select_processes(dialect, names, step, partners) if step.table.side in sides else []
        case ir.CloseRows():
            return _close_rows(dialect, names, [link for link in step.links if link.parent.side in sides])
        case _:
            assert_never(step)


def filled(dialect: Dialect, names: Names, step: Fill) -> Lowered:
    """Return the statements that fill a selection, or let selections grow, in migrate."""
    return Lowered(tuple(fill_statements(dialect, names, step, early=False)))


def _is(dialect: Dialect, inner: str, alias: str, identifier: ir.Column) -> exp.EQ:
    """Return ``inner.id = alias.identifier``; a text says its collation, databases may differ in their own."""
    own: Node = col(alias, identifier.name)
    if identifier.type.kind is TypeKind.TEXT:
        own = dialect.collate(own, identifier)
    return eq(col(inner, "id"), own)


def _insert(dialect: Dialect, rows: str, query: exp.Select) -> str:
    table, column = dialect.inline(dialect.temporary(rows)), dialect.name_of("id")
    return f"INSERT INTO {table} ({column})\n{dialect.sql(query)}"


def _measured(dialect: Dialect, rows: Sequence[str]) -> list[Statement]:
    texts = [dialect.measure(dialect.inline(dialect.temporary(name))) for name in rows]
    why = "The planner must know how many there are before they are joined."
    return [Statement(why if place == 0 else "", text) for place, text in enumerate(texts)]


# --- rules ---------------------------------------------------------------------------------------


def _select_rows(
    dialect: Dialect, names: Names, step: ir.SelectRows, partners: Partners, *, early: bool
) -> list[Statement]:
    if step.empty and not step.rules:
        table = dialect.inline(dialect.temporary(step.rows))
        return [Statement("None at first: a later step adds the rows.", f"DELETE FROM {table}")]
    conditions = [_condition(dialect, names, step.identifier, rule, partners) for rule in step.rules]
    query = select(
        [as_(col("t", step.identifier.name), "id")],
        named(names.table(step.table), "t"),
        where=all_of(*conditions) if conditions else None,
    )
    words = "those " + " and ".join(_words(names, step, rule) for rule in step.rules) if step.rules else "all of them"
    why = f"Rows of {label(step.label)} ({step.table.side.value}): {words}."
    gone = next((rule.map for rule in step.rules if isinstance(rule, ir.KeepGone)), None)
    text = _insert(dialect, step.rows, query)
    if early and gone is not None:
        why += " Without a map of an earlier run there are none."
        return [Statement(why, dialect.if_column(gone, "made", text)), *_measured(dialect, [step.rows])]
    return [Statement(why, text, counted=True), *_measured(dialect, [step.rows])]


def _words(names: Names, step: ir.SelectRows, rule: ir.Rule) -> str:
    """Return a rule in words that go on after "those"."""
    match rule:
        case ir.KeepMatching():
            return f"where {words_of(rule.filter.text)}"
        case ir.KeepValues(column=column, values=values):
            name = label(column.name)
            if not values:
                return f"whose {name} is known here, and none is"
            if len(values) > _LISTED:
                return f"whose {name} is one of {len(values)} known values"
            return f"whose {name} is {' or '.join(map(label, values))}"
        case ir.KeepReferring():
            parent = label(names.selection(rule.rows).label)
            if parent == label(step.label) and rule.column.name == step.identifier.name:
                return "that take part"
            return f"whose {label(rule.column.name)} is a selected row of {parent}"
        case ir.KeepConsuming():
            columns = ", ".join(label(pair.column) for pair in rule.columns)
            which = "a selected row" if rule.rows else "a row"
            return f"whose {columns} refers to {which} of {names.shown(rule.table)}"
        case ir.KeepMatched():
            return f"that are partners of source rows in the map of {label(names.map(rule.map).label)}"
        case ir.KeepGone():
            return "that an earlier run inserted and whose source row is gone"
        case ir.KeepAddressed():
            return (
                "of the default tenant whose email is valid and theirs alone (an active user takes it from inactive "
                "ones)"
            )
        case _:
            assert_never(rule)


def _condition(
    dialect: Dialect, names: Names, identifier: ir.Column, rule: ir.Rule, partners: Partners
) -> Node:
    """Return a rule's condition on the row ``t``, whose identifier this is."""
    match rule:
        case ir.KeepMatching():
            return exp.Paren(this=predicate(dialect, rule.filter.predicate, "t"))
        case ir.KeepValues():
            return one_of(dialect, "t", rule.column, rule.values)
        case ir.KeepReferring():
            identifier = names.selection(rule.rows).identifier
            on = same(dialect, col("k", "id"), identifier, col("t", rule.column.name), rule.column)
            return exists(select([number(1)], named(dialect.temporary(rule.rows), "k"), where=on))
        case ir.KeepConsuming():
            agree = columns_agree(dialect, rule.identifier, rule.columns, "t", "p")
            joins = selected_join(dialect, rule.rows, "p", rule.identifier)
            return exists(select([number(1)], named(names.table(rule.table), "p"), joins, agree))
        case ir.KeepMatched():
            return _matched(dialect, names, identifier, rule, partners)
        case ir.KeepGone():
            return _gone(dialect, names, identifier, rule)
        case ir.KeepAddressed():
            return takes_part(dialect, names, rule.users, "t")
        case _:
            assert_never(rule)


def _never() -> Node:
    return eq(number(1), number(0))


def one_of(dialect: Dialect, alias: str, column: ir.Column, values: Sequence[str]) -> Node:
    """Return the condition that a column, as text, holds one of the values; with no value it never does."""
    if not values:
        return _never()
    return exp.In(this=dialect.as_text(col(alias, column.name)), expressions=[dialect.text(item) for item in values])


def _matched(
    dialect: Dialect, names: Names, identifier: ir.Column, rule: ir.KeepMatched, partners: Partners
) -> Node:
    pairs = partners(rule.map)
    if pairs is None:
        return _never()
    on = same(dialect, col("m", "new_id"), names.map(rule.map).new, col("t", identifier.name), identifier)
    return exists(select([number(1)], named(pairs, "m"), where=on))


def _gone(dialect: Dialect, names: Names, identifier: ir.Column, rule: ir.KeepGone) -> Node:
    item = names.map(rule.map)
    partner = same(dialect, col("m", "new_id"), item.new, col("t", identifier.name), identifier)
    there = same(dialect, col("s", rule.source_id.name), rule.source_id, col("m", "old_id"), item.old)
    yes = dialect.flag(True)
    pairs = select(
        [number(1)],
        named(names.work(rule.map), "m"),
        where=all_of(
            partner,
            exp.Paren(this=exp.Or(this=eq(col("m", "made"), yes), expression=eq(col("m", "fresh"), yes.copy()))),
            absent(select([number(1)], named(names.table(rule.source), "s"), where=there)),
        ),
    )
    return exists(pairs)


# --- processes -----------------------------------------------------------------------------------


def _select_processes(
    dialect: Dialect, names: Names, step: ir.SelectProcesses, partners: Partners
) -> list[Statement]:
    def tree(alias: str) -> Node:
        own = col(alias, step.identifier.name)
        return call("COALESCE", call("NULLIF", col(alias, step.top.name), number(0)), own)

    def process(alias: str) -> Node:
        return named(names.table(step.table), alias)

    words = [f"its top process has one of {len(step.definitions)} definitions in scope"]
    conditions: list[Node] = [one_of(dialect, "top", step.definition, step.definitions)]
    if step.open_only and step.status is not None:
        words.append("one of its processes is not at its end" + (", or was moved before" if step.moved else ""))
        ended = one_of(dialect, "q", step.status, step.terminal)
        goes_on: Node = all_of(not_null(col("q", step.status.name)), exp.Not(this=exp.Paren(this=ended)))
        moved = partners(step.moved) if step.moved is not None else None
        if step.moved is not None and moved is not None:
            old = names.map(step.moved).old
            known = same(dialect, col("m", "old_id"), old, col("q", step.identifier.name), step.identifier)
            before = exists(select([number(1)], named(moved, "m"), where=known))
            goes_on = exp.Paren(this=any_of(goes_on, before))
        conditions.append(exists(select([number(1)], process("q"), where=all_of(eq(tree("q"), tree("p")), goes_on))))
    if step.skip_unmatched:
        words.append("every process and activity of it has a definition with a partner")
        conditions += _complete(dialect, names, step, partners, tree("q"), tree("p"))
    query = select(
        [as_(col("p", step.identifier.name), "id")],
        process("p"),
        [join(process("top"), eq(col("top", step.identifier.name), tree("p")))],
        all_of(*conditions),
    )
    why = f"Whole trees of {label(step.label)} ({step.table.side.value}), never a part: {'; '.join(words)}."
    return [Statement(why, _insert(dialect, step.rows, query), counted=True), *_measured(dialect, [step.rows])]


def _complete(
    dialect: Dialect, names: Names, step: ir.SelectProcesses, partners: Partners, tree: Node, wanted: Node
) -> list[Node]:
    """Return that no process and no activity of a tree has a definition without partner."""
    conditions: list[Node] = []
    lone = _without_partner(dialect, names, step.definition_map, partners, "q", step.definition)
    within = eq(tree, wanted)
    conditions.append(
        absent(select([number(1)], named(names.table(step.table), "q"), lone[0], all_of(within.copy(), lone[1])))
    )
    if step.activities is None or step.activity_map is None:
        return conditions
    assert step.activity_process is not None and step.activity_definition is not None
    lone = _without_partner(dialect, names, step.activity_map, partners, "a", step.activity_definition)
    on = same(
        dialect, col("q", step.identifier.name), step.identifier,
        col("a", step.activity_process.name), step.activity_process,
    )
    joins = [join(named(names.table(step.table), "q"), on), *lone[0]]
    activities = named(names.table(step.activities), "a")
    conditions.append(absent(select([number(1)], activities, joins, all_of(within, lone[1]))))
    return conditions


def _without_partner(
    dialect: Dialect, names: Names, table: str, partners: Partners, alias: str, column: ir.Column
) -> tuple[list[exp.Join], Node]:
    pairs = partners(table)
    assert pairs is not None  # literal maps are known in every script
    on = same(dialect, col("d", "old_id"), names.map(table).old, col(alias, column.name), column)
    return [join(named(pairs, "d"), on, left=True)], is_null(col("d", "old_id"))


# --- closure -------------------------------------------------------------------------------------


def _grown(link: ir.Needs | ir.Follows) -> str:
    return link.parent_rows if isinstance(link, ir.Needs) else link.child_rows


def _close_rows(dialect: Dialect, names: Names, links: Sequence[ir.Needs | ir.Follows]) -> list[Statement]:
    if not links:
        return []
    why = "Selected rows bring others with them, and these bring more: again and again, until nothing is added."
    inserts = [_growth(dialect, names, link) for link in links]
    grown = sorted({_grown(link) for link in links})
    return [Statement(why, dialect.until_nothing(inserts)), *_measured(dialect, grown)]


def _growth(dialect: Dialect, names: Names, link: ir.Needs | ir.Follows) -> tuple[str, str]:
    """Return the comment and the INSERT of one link."""
    child, parent = named(names.table(link.child), "c"), named(names.table(link.parent), "p")
    match link:
        case ir.Needs():
            comment = f"{label(link.label)}: rows that refer need the rows that they refer to."
            chosen = selected_join(dialect, link.child_rows, "c", link.child_id)
            on = same(dialect, col("p", link.parent_id.name), link.parent_id, col("c", link.column.name), link.column)
            refers: Node = on
            if link.selector is not None:
                refers = all_of(one_of(dialect, "c", link.selector, link.selectors), on)
            conditions = [
                exists(select([number(1)], child, chosen, refers)),
                absent(_held(dialect, link.parent_rows, "p", link.parent_id)),
            ]
            query = select([as_(col("p", link.parent_id.name), "id")], parent, where=all_of(*conditions))
            return comment, _insert(dialect, link.parent_rows, query)
        case ir.Follows():
            which = "selected rows" if link.parent_rows is not None else f"any row of {names.shown(link.parent)}"
            comment = f"{label(link.label)}: rows that refer to {which} go with them."
            chosen = selected_join(dialect, link.parent_rows, "p", link.parent_id)
            agree = columns_agree(dialect, link.parent_id, link.columns, "c", "p")
            conditions = [
                exists(select([number(1)], parent, chosen, agree)),
                absent(_held(dialect, link.child_rows, "c", link.child_id)),
            ]
            query = select([as_(col("c", link.child_id.name), "id")], child, where=all_of(*conditions))
            return comment, _insert(dialect, link.child_rows, query)
        case _:
            assert_never(link)


def _held(dialect: Dialect, rows: str, alias: str, identifier: ir.Column) -> exp.Select:
    return select([number(1)], named(dialect.temporary(rows), "g"), where=_is(dialect, "g", alias, identifier))
