"""Users, roles and groups of ODC: who takes part, new ids out of names, links that are replaced (docs/odc-users.md)."""

from __future__ import annotations

from compiler.plan.ir.base import Column, Key, Part, Table, Tagged
from compiler.plan.ir.steps_base import Head
from compiler.plan.ir.values import ColumnPlan


class OdcUsers(Part, frozen=True):
    """The source's users that may go to ODC: those of ``tenants`` (ids as text) by the column ``tenant``; None: all.

    ``email`` is what they are known by, ``name`` what people call them in findings. ``active`` None: all are active.
    """

    table: Table
    identifier: Column
    email: Column
    name: Column
    active: Column | None = None
    tenant: Column | None = None
    tenants: tuple[str, ...] = ()


class KeepAddressed(Tagged, frozen=True, tag="keep_addressed"):
    """Users with a valid email that is theirs alone (``compiler.plan.emails``).

    Where several users of the tenant have an email, the active one takes it; two active ones, or several inactive
    ones, take no part at all.
    """

    users: OdcUsers


class CheckAddresses(Tagged, frozen=True, tag="check_addresses"):
    """Refuse when an active user is not in the selection ``rows``: no valid email, or not alone with it (O11-0985)."""

    head: Head
    label: str
    users: OdcUsers
    rows: str


class ProbeAddresses(Tagged, frozen=True, tag="probe_addresses"):
    """Users that take no part: active ones or inactive ones, with a valid email that others have too or without one."""

    code: str
    severity: str
    label: str
    users: OdcUsers
    rows: str
    active: bool
    shared: bool


class UserReference(Part, frozen=True):
    """A reference of the source to users, of the rows in the selection ``rows`` (None: all)."""

    label: str
    table: Table
    identifier: Column
    column: Column
    rows: str | None = None


class ProbeUserFile(Tagged, frozen=True, tag="probe_user_file"):
    """The file of users against those who take part: who lacks an id, which rows of the file are nobody's."""

    code: str
    label: str
    map: str


class ProbeDerived(Tagged, frozen=True, tag="probe_derived"):
    """New ids of a map that two rows would share, or that the target has already under another key."""

    code: str
    label: str
    map: str


class NamedRows(Part, frozen=True):
    """Rows that findings call by a name."""

    table: Table
    identifier: Column
    name: Column


class LinkScope(Part, frozen=True):
    """Which rows of the target the right end of replaced links may be: those with one of ``values`` in ``column``.

    Values are compared as people read them (docs/equality.md).
    """

    table: Table
    identifier: Column
    column: Column
    values: tuple[str, ...]


class ReplaceLinks(Tagged, frozen=True, tag="replace_links"):
    """Make the links between two kinds of migrated rows those of the source.

    Wanted are the source's links of the selection ``rows``, both ends through their maps. Replaced are target links
    whose left end is a new id of ``left_map`` and whose right end one of ``right_map``, or in ``within``: those that
    are not wanted are deleted, those that are lacking are inserted, the others stay as they are. A wanted link whose
    right end has no partner refuses the run (O11-0901), called by the name of ``named``.

    ``key`` is a column of the link's own that gets an id out of both ends, ``columns`` are others that need a value.
    ``stored`` are all columns that an INSERT can name, ``identities`` those that it has to insist on. ``keep`` is the
    table of what was deleted and inserted, for undo.
    """

    head: Head
    entity: Key
    label: str
    source: Table
    source_id: Column
    source_left: Column
    source_right: Column
    rows: str
    target: Table
    left: Column
    right: Column
    left_map: str
    right_map: str
    stored: tuple[Column, ...]
    identities: tuple[str, ...] = ()
    key: Column | None = None
    columns: tuple[ColumnPlan, ...] = ()
    within: LinkScope | None = None
    named: NamedRows | None = None
    keep: str | None = None


class RestoreLinks(Tagged, frozen=True, tag="restore_links"):
    """Delete the links that the step ``undone`` inserted and put back those that it deleted, as kept in ``before``.

    A link of the first kind that is gone, or one of the second that is there again, refuses (O11-0947), and so does a
    link that came later and leads to a row that the run has inserted: a fresh pair of one of the maps (O11-0949).
    """

    head: Head
    label: str
    table: Table
    undone: str
    before: str
    left: Column
    right: Column
    left_map: str
    right_map: str
    stored: tuple[Column, ...]
    identities: tuple[str, ...] = ()


class CheckLinks(Tagged, frozen=True, tag="check_links"):
    """The links that the step replaces are those of the source: none is lacking, none is left over."""

    id: str
    entity: Key
    label: str
    links: ReplaceLinks


class ProbeLinks(Tagged, frozen=True, tag="probe_links"):
    """Rows that a selected link of the step over the table ``target`` leads to, and that have no partner, by name."""

    code: str
    label: str
    target: str


class ProbeLeftOut(Tagged, frozen=True, tag="probe_left_out"):
    """Rows of a source table, of ``tenants`` by the column ``tenant``, that are not in the selection ``rows``."""

    code: str
    severity: str
    label: str
    what: str
    table: Table
    identifier: Column
    name: Column
    rows: str
    tenant: Column | None = None
    tenants: tuple[str, ...] = ()
