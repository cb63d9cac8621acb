-- Step 110-select-rows-of-system-user-role (11 of 30): select rows of (System).User_Role
-- Why here: of those who take part, roles of the plan{U+27}s modules
-- Reads: o11_source.ossys_user_role, temporary table rows_user_8fadb4a988, temporary table
-- rows_role_29fbbf38a9
-- Writes: temporary table rows_user_role_efe5d2ed3d
-- Locks: ACCESS SHARE on o11_source.ossys_user_role (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[110-select-rows-of-system-user-role] 11 of 30:' 'select rows of (System).User_Role'
\set o11c_rows 0

-- Rows of (System).User_Role (source): those whose user_id is a selected row of (System).User and
-- whose role_id is a selected row of (System).Role.
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
  AND EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_role_29fbbf38a9" AS "k"
    WHERE
      "k"."id" = "t"."role_id"
  )
/* step 110-select-rows-of-system-user-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_role_efe5d2ed3d"
/* step 110-select-rows-of-system-user-role */;
