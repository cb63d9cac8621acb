"""PostgreSQL: the drift guard. Shared by migrate and preflight."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from compiler.plan import ir
from compiler.sql import guard
from compiler.sql.dialect import Names
from compiler.sql.fingerprint import attribute_lines, column_lines, fingerprint
from compiler.sql.labels import label
from compiler.sql.postgres import PostgresDialect
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, all_of, as_, call, cast, col, eq, join, named, rows_of, select


def guard_statements(
    dialect: PostgresDialect, names: Names, step: ir.GuardModel, *, raising: bool
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


def _values(dialect: PostgresDialect, rows: list[list[str]], alias: str, columns: Sequence[str]) -> exp.Values:
    return rows_of([[dialect.text(value) for value in row] for row in rows], alias, columns)


def _print_of(dialect: PostgresDialect, line: Node) -> Node:
    """Return the MD5 of the lines of a group, in the order that ``fingerprint`` uses."""
    ordered = exp.Order(
        this=exp.Literal.string("\n"),
        expressions=[
            exp.Ordered(
                this=exp.Collate(this=line.copy(), expression=exp.Identifier(this="C", quoted=True)),
                nulls_first=False,
            )
        ],
    )
    joined = call("string_agg", line, ordered)
    return call("md5", call("convert_to", joined, dialect.text("UTF8")))


def _or_empty(node: Node) -> Node:
    return exp.Coalesce(this=node, expressions=[exp.Literal.string("")])


def _entity_drift(dialect: PostgresDialect, names: Names, side: ir.Side, facts: Sequence[ir.EntityFact]) -> exp.Select:
    """Return the labels of entities whose metamodel rows or physical columns are not as compiled."""
    modeled = any(fact.attributes for fact in facts)
    rows = [
        [
            fact.entity.espace,
            fact.entity.entity,
            label(fact.label),
            fact.table,
            fingerprint(attribute_lines(fact), "utf-8"),
            fingerprint(column_lines(fact), "utf-8"),
        ]
        for fact in facts
    ]
    expected = _values(dialect, rows, "x", ("espace", "entity", "label", "physical", "attributes", "columns"))
    joins: list[exp.Join] = []
    changed: list[Node] = []
    if modeled:
        model = named(exp.Subquery(this=_modeled(dialect, names, side)), "a")
        on = all_of(eq(col("a", "espace"), col("x", "espace")), eq(col("a", "entity"), col("x", "entity")))
        joins.append(join(model, on, left=True))
        changed.append(exp.NullSafeNEQ(this=col("a", "attributes"), expression=col("x", "attributes")))
        changed.append(
            exp.NullSafeNEQ(this=call("lower", col("a", "physical")), expression=call("lower", col("x", "physical")))
        )
    catalog = named(exp.Subquery(this=_cataloged(dialect, names, side)), "c")
    joins.append(join(catalog, eq(col("c", "physical"), col("x", "physical")), left=True))
    changed.append(exp.NullSafeNEQ(this=col("c", "columns"), expression=col("x", "columns")))
    where = changed[0]
    for condition in changed[1:]:
        where = exp.Or(this=where, expression=condition)
    return select([as_(col("x", "label"), "label")], expected, joins, where=where)


def _modeled(dialect: PostgresDialect, names: Names, side: ir.Side) -> exp.Select:
    plan = names.plan
    modules = plan.system_table(side, "OSSYS_ESPACE")
    entities = plan.system_table(side, "OSSYS_ENTITY")
    attributes = plan.system_table(side, "OSSYS_ENTITY_ATTR")

    def espace(name: str) -> exp.Column:
        return col("es", modules.column(name).name)

    def entity(name: str) -> exp.Column:
        return col("en", entities.column(name).name)

    def attribute(name: str) -> exp.Column:
        return col("at", attributes.column(name).name)

    key = _or_empty(dialect.key(attribute("SS_KEY"))) if attributes.has("SS_KEY") else dialect.text("")
    physical: list[Node] = [
        call("nullif", cast(attribute(name), "text"), dialect.text(""))
        for name in ("PHYSICAL_COLUMN_NAME", "DATABASE_NAME")
        if attributes.has(name)
    ]
    declared = (
        exp.Coalesce(this=physical[0], expressions=[*physical[1:], dialect.text("")]) if physical else dialect.text("")
    )
    mark = call("chr", exp.Literal.number(31))
    line = dialect.concat(
        key,
        mark,
        _or_empty(cast(attribute("NAME"), "text")),
        mark.copy(),
        _or_empty(cast(attribute("TYPE"), "text")),
        mark.copy(),
        declared,
    )
    # The WHERE of the outer join keeps entities without any active attribute out: they have none to move.
    return select(
        [
            as_(dialect.key(espace("SS_KEY")), "espace"),
            as_(dialect.key(entity("SS_KEY")), "entity"),
            as_(cast(entity("PHYSICAL_TABLE_NAME"), "text"), "physical"),
            as_(_print_of(dialect, line), "attributes"),
        ],
        named(names.table(modules.table), "es"),
        [
            join(named(names.table(entities.table), "en"), eq(entity("ESPACE_ID"), espace("ID"))),
            join(named(names.table(attributes.table), "at"), eq(attribute("ENTITY_ID"), entity("ID"))),
        ],
        where=all_of(
            dialect.is_true(espace("IS_ACTIVE")),
            dialect.is_true(entity("IS_ACTIVE")),
            dialect.is_true(attribute("IS_ACTIVE")),
        ),
        group=[entity("ID"), espace("SS_KEY"), entity("SS_KEY"), entity("PHYSICAL_TABLE_NAME")],
    )


def _cataloged(dialect: PostgresDialect, names: Names, side: ir.Side) -> exp.Select:
    place = names.plan.source if side is ir.Side.SOURCE else names.plan.target

    def catalog(name: str) -> exp.Table:
        return exp.Table(this=exp.Identifier(this=name, quoted=True), db=exp.Identifier(this="pg_catalog", quoted=True))

    nullable: Node = dialect.text("")
    if side is ir.Side.TARGET:
        nullable = exp.Case(ifs=[exp.If(this=_not_null(dialect), true=dialect.text("0"))], default=dialect.text("1"))
    mark = call("chr", exp.Literal.number(31))
    line = dialect.concat(
        cast(col("a", "attname"), "text"),
        mark,
        call("format_type", col("a", "atttypid"), col("a", "atttypmod")),
        mark.copy(),
        nullable,
    )
    return select(
        [as_(cast(col("c", "relname"), "text"), "physical"), as_(_print_of(dialect, line), "columns")],
        named(catalog("pg_class"), "c"),
        [
            join(named(catalog("pg_namespace"), "n"), eq(col("n", "oid"), col("c", "relnamespace"))),
            join(named(catalog("pg_attribute"), "a"), eq(col("a", "attrelid"), col("c", "oid"))),
            join(named(catalog("pg_type"), "y"), eq(col("y", "oid"), col("a", "atttypid"))),
        ],
        where=all_of(
            eq(col("n", "nspname"), dialect.text(place.schema)),
            exp.GT(this=col("a", "attnum"), expression=exp.Literal.number(0)),
            exp.Not(this=col("a", "attisdropped")),
        ),
        group=[col("c", "oid"), col("c", "relname")],
    )


def _not_null(dialect: PostgresDialect) -> Node:
    """Return whether a column is NOT NULL, by itself or by its domain, as the snapshot reader sees it."""
    domain = all_of(eq(col("y", "typtype"), dialect.text("d")), col("y", "typnotnull"))
    return exp.Or(this=col("a", "attnotnull"), expression=exp.Paren(this=domain))


def _module_drift(dialect: PostgresDialect, names: Names, side: ir.Side, facts: Sequence[ir.ModuleFact]) -> exp.Select:
    plan = names.plan
    modules = plan.system_table(side, "OSSYS_ESPACE")
    entities = plan.system_table(side, "OSSYS_ENTITY")
    expected = _values(
        dialect,
        [[fact.module, label(fact.label), fingerprint(fact.entities, "utf-8")] for fact in facts],
        "x",
        ("module", "label", "entities"),
    )
    espace_key = col("es", modules.column("SS_KEY").name)
    entity_key = dialect.key(col("en", entities.column("SS_KEY").name))
    inner = select(
        [as_(dialect.key(espace_key), "module"), as_(entity_key, "entity")],
        named(names.table(modules.table), "es"),
        [
            join(
                named(names.table(entities.table), "en"),
                eq(col("en", entities.column("ESPACE_ID").name), col("es", modules.column("ID").name)),
            )
        ],
        where=all_of(
            dialect.is_true(col("es", modules.column("IS_ACTIVE").name)),
            dialect.is_true(col("en", entities.column("IS_ACTIVE").name)),
        ),
    )
    inner.set("distinct", exp.Distinct())
    actual = select(
        [as_(col("d", "module"), "module"), as_(_print_of(dialect, col("d", "entity")), "entities")],
        named(exp.Subquery(this=inner), "d"),
        group=[col("d", "module")],
    )
    return select(
        [as_(col("x", "label"), "label")],
        expected,
        [join(named(exp.Subquery(this=actual), "a"), eq(col("a", "module"), col("x", "module")), left=True)],
        where=exp.NullSafeNEQ(
            this=exp.Coalesce(this=col("a", "entities"), expressions=[dialect.text(fingerprint((), "utf-8"))]),
            expression=col("x", "entities"),
        ),
    )
