-- Step 010-open-the-run (1 of 30): open the run
-- Why here: first of all: the source stays as it is and other writers stay out of the tables that the
-- run writes (before this transaction: the right database, one run at a time)
-- Writes: schema o11c (the tables of the journal, this run's row)
-- Locks: SHARE ROW EXCLUSIVE on o11_target.odc_group_roles, o11_target.odc_group_users,
-- o11_target.odc_groups, o11_target.odc_user_roles, o11_target.odc_users, o11_target.osusr_customer;
-- ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_source.ossys_group, o11_source.ossys_group_role,
-- o11_source.ossys_group_user, o11_source.ossys_role, o11_source.ossys_user,
-- o11_source.ossys_user_role (until COMMIT)
-- Applications: who writes to o11_target.odc_group_roles, o11_target.odc_group_users,
-- o11_target.odc_groups, o11_target.odc_user_roles, o11_target.odc_users, o11_target.osusr_customer
-- waits (reading goes on)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[010-open-the-run] 1 of 30:' 'open the run'
\set o11c_rows 0

-- Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and
-- writing rows go on there.
LOCK TABLE "o11_source"."OSUSR_S01_CUSTOMER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group_role" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_group_user" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_role" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_user" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."ossys_user_role" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

-- Keep other writers out of the tables that are written until COMMIT, in one order so that two runs
-- cannot block each other. Reading goes on. No query has run yet: the snapshot of this transaction is
-- taken after the wait.
LOCK TABLE "o11_target"."odc_group_roles" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."odc_group_users" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."odc_groups" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."odc_user_roles" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."odc_users" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."osusr_customer" IN SHARE ROW EXCLUSIVE MODE
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

-- ODC: a step tells the asset that its entity is in. Only where the column is missing: it locks the
-- table.
DO $o11c$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = 'o11c.plan_step'::regclass AND attname = 'asset' AND NOT attisdropped) THEN
    ALTER TABLE o11c.plan_step ADD COLUMN asset text;
  END IF;
END
$o11c$
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
VALUES ('odc-people', 'f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e', '831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71', 'whole')
/* step 010-open-the-run */;

-- The block of new ids that a step is taking; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint) ON COMMIT DROP
/* step 010-open-the-run */;

-- Pairs of records that the literal maps are filled from; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text) ON COMMIT DROP
/* step 010-open-the-run */;
