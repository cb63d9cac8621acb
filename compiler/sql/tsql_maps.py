"""T-SQL: the schema o11c, maps made ready and registered, blocks of ids."""

from __future__ import annotations

from compiler.plan import ir
from compiler.sql.dialect import Filler, Names
from compiler.sql.guard import slices
from compiler.sql.labels import label
from compiler.sql.maps import MapForms, again, is_first, map_columns, wanted_rows, which_rows
from compiler.sql.partners import is_kept
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import all_of, as_, col, eq, join, named, rows_of, select
from compiler.sql.tsql import EXACT, TsqlDialect, executed, under
from compiler.sql.tsql_checks import two_part_text
from compiler.sql.tsql_journal import journal_tables, whole_run


def map_forms(dialect: TsqlDialect, names: Names) -> MapForms:
    """Return what T-SQL does before and after a map is filled; the server counts rows by itself."""
    return MapForms(lambda step: create_map(dialect, names, step), lambda _table: [])


# --- open ----------------------------------------------------------------------------------------


def work_schema(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the statements that open the schema o11c for a run in one transaction."""
    if names.plan.temporary_maps:
        return []
    return [*journal_tables(dialect), *whole_run(dialect, names), *earlier_runs(dialect, names)]


def earlier_runs(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the statements that refuse what an earlier run has done already, and see to its maps."""
    return [*_already_migrated(dialect, names), *_earlier_maps(dialect, names)]


def _already_migrated(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the guards against migrating an appended entity twice; a second run (delta) is meant to."""
    appended = {
        member.entity for member in names.plan.members if member.role is ir.Role.WRITE and member.mode == "append"
    }
    if names.plan.delta:
        return []
    keys = [item.entity for item in names.plan.maps if item.entity in appended]
    statements: list[Statement] = []
    for part in slices(keys):
        wanted = rows_of(
            [[dialect.text(key.espace), dialect.text(key.entity)] for key in part], "w", ("espace", "entity")
        )
        on = all_of(
            eq(col("g", "espace_key"), under(col("w", "espace"), EXACT)),
            eq(col("g", "entity_key"), under(col("w", "entity"), EXACT)),
        )
        query = select([as_(col("g", "label"), "label")], named(names.work("map"), "g"), [join(wanted, on)])
        statements.append(
            Statement(
                "Rows that an earlier run has appended must not be appended again: its map is still here.",
                dialect.refuse_when(
                    dialect.sql(query),
                    "O11-0907",
                    "entities were migrated by an earlier run",
                    "Nothing was changed. Undo that run first, or go on from it (delta: true): its rows are there.",
                ),
            )
        )
    return statements


def _earlier_maps(dialect: TsqlDialect, names: Names) -> list[Statement]:
    """Return the statements that drop the maps that this run makes anew, and see to those that it goes on with.

    It is done here, a batch before anybody fills them: a batch that names a column which a table of an
    older version lacks does not even begin.
    """
    statements: list[Statement] = []
    made = [item for item in names.plan.maps if names.filler(item.table) is not None]
    dropped = [dialect.home_of(item.table) for item in made if not is_kept(item)]
    if dropped and not names.plan.undo:  # else they are put aside, by the step that prepares for undo
        statements.append(
            Statement("Maps of an earlier run are replaced.", "DROP TABLE IF EXISTS " + ",\n  ".join(dropped))
        )
    for item in made:
        if is_kept(item):
            statements += _kept_map(dialect, item)
    return statements


def _kept_map(dialect: TsqlDialect, item: ir.IdentifierMap) -> list[Statement]:
    name = dialect.home_of(item.table)
    literal = dialect.quoted(name)
    # Inside EXEC: the column is not there when this batch is compiled.
    made = executed(
        f"UPDATE {name} SET [made] = 1 WHERE EXISTS (SELECT 1 FROM {dialect.home}.[map]"
        f" WHERE [table_name] = {dialect.quoted(item.table)} AND [kind] NOT IN (N'matched', N'literal'))"
    )
    return [
        Statement(
            f"Old and new identifiers of {label(item.label)}, kept from run to run ({item.kind.value}: "
            f"{label(item.reason)}).",
            f"IF OBJECT_ID({literal}, N'U') IS NULL\n"
            f"  CREATE TABLE {name} (\n{map_columns(dialect, item)}\n)",
        ),
        Statement(
            "A map that an older version of o11c made gets the columns that it lacks. What it held was inserted by "
            "its run, unless its pairs were matched or literal.",
            f"IF COL_LENGTH({literal}, N'made') IS NULL\nBEGIN\n"
            f"  ALTER TABLE {name} ADD [fresh] bit NOT NULL DEFAULT 0, [made] bit NOT NULL DEFAULT 0;\n"
            f"  {made};\nEND",
        ),
    ]


# --- maps ----------------------------------------------------------------------------------------


def create_map(dialect: TsqlDialect, names: Names, step: Filler) -> list[Statement]:
    """Return the statements that make a map ready and register it, for its first step; none for others."""
    if not is_first(names, step):
        return []
    item, temporary = names.map(step.map), names.plan.temporary_maps
    name = dialect.inline(names.made(item.table)) if temporary else dialect.home_of(item.table)
    # A session that has run a script before may have one.
    dropped = f"DROP TABLE IF EXISTS {name};\n" if temporary else ""
    if is_kept(item):
        statements = again(dialect, names, step)
    else:
        statements = [
            Statement(
                f"Old and new identifiers of {label(item.label)} ({item.kind.value}: {label(item.reason)}).",
                f"{dropped}CREATE TABLE {name} (\n{map_columns(dialect, item)}\n)",
            )
        ]
    if temporary:
        return statements
    espace, entity = dialect.quoted(item.entity.espace), dialect.quoted(item.entity.entity)
    registry = ", ".join(
        [
            espace,
            entity,
            *(
                dialect.quoted(text)
                for text in (
                    item.identifier_key,
                    item.label,
                    item.kind.value,
                    item.table,
                    names.plan.source_digest,
                    names.plan.target_digest,
                )
            ),
        ]
    )
    return [
        *statements,
        Statement(
            "The registry forgets the map of an earlier run.",
            f"DELETE FROM {dialect.home}.[map]\nWHERE [espace_key] = {espace} AND [entity_key] = {entity}",
        ),
        Statement(
            "Register it under its keys.",
            f"INSERT INTO {dialect.home}.[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], "
            "[table_name],\n"
            "  [source_digest], [target_digest], [run_id])\n"
            f"SELECT {registry}, MAX([run_id]) FROM {dialect.home}.[run]",
        ),
    ]


# --- keys ----------------------------------------------------------------------------------------


def reserve(dialect: TsqlDialect, names: Names, step: ir.ReserveIds, *, stepwise: bool) -> Lowered:
    """Return the statements that give source rows the ids of a block.

    ``stepwise``: another transaction inserts the rows.
    """
    target, table = dialect.inline(names.table(step.target)), two_part_text(dialect, names, step.target)
    old, new = dialect.name_of(step.source_id.name), dialect.name_of(step.target_id.name)
    source, joins, condition = wanted_rows(dialect, names, step)
    where = f"\nWHERE {dialect.inline(condition)}" if condition is not None else ""
    statements = create_map(dialect, names, step)
    statements.append(
        Statement(
            "A block of new ids above every id that the target has given or holds, in the order of the old ones"
            f"{which_rows(names, step)}. "
            "The table lock keeps others from inserting, and so from drawing ids. "
            + (
                "It ends with this step, and no identity makes these ids: until the rows are in nobody else may "
                "insert, the applications stay disabled."
                if stepwise and not step.identity
                else "An identity that never gave an id says its first one: then one number stays unused."
            ),
            f"INSERT INTO {dialect.inline(names.work(step.map))} ([old_id], [new_id], [fresh])\n"
            f"SELECT [s].{old}, [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].{old}), 1\n"
            f"FROM {dialect.inline(source)}\n"
            + "".join(f"{dialect.inline(item).strip()}\n" for item in joins)
            + "CROSS JOIN (\n"
            "  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],\n"
            "    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]\n"
            f"  FROM (SELECT COALESCE(MAX({new}), 0) AS [held], COALESCE(IDENT_CURRENT({table}), 0) AS [given],\n"
            f"      COALESCE(IDENT_INCR({table}), 1) AS [step]\n"
            f"    FROM {target}) AS [q]\n"
            f") AS [b]{where}",
            counted=True,
        )
    )
    if stepwise and step.identity:
        statements.append(_moved_on(dialect, names, step))
    return Lowered(tuple(statements))


def _moved_on(dialect: TsqlDialect, names: Names, step: ir.ReserveIds) -> Statement:
    """Return the statement that takes a block out of the identity's reach, where its rows come in another transaction.

    One more than the block's highest id: an identity that never gave an id gives the number itself. The command
    is made at run time, because its number has to be a literal.
    """
    table = two_part_text(dialect, names, step.target)
    # Babelfish does not take a national literal here; a name of plain signs needs none.
    mark = "" if table.isascii() else "N"
    return Statement(
        "The lock ends with this step, and the rows come with another: the identity itself goes past the block, so "
        "that nobody draws its ids meanwhile. It is never lowered.",
        "SET @o11c_message = NULL;\n"
        f"SELECT @o11c_message = N'DBCC CHECKIDENT ({mark}''' + REPLACE({table}, N'''', N'''''') + N''', RESEED, '\n"
        "  + CONVERT(nvarchar(40), CAST(MAX([new_id]) AS decimal(38, 0)) + 1) + N') WITH NO_INFOMSGS'\n"
        f"FROM {dialect.inline(names.work(step.map))}\nWHERE [fresh] = 1\n"
        f"HAVING MAX([new_id]) >= IDENT_CURRENT({table});\n"
        "IF @o11c_message IS NOT NULL EXEC (@o11c_message)",
    )
