"""Rows judged by the verification: one row of counts for a check, and the lines that are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.selections import selected_join
from compiler.sql.selects import map_join, names_row, same
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    any_of,
    as_,
    col,
    count_all,
    eq,
    is_null,
    join,
    named,
    not_null,
    null,
    number,
    select,
)
from compiler.sql.values import (
    is_fresh,
    is_zero,
    remapped,
    remapped_text,
    value_of,
    without_partner,
)
from compiler.sql.writes import differs, reads_otherwise


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a check's result. ``expected`` and ``found`` are over the columns of the judged row ``j``.

    ``expected`` is None where there is nothing to compare with: the line is for information and is no check.
    """

    what: str
    expected: Node | None
    found: Node

    def wanted(self) -> Node:
        """Return what the result table holds as expected: NULL for information."""
        return null() if self.expected is None else self.expected


# The words that the summary of verify.sql looks for.
ARRIVED = "rows arrived"
INSERTED = "rows inserted"
UPDATED = "rows that were there before, updated where they differed"
KEPT = "rows that were there before, kept as they were"
LEFT_OUT = "rows of the source that do not take part"

# The columns of the summary: name, what is summed, over which lines. Inserted, updated and kept rows are together
# the expected ones; rows that are not selected come on top of them.
TALLY = (
    ("expected", "expected", (ARRIVED,)),
    ("inserted", "found", (INSERTED,)),
    ("updated", "found", (UPDATED,)),
    ("kept", "found", (KEPT,)),
    ("not_selected", "found", (LEFT_OUT,)),
)


def _counted(name: str) -> Node:
    return col("j", name)


def _copied(item: ir.CopyCheck) -> Node:
    value = col("s", item.source.name)
    return exp.Trim(this=value) if item.trimmed else value


def judged_rows(dialect: Dialect, names: Names, check: ir.CheckRows) -> tuple[exp.Select, list[Line]]:
    """Return a query for one row that counts an entity's rows, and the result lines over it.

    Per reference the right and the lost ones are counted. Right: the target's value is what the map
    says, and the row that it names exists. Lost: the source has a value and the map has no partner for
    it. ``fresh_only``: values are judged in the rows that the run inserted, the others only have to be there.
    """
    joins = selected_join(dialect, check.rows, "s", check.source_id)
    joins += [
        map_join(dialect, names, check.map, "m", check.source_id, left=True, own=True),
        join(named(names.table(check.target), "t"), eq(_target(check), col("m", "new_id")), left=True),
    ]
    columns: list[Node] = [
        as_(count_all(), "source_rows"),
        as_(dialect.count_if(not_null(_target(check))), "target_rows"),
    ]
    lines = [Line(ARRIVED, _counted("source_rows"), _counted("target_rows")), *_tally(dialect, names, check, columns)]
    judged = "fresh_rows" if check.fresh_only else "source_rows"

    def count(name: str, condition: Node) -> Node:
        """Count among the rows that are judged, and return the count's column."""
        if check.fresh_only:
            condition = all_of(is_fresh(dialect, "m"), exp.Paren(this=condition))
        columns.append(as_(dialect.count_if(condition), name))
        return _counted(name)

    if check.copies:
        changed = [
            reads_otherwise(dialect, col("t", item.target.name), _copied(item))
            if item.folded
            else dialect.changed(col("t", item.target.name), item.target, col("s", item.source.name), item.source)
            for item in check.copies
        ]
        found = count("changed_rows", all_of(not_null(_target(check)), exp.Paren(this=any_of(*changed))))
        lines.append(Line("rows with a copied value that differs", number(0), found))
    for index, reference in enumerate(check.references, start=1):
        right, lost = _reference(dialect, names, reference, index, joins)
        name = label(reference.attribute)
        lines.append(Line(f"{name}: right", _counted(judged), count(f"right_{index}", right)))
        found = count(f"lost_{index}", lost)
        accepted = reference.instead is not None or reference.missing is ir.Missing.NULL
        become = "the stand-in" if reference.instead is not None else "NULL"
        words = f"without partner, now {become}" if accepted else "without partner"
        lines.append(Line(f"{name}: {words}", None if accepted else number(0), found))
        if accepted and reference.origin is not None and reference.origin_id is not None:
            there = _origin(dialect, names, reference, reference.origin, reference.origin_id, index, joins)
            found = count(f"lacking_{index}", all_of(lost.copy(), there))
            lines.append(Line(f"{name}: without partner though the source has the row", number(0), found))
    for index, plan in enumerate(check.computed, start=1):
        name = label(plan.attribute or plan.target.name)
        node, unknown = _computed(dialect, names, plan, joins)
        wrong = all_of(not_null(_target(check)), differs(dialect, names, plan, col("t", plan.target.name), node))
        kind = "mask" if isinstance(plan.value, ir.Mask) else "map"
        lines.append(Line(f"{name}: not what the {kind} gives", number(0), count(f"wrong_{index}", wrong)))
        if unknown is not None and isinstance(plan.value, ir.RemapText):
            found = count(f"unknown_{index}", unknown)
            accepted = plan.value.missing is ir.Missing.NULL
            words = "without partner, now empty" if accepted else "without partner"
            lines.append(Line(f"{name}: {words}", None if accepted else number(0), found))
    return select(columns, named(names.table(check.source), "s"), joins), lines


def _tally(dialect: Dialect, names: Names, check: ir.CheckRows, columns: list[Node]) -> list[Line]:
    """Return the lines that say what became of every source row; ``columns`` grows by their counts.

    Expected are the pairs of the map, and of the rows outside a selection what is left of the whole table;
    found are rows of the target, and source rows that the selection lacks.
    """
    there = not_null(_target(check))

    def count(name: str, condition: Node) -> Node:
        columns.append(as_(dialect.count_if(condition), name))
        return _counted(name)

    count("fresh_rows", is_fresh(dialect, "m"))
    pairs = select([count_all()], named(names.work(check.map), "f"), where=is_fresh(dialect, "f"))
    columns.append(as_(exp.Subquery(this=pairs), "fresh_pairs"))
    inserted = count("inserted_rows", all_of(is_fresh(dialect, "m"), there))
    lines = [Line(INSERTED, _counted("fresh_pairs"), inserted)]
    if names.map(check.map).mixed:
        before = is_fresh(dialect, "m", fresh=False)
        known = count("known_rows", before)
        words = KEPT if check.fresh_only else UPDATED
        lines.append(Line(words, known, count("present_rows", all_of(before.copy(), there.copy()))))
    if check.rows is not None:
        whole = select([count_all()], names.table(check.source))
        chosen = named(dialect.temporary(check.rows), "k")
        outside = absent(
            select([number(1)], chosen, where=eq(col("k", "id"), col("w", check.source_id.name)))
        )
        rest = select([count_all()], named(names.table(check.source), "w"), where=outside)
        columns.append(as_(exp.Subquery(this=whole), "whole_rows"))
        columns.append(as_(exp.Subquery(this=rest), "left_out"))
        expected = exp.Sub(this=_counted("whole_rows"), expression=_counted("source_rows"))
        lines.append(Line(LEFT_OUT, expected, _counted("left_out")))
    return lines


def subject(check: ir.CheckRows) -> str:
    """Return in words whose target rows are looked for."""
    return "source row" if check.rows is None else "selected source row"


def compared(names: Names, check: ir.CheckRows) -> str:
    """Return in words what is compared besides."""
    parts = ["each reference is what the map says and exists"]
    if check.copies:
        parts.append("each copied value is the source's")
    if check.computed:
        parts.append("each mask and each id in a text is what the run made of it")
    words = f"{', '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 1 else f"and {parts[0]}"
    if check.fresh_only:
        return f"{words} (in rows that the run inserted)"
    kept = _kept_spelling(names, check)
    return f"{words}, but for the business key ({kept}), which keeps the target's spelling" if kept else words


def _kept_spelling(names: Names, check: ir.CheckRows) -> str:
    """Return the copied texts that rows are matched by, compared as people read them only, as words."""
    step = names.filler(check.map)
    if not isinstance(step, ir.BuildMatchedMap):
        return ""
    seen = {check.target_id.name, *(item.target.name for item in check.copies if not item.folded)}
    keys = [item for item in step.columns if item.how is not ir.How.MAPPED and item.target.name not in seen]
    return ", ".join(label(item.attribute) for item in keys)


def _target(check: ir.CheckRows) -> Node:
    return col("t", check.target_id.name)


def _reference(
    dialect: Dialect, names: Names, reference: ir.ReferenceCheck, index: int, joins: list[exp.Join]
) -> tuple[Node, Node]:
    """Return the conditions that a reference is right, and that it has no partner; ``joins`` grows."""
    value = ir.Remap(reference.source, reference.map, reference.missing, reference.zero, reference.instead)
    expected = remapped(dialect, names, value, joins, index)
    new = names.map(reference.map).new
    actual = reference.target
    right: Node = same(dialect, expected.copy(), new, col("t", actual.name), actual)
    if reference.referenced is not None and reference.referenced_id is not None:
        parent, identifier = f"p{index}", reference.referenced_id
        on = same(dialect, col(parent, identifier.name), identifier, expected.copy(), new)
        joins.append(join(named(names.table(reference.referenced), parent), on, left=True))
        exists: Node = not_null(col(parent, identifier.name))
        if reference.zero:
            exists = exp.Paren(this=any_of(exists, is_zero(reference.source)))
        right = all_of(right, exists)
    empty = all_of(is_null(col("t", actual.name)), is_null(expected))
    right = exp.Or(this=exp.Paren(this=right), expression=exp.Paren(this=empty))
    return right, without_partner(value, index)


def _origin(
    dialect: Dialect,
    names: Names,
    reference: ir.ReferenceCheck,
    origin: ir.Table,
    identifier: ir.Column,
    index: int,
    joins: list[exp.Join],
) -> Node:
    """Return the condition that the source still has the row that a reference names; ``joins`` grows."""
    alias, value = f"x{index}", reference.source
    row, item = col(alias, identifier.name), names.map(reference.map)
    on = names_row(dialect, item, row, identifier, col("s", value.name), value)
    joins.append(join(named(names.table(origin), alias), on, left=True))
    return not_null(col(alias, identifier.name))


def _computed(
    dialect: Dialect, names: Names, plan: ir.ColumnPlan, joins: list[exp.Join]
) -> tuple[Node, Node | None]:
    """Return the value that a column must have, and for a text the condition that it has no partner."""
    if isinstance(plan.value, ir.RemapText):
        return remapped_text(dialect, names, plan.value, joins)
    node = value_of(dialect, names, plan.value, joins)
    assert node is not None, "only texts and masks are computed"
    return node, None


def judged_tree(dialect: Dialect, names: Names, check: ir.CheckTree) -> tuple[exp.Select, list[Line]]:
    """Return a query for one row that counts a tree's rows, and the result lines over it."""
    identifier, parent, top = check.identifier.name, check.parent.name, check.top.name

    def root(alias: str) -> Node:
        return exp.Paren(this=any_of(is_null(col(alias, parent)), eq(col(alias, parent), number(0))))

    def itself(alias: str) -> Node:
        return eq(col(alias, top), col(alias, identifier))

    own: Node = eq(col("t", identifier), col("m", "new_id"))
    if names.map(check.map).mixed:
        own = all_of(own, is_fresh(dialect, "m"))
    joins = [
        join(named(names.work(check.map), "m"), own),
        join(named(names.table(check.table), "a"), eq(col("a", identifier), col("t", parent)), left=True),
        join(named(names.table(check.table), "h"), eq(col("h", identifier), col("t", top)), left=True),
    ]
    counts = {
        "tree_rows": count_all(),
        "roots": dialect.count_if(root("t")),
        "own_roots": dialect.count_if(all_of(root("t"), itself("t"))),
        "children": dialect.count_if(exp.Not(this=root("t"))),
        "led": dialect.count_if(all_of(exp.Not(this=root("t")), eq(col("t", top), col("a", top)))),
        "headed": dialect.count_if(all_of(root("h"), itself("h"))),
    }
    lines = [
        Line("roots point at themselves", _counted("roots"), _counted("own_roots")),
        Line("other rows point where their parent points", _counted("children"), _counted("led")),
        Line("the top of every row is a root", _counted("tree_rows"), _counted("headed")),
    ]
    columns: list[Node] = [as_(node, name) for name, node in counts.items()]
    return select(columns, named(names.table(check.table), "t"), joins), lines
