-- Step 080-insert-shop-note (8 of 9): insert Shop.Note
-- Why here: after Shop.UserExtended, which its rows refer to
-- Reads: o11_source.OSUSR_S01_NOTE
-- Writes: o11_target.OSUSR_T01_NOTE
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-insert-shop-note]' 'insert Shop.Note'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already
-- reserved, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_NOTE" (
  "ID1",
  "OWNERID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "OWNERID1", /* OwnerId: reference to Shop.UserExtended, through its map */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_NOTE" AS "s"
JOIN "o11c"."map_note_19a8becf9d" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_userextended_05bf41dc2c" AS "r2"
  ON "r2"."old_id" = "s"."OWNERID"
/* step 080-insert-shop-note */;
\set o11c_rows :ROW_COUNT

