-- Step 140-update-shop-order (14 of 17): update Shop.Order
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.OSUSR_S01_ORDER
-- Writes: o11_target.OSUSR_T01_ORDER
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[140-update-shop-order]' 'update Shop.Order'
\set o11c_rows 0

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."OSUSR_T01_ORDER" AS "t" SET "CUSTOMERID1" = "q"."CUSTOMERID1",
  "NOTE1" = "q"."NOTE1",
  "MARK1" = "q"."MARK1"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "r2"."new_id" AS "CUSTOMERID1", /* CustomerId: reference to Shop.Customer, through its map */
    "s"."NOTE" AS "NOTE1", /* Note: copied */
    "s"."MARK" AS "MARK1" /* Mark: copied */
  FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
  JOIN "o11c"."map_order_b095562f7b" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
  LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "r2"
    ON "r2"."old_id" = "s"."CUSTOMERID"
) AS "q"
WHERE "t"."ID1" = "q"."o11c_new"
  AND (
    ("t"."CUSTOMERID1" IS DISTINCT FROM "q"."CUSTOMERID1")
    OR (CAST("t"."NOTE1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."NOTE1" AS text) COLLATE pg_catalog."C")
    OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
  )
/* step 140-update-shop-order */;
\set o11c_rows :ROW_COUNT

