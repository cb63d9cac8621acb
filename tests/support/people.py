"""Users, groups and their roles: drawn, written down as rows of OSSYS tables, and what must come of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from hypothesis import strategies as st

from compiler.demo.factory import BooleanStyle, Variation
from compiler.demo.layout import system_table_name
from compiler.demo.ossys_tables import stored_flag
from tests.support.design import Design, DesignGroup, DesignUser
from tests.support.judge import Arrival, Fixed, Loose, Marked, Pointer
from tests.support.names import respelled
from tests.support.tables import Row, Value

_TABLES = frozenset({"OSSYS_GROUP", "OSSYS_USER_ROLE", "OSSYS_GROUP_ROLE", "OSSYS_GROUP_USER"})
_CREATED = datetime(2020, 2, 29, 12, 30)


# --- drawn ---------------------------------------------------------------------------------------


def draw_groups(draw: st.DrawFn, design: Design) -> None:
    """Draw groups, who is in them, and roles. Where both sides have a link, the target's is not doubled."""
    old_ids, new_ids = draw(st.permutations(range(1, 5))), draw(st.permutations(range(1, 5)))
    for number in range(draw(st.integers(0, 3))):
        name = ("Clerks", "Büro", "o'Group")[number]
        matched = draw(st.booleans())
        tenant = draw(st.integers(0, len(design.tenants) - 1))
        ids = (old_ids[number], new_ids[number] if matched else None)
        design.groups.append(DesignGroup(ids, (name, respelled(draw, name)), tenant))
    users = [user for user in design.users if user.ids[0] is not None]
    roles = range(len(design.roles))
    design.user_roles = _links(draw, [(user.ids[0], role) for user in users for role in roles])
    design.group_roles = _links(draw, [(group.ids[0], role) for group in design.groups for role in roles])
    design.group_users = _links(draw, [(group.ids[0], user.ids[0]) for group in design.groups for user in users])


def _links(draw: st.DrawFn, every: list[tuple[Value, Value]]) -> dict[tuple[Value, Value], bool]:
    """Return some links of the source, and whether the target has it too (where it has both ends)."""
    chosen = [pair for pair in every if draw(st.booleans())]
    return {pair: draw(st.booleans()) for pair in chosen}


def with_people(design: Design, side: Variation, other: Variation) -> Variation:
    """Return the variation with the tables of people, when they are written: both sides must have them."""
    if design.policy == "match":
        return side
    only_here = {item for item in side.left_out - other.left_out if item.partition(".")[0] in _TABLES}
    # Flags of one kind cannot be copied into flags of another: that is refused, and not what is tried here.
    return replace(side, left_out=side.left_out - _TABLES - only_here, booleans=BooleanStyle.BOOLEAN)


# --- written down --------------------------------------------------------------------------------


def people_rows(design: Design, side: int) -> list[tuple[str, tuple[Row, ...]]]:
    """Return the rows of the OSSYS tables of people on a side."""
    users = [item for item in [*design.users, *design.extra_users] if item.ids[side] is not None]
    groups = [item for item in design.groups if item.ids[side] is not None]
    tenant_of: dict[Value, Value] = {item.ids[side]: _tenant(design, item.tenant, side) for item in users}
    group_tenant: dict[Value, Value] = {item.ids[side]: _tenant(design, item.tenant, side) for item in groups}
    roles: dict[Value, Value] = {place: item[3][side] for place, item in enumerate(design.roles)}
    user_ids: dict[Value, Value] = {item.ids[0]: item.ids[side] for item in design.users}
    group_ids: dict[Value, Value] = {item.ids[0]: item.ids[side] for item in design.groups}
    return [
        ("OSSYS_USER", tuple(_user_row(design, item, side) for item in users)),
        (
            "OSSYS_GROUP",
            tuple(
                {
                    "ID": item.ids[side],
                    "NAME": item.names[side],
                    "TENANT_ID": _tenant(design, item.tenant, side),
                    "DESCRIPTION": group_marker(item, side),
                }
                for item in groups
            ),
        ),
        *(
            (
                table,
                tuple(
                    {"ID": number, left: first[one], right: second[two], "TENANT_ID": tenants[first[one]]}
                    for number, ((one, two), both) in enumerate(pairs.items(), start=1)
                    if (side == 0 or both) and first[one] is not None and second[two] is not None
                ),
            )
            for table, left, right, first, second, tenants, pairs in (
                ("OSSYS_USER_ROLE", "USER_ID", "ROLE_ID", user_ids, roles, tenant_of, design.user_roles),
                ("OSSYS_GROUP_ROLE", "GROUP_ID", "ROLE_ID", group_ids, roles, group_tenant, design.group_roles),
                ("OSSYS_GROUP_USER", "GROUP_ID", "USER_ID", group_ids, user_ids, group_tenant, design.group_users),
            )
        ),
    ]


def _tenant(design: Design, place: int, side: int) -> int:
    return design.tenants[place][1][side]


def user_marker(user: DesignUser, side: int) -> str:
    """Return the text that a user is known by in the tests: EXTERNAL_ID."""
    return f"{'target' if side else 'source'} user {user.ids[side]}"


def group_marker(group: DesignGroup, side: int) -> str:
    """Return the text that a group is known by in the tests: DESCRIPTION."""
    return f"{'target' if side else 'source'} group {group.ids[side]}"


def _user_row(design: Design, user: DesignUser, side: int) -> Row:
    number = user.ids[side] or 0
    return {
        "ID": number,
        "TENANT_ID": _tenant(design, user.tenant, side),
        "NAME": f"Name {number} of {side}",
        "USERNAME": user.names[side],
        "PASSWORD": f"$1$hash{number}",
        "EMAIL": f"{number}@{side}.example",
        "MOBILEPHONE": "" if number % 2 else f"+{number}",
        "EXTERNAL_ID": user_marker(user, side),
        "CREATION_DATE": None if number % 3 else _CREATED,
        "LAST_LOGIN": _CREATED if number % 4 else None,
        "IS_ACTIVE": number % 5 != 0,
    }


# --- what must come of it ------------------------------------------------------------------------


class People:
    """What must be there of users and groups after a run, given the source ids of those that rows refer to."""

    def __init__(self, design: Design, variation: Variation, users: set[Value], groups: set[Value]) -> None:
        self.design = design
        self.variation = variation
        writes = design.policy != "match"
        self.users = [item for item in design.users if writes and item.ids[0] in users]
        named = {item.ids[0] for item in self.users}
        joined = {group for group, user in design.group_users if user in named}
        self.groups = [item for item in design.groups if writes and item.ids[0] in joined | groups]

    def _name(self, name: str) -> str:
        return system_table_name(self.variation, name)

    def written(self) -> set[str]:
        """Return the tables that may have new rows."""
        if self.design.policy == "match":
            return set()
        return {self._name(table) for table in ("OSSYS_USER", *_TABLES)}

    def user(self, old: Value) -> Marked | Fixed:
        """Return what a reference to a user of the source must point at."""
        user = next((item for item in self.design.users if item.ids[0] == old), None)
        if old is None or user is None or not self.design.arrives(user):
            return Fixed(None if old is None else self.design.stand_in)
        if user.ids[1] is not None:
            return Fixed(user.ids[1])
        return self._marked("OSSYS_USER", "EXTERNAL_ID", user_marker(user, 0))

    def group(self, old: Value) -> Marked | Fixed:
        """Return what a reference to a group of the source must point at."""
        group = next((item for item in self.design.groups if item.ids[0] == old), None)
        if group is None:
            return Fixed(None)
        if group.ids[1] is not None or self.design.policy == "match":
            return Fixed(group.ids[1])
        return self._marked("OSSYS_GROUP", "DESCRIPTION", group_marker(group, 0))

    def _marked(self, table: str, column: str, marker: str) -> Marked:
        return Marked(self._name(table), self._name("ID"), self._name(column), marker)

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the users and groups that are written."""
        update = self.design.policy == "update"
        for user in self.users:
            if user.ids[1] is None or update:
                yield self._user(user)
        for group in self.groups:
            if group.ids[1] is None or update:
                yield self._group(group)

    def _user(self, user: DesignUser) -> Arrival:
        new = user.ids[1] is None
        row = _user_row(self.design, user, 0)
        values: dict[str, Value] = {}
        for name, value in row.items():
            matched = name in ("TENANT_ID", "USERNAME")
            if name not in ("ID", "TENANT_ID", "PASSWORD") and (new or not matched):
                values[self._name(name)] = stored_flag(self.variation, value)
        if self.design.passwords == "copy":
            values[self._name("PASSWORD")] = row["PASSWORD"]
        elif new:
            values[self._name("PASSWORD")] = ""
        pointers: dict[str, Pointer] = {}
        if new:
            pointers[self._name("TENANT_ID")] = Fixed(_tenant(self.design, user.tenant, 1))
        at = self._marked("OSSYS_USER", "EXTERNAL_ID", user_marker(user, 0))
        was = None if new else self._marked("OSSYS_USER", "EXTERNAL_ID", user_marker(user, 1))
        return Arrival(at, values, pointers, was)

    def _group(self, group: DesignGroup) -> Arrival:
        new = group.ids[1] is None
        at = self._marked("OSSYS_GROUP", "DESCRIPTION", group_marker(group, 0))
        if not new:
            return Arrival(at, {}, {}, self._marked("OSSYS_GROUP", "DESCRIPTION", group_marker(group, 1)))
        tenant = Fixed(_tenant(self.design, group.tenant, 1))
        return Arrival(at, {self._name("NAME"): group.names[0]}, {self._name("TENANT_ID"): tenant})

    def loose(self) -> Iterator[Loose]:
        """Yield the links that are new in the target."""
        users: dict[Value, DesignUser] = {item.ids[0]: item for item in self.users}
        groups: dict[Value, DesignGroup] = {item.ids[0]: item for item in self.groups}
        scope = {self.design.entities[number].module for number in self.design.taken()}
        scope |= set(range(self.design.in_scope))
        roles = {place: item[3][1] for place, item in enumerate(self.design.roles) if item[0] in scope}
        for (user, role), both in self.design.user_roles.items():
            if user in users and role in roles and not (both and users[user].ids[1] is not None):
                yield self._link(
                    "OSSYS_USER_ROLE", users[user].tenant, USER_ID=self.user(user), ROLE_ID=Fixed(roles[role])
                )
        for (group, role), both in self.design.group_roles.items():
            if group in groups and role in roles and not (both and groups[group].ids[1] is not None):
                yield self._link(
                    "OSSYS_GROUP_ROLE", groups[group].tenant, GROUP_ID=self.group(group), ROLE_ID=Fixed(roles[role])
                )
        for (group, user), both in self.design.group_users.items():
            if user in users and not (both and groups[group].ids[1] is not None and users[user].ids[1] is not None):
                yield self._link(
                    "OSSYS_GROUP_USER", groups[group].tenant, GROUP_ID=self.group(group), USER_ID=self.user(user)
                )

    def _link(self, table: str, tenant: int, **pointers: Pointer) -> Loose:
        found = {self._name(name): pointer for name, pointer in pointers.items()}
        if f"{table}.TENANT_ID" not in self.variation.left_out:
            found[self._name("TENANT_ID")] = Fixed(_tenant(self.design, tenant, 1))
        return Loose(self._name(table), {}, found)
