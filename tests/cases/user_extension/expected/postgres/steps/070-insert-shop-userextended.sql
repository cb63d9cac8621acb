-- Step 070-insert-shop-userextended (7 of 9): insert Shop.UserExtended
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_USEREXTENDED
-- Writes: o11_target.OSUSR_T01_USEREXTENDED
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-insert-shop-userextended]' 'insert Shop.UserExtended'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map.
INSERT INTO "o11_target"."OSUSR_T01_USEREXTENDED" (
  "ID1",
  "NICK1",
  "MARK1"
)
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is itself a reference to (System).User */
  "s"."NICK" AS "NICK1", /* Nick: copied */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_USEREXTENDED" AS "s"
JOIN "o11c"."map_userextended_05bf41dc2c" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 070-insert-shop-userextended */;
\set o11c_rows :ROW_COUNT

