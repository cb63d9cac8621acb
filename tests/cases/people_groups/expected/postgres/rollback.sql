-- people-groups: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot 048ac6723a09ecac6b4cdd7cf9d662aa6b5189cf12778c682bcef63bcc44fbd6
--   target snapshot a2d1a790e7bd6e6422c357ae391e15e8bcfb16a27bfa134afac6b08b9befa68b
--   project file    9fb6ac2e40185b2891d40d286de7e5fa4fc707083f52f6fa7d0d7a9475fd83b5
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
    ('"o11_target"."ossys_espace"', 'o11_target', 'ossys_espace'),
    ('"o11_target"."ossys_entity"', 'o11_target', 'ossys_entity'),
    ('"o11_target"."ossys_entity_attr"', 'o11_target', 'ossys_entity_attr'),
    ('"o11_target"."ossys_entity_record"', 'o11_target', 'ossys_entity_record'),
    ('"o11_target"."ossys_role"', 'o11_target', 'ossys_role'),
    ('"o11_target"."ossys_tenant"', 'o11_target', 'ossys_tenant'),
    ('"o11_target"."ossys_application"', 'o11_target', 'ossys_application'),
    ('"o11_target"."OSUSR_T01_ORDER"', 'o11_target', 'OSUSR_T01_ORDER'),
    ('"o11_target"."ossys_group"', 'o11_target', 'ossys_group'),
    ('"o11_target"."ossys_group_role"', 'o11_target', 'ossys_group_role'),
    ('"o11_target"."ossys_group_user"', 'o11_target', 'ossys_group_user'),
    ('"o11_target"."ossys_user"', 'o11_target', 'ossys_user'),
    ('"o11_target"."ossys_user_role"', 'o11_target', 'ossys_user_role')
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

-- Undo 010-lock-the-tables (1 of 12): lock the tables
-- Why here: first of all: nobody may change the rows of the run, or refer to them, between the checks
-- and COMMIT
SET application_name = 'o11c rollback 1/12 010-lock-the-tables';
\echo '[010-lock-the-tables] 1 of 12:' 'lock the tables'
\set o11c_rows 0

-- Keep other writers out until COMMIT, in one order so that two sessions of these scripts cannot block
-- each other. Reading goes on. No query has run yet: the snapshot of this transaction is taken after
-- the wait. SHARE: tables that undo does not write, whose rows may refer to rows that go; nobody may
-- add one between the check and COMMIT.
LOCK TABLE "o11_target"."OSUSR_T01_ORDER" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_activity" IN SHARE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_process" IN SHARE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_group" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_group_role" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_group_user" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_user" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_user_role" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-lock-the-tables] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 020-find-the-run (2 of 12): find the run
-- Why here: only the last run can be undone, and only by the scripts that made it
-- Reads: o11c.run
SET application_name = 'o11c rollback 2/12 020-find-the-run';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[020-find-the-run] 2 of 12:' 'find the run'
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
  IF last.project <> 'people-groups' OR last.plan IS DISTINCT FROM '7ad326098c3e2ba801a8c3abab1b86bfb545ffa734324dbf00caf42ccb584b9e' THEN
    RAISE EXCEPTION 'O11-0945: the last run, % of %, is not one of these scripts',
      last.run_id, last.project
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  IF last.status <> 'done' AND NOT (last.status = 'running' AND last.mode = 'step') THEN
    RAISE EXCEPTION 'O11-0945: the last run, %, is %', last.run_id, last.status
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  SELECT string_agg(name, ', ') INTO missing
  FROM (VALUES ('before_registry'), ('map_user_f9b11b2f84'), ('map_user_role_e5ec603df3'), ('map_group_82be168321'), ('map_group_role_6960332884'), ('map_group_user_1901da0039'), ('map_order_b095562f7b'), ('after_user_f9b11b2f84'), ('after_user_role_e5ec603df3'), ('after_group_82be168321'), ('after_group_role_6960332884'), ('after_group_user_1901da0039'), ('after_order_b095562f7b')) AS t(name)
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

-- Undo 030-guard-the-columns (3 of 12): guard the columns
-- Why here: rows are put back whole: the tables must have the same columns
-- Reads: catalog of the target
SET application_name = 'o11c rollback 3/12 030-guard-the-columns';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[030-guard-the-columns] 3 of 12:' 'guard the columns'
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
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    '(System).Group',
    'ossys_group',
    'd41d8cd98f00b204e9800998ecf8427e',
    '3083b5df1cbdbbedc4b355c25b2e0ee5'
  ),
  (
    'ossys',
    'ossys_group_role',
    '(System).Group_Role',
    'ossys_group_role',
    'd41d8cd98f00b204e9800998ecf8427e',
    '0ae30533fc086c2b636bbc27eb36a0e0'
  ),
  (
    'ossys',
    'ossys_group_user',
    '(System).Group_User',
    'ossys_group_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    'c8e836b3aa590982871c3dd85dad7301'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    '(System).User',
    'ossys_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    '68167a72ccd9b1300bfd902b373c45c3'
  ),
  (
    'ossys',
    'ossys_user_role',
    '(System).User_Role',
    'ossys_user_role',
    'd41d8cd98f00b204e9800998ecf8427e',
    '9f78d53ef05db1c75adfadaf28ceb7ed'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '773ae870-b10f-5724-a1ba-af10e34bd057',
    'Shop.Order',
    'OSUSR_T01_ORDER',
    'd41d8cd98f00b204e9800998ecf8427e',
    '6a26cb8c6be96f45b66ac82acd67610b'
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

-- Undo 040-look-for-later-changes (4 of 12): look for later changes
-- Why here: before the first change: all that stands in the way is found at once, and nothing is
-- overwritten
-- Reads: maps, images, and whatever may refer to inserted rows
SET application_name = 'o11c rollback 4/12 040-look-for-later-changes';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[040-look-for-later-changes] 4 of 12:' 'look for later changes'
\set o11c_rows 0

-- (System).User: step 150-insert-system-user has inserted another number of rows than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User', 'step 150-insert-system-user has inserted another number of rows than are recorded', count(*),
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
  AND "s"."step_id" = '150-insert-system-user'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User_Role: step 180-insert-system-user-role has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User_Role', 'step 180-insert-system-user-role has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_user_role_e5ec603df3" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '180-insert-system-user-role'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group: step 210-insert-system-group has inserted another number of rows than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group', 'step 210-insert-system-group has inserted another number of rows than are recorded', count(*),
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
  AND "s"."step_id" = '210-insert-system-group'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_Role: step 240-insert-system-group-role has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_Role', 'step 240-insert-system-group-role has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_group_role_6960332884" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '240-insert-system-group-role'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_User: step 270-insert-system-group-user has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_User', 'step 270-insert-system-group-user has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_group_user_1901da0039" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '270-insert-system-group-user'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Order: step 290-insert-shop-order has inserted another number of rows than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Order', 'step 290-insert-shop-order has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_order_b095562f7b" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '290-insert-shop-order'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User', 'the map has ids that the run has not written', count(*),
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
    FROM "o11c"."after_user_f9b11b2f84" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_user_f9b11b2f84" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', '(System).User', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_user_f9b11b2f84" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_user" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', '(System).User', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_user_f9b11b2f84" AS "a"
JOIN "o11_target"."ossys_user" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."tenant_id", "t"."name", "t"."username", "t"."password", "t"."email", "t"."mobilephone", "t"."external_id", "t"."creation_date", "t"."is_active") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User_Role: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User_Role', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_user_role_e5ec603df3" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_user_role_e5ec603df3" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User_Role: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User_Role', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_user_role_e5ec603df3" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_role_e5ec603df3" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User_Role: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', '(System).User_Role', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_user_role_e5ec603df3" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_user_role" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).User_Role: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', '(System).User_Role', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_user_role_e5ec603df3" AS "a"
JOIN "o11_target"."ossys_user_role" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."user_id", "t"."role_id", "t"."tenant_id") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group', 'the map has ids that the run has not written', count(*),
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
    FROM "o11c"."after_group_82be168321" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_82be168321" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', '(System).Group', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_82be168321" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_group" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', '(System).Group', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_82be168321" AS "a"
JOIN "o11_target"."ossys_group" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."tenant_id", "t"."description") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_Role: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_Role', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_group_role_6960332884" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_group_role_6960332884" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_Role: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_Role', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_role_6960332884" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_role_6960332884" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_Role: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', '(System).Group_Role', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_role_6960332884" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_group_role" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_Role: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', '(System).Group_Role', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_role_6960332884" AS "a"
JOIN "o11_target"."ossys_group_role" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."group_id", "t"."role_id", "t"."tenant_id") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_User: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_User', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_group_user_1901da0039" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_group_user_1901da0039" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_User: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_User', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_user_1901da0039" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_user_1901da0039" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_User: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', '(System).Group_User', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_user_1901da0039" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_group_user" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- (System).Group_User: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', '(System).Group_User', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_group_user_1901da0039" AS "a"
JOIN "o11_target"."ossys_group_user" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."group_id", "t"."user_id", "t"."tenant_id") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Order: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Order', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_order_b095562f7b" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_order_b095562f7b" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Order: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Order', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_order_b095562f7b" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_order_b095562f7b" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Order: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'Shop.Order', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_order_b095562f7b" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
    WHERE
      "t"."ID1" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Order: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'Shop.Order', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_order_b095562f7b" AS "a"
JOIN "o11_target"."OSUSR_T01_ORDER" AS "t" ON "t"."ID1" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."ID1", "t"."CREATEDBY1", "t"."MARK1") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- OSUSR_T01_ORDER.CREATEDBY1: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'OSUSR_T01_ORDER.CREATEDBY1', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."ID1" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."OSUSR_T01_ORDER" AS "c"
  ON "c"."CREATEDBY1" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_order_b095562f7b" AS "a"
    WHERE
      "a"."id" = "c"."ID1"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_bpm_activity.group_id: rows refer to rows of (System).Group that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_activity.group_id', 'rows refer to rows of (System).Group that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_group_82be168321" AS "m"
JOIN "o11_target"."ossys_bpm_activity" AS "c"
  ON "c"."group_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_bpm_activity.user_id: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_activity.user_id', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."ossys_bpm_activity" AS "c"
  ON "c"."user_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_bpm_process.created_by: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process.created_by', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."created_by" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_bpm_process.last_modified_by: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process.last_modified_by', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."last_modified_by" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_bpm_process.suspended_by: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process.suspended_by', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."suspended_by" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_group_role.group_id: rows refer to rows of (System).Group that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'ossys_group_role.group_id', 'rows refer to rows of (System).Group that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_group_82be168321" AS "m"
JOIN "o11_target"."ossys_group_role" AS "c"
  ON "c"."group_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_group_role_6960332884" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_group_user.group_id: rows refer to rows of (System).Group that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'ossys_group_user.group_id', 'rows refer to rows of (System).Group that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_group_82be168321" AS "m"
JOIN "o11_target"."ossys_group_user" AS "c"
  ON "c"."group_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_group_user_1901da0039" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_group_user.user_id: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'ossys_group_user.user_id', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."ossys_group_user" AS "c"
  ON "c"."user_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_group_user_1901da0039" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- ossys_user_role.user_id: rows refer to rows of (System).User that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'ossys_user_role.user_id', 'rows refer to rows of (System).User that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
JOIN "o11_target"."ossys_user_role" AS "c"
  ON "c"."user_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_user_role_e5ec603df3" AS "a"
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

-- Undo 050-undo-insert-shop-order (5 of 12): undo insert Shop.Order
-- Why here: the inverse of 290-insert-shop-order, in reverse order
-- Reads: o11c.map_order_b095562f7b
-- Writes: o11_target.OSUSR_T01_ORDER
SET application_name = 'o11c rollback 5/12 050-undo-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[050-undo-insert-shop-order] 5 of 12:' 'undo insert Shop.Order'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T01_ORDER"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T01_ORDER were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 050-undo-insert-shop-order */;

-- The rows of Shop.Order that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_order_b095562f7b" AS "m"
  WHERE
    "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
)
/* undo 050-undo-insert-shop-order */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-undo-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 060-undo-insert-system-group-user (6 of 12): undo insert (System).Group_User
-- Why here: the inverse of 270-insert-system-group-user, in reverse order
-- Reads: o11c.map_group_user_1901da0039
-- Writes: o11_target.ossys_group_user
SET application_name = 'o11c rollback 6/12 060-undo-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[060-undo-insert-system-group-user] 6 of 12:' 'undo insert (System).Group_User'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_group_user"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_group_user were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 060-undo-insert-system-group-user */;

-- The rows of (System).Group_User that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_group_user" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_user_1901da0039" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 060-undo-insert-system-group-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-undo-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 070-undo-insert-system-group-role (7 of 12): undo insert (System).Group_Role
-- Why here: the inverse of 240-insert-system-group-role, in reverse order
-- Reads: o11c.map_group_role_6960332884
-- Writes: o11_target.ossys_group_role
SET application_name = 'o11c rollback 7/12 070-undo-insert-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[070-undo-insert-system-group-role] 7 of 12:' 'undo insert (System).Group_Role'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_group_role"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_group_role were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 070-undo-insert-system-group-role */;

-- The rows of (System).Group_Role that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_group_role" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_role_6960332884" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 070-undo-insert-system-group-role */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-undo-insert-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 080-undo-insert-system-group (8 of 12): undo insert (System).Group
-- Why here: the inverse of 210-insert-system-group, in reverse order
-- Reads: o11c.map_group_82be168321
-- Writes: o11_target.ossys_group
SET application_name = 'o11c rollback 8/12 080-undo-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[080-undo-insert-system-group] 8 of 12:' 'undo insert (System).Group'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_group"'::regclass
) AS k
WHERE NOT name IN ('o11_target.ossys_bpm_activity.osfrk_5', 'o11_target.ossys_group_role.osfrk_1', 'o11_target.ossys_group_user.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_group were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 080-undo-insert-system-group */;

-- The rows of (System).Group that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_group" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_82be168321" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 080-undo-insert-system-group */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-undo-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 090-undo-insert-system-user-role (9 of 12): undo insert (System).User_Role
-- Why here: the inverse of 180-insert-system-user-role, in reverse order
-- Reads: o11c.map_user_role_e5ec603df3
-- Writes: o11_target.ossys_user_role
SET application_name = 'o11c rollback 9/12 090-undo-insert-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[090-undo-insert-system-user-role] 9 of 12:' 'undo insert (System).User_Role'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_user_role"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_user_role were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 090-undo-insert-system-user-role */;

-- The rows of (System).User_Role that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_user_role" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_user_role_e5ec603df3" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 090-undo-insert-system-user-role */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-undo-insert-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 100-undo-insert-system-user (10 of 12): undo insert (System).User
-- Why here: the inverse of 150-insert-system-user, in reverse order
-- Reads: o11c.map_user_f9b11b2f84
-- Writes: o11_target.ossys_user
SET application_name = 'o11c rollback 10/12 100-undo-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[100-undo-insert-system-user] 10 of 12:' 'undo insert (System).User'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_user"'::regclass
) AS k
WHERE NOT name IN ('o11_target.OSUSR_T01_ORDER.osfrk_1', 'o11_target.ossys_bpm_activity.osfrk_4', 'o11_target.ossys_bpm_process.osfrk_7', 'o11_target.ossys_bpm_process.osfrk_8', 'o11_target.ossys_bpm_process.osfrk_9', 'o11_target.ossys_group_user.osfrk_2', 'o11_target.ossys_user_role.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_user were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 100-undo-insert-system-user */;

-- The rows of (System).User that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_user" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_user_f9b11b2f84" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 100-undo-insert-system-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-undo-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 110-prove-that-all-is-as-before (11 of 12): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
SET application_name = 'o11c rollback 11/12 110-prove-that-all-is-as-before';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[110-prove-that-all-is-as-before] 11 of 12:' 'prove that all is as before'
\set o11c_rows 0

-- No row of (System).User that the run has inserted is left.
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
FROM "o11_target"."ossys_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).User that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 110-prove-that-all-is-as-before */;

-- No row of (System).User_Role that the run has inserted is left.
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
FROM "o11_target"."ossys_user_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_role_e5ec603df3" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).User_Role that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 110-prove-that-all-is-as-before */;

-- No row of (System).Group that the run has inserted is left.
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
FROM "o11_target"."ossys_group" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Group that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 110-prove-that-all-is-as-before */;

-- No row of (System).Group_Role that the run has inserted is left.
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
FROM "o11_target"."ossys_group_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_role_6960332884" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Group_Role that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 110-prove-that-all-is-as-before */;

-- No row of (System).Group_User that the run has inserted is left.
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
FROM "o11_target"."ossys_group_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_user_1901da0039" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Group_User that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 110-prove-that-all-is-as-before */;

-- No row of Shop.Order that the run has inserted is left.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."ID1" AS text) AS "sample"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_order_b095562f7b" AS "m"
    WHERE
      "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of Shop.Order that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 110-prove-that-all-is-as-before */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-prove-that-all-is-as-before] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 120-restore-the-maps-of-earlier-runs (12 of 12): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
SET application_name = 'o11c rollback 12/12 120-restore-the-maps-of-earlier-runs';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[120-restore-the-maps-of-earlier-runs] 12 of 12:' 'restore the maps of earlier runs'
\set o11c_rows 0

-- The maps that the run has made go.
DROP TABLE IF EXISTS "o11c"."map_role_bed61fb7b8",
  "o11c"."map_tenant_63c9ad9cd6",
  "o11c"."map_user_f9b11b2f84",
  "o11c"."map_user_role_e5ec603df3",
  "o11c"."map_group_82be168321",
  "o11c"."map_group_role_6960332884",
  "o11c"."map_group_user_1901da0039",
  "o11c"."map_order_b095562f7b"
/* undo 120-restore-the-maps-of-earlier-runs */;

-- Those of earlier runs that it had put aside come back.
ALTER TABLE IF EXISTS "o11c"."before_map_role_bed61fb7b8" RENAME TO "map_role_bed61fb7b8"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_tenant_63c9ad9cd6" RENAME TO "map_tenant_63c9ad9cd6"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_user_f9b11b2f84" RENAME TO "map_user_f9b11b2f84"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_user_role_e5ec603df3" RENAME TO "map_user_role_e5ec603df3"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_group_82be168321" RENAME TO "map_group_82be168321"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_group_role_6960332884" RENAME TO "map_group_role_6960332884"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_group_user_1901da0039" RENAME TO "map_group_user_1901da0039"
/* undo 120-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_order_b095562f7b" RENAME TO "map_order_b095562f7b"
/* undo 120-restore-the-maps-of-earlier-runs */;

-- The registry forgets the run's maps.
DELETE FROM o11c.map WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 120-restore-the-maps-of-earlier-runs */;

-- And knows those again that the run had replaced, of runs that are still in the journal.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id
FROM o11c.before_registry AS b
WHERE EXISTS (SELECT FROM o11c.run AS r WHERE r.run_id = b.run_id)
ON CONFLICT DO NOTHING
/* undo 120-restore-the-maps-of-earlier-runs */;

-- The run is undone; what it did stays in the journal. Sequences and identities stay where the run has
-- moved them: a number is never given twice.
UPDATE o11c.run SET status = 'rolled back', finished = coalesce(finished, clock_timestamp())
WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 120-restore-the-maps-of-earlier-runs */;

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
/* undo 120-restore-the-maps-of-earlier-runs */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-restore-the-maps-of-earlier-runs] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- All rows are as before the run; numbers that were given stay given, and the journal knows the run: now, and only now, others see it.
COMMIT;
\echo 'o11c: rolled back after' :o11c_total 'seconds'
