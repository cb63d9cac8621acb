"""Selections: which rows of a table take part, where not all of them do.

A selection is a temporary table of one column ``id``, of the type of the table's identifier. It is
filled by ``SelectRows`` or ``SelectProcesses``, and may grow by ``CloseRows``. Entities without a
selection take part with all their rows. Selections of source tables depend on source rows and on
literal pairs only, so preflight and verify.sql fill them as migrate.sql does.
"""

from __future__ import annotations

from typing import TypeAlias

from compiler.plan.ir.base import Column, Key, Table, Tagged
from compiler.plan.ir.people import KeepAddressed
from compiler.plan.ir.predicates import Filter
from compiler.plan.ir.steps_base import ConsumerColumn, Head


class KeepMatching(Tagged, frozen=True, tag="keep_matching"):
    """Rows that the project's filter keeps."""

    filter: Filter


class KeepValues(Tagged, frozen=True, tag="keep_values"):
    """Rows whose column, as text, holds one of the values. No value: no row."""

    column: Column
    values: tuple[str, ...]


class KeepReferring(Tagged, frozen=True, tag="keep_referring"):
    """Rows that refer to a row of another selection (a child follows its parent)."""

    column: Column
    rows: str


class KeepConsuming(Tagged, frozen=True, tag="keep_consuming"):
    """Rows that refer, by all of ``columns``, to rows of ``table``: all, or those selected in ``rows``."""

    columns: tuple[ConsumerColumn, ...]
    table: Table
    identifier: Column
    rows: str | None = None


class KeepMatched(Tagged, frozen=True, tag="keep_matched"):
    """Target rows that a map holds as new ids."""

    map: str


class KeepGone(Tagged, frozen=True, tag="keep_gone"):
    """Target rows that an earlier run inserted and whose source row is gone (``delta``)."""

    map: str
    source: Table
    source_id: Column


Rule: TypeAlias = KeepMatching | KeepValues | KeepReferring | KeepConsuming | KeepMatched | KeepGone | KeepAddressed


class SelectRows(Tagged, frozen=True, tag="select_rows"):
    """Fill a selection with the rows that fulfil every rule; with no rule and ``empty`` with none.

    ``table.side`` tells whether source or target rows are meant.
    """

    head: Head
    rows: str
    label: str
    table: Table
    identifier: Column
    rules: tuple[Rule, ...]
    empty: bool = False
    entity: Key | None = None


class SelectProcesses(Tagged, frozen=True, tag="select_processes"):
    """Fill the selection of BPT processes: whole trees, never a part.

    A tree is the processes with one ``top`` (TOP_PROCESS_ID; NULL or 0 means the process itself). A
    tree is selected when its top process's ``definition`` is one of ``definitions`` (ids as text)
    and, with ``open_only``, at least one of its processes has a status not in ``terminal`` (ids as
    text), or is an old id of ``moved``, the kept map of processes: what an earlier run has moved and
    the source has ended since must end in the target too. ``skip_unmatched``: a tree is left out when
    the definition of one of its processes is not an old id of ``definition_map``, or that of one of
    its activities not one of ``activity_map`` (literal maps).
    """

    head: Head
    rows: str
    label: str
    table: Table
    identifier: Column
    top: Column
    definition: Column
    definitions: tuple[str, ...]
    status: Column | None
    terminal: tuple[str, ...]
    open_only: bool
    skip_unmatched: bool
    definition_map: str
    activity_map: str | None = None
    activities: Table | None = None
    activity_process: Column | None = None
    activity_definition: Column | None = None
    moved: str | None = None


class Needs(Tagged, frozen=True, tag="needs"):
    """A row that refers needs the row that it refers to: ``parent_rows`` grows by the parents.

    ``child_rows`` None: all rows of the child. ``child_id`` is the child's identifier. With ``selector``
    only child rows count whose ``selector``, as text, is one of ``selectors`` (texts that hold an id where
    the parameter is of a reference type).
    """

    label: str
    child: Table
    child_id: Column
    child_rows: str | None
    column: Column
    parent: Table
    parent_id: Column
    parent_rows: str
    selector: Column | None = None
    selectors: tuple[str, ...] = ()


class Follows(Tagged, frozen=True, tag="follows"):
    """A row that refers to a selected row goes with it: ``child_rows`` grows by the children.

    ``parent_rows`` None: every row of the parent counts as selected.
    """

    label: str
    child: Table
    child_id: Column
    child_rows: str
    columns: tuple[ConsumerColumn, ...]
    parent: Table
    parent_id: Column
    parent_rows: str | None


class CloseRows(Tagged, frozen=True, tag="close_rows"):
    """Let selections grow along the links, again and again, until nothing is added."""

    head: Head
    links: tuple[Needs | Follows, ...]
