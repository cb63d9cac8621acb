"""Is the target that a real run left equal to the interpreter's, up to the choice of new ids?"""

from __future__ import annotations

from compiler.plan import ir
from tests.support.tables import Database, Row, Value, differences


def equal_up_to_bijection(actual: Database, expected: Database, plan: ir.Plan) -> list[str]:
    """Return the differences; none means equal.

    Both carry their maps (``Database.maps``): old ids pair each actual new id with an expected one. The
    pairing must be one to one, the same wherever the id is used, and the identity for ids that are not the
    run's to choose. The interpreter's own ids are like no other value (``Run.new_id``), so they can be told
    in every column, and in texts that hold one; apart from them the tables must be the same value by value.
    """
    problems: list[str] = []
    chosen: dict[Value, Value] = {}
    for item in plan.maps:
        chosen.update(_pair(item, actual, expected, problems))
    for item in plan.maps:
        if item.parent is not None:
            problems += _inherited(item.table, item.parent, actual, expected)
    texts = {str(old): str(new) for old, new in chosen.items()}
    for table in sorted({*actual.tables, *expected.tables}):
        if table not in actual.tables or table not in expected.tables:
            problems.append(f"{table}: only in one of the two databases")
            continue
        renamed = [_renamed(row, chosen, texts) for row in expected.tables[table]]
        problems += differences(table, actual.tables[table], renamed)
    return problems


def _pair(item: ir.IdentifierMap, actual: Database, expected: Database, problems: list[str]) -> dict[Value, Value]:
    """Return the map's new ids that were the run's to choose: expected to actual."""
    name = item.table
    left, right = actual.maps.get(name), expected.maps.get(name)
    if left is None or right is None:
        problems.append(f"{name}: no map in the {'run' if left is None else 'interpreter'}")
        return {}
    if left.keys() != right.keys():
        odd = sorted(map(repr, left.keys() ^ right.keys()))
        problems.append(f"{name}: old ids that only one of the two has: {', '.join(odd)}")
    if len(set(left.values())) != len(left):
        problems.append(f"{name}: one new id is given twice")
    if item.mixed:
        problems += _same_ids(name, "fresh", actual.fresh[name], expected.fresh[name])
    if item.kept:
        problems += _same_ids(name, "made", actual.made[name], expected.made[name])
    chosen: dict[Value, Value] = {}
    for old in left.keys() & right.keys():
        # An inherited id is the parent's choice; a kept id is equal to the old one.
        if item.parent is None and old in expected.fresh.get(name, ()) and right[old] != old:
            chosen[right[old]] = left[old]
        elif left[old] != right[old] and (item.parent is None or old not in expected.fresh.get(name, ())):
            problems.append(f"{name}: {old!r} became {left[old]!r} instead of {right[old]!r}")
    return chosen


def _same_ids(name: str, what: str, actual: set[Value], expected: set[Value]) -> list[str]:
    odd = sorted(map(repr, actual ^ expected))
    return [f"{name}: old ids that are {what} in only one of the two: {', '.join(odd)}"] if odd else []


def _inherited(name: str, parent: str, actual: Database, expected: Database) -> list[str]:
    """Return the pairs whose new id is not that of the parent's map."""
    problems = []
    for old in expected.fresh.get(name, ()):
        new, wanted = actual.maps.get(name, {}).get(old), actual.maps.get(parent, {}).get(old)
        if new != wanted:
            problems.append(f"{name}: {old!r} became {new!r} where {parent} has {wanted!r}")
    return problems


def _renamed(row: Row, chosen: dict[Value, Value], texts: dict[str, str]) -> Row:
    found: Row = {}
    for name, value in row.items():
        if isinstance(value, str):
            found[name] = texts.get(value, value)
        elif isinstance(value, bytes | memoryview | bool):
            found[name] = value
        else:
            found[name] = chosen.get(value, value)
    return found
