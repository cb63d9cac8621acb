"""Is the target that a real run left equal to the interpreter's, up to the choice of new ids?"""

from __future__ import annotations

from compiler.plan import ir
from tests.support.interpreter import written_tables
from tests.support.tables import Database, Row, Value, differences

_OWN_CHOICE = (ir.MapKind.RESERVED, ir.MapKind.MINTED)


def equal_up_to_bijection(actual: Database, expected: Database, plan: ir.Plan) -> list[str]:
    """Return the differences; none means equal.

    Both carry their maps (``Database.maps``): old ids pair each actual new id with an expected
    one. The pairing must be one to one, the same wherever the id is used, and the identity for
    ids that are not the run's to choose. Rows that were there before, and tables that the plan
    does not write, must be the same value by value.
    """
    problems: list[str] = []
    pairing: dict[str, dict[Value, Value]] = {}
    for item in plan.maps:
        pairing[item.table] = _pair(item, actual, expected, problems)
    problems += _inherited(plan, pairing)
    written = written_tables(plan)
    for table in sorted({*actual.tables, *expected.tables}):
        if table not in actual.tables or table not in expected.tables:
            problems.append(f"{table}: only in one of the two databases")
        elif table in written:
            references = _references(plan, written[table])
            renamed = _renamed(expected, written[table], references, pairing)
            problems += differences(table, actual.tables[table], renamed)
        else:
            problems += differences(table, actual.tables[table], expected.tables[table])
    return problems


def _pair(
    item: ir.IdentifierMap, actual: Database, expected: Database, problems: list[str]
) -> dict[Value, Value]:
    """Return the map's pairing: expected new id to actual new id."""
    left, right = actual.maps.get(item.table), expected.maps.get(item.table)
    if left is None or right is None:
        problems.append(f"{item.table}: no map in the {'run' if left is None else 'interpreter'}")
        return {}
    if left.keys() != right.keys():
        odd = sorted(map(repr, left.keys() ^ right.keys()))
        problems.append(f"{item.table}: old ids that only one of the two has: {', '.join(odd)}")
    pairs = {right[old]: left[old] for old in right if old in left}
    if len(set(left.values())) != len(left):
        problems.append(f"{item.table}: one new id is given twice")
    if item.kind not in _OWN_CHOICE and item.kind is not ir.MapKind.INHERITED:
        problems += [f"{item.table}: {a!r} instead of {e!r}" for e, a in pairs.items() if a != e]
    return pairs


def _inherited(plan: ir.Plan, pairing: dict[str, dict[Value, Value]]) -> list[str]:
    problems = []
    for item in plan.maps:
        if item.parent is not None:
            parent = pairing[item.parent]
            problems += [
                f"{item.table}: {actual!r} where {item.parent} has {parent.get(expected)!r}"
                for expected, actual in pairing[item.table].items()
                if parent.get(expected) != actual
            ]
    return problems


def _references(plan: ir.Plan, insert: ir.InsertRows) -> dict[str, str]:
    """Return target column to map for every column whose value the maps decide."""
    found = {}
    for column in insert.columns:
        match column.value:
            case ir.NewId() | ir.Remap():
                found[column.target.name] = column.value.map
            case ir.Generated():
                found[column.target.name] = insert.map
            case _:
                pass
    for step in plan.steps:
        if isinstance(step, ir.LinkReference) and step.target == insert.target:
            found[step.column.name] = step.value.map
    return found


def _renamed(
    expected: Database,
    insert: ir.InsertRows,
    references: dict[str, str],
    pairing: dict[str, dict[Value, Value]],
) -> list[Row]:
    """Return the expected rows with the actual ids in the rows that the run wrote."""
    new_ids = set(expected.maps.get(insert.map, {}).values())
    rows = []
    for row in expected.tables[insert.target.name]:
        if row[insert.target_id.name] in new_ids:
            row = {
                name: pairing[references[name]].get(value, value)
                if name in references and value is not None
                else value
                for name, value in row.items()
            }
        rows.append(row)
    return rows
