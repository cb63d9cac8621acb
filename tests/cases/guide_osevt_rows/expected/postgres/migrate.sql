-- guide-osevt-rows: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08
--   target snapshot a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c
--   project file    f73a19696e6395b016bcb8fa702ef70ec2ec5a0cd6634d2c529be71525dde884
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

SET application_name = 'o11c 1/58 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'bd50858f3cbceb030ea7bfc1f826780565bd9bc70b622242df5dd5402e10d3f3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/58 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '051a67679edbdc509604a30793f048e835bcccc4225883f9313f2fefd6fcafdb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/58 030-map-system-activity-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-map-system-activity-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-map-system-activity-definition', '456ddaeeb3a2b8b3afe04a006ed19271d111388c5a82a01f16f5ef04512289bd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-map-system-activity-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/58 040-map-system-activity-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-activity-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-activity-output-def', 'be272439261d4e97972af1396d10dbabad17f066c82cf4e90def368b57b94490', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-map-system-activity-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/58 050-map-system-activity-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-activity-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-activity-status', '2aee608818ca35474153bac9086af0b2a8a1dc1125c373dde73c2f3981fdebe8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-map-system-activity-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/58 060-map-system-espace';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-map-system-espace.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-map-system-espace', '035460c3f443828d18d5b88f58c51833bc430c21260ff0c4e3925232bb082bcf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-map-system-espace] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/58 070-map-system-process-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-map-system-process-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-map-system-process-definition', '65671e83d104279b0e5403395254a014bf8931396df1d56f44065d1efbe0ea91', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-map-system-process-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/58 080-map-system-process-input-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-map-system-process-input-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-map-system-process-input-def', 'dcfa389f1e632fca55442954a4c59168d61be168b2e2041e140dbf87a8297776', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-map-system-process-input-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/58 090-map-system-process-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-map-system-process-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-map-system-process-output-def', '787763fb143cdd4669c035f66d83f5616107a2ef79838c9f9204e69be7810109', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-map-system-process-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/58 100-map-system-process-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-map-system-process-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-map-system-process-status', '54fa59a6e4c307c438cbdcb42a1055bf1c05dfc900ff9068aebe10728a1fa898', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-map-system-process-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/58 110-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-map-system-tenant', '3ba1013d655053d033448e6932e04dd587d9ead4d954e5bc58c75f01997c5ccb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/58 120-select-rows-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-select-rows-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-select-rows-of-system-process', 'a5372c36522fa2c6db0744fc045efb0bde38fc8dc5e83228cee9f4782adfeaa7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-select-rows-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 13/58 130-select-rows-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-select-rows-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-select-rows-of-system-process-input', '22c2a6228f5e7d926f074dc0520d8c3b764f4772a60724c7f9a0c91f993e1d33', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[130-select-rows-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 14/58 140-select-rows-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-select-rows-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-select-rows-of-system-process-output', 'aac93a0ac123575185303adf5b1b6bcb4cf4a7cc83d103c25bd537018c258e20', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[140-select-rows-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 15/58 150-select-rows-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-select-rows-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-select-rows-of-system-activity', 'c5f4e9ee422beb6748b4f829fd33bb2c01ec043bb879e73584723d7717ade251', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[150-select-rows-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 16/58 160-select-rows-of-system-activity-outpu';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-select-rows-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-select-rows-of-system-activity-output', 'a034b01e82e848ab5152df20070ac1846196fe3b634cbb25769736547ee7f608', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[160-select-rows-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 17/58 170-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-select-rows-of-system-user', '7fd8795d34f34d38401483467b622f89b4f6587677b1f399d59baa550d39a94e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[170-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 18/58 180-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-select-rows-of-system-group', 'fd804de1a4f40e7737ff3bd09b1b0f2dd723871a96cecf013c47ca8c48000ecb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[180-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 19/58 190-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-rows-that-must-come-along', '9fab21e35585d9664a735d2a31edee0eca1776e34dfadae17caaef16d2ac8bdd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[190-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 20/58 200-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-select-rows-of-system-group-user', '08c4a6f970f484f0ebd24a921095ec35e1ad85bac8813092cb65f7e50232680b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[200-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 21/58 210-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-groups-that-come-along', '0be55cb0c5c972c325e3d238280f25508826f6a1e9d84959482c999f3d859e50', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[210-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 22/58 220-check-the-event-queues';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-check-the-event-queues.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-check-the-event-queues', '36dc11d15cf11382c5b018b6886fc8e9f6176b9b2cfa838178f6acce54ef749c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[220-check-the-event-queues] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 23/58 230-silence-triggers-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-silence-triggers-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-silence-triggers-of-citymanager-city', '114d5b8ae95e1ffa45997becfbb61b9b59ca5dacb6b19d7e1aafa0e1d3b61347', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[230-silence-triggers-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 24/58 240-silence-triggers-of-citymanager-stre';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-silence-triggers-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-silence-triggers-of-citymanager-street', '8e16f5131e6ea7fa14de527f58707e9fe6a18ec3ae6d745bf554e689a32f0983', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[240-silence-triggers-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 25/58 250-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-match-system-user', 'e76be7e47dbcfe174e10378e0b9052c621f856657265d6df4ae0deda67f089e8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[250-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 26/58 260-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-keys-of-system-user', 'ca4153bee9b6a21690a92d1a5daeeb54aff22cf5b821b8b2333471d157a4295c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[260-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 27/58 270-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-insert-system-user', 'db3e782157149be887796e7f29d03daa029151e7c60504b4cf6d7ac7993e3a99', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[270-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 28/58 280-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-match-system-group', '4c7854f47adc037205e6697065276a8184a29a3d24925d5e05f0f57d3e3409b2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[280-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 29/58 290-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-keys-of-system-group', 'fd50604012b2a259817d2854c0456cb0d359ce928d3b0e0c61ced9f37614368c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[290-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 30/58 300-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-insert-system-group', '8beec30eee473cc5f021355f2f999eb9be26be1bb7d88d0cb11385a0d9fe1796', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[300-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 31/58 310-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/310-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '310-match-system-group-user', 'a02fbb64a76c0ec574cb6ea9c26d7b427356a5d1cc41a77718e6460ba9a1c3de', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[310-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 32/58 320-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/320-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '320-keys-of-system-group-user', 'a727e47d397af0013f71bdc41048891670cbfe87433c16f05bf182596bc54dd9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[320-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 33/58 330-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/330-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '330-insert-system-group-user', '4e59116b778655ea1a09fb2f4116f1ce2ed6681ab0d447dc35c7f40042e4c495', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[330-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 34/58 340-keys-of-citymanager-country';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/340-keys-of-citymanager-country.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '340-keys-of-citymanager-country', '1c582342331081ec4a0560b74ee61869426e3614094ddf829cdc6c0276f60bbb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[340-keys-of-citymanager-country] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 35/58 350-keys-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/350-keys-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '350-keys-of-citymanager-city', '247aa9a03eb0c6c8dc2b031fdbcaa551faabe90b71348a1f997c905b76a29962', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[350-keys-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 36/58 360-keys-of-citymanager-street';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/360-keys-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '360-keys-of-citymanager-street', '6d1180925ec9940c60f4321d01a85f0cc9d1af573c5aeaa73633bccc397fa610', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[360-keys-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 37/58 370-keys-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/370-keys-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '370-keys-of-system-process', 'c4de87c8db724e0943065ee998064f30a10aa3822ec5964a14d9b50e841ad173', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[370-keys-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 38/58 380-keys-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/380-keys-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '380-keys-of-system-process-input', '6a2daf484bfc87a7d8e555c3a44768f0d5cf2a6872d097b8db08e7d79e3028c8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[380-keys-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 39/58 390-keys-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/390-keys-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '390-keys-of-system-process-output', 'c234c1c00c307e825d91af207800606b8e9762305076f96d30c3cc5ae8304ce1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[390-keys-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 40/58 400-keys-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/400-keys-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '400-keys-of-system-activity', '428b24cf14fc635825c3e4ffca39af9eac77dd525ba75e6121140c2be177d234', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[400-keys-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 41/58 410-keys-of-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/410-keys-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '410-keys-of-system-activity-output', '9245e65cb7579c0004481e34fb6791a787ded1509be29c3b9197babfd756d2a5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[410-keys-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 42/58 420-insert-citymanager-country';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/420-insert-citymanager-country.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '420-insert-citymanager-country', 'cfd78b1fa883f68ed56d851d3acdfa86953d2ac402cc30ff7544bf12d08f38f6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[420-insert-citymanager-country] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 43/58 430-insert-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/430-insert-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '430-insert-citymanager-city', 'fc9d3d159fc6d31e6658eebe1586efa66b3c1e8812a5924a4b1df78d401dc689', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[430-insert-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 44/58 440-insert-citymanager-street';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/440-insert-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '440-insert-citymanager-street', 'e5d5b46bc295b39cdb91e52d4a6f150ec17ba66a69cfdab6247fe66e6b28c930', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[440-insert-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 45/58 450-insert-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/450-insert-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '450-insert-system-process', '88c7e1a9f100247c59ebe5f769298b603d5012ddccb8f5cad06f1f97e461138c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[450-insert-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 46/58 460-insert-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/460-insert-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '460-insert-system-process-input', '48ee41d94361c2cf2af18fe283c595cec263e4272ff074898007e647919be2d6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[460-insert-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 47/58 470-insert-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/470-insert-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '470-insert-system-process-output', '5158bc4a8227779bd1e3c768d8fd4e62f411c3c5ff3d086a8c45de6e83181b48', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[470-insert-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 48/58 480-insert-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/480-insert-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '480-insert-system-activity', 'e9265b9419f46da9825a5f09c19623c9e71ec82c3537ea8fb77f0633fa278f7b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[480-insert-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 49/58 490-insert-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/490-insert-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '490-insert-system-activity-output', 'f01e485672f3212da283075a103d6fa97acfe1ecdb65c5c779e5f67ae8676022', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[490-insert-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 50/58 500-link-system-process-parent-process-i';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/500-link-system-process-parent-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '500-link-system-process-parent-process-id', 'c86fd4b75b8525a8a8c9b1623302e2b39135df34904896ec5c31e6b911e2e3e5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[500-link-system-process-parent-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 51/58 510-link-system-process-top-process-id';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/510-link-system-process-top-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '510-link-system-process-top-process-id', '1701573f9fd076721668c9fbfdffeaded5046d3009b08c6cf6da873971b89b06', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[510-link-system-process-top-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 52/58 520-link-system-process-parent-activity-';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/520-link-system-process-parent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '520-link-system-process-parent-activity-id', 'f30802ddce970d1bc48dd969c7d5f80590bf1dfc64b525bce1429988387e9cf4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[520-link-system-process-parent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 53/58 530-link-system-activity-precedent-activ';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/530-link-system-activity-precedent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '530-link-system-activity-precedent-activity-id', 'd8ecb7564dcc62adf8fba985811bcd9a9a3ff7265275d1a9d8c3a340d883c2d4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[530-link-system-activity-precedent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 54/58 540-insert-events-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/540-insert-events-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '540-insert-events-of-citymanager-city', '6f7dbc69611ecff55451505b4973ee58af31ed422f3b248746a41e614c11a869', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[540-insert-events-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 55/58 550-insert-events-of-citymanager-street';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/550-insert-events-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '550-insert-events-of-citymanager-street', '36ce5ead1f36b5fdd4eb2f2d1935b4e7cbb676941845484d8ef703b1a5f0934a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[550-insert-events-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 56/58 560-enable-triggers-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/560-enable-triggers-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '560-enable-triggers-of-citymanager-city', 'e87d8eb5d2d189aab6e54c066b1533de66c24d90602db6db5d569490b4f58a5a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[560-enable-triggers-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 57/58 570-enable-triggers-of-citymanager-stree';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/570-enable-triggers-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '570-enable-triggers-of-citymanager-street', '7f4c14b16b8629b4e1273690f9e306724a6eb9e09126c82659d845272924ce5f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[570-enable-triggers-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 58/58 580-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/580-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '580-verify', 'e953c6086edaa4cb4a6d74c84e36d26f539b66145f7214b3ec6981fa5fdff761', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[580-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
