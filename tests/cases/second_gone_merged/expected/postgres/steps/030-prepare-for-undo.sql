-- Step 030-prepare-for-undo (3 of 18): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map, o11c.map_customer_5e36fdbcf9, o11c.map_order_b095562f7b
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.before_registry, o11c.before_map_customer_5e36fdbcf9, o11c.before_map_order_b095562f7b,
-- o11c.before_customer_5e36fdbcf9, o11c.after_customer_5e36fdbcf9, o11c.before_order_b095562f7b,
-- o11c.after_order_b095562f7b
-- Locks: ACCESS SHARE on o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-prepare-for-undo] 3 of 18:' 'prepare for undo'
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

-- Maps that this run goes on with, as they were.
CREATE TABLE "o11c"."before_map_customer_5e36fdbcf9" AS
SELECT old_id, new_id, fresh, made
FROM "o11c"."map_customer_5e36fdbcf9"
/* step 030-prepare-for-undo */;

CREATE TABLE "o11c"."before_map_order_b095562f7b" AS
SELECT old_id, new_id, fresh, made
FROM "o11c"."map_order_b095562f7b"
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_CUSTOMER as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_customer_5e36fdbcf9" AS
SELECT CAST(NULL AS text) AS "o11c_step", "ID1", "CODE1", "NAME1", "BOSSID1", "MARK1"
FROM "o11_target"."OSUSR_T01_CUSTOMER"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_CUSTOMER as the run leaves them.
CREATE TABLE "o11c"."after_customer_5e36fdbcf9" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_ORDER as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_order_b095562f7b" AS
SELECT CAST(NULL AS text) AS "o11c_step", "ID1", "CUSTOMERID1", "NOTE1", "MARK1"
FROM "o11_target"."OSUSR_T01_ORDER"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_ORDER as the run leaves them.
CREATE TABLE "o11c"."after_order_b095562f7b" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;
