-- Step 030-prepare-for-undo (3 of 30): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_role_bed61fb7b8 (of an earlier run: renamed), o11c.map_user_f9b11b2f84 (of an earlier run:
-- renamed), o11c.map_group_82be168321 (of an earlier run: renamed), o11c.map_customer_5e36fdbcf9 (of
-- an earlier run: renamed), o11c.before_registry, o11c.before_osusr_customer_bb6b330eee,
-- o11c.after_osusr_customer_bb6b330eee, o11c.before_odc_users_7fb8deb786,
-- o11c.after_odc_users_7fb8deb786, o11c.before_odc_groups_6b0fd31589, o11c.after_odc_groups_6b0fd31589
-- Locks: ACCESS SHARE on o11_target.odc_groups, o11_target.odc_users, o11_target.osusr_customer (until
-- COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-prepare-for-undo] 3 of 30:' 'prepare for undo'
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
ALTER TABLE IF EXISTS "o11c"."map_role_bed61fb7b8" RENAME TO "before_map_role_bed61fb7b8"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_user_f9b11b2f84" RENAME TO "before_map_user_f9b11b2f84"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_group_82be168321" RENAME TO "before_map_group_82be168321"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_customer_5e36fdbcf9" RENAME TO "before_map_customer_5e36fdbcf9"
/* step 030-prepare-for-undo */;

-- Rows of o11_target.osusr_customer as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_osusr_customer_bb6b330eee" AS
SELECT CAST(NULL AS text) AS "o11c_step", "id", "name", "created_by", "mark"
FROM "o11_target"."osusr_customer"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.osusr_customer as the run leaves them.
CREATE TABLE "o11c"."after_osusr_customer_bb6b330eee" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.odc_users as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_odc_users_7fb8deb786" AS
SELECT CAST(NULL AS text) AS "o11c_step", "id", "name", "email", "photo_url"
FROM "o11_target"."odc_users"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.odc_users as the run leaves them.
CREATE TABLE "o11c"."after_odc_users_7fb8deb786" (
  "id" varchar(36) NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.odc_groups as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_odc_groups_6b0fd31589" AS
SELECT CAST(NULL AS text) AS "o11c_step", "id", "name", "description"
FROM "o11_target"."odc_groups"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.odc_groups as the run leaves them.
CREATE TABLE "o11c"."after_odc_groups_6b0fd31589" (
  "id" varchar(36) NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;
