"""Rows of an earlier run that the source has lost: deleted at the end when the project asks for it."""

from __future__ import annotations

from dataclasses import dataclass

from compiler.hybrids import Chapter, chapter_of
from compiler.plan import ir
from compiler.plan.consumers import References, Referring
from compiler.plan.context import Context, column, column_of, table_of
from compiler.plan.drafts import NO_HEAD, Draft, draft
from compiler.plan.keys import Keys
from compiler.plan.names import key_of, rows_table
from compiler.scope import Taken


@dataclass(frozen=True, slots=True)
class Gone:
    """``known``: which rows are gone, and the maps without them; ``deleted``: the deletions themselves."""

    known: tuple[Draft, ...] = ()
    deleted: tuple[Draft, ...] = ()


def plan_gone(ctx: Context, keys: Keys, references: References) -> Gone:
    """Return the deletions in reverse order of the inserts, after the updates: nothing refers to them then.

    None unless the project says ``delta: {deleted: delete}``. All are selected before the first goes: rows in
    a circle are gone together. Rows that a merge found in the target are not an earlier run's work and stay.
    Their pairs leave the maps before rows are written: a reference to a row that is gone has no partner.
    Where only an insert completes the map, they leave it with the deletion.
    """
    if not ctx.file.project.deletes_gone:
        return Gone()
    # Users and groups belong to other applications too.
    concerned = [
        taken
        for taken in reversed(ctx.order)
        if keys.maps[taken.pair.key].kept
        and chapter_of(taken.hybrid) is not Chapter.USERS
        and taken.pair.target.table is not None
        and taken.pair.target.identifier is not None
    ]
    by_table = {_table(taken): taken for taken in concerned}
    selects = {table: _select(keys, taken) for table, taken in by_table.items()}
    known: list[Draft] = []
    selected: list[Draft] = []
    emptied: list[Draft] = []
    deleted: list[Draft] = []
    left = dict(selects)
    for table, taken in by_table.items():
        label = taken.pair.source.label
        select = selects[table]
        forget = ir.ForgetPairs(NO_HEAD, keys.maps[taken.pair.key].table, select.rows)
        # Only an insert makes or completes such a map.
        late = taken.pair.key in keys.late or keys.by_insert(taken.pair.key)
        if late:
            why = "before the first of them goes: they may refer to each other"
            selected.append(_draft("select", label, why, select, ir.Phase.LINK))
        else:
            known.append(_draft("select", label, "when all partners are known", select, ir.Phase.KEYS))
            why = "before rows are written: a reference to a row that is gone has no partner"
            known.append(_draft("forget", label, why, forget, ir.Phase.KEYS))
        del left[table]
        emptied += [
            _clear_draft(by_table[item.table.name], item, left[item.table.name])
            for item in references.to(table)
            if item.table.name in left and item.table.schema is None and item.key is not None and item.nullable
        ]
        # Rows that go later, or with these, hold nobody back.
        going = {name: (other.rows, other.identifier) for name, other in (*left.items(), (table, select))}
        delete = ir.DeleteRows(
            head=NO_HEAD,
            entity=select.entity or key_of(taken.pair.key),
            table=select.table,
            identifier=select.identifier,
            consumers=references.consumers(table, deleted=going),
            keys=references.keys(table),
            rows=select.rows,
            why="Rows that an earlier run inserted and the source has deleted since.",
        )
        deleted.append(_draft("delete", label, "after the rows that refer to them", delete, ir.Phase.LINK))
        if late:
            deleted.append(_draft("forget", label, "the map knows living rows only", forget, ir.Phase.LINK))
    return Gone(tuple(known), (*selected, *emptied, *deleted))


def _table(taken: Taken) -> str:
    assert taken.pair.target.table is not None
    return taken.pair.target.table.name


def _select(keys: Keys, taken: Taken) -> ir.SelectRows:
    own, target = keys.maps[taken.pair.key], taken.pair.target
    assert target.identifier is not None
    return ir.SelectRows(
        head=NO_HEAD,
        rows=rows_table(taken.pair.key, f"{target.name} gone", ir.Side.TARGET),
        label=own.label,
        table=table_of(target, ir.Side.TARGET),
        identifier=column_of(target.identifier),
        rules=(ir.KeepGone(own.table, table_of(taken.pair.source, ir.Side.SOURCE), own.old),),
        entity=key_of(taken.pair.key),
    )


def _clear_draft(taken: Taken, item: Referring, select: ir.SelectRows) -> Draft:
    target = taken.pair.target
    assert target.table is not None
    physical = next(found for found in target.table.columns if found.name == item.nullable[0])
    step = ir.ClearReference(
        NO_HEAD, key_of(taken.pair.key), select.table, column(physical), select.rows, select.identifier
    )
    label = taken.pair.source.label
    reason = "before the deletions: these rows refer to rows that are deleted before them"
    return draft(ir.Phase.LINK, f"empty {label} {physical.name} of rows that are gone", reason, step, label)


def _draft(
    verb: str, label: str, reason: str, step: ir.SelectRows | ir.DeleteRows | ir.ForgetPairs, phase: ir.Phase
) -> Draft:
    return draft(phase, f"{verb} rows of {label} that are gone", reason, step, label)
