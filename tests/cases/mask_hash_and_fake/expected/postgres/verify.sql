-- mask-hash-and-fake: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot c56245ecdc915f5e51359a3a8a0023c4ff182df8851c4213ff4b123d88bc1748
--   target snapshot a5aee6d6fda336de2ad75452329ab222bc217dc576b54ee81841f00286a2cfeb
--   project file    a9a14fccaaf2268d4a08edc2c1dafeed974b7b7e1a4530d0b33ca1e93667a5d6
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
-- The key of the masks: out of the environment (\getenv came with psql 14), into a setting of this session that
-- no other session sees. It is never shown: nothing is echoed here, and \gset overwrites psql's variable.
\set ECHO none
\set o11c_mask_key ''
\getenv o11c_mask_key O11C_MASK_KEY
SELECT set_config('o11c.mask_key', :'o11c_mask_key', false) IS NULL AS o11c_mask_key \gset
\set ECHO errors
DO $o11c$
BEGIN
  IF current_setting('o11c.mask_key') COLLATE "C" !~ '^[0-9A-Za-z_-]{16,128}$' THEN
    RAISE EXCEPTION 'O11-0927: the environment variable O11C_MASK_KEY does not hold a key'
      USING HINT = 'Nothing was changed. Set it to 16 to 128 letters, digits, _ or - and run again.';
  END IF;
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

-- A text as UTF-16LE bytes, which is what masks are made of in every dialect.
CREATE FUNCTION pg_temp.o11c_utf16(value text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $o11c$
DECLARE
  units text[] := '{}';
  sign text;
  point integer;
  high integer;
BEGIN
  IF value COLLATE "C" !~ '[^\u0001-\u00ff]' THEN
    RETURN decode(regexp_replace(encode(convert_to(value, 'LATIN1'), 'hex'), '..', '\&00', 'g'), 'hex');
  END IF;
  FOREACH sign IN ARRAY string_to_array(value, NULL) LOOP
    point := ascii(sign);
    IF point > 65535 THEN
      -- Two surrogates.
      high := 55232 + (point >> 10);
      units := array_append(units, lpad(to_hex(((high & 255) << 8) | (high >> 8)), 4, '0'));
      point := 56320 + (point & 1023);
    END IF;
    units := array_append(units, lpad(to_hex(((point & 255) << 8) | (point >> 8)), 4, '0'));
  END LOOP;
  RETURN decode(array_to_string(units, ''), 'hex');
END
$o11c$
/* verify */;

-- SHA-256 over the run's key and those bytes. The key is a setting of this session only.
CREATE FUNCTION pg_temp.o11c_digest(value text) RETURNS bytea LANGUAGE plpgsql STABLE STRICT AS $o11c$
BEGIN
  RETURN sha256(convert_to(current_setting('o11c.mask_key'), 'UTF8') || pg_temp.o11c_utf16(value));
END
$o11c$
/* verify */;

-- Mask an email, for columns of 60 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_email_60(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN 'u'
    || left(encode(digest, 'hex'), 32)
    || '@example.invalid';
END
$o11c$
/* verify */;

-- Mask an email, for columns of 250 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_email_250(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN 'u'
    || left(encode(digest, 'hex'), 32)
    || '@example.invalid';
END
$o11c$
/* verify */;

-- Mask hash, for columns of 6 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_hash_6(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 6);
END
$o11c$
/* verify */;

-- Mask hash, for columns of 20 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_hash_20(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 20);
END
$o11c$
/* verify */;

-- Mask hash, for columns of 200 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_hash_200(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 64);
END
$o11c$
/* verify */;

-- Mask a name, for columns of 60 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_name_60(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN (ARRAY['Ada', 'Ben', 'Cleo', 'Dan', 'Ella', 'Finn', 'Gina', 'Hugo', 'Ida', 'Jan', 'Kira', 'Leo', 'Mia', 'Noah', 'Olga', 'Paul'])[1 + get_byte(digest, 8) % 16]
    || ' '
    || (ARRAY['Abel', 'Berg', 'Cruz', 'Dorn', 'Engel', 'Frost', 'Grant', 'Haas', 'Ivers', 'Jung', 'Keller', 'Lang', 'Moreau', 'Novak', 'Ortiz', 'Park'])[1 + get_byte(digest, 9) % 16]
    || ' '
    || left(encode(digest, 'hex'), 12);
END
$o11c$
/* verify */;

-- Mask a phone number, for columns of 20 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_phone_20(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN '+999'
    || lpad((('x' || left(encode(digest, 'hex'), 14))::bit(56)::bigint % 1000000000000)::text, 12, '0');
END
$o11c$
/* verify */;

-- Mask a text, for columns of 200 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_text_200(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 12)
    || ' '
    || (ARRAY['amber', 'birch', 'cedar', 'delta', 'ember', 'fern', 'grove', 'harbor', 'iris', 'jasper', 'kelp', 'lark', 'maple', 'north', 'ocean', 'pebble'])[1 + get_byte(digest, 8) % 16]
    || ' '
    || (ARRAY['amber', 'birch', 'cedar', 'delta', 'ember', 'fern', 'grove', 'harbor', 'iris', 'jasper', 'kelp', 'lark', 'maple', 'north', 'ocean', 'pebble'])[1 + get_byte(digest, 9) % 16];
END
$o11c$
/* verify */;


-- One consistent view of both sides, and no way to write to either.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* verify */;

-- Shop.Customer: every source row has its target row, each reference is what the map says and exists,
-- each copied value is the source's, and each mask and each id in a text is what the run made of it.
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
    FROM "o11c"."map_customer_5e36fdbcf9" AS "f"
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
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."TAXNUMBER1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_hash_20(CAST("s"."TAXNUMBER" AS text) COLLATE pg_catalog."C") AS varchar(20)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."SECRET1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_hash_200(CAST("s"."SECRET" AS text) COLLATE pg_catalog."C") AS varchar(200)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_2",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."NAME1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_name_60(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") AS varchar(60)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_3",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."EMAIL1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_email_250(CAST("s"."EMAIL" AS text) COLLATE pg_catalog."C") AS varchar(250)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_4",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."PHONE1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_phone_20(CAST("s"."PHONE" AS text) COLLATE pg_catalog."C") AS varchar(20)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_5",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."NOTES1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_text_200(CAST("s"."NOTES" AS text) COLLATE pg_catalog."C") AS varchar(200)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_6",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."WORKEMAIL1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_email_60(CAST("s"."WORKEMAIL" AS text) COLLATE pg_catalog."C") AS varchar(60)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_7",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."SHORT1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_hash_6(CAST("s"."SHORT" AS text) COLLATE pg_catalog."C") AS varchar(6)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_8"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_customer', 'Shop.Customer', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'TaxNumber: not what the mask gives', 0, "j"."wrong_1"),
  ('rows-shop_customer', 'Shop.Customer', 'Secret: not what the mask gives', 0, "j"."wrong_2"),
  ('rows-shop_customer', 'Shop.Customer', 'Name: not what the mask gives', 0, "j"."wrong_3"),
  ('rows-shop_customer', 'Shop.Customer', 'Email: not what the mask gives', 0, "j"."wrong_4"),
  ('rows-shop_customer', 'Shop.Customer', 'Phone: not what the mask gives', 0, "j"."wrong_5"),
  ('rows-shop_customer', 'Shop.Customer', 'Notes: not what the mask gives', 0, "j"."wrong_6"),
  ('rows-shop_customer', 'Shop.Customer', 'WorkEmail: not what the mask gives', 0, "j"."wrong_7"),
  ('rows-shop_customer', 'Shop.Customer', 'Short: not what the mask gives', 0, "j"."wrong_8")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Order: every source row has its target row, each reference is what the map says and exists,
-- each copied value is the source's, and each mask and each id in a text is what the run made of it.
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
    FROM "o11c"."map_order_b095562f7b" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          "t"."AMOUNT1" IS DISTINCT FROM "s"."AMOUNT"
        )
        OR (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."CONTACTEMAIL1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_email_250(CAST("s"."CONTACTEMAIL" AS text) COLLATE pg_catalog."C") AS varchar(250)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1"
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_ORDER" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_order', 'Shop.Order', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_order', 'Shop.Order', 'ContactEmail: not what the mask gives', 0, "j"."wrong_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Customer: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_customer', 'Shop.Customer', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_customer_5e36fdbcf9") AS q
/* verify */;

-- Shop.Order: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_order', 'Shop.Order', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_order_b095562f7b") AS q
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
