-- Step 090-forget-rows-of-shop-customer-that-are-gone (9 of 17): forget rows of Shop.Customer that are gone
-- Why here: before rows are written: a reference to a row that is gone has no partner
-- Writes: o11c.map_customer_5e36fdbcf9
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-forget-rows-of-shop-customer-that-are-gone]' 'forget rows of Shop.Customer that are gone'
\set o11c_rows 0

-- Shop.Customer: the pairs of rows that are deleted are forgotten.
DELETE FROM "o11c"."map_customer_5e36fdbcf9"
WHERE "new_id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_customer_gone_50210bbee7"
)
/* step 090-forget-rows-of-shop-customer-that-are-gone */;
\set o11c_rows :ROW_COUNT

