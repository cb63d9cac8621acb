-- Step 370-insert-citymanager-city (37 of 47): insert CityManager.City
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_CITY
-- Writes: o11_target.OSUSR_T01_CITY
-- Rows in the source: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[370-insert-citymanager-city]' 'insert CityManager.City'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_CITY" (
  "ID1",
  "NAME1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."NAME" AS "NAME1", /* Name: copied */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_CITY" AS "s"
JOIN "o11c"."map_city_3472b4bd9f" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 370-insert-citymanager-city */;
\set o11c_rows :ROW_COUNT

