"""Maps: the steps that fill them, and that take pairs out again."""

from __future__ import annotations

from enum import StrEnum

from compiler.plan.ir.base import Column, Key, Missing, Part, Sequence, Table, Tagged
from compiler.plan.ir.people import UserReference
from compiler.plan.ir.steps_base import Head


class LiteralPair(Part, frozen=True):
    """One record in both environments. ``source_parts`` and ``target_parts`` are its key's components."""

    name: str
    old: str
    new: str
    source_parts: tuple[str, ...]
    target_parts: tuple[str, ...]


class BuildLiteralMap(Tagged, frozen=True, tag="build_literal_map"):
    """Fill a map with pairs known at compile time, after checking each pair against both databases.

    ``records`` is the metamodel table that holds the records (``OSSYS_ENTITY_RECORD``,
    ``OSSYS_ROLE``, ``OSSYS_TENANT``, ``OSSYS_ESPACE``). ``prefix`` (static entities) is what the keys
    of all its records begin with; ``source_count`` and ``target_count`` say how many there were.
    """

    head: Head
    map: str
    records: str
    pairs: tuple[LiteralPair, ...]
    prefix: str | None = None
    source_count: int = 0
    target_count: int = 0


class How(StrEnum):
    """How two values of a business key are compared.

    ``FOLDED``: texts without regard to case, accents and trailing blanks (docs/equality.md).
    ``EXACT``: as they are. ``MAPPED``: the source's value goes through a map first. ``EMAIL``: addresses, folded and
    without the blanks around them. ``LISTED``: the source's value, as text, stands for another one that the plan
    lists, and that is compared folded; a value that is not listed matches nobody.
    """

    FOLDED = "folded"
    EXACT = "exact"
    MAPPED = "mapped"
    EMAIL = "email"
    LISTED = "listed"


class MatchColumn(Part, frozen=True):
    """One column of a business key. ``map`` is set for ``MAPPED``; ``listed`` holds (value, meaning) for ``LISTED``."""

    attribute: str
    source: Column
    target: Column
    how: How
    map: str | None = None
    listed: tuple[tuple[str, str], ...] = ()


class BuildMatchedMap(Tagged, frozen=True, tag="build_matched_map"):
    """Fill a map by matching rows of both environments on a business key; the pairs are not fresh.

    Only source rows of the selection ``rows`` take part (None: all). A source row whose key has a
    NULL, or an empty folded text, or a mapped value without partner, matches nobody. A key that two
    selected source rows or two target rows share matches nobody; with ``refuse_shared`` the run is
    refused when a selected source row's key is empty, or is shared by two selected source rows, or by
    two target rows (O11-0921). A kept map (``delta``) gets only pairs whose old id and whose new id it
    does not hold yet, and what it holds does not count for ``refuse_shared``. A new id whose source row is
    gone counts as not held: a source row that was made again with the same key takes its pair over.
    """

    head: Head
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    columns: tuple[MatchColumn, ...]
    rows: str | None = None
    refuse_shared: bool = False


class FindUser(Tagged, frozen=True, tag="find_user"):
    """Find the target's user that stands in for those without a partner (``users.unmatched: {as}``).

    The user whose ``match`` equals ``value`` (folded) goes into the temporary table ``name`` (one
    column ``id``); none, or more than one, refuses the run (O11-0922).
    """

    head: Head
    name: str
    target: Table
    target_id: Column
    match: Column
    value: str


class ForgetPairs(Tagged, frozen=True, tag="forget_pairs"):
    """Take pairs out of a map: all of them, or with ``rows`` those whose new id is in that selection."""

    head: Head
    map: str
    rows: str | None = None


class LoadUserFile(Tagged, frozen=True, tag="load_user_file"):
    """Fill the map of users from a file of (email, id): ODC ids that only its operator knows.

    ``file`` is the file's path inside the output folder; ``digest`` its SHA-256; ``count`` its rows. Users of the
    selection ``rows`` take part (None: all). With ``target`` the run writes users: the pairs are fresh, only users who
    have no partner yet get one, and an id that the target has already refuses the run (O11-0987). Without it the file
    has to know every user whom ``references`` lead to (O11-0988).
    """

    head: Head
    map: str
    source: Table
    source_id: Column
    source_match: Column
    file: str
    digest: str
    count: int
    rows: str | None = None
    target: Table | None = None
    target_id: Column | None = None
    references: tuple[UserReference, ...] = ()


class ReserveIds(Tagged, frozen=True, tag="reserve_ids"):
    """Give every source row a new id from a block of the target's sequence or identity.

    Every row of the selection ``rows`` (None: all) that a mixed map does not hold yet; it is fresh.
    The same holds for ``InheritIds`` and ``PreserveIds``. ``identity``: the target column is one; it, or the
    ``sequence``, has to go past the block before others may draw ids again.
    """

    head: Head
    entity: Key
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    sequence: Sequence | None
    rows: str | None = None
    identity: bool = False


class InheritIds(Tagged, frozen=True, tag="inherit_ids"):
    """The identifier is itself a reference: take the new ids from the referenced entity's map."""

    head: Head
    entity: Key
    map: str
    parent: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    missing: Missing
    rows: str | None = None


class PreserveIds(Tagged, frozen=True, tag="preserve_ids"):
    """New id = old id: the map is an audit trail and tells which ids exist, in the source's spelling."""

    head: Head
    entity: Key
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    rows: str | None = None


class DeriveIds(Tagged, frozen=True, tag="derive_ids"):
    """New ids out of names, so that every run gives the same: a UUID as text (version 8, RFC 9562).

    Its bits are the first 16 bytes of a SHA-256 over UTF-8 text: the words of ``scope``, then ``name`` with A to Z in
    lower case, one to a line. Source rows of the selection ``rows`` (None: all) that a mixed map does not hold yet get
    one; it is fresh. Two rows with one id, or an id that the target has already, refuse the run (O11-0987).
    """

    head: Head
    entity: Key
    map: str
    source: Table
    target: Table
    source_id: Column
    target_id: Column
    name: Column
    scope: tuple[str, ...]
    rows: str | None = None
