-- people-groups: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot 048ac6723a09ecac6b4cdd7cf9d662aa6b5189cf12778c682bcef63bcc44fbd6
--   target snapshot a2d1a790e7bd6e6422c357ae391e15e8bcfb16a27bfa134afac6b08b9befa68b
--   project file    9fb6ac2e40185b2891d40d286de7e5fa4fc707083f52f6fa7d0d7a9475fd83b5
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

-- Which rows of (System).User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_8fadb4a988" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_fe15a92aa3" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group_User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_7c51916bf8" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).User_Role (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_role_efe5d2ed3d" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group_Role (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_role_dfc78eb941" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/29 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '3711cf08d2403ee67ffad2710a983613919454a567baf8cea5b09b175bdfae83', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/29 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '07f4de75bd1984da10694fb9e5d9d61ce4ebd40b16d82a563e795f34ea609154', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/29 030-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-map-system-role', 'd784c5ca94dc2a6142706d75b66d52886d84f57aecf3fd863488b7876fdaae2a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/29 040-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-tenant', 'b32db3c5d95ccd38de9a897ac518fb6dc20acf057245c90deed287b9b1206189', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/29 050-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-select-rows-of-system-user', '6307a858f44d51784c18de732d63bcdb40b7668a5f7d5df097b30dc99e11c288', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/29 060-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-select-rows-of-system-group', 'f8417bf9b01b2493118a29ce38bbf60d3bb166b16f2f143944ce692b4e3f18bc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/29 070-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-rows-that-must-come-along', '8e28e2ef56f590874e86f01de3333f3373bab290b3d5dea364b7d406a0068f14', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/29 080-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-select-rows-of-system-group-user', '7e4ef1ae09f3efe4ae8704c95710ab38b163826ba8a52c7e56854a39e73925c0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/29 090-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-groups-that-come-along', 'e86520e298f6ff6558461ddc1326dbc31a8d4cbb738ad6cb0d23df594f25f994', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/29 100-select-rows-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-select-rows-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-select-rows-of-system-user-role', '9871f5f6c4eb2ee43c05161775aa34083b7799f689d4238b94033139dfc86f15', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-select-rows-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/29 110-select-rows-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-select-rows-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-select-rows-of-system-group-role', '266db24db72f1824d252170ff79ba3210e46f1bb31da3c64a7a9c1a318b9ceef', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-select-rows-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/29 120-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-match-system-user', '513cdb23f668fe3d67c1466a55c15a839b9f56a543057fb5a396ced05b706fff', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 13/29 130-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-keys-of-system-user', '792aded08c2036a185b6c00dab44949b4c39b79277745d9d1dfd6b2233e83489', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[130-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 14/29 140-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-insert-system-user', '54811bb4684214e2645bb497dc83e2c9c9400b6b7783d7700e35974dc4146952', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[140-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 15/29 150-match-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-match-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-match-system-user-role', 'faa834239d320670df75e9f82aef0a24e6bca7d850e7e5496cc2b866c5138b42', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[150-match-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 16/29 160-keys-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-keys-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-keys-of-system-user-role', 'efcb921714c08932131c6c4ef386b1b762fc084812a25b532ef176b69d19af55', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[160-keys-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 17/29 170-insert-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-insert-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-insert-system-user-role', '41e3100f78eb8020c4a18da76b47c23157ed4b167f2b6d7a3bed4dc4b6f15c96', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[170-insert-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 18/29 180-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-match-system-group', 'c2f2dd91857616b443bdfd984a3f39030a8481633fef51758d94e38d992def58', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[180-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 19/29 190-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-keys-of-system-group', '4cdfb75d1aa227f941838e64b5d23f4fc6fd86a683eaa34514db31f5e0834d16', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[190-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 20/29 200-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-insert-system-group', '795a23cd80e0355fc87fa2b72b5fbb85dfe2968537703b20f09fd04ea30af887', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[200-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 21/29 210-match-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-match-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-match-system-group-role', '095e209c78267211c5f34711cf53be4dfc898c3b056a49d6938fc9f3cd545c62', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[210-match-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 22/29 220-keys-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-keys-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-keys-of-system-group-role', 'f83f9f7d4d0305c90ce42c711706223da19aab45fd441e7cc2c7060662d952cc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[220-keys-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 23/29 230-insert-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-insert-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-insert-system-group-role', '218bacfa204b6d3405338945207ade825a68ef66943132711879a88fd4aa1569', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[230-insert-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 24/29 240-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-match-system-group-user', 'deba156d4dbefeeb6bd2b388a129cc7ecf8d53aa285ba7e150d60363b7240c21', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[240-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 25/29 250-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-keys-of-system-group-user', 'ed5f17254e7fb6bea318b822fb9f78c95aea5ad25970eab9ae32af8e54056498', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[250-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 26/29 260-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-insert-system-group-user', 'fa56e98ba2809c7e3dc56c3086652d421ef108f8a8b6202fe584139463f3b9bf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[260-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 27/29 270-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-keys-of-shop-order', 'c102507bcb6abd349edf5aa868744942cf5feb1740baa1c7dda946ebdbbc2218', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[270-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 28/29 280-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-insert-shop-order', 'ab020a247f39d84e3dce43fbd12217e39e230e2e7809e3575ec2b807aa6f9767', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[280-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 29/29 290-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-verify', '7426941a9ab156ef96cbf87964cbcac8bf7a562e4ce0d7426e5f6192624c080d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[290-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
