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


Pointer = Marked | Fixed


@dataclass(frozen=True, slots=True)
class Arrival:
    """What must be there for one source row: where it is, its values, and what it points at.

    ``values`` and ``pointers`` are by target column.
    """

    at: Marked
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


def judge(target: Database, expected: Expectation) -> list[str]:
    """Return what is wrong in the target after a run; nothing means that all is right."""
    problems: list[str] = []
    arrived: dict[str, list[Row]] = {name: [] for name in expected.written}
    for arrival in expected.arrivals:
        found = _find(target, arrival.at)
        if len(found) != 1:
            problems.append(f"{arrival.at.table}: {len(found)} rows with marker {arrival.at.marker!r}")
            continue
        arrived[arrival.at.table].append(found[0])
        problems += _row_problems(target, arrival, found[0])
    for table, rows in sorted(expected.before.items()):
        if table not in target.tables:
            problems.append(f"{table}: the table is gone")
            continue
        whole = rows + arrived.get(table, [])
        problems += differences(table, target.tables[table], whole)
    problems += [
        f"{table}: a table that was not there before"
        for table in sorted(target.tables.keys() - expected.before.keys())
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
        match pointer:
            case Fixed(value):
                wanted = value
            case Marked():
                found = _find(target, pointer)
                if len(found) != 1:
                    problems.append(f"{where}: {column}: {len(found)} rows {pointer.marker!r} to point at")
                    continue
                wanted = found[0][pointer.id_column]
        if row.get(column) != wanted:
            problems.append(f"{where}: {column} is {row.get(column)!r}, not {wanted!r} ({pointer})")
    return problems


def unchanged(after: Database, before: Database) -> list[str]:
    """Return the differences between two states of one schema: no row may differ."""
    problems = []
    for table in sorted({*after.tables, *before.tables}):
        problems += differences(table, after.tables.get(table, []), before.tables.get(table, []))
    return problems
