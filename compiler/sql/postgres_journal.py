"""PostgreSQL: the journal of runs, steps and batches; how a run in steps is begun, resumed and ended."""

from __future__ import annotations

from collections.abc import Sequence

from compiler.plan import ir
from compiler.plan.stepwise import SOURCE_COUNTS, Silence, looking, opening, repeated, silences, work_tables
from compiler.sql.dialect import Names
from compiler.sql.images import spoken
from compiler.sql.postgres import PostgresDialect, block, refuse_when
from compiler.sql.statement import Statement

# The run that is under way: no other begins while one has not ended, so it is the last one.
RUN = "(SELECT max(run_id) FROM o11c.run)"
# The list of the steps that were compiled, which the driver makes in its session.
LIST = "pg_temp.o11c_plan"

_RUN_TABLE = """CREATE TABLE IF NOT EXISTS o11c.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  started timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished timestamptz,
  status text NOT NULL DEFAULT 'running',
  plan text,
  mode text
)"""
# Not ALTER TABLE ... IF NOT EXISTS: it would lock the table against readers although nothing is missing.
_RUN_COLUMNS = """BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = 'o11c.run'::regclass AND attname = 'mode' AND NOT attisdropped) THEN
    ALTER TABLE o11c.run ADD COLUMN plan text, ADD COLUMN mode text;
  END IF;
END"""
_PLAN_STEP_TABLE = """CREATE TABLE IF NOT EXISTS o11c.plan_step (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  position integer NOT NULL,
  step_id text NOT NULL,
  checksum text NOT NULL,
  phase text NOT NULL,
  kind text NOT NULL,
  label text,
  applications text,
  rows_expected bigint,
  PRIMARY KEY (run_id, position)
)"""
_ASSET_COLUMN = """BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = 'o11c.plan_step'::regclass AND attname = 'asset' AND NOT attisdropped) THEN
    ALTER TABLE o11c.plan_step ADD COLUMN asset text;
  END IF;
END"""
_STEP_TABLE = """CREATE TABLE IF NOT EXISTS o11c.step (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  checksum text NOT NULL,
  started timestamptz NOT NULL,
  finished timestamptz NOT NULL,
  rows bigint,
  status text NOT NULL,
  PRIMARY KEY (run_id, step_id)
)"""
_BATCH_TABLE = """CREATE TABLE IF NOT EXISTS o11c.batch (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  batch bigint NOT NULL,
  upto text,
  rows bigint NOT NULL,
  finished timestamptz NOT NULL,
  PRIMARY KEY (run_id, step_id, batch)
)"""
_MAP_TABLE = """CREATE TABLE IF NOT EXISTS o11c.map (
  espace_key text NOT NULL,
  entity_key text NOT NULL,
  identifier_key text NOT NULL,
  label text NOT NULL,
  kind text NOT NULL,
  table_name text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  PRIMARY KEY (espace_key, entity_key)
)"""
_SOURCE_TABLE = f"""CREATE TABLE IF NOT EXISTS o11c.{SOURCE_COUNTS} (
  table_name text PRIMARY KEY,
  rows bigint NOT NULL,
  highest text
)"""


def journal_tables(assets: bool = False) -> list[Statement]:
    """Return the statements that make the journal and the registry of maps, or bring them up to date.

    ``assets``: the steps tell the asset of ODC too that they belong to.
    """
    tables = [
        Statement(
            "Identifier maps, journal and registry live in a schema of their own.",
            "CREATE SCHEMA IF NOT EXISTS o11c",
        ),
        Statement("One row a run.", _RUN_TABLE),
        Statement("A journal of an older version gets the columns that it lacks.", block(_RUN_COLUMNS)),
        Statement("One row a step that the run will make.", _PLAN_STEP_TABLE),
        Statement("One row a finished step.", _STEP_TABLE),
        Statement("One row a finished batch of a step, where each step commits.", _BATCH_TABLE),
        Statement("Registry of identifier maps: later runs find a map by its keys.", _MAP_TABLE),
    ]
    if assets:
        why = "ODC: a step tells the asset that its entity is in. Only where the column is missing: it locks the table."
        tables.append(Statement(why, block(_ASSET_COLUMN)))
    return tables


def _unfinished(where: str = "") -> str:
    return f"SELECT project FROM o11c.run WHERE status = 'running'{where}"


def looked_only() -> str:
    """Return the condition that the run ``r`` has changed nothing."""
    kinds = ", ".join(f"'{kind}'" for kind in looking())
    return (
        "NOT EXISTS (SELECT FROM o11c.batch AS b WHERE b.run_id = r.run_id)\n"
        "  AND NOT EXISTS (SELECT FROM o11c.step AS s\n"
        "    LEFT JOIN o11c.plan_step AS p ON p.run_id = s.run_id AND p.step_id = s.step_id\n"
        f"    WHERE s.run_id = r.run_id AND (p.kind IS NULL OR NOT p.kind IN ({kinds})))"
    )


def closed() -> Statement:
    """Return the statement that closes a run which has changed nothing."""
    return Statement(
        "A run in steps that ended before it had changed anything has nothing to finish: it is closed.",
        "UPDATE o11c.run AS r SET status = 'rolled back', finished = clock_timestamp()\n"
        f"WHERE r.status = 'running'\n  AND {looked_only()}",
    )


def _refused(query: str) -> Statement:
    return Statement(
        "A run in steps that has changed something and has not ended comes first: this one would work on half "
        "of its rows.",
        refuse_when(
            query,
            "O11-0957",
            "a run that commits step by step has not ended",
            "Nothing was changed. Run the migrate.sql of that project again to finish it, or undo it with its "
            "rollback.sql.",
        ),
    )


def _row(dialect: PostgresDialect, plan: ir.Plan, mode: str) -> str:
    project = dialect.inline(dialect.text(plan.project))
    return f"{project}, '{plan.source_digest}', '{plan.target_digest}', '{mode}'"


_COLUMNS = "project, source_digest, target_digest, mode"


def whole_run(dialect: PostgresDialect, names: Names) -> list[Statement]:
    """Return the statements that begin a run in one transaction."""
    return [
        closed(),
        _refused(_unfinished()),
        Statement(
            "This run.",
            f"INSERT INTO o11c.run ({_COLUMNS})\nVALUES ({_row(dialect, names.plan, 'whole')})",
        ),
    ]


# --- a run in steps ------------------------------------------------------------------------------


def begin_steps(dialect: PostgresDialect, names: Names) -> tuple[Statement, ...]:
    """Return the statements that begin a run in steps or make an unfinished one ready to go on."""
    plan = names.plan
    project = dialect.inline(dialect.text(plan.project))
    return (
        closed(),
        _refused(_unfinished(f" AND project <> {project}")),
        _changed_scripts(),
        _changed_source(dialect, names),
        Statement(
            "This run and its steps, unless there is one to finish.",
            f"WITH begun AS (\n  INSERT INTO o11c.run ({_COLUMNS})\n  SELECT {_row(dialect, plan, 'step')}\n"
            f"  WHERE NOT EXISTS ({_unfinished()})\n  RETURNING run_id\n)\n"
            "INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications,\n"
            "  rows_expected)\n"
            "SELECT b.run_id, p.position, p.step_id, p.checksum, p.phase, p.kind, p.label, p.applications,\n"
            f"  p.rows_expected\nFROM begun AS b CROSS JOIN {LIST} AS p",
        ),
        *(_spoken(dialect, names, item) for item in silences(plan)),
        Statement(
            "Steps that only look are made again by a run that goes on.",
            f"DELETE FROM o11c.step WHERE run_id = {RUN}\n  AND step_id IN ({_texts(repeated(plan))})",
        ),
    )


def _texts(items: Sequence[str]) -> str:
    return ", ".join(f"'{item}'" for item in items)


def _changed_scripts() -> Statement:
    running = "(SELECT max(run_id) FROM o11c.run WHERE status = 'running')"
    return Statement(
        "A run goes on with the scripts that it began with, to the last byte: what it has done follows from them.",
        refuse_when(
            "SELECT coalesce(p.step_id, l.step_id)\n"
            f"FROM (SELECT position, step_id, checksum FROM o11c.plan_step WHERE run_id = {running}) AS p\n"
            f"FULL JOIN {LIST} AS l\n"
            "  ON l.position = p.position AND l.step_id = p.step_id AND l.checksum = p.checksum\n"
            f"WHERE {running} IS NOT NULL AND (p.step_id IS NULL OR l.step_id IS NULL)\n"
            "UNION\n"
            f"SELECT s.step_id FROM o11c.step AS s WHERE s.run_id = {running}\n"
            f"  AND NOT EXISTS (SELECT FROM {LIST} AS l WHERE l.step_id = s.step_id AND l.checksum = s.checksum)",
            "O11-0956",
            "scripts have changed since the run began that is to go on",
            "Nothing was changed. Finish it with the scripts that it began with, or undo it with their rollback.sql.",
        ),
    )


def _counts(dialect: PostgresDialect, names: Names) -> str:
    """Return a query for (name, rows, highest) of all source tables that the run reads."""
    parts: list[str] = []
    for stage in opening(names.plan).stages:
        highest = "CAST(NULL AS text)"
        if stage.identifier is not None:
            column = next(item for item in stage.columns if item.name == stage.identifier)
            own = dialect.name_of(column.name)
            if column.native in ("smallint", "integer", "bigint"):
                highest = f"max({own})::text"
            else:
                highest = f'max({own}::text COLLATE "C")'
        name = dialect.inline(dialect.text(names.shown(stage.table)))
        parts.append(f"SELECT {name}, count(*), {highest} FROM {dialect.inline(names.table(stage.table))}")
    return "\nUNION ALL\n".join(parts)


def _changed_source(dialect: PostgresDialect, names: Names) -> Statement:
    why = "The source must be as it was when the run began: rows that came or went would be migrated in part."
    counts = _counts(dialect, names)
    if not counts:
        return Statement("No row of the source is read.", "SELECT 1 AS nothing_to_do")
    changed = refuse_when(
        "SELECT n.name || ': ' || w.rows || ' rows up to ' || coalesce(w.highest, 'none') || ', now ' || n.rows\n"
        "  || ' up to ' || coalesce(n.highest, 'none')\n"
        f"FROM (\n{counts}\n) AS n(name, rows, highest)\n"
        f"JOIN o11c.{SOURCE_COUNTS} AS w ON w.table_name = n.name\n"
        f"WHERE EXISTS ({_unfinished()}) AND (n.rows <> w.rows OR n.highest IS DISTINCT FROM w.highest)",
        "O11-0958",
        "tables of the source have changed since the run began that is to go on",
        "Nothing was changed. Make the source what it was, or undo the run with rollback.sql and begin again.",
    )
    return Statement(why, changed)


def source_counts(dialect: PostgresDialect, names: Names) -> list[Statement]:
    """Return the statements that remember what the source holds when a run in steps begins."""
    counts = _counts(dialect, names)
    if not counts:
        return []
    return [
        Statement("What an earlier run has counted.", f"DELETE FROM o11c.{SOURCE_COUNTS}"),
        Statement(
            "Rows and highest id of each table that is read of the source: a run that is interrupted goes on only "
            "if they are the same then.",
            f"INSERT INTO o11c.{SOURCE_COUNTS} (table_name, rows, highest)\n{counts}",
        ),
    ]


def source_table() -> Statement:
    """Return the statement that makes the table of ``source_counts``."""
    return Statement("What the source held when the run began; dropped when it is done.", _SOURCE_TABLE)


def _spoken(dialect: PostgresDialect, names: Names, item: Silence) -> Statement:
    """Return the block that ends the silence of a run which was interrupted; the step itself begins it again."""
    begins, ends = item.begins, item.ends
    why, texts = spoken(dialect, names, item)
    body = "".join(f"{text};\n" for text in texts)
    done = f"SELECT FROM o11c.step WHERE run_id = {RUN} AND step_id = "
    return Statement(
        why,
        block(
            f"BEGIN\n  IF EXISTS ({done}'{begins.head.id}')\n    AND NOT EXISTS ({done}'{ends.head.id}') THEN\n"
            f"{body}DELETE FROM o11c.step WHERE run_id = {RUN} AND step_id = '{begins.head.id}';\n  END IF;\nEND"
        ),
    )


def finish_steps(dialect: PostgresDialect, plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements of the last transaction, before the run is marked as done."""
    dropped = ",\n  ".join(f"o11c.{dialect.name_of(name)}" for name in work_tables(plan))
    return (
        Statement(
            "No step was passed over.",
            refuse_when(
                f"SELECT p.step_id FROM o11c.plan_step AS p WHERE p.run_id = {RUN} AND NOT EXISTS (\n"
                "  SELECT FROM o11c.step AS s WHERE s.run_id = p.run_id AND s.step_id = p.step_id\n"
                "    AND s.checksum = p.checksum)",
                "O11-0959",
                "steps of the run are not finished",
                "The run is not done. Run migrate.sql again; check the folder with `o11c verify`.",
            ),
        ),
        Statement("What later steps read of earlier ones is not needed any more.", f"DROP TABLE IF EXISTS {dropped}"),
    )
