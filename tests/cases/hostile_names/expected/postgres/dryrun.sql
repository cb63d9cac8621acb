-- hostile-names: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot 294b246c1e08b3ffda1d9bd50ad8a8697149d9e11a2cec17e599efb615f3bf93
--   target snapshot 0723cf18783b53e8883957980e83bf7ac543c4e5dd00ae36327e8a739568c7ed
--   project file    52654d6154e6a2eed32204eb031f62c20ed392bc34d567169d5464489e4c75eb
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


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/12 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'd5e4f30614140b581760d7ba4f200c5ee44281bfe5c9ac08b17dd5b0859134a1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/12 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'd2e3e1b1b9796370bbbe86b386c7d5bbb0976bd4622d33ffd4fb0fc5313903c7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/12 030-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-map-system-role', '7a4b70179e92ea09e38cf532f5b8a0d6711edfb85e7bda50de9d1910b0e033b5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/12 040-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-tenant', 'fe68398303f2cf921453ba3d187962f4c30d1fa0d29a1d3a348d51c38cf5a793', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/12 050-map-m-o-d-u-le-x-go-echo-x-table';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-m-o-d-u-le-x-go-echo-x-table.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-m-o-d-u-le-x-go-echo-x-table', '08abb9517d675997ef90db167365452015ad169cff09a66d3baceee0a71dc390', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-map-m-o-d-u-le-x-go-echo-x-table] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/12 060-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-match-system-user', 'e04f52fb4b340fab15174c8803bf80d1d5a779ad071709b4a3e812631d142dc8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/12 070-keys-of-m-o-d-u-le-x-go-echo-x-selec';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-keys-of-m-o-d-u-le-x-go-echo-x-select.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-keys-of-m-o-d-u-le-x-go-echo-x-select', '4447b8beb645b731f97e3146ab5ca4c2f461a09194bdd724c7a038e1ab917952', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-keys-of-m-o-d-u-le-x-go-echo-x-select] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/12 080-keys-of-m-o-d-u-le-x-go-echo-x-lllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll', '141d773416c7ba1e9fcdfe0cc67efd26e11bf9e4db7f5bbdae9545dc5614bf09', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/12 090-insert-m-o-d-u-le-x-go-echo-x-select';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-insert-m-o-d-u-le-x-go-echo-x-select.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-insert-m-o-d-u-le-x-go-echo-x-select', 'fd9a58936b9199ef8fa9b49d62b91dac237511f93bbebea168ea4fc761091c56', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-insert-m-o-d-u-le-x-go-echo-x-select] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/12 100-insert-m-o-d-u-le-x-go-echo-x-llllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll', 'ac5693e9ba60d8e68dc982f95bc92ccb6be6f7dcd12063ea7846eb207ca2f5ab', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/12 110-link-m-o-d-u-le-x-go-echo-x-llllllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll', '366e317c6cb0d8e7cfa26e3a3a6d1fdc33c2c9d19e451355b942674e23e678bb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/12 120-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-verify', 'c58cef1bdf13f9d651ce2ee3ed8ed6fad53109e5f04eda7ce8a26a4dab6461f4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
