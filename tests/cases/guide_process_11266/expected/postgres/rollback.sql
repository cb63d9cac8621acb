-- guide-process-11266: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot 46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42
--   target snapshot bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf
--   project file    b02645f0d2027c6445008be6c8cfe2f90695b08ce744f4791f3418f7e79c907d
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
    ('"o11_target"."ossys_bpm_process_definition"', 'o11_target', 'ossys_bpm_process_definition'),
    ('"o11_target"."ossys_bpm_process_input_def"', 'o11_target', 'ossys_bpm_process_input_def'),
    ('"o11_target"."ossys_bpm_process_output_def"', 'o11_target', 'ossys_bpm_process_output_def'),
    ('"o11_target"."ossys_bpm_activity_definition"', 'o11_target', 'ossys_bpm_activity_definition'),
    ('"o11_target"."ossys_bpm_activity_output_def"', 'o11_target', 'ossys_bpm_activity_output_def'),
    ('"o11_target"."ossys_bpm_process_status"', 'o11_target', 'ossys_bpm_process_status'),
    ('"o11_target"."ossys_bpm_activity_status"', 'o11_target', 'ossys_bpm_activity_status'),
    ('"o11_target"."ossys_bpm_activity_kind"', 'o11_target', 'ossys_bpm_activity_kind'),
    ('"o11_target"."ossys_bpm_event"', 'o11_target', 'ossys_bpm_event'),
    ('"o11_target"."ossys_bpm_event_queue"', 'o11_target', 'ossys_bpm_event_queue'),
    ('"o11_target"."OSUSR_T01_CITY"', 'o11_target', 'OSUSR_T01_CITY'),
    ('"o11_target"."ossys_bpm_activity"', 'o11_target', 'ossys_bpm_activity'),
    ('"o11_target"."ossys_bpm_activity_output"', 'o11_target', 'ossys_bpm_activity_output'),
    ('"o11_target"."ossys_bpm_process"', 'o11_target', 'ossys_bpm_process'),
    ('"o11_target"."ossys_bpm_process_input"', 'o11_target', 'ossys_bpm_process_input'),
    ('"o11_target"."ossys_bpm_process_output"', 'o11_target', 'ossys_bpm_process_output'),
    ('"o11_target"."ossys_group"', 'o11_target', 'ossys_group'),
    ('"o11_target"."ossys_group_user"', 'o11_target', 'ossys_group_user'),
    ('"o11_target"."ossys_user"', 'o11_target', 'ossys_user')
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

-- Undo 010-lock-the-tables (1 of 17): lock the tables
-- Why here: first of all: nobody may change the rows of the run, or refer to them, between the checks
-- and COMMIT
SET application_name = 'o11c rollback 1/17 010-lock-the-tables';
\echo '[010-lock-the-tables] 1 of 17:' 'lock the tables'
\set o11c_rows 0

-- Keep other writers out until COMMIT, in one order so that two sessions of these scripts cannot block
-- each other. Reading goes on. No query has run yet: the snapshot of this transaction is taken after
-- the wait. SHARE: tables that undo does not write, whose rows may refer to rows that go; nobody may
-- add one between the check and COMMIT.
LOCK TABLE "o11_target"."OSUSR_T01_CITY" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_activity" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_activity_output" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_process" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_process_input" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_bpm_process_output" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_group" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_group_role" IN SHARE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_group_user" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_user" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."ossys_user_role" IN SHARE MODE
/* undo 010-lock-the-tables */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-lock-the-tables] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 020-find-the-run (2 of 17): find the run
-- Why here: only the last run can be undone, and only by the scripts that made it
-- Reads: o11c.run
SET application_name = 'o11c rollback 2/17 020-find-the-run';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[020-find-the-run] 2 of 17:' 'find the run'
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
  IF last.project <> 'guide-process-11266' OR last.plan IS DISTINCT FROM 'e14faba10dc02163fe8701f100245fa48562d60cf838ecbe448a8522229cbfac' THEN
    RAISE EXCEPTION 'O11-0945: the last run, % of %, is not one of these scripts',
      last.run_id, last.project
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  IF last.status <> 'done' AND NOT (last.status = 'running' AND last.mode = 'step') THEN
    RAISE EXCEPTION 'O11-0945: the last run, %, is %', last.run_id, last.status
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  SELECT string_agg(name, ', ') INTO missing
  FROM (VALUES ('before_registry'), ('map_user_f9b11b2f84'), ('map_group_82be168321'), ('map_group_user_1901da0039'), ('map_city_3472b4bd9f'), ('map_process_879d0bd30b'), ('map_process_input_78519f28c6'), ('map_process_output_dbefc0e412'), ('map_activity_7719b209bf'), ('map_activity_output_37cdc2c179'), ('after_user_f9b11b2f84'), ('after_group_82be168321'), ('after_group_user_1901da0039'), ('after_city_3472b4bd9f'), ('after_process_879d0bd30b'), ('after_process_input_78519f28c6'), ('after_process_output_dbefc0e412'), ('after_activity_7719b209bf'), ('after_activity_output_37cdc2c179')) AS t(name)
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

-- Undo 030-guard-the-columns (3 of 17): guard the columns
-- Why here: rows are put back whole: the tables must have the same columns
-- Reads: catalog of the target
SET application_name = 'o11c rollback 3/17 030-guard-the-columns';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[030-guard-the-columns] 3 of 17:' 'guard the columns'
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
    'ossys',
    'ossys_bpm_activity',
    '(System).Activity',
    'ossys_bpm_activity',
    'd41d8cd98f00b204e9800998ecf8427e',
    'd404764bc47126f2f8cbf9b9041b5cf4'
  ),
  (
    'ossys',
    'ossys_bpm_activity_output',
    '(System).Activity_Output',
    'ossys_bpm_activity_output',
    'd41d8cd98f00b204e9800998ecf8427e',
    '94c0f52781c4a59689fa8199e9ef5680'
  ),
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
    'ossys_group_user',
    '(System).Group_User',
    'ossys_group_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    'c8e836b3aa590982871c3dd85dad7301'
  ),
  (
    'ossys',
    'ossys_bpm_process',
    '(System).Process',
    'ossys_bpm_process',
    'd41d8cd98f00b204e9800998ecf8427e',
    '9350e69da4a5dd9b4ac9f803be7d3442'
  ),
  (
    'ossys',
    'ossys_bpm_process_input',
    '(System).Process_Input',
    'ossys_bpm_process_input',
    'd41d8cd98f00b204e9800998ecf8427e',
    '85c165d28fc9d10291d3e10f50cf9146'
  ),
  (
    'ossys',
    'ossys_bpm_process_output',
    '(System).Process_Output',
    'ossys_bpm_process_output',
    'd41d8cd98f00b204e9800998ecf8427e',
    'f712d3c2c5b2dc6ae00960d7f239850a'
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
    'b2402bd0-331c-58df-81c9-eb27b086b51c',
    '04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    'CityManager.City',
    'OSUSR_T01_CITY',
    'd41d8cd98f00b204e9800998ecf8427e',
    '7d134248ddbaed11f76840525217a306'
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

-- Undo 040-check-the-event-queues (4 of 17): check the event queues
-- Why here: an event that waits may be of a row that is about to go
-- Reads: o11_target.ossys_bpm_event, o11_target.ossys_bpm_event_queue
SET application_name = 'o11c rollback 4/17 040-check-the-event-queues';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[040-check-the-event-queues] 4 of 17:' 'check the event queues'
\set o11c_rows 0

-- Events that wait in a queue would be lost, or would start processes for rows that are being moved.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  'o11_target.ossys_bpm_event of the target: ' || CAST(COUNT(*) AS text) AS "sample"
FROM "o11_target"."ossys_bpm_event"
HAVING
  COUNT(*) > 0
UNION ALL
SELECT
  'o11_target.ossys_bpm_event_queue of the target: ' || CAST(COUNT(*) AS text) AS "sample"
FROM "o11_target"."ossys_bpm_event_queue"
HAVING
  COUNT(*) > 0
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0920: queues of BPT events are not empty: % (%)', found, samples
      USING HINT = 'Nothing was changed. Wait until the platform has worked them off, with the applications disabled.';
  END IF;
END
$o11c$
/* undo 040-check-the-event-queues */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-check-the-event-queues] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 050-look-for-later-changes (5 of 17): look for later changes
-- Why here: before the first change: all that stands in the way is found at once, and nothing is
-- overwritten
-- Reads: maps, images, and whatever may refer to inserted rows
SET application_name = 'o11c rollback 5/17 050-look-for-later-changes';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[050-look-for-later-changes] 5 of 17:' 'look for later changes'
\set o11c_rows 0

-- (System).User: step 250-insert-system-user has inserted another number of rows than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).User', 'step 250-insert-system-user has inserted another number of rows than are recorded', count(*),
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
  AND "s"."step_id" = '250-insert-system-user'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Group: step 280-insert-system-group has inserted another number of rows than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group', 'step 280-insert-system-group has inserted another number of rows than are recorded', count(*),
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
  AND "s"."step_id" = '280-insert-system-group'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Group_User: step 310-insert-system-group-user has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Group_User', 'step 310-insert-system-group-user has inserted another number of rows than are recorded', count(*),
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
  AND "s"."step_id" = '310-insert-system-group-user'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- CityManager.City: step 380-insert-citymanager-city has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'CityManager.City', 'step 380-insert-citymanager-city has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_city_3472b4bd9f" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '380-insert-citymanager-city'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process: step 390-insert-system-process has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process', 'step 390-insert-system-process has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_process_879d0bd30b" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '390-insert-system-process'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Input: step 400-insert-system-process-input has inserted another number of rows
-- than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process_Input', 'step 400-insert-system-process-input has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_process_input_78519f28c6" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '400-insert-system-process-input'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Output: step 410-insert-system-process-output has inserted another number of rows
-- than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process_Output', 'step 410-insert-system-process-output has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_process_output_dbefc0e412" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '410-insert-system-process-output'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity: step 420-insert-system-activity has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Activity', 'step 420-insert-system-activity has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_activity_7719b209bf" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '420-insert-system-activity'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity_Output: step 430-insert-system-activity-output has inserted another number of rows
-- than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Activity_Output', 'step 430-insert-system-activity-output has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_activity_output_37cdc2c179" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '430-insert-system-activity-output'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

-- CityManager.City: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'CityManager.City', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_city_3472b4bd9f" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_city_3472b4bd9f" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- CityManager.City: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'CityManager.City', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_city_3472b4bd9f" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_city_3472b4bd9f" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- CityManager.City: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'CityManager.City', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_city_3472b4bd9f" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_CITY" AS "t"
    WHERE
      "t"."ID1" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- CityManager.City: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'CityManager.City', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_city_3472b4bd9f" AS "a"
JOIN "o11_target"."OSUSR_T01_CITY" AS "t" ON "t"."ID1" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."ID1", "t"."NAME1", "t"."MARK1") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_process_879d0bd30b" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_879d0bd30b" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_879d0bd30b" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_879d0bd30b" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_bpm_process" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process: processes have gone on: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process', 'processes have gone on: rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_879d0bd30b" AS "a"
JOIN "o11_target"."ossys_bpm_process" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."label", "t"."tenant_id", "t"."process_def_id", "t"."parent_process_id", "t"."top_process_id", "t"."parent_activity_id", "t"."status_id", "t"."created", "t"."created_by", "t"."last_modified", "t"."last_modified_by", "t"."suspended_date", "t"."suspended_by") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Input: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process_Input', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_process_input_78519f28c6" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_input_78519f28c6" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Input: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process_Input', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_input_78519f28c6" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_input_78519f28c6" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Input: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process_Input', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_input_78519f28c6" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_bpm_process_input" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Input: processes have gone on: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process_Input', 'processes have gone on: rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_input_78519f28c6" AS "a"
JOIN "o11_target"."ossys_bpm_process_input" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."process_id", "t"."input_def_id", "t"."input_value") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Output: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process_Output', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_process_output_dbefc0e412" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_output_dbefc0e412" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Output: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Process_Output', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_output_dbefc0e412" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_output_dbefc0e412" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Output: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process_Output', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_output_dbefc0e412" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_bpm_process_output" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Output: processes have gone on: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process_Output', 'processes have gone on: rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_process_output_dbefc0e412" AS "a"
JOIN "o11_target"."ossys_bpm_process_output" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."process_id", "t"."output_def_id", "t"."output_value") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Activity', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_activity_7719b209bf" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_7719b209bf" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Activity', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_activity_7719b209bf" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_activity_7719b209bf" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Activity', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_activity_7719b209bf" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_bpm_activity" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity: processes have gone on: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Activity', 'processes have gone on: rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_activity_7719b209bf" AS "a"
JOIN "o11_target"."ossys_bpm_activity" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."tenant_id", "t"."activity_def_id", "t"."process_id", "t"."user_id", "t"."group_id", "t"."status_id", "t"."precedent_activity_id", "t"."created", "t"."opened", "t"."closed", "t"."is_running_since", "t"."is_running_at", "t"."next_run", "t"."precedent_outcome", "t"."due_date", "t"."expired", "t"."skipped", "t"."error_count", "t"."last_error_id", "t"."inbox_detail", "t"."last_modified") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity_Output: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Activity_Output', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_activity_output_37cdc2c179" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_output_37cdc2c179" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity_Output: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', '(System).Activity_Output', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_activity_output_37cdc2c179" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_activity_output_37cdc2c179" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity_Output: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Activity_Output', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_activity_output_37cdc2c179" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."ossys_bpm_activity_output" AS "t"
    WHERE
      "t"."id" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity_Output: processes have gone on: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Activity_Output', 'processes have gone on: rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_activity_output_37cdc2c179" AS "a"
JOIN "o11_target"."ossys_bpm_activity_output" AS "t" ON "t"."id" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."id", "t"."activity_id", "t"."output_def_id", "t"."output_value") AS text), 'UTF8'))
  <> "a"."hash"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Activity_Output.output_value: rows refer to rows of CityManager.City that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Activity_Output.output_value', 'rows refer to rows of CityManager.City that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_city_3472b4bd9f" AS "m"
JOIN "o11_target"."ossys_bpm_activity_output" AS "c"
  ON CAST("c"."output_value" AS text) = CAST("m"."new_id" AS text)
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_output_37cdc2c179" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."map_activity_output_def_ace59eb889" AS "d"
    WHERE
      "d"."new_id" = "c"."output_def_id" AND CAST("d"."old_id" AS text) IN ('12')
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Input.input_value: rows refer to rows of CityManager.City that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process_Input.input_value', 'rows refer to rows of CityManager.City that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_city_3472b4bd9f" AS "m"
JOIN "o11_target"."ossys_bpm_process_input" AS "c"
  ON CAST("c"."input_value" AS text) = CAST("m"."new_id" AS text)
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_input_78519f28c6" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_input_def_7fc7a7c2fe" AS "d"
    WHERE
      "d"."new_id" = "c"."input_def_id" AND CAST("d"."old_id" AS text) IN ('12', '13')
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- (System).Process_Output.output_value: rows refer to rows of CityManager.City that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', '(System).Process_Output.output_value', 'rows refer to rows of CityManager.City that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_city_3472b4bd9f" AS "m"
JOIN "o11_target"."ossys_bpm_process_output" AS "c"
  ON CAST("c"."output_value" AS text) = CAST("m"."new_id" AS text)
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_output_dbefc0e412" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_output_def_56473c357e" AS "d"
    WHERE
      "d"."new_id" = "c"."output_def_id" AND CAST("d"."old_id" AS text) IN ('12')
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_7719b209bf" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_activity.precedent_activity_id: rows refer to rows of (System).Activity that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_activity.precedent_activity_id', 'rows refer to rows of (System).Activity that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_activity_7719b209bf" AS "m"
JOIN "o11_target"."ossys_bpm_activity" AS "c"
  ON "c"."precedent_activity_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_7719b209bf" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_activity.process_id: rows refer to rows of (System).Process that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_activity.process_id', 'rows refer to rows of (System).Process that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_process_879d0bd30b" AS "m"
JOIN "o11_target"."ossys_bpm_activity" AS "c"
  ON "c"."process_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_7719b209bf" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_7719b209bf" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_activity_output.activity_id: rows refer to rows of (System).Activity that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_activity_output.activity_id', 'rows refer to rows of (System).Activity that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_activity_7719b209bf" AS "m"
JOIN "o11_target"."ossys_bpm_activity_output" AS "c"
  ON "c"."activity_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_activity_output_37cdc2c179" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_process.parent_activity_id: rows refer to rows of (System).Activity that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process.parent_activity_id', 'rows refer to rows of (System).Activity that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_activity_7719b209bf" AS "m"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."parent_activity_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_process.parent_process_id: rows refer to rows of (System).Process that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process.parent_process_id', 'rows refer to rows of (System).Process that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_process_879d0bd30b" AS "m"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."parent_process_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_process.top_process_id: rows refer to rows of (System).Process that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process.top_process_id', 'rows refer to rows of (System).Process that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_process_879d0bd30b" AS "m"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."top_process_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_879d0bd30b" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_process_input.process_id: rows refer to rows of (System).Process that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process_input.process_id', 'rows refer to rows of (System).Process that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_process_879d0bd30b" AS "m"
JOIN "o11_target"."ossys_bpm_process_input" AS "c"
  ON "c"."process_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_input_78519f28c6" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- ossys_bpm_process_output.process_id: rows refer to rows of (System).Process that the run has
-- inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0950', 'error', 'ossys_bpm_process_output.process_id', 'rows refer to rows of (System).Process that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."id" AS text) AS "sample"
FROM "o11c"."map_process_879d0bd30b" AS "m"
JOIN "o11_target"."ossys_bpm_process_output" AS "c"
  ON "c"."process_id" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_process_output_dbefc0e412" AS "a"
    WHERE
      "a"."id" = "c"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

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
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 050-look-for-later-changes */;

-- Every finding: code, severity, entity, count, up to five samples.
SELECT code, severity, entity, what, count, samples
FROM pg_temp.o11c_finding
ORDER BY place
/* undo 050-look-for-later-changes */;

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
/* undo 050-look-for-later-changes */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-look-for-later-changes] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 060-undo-link-system-process-parent-activity-id (6 of 17): undo link (System).Process parent_activity_id
-- Why here: the inverse of 460-link-system-process-parent-activity-id, in reverse order: what it
-- refers to is deleted before these rows
-- Writes: o11_target.ossys_bpm_process
SET application_name = 'o11c rollback 6/17 060-undo-link-system-process-parent-';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[060-undo-link-system-process-parent-activity-id] 6 of 17:' 'undo link (System).Process parent_activity_id'
\set o11c_rows 0

-- These rows are deleted below; until then they must not hold on to rows deleted before them.
UPDATE "o11_target"."ossys_bpm_process" AS "t" SET "parent_activity_id" = NULL
FROM "o11c"."map_process_879d0bd30b" AS "m"
WHERE "t"."id" = "m"."new_id" AND "m"."fresh" = TRUE
  AND (NOT "t"."parent_activity_id" IS NULL)
/* undo 060-undo-link-system-process-parent-activity-id */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-undo-link-system-process-parent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 070-undo-insert-system-activity-output (7 of 17): undo insert (System).Activity_Output
-- Why here: the inverse of 430-insert-system-activity-output, in reverse order
-- Reads: o11c.map_activity_output_37cdc2c179
-- Writes: o11_target.ossys_bpm_activity_output
SET application_name = 'o11c rollback 7/17 070-undo-insert-system-activity-outp';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[070-undo-insert-system-activity-output] 7 of 17:' 'undo insert (System).Activity_Output'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_bpm_activity_output"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_bpm_activity_output were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 070-undo-insert-system-activity-output */;

-- The rows of (System).Activity_Output that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM "o11_target"."ossys_bpm_activity_output" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_activity_output_37cdc2c179" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 070-undo-insert-system-activity-output */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-undo-insert-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 080-undo-insert-system-activity (8 of 17): undo insert (System).Activity
-- Why here: the inverse of 420-insert-system-activity, in reverse order
-- Reads: o11c.map_activity_7719b209bf
-- Writes: o11_target.ossys_bpm_activity
SET application_name = 'o11c rollback 8/17 080-undo-insert-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[080-undo-insert-system-activity] 8 of 17:' 'undo insert (System).Activity'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_bpm_activity"'::regclass
) AS k
WHERE NOT name IN ('o11_target.ossys_bpm_activity.osfrk_7', 'o11_target.ossys_bpm_activity_output.osfrk_1', 'o11_target.ossys_bpm_process.osfrk_5')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_bpm_activity were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 080-undo-insert-system-activity */;

-- The rows of (System).Activity that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_bpm_activity" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_activity_7719b209bf" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 080-undo-insert-system-activity */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-undo-insert-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 090-undo-insert-system-process-output (9 of 17): undo insert (System).Process_Output
-- Why here: the inverse of 410-insert-system-process-output, in reverse order
-- Reads: o11c.map_process_output_dbefc0e412
-- Writes: o11_target.ossys_bpm_process_output
SET application_name = 'o11c rollback 9/17 090-undo-insert-system-process-outpu';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[090-undo-insert-system-process-output] 9 of 17:' 'undo insert (System).Process_Output'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_bpm_process_output"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_bpm_process_output were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 090-undo-insert-system-process-output */;

-- The rows of (System).Process_Output that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM "o11_target"."ossys_bpm_process_output" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_process_output_dbefc0e412" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 090-undo-insert-system-process-output */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-undo-insert-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 100-undo-insert-system-process-input (10 of 17): undo insert (System).Process_Input
-- Why here: the inverse of 400-insert-system-process-input, in reverse order
-- Reads: o11c.map_process_input_78519f28c6
-- Writes: o11_target.ossys_bpm_process_input
SET application_name = 'o11c rollback 10/17 100-undo-insert-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[100-undo-insert-system-process-input] 10 of 17:' 'undo insert (System).Process_Input'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_bpm_process_input"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_bpm_process_input were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 100-undo-insert-system-process-input */;

-- The rows of (System).Process_Input that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM "o11_target"."ossys_bpm_process_input" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_process_input_78519f28c6" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 100-undo-insert-system-process-input */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-undo-insert-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 110-undo-insert-system-process (11 of 17): undo insert (System).Process
-- Why here: the inverse of 390-insert-system-process, in reverse order
-- Reads: o11c.map_process_879d0bd30b
-- Writes: o11_target.ossys_bpm_process
SET application_name = 'o11c rollback 11/17 110-undo-insert-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[110-undo-insert-system-process] 11 of 17:' 'undo insert (System).Process'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_bpm_process"'::regclass
) AS k
WHERE NOT name IN ('o11_target.ossys_bpm_activity.osfrk_3', 'o11_target.ossys_bpm_process.osfrk_3', 'o11_target.ossys_bpm_process.osfrk_4', 'o11_target.ossys_bpm_process_input.osfrk_1', 'o11_target.ossys_bpm_process_output.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_bpm_process were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 110-undo-insert-system-process */;

-- The rows of (System).Process that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_bpm_process" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_process_879d0bd30b" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 110-undo-insert-system-process */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-undo-insert-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 120-undo-insert-citymanager-city (12 of 17): undo insert CityManager.City
-- Why here: the inverse of 380-insert-citymanager-city, in reverse order
-- Reads: o11c.map_city_3472b4bd9f
-- Writes: o11_target.OSUSR_T01_CITY
SET application_name = 'o11c rollback 12/17 120-undo-insert-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[120-undo-insert-citymanager-city] 12 of 17:' 'undo insert CityManager.City'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T01_CITY"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T01_CITY were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 120-undo-insert-citymanager-city */;

-- The rows of CityManager.City that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."OSUSR_T01_CITY" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_city_3472b4bd9f" AS "m"
  WHERE
    "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
)
/* undo 120-undo-insert-citymanager-city */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-undo-insert-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 130-undo-insert-system-group-user (13 of 17): undo insert (System).Group_User
-- Why here: the inverse of 310-insert-system-group-user, in reverse order
-- Reads: o11c.map_group_user_1901da0039
-- Writes: o11_target.ossys_group_user
SET application_name = 'o11c rollback 13/17 130-undo-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[130-undo-insert-system-group-user] 13 of 17:' 'undo insert (System).Group_User'
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
/* undo 130-undo-insert-system-group-user */;

-- The rows of (System).Group_User that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_group_user" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_user_1901da0039" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 130-undo-insert-system-group-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-undo-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 140-undo-insert-system-group (14 of 17): undo insert (System).Group
-- Why here: the inverse of 280-insert-system-group, in reverse order
-- Reads: o11c.map_group_82be168321
-- Writes: o11_target.ossys_group
SET application_name = 'o11c rollback 14/17 140-undo-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[140-undo-insert-system-group] 14 of 17:' 'undo insert (System).Group'
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
/* undo 140-undo-insert-system-group */;

-- The rows of (System).Group that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_group" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_82be168321" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 140-undo-insert-system-group */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-undo-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 150-undo-insert-system-user (15 of 17): undo insert (System).User
-- Why here: the inverse of 250-insert-system-user, in reverse order
-- Reads: o11c.map_user_f9b11b2f84
-- Writes: o11_target.ossys_user
SET application_name = 'o11c rollback 15/17 150-undo-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[150-undo-insert-system-user] 15 of 17:' 'undo insert (System).User'
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
WHERE NOT name IN ('o11_target.ossys_bpm_activity.osfrk_4', 'o11_target.ossys_bpm_process.osfrk_7', 'o11_target.ossys_bpm_process.osfrk_8', 'o11_target.ossys_bpm_process.osfrk_9', 'o11_target.ossys_group_user.osfrk_2', 'o11_target.ossys_user_role.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_user were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 150-undo-insert-system-user */;

-- The rows of (System).User that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."ossys_user" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_user_f9b11b2f84" AS "m"
  WHERE
    "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
)
/* undo 150-undo-insert-system-user */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-undo-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 160-prove-that-all-is-as-before (16 of 17): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
SET application_name = 'o11c rollback 16/17 160-prove-that-all-is-as-before';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[160-prove-that-all-is-as-before] 16 of 17:' 'prove that all is as before'
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
/* undo 160-prove-that-all-is-as-before */;

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
/* undo 160-prove-that-all-is-as-before */;

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
/* undo 160-prove-that-all-is-as-before */;

-- No row of CityManager.City that the run has inserted is left.
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
FROM "o11_target"."OSUSR_T01_CITY" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_city_3472b4bd9f" AS "m"
    WHERE
      "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of CityManager.City that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 160-prove-that-all-is-as-before */;

-- No row of (System).Process that the run has inserted is left.
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
FROM "o11_target"."ossys_bpm_process" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_879d0bd30b" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Process that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 160-prove-that-all-is-as-before */;

-- No row of (System).Process_Input that the run has inserted is left.
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
FROM "o11_target"."ossys_bpm_process_input" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_input_78519f28c6" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Process_Input that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 160-prove-that-all-is-as-before */;

-- No row of (System).Process_Output that the run has inserted is left.
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
FROM "o11_target"."ossys_bpm_process_output" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_process_output_dbefc0e412" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Process_Output that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 160-prove-that-all-is-as-before */;

-- No row of (System).Activity that the run has inserted is left.
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
FROM "o11_target"."ossys_bpm_activity" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_activity_7719b209bf" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Activity that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 160-prove-that-all-is-as-before */;

-- No row of (System).Activity_Output that the run has inserted is left.
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
FROM "o11_target"."ossys_bpm_activity_output" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_activity_output_37cdc2c179" AS "m"
    WHERE
      "m"."new_id" = "t"."id" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of (System).Activity_Output that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 160-prove-that-all-is-as-before */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-prove-that-all-is-as-before] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 170-restore-the-maps-of-earlier-runs (17 of 17): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
SET application_name = 'o11c rollback 17/17 170-restore-the-maps-of-earlier-runs';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[170-restore-the-maps-of-earlier-runs] 17 of 17:' 'restore the maps of earlier runs'
\set o11c_rows 0

-- The maps that the run has made go.
DROP TABLE IF EXISTS "o11c"."map_activity_definition_8cc511ba31",
  "o11c"."map_activity_output_def_ace59eb889",
  "o11c"."map_activity_status_8950f6d54a",
  "o11c"."map_process_definition_fce9a66ef3",
  "o11c"."map_process_input_def_7fc7a7c2fe",
  "o11c"."map_process_output_def_56473c357e",
  "o11c"."map_process_status_1f62c016eb",
  "o11c"."map_tenant_63c9ad9cd6",
  "o11c"."map_user_f9b11b2f84",
  "o11c"."map_group_82be168321",
  "o11c"."map_group_user_1901da0039",
  "o11c"."map_city_3472b4bd9f",
  "o11c"."map_process_879d0bd30b",
  "o11c"."map_process_input_78519f28c6",
  "o11c"."map_process_output_dbefc0e412",
  "o11c"."map_activity_7719b209bf",
  "o11c"."map_activity_output_37cdc2c179"
/* undo 170-restore-the-maps-of-earlier-runs */;

-- Those of earlier runs that it had put aside come back.
ALTER TABLE IF EXISTS "o11c"."before_map_activity_definition_8cc511ba31" RENAME TO "map_activity_definition_8cc511ba31"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_activity_output_def_ace59eb889" RENAME TO "map_activity_output_def_ace59eb889"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_activity_status_8950f6d54a" RENAME TO "map_activity_status_8950f6d54a"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_definition_fce9a66ef3" RENAME TO "map_process_definition_fce9a66ef3"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_input_def_7fc7a7c2fe" RENAME TO "map_process_input_def_7fc7a7c2fe"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_output_def_56473c357e" RENAME TO "map_process_output_def_56473c357e"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_status_1f62c016eb" RENAME TO "map_process_status_1f62c016eb"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_tenant_63c9ad9cd6" RENAME TO "map_tenant_63c9ad9cd6"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_user_f9b11b2f84" RENAME TO "map_user_f9b11b2f84"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_group_82be168321" RENAME TO "map_group_82be168321"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_group_user_1901da0039" RENAME TO "map_group_user_1901da0039"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_city_3472b4bd9f" RENAME TO "map_city_3472b4bd9f"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_879d0bd30b" RENAME TO "map_process_879d0bd30b"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_input_78519f28c6" RENAME TO "map_process_input_78519f28c6"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_process_output_dbefc0e412" RENAME TO "map_process_output_dbefc0e412"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_activity_7719b209bf" RENAME TO "map_activity_7719b209bf"
/* undo 170-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_activity_output_37cdc2c179" RENAME TO "map_activity_output_37cdc2c179"
/* undo 170-restore-the-maps-of-earlier-runs */;

-- The registry forgets the run's maps.
DELETE FROM o11c.map WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 170-restore-the-maps-of-earlier-runs */;

-- And knows those again that the run had replaced, of runs that are still in the journal.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id
FROM o11c.before_registry AS b
WHERE EXISTS (SELECT FROM o11c.run AS r WHERE r.run_id = b.run_id)
ON CONFLICT DO NOTHING
/* undo 170-restore-the-maps-of-earlier-runs */;

-- The run is undone; what it did stays in the journal. Sequences and identities stay where the run has
-- moved them: a number is never given twice.
UPDATE o11c.run SET status = 'rolled back', finished = coalesce(finished, clock_timestamp())
WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 170-restore-the-maps-of-earlier-runs */;

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
/* undo 170-restore-the-maps-of-earlier-runs */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-restore-the-maps-of-earlier-runs] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- All rows are as before the run; numbers that were given stay given, and the journal knows the run: now, and only now, others see it.
COMMIT;
\echo 'o11c: rolled back after' :o11c_total 'seconds'
