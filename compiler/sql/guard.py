"""The drift guard and the rows of literal maps: what both dialects share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from compiler.plan import ir
from compiler.sql.dialect import Dialect
from compiler.sql.selects import PAIRS
from compiler.sql.statement import Statement
from compiler.sql.tree import Node

T = TypeVar("T")

# T-SQL takes 1,000 rows in one VALUES; a statement of that size is still easy to read past.
SLICE = 1000


def guard_statements(
    dialect: Dialect,
    step: ir.GuardModel,
    entity_drift: Callable[[ir.Side, Sequence[ir.EntityFact]], Node],
    module_drift: Callable[[ir.Side, Sequence[ir.ModuleFact]], Node],
    *,
    raising: bool,
) -> tuple[Statement, ...]:
    """Return the statements that compare the metamodel and catalog with what was compiled.

    The two functions return queries for the labels of what differs. ``raising``: a difference ends
    the script, otherwise it is a finding.
    """
    statements: list[Statement] = []
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        facts = [fact for fact in step.entities if fact.side is side]
        # Facts without attributes (the platform's tables, ODC) are compared with the catalog alone.
        modeled = [fact for fact in facts if fact.attributes]
        for part in (*slices(modeled), *slices([fact for fact in facts if not fact.attributes])):
            query = dialect.sql(entity_drift(side, part))
            message = f"entities or columns of the {side.value} have changed"
            statements.append(_compare(dialect, query, message, raising))
        modules = [fact for fact in step.modules if fact.side is side]
        for slice_ in slices(modules):
            query = dialect.sql(module_drift(side, slice_))
            message = f"modules of the {side.value} have other entities now"
            statements.append(_compare(dialect, query, message, raising))
    return tuple(statements)


def _compare(dialect: Dialect, query: str, message: str, raising: bool) -> Statement:
    why = f"Refuse to run when {message} since the snapshot: each row is an entity and its fingerprint."
    if raising:
        text = dialect.refuse_when(
            query, "O11-0909", message, "Nothing was changed. Make both snapshots again and compile again."
        )
    else:
        text = dialect.finding(query, "O11-0909", "error", "metamodel", message)
    return Statement(why, text)


def slices(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Return the items in pieces that one VALUES may hold."""
    for start in range(0, len(items), SLICE):
        yield items[start : start + SLICE]


def pair_rows(dialect: Dialect, step: ir.BuildLiteralMap) -> list[Statement]:
    """Return INSERTs of a literal map's pairs, at most 1,000 rows each, the record's name in each row."""
    table = dialect.temporary_name(PAIRS)
    statements: list[Statement] = []
    for part in slices(step.pairs):
        lines = ",\n".join(
            "  ("
            + ", ".join(
                dialect.inline(dialect.text(value))
                for value in (
                    step.map,
                    pair.name,
                    pair.old,
                    pair.new,
                    "*".join(pair.source_parts),
                    "*".join(pair.target_parts),
                )
            )
            + ")"
            for pair in part
        )
        why = "Records of both environments, paired by key: name, old id, new id, key in the source, key in the target."
        statements.append(
            Statement(
                why,
                f"INSERT INTO {table} (map_name, name, old_id, new_id, source_key, target_key)\nVALUES\n{lines}",
            )
        )
    return statements
