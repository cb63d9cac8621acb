-- Step 040-insert-shop-part (4 of 6): insert Shop.Part
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_PART
-- Writes: o11_target.OSUSR_T01_PART
-- Rows expected: about 3 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-insert-shop-part]' 'insert Shop.Part'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already
-- reserved, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_PART" (
  "ID1",
  "PARENTID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  NULL AS "PARENTID1", /* ParentId: reference to Shop.Part, through its map; a self-reference, set afterwards */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_PART" AS "s"
JOIN "o11c"."map_part_2688024046" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 040-insert-shop-part */;
\set o11c_rows :ROW_COUNT

