-- Step 120-select-rows-of-system-group-role (12 of 30): select rows of (System).Group_Role
-- Why here: of those who take part, roles of the plan{U+27}s modules
-- Reads: o11_source.ossys_group_role, temporary table rows_group_fe15a92aa3, temporary table
-- rows_role_29fbbf38a9
-- Writes: temporary table rows_group_role_dfc78eb941
-- Locks: ACCESS SHARE on o11_source.ossys_group_role (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[120-select-rows-of-system-group-role] 12 of 30:' 'select rows of (System).Group_Role'
\set o11c_rows 0

-- Rows of (System).Group_Role (source): those whose group_id is a selected row of (System).Group and
-- whose role_id is a selected row of (System).Role.
INSERT INTO "pg_temp"."rows_group_role_dfc78eb941" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group_role" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_fe15a92aa3" AS "k"
    WHERE
      "k"."id" = "t"."group_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_role_29fbbf38a9" AS "k"
    WHERE
      "k"."id" = "t"."role_id"
  )
/* step 120-select-rows-of-system-group-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_role_dfc78eb941"
/* step 120-select-rows-of-system-group-role */;
