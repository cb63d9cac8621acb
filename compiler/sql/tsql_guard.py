"""T-SQL: the drift guard. Shared by migrate and preflight.

SQL Server 2016 joins rows to one text through XML only, and XML holds no control characters. So each line is hashed
by itself, and the digests are added up (``digest_fingerprint``): an order is not needed for that.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from compiler.plan import ir
from compiler.plan.apart import CATALOG, is_apart
from compiler.sql import guard
from compiler.sql.dialect import Names
from compiler.sql.fingerprint import attribute_lines, column_lines, digest_fingerprints, folded
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tree import (
    Node,
    all_of,
    as_,
    call,
    cast,
    col,
    count_all,
    eq,
    ident,
    join,
    named,
    number,
    rows_of,
    select,
)
from compiler.sql.tsql import EXACT, NAMES, TsqlDialect, under

DIGEST = "digest"


def guard_statements(
    dialect: TsqlDialect, names: Names, step: ir.GuardModel, *, raising: bool
) -> tuple[Statement, ...]:
    """Return the statements that compare the metamodel and catalog with what was compiled."""
    return guard.guard_statements(
        dialect,
        names,
        step,
        lambda side, facts: _entity_drift(dialect, names, side, facts),
        lambda side, facts: _module_drift(dialect, names, side, facts),
        raising=raising,
    )


def _exact_rows(dialect: TsqlDialect, rows: Sequence[Sequence[str]], alias: str, columns: Sequence[str]) -> exp.Values:
    return rows_of([[dialect.text(value) for value in row] for row in rows], alias, columns)


def _exact(node: Node) -> Node:
    """Return a text under the collation that everything here is compared with."""
    return under(node, EXACT)


def _expected(name: str) -> Node:
    """Return a column of the compiled rows. A literal has the current database's collation until it is told."""
    return _exact(col("x", name))


def _fingerprint(line: Node, source: Node, joins: Sequence[exp.Join], where: Node) -> Node:
    """Return the fingerprint of the lines that a correlated query yields, between bars."""
    hashed = call("HASHBYTES", exp.Literal.string("MD5"), line)
    lines = select([as_(cast(cast(hashed, "varbinary(8)"), "bigint"), DIGEST)], source, joins, where=where)
    lines.set("distinct", exp.Distinct())
    # One row, also when there is no line. The sum is of 64-bit numbers.
    total = exp.Sum(this=cast(col("l", DIGEST), "decimal(38, 0)"))
    pieces: list[Node] = [
        exp.National(this="|"),
        cast(count_all(), "nvarchar(20)"),
        exp.National(this=":"),
        cast(exp.Coalesce(this=total, expressions=[number(0)]), "nvarchar(40)"),
        exp.National(this="|"),
    ]
    made = pieces[0]
    for piece in pieces[1:]:
        made = exp.Add(this=made, expression=piece)
    return exp.Subquery(this=select([as_(made, "fingerprint")], named(exp.Subquery(this=lines), "l")))


def _not_among(found: Node, expected: Node) -> Node:
    """Return the condition that a fingerprint is none of the expected ones."""
    return eq(call("CHARINDEX", found, expected), number(0))


def _or_empty(node: Node) -> Node:
    return exp.Coalesce(this=node, expressions=[exp.National(this="")])


def _mark() -> Node:
    return call("NCHAR", number(31))


def _entity_drift(dialect: TsqlDialect, names: Names, side: ir.Side, facts: Sequence[ir.EntityFact]) -> exp.Select:
    """Return the labels of entities whose metamodel rows or physical columns are not as compiled."""
    rows = [
        [
            fact.entity.espace,
            fact.entity.entity,
            label(fact.label),
            fact.table,
            digest_fingerprints(attribute_lines(fact)),
            digest_fingerprints(column_lines(fact, folded)),
        ]
        for fact in facts
    ]
    expected = _exact_rows(dialect, rows, "x", ("espace", "entity", "label", "physical", "attributes", "columns"))
    joins: list[exp.Join] = []
    changed: list[Node] = []
    if any(fact.attributes for fact in facts):
        plan = names.plan
        model = named(exp.Subquery(this=_modeled(dialect, names, side)), "a")
        on = all_of(eq(col("a", "espace"), _expected("espace")), eq(col("a", "entity"), _expected("entity")))
        joins.append(join(model, on, left=True))
        attributes = plan.system_table(side, "OSSYS_ENTITY_ATTR")
        print_ = _fingerprint(
            _attribute_line(dialect, attributes),
            named(names.table(attributes.table), "at"),
            (),
            all_of(
                eq(col("at", attributes.column("ENTITY_ID").name), col("a", "id")),
                dialect.is_true(col("at", attributes.column("IS_ACTIVE").name)),
            ),
        )
        changed.append(_not_among(print_, _expected("attributes")))
        physical = _exact(call("LOWER", _expected("physical")))
        changed.append(dialect.differs(call("LOWER", col("a", "physical")), physical))
    tables = named(exp.Subquery(this=_tables(dialect, names, side)), "o")
    # As the server itself compares names: one that folds them has another spelling in its catalog.
    same = eq(under(col("o", "physical"), NAMES), under(col("x", "physical"), NAMES))
    joins.append(join(tables, same, left=True))
    columns = _fingerprint(
        _column_line(side),
        named(_catalog(names, side, "columns"), "c"),
        [join(named(_catalog(names, side, "types"), "y"), eq(col("y", "user_type_id"), col("c", "user_type_id")))],
        eq(col("c", "object_id"), col("o", "object_id")),
    )
    changed.append(_not_among(columns, _expected("columns")))
    where = changed[0]
    for condition in changed[1:]:
        where = exp.Or(this=where, expression=condition)
    return select([as_(col("x", "label"), "label")], expected, joins, where=where)


def _modeled(dialect: TsqlDialect, names: Names, side: ir.Side) -> exp.Select:
    """Return keys, id and physical table of every active entity."""
    modules = names.plan.system_table(side, "OSSYS_ESPACE")
    entities = names.plan.system_table(side, "OSSYS_ENTITY")

    def espace(name: str) -> exp.Column:
        return col("es", modules.column(name).name)

    def entity(name: str) -> exp.Column:
        return col("en", entities.column(name).name)

    return select(
        [
            as_(dialect.key(espace("SS_KEY")), "espace"),
            as_(dialect.key(entity("SS_KEY")), "entity"),
            as_(entity("ID"), "id"),
            as_(dialect.as_text(entity("PHYSICAL_TABLE_NAME")), "physical"),
        ],
        named(names.table(modules.table), "es"),
        [join(named(names.table(entities.table), "en"), eq(entity("ESPACE_ID"), espace("ID")))],
        where=all_of(dialect.is_true(espace("IS_ACTIVE")), dialect.is_true(entity("IS_ACTIVE"))),
    )


def _attribute_line(dialect: TsqlDialect, attributes: ir.SystemTable) -> Node:
    """Return what ``attribute_lines`` prints: key, name, type, declared column."""

    def attribute(name: str) -> Node:
        return dialect.as_text(col("at", attributes.column(name).name))

    key: Node = dialect.text("")
    if attributes.has("SS_KEY"):
        key = _or_empty(dialect.key(col("at", attributes.column("SS_KEY").name)))
    physical: list[Node] = [
        call("NULLIF", attribute(name), dialect.text(""))
        for name in ("PHYSICAL_COLUMN_NAME", "DATABASE_NAME")
        if attributes.has(name)
    ]
    declared: Node = dialect.text("")
    if physical:
        declared = exp.Coalesce(this=physical[0], expressions=[*physical[1:], dialect.text("")])
    parts = (key, _or_empty(attribute("NAME")), _or_empty(attribute("TYPE")), declared)
    line = parts[0]
    for part in parts[1:]:
        line = dialect.concat(line, _mark(), part)
    return line


def _catalog(names: Names, side: ir.Side, name: str) -> exp.Table:
    """Return a catalog view of a side; of a source that is apart, its copy."""
    if side is ir.Side.SOURCE and is_apart(names.plan):
        return names.table(ir.Table(side, name, CATALOG))
    place = names.plan.source if side is ir.Side.SOURCE else names.plan.target
    database = ident(place.database) if place.database else None
    return exp.Table(this=ident(name), db=ident("sys"), catalog=database)


def _tables(dialect: TsqlDialect, names: Names, side: ir.Side) -> exp.Select:
    """Return the number and name of every table and view of the side's schema."""
    place = names.plan.source if side is ir.Side.SOURCE else names.plan.target
    return select(
        [as_(_exact(col("ob", "name")), "physical"), as_(col("ob", "object_id"), "object_id")],
        named(_catalog(names, side, "objects"), "ob"),
        [join(named(_catalog(names, side, "schemas"), "sc"), eq(col("sc", "schema_id"), col("ob", "schema_id")))],
        where=all_of(
            eq(col("sc", "name"), dialect.text(place.schema)),
            exp.In(this=col("ob", "type"), expressions=[exp.National(this="U"), exp.National(this="V")]),
        ),
    )


def _column_line(side: ir.Side) -> Node:
    """Return what ``column_lines`` prints: name, type, and in the target whether it may be NULL."""
    nullable: Node = exp.National(this="")
    if side is ir.Side.TARGET:
        nullable = exp.Case(
            ifs=[exp.If(this=eq(col("c", "is_nullable"), number(1)), true=exp.National(this="1"))],
            default=exp.National(this="0"),
        )
    line = _folded(_exact(col("c", "name")))
    for part in (_mark(), _native(), _mark(), nullable):
        line = exp.Add(this=line, expression=part)
    return line


def _folded(name: Node) -> Node:
    """Return what ``fingerprint.folded`` makes of a name; under the binary collation the range is of code points."""
    foreign = exp.Like(this=name, expression=exp.National(this="%[^ -~]%"))
    return exp.Case(ifs=[exp.If(this=foreign, true=name.copy())], default=_exact(call("LOWER", name.copy())))


def _native() -> Node:
    """Return a column's type as the snapshot reader prints it (``compiler.metamodel.native``)."""
    name = _exact(col("y", "name"))
    lower = call("LOWER", name)

    def digits(column: str) -> Node:
        return cast(col("c", column), "nvarchar(11)")

    def kinds(*words: str) -> Node:
        return exp.In(this=lower.copy(), expressions=[exp.National(this=word) for word in words])

    def sized(length: Node) -> Node:
        unlimited = exp.If(this=eq(col("c", "max_length"), exp.Neg(this=number(1))), true=exp.National(this="max"))
        return _with(lower, exp.Case(ifs=[unlimited], default=cast(length, "nvarchar(11)")))

    halved = exp.Div(this=col("c", "max_length"), expression=number(2), typed=True)
    scaled = (digits("precision"), exp.National(this=","), digits("scale"))
    return exp.Case(
        ifs=[
            exp.If(this=eq(col("y", "is_user_defined"), number(1)), true=name.copy()),
            exp.If(this=kinds("decimal", "numeric"), true=_with(lower, *scaled)),
            exp.If(this=kinds("time", "datetime2", "datetimeoffset"), true=_with(lower, digits("scale"))),
            exp.If(this=kinds("nchar", "nvarchar"), true=sized(halved)),
            exp.If(
                this=kinds("char", "varchar", "binary", "varbinary"),
                true=sized(col("c", "max_length")),
            ),
        ],
        default=lower.copy(),
    )


def _with(name: Node, *arguments: Node) -> Node:
    """Return ``name(arguments)`` as text."""
    result: Node = exp.Add(this=name.copy(), expression=exp.National(this="("))
    for argument in arguments:
        result = exp.Add(this=result, expression=argument)
    return exp.Add(this=result, expression=exp.National(this=")"))


def _module_drift(dialect: TsqlDialect, names: Names, side: ir.Side, facts: Sequence[ir.ModuleFact]) -> exp.Select:
    """Return the labels of modules whose active entities are not as compiled."""
    plan = names.plan
    modules = plan.system_table(side, "OSSYS_ESPACE")
    entities = plan.system_table(side, "OSSYS_ENTITY")
    expected = _exact_rows(
        dialect,
        [[fact.module, label(fact.label), digest_fingerprints(fact.entities)] for fact in facts],
        "x",
        ("module", "label", "entities"),
    )
    active = select(
        [
            as_(dialect.key(col("es", modules.column("SS_KEY").name)), "module"),
            as_(col("es", modules.column("ID").name), "id"),
        ],
        named(names.table(modules.table), "es"),
        where=dialect.is_true(col("es", modules.column("IS_ACTIVE").name)),
    )
    print_ = _fingerprint(
        dialect.key(col("en", entities.column("SS_KEY").name)),
        named(names.table(entities.table), "en"),
        (),
        all_of(
            eq(col("en", entities.column("ESPACE_ID").name), col("a", "id")),
            dialect.is_true(col("en", entities.column("IS_ACTIVE").name)),
        ),
    )
    return select(
        [as_(col("x", "label"), "label")],
        expected,
        [join(named(exp.Subquery(this=active), "a"), eq(col("a", "module"), _expected("module")), left=True)],
        where=_not_among(print_, _expected("entities")),
    )
