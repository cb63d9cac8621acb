"""Foreign keys out of the way of the rows, and back again: what both dialects say of them."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.statement import Statement

CHANGED = "foreign keys are not what the snapshot had: gone, not validated, or of other columns or tables"


def key_words(names: Names, key: ir.LooseKey) -> str:
    """Return a foreign key for a comment: its columns, what it leads to, what a deletion there does."""
    words = (
        f"{label(key.name)}: {', '.join(map(label, key.columns))} to {names.shown(key.referenced)} "
        f"({', '.join(map(label, key.referenced_columns))}), on delete {key.on_delete}"
    )
    return f"{words}, deferrable" if key.deferrable else words


def taken_away(names: Names, step: ir.LoosenConstraints, how: str) -> list[str]:
    """Return the comment of each key that is taken away; ``how`` is what the dialect does with it."""
    first = f" {how} in this transaction only: a run that fails leaves all keys as they were."
    return [f"{key_words(names, key)}.{first if place == 0 else ''}" for place, key in enumerate(step.keys)]


def refuse_changed(dialect: Dialect, names: Names, step: ir.LoosenConstraints, query: str) -> Statement:
    """Return the statement that fails when ``query`` finds keys that are not what the plan knows."""
    return Statement(
        "Every key named below must be what the snapshot had: another one may lead to a table that others use, and "
        "altering it locks them out.",
        dialect.refuse_when(
            query,
            "O11-0976",
            f"foreign keys of {names.shown(step.table)} have changed since the snapshot",
            "Nothing was changed. Make the snapshot of the target again and compile again.",
        ),
    )


def key_finding(dialect: Dialect, probe: ir.ProbeKeys, query: str) -> Statement:
    """Return the finding of preflight for the same query."""
    why = f"Foreign keys of {label(probe.label)} that migrate.sql takes away and puts back must be the snapshot's."
    return Statement(why, dialect.finding(query, probe.code, "error", label(probe.label), CHANGED))
