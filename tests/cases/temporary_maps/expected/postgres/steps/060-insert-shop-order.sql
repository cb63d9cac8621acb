-- Step 060-insert-shop-order (6 of 7): insert Shop.Order
-- Why here: after Shop.Customer, which its rows refer to
-- Reads: o11_source.OSUSR_S01_ORDER, pg_temp.map_order_b095562f7b, pg_temp.map_customer_5e36fdbcf9
-- Writes: o11_target.OSUSR_T01_ORDER
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_ORDER; ROW SHARE on o11_target.OSUSR_T01_CUSTOMER;
-- ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_ORDER waits (reading
-- goes on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-insert-shop-order] 6 of 7:' 'insert Shop.Order'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_ORDER" (
  "ID1",
  "CUSTOMERID1",
  "AMOUNT1",
  "PLACED1",
  "PAID1",
  "SCAN1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "CUSTOMERID1", /* CustomerId: reference to Shop.Customer, through its map */
  "s"."AMOUNT" AS "AMOUNT1", /* Amount: copied */
  "s"."PLACED" AS "PLACED1", /* Placed: copied */
  "s"."PAID" AS "PAID1", /* Paid: copied */
  "s"."SCAN" AS "SCAN1", /* Scan: copied */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
JOIN "pg_temp"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "pg_temp"."map_customer_5e36fdbcf9" AS "r2"
  ON "r2"."old_id" = "s"."CUSTOMERID"
/* step 060-insert-shop-order */;
\set o11c_rows :ROW_COUNT
