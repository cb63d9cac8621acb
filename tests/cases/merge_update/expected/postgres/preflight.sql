-- merge-update: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 530b2391b64bf777169495d77f321e8e7849c250a007b14600a11b4faac9ea59
--   target snapshot f2742b1729047b315f729d46638a07cf8d0aecc71663e43f2818ae747e0bffde
--   project file    9b9a2df528a01e8331697fe076ead8cb8f10c10c68a8b4d7199f4ad9f007571e
-- Source schema o11_source, target schema o11_target in database o11.
-- Run: psql -X -d TARGET -f preflight.sql
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
/* preflight */;

-- The findings are kept in a temporary table.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), current_user)
WHERE NOT has_database_privilege(current_database(), 'TEMPORARY')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0934: privileges are missing: % (%)', found, samples
      USING HINT = 'Nothing was changed. Grant them to this login; manifest.json lists what each script needs.';
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

-- What this script reads: each privilege is looked up, none is tried.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0934', 'error', coalesce(w.schema_name || '.' || c.relname, nullif(w.schema_name, ''), current_database()), 'preflight.sql itself lacks this privilege', 1,
  CASE
    WHEN w.kind = 'database' THEN format('GRANT %s ON DATABASE %I TO %I', w.privilege, current_database(), current_user)
    WHEN w.kind = 'schema' THEN format('GRANT %s ON SCHEMA %I TO %I', w.privilege, w.schema_name, current_user)
    WHEN w.privilege = 'ownership' THEN format('GRANT %1$I TO %2$I; -- afterwards: REVOKE %1$I FROM %2$I;',
      pg_get_userbyid(c.relowner), current_user)
    ELSE format('GRANT %s ON %s %I.%I TO %I', w.privilege,
      CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, w.schema_name, c.relname, current_user)
  END
FROM (VALUES
  (1, 'TEMPORARY', 'database', '', ''),
  (2, 'USAGE', 'schema', 'o11_source', ''),
  (3, 'USAGE', 'schema', 'o11_target', ''),
  (4, 'SELECT', 'table', 'o11_source', 'OSUSR_S01_CUSTOMER'),
  (5, 'SELECT', 'table', 'o11_source', 'OSUSR_S01_ORDER'),
  (6, 'SELECT', 'table', 'o11_source', 'ossys_application'),
  (7, 'SELECT', 'table', 'o11_source', 'ossys_entity'),
  (8, 'SELECT', 'table', 'o11_source', 'ossys_entity_attr'),
  (9, 'SELECT', 'table', 'o11_source', 'ossys_entity_record'),
  (10, 'SELECT', 'table', 'o11_source', 'ossys_espace'),
  (11, 'SELECT', 'table', 'o11_source', 'ossys_role'),
  (12, 'SELECT', 'table', 'o11_source', 'ossys_tenant'),
  (13, 'SELECT', 'table', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  (14, 'SELECT', 'table', 'o11_target', 'OSUSR_T01_ORDER'),
  (15, 'SELECT', 'table', 'o11_target', 'ossys_application'),
  (16, 'SELECT', 'table', 'o11_target', 'ossys_entity'),
  (17, 'SELECT', 'table', 'o11_target', 'ossys_entity_attr'),
  (18, 'SELECT', 'table', 'o11_target', 'ossys_entity_record'),
  (19, 'SELECT', 'table', 'o11_target', 'ossys_espace'),
  (20, 'SELECT', 'table', 'o11_target', 'ossys_role'),
  (21, 'SELECT', 'table', 'o11_target', 'ossys_tenant'),
  (22, 'SELECT', 'sequence', 'o11_target', 'OSUSR_T01_CUSTOMER_ID1_seq'),
  (23, 'SELECT', 'sequence', 'o11_target', 'OSUSR_T01_ORDER_ID1_seq')
) AS w(place, privilege, kind, schema_name, object_name)
LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND (w.kind IN ('table', 'sequence')
    AND c.relname = w.object_name OR w.kind = 'work' AND c.relkind = 'r')
WHERE CASE
    WHEN w.kind = 'database' THEN NOT has_database_privilege(current_database(), w.privilege)
    WHEN w.kind = 'schema' THEN NOT has_schema_privilege(n.oid, w.privilege)
    WHEN w.privilege = 'ownership' THEN NOT pg_has_role(c.relowner, 'USAGE')
    WHEN c.relkind = 'S' THEN NOT has_sequence_privilege(c.oid, w.privilege)
    WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN NOT has_table_privilege(c.oid, w.privilege)
  END
ORDER BY w.place, c.relname
/* preflight */;

-- What migrate.sql needs besides, for the same login.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0934', 'error', coalesce(w.schema_name || '.' || c.relname, nullif(w.schema_name, ''), current_database()), 'migrate.sql lacks this privilege', 1,
  CASE
    WHEN w.kind = 'database' THEN format('GRANT %s ON DATABASE %I TO %I', w.privilege, current_database(), current_user)
    WHEN w.kind = 'schema' THEN format('GRANT %s ON SCHEMA %I TO %I', w.privilege, w.schema_name, current_user)
    WHEN w.privilege = 'ownership' THEN format('GRANT %1$I TO %2$I; -- afterwards: REVOKE %1$I FROM %2$I;',
      pg_get_userbyid(c.relowner), current_user)
    ELSE format('GRANT %s ON %s %I.%I TO %I', w.privilege,
      CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, w.schema_name, c.relname, current_user)
  END
FROM (VALUES
  (1, 'CREATE', 'database', '', ''),
  (2, 'ownership', 'work', 'o11c', ''),
  (3, 'INSERT', 'table', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  (4, 'UPDATE', 'table', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  (5, 'INSERT', 'table', 'o11_target', 'OSUSR_T01_ORDER'),
  (6, 'UPDATE', 'table', 'o11_target', 'OSUSR_T01_ORDER'),
  (7, 'UPDATE', 'sequence', 'o11_target', 'OSUSR_T01_CUSTOMER_ID1_seq'),
  (8, 'UPDATE', 'sequence', 'o11_target', 'OSUSR_T01_ORDER_ID1_seq')
) AS w(place, privilege, kind, schema_name, object_name)
LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND (w.kind IN ('table', 'sequence')
    AND c.relname = w.object_name OR w.kind = 'work' AND c.relkind = 'r')
WHERE CASE
    WHEN w.kind = 'database' THEN NOT has_database_privilege(current_database(), w.privilege)
    WHEN w.kind = 'schema' THEN NOT has_schema_privilege(n.oid, w.privilege)
    WHEN w.privilege = 'ownership' THEN NOT pg_has_role(c.relowner, 'USAGE')
    WHEN c.relkind = 'S' THEN NOT has_sequence_privilege(c.oid, w.privilege)
    WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN NOT has_table_privilege(c.oid, w.privilege)
  END
ORDER BY w.place, c.relname
/* preflight */;

-- What rollback.sql and cleanup.sql need besides: at that hour nobody may be there who can grant it.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0934', 'warning', coalesce(w.schema_name || '.' || c.relname, nullif(w.schema_name, ''), current_database()), 'rollback.sql or cleanup.sql will lack this privilege; migrate.sql runs without it', 1,
  CASE
    WHEN w.kind = 'database' THEN format('GRANT %s ON DATABASE %I TO %I', w.privilege, current_database(), current_user)
    WHEN w.kind = 'schema' THEN format('GRANT %s ON SCHEMA %I TO %I', w.privilege, w.schema_name, current_user)
    WHEN w.privilege = 'ownership' THEN format('GRANT %1$I TO %2$I; -- afterwards: REVOKE %1$I FROM %2$I;',
      pg_get_userbyid(c.relowner), current_user)
    ELSE format('GRANT %s ON %s %I.%I TO %I', w.privilege,
      CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, w.schema_name, c.relname, current_user)
  END
FROM (VALUES
  (1, 'DELETE', 'table', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  (2, 'DELETE', 'table', 'o11_target', 'OSUSR_T01_ORDER')
) AS w(place, privilege, kind, schema_name, object_name)
LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND (w.kind IN ('table', 'sequence')
    AND c.relname = w.object_name OR w.kind = 'work' AND c.relkind = 'r')
WHERE CASE
    WHEN w.kind = 'database' THEN NOT has_database_privilege(current_database(), w.privilege)
    WHEN w.kind = 'schema' THEN NOT has_schema_privilege(n.oid, w.privilege)
    WHEN w.privilege = 'ownership' THEN NOT pg_has_role(c.relowner, 'USAGE')
    WHEN c.relkind = 'S' THEN NOT has_sequence_privilege(c.oid, w.privilege)
    WHEN c.relkind IN ('r', 'p', 'v', 'm', 'f') THEN NOT has_table_privilege(c.oid, w.privilege)
  END
ORDER BY w.place, c.relname
/* preflight */;

-- The scripts refuse to read a table whose policies hide rows from this login: they set row_security
-- off.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0941', 'error', 'row level security', 'row level security would hide rows from this login; use the owner, or a login with BYPASSRLS', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT w.schema_name || '.' || w.object_name
FROM (VALUES
  ('o11_source', 'OSUSR_S01_CUSTOMER'),
  ('o11_source', 'OSUSR_S01_ORDER'),
  ('o11_source', 'ossys_application'),
  ('o11_source', 'ossys_entity'),
  ('o11_source', 'ossys_entity_attr'),
  ('o11_source', 'ossys_entity_record'),
  ('o11_source', 'ossys_espace'),
  ('o11_source', 'ossys_role'),
  ('o11_source', 'ossys_tenant'),
  ('o11_target', 'OSUSR_T01_CUSTOMER'),
  ('o11_target', 'OSUSR_T01_ORDER'),
  ('o11_target', 'ossys_application'),
  ('o11_target', 'ossys_entity'),
  ('o11_target', 'ossys_entity_attr'),
  ('o11_target', 'ossys_entity_record'),
  ('o11_target', 'ossys_espace'),
  ('o11_target', 'ossys_role'),
  ('o11_target', 'ossys_tenant')
) AS w(schema_name, object_name)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.object_name
WHERE row_security_active(c.oid)
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- All of them, each once, ready to be run by who may: the script may end with the next statement. The
-- role of an owner is lent: take it back with the REVOKE beside it when cleanup.sql is done.
SELECT f.samples AS missing_privileges
FROM pg_temp.o11c_finding AS f
WHERE f.code = 'O11-0934'
GROUP BY f.samples
ORDER BY min(f.place)
/* preflight */;

-- Without these nothing below can be read: stop here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT f.samples FROM pg_temp.o11c_finding AS f
WHERE f.what = 'preflight.sql itself lacks this privilege' OR f.code = 'O11-0941'
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0934: this login cannot read what preflight.sql looks into: % (%)', found, samples
      USING HINT = 'Nothing was changed. Grant them to this login; manifest.json lists what each script needs.';
  END IF;
END
$o11c$
/* preflight */;

-- The scripts were compiled for the server that the snapshot was made of.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0935', 'warning', 'server', 'the server is of another release than the snapshot: that was 18', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT current_setting('server_version')
WHERE substring(current_setting('server_version') FROM '^[0-9]+') <> '18'
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- A database default of PostgreSQL decides the order of texts, not which are equal: a warning.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0936', 'warning', 'database', 'the database has another collation than the snapshot: texts are sorted otherwise', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT q.collation FROM (
  SELECT CASE WHEN d.j ->> 'datlocprovider' IN ('i', 'b') AND d.locale IS NOT NULL
    THEN CASE d.j ->> 'datlocprovider' WHEN 'i' THEN 'icu:' ELSE 'builtin:' END || d.locale
    ELSE d.j ->> 'datcollate' END AS collation
  FROM (SELECT to_jsonb(b) AS j, coalesce(to_jsonb(b) ->> 'datlocale', to_jsonb(b) ->> 'daticulocale')
      AS locale FROM pg_catalog.pg_database AS b WHERE b.datname = current_database()) AS d
) AS q
WHERE q.collation IS DISTINCT FROM 'C.UTF-8'
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Texts that rows are identified, matched or kept unique by: which are equal is the collation's to
-- say.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0936', 'error', entity, 'text keys have another collation than the snapshot: other texts may be equal', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT entity, sample,
    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place
  FROM (
SELECT w.label, w.table_name || '.' || w.name || ': ' || cn.nspname || '.' || co.collname
FROM (VALUES
  ('Shop.Customer', 'o11_source', 'OSUSR_S01_CUSTOMER', 'NAME', 'pg_catalog.default'),
  ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER', 'NAME1', 'pg_catalog.default')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = w.name AND NOT a.attisdropped
JOIN pg_catalog.pg_collation AS co ON co.oid = a.attcollation
JOIN pg_catalog.pg_namespace AS cn ON cn.oid = co.collnamespace
WHERE cn.nspname || '.' || co.collname <> w.state
  ) AS q(entity, sample)) AS numbered
GROUP BY entity
ORDER BY entity COLLATE "C"
/* preflight */;

-- Constraints of written tables that do not hold for all rows. The run neither repairs nor needs them.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0937', 'warning', entity, 'constraints are not enabled, or rows from before were never checked (NOT VALID)', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT entity, sample,
    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place
  FROM (
SELECT w.label, k.name || ': ' || k.state
FROM (VALUES
  ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER')
) AS w(label, schema_name, table_name)
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
) AS k ON k.relation = c.oid
WHERE k.state <> 'enabled, validated'
  ) AS q(entity, sample)) AS numbered
GROUP BY entity
ORDER BY entity COLLATE "C"
/* preflight */;

-- New constraints may refuse or change rows; the verification wants the state that the snapshot
-- recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0938', 'error', entity, 'constraints have changed since the snapshot', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT entity, sample,
    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place
  FROM (
SELECT coalesce(e.label, l.label), coalesce(e.name, l.name) || ': ' || coalesce(l.state, 'gone')
    || ' (snapshot: ' || coalesce(e.state, 'none') || ')'
FROM (SELECT w.* FROM (VALUES
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)) AS e
FULL JOIN (SELECT w.label, w.schema_name, w.table_name, k.name, k.state
  FROM (VALUES
  ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER')
) AS w(label, schema_name, table_name)
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
) AS k ON k.relation = c.oid) AS l
  ON l.schema_name = e.schema_name AND l.table_name = e.table_name AND l.name = e.name
WHERE l.state IS DISTINCT FROM e.state
  ) AS q(entity, sample)) AS numbered
GROUP BY entity
ORDER BY entity COLLATE "C"
/* preflight */;

-- New triggers may refuse or change rows; the verification wants the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0939', 'error', entity, 'triggers have changed since the snapshot', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT entity, sample,
    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place
  FROM (
SELECT coalesce(e.label, l.label), coalesce(e.name, l.name) || ': ' || coalesce(l.state, 'gone')
    || ' (snapshot: ' || coalesce(e.state, 'none') || ')'
FROM (SELECT w.* FROM (SELECT NULL::text AS label, NULL::text AS schema_name, NULL::text AS table_name, NULL::text AS name, NULL::text AS state WHERE false) AS w) AS e
FULL JOIN (SELECT w.label, w.schema_name, w.table_name, k.name, k.state
  FROM (VALUES
  ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER')
) AS w(label, schema_name, table_name)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT t.tgrelid AS relation, t.tgname::text AS name,
    CASE WHEN t.tgenabled IN ('O', 'A') THEN 'enabled' ELSE 'disabled' END AS state
  FROM pg_catalog.pg_trigger AS t
  WHERE NOT t.tgisinternal
) AS k ON k.relation = c.oid) AS l
  ON l.schema_name = e.schema_name AND l.table_name = e.table_name AND l.name = e.name
WHERE l.state IS DISTINCT FROM e.state
  ) AS q(entity, sample)) AS numbered
GROUP BY entity
ORDER BY entity COLLATE "C"
/* preflight */;

-- ENABLE REPLICA fires for replication only, ENABLE ALWAYS for that too. The platform uses neither.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0940', 'warning', entity, 'triggers fire in an unusual way', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT entity, sample,
    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place
  FROM (
SELECT w.label, t.tgname || CASE t.tgenabled WHEN 'A' THEN ': ALWAYS' ELSE ': REPLICA' END
FROM (VALUES
  ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER')
) AS w(label, schema_name, table_name)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled IN ('A', 'R')
  ) AS q(entity, sample)) AS numbered
GROUP BY entity
ORDER BY entity COLLATE "C"
/* preflight */;

-- A rewrite rule makes something else of an INSERT, UPDATE or DELETE.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0941', 'error', entity, 'rules rewrite what is written to the table', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT entity, sample,
    row_number() OVER (PARTITION BY entity COLLATE "C" ORDER BY sample COLLATE "C") AS place
  FROM (
SELECT w.label, 'rule ' || r.rulename
FROM (VALUES
  ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER'),
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER')
) AS w(label, schema_name, table_name)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN pg_catalog.pg_rewrite AS r ON r.ev_class = c.oid AND r.ev_type <> '1' AND r.ev_enabled <> 'D'
  ) AS q(entity, sample)) AS numbered
GROUP BY entity
ORDER BY entity COLLATE "C"
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
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    'Shop.Customer',
    'OSUSR_S01_CUSTOMER',
    '6920bad0a8d76943ebd3b129c9be13ca',
    '5e5c2e73075543c6cc6ed9b6ef104672'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '773ae870-b10f-5724-a1ba-af10e34bd057',
    'Shop.Order',
    'OSUSR_S01_ORDER',
    'caa32d0cbe739ac5056c197494e2adef',
    '42257c80ea49b0478634a6dcd238d4b6'
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
    'd5a8f7cbe6f71faf98b8333210bba4ff',
    'd66919f083ebcd671eb42240f2a686ac'
  ),
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '773ae870-b10f-5724-a1ba-af10e34bd057',
    'Shop.Order',
    'OSUSR_T01_ORDER',
    'b5f5e4aae12dd2d665cb0ddc3521e424',
    '598dc64700e96e9db250c2f30d281c84'
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
SELECT what FROM pg_temp.o11c_finding WHERE code = 'O11-0909'
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: the metamodel has changed since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* preflight */;

-- Shop.Customer: the match as migrate.sql will make it.
INSERT INTO pg_temp.o11c_matched (map_name, old_id, new_id)
SELECT
  'map_customer_5e36fdbcf9' AS "map_name",
  CAST("k"."old_id" AS text) AS "old_id",
  CAST("k"."new_id" AS text) AS "new_id"
FROM (
  SELECT
    "u"."old_id" AS "old_id",
    "u"."new_id" AS "new_id"
  FROM (
    SELECT
      "s"."ID" AS "old_id",
      "t"."ID1" AS "new_id",
      COUNT(*) OVER (PARTITION BY "s"."ID") AS "partners",
      COUNT(*) OVER (PARTITION BY "t"."ID1") AS "claims"
    FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
    JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
      ON pg_temp.o11c_fold(CAST("t"."NAME1" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C")
    WHERE
      pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") <> ''
  ) AS "u"
  WHERE
    "u"."partners" = 1 AND "u"."claims" = 1
) AS "k"
/* preflight */;

-- For the record: size of the source tables, by the share of their rows that take part.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0942', 'note', coalesce(entity, 'all entities'),
  CASE WHEN entity IS NULL THEN 'about so many bytes are written, with indexes, as the source has them; the log (WAL) takes about as many again. Free space cannot be seen from SQL' ELSE 'rows and about how many bytes' END,
  sum(coalesce(chosen, whole)),
  CASE WHEN bool_and(bytes IS NOT NULL) THEN 'about '
    WHEN entity IS NULL THEN 'at least about ' ELSE 'size not known, at least ' END
    || pg_size_pretty(sum(coalesce(round(bytes * coalesce(chosen, whole) / nullif(whole, 0)), 0)))
FROM (
  SELECT 1 AS place, 'Shop.Customer' AS entity, (SELECT count(*) FROM "o11_source"."OSUSR_S01_CUSTOMER") AS whole,
    NULL::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'OSUSR_S01_CUSTOMER'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 2 AS place, 'Shop.Order' AS entity, (SELECT count(*) FROM "o11_source"."OSUSR_S01_ORDER") AS whole,
    NULL::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'OSUSR_S01_ORDER'), NULL)::numeric AS bytes
) AS s
GROUP BY GROUPING SETS ((place, entity), ())
ORDER BY place NULLS LAST
/* preflight */;

-- For each row that is deleted, PostgreSQL looks for rows that refer to it, key by key; without an
-- index on the referring column it reads that whole table each time. Looks below 100,000,000, some
-- seconds, are not worth a word. Rows are the statistics' and may be some way off.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
WITH w AS MATERIALIZED (
  SELECT v.label, c.oid AS relation,
    CASE WHEN v.whole THEN (SELECT round(sum(g.pages * CASE WHEN p.reltuples > 0 AND p.relpages > 0 AND (p.relpages = g.pages OR p.relpages >= 10)
        THEN p.reltuples / p.relpages ELSE 50 END))::bigint
      FROM (SELECT c.oid AS oid UNION SELECT t.relid FROM pg_partition_tree(c.oid) AS t) AS m
      JOIN pg_catalog.pg_class AS p ON p.oid = m.oid AND p.relkind = 'r'
      CROSS JOIN LATERAL (SELECT pg_relation_size(p.oid) / current_setting('block_size')::integer) AS g(pages)) ELSE v.chosen END AS deleted,
    CASE WHEN v.undone THEN (SELECT max(f.count) FROM pg_temp.o11c_finding AS f
      WHERE f.code = 'O11-0942' AND f.entity = v.label) END AS added
  FROM (VALUES
    ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER', false, true, 0),
    ('Shop.Customer', 'o11_target', 'OSUSR_T01_CUSTOMER', false, true, 0)
  ) AS v(label, schema_name, table_name, whole, undone, chosen)
  JOIN pg_catalog.pg_namespace AS n ON n.nspname = v.schema_name
  JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = v.table_name
), k AS (
  SELECT w.label, w.deleted, w.added, q.oid, q.conname::text AS name, s.there,
    s.there + coalesce(r.added, 0) AS there_then,
    format('%I.%I', n.nspname, c.relname) AS place,
    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY u.place)
      FROM unnest(q.conkey) WITH ORDINALITY AS u(attnum, place)
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = q.conrelid AND a.attnum = u.attnum) AS columns,
    w.deleted::numeric * s.there > 100000000 AS now,
    coalesce(w.added::numeric * (s.there + coalesce(r.added, 0)) > 100000000, false) AS undo
  FROM w
  JOIN pg_catalog.pg_constraint AS q ON q.confrelid = w.relation AND q.contype = 'f' AND q.conparentid = 0
  JOIN pg_catalog.pg_class AS c ON c.oid = q.conrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN w AS r ON r.relation = q.conrelid
  CROSS JOIN LATERAL (SELECT round(sum(g.pages * CASE WHEN p.reltuples > 0 AND p.relpages > 0 AND (p.relpages = g.pages OR p.relpages >= 10)
        THEN p.reltuples / p.relpages ELSE 50 END))::bigint
      FROM (SELECT q.conrelid AS oid UNION SELECT t.relid FROM pg_partition_tree(q.conrelid) AS t) AS m
      JOIN pg_catalog.pg_class AS p ON p.oid = m.oid AND p.relkind = 'r'
      CROSS JOIN LATERAL (SELECT pg_relation_size(p.oid) / current_setting('block_size')::integer) AS g(pages)
      WHERE NOT EXISTS (
        SELECT FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
        JOIN pg_catalog.pg_am AS a ON a.oid = x.relam AND a.amname IN ('btree', 'hash')
        JOIN pg_catalog.pg_attribute AS ia ON ia.attrelid = i.indrelid AND ia.attnum = i.indkey[0]
        WHERE i.indrelid = p.oid AND i.indisvalid AND i.indpred IS NULL AND ia.attname IN (
          SELECT ka.attname FROM pg_catalog.pg_attribute AS ka
          WHERE ka.attrelid = q.conrelid AND ka.attnum = ANY (q.conkey)))) AS s(there)
  WHERE s.there IS NOT NULL AND coalesce((to_jsonb(q) ->> 'conenforced')::boolean, true)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger AS t
      WHERE t.tgconstraint = q.oid AND t.tgrelid = q.confrelid AND t.tgenabled IN ('D', 'R'))
)
SELECT 'O11-0975', 'warning', k.label,
  'each row deleted by ' || concat_ws(' and ', CASE WHEN k.now THEN 'migrate.sql' END,
      CASE WHEN k.undo THEN 'rollback.sql' END)
    || ' is looked for in about ' || CASE WHEN k.undo THEN k.there_then ELSE k.there END
    || ' rows: a foreign key has no index',
  greatest(CASE WHEN k.now THEN k.deleted END, CASE WHEN k.undo THEN k.added END),
  format('%s of %s (%s). Its owner, before the run: CREATE INDEX %I ON %s (%s)', k.name, k.place, k.columns,
    'o11c_key_' || k.oid, k.place, k.columns)
FROM k
WHERE k.now OR k.undo
ORDER BY k.label COLLATE "C", k.place COLLATE "C", k.name COLLATE "C"
/* preflight */;

-- Shop.Order: CustomerId refers to nothing that is mapped.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0901', 'error', 'Shop.Order', 'CustomerId refers to nothing that is mapped', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "o11_source"."OSUSR_S01_CUSTOMER" AS "p"
  ON "p"."ID" = "s"."CUSTOMERID"
WHERE
  NOT "s"."CUSTOMERID" IS NULL AND "p"."ID" IS NULL
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Customer: rows of the source have an empty business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', 'Shop.Customer', 'rows of the source have an empty business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
WHERE
  (
    (
      "s"."NAME" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") = ''
    )
  )
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Customer: rows of the source share a business key.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', 'Shop.Customer', 'rows of the source share a business key', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  MIN(CAST("s"."ID" AS text)) AS "sample"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
WHERE
  NOT (
    (
      "s"."NAME" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") = ''
    )
  )
GROUP BY
  pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C")
HAVING
  COUNT(*) > 1
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Customer: rows of the target share a business key that the source has too.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0921', 'error', 'Shop.Customer', 'rows of the target share a business key that the source has too', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("u"."new_id" AS text) AS "sample"
FROM (
  SELECT
    "s"."ID" AS "old_id",
    "t"."ID1" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."ID") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."ID1") AS "claims"
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."NAME1" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Customer: Scan: rows hold binary data.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0928', 'note', 'Shop.Customer', 'Scan: rows hold binary data', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
WHERE
  "s"."SCAN" <> CAST('' AS bytea)
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Shop.Customer: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, 'Shop.Customer', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_CUSTOMER"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."OSUSR_T01_CUSTOMER_ID1_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s" LEFT JOIN (SELECT CAST("old_id" AS integer) AS "old_id", CAST("new_id" AS integer) AS "new_id" FROM "pg_temp"."o11c_matched" WHERE "map_name" = 'map_customer_5e36fdbcf9') AS "m" ON "m"."old_id" = "s"."ID" WHERE "m"."old_id" IS NULL) AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which Shop.Customer.Id does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- Shop.Order: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, 'Shop.Order', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_ORDER"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."OSUSR_T01_ORDER_ID1_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."OSUSR_S01_ORDER" AS "s") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which Shop.Order.Id does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
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
