-- Step 450-insert-citymanager-street (45 of 59): insert CityManager.Street
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_STREET, o11c.map_street_1bdc5a0f37
-- Writes: o11_target.OSUSR_T01_STREET, o11c.after_street_1bdc5a0f37
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_STREET; ACCESS SHARE on o11_source.OSUSR_S01_STREET,
-- o11_target.OSUSR_T01_STREET (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_STREET waits (reading
-- goes on)
-- Cost (estimate): about 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[450-insert-citymanager-street] 45 of 59:' 'insert CityManager.Street'
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
/* step 450-insert-citymanager-street */;
\set o11c_rows :ROW_COUNT

-- Each row of CityManager.Street that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO "o11c"."after_street_1bdc5a0f37" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_STREET" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_street_1bdc5a0f37" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."ID1"
/* step 450-insert-citymanager-street */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_street_1bdc5a0f37"
/* step 450-insert-citymanager-street */;
