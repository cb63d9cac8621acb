-- Step 440-insert-citymanager-street (44 of 58): insert CityManager.Street
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_STREET
-- Writes: o11_target.OSUSR_T01_STREET
-- Rows in the source: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[440-insert-citymanager-street]' 'insert CityManager.Street'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_STREET" (
  "ID1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_STREET" AS "s"
JOIN "o11c"."map_street_1bdc5a0f37" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 440-insert-citymanager-street */;
\set o11c_rows :ROW_COUNT

