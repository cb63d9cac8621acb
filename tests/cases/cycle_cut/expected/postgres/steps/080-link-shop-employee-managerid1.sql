-- Step 080-link-shop-employee-managerid1 (8 of 9): link Shop.Employee MANAGERID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.OSUSR_S01_EMPLOYEE
-- Writes: o11_target.OSUSR_T01_EMPLOYEE
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-link-shop-employee-managerid1]' 'link Shop.Employee MANAGERID1'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_T01_EMPLOYEE" AS "t" SET "MANAGERID1" = "r"."new_id"
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
JOIN "o11c"."map_employee_3ecc7e7821" AS "m"
  ON "m"."old_id" = "s"."ID"
JOIN "o11c"."map_employee_3ecc7e7821" AS "r"
  ON "r"."old_id" = "s"."MANAGERID"
WHERE "t"."ID1" = "m"."new_id"
/* step 080-link-shop-employee-managerid1 */;
\set o11c_rows :ROW_COUNT

