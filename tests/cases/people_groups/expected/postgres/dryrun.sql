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

SET application_name = 'o11c 1/30 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '7ad326098c3e2ba801a8c3abab1b86bfb545ffa734324dbf00caf42ccb584b9e' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', 'c8e47610389e7a9e085b513fdb0026dc16e8f2093dcd0bbc7482901b76eb4da8', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', '531183be5bcf596683d5f6bf753b3376a8d0f2963e5d21dbb5e31a512cd72693', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', 'd2f095264520d931977b61a75f6c6eb195f63b5e2ca845c84232f56d8dc58417', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-map-system-role', 'b15bca750b71576f3f36764f91eb695e7c9c99b55547e010bef399c21e0f6c31', 'match', 'build_literal_map', '(System).Role', NULL, 2),
  (:o11c_run, 5, '050-map-system-tenant', '748c0ea8d8425a2483c64627517f54406c25d0fb63f2ae9c1840aec70bcf5bbc', 'match', 'build_literal_map', '(System).Tenant', NULL, 2),
  (:o11c_run, 6, '060-select-rows-of-system-user', '8f607e3399e1cdf04fcad4450a37af57a0cf90c4fced46f826aee446a7a15a9c', 'select', 'select_rows', '(System).User', NULL, NULL),
  (:o11c_run, 7, '070-select-rows-of-system-group', 'b03ff9833e150f92ce0c876240f4db0d59391c0cb113e49ff0280921a68bb207', 'select', 'select_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 8, '080-rows-that-must-come-along', 'e1c7c561a3f336410613b79469c50dad354b1f6150ff4632041e07f784fe16ea', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 9, '090-select-rows-of-system-group-user', 'd1e39acfa66b49eb4dcb3e5dd556535c3add4df154c0703e8c17cfac6dae6364', 'select', 'select_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 10, '100-groups-that-come-along', '61da5cc1a81aab1a9b579f6c5f0dcd60ba5e717a33777ce91999ee6b190a0927', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 11, '110-select-rows-of-system-user-role', '00e691ebf7ce5ae3add44aa0498f70e7ff0897a7a8c6f80e17c37e83b9a8099c', 'select', 'select_rows', '(System).User_Role', NULL, NULL),
  (:o11c_run, 12, '120-select-rows-of-system-group-role', 'f6a931ba5bf35d0f96b589aa8be19291a0f5f48fba654c1a410b711108c5e3c4', 'select', 'select_rows', '(System).Group_Role', NULL, NULL),
  (:o11c_run, 13, '130-match-system-user', '78b8183d94f1b31be5e378feb81e04689edfe6a02df90b36846ff49f3fec8d7a', 'users', 'build_matched_map', '(System).User', NULL, NULL),
  (:o11c_run, 14, '140-keys-of-system-user', '4ef054f383100a3eecf4c96bdd677c097dc748860613a3c36746d7f0b9df1872', 'users', 'reserve_ids', '(System).User', NULL, 3),
  (:o11c_run, 15, '150-insert-system-user', '2e6c8804d41083628626b71add77029573147a11f9bcaca25538d94337a4d4c1', 'users', 'insert_rows', '(System).User', NULL, 3),
  (:o11c_run, 16, '160-match-system-user-role', 'e6fb4e90eb7d74239ffa208e1f9a596b6a7d755d120a22e7adb0902d28b94d5a', 'users', 'build_matched_map', '(System).User_Role', NULL, NULL),
  (:o11c_run, 17, '170-keys-of-system-user-role', 'e823f00223bedd6acad7e223dd744a73fb9e90e12fd396d50a52c10f23692597', 'users', 'reserve_ids', '(System).User_Role', NULL, 2),
  (:o11c_run, 18, '180-insert-system-user-role', 'efa760a0b44d15661d9f856fb58ed0397923093e6d8f8ed40c082c3fd5073f2c', 'users', 'insert_rows', '(System).User_Role', NULL, 2),
  (:o11c_run, 19, '190-match-system-group', '252a484e998e1d72f075b3a9e837851242676e6836f9ea88c1a9379e4c0e450a', 'users', 'build_matched_map', '(System).Group', NULL, NULL),
  (:o11c_run, 20, '200-keys-of-system-group', '4e39dad870a929984bc32d4145a21168c5a2416ba11691ac80824d9b1a692e9c', 'users', 'reserve_ids', '(System).Group', NULL, 3),
  (:o11c_run, 21, '210-insert-system-group', '84449faf6f4ef0f4af1e215b840b2c8b36a021784f3c7bc9e4f60f44e3207ab0', 'users', 'insert_rows', '(System).Group', NULL, 3),
  (:o11c_run, 22, '220-match-system-group-role', 'b29a08cb7ec57946c5aef8810d17d1548c971c60c0761859573f08deb9fb6497', 'users', 'build_matched_map', '(System).Group_Role', NULL, NULL),
  (:o11c_run, 23, '230-keys-of-system-group-role', '5d437df0a5b99aff72ad5bdc6c737cad6ccf17bb16f666b2790fcbbce9927b3c', 'users', 'reserve_ids', '(System).Group_Role', NULL, 4),
  (:o11c_run, 24, '240-insert-system-group-role', '20e352bc971c430f4f3e80e4396fff40432b53cccf13569484434ca522bcf0ce', 'users', 'insert_rows', '(System).Group_Role', NULL, 4),
  (:o11c_run, 25, '250-match-system-group-user', '08a2ced54929d5f6c8fd36f6b71a37491c4694831cebb2f7e587f5c4675d8466', 'users', 'build_matched_map', '(System).Group_User', NULL, NULL),
  (:o11c_run, 26, '260-keys-of-system-group-user', 'cbdb03b0d8d4926172077c09fdfaa99e8f068d0ca968c5923f9751b74f979492', 'users', 'reserve_ids', '(System).Group_User', NULL, 4),
  (:o11c_run, 27, '270-insert-system-group-user', '6702d18c794acb34fb69e99ef78f98f19c1f739a0ef2cd02d3952a3de87d5277', 'users', 'insert_rows', '(System).Group_User', NULL, 4),
  (:o11c_run, 28, '280-keys-of-shop-order', 'aa1a6b80d45cf984ccbad51924c2ee244ae22214e0d400404bd8c8fe1c856d88', 'keys', 'reserve_ids', 'Shop.Order', NULL, 3),
  (:o11c_run, 29, '290-insert-shop-order', '47c3383acb223e95498da8a7d504bbbbf07e46147c66c0cd38b64f70e77481e5', 'data', 'insert_rows', 'Shop.Order', NULL, 3),
  (:o11c_run, 30, '300-verify', '81f005fc2f26c222e98f92e0ff80f5215f98e76b816bb0c7b24d7e027ab2d883', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'c8e47610389e7a9e085b513fdb0026dc16e8f2093dcd0bbc7482901b76eb4da8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/30 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '531183be5bcf596683d5f6bf753b3376a8d0f2963e5d21dbb5e31a512cd72693', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/30 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', 'd2f095264520d931977b61a75f6c6eb195f63b5e2ca845c84232f56d8dc58417', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/30 040-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-role', 'b15bca750b71576f3f36764f91eb695e7c9c99b55547e010bef399c21e0f6c31', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/30 050-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-tenant', '748c0ea8d8425a2483c64627517f54406c25d0fb63f2ae9c1840aec70bcf5bbc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/30 060-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-select-rows-of-system-user', '8f607e3399e1cdf04fcad4450a37af57a0cf90c4fced46f826aee446a7a15a9c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/30 070-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-select-rows-of-system-group', 'b03ff9833e150f92ce0c876240f4db0d59391c0cb113e49ff0280921a68bb207', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/30 080-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-rows-that-must-come-along', 'e1c7c561a3f336410613b79469c50dad354b1f6150ff4632041e07f784fe16ea', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/30 090-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-select-rows-of-system-group-user', 'd1e39acfa66b49eb4dcb3e5dd556535c3add4df154c0703e8c17cfac6dae6364', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/30 100-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-groups-that-come-along', '61da5cc1a81aab1a9b579f6c5f0dcd60ba5e717a33777ce91999ee6b190a0927', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/30 110-select-rows-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-select-rows-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-select-rows-of-system-user-role', '00e691ebf7ce5ae3add44aa0498f70e7ff0897a7a8c6f80e17c37e83b9a8099c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-select-rows-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/30 120-select-rows-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-select-rows-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-select-rows-of-system-group-role', 'f6a931ba5bf35d0f96b589aa8be19291a0f5f48fba654c1a410b711108c5e3c4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-select-rows-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/30 130-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-match-system-user', '78b8183d94f1b31be5e378feb81e04689edfe6a02df90b36846ff49f3fec8d7a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 14/30 140-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-keys-of-system-user', '4ef054f383100a3eecf4c96bdd677c097dc748860613a3c36746d7f0b9df1872', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 15/30 150-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-insert-system-user', '2e6c8804d41083628626b71add77029573147a11f9bcaca25538d94337a4d4c1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 16/30 160-match-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-match-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-match-system-user-role', 'e6fb4e90eb7d74239ffa208e1f9a596b6a7d755d120a22e7adb0902d28b94d5a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-match-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 17/30 170-keys-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-keys-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-keys-of-system-user-role', 'e823f00223bedd6acad7e223dd744a73fb9e90e12fd396d50a52c10f23692597', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-keys-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 18/30 180-insert-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-insert-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-insert-system-user-role', 'efa760a0b44d15661d9f856fb58ed0397923093e6d8f8ed40c082c3fd5073f2c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[180-insert-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 19/30 190-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-match-system-group', '252a484e998e1d72f075b3a9e837851242676e6836f9ea88c1a9379e4c0e450a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[190-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 20/30 200-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-keys-of-system-group', '4e39dad870a929984bc32d4145a21168c5a2416ba11691ac80824d9b1a692e9c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[200-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 21/30 210-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-insert-system-group', '84449faf6f4ef0f4af1e215b840b2c8b36a021784f3c7bc9e4f60f44e3207ab0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[210-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 22/30 220-match-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-match-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-match-system-group-role', 'b29a08cb7ec57946c5aef8810d17d1548c971c60c0761859573f08deb9fb6497', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[220-match-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 23/30 230-keys-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-keys-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-keys-of-system-group-role', '5d437df0a5b99aff72ad5bdc6c737cad6ccf17bb16f666b2790fcbbce9927b3c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[230-keys-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 24/30 240-insert-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-insert-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-insert-system-group-role', '20e352bc971c430f4f3e80e4396fff40432b53cccf13569484434ca522bcf0ce', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[240-insert-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 25/30 250-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-match-system-group-user', '08a2ced54929d5f6c8fd36f6b71a37491c4694831cebb2f7e587f5c4675d8466', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[250-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 26/30 260-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-keys-of-system-group-user', 'cbdb03b0d8d4926172077c09fdfaa99e8f068d0ca968c5923f9751b74f979492', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[260-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 27/30 270-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-insert-system-group-user', '6702d18c794acb34fb69e99ef78f98f19c1f739a0ef2cd02d3952a3de87d5277', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[270-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 28/30 280-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-keys-of-shop-order', 'aa1a6b80d45cf984ccbad51924c2ee244ae22214e0d400404bd8c8fe1c856d88', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[280-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 29/30 290-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-insert-shop-order', '47c3383acb223e95498da8a7d504bbbbf07e46147c66c0cd38b64f70e77481e5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[290-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 30/30 300-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-verify', '81f005fc2f26c222e98f92e0ff80f5215f98e76b816bb0c7b24d7e027ab2d883', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[300-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
