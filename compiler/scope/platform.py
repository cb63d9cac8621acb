"""The platform's tables in the scope: in which mode each is taken, and what its rows are recognised by."""

from __future__ import annotations

from compiler.diagnostics import Findings
from compiler.hybrids import GROUPS, LINKS, PASSERS_BY, PEOPLE, USERS
from compiler.model.types import EntityPair
from compiler.project import ProjectFile
from compiler.scope.odc_people import take_people
from compiler.scope.types import Taken


def take_table(file: ProjectFile, pair: EntityPair, table: str, because: str, findings: Findings) -> Taken:
    """Return the decision about one of the platform's tables; ``table`` is its name (O11-0607, O11-0610)."""
    if file.project.to_odc:
        return take_people(file.project, pair, table, because)
    keys = {item.name: item.key for item in pair.source.attributes}
    policy = file.project.users.policy
    mode, update = "append", False
    match: tuple[str, ...] = ()
    if table in LINKS:
        mode = "merge"
        match = tuple(key for name, key in keys.items() if name in ("USER_ID", "GROUP_ID", "ROLE_ID"))
    elif table in PEOPLE:
        mode = _mode_of_people(table, policy)
        update = mode == "merge" and policy in ("update", "recreate")
        match = _names_of_people(file, table, keys, findings)
    elif file.project.bpt.mode == "replace":
        mode = "replace"
    dropped = _dropped(file, pair, keys, match, findings)
    return Taken(pair, because, mode, dropped, match=match, update=update, hybrid=table)


def _mode_of_people(table: str, policy: str) -> str:
    if policy == "match":
        return "skip"
    # Only users are made anew; groups are updated then.
    return "recreate" if policy == "recreate" and table == USERS else "merge"


def _names_of_people(file: ProjectFile, table: str, keys: dict[str, str], findings: Findings) -> tuple[str, ...]:
    """Return what users or groups are recognised by: a name within its tenant, or an email."""
    name = "NAME" if table == GROUPS else file.project.users.match.upper()
    if name not in keys:
        findings.add("O11-0607", table, f"no column {name}")
        return ()
    tenant = [keys["TENANT_ID"]] if "TENANT_ID" in keys and name != "EMAIL" else []
    return (*tenant, keys[name])


def _dropped(
    file: ProjectFile, pair: EntityPair, keys: dict[str, str], match: tuple[str, ...], findings: Findings
) -> frozenset[str]:
    """Return the columns that the project leaves behind, as far as a row means the same without them."""
    options = file.project.options(pair.source.label)
    dropped = frozenset(keys[name] for name in options.drop if name in keys)
    for attribute in pair.source.attributes:
        needed = attribute.key in match or (attribute.reference is not None and attribute.name not in PASSERS_BY)
        if attribute.key in dropped and needed:
            where = file.where("entities", pair.source.label, "drop")
            findings.add("O11-0610", where, f"a row means something else without {attribute.name}")
    return dropped
