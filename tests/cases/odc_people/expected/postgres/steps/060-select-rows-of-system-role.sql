-- Step 060-select-rows-of-system-role (6 of 30): select rows of (System).Role
-- Why here: roles of the plan{U+27}s modules; no others are given
-- Reads: o11_source.ossys_role
-- Writes: temporary table rows_role_29fbbf38a9
-- Locks: ACCESS SHARE on o11_source.ossys_role (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-select-rows-of-system-role] 6 of 30:' 'select rows of (System).Role'
\set o11c_rows 0

-- Rows of (System).Role (source): those whose id is 30 or 31.
INSERT INTO "pg_temp"."rows_role_29fbbf38a9" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_role" AS "t"
WHERE
  CAST("t"."id" AS text) IN ('30', '31')
/* step 060-select-rows-of-system-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_role_29fbbf38a9"
/* step 060-select-rows-of-system-role */;
