-- temporary-maps: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 7b0c78e562f598879cc37c6363bf35c31008cc0848d39aceec6c9c92b7671df7
--   target snapshot 8f12a1b233101e6191e23e999409199a6c89e3ba1035290d9ffdddd3c3b2ab88
--   project file    eaa20035bb2b4eb74a2e76df490c73f13f77f42bb61509fa02067f3d4123530b
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f verify.sql
-- It reads only. What it finds is kept in temporary tables of its own session, beside temporary functions that
-- compare names and values; a session that is read-only by default could not make those, so that is switched off.
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
SET application_name = 'o11c verify';

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
    ('"o11_source"."ossys_espace"', 'o11_source', 'ossys_espace'),
    ('"o11_source"."ossys_entity"', 'o11_source', 'ossys_entity'),
    ('"o11_source"."ossys_entity_attr"', 'o11_source', 'ossys_entity_attr'),
    ('"o11_source"."ossys_entity_record"', 'o11_source', 'ossys_entity_record'),
    ('"o11_source"."ossys_role"', 'o11_source', 'ossys_role'),
    ('"o11_source"."ossys_tenant"', 'o11_source', 'ossys_tenant'),
    ('"o11_source"."ossys_application"', 'o11_source', 'ossys_application'),
    ('"o11_target"."ossys_espace"', 'o11_target', 'ossys_espace'),
    ('"o11_target"."ossys_entity"', 'o11_target', 'ossys_entity'),
    ('"o11_target"."ossys_entity_attr"', 'o11_target', 'ossys_entity_attr'),
    ('"o11_target"."ossys_entity_record"', 'o11_target', 'ossys_entity_record'),
    ('"o11_target"."ossys_role"', 'o11_target', 'ossys_role'),
    ('"o11_target"."ossys_tenant"', 'o11_target', 'ossys_tenant'),
    ('"o11_target"."ossys_application"', 'o11_target', 'ossys_application')
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
/* verify */;

-- Results of the verification; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, what text, expected bigint, found bigint, ok boolean)
/* verify */;


-- One consistent view of both sides, and no way to write to either.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* verify */;

-- Shop.Customer: the maps are gone, so this is about all rows of the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "target_rows"
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_customer', 'Shop.Customer', 'rows', CAST(NULL AS bigint), "j"."target_rows")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Order: the maps are gone, so this is about all rows of the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "target_rows",
  COUNT(CASE WHEN NOT "t"."CUSTOMERID1" IS NULL AND "p1"."ID1" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
LEFT JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "p1"
  ON "p1"."ID1" = "t"."CUSTOMERID1"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_order', 'Shop.Order', 'rows', CAST(NULL AS bigint), "j"."target_rows"),
  ('rows-shop_order', 'Shop.Order', 'CustomerId: refers to no row', CAST(NULL AS bigint), "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Customer: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_customer', 'Shop.Customer', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_CUSTOMER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq" AS n
/* verify */;

-- Shop.Order: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_order', 'Shop.Order', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_ORDER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
/* verify */;

-- Shop.Order: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-shop_order', 'Shop.Order', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* verify */;

-- What became of the rows that were expected, one line an entity.
SELECT c.entity,
  sum(CASE WHEN c.what IN ('rows arrived') THEN c.expected ELSE 0 END) AS expected,
  sum(CASE WHEN c.what IN ('rows inserted') THEN c.found ELSE 0 END) AS inserted,
  sum(CASE WHEN c.what IN ('rows that were there before, updated where they differed') THEN c.found ELSE 0 END) AS updated,
  sum(CASE WHEN c.what IN ('rows that were there before, kept as they were') THEN c.found ELSE 0 END) AS kept,
  sum(CASE WHEN c.what IN ('rows of the source that do not take part') THEN c.found ELSE 0 END) AS not_selected
FROM pg_temp.o11c_check AS c
GROUP BY c.entity
HAVING count(*) FILTER (WHERE c.what = 'rows arrived') > 0
ORDER BY min(c.place)
/* verify */;

-- A check that does not hold ends the run here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT entity || ', ' || what FROM pg_temp.o11c_check WHERE NOT ok
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0910: checks do not hold: % (%)', found, samples
      USING HINT = 'The table above shows expected and found.';
  END IF;
END
$o11c$
/* verify */;

COMMIT;
\echo 'o11c: verify found no error'
