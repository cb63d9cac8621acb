"""What a run of the reference interpreter knows at a moment: rows, maps, selections; values of columns."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from tests.support.literals import default_value, literal
from tests.support.masking import masked
from tests.support.tables import Database, Row, Value


class RunRefused(Exception):
    """The run must fail, and the target must stay as it was. The message says why."""


def fold(text: str) -> str:
    """Return what two texts must have in common to be the same user.

    The documented rule: canonical decomposition (NFD), combining marks removed, lower case,
    trailing blanks removed.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return plain.lower().rstrip(" ")


def is_none(value: Value, *, zero: bool) -> bool:
    """Tell whether a reference says "none": NULL, and with ``zero`` the number 0."""
    return value is None or (zero and value == 0)


def spelled(value: Value, column: ir.Column) -> Value:
    """Return a value as a column of the target keeps it.

    A text column has a UUID in lower case, with its hyphens; a date column has a moment's day, a time column its time.
    """
    match value, column.type.kind:
        case uuid.UUID(), TypeKind.TEXT:
            return str(value)
        case datetime(), TypeKind.DATE:
            return value.date()
        case datetime(), TypeKind.TIME:
            return value.time()
        case _:
            return value


@dataclass(slots=True)
class Run:
    """One run. ``target`` is changed step by step; ``earlier`` are the maps that an earlier run left.

    ``selections`` hold the ids of each selection in the order in which they came, ``stand_ins`` the
    results of ``FindUser``, ``kept`` the event rows that are kept aside.
    """

    plan: ir.Plan
    source: Database
    target: Database
    user_files: Mapping[str, Sequence[tuple[str, str]]]
    earlier: Database
    mask_key: str
    next_id: int = 0
    selections: dict[str, dict[Value, None]] = field(default_factory=dict)
    stand_ins: dict[str, Value] = field(default_factory=dict)
    kept: dict[str, list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.target.maps, self.target.fresh, self.target.made = {}, {}, {}
        # New ids are like no id of any table, so a comparison can tell whose they are, even in a text.
        numbers = [
            value
            for rows in [*self.target.tables.values(), *self.source.tables.values()]
            for row in rows
            for value in row.values()
            if isinstance(value, int) and value < 10**9
        ]
        self.next_id = max([0, *numbers])

    def rows(self, table: ir.Table) -> list[Row]:
        """Return the rows of a table on its side. Raises ``RunRefused`` when it is not there."""
        match table.side:
            case ir.Side.SOURCE:
                side = self.source
            case ir.Side.TARGET:
                side = self.target
            case ir.Side.WORK:
                raise AssertionError("no step reads a work table as a table")
            case _:
                assert_never(table.side)
        if table.name not in side.tables:
            raise RunRefused(f"there is no table {table.name} in the {table.side.value}")
        return side.tables[table.name]

    def chosen(self, table: ir.Table, identifier: ir.Column, rows: str | None) -> Iterator[Row]:
        """Yield the rows of a table that a selection holds; None: all."""
        ids = None if rows is None else self.selection(rows)
        return (row for row in list(self.rows(table)) if ids is None or row[identifier.name] in ids)

    def selection(self, name: str) -> dict[Value, None]:
        """Return a selection that a step has filled."""
        assert name in self.selections, f"the selection {name} is used before a step fills it"
        return self.selections[name]

    # --- maps ------------------------------------------------------------------------------

    def map(self, name: str) -> dict[Value, Value]:
        """Return a map that a step has filled."""
        assert name in self.target.maps, f"{name} is used before a step fills it"
        return self.target.maps[name]

    def fresh(self, name: str) -> set[Value]:
        """Return the old ids of a map whose rows this run inserts."""
        return self.target.fresh[name]

    def made(self, name: str) -> set[Value]:
        """Return the old ids of a kept map whose rows an earlier run inserted."""
        return self.target.made[name]

    def pair(self, name: str, old: Value, new: Value, *, fresh: bool) -> None:
        """Add a pair to a map."""
        built = self.map(name)
        assert old not in built, f"{name} has {old!r} twice"
        built[old] = new
        if fresh:
            self.fresh(name).add(old)

    def forget(self, name: str, old: Value) -> None:
        """Take a pair out of a map."""
        del self.map(name)[old]
        self.fresh(name).discard(old)
        self.made(name).discard(old)

    def new_id(self) -> int:
        """Return an id that no table has."""
        self.next_id += 1
        return self.next_id

    # --- values ----------------------------------------------------------------------------

    def value(self, column: ir.ColumnPlan, row: Row, source: ir.Table, target: ir.Table, new: Value = None) -> Value:
        """Return what a target column gets for a source row. ``new`` is the row's own new id, where it is made."""
        value = column.value
        match value:
            case ir.Copy():
                return spelled(row[value.source.name], column.target)
            case ir.Trimmed():
                text = row[value.source.name]
                return text.strip(" ") if isinstance(text, str) else text
            case ir.NewId():
                return self.map(value.map)[row[value.source.name]]
            case ir.Remap():
                return self.remap(value, row, source.name)
            case ir.RemapText():
                return self.remap_text(value, row, source.name)
            case ir.Mask():
                text = row[value.source.name]
                assert text is None or isinstance(text, str)
                return masked(text, value.kind, value.length, self.mask_key)
            case ir.Later():
                return None
            case ir.Constant():
                return None if value.text is None else literal(value.text, value.type)
            case ir.DatabaseDefault():
                known = self.target.defaults.get(target.name, {})
                if column.target.name in known:
                    return known[column.target.name]
                return default_value(value.expression, column.target.type)
            case ir.Generated():
                return new
            case _:
                assert_never(value)

    def remap(self, value: ir.Remap, row: Row, table: str) -> Value:
        """Return a reference's new id. Raises ``RunRefused`` for one that must have a partner and has none."""
        old = row[value.source.name]
        if is_none(old, zero=value.zero):
            return old
        known = self.map(value.map)
        if self.plan.map(value.map).folded and isinstance(old, str):
            # Spellings of one text are one for the source: the reference gets the one of the row that it names.
            known = {fold(str(key)): new for key, new in known.items()}
            old = fold(old)
        if old in known:
            return known[old]
        if value.instead is not None:
            return self.stand_ins[value.instead]
        if value.missing is ir.Missing.ERROR:
            raise RunRefused(f"{table}.{value.source.name}: {old!r} has no partner in {value.map}")
        return None

    def remap_text(self, value: ir.RemapText, row: Row, table: str) -> Value:
        """Return a text with the new id in it, where a case says that it holds one."""
        text = row[value.source.name]
        if text is None or text in ("", "0"):
            return text
        case = _case(value, row)
        if case is None:
            return text
        known = {as_text(old): new for old, new in self.map(case.map).items()}
        if text in known:
            return as_text(known[text])
        if value.missing is ir.Missing.ERROR:
            raise RunRefused(f"{table}.{value.source.name}: {text!r} has no partner in {case.map}")
        return ""


def _case(value: ir.RemapText, row: Row) -> ir.TextCase | None:
    if value.selector is None:
        (only,) = value.cases
        return only
    selector = row[value.selector.name]
    if selector is None:
        return None
    found = [case for case in value.cases if as_text(selector) in case.selectors]
    assert len(found) < 2, "two cases want one row"
    return found[0] if found else None


def as_text(value: Value) -> str:
    """Return an id as text, as a database casts it."""
    assert value is not None and not isinstance(value, bool)
    return str(value)
