-- Step 010-open-the-run (1 of 8): open the run
-- Why here: first of all: the source is counted, so that a later session knows whether it has changed
-- (before this transaction: the right database, one run at a time)
-- Writes: schema o11c (the tables of the journal, this run's row)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_source.OSUSR_S01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; those of the target stay disabled until the run is done
-- Cost (estimate): no rows to speak of, a second at most
-- Part of dryrun.sql, inside its one transaction; migrate.sql has steps/010-open-the-run.sql. Do not run it alone.
\echo '[010-open-the-run] 1 of 8:' 'open the run'
\set o11c_rows 0

-- Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and
-- writing rows go on there.
LOCK TABLE "o11_source"."OSUSR_S01_CUSTOMER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."OSUSR_S01_ORDER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

-- Keep other writers out of the tables that are written until COMMIT, in one order so that two runs
-- cannot block each other. Reading goes on. No query has run yet: the snapshot of this transaction is
-- taken after the wait.
LOCK TABLE "o11_target"."OSUSR_T01_CUSTOMER" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."OSUSR_T01_ORDER" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

-- Identifier maps, journal and registry live in a schema of their own.
CREATE SCHEMA IF NOT EXISTS o11c
/* step 010-open-the-run */;

-- One row a run.
CREATE TABLE IF NOT EXISTS o11c.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  started timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished timestamptz,
  status text NOT NULL DEFAULT 'running',
  plan text,
  mode text
)
/* step 010-open-the-run */;

-- A journal of an older version gets the columns that it lacks.
DO $o11c$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = 'o11c.run'::regclass AND attname = 'mode' AND NOT attisdropped) THEN
    ALTER TABLE o11c.run ADD COLUMN plan text, ADD COLUMN mode text;
  END IF;
END
$o11c$
/* step 010-open-the-run */;

-- One row a step that the run will make.
CREATE TABLE IF NOT EXISTS o11c.plan_step (
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
)
/* step 010-open-the-run */;

-- One row a finished step.
CREATE TABLE IF NOT EXISTS o11c.step (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  checksum text NOT NULL,
  started timestamptz NOT NULL,
  finished timestamptz NOT NULL,
  rows bigint,
  status text NOT NULL,
  PRIMARY KEY (run_id, step_id)
)
/* step 010-open-the-run */;

-- One row a finished batch of a step, where each step commits.
CREATE TABLE IF NOT EXISTS o11c.batch (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  batch bigint NOT NULL,
  upto text,
  rows bigint NOT NULL,
  finished timestamptz NOT NULL,
  PRIMARY KEY (run_id, step_id, batch)
)
/* step 010-open-the-run */;

-- Registry of identifier maps: later runs find a map by its keys.
CREATE TABLE IF NOT EXISTS o11c.map (
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
)
/* step 010-open-the-run */;

-- A run in steps that ended before it had changed anything has nothing to finish: it is closed.
UPDATE o11c.run AS r SET status = 'rolled back', finished = clock_timestamp()
WHERE r.status = 'running'
  AND NOT EXISTS (SELECT FROM o11c.batch AS b WHERE b.run_id = r.run_id)
  AND NOT EXISTS (SELECT FROM o11c.step AS s
    LEFT JOIN o11c.plan_step AS p ON p.run_id = s.run_id AND p.step_id = s.step_id
    WHERE s.run_id = r.run_id AND (p.kind IS NULL OR NOT p.kind IN ('build_literal_map', 'check_addresses', 'check_queues', 'check_unique', 'close_rows', 'find_user', 'guard_model', 'open_run', 'select_processes', 'select_rows')))
/* step 010-open-the-run */;

-- A run in steps that has changed something and has not ended comes first: this one would work on half
-- of its rows.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT project FROM o11c.run WHERE status = 'running'
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0957: a run that commits step by step has not ended: % (%)', found, samples
      USING HINT = 'Nothing was changed. Run the migrate.sql of that project again to finish it, or undo it with its rollback.sql.';
  END IF;
END
$o11c$
/* step 010-open-the-run */;

-- This run.
INSERT INTO o11c.run (project, source_digest, target_digest, mode)
VALUES ('step-append', '7b0c78e562f598879cc37c6363bf35c31008cc0848d39aceec6c9c92b7671df7', '8f12a1b233101e6191e23e999409199a6c89e3ba1035290d9ffdddd3c3b2ab88', 'whole')
/* step 010-open-the-run */;

-- Rows that an earlier run has appended must not be appended again: its map is still here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "g"."label" AS "label"
FROM "o11c"."map" AS "g"
WHERE
  ("g"."espace_key", "g"."entity_key") IN (
    ('a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '6c758ee1-9a45-5acb-a19c-bc7ad577fe10'),
    ('a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '773ae870-b10f-5724-a1ba-af10e34bd057')
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0907: entities were migrated by an earlier run: % (%)', found, samples
      USING HINT = 'Nothing was changed. Undo that run first, or go on from it (delta: true): its rows are there.';
  END IF;
END
$o11c$
/* step 010-open-the-run */;
