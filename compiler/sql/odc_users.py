"""Queries that print users, groups and roles of the O11 side as CSV, and the rows of the entity that extends users.

PostgreSQL prints CSV by COPY. In T-SQL each line is one text of at most 4,000 characters, which sqlcmd prints whole
without its own heads (-h -1 -W -w 65535); quotes are doubled, line breaks become blanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.odc_users import Fill, Filled, Links, OdcUserLists, RoleTables
from compiler.sql.emails import trimmed_email
from compiler.sql.labels import label
from compiler.sql.postgres import FOLD_FUNCTION
from compiler.sql.source import source_dialect, source_guard, tenant_guard
from compiler.sql.source_people import USERS_TABLE, filled_users, taking_part, user_table
from compiler.sql.source_scan import Scans
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, as_, call, cast, col, is_null, number
from compiler.sql.tsql import TsqlDialect

_NOTHING = "1900-01-01 00:00:00"


@dataclass(frozen=True, slots=True)
class UserScript:
    """A script of the folder: ``name`` of the file, what it is ``for``, its statements before and in it.

    ``printed`` is the file that its output goes to, None for one that prints no list.
    """

    name: str
    purpose: str
    setup: tuple[Statement, ...]
    statements: tuple[Statement, ...]
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    """A column of a list: its head and its value, a text that is never NULL."""

    head: str
    value: Node


def lower_users(lists: OdcUserLists) -> tuple[str, tuple[UserScript, ...]]:
    """Return the source's dialect and the scripts. Raises ``CompileError`` (O11-0702)."""
    return _Lists(lists).made()


class _Lists:
    """Makes the scripts in the source's dialect."""

    def __init__(self, lists: OdcUserLists) -> None:
        self.lists = lists
        self.dialect = source_dialect(lists.origin)
        self.dialect.place = "the source's tables"
        self.scans = Scans(self.dialect, lists.origin)
        self.guard = source_guard(self.dialect, lists.origin)

    def made(self) -> tuple[str, tuple[UserScript, ...]]:
        scripts = [self._users()]
        groups, roles = self.lists.source.groups, self.lists.roles
        if groups is not None:
            scripts.append(self._members(groups))
        if roles is not None and roles.modules and roles.users is not None:
            scripts.append(self._roles(roles, roles.users))
        if roles is not None and roles.modules and roles.groups is not None and groups is not None:
            scripts.append(self._group_roles(roles, roles.groups, groups))
        if self.lists.fill is not None:
            scripts.append(self._fill(self.lists.fill))
        if isinstance(self.dialect, TsqlDialect):
            self.dialect.findings.stop_on_error()
        return self.dialect.name, tuple(scripts)

    # --- lists -------------------------------------------------------------------------------

    def _script(
        self, name: str, purpose: str, why: str, cells: Sequence[_Cell], rows: str, order: str, where: str = ""
    ) -> UserScript:
        source, scans = self.lists.source, self.scans
        fold = () if scans.tsql else (
            Statement("Emails are compared without regard to case and accents.", FOLD_FUNCTION),
        )
        filled = filled_users(source, self.lists.users, scans)
        setup = (self.guard, *fold, user_table(self.dialect), *tenant_guard(source, scans), filled)
        condition = f"\nWHERE {where}" if where else ""
        query = self._tsql(cells, rows + condition, order) if scans.tsql else self._copy(cells, rows + condition, order)
        return UserScript(f"{name}.sql", purpose, setup, (Statement(why, query),), f"{name}-list.csv")

    def _copy(self, cells: Sequence[_Cell], rows: str, order: str) -> str:
        listed = ",\n  ".join(self.dialect.inline(as_(cell.value, cell.head)) for cell in cells)
        query = f"SELECT {listed}\nFROM {rows}\nORDER BY {order}"
        return f"COPY (\n{query}\n) TO STDOUT WITH (FORMAT csv, HEADER, FORCE_QUOTE *)"

    def _tsql(self, cells: Sequence[_Cell], rows: str, order: str) -> str:
        heads = ",".join(f'"{cell.head}"' for cell in cells)
        quote = exp.National(this='"')
        parts: list[Node] = []
        for place, cell in enumerate(cells):
            # Under a collation that tells every sign from every other.
            text = self.dialect.exact(cell.value)
            for sign, instead in ((13, " "), (10, " ")):
                text = call("REPLACE", text, call("NCHAR", number(sign)), exp.National(this=instead))
            text = call("REPLACE", text, quote.copy(), exp.National(this='""'))
            parts += [exp.National(this=',"' if place else '"'), text, quote.copy()]
        line = self.dialect.inline(cast(self.dialect.concat(*parts), "nvarchar(4000)"))
        return f"SELECT N'{heads}';\nSELECT {line}\nFROM {rows}\nORDER BY {order}"

    def _text(self, alias: str, column: ir.Column | None) -> Node:
        if column is None:
            return self.dialect.text("")
        value = self.dialect.as_text(col(alias, column.name))
        return exp.Coalesce(this=value, expressions=[self.dialect.text("")])

    def _known(self, alias: str = "k") -> str:
        return f"{self.dialect.temporary_name(USERS_TABLE)} AS {self.dialect.name_of(alias)}"

    def _on(self, left: Node, right: Node) -> str:
        return self.dialect.inline(exp.EQ(this=left, expression=right))

    def _user_rows(self) -> str:
        users = self.lists.users
        own = f"{self.scans.table(users.table)} AS {self.dialect.name_of('u')}"
        return f"{self._known()}\nJOIN {own} ON {self._on(col('u', users.id.name), col('k', 'id'))}"

    def _email(self) -> _Cell:
        return _Cell("email", trimmed_email(self.dialect, col("u", self.lists.users.email.name)))

    def _users(self) -> UserScript:
        users, dialect = self.lists.users, self.dialect
        active = exp.Case(
            ifs=[exp.If(this=exp.EQ(this=col("k", "active"), expression=number(1)), true=dialect.text("true"))],
            default=dialect.text("false"),
        )
        name = self._text("u", users.name if users.name is not None else users.username)
        login = self._text("u", users.username)
        cells = [_Cell("name", name), self._email(), _Cell("active", active), _Cell("username", login)]
        return self._script(
            "users", "users who can go to ODC",
            "Users of the default tenant with a valid email that is theirs alone: source/preflight.sql has the others.",
            cells, self._user_rows(), dialect.inline(col("k", "id")), taking_part(dialect, "k"),
        )

    def _members(self, groups: ir.SourceGroups) -> UserScript:
        dialect = self.dialect
        members = f"{self.scans.table(groups.members)} AS {dialect.name_of('m')}"
        own = f"{self.scans.table(groups.table)} AS {dialect.name_of('g')}"
        rows = (
            f"{self._user_rows()}\nJOIN {members} ON {self._on(col('m', groups.member_user.name), col('k', 'id'))}\n"
            f"JOIN {own} ON {self._on(col('g', groups.id.name), col('m', groups.member_group.name))}"
        )
        order = f"{dialect.inline(col('g', groups.id.name))}, {dialect.inline(col('k', 'id'))}"
        return self._script(
            "groups", "groups and their members",
            "Members who can go to ODC. A group without any is not listed: it would be made empty.",
            [_Cell("group", self._text("g", groups.name)), self._email()], rows, order, self._of_groups(groups),
        )

    def _of_groups(self, groups: ir.SourceGroups) -> str:
        tenant, part = self.lists.source.tenant, taking_part(self.dialect, "k")
        if groups.tenant is None or tenant is None:
            return part
        return f"{self.dialect.inline(col('g', groups.tenant.name))} = {tenant.id} AND {part}"

    # --- roles -------------------------------------------------------------------------------

    def _role_rows(self, roles: RoleTables, links: Links) -> str:
        """Return the joins from links ``l`` to roles ``r`` and their modules ``e``."""
        dialect = self.dialect
        modules = ",\n".join(
            f"  ({item}, {dialect.inline(dialect.text(name))}, {dialect.inline(dialect.text(asset))})"
            for item, name, asset in roles.modules
        )
        columns = ", ".join(dialect.name_of(name) for name in ("id", "module", "asset"))
        active = ""
        if roles.active is not None:
            active = f" AND {dialect.inline(dialect.is_true(col('r', roles.active.name)))}"
        role = f"{self.scans.table(roles.table)} AS {dialect.name_of('r')}"
        return (
            f"JOIN {role} ON {self._on(col('r', roles.id.name), col('l', links.role.name))}{active}\n"
            f"JOIN (VALUES\n{modules}\n) AS {dialect.name_of('e')}({columns})"
            f" ON {self._on(col('e', 'id'), col('r', roles.module.name))}"
        )

    def _role_cells(self, roles: RoleTables) -> list[_Cell]:
        return [
            _Cell("asset", col("e", "asset")),
            _Cell("module", col("e", "module")),
            _Cell("role", self._text("r", roles.name)),
        ]

    def _roles(self, roles: RoleTables, links: Links) -> UserScript:
        own = f"{self.scans.table(links.table)} AS {self.dialect.name_of('l')}"
        rows = (
            f"{self._user_rows()}\nJOIN {own} ON {self._on(col('l', links.holder.name), col('k', 'id'))}\n"
            f"{self._role_rows(roles, links)}"
        )
        order = ", ".join(self.dialect.inline(node) for node in (col("k", "id"), col("r", roles.id.name)))
        return self._script(
            "roles", "roles that users have directly",
            "Roles of the modules in scope. In ODC they replace those that a user has of the same assets.",
            [self._email(), *self._role_cells(roles)], rows, order, taking_part(self.dialect, "k"),
        )

    def _group_roles(self, roles: RoleTables, links: Links, groups: ir.SourceGroups) -> UserScript:
        dialect = self.dialect
        own = f"{self.scans.table(links.table)} AS {dialect.name_of('l')}"
        group = f"{self.scans.table(groups.table)} AS {dialect.name_of('g')}"
        rows = (
            f"{own}\nJOIN {group} ON {self._on(col('g', groups.id.name), col('l', links.holder.name))}\n"
            f"{self._role_rows(roles, links)}"
        )
        tenant = self.lists.source.tenant
        where = ""
        if groups.tenant is not None and tenant is not None:
            where = f"{dialect.inline(col('g', groups.tenant.name))} = {tenant.id}"
        order = ", ".join(dialect.inline(node) for node in (col("g", groups.id.name), col("r", roles.id.name)))
        return self._script(
            "group-roles", "roles of groups", "Roles of the modules in scope that a group gives to its members.",
            [_Cell("group", self._text("g", groups.name)), *self._role_cells(roles)], rows, order, where,
        )

    # --- the entity that extends users -------------------------------------------------------

    def _fill(self, fill: Fill) -> UserScript:
        dialect, users = self.dialect, self.lists.users
        table = self.scans.table(fill.extension.table)
        own, source = col("x", fill.extension.identifier.name), col("u", users.id.name)
        rows = f"{self.scans.table(users.table)} AS {dialect.name_of('u')}"
        values = [(item, self._value(item)) for item in fill.columns]
        tenant = self.lists.source.tenant
        of_tenant = ""
        if tenant is not None and users.tenant is not None:
            of_tenant = f"{dialect.inline(col('u', users.tenant.name))} = {tenant.id}"
        statements: list[Statement] = []
        if values:
            assignments = ",\n  ".join(
                f"{dialect.name_of(item.target.name)} = {dialect.inline(value.copy())}" for item, value in values
            )
            changed = "\n    OR ".join(dialect.inline(self._changed(item, value.copy())) for item, value in values)
            limit = f" AND {of_tenant}" if of_tenant else ""
            if self.scans.tsql:
                update = (
                    f"UPDATE [x] SET\n  {assignments}\nFROM {table} AS [x]\n"
                    f"JOIN {rows} ON {self._on(source.copy(), own.copy())}\nWHERE ({changed}){limit}"
                )
            else:
                update = (
                    f'UPDATE {table} AS "x" SET\n  {assignments}\nFROM {rows}\n'
                    f"WHERE {self._on(source.copy(), own.copy())}\n  AND ({changed}){limit}"
                )
            statements.append(Statement("Rows that are there already get the user's values where they differ.", update))
        columns = [fill.extension.identifier.name, *(item.target.name for item in fill.columns)]
        inserted = [dialect.inline(source.copy()), *(dialect.inline(value.copy()) for _, value in values)]
        if fill.tenant is not None and tenant is not None:
            columns.append(fill.tenant.name)
            inserted.append(str(tenant.id))
        listed = ", ".join(dialect.name_of(name) for name in columns)
        there = f"SELECT 1 FROM {table} AS {dialect.name_of('x')} WHERE {self._on(own.copy(), source.copy())}"
        limit = f"\n  AND {of_tenant}" if of_tenant else ""
        statements.append(
            Statement(
                "Users without a row get one.",
                f"INSERT INTO {table} ({listed})\nSELECT {', '.join(inserted)}\nFROM {rows}\n"
                f"WHERE NOT EXISTS ({there}){limit}",
            )
        )
        purpose = f"fill {label(fill.extension.label)} from O11's users"
        return UserScript(
            "fill-user-extension.sql", purpose, (self.guard, *tenant_guard(self.lists.source, self.scans)),
            tuple(statements),
        )

    def _value(self, item: Filled) -> Node:
        """Return a user's value for an attribute. O11 has no NULL but for identifiers: a value stands for nothing."""
        dialect, value = self.dialect, col("u", item.source.name)
        kind = item.target.type.kind
        if kind is TypeKind.TEXT:
            return exp.Coalesce(this=value, expressions=[dialect.text("")])
        if kind is TypeKind.DATETIME:
            nothing = ir.Constant(item.target.type, _NOTHING)
            return exp.Coalesce(this=value, expressions=[dialect.constant(nothing)])
        yes, no = (dialect.flag(True), dialect.flag(False)) if kind is TypeKind.BOOLEAN else (number(1), number(0))
        return exp.Case(ifs=[exp.If(this=dialect.is_true(value), true=yes)], default=no)

    def _changed(self, item: Filled, value: Node) -> Node:
        """Return the condition that a row says something else than the user; NULL and empty text say the same."""
        held, dialect = col("x", item.target.name), self.dialect
        if item.target.type.kind is TypeKind.TEXT:
            text = exp.Coalesce(this=dialect.exact(held), expressions=[dialect.text("")])
            return exp.NEQ(this=text, expression=dialect.exact(value))
        other = exp.NEQ(this=held.copy(), expression=dialect.typed(value, item.target))
        return exp.Or(this=is_null(held), expression=other)

