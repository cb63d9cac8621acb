-- Step 130-update-shop-customer (13 of 17): update Shop.Customer
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.OSUSR_S01_CUSTOMER
-- Writes: o11_target.OSUSR_T01_CUSTOMER
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-update-shop-customer]' 'update Shop.Customer'
\set o11c_rows 0

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."OSUSR_T01_CUSTOMER" AS "t" SET "CODE1" = CASE WHEN ((pg_temp.o11c_fold(CAST("t"."CODE1" AS text) COLLATE pg_catalog."C") <> pg_temp.o11c_fold(CAST("q"."CODE1" AS text) COLLATE pg_catalog."C")) OR (("t"."CODE1" IS NULL AND NOT "q"."CODE1" IS NULL)) OR ((NOT "t"."CODE1" IS NULL AND "q"."CODE1" IS NULL))) THEN "q"."CODE1" ELSE "t"."CODE1" END,
  "NAME1" = "q"."NAME1",
  "BOSSID1" = "q"."BOSSID1",
  "MARK1" = "q"."MARK1"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."CODE" AS "CODE1", /* Code: copied; a spelling that reads the same stays */
    "s"."NAME" AS "NAME1", /* Name: copied */
    "r2"."new_id" AS "BOSSID1", /* BossId: reference to Shop.Customer, through its map */
    "s"."MARK" AS "MARK1" /* Mark: copied */
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
  LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "r2"
    ON "r2"."old_id" = "s"."BOSSID"
) AS "q"
WHERE "t"."ID1" = "q"."o11c_new"
  AND (
    (((pg_temp.o11c_fold(CAST("t"."CODE1" AS text) COLLATE pg_catalog."C") <> pg_temp.o11c_fold(CAST("q"."CODE1" AS text) COLLATE pg_catalog."C")) OR (("t"."CODE1" IS NULL AND NOT "q"."CODE1" IS NULL)) OR ((NOT "t"."CODE1" IS NULL AND "q"."CODE1" IS NULL))))
    OR (CAST("t"."NAME1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."NAME1" AS text) COLLATE pg_catalog."C")
    OR ("t"."BOSSID1" IS DISTINCT FROM "q"."BOSSID1")
    OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
  )
/* step 130-update-shop-customer */;
\set o11c_rows :ROW_COUNT

