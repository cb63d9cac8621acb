"""The steps of rollback.sql that are the same in both dialects: rows deleted, restored, put back; the proof."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

import msgspec
from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.events import check_queues, keep_events, restore_events, restore_triggers, silence_triggers
from compiler.sql.images import STEP
from compiler.sql.labels import label
from compiler.sql.odc_links import restore_links
from compiler.sql.selects import same
from compiler.sql.statement import Lowered, Statement
from compiler.sql.steps import no_new_keys
from compiler.sql.tree import Node, absent, all_of, as_, col, eq, exists, named, not_null, null, number, select
from compiler.sql.undo_checks import check_undo
from compiler.sql.undo_events import take_events
from compiler.sql.values import is_fresh

_NEW_KEYS = (
    "Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add "
    "them again."
)
UNDONE = "Nothing was undone: the target is as it was. Report this, with the plan."


@dataclass(frozen=True, slots=True)
class UndoForms:
    """What a dialect has of its own. ``insert`` takes a table, its columns, and a query for them.

    ``findings`` is the query that shows what stands in the way.
    """

    lock: Callable[[ir.LockForUndo], list[Statement]]
    run: Callable[[ir.CheckRun], list[Statement]]
    guard: Callable[[ir.GuardModel], tuple[Statement, ...]]
    insert: Callable[[ir.Image, str, str], Lowered]
    maps: Callable[[ir.RestoreMaps], list[Statement]]
    findings: str


def undone(dialect: Dialect, names: Names, forms: UndoForms) -> tuple[tuple[ir.Head, Lowered], ...]:
    """Return the steps of rollback.sql."""
    found: list[tuple[ir.Head, Lowered]] = []
    for step in names.plan.undo:
        dialect.place = step.head.label or step.head.title
        found.append((step.head, _lower(dialect, names, forms, step)))
    return tuple(found)


def _lower(dialect: Dialect, names: Names, forms: UndoForms, step: ir.Undo) -> Lowered:
    match step:
        case ir.LockForUndo():
            return Lowered(tuple(forms.lock(step)))
        case ir.CheckRun():
            return Lowered(tuple(forms.run(step)), reads=("o11c.run",))
        case ir.GuardImages():
            return Lowered(forms.guard(_images_only(names)), reads=("catalog of the target",))
        case ir.CheckUndo():
            return check_undo(dialect, names, step, forms.findings)
        case ir.CheckQueues():
            return check_queues(dialect, names, step)
        case ir.SilenceTriggers():
            lowered = silence_triggers(dialect, names, step)
            if names.plan.transaction == "step":
                # A run that has not ended may have left them disabled: that they are as compiled is not looked at.
                return dataclasses.replace(lowered, statements=lowered.statements[1:])
            return lowered
        case ir.RestoreTriggers():
            return restore_triggers(dialect, names, step)
        case ir.KeepEvents():
            return keep_events(dialect, names, step)
        case ir.RestoreEvents():
            return restore_events(dialect, names, step)
        case ir.TakeEvents():
            return take_events(dialect, names, step)
        case ir.LoosenReference():
            return _loosen(dialect, names, step)
        case ir.DeleteInserted():
            return _delete(dialect, names, step)
        case ir.RestoreRows():
            return _restore(dialect, names, step)
        case ir.PutBackRows():
            return _put_back(dialect, names, forms, step)
        case ir.RestoreLinks():
            return restore_links(dialect, names, step)
        case ir.ProveUndo():
            return Lowered(tuple(_proof(dialect, names)), reads=("rows and images",))
        case ir.RestoreMaps():
            return Lowered(tuple(forms.maps(step)), writes=("o11c.run", "o11c.map", "maps"))
        case _:
            assert_never(step)


def _images_only(names: Names) -> ir.GuardModel:
    """Return the plan's drift guard for the tables that undo writes: their columns, nothing of the metamodel."""
    guard = next(step for step in names.plan.steps if isinstance(step, ir.GuardModel))
    written = {item.table.name for item in names.images()} | {item.table.name for item in names.event_images()}
    written |= {step.table.name for step in names.plan.undo if isinstance(step, ir.RestoreLinks)}
    facts = {
        fact.table: msgspec.structs.replace(fact, attributes=())
        for fact in guard.entities
        if fact.side is ir.Side.TARGET and fact.table in written
    }
    return ir.GuardModel(guard.head, tuple(facts.values()), ())


def inserted(dialect: Dialect, names: Names, image: ir.Image, alias: str) -> exp.Exists:
    """Return the condition that the run has inserted the row: it is a fresh pair of its map."""
    assert image.map is not None
    identifier = image.identifier
    own = same(dialect, col("m", "new_id"), names.map(image.map).new, col(alias, identifier.name), identifier)
    return exists(
        select([number(1)], named(names.work(image.map), "m"), where=all_of(own, is_fresh(dialect, "m")))
    )


def _loosen(dialect: Dialect, names: Names, step: ir.LoosenReference) -> Lowered:
    image = names.image(step.table)
    assert image.map is not None
    on = same(dialect, col("t", image.identifier.name), image.identifier, col("m", "new_id"), names.map(image.map).new)
    text = dialect.update(
        dialect.inline(names.table(step.table)),
        f"{dialect.name_of(step.column.name)} = {dialect.inline(null())}",
        (exp.From(this=named(names.work(image.map), "m")),),
        all_of(on, is_fresh(dialect, "m")),
        [not_null(col("t", step.column.name))],
    )
    why = "These rows are deleted below; until then they must not hold on to rows deleted before them."
    return Lowered((Statement(why, text, counted=True),), writes=(names.shown(step.table),))


def _delete(dialect: Dialect, names: Names, step: ir.DeleteInserted) -> Lowered:
    image = names.image(step.table)
    text = dialect.delete(
        dialect.inline(names.table(step.table)), "t", dialect.sql(inserted(dialect, names, image, "t"))
    )
    why = f"The rows of {label(step.label)} that the run has inserted, by its map; no other row refers to them."
    keys = no_new_keys(dialect, names, step.table, step.keys, _NEW_KEYS)
    return Lowered(
        (keys, Statement(why, text, counted=True)), reads=(f"o11c.{image.map}",), writes=(names.shown(step.table),)
    )


def _of_step(dialect: Dialect, alias: str, step: str) -> exp.EQ:
    return eq(col(alias, STEP), dialect.text(step))


def _restore(dialect: Dialect, names: Names, step: ir.RestoreRows) -> Lowered:
    image = names.image(step.table)
    assert image.before is not None
    fixed = {image.identifier.name, *image.identities}
    assignments = [
        f"{dialect.name_of(item.name)} = {dialect.inline(col('b', item.name))}"
        for item in image.columns
        if item.name not in fixed
    ]
    own = image.identifier.name
    text = dialect.update(
        dialect.inline(names.table(step.table)),
        ",\n  ".join(assignments),
        (exp.From(this=named(names.work(image.before), "b")),),
        all_of(eq(col("t", own), col("b", own)), _of_step(dialect, "b", step.undone)),
        [],
    )
    why = f"The rows of {label(step.label)} that step {step.undone} has changed get back what they held."
    return Lowered(
        (Statement(why, text, counted=True),), reads=(f"o11c.{image.before}",), writes=(names.shown(step.table),)
    )


def _put_back(dialect: Dialect, names: Names, forms: UndoForms, step: ir.PutBackRows) -> Lowered:
    image = names.image(step.table)
    assert image.before is not None
    query = select(
        [col("b", item.name) for item in image.columns],
        named(names.work(image.before), "b"),
        where=_of_step(dialect, "b", step.undone),
    )
    why = f"The rows of {label(step.label)} that step {step.undone} has deleted come back, with their ids."
    return forms.insert(image, dialect.sql(query), why)


# --- proof -------------------------------------------------------------------------------------------


def _proof(dialect: Dialect, names: Names) -> list[Statement]:
    statements: list[Statement] = []
    for image in names.images():
        shown = label(image.label)
        own = image.identifier.name
        if image.map is not None:
            conditions: list[Node] = [inserted(dialect, names, image, "t")]
            if image.before is not None:  # an id that is kept may be that of a row put back
                old = select(
                    [number(1)], named(names.work(image.before), "b"), where=eq(col("b", own), col("t", own))
                )
                conditions.append(absent(old))
            query = select(
                [as_(dialect.as_text(col("t", own)), "sample")],
                named(names.table(image.table), "t"),
                where=all_of(*conditions),
            )
            statements.append(
                Statement(
                    f"No row of {shown} that the run has inserted is left.",
                    dialect.refuse_when(
                        dialect.sql(query), "O11-0953", f"rows of {shown} that the run has inserted are left", UNDONE
                    ),
                )
            )
        if image.before is not None:
            statements.append(
                Statement(
                    f"Every other row of {shown} is what its first image says: it is as it was before the run.",
                    dialect.refuse_when(
                        _not_as_before(dialect, names, image),
                        "O11-0953",
                        f"rows of {shown} are not as before the run",
                        UNDONE,
                    ),
                )
            )
    if not statements:
        return [Statement("The run has changed no table with an identifier.", "SELECT 1 AS nothing_to_do")]
    return statements


def _not_as_before(dialect: Dialect, names: Names, image: ir.Image) -> str:
    """Return the ids of rows that are not what their first image holds; ids of steps sort in their order."""
    assert image.before is not None
    own = image.identifier.name
    before = dialect.inline(names.work(image.before))
    earlier = all_of(
        eq(col("e", own), col("b", own)),
        exp.LT(this=dialect.exact(col("e", STEP)), expression=dialect.exact(col("b", STEP))),
    )
    first = absent(select([number(1)], named(names.work(image.before), "e"), where=earlier))
    on = eq(col("t", own), col("b", own))
    return (
        f"SELECT {dialect.inline(dialect.as_text(col('b', own)))} AS {dialect.name_of('sample')}\n"
        f"FROM {before} AS {dialect.name_of('b')}\n"
        f"LEFT JOIN {dialect.inline(named(names.table(image.table), 't'))} ON {dialect.inline(on)}\n"
        f"WHERE {dialect.sql(first)}\n"
        f"  AND ({dialect.inline(col('t', own))} IS NULL OR {dialect.digest('t', image.columns)}\n"
        f"  <> {dialect.digest('b', image.columns)})"
    )


def sequences_stay(plan: ir.Plan) -> str:
    """Return the sentence that says what undo leaves as it is."""
    moved: Sequence[ir.Step] = [step for step in plan.steps if isinstance(step, ir.ReserveIds | ir.AdvanceSequence)]
    return "Sequences and identities stay where the run has moved them: a number is never given twice." if moved else ""
