-- Step 080-select-rows-of-system-group-user (8 of 30): select rows of (System).Group_User
-- Why here: members who take part
-- Reads: o11_source.ossys_group_user, temporary table rows_group_of_the_tenant_7e66393f1e, temporary
-- table rows_user_8fadb4a988
-- Writes: temporary table rows_group_user_7c51916bf8
-- Locks: ACCESS SHARE on o11_source.ossys_group_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 7 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-select-rows-of-system-group-user] 8 of 30:' 'select rows of (System).Group_User'
\set o11c_rows 0

-- Rows of (System).Group_User (source): those whose group_id is a selected row of (System).Group and
-- whose user_id is a selected row of (System).User.
INSERT INTO "pg_temp"."rows_group_user_7c51916bf8" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group_user" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_of_the_tenant_7e66393f1e" AS "k"
    WHERE
      "k"."id" = "t"."group_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
    WHERE
      "k"."id" = "t"."user_id"
  )
/* step 080-select-rows-of-system-group-user */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_user_7c51916bf8"
/* step 080-select-rows-of-system-group-user */;
