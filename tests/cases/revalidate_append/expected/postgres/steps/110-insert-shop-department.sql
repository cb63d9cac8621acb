-- Step 110-insert-shop-department (11 of 17): insert Shop.Department
-- Why here: nothing that it refers to must be in before; references to Shop.Employee are set by a
-- later step
-- Reads: o11_source.OSUSR_S01_DEPARTMENT, o11c.map_department_37bb0c3751
-- Writes: o11_target.OSUSR_T01_DEPARTMENT
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_DEPARTMENT; ACCESS SHARE on
-- o11_source.OSUSR_S01_DEPARTMENT, o11_target.OSUSR_T01_DEPARTMENT (until COMMIT)
-- Applications: since step 010-open-the-run everybody who uses o11_target.OSUSR_T01_DEPARTMENT waits
-- Cost (estimate): about 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[110-insert-shop-department] 11 of 17:' 'insert Shop.Department'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_DEPARTMENT" (
  "ID1",
  "HEADID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  NULL AS "HEADID1", /* HeadId: reference to Shop.Employee, through its map; cut out of a cycle, set afterwards */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_DEPARTMENT" AS "s"
JOIN "o11c"."map_department_37bb0c3751" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 110-insert-shop-department */;
\set o11c_rows :ROW_COUNT
