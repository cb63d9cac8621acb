-- Step 130-link-shop-department-headid1 (13 of 17): link Shop.Department HEADID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.OSUSR_S01_DEPARTMENT, o11c.map_department_37bb0c3751, o11c.map_employee_3ecc7e7821
-- Writes: o11_target.OSUSR_T01_DEPARTMENT, o11c.after_department_37bb0c3751
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_DEPARTMENT; ROW SHARE on o11_target.OSUSR_T01_EMPLOYEE;
-- ACCESS SHARE on o11_source.OSUSR_S01_DEPARTMENT, o11_target.OSUSR_T01_DEPARTMENT (until COMMIT)
-- Applications: since step 010-open-the-run everybody who uses o11_target.OSUSR_T01_DEPARTMENT waits
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-link-shop-department-headid1] 13 of 17:' 'link Shop.Department HEADID1'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_T01_DEPARTMENT" AS "t" SET "HEADID1" = "r"."new_id"
FROM "o11_source"."OSUSR_S01_DEPARTMENT" AS "s"
JOIN "o11c"."map_department_37bb0c3751" AS "m"
  ON "m"."old_id" = "s"."ID"
JOIN "o11c"."map_employee_3ecc7e7821" AS "r"
  ON "r"."old_id" = "s"."HEADID"
WHERE "t"."ID1" = "m"."new_id"
/* step 130-link-shop-department-headid1 */;
\set o11c_rows :ROW_COUNT

-- Each row of Shop.Department that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO "o11c"."after_department_37bb0c3751" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."HEADID1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_DEPARTMENT" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_department_37bb0c3751" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
/* step 130-link-shop-department-headid1 */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_department_37bb0c3751"
/* step 130-link-shop-department-headid1 */;
