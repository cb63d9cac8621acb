"""Users, roles and groups of a scope for ODC: what each is recognised by (docs/odc-users.md)."""

from __future__ import annotations

from compiler.hybrids import GROUPS, ROLES, USERS
from compiler.model.types import EntityPair
from compiler.project import Project
from compiler.scope.types import Taken

# What ODC's rows are recognised by: a role by its name within its asset.
_MATCH = {USERS: ("EMAIL",), ROLES: ("ESPACE_ID", "NAME"), GROUPS: ("NAME",)}


def people_of_odc(project: Project) -> dict[str, str]:
    """Return the platform's tables that a scope for ODC takes in, whoever refers to them, and why."""
    stores = project.odc.stores
    given: dict[str, str] = {}
    if not project.to_odc:
        return given
    if stores.users is not None:
        given[USERS] = "odc.stores names the table of ODC's users: all of them are migrated"
    if stores.roles is not None and (stores.user_roles is not None or stores.group_roles is not None):
        given[ROLES] = "odc.stores names the table of ODC's roles: they are what users and groups are given"
    if stores.groups is not None and project.odc.groups == "migrate":
        given[GROUPS] = "odc.stores names the table of ODC's groups"
    return given


def take_people(project: Project, pair: EntityPair, table: str, because: str) -> Taken:
    """Return the decision about users, roles or groups: ODC makes its roles itself when an asset is published."""
    keys = {item.source.name: item.source.key for item in pair.attributes}
    match = tuple(keys[name] for name in _MATCH[table] if name in keys)
    mode = "skip" if table == ROLES else "merge"
    # ODC's users are updated; who writes that names stay as they are is taken at his word.
    update = mode == "merge" and ("policy" not in project.users.model_fields_set or project.users.policy == "update")
    return Taken(pair, because, mode, frozenset(), match=match, update=update, hybrid=table)
