-- Step 130-link-shop-customer-bossid1 (13 of 18): link Shop.Customer BOSSID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11c.map_customer_5e36fdbcf9
-- Writes: o11_target.OSUSR_T01_CUSTOMER
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_CUSTOMER; ROW SHARE on o11_target.OSUSR_T01_CUSTOMER;
-- ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_CUSTOMER waits (reading
-- goes on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-link-shop-customer-bossid1] 13 of 18:' 'link Shop.Customer BOSSID1'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: the fresh ones of the map.
UPDATE "o11_target"."OSUSR_T01_CUSTOMER" AS "t" SET "BOSSID1" = "r"."new_id"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID" AND "m"."fresh" = TRUE
JOIN "o11c"."map_customer_5e36fdbcf9" AS "r"
  ON "r"."old_id" = "s"."BOSSID"
WHERE "t"."ID1" = "m"."new_id"
/* step 130-link-shop-customer-bossid1 */;
\set o11c_rows :ROW_COUNT
