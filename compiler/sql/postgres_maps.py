"""PostgreSQL: the schema o11c, maps made ready and registered, blocks of ids."""

from __future__ import annotations

from sqlglot import exp

from compiler.plan import ir
from compiler.sql.dialect import Filler, Names
from compiler.sql.labels import label
from compiler.sql.maps import MapForms, again, is_first, map_columns, wanted_rows, which_rows
from compiler.sql.partners import is_kept
from compiler.sql.postgres import PostgresDialect, block, refuse_when
from compiler.sql.postgres_journal import journal_tables, whole_run
from compiler.sql.selects import PAIRS
from compiler.sql.statement import Lowered, Statement
from compiler.sql.tree import as_, col, named, select


def map_forms(dialect: PostgresDialect, names: Names) -> MapForms:
    """Return what PostgreSQL does before and after a map is filled."""
    return MapForms(
        lambda step: create_map(dialect, names, step),
        lambda table: [_analyze(dialect, names, table)],
    )


def _work(dialect: PostgresDialect, names: Names, table: str) -> str:
    return dialect.inline(names.work(table))


# --- open ----------------------------------------------------------------------------------------


def work_schema(dialect: PostgresDialect, names: Names) -> list[Statement]:
    """Return the statements that open the schema o11c for a run in one transaction."""
    kept = not names.plan.temporary_maps
    statements = [*journal_tables(names.plan.odc is not None), *whole_run(dialect, names)] if kept else []
    if not dialect.durable:
        statements += session_tables(" ON COMMIT DROP")
    return [*statements, *earlier_runs(dialect, names)] if kept else statements


def session_tables(end: str = "") -> list[Statement]:
    """Return the statements that make the temporary tables which a single step fills and reads."""
    gone = "gone when this transaction ends" if end else "gone with the session"
    return [
        Statement(
            f"The block of new ids that a step is taking; {gone}.",
            f"CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint){end}",
        ),
        Statement(
            f"Pairs of records that the literal maps are filled from; {gone}.",
            f"CREATE TEMPORARY TABLE {PAIRS} (map_name text, name text, old_id text, new_id text, "
            f"source_key text, target_key text){end}",
        ),
    ]


def earlier_runs(dialect: PostgresDialect, names: Names) -> list[Statement]:
    """Return the statements that refuse what an earlier run has done already, and see to its maps."""
    again = _already_migrated(dialect, names)
    return [*([again] if again is not None else []), *_earlier_maps(dialect, names)]


# A map of an older version has old_id and new_id only. What it held was inserted by its run, unless its
# pairs were matched or literal.
_OLDER = """DECLARE
  older record;
BEGIN
  FOR older IN
    SELECT table_name, kind NOT IN ('matched', 'literal') AS made FROM o11c.map
    WHERE to_regclass(format('o11c.%I', table_name)) IS NOT NULL AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_attribute
      WHERE attrelid = to_regclass(format('o11c.%I', table_name)) AND attname = 'made')
  LOOP
    EXECUTE format('ALTER TABLE o11c.%I ADD COLUMN fresh boolean NOT NULL DEFAULT false, '
      'ADD COLUMN made boolean NOT NULL DEFAULT %s', older.table_name, older.made::text);
    EXECUTE format('ALTER TABLE o11c.%I ALTER COLUMN fresh DROP DEFAULT, '
      'ALTER COLUMN made SET DEFAULT false', older.table_name);
  END LOOP;
END"""


def _already_migrated(dialect: PostgresDialect, names: Names) -> Statement | None:
    """Return the guard against migrating an appended entity twice; a second run (delta) is meant to."""
    appended = {
        member.entity for member in names.plan.members if member.role is ir.Role.WRITE and member.mode == "append"
    }
    rows: list[exp.Expression] = [
        exp.Tuple(expressions=[dialect.text(item.entity.espace), dialect.text(item.entity.entity)])
        for item in names.plan.maps
        if item.entity in appended
    ]
    if not rows or names.plan.delta:
        return None
    wanted = exp.In(this=exp.Tuple(expressions=[col("g", "espace_key"), col("g", "entity_key")]), expressions=rows)
    query = select([as_(col("g", "label"), "label")], named(names.work("map"), "g"), where=wanted)
    return Statement(
        "Rows that an earlier run has appended must not be appended again: its map is still here.",
        refuse_when(
            dialect.sql(query),
            "O11-0907",
            "entities were migrated by an earlier run",
            "Nothing was changed. Undo that run first, or go on from it (delta: true): its rows are there.",
        ),
    )


def _earlier_maps(dialect: PostgresDialect, names: Names) -> list[Statement]:
    """Return the statements that drop the maps that this run makes anew, and see to those that it goes on with."""
    statements: list[Statement] = []
    made = [item for item in names.plan.maps if names.filler(item.table) is not None]
    dropped = [_work(dialect, names, item.table) for item in made if not is_kept(item)]
    if dropped and not names.plan.undo:  # else they are put aside, by the step that prepares for undo
        statements.append(
            Statement("Maps of an earlier run are replaced.", "DROP TABLE IF EXISTS " + ",\n  ".join(dropped))
        )
    kept = [item for item in made if is_kept(item)]
    statements += [
        Statement(
            f"Old and new identifiers of {label(item.label)}, kept from run to run ({item.kind.value}: "
            f"{label(item.reason)}).",
            f"CREATE TABLE IF NOT EXISTS {_work(dialect, names, item.table)} (\n{map_columns(dialect, item)}\n)",
        )
        for item in kept
    ]
    if kept:
        statements.append(
            Statement("Maps that an older version of o11c made get the columns that they lack.", block(_OLDER))
        )
    return statements


# --- maps ----------------------------------------------------------------------------------------


def create_map(dialect: PostgresDialect, names: Names, step: Filler) -> list[Statement]:
    """Return the statements that make a map ready and register it, for its first step; none for others."""
    if not is_first(names, step):
        return []
    item, temporary = names.map(step.map), names.plan.temporary_maps
    if is_kept(item):
        statements = again(dialect, names, step)
    else:
        statements = [
            Statement(
                f"Old and new identifiers of {label(item.label)} ({item.kind.value}: {label(item.reason)}).",
                f"CREATE {'TEMPORARY ' if temporary else ''}TABLE {_work(dialect, names, item.table)} (\n"
                f"{map_columns(dialect, item)}\n){' ON COMMIT DROP' if temporary else ''}",
            )
        ]
    if temporary:
        return statements
    registry = ", ".join(
        dialect.inline(dialect.text(text))
        for text in (
            item.entity.espace,
            item.entity.entity,
            item.identifier_key,
            item.label,
            item.kind.value,
            item.table,
            names.plan.source_digest,
            names.plan.target_digest,
        )
    )
    statements.append(
        Statement(
            "Register the map under its keys, in place of one of an earlier run.",
            "INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, "
            "source_digest, target_digest, run_id)\n"
            f"SELECT {registry}, max(run_id) FROM o11c.run\n"
            "ON CONFLICT (espace_key, entity_key) DO UPDATE SET\n"
            "  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,\n"
            "  table_name = excluded.table_name, source_digest = excluded.source_digest,\n"
            "  target_digest = excluded.target_digest, run_id = excluded.run_id",
        )
    )
    return statements


def _analyze(dialect: PostgresDialect, names: Names, table: str) -> Statement:
    return Statement(
        "The planner must know the map's size before it joins it.",
        f"ANALYZE {_work(dialect, names, table)}",
    )


# --- keys ----------------------------------------------------------------------------------------


def sequence_names(dialect: PostgresDialect, names: Names, sequence: ir.Sequence) -> tuple[str, str]:
    """Return the sequence's quoted name and the same as a regclass literal."""
    full = dialect.sequence_of(sequence, names.plan.target.schema)
    return full, "'" + full.replace("'", "''") + "'::regclass"


def reserve(dialect: PostgresDialect, names: Names, step: ir.ReserveIds) -> Lowered:
    """Return the statements that give source rows the ids of a block."""
    work, old = _work(dialect, names, step.map), dialect.name_of(step.source_id.name)
    statements = create_map(dialect, names, step)
    statements += _block_of_ids(dialect, names, step)
    statements.append(
        Statement(
            f"The block's ids in the order of the old ones{which_rows(names, step)}.",
            f"INSERT INTO {work} (old_id, new_id, fresh)\n"
            f'SELECT "s".{old}, b.top + b.step * row_number() OVER (ORDER BY "s".{old}), TRUE\n'
            f"{_rows(dialect, names, step, 'CROSS JOIN pg_temp.o11c_block AS b')}",
            counted=True,
        )
    )
    statements.append(_analyze(dialect, names, step.map))
    return Lowered(tuple(statements))


def _rows(dialect: PostgresDialect, names: Names, step: ir.ReserveIds, more: str = "") -> str:
    """Return FROM and what follows it of the rows that get a new id."""
    source, joins, condition = wanted_rows(dialect, names, step)
    parts = [f"FROM {dialect.inline(source)}", *(dialect.inline(item).strip() for item in joins), more]
    if condition is not None:
        parts.append(f"WHERE {dialect.inline(condition)}")
    return "\n".join(part for part in parts if part)


def _block_of_ids(dialect: PostgresDialect, names: Names, step: ir.ReserveIds) -> list[Statement]:
    """Return the statements that take a block of ids, the row of ``o11c_block``."""
    target = dialect.inline(names.table(step.target))
    top = f"(SELECT coalesce(max({dialect.name_of(step.target_id.name)}), 0) FROM {target})"
    statements = [
        Statement(
            "How many ids are needed, and the highest that the target holds.",
            "WITH old_block AS (DELETE FROM pg_temp.o11c_block)\n"
            "INSERT INTO pg_temp.o11c_block (top, step, rows)\n"
            f"SELECT {top}, 1, (\nSELECT count(*)\n{_rows(dialect, names, step)})",
        )
    ]
    if step.sequence is None:
        return statements
    full, literal = sequence_names(dialect, names, step.sequence)
    statements.append(
        Statement(
            "Take the block: above what the sequence has given, and the sequence goes past it at once, never "
            "down. An insert of somebody else that takes its id by default waits for the table lock and draws it then; "
            "one that asks the sequence itself gets a number above the block.",
            block(
                "DECLARE\n  given bigint;\n  increment bigint;\nBEGIN\n"
                f"  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = {literal};\n"
                "  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given\n"
                f"  FROM {full};\n"
                "  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);\n"
                f"  PERFORM setval({literal}, top + step * rows, true)\n"
                "  FROM pg_temp.o11c_block WHERE top + step * rows > given;\n"
                "END"
            ),
        )
    )
    return statements
