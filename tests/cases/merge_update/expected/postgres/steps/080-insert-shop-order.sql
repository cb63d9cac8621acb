-- Step 080-insert-shop-order (8 of 10): insert Shop.Order
-- Why here: after Shop.Customer, which its rows refer to
-- Reads: o11_source.OSUSR_S01_ORDER, o11c.map_order_b095562f7b, o11c.map_customer_5e36fdbcf9
-- Writes: o11_target.OSUSR_T01_ORDER, o11c.after_order_b095562f7b
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_ORDER; ROW SHARE on o11_target.OSUSR_T01_CUSTOMER;
-- ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_ORDER waits (reading
-- goes on)
-- Cost (estimate): about 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-insert-shop-order] 8 of 10:' 'insert Shop.Order'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_ORDER" (
  "ID1",
  "CUSTOMERID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "CUSTOMERID1", /* CustomerId: reference to Shop.Customer, through its map */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "r2"
  ON "r2"."old_id" = "s"."CUSTOMERID"
/* step 080-insert-shop-order */;
\set o11c_rows :ROW_COUNT

-- Each row of Shop.Order that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO "o11c"."after_order_b095562f7b" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."CUSTOMERID1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_order_b095562f7b" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
/* step 080-insert-shop-order */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_order_b095562f7b"
/* step 080-insert-shop-order */;
