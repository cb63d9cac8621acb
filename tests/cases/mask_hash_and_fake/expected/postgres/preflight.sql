-- mask-hash-and-fake: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot c56245ecdc915f5e51359a3a8a0023c4ff182df8851c4213ff4b123d88bc1748
--   target snapshot a5aee6d6fda336de2ad75452329ab222bc217dc576b54ee81841f00286a2cfeb
--   project file    a9a14fccaaf2268d4a08edc2c1dafeed974b7b7e1a4530d0b33ca1e93667a5d6
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f preflight.sql
-- It reads only. What it finds is kept in temporary tables of its own session.
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
-- The key of the masks: out of the environment (\getenv came with psql 14), into a setting of this session that
-- no other session sees. It is never shown: nothing is echoed here, and \gset overwrites psql's variable.
\set ECHO none
\set o11c_mask_key ''
\getenv o11c_mask_key O11C_MASK_KEY
SELECT set_config('o11c.mask_key', :'o11c_mask_key', false) IS NULL AS o11c_mask_key \gset
\set ECHO errors
DO $o11c$
BEGIN
  IF current_setting('o11c.mask_key') COLLATE "C" !~ '^[0-9A-Za-z_-]{16,128}$' THEN
    RAISE EXCEPTION 'O11-0927: the environment variable O11C_MASK_KEY does not hold a key'
      USING HINT = 'Nothing was changed. Set it to 16 to 128 letters, digits, _ or - and run again.';
  END IF;
END
$o11c$;
SET application_name = 'o11c preflight';

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
/* preflight */;

-- Names, business keys and filters: texts are compared without regard to case, accents and trailing
-- blanks.
CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')),
    'ÆÐØÞĐĦĲĿŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǄǅǇǈǊǋǤǱǲǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ',
    'æðøþđħĳŀłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǆǆǉǉǌǌǥǳǳƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'))
$o11c$
/* preflight */;

-- Findings; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_finding (place bigint GENERATED ALWAYS AS IDENTITY, code text, severity text, entity text, what text, count bigint, samples text)
/* preflight */;

-- Records paired by key, as migrate.sql will map them.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text)
/* preflight */;

-- Rows matched, as migrate.sql will match them.
CREATE TEMPORARY TABLE o11c_matched (map_name text, old_id text, new_id text)
/* preflight */;


-- One consistent view of both sides, and no way to write to either.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'entities or columns of the source have changed', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    'Shop.Customer',
    'OSUSR_S01_CUSTOMER',
    'faf9974072f248fc5922ed4c10fa39ed',
    'e6d247bf0e7dd830b70464e6338f569b'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '773ae870-b10f-5724-a1ba-af10e34bd057',
    'Shop.Order',
    'OSUSR_S01_ORDER',
    '30bb2a8bbcc8b1c40b7849259a293287',
    'fc4a59b155244ff624db52c3b402f963'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
LEFT JOIN (
  SELECT
    lower(btrim(CAST("es"."ss_key" AS text), '{}')) AS "espace",
    lower(btrim(CAST("en"."ss_key" AS text), '{}')) AS "entity",
    CAST("en"."physical_table_name" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          COALESCE(lower(btrim(CAST("at"."ss_key" AS text), '{}')), '') || chr(31) || COALESCE(CAST("at"."name" AS text), '') || chr(31) || COALESCE(CAST("at"."type" AS text), '') || chr(31) || COALESCE(
            nullif(CAST("at"."physical_column_name" AS text), ''),
            nullif(CAST("at"."database_name" AS text), ''),
            ''
          ),
          '
' ORDER BY COALESCE(lower(btrim(CAST("at"."ss_key" AS text), '{}')), '') || chr(31) || COALESCE(CAST("at"."name" AS text), '') || chr(31) || COALESCE(CAST("at"."type" AS text), '') || chr(31) || COALESCE(
            nullif(CAST("at"."physical_column_name" AS text), ''),
            nullif(CAST("at"."database_name" AS text), ''),
            ''
          ) COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "attributes"
  FROM "o11_source"."ossys_espace" AS "es"
  JOIN "o11_source"."ossys_entity" AS "en"
    ON "en"."espace_id" = "es"."id"
  JOIN "o11_source"."ossys_entity_attr" AS "at"
    ON "at"."entity_id" = "en"."id"
  WHERE
    CAST("es"."is_active" AS integer) = 1
    AND CAST("en"."is_active" AS integer) = 1
    AND CAST("at"."is_active" AS integer) = 1
  GROUP BY
    "en"."id",
    "es"."ss_key",
    "en"."ss_key",
    "en"."physical_table_name"
) AS "a"
  ON "a"."espace" = "x"."espace" AND "a"."entity" = "x"."entity"
LEFT JOIN (
  SELECT
    CAST("c"."relname" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || '',
          '
' ORDER BY CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || '' COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "columns"
  FROM "pg_catalog"."pg_class" AS "c"
  JOIN "pg_catalog"."pg_namespace" AS "n"
    ON "n"."oid" = "c"."relnamespace"
  JOIN "pg_catalog"."pg_attribute" AS "a"
    ON "a"."attrelid" = "c"."oid"
  JOIN "pg_catalog"."pg_type" AS "y"
    ON "y"."oid" = "a"."atttypid"
  WHERE
    "n"."nspname" = 'o11_source' AND "a"."attnum" > 0 AND NOT "a"."attisdropped"
  GROUP BY
    "c"."oid",
    "c"."relname"
) AS "c"
  ON "c"."physical" = "x"."physical"
WHERE
  "a"."attributes" IS DISTINCT FROM "x"."attributes"
  OR lower("a"."physical") IS DISTINCT FROM lower("x"."physical")
  OR "c"."columns" IS DISTINCT FROM "x"."columns"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Refuse to run when modules of the source have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'modules of the source have other entities now', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    'Shop',
    '78a4729101f5d80ad9954f78400144bc'
  )) AS "x"("module", "label", "entities")
LEFT JOIN (
  SELECT
    "d"."module" AS "module",
    md5(
      convert_to(
        string_agg("d"."entity", '
' ORDER BY "d"."entity" COLLATE "C"),
        'UTF8'
      )
    ) AS "entities"
  FROM (
    SELECT DISTINCT
      lower(btrim(CAST("es"."ss_key" AS text), '{}')) AS "module",
      lower(btrim(CAST("en"."ss_key" AS text), '{}')) AS "entity"
    FROM "o11_source"."ossys_espace" AS "es"
    JOIN "o11_source"."ossys_entity" AS "en"
      ON "en"."espace_id" = "es"."id"
    WHERE
      CAST("es"."is_active" AS integer) = 1 AND CAST("en"."is_active" AS integer) = 1
  ) AS "d"
  GROUP BY
    "d"."module"
) AS "a"
  ON "a"."module" = "x"."module"
WHERE
  COALESCE("a"."entities", 'd41d8cd98f00b204e9800998ecf8427e') IS DISTINCT FROM "x"."entities"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'entities or columns of the target have changed', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    'Shop.Customer',
    'OSUSR_T01_CUSTOMER',
    '01a88cd35f99057b457beda435629b67',
    '72cbfe347b78ba453fb3359b1a8cbd3a'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '773ae870-b10f-5724-a1ba-af10e34bd057',
    'Shop.Order',
    'OSUSR_T01_ORDER',
    '17d010a75c5f74713f4c8e0e79dae944',
    '25ba6879017207f60d3e9f9ba9cad04b'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
LEFT JOIN (
  SELECT
    lower(btrim(CAST("es"."ss_key" AS text), '{}')) AS "espace",
    lower(btrim(CAST("en"."ss_key" AS text), '{}')) AS "entity",
    CAST("en"."physical_table_name" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          COALESCE(lower(btrim(CAST("at"."ss_key" AS text), '{}')), '') || chr(31) || COALESCE(CAST("at"."name" AS text), '') || chr(31) || COALESCE(CAST("at"."type" AS text), '') || chr(31) || COALESCE(
            nullif(CAST("at"."physical_column_name" AS text), ''),
            nullif(CAST("at"."database_name" AS text), ''),
            ''
          ),
          '
' ORDER BY COALESCE(lower(btrim(CAST("at"."ss_key" AS text), '{}')), '') || chr(31) || COALESCE(CAST("at"."name" AS text), '') || chr(31) || COALESCE(CAST("at"."type" AS text), '') || chr(31) || COALESCE(
            nullif(CAST("at"."physical_column_name" AS text), ''),
            nullif(CAST("at"."database_name" AS text), ''),
            ''
          ) COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "attributes"
  FROM "o11_target"."ossys_espace" AS "es"
  JOIN "o11_target"."ossys_entity" AS "en"
    ON "en"."espace_id" = "es"."id"
  JOIN "o11_target"."ossys_entity_attr" AS "at"
    ON "at"."entity_id" = "en"."id"
  WHERE
    CAST("es"."is_active" AS integer) = 1
    AND CAST("en"."is_active" AS integer) = 1
    AND CAST("at"."is_active" AS integer) = 1
  GROUP BY
    "en"."id",
    "es"."ss_key",
    "en"."ss_key",
    "en"."physical_table_name"
) AS "a"
  ON "a"."espace" = "x"."espace" AND "a"."entity" = "x"."entity"
LEFT JOIN (
  SELECT
    CAST("c"."relname" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || CASE
            WHEN "a"."attnotnull" OR (
              "y"."typtype" = 'd' AND "y"."typnotnull"
            )
            THEN '0'
            ELSE '1'
          END,
          '
' ORDER BY CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || CASE
            WHEN "a"."attnotnull" OR (
              "y"."typtype" = 'd' AND "y"."typnotnull"
            )
            THEN '0'
            ELSE '1'
          END COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "columns"
  FROM "pg_catalog"."pg_class" AS "c"
  JOIN "pg_catalog"."pg_namespace" AS "n"
    ON "n"."oid" = "c"."relnamespace"
  JOIN "pg_catalog"."pg_attribute" AS "a"
    ON "a"."attrelid" = "c"."oid"
  JOIN "pg_catalog"."pg_type" AS "y"
    ON "y"."oid" = "a"."atttypid"
  WHERE
    "n"."nspname" = 'o11_target' AND "a"."attnum" > 0 AND NOT "a"."attisdropped"
  GROUP BY
    "c"."oid",
    "c"."relname"
) AS "c"
  ON "c"."physical" = "x"."physical"
WHERE
  "a"."attributes" IS DISTINCT FROM "x"."attributes"
  OR lower("a"."physical") IS DISTINCT FROM lower("x"."physical")
  OR "c"."columns" IS DISTINCT FROM "x"."columns"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Refuse to run when modules of the target have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'modules of the target have other entities now', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    'Shop',
    '78a4729101f5d80ad9954f78400144bc'
  )) AS "x"("module", "label", "entities")
LEFT JOIN (
  SELECT
    "d"."module" AS "module",
    md5(
      convert_to(
        string_agg("d"."entity", '
' ORDER BY "d"."entity" COLLATE "C"),
        'UTF8'
      )
    ) AS "entities"
  FROM (
    SELECT DISTINCT
      lower(btrim(CAST("es"."ss_key" AS text), '{}')) AS "module",
      lower(btrim(CAST("en"."ss_key" AS text), '{}')) AS "entity"
    FROM "o11_target"."ossys_espace" AS "es"
    JOIN "o11_target"."ossys_entity" AS "en"
      ON "en"."espace_id" = "es"."id"
    WHERE
      CAST("es"."is_active" AS integer) = 1 AND CAST("en"."is_active" AS integer) = 1
  ) AS "d"
  GROUP BY
    "d"."module"
) AS "a"
  ON "a"."module" = "x"."module"
WHERE
  COALESCE("a"."entities", 'd41d8cd98f00b204e9800998ecf8427e') IS DISTINCT FROM "x"."entities"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- When the metamodel has changed, what follows may not even have its columns: stop here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT what FROM pg_temp.o11c_finding WHERE severity = 'error'
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: the metamodel has changed since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* preflight */;

-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT code, severity, entity, what, count, samples
FROM pg_temp.o11c_finding
ORDER BY place
/* preflight */;

-- An error among the findings makes this script fail.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT code || ' ' || entity FROM pg_temp.o11c_finding WHERE severity = 'error'
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0900: preflight found errors: % (%)', found, samples
      USING HINT = 'The table above lists them; migrate.sql would fail or refuse.';
  END IF;
END
$o11c$
/* preflight */;

COMMIT;
\echo 'o11c: preflight found no error'
