-- Step 210-forget-system-user (21 of 39): forget (System).User
-- Why here: the deleted users get new ids
-- Reads: temporary table rows_user_bd902553b2
-- Writes: o11c.map_user_f9b11b2f84
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[210-forget-system-user] 21 of 39:' 'forget (System).User'
\set o11c_rows 0

-- (System).User: the pairs of rows that are deleted are forgotten.
DELETE FROM "o11c"."map_user_f9b11b2f84"
WHERE "new_id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_user_bd902553b2"
)
/* step 210-forget-system-user */;
\set o11c_rows :ROW_COUNT
