-- Step 010-open-the-run (1 of 13): open the run
-- Why here: first of all: the right database, one run at a time, one consistent view of the source
-- Writes: o11c.run, o11c.step, o11c.map
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[010-open-the-run]' 'open the run'
\set o11c_rows 0

-- Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and
-- writing rows go on there.
LOCK TABLE "o11_source"."OSUSR_S01_CUSTOMER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

-- Keep other writers out of the tables that are written until COMMIT, in one order so that two runs
-- cannot block each other. Reading goes on. No query has run yet: the snapshot of this transaction is
-- taken after the wait.
LOCK TABLE "o11_target"."OSUSR_T01_CUSTOMER" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."OSUSR_T02_COMMENT" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."OSUSR_T02_LIKE" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."OSUSR_T02_POST" IN SHARE ROW EXCLUSIVE MODE
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
  status text NOT NULL DEFAULT 'running'
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

-- This run.
INSERT INTO o11c.run (project, source_digest, target_digest)
VALUES ('replace-consumers-deleted', 'cfa57f6fa58f02bbddd2a56febd964ae7bf135938f9a441b2a5dbcdb095db068', '8bbeead1d3d845c51a3c62582ea061c15d41325dc73b4f28518d253829f8e526')
/* step 010-open-the-run */;

-- The block of new ids that a step is taking; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint) ON COMMIT DROP
/* step 010-open-the-run */;

-- Pairs of records that the literal maps are filled from; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text) ON COMMIT DROP
/* step 010-open-the-run */;

-- Maps of an earlier run are replaced.
DROP TABLE IF EXISTS "o11c"."map_customer_5e36fdbcf9"
/* step 010-open-the-run */;

