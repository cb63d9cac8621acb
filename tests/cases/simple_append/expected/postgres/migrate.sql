-- simple-append: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 7b0c78e562f598879cc37c6363bf35c31008cc0848d39aceec6c9c92b7671df7
--   target snapshot 8f12a1b233101e6191e23e999409199a6c89e3ba1035290d9ffdddd3c3b2ab88
--   project file    b49c99d5a8fc2221fd23ec6a0e3a74c8271a099e8e253b3d3a8631cd0ee32e48
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f migrate.sql
-- Any error ends it with a non-zero exit code and nothing changed; the last line names the step.
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


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/7 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '1c7d3542d5ecbdb98b57b4166db5cef9a8bacb469ecdf955323e0faed81ead78', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/7 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'b266c9d013c3beeb8c8835d1499ed9c77b7602099fd085f8b42a5a3f061b347d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/7 030-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-keys-of-shop-customer', '79c27eac934a35c897669d98cd9cf2b7caa448028232ab63fb7f50c4c9b91acb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/7 040-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-keys-of-shop-order', '18311606adccfd0580d2484855b5e752958b449556e7bd7080dba0b47c17b9ef', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/7 050-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-insert-shop-customer', 'cada221e40d2cca9e5c5e302cf1d976bf616dfe854a3c9afc03112116cdf0ff2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/7 060-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-insert-shop-order', '8e8036eb4a1052cccd3218ff88e138d61bdca10771f1a0ecb5a84bc8b4b3d92f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/7 070-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-verify', 'af29c386b5437d76f789f2824a9fd1a61d26a24845cd8bd7f361ff95d1e9c9af', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
