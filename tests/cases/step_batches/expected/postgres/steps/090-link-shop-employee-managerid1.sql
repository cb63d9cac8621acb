-- Step 090-link-shop-employee-managerid1 (9 of 10): link Shop.Employee MANAGERID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.OSUSR_S01_EMPLOYEE, o11c.map_employee_3ecc7e7821
-- Writes: o11_target.OSUSR_T01_EMPLOYEE, o11c.after_employee_3ecc7e7821
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_EMPLOYEE; ROW EXCLUSIVE on
-- o11_target.OSUSR_T01_EMPLOYEE; ROW SHARE on o11_target.OSUSR_T01_EMPLOYEE; ACCESS SHARE on
-- o11_source.OSUSR_S01_EMPLOYEE, o11_target.OSUSR_T01_EMPLOYEE (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_EMPLOYEE waits (reading goes on); who changes the
-- same rows of o11_target.OSUSR_T01_EMPLOYEE waits
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql, where each batch is a transaction of its own; dryrun.sql has dryrun/090-link-shop-employee-managerid1.sql.
-- Do not run it alone.
\echo '[090-link-shop-employee-managerid1] 9 of 10:' 'link Shop.Employee MANAGERID1'
\set o11c_rows 0

-- The rows in batches of their old ids, in that order. Each commits with its row in o11c.batch: a run
-- that goes on begins after the last of them. Locks are taken anew in each.
DO $o11c$
DECLARE
  o11c_run bigint := (SELECT max(run_id) FROM o11c.run);
  o11c_batch bigint;
  o11c_total bigint;
  o11c_added bigint;
  o11c_first integer;
  o11c_last integer;
BEGIN
  SELECT coalesce(max(b.batch), 0), coalesce(sum(b.rows), 0) INTO o11c_batch, o11c_total FROM o11c.batch AS b WHERE b.run_id = o11c_run AND b.step_id = '090-link-shop-employee-managerid1';
  SELECT b.upto INTO o11c_last FROM o11c.batch AS b WHERE b.run_id = o11c_run AND b.step_id = '090-link-shop-employee-managerid1' AND b.batch = o11c_batch;
  LOOP
    COMMIT;
    SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
    -- TRUNCATE and ALTER of the source would show through this transaction's view: they wait.
LOCK TABLE "o11_source"."OSUSR_S01_EMPLOYEE" IN ACCESS SHARE MODE;
    -- Keep other writers out until this transaction ends; its view of the data is taken after the wait. Reading goes on.
LOCK TABLE "o11_target"."OSUSR_T01_EMPLOYEE" IN SHARE ROW EXCLUSIVE MODE;
    o11c_first := (SELECT m."old_id" FROM "o11c"."map_employee_3ecc7e7821" AS m
      WHERE o11c_last IS NULL OR m."old_id" > o11c_last ORDER BY m."old_id" LIMIT 1);
    EXIT WHEN o11c_first IS NULL;
    o11c_last := (SELECT q."old_id" FROM (SELECT m."old_id" FROM "o11c"."map_employee_3ecc7e7821" AS m
      WHERE m."old_id" >= o11c_first ORDER BY m."old_id" LIMIT 1) AS q ORDER BY q."old_id" DESC LIMIT 1);
    -- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_T01_EMPLOYEE" AS "t" SET "MANAGERID1" = "r"."new_id"
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
JOIN "o11c"."map_employee_3ecc7e7821" AS "m"
  ON "m"."old_id" = "s"."ID"
  AND "m"."old_id" >= o11c_first
  AND "m"."old_id" <= o11c_last
JOIN "o11c"."map_employee_3ecc7e7821" AS "r"
  ON "r"."old_id" = "s"."MANAGERID"
WHERE "t"."ID1" = "m"."new_id";
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_batch := o11c_batch + 1;
    o11c_total := o11c_total + o11c_added;
    INSERT INTO o11c.batch (run_id, step_id, batch, upto, rows, finished)
    VALUES (o11c_run, '090-link-shop-employee-managerid1', o11c_batch, o11c_last, o11c_added, clock_timestamp());
    COMMIT;
    RAISE INFO '[090-link-shop-employee-managerid1] batch %: % rows so far', o11c_batch, o11c_total;
  END LOOP;
END
$o11c$
/* step 090-link-shop-employee-managerid1: undone; of migrate.sql what came before it stays, run it again to go on */;

SELECT coalesce(sum(rows), 0) AS o11c_rows FROM o11c.batch
WHERE run_id = :o11c_run AND step_id = '090-link-shop-employee-managerid1' \gset
-- The last transaction of the step: the driver adds its row in the journal.
BEGIN ISOLATION LEVEL REPEATABLE READ;

-- What an earlier step has recorded of this table.
DELETE FROM "o11c"."after_employee_3ecc7e7821"
/* step 090-link-shop-employee-managerid1: undone; of migrate.sql what came before it stays, run it again to go on */;

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
/* step 090-link-shop-employee-managerid1: undone; of migrate.sql what came before it stays, run it again to go on */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_employee_3ecc7e7821"
/* step 090-link-shop-employee-managerid1: undone; of migrate.sql what came before it stays, run it again to go on */;
