"""What rollback.sql looks for before it changes anything; all of it is found before it refuses."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.selects import columns_agree
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import (
    Node,
    absent,
    all_of,
    as_,
    col,
    count_all,
    eq,
    exists,
    join,
    named,
    not_null,
    number,
    select,
)
from compiler.sql.undo_events import consumed, subscribed
from compiler.sql.undo_unfinished import begun, last_run, steps_of, unfinished
from compiler.sql.values import is_fresh

RECORDS, CHANGED, GONE, REFERS, PROCESS, EVENTS, REFUSED = (
    "O11-0946",
    "O11-0947",
    "O11-0948",
    "O11-0949",
    "O11-0950",
    "O11-0951",
    "O11-0952",
)


def check_undo(dialect: Dialect, names: Names, step: ir.CheckUndo, shown: str) -> Lowered:
    """Return the statements that look for all that stands in the way, show it and refuse when there is some.

    ``shown`` is the query for the findings.
    """
    statements = [
        *unfinished(dialect, names),
        *_counts(dialect, names, step),
        *(item for image in names.images() for item in _rows(dialect, names, image)),
        *(_needing(dialect, names, reference) for reference in step.needed),
        *(item for reference in step.references for item in _referring(dialect, names, reference)),
        *(item for image in names.event_images() for item in _events(dialect, names, image)),
    ]
    finding = dialect.temporary_name("o11c_finding")
    statements.append(
        Statement("Every finding: code, severity, entity, count, up to five samples.", shown)
    )
    statements.append(
        Statement(
            "One of them is enough: undo would lose what was done since, or leave references to nothing.",
            dialect.refuse_when(
                f"SELECT {dialect.inline(dialect.concat(col('f', 'code'), dialect.text(' '), col('f', 'entity')))}\n"
                f"FROM {finding} AS {dialect.name_of('f')}",
                REFUSED,
                "the run cannot be undone",
                "Nothing was undone. The table above says what has happened since the run.",
            ),
        )
    )
    return Lowered(tuple(statements), reads=("maps, images, and whatever may refer to inserted rows",))


def _finding(dialect: Dialect, code: str, name: str, what: str, query: str) -> Statement:
    return Statement(f"{name}: {what}.", dialect.finding(query, code, "error", name, what))


# --- records -----------------------------------------------------------------------------------------


def _counts(dialect: Dialect, names: Names, step: ir.CheckUndo) -> Iterator[Statement]:
    """Yield the comparison of what is recorded with what the journal says of each step."""
    for item in step.counted:
        if item.map is not None:
            table, condition, what = item.map, is_fresh(dialect, "r"), "inserted"
        elif item.before is not None:
            table, condition, what = item.before, eq(col("r", "o11c_step"), dialect.text(item.step)), "changed"
        else:
            continue
        here = select([as_(count_all(), "here")], named(names.work(table), "r"), where=condition)
        sample = dialect.concat(
            dialect.as_text(col("s", "rows")),
            dialect.text(" in the journal, "),
            dialect.as_text(col("h", "here")),
            dialect.text(" here"),
        )
        query = select(
            [as_(sample, "sample")],
            named(names.work("step"), "s"),
            [exp.Join(this=named(exp.Subquery(this=here), "h"), kind="CROSS")],
            all_of(
                eq(col("s", "run_id"), last_run(names)),
                eq(col("s", "step_id"), dialect.text(item.step)),
                exp.NEQ(this=col("s", "rows"), expression=col("h", "here")),
            ),
        )
        found = f"step {item.step} has {what} another number of rows than are recorded"
        yield _finding(dialect, RECORDS, label(item.label), found, dialect.sql(query))


# --- rows --------------------------------------------------------------------------------------------


def _rows(dialect: Dialect, names: Names, image: ir.Image) -> Iterator[Statement]:
    """Yield the comparison of a table's rows with what the run has recorded of them."""
    if image.after is None:
        return
    name, own = label(image.label), image.identifier.name
    after = image.after
    if image.map is not None:
        recorded = select([number(1)], named(names.work(after), "a"), where=eq(col("a", "id"), col("m", "new_id")))
        query = select(
            [as_(dialect.as_text(col("m", "new_id")), "sample")],
            named(names.work(image.map), "m"),
            where=all_of(is_fresh(dialect, "m"), absent(recorded), *_inserted(dialect, names, image)),
        )
        yield _finding(dialect, RECORDS, name, "the map has ids that the run has not written", dialect.sql(query))
    known: list[Node] = []
    if image.map is not None:
        on = all_of(eq(col("m", "new_id"), col("a", "id")), is_fresh(dialect, "m"))
        known.append(absent(select([number(1)], named(names.work(image.map), "m"), where=on)))
    if image.before is not None:
        on = eq(col("b", own), col("a", "id"))
        known.append(absent(select([number(1)], named(names.work(image.before), "b"), where=on)))
    sample = as_(dialect.as_text(col("a", "id")), "sample")
    query = select([sample.copy()], named(names.work(after), "a"), (), all_of(*known))
    yield _finding(dialect, RECORDS, name, "the run has written ids that neither map nor image has", dialect.sql(query))
    there = select([number(1)], named(names.table(image.table), "t"), where=eq(col("t", own), col("a", "id")))
    query = select([sample], named(names.work(after), "a"), (), absent(there))
    code = PROCESS if image.process else GONE
    yield _finding(dialect, code, name, "rows that the run has written are gone", dialect.sql(query))
    joined = dialect.inline(eq(col("t", own), col("a", "id")))
    text = (
        f"SELECT {dialect.inline(dialect.as_text(col('a', 'id')))} AS {dialect.name_of('sample')}\n"
        f"FROM {dialect.inline(named(names.work(after), 'a'))}\n"
        f"JOIN {dialect.inline(named(names.table(image.table), 't'))} ON {joined}\n"
        f"WHERE {dialect.digest('t', image.watched)}\n  <> {dialect.inline(col('a', 'hash'))}"
    )
    for condition in _recorded(dialect, names, image):
        text += f"\n  AND {dialect.sql(condition)}"
    what = "rows have changed since the run"
    if image.process:
        what = f"processes have gone on: {what}"
    yield _finding(dialect, PROCESS if image.process else CHANGED, name, what, text)


def _inserted(dialect: Dialect, names: Names, image: ir.Image) -> list[Node]:
    """Return the condition that the insert is finished: a run in steps may have ended with ids only reserved."""
    if names.plan.transaction != "step":
        return []
    steps = [dialect.text(step) for step in steps_of(names, image, ir.InsertRows)]
    done = all_of(eq(col("s", "run_id"), last_run(names)), exp.In(this=col("s", "step_id"), expressions=steps))
    return [exists(select([number(1)], named(names.work("step"), "s"), where=done))]


def _recorded(dialect: Dialect, names: Names, image: ir.Image) -> list[Node]:
    """Return the condition that no step has changed rows in batches and ended before it recorded them."""
    if names.plan.batch_rows is None:
        return []
    return [absent(begun(dialect, names, image))]


# --- references --------------------------------------------------------------------------------------


def _referring(dialect: Dialect, names: Names, reference: ir.LaterReference) -> Iterator[Statement]:
    """Yield the search for rows that refer to inserted ones and are not the run's own."""
    image = names.image(ir.Table(ir.Side.TARGET, reference.referred))
    assert image.map is not None
    own = image.identifier.name
    only = len(reference.columns) == 1 and reference.columns[0].referred == own
    joins: list[exp.Join] = []
    pairs = reference.columns
    parent = "t"
    if only:
        parent, pairs = "m", (ir.ConsumerColumn(pairs[0].column, "new_id"),)
    else:
        joins.append(join(named(names.table(image.table), "t"), eq(col("t", own), col("m", "new_id"))))
    if reference.plain:
        agree = all_of(*(eq(col("c", pair.column), col(parent, pair.referred)) for pair in pairs))
    else:
        agree = columns_agree(dialect, image.identifier, pairs, "c", parent)
    joins.append(join(named(names.table(reference.table), "c"), agree))
    conditions: list[Node] = [is_fresh(dialect, "m")]
    if reference.own is not None and reference.identifier is not None:
        mine = eq(col("a", "id"), col("c", reference.identifier.name))
        conditions.append(absent(select([number(1)], named(names.work(reference.own), "a"), where=mine)))
    if reference.selector is not None:
        conditions.append(_selects(dialect, names, reference, reference.selector))
    if reference.identifier is not None:
        shown = dialect.as_text(col("c", reference.identifier.name))
    else:
        shown = dialect.as_text(col("m", "new_id"))
    query = select([as_(shown, "sample")], named(names.work(image.map), "m"), joins, all_of(*conditions))
    what = f"rows refer to rows of {label(image.label)} that the run has inserted"
    if reference.identifier is None:
        what += " (the samples are ids of those)"
    code = PROCESS if reference.process else REFERS
    yield _finding(dialect, code, label(reference.label), what, dialect.sql(query))


def _needing(dialect: Dialect, names: Names, reference: ir.NeededReference) -> Statement:
    """Return the search for rows that come back and whose foreign key would find no row.

    Where the row as it is now refers to the same, the database does not look again.
    """
    image = names.image(reference.table)
    assert image.before is not None
    own, pairs = image.identifier.name, reference.columns
    there = all_of(*(eq(col("p", pair.referred), col("b", pair.column)) for pair in pairs))
    as_now = all_of(*(eq(col("p", name), col("b", name)) for name in (own, *(pair.column for pair in pairs))))
    conditions: list[Node] = [
        *(not_null(col("b", pair.column)) for pair in pairs),
        absent(select([number(1)], named(names.table(reference.referred), "p"), where=there)),
        absent(select([number(1)], named(names.table(reference.table), "p"), where=as_now)),
    ]
    if reference.before is not None:
        conditions.append(absent(select([number(1)], named(names.work(reference.before), "p"), where=there.copy())))
    sample = as_(dialect.as_text(col("b", own)), "sample")
    query = select([sample], named(names.work(image.before), "b"), (), all_of(*conditions))
    what = f"rows that come back refer to rows of {names.shown(reference.referred)} that are gone"
    return _finding(dialect, GONE, label(image.label), what, dialect.sql(query))


def _selects(dialect: Dialect, names: Names, reference: ir.LaterReference, selector: ir.Column) -> Node:
    """Return the condition that the text of the row ``c`` is of a parameter that holds such an id."""
    texts = [dialect.text(value) for value in reference.selectors]
    if reference.selector_map is None:
        return exp.In(this=dialect.as_text(col("c", selector.name)), expressions=texts)
    one_of = exp.In(this=dialect.as_text(col("d", "old_id")), expressions=texts)
    on = all_of(eq(col("d", "new_id"), col("c", selector.name)), one_of)
    return exists(select([number(1)], named(names.work(reference.selector_map), "d"), where=on))


# --- events ------------------------------------------------------------------------------------------


def _events(dialect: Dialect, names: Names, image: ir.EventImage) -> Iterator[Statement]:
    name = label(image.label)
    what = "subscriptions that the run has written are gone or changed"
    yield _finding(dialect, EVENTS, name, what, consumed(dialect, names, image))
    later = subscribed(dialect, names, image)
    if later is not None:
        yield _finding(dialect, PROCESS, name, "inserted activities wait for more events since the run", later)
