-- step-append: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot 7b0c78e562f598879cc37c6363bf35c31008cc0848d39aceec6c9c92b7671df7
--   target snapshot 8f12a1b233101e6191e23e999409199a6c89e3ba1035290d9ffdddd3c3b2ab88
--   project file    bd2d700699dee3d6e32f2a620bd07cbe7c6b1d7643572341b45620a65efd7a92
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

-- The block of new ids that a step is taking; gone with the session.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint)
/* before the transaction */;

-- Pairs of records that the literal maps are filled from; gone with the session.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/8 010-open-the-run';
\ir dryrun/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '97e4b6535b7acbdac2e0c3524d1c8ec2858919a56597c27c6cbc2bf806096f75' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', 'b8378c61074287bd6462e1c1a683e8b96cc4732442f196273c118de5814fa023', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'fef9c4586fa3f4999c3ab68c558b09b7937d7a9a56f7c1a73eca15b30b987cfd', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', 'c9df8b562fb9018cda29ffe9b993ebecf8d92a080acf2cbc367b3ed6fad9da1c', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-keys-of-shop-customer', 'de09a78fc3dbf4f5fdc72062b323dbf0ca57bfc1365fb4f540a07936197d89b4', 'keys', 'reserve_ids', 'Shop.Customer', NULL, 2),
  (:o11c_run, 5, '050-keys-of-shop-order', '08ac93259ff68a517f04583be18293170d6541d54e3a3fd06531163f97fc31c7', 'keys', 'reserve_ids', 'Shop.Order', NULL, 2),
  (:o11c_run, 6, '060-insert-shop-customer', '2666338dd18e63748c598bb0f3438cf8d6d50bae967d36f8111be203f0d9d269', 'data', 'insert_rows', 'Shop.Customer', NULL, 2),
  (:o11c_run, 7, '070-insert-shop-order', '1d3039937e8aaad1cab90faea636cfd9a28fef7abb39c9143dc4dd2beb74d1c2', 'data', 'insert_rows', 'Shop.Order', NULL, 2),
  (:o11c_run, 8, '080-verify', 'ffd8f6895b91e444a8c758bff1f9847d2f471d2b42b4e04e2df3caac16725fa0', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'b8378c61074287bd6462e1c1a683e8b96cc4732442f196273c118de5814fa023', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/8 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'fef9c4586fa3f4999c3ab68c558b09b7937d7a9a56f7c1a73eca15b30b987cfd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/8 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', 'c9df8b562fb9018cda29ffe9b993ebecf8d92a080acf2cbc367b3ed6fad9da1c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/8 040-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-keys-of-shop-customer', 'de09a78fc3dbf4f5fdc72062b323dbf0ca57bfc1365fb4f540a07936197d89b4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/8 050-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-keys-of-shop-order', '08ac93259ff68a517f04583be18293170d6541d54e3a3fd06531163f97fc31c7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/8 060-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-insert-shop-customer', '2666338dd18e63748c598bb0f3438cf8d6d50bae967d36f8111be203f0d9d269', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/8 070-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-insert-shop-order', '1d3039937e8aaad1cab90faea636cfd9a28fef7abb39c9143dc4dd2beb74d1c2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/8 080-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-verify', 'ffd8f6895b91e444a8c758bff1f9847d2f471d2b42b4e04e2df3caac16725fa0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
