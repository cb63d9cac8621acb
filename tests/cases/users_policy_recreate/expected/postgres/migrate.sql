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

SET application_name = 'o11c 1/39 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '71086f0b282698dcfd5c01738bd839d3edd623e02ef8f9663704f1512a2f9267' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', '866ba93679964ed0b5436ab301daca6e8dd2251c501752bc98e87afba6840f13', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'edde1d2bdb2442af8c50b1750374c94e9fd1bbdd921d1e6ef210138e51abaab1', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', '956d5b59d51e04a90631e3ff3e626ff4e43bde06aed2b1229833efa32d1c86fb', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-map-system-role', '560986cba808000781689c62885a890df76de775eacb202231c2fa860f74efad', 'match', 'build_literal_map', '(System).Role', NULL, 1),
  (:o11c_run, 5, '050-map-system-tenant', 'ec1399be5049ded34d4e035b59a77eac78aa6990e984b62242abef5c115b7a31', 'match', 'build_literal_map', '(System).Tenant', NULL, 1),
  (:o11c_run, 6, '060-select-rows-of-system-user', '4ac3f1751a068bcca1b613e1544fb565c8a09141053addd4221b086b911bdf14', 'select', 'select_rows', '(System).User', NULL, NULL),
  (:o11c_run, 7, '070-select-rows-of-system-group', '3e74371c15b12e4eb1506fb6fae77aa2bf07a737b4251b8b13fb6c04522d0368', 'select', 'select_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 8, '080-rows-that-must-come-along', 'b4b10264cc8e4916749fd46a349e012fb1e8141a0415f39f66d34cdaeb3aaeda', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 9, '090-select-rows-of-system-group-user', '2e8003750f0826c4a20cb34e76eac322329fac9197e62f924f2ab6909bfcdba6', 'select', 'select_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 10, '100-groups-that-come-along', 'ecea7f3d1ca5e01e88d4718e26f05f20868bd38b7aaf0286d17f729836a0f7a0', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 11, '110-select-rows-of-system-user-role', '7b38f0c1b68c428ea5451c4e736795350d108f5f2a62cc2dcd3a2c3bd9f58438', 'select', 'select_rows', '(System).User_Role', NULL, NULL),
  (:o11c_run, 12, '120-select-rows-of-system-group-role', '8895114e582557c05280642b2082694f6a52f7e7c8080fc101a6e60a22d89349', 'select', 'select_rows', '(System).Group_Role', NULL, NULL),
  (:o11c_run, 13, '130-delete-shop-order', '73865d69ac3587cb7d9b1d9769239ef0b0b809b267ab93aa38e2525331d3593e', 'clear', 'delete_rows', 'Shop.Order', NULL, NULL),
  (:o11c_run, 14, '140-match-system-user', '408f85d61d7283a61d3d60e0ca978c2b80fc7beb3d0e63b5c8836b9f78f25654', 'users', 'build_matched_map', '(System).User', NULL, NULL),
  (:o11c_run, 15, '150-select-system-user-to-write-again', 'dc793c186a7fd4b57568520cf563da6cc0faa0c078f467554a531cfebd1c8397', 'users', 'select_rows', '(System).User', NULL, NULL),
  (:o11c_run, 16, '160-select-system-user-role-of-those-users', 'bcaf74f23e6d507589ca6f28907ecb8ffcc00bcd1978fe5239c2adc234985fde', 'users', 'select_rows', '(System).User_Role', NULL, NULL),
  (:o11c_run, 17, '170-delete-system-user-role', 'eaacf06fe74442f7aa41f8095d3d21541930aff757060809064992f826efab2c', 'users', 'delete_rows', '(System).User_Role', NULL, NULL),
  (:o11c_run, 18, '180-select-system-group-user-of-those-users', '53784d483fe6469d1dac76f11bcc6a6d01b5994969bcaed85dce733fa42a6e35', 'users', 'select_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 19, '190-delete-system-group-user', 'f85b3ca40ac3c454999761f9a4631655317da5236e1feff5353b9c07764096bf', 'users', 'delete_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 20, '200-delete-system-user', 'f8d9a8a90912b37e4617ae14f09a77fb11307f7a8001ad5eed1c3ad8764667f7', 'users', 'delete_rows', '(System).User', NULL, NULL),
  (:o11c_run, 21, '210-forget-system-user', 'e859404d6585d120fe26537f1e29ad6081f35bea3e697084ce5a35022f026f36', 'users', 'forget_pairs', '(System).User', NULL, NULL),
  (:o11c_run, 22, '220-keys-of-system-user', '38165a8474d2deb04e9e0c78274c3348623af5a29cf65a7d508b78bf7961132b', 'users', 'reserve_ids', '(System).User', NULL, 2),
  (:o11c_run, 23, '230-insert-system-user', 'dd6072c60606b3c9fad60a9335e8984485b187b1d19252a502ce5ec88bd1d112', 'users', 'insert_rows', '(System).User', NULL, 2),
  (:o11c_run, 24, '240-match-system-user-role', '822714add1e9ed9b12ad84f9f749fbb90f672defffe8af32030bb235c0e2e419', 'users', 'build_matched_map', '(System).User_Role', NULL, NULL),
  (:o11c_run, 25, '250-keys-of-system-user-role', '8db0e21904e6a5080640b4c07b2d4adbbf175fca67e1aa05db3556fbacf62f08', 'users', 'reserve_ids', '(System).User_Role', NULL, 1),
  (:o11c_run, 26, '260-insert-system-user-role', '075e8a914a58c939937b5dbb8873fba73a5ef8da0e9e3596a110968509967791', 'users', 'insert_rows', '(System).User_Role', NULL, 1),
  (:o11c_run, 27, '270-match-system-group', 'f5ba331631cd51015fd57d94412ee04b3ce431d6bc34d93f5d5fae7790c32b5e', 'users', 'build_matched_map', '(System).Group', NULL, NULL),
  (:o11c_run, 28, '280-keys-of-system-group', 'c737046e507b7d2463d0cc19d7047bbc025cbee870c9670176de166946a82f88', 'users', 'reserve_ids', '(System).Group', NULL, NULL),
  (:o11c_run, 29, '290-insert-system-group', 'ba0a3a4671ecfddaa6e3d9f4241c429187fba47e3d982c4bf2dc694bc7e1fc68', 'users', 'insert_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 30, '300-update-system-group', 'f7cc213e1857e027eacc25757030b7f74b2f2d880d955d3d7514e82ce232c75a', 'users', 'update_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 31, '310-match-system-group-role', '9a526fe6236b44d2ffa3710dc4b1afc13908d0d6646bbafd9eff5f30cb630ce5', 'users', 'build_matched_map', '(System).Group_Role', NULL, NULL),
  (:o11c_run, 32, '320-keys-of-system-group-role', '2be4fbd5b8a0f25ff2ab96f8209a87a837bdf2c55cdbf0d7c6a270ceb899680e', 'users', 'reserve_ids', '(System).Group_Role', NULL, NULL),
  (:o11c_run, 33, '330-insert-system-group-role', '3c8881ec7e59378e052af8a65189754d959707f8194a2cf222900b11b6d25ae7', 'users', 'insert_rows', '(System).Group_Role', NULL, NULL),
  (:o11c_run, 34, '340-match-system-group-user', 'f1859c986a87c05c36f69b0c27ab8d4c755ff5954bab561b0eb2b7a2c95cce92', 'users', 'build_matched_map', '(System).Group_User', NULL, NULL),
  (:o11c_run, 35, '350-keys-of-system-group-user', '5a7021cafdb4f4f4deec429bd138d1b0dc8ec024a833b57d62d89a245b6a6f1f', 'users', 'reserve_ids', '(System).Group_User', NULL, NULL),
  (:o11c_run, 36, '360-insert-system-group-user', '0b6dd5f1851cdb772e3ef0be73cc2a59abd4011c10230daf389cff9bcd5dcc0e', 'users', 'insert_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 37, '370-keys-of-shop-order', '833b214f20d41e0c8dfb243b1d244b30f80afa90169cbb19c853b20dca48b438', 'keys', 'reserve_ids', 'Shop.Order', NULL, 2),
  (:o11c_run, 38, '380-insert-shop-order', '43de897545ad538675f21f0d63d1602e29e4c734dd41996c4f97c4a6543cfd8d', 'data', 'insert_rows', 'Shop.Order', NULL, 2),
  (:o11c_run, 39, '390-verify', '8073df72de8ebc9034b6bc2a5d57541001722f13286d9950d9550a5a894061b2', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '866ba93679964ed0b5436ab301daca6e8dd2251c501752bc98e87afba6840f13', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/39 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'edde1d2bdb2442af8c50b1750374c94e9fd1bbdd921d1e6ef210138e51abaab1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/39 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '956d5b59d51e04a90631e3ff3e626ff4e43bde06aed2b1229833efa32d1c86fb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/39 040-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-role', '560986cba808000781689c62885a890df76de775eacb202231c2fa860f74efad', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/39 050-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-tenant', 'ec1399be5049ded34d4e035b59a77eac78aa6990e984b62242abef5c115b7a31', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/39 060-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-select-rows-of-system-user', '4ac3f1751a068bcca1b613e1544fb565c8a09141053addd4221b086b911bdf14', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/39 070-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-select-rows-of-system-group', '3e74371c15b12e4eb1506fb6fae77aa2bf07a737b4251b8b13fb6c04522d0368', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/39 080-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-rows-that-must-come-along', 'b4b10264cc8e4916749fd46a349e012fb1e8141a0415f39f66d34cdaeb3aaeda', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/39 090-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-select-rows-of-system-group-user', '2e8003750f0826c4a20cb34e76eac322329fac9197e62f924f2ab6909bfcdba6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/39 100-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-groups-that-come-along', 'ecea7f3d1ca5e01e88d4718e26f05f20868bd38b7aaf0286d17f729836a0f7a0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/39 110-select-rows-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-select-rows-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-select-rows-of-system-user-role', '7b38f0c1b68c428ea5451c4e736795350d108f5f2a62cc2dcd3a2c3bd9f58438', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-select-rows-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/39 120-select-rows-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-select-rows-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-select-rows-of-system-group-role', '8895114e582557c05280642b2082694f6a52f7e7c8080fc101a6e60a22d89349', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-select-rows-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/39 130-delete-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-delete-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-delete-shop-order', '73865d69ac3587cb7d9b1d9769239ef0b0b809b267ab93aa38e2525331d3593e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-delete-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 14/39 140-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-match-system-user', '408f85d61d7283a61d3d60e0ca978c2b80fc7beb3d0e63b5c8836b9f78f25654', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 15/39 150-select-system-user-to-write-again';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-select-system-user-to-write-again.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-select-system-user-to-write-again', 'dc793c186a7fd4b57568520cf563da6cc0faa0c078f467554a531cfebd1c8397', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-select-system-user-to-write-again] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 16/39 160-select-system-user-role-of-those-use';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-select-system-user-role-of-those-users.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-select-system-user-role-of-those-users', 'bcaf74f23e6d507589ca6f28907ecb8ffcc00bcd1978fe5239c2adc234985fde', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-select-system-user-role-of-those-users] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 17/39 170-delete-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-delete-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-delete-system-user-role', 'eaacf06fe74442f7aa41f8095d3d21541930aff757060809064992f826efab2c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-delete-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 18/39 180-select-system-group-user-of-those-us';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-select-system-group-user-of-those-users.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-select-system-group-user-of-those-users', '53784d483fe6469d1dac76f11bcc6a6d01b5994969bcaed85dce733fa42a6e35', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[180-select-system-group-user-of-those-users] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 19/39 190-delete-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-delete-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-delete-system-group-user', 'f85b3ca40ac3c454999761f9a4631655317da5236e1feff5353b9c07764096bf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[190-delete-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 20/39 200-delete-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-delete-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-delete-system-user', 'f8d9a8a90912b37e4617ae14f09a77fb11307f7a8001ad5eed1c3ad8764667f7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[200-delete-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 21/39 210-forget-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-forget-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-forget-system-user', 'e859404d6585d120fe26537f1e29ad6081f35bea3e697084ce5a35022f026f36', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[210-forget-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 22/39 220-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-keys-of-system-user', '38165a8474d2deb04e9e0c78274c3348623af5a29cf65a7d508b78bf7961132b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[220-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 23/39 230-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-insert-system-user', 'dd6072c60606b3c9fad60a9335e8984485b187b1d19252a502ce5ec88bd1d112', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[230-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 24/39 240-match-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-match-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-match-system-user-role', '822714add1e9ed9b12ad84f9f749fbb90f672defffe8af32030bb235c0e2e419', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[240-match-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 25/39 250-keys-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-keys-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-keys-of-system-user-role', '8db0e21904e6a5080640b4c07b2d4adbbf175fca67e1aa05db3556fbacf62f08', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[250-keys-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 26/39 260-insert-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-insert-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-insert-system-user-role', '075e8a914a58c939937b5dbb8873fba73a5ef8da0e9e3596a110968509967791', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[260-insert-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 27/39 270-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-match-system-group', 'f5ba331631cd51015fd57d94412ee04b3ce431d6bc34d93f5d5fae7790c32b5e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[270-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 28/39 280-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-keys-of-system-group', 'c737046e507b7d2463d0cc19d7047bbc025cbee870c9670176de166946a82f88', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[280-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 29/39 290-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-insert-system-group', 'ba0a3a4671ecfddaa6e3d9f4241c429187fba47e3d982c4bf2dc694bc7e1fc68', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[290-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 30/39 300-update-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-update-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-update-system-group', 'f7cc213e1857e027eacc25757030b7f74b2f2d880d955d3d7514e82ce232c75a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[300-update-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 31/39 310-match-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/310-match-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '310-match-system-group-role', '9a526fe6236b44d2ffa3710dc4b1afc13908d0d6646bbafd9eff5f30cb630ce5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[310-match-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 32/39 320-keys-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/320-keys-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '320-keys-of-system-group-role', '2be4fbd5b8a0f25ff2ab96f8209a87a837bdf2c55cdbf0d7c6a270ceb899680e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[320-keys-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 33/39 330-insert-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/330-insert-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '330-insert-system-group-role', '3c8881ec7e59378e052af8a65189754d959707f8194a2cf222900b11b6d25ae7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[330-insert-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 34/39 340-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/340-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '340-match-system-group-user', 'f1859c986a87c05c36f69b0c27ab8d4c755ff5954bab561b0eb2b7a2c95cce92', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[340-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 35/39 350-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/350-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '350-keys-of-system-group-user', '5a7021cafdb4f4f4deec429bd138d1b0dc8ec024a833b57d62d89a245b6a6f1f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[350-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 36/39 360-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/360-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '360-insert-system-group-user', '0b6dd5f1851cdb772e3ef0be73cc2a59abd4011c10230daf389cff9bcd5dcc0e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[360-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 37/39 370-keys-of-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/370-keys-of-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '370-keys-of-shop-order', '833b214f20d41e0c8dfb243b1d244b30f80afa90169cbb19c853b20dca48b438', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[370-keys-of-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 38/39 380-insert-shop-order';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/380-insert-shop-order.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '380-insert-shop-order', '43de897545ad538675f21f0d63d1602e29e4c734dd41996c4f97c4a6543cfd8d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[380-insert-shop-order] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 39/39 390-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/390-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '390-verify', '8073df72de8ebc9034b6bc2a5d57541001722f13286d9950d9550a5a894061b2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[390-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
