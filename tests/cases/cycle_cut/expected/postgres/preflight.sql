-- cycle-cut: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot efb222e057929c5618b4e4872b5ac5531188364c302e802f6203ccc81d4eb899
--   target snapshot 5935ee7e14c419e453ab31d5f91e69e86a4966c8852b23c0796e8602814968a4
--   project file    eab2093c0ee77fca30a7156224dc01063e9cc8345a5ffe779856e6e2c22f90a2
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
    '9921b6b3-34ce-59dc-bc65-ac709a244db9',
    'Shop.Department',
    'OSUSR_S01_DEPARTMENT',
    '98eb749509a0a9b196a9260662066c34',
    '8efd7ba609079620b0a35700906701b0'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '8b1f7477-b629-5fcd-8273-66ece4a4e29a',
    'Shop.Employee',
    'OSUSR_S01_EMPLOYEE',
    '6f4035b3df775f1ebb2ca5007089268d',
    'f552225fcb3e6f6f4ef7f66fc3e11272'
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
    '0c4d10fcb16ef1f299fe2242a52daa75'
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
    '9921b6b3-34ce-59dc-bc65-ac709a244db9',
    'Shop.Department',
    'OSUSR_T01_DEPARTMENT',
    '48524dc8c6e1aa7ef8a562a4f7cb2a36',
    'a1c3adea0fbc24667fd338eca0ce48eb'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '8b1f7477-b629-5fcd-8273-66ece4a4e29a',
    'Shop.Employee',
    'OSUSR_T01_EMPLOYEE',
    'd0afe4cecbf10dee50d5d316665b8a17',
    '1baf7de66fe8753ddd2d610e0e87a7c5'
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
    '0c4d10fcb16ef1f299fe2242a52daa75'
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

-- Shop.Department: HeadId refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', 'Shop.Department', 'HeadId refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_DEPARTMENT" AS "s"
LEFT JOIN "o11_source"."OSUSR_S01_EMPLOYEE" AS "p"
  ON "p"."ID" = "s"."HEADID"
WHERE
  NOT "s"."HEADID" IS NULL AND "p"."ID" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Employee: DepartmentId refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', 'Shop.Employee', 'DepartmentId refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
LEFT JOIN "o11_source"."OSUSR_S01_DEPARTMENT" AS "p"
  ON "p"."ID" = "s"."DEPARTMENTID"
WHERE
  NOT "s"."DEPARTMENTID" IS NULL AND "p"."ID" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Employee: ManagerId refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', 'Shop.Employee', 'ManagerId refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
LEFT JOIN "o11_source"."OSUSR_S01_EMPLOYEE" AS "p"
  ON "p"."ID" = "s"."MANAGERID"
WHERE
  NOT "s"."MANAGERID" IS NULL AND "p"."ID" IS NULL
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
