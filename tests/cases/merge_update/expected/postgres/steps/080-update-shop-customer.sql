-- Step 080-update-shop-customer (8 of 9): update Shop.Customer
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.OSUSR_S01_CUSTOMER
-- Writes: o11_target.OSUSR_T01_CUSTOMER
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-update-shop-customer]' 'update Shop.Customer'
\set o11c_rows 0

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."OSUSR_T01_CUSTOMER" AS "t" SET "LIMIT1" = "q"."LIMIT1",
  "SCAN1" = "q"."SCAN1",
  "SINCE1" = "q"."SINCE1",
  "MARK1" = "q"."MARK1"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."LIMIT" AS "LIMIT1", /* Limit: copied */
    "s"."SCAN" AS "SCAN1", /* Scan: copied */
    "s"."SINCE" AS "SINCE1", /* Since: copied */
    "s"."MARK" AS "MARK1" /* Mark: copied */
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
) AS "q"
WHERE "t"."ID1" = "q"."o11c_new"
  AND (
    ("t"."LIMIT1" IS DISTINCT FROM "q"."LIMIT1")
    OR ("t"."SCAN1" IS DISTINCT FROM "q"."SCAN1")
    OR ("t"."SINCE1" IS DISTINCT FROM "q"."SINCE1")
    OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
  )
/* step 080-update-shop-customer */;
\set o11c_rows :ROW_COUNT

