-- hostile-names: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot a0d4128e37e1d4eb1c21c0b94c8bd547e641f4379b123ad2805b5a853b809084
--   target snapshot 749418fb2d08b41ff6afc84396079705c36f427e1c7d2121f077ed0ff167c701
--   project file    52654d6154e6a2eed32204eb031f62c20ed392bc34d567169d5464489e4c75eb
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f dryrun.sql
-- It takes the same locks and writes the same log as migrate.sql. Afterwards the logical rows are as
-- before; dead rows remain until vacuum, and the ids that sequences gave are spent.
\set ON_ERROR_STOP on
\set AUTOCOMMIT on
\set ON_ERROR_ROLLBACK off
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

-- The connection's database must be the target that was compiled for.
DO $o11c$
BEGIN
  IF current_database() <> 'o11' THEN
    RAISE EXCEPTION 'O11-0911: this is database %, the scripts are for %',
      current_database(), 'o11'
      USING HINT = 'Nothing was changed. Connect to the target with psql -d.';
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

-- Names of users are compared without regard to case, accents and trailing blanks.
CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')),
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ',
    'αβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюяѐёђѓєѕіїјљњћќѝўџ'))
$o11c$
/* before the transaction */;

-- Results of the verification; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, what text, expected bigint, found bigint, ok boolean)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/12 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '16d4cb61198187ce8952242958405d3713e1bb60aeeadaace2ec27e2cea8fd84', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/12 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'af86b64ea65fb44e74745c302ba0a8c0338e13f8e3a62e85108483f3fa1f520e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/12 030-map-system-role';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-map-system-role.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-map-system-role', 'f920625b83add81da5eeec1f5d810db2fa6c9a63a55568f4422b26a1eeb4dce6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-map-system-role] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/12 040-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-tenant', '33bb3da13b2f412a8eecf853f204adabdc5c45705a92d12aedde325cc3121e75', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/12 050-map-m-o-d-u-le-x-go-echo-x-table';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-m-o-d-u-le-x-go-echo-x-table.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-m-o-d-u-le-x-go-echo-x-table', 'dafcdbc509d12e46307dfd03623df4d0930002f23ad8a25d9146fe4b6356a3ea', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-map-m-o-d-u-le-x-go-echo-x-table] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/12 060-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-match-system-user', '7c1e5bb884f8cb34365bea97c0d1d233f487ba6ae9ccf075e58102e8481f73b4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/12 070-keys-of-m-o-d-u-le-x-go-echo-x-selec';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-keys-of-m-o-d-u-le-x-go-echo-x-select.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-keys-of-m-o-d-u-le-x-go-echo-x-select', 'cb2fb2647c4cb660d7ac0c38f4b3dfee07b87ada1b868c70d7758ba0429870e6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-keys-of-m-o-d-u-le-x-go-echo-x-select] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/12 080-keys-of-m-o-d-u-le-x-go-echo-x-lllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll', '47dbd84307c60f302815b6b54f01afb5191f9d7a46d59b1a7b81d8b91070fcbb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/12 090-insert-m-o-d-u-le-x-go-echo-x-select';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-insert-m-o-d-u-le-x-go-echo-x-select.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-insert-m-o-d-u-le-x-go-echo-x-select', '8390e49cd25d2ebbc41d3438a8905dab84e4fa3d2f52719035ac47a920bb1f82', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-insert-m-o-d-u-le-x-go-echo-x-select] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/12 100-insert-m-o-d-u-le-x-go-echo-x-llllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll', 'ab389e339d1b17a4a6ff873a3732ec82833546b06b9612b51c725fb085e501e4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/12 110-link-m-o-d-u-le-x-go-echo-x-llllllll';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll', '50818c8bc42e714983b872768e1568ef99889b912e41646562275f2d5df6174a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/12 120-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-verify', '88c61a35b61d867e457c78c04a15473560468c5b4a0452f04449fdfec7aab136', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- This is the dry run: whatever it did is undone.
ROLLBACK;
\echo 'o11c: dry run complete after' :o11c_elapsed 'seconds; nothing was kept'
