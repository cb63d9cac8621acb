-- Step 180-select-system-group-user-of-those-users (18 of 39): select (System).Group_User of those users
-- Why here: links go before the users that they belong to
-- Reads: o11_target.ossys_group_user, temporary table rows_user_bd902553b2
-- Writes: temporary table rows_group_user_3b8d71bdbf
-- Locks: ACCESS SHARE on o11_target.ossys_group_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[180-select-system-group-user-of-those-users] 18 of 39:' 'select (System).Group_User of those users'
\set o11c_rows 0

-- Rows of (System).Group_User (target): those whose user_id is a selected row of (System).User.
INSERT INTO "pg_temp"."rows_group_user_3b8d71bdbf" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_target"."ossys_group_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_bd902553b2" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
/* step 180-select-system-group-user-of-those-users */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_user_3b8d71bdbf"
/* step 180-select-system-group-user-of-those-users */;
