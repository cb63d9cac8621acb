-- people-groups: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 048ac6723a09ecac6b4cdd7cf9d662aa6b5189cf12778c682bcef63bcc44fbd6
--   target snapshot a2d1a790e7bd6e6422c357ae391e15e8bcfb16a27bfa134afac6b08b9befa68b
--   project file    9fb6ac2e40185b2891d40d286de7e5fa4fc707083f52f6fa7d0d7a9475fd83b5
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

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_fe15a92aa3" (
  "id" integer NOT NULL PRIMARY KEY
)
/* verify */;

-- Which rows of (System).Group_User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_7c51916bf8" (
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

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_user_8fadb4a988"
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
    -- Shop.Order.CreatedBy: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."OSUSR_S01_ORDER" AS "c"
    WHERE
      "p"."id" = "c"."CREATEDBY"
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
/* verify */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_8fadb4a988"
/* verify */;

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
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_user_7c51916bf8"
/* verify */;

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
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* verify */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_fe15a92aa3"
/* verify */;

-- Rows of (System).User_Role (source): those whose user_id is a selected row of (System).User and
-- whose role_id is 30 or 31.
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
  AND CAST("t"."role_id" AS text) IN ('30', '31')
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_role_efe5d2ed3d"
/* verify */;

-- Rows of (System).Group_Role (source): those whose group_id is a selected row of (System).Group and
-- whose role_id is 30 or 31.
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
  AND CAST("t"."role_id" AS text) IN ('30', '31')
/* verify */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_role_dfc78eb941"
/* verify */;

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* verify */;

-- (System).User: every selected source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's (in rows that the run inserted).
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
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "t"."id" IS NULL
        AND (
          (
            CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."username" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."username" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."email" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."email" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."mobilephone" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."mobilephone" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."external_id" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."external_id" AS text) COLLATE pg_catalog."C"
          )
          OR (
            "t"."creation_date" IS DISTINCT FROM "s"."creation_date"
          )
          OR (
            "t"."last_login" IS DISTINCT FROM "s"."last_login"
          )
          OR (
            "t"."is_active" IS DISTINCT FROM "s"."is_active"
          )
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."tenant_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_user" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r1"
  ON "r1"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_user', '(System).User', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_user', '(System).User', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_user', '(System).User', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_user', '(System).User', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_user', '(System).User', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-system_user', '(System).User', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_user', '(System).User', 'TENANT_ID: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).User_Role: every selected source row has its target row, and each reference is what the map
-- says and exists (in rows that the run inserted).
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
    FROM "o11c"."map_user_role_e5ec603df3" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_user_role"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_user_role" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_user_role_efe5d2ed3d" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."user_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."user_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."user_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r2"."new_id" = "t"."role_id" AND NOT "p2"."id" IS NULL
        )
        OR (
          "t"."role_id" IS NULL AND "r2"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."role_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r3"."new_id" = "t"."tenant_id" AND NOT "p3"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_3"
FROM "o11_source"."ossys_user_role" AS "s"
JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_user_role_e5ec603df3" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_user_role" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r1"
  ON "r1"."old_id" = "s"."user_id"
LEFT JOIN "o11_target"."ossys_user" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "r2"
  ON "r2"."old_id" = "s"."role_id"
LEFT JOIN "o11_target"."ossys_role" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r3"
  ON "r3"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p3"
  ON "p3"."id" = "r3"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_user_role', '(System).User_Role', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_user_role', '(System).User_Role', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_user_role', '(System).User_Role', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_user_role', '(System).User_Role', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_user_role', '(System).User_Role', 'USER_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_user_role', '(System).User_Role', 'USER_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_user_role', '(System).User_Role', 'ROLE_ID: right', "j"."fresh_rows", "j"."right_2"),
  ('rows-system_user_role', '(System).User_Role', 'ROLE_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_user_role', '(System).User_Role', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_3"),
  ('rows-system_user_role', '(System).User_Role', 'TENANT_ID: without partner', 0, "j"."lost_3")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's (in rows that the run inserted).
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
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "t"."id" IS NULL
        AND (
          (
            CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."description" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."description" AS text) COLLATE pg_catalog."C"
          )
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."tenant_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_group" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r1"
  ON "r1"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group', '(System).Group', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group', '(System).Group', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group', '(System).Group', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group', '(System).Group', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group', '(System).Group', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-system_group', '(System).Group', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_group', '(System).Group', 'TENANT_ID: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group_Role: every selected source row has its target row, and each reference is what the
-- map says and exists (in rows that the run inserted).
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
    FROM "o11c"."map_group_role_6960332884" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group_role"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group_role" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_group_role_dfc78eb941" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."group_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."group_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."group_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r2"."new_id" = "t"."role_id" AND NOT "p2"."id" IS NULL
        )
        OR (
          "t"."role_id" IS NULL AND "r2"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."role_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r3"."new_id" = "t"."tenant_id" AND NOT "p3"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_3"
FROM "o11_source"."ossys_group_role" AS "s"
JOIN "pg_temp"."rows_group_role_dfc78eb941" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_role_6960332884" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_group_role" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_group_82be168321" AS "r1"
  ON "r1"."old_id" = "s"."group_id"
LEFT JOIN "o11_target"."ossys_group" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "r2"
  ON "r2"."old_id" = "s"."role_id"
LEFT JOIN "o11_target"."ossys_role" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r3"
  ON "r3"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p3"
  ON "p3"."id" = "r3"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group_role', '(System).Group_Role', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group_role', '(System).Group_Role', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group_role', '(System).Group_Role', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group_role', '(System).Group_Role', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group_role', '(System).Group_Role', 'GROUP_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_group_role', '(System).Group_Role', 'GROUP_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_group_role', '(System).Group_Role', 'ROLE_ID: right', "j"."fresh_rows", "j"."right_2"),
  ('rows-system_group_role', '(System).Group_Role', 'ROLE_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_group_role', '(System).Group_Role', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_3"),
  ('rows-system_group_role', '(System).Group_Role', 'TENANT_ID: without partner', 0, "j"."lost_3")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group_User: every selected source row has its target row, and each reference is what the
-- map says and exists (in rows that the run inserted).
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
    FROM "o11c"."map_group_user_1901da0039" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group_user"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group_user" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_group_user_7c51916bf8" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."group_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."group_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."group_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r2"."new_id" = "t"."user_id" AND NOT "p2"."id" IS NULL
        )
        OR (
          "t"."user_id" IS NULL AND "r2"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."user_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r3"."new_id" = "t"."tenant_id" AND NOT "p3"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_3"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_user_1901da0039" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_group_user" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_group_82be168321" AS "r1"
  ON "r1"."old_id" = "s"."group_id"
LEFT JOIN "o11_target"."ossys_group" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r2"
  ON "r2"."old_id" = "s"."user_id"
LEFT JOIN "o11_target"."ossys_user" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r3"
  ON "r3"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p3"
  ON "p3"."id" = "r3"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group_user', '(System).Group_User', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group_user', '(System).Group_User', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group_user', '(System).Group_User', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group_user', '(System).Group_User', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group_user', '(System).Group_User', 'GROUP_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_group_user', '(System).Group_User', 'GROUP_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_group_user', '(System).Group_User', 'USER_ID: right', "j"."fresh_rows", "j"."right_2"),
  ('rows-system_group_user', '(System).Group_User', 'USER_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_group_user', '(System).Group_User', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_3"),
  ('rows-system_group_user', '(System).Group_User', 'TENANT_ID: without partner', 0, "j"."lost_3")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- Shop.Order: every source row has its target row, each reference is what the map says and exists, and
-- each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_order_b095562f7b" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."CREATEDBY1" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."CREATEDBY1" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."CREATEDBY" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_ORDER" AS "t"
  ON "t"."ID1" = "m"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r1"
  ON "r1"."old_id" = "s"."CREATEDBY"
LEFT JOIN "o11_target"."ossys_user" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_order', 'Shop.Order', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_order', 'Shop.Order', 'CreatedBy: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_order', 'Shop.Order', 'CreatedBy: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* verify */;

-- (System).Group: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group', '(System).Group', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_82be168321") AS q
/* verify */;

-- (System).Group_Role: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group_role', '(System).Group_Role', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_role_6960332884") AS q
/* verify */;

-- (System).Group_User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group_user', '(System).Group_User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_user_1901da0039") AS q
/* verify */;

-- (System).Role: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_role', '(System).Role', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_role_bed61fb7b8") AS q
/* verify */;

-- (System).Tenant: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_tenant', '(System).Tenant', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_tenant_63c9ad9cd6") AS q
/* verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* verify */;

-- (System).User_Role: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user_role', '(System).User_Role', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_role_e5ec603df3") AS q
/* verify */;

-- Shop.Order: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_order', 'Shop.Order', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_order_b095562f7b") AS q
/* verify */;

-- (System).User: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_user', '(System).User', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_user") AS q
CROSS JOIN "o11_target"."ossys_user_id_seq" AS n
/* verify */;

-- (System).User_Role: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_user_role', '(System).User_Role', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_user_role") AS q
CROSS JOIN "o11_target"."ossys_user_role_id_seq" AS n
/* verify */;

-- (System).Group: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_group', '(System).Group', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_group") AS q
CROSS JOIN "o11_target"."ossys_group_id_seq" AS n
/* verify */;

-- (System).Group_Role: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_group_role', '(System).Group_Role', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_group_role") AS q
CROSS JOIN "o11_target"."ossys_group_role_id_seq" AS n
/* verify */;

-- (System).Group_User: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_group_user', '(System).Group_User', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_group_user") AS q
CROSS JOIN "o11_target"."ossys_group_user_id_seq" AS n
/* verify */;

-- Shop.Order: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_order', 'Shop.Order', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_ORDER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
/* verify */;

-- Shop.Order: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-shop_order', 'Shop.Order', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* verify */;

-- (System).Group: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_group', '(System).Group', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('(System).Group', 'o11_target', 'ossys_group', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* verify */;

-- (System).Group_Role: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_group_role', '(System).Group_Role', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 3, (SELECT count(*) FROM (VALUES
  ('(System).Group_Role', 'o11_target', 'ossys_group_role', 'osfrk_1', 'enabled, validated'),
  ('(System).Group_Role', 'o11_target', 'ossys_group_role', 'osfrk_2', 'enabled, validated'),
  ('(System).Group_Role', 'o11_target', 'ossys_group_role', 'osfrk_3', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* verify */;

-- (System).Group_User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_group_user', '(System).Group_User', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 3, (SELECT count(*) FROM (VALUES
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_1', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_2', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_3', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* verify */;

-- (System).User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_user', '(System).User', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('(System).User', 'o11_target', 'ossys_user', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* verify */;

-- (System).User_Role: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_user_role', '(System).User_Role', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 3, (SELECT count(*) FROM (VALUES
  ('(System).User_Role', 'o11_target', 'ossys_user_role', 'osfrk_1', 'enabled, validated'),
  ('(System).User_Role', 'o11_target', 'ossys_user_role', 'osfrk_2', 'enabled, validated'),
  ('(System).User_Role', 'o11_target', 'ossys_user_role', 'osfrk_3', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
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
