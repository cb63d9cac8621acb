-- Step 070-insert-shop-employee (7 of 10): insert Shop.Employee
-- Why here: after Shop.Department, which its rows refer to
-- Reads: o11_source.OSUSR_S01_EMPLOYEE, o11c.map_employee_3ecc7e7821, o11c.map_department_37bb0c3751
-- Writes: o11_target.OSUSR_T01_EMPLOYEE, o11c.after_employee_3ecc7e7821
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_EMPLOYEE; ROW EXCLUSIVE on
-- o11_target.OSUSR_T01_EMPLOYEE; ROW SHARE on o11_target.OSUSR_T01_DEPARTMENT; ACCESS SHARE on
-- o11_source.OSUSR_S01_EMPLOYEE, o11_target.OSUSR_T01_EMPLOYEE (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_EMPLOYEE waits (reading goes on); who changes the
-- same rows of o11_target.OSUSR_T01_EMPLOYEE waits
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of dryrun.sql, inside its one transaction; migrate.sql has steps/070-insert-shop-employee.sql. Do not run it alone.
\echo '[070-insert-shop-employee] 7 of 10:' 'insert Shop.Employee'
\set o11c_rows 0

-- TRUNCATE and ALTER of the source would show through this transaction's view: they wait.
LOCK TABLE "o11_source"."OSUSR_S01_EMPLOYEE" IN ACCESS SHARE MODE
/* step 070-insert-shop-employee */;

-- Keep other writers out until this transaction ends; its view of the data is taken after the wait.
-- Reading goes on.
LOCK TABLE "o11_target"."OSUSR_T01_EMPLOYEE" IN SHARE ROW EXCLUSIVE MODE
/* step 070-insert-shop-employee */;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_EMPLOYEE" (
  "ID1",
  "DEPARTMENTID1",
  "MANAGERID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "DEPARTMENTID1", /* DepartmentId: reference to Shop.Department, through its map */
  NULL AS "MANAGERID1", /* ManagerId: reference to Shop.Employee, through its map; a self-reference, set afterwards */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
JOIN "o11c"."map_employee_3ecc7e7821" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_department_37bb0c3751" AS "r2"
  ON "r2"."old_id" = "s"."DEPARTMENTID"
/* step 070-insert-shop-employee */;
\set o11c_rows :ROW_COUNT

-- Each row of Shop.Employee that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO "o11c"."after_employee_3ecc7e7821" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."DEPARTMENTID1", "t"."MANAGERID1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_EMPLOYEE" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_employee_3ecc7e7821" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
/* step 070-insert-shop-employee */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_employee_3ecc7e7821"
/* step 070-insert-shop-employee */;
