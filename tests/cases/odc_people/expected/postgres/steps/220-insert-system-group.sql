-- Step 220-insert-system-group (22 of 30): insert (System).Group
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.ossys_group, o11c.map_group_82be168321
-- Writes: o11_target.odc_groups
-- Locks: ROW EXCLUSIVE on o11_target.odc_groups; ACCESS SHARE on o11_source.ossys_group,
-- o11_target.odc_groups (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.odc_groups waits (reading goes
-- on)
-- Cost (estimate): at most 5 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[220-insert-system-group] 22 of 30:' 'insert (System).Group'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map.
INSERT INTO "o11_target"."odc_groups" (
  "id",
  "name",
  "description"
)
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where NAME agrees; for the rest, a UUID made of tenant and name, so that every run gives the same */
  "s"."name" AS "name", /* NAME: copied */
  "s"."description" AS "description" /* DESCRIPTION: copied */
FROM "o11_source"."ossys_group" AS "s"
JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
/* step 220-insert-system-group */;
\set o11c_rows :ROW_COUNT
