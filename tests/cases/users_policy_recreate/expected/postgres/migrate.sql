-- users-policy-recreate: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 7286c9298820e47c3220e21024e31e85a13700e6f527cb6834b1077d1b65e1e2
--   target snapshot 23925c770635b5cbee92c7478ca00603e9f866e665fe20f2060b3a6a34300462
--   project file    0e6c8fad72b6d8c1502dc7d839e4aff284be30c47aaf26757493fcbbf08a1dd0
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

-- Which rows of (System).User (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_bd902553b2" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).User_Role (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_role_75a57aa166" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group_User (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_3b8d71bdbf" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/38 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '6a8ffda5b722320386ce9d89b949063f2db655d333529dba8d9c0149c44afd56', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/38 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'f4eacf89f1d5accc54adf3acdda20e07ea22786da455fb2d6c265828374a1ebb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/38 030-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-map-system-role', '8a7d5294df393d23ceddbf8c559f823b46887346effa25a1d90616d1e604efa3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/38 040-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-tenant', 'cb4ca5c0c9b5b2195682e69b7d6326aadfce44b1f3d7847ca4bf17046559450b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/38 050-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-select-rows-of-system-user', 'f61bfb291158a64e1ed43396c9a910a93941899b849d1e053cb8be04b1585f7e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/38 060-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-select-rows-of-system-group', '163fd984161ab0a6b6a163838b02213ea4397707e910e0bd9b5dbd8ab6b891bf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/38 070-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-rows-that-must-come-along', 'debb4a71ee32ecaa4fd7917efea40643640a1b9d107c05a73481a1a86a84294d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/38 080-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-select-rows-of-system-group-user', '37b155017d4a6f9dbcf119dad65556ae47c9ca2d35f362b955a67c6c563ca9bd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/38 090-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-groups-that-come-along', '88414449a323d41cd6a26403634459e1b8e6a07936f76802ff8ffb9055dc4478', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/38 100-select-rows-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-select-rows-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-select-rows-of-system-user-role', '4a65a4b6692257c8848b72db3b3154ecfc97d50c59a6bf33a283dafefc354134', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-select-rows-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/38 110-select-rows-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-select-rows-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-select-rows-of-system-group-role', '1cc5a25185d8c472b16aefd155959386649b4bc4eab8a5d5e58d2aef0ef307f0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-select-rows-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/38 120-delete-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-delete-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-delete-shop-order', 'e197bd7d030f8f3d4e8da19544ab11ad099dda871bf586f3dd309c54c83e1d65', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-delete-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 13/38 130-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-match-system-user', '9d90a63e42c37372ac15ca727c4d4929cac1392052bc8916f12529bc271bc0c4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[130-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 14/38 140-select-system-user-to-write-again';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-select-system-user-to-write-again.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-select-system-user-to-write-again', '40e40c99bb922a2db2d77337d08644271212fec933a360832ab56bf55be9700e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[140-select-system-user-to-write-again] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 15/38 150-select-system-user-role-of-those-use';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-select-system-user-role-of-those-users.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-select-system-user-role-of-those-users', '6b18a038f70ade47df01b4feaf3166b2b7c92bb5abb1ee5adab0adb21e77cc42', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[150-select-system-user-role-of-those-users] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 16/38 160-delete-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-delete-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-delete-system-user-role', '1246598ad93fa37ef69a34bf48e3be32fab43cd63404f52efcc9db674efa7731', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[160-delete-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 17/38 170-select-system-group-user-of-those-us';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-select-system-group-user-of-those-users.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-select-system-group-user-of-those-users', '7a50fc56f689122383e3bc0ac8dbe3c24d960359e6b5561ab47b73c7385a928f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[170-select-system-group-user-of-those-users] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 18/38 180-delete-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-delete-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-delete-system-group-user', 'c4481727e6ef37671f042a8ca5a2083da5428d055cfee08237b1628bf39c7140', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[180-delete-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 19/38 190-delete-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-delete-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-delete-system-user', '94080146c6cce19b22ac30b8f181ca1e89c7209f8edb46bf4e9df7b0208528a9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[190-delete-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 20/38 200-forget-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-forget-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-forget-system-user', '5486b592a613c6a5be3fe1e1ec4616c36143f8315c9054e530406e78b9ccb207', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[200-forget-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 21/38 210-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-keys-of-system-user', '4b006c15ab9e3966d0f30b1ed93aabff7bf1ffdd411fc27532c8c8683a361bde', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[210-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 22/38 220-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-insert-system-user', '3ff67426deec2e2d35f9a8fc806de2543f3bf768632289dcb52999251f534487', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[220-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 23/38 230-match-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-match-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-match-system-user-role', '5eaa7d039d86fdeeb6e99b41f9f515a9c33c1da61f82da658d1bb7a6072a88aa', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[230-match-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 24/38 240-keys-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-keys-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-keys-of-system-user-role', '6a9f3ae8ba529ff219d67e878567f1436e69a11d8e319f24021063998a2fc853', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[240-keys-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 25/38 250-insert-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-insert-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-insert-system-user-role', '5fb686d18ccfc742c1aac223ec3bca600f17d96ab9647a4ea624a76d33387a81', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[250-insert-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 26/38 260-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-match-system-group', '6fc20a95bdbce5455201a10e89d46e982443f2a485aa54b944bdd4e45ddebf47', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[260-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 27/38 270-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-keys-of-system-group', 'a748c7d396483f4dccde8a26a6c4529391235820fda1691b2c3ef936b3a127c7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[270-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 28/38 280-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-insert-system-group', '52e272a5379ba0e840b264cd43cb04d2d8de2b3cc93ba767bffb9bd2addfc811', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[280-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 29/38 290-update-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-update-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-update-system-group', 'c36156d512f08c3b5d8f2afacdfe71f22e31478f88deb0f9be4ea60987a2071a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[290-update-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 30/38 300-match-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-match-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-match-system-group-role', '343b969f5fb70e0670c92f3e42afe9d76cf80223de29655ee1dd5e646ae0e803', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[300-match-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 31/38 310-keys-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/310-keys-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '310-keys-of-system-group-role', '8829049d0d01e87b45beec1853bc76f0cd53c38a5e4f174129063f34798ecd38', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[310-keys-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 32/38 320-insert-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/320-insert-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '320-insert-system-group-role', '3793fc0a495bd716622ee0a537f9e288a9b6da1833417b09059a95ec56431810', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[320-insert-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 33/38 330-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/330-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '330-match-system-group-user', '9bb64e6361bb63c60dc9aa6d23788183074489503bc50b30450362f2739ba660', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[330-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 34/38 340-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/340-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '340-keys-of-system-group-user', 'd2f5e9330acd98cdfaaec5924c6bc2dba978d4ca57a7dd3896969e1c401fb2fc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[340-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 35/38 350-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/350-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '350-insert-system-group-user', '3ea788929c6ebf8e223d5ece94cfce388a2072c1f981d3dbe74229225fb0a076', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[350-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 36/38 360-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/360-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '360-keys-of-shop-order', '11475420f8a3c88fbbbf260b88f1f82ada1b0ae1469b2f9ff61af3273fd927ca', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[360-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 37/38 370-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/370-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '370-insert-shop-order', '9728cdae738af0ad25ab24ff02fb81c1243ba08621c1b3ab398e2fb3c03d11c5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[370-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 38/38 380-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/380-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '380-verify', 'f77b05f4127e8dfb81ab5fbf2ca667df34d02cf3fa892baaebb78f05c8e8c627', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[380-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
