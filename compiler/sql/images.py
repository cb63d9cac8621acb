"""Images: rows kept as they were before a step changes them, and the hash of rows as the run leaves them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from sqlglot import exp

from compiler.plan import ir
from compiler.plan.images import EventStep, event_table_of
from compiler.plan.names import earlier_map
from compiler.plan.stepwise import Silence
from compiler.sql.dialect import Dialect, Names
from compiler.sql.events import restore_events
from compiler.sql.labels import label
from compiler.sql.maps import chosen
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import as_, bare, col, eq, join, named, not_null, select
from compiler.sql.values import is_fresh
from compiler.sql.writes import NEW, update_parts

# The column of a before-image that says which step has changed the row.
STEP = "o11c_step"
# The copy of the registry, beside those of the maps.
REGISTRY = "before_registry"


def imaged(dialect: Dialect, names: Names, step: ir.Step, lowered: Lowered) -> Lowered:
    """Return a step with the statements that keep what undo needs: before-images first, hashes last."""
    match step:
        case ir.KeepEvents() | ir.EndSubscriptions() | ir.RestoreEvents() | ir.InsertEvents():
            return _event_table(dialect, names, step, lowered)
        case ir.UpdateRows(keep=str(keep)):
            lowered = _kept(lowered, keep, _updated(dialect, names, step, keep, batched=lowered.batch is not None))
        case ir.ClearReference(keep=str(keep)):
            empty = not_null(col("t", step.column.name))
            text = _copied(dialect, names, step.table, keep, step.head.id)
            where = dialect.inline(empty)
            if step.rows is not None and step.identifier is not None:
                where += f"\n  AND {chosen(dialect, step.identifier.name, step.rows)}"
            lowered = _kept(lowered, keep, Statement(_KEPT, f"{text}\nWHERE {where}"))
        case ir.DeleteRows(keep=str(keep)):
            text = _copied(dialect, names, step.table, keep, step.head.id)
            if step.rows is not None:
                text += f"\nWHERE {chosen(dialect, step.identifier.name, step.rows)}"
            lowered = _kept(lowered, keep, Statement(_KEPT, text))
        case _:
            pass
    match step:
        case ir.InsertRows(record=str(record)) | ir.LinkReference(record=str(record)) | ir.UpdateRows(
            record=str(record)
        ):
            first = next(item for item in names.writers(step.target) if item.record == record)
            again = first.head.id != step.head.id
            more = tuple(_hashes(dialect, names, names.image(step.target), record, again=again))
            return replace(lowered, statements=(*lowered.statements, *more))
        case _:
            return lowered


_KEPT = "These rows as they are now, for rollback.sql."


def _kept(lowered: Lowered, keep: str, statement: Statement) -> Lowered:
    """Return a step that keeps rows just before the statement that changes them."""
    place = next(index for index, item in enumerate(lowered.statements) if item.counted)
    before, after = lowered.statements[:place], lowered.statements[place:]
    return replace(lowered, statements=(*before, statement, *after))


def _copied(dialect: Dialect, names: Names, table: ir.Table, keep: str, step: str) -> str:
    """Return the INSERT of rows ``t`` into a before-image, up to its FROM."""
    columns = names.image(table).columns
    listed = ", ".join(dialect.name_of(name) for name in (STEP, *(item.name for item in columns)))
    values = ", ".join(dialect.inline(col("t", item.name)) for item in columns)
    return (
        f"INSERT INTO {dialect.inline(names.work(keep))} ({listed})\n"
        f"SELECT {dialect.inline(dialect.text(step))}, {values}\n"
        f"FROM {dialect.inline(named(names.table(table), 't'))}"
    )


def _updated(dialect: Dialect, names: Names, step: ir.UpdateRows, keep: str, *, batched: bool) -> Statement:
    """Return the copy of the rows that an update is going to change: the same rows by the same conditions."""
    query, _, different = update_parts(dialect, names, step, batched=batched)
    for item in query.expressions:
        item.comments = None  # the update below says where each value comes from
    rows = join(named(exp.Subquery(this=query), "q"), eq(col("t", step.target_id.name), col("q", NEW)))
    text = (
        f"{_copied(dialect, names, step.target, keep, step.head.id)}\n{dialect.sql(rows).strip()}\n"
        f"WHERE {dialect.one_of(different, '')}"
    )
    return Statement("Rows that are going to change, as they are now, for rollback.sql.", text, batched=batched)


def _hashes(dialect: Dialect, names: Names, image: ir.Image, record: str, *, again: bool) -> list[Statement]:
    """Return the statements that record how the run leaves a table's rows."""
    after = dialect.inline(names.work(record))
    statements: list[Statement] = []
    if again:
        statements.append(Statement("What an earlier step has recorded of this table.", f"DELETE FROM {after}"))
    ids = dialect.sql(touched(dialect, names, image))
    digest = dialect.digest("t", image.watched)
    listed = ", ".join(map(dialect.name_of, ("id", "hash")))
    on = dialect.inline(eq(col("w", "id"), col("t", image.identifier.name)))
    statements.append(
        Statement(
            f"Each row of {label(image.label)} that the run has written, as a hash: rollback.sql refuses when a row "
            f"has changed since{unwatched_words(image)}.",
            f"INSERT INTO {after} ({listed})\n"
            f"SELECT {dialect.inline(col('t', image.identifier.name))}, {digest}\n"
            f"FROM {dialect.inline(named(names.table(image.table), 't'))}\n"
            f"JOIN (\n{ids}\n) AS {dialect.name_of('w')} ON {on}",
        )
    )
    statements.append(Statement("Whoever joins it must know its size.", dialect.measure(after)))
    return statements


def unwatched_words(image: ir.Image) -> str:
    """Return, for a comment, which columns a row's hash leaves out, and why; nothing where it has all of them."""
    if not image.unwatched:
        return ""
    return f" ({', '.join(map(label, image.unwatched))} left out: the platform writes it by itself)"


def touched(dialect: Dialect, names: Names, image: ir.Image) -> exp.Expression:
    """Return the ids of the rows that the run has inserted or changed."""
    queries: list[exp.Select] = []
    if image.map is not None:
        queries.append(
            select([as_(col("m", "new_id"), "id")], named(names.work(image.map), "m"), where=is_fresh(dialect, "m"))
        )
    if image.before is not None:
        queries.append(select([as_(bare(image.identifier.name), "id")], names.work(image.before)))
    if len(queries) == 1:
        return queries[0]
    return exp.Union(this=queries[0], expression=queries[1], distinct=True)


# --- event tables ------------------------------------------------------------------------------------


def _event_table(dialect: Dialect, names: Names, step: EventStep, lowered: Lowered) -> Lowered:
    table = event_table_of(step)
    before: list[Statement] = []
    after: list[Statement] = []
    if step.keep is not None:
        why = "The whole event table as it was before the run, for rollback.sql."
        before = _whole(dialect, names, table, step.keep, why, again=names.plan.transaction == "step")
    if step.record is not None:
        why = "And as the run leaves it: the difference of the two is what the run has done."
        after = _whole(dialect, names, table, step.record, why, again=names.plan.transaction == "step")
    return replace(lowered, statements=(*before, *lowered.statements, *after))


def _whole(dialect: Dialect, names: Names, table: ir.Table, image: str, why: str, *, again: bool) -> list[Statement]:
    """Return the copy of an event table. ``again``: a step that is done once more replaces what it kept."""
    columns = names.event_image(table).columns
    into = dialect.inline(names.work(image))
    listed = ", ".join(dialect.name_of(item.name) for item in columns)
    query = dialect.sql(select([col("t", item.name) for item in columns], named(names.table(table), "t")))
    emptied = [Statement("Whatever another step has kept.", f"DELETE FROM {into}")] if again else []
    return [*emptied, Statement(why, f"INSERT INTO {into} ({listed})\n{query}")]


def _unsilenced(dialect: Dialect, names: Names, begins: ir.KeepEvents) -> list[str]:
    """Return the statements that take back what ``begins`` has recorded, before its rows are written back."""
    if begins.record is None:
        return []
    into, kept = dialect.inline(names.work(begins.record)), dialect.inline(names.work(begins.kept))
    listed = ", ".join(dialect.name_of(item.name) for item in names.event_image(begins.table).columns)
    return [f"DELETE FROM {into}", f"INSERT INTO {into} ({listed})\nSELECT {listed}\nFROM {kept}"]


def spoken(dialect: Dialect, names: Names, item: Silence) -> tuple[str, list[str]]:
    """Return why and by which statements the silence of an interrupted run is ended, before a step begins it again."""
    begins, ends = item.begins, item.ends
    match ends:
        case ir.RestoreEvents():
            why = (
                f"An interrupted run has left the event table of {label(ends.label)} empty: its rows come back first "
                "of all, and the step that keeps them aside is made again in its place."
            )
            # All of them: the step in its place keeps aside whatever the table holds then.
            every = msgspec.structs.replace(ends, activity=None, activities=None, activity_id=None)
            texts = _unsilenced(dialect, names, begins) if isinstance(begins, ir.KeepEvents) else []
            texts += [statement.text for statement in restore_events(dialect, names, every).statements]
        case ir.RestoreTriggers():
            why = (
                f"An interrupted run has left triggers of {label(ends.label)} disabled: they are enabled first of "
                "all, and the step that disables them is made again in its place."
            )
            table = dialect.inline(names.table(ends.table))
            texts = [f"ALTER TABLE {table} ENABLE TRIGGER {dialect.name_of(name)}" for name in ends.triggers]
    return why, texts


# --- the tables --------------------------------------------------------------------------------------


def prepared(step: ir.PrepareUndo, statements: Sequence[Statement]) -> Lowered:
    """Return the step that makes the images ready, with what its head says."""
    tables = (name for image in step.images for name in (image.before, image.after) if name is not None)
    events = (name for event in step.events for name in (event.before, event.after))
    made = (REGISTRY, *(earlier_map(name) for name in step.kept), *tables, *events)
    return Lowered(
        tuple(statements),
        reads=("o11c.map", *(f"o11c.{name}" for name in step.kept)),
        writes=(
            "what the run before has kept, o11c.before_... and o11c.after_... (dropped)",
            *(f"o11c.{name} (of an earlier run: renamed)" for name in step.replaced),
            *(f"o11c.{name}" for name in made),
        ),
    )


def image_tables(dialect: Dialect, names: Names, step: ir.PrepareUndo) -> list[Statement]:
    """Return the statements that make the images' tables, of the same types and collations as the rows."""
    statements: list[Statement] = []
    for image in step.images:
        shown = names.shown(image.table)
        columns = [item.name for item in image.columns]
        if image.before is not None:
            why = f"Rows of {shown} as they were, beside the step that changes them."
            table = dialect.inline(names.table(image.table))
            statements.append(Statement(why, dialect.like_table(names.made(image.before), table, columns, STEP)))
        if image.after is not None:
            name = dialect.inline(names.work(image.after))
            lines = (
                f"  {dialect.name_of('id')} {dialect.key_type(image.identifier)} NOT NULL,\n"
                f"  {dialect.name_of('hash')} {dialect.hash_type} NOT NULL"
            )
            why = f"Rows of {shown} as the run leaves them."
            statements.append(Statement(why, f"CREATE TABLE {name} (\n{lines}\n)"))
    for event in step.events:
        columns = [item.name for item in event.columns]
        table = dialect.inline(names.table(event.table))
        for name, when in ((event.before, "before the run"), (event.after, "after it")):
            why = f"The rows of {names.shown(event.table)} {when}."
            statements.append(Statement(why, dialect.like_table(names.made(name), table, columns, None)))
    return statements
