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


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/13 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = '80f02ad0d23bb3f94fc95c704a782afd8919b8eb7ee0bb028a54ead698ed0945' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', '3c84f3a04f16743076f6b0a4338131cb31dc71a07678534fef399d4c1cfedacc', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'b87d75b0024d361f301b6bc06d5c9c133c0e786c635c2844ae51e54cc12ded8f', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', '518c866c24d1f808ce28c6b097e5004f727837a3a387a99763913396256e9031', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-map-system-role', '282a779002a2b7ad09b97476b24a1b917f857c9d19c8e17013d60d5036d50f7b', 'match', 'build_literal_map', '(System).Role', NULL, 1),
  (:o11c_run, 5, '050-map-system-tenant', '3d9a8b2ccbea4ab978bb35a248d9aaab08e24f0f408366091e278f9f98492d9b', 'match', 'build_literal_map', '(System).Tenant', NULL, 1),
  (:o11c_run, 6, '060-map-m-o-d-u-le-x-go-echo-x-table', '38fecc233c12b1794e3379400fe67bbd9556f1ddcf9d317f9b4ff671e3098d55', 'match', 'build_literal_map', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.Table', NULL, 2),
  (:o11c_run, 7, '070-match-system-user', '75bb8df922d99aa0fdfc8ee9f72704d99f229cd2b9c407cae94e4354c247efb7', 'users', 'build_matched_map', '(System).User', NULL, NULL),
  (:o11c_run, 8, '080-keys-of-m-o-d-u-le-x-go-echo-x-select', 'e7964333855af79260b9010e438d198a98bb64b5e0eb8caf638dc70ce294d57e', 'keys', 'reserve_ids', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.Select', 'M"o''d]u[le */ -- $(x)
GO
\! echo x', 2),
  (:o11c_run, 9, '090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll', '8793fef039c466281a0c6ebbc8e07176892318c719b87c02e765e0f20018a41e', 'keys', 'reserve_ids', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL "q" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'M"o''d]u[le */ -- $(x)
GO
\! echo x', 2),
  (:o11c_run, 10, '100-insert-m-o-d-u-le-x-go-echo-x-select', '824712a6cc7615b5ca6064c3ede13d3b48a5920960c4eadc571238201b93378f', 'data', 'insert_rows', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.Select', 'M"o''d]u[le */ -- $(x)
GO
\! echo x', 2),
  (:o11c_run, 11, '110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll', '2580725652ffcb98fcf0b15d5fcf19f7d6193f4679db9a97bc0d2d6adc12827b', 'data', 'insert_rows', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL "q" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'M"o''d]u[le */ -- $(x)
GO
\! echo x', 2),
  (:o11c_run, 12, '120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll', '6efdbccf10b1daa3bc25b1a90fe97343c68c386786aa5730ab39b241b0a09d11', 'link', 'link_reference', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL "q" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'M"o''d]u[le */ -- $(x)
GO
\! echo x', NULL),
  (:o11c_run, 13, '130-verify', 'd8ec1beab5f56f937343b5cb492693937159a2f052e4112132dbcfbb60814cfb', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '3c84f3a04f16743076f6b0a4338131cb31dc71a07678534fef399d4c1cfedacc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/13 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'b87d75b0024d361f301b6bc06d5c9c133c0e786c635c2844ae51e54cc12ded8f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/13 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '518c866c24d1f808ce28c6b097e5004f727837a3a387a99763913396256e9031', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/13 040-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-role', '282a779002a2b7ad09b97476b24a1b917f857c9d19c8e17013d60d5036d50f7b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/13 050-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-tenant', '3d9a8b2ccbea4ab978bb35a248d9aaab08e24f0f408366091e278f9f98492d9b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/13 060-map-m-o-d-u-le-x-go-echo-x-table';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-map-m-o-d-u-le-x-go-echo-x-table.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-map-m-o-d-u-le-x-go-echo-x-table', '38fecc233c12b1794e3379400fe67bbd9556f1ddcf9d317f9b4ff671e3098d55', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-map-m-o-d-u-le-x-go-echo-x-table] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/13 070-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-match-system-user', '75bb8df922d99aa0fdfc8ee9f72704d99f229cd2b9c407cae94e4354c247efb7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/13 080-keys-of-m-o-d-u-le-x-go-echo-x-selec';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-keys-of-m-o-d-u-le-x-go-echo-x-select.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-keys-of-m-o-d-u-le-x-go-echo-x-select', 'e7964333855af79260b9010e438d198a98bb64b5e0eb8caf638dc70ce294d57e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-keys-of-m-o-d-u-le-x-go-echo-x-select] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/13 090-keys-of-m-o-d-u-le-x-go-echo-x-lllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll', '8793fef039c466281a0c6ebbc8e07176892318c719b87c02e765e0f20018a41e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/13 100-insert-m-o-d-u-le-x-go-echo-x-select';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-insert-m-o-d-u-le-x-go-echo-x-select.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-insert-m-o-d-u-le-x-go-echo-x-select', '824712a6cc7615b5ca6064c3ede13d3b48a5920960c4eadc571238201b93378f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-insert-m-o-d-u-le-x-go-echo-x-select] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/13 110-insert-m-o-d-u-le-x-go-echo-x-llllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll', '2580725652ffcb98fcf0b15d5fcf19f7d6193f4679db9a97bc0d2d6adc12827b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/13 120-link-m-o-d-u-le-x-go-echo-x-llllllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll', '6efdbccf10b1daa3bc25b1a90fe97343c68c386786aa5730ab39b241b0a09d11', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/13 130-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-verify', 'd8ec1beab5f56f937343b5cb492693937159a2f052e4112132dbcfbb60814cfb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
