-- Step 030-prepare-for-undo (3 of 14): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_customer_5e36fdbcf9 (of an earlier run: renamed), o11c.before_registry,
-- o11c.before_like_5efd9b843d, o11c.before_comment_7212340312, o11c.before_post_c28c4380a1,
-- o11c.before_customer_5e36fdbcf9, o11c.after_customer_5e36fdbcf9
-- Locks: ACCESS SHARE on o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T02_COMMENT,
-- o11_target.OSUSR_T02_LIKE, o11_target.OSUSR_T02_POST (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-prepare-for-undo] 3 of 14:' 'prepare for undo'
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
ALTER TABLE IF EXISTS "o11c"."map_customer_5e36fdbcf9" RENAME TO "before_map_customer_5e36fdbcf9"
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T02_LIKE as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_like_5efd9b843d" AS
SELECT CAST(NULL AS text) AS "o11c_step", "ID1", "COMMENTID1", "CUSTOMERID1", "MARK1"
FROM "o11_target"."OSUSR_T02_LIKE"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T02_COMMENT as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_comment_7212340312" AS
SELECT CAST(NULL AS text) AS "o11c_step", "ID1", "POSTID1", "TEXT1", "MARK1"
FROM "o11_target"."OSUSR_T02_COMMENT"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T02_POST as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_post_c28c4380a1" AS
SELECT CAST(NULL AS text) AS "o11c_step", "ID1", "AUTHORID1", "FANID1", "ANSWERSID1", "MARK1"
FROM "o11_target"."OSUSR_T02_POST"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_CUSTOMER as they were, beside the step that changes them.
CREATE TABLE "o11c"."before_customer_5e36fdbcf9" AS
SELECT CAST(NULL AS text) AS "o11c_step", "ID1", "NAME1", "MARK1"
FROM "o11_target"."OSUSR_T01_CUSTOMER"
WITH NO DATA
/* step 030-prepare-for-undo */;

-- Rows of o11_target.OSUSR_T01_CUSTOMER as the run leaves them.
CREATE TABLE "o11c"."after_customer_5e36fdbcf9" (
  "id" integer NOT NULL,
  "hash" bytea NOT NULL
)
/* step 030-prepare-for-undo */;
