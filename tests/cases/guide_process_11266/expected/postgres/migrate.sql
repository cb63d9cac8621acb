-- guide-process-11266: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42
--   target snapshot bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf
--   project file    b02645f0d2027c6445008be6c8cfe2f90695b08ce744f4791f3418f7e79c907d
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
    ('"o11_source"."ossys_bpm_process_definition"'),
    ('"o11_source"."ossys_bpm_process_input_def"'),
    ('"o11_source"."ossys_bpm_process_output_def"'),
    ('"o11_source"."ossys_bpm_activity_definition"'),
    ('"o11_source"."ossys_bpm_activity_output_def"'),
    ('"o11_source"."ossys_bpm_process_status"'),
    ('"o11_source"."ossys_bpm_activity_status"'),
    ('"o11_source"."ossys_bpm_activity_kind"'),
    ('"o11_source"."ossys_bpm_event"'),
    ('"o11_source"."ossys_bpm_event_queue"'),
    ('"o11_target"."ossys_espace"'),
    ('"o11_target"."ossys_entity"'),
    ('"o11_target"."ossys_entity_attr"'),
    ('"o11_target"."ossys_entity_record"'),
    ('"o11_target"."ossys_role"'),
    ('"o11_target"."ossys_tenant"'),
    ('"o11_target"."ossys_application"'),
    ('"o11_target"."ossys_bpm_process_definition"'),
    ('"o11_target"."ossys_bpm_process_input_def"'),
    ('"o11_target"."ossys_bpm_process_output_def"'),
    ('"o11_target"."ossys_bpm_activity_definition"'),
    ('"o11_target"."ossys_bpm_activity_output_def"'),
    ('"o11_target"."ossys_bpm_process_status"'),
    ('"o11_target"."ossys_bpm_activity_status"'),
    ('"o11_target"."ossys_bpm_activity_kind"'),
    ('"o11_target"."ossys_bpm_event"'),
    ('"o11_target"."ossys_bpm_event_queue"')
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

-- Which rows of (System).Process (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_f6d957e147" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Process_Input (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_input_e63f36504d" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Process_Output (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_output_8de501dcc5" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Activity (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_activity_17766887e7" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Activity_Output (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_activity_output_4cc1817003" (
  "id" integer NOT NULL PRIMARY KEY
)
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


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/47 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '8e730165955c6c3217c5eb8e2d04267a3128e0843cdb51dd1c164936d4382a23', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/47 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '4969f76ee103db41f8391ae0a6c17302a6a84d2363b33f7a8e68d9af722062fa', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/47 030-map-system-activity-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-map-system-activity-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-map-system-activity-definition', '591e476142f19fca66a44b50695dd1e7d9a41416f82f74689246eb4a38197624', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-map-system-activity-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/47 040-map-system-activity-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-activity-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-activity-output-def', 'dda5a29f8b8615aa1ff2fab87382bffb0910ddbe5c996f95a22464340f29b165', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-map-system-activity-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/47 050-map-system-activity-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-activity-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-activity-status', 'e158367bba59ef883a1d207858063f8b939cb27438d05dbf74cdb60018212d49', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-map-system-activity-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/47 060-map-system-process-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-map-system-process-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-map-system-process-definition', 'bbb18dddfdff3944e7e44e1c08ede64f290e4e4bf3e32e9c0677257758d06be7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-map-system-process-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/47 070-map-system-process-input-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-map-system-process-input-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-map-system-process-input-def', 'b84a3ba8082bfbb7b2fb8a6b802d0b1a8e9c4ecbf16b38bef797091fee5b9777', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-map-system-process-input-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/47 080-map-system-process-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-map-system-process-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-map-system-process-output-def', 'c0e68b00b02337c5cdda89c6c1036e0b9e875a86ffb31f0a7f3392f8eea13a12', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-map-system-process-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/47 090-map-system-process-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-map-system-process-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-map-system-process-status', '9120f4e52080f613eca0f6292797c5819a49e11b7ea79a82c1e7b57437fd7ab3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-map-system-process-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/47 100-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-map-system-tenant', '744c8de83a765b00054f5ed514003386c60f17e60a31c3371198848d511c9ea9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/47 110-select-rows-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-select-rows-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-select-rows-of-system-process', '3174af97877fa359a3ea8332f31e57a312fdfe8c82bdac09e95562eb9ab63d00', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-select-rows-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/47 120-select-rows-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-select-rows-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-select-rows-of-system-process-input', 'd340e384b23e9d4d3efd9c8025abf323d46d814514ddc640841e059b516fc522', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-select-rows-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 13/47 130-select-rows-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-select-rows-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-select-rows-of-system-process-output', '9bb6962ade727790a11e874ffe30b232f0d8a9c9ba584b3b7afd5ba50a2161bb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[130-select-rows-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 14/47 140-select-rows-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-select-rows-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-select-rows-of-system-activity', '6fe8ab87c0ade6950d92fdcfd03bbbfb796295747f7ba48a97f5553673152cd3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[140-select-rows-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 15/47 150-select-rows-of-system-activity-outpu';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-select-rows-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-select-rows-of-system-activity-output', '91f5e9d6b2f0093993d91e1b8279091cc2472a4649c267c622b97e0ad0c57a76', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[150-select-rows-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 16/47 160-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-select-rows-of-system-user', '9aaff34ccde2a8c6d591b1af2d5fac2b113c0f6310cc56cd026d06d14e5c245d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[160-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 17/47 170-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-select-rows-of-system-group', '8c50c29de79c90647fb201d2d7b57c1ae038eace5cd41ca34c86b523307ec279', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[170-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 18/47 180-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-rows-that-must-come-along', 'a277b85bfde0ed45308e3969cba6a8fa72135c0663f503da80e13adf825e36dd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[180-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 19/47 190-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-select-rows-of-system-group-user', '87460c4d0d50d2827498e9b989dee0b82312eceab06d87d5ebd4fa47c33fcbcf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[190-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 20/47 200-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-groups-that-come-along', '682f18a71d36ff0881613d31f081b223d60654c8c60253230ada72e5e428fb70', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[200-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 21/47 210-check-the-event-queues';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-check-the-event-queues.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-check-the-event-queues', '0afb0ef311986322ade77c23ec2499fa77aabb2f681e179bcda9d302ef4c8971', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[210-check-the-event-queues] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 22/47 220-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-match-system-user', '04e297962ebe09c87a8e03beee6cf9471d3bb8a814343fb5e43e6082de4684a9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[220-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 23/47 230-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-keys-of-system-user', 'f398a23328d13c5a4b7bc34364251d96e0ef07bb804578079b8510220a332615', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[230-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 24/47 240-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-insert-system-user', 'bee284fb7552569a559329e51a1d9c18bda216f7068b9a878d3c17d7cd62768d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[240-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 25/47 250-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-match-system-group', 'd1e9cc128d18fada634bc7db44e53dec18cfa671232917aa83312f668115f928', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[250-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 26/47 260-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-keys-of-system-group', 'ed8706ff25f7c3c49d6023d67dd936de58cb4c1a40a60106600814677ed9273e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[260-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 27/47 270-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-insert-system-group', '6198f67e1c6f035d1a4d764d542bc9eff75194c8f445874ff4804f2e95a7f2ef', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[270-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 28/47 280-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-match-system-group-user', 'bd64772302674641d7fe5ebf731fd6ee553b959b01e151a81786b1247799b867', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[280-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 29/47 290-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-keys-of-system-group-user', '7e26be67996f46acc7044a8d0b839b8ad8d4e0080020912709b69847641de07c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[290-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 30/47 300-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-insert-system-group-user', 'ac065c4ed441e2bb75a513d2bc994a4e1a0be2950d6b2ac912aad6cb67937567', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[300-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 31/47 310-keys-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/310-keys-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '310-keys-of-citymanager-city', '0b89b9ac2fc3a1b67f4c2f82bac1a339c2ff2cd3753cb794ffc4bfd72a3c4602', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[310-keys-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 32/47 320-keys-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/320-keys-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '320-keys-of-system-process', 'c526f625c85471de2ac2c137771cefcb647f15ea4aad8e5d08c5d5f455c52ef5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[320-keys-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 33/47 330-keys-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/330-keys-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '330-keys-of-system-process-input', '402ebf900094151583f4c5846617cc902bb3431885d7bb1009d633b274ec5519', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[330-keys-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 34/47 340-keys-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/340-keys-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '340-keys-of-system-process-output', 'e377efa02044fb2f2289d04151291f79dd53673395127e4a91c52ea072ce016d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[340-keys-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 35/47 350-keys-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/350-keys-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '350-keys-of-system-activity', '552f7ea3325ddecf38f51cfb01a6144812ab7e53206fd08a27bda5f19b13412a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[350-keys-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 36/47 360-keys-of-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/360-keys-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '360-keys-of-system-activity-output', 'd91645b1cc5bdb744bbca13609606eba47f2f81cf3db8c4e35a5f87d0d87234f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[360-keys-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 37/47 370-insert-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/370-insert-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '370-insert-citymanager-city', '2ecb578a697268cf5d8bc1af01f055e8d11d244a8e64c6b2d2fd52bfb50964b1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[370-insert-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 38/47 380-insert-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/380-insert-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '380-insert-system-process', '3dd13241ea7c70a975ee7b6ea828dbfdede5a3bcb56af83c9a54918932052612', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[380-insert-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 39/47 390-insert-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/390-insert-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '390-insert-system-process-input', '76254e9f6dc7939219d6b63b01a55ed31fb5c07499a70344468e906bbded6919', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[390-insert-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 40/47 400-insert-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/400-insert-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '400-insert-system-process-output', 'c1862becb01a95bebecd5701ef10b18e358d61186b9f0bc3d078c7eb335103cc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[400-insert-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 41/47 410-insert-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/410-insert-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '410-insert-system-activity', '43bef5cccd835c1f9f836602ec13a8f2659048f190e562f7aa1fc65d19f79caf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[410-insert-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 42/47 420-insert-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/420-insert-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '420-insert-system-activity-output', 'edfdcc0798cb46c712af81619cb356bb8395b63de2d5d759315d0330b80a09a2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[420-insert-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 43/47 430-link-system-process-parent-process-i';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/430-link-system-process-parent-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '430-link-system-process-parent-process-id', '2a00ae6c9cb93c69af3637db2db583e50810b164c77a7ac45f094a38fc62bb61', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[430-link-system-process-parent-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 44/47 440-link-system-process-top-process-id';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/440-link-system-process-top-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '440-link-system-process-top-process-id', 'c6615e0b7baae66e5dd023f86557f8a6e6156d6c1f58e6d8985bd06d002bc8a5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[440-link-system-process-top-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 45/47 450-link-system-process-parent-activity-';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/450-link-system-process-parent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '450-link-system-process-parent-activity-id', '9ce1d66f15e9fe0f89c02aad79bf845546b2212810250e5704c4f1b01393bb7f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[450-link-system-process-parent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 46/47 460-link-system-activity-precedent-activ';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/460-link-system-activity-precedent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '460-link-system-activity-precedent-activity-id', 'a320dd2a13f99075048124e0966379782643525e9d1599281b3e86d4a5b309fd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[460-link-system-activity-precedent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 47/47 470-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/470-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '470-verify', 'd4269020de0cf0bd9cd9609cae69020d87836ac7b5e9d7a05d22a622f357dabd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[470-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
