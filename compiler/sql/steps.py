"""Steps that are the same in both dialects: literal maps, rows that are removed."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.guard import pair_rows
from compiler.sql.labels import label
from compiler.sql.maps import MapForms, chosen, fill
from compiler.sql.records import pair_drift, record_count_drift
from compiler.sql.selects import consumer_query, literal_pairs, pairs_table
from compiler.sql.statement import Lowered, Statement


def literal_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.BuildLiteralMap) -> Lowered:
    """Return the statements of a literal map: the pairs, their check against both sides, the map."""
    statements = forms.create(step)
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
    statements.append(fill(dialect, names, step.map, "The pairs become the map.", query, fresh=False))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements))


def clear_reference(dialect: Dialect, names: Names, step: ir.ClearReference) -> Lowered:
    """Return the statement that empties a reference of rows about to be deleted."""
    table, column = dialect.inline(names.table(step.table)), dialect.name_of(step.column.name)
    where = f"NOT {column} IS NULL"
    if step.rows is not None and step.identifier is not None:  # rows that stay keep their reference
        where += f"\n  AND {chosen(dialect, step.identifier.name, step.rows)}"
    statement = Statement(
        "These rows are deleted below; until then they must not hold on to rows deleted before them.",
        f"UPDATE {table} SET {column} = NULL\nWHERE {where}",
        counted=True,
    )
    return Lowered((statement,))


_EFFECTS = {
    "blocks": "the database would refuse the deletion",
    "deletes": "the database would delete that row too",
    "empties": "the database would empty the reference",
    "changes": "the database would set the reference to its default",
    "dangles": "no constraint holds it, so it would lead to nothing",
}


def no_new_keys(
    dialect: Dialect, names: Names, table: ir.Table, keys: Sequence[str], hint: str
) -> Statement:
    """Return the check that no other foreign keys than ``keys`` ("schema.table.constraint") refer to a table."""
    known = ", ".join(dialect.inline(dialect.text(key)) for key in keys)
    other = f"\nWHERE NOT name IN ({known})" if known else ""
    return Statement(
        "Foreign keys to this table that the snapshot knew: another one could delete or change rows that "
        "nobody has looked at.",
        dialect.refuse_when(
            f"SELECT name FROM (\n{dialect.foreign_keys_to(dialect.inline(names.table(table)))}\n) AS k{other}",
            "O11-0917",
            f"foreign keys to {names.shown(table)} were added since the snapshot",
            hint,
        ),
    )


def delete_rows(dialect: Dialect, names: Names, step: ir.DeleteRows) -> Lowered:
    """Return the statements that delete rows of a table, after looking for rows that need them."""
    table = dialect.inline(names.table(step.table))
    statements = [
        no_new_keys(
            dialect, names, step.table, step.keys, "Nothing was changed. Make both snapshots again and compile again."
        )
    ]
    instead = "use append" if step.rows is None else "leave these rows where they are"
    statements += [
        Statement(
            f"No row that stays may refer to these rows in {label(consumer.label)}: {_EFFECTS[consumer.effect]}.",
            dialect.refuse_when(
                dialect.sql(consumer_query(dialect, names, step.table, step.identifier, consumer, step.rows)),
                "O11-0904",
                f"rows of {label(consumer.label)} refer to rows that would be deleted",
                f"Nothing was changed. Bring the referring entity into scope with mode replace, or {instead}.",
            ),
        )
        for consumer in step.consumers
    ]
    text = f"DELETE FROM {table}"
    if step.rows is not None:
        text += f"\nWHERE {chosen(dialect, step.identifier.name, step.rows)}"
    statements.append(Statement(step.why, text, counted=True))
    return Lowered(tuple(statements))
