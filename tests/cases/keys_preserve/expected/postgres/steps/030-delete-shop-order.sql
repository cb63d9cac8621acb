-- Step 030-delete-shop-order (3 of 11): delete Shop.Order
-- Why here: mode replace: consumers are deleted before the rows that they refer to
-- Writes: o11_target.OSUSR_T01_ORDER
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-delete-shop-order]' 'delete Shop.Order'
\set o11c_rows 0

-- Mode replace: the target's own rows go.
DELETE FROM "o11_target"."OSUSR_T01_ORDER"
/* step 030-delete-shop-order */;
\set o11c_rows :ROW_COUNT

