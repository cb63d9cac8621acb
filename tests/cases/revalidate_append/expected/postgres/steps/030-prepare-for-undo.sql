-- Step 030-prepare-for-undo (3 of 17): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_tenant_63c9ad9cd6 (of an earlier run: renamed), o11c.map_size_002f2778d0 (of an earlier
-- run: renamed), o11c.map_user_f9b11b2f84 (of an earlier run: renamed), o11c.map_department_37bb0c3751
-- (of an earlier run: renamed), o11c.map_employee_3ecc7e7821 (of an earlier run: renamed),
-- o11c.before_registry, o11c.after_department_37bb0c3751, o11c.after_employee_3ecc7e7821
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-prepare-for-undo] 3 of 17:' 'prepare for undo'
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
ALTER TABLE IF EXISTS "o11c"."map_tenant_63c9ad9cd6" RENAME TO "before_map_tenant_63c9ad9cd6"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_size_002f2778d0" RENAME TO "before_map_size_002f2778d0"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_user_f9b11b2f84" RENAME TO "before_map_user_f9b11b2f84"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_department_37bb0c3751" RENAME TO "before_map_department_37bb0c3751"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_employee_3ecc7e7821" RENAME TO "before_map_employee_3ecc7e7821"
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_DEPARTMENT as the run leaves them.
CREATE TABLE "o11c"."after_department_37bb0c3751" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_EMPLOYEE as the run leaves them.
CREATE TABLE "o11c"."after_employee_3ecc7e7821" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;
