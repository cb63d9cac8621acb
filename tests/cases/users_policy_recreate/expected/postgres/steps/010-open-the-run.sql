-- Step 010-open-the-run (1 of 38): open the run
-- Why here: first of all: the right database, one run at a time, one consistent view of the source
-- Writes: o11c.run, o11c.step, o11c.map
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[010-open-the-run]' 'open the run'
\set o11c_rows 0

-- Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and
-- writing rows go on there.
LOCK TABLE "o11_source"."OSUSR_S01_ORDER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group_role" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group_user" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_user" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_user_role" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

-- Keep other writers out of the tables that are written until COMMIT, in one order so that two runs
-- cannot block each other. Reading goes on. No query has run yet: the snapshot of this transaction is
-- taken after the wait.
LOCK TABLE "o11_target"."OSUSR_T01_ORDER" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_group" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_group_role" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_group_user" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_user" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_user_role" IN SHARE ROW EXCLUSIVE MODE
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
VALUES ('users-policy-recreate', '7286c9298820e47c3220e21024e31e85a13700e6f527cb6834b1077d1b65e1e2', '23925c770635b5cbee92c7478ca00603e9f866e665fe20f2060b3a6a34300462')
/* step 010-open-the-run */;

-- The block of new ids that a step is taking; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint) ON COMMIT DROP
/* step 010-open-the-run */;

-- Pairs of records that the literal maps are filled from; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text) ON COMMIT DROP
/* step 010-open-the-run */;

-- Maps of an earlier run are replaced.
DROP TABLE IF EXISTS "o11c"."map_group_82be168321",
  "o11c"."map_group_role_6960332884",
  "o11c"."map_group_user_1901da0039",
  "o11c"."map_role_bed61fb7b8",
  "o11c"."map_tenant_63c9ad9cd6",
  "o11c"."map_user_f9b11b2f84",
  "o11c"."map_user_role_e5ec603df3",
  "o11c"."map_order_b095562f7b"
/* step 010-open-the-run */;

