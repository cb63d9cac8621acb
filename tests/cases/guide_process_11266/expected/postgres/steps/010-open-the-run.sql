-- Step 010-open-the-run (1 of 47): open the run
-- Why here: first of all: the right database, one run at a time, one consistent view of the source
-- Writes: o11c.run, o11c.step, o11c.map
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[010-open-the-run]' 'open the run'
\set o11c_rows 0

-- Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and
-- writing rows go on there.
LOCK TABLE "o11_source"."OSUSR_S01_CITY" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_bpm_activity" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_bpm_activity_output" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_bpm_process" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_bpm_process_input" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_bpm_process_output" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group_user" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_user" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

-- Keep other writers out of the tables that are written until COMMIT, in one order so that two runs
-- cannot block each other. Reading goes on. No query has run yet: the snapshot of this transaction is
-- taken after the wait.
LOCK TABLE "o11_target"."OSUSR_T01_CITY" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_bpm_activity" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_bpm_activity_output" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_bpm_process" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_bpm_process_input" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_bpm_process_output" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_group" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_group_user" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."ossys_user" IN SHARE ROW EXCLUSIVE MODE
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
VALUES ('guide-process-11266', '46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42', 'bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf')
/* step 010-open-the-run */;

-- The block of new ids that a step is taking; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint) ON COMMIT DROP
/* step 010-open-the-run */;

-- Pairs of records that the literal maps are filled from; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text) ON COMMIT DROP
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
    ('ossys', 'ossys_bpm_activity'),
    ('ossys', 'ossys_bpm_activity_output'),
    ('ossys', 'ossys_bpm_process'),
    ('ossys', 'ossys_bpm_process_input'),
    ('ossys', 'ossys_bpm_process_output'),
    ('b2402bd0-331c-58df-81c9-eb27b086b51c', '04045daa-564e-5f52-8cbd-79f9dc3f2ed7')
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0907: entities were migrated by an earlier run: % (%)', found, samples
      USING HINT = 'Nothing was changed. Undo that run first, or go on from it (delta: true): its rows are there.';
  END IF;
END
$o11c$
/* step 010-open-the-run */;

-- Maps of an earlier run are replaced.
DROP TABLE IF EXISTS "o11c"."map_activity_7719b209bf",
  "o11c"."map_activity_definition_8cc511ba31",
  "o11c"."map_activity_output_37cdc2c179",
  "o11c"."map_activity_output_def_ace59eb889",
  "o11c"."map_activity_status_8950f6d54a",
  "o11c"."map_group_82be168321",
  "o11c"."map_group_user_1901da0039",
  "o11c"."map_process_879d0bd30b",
  "o11c"."map_process_definition_fce9a66ef3",
  "o11c"."map_process_input_78519f28c6",
  "o11c"."map_process_input_def_7fc7a7c2fe",
  "o11c"."map_process_output_dbefc0e412",
  "o11c"."map_process_output_def_56473c357e",
  "o11c"."map_process_status_1f62c016eb",
  "o11c"."map_tenant_63c9ad9cd6",
  "o11c"."map_user_f9b11b2f84",
  "o11c"."map_city_3472b4bd9f"
/* step 010-open-the-run */;

