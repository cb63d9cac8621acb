-- second-gone-merged: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot 47951d5a4da7a9a85eb9c72b22704cd09eeb399e5216d902eb3eaa8c1c774620
--   target snapshot 984ee7afadaff8491fb8766561eae7e267c36e5df8ffdf9816d2eb8a399a37b3
--   project file    38eb5009998a2decb8289f9b2b7268fc46a5751607bf29c72d04a985e9e7a0a8
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

-- Which rows of Shop.Order (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_order_gone_5aca38b1af" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of Shop.Customer (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_customer_gone_50210bbee7" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/18 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = 'cf909cf93649ca663bec594cbecb8ab27f901475f757948834b972165fd8814a' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', '63a0cd849b89b3316464e31c51200254def861696501d44d4ef1b83eeeb8126b', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'b790e642914272085473d76616ddfb6839efaaa29605dc67742a82223eba15a2', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', '63231b49437e36218e20ff478568775aba148558b80373a462924bf64c395c12', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-match-shop-customer', 'dc7ff5fd4bb8356ddcda584d23b9de4371770780b2df14f435e342fd2d402837', 'keys', 'build_matched_map', 'Shop.Customer', NULL, NULL),
  (:o11c_run, 5, '050-keys-of-shop-customer', '4dfc2a0c770538a622dfc50c59e765854070d84f09210d60d6033c2dec2a4725', 'keys', 'reserve_ids', 'Shop.Customer', NULL, 3),
  (:o11c_run, 6, '060-keys-of-shop-order', '534f79c9589429934c1016b68a977389a4b7be4af16f1d1f561805de76ac5fe3', 'keys', 'reserve_ids', 'Shop.Order', NULL, 3),
  (:o11c_run, 7, '070-select-rows-of-shop-order-that-are-gone', '3ba1ac880de49dafda634c326ec317b66291fe45ce0cf35fd48209643bb5777e', 'keys', 'select_rows', 'Shop.Order', NULL, NULL),
  (:o11c_run, 8, '080-forget-rows-of-shop-order-that-are-gone', 'bb4af21463e5717fac4d75516cbca01d7557ab2cd6a67565246e177c6585d730', 'keys', 'forget_pairs', 'Shop.Order', NULL, NULL),
  (:o11c_run, 9, '090-select-rows-of-shop-customer-that-are-gone', 'fe96471f80a5a9bbeb31f9fb961a6f37f26e0e87094d0b4786056f2ea8598069', 'keys', 'select_rows', 'Shop.Customer', NULL, NULL),
  (:o11c_run, 10, '100-forget-rows-of-shop-customer-that-are-gone', 'e81dbee334b02fa9e26af3517669157273ebdce30c3ac1e2edda37626387b2e2', 'keys', 'forget_pairs', 'Shop.Customer', NULL, NULL),
  (:o11c_run, 11, '110-insert-shop-customer', 'ce92da5ddb470b84897d2c304827af860c70f9ffe8c7cd114769376c932a9523', 'data', 'insert_rows', 'Shop.Customer', NULL, 3),
  (:o11c_run, 12, '120-insert-shop-order', 'a8d3e02cdcb30621eb0adcef419002b37198099ccb15478869b0a3801a3b9944', 'data', 'insert_rows', 'Shop.Order', NULL, 3),
  (:o11c_run, 13, '130-link-shop-customer-bossid1', '89a21bf3baeb2ace3d03890c4e0062d4bb93858e807292e7ba841857d1262ffe', 'link', 'link_reference', 'Shop.Customer', NULL, NULL),
  (:o11c_run, 14, '140-update-shop-customer', 'b5d4608cabef6973f0acee9f935f97f47cada046b7d99ead1a20f0dda360dfa6', 'link', 'update_rows', 'Shop.Customer', NULL, NULL),
  (:o11c_run, 15, '150-update-shop-order', 'a047784594860f7c5af79a2b6b20baea0379b7e1f575975d5ddd99b30eb37e84', 'link', 'update_rows', 'Shop.Order', NULL, NULL),
  (:o11c_run, 16, '160-delete-rows-of-shop-order-that-are-gone', 'f73dd445d2cae8cdd699a4c75dcca5a9eb969e9ceea32a1151fd49b2458c4cf5', 'link', 'delete_rows', 'Shop.Order', NULL, NULL),
  (:o11c_run, 17, '170-delete-rows-of-shop-customer-that-are-gone', '41e17e9408aae86e480412ecc9f33eab9245b7b4eee0da8f8ca5cba0207aa03e', 'link', 'delete_rows', 'Shop.Customer', NULL, NULL),
  (:o11c_run, 18, '180-verify', 'ff2426bb91933be4009e36bb1390df05595b33422d440df273a828ea1488a681', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '63a0cd849b89b3316464e31c51200254def861696501d44d4ef1b83eeeb8126b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/18 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'b790e642914272085473d76616ddfb6839efaaa29605dc67742a82223eba15a2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/18 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '63231b49437e36218e20ff478568775aba148558b80373a462924bf64c395c12', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/18 040-match-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-match-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-match-shop-customer', 'dc7ff5fd4bb8356ddcda584d23b9de4371770780b2df14f435e342fd2d402837', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-match-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/18 050-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-keys-of-shop-customer', '4dfc2a0c770538a622dfc50c59e765854070d84f09210d60d6033c2dec2a4725', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/18 060-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-keys-of-shop-order', '534f79c9589429934c1016b68a977389a4b7be4af16f1d1f561805de76ac5fe3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/18 070-select-rows-of-shop-order-that-are-g';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-select-rows-of-shop-order-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-select-rows-of-shop-order-that-are-gone', '3ba1ac880de49dafda634c326ec317b66291fe45ce0cf35fd48209643bb5777e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-select-rows-of-shop-order-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/18 080-forget-rows-of-shop-order-that-are-g';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-forget-rows-of-shop-order-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-forget-rows-of-shop-order-that-are-gone', 'bb4af21463e5717fac4d75516cbca01d7557ab2cd6a67565246e177c6585d730', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-forget-rows-of-shop-order-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/18 090-select-rows-of-shop-customer-that-ar';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-select-rows-of-shop-customer-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-select-rows-of-shop-customer-that-are-gone', 'fe96471f80a5a9bbeb31f9fb961a6f37f26e0e87094d0b4786056f2ea8598069', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-select-rows-of-shop-customer-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/18 100-forget-rows-of-shop-customer-that-ar';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-forget-rows-of-shop-customer-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-forget-rows-of-shop-customer-that-are-gone', 'e81dbee334b02fa9e26af3517669157273ebdce30c3ac1e2edda37626387b2e2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-forget-rows-of-shop-customer-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/18 110-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-insert-shop-customer', 'ce92da5ddb470b84897d2c304827af860c70f9ffe8c7cd114769376c932a9523', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/18 120-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-insert-shop-order', 'a8d3e02cdcb30621eb0adcef419002b37198099ccb15478869b0a3801a3b9944', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/18 130-link-shop-customer-bossid1';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-link-shop-customer-bossid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-link-shop-customer-bossid1', '89a21bf3baeb2ace3d03890c4e0062d4bb93858e807292e7ba841857d1262ffe', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-link-shop-customer-bossid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 14/18 140-update-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-update-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-update-shop-customer', 'b5d4608cabef6973f0acee9f935f97f47cada046b7d99ead1a20f0dda360dfa6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-update-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 15/18 150-update-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-update-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-update-shop-order', 'a047784594860f7c5af79a2b6b20baea0379b7e1f575975d5ddd99b30eb37e84', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-update-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 16/18 160-delete-rows-of-shop-order-that-are-g';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-delete-rows-of-shop-order-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-delete-rows-of-shop-order-that-are-gone', 'f73dd445d2cae8cdd699a4c75dcca5a9eb969e9ceea32a1151fd49b2458c4cf5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-delete-rows-of-shop-order-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 17/18 170-delete-rows-of-shop-customer-that-ar';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-delete-rows-of-shop-customer-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-delete-rows-of-shop-customer-that-are-gone', '41e17e9408aae86e480412ecc9f33eab9245b7b4eee0da8f8ca5cba0207aa03e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-delete-rows-of-shop-customer-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 18/18 180-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-verify', 'ff2426bb91933be4009e36bb1390df05595b33422d440df273a828ea1488a681', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[180-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
