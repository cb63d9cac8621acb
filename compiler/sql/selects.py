"""Queries whose shape both dialects share: rows through maps, references judged, records looked up."""

from __future__ import annotations

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.tree import (
    Node,
    all_of,
    any_of,
    as_,
    bare,
    call,
    col,
    count_all,
    count_over,
    eq,
    is_null,
    join,
    named,
    not_null,
    null,
    number,
    select,
)

PAIRS = "o11c_pair"
MATCHED = "o11c_matched"

_TEXTS = {TypeKind.TEXT, TypeKind.UUID}


def map_join(
    dialect: Dialect, names: Names, table: str, alias: str, value: ir.Column, *, left: bool, of: str = "s"
) -> exp.Join:
    """Return the join of a map to a source column."""
    old = names.map(table).old
    map_side: Node = col(alias, "old_id")
    value_side: Node = col(of, value.name)
    return join(named(names.work(table), alias), same(dialect, map_side, old, value_side, value), left=left)


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
    elif left_column.type.kind is TypeKind.TEXT and _collation(left_column) != _collation(right_column):
        right = dialect.collate(right, left_column)
    return eq(left, right)


def _collation(column: ir.Column) -> tuple[str | None, str | None]:
    return (column.collation_schema, column.collation)


def insert_parts(dialect: Dialect, names: Names, step: ir.InsertRows) -> tuple[list[str], exp.Select]:
    """Return the target columns of an insert and the SELECT that fills them, in the same order."""
    columns: list[str] = []
    values: list[Node] = []
    joins: list[exp.Join] = []
    if not step.minted:
        joins.append(map_join(dialect, names, step.map, "m", step.source_id, left=False))
    for plan in step.columns:
        node = _value(dialect, names, plan, joins)
        if node is None:
            continue
        columns.append(plan.target.name)
        comment = plan.reason if plan.attribute is None else f"{label(plan.attribute)}: {label(plan.reason)}"
        values.append(as_(node, plan.target.name, comment))
    return columns, select(values, named(names.table(step.source), "s"), joins)


def _value(dialect: Dialect, names: Names, plan: ir.ColumnPlan, joins: list[exp.Join]) -> Node | None:
    match plan.value:
        case ir.Copy(source=source):
            return col("s", source.name)
        case ir.NewId():
            return col("m", "new_id")
        case ir.Remap(source=source, map=table):
            alias = f"r{len(joins) + 1}"
            joins.append(map_join(dialect, names, table, alias, source, left=True))
            return col(alias, "new_id")
        case ir.Later():
            return null()
        case ir.Constant() as constant:
            return dialect.constant(constant)
        case ir.DatabaseDefault() | ir.Generated():
            return None


def pair_live(dialect: Dialect, names: Names, side: ir.Side, records: str) -> exp.Select:
    """Return (key, id) of all active records of a metamodel table on one side, as the maps print them."""
    plan = names.plan
    table = plan.system_table(side, records)
    modules = plan.system_table(side, "OSSYS_ESPACE")
    source = named(names.table(table.table), "r")

    def own(name: str) -> Node:
        return col("r", table.column(name).name)

    module_key = dialect.key(col("e", modules.column("SS_KEY").name))
    conditions: list[Node] = []
    joins: list[exp.Join] = []
    if table.has("IS_ACTIVE"):
        conditions.append(dialect.is_true(own("IS_ACTIVE")))
    if table.has("ESPACE_ID") and records != "OSSYS_ESPACE":
        on = eq(col("e", modules.column("ID").name), own("ESPACE_ID"))
        joins.append(join(named(names.table(modules.table), "e"), on))
        conditions.append(dialect.is_true(col("e", modules.column("IS_ACTIVE").name)))
    star = dialect.text("*")
    identifier = own("ID") if records != "OSSYS_ENTITY_RECORD" else own("DATA_ID")
    match records:
        case "OSSYS_ENTITY_RECORD":
            key = dialect.concat(
                module_key, star, dialect.key(own("ENTITY_SS_KEY")), star.copy(), dialect.key(own("SS_KEY"))
            )
        case "OSSYS_TENANT":
            key = dialect.concat(module_key, star, dialect.as_text(own("NAME")))
        case "OSSYS_ESPACE":
            key = dialect.key(own("SS_KEY"))
        case "OSSYS_APPLICATION":
            key = dialect.key(own("KEY"))
        case _:
            key = dialect.concat(module_key, star, dialect.key(own("SS_KEY")))
    where = all_of(*conditions) if conditions else None
    return select([as_(key, "key"), as_(dialect.as_text(identifier), "id")], source, joins, where)


def pair_drift(dialect: Dialect, names: Names, side: ir.Side, records: str, table: str, pairs: exp.Table) -> exp.Select:
    """Return the names of a literal map's pairs that one side does not have as printed."""
    live = exp.Subquery(this=pair_live(dialect, names, side, records))
    prefix = "source" if side is ir.Side.SOURCE else "target"
    identifier = "old_id" if side is ir.Side.SOURCE else "new_id"
    on = all_of(
        eq(col("l", "key"), col("p", f"{prefix}_key")),
        eq(col("l", "id"), col("p", identifier)),
    )
    return select(
        [as_(col("p", "name"), "name")],
        named(pairs, "p"),
        [join(named(live, "l"), on, left=True)],
        where=all_of(eq(col("p", "map_name"), dialect.text(table)), is_null(col("l", "id"))),
    )


def record_count_drift(
    dialect: Dialect, names: Names, side: ir.Side, records: str, prefix: str, count: int
) -> exp.Select:
    """Return a row when an entity has another number of active records than the snapshot had."""
    live = named(exp.Subquery(this=pair_live(dialect, names, side, records)), "l")
    start = call("LEFT", col("l", "key"), number(len(prefix)))
    counted = select([as_(count_all(), "records")], live, where=eq(start, dialect.text(prefix)))
    return select(
        [as_(dialect.text("number of records"), "sample")],
        named(exp.Subquery(this=counted), "n"),
        where=exp.NEQ(this=col("n", "records"), expression=number(count)),
    )


def judged_rows(dialect: Dialect, names: Names, check: ir.CheckRows) -> exp.Select:
    """Return one row that counts an entity's rows and, per reference, the right and the lost ones.

    Right: the target's value is what the map says, and the row that it names exists. Lost: the
    source has a value and the map has no partner for it.
    """
    target_id = col("t", check.target_id.name)
    joins = [
        map_join(dialect, names, check.map, "m", check.source_id, left=True),
        join(named(names.table(check.target), "t"), eq(target_id, col("m", "new_id")), left=True),
    ]
    columns: list[Node] = [
        as_(count_all(), "source_rows"),
        as_(dialect.count_if(not_null(col("t", check.target_id.name))), "target_rows"),
    ]
    if check.copies:
        changed = [
            dialect.changed(col("t", item.target.name), item.target, col("s", item.source.name), item.source)
            for item in check.copies
        ]
        arrived = not_null(col("t", check.target_id.name))
        columns.append(as_(dialect.count_if(all_of(arrived, exp.Paren(this=any_of(*changed)))), "changed_rows"))
    for index, reference in enumerate(check.references, start=1):
        alias, parent = f"r{index}", f"p{index}"
        joins.append(map_join(dialect, names, reference.map, alias, reference.source, left=True))
        new = names.map(reference.map).new
        right: Node = same(dialect, col(alias, "new_id"), new, col("t", reference.target.name), reference.target)
        if reference.referenced is not None and reference.referenced_id is not None:
            identifier = reference.referenced_id
            on = same(dialect, col(parent, identifier.name), identifier, col(alias, "new_id"), new)
            joins.append(join(named(names.table(reference.referenced), parent), on, left=True))
            right = all_of(right, not_null(col(parent, reference.referenced_id.name)))
        empty = all_of(is_null(col("t", reference.target.name)), is_null(col(alias, "new_id")))
        right = exp.Or(this=exp.Paren(this=right), expression=exp.Paren(this=empty))
        lost = all_of(not_null(col("s", reference.source.name)), is_null(col(alias, "new_id")))
        columns.append(as_(dialect.count_if(right), f"right_{index}"))
        columns.append(as_(dialect.count_if(lost), f"lost_{index}"))
    return select(columns, named(names.table(check.source), "s"), joins)


def judged_lines(dialect: Dialect, check: ir.CheckRows) -> list[tuple[str, str, Node, Node]]:
    """Return the check's result lines: check id, what, expected, found, over ``judged_rows``' columns."""
    lines: list[tuple[str, str, Node, Node]] = [
        (check.id, "rows arrived", col("j", "source_rows"), col("j", "target_rows"))
    ]
    if check.copies:
        lines.append((check.id, "rows with a copied value that differs", number(0), col("j", "changed_rows")))
    for index, reference in enumerate(check.references, start=1):
        name = label(reference.attribute)
        lines.append((check.id, f"{name}: right", col("j", "source_rows"), col("j", f"right_{index}")))
        accepted = reference.missing is ir.Missing.NULL
        expected: Node = col("j", f"lost_{index}") if accepted else number(0)
        words = "without partner, now NULL" if accepted else "without partner"
        lines.append((check.id, f"{name}: {words}", expected, col("j", f"lost_{index}")))
    return lines


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


def matching_users(dialect: Dialect, names: Names, step: ir.BuildMatchedMap, *, tenants: Node | None) -> exp.Select:
    """Return (old_id, new_id) of users whose names agree, each name met once on either side.

    ``tenants`` is the tenant map (a table or subquery ``n`` with old_id and new_id), None without tenants.
    """
    source, target = named(names.table(step.source), "s"), named(names.table(step.target), "t")
    source_match, target_match = col("s", step.source_match.name), col("t", step.target_match.name)
    folded = dialect.fold(dialect.as_text(source_match))
    conditions: list[Node] = [eq(dialect.fold(dialect.as_text(target_match)), folded)]
    joins: list[exp.Join] = []
    if tenants is not None and step.source_tenant is not None and step.target_tenant is not None:
        joins.append(join(tenants, eq(col("n", "old_id"), col("s", step.source_tenant.name))))
        conditions.append(eq(col("t", step.target_tenant.name), col("n", "new_id")))
    joins.append(join(target, all_of(*conditions)))
    pairs = select(
        [
            as_(col("s", step.source_id.name), "old_id"),
            as_(col("t", step.target_id.name), "new_id"),
            as_(count_over(col("s", step.source_id.name)), "partners"),
            as_(count_over(col("t", step.target_id.name)), "claims"),
        ],
        source,
        joins,
        where=exp.NEQ(this=folded.copy(), expression=dialect.text("")),
    )
    return select(
        [as_(col("u", "old_id"), "old_id"), as_(col("u", "new_id"), "new_id")],
        named(exp.Subquery(this=pairs), "u"),
        where=all_of(eq(col("u", "partners"), number(1)), eq(col("u", "claims"), number(1))),
    )


def consumer_query(
    dialect: Dialect, names: Names, target: ir.Table, identifier: ir.Column, consumer: ir.Consumer
) -> exp.Select:
    """Return, as text, the ids of target rows that a consumer refers to.

    The consumer's columns may have any type: both sides are compared as text, under the identifier's
    own collation where it is a text.
    """
    pairs: list[Node] = []
    for pair in consumer.columns:
        left, right = dialect.as_text(col("c", pair.column)), dialect.as_text(col("t", pair.referred))
        if identifier.type.kind is TypeKind.TEXT and identifier.collation is not None:
            left, right = dialect.collate(left, identifier), dialect.collate(right, identifier)
        pairs.append(eq(left, right))
    return select(
        [as_(dialect.as_text(col("t", identifier.name)), "sample")],
        named(names.table(target), "t"),
        [join(named(names.table(consumer.table), "c"), all_of(*pairs))],
    )
