-- Step 080-forget-rows-of-shop-order-that-are-gone (8 of 18): forget rows of Shop.Order that are gone
-- Why here: before rows are written: a reference to a row that is gone has no partner
-- Reads: temporary table rows_order_gone_5aca38b1af
-- Writes: o11c.map_order_b095562f7b
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-forget-rows-of-shop-order-that-are-gone] 8 of 18:' 'forget rows of Shop.Order that are gone'
\set o11c_rows 0

-- Shop.Order: the pairs of rows that are deleted are forgotten.
DELETE FROM "o11c"."map_order_b095562f7b"
WHERE "new_id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_order_gone_5aca38b1af"
)
/* step 080-forget-rows-of-shop-order-that-are-gone */;
\set o11c_rows :ROW_COUNT
