"""The interpreter's hands: rows deleted, inserted, updated; subscriptions of event tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compiler.plan import ir
from tests.support.interpreter_maps import open_map
from tests.support.interpreter_state import Run, RunRefused, as_text, fold, is_none
from tests.support.tables import Row, Value, canonical

# --- clearing ------------------------------------------------------------------------------------


def clear_reference(run: Run, step: ir.ClearReference) -> None:
    """Empty a reference of rows that are about to be deleted."""
    assert step.rows is None or step.identifier is not None
    for row in run.rows(step.table):
        if step.rows is None or (step.identifier and row[step.identifier.name] in run.selection(step.rows)):
            row[step.column.name] = None


def delete(run: Run, step: ir.DeleteRows) -> None:
    """Delete rows, unless somebody else needs them."""
    leaving = list(run.chosen(step.table, step.identifier, step.rows))
    for consumer in step.consumers:
        for row in run.rows(consumer.table):
            if consumer.table == step.table and any(row is other for other in leaving):
                continue
            if consumer.deleted is not None:
                assert consumer.identifier is not None
                if row[consumer.identifier.name] in run.selection(consumer.deleted):
                    continue
            values = [row[pair.column] for pair in consumer.columns]
            if None not in values and any(
                values == [other[pair.referred] for pair in consumer.columns] for other in leaving
            ):
                raise RunRefused(f"{consumer.label} refers to rows of {step.table.name} that are deleted")
    remaining = [row for row in run.rows(step.table) if not any(row is other for other in leaving)]
    run.rows(step.table)[:] = remaining


# --- rows ----------------------------------------------------------------------------------------


def insert(run: Run, step: ir.InsertRows) -> None:
    """Insert the rows that are new."""
    if step.minted:
        open_map(run, step.map, step.target, step.target_id)
    target = run.rows(step.target)
    present = {row[step.target_id.name] for row in target}
    rows = to_insert(run, step)
    if step.ordered:
        rows.sort(key=lambda row: number(row[step.source_id.name]))
    for old_row in rows:
        old = old_row[step.source_id.name]
        if step.minted:
            run.pair(step.map, old, run.new_id(), fresh=True)
        row: Row = dict.fromkeys(run.target.columns.get(step.target.name, ()))
        row.update(run.target.defaults.get(step.target.name, {}))
        for column in step.columns:
            row[column.target.name] = run.value(column, old_row, step.source, step.target, run.map(step.map)[old])
        for column in step.columns:
            if row[column.target.name] is None and not column.target.nullable:
                raise RunRefused(f"{step.target.name}.{column.target.name} may not be NULL")
        new = row[step.target_id.name]
        if new in present:
            raise RunRefused(f"{step.target.name} has id {new!r} already")
        present.add(new)
        target.append(row)


def number(value: Value) -> int:
    """Return an id that an identity has made."""
    assert isinstance(value, int)
    return value


def to_insert(run: Run, step: ir.InsertRows | ir.CheckUnique) -> list[Row]:
    """Return the source rows that an insert writes: fresh ones, or of a minted map those that it lacks."""
    if step.minted:
        known = run.target.maps.get(step.map, {})
        rows = run.chosen(step.source, step.source_id, step.rows)
        return [row for row in rows if row[step.source_id.name] not in known]
    fresh = run.fresh(step.map)
    return [row for row in run.rows(step.source) if row[step.source_id.name] in fresh]


def update(run: Run, step: ir.UpdateRows) -> None:
    """Write the values of rows that the target had before."""
    by_id = {row[step.target_id.name]: row for row in run.rows(step.target)}
    for old_row in run.chosen(step.source, step.source_id, step.rows):
        old = old_row[step.source_id.name]
        if old not in run.map(step.map) or old in run.fresh(step.map):
            continue
        row = by_id[run.map(step.map)[old]]
        for column in step.columns:
            assert isinstance(column.value, ir.Copy | ir.Remap | ir.RemapText | ir.Mask | ir.Constant)
            value = run.value(column, old_row, step.source, step.target)
            if value is None and not column.target.nullable:
                raise RunRefused(f"{step.target.name}.{column.target.name} may not be NULL")
            present = row[column.target.name]
            if column.folded and isinstance(present, str) and isinstance(value, str) and fold(present) == fold(value):
                continue
            row[column.target.name] = value


def link(run: Run, step: ir.LinkReference) -> None:
    """Set a reference of the rows that this run inserted."""
    by_id = {row[step.target_id.name]: row for row in run.rows(step.target)}
    for old_row in run.rows(step.source):
        old = old_row[step.source_id.name]
        if old in run.fresh(step.map):
            by_id[run.map(step.map)[old]][step.column.name] = run.remap(step.value, old_row, step.source.name)


def check_unique(run: Run, step: ir.CheckUnique) -> None:
    """Refuse when rows that are going to be inserted collide in a unique index."""
    names = [column.target.name for column in step.columns]
    taken = [tuple(canonical(row[name]) for name in names) for row in run.rows(step.target)]
    for old_row in to_insert(run, step):
        values = tuple(canonical(run.value(item, old_row, step.source, step.target)) for item in step.columns)
        if None in values:
            continue
        if values in taken:
            raise RunRefused(f"two rows are the same in the unique index {step.index} of {step.target.name}")
        taken.append(values)


# --- events --------------------------------------------------------------------------------------


def check_queues(run: Run, step: ir.CheckQueues) -> None:
    """Refuse when BPT has events that wait."""
    for table in step.tables:
        if run.rows(table):
            raise RunRefused(f"{table.name} of the {table.side.value} is not empty")


def keep_events(run: Run, step: ir.KeepEvents) -> None:
    """Put the rows of an event table aside."""
    rows = run.rows(step.table)
    names = [column.name for column in step.columns]
    run.kept[step.kept] = [{name: row[name] for name in names} for row in rows]
    rows.clear()


def restore_events(run: Run, step: ir.RestoreEvents) -> None:
    """Write the kept rows back whose activity is still there."""
    living: set[Value] = set()
    if step.activities is not None:
        assert step.activity_id is not None
        living = {row[step.activity_id.name] for row in run.rows(step.activities)}
    for row in run.kept[step.kept]:
        activity = None if step.activity is None or step.activities is None else row[step.activity.name]
        if is_none(activity, zero=True) or activity in living:
            run.rows(step.table).append({column.name: row[column.name] for column in step.columns})


def end_subscriptions(run: Run, step: ir.EndSubscriptions) -> None:
    """Delete the subscriptions of activities that go."""
    going = run.selection(step.rows)
    rows = run.rows(step.table)
    rows[:] = [row for row in rows if row[step.activity.name] not in going]


def insert_events(run: Run, step: ir.InsertEvents) -> None:
    """Insert the subscriptions that the target does not have yet."""
    target = run.rows(step.target)
    if step.renewed is not None and step.activity_map is not None:
        ended = set(run.map(step.activity_map).values())
        target[:] = [row for row in target if row[step.renewed.name] not in ended]
    names = [column.target.name for column in step.columns]
    known = {_whole(row, names) for row in target}
    for row in arriving_events(run, step):
        if _whole(row, names) not in known:
            known.add(_whole(row, names))
            target.append(row)


def lacking_events(run: Run, step: ir.InsertEvents) -> list[Row]:
    """Return the subscriptions that the target should have and has not."""
    names = [column.target.name for column in step.columns]
    known = {_whole(row, names) for row in run.rows(step.target)}
    return [row for row in arriving_events(run, step) if _whole(row, names) not in known]


def arriving_events(run: Run, step: ir.InsertEvents) -> Iterator[Row]:
    """Yield the source's subscriptions in the target's terms."""
    for old_row in run.rows(step.source):
        activity = None if step.activity is None else old_row[step.activity.name]
        migrated = run.map(step.activity_map) if step.activity_map is not None else {}
        if not is_none(activity, zero=True) and activity not in migrated:
            continue
        if is_none(activity, zero=True) and step.definition is not None:
            definition = old_row[step.definition.name]
            if definition is None or as_text(definition) not in step.definitions:
                continue
        if step.skip_unmatched and any(_has_no_partner(run, column, old_row) for column in step.columns):
            continue
        row: Row = dict.fromkeys(run.target.columns.get(step.target.name, ()))
        for column in step.columns:
            row[column.target.name] = run.value(column, old_row, step.source, step.target)
        yield row


def _has_no_partner(run: Run, column: ir.ColumnPlan, row: Row) -> bool:
    value = column.value
    if not isinstance(value, ir.Remap) or is_none(row[value.source.name], zero=value.zero):
        return False
    return row[value.source.name] not in run.map(value.map)


def _whole(row: Row, names: Sequence[str]) -> tuple[Value, ...]:
    return tuple(canonical(row[name]) for name in names)
