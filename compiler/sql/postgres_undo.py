"""PostgreSQL: what a run prepares for its undo, rollback.sql and cleanup.sql."""

from __future__ import annotations

from compiler.plan import ir
from compiler.plan.names import earlier_map
from compiler.sql.dialect import Names
from compiler.sql.images import REGISTRY, image_tables, prepared
from compiler.sql.maps import map_columns
from compiler.sql.postgres import PostgresDialect, block
from compiler.sql.postgres_guard import guard_statements
from compiler.sql.postgres_journal import closed, looked_only
from compiler.sql.postgres_probes import SHOWN_FINDINGS
from compiler.sql.statement import Lowered, Statement
from compiler.sql.undo import UndoForms, sequences_stay, undone
from compiler.sql.undo_names import (
    JOURNAL,
    REGISTRY_COLUMNS,
    UNDO_HINT,
    maps_of_texts,
    plan_digest,
    undo_work_tables,
)

_LAST = "(SELECT max(run_id) FROM o11c.run)"
_COLUMNS = ", ".join(REGISTRY_COLUMNS)
# Images are found by their names: those of another project's run, or of an older plan, are dropped as well.
_DROP_IMAGES = """DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT c.relname FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11c' AND c.relkind = 'r' AND c.relname ~ '^(before|after)_'
  LOOP
    EXECUTE format('DROP TABLE o11c.%I', item.relname);
  END LOOP;
END"""


_FORGOTTEN_WHY = (
    "A run in steps that ended before it had changed anything is none: the journal forgets it, and the one before it "
    "is the last."
)


def _forgotten() -> str:
    return (
        "DECLARE\n  gone bigint[];\nBEGIN\n  IF to_regclass('o11c.plan_step') IS NULL THEN\n    RETURN;\n  END IF;\n"
        "  SELECT array_agg(r.run_id) INTO gone FROM o11c.run AS r\n"
        "  WHERE r.mode = 'step' AND r.status IN ('running', 'rolled back')\n"
        "  AND NOT EXISTS (SELECT FROM o11c.map AS g WHERE g.run_id = r.run_id)\n"
        f"  AND {looked_only()};\n"
        "  DELETE FROM o11c.step WHERE run_id = ANY (gone);\n"
        "  DELETE FROM o11c.plan_step WHERE run_id = ANY (gone);\n"
        "  DELETE FROM o11c.run WHERE run_id = ANY (gone);\nEND"
    )


def prepare_undo(dialect: PostgresDialect, names: Names, step: ir.PrepareUndo) -> Lowered:
    """Return the statements that make the images ready and keep the maps of earlier runs."""

    def work(name: str) -> str:
        return dialect.inline(names.work(name))

    statements = [
        Statement(
            "Only the last run can be undone: what an earlier one has kept is dropped.", block(_DROP_IMAGES)
        ),
        Statement(
            "The registry of maps as it was.",
            f"CREATE TABLE o11c.{REGISTRY} AS\nSELECT {_COLUMNS}\nFROM o11c.map",
        ),
    ]
    statements += [
        Statement(
            "Maps of earlier runs that this one replaces are put aside; they come back with rollback.sql."
            if place == 0
            else "",
            f"ALTER TABLE IF EXISTS {work(name)} RENAME TO {dialect.name_of(earlier_map(name))}",
        )
        for place, name in enumerate(step.replaced)
    ]
    statements += [
        Statement(
            "Maps that this run goes on with, as they were." if place == 0 else "",
            f"CREATE TABLE {work(earlier_map(name))} AS\nSELECT old_id, new_id, fresh, made\nFROM {work(name)}",
        )
        for place, name in enumerate(step.kept)
    ]
    statements += image_tables(dialect, names, step)
    return prepared(step, statements)


# --- rollback.sql ------------------------------------------------------------------------------------


def undo_steps(plan: ir.Plan) -> tuple[tuple[ir.Head, Lowered], ...]:
    """Return the steps of rollback.sql."""
    dialect, names = PostgresDialect(), Names(plan, {})
    forms = UndoForms(
        lock=lambda step: _lock(dialect, names, step),
        run=lambda step: _run(dialect, names, step),
        guard=lambda step: guard_statements(dialect, names, step, raising=True),
        insert=lambda image, query, why: _insert(dialect, names, image, query, why),
        maps=lambda step: _maps(dialect, names, step),
        findings=SHOWN_FINDINGS,
    )
    return undone(dialect, names, forms)


def _lock(dialect: PostgresDialect, names: Names, step: ir.LockForUndo) -> list[Statement]:
    others = (
        " SHARE: tables that undo does not write, whose rows may refer to rows that go; nobody may add one between the "
        "check and COMMIT."
    )
    why = (
        "Keep other writers out until COMMIT, in one order so that two sessions of these scripts cannot block each "
        "other. Reading goes on. No query has run yet: the snapshot of this transaction is taken after the wait."
        f"{others if step.referring else ''}"
    )
    return [
        Statement(
            why if place == 0 else "",
            f"LOCK TABLE {dialect.inline(names.table(table))} IN "
            f"{'SHARE' if table in step.referring else 'SHARE ROW EXCLUSIVE'} MODE",
        )
        for place, table in enumerate(step.ordered)
    ]


def _run(dialect: PostgresDialect, names: Names, step: ir.CheckRun) -> list[Statement]:
    project = dialect.inline(dialect.text(names.plan.project))
    hint = UNDO_HINT.replace("'", "''")
    tables = ", ".join(f"('{name}')" for name in (REGISTRY, *step.tables))
    statements = [
        Statement(_FORGOTTEN_WHY, block(_forgotten())),
        Statement(
            "The last run of this database must be one of these scripts, and what it has kept must be there.",
            block(
                "DECLARE\n  last record;\n  missing text;\nBEGIN\n"
                "  IF to_regclass('o11c.run') IS NULL THEN\n"
                "    RAISE EXCEPTION 'O11-0945: no run that has changed anything is recorded in this database'\n"
                f"      USING HINT = '{hint}';\n  END IF;\n"
                "  SELECT run_id, project, plan, status, mode INTO last FROM o11c.run ORDER BY run_id DESC LIMIT 1;\n"
                "  IF last.run_id IS NULL THEN\n"
                "    RAISE EXCEPTION 'O11-0945: no run that has changed anything is recorded in this database'\n"
                f"      USING HINT = '{hint}';\n  END IF;\n"
                f"  IF last.project <> {project} OR last.plan IS DISTINCT FROM '{plan_digest(names.plan)}' THEN\n"
                "    RAISE EXCEPTION 'O11-0945: the last run, % of %, is not one of these scripts',\n"
                "      last.run_id, last.project\n"
                f"      USING HINT = '{hint}';\n  END IF;\n"
                "  IF last.status <> 'done' AND NOT (last.status = 'running' AND last.mode = 'step') THEN\n"
                "    RAISE EXCEPTION 'O11-0945: the last run, %, is %', last.run_id, last.status\n"
                f"      USING HINT = '{hint}';\n  END IF;\n"
                "  SELECT string_agg(name, ', ') INTO missing\n"
                f"  FROM (VALUES {tables}) AS t(name)\n"
                "  WHERE to_regclass(format('o11c.%I', name)) IS NULL"
                + (" AND NOT (last.status = 'running' AND name ~ '^map_')" if _steps(names) else "")
                + ";\n"
                "  IF missing IS NOT NULL THEN\n"
                "    RAISE EXCEPTION 'O11-0946: run % has not kept, or somebody has dropped: %', last.run_id, missing\n"
                "      USING HINT = 'Nothing was undone. Without these tables the run cannot be undone: restore a "
                "backup.';\n  END IF;\nEND"
            ),
        )
    ]
    if _steps(names):
        lacking = [item for item in names.plan.maps if item.table in {*step.tables, *maps_of_texts(names.plan)}]
        for place, item in enumerate(lacking):
            why = "A run that has not ended may not have come as far as its last maps: those are empty."
            table, columns = dialect.inline(names.work(item.table)), map_columns(dialect, item)
            text = f"CREATE TABLE IF NOT EXISTS {table} (\n{columns}\n)"
            statements.append(Statement(why if place == 0 else "", text))
    return statements


def _steps(names: Names) -> bool:
    return names.plan.transaction == "step"


def _insert(dialect: PostgresDialect, names: Names, image: ir.Image, query: str, why: str) -> Lowered:
    listed = ", ".join(dialect.name_of(item.name) for item in image.columns)
    overriding = "\nOVERRIDING SYSTEM VALUE" if image.identities else ""
    text = f"INSERT INTO {dialect.inline(names.table(image.table))} ({listed}){overriding}\n{query}"
    return Lowered(
        (Statement(why, text, counted=True),), reads=(f"o11c.{image.before}",), writes=(names.shown(image.table),)
    )


def _maps(dialect: PostgresDialect, names: Names, step: ir.RestoreMaps) -> list[Statement]:
    def work(name: str) -> str:
        return dialect.inline(names.work(name))

    stays = sequences_stay(names.plan)
    statements: list[Statement] = []
    if step.replaced:
        dropped = ",\n  ".join(work(name) for name in step.replaced)
        statements.append(Statement("The maps that the run has made go.", f"DROP TABLE IF EXISTS {dropped}"))
    statements += [
        Statement(
            "Those of earlier runs that it had put aside come back." if place == 0 else "",
            f"ALTER TABLE IF EXISTS {work(earlier_map(name))} RENAME TO {dialect.name_of(name)}",
        )
        for place, name in enumerate(step.replaced)
    ]
    statements += [
        Statement(
            "Maps that the run has gone on with are as they were; one that it has begun goes." if place == 0 else "",
            block(
                f"BEGIN\n  IF EXISTS (SELECT FROM o11c.{REGISTRY} WHERE table_name = '{name}') THEN\n"
                f"    DELETE FROM {work(name)};\n"
                f"    INSERT INTO {work(name)} (old_id, new_id, fresh, made)\n"
                f"    SELECT old_id, new_id, fresh, made FROM {work(earlier_map(name))};\n"
                f"  ELSE\n    DROP TABLE {work(name)};\n  END IF;\nEND"
            ),
        )
        for place, name in enumerate(step.kept)
    ]
    statements += [
        Statement("The registry forgets the run's maps.", f"DELETE FROM o11c.map WHERE run_id = {_LAST}"),
        Statement(
            "And knows those again that the run had replaced, of runs that are still in the journal.",
            f"INSERT INTO o11c.map ({_COLUMNS})\nSELECT {_COLUMNS}\nFROM o11c.{REGISTRY} AS b\n"
            "WHERE EXISTS (SELECT FROM o11c.run AS r WHERE r.run_id = b.run_id)\nON CONFLICT DO NOTHING",
        ),
        Statement(
            f"The run is undone; what it did stays in the journal. {stays}".strip(),
            "UPDATE o11c.run SET status = 'rolled back', finished = coalesce(finished, clock_timestamp())\n"
            f"WHERE run_id = {_LAST}",
        ),
        Statement("What the run has kept is not needed any more.", block(_DROP_IMAGES)),
    ]
    dropped = ",\n  ".join(work(name) for name in undo_work_tables(names.plan))
    if dropped:
        statements.append(Statement("Nor are the work tables of run and undo.", f"DROP TABLE IF EXISTS {dropped}"))
    return statements


# --- cleanup.sql -------------------------------------------------------------------------------------


def cleanup_statements(plan: ir.Plan) -> tuple[Statement, ...]:
    """Return the statements of cleanup.sql, inside its transaction."""
    project = PostgresDialect().inline(PostgresDialect().text(plan.project))
    runs = f"SELECT run_id FROM o11c.run WHERE project = {project}"
    return (
        Statement(
            closed().why,
            block(
                "BEGIN\n  IF to_regclass('o11c.plan_step') IS NULL THEN\n    RETURN;\n  END IF;\n"
                f"{closed().text};\nEND"
            ),
        ),
        Statement(
            "A run in steps that has not ended needs all of it.",
            block(
                "DECLARE\n  found bigint;\nBEGIN\n  IF to_regclass('o11c.run') IS NOT NULL THEN\n"
                f"    SELECT max(run_id) INTO found FROM o11c.run WHERE project = {project} AND status = 'running';\n"
                "    IF found IS NOT NULL THEN\n"
                "      RAISE EXCEPTION 'O11-0954: run % has not ended', found\n"
                "        USING HINT = 'Nothing was dropped. Run migrate.sql again to finish it, or undo it with "
                "rollback.sql.';\n    END IF;\n  END IF;\nEND"
            ),
        ),
        Statement(
            "What goes: this project's maps; images and work tables when the last run was this project's (they "
            "are the last run's).",
            "CREATE TEMPORARY TABLE o11c_going (name text, rows bigint) ON COMMIT DROP",
        ),
        Statement(
            "",
            block(
                "DECLARE\n  item record;\n  counted bigint;\nBEGIN\n  IF to_regclass('o11c.run') IS NULL THEN\n"
                "    RETURN;\n  END IF;\n  FOR item IN\n"
                f"    SELECT g.table_name AS name FROM o11c.map AS g WHERE g.run_id IN ({runs})\n"
                "    UNION\n"
                "    SELECT c.relname FROM pg_catalog.pg_class AS c\n"
                "    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace\n"
                "    WHERE n.nspname = 'o11c' AND c.relkind = 'r' AND c.relname ~ '^(before|after|kept|undo|work)_'\n"
                "      AND NOT EXISTS (SELECT FROM o11c.run AS l\n"
                f"        WHERE l.run_id = {_LAST} AND l.project <> {project})\n"
                "    ORDER BY 1\n  LOOP\n"
                "    IF to_regclass(format('o11c.%I', item.name)) IS NOT NULL THEN\n"
                "      EXECUTE format('SELECT count(*) FROM o11c.%I', item.name) INTO counted;\n"
                "      INSERT INTO pg_temp.o11c_going VALUES (item.name, counted);\n"
                "      EXECUTE format('DROP TABLE o11c.%I', item.name);\n    END IF;\n  END LOOP;\n"
                f"  DELETE FROM o11c.map WHERE run_id IN ({runs});\n"
                + "".join(f"  DELETE FROM o11c.{name} WHERE run_id IN ({runs});\n" for name in JOURNAL)
                + f"  DELETE FROM o11c.run WHERE project = {project};\nEND"
            ),
        ),
        Statement(
            "Each table that was dropped, with the rows that it held.",
            "SELECT 'o11c.' || name AS dropped, rows\nFROM pg_temp.o11c_going\nORDER BY name COLLATE \"C\"",
        ),
        Statement(
            "When no other project has a run here, the journal goes too, and the schema when nothing else is in it.",
            block(
                "BEGIN\n  IF to_regclass('o11c.run') IS NULL THEN\n    RETURN;\n  END IF;\n"
                "  IF EXISTS (SELECT FROM o11c.run) THEN\n    RETURN;\n  END IF;\n"
                f"  DROP TABLE {', '.join(f'o11c.{name}' for name in (*JOURNAL, 'map', 'run'))};\n"
                "  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c\n"
                "    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'o11c') THEN\n"
                "    DROP SCHEMA o11c;\n  END IF;\nEND"
            ),
        ),
    )



