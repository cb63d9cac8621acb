"""States of constraints and triggers: what both dialects share. The catalogs are the dialects' own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from compiler.plan import ir


@dataclass(frozen=True, slots=True)
class Row:
    """A line of VALUES: its texts, none of them quoted yet."""

    label: str
    schema: str
    table: str
    name: str = ""
    state: str = ""


GOOD = "enabled, validated"
_LOOSE = "enabled, not validated"
_OFF = "disabled"
_TRIGGER = {True: "enabled", False: _OFF}
# The words above as the catalogs tell them: one expression for each dialect.
CONSTRAINT_WORDS = (_OFF, _LOOSE, GOOD)
TRIGGER_WORDS = (_OFF, _TRIGGER[True])


def constraint_words(state: ir.ConstraintState) -> str:
    """Return a constraint's state in words: what is not enabled is never called validated."""
    if not state.enabled:
        return _OFF
    return GOOD if state.validated else _LOOSE


def table_rows(states: Iterable[ir.TableState], schema: str) -> list[Row]:
    """Return a line for each table; ``schema`` is the target's."""
    return [Row(state.label, state.table.schema or schema, state.table.name) for state in states]


def expected_rows(states: Iterable[ir.TableState], schema: str, *, triggers: bool) -> list[Row]:
    """Return a line for each constraint, or each trigger, with the state that it had."""
    found: list[Row] = []
    for state in states:
        items: Sequence[tuple[str, str]] = (
            [(item.name, _TRIGGER[item.enabled]) for item in state.triggers]
            if triggers
            else [(item.name, constraint_words(item)) for item in state.constraints]
        )
        home = state.table.schema or schema
        found += [Row(state.label, home, state.table.name, name, words) for name, words in items]
    return found


def values(rows: Sequence[Row], quote: Callable[[str], str], width: int) -> str:
    """Return the lines of a VALUES with the first ``width`` columns of ``Row``; there must be a line."""
    return ",\n".join(
        "  (" + ", ".join(quote(text) for text in (row.label, row.schema, row.table, row.name, row.state)[:width]) + ")"
        for row in rows
    )
