-- Step 100-select-rows-of-system-user-role (10 of 38): select rows of (System).User_Role
-- Why here: roles of the modules in scope; no others are granted
-- Reads: o11_source.ossys_user_role
-- Writes: temporary table rows_user_role_efe5d2ed3d
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[100-select-rows-of-system-user-role]' 'select rows of (System).User_Role'
\set o11c_rows 0

-- Rows of (System).User_Role (source): those whose user_id is a selected row of (System).User and
-- whose role_id is 30.
INSERT INTO "pg_temp"."rows_user_role_efe5d2ed3d" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_user_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
  AND CAST("t"."role_id" AS text) IN ('30')
/* step 100-select-rows-of-system-user-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_role_efe5d2ed3d"
/* step 100-select-rows-of-system-user-role */;

