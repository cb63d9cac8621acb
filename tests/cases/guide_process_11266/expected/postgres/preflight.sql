-- guide-process-11266: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42
--   target snapshot bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf
--   project file    b02645f0d2027c6445008be6c8cfe2f90695b08ce744f4791f3418f7e79c907d
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

-- Which rows of (System).Process (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_f6d957e147" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).Process_Input (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_input_e63f36504d" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).Process_Output (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_output_8de501dcc5" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).Activity (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_activity_17766887e7" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).Activity_Output (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_activity_output_4cc1817003" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_8fadb4a988" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_fe15a92aa3" (
  "id" integer NOT NULL PRIMARY KEY
)
/* preflight */;

-- Which rows of (System).Group_User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_7c51916bf8" (
  "id" integer NOT NULL PRIMARY KEY
)
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
    'b2402bd0-331c-58df-81c9-eb27b086b51c',
    '04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    'CityManager.City',
    'OSUSR_S01_CITY',
    '643e2075ecebc057dbfd22a4b3a62b48',
    '478773036b4244d2f583b6035c951530'
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
    'ossys',
    'ossys_bpm_activity',
    '(System).Activity',
    'ossys_bpm_activity',
    'd41d8cd98f00b204e9800998ecf8427e',
    'b4b55587e8a8051a65d923b3aee09614'
  ),
  (
    'ossys',
    'ossys_bpm_activity_output',
    '(System).Activity_Output',
    'ossys_bpm_activity_output',
    'd41d8cd98f00b204e9800998ecf8427e',
    '7290ddeafe11b2c3be06fac7ce5c87e9'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    '(System).Group',
    'ossys_group',
    'd41d8cd98f00b204e9800998ecf8427e',
    '625056e096b07b9ae63fb232bc8b2738'
  ),
  (
    'ossys',
    'ossys_group_user',
    '(System).Group_User',
    'ossys_group_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    '574bb4bb1475bd546d8706139b765cb2'
  ),
  (
    'ossys',
    'ossys_bpm_process',
    '(System).Process',
    'ossys_bpm_process',
    'd41d8cd98f00b204e9800998ecf8427e',
    '28a727f4035166455a50cf438d57e2f9'
  ),
  (
    'ossys',
    'ossys_bpm_process_input',
    '(System).Process_Input',
    'ossys_bpm_process_input',
    'd41d8cd98f00b204e9800998ecf8427e',
    'c145b1ddb63d8d729bfab93c0a6da064'
  ),
  (
    'ossys',
    'ossys_bpm_process_output',
    '(System).Process_Output',
    'ossys_bpm_process_output',
    'd41d8cd98f00b204e9800998ecf8427e',
    'b85e14957e2cc46bfd6788f7c38e8437'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    '(System).User',
    'ossys_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    'e29a349da3d08852c0ed5704957b94aa'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
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
  "c"."columns" IS DISTINCT FROM "x"."columns"
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
    'b2402bd0-331c-58df-81c9-eb27b086b51c',
    'CityManager',
    'b5294f0c303c8603858363a2da5746c2'
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
    'b2402bd0-331c-58df-81c9-eb27b086b51c',
    '04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    'CityManager.City',
    'OSUSR_T01_CITY',
    'bc022c03c671895bfb795e0b58edf055',
    '7d134248ddbaed11f76840525217a306'
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
    'ossys',
    'ossys_bpm_activity',
    '(System).Activity',
    'ossys_bpm_activity',
    'd41d8cd98f00b204e9800998ecf8427e',
    'd404764bc47126f2f8cbf9b9041b5cf4'
  ),
  (
    'ossys',
    'ossys_bpm_activity_output',
    '(System).Activity_Output',
    'ossys_bpm_activity_output',
    'd41d8cd98f00b204e9800998ecf8427e',
    '94c0f52781c4a59689fa8199e9ef5680'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    '(System).Group',
    'ossys_group',
    'd41d8cd98f00b204e9800998ecf8427e',
    '3083b5df1cbdbbedc4b355c25b2e0ee5'
  ),
  (
    'ossys',
    'ossys_group_user',
    '(System).Group_User',
    'ossys_group_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    'c8e836b3aa590982871c3dd85dad7301'
  ),
  (
    'ossys',
    'ossys_bpm_process',
    '(System).Process',
    'ossys_bpm_process',
    'd41d8cd98f00b204e9800998ecf8427e',
    '9350e69da4a5dd9b4ac9f803be7d3442'
  ),
  (
    'ossys',
    'ossys_bpm_process_input',
    '(System).Process_Input',
    'ossys_bpm_process_input',
    'd41d8cd98f00b204e9800998ecf8427e',
    '85c165d28fc9d10291d3e10f50cf9146'
  ),
  (
    'ossys',
    'ossys_bpm_process_output',
    '(System).Process_Output',
    'ossys_bpm_process_output',
    'd41d8cd98f00b204e9800998ecf8427e',
    'f712d3c2c5b2dc6ae00960d7f239850a'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    '(System).User',
    'ossys_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    '68167a72ccd9b1300bfd902b373c45c3'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
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
  "c"."columns" IS DISTINCT FROM "x"."columns"
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
    'b2402bd0-331c-58df-81c9-eb27b086b51c',
    'CityManager',
    'b5294f0c303c8603858363a2da5746c2'
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

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_activity_definition_8cc511ba31', 'ApproveCity.Begin', '11', '12', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*38277963-e1fa-5ec6-82fc-829bfbbec263', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*38277963-e1fa-5ec6-82fc-829bfbbec263'),
  ('map_activity_definition_8cc511ba31', 'ApproveCity.AskMayor', '13', '14', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*3f37e295-1ae1-5964-b78e-8e56483c72f9', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*3f37e295-1ae1-5964-b78e-8e56483c72f9'),
  ('map_activity_definition_8cc511ba31', 'ApproveCity.Review', '12', '13', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1'),
  ('map_activity_definition_8cc511ba31', 'AskMayor.Answer', '15', '7001', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*20253622-43bf-5b71-a55b-af6535516106', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*20253622-43bf-5b71-a55b-af6535516106'),
  ('map_activity_definition_8cc511ba31', 'AskMayor.Begin', '14', '7003', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*c7b6910a-a803-591b-8e00-fe203d4bad09', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*c7b6910a-a803-591b-8e00-fe203d4bad09')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Activity_Definition', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_activity_definition" AS "r"
  JOIN "o11_source"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_activity_definition_8cc511ba31' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Activity_Definition', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_activity_definition" AS "r"
  JOIN "o11_target"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_activity_definition_8cc511ba31' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_activity_output_def_ace59eb889', 'ApproveCity.Review.Replacement', '12', '13', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*733a3ab5-e4ef-5384-8f2e-4cc89db7e6a1', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*733a3ab5-e4ef-5384-8f2e-4cc89db7e6a1'),
  ('map_activity_output_def_ace59eb889', 'ApproveCity.Review.Comment', '11', '12', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*9f4e60ab-a827-5566-9cbd-6061dce2e600', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*9f4e60ab-a827-5566-9cbd-6061dce2e600')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Activity_Output_Def', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("a"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_activity_output_def" AS "r"
  JOIN "o11_source"."ossys_bpm_activity_definition" AS "a"
    ON "a"."id" = "r"."activity_def_id"
  JOIN "o11_source"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "a"."process_def_id"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("a"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_activity_output_def_ace59eb889' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Activity_Output_Def', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("a"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_activity_output_def" AS "r"
  JOIN "o11_target"."ossys_bpm_activity_definition" AS "a"
    ON "a"."id" = "r"."activity_def_id"
  JOIN "o11_target"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "a"."process_def_id"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("a"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_activity_output_def_ace59eb889' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_activity_status_8950f6d54a', 'Closed', '3', '4', 'Closed', 'Closed'),
  ('map_activity_status_8950f6d54a', 'Ready', '1', '2', 'Ready', 'Ready'),
  ('map_activity_status_8950f6d54a', 'Running', '2', '3', 'Running', 'Running'),
  ('map_activity_status_8950f6d54a', 'Skipped', '4', '5', 'Skipped', 'Skipped')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Activity_Status', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_activity_status" AS "r"
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_activity_status_8950f6d54a' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Activity_Status', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_activity_status" AS "r"
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_activity_status_8950f6d54a' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_process_definition_fce9a66ef3', 'ApproveCity', '11', '21', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da'),
  ('map_process_definition_fce9a66ef3', 'AskMayor', '12', '11266', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Definition', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_process_definition" AS "r"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_process_definition_fce9a66ef3' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Definition', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_process_definition" AS "r"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_process_definition_fce9a66ef3' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_process_input_def_7fc7a7c2fe', 'ApproveCity.Note', '11', '12', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*9b15b838-585f-57a3-af30-dd4139f3dd70', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*9b15b838-585f-57a3-af30-dd4139f3dd70'),
  ('map_process_input_def_7fc7a7c2fe', 'ApproveCity.CityId', '12', '13', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*acfb9dbe-72cd-5148-a616-1d85cdefec3c', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*acfb9dbe-72cd-5148-a616-1d85cdefec3c'),
  ('map_process_input_def_7fc7a7c2fe', 'AskMayor.CityId', '13', '14', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*ed7371d7-ccec-5e07-8a80-43552905eeb2', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*ed7371d7-ccec-5e07-8a80-43552905eeb2')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Input_Def', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_process_input_def" AS "r"
  JOIN "o11_source"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_process_input_def_7fc7a7c2fe' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Input_Def', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_process_input_def" AS "r"
  JOIN "o11_target"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_process_input_def_7fc7a7c2fe' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_process_output_def_56473c357e', 'ApproveCity.Successor', '12', '13', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*2d71264a-47ef-5c09-a851-2b7dee6d28d0', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*2d71264a-47ef-5c09-a851-2b7dee6d28d0'),
  ('map_process_output_def_56473c357e', 'ApproveCity.Approved', '11', '12', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*785c71cc-6996-5cc6-912f-9dc7c83e6f60', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*785c71cc-6996-5cc6-912f-9dc7c83e6f60')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Output_Def', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_process_output_def" AS "r"
  JOIN "o11_source"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_process_output_def_56473c357e' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Output_Def', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_process_output_def" AS "r"
  JOIN "o11_target"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_process_output_def_56473c357e' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_process_status_1f62c016eb', 'Active', '1', '2', 'Active', 'Active'),
  ('map_process_status_1f62c016eb', 'Closed', '3', '4', 'Closed', 'Closed'),
  ('map_process_status_1f62c016eb', 'Suspended', '2', '3', 'Suspended', 'Suspended'),
  ('map_process_status_1f62c016eb', 'Terminated', '4', '5', 'Terminated', 'Terminated')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Status', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_process_status" AS "r"
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_process_status_1f62c016eb' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Process_Status', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_process_status" AS "r"
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_process_status_1f62c016eb' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_tenant_63c9ad9cd6', 'Users', '5', '20', '9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', '9001d360-c9ca-5907-9d78-2d437b0d07e0*Users')
/* preflight */;

-- Every pair above must still be what the source has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Tenant', 'records have changed in the source', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_tenant" AS "r"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_tenant_63c9ad9cd6' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Every pair above must still be what the target has.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0908', 'error', '(System).Tenant', 'records have changed in the target', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_tenant" AS "r"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_tenant_63c9ad9cd6' AND "l"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Whole trees of (System).Process (source), never a part: its top process has one of 2 definitions in
-- scope.
INSERT INTO "pg_temp"."rows_process_f6d957e147" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_bpm_process" AS "p"
JOIN "o11_source"."ossys_bpm_process" AS "top"
  ON "top"."id" = COALESCE(NULLIF("p"."top_process_id", 0), "p"."id")
WHERE
  CAST("top"."process_def_id" AS text) IN ('11', '12')
/* preflight */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_process_f6d957e147"
/* preflight */;

-- Rows of (System).Process_Input (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO "pg_temp"."rows_process_input_e63f36504d" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_process_input" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_process_f6d957e147" AS "k"
    WHERE
      "k"."id" = "t"."process_id"
  )
/* preflight */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_process_input_e63f36504d"
/* preflight */;

-- Rows of (System).Process_Output (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO "pg_temp"."rows_process_output_8de501dcc5" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_process_output" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_process_f6d957e147" AS "k"
    WHERE
      "k"."id" = "t"."process_id"
  )
/* preflight */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_process_output_8de501dcc5"
/* preflight */;

-- Rows of (System).Activity (source): those whose process_id is a selected row of (System).Process.
INSERT INTO "pg_temp"."rows_activity_17766887e7" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_activity" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_process_f6d957e147" AS "k"
    WHERE
      "k"."id" = "t"."process_id"
  )
/* preflight */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_activity_17766887e7"
/* preflight */;

-- Rows of (System).Activity_Output (source): those whose activity_id is a selected row of
-- (System).Activity.
INSERT INTO "pg_temp"."rows_activity_output_4cc1817003" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_activity_output" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_activity_17766887e7" AS "k"
    WHERE
      "k"."id" = "t"."activity_id"
  )
/* preflight */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_activity_output_4cc1817003"
/* preflight */;

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_user_8fadb4a988"
/* preflight */;

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_group_fe15a92aa3"
/* preflight */;

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- (System).Process.CREATED_BY: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_process" AS "c"
    JOIN "pg_temp"."rows_process_f6d957e147" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."created_by"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Process.LAST_MODIFIED_BY: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_process" AS "c"
    JOIN "pg_temp"."rows_process_f6d957e147" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."last_modified_by"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Process.SUSPENDED_BY: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_process" AS "c"
    JOIN "pg_temp"."rows_process_f6d957e147" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."suspended_by"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Activity.USER_ID: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_activity" AS "c"
    JOIN "pg_temp"."rows_activity_17766887e7" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."user_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* preflight */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_8fadb4a988"
/* preflight */;

-- Rows of (System).Group_User (source): those whose user_id is a selected row of (System).User.
INSERT INTO "pg_temp"."rows_group_user_7c51916bf8" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
/* preflight */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_user_7c51916bf8"
/* preflight */;

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- (System).Group_User.GROUP_ID: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_group_fe15a92aa3" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_group" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_group_user" AS "c"
    JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."group_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_fe15a92aa3" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Activity.GROUP_ID: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_group_fe15a92aa3" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_group" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_activity" AS "c"
    JOIN "pg_temp"."rows_activity_17766887e7" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."group_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_fe15a92aa3" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* preflight */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_fe15a92aa3"
/* preflight */;

-- (System).User: the match as migrate.sql will make it.
INSERT INTO pg_temp.o11c_matched (map_name, old_id, new_id)
SELECT
  'map_user_f9b11b2f84' AS "map_name",
  CAST("k"."old_id" AS text) AS "old_id",
  CAST("k"."new_id" AS text) AS "new_id"
FROM (
  SELECT
    "u"."old_id" AS "old_id",
    "u"."new_id" AS "new_id"
  FROM (
    SELECT
      "s"."id" AS "old_id",
      "t"."id" AS "new_id",
      COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
      COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
    FROM "o11_source"."ossys_user" AS "s"
    JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
      ON "s_rows"."id" = "s"."id"
    JOIN (
      SELECT
        CAST("old_id" AS integer) AS "old_id",
        CAST("new_id" AS integer) AS "new_id"
      FROM "pg_temp"."o11c_pair"
      WHERE
        "map_name" = 'map_tenant_63c9ad9cd6'
    ) AS "n1"
      ON "n1"."old_id" = "s"."tenant_id"
    JOIN "o11_target"."ossys_user" AS "t"
      ON "t"."tenant_id" = "n1"."new_id"
      AND pg_temp.o11c_fold(CAST("t"."username" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C")
    WHERE
      pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C") <> ''
  ) AS "u"
  WHERE
    "u"."partners" = 1 AND "u"."claims" = 1
) AS "k"
/* preflight */;

-- (System).Group: the match as migrate.sql will make it.
INSERT INTO pg_temp.o11c_matched (map_name, old_id, new_id)
SELECT
  'map_group_82be168321' AS "map_name",
  CAST("k"."old_id" AS text) AS "old_id",
  CAST("k"."new_id" AS text) AS "new_id"
FROM (
  SELECT
    "u"."old_id" AS "old_id",
    "u"."new_id" AS "new_id"
  FROM (
    SELECT
      "s"."id" AS "old_id",
      "t"."id" AS "new_id",
      COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
      COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
    FROM "o11_source"."ossys_group" AS "s"
    JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
      ON "s_rows"."id" = "s"."id"
    JOIN (
      SELECT
        CAST("old_id" AS integer) AS "old_id",
        CAST("new_id" AS integer) AS "new_id"
      FROM "pg_temp"."o11c_pair"
      WHERE
        "map_name" = 'map_tenant_63c9ad9cd6'
    ) AS "n1"
      ON "n1"."old_id" = "s"."tenant_id"
    JOIN "o11_target"."ossys_group" AS "t"
      ON "t"."tenant_id" = "n1"."new_id"
      AND pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
    WHERE
      pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") <> ''
  ) AS "u"
  WHERE
    "u"."partners" = 1 AND "u"."claims" = 1
) AS "k"
/* preflight */;

-- (System).Group_User: the match as migrate.sql will make it.
INSERT INTO pg_temp.o11c_matched (map_name, old_id, new_id)
SELECT
  'map_group_user_1901da0039' AS "map_name",
  CAST("k"."old_id" AS text) AS "old_id",
  CAST("k"."new_id" AS text) AS "new_id"
FROM (
  SELECT
    "u"."old_id" AS "old_id",
    "u"."new_id" AS "new_id"
  FROM (
    SELECT
      "s"."id" AS "old_id",
      "t"."id" AS "new_id",
      COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
      COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
    FROM "o11_source"."ossys_group_user" AS "s"
    JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
      ON "s_rows"."id" = "s"."id"
    JOIN (
      SELECT
        CAST("old_id" AS integer) AS "old_id",
        CAST("new_id" AS integer) AS "new_id"
      FROM "pg_temp"."o11c_matched"
      WHERE
        "map_name" = 'map_group_82be168321'
    ) AS "n1"
      ON "n1"."old_id" = "s"."group_id"
    JOIN (
      SELECT
        CAST("old_id" AS integer) AS "old_id",
        CAST("new_id" AS integer) AS "new_id"
      FROM "pg_temp"."o11c_matched"
      WHERE
        "map_name" = 'map_user_f9b11b2f84'
    ) AS "n2"
      ON "n2"."old_id" = "s"."user_id"
    JOIN "o11_target"."ossys_group_user" AS "t"
      ON "t"."group_id" = "n1"."new_id" AND "t"."user_id" = "n2"."new_id"
  ) AS "u"
  WHERE
    "u"."partners" = 1 AND "u"."claims" = 1
) AS "k"
/* preflight */;

-- OSSYS_BPM_EVENT of the source: the queue is not empty.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0920', 'error', 'OSSYS_BPM_EVENT of the source', 'the queue is not empty', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST(COUNT(*) AS text) || ' events' AS "sample"
FROM "o11_source"."ossys_bpm_event"
HAVING
  COUNT(*) > 0
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- OSSYS_BPM_EVENT_QUEUE of the source: the queue is not empty.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0920', 'error', 'OSSYS_BPM_EVENT_QUEUE of the source', 'the queue is not empty', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST(COUNT(*) AS text) || ' events' AS "sample"
FROM "o11_source"."ossys_bpm_event_queue"
HAVING
  COUNT(*) > 0
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- OSSYS_BPM_EVENT of the target: the queue is not empty.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0920', 'error', 'OSSYS_BPM_EVENT of the target', 'the queue is not empty', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST(COUNT(*) AS text) || ' events' AS "sample"
FROM "o11_target"."ossys_bpm_event"
HAVING
  COUNT(*) > 0
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- OSSYS_BPM_EVENT_QUEUE of the target: the queue is not empty.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0920', 'error', 'OSSYS_BPM_EVENT_QUEUE of the target', 'the queue is not empty', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST(COUNT(*) AS text) || ' events' AS "sample"
FROM "o11_target"."ossys_bpm_event_queue"
HAVING
  COUNT(*) > 0
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).User: TENANT_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).User', 'TENANT_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_tenant_63c9ad9cd6'
) AS "p"
  ON "p"."old_id" = "s"."tenant_id"
WHERE
  NOT "s"."tenant_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group: TENANT_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Group', 'TENANT_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_tenant_63c9ad9cd6'
) AS "p"
  ON "p"."old_id" = "s"."tenant_id"
WHERE
  NOT "s"."tenant_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group_User: GROUP_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Group_User', 'GROUP_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_group_fe15a92aa3" AS "p"
  ON "p"."id" = "s"."group_id"
WHERE
  NOT "s"."group_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group_User: USER_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Group_User', 'USER_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_user_8fadb4a988" AS "p"
  ON "p"."id" = "s"."user_id"
WHERE
  NOT "s"."user_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group_User: TENANT_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Group_User', 'TENANT_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_tenant_63c9ad9cd6'
) AS "p"
  ON "p"."old_id" = "s"."tenant_id"
WHERE
  NOT "s"."tenant_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: TENANT_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'TENANT_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_tenant_63c9ad9cd6'
) AS "p"
  ON "p"."old_id" = "s"."tenant_id"
WHERE
  NOT "s"."tenant_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: PROCESS_DEF_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'PROCESS_DEF_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_process_definition_fce9a66ef3'
) AS "p"
  ON "p"."old_id" = "s"."process_def_id"
WHERE
  NOT "s"."process_def_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: PARENT_PROCESS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'PARENT_PROCESS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_process_f6d957e147" AS "p"
  ON "p"."id" = "s"."parent_process_id"
WHERE
  NOT "s"."parent_process_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: TOP_PROCESS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'TOP_PROCESS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_process_f6d957e147" AS "p"
  ON "p"."id" = "s"."top_process_id"
WHERE
  NOT "s"."top_process_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: PARENT_ACTIVITY_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'PARENT_ACTIVITY_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_activity_17766887e7" AS "p"
  ON "p"."id" = "s"."parent_activity_id"
WHERE
  NOT "s"."parent_activity_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: STATUS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'STATUS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_process_status_1f62c016eb'
) AS "p"
  ON "p"."old_id" = "s"."status_id"
WHERE
  NOT "s"."status_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: CREATED_BY refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'CREATED_BY refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_user_8fadb4a988" AS "p"
  ON "p"."id" = "s"."created_by"
WHERE
  NOT "s"."created_by" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: LAST_MODIFIED_BY refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'LAST_MODIFIED_BY refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_user_8fadb4a988" AS "p"
  ON "p"."id" = "s"."last_modified_by"
WHERE
  NOT "s"."last_modified_by" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process: SUSPENDED_BY refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process', 'SUSPENDED_BY refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_user_8fadb4a988" AS "p"
  ON "p"."id" = "s"."suspended_by"
WHERE
  NOT "s"."suspended_by" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process_Input: PROCESS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process_Input', 'PROCESS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_process_f6d957e147" AS "p"
  ON "p"."id" = "s"."process_id"
WHERE
  NOT "s"."process_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process_Input: INPUT_DEF_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process_Input', 'INPUT_DEF_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_process_input_def_7fc7a7c2fe'
) AS "p"
  ON "p"."old_id" = "s"."input_def_id"
WHERE
  NOT "s"."input_def_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process_Input: INPUT_VALUE holds an id that is not mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process_Input', 'INPUT_VALUE holds an id that is not mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11_source"."OSUSR_S01_CITY" AS "p1"
  ON CAST("p1"."ID" AS text) COLLATE pg_catalog."C" = CAST("s"."input_value" AS text) COLLATE pg_catalog."C"
WHERE
  NOT "s"."input_value" IS NULL
  AND NOT CAST("s"."input_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
  AND (
    (
      CAST("s"."input_def_id" AS text) COLLATE pg_catalog."C" IN ('12', '13')
      AND "p1"."ID" IS NULL
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process_Output: PROCESS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process_Output', 'PROCESS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process_output" AS "s"
JOIN "pg_temp"."rows_process_output_8de501dcc5" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_process_f6d957e147" AS "p"
  ON "p"."id" = "s"."process_id"
WHERE
  NOT "s"."process_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process_Output: OUTPUT_DEF_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process_Output', 'OUTPUT_DEF_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process_output" AS "s"
JOIN "pg_temp"."rows_process_output_8de501dcc5" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_process_output_def_56473c357e'
) AS "p"
  ON "p"."old_id" = "s"."output_def_id"
WHERE
  NOT "s"."output_def_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Process_Output: OUTPUT_VALUE holds an id that is not mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Process_Output', 'OUTPUT_VALUE holds an id that is not mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_process_output" AS "s"
JOIN "pg_temp"."rows_process_output_8de501dcc5" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11_source"."OSUSR_S01_CITY" AS "p1"
  ON CAST("p1"."ID" AS text) COLLATE pg_catalog."C" = CAST("s"."output_value" AS text) COLLATE pg_catalog."C"
WHERE
  NOT "s"."output_value" IS NULL
  AND NOT CAST("s"."output_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
  AND (
    (
      CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
      AND "p1"."ID" IS NULL
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: TENANT_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'TENANT_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_tenant_63c9ad9cd6'
) AS "p"
  ON "p"."old_id" = "s"."tenant_id"
WHERE
  NOT "s"."tenant_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: ACTIVITY_DEF_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'ACTIVITY_DEF_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_activity_definition_8cc511ba31'
) AS "p"
  ON "p"."old_id" = "s"."activity_def_id"
WHERE
  NOT "s"."activity_def_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: PROCESS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'PROCESS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_process_f6d957e147" AS "p"
  ON "p"."id" = "s"."process_id"
WHERE
  NOT "s"."process_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: USER_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'USER_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_user_8fadb4a988" AS "p"
  ON "p"."id" = "s"."user_id"
WHERE
  NOT "s"."user_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: GROUP_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'GROUP_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_group_fe15a92aa3" AS "p"
  ON "p"."id" = "s"."group_id"
WHERE
  NOT "s"."group_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: STATUS_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'STATUS_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_activity_status_8950f6d54a'
) AS "p"
  ON "p"."old_id" = "s"."status_id"
WHERE
  NOT "s"."status_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity: PRECEDENT_ACTIVITY_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity', 'PRECEDENT_ACTIVITY_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_activity_17766887e7" AS "p"
  ON "p"."id" = "s"."precedent_activity_id"
WHERE
  NOT "s"."precedent_activity_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity_Output: ACTIVITY_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity_Output', 'ACTIVITY_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity_output" AS "s"
JOIN "pg_temp"."rows_activity_output_4cc1817003" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "pg_temp"."rows_activity_17766887e7" AS "p"
  ON "p"."id" = "s"."activity_id"
WHERE
  NOT "s"."activity_id" IS NULL AND "p"."id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity_Output: OUTPUT_DEF_ID refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity_Output', 'OUTPUT_DEF_ID refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity_output" AS "s"
JOIN "pg_temp"."rows_activity_output_4cc1817003" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN (
  SELECT
    CAST("old_id" AS integer) AS "old_id",
    CAST("new_id" AS integer) AS "new_id"
  FROM "pg_temp"."o11c_pair"
  WHERE
    "map_name" = 'map_activity_output_def_ace59eb889'
) AS "p"
  ON "p"."old_id" = "s"."output_def_id"
WHERE
  NOT "s"."output_def_id" IS NULL AND "p"."old_id" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Activity_Output: OUTPUT_VALUE holds an id that is not mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', '(System).Activity_Output', 'OUTPUT_VALUE holds an id that is not mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_bpm_activity_output" AS "s"
JOIN "pg_temp"."rows_activity_output_4cc1817003" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11_source"."OSUSR_S01_CITY" AS "p1"
  ON CAST("p1"."ID" AS text) COLLATE pg_catalog."C" = CAST("s"."output_value" AS text) COLLATE pg_catalog."C"
WHERE
  NOT "s"."output_value" IS NULL
  AND NOT CAST("s"."output_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
  AND (
    (
      CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
      AND "p1"."ID" IS NULL
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).User: rows of the source have an empty business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).User', 'rows of the source have an empty business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  (
    (
      "s"."tenant_id" IS NULL
    )
    OR (
      "s"."username" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C") = ''
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).User: rows of the source share a business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).User', 'rows of the source share a business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  MIN(CAST("s"."id" AS text)) AS "sample"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  NOT (
    (
      "s"."tenant_id" IS NULL
    )
    OR (
      "s"."username" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C") = ''
    )
  )
GROUP BY
  "s"."tenant_id",
  pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C")
HAVING
  COUNT(*) > 1
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).User: rows of the target share a business key that the source has too.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).User', 'rows of the target share a business key that the source has too', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("u"."new_id" AS text) AS "sample"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_user" AS "s"
  JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN (
    SELECT
      CAST("old_id" AS integer) AS "old_id",
      CAST("new_id" AS integer) AS "new_id"
    FROM "pg_temp"."o11c_pair"
    WHERE
      "map_name" = 'map_tenant_63c9ad9cd6'
  ) AS "n1"
    ON "n1"."old_id" = "s"."tenant_id"
  JOIN "o11_target"."ossys_user" AS "t"
    ON "t"."tenant_id" = "n1"."new_id"
    AND pg_temp.o11c_fold(CAST("t"."username" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group: rows of the source have an empty business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).Group', 'rows of the source have an empty business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  (
    (
      "s"."tenant_id" IS NULL
    )
    OR (
      "s"."name" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") = ''
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group: rows of the source share a business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).Group', 'rows of the source share a business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  MIN(CAST("s"."id" AS text)) AS "sample"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  NOT (
    (
      "s"."tenant_id" IS NULL
    )
    OR (
      "s"."name" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") = ''
    )
  )
GROUP BY
  "s"."tenant_id",
  pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
HAVING
  COUNT(*) > 1
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group: rows of the target share a business key that the source has too.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).Group', 'rows of the target share a business key that the source has too', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("u"."new_id" AS text) AS "sample"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_group" AS "s"
  JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN (
    SELECT
      CAST("old_id" AS integer) AS "old_id",
      CAST("new_id" AS integer) AS "new_id"
    FROM "pg_temp"."o11c_pair"
    WHERE
      "map_name" = 'map_tenant_63c9ad9cd6'
  ) AS "n1"
    ON "n1"."old_id" = "s"."tenant_id"
  JOIN "o11_target"."ossys_group" AS "t"
    ON "t"."tenant_id" = "n1"."new_id"
    AND pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group_User: rows of the source have an empty business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).Group_User', 'rows of the source have an empty business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  (
    (
      "s"."group_id" IS NULL
    ) OR (
      "s"."user_id" IS NULL
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group_User: rows of the source share a business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).Group_User', 'rows of the source share a business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  MIN(CAST("s"."id" AS text)) AS "sample"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  NOT (
    (
      "s"."group_id" IS NULL
    ) OR (
      "s"."user_id" IS NULL
    )
  )
GROUP BY
  "s"."group_id",
  "s"."user_id"
HAVING
  COUNT(*) > 1
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- (System).Group_User: rows of the target share a business key that the source has too.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', '(System).Group_User', 'rows of the target share a business key that the source has too', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("u"."new_id" AS text) AS "sample"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_group_user" AS "s"
  JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN (
    SELECT
      CAST("old_id" AS integer) AS "old_id",
      CAST("new_id" AS integer) AS "new_id"
    FROM "pg_temp"."o11c_matched"
    WHERE
      "map_name" = 'map_group_82be168321'
  ) AS "n1"
    ON "n1"."old_id" = "s"."group_id"
  JOIN (
    SELECT
      CAST("old_id" AS integer) AS "old_id",
      CAST("new_id" AS integer) AS "new_id"
    FROM "pg_temp"."o11c_matched"
    WHERE
      "map_name" = 'map_user_f9b11b2f84'
  ) AS "n2"
    ON "n2"."old_id" = "s"."user_id"
  JOIN "o11_target"."ossys_group_user" AS "t"
    ON "t"."group_id" = "n1"."new_id" AND "t"."user_id" = "n2"."new_id"
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
) AS q(sample)) AS numbered
HAVING count(*) > 0
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
