-- Step 030-prepare-for-undo (3 of 13): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_role_bed61fb7b8 (of an earlier run: renamed), o11c.map_tenant_63c9ad9cd6 (of an earlier
-- run: renamed), o11c.map_table_002f2778d0 (of an earlier run: renamed), o11c.map_user_f9b11b2f84 (of
-- an earlier run: renamed), o11c.map_select_136c2dda09 (of an earlier run: renamed),
-- o11c.map_llllllllllllllllllllllllllllllll_e462e3ec0b (of an earlier run: renamed),
-- o11c.before_registry, o11c.after_select_136c2dda09,
-- o11c.after_llllllllllllllllllllllllllllllll_e462e3ec0b
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-prepare-for-undo] 3 of 13:' 'prepare for undo'
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

ALTER TABLE IF EXISTS "o11c"."map_tenant_63c9ad9cd6" RENAME TO "before_map_tenant_63c9ad9cd6"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_table_002f2778d0" RENAME TO "before_map_table_002f2778d0"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_user_f9b11b2f84" RENAME TO "before_map_user_f9b11b2f84"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_select_136c2dda09" RENAME TO "before_map_select_136c2dda09"
/* step 030-prepare-for-undo */;

ALTER TABLE IF EXISTS "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" RENAME TO "before_map_llllllllllllllllllllllllllllllll_e462e3ec0b"
/* step 030-prepare-for-undo */;

-- Rows of o11_target.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t as the run leaves them.
CREATE TABLE "o11c"."after_select_136c2dda09" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} as the
-- run leaves them.
CREATE TABLE "o11c"."after_llllllllllllllllllllllllllllllll_e462e3ec0b" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;
