"""Users and groups of the O11 side: who can go to ODC by email, and who stays behind (``compiler.plan.emails``)."""

from __future__ import annotations

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect
from compiler.sql.emails import folded_email, valid_email
from compiler.sql.labels import label
from compiler.sql.source_scan import Hit, Scans
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, col
from compiler.sql.tsql import EXACT, FOLDED, TsqlDialect

USERS_TABLE, OTHERS_TABLE = "o11c_user", "o11c_other_user"
_ENTITY = "(System).User"
_GROUPS = "(System).Group"


def people_tables(dialect: Dialect, source: ir.OdcSource) -> tuple[Statement, ...]:
    """Return the statements that make the temporary tables of users."""
    if source.users is None:
        return ()
    key = f"{dialect.name_of('id')} bigint NOT NULL PRIMARY KEY"
    return (
        user_table(dialect),
        Statement("Users who stay behind. Gone with the session.", dialect.temporary_create(OTHERS_TABLE, [key])),
    )


def user_table(dialect: Dialect) -> Statement:
    """Return the statement that makes the temporary table of the users who may go to ODC."""
    tsql = isinstance(dialect, TsqlDialect)
    text, long = ("nvarchar(400)", "nvarchar(4000)") if tsql else ("text", "text")
    exact, folded = (f" COLLATE {EXACT}", f" COLLATE {FOLDED}") if tsql else ("", ' COLLATE pg_catalog."C"')
    lines = [
        f"{dialect.name_of('id')} bigint NOT NULL PRIMARY KEY",
        f"{dialect.name_of('shown')} {text}{exact} NOT NULL",
        f"{dialect.name_of('active')} int NOT NULL",
        f"{dialect.name_of('valid')} int NOT NULL",
        f"{dialect.name_of('email')} {long}{folded} NOT NULL",
        f"{dialect.name_of('peers')} bigint NOT NULL",
        f"{dialect.name_of('holders')} bigint NOT NULL",
    ]
    return Statement(
        "Users of the default tenant: whether the email is valid, how many of them (and how many who are as "
        "active) have it. Gone with the session.",
        dialect.temporary_create(USERS_TABLE, lines),
    )


def _tells_tenants(source: ir.OdcSource) -> bool:
    return source.tenant is not None and source.users is not None and source.users.tenant is not None


def other_users(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    """Return the statements that fill the tables of users."""
    users = source.users
    if users is None:
        return ()
    dialect = scans.dialect
    statements = [filled_users(source, users, scans)]
    if _tells_tenants(source):
        assert users.tenant is not None and source.tenant is not None
        own, tenant = (dialect.inline(col("u", item.name)) for item in (users.id, users.tenant))
        statements.append(
            Statement(
                f"Whoever does not belong to tenant {label(source.tenant.name)}.",
                f"INSERT INTO {dialect.temporary_name(OTHERS_TABLE)} ({dialect.name_of('id')})\n"
                f"SELECT {own}\nFROM {scans.table(users.table)} AS {dialect.name_of('u')}\n"
                f"WHERE {tenant} IS NULL OR {tenant} <> {source.tenant.id}",
            )
        )
    active, key = _s(dialect, "active"), _s(dialect, "id")
    idle = source.without_email == "error"
    statements.append(
        Statement(
            "Inactive users without a valid email that is theirs alone are left out. Active ones are "
            + ("errors below, to be corrected." if idle else "left out too: they log in otherwise."),
            f"INSERT INTO {dialect.temporary_name(OTHERS_TABLE)} ({dialect.name_of('id')})\n"
            f"SELECT {key}\nFROM {dialect.temporary_name(USERS_TABLE)} AS {dialect.name_of('s')}\n"
            f"WHERE {f'{active} = 0 AND ' if idle else ''}NOT ({taking_part(dialect)})",
        )
    )
    return tuple(statements)


def filled_users(source: ir.OdcSource, users: ir.SourceUsers, scans: Scans) -> Statement:
    """Return the statement that fills the table of the users who may go to ODC."""
    dialect = scans.dialect
    named = dialect.name_of
    count = "COUNT_BIG(*)" if scans.tsql else "count(*)"
    q = [f"{named('q')}.{named(name)}" for name in ("id", "shown", "active", "valid", "email")]
    _, _, active, valid, email = q
    where = ""
    if _tells_tenants(source):
        assert users.tenant is not None and source.tenant is not None
        where = f"\n  WHERE {dialect.inline(col('u', users.tenant.name))} = {source.tenant.id}"
    listed = ", ".join(named(name) for name in ("id", "shown", "active", "valid", "email", "peers", "holders"))
    is_active = dialect.inline(dialect.is_true(col("u", users.active.name))) if users.active is not None else "1 = 1"
    return Statement(
        "The same rule is applied when users are matched in ODC. A user who is not marked active counts as inactive.",
        f"INSERT INTO {dialect.temporary_name(USERS_TABLE)} ({listed})\n"
        f"SELECT {', '.join(q)},\n"
        f"  {count} OVER (PARTITION BY {valid}, {email}, {active}),\n"
        f"  {count} OVER (PARTITION BY {valid}, {email})\n"
        f"FROM (\n  SELECT {dialect.inline(col('u', users.id.name))} AS {named('id')},\n"
        f"    {_shown(dialect, users)} AS {named('shown')},\n"
        f"    CASE WHEN {is_active} THEN 1 ELSE 0 END AS {named('active')},\n"
        f"    CASE WHEN {_indented(dialect, valid_email(dialect, col('u', users.email.name)))}"
        f" THEN 1 ELSE 0 END AS {named('valid')},\n"
        f"    {dialect.inline(folded_email(dialect, col('u', users.email.name)))} AS {named('email')}\n"
        f"  FROM {scans.table(users.table)} AS {named('u')}{where}\n) AS {named('q')}",
    )


def _shown(dialect: Dialect, users: ir.SourceUsers) -> str:
    """Return what is shown of a user: id and, where there is one, the user name, by which the Users app finds him."""
    number = dialect.as_text(col("u", users.id.name))
    if users.username is None:
        return dialect.inline(number)
    name = exp.Coalesce(this=dialect.as_text(col("u", users.username.name)), expressions=[dialect.text("")])
    text = dialect.inline(dialect.concat(number, dialect.text(" "), name))
    return f"CAST({text} AS nvarchar(400)) COLLATE {EXACT}" if isinstance(dialect, TsqlDialect) else text


def _indented(dialect: Dialect, node: Node) -> str:
    return dialect.sql(node).strip().replace("\n", "\n      ")


# --- what is found ---------------------------------------------------------------------------------


def user_statements(source: ir.OdcSource, scans: Scans) -> tuple[Statement, ...]:
    """Return the scans of users, groups and the entity that extends users."""
    if source.users is None:
        return ()
    statements = [_emails(source, scans)]
    if source.groups is not None:
        statements.append(_groups(source, source.groups, scans))
    statements.append(_extension(source, scans))
    return tuple(statements)


def _s(dialect: Dialect, name: str) -> str:
    return dialect.inline(col("s", name))


def taking_part(dialect: Dialect, alias: str = "s") -> str:
    """Return the condition that a user of the temporary table can go to ODC.

    The active one takes an address that inactive ones have too; where only inactive ones share it, none does.
    """
    active, valid, peers, holders = (
        dialect.inline(col(alias, name)) for name in ("active", "valid", "peers", "holders")
    )
    return f"{valid} = 1 AND ({active} = 1 AND {peers} = 1 OR {active} = 0 AND {holders} = 1)"


def _emails(source: ir.OdcSource, scans: Scans) -> Statement:
    dialect = scans.dialect
    active, valid, peers, holders = (_s(dialect, name) for name in ("active", "valid", "peers", "holders"))
    severity = source.without_email
    then = "they are left out" if severity == "warning" else "they could not log in to ODC"
    hits = [
        Hit(f"{active} = 1 AND {valid} = 0", "O11-0985", severity, f"active users have no valid email; {then}"),
        Hit(
            f"{active} = 1 AND {valid} = 1 AND {peers} > 1", "O11-0985", severity,
            f"active users share an email; {then}",
        ),
        Hit(
            f"{active} = 0 AND {valid} = 0", "O11-0986", "note",
            "inactive users have no valid email; they are left out",
        ),
        Hit(
            f"{active} = 0 AND {valid} = 1 AND {holders} > 1", "O11-0986", "note",
            "inactive users have an email that others have too; they are left out",
        ),
    ]
    rows = f"{dialect.temporary_name(USERS_TABLE)} AS {dialect.name_of('s')}"
    return scans.scan(
        "ODC knows its users by their email: it has to be valid, and of one user only.",
        _ENTITY, rows, _s(dialect, "shown"), _s(dialect, "id"), hits,
    )


def _groups(source: ir.OdcSource, groups: ir.SourceGroups, scans: Scans) -> Statement:
    dialect = scans.dialect
    own = f"{scans.table(groups.table)} AS {dialect.name_of('s')}"
    member, user = (dialect.inline(col("m", item.name)) for item in (groups.member_group, groups.member_user))
    key = dialect.inline(col("u", "id"))
    empty = (
        f"NOT EXISTS (SELECT 1 FROM {scans.table(groups.members)} AS {dialect.name_of('m')}\n"
        f"      JOIN {dialect.temporary_name(USERS_TABLE)} AS {dialect.name_of('u')} ON {key} = {user}\n"
        f"      WHERE {member} = {_s(dialect, groups.id.name)} AND {taking_part(dialect, 'u')})"
    )
    if groups.tenant is not None and source.tenant is not None:
        empty = f"{_s(dialect, groups.tenant.name)} = {source.tenant.id} AND {empty}"
    name = dialect.as_text(col("s", groups.name.name))
    sample = dialect.inline(exp.Coalesce(this=name, expressions=[dialect.text("")]))
    if scans.tsql:
        sample = f"CAST({sample} AS nvarchar(400)) COLLATE {EXACT}"
    hit = Hit(empty, "O11-0989", "warning", "groups have no member who goes to ODC; they are left out")
    return scans.scan(
        "The vendor asks for at least one user in every group, so that none is made empty.",
        _GROUPS, own, sample, _s(dialect, groups.id.name), [hit],
    )


def _extension(source: ir.OdcSource, scans: Scans) -> Statement:
    """Return the scan for users who would look active in ODC: its own user has no such mark."""
    dialect = scans.dialect
    users = f"{dialect.temporary_name(USERS_TABLE)} AS {dialect.name_of('s')}"
    inactive = f"{_s(dialect, 'active')} = 0 AND {taking_part(dialect)}"
    found = source.extension
    if found is None or found.active is None:
        why = (
            "no entity that extends users is named (odc.user_extension)"
            if found is None
            else f"{label(found.label)} has no attribute Is_Active"
        )
        hit = Hit(inactive, "O11-0997", "warning", f"inactive users will look active in ODC: {why}")
        return scans.scan(
            "ODC's user has no mark for inactive ones.", _ENTITY, users, _s(dialect, "shown"), _s(dialect, "id"), [hit]
        )
    key = dialect.inline(col("x", found.identifier.name))
    marked = f"CASE WHEN {dialect.inline(dialect.is_true(col('x', found.active.name)))} THEN 1 ELSE 0 END"
    table = scans.table(found.table)
    rows = f"{users}\n  LEFT JOIN {table} AS {dialect.name_of('x')} ON {key} = {_s(dialect, 'id')}"
    part = taking_part(dialect)
    hits = [
        Hit(
            f"{key} IS NULL AND {part}", "O11-0997", "warning",
            f"users have no row in {label(found.label)}: nothing in ODC will say whether they are active",
        ),
        Hit(
            f"{key} IS NOT NULL AND {marked} <> {_s(dialect, 'active')} AND {part}", "O11-0997", "warning",
            f"{label(found.label)} says otherwise than O11 whether users are active",
        ),
    ]
    return scans.scan(
        f"{label(found.label)} is to say in ODC who is inactive: ODC's own user has no mark for it.",
        _ENTITY, rows, _s(dialect, "shown"), _s(dialect, "id"), hits,
    )
