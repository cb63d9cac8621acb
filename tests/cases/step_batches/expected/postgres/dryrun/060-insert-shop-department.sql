-- Step 060-insert-shop-department (6 of 10): insert Shop.Department
-- Why here: nothing that it refers to must be in before; references to Shop.Employee are set by a
-- later step
-- Reads: o11_source.OSUSR_S01_DEPARTMENT, o11c.map_department_37bb0c3751
-- Writes: o11_target.OSUSR_T01_DEPARTMENT, o11c.after_department_37bb0c3751
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_DEPARTMENT; ROW EXCLUSIVE on
-- o11_target.OSUSR_T01_DEPARTMENT; ACCESS SHARE on o11_source.OSUSR_S01_DEPARTMENT,
-- o11_target.OSUSR_T01_DEPARTMENT (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_DEPARTMENT waits (reading goes on); who changes the
-- same rows of o11_target.OSUSR_T01_DEPARTMENT waits
-- Cost (estimate): about 3 rows, size unknown, a second at most
-- Part of dryrun.sql, inside its one transaction; migrate.sql has steps/060-insert-shop-department.sql. Do not run it alone.
\echo '[060-insert-shop-department] 6 of 10:' 'insert Shop.Department'
\set o11c_rows 0

-- TRUNCATE and ALTER of the source would show through this transaction's view: they wait.
LOCK TABLE "o11_source"."OSUSR_S01_DEPARTMENT" IN ACCESS SHARE MODE
/* step 060-insert-shop-department */;

-- Keep other writers out until this transaction ends; its view of the data is taken after the wait.
-- Reading goes on.
LOCK TABLE "o11_target"."OSUSR_T01_DEPARTMENT" IN SHARE ROW EXCLUSIVE MODE
/* step 060-insert-shop-department */;

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
/* step 060-insert-shop-department */;
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
/* step 060-insert-shop-department */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_department_37bb0c3751"
/* step 060-insert-shop-department */;
