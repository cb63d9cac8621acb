-- step-batches: migrate all rows step by step, verify
-- Compiled by o11c 0.1.0 from
--   source snapshot efb222e057929c5618b4e4872b5ac5531188364c302e802f6203ccc81d4eb899
--   target snapshot 5935ee7e14c419e453ab31d5f91e69e86a4966c8852b23c0796e8602814968a4
--   project file    773ecefedf28977da1685148863a6582f8214b814e53795eaf297b1b899f3726
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f migrate.sql
-- Each step commits with its row in the journal (o11c.step). An error ends the run with a non-zero exit code;
-- the last line names the step, which is undone, and what came before it stays. Run it again to go on: it
-- passes over what is finished. The target's applications stay disabled until it is done.
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
/* before the run */;

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
/* before the run */;

-- Names, business keys and filters: texts are compared without regard to case, accents and trailing
-- blanks.
CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')),
    'ÆÐØÞĐĦĲĿŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǄǅǇǈǊǋǤǱǲǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ',
    'æðøþđħĳŀłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǆǆǉǉǌǌǥǳǳƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'))
$o11c$
/* before the run */;

-- Results of the verification; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, what text, expected bigint, found bigint, ok boolean)
/* before the run */;

-- The block of new ids that a step is taking; gone with the session.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint)
/* before the run */;

-- Pairs of records that the literal maps are filled from; gone with the session.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text)
/* before the run */;


SELECT clock_timestamp() AS o11c_begun \gset
-- The journal, and in it this run: a new one, or one that was interrupted and goes on.
BEGIN;

-- Identifier maps, journal and registry live in a schema of their own.
CREATE SCHEMA IF NOT EXISTS o11c
/* journal */;

-- One row a run.
CREATE TABLE IF NOT EXISTS o11c.run (
  run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  project text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  started timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished timestamptz,
  status text NOT NULL DEFAULT 'running',
  plan text,
  mode text
)
/* journal */;

-- A journal of an older version gets the columns that it lacks.
DO $o11c$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
    WHERE attrelid = 'o11c.run'::regclass AND attname = 'mode' AND NOT attisdropped) THEN
    ALTER TABLE o11c.run ADD COLUMN plan text, ADD COLUMN mode text;
  END IF;
END
$o11c$
/* journal */;

-- One row a step that the run will make.
CREATE TABLE IF NOT EXISTS o11c.plan_step (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  position integer NOT NULL,
  step_id text NOT NULL,
  checksum text NOT NULL,
  phase text NOT NULL,
  kind text NOT NULL,
  label text,
  applications text,
  rows_expected bigint,
  PRIMARY KEY (run_id, position)
)
/* journal */;

-- One row a finished step.
CREATE TABLE IF NOT EXISTS o11c.step (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  checksum text NOT NULL,
  started timestamptz NOT NULL,
  finished timestamptz NOT NULL,
  rows bigint,
  status text NOT NULL,
  PRIMARY KEY (run_id, step_id)
)
/* journal */;

-- One row a finished batch of a step, where each step commits.
CREATE TABLE IF NOT EXISTS o11c.batch (
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  step_id text NOT NULL,
  batch bigint NOT NULL,
  upto text,
  rows bigint NOT NULL,
  finished timestamptz NOT NULL,
  PRIMARY KEY (run_id, step_id, batch)
)
/* journal */;

-- Registry of identifier maps: later runs find a map by its keys.
CREATE TABLE IF NOT EXISTS o11c.map (
  espace_key text NOT NULL,
  entity_key text NOT NULL,
  identifier_key text NOT NULL,
  label text NOT NULL,
  kind text NOT NULL,
  table_name text NOT NULL,
  source_digest text NOT NULL,
  target_digest text NOT NULL,
  run_id bigint NOT NULL REFERENCES o11c.run (run_id),
  PRIMARY KEY (espace_key, entity_key)
)
/* journal */;

-- What the source held when the run began; dropped when it is done.
CREATE TABLE IF NOT EXISTS o11c.work_source (
  table_name text PRIMARY KEY,
  rows bigint NOT NULL,
  highest text
)
/* journal */;


-- The steps that were compiled, with the SHA-256 of their files.
CREATE TEMPORARY TABLE o11c_plan (position integer, step_id text, checksum text, phase text, kind text,
  label text, applications text, rows_expected bigint) ON COMMIT DROP;
INSERT INTO pg_temp.o11c_plan VALUES
  (1, '010-open-the-run', 'f5f4d25000766819bad4a326527d436004907f3d550d4ef46be0107bd47510c3', 'open', 'open_run', NULL, NULL, NULL),
  (2, '020-guard-the-metamodel', '22b77cb1e79b759babba2f2465125790774d28faf8f2ba345dcb14644c9e9693', 'open', 'guard_model', NULL, NULL, NULL),
  (3, '030-prepare-for-undo', '212d0c7a13fef2cc2b2cafd14d28237bed4d79cf57908b6d149168cbbb644f21', 'open', 'prepare_undo', NULL, NULL, NULL),
  (4, '040-keys-of-shop-department', 'd89290c3a070877afd1734e96fb2262f648d6824ea716eacb215b906a6a51fe1', 'keys', 'reserve_ids', 'Shop.Department', NULL, 3),
  (5, '050-keys-of-shop-employee', 'c171cdf40bcb884f1df8b70a485f420e1c0eb420f16162baebec89a33f888e5f', 'keys', 'reserve_ids', 'Shop.Employee', NULL, 2),
  (6, '060-insert-shop-department', '2d6f64e04f0745cdca7a02046437b732156dcb21cb21e1e438bdb985234cbd63', 'data', 'insert_rows', 'Shop.Department', NULL, 3),
  (7, '070-insert-shop-employee', '6eebfe526c35679f031851eb2213428892571329e03faa3281533b69bfff8929', 'data', 'insert_rows', 'Shop.Employee', NULL, 2),
  (8, '080-link-shop-department-headid1', '68da3ff23ccdf7c125d65b5ff71425d99c1f131018718573271d413972d1fd16', 'link', 'link_reference', 'Shop.Department', NULL, NULL),
  (9, '090-link-shop-employee-managerid1', '78a2c2d41337a0cfbb6c2988a74c60395382f4eaf08cfd6f495665d83a578d0c', 'link', 'link_reference', 'Shop.Employee', NULL, NULL),
  (10, '100-verify', '28f4e67f1f8a98f0f111ea8093c758d33157659d9eb3897444d71f70a14e99ca', 'verify', 'run_checks', NULL, NULL, NULL)
;

-- A run in steps that ended before it had changed anything has nothing to finish: it is closed.
UPDATE o11c.run AS r SET status = 'rolled back', finished = clock_timestamp()
WHERE r.status = 'running'
  AND NOT EXISTS (SELECT FROM o11c.batch AS b WHERE b.run_id = r.run_id)
  AND NOT EXISTS (SELECT FROM o11c.step AS s
    LEFT JOIN o11c.plan_step AS p ON p.run_id = s.run_id AND p.step_id = s.step_id
    WHERE s.run_id = r.run_id AND (p.kind IS NULL OR NOT p.kind IN ('build_literal_map', 'check_addresses', 'check_queues', 'check_unique', 'close_rows', 'find_user', 'guard_model', 'open_run', 'select_processes', 'select_rows')))
/* begin the run */;

-- A run in steps that has changed something and has not ended comes first: this one would work on half
-- of its rows.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT project FROM o11c.run WHERE status = 'running' AND project <> 'step-batches'
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0957: a run that commits step by step has not ended: % (%)', found, samples
      USING HINT = 'Nothing was changed. Run the migrate.sql of that project again to finish it, or undo it with its rollback.sql.';
  END IF;
END
$o11c$
/* begin the run */;

-- A run goes on with the scripts that it began with, to the last byte: what it has done follows from
-- them.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT coalesce(p.step_id, l.step_id)
FROM (SELECT position, step_id, checksum FROM o11c.plan_step WHERE run_id = (SELECT max(run_id) FROM o11c.run WHERE status = 'running')) AS p
FULL JOIN pg_temp.o11c_plan AS l
  ON l.position = p.position AND l.step_id = p.step_id AND l.checksum = p.checksum
WHERE (SELECT max(run_id) FROM o11c.run WHERE status = 'running') IS NOT NULL AND (p.step_id IS NULL OR l.step_id IS NULL)
UNION
SELECT s.step_id FROM o11c.step AS s WHERE s.run_id = (SELECT max(run_id) FROM o11c.run WHERE status = 'running')
  AND NOT EXISTS (SELECT FROM pg_temp.o11c_plan AS l WHERE l.step_id = s.step_id AND l.checksum = s.checksum)
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0956: scripts have changed since the run began that is to go on: % (%)', found, samples
      USING HINT = 'Nothing was changed. Finish it with the scripts that it began with, or undo it with their rollback.sql.';
  END IF;
END
$o11c$
/* begin the run */;

-- The source must be as it was when the run began: rows that came or went would be migrated in part.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT n.name || ': ' || w.rows || ' rows up to ' || coalesce(w.highest, 'none') || ', now ' || n.rows
  || ' up to ' || coalesce(n.highest, 'none')
FROM (
SELECT 'o11_source.OSUSR_S01_DEPARTMENT', count(*), max("ID")::text FROM "o11_source"."OSUSR_S01_DEPARTMENT"
UNION ALL
SELECT 'o11_source.OSUSR_S01_EMPLOYEE', count(*), max("ID")::text FROM "o11_source"."OSUSR_S01_EMPLOYEE"
) AS n(name, rows, highest)
JOIN o11c.work_source AS w ON w.table_name = n.name
WHERE EXISTS (SELECT project FROM o11c.run WHERE status = 'running') AND (n.rows <> w.rows OR n.highest IS DISTINCT FROM w.highest)
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0958: tables of the source have changed since the run began that is to go on: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make the source what it was, or undo the run with rollback.sql and begin again.';
  END IF;
END
$o11c$
/* begin the run */;

-- This run and its steps, unless there is one to finish.
WITH begun AS (
  INSERT INTO o11c.run (project, source_digest, target_digest, mode)
  SELECT 'step-batches', 'efb222e057929c5618b4e4872b5ac5531188364c302e802f6203ccc81d4eb899', '5935ee7e14c419e453ab31d5f91e69e86a4966c8852b23c0796e8602814968a4', 'step'
  WHERE NOT EXISTS (SELECT project FROM o11c.run WHERE status = 'running')
  RETURNING run_id
)
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications,
  rows_expected)
SELECT b.run_id, p.position, p.step_id, p.checksum, p.phase, p.kind, p.label, p.applications,
  p.rows_expected
FROM begun AS b CROSS JOIN pg_temp.o11c_plan AS p
/* begin the run */;

-- Steps that only look are made again by a run that goes on.
DELETE FROM o11c.step WHERE run_id = (SELECT max(run_id) FROM o11c.run)
  AND step_id IN ('020-guard-the-metamodel')
/* begin the run */;

UPDATE o11c.run SET plan = '98ae825fa46652afd7b94c8dc9c20b304316afdfcf1472e6ba67b2b3a29df138' WHERE run_id = (SELECT max(run_id) FROM o11c.run);
SELECT r.run_id AS o11c_run, (SELECT count(*) FROM o11c.step AS s WHERE s.run_id = r.run_id) AS o11c_count
FROM o11c.run AS r ORDER BY r.run_id DESC LIMIT 1 \gset
COMMIT;
\echo 'o11c: run' :o11c_run ', finished steps:' :o11c_count 'of 10'
\echo 'o11c: each step commits. If this run ends early, run migrate.sql again to go on, or rollback.sql to undo it.'

SET application_name = 'o11c 1/10 010-open-the-run';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '010-open-the-run') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
BEGIN ISOLATION LEVEL REPEATABLE READ;
\ir steps/010-open-the-run.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'f5f4d25000766819bad4a326527d436004907f3d550d4ef46be0107bd47510c3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[010-open-the-run] 1 of 10: finished before'
\endif

SET application_name = 'o11c 2/10 020-guard-the-metamodel';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '020-guard-the-metamodel') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
BEGIN ISOLATION LEVEL REPEATABLE READ;
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '22b77cb1e79b759babba2f2465125790774d28faf8f2ba345dcb14644c9e9693', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[020-guard-the-metamodel] 2 of 10: finished before'
\endif

SET application_name = 'o11c 3/10 030-prepare-for-undo';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '030-prepare-for-undo') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
BEGIN ISOLATION LEVEL REPEATABLE READ;
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '212d0c7a13fef2cc2b2cafd14d28237bed4d79cf57908b6d149168cbbb644f21', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[030-prepare-for-undo] 3 of 10: finished before'
\endif

SET application_name = 'o11c 4/10 040-keys-of-shop-department';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '040-keys-of-shop-department') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
BEGIN ISOLATION LEVEL REPEATABLE READ;
\ir steps/040-keys-of-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-keys-of-shop-department', 'd89290c3a070877afd1734e96fb2262f648d6824ea716eacb215b906a6a51fe1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[040-keys-of-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[040-keys-of-shop-department] 4 of 10: finished before'
\endif

SET application_name = 'o11c 5/10 050-keys-of-shop-employee';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '050-keys-of-shop-employee') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
BEGIN ISOLATION LEVEL REPEATABLE READ;
\ir steps/050-keys-of-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-keys-of-shop-employee', 'c171cdf40bcb884f1df8b70a485f420e1c0eb420f16162baebec89a33f888e5f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[050-keys-of-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[050-keys-of-shop-employee] 5 of 10: finished before'
\endif

SET application_name = 'o11c 6/10 060-insert-shop-department';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '060-insert-shop-department') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
\ir steps/060-insert-shop-department.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-insert-shop-department', '2d6f64e04f0745cdca7a02046437b732156dcb21cb21e1e438bdb985234cbd63', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[060-insert-shop-department] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[060-insert-shop-department] 6 of 10: finished before'
\endif

SET application_name = 'o11c 7/10 070-insert-shop-employee';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '070-insert-shop-employee') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
\ir steps/070-insert-shop-employee.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-insert-shop-employee', '6eebfe526c35679f031851eb2213428892571329e03faa3281533b69bfff8929', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[070-insert-shop-employee] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[070-insert-shop-employee] 7 of 10: finished before'
\endif

SET application_name = 'o11c 8/10 080-link-shop-department-headid1';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '080-link-shop-department-headid1') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
\ir steps/080-link-shop-department-headid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-link-shop-department-headid1', '68da3ff23ccdf7c125d65b5ff71425d99c1f131018718573271d413972d1fd16', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[080-link-shop-department-headid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[080-link-shop-department-headid1] 8 of 10: finished before'
\endif

SET application_name = 'o11c 9/10 090-link-shop-employee-managerid1';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '090-link-shop-employee-managerid1') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
\ir steps/090-link-shop-employee-managerid1.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-link-shop-employee-managerid1', '78a2c2d41337a0cfbb6c2988a74c60395382f4eaf08cfd6f495665d83a578d0c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[090-link-shop-employee-managerid1] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[090-link-shop-employee-managerid1] 9 of 10: finished before'
\endif

SET application_name = 'o11c 10/10 100-verify';
-- A step that an earlier session has finished is passed over; nothing else is decided here.
SELECT NOT EXISTS (SELECT FROM o11c.step WHERE run_id = :o11c_run AND step_id = '100-verify') AS o11c_todo,
  clock_timestamp() AS o11c_started \gset
\if :o11c_todo
BEGIN ISOLATION LEVEL REPEATABLE READ;
\ir steps/100-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-verify', '28f4e67f1f8a98f0f111ea8093c758d33157659d9eb3897444d71f70a14e99ca', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
COMMIT;
\echo '[100-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total
\else
\echo '[100-verify] 10 of 10: finished before'
\endif

BEGIN;

-- No step was passed over.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT p.step_id FROM o11c.plan_step AS p WHERE p.run_id = (SELECT max(run_id) FROM o11c.run) AND NOT EXISTS (
  SELECT FROM o11c.step AS s WHERE s.run_id = p.run_id AND s.step_id = p.step_id
    AND s.checksum = p.checksum)
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0959: steps of the run are not finished: % (%)', found, samples
      USING HINT = 'The run is not done. Run migrate.sql again; check the folder with `o11c verify`.';
  END IF;
END
$o11c$
/* end of the run */;

-- What later steps read of earlier ones is not needed any more.
DROP TABLE IF EXISTS o11c."work_source"
/* end of the run */;

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run;
COMMIT;
SELECT round(extract(epoch FROM clock_timestamp() - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo 'o11c: done after' :o11c_total 'seconds'
