-- Step 070-link-shop-department-headid1 (7 of 9): link Shop.Department HEADID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.OSUSR_S01_DEPARTMENT
-- Writes: o11_target.OSUSR_T01_DEPARTMENT
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-link-shop-department-headid1]' 'link Shop.Department HEADID1'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_T01_DEPARTMENT" AS "t" SET "HEADID1" = "r"."new_id"
FROM "o11_source"."OSUSR_S01_DEPARTMENT" AS "s"
JOIN "o11c"."map_department_37bb0c3751" AS "m"
  ON "m"."old_id" = "s"."ID"
JOIN "o11c"."map_employee_3ecc7e7821" AS "r"
  ON "r"."old_id" = "s"."HEADID"
WHERE "t"."ID1" = "m"."new_id"
/* step 070-link-shop-department-headid1 */;
\set o11c_rows :ROW_COUNT

