-- Step 370-insert-shop-order (37 of 38): insert Shop.Order
-- Why here: after (System).User, which its rows refer to
-- Reads: o11_source.OSUSR_S01_ORDER
-- Writes: o11_target.OSUSR_T01_ORDER
-- Rows in the source: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[370-insert-shop-order]' 'insert Shop.Order'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_ORDER" (
  "ID1",
  "CREATEDBY1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "CREATEDBY1", /* CreatedBy: reference to (System).User, through its map */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r2"
  ON "r2"."old_id" = "s"."CREATEDBY"
/* step 370-insert-shop-order */;
\set o11c_rows :ROW_COUNT

