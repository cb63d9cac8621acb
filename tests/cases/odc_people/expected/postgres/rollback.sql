-- odc-people: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e
--   target snapshot 831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71
--   project file    021a97233072ee9791099ec30a88970af7e1a1fd7baafec39262c041a0a9aa4f
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f rollback.sql
-- Any error ends it with a non-zero exit code and nothing changed. It reads nothing of the source. It refuses when
-- rows have changed since the run, or when later rows refer to migrated ones, and lists them.
\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\set ON_ERROR_ROLLBACK off
\set SINGLELINE off
\set SINGLESTEP off
\set FETCH_COUNT 0
\set ECHO errors
\set SHOW_CONTEXT never
\set QUIET on
\pset pager off
\encoding UTF8
-- The session, whatever the login's or database's own settings are.
SET search_path = pg_catalog, pg_temp;
SET standard_conforming_strings = on;
SET DateStyle = 'ISO, YMD';
SET TimeZone = 'UTC';
-- Rows are hashed as text: numbers, bytes and intervals are printed in one form only.
SET extra_float_digits = 1;
SET bytea_output = 'hex';
SET IntervalStyle = 'postgres';
SET lc_monetary = 'C';
SET row_security = off;
SET statement_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET lock_timeout = '30s';
SET client_min_messages = warning;
SET default_transaction_read_only = off;
-- Limits that only some server versions have.
DO $o11c$
BEGIN
  PERFORM set_config(name, '0', false) FROM pg_catalog.pg_settings
  WHERE name IN ('transaction_timeout', 'idle_session_timeout');
END
$o11c$;
-- Nothing above ends a session whose client is gone: its locks would stay. The server asks after 60 seconds of
-- silence, every 10 seconds, and gives up after 6 questions; while a statement runs it looks every 10 seconds
-- (PostgreSQL 14). What the server's system does not offer stays as it is; a local socket needs none of it.
DO $o11c$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT w.name, w.value
    FROM (VALUES (1, 'tcp_keepalives_idle', '60'), (2, 'tcp_keepalives_interval', '10'),
      (3, 'tcp_keepalives_count', '6'), (4, 'client_connection_check_interval', '10s')) AS w(place, name, value)
    JOIN pg_catalog.pg_settings AS s ON s.name = w.name
    ORDER BY w.place
  LOOP
    BEGIN
      PERFORM set_config(item.name, item.value, false);
    EXCEPTION WHEN invalid_parameter_value THEN
      NULL;
    END;
  END LOOP;
END
$o11c$;

-- The connection's database must be the target that was compiled for, with both sides in it.
DO $o11c$
DECLARE
  missing text;
BEGIN
  IF current_database() <> 'o11' THEN
    RAISE EXCEPTION 'O11-0911: this is database %, the scripts are for %',
      current_database(), 'o11'
      USING HINT = 'Nothing was changed. Connect to the target with psql -d.';
  END IF;
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'O11-0916: the database is in encoding %', current_setting('server_encoding')
      USING HINT = 'Nothing was changed. Names are compared in Unicode: the database must be in UTF8.';
  END IF;
  SELECT string_agg(name, ', ') INTO missing
  FROM (VALUES
    ('"o11_target"."odc_group_roles"', 'o11_target', 'odc_group_roles'),
    ('"o11_target"."odc_group_users"', 'o11_target', 'odc_group_users'),
    ('"o11_target"."odc_groups"', 'o11_target', 'odc_groups'),
    ('"o11_target"."odc_user_roles"', 'o11_target', 'odc_user_roles'),
    ('"o11_target"."odc_users"', 'o11_target', 'odc_users'),
    ('"o11_target"."osusr_customer"', 'o11_target', 'osusr_customer')
  ) AS t(name, schema_name, table_name)
  WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = schema_name AND c.relname = table_name);
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'O11-0911: this database has no table %', missing
      USING HINT = 'Nothing was changed. Connect to the target; check the schemas in the project file.';
  END IF;
END
$o11c$
/* before the transaction */;

-- One run at a time in this database. The lock is taken before BEGIN, so that a second run cannot look
-- at the data before the first has ended; it is held until the session ends.
DO $o11c$
DECLARE
  mine boolean := pg_try_advisory_lock(1865494883);
  asked int := 1;
BEGIN
  -- A session that has just ended may need a moment to let go of it.
  WHILE NOT mine AND asked < 20 LOOP
    PERFORM pg_sleep(0.1);
    mine := pg_try_advisory_lock(1865494883);
    asked := asked + 1;
  END LOOP;
  IF NOT mine THEN
    RAISE EXCEPTION 'O11-0912: another run of o11c is under way in this database'
      USING HINT = 'Nothing was changed. Wait for it, then look at o11c.run.';
  END IF;
END
$o11c$
/* before the transaction */;

-- Findings; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_finding (place bigint GENERATED ALWAYS AS IDENTITY, code text, severity text, entity text, what text, count bigint, samples text)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction: all of the run is undone, or nothing.
BEGIN ISOLATION LEVEL REPEATABLE READ;

-- Undo 010-lock-the-tables (1 of 15): lock the tables
-- Why here: first of all: nobody may change the rows of the run, or refer to them, between the checks
-- and COMMIT
SET application_name = 'o11c rollback 1/15 010-lock-the-tables';
\echo '[010-lock-the-tables] 1 of 15:' 'lock the tables'
\set o11c_rows 0

-- Keep other writers out until COMMIT, in one order so that two sessions of these scripts cannot block
-- each other. Reading goes on. No query has run yet: the snapshot of this transaction is taken after
-- the wait.
LOCK TABLE "o11_target"."odc_group_roles" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."odc_group_users" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."odc_groups" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."odc_user_roles" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."odc_users" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."osusr_customer" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-lock-the-tables] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 020-find-the-run (2 of 15): find the run
-- Why here: only the last run can be undone, and only by the scripts that made it
-- Reads: o11c.run
SET application_name = 'o11c rollback 2/15 020-find-the-run';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[020-find-the-run] 2 of 15:' 'find the run'
\set o11c_rows 0

-- A run in steps that ended before it had changed anything is none: the journal forgets it, and the
-- one before it is the last.
DO $o11c$
DECLARE
  gone bigint[];
BEGIN
  IF to_regclass('o11c.plan_step') IS NULL THEN
    RETURN;
  END IF;
  SELECT array_agg(r.run_id) INTO gone FROM o11c.run AS r
  WHERE r.mode = 'step' AND r.status IN ('running', 'rolled back')
  AND NOT EXISTS (SELECT FROM o11c.map AS g WHERE g.run_id = r.run_id)
  AND NOT EXISTS (SELECT FROM o11c.batch AS b WHERE b.run_id = r.run_id)
  AND NOT EXISTS (SELECT FROM o11c.step AS s
    LEFT JOIN o11c.plan_step AS p ON p.run_id = s.run_id AND p.step_id = s.step_id
    WHERE s.run_id = r.run_id AND (p.kind IS NULL OR NOT p.kind IN ('build_literal_map', 'check_addresses', 'check_queues', 'check_unique', 'close_rows', 'find_user', 'guard_model', 'open_run', 'select_processes', 'select_rows')));
  DELETE FROM o11c.step WHERE run_id = ANY (gone);
  DELETE FROM o11c.plan_step WHERE run_id = ANY (gone);
  DELETE FROM o11c.run WHERE run_id = ANY (gone);
END
$o11c$
/* undo 020-find-the-run */;

-- The last run of this database must be one of these scripts, and what it has kept must be there.
DO $o11c$
DECLARE
  last record;
  missing text;
BEGIN
  IF to_regclass('o11c.run') IS NULL THEN
    RAISE EXCEPTION 'O11-0945: no run that has changed anything is recorded in this database'
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  SELECT run_id, project, plan, status, mode INTO last FROM o11c.run ORDER BY run_id DESC LIMIT 1;
  IF last.run_id IS NULL THEN
    RAISE EXCEPTION 'O11-0945: no run that has changed anything is recorded in this database'
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  IF last.project <> 'odc-people' OR last.plan IS DISTINCT FROM '5259608f5d1b6f713f46b7523d7f02f7abb1a7a4f2ea6a6e7093427b7251ad19' THEN
    RAISE EXCEPTION 'O11-0945: the last run, % of %, is not one of these scripts',
      last.run_id, last.project
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  IF last.status <> 'done' AND NOT (last.status = 'running' AND last.mode = 'step') THEN
    RAISE EXCEPTION 'O11-0945: the last run, %, is %', last.run_id, last.status
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  SELECT string_agg(name, ', ') INTO missing
  FROM (VALUES ('before_registry'), ('map_customer_5e36fdbcf9'), ('map_user_f9b11b2f84'), ('map_group_82be168321'), ('before_osusr_customer_bb6b330eee'), ('after_osusr_customer_bb6b330eee'), ('before_odc_users_7fb8deb786'), ('after_odc_users_7fb8deb786'), ('before_odc_groups_6b0fd31589'), ('after_odc_groups_6b0fd31589'), ('before_odc_user_roles_2eee9f0171'), ('before_odc_group_users_2bdc000c28'), ('before_odc_group_roles_70583e4492')) AS t(name)
  WHERE to_regclass(format('o11c.%I', name)) IS NULL;
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'O11-0946: run % has not kept, or somebody has dropped: %', last.run_id, missing
      USING HINT = 'Nothing was undone. Without these tables the run cannot be undone: restore a backup.';
  END IF;
END
$o11c$
/* undo 020-find-the-run */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-find-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 030-guard-the-columns (3 of 15): guard the columns
-- Why here: rows are put back whole: the tables must have the same columns
-- Reads: catalog of the target
SET application_name = 'o11c rollback 3/15 030-guard-the-columns';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[030-guard-the-columns] 3 of 15:' 'guard the columns'
\set o11c_rows 0

-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'odc',
    'odc_groups',
    'o11_target.odc_groups',
    'odc_groups',
    'd41d8cd98f00b204e9800998ecf8427e',
    '88b661a5845a8611852fc4110203c4b3'
  ),
  (
    'odc',
    'odc_users',
    'o11_target.odc_users',
    'odc_users',
    'd41d8cd98f00b204e9800998ecf8427e',
    '961bdce38cd99d79f760ba97968e04ef'
  ),
  (
    'odc',
    'osusr_customer',
    'o11_target.osusr_customer',
    'osusr_customer',
    'd41d8cd98f00b204e9800998ecf8427e',
    '4b5f684fbea0e459ce3b7f9b32849d1b'
  ),
  (
    'ossys',
    'ossys_user_role',
    'odc_user_roles',
    'odc_user_roles',
    'd41d8cd98f00b204e9800998ecf8427e',
    '1c0b633f768eb3f452d0bd21e8f0e542'
  ),
  (
    'ossys',
    'ossys_group_user',
    'odc_group_users',
    'odc_group_users',
    'd41d8cd98f00b204e9800998ecf8427e',
    '520ca0ad841ff39d8066bbff04fdea1b'
  ),
  (
    'ossys',
    'ossys_group_role',
    'odc_group_roles',
    'odc_group_roles',
    'd41d8cd98f00b204e9800998ecf8427e',
    '5e079581077831f127d78cf2b22a256e'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
LEFT JOIN (
  SELECT
    CAST("c"."relname" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || CASE
            WHEN "a"."attnotnull" OR (
              "y"."typtype" = 'd' AND "y"."typnotnull"
            )
            THEN '0'
            ELSE '1'
          END,
          '
' ORDER BY CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || CASE
            WHEN "a"."attnotnull" OR (
              "y"."typtype" = 'd' AND "y"."typnotnull"
            )
            THEN '0'
            ELSE '1'
          END COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "columns"
  FROM "pg_catalog"."pg_class" AS "c"
  JOIN "pg_catalog"."pg_namespace" AS "n"
    ON "n"."oid" = "c"."relnamespace"
  JOIN "pg_catalog"."pg_attribute" AS "a"
    ON "a"."attrelid" = "c"."oid"
  JOIN "pg_catalog"."pg_type" AS "y"
    ON "y"."oid" = "a"."atttypid"
  WHERE
    "n"."nspname" = 'o11_target' AND "a"."attnum" > 0 AND NOT "a"."attisdropped"
  GROUP BY
    "c"."oid",
    "c"."relname"
) AS "c"
  ON "c"."physical" = "x"."physical"
WHERE
  "c"."columns" IS DISTINCT FROM "x"."columns"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: entities or columns of the target have changed: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* undo 030-guard-the-columns */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-guard-the-columns] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 040-look-for-later-changes (4 of 15): look for later changes
-- Why here: before the first change: all that stands in the way is found at once, and nothing is
-- overwritten
-- Reads: maps, images, and whatever may refer to inserted rows
SET application_name = 'o11c rollback 4/15 040-look-for-later-changes';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[040-look-for-later-changes] 4 of 15:' 'look for later changes'
\set o11c_rows 0

-- o11_target.osusr_customer: step 130-delete-shop-customer has changed another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.osusr_customer', 'step 130-delete-shop-customer has changed another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."before_osusr_customer_bb6b330eee" AS "r"
  WHERE
    "r"."o11c_step" = '130-delete-shop-customer'
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '130-delete-shop-customer'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_users: step 180-insert-system-user has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_users', 'step 180-insert-system-user has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_user_f9b11b2f84" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '180-insert-system-user'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_users: step 190-update-system-user has changed another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_users', 'step 190-update-system-user has changed another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."before_odc_users_7fb8deb786" AS "r"
  WHERE
    "r"."o11c_step" = '190-update-system-user'
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '190-update-system-user'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_groups: step 220-insert-system-group has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_groups', 'step 220-insert-system-group has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_group_82be168321" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '220-insert-system-group'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_groups: step 230-update-system-group has changed another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_groups', 'step 230-update-system-group has changed another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."before_odc_groups_6b0fd31589" AS "r"
  WHERE
    "r"."o11c_step" = '230-update-system-group'
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '230-update-system-group'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.osusr_customer: step 280-insert-shop-customer has inserted another number of rows than
-- are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.osusr_customer', 'step 280-insert-shop-customer has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_customer_5e36fdbcf9" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '280-insert-shop-customer'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.osusr_customer: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.osusr_customer', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_osusr_customer_bb6b330eee" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.osusr_customer: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.osusr_customer', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_osusr_customer_bb6b330eee" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_osusr_customer_bb6b330eee" AS "b"
    WHERE
      "b"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.osusr_customer: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'o11_target.osusr_customer', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_osusr_customer_bb6b330eee" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."osusr_customer" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.osusr_customer: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'o11_target.osusr_customer', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_osusr_customer_bb6b330eee" AS "a"
JOIN "o11_target"."osusr_customer" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."created_by", "t"."mark") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_users: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_users', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_odc_users_7fb8deb786" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_users: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_users', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_odc_users_7fb8deb786" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_users_7fb8deb786" AS "b"
    WHERE
      "b"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_users: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'o11_target.odc_users', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_odc_users_7fb8deb786" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."odc_users" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_users: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'o11_target.odc_users', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_odc_users_7fb8deb786" AS "a"
JOIN "o11_target"."odc_users" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."email", "t"."photo_url") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_groups: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_groups', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_group_82be168321" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_odc_groups_6b0fd31589" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_groups: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'o11_target.odc_groups', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_odc_groups_6b0fd31589" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_groups_6b0fd31589" AS "b"
    WHERE
      "b"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_groups: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'o11_target.odc_groups', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_odc_groups_6b0fd31589" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."odc_groups" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.odc_groups: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'o11_target.odc_groups', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_odc_groups_6b0fd31589" AS "a"
JOIN "o11_target"."odc_groups" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."description") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- o11_target.osusr_customer.created_by: rows refer to rows of o11_target.odc_users that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'o11_target.osusr_customer.created_by', 'rows refer to rows of o11_target.odc_users that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."osusr_customer" AS "c"
  ON "c"."created_by" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_osusr_customer_bb6b330eee" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Every finding: code, severity, entity, count, up to five samples.
SELECT code, severity, entity, what, count, samples
FROM pg_temp.o11c_finding
ORDER BY place
/* undo 040-look-for-later-changes */;

-- One of them is enough: undo would lose what was done since, or leave references to nothing.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT "f"."code" || ' ' || "f"."entity"
FROM pg_temp.o11c_finding AS "f"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0952: the run cannot be undone: % (%)', found, samples
      USING HINT = 'Nothing was undone. The table above says what has happened since the run.';
  END IF;
END
$o11c$
/* undo 040-look-for-later-changes */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-look-for-later-changes] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 050-undo-insert-shop-customer (5 of 15): undo insert Shop.Customer
-- Why here: the inverse of 280-insert-shop-customer, in reverse order
-- Reads: o11c.map_customer_5e36fdbcf9
-- Writes: o11_target.osusr_customer
SET application_name = 'o11c rollback 5/15 050-undo-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[050-undo-insert-shop-customer] 5 of 15:' 'undo insert Shop.Customer'
\set o11c_rows 0

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT name FROM (
SELECT n.nspname || '.' || c.relname || '.' || k.conname AS name
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."osusr_customer"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.osusr_customer were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 050-undo-insert-shop-customer */;

-- The rows of o11_target.osusr_customer that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM "o11_target"."osusr_customer" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 050-undo-insert-shop-customer */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-undo-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 060-undo-replace-system-group-role (6 of 15): undo replace (System).Group_Role
-- Why here: the inverse of 260-replace-system-group-role, in reverse order
-- Reads: o11c.before_odc_group_roles_70583e4492, o11c.map_group_82be168321, o11c.map_role_bed61fb7b8
-- Writes: o11_target.odc_group_roles
SET application_name = 'o11c rollback 6/15 060-undo-replace-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[060-undo-replace-system-group-role] 6 of 15:' 'undo replace (System).Group_Role'
\set o11c_rows 0

-- A link that somebody has changed since is not touched: undo would lose that.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("b"."group_id" AS text) || ' and ' || CAST("b"."role_id" AS text) AS "sample"
FROM "o11c"."before_odc_group_roles_70583e4492" AS "b"
WHERE
  (
    "b"."o11c_step" = 'inserted'
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_group_roles" AS "t"
      WHERE
        "t"."group_id" = "b"."group_id" AND "t"."role_id" = "b"."role_id"
    )
  )
  OR (
    "b"."o11c_step" = 'deleted'
    AND EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_group_roles" AS "t"
      WHERE
        "t"."group_id" = "b"."group_id" AND "t"."role_id" = "b"."role_id"
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0947: links of (System).Group_Role have changed since the run: % (%)', found, samples
      USING HINT = 'Nothing was undone. Make these links as the run left them, or restore a backup.';
  END IF;
END
$o11c$
/* undo 060-undo-replace-system-group-role */;

-- Nor are rows taken away that somebody has linked since.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."group_id" AS text) || ' and ' || CAST("t"."role_id" AS text) AS "sample"
FROM "o11_target"."odc_group_roles" AS "t"
WHERE
  (
    (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_group_82be168321" AS "m"
        WHERE
          "t"."group_id" = "m"."new_id" AND "m"."fresh" = TRUE
      )
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_role_bed61fb7b8" AS "m"
        WHERE
          "t"."role_id" = "m"."new_id" AND "m"."fresh" = TRUE
      )
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_group_roles_70583e4492" AS "b"
    WHERE
      "b"."o11c_step" = 'inserted'
      AND "t"."group_id" = "b"."group_id"
      AND "t"."role_id" = "b"."role_id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0949: links of (System).Group_Role that came later lead to rows that the run has inserted: % (%)', found, samples
      USING HINT = 'Nothing was undone. Remove these links first, or restore a backup.';
  END IF;
END
$o11c$
/* undo 060-undo-replace-system-group-role */;

-- The links of (System).Group_Role that the run has inserted go.
DELETE FROM "o11_target"."odc_group_roles" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."before_odc_group_roles_70583e4492" AS "b"
  WHERE
    "b"."o11c_step" = 'inserted'
    AND "t"."group_id" = "b"."group_id"
    AND "t"."role_id" = "b"."role_id"
)
/* undo 060-undo-replace-system-group-role */;

-- Those that it has deleted come back.
INSERT INTO "o11_target"."odc_group_roles" ("group_id", "role_id")
SELECT
  "b"."group_id",
  "b"."role_id"
FROM "o11c"."before_odc_group_roles_70583e4492" AS "b"
WHERE
  "b"."o11c_step" = 'deleted'
/* undo 060-undo-replace-system-group-role */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-undo-replace-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 070-undo-replace-system-group-user (7 of 15): undo replace (System).Group_User
-- Why here: the inverse of 250-replace-system-group-user, in reverse order
-- Reads: o11c.before_odc_group_users_2bdc000c28, o11c.map_group_82be168321, o11c.map_user_f9b11b2f84
-- Writes: o11_target.odc_group_users
SET application_name = 'o11c rollback 7/15 070-undo-replace-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[070-undo-replace-system-group-user] 7 of 15:' 'undo replace (System).Group_User'
\set o11c_rows 0

-- A link that somebody has changed since is not touched: undo would lose that.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("b"."group_id" AS text) || ' and ' || CAST("b"."user_id" AS text) AS "sample"
FROM "o11c"."before_odc_group_users_2bdc000c28" AS "b"
WHERE
  (
    "b"."o11c_step" = 'inserted'
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_group_users" AS "t"
      WHERE
        "t"."group_id" = "b"."group_id" AND "t"."user_id" = "b"."user_id"
    )
  )
  OR (
    "b"."o11c_step" = 'deleted'
    AND EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_group_users" AS "t"
      WHERE
        "t"."group_id" = "b"."group_id" AND "t"."user_id" = "b"."user_id"
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0947: links of (System).Group_User have changed since the run: % (%)', found, samples
      USING HINT = 'Nothing was undone. Make these links as the run left them, or restore a backup.';
  END IF;
END
$o11c$
/* undo 070-undo-replace-system-group-user */;

-- Nor are rows taken away that somebody has linked since.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."group_id" AS text) || ' and ' || CAST("t"."user_id" AS text) AS "sample"
FROM "o11_target"."odc_group_users" AS "t"
WHERE
  (
    (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_group_82be168321" AS "m"
        WHERE
          "t"."group_id" = "m"."new_id" AND "m"."fresh" = TRUE
      )
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_user_f9b11b2f84" AS "m"
        WHERE
          "t"."user_id" = "m"."new_id" AND "m"."fresh" = TRUE
      )
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_group_users_2bdc000c28" AS "b"
    WHERE
      "b"."o11c_step" = 'inserted'
      AND "t"."group_id" = "b"."group_id"
      AND "t"."user_id" = "b"."user_id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0949: links of (System).Group_User that came later lead to rows that the run has inserted: % (%)', found, samples
      USING HINT = 'Nothing was undone. Remove these links first, or restore a backup.';
  END IF;
END
$o11c$
/* undo 070-undo-replace-system-group-user */;

-- The links of (System).Group_User that the run has inserted go.
DELETE FROM "o11_target"."odc_group_users" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."before_odc_group_users_2bdc000c28" AS "b"
  WHERE
    "b"."o11c_step" = 'inserted'
    AND "t"."group_id" = "b"."group_id"
    AND "t"."user_id" = "b"."user_id"
)
/* undo 070-undo-replace-system-group-user */;

-- Those that it has deleted come back.
INSERT INTO "o11_target"."odc_group_users" ("id", "group_id", "user_id")
SELECT
  "b"."id",
  "b"."group_id",
  "b"."user_id"
FROM "o11c"."before_odc_group_users_2bdc000c28" AS "b"
WHERE
  "b"."o11c_step" = 'deleted'
/* undo 070-undo-replace-system-group-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-undo-replace-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 080-undo-replace-system-user-role (8 of 15): undo replace (System).User_Role
-- Why here: the inverse of 240-replace-system-user-role, in reverse order
-- Reads: o11c.before_odc_user_roles_2eee9f0171, o11c.map_user_f9b11b2f84, o11c.map_role_bed61fb7b8
-- Writes: o11_target.odc_user_roles
SET application_name = 'o11c rollback 8/15 080-undo-replace-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[080-undo-replace-system-user-role] 8 of 15:' 'undo replace (System).User_Role'
\set o11c_rows 0

-- A link that somebody has changed since is not touched: undo would lose that.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("b"."user_id" AS text) || ' and ' || CAST("b"."role_id" AS text) AS "sample"
FROM "o11c"."before_odc_user_roles_2eee9f0171" AS "b"
WHERE
  (
    "b"."o11c_step" = 'inserted'
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_user_roles" AS "t"
      WHERE
        "t"."user_id" = "b"."user_id" AND "t"."role_id" = "b"."role_id"
    )
  )
  OR (
    "b"."o11c_step" = 'deleted'
    AND EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_user_roles" AS "t"
      WHERE
        "t"."user_id" = "b"."user_id" AND "t"."role_id" = "b"."role_id"
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0947: links of (System).User_Role have changed since the run: % (%)', found, samples
      USING HINT = 'Nothing was undone. Make these links as the run left them, or restore a backup.';
  END IF;
END
$o11c$
/* undo 080-undo-replace-system-user-role */;

-- Nor are rows taken away that somebody has linked since.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."user_id" AS text) || ' and ' || CAST("t"."role_id" AS text) AS "sample"
FROM "o11_target"."odc_user_roles" AS "t"
WHERE
  (
    (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_user_f9b11b2f84" AS "m"
        WHERE
          "t"."user_id" = "m"."new_id" AND "m"."fresh" = TRUE
      )
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_role_bed61fb7b8" AS "m"
        WHERE
          "t"."role_id" = "m"."new_id" AND "m"."fresh" = TRUE
      )
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_user_roles_2eee9f0171" AS "b"
    WHERE
      "b"."o11c_step" = 'inserted'
      AND "t"."user_id" = "b"."user_id"
      AND "t"."role_id" = "b"."role_id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0949: links of (System).User_Role that came later lead to rows that the run has inserted: % (%)', found, samples
      USING HINT = 'Nothing was undone. Remove these links first, or restore a backup.';
  END IF;
END
$o11c$
/* undo 080-undo-replace-system-user-role */;

-- The links of (System).User_Role that the run has inserted go.
DELETE FROM "o11_target"."odc_user_roles" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."before_odc_user_roles_2eee9f0171" AS "b"
  WHERE
    "b"."o11c_step" = 'inserted'
    AND "t"."user_id" = "b"."user_id"
    AND "t"."role_id" = "b"."role_id"
)
/* undo 080-undo-replace-system-user-role */;

-- Those that it has deleted come back.
INSERT INTO "o11_target"."odc_user_roles" ("user_id", "role_id")
SELECT
  "b"."user_id",
  "b"."role_id"
FROM "o11c"."before_odc_user_roles_2eee9f0171" AS "b"
WHERE
  "b"."o11c_step" = 'deleted'
/* undo 080-undo-replace-system-user-role */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-undo-replace-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 090-undo-update-system-group (9 of 15): undo update (System).Group
-- Why here: the inverse of 230-update-system-group, in reverse order
-- Reads: o11c.before_odc_groups_6b0fd31589
-- Writes: o11_target.odc_groups
SET application_name = 'o11c rollback 9/15 090-undo-update-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[090-undo-update-system-group] 9 of 15:' 'undo update (System).Group'
\set o11c_rows 0

-- The rows of o11_target.odc_groups that step 230-update-system-group has changed get back what they
-- held.
UPDATE "o11_target"."odc_groups" AS "t" SET "name" = "b"."name",
  "description" = "b"."description"
FROM "o11c"."before_odc_groups_6b0fd31589" AS "b"
WHERE "t"."id" = "b"."id" AND "b"."o11c_step" = '230-update-system-group'
/* undo 090-undo-update-system-group */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-undo-update-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 100-undo-insert-system-group (10 of 15): undo insert (System).Group
-- Why here: the inverse of 220-insert-system-group, in reverse order
-- Reads: o11c.map_group_82be168321
-- Writes: o11_target.odc_groups
SET application_name = 'o11c rollback 10/15 100-undo-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[100-undo-insert-system-group] 10 of 15:' 'undo insert (System).Group'
\set o11c_rows 0

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT name FROM (
SELECT n.nspname || '.' || c.relname || '.' || k.conname AS name
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."odc_groups"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.odc_groups were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 100-undo-insert-system-group */;

-- The rows of o11_target.odc_groups that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM "o11_target"."odc_groups" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_82be168321" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 100-undo-insert-system-group */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-undo-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 110-undo-update-system-user (11 of 15): undo update (System).User
-- Why here: the inverse of 190-update-system-user, in reverse order
-- Reads: o11c.before_odc_users_7fb8deb786
-- Writes: o11_target.odc_users
SET application_name = 'o11c rollback 11/15 110-undo-update-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[110-undo-update-system-user] 11 of 15:' 'undo update (System).User'
\set o11c_rows 0

-- The rows of o11_target.odc_users that step 190-update-system-user has changed get back what they
-- held.
UPDATE "o11_target"."odc_users" AS "t" SET "name" = "b"."name",
  "email" = "b"."email",
  "photo_url" = "b"."photo_url"
FROM "o11c"."before_odc_users_7fb8deb786" AS "b"
WHERE "t"."id" = "b"."id" AND "b"."o11c_step" = '190-update-system-user'
/* undo 110-undo-update-system-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-undo-update-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 120-undo-insert-system-user (12 of 15): undo insert (System).User
-- Why here: the inverse of 180-insert-system-user, in reverse order
-- Reads: o11c.map_user_f9b11b2f84
-- Writes: o11_target.odc_users
SET application_name = 'o11c rollback 12/15 120-undo-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[120-undo-insert-system-user] 12 of 15:' 'undo insert (System).User'
\set o11c_rows 0

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT name FROM (
SELECT n.nspname || '.' || c.relname || '.' || k.conname AS name
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."odc_users"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.odc_users were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 120-undo-insert-system-user */;

-- The rows of o11_target.odc_users that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."odc_users" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_user_f9b11b2f84" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 120-undo-insert-system-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-undo-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 130-undo-delete-shop-customer (13 of 15): undo delete Shop.Customer
-- Why here: the inverse of 130-delete-shop-customer, in reverse order
-- Reads: o11c.before_osusr_customer_bb6b330eee
-- Writes: o11_target.osusr_customer
SET application_name = 'o11c rollback 13/15 130-undo-delete-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[130-undo-delete-shop-customer] 13 of 15:' 'undo delete Shop.Customer'
\set o11c_rows 0

-- The rows of o11_target.osusr_customer that step 130-delete-shop-customer has deleted come back, with
-- their ids.
INSERT INTO "o11_target"."osusr_customer" ("id", "name", "created_by", "mark")
OVERRIDING SYSTEM VALUE
SELECT
  "b"."id",
  "b"."name",
  "b"."created_by",
  "b"."mark"
FROM "o11c"."before_osusr_customer_bb6b330eee" AS "b"
WHERE
  "b"."o11c_step" = '130-delete-shop-customer'
/* undo 130-undo-delete-shop-customer */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-undo-delete-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 140-prove-that-all-is-as-before (14 of 15): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
SET application_name = 'o11c rollback 14/15 140-prove-that-all-is-as-before';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[140-prove-that-all-is-as-before] 14 of 15:' 'prove that all is as before'
\set o11c_rows 0

-- No row of o11_target.osusr_customer that the run has inserted is left.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."osusr_customer" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_osusr_customer_bb6b330eee" AS "b"
    WHERE
      "b"."id" = "t"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of o11_target.osusr_customer that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 140-prove-that-all-is-as-before */;

-- Every other row of o11_target.osusr_customer is what its first image says: it is as it was before
-- the run.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("b"."id" AS text) AS "sample"
FROM "o11c"."before_osusr_customer_bb6b330eee" AS "b"
LEFT JOIN "o11_target"."osusr_customer" AS "t" ON "t"."id" = "b"."id"
WHERE NOT EXISTS(
  SELECT
    1
  FROM "o11c"."before_osusr_customer_bb6b330eee" AS "e"
  WHERE
    "e"."id" = "b"."id"
    AND CAST("e"."o11c_step" AS text) COLLATE pg_catalog."C" < CAST("b"."o11c_step" AS text) COLLATE pg_catalog."C"
)
  AND ("t"."id" IS NULL OR sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."created_by", "t"."mark") AS text), 'UTF8'))
  <> sha256(convert_to(CAST(ROW("b"."id", "b"."name", "b"."created_by", "b"."mark") AS text), 'UTF8')))
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of o11_target.osusr_customer are not as before the run: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 140-prove-that-all-is-as-before */;

-- No row of o11_target.odc_users that the run has inserted is left.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."odc_users" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_users_7fb8deb786" AS "b"
    WHERE
      "b"."id" = "t"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of o11_target.odc_users that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 140-prove-that-all-is-as-before */;

-- Every other row of o11_target.odc_users is what its first image says: it is as it was before the
-- run.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("b"."id" AS text) AS "sample"
FROM "o11c"."before_odc_users_7fb8deb786" AS "b"
LEFT JOIN "o11_target"."odc_users" AS "t" ON "t"."id" = "b"."id"
WHERE NOT EXISTS(
  SELECT
    1
  FROM "o11c"."before_odc_users_7fb8deb786" AS "e"
  WHERE
    "e"."id" = "b"."id"
    AND CAST("e"."o11c_step" AS text) COLLATE pg_catalog."C" < CAST("b"."o11c_step" AS text) COLLATE pg_catalog."C"
)
  AND ("t"."id" IS NULL OR sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."email", "t"."photo_url") AS text), 'UTF8'))
  <> sha256(convert_to(CAST(ROW("b"."id", "b"."name", "b"."email", "b"."photo_url") AS text), 'UTF8')))
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of o11_target.odc_users are not as before the run: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 140-prove-that-all-is-as-before */;

-- No row of o11_target.odc_groups that the run has inserted is left.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."odc_groups" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."before_odc_groups_6b0fd31589" AS "b"
    WHERE
      "b"."id" = "t"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of o11_target.odc_groups that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 140-prove-that-all-is-as-before */;

-- Every other row of o11_target.odc_groups is what its first image says: it is as it was before the
-- run.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("b"."id" AS text) AS "sample"
FROM "o11c"."before_odc_groups_6b0fd31589" AS "b"
LEFT JOIN "o11_target"."odc_groups" AS "t" ON "t"."id" = "b"."id"
WHERE NOT EXISTS(
  SELECT
    1
  FROM "o11c"."before_odc_groups_6b0fd31589" AS "e"
  WHERE
    "e"."id" = "b"."id"
    AND CAST("e"."o11c_step" AS text) COLLATE pg_catalog."C" < CAST("b"."o11c_step" AS text) COLLATE pg_catalog."C"
)
  AND ("t"."id" IS NULL OR sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."description") AS text), 'UTF8'))
  <> sha256(convert_to(CAST(ROW("b"."id", "b"."name", "b"."description") AS text), 'UTF8')))
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of o11_target.odc_groups are not as before the run: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 140-prove-that-all-is-as-before */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-prove-that-all-is-as-before] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 150-restore-the-maps-of-earlier-runs (15 of 15): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
SET application_name = 'o11c rollback 15/15 150-restore-the-maps-of-earlier-runs';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[150-restore-the-maps-of-earlier-runs] 15 of 15:' 'restore the maps of earlier runs'
\set o11c_rows 0

-- The maps that the run has made go.
DROP TABLE IF EXISTS "o11c"."map_role_bed61fb7b8",
  "o11c"."map_user_f9b11b2f84",
  "o11c"."map_group_82be168321",
  "o11c"."map_customer_5e36fdbcf9"
/* undo 150-restore-the-maps-of-earlier-runs */;

-- Those of earlier runs that it had put aside come back.
ALTER TABLE IF EXISTS "o11c"."before_map_role_bed61fb7b8" RENAME TO "map_role_bed61fb7b8"
/* undo 150-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_user_f9b11b2f84" RENAME TO "map_user_f9b11b2f84"
/* undo 150-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_group_82be168321" RENAME TO "map_group_82be168321"
/* undo 150-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_customer_5e36fdbcf9" RENAME TO "map_customer_5e36fdbcf9"
/* undo 150-restore-the-maps-of-earlier-runs */;

-- The registry forgets the run's maps.
DELETE FROM o11c.map WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 150-restore-the-maps-of-earlier-runs */;

-- And knows those again that the run had replaced, of runs that are still in the journal.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id
FROM o11c.before_registry AS b
WHERE EXISTS (SELECT FROM o11c.run AS r WHERE r.run_id = b.run_id)
ON CONFLICT DO NOTHING
/* undo 150-restore-the-maps-of-earlier-runs */;

-- The run is undone; what it did stays in the journal. Sequences and identities stay where the run has
-- moved them: a number is never given twice.
UPDATE o11c.run SET status = 'rolled back', finished = coalesce(finished, clock_timestamp())
WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 150-restore-the-maps-of-earlier-runs */;

-- What the run has kept is not needed any more.
DO $o11c$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT c.relname FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11c' AND c.relkind = 'r' AND c.relname ~ '^(before|after)_'
  LOOP
    EXECUTE format('DROP TABLE o11c.%I', item.relname);
  END LOOP;
END
$o11c$
/* undo 150-restore-the-maps-of-earlier-runs */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-restore-the-maps-of-earlier-runs] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- All rows are as before the run; numbers that were given stay given, and the journal knows the run: now, and only now, others see it.
COMMIT;
\echo 'o11c: rolled back after' :o11c_total 'seconds'
