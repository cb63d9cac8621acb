-- Step 380-insert-citymanager-city (38 of 48): insert CityManager.City
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_CITY, o11c.map_city_3472b4bd9f
-- Writes: o11_target.OSUSR_T01_CITY, o11c.after_city_3472b4bd9f
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_CITY; ACCESS SHARE on o11_source.OSUSR_S01_CITY,
-- o11_target.OSUSR_T01_CITY (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_CITY waits (reading
-- goes on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[380-insert-citymanager-city] 38 of 48:' 'insert CityManager.City'
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
/* step 380-insert-citymanager-city */;
\set o11c_rows :ROW_COUNT

-- Each row of CityManager.City that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO "o11c"."after_city_3472b4bd9f" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."NAME1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_CITY" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_city_3472b4bd9f" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
/* step 380-insert-citymanager-city */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_city_3472b4bd9f"
/* step 380-insert-citymanager-city */;
