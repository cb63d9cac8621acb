-- Step 030-prepare-for-undo (3 of 8): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_customer_5e36fdbcf9 (of an earlier run: renamed), o11c.map_order_b095562f7b (of an earlier
-- run: renamed), o11c.before_registry, o11c.after_customer_5e36fdbcf9, o11c.after_order_b095562f7b
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; those of the target stay disabled until the run is done
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql, where it is a transaction of its own, and of dryrun.sql, one transaction for all steps;
-- do not run it alone.
\echo '[030-prepare-for-undo] 3 of 8:' 'prepare for undo'
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
/* step 030-prepare-for-undo: undone; of migrate.sql what came before it stays, run it again to go on */;

-- The registry of maps as it was.
CREATE TABLE o11c.before_registry AS
SELECT espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id
FROM o11c.map
/* step 030-prepare-for-undo: undone; of migrate.sql what came before it stays, run it again to go on */;

-- Maps of earlier runs that this one replaces are put aside; they come back with rollback.sql.
ALTER TABLE IF EXISTS "o11c"."map_customer_5e36fdbcf9" RENAME TO "before_map_customer_5e36fdbcf9"
/* step 030-prepare-for-undo: undone; of migrate.sql what came before it stays, run it again to go on */;

ALTER TABLE IF EXISTS "o11c"."map_order_b095562f7b" RENAME TO "before_map_order_b095562f7b"
/* step 030-prepare-for-undo: undone; of migrate.sql what came before it stays, run it again to go on */;

-- Rows of o11_target.OSUSR_T01_CUSTOMER as the run leaves them.
CREATE TABLE "o11c"."after_customer_5e36fdbcf9" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo: undone; of migrate.sql what came before it stays, run it again to go on */;

-- Rows of o11_target.OSUSR_T01_ORDER as the run leaves them.
CREATE TABLE "o11c"."after_order_b095562f7b" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo: undone; of migrate.sql what came before it stays, run it again to go on */;
