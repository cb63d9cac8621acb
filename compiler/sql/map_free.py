"""What verify.sql can check of an entity when the maps have gone with the session of migrate.sql.

A migrated row and one that was there before look alike then. So most counts are for information; they are
compared only where every row of the table was written by the run: mode replace, all rows of the source.
"""

from __future__ import annotations

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.judged import Line
from compiler.sql.labels import label
from compiler.sql.selects import same
from compiler.sql.tree import (
    Node,
    all_of,
    as_,
    cast,
    col,
    count_all,
    is_null,
    join,
    named,
    not_null,
    null,
    number,
    select,
)


def free_rows(dialect: Dialect, names: Names, check: ir.CheckRows) -> tuple[exp.Select, list[Line]]:
    """Return a query for one row that counts an entity's rows in the target, and the result lines over it."""
    own = _is_own(names, check)
    columns: list[Node] = [as_(count_all(), "target_rows")]
    # NULL is for information; with its type, for where no other line has one.
    nothing = cast(null(), "bigint")
    expected: Node = nothing
    if own:
        whole = select([count_all()], names.table(check.source))
        columns.append(as_(exp.Subquery(this=whole), "source_rows"))
        expected = col("j", "source_rows")
    lines = [Line("rows", expected, col("j", "target_rows"))]
    joins: list[exp.Join] = []
    for index, reference in enumerate(check.references, start=1):
        if reference.referenced is None or reference.referenced_id is None:
            continue
        parent, name = f"p{index}", reference.target.name
        value = col("t", name)
        on = same(dialect, col(parent, reference.referenced_id.name), reference.referenced_id, value, reference.target)
        joins.append(join(named(names.table(reference.referenced), parent), on, left=True))
        lost = all_of(not_null(value.copy()), is_null(col(parent, reference.referenced_id.name)))
        if reference.zero:
            lost = all_of(lost, exp.NEQ(this=value.copy(), expression=number(0)))
        columns.append(as_(dialect.count_if(lost), f"lost_{index}"))
        words = f"{label(reference.attribute)}: refers to no row"
        lines.append(Line(words, number(0) if own else nothing.copy(), col("j", f"lost_{index}")))
    return select(columns, named(names.table(check.target), "t"), joins), lines


def _is_own(names: Names, check: ir.CheckRows) -> bool:
    """Tell whether every row of the target's table is one that the run has written, and every source row is there."""
    if check.rows is not None:
        return False
    return any(item.entity == check.entity and item.mode == "replace" for item in names.plan.members)
