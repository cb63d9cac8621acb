-- Step 060-insert-shop-order (6 of 7): insert Shop.Order
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_ORDER
-- Writes: o11_target.OSUSR_T01_ORDER
-- Rows in the source: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-insert-shop-order]' 'insert Shop.Order'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_ORDER" (
  "ID1",
  "CONTACTEMAIL1",
  "AMOUNT1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  pg_temp.o11c_mask_email_250(CAST("s"."CONTACTEMAIL" AS text) COLLATE pg_catalog."C") AS "CONTACTEMAIL1", /* ContactEmail: masked (fake), as the project file says */
  "s"."AMOUNT" AS "AMOUNT1", /* Amount: copied */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 060-insert-shop-order */;
\set o11c_rows :ROW_COUNT

