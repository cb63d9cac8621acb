"""Event tables in rollback.sql. Their rows have no identifier: they are counted, equal rows one by one."""

from __future__ import annotations

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import col, named, number, select
from compiler.sql.values import is_fresh

_NUMBER = "o11c_number"


def _named(dialect: Dialect, image: ir.EventImage) -> list[tuple[str, str]]:
    """Return what makes two rows of the table ``t`` the same: expressions and their names; NULL equals NULL."""
    found: list[tuple[str, str]] = []
    for place, column in enumerate(image.columns):
        own, *more = dialect.by_bytes(col("t", column.name), column)
        found.append((dialect.inline(own), dialect.name_of(column.name)))
        found += [(dialect.inline(extra), dialect.name_of(f"o11c_{place}")) for extra in more]
    return found


def _numbered(dialect: Dialect, image: ir.EventImage, table: exp.Table) -> str:
    """Return the rows of a table, those that are equal numbered from 1."""
    items = _named(dialect, image)
    values = ", ".join(f"{value} AS {name}" for value, name in items)
    parts = ", ".join(value for value, _ in items)
    return (
        f"SELECT {values}, ROW_NUMBER() OVER (PARTITION BY {parts} ORDER BY (SELECT NULL)) AS {_number(dialect)}\n"
        f"FROM {dialect.inline(named(table, 't'))}"
    )


def _number(dialect: Dialect) -> str:
    return dialect.name_of(_NUMBER)


def _without(dialect: Dialect, image: ir.EventImage, left: str, right: str) -> str:
    """Return the rows of ``left`` that ``right`` has not, or not as often; both are numbered, and so is it."""
    names = ", ".join(name for _, name in _named(dialect, image))
    return (
        f"SELECT {names}, ROW_NUMBER() OVER (PARTITION BY {names} ORDER BY (SELECT NULL)) AS {_number(dialect)}\n"
        f"FROM (\n{left}\nEXCEPT\n{right}\n) AS {dialect.name_of('d')}"
    )


def added(dialect: Dialect, names: Names, image: ir.EventImage) -> str:
    """Return the rows that the run has added."""
    return _without(
        dialect,
        image,
        _numbered(dialect, image, names.work(image.after)),
        _numbered(dialect, image, names.work(image.before)),
    )


def consumed(dialect: Dialect, names: Names, image: ir.EventImage) -> str:
    """Return, as text, the rows that the run has added and that are not there any more."""
    gone = _without(dialect, image, added(dialect, names, image), _numbered(dialect, image, names.table(image.table)))
    return f"SELECT {_sample(dialect, image)} FROM (\n{gone}\n) AS {dialect.name_of('t')}"


def _sample(dialect: Dialect, image: ir.EventImage) -> str:
    shown = image.activity or image.columns[0]
    text = dialect.as_text(col("t", shown.name))
    words = dialect.concat(
        dialect.text(f"{label(shown.name)} "), exp.Coalesce(this=text, expressions=[dialect.text("empty")])
    )
    return dialect.inline(words)


def subscribed(dialect: Dialect, names: Names, image: ir.EventImage) -> str | None:
    """Return, as text, the rows of inserted activities that came after the run; None where there can be none."""
    if image.activity is None or image.activity_map is None:
        return None
    later = _without(
        dialect,
        image,
        _numbered(dialect, image, names.table(image.table)),
        _numbered(dialect, image, names.work(image.after)),
    )
    ids = select([col("m", "new_id")], named(names.work(image.activity_map), "m"), where=is_fresh(dialect, "m"))
    return (
        f"SELECT {_sample(dialect, image)} FROM (\n{later}\n) AS {dialect.name_of('t')}\n"
        f"WHERE {dialect.inline(col('t', image.activity.name))} IN (\n{dialect.sql(ids)}\n)"
    )


def take_events(dialect: Dialect, names: Names, step: ir.TakeEvents) -> Lowered:
    """Return the statements that put aside what the event table must hold afterwards, and empty it."""
    image = names.event_image(step.table)
    kept, table = dialect.inline(names.work(image.kept)), dialect.inline(names.table(step.table))
    columns = [col("t", item.name) for item in image.columns]
    empty = select(columns, named(names.table(step.table), "t"), where=exp.EQ(this=number(1), expression=number(0)))
    empty.set("into", exp.Into(this=names.made(image.kept)))
    listed = ", ".join(dialect.name_of(item.name) for item in image.columns)
    current = _numbered(dialect, image, names.table(step.table))
    stays = _without(dialect, image, current, added(dialect, names, image))
    back = _without(
        dialect,
        image,
        _numbered(dialect, image, names.work(image.before)),
        _numbered(dialect, image, names.work(image.after)),
    )

    def insert(why: str, query: str) -> Statement:
        rows = f"SELECT {listed} FROM (\n{query}\n) AS {dialect.name_of('q')}"
        return Statement(why, f"INSERT INTO {kept} ({listed})\n{rows}")

    name = label(image.label)
    return Lowered(
        (
            Statement("What an earlier attempt has kept.", f"DROP TABLE IF EXISTS {kept}"),
            Statement(f"What the event table of {name} holds when all is undone.", dialect.sql(empty)),
            insert("Its rows of now, without those that the run has added; rows that came later stay.", stays),
            insert("And those that the run has taken away.", back),
            Statement(
                "Without a subscription the trigger starts no process for rows that are put back. The rows are "
                "written back below.",
                f"DELETE FROM {table}",
                counted=True,
            ),
        ),
        reads=(f"o11c.{image.before}", f"o11c.{image.after}"),
        writes=(names.shown(step.table), f"o11c.{image.kept}"),
    )
