-- Step 160-select-system-user-role-of-those-users (16 of 39): select (System).User_Role of those users
-- Why here: links go before the users that they belong to
-- Reads: o11_target.ossys_user_role, temporary table rows_user_bd902553b2
-- Writes: temporary table rows_user_role_75a57aa166
-- Locks: ACCESS SHARE on o11_target.ossys_user_role (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[160-select-system-user-role-of-those-users] 16 of 39:' 'select (System).User_Role of those users'
\set o11c_rows 0

-- Rows of (System).User_Role (target): those whose user_id is a selected row of (System).User and
-- whose role_id is 50.
INSERT INTO "pg_temp"."rows_user_role_75a57aa166" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_target"."ossys_user_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_bd902553b2" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
  AND CAST("t"."role_id" AS text) IN ('50')
/* step 160-select-system-user-role-of-those-users */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_role_75a57aa166"
/* step 160-select-system-user-role-of-those-users */;
