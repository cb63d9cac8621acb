-- revalidate-append: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 0ecd9beb0bda0d990b8274b2b342cd71472b40ca3eadfdea52f74789fc48e193
--   target snapshot af35c725950870c76001c1f33d6e964d3832efde012310dfa6bf67f100f2bcb5
--   project file    5e2c16365572b200fad08bf63435c8c7d2490445c5c65f701f711677a673343f
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

-- Shop.Department: every source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_department_37bb0c3751" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."HEADID1" AND NOT "p1"."ID1" IS NULL
      )
      OR (
        "t"."HEADID1" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."HEADID" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_DEPARTMENT" AS "s"
LEFT JOIN "o11c"."map_department_37bb0c3751" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_DEPARTMENT" AS "t"
  ON "t"."ID1" = "m"."new_id"
LEFT JOIN "o11c"."map_employee_3ecc7e7821" AS "r1"
  ON "r1"."old_id" = "s"."HEADID"
LEFT JOIN "o11_target"."OSUSR_T01_EMPLOYEE" AS "p1"
  ON "p1"."ID1" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_department', 'Shop.Department', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_department', 'Shop.Department', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_department', 'Shop.Department', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_department', 'Shop.Department', 'HeadId: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_department', 'Shop.Department', 'HeadId: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Employee: every source row has its target row, each reference is what the map says and exists,
-- and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_employee_3ecc7e7821" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."DEPARTMENTID1" AND NOT "p1"."ID1" IS NULL
      )
      OR (
        "t"."DEPARTMENTID1" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."DEPARTMENTID" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."MANAGERID1" AND NOT "p2"."ID1" IS NULL
      )
      OR (
        "t"."MANAGERID1" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."MANAGERID" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN (
        "r3"."new_id" = "t"."SIZEID1" AND NOT "p3"."ID1" IS NULL
      )
      OR (
        "t"."SIZEID1" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(CASE WHEN NOT "s"."SIZEID" IS NULL AND "r3"."new_id" IS NULL THEN 1 END) AS "lost_3",
  COUNT(
    CASE
      WHEN (
        "r4"."new_id" = "t"."USERID1" AND NOT "p4"."id" IS NULL
      )
      OR (
        "t"."USERID1" IS NULL AND "r4"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_4",
  COUNT(CASE WHEN NOT "s"."USERID" IS NULL AND "r4"."new_id" IS NULL THEN 1 END) AS "lost_4",
  COUNT(
    CASE
      WHEN (
        "r5"."new_id" = "t"."FORMERID1" AND NOT "p5"."ID1" IS NULL
      )
      OR (
        "t"."FORMERID1" IS NULL AND "r5"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_5",
  COUNT(CASE WHEN NOT "s"."FORMERID" IS NULL AND "r5"."new_id" IS NULL THEN 1 END) AS "lost_5"
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
LEFT JOIN "o11c"."map_employee_3ecc7e7821" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_EMPLOYEE" AS "t"
  ON "t"."ID1" = "m"."new_id"
LEFT JOIN "o11c"."map_department_37bb0c3751" AS "r1"
  ON "r1"."old_id" = "s"."DEPARTMENTID"
LEFT JOIN "o11_target"."OSUSR_T01_DEPARTMENT" AS "p1"
  ON "p1"."ID1" = "r1"."new_id"
LEFT JOIN "o11c"."map_employee_3ecc7e7821" AS "r2"
  ON "r2"."old_id" = "s"."MANAGERID"
LEFT JOIN "o11_target"."OSUSR_T01_EMPLOYEE" AS "p2"
  ON "p2"."ID1" = "r2"."new_id"
LEFT JOIN "o11c"."map_size_002f2778d0" AS "r3"
  ON "r3"."old_id" = "s"."SIZEID"
LEFT JOIN "o11_target"."OSUSR_T01_SIZE" AS "p3"
  ON "p3"."ID1" = "r3"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r4"
  ON "r4"."old_id" = "s"."USERID"
LEFT JOIN "o11_target"."ossys_user" AS "p4"
  ON "p4"."id" = "r4"."new_id"
LEFT JOIN "o11c"."map_department_37bb0c3751" AS "r5"
  ON "r5"."old_id" = "s"."FORMERID"
LEFT JOIN "o11_target"."OSUSR_T01_DEPARTMENT" AS "p5"
  ON "p5"."ID1" = "r5"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_employee', 'Shop.Employee', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_employee', 'Shop.Employee', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_employee', 'Shop.Employee', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_employee', 'Shop.Employee', 'DepartmentId: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_employee', 'Shop.Employee', 'DepartmentId: without partner', 0, "j"."lost_1"),
  ('rows-shop_employee', 'Shop.Employee', 'ManagerId: right', "j"."source_rows", "j"."right_2"),
  ('rows-shop_employee', 'Shop.Employee', 'ManagerId: without partner', 0, "j"."lost_2"),
  ('rows-shop_employee', 'Shop.Employee', 'SizeId: right', "j"."source_rows", "j"."right_3"),
  ('rows-shop_employee', 'Shop.Employee', 'SizeId: without partner', 0, "j"."lost_3"),
  ('rows-shop_employee', 'Shop.Employee', 'UserId: right', "j"."source_rows", "j"."right_4"),
  ('rows-shop_employee', 'Shop.Employee', 'UserId: without partner', 0, "j"."lost_4"),
  ('rows-shop_employee', 'Shop.Employee', 'FormerId: right', "j"."source_rows", "j"."right_5"),
  ('rows-shop_employee', 'Shop.Employee', 'FormerId: without partner', 0, "j"."lost_5")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Tenant: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_tenant', '(System).Tenant', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_tenant_63c9ad9cd6") AS q
/* verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* verify */;

-- Shop.Department: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_department', 'Shop.Department', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_department_37bb0c3751") AS q
/* verify */;

-- Shop.Employee: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_employee', 'Shop.Employee', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_employee_3ecc7e7821") AS q
/* verify */;

-- Shop.Size: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_size', 'Shop.Size', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_size_002f2778d0") AS q
/* verify */;

-- Shop.Department: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_department', 'Shop.Department', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_DEPARTMENT") AS q
CROSS JOIN "o11_target"."OSUSR_T01_DEPARTMENT_ID1_seq" AS n
/* verify */;

-- Shop.Employee: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_employee', 'Shop.Employee', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_EMPLOYEE") AS q
CROSS JOIN "o11_target"."OSUSR_T01_EMPLOYEE_ID1_seq" AS n
/* verify */;

-- Shop.Department: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-shop_department', 'Shop.Department', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('Shop.Department', 'o11_target', 'OSUSR_T01_DEPARTMENT', 'osfrk_1', 'enabled, validated')
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

-- Shop.Employee: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-shop_employee', 'Shop.Employee', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 4, (SELECT count(*) FROM (VALUES
  ('Shop.Employee', 'o11_target', 'OSUSR_T01_EMPLOYEE', 'osfrk_1', 'enabled, validated'),
  ('Shop.Employee', 'o11_target', 'OSUSR_T01_EMPLOYEE', 'osfrk_2', 'enabled, validated'),
  ('Shop.Employee', 'o11_target', 'OSUSR_T01_EMPLOYEE', 'osfrk_3', 'enabled, validated'),
  ('Shop.Employee', 'o11_target', 'OSUSR_T01_EMPLOYEE', 'osfrk_4', 'enabled, validated')
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
