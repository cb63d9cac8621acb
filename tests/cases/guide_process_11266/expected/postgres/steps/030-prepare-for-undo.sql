-- Step 030-prepare-for-undo (3 of 48): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_activity_definition_8cc511ba31 (of an earlier run: renamed),
-- o11c.map_activity_output_def_ace59eb889 (of an earlier run: renamed),
-- o11c.map_activity_status_8950f6d54a (of an earlier run: renamed),
-- o11c.map_process_definition_fce9a66ef3 (of an earlier run: renamed),
-- o11c.map_process_input_def_7fc7a7c2fe (of an earlier run: renamed),
-- o11c.map_process_output_def_56473c357e (of an earlier run: renamed),
-- o11c.map_process_status_1f62c016eb (of an earlier run: renamed), o11c.map_tenant_63c9ad9cd6 (of an
-- earlier run: renamed), o11c.map_user_f9b11b2f84 (of an earlier run: renamed),
-- o11c.map_group_82be168321 (of an earlier run: renamed), o11c.map_group_user_1901da0039 (of an
-- earlier run: renamed), o11c.map_city_3472b4bd9f (of an earlier run: renamed),
-- o11c.map_process_879d0bd30b (of an earlier run: renamed), o11c.map_process_input_78519f28c6 (of an
-- earlier run: renamed), o11c.map_process_output_dbefc0e412 (of an earlier run: renamed),
-- o11c.map_activity_7719b209bf (of an earlier run: renamed), o11c.map_activity_output_37cdc2c179 (of
-- an earlier run: renamed), o11c.before_registry, o11c.after_user_f9b11b2f84,
-- o11c.after_group_82be168321, o11c.after_group_user_1901da0039, o11c.after_city_3472b4bd9f,
-- o11c.after_process_879d0bd30b, o11c.after_process_input_78519f28c6,
-- o11c.after_process_output_dbefc0e412, o11c.after_activity_7719b209bf,
-- o11c.after_activity_output_37cdc2c179
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-prepare-for-undo] 3 of 48:' 'prepare for undo'
\set o11c_rows 0

-- Only the last run can be undone: what an earlier one has kept is dropped.
DO $o11c$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT c.relname FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE n.nspname = 'o11c' AND c.relkind = 'r' AND c.relname ~ '^(before|after)_'
  LOOP
    EXECUTE format('DROP TABLE o11c.%I', item.relname);
  END LOOP;
END
$o11c$
/* step 030-prepare-for-undo */;

-- The registry of maps as it was.
CREATE TABLE o11c.before_registry AS
SELECT espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id
FROM o11c.map
/* step 030-prepare-for-undo */;

-- Maps of earlier runs that this one replaces are put aside; they come back with rollback.sql.
ALTER TABLE IF EXISTS "o11c"."map_activity_definition_8cc511ba31" RENAME TO "before_map_activity_definition_8cc511ba31"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_activity_output_def_ace59eb889" RENAME TO "before_map_activity_output_def_ace59eb889"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_activity_status_8950f6d54a" RENAME TO "before_map_activity_status_8950f6d54a"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_definition_fce9a66ef3" RENAME TO "before_map_process_definition_fce9a66ef3"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_input_def_7fc7a7c2fe" RENAME TO "before_map_process_input_def_7fc7a7c2fe"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_output_def_56473c357e" RENAME TO "before_map_process_output_def_56473c357e"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_status_1f62c016eb" RENAME TO "before_map_process_status_1f62c016eb"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_tenant_63c9ad9cd6" RENAME TO "before_map_tenant_63c9ad9cd6"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_user_f9b11b2f84" RENAME TO "before_map_user_f9b11b2f84"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_group_82be168321" RENAME TO "before_map_group_82be168321"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_group_user_1901da0039" RENAME TO "before_map_group_user_1901da0039"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_city_3472b4bd9f" RENAME TO "before_map_city_3472b4bd9f"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_879d0bd30b" RENAME TO "before_map_process_879d0bd30b"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_input_78519f28c6" RENAME TO "before_map_process_input_78519f28c6"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_process_output_dbefc0e412" RENAME TO "before_map_process_output_dbefc0e412"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_activity_7719b209bf" RENAME TO "before_map_activity_7719b209bf"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_activity_output_37cdc2c179" RENAME TO "before_map_activity_output_37cdc2c179"
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_user as the run leaves them.
CREATE TABLE "o11c"."after_user_f9b11b2f84" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_group as the run leaves them.
CREATE TABLE "o11c"."after_group_82be168321" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_group_user as the run leaves them.
CREATE TABLE "o11c"."after_group_user_1901da0039" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_CITY as the run leaves them.
CREATE TABLE "o11c"."after_city_3472b4bd9f" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_bpm_process as the run leaves them.
CREATE TABLE "o11c"."after_process_879d0bd30b" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_bpm_process_input as the run leaves them.
CREATE TABLE "o11c"."after_process_input_78519f28c6" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_bpm_process_output as the run leaves them.
CREATE TABLE "o11c"."after_process_output_dbefc0e412" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_bpm_activity as the run leaves them.
CREATE TABLE "o11c"."after_activity_7719b209bf" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.ossys_bpm_activity_output as the run leaves them.
CREATE TABLE "o11c"."after_activity_output_37cdc2c179" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;
