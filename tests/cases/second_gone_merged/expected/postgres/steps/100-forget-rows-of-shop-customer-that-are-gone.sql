-- Step 100-forget-rows-of-shop-customer-that-are-gone (10 of 18): forget rows of Shop.Customer that are gone
-- Why here: before rows are written: a reference to a row that is gone has no partner
-- Reads: temporary table rows_customer_gone_50210bbee7
-- Writes: o11c.map_customer_5e36fdbcf9
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[100-forget-rows-of-shop-customer-that-are-gone] 10 of 18:' 'forget rows of Shop.Customer that are gone'
\set o11c_rows 0

-- Shop.Customer: the pairs of rows that are deleted are forgotten.
DELETE FROM "o11c"."map_customer_5e36fdbcf9"
WHERE "new_id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_customer_gone_50210bbee7"
)
/* step 100-forget-rows-of-shop-customer-that-are-gone */;
\set o11c_rows :ROW_COUNT
