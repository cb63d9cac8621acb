-- replace-consumers-deleted: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot cfa57f6fa58f02bbddd2a56febd964ae7bf135938f9a441b2a5dbcdb095db068
--   target snapshot 8bbeead1d3d845c51a3c62582ea061c15d41325dc73b4f28518d253829f8e526
--   project file    db2a8942bc8ba70fec4ce8d6ac86576c991791d33011abaa8712d5ad43823d0a
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

-- Which rows of Blog.Post (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_post_243d68c690" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of Blog.Like (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_like_d3d439c1aa" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of Blog.Comment (target): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_comment_ef2ba69af0" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/13 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'e4d6691ba2c44c9e3ff77a67d868b1c769c4e3cf178ccbffc32c45c869017503', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 2/13 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '29cdeeec86723101d6d8c182c256d0239f94feff95faade1d0cb652c16daff3b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 3/13 030-select-rows-of-blog-post-to-delete';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-select-rows-of-blog-post-to-delete.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-select-rows-of-blog-post-to-delete', 'f9f175be54d8041aefc202658d005fa587a7d8a370df1f072dc453e00dd25822', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[030-select-rows-of-blog-post-to-delete] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 4/13 040-select-rows-of-blog-like-to-delete';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-select-rows-of-blog-like-to-delete.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-select-rows-of-blog-like-to-delete', '78585d2e7b98a243733ff81f7390a18e6236f5ba84070593f2fefa3ea9d4c19a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[040-select-rows-of-blog-like-to-delete] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 5/13 050-select-rows-of-blog-comment-to-delet';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-select-rows-of-blog-comment-to-delete.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-select-rows-of-blog-comment-to-delete', '650dfa237e1f618c6b00a405e32dd40fc06bb43e20e781c062ffab3480c68825', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[050-select-rows-of-blog-comment-to-delete] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 6/13 060-rows-that-go-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-rows-that-go-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-rows-that-go-along', '650dd48372453c8921402f7bbd3aebc73860894d914d5ea1b2d9972ef6ceb229', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[060-rows-that-go-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 7/13 070-delete-blog-like';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-delete-blog-like.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-delete-blog-like', 'fc50fed2084be4acde0afe9513fa046f4e98d60ca05e536368af402de2fae404', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[070-delete-blog-like] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 8/13 080-delete-blog-comment';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-delete-blog-comment.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-delete-blog-comment', '8f266ae9cdf53ab9b25df347e35d9bc67afa3eb8108211ab2c053d40e0287613', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[080-delete-blog-comment] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 9/13 090-delete-blog-post';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-delete-blog-post.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-delete-blog-post', 'c2ff7f2aa3ebaa90b26e5ffa5f48da176758fc6735b58dad62570d65b810fd30', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[090-delete-blog-post] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 10/13 100-delete-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-delete-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-delete-shop-customer', 'cf94b95830dfa38622e5c2c29cbf0bd43d17d2f54b28d88386f35a088281c105', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[100-delete-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 11/13 110-keys-of-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-keys-of-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-keys-of-shop-customer', '87cfde5efc0035c718c753d3e3dd1e85d93e202774511ea87a2670f2e0174448', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[110-keys-of-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 12/13 120-insert-shop-customer';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-insert-shop-customer.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-insert-shop-customer', '826cdedb23bb22c8808e24ded3b7419b67d98c0bd169bca1318341fba2c5d974', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[120-insert-shop-customer] rows:' :o11c_rows ' seconds:' :o11c_elapsed

SET application_name = 'o11c 13/13 130-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-verify', '15cff7be6dc059b85c9810267f6c08419e04d17692f7d5224ca479e46203ef6e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
\echo '[130-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
