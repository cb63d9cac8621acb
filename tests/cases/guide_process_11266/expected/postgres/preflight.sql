-- guide-process-11266: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42
--   target snapshot bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf
--   project file    b02645f0d2027c6445008be6c8cfe2f90695b08ce744f4791f3418f7e79c907d
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
    ('"o11_source"."ossys_bpm_process_definition"', 'o11_source', 'ossys_bpm_process_definition'),
    ('"o11_source"."ossys_bpm_process_input_def"', 'o11_source', 'ossys_bpm_process_input_def'),
    ('"o11_source"."ossys_bpm_process_output_def"', 'o11_source', 'ossys_bpm_process_output_def'),
    ('"o11_source"."ossys_bpm_activity_definition"', 'o11_source', 'ossys_bpm_activity_definition'),
    ('"o11_source"."ossys_bpm_activity_output_def"', 'o11_source', 'ossys_bpm_activity_output_def'),
    ('"o11_source"."ossys_bpm_process_status"', 'o11_source', 'ossys_bpm_process_status'),
    ('"o11_source"."ossys_bpm_activity_status"', 'o11_source', 'ossys_bpm_activity_status'),
    ('"o11_source"."ossys_bpm_activity_kind"', 'o11_source', 'ossys_bpm_activity_kind'),
    ('"o11_source"."ossys_bpm_event"', 'o11_source', 'ossys_bpm_event'),
    ('"o11_source"."ossys_bpm_event_queue"', 'o11_source', 'ossys_bpm_event_queue'),
    ('"o11_target"."ossys_espace"', 'o11_target', 'ossys_espace'),
    ('"o11_target"."ossys_entity"', 'o11_target', 'ossys_entity'),
    ('"o11_target"."ossys_entity_attr"', 'o11_target', 'ossys_entity_attr'),
    ('"o11_target"."ossys_entity_record"', 'o11_target', 'ossys_entity_record'),
    ('"o11_target"."ossys_role"', 'o11_target', 'ossys_role'),
    ('"o11_target"."ossys_tenant"', 'o11_target', 'ossys_tenant'),
    ('"o11_target"."ossys_application"', 'o11_target', 'ossys_application'),
    ('"o11_target"."ossys_bpm_process_definition"', 'o11_target', 'ossys_bpm_process_definition'),
    ('"o11_target"."ossys_bpm_process_input_def"', 'o11_target', 'ossys_bpm_process_input_def'),
    ('"o11_target"."ossys_bpm_process_output_def"', 'o11_target', 'ossys_bpm_process_output_def'),
    ('"o11_target"."ossys_bpm_activity_definition"', 'o11_target', 'ossys_bpm_activity_definition'),
    ('"o11_target"."ossys_bpm_activity_output_def"', 'o11_target', 'ossys_bpm_activity_output_def'),
    ('"o11_target"."ossys_bpm_process_status"', 'o11_target', 'ossys_bpm_process_status'),
    ('"o11_target"."ossys_bpm_activity_status"', 'o11_target', 'ossys_bpm_activity_status'),
    ('"o11_target"."ossys_bpm_activity_kind"', 'o11_target', 'ossys_bpm_activity_kind'),
    ('"o11_target"."ossys_bpm_event"', 'o11_target', 'ossys_bpm_event'),
    ('"o11_target"."ossys_bpm_event_queue"', 'o11_target', 'ossys_bpm_event_queue')
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
  (4, 'SELECT', 'table', 'o11_source', 'OSUSR_S01_CITY'),
  (5, 'SELECT', 'table', 'o11_source', 'ossys_application'),
  (6, 'SELECT', 'table', 'o11_source', 'ossys_bpm_activity'),
  (7, 'SELECT', 'table', 'o11_source', 'ossys_bpm_activity_definition'),
  (8, 'SELECT', 'table', 'o11_source', 'ossys_bpm_activity_kind'),
  (9, 'SELECT', 'table', 'o11_source', 'ossys_bpm_activity_output'),
  (10, 'SELECT', 'table', 'o11_source', 'ossys_bpm_activity_output_def'),
  (11, 'SELECT', 'table', 'o11_source', 'ossys_bpm_activity_status'),
  (12, 'SELECT', 'table', 'o11_source', 'ossys_bpm_event'),
  (13, 'SELECT', 'table', 'o11_source', 'ossys_bpm_event_queue'),
  (14, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process'),
  (15, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process_definition'),
  (16, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process_input'),
  (17, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process_input_def'),
  (18, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process_output'),
  (19, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process_output_def'),
  (20, 'SELECT', 'table', 'o11_source', 'ossys_bpm_process_status'),
  (21, 'SELECT', 'table', 'o11_source', 'ossys_entity'),
  (22, 'SELECT', 'table', 'o11_source', 'ossys_entity_attr'),
  (23, 'SELECT', 'table', 'o11_source', 'ossys_entity_record'),
  (24, 'SELECT', 'table', 'o11_source', 'ossys_espace'),
  (25, 'SELECT', 'table', 'o11_source', 'ossys_group'),
  (26, 'SELECT', 'table', 'o11_source', 'ossys_group_user'),
  (27, 'SELECT', 'table', 'o11_source', 'ossys_role'),
  (28, 'SELECT', 'table', 'o11_source', 'ossys_tenant'),
  (29, 'SELECT', 'table', 'o11_source', 'ossys_user'),
  (30, 'SELECT', 'table', 'o11_target', 'OSUSR_T01_CITY'),
  (31, 'SELECT', 'table', 'o11_target', 'ossys_application'),
  (32, 'SELECT', 'table', 'o11_target', 'ossys_bpm_activity'),
  (33, 'SELECT', 'table', 'o11_target', 'ossys_bpm_activity_definition'),
  (34, 'SELECT', 'table', 'o11_target', 'ossys_bpm_activity_kind'),
  (35, 'SELECT', 'table', 'o11_target', 'ossys_bpm_activity_output'),
  (36, 'SELECT', 'table', 'o11_target', 'ossys_bpm_activity_output_def'),
  (37, 'SELECT', 'table', 'o11_target', 'ossys_bpm_activity_status'),
  (38, 'SELECT', 'table', 'o11_target', 'ossys_bpm_event'),
  (39, 'SELECT', 'table', 'o11_target', 'ossys_bpm_event_queue'),
  (40, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process'),
  (41, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process_definition'),
  (42, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process_input'),
  (43, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process_input_def'),
  (44, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process_output'),
  (45, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process_output_def'),
  (46, 'SELECT', 'table', 'o11_target', 'ossys_bpm_process_status'),
  (47, 'SELECT', 'table', 'o11_target', 'ossys_entity'),
  (48, 'SELECT', 'table', 'o11_target', 'ossys_entity_attr'),
  (49, 'SELECT', 'table', 'o11_target', 'ossys_entity_record'),
  (50, 'SELECT', 'table', 'o11_target', 'ossys_espace'),
  (51, 'SELECT', 'table', 'o11_target', 'ossys_group'),
  (52, 'SELECT', 'table', 'o11_target', 'ossys_group_user'),
  (53, 'SELECT', 'table', 'o11_target', 'ossys_role'),
  (54, 'SELECT', 'table', 'o11_target', 'ossys_tenant'),
  (55, 'SELECT', 'table', 'o11_target', 'ossys_user'),
  (56, 'SELECT', 'sequence', 'o11_target', 'OSUSR_T01_CITY_ID1_seq'),
  (57, 'SELECT', 'sequence', 'o11_target', 'ossys_bpm_activity_id_seq'),
  (58, 'SELECT', 'sequence', 'o11_target', 'ossys_bpm_activity_output_id_seq'),
  (59, 'SELECT', 'sequence', 'o11_target', 'ossys_bpm_process_id_seq'),
  (60, 'SELECT', 'sequence', 'o11_target', 'ossys_bpm_process_input_id_seq'),
  (61, 'SELECT', 'sequence', 'o11_target', 'ossys_bpm_process_output_id_seq'),
  (62, 'SELECT', 'sequence', 'o11_target', 'ossys_group_id_seq'),
  (63, 'SELECT', 'sequence', 'o11_target', 'ossys_group_user_id_seq'),
  (64, 'SELECT', 'sequence', 'o11_target', 'ossys_user_id_seq')
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
  (3, 'INSERT', 'table', 'o11_target', 'OSUSR_T01_CITY'),
  (4, 'UPDATE', 'table', 'o11_target', 'OSUSR_T01_CITY'),
  (5, 'INSERT', 'table', 'o11_target', 'ossys_bpm_activity'),
  (6, 'UPDATE', 'table', 'o11_target', 'ossys_bpm_activity'),
  (7, 'INSERT', 'table', 'o11_target', 'ossys_bpm_activity_output'),
  (8, 'UPDATE', 'table', 'o11_target', 'ossys_bpm_activity_output'),
  (9, 'INSERT', 'table', 'o11_target', 'ossys_bpm_process'),
  (10, 'UPDATE', 'table', 'o11_target', 'ossys_bpm_process'),
  (11, 'INSERT', 'table', 'o11_target', 'ossys_bpm_process_input'),
  (12, 'UPDATE', 'table', 'o11_target', 'ossys_bpm_process_input'),
  (13, 'INSERT', 'table', 'o11_target', 'ossys_bpm_process_output'),
  (14, 'UPDATE', 'table', 'o11_target', 'ossys_bpm_process_output'),
  (15, 'INSERT', 'table', 'o11_target', 'ossys_group'),
  (16, 'UPDATE', 'table', 'o11_target', 'ossys_group'),
  (17, 'INSERT', 'table', 'o11_target', 'ossys_group_user'),
  (18, 'UPDATE', 'table', 'o11_target', 'ossys_group_user'),
  (19, 'INSERT', 'table', 'o11_target', 'ossys_user'),
  (20, 'UPDATE', 'table', 'o11_target', 'ossys_user'),
  (21, 'UPDATE', 'sequence', 'o11_target', 'OSUSR_T01_CITY_ID1_seq'),
  (22, 'UPDATE', 'sequence', 'o11_target', 'ossys_bpm_activity_id_seq'),
  (23, 'UPDATE', 'sequence', 'o11_target', 'ossys_bpm_activity_output_id_seq'),
  (24, 'UPDATE', 'sequence', 'o11_target', 'ossys_bpm_process_id_seq'),
  (25, 'UPDATE', 'sequence', 'o11_target', 'ossys_bpm_process_input_id_seq'),
  (26, 'UPDATE', 'sequence', 'o11_target', 'ossys_bpm_process_output_id_seq'),
  (27, 'UPDATE', 'sequence', 'o11_target', 'ossys_group_id_seq'),
  (28, 'UPDATE', 'sequence', 'o11_target', 'ossys_group_user_id_seq'),
  (29, 'UPDATE', 'sequence', 'o11_target', 'ossys_user_id_seq')
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
  (1, 'DELETE', 'table', 'o11_target', 'OSUSR_T01_CITY'),
  (2, 'DELETE', 'table', 'o11_target', 'ossys_bpm_activity'),
  (3, 'DELETE', 'table', 'o11_target', 'ossys_bpm_activity_output'),
  (4, 'DELETE', 'table', 'o11_target', 'ossys_bpm_process'),
  (5, 'DELETE', 'table', 'o11_target', 'ossys_bpm_process_input'),
  (6, 'DELETE', 'table', 'o11_target', 'ossys_bpm_process_output'),
  (7, 'DELETE', 'table', 'o11_target', 'ossys_group'),
  (8, 'DELETE', 'table', 'o11_target', 'ossys_group_user'),
  (9, 'DELETE', 'table', 'o11_target', 'ossys_user'),
  (10, 'SELECT', 'table', 'o11_target', 'ossys_group_role'),
  (11, 'UPDATE', 'table', 'o11_target', 'ossys_group_role'),
  (12, 'SELECT', 'table', 'o11_target', 'ossys_user_role'),
  (13, 'UPDATE', 'table', 'o11_target', 'ossys_user_role')
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
  ('o11_source', 'OSUSR_S01_CITY'),
  ('o11_source', 'ossys_application'),
  ('o11_source', 'ossys_bpm_activity'),
  ('o11_source', 'ossys_bpm_activity_definition'),
  ('o11_source', 'ossys_bpm_activity_kind'),
  ('o11_source', 'ossys_bpm_activity_output'),
  ('o11_source', 'ossys_bpm_activity_output_def'),
  ('o11_source', 'ossys_bpm_activity_status'),
  ('o11_source', 'ossys_bpm_event'),
  ('o11_source', 'ossys_bpm_event_queue'),
  ('o11_source', 'ossys_bpm_process'),
  ('o11_source', 'ossys_bpm_process_definition'),
  ('o11_source', 'ossys_bpm_process_input'),
  ('o11_source', 'ossys_bpm_process_input_def'),
  ('o11_source', 'ossys_bpm_process_output'),
  ('o11_source', 'ossys_bpm_process_output_def'),
  ('o11_source', 'ossys_bpm_process_status'),
  ('o11_source', 'ossys_entity'),
  ('o11_source', 'ossys_entity_attr'),
  ('o11_source', 'ossys_entity_record'),
  ('o11_source', 'ossys_espace'),
  ('o11_source', 'ossys_group'),
  ('o11_source', 'ossys_group_user'),
  ('o11_source', 'ossys_role'),
  ('o11_source', 'ossys_tenant'),
  ('o11_source', 'ossys_user'),
  ('o11_target', 'OSUSR_T01_CITY'),
  ('o11_target', 'ossys_application'),
  ('o11_target', 'ossys_bpm_activity'),
  ('o11_target', 'ossys_bpm_activity_definition'),
  ('o11_target', 'ossys_bpm_activity_kind'),
  ('o11_target', 'ossys_bpm_activity_output'),
  ('o11_target', 'ossys_bpm_activity_output_def'),
  ('o11_target', 'ossys_bpm_activity_status'),
  ('o11_target', 'ossys_bpm_event'),
  ('o11_target', 'ossys_bpm_event_queue'),
  ('o11_target', 'ossys_bpm_process'),
  ('o11_target', 'ossys_bpm_process_definition'),
  ('o11_target', 'ossys_bpm_process_input'),
  ('o11_target', 'ossys_bpm_process_input_def'),
  ('o11_target', 'ossys_bpm_process_output'),
  ('o11_target', 'ossys_bpm_process_output_def'),
  ('o11_target', 'ossys_bpm_process_status'),
  ('o11_target', 'ossys_entity'),
  ('o11_target', 'ossys_entity_attr'),
  ('o11_target', 'ossys_entity_record'),
  ('o11_target', 'ossys_espace'),
  ('o11_target', 'ossys_group'),
  ('o11_target', 'ossys_group_user'),
  ('o11_target', 'ossys_role'),
  ('o11_target', 'ossys_tenant'),
  ('o11_target', 'ossys_user')
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
  ('(System).User', 'o11_source', 'ossys_user', 'username', 'pg_catalog.default'),
  ('(System).User', 'o11_target', 'ossys_user', 'username', 'pg_catalog.default'),
  ('(System).Group', 'o11_source', 'ossys_group', 'name', 'pg_catalog.default'),
  ('(System).Group', 'o11_target', 'ossys_group', 'name', 'pg_catalog.default')
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
  ('CityManager.City', 'o11_target', 'OSUSR_T01_CITY'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output'),
  ('(System).Group', 'o11_target', 'ossys_group'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user'),
  ('(System).User', 'o11_target', 'ossys_user')
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
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_1', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_2', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_3', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_4', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_5', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_6', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_7', 'enabled, validated'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output', 'osfrk_1', 'enabled, validated'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output', 'osfrk_2', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_1', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_2', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_3', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_4', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_5', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_6', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_7', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_8', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_9', 'enabled, validated'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input', 'osfrk_1', 'enabled, validated'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input', 'osfrk_2', 'enabled, validated'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output', 'osfrk_1', 'enabled, validated'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output', 'osfrk_2', 'enabled, validated'),
  ('(System).Group', 'o11_target', 'ossys_group', 'osfrk_1', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_1', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_2', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_3', 'enabled, validated'),
  ('(System).User', 'o11_target', 'ossys_user', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)) AS e
FULL JOIN (SELECT w.label, w.schema_name, w.table_name, k.name, k.state
  FROM (VALUES
  ('CityManager.City', 'o11_target', 'OSUSR_T01_CITY'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output'),
  ('(System).Group', 'o11_target', 'ossys_group'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user'),
  ('(System).User', 'o11_target', 'ossys_user')
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
  ('CityManager.City', 'o11_target', 'OSUSR_T01_CITY'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output'),
  ('(System).Group', 'o11_target', 'ossys_group'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user'),
  ('(System).User', 'o11_target', 'ossys_user')
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
  ('CityManager.City', 'o11_target', 'OSUSR_T01_CITY'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output'),
  ('(System).Group', 'o11_target', 'ossys_group'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user'),
  ('(System).User', 'o11_target', 'ossys_user')
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
  ('CityManager.City', 'o11_target', 'OSUSR_T01_CITY'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output'),
  ('(System).Group', 'o11_target', 'ossys_group'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user'),
  ('(System).User', 'o11_target', 'ossys_user')
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

-- Refuse to run when modules of the source have process definitions that the snapshot did not know
-- since the snapshot: each row is an id of a definition.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'modules of the source have process definitions that the snapshot did not know', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("p"."id" AS text) AS "id"
FROM "o11_source"."ossys_bpm_process_definition" AS "p"
JOIN "o11_source"."ossys_espace" AS "e"
  ON "p"."espace_id" = "e"."id"
WHERE
  CAST("e"."is_active" AS integer) = 1
  AND lower(btrim(CAST("e"."ss_key" AS text), '{}')) IN ('b2402bd0-331c-58df-81c9-eb27b086b51c')
  AND NOT CAST("p"."id" AS text) IN ('11', '12')
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Refuse to run when inputs or outputs of processes of the source have another type now since the
-- snapshot: each row is an id in OSSYS_BPM_PROCESS_INPUT_DEF.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'inputs or outputs of processes of the source have another type now', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("p"."id" AS text) AS "id"
FROM (VALUES
  ('11', 'rtText'),
  (
    '12',
    'btb2402bd0-331c-58df-81c9-eb27b086b51c*04045daa-564e-5f52-8cbd-79f9dc3f2ed7'
  ),
  (
    '13',
    'btb2402bd0-331c-58df-81c9-eb27b086b51c*04045daa-564e-5f52-8cbd-79f9dc3f2ed7'
  )) AS "x"("id", "type")
JOIN "o11_source"."ossys_bpm_process_input_def" AS "p"
  ON CAST("p"."id" AS text) = CAST("x"."id" AS text) COLLATE pg_catalog."C"
WHERE
  COALESCE(CAST("p"."ss_type" AS text) COLLATE pg_catalog."C", '') <> CAST("x"."type" AS text) COLLATE pg_catalog."C"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Refuse to run when inputs or outputs of processes of the source have another type now since the
-- snapshot: each row is an id in OSSYS_BPM_PROCESS_OUTPUT_DEF.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'inputs or outputs of processes of the source have another type now', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("p"."id" AS text) AS "id"
FROM (VALUES
  ('11', 'rtBoolean'),
  (
    '12',
    'btb2402bd0-331c-58df-81c9-eb27b086b51c*04045daa-564e-5f52-8cbd-79f9dc3f2ed7'
  )) AS "x"("id", "type")
JOIN "o11_source"."ossys_bpm_process_output_def" AS "p"
  ON CAST("p"."id" AS text) = CAST("x"."id" AS text) COLLATE pg_catalog."C"
WHERE
  COALESCE(CAST("p"."ss_type" AS text) COLLATE pg_catalog."C", '') <> CAST("x"."type" AS text) COLLATE pg_catalog."C"
) AS q(sample)) AS numbered
HAVING count(*) > 0
/* preflight */;

-- Refuse to run when inputs or outputs of processes of the source have another type now since the
-- snapshot: each row is an id in OSSYS_BPM_ACTIVITY_OUTPUT_DEF.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0909', 'error', 'metamodel', 'inputs or outputs of processes of the source have another type now', count(*),
  string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("p"."id" AS text) AS "id"
FROM (VALUES
  ('11', 'rtText'),
  (
    '12',
    'btb2402bd0-331c-58df-81c9-eb27b086b51c*04045daa-564e-5f52-8cbd-79f9dc3f2ed7'
  )) AS "x"("id", "type")
JOIN "o11_source"."ossys_bpm_activity_output_def" AS "p"
  ON CAST("p"."id" AS text) = CAST("x"."id" AS text) COLLATE pg_catalog."C"
WHERE
  COALESCE(CAST("p"."ss_type" AS text) COLLATE pg_catalog."C", '') <> CAST("x"."type" AS text) COLLATE pg_catalog."C"
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

-- For the record: size of the source tables, by the share of their rows that take part.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT 'O11-0942', 'note', coalesce(entity, 'all entities'),
  CASE WHEN entity IS NULL THEN 'about so many bytes are written, with indexes, as the source has them; the log (WAL) takes about as many again. Free space cannot be seen from SQL' ELSE 'rows and about how many bytes' END,
  sum(coalesce(chosen, whole)),
  CASE WHEN bool_and(bytes IS NOT NULL) THEN 'about '
    WHEN entity IS NULL THEN 'at least about ' ELSE 'size not known, at least ' END
    || pg_size_pretty(sum(coalesce(round(bytes * coalesce(chosen, whole) / nullif(whole, 0)), 0)))
FROM (
  SELECT 1 AS place, '(System).User' AS entity, (SELECT count(*) FROM "o11_source"."ossys_user") AS whole,
    (SELECT count(*) FROM pg_temp.rows_user_8fadb4a988)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_user'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 2 AS place, '(System).Group' AS entity, (SELECT count(*) FROM "o11_source"."ossys_group") AS whole,
    (SELECT count(*) FROM pg_temp.rows_group_fe15a92aa3)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_group'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 3 AS place, '(System).Group_User' AS entity, (SELECT count(*) FROM "o11_source"."ossys_group_user") AS whole,
    (SELECT count(*) FROM pg_temp.rows_group_user_7c51916bf8)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_group_user'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 4 AS place, 'CityManager.City' AS entity, (SELECT count(*) FROM "o11_source"."OSUSR_S01_CITY") AS whole,
    NULL::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'OSUSR_S01_CITY'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 5 AS place, '(System).Process' AS entity, (SELECT count(*) FROM "o11_source"."ossys_bpm_process") AS whole,
    (SELECT count(*) FROM pg_temp.rows_process_f6d957e147)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_bpm_process'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 6 AS place, '(System).Process_Input' AS entity, (SELECT count(*) FROM "o11_source"."ossys_bpm_process_input") AS whole,
    (SELECT count(*) FROM pg_temp.rows_process_input_e63f36504d)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_bpm_process_input'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 7 AS place, '(System).Process_Output' AS entity, (SELECT count(*) FROM "o11_source"."ossys_bpm_process_output") AS whole,
    (SELECT count(*) FROM pg_temp.rows_process_output_8de501dcc5)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_bpm_process_output'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 8 AS place, '(System).Activity' AS entity, (SELECT count(*) FROM "o11_source"."ossys_bpm_activity") AS whole,
    (SELECT count(*) FROM pg_temp.rows_activity_17766887e7)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_bpm_activity'), NULL)::numeric AS bytes
  UNION ALL
  SELECT 9 AS place, '(System).Activity_Output' AS entity, (SELECT count(*) FROM "o11_source"."ossys_bpm_activity_output") AS whole,
    (SELECT count(*) FROM pg_temp.rows_activity_output_4cc1817003)::bigint AS chosen,
    coalesce((SELECT CASE WHEN c.relkind IN ('r', 'm') THEN pg_total_relation_size(c.oid) WHEN c.relkind = 'p' THEN
      (SELECT sum(pg_total_relation_size(t.relid)) FROM pg_partition_tree(c.oid) AS t) END
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11_source' AND c.relname = 'ossys_bpm_activity_output'), NULL)::numeric AS bytes
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
    ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output', false, true, 0),
    ('(System).Activity', 'o11_target', 'ossys_bpm_activity', false, true, 0),
    ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output', false, true, 0),
    ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input', false, true, 0),
    ('(System).Process', 'o11_target', 'ossys_bpm_process', false, true, 0),
    ('CityManager.City', 'o11_target', 'OSUSR_T01_CITY', false, true, 0),
    ('(System).Group_User', 'o11_target', 'ossys_group_user', false, true, 0),
    ('(System).Group', 'o11_target', 'ossys_group', false, true, 0),
    ('(System).User', 'o11_target', 'ossys_user', false, true, 0)
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

-- (System).User: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).User', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_user"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_user_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_user_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_user" AS "s" JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows" ON "s_rows"."id" = "s"."id" LEFT JOIN (SELECT CAST("old_id" AS integer) AS "old_id", CAST("new_id" AS integer) AS "new_id" FROM "pg_temp"."o11c_matched" WHERE "map_name" = 'map_user_f9b11b2f84') AS "m" ON "m"."old_id" = "s"."id" WHERE "m"."old_id" IS NULL) AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).User.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Group: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Group', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_group"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_group_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_group_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_group" AS "s" JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows" ON "s_rows"."id" = "s"."id" LEFT JOIN (SELECT CAST("old_id" AS integer) AS "old_id", CAST("new_id" AS integer) AS "new_id" FROM "pg_temp"."o11c_matched" WHERE "map_name" = 'map_group_82be168321') AS "m" ON "m"."old_id" = "s"."id" WHERE "m"."old_id" IS NULL) AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Group.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Group_User: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Group_User', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_group_user"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_group_user_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_group_user_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_group_user" AS "s" JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows" ON "s_rows"."id" = "s"."id" LEFT JOIN (SELECT CAST("old_id" AS integer) AS "old_id", CAST("new_id" AS integer) AS "new_id" FROM "pg_temp"."o11c_matched" WHERE "map_name" = 'map_group_user_1901da0039') AS "m" ON "m"."old_id" = "s"."id" WHERE "m"."old_id" IS NULL) AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Group_User.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- CityManager.City: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, 'CityManager.City', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_CITY"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."OSUSR_T01_CITY_ID1_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."OSUSR_T01_CITY_ID1_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."OSUSR_S01_CITY" AS "s") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which CityManager.City.Id does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Process: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Process', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_process"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_bpm_process_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_bpm_process_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_bpm_process" AS "s" JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows" ON "s_rows"."id" = "s"."id") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Process.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Process_Input: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Process_Input', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_process_input"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_bpm_process_input_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_bpm_process_input_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_bpm_process_input" AS "s" JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows" ON "s_rows"."id" = "s"."id") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Process_Input.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Process_Output: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Process_Output', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_process_output"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_bpm_process_output_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_bpm_process_output_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_bpm_process_output" AS "s" JOIN "pg_temp"."rows_process_output_8de501dcc5" AS "s_rows" ON "s_rows"."id" = "s"."id") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Process_Output.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Activity: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Activity', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_activity"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_bpm_activity_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_bpm_activity_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_bpm_activity" AS "s" JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows" ON "s_rows"."id" = "s"."id") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Activity.ID does not take'),
  (2, 'O11-0932', 'error', 'the sequence ends before the ids that it would have to give'),
  (3, 'O11-0932', 'warning', 'the sequence begins again at its end (CYCLE): it would give ids a second time')
) AS k(number, code, severity, what) ON k.number = f.number
GROUP BY k.number, k.code, k.severity, k.what
ORDER BY k.number
/* preflight */;

-- (System).Activity_Output: the highest id that the run would need, and what the target takes.
INSERT INTO pg_temp.o11c_finding (code, severity, entity, what, count, samples)
SELECT k.code, k.severity, '(System).Activity_Output', k.what, count(*),
  string_agg(f.sample, ', ' ORDER BY f.sample COLLATE "C") FILTER (WHERE f.place <= 5)
FROM (
  SELECT w.number, b.highest::text AS sample,
    row_number() OVER (PARTITION BY w.number ORDER BY b.highest::text COLLATE "C") AS place
  FROM (
    SELECT greatest((SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_activity_output"), g.given)::numeric + g.step * n.rows AS highest, n.rows, g.last, g.cycles
    FROM (SELECT CASE WHEN q.is_called THEN q.last_value ELSE q.last_value - p.seqincrement END AS given,
      greatest(p.seqincrement, 1) AS step, p.seqmax AS last, p.seqcycle AS cycles
    FROM "o11_target"."ossys_bpm_activity_output_id_seq" AS q JOIN pg_catalog.pg_sequence AS p ON p.seqrelid = '"o11_target"."ossys_bpm_activity_output_id_seq"'::regclass) AS g
    CROSS JOIN (SELECT COUNT(*) FROM "o11_source"."ossys_bpm_activity_output" AS "s" JOIN "pg_temp"."rows_activity_output_4cc1817003" AS "s_rows" ON "s_rows"."id" = "s"."id") AS n(rows)
  ) AS b
  CROSS JOIN LATERAL (VALUES
    (1, b.rows > 0 AND b.highest > 2147483647),
    (2, b.rows > 0 AND b.highest > b.last AND b.last < 2147483647),
    (3, b.rows > 0 AND b.cycles)
  ) AS w(number, found)
  WHERE w.found
) AS f
JOIN (VALUES
  (1, 'O11-0932', 'error', 'new ids would be above 2147483647, which (System).Activity_Output.ID does not take'),
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
