-- Step 040-delete-shop-customer (4 of 11): delete Shop.Customer
-- Why here: mode replace: consumers are deleted before the rows that they refer to
-- Writes: o11_target.OSUSR_T01_CUSTOMER
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-delete-shop-customer]' 'delete Shop.Customer'
\set o11c_rows 0

-- Mode replace: the target's own rows go.
DELETE FROM "o11_target"."OSUSR_T01_CUSTOMER"
/* step 040-delete-shop-customer */;
\set o11c_rows :ROW_COUNT

