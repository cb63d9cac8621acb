"""``constraints: revalidate``: foreign keys taken out of the way of the rows, and put back validated."""

from __future__ import annotations

from compiler.plan.ir.base import Key, Part, Table, Tagged
from compiler.plan.ir.steps_base import Head


class LooseKey(Part, frozen=True):
    """A foreign key as the snapshot had it: enabled and validated (T-SQL: trusted).

    ``on_delete`` and ``deferrable`` as in the snapshot. What else belongs to it (ON UPDATE, MATCH, INITIALLY
    DEFERRED, a comment) the snapshot does not have: the database keeps it (T-SQL), or is asked for it (PostgreSQL).
    """

    name: str
    columns: tuple[str, ...]
    referenced: Table
    referenced_columns: tuple[str, ...]
    on_delete: str = "no action"
    deferrable: bool = False


class LoosenConstraints(Tagged, frozen=True, tag="loosen_constraints"):
    """Take foreign keys of a table out of the way: PostgreSQL drops them, T-SQL disables them.

    Nothing is taken away when one of them is not what the plan knows: it could lead to another table by now.
    """

    head: Head
    entity: Key
    label: str
    table: Table
    keys: tuple[LooseKey, ...]


class RevalidateConstraints(Tagged, frozen=True, tag="revalidate_constraints"):
    """Put back what ``LoosenConstraints`` took away, as it was, with all rows of the table checked."""

    head: Head
    entity: Key
    label: str
    table: Table
    keys: tuple[LooseKey, ...]


class ProbeKeys(Tagged, frozen=True, tag="probe_keys"):
    """Foreign keys that the run will take out of the way, and that are not what the plan knows."""

    code: str
    label: str
    table: Table
    keys: tuple[LooseKey, ...]
