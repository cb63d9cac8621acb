-- odc-people: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e
--   target snapshot 831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71
--   project file    021a97233072ee9791099ec30a88970af7e1a1fd7baafec39262c041a0a9aa4f
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
-- psql looks for files of rows where it was started: that has to be the output folder of these scripts.
\set o11c_folder ''
\set ON_ERROR_STOP off
\i load/folder.sql
\set ON_ERROR_STOP on
SELECT :'o11c_folder' = 'ad7b6741ad244d4e9db757321fb39444a1e67d82eebabc4eeb6c711fadbd6b7a' AS o11c_here \gset
\if :o11c_here
\else
DO $o11c$
BEGIN
  RAISE EXCEPTION 'O11-0984: psql was not started in the output folder of these scripts'
    USING HINT = 'Nothing was changed. Go to the folder that holds RUNBOOK.md and run psql there.';
END
$o11c$;
\endif

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
    ('"o11_source"."ossys_application"', 'o11_source', 'ossys_application')
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

-- Which rows of (System).Role (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_role_29fbbf38a9" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_of_the_tenant_7e66393f1e" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group_User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_7c51916bf8" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_fe15a92aa3" (
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

-- New ids: a UUID (version 8, RFC 9562) of the first 16 bytes of a SHA-256 over scope and name, A to Z
-- in lower case. The same names give the same ids in every run.
CREATE FUNCTION pg_temp.o11c_derived(scope text, name text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-8' || substr(h, 14, 3) || '-'
    || substr('89ab', 1 + (get_byte(d, 8) >> 4 & 3), 1) || substr(h, 18, 3) || '-' || substr(h, 21, 12)
  FROM (SELECT d, encode(d, 'hex') AS h FROM (
    SELECT sha256(convert_to(scope || chr(10) || lower(name COLLATE "C"), 'UTF8')) AS d) AS digest) AS digits
$o11c$
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/30 0/3 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '5259608f5d1b6f713f46b7523d7f02f7abb1a7a4f2ea6a6e7093427b7251ad19' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected, asset)
VALUES
  (:o11c_run, 1, '010-open-the-run', '418868a4d15eceff18000160632675d9c203c2876a3a1bcecb64971a4815c1f3', 'open', 'open_run', NULL, NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', '8bb22907114eb78b2ea2e0f8609735953a9d16a7636e5181a35a60fb1900b12a', 'open', 'guard_model', NULL, NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', 'a4193fa90b836a0b78b1b0b5afb5c58503778365374b15cc618172d17936a5f1', 'open', 'prepare_undo', NULL, NULL, NULL, NULL),
  (:o11c_run, 4, '040-select-rows-of-system-user', '6c49c71a486ce5584dc26c68bbe1336ed706b931f6e80a7817d06a01663c83e3', 'select', 'select_rows', '(System).User', NULL, NULL, NULL),
  (:o11c_run, 5, '050-check-addresses-of-system-user', '14c720757110801d8600ea3e53e9f67cd5edfd36af3a77e58417fb36cbea20e0', 'select', 'check_addresses', '(System).User', NULL, NULL, NULL),
  (:o11c_run, 6, '060-select-rows-of-system-role', 'f5fe03a20cdf533c2f5306aa0a2476149d1776e492ce04217bce32a5aee6f52e', 'select', 'select_rows', '(System).Role', NULL, NULL, NULL),
  (:o11c_run, 7, '070-select-rows-of-system-group-of-the-tenant', '684d4e9c7a2ed7e20b0c98daa41f1fa480bc6e573b7a30011595f8beb1b8aba5', 'select', 'select_rows', '(System).Group', NULL, NULL, NULL),
  (:o11c_run, 8, '080-select-rows-of-system-group-user', 'cd25555bf0f04965a83b05339ddb633bf8f08448c4a516002c93e407bf9ce79c', 'select', 'select_rows', '(System).Group_User', NULL, NULL, NULL),
  (:o11c_run, 9, '090-select-rows-of-system-group', '3119f01deac61ba024fca1ccfd51800bae45fc8fb6f52214a2266aa9914c0c9c', 'select', 'select_rows', '(System).Group', NULL, NULL, NULL),
  (:o11c_run, 10, '100-groups-with-members', 'b3dbab8220673f8457d4293631a07dccd0a44632485151c14962c276d5cf9d20', 'select', 'close_rows', NULL, NULL, NULL, NULL),
  (:o11c_run, 11, '110-select-rows-of-system-user-role', 'b205f97b2dba8c1229222523bcfb42a25a365d7379d6f206309d614d25d9e057', 'select', 'select_rows', '(System).User_Role', NULL, NULL, NULL),
  (:o11c_run, 12, '120-select-rows-of-system-group-role', '83e78e15454efd112648a770890c08c0d470dc4d2d198dde81c2b20178563b5e', 'select', 'select_rows', '(System).Group_Role', NULL, NULL, NULL),
  (:o11c_run, 13, '130-delete-shop-customer', '6ef3e661f78f3d36492d1d9edf39f6ca7afca8cb374be2b195733b56086827e1', 'clear', 'delete_rows', 'Shop.Customer', 'Sales', NULL, 'SalesApp'),
  (:o11c_run, 14, '140-match-system-role', '17b404973fce5c6b8e0786e0b8ae3a986dbefb97050c5bcbcaf15664297f16c7', 'users', 'build_matched_map', '(System).Role', NULL, NULL, NULL),
  (:o11c_run, 15, '150-match-system-user', 'd5a16fa65fcf2d7bdb5072e1c25b8976ff639f5b614345ebd7afe1f4dedb291b', 'users', 'build_matched_map', '(System).User', NULL, NULL, NULL),
  (:o11c_run, 16, '160-ids-of-system-user-from-the-file', '914040ec3df667e866bc03c174032f88d5c6388ce4639046a956011d5a2944df', 'users', 'load_user_file', '(System).User', NULL, NULL, NULL),
  (:o11c_run, 17, '170-keys-of-system-user', '0c535c7d55e6a1167fb916f39cf1445a520460a721b5b762a5be5625ee149771', 'users', 'derive_ids', '(System).User', NULL, 7, NULL),
  (:o11c_run, 18, '180-insert-system-user', '354bb2c07c6cd83b49e680e1ace19ae3c563ddfc350bfbb72fd239db749be44f', 'users', 'insert_rows', '(System).User', NULL, 7, NULL),
  (:o11c_run, 19, '190-update-system-user', '27ab92c26e63b6ada89985a434bc4d7c2ea8e73dd096dcd2dc7166b46d1fa9cc', 'users', 'update_rows', '(System).User', NULL, NULL, NULL),
  (:o11c_run, 20, '200-match-system-group', '6f86628b0b3be039db3decbe5de26cccb61d7e65d86bc9746b99f1f35321ee85', 'users', 'build_matched_map', '(System).Group', NULL, NULL, NULL),
  (:o11c_run, 21, '210-keys-of-system-group', 'f7c8466b62cbd99f92729ce43a29ce9c826b2cb43b46150ce58dc8b3c157f899', 'users', 'derive_ids', '(System).Group', NULL, 5, NULL),
  (:o11c_run, 22, '220-insert-system-group', 'ff167d3d49dc1dc5e08b3145afd4cc3aac5e00e2f267a9c9adea1c13089d46c2', 'users', 'insert_rows', '(System).Group', NULL, 5, NULL),
  (:o11c_run, 23, '230-update-system-group', 'e0f95aa24b087e7197ff2d7285b6b1d19aab99223ab7170d153759b9ada5c600', 'users', 'update_rows', '(System).Group', NULL, NULL, NULL),
  (:o11c_run, 24, '240-replace-system-user-role', 'c99ef1ccf89fc3c15864cd0092b1e9f71410422157a72187ead4c438817cfd87', 'users', 'replace_links', '(System).User_Role', NULL, NULL, NULL),
  (:o11c_run, 25, '250-replace-system-group-user', 'e93d44aa2c81b3bf7e8665a2560ca417c89c2f88cc577e22b27593c2b24d667b', 'users', 'replace_links', '(System).Group_User', NULL, NULL, NULL),
  (:o11c_run, 26, '260-replace-system-group-role', 'cfebe1d9460f338133ea13807c0b8962c198f476eeb76f63658e7f335f17a37b', 'users', 'replace_links', '(System).Group_Role', NULL, NULL, NULL),
  (:o11c_run, 27, '270-keys-of-shop-customer', 'b510d7169debc82408bba7303db95b1baf532fa4cbf48754d3a15bc970b86499', 'keys', 'preserve_ids', 'Shop.Customer', 'Sales', 5, 'SalesApp'),
  (:o11c_run, 28, '280-insert-shop-customer', '21791550211b0d1c53a469e519cc65fe5b385a689373040b6fbc390b5270d0ad', 'data', 'insert_rows', 'Shop.Customer', 'Sales', 5, 'SalesApp'),
  (:o11c_run, 29, '290-advance-shop-customer', '0811f7f8f258c08cdf3dabb8cb3d4519b65e81327cf75d3ac611236aec01560d', 'sequences', 'advance_sequence', 'Shop.Customer', 'Sales', NULL, 'SalesApp'),
  (:o11c_run, 30, '300-verify', '8ce9704220b87855859ec98dc8204992f7d488ae74b1c17c3b1cdf16b85cb5f3', 'verify', 'run_checks', NULL, NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '418868a4d15eceff18000160632675d9c203c2876a3a1bcecb64971a4815c1f3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 2/30 0/3 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '8bb22907114eb78b2ea2e0f8609735953a9d16a7636e5181a35a60fb1900b12a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 3/30 0/3 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', 'a4193fa90b836a0b78b1b0b5afb5c58503778365374b15cc618172d17936a5f1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 4/30 0/3 040-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-select-rows-of-system-user', '6c49c71a486ce5584dc26c68bbe1336ed706b931f6e80a7817d06a01663c83e3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 5/30 0/3 050-check-addresses-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-check-addresses-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-check-addresses-of-system-user', '14c720757110801d8600ea3e53e9f67cd5edfd36af3a77e58417fb36cbea20e0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-check-addresses-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 6/30 0/3 060-select-rows-of-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-select-rows-of-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-select-rows-of-system-role', 'f5fe03a20cdf533c2f5306aa0a2476149d1776e492ce04217bce32a5aee6f52e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-select-rows-of-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 7/30 0/3 070-select-rows-of-system-group-of-the-t';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-select-rows-of-system-group-of-the-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-select-rows-of-system-group-of-the-tenant', '684d4e9c7a2ed7e20b0c98daa41f1fa480bc6e573b7a30011595f8beb1b8aba5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-select-rows-of-system-group-of-the-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 8/30 0/3 080-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-select-rows-of-system-group-user', 'cd25555bf0f04965a83b05339ddb633bf8f08448c4a516002c93e407bf9ce79c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 9/30 0/3 090-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-select-rows-of-system-group', '3119f01deac61ba024fca1ccfd51800bae45fc8fb6f52214a2266aa9914c0c9c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 10/30 0/3 100-groups-with-members';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-groups-with-members.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-groups-with-members', 'b3dbab8220673f8457d4293631a07dccd0a44632485151c14962c276d5cf9d20', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-groups-with-members] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 11/30 0/3 110-select-rows-of-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-select-rows-of-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-select-rows-of-system-user-role', 'b205f97b2dba8c1229222523bcfb42a25a365d7379d6f206309d614d25d9e057', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-select-rows-of-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 12/30 0/3 120-select-rows-of-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-select-rows-of-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-select-rows-of-system-group-role', '83e78e15454efd112648a770890c08c0d470dc4d2d198dde81c2b20178563b5e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-select-rows-of-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 13/30 0/3 130-delete-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-delete-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-delete-shop-customer', '6ef3e661f78f3d36492d1d9edf39f6ca7afca8cb374be2b195733b56086827e1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-delete-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 14/30 0/3 140-match-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-match-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-match-system-role', '17b404973fce5c6b8e0786e0b8ae3a986dbefb97050c5bcbcaf15664297f16c7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-match-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 15/30 0/3 150-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-match-system-user', 'd5a16fa65fcf2d7bdb5072e1c25b8976ff639f5b614345ebd7afe1f4dedb291b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 16/30 0/3 160-ids-of-system-user-from-the-file';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-ids-of-system-user-from-the-file.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-ids-of-system-user-from-the-file', '914040ec3df667e866bc03c174032f88d5c6388ce4639046a956011d5a2944df', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-ids-of-system-user-from-the-file] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 17/30 0/3 170-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-keys-of-system-user', '0c535c7d55e6a1167fb916f39cf1445a520460a721b5b762a5be5625ee149771', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 0 of 3'

SET application_name = 'o11c 18/30 0/3 180-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-insert-system-user', '354bb2c07c6cd83b49e680e1ace19ae3c563ddfc350bfbb72fd239db749be44f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[180-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 1 of 3'

SET application_name = 'o11c 19/30 1/3 190-update-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-update-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-update-system-user', '27ab92c26e63b6ada89985a434bc4d7c2ea8e73dd096dcd2dc7166b46d1fa9cc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[190-update-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 1 of 3'

SET application_name = 'o11c 20/30 1/3 200-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-match-system-group', '6f86628b0b3be039db3decbe5de26cccb61d7e65d86bc9746b99f1f35321ee85', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[200-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 1 of 3'

SET application_name = 'o11c 21/30 1/3 210-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-keys-of-system-group', 'f7c8466b62cbd99f92729ce43a29ce9c826b2cb43b46150ce58dc8b3c157f899', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[210-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 1 of 3'

SET application_name = 'o11c 22/30 1/3 220-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-insert-system-group', 'ff167d3d49dc1dc5e08b3145afd4cc3aac5e00e2f267a9c9adea1c13089d46c2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[220-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 2 of 3'

SET application_name = 'o11c 23/30 2/3 230-update-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-update-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-update-system-group', 'e0f95aa24b087e7197ff2d7285b6b1d19aab99223ab7170d153759b9ada5c600', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[230-update-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 2 of 3'

SET application_name = 'o11c 24/30 2/3 240-replace-system-user-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-replace-system-user-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-replace-system-user-role', 'c99ef1ccf89fc3c15864cd0092b1e9f71410422157a72187ead4c438817cfd87', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[240-replace-system-user-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 2 of 3'

SET application_name = 'o11c 25/30 2/3 250-replace-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-replace-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-replace-system-group-user', 'e93d44aa2c81b3bf7e8665a2560ca417c89c2f88cc577e22b27593c2b24d667b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[250-replace-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 2 of 3'

SET application_name = 'o11c 26/30 2/3 260-replace-system-group-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-replace-system-group-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-replace-system-group-role', 'cfebe1d9460f338133ea13807c0b8962c198f476eeb76f63658e7f335f17a37b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[260-replace-system-group-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 2 of 3'

SET application_name = 'o11c 27/30 2/3 270-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-keys-of-shop-customer', 'b510d7169debc82408bba7303db95b1baf532fa4cbf48754d3a15bc970b86499', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[270-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 2 of 3'

SET application_name = 'o11c 28/30 2/3 280-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-insert-shop-customer', '21791550211b0d1c53a469e519cc65fe5b385a689373040b6fbc390b5270d0ad', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[280-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 3 of 3'

SET application_name = 'o11c 29/30 3/3 290-advance-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-advance-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-advance-shop-customer', '0811f7f8f258c08cdf3dabb8cb3d4519b65e81327cf75d3ac611236aec01560d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[290-advance-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 3 of 3'

SET application_name = 'o11c 30/30 3/3 300-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-verify', '8ce9704220b87855859ec98dc8204992f7d488ae74b1c17c3b1cdf16b85cb5f3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[300-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total 'entities: 3 of 3'

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: migrated to SalesApp: 1 entity'
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
