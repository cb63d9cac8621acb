-- Step 290-insert-system-group (29 of 39): insert (System).Group
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.ossys_group, o11c.map_group_82be168321, o11c.map_tenant_63c9ad9cd6
-- Writes: o11_target.ossys_group
-- Locks: ROW EXCLUSIVE on o11_target.ossys_group; ROW SHARE on o11_target.ossys_tenant; ACCESS SHARE
-- on o11_source.ossys_group, o11_target.ossys_group (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_group waits (reading goes
-- on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[290-insert-system-group] 29 of 39:' 'insert (System).Group'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_group" (
  "id",
  "name",
  "tenant_id",
  "description"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where TENANT_ID and NAME agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."name" AS "name", /* NAME: copied */
  "r2"."new_id" AS "tenant_id", /* TENANT_ID: reference to (System).Tenant, through its map */
  "s"."description" AS "description" /* DESCRIPTION: copied */
FROM "o11_source"."ossys_group" AS "s"
JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r2"
  ON "r2"."old_id" = "s"."tenant_id"
/* step 290-insert-system-group */;
\set o11c_rows :ROW_COUNT
