-- guide-process-11266: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42
--   target snapshot bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf
--   project file    b02645f0d2027c6445008be6c8cfe2f90695b08ce744f4791f3418f7e79c907d
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
/* before the transaction */;

-- One run at a time in this database. The lock is taken before BEGIN, so that a second run cannot look
-- at the data before the first has ended; it is held until the session ends.
DO $o11c$
DECLARE
  mine boolean := pg_try_advisory_lock(1865494883);
  asked int := 1;
BEGIN
  -- A session that has just ended may need a moment to let go of it.
  WHILE NOT mine AND asked < 20 LOOP
    PERFORM pg_sleep(0.1);
    mine := pg_try_advisory_lock(1865494883);
    asked := asked + 1;
  END LOOP;
  IF NOT mine THEN
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

-- Which rows of (System).Process (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_f6d957e147" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Process_Input (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_input_e63f36504d" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Process_Output (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_process_output_8de501dcc5" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Activity (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_activity_17766887e7" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Activity_Output (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_activity_output_4cc1817003" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_user_8fadb4a988" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_fe15a92aa3" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;

-- Which rows of (System).Group_User (source): their ids. Gone with the session.
CREATE TEMPORARY TABLE "rows_group_user_7c51916bf8" (
  "id" integer NOT NULL PRIMARY KEY
)
/* before the transaction */;


SELECT clock_timestamp() AS o11c_begun, clock_timestamp() AS o11c_started \gset
-- One transaction, one view of the source: a row that changes in the source while this runs is not seen.
BEGIN ISOLATION LEVEL REPEATABLE READ;

SET application_name = 'o11c 1/48 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = 'e14faba10dc02163fe8701f100245fa48562d60cf838ecbe448a8522229cbfac' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', 'b7c652610b6da0213e3d2a2673a81b55742a03080f673af507f2462a616dd1f6', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', 'f0d3e0c3148497b52c9fd91282c22ac8a8476cfd6c35e88747833c5ae0981ad6', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', '66f2dfe648a8783b272d3bee25bc32083f18a95b1b509234bb5e109eec9ea302', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-map-system-activity-definition', '77305984e4ebaa928109db45337c4d144f98bbef3e12d4ff03e932b251f99965', 'match', 'build_literal_map', '(System).Activity_Definition', NULL, 5),
  (:o11c_run, 5, '050-map-system-activity-output-def', '80c013fde9f7dc0b76baa2f9228aa0795088fc84af5c3680a8974afaa1a203f7', 'match', 'build_literal_map', '(System).Activity_Output_Def', NULL, 2),
  (:o11c_run, 6, '060-map-system-activity-status', '773701f056ff2cdc690c8e048d2cb2db747e7168c0900b785dc2f57b3689d2c2', 'match', 'build_literal_map', '(System).Activity_Status', NULL, 4),
  (:o11c_run, 7, '070-map-system-process-definition', '960aace74d066c93a34bb20551ca69ce0557d4de5a3f7815371b5c71698cabfb', 'match', 'build_literal_map', '(System).Process_Definition', NULL, 2),
  (:o11c_run, 8, '080-map-system-process-input-def', '13105db1fb12ee3408b9d25411ebd8d2175e525367d3c99bc914eedb8a89cdbd', 'match', 'build_literal_map', '(System).Process_Input_Def', NULL, 3),
  (:o11c_run, 9, '090-map-system-process-output-def', '09d9957b1006a14f9e8be8b13b418b6a0bf81a24a14189362aa92cc181a5eca3', 'match', 'build_literal_map', '(System).Process_Output_Def', NULL, 2),
  (:o11c_run, 10, '100-map-system-process-status', '8d10a73f05d56986db480ee6c9a0fa6d4f87ba521835c1bdb6dfddb47be876d7', 'match', 'build_literal_map', '(System).Process_Status', NULL, 4),
  (:o11c_run, 11, '110-map-system-tenant', 'e1c60d56d3f3aaa061cd018a173d9a80f93c42d33b1354018d0de6ee768020cb', 'match', 'build_literal_map', '(System).Tenant', NULL, 1),
  (:o11c_run, 12, '120-select-rows-of-system-process', '96cad02087ed1adb8b76c625ab4a9aa72af4d75789322d018d5888d9c1021686', 'select', 'select_processes', '(System).Process', NULL, NULL),
  (:o11c_run, 13, '130-select-rows-of-system-process-input', 'e0ca951460b3b9872ec3f2be45564c858284d133fe43af7ef17b329a078ecea4', 'select', 'select_rows', '(System).Process_Input', NULL, NULL),
  (:o11c_run, 14, '140-select-rows-of-system-process-output', 'bdc513c0d1bf84e809ee4d2482810e2b2849c1b62a2ad54f71c2bb8af8503168', 'select', 'select_rows', '(System).Process_Output', NULL, NULL),
  (:o11c_run, 15, '150-select-rows-of-system-activity', '50ca7307c84bd92564b7942b20a73279d3248da202eaa89067309c5001f10e38', 'select', 'select_rows', '(System).Activity', NULL, NULL),
  (:o11c_run, 16, '160-select-rows-of-system-activity-output', 'd772dec55f301397425fbb99177a9a265e3668eafbe7b3fc1f6c6b5dafcfa044', 'select', 'select_rows', '(System).Activity_Output', NULL, NULL),
  (:o11c_run, 17, '170-select-rows-of-system-user', 'b41cc7707e6ccbaa18db2d9766bf2e50db8ce920bef0d79b507b35e830d49e9f', 'select', 'select_rows', '(System).User', NULL, NULL),
  (:o11c_run, 18, '180-select-rows-of-system-group', 'ae34bcc692e90f2d2f3337eb8121d43bf1355fa51072906c8cf2cfee24791576', 'select', 'select_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 19, '190-rows-that-must-come-along', 'a58e56d07ddf83cfe526e68cca75ffeb09d29f647a960ce6b1c9805cb8e9fb35', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 20, '200-select-rows-of-system-group-user', 'b99e1bbb3ec30b5490c3278537d1125620bc0adfac4f85f73511f0946f9e59d7', 'select', 'select_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 21, '210-groups-that-come-along', 'bd877a4241d46ea1412a2529c98b8f2116249a22e0d70ef312318e3f97868ced', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 22, '220-check-the-event-queues', '3dda8e5228c6e16a1a5e8540427a67994a3301388f4f5d57f3dab7b510fe5ca3', 'silence', 'check_queues', NULL, NULL, NULL),
  (:o11c_run, 23, '230-match-system-user', 'c284bbf64ca8c52c4f3077bb589541b74cfe5cf1e054bf2df80c1c4cf20154dc', 'users', 'build_matched_map', '(System).User', NULL, NULL),
  (:o11c_run, 24, '240-keys-of-system-user', '7b6a4532734c0aeb5160a82ae35874d29d39d32ef812ebe3a53c4781712ea3ec', 'users', 'reserve_ids', '(System).User', NULL, 2),
  (:o11c_run, 25, '250-insert-system-user', '79de1406552e09ba9c92fe6133f57d9165b5959e3c6bd98f793e23271f25d515', 'users', 'insert_rows', '(System).User', NULL, 2),
  (:o11c_run, 26, '260-match-system-group', 'e848394834a691da3d386c6fc565504615fb76b513ab3e44a498ea2e8d6eefab', 'users', 'build_matched_map', '(System).Group', NULL, NULL),
  (:o11c_run, 27, '270-keys-of-system-group', '7835f4fac637a644591dc6b5394dded770fffad0674f2960bc6e4c3e12f713fb', 'users', 'reserve_ids', '(System).Group', NULL, NULL),
  (:o11c_run, 28, '280-insert-system-group', '5a646d389c908b79d61643a33b3d592e75049cc923249c19cdd6c76787e8e3ca', 'users', 'insert_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 29, '290-match-system-group-user', '1a22c443070ce167d3af76bcbefb93512306413bce7fb8398a866bf0d9f0055d', 'users', 'build_matched_map', '(System).Group_User', NULL, NULL),
  (:o11c_run, 30, '300-keys-of-system-group-user', 'd1913aa04e233222f431518815a3fd897f2597206b85f656423ff39509bd6fd7', 'users', 'reserve_ids', '(System).Group_User', NULL, NULL),
  (:o11c_run, 31, '310-insert-system-group-user', 'd7cd5ed468b27bc774980a5eaaa4eab24eea2803d570a80ef78d8aea7c699be7', 'users', 'insert_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 32, '320-keys-of-citymanager-city', '0dee9ba33b5aa1f81dc627c8a0659f9744ad5ec9f6d86c109f416b31e486ad4d', 'keys', 'reserve_ids', 'CityManager.City', 'Cities', 2),
  (:o11c_run, 33, '330-keys-of-system-process', '6f898ce0a958d8040e459dffba4d10a50e1a3e581e7de90e4efa5f29278b54e3', 'keys', 'reserve_ids', '(System).Process', NULL, 2),
  (:o11c_run, 34, '340-keys-of-system-process-input', 'd0e9906debcaef545151610a99e3d6708292040abdcd78af169bb116be6a816d', 'keys', 'reserve_ids', '(System).Process_Input', NULL, 3),
  (:o11c_run, 35, '350-keys-of-system-process-output', 'dc1d70fc4569d9baf69709075691cbca03ce886d29b00156fbc6a410c06445f4', 'keys', 'reserve_ids', '(System).Process_Output', NULL, 2),
  (:o11c_run, 36, '360-keys-of-system-activity', '49c8a06abf9c701b7c514e3f349e708d681551a83f9065594510b2afdbdfb6ec', 'keys', 'reserve_ids', '(System).Activity', NULL, 5),
  (:o11c_run, 37, '370-keys-of-system-activity-output', '2c4890ae282a700aae4efe65ec3b183404edefd63f6dfd424bbd5f6e21de8686', 'keys', 'reserve_ids', '(System).Activity_Output', NULL, 2),
  (:o11c_run, 38, '380-insert-citymanager-city', 'd93b4e4c2e05257067a4468f2390184d2d4289aebe15f5d42c26a0a61a60b79e', 'data', 'insert_rows', 'CityManager.City', 'Cities', 2),
  (:o11c_run, 39, '390-insert-system-process', 'bc22fd08c612b0e4e044b1f59c8b1c71729da936467b7d0875b66623e9a1843e', 'processes', 'insert_rows', '(System).Process', NULL, 2),
  (:o11c_run, 40, '400-insert-system-process-input', '71c420d6cc1d37793ed4579438f7bddc51ac4820577f3763185afd797d00df8c', 'processes', 'insert_rows', '(System).Process_Input', NULL, 3),
  (:o11c_run, 41, '410-insert-system-process-output', '5bf1f982e84c65306068145b2c7eef39b869f78d914ed1ceb75fecd8864f99e2', 'processes', 'insert_rows', '(System).Process_Output', NULL, 2),
  (:o11c_run, 42, '420-insert-system-activity', '4dd1ea1bf91ec5873c996e292b99b477f3eff895273c396d2727ddac8cb4d88e', 'processes', 'insert_rows', '(System).Activity', NULL, 5),
  (:o11c_run, 43, '430-insert-system-activity-output', '6aafb07c7ed6bf452746fe17d4edabc356ca850efd38ce60951c21a868308f57', 'processes', 'insert_rows', '(System).Activity_Output', NULL, 2),
  (:o11c_run, 44, '440-link-system-process-parent-process-id', '324f85561c9aa75a10b991a5f4d33babc9e823feb02554f3862cfb4fb3b93d5a', 'link', 'link_reference', '(System).Process', NULL, NULL),
  (:o11c_run, 45, '450-link-system-process-top-process-id', '73c8e8ea14b045d1abb7a51688d9214ed88f5a02617b38482bbb38f89e3ea62f', 'link', 'link_reference', '(System).Process', NULL, NULL),
  (:o11c_run, 46, '460-link-system-process-parent-activity-id', 'c8f7984a1b39f81304885c6f3580f5020db2d67ac21b61281896f85b224875d3', 'link', 'link_reference', '(System).Process', NULL, NULL),
  (:o11c_run, 47, '470-link-system-activity-precedent-activity-id', '90625f63af69dbad5253273adfbc48c8462492f7cdf05f2d8c9d24f274ce8c81', 'link', 'link_reference', '(System).Activity', NULL, NULL),
  (:o11c_run, 48, '480-verify', '3edef6ce51350b0d2fbf4a11dc4b2d188be21d0aae2253943adab13f7700100e', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', 'b7c652610b6da0213e3d2a2673a81b55742a03080f673af507f2462a616dd1f6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/48 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', 'f0d3e0c3148497b52c9fd91282c22ac8a8476cfd6c35e88747833c5ae0981ad6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/48 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', '66f2dfe648a8783b272d3bee25bc32083f18a95b1b509234bb5e109eec9ea302', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/48 040-map-system-activity-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-activity-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-activity-definition', '77305984e4ebaa928109db45337c4d144f98bbef3e12d4ff03e932b251f99965', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-map-system-activity-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/48 050-map-system-activity-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-activity-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-activity-output-def', '80c013fde9f7dc0b76baa2f9228aa0795088fc84af5c3680a8974afaa1a203f7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-map-system-activity-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/48 060-map-system-activity-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-map-system-activity-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-map-system-activity-status', '773701f056ff2cdc690c8e048d2cb2db747e7168c0900b785dc2f57b3689d2c2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-map-system-activity-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/48 070-map-system-process-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-map-system-process-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-map-system-process-definition', '960aace74d066c93a34bb20551ca69ce0557d4de5a3f7815371b5c71698cabfb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-map-system-process-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/48 080-map-system-process-input-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-map-system-process-input-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-map-system-process-input-def', '13105db1fb12ee3408b9d25411ebd8d2175e525367d3c99bc914eedb8a89cdbd', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-map-system-process-input-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/48 090-map-system-process-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-map-system-process-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-map-system-process-output-def', '09d9957b1006a14f9e8be8b13b418b6a0bf81a24a14189362aa92cc181a5eca3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-map-system-process-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/48 100-map-system-process-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-map-system-process-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-map-system-process-status', '8d10a73f05d56986db480ee6c9a0fa6d4f87ba521835c1bdb6dfddb47be876d7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-map-system-process-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/48 110-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-map-system-tenant', 'e1c60d56d3f3aaa061cd018a173d9a80f93c42d33b1354018d0de6ee768020cb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/48 120-select-rows-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-select-rows-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-select-rows-of-system-process', '96cad02087ed1adb8b76c625ab4a9aa72af4d75789322d018d5888d9c1021686', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-select-rows-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/48 130-select-rows-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-select-rows-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-select-rows-of-system-process-input', 'e0ca951460b3b9872ec3f2be45564c858284d133fe43af7ef17b329a078ecea4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-select-rows-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 14/48 140-select-rows-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-select-rows-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-select-rows-of-system-process-output', 'bdc513c0d1bf84e809ee4d2482810e2b2849c1b62a2ad54f71c2bb8af8503168', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-select-rows-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 15/48 150-select-rows-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-select-rows-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-select-rows-of-system-activity', '50ca7307c84bd92564b7942b20a73279d3248da202eaa89067309c5001f10e38', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-select-rows-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 16/48 160-select-rows-of-system-activity-outpu';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-select-rows-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-select-rows-of-system-activity-output', 'd772dec55f301397425fbb99177a9a265e3668eafbe7b3fc1f6c6b5dafcfa044', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-select-rows-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 17/48 170-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-select-rows-of-system-user', 'b41cc7707e6ccbaa18db2d9766bf2e50db8ce920bef0d79b507b35e830d49e9f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 18/48 180-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-select-rows-of-system-group', 'ae34bcc692e90f2d2f3337eb8121d43bf1355fa51072906c8cf2cfee24791576', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[180-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 19/48 190-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-rows-that-must-come-along', 'a58e56d07ddf83cfe526e68cca75ffeb09d29f647a960ce6b1c9805cb8e9fb35', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[190-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 20/48 200-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-select-rows-of-system-group-user', 'b99e1bbb3ec30b5490c3278537d1125620bc0adfac4f85f73511f0946f9e59d7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[200-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 21/48 210-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-groups-that-come-along', 'bd877a4241d46ea1412a2529c98b8f2116249a22e0d70ef312318e3f97868ced', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[210-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 22/48 220-check-the-event-queues';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-check-the-event-queues.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-check-the-event-queues', '3dda8e5228c6e16a1a5e8540427a67994a3301388f4f5d57f3dab7b510fe5ca3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[220-check-the-event-queues] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 23/48 230-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-match-system-user', 'c284bbf64ca8c52c4f3077bb589541b74cfe5cf1e054bf2df80c1c4cf20154dc', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[230-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 24/48 240-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-keys-of-system-user', '7b6a4532734c0aeb5160a82ae35874d29d39d32ef812ebe3a53c4781712ea3ec', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[240-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 25/48 250-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-insert-system-user', '79de1406552e09ba9c92fe6133f57d9165b5959e3c6bd98f793e23271f25d515', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[250-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 26/48 260-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-match-system-group', 'e848394834a691da3d386c6fc565504615fb76b513ab3e44a498ea2e8d6eefab', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[260-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 27/48 270-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-keys-of-system-group', '7835f4fac637a644591dc6b5394dded770fffad0674f2960bc6e4c3e12f713fb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[270-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 28/48 280-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-insert-system-group', '5a646d389c908b79d61643a33b3d592e75049cc923249c19cdd6c76787e8e3ca', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[280-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 29/48 290-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-match-system-group-user', '1a22c443070ce167d3af76bcbefb93512306413bce7fb8398a866bf0d9f0055d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[290-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 30/48 300-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-keys-of-system-group-user', 'd1913aa04e233222f431518815a3fd897f2597206b85f656423ff39509bd6fd7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[300-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 31/48 310-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/310-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '310-insert-system-group-user', 'd7cd5ed468b27bc774980a5eaaa4eab24eea2803d570a80ef78d8aea7c699be7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[310-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 32/48 320-keys-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/320-keys-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '320-keys-of-citymanager-city', '0dee9ba33b5aa1f81dc627c8a0659f9744ad5ec9f6d86c109f416b31e486ad4d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[320-keys-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 33/48 330-keys-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/330-keys-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '330-keys-of-system-process', '6f898ce0a958d8040e459dffba4d10a50e1a3e581e7de90e4efa5f29278b54e3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[330-keys-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 34/48 340-keys-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/340-keys-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '340-keys-of-system-process-input', 'd0e9906debcaef545151610a99e3d6708292040abdcd78af169bb116be6a816d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[340-keys-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 35/48 350-keys-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/350-keys-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '350-keys-of-system-process-output', 'dc1d70fc4569d9baf69709075691cbca03ce886d29b00156fbc6a410c06445f4', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[350-keys-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 36/48 360-keys-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/360-keys-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '360-keys-of-system-activity', '49c8a06abf9c701b7c514e3f349e708d681551a83f9065594510b2afdbdfb6ec', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[360-keys-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 37/48 370-keys-of-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/370-keys-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '370-keys-of-system-activity-output', '2c4890ae282a700aae4efe65ec3b183404edefd63f6dfd424bbd5f6e21de8686', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[370-keys-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 38/48 380-insert-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/380-insert-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '380-insert-citymanager-city', 'd93b4e4c2e05257067a4468f2390184d2d4289aebe15f5d42c26a0a61a60b79e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[380-insert-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 39/48 390-insert-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/390-insert-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '390-insert-system-process', 'bc22fd08c612b0e4e044b1f59c8b1c71729da936467b7d0875b66623e9a1843e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[390-insert-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 40/48 400-insert-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/400-insert-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '400-insert-system-process-input', '71c420d6cc1d37793ed4579438f7bddc51ac4820577f3763185afd797d00df8c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[400-insert-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 41/48 410-insert-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/410-insert-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '410-insert-system-process-output', '5bf1f982e84c65306068145b2c7eef39b869f78d914ed1ceb75fecd8864f99e2', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[410-insert-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 42/48 420-insert-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/420-insert-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '420-insert-system-activity', '4dd1ea1bf91ec5873c996e292b99b477f3eff895273c396d2727ddac8cb4d88e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[420-insert-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 43/48 430-insert-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/430-insert-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '430-insert-system-activity-output', '6aafb07c7ed6bf452746fe17d4edabc356ca850efd38ce60951c21a868308f57', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[430-insert-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 44/48 440-link-system-process-parent-process-i';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/440-link-system-process-parent-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '440-link-system-process-parent-process-id', '324f85561c9aa75a10b991a5f4d33babc9e823feb02554f3862cfb4fb3b93d5a', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[440-link-system-process-parent-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 45/48 450-link-system-process-top-process-id';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/450-link-system-process-top-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '450-link-system-process-top-process-id', '73c8e8ea14b045d1abb7a51688d9214ed88f5a02617b38482bbb38f89e3ea62f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[450-link-system-process-top-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 46/48 460-link-system-process-parent-activity-';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/460-link-system-process-parent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '460-link-system-process-parent-activity-id', 'c8f7984a1b39f81304885c6f3580f5020db2d67ac21b61281896f85b224875d3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[460-link-system-process-parent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 47/48 470-link-system-activity-precedent-activ';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/470-link-system-activity-precedent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '470-link-system-activity-precedent-activity-id', '90625f63af69dbad5253273adfbc48c8462492f7cdf05f2d8c9d24f274ce8c81', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[470-link-system-activity-precedent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 48/48 480-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/480-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '480-verify', '3edef6ce51350b0d2fbf4a11dc4b2d188be21d0aae2253943adab13f7700100e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[480-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
