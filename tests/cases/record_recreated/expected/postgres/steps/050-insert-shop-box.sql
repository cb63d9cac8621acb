-- Step 050-insert-shop-box (5 of 6): insert Shop.Box
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_BOX
-- Writes: o11_target.OSUSR_T01_BOX
-- Rows expected: about 3 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-insert-shop-box]' 'insert Shop.Box'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already
-- reserved, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_BOX" (
  "ID1",
  "SIZEID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "SIZEID1", /* SizeId: reference to Shop.Size, through its map */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_BOX" AS "s"
JOIN "o11c"."map_box_c442fa2091" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_size_002f2778d0" AS "r2"
  ON "r2"."old_id" = "s"."SIZEID"
/* step 050-insert-shop-box */;
\set o11c_rows :ROW_COUNT

