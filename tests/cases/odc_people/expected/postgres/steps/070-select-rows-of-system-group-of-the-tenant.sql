-- Step 070-select-rows-of-system-group-of-the-tenant (7 of 30): select rows of (System).Group (of the tenant)
-- Why here: groups of the default tenant
-- Reads: o11_source.ossys_group
-- Writes: temporary table rows_group_of_the_tenant_7e66393f1e
-- Locks: ACCESS SHARE on o11_source.ossys_group (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 5 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-select-rows-of-system-group-of-the-tenant] 7 of 30:' 'select rows of (System).Group (of the tenant)'
\set o11c_rows 0

-- Rows of (System).Group (source): those whose tenant_id is 5.
INSERT INTO "pg_temp"."rows_group_of_the_tenant_7e66393f1e" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_group" AS "t"
WHERE
  CAST("t"."tenant_id" AS text) IN ('5')
/* step 070-select-rows-of-system-group-of-the-tenant */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_of_the_tenant_7e66393f1e"
/* step 070-select-rows-of-system-group-of-the-tenant */;
