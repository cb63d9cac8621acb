-- guide-osevt-rows: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08
--   target snapshot a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c
--   project file    f73a19696e6395b016bcb8fa702ef70ec2ec5a0cd6634d2c529be71525dde884
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

SET application_name = 'o11c 1/59 010-open-the-run';
\ir steps/010-open-the-run.sql
SELECT max(run_id) AS o11c_run FROM o11c.run \gset
-- What this run is going to do, for who looks at the journal.
UPDATE o11c.run SET plan = 'cf8f30770d5496dbcdbd67a491e6dd0c370e463de31a612cfe6db2fb0b14b134' WHERE run_id = :o11c_run;
INSERT INTO o11c.plan_step (run_id, position, step_id, checksum, phase, kind, label, applications, rows_expected)
VALUES
  (:o11c_run, 1, '010-open-the-run', '255644fae69a856c8cd7ace2cdcf2286a345adeb5b11ef04f6440ddf28e19f18', 'open', 'open_run', NULL, NULL, NULL),
  (:o11c_run, 2, '020-guard-the-metamodel', '36acc0ff2e1c5a3344d437c6e29272534420d3135df65fab32970a177813c905', 'open', 'guard_model', NULL, NULL, NULL),
  (:o11c_run, 3, '030-prepare-for-undo', 'ea4bd8ffd54377ac73056c6320da985d60666bcac81e1eedcf21180924d31c5d', 'open', 'prepare_undo', NULL, NULL, NULL),
  (:o11c_run, 4, '040-map-system-activity-definition', '514703300d8e231ff5bfaecb20d04282d9c87814800e100bd749044080b485f7', 'match', 'build_literal_map', '(System).Activity_Definition', NULL, 3),
  (:o11c_run, 5, '050-map-system-activity-output-def', 'd602bb4106642bd53e7267d57b6b58a8d730def085bbecf584e67c8ba59cccd9', 'match', 'build_literal_map', '(System).Activity_Output_Def', NULL, 0),
  (:o11c_run, 6, '060-map-system-activity-status', 'a0eecf5cfba469cde904f6ad6295ad53b3c28925175b3e800db49ec66f30c787', 'match', 'build_literal_map', '(System).Activity_Status', NULL, 4),
  (:o11c_run, 7, '070-map-system-espace', '62f4dfe8f6ef45fceb7b42dace82f15cdb5186c1fd92ccee05da4d8fde2d4ceb', 'match', 'build_literal_map', '(System).Espace', NULL, 4),
  (:o11c_run, 8, '080-map-system-process-definition', 'ff3ee1ee52c596b88221a5c585a67b05b27f4a9af8e334a5d9a8a7d22902839d', 'match', 'build_literal_map', '(System).Process_Definition', NULL, 3),
  (:o11c_run, 9, '090-map-system-process-input-def', '00394eeaa8e5dea442b19497871be347736ab8c01eefe38bda22e4dd1dcd0fe5', 'match', 'build_literal_map', '(System).Process_Input_Def', NULL, 0),
  (:o11c_run, 10, '100-map-system-process-output-def', '5aaa0c87d4bcd7386abee78d4f6b9c7ca68d2fe083e4d63c07b3515a8e311a4b', 'match', 'build_literal_map', '(System).Process_Output_Def', NULL, 0),
  (:o11c_run, 11, '110-map-system-process-status', 'da7f0947d7519b222f45c2d952e662e2e266a69a080d5f796f536f8eed99395f', 'match', 'build_literal_map', '(System).Process_Status', NULL, 4),
  (:o11c_run, 12, '120-map-system-tenant', '9e6fcdd07a9ae8455a52a059b87813b3071b510c56d76e27438ec108aa3f86af', 'match', 'build_literal_map', '(System).Tenant', NULL, 1),
  (:o11c_run, 13, '130-select-rows-of-system-process', 'f23e4dcb4ff38d8a34bf59830bbe7d31313e60e7a584aff8302a0fba6bd17abe', 'select', 'select_processes', '(System).Process', NULL, NULL),
  (:o11c_run, 14, '140-select-rows-of-system-process-input', 'ae9792af6a79542ad30244bde050a1b84277be1b19e8c58d75eb6ad76e76f0e8', 'select', 'select_rows', '(System).Process_Input', NULL, NULL),
  (:o11c_run, 15, '150-select-rows-of-system-process-output', '82bf8ffb2bceb5e00ba833e261623979585a01accc6ae38d6e85c8cc51e0ff20', 'select', 'select_rows', '(System).Process_Output', NULL, NULL),
  (:o11c_run, 16, '160-select-rows-of-system-activity', '1a3d679d26146cbcecc30340cac4c0fccf5d9ed1a1a0ae699d58e0c4a289ee98', 'select', 'select_rows', '(System).Activity', NULL, NULL),
  (:o11c_run, 17, '170-select-rows-of-system-activity-output', '97409f132fb11266f3d84e831d1973d21ba7f06482db985b62089068c9353cc3', 'select', 'select_rows', '(System).Activity_Output', NULL, NULL),
  (:o11c_run, 18, '180-select-rows-of-system-user', 'a195b60b91bf959e0972b1bd3077297558b66e3642a369a163b160285fbec311', 'select', 'select_rows', '(System).User', NULL, NULL),
  (:o11c_run, 19, '190-select-rows-of-system-group', 'cf620f1479d8154b103d8b25a145e87a117ccf24ca5ae84a8b9eaa282a5c7712', 'select', 'select_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 20, '200-rows-that-must-come-along', '5bb058471559fe9f30bc33cbe910cab06411e9048338e712c879147acc86b09c', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 21, '210-select-rows-of-system-group-user', 'bfe610c65e502ffc14f31b9739314951b46e8821fea9ed7dd334aa0325a62468', 'select', 'select_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 22, '220-groups-that-come-along', '50f65251cbc50a9612369fe03d8ffb7d1b919da7535dfdd5fed165afa6f700b9', 'select', 'close_rows', NULL, NULL, NULL),
  (:o11c_run, 23, '230-check-the-event-queues', 'fedc7573be7885fe951f9a8822636678138a7103b8abd219fce4dac43f211c4e', 'silence', 'check_queues', NULL, NULL, NULL),
  (:o11c_run, 24, '240-silence-triggers-of-citymanager-city', 'f81bd231ebe5d67bd94064cad676cdf6487b79c2be708b1e3a7bebbc803e4cf0', 'silence', 'silence_triggers', 'CityManager.City', 'Cities', NULL),
  (:o11c_run, 25, '250-silence-triggers-of-citymanager-street', '3ac539eb413eddbd822ed5d6f3e3da210c5cb19bbbbaaba8f5807b374061825d', 'silence', 'silence_triggers', 'CityManager.Street', 'Cities', NULL),
  (:o11c_run, 26, '260-match-system-user', '3f940f004495545263f64f794919d79b6d69af52b25588cb712b7bc3ba0e1cd1', 'users', 'build_matched_map', '(System).User', NULL, NULL),
  (:o11c_run, 27, '270-keys-of-system-user', '4be74e89eb545585f049e4ba429490649309820fef2b759814aeb26526141584', 'users', 'reserve_ids', '(System).User', NULL, NULL),
  (:o11c_run, 28, '280-insert-system-user', '52d9aaff7b942dbeb37a4341ca9779f2cebf1f3bf0d42b540ae5cb397dbaa59b', 'users', 'insert_rows', '(System).User', NULL, NULL),
  (:o11c_run, 29, '290-match-system-group', '1e5f3f02640f16c0a83fc1e54f5e581e80336304a3b14c5787d4c1660c935756', 'users', 'build_matched_map', '(System).Group', NULL, NULL),
  (:o11c_run, 30, '300-keys-of-system-group', '0eefd555fdad789e514a74dad3c04f5e10aa2d6100e8cad1fc87f1ab075e6377', 'users', 'reserve_ids', '(System).Group', NULL, NULL),
  (:o11c_run, 31, '310-insert-system-group', 'f1b6ce0d04b95406607227a5711249e5481e27ddf0b52e2a7e0a5ac145f275d7', 'users', 'insert_rows', '(System).Group', NULL, NULL),
  (:o11c_run, 32, '320-match-system-group-user', '0bb398b1ce8c4d6503a5ecadcbdb411cfff6e18ce8400aa7e8c31672992e1730', 'users', 'build_matched_map', '(System).Group_User', NULL, NULL),
  (:o11c_run, 33, '330-keys-of-system-group-user', '62ea93f6e108e8dfd0e95b5b0bea60b0bbeaaa2e26caae3bdaf794c955078936', 'users', 'reserve_ids', '(System).Group_User', NULL, NULL),
  (:o11c_run, 34, '340-insert-system-group-user', '9da913809da5bb22220488544b28c0e56cf5291ff7c8936269fe7a4440ec85bb', 'users', 'insert_rows', '(System).Group_User', NULL, NULL),
  (:o11c_run, 35, '350-keys-of-citymanager-country', '07661d05748b9d1133f5dad5683d814e230a8a5b4a3bc6f835ba093c952e6e6c', 'keys', 'reserve_ids', 'CityManager.Country', 'Cities', 1),
  (:o11c_run, 36, '360-keys-of-citymanager-city', 'e2bd69de4c5dc8a89c7d53e601ceccb8e00b74331f6c2d29365265412895ffce', 'keys', 'reserve_ids', 'CityManager.City', 'Cities', 2),
  (:o11c_run, 37, '370-keys-of-citymanager-street', 'e95b9d764d81e50e83ad909077fa46fef3dcdf5c18e2e83b6ba2f5be004892fe', 'keys', 'reserve_ids', 'CityManager.Street', 'Cities', 1),
  (:o11c_run, 38, '380-keys-of-system-process', 'c0e447d8f9edc22f0d2f735820b313a96d58e2b21ff697ec70462ce2aa2e9a67', 'keys', 'reserve_ids', '(System).Process', NULL, 1),
  (:o11c_run, 39, '390-keys-of-system-process-input', '47d1ed6f75e34db737a197723b794c5083649d04ad9de8bb56204f21cc9d2c8e', 'keys', 'reserve_ids', '(System).Process_Input', NULL, NULL),
  (:o11c_run, 40, '400-keys-of-system-process-output', '7258674dadf20a0d20ebd09087128d95923a8e0029c66955ed8c0d6e95fb5543', 'keys', 'reserve_ids', '(System).Process_Output', NULL, NULL),
  (:o11c_run, 41, '410-keys-of-system-activity', '58ba8d861694d514aad4ecdb50b8b0a4ebd1b2572cc275df7fd39256a2c801e5', 'keys', 'reserve_ids', '(System).Activity', NULL, 2),
  (:o11c_run, 42, '420-keys-of-system-activity-output', '2e29ee3f004eaca7ac22ad60f20e16f5295a0fe50f961832b0e428de6de5b254', 'keys', 'reserve_ids', '(System).Activity_Output', NULL, NULL),
  (:o11c_run, 43, '430-insert-citymanager-country', 'c2bd4ef72aae7cf03eb81b3ec80e4688bbe9024360db4e88280ba1e68e2cce28', 'data', 'insert_rows', 'CityManager.Country', 'Cities', 1),
  (:o11c_run, 44, '440-insert-citymanager-city', '030c97b1f01cf538f6779502b5061b25f7717f6bb3ef573fa4d26141aa5a2821', 'data', 'insert_rows', 'CityManager.City', 'Cities', 2),
  (:o11c_run, 45, '450-insert-citymanager-street', '9b2e3fd0f24175c8c150c3b0deafe80439d29105e68dcfb425f5679e6fdd5c63', 'data', 'insert_rows', 'CityManager.Street', 'Cities', 1),
  (:o11c_run, 46, '460-insert-system-process', '54ebe06212a7d2461763f44c589bc6618f7a8356708370f75b3c96bd85fa3691', 'processes', 'insert_rows', '(System).Process', NULL, 1),
  (:o11c_run, 47, '470-insert-system-process-input', '766156d4144a82f4e13d5ec7b3d928ebb7b5b5a427cb0e2c13be8fe279e92bd7', 'processes', 'insert_rows', '(System).Process_Input', NULL, NULL),
  (:o11c_run, 48, '480-insert-system-process-output', 'f1a6d3822bcf5f87f763b2d835a99b591e3a89730cad5d324904732063531251', 'processes', 'insert_rows', '(System).Process_Output', NULL, NULL),
  (:o11c_run, 49, '490-insert-system-activity', '59f66579ae650e115f9a2359813417d0be34b4ebbd3e279b79e94194a93a3e40', 'processes', 'insert_rows', '(System).Activity', NULL, 2),
  (:o11c_run, 50, '500-insert-system-activity-output', 'a80ee8433a3e450ddafaf1aa9c432ea9e1d61326dd39fffecc9f85db92a0b73b', 'processes', 'insert_rows', '(System).Activity_Output', NULL, NULL),
  (:o11c_run, 51, '510-link-system-process-parent-process-id', 'be6ad6d24c53785d3d05d7c1158f964cda1e84815deedf89274fc335341ca7ea', 'link', 'link_reference', '(System).Process', NULL, NULL),
  (:o11c_run, 52, '520-link-system-process-top-process-id', '50f7e27a8cf1e38ac48aaef66484efe97a4b46c94b6d9f167c30879b653c2aeb', 'link', 'link_reference', '(System).Process', NULL, NULL),
  (:o11c_run, 53, '530-link-system-process-parent-activity-id', 'd8942fbc9c0c97bd3b657e92ec0582336f3d700f50e31fe1a9fade6bb9eb45a6', 'link', 'link_reference', '(System).Process', NULL, NULL),
  (:o11c_run, 54, '540-link-system-activity-precedent-activity-id', 'a9a0962fbc4e7444b9c975830bc7cfd7f62c984ff0fc79edaecf84d264a1b2bf', 'link', 'link_reference', '(System).Activity', NULL, NULL),
  (:o11c_run, 55, '550-insert-events-of-citymanager-city', 'dfc306d1db9c3753b21c07617331c067b3888f22172b5e868e0ef27a705c4e83', 'events', 'insert_events', 'CityManager.City', 'Cities', NULL),
  (:o11c_run, 56, '560-insert-events-of-citymanager-street', '7d30501daecf1a2dee1a50562b629c1111dd3da5b3f2c05fba82d8ff65a55ee5', 'events', 'insert_events', 'CityManager.Street', 'Cities', NULL),
  (:o11c_run, 57, '570-enable-triggers-of-citymanager-city', '3188d019cfdbfe3c31eb39e6840948054bb33ff6a494238982d16dfd8f042c9b', 'events', 'restore_triggers', 'CityManager.City', 'Cities', NULL),
  (:o11c_run, 58, '580-enable-triggers-of-citymanager-street', '40cbd3cd0774ff6793348c805f341dc8138bfbde95dfced3076b878f0bd0b61c', 'events', 'restore_triggers', 'CityManager.Street', 'Cities', NULL),
  (:o11c_run, 59, '590-verify', 'dc4a4ecd76a76cb9b179c3aa81c0e7a7cc939b26f83858fced8fdba7fab03825', 'verify', 'run_checks', NULL, NULL, NULL)
;
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '010-open-the-run', '255644fae69a856c8cd7ace2cdcf2286a345adeb5b11ef04f6440ddf28e19f18', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[010-open-the-run] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 2/59 020-guard-the-metamodel';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/020-guard-the-metamodel.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '020-guard-the-metamodel', '36acc0ff2e1c5a3344d437c6e29272534420d3135df65fab32970a177813c905', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[020-guard-the-metamodel] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 3/59 030-prepare-for-undo';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/030-prepare-for-undo.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '030-prepare-for-undo', 'ea4bd8ffd54377ac73056c6320da985d60666bcac81e1eedcf21180924d31c5d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[030-prepare-for-undo] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 4/59 040-map-system-activity-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/040-map-system-activity-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '040-map-system-activity-definition', '514703300d8e231ff5bfaecb20d04282d9c87814800e100bd749044080b485f7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[040-map-system-activity-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 5/59 050-map-system-activity-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/050-map-system-activity-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '050-map-system-activity-output-def', 'd602bb4106642bd53e7267d57b6b58a8d730def085bbecf584e67c8ba59cccd9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[050-map-system-activity-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 6/59 060-map-system-activity-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/060-map-system-activity-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '060-map-system-activity-status', 'a0eecf5cfba469cde904f6ad6295ad53b3c28925175b3e800db49ec66f30c787', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[060-map-system-activity-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 7/59 070-map-system-espace';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/070-map-system-espace.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '070-map-system-espace', '62f4dfe8f6ef45fceb7b42dace82f15cdb5186c1fd92ccee05da4d8fde2d4ceb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[070-map-system-espace] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 8/59 080-map-system-process-definition';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/080-map-system-process-definition.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '080-map-system-process-definition', 'ff3ee1ee52c596b88221a5c585a67b05b27f4a9af8e334a5d9a8a7d22902839d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[080-map-system-process-definition] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 9/59 090-map-system-process-input-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/090-map-system-process-input-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '090-map-system-process-input-def', '00394eeaa8e5dea442b19497871be347736ab8c01eefe38bda22e4dd1dcd0fe5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[090-map-system-process-input-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 10/59 100-map-system-process-output-def';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/100-map-system-process-output-def.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '100-map-system-process-output-def', '5aaa0c87d4bcd7386abee78d4f6b9c7ca68d2fe083e4d63c07b3515a8e311a4b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[100-map-system-process-output-def] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 11/59 110-map-system-process-status';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/110-map-system-process-status.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '110-map-system-process-status', 'da7f0947d7519b222f45c2d952e662e2e266a69a080d5f796f536f8eed99395f', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[110-map-system-process-status] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 12/59 120-map-system-tenant';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/120-map-system-tenant.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '120-map-system-tenant', '9e6fcdd07a9ae8455a52a059b87813b3071b510c56d76e27438ec108aa3f86af', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[120-map-system-tenant] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 13/59 130-select-rows-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/130-select-rows-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '130-select-rows-of-system-process', 'f23e4dcb4ff38d8a34bf59830bbe7d31313e60e7a584aff8302a0fba6bd17abe', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[130-select-rows-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 14/59 140-select-rows-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/140-select-rows-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '140-select-rows-of-system-process-input', 'ae9792af6a79542ad30244bde050a1b84277be1b19e8c58d75eb6ad76e76f0e8', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[140-select-rows-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 15/59 150-select-rows-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/150-select-rows-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '150-select-rows-of-system-process-output', '82bf8ffb2bceb5e00ba833e261623979585a01accc6ae38d6e85c8cc51e0ff20', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[150-select-rows-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 16/59 160-select-rows-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/160-select-rows-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '160-select-rows-of-system-activity', '1a3d679d26146cbcecc30340cac4c0fccf5d9ed1a1a0ae699d58e0c4a289ee98', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[160-select-rows-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 17/59 170-select-rows-of-system-activity-outpu';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/170-select-rows-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '170-select-rows-of-system-activity-output', '97409f132fb11266f3d84e831d1973d21ba7f06482db985b62089068c9353cc3', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[170-select-rows-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 18/59 180-select-rows-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/180-select-rows-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '180-select-rows-of-system-user', 'a195b60b91bf959e0972b1bd3077297558b66e3642a369a163b160285fbec311', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[180-select-rows-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 19/59 190-select-rows-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/190-select-rows-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '190-select-rows-of-system-group', 'cf620f1479d8154b103d8b25a145e87a117ccf24ca5ae84a8b9eaa282a5c7712', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[190-select-rows-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 20/59 200-rows-that-must-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/200-rows-that-must-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '200-rows-that-must-come-along', '5bb058471559fe9f30bc33cbe910cab06411e9048338e712c879147acc86b09c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[200-rows-that-must-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 21/59 210-select-rows-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/210-select-rows-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '210-select-rows-of-system-group-user', 'bfe610c65e502ffc14f31b9739314951b46e8821fea9ed7dd334aa0325a62468', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[210-select-rows-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 22/59 220-groups-that-come-along';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/220-groups-that-come-along.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '220-groups-that-come-along', '50f65251cbc50a9612369fe03d8ffb7d1b919da7535dfdd5fed165afa6f700b9', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[220-groups-that-come-along] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 23/59 230-check-the-event-queues';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/230-check-the-event-queues.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '230-check-the-event-queues', 'fedc7573be7885fe951f9a8822636678138a7103b8abd219fce4dac43f211c4e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[230-check-the-event-queues] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 24/59 240-silence-triggers-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/240-silence-triggers-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '240-silence-triggers-of-citymanager-city', 'f81bd231ebe5d67bd94064cad676cdf6487b79c2be708b1e3a7bebbc803e4cf0', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[240-silence-triggers-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 25/59 250-silence-triggers-of-citymanager-stre';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/250-silence-triggers-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '250-silence-triggers-of-citymanager-street', '3ac539eb413eddbd822ed5d6f3e3da210c5cb19bbbbaaba8f5807b374061825d', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[250-silence-triggers-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 26/59 260-match-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/260-match-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '260-match-system-user', '3f940f004495545263f64f794919d79b6d69af52b25588cb712b7bc3ba0e1cd1', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[260-match-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 27/59 270-keys-of-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/270-keys-of-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '270-keys-of-system-user', '4be74e89eb545585f049e4ba429490649309820fef2b759814aeb26526141584', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[270-keys-of-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 28/59 280-insert-system-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/280-insert-system-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '280-insert-system-user', '52d9aaff7b942dbeb37a4341ca9779f2cebf1f3bf0d42b540ae5cb397dbaa59b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[280-insert-system-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 29/59 290-match-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/290-match-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '290-match-system-group', '1e5f3f02640f16c0a83fc1e54f5e581e80336304a3b14c5787d4c1660c935756', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[290-match-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 30/59 300-keys-of-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/300-keys-of-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '300-keys-of-system-group', '0eefd555fdad789e514a74dad3c04f5e10aa2d6100e8cad1fc87f1ab075e6377', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[300-keys-of-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 31/59 310-insert-system-group';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/310-insert-system-group.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '310-insert-system-group', 'f1b6ce0d04b95406607227a5711249e5481e27ddf0b52e2a7e0a5ac145f275d7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[310-insert-system-group] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 32/59 320-match-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/320-match-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '320-match-system-group-user', '0bb398b1ce8c4d6503a5ecadcbdb411cfff6e18ce8400aa7e8c31672992e1730', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[320-match-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 33/59 330-keys-of-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/330-keys-of-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '330-keys-of-system-group-user', '62ea93f6e108e8dfd0e95b5b0bea60b0bbeaaa2e26caae3bdaf794c955078936', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[330-keys-of-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 34/59 340-insert-system-group-user';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/340-insert-system-group-user.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '340-insert-system-group-user', '9da913809da5bb22220488544b28c0e56cf5291ff7c8936269fe7a4440ec85bb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[340-insert-system-group-user] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 35/59 350-keys-of-citymanager-country';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/350-keys-of-citymanager-country.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '350-keys-of-citymanager-country', '07661d05748b9d1133f5dad5683d814e230a8a5b4a3bc6f835ba093c952e6e6c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[350-keys-of-citymanager-country] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 36/59 360-keys-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/360-keys-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '360-keys-of-citymanager-city', 'e2bd69de4c5dc8a89c7d53e601ceccb8e00b74331f6c2d29365265412895ffce', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[360-keys-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 37/59 370-keys-of-citymanager-street';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/370-keys-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '370-keys-of-citymanager-street', 'e95b9d764d81e50e83ad909077fa46fef3dcdf5c18e2e83b6ba2f5be004892fe', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[370-keys-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 38/59 380-keys-of-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/380-keys-of-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '380-keys-of-system-process', 'c0e447d8f9edc22f0d2f735820b313a96d58e2b21ff697ec70462ce2aa2e9a67', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[380-keys-of-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 39/59 390-keys-of-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/390-keys-of-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '390-keys-of-system-process-input', '47d1ed6f75e34db737a197723b794c5083649d04ad9de8bb56204f21cc9d2c8e', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[390-keys-of-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 40/59 400-keys-of-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/400-keys-of-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '400-keys-of-system-process-output', '7258674dadf20a0d20ebd09087128d95923a8e0029c66955ed8c0d6e95fb5543', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[400-keys-of-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 41/59 410-keys-of-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/410-keys-of-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '410-keys-of-system-activity', '58ba8d861694d514aad4ecdb50b8b0a4ebd1b2572cc275df7fd39256a2c801e5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[410-keys-of-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 42/59 420-keys-of-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/420-keys-of-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '420-keys-of-system-activity-output', '2e29ee3f004eaca7ac22ad60f20e16f5295a0fe50f961832b0e428de6de5b254', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[420-keys-of-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 43/59 430-insert-citymanager-country';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/430-insert-citymanager-country.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '430-insert-citymanager-country', 'c2bd4ef72aae7cf03eb81b3ec80e4688bbe9024360db4e88280ba1e68e2cce28', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[430-insert-citymanager-country] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 44/59 440-insert-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/440-insert-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '440-insert-citymanager-city', '030c97b1f01cf538f6779502b5061b25f7717f6bb3ef573fa4d26141aa5a2821', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[440-insert-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 45/59 450-insert-citymanager-street';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/450-insert-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '450-insert-citymanager-street', '9b2e3fd0f24175c8c150c3b0deafe80439d29105e68dcfb425f5679e6fdd5c63', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[450-insert-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 46/59 460-insert-system-process';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/460-insert-system-process.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '460-insert-system-process', '54ebe06212a7d2461763f44c589bc6618f7a8356708370f75b3c96bd85fa3691', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[460-insert-system-process] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 47/59 470-insert-system-process-input';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/470-insert-system-process-input.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '470-insert-system-process-input', '766156d4144a82f4e13d5ec7b3d928ebb7b5b5a427cb0e2c13be8fe279e92bd7', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[470-insert-system-process-input] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 48/59 480-insert-system-process-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/480-insert-system-process-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '480-insert-system-process-output', 'f1a6d3822bcf5f87f763b2d835a99b591e3a89730cad5d324904732063531251', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[480-insert-system-process-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 49/59 490-insert-system-activity';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/490-insert-system-activity.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '490-insert-system-activity', '59f66579ae650e115f9a2359813417d0be34b4ebbd3e279b79e94194a93a3e40', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[490-insert-system-activity] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 50/59 500-insert-system-activity-output';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/500-insert-system-activity-output.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '500-insert-system-activity-output', 'a80ee8433a3e450ddafaf1aa9c432ea9e1d61326dd39fffecc9f85db92a0b73b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[500-insert-system-activity-output] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 51/59 510-link-system-process-parent-process-i';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/510-link-system-process-parent-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '510-link-system-process-parent-process-id', 'be6ad6d24c53785d3d05d7c1158f964cda1e84815deedf89274fc335341ca7ea', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[510-link-system-process-parent-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 52/59 520-link-system-process-top-process-id';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/520-link-system-process-top-process-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '520-link-system-process-top-process-id', '50f7e27a8cf1e38ac48aaef66484efe97a4b46c94b6d9f167c30879b653c2aeb', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[520-link-system-process-top-process-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 53/59 530-link-system-process-parent-activity-';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/530-link-system-process-parent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '530-link-system-process-parent-activity-id', 'd8942fbc9c0c97bd3b657e92ec0582336f3d700f50e31fe1a9fade6bb9eb45a6', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[530-link-system-process-parent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 54/59 540-link-system-activity-precedent-activ';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/540-link-system-activity-precedent-activity-id.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '540-link-system-activity-precedent-activity-id', 'a9a0962fbc4e7444b9c975830bc7cfd7f62c984ff0fc79edaecf84d264a1b2bf', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[540-link-system-activity-precedent-activity-id] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 55/59 550-insert-events-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/550-insert-events-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '550-insert-events-of-citymanager-city', 'dfc306d1db9c3753b21c07617331c067b3888f22172b5e868e0ef27a705c4e83', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[550-insert-events-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 56/59 560-insert-events-of-citymanager-street';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/560-insert-events-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '560-insert-events-of-citymanager-street', '7d30501daecf1a2dee1a50562b629c1111dd3da5b3f2c05fba82d8ff65a55ee5', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[560-insert-events-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 57/59 570-enable-triggers-of-citymanager-city';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/570-enable-triggers-of-citymanager-city.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '570-enable-triggers-of-citymanager-city', '3188d019cfdbfe3c31eb39e6840948054bb33ff6a494238982d16dfd8f042c9b', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[570-enable-triggers-of-citymanager-city] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 58/59 580-enable-triggers-of-citymanager-stree';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/580-enable-triggers-of-citymanager-street.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '580-enable-triggers-of-citymanager-street', '40cbd3cd0774ff6793348c805f341dc8138bfbde95dfced3076b878f0bd0b61c', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[580-enable-triggers-of-citymanager-street] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

SET application_name = 'o11c 59/59 590-verify';
SELECT clock_timestamp() AS o11c_started \gset
\ir steps/590-verify.sql
INSERT INTO o11c.step (run_id, step_id, checksum, started, finished, rows, status)
VALUES (:o11c_run, '590-verify', 'dc4a4ecd76a76cb9b179c3aa81c0e7a7cc939b26f83858fced8fdba7fab03825', :'o11c_started', clock_timestamp(), :o11c_rows, 'done')
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed,
  round(extract(epoch FROM finished - :'o11c_begun')::numeric, 3) AS o11c_total \gset
\echo '[590-verify] rows:' :o11c_rows ' seconds:' :o11c_elapsed ' since the start:' :o11c_total

UPDATE o11c.run SET finished = clock_timestamp(), status = 'done' WHERE run_id = :o11c_run
RETURNING round(extract(epoch FROM finished - started)::numeric, 3) AS o11c_elapsed \gset
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT;
\echo 'o11c: committed after' :o11c_elapsed 'seconds'
