"""rollback.sql of a run in steps that has not ended: its maps promise more than it has done."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.plan.stepwise import batched
from compiler.sql.dialect import Dialect, Names
from compiler.sql.images import touched
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, absent, all_of, bare, call, cast, col, eq, exists, named, number, select


def last_run(names: Names) -> exp.Subquery:
    """Return the id of the last run in the journal."""
    return exp.Subquery(this=select([call("MAX", col("n", "run_id"))], named(names.work("run"), "n")))


def unfinished(dialect: Dialect, names: Names) -> Iterator[Statement]:
    """Yield what makes maps and images of a run in steps say what it has done, and no more, wherever it ended."""
    yield from _only_inserted(dialect, names)
    yield from _recorded_late(dialect, names)


def steps_of(
    names: Names, image: ir.Image, *kinds: type[ir.InsertRows | ir.LinkReference | ir.UpdateRows]
) -> list[str]:
    """Return the ids of the steps of these kinds that write the image's table."""
    return [step.head.id for step in names.writers(image.table) if isinstance(step, kinds)]


def begun(dialect: Dialect, names: Names, image: ir.Image) -> exp.Select:
    """Return a query for the step that has changed rows of the table in batches and has not come to record them."""
    steps = [
        dialect.text(step) for step in steps_of(names, image, ir.InsertRows, ir.LinkReference, ir.UpdateRows)
    ]
    same = all_of(eq(col("s", "run_id"), col("b", "run_id")), eq(col("s", "step_id"), col("b", "step_id")))
    finished = select([number(1)], named(names.work("step"), "s"), where=same)
    where = all_of(
        eq(col("b", "run_id"), last_run(names)), exp.In(this=col("b", "step_id"), expressions=steps), absent(finished)
    )
    return select([number(1)], named(names.work("batch"), "b"), where=where)


def _recorded_late(dialect: Dialect, names: Names) -> Iterator[Statement]:
    """Yield the inserts that record rows of a step which has ended between two of its batches."""
    if names.plan.batch_rows is None:
        return
    why = (
        "A step that is cut into batches records its rows after the last one. Of a step that ended before, they are "
        "recorded here: they are the run's, and no rows that came later."
    )
    for image in names.images():
        if image.after is None:
            continue
        after, own = dialect.inline(names.work(image.after)), image.identifier.name
        known = select([number(1)], named(names.work(image.after), "a"), where=eq(col("a", "id"), col("t", own)))
        where = all_of(exists(begun(dialect, names, image)), absent(known))
        on = dialect.inline(eq(col("w", "id"), col("t", own)))
        yield Statement(
            why,
            f"INSERT INTO {after} ({dialect.name_of('id')}, {dialect.name_of('hash')})\n"
            f"SELECT {dialect.inline(col('t', own))}, {dialect.digest('t', image.watched)}\n"
            f"FROM {dialect.inline(named(names.table(image.table), 't'))}\n"
            f"JOIN (\n{dialect.sql(touched(dialect, names, image))}\n) AS {dialect.name_of('w')} ON {on}\n"
            f"WHERE {dialect.sql(where)}",
        )
        why = ""


def _only_inserted(dialect: Dialect, names: Names) -> Iterator[Statement]:
    """Yield the updates after which the fresh pairs of a map are rows that the run has inserted.

    Ids may be reserved or preserved only: whoever has such an id meanwhile is somebody else. A map of an
    earlier run has that run's fresh pairs until this one begins with it.
    """
    if names.plan.transaction != "step":
        return
    why = (
        "Only rows that the run has inserted are its own: not ids that it had reserved when it ended, nor rows of "
        "an earlier run in a map that it had not come to."
    )
    fresh = dialect.name_of("fresh")
    for image in names.images():
        if image.map is None:
            continue
        missing = all_of(*_not_inserted(dialect, names, image))
        yield Statement(
            why,
            f"UPDATE {dialect.inline(names.work(image.map))} SET {fresh} = {dialect.inline(dialect.flag(False))}\n"
            f"WHERE {fresh} = {dialect.inline(dialect.flag(True))}\n  AND {dialect.sql(missing)}",
        )
        why = ""


def _not_inserted(dialect: Dialect, names: Names, image: ir.Image) -> Iterator[Node]:
    inserts = [step for step in names.writers(image.table) if isinstance(step, ir.InsertRows)]
    yield absent(
        select(
            [number(1)],
            named(names.work("step"), "s"),
            where=all_of(eq(col("s", "run_id"), last_run(names)), _one_of(dialect, "s", inserts)),
        )
    )
    cut = [step for step in inserts if batched(names.plan, step)]
    if not cut or image.map is None:
        return
    old = names.map(image.map).old
    upto: Node = cast(col("b", "upto"), dialect.type_of(old.type, old.native))
    if old.type.kind is TypeKind.TEXT:
        upto = dialect.collate(upto, old)
    mine = all_of(eq(col("b", "run_id"), last_run(names)), _one_of(dialect, "b", cut))
    # CASE: the ids of other steps may be of another type, and would be cast too.
    reached = exp.GTE(this=exp.Case(ifs=[exp.If(this=mine, true=upto)]), expression=bare("old_id"))
    yield absent(select([number(1)], named(names.work("batch"), "b"), where=reached))


def _one_of(dialect: Dialect, alias: str, steps: list[ir.InsertRows]) -> exp.In:
    return exp.In(this=col(alias, "step_id"), expressions=[dialect.text(step.head.id) for step in steps])
