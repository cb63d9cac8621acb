-- odc-people: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e
--   target snapshot 831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71
--   project file    021a97233072ee9791099ec30a88970af7e1a1fd7baafec39262c041a0a9aa4f
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f verify.sql
-- It reads only. What it finds is kept in temporary tables of its own session, beside temporary functions that
-- compare names and values; a session that is read-only by default could not make those, so that is switched off.
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
SET application_name = 'o11c verify';

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
    ('"o11_source"."ossys_application"', 'o11_source', 'ossys_application')
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
/* verify */;

-- Names, business keys and filters: texts are compared without regard to case, accents and trailing
-- blanks.
CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')),
    'ÆÐØÞĐĦĲĿŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǄǅǇǈǊǋǤǱǲǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ',
    'æðøþđħĳŀłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǆǆǉǉǌǌǥǳǳƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'))
$o11c$
/* verify */;

-- Results of the verification; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_check (place bigint GENERATED ALWAYS AS IDENTITY, check_id text, entity text, what text, expected bigint, found bigint, ok boolean)
/* verify */;

-- Which rows of (System).User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_8fadb4a988" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).Role (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_role_29fbbf38a9" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_of_the_tenant_7e66393f1e" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).Group_User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_7c51916bf8" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_fe15a92aa3" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).User_Role (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_role_efe5d2ed3d" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).Group_Role (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_role_dfc78eb941" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;


-- One consistent view of both sides, and no way to write to either.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- Rows of (System).User (source): those of the default tenant whose email is valid and theirs alone
-- (an active user takes it from inactive ones).
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_user" AS "t"
WHERE
  "t"."id" IN (
    SELECT
      "k"."id"
    FROM (
      SELECT
        "u"."id" AS "id",
        CASE WHEN CAST("u"."is_active" AS integer) = 1 THEN 1 ELSE 0 END AS "active",
        SUM(CASE WHEN CAST("u"."is_active" AS integer) = 1 THEN 1 ELSE 0 END) OVER (
          PARTITION BY pg_temp.o11c_fold(
            CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
          )
        ) AS "actives",
        COUNT(*) OVER (
          PARTITION BY pg_temp.o11c_fold(
            CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
          )
        ) AS "claims"
      FROM "o11_source"."ossys_user" AS "u"
      WHERE
        CAST("u"."tenant_id" AS text) IN ('5')
        AND char_length(CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C") <= 250
        AND CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '_%@_%._%'
        AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%@%@%'
        AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%@.%'
        AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%.'
        AND NOT (
          CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" ~ '[^!-~\u00A1-\uFFFD\U00010000-\U0010FFFF]'
        )
    ) AS "k"
    WHERE
      (
        "k"."active" = 1 AND "k"."actives" = 1
      )
      OR (
        "k"."actives" = 0 AND "k"."claims" = 1
      )
  )
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_8fadb4a988"
/* verify */;

-- Rows of (System).Role (source): those whose id is 30 or 31.
INSERT INTO "pg_temp"."rows_role_29fbbf38a9" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_role" AS "t"
WHERE
  CAST("t"."id" AS text) IN ('30', '31')
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_role_29fbbf38a9"
/* verify */;

-- Rows of (System).Group (source): those whose tenant_id is 5.
INSERT INTO "pg_temp"."rows_group_of_the_tenant_7e66393f1e" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group" AS "t"
WHERE
  CAST("t"."tenant_id" AS text) IN ('5')
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_of_the_tenant_7e66393f1e"
/* verify */;

-- Rows of (System).Group_User (source): those whose group_id is a selected row of (System).Group and
-- whose user_id is a selected row of (System).User.
INSERT INTO "pg_temp"."rows_group_user_7c51916bf8" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_of_the_tenant_7e66393f1e" AS "k"
    WHERE
      "k"."id" = "t"."group_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_user_7c51916bf8"
/* verify */;

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_group_fe15a92aa3"
/* verify */;

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- (System).Group_User.group_id: rows that refer need the rows that they refer to.
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
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* verify */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_fe15a92aa3"
/* verify */;

-- Rows of (System).User_Role (source): those whose user_id is a selected row of (System).User and
-- whose role_id is a selected row of (System).Role.
INSERT INTO "pg_temp"."rows_user_role_efe5d2ed3d" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_user_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_role_29fbbf38a9" AS "k"
    WHERE
      "k"."id" = "t"."role_id"
  )
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_role_efe5d2ed3d"
/* verify */;

-- Rows of (System).Group_Role (source): those whose group_id is a selected row of (System).Group and
-- whose role_id is a selected row of (System).Role.
INSERT INTO "pg_temp"."rows_group_role_dfc78eb941" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_fe15a92aa3" AS "k"
    WHERE
      "k"."id" = "t"."group_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_role_29fbbf38a9" AS "k"
    WHERE
      "k"."id" = "t"."role_id"
  )
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_role_dfc78eb941"
/* verify */;

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* verify */;

-- (System).User: every selected source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's, but for the business key (EMAIL), which keeps the
-- target's spelling.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_user_f9b11b2f84" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_user"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_user" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
        )
        OR (
          (
            (
              pg_temp.o11c_fold(CAST("t"."email" AS text) COLLATE pg_catalog."C") <> pg_temp.o11c_fold(CAST(TRIM("s"."email") AS text) COLLATE pg_catalog."C")
            )
            OR (
              (
                "t"."email" IS NULL AND NOT TRIM("s"."email") IS NULL
              )
            )
            OR (
              (
                NOT "t"."email" IS NULL AND TRIM("s"."email") IS NULL
              )
            )
          )
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."odc_users" AS "t"
  ON "t"."id" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_user', '(System).User', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_user', '(System).User', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_user', '(System).User', 'rows that were there before, updated where they differed', "j"."known_rows", "j"."present_rows"),
  ('rows-system_user', '(System).User', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_user', '(System).User', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's, but for the business key (NAME), which keeps the
-- target's spelling.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_group_82be168321" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_group_fe15a92aa3" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          (
            (
              pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") <> pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
            )
            OR (
              (
                "t"."name" IS NULL AND NOT "s"."name" IS NULL
              )
            )
            OR (
              (
                NOT "t"."name" IS NULL AND "s"."name" IS NULL
              )
            )
          )
        )
        OR (
          CAST("t"."description" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."description" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."odc_groups" AS "t"
  ON "t"."id" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group', '(System).Group', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group', '(System).Group', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group', '(System).Group', 'rows that were there before, updated where they differed', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group', '(System).Group', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group', '(System).Group', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Customer: every source row has its target row, each reference is what the map says and exists,
-- and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_customer_5e36fdbcf9" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."NAME" AS text) COLLATE pg_catalog."C"
        )
        OR (
          CAST("t"."mark" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."created_by" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."created_by" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."CREATEDBY" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."osusr_customer" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r1"
  ON "r1"."old_id" = "s"."CREATEDBY"
LEFT JOIN "o11_target"."odc_users" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_customer', 'Shop.Customer', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'CreatedBy: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_customer', 'Shop.Customer', 'CreatedBy: without partner, now NULL', NULL, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group', '(System).Group', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_82be168321") AS q
/* verify */;

-- (System).Role: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_role', '(System).Role', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_role_bed61fb7b8") AS q
/* verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* verify */;

-- Shop.Customer: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_customer', 'Shop.Customer', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_customer_5e36fdbcf9") AS q
/* verify */;

-- Shop.Customer: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_customer', 'Shop.Customer', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."osusr_customer") AS q
CROSS JOIN "o11_target"."osusr_customer_id_seq" AS n
/* verify */;

-- (System).User_Role: the links of migrated rows are those of the source.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "wanted",
  COUNT(
    CASE
      WHEN EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_user_roles" AS "t"
        WHERE
          "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
      )
      THEN 1
    END
  ) AS "found"
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_user_role" AS "s"
  JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "l"
    ON "l"."old_id" = "s"."user_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "r"
    ON "r"."old_id" = "s"."role_id"
) AS "w"
) AS "j"
CROSS JOIN (
SELECT
  COUNT(*) AS "over"
FROM "o11_target"."odc_user_roles" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "t"."user_id" = "m"."new_id"
  )
  AND (
    (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_role_bed61fb7b8" AS "m"
        WHERE
          "t"."role_id" = "m"."new_id"
      )
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_roles" AS "x"
        WHERE
          "x"."id" = "t"."role_id"
          AND pg_temp.o11c_fold(CAST("x"."asset" AS text) COLLATE pg_catalog."C") IN (pg_temp.o11c_fold('SalesApp' COLLATE pg_catalog."C"))
      )
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM (
      SELECT DISTINCT
        "l"."new_id" AS "left_id",
        "r"."new_id" AS "right_id"
      FROM "o11_source"."ossys_user_role" AS "s"
      JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
        ON "s_rows"."id" = "s"."id"
      JOIN "o11c"."map_user_f9b11b2f84" AS "l"
        ON "l"."old_id" = "s"."user_id"
      JOIN "o11c"."map_role_bed61fb7b8" AS "r"
        ON "r"."old_id" = "s"."role_id"
    ) AS "w"
    WHERE
      "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
  )
) AS "o"
CROSS JOIN LATERAL (VALUES
  ('links-odc_user_roles', '(System).User_Role', 'links arrived', "j"."wanted", "j"."found"),
  ('links-odc_user_roles', '(System).User_Role', 'links that the source does not have', 0, "o"."over")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group_User: the links of migrated rows are those of the source.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "wanted",
  COUNT(
    CASE
      WHEN EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_group_users" AS "t"
        WHERE
          "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
      )
      THEN 1
    END
  ) AS "found"
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_group_user" AS "s"
  JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "l"
    ON "l"."old_id" = "s"."group_id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "r"
    ON "r"."old_id" = "s"."user_id"
) AS "w"
) AS "j"
CROSS JOIN (
SELECT
  COUNT(*) AS "over"
FROM "o11_target"."odc_group_users" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "t"."group_id" = "m"."new_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "t"."user_id" = "m"."new_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM (
      SELECT DISTINCT
        "l"."new_id" AS "left_id",
        "r"."new_id" AS "right_id"
      FROM "o11_source"."ossys_group_user" AS "s"
      JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
        ON "s_rows"."id" = "s"."id"
      JOIN "o11c"."map_group_82be168321" AS "l"
        ON "l"."old_id" = "s"."group_id"
      JOIN "o11c"."map_user_f9b11b2f84" AS "r"
        ON "r"."old_id" = "s"."user_id"
    ) AS "w"
    WHERE
      "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
  )
) AS "o"
CROSS JOIN LATERAL (VALUES
  ('links-odc_group_users', '(System).Group_User', 'links arrived', "j"."wanted", "j"."found"),
  ('links-odc_group_users', '(System).Group_User', 'links that the source does not have', 0, "o"."over")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group_Role: the links of migrated rows are those of the source.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "wanted",
  COUNT(
    CASE
      WHEN EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_group_roles" AS "t"
        WHERE
          "t"."group_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
      )
      THEN 1
    END
  ) AS "found"
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_group_role" AS "s"
  JOIN "pg_temp"."rows_group_role_dfc78eb941" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "l"
    ON "l"."old_id" = "s"."group_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "r"
    ON "r"."old_id" = "s"."role_id"
) AS "w"
) AS "j"
CROSS JOIN (
SELECT
  COUNT(*) AS "over"
FROM "o11_target"."odc_group_roles" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "t"."group_id" = "m"."new_id"
  )
  AND (
    (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_role_bed61fb7b8" AS "m"
        WHERE
          "t"."role_id" = "m"."new_id"
      )
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_roles" AS "x"
        WHERE
          "x"."id" = "t"."role_id"
          AND pg_temp.o11c_fold(CAST("x"."asset" AS text) COLLATE pg_catalog."C") IN (pg_temp.o11c_fold('SalesApp' COLLATE pg_catalog."C"))
      )
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM (
      SELECT DISTINCT
        "l"."new_id" AS "left_id",
        "r"."new_id" AS "right_id"
      FROM "o11_source"."ossys_group_role" AS "s"
      JOIN "pg_temp"."rows_group_role_dfc78eb941" AS "s_rows"
        ON "s_rows"."id" = "s"."id"
      JOIN "o11c"."map_group_82be168321" AS "l"
        ON "l"."old_id" = "s"."group_id"
      JOIN "o11c"."map_role_bed61fb7b8" AS "r"
        ON "r"."old_id" = "s"."role_id"
    ) AS "w"
    WHERE
      "t"."group_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
  )
) AS "o"
CROSS JOIN LATERAL (VALUES
  ('links-odc_group_roles', '(System).Group_Role', 'links arrived', "j"."wanted", "j"."found"),
  ('links-odc_group_roles', '(System).Group_Role', 'links that the source does not have', 0, "o"."over")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* verify */;

-- What became of the rows that were expected, one line an entity.
SELECT c.entity,
  sum(CASE WHEN c.what IN ('rows arrived') THEN c.expected ELSE 0 END) AS expected,
  sum(CASE WHEN c.what IN ('rows inserted') THEN c.found ELSE 0 END) AS inserted,
  sum(CASE WHEN c.what IN ('rows that were there before, updated where they differed') THEN c.found ELSE 0 END) AS updated,
  sum(CASE WHEN c.what IN ('rows that were there before, kept as they were') THEN c.found ELSE 0 END) AS kept,
  sum(CASE WHEN c.what IN ('rows of the source that do not take part') THEN c.found ELSE 0 END) AS not_selected
FROM pg_temp.o11c_check AS c
GROUP BY c.entity
HAVING count(*) FILTER (WHERE c.what = 'rows arrived') > 0
ORDER BY min(c.place)
/* verify */;

-- A check that does not hold ends the run here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT entity || ', ' || what FROM pg_temp.o11c_check WHERE NOT ok
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0910: checks do not hold: % (%)', found, samples
      USING HINT = 'The table above shows expected and found.';
  END IF;
END
$o11c$
/* verify */;

COMMIT;
\echo 'o11c: verify found no error'
