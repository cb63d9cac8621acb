-- Step 200-forget-system-user (20 of 38): forget (System).User
-- Why here: the deleted users get new ids
-- Writes: o11c.map_user_f9b11b2f84
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[200-forget-system-user]' 'forget (System).User'
\set o11c_rows 0

-- (System).User: the pairs of rows that are deleted are forgotten.
DELETE FROM "o11c"."map_user_f9b11b2f84"
WHERE "new_id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_user_bd902553b2"
)
/* step 200-forget-system-user */;
\set o11c_rows :ROW_COUNT

