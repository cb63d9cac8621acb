"""The second judge. It knows nothing of the compiler, of plans or of metamodels.

The generator remembers, before it writes any metamodel, which marked row must point at which
marked row. After a run this judge looks in the target, under the target's own names, whether each
row arrived once, with its values, and points at the right rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.support.tables import Database, Row, Value, canonical, differences


@dataclass(frozen=True, slots=True)
class Marked:
    """The row of ``table`` whose column ``marker_column`` holds ``marker``; ``id_column`` is its id."""

    table: str
    id_column: str
    marker_column: str
    marker: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """An id that is known beforehand: a static record, a user, a tenant. None: points at nothing."""

    value: Value


@dataclass(frozen=True, slots=True)
class InText:
    """A text that holds the id of a row."""

    at: Marked


Pointer = Marked | Fixed | InText


@dataclass(frozen=True, slots=True)
class Arrival:
    """What must be there for one source row: where it is, its values, and what it points at.

    ``values`` and ``pointers`` are by target column. ``was``: the row is one that the target had before;
    its id and whatever else is not named must be as it was.
    """

    at: Marked
    values: Mapping[str, Value]
    pointers: Mapping[str, Pointer]
    was: Marked | None = None


@dataclass(frozen=True, slots=True)
class Loose:
    """A new row without a text of its own to know it by: one row must have all of these."""

    table: str
    values: Mapping[str, Value]
    pointers: Mapping[str, Pointer]


@dataclass(frozen=True, slots=True)
class Expectation:
    """Everything that must hold after the run.

    ``before`` holds the rows of each target table that must still be there as they were (empty
    for a table whose rows are replaced). ``written`` are the tables that may have new rows; every
    other table must hold exactly its rows of ``before``.
    """

    arrivals: tuple[Arrival, ...]
    before: Mapping[str, list[Row]]
    written: frozenset[str]
    loose: tuple[Loose, ...] = ()


def judge(target: Database, expected: Expectation) -> list[str]:
    """Return what is wrong in the target after a run; nothing means that all is right."""
    problems: list[str] = []
    before = {table: list(rows) for table, rows in expected.before.items()}
    arrived: dict[str, list[Row]] = {name: [] for name in expected.written}
    for arrival in expected.arrivals:
        found = _find(target, arrival.at)
        if len(found) != 1:
            problems.append(f"{arrival.at.table}: {len(found)} rows with marker {arrival.at.marker!r}")
            continue
        arrived[arrival.at.table].append(found[0])
        problems += _row_problems(target, arrival, found[0])
        if arrival.was is not None:
            problems += _took_the_place(before, arrival, arrival.was, found[0])
    problems += _loose_problems(target, expected.loose, before, arrived)
    for table, rows in sorted(before.items()):
        if table not in target.tables:
            problems.append(f"{table}: the table is gone")
            continue
        whole = rows + arrived.get(table, [])
        problems += differences(table, target.tables[table], whole)
    problems += [
        f"{table}: a table that was not there before" for table in sorted(target.tables.keys() - expected.before.keys())
    ]
    return problems


def _find(target: Database, at: Marked) -> list[Row]:
    return [row for row in target.tables.get(at.table, []) if row.get(at.marker_column) == at.marker]


def _row_problems(target: Database, arrival: Arrival, row: Row) -> list[str]:
    problems = []
    where = f"{arrival.at.table} row {arrival.at.marker!r}"
    for column, value in arrival.values.items():
        if column not in row or canonical(row[column]) != canonical(value):
            problems.append(f"{where}: {column} is {row.get(column)!r}, not {value!r}")
    for column, pointer in arrival.pointers.items():
        try:
            wanted = _resolved(target, pointer)
        except LookupError as problem:
            problems.append(f"{where}: {column}: {problem}")
            continue
        if row.get(column) != wanted:
            problems.append(f"{where}: {column} is {row.get(column)!r}, not {wanted!r} ({pointer})")
    return problems


def _resolved(target: Database, pointer: Pointer) -> Value:
    """Return the value of a pointer. Raises ``LookupError`` when what it points at is not there once."""
    match pointer:
        case Fixed(value):
            return value
        case InText(at):
            return str(_resolved(target, at))
        case Marked():
            found = _find(target, pointer)
            if len(found) != 1:
                raise LookupError(f"{len(found)} rows {pointer.marker!r} to point at")
            return found[0][pointer.id_column]


def _took_the_place(before: Mapping[str, list[Row]], arrival: Arrival, was: Marked, row: Row) -> list[str]:
    """Take the row that was updated out of ``before``; what was not written must be as it was."""
    where = f"{was.table} row {arrival.at.marker!r}"
    base = next((item for item in before[was.table] if item[was.marker_column] == was.marker), None)
    if base is None:
        return [f"{where}: no row {was.marker!r} before"]
    before[was.table].remove(base)
    named = arrival.values.keys() | arrival.pointers.keys() | {was.marker_column}
    return [
        f"{where}: {column} was {value!r} and is {row.get(column)!r}"
        for column, value in base.items()
        if (column not in named or column == was.id_column) and canonical(row.get(column)) != canonical(value)
    ]


def _loose_problems(
    target: Database, loose: tuple[Loose, ...], before: Mapping[str, list[Row]], arrived: dict[str, list[Row]]
) -> list[str]:
    """Find a new row for each loose one, and put it among those that have arrived."""
    problems: list[str] = []
    free: dict[str, list[Row]] = {}
    for table in {item.table for item in loose}:
        free[table] = list(target.tables[table])
        for row in [*before.get(table, []), *arrived.get(table, [])]:
            if row in free[table]:
                free[table].remove(row)
    for item in loose:
        try:
            wanted = dict(item.values) | {name: _resolved(target, at) for name, at in item.pointers.items()}
        except LookupError as problem:
            problems.append(f"{item.table}: {problem}")
            continue
        found = next((row for row in free[item.table] if _has(row, wanted)), None)
        if found is None:
            problems.append(f"{item.table}: no new row with {wanted}")
            continue
        free[item.table].remove(found)
        arrived.setdefault(item.table, []).append(found)
    return problems


def _has(row: Row, wanted: Mapping[str, Value]) -> bool:
    return all(name in row and canonical(row[name]) == canonical(value) for name, value in wanted.items())


def unchanged(after: Database, before: Database) -> list[str]:
    """Return the differences between two states of one schema: no row may differ."""
    problems = []
    for table in sorted({*after.tables, *before.tables}):
        problems += differences(table, after.tables.get(table, []), before.tables.get(table, []))
    return problems
