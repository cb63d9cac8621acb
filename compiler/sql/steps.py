"""Steps that are the same in both dialects: maps that are filled by a query, rows that are removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.guard import pair_rows
from compiler.sql.labels import label
from compiler.sql.selects import (
    consumer_query,
    literal_pairs,
    map_join,
    matching_users,
    pair_drift,
    pairs_table,
    record_count_drift,
    same,
)
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import as_, col, join, named, select


@dataclass(frozen=True, slots=True)
class MapForms:
    """How a dialect makes an empty map and registers it, and what it does when the map is full."""

    create: Callable[[str], list[Statement]]
    filled: Callable[[str], list[Statement]]


def fill(dialect: Dialect, names: Names, table: str, why: str, query: exp.Select) -> Statement:
    """Return the statement that fills a map; its rows are the step's rows."""
    work = dialect.inline(names.work(table))
    return Statement(why, f"INSERT INTO {work} (old_id, new_id)\n{dialect.sql(query)}", counted=True)


def literal_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.BuildLiteralMap) -> Lowered:
    """Return the statements of a literal map: the pairs, their check against both sides, the map."""
    statements = forms.create(step.map)
    statements += pair_rows(dialect, step)
    for side in (ir.Side.SOURCE, ir.Side.TARGET):
        query = pair_drift(dialect, names, side, step.records, step.map, pairs_table(dialect))
        statements.append(
            Statement(
                f"Every pair above must still be what the {side.value} has.",
                dialect.refuse_when(
                    dialect.sql(query),
                    "O11-0908",
                    f"records of {label(names.map(step.map).label)} have changed in the {side.value}",
                    "Nothing was changed. Make both snapshots again and compile again.",
                ),
            )
        )
    for side, count in ((ir.Side.SOURCE, step.source_count), (ir.Side.TARGET, step.target_count)):
        if step.prefix is not None:
            counted = record_count_drift(dialect, names, side, step.records, step.prefix, count)
            statements.append(
                Statement(
                    f"No record has come or gone in the {side.value}: there are {count}.",
                    dialect.refuse_when(
                        dialect.sql(counted),
                        "O11-0908",
                        f"records of {label(names.map(step.map).label)} have come or gone in the {side.value}",
                        "Nothing was changed. Make both snapshots again and compile again.",
                    ),
                )
            )
    query = literal_pairs(dialect, names, step.map)
    statements.append(fill(dialect, names, step.map, "The pairs become the map.", query))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements), reads=(step.records,), writes=(f"o11c.{step.map}",))


def matched_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.BuildMatchedMap) -> Lowered:
    """Return the statements of the map of users."""
    statements = forms.create(step.map)
    tenants = named(names.work(step.tenant_map), "n") if step.tenant_map is not None else None
    within = " within the mapped tenant" if step.tenant_map is not None else ""
    why = (
        f"Users are the same when {label(step.source_match.name)} agrees{within}, without regard to case and "
        "accents. A name that is there twice on either side matches nobody: rows that refer to it "
        "have no partner."
    )
    statements.append(fill(dialect, names, step.map, why, matching_users(dialect, names, step, tenants=tenants)))
    statements += forms.filled(step.map)
    return Lowered(
        tuple(statements),
        reads=(names.shown(step.source), names.shown(step.target)),
        writes=(f"o11c.{step.map}",),
    )


def inherited_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.InheritIds) -> Lowered:
    """Return the statements of a map whose ids are those of the parent's map."""
    statements = forms.create(step.map)
    parent = names.map(step.parent)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("p", "new_id"), "new_id")],
        named(names.table(step.source), "s"),
        [map_join(dialect, names, step.parent, "p", step.source_id, left=False)],
    )
    why = f"The identifier is the one of {label(parent.label)}: its map gives the new ids."
    statements.append(fill(dialect, names, step.map, why, query))
    statements.append(_collisions(dialect, names, step.map, step.target, step.target_id))
    statements += forms.filled(step.map)
    reads = (names.shown(step.source), f"o11c.{step.parent}")
    return Lowered(tuple(statements), reads=reads, writes=(f"o11c.{step.map}",))


def preserved_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.PreserveIds) -> Lowered:
    """Return the statements of a map whose new ids are the old ones."""
    statements = forms.create(step.map)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(col("s", step.source_id.name), "new_id")],
        named(names.table(step.source), "s"),
    )
    why = "Identifiers stay as they are, in the spelling of the source row; the map tells which exist."
    statements.append(fill(dialect, names, step.map, why, query))
    statements.append(_collisions(dialect, names, step.map, step.target, step.target_id))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements), reads=(names.shown(step.source),), writes=(f"o11c.{step.map}",))


def _collisions(dialect: Dialect, names: Names, table: str, target: ir.Table, identifier: ir.Column) -> Statement:
    own, new = col("t", identifier.name), col("m", "new_id")
    query = select(
        [as_(dialect.as_text(col("t", identifier.name)), "sample")],
        named(names.table(target), "t"),
        [join(named(names.work(table), "m"), same(dialect, own, identifier, new, names.map(table).new))],
    )
    return Statement(
        "An id that the target has already would be two things at once.",
        dialect.refuse_when(
            dialect.sql(query),
            "O11-0903",
            f"ids of {label(names.map(table).label)} exist in the target already",
            "Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).",
        ),
    )


def clear_reference(dialect: Dialect, names: Names, step: ir.ClearReference) -> Lowered:
    """Return the statement that empties a reference of rows about to be deleted."""
    table, column = dialect.inline(names.table(step.table)), dialect.name_of(step.column.name)
    statement = Statement(
        "These rows are deleted below; until then they must not hold on to rows deleted before them.",
        f"UPDATE {table} SET {column} = NULL\nWHERE NOT {column} IS NULL",
        counted=True,
    )
    return Lowered((statement,), writes=(names.shown(step.table),))


def delete_rows(dialect: Dialect, names: Names, step: ir.DeleteRows) -> Lowered:
    """Return the statements that empty a table after looking for rows that need it."""
    table = dialect.inline(names.table(step.table))
    known = ", ".join(dialect.inline(dialect.text(key)) for key in step.keys)
    other = f"\nWHERE NOT name IN ({known})" if known else ""
    statements = [
        Statement(
            "Foreign keys to this table that the snapshot knew: another one could delete or change rows that "
            "nobody has looked at.",
            dialect.refuse_when(
                f"SELECT name FROM (\n{dialect.foreign_keys_to(table)}\n) AS k{other}",
                "O11-0917",
                f"foreign keys to {names.shown(step.table)} were added since the snapshot",
                "Nothing was changed. Make both snapshots again and compile again.",
            ),
        )
    ]
    statements += [
        Statement(
            f"{label(consumer.label)} is not deleted by this run and refers to these rows ({consumer.effect}).",
            dialect.refuse_when(
                dialect.sql(consumer_query(dialect, names, step.table, step.identifier, consumer)),
                "O11-0904",
                f"rows of {label(consumer.label)} refer to rows that would be deleted",
                "Nothing was changed. Bring the referring entity into scope with mode replace, or use append.",
            ),
        )
        for consumer in step.consumers
    ]
    statements.append(Statement("Mode replace: the target's own rows go.", f"DELETE FROM {table}", counted=True))
    return Lowered(tuple(statements), writes=(names.shown(step.table),))
