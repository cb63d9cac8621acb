-- Step 150-select-system-user-to-write-again (15 of 39): select (System).User to write again
-- Why here: users.policy is recreate: those that both sides have are deleted and written again
-- Reads: o11_target.ossys_user, o11c.map_user_f9b11b2f84
-- Writes: temporary table rows_user_bd902553b2
-- Locks: ACCESS SHARE on o11_target.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[150-select-system-user-to-write-again] 15 of 39:' 'select (System).User to write again'
\set o11c_rows 0

-- Rows of (System).User (target): those that are partners of source rows in the map of (System).User.
INSERT INTO "pg_temp"."rows_user_bd902553b2" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_target"."ossys_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "m"."new_id" = "t"."id"
  )
/* step 150-select-system-user-to-write-again */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_bd902553b2"
/* step 150-select-system-user-to-write-again */;
