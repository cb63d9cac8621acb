"""Maps of ODC's people: ids made out of names, and ids out of the file of users."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Dialect, Names
from compiler.sql.labels import label
from compiler.sql.maps import MapForms, fill, into_matched, wanted_rows, which_rows
from compiler.sql.odc_people import (
    derived,
    file_id,
    file_join,
    file_loaded,
    file_tables,
    id_refusals,
    without_id,
    without_partner,
)
from compiler.sql.selections import selected_join
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import Node, all_of, as_, col, named, select


def derived_map(dialect: Dialect, names: Names, forms: MapForms, step: ir.DeriveIds) -> Lowered:
    """Return the statements of a map whose new ids are made out of names."""
    statements = forms.create(step)

    def new() -> Node:
        return derived(dialect, step.scope, col("s", step.name.name), step.target_id)

    source, joins, lacking = wanted_rows(dialect, names, step)
    conditions = [lacking] if lacking is not None else []
    statements += id_refusals(dialect, names, step, new, (source.copy(), [item.copy() for item in joins], conditions))
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(new(), "new_id")], source, joins,
        lacking.copy() if lacking is not None else None,
    )
    why = f"New ids out of names{which_rows(names, step)}: another run would give the same."
    statements.append(fill(dialect, names, step.map, why, query, fresh=True))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements))


def user_file(dialect: Dialect, names: Names, forms: MapForms, step: ir.LoadUserFile) -> Lowered:
    """Return the statements that put the ids of ODC's users, from their file, into the map of users."""
    statements = [*forms.create(step), *file_tables(names.plan, ending=" ON COMMIT DROP"), file_loaded(step)]
    joins = [*selected_join(dialect, step.rows, "s", step.source_id), file_join(dialect, step)]
    lacking: list[Node] = []
    if step.target is None:
        query = without_id(
            dialect, names, step, selected_join(dialect, step.rows, "s", step.source_id), referred=True
        )
        statements.append(
            Statement(
                "Rows refer to these users, and nobody knows their ids in ODC.",
                dialect.refuse_when(
                    dialect.sql(query),
                    "O11-0988",
                    "users whom rows refer to have no id in the file of users",
                    "Nothing was changed. Add them to ODC and to the file odc.users, and compile again.",
                ),
            )
        )
    else:
        lacking = [without_partner(dialect, names.work(step.map), names.map(step.map).old, step.source_id)]
        copies = [item.copy() for item in joins]
        rows = (named(names.table(step.source), "s"), copies, [item.copy() for item in lacking])
        statements += id_refusals(dialect, names, step, lambda: file_id(dialect, step), rows)
    query = select(
        [as_(col("s", step.source_id.name), "old_id"), as_(file_id(dialect, step), "new_id")],
        named(names.table(step.source), "s"),
        joins,
        where=all_of(*lacking) if lacking else None,
    )
    why = "Users are the same when their email agrees, without regard to case, accents and blanks around it."
    if step.target is not None:
        why = "New users get the id that the file gives them: their email agrees, without regard to case and accents."
    statements.append(fill(dialect, names, step.map, why, query, fresh=step.target is not None))
    statements += forms.filled(step.map)
    return Lowered(tuple(statements))


def filed_rows(dialect: Dialect, names: Names, step: ir.LoadUserFile) -> list[Statement]:
    """Return, for preflight, the file, and the pairs that migrate will make of it as rows of ``MATCHED``."""
    statements = [file_loaded(step)]
    if step.target is not None:
        return statements  # those users are written: who refers to them is looked for among the rows of the source
    query = select(
        [
            as_(dialect.text(step.map), "map_name"),
            as_(dialect.as_text(col("s", step.source_id.name)), "old_id"),
            as_(col("f", "id"), "new_id"),
        ],
        named(names.table(step.source), "s"),
        [*selected_join(dialect, step.rows, "s", step.source_id), file_join(dialect, step)],
    )
    name = label(names.map(step.map).label)
    return [*statements, Statement(f"{name}: the match as migrate.sql will make it.", into_matched(dialect, query))]
