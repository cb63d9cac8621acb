"""Users of ODC: who takes part, ids out of names, ids out of a file (docs/odc-users.md)."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.emails import folded_email, valid_email
from compiler.sql.labels import label
from compiler.sql.selects import same
from compiler.sql.statement import Statement
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    any_of,
    as_,
    call,
    col,
    count_all,
    eq,
    exists,
    ident,
    is_null,
    join,
    named,
    number,
    select,
)

# A sign of a UUID's ninth byte that says "variant 1" of RFC 9562 (bits 10), by the two bits that are left of it.
DERIVED_FUNCTION = """CREATE FUNCTION pg_temp.o11c_derived(scope text, name text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-8' || substr(h, 14, 3) || '-'
    || substr('89ab', 1 + (get_byte(d, 8) >> 4 & 3), 1) || substr(h, 18, 3) || '-' || substr(h, 21, 12)
  FROM (SELECT d, encode(d, 'hex') AS h FROM (
    SELECT sha256(convert_to(scope || chr(10) || lower(name COLLATE "C"), 'UTF8')) AS d) AS digest) AS digits
$o11c$"""  # noqa: E501

FILE = "o11c_user_file"


def derived_function(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statement that makes the function for new ids, where the plan has some; part of a session's setup."""
    needed = any(
        isinstance(step, ir.DeriveIds) or (isinstance(step, ir.ReplaceLinks) and step.key is not None)
        for step in plan.steps
    )
    if not needed:
        return ()
    why = (
        "New ids: a UUID (version 8, RFC 9562) of the first 16 bytes of a SHA-256 over scope and name, A to Z in lower "
        "case. The same names give the same ids in every run."
    )
    return (Statement(why, DERIVED_FUNCTION),)


def derived(dialect: Dialect, scope: tuple[str, ...], name: Node, column: ir.Column) -> Node:
    """Return the id that the function makes, in the column's type."""
    words: list[Node] = []
    for place, word in enumerate(scope):
        words += [call("chr", number(10))] if place else []
        words.append(dialect.text(word))
    # Under "C": the collation of the source's names need not be one that the target's ids can be compared under.
    plain = dialect.exact(exp.Coalesce(this=name, expressions=[dialect.text("")]))
    return dialect.typed(call("pg_temp.o11c_derived", dialect.concat(*words), plain), column)


# --- who takes part ------------------------------------------------------------------------------


def _in_tenant(dialect: Dialect, users: ir.OdcUsers, alias: str) -> list[Node]:
    if users.tenant is None:
        return []
    value = dialect.as_text(col(alias, users.tenant.name))
    return [exp.In(this=value, expressions=[dialect.text(item) for item in users.tenants])]


def _active(dialect: Dialect, users: ir.OdcUsers, alias: str) -> Node:
    if users.active is None:
        return number(1)
    is_true = dialect.is_true(col(alias, users.active.name))
    return exp.Case(ifs=[exp.If(this=is_true, true=number(1))], default=number(0))


def _email(users: ir.OdcUsers, alias: str) -> Node:
    return col(alias, users.email.name)


def addressed(dialect: Dialect, names: Names, users: ir.OdcUsers) -> exp.Select:
    """Return the ids of the users who take part."""
    folded = folded_email(dialect, _email(users, "u"))
    actives = exp.Window(this=exp.Sum(this=_active(dialect, users, "u")), partition_by=[folded])
    claims = exp.Window(this=count_all(), partition_by=[folded.copy()])
    inner = select(
        [
            as_(col("u", users.identifier.name), "id"),
            as_(_active(dialect, users, "u"), "active"),
            as_(actives, "actives"),
            as_(claims, "claims"),
        ],
        named(names.table(users.table), "u"),
        where=all_of(*_in_tenant(dialect, users, "u"), valid_email(dialect, _email(users, "u"))),
    )
    alone = any_of(
        all_of(eq(col("k", "active"), number(1)), eq(col("k", "actives"), number(1))),
        all_of(eq(col("k", "actives"), number(0)), eq(col("k", "claims"), number(1))),
    )
    return select([col("k", "id")], named(exp.Subquery(this=inner), "k"), where=alone)


def takes_part(dialect: Dialect, names: Names, users: ir.OdcUsers, alias: str) -> Node:
    """Return the condition that a user takes part."""
    return exp.In(this=col(alias, users.identifier.name), query=exp.Subquery(this=addressed(dialect, names, users)))


def _selected(dialect: Dialect, users: ir.OdcUsers, rows: str, alias: str) -> exp.Select:
    own = same(dialect, col("k", "id"), users.identifier, col(alias, users.identifier.name), users.identifier)
    return select([number(1)], named(dialect.temporary(rows), "k"), where=own)


def _called(dialect: Dialect, name: Node, identifier: Node) -> Node:
    """Return what findings call a row: its name and id."""
    plain = exp.Coalesce(this=dialect.as_text(name), expressions=[dialect.text("")])
    return dialect.concat(plain, dialect.text(" ("), dialect.as_text(identifier), dialect.text(")"))


def left_behind(
    dialect: Dialect, names: Names, users: ir.OdcUsers, rows: str, *, active: bool, shared: bool | None = None
) -> exp.Select:
    """Return the users who take no part, by name. ``shared``: only those whose valid email others have too, or not."""
    conditions = [
        *_in_tenant(dialect, users, "u"),
        eq(_active(dialect, users, "u"), number(1 if active else 0)),
        absent(_selected(dialect, users, rows, "u")),
    ]
    if shared is not None:
        valid = exp.Paren(this=valid_email(dialect, _email(users, "u")))
        conditions.append(valid if shared else exp.Not(this=valid))
    sample = _called(dialect, col("u", users.name.name), col("u", users.identifier.name))
    return select([as_(sample, "sample")], named(names.table(users.table), "u"), where=all_of(*conditions))


def check_addresses(dialect: Dialect, names: Names, step: ir.CheckAddresses) -> Statement:
    """Return the statement that refuses the run when an active user is left behind (O11-0985)."""
    query = left_behind(dialect, names, step.users, step.rows, active=True)
    return Statement(
        "Every active user takes part: who has no valid email of his own could not log in to ODC.",
        dialect.refuse_when(
            dialect.sql(query),
            "O11-0985",
            "active users have no valid email, or not alone",
            "Nothing was changed. Correct their emails in O11; or write odc.authentication: external-idp.",
        ),
    )


def left_out(dialect: Dialect, names: Names, probe: ir.ProbeLeftOut) -> exp.Select:
    """Return the rows of a source table that are not selected, by name."""
    own = same(dialect, col("k", "id"), probe.identifier, col("s", probe.identifier.name), probe.identifier)
    conditions: list[Node] = [absent(select([number(1)], named(dialect.temporary(probe.rows), "k"), where=own))]
    if probe.tenant is not None:
        tenants: list[Node] = [dialect.text(item) for item in probe.tenants]
        conditions.append(exp.In(this=dialect.as_text(col("s", probe.tenant.name)), expressions=tenants))
    own_id = col("s", probe.identifier.name)
    sample: Node = dialect.as_text(own_id)
    if probe.name != probe.identifier:
        sample = _called(dialect, col("s", probe.name.name), own_id)
    return select([as_(sample, "sample")], named(names.table(probe.table), "s"), where=all_of(*conditions))


# --- the file of users ---------------------------------------------------------------------------


def file_tables(plan: ir.Plan, *, ending: str = "") -> tuple[Statement, ...]:
    """Return the statement that makes the table of the file, where there is one; ``ending`` says for how long."""
    steps = [step for step in plan.steps if isinstance(step, ir.LoadUserFile)]
    return tuple(
        Statement(
            f"Emails and the ids that ODC gave to their users ({step.count} rows, SHA-256 {step.digest}).",
            f"CREATE TEMPORARY TABLE {FILE} (email text, id text){ending}",
        )
        for step in steps
    )


def file_loaded(step: ir.LoadUserFile) -> Statement:
    """Return the statement that reads the file."""
    return Statement(
        "The path is relative to the folder that psql runs in: the output folder.",
        f"\\copy {FILE} (email, id) FROM '{step.file}' WITH (FORMAT csv, HEADER true)",
    )


def _file() -> Node:
    return named(exp.Table(this=ident(FILE), db=ident("pg_temp")), "f")


def file_join(dialect: Dialect, step: ir.LoadUserFile, *, left: bool = False) -> exp.Join:
    """Return the join of the file ``f`` to source users ``s``."""
    theirs, ours = folded_email(dialect, col("f", "email")), folded_email(dialect, col("s", step.source_match.name))
    return join(_file(), eq(theirs, ours), left=left)


def file_id(dialect: Dialect, step: ir.LoadUserFile) -> Node:
    """Return the file's id in the type of the target's."""
    return dialect.typed(col("f", "id"), step.target_id) if step.target_id is not None else col("f", "id")


def without_id(
    dialect: Dialect, names: Names, step: ir.LoadUserFile, chosen: list[exp.Join], *, referred: bool
) -> exp.Select:
    """Return the users who take part and whom the file lacks, by email: those whom rows refer to, or the others.

    ``chosen`` is the join with the selection of users.
    """
    found: list[Node] = []
    for item in step.references:
        own = same(dialect, col("r", item.column.name), item.column, col("s", step.source_id.name), step.source_id)
        joins: list[exp.Join] = []
        if item.rows is not None:
            on = same(dialect, col("k", "id"), item.identifier, col("r", item.identifier.name), item.identifier)
            joins.append(join(named(dialect.temporary(item.rows), "k"), on))
        found.append(exists(select([number(1)], named(names.table(item.table), "r"), joins, own)))
    wanted = exp.Paren(this=any_of(*found) if found else eq(number(1), number(0)))
    return select(
        [as_(_called(dialect, col("s", step.source_match.name), col("s", step.source_id.name)), "sample")],
        named(names.table(step.source), "s"),
        [*chosen, file_join(dialect, step, left=True)],
        where=all_of(is_null(col("f", "email")), wanted if referred else exp.Not(this=wanted)),
    )


def nobodys_rows(dialect: Dialect, names: Names, step: ir.LoadUserFile, chosen: list[exp.Join]) -> exp.Select:
    """Return the emails of the file that no user who takes part has."""
    theirs, ours = folded_email(dialect, col("f", "email")), folded_email(dialect, col("s", step.source_match.name))
    users = select([number(1)], named(names.table(step.source), "s"), chosen, eq(theirs, ours))
    return select([as_(col("f", "email"), "sample")], _file(), where=absent(users))


# --- new ids -------------------------------------------------------------------------------------

Rows = tuple[Node, list[exp.Join], list[Node]]
"""FROM, joins and conditions of source rows ``s`` that get a new id."""


def taken_by_others(
    dialect: Dialect, names: Names, table: ir.Table, own: ir.Column, new: Callable[[], Node], rows: Rows
) -> exp.Select:
    """Return, as text, new ids that the target has already: under another key, since these rows have no partner."""
    source, joins, conditions = rows
    there = eq(col("t", own.name), new())
    return select(
        [as_(dialect.as_text(col("t", own.name)), "sample")],
        source,
        [*joins, join(named(names.table(table), "t"), there)],
        where=all_of(*conditions) if conditions else None,
    )


def shared_ids(dialect: Dialect, step: ir.DeriveIds, rows: Rows) -> exp.Select:
    """Return the names whose rows would get one id."""
    source, joins, conditions = rows
    name = dialect.as_text(col("s", step.name.name))
    both = dialect.concat(
        exp.Coalesce(this=exp.Min(this=name), expressions=[dialect.text("")]),
        dialect.text(" and "),
        exp.Coalesce(this=exp.Max(this=name.copy()), expressions=[dialect.text("")]),
    )
    return select(
        [as_(both, "sample")],
        source,
        joins,
        where=all_of(*conditions) if conditions else None,
        group=[derived(dialect, step.scope, col("s", step.name.name), step.target_id)],
        having=exp.GT(this=count_all(), expression=number(1)),
    )


def without_partner(dialect: Dialect, pairs: exp.Table | exp.Subquery, old: ir.Column, own: ir.Column) -> Node:
    """Return the condition that a source row ``s`` is not among the pairs."""
    on = same(dialect, col("h", "old_id"), old, col("s", own.name), own)
    return absent(select([number(1)], named(pairs, "h"), where=on))


def id_refusals(
    dialect: Dialect, names: Names, step: ir.DeriveIds | ir.LoadUserFile, new: Callable[[], Node], rows: Rows
) -> list[Statement]:
    """Return the statements that refuse new ids which the target has, or which two rows would share (O11-0987)."""
    assert step.target is not None and step.target_id is not None
    shown = label(names.map(step.map).label)
    statements = [
        Statement(
            "An id that the target has already belongs to somebody else: these rows have no partner there.",
            dialect.refuse_when(
                dialect.sql(taken_by_others(dialect, names, step.target, step.target_id, new, rows)),
                "O11-0987",
                f"new ids of {shown} exist in the target, under another key",
                "Nothing was changed. See whose they are; the file odc.users can give other ids.",
            ),
        )
    ]
    if isinstance(step, ir.DeriveIds):
        source, joins, conditions = rows
        fresh = (source.copy(), [item.copy() for item in joins], [item.copy() for item in conditions])
        statements.append(
            Statement(
                "Names that differ in the case of letters only would be one id.",
                dialect.refuse_when(
                    dialect.sql(shared_ids(dialect, step, fresh)),
                    "O11-0987",
                    f"rows of {shown} would share an id",
                    "Nothing was changed. Rename one of them, or give ids in the file odc.users.",
                ),
            )
        )
    return statements

