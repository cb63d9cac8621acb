-- cycle-cut: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot efb222e057929c5618b4e4872b5ac5531188364c302e802f6203ccc81d4eb899
--   target snapshot 5935ee7e14c419e453ab31d5f91e69e86a4966c8852b23c0796e8602814968a4
--   project file    eab2093c0ee77fca30a7156224dc01063e9cc8345a5ffe779856e6e2c22f90a2
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

SET application_name = 'o11c 1/9 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '12f02e1c53e3aeeed5a26814ad94dcc948ecdf02e7aea326ae409012847104c7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/9 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '880f81aeb7915a19d3133ec181035bd88c6676f8f5618cc16cde5c2c19d07c8a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/9 030-keys-of-shop-department';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-keys-of-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-keys-of-shop-department', '4a83b7d78d34c4bec7e35213df40d5f365e6f3dd6bfe693174944f60d9cf668d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-keys-of-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/9 040-keys-of-shop-employee';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-keys-of-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-keys-of-shop-employee', '9ab3ae5d05863d84194e6590e5f18409098076d434edf389a1718089811d266a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-keys-of-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/9 050-insert-shop-department';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-insert-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-insert-shop-department', 'ab345062c413d3ae671c459963135350c82379c9dae58a8647eabcbe863820f9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-insert-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/9 060-insert-shop-employee';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-insert-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-insert-shop-employee', 'abab75d16122f8323fd46fa097a436c477628e9e639ce20700de24ff2fccfa50', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-insert-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/9 070-link-shop-department-headid1';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-link-shop-department-headid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-link-shop-department-headid1', '40fa204a55c84b27b5b4045c484d2512f8691ccc08050997e47c36e31c10b717', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-link-shop-department-headid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/9 080-link-shop-employee-managerid1';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-link-shop-employee-managerid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-link-shop-employee-managerid1', '72906e638dc548ee85635a7c6efdf1da4b41463870f2ae0ccf195c87a8954bcd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-link-shop-employee-managerid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/9 090-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-verify', '7610d75ff5b3d3dbbb55f34d545785ae601ceea2b60fc48958538b660c3517e6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
