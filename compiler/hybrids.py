"""The hybrid tables in the vendor's order, and how their rows are recognised in another environment.

Hybrid tables are the platform's, and a migration may write them: users, groups and their links, BPT
instances (docs/o11.md: "Three kinds of entity"). The model gives them as entities; here is what the
scope and the plan have to know besides.
"""

from __future__ import annotations

from enum import IntEnum

USERS = "OSSYS_USER"
GROUPS = "OSSYS_GROUP"
PROCESSES = "OSSYS_BPM_PROCESS"
INPUTS = "OSSYS_BPM_PROCESS_INPUT"
OUTPUTS = "OSSYS_BPM_PROCESS_OUTPUT"
ACTIVITIES = "OSSYS_BPM_ACTIVITY"
ACTIVITY_OUTPUTS = "OSSYS_BPM_ACTIVITY_OUTPUT"

ROLES = "OSSYS_ROLE"
TENANTS = "OSSYS_TENANT"
ESPACES = "OSSYS_ESPACE"
PROCESS_DEFINITIONS = "OSSYS_BPM_PROCESS_DEFINITION"
ACTIVITY_DEFINITIONS = "OSSYS_BPM_ACTIVITY_DEFINITION"
QUEUES = ("OSSYS_BPM_EVENT", "OSSYS_BPM_EVENT_QUEUE")

# Columns that the platform writes by itself, without anybody's decision: undo does not take a new value for a change
# of the row. Every login sets LAST_LOGIN (docs/o11.md: "Hybrid tables").
WRITTEN_BY_ITSELF: dict[str, tuple[str, ...]] = {USERS: ("LAST_LOGIN",)}

# Links have no name: a row is the same where all its references are.
LINKS = ("OSSYS_USER_ROLE", "OSSYS_GROUP_ROLE", "OSSYS_GROUP_USER")
# References of BPT rows to people: an instance can go on without them.
PASSERS_BY = ("USER_ID", "GROUP_ID", "CREATED_BY", "LAST_MODIFIED_BY", "SUSPENDED_BY")

ROLE_LINKS = ("OSSYS_USER_ROLE", "OSSYS_GROUP_ROLE")
# The vendor's order (docs/o11.md: "What the vendor's guide prescribes").
PEOPLE = (USERS, "OSSYS_USER_ROLE", GROUPS, "OSSYS_GROUP_ROLE", "OSSYS_GROUP_USER")
BPT = (PROCESSES, INPUTS, OUTPUTS, ACTIVITIES, ACTIVITY_OUTPUTS)
# What belongs to a process or activity: table, the table that it belongs to, the column that says to which row.
PARTS_OF_INSTANCES = (
    (INPUTS, PROCESSES, "PROCESS_ID"),
    (OUTPUTS, PROCESSES, "PROCESS_ID"),
    (ACTIVITIES, PROCESSES, "PROCESS_ID"),
    (ACTIVITY_OUTPUTS, ACTIVITIES, "ACTIVITY_ID"),
)

# Texts that hold ids, and the column that says of which parameter the row is.
PARAMETER_VALUES = {
    INPUTS: ("INPUT_VALUE", "INPUT_DEF_ID", "OSSYS_BPM_PROCESS_INPUT_DEF"),
    OUTPUTS: ("OUTPUT_VALUE", "OUTPUT_DEF_ID", "OSSYS_BPM_PROCESS_OUTPUT_DEF"),
    ACTIVITY_OUTPUTS: ("OUTPUT_VALUE", "OUTPUT_DEF_ID", "OSSYS_BPM_ACTIVITY_OUTPUT_DEF"),
}


class Chapter(IntEnum):
    """The vendor's chapters, in order."""

    USERS = 1
    DATA = 2
    PROCESSES = 3


def chapter_of(record_set: str | None) -> Chapter:
    """Return the chapter of an entity by the table behind it."""
    if record_set in PEOPLE or record_set == ROLES:
        return Chapter.USERS
    return Chapter.PROCESSES if record_set in BPT else Chapter.DATA


def place_of(record_set: str | None) -> int:
    """Return an entity's place in the vendor's order: chapter, then table."""
    chapter = chapter_of(record_set)
    tables = PEOPLE if chapter is Chapter.USERS else BPT
    return chapter * 10 + (tables.index(record_set) if record_set in tables else 0)
