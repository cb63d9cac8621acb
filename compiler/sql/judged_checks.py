"""Which checks there are, and the words, counts and lines of those that judge rows: the same in both dialects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, assert_never

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.events import judged_events
from compiler.sql.judged import Line, compared, judged_rows, judged_tree, subject
from compiler.sql.labels import label
from compiler.sql.map_free import free_rows

# Checks that count rows in one query and make lines of its one row.
Judging: TypeAlias = ir.CheckRows | ir.CheckTree | ir.CheckEvents


# Checks that nobody can make without the maps.
_OF_MAPS = ir.CheckMap | ir.CheckTree | ir.CheckEvents | ir.CheckLinks


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why rows are judged, the query for one row of counts, and the result lines over it."""

    why: str
    query: exp.Select
    lines: list[Line]


def known_checks(plan: ir.Plan, *, maps: bool) -> tuple[ir.Check, ...]:
    """Return the checks that can be made; without the ``maps`` those that need one are left out."""
    if maps:
        return plan.checks
    return tuple(item for item in plan.checks if not isinstance(item, _OF_MAPS))


def judgement(dialect: Dialect, names: Names, check: Judging, *, maps: bool) -> Judgement:
    """Return how rows are judged; without the ``maps`` only what can be told of all rows of the table."""
    name = label(check.label)
    match check:
        case ir.CheckRows() if not maps:
            why = f"{name}: the maps are gone, so this is about all rows of the table."
            return Judgement(why, *free_rows(dialect, names, check))
        case ir.CheckRows():
            why = f"{name}: every {subject(check)} has its target row, {compared(names, check)}."
            return Judgement(why, *judged_rows(dialect, names, check))
        case ir.CheckTree():
            why = f"{name}: a root is its own top, and the others have the top of their parent."
            return Judgement(why, *judged_tree(dialect, names, check))
        case ir.CheckEvents():
            why = f"{name}: every subscription of migrated activities and of processes in scope is there."
            return Judgement(why, *judged_events(dialect, names, check))
        case _:
            assert_never(check)
