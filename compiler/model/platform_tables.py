"""The platform's tables of people and processes: what their columns refer to, and whose definitions they hold.

Hybrid tables are the platform's and a migration may write them; definitions and statuses are made by
publishing and only mapped (docs/o11.md: "Hybrid tables").
"""

from __future__ import annotations

from collections.abc import Mapping

from compiler.hybrids import (
    ACTIVITIES,
    ACTIVITY_DEFINITIONS,
    ACTIVITY_OUTPUTS,
    ESPACES,
    GROUPS,
    INPUTS,
    OUTPUTS,
    PROCESS_DEFINITIONS,
    PROCESSES,
    ROLES,
    TENANTS,
    USERS,
)

INPUT_DEFINITIONS = "OSSYS_BPM_PROCESS_INPUT_DEF"
OUTPUT_DEFINITIONS = "OSSYS_BPM_PROCESS_OUTPUT_DEF"
ACTIVITY_OUTPUT_DEFINITIONS = "OSSYS_BPM_ACTIVITY_OUTPUT_DEF"
PROCESS_STATUSES = "OSSYS_BPM_PROCESS_STATUS"
ACTIVITY_STATUSES = "OSSYS_BPM_ACTIVITY_STATUS"
ACTIVITY_KINDS = "OSSYS_BPM_ACTIVITY_KIND"

REFERENCES: Mapping[str, Mapping[str, str]] = {
    USERS: {"TENANT_ID": TENANTS},
    GROUPS: {"TENANT_ID": TENANTS},
    "OSSYS_USER_ROLE": {"USER_ID": USERS, "ROLE_ID": ROLES, "TENANT_ID": TENANTS},
    "OSSYS_GROUP_ROLE": {"GROUP_ID": GROUPS, "ROLE_ID": ROLES, "TENANT_ID": TENANTS},
    "OSSYS_GROUP_USER": {"GROUP_ID": GROUPS, "USER_ID": USERS, "TENANT_ID": TENANTS},
    PROCESSES: {
        "TENANT_ID": TENANTS,
        "PROCESS_DEF_ID": PROCESS_DEFINITIONS,
        "PARENT_PROCESS_ID": PROCESSES,
        "TOP_PROCESS_ID": PROCESSES,
        "PARENT_ACTIVITY_ID": ACTIVITIES,
        "STATUS_ID": PROCESS_STATUSES,
        "CREATED_BY": USERS,
        "LAST_MODIFIED_BY": USERS,
        "SUSPENDED_BY": USERS,
    },
    INPUTS: {"PROCESS_ID": PROCESSES, "INPUT_DEF_ID": INPUT_DEFINITIONS},
    OUTPUTS: {"PROCESS_ID": PROCESSES, "OUTPUT_DEF_ID": OUTPUT_DEFINITIONS},
    ACTIVITIES: {
        "TENANT_ID": TENANTS,
        "ACTIVITY_DEF_ID": ACTIVITY_DEFINITIONS,
        "PROCESS_ID": PROCESSES,
        "USER_ID": USERS,
        "GROUP_ID": GROUPS,
        "STATUS_ID": ACTIVITY_STATUSES,
        "PRECEDENT_ACTIVITY_ID": ACTIVITIES,
    },
    ACTIVITY_OUTPUTS: {"ACTIVITY_ID": ACTIVITIES, "OUTPUT_DEF_ID": ACTIVITY_OUTPUT_DEFINITIONS},
}
"""Every hybrid table with a fixed name, and the table that each of its references leads to."""

NO_REFERENCES: Mapping[str, frozenset[str]] = {
    # What another system calls the user.
    USERS: frozenset({"EXTERNAL_ID"}),
    # A row of the log, which stays behind: the activity's last error is not its state.
    ACTIVITIES: frozenset({"LAST_ERROR_ID"}),
}
"""Columns that end in _ID and are known to hold no id of another table of the migration."""

OWNERS: Mapping[str, tuple[str, str]] = {
    INPUT_DEFINITIONS: ("PROCESS_DEF_ID", PROCESS_DEFINITIONS),
    OUTPUT_DEFINITIONS: ("PROCESS_DEF_ID", PROCESS_DEFINITIONS),
    ACTIVITY_DEFINITIONS: ("PROCESS_DEF_ID", PROCESS_DEFINITIONS),
    ACTIVITY_OUTPUT_DEFINITIONS: ("ACTIVITY_DEF_ID", ACTIVITY_DEFINITIONS),
}
"""Definitions inside another definition: the column that names the owner, and the owner's table."""

INSTANCES: Mapping[str, str] = {
    INPUT_DEFINITIONS: INPUTS,
    OUTPUT_DEFINITIONS: OUTPUTS,
    ACTIVITY_OUTPUT_DEFINITIONS: ACTIVITY_OUTPUTS,
}
"""The hybrid table that holds the values of each kind of parameter."""

DEFINITIONS = frozenset({PROCESS_DEFINITIONS, *OWNERS})
STATUSES = frozenset({PROCESS_STATUSES, ACTIVITY_STATUSES, ACTIVITY_KINDS})
"""Tables without keys of their own: their rows are the same when their names are."""

PLATFORM_TABLES = frozenset({*REFERENCES, *DEFINITIONS, *STATUSES, ROLES, TENANTS, ESPACES})
"""Tables whose system entity exists even where OSSYS_ENTITY does not list it."""
