"""T-SQL: rows whose ids the target's identity makes, paired with the old ids by rank.

Sources: SQL Server documentation, "INSERT" (rows of a SELECT with ORDER BY get their identity values in that order),
"IDENT_CURRENT" (NULL for who may not see the table), "Locking hints" (TABLOCKX, HOLDLOCK). What is documented is
proven all the same, before anything refers to the new rows.
"""

from __future__ import annotations

from sqlglot import exp

from compiler.metamodel.rows import TypeKind
from compiler.plan import ir
from compiler.sql.dialect import Names
from compiler.sql.labels import label
from compiler.sql.statement import Statement
from compiler.sql.tree import Node, all_of, any_of, as_, col, eq, join, named, select
from compiler.sql.tsql import TsqlDialect
from compiler.sql.tsql_checks import two_part_text
from compiler.sql.tsql_maps import create_map
from compiler.sql.values import in_batch, value_of
from compiler.sql.writes import OLD, differs, insert_parts, insert_why, inserted_rows

# The highest id before the insert; of an empty table a number that every identity begins above.
_TOP = "@o11c_top"
_BELOW = "-9223372036854775808"
_AGAIN = "The run is undone. Look for triggers that insert rows or change values of this table, and report it."


def ordered_insert(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> list[Statement]:
    """Return the statements of an insert whose ids follow the order of the old ones.

    They hold under the exclusive lock of the target table that the run, or the step, has taken before. ``batched``:
    all but the making of the map is done again for each range of old ids.
    """
    top = Statement(
        "Nobody else inserts into this table now: it is locked exclusively until the transaction ends. Rows above its "
        "highest id of this moment will be those of the INSERT below, and no others.",
        f"DECLARE {_TOP} {_top_type(step.target_id)};\n"
        f"SET {_TOP} = (SELECT COALESCE(MAX({dialect.name_of(step.target_id.name)}), {_BELOW}) FROM "
        f"{dialect.inline(names.table(step.target))})",
        batched=batched,
    )
    return [
        *create_map(dialect, names, step),
        top,
        _behind(dialect, names, step, batched=batched),
        _insert(dialect, names, step, batched=batched),
        _pairs(dialect, names, step, batched=batched),
        _counted(dialect, names, step, batched=batched),
        *_compared(dialect, names, step, batched=batched),
    ]


def source_ids(dialect: TsqlDialect, names: Names, step: ir.InsertRows) -> str:
    """Return the old ids of the source, named as a map names them, to be cut into batches: the map is not full yet."""
    ids = select([as_(col("s", step.source_id.name), "old_id")], named(names.table(step.source), "s"))
    return f"({dialect.inline(ids)}) AS [ids]"


def _top_type(identifier: ir.Column) -> str:
    return "decimal(38, 0)" if identifier.type.kind is TypeKind.DECIMAL else "bigint"


def _behind(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> Statement:
    table = two_part_text(dialect, names, step.target)
    query = (
        f"SELECT N'identity at ' + CONVERT(nvarchar(40), IDENT_CURRENT({table})) + N', highest id ' + "
        f"CONVERT(nvarchar(40), {_TOP})\nWHERE IDENT_CURRENT({table}) < {_TOP}"
    )
    return Statement(
        "An identity that is behind the highest id would give ids among those of other rows. Where this login may not "
        "see how far it is (NULL), the counts below tell.",
        dialect.refuse_when(
            query,
            "O11-0960",
            f"the identity of {names.shown(step.target)} is behind its highest id",
            "Nothing was changed. The owner of the table has to move the identity to the highest id, as the page of "
            "this code says.",
        ),
        batched=batched,
    )


def _insert(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> Statement:
    columns, query = insert_parts(dialect, names, step, batched=batched)
    query.set("order", exp.Order(expressions=[col("s", step.source_id.name)]))
    listed = ",\n  ".join(dialect.name_of(name) for name in columns)
    return Statement(
        f"{insert_why(names, step)} The identity makes the ids, in the order of the old ones: SQL Server promises that "
        "of ORDER BY in this statement. The identity goes on from there by itself: nothing has to be set afterwards.",
        f"INSERT INTO {dialect.inline(names.table(step.target))} (\n  {listed}\n)\n{dialect.sql(query)}",
        counted=True,
        batched=batched,
    )


def _pairs(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> Statement:
    old = dialect.inline(col("s", step.source_id.name))
    joins, where = inserted_rows(dialect, names, step, batched=batched)
    rows = "\n".join(
        dialect.inline(part).strip() for part in (named(names.table(step.source), "s"), *joins)
    ).replace("\n", "\n    ")
    condition = f"\n    WHERE {dialect.inline(where)}" if where is not None else ""
    new = dialect.inline(col("t", step.target_id.name))
    target = dialect.inline(named(names.table(step.target), "t"))
    return Statement(
        "Which row got which id: the first of the old ids the first of the new ones, and so on.",
        f"INSERT INTO {dialect.inline(names.work(step.map))} ([old_id], [new_id], [fresh])\n"
        "SELECT [o].[id], [n].[id], 1\n"
        f"FROM (SELECT {old} AS [id], ROW_NUMBER() OVER (ORDER BY {old}) AS [place]\n"
        f"    FROM {rows}{condition}) AS [o]\n"
        f"JOIN (SELECT {new} AS [id], ROW_NUMBER() OVER (ORDER BY {new}) AS [place]\n"
        f"    FROM {target}\n    WHERE {new} > {_TOP}) AS [n] ON [n].[place] = [o].[place]",
        batched=batched,
    )


def _counted(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> Statement:
    new, work = dialect.name_of(step.target_id.name), dialect.inline(names.work(step.map))
    query = (
        "SELECT N'inserted ' + CONVERT(nvarchar(20), @o11c_rows) + N', above the highest id '\n"
        "  + CONVERT(nvarchar(20), [c].[above]) + N', paired ' + CONVERT(nvarchar(20), [c].[paired])\n"
        f"FROM (SELECT (SELECT COUNT_BIG(*) FROM {dialect.inline(names.table(step.target))} WHERE {new} > {_TOP}) "
        "AS [above],\n"
        f"    (SELECT COUNT_BIG(*) FROM {work} WHERE [new_id] > {_TOP}) AS [paired]) AS [c]\n"
        "WHERE [c].[above] <> @o11c_rows OR [c].[paired] <> @o11c_rows"
    )
    return Statement(
        "As many rows are above the former highest id as were inserted, and each has its pair.",
        dialect.refuse_when(
            query, "O11-0963", f"rows of {names.shown(step.target)} cannot be paired by rank", _AGAIN
        ),
        batched=batched,
    )


def _compared(dialect: TsqlDialect, names: Names, step: ir.InsertRows, *, batched: bool) -> list[Statement]:
    """Return the proof by values; nothing where no column tells one row from another: then any pairing is right."""
    own: Node = all_of(
        eq(col("p", "old_id"), col("s", step.source_id.name)),
        exp.GT(this=col("p", "new_id"), expression=dialect.variable("o11c_top")),
        *(in_batch(dialect, col("p", "old_id")) if batched else ()),
    )
    joins = [
        join(named(names.work(step.map), "p"), own),
        join(named(names.table(step.target), "t"), eq(col("t", step.target_id.name), col("p", "new_id"))),
    ]
    different: list[Node] = []
    for plan in step.columns:
        if not isinstance(plan.value, ir.Copy | ir.Remap | ir.RemapText | ir.Mask):
            continue  # the same for all rows, or set by a later step
        node = value_of(dialect, names, plan.value, joins)
        assert node is not None
        different.append(differs(dialect, names, plan, col("t", plan.target.name), node))
    if not different:
        return []
    query = select(
        [as_(dialect.as_text(col("s", step.source_id.name)), OLD)],
        named(names.table(step.source), "s"),
        joins,
        any_of(*different),
    )
    return [
        Statement(
            "The proof: every new row holds the values of the source row that it is paired with. Rows that are equal "
            "in all of them may stand for each other.",
            dialect.refuse_when(
                dialect.sql(query),
                "O11-0963",
                f"rows of {label(names.map(step.map).label)} do not hold the values of the row that they are paired "
                "with; ids of the source",
                _AGAIN,
            ),
            batched=batched,
        )
    ]
