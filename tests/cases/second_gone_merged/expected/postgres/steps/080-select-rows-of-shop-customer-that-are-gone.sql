-- Step 080-select-rows-of-shop-customer-that-are-gone (8 of 17): select rows of Shop.Customer that are gone
-- Why here: when all partners are known
-- Reads: o11_target.OSUSR_T01_CUSTOMER, o11_source.OSUSR_S01_CUSTOMER, o11c.map_customer_5e36fdbcf9
-- Writes: temporary table rows_customer_gone_50210bbee7
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-select-rows-of-shop-customer-that-are-gone]' 'select rows of Shop.Customer that are gone'
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
/* step 080-select-rows-of-shop-customer-that-are-gone */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_customer_gone_50210bbee7"
/* step 080-select-rows-of-shop-customer-that-are-gone */;

