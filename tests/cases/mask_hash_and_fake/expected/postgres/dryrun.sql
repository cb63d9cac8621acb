-- mask-hash-and-fake: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot c56245ecdc915f5e51359a3a8a0023c4ff182df8851c4213ff4b123d88bc1748
--   target snapshot a5aee6d6fda336de2ad75452329ab222bc217dc576b54ee81841f00286a2cfeb
--   project file    a9a14fccaaf2268d4a08edc2c1dafeed974b7b7e1a4530d0b33ca1e93667a5d6
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f dryrun.sql
-- It takes the same locks and writes the same log as migrate.sql. Afterwards the logical rows are as
-- before; dead rows remain until vacuum, and the ids that sequences gave are spent.
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

-- Names, business keys and filters: texts are compared without regard to case, accents and trailing
-- blanks.
CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')),
    'ÆÐØÞĐĦĲĿŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǄǅǇǈǊǋǤǱǲǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ',
    'æðøþđħĳŀłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǆǆǉǉǌǌǥǳǳƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'))
$o11c$
/* before the transaction */;

-- Results of the verification; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, what text, expected bigint, found bigint, ok boolean)
/* before the transaction */;

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
/* before the transaction */;

-- SHA-256 over the run's key and those bytes. The key is a setting of this session only.
CREATE FUNCTION pg_temp.o11c_digest(value text) RETURNS bytea LANGUAGE plpgsql STABLE STRICT AS $o11c$
BEGIN
  RETURN sha256(convert_to(current_setting('o11c.mask_key'), 'UTF8') || pg_temp.o11c_utf16(value));
END
$o11c$
/* before the transaction */;

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
/* before the transaction */;

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
/* before the transaction */;

-- Mask hash, for columns of 6 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_hash_6(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 6);
END
$o11c$
/* before the transaction */;

-- Mask hash, for columns of 20 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_hash_20(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 20);
END
$o11c$
/* before the transaction */;

-- Mask hash, for columns of 200 characters. NULL stays NULL, empty text stays empty.
CREATE FUNCTION pg_temp.o11c_mask_hash_200(value text) RETURNS text LANGUAGE plpgsql STABLE STRICT AS $o11c$
DECLARE
  digest bytea := pg_temp.o11c_digest(value);
BEGIN
  IF value = '' THEN RETURN ''; END IF;
  RETURN left(encode(digest, 'hex'), 64);
END
$o11c$
/* before the transaction */;

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
/* before the transaction */;

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
/* before the transaction */;

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
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/8 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '02f6cafe641e3ff3e8898bfa81ca3fa1a9d51996418541fdc7e3b8e752968979' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', 'f9f5befab02ba87fd6605294667f7e20c221fb8b71691e97b3dbd7a1b3ff8e19', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'cc93696d4f19f989f62d09828c42d3b24d2e8afa0cfb87ac0e6db611f771a03d', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', '68f795d2d6a6844c2490085c2dc5219178cf9e50ac0a85aa090fb425887ad74f', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-keys-of-shop-customer', '4c508f788dd8f099200e41ba6d3209dc8bdfc8c5aeee13bce1338cd4723b468a', 'keys', 'reserve_ids', 'Shop.Customer', NULL, 2),
  (:o11c_run, 5, '050-keys-of-shop-order', '6aedeff9805542dde7286ab18660bbf565990c0bd1ddccc03490b81de77900c3', 'keys', 'reserve_ids', 'Shop.Order', NULL, 2),
  (:o11c_run, 6, '060-insert-shop-customer', 'e671cc3c3b063a8e817526f4b6184185d2649e23d402c16fcf51c6a19392006f', 'data', 'insert_rows', 'Shop.Customer', NULL, 2),
  (:o11c_run, 7, '070-insert-shop-order', '651b57f02de29641f9410b8b17d24961ab71f980063e4931f8769ffbef2dc32a', 'data', 'insert_rows', 'Shop.Order', NULL, 2),
  (:o11c_run, 8, '080-verify', '46ea621576748d4da2b8a22204563129c3e04f11ac159c8cb5e8b5a09789b919', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'f9f5befab02ba87fd6605294667f7e20c221fb8b71691e97b3dbd7a1b3ff8e19', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/8 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'cc93696d4f19f989f62d09828c42d3b24d2e8afa0cfb87ac0e6db611f771a03d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/8 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '68f795d2d6a6844c2490085c2dc5219178cf9e50ac0a85aa090fb425887ad74f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/8 040-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-keys-of-shop-customer', '4c508f788dd8f099200e41ba6d3209dc8bdfc8c5aeee13bce1338cd4723b468a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/8 050-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-keys-of-shop-order', '6aedeff9805542dde7286ab18660bbf565990c0bd1ddccc03490b81de77900c3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/8 060-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-insert-shop-customer', 'e671cc3c3b063a8e817526f4b6184185d2649e23d402c16fcf51c6a19392006f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/8 070-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-insert-shop-order', '651b57f02de29641f9410b8b17d24961ab71f980063e4931f8769ffbef2dc32a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/8 080-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-verify', '46ea621576748d4da2b8a22204563129c3e04f11ac159c8cb5e8b5a09789b919', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
