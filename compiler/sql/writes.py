"""Rows written: what an insert, an update and a link select, and what is looked at before."""

from __future__ import annotations

from sqlglot import exp

from compiler.metamodel.rows import DataType, TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.selections import selected_join, selected_rows
from compiler.sql.selects import map_join, same
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import (
    Node,
    all_of,
    any_of,
    as_,
    call,
    col,
    count_all,
    eq,
    is_null,
    join,
    named,
    not_null,
    number,
    select,
)
from compiler.sql.values import in_batch, own_rows, type_of_value, value_of

# Columns of the queries below that are not the target's own.
OLD = "o11c_old"
NEW = "o11c_new"

_TEXTS = {TypeKind.TEXT, TypeKind.UUID}


def _comment(plan: ir.ColumnPlan) -> str:
    return plan.reason if plan.attribute is None else f"{label(plan.attribute)}: {label(plan.reason)}"


# --- insert --------------------------------------------------------------------------------------


def insert_parts(
    dialect: Dialect, names: Names, step: ir.InsertRows, *, batched: bool = False
) -> tuple[list[str], exp.Select]:
    """Return the target columns of an insert and the SELECT that fills them, in the same order."""
    columns: list[str] = []
    values: list[Node] = []
    joins, where = inserted_rows(dialect, names, step, batched=batched)
    for plan in step.columns:
        node = value_of(dialect, names, plan.value, joins)
        if node is None:
            continue
        columns.append(plan.target.name)
        values.append(as_(node, plan.target.name, _comment(plan)))
    return columns, select(values, named(names.table(step.source), "s"), joins, where)


def inserted_rows(
    dialect: Dialect, names: Names, step: ir.InsertRows | ir.CheckUnique, *, batched: bool = False
) -> tuple[list[exp.Join], Node | None]:
    """Return the joins and the condition that leave the source rows ``s`` that the run inserts."""
    if not step.minted:
        return [own_rows(dialect, names, step.map, step.source_id, batched=batched)], None
    joins = selected_join(dialect, step.rows, "s", step.source_id)
    wanted: list[Node] = []
    if names.map(step.map).mixed:
        joins.append(map_join(dialect, names, step.map, "m", step.source_id, left=True, own=True))
        wanted.append(is_null(col("m", "old_id")))
    if batched:
        wanted += in_batch(dialect, col("s", step.source_id.name))
    return joins, all_of(*wanted) if wanted else None


def insert_why(names: Names, step: ir.InsertRows) -> str:
    """Return the reason of an insert in words: which rows, and which columns it does not name."""
    filler = names.filler(step.map)
    selected = step.rows is not None or (filler is not None and selected_rows(filler) is not None)
    rows = "selected row" if selected else "row"
    which = " that the target does not have yet" if names.map(step.map).mixed else ""
    why = f"One row for each {rows} of the source{which}; every reference goes through its map."
    if step.explicit_identity:
        why += " The ids are already in the map, so the identity column takes them as given."
    omitted = [
        f"{label(plan.target.name)} ({label(plan.reason)})"
        for plan in step.columns
        if isinstance(plan.value, ir.DatabaseDefault)
    ]
    if omitted:
        why += f" Not named here: {', '.join(omitted)}."
    return why


# --- update --------------------------------------------------------------------------------------


def link_reference(dialect: Dialect, names: Names, step: ir.LinkReference, *, batched: bool = False) -> Lowered:
    """Return the UPDATE that sets a reference which was inserted empty."""
    joins = [own_rows(dialect, names, step.map, step.source_id, batched=batched)]
    when: list[Node] = []
    if step.value.zero or step.value.instead is not None:
        # Not only rows with a partner get a value: those that get none keep what the insert wrote.
        value = value_of(dialect, names, step.value, joins)
        assert value is not None
        when.append(not_null(value.copy()))
    else:
        joins.append(map_join(dialect, names, step.value.map, "r", step.value.source, left=False))
        value = col("r", "new_id")
    touched = "the fresh ones of the map" if names.map(step.map).mixed else "those in the map"
    text = dialect.update(
        dialect.inline(names.table(step.target)),
        f"{dialect.name_of(step.column.name)} = {dialect.inline(value)}",
        (exp.From(this=named(names.table(step.source), "s")), *joins),
        eq(col("t", step.target_id.name), col("m", "new_id")),
        when,
    )
    why = f"The rows that it refers to are in now. Only rows of this run are touched: {touched}."
    return Lowered((Statement(why, text, counted=True, batched=batched),))


def update_parts(
    dialect: Dialect, names: Names, step: ir.UpdateRows, *, batched: bool = False
) -> tuple[exp.Select, list[str], list[Node]]:
    """Return the rows of an update with their new values, the assignments, the conditions that a value differs.

    ``q`` are the rows, ``t`` the target's; ``q.o11c_new`` is the row's id there.
    """
    joins = selected_join(dialect, step.rows, "s", step.source_id)
    joins.append(own_rows(dialect, names, step.map, step.source_id, fresh=False, batched=batched))
    values: list[Node] = [as_(col("m", "new_id"), NEW)]
    assignments: list[str] = []
    different: list[Node] = []
    for plan in step.columns:
        node = value_of(dialect, names, plan.value, joins)
        if node is None:
            continue
        name = plan.target.name
        if isinstance(plan.value, ir.Constant):
            node = dialect.typed(node, plan.target)  # a bare NULL has no type, or a wrong one
        values.append(as_(node, name, _comment(plan)))
        given: Node = col("q", name)
        if plan.folded:
            other = reads_otherwise(dialect, col("t", name), given.copy())
            given = exp.Case(ifs=[exp.If(this=other, true=given)], default=col("t", name))
        assignments.append(f"{dialect.name_of(name)} = {dialect.inline(given)}")
        different.append(differs(dialect, names, plan, col("t", name), col("q", name)))
    return select(values, named(names.table(step.source), "s"), joins), assignments, different


def update_rows(dialect: Dialect, names: Names, step: ir.UpdateRows, *, batched: bool = False) -> Lowered:
    """Return the UPDATE of rows that were in the target before, where a value differs."""
    query, assignments, different = update_parts(dialect, names, step, batched=batched)
    text = dialect.update(
        dialect.inline(names.table(step.target)),
        ",\n  ".join(assignments),
        (exp.From(this=named(exp.Subquery(this=query), "q")),),
        eq(col("t", step.target_id.name), col("q", NEW)),
        different,
    )
    why = (
        "Rows that were in the target before this run get the source's values. A row is written only where a "
        "value differs, so a second run writes nothing."
    )
    return Lowered((Statement(why, text, counted=True, batched=batched),))


def differs(dialect: Dialect, names: Names, plan: ir.ColumnPlan, target: Node, value: Node) -> Node:
    """Return the condition that a target column does not hold the value that its plan gives."""
    column, given = plan.target, type_of_value(names, plan)
    if plan.folded:
        return reads_otherwise(dialect, target, value)
    if isinstance(plan.value, ir.RemapText | ir.Mask):
        value = dialect.typed(value, column)  # what arrives is the value in the column's type
    elif (column.type.kind in _TEXTS or given.type.kind in _TEXTS) and column.type.kind is not given.type.kind:
        # An id that is a number here and a text there.
        target, value, column = dialect.as_text(target), dialect.as_text(value), ir.Column(column.name, _TEXT, "text")
        given = column
    return dialect.changed(target, column, value, given)


def reads_otherwise(dialect: Dialect, target: Node, value: Node) -> Node:
    """Return the condition that two texts are not equal as people read them; NULL is equal to NULL."""
    unlike = exp.NEQ(this=dialect.fold(dialect.as_text(target)), expression=dialect.fold(dialect.as_text(value)))
    one = all_of(is_null(target.copy()), not_null(value.copy()))
    other = all_of(not_null(target.copy()), is_null(value.copy()))
    return exp.Paren(this=any_of(unlike, exp.Paren(this=one), exp.Paren(this=other)))


_TEXT = DataType(TypeKind.TEXT)


# --- the stand-in --------------------------------------------------------------------------------


def user_tables(dialect: Dialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements that make the temporary tables of stand-in users, for a session's setup."""
    return tuple(
        Statement(
            f"The user that stands in for those without a partner. {dialect.how_long(step.name)}",
            dialect.temporary_create(
                step.name, [f"{dialect.name_of('id')} {dialect.key_type(step.target_id)} NOT NULL PRIMARY KEY"]
            ),
        )
        for step in plan.steps
        if isinstance(step, ir.FindUser)
    )


def find_user(dialect: Dialect, names: Names, step: ir.FindUser) -> Lowered:
    """Return the statements that find the stand-in and refuse the run unless there is one (O11-0922)."""
    found = dialect.temporary(step.name)
    table = dialect.inline(found.copy())
    query = select(
        [as_(col("t", step.target_id.name), "id")],
        named(names.table(step.target), "t"),
        where=eq(dialect.fold(dialect.as_text(col("t", step.match.name))), dialect.fold(dialect.text(step.value))),
    )
    tally = dialect.concat(dialect.as_text(count_all()), dialect.text(" found"))
    counted = select(
        [as_(tally, "sample")], found, having=exp.NEQ(this=count_all(), expression=number(1))
    )
    named_so = f"{label(step.match.name)} {label(step.value)}"
    statements = [
        Statement(
            f"References to users without a partner go to the target's user with {named_so}.",
            f"INSERT INTO {table} ({dialect.name_of('id')})\n{dialect.sql(query)}",
            counted=True,
        ),
        Statement(
            "There must be one such user, and no second one.",
            dialect.refuse_when(
                dialect.sql(counted),
                "O11-0922",
                f"the user with {named_so} is not there once",
                "Nothing was changed. Correct users.unmatched in the project file and compile again.",
            ),
        ),
    ]
    statements.append(Statement("The planner must know that it is one row.", dialect.measure(table)))
    return Lowered(tuple(statements))


# --- masked values -------------------------------------------------------------------------------


def check_unique(dialect: Dialect, names: Names, step: ir.CheckUnique) -> Lowered:
    """Return the checks that masked values do not collide in a unique index (O11-0923)."""
    joins, where = inserted_rows(dialect, names, step)
    values: list[Node] = [as_(dialect.as_text(col("s", step.source_id.name)), OLD)]
    for plan in step.columns:
        node = value_of(dialect, names, plan.value, joins)
        if node is None or isinstance(node, exp.Null):
            name = label(plan.target.name)
            why = f"{name} is empty, or the database fills it: only the index itself can find collisions."
            return Lowered((Statement(why, "SELECT 1 AS nothing_to_do"),))
        values.append(as_(_compared(dialect, names, plan, node), plan.target.name, _comment(plan)))
    rows = select(values, named(names.table(step.source), "s"), joins, where)
    keys = [plan.target.name for plan in step.columns]
    present = all_of(*(not_null(col("q", name)) for name in keys))
    twice = select(
        [as_(call("MIN", col("q", OLD)), "sample")],
        named(exp.Subquery(this=rows), "q"),
        where=present,
        group=[col("q", name) for name in keys],
        having=exp.GT(this=count_all(), expression=number(1)),
    )
    on = all_of(*(_equal(dialect, names, plan) for plan in step.columns))
    taken = select(
        [as_(col("q", OLD), "sample")],
        named(exp.Subquery(this=rows.copy()), "q"),
        [join(named(names.table(step.target), "t"), on)],
    )
    index = f"{label(step.index)} of {names.shown(step.target)}"
    hint = "Nothing was changed. Use another mask, or another key. The samples are ids of the source."
    return Lowered(
        (
            Statement(
                f"Values as they will be written must be unique in the index {index}.",
                dialect.refuse_when(
                    dialect.sql(twice), "O11-0923", f"values of this run collide in the index {index}", hint
                ),
            ),
            Statement(
                "No row of the target may have them already.",
                dialect.refuse_when(
                    dialect.sql(taken), "O11-0923", f"values collide with rows of the target in the index {index}", hint
                ),
            ),
        )
    )


def _compared(dialect: Dialect, names: Names, plan: ir.ColumnPlan, node: Node) -> Node:
    """Return a value as the index compares it: a text under the target column's collation."""
    if plan.target.type.kind is TypeKind.TEXT:
        if type_of_value(names, plan).type.kind is not TypeKind.TEXT:
            node = dialect.as_text(node)
        return dialect.collate(node, plan.target)
    return node


def _equal(dialect: Dialect, names: Names, plan: ir.ColumnPlan) -> Node:
    given = plan.target if plan.target.type.kind is TypeKind.TEXT else type_of_value(names, plan)
    return same(dialect, col("t", plan.target.name), plan.target, col("q", plan.target.name), given)
