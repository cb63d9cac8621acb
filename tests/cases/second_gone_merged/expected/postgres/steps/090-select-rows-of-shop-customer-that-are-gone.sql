-- Step 090-select-rows-of-shop-customer-that-are-gone (9 of 18): select rows of Shop.Customer that are gone
-- Why here: when all partners are known
-- Reads: o11_target.OSUSR_T01_CUSTOMER, o11c.map_customer_5e36fdbcf9, o11_source.OSUSR_S01_CUSTOMER
-- Writes: temporary table rows_customer_gone_50210bbee7
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-select-rows-of-shop-customer-that-are-gone] 9 of 18:' 'select rows of Shop.Customer that are gone'
\set o11c_rows 0

-- Rows of Shop.Customer (target): those that an earlier run inserted and whose source row is gone.
INSERT INTO "pg_temp"."rows_customer_gone_50210bbee7" ("id")
SELECT
  "t"."ID1" AS "id"
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
    WHERE
      "m"."new_id" = "t"."ID1"
      AND (
        "m"."made" = TRUE OR "m"."fresh" = TRUE
      )
      AND NOT EXISTS(
        SELECT
          1
        FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
        WHERE
          "s"."ID" = "m"."old_id"
      )
  )
/* step 090-select-rows-of-shop-customer-that-are-gone */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_customer_gone_50210bbee7"
/* step 090-select-rows-of-shop-customer-that-are-gone */;
