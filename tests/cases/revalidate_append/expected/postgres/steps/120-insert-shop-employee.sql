-- Step 120-insert-shop-employee (12 of 17): insert Shop.Employee
-- Why here: after (System).User, Shop.Department, which its rows refer to
-- Reads: o11_source.OSUSR_S01_EMPLOYEE, o11c.map_employee_3ecc7e7821, o11c.map_department_37bb0c3751,
-- o11c.map_size_002f2778d0, o11c.map_user_f9b11b2f84
-- Writes: o11_target.OSUSR_T01_EMPLOYEE
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_EMPLOYEE; ROW SHARE on o11_target.OSUSR_T01_DEPARTMENT,
-- o11_target.OSUSR_T01_SIZE, o11_target.ossys_user; ACCESS SHARE on o11_source.OSUSR_S01_EMPLOYEE,
-- o11_target.OSUSR_T01_EMPLOYEE (until COMMIT)
-- Applications: since step 010-open-the-run everybody who uses o11_target.OSUSR_T01_EMPLOYEE waits
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[120-insert-shop-employee] 12 of 17:' 'insert Shop.Employee'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_EMPLOYEE" (
  "ID1",
  "DEPARTMENTID1",
  "MANAGERID1",
  "SIZEID1",
  "USERID1",
  "FORMERID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "DEPARTMENTID1", /* DepartmentId: reference to Shop.Department, through its map */
  NULL AS "MANAGERID1", /* ManagerId: reference to Shop.Employee, through its map; a self-reference, set afterwards */
  "r3"."new_id" AS "SIZEID1", /* SizeId: reference to Shop.Size, through its map */
  "r4"."new_id" AS "USERID1", /* UserId: reference to (System).User, through its map */
  "r5"."new_id" AS "FORMERID1", /* FormerId: reference to Shop.Department, through its map */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
JOIN "o11c"."map_employee_3ecc7e7821" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_department_37bb0c3751" AS "r2"
  ON "r2"."old_id" = "s"."DEPARTMENTID"
LEFT JOIN "o11c"."map_size_002f2778d0" AS "r3"
  ON "r3"."old_id" = "s"."SIZEID"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r4"
  ON "r4"."old_id" = "s"."USERID"
LEFT JOIN "o11c"."map_department_37bb0c3751" AS "r5"
  ON "r5"."old_id" = "s"."FORMERID"
/* step 120-insert-shop-employee */;
\set o11c_rows :ROW_COUNT
