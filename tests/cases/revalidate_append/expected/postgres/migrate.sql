-- revalidate-append: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 0ecd9beb0bda0d990b8274b2b342cd71472b40ca3eadfdea52f74789fc48e193
--   target snapshot af35c725950870c76001c1f33d6e964d3832efde012310dfa6bf67f100f2bcb5
--   project file    5e2c16365572b200fad08bf63435c8c7d2490445c5c65f701f711677a673343f
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

-- Foreign keys that are dropped and added again, as the server itself writes them; gone at the end of
-- the session.
CREATE TEMPORARY TABLE o11c_foreign_key (table_name text, name text, definition text, comment text)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/17 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '1b7dedc2d9ed6f95b26b82c483406313221a715084debf7f23b3bfbd10379290' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', 'd9b649fe1be84f1443c9a2c05e6f8f483366567f53b5722d96f6f495473dae88', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'e19bf3961a6f6cebdc57f849a8030702950d37ac5e1c5df0895e407b8823be2e', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', '6af98a47aa5cfe88460f5abdb1505adc2460293ff13ad439b4a549d1a6ae1da8', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-map-system-tenant', '4ce8c66cb0472d6bb94c011698330e4cdbd067129d3988d90650ab7e3f849a9d', 'match', 'build_literal_map', '(System).Tenant', NULL, 1),
  (:o11c_run, 5, '050-map-shop-size', '8d5a5134d442c66c662f3192e22fe49469b689ec3c06c56dcde1343dc3f6582a', 'match', 'build_literal_map', 'Shop.Size', NULL, 2),
  (:o11c_run, 6, '060-match-system-user', '72c5a690d3d56480d34a876c8274b13d40c21749e01f835467bd2b484a5866fd', 'users', 'build_matched_map', '(System).User', NULL, NULL),
  (:o11c_run, 7, '070-keys-of-shop-department', 'abfde06b580da41227a2d1388a6bbc86de7b6547257bb5b82cb9e12a6463e5e5', 'keys', 'reserve_ids', 'Shop.Department', NULL, 3),
  (:o11c_run, 8, '080-keys-of-shop-employee', 'cae2c714dbeee15c6822d4e334307a4ff39cb02317b6a1bece983b9e5cb5a49d', 'keys', 'reserve_ids', 'Shop.Employee', NULL, 2),
  (:o11c_run, 9, '090-loosen-foreign-keys-of-shop-department', '4efc24707189f0d0138fb12679ac262e1fe4208795261e06c240047968d0448b', 'data', 'loosen_constraints', 'Shop.Department', NULL, NULL),
  (:o11c_run, 10, '100-loosen-foreign-keys-of-shop-employee', '2aed4a3f93645c518a3571836ec388311e3800b21e58bbd19e80906b63dec9bb', 'data', 'loosen_constraints', 'Shop.Employee', NULL, NULL),
  (:o11c_run, 11, '110-insert-shop-department', '8ddbbef451664951f7019393af16b5c46a1b146c95efd5565dd2522e7dd6cb32', 'data', 'insert_rows', 'Shop.Department', NULL, 3),
  (:o11c_run, 12, '120-insert-shop-employee', '4b4788ac727b9cb7bd9fe0715e360c973a98ea72d4e6d096e9b8562b5fb52d97', 'data', 'insert_rows', 'Shop.Employee', NULL, 2),
  (:o11c_run, 13, '130-link-shop-department-headid1', '56e4f48f6f113f7e6db2be60b6a0ff04f4230e4780de4664f7d15c13e7ed2128', 'link', 'link_reference', 'Shop.Department', NULL, NULL),
  (:o11c_run, 14, '140-link-shop-employee-managerid1', '36d7845d1286d7fc8b4dbdc2a949070cf53caaa4fedea0e9231ca71c26bb05b1', 'link', 'link_reference', 'Shop.Employee', NULL, NULL),
  (:o11c_run, 15, '150-revalidate-foreign-keys-of-shop-department', '377643e0c6b2daf6a2ea71455711f4eae4a61763c746fa874a65fc81b397119b', 'link', 'revalidate_constraints', 'Shop.Department', NULL, NULL),
  (:o11c_run, 16, '160-revalidate-foreign-keys-of-shop-employee', '6173db18da512592610ebfab296089ba041c9db84e1cac3ae0682282d3228e35', 'link', 'revalidate_constraints', 'Shop.Employee', NULL, NULL),
  (:o11c_run, 17, '170-verify', '5cbb13decc5fa0ecfe56dd7cf444b8a0909493ca893a75ea110058b376b5d8a9', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'd9b649fe1be84f1443c9a2c05e6f8f483366567f53b5722d96f6f495473dae88', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/17 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'e19bf3961a6f6cebdc57f849a8030702950d37ac5e1c5df0895e407b8823be2e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/17 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '6af98a47aa5cfe88460f5abdb1505adc2460293ff13ad439b4a549d1a6ae1da8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/17 040-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-tenant', '4ce8c66cb0472d6bb94c011698330e4cdbd067129d3988d90650ab7e3f849a9d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/17 050-map-shop-size';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-shop-size.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-shop-size', '8d5a5134d442c66c662f3192e22fe49469b689ec3c06c56dcde1343dc3f6582a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-map-shop-size] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/17 060-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-match-system-user', '72c5a690d3d56480d34a876c8274b13d40c21749e01f835467bd2b484a5866fd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/17 070-keys-of-shop-department';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-keys-of-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-keys-of-shop-department', 'abfde06b580da41227a2d1388a6bbc86de7b6547257bb5b82cb9e12a6463e5e5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-keys-of-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/17 080-keys-of-shop-employee';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-keys-of-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-keys-of-shop-employee', 'cae2c714dbeee15c6822d4e334307a4ff39cb02317b6a1bece983b9e5cb5a49d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-keys-of-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/17 090-loosen-foreign-keys-of-shop-departme';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-loosen-foreign-keys-of-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-loosen-foreign-keys-of-shop-department', '4efc24707189f0d0138fb12679ac262e1fe4208795261e06c240047968d0448b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-loosen-foreign-keys-of-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/17 100-loosen-foreign-keys-of-shop-employee';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-loosen-foreign-keys-of-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-loosen-foreign-keys-of-shop-employee', '2aed4a3f93645c518a3571836ec388311e3800b21e58bbd19e80906b63dec9bb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-loosen-foreign-keys-of-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/17 110-insert-shop-department';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-insert-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-insert-shop-department', '8ddbbef451664951f7019393af16b5c46a1b146c95efd5565dd2522e7dd6cb32', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-insert-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/17 120-insert-shop-employee';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-insert-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-insert-shop-employee', '4b4788ac727b9cb7bd9fe0715e360c973a98ea72d4e6d096e9b8562b5fb52d97', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-insert-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/17 130-link-shop-department-headid1';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-link-shop-department-headid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-link-shop-department-headid1', '56e4f48f6f113f7e6db2be60b6a0ff04f4230e4780de4664f7d15c13e7ed2128', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-link-shop-department-headid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 14/17 140-link-shop-employee-managerid1';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-link-shop-employee-managerid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-link-shop-employee-managerid1', '36d7845d1286d7fc8b4dbdc2a949070cf53caaa4fedea0e9231ca71c26bb05b1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-link-shop-employee-managerid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 15/17 150-revalidate-foreign-keys-of-shop-depa';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-revalidate-foreign-keys-of-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-revalidate-foreign-keys-of-shop-department', '377643e0c6b2daf6a2ea71455711f4eae4a61763c746fa874a65fc81b397119b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-revalidate-foreign-keys-of-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 16/17 160-revalidate-foreign-keys-of-shop-empl';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-revalidate-foreign-keys-of-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-revalidate-foreign-keys-of-shop-employee', '6173db18da512592610ebfab296089ba041c9db84e1cac3ae0682282d3228e35', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-revalidate-foreign-keys-of-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 17/17 170-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-verify', '5cbb13decc5fa0ecfe56dd7cf444b8a0909493ca893a75ea110058b376b5d8a9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
