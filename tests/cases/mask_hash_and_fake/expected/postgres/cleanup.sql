-- mask-hash-and-fake: drop what the runs of this project have kept, once the migration is accepted
-- Compiled by o11c 0.1.0 from
--   source snapshot c56245ecdc915f5e51359a3a8a0023c4ff182df8851c4213ff4b123d88bc1748
--   target snapshot a5aee6d6fda336de2ad75452329ab222bc217dc576b54ee81841f00286a2cfeb
--   project file    a9a14fccaaf2268d4a08edc2c1dafeed974b7b7e1a4530d0b33ca1e93667a5d6
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f cleanup.sql
-- Afterwards the run cannot be undone, and no later run can go on from its maps (delta). The migrated rows stay.
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
SET application_name = 'o11c cleanup';

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
    ('"o11_target"."OSUSR_T01_CUSTOMER"', 'o11_target', 'OSUSR_T01_CUSTOMER'),
    ('"o11_target"."OSUSR_T01_ORDER"', 'o11_target', 'OSUSR_T01_ORDER')
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
/* cleanup */;

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
/* cleanup */;


BEGIN;

-- A run in steps that ended before it had changed anything has nothing to finish: it is closed.
DO $o11c$
BEGIN
  IF to_regclass('o11c.plan_step') IS NULL THEN
    RETURN;
  END IF;
UPDATE o11c.run AS r SET status = 'rolled back', finished = clock_timestamp()
WHERE r.status = 'running'
  AND NOT EXISTS (SELECT FROM o11c.batch AS b WHERE b.run_id = r.run_id)
  AND NOT EXISTS (SELECT FROM o11c.step AS s
    LEFT JOIN o11c.plan_step AS p ON p.run_id = s.run_id AND p.step_id = s.step_id
    WHERE s.run_id = r.run_id AND (p.kind IS NULL OR NOT p.kind IN ('build_literal_map', 'check_addresses', 'check_queues', 'check_unique', 'close_rows', 'find_user', 'guard_model', 'open_run', 'select_processes', 'select_rows')));
END
$o11c$
/* cleanup */;

-- A run in steps that has not ended needs all of it.
DO $o11c$
DECLARE
  found bigint;
BEGIN
  IF to_regclass('o11c.run') IS NOT NULL THEN
    SELECT max(run_id) INTO found FROM o11c.run WHERE project = 'mask-hash-and-fake' AND status = 'running';
    IF found IS NOT NULL THEN
      RAISE EXCEPTION 'O11-0954: run % has not ended', found
        USING HINT = 'Nothing was dropped. Run migrate.sql again to finish it, or undo it with rollback.sql.';
    END IF;
  END IF;
END
$o11c$
/* cleanup */;

-- What goes: this project's maps; images and work tables when the last run was this project's (they
-- are the last run's).
CREATE TEMPORARY TABLE o11c_going (name text, rows bigint) ON COMMIT DROP
/* cleanup */;

DO $o11c$
DECLARE
  item record;
  counted bigint;
BEGIN
  IF to_regclass('o11c.run') IS NULL THEN
    RETURN;
  END IF;
  FOR item IN
    SELECT g.table_name AS name FROM o11c.map AS g WHERE g.run_id IN (SELECT run_id FROM o11c.run WHERE project = 'mask-hash-and-fake')
    UNION
    SELECT c.relname FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11c' AND c.relkind = 'r' AND c.relname ~ '^(before|after|kept|undo|work)_'
      AND NOT EXISTS (SELECT FROM o11c.run AS l
        WHERE l.run_id = (SELECT max(run_id) FROM o11c.run) AND l.project <> 'mask-hash-and-fake')
    ORDER BY 1
  LOOP
    IF to_regclass(format('o11c.%I', item.name)) IS NOT NULL THEN
      EXECUTE format('SELECT count(*) FROM o11c.%I', item.name) INTO counted;
      INSERT INTO pg_temp.o11c_going VALUES (item.name, counted);
      EXECUTE format('DROP TABLE o11c.%I', item.name);
    END IF;
  END LOOP;
  DELETE FROM o11c.map WHERE run_id IN (SELECT run_id FROM o11c.run WHERE project = 'mask-hash-and-fake');
  DELETE FROM o11c.batch WHERE run_id IN (SELECT run_id FROM o11c.run WHERE project = 'mask-hash-and-fake');
  DELETE FROM o11c.plan_step WHERE run_id IN (SELECT run_id FROM o11c.run WHERE project = 'mask-hash-and-fake');
  DELETE FROM o11c.step WHERE run_id IN (SELECT run_id FROM o11c.run WHERE project = 'mask-hash-and-fake');
  DELETE FROM o11c.run WHERE project = 'mask-hash-and-fake';
END
$o11c$
/* cleanup */;

-- Each table that was dropped, with the rows that it held.
SELECT 'o11c.' || name AS dropped, rows
FROM pg_temp.o11c_going
ORDER BY name COLLATE "C"
/* cleanup */;

-- When no other project has a run here, the journal goes too, and the schema when nothing else is in
-- it.
DO $o11c$
BEGIN
  IF to_regclass('o11c.run') IS NULL THEN
    RETURN;
  END IF;
  IF EXISTS (SELECT FROM o11c.run) THEN
    RETURN;
  END IF;
  DROP TABLE o11c.batch, o11c.plan_step, o11c.step, o11c.map, o11c.run;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'o11c') THEN
    DROP SCHEMA o11c;
  END IF;
END
$o11c$
/* cleanup */;

COMMIT;
\echo 'o11c: cleanup complete'
