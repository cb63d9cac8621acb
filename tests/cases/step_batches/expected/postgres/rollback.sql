-- step-batches: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot efb222e057929c5618b4e4872b5ac5531188364c302e802f6203ccc81d4eb899
--   target snapshot 5935ee7e14c419e453ab31d5f91e69e86a4966c8852b23c0796e8602814968a4
--   project file    773ecefedf28977da1685148863a6582f8214b814e53795eaf297b1b899f3726
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
    ('"o11_target"."OSUSR_T01_DEPARTMENT"', 'o11_target', 'OSUSR_T01_DEPARTMENT'),
    ('"o11_target"."OSUSR_T01_EMPLOYEE"', 'o11_target', 'OSUSR_T01_EMPLOYEE')
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

-- Undo 010-lock-the-tables (1 of 9): lock the tables
-- Why here: first of all: nobody may change the rows of the run, or refer to them, between the checks
-- and COMMIT
SET application_name = 'o11c rollback 1/9 010-lock-the-tables';
\echo '[010-lock-the-tables] 1 of 9:' 'lock the tables'
\set o11c_rows 0

-- Keep other writers out until COMMIT, in one order so that two sessions of these scripts cannot block
-- each other. Reading goes on. No query has run yet: the snapshot of this transaction is taken after
-- the wait.
LOCK TABLE "o11_target"."OSUSR_T01_DEPARTMENT" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

LOCK TABLE "o11_target"."OSUSR_T01_EMPLOYEE" IN SHARE ROW EXCLUSIVE MODE
/* undo 010-lock-the-tables */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-lock-the-tables] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 020-find-the-run (2 of 9): find the run
-- Why here: only the last run can be undone, and only by the scripts that made it
-- Reads: o11c.run
SET application_name = 'o11c rollback 2/9 020-find-the-run';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[020-find-the-run] 2 of 9:' 'find the run'
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
  IF last.project <> 'step-batches' OR last.plan IS DISTINCT FROM '98ae825fa46652afd7b94c8dc9c20b304316afdfcf1472e6ba67b2b3a29df138' THEN
    RAISE EXCEPTION 'O11-0945: the last run, % of %, is not one of these scripts',
      last.run_id, last.project
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  IF last.status <> 'done' AND NOT (last.status = 'running' AND last.mode = 'step') THEN
    RAISE EXCEPTION 'O11-0945: the last run, %, is %', last.run_id, last.status
      USING HINT = 'Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.';
  END IF;
  SELECT string_agg(name, ', ') INTO missing
  FROM (VALUES ('before_registry'), ('map_department_37bb0c3751'), ('map_employee_3ecc7e7821'), ('after_department_37bb0c3751'), ('after_employee_3ecc7e7821')) AS t(name)
  WHERE to_regclass(format('o11c.%I', name)) IS NULL AND NOT (last.status = 'running' AND name ~ '^map_');
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'O11-0946: run % has not kept, or somebody has dropped: %', last.run_id, missing
      USING HINT = 'Nothing was undone. Without these tables the run cannot be undone: restore a backup.';
  END IF;
END
$o11c$
/* undo 020-find-the-run */;

-- A run that has not ended may not have come as far as its last maps: those are empty.
CREATE TABLE IF NOT EXISTS "o11c"."map_department_37bb0c3751" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* undo 020-find-the-run */;

CREATE TABLE IF NOT EXISTS "o11c"."map_employee_3ecc7e7821" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* undo 020-find-the-run */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-find-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 030-guard-the-columns (3 of 9): guard the columns
-- Why here: rows are put back whole: the tables must have the same columns
-- Reads: catalog of the target
SET application_name = 'o11c rollback 3/9 030-guard-the-columns';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[030-guard-the-columns] 3 of 9:' 'guard the columns'
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
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '9921b6b3-34ce-59dc-bc65-ac709a244db9',
    'Shop.Department',
    'OSUSR_T01_DEPARTMENT',
    'd41d8cd98f00b204e9800998ecf8427e',
    'a1c3adea0fbc24667fd338eca0ce48eb'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '8b1f7477-b629-5fcd-8273-66ece4a4e29a',
    'Shop.Employee',
    'OSUSR_T01_EMPLOYEE',
    'd41d8cd98f00b204e9800998ecf8427e',
    '1baf7de66fe8753ddd2d610e0e87a7c5'
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

-- Undo 040-look-for-later-changes (4 of 9): look for later changes
-- Why here: before the first change: all that stands in the way is found at once, and nothing is
-- overwritten
-- Reads: maps, images, and whatever may refer to inserted rows
SET application_name = 'o11c rollback 4/9 040-look-for-later-changes';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[040-look-for-later-changes] 4 of 9:' 'look for later changes'
\set o11c_rows 0

-- Only rows that the run has inserted are its own: not ids that it had reserved when it ended, nor
-- rows of an earlier run in a map that it had not come to.
UPDATE "o11c"."map_department_37bb0c3751" SET "fresh" = FALSE
WHERE "fresh" = TRUE
  AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."step" AS "s"
  WHERE
    "s"."run_id" = (
      SELECT
        MAX("n"."run_id")
      FROM "o11c"."run" AS "n"
    )
    AND "s"."step_id" IN ('060-insert-shop-department')
)
AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."batch" AS "b"
  WHERE
    CASE
      WHEN "b"."run_id" = (
        SELECT
          MAX("n"."run_id")
        FROM "o11c"."run" AS "n"
      )
      AND "b"."step_id" IN ('060-insert-shop-department')
      THEN CAST("b"."upto" AS integer)
    END >= "old_id"
)
/* undo 040-look-for-later-changes */;

UPDATE "o11c"."map_employee_3ecc7e7821" SET "fresh" = FALSE
WHERE "fresh" = TRUE
  AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."step" AS "s"
  WHERE
    "s"."run_id" = (
      SELECT
        MAX("n"."run_id")
      FROM "o11c"."run" AS "n"
    )
    AND "s"."step_id" IN ('070-insert-shop-employee')
)
AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."batch" AS "b"
  WHERE
    CASE
      WHEN "b"."run_id" = (
        SELECT
          MAX("n"."run_id")
        FROM "o11c"."run" AS "n"
      )
      AND "b"."step_id" IN ('070-insert-shop-employee')
      THEN CAST("b"."upto" AS integer)
    END >= "old_id"
)
/* undo 040-look-for-later-changes */;

-- A step that is cut into batches records its rows after the last one. Of a step that ended before,
-- they are recorded here: they are the run's, and no rows that came later.
INSERT INTO "o11c"."after_department_37bb0c3751" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."HEADID1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_DEPARTMENT" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_department_37bb0c3751" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."batch" AS "b"
  WHERE
    "b"."run_id" = (
      SELECT
        MAX("n"."run_id")
      FROM "o11c"."run" AS "n"
    )
    AND "b"."step_id" IN ('060-insert-shop-department', '080-link-shop-department-headid1')
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11c"."step" AS "s"
      WHERE
        "s"."run_id" = "b"."run_id" AND "s"."step_id" = "b"."step_id"
    )
)
AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."after_department_37bb0c3751" AS "a"
  WHERE
    "a"."id" = "t"."ID1"
)
/* undo 040-look-for-later-changes */;

INSERT INTO "o11c"."after_employee_3ecc7e7821" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."DEPARTMENTID1", "t"."MANAGERID1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_EMPLOYEE" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_employee_3ecc7e7821" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."batch" AS "b"
  WHERE
    "b"."run_id" = (
      SELECT
        MAX("n"."run_id")
      FROM "o11c"."run" AS "n"
    )
    AND "b"."step_id" IN ('070-insert-shop-employee', '090-link-shop-employee-managerid1')
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11c"."step" AS "s"
      WHERE
        "s"."run_id" = "b"."run_id" AND "s"."step_id" = "b"."step_id"
    )
)
AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."after_employee_3ecc7e7821" AS "a"
  WHERE
    "a"."id" = "t"."ID1"
)
/* undo 040-look-for-later-changes */;

-- Shop.Department: step 060-insert-shop-department has inserted another number of rows than are
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Department', 'step 060-insert-shop-department has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_department_37bb0c3751" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '060-insert-shop-department'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Employee: step 070-insert-shop-employee has inserted another number of rows than are recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Employee', 'step 070-insert-shop-employee has inserted another number of rows than are recorded', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."rows" AS text) || ' in the journal, ' || CAST("h"."here" AS text) || ' here' AS "sample"
FROM "o11c"."step" AS "s"
CROSS JOIN (
  SELECT
    COUNT(*) AS "here"
  FROM "o11c"."map_employee_3ecc7e7821" AS "r"
  WHERE
    "r"."fresh" = TRUE
) AS "h"
WHERE
  "s"."run_id" = (
    SELECT
      MAX("n"."run_id")
    FROM "o11c"."run" AS "n"
  )
  AND "s"."step_id" = '070-insert-shop-employee'
  AND "s"."rows" <> "h"."here"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Department: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Department', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_department_37bb0c3751" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_department_37bb0c3751" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."step" AS "s"
    WHERE
      "s"."run_id" = (
        SELECT
          MAX("n"."run_id")
        FROM "o11c"."run" AS "n"
      )
      AND "s"."step_id" IN ('060-insert-shop-department')
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Department: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Department', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_department_37bb0c3751" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_department_37bb0c3751" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Department: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'Shop.Department', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_department_37bb0c3751" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_DEPARTMENT" AS "t"
    WHERE
      "t"."ID1" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Department: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'Shop.Department', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_department_37bb0c3751" AS "a"
JOIN "o11_target"."OSUSR_T01_DEPARTMENT" AS "t" ON "t"."ID1" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."ID1", "t"."HEADID1", "t"."MARK1") AS text), 'UTF8'))
  <> "a"."hash"
  AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."batch" AS "b"
  WHERE
    "b"."run_id" = (
      SELECT
        MAX("n"."run_id")
      FROM "o11c"."run" AS "n"
    )
    AND "b"."step_id" IN ('060-insert-shop-department', '080-link-shop-department-headid1')
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11c"."step" AS "s"
      WHERE
        "s"."run_id" = "b"."run_id" AND "s"."step_id" = "b"."step_id"
    )
)
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Employee: the map has ids that the run has not written.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Employee', 'the map has ids that the run has not written', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("m"."new_id" AS text) AS "sample"
FROM "o11c"."map_employee_3ecc7e7821" AS "m"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_employee_3ecc7e7821" AS "a"
    WHERE
      "a"."id" = "m"."new_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."step" AS "s"
    WHERE
      "s"."run_id" = (
        SELECT
          MAX("n"."run_id")
        FROM "o11c"."run" AS "n"
      )
      AND "s"."step_id" IN ('070-insert-shop-employee')
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Employee: the run has written ids that neither map nor image has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0946', 'error', 'Shop.Employee', 'the run has written ids that neither map nor image has', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_employee_3ecc7e7821" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_employee_3ecc7e7821" AS "m"
    WHERE
      "m"."new_id" = "a"."id" AND "m"."fresh" = TRUE
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Employee: rows that the run has written are gone.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0948', 'error', 'Shop.Employee', 'rows that the run has written are gone', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_employee_3ecc7e7821" AS "a"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_EMPLOYEE" AS "t"
    WHERE
      "t"."ID1" = "a"."id"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- Shop.Employee: rows have changed since the run.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0947', 'error', 'Shop.Employee', 'rows have changed since the run', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("a"."id" AS text) AS "sample"
FROM "o11c"."after_employee_3ecc7e7821" AS "a"
JOIN "o11_target"."OSUSR_T01_EMPLOYEE" AS "t" ON "t"."ID1" = "a"."id"
WHERE sha256(convert_to(CAST(ROW("t"."ID1", "t"."DEPARTMENTID1", "t"."MANAGERID1", "t"."MARK1") AS text), 'UTF8'))
  <> "a"."hash"
  AND NOT EXISTS(
  SELECT
    1
  FROM "o11c"."batch" AS "b"
  WHERE
    "b"."run_id" = (
      SELECT
        MAX("n"."run_id")
      FROM "o11c"."run" AS "n"
    )
    AND "b"."step_id" IN ('070-insert-shop-employee', '090-link-shop-employee-managerid1')
    AND NOT EXISTS(
      SELECT
        1
      FROM "o11c"."step" AS "s"
      WHERE
        "s"."run_id" = "b"."run_id" AND "s"."step_id" = "b"."step_id"
    )
)
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- OSUSR_T01_DEPARTMENT.HEADID1: rows refer to rows of Shop.Employee that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'OSUSR_T01_DEPARTMENT.HEADID1', 'rows refer to rows of Shop.Employee that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."ID1" AS text) AS "sample"
FROM "o11c"."map_employee_3ecc7e7821" AS "m"
JOIN "o11_target"."OSUSR_T01_DEPARTMENT" AS "c"
  ON "c"."HEADID1" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_department_37bb0c3751" AS "a"
    WHERE
      "a"."id" = "c"."ID1"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- OSUSR_T01_EMPLOYEE.DEPARTMENTID1: rows refer to rows of Shop.Department that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'OSUSR_T01_EMPLOYEE.DEPARTMENTID1', 'rows refer to rows of Shop.Department that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."ID1" AS text) AS "sample"
FROM "o11c"."map_department_37bb0c3751" AS "m"
JOIN "o11_target"."OSUSR_T01_EMPLOYEE" AS "c"
  ON "c"."DEPARTMENTID1" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_employee_3ecc7e7821" AS "a"
    WHERE
      "a"."id" = "c"."ID1"
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* undo 040-look-for-later-changes */;

-- OSUSR_T01_EMPLOYEE.MANAGERID1: rows refer to rows of Shop.Employee that the run has inserted.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0949', 'error', 'OSUSR_T01_EMPLOYEE.MANAGERID1', 'rows refer to rows of Shop.Employee that the run has inserted', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("c"."ID1" AS text) AS "sample"
FROM "o11c"."map_employee_3ecc7e7821" AS "m"
JOIN "o11_target"."OSUSR_T01_EMPLOYEE" AS "c"
  ON "c"."MANAGERID1" = "m"."new_id"
WHERE
  "m"."fresh" = TRUE
  AND NOT EXISTS(
    SELECT
      1
    FROM "o11c"."after_employee_3ecc7e7821" AS "a"
    WHERE
      "a"."id" = "c"."ID1"
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

-- Undo 050-undo-link-shop-department-headid1 (5 of 9): undo link Shop.Department HEADID1
-- Why here: the inverse of 080-link-shop-department-headid1, in reverse order: what it refers to is
-- deleted before these rows
-- Writes: o11_target.OSUSR_T01_DEPARTMENT
SET application_name = 'o11c rollback 5/9 050-undo-link-shop-department-headid';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[050-undo-link-shop-department-headid1] 5 of 9:' 'undo link Shop.Department HEADID1'
\set o11c_rows 0

-- These rows are deleted below; until then they must not hold on to rows deleted before them.
UPDATE "o11_target"."OSUSR_T01_DEPARTMENT" AS "t" SET "HEADID1" = NULL
FROM "o11c"."map_department_37bb0c3751" AS "m"
WHERE "t"."ID1" = "m"."new_id" AND "m"."fresh" = TRUE
  AND (NOT "t"."HEADID1" IS NULL)
/* undo 050-undo-link-shop-department-headid1 */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-undo-link-shop-department-headid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 060-undo-insert-shop-employee (6 of 9): undo insert Shop.Employee
-- Why here: the inverse of 070-insert-shop-employee, in reverse order
-- Reads: o11c.map_employee_3ecc7e7821
-- Writes: o11_target.OSUSR_T01_EMPLOYEE
SET application_name = 'o11c rollback 6/9 060-undo-insert-shop-employee';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[060-undo-insert-shop-employee] 6 of 9:' 'undo insert Shop.Employee'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T01_EMPLOYEE"'::regclass
) AS k
WHERE NOT name IN ('o11_target.OSUSR_T01_DEPARTMENT.osfrk_1', 'o11_target.OSUSR_T01_EMPLOYEE.osfrk_2')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T01_EMPLOYEE were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 060-undo-insert-shop-employee */;

-- The rows of Shop.Employee that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."OSUSR_T01_EMPLOYEE" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_employee_3ecc7e7821" AS "m"
  WHERE
    "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
)
/* undo 060-undo-insert-shop-employee */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-undo-insert-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 070-undo-insert-shop-department (7 of 9): undo insert Shop.Department
-- Why here: the inverse of 060-insert-shop-department, in reverse order
-- Reads: o11c.map_department_37bb0c3751
-- Writes: o11_target.OSUSR_T01_DEPARTMENT
SET application_name = 'o11c rollback 7/9 070-undo-insert-shop-department';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[070-undo-insert-shop-department] 7 of 9:' 'undo insert Shop.Department'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T01_DEPARTMENT"'::regclass
) AS k
WHERE NOT name IN ('o11_target.OSUSR_T01_EMPLOYEE.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T01_DEPARTMENT were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.';
  END IF;
END
$o11c$
/* undo 070-undo-insert-shop-department */;

-- The rows of Shop.Department that the run has inserted, by its map; no other row refers to them.
DELETE FROM "o11_target"."OSUSR_T01_DEPARTMENT" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_department_37bb0c3751" AS "m"
  WHERE
    "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
)
/* undo 070-undo-insert-shop-department */;
\set o11c_rows :ROW_COUNT

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-undo-insert-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 080-prove-that-all-is-as-before (8 of 9): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
SET application_name = 'o11c rollback 8/9 080-prove-that-all-is-as-before';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[080-prove-that-all-is-as-before] 8 of 9:' 'prove that all is as before'
\set o11c_rows 0

-- No row of Shop.Department that the run has inserted is left.
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
FROM "o11_target"."OSUSR_T01_DEPARTMENT" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_department_37bb0c3751" AS "m"
    WHERE
      "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of Shop.Department that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 080-prove-that-all-is-as-before */;

-- No row of Shop.Employee that the run has inserted is left.
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
FROM "o11_target"."OSUSR_T01_EMPLOYEE" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_employee_3ecc7e7821" AS "m"
    WHERE
      "m"."new_id" = "t"."ID1" AND "m"."fresh" = TRUE
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0953: rows of Shop.Employee that the run has inserted are left: % (%)', found, samples
      USING HINT = 'Nothing was undone: the target is as it was. Report this, with the plan.';
  END IF;
END
$o11c$
/* undo 080-prove-that-all-is-as-before */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-prove-that-all-is-as-before] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- Undo 090-restore-the-maps-of-earlier-runs (9 of 9): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
SET application_name = 'o11c rollback 9/9 090-restore-the-maps-of-earlier-runs';
SELECT clock_timestamp() AS o11c_started \gset
\echo '[090-restore-the-maps-of-earlier-runs] 9 of 9:' 'restore the maps of earlier runs'
\set o11c_rows 0

-- The maps that the run has made go.
DROP TABLE IF EXISTS "o11c"."map_department_37bb0c3751",
  "o11c"."map_employee_3ecc7e7821"
/* undo 090-restore-the-maps-of-earlier-runs */;

-- Those of earlier runs that it had put aside come back.
ALTER TABLE IF EXISTS "o11c"."before_map_department_37bb0c3751" RENAME TO "map_department_37bb0c3751"
/* undo 090-restore-the-maps-of-earlier-runs */;

ALTER TABLE IF EXISTS "o11c"."before_map_employee_3ecc7e7821" RENAME TO "map_employee_3ecc7e7821"
/* undo 090-restore-the-maps-of-earlier-runs */;

-- The registry forgets the run's maps.
DELETE FROM o11c.map WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 090-restore-the-maps-of-earlier-runs */;

-- And knows those again that the run had replaced, of runs that are still in the journal.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id
FROM o11c.before_registry AS b
WHERE EXISTS (SELECT FROM o11c.run AS r WHERE r.run_id = b.run_id)
ON CONFLICT DO NOTHING
/* undo 090-restore-the-maps-of-earlier-runs */;

-- The run is undone; what it did stays in the journal. Sequences and identities stay where the run has
-- moved them: a number is never given twice.
UPDATE o11c.run SET status = 'rolled back', finished = coalesce(finished, clock_timestamp())
WHERE run_id = (SELECT max(run_id) FROM o11c.run)
/* undo 090-restore-the-maps-of-earlier-runs */;

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
/* undo 090-restore-the-maps-of-earlier-runs */;

-- Nor are the work tables of run and undo.
DROP TABLE IF EXISTS "o11c"."work_source"
/* undo 090-restore-the-maps-of-earlier-runs */;

SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_started')::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-restore-the-maps-of-earlier-runs] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

-- All rows are as before the run; numbers that were given stay given, and the journal knows the run: now, and only now, others see it.
COMMIT;
\echo 'o11c: rolled back after' :o11c_total 'seconds'
