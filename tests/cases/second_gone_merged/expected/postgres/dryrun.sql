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
    ('"o11_source"."ossys_espace"'),
    ('"o11_source"."ossys_entity"'),
    ('"o11_source"."ossys_entity_attr"'),
    ('"o11_source"."ossys_entity_record"'),
    ('"o11_source"."ossys_role"'),
    ('"o11_source"."ossys_tenant"'),
    ('"o11_source"."ossys_application"'),
    ('"o11_target"."ossys_espace"'),
    ('"o11_target"."ossys_entity"'),
    ('"o11_target"."ossys_entity_attr"'),
    ('"o11_target"."ossys_entity_record"'),
    ('"o11_target"."ossys_role"'),
    ('"o11_target"."ossys_tenant"'),
    ('"o11_target"."ossys_application"')
  ) AS t(name)
  WHERE to_regclass(name) IS NULL;
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
BEGIN
  IF NOT pg_try_advisory_lock(1865494883) THEN
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

SET application_name = 'o11c 1/17 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '3300edaa14da16fdf01dddcc7745a6bf45a115797de2ef6b25c04b9947dd59bf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/17 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '4d9735aff78013cf1cbf6d9f0c0bc05358f38fe885d81375f517eb65dcb65471', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/17 030-match-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-match-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-match-shop-customer', '5d81c1596bee909a4d335824d6f333caec0659244cffb48772aceaf4aa51f2a7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-match-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/17 040-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-keys-of-shop-customer', '1e0cd7fe9d1b86aec7d2a84893ee651de3259fd135a16283b722afb49a5d2430', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/17 050-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-keys-of-shop-order', '4f8bfcb9406bf9d8c305a5cbf092f73f15726042df15af92b271ba7aa7c1e9dd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/17 060-select-rows-of-shop-order-that-are-g';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-select-rows-of-shop-order-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-select-rows-of-shop-order-that-are-gone', '60a2e13ff88b53d6b81f8abac73ebca14753ba32920d797321a9a1032dd81d8e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-select-rows-of-shop-order-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/17 070-forget-rows-of-shop-order-that-are-g';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-forget-rows-of-shop-order-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-forget-rows-of-shop-order-that-are-gone', 'e0a1530d4b43a0805728b87ae686e3fa61b35648e1bd2f4e6352c8d37dcd7ef5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-forget-rows-of-shop-order-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/17 080-select-rows-of-shop-customer-that-ar';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-select-rows-of-shop-customer-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-select-rows-of-shop-customer-that-are-gone', '7f896d846457508ae31f0a35ffa7fcbd239d4edce880ff14737b7469da056364', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-select-rows-of-shop-customer-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/17 090-forget-rows-of-shop-customer-that-ar';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-forget-rows-of-shop-customer-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-forget-rows-of-shop-customer-that-are-gone', '76686a4afb733e2d14a4bee0dc64df0ca2867dd408729b8a1e17abb0d2f2e51e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-forget-rows-of-shop-customer-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/17 100-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-insert-shop-customer', 'b37fd777913e07e4567005df0aa7bf68f9f780ba96e3b33dcfacf4383a951cde', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/17 110-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-insert-shop-order', '90a7b05b8ca7a6d1f4b097c0af6e658987f64cc8fa978e5ca5a52b18dc6b7e5e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/17 120-link-shop-customer-bossid1';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-link-shop-customer-bossid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-link-shop-customer-bossid1', 'ac21fd0754578c78fb5ed124d25133f447f5b81ae300409e2d704ffd4d38ff08', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-link-shop-customer-bossid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 13/17 130-update-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-update-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-update-shop-customer', 'b66bf43848c6465e23692b6f606ae75c8180929a53e9a1ad7c3ac47505baca79', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[130-update-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 14/17 140-update-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-update-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-update-shop-order', 'd543cdb2c285b7089416081376f9389f3ea235f7d5b9fd169575451e0372577f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[140-update-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 15/17 150-delete-rows-of-shop-order-that-are-g';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-delete-rows-of-shop-order-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-delete-rows-of-shop-order-that-are-gone', 'f8c7717862b5560a5a45317a07e162f390e1b81e248a17dafb44b7697e47cdd6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[150-delete-rows-of-shop-order-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 16/17 160-delete-rows-of-shop-customer-that-ar';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-delete-rows-of-shop-customer-that-are-gone.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-delete-rows-of-shop-customer-that-are-gone', 'b64dc5e31ef09145b177731ffee8680d151caf1a035786c260a8ad3fff608723', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[160-delete-rows-of-shop-customer-that-are-gone] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 17/17 170-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-verify', '14a403fea66338fad04e79bfdcb76bcf35c219d0766408b2d6e7fa4f659069da', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[170-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
