"""Links of ODC's people replaced: what is wanted, what is left over, and the way back (docs/odc-users.md)."""

from __future__ import annotations

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.images import STEP
from compiler.sql.labels import label
from compiler.sql.odc_people import derived
from compiler.sql.partners import Partners
from compiler.sql.selections import selected_join
from compiler.sql.selects import same
from compiler.sql.statement import Lowered, Statement
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
    number,
    select,
)
from compiler.sql.values import is_fresh

_DELETED, _INSERTED = "deleted", "inserted"


# --- what is wanted ------------------------------------------------------------------------------


def _wanted(dialect: Dialect, names: Names, step: ir.ReplaceLinks) -> exp.Select:
    """Return the links of the source as the target must have them, each once: left_id, right_id."""
    left, right = names.map(step.left_map), names.map(step.right_map)
    joins = selected_join(dialect, step.rows, "s", step.source_id)
    for alias, item, table, column in (
        ("l", left, step.left_map, step.source_left),
        ("r", right, step.right_map, step.source_right),
    ):
        on = same(dialect, col(alias, "old_id"), item.old, col("s", column.name), column)
        joins.append(join(named(names.work(table), alias), on))
    query = select(
        [as_(col("l", "new_id"), "left_id"), as_(col("r", "new_id"), "right_id")],
        named(names.table(step.source), "s"),
        joins,
    )
    query.set("distinct", exp.Distinct())
    return query


def _is_wanted(dialect: Dialect, names: Names, step: ir.ReplaceLinks) -> exp.Select:
    """Return the wanted link that the target's link ``t`` is."""
    query = exp.Subquery(this=_wanted(dialect, names, step))
    return select([number(1)], named(query, "w"), where=_agree(dialect, names, step))


def _agree(dialect: Dialect, names: Names, step: ir.ReplaceLinks) -> Node:
    """Return the condition that a wanted link ``w`` and a link ``t`` of the target are the same."""
    left, right = names.map(step.left_map).new, names.map(step.right_map).new
    return all_of(
        same(dialect, col("t", step.left.name), step.left, col("w", "left_id"), left),
        same(dialect, col("t", step.right.name), step.right, col("w", "right_id"), right),
    )


def _ours(dialect: Dialect, names: Names, step: ir.ReplaceLinks) -> list[Node]:
    """Return the conditions that a link ``t`` of the target is one of those that are replaced."""

    def known(table: str, column: ir.Column) -> Node:
        on = same(dialect, col("t", column.name), column, col("m", "new_id"), names.map(table).new)
        return exists(select([number(1)], named(names.work(table), "m"), where=on))

    right = known(step.right_map, step.right)
    if step.within is not None:
        within = step.within
        column = dialect.fold(dialect.as_text(col("x", within.column.name)))
        values: list[Node] = [dialect.fold(dialect.text(item)) for item in within.values]
        own = same(dialect, col("x", within.identifier.name), within.identifier, col("t", step.right.name), step.right)
        inside = select(
            [number(1)],
            named(names.table(within.table), "x"),
            where=all_of(own, exp.In(this=column, expressions=values)),
        )
        right = exp.Paren(this=any_of(right, exists(inside)))
    return [known(step.left_map, step.left), right]


def lost_links(dialect: Dialect, names: Names, step: ir.ReplaceLinks, partners: Partners) -> exp.Select | None:
    """Return, by name, the rows that a selected link leads to and that have no partner; None: none can be told."""
    found = partners(step.right_map)
    if step.named is None or found is None:
        return None
    rows, right = step.named, names.map(step.right_map)
    refers = same(
        dialect, col("n", rows.identifier.name), rows.identifier, col("s", step.source_right.name), step.source_right
    )
    has = same(dialect, col("m", "old_id"), right.old, col("n", rows.identifier.name), rows.identifier)
    query = select(
        [as_(dialect.as_text(col("n", rows.name.name)), "sample")],
        named(names.table(step.source), "s"),
        [
            *selected_join(dialect, step.rows, "s", step.source_id),
            join(named(names.table(rows.table), "n"), refers),
            join(named(found, "m"), has, left=True),
        ],
        where=is_null(col("m", "old_id")),
    )
    query.set("distinct", exp.Distinct())
    return query


# --- replaced ------------------------------------------------------------------------------------


def replace_links(dialect: Dialect, names: Names, step: ir.ReplaceLinks) -> Lowered:
    """Return the statements that make the links those of the source."""
    target, shown = dialect.inline(names.table(step.target)), label(step.label)
    statements: list[Statement] = []
    lost = lost_links(dialect, names, step, names.work)
    if lost is not None:
        statements.append(
            Statement(
                "A role that somebody has must be one role of ODC, by its name.",
                dialect.refuse_when(
                    dialect.sql(lost),
                    "O11-0901",
                    f"{shown} leads to roles that ODC lacks, or has more than once",
                    "Nothing was changed. Publish the assets with these roles in ODC, each name once.",
                ),
            )
        )
    listed = ", ".join(dialect.name_of(item.name) for item in step.stored)
    gone = all_of(*_ours(dialect, names, step), absent(_is_wanted(dialect, names, step)))
    if step.keep is not None:
        columns = [item.name for item in step.stored]
        statements.append(
            Statement(
                f"Links of {shown} that are deleted or inserted below, for rollback.sql.",
                dialect.like_table(names.made(step.keep), names.table(step.target).sql(dialect.glot), columns, STEP),
            )
        )
        kept = dialect.inline(names.work(step.keep))
        rows = select(
            [as_(dialect.text(_DELETED), STEP), *(col("t", item.name) for item in step.stored)],
            named(names.table(step.target), "t"),
            where=gone.copy(),
        )
        statements.append(
            Statement(
                "Links that the source does not have (any more), as they are now.",
                f"INSERT INTO {kept} ({dialect.name_of(STEP)}, {listed})\n{dialect.sql(rows)}",
            )
        )
    statements.append(
        Statement(
            f"Links of {shown} between migrated rows are those of the source: others go. Links to what this plan does "
            "not migrate stay.",
            dialect.delete(target, "t", dialect.sql(gone)),
        )
    )
    given = [step.left.name, step.right.name]
    values: list[Node] = [col("w", "left_id"), col("w", "right_id")]
    if step.key is not None:
        both = dialect.concat(
            dialect.as_text(col("w", "left_id")), dialect.text("/"), dialect.as_text(col("w", "right_id"))
        )
        given.append(step.key.name)
        values.append(derived(dialect, ("o11c.link", step.target.name), both, step.key))
    for plan in step.columns:
        assert isinstance(plan.value, ir.Constant)
        given.append(plan.target.name)
        values.append(dialect.constant(plan.value))
    lacking = absent(select([number(1)], named(names.table(step.target), "t"), where=_agree(dialect, names, step)))
    names_of = ", ".join(map(dialect.name_of, given))
    if step.keep is not None:
        kept = dialect.inline(names.work(step.keep))
        wanted = named(exp.Subquery(this=_wanted(dialect, names, step)), "w")
        marked: list[Node] = [as_(dialect.text(_INSERTED), STEP), *(item.copy() for item in values)]
        rows = select(marked, wanted, where=lacking.copy())
        statements.append(
            Statement(
                "Links that the target lacks.",
                f"INSERT INTO {kept} ({dialect.name_of(STEP)}, {names_of})\n{dialect.sql(rows)}",
            )
        )
    wanted = named(exp.Subquery(this=_wanted(dialect, names, step)), "w")
    statements.append(
        Statement(
            f"Links of {shown} that the target lacks; those that both have stay as they are.",
            f"INSERT INTO {target} ({names_of})\n{dialect.sql(select(values, wanted, where=lacking))}",
            counted=True,
        )
    )
    return Lowered(tuple(statements))


# --- judged --------------------------------------------------------------------------------------


def check_links(dialect: Dialect, names: Names, check: ir.CheckLinks, table: str) -> Statement:
    """Return the statement that counts wanted links, those of them that are there, and those left over.

    ``table`` holds the results of checks.
    """
    step, shown = check.links, label(check.label)
    wanted = exp.Subquery(this=_wanted(dialect, names, step))
    there = exists(select([number(1)], named(names.table(step.target), "t"), where=_agree(dialect, names, step)))
    counted = select(
        [as_(count_all(), "wanted"), as_(dialect.count_if(there), "found")], named(wanted, "w")
    )
    over = select(
        [as_(count_all(), "over")],
        named(names.table(step.target), "t"),
        where=all_of(*_ours(dialect, names, step), absent(_is_wanted(dialect, names, step))),
    )
    return Statement(
        f"{shown}: the links of migrated rows are those of the source.",
        f"INSERT INTO {table} (check_id, entity, what, expected, found, ok)\n"
        "SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found\n"
        f"FROM (\n{dialect.sql(counted)}\n) AS \"j\"\nCROSS JOIN (\n{dialect.sql(over)}\n) AS \"o\"\n"
        "CROSS JOIN LATERAL (VALUES\n"
        f"  ('{check.id}', '{shown}', 'links arrived', \"j\".\"wanted\", \"j\".\"found\"),\n"
        f"  ('{check.id}', '{shown}', 'links that the source does not have', 0, \"o\".\"over\")\n"
        ") AS v(check_id, entity, what, expected, found)",
    )


def _ends(dialect: Dialect, step: ir.RestoreLinks, alias: str) -> Node:
    """Return both ends of a link as one text."""
    left, right = (dialect.as_text(col(alias, item.name)) for item in (step.left, step.right))
    return dialect.concat(left, dialect.text(" and "), right)


def _leads_to_inserted(dialect: Dialect, names: Names, table: str, column: ir.Column) -> Node:
    """Return the condition that a link ``t`` leads to a row that the run has inserted."""
    on = same(dialect, col("t", column.name), column, col("m", "new_id"), names.map(table).new)
    return exists(select([number(1)], named(names.work(table), "m"), where=all_of(on, is_fresh(dialect, "m"))))


# --- undone --------------------------------------------------------------------------------------


def restore_links(dialect: Dialect, names: Names, step: ir.RestoreLinks) -> Lowered:
    """Return the statements that bring the links back that were there before the run."""
    target, shown = dialect.inline(names.table(step.table)), label(step.label)
    listed = ", ".join(dialect.name_of(item.name) for item in step.stored)

    def agree() -> Node:
        return all_of(
            eq(col("t", step.left.name), col("b", step.left.name)),
            eq(col("t", step.right.name), col("b", step.right.name)),
        )

    def kept(what: str) -> Node:
        return eq(col("b", STEP), dialect.text(what))

    there = select([number(1)], named(names.table(step.table), "t"), where=agree())
    changed = any_of(
        all_of(kept(_INSERTED), absent(there)), all_of(kept(_DELETED), exists(there.copy()))
    )
    later = select([as_(_ends(dialect, step, "b"), "sample")], named(names.work(step.before), "b"), where=changed)
    inserted = exists(
        select([number(1)], named(names.work(step.before), "b"), where=all_of(kept(_INSERTED), agree()))
    )
    newer = select(
        [as_(_ends(dialect, step, "t"), "sample")],
        named(names.table(step.table), "t"),
        where=all_of(
            exp.Paren(
                this=any_of(
                    _leads_to_inserted(dialect, names, step.left_map, step.left),
                    _leads_to_inserted(dialect, names, step.right_map, step.right),
                )
            ),
            exp.Not(this=inserted.copy()),
        ),
    )
    back = select(
        [col("b", item.name) for item in step.stored], named(names.work(step.before), "b"), where=kept(_DELETED)
    )
    overriding = "\nOVERRIDING SYSTEM VALUE" if step.identities else ""
    return Lowered(
        (
            Statement(
                "A link that somebody has changed since is not touched: undo would lose that.",
                dialect.refuse_when(
                    dialect.sql(later),
                    "O11-0947",
                    f"links of {shown} have changed since the run",
                    "Nothing was undone. Make these links as the run left them, or restore a backup.",
                ),
            ),
            Statement(
                "Nor are rows taken away that somebody has linked since.",
                dialect.refuse_when(
                    dialect.sql(newer),
                    "O11-0949",
                    f"links of {shown} that came later lead to rows that the run has inserted",
                    "Nothing was undone. Remove these links first, or restore a backup.",
                ),
            ),
            Statement(
                f"The links of {shown} that the run has inserted go.",
                dialect.delete(target, "t", dialect.sql(inserted)),
            ),
            Statement(
                "Those that it has deleted come back.",
                f"INSERT INTO {target} ({listed}){overriding}\n{dialect.sql(back)}",
                counted=True,
            ),
        ),
        reads=(f"o11c.{step.before}", f"o11c.{step.left_map}", f"o11c.{step.right_map}"),
        writes=(names.shown(step.table),),
    )

