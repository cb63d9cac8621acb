-- odc-people: look at the O11 side for what would not arrive in ODC, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e
--   target snapshot 831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71
--   project file    021a97233072ee9791099ec30a88970af7e1a1fd7baafec39262c041a0a9aa4f
-- For the O11 source: schema o11_source of database o11.
-- Run on the O11 SOURCE, from anywhere:
--   psql -X -d o11 -f source/preflight.sql
-- It reads only. What it finds is kept in temporary tables of its own session, beside a temporary function that
-- compares emails. Run it again when everything is corrected, and before the last export.
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
SET application_name = 'o11c source preflight';

-- The connection's database must be the O11 source that was compiled for.
DO $o11c$
BEGIN
  IF current_database() <> 'o11' THEN
    RAISE EXCEPTION 'O11-0911: this is database %, the script is for the source, %',
      current_database(), 'o11'
      USING HINT = 'Connect to the source with psql -d.';
  END IF;
END
$o11c$
/* source preflight */;

-- Findings; gone at the end of the session.
CREATE TEMPORARY TABLE o11c_finding (place bigint GENERATED ALWAYS AS IDENTITY, code text, severity text, entity text, what text, count bigint, samples text)
/* source preflight */;

-- The rows behind them: the first 1,000 ids of each.
CREATE TEMPORARY TABLE o11c_hit (number integer, place bigint, total bigint, code text, severity text, entity text, what text, sample text)
/* source preflight */;

-- Emails are compared without regard to case and accents.
CREATE FUNCTION pg_temp.o11c_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $o11c$
  SELECT rtrim(translate(lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f]', '', 'g')),
    'ÆÐØÞĐĦĲĿŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǄǅǇǈǊǋǤǱǲǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶͿΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩϏϘϚϜϞϠϢϤϦϨϪϬϮϴϷϹϺϽϾϿЂЄЅІЈЉЊЋЏАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ',
    'æðøþđħĳŀłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǆǆǉǉǌǌǥǳǳƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏͱͳͷϳαβγδεζηθικλμνξοπρστυφχψωϗϙϛϝϟϡϣϥϧϩϫϭϯθϸϲϻͻͼͽђєѕіјљњћџабвгдежзиклмнопрстуфхцчшщъыьэюяѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ'))
$o11c$
/* source preflight */;

-- Users of the default tenant: whether the email is valid, how many of them (and how many who are as
-- active) have it. Gone with the session.
CREATE TEMPORARY TABLE "o11c_user" (
  "id" bigint NOT NULL PRIMARY KEY,
  "shown" text NOT NULL,
  "active" int NOT NULL,
  "valid" int NOT NULL,
  "email" text COLLATE pg_catalog."C" NOT NULL,
  "peers" bigint NOT NULL,
  "holders" bigint NOT NULL
)
/* source preflight */;

-- Users who stay behind. Gone with the session.
CREATE TEMPORARY TABLE "o11c_other_user" (
  "id" bigint NOT NULL PRIMARY KEY
)
/* source preflight */;


-- One consistent view, and no way to write to it.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;

-- Rows and users of tenant Users (id 5) go to ODC: it is the default tenant of the user provider
-- Users, and must be what it was in the snapshot.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT 'tenant Users' WHERE NOT EXISTS (SELECT 1 FROM "o11_source"."ossys_tenant" AS "t"
  WHERE "t"."id" = 5 AND CAST("t"."name" AS text) COLLATE pg_catalog."C" = 'Users')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: the metamodel has changed since the snapshot: % (%)', found, samples
      USING HINT = 'Make the snapshot of the source again and compile again.';
  END IF;
END
$o11c$
/* source preflight */;

-- The same rule is applied when users are matched in ODC. A user who is not marked active counts as
-- inactive.
INSERT INTO pg_temp.o11c_user ("id", "shown", "active", "valid", "email", "peers", "holders")
SELECT "q"."id", "q"."shown", "q"."active", "q"."valid", "q"."email",
  count(*) OVER (PARTITION BY "q"."valid", "q"."email", "q"."active"),
  count(*) OVER (PARTITION BY "q"."valid", "q"."email")
FROM (
  SELECT "u"."id" AS "id",
    CAST("u"."id" AS text) || ' ' || COALESCE(CAST("u"."username" AS text), '') AS "shown",
    CASE WHEN CAST("u"."is_active" AS integer) = 1 THEN 1 ELSE 0 END AS "active",
    CASE WHEN char_length(CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C") <= 250
      AND CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '_%@_%._%'
      AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%@%@%'
      AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%@.%'
      AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%.'
      AND NOT (
        CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" ~ '[^!-~\u00A1-\uFFFD\U00010000-\U0010FFFF]'
      ) THEN 1 ELSE 0 END AS "valid",
    pg_temp.o11c_fold(CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C") AS "email"
  FROM "o11_source"."ossys_user" AS "u"
  WHERE "u"."tenant_id" = 5
) AS "q"
/* source preflight */;

-- Whoever does not belong to tenant Users.
INSERT INTO pg_temp.o11c_other_user ("id")
SELECT "u"."id"
FROM "o11_source"."ossys_user" AS "u"
WHERE "u"."tenant_id" IS NULL OR "u"."tenant_id" <> 5
/* source preflight */;

-- Inactive users without a valid email that is theirs alone are left out. Active ones are errors
-- below, to be corrected.
INSERT INTO pg_temp.o11c_other_user ("id")
SELECT "s"."id"
FROM pg_temp.o11c_user AS "s"
WHERE "s"."active" = 0 AND NOT ("s"."valid" = 1 AND ("s"."active" = 1 AND "s"."peers" = 1 OR "s"."active" = 0 AND "s"."holders" = 1))
/* source preflight */;

-- ODC knows its users by their email: it has to be valid, and of one user only.
INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)
SELECT f.number, f.place, f.total, k.code, k.severity, '(System).User', k.what, f.sample
FROM (
  SELECT w.number, "s"."shown" AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY "s"."id") AS place,
    count(*) OVER (PARTITION BY w.number) AS total
  FROM pg_temp.o11c_user AS "s"
  CROSS JOIN LATERAL (VALUES
    (1, "s"."active" = 1 AND "s"."valid" = 0),
    (2, "s"."active" = 1 AND "s"."valid" = 1 AND "s"."peers" > 1),
    (3, "s"."active" = 0 AND "s"."valid" = 0),
    (4, "s"."active" = 0 AND "s"."valid" = 1 AND "s"."holders" > 1)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0985', 'error', 'active users have no valid email; they could not log in to ODC'),
  (2, 'O11-0985', 'error', 'active users share an email; they could not log in to ODC'),
  (3, 'O11-0986', 'note', 'inactive users have no valid email; they are left out'),
  (4, 'O11-0986', 'note', 'inactive users have an email that others have too; they are left out')
) AS k(number, code, severity, what) ON k.number = f.number
WHERE f.place <= 1000
/* source preflight */;

-- The vendor asks for at least one user in every group, so that none is made empty.
INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)
SELECT f.number, f.place, f.total, k.code, k.severity, '(System).Group', k.what, f.sample
FROM (
  SELECT w.number, COALESCE(CAST("s"."name" AS text), '') AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY "s"."id") AS place,
    count(*) OVER (PARTITION BY w.number) AS total
  FROM "o11_source"."ossys_group" AS "s"
  CROSS JOIN LATERAL (VALUES
    (5, "s"."tenant_id" = 5 AND NOT EXISTS (SELECT 1 FROM "o11_source"."ossys_group_user" AS "m"
      JOIN pg_temp.o11c_user AS "u" ON "u"."id" = "m"."user_id"
      WHERE "m"."group_id" = "s"."id" AND "u"."valid" = 1 AND ("u"."active" = 1 AND "u"."peers" = 1 OR "u"."active" = 0 AND "u"."holders" = 1)))
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (5, 'O11-0989', 'warning', 'groups have no member who goes to ODC; they are left out')
) AS k(number, code, severity, what) ON k.number = f.number
WHERE f.place <= 1000
/* source preflight */;

-- ODC's user has no mark for inactive ones.
INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)
SELECT f.number, f.place, f.total, k.code, k.severity, '(System).User', k.what, f.sample
FROM (
  SELECT w.number, "s"."shown" AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY "s"."id") AS place,
    count(*) OVER (PARTITION BY w.number) AS total
  FROM pg_temp.o11c_user AS "s"
  CROSS JOIN LATERAL (VALUES
    (6, "s"."active" = 0 AND "s"."valid" = 1 AND ("s"."active" = 1 AND "s"."peers" = 1 OR "s"."active" = 0 AND "s"."holders" = 1))
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (6, 'O11-0997', 'warning', 'inactive users will look active in ODC: no entity that extends users is named (odc.user_extension)')
) AS k(number, code, severity, what) ON k.number = f.number
WHERE f.place <= 1000
/* source preflight */;

-- (System).User, in one pass: NAME.
INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)
SELECT f.number, f.place, f.total, k.code, k.severity, '(System).User', k.what, f.sample
FROM (
  SELECT w.number, CAST("s"."id" AS text) AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY "s"."id") AS place,
    count(*) OVER (PARTITION BY w.number) AS total
  FROM "o11_source"."ossys_user" AS "s"
  CROSS JOIN LATERAL (VALUES
    (7, char_length("s"."name") > 100000000)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (7, 'O11-0991', 'error', 'NAME holds more than 100,000,000 characters')
) AS k(number, code, severity, what) ON k.number = f.number
WHERE f.place <= 1000
/* source preflight */;

-- (System).Group, in one pass: NAME, DESCRIPTION.
INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)
SELECT f.number, f.place, f.total, k.code, k.severity, '(System).Group', k.what, f.sample
FROM (
  SELECT w.number, CAST("s"."id" AS text) AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY "s"."id") AS place,
    count(*) OVER (PARTITION BY w.number) AS total
  FROM "o11_source"."ossys_group" AS "s"
  CROSS JOIN LATERAL (VALUES
    (8, char_length("s"."name") > 100000000),
    (9, char_length("s"."description") > 100000000)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (8, 'O11-0991', 'error', 'NAME holds more than 100,000,000 characters'),
  (9, 'O11-0991', 'error', 'DESCRIPTION holds more than 100,000,000 characters')
) AS k(number, code, severity, what) ON k.number = f.number
WHERE f.place <= 1000
/* source preflight */;

-- Shop.Customer, in one pass: CreatedBy.
INSERT INTO pg_temp.o11c_hit (number, place, total, code, severity, entity, what, sample)
SELECT f.number, f.place, f.total, k.code, k.severity, 'Shop.Customer', k.what, f.sample
FROM (
  SELECT w.number, CAST("s"."ID" AS text) AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY "s"."ID") AS place,
    count(*) OVER (PARTITION BY w.number) AS total
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  LEFT JOIN pg_temp.o11c_other_user AS "u1" ON "u1"."id" = "s"."CREATEDBY"
  CROSS JOIN LATERAL (VALUES
    (10, "u1"."id" IS NOT NULL)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (10, 'O11-0993', 'warning', 'CreatedBy refers to users who stay behind; it becomes NULL')
) AS k(number, code, severity, what) ON k.number = f.number
WHERE f.place <= 1000
/* source preflight */;

-- What was found becomes a line of findings each: how many there are, and the first five ids.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT code, severity, entity, what, max(total),
  string_agg(sample, ', ' ORDER BY place) FILTER (WHERE place <= 5)
FROM pg_temp.o11c_hit
GROUP BY number, code, severity, entity, what
ORDER BY number
/* source preflight */;

-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT code, severity, entity, what, count, samples
FROM pg_temp.o11c_finding
ORDER BY place
/* source preflight */;

-- The rows to be looked at: the first 1,000 of each finding, in the order of their ids.
SELECT code, entity, what, sample AS id
FROM pg_temp.o11c_hit
ORDER BY number, place
/* source preflight */;

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
    RAISE EXCEPTION 'O11-0900: there are errors among the findings: % (%)', found, samples
      USING HINT = 'The table above lists them; what it names would not arrive in ODC, or not whole.';
  END IF;
END
$o11c$
/* source preflight */;

COMMIT;
\echo 'o11c: the O11 side has no error'
