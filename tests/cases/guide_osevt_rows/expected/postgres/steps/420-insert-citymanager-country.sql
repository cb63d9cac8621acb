-- Step 420-insert-citymanager-country (42 of 58): insert CityManager.Country
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_COUNTRY
-- Writes: o11_target.OSUSR_T01_COUNTRY
-- Rows in the source: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[420-insert-citymanager-country]' 'insert CityManager.Country'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_COUNTRY" (
  "ID1",
  "NAME1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."NAME" AS "NAME1", /* Name: copied */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_COUNTRY" AS "s"
JOIN "o11c"."map_country_9d32f3c1fc" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 420-insert-citymanager-country */;
\set o11c_rows :ROW_COUNT

